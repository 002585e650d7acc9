"""Rosters, for staff: who can be asked by what they can do and when, how places were filled, and everybody's hours.

All of it is for whoever may read rosters at the place, and for what lies in it. Asking is an offer: a person is asked once a
day at most, never twice about the same task, and whoever rests is not asked at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    audiences,
    cells,
    clock,
    eligibility,
    hours,
    outbox,
    people,
    places,
    posts,
    seats,
    stints,
    tasks,
    trail,
)
from community.access import Act
from community.errors import NotAskable
from community.outbox import Kind
from community.people import Person, Role, RoleName
from community.places import Level, Place
from community.skills import Skill
from community.stints import Correction, Stint
from community.tasks import State, Task
from community.teams import Team
from community.volunteers import Slot, Volunteer

#: Months that the figures of filled places go back.
MONTHS: Final = 6
_MOST_TASKS: Final = 8
#: A month is no longer.
_MONTH: Final = timedelta(days=31)
_ASKED: Final = "asked-to-come"
_HELPS: Final = (RoleName.VOLUNTEER, RoleName.TEAM_LEADER)


@dataclass(frozen=True, slots=True)
class Roster:
    """Who helps at a place: how many volunteers there are, and how many of them rest."""

    place: Place
    count: int
    resting: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A volunteer who can be asked: their name, and what they said they cannot do."""

    person: Person
    cannot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The tasks of a team (None: of no team) in a month: places, how many were taken, and how many people turned up.

    None stands for what is too small a figure to be told.
    """

    month: date
    team: str | None
    tasks: int
    places: int
    held: int | None
    came: int | None


@dataclass(frozen=True, slots=True)
class Given:
    """One stint of somebody, for the table of hours; moments are aware. `corrections` are before, after, and why."""

    number: int
    title: str
    team: str | None
    name: str
    in_at: datetime
    out_at: datetime | None
    minutes: int
    state: str
    confirmed_as: str | None
    corrections: tuple[tuple[int, int, str], ...]


async def offices(session: AsyncSession, *, by: Person) -> list[Place]:
    """Return the places whose rosters `by` may read: those of their roles, all communities for who may everywhere.

    Raises NotAllowed where there is none.
    """
    await access.require_somewhere(session, by, Act.READ_ROSTERS)
    held = [role.place_id for role in await people.roles(session, by.id) if _reads(role)]
    if None in held:
        return [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
    found = [await places.place_or_none(session, place_id) for place_id in dict.fromkeys(held)]
    return [one for one in found if one is not None]


async def roster(session: AsyncSession, place_id: int, *, by: Person) -> Roster:
    """Return who helps at a place. Raises NotFound, NotAllowed."""
    place = await _readable(session, place_id, by=by)
    helpers = await _helpers(session, place)
    return Roster(place=place, count=len(helpers), resting=sum(_rests(row) for _, row in helpers))


async def candidates(
    session: AsyncSession, place_id: int, *, by: Person, skill: str = "", slot: Slot | None = None
) -> list[Candidate]:
    """Return who can be asked, by name: whoever has the skill and usually has time then; an empty choice is everybody.

    Whoever rests, or cannot be written to, is not among them. Raises NotFound, NotAllowed.
    """
    place = await _readable(session, place_id, by=by)
    able: set[int] | None = None
    if skill:
        able = set(await session.scalars(select(col(Skill.person_id)).where(col(Skill.key) == skill)))
    found = []
    for person, row in await _helpers(session, place):
        if _rests(row) or not _hears(person) or (able is not None and person.id not in able):
            continue
        said = row.profile if row else None
        if slot is None or (said is not None and slot in said.free):
            found.append(Candidate(person, said.cannot if said else ()))
    return sorted(found, key=lambda one: (one.person.name or "", one.person.id))


async def wanting(session: AsyncSession, place_id: int, *, by: Person) -> list[Task]:
    """Return the next open tasks at a place that have free places, the first ones first. Raises NotFound, NotAllowed."""
    place = await _readable(session, place_id, by=by)
    open_ones = (
        col(Task.state) == State.OPEN,
        col(Task.starts_at) > clock.now(),
        col(Task.taken) < col(Task.seats),
        col(Task.place_id).in_(_inside(place)),
    )
    coming = select(Task).where(*open_ones).order_by(col(Task.starts_at), col(Task.id)).limit(_MOST_TASKS)
    return list((await session.scalars(coming.execution_options(populate_existing=True))).all())


async def invite(session: AsyncSession, task_id: int, person_id: int, *, by: Person) -> Task:
    """Offer a task to a volunteer, who may say no or nothing. Raises NotFound, NotAllowed, NotAskable.

    It takes no place: whoever comes signs up as everybody does.
    """
    task = await tasks.task(session, task_id)
    await access.require(session, by, Act.READ_ROSTERS, place_id=task.place_id)
    now = clock.now()
    if task.state != State.OPEN or task.starts_at is None or task.starts_at <= now or task.taken >= task.seats:
        raise NotAskable(why="full")
    if not await people.stays(session, person_id):
        raise NotAskable(why="gone")
    whom = await people.person(session, person_id)
    # Two who ask the same person at once ask one after the other.
    await people.one_at_a_time(session, whom)
    if why := await _unaskable(session, task, whom, now=now):
        raise NotAskable(why=why)
    day = hours.local(now).date().isoformat()
    told = await outbox.post(
        session,
        key=f"asked:{person_id}:{day}",
        card="task-asked",
        of=Kind.REMINDER,
        person_id=person_id,
        expires_at=task.starts_at,
        **await posts.facts(session, task),
    )
    if not told:
        raise NotAskable(why="today")
    await trail.record(session, by=by.id, act=_ASKED, subject=_subject(task, person_id))
    return task


async def filled(session: AsyncSession, place_id: int, *, by: Person) -> list[Filled]:
    """Return how places were filled in the last months, team by team, the newest first. Raises NotFound, NotAllowed.

    Tasks that were called off count nothing. No sums are told, as they would tell what is left out.
    """
    place = await _readable(session, place_id, by=by)
    first = months(hours.local(clock.now()).date(), MONTHS)[0]
    over = (
        col(Task.state) == State.OVER,
        col(Task.starts_at) >= hours.at(first, time.min),
        col(Task.place_id).in_(_inside(place)),
    )
    came = select(col(Stint.task_id), func.count()).join(Task, col(Task.id) == col(Stint.task_id))
    came = came.where(*over, col(Stint.state) != stints.State.DOUBTED).group_by(col(Stint.task_id))
    there = {task_id or 0: count for task_id, count in await session.execute(came)}
    names = await _team_names(session)
    groups: dict[tuple[date, str | None], list[Task]] = defaultdict(list)
    for task in await session.scalars(select(Task).where(*over)):
        if task.starts_at is not None:
            month = hours.local(task.starts_at).date().replace(day=1)
            groups[month, names.get(task.team_id or 0)].append(task)
    return [
        Filled(
            month=month,
            team=team,
            tasks=len(held),
            places=sum(task.seats for task in held),
            held=cells.told(sum(task.taken for task in held)),
            came=cells.told(sum(there.get(task.id, 0) for task in held)),
        )
        for (month, team), held in sorted(groups.items(), key=_newest_first)
    ]


async def given(session: AsyncSession, place_id: int, year: int, *, by: Person) -> list[Given]:
    """Return everybody's stints of a year at a place, the oldest first; that they were read is noted in the trail.

    Raises NotFound, NotAllowed.
    """
    place = await _readable(session, place_id, by=by)
    since, until = (hours.at(date(one, 1, 1), time.min) for one in (year, year + 1))
    at = col(Stint.in_at) >= since, col(Stint.in_at) < until, col(Task.place_id).in_(_inside(place))
    rows = await session.execute(
        select(Stint, Task, Person)
        .join(Task, col(Task.id) == col(Stint.task_id))
        .join(Person, col(Person.id) == col(Stint.person_id))
        .where(*at)
        .order_by(col(Stint.in_at), col(Stint.id))
    )
    found = rows.all()
    changed = await _corrections(session, at)
    names = await _team_names(session)
    await trail.record(session, by=by.id, act="exported-hours", subject=f"place:{place.id}:{year}")
    return [
        Given(
            number=task.number or 0,
            title=task.title,
            team=names.get(task.team_id or 0),
            name=person.name or "",
            in_at=stint.in_at,
            out_at=stint.out_at,
            minutes=stint.minutes,
            state=stint.state,
            confirmed_as=stint.confirmed_as,
            corrections=tuple((one.before, one.minutes, one.reason) for one in changed.get(stint.id, ())),
        )
        for stint, task, person in found
    ]


def months(today: date, count: int) -> list[date]:
    """Return the first days of this month and those before it, so many in all, oldest first."""

    def back() -> Iterator[date]:
        first = today.replace(day=1)
        for _ in range(count):
            yield first
            first = (first - timedelta(days=1)).replace(day=1)

    return list(back())[::-1]


async def _readable(session: AsyncSession, place_id: int, *, by: Person) -> Place:
    place = await places.place(session, place_id)
    await access.require(session, by, Act.READ_ROSTERS, place_id=place.id)
    return place


async def _helpers(session: AsyncSession, place: Place) -> list[tuple[Person, Volunteer | None]]:
    """Return the volunteers of the place, of what lies in it, and of what it lies in, each with what is known of them."""
    above = [one.id for one in await places.path(session, place.id)]
    at = col(Role.place_id).in_(_inside(place)) | col(Role.place_id).in_(above)
    helping = select(col(Role.person_id)).where(col(Role.name).in_([str(one) for one in _HELPS]), at)
    wanted = select(Person, Volunteer).outerjoin(Volunteer, col(Volunteer.person_id) == col(Person.id))
    rows = await session.execute(wanted.where(col(Person.id).in_(helping)).order_by(col(Person.id)))
    return [(person, row) for person, row in rows.all()]


async def _unaskable(session: AsyncSession, task: Task, whom: Person, *, now: datetime) -> str | None:
    """Return why somebody cannot be asked to this task, None when they can."""
    # First of all: of whoever does not help there, nothing else is told.
    if not await access.allowed(session, whom, Act.TAKE_TASK, place_id=task.place_id):
        return "unfit"
    row = await session.get(Volunteer, whom.id, populate_existing=True)
    if not _hears(whom):
        return "gone"
    if _rests(row):
        return "rests"
    if await _asked_before(session, _subject(task, whom.id)):
        return "before"
    own = await seats.signup_or_none(session, task.id, whom.id)
    # That whoever is served would rather have somebody else is nobody's to know: it sounds like any other thing.
    if own is not None and own.state != seats.State.DECLINED:
        return "there"
    return None if await eligibility.fits(session, task, whom, now=now) else "unfit"


async def _asked_before(session: AsyncSession, subject: str) -> bool:
    """Tell whether somebody was asked about this before."""
    asked = select(col(trail.Entry.id)).where(col(trail.Entry.subject) == subject, col(trail.Entry.act) == _ASKED)
    return (await session.scalars(asked.limit(1))).first() is not None


async def _corrections(session: AsyncSession, at: tuple[Any, ...]) -> dict[int, list[Correction]]:
    """Return what was corrected, and agreed on, in the stints of this condition."""
    agreed = (
        select(Correction)
        .join(Stint, col(Stint.id) == col(Correction.stint_id))
        .join(Task, col(Task.id) == col(Stint.task_id))
        .where(*at, col(Correction.agreed_at).is_not(None))
        .order_by(col(Correction.agreed_at), col(Correction.id))
    )
    found: dict[int, list[Correction]] = defaultdict(list)
    for one in await session.scalars(agreed):
        found[one.stint_id].append(one)
    return found


async def _team_names(session: AsyncSession) -> dict[int, str]:
    return {one.id or 0: one.name for one in await session.scalars(select(Team))}


def _inside(place: Place) -> Select[Any]:
    return audiences.inside([place.id])


def _reads(role: Role) -> bool:
    return Act.READ_ROSTERS in access.MAY[RoleName(role.name)]


def _rests(row: Volunteer | None) -> bool:
    return row is not None and row.rests


def _hears(person: Person) -> bool:
    return person.started_at is not None and person.reachable


def _subject(task: Task, person_id: int) -> str:
    return f"task:{task.id}:{person_id}"


def _newest_first(one: tuple[tuple[date, str | None], Sequence[Task]]) -> tuple[int, str]:
    (month, team), _ = one
    return (-month.toordinal(), team or "")
