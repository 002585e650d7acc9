"""Events, for those who come: what one is, coming with the family, waiting, not coming after all; and who came, for hosts."""

from dataclasses import dataclass
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, attendances, attending, billboards, birthdays, clock, events, guests
from community.database import Transaction
from community.errors import EventFull, NotFound
from community.events import MOST_HEADS, Event, Kind
from community.guests import CONCERNED, State
from community.people import Person
from handlers.cards import events as cards
from handlers.cards.card import Card, relabel, revise, say, send
from handlers.cards.event_buttons import (
    Come,
    Count,
    CountGuests,
    NoteGuest,
    OpenEvent,
    Remind,
    SeeGuests,
    StayAway,
    TakePlaces,
)
from handlers.filters import Addressed, InGroup, InPrivate, Tag, Talking
from handlers.headcounts import HowMany, NotComing
from locales import Translator

router: Final = Router(name=__name__)
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.callback_query.filter(InPrivate())
router.include_router(in_private)
#: Goes early: a typed tag, or how many one is, would be taken for a question.
tags: Final = Router(name=f"{__name__}.tags")
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), StateFilter(None), ~Talking())
#: Numbers that people can say are below; what is above is the row's own.
_NUMBERS: Final = 10**9


@dataclass(frozen=True, slots=True)
class _Said:
    """What signing up comes to: an alert, and a card for the private chat; None: they have that already."""

    short: str
    card: Card
    news: bool = True


@tags.message(InPrivate(), Tag("E"))
async def on_tag(message: Message, number: int, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show an event by what people call it."""
    async with transaction.reading() as session:
        card = await page(session, t, await events.by_number(session, number), me)
    await say(message, card)


@tags.message(InGroup(), Addressed(), Tag("E"))
@tags.message(InGroup(), Tag("E", marked=True))
async def on_tag_in_group(message: Message, bot: Bot, number: int, t: Translator, transaction: Transaction) -> None:
    """Show in a group what anybody may read of it."""
    async with transaction.reading() as session:
        said = await billboards.facts(session, await events.by_number(session, number))
    await say(message, cards.in_group(t, url=await create_start_link(bot, f"event-{number}"), **said))


@spoken.message(HowMany())
async def on_how_many(
    message: Message, event_id: int, heads: int, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Come with so many: words say it as well as buttons do."""
    if not 1 <= heads <= MOST_HEADS:
        await say(message, cards.too_many(t, most=MOST_HEADS))
        return
    await say(message, (await _join(event_id, heads, wait=False, me=me, t=t, transaction=transaction)).card)


@spoken.message(NotComing())
async def on_not_coming(message: Message, event_id: int, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask once more, as the button does: words may be meant for somebody else."""
    async with transaction.reading() as session:
        found = await _opened(session, event_id)
        said, standing = await billboards.facts(session, found), await attending.standing(session, found, me)
        asks = standing["state"] in CONCERNED and not _is_past(found)
        card = cards.sure_to_stay_away(t, standing=standing, **said) if asks else await page(session, t, found, me)
    await say(message, card)


@router.callback_query(OpenEvent.filter())
async def on_open(
    query: CallbackQuery, bot: Bot, callback_data: OpenEvent, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show an event as whoever tapped may see it; from a group, in the private chat."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"event-{callback_data.event}"))
        return
    async with transaction.reading() as session:
        card = await page(session, t, await _opened(session, callback_data.event), me)
    await query.answer()
    if callback_data.here and _is_private(query):
        await revise(query, card)
    else:
        await send(bot, me.telegram_id, card)


@router.callback_query(Come.filter())
async def on_come(
    query: CallbackQuery, bot: Bot, callback_data: Come, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Come, change how many one is, or stand in line. Whoever cannot be written to opens the private chat first."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"join-{callback_data.event}"))
        return
    wanted = callback_data.event, callback_data.heads
    said = await _join(*wanted, wait=callback_data.wait, me=me, t=t, transaction=transaction)
    if _is_private(query):
        await query.answer()
        await revise(query, said.card)
        return
    # An alert is read by whoever tapped alone; how many they are is said in their private chat.
    await query.answer(said.short, show_alert=True)
    if said.news:
        await send(bot, me.telegram_id, said.card)


@in_private.callback_query(Count.filter())
async def on_count(
    query: CallbackQuery, callback_data: Count, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask how many they are."""
    async with transaction.reading() as session:
        found = await _opened(session, callback_data.event)
        said, standing = await billboards.facts(session, found), await attending.standing(session, found, me)
    await query.answer()
    await revise(query, cards.counting(t, standing=standing, **said))


@router.callback_query(StayAway.filter())
async def on_stay_away(
    query: CallbackQuery, bot: Bot, callback_data: StayAway, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that they do not come; whoever gives places up is asked once more, in private, and never why."""
    act, private = callback_data.act, _is_private(query)
    async with transaction.reading() as session:
        found = await _opened(session, callback_data.event)
        standing = await attending.standing(session, found, me)
    # What is past is refused by the action, and asks nothing before.
    asks = act == "ask" and standing["state"] in CONCERNED and not _is_past(found)
    if not asks and act != "stay":
        async with transaction() as session:
            await attending.leave(session, callback_data.event, by=me)
    async with transaction.reading() as session:
        said = await billboards.facts(session, found)
        if asks:
            card = cards.sure_to_stay_away(t, standing=standing, **said)
        else:
            # Who is celebrated at home can be: they told their month, and that alone offers it.
            visit = found.kind == Kind.BIRTHDAY and await birthdays.birthday_or_none(session, me.id) is not None
            card = await page(session, t, found, me) if act == "stay" else cards.away(t, visit=visit, **said)
    if private:
        await query.answer()
        await revise(query, card)
        return
    short = t.plain("event-alert-away")
    if asks:
        short = t.plain("event-alert-ask", state=standing["state"] or "none", heads=standing["heads"])
        await send(bot, me.telegram_id, card)
    await query.answer(short, show_alert=True)


@in_private.callback_query(TakePlaces.filter())
async def on_offer(
    query: CallbackQuery, callback_data: TakePlaces, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the places that are offered, or let the next family be asked."""
    async with transaction() as session:
        if callback_data.yes:
            own = await attending.accept(session, callback_data.event, by=me)
            what, heads = "taken", own.heads
        else:
            found = await guests.guest_or_none(session, callback_data.event, me.id)
            what, heads = "left", found.heads if found is not None else 1
            if found is not None and found.state == State.COMING:
                # An old message: what they said since then counts.
                what = "taken"
            else:
                await attending.leave(session, callback_data.event, by=me)
        said = await billboards.facts(session, await events.event(session, callback_data.event))
    await query.answer()
    await revise(query, cards.told(t, what=what, heads=heads, **said))


@in_private.callback_query(Remind.filter())
async def on_remind(
    query: CallbackQuery, callback_data: Remind, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Be reminded of events, or no longer."""
    async with transaction() as session:
        found = await _opened(session, callback_data.event)
        await attending.remind(session, by=me, on=callback_data.on)
        card = await page(session, t, found, me)
    await query.answer(t.plain("event-alert-bell", on=callback_data.on), show_alert=True)
    await relabel(query, card)


@in_private.callback_query(SeeGuests.filter())
async def on_guests(
    query: CallbackQuery, bot: Bot, callback_data: SeeGuests, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List who comes, for whoever holds events there, in a message that nobody can pass on."""
    async with transaction.reading() as session:
        said = await attendances.sheet(session, callback_data.event, by=me, page=callback_data.page)
    await query.answer()
    if callback_data.turn:
        await revise(query, cards.sheet(t, **said))
    else:
        await send(bot, me.telegram_id, cards.sheet(t, **said))


@in_private.callback_query(NoteGuest.filter())
async def on_came(
    query: CallbackQuery, callback_data: NoteGuest, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that somebody came, or take the note back."""
    event_id, person_id = callback_data.event, callback_data.person
    async with transaction() as session:
        await attendances.note(session, event_id, person_id, by=me, came=callback_data.came)
        said = await attendances.sheet(session, event_id, by=me, page=callback_data.page)
    await query.answer()
    await revise(query, cards.sheet(t, **said))


@in_private.callback_query(CountGuests.filter())
async def on_counted(
    query: CallbackQuery, callback_data: CountGuests, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Keep how many came, as they are noted."""
    async with transaction() as session:
        await attendances.count(session, callback_data.event, by=me)
        said = await attendances.sheet(session, callback_data.event, by=me)
    # The sheet reads the same where that number stood there before.
    await query.answer(t.plain("event-sheet-counted", count=said["counted"] or 0))
    await revise(query, cards.sheet(t, **said))


async def follow(what: str, number: int, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Do what a link stands for, join or event, and return what there is to say."""
    async with transaction.reading() as session:
        found = await (events.by_number(session, number) if number < _NUMBERS else _opened(session, number))
        if what == "event":
            return await page(session, t, found, me)
    return (await _join(found.id, 0, wait=False, me=me, t=t, transaction=transaction)).card


async def page(session: AsyncSession, t: Translator, found: Event, me: Person) -> Card:
    """Return an event as somebody sees it."""
    said, standing = await billboards.facts(session, found), await attending.standing(session, found, me)
    return cards.page(t, standing=standing, holds=await access.holds(session, me, found), **said)


async def _join(event_id: int, heads: int, *, wait: bool, me: Person, t: Translator, transaction: Transaction) -> _Said:
    """Come with so many; 0: as many as they said before, or one. Return what there is to say."""
    try:
        async with transaction() as session:
            own = await guests.guest_or_none(session, event_id, me.id)
            before = own.state if own is not None else None
            count = heads or (own.heads if own is not None and before in CONCERNED else 1)
            if before != State.COMING or heads:
                own = await attending.join(session, event_id, by=me, heads=count, sure=wait)
            found = await _opened(session, event_id)
            said, standing = await billboards.facts(session, found), await attending.standing(session, found, me)
    except EventFull as refusal:
        async with transaction.reading() as session:
            said = await billboards.facts(session, await events.event(session, event_id))
        return _Said(t.plain("event-alert-full"), cards.full(t, **refusal.fields, **said))
    number, state = said["number"], standing["state"]
    if state == State.COMING and (before != State.COMING or heads):
        short = t.plain("event-alert-joined", number=number, heads=standing["heads"])
        return _Said(short, cards.joined(t, standing=standing, **said))
    short = t.plain("event-alert-there", number=number, state=state, heads=standing["heads"])
    card = (
        cards.joined(t, standing=standing, **said)
        if state in {State.COMING, State.WAITING}
        else cards.page(t, standing=standing, **said)
    )
    return _Said(short, card, news=before != state)


async def _opened(session: AsyncSession, event_id: int) -> Event:
    """Return an event that was opened: a draft is its planners' alone. Raises NotFound."""
    found = await events.event(session, event_id)
    if found.state == events.State.DRAFT:
        raise NotFound
    return found


def _is_past(found: Event) -> bool:
    return found.state != events.State.OPEN or (found.ends_at is not None and found.ends_at <= clock.now())


def _is_private(query: CallbackQuery) -> bool:
    return query.message is None or query.message.chat.type == "private"
