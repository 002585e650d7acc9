"""Planning a task: one panel that shows what is known, which gates are shut, and a button for each field; then its page.

All that is chosen and typed stands in the draft's row; the conversation only knows which task is open, where its panel is, and
for what words are awaited. So other commands in between lose nothing, and a restart does not either.
"""

from contextlib import suppress
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, places, planning, posts, seats, tasks, teams
from community.access import Act
from community.database import Transaction
from community.errors import NotAllowed
from community.people import Person
from community.tasks import Task
from handlers.cards import groups
from handlers.cards import planning as cards
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.case_buttons import Handle
from handlers.cards.planning import Attending, Draft
from handlers.cards.planning_buttons import NewTask, Plan
from handlers.cards.trouble import plain
from handlers.filters import CommandOrWord, InGroup, InPrivate, LinkTo, Says
from handlers.plotting import Line, numbers, span, understand
from knowledge import identifiers
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())


class Planning(StatesGroup):
    """The bot waits for a line about a task, or for the words of one field; or for those about an open task."""

    open = State()
    words = State()
    #: Of an open task, or the reason why it is called off.
    step = State()


class NotUnderstoodError(Exception):
    """What was typed cannot be taken. `message_id` says why."""

    def __init__(self, message_id: str, **arguments: Any) -> None:
        super().__init__(message_id)
        self.message_id, self.arguments = message_id, arguments


@router.message(CommandOrWord(), Command("task"))
@router.message(CommandOrWord(), CommandStart(deep_link=True), LinkTo("plan"))
@router.message(Says("word-task"))
async def on_task(
    _message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    command: CommandObject | None = None,
) -> None:
    """Begin a task, with the line behind the command; what was begun before is offered first."""
    line = command.args or "" if command is not None and command.command == "task" else ""
    await begin(bot, line, state=state, me=me, t=t, transaction=transaction)


@in_groups.message(Command("task"))
async def on_task_in_group(message: Message, bot: Bot, me: Person, t: Translator, transaction: Transaction) -> None:
    """Lead to the private chat."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.PLAN_TASK)
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "plan")))


@router.callback_query(NewTask.filter())
async def on_new(
    query: CallbackQuery,
    bot: Bot,
    callback_data: NewTask,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin a task at the place that was chosen; what was typed before it was asked for is taken in."""
    data = await state.get_data()
    line = data.get("line", "") if await state.get_state() == Planning.open.state else ""
    await query.answer()
    if not callback_data.place:
        await begin(bot, line, state=state, me=me, t=t, transaction=transaction)
        return
    await _begin_at(bot, callback_data.place, line, state=state, me=me, t=t, transaction=transaction)


@router.callback_query(Handle.filter(F.act == "volunteers"))
async def on_case(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Make a task of a case that one has in hand; tapped again, it is the same draft."""
    async with transaction() as session:
        case = await access.directed_case(session, callback_data.case, by=me)
        here = await planning.where(session, me)
        draft = await planning.begin(session, by=me, place_id=here[0].id if here else None, case=case)
    await query.answer()
    await show(bot, draft.id, state=state, me=me, t=t, transaction=transaction)


async def begin(bot: Bot, line: str, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Begin a task, or offer the one that was begun; who plans for several places is asked for which. Raises NotAllowed."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.PLAN_TASK)
        unfinished = await planning.draft_or_none(session, me) if not line else None
        here = await planning.where(session, me)
    if unfinished is not None:
        await send(bot, me.telegram_id, cards.unfinished(t, unfinished))
        return
    if not here:
        raise NotAllowed
    if len(here) > 1:
        await state.set_state(Planning.open)
        await state.set_data({"line": line})
        await send(bot, me.telegram_id, cards.choose_place(t, here))
        return
    await _begin_at(bot, here[0].id or 0, line, state=state, me=me, t=t, transaction=transaction)


async def _begin_at(
    bot: Bot, place_id: int, line: str, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    async with transaction() as session:
        # What was begun and says nothing yet is as good as a new one.
        draft = await planning.draft_or_none(session, me, worded=False)
        if draft is None or draft.title or draft.place_id != place_id or draft.case_id is not None:
            draft = await planning.begin(session, by=me, place_id=place_id)
    await state.set_state(Planning.open)
    await state.set_data({"task": draft.id})
    if line:
        try:
            async with transaction() as session:
                draft = await access.planned_task(session, draft.id, by=me)
                await take_line(session, draft, understand(line), by=me)
        except NotUnderstoodError as why:
            await send(bot, me.telegram_id, cards.wrong(t, why.message_id, task_id=draft.id, **why.arguments))
            return
    await show(bot, draft.id, state=state, me=me, t=t, transaction=transaction)


async def read(session: AsyncSession, task: Task, *, me: Person, t: Translator) -> Draft:
    """Return a draft as its planner sees it."""
    served = (task.served or {}).get("name", "")
    if task.served_id is not None:
        account = await session.get(Person, task.served_id)
        served = (account.name if account else "") or t.plain("plan-known-neighbour")
    phone = (task.served or {}).get("phone", "")
    return Draft(
        task=task,
        place=await places.place_or_none(session, task.place_id),
        team=await teams.team_or_none(session, task.team_id),
        served=" ".join(one for one in (served, phone) if one),
        missing=await planning.shut(session, task, by=me),
    )


async def page(session: AsyncSession, t: Translator, task: Task, me: Person, *, done: str = "") -> Card:
    """Return a task as whoever plans it sees it: the panel of a draft, the page of an open one. `access.plans` was asked."""
    if task.state == tasks.State.DRAFT:
        return cards.panel(t, await read(session, task, me=me, t=t))
    attending = [
        Attending(person.name or "", signup.state, signup.coming) for signup, person in await seats.of(session, task.id)
    ]
    begun = task.starts_at is not None and task.starts_at <= clock.now()
    said: Any = await posts.facts(session, task)
    return cards.page(
        t, attending, repeat=task.repeat, case_id=task.case_id, begun=begun, why=task.reason, done=done, **said
    )


async def show(
    bot: Bot, task_id: int, *, done: str = "", state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say the panel, or the page, below what was said last, and take an older panel away. Raises NotFound, NotAllowed."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, task_id, by=me)
        card = await page(session, t, task, me, done=done)
    before = (await state.get_data()).get("panel")
    shown = await send(bot, me.telegram_id, card)
    if task.state == tasks.State.DRAFT:
        await state.set_state(Planning.open)
        await state.set_data({"task": task.id, "panel": shown.message_id})
    else:
        await state.clear()
    if before:
        # It may be gone, or too old to be deleted; its buttons work all the same.
        with suppress(TelegramBadRequest):
            await bot.delete_message(me.telegram_id, before)


@router.callback_query(Plan.filter(F.act == "page"))
async def on_page(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the panel or the page in place of what was tapped; what was asked for is awaited no more."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
    await query.answer()
    await put(query, card, task, state=state)


@router.callback_query(Plan.filter(F.act == "drop"))
async def on_drop(
    query: CallbackQuery, callback_data: Plan, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before a draft goes."""
    async with transaction.reading() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        card = await page(session, t, task, me)
    await query.answer()
    await revise(query, cards.sure_to_drop(t, task) if task.state == tasks.State.DRAFT else card)


@router.callback_query(Plan.filter(F.act == "drop-sure"))
async def on_drop_sure(
    query: CallbackQuery, callback_data: Plan, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Forget a draft."""
    async with transaction() as session:
        task = await access.planned_task(session, callback_data.task, by=me)
        await planning.drop(session, task, by=me)
    if (await state.get_data()).get("task") == callback_data.task:
        await state.clear()
    await query.answer()
    await revise(query, plain(t, "plan-dropped", audience=Audience.PERSONAL))


@router.message(StateFilter(Planning), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave it, by words; the draft stays, and is offered again."""
    await state.clear()
    await say(message, plain(t, "plan-left", audience=Audience.PERSONAL))


def public(words: str) -> str:
    """Return words that everybody may read. Raises NotUnderstoodError for what leads to a person."""
    if identifiers.find(words):
        raise NotUnderstoodError("plan-private")
    return words


def when(words: str) -> dict[str, Any]:
    """Return a time that was typed, as fields of a task. Raises NotUnderstoodError."""
    found = span(words)
    if found is None:
        raise NotUnderstoodError("plan-not-understood", what="time")
    starts_at, ends_at = found
    return {"starts_at": starts_at} | ({"ends_at": ends_at} if ends_at is not None else {})


def how_many(words: str) -> list[int]:
    """Return the number of places that was typed, and the least if it was. Raises NotUnderstoodError."""
    found = numbers(words)[:2]
    if not found:
        raise NotUnderstoodError("plan-not-understood", what="people")
    return found


def people_wanted(task: Task, found: list[int]) -> dict[str, Any]:
    """Return how many places there are, and the least; into a home go two, unless fewer are wanted by word."""
    seats_, *least = found
    if least:
        return {"seats": seats_, "least": least[0]}
    usual = tasks.LEAST_AT_HOME if task.home else 1
    return {"seats": seats_, "least": max(1, min(max(task.least, usual), seats_))}


async def take_line(session: AsyncSession, task: Task, line: Line, *, by: Person) -> bool:
    """Fill in what the line says; a title only where none stands. False when it says nothing that is taken."""
    values: dict[str, Any] = {}
    if line.title and not task.title:
        values["title"] = public(line.title)
    if line.seats is not None:
        values |= people_wanted(task, [line.seats])
    if line.starts_at is not None:
        values |= {"starts_at": line.starts_at} | ({"ends_at": line.ends_at} if line.ends_at is not None else {})
    if values:
        await planning.change(session, task, by=by, **values)
    return bool(values)


async def put(query: CallbackQuery, card: Card, task: Task, *, state: FSMContext) -> None:
    """Let the tapped message be the panel of a draft, or the page of an open task.

    A panel tells the door: where the tapped message is not protected, it is said anew.
    """
    shown = query.message.message_id if query.message else None
    if (
        card.audience is Audience.CONFIDENTIAL
        and query.bot
        and not getattr(query.message, "has_protected_content", None)
    ):
        shown = (await send(query.bot, query.from_user.id, card)).message_id
    else:
        await revise(query, card)
    if task.state == tasks.State.DRAFT:
        await state.set_state(Planning.open)
        await state.set_data({"task": task.id, "panel": shown})
    elif (await state.get_data()).get("task") == task.id:
        await state.clear()
