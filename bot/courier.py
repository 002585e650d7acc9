"""The courier: takes deliveries from the outbox, renders them in the reader's language, and sends them.

A row is leased, then paced, then committed as `sending` just before its request and ended just after the answer. A kill in
between leaves the few that were on their way as "perhaps", and those are never repeated in silence.
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final

import structlog
from aiogram import Bot

from bot.ledger import Ledger
from bot.metrics import DELIVERIES, WAITING
from bot.outcomes import AGAIN_IN, Told, told
from bot.pacing import BusyChatError, Line, Pacing
from bot.speaking import patience, turn_taken
from community import broadcasts, clock, dispatch, groups, hours, pauses, people
from community.database import Database
from community.dispatch import Leased, Outcome
from community.outbox import Batch, Delivery, Night, State, Step
from handlers.cards import DRAWN, render
from handlers.cards.card import Card, edit, send
from locales import DEFAULT_LANGUAGE, Translator, Word
from scheduler.health import Heartbeat

if TYPE_CHECKING:
    from aiogram.exceptions import TelegramUnauthorizedError

log = structlog.get_logger(__name__)

#: The longest time between two looks at the outbox; usually a commit wakes the courier at once.
LOOK_EVERY: Final = 0.5
#: Requests in flight.
AT_ONCE: Final = 50
#: Rows at work: as many again wait for the commit before their request, and for the one after it.
AT_WORK: Final = 3 * AT_ONCE
#: Rows in hand: enough that nobody waits for the database, few enough that they soon leave.
IN_HAND: Final = 200
_MORE: Final = 20
#: How often it looks for rows of couriers that died, seconds.
_RECOVER_EVERY: Final = 15.0
#: One request may hang for a minute; a courier that has not looked for longer than this is stuck.
ALARM_AFTER: Final = 120.0
#: A message in doubt that may be repeated is, once, after this: the answer may only have been slow.
_REPEAT_IN: Final = timedelta(seconds=30)
#: A step that may be repeated is tried again for so long.
_GIVE_UP_AFTER: Final = timedelta(minutes=30)
_CARDS_KEPT: Final = 64


class Courier:
    """Delivers until it is stopped.

    `a_day`: how many notices a person gets a day; what is more comes as one digest.
    """

    def __init__(
        self,
        bot: Bot,
        database: Database,
        pacing: Pacing,
        translators: Mapping[str, Translator],
        *,
        a_day: int,
    ) -> None:
        self._bot = bot
        self._transaction = database.transaction
        self._pacing = pacing
        self._translators = translators
        self._a_day = a_day
        #: A new name for each run, and a number for each lease: what it held under another one it holds no more.
        self._name = token_hex(4)
        self._leases = count()
        self._ledger = Ledger(database.transaction)
        self._requests = asyncio.Semaphore(AT_ONCE)
        self._waiting: deque[Leased] = deque()
        self._busy: set[int] = set()
        self._on_their_way: set[asyncio.Task[None]] = set()
        self._not_begun: set[asyncio.Task[None]] = set()
        self._cards: dict[tuple[int | None, int, str], Card] = {}
        self._news = asyncio.Event()
        self._stopping = False
        self._refused: TelegramUnauthorizedError | None = None
        self._recovered_at: float | None = None
        self._looked_at = 0.0
        self._posted = False
        self.heartbeat = Heartbeat(ALARM_AFTER)
        for table in (Delivery, Batch):
            database.on_change(table, lambda _row: self._hear())

    async def run(self) -> None:
        """Deliver what is due until `stop`; what is on its way is finished first. Raises TelegramUnauthorizedError."""
        try:
            while not self._stopping:
                self._news.clear()
                self.heartbeat.beat()
                try:
                    await self._look()
                except Exception:
                    # The courier goes on whatever one look at the outbox met.
                    log.exception("courier")
                    await self._rest()
            await self._finish()
        finally:
            for task in (*self._on_their_way, *self._not_begun):
                task.cancel()
        if self._refused is not None:
            raise self._refused

    def stop(self) -> None:
        """Take nothing new."""
        self._stopping = True
        self.wake()

    def wake(self) -> None:
        """See whether there is something to do."""
        self._news.set()

    def _hear(self) -> None:
        """Look at the outbox now: a commit added to it."""
        self._posted = True
        self.wake()

    async def _look(self) -> None:
        """Take in hand what is due and start what can be started; when that is nothing, rest until something happens."""
        await self._recover()
        now = asyncio.get_running_loop().time()
        if self._posted or now - self._looked_at > LOOK_EVERY or len(self._waiting) < IN_HAND // 2:
            self._posted, self._looked_at = False, now
            await self._lease()
        if not self._start():
            await self._rest()

    async def _recover(self) -> None:
        """Take over from couriers that ended: at the start from all, later from those whose lease ran out."""
        now = asyncio.get_running_loop().time()
        if self._recovered_at is not None and now - self._recovered_at < _RECOVER_EVERY:
            return
        async with self._transaction() as session:
            await dispatch.renew(session, courier=self._name)
            # Only one process works on a database: at the start, nobody else holds anything.
            found = await dispatch.recover(session, everyone=self._recovered_at is None)
            if self._recovered_at is None:
                self._pacing.resume(await pauses.standing(session, now=datetime.now(UTC)))
        self._recovered_at = now
        if found.total():
            log.info("recovered", **found)

    async def _lease(self) -> None:
        async with self._transaction.reading() as session:
            # Most looks find nothing: a look must not make anybody wait for the writer.
            if not await dispatch.anything_due(session, now=clock.now()):
                WAITING.set(len(self._waiting))
                return
        async with self._transaction() as session:
            # However much is in hand: something that somebody waits for may have come, and it goes first.
            limit = max(IN_HAND - len(self._waiting), _MORE)
            owner = f"{self._name}{next(self._leases):x}"
            leased = await dispatch.lease(session, owner=owner, now=clock.now(), limit=limit, a_day=self._a_day)
            # What was changed came back into the line, and now into the hand again: only the newer one is true.
            newer = {one.id for one in leased}
            kept = [one for one in self._waiting if one.id not in newer]
            best = sorted((*kept, *leased), key=lambda one: one.line)
            if surplus := best[IN_HAND:]:
                await dispatch.give_back(session, courier=self._name, ids=[one.id for one in surplus])
        self._waiting = deque(best[:IN_HAND])
        WAITING.set(len(self._waiting))

    def _start(self) -> int:
        """Start as many as may be on their way at once, one a chat, in their order; return how many."""
        started = 0
        later: deque[Leased] = deque()
        while self._waiting and len(self._on_their_way) + len(self._not_begun) < AT_WORK:
            one = self._waiting.popleft()
            reader = one.person_id or one.chat_id or 0
            if reader in self._busy:
                later.append(one)
                continue
            self._busy.add(reader)
            task = asyncio.create_task(self._deliver(one))
            self._not_begun.add(task)
            task.add_done_callback(partial(self._ended, reader))
            started += 1
        self._waiting.extendleft(reversed(later))
        return started

    def _ended(self, reader: int, task: asyncio.Task[None]) -> None:
        self._busy.discard(reader)
        self._on_their_way.discard(task)
        self._not_begun.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("delivery", exc_info=error)
        self.wake()

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _finish(self) -> None:
        """Let what has left arrive; what has not begun goes back into the line."""
        for task in tuple(self._not_begun):
            task.cancel()
        if tasks := (*self._not_begun, *self._on_their_way):
            await asyncio.wait(tasks)
        async with self._transaction() as session:
            await dispatch.give_back(session, courier=self._name)

    async def _deliver(self, one: Leased) -> None:
        """Send one delivery, or say why not."""
        outcome = await self._before(one)
        if outcome is not None:
            await self._ledger.end(one, outcome)
            self._count(one, outcome)
            return
        # Between this line and the end of the commit a cancellation could leave the row as begun though nothing left: from
        # here on it is finished, whatever happens.
        task = asyncio.current_task()
        if task is not None:
            self._not_begun.discard(task)
            self._on_their_way.add(task)
        if not await self._ledger.begin(one):
            return
        async with self._requests:
            outcome = await self._attempt(one)
        await self._ledger.end(one, outcome)
        self._count(one, outcome)

    async def _before(self, one: Leased) -> Outcome | None:
        """Wait for the row's turn; return an outcome when it cannot leave now, or ever."""
        if not one.reachable and (one.person_id is not None or one.step is Step.SEND):
            return Outcome(one.id, State.FAILED, {"reason": "cannot be written to"})
        if one.chat_id is None:
            return Outcome(one.id, State.FAILED, {"reason": "there is no chat"})
        if one.target_id is not None and one.message_id is None:
            if one.target_waits:
                # The message that it is about is not there yet.
                return _later(one, AGAIN_IN)
            return Outcome(one.id, State.FAILED, {"reason": "there is no message"})
        if one.step in {Step.SEND, Step.EDIT}:
            try:
                # Whoever must wait steps out of the line, so that the others go on.
                await self._pacing.turn(one.chat_id, line=Line.BULK if one.line else Line.CARD, patience=0)
            except BusyChatError as busy:
                return _later(one, timedelta(seconds=busy.args[0]))
        elif (seconds := max(self._pacing.wait(one.chat_id), self._pacing.paused)) > 0:
            return _later(one, timedelta(seconds=seconds))
        now = clock.now()
        if one.expires_at <= now:
            return Outcome(one.id, State.EXPIRED)
        if one.step is Step.SEND and one.policy.night is Night.WAITS and hours.is_quiet(now):
            # The night began while it was in hand.
            return Outcome(one.id, State.PENDING, {"due_at": hours.when_loud(now)})
        return None

    async def _attempt(self, one: Leased) -> Outcome:
        """Do the step; return what became of it, by what Telegram said, or did not say."""
        try:
            card = await self._card(one) if one.step in {Step.SEND, Step.EDIT} else None
        except Exception as error:
            # One row that cannot be rendered must not hold up the others.
            log.exception("not rendered", id=one.id, card=one.card)
            return Outcome(one.id, State.FAILED, {"reason": type(error).__name__})
        patience.set(0)
        turn_taken.set(True)
        try:
            message_id = await self._do(one, card)
        except Exception as error:  # noqa: BLE001 - every answer, and every lack of one, has its line in the table
            return await self._after(one, told(error))
        return Outcome(one.id, State.SENT, {"message_id": message_id}, of=one)

    async def _do(self, one: Leased, card: Card | None) -> int:
        """Speak. Returns the message's id."""
        chat_id, message_id = one.chat_id or 0, one.message_id or 0
        if card is not None and one.step is Step.SEND:
            message = await send(
                self._bot,
                chat_id,
                card,
                topic=one.topic_id,
                silent=False if one.policy.night is Night.ALOUD else None,
                before=one.media_ids,
                on_part=lambda ids: self._note_parts(one, ids),
            )
            return message.message_id
        if card is not None:
            await edit(self._bot, chat_id, message_id, card)
        elif one.step is Step.PIN:
            await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        else:
            await self._bot.delete_message(chat_id, message_id)
            if one.media_ids:
                await self._bot.delete_messages(chat_id, list(one.media_ids))
        return message_id

    async def _note_parts(self, one: Leased, ids: list[int]) -> None:
        async with self._transaction() as session:
            await dispatch.note_media(session, one.id, ids)

    async def _after(self, one: Leased, answer: Told) -> Outcome:
        """Return what follows from Telegram's answer, for this kind of message and step."""
        if answer.moved_to is not None:
            async with self._transaction() as session:
                await broadcasts.follow_group(session, one.chat_id or 0, answer.moved_to)
            return _later(one, timedelta(), chat_id=answer.moved_to)
        if answer.topic_gone and one.topic_id is not None:
            async with self._transaction() as session:
                await groups.forget_topic(session, one.chat_id or 0)
            return _later(one, timedelta())
        if answer.token_refused is not None:
            self._refused = answer.token_refused
            self.stop()
            return _later(one, timedelta())
        if answer.state is State.PENDING:
            return _later(one, answer.again_in)
        if answer.state is State.UNKNOWN:
            return self._in_doubt(one, answer)
        if one.step is Step.DELETE:
            if "to delete not found" in (answer.reason or ""):
                return Outcome(one.id, State.SENT)
            # Too old to be deleted: it says then that it was withdrawn.
            return _later(one, timedelta(), step=Step.EDIT)
        if answer.unreachable:
            await self._unreachable(one)
        return Outcome(one.id, State.FAILED, {"reason": answer.reason})

    def _in_doubt(self, one: Leased, answer: Told) -> Outcome:
        if one.step is not Step.SEND:
            # A step may be repeated, so any doubt is another try.
            if clock.now() - one.created_at > _GIVE_UP_AFTER:
                return Outcome(one.id, State.FAILED, {"reason": answer.reason})
            return _later(one, AGAIN_IN)
        if one.policy.repeatable and not one.again:
            return _later(one, _REPEAT_IN, again=True)
        return Outcome(one.id, State.UNKNOWN, {"reason": answer.reason})

    async def _unreachable(self, one: Leased) -> None:
        async with self._transaction() as session:
            if one.person_id is not None:
                await people.unreachable(session, one.chat_id or 0)
            else:
                await groups.unlink(session, one.chat_id or 0)

    async def _card(self, one: Leased) -> Card:
        """Render the row; what a whole batch shares is rendered once a language."""
        t = self._translators[one.language or DEFAULT_LANGUAGE]
        key = (one.batch_id, one.version, t.language)
        if one.shared and key in self._cards:
            card = self._cards[key]
        else:
            drawing = partial(render, one.card, t, one.arguments)
            card = await asyncio.to_thread(drawing) if one.card in DRAWN else drawing()
            if one.shared:
                self._cards[key] = card
                if len(self._cards) > _CARDS_KEPT:
                    del self._cards[next(iter(self._cards))]
        if one.again and one.step is Step.SEND:
            mark = t("perhaps-again")
            return replace(card, text=Word(f"{mark}\n{card.text}"))
        return card

    def _count(self, one: Leased, outcome: Outcome) -> None:
        if outcome.state is State.PENDING:
            return
        DELIVERIES.labels(state=outcome.state).inc()
        if outcome.state is State.SENT and one.batch_id is not None:
            # A broadcast's thousands would drown the log; its notice counts them.
            return
        log.info("delivery", id=one.id, card=one.card, state=str(outcome.state), reason=outcome.values.get("reason"))


def _later(one: Leased, wait: timedelta, **values: Any) -> Outcome:
    return Outcome(one.id, State.PENDING, {"due_at": clock.now() + wait, **values})
