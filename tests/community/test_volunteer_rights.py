"""Who may do what with tasks, teams and hours: every door, for every role, at every place, and for ids that were made up."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

import pytest

from community import access, people
from community.access import MAY, Act
from community.database import Transaction
from community.errors import NoSuchPerson, NotAllowed, NotFound, NotYours, OwnHours
from community.people import Person, RoleName
from community.stints import State as Given
from community.stints import Stint
from community.tasks import State, Task
from community.teams import Membership, Standing, Team
from tests.community.conftest import Cast
from tests.community.helping import a_stint, a_task, a_team, a_volunteer, signs_up

R = RoleName
Door = Callable[..., Awaitable[Any]]
#: Of a task, or a stint: which door takes which.
OF_TASKS: Final[dict[str, Door]] = {
    "planned": access.planned_task,
    "takeable": access.takeable_task,
    "seen": access.seen_task,
}
OF_STINTS: Final[dict[str, Door]] = {"own": access.own_stint, "confirmable": access.confirmable_stint}

#: What a role may do about volunteers, and with what there is of them in the community: the doors that open to it in the
#: community itself. At the other grid nothing does, whatever one is.
ACTS: Final[dict[RoleName, set[Act]]] = {
    R.STEWARD: set(),
    R.VOLUNTEER: {Act.TAKE_TASK},
    R.TEAM_LEADER: {Act.TAKE_TASK, Act.PLAN_TASK},
    R.GRID_WORKER: {Act.PLAN_TASK},
    R.STAFF: {Act.PLAN_TASK, Act.KEEP_TEAMS, Act.READ_ROSTERS},
    R.OFFICER: set(),
    R.DEPUTY: set(),
    R.ADMINISTRATOR: {Act.TAKE_TASK, Act.PLAN_TASK, Act.KEEP_TEAMS, Act.READ_ROSTERS},
}
DOORS: Final[dict[RoleName, set[str]]] = {
    R.STEWARD: set(),
    R.VOLUNTEER: {"takeable", "seen"},
    # Whoever leads another team plans nothing of this one, and nothing that others began.
    R.TEAM_LEADER: {"takeable", "seen"},
    R.GRID_WORKER: {"planned", "seen", "confirmable"},
    R.STAFF: {"led", "guided", "planned", "seen", "confirmable"},
    R.OFFICER: set(),
    R.DEPUTY: set(),
}
#: A draft is for those who plan it, whoever volunteers.
OF_DRAFTS: Final[dict[RoleName, set[str]]] = {
    role: {"planned", "seen"} if "planned" in doors else set() for role, doors in DOORS.items()
}
SHUT: Final = (NoSuchPerson, NotAllowed, NotFound, NotYours, OwnHours)


async def opens(
    transaction: Transaction, by: Person, *, team: int, task: int, stint: int, volunteer: int = 0
) -> set[str]:
    """Return the doors that open."""
    doors: list[tuple[str, Door, int]] = [("led", access.led_team, team), ("guided", access.led_volunteer, volunteer)]
    doors += [(name, door, task) for name, door in OF_TASKS.items()]
    doors += [(name, door, stint) for name, door in OF_STINTS.items()]
    let_in = set()
    async with transaction.reading() as session:
        for name, door, row_id in doors:
            try:
                await door(session, row_id, by=by)
            except SHUT:
                continue
            let_in.add(name)
    return let_in


async def somebody(transaction: Transaction, cast: Cast, number: int, role: RoleName, place_id: int | None) -> Person:
    async with transaction() as session:
        who = await people.meet(session, telegram_id=number, name="Somebody", client_language="en")
        if place_id is not None:
            await people.grant(session, who, role=role, place_id=place_id, by=cast.zhao)
    return who


async def rows(transaction: Transaction, cast: Cast, **values: Any) -> tuple[Team, Task, Stint]:
    """Return Li's team, a task of it that Chen planned, and the time that a volunteer gave there."""
    sun = await a_volunteer(transaction, cast, 20, "孙")
    team = await a_team(transaction, cast, "水电队", sun)
    task = await a_task(transaction, cast, team_id=team.id, **values)
    return team, task, await a_stint(transaction, cast, sun, 60, task=task, state=Given.ENDED)


def test_what_each_role_may_do_about_volunteers_is_this_and_no_more() -> None:
    about = {Act.TAKE_TASK, Act.PLAN_TASK, Act.KEEP_TEAMS, Act.READ_ROSTERS}
    assert {role: MAY[role] & about for role in RoleName} == ACTS
    assert Act.CLAIM_CASE not in MAY[R.VOLUNTEER]
    assert Act.KEEP_BOARD not in MAY[R.VOLUNTEER]


@pytest.mark.parametrize(("state", "table"), [(State.OPEN, DOORS), (State.DRAFT, OF_DRAFTS)], ids=["open", "draft"])
async def test_a_role_opens_its_doors_at_its_place_and_nowhere_else(
    transaction: Transaction, cast: Cast, state: State, table: dict[RoleName, set[str]]
) -> None:
    team, task, stint = await rows(transaction, cast, state=state)
    ids = {"team": team.id or 0, "task": task.id, "stint": stint.id, "volunteer": stint.person_id}
    steady = {"led", "guided", "confirmable"}
    for number, (role, doors) in enumerate(table.items()):
        here = await somebody(transaction, cast, 100 + number, role, cast.community.id)
        # What belongs to the team, or to the time that was given, does not depend on how far the task is.
        wanted = doors | (DOORS[role] & steady)
        assert await opens(transaction, here, **ids) == wanted, role
        beneath = await somebody(transaction, cast, 200 + number, role, cast.grid.id)
        assert await opens(transaction, beneath, **ids) == set(), role
    nobody = await somebody(transaction, cast, 300, R.STEWARD, None)
    assert await opens(transaction, nobody, **ids) == set()
    every = {"led", "guided", "planned", "seen", "confirmable"} | ({"takeable"} if state == State.OPEN else set())
    assert await opens(transaction, cast.zhao, **ids) == every
    # Its leader plans and confirms, by leading.
    assert await opens(transaction, cast.li, **ids) == every
    # Sun's time is Sun's to see, and not to confirm.
    async with transaction.reading() as session:
        sun = await people.by_telegram_id(session, 20)
    assert await opens(transaction, sun, **ids) == {"own"} | ({"takeable", "seen"} if state == State.OPEN else set())


async def test_a_leader_plans_what_they_began_for_their_place_as_long_as_they_lead(
    transaction: Transaction, cast: Cast
) -> None:
    leader = await somebody(transaction, cast, 100, R.TEAM_LEADER, cast.community.id)
    task = await a_task(transaction, cast, planner_id=leader.id)
    stint = await a_stint(transaction, cast, cast.li, 60, task=task, state=Given.ENDED)
    ids = {"team": 0, "task": task.id, "stint": stint.id}
    assert await opens(transaction, leader, **ids) == {"planned", "takeable", "seen", "confirmable"}
    async with transaction() as session:
        await people.revoke(session, (await people.roles(session, leader.id))[0].id or 0, by=cast.zhao)
    assert await opens(transaction, leader, **ids) == set()


async def test_whom_it_concerns_sees_it_without_any_role(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast, home=True, served_id=cast.zhang.id)
    await signs_up(transaction, task, sun)
    stint = await a_stint(transaction, cast, sun, 60, task=task, state=Given.ENDED)
    ids = {"team": 0, "task": task.id, "stint": stint.id}
    assert await opens(transaction, cast.zhang, **ids) == {"seen", "confirmable"}
    async with transaction.reading() as session:
        assert (await access.confirmable_stint(session, stint.id, by=cast.zhang))[1] == "served"
        assert (await access.confirmable_stint(session, stint.id, by=cast.chen))[1] == "staff"
    async with transaction() as session:
        await people.revoke(session, (await people.roles(session, sun.id))[0].id or 0, by=cast.zhao)
    # Whoever has a place sees the task, and their own time; others can be had no more.
    assert await opens(transaction, sun, **ids) == {"seen", "own"}


async def test_nobody_confirms_their_own_time_whatever_they_are(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    for who in (cast.li, cast.chen, cast.zhao):
        task = await a_task(transaction, cast, team_id=team.id, served_id=who.id)
        stint = await a_stint(transaction, cast, who, 60, task=task, state=Given.ENDED)
        async with transaction.reading() as session:
            with pytest.raises(OwnHours):
                await access.confirmable_stint(session, stint.id, by=who)


async def test_asking_to_join_a_team_opens_nothing(transaction: Transaction, cast: Cast) -> None:
    team, task, stint = await rows(transaction, cast)
    ids = {"team": team.id or 0, "task": task.id, "stint": stint.id}
    asked = await somebody(transaction, cast, 100, R.STEWARD, None)
    async with transaction() as session:
        session.add(Membership(team_id=team.id or 0, person_id=asked.id, standing=Standing.ASKED))
    assert await opens(transaction, asked, **ids) == set()


async def test_ids_that_were_made_up_open_nothing(transaction: Transaction, cast: Cast) -> None:
    await rows(transaction, cast)
    made_up: Iterable[int] = (0, -1, 2**62)
    for number in made_up:
        for person in (cast.zhang, cast.li, cast.chen, cast.zhao):
            assert await opens(transaction, person, team=min(number, 2**30), task=number, stint=number) == set()
