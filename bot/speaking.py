"""Middlewares of the bot's session: what must hold for everything the bot says, whoever wrote it.

Nothing is said inside a transaction. Nothing is said without an audience, or to a chat outside it. Nothing is said faster
than Telegram takes it; a 429 is obeyed and then tried again, because Telegram says it did not act. Timeouts and 5xx pass
up: a blind repeat would be a second copy.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.metrics import REFUSED_BY_TELEGRAM
from bot.pacing import EVERYWHERE, Line, Pacing
from community import database
from community.groups import Purpose
from handlers.cards.card import Audience, declared

log = structlog.get_logger(__name__)

#: How long an interactive answer waits for Telegram's "retry after"; the courier sets 0 and waits in the outbox instead.
patience: Final[ContextVar[float]] = ContextVar("patience", default=30.0)

#: Set by whoever has taken the turn for the next message already, as the courier does before it commits `sending`.
turn_taken: Final[ContextVar[bool]] = ContextVar("turn_taken", default=False)

#: A reply that its own chat would hold up longer than this is not said: twenty answers a minute are enough for a group.
LONGEST_WAIT: Final = 10.0

_SPEAKING: Final = ("send", "edit", "copy", "forward")
_SILENT: Final = frozenset({"sendChatAction"})
_OFFERING: Final = "answerInlineQuery"
_ALLOWED: Final = {
    Audience.PUBLIC: frozenset(Purpose),
    Audience.TEAM: frozenset({Purpose.VOLUNTEERS, Purpose.STAFF}),
    Audience.STAFF: frozenset({Purpose.STAFF}),
}

PurposeOf = Callable[[int], Awaitable[str | None]]
#: Keeps a pause for the next process: its scope, as `Pacing.refused` returns it, and its seconds.
Persist = Callable[[int, float], Awaitable[None]]


class SpokeInsideTransactionError(Exception):
    """The bot was asked to speak while a transaction was open."""


class WrongAudienceError(Exception):
    """The bot was asked to say something to a chat that may not read it, or something without an audience."""


def speaks(method: TelegramMethod[Any]) -> bool:
    """Tell whether this call shows words to somebody."""
    name = method.__api_method__
    return name.startswith(_SPEAKING) and name not in _SILENT


class Manners(BaseRequestMiddleware):
    """Refuses what must never be said, before it leaves."""

    def __init__(self, purpose_of: PurposeOf) -> None:
        self._purpose_of = purpose_of

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Check the transaction, then the audience."""
        if database.inside.get():
            raise SpokeInsideTransactionError(method.__api_method__)
        if speaks(method) or method.__api_method__ == _OFFERING:
            await self._check(method)
        return await make_request(bot, method)

    async def _check(self, method: TelegramMethod[Any]) -> None:
        audience = declared.get()
        if audience is None:
            raise WrongAudienceError(f"{method.__api_method__} has no declared audience")
        if method.__api_method__ == _OFFERING:
            # Whatever is chosen is sent into a chat that the bot may not even be in.
            if audience is not Audience.PUBLIC:
                raise WrongAudienceError(f"{audience.name} is not offered in other chats")
            return
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int):
            raise WrongAudienceError(f"{method.__api_method__} goes to no chat that we know")
        if chat_id > 0:
            # An edit keeps the protection of the message; aiogram's unset default is an object, so only True is true.
            fresh = not method.__api_method__.startswith("edit")
            if audience is Audience.CONFIDENTIAL and fresh and getattr(method, "protect_content", None) is not True:
                raise WrongAudienceError("what is confidential must be protected")
            return
        if audience is Audience.PUBLIC:
            return
        purpose = await self._purpose_of(chat_id)
        if purpose not in _ALLOWED.get(audience, frozenset()):
            raise WrongAudienceError(f"{audience.name} does not belong in a group for {purpose}")


class Paced(BaseRequestMiddleware):
    """Waits for its turn, and obeys 429."""

    def __init__(self, pacing: Pacing, persist: Persist) -> None:
        self._pacing = pacing
        self._persist = persist

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        """Wait, send, and on a 429 wait as told; give up when that is longer than this caller's patience."""
        chat_id = getattr(method, "chat_id", None)
        spoken_to = chat_id if isinstance(chat_id, int) and speaks(method) else None
        waited = 0.0
        while True:
            if spoken_to is not None:
                await self._turn(spoken_to)
            try:
                response = await make_request(bot, method)
            except TelegramRetryAfter as refusal:
                REFUSED_BY_TELEGRAM.inc()
                if isinstance(chat_id, int):
                    await self._pause(chat_id, refusal.retry_after)
                waited += refusal.retry_after
                if waited > patience.get():
                    raise
                await asyncio.sleep(refusal.retry_after)
            else:
                if spoken_to is not None:
                    self._pacing.passed(spoken_to)
                return response

    async def _turn(self, chat_id: int) -> None:
        if turn_taken.get():
            # One turn is for one message: the next piece of a long one, or another try, takes its own.
            turn_taken.set(False)
        else:
            await self._pacing.turn(chat_id, line=Line.REPLY, patience=LONGEST_WAIT)
        await self._pacing.leave(chat_id)

    async def _pause(self, chat_id: int, retry_after: float) -> None:
        scope = self._pacing.refused(chat_id, retry_after)
        log.warning("refused by telegram", everywhere=scope == EVERYWHERE, seconds=retry_after, rate=self._pacing.rate)
        try:
            await self._persist(scope, retry_after)
        except Exception:
            # Only a restart would miss it; and the caller must hear that Telegram refused, not that a database did.
            log.exception("pause not kept")
