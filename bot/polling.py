"""Asks Telegram for updates and hands each to the dispatcher, so that none is lost when the process is told to stop.

aiogram's own loop takes its limit before a person's lock, and on SIGTERM neither waits for handlers nor tells Telegram
what was taken. This one stops asking first, lets every handler finish, and then confirms what it took.
"""

import asyncio
from typing import Final

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import Update

log = structlog.get_logger(__name__)

#: Updates handled at once. The cap per person is smaller, so that one person cannot fill this.
AT_ONCE: Final = 64
LONG_POLL: Final = 25
#: How long handlers may finish after the order to stop.
DRAIN: Final = 8.0
_BACKOFF: Final = (1, 2, 5, 10)


class Polling:
    """One poller of one bot."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._kinds = dispatcher.resolve_used_update_types()
        self._offset: int | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates until `stop` is set, then drain. Raises TelegramUnauthorizedError for a token that is not valid."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                asking = asyncio.create_task(self._ask())
                await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not asking.done():
                    # Whatever this request would still bring is not confirmed, so Telegram brings it again.
                    asking.cancel()
                    await asyncio.wait({asking})
                    break
                for update in asking.result():
                    await self._room.acquire()
                    self._take(update)
        finally:
            stopping.cancel()
            await self._drain()

    async def _ask(self) -> list[Update]:
        try:
            updates = await self._bot.get_updates(
                offset=self._offset,
                timeout=LONG_POLL,
                allowed_updates=self._kinds,
                request_timeout=LONG_POLL + 15,
            )
        except TelegramUnauthorizedError:
            raise
        except TelegramRetryAfter as refusal:
            await asyncio.sleep(refusal.retry_after)
        except TelegramAPIError as error:
            seconds = _BACKOFF[min(self._failures, len(_BACKOFF) - 1)]
            self._failures += 1
            reason = "another process asks with this token" if isinstance(error, TelegramConflictError) else str(error)
            log.warning("no updates", reason=reason, again_in=seconds)
            await asyncio.sleep(seconds)
        else:
            self._failures = 0
            return updates
        return []

    def _take(self, update: Update) -> None:
        self._offset = update.update_id + 1
        task = asyncio.create_task(self._handle(update))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _handle(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        finally:
            self._room.release()

    async def _drain(self) -> None:
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=DRAIN)
            for task in late:
                task.cancel()
            log.info("drained", finished_late=len(late))
        if self._offset is not None:
            try:
                await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, request_timeout=3)
            except TelegramAPIError as error:
                log.warning("not confirmed", error=type(error).__name__)
