"""Festivals and civic days: from the rules and words in `festivals.toml` to dates, for any year; pure, in memory.

Lunar dates are those of the Hong Kong Observatory, in the time of Beijing, whatever zone the community lives in. A leap month
moves no festival: the ordinary month of that number has it. 除夕 is the day before 正月初一, on the 30th or the 29th of its
month. A year may hold a festival twice or not at all: 腊八 came twice in 2022 and not in 2023.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

SHIPPED: Final = Path(__file__).with_name("festivals.toml")
LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
#: How many days before something may be said; 0 is the day itself.
DAYS: Final = (7, 3, 1, 0)
#: The statutory holidays, as the State Council announces them.
STATUTORY: Final = (
    "new-year",
    "spring-festival",
    "qingming",
    "labour-day",
    "dragon-boat",
    "mid-autumn",
    "national-day",
)
#: The years for which the moon's calendar is asked; further away nobody knows it to the day.
YEARS: Final = range(1950, 2100)
LONGEST_NAME: Final = 80
LONGEST_WORDS: Final = 400

_DAY: Final = timedelta(days=1)
_SUNDAY: Final = 7
_KEY: Final = re.compile(r"[a-z][a-z-]{1,23}")
_FIELDS: Final = frozenset({"key", "when", "name", "says", "off", "tells", "usual"})
#: Where the solar terms lie that festivals go by, counted from 大雪 of the year before.
_TERMS: Final = {"清明": 8, "冬至": 25}
#: The longest months, as a rule's day must be one that some year has.
_LONGEST_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_MOON: Final = 29
_MONTHS: Final = range(1, 13)

How = Literal["solar", "lunar", "term", "weekday", "before"]


class BadFestivalError(ValueError):
    """What is written about a festival cannot be so; the sentence says where and why."""


@dataclass(frozen=True, slots=True)
class Festival:
    """One festival or civic day: when it is, and what is said of it so many days before, by language."""

    key: str
    how: How
    #: What the rule says: numbers, the name of a solar term, or the key of another festival.
    rule: tuple[int, ...] | str
    names: Mapping[str, str]
    says: Mapping[int, Mapping[str, str]]
    #: The statutory holiday that it belongs to.
    off: str | None = None
    #: People who asked to hear of events are told of it too, once.
    tells: bool = False
    #: Whether something is said of it unless staff decide otherwise.
    usual: bool = True

    @property
    def days(self) -> tuple[int, ...]:
        """How many days before something is said, unless staff decide otherwise; the first one first."""
        return tuple(days for days in DAYS if days in self.says)

    def words(self, days: int) -> Mapping[str, str]:
        """Return what is said so many days before, by language; where nothing was written for it, what is nearest."""
        return self.says[min(self.says, key=lambda written: (abs(written - days), written))]


def parse(text: str) -> tuple[Festival, ...]:
    """Read festivals from TOML. Raises BadFestivalError with a sentence that names the festival and what is wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFestivalError(f"the festivals are no TOML: {error}") from None
    found = [_festival(one) for one in raw.get("festival", ())]
    by_key = {one.key: one for one in found}
    if len(by_key) < len(found):
        twice = next(one.key for at, one in enumerate(found) if one.key in {other.key for other in found[:at]})
        raise BadFestivalError(f"{twice}: there are two festivals with this key")
    for one in found:
        if one.how == "before" and (one.rule not in by_key or by_key[str(one.rule)].how == "before"):
            raise BadFestivalError(
                f"{one.key}: it is the day before {one.rule}, which is no festival with a date of its own"
            )
    return tuple(found)


@cache
def everything() -> tuple[Festival, ...]:
    """Return all festivals that come with Linli."""
    return parse(SHIPPED.read_text(encoding="utf-8"))


def festival_or_none(key: str | None) -> Festival | None:
    """Return the festival with this key; None where a release left it out."""
    return _by_key().get(key or "")


def name(festival: Festival, language: str) -> str:
    """Return what it is called in a language."""
    return festival.names.get(language) or festival.names[LANGUAGES[0]]


@lru_cache(maxsize=64)
def days(year: int) -> tuple[tuple[Festival, date], ...]:
    """Return all festivals of a year of the sun's calendar with their dates, in order. Raises ValueError beyond `YEARS`."""
    if year not in YEARS:
        raise ValueError(f"the moon's calendar is not asked for {year}")
    found = [(one, day) for one in everything() for day in _dates(one, year) if day.year == year]
    return tuple(sorted(found, key=lambda pair: pair[1]))


def on(day: date) -> list[Festival]:
    """Return the festivals of a day."""
    return [one for one, _ in between(day, day)]


def between(start: date, end: date) -> list[tuple[Festival, date]]:
    """Return the festivals from the day `start` up to and including the day `end`, in order."""
    years = [year for year in range(start.year, end.year + 1) if year in YEARS]
    return [(one, day) for year in years for one, day in days(year) if start <= day <= end]


def first_of(key: str, year: int) -> date | None:
    """Return when a festival is first in a year; None where that year has none."""
    return next((day for one, day in days(year) if one.key == key), None)


def lunar(day: date) -> tuple[int, int, bool]:
    """Return the month and the day in the moon's calendar, and whether the month is a leap month."""
    for year in (day.year, day.year - 1):
        for month, leap, start, length in reversed(_moons(year)):
            if start <= day < start + length * _DAY:
                return month, (day - start).days + 1, leap
    raise ValueError(f"the moon's calendar is not asked for {day}")


@cache
def _by_key() -> Mapping[str, Festival]:
    return {one.key: one for one in everything()}


def _dates(festival: Festival, year: int) -> Sequence[date]:
    """Return when a festival is in a year, and perhaps at the edges of its neighbours."""
    rule = festival.rule
    if festival.how == "before":
        return [day - _DAY for day in _dates(_by_key()[str(rule)], year)]
    if festival.how == "term":
        return [_term(year, str(rule))]
    numbers = [int(one) for one in rule]
    if festival.how == "solar":
        return [date(year, *numbers)]
    if festival.how == "weekday":
        month, which, weekday = numbers
        first = date(year, month, 1)
        return [first + ((weekday - first.isoweekday()) % 7 + 7 * (which - 1)) * _DAY]
    month, day = numbers
    return [
        start + (day - 1) * _DAY
        for moon in (year - 1, year)
        for number, leap, start, _ in _moons(moon)
        if number == month and not leap
    ]


@lru_cache(maxsize=64)
def _moons(year: int) -> tuple[tuple[int, bool, date, int], ...]:
    """Return the months of a year of the moon's calendar: number, leap or not, first day and length."""
    months = [one for one in _year(year).getMonths() if one.getYear() == year]
    return tuple(
        (abs(one.getMonth()), one.getMonth() < 0, _from_julian(one.getFirstJulianDay()), one.getDayCount())
        for one in months
    )


def _term(year: int, name: str) -> date:
    return _from_julian(_year(year).getJieQiJulianDays()[_TERMS[name]])


@lru_cache(maxsize=64)
def _year(year: int) -> Any:
    # It takes a while and 3 MB, and most processes never ask for a date before their first tick.
    from lunar_python import LunarYear

    return LunarYear.fromYear(year)


def _from_julian(moment: float) -> date:
    """Return the day of a Julian date; both are in the time of Beijing."""
    # The day 1 of Python's calendar begins at 1721425.5: a Julian date counts from noon.
    return date.fromordinal(int(moment - 1721424.5))


def _festival(raw: Any) -> Festival:
    """Read one festival. Raises BadFestivalError."""
    key = raw.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise BadFestivalError(f"{key!r}: a key is up to 24 small letters and hyphens")
    if unknown := set(raw) - _FIELDS:
        raise BadFestivalError(f"{key}: nobody knows what {', '.join(sorted(unknown))} means")
    how, rule = _rule(key, raw.get("when"))
    off = raw.get("off")
    if off is not None and off not in STATUTORY:
        raise BadFestivalError(f"{key}: {off} is no statutory holiday")
    for switch in ("tells", "usual"):
        if not isinstance(raw.get(switch, True), bool):
            raise BadFestivalError(f"{key}: {switch} is true or false")
    says = {}
    for before, words in (raw.get("says") or {}).items():
        if not before.isdecimal() or int(before) not in DAYS:
            raise BadFestivalError(f"{key}: something is said {', '.join(map(str, DAYS))} days before, not {before}")
        says[int(before)] = _words(f"{key}, {before} days before", words, LONGEST_WORDS)
    if not says:
        raise BadFestivalError(f"{key}: nothing is said of it")
    names = _words(f"{key}, its name", raw.get("name"), LONGEST_NAME)
    return Festival(key, how, rule, names, says, off, raw.get("tells", False), raw.get("usual", True))


def _rule(key: str, when: Any) -> tuple[How, tuple[int, ...] | str]:
    if not isinstance(when, dict) or len(when) != 1:
        raise BadFestivalError(f"{key}: one rule says when it is")
    how, rule = next(iter(when.items()))
    numbers = isinstance(rule, list) and all(type(one) is int for one in rule)
    if how == "solar" and numbers and len(rule) == 2 and rule[0] in _MONTHS:  # noqa: PLR2004 - month and day
        # The 29th of February is no day of every year.
        if rule[1] in range(1, _LONGEST_MONTHS[rule[0] - 1] + 1):
            return "solar", tuple(rule)
    elif how == "lunar" and numbers and len(rule) == 2 and rule[0] in _MONTHS:  # noqa: PLR2004 - month and day
        if rule[1] in range(1, _SHORTEST_MOON + 1):
            return "lunar", tuple(rule)
    elif how == "weekday" and numbers and len(rule) == 3 and rule[0] in _MONTHS:  # noqa: PLR2004 - see the data
        if rule[1] in range(1, 5) and rule[2] in range(1, _SUNDAY + 1):
            return "weekday", tuple(rule)
    elif how == "term" and rule in _TERMS:
        return "term", str(rule)
    elif how == "before" and isinstance(rule, str):
        return "before", rule
    raise BadFestivalError(f"{key}: there is no such day every year as {how} {rule}")


def _words(where: str, words: Any, longest: int) -> dict[str, str]:
    if not isinstance(words, dict) or set(words) != set(LANGUAGES):
        raise BadFestivalError(f"{where}: it is written in {', '.join(LANGUAGES)}, and in no other language")
    for language, text in words.items():
        if not isinstance(text, str) or not text.strip() or len(text) > longest:
            raise BadFestivalError(f"{where}, {language}: it has 1 to {longest} characters")
        if "<" in text or "&" in text:
            raise BadFestivalError(f"{where}, {language}: plain words, without tags")
    return dict(words)
