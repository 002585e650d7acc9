"""/topics: what one hears about beside what is for one's own home."""

from typing import Final

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from community import audiences
from community.database import Transaction
from community.people import Person
from handlers.cards import notices as cards
from handlers.cards.card import revise, say
from handlers.cards.notice_buttons import Follow
from handlers.filters import CommandOrWord, InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())


@router.message(Command("topics"))
async def on_topics(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Offer what one can hear about."""
    await state.clear()
    async with transaction.reading() as session:
        chosen = await audiences.subscriptions(session, me.id)
    await say(message, cards.topics(t, chosen))


@router.callback_query(Follow.filter())
async def on_follow(
    query: CallbackQuery, callback_data: Follow, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Hear about a topic from now on, or no longer."""
    async with transaction() as session:
        change = audiences.subscribe if callback_data.on else audiences.unsubscribe
        await change(session, callback_data.topic, by=me)
        chosen = await audiences.subscriptions(session, me.id)
    await query.answer()
    await revise(query, cards.topics(t, chosen))
