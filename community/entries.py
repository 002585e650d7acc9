"""What was said and sent in a case: words, pictures, voices, notes among staff, and the proof of its end.

Each entry knows the message with which its author said it, by our own ids: an edit or a reply finds its case by that.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import cases, clock
from community.cases import Case
from community.database import new_id
from community.errors import TooManyFiles, WordsTooLong
from community.people import Person
from community.secrets import secret

LONGEST_WORDS: Final = 1000
MOST_FILES: Final = 20


class Sort(StrEnum):
    """What an entry is."""

    WORDS = "words"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    DOCUMENT = "document"


class Side(StrEnum):
    """Who said it, and who may read it."""

    #: The resident, or whoever files for them. Read by whoever holds the case, from then until it is done.
    RESIDENT = "resident"
    #: Whoever works on it, to the resident.
    WORKER = "worker"
    #: A note among those who work on it; the resident never reads it.
    NOTE = "note"


class Entry(SQLModel, table=True):
    """One entry. `words` are the text or what stands below a picture; `file` is what Telegram calls the file."""

    __tablename__ = "case_entry"
    __table_args__ = (
        CheckConstraint("sort IN ('words','photo','video','voice','document')", name="sort"),
        CheckConstraint("side IN ('resident','worker','note')", name="side"),
        Index("ix_case_entry_said", "person_id", "message_id"),
    )

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    case_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("case_file.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    person_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"))
    )
    side: str = Field(max_length=16)
    sort: str = Field(default=Sort.WORDS, max_length=16)
    #: It shows that the work is done.
    proof: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    words_sealed: bytes | None = None
    file_sealed: bytes | None = None
    #: The author's own message, in their private chat.
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger))
    at: datetime = Field(default_factory=clock.now)
    edited_at: datetime | None = None

    words = secret("words")
    file = secret("file")


async def add(
    session: AsyncSession,
    found: Case,
    *,
    by: Person | None,
    side: Side,
    words: str = "",
    sort: Sort = Sort.WORDS,
    file: str | None = None,
    message_id: int | None = None,
    proof: bool = False,
) -> Entry:
    """Write an entry into the case. The same message twice is one entry. Raises WordsTooLong, TooManyFiles, NotFound.

    What else happens to the case comes before or after: `found` is how it stands at this moment.
    """
    check(words)
    await cases.lock(session, found)
    if by is not None and message_id is not None:
        before = await said_by(session, by.id, message_id)
        if before is not None and (before.case_id, before.side) == (found.id, side):
            return before
    if file is not None and await _files(session, found.id) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    new = Entry(case_id=found.id, person_id=by.id if by else None, side=side, sort=sort, proof=proof)
    new.message_id, new.words, new.file = message_id, words.strip() or None, file
    session.add(new)
    await session.flush()
    return new


async def of(session: AsyncSession, case_id: int, *, notes: bool) -> list[Entry]:
    """Return what was said and sent in the case, in order; with the notes among those who work on it, or without."""
    wanted = select(Entry).where(col(Entry.case_id) == case_id).order_by(col(Entry.at), col(Entry.id))
    if not notes:
        wanted = wanted.where(col(Entry.side) != Side.NOTE)
    return list((await session.scalars(wanted)).all())


async def said_by(session: AsyncSession, person_id: int, message_id: int) -> Entry | None:
    """Return what this person said with that message of their private chat, None when it is in no case."""
    said = col(Entry.person_id) == person_id, col(Entry.message_id) == message_id
    return (await session.scalars(select(Entry).where(*said).order_by(col(Entry.id).desc()).limit(1))).first()


def shown(entry: Entry) -> dict[str, Any]:
    """Return the entry as cards are given it: {"side", "sort", "words", "file", "at", "proof", "edited"}; `at` is ISO."""
    return {
        "side": entry.side,
        "sort": entry.sort,
        "words": entry.words or "",
        "file": entry.file,
        "at": entry.at.isoformat(),
        "proof": entry.proof,
        "edited": entry.edited_at is not None,
    }


def check(words: str) -> None:
    """Raise WordsTooLong for more than one entry holds."""
    if (over := len(words.strip()) - LONGEST_WORDS) > 0:
        raise WordsTooLong(over=over, longest=LONGEST_WORDS)


async def _files(session: AsyncSession, case_id: int) -> int:
    sent = col(Entry.case_id) == case_id, col(Entry.file_sealed).is_not(None)
    return (await session.scalars(select(func.count()).select_from(Entry).where(*sent))).one()
