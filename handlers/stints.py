"""The time at a task: arriving and leaving, who says that it was so, and the second person of a correction."""

from typing import Final

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from community import access, corrections, people, stints, turnouts
from community.database import Transaction
from community.errors import NoSeat, NotYours
from community.people import Person
from community.stints import State, Stint
from community.tasks import Task
from handlers.cards import stints as cards
from handlers.cards.card import Card, revise, send
from handlers.cards.stint_buttons import Attest, AttestOne, CheckIn, CheckOut, Second, Turnout
from handlers.filters import InPrivate
from handlers.turnouts import sheet
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(InPrivate())


@router.callback_query(CheckIn.filter())
async def on_check_in(
    query: CallbackQuery, bot: Bot, callback_data: CheckIn, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Begin my time. The tapped card stays: it may hold the door that I stand before."""
    async with transaction() as session:
        task = await access.seen_task(session, callback_data.task, by=me)
        found = await stints.check_in(session, task, by=me)
    await query.answer()
    await send(bot, me.telegram_id, _stand(t, task, found))


@router.callback_query(CheckOut.filter())
async def on_check_out(
    query: CallbackQuery, callback_data: CheckOut, me: Person, t: Translator, transaction: Transaction
) -> None:
    """End my time."""
    async with transaction() as session:
        task = await access.seen_task(session, callback_data.task, by=me)
        found = await stints.stint_or_none(session, task.id, me.id)
        if found is None:
            raise NoSeat
        found = await stints.check_out(session, found, task, by=me)
    await query.answer()
    await revise(query, _stand(t, task, found))


@router.callback_query(Attest.filter())
async def on_attest(
    query: CallbackQuery, callback_data: Attest, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say, as whoever was served, that all came; or be asked about them one by one."""
    async with transaction() as session:
        task = await access.seen_task(session, callback_data.task, by=me)
        if task.served_id != me.id:
            raise NotYours
        for found, _ in await stints.of_task(session, task.id):
            if callback_data.act == "all" and found.state == State.ENDED and found.person_id != me.id:
                await stints.confirm(session, found, by=me, as_="served")
        asked = await turnouts.asked(session, task)
    await query.answer()
    await revise(query, cards.confirm(t, **asked, each=callback_data.act == "each"))


@router.callback_query(AttestOne.filter())
async def on_attest_one(
    query: CallbackQuery, callback_data: AttestOne, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say that somebody came, or, after a second question, that they did not."""
    came, page = callback_data.came, callback_data.page
    async with transaction() as session:
        found, as_ = await access.confirmable_stint(session, callback_data.stint, by=me)
        task = await stints.task_of(session, found)
        if not came and not callback_data.sure:
            name = (await people.person(session, found.person_id)).name
            back = Attest(task=task.id, act="each") if as_ == "served" else Turnout(task=task.id, page=page)
            card = cards.sure(t, stint_id=found.id, name=name, page=page, back=back)
        else:
            await (stints.confirm if came else stints.doubt)(session, found, by=me, as_=as_)
            if as_ == "served":
                card = cards.confirm(t, **await turnouts.asked(session, task), each=True)
            else:
                card = await sheet(session, t, task, me, page=page)
    await query.answer()
    await revise(query, card)


@router.callback_query(Second.filter())
async def on_second(
    query: CallbackQuery, callback_data: Second, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Agree to a correction as the second person, or find it wrong."""
    async with transaction() as session:
        decide = corrections.agree if callback_data.right else corrections.refuse
        found = await decide(session, callback_data.correction, by=me)
        known = await corrections.shown(session, found)
    await query.answer()
    await revise(query, cards.second(t, **known))


def _stand(t: Translator, task: Task, found: Stint) -> Card:
    """Return how my time stands."""
    number, title = task.number or 0, task.title
    if found.out_at is None:
        return cards.here(t, task_id=task.id, number=number, title=title, at=found.in_at)
    return cards.gone(
        t,
        number=number,
        title=title,
        in_at=found.in_at,
        out_at=found.out_at,
        minutes=found.minutes,
        counts=found.state == State.CONFIRMED,
    )
