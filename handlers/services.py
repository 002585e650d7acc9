"""The catalogue of services, as the committee changes it: who, duty, task, standard, times, and who may claim."""

import re
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, services
from community.access import Act
from community.cases import Kind
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from community.services import Service
from handlers.articles import on_cancel, on_no_words
from handlers.cards import articles as article_cards
from handlers.cards import services as cards
from handlers.cards.board_buttons import BeginAt, Catalogue, KeepService, LetClaim
from handlers.cards.card import Card, revise, say
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import simplified, traditional
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
#: What makes a text in the other script, by the script in which it was written.
_OTHER_SCRIPT: Final = {"zh-Hans": ("zh-Hant", traditional), "zh-Hant": ("zh-Hans", simplified)}
#: Between ways of saying the same, where they do not stand on lines of their own.
_BETWEEN: Final = re.compile(r"[\n、,，;；|]+")


class Keeping(StatesGroup):
    """The bot waits for a field of a category, or for the name of a new one."""

    field = State()
    name = State()


router.message.register(on_cancel, StateFilter(Keeping), Says("word-cancel"))
router.message.register(on_no_words, StateFilter(Keeping), WithoutText())


@router.callback_query(Catalogue.filter(F.act == "kinds"))
async def on_catalogue(
    query: CallbackQuery, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer the kinds. It stands in a message of its own, as what was promised has a picture."""
    async with transaction.reading() as session:
        await _require(session, me)
        every = await services.everything(session, retired=True)
    await state.clear()
    await query.answer()
    await _turn_into(query, cards.kinds(t, every))


@router.callback_query(Catalogue.filter(F.act.in_({"list", "retired"})))
async def on_list(
    query: CallbackQuery,
    callback_data: Catalogue,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """List the categories of a kind, or those that were retired."""
    kind = callback_data.kind if callback_data.act == "list" else None
    async with transaction.reading() as session:
        await _require(session, me)
        every = await services.everything(session, retired=True)
    found = [one for one in every if (one.retired if kind is None else not one.retired and one.kind == kind)]
    await state.clear()
    await query.answer()
    await revise(query, cards.listing(t, kind, found, page=callback_data.page))


@router.callback_query(Catalogue.filter(F.act == "new"))
async def on_new(
    query: CallbackQuery,
    callback_data: Catalogue,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask what a new category is called."""
    if callback_data.kind is None:
        raise NotFound
    async with transaction.reading() as session:
        await _require(session, me)
    await state.set_state(Keeping.name)
    await state.set_data({"kind": callback_data.kind})
    await query.answer()
    await revise(query, cards.ask_name(t, callback_data.kind))


@router.message(StateFilter(Keeping.name), FreeText())
async def on_name(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Add the category; the rest of it is as usual for its kind until somebody says otherwise."""
    kind = Kind((await state.get_data())["kind"])
    text = " ".join((message.text or "").split())
    async with transaction() as session:
        await _require(session, me)
        service = await services.add(session, by=me, kind=kind, name=text, language=t.language)
        await _write_other_script(session, service, "name", text, t.language, by=me)
    await state.clear()
    await say(message, cards.page(t, service, english=False))


@router.callback_query(KeepService.filter(F.act == "open"))
async def on_page(
    query: CallbackQuery,
    callback_data: KeepService,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show a category as it is."""
    service = await _service(callback_data.service, me, transaction)
    await state.clear()
    await query.answer()
    await revise(query, cards.page(t, service, english=callback_data.english))


@router.callback_query(KeepService.filter(F.act.in_({*cards.WORDS, *cards.OUTSIDE_WORDS, *cards.TIMES})))
async def on_field(
    query: CallbackQuery,
    callback_data: KeepService,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for a field."""
    service = await _service(callback_data.service, me, transaction)
    await state.set_state(Keeping.field)
    await state.set_data({"service": service.key, "field": callback_data.act, "english": callback_data.english})
    await query.answer()
    await revise(query, cards.ask(t, service, callback_data.act, english=callback_data.english))


@router.message(StateFilter(Keeping.field), FreeText())
async def on_value(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take what was typed; what cannot be understood is asked for again, and nothing changes."""
    data = await state.get_data()
    field, english, text = data["field"], data["english"], (message.text or "").strip()
    value: Any = " ".join(text.split())
    if field in cards.TIMES:
        value = cards.minutes_of(text)
        if value is None:
            await say(message, article_cards.ask_more(t, "service-time-not-understood"))
            return
    elif field == "aliases":
        value = _BETWEEN.split(text)
    service = await _change(data["service"], field, value, english=english, me=me, t=t, transaction=transaction)
    await state.clear()
    await say(message, cards.page(t, service, english=english))


@router.callback_query(KeepService.filter(F.act == "empty"))
async def on_empty(
    query: CallbackQuery,
    callback_data: KeepService,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Take away the words of the field that is asked for; an old button, whose field nobody knows, only shows the page."""
    data = await state.get_data()
    field = data.get("field", "") if data.get("service") == callback_data.service else ""
    service = await _service(callback_data.service, me, transaction)
    if field and field != "name" and field not in cards.TIMES:
        value: Any = [] if field == "aliases" else ""
        service = await _change(
            service.key, field, value, english=callback_data.english, me=me, t=t, transaction=transaction
        )
    await state.clear()
    await query.answer()
    await revise(query, cards.page(t, service, english=callback_data.english))


@router.callback_query(KeepService.filter(F.act.in_(set(cards.SWITCHES))))
async def on_switch(
    query: CallbackQuery, callback_data: KeepService, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a switch."""
    async with transaction() as session:
        await _require(session, me)
        before = await services.service(session, callback_data.service)
        on = not getattr(before, callback_data.act)
        service = await services.change(session, before.key, by=me, field=callback_data.act, value=on)
    await query.answer()
    await revise(query, cards.page(t, service, english=False))


@router.callback_query(KeepService.filter(F.act.in_({"retire", "restore"})))
async def on_end(
    query: CallbackQuery, callback_data: KeepService, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer a category no more, or again."""
    async with transaction() as session:
        await _require(session, me)
        change = services.retire if callback_data.act == "retire" else services.restore
        service = await change(session, callback_data.service, by=me)
    await query.answer()
    await revise(query, cards.page(t, service, english=False))


@router.callback_query(KeepService.filter(F.act.in_({"roles", "level"})))
async def on_choice(
    query: CallbackQuery, callback_data: KeepService, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer who may claim, or where it begins."""
    service = await _service(callback_data.service, me, transaction)
    await query.answer()
    await revise(query, cards.roles(t, service) if callback_data.act == "roles" else cards.levels(t, service))


@router.callback_query(LetClaim.filter())
async def on_role(
    query: CallbackQuery, callback_data: LetClaim, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let a role claim, or no longer. Somebody must be left who may."""
    async with transaction() as session:
        await _require(session, me)
        before = await services.service(session, callback_data.service)
        chosen = set(before.claimers) ^ {str(callback_data.role)}
        service = await services.change(session, before.key, by=me, field="claimers", value=chosen)
    await query.answer()
    await revise(query, cards.roles(t, service))


@router.callback_query(BeginAt.filter())
async def on_level(
    query: CallbackQuery, callback_data: BeginAt, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Choose the level at which it begins."""
    async with transaction() as session:
        await _require(session, me)
        service = await services.change(session, callback_data.service, by=me, field="level", value=callback_data.level)
    await query.answer()
    await revise(query, cards.levels(t, service))


async def _change(
    key: str, field: str, value: Any, *, english: bool, me: Person, t: Translator, transaction: Transaction
) -> Service:
    """Change one field in the language in which it was written; what was written in one script is made in the other."""
    chinese = t.language if t.language in _OTHER_SCRIPT else services.FIRST_LANGUAGE
    language = "en" if english else chinese
    async with transaction() as session:
        await _require(session, me)
        service = await services.change(
            session, key, by=me, field=cards.TIMES.get(field, field), value=value, language=language
        )
        if field in services.LONGEST:
            await _write_other_script(session, service, field, value, language, by=me)
    return service


async def _write_other_script(
    session: AsyncSession, service: Service, field: str, text: str, language: str, *, by: Person
) -> None:
    if language in _OTHER_SCRIPT:
        other, write = _OTHER_SCRIPT[language]
        await services.change(session, service.key, by=by, field=field, value=write(text), language=other)


async def _service(key: str, me: Person, transaction: Transaction) -> Service:
    """Return a category, to whoever may change it. Raises NotAllowed, NotFound."""
    async with transaction.reading() as session:
        await _require(session, me)
        return await services.service(session, key)


async def _require(session: AsyncSession, me: Person) -> None:
    await access.require_somewhere(session, me, Act.KEEP_SERVICES)


async def _turn_into(query: CallbackQuery, card: Card) -> None:
    """Let the tapped message become the card; one with a picture stays, as it is looked at."""
    if isinstance(query.message, Message) and query.message.photo:
        await say(query.message, card)
    else:
        await revise(query, card)
