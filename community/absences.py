"""That somebody did not come: who noted it, what they say to it themselves, and that it is forgotten in time.

It is for the volunteer and those who lead, it is counted nowhere, and nothing follows from it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, outbox, seats, stints, trail, turnouts
from community.errors import (
    AlreadySaid,
    CameIndeed,
    NeedsWords,
    NotFound,
    OwnHours,
    TaskEnded,
    TooEarly,
    TooLate,
    WordsTooLong,
)
from community.people import Person
from community.seats import Signup, State
from community.tasks import State as TaskState
from community.tasks import Task

#: How long after the end of a task it can be noted, and how long it is kept.
NOTED_WITHIN: Final = timedelta(days=7)
KEPT_FOR: Final = timedelta(days=180)
LONGEST_WORDS: Final = 300
_FORGOTTEN: Final = {
    "missed_by": None,
    "missed_at": None,
    "contest_sealed": None,
    "contested_at": None,
    "cleared_by": None,
}


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence that was noted: at which task, by whom (None: they are gone), when, and what the volunteer said to it."""

    task: Task
    noted_by: Person | None
    at: datetime
    words: str | None


async def note(session: AsyncSession, task: Task, person_id: int, *, by: Person) -> bool:
    """Note that somebody who held a place did not come; False when it was noted before. The volunteer is told.

    Raises OwnHours for oneself, CameIndeed for whoever checked in or holds no place, TooEarly before the end, TooLate a week
    after it, and TaskEnded for what was called off.
    """
    if person_id == by.id:
        raise OwnHours
    if task.state == TaskState.CALLED_OFF:
        raise TaskEnded(state=task.state)
    ends_at, now = stints.times(task)[1], clock.now()
    if now < ends_at:
        raise TooEarly(minutes=0)
    if now > ends_at + NOTED_WITHIN:
        raise TooLate
    if await stints.stint_or_none(session, task.id, person_id) is not None:
        raise CameIndeed
    held = _one(task.id, person_id), col(Signup.state) == State.HELD
    if not await _set(session, *held, col(Signup.missed_at).is_(None), missed_by=by.id, missed_at=now):
        if await _holds(session, task.id, person_id):
            return False
        raise CameIndeed
    await trail.record(session, by=by.id, act="missed", subject=f"task:{task.id}:{person_id}")
    await _tell(session, task, person_id, "noted", person_id=person_id, name=by.name or "")
    await turnouts.revise(session, task, besides=by.id)
    return True


async def explain(session: AsyncSession, task: Task, *, by: Person, words: str) -> None:
    """Say how it was, once, in words for whoever noted it and those who see to the task.

    Raises NotFound where nothing is noted, AlreadySaid, NeedsWords, WordsTooLong.
    """
    found = await unexplained(session, task.id, by.id)
    words = words.strip()
    if not words:
        raise NeedsWords
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong(over=len(words) - LONGEST_WORDS, longest=LONGEST_WORDS)
    said_at = clock.now()
    # The database decides which of two messages was the first.
    if not await _set(session, _one(task.id, by.id), col(Signup.contested_at).is_(None), contested_at=said_at):
        raise AlreadySaid
    await session.refresh(found)
    found.contest = words
    await session.flush()
    await trail.record(session, by=by.id, act="explained", subject=f"task:{task.id}:{by.id}")
    readers = {one.id for one in await turnouts.keepers(session, task, besides=[by.id])}
    noter = await session.get(Person, found.missed_by) if found.missed_by is not None else None
    occasion = int(said_at.timestamp())
    for reader in sorted(readers | ({noter.id} if noter is not None else set())):
        said = {"name": by.name or "", "words": words}
        await _tell(session, task, by.id, "explained", person_id=reader, occasion=occasion, **said)


async def clear(session: AsyncSession, task: Task, person_id: int, *, by: Person) -> bool:
    """Find that it does not count; False when somebody did before. Raises OwnHours for one's own, NotFound."""
    if person_id == by.id:
        raise OwnHours
    found = await noted(session, task.id, person_id, cleared=True)
    if not await _set(session, _one(task.id, person_id), col(Signup.cleared_by).is_(None), cleared_by=by.id):
        return False
    await session.refresh(found)
    await trail.record(session, by=by.id, act="cleared", subject=f"task:{task.id}:{person_id}")
    await _tell(session, task, person_id, "cleared", person_id=person_id, name=by.name or "")
    await turnouts.revise(session, task, besides=by.id)
    return True


async def keep(session: AsyncSession, task: Task, person_id: int, *, by: Person) -> None:
    """Let it stand after the volunteer's words were read; they hear that they were. Raises OwnHours, NotFound."""
    if person_id == by.id:
        raise OwnHours
    found = await noted(session, task.id, person_id)
    if found.contested_at is None:
        raise NotFound
    occasion = int(found.contested_at.timestamp())
    await _tell(session, task, person_id, "kept", person_id=person_id, name=by.name or "", occasion=occasion)


async def noted(session: AsyncSession, task_id: int, person_id: int, *, cleared: bool = False) -> Signup:
    """Return the place at which an absence is noted that counts, or, with `cleared`, counted. Raises NotFound."""
    found = await seats.signup_or_none(session, task_id, person_id)
    if found is None or found.missed_at is None or (found.cleared_by is not None and not cleared):
        raise NotFound
    return found


async def unexplained(session: AsyncSession, task_id: int, person_id: int) -> Signup:
    """Return the place at which an absence is noted to which nobody said anything yet.

    Raises NotFound where none is noted that counts; AlreadySaid: whoever reads it is not written to again and again.
    """
    found = await noted(session, task_id, person_id)
    if found.contested_at is not None:
        raise AlreadySaid
    return found


async def of(session: AsyncSession, person_id: int) -> list[Absence]:
    """Return the absences of a person that count, newest first: for themselves and those who lead their teams alone."""
    wanted = (
        select(Signup, Task, Person)
        .join(Task, col(Task.id) == col(Signup.task_id))
        .outerjoin(Person, col(Person.id) == col(Signup.missed_by))
        .where(col(Signup.person_id) == person_id, col(Signup.missed_at).is_not(None))
        .where(col(Signup.cleared_by).is_(None), col(Signup.missed_at) >= clock.now() - KEPT_FOR)
        .order_by(col(Signup.missed_at).desc())
        .execution_options(populate_existing=True)
    )
    return [
        Absence(task, noter, signup.missed_at, signup.contest)
        for signup, task, noter in (await session.execute(wanted)).all()
        if signup.missed_at is not None
    ]


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Forget what was noted KEPT_FOR ago, and what was said to it; return how many."""
    old = update(Signup).where(col(Signup.missed_at) < now - KEPT_FOR).values(**_FORGOTTEN)
    forgotten = await session.execute(old.returning(col(Signup.task_id)).execution_options(synchronize_session=False))
    return len(forgotten.all())


async def _tell(
    session: AsyncSession, task: Task, whose: int, what: str, *, person_id: int, occasion: int = 0, **said: Any
) -> None:
    """Tell one person, once for each occasion. `what` is noted, explained, cleared or kept."""
    await outbox.post(
        session,
        key=f"task:{task.id}:absent:{what}:{occasion}:{whose}:{person_id}",
        card="task-absent",
        of=outbox.Kind.REMINDER,
        person_id=person_id,
        expires_at=clock.now() + NOTED_WITHIN,
        **stints.about(task),
        what=what,
        whose=whose,
        **{"words": "", **said},
    )


def _one(task_id: int, person_id: int) -> Any:
    return (col(Signup.task_id) == task_id) & (col(Signup.person_id) == person_id)


async def _holds(session: AsyncSession, task_id: int, person_id: int) -> bool:
    found = await seats.signup_or_none(session, task_id, person_id)
    return found is not None and found.state == State.HELD


async def _set(session: AsyncSession, *which: Any, **values: Any) -> bool:
    """Change the row if it is still as expected; the database decides races."""
    changed = update(Signup).where(*which).values(**values).returning(col(Signup.task_id))
    return (await session.execute(changed.execution_options(synchronize_session=False))).first() is not None
