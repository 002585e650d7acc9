"""/places: administrators keep the tree of grids and buildings, by buttons and one message of names."""

from typing import Final

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, places
from community.access import Act
from community.database import Transaction
from community.people import Person
from community.places import Level
from handlers.cards import places as cards
from handlers.cards.buttons import Tree
from handlers.cards.card import Card, revise, say
from handlers.filters import FreeText, InPrivate
from handlers.walking import plain_view
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())


class Naming(StatesGroup):
    """Conversations in which the bot waits for names."""

    added = State()
    renamed = State()


@router.message(Command("places"))
async def on_places(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show the tree from its top."""
    await state.clear()
    async with transaction.reading() as session:
        await access.require(session, me, Act.KEEP_PLACES, place_id=None)
        card = await _tree(session, t, None)
    await say(message, card)


@router.callback_query(Tree.filter())
async def on_tree(
    query: CallbackQuery,
    callback_data: Tree,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Open a place, or begin to add, rename or remove one."""
    act, _, level = callback_data.act.partition("-")
    waits = None
    async with transaction() as session:
        await access.require(session, me, Act.KEEP_PLACES, place_id=None)
        here = await places.place(session, callback_data.place) if callback_data.place else None
        if callback_data.act == "remove-sure" and here is not None:
            above = await places.place_or_none(session, here.parent_id)
            await places.remove(session, here, by=me.id)
            card = await _tree(session, t, above)
        elif act == "remove" and here is not None:
            card = cards.sure_to_remove(t, here)
        elif act == "rename" and here is not None:
            waits = Naming.renamed
            card = cards.ask_new_name(t, old=here.name)
        elif act == "add" and level:
            waits = Naming.added
            card = cards.ask_names(t, level=Level(level), above=here.name if here else None)
        elif act == "add":
            card = cards.level_to_add(t, above=here, levels=places.levels_below(here))
        else:
            card = await _tree(session, t, here, page=callback_data.page)
    if waits is None:
        await state.clear()
    else:
        await state.set_state(waits)
        await state.set_data({"place": callback_data.place, "level": level})
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Naming.added), FreeText())
async def on_names(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Add the named places, one a line."""
    data = await state.get_data()
    async with transaction() as session:
        await access.require(session, me, Act.KEEP_PLACES, place_id=None)
        above = await places.place(session, data["place"]) if data["place"] else None
        for name in (message.text or "").splitlines():
            if name.strip():
                await places.add(session, parent=above, level=Level(data["level"]), name=name, by=me.id)
        card = await _tree(session, t, above)
    await state.clear()
    await say(message, card)


@router.message(StateFilter(Naming.renamed), FreeText())
async def on_new_name(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Give the place its new name."""
    data = await state.get_data()
    async with transaction() as session:
        await access.require(session, me, Act.KEEP_PLACES, place_id=None)
        here = await places.place(session, data["place"])
        await places.rename(session, here, name=message.text or "", by=me.id)
        card = await _tree(session, t, here)
    await state.clear()
    await say(message, card)


async def _tree(session: AsyncSession, t: Translator, here: places.Place | None, *, page: int = 0) -> Card:
    path = await places.path(session, here.id if here else None)
    return cards.tree(t, await plain_view(session, here), path=path, page=page)
