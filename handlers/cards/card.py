"""A card: words, buttons, and who may read them; and the ways to say one.

Every card declares its audience. The bot's session refuses what was not declared, and what does not belong where it is
going.
"""

import re
from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from html import escape, unescape
from typing import Any, Final, Literal

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from community import clock, hours
from locales import Word

#: Telegram's limits for one message and for words below a picture, in UTF-16 units of the visible text.
LONGEST_MESSAGE: Final = 4096
LONGEST_CAPTION: Final = 1024


class Audience(IntEnum):
    """Who may read a message; the least private first."""

    PUBLIC = 0
    TEAM = 1
    STAFF = 2
    PERSONAL = 3
    CONFIDENTIAL = 4


MediaKind = Literal["photo", "video", "voice", "document"]


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, a video, a voice or a file: what Telegram calls it (its file_id), or its bytes and name."""

    kind: MediaKind
    file: str | bytes
    name: str = ""

    @property
    def input(self) -> str | BufferedInputFile:
        """What aiogram sends."""
        return self.file if isinstance(self.file, str) else BufferedInputFile(self.file, self.name)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to say: its text (HTML), its buttons, its audience, and what is shown above the text.

    One picture or file has the text below it, as long as it is short enough for that. Several are an album, which takes no
    buttons: the text follows as a reply. A voice is in no album.
    """

    audience: Audience
    text: Word
    keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup | None = None
    media: tuple[Media, ...] = ()


#: The audience of what this task says right now; None refuses everything.
declared: ContextVar[Audience | None] = ContextVar("audience", default=None)


@contextmanager
def declaring(audience: Audience) -> Generator[None]:
    """Declare the audience of what is said inside the block."""
    token = declared.set(audience)
    try:
        yield
    finally:
        declared.reset(token)


def visible_length(text: str) -> int:
    """Return the length that Telegram counts: without tags, in UTF-16 units."""
    return len(unescape(re.sub(r"<[^>]+>", "", text)).encode("utf-16-le")) // 2


def pieces(text: str, longest: int = LONGEST_MESSAGE) -> list[Word]:
    """Split a text at line ends into messages that Telegram takes. A tag never crosses a line in our words."""
    if visible_length(text) <= longest:
        return [Word(text)]
    found: list[str] = [""]
    for line in text.split("\n"):
        joined = f"{found[-1]}\n{line}" if found[-1] else line
        if visible_length(joined) <= longest:
            found[-1] = joined
            continue
        # A single line may be too long by itself; it is then cut where it must be.
        while visible_length(line) > longest:
            head = unescape(line)[: longest // 2]
            found.append(escape(head, quote=False))
            line = escape(unescape(line)[longest // 2 :], quote=False)  # noqa: PLW2901 - the rest is the next line
        found.append(line)
    found = [piece for piece in found if piece] or [""]
    return [Word(piece) for piece in found]


async def send(
    bot: Bot,
    chat_id: int,
    card: Card,
    *,
    reply_to: Message | None = None,
    topic: int | None = None,
    silent: bool | None = None,
    before: Sequence[int] = (),
    on_part: Callable[[list[int]], Awaitable[None]] | None = None,
) -> Message:
    """Say the card in a chat; return the last message, which has the buttons.

    `silent`: without a sound; None: without one in quiet hours. What comes before the last message, an album or the pieces
    of a long text, is told to `on_part` as it is sent; whatever of it was sent earlier stands in `before`, and is not sent
    again.
    """
    if reply_to is not None and reply_to.is_topic_message:
        topic = reply_to.message_thread_id
    manner: dict[str, Any] = {
        "message_thread_id": topic,
        "protect_content": card.audience is Audience.CONFIDENTIAL,
        "disable_notification": hours.is_quiet(clock.now()) if silent is None else silent,
    }
    reply = ReplyParameters(message_id=reply_to.message_id, allow_sending_without_reply=True) if reply_to else None
    sent = list(before)

    async def note(*ids: int) -> None:
        sent.extend(ids)
        if on_part is not None:
            await on_part(sent)

    with declaring(card.audience):
        if len(card.media) == 1 and visible_length(card.text) <= LONGEST_CAPTION:
            words = {"caption": card.text, "reply_markup": card.keyboard}
            return await _show(bot, chat_id, card.media[0], reply_parameters=reply, **words, **manner)
        *first, last = pieces(card.text)
        if card.media:
            if not sent and len(card.media) == 1:
                await note((await _show(bot, chat_id, card.media[0], **manner)).message_id)
            elif not sent:
                items: list[Any] = [_IN_ALBUM[one.kind](media=one.input) for one in card.media]
                await note(*(shown.message_id for shown in await bot.send_media_group(chat_id, items, **manner)))
            reply = ReplyParameters(message_id=sent[0], allow_sending_without_reply=True)
            # The words of an album are one message; the editor sees to that.
            first = []
            last = card.text
        for piece in first[len(sent) :]:
            await note((await bot.send_message(chat_id, piece, reply_parameters=reply, **manner)).message_id)
        return await bot.send_message(chat_id, last, reply_markup=card.keyboard, reply_parameters=reply, **manner)


_IN_ALBUM: Final[dict[str, Any]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
}


async def _show(bot: Bot, chat_id: int, one: Media, **manner: Any) -> Message:
    """Send one picture or file."""
    ways: dict[str, Callable[..., Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "voice": bot.send_voice,
        "document": bot.send_document,
    }
    return await ways[one.kind](chat_id, one.input, **manner)


async def say(message: Message, card: Card) -> Message:
    """Answer a message: in private as the next one, in a group as a reply, so that all see whom it answers."""
    if message.bot is None:
        raise TypeError("a message without its bot cannot be answered")
    return await send(message.bot, message.chat.id, card, reply_to=None if message.chat.type == "private" else message)


async def point(message: Message, to: int, card: Card) -> bool:
    """Say the card as a reply to what was said earlier in this chat; False when that is gone."""
    if message.bot is None:
        raise TypeError("a message without its bot cannot be answered")
    with declaring(card.audience):
        try:
            await message.bot.send_message(
                message.chat.id,
                card.text,
                reply_markup=card.keyboard,
                reply_parameters=ReplyParameters(message_id=to),
                disable_notification=hours.is_quiet(clock.now()),
            )
        except TelegramBadRequest as error:
            # Telegram says "message to be replied not found", or as long ago "replied message not found".
            if "replied" not in error.message or "not found" not in error.message:
                raise
            return False
    return True


async def revise(query: CallbackQuery, card: Card) -> None:
    """Let the tapped message become this card; where Telegram does not allow that, say it anew."""
    if query.message is None or query.bot is None:
        return
    gone = isinstance(query.message, InaccessibleMessage)
    one = isinstance(card.keyboard, InlineKeyboardMarkup | None) and visible_length(card.text) <= LONGEST_MESSAGE
    if gone or not one:
        await send(query.bot, query.message.chat.id, card)
        return
    try:
        await edit(query.bot, query.message.chat.id, query.message.message_id, card)
    except TelegramBadRequest as error:
        if "can't be edited" not in error.message and "message to edit not found" not in error.message:
            raise
        await send(query.bot, query.message.chat.id, card)


async def say_below(query: CallbackQuery, card: Card, *, page: int = 0) -> None:
    """Say the card below the tapped message, which stays as it is; a further page stands in the place of the one before."""
    if page:
        await revise(query, card)
    elif isinstance(query.message, Message):
        await say(query.message, card)


async def edit(bot: Bot, chat_id: int, message_id: int, card: Card) -> None:
    """Let a message become this card; one that is so already stays."""
    if not isinstance(card.keyboard, InlineKeyboardMarkup | None):
        raise TypeError("a message cannot get a reply keyboard by an edit")
    with declaring(card.audience):
        if len(card.media) == 1 and visible_length(card.text) <= LONGEST_CAPTION:
            try:
                await _edit_caption(bot, chat_id, message_id, card)
            except TelegramBadRequest as error:
                # It was said before there was a picture.
                if "there is no caption in the message" not in error.message:
                    raise
            else:
                return
        try:
            await bot.edit_message_text(card.text, chat_id=chat_id, message_id=message_id, reply_markup=card.keyboard)
        except TelegramBadRequest as error:
            if "message is not modified" in error.message:
                return
            if "there is no text in the message" not in error.message:
                raise
            # Its words stand below a picture.
            await _edit_caption(bot, chat_id, message_id, card)


async def _edit_caption(bot: Bot, chat_id: int, message_id: int, card: Card) -> None:
    try:
        await bot.edit_message_caption(
            chat_id=chat_id,
            message_id=message_id,
            caption=pieces(card.text, LONGEST_CAPTION)[0],
            reply_markup=card.keyboard if isinstance(card.keyboard, InlineKeyboardMarkup) else None,
        )
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise


async def relabel(query: CallbackQuery, card: Card) -> None:
    """Give the tapped message this card's buttons and leave its words."""
    if not isinstance(query.message, Message) or not isinstance(card.keyboard, InlineKeyboardMarkup | None):
        return
    try:
        with declaring(card.audience):
            await query.message.edit_reply_markup(reply_markup=card.keyboard)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise
