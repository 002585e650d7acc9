"""The one place that reads the time.

Everything that is due is due by this clock. On a real deployment it is the machine's; in the playground its page can move
it, and the offset arrives here.
"""

from datetime import UTC, datetime, timedelta

_offset = timedelta()


def now() -> datetime:
    """Return this moment: aware, in UTC."""
    return datetime.now(UTC) + _offset


def move(offset: timedelta) -> None:
    """Let the clock differ from the machine's by `offset` from now on. Only the playground does this."""
    global _offset  # noqa: PLW0603 - a process has one clock, and this is where it lives
    _offset = offset
