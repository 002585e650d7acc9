"""Emergencies: whoever writes that something is happening right now reads the number to call before anything else.

Nothing about it is kept, counted or logged. In private, words that a conversation waits for go on to it afterwards.
"""

from typing import Final

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject, Filter, or_f
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from community.database import Transaction
from community.people import Person
from handlers import guarding
from handlers.cards import emergencies as cards
from handlers.cards.card import say
from handlers.filters import Addressed, Begins, InGroup, InPrivate
from knowledge.emergencies import Emergency, find
from locales import Translator

#: Goes early: nothing is more pressing.
router: Final = Router(name=__name__)


class InNeed(Filter):
    """Words of an emergency, in a text or below a picture. Hands on `emergencies`, the most pressing first."""

    async def __call__(
        self, message: Message, question: str | None = None, command: CommandObject | None = None
    ) -> bool | dict[str, tuple[Emergency, ...]]:
        """Look at the words; in a group at those that were said to the bot."""
        above = message.reply_to_message
        if command is not None:
            # The command alone asks about the message that it replies to.
            question = command.args or (above.text if above else None) or ""
        found = find(question if question is not None else message.text or message.caption or "")
        return {"emergencies": found} if found else False


#: After these nothing but the help is said.
_DELICATE: Final = frozenset({Emergency.VIOLENCE, Emergency.DESPAIR})


def is_delicate(message: Message) -> bool:
    """Tell whether a message is about violence or despair: then whatever else there is to say waits."""
    return not _DELICATE.isdisjoint(find(message.text or message.caption or ""))


#: Words that begin a request at once: it is noted as well.
_REQUEST: Final = Begins("everyday-repair", "everyday-assist", "word-complaint", "word-suggestion")


@router.message(InPrivate(), InNeed())
async def on_emergency(
    message: Message, emergencies: tuple[Emergency, ...], state: FSMContext, me: Person, t: Translator
) -> None:
    """Say what to do. Then whatever waits for the words gets them; otherwise nothing else follows."""
    await say(message, cards.in_private(t, emergencies))
    if me.talks_about is not None or await state.get_state() is not None or await _wishes_for_more(message):
        raise SkipHandler


@router.message(InGroup(), or_f(Addressed(), Command("ask")), InNeed())
async def on_emergency_in_group(
    message: Message,
    bot: Bot,
    emergencies: tuple[Emergency, ...],
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Say what to do where the bot was asked; and still keep numbers that lead to a person out of the group."""
    await say(message, cards.in_group(t, emergencies, url=await create_start_link(bot, "person")))
    await guarding.look(message, bot=bot, by=me.id, t=t, transaction=transaction)


async def _wishes_for_more(message: Message) -> bool:
    """Tell whether the message is a request or a command beside the emergency; a question is answered by the number."""
    text = message.text or ""
    return bool(await _REQUEST(message)) or (text.startswith("/") and not text.startswith("/ask"))
