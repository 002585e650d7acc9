"""What a week's cases have in common: where the same thing comes again, what was kept, and what may come; for staff.

Where something happened is told with its building only, and how often only where it is no small figure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, calendar, cells, clock, hours, levels, outbox, places, promises, services, timers
from community.access import Act
from community.cases import Case
from community.groups import Group, Purpose
from community.outbox import Kind
from community.people import Person
from community.places import Level, Place
from community.promises import Asked, Counted, Figures
from community.services import Service
from community.timers import Repeat, Timer

#: The kind of the timer, and the card; when both come, and a Monday to count from.
WEEK: Final = "case-week"
WALL: Final = time(9, 30)
_FIRST: Final = date(2024, 1, 1)
_DAYS: Final = 7
SPAN: Final = timedelta(days=_DAYS)
#: What a week is compared with.
WEEKS_BEFORE: Final = 4
#: In so many days, so many reports of the same thing in one building are the same trouble coming again.
AGAIN_WITHIN: Final = timedelta(days=30)
AGAIN_AT: Final = 3
#: A category comes with the season if last year there was so much more of it then.
RISES_BY: Final = 1.5
_YEAR: Final = timedelta(days=365)
MOST_LISTED: Final = 6


@dataclass(frozen=True, slots=True)
class Again:
    """The same thing in one building; `count` None: at least AGAIN_AT times, and fewer than are told."""

    place: str
    service: Mapping[str, str]
    key: str
    kind: str
    count: int | None
    #: Some of it was said to be solved, and was not.
    reopened: bool


@dataclass(frozen=True, slots=True)
class Season:
    """A category of which last year there was more in the weeks to come than in those just before; None: too few to be told."""

    service: Mapping[str, str]
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Week:
    """The patterns of a week, from the day `since` up to the day `until`, or to now.

    `week` and `before` are the figures of the week and of the four weeks before it. `categories` are names by language with
    how often they came, the most frequent first; what came too rarely to be told is in `others`, None where that would tell.
    """

    place_id: int
    place: str
    since: date
    until: date
    week: Figures
    before: Figures
    categories: Sequence[tuple[Mapping[str, str], int]]
    others: int | None
    again: Sequence[Again]
    seasons: Sequence[Season]

    @property
    def arguments(self) -> dict[str, Any]:
        """The same as plain data, as cards have it."""
        return {**asdict(self), "since": self.since.isoformat(), "until": self.until.isoformat()}


async def week(session: AsyncSession, place: Place, since: date) -> Week:
    """Return the patterns of the week from that day on, for the place and everything in it."""
    now = clock.now()
    start = hours.at(since, time.min)
    end = min(hours.at(since + SPAN, time.min), max(now, start))
    catalogue = {one.key: one for one in await services.everything(session, retired=True)}
    inside = await _inside(session, place)
    # What begins above this place is about those who work in it: they read nothing of it, not even how often.
    above = {key for key, one in catalogue.items() if not access.counts(place, home=None, service=one)}
    first = min(start - WEEKS_BEFORE * SPAN, end - AGAIN_WITHIN)
    lately = await _asked(session, inside, above, first, end)
    in_week = [one for one in lately if _since(one, start)]
    before = [one for one in lately if _since(one, start - WEEKS_BEFORE * SPAN) and not _since(one, start)]
    counts = Counter(one.service or "" for one in in_week)
    categories = [(services.names(catalogue[key]), many) for key, many in counts.most_common() if key in catalogue]
    named = [(names, many) for names, many in categories if many >= cells.FEW]
    told, rest = sum(many for _, many in named), len(counts) - len(named)
    others = len(in_week) - told
    return Week(
        place_id=place.id or 0,
        place=place.name,
        since=since,
        until=since + SPAN - timedelta(days=1),
        week=_figures(in_week, catalogue, now),
        before=_figures(before, catalogue, now),
        categories=named,
        others=others if others >= cells.FEW and cells.may_tell(len(in_week), told, hidden=rest) else None,
        again=await _again(session, [one for one in lately if _since(one, end - AGAIN_WITHIN)], catalogue),
        seasons=await _seasons(session, inside, above, catalogue, end),
    )


async def communities(session: AsyncSession, *, by: Person) -> list[Place]:
    """Return the communities whose patterns this person may read. Raises NotAllowed where there is none."""
    await access.require_somewhere(session, by, Act.READ_PATTERNS)
    found = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
    return [one for one in found if await access.allowed(session, by, Act.READ_PATTERNS, place_id=one.id)]


async def read(session: AsyncSession, place_id: int, since: date, *, by: Person) -> Week:
    """Return the patterns of a week. Raises NotFound, NotAllowed."""
    place = await places.place(session, place_id)
    await access.require(session, by, Act.READ_PATTERNS, place_id=place.id)
    return await week(session, place, since)


async def plan(session: AsyncSession, now: datetime) -> None:
    """Let the next week's patterns come: on Monday, or when the counter opens next. Planning them again changes nothing."""
    monday = timers.next_occurrence(now, wall=WALL, repeat=Repeat.WEEKLY, first=_FIRST)
    await timers.arm(session, kind=WEEK, subject="patterns", at=calendar.next_open(monday), occurrence=monday)


async def tell_week(session: AsyncSession, timer: Timer) -> None:  # noqa: ARG001 - every action is given its timer
    """Tell each community's staff what the week that ended had in common; then plan the next one.

    However late it is, it is told once. Where nothing was asked for in that week and those before, nothing is said.
    """
    now = clock.now()
    today = hours.local(now).date()
    monday = today - timedelta(days=today.weekday())
    for place in await places.everything(session):
        if place.level == Level.COMMUNITY:
            await _tell(session, place, monday)
    await plan(session, now)


async def _tell(session: AsyncSession, place: Place, monday: date) -> None:
    found = await week(session, place, monday - SPAN)
    if is_nothing(found):
        return
    staff = select(col(Group.id)).where(col(Group.purpose) == Purpose.STAFF, col(Group.place_id) == place.id)
    readers: list[dict[str, Any]] = [{"chat_id": chat_id} for chat_id in (await session.scalars(staff)).all()]
    if not readers:
        readers = [{"person_id": one.id} for one in await levels.administrators(session)]
    for reader in readers:
        key = f"{WEEK}:{monday}:{place.id}:{next(iter(reader.values()))}"
        in_group = "chat_id" in reader
        await outbox.post(session, key=key, card=WEEK, of=Kind.REMINDER, **reader, **found.arguments, in_group=in_group)


def is_nothing(found: Week) -> bool:
    """Tell whether nothing was asked for in the week and in those before it."""
    return not (found.week.count or found.before.count or found.again or found.seasons)


async def _inside(session: AsyncSession, place: Place) -> set[int | None]:
    """Return the ids of the place and all places in it; and None, where it is the only community that there is."""
    everything = await places.everything(session)
    found: set[int | None] = {place.id}
    # The higher ones come first.
    for one in everything:
        if one.parent_id in found:
            found.add(one.id)
    if sum(one.level == Level.COMMUNITY for one in everything) == 1:
        found.add(None)
    return found


async def _asked(
    session: AsyncSession, inside: set[int | None], above: set[str], since: datetime, until: datetime
) -> list[Asked]:
    """Return what was asked for in these places from `since` until `until`, but in no category of `above`."""
    span = col(Case.submitted_at) >= since, col(Case.submitted_at) < until
    return [one for one in await promises.asked(session, *span) if one.place_id in inside and one.service not in above]


def _since(one: Asked, moment: datetime) -> bool:
    return one.submitted_at >= moment


def _figures(found: Iterable[Asked], catalogue: Mapping[str, Service], now: datetime) -> Figures:
    counted = [promises.count(one, catalogue.get(one.service or ""), now=now) for one in found]
    return promises.figures(sum(counted, Counted()))


async def _again(session: AsyncSession, lately: Iterable[Asked], catalogue: Mapping[str, Service]) -> list[Again]:
    """Return what came again, the most frequent first: reported by several, or reopened.

    What concerns single households, and not everybody who lives there, is named only where it is no small figure.
    """
    by_spot: dict[tuple[int, str], list[Asked]] = defaultdict(list)
    for one in lately:
        if one.place_id is not None and one.service is not None and one.service in catalogue:
            by_spot[one.place_id, one.service].append(one)
    often = {spot: sum(1 + one.reopened for one in found) for spot, found in by_spot.items()}
    buildings = {one.id: one for one in await places.everything(session) if one.level == Level.BUILDING}
    worst = sorted(often, key=lambda spot: (-often[spot], spot))
    return [
        Again(
            place=buildings[place_id].name,
            service=services.names(catalogue[key]),
            key=key,
            kind=catalogue[key].kind,
            count=cells.told(often[place_id, key]),
            reopened=any(one.reopened for one in by_spot[place_id, key]),
        )
        for place_id, key in worst
        if place_id in buildings and often[place_id, key] >= (AGAIN_AT if catalogue[key].shared else cells.FEW)
    ][:MOST_LISTED]


async def _seasons(
    session: AsyncSession, inside: set[int | None], above: set[str], catalogue: Mapping[str, Service], now: datetime
) -> list[Season]:
    """Return what there was more of last year from this day on; nothing where nobody knows of last year."""
    then = now - _YEAR
    found = await _asked(session, inside, above, then - AGAIN_WITHIN, then + AGAIN_WITHIN)
    after = Counter(one.service or "" for one in found if _since(one, then))
    before = Counter(one.service or "" for one in found if not _since(one, then))
    risen = [
        Season(services.names(catalogue[key]), cells.told(before[key]), many)
        for key, many in after.most_common()
        if key in catalogue and many >= cells.FEW and many >= RISES_BY * before[key]
    ]
    return risen[:MOST_LISTED]
