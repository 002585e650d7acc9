"""The world: accounts, chats, messages and updates, and what is true of them all.

`Telegram` is the ground that the other layers stand on: `groups.Groups` adds who is in which group, `inline.Inline`
taps and searches, `acts.World` what people do. The Bot API's methods (`api.py` and its neighbours) and the control
address only call this world. All of it lives in memory; `storage.py` learns by `touch` which records changed, and
listeners learn by `emit` what people would see change.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from playground.accounts import ANONYMOUS, Bot, Person, Wire
from playground.chats import Chat, Message
from playground.faults import Faults
from playground.files import Files
from playground.menus import menu_for
from playground.privacy import sees
from playground.refusals import ImpossibleError
from playground.updates import Queue
from playground.views import message_view

_FIRST_PERSON = 1001
_FIRST_GROUP = -1001
_FIRST_SUPERGROUP = -1002000000001
_LOG_LENGTH = 200


def _untouched(_kind: str, _key: str) -> None:
    """Remember nothing: a world without a folder."""


class Telegram:
    """Everything that exists, and the physics of it.

    Attributes:
        chats, groups: by chat key; the groups are among the chats.
        messages: by chat key, then by message id, oldest first.
        callbacks: taps that wait for an answer, by callback_query_id: bot, person, chat_key, at (seconds).
        inline_queries: by id: bot, person, query, and results once they are there.
        inline_messages: (chat key, message id) by inline_message_id.
        log: the last loud failures, as the control address shows them.
        offset_seconds: how far the clock is moved from the real one.
        listeners: called with every live event.
        keeper: called with (kind, key) of every record that changed.

    """

    def __init__(self, files: Files | None = None) -> None:
        self.files = files or Files()
        self.faults = Faults(changed=lambda: self.emit("faults", faults=self.faults.listed()))
        self.log: deque[Wire] = deque(maxlen=_LOG_LENGTH)
        self.listeners: set[Callable[[Wire], None]] = set()
        self.keeper: Callable[[str, str], None] = _untouched
        self.offset_seconds = 0
        self.next_number = 1
        self.bots: dict[int, Bot] = {}
        self.queues: dict[int, Queue] = {}
        self.clear()

    def clear(self) -> None:
        """Forget all people, chats and messages; the clock and the bots, one of which may be running, stay."""
        for queue in self.queues.values():
            queue.clear()
        self.people: dict[int, Person] = {}
        self.chats: dict[str, Chat] = {}
        self.groups: dict[str, Chat] = {}
        self.messages: dict[str, dict[int, Message]] = {}
        self.callbacks: dict[str, Wire] = {}
        self.inline_queries: dict[str, Wire] = {}
        self.inline_messages: dict[str, tuple[str, int]] = {}

    # The clock, the live events and the log.

    def now(self) -> int:
        """Tell the playground's time in seconds since 1970."""
        return int(time.time()) + self.offset_seconds

    def clock(self) -> Wire:
        """Tell the clock as the control address does."""
        now = datetime.fromtimestamp(self.now(), UTC).astimezone()
        return {"offset_seconds": self.offset_seconds, "now": now.isoformat(timespec="seconds")}

    def move_clock(
        self, *, offset_seconds: int | None = None, advance_seconds: int = 0, to: datetime | None = None
    ) -> Wire:
        """Move the clock: to an offset from real time, forward by some seconds, or to a moment."""
        if to is not None:
            offset_seconds = round(to.timestamp() - time.time())
        self.offset_seconds = (self.offset_seconds if offset_seconds is None else offset_seconds) + advance_seconds
        self.touch("world", "")
        self.emit("clock", **self.clock())
        return self.clock()

    def touch(self, kind: str, key: str) -> None:
        """Say that a record changed."""
        self.keeper(kind, key)

    def number(self) -> int:
        """Give a number that was never given before."""
        self.next_number += 1
        self.touch("world", "")
        return self.next_number

    def emit(self, event: str, **carries: Any) -> None:
        """Tell every listener that something changed."""
        for listener in tuple(self.listeners):
            listener({"event": event, **carries})

    def note(self, level: str, text: str) -> None:
        """Put a loud failure where a person sees it."""
        entry = {"at": self.clock()["now"], "level": level, "text": text}
        self.log.append(entry)
        self.emit("log", **entry)

    # Accounts.

    def add_person(
        self,
        *,
        id: int = 0,  # noqa: A002 - the control address calls it so
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        note: str | None = None,
        color: str | None = None,
    ) -> Person:
        """Add a person, or change one when the id is known; what is not given stays as it was."""
        given = {
            "first_name": first_name,
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
            "note": note,
            "color": color,
        }
        number = id or max([_FIRST_PERSON - 1, *self.people]) + 1
        if number <= 0 or number in self.bots:
            raise ImpossibleError(f"A person cannot have the id {number}.")
        facts: dict[str, str] = {key: value for key, value in given.items() if value is not None}
        if number not in self.people and not facts.get("first_name", "").strip():
            raise ImpossibleError("A person needs a first name.")
        person = replace(self.people.get(number) or Person(number, ""), **facts)  # type: ignore[arg-type]
        self.people[number] = person
        self.touch("person", str(number))
        self.emit_person(person)
        return person

    def add_bot(self, *, token: str, username: str, first_name: str) -> Bot:
        """Add a bot account, or rename the one that has this token's id."""
        head = token.partition(":")[0]
        if not head.isdigit() or ":" not in token or int(head) in self.people:
            raise ImpossibleError("A token is a number that is nobody's id, a colon, and a secret.")
        known = self.bots.get(int(head))
        if known:
            known.token, known.username, known.first_name = token, username, first_name
        bot = known or Bot(int(head), token, username, first_name)
        self.bots[bot.id] = bot
        self.queues.setdefault(bot.id, Queue(bot, self.touch))
        self.touch("bot", head)
        self.emit("bot", bot=self.bot_view(bot))
        return bot

    def set_privacy(self, bot: int, *, can_read_all_group_messages: bool) -> Bot:
        """Turn the privacy switch of a bot."""
        account = self.bot(bot)
        account.can_read_all_group_messages = can_read_all_group_messages
        self.touch("bot", str(bot))
        self.emit("bot", bot=self.bot_view(account))
        return account

    def bot_view(self, bot: Bot) -> Wire:
        """Give a bot as the page sees it."""
        return {**bot.me(), "menu_buttons": bot.menu_buttons, "webhook_url": bot.webhook.get("url", "")}

    def person(self, number: int) -> Person:
        """Find a person, or say that there is none."""
        if number not in self.people:
            raise ImpossibleError(f"There is no person {number}.")
        return self.people[number]

    def bot(self, number: int) -> Bot:
        """Find a bot, or say that there is none."""
        if number not in self.bots:
            raise ImpossibleError(f"There is no bot {number}.")
        return self.bots[number]

    def user(self, number: int) -> Wire:
        """Give anybody's User."""
        return self.bots[number].user() if number in self.bots else self.person(number).user()

    def person_view(self, person: Person) -> Wire:
        """Give a person as the page sees them, with what "/" shows in each of their chats."""
        commands: Wire = {}
        for chat in self.chats_of(person.id):
            bots = [chat.bot] if chat.private else [each for each in chat.members if each in self.bots]
            commands[chat.key] = [
                {**command, "bot": bot}
                for bot in bots
                if chat.place(bot).inside
                for command in menu_for(self.bots[bot], chat, person)
            ]
        return {**vars(person), "commands": commands}

    def emit_person(self, person: Person) -> None:
        """Tell the page that a person, or what their menus show, changed."""
        if self.listeners:
            self.emit("person", person=self.person_view(person))

    # Chats.

    def chats_of(self, person: int) -> list[Chat]:
        """List the chats that a person sees: their private ones and their groups."""
        private = [self.chats[key] for key in (f"{person}:{bot}" for bot in self.bots) if key in self.chats]
        return private + [group for group in self.groups.values() if group.member(person).inside]

    def add_chat(self, chat: Chat) -> Chat:
        """Take a chat into the world."""
        self.chats[chat.key] = chat
        if not chat.private:
            self.groups[chat.key] = chat
        return chat

    def private_chat(self, person: int, bot: int) -> Chat:
        """Find the chat of a person with a bot; it exists as soon as somebody looks."""
        key = f"{person}:{bot}"
        if key not in self.chats:
            self.person(person)
            self.bot(bot)
            self.chat_changed(self.add_chat(Chat(person, "private", person=person, bot=bot)))
        return self.chats[key]

    def chat(self, key: str | int, person: int = 0) -> Chat:
        """Find a chat by its key; with a person, one that they are in: their own private chat or their group.

        Their private chat may be named by the bot's id alone.
        """
        key = f"{person}:{key}" if person and str(key).isdigit() else str(key)
        one, _, other = key.partition(":")
        if one.isdigit() and other.isdigit() and person in {0, int(one)}:
            return self.private_chat(int(one), int(other))
        found = self.chats.get(key)
        if found is None:
            raise ImpossibleError(f"There is no chat {key}.")
        if person and not found.place(person).inside:
            raise ImpossibleError(f"{self.person(person).first_name} is not in {found.title or 'this chat'}.")
        return found

    def new_group_id(self, kind: str) -> int:
        """Give an id for a new group or supergroup."""
        first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
        number = first
        while str(number) in self.chats:
            number -= 1
        return number

    def chat_wire(self, chat: Chat) -> Wire:
        """Give the Bot API's Chat."""
        if chat.private:
            person = self.people[chat.person]
            wire: Wire = {"id": chat.id, "type": "private", "first_name": person.first_name}
            for key in ("last_name", "username"):
                if getattr(person, key):
                    wire[key] = getattr(person, key)
            return wire
        return {"id": chat.id, "type": chat.type, "title": chat.title} | ({"is_forum": True} if chat.is_forum else {})

    def chat_view(self, chat: Chat) -> Wire:
        """Give a chat as the page sees it."""
        return {
            **self.chat_wire(chat),
            "chat_key": chat.key,
            "person": chat.person,
            "bot": chat.bot,
            "started": chat.started,
            "blocked": chat.blocked,
            "topics": list(chat.topics.values()),
            "pinned": chat.pinned,
            "keyboards": chat.keyboards,
            "migrated_to": chat.migrated_to,
        }

    def chat_changed(self, chat: Chat) -> None:
        """Note that something about a chat changed."""
        self.touch("chat", chat.key)
        if self.listeners:
            self.emit("chat", chat=self.chat_view(chat))

    # Messages.

    def message(self, chat: Chat, number: int) -> Message:
        """Find a message that is still there, or say that there is none."""
        found = self.messages.get(chat.key, {}).get(number)
        if found is None or found.deleted:
            raise ImpossibleError(f"There is no message {number} in the chat {chat.key}.")
        return found

    def post(
        self,
        chat: Chat,
        author: int,
        content: Wire,
        *,
        thread: int = 0,
        reply: Message | None = None,
        anonymous: bool = False,
        silent: bool = False,
    ) -> Message:
        """Put a message into a chat: number it, date it, show it to people and hand it to the bots that may see it."""
        number = self._next_message_id(chat)
        wire: Wire = {"message_id": number, "from": self.user(author), "chat": self.chat_wire(chat), "date": self.now()}
        if anonymous:
            wire |= {"from": ANONYMOUS, "sender_chat": wire["chat"]}
        if thread and thread in chat.topics:
            wire |= {"message_thread_id": thread, "is_topic_message": True}
            # In a topic, what answers nothing answers the message that opened the topic.
            reply = reply or self.messages[chat.key].get(thread)
        if reply:
            wire["reply_to_message"] = {key: value for key, value in reply.wire.items() if key != "reply_to_message"}
        message = Message(chat.key, number, author, wire | content, silent=silent)
        self.messages.setdefault(chat.key, {})[number] = message
        self.touch("message", message.key)
        self._deliver("message", chat, message)
        self.emit_message("message", message)
        return message

    def _next_message_id(self, chat: Chat) -> int:
        """Give the next message id: a bot's private chats share one row of ids, each group has its own."""
        owner: Bot | Chat = self.bots[chat.bot] if chat.private else chat
        number = owner.next_message_id
        owner.next_message_id += 1
        self.touch(*(("bot", str(chat.bot)) if chat.private else ("chat", chat.key)))
        return number

    def change(self, message: Message, content: Wire, *, edited: bool = True, gone: Iterable[str] = ()) -> None:
        """Change a message's content; `edited` dates the edit and tells the bots that did not do it themselves."""
        wire = {key: value for key, value in message.wire.items() if key not in set(gone)} | content
        if edited:
            wire["edit_date"] = self.now()
        message.wire = wire
        self.touch("message", message.key)
        if edited:
            self._deliver("edited_message", self.chats[message.chat_key], message)
        self.emit_message("message_edited", message)

    def delete(self, chat: Chat, numbers: Iterable[int]) -> None:
        """Take messages away from everybody."""
        gone = []
        for number in numbers:
            message = self.messages.get(chat.key, {}).get(number)
            if message and not message.deleted:
                message.deleted = True
                gone.append(number)
                self.touch("message", message.key)
        if set(gone) & set(chat.pinned):
            chat.pinned = [number for number in chat.pinned if number not in gone]
            self.chat_changed(chat)
        if gone:
            self.emit("message_deleted", chat_key=chat.key, message_ids=gone)

    def emit_message(self, event: str, message: Message) -> None:
        """Tell the page about a message; building the view costs, so only when somebody looks."""
        if self.listeners:
            self.emit(event, message=message_view(message))

    def pin(self, chat: Chat, message: Message, by: int) -> None:
        """Pin a message and say so in the chat."""
        chat.pinned = [each for each in chat.pinned if each != message.id] + [message.id]
        message.pinned = True
        self.touch("message", message.key)
        self.chat_changed(chat)
        self.emit_message("message_edited", message)
        pinned = {key: value for key, value in message.wire.items() if key != "reply_to_message"}
        self.post(chat, by, {"pinned_message": pinned})

    def unpin(self, chat: Chat, numbers: Iterable[int]) -> None:
        """Unpin messages."""
        for number in list(numbers):
            message = self.messages[chat.key][number]
            message.pinned = False
            chat.pinned.remove(number)
            self.touch("message", message.key)
            self.emit_message("message_edited", message)
        self.chat_changed(chat)

    def show_keyboard(self, chat: Chat, message: Message, markup: Wire, people: Iterable[int]) -> None:
        """Show a reply keyboard to some people of a chat, or take theirs away."""
        message.keyboard = markup
        removed = "remove_keyboard" in markup
        for person in people:
            if removed:
                chat.keyboards.pop(person, None)
            else:
                chat.keyboards[person] = markup
            self.emit("keyboard", chat_key=chat.key, person=person, keyboard=None if removed else markup)
        self.touch("chat", chat.key)
        self.touch("message", message.key)

    # Who hears of it.

    def _deliver(self, kind: str, chat: Chat, message: Message) -> None:
        if chat.private:
            if message.author != chat.bot:
                self.queues[chat.bot].put(kind, message.wire)
            return
        for account in chat.members:
            bot = self.bots.get(account)
            if bot and sees(bot, chat, message, by_bot=message.author in self.bots):
                self.queues[account].put(kind, message.wire)
