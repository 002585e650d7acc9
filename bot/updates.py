"""The updates that are in hand: how many at once, and how they are finished when the process is told to stop.

Polling and the webhook both hand updates in here. An update is confirmed to Telegram when it is taken, so a kill loses
what is in hand at that moment (at most once); the order to stop loses nothing.
"""

import asyncio
from typing import Final

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update

log = structlog.get_logger(__name__)

#: Updates handled at once. The cap per person is smaller, so that one person cannot fill this.
AT_ONCE: Final = 64


class Updates:
    """What one bot has in hand."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._running: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)

    @property
    def full(self) -> bool:
        """Whether a new one would have to wait."""
        return self._room.locked()

    async def take(self, update: Update) -> None:
        """Take an update in hand, as soon as there is room, and return while it is handled."""
        await self._room.acquire()
        task = asyncio.create_task(self._handle(update))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float) -> None:
        """Let what is in hand finish, for so long at most."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=max(seconds, 0))
        for task in late:
            task.cancel()
        log.info("drained", finished_late=len(late))

    async def _handle(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        finally:
            self._room.release()
