"""What becomes due in a case: that it is taken, that it is solved, that its rest ends, that the resident is asked once more.

All of it is read from the row: `arm` may be called at any time, and a timer that fires looks at the row first. So whatever was
armed for something that has changed since does nothing. Working time counts, and nobody is alerted outside of it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    calendar,
    cases,
    clock,
    entries,
    hands,
    hearers,
    levels,
    outbox,
    people,
    places,
    services,
    timers,
    trail,
)
from community.access import Act
from community.cases import Case, Outcome, State
from community.entries import Side
from community.errors import Ended, NeedsWords, NobodyBelow, NotAllowed
from community.hearers import News
from community.people import Person
from community.places import Level
from community.services import Service
from community.timers import Timer

#: The kinds of timers; their subject is the case.
ACCEPT: Final = "case-accept"
NUDGE: Final = "case-nudge"
DUE: Final = "case-due"
WAKE: Final = "case-wake"
CONFIRM: Final = "case-confirm"
ASKED: Final = "case-asked"
UNANSWERED: Final = "case-unanswered"

HOUR: Final = timedelta(hours=1)
#: What is promised where a case has no category.
ACCEPT_WITHIN: Final = 4 * HOUR
SOLVE_WITHIN_DAYS: Final = 3
#: How much of the working time until its end has passed when its holder is reminded; not when less than LEAST is left by then.
PART: Final = 3 / 4
LEAST: Final = HOUR
#: Working days after which a resident who has not said whether it is solved is asked once more.
ASKED_AGAIN_AFTER: Final = 2
#: Working days after which a question to the resident is said once more, and after which it goes on without an answer.
REMINDED_AFTER: Final = 3
GOES_ON_AFTER: Final = 6
#: Somebody works on the row at this moment: how long a timer lets them.
AGAIN_IN: Final = timedelta(seconds=5)
#: Who is named in the trail where time itself acted.
NOBODY: Final = 0


def promise(service: Service | None, now: datetime) -> tuple[datetime, datetime]:
    """Return until when somebody takes it, and until when it is solved, if it is submitted now."""
    return calendar.after(now, _accept_within(service)), calendar.after(now, _solve_within(service))


def pause(found: Case, now: datetime) -> dict[str, Any]:
    """Return what `cases.move` is to set so that the clock of the case stands still from now on."""
    return {"paused_at": found.paused_at or now}


def go_on(found: Case, now: datetime) -> dict[str, Any]:
    """Return what `cases.move` is to set so that its clock goes on: it is due later by the working time that it stood."""
    values: dict[str, Any] = {"paused_at": None, "held_until": None}
    if found.paused_at is not None and found.solve_by is not None:
        values["solve_by"] = calendar.after(found.solve_by, calendar.between(found.paused_at, now))
    return values


async def arm(session: AsyncSession, found: Case) -> None:
    """Let become due what the row, as it stands now, has before it, and nothing else; doing it twice is doing it once.

    Whatever waits at another desk, or again, has the whole time in which it is to be taken, anew.
    """
    service = await services.service_or_none(session, found.service)
    if found.state == State.WAITING and (found.accept_by is None or found.turn > 0):
        found.accept_by = calendar.after(found.changed_at, _accept_within(service))
        await session.flush()
    await timers.cancel(session, subject=_subject(found))
    for kind, deadline in _ahead(found, service).items():
        await timers.arm(session, kind=kind, subject=_subject(found), at=_open_at(deadline))


async def lay(session: AsyncSession, found: Case, level: Level) -> None:
    """Let what waits wait at another level, as nobody was where it lay; it is to be taken in the whole time from now on."""
    where = col(Case.turn) == found.turn
    await cases.move(session, found, [State.WAITING], State.WAITING, where=where, level=level, turn=found.turn + 1)
    await arm(session, found)


async def climb(session: AsyncSession, found: Case, *, why: str, by: Person | None = None) -> None:
    """Send a case that waits, or is in hand, one level up, to the next desk with people; without `by`, its time did so.

    The desk above has its own time to take it, or to see that it is solved. At the top the administrators hear of it, once
    for each time that is not kept.
    """
    level = await levels.next_up(session, found)
    if level is None:
        deadline = found.accept_by if found.state == State.WAITING else found.solve_by
        await tell_top(session, found, occasion=f"{found.state}:{_stamp(deadline or found.changed_at)}")
        return
    values: dict[str, Any] = {"level": level, "turn": found.turn + 1, "climbed": found.climbed + 1}
    if found.state == State.WAITING:
        service = await services.service_or_none(session, found.service)
        values["accept_by"] = calendar.after(clock.now(), _accept_within(service))
    state = State(found.state)
    if not await cases.move(session, found, [state], state, where=col(Case.turn) == found.turn, **values):
        return
    await trail.record(session, by=by.id if by else NOBODY, act="climbed", subject=_subject(found))
    await levels.revise(session, found)
    await levels.tell(session, found, why=why)
    await hearers.tell(session, found, News.CLIMBED, by=by)
    await arm(session, found)


async def send_down(session: AsyncSession, found: Case, *, by: Person, words: str) -> None:
    """Send it back to the level below with the decision of the one where it lies: to whoever leads it, else to the desk there.

    It is to be solved within its category's time from now on. Raises NeedsWords, NotAllowed where `by` does not direct cases
    at the level where it lies, NobodyBelow, WordsTooLong, Ended.
    """
    if not words.strip():
        raise NeedsWords
    await cases.lock(session, found)
    if found.state not in cases.OPEN:
        raise Ended
    await _require_level(session, found, by)
    level = await levels.below(session, found)
    if level is None:
        raise NobodyBelow
    before = found.holder_id
    lead = await _lead(session, found, unless=by)
    if before is not None and before != (lead and lead.id):
        await hands.put_away(session, found, "sent-down", aloud=before != by.id)
    # Where nobody leads it, whoever takes it at the desk below reads there what was decided.
    await entries.add(session, found, by=by, side=Side.NOTE, words=words)
    await _lay_down(session, found, level, lead)
    await trail.record(session, by=by.id, act="sent-down", subject=_subject(found))
    await levels.revise(session, found)
    if lead is None:
        await levels.tell(session, found, why="returned")
    else:
        await outbox.post(
            session,
            key=f"case:{found.id}:returned:{found.turn}:{lead.id}",
            card="case-returned",
            person_id=lead.id,
            **await levels.facts(session, found),
            words=words,
        )
        if before != lead.id:
            await hands.hand(session, found, note=words)
    await hearers.tell(session, found, News.RETURNED, by=by)
    await arm(session, found)


async def tell_top(session: AsyncSession, found: Case, *, occasion: str) -> None:
    """Tell the administrators that nobody is above who could see to it, once for each occasion."""
    said = await levels.facts(session, found)
    for one in await levels.administrators(session):
        key = f"case:{found.id}:top:{occasion}:{one.id}"
        await outbox.post(session, key=key, card="case-top", person_id=one.id, **said)


async def unaccepted(session: AsyncSession, timer: Timer) -> None:
    """Let it climb: nobody took it in time."""
    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, ACCEPT):
        await climb(session, found, why="unaccepted")


async def nudge(session: AsyncSession, timer: Timer) -> None:
    """Remind whoever has it in hand that most of the time is over."""
    found = await _look(session, timer)
    if found is None or not await _is_due(session, found, NUDGE) or found.solve_by is None:
        return
    if calendar.between(clock.now(), found.solve_by) >= LEAST:
        await _tell_holder(session, found, "nudge")


async def overdue(session: AsyncSession, timer: Timer) -> None:
    """Let the level above hear that it is not solved in time; whoever has it in hand keeps it."""
    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, DUE):
        await _tell_holder(session, found, "late")
        await climb(session, found, why="unsolved")


async def wake(session: AsyncSession, timer: Timer) -> None:
    """Let it go on: the day until which it rested has come."""
    # Imported here because whoever works on cases arms what becomes due.
    from community import casework

    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, WAKE):
        await casework.resume(session, found, by=None)
        await _tell_holder(session, found, "woke")


async def remind_asked(session: AsyncSession, timer: Timer) -> None:
    """Say once more what the resident was asked: nobody knows what else to do."""
    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, ASKED):
        await hearers.tell(session, found, News.ASKED_AGAIN, words=await _asked(session, found))


async def go_on_unanswered(session: AsyncSession, timer: Timer) -> None:
    """Let it go on without the answer; whoever asked sees what can be done without it."""
    from community import casework

    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, UNANSWERED):
        await casework.resume(session, found, by=None)
        await _tell_holder(session, found, "unanswered")


async def ask_again(session: AsyncSession, timer: Timer) -> None:
    """Ask the resident once more, and then no more, whether it is solved."""
    found = await _look(session, timer)
    if found is not None and await _is_due(session, found, CONFIRM):
        await hearers.tell(session, found, News.SOLVED_ASK)


#: What timers of these kinds do when they fire. After days without a look a case climbs one level: the desk above has its own
#: time from then on.
OCCASIONS: Final[Mapping[str, timers.Occasion]] = {
    ACCEPT: timers.Occasion(unaccepted, late=timers.Late.RUN),
    NUDGE: timers.Occasion(nudge, late=timers.Late.RUN),
    DUE: timers.Occasion(overdue, late=timers.Late.RUN),
    WAKE: timers.Occasion(wake, late=timers.Late.RUN),
    CONFIRM: timers.Occasion(ask_again, late=timers.Late.RUN),
    ASKED: timers.Occasion(remind_asked, late=timers.Late.RUN),
    UNANSWERED: timers.Occasion(go_on_unanswered, late=timers.Late.RUN),
}


def _ahead(found: Case, service: Service | None) -> dict[str, datetime]:
    """Return what the row has before it, by the kind of timer, and when each becomes due."""
    if found.state == State.WAITING:
        return {ACCEPT: found.accept_by} if found.accept_by else {}
    if found.state == State.ON_HOLD:
        return {WAKE: found.held_until} if found.held_until else {}
    if found.state == State.ASKING:
        days = {ASKED: REMINDED_AFTER, UNANSWERED: GOES_ON_AFTER}
        return {kind: calendar.after(found.changed_at, many * calendar.working_day()) for kind, many in days.items()}
    if found.state == State.TAKEN and found.solve_by:
        return _ahead_of_holder(found, found.solve_by, service)
    if found.state == State.ENDED and found.outcome == Outcome.SOLVED and found.confirmed is None and found.ended_at:
        return {CONFIRM: calendar.after(found.ended_at, ASKED_AGAIN_AFTER * calendar.working_day())}
    return {}


def _ahead_of_holder(found: Case, solve_by: datetime, service: Service | None) -> dict[str, datetime]:
    """Return when whoever has it in hand is reminded, and when it is overdue, for them or for the level where it lies now."""
    if found.changed_at >= solve_by:
        # It was late already when it came here, or to this hand: whoever sees to it now has the time that is given to take it.
        return {DUE: calendar.after(found.changed_at, _accept_within(service))}
    reminder = calendar.after(found.changed_at, PART * calendar.between(found.changed_at, solve_by))
    if calendar.between(reminder, solve_by) < LEAST:
        return {DUE: solve_by}
    return {NUDGE: reminder, DUE: solve_by}


def _open_at(deadline: datetime) -> datetime:
    """Return when a timer for the deadline fires: in working time, and not in the past, where it may have fired before."""
    return calendar.next_open(max(deadline, clock.now()))


async def _look(session: AsyncSession, timer: Timer) -> Case | None:
    """Return the row that a timer is for, for it alone; None where it went, or where the timer is to come again later.

    A timer has its own row already, and whoever works on a case has that: neither may wait for the other.
    """
    now = clock.now()
    if not calendar.is_open(now):
        await timers.arm(session, kind=timer.kind, subject=timer.subject, at=calendar.next_open(now))
        return None
    its = col(Case.id) == int(timer.subject.removeprefix("case:"))
    wanted = select(Case).where(its).with_for_update(skip_locked=True, key_share=True)
    found = (await session.scalars(wanted.execution_options(populate_existing=True))).one_or_none()
    if found is None and (await session.scalars(select(col(Case.id)).where(its))).first() is not None:
        await timers.arm(session, kind=timer.kind, subject=timer.subject, at=now + AGAIN_IN)
    return found


async def _is_due(session: AsyncSession, found: Case, kind: str) -> bool:
    """Tell whether the row, as it is now, is due for this; what is due later by now is armed for then."""
    ahead = _ahead(found, await services.service_or_none(session, found.service))
    if kind not in ahead:
        return False
    if ahead[kind] > clock.now():
        await arm(session, found)
        return False
    return True


async def _tell_holder(session: AsyncSession, found: Case, what: str) -> None:
    """Remind whoever has it in hand, once for each time that they were given. `what` is nudge, late, woke or unanswered."""
    if found.holder_id is None or found.solve_by is None:
        return
    await outbox.post(
        session,
        key=f"case:{found.id}:{what}:{_stamp(found.solve_by)}:{found.holder_id}",
        card="case-nudge",
        person_id=found.holder_id,
        **await levels.facts(session, found),
        what=what,
    )


async def _asked(session: AsyncSession, found: Case) -> str:
    """Return what its holder asked last."""
    told = [one for one in await entries.of(session, found.id, notes=False) if one.at <= found.changed_at]
    return next((one.words for one in reversed(told) if one.side == Side.WORKER and one.words), "")


async def _require_level(session: AsyncSession, found: Case, by: Person) -> None:
    """Raise NotAllowed unless `by` directs cases at the level where this one lies: no level decides for the one above it."""
    if not await access.directs(session, by, found):
        raise NotAllowed
    here = next((one for one in await places.path(session, found.place_id) if one.level == found.level), None)
    if here is not None:
        await access.require(session, by, Act.DIRECT_CASE, place_id=here.id)


async def _lead(session: AsyncSession, found: Case, *, unless: Person) -> Person | None:
    """Return who leads the case, if they are still there, may still take it, and are not the one who sends it down."""
    if found.lead_id in {None, unless.id}:
        return None
    lead = await people.person(session, found.lead_id or 0)
    return lead if await access.may_claim(session, lead, found) else None


async def _lay_down(session: AsyncSession, found: Case, level: Level, lead: Person | None) -> None:
    service = await services.service_or_none(session, found.service)
    accept_by, solve_by = promise(service, clock.now())
    values: dict[str, Any] = {
        "level": level,
        "turn": found.turn + 1,
        "returned": True,
        "solve_by": solve_by,
        "paused_at": None,
        "held_until": None,
        "holder_id": lead.id if lead else None,
    }
    if lead is None:
        values["accept_by"] = accept_by
    await cases.move(session, found, [State(found.state)], State.TAKEN if lead else State.WAITING, **values)


def _accept_within(service: Service | None) -> timedelta:
    return timedelta(minutes=service.accept_minutes) if service else ACCEPT_WITHIN


def _solve_within(service: Service | None) -> timedelta:
    return timedelta(minutes=service.solve_minutes) if service else SOLVE_WITHIN_DAYS * calendar.working_day()


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp())


def _subject(found: Case) -> str:
    return f"case:{found.id}"
