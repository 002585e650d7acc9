"""Vitals: whether everything runs, in counts: what is late, what was not delivered, what is not known, and what comes next.

Nothing in them tells of a person: how many, never who.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, calendar, clock, hours, outbox, pulses, timers
from community.access import Act
from community.database import real_now
from community.outbox import Delivery, Step
from community.people import Person
from community.timers import Timer

#: A look is a second away: what is due for longer than this is late.
PATIENCE: Final = timedelta(minutes=1)
#: A message that waits for longer than this, though it is due, does not get out.
STUCK: Final = timedelta(minutes=10)
#: The row of the pulse is written every half minute; one older than this is of a tick that stands still.
SILENT: Final = timedelta(minutes=2)
#: From this month on the next year's days off should be known.
ANNOUNCED_BY: Final = 11
WEEK: Final = timedelta(days=7)
OTHER: Final = "other"
#: What timers are about, by the kind or by its first word; the kind comes first.
SORTS: Final = {
    "case-week": "report",
    "misses": "report",
    "knowledge": "report",
    "digest": "notice",
    "notice": "notice",
    "case": "case",
    "task": "task",
    "event": "event",
    "party": "event",
    "festival": "festival",
    "calendar": "festival",
}


def sort(kind: str) -> str:
    """Return what a kind of timer is about, as /status counts it."""
    return SORTS.get(kind) or SORTS.get(kind.partition("-")[0], OTHER)


async def read(session: AsyncSession, *, by: Person) -> dict[str, Any]:
    """Return what the card "status" says. Raises NotAllowed.

    `since` and `looked` are real times, the others the community's; `unknown_year`: one whose days off are not known and
    should be.
    """
    await access.require_somewhere(session, by, Act.READ_STATUS)
    now = clock.now()
    begun, looked = await pulses.last(session, pulses.START), await pulses.last(session, pulses.TIMERS)
    silent = looked is not None and await real_now(session) - looked.at > SILENT
    return {
        "since": begun.at.isoformat() if begun else None,
        "looked": looked.at.isoformat() if looked else None,
        "silent": silent,
        "unknown_year": unknown_year(now),
        **await _timers(session, now),
        **await _messages(session, now),
    }


def unknown_year(now: datetime) -> int | None:
    """Return the year whose days off should be known by now and are not; None where all is well."""
    today = hours.local(now).date()
    if not calendar.knows(today.year):
        return today.year
    if today.month >= ANNOUNCED_BY and not calendar.knows(today.year + 1):
        return today.year + 1
    return None


async def _timers(session: AsyncSession, now: datetime) -> dict[str, Any]:
    armed = col(Timer.state) == timers.State.ARMED
    counted = select(
        func.count(),
        func.count().filter(col(Timer.due_at) <= now),
        func.count().filter(col(Timer.planned_at) <= now - PATIENCE),
        func.count().filter(col(Timer.planned_at) <= now - PATIENCE, col(Timer.attempts) > 0),
        func.min(col(Timer.planned_at)),
    ).where(armed)
    armed_now, due, late, stumbling, oldest = (await session.execute(counted)).one()
    tomorrow = hours.day_start(hours.day_start(now) + timedelta(hours=36))
    today: Counter[str] = Counter()
    week: Counter[str] = Counter()
    ahead = select(col(Timer.kind), col(Timer.planned_at) < tomorrow, func.count())
    ahead = ahead.where(armed, col(Timer.planned_at) > now, col(Timer.planned_at) < now + WEEK)
    for kind, is_today, count in (await session.execute(ahead.group_by(col(Timer.kind), text("2")))).all():
        week[sort(kind)] += count
        today[sort(kind)] += count if is_today else 0
    return {
        "armed": armed_now,
        "due": due,
        "late": late,
        "stumbling": stumbling,
        "late_since": oldest.isoformat() if late and oldest else None,
        "today": {name: count for name, count in today.items() if count},
        "week": dict(week),
    }


async def _messages(session: AsyncSession, now: datetime) -> dict[str, Any]:
    day = hours.day_start(now)
    unsent = col(Delivery.state).in_([outbox.State.PENDING, outbox.State.LEASED, outbox.State.SENDING])
    line = unsent & ~col(Delivery.held)
    created = col(Delivery.created_at) >= day
    counted = select(
        func.count().filter(line),
        func.count().filter(line, col(Delivery.due_at) <= now - STUCK),
        func.count().filter(col(Delivery.state) == outbox.State.SENT, col(Delivery.sent_at) >= day),
        func.count().filter(col(Delivery.state) == outbox.State.FAILED, created),
        func.count().filter(col(Delivery.state) == outbox.State.UNKNOWN, created),
    ).where(col(Delivery.step) == Step.SEND)
    unsent_now, stuck, sent, failed, unsure = (await session.execute(counted)).one()
    return {"unsent": unsent_now, "stuck": stuck, "sent": sent, "failed": failed, "unsure": unsure}
