"""Middleware: who is speaking, and in which language. Hands `me` and `t` to every handler."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.dispatcher.middlewares.user_context import EVENT_FROM_USER_KEY
from aiogram.enums import ChatType
from aiogram.types import Message, TelegramObject, Update, User

from community import people
from community.database import Database
from community.names import clean
from community.people import Person
from handlers import emergencies, start
from locales import Translator, language_of

#: How many people are remembered between their messages. A person is about one kilobyte.
REMEMBERED: Final = 5000


class Introductions(BaseMiddleware):
    """Meets people. Whoever was met and has not changed is remembered, so that most updates need no database here."""

    def __init__(self, database: Database, translators: Mapping[str, Translator]) -> None:
        self._transaction = database.transaction
        # The name they showed stands beside them: unsealing it for every update costs more than all else here.
        self._met: OrderedDict[int, tuple[str, Person]] = OrderedDict()
        self._translators = translators
        #: Who wrote without START and was not welcomed yet. In memory: whoever opened the chat before a restart knows us.
        self._new: set[int] = set()
        database.on_change(Person, self._forget)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Add `t`, and `me`: not for bots, for anonymous writers, and for whoever only types the bot's name elsewhere."""
        user: User | None = data.get(EVENT_FROM_USER_KEY)
        data["t"] = self._translators[language_of(user.language_code if user else None)]
        if user is not None and isinstance(event, Update) and (event.inline_query or event.chosen_inline_result):
            # That is not writing to the bot, and leaves no row about anybody; but a language that was chosen is kept to.
            if known := await self._known(user):
                data["t"] = self._translators[known.speaks]
        elif user is not None and not user.is_bot:
            me = await self._meet(user, opens=_opens(event))
            data["me"] = me
            data["t"] = self._translators[me.speaks]
        result = await handler(event, data)
        if isinstance(newcomer := data.get("me"), Person) and newcomer.id in self._new:
            await self._welcome(event, newcomer, data)
        return result

    async def _welcome(self, event: TelegramObject, me: Person, data: Mapping[str, Any]) -> None:
        """Welcome whoever wrote for the first time, after the answer; with the next message where the words were grave."""
        message = event.message if isinstance(event, Update) else None
        if message is None or message.chat.type != ChatType.PRIVATE or emergencies.is_delicate(message):
            return
        self._new.discard(me.id)
        if not _is_start(message):
            await start.welcome(message, data["bot"], me=me, t=data["t"], transaction=self._transaction)

    async def _meet(self, user: User, *, opens: bool) -> Person:
        name, language = clean(user.full_name, people.LONGEST_NAME), language_of(user.language_code)
        shown, person = self._met.get(user.id, ("", None))
        if person is not None and person.client_language == language and shown == name:
            opened = person.reachable and person.started_at is not None
            if opened or not opens:
                self._met.move_to_end(user.id)
                return person
        async with self._transaction() as session:
            person = await people.meet(session, telegram_id=user.id, name=name, client_language=language)
            if opens:
                if person.started_at is None:
                    self._new.add(person.id)
                person = await people.start(session, person.id)
        self._met[user.id] = name, person
        if len(self._met) > REMEMBERED:
            self._met.popitem(last=False)
        return person

    async def _known(self, user: User) -> Person | None:
        _, person = self._met.get(user.id, ("", None))
        if person is not None:
            return person
        async with self._transaction.reading() as session:
            return await people.by_telegram_id_or_none(session, user.id)

    def _forget(self, person: Person) -> None:
        self._met.pop(person.telegram_id, None)


def _opens(event: TelegramObject) -> bool:
    """Tell whether somebody writes or taps in private: then the bot may write to them, though they never pressed START.

    Whoever erased what was kept of them has no such button any more. START itself is for its handler, which greets whoever
    comes for the first time.
    """
    if not isinstance(event, Update):
        return False
    message = event.message or (event.callback_query.message if event.callback_query else None)
    if message is None or message.chat.type != ChatType.PRIVATE:
        return False
    return event.message is None or not _is_start(event.message)


def _is_start(message: Message) -> bool:
    return (message.text or "").startswith("/start")
