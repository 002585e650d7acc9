"""Heartbeats, and the watch over them. A process whose ticks stopped must not look healthy, and its people must hear of it."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Final

import structlog

from community import pulses
from community.database import Transaction
from community.timers import Occasion

log = structlog.get_logger(__name__)

#: A tick older than this means that the loop is stuck or the scheduler dead.
ALARM_AFTER: Final = 5.0
#: So long may no look at the timers finish before staff hear of it, and the process asks to be started again.
SILENT_AFTER: Final = 120.0
#: Seconds between two rows of the pulse, and between two looks at it.
PULSE_EVERY: Final = 30.0
WATCH_EVERY: Final = 15.0


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


class Vigil:
    """Writes down that the timers are looked at, and notices when they are not, in this process or in another one.

    It goes by how long the row stays the same before its eyes, and compares no clocks: one that is set, or moved in the
    playground, raises no alarm, nor does a computer that slept.
    """

    def __init__(
        self,
        transaction: Transaction,
        occasions: Mapping[str, Occasion],
        *,
        steady: Callable[[], float] = time.monotonic,
        silent_after: float = SILENT_AFTER,
    ) -> None:
        self._transaction = transaction
        self._occasions = occasions
        self._steady = steady
        self._silent_after = silent_after
        self._slept = _slept()
        self._written: float | None = None
        #: When the row last said that it beat, and since when we have seen it say so.
        self._seen: tuple[object, float] | None = None
        #: Beats after each look that finished; where it is too old, the process is not ready.
        self.looks = Heartbeat(silent_after)

    async def before(self) -> None:
        """Before the first look, and the first after a sleep, tell staff how long nobody was there."""
        slept = _slept()
        awake, self._slept = slept - self._slept < pulses.AWAY.total_seconds(), slept
        if self._written is not None and awake:
            return
        async with self._transaction() as session:
            if self._written is None:
                await pulses.begin(session)
            found = await pulses.come_back(session, self._occasions)
        if found is not None:
            log.warning("was away", late=found.late, skipped=found.skipped, asked=found.asked)

    async def after(self) -> None:
        """Note that a look finished; the row is written every PULSE_EVERY seconds."""
        self.looks.beat()
        now = self._steady()
        if self._written is not None and now - self._written < PULSE_EVERY:
            return
        async with self._transaction() as session:
            await pulses.beat(session)
        self._written = now

    async def watch(self) -> None:
        """Look at the row again and again, until cancelled; what goes wrong meanwhile is looked at again later."""
        while True:
            await asyncio.sleep(WATCH_EVERY)
            try:
                await self.look()
            except Exception:
                log.exception("pulse not seen")

    async def look(self) -> bool:
        """Tell staff when the row has stayed the same for too long; return whether they were told just now."""
        async with self._transaction.reading() as session:
            found = await pulses.last(session, pulses.TIMERS)
        now = self._steady()
        if found is None:
            return False
        if self._seen is None or self._seen[0] != found.at:
            self._seen = found.at, now
        if now - self._seen[1] < self._silent_after:
            return False
        async with self._transaction() as session:
            told = await pulses.alarm(session, found.at)
        if told:
            log.error("timers are not looked at", since=found.at.isoformat())
        return told


def _slept() -> float:
    """Return how many seconds this computer has slept since it was started, as far as it can tell."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return 0.0 if clock is None else time.clock_gettime(clock) - time.monotonic()
