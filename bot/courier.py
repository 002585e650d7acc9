"""The courier: takes deliveries from the outbox, renders them in the reader's language, and sends them.

`sending` is committed just before the request and the result just after it, so a kill in between leaves a row that says
"perhaps", which nobody repeats silently.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiohttp import ClientConnectorError

from bot.metrics import DELIVERIES, WAITING
from bot.pacing import BusyChatError, Pacing
from bot.speaking import WrongAudienceError, patience
from community import clock, groups, outbox, people
from community.database import Database
from community.outbox import Delivery, State
from handlers.cards import render
from handlers.cards.card import Card, edit, send
from locales import DEFAULT_LANGUAGE, Translator
from scheduler.health import Heartbeat

log = structlog.get_logger(__name__)

#: The longest time between two looks at the outbox; usually a commit wakes the courier at once.
LOOK_EVERY: Final = 0.5
_AT_ONCE: Final = 20
#: What could not leave is tried again after this; an edit that met a fault too, but not for ever.
AGAIN_IN: Final = timedelta(seconds=5)
#: One request may hang for a minute; a courier that has not looked for longer than this is stuck.
ALARM_AFTER: Final = 120.0
GIVE_UP_AFTER: Final = timedelta(minutes=30)


class Courier:
    """Delivers until it is stopped."""

    def __init__(self, bot: Bot, database: Database, pacing: Pacing, translators: Mapping[str, Translator]) -> None:
        self._bot = bot
        self._transaction = database.transaction
        self._pacing = pacing
        self._translators = translators
        self._news = asyncio.Event()
        self._stopping = False
        self.heartbeat = Heartbeat(ALARM_AFTER)
        database.on_change(Delivery, lambda _row: self._news.set())

    async def run(self) -> None:
        """Deliver what is due until `stop`; what is on its way is finished first."""
        recovered = False
        while not self._stopping:
            self._news.clear()
            self.heartbeat.beat()
            ended = 0
            try:
                if not recovered:
                    async with self._transaction() as session:
                        await outbox.recover(session)
                    recovered = True
                ended = await self.drain()
            except Exception:
                # The courier goes on whatever one look at the outbox met.
                log.exception("courier")
            if not ended and not self._stopping:
                await self._wait()

    def stop(self) -> None:
        """Take nothing new."""
        self._stopping = True
        self._news.set()

    async def drain(self) -> int:
        """Deliver what is due, one message a chat at a time; return how many rows ended or moved on."""
        async with self._transaction.reading() as session:
            waiting = await outbox.due(session, now=clock.now())
        WAITING.set(len(waiting))
        ended = 0
        while waiting and not self._stopping:
            batch, waiting = _one_a_chat(waiting)
            for outcome in await asyncio.gather(*(self._deliver(one) for one in batch), return_exceptions=True):
                if isinstance(outcome, BaseException):
                    log.error("not delivered", exc_info=outcome)
                else:
                    ended += outcome
        return ended

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._news.wait()
        except TimeoutError:
            return

    async def _deliver(self, waiting: Delivery) -> bool:
        """Send one; False when its chat must wait, or somebody else has it."""
        async with self._transaction.reading() as session:
            reader = await people.person(session, waiting.person_id) if waiting.person_id else None
        if reader is not None and (reader.started_at is None or not reader.reachable):
            return await self._end(waiting, State.PENDING, State.FAILED, reason="cannot be written to")
        chat_id = reader.telegram_id if reader else waiting.chat_id
        if chat_id is None:
            return False
        if (seconds := self._pacing.wait(chat_id)) > 0:
            # Whoever must wait steps out of the line, so that the others go on.
            return await self._end(
                waiting, State.PENDING, State.PENDING, due_at=clock.now() + timedelta(seconds=seconds)
            )
        async with self._transaction() as session:
            if not await outbox.move(session, waiting.id, State.PENDING, State.SENDING):
                return False
            # Read again: until this very moment it could still be changed.
            delivery = await outbox.delivery_or_none(session, waiting.id)
            revised = await outbox.delivery_or_none(session, waiting.revises_id)
        if delivery is None:
            return False
        if revised is not None and revised.state in {State.PENDING, State.SENDING}:
            # The message that it is to change is not there yet.
            return await self._end(delivery, State.SENDING, State.PENDING, due_at=clock.now() + AGAIN_IN)
        try:
            translator = self._translators[reader.speaks if reader else DEFAULT_LANGUAGE]
            card = render(delivery.card, translator, delivery.arguments)
        except Exception as error:
            # One row that cannot be rendered must not hold up the others.
            log.exception("not rendered", id=delivery.id, card=delivery.card)
            return await self._end(delivery, State.SENDING, State.FAILED, reason=type(error).__name__)
        if delivery.revises_id is None and delivery.message_id is None:
            state, values = await self._attempt(chat_id, card)
        else:
            message_id = delivery.message_id or (revised.message_id if revised else None)
            state, values = await self._edit(delivery, message_id, chat_id, card)
            if state is State.SENT and revised is not None:
                async with self._transaction() as session:
                    await outbox.forget_arguments(session, revised.id)
        return await self._end(delivery, State.SENDING, state, **values)

    async def _attempt(self, chat_id: int, card: Card) -> tuple[State, dict[str, Any]]:
        """Send the card; return what became of it, by what Telegram said, or did not say."""
        patience.set(0)
        try:
            message = await send(self._bot, chat_id, card)
        except TelegramRetryAfter as refusal:
            return State.PENDING, {"due_at": clock.now() + timedelta(seconds=refusal.retry_after)}
        except BusyChatError as busy:
            return State.PENDING, {"due_at": clock.now() + timedelta(seconds=busy.args[0])}
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
        except TelegramNetworkError as doubt:
            if isinstance(doubt.__cause__ or doubt.__context__, ClientConnectorError):
                # Refused, no such host, no handshake: it certainly did not leave.
                return State.PENDING, {"due_at": clock.now() + AGAIN_IN}
            return State.UNKNOWN, {"reason": type(doubt).__name__}
        except Exception as doubt:  # noqa: BLE001 - a 5xx, an answer that cannot be read: it may have arrived
            return State.UNKNOWN, {"reason": type(doubt).__name__}
        return State.SENT, {"message_id": message.message_id}

    async def _edit(
        self, delivery: Delivery, message_id: int | None, chat_id: int, card: Card
    ) -> tuple[State, dict[str, Any]]:
        """Let a message become the card. An edit may be repeated, so any doubt is another try."""
        patience.set(0)
        if message_id is None:
            return State.FAILED, {"reason": "there is no message to edit"}
        try:
            await edit(self._bot, chat_id, message_id, card)
        except TelegramRetryAfter as refusal:
            return State.PENDING, {"due_at": clock.now() + timedelta(seconds=refusal.retry_after)}
        except (TelegramForbiddenError, TelegramBadRequest, TelegramMigrateToChat) as refusal:
            return State.FAILED, {"reason": refusal.message[:200]}
        except Exception as doubt:  # noqa: BLE001 - whatever it was, the next try settles it
            if clock.now() - delivery.created_at > GIVE_UP_AFTER:
                return State.FAILED, {"reason": type(doubt).__name__}
            return State.PENDING, {"due_at": clock.now() + AGAIN_IN}
        return State.SENT, {"message_id": message_id}

    async def _end(self, delivery: Delivery, old: State, new: State, **values: Any) -> bool:
        async with self._transaction() as session:
            moved = await outbox.move(session, delivery.id, old, new, **values)
        if moved and new is not State.PENDING:
            DELIVERIES.labels(state=new).inc()
            log.info("delivery", id=delivery.id, card=delivery.card, state=str(new), reason=values.get("reason"))
        return moved and new is not State.PENDING


def _one_a_chat(waiting: Sequence[Delivery]) -> tuple[list[Delivery], list[Delivery]]:
    """Split what waits into the next batch, with at most one for each reader, and the rest, in their order."""
    batch: dict[int | None, Delivery] = {}
    rest = []
    for one in waiting:
        reader = one.person_id or one.chat_id
        if reader in batch or len(batch) >= _AT_ONCE:
            rest.append(one)
        else:
            batch[reader] = one
    return list(batch.values()), rest
