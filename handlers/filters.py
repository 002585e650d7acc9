"""Filters. All are coroutines: aiogram runs plain functions in a thread each, which costs ten times as much."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from aiogram import Bot
from aiogram.enums import ChatType, ContentType
from aiogram.filters import CommandObject, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject

from community import cases, talks
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from handlers.cards.buttons import EVERYDAY
from locales import everywhere

#: The messages that hold words which start a conversation.
_SPOKEN = (
    *(word for line in EVERYDAY for word in line),
    "word-person",
    "word-complaint",
    "word-suggestion",
    "word-cancel",
    "word-help",
    "word-hello",
    "word-thanks",
    "word-who",
    "word-phone",
    "word-my-hours",
    "word-task",
    "word-hosting",
    "word-tasks",
    "word-volunteer",
    "word-programme",
    "word-birthday",
)
#: How a card of a case begins.
_CASE = re.compile(r"#R([1-9][0-9]{0,8})\b")
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class InPrivate(Filter):
    """The private chat of one person."""

    async def __call__(self, event: TelegramObject) -> bool:
        """Look at the chat."""
        return _chat_type(event) == ChatType.PRIVATE


class InGroup(Filter):
    """A group or supergroup."""

    async def __call__(self, event: TelegramObject) -> bool:
        """Look at the chat."""
        return _chat_type(event) in _GROUPS


def _wordings(*message_ids: str) -> frozenset[str]:
    """Return all wordings of these messages in all languages, as `_said` writes them. One message may hold several."""
    return frozenset(_said(word) for one in message_ids for text in everywhere(one) for word in text.split("|"))


def _said(text: str) -> str:
    """Return a short saying without what does not matter: case, and the marks at its end."""
    return text.strip().rstrip("。.!！?？~～ ").casefold()


class Says(Filter):
    """One of our everyday words, typed or tapped, in any language; or one of `also`."""

    def __init__(self, *message_ids: str, also: Iterable[str] = ()) -> None:
        self._words = _wordings(*message_ids).union(also)

    async def __call__(self, message: Message, question: str | None = None) -> bool:
        """Compare the whole text, or in a group what was said to the bot."""
        text = message.text if question is None else question
        return text is not None and _said(text) in self._words


class FreeText(Filter):
    """Text that is neither a command nor a word of ours: what somebody wants to say."""

    def __init__(self) -> None:
        self._words = _wordings(*_SPOKEN) | {"0", "０"}

    async def __call__(self, message: Message) -> bool:
        """Look at the beginning, and at the whole."""
        return message.text is not None and not message.text.startswith("/") and _said(message.text) not in self._words


class ToAPerson(Filter):
    """Whatever can be meant for another person: all but commands and the everyday words. Small words are, such as thanks."""

    def __init__(self) -> None:
        words = (*(word for line in EVERYDAY for word in line), "word-person", "word-help")
        self._words = _wordings(*words, "word-complaint", "word-suggestion") | {"0", "０"}

    async def __call__(self, message: Message) -> bool:
        """Look at the beginning, and at the whole."""
        return message.text is None or (not message.text.startswith("/") and _said(message.text) not in self._words)


class Talking(Filter):
    """Said by somebody who talks with a person through us right now."""

    async def __call__(self, _event: TelegramObject, me: Person | None = None) -> bool:
        """Look at what is known of them anyway."""
        return me is not None and me.talks_about is not None


class OfCase(Filter):
    """An answer to a message that belongs to a case: one of ours about it, or one's own in it. Hands on `case_id`."""

    async def __call__(self, message: Message, me: Person, transaction: Transaction) -> bool | dict[str, int]:
        """Look at what is answered; by the case's number where it was said in answer to something."""
        above = message.reply_to_message
        if above is None:
            return False
        async with transaction.reading() as session:
            found = await talks.about(session, by=me, message_id=above.message_id)
            tag = _CASE.match(above.text or above.caption or "")
            if found is None and tag and above.from_user is not None and above.from_user.is_bot:
                with suppress(NotFound):
                    found = await cases.by_number(session, int(tag[1]))
        return {"case_id": found.id} if found is not None else False


class WithoutText(Filter):
    """A picture, a voice, a sticker: anything but text."""

    async def __call__(self, message: Message) -> bool:
        """Look for text."""
        return message.text is None


class Shown(Filter):
    """A button that the tapped message has. What a client sends can be made up, and a group's message is others' as well."""

    async def __call__(self, query: CallbackQuery) -> bool:
        """Look for the button; in private everything is the person's own, and an older message may have lost it."""
        message = query.message
        if message is None or message.chat.type == ChatType.PRIVATE:
            return True
        keyboard = message.reply_markup if isinstance(message, Message) else None
        lines = keyboard.inline_keyboard if keyboard else []
        return any(button.callback_data == query.data for line in lines for button in line)


class HasMedia(Filter):
    """A picture or a file, with words below it or without. A moving picture is neither, though Telegram calls it a file."""

    async def __call__(self, message: Message) -> bool:
        """Look at what it is."""
        return message.content_type in {ContentType.PHOTO, ContentType.DOCUMENT}


class HasPhoto(Filter):
    """A picture, with words below it or without."""

    async def __call__(self, message: Message) -> bool:
        """Look at what it is."""
        return message.content_type == ContentType.PHOTO


class AddsToAlbum(HasMedia):
    """Another picture or file of the album with which a draft began. `announcing` keeps in the conversation which one it is."""

    async def __call__(self, message: Message, state: FSMContext | None = None) -> bool:
        """Compare the albums; the conversation is only asked where the message has one."""
        if message.media_group_id is None or state is None or not await super().__call__(message):
            return False
        return (await state.get_data()).get("album") == message.media_group_id


class Tag(Filter):
    """What people call a thing by, and nothing else: #N5, n5, ＃Ｎ５; `marked`: only with its #. Hands on `number`."""

    def __init__(self, series: str, *, marked: bool = False) -> None:
        self._tag = re.compile(rf"#{'' if marked else '?'}\s*{series}\s*([1-9][0-9]{{0,8}})", re.IGNORECASE)

    async def __call__(self, message: Message, question: str | None = None) -> bool | dict[str, int]:
        """Look at the whole text, or in a group at what was said to the bot."""
        text = (message.text or "") if question is None else question
        found = self._tag.fullmatch(unicodedata.normalize("NFKC", text).strip())
        return {"number": int(found[1])} if found else False


class LinkTo(Filter):
    """A deep link of one word, pressed by somebody who has been here before; newcomers are greeted by `links`."""

    def __init__(self, word: str) -> None:
        self._word = word

    async def __call__(self, _message: Message, command: CommandObject, me: Person) -> bool:
        """Look at what stands behind the command."""
        return command.args == self._word and me.started_at is not None


class Addressed(Filter):
    """A message in a group that speaks to the bot: by its name, or in reply to it. Hands on `question`, the words meant."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, str]:
        """Find the bot's name among the mentions, or its message above."""
        me = await bot.me()
        text = message.text or message.caption or ""
        entities = message.entities or message.caption_entities or []
        own = f"@{me.username}".lower()
        names = [one for one in entities if one.type == "mention" and one.extract_from(text).lower() == own]
        above = message.reply_to_message
        to_us = above is not None and above.from_user is not None and above.from_user.id == me.id
        if not names and not to_us:
            return False
        for name in names:
            text = text.replace(name.extract_from(message.text or message.caption or ""), " ")
        text = text.strip()
        if not text and above is not None and not to_us:
            # A neighbour's question, with only the bot's name written below it.
            text = (above.text or above.caption or "").strip()
        return {"question": text}


class CommandOrWord(Filter):
    """A command, or something that begins with one of our words: the guard before all handlers of such.

    Most messages are questions. Asking this once spares them a dozen filters.
    """

    def __init__(self) -> None:
        self._words = tuple(_wordings(*_SPOKEN) | {"0", "０"})

    async def __call__(self, message: Message) -> bool:
        """Look at the beginning."""
        text = message.text or message.caption
        return text is not None and (text.startswith("/") or text.strip().casefold().startswith(self._words))


class Begins(Filter):
    """An everyday word and at once what it is about: "报修 灯坏了". Hands on `words`."""

    def __init__(self, *message_ids: str) -> None:
        wordings = (text for one in message_ids for text in everywhere(one))
        # The longer ones first: 意见建议 begins with 意见.
        self._words = sorted({word for text in wordings for word in text.split("|")}, key=len, reverse=True)

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        """Look at the first word."""
        text = (message.text or "").strip()
        for word in self._words:
            rest = text[len(word) :]
            if text.startswith(word) and (words := rest.lstrip(" \n，,。：:")) and words != rest:
                return {"words": words}
        return False


class AskedForHelp(Filter):
    """A plea for help in a group that names the bot: `/help@linli_bot`, `/start@linli_bot`."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Look at the whole text."""
        name = ((await bot.me()).username or "").lower()
        return (message.text or "").strip().lower() in {f"/help@{name}", f"/start@{name}"}


class IsCommand(Filter):
    """A command that may be ours: addressed to this bot, or to none."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Look at the first word."""
        first = (message.text or "").split(maxsplit=1)[:1]
        if not first or not first[0].startswith("/"):
            return False
        _, _, name = first[0].partition("@")
        return not name or name.lower() == ((await bot.me()).username or "").lower()


class MovedGroup(Filter):
    """The service message of a group that became a supergroup."""

    async def __call__(self, message: Message) -> bool:
        """Look for the new id."""
        return message.migrate_to_chat_id is not None


class ByWayOfUs(Filter):
    """What somebody chose of the bot's results while writing "@linli_bot …", and sent as their own message."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Look at the bot between."""
        return message.via_bot is not None and message.via_bot.id == bot.id


class Anonymous(Filter):
    """Said by a group or channel, not by a person whom we could know."""

    async def __call__(self, message: Message) -> bool:
        """Look at the sender."""
        return message.sender_chat is not None or message.from_user is None or message.from_user.is_bot


def _chat_type(event: TelegramObject) -> str | None:
    if isinstance(event, CallbackQuery):
        return event.message.chat.type if event.message else None
    return event.chat.type if isinstance(event, Message | ChatMemberUpdated) else None
