"""/birthday: the month in which somebody would like to be celebrated, a visit in place of a party; and parties, for staff."""

from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, birthdays, clock, hosts, hours, parties, places
from community.access import Act
from community.database import Transaction
from community.errors import NotAllowed
from community.people import Person
from handlers import hosting as hosting_page
from handlers.cards import birthdays as cards
from handlers.cards import groups
from handlers.cards.birthday_buttons import Birthday, Born, Parties, Party, Visit
from handlers.cards.card import Card, revise, say, send
from handlers.filters import Addressed, InGroup, InPrivate, Says
from locales import Translator

router: Final = Router(name=__name__)
_private: Final = Router(name=f"{__name__}.private")
_private.message.filter(InPrivate())
_private.callback_query.filter(InPrivate())
_in_groups: Final = Router(name=f"{__name__}.in_groups")
_in_groups.message.filter(InGroup())
router.include_routers(_private, _in_groups)


@_private.message(Command("birthday"))
@_private.message(Says("word-birthday"))
async def on_birthday(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say what it is to celebrate together, or what one told."""
    await state.clear()
    async with transaction.reading() as session:
        card = await home(session, t, me)
    await say(message, card)


@_in_groups.message(Command("birthday"))
@_in_groups.message(Addressed(), Says("word-birthday"))
async def on_birthday_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat: a month of birth is nothing to say in a group."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "birthday")))


@_private.callback_query(Birthday.filter(F.act == "home"))
async def on_home(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show the same, from elsewhere."""
    async with transaction.reading() as session:
        card = await home(session, t, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Birthday.filter(F.act.in_({"solar", "lunar"})))
async def on_calendar(query: CallbackQuery, callback_data: Birthday, t: Translator) -> None:
    """Offer the months of a calendar."""
    await query.answer()
    await revise(query, cards.months(t, lunar=callback_data.act == "lunar"))


@_private.callback_query(Born.filter())
async def on_born(
    query: CallbackQuery, callback_data: Born, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Keep the month."""
    async with transaction() as session:
        await birthdays.tell(session, by=me, month=callback_data.month, lunar=callback_data.lunar)
        card = await home(session, t, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Birthday.filter(F.act == "leave"))
async def on_leave(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take part no longer: what was told is deleted at once."""
    async with transaction() as session:
        await birthdays.forget(session, by=me)
    await query.answer()
    await revise(query, cards.left(t))


@_private.callback_query(Visit.filter(F.act == "ask"))
async def on_visit(query: CallbackQuery, bot: Bot, callback_data: Visit, me: Person, t: Translator) -> None:
    """Say who would learn what. The invitation stays as it is."""
    await query.answer()
    await send(bot, me.telegram_id, cards.sure_to_be_visited(t, callback_data.event))


@_private.callback_query(Visit.filter(F.act == "sure"))
async def on_visit_sure(
    query: CallbackQuery, callback_data: Visit, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for a visit, in the words that were shown."""
    async with transaction() as session:
        found = await parties.want_visit(session, callback_data.event, by=me, words=t.plain("birthday-visit-words"))
    await query.answer()
    await revise(query, cards.to_be_visited(t, case_id=found.id, number=found.number or 0))


@_private.callback_query(Visit.filter(F.act == "no"))
async def on_no_visit(query: CallbackQuery, t: Translator) -> None:
    """Arrange nothing."""
    await query.answer()
    await revise(query, cards.not_to_be_visited(t))


@_private.callback_query(Parties.filter())
async def on_parties(
    query: CallbackQuery, callback_data: Parties, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer the months for which a party can be planned; first where, for who holds events at several places."""
    async with transaction.reading() as session:
        here = await hosts.where(session, me)
        if not here:
            raise NotAllowed
        chosen = [one for one in here if callback_data.place in {0, one.id}]
        if callback_data.place and not chosen:
            raise NotAllowed
        if len(chosen) > 1:
            card = cards.where(t, chosen)
        else:
            card = cards.parties(t, chosen[0], await parties.months(session, chosen[0]))
    await query.answer()
    await revise(query, card)


@_private.callback_query(Party.filter(F.act == "begin"))
async def on_begin(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Party,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Plan the party of a month: a draft like that of any event, or what somebody else has begun."""
    title, notes = cards.words(t, callback_data.month)
    async with transaction() as session:
        found = await parties.begin(
            session,
            by=me,
            place_id=callback_data.place,
            year=callback_data.year,
            month=callback_data.month,
            title=title,
            notes=notes,
        )
    await query.answer()
    # Below: what was tapped becomes the answer for everybody who was asked.
    await hosting_page.show(bot, found.id, state=state, me=me, t=t, transaction=transaction)


@_private.callback_query(Party.filter(F.act == "decline"))
async def on_decline(
    query: CallbackQuery, callback_data: Party, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Hold no party this month: the question turns into the answer, for everybody who was asked."""
    month = {"place_id": callback_data.place, "year": callback_data.year, "month": callback_data.month}
    async with transaction() as session:
        declined = await parties.decline(session, by=me, **month)
        place = await places.place(session, callback_data.place)
    await query.answer()
    state, who = ("declined", me.name or "") if declined else ("planned", "")
    await revise(query, cards.ask(t, **month, place=place.name, people=None, state=state, who=who))


async def home(session: AsyncSession, t: Translator, me: Person) -> Card:
    """Return one's own page."""
    found = await birthdays.birthday_or_none(session, me.id)
    holds = await access.somewhere(session, me, Act.HOLD_EVENT)
    housed = me.place_id is not None
    if found is None:
        return cards.home(t, told=None, party=None, housed=housed, holds=holds)
    today = hours.local(clock.now()).date()
    party = birthdays.next_party(found.month, lunar=found.lunar, today=today)
    return cards.home(t, told=(found.month, found.lunar), party=party, housed=housed, holds=holds)
