"""What becomes of events when somebody is erased who comes to them or holds them; and what is kept about them there.

Events are waited for first, and then the person: nobody signs up meanwhile who is about to be gone.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import attending, birthdays, guests, reminders
from community.events import Event, State
from community.followups import Unasked
from community.guests import Guest
from community.people import Person


@dataclass(frozen=True, slots=True)
class Invited:
    """What somebody is to an event: its number, how many they are, and in which state."""

    number: int
    heads: int
    state: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """All of it.

    `events`: newest first. `hosted`: the numbers of the events that they hold or held. `expected`: they come, wait or are
    asked at one that is open; `hosts`: they hold one that is open. `reminded`: whether they want to be
    reminded of events, None when that is as usual and they come to none. `month` and `lunar`: when they would like to be
    celebrated. `answered`: of how many courses they said whether it was of use; `unasked`: they would rather not be asked.
    """

    events: tuple[Invited, ...]
    hosted: tuple[int, ...]
    reminded: bool | None
    month: int | None
    lunar: bool
    answered: int
    unasked: bool
    expected: bool = False
    hosts: bool = False


async def of(session: AsyncSession, person_id: int) -> Gathering | None:
    """Return what is kept, None when nothing is."""
    theirs = (
        select(Guest, col(Event.number), col(Event.state))
        .join(Event, col(Event.id) == col(Guest.event_id))
        .where(col(Guest.person_id) == person_id)
        .order_by(col(Event.number).desc())
    )
    rows = (await session.execute(theirs)).all()
    held = select(col(Event.number), col(Event.state)).where(col(Event.host_id) == person_id)
    hosted = (
        await session.execute(held.where(col(Event.number).is_not(None)).order_by(col(Event.number).desc()))
    ).all()
    birthday = await birthdays.birthday_or_none(session, person_id)
    unasked = await session.get(Unasked, person_id) is not None
    reminded = await reminders.reminds(session, person_id)
    if not rows and not hosted and birthday is None and not unasked and reminded:
        return None
    return Gathering(
        events=tuple(Invited(number, guest.heads, guest.state) for guest, number, _ in rows if number is not None),
        hosted=tuple(number for number, _ in hosted if number is not None),
        reminded=reminded if rows or not reminded else None,
        month=birthday.month if birthday is not None else None,
        lunar=birthday is not None and birthday.lunar,
        answered=sum(guest.useful is not None for guest, _, _ in rows),
        unasked=unasked,
        expected=any(guest.state in guests.CONCERNED and state == State.OPEN for guest, _, state in rows),
        hosts=any(state == State.OPEN for _, state in hosted),
    )


async def wait(session: AsyncSession, person_id: int) -> set[int]:
    """Lock the events of the person in one order; return their ids. Tasks are locked before, people after."""
    ids = await concerned(session, person_id)
    some = select(col(Event.id)).where(col(Event.id).in_(ids)).order_by(col(Event.id))
    await session.execute(some.with_for_update(key_share=True))
    return ids


async def concerned(session: AsyncSession, person_id: int) -> set[int]:
    """Return the ids of all events in which the person has a part that somebody may change now."""
    comes = select(col(Guest.event_id)).where(col(Guest.person_id) == person_id)
    theirs = select(col(Event.id)).where(col(Event.id).in_(comes) | (col(Event.host_id) == person_id))
    return set((await session.scalars(theirs)).all())


async def leave_events(session: AsyncSession, person: Person) -> None:
    """Give up the places of somebody who is about to be erased: they go to whoever waits. All of it is locked.

    Of what is over only the figures stay. What they hold, others go on with: `departures` sees to that.
    """
    comes = col(Guest.person_id) == person.id, col(Guest.state).in_(guests.CONCERNED)
    theirs = select(Event).join(Guest, col(Guest.event_id) == col(Event.id))
    theirs = theirs.where(*comes, col(Event.state) == State.OPEN).order_by(col(Event.id))
    for found in (await session.scalars(theirs.execution_options(populate_existing=True))).all():
        await attending.give_up(session, found, person.id, erased=True)
