"""Signing up for tasks: a place, or a place on the waiting list, in the order in which people came; and leaving, at any time.

Nobody is ordered to anything, so nobody is asked why they cannot come. A place that comes free is offered to whoever waits.
"""

from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import clock, eligibility, offers, posts, seats, stints, tasks, timers, trail, visits
from community.errors import NotForYou, NotYours, TaskEnded
from community.offers import make_sure_that_open
from community.people import Person
from community.seats import SEATED, TRANSITIONS, Signup, State, of, signup_or_none
from community.tasks import Task
from community.timers import Timer

__all__ = [
    "SEATED",
    "TRANSITIONS",
    "Signup",
    "State",
    "claim",
    "decline",
    "give_up_seat",
    "leave",
    "make_sure_that_leaving_helps",
    "of",
    "release_kept",
    "signup_or_none",
]

#: The kind of the timer from which on places that were kept for newcomers are everybody's.
KEPT: Final = "task-kept"


async def claim(session: AsyncSession, found: Task, *, by: Person, sure: bool = False) -> Signup:
    """Take a place, or where there is none stand at the end of the waiting list; once more is the same.

    Raises TaskEnded, NotForYou; Clash where there is a place, unless they are `sure`: they have one elsewhere at that time.
    """
    # Whoever comes second waits here: so nobody has two places, and the list has an order.
    await tasks.lock(session, found)
    own = await seats.signup_or_none(session, found.id, by.id)
    if own is not None and own.state == State.HELD:
        return own
    make_sure_that_open(found)
    if own is not None and own.state == State.OFFERED:
        return await offers.accept(session, found, by=by, sure=sure)
    full = found.taken >= found.seats or not await eligibility.has_room(session, found, by)
    if own is not None and own.state == State.WAITING and full:
        return own
    await offers.suits_still(session, found, by=by)
    if why := eligibility.against(found, await eligibility.known(session, by, asks=found), own, now=clock.now()):
        raise NotForYou(why=why[0])
    if not full and not sure:
        await offers.make_sure_that_free(session, found, by=by)
    new = found.kept > 0 and await seats.is_new(session, found, by.id)
    kept = None if full else await seats.take(session, found, new=new)
    if kept is None:
        return await _wait(session, found, own, by=by)
    own = await _put(session, found, own, by=by, state=State.HELD, kept=kept, **offers.fresh())
    await trail.record(session, by=by.id, act="signed-up", subject=f"task:{found.id}")
    await visits.begin(session, found, person_id=by.id)
    await posts.revise(session, found)
    return own


async def leave(session: AsyncSession, found: Task, *, by: Person) -> bool:
    """Give the place back, or stand in the list no more, whenever it is; nobody asks why. False when they had neither.

    Raises as `make_sure_that_leaving_helps` does.
    """
    # Arriving comes before or after: there is no time without a place.
    await tasks.lock(session, found)
    await make_sure_that_leaving_helps(session, found, by=by)
    if not await give_up_seat(session, found, by.id):
        return False
    await trail.record(session, by=by.id, act="left", subject=f"task:{found.id}")
    return True


async def make_sure_that_leaving_helps(session: AsyncSession, found: Task, *, by: Person) -> None:
    """Raise TaskEnded when nobody could come in their place any more.

    That is when it is over; with the state "came", when they are there already and only check out; and with "past", from its
    end on until it is closed: whoever did not come is asked how it was, and does not slip away from the list.
    """
    if found.state != tasks.State.OPEN:
        raise TaskEnded(state=found.state)
    if await stints.stint_or_none(session, found.id, by.id) is not None:
        raise TaskEnded(state="came")
    if clock.now() >= stints.times(found)[1]:
        raise TaskEnded(state="past")


async def decline(session: AsyncSession, found: Task, person_id: int, *, by: Person) -> bool:
    """Let somebody else come to whoever is served, who says so and gives no reason; False when this one had no place.

    The volunteer hears that plans changed, kindly, and nothing else. Raises NotYours, TaskEnded.
    """
    if found.served_id != by.id:
        raise NotYours
    await tasks.lock(session, found)
    make_sure_that_open(found)
    if await stints.stint_or_none(session, found.id, person_id) is not None:
        # They stand at the door.
        raise TaskEnded(state="began")
    if not await give_up_seat(session, found, person_id, State.DECLINED, how="declined"):
        return False
    await offers.tell(session, found, person_id, what="declined")
    await trail.record(session, by=by.id, act="declined", subject=f"task:{found.id}")
    return True


async def give_up_seat(
    session: AsyncSession, found: Task, person_id: int, state: State = State.LEFT, *, how: str = "left"
) -> bool:
    """Take somebody from a task, whatever they were to it; False when they were nothing. Their place is offered on.

    `state` is LEFT or, for whoever has a place, DECLINED; `how` is what `visits.put_away` is told. Whoever it is about is
    not told here.
    """
    await tasks.lock(session, found)
    own = await seats.signup_or_none(session, found.id, person_id)
    if own is None or own.state not in {State.HELD, State.OFFERED, State.WAITING}:
        return False
    if state == State.DECLINED and own.state != State.HELD:
        return False
    before, kept = State(own.state), own.kept
    await seats.move(session, own, [before], state)
    if before in SEATED:
        await _free(session, found, kept=kept)
    if before == State.HELD:
        await visits.end(session, found, own, how=how)
    elif before == State.OFFERED:
        await offers.withdraw(session, found, own, what="left")
    if before in SEATED:
        # Who said nothing to this very place is not asked about it again.
        await offers.move_up(session, found, silent_too=before == State.HELD)
    if before == State.HELD:
        # Imported here because it arms what becomes due.
        from community import turnouts

        await turnouts.missed(session, found, person_id)
    await posts.revise(session, found)
    return True


async def release_kept(session: AsyncSession, timer: Timer) -> None:
    """Let the places that were kept for newcomers be everybody's from now on, and those who wait first of all."""
    found = await tasks.of_timer(session, timer)
    if found is None or found.state != tasks.State.OPEN or not found.kept:
        return
    await seats.open_kept(session, found)
    await offers.move_up(session, found)
    await posts.revise(session, found)


async def _wait(session: AsyncSession, found: Task, own: Signup | None, *, by: Person) -> Signup:
    if own is not None and own.state == State.WAITING:
        return own
    before, position = await seats.waiting(session, found.id)
    own = await _put(session, found, own, by=by, state=State.WAITING, position=position)
    if posts.rounded(before) != posts.rounded(before + 1):
        await posts.revise(session, found)
    return own


async def _put(
    session: AsyncSession, found: Task, own: Signup | None, *, by: Person, state: State, **values: Any
) -> Signup:
    if own is None:
        own = Signup(task_id=found.id, person_id=by.id, state=state, **values)
        session.add(own)
        await session.flush()
    else:
        await seats.move(session, own, [State(own.state)], state, **values)
    return own


async def _free(session: AsyncSession, found: Task, *, kept: bool) -> None:
    if await seats.free(session, found, kept=kept) and found.starts_at is not None:
        # It was taken when the timers were set.
        at = found.starts_at - seats.KEPT_UNTIL
        await timers.arm(session, kind=KEPT, subject=f"task:{found.id}", at=at)
