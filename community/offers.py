"""The waiting list of a task: a place that comes free is offered to whoever came first, and kept for them for a while.

Nobody is moved up unasked, as they may not have seen it; and nobody is asked at night: in quiet hours the time to answer
stands still. Whoever lets it pass stands at the end of the list, and the next one is asked.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, eligibility, hours, outbox, people, posts, seats, tasks, timers, trail, visits
from community.access import Act
from community.database import new_id
from community.errors import Clash, NotForYou, NotFound, NotOffered, TaskEnded
from community.people import Person
from community.seats import Signup, State
from community.tasks import Task
from community.timers import Late, Occasion, Timer

#: The kind of the timer that ends an offer.
TIMER: Final = "task-offer"
#: How long a place is kept for whoever is asked, quiet hours not counted; and when the task begins soon.
ANSWER_IN: Final = timedelta(hours=2)
SOON: Final = timedelta(hours=2)
ANSWER_SOON: Final = timedelta(minutes=20)

_STEP: Final = timedelta(minutes=5)
_CARD: Final = "task-offer"
_TOLD: Final = "task-told"


async def move_up(session: AsyncSession, found: Task, *, silent_too: bool = True) -> int:
    """Offer what is free to those who wait, the first first; return to how many.

    Those whom it does not suit any more, and who cannot be written to, are left out. `silent_too`: those as well who let an
    offer pass before; they are not asked again about the very place to which they said nothing. The task is locked.
    """
    count, now = 0, clock.now()
    if found.state != tasks.State.OPEN or found.starts_at is None or found.starts_at <= now:
        return count
    for own, person in await seats.of(session, found.id, State.WAITING):
        if found.taken >= found.seats:
            break
        asked = silent_too or own.offered_until is None
        if not asked or not person.reachable or not await people.stays(session, person.id):
            continue
        if not await eligibility.fits(session, found, person, now=now):
            continue
        if not await eligibility.has_room(session, found, person):
            continue
        kept = await seats.take(session, found, new=await seats.is_new(session, found, person.id))
        if kept is None:
            continue
        await _offer(session, found, own, kept=kept, now=now)
        count += 1
    return count


async def accept(session: AsyncSession, found: Task, *, by: Person, sure: bool = False) -> Signup:
    """Take the place that is offered; twice is once. Late is in time as long as nobody else was asked.

    Raises NotOffered, TaskEnded, NotForYou; Clash unless `sure`.
    """
    await tasks.lock(session, found)
    own = await seats.signup_or_none(session, found.id, by.id)
    if own is not None and own.state == State.HELD:
        return own
    make_sure_that_open(found)
    if own is None or own.state != State.OFFERED:
        raise NotOffered
    await suits_still(session, found, by=by)
    if why := await eligibility.reasons(session, found, by, now=clock.now()):
        raise NotForYou(why=why[0])
    if not sure:
        await make_sure_that_free(session, found, by=by)
    kept = own.kept
    await seats.move(session, own, [State.OFFERED], State.HELD, kept=kept, **fresh())
    await withdraw(session, found, own, what="taken")
    await trail.record(session, by=by.id, act="signed-up", subject=f"task:{found.id}")
    await visits.begin(session, found, person_id=by.id)
    await posts.revise(session, found)
    return own


async def lapse(session: AsyncSession, timer: Timer) -> None:
    """End an offer that nobody answered, and ask the next one."""
    found = await tasks.of_timer(session, timer)
    if found is None:
        return
    own = await seats.signup_or_none(session, found.id, int(timer.subject.split(":")[2]))
    # Answered meanwhile, or offered once more.
    if own is None or own.state != State.OFFERED or (own.offered_until or timer.planned_at) > timer.planned_at:
        return
    kept, until = own.kept, own.offered_until
    _, position = await seats.waiting(session, found.id)
    await seats.move(session, own, [State.OFFERED], State.WAITING, position=position, offered_until=until)
    await seats.free(session, found, kept=kept)
    ended = found.state != tasks.State.OPEN or found.starts_at is None or found.starts_at <= clock.now()
    await withdraw(session, found, own, what="ended" if ended else "lapsed")
    await move_up(session, found, silent_too=False)
    await posts.revise(session, found)


async def shorten(session: AsyncSession, found: Task) -> None:
    """Let no offer last longer than it would if it were made now: the task begins sooner than it was to. It is locked."""
    now = clock.now()
    if found.starts_at is None:
        return
    end = until(now, found.starts_at)
    for own, _ in await seats.of(session, found.id, State.OFFERED):
        if own.offered_until is None or own.offered_until <= found.starts_at:
            continue
        own.offered_until = end
        await session.flush()
        await timers.cancel(session, subject=_subject(found, own), kind=TIMER)
        await timers.arm(session, kind=TIMER, subject=_subject(found, own), at=end)
        said = await posts.facts(session, found)
        edit = f"task:{found.id}:offered:{new_id()}"
        await outbox.revise(session, edit, key_prefix=_stem(found, own), card=_CARD, until=end.isoformat(), **said)


async def withdraw(session: AsyncSession, found: Task, own: Signup, *, what: str) -> None:
    """Let the message with which a place was offered say what became of it (taken, lapsed, left or ended), and its time end."""
    await timers.cancel(session, subject=_subject(found, own), kind=TIMER)
    said = await posts.facts(session, found)
    edit = f"task:{found.id}:offered:{new_id()}"
    await outbox.revise(session, edit, key_prefix=_stem(found, own), card=_TOLD, what=what, **said)


async def tell(session: AsyncSession, found: Task, person_id: int, *, what: str) -> None:
    """Tell somebody what became of their place, without a reason: declined."""
    said = await posts.facts(session, found)
    key = f"task:{found.id}:told:{what}:{person_id}"
    await outbox.post(session, key=key, card=_TOLD, person_id=person_id, what=what, **said)


def make_sure_that_open(found: Task) -> None:
    """Raise TaskEnded unless somebody can still take part."""
    if found.state != tasks.State.OPEN:
        raise TaskEnded(state=found.state)
    if found.starts_at is None or found.starts_at <= clock.now():
        raise TaskEnded(state="began")


async def suits_still(session: AsyncSession, found: Task, *, by: Person) -> None:
    """Let what is known of the person stay as it is until they have a place. Raises NotFound, NotAllowed."""
    await people.one_at_a_time(session, by)
    if not await people.stays(session, by.id):
        raise NotFound
    await access.require(session, by, Act.TAKE_TASK, place_id=found.place_id)


async def make_sure_that_free(session: AsyncSession, found: Task, *, by: Person) -> None:
    """Raise Clash if they have a place in another task at that time. Whichever of two was tapped first is known by now."""
    if (other := await eligibility.clash(session, found, by)) is not None:
        raise Clash(number=other.number)


def fresh() -> dict[str, Any]:
    """Return the values of somebody who has a place from this moment on."""
    return {"position": new_id(), "coming": None}


def until(now: datetime, starts_at: datetime) -> datetime:
    """Return until when a place that comes free now is kept for the one who is asked; never later than the start."""
    left = ANSWER_SOON if starts_at - now <= SOON else ANSWER_IN
    end = now
    while left > timedelta():
        # The clock of an offer stands while nobody is to be disturbed.
        end = hours.when_loud(end)
        step = min(_STEP, left)
        end, left = end + step, left - step
    return min(end, starts_at)


async def _offer(session: AsyncSession, found: Task, own: Signup, *, kept: bool, now: datetime) -> None:
    if found.starts_at is None:
        return
    end = until(now, found.starts_at)
    await seats.move(session, own, [State.WAITING], State.OFFERED, kept=kept, offered_until=end)
    await timers.arm(session, kind=TIMER, subject=_subject(found, own), at=end)
    said = await posts.facts(session, found)
    key = f"{_stem(found, own)}{new_id()}"
    await outbox.post(session, key=key, card=_CARD, person_id=own.person_id, until=end.isoformat(), **said)


def _subject(found: Task, own: Signup) -> str:
    return f"task:{found.id}:{own.person_id}"


def _stem(found: Task, own: Signup) -> str:
    """Return what the keys of the offers to one person begin with."""
    return f"task:{found.id}:offer:{own.person_id}:"


#: What becomes due by itself.
OCCASIONS: Final[Mapping[str, Occasion]] = {TIMER: Occasion(lapse, late=Late.RUN)}
