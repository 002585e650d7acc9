"""Corrections of the time at a task: one person finds other minutes right and says why, a second one agrees.

Both figures, both people and the reason stay for the volunteer to see. Nobody corrects alone, and nobody agrees to what is
about their own time.
"""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, clock, outbox, stints, trail, turnouts
from community.database import new_id
from community.errors import (
    BadMinutes,
    CorrectionWaits,
    Ended,
    NeedsWords,
    NotAllowed,
    NotFound,
    SecondPerson,
    StillThere,
    WordsTooLong,
)
from community.people import Person
from community.stints import LONGEST_REASON, Correction, State, Stint
from community.tasks import Task
from community.trail import Entry


async def correctable(session: AsyncSession, stint_id: int, *, by: Person) -> Stint:
    """Return a stint that `by` may ask to correct: their own, or one that they see to as leader or staff.

    Raises NotFound, NotAllowed.
    """
    found = await stints.stint(session, stint_id)
    if found.person_id == by.id:
        return found
    found, as_ = await access.confirmable_stint(session, stint_id, by=by)
    if as_ == "served":
        raise NotAllowed
    return found


async def ask(session: AsyncSession, found: Stint, *, by: Person, minutes: int, reason: str) -> Correction:
    """Ask to correct a stint to these minutes; those are asked who may agree.

    Raises StillThere while it runs, BadMinutes, NeedsWords, WordsTooLong, CorrectionWaits while an earlier one is open.
    """
    # Two that ask at once ask one after the other. The row itself need not change.
    own = select(Stint).where(col(Stint.id) == found.id).with_for_update(key_share=True)
    await session.scalars(own.execution_options(populate_existing=True))
    reason = reason.strip()
    task = await stints.task_of(session, found)
    await check(session, found)
    fit(found, task, minutes=minutes)
    if not reason:
        raise NeedsWords
    if len(reason) > LONGEST_REASON:
        raise WordsTooLong(over=len(reason) - LONGEST_REASON, longest=LONGEST_REASON)
    new = Correction(stint_id=found.id, before=found.minutes, minutes=minutes, reason=reason, asked_by=by.id)
    session.add(new)
    await session.flush()
    await trail.record(session, by=by.id, act="correction-asked", subject=f"stint:{found.id}")
    if by.id != found.person_id:
        said: dict[str, Any] = {"before": new.before, "minutes": minutes, "name": by.name or "", "reason": reason}
        await stints.tell(session, found, task, what="asked", occasion=new.id, **said)
    asked = await shown(session, new)
    for reader in await _seconds(session, task, found, by=by):
        key = f"{_key(task, new)}{reader.id}"
        await outbox.post(session, key=key, card="correction-ask", person_id=reader.id, **asked)
    return new


async def _seconds(session: AsyncSession, task: Task, found: Stint, *, by: Person) -> list[Person]:
    """Return who is asked to be the second person: of a doubted stint somebody else than who doubted it, if there is one."""
    besides = {by.id, found.person_id}
    if found.state == State.DOUBTED:
        theirs = select(col(Entry.by)).where(col(Entry.subject) == f"stint:{found.id}", col(Entry.act) == "doubted")
        who_doubted = set((await session.scalars(theirs)).all())
        if others := await turnouts.keepers(session, task, besides=besides | who_doubted):
            return others
    return await turnouts.keepers(session, task, besides=besides)


async def check(session: AsyncSession, found: Stint) -> None:
    """Look whether a stint can be corrected now. Raises StillThere, CorrectionWaits."""
    if found.state == State.RUNNING:
        raise StillThere
    if any(is_open(one) for one in await of(session, found.id)):
        raise CorrectionWaits


def fit(found: Stint, task: Task, *, minutes: int) -> None:
    """Raise BadMinutes where nobody can have been there so long, or where it says so already."""
    if not 0 <= minutes <= stints.most(task) or (minutes == found.minutes and found.state == State.CONFIRMED):
        raise BadMinutes(most=stints.most(task))


async def shown(session: AsyncSession, found: Correction) -> dict[str, Any]:
    """Return what the question to a second person says, or what became of it."""
    stint = await stints.stint(session, found.stint_id)
    names = {
        person_id: person.name or ""
        for person_id in (stint.person_id, found.asked_by, found.agreed_by)
        if person_id is not None and (person := await session.get(Person, person_id)) is not None
    }
    return {
        **stints.about(await stints.task_of(session, stint)),
        "correction_id": found.id,
        "name": names.get(stint.person_id, ""),
        "by": names.get(found.asked_by, ""),
        "own": found.asked_by == stint.person_id,
        "before": found.before,
        "minutes": found.minutes,
        "reason": found.reason,
        "state": state_of(found),
        "who": names.get(found.agreed_by or 0, ""),
    }


async def agree(session: AsyncSession, correction_id: int, *, by: Person) -> Correction:
    """Be the second person: the minutes hold from now on, and are confirmed.

    Raises NotFound, NotAllowed, OwnHours for the volunteer, SecondPerson for whoever asked, Ended when it was decided.
    """
    found, stint, task, as_ = await _to_decide(session, correction_id, by=by)
    await _decide(session, found, agreed_by=by.id, agreed_at=clock.now())
    values = {"minutes": found.minutes, "state": State.CONFIRMED}
    if stint.state != State.CONFIRMED:
        values |= {"confirmed_by": by.id, "confirmed_as": as_, "confirmed_at": clock.now()}
    await session.execute(
        update(Stint).where(col(Stint.id) == stint.id).values(**values).execution_options(synchronize_session=False)
    )
    await session.refresh(stint)
    await trail.record(session, by=by.id, act="correction-agreed", subject=f"stint:{stint.id}")
    await _tell(session, found, stint, task, "corrected", by=by)
    if found.minutes < found.before:
        # Imported here because certificates are drawn from stints.
        from community import certificates

        await certificates.recount(session, stint.person_id, by=by)
    return found


async def refuse(session: AsyncSession, correction_id: int, *, by: Person) -> Correction:
    """Be the second person, and find it wrong: all stays as it was. Raises as `agree` does."""
    found, stint, task, _ = await _to_decide(session, correction_id, by=by)
    await _decide(session, found, agreed_by=by.id, refused_at=clock.now())
    await trail.record(session, by=by.id, act="correction-refused", subject=f"stint:{stint.id}")
    await _tell(session, found, stint, task, "refused", by=by)
    return found


async def of(session: AsyncSession, stint_id: int) -> list[Correction]:
    """Return all that was asked to be corrected in a stint, oldest first."""
    wanted = select(Correction).where(col(Correction.stint_id) == stint_id).order_by(col(Correction.asked_at))
    return list((await session.scalars(wanted.execution_options(populate_existing=True))).all())


def is_open(found: Correction) -> bool:
    """Tell whether a correction waits for its second person."""
    return found.agreed_by is None and found.refused_at is None


def state_of(found: Correction) -> str:
    """Return how far it has come: open, agreed or refused."""
    return "open" if is_open(found) else "agreed" if found.refused_at is None else "refused"


async def _to_decide(session: AsyncSession, correction_id: int, *, by: Person) -> tuple[Correction, Stint, Task, str]:
    """Return what `by` may decide as the second person, and as what they do.

    Raises NotFound, NotAllowed, OwnHours, SecondPerson.
    """
    found = await session.get(Correction, correction_id, populate_existing=True)
    if found is None:
        raise NotFound
    stint, as_ = await access.confirmable_stint(session, found.stint_id, by=by)
    if found.asked_by == by.id:
        raise SecondPerson
    return found, stint, await stints.task_of(session, stint), as_


async def _decide(session: AsyncSession, found: Correction, **values: object) -> None:
    """Decide it if nobody did; the database decides races. Raises Ended."""
    still = col(Correction.id) == found.id, col(Correction.agreed_by).is_(None), col(Correction.refused_at).is_(None)
    decided = update(Correction).where(*still).values(**values).returning(col(Correction.id))
    if (await session.execute(decided.execution_options(synchronize_session=False))).first() is None:
        raise Ended
    await session.refresh(found)


async def _tell(session: AsyncSession, found: Correction, stint: Stint, task: Task, what: str, *, by: Person) -> None:
    """Tell the volunteer and whoever asked what became of it, and let the question to others say so."""
    said: dict[str, Any] = {
        "before": found.before,
        "minutes": found.minutes,
        "name": by.name or "",
        "reason": found.reason,
    }
    for person_id in sorted({stint.person_id, found.asked_by}):
        await stints.tell(session, stint, task, what=what, occasion=found.id, person_id=person_id, **said)
    edit = f"task:{task.id}:decided:{new_id()}"
    known = await shown(session, found)
    await outbox.revise(session, edit, key_prefix=_key(task, found), card="correction-ask", **known)
    await turnouts.revise(session, task, besides=by.id)


def _key(task: Task, found: Correction) -> str:
    """Return what the keys of questions to those who may agree begin with."""
    return f"task:{task.id}:second:{found.id}:"
