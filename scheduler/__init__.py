"""Wakes up what is due; never speaks. APScheduler only ticks, in memory: what is due is rows."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from community.database import Transaction
from scheduler import health
from scheduler.ticks import TICKS

__all__ = ["Scheduler", "health"]

#: One at a time, all missed ones as one, however late: a tick looks at what is due, so nothing is lost by that.
_HABITS: Final = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Scheduler:
    """The ticks of one process."""

    def __init__(self, transaction: Transaction, beat: Callable[[], None]) -> None:
        self._scheduler = AsyncIOScheduler(job_defaults=_HABITS, timezone="UTC")
        for tick in TICKS:
            self._scheduler.add_job(
                tick.run, "interval", seconds=tick.seconds, id=tick.name, args=[transaction], next_run_time=None
            )
        self._scheduler.add_job(beat, "interval", seconds=1, id="heartbeat")

    def start(self) -> None:
        """Begin to tick; every tick looks once right away."""
        self._scheduler.start()
        self.wake()

    def wake(self) -> None:
        """Let every tick look now: at the start, and after the clock was moved."""
        for tick in TICKS:
            self._scheduler.modify_job(tick.name, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Tick no more; stopping twice is stopping once."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
