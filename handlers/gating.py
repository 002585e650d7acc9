"""The fields of a task that is planned: asked for, chosen, typed; and opening it once no gate is shut any more."""

import re
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, intake, planning, tasks
from community.database import Transaction
from community.errors import GatesShut, NotFound
from community.gates import Gate
from community.people import Person
from community.tasks import Task
from handlers.cards import planning as cards
from handlers.cards.card import Audience, Card, revise, say
from handlers.cards.planning_buttons import Plan, PlanSet
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InPrivate
from handlers.planning import (
    NotUnderstoodError,
    Planning,
    begin,
    how_many,
    page,
    people_wanted,
    public,
    put,
    read,
    show,
    take_line,
    when,
)
from handlers.plotting import understand
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: What stands behind a name and leads to a telephone.
_PHONE: Final = re.compile(r"[\s,，、:：]*(\+?[0-9０-９][0-9０-９\s\-－]{5,})$")
#: What is asked for in words.
_IN_WORDS: Final = frozenset({"title", "time", "people", "where", "served", "risk-words", "notes"})
#: The fields of the row that everybody may read.
_ROW: Final = {"title": "title", "where": "meeting", "risk-words": "risk_words", "notes": "notes"}
#: No team has so high an id.
_MOST_TEAMS: Final = 2**31
#: What is chosen by a button.
_CHOSEN: Final = frozenset({"home", "risk", "skill", "insured", "more"})


#: What is chosen on the page of what need not be said.
_IN_MORE: Final = frozenset({"women", "urgent", "repeat"})


@router.callback_query(Plan.filter(F.act.in_(_IN_WORDS)))
async def on_field(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for the words of one field; of an open task, show the page instead."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
    await query.answer()
    if task.state != tasks.State.DRAFT:
        await put(query, card, task, state=state)
        return
    await _ask(query, task, callback_data.act, state=state, t=t)


@router.callback_query(Plan.filter(F.act.in_({*_CHOSEN, "team"})))
async def on_choose(
    query: CallbackQuery, callback_data: Plan, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what may be chosen for a field; of an open task, the page instead."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
        if task.state == tasks.State.DRAFT:
            card = await _choices(session, task, callback_data.act, me=me, t=t, at=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(PlanSet.filter())
async def on_set(
    query: CallbackQuery, callback_data: PlanSet, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a choice, and show the panel again; after a risk that is to be told, ask for its words."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        await planning.change(session, task, by=me, **_chosen(task, callback_data))
        # Words that stand there may be changed, or left by going back.
        risky = callback_data.field == "risk" and task.risk != tasks.Risk.EVERYDAY
        card = await _choices(session, task, "more", me=me, t=t) if callback_data.field in _IN_MORE else None
        card = card or await page(session, t, task, me)
    await query.answer()
    if risky:
        await _ask(query, task, "risk-words", state=state, t=t)
    else:
        await put(query, card, task, state=state)


@router.callback_query(Plan.filter(F.act == "open"))
async def on_open(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Open the task; where a gate is shut, say which, and go to its field."""
    try:
        async with transaction() as session:
            task = await access.planned_task(session, callback_data.task, by=me)
            task = await planning.open(session, task, by=me)
            card = await page(session, t, task, me, done="open")
    except GatesShut as refusal:
        gate = Gate(refusal.fields["missing"][0])
        await query.answer(t.plain("plan-first", gate=t.plain("plan-gate", gate=gate)), show_alert=True)
        await _go_to(query, callback_data.task, gate, state=state, me=me, t=t, transaction=transaction)
        return
    await query.answer()
    await put(query, card, task, state=state)


@router.message(StateFilter(Planning.words), FreeText())
async def on_words(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the words of the field that was asked for."""
    data = await state.get_data()
    try:
        async with transaction() as session:
            task = await access.planned_task(session, data["task"], by=me)
            await planning.change(session, task, by=me, **_typed(task, data["field"], message.text or ""))
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, task_id=data["task"], **why.arguments))
        return
    except NotFound:
        await _gone(message, state, t)
        return
    await show(bot, task.id, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Planning.open), FreeText())
async def on_line(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take what a line says: title, places, time; what stands there already is changed by its button."""
    data = await state.get_data()
    if "task" not in data:
        await state.set_data({**data, "line": message.text or ""})
        await begin(bot, message.text or "", state=state, me=me, t=t, transaction=transaction)
        return
    try:
        async with transaction() as session:
            task = await access.planned_task(session, data["task"], by=me)
            taken = await take_line(session, task, understand(message.text or ""), by=me)
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, task_id=data["task"], **why.arguments))
        return
    except NotFound:
        await _gone(message, state, t)
        return
    if not taken:
        await say(message, cards.wrong(t, "plan-use-buttons", task_id=task.id))
        return
    await show(bot, task.id, state=state, me=me, t=t, transaction=transaction)


def _typed(task: Task, field: str, words: str) -> dict[str, Any]:
    """Return typed words as fields of the draft. Raises NotUnderstoodError, BadPhone."""
    if field == "time":
        return when(words)
    if field == "people":
        return people_wanted(task, how_many(words))
    if field == "served":
        return _served(words)
    if field == "where" and task.home:
        return {"spot": words}
    return {_ROW[field]: public(words)}


def _served(words: str) -> dict[str, Any]:
    found = _PHONE.search(words)
    phone = intake.plausible(found[1]) if found else ""
    return {"served": {"name": words[: found.start()] if found else words, "phone": phone}}


def _chosen(task: Task, data: PlanSet) -> dict[str, Any]:
    """Return a choice as fields of the draft. Raises NotFound for what no button offers."""
    on = data.value == "yes"
    if data.field == "team":
        # What no row can have as its id is no team.
        if data.value and (not data.value.isdecimal() or int(data.value) >= _MOST_TEAMS):
            raise NotFound
        return {"team_id": int(data.value) if data.value else None}
    if data.field == "home":
        two = tasks.LEAST_AT_HOME
        return {"home": on} | ({"seats": max(two, task.seats), "least": max(two, task.least)} if on else {})
    if data.field in {"insured", "women", "urgent", "one_skilled"}:
        return {data.field: on}
    if data.field == "risk" and data.value not in list(tasks.Risk):
        raise NotFound
    if data.field == "risk":
        return {"risk": data.value} | ({"risk_words": ""} if data.value == tasks.Risk.EVERYDAY else {})
    if data.field == "repeat" and data.value not in {"", "weekly", "monthly"}:
        raise NotFound
    return {data.field: data.value}


async def _choices(session: AsyncSession, task: Task, what: str, *, me: Person, t: Translator, at: int = 0) -> Card:
    draft = await read(session, task, me=me, t=t)
    if what != "team":
        return cards.choose(t, what, draft, page=at)
    askable = await planning.askable(session, task, by=me)
    everybody = await planning.plans_for_all(session, me, task.place_id)
    return cards.teams(t, draft, askable, everybody=everybody, page=at)


async def _go_to(
    query: CallbackQuery,
    task_id: int,
    gate: Gate,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show the field that a shut gate asks for."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, task_id, by=me)
        field = cards.FIELD_OF[gate]
        if field == "risk" and task.risk is not None:
            field = "risk-words"
        card = await _choices(session, task, field, me=me, t=t) if field in {*_CHOSEN, "team"} else None
    if card is None:
        await _ask(query, task, field, state=state, t=t)
    else:
        await revise(query, card)


async def _ask(query: CallbackQuery, task: Task, field: str, *, state: FSMContext, t: Translator) -> None:
    """Ask for the words of a field in place of the panel."""
    await state.set_state(Planning.words)
    panel = query.message.message_id if query.message else None
    await state.set_data({"task": task.id, "field": field, "panel": panel})
    what = ("spot" if task.home else "meeting") if field == "where" else field
    await revise(query, cards.ask(t, what, task_id=task.id))


async def _gone(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that the draft is none any more, and that this was not kept."""
    await state.clear()
    await say(message, plain(t, "plan-gone", audience=Audience.PERSONAL))
