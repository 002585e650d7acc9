"""Middleware: patience with eager thumbs.

One person's updates are handled one after the other. Without a cap, somebody who sends a hundred messages at once would
fill the line that all share. This runs before that person's lock is taken, so whatever it turns away costs nothing.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.dispatcher.middlewares.user_context import EVENT_FROM_USER_KEY
from aiogram.types import TelegramObject, Update

from handlers.cards.card import say
from handlers.cards.trouble import plain
from locales import Translator, language_of

#: Updates of one person that may wait or run at once.
PATIENCE: Final = 12


class Throttling(BaseMiddleware):
    """Answers the first update over the cap with a kind word, and drops the following ones until the line is shorter."""

    def __init__(self, translators: Mapping[str, Translator]) -> None:
        self._translators = translators
        self._waiting: Counter[int] = Counter()
        self._told: set[int] = set()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Count, and let pass or turn away."""
        user = data.get(EVENT_FROM_USER_KEY)
        if user is None:
            return await handler(event, data)
        if self._waiting[user.id] >= PATIENCE:
            return await self._turn_away(event, self._translators[language_of(user.language_code)], user.id)
        self._waiting[user.id] += 1
        try:
            return await handler(event, data)
        finally:
            self._waiting[user.id] -= 1
            if not self._waiting[user.id]:
                del self._waiting[user.id]
                self._told.discard(user.id)

    async def _turn_away(self, event: TelegramObject, t: Translator, user_id: int) -> None:
        if not isinstance(event, Update):
            return
        if event.callback_query is not None:
            await event.callback_query.answer(t.plain("slow-down"), show_alert=True)
        elif event.message is not None and event.message.chat.type == "private" and user_id not in self._told:
            self._told.add(user_id)
            await say(event.message, plain(t, "slow-down"))
