"""Holding an event: from a draft to an open one, changed with a reason, called off, and over."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, attendances, attending, batches, events, guests, hosting, hosts, people
from community.database import Transaction
from community.errors import (
    BadEvent,
    CommunityError,
    EventEnded,
    EventOpen,
    EventUnready,
    NeedsReason,
    NeedsWords,
    NotAllowed,
    NotFound,
    SeatsTaken,
    WordsTooLong,
)
from community.events import Event, Kind, State
from community.gaps import Gap, gaps
from community.guests import State as Guest
from community.outbox import Batch, Delivery
from community.people import Person
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliveries
from tests.community.inviting import WHOLE, alters, armed, by, calls_off, comes, drafted, held, now
from tests.community.sending import DAY, HOUR, MINUTE, NOON

pytestmark = pytest.mark.usefixtures("noon")


async def a_resident(transaction: Transaction, cast: Cast, number: int) -> Person:
    async with transaction() as session:
        who = await people.meet(session, telegram_id=100 + number, name=f"R{number}", client_language="en")
        await people.start(session, who.id)
        await people.settle(session, who.id, place_id=cast.building.id)
    return who


async def told(transaction: Transaction, card: str) -> list[tuple[set[int], dict[str, Any]]]:
    """Return who is told by each batch of this card, and what."""
    async with transaction.reading() as session:
        found = (await session.scalars(select(Batch).where(col(Batch.card) == card).order_by(col(Batch.id)))).all()
        return [(set(await batches.readers(session, one)), one.arguments or {}) for one in found]


async def test_an_event_opens_once_with_a_number_a_card_in_the_group_and_its_clocks(
    transaction: Transaction, cast: Cast
) -> None:
    draft = await drafted(transaction, cast, **WHOLE, starts_at=NOON + 3 * DAY)
    assert (draft.state, draft.number, draft.seats, draft.ends_at) == (
        State.DRAFT,
        None,
        None,
        NOON + 3 * DAY + 2 * HOUR,
    )
    for _ in range(2):
        async with transaction() as session:
            found = await access.held_event(session, draft.id, by=cast.chen)
            found = await hosting.open(session, found, by=cast.chen)
        assert (found.state, found.number, found.host_id) == (State.OPEN, 1, cast.chen.id)
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "event-post")
    assert card.chat_id == RESIDENTS
    assert (card.arguments or {})["title"] == WHOLE["title"]
    assert not {"reason", "host_id", "name"} & (card.arguments or {}).keys()
    assert (await armed(transaction, found.subject))[hosting.OVER] == found.ends_at


@pytest.mark.usefixtures("at_once")
async def test_two_thumbs_at_once_open_it_once(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast, **WHOLE, starts_at=NOON + DAY)

    async def tap(person: Person) -> int | None:
        async with transaction() as session:
            found = await access.held_event(session, draft.id, by=person)
            return (await hosting.open(session, found, by=person)).number

    assert await asyncio.gather(*(tap(one) for one in (cast.chen, cast.zhao, cast.chen))) == [1, 1, 1]
    async with transaction.reading() as session:
        assert len(await deliveries(session, "event-post")) == 1


@pytest.mark.parametrize("missing", list(Gap))
async def test_nothing_is_told_before_title_time_and_place_are_known(
    transaction: Transaction, cast: Cast, missing: Gap
) -> None:
    fields: dict[str, Any] = {"title": "下棋", "time": NOON + DAY, "venue": "凉亭"}
    values: dict[str, Any] = {
        ("starts_at" if name == "time" else name): value for name, value in fields.items() if name != missing
    }
    draft = await drafted(transaction, cast, **values)
    with pytest.raises(EventUnready) as refusal:
        async with transaction() as session:
            await hosting.open(session, await access.held_event(session, draft.id, by=cast.chen), by=cast.chen)
    assert refusal.value.fields["missing"] == (missing,)
    assert (await now(transaction, draft)).state == State.DRAFT


async def test_what_was_to_begin_meanwhile_needs_another_time(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast, **WHOLE, starts_at=NOON + HOUR)
    await by(transaction, NOON + 2 * HOUR)
    with pytest.raises(EventUnready):
        async with transaction() as session:
            await hosting.open(session, await access.held_event(session, draft.id, by=cast.chen), by=cast.chen)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"title": "？！"}, "title"),
        ({"title": "包" * 61}, "title"),
        ({"starts_at": NOON - MINUTE}, "past"),
        ({"starts_at": NOON + 400 * DAY}, "far"),
        ({"starts_at": NOON + DAY, "ends_at": NOON + 9 * DAY}, "long"),
        ({"starts_at": NOON + DAY, "ends_at": NOON + DAY}, "times"),
        ({"seats": 0}, "seats"),
        ({"seats": 2001}, "seats"),
    ],
)
async def test_what_cannot_be_is_refused(
    transaction: Transaction, cast: Cast, values: dict[str, Any], why: str
) -> None:
    with pytest.raises(BadEvent) as refusal:
        await drafted(transaction, cast, **values)
    assert refusal.value.fields["why"] == why


async def test_words_have_a_length_and_choices_are_those_of_the_buttons(transaction: Transaction, cast: Cast) -> None:
    for field, longest in (("notes", 500), ("venue", 120), ("whom", 120)):
        too_long: dict[str, Any] = {field: "水" * (longest + 1)}
        with pytest.raises(WordsTooLong):
            await drafted(transaction, cast, **too_long)
    for values in ({"kind": Kind.BIRTHDAY}, {"kind": "party"}, {"topic": "secrets"}, {"repeat": "daily"}):
        with pytest.raises(NotFound):
            await drafted(transaction, cast, **values)
    draft = await drafted(
        transaction, cast, seats=None, kind=Kind.TRAINING, topic="jobs", repeat="weekly", picture="photo"
    )
    assert (draft.seats, draft.kind, draft.topic, draft.repeat, draft.picture) == (
        None, "training", "jobs", "weekly", "photo",
    )  # fmt: skip
    draft = await drafted(transaction, cast, topic="", repeat="")
    assert (draft.topic, draft.repeat) == (None, None)


async def test_an_open_event_is_changed_with_a_reason_and_whom_it_concerns_hears_what_is_new(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, seats=2)
    ma, guo, he = [await a_resident(transaction, cast, number) for number in range(3)]
    await comes(transaction, found, ma, heads=2)
    await comes(transaction, found, guo, sure=True)
    async with transaction() as session:
        await attending.leave(session, found.id, by=he)
    with pytest.raises(NeedsReason):
        await alters(transaction, found, cast.chen, reason=" ", venue="广场")
    later = NOON + 4 * DAY
    await alters(transaction, found, cast.chen, reason="活动室漏水", venue="广场", starts_at=later)
    ((readers, said),) = await told(transaction, "event-changed")
    assert readers == {ma.id, guo.id}
    assert (said["news"], said["reason"], said["venue"]) == (["time", "where"], "活动室漏水", "广场")
    found = await now(transaction, found)
    assert (found.starts_at, found.ends_at) == (later, later + 2 * HOUR)
    assert (await armed(transaction, found.subject))[hosting.OVER] == later + 2 * HOUR
    # The same once more changes nothing, and tells nobody.
    await alters(transaction, found, cast.chen, reason="", venue="广场")
    assert len(await told(transaction, "event-changed")) == 1


async def test_of_places_and_pictures_nobody_is_told_and_more_room_asks_who_waits(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, seats=2)
    ma, guo = [await a_resident(transaction, cast, number) for number in range(2)]
    await comes(transaction, found, ma, heads=2)
    await comes(transaction, found, guo, heads=3, sure=True)
    with pytest.raises(SeatsTaken) as refusal:
        await alters(transaction, found, cast.chen, reason="", seats=1)
    assert refusal.value.fields["taken"] == 2
    await alters(transaction, found, cast.chen, reason="", seats=5, picture="new")
    assert await told(transaction, "event-changed") == []
    async with transaction.reading() as session:
        assert [person.id for _, person in await guests.of(session, found.id, Guest.OFFERED)] == [guo.id]
    found = await alters(transaction, found, cast.chen, reason="", seats=None)
    assert found.seats is None


async def test_a_draft_cannot_be_altered_nor_an_open_one_filled_nor_what_began(
    transaction: Transaction, cast: Cast
) -> None:
    draft = await drafted(transaction, cast, title="下棋")
    found = await held(transaction, cast)
    with pytest.raises(NotFound):
        await alters(transaction, draft, cast.chen, venue="广场")
    with pytest.raises(EventOpen):
        async with transaction() as session:
            await hosting.fill(session, found, by=cast.chen, title="别的")
    with pytest.raises(EventOpen):
        async with transaction() as session:
            await hosting.drop(session, found, by=cast.chen)
    await by(transaction, found.starts_at or NOON)
    with pytest.raises(BadEvent) as refusal:
        await alters(transaction, found, cast.chen, venue="广场")
    assert refusal.value.fields["why"] == "begun"


async def test_called_off_is_told_with_the_reason_and_nothing_becomes_due_any_more(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    await comes(transaction, found, cast.zhang, heads=4)
    with pytest.raises(NeedsWords):
        await calls_off(transaction, found, cast.chen, reason="  ")
    for reason in ("下雨", "别的"):
        found = await calls_off(transaction, found, cast.chen, reason=reason)
    assert (found.state, found.reason) == (State.CALLED_OFF, "下雨")
    ((readers, said),) = await told(transaction, "event-called-off")
    assert (readers, said["reason"]) == ({cast.zhang.id}, "下雨")
    assert await armed(transaction, found.subject) == {}
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "event-post")
        (host,) = await deliveries(session, "event-host")
    assert "reason" not in (card.arguments or {})
    assert (card.arguments or {})["state"] == State.CALLED_OFF
    assert (host.person_id, (host.arguments or {})["what"]) == (cast.wang.id, "called-off")
    for doing in (alters(transaction, found, cast.chen, venue="广场"), comes(transaction, found, cast.li)):
        with pytest.raises(EventEnded):
            await doing


async def test_a_thousand_names_are_told_by_one_batch(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    async with transaction() as session:
        many = [Person(telegram_id=10_000 + n, reachable=True, started_at=NOON) for n in range(1000)]
        session.add_all(many)
        await session.flush()
        session.add_all([guests.Guest(event_id=found.id, person_id=one.id, state=Guest.COMING) for one in many])
        assert await guests.take(session, await events.event(session, found.id), 1000)
    await calls_off(transaction, found, cast.chen)
    async with transaction.reading() as session:
        batch = (await session.scalars(select(Batch).where(col(Batch.card) == "event-called-off"))).one()
        tally = await batches.tally(session, batch)
    assert sum(tally.people.values()) == 1000


@pytest.mark.parametrize("other", ["alter", "call-off"])
@pytest.mark.usefixtures("at_once")
async def test_signing_up_while_it_is_changed_leaves_nobody_without_word(
    transaction: Transaction, cast: Cast, other: str
) -> None:
    found = await held(transaction, cast, seats=3)
    people_ = [await a_resident(transaction, cast, number) for number in range(3)]

    async def change() -> None:
        if other == "alter":
            await alters(transaction, found, cast.chen, reason="下雨", venue="广场", seats=2)
        else:
            await calls_off(transaction, found, cast.chen)

    async def come(who: Person) -> None:
        await comes(transaction, found, who, sure=True)

    said = await asyncio.gather(change(), *(come(one) for one in people_), return_exceptions=True)
    assert all(one is None or isinstance(one, CommunityError) for one in said)
    found = await now(transaction, found)
    async with transaction.reading() as session:
        there = await guests.of(session, found.id, *guests.SEATED)
        assert sum(own.heads for own, _ in there) == found.taken
    if other == "alter" and found.seats == 2:
        assert found.taken <= 2
    if other == "call-off":
        ((readers, _),) = await told(transaction, "event-called-off")
        assert readers == {person.id for _, person in there}


async def test_at_its_end_it_is_over_and_its_host_is_asked_how_many_came(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await by(transaction, (found.ends_at or NOON) - MINUTE)
    with pytest.raises(BadEvent):
        async with transaction() as session:
            await hosting.count(
                session, await access.held_event(session, found.id, by=cast.chen), by=cast.chen, came=-1
            )
    await by(transaction, found.ends_at or NOON)
    found = await now(transaction, found)
    assert found.state == State.OVER
    async with transaction.reading() as session:
        (asked,) = await deliveries(session, "event-over")
        (card,) = await deliveries(session, "event-post")
    assert (asked.person_id, (card.arguments or {})["state"]) == (cast.chen.id, State.OVER)
    async with transaction() as session:
        found = await access.held_event(session, found.id, by=cast.chen)
        assert (await hosting.count(session, found, by=cast.chen, came=23)).came == 23
    with pytest.raises(EventEnded):
        await calls_off(transaction, found, cast.chen)


async def test_an_event_that_ends_while_we_are_down_for_three_days_is_over_once_we_are_back(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast)
    for _ in range(2):
        await by(transaction, (found.ends_at or NOON) + 3 * DAY)
    assert (await now(transaction, found)).state == State.OVER
    async with transaction.reading() as session:
        assert len(await deliveries(session, "event-over")) == 1
        assert await deliveries(session, "event-still-on") == []


async def test_an_event_is_held_again_as_it_was_at_another_time(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, seats=30, notes="带围裙", whom="老人优先", topic="seniors", picture="p")
    await by(transaction, (found.ends_at or NOON) + HOUR)
    async with transaction() as session:
        found = await access.held_event(session, found.id, by=cast.zhao)
        new = await hosting.begin(session, by=cast.zhao, place_id=found.place_id, like=found)
    same = ("title", "venue", "notes", "whom", "topic", "seats", "picture", "kind", "place_id")
    assert {name: getattr(new, name) for name in same} == {name: getattr(found, name) for name in same}
    assert (new.state, new.starts_at, new.host_id, new.taken, new.came) == (State.DRAFT, None, cast.zhao.id, 0, None)
    assert gaps(new) == (Gap.TIME,)


async def test_drafts_and_old_messages_are_forgotten_and_numbers_stay(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast, title="下棋")
    found = await held(transaction, cast)
    await comes(transaction, found, cast.zhang)
    await alters(transaction, found, cast.chen, venue="广场")
    over = found.ends_at or NOON
    await by(transaction, over)
    async with transaction() as session:
        assert await hosting.forget_old(session, now=NOON + 15 * DAY) == 1
        assert await session.get(Event, draft.id) is None
        assert await hosting.forget_old(session, now=over + 91 * DAY) == 1
        assert await hosting.forget_old(session, now=over + 92 * DAY) == 0
        left = await session.scalars(select(col(Delivery.key)).where(col(Delivery.key).startswith(f"{found.subject}:")))
        assert left.all() == []
        assert (await events.event(session, found.id)).number == found.number


async def test_who_may_hold_events_where_begins_there_and_nowhere_else(transaction: Transaction, cast: Cast) -> None:
    for who, place, may in (
        (cast.wang, cast.grid, True),
        (cast.wang, cast.building, True),
        (cast.wang, cast.other_grid, False),
        (cast.wang, cast.community, False),
        (cast.chen, cast.other_grid, True),
        (cast.zhao, cast.community, True),
        (cast.li, cast.community, False),
        (cast.zhang, cast.building, False),
    ):
        async with transaction() as session:
            if may:
                assert (await hosting.begin(session, by=who, place_id=place.id)).host_id == who.id
            else:
                with pytest.raises(NotAllowed):
                    await hosting.begin(session, by=who, place_id=place.id)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await hosting.begin(session, by=cast.chen, place_id=None)
    async with transaction.reading() as session:
        assert [one.name for one in await hosts.where(session, cast.wang)] == ["一网格"]
        assert [one.name for one in await hosts.where(session, cast.zhao)] == ["梧桐社区"]
        assert await hosts.where(session, cast.li) == []


async def test_reachable_people_alone_are_written_to(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    ma = await a_resident(transaction, cast, 1)
    await comes(transaction, found, ma)
    await comes(transaction, found, cast.zhang)
    async with transaction() as session:
        await people.unreachable(session, ma.telegram_id)
    await calls_off(transaction, found, cast.chen)
    ((readers, _),) = await told(transaction, "event-called-off")
    assert readers == {cast.zhang.id}


async def test_the_draft_that_waits_is_found_again(transaction: Transaction, cast: Cast) -> None:
    await drafted(transaction, cast)
    titled = await drafted(transaction, cast, title="下棋")
    async with transaction.reading() as session:
        found = await hosting.draft_or_none(session, cast.chen)
        blank = await hosting.draft_or_none(session, cast.chen, titled=False)
        assert found is not None
        assert found.id == titled.id
        assert blank is not None
        assert blank.title == ""
        assert await hosting.draft_or_none(session, cast.wang) is None
    async with transaction() as session:
        await hosting.drop(session, await access.held_event(session, titled.id, by=cast.chen), by=cast.chen)
    with pytest.raises(NotFound):
        await now(transaction, titled)


async def test_who_counted_before_its_end_is_not_asked_how_many_came(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    assert found.starts_at
    assert found.ends_at
    await comes(transaction, found, cast.zhang, heads=3)
    await by(transaction, found.starts_at + MINUTE)
    async with transaction() as session:
        await attendances.note(session, found.id, cast.zhang.id, by=cast.chen, came=True)
        assert await attendances.count(session, found.id, by=cast.chen) == 3
    await by(transaction, found.ends_at + MINUTE)
    assert (await now(transaction, found)).state == State.OVER
    async with transaction.reading() as session:
        assert await deliveries(session, "event-over") == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("下棋\u202eabc", "下棋abc"),
        ("下\u200b棋", "下棋"),
        ("一家人👨\u200d👩\u200d👧来", "一家人👨\u200d👩\u200d👧来"),
        ("彩虹🏳\ufe0f\u200d🌈", "彩虹🏳\ufe0f\u200d🌈"),
        ("下棋\u200d", "下棋"),
    ],
)
async def test_what_nobody_sees_is_in_no_title_and_no_words(
    transaction: Transaction, cast: Cast, typed: str, kept: str
) -> None:
    draft = await drafted(transaction, cast, title=typed, notes=typed)
    assert (draft.title, draft.notes) == (kept, kept)
