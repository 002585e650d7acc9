"""Asks Telegram for updates, so that none is lost when the process is told to stop.

aiogram's own loop takes its limit before a person's lock, and on SIGTERM neither waits for handlers nor tells Telegram
what was taken. This one stops asking first, and confirms what it took when all of that is finished.
"""

import asyncio
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import Update

from bot.updates import Updates

log = structlog.get_logger(__name__)

LONG_POLL: Final = 25
_BACKOFF: Final = (1, 2, 5, 10)


class Polling:
    """One poller of one bot; `kinds` are the kinds of updates that it asks for."""

    def __init__(self, bot: Bot, updates: Updates, kinds: list[str]) -> None:
        self._bot = bot
        self._updates = updates
        self._kinds = kinds
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Take updates until cancelled. Raises TelegramUnauthorizedError for a token that is not valid.

        Whatever a cancelled request would still bring is not confirmed, so Telegram brings it again.
        """
        while True:
            for update in await self._ask():
                await self._updates.take(update)
                self._offset = update.update_id + 1

    async def confirm(self) -> None:
        """Tell Telegram what was taken: the next request would have, and there is none after a stop."""
        if self._offset is None:
            return
        try:
            await self._bot.get_updates(offset=self._offset, limit=1, timeout=0, request_timeout=2)
        except AiogramError as error:
            log.warning("not confirmed", error=type(error).__name__)

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
        except AiogramError as error:
            # An answer that cannot be read is one of these too; the next one may be readable.
            seconds = _BACKOFF[min(self._failures, len(_BACKOFF) - 1)]
            self._failures += 1
            conflict = isinstance(error, TelegramConflictError)
            reason = "another process asks with this token" if conflict else type(error).__name__
            log.warning("no updates", reason=reason, again_in=seconds)
            await asyncio.sleep(seconds)
        else:
            self._failures = 0
            return updates
        return []
