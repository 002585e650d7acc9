"""The form's buttons: parts of the form, choices, the neighbour's case that is the same, and the number at the end."""

from typing import Any, Final

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, followers, intake, levels, places, proxies, services
from community.access import Act
from community.cases import Contact, Kind, Window
from community.cases import State as CaseState
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from community.places import Level
from handlers.cards import requests as cards
from handlers.cards.card import Audience, Card, revise
from handlers.cards.request_buttons import ActFor, Fill, MeToo, PickPlace, PickService, Prefer, Submit
from handlers.cards.requests import Form
from handlers.cards.trouble import plain
from handlers.contents import Content
from handlers.filling import Filling, keep, look, noted, open_draft, read
from handlers.walking import view
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
_FIELDS: Final = {"spot": Filling.spot, "declare": Filling.declare, "invite": Filling.invite}
#: The parts that need nothing but the form.
_PARTS: Final = {
    "more": cards.more,
    "window": cards.windows,
    "contact": cards.contacts,
    "drop": cards.sure_to_drop,
}


@router.callback_query(
    Fill.filter(F.act.in_({"show", "services", "kinds", "more", "window", "contact", "people", "drop"}))
)
async def on_part(
    query: CallbackQuery,
    callback_data: Fill,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show the panel, or a part of the form in its place; what waited for a decision is added."""
    await _take_in(callback_data, state=state, me=me, transaction=transaction)
    form = await look(callback_data.case, me=me, t=t, transaction=transaction, knowledge=knowledge)
    if not isinstance(form, Card):
        async with transaction.reading() as session:
            card = await _part(session, callback_data, form, me=me, t=t)
        await _stand(query, state, form.case_id)
    await query.answer()
    await revise(query, form if isinstance(form, Card) else card)


@router.callback_query(Fill.filter(F.act.in_({"spot", "declare", "invite"})))
async def on_ask(
    query: CallbackQuery, callback_data: Fill, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for the words of one field."""
    async with transaction.reading() as session:
        found = await read(session, callback_data.case, me=me, t=t)
    if not isinstance(found, Card):
        await _stand(query, state, callback_data.case, waiting=_FIELDS[callback_data.act])
    await query.answer()
    card = found if isinstance(found, Card) else cards.ask(t, callback_data.case, callback_data.act)
    await revise(query, card)


@router.callback_query(Fill.filter(F.act == "drop-sure"))
async def on_drop(
    query: CallbackQuery, callback_data: Fill, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Forget the draft."""
    async with transaction() as session:
        found = await read(session, callback_data.case, me=me, t=t)
        if not isinstance(found, Card):
            await intake.drop(session, found[1], by=me)
    if (await state.get_data()).get("case") == callback_data.case:
        await state.clear()
    await query.answer()
    await revise(query, found if isinstance(found, Card) else plain(t, "form-dropped", audience=Audience.PERSONAL))


@router.callback_query(Fill.filter(F.act == "anew"))
async def on_anew(
    query: CallbackQuery,
    callback_data: Fill,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Forget the draft, and begin another one with what was said since."""
    data = await state.get_data()
    given = [Content.from_data(one) for one in data.get("fresh", ())] if data.get("case") == callback_data.case else []
    async with transaction() as session:
        found = await read(session, callback_data.case, me=me, t=t)
        if not isinstance(found, Card):
            kind = Kind(data.get("kind", found[0].kind)) if data.get("case") == callback_data.case else found[0].kind
            draft = await intake.begin(session, by=me, kind=kind)
            await keep(session, draft, given, by=me)
    if isinstance(found, Card):
        card = found
    else:
        await _stand(query, state, draft.id)
        form = await look(draft.id, me=me, t=t, transaction=transaction, knowledge=knowledge)
        card = form if isinstance(form, Card) else cards.panel(t, form)
    await query.answer()
    await revise(query, card)


@router.callback_query(PickPlace.filter(~F.final))
async def on_walk(
    query: CallbackQuery, callback_data: PickPlace, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Walk down to the building where it is."""
    async with transaction.reading() as session:
        found = await read(session, callback_data.case, me=me, t=t)
        here = await places.place(session, callback_data.place) if callback_data.place else None
        step = await view(session, here, down_to=Level.BUILDING)
    await query.answer()
    card = found if isinstance(found, Card) else cards.place(t, callback_data.case, step, callback_data.page)
    await revise(query, card)


@router.callback_query(PickService.filter())
@router.callback_query(PickPlace.filter(F.final))
@router.callback_query(ActFor.filter())
@router.callback_query(Prefer.filter())
async def on_choice(
    query: CallbackQuery,
    callback_data: PickService | PickPlace | ActFor | Prefer,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take a choice and show the panel again. Whoever wants a call is asked for the number."""
    case_id = callback_data.case
    phone = isinstance(callback_data, Prefer) and callback_data.value == Contact.PHONE
    async with transaction() as session:
        found = await read(session, case_id, me=me, t=t)
        if not isinstance(found, Card) and not phone:
            await intake.choose(session, found[1], by=me, **_chosen(callback_data))
    if isinstance(found, Card):
        card = found
    elif phone:
        await _stand(query, state, case_id, waiting=Filling.phone)
        card = cards.ask(t, case_id, "phone")
    else:
        await _stand(query, state, case_id)
        form = await look(case_id, me=me, t=t, transaction=transaction, knowledge=knowledge)
        card = form if isinstance(form, Card) else cards.panel(t, form)
    await query.answer()
    await revise(query, card)


@router.callback_query(MeToo.filter())
async def on_same(
    query: CallbackQuery,
    callback_data: MeToo,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Follow a neighbour's case instead of submitting this one; what was written here goes, after a question."""
    form = await look(callback_data.case, me=me, t=t, transaction=transaction, knowledge=knowledge)
    if isinstance(form, Card):
        card = form
    else:
        # What was offered may have been merged or ended since; and nobody follows what was not offered to them.
        facts = next((one for one in form.alike if one["case_id"] == callback_data.other), None)
        if facts is None:
            raise NotFound
        card = cards.sure_it_is_the_same(t, form.case_id, facts)
        if callback_data.sure:
            async with transaction() as session:
                draft = await access.draft_case(session, form.case_id, by=me)
                found = await cases.case(session, callback_data.other)
                await followers.follow(session, found, by=me)
                await intake.drop(session, draft, by=me)
                card = cards.followed(t, await levels.facts(session, found))
            await state.clear()
    await query.answer()
    await revise(query, card)


@router.callback_query(Submit.filter())
async def on_submit(
    query: CallbackQuery, callback_data: Submit, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Give it a number, and say who sees to it and by when; twice is once."""
    async with transaction() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        if found.state == CaseState.DRAFT:
            draft = await access.draft_case(session, callback_data.case, by=me)
            if draft.kind == Kind.PATROL:
                await access.require_somewhere(session, me, Act.PATROL)
            if callback_data.service and draft.service is None:
                await intake.choose(session, draft, by=me, service=callback_data.service)
            found = await intake.submit(session, draft, by=me)
        card = await noted(session, found, t)
    if (await state.get_data()).get("case") == callback_data.case:
        await state.clear()
    await query.answer()
    await revise(query, card)


def _chosen(data: PickService | PickPlace | ActFor | Prefer) -> dict[str, Any]:
    """Return the choice as a field of the draft."""
    match data:
        case PickService():
            return {"service": data.service}
        case PickPlace():
            return {"place_id": data.place or None}
        case ActFor():
            return {"proxy_id": data.proxy or None}
        case Prefer(value=Window()):
            return {"window": data.value}
        case Prefer():
            return {"contact": data.value, "phone": None}


async def _part(session: AsyncSession, data: Fill, form: Form, *, me: Person, t: Translator) -> Card:
    """Return the part of the form that was asked for."""
    if data.act == "services":
        everything = await services.everything(session, kind=form.kind)
        likely = {one.key for one in form.guesses}
        choices = [*form.guesses, *(one for one in everything if one.key not in likely)]
        return cards.services(t, form, choices, data.page)
    if data.act == "kinds":
        general = [await services.service_or_none(session, key) for key in cards.GENERAL.values()]
        return cards.kinds(t, form, [one for one in general if one is not None])
    if data.act == "people":
        return cards.people(t, form, await proxies.mine(session, me.id))
    return _PARTS.get(data.act, cards.panel)(t, form)


async def _take_in(data: Fill, *, state: FSMContext, me: Person, transaction: Transaction) -> None:
    """Add what was said before the person chose to go on with this draft."""
    kept = await state.get_data()
    if data.act != "show" or kept.get("case") != data.case or not kept.get("fresh"):
        return
    async with transaction() as session:
        draft = await open_draft(session, data.case, me)
        if draft is not None:
            await keep(session, draft, [Content.from_data(one) for one in kept["fresh"]], by=me)
    await state.set_data({**kept, "fresh": []})


async def _stand(query: CallbackQuery, state: FSMContext, case_id: int, *, waiting: State = Filling.open) -> None:
    """Remember that this draft is open, that the tapped message is its panel, and what is awaited."""
    await state.set_state(waiting)
    await state.set_data({"case": case_id, "panel": query.message.message_id if query.message else None})
