"""/promises: what the committee promises, category by category, and what it kept; for everybody, in groups too."""

import asyncio
from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, promises
from community.access import Act
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from community.promises import Promises
from handlers.cards import promises as cards
from handlers.cards.board_buttons import SeePromises, SeeService
from handlers.cards.card import Card, revise, say, send
from handlers.filters import CommandOrWord, InGroup, InPrivate, LinkTo
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(InPrivate())


@router.message(InPrivate(), CommandOrWord(), CommandStart(deep_link=True), LinkTo("promises"))
@router.message(InPrivate(), CommandOrWord(), Command("promises"))
async def on_promises(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show the whole, and the ways onward."""
    await say(message, await _overview(me, t, transaction))


@router.message(InGroup(), Command("promises"))
async def on_promises_in_group(message: Message, bot: Bot, t: Translator, transaction: Transaction) -> None:
    """Show the whole; single categories are a matter of the private chat."""
    found = await _board(transaction)
    card = await asyncio.to_thread(cards.overview, t, found)
    await say(message, cards.with_way(t, card, url=await create_start_link(bot, "promises")))


@router.callback_query(SeePromises.filter(F.kind.is_(None)))
async def on_overview(query: CallbackQuery, bot: Bot, me: Person, t: Translator, transaction: Transaction) -> None:
    """Go back to the whole; it has a picture, which a message without one cannot become."""
    await query.answer()
    await send(bot, me.telegram_id, await _overview(me, t, transaction))


@router.callback_query(SeePromises.filter(F.kind.is_not(None)))
async def on_kind(
    query: CallbackQuery, bot: Bot, callback_data: SeePromises, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the categories of a kind."""
    if callback_data.kind is None:
        raise NotFound
    found = await _board(transaction)
    await query.answer()
    await _show(query, bot, me, cards.kind(t, found, callback_data.kind, page=callback_data.page))


@router.callback_query(SeeService.filter())
async def on_category(query: CallbackQuery, callback_data: SeeService, t: Translator, transaction: Transaction) -> None:
    """Show one category. Raises NotFound where it is offered no more."""
    found = await _board(transaction)
    line = next((one for one in found.lines if one.service and one.service.key == callback_data.service), None)
    if line is None or line.service is None:
        raise NotFound
    await query.answer()
    await revise(query, cards.category(t, found, line, line.service))


async def _show(query: CallbackQuery, bot: Bot, me: Person, card: Card) -> None:
    """Let the tapped message become the card; below a picture there is room for few words, so that it stays."""
    if isinstance(query.message, Message) and query.message.photo:
        await send(bot, me.telegram_id, card)
    else:
        await revise(query, card)


async def _overview(me: Person, t: Translator, transaction: Transaction) -> Card:
    found = await _board(transaction)
    async with transaction.reading() as session:
        keeps = await access.somewhere(session, me, Act.KEEP_SERVICES)
    # Drawing takes a moment of a processor, which others need meanwhile.
    card = await asyncio.to_thread(cards.overview, t, found)
    return cards.with_choices(t, card, found, keeps=keeps)


async def _board(transaction: Transaction) -> Promises:
    async with transaction.reading() as session:
        return await promises.board(session)
