"""Who comes to a task: reminders and their answers, too few of them, its end, and who is asked whether it was so.

All of it is read from the row: `arm` may be called at any time, and a timer that fires looks at the row first. A reminder never
comes at night; one that would does so in the evening before.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    clock,
    eligibility,
    hours,
    outbox,
    seats,
    signups,
    stints,
    tasks,
    teams,
    timers,
    trail,
    visits,
)
from community.access import Act
from community.database import begins_with, new_id
from community.errors import NoSeat, TaskEnded
from community.outbox import Delivery, Kind, Step
from community.people import Person
from community.seats import Signup
from community.tasks import LEAST_AT_HOME, State, Task
from community.timers import Timer
from community.trail import Entry

#: The kinds of timers; their subject is the task.
KEPT: Final = "task-kept"
DAY: Final = "task-day"
SOON: Final = "task-soon"
START: Final = "task-start"
OVER: Final = "task-over"
UNCONFIRMED: Final = "task-unconfirmed"
KINDS: Final = (KEPT, DAY, SOON, START, OVER, UNCONFIRMED)

DAY_BEFORE: Final = timedelta(hours=24)
SOON_BEFORE: Final = timedelta(hours=2)
#: Two reminders are further apart than this, or there is one.
APART: Final = timedelta(hours=1)
#: How long after its end a task is over: whoever is still there can say so meanwhile.
AFTERWARDS: Final = timedelta(hours=1)
#: Who is named in the trail where time itself acted.
NOBODY: Final = 0
_GOES_ON: Final = "goes-on"


async def arm(session: AsyncSession, task: Task) -> None:
    """Let become due what the task, as it stands now, has before it, and nothing else; doing it twice is doing it once.

    What lies behind when a task is opened does not come; only kept places are then free at once.
    """
    subject, now = _subject(task), clock.now()
    for kind in KINDS:
        await timers.cancel(session, subject=subject, kind=kind)
    if task.state != State.OPEN:
        await outbox.call_off(session, _reminder(task))
    for kind, moment in moments(task).items():
        if moment > now or kind in {KEPT, OVER, UNCONFIRMED}:
            await timers.arm(session, kind=kind, subject=subject, at=moment)


def moments(task: Task) -> dict[str, datetime]:
    """Return what becomes due at a task as it stands, by the kind of timer, and when; also what lies behind."""
    if task.starts_at is None or task.ends_at is None:
        return {}
    over = {OVER: task.ends_at + AFTERWARDS}
    if task.state == State.OVER:
        return {UNCONFIRMED: hours.when_loud((task.ended_at or over[OVER]) + stints.SERVED_FIRST)}
    if task.state == State.CALLED_OFF and (task.ended_at or task.changed_at) >= task.starts_at - stints.EARLY:
        # Some may have come already: what they gave ends as well.
        return {**over, UNCONFIRMED: hours.when_loud(over[OVER] + stints.SERVED_FIRST)}
    if task.state != State.OPEN:
        return {}
    found = {DAY: hours.before_quiet(task.starts_at - DAY_BEFORE), **over}
    soon = hours.before_quiet(task.starts_at - SOON_BEFORE)
    if abs(soon - found[DAY]) > APART:
        found[SOON] = soon
    if task.kept:
        found[KEPT] = task.starts_at - DAY_BEFORE
    if task.home:
        found[START] = task.starts_at
    return found


async def ask_anew(session: AsyncSession, task: Task) -> None:
    """Forget what holders answered: something changed, and they are asked again whether they come."""
    held = col(Signup.task_id) == task.id, col(Signup.state) == seats.State.HELD
    await session.execute(update(Signup).where(*held).values(coming=None))
    # What waits for the morning says how it was before.
    await outbox.call_off(session, _reminder(task))


async def come(session: AsyncSession, task: Task, *, by: Person) -> None:
    """Note that `by` will come. Raises NoSeat; TaskEnded once it began ("running"), is over or was called off."""
    starts_at, ends_at = stints.times(task)
    if task.state != State.OPEN or clock.now() >= ends_at:
        raise TaskEnded(state=State.OVER if task.state == State.OPEN else task.state)
    if clock.now() >= starts_at:
        own = await seats.signup_or_none(session, task.id, by.id)
        if own is None or own.state != seats.State.HELD:
            raise NoSeat
        raise TaskEnded(state="running")
    held = col(Signup.task_id) == task.id, col(Signup.person_id) == by.id, col(Signup.state) == seats.State.HELD
    said = update(Signup).where(*held).values(coming=True).returning(col(Signup.person_id))
    if (await session.execute(said.execution_options(synchronize_session=False))).first() is None:
        raise NoSeat


async def cannot(session: AsyncSession, task: Task, *, by: Person) -> bool:
    """Take back the place of `by`, without a question; it is offered on, and whoever plans hears when too few are left.

    False when they had no place, and stood in no line. Raises as `signups.leave` does.
    """
    return await signups.leave(session, task, by=by)


async def missed(session: AsyncSession, task: Task, person_id: int) -> None:
    """Let whoever plans know when too few are left, after somebody who was reminded, or soon would be, gave a place back.

    Once a visit to a home began, the one who is left there hears it as well, and nobody waits for a timer.
    """
    starts_at, _ = stints.times(task)
    await outbox.call_off(session, _reminder(task), person_id=person_id)
    if task.state != State.OPEN:
        return
    if task.home and clock.now() >= starts_at:
        if await visits.left(session, task, person_id, keepers=await keepers(session, task)) == 0:
            # Somebody waits at home for people of whom none comes any more: they hear it now, and not at the end.
            await call_off(session, task, by=None)
    elif clock.now() >= moments(task).get(DAY, starts_at):
        await warn_if_few(session, task, occasion=f"left:{new_id()}")


async def warn_if_few(session: AsyncSession, task: Task, *, occasion: str) -> bool:
    """Tell whoever plans a task that fewer hold a place than it takes; return whether it is so."""
    held = len(await seats.of(session, task.id, seats.State.HELD))
    unable = task.one_skilled and not await eligibility.somebody_able(session, task)
    if task.state != State.OPEN or (held >= least(task) and not unable):
        return False
    for one in await keepers(session, task):
        await outbox.post(
            session,
            key=f"task:{task.id}:few:{occasion}:{_stamp(task)}:{one.id}",
            card="task-few",
            person_id=one.id,
            **stints.about(task),
            held=held,
            least=least(task),
            home=bool(task.home),
            unable=unable,
        )
    return True


async def go_on(session: AsyncSession, task: Task, *, by: Person) -> None:
    """Let a task take place with as many as hold a place now. A visit to a home never does with fewer than two."""
    if task.state != State.OPEN:
        raise TaskEnded(state=task.state)
    held = len(await seats.of(session, task.id, seats.State.HELD))
    before = least(task)
    task.least = min(before, max(held, LEAST_AT_HOME if task.home else 1))
    await session.flush()
    # What it took before stays readable: it was decided for this one, and the next of its series asks for it again.
    await trail.record(session, by=by.id, act=_GOES_ON, subject=f"{_subject(task)}:{before}")


async def usual_least(session: AsyncSession, task: Task) -> int:
    """Return how few can do it as it was planned, whatever was decided for this one alone."""
    decided = col(Entry.act) == _GOES_ON, begins_with(session, col(Entry.subject), f"{_subject(task)}:")
    subjects = (await session.scalars(select(col(Entry.subject)).where(*decided))).all()
    return min(max([task.least, *(int(one.rpartition(":")[2]) for one in subjects)]), task.seats)


async def call_off(session: AsyncSession, task: Task, *, by: Person | None) -> None:
    """Call a task off because too few come; `by` None: time decided. Whoever came already has their time end as well.

    Raises TaskEnded.
    """
    # Imported here because it arms what becomes due.
    from community import planning

    await planning.call_off(session, task, by=by, reason=planning.Reason.TOO_FEW)


async def close(session: AsyncSession, task: Task) -> bool:
    """End a task whose time is over, so that nobody's door stays in a chat, and ask those who know who came.

    False when it had ended before.
    """
    # Imported here because these arm what becomes due.
    from community import planning, posts

    went = await tasks.move(session, task, [State.OPEN], State.OVER, ended_at=clock.now())
    if not went and task.state != State.CALLED_OFF:
        return False
    await stints.end_by_time(session, task)
    if went:
        await visits.put_away(session, task, person_id=None, how="over")
        await posts.revise(session, task)
        await visits.tell_served(session, task)
        await planning.task_over(session, task)
        await trail.record(session, by=NOBODY, act="over", subject=_subject(task))
        await arm(session, task)
    if went or await stints.of_task(session, task.id):
        await _ask(session, task, again=False)
    return went


async def keepers(session: AsyncSession, task: Task, *, besides: Collection[int] = ()) -> list[Person]:
    """Return who sees to a task, apart from some: whoever planned it and still may, else its leaders, else staff."""
    planner = await session.get(Person, task.planner_id) if task.planner_id is not None else None
    hears = planner is not None and planner.reachable and planner.started_at is not None
    planners = [planner] if planner is not None and hears and await access.plans(session, planner, task) else []
    leaders = await teams.leaders(session, task.team_id) if task.team_id is not None else []
    for some in (planners, leaders):
        if found := [one for one in some if one.id not in besides]:
            return found
    return await access.nearest(session, Act.KEEP_TEAMS, place_id=task.place_id, besides=besides)


def least(task: Task) -> int:
    """Return how few can do it."""
    return max(task.least, LEAST_AT_HOME) if task.home else task.least


async def sheet(session: AsyncSession, task: Task, *, reader: Person) -> dict[str, Any]:
    """Return who came to a task and for how long, as its card shows it to one of those who see to it.

    `people`: in the order in which they signed up, with their stint (None: they did not check in). Of what was called off,
    nobody is missed.
    """
    took_place = task.state != State.CALLED_OFF
    theirs = {person.id: found for found, person in await stints.of_task(session, task.id)}
    people = [
        _line(signup, person, theirs.get(person.id))
        for signup, person in await seats.of(session, task.id)
        if (took_place and signup.state == seats.State.HELD) or person.id in theirs
    ]
    served_first = await stints.waits_for_served(session, task)
    return {**stints.about(task), "people": people, "reader": reader.id, "served_first": served_first}


async def asked(session: AsyncSession, task: Task) -> dict[str, Any]:
    """Return what whoever was served is asked: who checked in, and what was said of them."""
    people = [
        {"stint_id": found.id, "name": person.name, "state": found.state}
        for found, person in await stints.of_task(session, task.id)
        if found.state != stints.State.RUNNING
    ]
    return {**stints.about(task), "people": people}


async def revise(session: AsyncSession, task: Task, *, besides: int = 0) -> None:
    """Let the cards of all who were asked who came say how it stands now, apart from whoever did it, whose handler does."""
    edit = f"task:{task.id}:sheet:{new_id()}"
    if task.served_id != besides:
        said = await asked(session, task)
        await outbox.revise(session, edit, key_prefix=_confirm(task), card="stint-confirm", **said)
    prefix = _turnout(task)
    sent = begins_with(session, col(Delivery.key), prefix), col(Delivery.step) == Step.SEND
    told = select(col(Delivery.person_id)).where(*sent, col(Delivery.person_id) != besides)
    readers = select(Person).where(col(Person.id).in_(told))
    for reader in (await session.scalars(readers.order_by(col(Person.id)))).all():
        known = await sheet(session, task, reader=reader)
        for again in (False, True):
            key = f"{prefix}{reader.id}:{'again' if again else 'first'}"
            await outbox.revise(session, edit, key_prefix=key, card="task-turnout", **known, again=again)


async def _ask(session: AsyncSession, task: Task, *, again: bool) -> None:
    """Ask whoever was served who came, and tell whoever sees to it; `again`: those were silent, so others decide."""
    found = await stints.of_task(session, task.id)
    if found and task.served_id is not None and not again:
        key = f"{_confirm(task)}{task.served_id}"
        said = await asked(session, task)
        # What is worth asking lasts as long as its answer is waited for.
        await outbox.post(
            session,
            key=key,
            card="stint-confirm",
            of=Kind.REMINDER,
            person_id=task.served_id,
            expires_at=clock.now() + stints.SERVED_FIRST,
            **said,
        )
    readers = {one.id: one for one in await keepers(session, task)}
    # Nobody confirms their own: where whoever planned it took part, somebody else is asked as well.
    for one, person in found:
        if person.id in readers and one.state == stints.State.ENDED:
            readers |= {other.id: other for other in await keepers(session, task, besides=[person.id])}
    for reader in readers.values():
        key = f"{_turnout(task)}{reader.id}:{'again' if again else 'first'}"
        known = await sheet(session, task, reader=reader)
        await outbox.post(session, key=key, card="task-turnout", person_id=reader.id, **known, again=again)


async def _release(session: AsyncSession, timer: Timer) -> None:
    """Let everybody have the places that were kept for those who are new."""
    await signups.release_kept(session, timer)


async def _remind(session: AsyncSession, timer: Timer) -> None:
    """Ask everybody who has a place whether they come, and tell whoever plans it when too few do."""
    task = await _look(session, timer)
    if task is None:
        return
    what = timer.kind.removeprefix("task-")
    for signup, person in await seats.of(session, task.id, seats.State.HELD):
        await outbox.post(
            session,
            key=f"{_reminder(task)}{what}:{_stamp(task)}:{person.id}",
            card="task-remind",
            of=Kind.REMINDER,
            person_id=person.id,
            expires_at=task.starts_at,
            **stints.about(task),
            what=what,
            meeting=task.meeting,
            home=bool(task.home),
            coming=signup.coming,
        )
    await warn_if_few(session, task, occasion=what)


async def _start(session: AsyncSession, timer: Timer) -> None:
    """Call off a visit to a home at its start where fewer than two have a place."""
    task = await _look(session, timer)
    if task is None:
        return
    late = clock.now() - stints.times(task)[0] > stints.LATE
    if late and await stints.of_task(session, task.id):
        # Nobody looked in time, and it did take place.
        return
    if len(await seats.of(session, task.id, seats.State.HELD)) < least(task):
        await call_off(session, task, by=None)


async def _over(session: AsyncSession, timer: Timer) -> None:
    """End it."""
    if task := await _look(session, timer):
        await close(session, task)


async def _unconfirmed(session: AsyncSession, timer: Timer) -> None:
    """Ask whoever sees to it: whoever was served did not answer."""
    task = await _look(session, timer)
    if task is None or task.served_id is None:
        return
    if any(one.state == stints.State.ENDED for one, _ in await stints.of_task(session, task.id)):
        await _ask(session, task, again=True)
        await revise(session, task)


#: What timers of these kinds do when they fire. However late they are, the row decides whether anybody still wants it.
OCCASIONS: Final[Mapping[str, timers.Occasion]] = {
    KEPT: timers.Occasion(_release, late=timers.Late.RUN),
    DAY: timers.Occasion(_remind, late=timers.Late.RUN),
    SOON: timers.Occasion(_remind, late=timers.Late.RUN),
    START: timers.Occasion(_start, late=timers.Late.RUN),
    OVER: timers.Occasion(_over, late=timers.Late.RUN),
    UNCONFIRMED: timers.Occasion(_unconfirmed, late=timers.Late.RUN),
}


async def _look(session: AsyncSession, timer: Timer) -> Task | None:
    """Return the task of a timer, for it alone, if it is due for this; None where it is not, or where the timer comes again."""
    found = await tasks.of_timer(session, timer)
    return found if found is not None and _is_due(found, timer.kind) else None


def _is_due(task: Task, kind: str) -> bool:
    """Tell whether the row, as it is now, is due for this and somebody still wants it."""
    due, now = moments(task), clock.now()
    if kind not in due or due[kind] > now:
        return False
    starts_at, ends_at = stints.times(task)
    if kind == START:
        return now < ends_at
    # Found late, the first reminder gives way to the second, and none comes once it began.
    return kind not in {DAY, SOON} or (now < starts_at and not (kind == DAY and now > due.get(SOON, starts_at) - APART))


def _line(signup: Signup, person: Person, found: stints.Stint | None) -> dict[str, Any]:
    return {
        "person_id": person.id,
        "name": person.name,
        "stint_id": found.id if found else None,
        "state": found.state if found else None,
        "in_at": found.in_at.isoformat() if found else None,
        "out_at": found.out_at.isoformat() if found and found.out_at else None,
        "minutes": found.minutes if found else 0,
        "by_time": bool(found and found.by_time),
        "missed": signup.missed_at is not None and signup.cleared_by is None,
    }


def _subject(task: Task) -> str:
    return f"task:{task.id}"


def _reminder(task: Task) -> str:
    """Return what the keys of reminders begin with."""
    return f"task:{task.id}:remind:"


def _confirm(task: Task) -> str:
    """Return what the keys of questions to whoever was served begin with."""
    return f"task:{task.id}:confirm:"


def _turnout(task: Task) -> str:
    """Return what the keys of cards about who came begin with."""
    return f"task:{task.id}:turnout:"


def _stamp(task: Task) -> int:
    """Return what tells the occasions of a task apart whose time was changed."""
    return int(stints.times(task)[0].timestamp())
