"""Wakes up what is due; never speaks. APScheduler only ticks, in memory: what is due is rows."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from community.database import Transaction
from scheduler import health
from scheduler.health import Vigil
from scheduler.ticks import OCCASIONS, TICKS, TIMERS, Tick

__all__ = ["Scheduler", "health"]

#: Seconds that a look which has begun may take at a stop.
LAST_LOOK: Final = 2.0
#: All missed ones as one, however late: a tick looks at what is due, so nothing is lost by that. One that is woken while
#: it looks waits for its turn and looks once more; dropped, it could miss what the moved clock made due. The third of them
#: finds one that waits, and ends at once.
_HABITS: Final = {"coalesce": True, "max_instances": 3, "misfire_grace_time": None}


class Scheduler:
    """The ticks of one process, and the watch over them."""

    def __init__(self, transaction: Transaction, beat: Callable[[], None]) -> None:
        self._turns = {tick.name: asyncio.Lock() for tick in TICKS}
        self._waiting: set[str] = set()
        self._scheduler = AsyncIOScheduler(job_defaults=_HABITS, timezone="UTC")
        self.vigil = Vigil(transaction, OCCASIONS)
        self._watching: asyncio.Task[None] | None = None
        for tick in TICKS:
            self._scheduler.add_job(
                self._look,
                "interval",
                seconds=tick.seconds,
                id=tick.name,
                args=[tick, self._turns[tick.name], transaction],
                next_run_time=None,
            )
        self._scheduler.add_job(beat, "interval", seconds=1, id="heartbeat")

    async def _look(self, tick: Tick, turn: asyncio.Lock, transaction: Transaction) -> None:
        # Whoever waits already looks after whatever happened until now: a further one would find nothing.
        if tick.name in self._waiting:
            return
        self._waiting.add(tick.name)
        async with turn:
            self._waiting.discard(tick.name)
            if tick.name != TIMERS:
                await tick.run(transaction)
                return
            await self.vigil.before()
            await tick.run(transaction)
            await self.vigil.after()

    def start(self) -> None:
        """Begin to tick; every tick looks once right away."""
        self._scheduler.start()
        # Apart from the ticks: what watches them must not end with them.
        self._watching = asyncio.get_running_loop().create_task(self.vigil.watch())
        self.wake()

    def wake(self) -> None:
        """Let every tick look now: at the start, and after the clock was moved."""
        for tick in TICKS:
            self._scheduler.modify_job(tick.name, next_run_time=datetime.now(UTC))

    async def stop(self) -> None:
        """Tick no more, once the looks that have begun are over. Stopping twice is stopping once."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait({self._watching})
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        for turn in self._turns.values():
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_LOOK):
                    await turn.acquire()
        self._scheduler.shutdown(wait=False)
