"""What is whose to do: the open cases as one who works on cases has them before them, by section, the most pressing first.

Everything here may be read by any group of those who work on cases: numbers, categories, places, states, deadlines, holders.
What a resident said, and who they are, is not looked at, nor searched.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, calendar, cases, hours, people, places, services
from community.access import MAY, Act
from community.cases import Case, State
from community.errors import NotFound
from community.people import Person, Role, RoleName
from community.places import Level, Place
from community.services import Service

#: Cases on a page.
PAGE: Final = 5
MOST_FOUND: Final = 10
#: Working days within which a case is due soon.
SOON: Final = 2
_LAST: Final = datetime.max.replace(tzinfo=UTC)
_DIRECTORS: Final = frozenset(role for role, acts in MAY.items() if Act.DIRECT_CASE in acts)
_CLAIMERS: Final = frozenset(role for role, acts in MAY.items() if Act.CLAIM_CASE in acts)


class Section(StrEnum):
    """Why a case is before somebody. What came back, or is led, may stand in another section, too."""

    #: In hand, and due today or overdue.
    TODAY = "today"
    SOON = "soon"
    #: In hand, and due later.
    LATER = "later"
    #: The resident was asked something.
    ASKING = "asking"
    HOLD = "hold"
    #: In hand again: the level above sent it back, or the resident says that it is not solved.
    RETURNED = "returned"
    #: Nobody has it, and this person may take it.
    WAITING = "waiting"
    #: This person leads it, and somebody else has it, or nobody.
    LED = "led"
    #: Open where this person directs cases.
    ALL = "all"


#: What a section is called that shows the cases of one grid; behind it stands the grid's id, 0 for those of none.
GRID: Final = "grid-"


class Listed(NamedTuple):
    """What a list needs to know of a case, by the names of its columns; rows of the ORM would cost five times as much."""

    id: int
    number: int | None
    kind: str
    service: str | None
    state: str
    place_id: int | None
    level: str | None
    holder_id: int | None
    lead_id: int | None
    accept_by: datetime | None
    solve_by: datetime | None
    held_until: datetime | None
    returned: bool
    reopened: int


@dataclass(frozen=True, slots=True)
class Grid:
    """How many cases of a grid are open, by state, and how many are late; id 0: those that lie in none."""

    id: int
    name: str | None
    counts: Mapping[str, int]
    late: int


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is before one person. The keys of `sections` are `Section`; every list begins with the most pressing one."""

    sections: Mapping[str, Sequence[Listed]]
    grids: Sequence[Grid]
    of_grids: Mapping[int, Sequence[Listed]]

    @property
    def pressing(self) -> Sequence[Listed]:
        """What somebody should see to first: in hand, or waiting for them."""
        wanted = (Section.TODAY, Section.SOON, Section.LATER, Section.WAITING)
        return sorted((one for section in wanted for one in self.sections[section]), key=_pressing)

    def of(self, section: str) -> Sequence[Listed]:
        """Return the cases of a section, or of a grid; of an empty name, the most pressing ones."""
        if section.startswith(GRID):
            return self.of_grids.get(int(section.removeprefix(GRID)), ())
        return self.sections[section] if section else self.pressing


@dataclass(slots=True)
class Open:
    """All open cases, the most pressing first, and what is needed to say whose they are: read once for all boards."""

    now: datetime
    cases: Sequence[Listed]
    services: Mapping[str, Service]
    places: Mapping[int, Place]
    names: Mapping[int, str]
    #: Until when what is due soon is due.
    soon: datetime
    _above: dict[int, list[Place]] = field(default_factory=dict)

    def above(self, place_id: int | None) -> list[Place]:
        """Return the place and all that it lies in, the place itself first; empty for none."""
        if place_id is None or place_id not in self.places:
            return []
        if place_id not in self._above:
            here = self.places[place_id]
            self._above[place_id] = [here, *self.above(here.parent_id)]
        return self._above[place_id]

    def of(self, who: Person, roles: Iterable[Role]) -> Worklist:
        """Return what is before a person with these roles."""
        roles = list(roles)
        held = self._rights(roles)
        least = self._least(roles)
        found: dict[str, list[Listed]] = {section: [] for section in Section}
        for one in self.cases:
            for section in self._sections(one, who, held(one.place_id, one.service)):
                if section is not Section.WAITING or one.level in least:
                    found[section].append(one)
        of_grids: dict[int, list[Listed]] = defaultdict(list)
        for one in found[Section.ALL]:
            of_grids[self._grid(one)].append(one)
        grids = [self._counted(grid_id, theirs) for grid_id, theirs in of_grids.items()]
        grids.sort(key=lambda grid: (grid.id == 0, -sum(grid.counts.values()), grid.id))
        return Worklist(found, grids, of_grids)

    def shown(self, one: Listed) -> dict[str, Any]:
        """Return what a list says of a case, as plain data: times are ISO 8601, names plain text."""
        service = self.services.get(one.service or "")
        place = self.places.get(one.place_id or 0)
        until = deadline(one)
        return {
            "case_id": one.id,
            "number": one.number,
            "kind": one.kind,
            "service": services.names(service) if service else None,
            "place": place.name if place else None,
            "state": one.state,
            "who": self.names.get(one.holder_id or 0) if one.state != State.WAITING else None,
            "until": until.isoformat() if until else None,
            "late": _is_late(one, self.now),
        }

    def called(self, one: Listed) -> str:
        """Return everything that a case may be found by, as `_folded` writes it."""
        service = self.services.get(one.service or "")
        words = [place.name for place in self.above(one.place_id)]
        if service:
            words += [str(said["name"]) for said in service.words.values() if said.get("name")]
            words += [str(alias) for said in service.words.values() for alias in said.get("aliases", ())]
        if one.state != State.WAITING:
            words.append(self.names.get(one.holder_id or 0, ""))
        return "\n".join(map(_folded, words))

    def _sections(self, one: Listed, who: Person, held: frozenset[RoleName]) -> list[Section]:
        found = []
        if one.holder_id == who.id and one.state in cases.HELD:
            found.append(self._mine(one))
            if one.returned or one.reopened:
                found.append(Section.RETURNED)
        elif one.lead_id == who.id:
            found.append(Section.LED)
        directs = not held.isdisjoint(_DIRECTORS)
        if one.state == State.WAITING and (directs or self._claims(one, held)):
            found.append(Section.WAITING)
        if directs:
            found.append(Section.ALL)
        return found

    def _mine(self, one: Listed) -> Section:
        if one.state == State.ASKING:
            return Section.ASKING
        if one.state == State.ON_HOLD:
            return Section.HOLD
        if one.solve_by is None:
            return Section.LATER
        if hours.local(one.solve_by).date() <= hours.local(self.now).date():
            return Section.TODAY
        return Section.SOON if one.solve_by <= self.soon else Section.LATER

    def may_claim(self, one: Listed, roles: Iterable[Role]) -> bool:
        """Tell what `access.may_claim` tells, from what was read already: nobody is shown what they could not take."""
        held = self._rights(roles)(one.place_id, one.service)
        return not held.isdisjoint(_DIRECTORS) or self._claims(one, held)

    def _claims(self, one: Listed, held: frozenset[RoleName]) -> bool:
        service = self.services.get(one.service or "")
        wanted = service.claimers if service else (RoleName.GRID_WORKER, RoleName.STAFF)
        return any(role in wanted for role in held & _CLAIMERS)

    def _rights(self, roles: Iterable[Role]) -> Callable[[int | None, str | None], frozenset[RoleName]]:
        """Return what tells which of the roles count at a place for a category, as `access` has it."""
        theirs = [(RoleName(role.name), self.places.get(role.place_id or 0)) for role in roles]

        @cache
        def held(place_id: int | None, key: str | None) -> frozenset[RoleName]:
            home = None if place_id is None else {place.id for place in self.above(place_id)}
            service = self.services.get(key or "")
            return frozenset(name for name, at in theirs if access.counts(at, home=home, service=service))

        return held

    def _least(self, roles: Sequence[Role]) -> frozenset[str | None]:
        """Return the levels at which a waiting case is before a person with these roles.

        Whoever works above the communities alone is shown what has come up to them: all that waits below would bury it.
        """
        levels = [Level(place.level) for role in roles if (place := self.places.get(role.place_id or 0)) is not None]
        order = list(Level)
        if len(levels) < len(roles) or any(order.index(level) >= order.index(Level.COMMUNITY) for level in levels):
            return frozenset({None, *Level})
        return frozenset(order[: max(map(order.index, levels), default=-1) + 1])

    def _grid(self, one: Listed) -> int:
        found = next((place.id for place in self.above(one.place_id) if place.level == Level.GRID), None)
        return found or 0

    def _counted(self, grid_id: int, theirs: Sequence[Listed]) -> Grid:
        place = self.places.get(grid_id)
        late = sum(_is_late(one, self.now) for one in theirs)
        return Grid(grid_id, place.name if place else None, Counter(one.state for one in theirs), late)


async def read(session: AsyncSession, *, now: datetime) -> Open:
    """Read all open cases."""
    rows = await session.execute(select(*_COLUMNS).where(cases.IS_OPEN))
    found = sorted((Listed(*row) for row in rows), key=_pressing)
    holders = {one.holder_id for one in found if one.holder_id is not None}
    named = (await session.scalars(select(Person).where(col(Person.id).in_(holders)))).all()
    return Open(
        now=now,
        cases=found,
        services={one.key: one for one in await services.everything(session, retired=True)},
        places={one.id: one for one in await places.everything(session) if one.id is not None},
        names={one.id: one.name or "" for one in named},
        soon=calendar.after(now, SOON * calendar.working_day()),
    )


async def search(session: AsyncSession, *wordings: str, by: Person, now: datetime) -> tuple[list[dict[str, Any]], int]:
    """Find cases by number, category, place or holder, whichever of the wordings fits; return them as `shown`, and how many.

    A number finds what ended as well. Nobody finds what they may not see. Raises NotAllowed.
    """
    await access.require_somewhere(session, by, Act.KEEP_BOARD)
    everything = await read(session, now=now)
    theirs = everything.of(by, await people.roles(session, by.id))
    seen = {one.id: one for section in Section for one in theirs.sections[section]}
    found: dict[int, Listed] = {}
    for words in wordings:
        if (number := _number(words)) is not None and (one := await _numbered(session, number, by)) is not None:
            found[one.id] = one
        parts = [part for part in map(_folded, words.split()) if part]
        for one in seen.values():
            called = everything.called(one)
            if parts and all(part in called for part in parts):
                found.setdefault(one.id, one)
    first = sorted(found.values(), key=lambda one: (one.state not in cases.OPEN, *_pressing(one)))
    return [everything.shown(one) for one in first[:MOST_FOUND]], len(found)


def deadline(one: Listed) -> datetime | None:
    """Return until when somebody takes it, or it is solved, or it rests; None while nothing is due."""
    return {
        State.WAITING: one.accept_by,
        State.TAKEN: one.solve_by,
        State.ON_HOLD: one.held_until,
    }.get(State(one.state))


async def _numbered(session: AsyncSession, number: int, by: Person) -> Listed | None:
    """Return the case of this number, if this person may see it."""
    try:
        found = await cases.by_number(session, number)
        found = await access.seen_case(session, found.id, by=by)
    except NotFound:
        return None
    return Listed(*(getattr(found, name) for name in Listed._fields))


_COLUMNS: Final = tuple(getattr(Case, name) for name in Listed._fields)


def _number(words: str) -> int | None:
    """Return the number that somebody typed: #R17, r17, 17."""
    digits = _folded(words).removeprefix("#").removeprefix("r")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < len("1000000000") else None


def _folded(words: str) -> str:
    """Return words without what people write differently: width, case, spaces."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def _is_late(one: Listed, now: datetime) -> bool:
    """Tell whether it is not taken, or not solved, in time. Nothing is late while its clock stands still."""
    until = deadline(one)
    return one.state in {State.WAITING, State.TAKEN} and until is not None and until < now


def _pressing(one: Listed) -> tuple[datetime, int]:
    return deadline(one) or _LAST, one.number or 0
