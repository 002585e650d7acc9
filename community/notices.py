"""Notices: what the committee tells many at once; the row, its states, and what everybody says of it.

A notice is a row from its first word on: it has its number and its code before it is sent, so that the preview is the very
message. `community.proposals` writes it, `community.plans` knows its time, `community.broadcasts` sends it, and
`community.standings` says how it stands.
"""

import re
from datetime import datetime
from enum import StrEnum
from html import unescape
from secrets import choice
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKey, Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, audiences, batches, clock, places
from community.access import Act
from community.audiences import Heads, Wanted
from community.database import add_unless_there, new_id
from community.errors import (
    Ended,
    MixedMedia,
    NotFound,
    NoticeEmpty,
    NoticeTooLong,
)
from community.groups import group_or_none
from community.numbers import next_number
from community.outbox import Batch
from community.people import Person
from community.secrets import seal, secret

#: The longest words of a notice, in UTF-16 units of what is visible: its frame needs room in the same message, and words
#: below a picture have less.
LONGEST: Final = 3500
LONGEST_WITH_MEDIA: Final = 750
MOST_MEDIA: Final = 10
LONGEST_TITLE: Final = 40
LONGEST_REASON: Final = 200

#: Letters and digits that nobody takes for one another.
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH: Final = 4
_TAG: Final = re.compile(r"<[^>]*>")


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


async def templates(session: AsyncSession, *, by: Person) -> list[Notice]:
    """Return the templates of the places where `by` may announce, newest first."""
    kept = (await _announced_by(session, by)).where(col(Notice.state) == State.TEMPLATE)
    return list((await session.scalars(kept.order_by(col(Notice.id).desc()))).all())


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


async def add(session: AsyncSession, content: dict[str, Any], **columns: Any) -> Notice:
    """Add a notice with this content, and, unless it is a template, with its number."""
    number = None if columns.get("state") == State.TEMPLATE else await next_number(session, "N")
    while True:
        new = Notice(number=number, code="".join(choice(_LETTERS) for _ in range(_CODE_LENGTH)), **columns)
        new.content = content
        # Another one may have the same code: then this one gets a new one.
        if await add_unless_there(session, new):
            return await session.get_one(Notice, new.id)


def choices(notice: Notice) -> dict[str, Any]:
    """Return what one made from this one has in common with it."""
    return {
        "place_id": notice.place_id,
        "audience": notice.audience,
        "asks": notice.asks,
        "pins": notice.pins,
        "lasts_hours": notice.lasts_hours,
    }


async def _announced_by(session: AsyncSession, by: Person) -> Select[Notice]:
    """Select the notices of all places where `by` may announce."""
    places_of_by = [place.id for place in await audiences.offices(session, by)]
    return select(Notice).where(col(Notice.place_id).in_(audiences.inside(places_of_by)))


def _plain(html: str) -> str:
    """Return the words without their formatting."""
    return unescape(_TAG.sub("", html))


async def batch_or_none(session: AsyncSession, notice: Notice) -> Batch | None:
    """Return the batch of its messages; None: it never started."""
    return await batches.batch_or_none(session, key(notice, "send"))


async def batch(session: AsyncSession, notice: Notice) -> Batch:
    """Return the batch of its messages. Raises Ended when it has none: it never started."""
    found = await batch_or_none(session, notice)
    if found is None:
        raise Ended
    return found
