"""Joining cases that are the same thing, and dividing one that is several: a part has a number, desk and times of its own."""

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    cases,
    casework,
    clock,
    deadlines,
    endings,
    entries,
    followers,
    hearers,
    levels,
    people,
    services,
    trail,
)
from community.cases import HELD, Case, Kind, State
from community.database import add_unless_there
from community.entries import Side
from community.errors import AlreadyTaken, Ended, NeedsWords, NotAlike, NotFound
from community.followers import Follower
from community.hands import hand, put_away
from community.hearers import News
from community.numbers import next_number
from community.people import Person
from community.places import Level


async def merge(session: AsyncSession, found: Case, into: Case, *, by: Person) -> Case:
    """Let the case go on in another one, whose news everybody whom this one concerns hears from now on.

    What the resident said is read by whoever has the other one in hand, and by nobody else. Merging twice is merging once.
    Raises NotAlike, AlreadyTaken, Ended.
    """
    before = found.holder_id
    whole = [await cases.case(session, found.part_of_id)] if found.part_of_id is not None else []
    for one in sorted((found, into, *whole), key=lambda one: one.id):
        await cases.lock(session, one)
    if found.state == State.MERGED and found.merged_into_id == into.id:
        return into
    if found.state not in cases.OPEN or into.state not in cases.OPEN:
        raise Ended
    if found.holder_id not in {None, before}:
        raise AlreadyTaken(who=(await people.person(session, found.holder_id)).name or "")
    related = into.id in {found.id, found.part_of_id} or into.part_of_id == found.id
    if related or await _sort(session, found) != await _sort(session, into):
        raise NotAlike
    values = {"merged_into_id": into.id, "ended_at": clock.now(), "paused_at": None, "held_until": None}
    await cases.move(session, found, [State(found.state)], State.MERGED, **values)
    await trail.record(session, by=by.id, act="merged", subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    await put_away(session, found, "merged", aloud=found.holder_id != by.id)
    await hearers.tell(session, found, News.MERGED, by=by)
    await _gather(session, found, into)
    await levels.revise(session, found)
    await levels.revise(session, into)
    if into.state in HELD:
        await hand(session, into)
    await endings.tell_whole(session, found)
    return into


async def split(session: AsyncSession, found: Case, *, by: Person, service: str, words: str) -> Case:
    """Make a part of the case: with its own number, category, desk and times, in words of the one who has it in hand.

    They ask for the part, hear of it, and confirm it. Raises NeedsWords, NotFound, NotYours, Ended.
    """
    await casework.locked_by(session, found, by=by)
    chosen = await services.service(session, service)
    if chosen.retired:
        raise NotFound
    if not words.strip():
        raise NeedsWords
    part = Case(kind=chosen.kind, service=chosen.key, person_id=by.id, place_id=found.place_id, part_of_id=found.id)
    session.add(part)
    await session.flush()
    await entries.add(session, part, by=by, side=Side.RESIDENT, words=words)
    now = clock.now()
    accept_by, solve_by = deadlines.promise(chosen, now)
    times = {"submitted_at": now, "accept_by": accept_by, "solve_by": solve_by, "promised_by": solve_by}
    level = await levels.begin(session, part, chosen)
    number = await next_number(session, "R")
    values = {"number": number, "level": level, "outside": chosen.outside, **times}
    await cases.move(session, part, [State.DRAFT], State.WAITING, **values)
    await trail.record(session, by=by.id, act="split", subject=f"case:{found.id}")
    await trail.record(session, by=by.id, act="submitted", subject=f"case:{part.id}")
    await deadlines.arm(session, part)
    await levels.tell(session, part, why="outside" if part.outside else "new")
    await levels.revise(session, found)
    await hand(session, found)
    return part


async def _gather(session: AsyncSession, found: Case, into: Case) -> None:
    """Let everybody whom one case concerns hear how another goes on, and let its parts be parts of that."""
    both = {found.person_id, await hearers.elder(session, found)} | set(await followers.everyone(session, found.id))
    for person_id in sorted(one for one in both if one is not None):
        if person_id not in {into.person_id, await hearers.elder(session, into)}:
            await add_unless_there(session, Follower(case_id=into.id, person_id=person_id))
    await session.execute(delete(Follower).where(col(Follower.case_id) == found.id))
    if await followers.count(session, into.id) >= followers.TELLS_AT:
        await levels.tell_above(session, into, why="breadth")
    parts = update(Case).where(col(Case.part_of_id) == found.id).values(part_of_id=into.id)
    await session.execute(parts.execution_options(synchronize_session=False))


async def _sort(session: AsyncSession, found: Case) -> tuple[str, Level | None]:
    """Return what kind of thing it is, and below which level nobody reads it.

    What is found on a walk is to be repaired as what is reported.
    """
    service = await services.service_or_none(session, found.service)
    return Kind.REPAIR if found.kind == Kind.PATROL else found.kind, access.lowest(service)
