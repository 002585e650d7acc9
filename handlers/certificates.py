"""Certificates of hours: asked for by whoever gave them, proved to anybody, and revoked by those who keep the teams."""

import asyncio
import re
import unicodedata
from itertools import pairwise
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import certificates
from community.certificates import Certificate
from community.database import Transaction
from community.errors import Ended, NothingToCertify
from community.people import Person
from handlers.cards import certificates as cards
from handlers.cards.card import Audience, Card, say, send
from handlers.cards.certificate_buttons import (
    IssueCertificate,
    NameCertificate,
    RevokeCertificate,
    SeeCertificate,
    WantCertificate,
)
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InPrivate, Says
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
_CODE: Final = re.compile(rf"[{certificates.LETTERS}]{{{certificates.CODE_LENGTH}}}")
#: A whole page of guesses is not looked up.
_MOST_CODES: Final = 3
#: Where the conversation keeps the name that somebody typed.
_NAME: Final = "certificate_name"


class Certifying(StatesGroup):
    """Conversations in which the bot waits for a name, or for the reason why a certificate is to hold no longer."""

    name = State()
    reason = State()


@router.message(StateFilter(Certifying), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave it."""
    await state.clear()
    await say(message, plain(t, "never-mind", audience=Audience.PERSONAL))


@router.callback_query(WantCertificate.filter())
async def on_want(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what a certificate would say; below what was tapped, as that may be the hours themselves."""
    await state.clear()
    card = await _offer(me, t, transaction)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(NameCertificate.filter())
async def on_rename(query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator) -> None:
    """Ask for another name."""
    await state.set_state(Certifying.name)
    await state.set_data({})
    await query.answer()
    await send(bot, me.telegram_id, cards.name_ask(t))


@router.message(StateFilter(Certifying.name), FreeText())
async def on_name(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the name, and show with it what the certificate would say."""
    name = certificates.checked(message.text or "")
    card = await _offer(me, t, transaction, name=name)
    await state.set_state(None)
    await state.set_data({_NAME: name})
    await say(message, card)


@router.callback_query(IssueCertificate.filter())
async def on_issue(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Certify, and hand it over as a picture and as a file."""
    typed = (await state.get_data()).get(_NAME)
    async with transaction() as session:
        name = typed or await certificates.name_of(session, me)
        found = await certificates.issue(session, by=me, name=name)
    await state.clear()
    await query.answer()
    await _hand(bot, me, t, found)


@router.callback_query(SeeCertificate.filter())
async def on_again(
    query: CallbackQuery, bot: Bot, callback_data: SeeCertificate, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Hand over one's own certificate once more, as long as it holds."""
    async with transaction.reading() as session:
        found = await certificates.own(session, callback_data.certificate, by=me)
    if found.revoked_at is not None:
        raise Ended
    await query.answer()
    await _hand(bot, me, t, found)


@router.callback_query(RevokeCertificate.filter())
async def on_revoke(
    query: CallbackQuery,
    bot: Bot,
    callback_data: RevokeCertificate,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for the reason."""
    async with transaction.reading() as session:
        found = await certificates.revocable(session, callback_data.certificate, by=me)
    if found.revoked_at is not None:
        raise Ended
    await state.set_state(Certifying.reason)
    await state.set_data({"certificate": found.id})
    await query.answer()
    await send(bot, me.telegram_id, cards.revoke_ask(t, found))


@router.message(StateFilter(Certifying.reason), FreeText())
async def on_reason(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Revoke it; its owner reads the reason."""
    data = await state.get_data()
    async with transaction() as session:
        found = await certificates.revocable(session, data["certificate"], by=me)
        await certificates.revoke(session, found, by=me, reason=message.text or "")
    await state.clear()
    await say(message, cards.revoked(t, found))


async def verified(session: AsyncSession, t: Translator, text: str, me: Person) -> Card | None:
    """Return what a code in this text proves, None where it is no certificate's."""
    for code in codes(text)[:_MOST_CODES]:
        found = await certificates.by_code(session, code)
        if found is not None:
            return cards.verified(t, found, revocable=await certificates.may_revoke(session, found, by=me))
    return None


def codes(text: str) -> list[str]:
    """Return what may be a certificate's code in what somebody wrote: in any case and width, with its dash or without."""
    parts = re.findall(r"[A-Z0-9]+", unicodedata.normalize("NFKC", text).upper())
    # It may have been read out letter by letter, or in halves.
    halves = [first + second for first, second in pairwise(parts)]
    return list(dict.fromkeys(one for one in (*parts, *halves, "".join(parts)) if _CODE.fullmatch(one)))


async def _offer(me: Person, t: Translator, transaction: Transaction, *, name: str = "") -> Card:
    async with transaction.reading() as session:
        found = await certificates.figures(session, me.id)
        if found is None:
            raise NothingToCertify
        name = name or await certificates.name_of(session, me)
        return cards.offer(t, found, name=name, earlier=await certificates.of(session, me.id))


async def _hand(bot: Bot, me: Person, t: Translator, found: Certificate) -> None:
    # Drawing takes a moment of a processor, which others need meanwhile.
    for card in await asyncio.to_thread(cards.page, t, found):
        await send(bot, me.telegram_id, card)
