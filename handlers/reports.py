"""/report: what the cases of a week have in common, and what was asked in a month and what became of it."""

import asyncio
from dataclasses import asdict
from datetime import date, timedelta
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from community import access, askings, patterns
from community.access import Act
from community.database import Transaction
from community.people import Person
from handlers.cards import fields
from handlers.cards import patterns as pattern_cards
from handlers.cards import reports as cards
from handlers.cards.board_buttons import SeeWeek
from handlers.cards.card import Card, say, send
from handlers.cards.desk import SeeMonth
from handlers.filters import CommandOrWord, InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())
router.callback_query.filter(InPrivate())


@router.message(Command("report"))
async def on_report(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show this month's questions; to those who read patterns, this week's cases first."""
    async with transaction.reading() as session:
        reads = await access.somewhere(session, me, Act.READ_PATTERNS)
        places = await patterns.communities(session, by=me) if reads else []
    if places and places[0].id is not None:
        today = fields.today()
        monday = today - timedelta(days=today.weekday())
        await say(message, await _week(places[0].id, monday, me, t, transaction))
    await say(message, await _month(fields.today().replace(day=1), me, t, transaction))


@router.callback_query(SeeWeek.filter())
async def on_week(
    query: CallbackQuery, bot: Bot, callback_data: SeeWeek, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show another week, or another community."""
    card = await _week(callback_data.place, callback_data.day, me, t, transaction)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(SeeMonth.filter())
async def on_month(
    query: CallbackQuery, bot: Bot, callback_data: SeeMonth, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show another month."""
    first = date(int(callback_data.month[:4]), int(callback_data.month[4:]), 1)
    card = await _month(first, me, t, transaction)
    await query.answer()
    await send(bot, me.telegram_id, card)


async def _week(place_id: int, since: date, me: Person, t: Translator, transaction: Transaction) -> Card:
    async with transaction.reading() as session:
        found = await patterns.read(session, place_id, since, by=me)
        places = await patterns.communities(session, by=me)
    if patterns.is_nothing(found):
        card = pattern_cards.nothing(t, place=found.place, since=since)
    else:
        card = await asyncio.to_thread(pattern_cards.case_week, t, **found.arguments)
    others = [(one.id, one.name) for one in places if one.id is not None and one.id != place_id]
    return pattern_cards.with_turns(t, card, place_id=place_id, since=since, today=fields.today(), others=others)


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
