"""The fields of an event that is planned: asked for, chosen, typed, a picture; and opening it once nothing is missing."""

from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from community import access, billboards, events, hosting
from community.database import Transaction
from community.errors import EventUnready, NotFound
from community.events import Event
from community.people import Person
from handlers.cards import hosting as cards
from handlers.cards.card import Audience, revise, say, send
from handlers.cards.hosting_buttons import Host, HostSet
from handlers.cards.trouble import plain
from handlers.filters import FreeText, HasPhoto, InPrivate
from handlers.hosting import Hosting, gone, page, put, show
from handlers.planning import NotUnderstoodError, public, when
from handlers.plotting import seats
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: What is asked for in words.
_IN_WORDS: Final = frozenset({"title", "time", "venue", "seats", "notes", "whom", "picture"})
_CHOSEN: Final = frozenset({"kind", "topic", "repeat"})
#: What a tap leaves out of a draft. Of an open event everybody is told why.
_LEFT_OUT: Final = frozenset({"notes", "whom"})


@router.callback_query(Host.filter(F.act.in_(_IN_WORDS)))
async def on_field(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for the words of one field; of an open event, show the page instead."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    if found.state != events.State.DRAFT:
        await put(query, card, found, state=state)
        return
    await _ask(query, found, callback_data.act, state=state, t=t)


@router.callback_query(Host.filter(F.act.in_(_CHOSEN)))
async def on_choose(
    query: CallbackQuery, callback_data: Host, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what may be chosen for a field; of an open event, the page instead."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
        if found.state == events.State.DRAFT:
            card = cards.choose(t, callback_data.act, **await billboards.facts(session, found))
    await query.answer()
    await revise(query, card)


@router.callback_query(HostSet.filter())
async def on_set(
    query: CallbackQuery, callback_data: HostSet, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a choice, and show the panel again; places and picture of an open event change as well."""
    field, value = callback_data.field, callback_data.value
    # No number and no picture is in a button: these only say that there is none.
    values: dict[str, Any] = {field: None if field in {"seats", "picture"} else value}
    async with transaction() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        if found.state == events.State.DRAFT or field in _CHOSEN | _LEFT_OUT:
            await hosting.fill(session, found, by=me, **values)
        else:
            await hosting.alter(session, found, by=me, **values)
        card = await page(session, t, found)
    await query.answer()
    await put(query, card, found, state=state)


@router.callback_query(Host.filter(F.act == "preview"))
async def on_preview(
    query: CallbackQuery, bot: Bot, callback_data: Host, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say the card as the groups will have it, below the panel."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = cards.preview(t, **await billboards.facts(session, found))
    await query.answer(t.plain("host-preview"))
    await send(bot, me.telegram_id, card)


@router.callback_query(Host.filter(F.act == "open"))
async def on_open(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Open the event; where something is missing, say what, and ask for it."""
    try:
        async with transaction() as session:
            found = await access.held_event(session, callback_data.event, by=me)
            found = await hosting.open(session, found, by=me)
            card = await page(session, t, found, done="open")
    except EventUnready as refusal:
        gap = refusal.fields["missing"][0]
        await query.answer(t.plain("host-first", gap=t.plain("host-gap", gap=gap)), show_alert=True)
        async with transaction.reading() as session:
            found = await access.held_event(session, callback_data.event, by=me)
        await _ask(query, found, gap, state=state, t=t)
        return
    await query.answer()
    await put(query, card, found, state=state)


@router.message(StateFilter(Hosting.words), FreeText())
async def on_words(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the words of the field that was asked for."""
    data = await state.get_data()
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            await hosting.fill(session, found, by=me, **typed(data["field"], message.text or ""))
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, event_id=data["event"], **why.arguments))
        return
    except NotFound:
        await gone(message, state, t)
        return
    await show(bot, found.id, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Hosting.open, Hosting.words), HasPhoto())
async def on_photo(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a picture for the draft."""
    data = await state.get_data()
    if "event" not in data or message.photo is None:
        await say(message, plain(t, "host-picture-first", audience=Audience.PERSONAL))
        return
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            await hosting.fill(session, found, by=me, picture=message.photo[-1].file_id)
    except NotFound:
        await gone(message, state, t)
        return
    await show(bot, found.id, state=state, me=me, t=t, transaction=transaction)


def typed(field: str, words: str) -> dict[str, Any]:
    """Return typed words as fields of an event. Raises NotUnderstoodError."""
    if field == "time":
        return when(words)
    if field == "seats":
        found = seats(words)
        if found is None:
            raise NotUnderstoodError("host-not-understood")
        return {"seats": found or None}
    if field == "picture":
        raise NotUnderstoodError("host-send-picture")
    return {field: public(words)}


async def _ask(query: CallbackQuery, found: Event, field: str, *, state: FSMContext, t: Translator) -> None:
    """Ask for the words of a field in place of the panel."""
    await state.set_state(Hosting.words)
    panel = query.message.message_id if query.message else None
    await state.set_data({"event": found.id, "field": field, "panel": panel})
    clear = field in {"picture", *_LEFT_OUT} and bool(getattr(found, field))
    await revise(query, cards.ask(t, field, event_id=found.id, clear=clear))
