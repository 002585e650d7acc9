"""/volunteer: what it means to help here, joining a team, and what one tells of oneself; all of it changes in one message."""

from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, licences, memberships, people, profiles, skills, teams, volunteers
from community.access import Act
from community.database import Transaction
from community.errors import NotFound, TeamClosed
from community.people import Person, RoleName
from community.teams import Standing, Team
from handlers import menus
from handlers.cards import groups
from handlers.cards import volunteers as cards
from handlers.cards.card import Card, revise, say
from handlers.cards.volunteer_buttons import About, Can, Choose, Join, Volunteering
from handlers.cards.volunteers import Known
from handlers.filters import Addressed, InGroup, InPrivate, Says
from locales import Translator

router: Final = Router(name=__name__)
_private: Final = Router(name=f"{__name__}.private")
_private.message.filter(InPrivate())
_private.callback_query.filter(InPrivate())
_in_groups: Final = Router(name=f"{__name__}.in_groups")
_in_groups.message.filter(InGroup())
router.include_routers(_private, _in_groups)

_ANSWERS: Final = {"yes": True, "no": False, "unsaid": None}


@_private.message(Command("volunteer"))
@_private.message(Says("word-volunteer"))
async def on_volunteer(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show one's own page."""
    await state.clear()
    async with transaction.reading() as session:
        card = await home(session, t, me)
    await say(message, card)


@_in_groups.message(Command("volunteer"))
@_in_groups.message(Addressed(), Says("word-volunteer"))
async def on_volunteer_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat, where this belongs."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "volunteer")))


@_private.callback_query(Volunteering.filter(F.act.in_({"home", "skills", "languages", "free", "cannot", "about"})))
async def on_look(
    query: CallbackQuery,
    callback_data: Volunteering,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show one's own page, or one thing on it to be changed."""
    act = callback_data.act
    async with transaction.reading() as session:
        if act == "home":
            card = await home(session, t, me)
        else:
            told = await known(session, me.id)
            card = _part(t, act, told)
    await state.clear()
    await query.answer()
    await revise(query, card)


@_private.callback_query(Volunteering.filter(F.act == "teams"))
async def on_teams(
    query: CallbackQuery, callback_data: Volunteering, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the teams that one may join, or is in."""
    async with transaction.reading() as session:
        card = await _teams(session, t, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Volunteering.filter(F.act.in_({"rest", "resume"})))
async def on_rest(
    query: CallbackQuery, callback_data: Volunteering, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Be asked nothing for a while, or again."""
    async with transaction() as session:
        await profiles.rest(session, by=me, on=callback_data.act == "rest")
        card = await home(session, t, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Volunteering.filter(F.act.in_({"delete", "delete-sure"})))
async def on_delete(
    query: CallbackQuery, bot: Bot, callback_data: Volunteering, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Delete what one told as a volunteer, after a second question."""
    if callback_data.act == "delete":
        await query.answer()
        await revise(query, cards.sure_to_delete(t))
        return
    async with transaction() as session:
        await profiles.forget(session, by=me)
    await query.answer()
    await revise(query, cards.deleted(t))
    await offer_menu(bot, me, t, transaction)


@_private.callback_query(Choose.filter())
async def on_choose(
    query: CallbackQuery, callback_data: Choose, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a value into a list, or out of it."""
    field = callback_data.field
    async with transaction() as session:
        await profiles.choose(session, by=me, field=field, value=callback_data.value, on=callback_data.on)
        card = cards.choose(t, field, await known(session, me.id))
    await query.answer()
    await revise(query, card)


@_private.callback_query(About.filter(F.team == 0))
async def on_about(
    query: CallbackQuery, callback_data: About, bot: Bot, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say whether one is of age, or a woman."""
    if callback_data.what == "minor" and callback_data.answer == "unsaid":
        raise NotFound
    async with transaction() as session:
        await profiles.say(session, by=me, **{callback_data.what: _ANSWERS[callback_data.answer]})
        card = cards.about(t, await known(session, me.id))
    await query.answer()
    await revise(query, card)
    if callback_data.answer == "yes":
        # Who is under age leads no team any more.
        await offer_menu(bot, me, t, transaction)


@_private.callback_query(Can.filter())
async def on_can(query: CallbackQuery, callback_data: Can, me: Person, t: Translator, transaction: Transaction) -> None:
    """Have a skill, claim its licence, or drop it; what needs a licence is asked about first."""
    key, act = callback_data.key, callback_data.act
    if key not in skills.crafts():
        raise NotFound
    async with transaction() as session:
        if act == "drop":
            await licences.drop(session, key, by=me)
        elif act in {"have", "licence"}:
            await licences.have(session, key, by=me, licence=act == "licence")
        told = await known(session, me.id)
    asks = act == "open" and skills.crafts()[key].licensed
    await query.answer(t.plain("volunteer-licence-asked") if act == "licence" else None, show_alert=act == "licence")
    await revise(query, cards.licence(t, key, told) if asks else cards.offered_skills(t, told))


@_private.callback_query(Join.filter(F.act == "open"))
async def on_team(
    query: CallbackQuery, callback_data: Join, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a team."""
    async with transaction.reading() as session:
        one = await _open_team(session, callback_data.team)
        card = await _team(session, t, one, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Join.filter(F.act == "ask"))
async def on_join(
    query: CallbackQuery, callback_data: Join, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask to join; who never said whether they are of age is asked that first."""
    async with transaction() as session:
        one = await _open_team(session, callback_data.team)
        told = await known(session, me.id)
        card = cards.age_first(t, one) if told.profile.minor is None else await _join(session, t, one, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(About.filter(F.what == "minor"))
async def on_age_first(
    query: CallbackQuery, callback_data: About, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say whether one is of age, and ask to join."""
    if callback_data.answer == "unsaid":
        raise NotFound
    async with transaction() as session:
        one = await _open_team(session, callback_data.team)
        await profiles.say(session, by=me, minor=_ANSWERS[callback_data.answer])
        card = await _join(session, t, one, me)
    await query.answer()
    await revise(query, card)


@_private.callback_query(Join.filter(F.act.in_({"leave", "leave-sure"})))
async def on_leave(
    query: CallbackQuery, bot: Bot, callback_data: Join, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Leave a team, after a second question; or take back that one asked."""
    async with transaction() as session:
        one = await teams.team(session, callback_data.team)
        found = await teams.membership_or_none(session, callback_data.team, me.id)
        if callback_data.act == "leave" and found is not None:
            card = cards.sure_to_leave(t, one, last=await _is_last(session, one, me))
        else:
            await memberships.leave(session, one, by=me)
            asked_only = found is not None and found.standing == Standing.ASKED
            card = cards.left(t, one, asked_only=asked_only)
    await query.answer()
    await revise(query, card)
    if callback_data.act == "leave-sure":
        await offer_menu(bot, me, t, transaction)


async def _is_last(session: AsyncSession, one: Team, me: Person) -> bool:
    """Tell whether the right to take tasks at that place came with this team and goes with it."""
    if any(
        other.id != one.id and other.place_id == one.place_id and joined.standing == Standing.MEMBER
        for other, joined in await teams.mine(session, me.id)
    ):
        return False
    return all(had.with_team for had in await people.roles(session, me.id) if had.place_id == one.place_id)


async def home(session: AsyncSession, t: Translator, me: Person) -> Card:
    """Return one's own page."""
    joined = await teams.mine(session, me.id)
    keeps = await access.somewhere(session, me, Act.KEEP_TEAMS)
    return cards.home(t, await known(session, me.id), joined, keeps=keeps)


async def known(session: AsyncSession, person_id: int) -> Known:
    """Return what is known of a volunteer; of whoever never was one, nothing."""
    row = await volunteers.volunteer_or_none(session, person_id)
    had = await skills.of(session, person_id)
    if row is None:
        return Known(skills=had)
    return Known(profile=row.profile, skills=had, consented=row.consent_at is not None, rests=row.rests)


async def offer_menu(bot: Bot, who: Person, t: Translator, transaction: Transaction) -> None:
    """Set somebody's "/" menu anew, after their roles may have changed."""
    async with transaction.reading() as session:
        roles = [RoleName(role.name) for role in await people.roles(session, who.id)]
    await menus.offer(bot, who, roles, t.in_language(who.speaks))


async def _join(session: AsyncSession, t: Translator, one: Team, me: Person) -> Card:
    again = await memberships.asked_today(session, one, me)
    found = await memberships.ask(session, one, by=me)
    if found.standing == Standing.MEMBER:
        return await _team(session, t, one, me)
    return cards.asked(t, one, minor=(await known(session, me.id)).profile.minor is True, again=again)


async def _team(session: AsyncSession, t: Translator, one: Team, me: Person) -> Card:
    found = await teams.membership_or_none(session, one.id or 0, me.id)
    count = (await teams.sizes(session)).get(one.id or 0, 0)
    return cards.team(t, one, found, count=count)


async def _teams(session: AsyncSession, t: Translator, me: Person, *, page: int) -> Card:
    mine = {found.team_id: found for _, found in await teams.mine(session, me.id)}
    near = await teams.near(session, me.place_id)
    others = [one for one, _ in await teams.mine(session, me.id) if one.id not in {team.id for team in near}]
    return cards.teams(t, [*others, *near], await teams.sizes(session), mine, page=page)


async def _open_team(session: AsyncSession, team_id: int) -> Team:
    """Return a team that takes members. Raises NotFound, TeamClosed."""
    one = await teams.team(session, team_id)
    if one.closed_at is not None:
        raise TeamClosed(name=one.name)
    return one


def _part(t: Translator, act: str, told: Known) -> Card:
    if act == "skills":
        return cards.offered_skills(t, told)
    return cards.about(t, told) if act == "about" else cards.choose(t, act, told)
