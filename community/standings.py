"""How a notice stands while it runs and after: figures, the author's card, the report, the counts in groups.

A tick looks at what runs, and lets the cards say how it is where they say something else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import batches, clock, hours, notices, outbox, places, receipts
from community.audiences import FEW, Wanted
from community.batches import Tally
from community.database import new_id
from community.errors import TooFew
from community.notices import OUT, Notice, Receipt, State
from community.outbox import Batch, Delivery, Step
from community.people import Person

#: For so long after its start the message in a group says how many confirmed.
COUNTED_FOR: Final = timedelta(days=7)
#: What may have become of a message, as its author is told.
_TOLD: Final = (
    outbox.State.SENT,
    outbox.State.FAILED,
    outbox.State.UNKNOWN,
    outbox.State.CANCELLED,
    outbox.State.EXPIRED,
)
#: States in which something is still on its way.
_RUNNING: Final = (State.SENDING, State.PAUSED)
#: Points of the curve in the report.
MOST_STEPS: Final = 60
#: A message that is there, or is coming: it can be edited.
_ALIVE: Final = (
    col(Delivery.state).in_([outbox.State.PENDING, outbox.State.LEASED, outbox.State.SENDING, outbox.State.SENT]),
)
#: How many messages leave a second.
_rate = 25.0


def keep(*, rate: float) -> None:
    """Expect so many messages a second to leave from now on."""
    global _rate  # noqa: PLW0603 - a process has one bot, and it speaks as fast as that
    _rate = rate


@dataclass(frozen=True, slots=True)
class Figures:
    """How a notice stands: how many messages to people and to groups are in each state, and who confirmed.

    `grids`: name, how many confirmed, how many were reached; empty where that would tell too much. `aside` of those left
    wait for the digest; the others take `minutes_left`, from `waits_until` on where it is quiet now. Both are None when
    nothing is on its way. `nudgeable` counts those reached who did not confirm, 0 when they were reminded before.
    """

    people: Counter[outbox.State]
    groups: Counter[outbox.State]
    readers: int
    left: int
    aside: int
    unknown: int
    confirmed: int
    grids: list[tuple[str, int, int]]
    minutes_left: int | None
    waits_until: datetime | None
    nudgeable: int
    #: Groups in which it arrived and could not be pinned.
    unpinned: int


async def figures(session: AsyncSession, notice: Notice) -> Figures:
    """Return how the notice stands."""
    batch = await notices.batch_or_none(session, notice)
    tally = await batches.tally(session, batch) if batch else Tally(Counter(), Counter())
    homes = await _homes(session, notice, batch) if batch else []
    may_nudge = notice.asks and notice.nudged_at is None and notice.state in OUT
    return Figures(
        people=tally.people,
        groups=tally.groups,
        readers=notice.readers,
        left=tally.left,
        aside=tally.aside if notice.state == State.SENDING else 0,
        unknown=tally.total(outbox.State.UNKNOWN),
        confirmed=await receipts.count(session, notice),
        grids=await _grids(session, notice, homes),
        minutes_left=_minutes_left(notice, tally),
        waits_until=_waits_until(notice, tally),
        nudgeable=sum(reached - confirmed for _, confirmed, reached in homes) if may_nudge else 0,
        unpinned=await batches.unpinned(session, batch) if batch and notice.pins else 0,
    )


async def course(session: AsyncSession, notice: Notice) -> dict[str, Any]:
    """Return the arguments of the card `notice-progress`: how far the notice has come, and what can be done about it.

    `few`: it is for a topic and for so few that no number is told; all of them are 0. `personal`: it is for more than groups.
    """
    found = await figures(session, notice)
    few = _few(notice, found.people)
    counts = Counter() if few else found.people + found.groups
    return {
        **notices.named(notice),
        "state": notice.state,
        "few": few,
        **{str(state): counts[state] for state in _TOLD},
        "left": 0 if few else found.left - found.aside,
        "aside": 0 if few else found.aside,
        "digest_at": hours.digest_at(clock.now()).isoformat() if found.aside and not few else None,
        "minutes": None if few else found.minutes_left,
        "waits_until": found.waits_until.isoformat() if found.waits_until and not few else None,
        "asks": notice.asks,
        "confirmed": 0 if few else found.confirmed,
        "grids": [[*grid] for grid in found.grids] if notice.asks and not few else [],
        "nudgeable": 0 if few else found.nudgeable,
        "unpinned": found.unpinned,
        "personal": Wanted.of(notice).personal,
    }


async def few(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether it is for a topic and for so few people that no number is told about it."""
    batch = await notices.batch_or_none(session, notice)
    return batch is not None and _few(notice, (await batches.tally(session, batch)).people)


async def left(session: AsyncSession, notice: Notice) -> int:
    """Return how many messages are still on their way."""
    batch = await notices.batch_or_none(session, notice)
    return (await batches.tally(session, batch)).left if batch else 0


async def correctable(session: AsyncSession, notice: Notice) -> int:
    """Return how many messages would say something else after a correction."""
    batch = await notices.batch_or_none(session, notice)
    tally = await batches.tally(session, batch) if batch else Tally(Counter(), Counter())
    return tally.left + tally.total(outbox.State.SENT)


async def report(session: AsyncSession, notice: Notice) -> dict[str, Any]:
    """Return the arguments of the card `notice-report`. Raises TooFew, and Ended when it never started."""
    batch = await notices.batch(session, notice)
    tally = await batches.tally(session, batch)
    if _few(notice, tally.people):
        raise TooFew
    started = notice.sent_at or notice.created_at
    return {
        **notices.named(notice),
        "started": started.isoformat(),
        "ended": (notice.ended_at or clock.now()).isoformat(),
        "steps": _steps(await batches.sent_times(session, batch), since=started),
        "outcomes": {str(state): count for state, count in sorted((tally.people + tally.groups).items())},
        "grids": [[*grid] for grid in await _grids(session, notice, await _homes(session, notice, batch))],
    }


def minutes(messages: int) -> int:
    """Return how many minutes so many messages take; 0 for less than one."""
    seconds = messages / _rate
    return ceil(seconds / 60) if seconds >= 60 else 0  # noqa: PLR2004 - a minute


async def to_follow(session: AsyncSession, *, now: datetime) -> list[int]:
    """Return the ids of the notices that run, or whose cards and messages in groups go on counting who confirmed."""
    running = col(Notice.state).in_(_RUNNING)
    counted = col(Notice.asks) & col(Notice.state).in_(OUT) & (col(Notice.sent_at) > now - COUNTED_FOR)
    return list((await session.scalars(select(col(Notice.id)).where(running | counted).order_by(col(Notice.id)))).all())


async def follow_up(session: AsyncSession, notice_id: int, *, now: datetime) -> None:
    """End the notice if it is complete, and let its card and its counts say how it is where they say something else."""
    notice = await session.get(Notice, notice_id)
    if notice is None:
        return
    running = notice.state in _RUNNING
    complete = notice.state == State.SENDING and not await left(session, notice)
    if complete and await notices.move(session, notice, State.SENDING, to=State.DONE, ended_at=now):
        await _send_report(session, notice)
    counted = notice.asks and notice.state in OUT and notice.sent_at is not None and notice.sent_at > now - COUNTED_FOR
    if running or (counted and notice.state == State.DONE):
        await say(session, notice)
    chat_ids = Wanted.of(notice).groups
    if counted and chat_ids:
        await _count_in_groups(session, notice, chat_ids)


async def say(session: AsyncSession, notice: Notice) -> None:
    """Let the author's card say how the notice stands, unless it does."""
    key = notices.key(notice, "progress")
    row = (await session.scalars(select(Delivery).where(col(Delivery.key) == key, *_ALIVE))).one_or_none()
    if row is None:
        return
    said = (await _newest(session, row)).arguments or {}
    if notice.state == said.get("state") == State.DONE and await _counts_as(session, notice, said):
        return
    standing = await course(session, notice)
    if said != standing:
        await outbox.revise(session, f"{key}:{new_id()}", key_prefix=key, card="notice-progress", **standing)


async def _counts_as(session: AsyncSession, notice: Notice, said: dict[str, Any]) -> bool:
    """Tell whether nothing changed since this was said of a notice that everybody has: for days it is only asked this."""
    batch = await notices.batch(session, notice)
    unpinned = await batches.unpinned(session, batch) if notice.pins else 0
    known = said.get("few") or said.get("confirmed") == await receipts.count(session, notice)
    return bool(known) and said.get("unpinned") == unpinned


async def _send_report(session: AsyncSession, notice: Notice) -> None:
    """Post the report to the author: once, though messages in doubt be sent again later; none that would tell too much."""
    if notice.author_id is not None and not await few(session, notice):
        key, facts = notices.key(notice, "report"), await report(session, notice)
        await outbox.post(session, key=key, card="notice-report", person_id=notice.author_id, **facts)


def _steps(times: Sequence[datetime], *, since: datetime) -> list[list[int]]:
    """Return how many had arrived after how many seconds, in at most MOST_STEPS points, the last one among them."""
    total = len(times)
    picked = sorted({ceil(total * step / MOST_STEPS) for step in range(1, MOST_STEPS + 1)}) if total else []
    return [[max(round((times[count - 1] - since).total_seconds()), 0), count] for count in picked]


async def _count_in_groups(session: AsyncSession, notice: Notice, chat_ids: Sequence[int]) -> None:
    """Let the message in these groups say how many confirmed, where it says another number."""
    batch = await notices.batch(session, notice)
    facts = await notices.facts(session, notice)
    counted = {**facts, "confirmed": await receipts.count(session, notice)}
    keys = [f"{batch.key}:{chat_id}" for chat_id in chat_ids]
    for row in (await session.scalars(select(Delivery).where(col(Delivery.key).in_(keys), *_ALIVE))).all():
        # Without arguments of its own it says what its batch says, which is no number.
        if ((await _newest(session, row)).arguments or {**facts, "confirmed": 0}) != counted:
            key = notices.key(notice, f"count:{new_id()}")
            # Chats of groups have negative numbers, so only they are meant, and all of them.
            await outbox.revise(session, key, key_prefix=f"{batch.key}:-", card="notice", **counted)
            return


async def _newest(session: AsyncSession, row: Delivery) -> Delivery:
    """Return the latest edit of this message, or the message itself."""
    edits = select(Delivery).where(col(Delivery.target_id) == row.id, col(Delivery.step) == Step.EDIT)
    latest = edits.order_by(col(Delivery.created_at).desc(), col(Delivery.id).desc()).limit(1)
    return (await session.scalars(latest)).one_or_none() or row


async def _homes(session: AsyncSession, notice: Notice, batch: Batch) -> list[tuple[int | None, int, int]]:
    """Return by home how many confirmed and how many were reached: whoever confirmed was, be it in a group."""
    confirmed = select(col(Receipt.person_id)).where(col(Receipt.notice_id) == notice.id)
    known = receipts.reached(batch).union(confirmed).subquery()
    who = known.c[0]
    theirs = (col(Receipt.notice_id) == notice.id) & (col(Receipt.person_id) == who)
    counted = (
        select(col(Person.place_id), func.count(col(Receipt.person_id)), func.count())
        .select_from(known)
        .join(Person, col(Person.id) == who)
        .join(Receipt, theirs, isouter=True)
        .group_by(col(Person.place_id))
    )
    return list((await session.execute(counted)).all())


async def _grids(
    session: AsyncSession, notice: Notice, homes: Sequence[tuple[int | None, int, int]]
) -> list[tuple[str, int, int]]:
    """Sum up by grid, the grids in the order in which they were added; nothing where a topic meets small numbers."""
    grid_of = receipts.grids({place.id: place for place in await places.everything(session)})
    sums: dict[int, tuple[str, int, int]] = {}
    for place_id, confirmed, reached in homes:
        if grid := grid_of.get(place_id or 0):
            _, before, and_before = sums.get(grid.id or 0, (grid.name, 0, 0))
            sums[grid.id or 0] = (grid.name, before + confirmed, and_before + reached)
    found = [sums[grid_id] for grid_id in sorted(sums)]
    small = any(min(confirmed, reached) < FEW for _, confirmed, reached in found)
    return [] if small and Wanted.of(notice).topical else found


def _few(notice: Notice, to_people: Counter[outbox.State]) -> bool:
    return Wanted.of(notice).topical and to_people.total() < FEW


def _minutes_left(notice: Notice, tally: Tally) -> int | None:
    """Return how many minutes it takes to send what is left and does not wait for the digest."""
    left = tally.left - tally.aside
    return minutes(left) if notice.state == State.SENDING and left else None


def _waits_until(notice: Notice, tally: Tally) -> datetime | None:
    """Return when what is left goes, if that is not now because it is quiet."""
    now = clock.now()
    waits = _minutes_left(notice, tally) is not None and not notice.urgent and hours.is_quiet(now)
    return hours.when_loud(now) if waits else None
