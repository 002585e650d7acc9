"""Looking again at the tasks ahead of somebody, after what they are or can has changed."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, clock, eligibility, outbox, people, seats, signups, tasks
from community.access import Act
from community.cases import Case
from community.eligibility import Reason
from community.people import Person
from community.seats import Signup
from community.tasks import Task

#: They have a place, or would get one.
_LIVE: Final = (seats.State.HELD, seats.State.OFFERED, seats.State.WAITING)
#: What may come to be while somebody has a place. What is over needs nothing to be given up.
_SHUT: Final = frozenset(
    {Reason.UNSAID, Reason.CONSENT, Reason.MINOR, Reason.TEAM, Reason.WOMEN, Reason.SKILL, Reason.LICENCE}
)


async def wait_for_work(session: AsyncSession, person_ids: Collection[int], *, team_id: int | None = None) -> None:
    """Let whatever is done to the cases and tasks of these people, and of a team, come before or after.

    In one order, before their own rows.
    """
    worked = col(Case.holder_id).in_(person_ids) | col(Case.lead_id).in_(person_ids)
    await session.execute(select(col(Case.id)).where(worked).order_by(col(Case.id)).with_for_update(key_share=True))
    await _wait_for_tasks(session, person_ids, team_id=team_id)


async def give_up(session: AsyncSession, who: Person) -> int:
    """Give up the places in tasks ahead that suit this person no more, and tell them; return how many."""
    now, count = clock.now(), 0
    await _wait_for_tasks(session, [who.id])
    # Whoever signs up at this moment is seen here, or sees what they are by now.
    await people.one_at_a_time(session, who)
    theirs = select(col(Signup.task_id)).where(col(Signup.person_id) == who.id, col(Signup.state).in_(_LIVE))
    ahead = select(Task).where(col(Task.id).in_(theirs), col(Task.state) == tasks.State.OPEN, col(Task.starts_at) > now)
    for task in (await session.scalars(ahead.order_by(col(Task.id)))).all():
        shut = _SHUT.intersection(await eligibility.reasons(session, task, who, now=now))
        if not shut and await access.allowed(session, who, Act.TAKE_TASK, place_id=task.place_id):
            continue
        count += await _give_up(session, task, who)
    return count


async def give_up_at(session: AsyncSession, task: Task) -> int:
    """Give up the places of those whose licence does not hold on the day of a task, which is another one now; return how many.

    The task is locked.
    """
    now, count = clock.now(), 0
    for _, person in await seats.of(session, task.id, *_LIVE):
        if Reason.LICENCE in await eligibility.reasons(session, task, person, now=now):
            count += await _give_up(session, task, person)
    return count


async def _give_up(session: AsyncSession, task: Task, who: Person) -> bool:
    if not await signups.give_up_seat(session, task, who.id, how="role"):
        return False
    known: dict[str, Any] = {
        "what": "seat-gone",
        "team_id": None,
        "team": None,
        "number": task.number,
        "task": task.id,
    }
    key = f"task:{task.id}:unfit:{who.id}:{clock.now().timestamp():.0f}"
    await outbox.post(session, key=key, card="team-told", person_id=who.id, **known)
    return True


async def _wait_for_tasks(session: AsyncSession, person_ids: Collection[int], *, team_id: int | None = None) -> None:
    """Lock the tasks at which these people are, or which ask this team, in one order."""
    theirs = select(col(Signup.task_id)).where(col(Signup.person_id).in_(person_ids), col(Signup.state).in_(_LIVE))
    asked = (col(Task.team_id) == team_id) & (col(Task.state) == tasks.State.OPEN)
    ahead = select(col(Task.id)).where(col(Task.id).in_(theirs) | asked).order_by(col(Task.id))
    await session.execute(ahead.with_for_update(key_share=True))
