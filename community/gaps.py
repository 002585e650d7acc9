"""What an event must be like: the values that each field may have, and what is missing before anybody is asked to come.

Nothing here changes a row.
"""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from community import clock, events
from community.audiences import Topic
from community.errors import BadEvent, NotFound, WordsTooLong
from community.events import Event, Kind
from community.timers import Repeat

#: How long an event lasts when only its beginning is said, and at the most.
USUAL: Final = timedelta(hours=2)
LONGEST: Final = timedelta(days=7)
#: How far ahead an event may be planned.
FARTHEST: Final = timedelta(days=366)
#: Texts and how long each may be.
_TEXTS: Final = {"notes": events.LONGEST_NOTES, "venue": events.LONGEST_VENUE, "whom": events.LONGEST_VENUE}
_PICTURE: Final = 200
#: What joins two signs to one emoji, and what says that a sign is a picture.
_JOINER: Final = "\u200d"
_AS_PICTURE: Final = "\ufe0f"


class Gap(StrEnum):
    """What must be known before anybody is asked to come, in the order in which it is asked."""

    TITLE = "title"
    #: Begin and end, still ahead.
    TIME = "time"
    VENUE = "venue"


def gaps(found: Event) -> tuple[Gap, ...]:
    """Return what is missing before anybody can be asked to come."""
    ahead = found.starts_at is not None and found.ends_at is not None and clock.now() < found.starts_at < found.ends_at
    said = {Gap.TITLE: bool(found.title), Gap.TIME: ahead, Gap.VENUE: bool(found.venue)}
    return tuple(gap for gap in Gap if not said[gap])


def checked(found: Event, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as the row keeps them, after a look at each and at all of them together.

    A beginning without an end keeps the length, two hours at first. Raises BadEvent, WordsTooLong; NotFound for what no
    button offers; ValueError for what is no field.
    """
    new = {field: _one(field, value) for field, value in values.items()}
    if "starts_at" in new and "ends_at" not in new:
        length = found.ends_at - found.starts_at if found.starts_at and found.ends_at else USUAL
        new["ends_at"] = new["starts_at"] + length
    if {"starts_at", "ends_at"} & new.keys():
        _check_times(new.get("starts_at", found.starts_at), new.get("ends_at", found.ends_at))
    return new


def _check_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Raise BadEvent unless it begins ahead, before it ends, and lasts no longer than a week."""
    now = clock.now()
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        raise BadEvent(why="times")
    if starts_at <= now:
        raise BadEvent(why="past")
    if starts_at > now + FARTHEST:
        raise BadEvent(why="far")
    if ends_at - starts_at > LONGEST:
        raise BadEvent(why="long")


def _one(field: str, value: Any) -> Any:
    """Return one value as the row keeps it."""
    if field in _TEXTS:
        return text(value, _TEXTS[field])
    if field not in _KEPT_AS:
        raise ValueError(f"an event has no field {field}")
    return _KEPT_AS[field](value)


def _title(value: str) -> str:
    title = " ".join(_seen(value).split())
    if not any(map(str.isalnum, title)) or len(title) > events.LONGEST_TITLE:
        raise BadEvent(why="title")
    return title


def text(value: str, longest: int) -> str:
    """Return words without empty lines, needless spaces and what nobody sees. Raises WordsTooLong."""
    found = "\n".join(line for line in (" ".join(line.split()) for line in _seen(value).splitlines()) if line)
    if (over := len(found) - longest) > 0:
        raise WordsTooLong(over=over, longest=longest)
    return found


def _seen(value: str) -> str:
    """Return the words without what has no shape, such as marks that turn the rest of a line around.

    What joins two signs to one emoji stays.
    """
    marks = [at for at, one in enumerate(value) if unicodedata.category(one) == "Cf"]
    gone = {at for at in marks if value[at] != _JOINER or not _joins(value, at)}
    return "".join(one for at, one in enumerate(value) if at not in gone)


def _joins(value: str, at: int) -> bool:
    """Tell whether there are signs on both sides; the one before may say that it is meant as a picture."""
    before, after = value[:at].removesuffix(_AS_PICTURE)[-1:], value[at + 1 : at + 2]
    return all(one and unicodedata.category(one).startswith("S") for one in (before, after))


def _seats(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= events.MOST_SEATS:
        raise BadEvent(why="seats")
    return value


def _kind(value: str) -> str:
    # Whose birthday it is decides who is invited: such a party is begun as one, and stays one.
    if value not in {Kind.GATHERING, Kind.TRAINING, Kind.JOBS}:
        raise NotFound
    return value


def _topic(value: str | None) -> str | None:
    if value and value not in list(Topic):
        raise NotFound
    return value or None


def _repeat(value: str | None) -> str | None:
    if value and value not in {Repeat.WEEKLY, Repeat.MONTHLY}:
        raise NotFound
    return value or None


def _picture(value: str | None) -> str | None:
    return value if value and len(value) <= _PICTURE else None


def _moment(value: datetime) -> datetime:
    return value.astimezone(UTC)


#: How a value becomes what the row keeps.
_KEPT_AS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": _title,
    "seats": _seats,
    "kind": _kind,
    "topic": _topic,
    "repeat": _repeat,
    "picture": _picture,
    "starts_at": _moment,
    "ends_at": _moment,
}
