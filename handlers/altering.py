"""What whoever plans a task does once it is open: change time, place and places, add a shift, stop a series, call it off."""

from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, planning, repeats, tasks
from community.database import Transaction
from community.errors import NotAllowed, NotFound, TaskEnded
from community.people import Person
from community.tasks import Task
from handlers.cards import planning as cards
from handlers.cards.card import revise, say
from handlers.cards.planning_buttons import Plan
from handlers.filters import FreeText, InPrivate, WithoutText
from handlers.planning import NotUnderstoodError, Planning, how_many, page, public, put, show, when
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: What needs words. Calling off asks first which, where it is one of a series.
_STEPS: Final = frozenset({"alter-time", "alter-where", "alter-people", "alter-notes", "again", "call-off-all"})


@router.callback_query(Plan.filter(F.act.in_(_STEPS)))
async def on_step(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for the words of a step; a task that is over, or was called off, shows its page instead."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
    await query.answer()
    if task.state != tasks.State.OPEN:
        await put(query, card, task, state=state)
        return
    await _ask(query, task, callback_data.act, state=state, t=t)


@router.callback_query(Plan.filter(F.act == "call-off"))
async def on_call_off(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask why a task is called off; of a series, first whether all of it is. Page 1: this one alone."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
    await query.answer()
    if task.state != tasks.State.OPEN:
        await put(query, card, task, state=state)
    elif task.repeat and not callback_data.page:
        await revise(query, cards.call_off_which(t, task))
    else:
        await _ask(query, task, "call-off", state=state, t=t)


@router.callback_query(Plan.filter(F.act.in_({"urgent", "calm"})))
async def on_urgent(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say that a task is urgent, or no longer."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        await planning.alter(session, task, by=me, urgent=callback_data.act == "urgent")
        card = await page(session, t, task, me)
    await query.answer()
    await put(query, card, task, state=state)


@router.callback_query(Plan.filter(F.act == "stop"))
async def on_stop(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let no more of a series come."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        await repeats.stop(session, task, by=me)
        card = await page(session, t, task, me, done="stop")
    await query.answer()
    await put(query, card, task, state=state)


@router.message(StateFilter(Planning.step), FreeText())
async def on_words(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Do it, with the words. Where they cannot be taken, the step stays; where it cannot go on, it ends."""
    data = await state.get_data()
    try:
        async with transaction() as session:
            task = await access.planned_task(session, data["task"], by=me)
            task = await _do(session, task, data["act"], message.text or "", by=me)
    except NotUnderstoodError as why:
        await say(message, cards.wrong(t, why.message_id, task_id=data["task"], **why.arguments))
        return
    except (TaskEnded, NotFound, NotAllowed):
        await state.clear()
        raise
    done = data["act"] if data["act"] in {"again", "call-off", "call-off-all"} else "alter"
    await state.clear()
    await show(bot, task.id, done=done, state=state, me=me, t=t, transaction=transaction)


@router.message(StateFilter(Planning), WithoutText())
async def on_no_text(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, cards.wrong(t, "plan-use-buttons", task_id=(await state.get_data()).get("task", 0)))


async def _do(session: AsyncSession, task: Task, act: str, words: str, *, by: Person) -> Task:
    """Do one thing, and return the task to look at afterwards. Raises NotUnderstoodError, and what the action refuses."""
    if act == "again":
        return await repeats.again(session, task, by=by, **when(words))
    if act == "call-off":
        return await planning.call_off(session, task, by=by, reason=public(words))
    if act == "call-off-all":
        await repeats.call_off(session, task, by=by, reason=public(words))
        return task
    return await planning.alter(session, task, by=by, **_typed(task, act, words))


def _typed(task: Task, act: str, words: str) -> dict[str, Any]:
    """Return typed words as what changes. Raises NotUnderstoodError."""
    if act == "alter-time":
        return when(words)
    if act == "alter-people":
        return {"seats": how_many(words)[0]}
    if act == "alter-where":
        return {"spot": words} if task.home else {"meeting": public(words)}
    return {"notes": public(words)}


async def _ask(query: CallbackQuery, task: Task, act: str, *, state: FSMContext, t: Translator) -> None:
    """Ask for words in place of the page."""
    await state.set_state(Planning.step)
    await state.set_data({"task": task.id, "act": act})
    what = ("spot" if task.home else "meeting") if act == "alter-where" else act
    await revise(query, cards.ask(t, what, task_id=task.id, number=task.number or 0))
