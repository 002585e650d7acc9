"""Pulses: when something that must never stop was last alive, as a row, so that another process, or a later one, can tell.

The timers' tick beats after each look that really finished. While it is silent, nothing becomes due: staff and administrators
hear of it once, and once more when it beats again. A process that starts finds in the same row how long nobody was there; so
does one that starts on a copy from before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, hours, outbox, timers
from community.database import add_unless_there, real_now
from community.groups import Group, Purpose
from community.outbox import Delivery, Kind
from community.people import Person, Role, RoleName
from community.timers import Late, Occasion, Timer

#: What beats: the timers' tick; and when this process, or the one before, began.
TIMERS: Final = "timers"
START: Final = "start"
#: A process that was away for less than this was restarted, and nobody noticed.
AWAY: Final = timedelta(minutes=10)

_ALARM: Final = "pulse:silent:"


class Pulse(SQLModel, table=True):
    """One thing that beats, such as the timers' tick. Times are real ones, by the database's own clock."""

    name: str = Field(primary_key=True, max_length=24)
    at: datetime
    #: When staff were told that it is silent; None: it is not, or nobody was told yet.
    alarmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What lay there when we came back: what comes late, what nobody is told any more, what its planner is asked about."""

    late: int = 0
    skipped: int = 0
    asked: int = 0


async def last(session: AsyncSession, name: str) -> Pulse | None:
    """Return when it last beat, as the row says it now; None: never."""
    return await session.get(Pulse, name, populate_existing=True)


async def beat(session: AsyncSession, name: str = TIMERS) -> None:
    """Note that it is alive. Where staff were told that it is not, they are told that it is again."""
    now = await real_now(session)
    silent = await _note(session, name, now)
    if silent is not None:
        await _tell_again(session, since=silent, until=now)


async def begin(session: AsyncSession) -> None:
    """Note that a process begins."""
    await _note(session, START, await real_now(session))


async def come_back(session: AsyncSession, occasions: Mapping[str, Occasion]) -> Waiting | None:
    """Where nobody was there for AWAY or longer, tell staff from when to when, and what waits.

    Return what waits, None where nobody was missed. To be called before the first look: after it, nothing waits any more.
    """
    now = await real_now(session)
    before = await last(session, TIMERS)
    if before is None or now - before.at < AWAY:
        return None
    since = before.at
    await _note(session, TIMERS, now)
    # Whoever was not told yet that it is silent need not hear that first.
    await outbox.call_off(session, _ALARM)
    found = await waiting(session, occasions)
    said: dict[str, Any] = {"since": since.isoformat(), "until": now.isoformat()}
    said |= {"late": found.late, "skipped": found.skipped, "asked": found.asked}
    await _tell(session, f"pulse:away:{_stamp(since)}:", card="status-away", **said)
    return found


async def alarm(session: AsyncSession, seen: datetime, name: str = TIMERS) -> bool:
    """Tell staff that it is silent, once; False when it has beaten since it was `seen` to beat, or somebody told them."""
    silent = col(Pulse.name) == name, col(Pulse.at) == seen, col(Pulse.alarmed_at).is_(None)
    noted = update(Pulse).where(*silent).values(alarmed_at=await real_now(session)).returning(col(Pulse.name))
    noted = noted.execution_options(synchronize_session=False)
    if (await session.execute(noted)).first() is None:
        return False
    await _tell(session, f"{_ALARM}{_stamp(seen)}:", card="status-silent", since=seen.isoformat())
    return True


async def waiting(session: AsyncSession, occasions: Mapping[str, Occasion]) -> Waiting:
    """Return what is due at this moment: timers, and messages that were not sent yet."""
    now = clock.now()
    due = select(col(Timer.kind), col(Timer.planned_at))
    due = due.where(col(Timer.state) == timers.State.ARMED, col(Timer.due_at) <= now)
    counts = {Late.RUN: 0, Late.SKIP: 0, Late.ASK: 0}
    for kind, planned_at in (await session.execute(due)).all():
        occasion = occasions.get(kind)
        too_late = occasion is not None and occasion.too_late(now - planned_at)
        counts[occasion.late if too_late and occasion is not None else Late.RUN] += 1
    unsent = col(Delivery.state) == outbox.State.PENDING, col(Delivery.step) == outbox.Step.SEND
    fresh = [*unsent, col(Delivery.due_at) <= now, col(Delivery.expires_at) > now, ~col(Delivery.held)]
    old = [*unsent, col(Delivery.expires_at) <= now]
    counts[Late.RUN] += (await session.scalars(select(func.count()).select_from(Delivery).where(*fresh))).one()
    counts[Late.SKIP] += (await session.scalars(select(func.count()).select_from(Delivery).where(*old))).one()
    return Waiting(late=counts[Late.RUN], skipped=counts[Late.SKIP], asked=counts[Late.ASK])


async def _note(session: AsyncSession, name: str, now: datetime) -> datetime | None:
    """Write when it beat; return since when it had been silent, if staff were told that it was."""
    row = select(Pulse).where(col(Pulse.name) == name).with_for_update().execution_options(populate_existing=True)
    found = (await session.scalars(row)).one_or_none()
    if found is None:
        await add_unless_there(session, Pulse(name=name, at=now))
        return None
    silent = found.at if found.alarmed_at is not None else None
    found.at, found.alarmed_at = now, None
    await session.flush()
    return silent


async def _tell_again(session: AsyncSession, *, since: datetime, until: datetime) -> None:
    """Say that everything goes on; where the alarm was not sent yet, this is the only thing that is said."""
    await outbox.call_off(session, _ALARM)
    said = {"since": since.isoformat(), "until": until.isoformat()}
    await _tell(session, f"pulse:again:{_stamp(since)}:", card="status-again", **said)


async def _tell(session: AsyncSession, key: str, *, card: str, **arguments: Any) -> None:
    """Tell all staff and administrators whom the bot may write to, and the groups of staff, when nobody is disturbed."""
    names = [RoleName.STAFF, RoleName.ADMINISTRATOR]
    theirs = select(col(Role.person_id)).where(col(Role.name).in_(names))
    reachable = col(Person.id).in_(theirs), col(Person.reachable), col(Person.started_at).is_not(None)
    staff = (await session.scalars(select(col(Person.id)).where(*reachable).order_by(col(Person.id)))).all()
    groups = (await session.scalars(select(col(Group.id)).where(col(Group.purpose) == Purpose.STAFF))).all()
    readers: list[dict[str, Any]] = [{"person_id": one} for one in staff]
    readers += [{"chat_id": one} for one in groups]
    for reader in readers:
        await outbox.post(
            session,
            key=f"{key}{next(iter(reader.values()))}",
            card=card,
            of=Kind.ALERT,
            due_at=hours.when_loud(clock.now()),
            **reader,
            **arguments,
        )


def _stamp(moment: datetime) -> str:
    """Return what tells one silence from the next."""
    return f"{moment:%Y%m%d%H%M%S%f}"
