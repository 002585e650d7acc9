"""Who hears what becomes of a task, beside the cards that follow it: who takes part, is served, plans it, or has the case."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, outbox, people, posts, seats, teams
from community.access import Act
from community.cases import Case
from community.people import Person
from community.tasks import Task


async def planners(session: AsyncSession, task: Task) -> Sequence[Person]:
    """Return who is asked when something must be decided.

    That is who plans it, if they still do; else the team's leaders, else who keeps teams at its place.
    """
    planner = await session.get(Person, task.planner_id) if task.planner_id is not None else None
    if planner is not None and planner.reachable and planner.started_at and await access.plans(session, planner, task):
        return [planner]
    leaders = await teams.leaders(session, task.team_id) if task.team_id is not None else []
    return leaders or await access.nearest(session, Act.KEEP_TEAMS, place_id=task.place_id)


async def altered(session: AsyncSession, task: Task, news: Sequence[str], *, by: Person) -> None:
    """Tell everybody who takes part, or waits, what is new: time, where, notes. A new door comes in what is protected."""
    step = int(task.changed_at.timestamp() * 1_000_000)
    said = await posts.facts(session, task)
    for signup, person in await seats.of(session, task.id, *seats.SEATED, seats.State.WAITING):
        if person.id != by.id:
            await outbox.post(
                session,
                key=f"task:{task.id}:changed:{step}:{person.id}",
                card="task-changed",
                person_id=person.id,
                news=list(news),
                own=signup.state,
                **said,
            )


async def called_off(session: AsyncSession, task: Task, *, by: Person | None) -> None:
    """Tell everybody who took part, waited or was asked, whoever is served, and who plans it, that it does not take place."""
    there = await seats.of(session, task.id, *seats.SEATED, seats.State.WAITING)
    readers = {person.id: "part" for _, person in there}
    if (served_id := await _for_served(session, task)) is not None:
        readers[served_id] = "served"
    for one in await planners(session, task):
        readers.setdefault(one.id, "planner")
    said = await posts.facts(session, task)
    for person_id in sorted(readers):
        if by is None or person_id != by.id:
            await outbox.post(
                session,
                key=f"task:{task.id}:called-off:{person_id}",
                card="task-called-off",
                person_id=person_id,
                to=readers[person_id],
                reason=task.reason,
                **said,
            )


async def tell_planners(
    session: AsyncSession, task: Task, *, what: str, besides: Collection[int] = (), **more: Any
) -> None:
    """Tell whoever plans the task, apart from some, once, what became of it; `what` is a name that `task-plan` knows."""
    said = await posts.facts(session, task)
    for one in await planners(session, task):
        if one.id not in besides:
            key = f"task:{task.id}:plan:{what}:{one.id}"
            await outbox.post(session, key=key, card="task-plan", person_id=one.id, what=what, **said, **more)


async def tell_holder(session: AsyncSession, task: Task, case: Case, *, what: str, there: Sequence[int] = ()) -> None:
    """Tell whoever has the case in hand, once, that the task helps with it, or is over; `there`: the ids of who came."""
    if case.holder_id is None:
        return
    await outbox.post(
        session,
        key=f"task:{task.id}:plan:{what}:{case.holder_id}",
        card="task-plan",
        person_id=case.holder_id,
        what=what,
        case_number=case.number,
        case_id=case.id,
        names=[(await people.person(session, one)).name or "" for one in there],
        **await posts.facts(session, task),
    )


async def _for_served(session: AsyncSession, task: Task) -> int | None:
    """Return whom to tell of what becomes of a visit: whoever is served, or who asked for them."""
    if task.served_id is not None or task.case_id is None:
        return task.served_id
    case = await cases.case(session, task.case_id)
    return case.person_id if case.kind != cases.Kind.PATROL else None
