"""Broadcasts: what becomes of a notice once it starts, until nobody needs it any more.

A notice has one batch of deliveries, and one more for each thing that follows: a correction, a withdrawal, a reminder.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
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
    standings,
    teams,
    timers,
    trail,
)
from community.access import Act
from community.audiences import Wanted
from community.errors import CorrectionNeedsAdministrator, Ended
from community.notices import BEFORE, OUT, Notice, Receipt, State
from community.outbox import Batch, Kind, Step
from community.people import Person, RoleName

#: How long what has ended is kept, with all its deliveries.
KEPT_FOR: Final = timedelta(days=180)
#: What the batch of the copies is called that readers opened themselves. It is one of its own, so that nobody counts them.
_COPIES: Final = "copies"


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
            **await standings.course(session, notice),
        )
    if notice.urgent:
        await _tell_of_urgent(session, notice)


async def pause(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Send nothing more of it until `resume`. Raises Ended."""
    if not await _turn(session, notice, State.SENDING, to=State.PAUSED, by=by, act="paused"):
        return
    await batches.hold(session, await notices.batch(session, notice))
    await standings.say(session, notice)


async def resume(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Go on with it. Raises Ended."""
    if not await _turn(session, notice, State.PAUSED, to=State.SENDING, by=by, act="resumed"):
        return
    await batches.let_go(session, await notices.batch(session, notice))
    # What was put aside may have missed its digest meanwhile.
    await timers.arm(session, kind=outbox.DIGEST, subject="", at=hours.digest_at(clock.now()))
    await standings.say(session, notice)


async def stop(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """End it before everybody has it. Raises Ended."""
    now = clock.now()
    if not await _turn(
        session, notice, State.SENDING, State.PAUSED, to=State.STOPPED, by=by, act="stopped", ended_at=now
    ):
        return
    await batches.call_off(session, await notices.batch(session, notice))
    await standings.say(session, notice)


async def resend_unknown(session: AsyncSession, notice: Notice, *, by: Person) -> int:
    """Send what may have arrived once more, because `by` decided so; return how many. Raises Ended."""
    count = await batches.resend_unknown(session, await notices.batch(session, notice))
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
    batch = await notices.batch(session, notice)
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
    await standings.say(session, notice)
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


async def follow_group(session: AsyncSession, old: int, new: int) -> None:
    """Follow a group that became a supergroup: its link and team, what waits for it, and the notices that are meant for it."""
    # Locked, as an author may choose other readers at this moment; and before the rest, so that what starts meanwhile is
    # posted already when that is redirected.
    planned = select(Notice).where(col(Notice.state).in_([State.TEMPLATE, *BEFORE])).order_by(col(Notice.id))
    for notice in (await session.scalars(planned.with_for_update())).all():
        wanted = Wanted.of(notice)
        if old in wanted.groups:
            moved = dict.fromkeys(new if chat_id == old else chat_id for chat_id in wanted.groups)
            notice.audience = replace(wanted, groups=tuple(moved)).as_json()
    await groups.move(session, old, new)
    await teams.move_chat(session, old, new)
    await outbox.redirect(session, old, new)


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


async def _call_off(session: AsyncSession, notice: Notice, what: str, *, reason: str) -> None:
    if batch := await batches.batch_or_none(session, notices.key(notice, what)):
        await batches.call_off(session, batch, reason=reason)


async def _sent(session: AsyncSession, notice: Notice) -> list[Batch]:
    """Return the batch of the notice itself, and that of the copies which readers opened. Raises Ended."""
    copies = await batches.batch_or_none(session, notices.key(notice, _COPIES))
    return [await notices.batch(session, notice), *([copies] if copies else [])]


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
