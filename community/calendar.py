"""Working time: which days are worked, and when the counter is open on them.

Days off are those that the State Council announces for mainland China, with the weekends that are worked for them (调休), as
the package chinesecalendar knows them, and as staff entered them (`holidays`), which goes before the package. What has not
been announced, or has not reached us, counts as plain weeks of Monday to Friday: see `knows` and `is_sure`.

All moments are aware; those that are returned are in UTC. A span of office hours lasts from the moment at which the clock on
the wall first shows its start up to the moment at which it first shows its end; where clocks are put forward past one of them,
that is the moment of it. So spans keep their order in every zone, and no time counts twice or gets lost.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from typing import Final, Self

import chinese_calendar

from community import hours

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_WRITTEN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)

# The package's own questions look through all its years each time; its tables answer at once.
_OFF: Final[frozenset[date]] = frozenset(chinese_calendar.holidays)
_WORKED: Final[frozenset[date]] = frozenset(chinese_calendar.workdays)
#: The package's holidays, by the keys that they have in `festivals`; what was only once has no other name than its own.
_HOLIDAYS: Final[Mapping[str, str]] = {
    "New Year's Day": "new-year",
    "Spring Festival": "spring-festival",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour-day",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-autumn Festival": "mid-autumn",
    "National Day": "national-day",
}


@dataclass(frozen=True, slots=True)
class Office:
    """When the counter is open on a working day: `spans` from a start up to an end by the clock on the wall, in order."""

    spans: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("office hours need at least one span such as 09:00-12:00")
        for start, end in self.spans:
            if start >= end:
                raise ValueError(f"office hours must end after they begin, on the same day: {start:%H:%M}-{end:%H:%M}")
        for (_, end), (start, _) in pairwise(self.spans):
            if start < end:
                raise ValueError(f"office hours must follow each other: {start:%H:%M} comes before {end:%H:%M}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "09:00-12:00 13:30-17:30", with spaces or commas between spans. Raises ValueError for anything else."""
        spans = []
        for part in re.split(r"[\s,，、]+", text.strip(" ,，、\t\n")):
            found = _WRITTEN.fullmatch(part)
            if found is None:
                raise ValueError("office hours are written like 09:00-12:00 13:30-17:30")
            hour, minute, end_hour, end_minute = map(int, found.groups())
            spans.append((time(hour, minute), time(end_hour, end_minute)))
        return cls(tuple(spans))


@dataclass(frozen=True, slots=True)
class Special:
    """A day that is off, or worked, whatever its weekday is; `holiday` is the key of the holiday that it is for."""

    works: bool
    holiday: str | None


_office = Office(((time(9), time(12)), (time(13, 30), time(17, 30))))
#: What staff entered; it goes before the package.
_entered: Mapping[date, Special] = {}


def keep(office: Office) -> None:
    """Keep these office hours from now on."""
    global _office  # noqa: PLW0603 - a process serves one community, which has one counter
    _office = office


def office() -> Office:
    """Return the office hours."""
    return _office


def keep_entered(days: Mapping[date, Special]) -> None:
    """Count with these days, which staff entered, from now on."""
    global _entered  # noqa: PLW0603 - as the office hours
    _entered = dict(days)


def shipped(first: date, last: date) -> dict[date, Special]:
    """Return what the package knows of the days from the first up to the last."""
    tables = ((chinese_calendar.holidays, False), (chinese_calendar.workdays, True))
    return {
        day: Special(works, _HOLIDAYS.get(str(name)))
        for table, works in tables
        for day, name in table.items()
        if first <= day <= last
    }


def specials(first: date, last: date) -> dict[date, Special]:
    """Return the days from the first up to the last that are off, or worked, whatever their weekday is; in order."""
    entered = {day: one for day, one in _entered.items() if first <= day <= last}
    return dict(sorted({**shipped(first, last), **entered}.items()))


def working_day() -> timedelta:
    """Return how long the counter is open on a working day."""
    return sum((_length(start, end) for start, end in _office.spans), timedelta())


def knows(year: int) -> bool:
    """Tell whether the days off of that year have been announced, and are known here."""
    # New Year's Day has been announced alone before. National Day comes with the whole year.
    national_day = date(year, 10, 1)
    return national_day in _OFF if (entered := _entered.get(national_day)) is None else not entered.works


def works(day: date) -> bool:
    """Tell whether it is a working day, 调休 included; in years that are not known: whether it is Monday to Friday."""
    if entered := _entered.get(day):
        return entered.works
    return day in _WORKED or (day.weekday() < _SATURDAY and day not in _OFF)


def is_open(moment: datetime) -> bool:
    """Tell whether the counter is open."""
    return next_open(moment) == moment.astimezone(UTC)


def next_open(moment: datetime) -> datetime:
    """Return the moment itself while the counter is open, else when it opens next."""
    moment = moment.astimezone(UTC)
    return next(max(opens, moment) for opens, closes in _open_from(moment) if moment < closes)


def after(moment: datetime, work: timedelta) -> datetime:
    """Return when `work` of working time has passed since the moment. Raises ValueError for less than none.

    What is returned lies in office hours or at the end of a span, even for no work at all: after("Sat 10:00", none) is Monday's
    opening. `between` the two is `work` again, and after(after(m, a), b) is after(m, a + b).
    """
    if work < timedelta():
        raise ValueError(f"working time does not run backwards: {work}")
    moment = moment.astimezone(UTC)
    spans = _open_from(moment)
    while True:
        opens, closes = next(spans)
        start = max(opens, moment)
        if work <= closes - start:
            return start + work
        work -= closes - start


def between(start: datetime, end: datetime) -> timedelta:
    """Return the working time from `start` to `end`; none where `end` does not come later."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if end <= start:
        return timedelta()
    begun = takewhile(lambda span: span[0] < end, _open_from(start))
    return sum((min(closes, end) - max(opens, start) for opens, closes in begun), timedelta())


def is_sure(start: datetime, end: datetime) -> bool:
    """Tell whether every year from `start` to `end` is known, so that what was counted between them will stay."""
    return all(knows(year) for year in range(hours.local(start).year, hours.local(end).year + 1))


def _length(start: time, end: time) -> timedelta:
    return datetime.combine(date.min, end) - datetime.combine(date.min, start)


def _open_from(moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield without end, in order, when the counter opens and closes; first the span that the moment is in or ends."""
    # The days before are over: a clock that shows this one has gone past all of their spans.
    day = hours.local(moment).date()
    while True:
        if works(day):
            for start, end in _office.spans:
                opens, closes = _shown(day, start), _shown(day, end)
                # A span that clocks are put forward past never is.
                if moment <= closes and opens < closes:
                    yield opens, closes
        day += _DAY


def _shown(day: date, wall: time) -> datetime:
    """Return the first moment at which the clock on the wall shows that time of that day, or has gone past it."""
    moment = hours.at(day, wall)
    wanted = datetime.combine(day, wall)
    left_out = hours.local(moment).replace(tzinfo=None) - wanted
    if not left_out:
        return moment
    # The clock is put forward between these two. Offsets are whole seconds.
    before = moment - left_out

    def is_past(seconds: int) -> bool:
        return hours.local(before + timedelta(seconds=seconds)).replace(tzinfo=None) >= wanted

    return before + timedelta(seconds=bisect_left(range(int(left_out.total_seconds())), x=True, key=is_past))
