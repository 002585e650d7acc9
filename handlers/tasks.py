"""Tasks, for those who take part and for whoever is served: the list, one of them, a place in it, and giving it back."""

from dataclasses import dataclass
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, offers, openings, posts, seats, signups, tasks, turnouts, visits
from community.access import Act
from community.database import Transaction, new_id
from community.errors import Clash, NoSeat, NotAllowed, NotForYou, NotOffered, NotYours, TaskEnded
from community.people import Person
from community.signups import State
from community.tasks import Task
from handlers import planning
from handlers.cards import task_heads
from handlers.cards import tasks as cards
from handlers.cards.card import Card, revise, say, send
from handlers.cards.task_buttons import Accept, Detail, Leave, OpenTask, Relayed, Replace, SeeTasks, SignUp, Which
from handlers.filters import Addressed, InGroup, InPrivate, LinkTo, Says, Tag
from locales import Translator

router: Final = Router(name=__name__)
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.message.filter(InPrivate())
in_private.callback_query.filter(InPrivate())
router.include_router(in_private)
#: Goes early: a typed tag would be taken for a question.
tags: Final = Router(name=f"{__name__}.tags")
tags.message.filter(InPrivate())
_A_PAGE: Final = 5
#: Somebody has to do with it.
_THERE: Final = frozenset({State.HELD, State.OFFERED, State.WAITING})


@dataclass(frozen=True, slots=True)
class _Said:
    """What signing up comes to: a card for the private chat, and the same in short.

    `more`: the card says more; `again`: they tapped before, and it stands in their chat.
    """

    card: Card
    short: str
    more: bool = True
    again: bool = False


@in_private.message(CommandStart(deep_link=True), LinkTo("tasks"))
@in_private.message(Command("tasks"))
@in_private.message(Says("word-tasks"))
async def on_tasks(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """List the tasks of my places: mine first, then by time."""
    await state.clear()
    async with transaction.reading() as session:
        card = await listing(session, t, me)
    await say(message, card)


@router.message(InGroup(), Command("tasks"))
@router.message(InGroup(), Addressed(), Says("word-tasks"))
async def on_tasks_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat."""
    await say(message, cards.in_group(t, url=await create_start_link(bot, "tasks")))


@tags.message(Tag("T"))
async def on_tag(message: Message, number: int, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show a task by what people call it, as whoever typed it may see it."""
    async with transaction.reading() as session:
        card = await seen(session, t, (await tasks.by_number(session, number)).id, me)
    await say(message, card)


@in_private.callback_query(SeeTasks.filter())
async def on_list(
    query: CallbackQuery, callback_data: SeeTasks, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List those that are meant, or turn a page."""
    async with transaction.reading() as session:
        card = await listing(session, t, me, which=callback_data.which, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(OpenTask.filter())
async def on_open(
    query: CallbackQuery, bot: Bot, callback_data: OpenTask, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a task as whoever tapped may see it; from a group, in the private chat."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"task-{callback_data.task}"))
        return
    async with transaction.reading() as session:
        card = await seen(session, t, callback_data.task, me)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(SignUp.filter())
async def on_sign_up(
    query: CallbackQuery, bot: Bot, callback_data: SignUp, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a place, or stand in line. Whoever cannot be written to opens the private chat first."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"sign-{callback_data.task}"))
        return
    said = await _claim(callback_data.task, sure=callback_data.sure, me=me, t=t, transaction=transaction)
    if said.again:
        await query.answer(said.short, show_alert=True)
        return
    if query.message is None or query.message.chat.type == "private":
        await query.answer()
        await revise(query, said.card)
        return
    # An alert is read by whoever tapped alone; what there is to do besides stands in their private chat.
    await query.answer(said.short, show_alert=said.more)
    if said.more:
        await send(bot, me.telegram_id, said.card)


async def sign_up(task_id: int, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Sign up by the link that led here from a group; return what there is to say."""
    return (await _claim(task_id, sure=False, me=me, t=t, transaction=transaction)).card


@in_private.callback_query(Leave.filter())
async def on_leave(
    query: CallbackQuery, bot: Bot, callback_data: Leave, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more, then give the place back. What was theirs leaves the chat by the outbox."""
    async with transaction() if callback_data.act == "sure" else transaction.reading() as session:
        found = await access.seen_task(session, callback_data.task, by=me)
        own = await seats.signup_or_none(session, found.id, me.id)
        if callback_data.act == "sure":
            await turnouts.cannot(session, found, by=me)
        elif callback_data.act == "ask" and found.state == tasks.State.OPEN and own and own.state == State.HELD:
            # Nobody is asked whether they are sure of what they cannot do any more.
            await signups.make_sure_that_leaving_helps(session, found, by=me)
        card = await page(session, t, found, me)
    number, seat = found.number or 0, own.state if own is not None else None
    await query.answer()
    if callback_data.act == "ask" and seat in _THERE and found.state == tasks.State.OPEN:
        # Beside the card with the door, which goes by itself once they have left.
        await send(bot, me.telegram_id, cards.sure_to_leave(t, number=number, task_id=found.id, seat=seat))
        return
    await revise(query, cards.left(t, number=number) if callback_data.act == "sure" else card)


@in_private.callback_query(Detail.filter())
async def on_detail(query: CallbackQuery, callback_data: Detail, me: Person, transaction: Transaction) -> None:
    """Give whoever has a place everything that is known, once more."""
    async with transaction() as session:
        found = await access.seen_task(session, callback_data.task, by=me)
        own = await seats.signup_or_none(session, found.id, me.id)
        if found.state != tasks.State.OPEN:
            raise TaskEnded(state=found.state)
        if own is None or own.state != State.HELD:
            raise NoSeat
        await visits.hand(session, found, person_id=me.id, again=new_id())
    await query.answer()


@in_private.callback_query(Accept.filter())
async def on_offer(
    query: CallbackQuery, callback_data: Accept, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the place that is offered, or let the next one be asked."""
    task_id = callback_data.task
    try:
        async with transaction() as session:
            found = await access.takeable_task(session, task_id, by=me)
            if callback_data.yes:
                await offers.accept(session, found, by=me, sure=callback_data.sure)
            else:
                own = await seats.signup_or_none(session, found.id, me.id)
                if own is not None and own.state == State.HELD:
                    raise NotOffered
                await signups.leave(session, found, by=me)
            said = await posts.facts(session, found)
    except NotForYou as refusal:
        async with transaction.reading() as session:
            said = await posts.facts(session, await tasks.task(session, task_id))
        await query.answer(cards.why_not(t, refusal.fields["why"], **said), show_alert=True)
        return
    except Clash as clash:
        async with transaction.reading() as session:
            card = await _clashes(session, t, clash, sure=cards.sure_to_accept(t, task_id))
    else:
        card = cards.taken(t, **said) if callback_data.yes else cards.left(t, number=said["number"])
    await query.answer()
    await revise(query, card)


@in_private.callback_query(Replace.filter())
async def on_replace(
    query: CallbackQuery, callback_data: Replace, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let somebody else come to whoever is served, who is asked once more and never why."""
    task_id, person_id = callback_data.task, callback_data.person
    swapped = False
    async with transaction() if callback_data.act == "sure" else transaction.reading() as session:
        found = await tasks.task(session, task_id)
        if found.served_id != me.id:
            raise NotYours
        if callback_data.act == "sure":
            swapped = await signups.decline(session, found, person_id, by=me)
        said = await visits.served(session, found)
    name = next((name for one, name in said["who"] if one == person_id), None)
    await query.answer(t.plain("task-swapped") if swapped else None, show_alert=swapped)
    if callback_data.act == "ask" and name is not None:
        await revise(query, cards.sure_to_swap(t, task_id=task_id, person_id=person_id, name=name))
    else:
        await revise(query, cards.served(t, **said))


@in_private.callback_query(Relayed.filter())
async def on_relayed(query: CallbackQuery, t: Translator) -> None:
    """Put name and telephone of whoever was told away again; it is noted nowhere, as nobody is to be checked on."""
    await query.answer()
    await revise(query, cards.relayed(t))


async def listing(session: AsyncSession, t: Translator, me: Person, *, which: Which = "all", page: int = 0) -> Card:
    """Return a page of the tasks of my places."""
    found = await openings.of(session, me, now=clock.now())
    plans = await access.somewhere(session, me, Act.PLAN_TASK)
    if not found and not plans and not await access.somewhere(session, me, Act.TAKE_TASK):
        return cards.for_volunteers(t)
    meant = openings.narrowed(found, which)
    pages = max(1, -(-len(meant) // _A_PAGE))
    page = min(page, pages - 1)
    shown = [await openings.shown(session, one) for one in meant[page * _A_PAGE : (page + 1) * _A_PAGE]]
    return cards.listing(t, which=which, page=page, pages=pages, count=len(meant), shown=shown, plans=plans)


async def seen(session: AsyncSession, t: Translator, task_id: int, me: Person) -> Card:
    """Return a task as one sees it who may see it. Raises NotFound for everybody else."""
    found = await access.seen_task(session, task_id, by=me)
    if found.served_id == me.id:
        return cards.served(t, **await visits.served(session, found))
    plans = await access.plans(session, me, found)
    takes = await access.allowed(session, me, Act.TAKE_TASK, place_id=found.place_id)
    if plans and (found.state == tasks.State.DRAFT or not takes):
        return await planning.page(session, t, found, me)
    return await page(session, t, found, me)


async def page(session: AsyncSession, t: Translator, found: Task, me: Person) -> Card:
    """Return a task as somebody sees it who may take part."""
    said = await posts.facts(session, found)
    standing = await openings.standing(session, found, me, now=clock.now())
    return cards.page(t, standing=standing, plans=await access.plans(session, me, found), **said)


async def _claim(task_id: int, *, sure: bool, me: Person, t: Translator, transaction: Transaction) -> _Said:
    """Sign up; return what there is to say. Raises NotFound, TaskEnded."""
    try:
        async with transaction() as session:
            found = await access.takeable_task(session, task_id, by=me)
            before = await seats.signup_or_none(session, found.id, me.id)
            waits = before is not None and before.state == State.WAITING
            own = await signups.claim(session, found, by=me, sure=sure)
            said = await posts.facts(session, found)
    except NotAllowed:
        return _Said(cards.for_volunteers(t), t.plain("tasks-for-volunteers"))
    except NotForYou as refusal:
        async with transaction.reading() as session:
            found = await tasks.task(session, task_id)
            standing = await openings.standing(session, found, me, now=clock.now())
            said = await posts.facts(session, found)
        return _Said(cards.shut(t, why=standing["why"], **said), cards.why_not(t, refusal.fields["why"], **said))
    except Clash as clash:
        async with transaction.reading() as session:
            card = await _clashes(session, t, clash, sure=cards.sure_to_sign(t, task_id))
        return _Said(card, t.plain("refused-clash", number=clash.fields["number"]))
    if own.state == State.HELD:
        return _Said(cards.taken(t, **said), cards.yours(t, **said), more=False)
    async with transaction.reading() as session:
        turn, others = await seats.ahead(session, own) + 1, await openings.others(session, me, now=clock.now())
    if waits:
        return _Said(cards.in_line(t, turn=turn, others=others, **said), cards.waits(t, turn=turn, **said), again=True)
    return _Said(cards.in_line(t, turn=turn, others=others, **said), cards.late(t, turn=turn, others=others, **said))


async def _clashes(session: AsyncSession, t: Translator, clash: Clash, *, sure: InlineKeyboardButton) -> Card:
    other = await tasks.by_number(session, clash.fields["number"])
    when = task_heads.when(t, **await posts.facts(session, other))
    return cards.clashes(t, number=clash.fields["number"], title=other.title, when=when, sure=sure)
