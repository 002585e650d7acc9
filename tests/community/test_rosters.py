"""Staff see who can be asked and ask kindly; figures name nobody; everybody's hours go out as they are, and that is noted."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from community import clock, corrections, hours, people, profiles, rosters
from community.database import Transaction
from community.errors import NotAllowed, NotAskable, NotFound
from community.people import Person, RoleName
from community.seats import Signup
from community.seats import State as Seat
from community.skills import Skill
from community.stints import State as Given
from community.stints import Stint
from community.tasks import State, Task
from community.trail import Entry
from community.volunteers import Limit, Slot
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_stint, a_task, a_team, a_volunteer
from tests.community.sending import NOON, at

pytestmark = pytest.mark.usefixtures("noon")


async def asked(transaction: Transaction, task: Task, whom: Person, by: Person) -> str:
    """Ask somebody to a task; return "" or why they cannot be asked."""
    try:
        async with transaction() as session:
            await rosters.invite(session, task.id, whom.id, by=by)
    except NotAskable as refusal:
        return str(refusal.fields["why"])
    return ""


async def can(transaction: Transaction, cast: Cast, *, skill: str = "", slot: Slot | None = None) -> list[str]:
    async with transaction.reading() as session:
        found = await rosters.candidates(session, cast.community.id or 0, by=cast.chen, skill=skill, slot=slot)
    return [one.person.name or "" for one in found]


async def test_who_can_be_asked_by_what_they_can_do_and_when(transaction: Transaction, cast: Cast) -> None:
    hu = await a_volunteer(transaction, cast, 21, "Hu", free=(Slot.WEEKEND_MORNING,), cannot=(Limit.STAIRS,))
    ai = await a_volunteer(transaction, cast, 22, "Ai", free=(Slot.WEEKEND_MORNING, Slot.WORKDAY_EVENING))
    gone = await a_volunteer(transaction, cast, 23, "Gone")
    async with transaction() as session:
        session.add(Skill(person_id=hu.id, key="cooking"))
        await people.unreachable(session, gone.telegram_id)
        # Whoever helps in one grid of the community is among them.
        await people.grant(session, cast.zhang, role=RoleName.VOLUNTEER, place_id=cast.grid.id or 0, by=cast.zhao)
    assert await can(transaction, cast) == ["Ai", "Hu", "Li", "Zhang"]
    assert await can(transaction, cast, slot=Slot.WEEKEND_MORNING) == ["Ai", "Hu"]
    assert await can(transaction, cast, skill="cooking") == ["Hu"]
    assert await can(transaction, cast, skill="cooking", slot=Slot.WORKDAY_EVENING) == []
    async with transaction() as session:
        await profiles.rest(session, by=ai, on=True)
    assert await can(transaction, cast) == ["Hu", "Li", "Zhang"]
    async with transaction.reading() as session:
        found = await rosters.roster(session, cast.community.id or 0, by=cast.chen)
        assert (found.count, found.resting) == (5, 1)
        (one,) = await rosters.candidates(session, cast.community.id or 0, by=cast.chen, skill="cooking")
        assert one.cannot == (Limit.STAIRS,)


async def test_rosters_are_for_who_may_read_them_there(transaction: Transaction, cast: Cast) -> None:
    place, task = cast.community.id or 0, await a_task(transaction, cast)
    async with transaction() as session:
        for other in (cast.zhang, cast.li, cast.wang):
            with pytest.raises(NotAllowed):
                await rosters.offices(session, by=other)
            for look in (rosters.roster, rosters.candidates, rosters.wanting, rosters.filled):
                with pytest.raises(NotAllowed):
                    await look(session, place, by=other)
            with pytest.raises(NotAllowed):
                await rosters.given(session, place, 2027, by=other)
            with pytest.raises(NotAllowed):
                await rosters.invite(session, task.id, cast.li.id, by=other)
        assert [one.name for one in await rosters.offices(session, by=cast.chen)] == ["梧桐社区"]
        assert [one.name for one in await rosters.offices(session, by=cast.zhao)] == ["梧桐社区"]
        with pytest.raises(NotFound):
            await rosters.roster(session, 4711, by=cast.zhao)
        # Staff of one grid see no more than that grid.
        await people.grant(session, cast.wang, role=RoleName.STAFF, place_id=cast.grid.id or 0, by=cast.zhao)
        with pytest.raises(NotAllowed):
            await rosters.given(session, place, 2027, by=cast.wang)
        assert await rosters.wanting(session, cast.grid.id or 0, by=cast.wang) == []


async def test_nobody_is_asked_more_than_once_a_day_nor_twice_about_the_same(
    transaction: Transaction, cast: Cast
) -> None:
    hu = await a_volunteer(transaction, cast, 21, "Hu")
    first = await a_task(transaction, cast, starts_at=NOON + timedelta(days=5))
    second = await a_task(transaction, cast, starts_at=NOON + timedelta(days=5), spot="502", home=True)
    assert await asked(transaction, first, hu, cast.chen) == ""
    assert await asked(transaction, first, hu, cast.chen) == "before"
    assert await asked(transaction, second, hu, cast.zhao) == "today"
    async with transaction.reading() as session:
        (told,) = await deliveries(session, "task-asked")
        assert told.person_id == hu.id
        assert (told.arguments or {})["number"] == first.number
    at(NOON + timedelta(days=1))
    assert await asked(transaction, first, hu, cast.chen) == "before"
    assert await asked(transaction, second, hu, cast.zhao) == ""
    async with transaction.reading() as session:
        told = (await deliveries(session, "task-asked"))[-1]
        assert "502" not in str(told.arguments)
        assert (await session.get_one(Task, second.id)).taken == 0


@pytest.mark.usefixtures("at_once")
async def test_of_two_who_ask_the_same_person_at_once_one_does(transaction: Transaction, cast: Cast) -> None:
    hu = await a_volunteer(transaction, cast, 21, "Hu")
    several = [await a_task(transaction, cast) for _ in range(4)]
    said = await asyncio.gather(
        *(asked(transaction, task, hu, by) for task in several for by in (cast.chen, cast.zhao))
    )
    assert sorted(set(said)) in (["", "before", "today"], ["", "today"])
    assert said.count("") == 1


async def test_who_rests_has_a_place_said_no_or_does_not_fit_is_not_asked(transaction: Transaction, cast: Cast) -> None:
    people_ = [await a_volunteer(transaction, cast, 30 + number, f"V{number}") for number in range(5)]
    resting, holding, left, declined, minor = people_
    task = await a_task(transaction, cast, home=True, seats=4)
    async with transaction() as session:
        await profiles.rest(session, by=resting, on=True)
        for person, state in ((holding, Seat.HELD), (left, Seat.LEFT), (declined, Seat.DECLINED)):
            session.add(Signup(task_id=task.id, person_id=person.id, state=state))
        await profiles.say(session, by=minor, minor=True)
    assert await asked(transaction, task, resting, cast.chen) == "rests"
    assert await asked(transaction, task, holding, cast.chen) == "there"
    assert await asked(transaction, task, left, cast.chen) == "there"
    # That whoever is served would rather have somebody else sounds like any other thing.
    assert await asked(transaction, task, declined, cast.chen) == "unfit"
    assert await asked(transaction, task, minor, cast.chen) == "unfit"
    assert await asked(transaction, task, cast.zhang, cast.chen) == "unfit"
    assert await asked(transaction, task, Person(id=1, telegram_id=1), cast.chen) == "gone"
    full = await a_task(transaction, cast, seats=1, taken=1)
    over = await a_task(transaction, cast, state=State.OVER)
    begun = await a_task(transaction, cast, starts_at=clock.now() - timedelta(minutes=1))
    for other in (full, over, begun):
        assert await asked(transaction, other, cast.li, cast.chen) == "full"
    async with transaction.reading() as session:
        assert await deliveries(session, "task-asked") == []
        assert [one.id for one in await rosters.wanting(session, cast.community.id or 0, by=cast.chen)] == [task.id]


async def test_how_places_were_filled_tells_no_figure_below_five(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    crowd = [await a_volunteer(transaction, cast, 40 + number, f"V{number}") for number in range(6)]
    ended = {"state": State.OVER, "starts_at": NOON - timedelta(days=2)}
    large = await a_task(transaction, cast, team_id=team.id, seats=8, taken=6, **ended)
    await a_task(transaction, cast, seats=4, taken=4, **ended)
    await a_task(transaction, cast, team_id=team.id, seats=50, taken=50, **{**ended, "state": State.CALLED_OFF})
    await a_task(transaction, cast, seats=50, taken=50, **{**ended, "starts_at": NOON - timedelta(days=400)})
    for person in crowd[:5]:
        await a_stint(transaction, cast, person, 60, task=large, state=Given.ENDED)
    await a_stint(transaction, cast, crowd[5], 60, task=large, state=Given.DOUBTED)
    async with transaction.reading() as session:
        found = await rosters.filled(session, cast.community.id or 0, by=cast.chen)
    assert [(one.team, one.tasks, one.places, one.held, one.came) for one in found] == [
        (None, 1, 4, None, None),
        ("水电队", 1, 8, 6, 5),
    ]


async def test_hours_go_out_with_their_corrections_and_that_is_noted(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast, title="=1+1", starts_at=NOON - timedelta(days=1), state=State.OVER)
    stint = await a_stint(transaction, cast, cast.li, 120, task=task)
    await a_stint(transaction, cast, cast.zhang, 60, in_at=NOON - timedelta(days=400))
    elsewhere = await a_task(transaction, cast, place_id=cast.other_grid.id, starts_at=NOON - timedelta(hours=3))
    await a_stint(transaction, cast, cast.wang, 30, task=elsewhere, state=Given.ENDED)
    async with transaction() as session:
        held = await session.get_one(Stint, stint.id)
        wish = await corrections.ask(session, held, by=cast.wang, minutes=90, reason="+提前走了")
        await corrections.agree(session, wish.id, by=cast.zhao)
        await session.execute(update(Person).where(col(Person.id) == cast.wang.id).values(name_sealed=None))
    async with transaction() as session:
        found = await rosters.given(session, cast.community.id or 0, 2027, by=cast.chen)
        there = await rosters.given(session, cast.grid.id or 0, 2027, by=cast.chen)
    assert [(one.name, one.minutes, one.confirmed_as) for one in found] == [("Li", 90, "staff"), ("", 30, None)]
    assert found[0].corrections == ((120, 90, "+提前走了"),)
    assert there == []
    async with transaction.reading() as session:
        read = select(col(Entry.by), col(Entry.subject)).where(col(Entry.act) == "exported-hours")
        assert (cast.chen.id, f"place:{cast.community.id}:2027") in [
            (who, what) for who, what in await session.execute(read)
        ]


def test_months_go_back_over_the_turn_of_the_year() -> None:
    found = rosters.months(hours.local(NOON).date(), 4)
    assert [one.isoformat() for one in found] == ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01"]
