"""The heartbeat: when the scheduler last ticked. A process whose ticks stopped must not look healthy."""

import time
from typing import Final

#: A tick older than this means that the loop is stuck or the scheduler dead.
ALARM_AFTER: Final = 5.0


class Heartbeat:
    """Remembers the last tick, by the clock that nobody can move."""

    def __init__(self, alarm_after: float = ALARM_AFTER) -> None:
        self._alarm_after = alarm_after
        self._last = time.monotonic()

    def beat(self) -> None:
        """Tick."""
        self._last = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last tick."""
        return time.monotonic() - self._last

    @property
    def alive(self) -> bool:
        """Whether the last tick is recent enough."""
        return self.age < self._alarm_after
