"""What whoever holds an event does once it is open: change it and say why, call it off, answer whether it takes place, count.

A change is asked for first, then its reason; what was typed waits in the conversation meanwhile, and a restart loses nothing.
"""

from datetime import datetime
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, events, hosting, hosts, series
from community.database import Transaction
from community.errors import EventEnded, NeedsReason, NotAllowed, NotFound
from community.events import Event
from community.people import Person
from handlers.cards import hosting as cards
from handlers.cards.card import revise, say
from handlers.cards.hosting_buttons import Because, Host, StillOn
from handlers.filters import FreeText, HasPhoto, InPrivate, WithoutText
from handlers.hosting import Hosting, page, put, show
from handlers.planning import NotUnderstoodError, public
from handlers.plotting import numbers
from handlers.shaping import typed
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: What needs a new value, which field that is, and in what it is typed.
_ALTERING: Final = {"alter-time": "time", "alter-venue": "venue", "alter-notes": "notes", "alter-seats": "seats"}
_STEPS: Final = frozenset({*_ALTERING, "alter-picture", "came"})
#: What ends a step at once: it cannot go on.
_OVER: Final = (EventEnded, NotFound, NotAllowed)


@router.callback_query(Host.filter(F.act.in_(_STEPS)))
async def on_step(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for the new value; what is no more to be changed shows its page instead."""
    act = callback_data.act
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    counts = act == "came" and found.state in {events.State.OPEN, events.State.OVER}
    begun = found.starts_at is not None and found.starts_at <= clock.now()
    if not counts and (begun or found.state != events.State.OPEN):
        await put(query, card, found, state=state)
        return
    await state.set_state(Hosting.step)
    await state.set_data({"event": found.id, "act": act})
    clear = act == "alter-picture" and found.picture is not None
    await revise(query, cards.ask(t, act, event_id=found.id, number=found.number or 0, clear=clear))


@router.callback_query(Host.filter(F.act == "call-off"))
async def on_call_off(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask why an event is called off; of a series, first whether all of it is."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    if found.state != events.State.OPEN:
        await put(query, card, found, state=state)
    elif found.repeat:
        await revise(query, cards.call_off_which(t, found))
    else:
        await _ask_why(query, found, "call-off-one", state=state, t=t)


@router.callback_query(Host.filter(F.act.in_({"call-off-one", "call-off-all"})))
async def on_call_off_which(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask why this one, or the whole series, is called off."""
    async with transaction.reading() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        card = await page(session, t, found)
    await query.answer()
    if found.state != events.State.OPEN:
        await put(query, card, found, state=state)
        return
    await _ask_why(query, found, callback_data.act, state=state, t=t)


@router.callback_query(Because.filter())
async def on_because(
    query: CallbackQuery, callback_data: Because, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Do it, for the reason that was tapped. What was to change is asked for again where nobody knows it any more."""
    data = await state.get_data()
    act, event_id = callback_data.act, callback_data.event
    if act == "alter" and (await state.get_state() != Hosting.why.state or data.get("event") != event_id):
        async with transaction.reading() as session:
            found = await access.held_event(session, event_id, by=me)
            card = await page(session, t, found)
        await query.answer(t.plain("host-again"), show_alert=True)
        await put(query, card, found, state=state)
        return
    async with transaction() as session:
        found = await access.held_event(session, event_id, by=me)
        done = await _do(session, found, act, data, reason=callback_data.why, by=me)
        card = await page(session, t, found, done=done)
    await query.answer()
    await state.clear()
    await revise(query, card)


@router.callback_query(Host.filter(F.act == "stop"))
async def on_stop(
    query: CallbackQuery, callback_data: Host, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let no more of a series come."""
    async with transaction() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        draft = found.state == events.State.DRAFT
        await series.stop(session, found, by=me)
        card = cards.stopped(t) if draft else await page(session, t, found, done="stop")
    await query.answer()
    if draft:
        await revise(query, card)
    else:
        await put(query, card, found, state=state)


@router.callback_query(StillOn.filter())
async def on_still_on(
    query: CallbackQuery, callback_data: StillOn, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that it takes place, or hold it from now on; the messages that asked follow by themselves."""
    act = callback_data.act
    async with transaction() as session:
        found = await access.held_event(session, callback_data.event, by=me)
        if act == "yes":
            found = await hosts.stays(session, found, by=me)
        else:
            found = await hosts.take_over(session, found, by=me)
    await query.answer(t.plain("host-thanks", act=act, number=found.number or 0), show_alert=True)


@router.message(StateFilter(Hosting.step), FreeText())
async def on_value(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the new value; where everybody is to read why, ask for that next. What cannot be taken is asked for again."""
    data = await state.get_data()
    act, words = data["act"], message.text or ""
    values: dict[str, Any] = {}
    number = 0
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            number = found.number or 0
            if act == "came":
                await hosting.count(session, found, by=me, came=_count(words))
            elif act in _ALTERING:
                values = typed(_ALTERING[act], words)
                await hosting.alter(session, found, by=me, **values)
            else:
                typed("picture", words)
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, event_id=data["event"], **why.arguments))
        return
    except NeedsReason:
        await state.set_state(Hosting.why)
        await state.set_data({**data, "values": _kept(values)})
        await say(message, cards.ask_why(t, "alter", event_id=data["event"], number=number))
        return
    except _OVER:
        await state.clear()
        raise
    await state.clear()
    done = "came" if act == "came" else "alter"
    await show(bot, found.id, done=done, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Hosting.step), HasPhoto())
async def on_photo(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take another picture for an open event."""
    data = await state.get_data()
    if data["act"] != "alter-picture" or message.photo is None:
        await say(message, cards.wrong(t, "host-in-words", event_id=data["event"]))
        return
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            await hosting.alter(session, found, by=me, picture=message.photo[-1].file_id)
    except _OVER:
        await state.clear()
        raise
    await state.clear()
    await show(bot, found.id, done="alter", state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Hosting.why), FreeText())
async def on_why(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Do it, for the reason in words."""
    data = await state.get_data()
    try:
        async with transaction() as session:
            found = await access.held_event(session, data["event"], by=me)
            done = await _do(session, found, data["act"], data, reason=public(message.text or ""), by=me)
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, event_id=data["event"], **why.arguments))
        return
    except _OVER:
        await state.clear()
        raise
    await state.clear()
    await show(bot, found.id, done=done, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Hosting), WithoutText())
async def on_no_text(message: Message, state: FSMContext, t: Translator) -> None:
    """Say what is meant: words, a photo, or a button first."""
    data, now = await state.get_data(), await state.get_state()
    meant = "host-use-buttons" if now == Hosting.open.state else "host-in-words"
    if now != Hosting.why.state and {data.get("field"), data.get("act")} & {"picture", "alter-picture"}:
        meant = "host-send-picture"
    await say(message, cards.wrong(t, meant, event_id=data.get("event", 0)))


async def _do(session: AsyncSession, found: Event, act: str, data: dict[str, Any], *, reason: str, by: Person) -> str:
    """Change an event, or call it or its series off; return what was done. Raises what the action refuses."""
    if act == "call-off-one":
        await hosting.call_off(session, found, by=by, reason=reason)
        return act
    if act == "call-off-all":
        await series.call_off(session, found, by=by, reason=reason)
        await session.refresh(found)
        return act
    await hosting.alter(session, found, by=by, reason=reason, **_as_typed(data["values"]))
    return "alter"


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed as the conversation keeps it: a moment as it was meant, for "tomorrow" is another day later."""
    return {name: one.isoformat() if isinstance(one, datetime) else one for name, one in values.items()}


def _as_typed(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: datetime.fromisoformat(one) if name.endswith("_at") else one for name, one in kept.items()}


async def _ask_why(query: CallbackQuery, found: Event, act: str, *, state: FSMContext, t: Translator) -> None:
    """Ask why, in place of the page."""
    await state.set_state(Hosting.why)
    await state.set_data({"event": found.id, "act": act})
    await revise(query, cards.ask_why(t, act, event_id=found.id, number=found.number or 0))


def _count(words: str) -> int:
    """Return how many came, as it was typed. Raises NotUnderstoodError."""
    found = numbers(words)
    if len(found) != 1:
        raise NotUnderstoodError("host-not-understood")
    return found[0]
