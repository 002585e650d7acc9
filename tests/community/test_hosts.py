"""Whether an event takes place, who is asked, and who holds it when nobody does any more."""

import asyncio
from datetime import UTC
from typing import Any

import pytest

from community import access, departures, hosting, hosts, hours, mydata, people, timers
from community.database import Transaction
from community.errors import AlreadyTaken, EventEnded, NotAllowed, NotFound
from community.events import Event, State
from community.people import Person, RoleName
from tests.community.conftest import Cast, Tower
from tests.community.couriers import deliveries
from tests.community.inviting import alters, armed, by, calls_off, drafted, held, now
from tests.community.sending import DAY, HOUR, MINUTE, at, here

#: A Friday on whose morning people play chess, and the moments at which its host is asked.
STARTS = here("2026-12-04 09:45")
EVENING, MORNING = here("2026-12-03 18:00"), here("2026-12-04 08:30")


@pytest.fixture(autouse=True)
def _monday() -> None:
    at(here("2026-11-30 10:00"))


async def asked(transaction: Transaction, card: str = "event-still-on") -> list[tuple[int | None, dict[str, Any]]]:
    async with transaction.reading() as session:
        return [(one.person_id, one.arguments or {}) for one in await deliveries(session, card)]


async def stays(transaction: Transaction, found: Event, person: Person) -> Event:
    async with transaction() as session:
        return await hosts.stays(session, await access.held_event(session, found.id, by=person), by=person)


async def takes_over(transaction: Transaction, found: Event, person: Person) -> Event:
    async with transaction() as session:
        return await hosts.take_over(session, await access.held_event(session, found.id, by=person), by=person)


async def loses_role(transaction: Transaction, cast: Cast, who: Person) -> None:
    async with transaction() as session:
        for role in await people.roles(session, who.id):
            await people.revoke(session, role.id or 0, by=cast.zhao)
        await departures.release_all(session, who, by=cast.zhao)


async def test_the_evening_before_the_host_is_asked_and_one_tap_is_enough(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, starts_at=STARTS)
    await by(transaction, EVENING - MINUTE)
    assert await asked(transaction) == []
    await by(transaction, EVENING)
    ((reader, said),) = await asked(transaction)
    assert (reader, said["answered"], said["held"]) == (cast.chen.id, False, True)
    for _ in range(2):
        assert (await stays(transaction, found, cast.chen)).still_on_at is not None
    assert (await asked(transaction))[0][1]["answered"]
    await by(transaction, MORNING)
    assert len(await asked(transaction)) == 1


async def test_who_is_silent_is_asked_once_more_with_another_and_it_takes_place_anyway(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    await by(transaction, EVENING)
    await by(transaction, MORNING)
    assert [reader for reader, _ in await asked(transaction)] == [cast.wang.id, cast.wang.id, cast.chen.id]
    assert [said["who"] for _, said in await asked(transaction)] == ["", "", "Wang"]
    await stays(transaction, found, cast.chen)
    found = await now(transaction, found)
    assert (found.host_id, found.still_on_at is not None) == (cast.wang.id, True)
    assert all(said["answered"] for _, said in await asked(transaction))
    assert found.state == State.OPEN


async def test_found_late_the_first_question_gives_way_to_the_second(transaction: Transaction, cast: Cast) -> None:
    await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    await by(transaction, MORNING + MINUTE)
    assert [reader for reader, _ in await asked(transaction)] == [cast.wang.id, cast.chen.id]


async def test_a_question_that_fires_as_the_event_is_moved_is_asked_when_it_comes_near(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, starts_at=STARTS)
    at(EVENING - MINUTE)
    await alters(transaction, found, cast.chen, starts_at=STARTS + 7 * DAY)
    async with transaction() as session:
        # What fires while somebody has the event in hand comes again a little later.
        await timers.arm(session, kind=hosts.STILL_ON, subject=found.subject, at=EVENING + 2 * MINUTE)
    await by(transaction, EVENING + HOUR)
    assert await asked(transaction) == []
    await by(transaction, EVENING + 7 * DAY)
    assert len(await asked(transaction)) == 1


@pytest.mark.parametrize(
    ("starts", "moments"),
    [
        # Too early in the day to be asked in the morning: once more before the night.
        ("2026-12-04 08:10", ["2026-12-03 18:00", "2026-12-03 19:30"]),
        ("2026-12-04 09:30", ["2026-12-03 18:00", "2026-12-04 08:30"]),
        ("2026-12-04 19:00", ["2026-12-03 18:00", "2026-12-04 08:30"]),
    ],
)
async def test_nobody_is_asked_at_night(transaction: Transaction, cast: Cast, starts: str, moments: list[str]) -> None:
    found = await held(transaction, cast, starts_at=here(starts))
    due = await armed(transaction, found.subject, *hosts.KINDS)
    assert sorted(due.values()) == [here(one) for one in moments]
    assert not any(map(hours.is_quiet, due.values()))


@pytest.mark.parametrize(
    ("opened", "count"), [("2026-12-03 11:00", 2), ("2026-12-03 13:00", 0), ("2026-12-04 07:00", 0)]
)
async def test_who_opened_it_just_before_is_not_asked(
    transaction: Transaction, cast: Cast, opened: str, count: int
) -> None:
    at(here(opened))
    found = await held(transaction, cast, starts_at=STARTS)
    assert len(await armed(transaction, found.subject, *hosts.KINDS)) == count


async def test_who_moves_it_is_asked_again_only_when_it_comes_near(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, starts_at=STARTS)
    await by(transaction, EVENING)
    found = await alters(transaction, found, cast.chen, starts_at=STARTS + HOUR)
    assert found.still_on_at is not None
    assert await armed(transaction, found.subject, *hosts.KINDS) == {}
    found = await alters(transaction, found, cast.chen, starts_at=STARTS + 2 * DAY)
    assert found.still_on_at is None
    await by(transaction, EVENING + 2 * DAY)
    waiting = [said for _, said in await asked(transaction) if not said["answered"]]
    assert [said["starts_at"] for said in waiting] == [(STARTS + 2 * DAY).astimezone(UTC).isoformat()]


async def test_what_is_called_off_asks_nobody_and_says_so_where_it_asked(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, starts_at=STARTS)
    await by(transaction, EVENING)
    await calls_off(transaction, found, cast.chen)
    ((_, said),) = await asked(transaction)
    assert (said["answered"], said["state"]) == (True, State.CALLED_OFF)
    await by(transaction, MORNING)
    assert len(await asked(transaction)) == 1
    for doing in (stays, takes_over):
        with pytest.raises(EventEnded):
            await doing(transaction, found, cast.chen)


async def test_three_days_down_asks_about_nothing_that_is_over(transaction: Transaction, cast: Cast) -> None:
    await held(transaction, cast, starts_at=STARTS)
    await by(transaction, STARTS + 3 * DAY)
    assert await asked(transaction) == []


async def test_whose_role_goes_holds_nothing_and_the_nearest_take_over_with_one_tap(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    draft = await drafted(transaction, cast, by=cast.wang, place_id=cast.grid.id, title="下棋")
    await loses_role(transaction, cast, cast.wang)
    assert [(await now(transaction, one)).host_id for one in (found, draft)] == [None, None]
    ((reader, said),) = await asked(transaction, "event-host")
    assert (reader, said["what"]) == (cast.chen.id, "hostless")
    with pytest.raises(NotAllowed):
        await takes_over(transaction, found, cast.wang)
    for _ in range(2):
        assert (await takes_over(transaction, found, cast.chen)).host_id == cast.chen.id
    ((_, said),) = await asked(transaction, "event-host")
    assert (said["what"], said["who"]) == ("taken-over", "Chen")
    with pytest.raises(AlreadyTaken):
        await takes_over(transaction, found, cast.zhao)
    with pytest.raises(NotFound):
        await takes_over(transaction, draft, cast.chen)


@pytest.mark.usefixtures("at_once")
async def test_two_who_take_over_at_once_are_one(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    await loses_role(transaction, cast, cast.wang)
    said = await asyncio.gather(
        *(takes_over(transaction, found, one) for one in (cast.chen, cast.zhao)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in said) == ["AlreadyTaken", "Event"]


async def test_of_what_nobody_holds_the_nearest_are_asked_and_whoever_says_yes_holds_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    await loses_role(transaction, cast, cast.wang)
    await by(transaction, EVENING)
    ((reader, said),) = await asked(transaction)
    assert (reader, said["held"]) == (cast.chen.id, False)
    assert (await stays(transaction, found, cast.chen)).host_id == cast.chen.id


async def test_who_is_erased_leaves_events_to_others_and_drafts_to_nobody(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id, starts_at=STARTS)
    over = await held(transaction, cast, by=cast.wang, place_id=cast.grid.id)
    await by(transaction, over.ends_at or STARTS)
    draft = await drafted(transaction, cast, by=cast.wang, place_id=cast.grid.id, title="下棋")
    async with transaction() as session:
        await mydata.erase(session, cast.wang.id)
    with pytest.raises(NotFound):
        await now(transaction, draft)
    assert [(await now(transaction, one)).host_id for one in (found, over)] == [None, None]
    assert [reader for reader, said in await asked(transaction, "event-host") if said["what"] == "hostless"] == [
        cast.chen.id
    ]


async def test_a_draft_is_listed_once_it_says_something(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        blank, named, pictured = [
            await hosting.begin(session, by=cast.chen, place_id=cast.community.id) for _ in range(3)
        ]
        await hosting.fill(session, named, by=cast.chen, title="下棋")
        await hosting.fill(session, pictured, by=cast.chen, picture="a-photo")
        assert (await hosts.counts(session, cast.chen))["drafts"] == 2
        shown = await hosts.listed(session, cast.chen, which="drafts", limit=5, offset=0)
        assert {one.id for one in shown} == {named.id, pictured.id}
        # It is still there for whoever begins the next one.
        found = await hosting.draft_or_none(session, cast.chen, titled=False)
        assert found is not None
        assert found.id in {blank.id, pictured.id}


async def test_no_street_is_asked_about_a_communitys_chess(transaction: Transaction, cast: Cast, tower: Tower) -> None:
    found = await held(transaction, cast, starts_at=STARTS)
    await by(transaction, EVENING)
    await by(transaction, MORNING)
    readers = [reader for reader, _ in await asked(transaction)]
    assert readers == [cast.chen.id, cast.chen.id, cast.zhao.id]
    assert not {tower.sun.id, tower.qian.id} & set(readers)
    assert (await now(transaction, found)).state == State.OPEN


ROLES = [role for role in RoleName if role != RoleName.ADMINISTRATOR]


@pytest.mark.parametrize("role", ROLES)
async def test_the_door_opens_to_whoever_holds_events_there(
    transaction: Transaction, cast: Cast, role: RoleName
) -> None:
    grid = await held(transaction, cast, by=cast.zhao, place_id=cast.grid.id)
    other = await held(transaction, cast, by=cast.zhao, place_id=cast.other_grid.id)
    draft = await drafted(transaction, cast, by=cast.zhao, place_id=cast.grid.id, title="下棋")
    async with transaction() as session:
        who = await people.meet(session, telegram_id=77, name="Somebody", client_language="en")
        await people.grant(session, who, role=role, place_id=cast.grid.id or 0, by=cast.zhao)
    may = role in {RoleName.GRID_WORKER, RoleName.STAFF}
    async with transaction.reading() as session:
        for found, refusal in ((grid, NotAllowed), (draft, NotFound)):
            if may:
                assert (await access.held_event(session, found.id, by=who)).id == found.id
            else:
                with pytest.raises(refusal):
                    await access.held_event(session, found.id, by=who)
        with pytest.raises(NotAllowed):
            await access.held_event(session, other.id, by=who)
        with pytest.raises(NotFound):
            await access.held_event(session, 2**62, by=who)
