"""/hours: what time I gave, by month and one by one, and how to say that it is wrong."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import absences, access, clock, corrections, hours, stints
from community.database import Transaction
from community.errors import CorrectionWaits, NotAllowed, NotFound, StillThere
from community.people import Person
from community.stints import Hours, Record
from handlers import pictures
from handlers.cards import hours as cards
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.stint_buttons import Leave, SeeHours, SeeStint
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InGroup, InPrivate, LinkTo, Says, WithoutText
from locales import Translator

router: Final = Router(name=__name__)
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.message.filter(InPrivate())
in_private.callback_query.filter(InPrivate())
router.include_router(in_private)
#: Goes early: what a half-finished step waits for goes there.
steps: Final = Router(name=f"{__name__}.steps")
steps.message.filter(InPrivate())
steps.callback_query.filter(InPrivate())
#: Goes late: whoever writes a notice or an article may begin it with this word.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate())
_MONTHS: Final = 12
#: After these refusals a correction cannot go on, whatever else is written.
_OVER: Final = (CorrectionWaits, NotAllowed, NotFound, StillThere)


class Correcting(StatesGroup):
    """The bot waits for how long it was, or for the reason."""

    minutes = State()
    reason = State()


@in_private.message(CommandStart(deep_link=True), LinkTo("hours"))
@in_private.message(Command("hours"))
@spoken.message(Says("word-my-hours"))
async def on_hours(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show how much time I gave, and what waits to be confirmed."""
    await state.clear()
    async with transaction.reading() as session:
        card = await _page(session, t, me)
    await say(message, card)


@router.message(InGroup(), Command("hours"))
async def on_hours_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat."""
    await say(message, cards.in_group(t, url=await create_start_link(bot, "hours")))


@in_private.callback_query(SeeHours.filter(F.picture))
async def on_picture(query: CallbackQuery, bot: Bot, me: Person, t: Translator, transaction: Transaction) -> None:
    """Draw the last twelve months."""
    async with transaction.reading() as session:
        found = await stints.hours_of(session, me.id)
    await query.answer()
    months = _last_months(found)
    # Drawing takes a moment of a processor, which others need meanwhile.
    png = await asyncio.to_thread(pictures.hours, t, months, minutes=found.confirmed, waiting=found.waiting)
    await send(bot, me.telegram_id, cards.picture(t, png))


@in_private.callback_query(SeeHours.filter())
async def on_page(
    query: CallbackQuery, callback_data: SeeHours, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a page, or go back to the list."""
    async with transaction.reading() as session:
        card = await _page(session, t, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@in_private.callback_query(SeeStint.filter(F.act == "show"))
async def on_stint(
    query: CallbackQuery, callback_data: SeeStint, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show one stint of mine, and all that was said about it."""
    async with transaction.reading() as session:
        found = await access.own_stint(session, callback_data.stint, by=me)
        task = await stints.task_of(session, found)
        record = Record(found, task, tuple(await corrections.of(session, found.id)))
        said = await _shown(session, record)
    await query.answer()
    await revise(query, cards.stint(t, **said, page=callback_data.page))


@in_private.callback_query(SeeStint.filter())
async def on_wrong(
    query: CallbackQuery,
    callback_data: SeeStint,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin a correction: of my own time, or of somebody's at a task that I see to."""
    async with transaction.reading() as session:
        found = await corrections.correctable(session, callback_data.stint, by=me)
        most = stints.most(await stints.task_of(session, found))
        await corrections.check(session, found)
    await state.set_state(Correcting.minutes)
    await state.set_data({"stint": found.id})
    await query.answer()
    if isinstance(query.message, Message):
        await say(query.message, cards.ask_minutes(t, before=found.minutes, most=most))


@steps.message(StateFilter(Correcting.minutes), FreeText())
async def on_minutes(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take how long it was, and ask why."""
    minutes = cards.read_minutes(message.text or "")
    if minutes is None:
        await say(message, cards.wrong(t, "hours-not-understood"))
        return
    data = await state.get_data()
    try:
        async with transaction.reading() as session:
            found = await corrections.correctable(session, data["stint"], by=me)
            await corrections.check(session, found)
            corrections.fit(found, await stints.task_of(session, found), minutes=minutes)
    except _OVER:
        await state.clear()
        raise
    await state.set_state(Correcting.reason)
    await state.set_data({"stint": found.id, "minutes": minutes})
    await say(message, cards.ask_reason(t, before=found.minutes, minutes=minutes))


@steps.message(StateFilter(Correcting.reason), FreeText())
async def on_reason(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the reason, and ask a second person."""
    data = await state.get_data()
    try:
        async with transaction() as session:
            found = await corrections.correctable(session, data["stint"], by=me)
            await corrections.ask(session, found, by=me, minutes=data["minutes"], reason=message.text or "")
    except _OVER:
        await state.clear()
        raise
    await state.clear()
    await say(message, plain(t, "hours-asked", audience=Audience.PERSONAL))


@steps.message(StateFilter(Correcting), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, cards.wrong(t, "hours-words-only"))


@steps.message(StateFilter(Correcting), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished correction, by words."""
    await state.clear()
    await say(message, plain(t, "hours-left", audience=Audience.PERSONAL))


@steps.callback_query(Leave.filter())
async def on_leave(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Leave a half-finished correction; the button of one that is over only says so."""
    if await state.get_state() in {Correcting.minutes.state, Correcting.reason.state}:
        await state.clear()
    await query.answer()
    await revise(query, plain(t, "hours-left", audience=Audience.PERSONAL))


async def _page(session: AsyncSession, t: Translator, me: Person, *, page: int = 0) -> Card:
    found = await stints.hours_of(session, me.id)
    page = min(page, max(0, (len(found.records) - 1) // cards.PAGE))
    shown = found.records[page * cards.PAGE : (page + 1) * cards.PAGE]
    missed = [
        {
            "task_id": one.task.id,
            "whose": me.id,
            "number": one.task.number,
            "title": one.task.title,
            "starts_at": stints.times(one.task)[0].isoformat(),
            "name": one.noted_by.name or "" if one.noted_by else None,
        }
        for one in await absences.of(session, me.id)
    ]
    return cards.page(
        t,
        confirmed=found.confirmed,
        month=dict(found.months).get(_this_month(), 0),
        waiting=found.waiting,
        stints=[await _shown(session, one) for one in shown],
        count=len(found.records),
        absences=missed if page == 0 else [],
        page=page,
    )


async def _shown(session: AsyncSession, record: Record) -> dict[str, Any]:
    """Return one stint as cards show it; whoever was erased has no name any more."""
    found, task = record.stint, record.task
    whose = {found.confirmed_by, *(one.asked_by for one in record.corrections)}
    whose |= {one.agreed_by for one in record.corrections}
    names = {
        person_id: person.name or ""
        for person_id in whose
        if person_id is not None and (person := await session.get(Person, person_id)) is not None
    }
    return {
        "stint_id": found.id,
        "number": task.number if task else None,
        "title": task.title if task else "",
        "state": found.state,
        "in_at": found.in_at.isoformat(),
        "out_at": found.out_at.isoformat() if found.out_at else None,
        "minutes": found.minutes,
        "by_time": found.by_time,
        "as_": found.confirmed_as or "",
        "who": names.get(found.confirmed_by or 0),
        "confirmed_at": found.confirmed_at.isoformat() if found.confirmed_at else None,
        "corrections": [
            {
                "who": names.get(one.asked_by),
                "second": names.get(one.agreed_by or 0),
                "before": one.before,
                "minutes": one.minutes,
                "reason": one.reason,
                "state": corrections.state_of(one),
            }
            for one in record.corrections
        ],
    }


def _last_months(found: Hours) -> Sequence[tuple[date, int]]:
    """Return the last twelve months and the confirmed minutes of each, oldest first."""
    known, month = dict(found.months), _this_month()
    months = [month]
    while len(months) < _MONTHS:
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    return [(one, known.get(one, 0)) for one in reversed(months)]


def _this_month() -> date:
    return hours.local(clock.now()).date().replace(day=1)
