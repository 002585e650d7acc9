"""Tasks that come again: a series by the week or by the month, and further shifts of one occasion.

When one of a series begins, the next is opened, with the same gates and a number of its own. A timer decides that it is made,
and a unique key that it is made once; what nobody looked at in time is not made up for.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import briefings, clock, hours, planning, tasks, timers, trail, turnouts
from community.database import add_unless_there
from community.errors import BadTask, Ended, GatesShut, NotFound
from community.people import Person
from community.tasks import State, Task
from community.timers import Late, Occasion, Repeat, Timer

#: The kind of the timers of a series.
NEXT: Final = "task-next"
#: What one occasion takes over from another.
_SAME: Final = (
    "place_id", "team_id", "case_id", "planner_id", "title", "notes", "meeting", "seats", "urgent", "home",
    "risk", "risk_words", "skill", "one_skilled", "women", "insured", "served_id",
)  # fmt: skip


async def arm(session: AsyncSession, task: Task) -> None:
    """Let the next of its series come when this one begins; nothing for what comes once."""
    if task.repeat is None or task.series_id is None or task.regular_at is None:
        return
    following = await _following(session, task, task.regular_at)
    await timers.arm(session, kind=NEXT, subject=_subject(task), at=task.regular_at, occurrence=following)


async def begin_next(session: AsyncSession, timer: Timer) -> None:
    """Open the next of a series. Where a gate is shut by now, it stays a draft, and whoever plans it is told."""
    last = await _last(session, int(timer.subject.partition(":")[2]))
    if last is None or last.repeat is None:
        return
    at = timer.occurrence
    if at <= clock.now():
        at = await _following(session, last, clock.now())
    new = await _copy(session, last, at, series_id=last.series_id, regular_at=at, repeat=last.repeat)
    # One place for somebody who never was there, as long as most of them are free for all.
    new.kept = min(1, new.seats // 2)
    # What was urgent once is not so every week.
    new.urgent = False
    if not await add_unless_there(session, new):
        return
    new = await tasks.task(session, new.id)
    try:
        await planning.open(session, new, by=None)
    except (GatesShut, BadTask):
        await briefings.tell_planners(session, new, what="next-shut")
    except Ended:
        # What it helped with is over since just now.
        await session.delete(new)
        await session.flush()


async def stop(session: AsyncSession, task: Task, *, by: Person) -> None:
    """Let nothing more of the series come; what is open stays. Twice is once. Raises NotFound for what comes once."""
    if task.series_id is None:
        raise NotFound
    # The timer before the tasks: the next one may be on its way, and is then known, with a timer of its own.
    await timers.cancel(session, subject=_subject(task))
    series = update(Task).where(col(Task.series_id) == task.series_id).values(repeat=None)
    await session.execute(series.execution_options(synchronize_session=False))
    await timers.cancel(session, subject=_subject(task))
    await trail.record(session, by=by.id, act="stopped", subject=_subject(task))
    await session.refresh(task)


async def call_off(session: AsyncSession, task: Task, *, by: Person, reason: str) -> int:
    """Call off the whole series: what is open of it, and what would come; return how many were open. Raises as one does."""
    await stop(session, task, by=by)
    theirs = col(Task.series_id) == task.series_id, col(Task.state) == State.OPEN
    found = (await session.scalars(select(Task).where(*theirs).order_by(col(Task.id)))).all()
    for one in found:
        await planning.call_off(session, one, by=by, reason=reason)
    return len(found)


async def again(
    session: AsyncSession, task: Task, *, by: Person, starts_at: datetime, ends_at: datetime | None = None
) -> Task:
    """Open the same task at a further time, as another shift; a second tap finds the first one's.

    Raises BadTask, GatesShut, NotFound for a draft.
    """
    await tasks.lock(session, task)
    if task.state == State.DRAFT or task.starts_at is None or task.ends_at is None:
        raise NotFound
    same = (
        col(Task.planner_id) == by.id,
        col(Task.title) == task.title,
        col(Task.place_id) == task.place_id,
        col(Task.starts_at) == starts_at,
        col(Task.state) == State.OPEN,
    )
    if (twin := (await session.scalars(select(Task).where(*same).order_by(col(Task.id)))).first()) is not None:
        return twin
    new = await _copy(session, task, starts_at)
    new.planner_id = by.id
    session.add(new)
    await session.flush()
    times: Mapping[str, Any] = {
        "starts_at": starts_at,
        "ends_at": ends_at or starts_at + (task.ends_at - task.starts_at),
    }
    await planning.change(session, new, by=by, **times)
    return await planning.open(session, new, by=by)


async def _copy(session: AsyncSession, task: Task, at: datetime, **values: Any) -> Task:
    """Return the same task at another time, as a row that is in no session yet.

    That this one went on with fewer was decided for this one alone.
    """
    length = task.ends_at - task.starts_at if task.starts_at and task.ends_at else None
    new = Task(
        **{name: getattr(task, name) for name in _SAME},
        starts_at=at,
        ends_at=at + length if length is not None else None,
        least=await turnouts.usual_least(session, task),
        **values,
    )
    new.spot, new.served = task.spot, task.served
    return new


async def _following(session: AsyncSession, task: Task, after: datetime) -> datetime:
    """Return when the series comes next after a moment, by its first one's day and time."""
    first = await session.get(Task, task.series_id)
    rule = first if first is not None and first.regular_at is not None else task
    local = hours.local(rule.regular_at or after)
    return timers.next_occurrence(after, wall=local.time(), repeat=Repeat(task.repeat or ""), first=local.date())


async def _last(session: AsyncSession, series_id: int) -> Task | None:
    """Return the latest of a series. It is not locked: whoever calls a series off has its tasks, and waits for its timer."""
    newest = select(Task).where(col(Task.series_id) == series_id).order_by(col(Task.regular_at).desc()).limit(1)
    return (await session.scalars(newest.execution_options(populate_existing=True))).first()


def _subject(task: Task) -> str:
    return f"series:{task.series_id}"


OCCASIONS: Final[Mapping[str, Occasion]] = {NEXT: Occasion(begin_next, late=Late.RUN)}
