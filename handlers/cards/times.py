"""Moments as people say them, and as they type them: tomorrow (Wed) at 9:30.

All moments are aware; what is said and typed is the community's own time.
"""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from community import clock, hours
from locales import Translator, everywhere

_DAY: Final = timedelta(days=1)
#: When a part of the day begins. What follows the last is the evening.
_PARTS: Final = ((6, "dawn"), (12, "morning"), (13, "noon"), (18, "afternoon"))
_NOON: Final = 12
_NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}

#: Words for a day, as days from today; the longer ones first, for 后天 stands within 大后天.
_DAY_WORDS: Final = (
    (3, "word-in-three-days"),
    (2, "word-after-tomorrow"),
    (1, "word-tomorrow"),
    (0, "word-today"),
    (-1, "word-yesterday"),
)
#: Words for a part of the day, with the hours that they allow. Twelve in the evening is nobody's certain hour.
_PART_WORDS: Final = (
    ("word-am", range(12)),
    ("word-morning", range(1, 12)),
    ("word-noon", range(11, 15)),
    ("word-pm", range(12, 24)),
    ("word-evening", range(17, 24)),
)
#: How long ago a date without its year may be and still mean that day, and not the one of another year.
_RECENT: Final = timedelta(days=60)

_DATE: Final = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})"
    r"(?:\s*[日号號]|t(?=\d)|(?![\d:]))"
)
_DAY_OF_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})(?:\s*[日号號]|(?:st|nd|rd|th)(?![a-z]))")
_CLOCK: Final = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s*(?::(?P<colon>[0-5]\d)(?::00)?(?![\d:])|o['’]clock"
    r"|[点點时時][钟鐘整]?\s*(?:(?:(?P<half>半)|(?P<quarters>[13])\s*刻)[钟鐘]?|(?P<minute>[0-5]?\d)\s*分?)?)"
)
_PAST_OR_TO: Final = re.compile(
    r"(?<![a-z])(?:(?P<half>half\s+past)|(?:a\s+)?quarter\s+(?:(?P<past>past)|to))\s+(?P<hour>\d{1,2})(?![\d:])"
)
_HOUR: Final = re.compile(r"(?<![\d:])(?P<hour>\d{1,2})(?![\d:])")

_DIGITS: Final = dict(zip("零〇一二两兩三四五六七八九", "0012223456789", strict=True))
_NUMERAL: Final = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)|[零〇一二两兩三四五六七八九]")


def day(t: Translator, on: date) -> str:
    """Name a day with its weekday: by a word if it is near, else by its date; the year only if it is another one."""
    today = hours.local(clock.now()).date()
    return _day(t, on, _NEAR.get((on - today).days, "this-year" if on.year == today.year else "other"))


def printed(t: Translator, at: datetime) -> str:
    """Name a day for paper, on which "today" would not stay true."""
    return _day(t, hours.local(at).date(), "other")


def _day(t: Translator, on: date, which: str) -> str:
    return t.plain(
        "time-day",
        which=which,
        weekday=t.plain("time-weekday", number=on.isoweekday()),
        year=on.year,
        month=on.month,
        date=on.day,
    )


def wall(t: Translator, at: time, *, after: time | None = None) -> str:
    """Say what the clock on the wall shows, with the part of the day; where `after` was said just before, only a new part."""
    part, minute = _part(at), f"{at.minute:02}"
    hour = at.hour - _NOON if at.hour > _NOON else at.hour
    if after is not None and _part(after) == part:
        return t.plain("time-clock-after", part=part, hour=hour, minute=minute)
    return t.plain("time-clock", part=part, hour=hour, minute=minute)


def _part(at: time) -> str:
    return next((name for until, name in _PARTS if at.hour < until), "evening")


def moment(t: Translator, at: datetime) -> str:
    """Say when something is or was."""
    local = hours.local(at)
    return t.plain("time-moment", day=day(t, local.date()), clock=wall(t, local.time()))


def moment_of(t: Translator, iso: str) -> str:
    """Say when something is or was that is written as ISO 8601, as the arguments of deliveries are."""
    return moment(t, datetime.fromisoformat(iso))


def lasting(t: Translator, iso: str) -> str:
    """Say when something was in a picture, which may be looked at on any other day."""
    local = hours.local(datetime.fromisoformat(iso))
    return t.plain("time-moment", day=_day(t, local.date(), "this-year"), clock=wall(t, local.time()))


def span(t: Translator, minutes: int | None) -> str:
    """Say about how long something takes; None and 0 are less than a minute."""
    return t.plain("time-span", minutes=minutes or 0)


def parse(text: str) -> datetime | None:
    """Return the moment that somebody typed: "11-25 9:30", "下周三下午 3 点半", "tomorrow at 3 pm"; None if it is none.

    None as well if only a part of it is understood: "last Friday 9:30" is not 9:30. What names no day is the next
    time that the clock shows it. A weekday is the next one, today included; "next" before it means the next week, which
    begins on Monday. A date without its year is the one that was up to 60 days ago or comes next, a day of the month
    this month's or the next one's. What names a day may lie in the past: whoever asked says so.
    """
    typed = _Typed(text)
    try:
        on, at = _take_day(typed), _take_clock(typed)
    except ValueError:
        return None
    if not _fillers().fullmatch(typed.left):
        return None
    now = clock.now()
    today = hours.local(now).date()
    if on is None and hours.at(today, at) <= now:
        on = today + _DAY
    return hours.at(on or today, at)


class _Typed:
    """What somebody typed, and what is left of it once the understood is taken away."""

    def __init__(self, text: str) -> None:
        self.text = self.left = " ".join(unicodedata.normalize("NFKC", text).casefold().split())

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first that fits. A comma stays in its place, so that what stood apart does not come together."""
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]},{self.left[found.end() :]}"
        return found


def _take_day(typed: _Typed) -> date | None:
    """Take the day, if one is named. Raises ValueError if there is no such day, or if two are named."""
    today = hours.local(clock.now()).date()
    weekday = typed.take(_weekdays())
    named = [today + days * _DAY for days, message_id in _DAY_WORDS if typed.take(_any_of(message_id))]
    # The numeral of 周一 is no number, and would become one with that of 十点 behind it.
    typed.left = in_digits(typed.left)
    named += _take_dates(typed, today)
    if weekday is not None:
        number = _numbered("word-weekdays")[weekday["weekday"]]
        since = named[0] if named else today
        if weekday["next"] or weekday["this"]:
            since = today + ((8 if weekday["next"] else 1) - today.isoweekday()) * _DAY
        named.append(since + (number - since.isoweekday()) % 7 * _DAY)
    if len(set(named)) > 1:
        raise ValueError("these are several days")
    return named[0] if named else None


def _take_dates(typed: _Typed, today: date) -> list[date]:
    """Take a date, or else a day of the month."""
    for pattern in (_DATE, *_dates_with_names()):
        if found := typed.take(pattern):
            month = _numbered("word-months").get(found["month"]) or int(found["month"])
            day = int(found["day"])
            if found["year"]:
                return [date(int(found["year"]), month, day)]
            since = today - _RECENT
            return [_first(since, *((since.year + later, month, day) for later in range(3)))]
    if found := typed.take(_DAY_OF_MONTH):
        following = today.replace(day=1) + 31 * _DAY
        return [_first(today, *((one.year, one.month, int(found[1])) for one in (today, following)))]
    return []


def _first(since: date, *days: tuple[int, int, int]) -> date:
    """Return the first of the days that exists and is not before `since`. Raises ValueError if there is none."""
    for day_ in days:
        with suppress(ValueError):
            if (on := date(*day_)) >= since:
                return on
    raise ValueError("there is no such day")


def _take_clock(typed: _Typed) -> time:
    """Take the time of the day. Raises ValueError if there is none."""
    parts = {message_id: allowed for message_id, allowed in _PART_WORDS if _any_of(message_id).search(typed.text)}
    for message_id in parts:
        typed.left = _any_of(message_id).sub(",", typed.left)
    if found := typed.take(_PAST_OR_TO):
        minute = 30 if found["half"] else 15 if found["past"] else -15
    elif found := typed.take(_CLOCK):
        minute = 30 if found["half"] else int(found["colon"] or found["minute"] or 15 * int(found["quarters"] or 0))
    else:
        # A bare number is an hour only beside a part of the day, and noon needs none.
        found, minute = typed.take(_HOUR) if parts else None, 0
        if found is None and "word-noon" not in parts:
            raise ValueError("no time is named")
    hour = _hour(int(found["hour"]) if found else _NOON, list(parts.values()))
    return time(*divmod(60 * hour + minute, 60))


def _hour(said: int, parts: list[range]) -> int:
    """Return which hour of 24 was meant in these parts of the day. Raises ValueError if none can be."""
    may_be = [said, (said + _NOON) % 24] if parts and 0 < said <= _NOON else [said]
    for hour in may_be:
        if all(hour in part for part in parts):
            return hour
    raise ValueError("that part of the day has no such hour")


def in_digits(text: str) -> str:
    """Write 三 as 3 and 二十五 as 25."""

    def digits(found: re.Match[str]) -> str:
        if "十" not in found[0]:
            return _DIGITS[found[0]]
        return _DIGITS.get(found[1], "1") + _DIGITS.get(found[2], "0")

    return _NUMERAL.sub(digits, text)


@cache
def _weekdays() -> re.Pattern[str]:
    prefix = rf"(?:(?P<next>{_either(_words('word-next'))})|(?P<this>{_either(_words('word-this'))}))?"
    return re.compile(rf"(?<![a-z]){prefix}\s*(?P<weekday>{_either(_numbered('word-weekdays'))})(?![a-z])")


@cache
def _dates_with_names() -> tuple[re.Pattern[str], ...]:
    """Return what "5 December 2026" and "Dec 5, 2026" look like."""
    month = rf"(?P<month>{_either(_numbered('word-months'))})(?![a-z])\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?\s*(?P<year>20\d\d)(?![\d:]))?"
    return (
        re.compile(rf"(?<![\d:]){day}\s*(?:of\s+)?{month}{year}"),
        re.compile(rf"(?<![a-z\d]){month}\s*(?:the\s+)?{day}(?![\d:]){year}"),
    )


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(_words('word-filler'))}|[\s,、.。()])*")


@cache
def _any_of(message_id: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_either(_words(message_id))})(?![a-z])")


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, as the short ones stand within them."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _words(message_id: str) -> set[str]:
    """Return all words of a message in all languages."""
    return {word.casefold() for text in everywhere(message_id) for word in text.split("|")}


@cache
def _numbered(message_id: str) -> dict[str, int]:
    """Return the words of a message that counts, from 1, in all languages; those for the same number have spaces between."""
    return {
        word.casefold(): number
        for text in everywhere(message_id)
        for number, words in enumerate(text.split("|"), 1)
        for word in words.split()
    }
