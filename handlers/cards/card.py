"""A card: words, buttons, and who may read them; and the ways to say one.

Every card declares its audience. The bot's session refuses what was not declared, and what does not belong where it is
going.
"""

import re
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from html import escape, unescape
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from locales import Word

#: Telegram's limit for one message, in UTF-16 units of its visible text.
LONGEST_MESSAGE: Final = 4096


class Audience(IntEnum):
    """Who may read a message; the least private first."""

    PUBLIC = 0
    TEAM = 1
    STAFF = 2
    PERSONAL = 3
    CONFIDENTIAL = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to say: its text (HTML), its buttons, and its audience."""

    audience: Audience
    text: Word
    keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup | None = None


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


async def send(bot: Bot, chat_id: int, card: Card, *, reply_to: Message | None = None) -> Message:
    """Say the card in a chat; return the last message, which has the buttons."""
    *first, last = pieces(card.text)
    reply = ReplyParameters(message_id=reply_to.message_id, allow_sending_without_reply=True) if reply_to else None
    topic = reply_to.message_thread_id if reply_to and reply_to.is_topic_message else None
    protect = card.audience is Audience.CONFIDENTIAL
    with declaring(card.audience):
        for piece in first:
            await bot.send_message(
                chat_id, piece, reply_parameters=reply, message_thread_id=topic, protect_content=protect
            )
        return await bot.send_message(
            chat_id,
            last,
            reply_markup=card.keyboard,
            reply_parameters=reply,
            message_thread_id=topic,
            protect_content=protect,
        )


async def say(message: Message, card: Card) -> Message:
    """Answer a message: in private as the next one, in a group as a reply, so that all see whom it answers."""
    if message.bot is None:
        raise TypeError("a message without its bot cannot be answered")
    return await send(message.bot, message.chat.id, card, reply_to=None if message.chat.type == "private" else message)


async def revise(query: CallbackQuery, card: Card) -> None:
    """Let the tapped message become this card; where Telegram no longer allows that, say it anew."""
    if query.message is None or query.bot is None:
        return
    if isinstance(query.message, InaccessibleMessage) or not isinstance(card.keyboard, InlineKeyboardMarkup | None):
        await send(query.bot, query.message.chat.id, card)
        return
    try:
        await edit(query.bot, query.message.chat.id, query.message.message_id, card)
    except TelegramBadRequest as error:
        if "can't be edited" not in error.message and "message to edit not found" not in error.message:
            raise
        await send(query.bot, query.message.chat.id, card)


async def edit(bot: Bot, chat_id: int, message_id: int, card: Card) -> None:
    """Let a message become this card; one that is so already stays."""
    if not isinstance(card.keyboard, InlineKeyboardMarkup | None):
        raise TypeError("a message cannot get a reply keyboard by an edit")
    try:
        with declaring(card.audience):
            await bot.edit_message_text(card.text, chat_id=chat_id, message_id=message_id, reply_markup=card.keyboard)
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
