"""Broadcasts: what becomes of a notice once it starts, until nobody needs it any more.

A notice has one batch of deliveries, and one more for each thing that follows: a correction, a withdrawal, a reminder.
While it runs, a tick looks at the figures and lets the author's card, and the counts in groups, say how they are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Any, Final

from sqlalchemy import Select, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import (
    access,
    audiences,
    batches,
    clock,
    groups,
    hours,
    notices,
    outbox,
    people,
    places,
    receipts,
    timers,
    trail,
)
from community.access import Act
from community.audiences import Wanted
from community.batches import Tally
from community.database import new_id
from community.errors import CorrectionNeedsAdministrator, Ended, NobodyToReach, NotAllowed, TooFew, TooFewForTopic
from community.notices import BEFORE, OUT, Notice, Receipt, State
from community.outbox import Batch, Delivery, Kind, Step
from community.people import Person, RoleName
from community.secrets import CannotOpenError
from community.timers import Timer

#: How long what has ended is kept, with all its deliveries.
KEPT_FOR: Final = timedelta(days=180)
#: For so long after its start the message in a group says how many confirmed.
COUNTED_FOR: Final = timedelta(days=7)
#: Where topics tell what people are interested in, numbers under this are not shown.
SMALLEST: Final = 5
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
#: What the batch of the copies is called that readers opened themselves. It is one of its own, so that nobody counts them.
_COPIES: Final = "copies"
#: Points of the curve in the report.
MOST_STEPS: Final = 60


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


async def publish(session: AsyncSession, notice: Notice, *, since: State = State.DRAFT) -> None:
    """Start the notice: the deliveries of all readers are there with it, or none of them.

    Raises Ended when it is not in the state any more in which it was decided that it starts.
    """
    now = clock.now()
    # The timer first, as whatever fires does it.
    await timers.cancel(session, subject=notices.subject(notice))
    if not await notices.move(session, notice, since, to=State.SENDING, sent_at=now):
        raise Ended
    wanted = Wanted.of(notice)
    batch = await batches.begin(
        session, notices.key(notice, "send"), card="notice", **await notices.facts(session, notice)
    )
    await batches.begin(session, notices.key(notice, _COPIES), card="notice")
    kind = Kind.URGENT if notice.urgent else Kind.NOTICE
    # What waits for the morning is worth sending as long as what starts then.
    expires_at = (now if notice.urgent else hours.when_loud(now)) + timedelta(hours=notice.lasts_hours)
    whom = audiences.writable(audiences.people(wanted, within=notice.place_id))
    notice.readers = await batches.fan_out(session, batch, kind=kind, whom=whom, expires_at=expires_at)
    notice.readers += await batches.fan_out_to_groups(
        session,
        batch,
        kind=kind,
        chat_ids=[group.id for group in await audiences.groups(session, wanted)],
        pins=notice.pins,
        expires_at=expires_at,
    )
    await trail.record(session, by=notice.author_id or 0, act="published", subject=notices.subject(notice))
    if notice.author_id is not None:
        await outbox.post(
            session,
            key=notices.key(notice, "progress"),
            card="notice-progress",
            person_id=notice.author_id,
            **await course(session, notice),
        )
    if notice.urgent:
        await _tell_of_urgent(session, notice)


async def pause(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Send nothing more of it until `resume`. Raises Ended."""
    if not await _turn(session, notice, State.SENDING, to=State.PAUSED, by=by, act="paused"):
        return
    await batches.hold(session, await _batch(session, notice))
    await _say_progress(session, notice)


async def resume(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Go on with it. Raises Ended."""
    if not await _turn(session, notice, State.PAUSED, to=State.SENDING, by=by, act="resumed"):
        return
    await batches.let_go(session, await _batch(session, notice))
    # What was put aside may have missed its digest meanwhile.
    await timers.arm(session, kind=outbox.DIGEST, subject="", at=hours.digest_at(clock.now()))
    await _say_progress(session, notice)


async def stop(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """End it before everybody has it. Raises Ended."""
    now = clock.now()
    if not await _turn(
        session, notice, State.SENDING, State.PAUSED, to=State.STOPPED, by=by, act="stopped", ended_at=now
    ):
        return
    await batches.call_off(session, await _batch(session, notice))
    await _say_progress(session, notice)


async def resend_unknown(session: AsyncSession, notice: Notice, *, by: Person) -> int:
    """Send what may have arrived once more, because `by` decided so; return how many. Raises Ended."""
    count = await batches.resend_unknown(session, await _batch(session, notice))
    if count == 0:
        return 0
    await session.refresh(notice)
    if notice.state == State.DONE:
        await _turn(session, notice, State.DONE, to=State.SENDING, by=by, act="resent", ended_at=None)
    elif await notices.change(session, notice, State.SENDING):
        await trail.record(session, by=by.id, act="resent", subject=notices.subject(notice))
    else:
        raise Ended
    return count


async def correct(session: AsyncSession, notice: Notice, *, by: Person, content: dict[str, Any]) -> int:
    """Let it say this, wherever it is; return how many messages are edited, copies aside. Those who had confirmed are told.

    Raises CorrectionNeedsAdministrator, NoticeEmpty, NoticeTooLong, Ended.
    """
    await require_corrector(session, notice, by=by)
    sealed = notices.sealed(notice, "content", notices.checked(content))
    more = {"content_sealed": sealed, "corrected_at": clock.now(), "version": Notice.version + 1}
    if not await notices.change(session, notice, *OUT, **more):
        raise Ended
    await trail.record(session, by=by.id, act="corrected", subject=notices.subject(notice))
    facts = await notices.facts(session, notice)
    batch = await _batch(session, notice)
    await batches.change(session, batch, **facts)
    for version in range(1, notice.version):
        # An older correction that comes late must not undo this one.
        for what in ("correct", "corrected"):
            await _call_off(session, notice, f"{what}:{version}", reason="replaced")
    correction = await batches.begin(session, notices.key(notice, f"correct:{notice.version}"), card="notice", **facts)
    count = await _follow(session, notice, correction, step=Step.EDIT)
    await _tell_confirmed(session, notice, f"corrected:{notice.version}", "notice-corrected", **notices.named(notice))
    return count


async def require_corrector(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Raise CorrectionNeedsAdministrator unless `by` may change what was sent.

    What a second person agreed to would otherwise say something else the next minute. Administrators may send alone.
    """
    if not notices.jointly_decided(notice):
        return
    if RoleName.ADMINISTRATOR not in await people.roles_at(session, by.id, notice.place_id):
        raise CorrectionNeedsAdministrator


async def withdraw(session: AsyncSession, notice: Notice, *, by: Person) -> int:
    """Take it back, wherever it is; return how many messages go, copies aside. Those who had confirmed are told.

    Raises Ended.
    """
    if not await _turn(session, notice, *OUT, to=State.WITHDRAWN, by=by, act="withdrew", ended_at=clock.now()):
        return 0
    followed = [f"{what}:{version}" for version in range(1, notice.version + 1) for what in ("correct", "corrected")]
    for what in ("send", "nudge", *followed):
        await _call_off(session, notice, what, reason="withdrawn")
    # An edit or a pin that comes late would bring it back.
    for batch in await _sent(session, notice):
        await batches.call_off_steps(session, batch)
    withdrawal = await batches.begin(
        session, notices.key(notice, "withdraw"), card="notice-withdrawn", number=notice.number
    )
    count = await _follow(session, notice, withdrawal, step=Step.DELETE)
    await _tell_confirmed(session, notice, "withdrawn", "notice-withdrawn", number=notice.number)
    await _say_progress(session, notice)
    return count


async def note_copy(
    session: AsyncSession,
    notice: Notice,
    *,
    person_id: int,
    version: int,
    message_id: int,
    media_ids: Sequence[int] = (),
) -> None:
    """Take note of a copy that a reader opened when the notice was at `version`: what becomes of it reaches the copy."""
    # Locked, as it may be corrected or withdrawn at this moment: one of the two comes second and sees the other.
    await session.refresh(notice, with_for_update={"key_share": True})
    copies = await batches.batch_or_none(session, notices.key(notice, _COPIES))
    if copies is None:
        return
    await batches.record(session, copies, person_id=person_id, message_id=message_id, media_ids=media_ids)
    withdrawn = notice.state == State.WITHDRAWN
    missed = "withdraw" if withdrawn else f"correct:{notice.version}"
    if withdrawn or notice.version != version:
        batch = await batches.batch_or_none(session, notices.key(notice, missed))
        if batch is not None:
            await batches.follow(session, batch, earlier=copies, step=Step.DELETE if withdrawn else Step.EDIT)


async def figures(session: AsyncSession, notice: Notice) -> Figures:
    """Return how the notice stands."""
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    tally = await batches.tally(session, batch) if batch else Tally(Counter(), Counter())
    homes = await _homes(session, notice, batch) if batch else []
    may_nudge = notice.asks and notice.nudged_at is None and notice.state in OUT
    return Figures(
        people=tally.people,
        groups=tally.groups,
        readers=notice.readers,
        left=tally.left,
        aside=tally.aside if notice.state == State.SENDING else 0,
        unknown=_total(tally, outbox.State.UNKNOWN),
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
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    return batch is not None and _few(notice, (await batches.tally(session, batch)).people)


async def left(session: AsyncSession, notice: Notice) -> int:
    """Return how many messages are still on their way."""
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    return (await batches.tally(session, batch)).left if batch else 0


async def correctable(session: AsyncSession, notice: Notice) -> int:
    """Return how many messages would say something else after a correction."""
    batch = await batches.batch_or_none(session, notices.key(notice, "send"))
    tally = await batches.tally(session, batch) if batch else Tally(Counter(), Counter())
    return tally.left + _total(tally, outbox.State.SENT)


async def report(session: AsyncSession, notice: Notice) -> dict[str, Any]:
    """Return the arguments of the card `notice-report`. Raises TooFew, and Ended when it never started."""
    batch = await _batch(session, notice)
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
        await _say_progress(session, notice)
    chat_ids = Wanted.of(notice).groups
    if counted and chat_ids:
        await _count_in_groups(session, notice, chat_ids)


async def follow_group(session: AsyncSession, old: int, new: int) -> None:
    """Follow a group that became a supergroup: its link, what waits for it, and the notices that are meant for it."""
    # Locked, as an author may choose other readers at this moment; and before the rest, so that what starts meanwhile is
    # posted already when that is redirected.
    planned = select(Notice).where(col(Notice.state).in_([State.TEMPLATE, *BEFORE])).order_by(col(Notice.id))
    for notice in (await session.scalars(planned.with_for_update())).all():
        wanted = Wanted.of(notice)
        if old in wanted.groups:
            moved = dict.fromkeys(new if chat_id == old else chat_id for chat_id in wanted.groups)
            notice.audience = replace(wanted, groups=tuple(moved)).as_json()
    await groups.move(session, old, new)
    await outbox.redirect(session, old, new)


async def begin(session: AsyncSession, timer: Timer) -> None:
    """Start what was planned, and plan the next one of its series.

    Without somebody who may still send it, or without enough readers, people are asked.
    """
    notice = await _planned(session, timer)
    if notice is None:
        return
    if not await _answered_for(session, notice):
        await _ask(session, notice)
        return
    wanted = Wanted.of(notice)
    try:
        audiences.require_readers(wanted, await audiences.heads(session, wanted, within=notice.place_id))
    except (NobodyToReach, TooFewForTopic):
        await _ask(session, notice)
    else:
        await publish(session, notice, since=State.SCHEDULED)
    await notices.plan_next(session, notice, now=clock.now())


async def ask_late(session: AsyncSession, timer: Timer) -> None:
    """Ask the author whether what missed its time should still start; its series goes on."""
    notice = await _planned(session, timer)
    if notice is None:
        return
    await _ask(session, notice)
    if await _answered_for(session, notice):
        await notices.plan_next(session, notice, now=clock.now())


async def digest(session: AsyncSession, timer: Timer) -> None:
    """Tell everybody in one message of the notices that were too many for their day.

    Whoever waits for the same notices gets the same digest, so that it is a few statements however many they are.
    """
    now = clock.now()
    aside = col(Delivery.aside), col(Delivery.state) == outbox.State.PENDING, ~col(Delivery.held)
    old = update(Delivery).where(*aside, col(Delivery.expires_at) <= now)
    await session.execute(_plainly(old.values(state=outbox.State.EXPIRED, aside=False)))
    waiting = (*aside, col(Delivery.due_at) <= now, col(Delivery.batch_id).is_not(None))
    told = []
    for number, batch_ids in enumerate(await _sets(session, waiting)):
        key, listed = f"digest:{timer.id}:{number}", await _listed(session, batch_ids)
        if not listed:
            continue
        batch = await batches.begin(session, key, card="notice-digest", notices=listed)
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


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete notices that ended, or were left lying, KEPT_FOR ago, with all that was posted; return how many.

    Templates stay, and so does the first of a series that still comes: the days of the others are counted from it.
    """
    series = select(col(Notice.series_id)).where(
        col(Notice.state) == State.SCHEDULED, col(Notice.series_id).is_not(None)
    )
    living = [State.TEMPLATE, State.SCHEDULED, State.SENDING, State.PAUSED]
    old = select(Notice).where(
        col(Notice.changed_at) < now - KEPT_FOR, col(Notice.state).not_in(living), col(Notice.id).not_in(series)
    )
    found = (await session.scalars(old)).all()
    for notice in found:
        await outbox.forget_about(session, notices.key(notice, ""))
        await session.delete(notice)
    digests = select(col(Batch.key)).where(col(Batch.card) == "notice-digest", col(Batch.created_at) < now - KEPT_FOR)
    for key in (await session.scalars(digests)).all():
        await outbox.forget_about(session, key)
    return len(found)


async def _turn(
    session: AsyncSession, notice: Notice, *old: State, to: State, by: Person, act: str, **values: Any
) -> bool:
    """Move the notice because `by` says so; False when it is there already: a thumb may tap twice. Raises Ended."""
    if await notices.move(session, notice, *old, to=to, **values):
        await trail.record(session, by=by.id, act=act, subject=notices.subject(notice))
        return True
    if notice.state != to:
        raise Ended
    return False


async def _batch(session: AsyncSession, notice: Notice) -> Batch:
    """Return the batch of the notice itself. Raises Ended when it has none: it never started."""
    found = await batches.batch_or_none(session, notices.key(notice, "send"))
    if found is None:
        raise Ended
    return found


async def _call_off(session: AsyncSession, notice: Notice, what: str, *, reason: str) -> None:
    if batch := await batches.batch_or_none(session, notices.key(notice, what)):
        await batches.call_off(session, batch, reason=reason)


async def _sent(session: AsyncSession, notice: Notice) -> list[Batch]:
    """Return the batch of the notice itself, and that of the copies which readers opened. Raises Ended."""
    copies = await batches.batch_or_none(session, notices.key(notice, _COPIES))
    return [await _batch(session, notice), *([copies] if copies else [])]


async def _follow(session: AsyncSession, notice: Notice, batch: Batch, *, step: Step) -> int:
    """Post a step about the notice wherever it is; return about how many messages, copies aside."""
    counts = [await batches.follow(session, batch, earlier=one, step=step) for one in await _sent(session, notice)]
    return counts[0]


async def _tell_confirmed(session: AsyncSession, notice: Notice, what: str, card: str, **arguments: Any) -> None:
    """Tell those who had confirmed that what they know is not so any more."""
    batch = await batches.begin(session, notices.key(notice, what), card=card, **arguments)
    confirmed = select(col(Receipt.person_id)).where(col(Receipt.notice_id) == notice.id)
    await batches.fan_out(session, batch, kind=Kind.REMINDER, whom=audiences.writable(confirmed))


async def _tell_of_urgent(session: AsyncSession, notice: Notice) -> None:
    """Tell all staff that an urgent notice goes out, by whom, and whether anybody else agreed."""
    author = await session.get(Person, notice.author_id) if notice.author_id is not None else None
    for one in await access.entitled(session, Act.APPROVE_NOTICE, place_id=notice.place_id):
        if one.id != notice.author_id and one.started_at is not None:
            await outbox.post(
                session,
                key=notices.key(notice, f"urgent:{one.id}"),
                card="notice-urgent-sent",
                person_id=one.id,
                number=notice.number,
                title=notices.title(notice),
                who=(author and author.name) or "",
                reason=notice.reason,
                alone=notice.approver_id is None,
            )


async def _say_progress(session: AsyncSession, notice: Notice) -> None:
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
    batch = await _batch(session, notice)
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
    batch = await _batch(session, notice)
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


#: A message that is there, or is coming: it can be edited.
_ALIVE: Final = (
    col(Delivery.state).in_([outbox.State.PENDING, outbox.State.LEASED, outbox.State.SENDING, outbox.State.SENT]),
)


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
    small = any(min(confirmed, reached) < SMALLEST for _, confirmed, reached in found)
    return [] if small and Wanted.of(notice).topical else found


def _few(notice: Notice, to_people: Counter[outbox.State]) -> bool:
    return Wanted.of(notice).topical and to_people.total() < SMALLEST


def _minutes_left(notice: Notice, tally: Tally) -> int | None:
    """Return how many minutes it takes to send what is left and does not wait for the digest."""
    left = tally.left - tally.aside
    return minutes(left) if notice.state == State.SENDING and left else None


def _waits_until(notice: Notice, tally: Tally) -> datetime | None:
    """Return when what is left goes, if that is not now because it is quiet."""
    now = clock.now()
    waits = _minutes_left(notice, tally) is not None and not notice.urgent and hours.is_quiet(now)
    return hours.when_loud(now) if waits else None


def _total(tally: Tally, state: outbox.State) -> int:
    return tally.people[state] + tally.groups[state]


async def _planned(session: AsyncSession, timer: Timer) -> Notice | None:
    """Return the notice that this timer is for, if it still waits for its time."""
    notice = await session.get(Notice, int(timer.subject.removeprefix("notice:")), populate_existing=True)
    return notice if notice is not None and notice.state == State.SCHEDULED else None


async def _answered_for(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether its author is still there, and may announce at its place and wherever else it goes."""
    author = await session.get(Person, notice.author_id) if notice.author_id is not None else None
    if author is None or not await access.allowed(session, author, Act.ANNOUNCE, place_id=notice.place_id):
        return False
    try:
        await notices.require_everywhere(session, Wanted.of(notice), by=author)
    except NotAllowed:
        return False
    return True


async def _ask(session: AsyncSession, notice: Notice) -> None:
    """Do not start it; ask its author, or whoever could agree to it, whether it still should."""
    if not await notices.move(session, notice, State.SCHEDULED, to=State.MISSED):
        return
    gone = not await _answered_for(session, notice)
    asked = await notices.approvers(session, notice)
    if notice.author_id is not None and not gone:
        asked = [await people.person(session, notice.author_id)]
    # Planned anew, it may miss that time as well.
    this_time = int(notice.starts_at.timestamp()) if notice.starts_at else 0
    for one in asked:
        await outbox.post(
            session,
            key=notices.key(notice, f"late:{this_time}:{one.id}"),
            card="notice-late",
            person_id=one.id,
            **notices.named(notice),
            starts_at=notice.starts_at and notice.starts_at.isoformat(),
            gone=gone,
        )


async def _sets(session: AsyncSession, waiting: Sequence[Any]) -> list[tuple[int, ...]]:
    """Return the different sets of batches that people wait for."""
    rows = await session.execute(select(col(Delivery.person_id), col(Delivery.batch_id)).where(*waiting))
    of_person: dict[int | None, set[int]] = defaultdict(set)
    for person_id, batch_id in rows.all():
        if batch_id is not None:
            of_person[person_id].add(batch_id)
    return sorted({tuple(sorted(ids)) for ids in of_person.values()})


async def _listed(session: AsyncSession, batch_ids: Sequence[int]) -> list[list[Any]]:
    """Return what a digest says of the notices of these batches: id, number and title of each that can be opened."""
    keys = (await session.scalars(select(col(Batch.key)).where(col(Batch.id).in_(batch_ids)))).all()
    ids = [int(key.split(":")[1]) for key in keys]
    found = await session.scalars(select(Notice).where(col(Notice.id).in_(ids)).order_by(col(Notice.number)))
    listed = []
    for notice in found.all():
        # One that cannot be opened must not keep the others from anybody.
        with suppress(CannotOpenError):
            listed.append([notice.id, notice.number, notices.title(notice)])
    return listed


def _plainly(statement: Any) -> Any:
    """Return the statement, to run without looking for its rows among those that the session holds."""
    return statement.execution_options(synchronize_session=False)
