"""Events as files for one's own datebook, in the format of RFC 5545 (iCalendar), which every telephone reads.

Nothing stands in a file but what any group may read. Times are in UTC, so that no file depends on a table of time zones. An
event keeps its UID, and its SEQUENCE rises with every change, so that a file that is fetched once more takes the place of the
one before; what was called off is cancelled in the datebook as well.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from community import clock
from community.events import Event, State
from locales import Translator

if TYPE_CHECKING:
    from icalendar import Component


def of(t: Translator, found: Iterable[Event], *, url: str = "") -> bytes:
    """Return these events as one file; `url`: the beginning of the bot's links."""
    # Reading the library takes a moment, which most starts never need.
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", "-//Linli//Events//ZH")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("calscale", "GREGORIAN")
    book.add("x-wr-calname", t.plain("ics-name"))
    for one in found:
        if one.starts_at is not None and one.ends_at is not None:
            book.add_component(_entry(t, one, one.starts_at, one.ends_at, url=url))
    return bytes(book.to_ical())


def _entry(t: Translator, found: Event, starts_at: datetime, ends_at: datetime, *, url: str) -> "Component":
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"event-{found.id}@linli")
    entry.add("dtstamp", clock.now().astimezone(UTC).replace(microsecond=0))
    entry.add("last-modified", found.changed_at.astimezone(UTC).replace(microsecond=0))
    entry.add("sequence", sequence(found))
    entry.add("dtstart", starts_at.astimezone(UTC))
    entry.add("dtend", ends_at.astimezone(UTC))
    entry.add("summary", found.title)
    if found.venue:
        entry.add("location", found.venue)
    told = [
        t.plain("ics-what", whom=found.whom) if found.whom else "",
        t.plain("ics-bring", notes=found.notes) if found.notes else "",
        t.plain("ics-free", number=found.number),
    ]
    entry.add("description", "\n".join(one for one in told if one))
    entry.add("status", "CANCELLED" if found.state == State.CALLED_OFF else "CONFIRMED")
    if url:
        entry.add("url", f"{url}event-{found.id}")
    return entry


def sequence(found: Event) -> int:
    """Return a number that rises with every change: the seconds from its opening to its last change."""
    since = found.opened_at or found.changed_at
    return max(0, int((found.changed_at - since).total_seconds()))
