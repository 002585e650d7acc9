"""Notices for those who see to them: sent, agreed to, followed on their way, changed, and told to whom they did not reach."""

import asyncio
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, audiences, broadcasts, notices, people, places, proposals, receipts, standings
from community.access import Act
from community.database import Transaction
from community.notices import Notice
from community.people import Person, RoleName
from community.receipts import Unreached
from handlers import pictures, showing
from handlers.cards import announcing as panels
from handlers.cards import broadcasts as cards
from handlers.cards import times
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.notice_buttons import Compose, Run
from handlers.cards.trouble import plain
from handlers.filters import FreeText, HasMedia, InPrivate, WithoutText
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())


class Correcting(StatesGroup):
    """A conversation in which the bot waits for the right words of a notice."""

    words = State()


@router.callback_query(Compose.filter(F.act.in_({"send", "send-sure"})))
async def on_send(
    query: CallbackQuery, callback_data: Compose, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let a notice go, after a last question where a group or more than one person gets it."""
    await state.clear()
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        plan = await showing.plan(session, t, notice)
        # Before the question: whether it is asked would tell how few want to hear about a topic.
        audiences.require_readers(plan.wanted, plan.heads)
        if callback_data.act == "send" and (plan.heads.groups or plan.heads.writable > 1):
            why = notices.needs_second(notice, plan.heads, administrator=False)
            alone = RoleName.ADMINISTRATOR in await people.roles_at(session, me.id, notice.place_id)
            minutes = standings.minutes(plan.heads.readers)
            card = panels.sure_to_send(t, plan, minutes=minutes, why=why, alone=alone)
        else:
            notice = await proposals.submit(session, notice, by=me)
            card = await _submitted(session, t, notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Compose.filter(F.act == "take-back"))
async def on_take_back(
    query: CallbackQuery, callback_data: Compose, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Make a draft again of what waits for a second person or for its time, or missed it."""
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        settled = notice.state not in notices.BEFORE or (notice.state == notices.State.DRAFT and not _own(notice, me))
        if not settled and notice.state != notices.State.DRAFT:
            notice = await proposals.take_back(session, notice, by=me)
        card = await showing.control(session, t, notice)
    await _answer(query, t, notice, settled=settled)
    await revise(query, card)


@router.callback_query(Compose.filter(F.act == "send-late"))
async def on_send_late(
    query: CallbackQuery, callback_data: Compose, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let a notice go that missed its time. Several may have been asked: the second thumb sees what the first one did."""
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        settled = notice.state != notices.State.MISSED and not _own(notice, me)
        if not settled:
            notice = await proposals.submit(session, notice, by=me)
        card = await (showing.control if settled else _submitted)(session, t, notice)
    await _answer(query, t, notice, settled=settled)
    await revise(query, card)


@router.callback_query(Compose.filter(F.act.in_({"agree", "send-back"})))
async def on_second_person(
    query: CallbackQuery, callback_data: Compose, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Agree to a notice, or send it back; the panels of all who were asked change with it."""
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me, act=Act.APPROVE_NOTICE)
        decide = proposals.approve if callback_data.act == "agree" else proposals.send_back
        notice = await decide(session, notice, by=me)
    if callback_data.act == "agree" and notice.state == notices.State.DRAFT:
        # It waited past its time, and went back to its author.
        await query.answer(t.plain("approve-late"), show_alert=True)
        return
    words = "notice-approved" if callback_data.act == "agree" else "notice-sent-back"
    await query.answer(t.plain(words, number=notice.number, title=notices.title(notice), who=me.name))


@router.callback_query(Run.filter(F.act == "show"))
async def on_show(
    query: CallbackQuery, callback_data: Run, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show how far a notice has come."""
    await state.clear()
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        card = await showing.control(session, t, notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Run.filter(F.act == "look"))
async def on_look(
    query: CallbackQuery, bot: Bot, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the very message to somebody who sees to it."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        card = await showing.very_message(session, t, notice)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(Run.filter(F.act.in_({"pause", "resume", "stop-sure", "withdraw-sure"})))
async def on_change(
    query: CallbackQuery, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Pause a notice, go on with it, stop it or withdraw it."""
    changes = {
        "pause": broadcasts.pause,
        "resume": broadcasts.resume,
        "stop-sure": broadcasts.stop,
        "withdraw-sure": broadcasts.withdraw,
    }
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        await changes[callback_data.act](session, notice, by=me)
        card = await showing.control(session, t, notice)
    await query.answer()
    await revise(query, card)


@router.callback_query(Run.filter(F.act.in_({"stop", "withdraw"})))
async def on_sure(
    query: CallbackQuery, bot: Bot, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before what cannot be undone: in a message of its own, as the card tells anew how it goes."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        left = await standings.left(session, notice)
    await query.answer()
    await send(bot, me.telegram_id, cards.sure(t, notice, act=callback_data.act, left=left))


@router.callback_query(Run.filter(F.act == "correct"))
async def on_correct(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Run,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for the right words."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        await broadcasts.require_corrector(session, notice, by=me)
    await state.set_state(Correcting.words)
    await state.set_data({"notice": callback_data.notice})
    await query.answer()
    await send(bot, me.telegram_id, cards.correct_ask(t))


@router.message(StateFilter(Correcting.words), FreeText())
@router.message(StateFilter(Correcting.words), HasMedia())
async def on_correction(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what the notice would look like with these words; its pictures stay as they are."""
    if not (message.text or message.caption):
        await say(message, panels.ask_more(t, "correct-needs-words"))
        return
    data = await state.get_data()
    async with transaction.reading() as session:
        notice = await access.notice(session, data["notice"], by=me)
        await broadcasts.require_corrector(session, notice, by=me)
        content = notices.checked({"html": message.html_text, "media": notice.content["media"]})
        very = await showing.very_message(session, t, notice, html=content["html"])
        count = await standings.correctable(session, notice)
    await state.update_data(html=content["html"])
    await send(bot, message.chat.id, very)
    await say(message, cards.correct_look(t, notice, count=count))


@router.message(StateFilter(Correcting.words), WithoutText())
async def on_no_correction(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, panels.ask_more(t, "correct-needs-words"))


@router.callback_query(Run.filter(F.act == "correct-sure"))
async def on_correct_sure(
    query: CallbackQuery, callback_data: Run, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Correct the notice everywhere. The words waited in the conversation; where they are gone, they are asked for again."""
    data = await state.get_data()
    if data.get("notice") != callback_data.notice or "html" not in data:
        await query.answer(t.plain("correct-gone"), show_alert=True)
        return
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        content = {**notice.content, "html": data["html"]}
        count = await broadcasts.correct(session, notice, by=me, content=content)
    await state.clear()
    await query.answer()
    await revise(query, plain(t, "correct-begun", audience=Audience.PERSONAL, number=notice.number, count=count))


@router.callback_query(Run.filter(F.act.in_({"nudge", "resend", "hand-out"})))
async def on_again(
    query: CallbackQuery, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Remind those who did not confirm, send again what is in doubt, or give the unreached to their grid workers."""
    acts = {
        "nudge": (receipts.nudge, "notice-nudged"),
        "resend": (broadcasts.resend_unknown, "notice-resent"),
        "hand-out": (receipts.hand_out, "handed-out"),
    }
    act, words = acts[callback_data.act]
    async with transaction() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        count = await act(session, notice, by=me)
        card = await showing.control(session, t, notice)
    await query.answer(t.plain(words, count=count), show_alert=True)
    await revise(query, card)


@router.callback_query(Run.filter(F.act == "report"))
async def on_report(
    query: CallbackQuery, bot: Bot, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show how it went as a picture, and the same as a table."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        facts = await standings.report(session, notice)
    await query.answer()
    # Drawing takes a moment of a processor, which others need meanwhile.
    picture = await asyncio.to_thread(cards.report, t, **facts)
    await send(bot, me.telegram_id, picture)
    table = cards.table(t, number=facts["number"], outcomes=facts["outcomes"], grids=facts["grids"])
    await send(bot, me.telegram_id, table)


@router.callback_query(Run.filter(F.act == "unreached"))
async def on_unreached(
    query: CallbackQuery, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Tell by building how many must be told otherwise."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        found = await receipts.unreached(session, notice)
    await query.answer()
    counted = [(one.building, len(one.names), one.nobody) for one in found]
    await revise(query, cards.unreached(t, notice, counted))


@router.callback_query(Run.filter(F.act == "print-visits"))
async def on_print_visits(
    query: CallbackQuery, bot: Bot, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Print the list for visits and calls: with names for the worker of the grid, with boxes for anybody else."""
    async with transaction.reading() as session:
        # The worker of a grid prints the list that they were given, though the notice is of the whole community.
        notice = await notices.notice(session, callback_data.notice)
        # Whoever has no building to go to would be a box without a place.
        found = [one for one in await receipts.visits(session, notice, by=me) if one.names and one.building]
        buildings = [(one.building, await _names(session, t, one, me)) for one in found]
    await query.answer()
    heading = t.plain("visits-heading", number=notice.number, title=notices.title(notice))
    file = await asyncio.to_thread(pictures.visits_page, t, heading=heading, buildings=buildings)
    await send(bot, me.telegram_id, cards.printed(file, f"N{notice.number}-visits.pdf"))


@router.callback_query(Run.filter(F.act == "print-notice"))
async def on_print_notice(
    query: CallbackQuery, bot: Bot, callback_data: Run, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Print the notice, to be hung up."""
    async with transaction.reading() as session:
        notice = await access.notice(session, callback_data.notice, by=me)
        place = await places.place_or_none(session, notice.place_id)
    await query.answer()
    title, _, text = notices.text(notice).strip().partition("\n")
    page: dict[str, Any] = {
        "number": notice.number,
        "title": title,
        "text": text.strip(),
        "code": notice.code,
        "office": place.name if place else t.plain("notice-office"),
        "date": times.printed(t, notice.sent_at or notice.created_at),
    }
    file = await asyncio.to_thread(pictures.notice_page, t, **page)
    await send(bot, me.telegram_id, cards.printed(file, f"N{notice.number}.pdf"))


def _own(notice: Notice, me: Person) -> bool:
    """Tell whether it is a draft of mine, such as one that a second person agreed to after its time."""
    return notice.state == notices.State.DRAFT and notice.author_id == me.id


async def _answer(query: CallbackQuery, t: Translator, notice: Notice, *, settled: bool) -> None:
    """Answer a tap; say so where somebody else had seen to the notice already."""
    if settled:
        await query.answer(t.plain("late-settled", number=notice.number), show_alert=True)
    else:
        await query.answer()


async def _submitted(session: AsyncSession, t: Translator, notice: Notice) -> Card:
    """Return what stands in the panel's place once the notice was handed in."""
    if notice.state == notices.State.SENDING:
        return panels.begun(t, notice, few=await standings.few(session, notice))
    return await showing.control(session, t, notice)


async def _names(session: AsyncSession, t: Translator, one: Unreached, me: Person) -> list[tuple[str, str]] | int:
    """Return the names with reasons for the worker of that grid, for others how many they are."""
    if RoleName.GRID_WORKER not in await people.roles_at(session, me.id, one.grid_id):
        return len(one.names)
    return [(name or t.plain("person-unnamed"), cards.reason_of(t, reason)) for name, reason in one.names]
