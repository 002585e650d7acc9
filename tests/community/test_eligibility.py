"""Whether a task is open to somebody: for all that the law or whoever is served asks for, somebody tries to come in without."""

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from community import clock, eligibility, hours, openings, seats, signups, tasks, volunteers
from community.database import Transaction
from community.eligibility import Reason
from community.errors import NotForYou
from community.people import Person
from community.seats import Signup, State
from community.skills import Skill
from community.tasks import Risk, Task
from community.teams import Membership, Standing
from tests.community.conftest import Cast
from tests.community.helping import a_task, a_team, a_volunteer, signs_up, there
from tests.community.sending import DAY, HOUR, NOON, at, here

pytestmark = pytest.mark.usefixtures("noon")


async def why(transaction: Transaction, task: Task, who: Person) -> tuple[Reason, ...]:
    """Return why the task is not open to somebody; signing up is then refused, and it leaves no trace."""
    async with transaction.reading() as session:
        found = await eligibility.reasons(session, await tasks.task(session, task.id), who, now=clock.now())
    before = await there(transaction, task)
    if found and Reason.ENDED not in found:
        with pytest.raises(NotForYou) as refusal:
            await signs_up(transaction, task, who)
        assert refusal.value.fields == {"why": found[0]}
        assert await there(transaction, task) == before
        async with transaction.reading() as session:
            assert (await tasks.task(session, task.id)).taken == sum(one == "held" for one in before.values())
    return found


async def can(transaction: Transaction, who: Person, key: str, **licence: Any) -> None:
    async with transaction() as session:
        await session.merge(Skill(person_id=who.id, key=key, **licence))


async def test_who_has_not_said_whether_they_are_of_age_says_so_first(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast)
    unsaid = await a_volunteer(transaction, cast, 100, "Qian", minor=None)
    assert await why(transaction, task, unsaid) == (Reason.UNSAID,)
    # Li leads a team and never said a word of it.
    assert await why(transaction, task, cast.li) == (Reason.UNSAID,)


@pytest.mark.parametrize("values", [{"home": True}, {"risk": Risk.DANGER}])
async def test_into_homes_and_where_one_may_get_hurt_go_adults_alone(
    transaction: Transaction, cast: Cast, values: dict[str, Any]
) -> None:
    young = await a_volunteer(transaction, cast, 100, "Young", minor=True)
    grown = await a_volunteer(transaction, cast, 101, "Grown")
    task = await a_task(transaction, cast, **values)
    other = await a_task(transaction, cast)
    assert await why(transaction, task, young) == (Reason.CONSENT, Reason.MINOR)
    assert await why(transaction, other, young) == (Reason.CONSENT,)
    async with transaction() as session:
        (await volunteers.meet(session, young.id)).consent_at = clock.now()
    assert await why(transaction, task, young) == (Reason.MINOR,)
    assert await why(transaction, other, young) == ()
    assert await why(transaction, task, grown) == ()


async def test_a_licence_counts_once_it_was_seen_and_on_the_very_day(transaction: Transaction, cast: Cast) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian")
    task = await a_task(transaction, cast, skill="electricity", starts_at=NOON + 3 * DAY)
    day = hours.local(NOON + 3 * DAY).date()
    assert await why(transaction, task, who) == (Reason.SKILL,)
    # Whoever only says so has not shown it.
    await can(transaction, who, "electricity", licence=True)
    assert await why(transaction, task, who) == (Reason.LICENCE,)
    for until, reasons in ((day - DAY, (Reason.LICENCE,)), (day, ()), (None, ())):
        await can(transaction, who, "electricity", licence=True, checked_at=clock.now(), until=until)
        assert await why(transaction, task, who) == reasons
    # What needs none by law needs none here.
    plain = await a_task(transaction, cast, skill="haircut")
    assert await why(transaction, plain, who) == (Reason.SKILL,)
    await can(transaction, who, "haircut")
    assert await why(transaction, plain, who) == ()


async def test_a_teams_task_is_for_its_members_and_asking_to_join_is_not_being_one(
    transaction: Transaction, cast: Cast
) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian")
    team = await a_team(transaction, cast)
    task = await a_task(transaction, cast, team_id=team.id)
    assert await why(transaction, task, who) == (Reason.TEAM,)
    async with transaction() as session:
        session.add(Membership(team_id=team.id or 0, person_id=who.id, standing=Standing.ASKED))
    assert await why(transaction, task, who) == (Reason.TEAM,)
    async with transaction() as session:
        found = await session.get_one(Membership, (team.id, who.id))
        found.standing = Standing.MEMBER
    assert await why(transaction, task, who) == ()


async def test_where_women_are_asked_for_only_who_says_so_comes(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast, women=True)
    for number, (woman, reasons) in enumerate({None: (Reason.WOMEN,), False: (Reason.WOMEN,), True: ()}.items()):
        who = await a_volunteer(transaction, cast, 100 + number, f"Nr. {number}", woman=woman)
        assert await why(transaction, task, who) == reasons


async def test_nobody_serves_themselves_and_who_was_declined_comes_no_more(
    transaction: Transaction, cast: Cast
) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian")
    own = await a_task(transaction, cast, served_id=who.id)
    assert await why(transaction, own, who) == (Reason.SERVED,)
    task = await a_task(transaction, cast)
    async with transaction() as session:
        session.add(Signup(task_id=task.id, person_id=who.id, state=State.DECLINED))
    assert await why(transaction, task, who) == (Reason.DECLINED,)


async def test_what_has_begun_is_open_to_nobody(transaction: Transaction, cast: Cast) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian")
    task = await a_task(transaction, cast, starts_at=NOON + HOUR)
    at(NOON + HOUR)
    assert await why(transaction, task, who) == (Reason.ENDED,)


async def test_limits_warn_and_shut_nobody_out(transaction: Transaction, cast: Cast) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian", cannot=("stairs", "night", "lifting", "outdoors"))
    task = await a_task(transaction, cast, home=True, skill="heavy", starts_at=here("2027-03-02 19:30"))
    await can(transaction, who, "heavy")
    assert await why(transaction, task, who) == ()
    async with transaction.reading() as session:
        standing = await openings.standing(session, await tasks.task(session, task.id), who, now=clock.now())
    assert standing["warnings"] == ["stairs", "lifting", "night"]


async def test_the_list_shows_all_of_ones_places_and_says_what_is_open(transaction: Transaction, cast: Cast) -> None:
    who = await a_volunteer(transaction, cast, 100, "Qian")
    late = await a_task(transaction, cast, starts_at=NOON + 3 * DAY)
    near = await a_task(transaction, cast, starts_at=NOON + DAY, place_id=cast.building.id)
    shut = await a_task(transaction, cast, starts_at=NOON + 2 * DAY, women=True)
    mine = await a_task(transaction, cast, starts_at=NOON + 4 * DAY)
    await a_task(transaction, cast, state=tasks.State.DRAFT)
    await a_task(transaction, cast, state=tasks.State.CALLED_OFF)
    await signs_up(transaction, mine, who)

    async def listed(person: Person, which: str) -> list[int]:
        async with transaction.reading() as session:
            found = openings.narrowed(await openings.of(session, person, now=clock.now()), which)
            return [one.task.id for one in found]

    assert await listed(who, "all") == [mine.id, near.id, shut.id, late.id]
    assert await listed(who, "mine") == [mine.id]
    assert await listed(who, "fit") == [near.id, late.id]
    # Wang plans in his grid and is no volunteer; Zhang is neither.
    assert await listed(cast.wang, "all") == [near.id]
    assert await listed(cast.wang, "fit") == []
    assert await listed(cast.zhang, "all") == []
    at(NOON + 4 * DAY + HOUR)
    # What one is at stays until it ends.
    assert await listed(who, "all") == [mine.id]
    async with transaction.reading() as session:
        assert await openings.others(session, who, now=NOON) == 2


async def test_where_one_able_person_is_enough_the_last_place_is_kept_for_one(
    transaction: Transaction, cast: Cast
) -> None:
    first, second, third = [
        await a_volunteer(transaction, cast, number, name) for number, name in ((81, "Gu"), (82, "He"), (83, "Jin"))
    ]
    async with transaction() as session:
        session.add(Skill(person_id=third.id, key="plumbing"))
    task = await a_task(transaction, cast, seats=2, skill="plumbing", one_skilled=True)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        assert (await signups.claim(session, found, by=first)).state == seats.State.HELD
        assert (await signups.claim(session, found, by=second)).state == seats.State.WAITING
        assert not await eligibility.somebody_able(session, found)
        assert (await signups.claim(session, found, by=third)).state == seats.State.HELD
        assert await eligibility.somebody_able(session, found)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        # The place of who can do it goes to nobody who cannot; the other one does.
        await signups.leave(session, found, by=third)
        assert await statuses(session, found) == {first.id: "held", second.id: "waiting", third.id: "left"}
        await signups.leave(session, found, by=first)
        assert await statuses(session, found) == {first.id: "left", second.id: "offered", third.id: "left"}
        assert found.taken == 1


async def statuses(session: AsyncSession, found: Task) -> dict[int, str]:
    return {own.person_id: own.state for own, _ in await seats.of(session, found.id)}
