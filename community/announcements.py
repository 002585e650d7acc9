"""Announcements: the State Council's paragraphs about days off, read as days; pure.

    二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。

Whatever the paragraph says twice is compared: weekdays with dates, "共9天" with the days that were counted, and the holiday
with its day in the calendar. So a typing error, or last year's text, is found before it counts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from community import festivals
from community.errors import BadDaysOff

#: What the holidays are called in announcements, in both scripts; the longer names first.
NAMES: Final[Mapping[str, str]] = {
    "元旦": "new-year",
    "春节": "spring-festival",
    "春節": "spring-festival",
    "清明": "qingming",
    "劳动节": "labour-day",
    "勞動節": "labour-day",
    "端午": "dragon-boat",
    "中秋": "mid-autumn",
    "国庆": "national-day",
    "國慶": "national-day",
}
#: Nobody was ever given more days off in a row, or has so long a text.
MOST_DAYS: Final = 12
LONGEST: Final = 3000

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 6
_DECEMBER: Final = 12
_NAME: Final = "|".join(NAMES)
#: Where the paragraph of a holiday begins: its name, perhaps two, and a colon.
_HEAD: Final = re.compile(rf"(?:(?:{_NAME})[节節]?[、和及与與,]?)+(?=:)")
#: A year by itself, as in the title; not that of a date, such as the day on which it was published.
_YEAR: Final = re.compile(r"(20\d\d)年(?!\d)")
#: Where the announcement ends: who signed it, or when, on a line of its own.
_SIGNED: Final = re.compile(r"\n(?:(?:国务院办公厅|國務院辦公廳)(?:\n|20\d\d年)|20\d\d年\d{1,2}月\d{1,2}日(?:\n|$))")
_DATE: Final = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号號](?:\((?P<said>[^)]*)\))?"
)
_TO: Final = re.compile(r"\s*[至到—–~-]+\s*")
_COUNT: Final = re.compile(r"(?:共|放假)(\d{1,2})天")
_WEEKDAY: Final = re.compile(r"(?:周|週|星期)([一二三四五六日天])")
_WEEKDAYS: Final = {
    sign: number for number, signs in enumerate(("一", "二", "三", "四", "五", "六", "日天"), 1) for sign in signs
}


@dataclass(frozen=True, slots=True)
class Announced:
    """The days off for one holiday, or for two that came together, and the weekend days that are worked for them."""

    holidays: tuple[str, ...]
    off: tuple[date, ...]
    worked: tuple[date, ...]


def read(text: str, year: int) -> tuple[int, list[Announced]]:
    """Read one paragraph or the whole announcement; return its year, the named one or `year`, and what it says in order.

    Raises BadDaysOff with `why` and, where it has them, `holiday` and `day`.
    """
    text = re.sub(r"[ \t\r]+", "", unicodedata.normalize("NFKC", text[: LONGEST + 1]))
    heads = list(_HEAD.finditer(text))
    if not heads or len(text) > LONGEST:
        raise BadDaysOff("nothing")
    # The title has the year; in the paragraphs a year stands where it is another one.
    named = _YEAR.search(text[: heads[0].start()])
    year = int(named[1]) if named else year
    signed = _SIGNED.search(text, heads[-1].end())
    ends = [*(one.start() for one in heads[1:]), signed.start() if signed else len(text)]
    found = [_announced(head[0], text[head.end() : end], year) for head, end in zip(heads, ends, strict=True)]
    days = [day for one in found for day in (*one.off, *one.worked)]
    if twice := next((day for at, day in enumerate(days) if day in days[:at]), None):
        raise BadDaysOff("twice", day=twice)
    return year, found


def _announced(head: str, body: str, year: int) -> Announced:
    named = sorted((name for name in NAMES if name in head), key=head.index)
    holidays = tuple(dict.fromkeys(NAMES[name] for name in named))
    off: list[date] = []
    worked: list[date] = []
    for sentence in re.split(r"[。;\n]", body):
        # What employers are asked to consider is no day off.
        if re.search(r"鼓励|鼓勵", sentence):
            continue
        _read_sentence(sentence, holidays, year, off, worked)
    if not off:
        raise BadDaysOff("no-days", holiday=holidays[0])
    for holiday in holidays:
        own = festivals.first_of(holiday, year) if year in festivals.YEARS else None
        if own not in off:
            raise BadDaysOff("wrong-year", holiday=holiday, day=own, year=year)
    if len(off) > MOST_DAYS:
        raise BadDaysOff("too-many", holiday=holidays[0])
    if weekday := next((day for day in worked if day.isoweekday() < _SATURDAY), None):
        raise BadDaysOff("worked", holiday=holidays[0], day=weekday)
    return Announced(holidays, tuple(sorted(off)), tuple(sorted(worked)))


def _read_sentence(sentence: str, holidays: tuple[str, ...], year: int, off: list[date], worked: list[date]) -> None:
    """Add the days of a sentence to those that are off, or that are worked."""
    counted: list[date] = []
    month = 0
    for clause in re.split(r",(?![^(]*\))", sentence):
        days, month = _days(clause, holidays, year, month)
        if "上班" in clause:
            worked += days
        elif re.search(r"放假|补休|補休|调休|調休|休息", clause):
            counted += days
        elif re.search(r"与周末连休|與[週周]末連休", clause) and counted:
            counted += _weekend(counted[-1])
        elif days:
            raise BadDaysOff("unclear", holiday=holidays[0], day=days[0])
    said = _COUNT.search(sentence)
    if said and counted and int(said[1]) != len(counted):
        raise BadDaysOff("count", holiday=holidays[0], said=int(said[1]), counted=len(counted))
    off += counted


def _days(clause: str, holidays: tuple[str, ...], year: int, month: int) -> tuple[list[date], int]:
    """Return the days of a clause, those between the two ends of a span included, and the month that was named last."""
    found: list[date] = []
    end = 0
    for match in _DATE.finditer(clause):
        month = int(match["month"] or month)
        # The days before New Year's Day are of the year before, as is said or goes without saying.
        before = month == _DECEMBER and "new-year" in holidays and not match["year"]
        own = int(match["year"]) if match["year"] else year - before
        try:
            day = date(own, month, int(match["day"]))
        except ValueError:
            raise BadDaysOff("no-such-day", holiday=holidays[0], said=match[0]) from None
        _compare(day, match["said"] or "", holidays)
        if found and _TO.fullmatch(clause, end, match.start()):
            if not found[-1] < day <= found[-1] + MOST_DAYS * _DAY:
                raise BadDaysOff("span", holiday=holidays[0], day=day)
            found += _between(found[-1] + _DAY, day)
        else:
            found.append(day)
        end = match.end()
    return found, month


def _compare(day: date, said: str, holidays: tuple[str, ...]) -> None:
    weekday = _WEEKDAY.search(said)
    if weekday and _WEEKDAYS[weekday[1]] != day.isoweekday():
        raise BadDaysOff("weekday", holiday=holidays[0], day=day, said=weekday[0])


def _weekend(day: date) -> Iterable[date]:
    """Return the weekend that a day off makes longer."""
    if day.isoweekday() == 1:
        return _between(day - 2 * _DAY, day - _DAY)
    return _between(day + _DAY, day + (7 - day.isoweekday()) * _DAY) if day.isoweekday() in {5, _SATURDAY} else ()


def _between(first: date, last: date) -> Iterator[date]:
    return (first + number * _DAY for number in range((last - first).days + 1))
