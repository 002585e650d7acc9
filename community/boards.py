"""The board: one card per worker that says what is theirs to do, and edits itself."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import BigInteger, Column, ForeignKey, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, clock, outbox, people, worklists
from community.access import MAY, Act
from community.cases import Case
from community.database import Transaction, add_unless_there, begins_with
from community.outbox import Delivery
from community.outbox import State as Sent
from community.people import Person, Role, RoleName
from community.worklists import GRID, PAGE, Open, Section, Worklist

#: How long a board that nobody touches goes on.
KEPT_FOR: Final = timedelta(days=14)
#: A board is edited no more often than this; a little less than the time between two looks, which are never quite even.
PAUSE: Final = timedelta(seconds=9)
#: Grids that have a button of their own.
MOST_GRIDS: Final = 12

_STEM: Final = "board:"
#: What the last look of this process saw: as long as it is the same, no board would say anything else.
_seen: WeakKeyDictionary[Transaction, tuple[Any, ...]] = WeakKeyDictionary()


class Board(SQLModel, table=True):
    """A worker's board: which message it is, what it shows, and what it said last."""

    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    message_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    #: The section that is open; empty: all of them in short.
    section: str = Field(default="", max_length=16)
    page: int = 0
    #: A digest of what it said last, so that it is edited only when it would say something else.
    said: str = Field(default="", max_length=64)
    #: When its worker last opened it, or turned a page.
    changed_at: datetime = Field(default_factory=clock.now, index=True)


@dataclass(frozen=True, slots=True)
class _News:
    """A board that should say something else, or be no more: `said` is None then, and `how` tells why."""

    board: Board
    said: dict[str, Any] | None
    digest: str = ""
    how: str = ""


async def read(session: AsyncSession, *, by: Person, section: str = "", page: int = 0) -> dict[str, Any]:
    """Return what the board of this person says now, as the arguments of its card. Raises NotAllowed."""
    await access.require_somewhere(session, by, Act.KEEP_BOARD)
    everything = await worklists.read(session, now=clock.now())
    return _says(everything, everything.of(by, await people.roles(session, by.id)), section, page)


async def put(session: AsyncSession, *, by: Person, message_id: int, said: Mapping[str, Any]) -> None:
    """Let this message, which says `said`, be the person's board; one that stood elsewhere says where the new one is."""
    await people.one_at_a_time(session, by)
    await outbox.call_off_edits(session, stem=_stem(by.id))
    await add_unless_there(session, Board(person_id=by.id, message_id=message_id))
    board = await session.get_one(Board, by.id, populate_existing=True)
    if board.message_id != message_id:
        await _say_goodbye(session, board, "moved")
    board.message_id, board.changed_at = message_id, clock.now()
    board.section, board.page = said["section"], said["page"]
    board.said = _digest(said, by)


async def refresh(transaction: Transaction) -> None:
    """Let every board that would say something else say it; the words are made by whoever sends them.

    Most looks are one query: whether anything changed since the last one. Once a minute all are looked at anyway, as time
    and roles change, too.
    """
    async with transaction.reading() as session:
        mark = await _mark(session)
        if mark is None or _seen.get(transaction) == mark:
            return
        news, later = await _news(session, clock.now())
    if news:
        async with transaction() as session:
            for one in news:
                await _tell(session, one)
    if not later:
        _seen[transaction] = mark


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Forget the boards that nobody touched for KEPT_FOR; their cards say how to get a new one. Return how many."""
    old = (await session.scalars(select(Board).where(col(Board.changed_at) < now - KEPT_FOR))).all()
    for board in old:
        await _close(session, board, "old")
    return len(old)


async def _mark(session: AsyncSession) -> tuple[Any, ...] | None:
    """Return what changes whenever a board may have to; None while nobody has one."""
    boards = select(func.count()).select_from(Board).scalar_subquery()
    changed = select(func.max(col(Case.changed_at))).scalar_subquery()
    count, at = (await session.execute(select(boards, changed))).one()
    return (count, at, clock.now().replace(second=0, microsecond=0)) if count else None


async def _news(session: AsyncSession, now: datetime) -> tuple[list[_News], bool]:
    """Return what is to be told, and whether something has to wait for the next look."""
    everything = await worklists.read(session, now=now)
    edits = await _edits(session)
    roles: dict[int, list[Role]] = {}
    for role in (await session.scalars(select(Role).order_by(col(Role.id)))).all():
        roles.setdefault(role.person_id, []).append(role)
    whose = select(Board, Person).join(Person, col(Person.id) == col(Board.person_id))
    every = [(board, person) for board, person in (await session.execute(whose.order_by(col(Board.person_id)))).all()]
    # Going through all cases for everybody takes a moment of a processor, which others need meanwhile.
    return await asyncio.to_thread(_compare, everything, every, roles, edits)


def _compare(
    everything: Open,
    every: Sequence[tuple[Board, Person]],
    roles: Mapping[int, list[Role]],
    edits: Mapping[tuple[int, int], tuple[str, datetime]],
) -> tuple[list[_News], bool]:
    """Return which boards would say something else by now, and whether one of them was edited only just now."""
    found, later = [], False
    for board, person in every:
        state, edited_at = edits.get((board.person_id, board.message_id), (None, None))
        theirs = roles.get(person.id, [])
        if state == Sent.FAILED:
            # The message is gone from the chat, or the bot is no longer welcome there.
            found.append(_News(board, None))
        elif not any(Act.KEEP_BOARD in MAY[RoleName(role.name)] for role in theirs):
            found.append(_News(board, None, how="closed"))
        else:
            said = _says(everything, everything.of(person, theirs), board.section, board.page)
            digest = _digest(said, person)
            if digest != board.said and edited_at is not None and everything.now - edited_at < PAUSE:
                later = True
            elif digest != board.said:
                found.append(_News(board, said, digest))
    return found, later


async def _edits(session: AsyncSession) -> dict[tuple[int, int], tuple[str, datetime]]:
    """Return how the last edit of each board went, and when it was posted."""
    wanted = select(
        col(Delivery.person_id), col(Delivery.message_id), col(Delivery.state), col(Delivery.created_at)
    ).where(begins_with(session, col(Delivery.key), _STEM))
    rows = (await session.execute(wanted.order_by(col(Delivery.id)))).all()
    return {(person_id or 0, message_id or 0): (state, at) for person_id, message_id, state, at in rows}


async def _tell(session: AsyncSession, one: _News) -> None:
    """Edit the board, or end it, unless its worker, or another process, changed it since it was looked at."""
    board = one.board
    same = (
        col(Board.person_id) == board.person_id,
        col(Board.message_id) == board.message_id,
        col(Board.said) == board.said,
        col(Board.section) == board.section,
        col(Board.page) == board.page,
    )
    if one.said is None:
        still = (await session.scalars(select(Board).where(*same).with_for_update())).one_or_none()
        if still is not None:
            await _close(session, still, one.how)
        return
    changed = update(Board).where(*same).values(said=one.digest, page=one.said["page"])
    if (await session.scalars(changed.returning(col(Board.person_id)))).first() is None:
        return
    await outbox.edit(
        session,
        stem=_stem(board.person_id),
        card="board",
        person_id=board.person_id,
        message_id=board.message_id,
        **one.said,
    )


async def _close(session: AsyncSession, board: Board, how: str) -> None:
    """Let the board be no more; `how` tells its worker why, an empty one that there is nobody to tell."""
    await outbox.call_off_edits(session, stem=_stem(board.person_id))
    if how:
        await _say_goodbye(session, board, how)
    await session.execute(delete(Board).where(col(Board.person_id) == board.person_id))


async def _say_goodbye(session: AsyncSession, board: Board, how: str) -> None:
    await outbox.edit(
        session,
        stem=f"board-gone:{board.person_id}:{board.message_id}:",
        card="board-gone",
        person_id=board.person_id,
        message_id=board.message_id,
        how=how,
    )


def _says(everything: Open, theirs: Worklist, section: str, page: int) -> dict[str, Any]:
    """Return the arguments of the card: plain data, and nothing that a group of workers may not read."""
    directs = bool(theirs.sections[Section.ALL])
    if not _is_section(section):
        section = ""
    listed = theirs.of(section)
    pages = max(1, -(-len(listed) // PAGE)) if section else 1
    page = min(page, pages - 1)
    return {
        "section": section,
        "page": page,
        "pages": pages,
        "count": len(listed),
        "counts": {name: len(theirs.sections[name]) for name in Section if name != Section.ALL or directs},
        "lines": [everything.shown(one) for one in listed[page * PAGE : (page + 1) * PAGE]],
        "grids": [
            {"id": one.id, "name": one.name, "late": one.late, **{state: one.counts.get(state, 0) for state in _STATES}}
            for one in theirs.grids[:MOST_GRIDS]
            if section in {Section.ALL, f"{GRID}{one.id}"}
        ],
    }


_STATES: Final = ("waiting", "taken", "asking", "on-hold")


def _is_section(name: str) -> bool:
    return name in set(Section) or (name.startswith(GRID) and name.removeprefix(GRID).isdecimal())


def _digest(said: Mapping[str, Any], person: Person) -> str:
    """Return what tells apart what boards say; who reads another language reads something else."""
    written = json.dumps([person.speaks, said], sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()


def _stem(person_id: int) -> str:
    return f"{_STEM}{person_id}:"
