"""The guard of numbers in groups: what leads to one person is taken out of a group, with a gentle word.

It works where an administrator turned it on, and only looks: the text is never kept and never logged.
"""

from datetime import datetime, timedelta
from typing import Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Filter
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from community import clock, groups
from community.database import Transaction
from community.people import Person
from handlers.cards import guarding as cards
from handlers.cards.card import send
from handlers.filters import Anonymous, ByWayOfUs, InGroup
from knowledge import identifiers
from locales import Translator

#: Goes before everything that answers in groups; what passes flows on.
router: Final = Router(name=__name__)

#: One person is not told twice within this time; what they write is deleted all the same.
PAUSE: Final = timedelta(minutes=10)
#: When whom in which group was told last: (chat, person). In memory, and forgotten with the pause.
told: Final[dict[tuple[int, int], datetime]] = {}


class Guarded(Filter):
    """A message with a number that leads to a person, in a group that has the guard.

    Nearly every message has no such number, which costs a glance; only with one is the group looked up.
    """

    async def __call__(self, message: Message, t: Translator, transaction: Transaction) -> bool:
        """Look at the text, or at what stands below a picture; the counter's own phone may be told to anybody."""
        text = message.text or message.caption or ""
        if not identifiers.find(text) or not identifiers.find(text, known=(t.plain("guard-known-phones"),)):
            return False
        async with transaction.reading() as session:
            group = await groups.group_or_none(session, message.chat.id)
        return group is not None and group.guards


@router.message(InGroup(), ~ByWayOfUs(), Guarded())
@router.edited_message(InGroup(), ~Anonymous(), ~ByWayOfUs(), Guarded())
async def on_number(message: Message, bot: Bot, me: Person, t: Translator) -> None:
    """Take the message away where the bot may, and say a gentle word."""
    await _take_away(message, bot=bot, by=me.id, t=t)


async def look(message: Message, *, bot: Bot, by: int, t: Translator, transaction: Transaction) -> None:
    """Do the same for a message that was answered already."""
    if await Guarded()(message, t, transaction):
        await _take_away(message, bot=bot, by=by, t=t)


async def _take_away(message: Message, *, bot: Bot, by: int, t: Translator) -> None:
    chat = message.chat.id
    deleted = await _delete(message, bot)
    if not _is_due(chat, by):
        return
    topic = message.message_thread_id if message.is_topic_message else None
    # It only opens the chat: nobody asked for a person.
    url = await create_start_link(bot, "ask")
    # Not a reply: it would point at what everybody should overlook.
    await send(bot, chat, cards.word(t, deleted=deleted, url=url), topic=topic)


async def _delete(message: Message, bot: Bot) -> bool:
    """Delete the message; False where the bot may not."""
    try:
        await bot.delete_message(message.chat.id, message.message_id)
    except TelegramBadRequest as error:
        # Whoever wrote it, or another administrator, may have been faster.
        return "to delete not found" in error.message
    return True


def _is_due(chat: int, person: int) -> bool:
    """Tell whether this person was not told lately; from now on they were."""
    now = clock.now()
    for key in [key for key, at in told.items() if at + PAUSE <= now]:
        del told[key]
    if (chat, person) in told:
        return False
    told[chat, person] = now
    return True
