"""Statutory days off, and the weekends worked for them (调休), as staff entered them where the package does not know them yet.

What the State Council announces in autumn reaches the package with its next version; until then, or where an announcement is
amended, the committee enters it here. `calendar` counts with both.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, delete, event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, announcements, calendar, clock, festivals, hours, outbox, places, trail
from community.access import Act
from community.announcements import Announced
from community.calendar import Special
from community.database import add_many_unless_there
from community.outbox import Kind
from community.people import Person
from community.places import Level, Place

#: The card that warns staff.
MISSING: Final = "days-off-missing"
#: From when on staff are warned that nobody knows next year's days off: month and day. Most years it is announced by then.
WARNED_ON: Final = ((11, 10), (11, 20), (12, 1), (12, 8), (12, 15), (12, 22), (12, 29))

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 6
_JANUARY, _DECEMBER = 1, 12
_NEW_YEAR: Final = "new-year"


class SpecialDay(SQLModel, table=True):
    """A day that is off, or worked, against its weekday."""

    __tablename__ = "special_day"

    day: date = Field(primary_key=True)
    works: bool = Field(sa_column=Column(Boolean, nullable=False))
    #: The holiday that it belongs to, a key of `festivals`.
    festival: str | None = Field(default=None, max_length=24)
    entered_by: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    at: datetime = Field(default_factory=clock.now)


@dataclass(frozen=True, slots=True)
class Span:
    """Days off in a row, from the first to the last, for one holiday or several; and the weekend days worked for them."""

    holidays: tuple[str, ...]
    first: date
    last: date
    worked: tuple[date, ...] = ()

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1


async def load(session: AsyncSession) -> None:
    """Let working time count with what staff entered, in whatever process: at the start, and now and then."""
    calendar.keep_entered(await _entered(session))


def spans(year: int) -> list[Span]:
    """Return the days off of a year, as far as they are known, in order; those of New Year may begin in the year before."""
    found: list[Span] = []
    # A span is of the year in which it ends.
    days = calendar.specials(date(year - 1, _DECEMBER, 1), date(year + 1, _JANUARY, 31))
    for day, special in days.items():
        holiday = special.holiday
        if special.works or holiday is None:
            continue
        if found and found[-1].last == day - _DAY:
            holidays = tuple(dict.fromkeys((*found[-1].holidays, holiday)))
            found[-1] = replace(found[-1], holidays=holidays, last=day)
        else:
            found.append(Span((holiday,), day, day))
    worked = [(day, one.holiday) for day, one in days.items() if one.works and one.holiday]
    for day, worked_for in worked:
        near = [one for one in found if worked_for in one.holidays] or found
        if near:
            nearest = min(near, key=lambda one: abs((one.first - day).days))
            found[found.index(nearest)] = replace(nearest, worked=(*nearest.worked, day))
    return [one for one in found if one.last.year == year]


def span_of(holiday: str | None, year: int) -> Span | None:
    """Return the days off for a holiday in a year; None while nobody knows them."""
    return next((one for one in spans(year) if holiday in one.holidays), None)


async def enter(session: AsyncSession, text: str, *, year: int, by: Person) -> list[Announced]:
    """Count from now on with what the announcement says; what was known before of its holidays is replaced.

    Raises NotAllowed, BadDaysOff.
    """
    await access.require_somewhere(session, by, Act.KEEP_CALENDAR)
    await _one_at_a_time(session)
    year, found = announcements.read(text, year)
    rows: dict[date, SpecialDay] = {}
    for one in found:
        for holiday in one.holidays:
            first, last = _reach(holiday, year)
            theirs = col(SpecialDay.festival) == holiday, col(SpecialDay.day).between(first, last)
            await session.execute(delete(SpecialDay).where(*theirs).execution_options(synchronize_session=False))
            # What the package says of the holiday counts no more, where the announcement does not say it too: a day as any.
            for day, special in calendar.shipped(first, last).items():
                if special.holiday == holiday:
                    rows[day] = SpecialDay(day=day, works=day.isoweekday() < _SATURDAY)
    for one in found:
        own = {festivals.first_of(holiday, year): holiday for holiday in one.holidays}
        for day in one.off:
            rows[day] = SpecialDay(day=day, works=False, festival=own.get(day, one.holidays[0]))
        for day in one.worked:
            rows[day] = SpecialDay(day=day, works=True, festival=one.holidays[0])
    # A day may have been another holiday's until now.
    taken = delete(SpecialDay).where(col(SpecialDay.day).in_(rows))
    await session.execute(taken.execution_options(synchronize_session=False))
    for row in rows.values():
        row.entered_by = by.id
    await add_many_unless_there(session, list(rows.values()))
    await trail.record(session, by=by.id, act="entered", subject=f"days-off:{year}")
    await _keep_once_committed(session)
    return found


async def warn(session: AsyncSession, *, now: datetime) -> None:
    """Tell staff on the days of WARNED_ON, while the counter is open, that nobody knows next year's days off.

    As long as this year's are not known, they are told on the first of each month. Looking twice tells once.
    """
    if not calendar.is_open(now):
        return
    today = hours.local(now).date()
    year, since = _to_warn_of(today)
    if since is None or calendar.knows(year):
        return
    told: set[int] = set()
    for place in await places.everything(session):
        if place.level != Level.COMMUNITY:
            continue
        for one in await access.nearest(session, Act.KEEP_CALENDAR, place_id=place.id):
            if one.started_at is None or one.id in told:
                continue
            told.add(one.id)
            key = f"{MISSING}:{year}:{since}:{one.id}"
            await outbox.post(session, key=key, card=MISSING, of=Kind.REMINDER, person_id=one.id, year=year)


def _to_warn_of(today: date) -> tuple[int, date | None]:
    """Return the year that may be missing, and the last day on which to say so; no day before there is one."""
    days = [day for month, number in WARNED_ON if (day := date(today.year, month, number)) <= today]
    if days:
        return today.year + 1, days[-1]
    return today.year, today.replace(day=1)


def _reach(holiday: str, year: int) -> tuple[date, date]:
    """Return the days between which days off, and worked weekends, belong to the holiday of that year."""
    if holiday == _NEW_YEAR:
        return date(year - 1, _DECEMBER, 1), date(year, _JANUARY, 31)
    return date(year, _JANUARY, 2), date(year, _DECEMBER, 1) - _DAY


async def _one_at_a_time(session: AsyncSession) -> None:
    """Let two announcements at once be entered one after the other (on SQLite all writers are), so that the later holds."""
    tops = select(col(Place.id)).where(col(Place.parent_id).is_(None)).order_by(col(Place.id))
    await session.execute(tops.with_for_update(key_share=True))


async def _entered(session: AsyncSession) -> dict[date, Special]:
    rows = await session.scalars(select(SpecialDay))
    return {row.day: Special(row.works, row.festival) for row in rows.all()}


async def _keep_once_committed(session: AsyncSession) -> None:
    """Count with it in this process as soon as it is sure; others look now and then."""
    found = await _entered(session)

    def keep(_session: object) -> None:
        calendar.keep_entered(found)

    event.listen(session.sync_session, "after_commit", keep, once=True)
