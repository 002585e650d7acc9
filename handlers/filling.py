"""The form of a case: one panel that shows what was said, and asks for what is missing.

All that is chosen and typed stands in the draft's row; the conversation only knows which draft is open, where its panel is, and
for which field words are awaited. So other commands in between lose nothing, and a restart does not either.
"""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, entries, followers, intake, levels, places, proxies, services
from community.cases import Case, Contact, Kind, Window
from community.cases import State as CaseState
from community.database import Transaction
from community.entries import Sort
from community.people import Person
from community.places import Level
from handlers import faq
from handlers.cards import requests as cards
from handlers.cards.card import Audience, Card, edit, say, send
from handlers.cards.requests import Form, Said
from handlers.cards.trouble import plain
from handlers.contents import Content, WithFile, content
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from handlers.guessing import guess, named
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
#: A form that was left alone for so long may have been forgotten: what is surely a question is then answered as one.
FORGOTTEN_AFTER: Final = timedelta(hours=2)
#: What Telegram itself tells in a chat is nothing that anybody said.
_SERVICE: Final = frozenset({"pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"})


class Filling(StatesGroup):
    """What the form waits for: anything about the matter, or the words of one field."""

    open = State()
    spot = State()
    phone = State()
    declare = State()
    invite = State()
    #: Something was said while another draft lay there; the person says what it belongs to.
    fresh = State()


async def read(session: AsyncSession, case_id: int, *, me: Person, t: Translator) -> tuple[Form, Case] | Card:
    """Return the draft as its writer sees it, without guesses; or what is said of it once it was submitted.

    Raises NotFound, NotYours.
    """
    found = await access.own_case(session, case_id, by=me)
    if found.state != CaseState.DRAFT:
        return await noted(session, found, t)
    draft = await access.draft_case(session, case_id, by=me)
    proxy = await proxies.proxy_or_none(session, draft.proxy_id)
    place = await places.place_or_none(session, draft.place_id)
    form = Form(
        case_id=draft.id,
        kind=Kind(draft.kind),
        said=await said(session, draft),
        service=await services.service_or_none(session, draft.service),
        place=place.name if place else None,
        spot=draft.spot or "",
        window=Window(draft.window),
        contact=Contact(draft.contact),
        phone=draft.phone or "",
        proxy=(proxy.name or t.plain("person-unnamed")) if proxy else None,
        proxy_id=draft.proxy_id,
        # Where one works is smaller than the whole tree, and what is found lies in it.
        walk_from=place.id or 0 if place and place.level != Level.BUILDING else 0,
    )
    return form, draft


async def said(session: AsyncSession, draft: Case) -> Said:
    """Return what was said in the draft so far."""
    found = await entries.of(session, draft.id, notes=False)
    files = Counter(Sort(one.sort) for one in found if one.sort != Sort.WORDS)
    return Said("\n".join(one.words for one in found if one.words), files)


async def noted(session: AsyncSession, found: Case, t: Translator) -> Card:
    """Return what is said to whoever submitted it."""
    service = await services.service_or_none(session, found.service)
    return cards.noted(t, found, service, await places.place_or_none(session, found.place_id))


async def look(
    case_id: int, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> Form | Card:
    """Return the draft with what its words may mean, and what neighbours reported; or a card once it was submitted."""
    async with transaction.reading() as session:
        found = await read(session, case_id, me=me, t=t)
    if isinstance(found, Card):
        return found
    form, draft = found
    may_be = await guess(form.said.words, form.kind, transaction=transaction, knowledge=knowledge)
    form = replace(form, guesses=may_be.services, sure=may_be.sure, other=may_be.other)
    if form.shown is None or draft.place_id is None:
        return form
    async with transaction.reading() as session:
        # Alike to what it will be when it is submitted as it is shown; the row itself is not touched by looking.
        as_shown = Case(kind=draft.kind, person_id=draft.person_id, place_id=draft.place_id, service=form.shown.key)
        alike = [await levels.facts(session, one) for one in await followers.alike(session, as_shown)]
    return replace(form, alike=alike)


async def show(
    bot: Bot,
    case_id: int,
    *,
    album: str | None = None,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Say the panel below what was said last, and take the one above away. The parts of an album change it where it stands."""
    form = await look(case_id, me=me, t=t, transaction=transaction, knowledge=knowledge)
    if isinstance(form, Card):
        await state.clear()
        await send(bot, me.telegram_id, form)
        return
    card = cards.panel(t, form)
    data = await state.get_data()
    before: int | None = data.get("panel")
    if before and album and album == data.get("album"):
        with suppress(TelegramBadRequest):
            await edit(bot, me.telegram_id, before, card)
            return
    now = clock.now().isoformat()
    shown = await send(bot, me.telegram_id, card)
    await state.set_state(Filling.open)
    await state.set_data({"case": case_id, "panel": shown.message_id, "album": album, "at": now})
    if before:
        # It may be gone, or too old to be deleted; its buttons work all the same.
        with suppress(TelegramBadRequest):
            await bot.delete_message(me.telegram_id, before)


async def keep(session: AsyncSession, draft: Case, given: Sequence[Content], *, by: Person) -> None:
    """Add what was said to the draft; a building that the first words name is where it is.

    Raises WordsTooLong, TooManyFiles, NotFound.
    """
    words = " ".join(one.words for one in given)
    if words and not (await said(session, draft)).words:
        buildings = [one for one in await places.everything(session) if one.level == Level.BUILDING]
        place = named(words, buildings)
        if place is not None:
            here = await access.draft_case(session, draft.id, by=by)
            await intake.choose(session, here, by=by, place_id=place.id)
    for one in given:
        await intake.add(
            session, draft, by=by, words=one.words, sort=one.sort, file=one.file, message_id=one.message_id
        )


@router.message(StateFilter(Filling), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Leave the form, by words; what was written goes only after a question."""
    async with transaction() as session:
        draft = await intake.draft_or_none(session, me)
        form = None
        if draft is not None:
            if await said(session, draft):
                found = await read(session, draft.id, me=me, t=t)
                form = None if isinstance(found, Card) else found[0]
            else:
                await intake.drop(session, draft, by=me)
    if form is not None:
        await say(message, cards.sure_to_drop(t, form))
        return
    await state.clear()
    await say(message, plain(t, "never-mind", audience=Audience.PERSONAL))


@router.message(StateFilter(Filling.spot, Filling.phone, Filling.declare, Filling.invite), FreeText())
async def on_field(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take the words of the field that was asked for."""
    words = message.text or ""
    field = await state.get_state()
    draft_id = (await state.get_data()).get("case", 0)
    token = None
    async with transaction() as session:
        draft = await open_draft(session, draft_id, me)
        if draft is not None and field == Filling.spot.state:
            await intake.choose(session, draft, by=me, spot=words)
        elif draft is not None and field == Filling.phone.state:
            await intake.choose(session, draft, by=me, contact=Contact.PHONE, phone=words)
        elif draft is not None and field == Filling.declare.state:
            proxy = await proxies.declare(session, by=me, name=words)
            await intake.choose(session, draft, by=me, proxy_id=proxy.id)
        elif draft is not None:
            proxy = await proxies.invite(session, by=me, name=words)
            token = proxy.token
    if draft is None:
        await _gone(message, state, t)
        return
    if token is not None:
        url = await create_start_link(bot, f"proxy-{token}")
        for card in cards.invitation(t, who=words, url=url):
            await say(message, card)
    await show(bot, draft.id, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(StateFilter(Filling.fresh), FreeText())
@router.message(StateFilter(Filling.fresh), WithFile())
async def on_more_that_is_fresh(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Keep this too until the person says what it belongs to."""
    given = content(message)
    if given is None:
        return
    data = await state.get_data()
    await state.set_data({**data, "fresh": [*data.get("fresh", []), given.to_data()]})
    if message.media_group_id and message.media_group_id == data.get("album"):
        return
    async with transaction.reading() as session:
        found = await read(session, data.get("case", 0), me=me, t=t)
    await say(message, found if isinstance(found, Card) else cards.unfinished(t, found[0], fresh=True))


@router.message(StateFilter(Filling), FreeText())
@router.message(StateFilter(Filling), WithFile())
async def on_said(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Add what was said or sent to the draft that is open; a question in a forgotten form is answered instead."""
    given = content(message)
    data = await state.get_data()
    draft_id = data.get("case", 0)
    if message.text and _is_forgotten(data) and await faq.is_sure(message.text, knowledge):
        await faq.on_question(message, bot=bot, me=me, t=t, transaction=transaction, knowledge=knowledge)
        async with transaction.reading() as session:
            found = await read(session, draft_id, me=me, t=t)
        if not isinstance(found, Card):
            await say(message, cards.unfinished(t, found[0], fresh=False))
        return
    async with transaction() as session:
        draft = await open_draft(session, draft_id, me)
        if draft is not None and given is not None:
            await keep(session, draft, [given], by=me)
    if draft is None:
        await _gone(message, state, t)
        return
    album = message.media_group_id
    await show(bot, draft.id, album=album, state=state, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(StateFilter(Filling), WithoutText())
async def on_what_cannot_be_passed(message: Message, t: Translator) -> None:
    """Say kindly what can be passed on; the form stays as it is."""
    if message.content_type not in _SERVICE:
        await say(message, plain(t, "form-not-passed", audience=Audience.PERSONAL))


async def open_draft(session: AsyncSession, case_id: int, me: Person) -> Case | None:
    """Return the draft that is open, None when it was submitted or dropped meanwhile."""
    draft = await intake.draft_or_none(session, me)
    return draft if draft is not None and draft.id == case_id else None


def _is_forgotten(data: dict[str, Any]) -> bool:
    """Tell whether nothing was said in the form for a long time."""
    at = data.get("at")
    return at is not None and clock.now() - datetime.fromisoformat(at) > FORGOTTEN_AFTER


async def _gone(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that the draft is none any more, and that this was not kept."""
    await state.clear()
    await say(message, plain(t, "form-gone", audience=Audience.PERSONAL))
