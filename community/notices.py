"""Notices: what the committee tells many at once, from the draft to the moment it is sent.

A notice is a row from its first word on: it has its number and its code before it is sent, so that the preview is the very
message. Sending is the outbox's: a notice opens a batch, and `community.broadcasts` follows what becomes of it.

Whoever changed a notice last answers for it: they are its author, and cannot be the second person who agrees.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from html import unescape
from secrets import choice
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKey, Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, audiences, clock, hours, outbox, people, places, timers, trail
from community.access import Act
from community.audiences import Heads, Subscription, Topic, Wanted
from community.database import add_unless_there, new_id
from community.errors import (
    Ended,
    MixedMedia,
    NobodyToApprove,
    NotFound,
    NoticeEmpty,
    NoticeTooLong,
    OwnNotice,
    TooLate,
)
from community.groups import group_or_none
from community.names import clean
from community.numbers import next_number
from community.outbox import Kind
from community.people import Person, RoleName
from community.secrets import seal, secret
from community.timers import Repeat

# Handed on: whoever speaks of notices speaks of topics.
__all__ = ["Subscription", "Topic"]

#: The longest words of a notice, in UTF-16 units of what is visible: its frame needs room in the same message, and words
#: below a picture have less.
LONGEST: Final = 3500
LONGEST_WITH_MEDIA: Final = 750
MOST_MEDIA: Final = 10
LONGEST_TITLE: Final = 40
LONGEST_REASON: Final = 200
#: A notice that is later than this does not start by itself.
GRACE: Final = timedelta(hours=1)

#: Letters and digits that nobody takes for one another.
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH: Final = 4
_TAG: Final = re.compile(r"<[^>]*>")


#: The kind of the timer that begins a notice.
TIMER: Final = "notice"


class State(StrEnum):
    """How far a notice has come."""

    #: Kept to begin others from; it has no number and is never sent.
    TEMPLATE = "template"
    DRAFT = "draft"
    #: A second person must agree.
    WAITING = "waiting"
    SCHEDULED = "scheduled"
    #: Its time passed while the bot was away; its author was asked.
    MISSED = "missed"
    SENDING = "sending"
    PAUSED = "paused"
    #: Ended by a person before everybody had it.
    STOPPED = "stopped"
    #: Everybody whom it could reach has it.
    DONE = "done"
    WITHDRAWN = "withdrawn"
    #: Given up before it was sent.
    DROPPED = "dropped"


TRANSITIONS: Final[dict[State, frozenset[State]]] = {
    State.TEMPLATE: frozenset({State.DROPPED}),
    State.DRAFT: frozenset({State.WAITING, State.SCHEDULED, State.SENDING, State.DROPPED}),
    State.WAITING: frozenset({State.DRAFT, State.SCHEDULED, State.SENDING, State.DROPPED}),
    State.SCHEDULED: frozenset({State.DRAFT, State.SENDING, State.MISSED, State.DROPPED}),
    State.MISSED: frozenset({State.DRAFT, State.SENDING, State.DROPPED}),
    State.SENDING: frozenset({State.PAUSED, State.STOPPED, State.DONE, State.WITHDRAWN}),
    State.PAUSED: frozenset({State.SENDING, State.STOPPED, State.WITHDRAWN}),
    State.STOPPED: frozenset({State.WITHDRAWN}),
    State.DONE: frozenset({State.SENDING, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
    State.DROPPED: frozenset(),
}
#: Nobody has it yet.
BEFORE: Final = (State.DRAFT, State.WAITING, State.SCHEDULED, State.MISSED)
#: Readers have it, or are about to.
OUT: Final = (State.SENDING, State.PAUSED, State.STOPPED, State.DONE)

#: A notice for more readers than this needs a second person.
_second_person_above = 200


def keep(*, second_person_above: int) -> None:
    """Let a second person agree to notices for more readers than this from now on."""
    global _second_person_above  # noqa: PLW0603 - a process serves one community, which has one rule
    _second_person_above = second_person_above


class Notice(SQLModel, table=True):
    """One notice, or a template of one.

    `content` is {"html": str, "media": [{"kind": "photo" | "document", "file_id": str}, …]}; `audience` is {"places": [id, …],
    "roles": [name, …], "topics": [name, …], "groups": [chat id, …]}.
    """

    __table_args__ = (
        CheckConstraint(
            "state IN ('template','draft','waiting','scheduled','missed','sending','paused','stopped','done',"
            "'withdrawn','dropped')",
            name="state",
        ),
        CheckConstraint("repeat IN ('daily','weekly','monthly')", name="repeat"),
        CheckConstraint("(state = 'template') = (number IS NULL) OR state = 'dropped'", name="number"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    number: int | None = Field(default=None, unique=True)
    #: What `/verify` takes: proof that a message is the committee's.
    code: str = Field(max_length=8, unique=True)
    author_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: The office in whose name it speaks: the place where its author may announce.
    place_id: int | None = Field(
        default=None, sa_column=Column(ForeignKey("place.id", ondelete="SET NULL"), index=True)
    )
    state: str = Field(default=State.DRAFT, max_length=16, index=True)
    content_sealed: bytes | None = None
    audience: dict[str, list[Any]] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    #: Why it is urgent; None: it is not.
    reason_sealed: bytes | None = None
    #: Whether readers are asked to say that they know.
    asks: bool = True
    #: Whether it is pinned in groups.
    pins: bool = False
    #: How long it is worth sending after its start.
    lasts_hours: int = 48
    #: When it is to start; None: at once.
    starts_at: datetime | None = None
    repeat: str | None = Field(default=None, max_length=16)
    #: The series that it is one of.
    series_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("notice.id", ondelete="SET NULL"), index=True)
    )
    approver_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: How many people and groups it was posted for.
    readers: int = 0
    #: Counts corrections.
    version: int = 0
    created_at: datetime = Field(default_factory=clock.now)
    sent_at: datetime | None = None
    ended_at: datetime | None = None
    corrected_at: datetime | None = None
    nudged_at: datetime | None = None
    changed_at: datetime = Field(default_factory=clock.now, index=True)

    content = secret("content")
    reason = secret("reason")

    @property
    def urgent(self) -> bool:
        """Whether it may disturb the night."""
        return self.reason_sealed is not None


class Receipt(SQLModel, table=True):
    """A reader said that they know what a notice says."""

    notice_id: int = Field(sa_column=Column(BigInteger, ForeignKey("notice.id", ondelete="CASCADE"), primary_key=True))
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    )
    at: datetime = Field(default_factory=clock.now)


async def notice(session: AsyncSession, notice_id: int) -> Notice:
    """Return the notice, or raise NotFound. Who may see it is `access`'s to say."""
    found = await session.get(Notice, notice_id)
    if found is None:
        raise NotFound
    return found


async def draft(session: AsyncSession, *, by: Person, place_id: int, content: dict[str, Any]) -> Notice:
    """Begin a notice in the name of this place, for everyone there. Raises NotAllowed, NoticeEmpty, NoticeTooLong."""
    await access.require(session, by, Act.ANNOUNCE, place_id=place_id)
    everyone = Wanted(places=(place_id,)).as_json()
    new = await _begin(session, checked(content), author_id=by.id, place_id=place_id, audience=everyone)
    await trail.record(session, by=by.id, act="began-draft", subject=subject(new))
    return new


async def write(session: AsyncSession, notice: Notice, *, by: Person, content: dict[str, Any]) -> None:
    """Give the draft these words and pictures. Raises NoticeEmpty, NoticeTooLong, Ended."""
    await _compose(session, notice, by=by, act="wrote", content_sealed=sealed(notice, "content", checked(content)))


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
    await require_everywhere(session, wanted, by=by)
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
    await _compose(session, notice, by=by, act="pressed", reason_sealed=words and sealed(notice, "reason", words))


async def keep_as_template(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Keep words, audience and choices to begin others from."""
    return await _again(session, notice, by=by, state=State.TEMPLATE)


async def templates(session: AsyncSession, *, by: Person) -> list[Notice]:
    """Return the templates of the places where `by` may announce, newest first."""
    kept = (await _announced_by(session, by)).where(col(Notice.state) == State.TEMPLATE)
    return list((await session.scalars(kept.order_by(col(Notice.id).desc()))).all())


async def from_template(session: AsyncSession, template: Notice, *, by: Person) -> Notice:
    """Begin a draft like the template."""
    return await _again(session, template, by=by, state=State.DRAFT)


async def drop(session: AsyncSession, notice: Notice, *, by: Person) -> None:
    """Give up a notice that nobody has yet, or a template; a series ends with it. Raises Ended."""
    if notice.state == State.DROPPED:
        return
    # The timer first, as whatever fires does it: two that take the same rows in another order would wait for each other.
    await timers.cancel(session, subject=subject(notice))
    if not await move(session, notice, State.TEMPLATE, *BEFORE, to=State.DROPPED, ended_at=clock.now()):
        raise Ended
    await _revise_panels(session, notice, card="notice-sent-back", who=by)
    await trail.record(session, by=by.id, act="dropped", subject=subject(notice))


async def submit(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Send the draft, at once or when it is planned; where a second person is needed, ask for one.

    What missed its time goes at once, and `by` answers for it and for the next ones of its series. Raises NotAllowed,
    TooLate, NobodyToReach, TooFewForTopic, NobodyToApprove, Ended.
    """
    wanted = Wanted.of(notice)
    await require_everywhere(session, wanted, by=by)
    missed = notice.state == State.MISSED
    if not missed and notice.starts_at is not None and notice.starts_at <= clock.now():
        raise TooLate
    heads = await audiences.heads(session, wanted, within=notice.place_id)
    audiences.require_readers(wanted, heads)
    if missed:
        return await _submit_missed(session, notice, by=by)
    await _compose(session, notice, by=by, act="submitted")
    administrator = RoleName.ADMINISTRATOR in await people.roles_at(session, by.id, notice.place_id)
    if needs_second(notice, heads, administrator=administrator):
        return await _ask_for_second(session, notice, heads)
    return await _go(session, notice, since=State.DRAFT)


async def _submit_missed(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    if not await change(session, notice, State.MISSED, author_id=by.id):
        raise Ended
    await trail.record(session, by=by.id, act="submitted", subject=subject(notice))
    await _publish(session, notice, since=State.MISSED)
    if not await _goes_on(session, notice):
        await plan_next(session, notice, now=clock.now())
    return notice


def needs_second(notice: Notice, heads: Heads, *, administrator: bool) -> str | None:
    """Say why a second person must agree, "urgent" or "many"; None: nobody need. An administrator may send alone."""
    if administrator:
        return None
    if notice.urgent:
        return "urgent"
    return "many" if heads.readers > _second_person_above else None


def jointly_decided(notice: Notice) -> bool:
    """Tell whether what was sent is not its author's alone to change: a second person agreed, or would have had to."""
    return notice.urgent or notice.approver_id is not None or notice.readers > _second_person_above


async def approve(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Agree as the second person: it goes, at once or as planned. The first one decides.

    What should have started long ago does not go: it is a draft again, and its author is asked. Raises OwnNotice, Ended.
    """
    if notice.approver_id == by.id and notice.state != State.WAITING:
        return notice
    if notice.author_id == by.id:
        raise OwnNotice
    if notice.starts_at is not None and clock.now() > notice.starts_at + GRACE:
        return await _come_back_late(session, notice, starts_at=notice.starts_at, by=by)
    if not await change(session, notice, State.WAITING, approver_id=by.id):
        raise Ended
    await trail.record(session, by=by.id, act="approved", subject=subject(notice))
    await _decided(session, notice, card="notice-approved", who=by)
    return await _go(session, notice, since=State.WAITING)


async def send_back(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Do not agree: it is a draft again, and its author is told. Raises Ended."""
    if not await move(session, notice, State.WAITING, to=State.DRAFT):
        raise Ended
    await trail.record(session, by=by.id, act="sent-back", subject=subject(notice))
    await _decided(session, notice, card="notice-sent-back", who=by)
    return notice


async def take_back(session: AsyncSession, notice: Notice, *, by: Person) -> Notice:
    """Make a draft of what waits for a second person or for its time, or missed it. Raises Ended."""
    # The timer first, as whatever fires does it.
    await timers.cancel(session, subject=subject(notice))
    # The next one of a series may be planned already: this one must not begin another.
    values = {"repeat": None} if notice.state == State.MISSED and await _goes_on(session, notice) else {}
    before = State.WAITING, State.SCHEDULED, State.MISSED
    if not await move(session, notice, *before, to=State.DRAFT, approver_id=None, **values):
        raise Ended
    await trail.record(session, by=by.id, act="took-back", subject=subject(notice))
    await _revise_panels(session, notice, card="notice-sent-back", who=by)
    return notice


async def require_everywhere(session: AsyncSession, wanted: Wanted, *, by: Person) -> None:
    """Raise NotAllowed unless `by` may announce in all places and groups that are chosen."""
    chosen = [*wanted.places]
    for chat_id in wanted.groups:
        group = await group_or_none(session, chat_id)
        if group is not None:
            chosen.append(group.place_id)
    for place_id in chosen:
        await access.require(session, by, Act.ANNOUNCE, place_id=place_id)


async def approvers(session: AsyncSession, notice: Notice) -> list[Person]:
    """Return who may agree to this notice and can be asked: not its author."""
    entitled = await access.entitled(session, Act.APPROVE_NOTICE, place_id=notice.place_id)
    return [one for one in entitled if one.id != notice.author_id and one.reachable and one.started_at is not None]


async def recent(session: AsyncSession, *, by: Person, limit: int = 10) -> list[Notice]:
    """Return the latest notices of the places where `by` may announce, newest first; none that was dropped."""
    wanted = (await _announced_by(session, by)).where(col(Notice.state).not_in([State.TEMPLATE, State.DROPPED]))
    return list((await session.scalars(wanted.order_by(col(Notice.number).desc()).limit(limit))).all())


async def by_code(session: AsyncSession, code: str) -> Notice | None:
    """Return the notice with this code that was sent, withdrawn since or not."""
    sent = col(Notice.code) == code, col(Notice.state).in_([*OUT, State.WITHDRAWN])
    return (await session.scalars(select(Notice).where(*sent))).one_or_none()


async def by_number(session: AsyncSession, number: int) -> Notice | None:
    """Return the notice with this number, in whatever state. Who may see it is `access`'s to say."""
    return (await session.scalars(select(Notice).where(col(Notice.number) == number))).one_or_none()


def title(notice: Notice) -> str:
    """Return its first line that has words, as plain text, cut to LONGEST_TITLE."""
    lines = (line.strip() for line in text(notice).splitlines())
    first = next((line for line in lines if line), "")
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1]}…"


def named(notice: Notice) -> dict[str, Any]:
    """Return what cards that point to it say: its id, number and title."""
    return {"notice_id": notice.id, "number": notice.number, "title": title(notice)}


def text(notice: Notice) -> str:
    """Return its words without their formatting."""
    return _plain(notice.content["html"])


def shown(notice: Notice) -> dict[str, Any]:
    """Return what readers see of it, but for the office in whose name it speaks."""
    return {
        "notice_id": notice.id,
        "number": notice.number,
        "code": notice.code,
        "html": notice.content["html"],
        "media": notice.content["media"],
        "asks": notice.asks,
        "urgent": notice.urgent,
        "corrected": notice.corrected_at and notice.corrected_at.isoformat(),
    }


async def facts(session: AsyncSession, notice: Notice) -> dict[str, Any]:
    """Return all arguments of the card `notice`."""
    office = await places.place_or_none(session, notice.place_id)
    return {**shown(notice), "office": office.name if office else ""}


async def confirmed_by(session: AsyncSession, notice: Notice, person_id: int) -> bool:
    """Tell whether this person said that they know."""
    return await session.get(Receipt, (notice.id, person_id)) is not None


def subject(notice: Notice) -> str:
    """Return what the trail and the timers call it."""
    return f"notice:{notice.id}"


def key(notice: Notice, what: str) -> str:
    """Return the key of what is posted about it; all of them begin alike, so that they can be forgotten together."""
    return f"{subject(notice)}:{what}"


def checked(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content when it fits into one message. Raises NoticeEmpty, NoticeTooLong, MixedMedia."""
    words, media = _plain(content["html"]), content["media"]
    if not words.strip():
        # A picture alone cannot be read aloud, and has no title.
        raise NoticeEmpty
    longest = LONGEST_WITH_MEDIA if media else LONGEST
    length = len(words.encode("utf-16-le")) // 2
    if length > longest:
        raise NoticeTooLong(over=length - longest, longest=longest)
    if len({one["kind"] for one in media}) > 1:
        raise MixedMedia
    if len(media) > MOST_MEDIA:
        raise ValueError("an album holds no more")
    return {"html": content["html"], "media": media}


def sealed(notice: Notice, field: str, value: Any) -> bytes:
    """Return the value as the field of this row keeps it: what changes by a statement is sealed by hand."""
    return seal(value, place=("notice", field, str(notice.id)))


async def move(session: AsyncSession, notice: Notice, *old: State, to: State, **values: Any) -> bool:
    """Move the notice if it is still in one of these states; the database decides races, not an earlier read."""
    if any(to not in TRANSITIONS[state] for state in old):
        raise ValueError(f"no way from {old} to {to}")
    return await change(session, notice, *old, state=to, **values)


async def change(session: AsyncSession, notice: Notice, *old: State, **values: Any) -> bool:
    """Change the notice if it is still in one of these states; False when it is not."""
    changed = await session.execute(
        update(Notice)
        .where(col(Notice.id) == notice.id, col(Notice.state).in_(old))
        .values(changed_at=clock.now(), **values)
        .returning(col(Notice.id))
        .execution_options(synchronize_session=False)
    )
    found = changed.first() is not None
    await session.refresh(notice)
    return found


async def plan_next(session: AsyncSession, notice: Notice, *, now: datetime) -> Notice | None:
    """Plan the next one of its series: a notice of its own, with its own number; None when it is no series.

    Only the first may disturb the night: the reason was for that day.
    """
    if notice.repeat is None or notice.starts_at is None:
        return None
    first = await session.get(Notice, notice.series_id) if notice.series_id is not None else None
    begun = hours.local((first and first.starts_at) or notice.starts_at)
    starts_at = timers.next_occurrence(
        max(now, notice.starts_at), wall=begun.time(), repeat=Repeat(notice.repeat), first=begun.date()
    )
    new = await _begin(
        session,
        notice.content,
        state=State.SCHEDULED,
        starts_at=starts_at,
        repeat=notice.repeat,
        series_id=first.id if first else notice.id,
        author_id=notice.author_id,
        approver_id=notice.approver_id,
        **_choices(notice),
    )
    await _arm(session, new)
    return new


async def _goes_on(session: AsyncSession, notice: Notice) -> bool:
    """Tell whether the next one of its series was planned before, though it may have been given up since."""
    series_id = notice.series_id or notice.id
    later = select(col(Notice.id)).where(
        col(Notice.series_id) == series_id, col(Notice.starts_at) > notice.starts_at, col(Notice.id) != notice.id
    )
    return (await session.scalars(later.limit(1))).first() is not None


async def _begin(session: AsyncSession, content: dict[str, Any], **columns: Any) -> Notice:
    """Add a notice with this content, and, unless it is a template, with its number."""
    number = None if columns.get("state") == State.TEMPLATE else await next_number(session, "N")
    while True:
        new = Notice(number=number, code="".join(choice(_LETTERS) for _ in range(_CODE_LENGTH)), **columns)
        new.content = content
        # Another one may have the same code: then this one gets a new one.
        if await add_unless_there(session, new):
            return await session.get_one(Notice, new.id)


async def _again(session: AsyncSession, notice: Notice, *, by: Person, state: State) -> Notice:
    new = await _begin(session, notice.content, state=state, author_id=by.id, **_choices(notice))
    await trail.record(session, by=by.id, act=f"began-{state}", subject=subject(new))
    return new


def _choices(notice: Notice) -> dict[str, Any]:
    """Return what one made from this one has in common with it."""
    return {
        "place_id": notice.place_id,
        "audience": notice.audience,
        "asks": notice.asks,
        "pins": notice.pins,
        "lasts_hours": notice.lasts_hours,
    }


async def _compose(session: AsyncSession, notice: Notice, *, by: Person, act: str, **values: Any) -> None:
    """Change the draft. Raises Ended when it is none any more."""
    if not await change(session, notice, State.DRAFT, author_id=by.id, **values):
        raise Ended
    await trail.record(session, by=by.id, act=act, subject=subject(notice))


async def _announced_by(session: AsyncSession, by: Person) -> Select[Notice]:
    """Select the notices of all places where `by` may announce."""
    places_of_by = [place.id for place in await audiences.offices(session, by)]
    return select(Notice).where(col(Notice.place_id).in_(audiences.inside(places_of_by)))


async def _come_back_late(session: AsyncSession, notice: Notice, *, starts_at: datetime, by: Person) -> Notice:
    """Make a draft again of what `by` agreed to after its time, and ask its author whether it should still go."""
    asked = await _asked(session, notice, await audiences.heads(session, Wanted.of(notice), within=notice.place_id))
    # Without its time the author may send it as it is; a series goes on from the day that they choose.
    if not await move(session, notice, State.WAITING, to=State.DRAFT, starts_at=None):
        raise Ended
    await trail.record(session, by=by.id, act="approved-late", subject=subject(notice))
    panels = key(notice, "to-approve:")
    await outbox.revise(
        session, f"{panels}{new_id()}", key_prefix=panels, card="notice-to-approve", **{**asked, "late": True}
    )
    if notice.author_id is not None:
        await outbox.post(
            session,
            key=key(notice, f"approved-late:{new_id()}"),
            card="notice-late",
            person_id=notice.author_id,
            **named(notice),
            starts_at=starts_at.isoformat(),
            gone=False,
        )
    return notice


async def _ask_for_second(session: AsyncSession, notice: Notice, heads: Heads) -> Notice:
    """Show the notice to everybody who may agree: the very message, and a moment later what to decide."""
    asked_ones = await approvers(session, notice)
    if not asked_ones:
        raise NobodyToApprove
    await move(session, notice, State.DRAFT, to=State.WAITING)
    message, asked = await facts(session, notice), await _asked(session, notice, heads)
    # Where readers are to know at once, so is whoever must agree first.
    of = Kind.ALERT if notice.urgent else Kind.REPLY
    # Each time it is submitted is a round of its own, with keys of its own.
    this_round, now = new_id(), clock.now()
    for one in asked_ones:
        preview = key(notice, f"preview:{this_round}:{one.id}")
        await outbox.post(session, key=preview, card="notice", of=of, person_id=one.id, **{**message, "asks": False})
        await outbox.post(
            session,
            key=key(notice, f"to-approve:{this_round}:{one.id}"),
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
        **await facts(session, notice),
        "title": title(notice),
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
        return await _publish(session, notice, since=since)
    if not await move(session, notice, since, to=State.SCHEDULED):
        raise Ended
    await _arm(session, notice)
    return notice


async def _publish(session: AsyncSession, notice: Notice, *, since: State) -> Notice:
    # Imported here because broadcasts are what becomes of notices.
    from community import broadcasts

    await broadcasts.publish(session, notice, since=since)
    return notice


async def _arm(session: AsyncSession, notice: Notice) -> None:
    if notice.starts_at is not None:
        await timers.arm(session, kind=TIMER, subject=subject(notice), at=notice.starts_at)


async def _decided(session: AsyncSession, notice: Notice, *, card: str, who: Person) -> None:
    """Say on all panels, and to the author, what a second person decided."""
    await _revise_panels(session, notice, card=card, who=who)
    if notice.author_id is not None:
        await outbox.post(
            session,
            key=key(notice, f"decided:{new_id()}"),
            card=card,
            person_id=notice.author_id,
            **_decision(notice, who),
        )


async def _revise_panels(session: AsyncSession, notice: Notice, *, card: str, who: Person) -> None:
    """Let the panels of those who were asked say how it ended."""
    panels = key(notice, "to-approve:")
    await outbox.revise(session, f"{panels}{new_id()}", key_prefix=panels, card=card, **_decision(notice, who))


def _decision(notice: Notice, who: Person) -> dict[str, Any]:
    return {**named(notice), "who": who.name or ""}


def _plain(html: str) -> str:
    """Return the words without their formatting."""
    return unescape(_TAG.sub("", html))
