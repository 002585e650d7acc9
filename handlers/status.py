"""/status: whether everything runs, for whoever works here."""

from typing import Final

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from community import vitals
from community.database import Transaction
from community.people import Person
from handlers.cards import status as cards
from handlers.cards.buttons import SeeStatus
from handlers.cards.card import revise, say
from handlers.filters import CommandOrWord, InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())
router.callback_query.filter(InPrivate())


@router.message(Command("status"))
async def on_status(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say how things are."""
    async with transaction.reading() as session:
        found = await vitals.read(session, by=me)
    await say(message, cards.status(t, **found))


@router.callback_query(SeeStatus.filter())
async def on_again(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say how they are by now, on the same card."""
    async with transaction.reading() as session:
        found = await vitals.read(session, by=me)
    await query.answer(t.plain("status-looked-again"))
    await revise(query, cards.status(t, **found))
