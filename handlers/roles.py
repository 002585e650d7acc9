"""/staff: administrators give roles by one-time links, and take them away."""

from functools import partial
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, departures, invitations, outbox, people, places
from community.access import Act
from community.database import Transaction
from community.people import Person
from handlers.cards import roles as cards
from handlers.cards.buttons import PickRole, Revoke, Roles
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.places import picker
from handlers.filters import InPrivate, IsCommand
from handlers.walking import view
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate(), IsCommand())


@router.message(Command("staff"))
async def on_staff(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """List who has which role."""
    async with transaction.reading() as session:
        card = await _listing(session, t, me, page=0)
    await say(message, card)


@router.callback_query(Roles.filter())
async def on_roles(
    query: CallbackQuery, callback_data: Roles, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a page, or begin an invitation: the role first, then the place."""
    async with transaction.reading() as session:
        await access.require(session, me, Act.GRANT_ROLE, place_id=None)
        if callback_data.act == "invite":
            card = cards.which_role(t)
        elif callback_data.act == "role" and callback_data.role:
            make = partial(PickRole, role=callback_data.role)
            card = picker(t, make, why="role", view=await view(session, None), page=0, audience=Audience.PERSONAL)
        else:
            card = await _listing(session, t, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(PickRole.filter())
async def on_pick_place(
    query: CallbackQuery, bot: Bot, callback_data: PickRole, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Walk down to the place of the role; there, make the link."""
    role, made = callback_data.role, None
    async with transaction() as session:
        here = await places.place(session, callback_data.place) if callback_data.place else None
        await access.require(session, me, Act.GRANT_ROLE, place_id=here.id if here else None)
        if callback_data.final and here is not None and here.id is not None:
            made = await invitations.invite(session, role=role, place_id=here.id, by=me)
            card = cards.invitation_made(t, role=role, place=here.name)
        else:
            make = partial(PickRole, role=role)
            step = await view(session, here)
            card = picker(t, make, why="role", view=step, page=callback_data.page, audience=Audience.PERSONAL)
    await query.answer()
    await revise(query, card)
    if made is not None and here is not None:
        url = await create_start_link(bot, f"role-{made.token}")
        await send(bot, me.telegram_id, cards.invitation(t, role=role, place=here.name, url=url))


@router.callback_query(Revoke.filter())
async def on_revoke(
    query: CallbackQuery, callback_data: Revoke, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a role away, after a second question. A role that went meanwhile is simply gone."""
    async with transaction() as session:
        await access.require(session, me, Act.GRANT_ROLE, place_id=None)
        holder = next((one for one in await _holders(session) if one.role_id == callback_data.role), None)
        if holder is None or callback_data.sure:
            await _revoke(session, callback_data.role, by=me)
            card = await _listing(session, t, me, page=0)
        else:
            card = cards.sure_to_revoke(t, holder)
    await query.answer()
    await revise(query, card)


async def _revoke(session: AsyncSession, role_id: int, *, by: Person) -> None:
    """Take the role away, tell its holder, and let others go on with what they may no longer have in hand."""
    role = await people.revoke(session, role_id, by=by)
    if role is None:
        return
    holder = await people.person(session, role.person_id)
    place = await places.place_or_none(session, role.place_id)
    await outbox.post(
        session,
        key=f"role:{role_id}:revoked",
        card="role-revoked",
        person_id=holder.id,
        role=role.name,
        place=place.name if place else None,
    )
    await departures.release_all(session, holder, by=by)


async def _listing(session: AsyncSession, t: Translator, me: Person, *, page: int) -> Card:
    await access.require(session, me, Act.GRANT_ROLE, place_id=None)
    return cards.listing(t, await _holders(session), page=page)


async def _holders(session: AsyncSession) -> list[cards.Holder]:
    names = {place.id: place.name for place in await places.everything(session)}
    return [
        cards.Holder(
            role_id=role.id or 0,
            role=role.name,
            name=person.name or str(person.telegram_id),
            place=names.get(role.place_id),
        )
        for role, person in await people.every_role(session)
    ]
