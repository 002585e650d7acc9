"""The members of a team, for those who lead or keep it: who comes in and goes, who leads, licences, and consent."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, clock, hours, licences, memberships, people, profiles, skills, teams
from community.access import Act
from community.database import Transaction
from community.errors import NotFound, OwnMatter
from community.people import Person
from community.teams import Team
from handlers.articles import on_cancel
from handlers.cards import articles as article_cards
from handlers.cards import teams as cards
from handlers.cards import times
from handlers.cards.card import Audience, Card, revise, say, say_below
from handlers.cards.trouble import plain
from handlers.cards.volunteer_buttons import Heard, LookAt, Member
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from handlers.teams import begin, leaving, seen_by
from handlers.volunteers import known, offer_menu
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

_MORNING: Final = " 9:00"


class Deciding(StatesGroup):
    """The bot waits for a reason, for a day, or for what somebody has to say who was asked to leave."""

    dismiss = State()
    until = State()
    heard = State()


router.message.register(on_cancel, StateFilter(Deciding), Says("word-cancel"))


@router.callback_query(Member.filter(F.act == "open"))
async def on_member(
    query: CallbackQuery,
    callback_data: Member,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show a member, or who waits at the door."""
    async with transaction.reading() as session:
        card = await _member(session, t, callback_data.team, callback_data.person, me)
    await state.clear()
    await query.answer()
    await (say_below if callback_data.aside else revise)(query, card)


@router.callback_query(
    Member.filter(F.act.in_({"accept", "turn-down", "appoint", "relieve", "consent", "consent-back"}))
)
async def on_decide(
    query: CallbackQuery, bot: Bot, callback_data: Member, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let somebody in or not, let them lead or not, or note a guardian's consent; they are told by the courier."""
    async with transaction() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        who = await people.person(session, callback_data.person)
        if callback_data.act in {"appoint", "relieve", "consent", "consent-back"}:
            await _there(session, one, who.id)
        await _decide(session, callback_data.act, one, who, by=me)
        card = None
        if not callback_data.aside and await teams.membership_or_none(session, one.id or 0, who.id) is not None:
            card = await _member(session, t, one.id or 0, who.id, me)
        elif not callback_data.aside:
            card = cards.members(t, one, await teams.members(session, one.id or 0), page=0)
    await query.answer(t.plain("member-done", act=callback_data.act, name=cards.name(t, who)))
    if card is not None:
        await revise(query, card)
    if callback_data.act in {"accept", "appoint", "relieve"}:
        with suppress(TelegramAPIError):
            await offer_menu(bot, who, t, transaction)


async def _decide(session: AsyncSession, act: str, one: Team, who: Person, *, by: Person) -> None:
    if act == "accept":
        await memberships.accept(session, one, who.id, by=by)
    elif act == "turn-down":
        await memberships.turn_down(session, one, who.id, by=by)
    elif act in {"consent", "consent-back"}:
        await access.led_volunteer(session, who.id, by=by)
        note = profiles.consent if act == "consent" else profiles.take_back_consent
        await note(session, who.id, by=by)
    else:
        # Who leads gets to know what residents ask for: that is for the committee to decide.
        await access.require(session, by, Act.KEEP_TEAMS, place_id=one.place_id)
        lead = memberships.appoint if act == "appoint" else memberships.relieve
        await lead(session, one, who.id, by=by)


@router.callback_query(Member.filter(F.act == "dismiss"))
async def on_dismiss(
    query: CallbackQuery,
    callback_data: Member,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for the reason, which the member reads."""
    async with transaction.reading() as session:
        one = await access.led_team(session, callback_data.team, by=me)
        who = await _there(session, one, callback_data.person)
    await begin(state, Deciding.dismiss, team=one.id, person=who.id)
    await query.answer()
    await revise(query, cards.ask(t, "dismiss", team=one.name, who=cards.name(t, who), team_id=one.id or 0))


@router.message(StateFilter(Deciding.dismiss), FreeText())
async def on_reason(
    message: Message, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask a member to leave, with these words."""
    data = await state.get_data()
    async with leaving(state), transaction() as session:
        one = await access.led_team(session, data["team"], by=me)
        who = await memberships.dismiss(session, one, data["person"], by=me, words=message.text or "")
    await state.clear()
    done = plain(t, "team-dismissed", audience=Audience.PERSONAL, name=cards.name(t, who), team=one.name)
    await say(message, done)
    with suppress(TelegramAPIError):
        await offer_menu(bot, who, t, transaction)


@router.callback_query(Heard.filter())
async def on_heard(
    query: CallbackQuery, callback_data: Heard, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask how they see it that they were asked to leave; whoever said it already need not write it again to learn so."""
    async with transaction.reading() as session:
        one = await teams.team(session, callback_data.team)
        await memberships.hear(session, one, by=me)
    await begin(state, Deciding.heard, team=one.id)
    await query.answer()
    await say_below(query, cards.ask(t, "heard", team=one.name))


@router.message(StateFilter(Deciding.heard), FreeText())
async def on_answer(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Pass on what they have to say."""
    async with leaving(state), transaction() as session:
        one = await teams.team(session, (await state.get_data())["team"])
        await memberships.answer(session, one, by=me, words=message.text or "")
    await state.clear()
    await say(message, plain(t, "team-heard", audience=Audience.PERSONAL))


@router.callback_query(LookAt.filter(F.act.in_({"ask", "typed"})))
async def on_look(
    query: CallbackQuery,
    callback_data: LookAt,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask until when a licence holds, by buttons or by words."""
    async with transaction.reading() as session:
        who = await _other(session, callback_data.person, callback_data.key, by=me)
    await query.answer()
    if callback_data.act == "ask":
        await state.clear()
        today = hours.local(clock.now()).date()
        await revise(query, cards.until(t, who, callback_data.key, team_id=callback_data.team, today=today))
        return
    await begin(state, Deciding.until, team=callback_data.team, person=who.id, key=callback_data.key)
    await revise(query, cards.ask(t, "until", who=cards.name(t, who), team_id=callback_data.team))


@router.callback_query(LookAt.filter())
async def onseen_by(
    query: CallbackQuery, callback_data: LookAt, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Note that one saw a licence, and until when it holds; or that it counts no more."""
    async with transaction() as session:
        who = await _other(session, callback_data.person, callback_data.key, by=me)
        if callback_data.act == "undo":
            await licences.uncheck(session, who.id, callback_data.key, by=me)
        else:
            until = _last_day(callback_data.act)
            await licences.check(session, who.id, callback_data.key, by=me, until=until)
        card = await _after_look(session, t, callback_data.team, who, me, undone=callback_data.act == "undo")
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Deciding.until), FreeText())
async def on_until(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the day as it was typed."""
    data, typed = await state.get_data(), message.text or ""
    at = times.parse(typed) or times.parse(typed + _MORNING)
    if at is None:
        await say(message, article_cards.ask_more(t, "licence-day-not-understood"))
        return
    async with leaving(state), transaction() as session:
        who = await _other(session, data["person"], data["key"], by=me)
        await licences.check(session, who.id, data["key"], by=me, until=hours.local(at).date())
        card = await _after_look(session, t, data["team"], who, me, undone=False)
    await state.clear()
    await say(message, card)


@router.message(StateFilter(Deciding), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, article_cards.ask_more(t, "write-words-only"))


async def _member(session: AsyncSession, t: Translator, team_id: int, person_id: int, me: Person) -> Card:
    """Return a member's page. Raises NotFound, NotAllowed."""
    one = await access.led_team(session, team_id, by=me)
    found = await teams.membership_or_none(session, team_id, person_id)
    if found is None:
        raise NotFound
    who = await people.person(session, person_id)
    return cards.member(t, await seen_by(session, one, me), who, found, await known(session, who.id), reader=me)


async def _there(session: AsyncSession, one: Team, person_id: int) -> Person:
    """Return somebody who is in the team, or at its door: of nobody else is a name said. Raises NotFound."""
    if await teams.membership_or_none(session, one.id or 0, person_id) is None:
        raise NotFound
    return await people.person(session, person_id)


async def _other(session: AsyncSession, person_id: int, key: str, *, by: Person) -> Person:
    """Return somebody whose licence `by` may look at. Raises NotFound, NotAllowed, OwnMatter."""
    craft = skills.crafts().get(key)
    if craft is None or not craft.licensed:
        raise NotFound
    if person_id == by.id:
        raise OwnMatter
    return await access.led_volunteer(session, person_id, by=by)


async def _after_look(
    session: AsyncSession, t: Translator, team_id: int, who: Person, me: Person, *, undone: bool
) -> Card:
    """Return the member's page again; of a volunteer in no team of the reader's, a line."""
    for one, _ in await teams.mine(session, who.id):
        # A card that was sent names no team: any will do in which the reader sees to this member.
        meant = team_id in {0, one.id}
        if meant and (await teams.leads(session, me, one.id) or await _keeps(session, me, one)):
            return await _member(session, t, one.id or 0, who.id, me)
    return plain(t, "licence-noted", audience=Audience.PERSONAL, name=cards.name(t, who), undone=undone)


async def _keeps(session: AsyncSession, me: Person, one: Team) -> bool:
    return await access.allowed(session, me, Act.KEEP_TEAMS, place_id=one.place_id)


def _last_day(act: str) -> date | None:
    """Return the last day that a button means; None: no end."""
    today = hours.local(clock.now()).date()
    if act == "ever":
        return None
    if act == "year":
        return date(today.year, 12, 31)
    # The day before the same date in so many years; of a leap day, the day before the next one that exists.
    year = today.year + int(act)
    same = date(year, 3, 1) if (today.month, today.day) == (2, 29) else today.replace(year=year)
    return same - timedelta(days=1)
