"""Proposals: a notice while it is written, aimed and planned, until it goes, and the second person who agrees to it.

Whoever changed it last answers for it: they are its author, and cannot be the second person.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from community import access, audiences, broadcasts, clock, notices, outbox, people, places, plans, timers, trail
from community.access import Act
from community.audiences import Heads, Topic, Wanted
from community.database import new_id
from community.errors import Ended, NobodyToApprove, NotFound, NoticeEmpty, OwnNotice, TooLate
from community.names import clean
from community.notices import BEFORE, LONGEST_REASON, Notice, State
from community.outbox import Kind
from community.people import Person, RoleName
from community.timers import Repeat


async def draft(session: AsyncSession, *, by: Person, place_id: int, content: dict[str, Any]) -> Notice:
    """Begin a notice in the name of this place, for everyone there. Raises NotAllowed, NoticeEmpty, NoticeTooLong."""
    await access.require(session, by, Act.ANNOUNCE, place_id=place_id)
    everyone = Wanted(places=(place_id,)).as_json()
    new = await notices.add(session, notices.checked(content), author_id=by.id, place_id=place_id, audience=everyone)
    await trail.record(session, by=by.id, act="began-draft", subject=notices.subject(new))
    return new


async def write(session: AsyncSession, notice: Notice, *, by: Person, content: dict[str, Any]) -> None:
    """Give the draft these words and pictures. Raises NoticeEmpty, NoticeTooLong, Ended."""
    await _compose(
        session, notice, by=by, act="wrote", content_sealed=notices.sealed(notice, "content", notices.checked(content))
    )


async def aim(session: AsyncSession, notice: Notice, *, by: Person, wanted: Wanted) -> None:
    """Say whom the draft is for; groups that are no longer linked are left out.

    Raises NotAllowed where `by` may not announce, NotFound, Ended.
    """
    if not (set(wanted.roles) <= set(audiences.ROLES) and set(wanted.topics) <= set(Topic)):
        raise NotFound
    linked = {group.id for group in await audiences.groups(session, wanted)}
    if set(wanted.groups) - linked - set(Wanted.of(notice).groups):
        # Linked later, perhaps by another office, it would be somebody else's group.
        raise NotFound
    wanted = replace(wanted, groups=tuple(chat_id for chat_id in wanted.groups if chat_id in linked))
    await notices.require_everywhere(session, wanted, by=by)
    await _compose(session, notice, by=by, act="aimed", audience=wanted.as_json())


async def choose(
    session: AsyncSession,
    notice: Notice,
    *,
    by: Person,
    asks: bool | None = None,
    pins: bool | None = None,
    lasts_hours: int | None = None,
) -> None:
    """Say whether readers confirm, whether groups pin it, and for how long it is worth sending. Raises Ended."""
    chosen = {"asks": asks, "pins": pins, "lasts_hours": lasts_hours}
    given = {name: value for name, value in chosen.items() if value is not None}
    await _compose(session, notice, by=by, act="chose", **given)


async def plan(
    session: AsyncSession, notice: Notice, *, by: Person, starts_at: datetime | None, repeat: str | None = None
) -> None:
    """Say when the draft is to start, and how often it comes; None: at once, and only once. Raises TooLate, Ended.

    One that was of a series begins its own from here: the days of the others are no longer its days.
    """
    if starts_at is None and repeat is not None:
        raise ValueError("a series needs a first day")
    if starts_at is not None and starts_at <= clock.now():
        raise TooLate
    planned = {"starts_at": starts_at, "repeat": Repeat(repeat) if repeat else None, "series_id": None}
    await _compose(session, notice, by=by, act="planned", **planned)


async def press(session: AsyncSession, notice: Notice, *, by: Person, reason: str | None) -> None:
    """Make the draft urgent for this reason; None: not urgent after all. Raises NoticeEmpty for an empty one, Ended."""
    words = clean(reason, LONGEST_REASON) if reason is not None else None
    if words == "":
        raise NoticeEmpty
    await _compose(
        session, notice, by=by, act="pressed", reason_sealed=words and notices.sealed(notice, "reason", words)
    )


async def keep_as_template(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Keep words, audience and choices to begin others from."""
    return await _again(session, notice, by=by, state=State.TEMPLATE)


async def from_template(session: AsyncSession, template: Notice, *, by: Person) -> Notice:
    """Begin a draft like the template."""
    return await _again(session, template, by=by, state=State.DRAFT)


async def drop(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Give up a notice that nobody has yet, or a template; a series ends with it. Raises Ended."""
    if notice.state == State.DROPPED:
        return
    # The timer first, as whatever fires does it: two that take the same rows in another order would wait for each other.
    await timers.cancel(session, subject=notices.subject(notice))
    if not await notices.move(session, notice, State.TEMPLATE, *BEFORE, to=State.DROPPED, ended_at=clock.now()):
        raise Ended
    await _revise_panels(session, notice, card="notice-sent-back", who=by)
    await trail.record(session, by=by.id, act="dropped", subject=notices.subject(notice))


async def submit(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Send the draft, at once or when it is planned; where a second person is needed, ask for one.

    What missed its time goes at once, and `by` answers for it and for the next ones of its series. Raises NotAllowed,
    TooLate, NobodyToReach, TooFewForTopic, NobodyToApprove, Ended.
    """
    wanted = Wanted.of(notice)
    await notices.require_everywhere(session, wanted, by=by)
    missed = notice.state == State.MISSED
    if not missed and notice.starts_at is not None and notice.starts_at <= clock.now():
        raise TooLate
    heads = await audiences.heads(session, wanted, within=notice.place_id)
    audiences.require_readers(wanted, heads)
    if missed:
        return await _submit_missed(session, notice, by=by)
    await _compose(session, notice, by=by, act="submitted")
    administrator = RoleName.ADMINISTRATOR in await people.roles_at(session, by.id, notice.place_id)
    if notices.needs_second(notice, heads, administrator=administrator):
        return await _ask_for_second(session, notice, heads)
    return await _go(session, notice, since=State.DRAFT)


async def _submit_missed(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    if not await notices.change(session, notice, State.MISSED, author_id=by.id):
        raise Ended
    await trail.record(session, by=by.id, act="submitted", subject=notices.subject(notice))
    await broadcasts.publish(session, notice, since=State.MISSED)
    if not await plans.goes_on(session, notice):
        await plans.plan_next(session, notice, now=clock.now())
    return notice


async def approve(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Agree as the second person: it goes, at once or as planned. The first one decides.

    What should have started long ago does not go: it is a draft again, and its author is asked. Raises OwnNotice, Ended.
    """
    if notice.approver_id == by.id and notice.state != State.WAITING:
        return notice
    if notice.author_id == by.id:
        raise OwnNotice
    if notice.starts_at is not None and clock.now() > notice.starts_at + plans.GRACE:
        return await _come_back_late(session, notice, starts_at=notice.starts_at, by=by)
    if not await notices.change(session, notice, State.WAITING, approver_id=by.id):
        raise Ended
    await trail.record(session, by=by.id, act="approved", subject=notices.subject(notice))
    await _decided(session, notice, card="notice-approved", who=by)
    return await _go(session, notice, since=State.WAITING)


async def send_back(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Do not agree: it is a draft again, and its author is told. Raises Ended."""
    if not await notices.move(session, notice, State.WAITING, to=State.DRAFT):
        raise Ended
    await trail.record(session, by=by.id, act="sent-back", subject=notices.subject(notice))
    await _decided(session, notice, card="notice-sent-back", who=by)
    return notice


async def take_back(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Make a draft of what waits for a second person or for its time, or missed it. Raises Ended."""
    # The timer first, as whatever fires does it.
    await timers.cancel(session, subject=notices.subject(notice))
    # The next one of a series may be planned already: this one must not begin another.
    values = {"repeat": None} if notice.state == State.MISSED and await plans.goes_on(session, notice) else {}
    before = State.WAITING, State.SCHEDULED, State.MISSED
    if not await notices.move(session, notice, *before, to=State.DRAFT, approver_id=None, **values):
        raise Ended
    await trail.record(session, by=by.id, act="took-back", subject=notices.subject(notice))
    await _revise_panels(session, notice, card="notice-sent-back", who=by)
    return notice


async def _again(session: AsyncSession, notice: Notice, *, by: Person, state: State) -> Notice:
    new = await notices.add(session, notice.content, state=state, author_id=by.id, **notices.choices(notice))
    await trail.record(session, by=by.id, act=f"began-{state}", subject=notices.subject(new))
    return new


async def _compose(session: AsyncSession, notice: Notice, *, by: Person, act: str, **values: Any) -> None:
    """Change the draft. Raises Ended when it is none any more."""
    if not await notices.change(session, notice, State.DRAFT, author_id=by.id, **values):
        raise Ended
    await trail.record(session, by=by.id, act=act, subject=notices.subject(notice))


async def _come_back_late(session: AsyncSession, notice: Notice, *, starts_at: datetime, by: Person) -> Notice:
    """Make a draft again of what `by` agreed to after its time, and ask its author whether it should still go."""
    asked = await _asked(session, notice, await audiences.heads(session, Wanted.of(notice), within=notice.place_id))
    # Without its time the author may send it as it is; a series goes on from the day that they choose.
    if not await notices.move(session, notice, State.WAITING, to=State.DRAFT, starts_at=None):
        raise Ended
    await trail.record(session, by=by.id, act="approved-late", subject=notices.subject(notice))
    panels = notices.key(notice, "to-approve:")
    await outbox.revise(
        session, f"{panels}{new_id()}", key_prefix=panels, card="notice-to-approve", **{**asked, "late": True}
    )
    if notice.author_id is not None:
        await outbox.post(
            session,
            key=notices.key(notice, f"approved-late:{new_id()}"),
            card="notice-late",
            person_id=notice.author_id,
            **notices.named(notice),
            starts_at=starts_at.isoformat(),
            gone=False,
        )
    return notice


async def _ask_for_second(session: AsyncSession, notice: Notice, heads: Heads) -> Notice:
    """Show the notice to everybody who may agree: the very message, and a moment later what to decide."""
    asked_ones = await notices.approvers(session, notice)
    if not asked_ones:
        raise NobodyToApprove
    await notices.move(session, notice, State.DRAFT, to=State.WAITING)
    message, asked = await notices.facts(session, notice), await _asked(session, notice, heads)
    # Where readers are to know at once, so is whoever must agree first.
    of = Kind.ALERT if notice.urgent else Kind.REPLY
    # Each time it is submitted is a round of its own, with keys of its own.
    this_round, now = new_id(), clock.now()
    for one in asked_ones:
        preview = notices.key(notice, f"preview:{this_round}:{one.id}")
        await outbox.post(session, key=preview, card="notice", of=of, person_id=one.id, **{**message, "asks": False})
        await outbox.post(
            session,
            key=notices.key(notice, f"to-approve:{this_round}:{one.id}"),
            card="notice-to-approve",
            of=of,
            person_id=one.id,
            due_at=now + timedelta(seconds=1),
            **asked,
        )
    return notice


async def _asked(session: AsyncSession, notice: Notice, heads: Heads) -> dict[str, Any]:
    """Return all arguments of the card `notice-to-approve`: places by name, groups by what they are for and where."""
    wanted = Wanted.of(notice)
    names = {place.id: place.name for place in await places.everything(session)}
    linked = await audiences.groups(session, wanted)
    author = await session.get(Person, notice.author_id) if notice.author_id is not None else None
    return {
        **await notices.facts(session, notice),
        "title": notices.title(notice),
        "personal": wanted.personal,
        "places": [names[place_id] for place_id in wanted.places if place_id in names],
        "roles": [*wanted.roles],
        "topics": [*wanted.topics],
        "groups": [[group.purpose, names.get(group.place_id, "")] for group in linked],
        "readers": heads.readers,
        "author": (author and author.name) or "",
        "reason": notice.reason,
        "starts_at": notice.starts_at and notice.starts_at.isoformat(),
    }


async def _go(session: AsyncSession, notice: Notice, *, since: State) -> Notice:
    """Let it start, at once or when it is planned."""
    if notice.starts_at is None:
        await broadcasts.publish(session, notice, since=since)
        return notice
    if not await notices.move(session, notice, since, to=State.SCHEDULED):
        raise Ended
    await plans.arm(session, notice)
    return notice


async def _decided(session: AsyncSession, notice: Notice, *, card: str, who: Person) -> None:
    """Say on all panels, and to the author, what a second person decided."""
    await _revise_panels(session, notice, card=card, who=who)
    if notice.author_id is not None:
        await outbox.post(
            session,
            key=notices.key(notice, f"decided:{new_id()}"),
            card=card,
            person_id=notice.author_id,
            **_decision(notice, who),
        )


async def _revise_panels(session: AsyncSession, notice: Notice, *, card: str, who: Person) -> None:
    """Let the panels of those who were asked say how it ended."""
    panels = notices.key(notice, "to-approve:")
    await outbox.revise(session, f"{panels}{new_id()}", key_prefix=panels, card=card, **_decision(notice, who))


def _decision(notice: Notice, who: Person) -> dict[str, Any]:
    return {**notices.named(notice), "who": who.name or ""}
