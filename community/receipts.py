"""Receipts: who said that they know, and whom a notice did not reach.

Names of those who were not reached are for the worker of their own grid, and nobody's where a notice is for a topic: it
would tell what people are interested in.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import access, audiences, batches, clock, hours, notices, outbox, places, trail
from community.access import Act
from community.audiences import Wanted
from community.database import add_unless_there, begins_with
from community.errors import AlreadyNudged, Ended, NotAllowed
from community.notices import Notice, Receipt
from community.outbox import Batch, Delivery, Kind, Step
from community.people import Person, RoleName, holders, roles_at
from community.places import Level, Place

#: Not reached, the reasons: the bot was blocked, was never started, had no success, or the reader has not confirmed.
BLOCKED: Final = "blocked"
NO_ACCOUNT: Final = "no-account"
FAILED: Final = "failed"
NOT_CONFIRMED: Final = "not-confirmed"


@dataclass(frozen=True, slots=True)
class Unreached:
    """Whom a notice did not reach in one building: names with reasons. `nobody`: nobody there writes with the bot."""

    building: str
    grid_id: int | None
    names: tuple[tuple[str, str], ...]
    nobody: bool


async def confirm(session: AsyncSession, notice: Notice, *, by: Person) -> bool:
    """Note that `by` knows; False when it was noted before. Whoever taps has the message. Raises Ended."""
    if notice.state not in notices.OUT:
        raise Ended
    if not await add_unless_there(session, Receipt(notice_id=notice.id, person_id=by.id)):
        return False
    if batch := await batches.batch_or_none(session, notices.key(notice, "send")):
        await batches.prove(session, batch, person_id=by.id)
    return True


async def concerns(session: AsyncSession, notice: Notice, person_id: int) -> bool:
    """Tell whether it was posted for this person, they know it from a group, or were asked to tell others of it."""
    if await notices.confirmed_by(session, notice, person_id):
        return True
    posted = col(Delivery.key) == f"{notices.key(notice, 'send')}:{person_id}"
    handed = begins_with(session, col(Delivery.key), notices.key(notice, "unreached"))
    theirs = select(col(Delivery.id)).where(col(Delivery.person_id) == person_id, posted | handed)
    return (await session.scalars(theirs.limit(1))).first() is not None


async def count(session: AsyncSession, notice: Notice) -> int:
    """Return how many said that they know."""
    counted = select(func.count()).select_from(Receipt).where(col(Receipt.notice_id) == notice.id)
    return (await session.execute(counted)).scalar_one()


def reached(batch: Batch) -> Select[Any]:
    """Select the ids of the people who have the batch's message, or its line in a digest."""
    digest = aliased(Delivery)
    arrived = func.coalesce(digest.state, Delivery.state) == outbox.State.SENT
    readers = select(col(Delivery.person_id)).join(digest, col(digest.id) == col(Delivery.within_id), isouter=True)
    to_people = col(Delivery.person_id).is_not(None), col(Delivery.step) == Step.SEND
    return readers.where(col(Delivery.batch_id) == batch.id, *to_people, arrived)


async def nudge(session: AsyncSession, notice: Notice, *, by: Person) -> int:
    """Remind those who have the notice and did not confirm, once; return how many. Raises AlreadyNudged, Ended."""
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    if batch is None or not notice.asks:
        raise Ended
    once = col(Notice.id) == notice.id, col(Notice.nudged_at).is_(None), col(Notice.state).in_(notices.OUT)
    nudged = update(Notice).where(*once).values(nudged_at=clock.now()).returning(col(Notice.id))
    first = (await session.execute(nudged.execution_options(synchronize_session=False))).first()
    await session.refresh(notice)
    if first is None:
        raise AlreadyNudged if notice.nudged_at else Ended
    reminder = await batches.begin(session, notices.key(notice, "nudge"), card="notice-nudge", **notices.named(notice))
    confirmed = select(col(Receipt.person_id)).where(col(Receipt.notice_id) == notice.id)
    silent = audiences.writable(reached(batch)).where(col(Person.id).not_in(confirmed))
    await trail.record(session, by=by.id, act="nudged", subject=notices.subject(notice))
    return await batches.fan_out(session, reminder, kind=Kind.REMINDER, whom=silent)


async def unreached(session: AsyncSession, notice: Notice) -> list[Unreached]:
    """Return whom the notice did not reach, by building; nobody for a topical one.

    Buildings where nobody writes with the bot are among them, unless the notice was for roles only.
    """
    wanted = Wanted.of(notice)
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    if batch is None or wanted.topical or not wanted.personal:
        return []
    missed = await _missed(session, notice, batch, wanted)
    everything = {place.id: place for place in await places.everything(session)}
    homes = await _homes(session, notice, wanted)
    silent = {place_id for place_id, writing in homes.items() if not writing}
    grid_of = grids(everything)
    found = []
    for place_id, place in everything.items():
        names = tuple(sorted(missed.get(place_id, ())))
        nobody = place_id in silent
        if names or nobody:
            grid = grid_of.get(place_id or 0)
            found.append(Unreached(place.name, grid.id if grid else None, names, nobody))
    if nowhere := missed.get(None):
        found.append(Unreached("", None, tuple(sorted(nowhere)), nobody=False))
    return found


async def visits(session: AsyncSession, notice: Notice, *, by: Person) -> list[Unreached]:
    """Return whom `by` may visit: of every grid for those who may announce there, of their own for grid workers.

    Raises NotAllowed for anybody else.
    """
    found = await unreached(session, notice)
    if await access.allowed(session, by, Act.ANNOUNCE, place_id=notice.place_id):
        return found
    own = {
        grid_id
        for grid_id in {one.grid_id for one in found} - {None}
        if RoleName.GRID_WORKER in await roles_at(session, by.id, grid_id)
    }
    if not own:
        raise NotAllowed
    return [one for one in found if one.grid_id in own]


async def hand_out(session: AsyncSession, notice: Notice, *, by: Person) -> int:
    """Give each grid worker the list of their own grid; return how many workers got one.

    Where a grid has no worker whom the bot can write to, the author gets numbers in place of names. Once a day.
    """
    of_grid: dict[int | None, list[Unreached]] = defaultdict(list)
    for one in await unreached(session, notice):
        of_grid[one.grid_id].append(one)
    of_worker: dict[int, list[Unreached]] = defaultdict(list)
    alone: list[Unreached] = []
    for grid_id, buildings in of_grid.items():
        workers = await holders(session, [RoleName.GRID_WORKER], place_id=grid_id)
        here = [one.id for one in workers if one.reachable and one.started_at is not None]
        for person_id in here:
            of_worker[person_id] += buildings
        if not here:
            alone += buildings
    for person_id, buildings in of_worker.items():
        await _hand(session, notice, person_id, [[one.building, [*map(list, one.names)]] for one in buildings])
    if alone and notice.author_id is not None:
        counted = [[one.building, [[n, reason] for reason, n in _counts(one).items()]] for one in alone]
        await _hand(session, notice, notice.author_id, counted, what="unreached-counts")
    await trail.record(session, by=by.id, act="handed-out", subject=notices.subject(notice))
    return len(of_worker)


def grids(everything: Mapping[int | None, Place]) -> dict[int, Place]:
    """Return for each place that is or lies in a grid, by its id, that grid."""
    found = {}
    for place_id in everything:
        here = everything.get(place_id)
        while here is not None and here.level != Level.GRID:
            here = everything.get(here.parent_id)
        if here is not None and place_id is not None:
            found[place_id] = here
    return found


async def _missed(
    session: AsyncSession, notice: Notice, batch: Batch, wanted: Wanted
) -> dict[int | None, list[tuple[str, str]]]:
    """Return by home the names of those whom it did not reach, with reasons."""
    states = await batches.readers(session, batch)
    fine = select(col(Receipt.person_id)).where(col(Receipt.notice_id) == notice.id)
    meant = select(Person).where(
        col(Person.id).in_(audiences.people(wanted, within=notice.place_id)), col(Person.id).not_in(fine)
    )
    if not notice.asks:
        meant = meant.where(col(Person.id).not_in(reached(batch)))
    found: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    for person in (await session.scalars(meant)).all():
        if reason := _why(person, states.get(person.id), asks=notice.asks):
            found[person.place_id].append((person.name or "", reason))
    return found


def _why(person: Person, state: outbox.State | None, *, asks: bool) -> str | None:
    """Say why the notice did not reach this person; None: it did, is about to, or they came later."""
    if state is outbox.State.SENT:
        return NOT_CONFIRMED if asks else None
    if person.started_at is None:
        return NO_ACCOUNT
    if not person.reachable:
        return BLOCKED
    return FAILED if state in outbox.ENDED else None


async def _homes(session: AsyncSession, notice: Notice, wanted: Wanted) -> dict[int, int]:
    """Return how many people the bot can write to in each building that was meant; for roles alone, none is."""
    if wanted.roles:
        return {}
    here = audiences.inside(wanted.places or (notice.place_id,))
    writes = col(Person.reachable) & col(Person.started_at).is_not(None)
    counted = (
        select(col(Place.id), func.count(col(Person.id)))
        .join(Person, (col(Person.place_id) == col(Place.id)) & writes, isouter=True)
        .where(col(Place.id).in_(here), col(Place.level) == Level.BUILDING)
        .group_by(col(Place.id))
    )
    return {place_id: writing for place_id, writing in (await session.execute(counted)).all() if place_id is not None}


async def _hand(
    session: AsyncSession, notice: Notice, person_id: int, buildings: list[list[Any]], *, what: str = "unreached"
) -> None:
    today = hours.local(clock.now()).date()
    await outbox.post(
        session,
        key=notices.key(notice, f"{what}:{today}:{person_id}"),
        card="notice-unreached",
        person_id=person_id,
        **notices.named(notice),
        buildings=buildings,
    )


def _counts(one: Unreached) -> Counter[str]:
    return Counter(reason for _, reason in one.names)
