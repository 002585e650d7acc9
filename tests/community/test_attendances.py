"""Who comes and who came, by name: for those who hold events at the place, and for some time only."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import attendances, events, guests, people
from community.database import Transaction
from community.errors import EventEnded, NotAllowed, NotFound
from community.events import Event
from community.people import Person, RoleName
from community.trail import Entry
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.gathering import leaves, many, neighbours, own, waits
from tests.community.inviting import by, calls_off, comes, drafted, held, now
from tests.community.sending import DAY, HOUR, NOON, at

pytestmark = pytest.mark.usefixtures("noon")


async def sheet(transaction: Transaction, event: Event, reader: Person, page: int = 0) -> dict[str, Any]:
    async with transaction.reading() as session:
        return await attendances.sheet(session, event.id, by=reader, page=page)


async def notes(transaction: Transaction, event: Event, who: Person, reader: Person, *, came: bool = True) -> None:
    async with transaction() as session:
        await attendances.note(session, event.id, who.id, by=reader, came=came)


async def test_the_list_holds_who_comes_before_who_waits_and_how_many_they_are(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=6)
    zhou, zheng, wu, wang = await neighbours(transaction, *"周郑吴王")
    await comes(transaction, event, zhou, heads=4)
    await waits(transaction, event, wu, 3)
    await comes(transaction, event, zheng, heads=2)
    await leaves(transaction, event, wang)
    said = await sheet(transaction, event, cast.chen)
    listed = [(one["name"], one["heads"], one["state"]) for one in said["people"]]
    assert listed == [("周", 4, "coming"), ("郑", 2, "coming"), ("吴", 3, "waiting")]
    counted = {key: said[key] for key in ("families", "heads", "waiting", "waiting_heads", "away", "came", "noting")}
    assert counted == {
        "families": 2,
        "heads": 6,
        "waiting": 1,
        "waiting_heads": 3,
        "away": 1,
        "came": 0,
        "noting": False,
    }


@pytest.mark.parametrize("role", [None, *RoleName])
@pytest.mark.parametrize("where", ["community", "grid", "other_grid"])
async def test_names_are_for_those_who_hold_events_at_the_place(
    transaction: Transaction, cast: Cast, role: RoleName | None, where: str
) -> None:
    event = await held(transaction, cast, place_id=cast.grid.id, starts_at=NOON + HOUR)
    await comes(transaction, event, cast.li)
    (reader,) = await neighbours(transaction, "周")
    if role is RoleName.ADMINISTRATOR:
        async with transaction() as session:
            await people.name_administrators(session, [5, reader.telegram_id])
    elif role is not None:
        async with transaction() as session:
            await people.grant(session, reader, role=role, place_id=getattr(cast, where).id, by=cast.zhao)
    may = role is RoleName.ADMINISTRATOR or (
        role in {RoleName.STAFF, RoleName.GRID_WORKER} and where in {"community", "grid"}
    )
    if may:
        assert [one["name"] for one in (await sheet(transaction, event, reader))["people"]] == ["Li"]
        await notes(transaction, event, cast.li, reader)
        return
    with pytest.raises(NotAllowed):
        await sheet(transaction, event, reader)
    with pytest.raises(NotAllowed):
        await notes(transaction, event, cast.li, reader)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await attendances.count(session, event.id, by=reader)


async def test_a_thousand_names_come_twenty_a_page(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast)
    everybody = await many(transaction, 1001)
    async with transaction() as session:
        session.add_all(
            guests.Guest(event_id=event.id, person_id=one.id, state="coming", heads=1, position=at_)
            for at_, one in enumerate(everybody)
        )
    first, last = await sheet(transaction, event, cast.chen), await sheet(transaction, event, cast.chen, page=999)
    assert (len(first["people"]), first["pages"], last["page"], len(last["people"])) == (20, 51, 50, 1)
    assert last["people"][0]["person_id"] == everybody[-1].id


async def test_who_came_is_noted_from_an_hour_before_and_taken_back(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=NOON + DAY)
    for who, heads in ((cast.zhang, 4), (cast.li, 2)):
        await comes(transaction, event, who, heads=heads)
    with pytest.raises(EventEnded) as refused:
        await notes(transaction, event, cast.zhang, cast.chen)
    assert refused.value.fields == {"state": "ahead"}
    at(NOON + DAY - HOUR)
    for who in (cast.zhang, cast.li):
        await notes(transaction, event, who, cast.chen)
    assert (await sheet(transaction, event, cast.chen))["came"] == 6
    await notes(transaction, event, cast.li, cast.chen, came=False)
    async with transaction() as session:
        assert await attendances.count(session, event.id, by=cast.chen) == 4
    assert (await now(transaction, event)).came == 4
    assert (await own(transaction, event, cast.li)).came is None
    with pytest.raises(NotFound):
        await notes(transaction, event, cast.wang, cast.chen)


async def test_a_list_that_is_complete_counts_as_a_number_does(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=NOON + HOUR)
    await comes(transaction, event, cast.zhang, heads=3)
    await by(transaction, NOON + 4 * HOUR)
    await notes(transaction, event, cast.zhang, cast.chen)
    async with transaction() as session:
        assert await attendances.count(session, event.id, by=cast.chen) == 3
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "event-post")
        assert (card.arguments or {})["came"] == 3
        own = select(col(Entry.act)).where(col(Entry.subject) == event.subject).order_by(col(Entry.id).desc())
        assert (await session.scalars(own)).first() == "counted"


async def test_nobody_is_noted_at_what_was_called_off_and_a_draft_has_no_list(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=NOON + HOUR)
    await comes(transaction, event, cast.zhang)
    await calls_off(transaction, event, cast.chen)
    at(NOON + 2 * HOUR)
    with pytest.raises(EventEnded):
        await notes(transaction, event, cast.zhang, cast.chen)
    draft = await drafted(transaction, cast)
    with pytest.raises(NotFound):
        await sheet(transaction, draft, cast.chen)


async def test_names_of_what_was_called_off_long_before_do_not_wait_for_its_day(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=NOON + 300 * DAY)
    await comes(transaction, event, cast.zhang)
    await calls_off(transaction, event, cast.chen)
    later = NOON + attendances.NAMES_KEPT_FOR + HOUR
    async with transaction() as session:
        assert await attendances.forget_old(session, now=later) == 1
    at(later)
    assert (await sheet(transaction, event, cast.chen))["gone"]


async def test_names_are_deleted_after_ninety_days_and_the_counts_stay(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, starts_at=NOON + HOUR)
    counted = await held(transaction, cast, starts_at=NOON + HOUR)
    for one in (event, counted):
        await comes(transaction, one, cast.zhang, heads=3)
    await by(transaction, NOON + 2 * HOUR)
    for one in (event, counted):
        await notes(transaction, one, cast.zhang, cast.chen)
    async with transaction() as session:
        (await events.event(session, counted.id)).came = 17
    later = NOON + 4 * HOUR + attendances.NAMES_KEPT_FOR
    async with transaction() as session:
        assert await attendances.forget_old(session, now=later - 2 * HOUR) == 0
        assert await attendances.forget_old(session, now=later) == 2
        assert await attendances.forget_old(session, now=later) == 0
    async with transaction.reading() as session:
        assert await guests.of(session, event.id) == []
    assert [(await now(transaction, one)).came for one in (event, counted)] == [3, 17]
    assert (await now(transaction, event)).taken == 3
    at(later)
    assert (await sheet(transaction, event, cast.chen))["gone"]
