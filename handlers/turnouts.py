"""Who comes to a task: answers to reminders, what to do when too few do, who came in the end, and who did not."""

from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import absences, access, people, seats, stints, turnouts
from community.database import Transaction
from community.errors import AlreadySaid, NotFound, NotYours, TaskEnded
from community.people import Person
from community.tasks import State as TaskState
from community.tasks import Task
from handlers.cards import hours as hour_cards
from handlers.cards import turnouts as cards
from handlers.cards.card import Audience, Card, revise, say
from handlers.cards.stint_buttons import Absent, Coming, Few, Leave, Turnout
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())


class Explaining(StatesGroup):
    """The bot waits for words of somebody who was noted as not having come."""

    words = State()


@router.callback_query(Coming.filter())
async def on_coming(
    query: CallbackQuery, callback_data: Coming, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that I come, or give my place to somebody else."""
    async with transaction() as session:
        task = await access.seen_task(session, callback_data.task, by=me)
        if callback_data.yes:
            await turnouts.come(session, task, by=me)
        else:
            await turnouts.cannot(session, task, by=me)
    await query.answer()
    await revise(query, cards.answered(t, **stints.about(task), coming=callback_data.yes))


@router.callback_query(Few.filter(F.act == "cancel"))
async def on_cancel_asked(
    query: CallbackQuery, callback_data: Few, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before a task is called off."""
    async with transaction.reading() as session:
        task = await _open(session, callback_data.task, by=me)
    await query.answer()
    await revise(query, cards.few_sure(t, task_id=task.id, number=task.number or 0, title=task.title))


@router.callback_query(Few.filter())
async def on_few(query: CallbackQuery, callback_data: Few, me: Person, t: Translator, transaction: Transaction) -> None:
    """Go on with fewer, call the task off, or wait."""
    act = callback_data.act
    async with transaction() as session:
        task = await _open(session, callback_data.task, by=me)
        held = len(await seats.of(session, task.id, seats.State.HELD))
        if act == "go-on":
            await turnouts.go_on(session, task, by=me)
            act = "go-on" if held >= turnouts.least(task) else "wait"
        elif act == "cancel-sure":
            await turnouts.call_off(session, task, by=me)
    await query.answer()
    said = act.removesuffix("-sure")
    await revise(query, cards.few_done(t, act=said, number=task.number or 0, title=task.title, held=held))


@router.callback_query(Turnout.filter())
async def on_turnout(
    query: CallbackQuery, callback_data: Turnout, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a page of who came, or confirm all that I may."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        if callback_data.all:
            for found, _ in await stints.of_task(session, task.id):
                if found.state == stints.State.ENDED and found.person_id != me.id:
                    found, as_ = await access.confirmable_stint(session, found.id, by=me)  # noqa: PLW2901 - the door
                    await stints.confirm(session, found, by=me, as_=as_)
        card = await sheet(session, t, task, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(Absent.filter(F.act == "note"))
async def on_absent(
    query: CallbackQuery, callback_data: Absent, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before it is noted that somebody did not come."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        if await seats.signup_or_none(session, task.id, callback_data.person) is None:
            raise NotFound
        person = await people.person(session, callback_data.person)
    await query.answer()
    asked = cards.missed_sure(
        t,
        task_id=task.id,
        number=task.number or 0,
        title=task.title,
        person_id=person.id,
        name=person.name or "",
        page=callback_data.page,
    )
    await revise(query, asked)


@router.callback_query(Absent.filter(F.act == "sure"))
async def on_absent_sure(
    query: CallbackQuery, callback_data: Absent, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that somebody did not come."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        await absences.note(session, task, callback_data.person, by=me)
        card = await sheet(session, t, task, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(Absent.filter(F.act == "explain"))
async def on_explain(
    query: CallbackQuery,
    callback_data: Absent,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask how it was; only whom it is about may say it."""
    if callback_data.person != me.id:
        raise NotYours
    async with transaction.reading() as session:
        await absences.unexplained(session, callback_data.task, me.id)
    await state.set_state(Explaining.words)
    await state.set_data({"task": callback_data.task})
    await query.answer()
    if isinstance(query.message, Message):
        await say(query.message, hour_cards.ask_explanation(t))


@router.callback_query(Absent.filter())
async def on_decided(
    query: CallbackQuery, callback_data: Absent, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Find that it does not count, or let it stand, after reading what they said."""
    act = callback_data.act
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        decide = absences.clear if act == "clear" else absences.keep
        await decide(session, task, callback_data.person, by=me)
        person = await people.person(session, callback_data.person)
    await query.answer()
    said = cards.absent_done(t, act=act, number=task.number or 0, title=task.title, name=person.name or "")
    await revise(query, said)


@router.message(StateFilter(Explaining.words), FreeText())
async def on_words(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Pass on how it was."""
    task_id = (await state.get_data())["task"]
    try:
        async with transaction() as session:
            task = await access.seen_task(session, task_id, by=me)
            await absences.explain(session, task, by=me, words=message.text or "")
    except (AlreadySaid, NotFound):
        await state.clear()
        raise
    await state.clear()
    await say(message, plain(t, "absent-said", audience=Audience.PERSONAL))


@router.message(StateFilter(Explaining), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, hour_cards.wrong(t, "hours-words-only"))


@router.message(StateFilter(Explaining), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished step, by words."""
    await state.clear()
    await say(message, plain(t, "hours-left", audience=Audience.PERSONAL))


@router.callback_query(Leave.filter(), StateFilter(Explaining))
async def on_leave(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished step."""
    await state.clear()
    await query.answer()
    await revise(query, plain(t, "hours-left", audience=Audience.PERSONAL))


async def sheet(session: AsyncSession, t: Translator, task: Task, me: Person, *, page: int = 0) -> Card:
    """Return who came to a task, for one of those who see to it."""
    return cards.turnout(t, **await turnouts.sheet(session, task, reader=me), page=page)


async def _open(session: AsyncSession, task_id: int, *, by: Person) -> Task:
    """Return an open task that `by` plans. Raises NotFound, NotAllowed, TaskEnded."""
    task = await access.planned_task(session, task_id, by=by)
    if task.state != TaskState.OPEN:
        raise TaskEnded(state=task.state)
    return task
