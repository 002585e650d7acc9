"""What was promised, and what was kept: the catalogue beside the figures of the last months, for everybody to read.

A case belongs to the month in which it was asked. What is counted is what residents asked for: no walks, no parts, nothing
that was taken back or goes on in another case. Whether it was taken in time is judged by its category's time as it is now,
whether it was solved in time by what was promised first, before any extension. What is not due yet is not judged.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import calendar, cells, clock, deadlines, hours, services
from community.cases import Case, Kind, State
from community.services import Service

MONTHS: Final = 3
#: What is no answer to anybody's wish, or is counted elsewhere.
_NOT_COUNTED: Final = (State.DRAFT, State.WITHDRAWN, State.MERGED)


class Asked(NamedTuple):
    """What is counted of a case, by the names of its columns; rows of the ORM would cost five times as much."""

    id: int
    kind: str
    service: str | None
    place_id: int | None
    state: str
    submitted_at: datetime
    accepted_at: datetime | None
    promised_by: datetime | None
    ended_at: datetime | None
    reopened: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What happened to a number of cases. Only those that are due count as taken, or solved, in time or not."""

    count: int = 0
    to_accept: int = 0
    accepted: int = 0
    to_solve: int = 0
    solved: int = 0
    ended: int = 0
    reopened: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.count + other.count,
            self.to_accept + other.to_accept,
            self.accepted + other.accepted,
            self.to_solve + other.to_solve,
            self.solved + other.solved,
            self.ended + other.ended,
            self.reopened + other.reopened,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a number of cases: how many, and of a hundred how many were taken and solved in time, and reopened.

    None: not told, as it is too few; `few` is False where the count itself is not, and only protects another one.
    """

    count: int | None
    accepted: int | None = None
    solved: int | None = None
    reopened: int | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A category with its months, the oldest first; without a category: what has none, or one that was retired."""

    kind: str
    service: Service | None
    months: tuple[Figures, ...]
    whole: Figures


@dataclass(frozen=True, slots=True)
class Promises:
    """The whole board. `months` are first days, the oldest first; the keys of `kinds` are `Kind`."""

    months: tuple[date, ...]
    lines: tuple[Line, ...]
    kinds: Mapping[str, Figures]
    whole: Figures

    def of(self, kind: str) -> list[Line]:
        """Return the categories of a kind; what has none only if there is something to tell of it."""
        return [one for one in self.lines if one.kind == kind and (one.service or one.whole.count is not None)]


async def board(session: AsyncSession, *, months: int = MONTHS) -> Promises:
    """Return what was promised and kept in this month and those before it, `months` together."""
    now = clock.now()
    firsts = _firsts(hours.local(now).date(), months)
    catalogue = {one.key: one for one in await services.everything(session, retired=True)}
    lately = await asked(session, col(Case.submitted_at) >= hours.at(firsts[0], time.min))
    # Counting takes a moment of a processor, which others need meanwhile.
    return await asyncio.to_thread(_figured, lately, catalogue, firsts, now)


def _figured(
    lately: Iterable[Asked], catalogue: Mapping[str, Service], firsts: tuple[date, ...], now: datetime
) -> Promises:
    # What is found on a walk was promised to nobody.
    offered = {key: one for key, one in catalogue.items() if not one.retired and one.kind != Kind.PATROL}
    counted: dict[tuple[str, str], list[Counted]] = {
        (one.kind, one.key): [Counted()] * len(firsts) for one in offered.values()
    }
    for one in lately:
        service = offered.get(one.service or "")
        line = (service.kind, service.key) if service else (one.kind, "")
        in_month = counted.setdefault(line, [Counted()] * len(firsts))
        at = max(at for at, first in enumerate(firsts) if first <= _day(one.submitted_at))
        in_month[at] += count(one, catalogue.get(one.service or ""), now=now)
    by_kind: dict[str, list[Line]] = defaultdict(list)
    for (kind, key), in_month in counted.items():
        by_kind[kind].append(_line(kind, offered.get(key), in_month))
    totals = {
        kind: sum((one for (of, _), many in counted.items() if of == kind for one in many), Counted())
        for kind in by_kind
    }
    kinds = {kind: _total(totals[kind], lines) for kind, lines in by_kind.items()}
    lines = tuple(line for of_kind in by_kind.values() for line in of_kind)
    return Promises(firsts, lines, kinds, _whole(totals, kinds, by_kind))


async def asked(session: AsyncSession, *where: ColumnElement[bool]) -> list[Asked]:
    """Return what residents asked for, as it is counted."""
    counted = (
        col(Case.state).not_in(_NOT_COUNTED),
        col(Case.part_of_id).is_(None),
        col(Case.kind) != Kind.PATROL,
        col(Case.submitted_at).is_not(None),
    )
    columns = [getattr(Case, name) for name in Asked._fields]
    rows = await session.execute(select(*columns).where(*counted, *where).order_by(col(Case.id)))
    return [Asked(*row) for row in rows]


def count(one: Asked, service: Service | None, *, now: datetime) -> Counted:
    """Count one case."""
    in_time = is_within(one.submitted_at, one.accepted_at or now, _accept_within(service))
    ended_at = one.ended_at if one.state == State.ENDED else None
    over = ended_at is not None or (one.promised_by is not None and one.promised_by < now)
    kept = ended_at is not None and one.promised_by is not None and ended_at <= one.promised_by
    return Counted(
        count=1,
        to_accept=int(one.accepted_at is not None or not in_time),
        accepted=int(one.accepted_at is not None and in_time),
        to_solve=int(over and one.promised_by is not None),
        solved=int(kept),
        ended=int(one.ended_at is not None),
        reopened=int(one.reopened > 0),
    )


def figures(counted: Counted) -> Figures:
    """Return what is told of cases that were counted."""
    if cells.told(counted.count) is None:
        return Figures(None, few=True)
    return Figures(
        counted.count,
        cells.percent(counted.accepted, counted.to_accept),
        cells.percent(counted.solved, counted.to_solve),
        cells.percent(counted.reopened, counted.ended),
    )


def is_within(start: datetime, end: datetime, work: timedelta) -> bool:
    """Tell whether no more working time than that lies between the two."""
    # What took no longer by any clock need not be looked up in the calendar.
    return end - start <= work or calendar.between(start, end) <= work


def _line(kind: str, service: Service | None, in_month: Sequence[Counted]) -> Line:
    months = tuple(figures(one) for one in in_month)
    total = sum(in_month, Counted())
    return Line(kind, service, months, _unless_it_tells(total, months))


def _total(total: Counted, lines: Iterable[Line]) -> Figures:
    """Return what is told of a kind: where a category's sum is told, its months tell nothing more."""
    parts: list[Figures] = []
    for line in lines:
        parts += [line.whole] if line.whole.count is not None else line.months
    return _unless_it_tells(total, parts)


def _whole(
    totals: Mapping[str, Counted], kinds: Mapping[str, Figures], by_kind: Mapping[str, Sequence[Line]]
) -> Figures:
    total = sum(totals.values(), Counted())
    told = [one for one in kinds.values() if one.count is not None]
    untold = [line for kind, lines in by_kind.items() if kinds[kind].count is None for line in lines]
    parts = [part for line in untold for part in ([line.whole] if line.whole.count is not None else line.months)]
    found = _unless_it_tells(total, [*told, *parts])
    if found.count is None and not found.few:
        # A share of so many tells nobody's month; how many they are would.
        return Figures(None, reopened=cells.percent(total.reopened, total.ended))
    return found


def _unless_it_tells(total: Counted, parts: Sequence[Figures]) -> Figures:
    """Return what is told of a sum, unless it tells what is not told of its parts."""
    known = sum(one.count for one in parts if one.count is not None)
    hidden = sum(one.count is None for one in parts)
    found = figures(total)
    if found.count is not None and not cells.may_tell(total.count, known, hidden=hidden):
        return Figures(None)
    return found


def _firsts(today: date, months: int) -> tuple[date, ...]:
    found = [today.replace(day=1)]
    while len(found) < months:
        found.insert(0, (found[0] - timedelta(days=1)).replace(day=1))
    return tuple(found)


def _day(moment: datetime) -> date:
    return hours.local(moment).date()


def _accept_within(service: Service | None) -> timedelta:
    return timedelta(minutes=service.accept_minutes) if service else deadlines.ACCEPT_WITHIN
