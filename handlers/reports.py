"""/report: what was asked in a month, what became of it, and what it was about."""

import asyncio
from dataclasses import asdict
from datetime import date
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from community import access, askings
from community.access import Act
from community.database import Transaction
from community.people import Person
from handlers.cards import fields
from handlers.cards import reports as cards
from handlers.cards.card import Card, say, send
from handlers.cards.desk import SeeMonth
from handlers.filters import CommandOrWord, InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())
router.callback_query.filter(InPrivate())


@router.message(Command("report"))
async def on_report(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show this month."""
    await say(message, await _month(fields.today().replace(day=1), me, t, transaction))


@router.callback_query(SeeMonth.filter())
async def on_month(
    query: CallbackQuery, bot: Bot, callback_data: SeeMonth, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show another month."""
    first = date(int(callback_data.month[:4]), int(callback_data.month[4:]), 1)
    card = await _month(first, me, t, transaction)
    await query.answer()
    await send(bot, me.telegram_id, card)


async def _month(first: date, me: Person, t: Translator, transaction: Transaction) -> Card:
    # What was counted in memory belongs to the figures of this month.
    await askings.flush(transaction)
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
        figures = await askings.month(session, first)
    today = fields.today()
    if not figures.asked:
        return cards.nothing(t, first, today=today)
    # Drawing takes a moment of a processor, which others need meanwhile.
    card = await asyncio.to_thread(cards.knowledge_month, t, first=first.isoformat(), **asdict(figures))
    return cards.with_turns(t, card, first, today=today)
