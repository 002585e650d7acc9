"""/calendar: which festivals a community tells of, and which days are off; kept by staff, in private."""

from typing import Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, announcements, calendar, clock, festivals, holidays, hours, observances, places
from community.access import Act
from community.database import Transaction
from community.errors import BadDaysOff, NotFound
from community.festivals import STATUTORY
from community.observances import Observed
from community.people import Person
from community.places import Place
from handlers.articles import on_cancel, on_no_words
from handlers.cards import festivals as cards
from handlers.cards.card import Card, revise, say
from handlers.cards.festival_buttons import SayBefore, SeeCalendar, SeeDaysOff, SeeFestival, SeeYear
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import simplified, traditional
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
#: What makes a text in the other script, by the script in which it was written.
_OTHER_SCRIPT: Final = {"zh-Hans": ("zh-Hant", traditional), "zh-Hant": ("zh-Hans", simplified)}


class Keeping(StatesGroup):
    """The bot waits for what is said of a festival, or for an announcement of days off."""

    words = State()
    announcement = State()


router.message.register(on_cancel, StateFilter(Keeping), Says("word-cancel"))
router.message.register(on_no_words, StateFilter(Keeping), WithoutText())


@router.message(Command("calendar"))
async def on_calendar(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show the calendar to whoever keeps one; lead everybody else to what is on."""
    await state.clear()
    async with transaction.reading() as session:
        keeps = await access.somewhere(session, me, Act.KEEP_CALENDAR)
        card = await _home(session, t, me, 0) if keeps else plain(t, "calendar-for-staff")
    await say(message, card)


@router.callback_query(SeeCalendar.filter())
async def on_home(
    query: CallbackQuery,
    callback_data: SeeCalendar,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Go back to the calendar, or to that of another community."""
    async with transaction.reading() as session:
        card = await _home(session, t, me, callback_data.place)
    await state.clear()
    await query.answer()
    await revise(query, card)


@router.callback_query(SeeYear.filter(F.act.in_({"open", "change"})))
async def on_year(
    query: CallbackQuery, callback_data: SeeYear, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a year of festivals, or go through it to change some."""
    async with transaction.reading() as session:
        card = await _year(session, t, me, callback_data)
    await query.answer()
    await revise(query, card)


@router.callback_query(SeeYear.filter(F.act.in_({"approve", "decline"})))
async def on_decision(
    query: CallbackQuery, callback_data: SeeYear, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Tell of the festivals of that year as they stand, or of none."""
    async with transaction() as session:
        approve = callback_data.act == "approve"
        await observances.decide(session, callback_data.place, callback_data.year, by=me, approve=approve)
        card = await _year(session, t, me, callback_data)
    await query.answer(t.plain("festivals-decided", year=callback_data.year, approve=approve))
    await revise(query, card)


@router.callback_query(SeeFestival.filter())
async def on_festival(
    query: CallbackQuery,
    callback_data: SeeFestival,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show one festival of a year, or turn it on or off."""
    data = callback_data
    async with transaction() as session:
        place, seen = await _seen(session, me, data)
        if data.act == "switch":
            # What has no day to be said on would be on and silent.
            days = None if seen.days or seen.on else seen.festival.days
            seen = await observances.change(session, data.place, data.year, data.key, by=me, on=not seen.on, days=days)
    await state.clear()
    await query.answer()
    await revise(query, cards.one(t, place, data.year, seen))


@router.callback_query(SayBefore.filter(F.act == "turn"))
async def on_before(
    query: CallbackQuery, callback_data: SayBefore, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say something so many days before, or no longer."""
    data = callback_data
    async with transaction() as session:
        place, seen = await _seen(session, me, data)
        days = set(seen.days) ^ {data.days}
        seen = await observances.change(session, data.place, data.year, data.key, by=me, days=days)
    await query.answer()
    await revise(query, cards.one(t, place, data.year, seen))


@router.callback_query(SayBefore.filter(F.act.in_({"see", "usual"})))
async def on_words(
    query: CallbackQuery,
    callback_data: SayBefore,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show the very message, or bring back the words that it comes with."""
    data = callback_data
    async with transaction() as session:
        place, seen = await _seen(session, me, data)
        if data.act == "usual":
            words = {data.days: dict.fromkeys(festivals.LANGUAGES, "")}
            seen = await observances.change(session, data.place, data.year, data.key, by=me, words=words)
    await state.clear()
    await query.answer()
    await revise(query, _very_message(t, place, seen, data))


@router.callback_query(SayBefore.filter(F.act.in_({"write", "english"})))
async def on_write(
    query: CallbackQuery,
    callback_data: SayBefore,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for the words."""
    async with transaction.reading() as session:
        _, seen = await _seen(session, me, callback_data)
    await state.set_state(Keeping.words)
    await state.set_data({"button": callback_data.pack()})
    await query.answer()
    await revise(query, cards.ask_words(t, seen, callback_data))


@router.message(StateFilter(Keeping.words), FreeText())
async def on_typed(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the words, in the other script as well, and show the very message."""
    data = SayBefore.unpack((await state.get_data())["button"])
    text = (message.text or "").strip()
    chinese = t.language if t.language in _OTHER_SCRIPT else festivals.LANGUAGES[0]
    words = {"en": text}
    if data.act == "write":
        other, write = _OTHER_SCRIPT[chinese]
        words = {chinese: text, other: write(text)}
    async with transaction() as session:
        place, _ = await _seen(session, me, data)
        seen = await observances.change(session, data.place, data.year, data.key, by=me, words={data.days: words})
    await state.clear()
    await say(message, _very_message(t, place, seen, data, english=data.act == "english"))


@router.callback_query(SeeDaysOff.filter(F.act == "open"))
async def on_days_off(
    query: CallbackQuery,
    callback_data: SeeDaysOff,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show the days off of a year."""
    await _require(me, transaction)
    await state.clear()
    await query.answer()
    await revise(query, _days_off(t, callback_data.year))


@router.callback_query(SeeDaysOff.filter(F.act == "paste"))
async def on_paste(
    query: CallbackQuery,
    callback_data: SeeDaysOff,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for what the State Council announced."""
    await _require(me, transaction)
    await state.set_state(Keeping.announcement)
    await state.set_data({"year": callback_data.year})
    await query.answer()
    await revise(query, cards.ask_announcement(t, callback_data.year))


@router.message(StateFilter(Keeping.announcement), FreeText())
async def on_announcement(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what was understood of it; nothing counts yet."""
    await _require(me, transaction)
    asked, text = (await state.get_data())["year"], message.text or ""
    try:
        year, found = announcements.read(text, asked)
    except BadDaysOff as refusal:
        await say(message, cards.not_understood(t, asked, refusal))
        return
    await state.set_data({"year": year, "text": text})
    named = {holiday for one in found for holiday in one.holidays}
    known = {holiday for span in holidays.spans(year) for holiday in span.holidays}
    await say(message, cards.preview(t, year, found, [one for one in STATUTORY if one not in named | known]))


@router.callback_query(SeeDaysOff.filter(F.act == "sure"))
async def on_sure(
    query: CallbackQuery,
    callback_data: SeeDaysOff,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Count with it from now on. An old button, whose text nobody has any more, asks for it again."""
    year = callback_data.year
    kept = await state.get_data()
    if kept.get("year") != year or not kept.get("text"):
        await _require(me, transaction)
        await query.answer()
        # Whoever tapped twice sees what counts now.
        await revise(query, _days_off(t, year))
        return
    async with transaction() as session:
        await holidays.enter(session, kept["text"], year=year, by=me)
    await state.clear()
    await query.answer(t.plain("days-off-entered", year=year))
    await revise(query, _days_off(t, year))


async def _home(session: AsyncSession, t: Translator, me: Person, place_id: int) -> Card:
    """Return the calendar of a community, or the choice where there are several and none was named."""
    mine = await observances.communities(session, by=me)
    if not mine:
        raise NotFound
    chosen = [one for one in mine if one.id == place_id] or (mine if len(mine) == 1 else [])
    if not chosen:
        return cards.choose_place(t, mine)
    this_year = hours.local(clock.now()).year
    years = []
    for year in (this_year, this_year + 1):
        decided = await observances.year_or_none(session, chosen[0].id or 0, year)
        years.append((year, decided.state if decided else None, calendar.knows(year)))
    return cards.home(t, chosen[0], years, others=len(mine) > 1)


async def _year(session: AsyncSession, t: Translator, me: Person, data: SeeYear) -> Card:
    place = await _place(session, me, data.place)
    shown = await observances.facts(session, place, data.year)
    return cards.year(t, **shown, page=data.page, changing=data.act == "change")


async def _seen(session: AsyncSession, me: Person, data: SeeFestival | SayBefore) -> tuple[Place, Observed]:
    """Return the community and a festival as it observes it. Raises NotAllowed, NotFound."""
    place = await _place(session, me, data.place)
    seen = (await observances.observed(session, data.place, data.year)).get(data.key)
    if seen is None or (isinstance(data, SayBefore) and data.days not in festivals.DAYS):
        raise NotFound
    return place, seen


async def _place(session: AsyncSession, me: Person, place_id: int) -> Place:
    """Return a place whose calendar this person keeps. Raises NotAllowed, NotFound."""
    place = await places.place(session, place_id)
    await access.require(session, me, Act.KEEP_CALENDAR, place_id=place.id)
    return place


async def _require(me: Person, transaction: Transaction) -> None:
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_CALENDAR)


def _days_off(t: Translator, year: int) -> Card:
    return cards.days_off(t, year, holidays.spans(year), known=calendar.knows(year))


def _very_message(t: Translator, place: Place, seen: Observed, data: SayBefore, *, english: bool = False) -> Card:
    """Return the message as it will be read. Raises NotFound where that year has no such day."""
    day = festivals.first_of(seen.festival.key, data.year)
    if day is None:
        raise NotFound
    return cards.very_message(t, place, data.year, seen, day, data.days, english=english)
