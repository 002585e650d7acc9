"""Acting for a neighbour: what the neighbour reads and decides, and who acts for whom, each ended with one tap."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from community import people, proxies
from community.database import Transaction
from community.people import Person
from community.proxies import Proxy
from handlers.cards import proxies as cards
from handlers.cards.card import Card, revise
from handlers.cards.mine_buttons import Agree, EndLeave, MyLeaves
from handlers.cards.proxies import Leave
from handlers.filters import InPrivate
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(InPrivate())


@router.callback_query(Agree.filter())
async def on_agree(
    query: CallbackQuery, callback_data: Agree, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let the neighbour who sent the link act for oneself, or rather not."""
    async with transaction() as session:
        if callback_data.yes:
            found = await proxies.consent(session, callback_data.token, by=me)
        else:
            found = await proxies.decline(session, callback_data.token, by=me)
        name = await _who_acts(session, found)
    await query.answer()
    said_yes = callback_data.yes
    await revise(query, cards.given(t, name=name, leave_id=found.id) if said_yes else cards.refused(t, name=name))


@router.callback_query(MyLeaves.filter())
async def on_leaves(query: CallbackQuery, me: Person, t: Translator, transaction: Transaction) -> None:
    """List for whom I act, and who acts for me."""
    async with transaction.reading() as session:
        card = await _listing(session, t, me)
    await query.answer()
    await revise(query, card)


@router.callback_query(EndLeave.filter())
async def on_end(
    query: CallbackQuery, callback_data: EndLeave, me: Person, t: Translator, transaction: Transaction
) -> None:
    """End a leave, whichever side one is."""
    async with transaction() as session:
        found = await proxies.revoke(session, callback_data.leave, by=me)
        name = found.name or "" if found.person_id == me.id else await _who_acts(session, found)
    await query.answer()
    await revise(query, cards.over(t, name=name))


async def asked(token: str, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Return what the neighbour reads who opens the link. Raises InvitationOver."""
    async with transaction.reading() as session:
        found = await proxies.opened(session, token)
        name = await _who_acts(session, found)
    return cards.own_link(t) if found.person_id == me.id else cards.asked(t, name=name, token=token)


async def _listing(session: AsyncSession, t: Translator, me: Person) -> Card:
    mine = [
        Leave(one.id, one.name or "", _given_at(one), acting=True, spoken=one.elder_id is None)
        for one in await proxies.mine(session, me.id)
    ]
    theirs = [
        Leave(one.id, await _who_acts(session, one), _given_at(one), acting=False, spoken=False)
        for one in await proxies.for_me(session, me.id)
    ]
    return cards.listing(t, [*mine, *theirs])


async def _who_acts(session: AsyncSession, found: Proxy) -> str:
    return (await people.person(session, found.person_id)).name or ""


def _given_at(found: Proxy) -> str:
    return (found.consented_at or found.asked_at).isoformat()
