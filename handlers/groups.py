"""Groups: coming in, being linked to a purpose and a place, moving, and being left."""

from functools import partial
from typing import Final

from aiogram import Bot, Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Command
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, billboards, broadcasts, groups, levels, people, places, posts
from community.access import Act
from community.database import Transaction
from community.people import Person
from handlers.cards import groups as cards
from handlers.cards import guarding as guarding_cards
from handlers.cards.buttons import Guard, PickLink, Purpose
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.places import picker
from handlers.cards.trouble import plain
from handlers.filters import AskedForHelp, InGroup, InPrivate, MovedGroup
from handlers.walking import view
from locales import Translator

router: Final = Router(name=__name__)
_OUTSIDE: Final = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})
_IN_CHARGE: Final = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.CREATOR})


@router.my_chat_member(InPrivate())
async def on_blocked_or_back(event: ChatMemberUpdated, me: Person, transaction: Transaction) -> None:
    """Remember that a person blocked the bot, or let it back in."""
    async with transaction() as session:
        if event.new_chat_member.status in _OUTSIDE:
            await people.unreachable(session, event.chat.id)
        else:
            await people.start(session, me.id)


@router.my_chat_member(InGroup())
async def on_joined_or_left(event: ChatMemberUpdated, bot: Bot, t: Translator, transaction: Transaction) -> None:
    """Say hello to a new group; forget a group that the bot is no longer in."""
    was_outside = event.old_chat_member.status in _OUTSIDE
    is_outside = event.new_chat_member.status in _OUTSIDE
    async with transaction() as session:
        if is_outside:
            await groups.unlink(session, event.chat.id)
        linked = await groups.group_or_none(session, event.chat.id) is not None
    if was_outside and not is_outside:
        await send(bot, event.chat.id, cards.hello(t, linked=linked))


@router.message(InGroup(), MovedGroup())
async def on_moved(message: Message, transaction: Transaction) -> None:
    """Follow a group that became a supergroup."""
    if message.migrate_to_chat_id is not None:
        async with transaction() as session:
            await broadcasts.follow_group(session, message.chat.id, message.migrate_to_chat_id)


@router.message(InGroup(), Command("link"))
async def on_link(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask what this group is for."""
    async with transaction.reading() as session:
        await _may_change(session, me, message.chat.id)
        card = await _panel(session, message.chat.id, t, topic=message.is_topic_message is True)
    await say(message, card)


@router.message(InPrivate(), Command("link"))
async def on_link_in_private(message: Message, t: Translator) -> None:
    """Say where this command belongs."""
    await say(message, plain(t, "link-belongs-in-groups", audience=Audience.PERSONAL))


@router.callback_query(Purpose.filter(), InGroup())
async def on_purpose(
    query: CallbackQuery, callback_data: Purpose, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Go on to the place, or unlink the group."""
    if query.message is None:
        return
    async with transaction() as session:
        await _may_change(session, me, query.message.chat.id)
        if callback_data.purpose:
            make = partial(PickLink, purpose=callback_data.purpose)
            card = picker(t, make, why="link", view=await view(session, None), page=0, audience=Audience.PUBLIC)
        else:
            await groups.unlink(session, query.message.chat.id)
            card = cards.unlinked(t)
    await query.answer()
    await revise(query, card)


@router.callback_query(PickLink.filter(), InGroup())
async def on_pick_place(
    query: CallbackQuery, callback_data: PickLink, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Walk down to the group's place; there, link it. The right is needed where it is now and where it goes."""
    if query.message is None:
        return
    purpose = callback_data.purpose
    async with transaction() as session:
        await _may_change(session, me, query.message.chat.id)
        here = await places.place(session, callback_data.place) if callback_data.place else None
        if callback_data.final and here is not None and here.id is not None:
            await access.require(session, me, Act.LINK_GROUP, place_id=here.id)
            topic_id = _topic_of(query)
            group = await groups.link(
                session, query.message.chat.id, purpose=purpose, place_id=here.id, by=me, topic_id=topic_id
            )
            await levels.tell_new_group(session, group)
            await posts.tell_new_group(session, group.id)
            await billboards.tell_new_group(session, group.id)
            card = cards.linked(t, purpose=purpose, place=here.name, topic=topic_id is not None)
        else:
            make = partial(PickLink, purpose=purpose)
            step = await view(session, here)
            card = picker(t, make, why="link", view=step, page=callback_data.page, audience=Audience.PUBLIC)
    await query.answer()
    await revise(query, card)


@router.callback_query(Guard.filter(), InGroup())
async def on_guard(
    query: CallbackQuery, bot: Bot, callback_data: Guard, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn the guard of numbers on or off, and tell the group. It needs an administrator's eyes: others are not shown much."""
    if query.message is None:
        return
    chat = query.message.chat.id
    async with transaction.reading() as session:
        await _may_change(session, me, chat)
    if callback_data.on and (await bot.get_chat_member(chat, bot.id)).status not in _IN_CHARGE:
        await query.answer(t.plain("guard-needs-administrator"), show_alert=True)
        return
    async with transaction() as session:
        await _may_change(session, me, chat)
        group = await groups.group_or_none(session, chat)
        changed = group is not None and await groups.guard(session, group, on=callback_data.on, by=me)
        panel = await _panel(session, chat, t, topic=_topic_of(query) is not None)
    if group is None:
        await query.answer(t.plain("guard-needs-link"), show_alert=True)
        return
    await query.answer()
    await revise(query, panel)
    if changed:
        await send(bot, chat, guarding_cards.told(t, on=callback_data.on), topic=_topic_of(query))


@router.message(InGroup(), AskedForHelp())
async def on_help(message: Message, t: Translator, transaction: Transaction) -> None:
    """Say who we are and when we speak, to somebody who asked the bot by its name."""
    async with transaction.reading() as session:
        group = await groups.group_or_none(session, message.chat.id)
    await say(message, cards.hello(t, linked=group is not None, guarded=group is not None and group.guards))


async def _panel(session: AsyncSession, chat_id: int, t: Translator, *, topic: bool) -> Card:
    """Return what a group is for now, and what it can become."""
    group = await groups.group_or_none(session, chat_id)
    place = await places.place_or_none(session, group.place_id) if group else None
    return cards.purposes(
        t,
        now=group.purpose if group else None,
        place=place.name if place else None,
        topic=topic,
        guarded=group is not None and group.guards,
    )


def _topic_of(query: CallbackQuery) -> int | None:
    """Return the topic in which the panel stands; None outside of forums, and in the general topic, which has no number."""
    message = query.message
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


async def _may_change(session: AsyncSession, me: Person, chat_id: int) -> None:
    """Raise NotAllowed unless this person may link groups: at the group's own place, or anywhere while it has none."""
    group = await groups.group_or_none(session, chat_id)
    if group is not None:
        await access.require(session, me, Act.LINK_GROUP, place_id=group.place_id)
    elif not await access.somewhere(session, me, Act.LINK_GROUP):
        await access.require(session, me, Act.LINK_GROUP, place_id=None)
