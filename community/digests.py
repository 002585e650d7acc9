"""Digests: one message a person instead of more notices, and news of events, than they get a day."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Select, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import batches, clock, notices, outbox
from community.events import Event, State
from community.notices import Notice
from community.outbox import Batch, Delivery, Kind
from community.secrets import CannotOpenError
from community.timers import Timer


async def gather(session: AsyncSession, timer: Timer) -> None:
    """Tell everybody in one message of what was too much for their day.

    Whoever waits for the same gets the same digest, so that it is a few statements however many they are.
    """
    now = clock.now()
    aside = col(Delivery.aside), col(Delivery.state) == outbox.State.PENDING, ~col(Delivery.held)
    old = update(Delivery).where(*aside, col(Delivery.expires_at) <= now)
    await session.execute(_plainly(old.values(state=outbox.State.EXPIRED, aside=False)))
    waiting = (*aside, col(Delivery.due_at) <= now, col(Delivery.batch_id).is_not(None))
    told = []
    for number, batch_ids in enumerate(await _sets(session, waiting)):
        ids = await _ids(session, batch_ids)
        listed, held = await _notices(session, ids["notice"]), await _events(session, ids["event"])
        if not listed and not held:
            continue
        key = f"digest:{timer.id}:{number}"
        batch = await batches.begin(session, key, card="notice-digest", notices=listed, events=held)
        exactly = func.count() == len(batch_ids), func.sum(case((col(Delivery.batch_id).in_(batch_ids), 1), else_=0))
        whom: Select[Any] = select(col(Delivery.person_id)).where(*waiting).group_by(col(Delivery.person_id))
        whom = whom.having(exactly[0], exactly[1] == len(batch_ids))
        await batches.fan_out(session, batch, kind=Kind.REMINDER, whom=whom)
        told.append(batch.id)
    theirs = aliased(Delivery)
    done = update(Delivery).where(
        *waiting, col(theirs.batch_id).in_(told), col(theirs.person_id) == col(Delivery.person_id)
    )
    values = {"state": outbox.State.CANCELLED, "aside": False, "within_id": col(theirs.id), "reason": "digest"}
    await session.execute(_plainly(done.values(**values)))


async def _sets(session: AsyncSession, waiting: Sequence[Any]) -> list[tuple[int, ...]]:
    """Return the different sets of batches that people wait for."""
    rows = await session.execute(select(col(Delivery.person_id), col(Delivery.batch_id)).where(*waiting))
    of_person: dict[int | None, set[int]] = defaultdict(set)
    for person_id, batch_id in rows.all():
        if batch_id is not None:
            of_person[person_id].add(batch_id)
    return sorted({tuple(sorted(ids)) for ids in of_person.values()})


async def _ids(session: AsyncSession, batch_ids: Sequence[int]) -> dict[str, list[int]]:
    """Return what these batches are about, by sort: the keys of batches read "notice:123:send" or "event:123:event-for-you"."""
    found: dict[str, list[int]] = defaultdict(list)
    for key in await session.scalars(select(col(Batch.key)).where(col(Batch.id).in_(batch_ids))):
        sort, number, *_ = key.split(":")
        found[sort].append(int(number))
    return found


async def _notices(session: AsyncSession, ids: Sequence[int]) -> list[list[Any]]:
    """Return what a digest says of these notices: id, number and title of each that can be opened."""
    found = await session.scalars(select(Notice).where(col(Notice.id).in_(ids)).order_by(col(Notice.number)))
    listed = []
    for notice in found.all():
        # One that cannot be opened must not keep the others from anybody.
        with suppress(CannotOpenError):
            listed.append([notice.id, notice.number, notices.title(notice)])
    return listed


async def _events(session: AsyncSession, ids: Sequence[int]) -> list[list[Any]]:
    """Return what a digest says of these events: id, number and title of each that is still ahead."""
    ahead = col(Event.id).in_(ids), col(Event.state) == State.OPEN
    found = await session.scalars(select(Event).where(*ahead).order_by(col(Event.starts_at), col(Event.id)))
    return [[one.id, one.number, one.title] for one in found]


def _plainly(statement: Any) -> Any:
    """Return the statement, to run without looking for its rows among those that the session holds."""
    return statement.execution_options(synchronize_session=False)
