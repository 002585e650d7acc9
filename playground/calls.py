"""One Bot API call: its parameters, however they travelled, and the register of methods.

Telegram accepts every parameter as text: booleans as `true`, nested objects as JSON text. A JSON body may carry them
as they are. `Call` reads both alike, and refuses with Telegram's words.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.accounts import Bot, Wire
from playground.acts import World
from playground.chats import Chat, Message
from playground.files import Upload
from playground.refusals import ImpossibleError, bad, forbidden

UNPLAYED = {
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "receiver_user_id",
}
"""Parameters that would change who gets a message and that the playground does not play: using one is noted loudly."""

SENDING = (
    "business_connection_id message_thread_id direct_messages_topic_id disable_notification protect_content "
    "allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup "
    "reply_to_message_id allow_sending_without_reply ephemeral_message_parameters receiver_user_id callback_query_id"
)
"""The parameters that all methods which send something share."""


@dataclass
class Call:
    """A call of a bot, with readers for its parameters."""

    world: World
    bot: Bot
    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Read a text; empty when it is missing."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """Read a whole number; what is none counts as the default, as with Telegram."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def real(self, name: str) -> float:
        """Read a decimal number that must be there."""
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise bad(f"{name} is empty" if name not in self.values else f"wrong {name} specified") from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Read a yes or no."""
        value = self.values.get(name)
        if value is None:
            return default
        return str(value).lower() in {"true", "yes", "1"}

    def json(self, name: str) -> Any:
        """Read a nested object or list; None when it is missing or empty."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None

    def objects(self, name: str) -> list[Wire]:
        """Read a list of objects; empty when it is missing."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise bad(f"can't parse {name} JSON object")
        return value

    def numbers(self, name: str) -> list[int]:
        """Read a list of whole numbers."""
        value = self.json(name)
        if not isinstance(value, list) or not all(isinstance(each, int) for each in value):
            raise bad(
                f"can't parse {name} JSON object" if value is not None else "message identifiers are not specified"
            )
        return value

    def chat(self, name: str = "chat_id", *, writing: bool = False) -> Chat:
        """Find the chat that a parameter names.

        Args:
            name: the parameter.
            writing: whether the bot wants to send something there.

        Raises:
            Refusal: the chat is empty, unknown, upgraded, or closed to the bot.

        """
        named = self.text(name).strip()
        if not named:
            raise bad(f"{name} is empty")
        chat = self.world.chats.get(f"{named}:{self.bot.id}") or self.world.chats.get(named)
        if chat is None or (chat.private and chat.bot != self.bot.id):
            raise self._unknown_chat(named)
        if chat.private:
            if not chat.started:
                raise forbidden("bot can't initiate conversation with a user")
            if chat.blocked and writing:
                raise forbidden("bot was blocked by the user")
            return chat
        self._enter(chat)
        return chat

    def _unknown_chat(self, named: str) -> Exception:
        if named.isdigit() and int(named) in self.world.people:
            return forbidden("bot can't initiate conversation with a user")
        if named.isdigit() and int(named) in self.world.bots:
            return forbidden("bots can't send messages to bots")
        return bad("chat not found")

    def _enter(self, chat: Chat) -> None:
        """Refuse a group that is closed to the bot."""
        if chat.migrated_to:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        place = chat.members.get(self.bot.id)
        if place is None:
            raise bad("chat not found")
        if place.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if not place.inside:
            raise forbidden(f"bot is not a member of the {chat.type} chat")

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Message:
        """Find the message that a parameter names, or refuse with "Bad Request: " and `missing`."""
        if not self.number(name):
            raise bad("message identifier is not specified")
        try:
            return self.world.message(chat, self.number(name))
        except ImpossibleError:
            raise bad(missing) from None

    def account(self, name: str = "user_id") -> int:
        """Find the account that a parameter names."""
        number = self.number(name)
        if not number:
            raise bad("invalid user_id specified")
        if number not in self.world.people and number not in self.world.bots:
            raise bad("user not found")
        return number

    def administer(self, right: str, name: str = "chat_id") -> Chat:
        """Find a group that the bot administers with a certain right."""
        chat = self.chat(name)
        if chat.private:
            raise bad("method is available only for supergroups")
        if not chat.member(self.bot.id).may(right):
            raise bad("not enough rights")
        return chat


Handler = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Method:
    """One Bot API method: its name as Telegram spells it, its parameters, and what does it."""

    name: str
    parameters: frozenset[str]
    handler: Handler


METHODS: dict[str, Method] = {}
"""Every method that the playground knows, by its name in small letters."""


def method(name: str, parameters: str = "") -> Callable[[Handler], Handler]:
    """Register a Bot API method with the names of its parameters, separated by spaces."""

    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = Method(name, frozenset(parameters.split()), handler)
        return handler

    return register
