"""Coming to events: with the family, by a waiting list where there is no room, and not coming after all.

A family comes, waits and is asked as one. Places that come free are offered to the first family that fits in them; one that
is too big for them keeps its place at the front. Nobody is asked why they cannot come, and nothing costs anything. Who comes
stands in the guests' rows alone, and not in the trail, which would outlast them.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final, TypedDict

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import billboards, clock, events, guests, offers, outbox, people, reminders, seats, tasks, timers
from community.database import add_unless_there, begins_with, new_id
from community.errors import EventEnded, EventFull, NotFound, PlacesGone
from community.events import Event
from community.guests import CONCERNED, SEATED, Guest, State
from community.outbox import Delivery, Step
from community.people import Person
from community.posts import rounded
from community.reminders import Unreminded
from community.seats import Signup
from community.tasks import Task
from community.timers import Late, Occasion, Timer

#: The kind of the timer that ends an offer, whose subject is the event and the person; and of the one that goes on asking.
OFFER: Final = "event-offer"
LINE: Final = "event-line"
#: So many families are asked in one transaction; then the next ones are.
MOST_AT_ONCE: Final = 50
_GOES_ON_IN: Final = timedelta(seconds=1)
_CARD: Final = "event-offer"
_TOLD: Final = "event-told"


class Standing(TypedDict):
    """What somebody is to an event, as a card shows it."""

    #: None: nothing.
    state: str | None
    heads: int
    #: They come, and wait for room for so many.
    wanted: int | None
    #: How many families wait before them.
    ahead: int
    #: Until when places are kept for them.
    until: str | None
    reminded: bool
    #: What else they are expected at by then: its tag and title.
    clash: tuple[str, str] | None


async def join(session: AsyncSession, event_id: int, *, by: Person, heads: int, sure: bool = False) -> Guest:
    """Come with so many, oneself included; whoever comes already changes how many they are.

    Where there is no room for all of them: raises EventFull, unless they are `sure` to wait for it, or wait already; whoever
    had places keeps them meanwhile. Raises NotFound, EventEnded.
    """
    found = await _begin(session, event_id, by=by)
    own = await guests.guest_or_none(session, found.id, by.id)
    have = own.heads if own is not None and own.state in SEATED else 0
    if await guests.take(session, found, heads - have):
        own = await _seat(session, found, own, by=by, heads=heads)
        if heads < have:
            await move_up(session, found)
        await billboards.revise(session, found)
        return own
    waiting = own is not None and own.state == State.WAITING
    if own is not None and waiting and own.heads == heads:
        return own
    # Who stands in line was asked before, and says only how many they are.
    if not sure and not waiting:
        free = max((found.seats or 0) - found.taken, 0)
        raise EventFull(heads=heads, have=have, free=have + free)
    return await _wait(session, found, own, by=by, heads=heads)


async def wait(session: AsyncSession, event_id: int, *, by: Person, heads: int) -> Guest:
    """Stand in line with so many, or come where there is room for all by now. Raises as `join`."""
    return await join(session, event_id, by=by, heads=heads, sure=True)


async def accept(session: AsyncSession, event_id: int, *, by: Person) -> Guest:
    """Take the places that are offered; twice is once. Late is in time as long as nobody else was asked.

    Raises PlacesGone, EventEnded, NotFound.
    """
    found = await _begin(session, event_id, by=by)
    own = await guests.guest_or_none(session, found.id, by.id)
    if own is not None and own.state == State.COMING:
        return own
    if own is None or own.state == State.AWAY:
        raise PlacesGone
    if own.state == State.WAITING and not await guests.take(session, found, own.heads):
        raise PlacesGone
    own = await _seat(session, found, own, by=by, heads=own.heads)
    await billboards.revise(session, found)
    return own


async def leave(session: AsyncSession, event_id: int, *, by: Person) -> bool:
    """Note that they do not come, whatever they were to the event; nobody asks why. False when it was so already.

    What was theirs is offered on. Raises NotFound, EventEnded.
    """
    found = await events.event(session, event_id)
    if found.state == events.State.DRAFT:
        raise NotFound
    await events.lock(session, found)
    if found.state != events.State.OPEN or (found.ends_at is not None and found.ends_at <= clock.now()):
        raise EventEnded(state=found.state if found.state != events.State.OPEN else events.State.OVER)
    if await give_up(session, found, by.id):
        return True
    if await guests.guest_or_none(session, found.id, by.id) is None and await people.stays(session, by.id):
        await _add(session, found, by=by, state=State.AWAY)
        return True
    return False


async def give_up(session: AsyncSession, found: Event, person_id: int, *, erased: bool = False) -> bool:
    """Take somebody from an event, whatever they were to it; False when they were nothing. Their places are offered on.

    `erased`: they are about to be; they did not answer an offer, and it is gone from their chat.
    """
    await events.lock(session, found)
    own = await guests.guest_or_none(session, found.id, person_id)
    if own is None or own.state not in CONCERNED:
        return False
    before, heads = State(own.state), own.heads
    waiting = await guests.families(session, found.id, State.WAITING)
    await guests.move(session, own, [before], State.AWAY)
    if before == State.WAITING:
        await _show_line(session, found, waiting)
        return True
    await guests.take(session, found, -heads)
    if before == State.OFFERED and erased:
        await _take_away(session, found, own)
    elif before == State.OFFERED:
        await _withdraw(session, found, own, what="left")
    # Who said nothing to these very places is not asked about them again.
    await move_up(session, found, silent_too=before == State.COMING)
    await billboards.revise(session, found)
    return True


async def lapse(session: AsyncSession, timer: Timer) -> None:
    """End an offer that nobody answered, and ask the next ones."""
    found = await events.of_timer(session, timer)
    if found is None:
        return
    own = await guests.guest_or_none(session, found.id, int(timer.subject.split(":")[2]))
    # Answered meanwhile, or offered once more.
    if own is None or own.state != State.OFFERED or (own.offered_until or timer.planned_at) > timer.planned_at:
        return
    end = {"position": await guests.behind(session, found.id), "offered_until": own.offered_until}
    await guests.move(session, own, [State.OFFERED], State.WAITING, **end)
    await guests.take(session, found, -own.heads)
    await _withdraw(session, found, own, what="lapsed" if _is_ahead(found) else "ended")
    await move_up(session, found, silent_too=False)
    await billboards.revise(session, found)


async def move_up(session: AsyncSession, found: Event, *, silent_too: bool = True) -> None:
    """Offer what is free to the first families that fit; who comes already, and waits for more, gets it.

    `silent_too`: those as well who let an offer pass before. The event is locked.
    """
    await _shorten(session, found)
    if not _is_ahead(found):
        return
    said = await billboards.facts(session, found)
    line = await guests.line(session, found, fitting=_free(found), silent_too=silent_too, limit=MOST_AT_ONCE)
    for own, _ in line:
        more = own.wanted - own.heads if own.state == State.COMING and own.wanted else own.heads
        free = _free(found)
        if free is not None and more > free:
            continue
        if not await people.stays(session, own.person_id) or not await guests.take(session, found, more):
            continue
        if own.state == State.COMING:
            await guests.change(session, own, heads=own.heads + more, wanted=None)
            key = f"event:{found.id}:told:more:{own.person_id}:{new_id()}"
            told = {**said, "what": "more", "heads": own.heads}
            await outbox.post(session, key=key, card=_TOLD, person_id=own.person_id, **told)
        else:
            await _offer(session, found, own, said)
    if len(line) == MOST_AT_ONCE:
        at = clock.now() + _GOES_ON_IN
        await timers.arm(session, kind=LINE, subject=found.subject, at=at)


async def end(session: AsyncSession, found: Event) -> None:
    """Let nobody be asked or reminded any more: the event was called off, or is over."""
    # Perhaps hundreds are asked at this moment: what is the same for all is read once.
    said = await billboards.facts(session, found)
    for own, _ in await guests.of(session, found.id, State.OFFERED):
        await _withdraw(session, found, own, what="ended", said=said)
    await timers.cancel(session, subject=found.subject, kind=LINE)
    await reminders.stop(session, found)


async def remind(session: AsyncSession, *, by: Person, on: bool) -> None:
    """Let somebody be reminded of events, or no longer; it holds for those that come after, too."""
    if on:
        await session.execute(delete(Unreminded).where(col(Unreminded.person_id) == by.id))
    else:
        await add_unless_there(session, Unreminded(person_id=by.id))


async def standing(session: AsyncSession, found: Event, who: Person) -> Standing:
    """Return what somebody is to an event, and what they should know."""
    own = await guests.guest_or_none(session, found.id, who.id)
    in_line = own is not None and (own.state == State.WAITING or own.wanted is not None)
    until = own.offered_until if own is not None and own.state == State.OFFERED else None
    return {
        "state": own.state if own is not None else None,
        "heads": own.heads if own is not None else 0,
        "wanted": own.wanted if own is not None else None,
        "ahead": await guests.ahead(session, own) if own is not None and in_line else 0,
        "until": until.isoformat() if until is not None else None,
        "reminded": await reminders.reminds(session, who.id),
        "clash": await clash(session, found, who.id),
    }


async def clash(session: AsyncSession, found: Event, person_id: int) -> tuple[str, str] | None:
    """Return what else they are expected at by then, an event or a task: its tag and title; None where there is nothing.

    One may begin when the other ends. It is a note for them, and never in their way.
    """
    if found.starts_at is None or found.ends_at is None:
        return None
    coming = select(col(Guest.event_id)).where(
        col(Guest.person_id) == person_id, col(Guest.state) == State.COMING, col(Guest.event_id) != found.id
    )
    held = select(col(Signup.task_id)).where(col(Signup.person_id) == person_id, col(Signup.state) == seats.State.HELD)
    other = await session.scalars(
        select(Event)
        .where(
            col(Event.id).in_(coming),
            col(Event.state) == events.State.OPEN,
            col(Event.starts_at) < found.ends_at,
            col(Event.ends_at) > found.starts_at,
        )
        .order_by(col(Event.starts_at), col(Event.id))
        .limit(1)
    )
    if (event := other.first()) is not None:
        return f"#E{event.number}", event.title
    task = await session.scalars(
        select(Task)
        .where(
            col(Task.id).in_(held),
            col(Task.state) == tasks.State.OPEN,
            col(Task.starts_at) < found.ends_at,
            col(Task.ends_at) > found.starts_at,
        )
        .order_by(col(Task.starts_at), col(Task.id))
        .limit(1)
    )
    return (f"#T{first.number}", first.title) if (first := task.first()) is not None else None


async def latest(session: AsyncSession, person_id: int) -> Guest | None:
    """Return what this person said last about an event that is still ahead; None where there is nothing."""
    ahead = select(col(Event.id)).where(col(Event.state) == events.State.OPEN, col(Event.starts_at) > clock.now())
    own = select(Guest).where(
        col(Guest.person_id) == person_id, col(Guest.state).in_(CONCERNED), col(Guest.event_id).in_(ahead)
    )
    return (await session.scalars(own.order_by(col(Guest.changed_at).desc()).limit(1))).first()


async def _begin(session: AsyncSession, event_id: int, *, by: Person) -> Event:
    """Return an event to which people can still come, locked. Raises NotFound, EventEnded."""
    found = await events.event(session, event_id)
    if found.state == events.State.DRAFT:
        raise NotFound
    # Whoever comes second waits here: so nobody has places twice, and the list has an order.
    await events.lock(session, found)
    if found.state != events.State.OPEN:
        raise EventEnded(state=found.state)
    if not _is_ahead(found):
        raise EventEnded(state="began")
    # Whoever is being erased is gone, or is so once this is written: their places come free then.
    await people.one_at_a_time(session, by)
    if not await people.stays(session, by.id):
        raise NotFound
    return found


async def _seat(session: AsyncSession, found: Event, own: Guest | None, *, by: Person, heads: int) -> Guest:
    """Let somebody come with so many, whose places were taken already."""
    if own is None:
        return await _add(session, found, by=by, state=State.COMING, heads=heads)
    before = State(own.state)
    if before == State.COMING:
        await guests.change(session, own, heads=heads, wanted=None)
        return own
    await guests.move(session, own, [before], State.COMING, heads=heads)
    if before == State.OFFERED:
        await _withdraw(session, found, own, what="taken")
    return own


async def _wait(session: AsyncSession, found: Event, own: Guest | None, *, by: Person, heads: int) -> Guest:
    """Let somebody stand in line with so many: at its end, or where they stood."""
    before = await guests.families(session, found.id, State.WAITING)
    position = await guests.behind(session, found.id)
    if own is None:
        own = await _add(session, found, by=by, state=State.WAITING, heads=heads, position=position)
    elif own.state == State.WAITING:
        await guests.change(session, own, heads=heads)
    elif own.state == State.AWAY:
        await guests.move(session, own, [State.AWAY], State.WAITING, heads=heads, position=position)
    else:
        # What they have, or what is kept for them, is theirs; they wait for the rest alone.
        if own.state == State.OFFERED:
            own = await _seat(session, found, own, by=by, heads=own.heads)
        where = {} if own.wanted is not None else {"position": position}
        await guests.change(session, own, wanted=heads, **where)
    await _show_line(session, found, before)
    return own


async def _show_line(session: AsyncSession, found: Event, before: int) -> None:
    """Let the cards in groups follow how many families wait, once it is another number to those who read them."""
    after = await guests.families(session, found.id, State.WAITING)
    if rounded(before) != rounded(after):
        await billboards.revise(session, found)


async def _add(session: AsyncSession, found: Event, *, by: Person, state: State, **values: Any) -> Guest:
    own = Guest(event_id=found.id, person_id=by.id, state=state, **values)
    session.add(own)
    await session.flush()
    return own


async def _offer(session: AsyncSession, found: Event, own: Guest, said: Mapping[str, Any]) -> None:
    if found.starts_at is None:
        return
    until = offers.until(clock.now(), found.starts_at)
    await guests.move(session, own, [State.WAITING], State.OFFERED, offered_until=until)
    await timers.arm(session, kind=OFFER, subject=_subject(found, own), at=until)
    told = {**said, "heads": own.heads, "until": until.isoformat()}
    await outbox.post(session, key=f"{_stem(found, own)}{new_id()}", card=_CARD, person_id=own.person_id, **told)


async def _shorten(session: AsyncSession, found: Event) -> None:
    """Let no offer last beyond the start: the event begins sooner than it was to."""
    if found.starts_at is None:
        return
    asked = await guests.of(session, found.id, State.OFFERED)
    late = [own for own, _ in asked if own.offered_until is not None and own.offered_until > found.starts_at]
    if not late:
        return
    until = offers.until(clock.now(), found.starts_at)
    said = {**await billboards.facts(session, found), "until": until.isoformat()}
    for own in late:
        await guests.change(session, own, offered_until=until)
        await timers.cancel(session, subject=_subject(found, own), kind=OFFER)
        await timers.arm(session, kind=OFFER, subject=_subject(found, own), at=until)
        edit = f"event:{found.id}:offered:{new_id()}"
        await outbox.revise(session, edit, key_prefix=_stem(found, own), card=_CARD, heads=own.heads, **said)


async def _withdraw(
    session: AsyncSession, found: Event, own: Guest, *, what: str, said: Mapping[str, Any] | None = None
) -> None:
    """Let the message with which places were offered say what became of them (taken, lapsed, left, ended), and its time end."""
    await timers.cancel(session, subject=_subject(found, own), kind=OFFER)
    told = {**(said or await billboards.facts(session, found)), "what": what, "heads": own.heads}
    edit = f"event:{found.id}:offered:{new_id()}"
    await outbox.revise(session, edit, key_prefix=_stem(found, own), card=_TOLD, **told)


async def _take_away(session: AsyncSession, found: Event, own: Guest) -> None:
    """Let the message with which places were offered be gone: nobody is left whose language another would be in."""
    await timers.cancel(session, subject=_subject(found, own), kind=OFFER)
    offered = begins_with(session, col(Delivery.key), _stem(found, own)), col(Delivery.step) == Step.SEND
    key = (await session.scalars(select(col(Delivery.key)).where(*offered).order_by(col(Delivery.id).desc()))).first()
    if key is not None:
        told = {**await billboards.facts(session, found), "what": "passed-on", "heads": own.heads}
        edit = f"event:{found.id}:offered:{new_id()}"
        await outbox.take_away(session, edit, of=key, card=_TOLD, **told)


async def _go_on(session: AsyncSession, timer: Timer) -> None:
    """Ask the families that come after those who were asked."""
    if (found := await events.of_timer(session, timer)) is not None:
        await move_up(session, found, silent_too=False)
        await billboards.revise(session, found)


def _is_ahead(found: Event) -> bool:
    return found.state == events.State.OPEN and found.starts_at is not None and found.starts_at > clock.now()


def _free(found: Event) -> int | None:
    """Return how many places are free; None: as many as come."""
    return None if found.seats is None else max(found.seats - found.taken, 0)


def _subject(found: Event, own: Guest) -> str:
    return f"{found.subject}:{own.person_id}"


def _stem(found: Event, own: Guest) -> str:
    """Return what the keys of the offers to one family begin with."""
    return f"event:{found.id}:offer:{own.person_id}:"


#: What becomes due by itself. Both look at the row first, and are done however late: whoever waits is to hear.
OCCASIONS: Final[Mapping[str, Occasion]] = {
    OFFER: Occasion(lapse, late=Late.RUN),
    LINE: Occasion(_go_on, late=Late.RUN),
}
