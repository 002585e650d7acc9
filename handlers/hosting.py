"""Holding events: the list of one's own, and one panel that is the card itself, with a button for each field, until it is open.

All that is chosen and typed stands in the draft's row; the conversation only knows which event is open, where its panel is, and
for what words are awaited. So other commands in between lose nothing, and a restart does not either.
"""

from contextlib import suppress
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, billboards, clock, events, hosting, hosts
from community.access import Act
from community.database import Transaction
from community.errors import NotAllowed, NotFound
from community.events import Event
from community.gaps import gaps
from community.people import Person
from handlers import programmes
from handlers.cards import hosting as cards
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.hosting_buttons import Host, NewEvent, SeeHosted
from handlers.cards.trouble import plain
from handlers.filters import CommandOrWord, FreeText, InGroup, InPrivate, LinkTo, Says
from handlers.planning import NotUnderstoodError, public
from handlers.plotting import and_where, is_half_a_time, understand
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())


class Hosting(StatesGroup):
    """The bot waits for a line about an event, or for the words of one field; or for those about an open event."""

    open = State()
    words = State()
    #: Of an open event: the new value, and then why.
    step = State()
    why = State()


@router.message(CommandOrWord(), Command("event"))
@router.message(CommandOrWord(), CommandStart(deep_link=True), LinkTo("host"))
async def on_event(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    command: CommandObject | None = None,
) -> None:
    """List the events of one's places; with a line behind the command, begin one at once."""
    line = command.args or "" if command is not None and command.command == "event" else ""
    if line:
        await begin(bot, line, state=state, me=me, t=t, transaction=transaction)
        return
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.HOLD_EVENT)
        card = await listing(session, t, me)
    # What is written next is a line about a new one.
    await state.set_state(Hosting.open)
    await state.set_data({})
    await say(message, card)


@router.message(Says("word-hosting"))
async def on_word(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the events of one's places; a neighbour who says this means those that there are."""
    try:
        await on_event(message, bot, state, me, t, transaction)
    except NotAllowed:
        await programmes.on_events(message, state, me, t, transaction)


@in_groups.message(Command("event"))
async def on_event_in_group(message: Message, bot: Bot, me: Person, t: Translator, transaction: Transaction) -> None:
    """Lead to the private chat."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.HOLD_EVENT)
    await say(message, cards.in_group(t, url=await create_start_link(bot, "host")))


@router.callback_query(SeeHosted.filter())
async def on_list(
    query: CallbackQuery,
    callback_data: SeeHosted,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """List the events of one's places, others of them, or another page."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.HOLD_EVENT)
        card = await listing(session, t, me, which=callback_data.which, at=callback_data.page)
    await query.answer()
    await state.set_state(Hosting.open)
    await state.set_data({})
    await revise(query, card)


@router.callback_query(NewEvent.filter())
async def on_new(
    query: CallbackQuery,
    bot: Bot,
    callback_data: NewEvent,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin an event at the place that was chosen; what was typed before it was asked for is taken in."""
    data = await state.get_data()
    line = data.get("line", "") if await state.get_state() == Hosting.open.state else ""
    await query.answer()
    if not callback_data.place:
        await begin(bot, line, state=state, me=me, t=t, transaction=transaction)
        return
    await _begin_at(bot, callback_data.place, line, state=state, me=me, t=t, transaction=transaction)


@router.callback_query(Host.filter(F.act == "page"))
async def on_page(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the panel or the page in place of what was tapped; what was asked for is awaited no more."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    await put(query, card, found, state=state)


@router.callback_query(Host.filter(F.act == "drop"))
async def on_drop(
    query: CallbackQuery, callback_data: Host, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before a draft goes."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    await revise(query, cards.sure_to_drop(t, found) if found.state == events.State.DRAFT else card)


@router.callback_query(Host.filter(F.act == "drop-sure"))
async def on_drop_sure(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Forget a draft; one of a series is left out, and the series goes on."""
    async with transaction() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        message_id = "host-dropped" if found.series_id is None else "host-skipped"
        await hosting.drop(session, found, by=me)
    if (await state.get_data()).get("event") == callback_data.event:
        await state.clear()
    await query.answer()
    await revise(query, plain(t, message_id, audience=Audience.PERSONAL))


@router.callback_query(Host.filter(F.act == "again"))
async def on_again(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Host,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin an event like this one; what differs is said there, its time first."""
    async with transaction() as session:
        old = await access.held_event(session, callback_data.event, by=me)
        new = await hosting.begin(session, by=me, place_id=old.place_id, like=old)
    await query.answer()
    await show(bot, new.id, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Hosting), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave it, by words; the draft stays in the list."""
    await state.clear()
    await say(message, plain(t, "host-left", audience=Audience.PERSONAL))


@router.message(StateFilter(Hosting.open), FreeText())
async def on_line(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take what a line says: title, places, time, venue; what stands there already is changed by its button."""
    data = await state.get_data()
    if "event" not in data:
        await begin(bot, message.text or "", state=state, me=me, t=t, transaction=transaction)
        return
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            taken = await _take_line(session, found, message.text or "", by=me)
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, event_id=data["event"], **why.arguments))
        return
    except NotFound:
        await gone(message, state, t)
        return
    if not taken:
        await say(message, cards.wrong(t, "host-use-buttons", event_id=found.id))
        return
    await show(bot, found.id, state=state, me=me, t=t, transaction=transaction)


async def begin(bot: Bot, line: str, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Begin an event; who holds them at several places is asked for which. Raises NotAllowed."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.HOLD_EVENT)
        here = await hosts.where(session, me)
    if not here:
        raise NotAllowed
    if len(here) > 1:
        await state.set_state(Hosting.open)
        await state.set_data({"line": line})
        await send(bot, me.telegram_id, cards.choose_place(t, here))
        return
    await _begin_at(bot, here[0].id or 0, line, state=state, me=me, t=t, transaction=transaction)


async def listing(session: AsyncSession, t: Translator, me: Person, *, which: str = "coming", at: int = 0) -> Card:
    """Return the list of the events at the places of this person."""
    counts = await hosts.counts(session, me)
    pages = max(1, -(-counts[which] // cards.PAGE))
    at = min(at, pages - 1)
    shown = [
        cards.Listed(
            one.id,
            one.number,
            one.title,
            one.starts_at.isoformat() if one.starts_at else None,
            one.state,
            one.taken,
            one.seats,
        )
        for one in await hosts.listed(session, me, which=which, limit=cards.PAGE, offset=at * cards.PAGE)
    ]
    return cards.listing(t, which=which, page=at, pages=pages, counts=counts, shown=shown)


async def page(session: AsyncSession, t: Translator, found: Event, *, done: str = "") -> Card:
    """Return an event as whoever holds it sees it: the panel of a draft, the page of an open one. The door was asked."""
    said = await billboards.facts(session, found)
    if found.state == events.State.DRAFT:
        return cards.panel(t, missing=gaps(found), **said)
    begun = found.starts_at is not None and found.starts_at <= clock.now()
    unheld = not await hosts.is_held(session, found)
    return cards.page(t, begun=begun, why=found.reason, unheld=unheld, done=done, **said)


async def show(
    bot: Bot, event_id: int, *, done: str = "", state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say the panel, or the page, below what was said last, and take an older panel away. Raises NotFound, NotAllowed."""
    async with transaction.reading() as session:
        found = await access.held_event(session, event_id, by=me)
        card = await page(session, t, found, done=done)
    before = (await state.get_data()).get("panel")
    shown = await send(bot, me.telegram_id, card)
    if found.state == events.State.DRAFT:
        await state.set_state(Hosting.open)
        await state.set_data({"event": found.id, "panel": shown.message_id})
    else:
        await state.clear()
    if before:
        # It may be gone, or too old to be deleted; its buttons work all the same.
        with suppress(TelegramBadRequest):
            await bot.delete_message(me.telegram_id, before)


async def put(query: CallbackQuery, card: Card, found: Event, *, state: FSMContext) -> None:
    """Let the tapped message be the panel of a draft, or the page of an open event."""
    await revise(query, card)
    if found.state == events.State.DRAFT:
        await state.set_state(Hosting.open)
        await state.set_data({"event": found.id, "panel": query.message.message_id if query.message else None})
    elif (await state.get_data()).get("event") == found.id:
        await state.clear()


async def _begin_at(
    bot: Bot, place_id: int, line: str, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    async with transaction() as session:
        # What was begun and says nothing yet is as good as a new one.
        draft = await hosting.draft_or_none(session, me, titled=False)
        if draft is None or draft.place_id != place_id or draft.kind != events.Kind.GATHERING or draft.starts_at:
            draft = await hosting.begin(session, by=me, place_id=place_id)
        event_id = draft.id
    await state.set_state(Hosting.open)
    await state.set_data({"event": event_id})
    if line:
        try:
            async with transaction() as session:
                await _take_line(session, await access.held_event(session, event_id, by=me), line, by=me)
        except NotUnderstoodError as why:
            await send(bot, me.telegram_id, cards.wrong(t, why.message_id, event_id=event_id, **why.arguments))
            return
    await show(bot, event_id, state=state, me=me, t=t, transaction=transaction)


async def _take_line(session: AsyncSession, found: Event, text: str, *, by: Person) -> bool:
    """Fill in what the line says; a title only where none stands. False when some of it cannot be taken."""
    rest, venue = and_where(text)
    line = understand(rest)
    values: dict[str, Any] = {}
    if is_half_a_time(line.title):
        # The other half would be taken for all of it, and a wrong day stand there unnoticed.
        raise NotUnderstoodError("plan-not-understood", what="time")
    if line.title and not found.title:
        values["title"] = public(line.title)
    elif line.title and not found.venue and not venue:
        # Once it has a name, what is neither time nor number is where it is.
        venue = line.title.removeprefix("在")
    elif line.title:
        return False
    if venue:
        values["venue"] = public(venue)
    if line.seats is not None:
        values["seats"] = line.seats
    if line.starts_at is not None:
        values |= {"starts_at": line.starts_at} | ({"ends_at": line.ends_at} if line.ends_at is not None else {})
    if values:
        await hosting.fill(session, found, by=by, **values)
    return bool(values)


async def gone(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that the draft is none any more, and that this was not kept."""
    await state.clear()
    await say(message, plain(t, "host-gone", audience=Audience.PERSONAL))
