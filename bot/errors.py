"""Middleware: refusals become kind words; surprises a log entry with a code that people can quote, and an apology."""

import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from html import unescape
from typing import Any, Final

import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.metrics import SECONDS, SURPRISES, UPDATES
from bot.pacing import BusyChatError
from community import clock, outbox, people
from community.database import Transaction
from community.errors import CommunityError
from community.people import RoleName
from handlers.cards.card import Card, say
from handlers.cards.trouble import apology, plain
from locales import Translator, language_of

log = structlog.get_logger(__name__)

#: No letters or digits that are mistaken for one another when read out on the phone.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
#: Telegram's own words for a tap that came too late to be answered.
_TOO_LATE: Final = ("query is too old", "query ID is invalid")
_ALERT_ONCE_IN: Final = timedelta(hours=1)


def code() -> str:
    """Return a fresh code of four characters."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(4))


class Errors(BaseMiddleware):
    """Outermost of ours: sees every update, logs one line, and lets nothing through but the end of the process."""

    def __init__(self, transaction: Transaction, translators: Mapping[str, Translator]) -> None:
        self._transaction = transaction
        self._translators = translators

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Handle the update whatever happens; the log line holds ids and times, never words."""
        if not isinstance(event, Update):
            return await handler(event, data)
        began = time.perf_counter()
        outcome = "done"
        try:
            return await handler(event, data)
        except CommunityError as refusal:
            outcome = "refused"
            await self._speak(event, self._refusal(data, event, refusal))
        except BusyChatError as busy:
            outcome = "busy"
            log.info("not said", update=event.update_id, reason="the chat is busy", seconds=round(busy.args[0]))
        except TelegramForbiddenError:
            outcome = "forbidden"
            await self._forbidden(event)
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as error:
            # What was asked for is done or not, and it may have been said or not; an apology could only confuse.
            outcome = "telegram"
            log.warning("perhaps not said", update=event.update_id, error=type(error).__name__)
        except TelegramAPIError as error:
            outcome = "telegram"
            if any(words in str(error) for words in _TOO_LATE):
                return None
            await self._surprise(event, data, error)
        except Exception as error:  # noqa: BLE001 - this is the place where nothing may pass
            outcome = "surprise"
            await self._surprise(event, data, error)
        finally:
            seconds = time.perf_counter() - began
            UPDATES.labels(kind=event.event_type, outcome=outcome).inc()
            SECONDS.observe(seconds)
            log.debug("update", id=event.update_id, kind=event.event_type, outcome=outcome, ms=round(seconds * 1000, 1))
        return None

    def _refusal(self, data: dict[str, Any], event: Update, refusal: CommunityError) -> Card:
        return plain(self._translator(data, event), refusal.message_id, **refusal.fields)

    def _translator(self, data: dict[str, Any], event: Update) -> Translator:
        if isinstance(t := data.get("t"), Translator):
            return t
        user = getattr(event.event, "from_user", None)
        return self._translators[language_of(user.language_code if user else None)]

    async def _surprise(self, event: Update, data: dict[str, Any], error: Exception) -> None:
        quoted = code()
        SURPRISES.inc()
        log.error("surprise", code=quoted, update=event.update_id, kind=event.event_type, exc_info=error)
        with suppress(Exception):
            await self._alert(quoted, type(error).__name__)
        await self._speak(event, apology(self._translator(data, event), code=quoted))

    async def _forbidden(self, event: Update) -> None:
        """Remember whoever blocked the bot while it answered. A group that threw it out tells so by itself."""
        chat = getattr(event.event, "chat", None)
        if chat is not None and chat.type == "private":
            async with self._transaction() as session:
                await people.unreachable(session, chat.id)

    async def _alert(self, quoted: str, kind: str) -> None:
        """Tell the administrators, at most once an hour for one kind of error."""
        hour = int(clock.now().timestamp() // _ALERT_ONCE_IN.total_seconds())
        async with self._transaction() as session:
            for person in await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None):
                if person.started_at is not None:
                    key = f"surprise:{kind}:{hour}:{person.id}"
                    await outbox.post(
                        session,
                        key=key,
                        card="surprise",
                        of=outbox.Kind.ALERT,
                        person_id=person.id,
                        code=quoted,
                        kind=kind,
                    )

    async def _speak(self, event: Update, card: Card) -> None:
        """Answer a tap with an alert, a message with a message; if even that fails, the log has it."""
        try:
            if event.callback_query is not None:
                await self._answer_tap(event.callback_query, card)
            elif event.message is not None:
                await say(event.message, card)
        except Exception as error:  # noqa: BLE001 - an apology that cannot be said must not raise again
            log.warning("apology not said", update=event.update_id, error=type(error).__name__)

    async def _answer_tap(self, query: CallbackQuery, card: Card) -> None:
        """Show an alert; a tap that was answered already gets a message instead."""
        try:
            await query.answer(_shortened(card.text), show_alert=True)
        except TelegramBadRequest:
            if isinstance(query.message, Message):
                await say(query.message, card)


def _shortened(text: str, longest: int = 200) -> str:
    words = unescape(text)
    return words if len(words) <= longest else words[: longest - 1] + "…"
