"""How a case ends: done with proof, answered honestly, sent on, taken back; and how it goes on when it was not solved."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import (
    access,
    cases,
    casework,
    clock,
    deadlines,
    entries,
    hands,
    hearers,
    levels,
    outbox,
    planning,
    services,
    talks,
    trail,
)
from community.cases import HELD, LAWFUL, OPEN, OVER, Case, Outcome, State
from community.entries import Entry, Side
from community.errors import (
    AlreadyTaken,
    Ended,
    NeedsProof,
    NeedsWords,
    NotYours,
    PartsOpen,
    ReopenTooLate,
    StillOpen,
)
from community.followers import Follower
from community.hearers import News
from community.people import Person, person

#: Ends that need words: somebody is to know why, and what else to do.
_EXPLAINED: Final = frozenset({Outcome.NOT_NOW, *LAWFUL})
#: Who is named in the trail where time itself acted.
_NOBODY: Final = 0


async def finish(session: AsyncSession, found: Case, *, by: Person, outcome: Outcome, words: str = "") -> Case:
    """End the case as its holder says; `words` are what the resident reads. Finishing it twice is finishing it once.

    Raises NeedsProof, PartsOpen, NeedsWords, WordsTooLong, AlreadyTaken, NotYours, Ended.
    """
    before = found.holder_id
    await _lock(session, found)
    if found.state == State.ENDED and found.holder_id == by.id:
        return found
    if found.state in OVER:
        raise Ended
    if found.holder_id not in {None, before}:
        raise AlreadyTaken(who=(await person(session, found.holder_id)).name or "")
    if found.holder_id != by.id:
        raise NotYours
    await _require(session, found, outcome, words)
    if words.strip():
        await entries.add(session, found, by=by, side=Side.WORKER, words=words)
    values = {"outcome": outcome, "confirmed": None, "ended_at": clock.now()}
    await cases.move(session, found, HELD, State.ENDED, **values, **casework.running(found))
    await _record(session, found, by=by, act="finished")
    await hands.put_away(session, found, "done")
    await hearers.tell(session, found, News(outcome), by=by, words=words.strip())
    await _over(session, found)
    return found


async def confirm(session: AsyncSession, found: Case, *, by: Person) -> Case:
    """Take note that the resident says that it is solved. Twice is once. Raises StillOpen, Ended."""
    await cases.lock(session, found)
    if found.state in OPEN:
        raise StillOpen(number=found.number)
    if found.state != State.ENDED:
        raise Ended
    if not found.confirmed:
        await casework.change(session, found, confirmed=True)
        await _record(session, found, by=by, act="confirmed")
        await deadlines.arm(session, found)
        await levels.revise(session, found)
    return found


async def reopen(session: AsyncSession, found: Case, *, by: Person, words: str = "") -> Case:
    """Let it go on because it was not solved: with whoever leads it, else at its desk, in its category's time from now on.

    Reopening twice is reopening once; further words reach whoever has it in hand. Raises ReopenTooLate, Ended.
    """
    await cases.lock(session, found)
    if found.state in OPEN:
        if words.strip():
            await talks.say(session, found, by=by, words=words)
        return found
    if found.state != State.ENDED:
        raise Ended
    if found.ended_at is not None and clock.now() - found.ended_at > cases.REOPENS_FOR:
        raise ReopenTooLate(days=cases.REOPENS_FOR.days)
    if words.strip():
        await entries.add(session, found, by=by, side=Side.RESIDENT, words=words)
    lead = await _lead(session, found)
    _, solve_by = deadlines.promise(await services.service_or_none(session, found.service), clock.now())
    values = {
        "outcome": None,
        "confirmed": False,
        "solve_by": solve_by,
        "holder_id": lead.id if lead else None,
        "lead_id": lead.id if lead else None,
        "turn": found.turn + 1,
        "reopened": found.reopened + 1,
    }
    await cases.move(session, found, [State.ENDED], State.TAKEN if lead else State.WAITING, **values)
    if lead is not None:
        await casework.started(session, found, News.REOPENED, by=by, act="reopened")
        return found
    await _record(session, found, by=by, act="reopened")
    await deadlines.arm(session, found)
    await hearers.tell(session, found, News.REOPENED, by=by)
    await levels.revise(session, found)
    await levels.tell(session, found, why="again")
    return found


async def refer(session: AsyncSession, found: Case, *, by: Person, words: str = "") -> Case:
    """Send what is not among the community's duties to the level above, with the basis; it does not end by that.

    The basis is the catalogue's, or `words`. Where nobody is above, it waits where it is, and the administrators hear of it.
    Referring it twice is referring it once. Raises NeedsWords, AlreadyTaken, Ended.
    """
    before = found.holder_id
    await casework.locked(session, found)
    if found.outside and found.holder_id is None and before is not None:
        return found
    service = await services.service_or_none(session, found.service)
    if not words.strip() and not (service is not None and service.outside):
        raise NeedsWords
    if words.strip():
        await entries.add(session, found, by=by, side=Side.WORKER, words=words)
    level = await levels.next_up(session, found, by=by)
    values = {"level": level or found.level, "outside": True, "holder_id": None, "turn": found.turn + 1}
    await cases.move(session, found, [State(found.state)], State.WAITING, **values, **casework.running(found))
    await _record(session, found, by=by, act="referred")
    await deadlines.arm(session, found)
    if before is not None:
        await hands.put_away(session, found, "referred", holder_id=before, aloud=before != by.id)
    await hearers.tell(session, found, News.REFERRED, by=by, words=words.strip())
    await levels.revise(session, found)
    await levels.tell(session, found, why="outside")
    if level is None:
        await deadlines.tell_top(session, found, occasion=f"outside:{found.turn}")
    return found


async def withdraw(session: AsyncSession, found: Case, *, by: Person) -> Case:
    """Take the case back, as whoever asked. Whoever had it in hand is told, and its words leave their chat. Raises Ended."""
    await _lock(session, found)
    if found.state == State.WITHDRAWN:
        return found
    if found.state not in OPEN:
        raise Ended
    values = {"ended_at": clock.now(), "paused_at": None, "held_until": None}
    await cases.move(session, found, OPEN, State.WITHDRAWN, **values)
    await _record(session, found, by=by, act="withdrew")
    await hands.put_away(session, found, "withdrawn", aloud=found.holder_id != by.id)
    await hearers.tell(session, found, News.WITHDRAWN, by=by)
    await _over(session, found)
    return found


async def tell_whole(session: AsyncSession, found: Case) -> None:
    """Let the case of which this is a part know how far it has come; its holder hears when the last part is over.

    Tasks that helped with what is over go no further.
    """
    await planning.case_over(session, found.id)
    if found.part_of_id is None:
        return
    whole = await cases.case(session, found.part_of_id)
    await levels.revise(session, whole)
    if whole.state not in HELD or whole.holder_id is None:
        return
    await hands.hand(session, whole)
    if await _open_parts(session, whole):
        return
    step = int(found.changed_at.timestamp() * 1_000_000)
    await outbox.post(
        session,
        key=f"case:{whole.id}:parts:{step}:{whole.holder_id}",
        card="case-parts-done",
        person_id=whole.holder_id,
        **await levels.facts(session, whole),
    )


async def anonymise(session: AsyncSession, *, now: datetime) -> int:
    """Forget words, files, names and doors of what ended WORDS_KEPT_FOR ago, and rows after KEPT_FOR.

    Return how many lost their words.
    """
    over = col(Case.state).in_(OVER), col(Case.ended_at) < now - cases.KEPT_FOR
    await session.execute(delete(Case).where(*over, col(Case.anonymised_at).is_not(None)))
    count = 0
    # What was merged keeps its words as long as the case in which it goes on: its holder reads them there.
    while found := await _to_anonymise(session, now):
        count += len(found)
        await _anonymise(session, found, now=now)
    return count


async def _to_anonymise(session: AsyncSession, now: datetime) -> Sequence[Case]:
    into = aliased(Case)
    going_on = exists().where(col(into.id) == col(Case.merged_into_id), col(into.anonymised_at).is_(None))
    old = select(Case).where(
        col(Case.state).in_(OVER),
        col(Case.anonymised_at).is_(None),
        col(Case.ended_at) < now - cases.WORDS_KEPT_FOR,
        ~going_on,
    )
    locked = old.order_by(col(Case.id)).with_for_update(key_share=True)
    return (await session.scalars(locked.execution_options(populate_existing=True))).all()


async def _anonymise(session: AsyncSession, found: Sequence[Case], *, now: datetime) -> None:
    for one in found:
        await session.execute(delete(Entry).where(col(Entry.case_id) == one.id))
        await session.execute(delete(Follower).where(col(Follower.case_id) == one.id))
        one.person_id = one.proxy_id = None
        one.spot = one.phone = None
        one.anonymised_at = now
        await outbox.forget_about(session, f"case:{one.id}:")
        await trail.record(session, by=_NOBODY, act="anonymised", subject=f"case:{one.id}")
    await session.flush()


async def _lock(session: AsyncSession, found: Case) -> None:
    """Lock the case, and the one of which it is a part: two last parts that end at once see each other."""
    whole = [await cases.case(session, found.part_of_id)] if found.part_of_id is not None else []
    # A part of what was merged may be older than its whole.
    for one in sorted((found, *whole), key=lambda one: one.id):
        await cases.lock(session, one)


async def require_parts(session: AsyncSession, found: Case) -> None:
    """Raise PartsOpen while a part of the case is open: to ask before anybody takes pictures for its end, too."""
    if numbers := await _open_parts(session, found):
        raise PartsOpen(numbers=" ".join(f"#R{number}" for number in numbers))


async def _require(session: AsyncSession, found: Case, outcome: Outcome, words: str) -> None:
    """Raise PartsOpen, NeedsWords or NeedsProof when the case cannot end like this."""
    await require_parts(session, found)
    if outcome in _EXPLAINED and not words.strip():
        raise NeedsWords
    service = await services.service_or_none(session, found.service)
    if outcome == Outcome.SOLVED and service is not None and service.proof and not await _proven(session, found):
        raise NeedsProof


async def _proven(session: AsyncSession, found: Case) -> bool:
    """Tell whether a picture shows that it is done: one since it was last said to be."""
    proofs = [one for one in await entries.of(session, found.id, notes=True) if one.proof]
    return any(found.ended_at is None or one.at > found.ended_at for one in proofs)


async def _open_parts(session: AsyncSession, found: Case) -> list[int]:
    parts = col(Case.part_of_id) == found.id, col(Case.state).in_(OPEN)
    numbers = await session.scalars(select(col(Case.number)).where(*parts).order_by(col(Case.number)))
    return [number for number in numbers if number is not None]


async def _lead(session: AsyncSession, found: Case) -> Person | None:
    """Return who leads the case, if they are still there, can be written to, and may still take it."""
    lead = await session.get(Person, found.lead_id) if found.lead_id is not None else None
    if lead is None or not lead.reachable or not await access.may_claim(session, lead, found):
        return None
    return lead


async def _over(session: AsyncSession, found: Case) -> None:
    """Do what follows from every end: nothing becomes due, all cards say so, and the whole of a part hears."""
    await deadlines.arm(session, found)
    await levels.revise(session, found)
    await tell_whole(session, found)


async def _record(session: AsyncSession, found: Case, *, by: Person, act: str) -> None:
    await trail.record(session, by=by.id, act=act, subject=f"case:{found.id}")
