"""Reminders of events: a day before and two hours before, to whoever comes and wants to be reminded.

They are read from the event's row: `plan` may be called at any time, and a timer that fires looks at the row first. None comes
at night; one that would does so in the evening before. A date that was changed does not stay in anybody's chat: what was said
already is edited, and what was not is called off.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Column, ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import batches, clock, events, hours, timers
from community.database import begins_with, new_id
from community.events import Event
from community.guests import Guest
from community.guests import State as Coming
from community.outbox import Batch, Kind, Step
from community.people import Person
from community.timers import Late, Occasion, Timer

#: The kinds of timers; their subject is the event.
DAY: Final = "event-day"
SOON: Final = "event-soon"
KINDS: Final = (DAY, SOON)

DAY_BEFORE: Final = timedelta(hours=24)
SOON_BEFORE: Final = timedelta(hours=2)
#: Two reminders are further apart than this, or there is one.
APART: Final = timedelta(hours=1)
_CARD: Final = "event-remind"


class Unreminded(SQLModel, table=True):
    """A person would rather not be reminded of events; it holds long after the names of any event were deleted."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    since: datetime = Field(default_factory=clock.now)


async def reminds(session: AsyncSession, person_id: int) -> bool:
    """Tell whether somebody is reminded of events to which they come."""
    own = select(col(Unreminded.person_id)).where(col(Unreminded.person_id) == person_id)
    return (await session.scalars(own)).first() is None


async def plan(session: AsyncSession, found: Event) -> None:
    """Let the reminders become due that the event, as it stands now, has before it; doing it twice is doing it once.

    Those that were said or posted for another time or place are set right. What lies behind does not come.
    """
    now = clock.now()
    for kind in KINDS:
        await timers.cancel(session, subject=found.subject, kind=kind)
    for kind, moment in moments(found).items():
        if moment > now:
            await timers.arm(session, kind=kind, subject=found.subject, at=moment)
    await _correct(session, found)


async def stop(session: AsyncSession, found: Event) -> None:
    """Let no reminder come any more, and those that stand in chats say that the event was called off, if it was."""
    for kind in KINDS:
        await timers.cancel(session, subject=found.subject, kind=kind)
    if found.state == events.State.CALLED_OFF:
        await _correct(session, found)
        return
    for batch in await _batches(session, found):
        await batches.call_off(session, batch, reason="over")


def moments(found: Event) -> dict[str, datetime]:
    """Return when each reminder of an event comes, by the kind of its timer; also what lies behind."""
    if found.state != events.State.OPEN or found.starts_at is None:
        return {}
    due = {DAY: hours.before_quiet(found.starts_at - DAY_BEFORE)}
    soon = hours.before_quiet(found.starts_at - SOON_BEFORE)
    if soon - due[DAY] > APART:
        due[SOON] = soon
    return due


async def _remind(session: AsyncSession, timer: Timer) -> None:
    """Remind everybody who comes, in one statement, however many they are."""
    found = await events.of_timer(session, timer)
    if found is None or found.starts_at is None:
        return
    due, now = moments(found), clock.now()
    if timer.kind not in due or now >= found.starts_at:
        return
    if due[timer.kind] > now:
        # It was put off, and whoever did so did not say so here.
        await timers.arm(session, kind=timer.kind, subject=found.subject, at=due[timer.kind])
        return
    if timer.kind == DAY and now > due.get(SOON, found.starts_at) - APART:
        # Found late, the first reminder gives way to the second.
        return
    key = f"{_stem(found)}{_stamp(found)}:{timer.kind}"
    if await batches.batch_or_none(session, key) is not None:
        return
    batch = await batches.begin(session, key, card=_CARD, **_said(found))
    whom = (
        select(col(Guest.person_id))
        .join(Person, col(Person.id) == col(Guest.person_id))
        .where(
            col(Guest.event_id) == found.id,
            col(Guest.state) == Coming.COMING,
            col(Guest.person_id).not_in(select(col(Unreminded.person_id))),
            col(Person.reachable),
            col(Person.started_at).is_not(None),
        )
    )
    await batches.fan_out(session, batch, kind=Kind.REMINDER, whom=whom, expires_at=found.starts_at)


async def _correct(session: AsyncSession, found: Event) -> None:
    """Let every reminder of the event say what is so by now; one for another time that was not sent yet never is."""
    said = _said(found)
    for batch in await _batches(session, found):
        if batch.arguments == said:
            continue
        if found.state != events.State.OPEN or not batch.key.startswith(f"{_stem(found)}{_stamp(found)}:"):
            await batches.call_off(session, batch, reason="changed")
        await batches.change(session, batch, **said)
        await batches.call_off_steps(session, batch)
        edit = await batches.begin(session, f"event:{found.id}:reminded:{new_id()}", card=_CARD, **said)
        await batches.follow(session, edit, earlier=batch, step=Step.EDIT, kind=Kind.REMINDER)


async def _batches(session: AsyncSession, found: Event) -> list[Batch]:
    theirs = select(Batch).where(begins_with(session, col(Batch.key), _stem(found)))
    theirs = theirs.order_by(col(Batch.id)).execution_options(populate_existing=True)
    return list((await session.scalars(theirs)).all())


def _said(found: Event) -> dict[str, Any]:
    """Return what a reminder says: nothing that changes with who comes."""
    return {
        "event_id": found.id,
        "number": found.number,
        "title": found.title,
        "state": found.state,
        "starts_at": found.starts_at and found.starts_at.isoformat(),
        "ends_at": found.ends_at and found.ends_at.isoformat(),
        "venue": found.venue,
        "notes": found.notes,
    }


def _stem(found: Event) -> str:
    """Return what the keys of its reminders begin with."""
    return f"event:{found.id}:remind:"


def _stamp(found: Event) -> int:
    """Return what tells the occasions of an event apart whose time was changed."""
    return int(found.starts_at.timestamp()) if found.starts_at else 0


#: However late they are found, the row decides whether anybody still wants them: none comes once the event began.
OCCASIONS: Final[Mapping[str, Occasion]] = {
    DAY: Occasion(_remind, late=Late.RUN),
    SOON: Occasion(_remind, late=Late.RUN),
}
