"""What the one who has a case in hand does with words: to the resident, to the next holder, or among those who work on it.

A button begins a step, which waits for words or for a choice; at its end, words and choice become one action.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import calendar, casework, clock, deadlines, endings, entries, hours, joinings, people, services
from community.cases import Case
from community.database import Transaction
from community.errors import NeedsWords, NotFound
from community.people import Person
from handlers.cards import handing as cards
from handlers.cards import times
from handlers.cards.card import Audience, Card, revise, say, say_below
from handlers.cards.case_buttons import Handle, HandTo, PutOff
from handlers.cards.trouble import plain
from handlers.cases import directed, held, number_of, on_step_over
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from handlers.steps import Handling, ThisStep, begin, leaving
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: When somebody comes back to a case of which only the day was said.
_MORNING: Final = " 9:00"
#: Whoever decides about cases may do these as well, without having it in hand.
_DIRECTED: Final = frozenset({"note", "hand-over", "send-down"})
#: Words may be left out.
_OPTIONAL: Final = frozenset({"release", "hand-over"})
#: What takes nothing but words.
_WITH_WORDS: Final[Mapping[str, Callable[..., Awaitable[object]]]] = {
    "ask": casework.ask,
    "note": casework.note,
    "refer": endings.refer,
    "send-down": deadlines.send_down,
}
#: Steps in which a picture says nothing.
_IN_WORDS: Final = (
    Handling.words,
    Handling.until,
    Handling.tag,
    Handling.joining,
    Handling.answer,
    Handling.look,
)


@router.callback_query(Handle.filter(F.act.in_({"ask", "note", "release", "refer", "send-down"})))
async def on_act(
    query: CallbackQuery,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin a step that needs nothing but words."""
    act = callback_data.act
    async with transaction.reading() as session:
        found = await _door(session, act, callback_data.case, by=me)
        basis = await _basis(session, found, t) if act == "refer" else None
    await begin(state, {"case": found.id, "act": act})
    await query.answer()
    asked = cards.ask(t, act, case_id=found.id, number=number_of(found), basis=basis, optional=act in _OPTIONAL)
    await say_below(query, asked)


@router.callback_query(Handle.filter(F.act.in_({"hold", "extend"})))
async def on_time(
    query: CallbackQuery,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask how long a case rests, or by how much its time grows."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
    await begin(state, {"case": found.id, "act": callback_data.act}, Handling.until)
    await query.answer()
    await say_below(query, cards.choose_time(t, callback_data.act, case_id=found.id, number=number_of(found)))


@router.callback_query(PutOff.filter())
async def on_put_off(
    query: CallbackQuery,
    callback_data: PutOff,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Take the time by a button, and ask for the reason."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
    data: dict[str, Any] = {"case": found.id, "act": callback_data.act, "days": callback_data.days}
    until = ""
    if callback_data.act == "hold":
        day = hours.local(clock.now()).date() + timedelta(days=callback_data.days)
        # It comes back when somebody is there to see it.
        at = calendar.next_open(hours.at(day, time()))
        data["until"], until = at.isoformat(), times.lasting(t, at.isoformat())
    await begin(state, data)
    await query.answer()
    asked = cards.ask(
        t, callback_data.act, case_id=found.id, number=number_of(found), until=until, days=callback_data.days
    )
    await revise(query, asked)


@router.message(StateFilter(Handling.until), FreeText())
async def on_until(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the time as it was typed, and ask for the reason."""
    data = await state.get_data()
    typed = message.text or ""
    async with leaving(state), transaction.reading() as session:
        found = await held(session, data["case"], by=me)
    if data["act"] == "extend":
        await say(message, cards.choose_time(t, "extend", case_id=found.id, number=number_of(found)))
        return
    at = times.parse(typed) or times.parse(typed + _MORNING)
    if at is None or at <= clock.now():
        why = "case-until-not-understood" if at is None else "case-until-past"
        await say(message, cards.wrong(t, why, case_id=found.id))
        return
    await begin(state, {**data, "until": at.isoformat()})
    until = times.lasting(t, at.isoformat())
    await say(message, cards.ask(t, "hold", case_id=found.id, number=number_of(found), until=until))


@router.callback_query(Handle.filter(F.act == "hand-over"))
async def on_hand_over(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask to whom a case is handed over."""
    async with transaction.reading() as session:
        found = await directed(session, callback_data.case, by=me)
        heirs = [(one.id, one.name or "") for one in await casework.heirs(session, found)]
    await query.answer()
    card = cards.choose_heir(t, heirs, case_id=found.id, number=number_of(found), page=callback_data.page)
    await say_below(query, card, page=callback_data.page)


@router.callback_query(HandTo.filter())
async def on_heir(
    query: CallbackQuery,
    callback_data: HandTo,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Take who it is handed over to, and ask for a word for them."""
    async with transaction.reading() as session:
        found = await directed(session, callback_data.case, by=me)
        heir = await _heir(session, found, callback_data.person)
    await begin(state, {"case": found.id, "act": "hand-over", "person": heir.id})
    await query.answer()
    name = heir.name or t.plain("person-unnamed")
    await revise(query, cards.ask(t, "hand-over", case_id=found.id, number=number_of(found), name=name, optional=True))


@router.callback_query(Handle.filter(F.act == "no-words"), ThisStep(Handling.words))
async def on_no_words(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Do it without a word, where that is allowed, or with those of the catalogue."""
    if data["act"] not in {*_OPTIONAL, "refer"}:
        await on_step_over(query, t)
        return
    card = await _finish(data, "", state=state, me=me, t=t, transaction=transaction)
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Handling.words), FreeText())
async def on_words(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the words, and do it. Where they are refused, the step stays, and so do the words in the chat."""
    data = await state.get_data()
    words = (message.text or "").strip()
    await say(message, await _finish(data, words, state=state, me=me, t=t, transaction=transaction))


@router.message(StateFilter(*_IN_WORDS), WithoutText())
async def on_no_text(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, cards.wrong(t, "case-words-only", case_id=(await state.get_data())["case"]))


@router.callback_query(Handle.filter(F.act == "leave"))
async def on_leave(query: CallbackQuery, callback_data: Handle, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished step. A button of an earlier one leaves the later one alone."""
    if (await state.get_data()).get("case") == callback_data.case:
        await state.clear()
    await query.answer()
    await revise(query, plain(t, "case-leave", audience=Audience.PERSONAL))


@router.message(StateFilter(Handling), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished step, by words."""
    await state.clear()
    await say(message, plain(t, "case-leave", audience=Audience.PERSONAL))


async def _door(session: AsyncSession, act: str, case_id: int, *, by: Person) -> Case:
    """Return the case if `by` may do this with it. Raises NotFound, NotYours, NotAllowed, Ended."""
    return await (directed if act in _DIRECTED else held)(session, case_id, by=by)


async def _finish(
    data: Mapping[str, Any],
    words: str,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> Card:
    """Do what the conversation is about, end it, and return what there is to say."""
    act = data["act"]
    async with leaving(state), transaction() as session:
        found = await _door(session, act, data["case"], by=me)
        entries.check(words)
        name = await _do(session, act, found, words, data, by=me)
    await state.clear()
    until = times.lasting(t, data["until"]) if "until" in data else ""
    return cards.done(t, act, number=number_of(found), name=name, until=until, days=data.get("days", 0))


async def _do(session: AsyncSession, act: str, found: Case, words: str, data: Mapping[str, Any], *, by: Person) -> str:
    """Do one thing; return the name that belongs into the answer, if any. Raises what the action refuses."""
    if not words and act not in {*_OPTIONAL, "refer"}:
        raise NeedsWords
    if say_only := _WITH_WORDS.get(act):
        await say_only(session, found, by=by, words=words)
    elif act == "release":
        await casework.release(session, found, by=by, note=words)
    elif act == "hold":
        await casework.hold(session, found, by=by, until=datetime.fromisoformat(data["until"]), reason=words)
    elif act == "extend":
        await casework.extend(session, found, by=by, days=data["days"], reason=words)
    elif act == "split":
        part = await joinings.split(session, found, by=by, service=data["service"], words=words)
        return str(part.number)
    else:
        heir = await _heir(session, found, data["person"])
        await casework.hand_over(session, found, heir, by=by, note=words)
        return heir.name or ""
    return ""


async def _heir(session: AsyncSession, found: Case, person_id: int) -> Person:
    """Return somebody to whom the case may be handed over. Raises NotFound for anybody else."""
    for one in await casework.heirs(session, found):
        if one.id == person_id:
            return await people.person(session, one.id)
    raise NotFound


async def _basis(session: AsyncSession, found: Case, t: Translator) -> str | None:
    """Return what the catalogue says about where it belongs, if it is outside the community's duties."""
    service = await services.service_or_none(session, found.service)
    return services.said(service, "basis", t.language) or None if service is not None and service.outside else None
