"""What those who work on cases do: take one in hand, ask, wait, hand it on. Joining and dividing them is in `joinings`.

Every action is decided by a conditional update of the row; whoever comes second hears who was first. Words reach the chat
of whoever has it in hand alone (`hands`), everybody concerned hears of each step once (`hearers`), and all cards at the desks
say how far it is.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    calendar,
    cases,
    clock,
    deadlines,
    entries,
    hearers,
    levels,
    people,
    places,
    proxies,
    services,
    talks,
    trail,
)
from community.access import MAY, Act
from community.cases import HELD, OVER, Case, Kind, State
from community.entries import Entry, Side
from community.errors import (
    AlreadyTaken,
    Ended,
    NeedsWords,
    NobodyListens,
    NotAllowed,
    NotYours,
    TooLate,
    TooManyDays,
)
from community.hands import hand, put_away
from community.hearers import News
from community.people import Person, Role, RoleName

__all__ = [
    "LONGEST_EXTENSION",
    "ask",
    "change",
    "claim",
    "extend",
    "hand",
    "hand_over",
    "heirs",
    "hold",
    "let_go",
    "locked",
    "locked_by",
    "note",
    "put_away",
    "release",
    "resume",
    "running",
    "started",
    "take_over",
    "waiting_for",
]

#: By how many working days a case is extended at once, at the most.
LONGEST_EXTENSION: Final = 30


async def claim(session: AsyncSession, found: Case, *, by: Person) -> Case:
    """Take the case in hand; the first thumb wins. Raises AlreadyTaken, Ended.

    Whoever takes it first leads it to its end, whoever has it in hand meanwhile.
    """
    values = {
        "holder_id": by.id,
        "lead_id": func.coalesce(col(Case.lead_id), by.id),
        "accepted_at": found.accepted_at or clock.now(),
    }
    if not await cases.move(session, found, [State.WAITING], State.TAKEN, **values):
        await session.refresh(found)
        if found.state not in HELD or found.holder_id is None:
            raise Ended
        if found.holder_id != by.id:
            raise AlreadyTaken(who=(await people.person(session, found.holder_id)).name or "")
        return found
    await started(session, found, News.TAKEN, by=by, act="claimed")
    return found


async def take_over(session: AsyncSession, found: Case, *, by: Person) -> Case:
    """Take the case from its holder, or in hand when it waits; both are told. Raises AlreadyTaken, Ended."""
    return await hand_over(session, found, by, by=by)


async def hand_over(session: AsyncSession, found: Case, to: Person, *, by: Person, note: str = "") -> Case:
    """Give the case to somebody who may take it, with a note; who leads it stays. Raises NotAllowed, AlreadyTaken, Ended."""
    await locked(session, found)
    before = found.holder_id
    if before == to.id:
        return found
    if before is None and to.id == by.id:
        return await claim(session, found, by=by)
    if not await people.stays(session, to.id) or not await access.may_claim(session, to, found):
        raise NotAllowed
    if note.strip():
        await entries.add(session, found, by=by, side=Side.NOTE, words=note)
    accepted_at = found.accepted_at or clock.now()
    values = {"holder_id": to.id, "lead_id": found.lead_id or to.id, "accepted_at": accepted_at, "turn": found.turn + 1}
    await cases.move(session, found, [State(found.state)], State.TAKEN, **values, **running(found))
    how, act = ("taken-over", "took-over") if to.id == by.id else ("handed-over", "handed-over")
    if before is not None:
        await put_away(session, found, how, holder_id=before, aloud=before != by.id)
    news = News.TAKEN if before is None else News.HANDED_OVER
    await started(session, found, news, by=by, act=act, note=note.strip())
    return found


async def release(session: AsyncSession, found: Case, *, by: Person, note: str = "") -> Case:
    """Let the case wait for somebody else; who leads it stays. Raises AlreadyTaken, Ended."""
    await locked(session, found)
    if found.holder_id is None:
        return found
    if note.strip():
        await entries.add(session, found, by=by, side=Side.NOTE, words=note)
    await let_go(session, found, by=by, lead_id=found.lead_id)
    return found


async def heirs(session: AsyncSession, found: Case) -> list[Person]:
    """Return to whom the case may be handed: whoever may take it and can be written to, its holder aside, the nearest first."""
    names = [role for role, acts in MAY.items() if Act.CLAIM_CASE in acts]
    those = select(col(Role.person_id)).where(col(Role.name).in_(names))
    reached = col(Person.started_at).is_not(None), col(Person.reachable).is_(True)
    everyone = (
        await session.scalars(select(Person).where(col(Person.id).in_(those), *reached).order_by(col(Person.id)))
    ).all()
    others = [one for one in everyone if one.id != found.holder_id]
    able = [one for one in others if await access.may_claim(session, one, found)]
    steps = {place.id: at for at, place in enumerate(await places.path(session, found.place_id))}
    away = {
        one.id: min(steps.get(role.place_id, len(steps)) for role in await people.roles(session, one.id))
        for one in able
    }
    return sorted(able, key=lambda one: (away[one.id], one.id))


async def ask(session: AsyncSession, found: Case, *, by: Person, words: str) -> Entry:
    """Ask the resident something; the clock stands still until they answer.

    Raises NeedsWords, NotYours, Ended; NobodyListens where there is nobody but the holder to be asked.
    """
    await locked_by(session, found, by=by)
    if not await proxies.askers(session, found) - {by.id}:
        raise NobodyListens
    entry = await _said(session, found, by=by, words=words)
    if found.state != State.ASKING:
        await _wake(session, found)
        await cases.move(session, found, [State.TAKEN], State.ASKING, **deadlines.pause(found, clock.now()))
    else:
        # Whoever was asked once more has the whole time to answer, too.
        await change(session, found)
    await _told(session, found, News.ASKED, by=by, words=words, again=entry.id)
    return entry


async def resume(session: AsyncSession, found: Case, *, by: Person | None) -> Case:
    """Go on with what rested; the clock goes on. `by` may be the resident who answered; None: its time has come.

    Going on twice is going on once. Raises Ended when nobody has it in hand any more.
    """
    await locked(session, found)
    if found.state == State.WAITING:
        raise Ended
    if found.state == State.TAKEN:
        return found
    news = News.WOKE if by is None and found.state == State.ON_HOLD else News.RESUMED
    await _wake(session, found)
    await _told(session, found, news, by=by, quiet=by is not None and await access.owns(session, by, found))
    return found


async def hold(session: AsyncSession, found: Case, *, by: Person, until: datetime, reason: str) -> Case:
    """Let the case rest until a moment, for a reason that the resident reads. Raises NeedsWords, TooLate, NotYours, Ended."""
    await locked_by(session, found, by=by)
    if until <= clock.now():
        raise TooLate
    entry = await _said(session, found, by=by, words=reason)
    await _wake(session, found)
    await cases.move(
        session, found, [State.TAKEN], State.ON_HOLD, held_until=until, **deadlines.pause(found, clock.now())
    )
    await _told(session, found, News.HELD, by=by, words=reason, until=until, again=entry.id)
    return found


async def extend(session: AsyncSession, found: Case, *, by: Person, days: int, reason: str) -> Case:
    """Promise another time, so many working days later, for a reason that the resident reads.

    What was promised first is what counts in the figures. Raises NeedsWords, TooManyDays, NotYours, Ended.
    """
    await locked_by(session, found, by=by)
    if not 1 <= days <= LONGEST_EXTENSION:
        raise TooManyDays(longest=LONGEST_EXTENSION)
    entry = await _said(session, found, by=by, words=reason)
    since = max(found.solve_by or clock.now(), clock.now())
    later = calendar.after(since, days * calendar.working_day())
    # The time to answer what was asked goes on as before.
    step = {"changed_at": found.changed_at} if found.state == State.ASKING else {}
    await change(session, found, solve_by=later, extended=found.extended + 1, **step)
    await _told(session, found, News.EXTENDED, by=by, words=reason, until=later, again=entry.id)
    return found


async def note(session: AsyncSession, found: Case, *, by: Person, words: str) -> Entry:
    """Write down something that only those who work on it read. Raises NeedsWords, AlreadyTaken, Ended."""
    await locked(session, found)
    if not words.strip():
        raise NeedsWords
    entry = await entries.add(session, found, by=by, side=Side.NOTE, words=words)
    await trail.record(session, by=by.id, act="noted", subject=f"case:{found.id}")
    await hand(session, found)
    return entry


async def waiting_for(session: AsyncSession, who: Person) -> int:
    """Return how many cases wait that this person may take in hand, as `access.may_claim` has it, in few queries.

    Whoever was too slow asks, and of many who tap at once all but one are.
    """
    places_and_categories = col(Case.place_id), col(Case.service)
    waiting = select(*places_and_categories, func.count()).where(cases.IS_OPEN, col(Case.state) == State.WAITING)
    roles = await people.roles(session, who.id)
    tree = {place.id: place for place in await places.everything(session)}
    catalogue = {one.key: one for one in await services.everything(session, retired=True)}
    count = 0
    for place_id, key, number in (await session.execute(waiting.group_by(*places_and_categories))).all():
        home: set[int | None] | None = None if place_id is None else set()
        above = place_id
        while home is not None and above is not None:
            home.add(above)
            above = tree[above].parent_id
        service = catalogue.get(key or "")
        held = {
            RoleName(role.name) for role in roles if access.counts(tree.get(role.place_id), home=home, service=service)
        }
        if access.suits(held, service.claimers if service else None):
            count += number
    return count


async def started(session: AsyncSession, found: Case, news: News, *, by: Person, act: str, note: str = "") -> None:
    """Do what follows when somebody has it in hand from now on: clock, card, everybody's news, desks, and the talk."""
    await trail.record(session, by=by.id, act=act, subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    await hand(session, found, note=note)
    await hearers.tell(session, found, news, by=by)
    await levels.revise(session, found)
    if found.kind == Kind.QUESTION:
        await talks.begin(session, found)


async def let_go(session: AsyncSession, found: Case, *, by: Person | None, lead_id: int | None) -> None:
    """Take a held case out of its holder's hands, and show it to its desk again. `by` None: the settings decided it."""
    who = by.id if by else deadlines.NOBODY
    before = found.holder_id
    values = {"holder_id": None, "lead_id": lead_id, "turn": found.turn + 1}
    await cases.move(session, found, HELD, State.WAITING, **values, **running(found))
    await trail.record(session, by=who, act="released", subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    await put_away(session, found, "released", holder_id=before, aloud=before != who)
    await hearers.tell(session, found, News.RELEASED, by=by)
    await levels.revise(session, found)
    await levels.tell(session, found, why="again")


async def locked(session: AsyncSession, found: Case) -> None:
    """Let nobody else move an open case until the transaction ends. Raises Ended; AlreadyTaken where its holder changed."""
    before = found.holder_id
    await cases.lock(session, found)
    if found.state in OVER:
        raise Ended
    if found.holder_id not in {None, before}:
        raise AlreadyTaken(who=(await people.person(session, found.holder_id)).name or "")


async def locked_by(session: AsyncSession, found: Case, *, by: Person) -> None:
    """Do as `locked` for whoever has it in hand. Raises NotYours for everybody else."""
    await locked(session, found)
    if found.holder_id != by.id:
        raise NotYours


def running(found: Case) -> dict[str, Any]:
    """Return the values with which the clock of a case goes on, if it stands."""
    return {"held_until": None, **(deadlines.go_on(found, clock.now()) if found.paused_at is not None else {})}


async def _said(session: AsyncSession, found: Case, *, by: Person, words: str) -> Entry:
    """Write down what the resident is told. Raises NeedsWords."""
    if not words.strip():
        raise NeedsWords
    return await entries.add(session, found, by=by, side=Side.WORKER, words=words)


async def _wake(session: AsyncSession, found: Case) -> None:
    if found.state != State.TAKEN:
        await cases.move(session, found, [State.ASKING, State.ON_HOLD], State.TAKEN, **running(found))


async def change(session: AsyncSession, found: Case, **values: Any) -> None:
    """Change values of a row that is locked; its state stays."""
    changed = update(Case).where(col(Case.id) == found.id).values({"changed_at": clock.now()} | values)
    await session.execute(changed.execution_options(synchronize_session=False))
    await session.refresh(found)


async def _told(
    session: AsyncSession, found: Case, news: News, *, by: Person | None, quiet: bool = False, **said: Any
) -> None:
    """Record the step, set the clock, and let everybody know: its holder's card, the desks, and those who asked."""
    await trail.record(session, by=by.id if by else 0, act=str(news), subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    await hand(session, found)
    if not quiet:
        await hearers.tell(session, found, news, by=by, **said)
    await levels.revise(session, found)
