"""The first conversation: greeting, language, home, help, and everyone's own data."""

from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from community import intake, mydata, people, places
from community.database import Transaction
from community.people import Person, RoleName
from community.places import Level
from handlers import menus, mine, requests
from handlers.cards import start as cards
from handlers.cards.buttons import Mine, PickHome, Speak
from handlers.cards.card import Audience, revise, say, send
from handlers.cards.places import picker
from handlers.filters import CommandOrWord, InPrivate, Says
from handlers.walking import view
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), CommandOrWord())


@router.message(CommandStart())
async def on_start(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Greet, then offer the language and the home."""
    await state.clear()
    async with transaction() as session:
        me = await people.start(session, me.id)
        anywhere = await places.inside(session, None)
        draft = await requests.unfinished(session, t, me)
    await say(message, cards.greeting(t, name=me.name or t.plain("person-unnamed")))
    await say(message, cards.first_choices(t, places=bool(anywhere)))
    if draft is not None:
        await say(message, draft)
    await menus.offer(bot, me, await _roles(transaction, me), t)


async def welcome(message: Message, bot: Bot, *, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say after the first answer what a greeting would have said to whoever wrote without START."""
    await say(message, cards.first(t))
    await menus.offer(bot, me, await _roles(transaction, me), t)


@router.message(Command("help"))
@router.message(Says("word-help"))
async def on_help(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Say what can be done here."""
    await state.clear()
    await say(message, cards.help_(t, await _roles(transaction, me)))


@router.message(Command("language"))
async def on_language(message: Message, state: FSMContext, t: Translator) -> None:
    """Offer the languages."""
    await state.clear()
    await say(message, cards.languages(t))


@router.callback_query(Speak.filter())
async def on_speak(
    query: CallbackQuery, bot: Bot, callback_data: Speak, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Speak the chosen language from now on."""
    async with transaction() as session:
        me = await people.speak(session, me.id, language=callback_data.language)
    t = t.in_language(me.speaks)
    await query.answer()
    await send(bot, me.telegram_id, cards.language_chosen(t))
    await menus.offer(bot, me, await _roles(transaction, me), t)


@router.callback_query(PickHome.filter())
async def on_pick_home(
    query: CallbackQuery, bot: Bot, callback_data: PickHome, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Walk down to one's home, choose it, or leave it out."""
    async with transaction() as session:
        here = await places.place(session, callback_data.place) if callback_data.place else None
        if callback_data.final:
            me = await people.settle(session, me.id, place_id=here.id if here else None)
            await intake.move_home(session, me)
            card = cards.home_chosen(t, here.name if here else None)
        else:
            step = await view(session, here, down_to=Level.BUILDING)
            card = picker(t, PickHome, why="home", view=step, page=callback_data.page, audience=Audience.PERSONAL)
    await query.answer()
    if callback_data.anew:
        await send(bot, me.telegram_id, card)
    else:
        await revise(query, card)


@router.message(Command("mydata"))
async def on_mydata(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show everything that is kept about the person."""
    await state.clear()
    async with transaction.reading() as session:
        kept = await mydata.kept(session, me.id)
    await say(message, cards.my_data(t, kept))


@router.callback_query(Mine.filter())
async def on_mine(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Mine,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """See one's requests, or erase everything after a second question."""
    if callback_data.act == "erase-sure":
        await state.clear()
        async with transaction() as session:
            await mydata.erase(session, me.id)
        card = cards.erased(t)
    else:
        async with transaction.reading() as session:
            kept = await mydata.kept(session, me.id)
            found = await mine.listing(session, t, me)
        choices = {"requests": found, "erase": cards.sure_to_erase(t, kept), "keep": cards.my_data(t, kept)}
        card = choices[callback_data.act]
    await query.answer()
    if callback_data.act == "requests":
        await send(bot, me.telegram_id, card)
    else:
        await revise(query, card)


async def _roles(transaction: Transaction, me: Person) -> list[RoleName]:
    async with transaction.reading() as session:
        return [RoleName(role.name) for role in await people.roles(session, me.id)]
