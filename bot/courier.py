"""The courier: takes deliveries from the outbox, renders them in the reader's language, and sends them.

`sending` is committed just before the request and the result just after it, so a kill in between leaves a row that says
"perhaps", which nobody repeats silently.
"""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from bot.metrics import DELIVERIES, WAITING
from bot.pacing import Pacing
from bot.speaking import WrongAudienceError, patience
from community import clock, groups, outbox, people
from community.database import Database
from community.outbox import Delivery, State
from handlers.cards import render
from handlers.cards.card import Card, send
from locales import DEFAULT_LANGUAGE, LANGUAGES, Translator

log = structlog.get_logger(__name__)

#: The longest time between two looks at the outbox; usually a commit wakes the courier at once.
LOOK_EVERY: Final = 0.5
_AT_ONCE: Final = 20


class Courier:
    """Delivers until it is stopped."""

    def __init__(self, bot: Bot, database: Database, pacing: Pacing, facts: Mapping[str, str]) -> None:
        self._bot = bot
        self._transaction = database.transaction
        self._pacing = pacing
        self._translators = {language: Translator(language, facts) for language in LANGUAGES}
        self._news = asyncio.Event()
        self._stopping = False
        database.on_change(Delivery, lambda _row: self._news.set())

    async def run(self) -> None:
        """Deliver what is due until `stop`; what is on its way is finished first."""
        async with self._transaction() as session:
            await outbox.recover(session)
        while not self._stopping:
            self._news.clear()
            try:
                sent = await self.drain()
            except Exception:
                # The courier goes on whatever one look at the outbox met.
                log.exception("courier")
                sent = 0
            if not sent and not self._stopping:
                await self._wait()

    def stop(self) -> None:
        """Take nothing new."""
        self._stopping = True
        self._news.set()

    async def drain(self) -> int:
        """Deliver everything that is due and whose chat is ready; return how many rows ended."""
        async with self._transaction.reading() as session:
            waiting = await outbox.due(session, now=clock.now())
        WAITING.set(len(waiting))
        ended = 0
        for at in range(0, len(waiting), _AT_ONCE):
            if self._stopping:
                break
            batch = waiting[at : at + _AT_ONCE]
            ended += sum(await asyncio.gather(*(self._deliver(one) for one in batch)))
        return ended

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._news.wait()
        except TimeoutError:
            return

    async def _deliver(self, delivery: Delivery) -> bool:
        """Send one; False when its chat must wait, or somebody else has it."""
        async with self._transaction.reading() as session:
            reader = await people.person(session, delivery.person_id) if delivery.person_id else None
        if reader is not None and (reader.started_at is None or not reader.reachable):
            return await self._end(delivery, State.PENDING, State.FAILED, reason="cannot be written to")
        chat_id = reader.telegram_id if reader else delivery.chat_id
        if chat_id is None or not self._pacing.ready(chat_id):
            return False
        translator = self._translators[reader.speaks if reader else DEFAULT_LANGUAGE]
        try:
            card = render(delivery.card, translator, delivery.arguments)
        except Exception as error:
            # One row that cannot be rendered must not hold up the others.
            log.exception("not rendered", id=delivery.id, card=delivery.card)
            return await self._end(delivery, State.PENDING, State.FAILED, reason=type(error).__name__)
        async with self._transaction() as session:
            if not await outbox.move(session, delivery.id, State.PENDING, State.SENDING):
                return False
        state, values = await self._attempt(chat_id, card)
        return await self._end(delivery, State.SENDING, state, **values)

    async def _attempt(self, chat_id: int, card: Card) -> tuple[State, dict[str, Any]]:
        """Send the card; return what became of it, by what Telegram said, or did not say."""
        patience.set(0)
        try:
            message = await send(self._bot, chat_id, card)
        except TelegramRetryAfter as refusal:
            return State.PENDING, {"due_at": clock.now() + timedelta(seconds=refusal.retry_after)}
        except TelegramMigrateToChat as moved:
            async with self._transaction() as session:
                await groups.move(session, chat_id, moved.migrate_to_chat_id)
            return State.PENDING, {"chat_id": moved.migrate_to_chat_id}
        except (TelegramForbiddenError, TelegramBadRequest) as refusal:
            if isinstance(refusal, TelegramForbiddenError):
                async with self._transaction() as session:
                    await people.unreachable(session, chat_id)
            return State.FAILED, {"reason": refusal.message[:200]}
        except WrongAudienceError as refusal:
            log.exception("wrong audience", chat=chat_id)
            return State.FAILED, {"reason": type(refusal).__name__}
        except Exception as doubt:  # noqa: BLE001 - a timeout, a 5xx, an answer that cannot be read: it may have arrived
            return State.UNKNOWN, {"reason": type(doubt).__name__}
        return State.SENT, {"message_id": message.message_id}

    async def _end(self, delivery: Delivery, old: State, new: State, **values: Any) -> bool:
        async with self._transaction() as session:
            moved = await outbox.move(session, delivery.id, old, new, **values)
        if moved and new is not State.PENDING:
            DELIVERIES.labels(state=new).inc()
            log.info("delivery", id=delivery.id, card=delivery.card, state=str(new), reason=values.get("reason"))
        return moved and new is not State.PENDING
