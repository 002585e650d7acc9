"""Plans: when a notice starts by itself, what comes next in its series, and what happens when its time was missed."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, audiences, broadcasts, clock, hours, notices, outbox, people, timers
from community.access import Act
from community.audiences import Wanted
from community.errors import NobodyToReach, NotAllowed, TooFewForTopic
from community.notices import Notice, State
from community.people import Person
from community.timers import Repeat, Timer

#: The kind of the timer that begins a notice.
TIMER: Final = "notice"
#: A notice that is later than this does not start by itself.
GRACE: Final = timedelta(hours=1)


async def plan_next(session: AsyncSession, notice: Notice, *, now: datetime) -> Notice | None:
    """Plan the next one of its series: a notice of its own, with its own number; None when it is no series.

    Only the first may disturb the night: the reason was for that day.
    """
    if notice.repeat is None or notice.starts_at is None:
        return None
    first = await session.get(Notice, notice.series_id) if notice.series_id is not None else None
    begun = hours.local((first and first.starts_at) or notice.starts_at)
    starts_at = timers.next_occurrence(
        max(now, notice.starts_at), wall=begun.time(), repeat=Repeat(notice.repeat), first=begun.date()
    )
    new = await notices.add(
        session,
        notice.content,
        state=State.SCHEDULED,
        starts_at=starts_at,
        repeat=notice.repeat,
        series_id=first.id if first else notice.id,
        author_id=notice.author_id,
        approver_id=notice.approver_id,
        **notices.choices(notice),
    )
    await arm(session, new)
    return new


async def begin(session: AsyncSession, timer: Timer) -> None:
    """Start what was planned, and plan the next one of its series.

    Without somebody who may still send it, or without enough readers, people are asked.
    """
    notice = await _planned(session, timer)
    if notice is None:
        return
    if not await _answered_for(session, notice):
        await _ask(session, notice)
        return
    wanted = Wanted.of(notice)
    try:
        audiences.require_readers(wanted, await audiences.heads(session, wanted, within=notice.place_id))
    except (NobodyToReach, TooFewForTopic):
        await _ask(session, notice)
    else:
        await broadcasts.publish(session, notice, since=State.SCHEDULED)
    await plan_next(session, notice, now=clock.now())


async def ask_late(session: AsyncSession, timer: Timer) -> None:
    """Ask the author whether what missed its time should still start; its series goes on."""
    notice = await _planned(session, timer)
    if notice is None:
        return
    await _ask(session, notice)
    if await _answered_for(session, notice):
        await plan_next(session, notice, now=clock.now())


async def _planned(session: AsyncSession, timer: Timer) -> Notice | None:
    """Return the notice that this timer is for, if it still waits for its time."""
    notice = await session.get(Notice, int(timer.subject.removeprefix("notice:")), populate_existing=True)
    return notice if notice is not None and notice.state == State.SCHEDULED else None


async def _answered_for(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether its author is still there, and may announce at its place and wherever else it goes."""
    author = await session.get(Person, notice.author_id) if notice.author_id is not None else None
    if author is None or not await access.allowed(session, author, Act.ANNOUNCE, place_id=notice.place_id):
        return False
    try:
        await notices.require_everywhere(session, Wanted.of(notice), by=author)
    except NotAllowed:
        return False
    return True


async def _ask(session: AsyncSession, notice: Notice) -> None:
    """Do not start it; ask its author, or whoever could agree to it, whether it still should."""
    if not await notices.move(session, notice, State.SCHEDULED, to=State.MISSED):
        return
    gone = not await _answered_for(session, notice)
    asked = await notices.approvers(session, notice)
    if notice.author_id is not None and not gone:
        asked = [await people.person(session, notice.author_id)]
    # Planned anew, it may miss that time as well.
    this_time = int(notice.starts_at.timestamp()) if notice.starts_at else 0
    for one in asked:
        await outbox.post(
            session,
            key=notices.key(notice, f"late:{this_time}:{one.id}"),
            card="notice-late",
            person_id=one.id,
            **notices.named(notice),
            starts_at=notice.starts_at and notice.starts_at.isoformat(),
            gone=gone,
        )


async def goes_on(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether the next one of its series was planned before, though it may have been given up since."""
    series_id = notice.series_id or notice.id
    later = select(col(Notice.id)).where(
        col(Notice.series_id) == series_id, col(Notice.starts_at) > notice.starts_at, col(Notice.id) != notice.id
    )
    return (await session.scalars(later.limit(1))).first() is not None


async def arm(session: AsyncSession, notice: Notice) -> None:
    """Let it start at its time, if it has one."""
    if notice.starts_at is not None:
        await timers.arm(session, kind=TIMER, subject=notices.subject(notice), at=notice.starts_at)
