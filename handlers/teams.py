"""A team as those see it who lead or keep it: founded, described, given a group, closed. Its members are in `members`."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, memberships, people, places, posts, teams
from community.access import Act
from community.database import Transaction
from community.errors import AlreadySaid, NoSuchPerson, NotAllowed, NotFound, OwnMatter, TeamClosed
from community.people import Person, RoleName
from community.teams import Team
from handlers.articles import on_cancel
from handlers.cards import articles as article_cards
from handlers.cards import teams as cards
from handlers.cards.card import Audience, Card, revise, say
from handlers.cards.places import picker
from handlers.cards.teams import Seen
from handlers.cards.trouble import plain
from handlers.cards.volunteer_buttons import FoundAt, KeepTeam, TeamChat, Teams
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from handlers.volunteers import offer_menu
from handlers.walking import view
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: After these refusals a step cannot go on, whatever else is written.
_OVER: Final = (AlreadySaid, NoSuchPerson, NotAllowed, NotFound, OwnMatter, TeamClosed)


class Leading(StatesGroup):
    """The bot waits for the name of a new team, for another one, or for what a team is for."""

    found = State()
    name = State()
    purpose = State()


router.message.register(on_cancel, StateFilter(Leading), Says("word-cancel"))


@router.callback_query(Teams.filter(F.act == "list"))
async def on_teams(
    query: CallbackQuery,
    callback_data: Teams,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """List the teams that one keeps."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_TEAMS)
        kept = [
            one
            for one in await teams.everything(session)
            if await access.allowed(session, me, Act.KEEP_TEAMS, place_id=one.place_id)
        ]
        card = cards.listing(t, kept, await teams.sizes(session), page=callback_data.page)
    await state.clear()
    await query.answer()
    await revise(query, card)


@router.callback_query(Teams.filter(F.act == "found"))
async def on_found(
    query: CallbackQuery, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask at which place a team is to be, where there is a choice; then what it is called."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_TEAMS)
        may = {
            role.place_id
            for role in await people.roles(session, me.id)
            if Act.KEEP_TEAMS in access.MAY[RoleName(role.name)]
        }
        step = await view(session, None)
    await query.answer()
    if len(may) == 1 and (place_id := may.pop()) is not None:
        await begin(state, Leading.found, place=place_id)
        await revise(query, cards.ask(t, "found"))
        return
    await state.clear()
    await revise(query, picker(t, FoundAt, why="team", view=step, page=0, audience=Audience.PERSONAL))


@router.callback_query(FoundAt.filter())
async def on_found_at(
    query: CallbackQuery,
    callback_data: FoundAt,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Walk down to the place of a new team."""
    async with transaction.reading() as session:
        here = await places.place(session, callback_data.place) if callback_data.place else None
        if callback_data.final and here is not None:
            await access.require(session, me, Act.KEEP_TEAMS, place_id=here.id)
            card = cards.ask(t, "found")
        else:
            await access.require_somewhere(session, me, Act.KEEP_TEAMS)
            step = await view(session, here)
            card = picker(t, FoundAt, why="team", view=step, page=callback_data.page, audience=Audience.PERSONAL)
    if callback_data.final and here is not None:
        await begin(state, Leading.found, place=here.id)
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Leading.found), FreeText())
async def on_new_name(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Found the team, and ask what it is for."""
    place_id = (await state.get_data())["place"]
    async with leaving(state), transaction() as session:
        await access.require(session, me, Act.KEEP_TEAMS, place_id=place_id)
        one = await teams.found(session, place_id=place_id, name=message.text or "", purpose="", by=me)
    await begin(state, Leading.purpose, team=one.id)
    await say(message, cards.ask(t, "purpose", team=one.name, team_id=one.id or 0))


@router.callback_query(KeepTeam.filter(F.act.in_({"open", "members"})))
async def on_page(
    query: CallbackQuery,
    bot: Bot,
    callback_data: KeepTeam,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show a team, or who is in it."""
    async with transaction.reading() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        found = await teams.members(session, one.id or 0)
        seen = await seen_by(session, one, me)
    await state.clear()
    await query.answer()
    if callback_data.act == "members":
        await revise(query, cards.members(t, one, found, page=callback_data.page))
    else:
        await revise(query, await page_of(bot, t, seen))


@router.callback_query(KeepTeam.filter(F.act.in_({"name", "purpose"})))
async def on_describe(
    query: CallbackQuery,
    callback_data: KeepTeam,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for another name or purpose."""
    act = callback_data.act
    async with transaction.reading() as session:
        one = await access.led_team(session, callback_data.team, by=me)
    await begin(state, Leading.name if act == "name" else Leading.purpose, team=one.id)
    await query.answer()
    await revise(query, cards.ask(t, act, team=one.name, team_id=one.id or 0))


@router.message(StateFilter(Leading.name, Leading.purpose), FreeText())
async def on_description(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take the name or the purpose."""
    field = "name" if await state.get_state() == Leading.name.state else "purpose"
    async with leaving(state), transaction() as session:
        one = await access.led_team(session, (await state.get_data())["team"], by=me)
        await teams.describe(session, one, by=me, **{field: message.text or ""})
        seen = await seen_by(session, one, me)
    await state.clear()
    await say(message, await page_of(bot, t, seen))


@router.callback_query(KeepTeam.filter(F.act == "chats"))
async def on_chats(
    query: CallbackQuery, bot: Bot, callback_data: KeepTeam, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer the groups in which the team's tasks may be posted."""
    async with transaction.reading() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        ids = [group.id for group in await teams.possible_chats(session, one)]
    titles = [(chat_id, await _title(bot, t, chat_id)) for chat_id in ids]
    await query.answer()
    await revise(query, cards.chats(t, one, titles))


@router.callback_query(TeamChat.filter())
async def on_chat(
    query: CallbackQuery, bot: Bot, callback_data: TeamChat, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let the team's tasks be posted in this group, or in those of all volunteers."""
    async with transaction() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        await teams.set_chat(session, one, callback_data.chat or None, by=me)
        for chat_id in await teams.chats(session, team_id=one.id, place_id=one.place_id):
            await posts.tell_new_group(session, chat_id)
        seen = await seen_by(session, one, me)
    await query.answer()
    await revise(query, await page_of(bot, t, seen))


@router.callback_query(KeepTeam.filter(F.act.in_({"close", "close-sure"})))
async def on_close(
    query: CallbackQuery, bot: Bot, callback_data: KeepTeam, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Close a team, after a second question."""
    sure = callback_data.act == "close-sure"
    async with transaction() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        await access.require(session, me, Act.KEEP_TEAMS, place_id=one.place_id)
        if sure:
            await memberships.close(session, one, by=me)
            card = plain(t, "team-is-closed", audience=Audience.PERSONAL, name=one.name)
        else:
            count = (await teams.sizes(session)).get(one.id or 0, 0)
            ahead = await memberships.tasks_ahead(session, one)
            card = cards.sure_to_close(t, one, count=count, tasks=ahead)
    await query.answer()
    await revise(query, card)
    if sure:
        await offer_menu(bot, me, t, transaction)


@router.callback_query(KeepTeam.filter(F.act == "step-down"))
async def on_step_down(
    query: CallbackQuery, bot: Bot, callback_data: KeepTeam, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Lead the team no longer, and stay in it."""
    async with transaction() as session:
        one = await teams.team(session, callback_data.team)
        led = await memberships.relieve(session, one, me.id, by=me)
    if not led:
        raise NotFound
    await query.answer()
    await revise(query, plain(t, "team-stepped-down", audience=Audience.PERSONAL, name=one.name))
    await offer_menu(bot, me, t, transaction)


@router.message(StateFilter(Leading), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, article_cards.ask_more(t, "write-words-only"))


async def begin(state: FSMContext, step: State, **data: Any) -> None:
    """Wait for the words of this step; nothing of an earlier one stays."""
    await state.set_state(step)
    await state.set_data(data)


@asynccontextmanager
async def leaving(state: FSMContext) -> AsyncGenerator[None]:
    """Leave the step when it cannot go on, whatever else is written; the refusal is said all the same."""
    try:
        yield
    except _OVER:
        await state.clear()
        raise


async def seen_by(session: AsyncSession, one: Team, me: Person) -> Seen:
    """Return a team as this reader sees it."""
    place = await places.place(session, one.place_id)
    return Seen(
        team=one,
        place=place.name,
        members=await teams.members(session, one.id or 0),
        keeps=await access.allowed(session, me, Act.KEEP_TEAMS, place_id=one.place_id),
        leads=await teams.leads(session, me, one.id),
        rosters=await access.allowed(session, me, Act.READ_ROSTERS, place_id=one.place_id),
    )


async def page_of(bot: Bot, t: Translator, seen: Seen) -> Card:
    """Return the page with the title of its group, which only Telegram knows."""
    title = await _title(bot, t, seen.team.chat_id) if seen.team.chat_id is not None else None
    return cards.page(t, seen, chat=title)


async def _title(bot: Bot, t: Translator, chat_id: int) -> str:
    with suppress(TelegramAPIError):
        return (await bot.get_chat(chat_id)).title or t.plain("team-chat-unnamed")
    return t.plain("team-chat-unnamed")
