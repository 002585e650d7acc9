"""What is on: /events by week and by month, the large calendar, files for one's own datebook; news of events, and their use."""

import asyncio
from datetime import date
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import audiences, clock, events, followups, groups, hours, interests, programmes
from community.audiences import Topic
from community.database import Transaction
from community.errors import NotFound
from community.events import Event, State
from community.followups import Use
from community.people import Person
from community.programmes import Span
from handlers.cards import datebooks
from handlers.cards import programmes as cards
from handlers.cards.card import Card, revise, say, send
from handlers.cards.event_buttons import Ics
from handlers.cards.programme_buttons import (
    AskMe,
    DrawProgramme,
    FileProgramme,
    HearOfEvents,
    Hush,
    SayUse,
    SeeProgramme,
)
from handlers.filters import Addressed, CommandOrWord, InGroup, InPrivate, LinkTo, Says
from locales import Translator

router: Final = Router(name=__name__)
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.callback_query.filter(InPrivate())
#: Goes late: whoever writes a notice or an article may begin it with this word.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())
router.include_routers(in_private, spoken, in_groups)


@spoken.message(CommandStart(deep_link=True), LinkTo("events"))
@spoken.message(Command("events"))
@spoken.message(Says("everyday-events", "word-programme"))
async def on_events(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say what is on this week, and what of it is mine."""
    await state.clear()
    async with transaction.reading() as session:
        card = await listing(session, t, me)
    await say(message, card)


@in_groups.message(Command("events"))
@in_groups.message(Addressed(), Says("everyday-events", "word-programme"))
async def on_events_in_group(message: Message, bot: Bot, t: Translator, transaction: Transaction) -> None:
    """Say what is on this week where the group belongs, as everybody may read it; linked to no place, everywhere."""
    url, span = await create_start_link(bot, "events"), programmes.week(_today())
    async with transaction.reading() as session:
        group = await groups.group_or_none(session, message.chat.id)
        place_id = group.place_id if group else None
        found = await programmes.of(session, span, place_id=place_id)
        following = None if found.events else await programmes.following(session, span, place_id=place_id)
    await say(message, cards.in_group(t, found, url=url, following=following))


@in_private.callback_query(SeeProgramme.filter())
async def on_turn(
    query: CallbackQuery, callback_data: SeeProgramme, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show another week or month, or turn a page."""
    async with transaction.reading() as session:
        span = _span(callback_data.day, month=callback_data.month)
        card = await listing(session, t, me, span=span, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@in_private.callback_query(DrawProgramme.filter())
async def on_poster(
    query: CallbackQuery, bot: Bot, callback_data: DrawProgramme, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Draw the month in large letters, and say the same in words."""
    span = _span(callback_data.day, month=True)
    async with transaction.reading() as session:
        found = await programmes.of(session, span, place_id=me.place_id, who=me)
        card = await listing(session, t, me, span=span)
    await query.answer()
    # Drawing takes a moment of a processor, which others need meanwhile.
    poster = await asyncio.to_thread(cards.poster, t, found)
    await send(bot, me.telegram_id, poster)
    await send(bot, me.telegram_id, card)


@in_private.callback_query(FileProgramme.filter())
async def on_month_file(
    query: CallbackQuery, bot: Bot, callback_data: FileProgramme, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Give a month's events as a file."""
    span = _span(callback_data.day, month=True)
    async with transaction.reading() as session:
        found = await programmes.rows(session, span, place_id=me.place_id)
    if not found:
        raise NotFound
    await query.answer()
    ics = await asyncio.to_thread(datebooks.of, t, found, url=await create_start_link(bot, ""))
    month, name = cards.month_name(t, span.first), f"{span.first:%Y-%m}"
    await send(bot, me.telegram_id, cards.month_file(t, ics, month=month, name=name, count=len(found)))


@in_private.callback_query(Ics.filter())
async def on_file(
    query: CallbackQuery, bot: Bot, callback_data: Ics, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Give one event as a file."""
    async with transaction.reading() as session:
        found = await events.event(session, callback_data.event)
    if found.state == State.DRAFT:
        raise NotFound
    await query.answer()
    ics = await asyncio.to_thread(datebooks.of, t, [found], url=await create_start_link(bot, ""))
    card = cards.file(t, ics, number=found.number or 0, called_off=found.state == State.CALLED_OFF)
    await send(bot, me.telegram_id, card)


@in_private.callback_query(HearOfEvents.filter())
async def on_bell(
    query: CallbackQuery, callback_data: HearOfEvents, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Be told of new events, or no longer."""
    span = _span(callback_data.day, month=callback_data.month)
    async with transaction() as session:
        change = audiences.subscribe if callback_data.on else audiences.unsubscribe
        await change(session, Topic.EVENTS, by=me)
        card = await listing(session, t, me, span=span, page=callback_data.page)
    await query.answer(t.plain("programme-bell", on=callback_data.on), show_alert=True)
    await revise(query, card)


@in_private.callback_query(Hush.filter())
async def on_hush(
    query: CallbackQuery, bot: Bot, callback_data: Hush, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Be told of such events no more; what was told stays where it is."""
    async with transaction() as session:
        found = await events.event(session, callback_data.event)
        topics = await interests.hush(session, found, by=me)
    await query.answer()
    await send(bot, me.telegram_id, cards.hushed(t, topics))


@in_private.callback_query(SayUse.filter())
async def on_use(
    query: CallbackQuery, callback_data: SayUse, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take whether a course was of use."""
    async with transaction() as session:
        found = await followups.answer(session, callback_data.event, callback_data.use, by=me)
        on = await followups.asks(session, me)
    await query.answer()
    await revise(query, _useful(t, found, use=callback_data.use, on=on))


@in_private.callback_query(AskMe.filter())
async def on_ask_me(
    query: CallbackQuery, callback_data: AskMe, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Be asked after courses, or no longer."""
    async with transaction() as session:
        change = followups.ask_again if callback_data.on else followups.stop_asking
        await change(session, by=me)
        found = await events.event(session, callback_data.event)
        use = await followups.said(session, found.id, by=me)
    await query.answer(t.plain("useful-stopped", on=callback_data.on), show_alert=True)
    await revise(query, _useful(t, found, use=use, on=callback_data.on))


async def listing(session: AsyncSession, t: Translator, me: Person, *, span: Span | None = None, page: int = 0) -> Card:
    """Return what is on where somebody lives: these days, or this week."""
    span = span or programmes.week(_today())
    found = await programmes.of(session, span, place_id=me.place_id, who=me)
    following = None if found.events else await programmes.following(session, span, place_id=me.place_id)
    hears = Topic.EVENTS in await audiences.subscriptions(session, me.id)
    return cards.listing(t, found, page=page, hears=hears, following=following)


def _useful(t: Translator, found: Event, *, use: Use | None, on: bool) -> Card:
    return cards.useful(t, event_id=found.id, number=found.number or 0, title=found.title, use=use, on=on)


def _span(day: int, *, month: bool) -> Span:
    return (programmes.month if month else programmes.week)(date.fromordinal(day))


def _today() -> date:
    return hours.local(clock.now()).date()
