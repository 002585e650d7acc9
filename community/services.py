"""The catalogue: for each category who sees to it, what they do, by which standard, and in what time.

`services.toml` ships it; from then on it is rows, and what the committee changed stays as it is when a release brings others.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, false, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import calendar, clock, numbers, trail
from community.cases import Kind
from community.errors import BadServiceTime, BadServiceWords, NobodyToClaim, NotAllowed, NotFound, ServiceNeeded
from community.names import clean
from community.people import Person, RoleName
from community.places import Level

SHIPPED: Final = Path(__file__).with_name("services.toml")
#: Where words are missing in a reader's language, they are in this one.
FIRST_LANGUAGE: Final = "zh-Hans"
LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
#: Other parts count on these: they can be changed and not retired.
NEEDED: Final = frozenset({"question", "other-repair", "other-help", "complaint-other", "suggestion"})
#: Who may have cases in hand at all.
CLAIMERS: Final = (RoleName.TEAM_LEADER, RoleName.GRID_WORKER, RoleName.STAFF)
#: Where a case may begin and end up.
LEVELS: Final = (Level.GRID, Level.COMMUNITY, Level.STREET, Level.DISTRICT)
#: The words of a category and how long each may be; all but the name may be missing.
LONGEST: Final[Mapping[str, int]] = {
    "name": 40,
    "who": 120,
    "duty": 200,
    "task": 300,
    "standard": 300,
    "belongs": 200,
    "basis": 300,
}
MOST_ALIASES: Final = 60
LONGEST_ALIAS: Final = 40
#: Working time: nobody promises less than this, or more.
SHORTEST_TIME: Final = timedelta(minutes=30)
MOST_DAYS: Final = 60

#: The series whose number rises with every change, so that processes can ask what is new.
_SERIES: Final = "catalogue"
#: What says who has to do with it.
_WHOSE: Final = frozenset({"level", "claimers"})
_SWITCHES: Final = frozenset({"shared", "outside", "proof"})
_TIMES: Final = frozenset({"accept_minutes", "solve_minutes"})


class Service(SQLModel, table=True):
    """One category.

    `words` is {language: {"name", "who", "duty", "task", "standard", "aliases": [str, …], "belongs", "basis"}}; the five clears
    are who, duty, task, standard and the two times. `belongs` and `basis` are there where it is outside the community's duties.
    """

    __table_args__ = (
        CheckConstraint("kind IN ('question','repair','help','complaint','suggestion','patrol')", name="kind"),
        CheckConstraint("level IN ('grid','community','street','district')", name="level"),
        CheckConstraint("accept_minutes > 0 AND solve_minutes > 0", name="times"),
    )

    key: str = Field(primary_key=True, max_length=40)
    #: The kind of cases that it belongs to.
    kind: str = Field(max_length=16, index=True)
    words: dict[str, dict[str, Any]] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    #: Working time until somebody takes it, and until it is solved, in minutes.
    accept_minutes: int
    solve_minutes: int
    #: Who may claim it, as role names.
    claimers: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    #: Where it begins.
    level: str = Field(max_length=16)
    #: It concerns whoever lives there, so that neighbours may report the same thing.
    shared: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: It is not among the community's duties: it is marked, and goes up with the basis.
    outside: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: Its end needs a picture.
    proof: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    position: int = 0
    retired: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=false()))
    #: When the committee changed it; None: as it was shipped.
    edited_at: datetime | None = None


async def service_or_none(session: AsyncSession, key: str | None) -> Service | None:
    """Return the category, None when there is none or it went."""
    return await session.get(Service, key) if key is not None else None


async def service(session: AsyncSession, key: str) -> Service:
    """Return the category, a retired one too, or raise NotFound."""
    found = await session.get(Service, key)
    if found is None:
        raise NotFound
    return found


async def everything(session: AsyncSession, *, kind: str | None = None, retired: bool = False) -> list[Service]:
    """Return the catalogue in its order, or what of it is for cases of one kind; with `retired`, what was retired too."""
    wanted = select(Service).order_by(col(Service.position), col(Service.key))
    if kind is not None:
        # What is found on a walk is mostly what residents report as well: one catalogue for both.
        kinds = [Kind.PATROL, Kind.REPAIR] if kind == Kind.PATROL else [kind]
        wanted = wanted.where(col(Service.kind).in_(kinds))
    if not retired:
        wanted = wanted.where(~col(Service.retired))
    return list((await session.scalars(wanted)).all())


def serves(found: Service, kind: str) -> bool:
    """Tell whether a case of this kind may be of this category; finds of a patrol may be repairs."""
    return not found.retired and (found.kind == kind or (kind == Kind.PATROL and found.kind == Kind.REPAIR))


def said(found: Service, field: str, language: str) -> str:
    """Return one of its words in the language, else in the first one, else in any; empty where nobody wrote it."""
    for spoken in (language, FIRST_LANGUAGE, *LANGUAGES):
        if text := found.words.get(spoken, {}).get(field):
            return str(text)
    return ""


def name(found: Service, language: str) -> str:
    """Return what it is called in the language, else in the first one that it has a name in."""
    return said(found, "name", language) or found.key


def names(found: Service) -> dict[str, str]:
    """Return what it is called in every language, for cards whose reader is not known yet."""
    return {language: name(found, language) for language in LANGUAGES}


async def version(session: AsyncSession) -> int:
    """Return a number that rises with every change of the catalogue, in whatever process it was made."""
    return await numbers.last_number(session, _SERIES)


def shipped() -> list[Service]:
    """Read the catalogue that comes with Linli, in its order."""
    read = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return [_shipped(raw, read["usual"], position) for position, raw in enumerate(read["service"], start=1)]


async def ship(session: AsyncSession) -> None:
    """Bring what the program ships into the database: at every start.

    What the committee changed, added or retired stays as it is. What a release leaves out is retired, as old cases name it.
    """
    there = {found.key: found for found in await everything(session, retired=True)}
    news = {new.key: new for new in shipped()}
    changed = False
    for key, new in news.items():
        old = there.get(key)
        if old is None:
            session.add(new)
            changed = True
        elif old.edited_at is None and (fresh := new.model_dump()) != old.model_dump():
            for field, value in fresh.items():
                setattr(old, field, value)
            changed = True
    for key in there.keys() - news.keys():
        left = there[key]
        if left.edited_at is None and not left.retired:
            left.retired = True
            changed = True
    if changed:
        await numbers.next_number(session, _SERIES)
    await session.flush()


async def change(
    session: AsyncSession, key: str, *, by: Person, field: str, value: Any, language: str | None = None
) -> Service:
    """Let the committee say one thing about a category anew; from then on a release leaves it alone.

    `field` is a word of `LONGEST` (an empty text takes it away) or "aliases", both with a language; or "accept_minutes",
    "solve_minutes", "claimers", "level", "shared", "outside", "proof", or "position". Raises NotFound, BadServiceWords,
    BadServiceTime, NobodyToClaim; NotAllowed where it is not theirs to say who has to do with it.
    """
    found = await _to_change(session, key)
    if field in _WHOSE:
        await _require(session, found, by)
    before = found.model_dump()
    if field in LONGEST or field == "aliases":
        _say(found, field, value, language or FIRST_LANGUAGE)
    else:
        _set(found, field, value)
    if found.model_dump() != before:
        await _changed(session, found, by=by, act=f"changed-{field}"[:32])
    return found


async def add(
    session: AsyncSession, *, by: Person, kind: Kind, name: str, language: str = FIRST_LANGUAGE, **values: Any
) -> Service:
    """Add a category of the committee's own, with the name in one language; what is not said is as usual for its kind.

    `values` may hold what `change` takes beside words. Raises BadServiceWords, BadServiceTime, NobodyToClaim, NotFound.
    """
    number = await numbers.next_number(session, _SERIES)
    last = max((one.position for one in await everything(session, retired=True)), default=0)
    new = Service(
        key=f"own-{number}",
        kind=Kind(kind),
        accept_minutes=4 * 60,
        solve_minutes=_minutes(3 * calendar.working_day()),
        claimers=[RoleName.GRID_WORKER, RoleName.STAFF],
        level=Level.COMMUNITY if kind in {Kind.QUESTION, Kind.COMPLAINT, Kind.SUGGESTION} else Level.GRID,
        proof=kind in {Kind.REPAIR, Kind.PATROL},
        position=last + 1,
    )
    _say(new, "name", name, language)
    for field, value in values.items():
        _set(new, field, value)
    session.add(new)
    await _changed(session, new, by=by, act="added")
    return new


async def retire(session: AsyncSession, key: str, *, by: Person) -> Service:
    """Offer it no more; what is of it goes on. Twice is once. Raises NotFound, NotAllowed, ServiceNeeded."""
    if key in NEEDED:
        raise ServiceNeeded
    found = await _to_change(session, key)
    await _require(session, found, by)
    if not found.retired:
        found.retired = True
        await _changed(session, found, by=by, act="retired")
    return found


async def restore(session: AsyncSession, key: str, *, by: Person) -> Service:
    """Offer it again. Twice is once. Raises NotFound."""
    found = await _to_change(session, key)
    if found.retired:
        found.retired = False
        await _changed(session, found, by=by, act="restored")
    return found


async def _to_change(session: AsyncSession, key: str) -> Service:
    """Return the row; two that change different things of it do so one after the other."""
    found = await session.get(Service, key, populate_existing=True, with_for_update=True)
    if found is None:
        raise NotFound
    return found


async def _require(session: AsyncSession, found: Service, by: Person) -> None:
    """Raise NotAllowed unless `by` may say who has to do with it."""
    # Imported here because the doors ask for categories.
    from community import access

    if access.lowest(found) is not None and not await access.keeps(session, by, found):
        raise NotAllowed


async def _changed(session: AsyncSession, found: Service, *, by: Person, act: str) -> None:
    found.edited_at = clock.now()
    await session.flush()
    await numbers.next_number(session, _SERIES)
    await trail.record(session, by=by.id, act=act, subject=f"service:{found.key}")


def _say(found: Service, field: str, value: Any, language: str) -> None:
    if language not in LANGUAGES:
        raise NotFound
    words = {spoken: dict(said) for spoken, said in found.words.items()}
    here = words.setdefault(language, {})
    if field == "aliases":
        cleaned = (clean(str(alias), LONGEST_ALIAS) for alias in value)
        here[field] = list(dict.fromkeys(alias for alias in cleaned if alias))[:MOST_ALIASES]
    else:
        longest = LONGEST[field]
        text = clean(str(value), longest + 1)
        if len(text) > longest or (field == "name" and not text):
            raise BadServiceWords(longest=longest)
        here[field] = text
        if not text:
            del here[field]
    # The whole is given anew, as a change inside it would not be noticed.
    found.words = words


def _set(found: Service, field: str, value: Any) -> None:
    if field in _TIMES:
        most = _minutes(MOST_DAYS * calendar.working_day())
        if not _minutes(SHORTEST_TIME) <= int(value) <= most:
            raise BadServiceTime(least=_minutes(SHORTEST_TIME), most=MOST_DAYS)
        setattr(found, field, int(value))
    elif field == "claimers":
        chosen = [str(role) for role in CLAIMERS if role in set(value)]
        if not chosen:
            raise NobodyToClaim
        found.claimers = chosen
    elif field == "level" and value in LEVELS:
        found.level = str(value)
    elif field in _SWITCHES:
        setattr(found, field, bool(value))
    elif field == "position":
        found.position = int(value)
    else:
        raise NotFound


def _shipped(raw: dict[str, Any], usual: dict[str, dict[str, Any]], position: int) -> Service:
    """Read one category: what it does not say itself is as `usual` says for its sort."""
    sort = usual[raw["usual"]]
    values = sort | raw
    return Service(
        key=raw["key"],
        kind=Kind(values["kind"]),
        words={language: sort.get(language, {}) | raw[language] for language in LANGUAGES},
        accept_minutes=_minutes(timedelta(hours=values["accept_hours"])),
        solve_minutes=_minutes(values["solve_days"] * calendar.working_day()),
        claimers=[RoleName(role) for role in values["claimers"]],
        level=Level(values["level"]),
        shared=values.get("shared", False),
        outside=values.get("outside", False),
        proof=values.get("proof", False),
        position=position,
    )


def _minutes(time: timedelta) -> int:
    return round(time / timedelta(minutes=1))
