"""Moments as people say them, and as they type them: tomorrow (Wed) at 9:30.

All moments are aware; what is said and typed is the community's own time.
"""

import re
import unicodedata
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
_DAY_WORDS: Final = ((3, "word-in-three-days"), (2, "word-after-tomorrow"), (1, "word-tomorrow"), (0, "word-today"))

_DATE: Final = re.compile(r"(?:(20\d\d)\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?(?![\d:])")
_CLOCK: Final = re.compile(r"(\d{1,2})\s*(?::\s*(\d{2})|[点點时時](?:钟|鐘)?\s*(?:(\d{1,2})\s*分?|(半))?)")


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


def wall(t: Translator, at: time) -> str:
    """Say what the clock on the wall shows, with the part of the day."""
    part = next((name for until, name in _PARTS if at.hour < until), "evening")
    hour = at.hour - _NOON if at.hour > _NOON else at.hour
    return t.plain("time-clock", part=part, hour=hour, minute=f"{at.minute:02}")


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
    """Return the moment that somebody typed: "11-25 9:30", "明天下午 3 点半", "tomorrow 9:30", "9:30"; None if it is none.

    What names no day is the next time that the clock shows it; a date without its year is the next one. What names a day
    may lie in the past: whoever asked says so.
    """
    words = unicodedata.normalize("NFKC", text).casefold()
    on, rest = _named_day(words)
    found = _CLOCK.search(rest)
    if found is None:
        return None
    hour, minute = int(found[1]), 30 if found[4] else int(found[2] or found[3] or 0)
    if hour < _NOON and _holds(words, "word-later-half"):
        hour += _NOON
    try:
        at = time(hour, minute)
    except ValueError:
        return None
    now = clock.now()
    today = hours.local(now).date()
    if on is None and hours.at(today, at) <= now:
        on = today + _DAY
    return hours.at(on or today, at)


def _named_day(words: str) -> tuple[date | None, str]:
    """Return the day that is named, if any, and the text without it."""
    today = hours.local(clock.now()).date()
    for days, message_id in _DAY_WORDS:
        for word in _words(message_id):
            if word in words:
                return today + days * _DAY, words.replace(word, " ", 1)
    found = _DATE.search(words)
    if found is None:
        return None, words
    rest = words[: found.start()] + " " + words[found.end() :]
    year = int(found[1]) if found[1] else today.year
    try:
        on = date(year, int(found[2]), int(found[3]))
        if not found[1] and on < today:
            on = on.replace(year=year + 1)
    except ValueError:
        return None, ""
    return on, rest


def _holds(words: str, message_id: str) -> bool:
    return any(word in words for word in _words(message_id))


@cache
def _words(message_id: str) -> tuple[str, ...]:
    """Return all words of a message in all languages, the longest first."""
    found = {word.casefold() for text in everywhere(message_id) for word in text.split("|")}
    return tuple(sorted(found, key=len, reverse=True))
