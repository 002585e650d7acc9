"""Joining two cases that are the same thing, and dividing one that is several."""

from collections.abc import Mapping
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, joinings, levels, services
from community.cases import Case
from community.database import Transaction
from community.errors import NotAllowed, NotFound
from community.people import Person
from handlers.cards import handing as cards
from handlers.cards.card import revise, say, say_below
from handlers.cards.case_buttons import Cut, Handle
from handlers.cases import directed, held, number_of
from handlers.filters import FreeText, InPrivate, Tag
from handlers.steps import Handling, ThisStep, begin, leaving
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(InPrivate())
#: While the number of another case is waited for, or looked at, it opens nothing: before whatever opens a case by its number.
numbers: Final = Router(name=f"{__name__}.numbers")
numbers.message.filter(InPrivate(), StateFilter(Handling.tag, Handling.joining))


@router.callback_query(Handle.filter(F.act == "merge"))
async def on_merge(
    query: CallbackQuery,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask in which case this one goes on."""
    async with transaction.reading() as session:
        found = await directed(session, callback_data.case, by=me)
    await begin(state, {"case": found.id}, Handling.tag)
    await query.answer()
    await say_below(query, cards.choose_case(t, case_id=found.id, number=number_of(found)))


@numbers.message(Tag("R"))
async def on_number(
    message: Message, number: int, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show both cases before one goes on in the other."""
    case_id = (await state.get_data())["case"]
    async with transaction.reading() as session:
        async with leaving(state):
            found = await directed(session, case_id, by=me)
        into = await _into(session, number, by=me)
        one: Any = await levels.facts(session, found)
        other: Any = await levels.facts(session, into)
    await begin(state, {"case": found.id, "into": into.id}, Handling.joining)
    await say(message, cards.look_at_merge(t, one, other))


@numbers.message(StateFilter(Handling.tag), FreeText())
async def on_no_number(message: Message, state: FSMContext, t: Translator) -> None:
    """Say what a number looks like."""
    await say(message, cards.wrong(t, "case-tag-not-understood", case_id=(await state.get_data())["case"]))


@numbers.message(FreeText())
async def on_words_while_looking(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that both cases wait for a button."""
    await say(message, cards.wrong(t, "case-use-buttons", case_id=(await state.get_data())["case"]))


@router.callback_query(Handle.filter(F.act == "send"), ThisStep(Handling.joining))
async def on_sure(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Let the case go on in the other one."""
    async with leaving(state), transaction() as session:
        found = await directed(session, data["case"], by=me)
        into = await access.claimable_case(session, data["into"], by=me)
        await joinings.merge(session, found, into, by=me)
    await state.clear()
    await query.answer()
    await revise(query, cards.done(t, "merge", number=number_of(found)))


@router.callback_query(Handle.filter(F.act == "split"))
async def on_split(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask of which category the part is; those of the same kind come first."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        every = await services.everything(session)
    choices = [
        (one.key, services.name(one, t.language)) for one in sorted(every, key=lambda one: one.kind != found.kind)
    ]
    await query.answer()
    card = cards.choose_service(t, choices, case_id=found.id, number=number_of(found), page=callback_data.page)
    await say_below(query, card, page=callback_data.page)


@router.callback_query(Cut.filter())
async def on_category(
    query: CallbackQuery,
    callback_data: Cut,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Take the category, and ask what is to be done."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        service = await services.service_or_none(session, callback_data.service)
        if service is None or service.retired:
            raise NotFound
    await begin(state, {"case": found.id, "act": "split", "service": service.key})
    await query.answer()
    name = services.name(service, t.language)
    await revise(query, cards.ask(t, "split", case_id=found.id, number=number_of(found), name=name))


async def _into(session: AsyncSession, number: int, *, by: Person) -> Case:
    """Return the case with this number, if `by` may work on it; for everybody else there is none."""
    found = await cases.by_number(session, number)
    try:
        return await access.claimable_case(session, found.id, by=by)
    except NotAllowed:
        raise NotFound from None
