"""The community's day: its zone, and its quiet hours, in which nobody is disturbed.

All moments are aware; those that are returned are in UTC unless a function says otherwise. Quiet hours lie between two
moments of a day: what the clock on the wall shows would not do, as it shows one hour twice, and another one never, where
clocks are put back and forward.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

#: How long before quiet hours comes what would fall into them.
LEAD: Final = timedelta(minutes=30)
#: When the digest comes where no hours are quiet.
EVENING: Final = time(18)

_DAY: Final = timedelta(days=1)
_WRITTEN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Quiet hours, from `start` up to `end` by the clock on the wall; past midnight where `end` is the earlier one."""

    start: time
    end: time

    def __post_init__(self) -> None:
        loud = (datetime.combine(date.min, self.start) - datetime.combine(date.min, self.end)) % _DAY
        if loud < LEAD:
            raise ValueError("quiet hours must leave at least half an hour of the day")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read "20:00-08:00"; None for "none" and for an empty text. Raises ValueError for anything else."""
        text = text.strip()
        if text.lower() in {"", "none"}:
            return None
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError('quiet hours are written like 20:00-08:00, or "none"')
        hour, minute, end_hour, end_minute = map(int, found.groups())
        return cls(time(hour, minute), time(end_hour, end_minute))


_zone = ZoneInfo("Asia/Shanghai")
_quiet: Quiet | None = Quiet(time(20), time(8))


def keep(*, zone: ZoneInfo, quiet: Quiet | None) -> None:
    """Live in this zone and keep these quiet hours from now on."""
    # A process serves one community, which has one day.
    global _zone, _quiet
    _zone, _quiet = zone, quiet


def zone() -> ZoneInfo:
    """Return the community's zone."""
    return _zone


def local(moment: datetime) -> datetime:
    """Return the moment as the community's clocks show it."""
    return moment.astimezone(_zone)


def at(day: date, wall: time) -> datetime:
    """Return the moment at which the clock on the wall shows `wall` on that day.

    The first of the two where it shows it twice. Where it never does, the moment is as much later as the clock is put
    forward: 02:30 is 03:30 in a night that goes from 02:00 to 03:00.
    """
    return datetime.combine(day, wall.replace(fold=0), _zone).astimezone(UTC)


def day_start(moment: datetime) -> datetime:
    """Return when the community's day of this moment began."""
    return at(local(moment).date(), time.min)


def is_quiet(moment: datetime) -> bool:
    """Tell whether it falls into quiet hours."""
    return _quiet_hours(moment) is not None


def when_loud(moment: datetime) -> datetime:
    """Return the moment, or the end of the quiet hours that it falls into."""
    found = _quiet_hours(moment)
    return found[1] if found else moment


def before_quiet(moment: datetime) -> datetime:
    """Return the moment, or LEAD before the quiet hours that it falls into."""
    found = _quiet_hours(moment)
    return found[0] - LEAD if found else moment


def digest_at(moment: datetime) -> datetime:
    """Return the next moment for what can wait until the evening: LEAD before quiet hours, EVENING where there are none."""
    # What the zone leaves out of yesterday's last hour may still come today.
    day = local(moment).date() - _DAY
    while (evening := at(day, _quiet.start) - LEAD if _quiet else at(day, EVENING)) <= moment:
        day += _DAY
    return evening


def _quiet_hours(moment: datetime) -> tuple[datetime, datetime] | None:
    """Return the quiet hours that the moment falls into, their start and their end."""
    if _quiet is None:
        return None
    today = local(moment).date()
    for day in (today - _DAY, today):
        start = at(day, _quiet.start)
        end = at(day if _quiet.start < _quiet.end else day + _DAY, _quiet.end)
        if start <= moment < end:
            return start, end
    return None
