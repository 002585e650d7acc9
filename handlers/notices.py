"""Notices for those who read them: opened again, confirmed, and proved genuine."""

import re
import unicodedata
from dataclasses import replace
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, broadcasts, notices, places, receipts
from community.access import Act
from community.database import Transaction
from community.errors import NotFound
from community.notices import Notice
from community.people import Person
from handlers import certificates, showing
from handlers.cards import groups as group_cards
from handlers.cards import notices as cards
from handlers.cards.card import Card, relabel, say, send
from handlers.cards.notice_buttons import Know, OpenNotice
from handlers.filters import CommandOrWord, FreeText, InGroup, InPrivate, Tag
from locales import Translator

router: Final = Router(name=__name__)
#: Goes early: a typed tag would be taken for a question.
tags: Final = Router(name=f"{__name__}.tags")
tags.message.filter(InPrivate())
#: Letters and digits that are mistaken for one another are in no code.
_CODE: Final = re.compile(r"[A-HJKMNP-Z2-9]{4}")
#: A whole page of guesses is not looked up.
_MOST_CODES: Final = 3


class Reading(StatesGroup):
    """A conversation in which the bot waits for the code of a notice."""

    code = State()


@tags.message(Tag("N"))
async def on_tag(message: Message, bot: Bot, number: int, me: Person, t: Translator, transaction: Transaction) -> None:
    """Open a notice by what people call it: as whoever may announce there, or as one of its readers."""
    async with transaction.reading() as session:
        notice = await notices.by_number(session, number)
        if notice is None:
            raise NotFound
        follows = await access.allowed(session, me, Act.ANNOUNCE, place_id=notice.place_id)
        card = await (showing.control(session, t, notice) if follows else _for_reader(session, t, notice, me))
    if follows:
        await say(message, card)
    else:
        await _hand(bot, transaction, notice, me, card)


@router.callback_query(OpenNotice.filter())
async def on_open(
    query: CallbackQuery, bot: Bot, callback_data: OpenNotice, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a notice again to one of its readers."""
    async with transaction.reading() as session:
        notice = await notices.notice(session, callback_data.notice)
        card = await _for_reader(session, t, notice, me)
    await query.answer()
    await _hand(bot, transaction, notice, me, card)


@router.callback_query(Know.filter())
async def on_know(
    query: CallbackQuery, callback_data: Know, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take note that somebody knows. In private their button shows it; in a group they are only thanked."""
    async with transaction() as session:
        notice = await notices.notice(session, callback_data.notice)
        if notice.state in notices.OUT:
            first = await receipts.confirm(session, notice, by=me)
    if notice.state not in notices.OUT:
        over = notice.state == notices.State.WITHDRAWN
        await query.answer(t.plain("notice-over" if over else "notice-preview"), show_alert=True)
        return
    await query.answer(t.plain("notice-thanks" if first else "notice-thanks-again"))
    if query.message is not None and query.message.chat.type == "private":
        await relabel(query, cards.known(t, notice.id))


@router.message(InPrivate(), CommandOrWord(), Command("verify"))
async def on_verify(
    message: Message, command: CommandObject, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Prove a notice or a certificate by its code, or ask for the code."""
    await state.clear()
    if command.args:
        await say(message, await _verified(t, transaction, command.args, me))
        return
    await state.set_state(Reading.code)
    await say(message, cards.verify_ask(t))


@router.message(InGroup(), Command("verify"))
async def on_verify_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat: in a group, an answer could be faked by the next one."""
    await say(message, group_cards.to_private(t, "group-to-private", url=await create_start_link(bot, "verify")))


@router.message(InPrivate(), StateFilter(Reading.code), FreeText())
async def on_code(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the code."""
    await state.clear()
    await say(message, await _verified(t, transaction, message.text or "", me))


def codes(text: str) -> list[str]:
    """Return what may be a code in what somebody wrote: in any case and width, with its notice's number beside it or not."""
    words = unicodedata.normalize("NFKC", text).upper()
    words = re.sub(r"#\s*N\s*\d+", " ", words)
    parts = re.findall(r"[A-Z0-9]+", words)
    # Somebody may have read it out letter by letter, or in halves.
    return list(dict.fromkeys(part for part in (*parts, "".join(parts)) if _CODE.fullmatch(part)))


async def _for_reader(session: AsyncSession, t: Translator, notice: Notice, me: Person) -> Card:
    """Return the notice as its readers have it. Raises NotFound for anybody else, as if there were none."""
    if not await receipts.concerns(session, notice, me.id):
        raise NotFound
    if notice.state == notices.State.WITHDRAWN:
        return cards.withdrawn(t, number=notice.number or 0)
    card = await showing.very_message(session, t, notice)
    if notice.asks and await notices.confirmed_by(session, notice, me.id):
        return replace(card, keyboard=cards.known(t, notice.id).keyboard)
    return card


async def _hand(bot: Bot, transaction: Transaction, notice: Notice, me: Person, card: Card) -> None:
    """Send a reader their copy, and take note of it: it is corrected and withdrawn with the others."""
    album: list[int] = []

    async def note(ids: list[int]) -> None:
        album[:] = ids

    message = await send(bot, me.telegram_id, card, on_part=note)
    if notice.state not in notices.OUT:
        return
    async with transaction() as session:
        found = await notices.notice(session, notice.id)
        await broadcasts.note_copy(
            session,
            found,
            person_id=me.id,
            version=notice.version,
            message_id=message.message_id,
            media_ids=album,
        )


async def _verified(t: Translator, transaction: Transaction, text: str, me: Person) -> Card:
    async with transaction.reading() as session:
        # Theirs are twice as long: half of one must not be taken for a notice's.
        if (card := await certificates.verified(session, t, text, me)) is not None:
            return card
        for code in codes(text)[:_MOST_CODES]:
            found = await notices.by_code(session, code)
            if found is not None:
                place = await places.place_or_none(session, found.place_id)
                office = place.name if place else t.plain("notice-office")
                opens = await receipts.concerns(session, found, me.id)
                opens = opens or await access.allowed(session, me, Act.ANNOUNCE, place_id=found.place_id)
                return cards.verified(t, found, office=office, opens=opens)
    return cards.verified(t, None)
