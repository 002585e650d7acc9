"""Talking through the bot: what either side of a case writes, sends, answers and changes reaches the other side.

While a person talks, or adds to a case, the bot stays out of it: what they write is no question for the articles. Commands,
the everyday words and what is meant for a person still work.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ContentType
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, clock, entries, levels, overviews, people, proxies, talks
from community.cases import HELD, OPEN, Case
from community.database import Transaction
from community.errors import Ended, NobodyListens, NotYours
from community.people import Person
from handlers.cards import talks as cards
from handlers.cards.buttons import Talk
from handlers.cards.card import Card, revise, say, say_below, send
from handlers.cards.mine_buttons import AddTo
from handlers.contents import content
from handlers.filters import InPrivate, OfCase, Says, Talking, ToAPerson
from locales import Translator

#: Goes before the questions: what is meant for a person is none.
router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.edited_message.filter(InPrivate())
#: After so long a silence it is said again where the words go.
_SILENCE: Final = timedelta(hours=1)
#: So long after its end, words are for a case that is over; later they are something new.
_LINGERS: Final = timedelta(hours=1)
#: What nobody wrote.
_SERVICE: Final = frozenset(
    {ContentType.PINNED_MESSAGE, ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED, ContentType.WRITE_ACCESS_ALLOWED}
)
_NAMED: Final = {
    ContentType.LOCATION: "location",
    ContentType.VENUE: "location",
    ContentType.CONTACT: "contact",
}


#: Why words to a case that is over reach nobody.
_OVER: Final = {cases.State.ENDED: "ended", cases.State.WITHDRAWN: "withdrawn", cases.State.MERGED: "merged"}


class Adding(StatesGroup):
    """A conversation in which what somebody writes and sends goes to a case, which is in the data."""

    words = State()


@router.message(StateFilter(Adding.words), Says("word-that-was-all", "word-cancel"))
async def on_said_all(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Add no more to the case, by words."""
    case_id = int((await state.get_data()).get("case", 0))
    await state.clear()
    async with transaction.reading() as session:
        card = await _added(session, t, await access.own_case(session, case_id, by=me), me)
    await say(message, card)


@router.message(Talking(), StateFilter(None), Says("word-talk-enough"))
async def on_enough_said(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Talk no longer, by words."""
    card = await _leave(me.talks_about or 0, me=me, t=t, transaction=transaction)
    if card is None:
        raise SkipHandler
    await say(message, card)


@router.message(StateFilter(None, Adding.words), OfCase(), ToAPerson())
async def on_reply(
    message: Message, case_id: int, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Pass on what answers a message of a case, whatever else they talk about."""
    await _pass_on(message, case_id, state=state, me=me, t=t, transaction=transaction, aimed=True)


@router.message(StateFilter(Adding.words), ToAPerson())
async def on_addition(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Add to the case what was said or sent."""
    case_id = int((await state.get_data()).get("case", 0))
    await _pass_on(message, case_id, state=state, me=me, t=t, transaction=transaction, aimed=True)


@router.message(Talking(), StateFilter(None), ToAPerson())
async def on_word(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Pass on what was said or sent in a talk."""
    await _pass_on(message, me.talks_about or 0, state=state, me=me, t=t, transaction=transaction, aimed=False)


@router.edited_message()
async def on_edit(message: Message, me: Person, transaction: Transaction) -> None:
    """Let what was passed on say on the other side, too, what it says now."""
    async with transaction() as session:
        words = message.text or message.caption or ""
        changed = await talks.edit(session, by=me, message_id=message.message_id, words=words)
    if not changed:
        raise SkipHandler


@router.callback_query(InPrivate(), AddTo.filter())
async def on_add(
    query: CallbackQuery, callback_data: AddTo, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let what comes next go to one's own case; or no more of it."""
    async with transaction.reading() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        if callback_data.done:
            card = await _added(session, t, found, me)
        elif found.state not in OPEN:
            raise Ended
        else:
            card = cards.adding(t, **await levels.facts(session, found))
    if callback_data.done:
        if await state.get_state() == Adding.words.state:
            await state.clear()
        await query.answer()
        await revise(query, card)
        return
    await add_to(state, found)
    await query.answer()
    await say_below(query, card)


@router.callback_query(InPrivate(), Talk.filter())
async def on_talk(
    query: CallbackQuery, callback_data: Talk, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let what one writes go to the other side of a case; or no longer."""
    await state.clear()
    if not callback_data.on:
        left = await _leave(callback_data.case, me=me, t=t, transaction=transaction)
        await query.answer()
        if left is not None:
            await revise(query, left)
        return
    async with transaction() as session:
        found = await cases.case(session, callback_data.case)
        if found.holder_id != me.id and not await access.owns(session, me, found):
            raise NotYours
        if found.state not in OPEN:
            raise Ended
        if await _talks_to_nobody(session, found, me):
            raise NobodyListens
        facts = await levels.facts(session, found)
        if found.state in HELD:
            await talks.begin(session, found)
            who = await _other_side(session, found, me)
            card = cards.begun(t, worker=found.holder_id == me.id, other=who or t.plain("person-unnamed"), **facts)
        else:
            card = cards.adding(t, **facts)
    if found.state in HELD:
        await state.set_data({"chose": clock.now().isoformat()})
    else:
        await add_to(state, found)
    await query.answer()
    if isinstance(query.message, Message):
        await say(query.message, card)
    elif query.bot is not None:
        await send(query.bot, me.telegram_id, card)


async def add_to(state: FSMContext, found: Case) -> None:
    """Let what this person writes and sends next go to the case."""
    await state.set_state(Adding.words)
    await state.set_data({"case": found.id})


async def _pass_on(
    message: Message,
    case_id: int,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    aimed: bool,
) -> None:
    """Pass a message on to the other side of its case, or say why not. `aimed`: it was chosen just now where it goes."""
    if message.content_type in _SERVICE:
        return
    adding = await state.get_state() == Adding.words.state
    known = await state.get_data()
    async with transaction() as session:
        found = await session.get(Case, case_id, populate_existing=True)
        ours = found is not None and await _is_theirs(session, found, me)
        if found is not None and ours and found.state in OPEN and not await _talks_to_nobody(session, found, me):
            lost, card = False, await _say(session, t, found, message, me=me, adding=adding, aimed=aimed, known=known)
        else:
            lost, card = True, await _lost(session, t, found, me, ours=ours, aimed=aimed)
    if card is None and lost:
        # It was over long ago: this is something new.
        raise SkipHandler
    if lost and adding:
        await state.clear()
    if card is None:
        return
    if not lost:
        await state.update_data(told=case_id)
    await say(message, card)


async def _say(
    session: AsyncSession,
    t: Translator,
    found: Case,
    message: Message,
    *,
    me: Person,
    adding: bool,
    aimed: bool,
    known: Mapping[str, Any],
) -> Card | None:
    """Pass it on, and return what there is to confirm: not every word of a talk, only where it goes, and what cannot go.

    `known` is what the conversation keeps: whom they chose, and of which case it was said already that words go there.
    """
    number = found.number or 0
    said = content(message)
    if said is None:
        return cards.not_passed(t, what=_NAMED.get(ContentType(message.content_type), "other"), number=number)
    if not aimed and (other := await _astray(session, t, found, me, since=known.get("chose"))) is not None:
        return other
    before = [one.at for one in await entries.of(session, found.id, notes=False) if one.person_id == me.id]
    silent = not before or clock.now() - before[-1] > _SILENCE
    await talks.say(session, found, by=me, words=said.words, sort=said.sort, file=said.file, message_id=said.message_id)
    if known.get("told") == found.id and not silent:
        return None
    talking = not adding and me.talks_about == found.id
    who = await _other_side(session, found, me)
    return cards.passed(t, who=who, goes_on=adding or talking, talking=talking, case_id=found.id, number=number)


async def _astray(session: AsyncSession, t: Translator, found: Case, me: Person, *, since: str | None) -> Card | None:
    """Ask whom the words are for where somebody else wrote meanwhile: what is private must not reach a third person.

    `since`: when they chose whom they talk with, ISO 8601.
    """
    last = await overviews.heard_last(session, me, since=datetime.fromisoformat(since) if since else None)
    if last is None or last.id == found.id or last.state not in HELD or not await _is_theirs(session, last, me):
        return None
    here, there = [
        (one.id, one.number or 0, await _other_side(session, one, me) or t.plain("person-unnamed"))
        for one in (found, last)
    ]
    return cards.which(t, here=here, there=there)


async def _lost(
    session: AsyncSession, t: Translator, found: Case | None, me: Person, *, ours: bool, aimed: bool
) -> Card | None:
    """Say that the words did not reach anybody, as the case is over or in other hands; None where that is long ago."""
    talks_about = (await people.person(session, me.id)).talks_about
    if talks_about is not None and (found is None or talks_about == found.id):
        await talks.leave(session, by=me)
    if found is None:
        return None
    gone = ours and found.state in OPEN
    if not aimed and not gone and clock.now() - (found.ended_at or found.changed_at) > _LINGERS:
        return None
    facts = await levels.facts(session, found)
    known = ours or talks_about == found.id or found.holder_id == me.id
    why = _OVER.get(cases.State(found.state), "gone" if gone else "other-hands") if known else "not-yours"
    return cards.lost(
        t,
        why=why,
        who=facts["who"],
        reopens=ours and await access.owns(session, me, found) and overviews.reopens_until(found) is not None,
        case_id=found.id,
        number=found.number or 0,
    )


async def _leave(case_id: int, *, me: Person, t: Translator, transaction: Transaction) -> Card | None:
    """Let what the person writes go to the bot again; None where it was about no case of theirs."""
    async with transaction() as session:
        found = await session.get(Case, case_id, populate_existing=True)
        if (await people.person(session, me.id)).talks_about == case_id:
            await talks.leave(session, by=me)
        if found is None or not await _is_theirs(session, found, me):
            return None
    return cards.left(t, case_id=found.id, number=found.number or 0, open_still=found.state in OPEN)


async def _added(session: AsyncSession, t: Translator, found: Case, me: Person) -> Card:
    facts = await levels.facts(session, found)
    talking = me.talks_about == found.id and found.state in HELD
    return cards.added(t, who=facts["who"], talking=talking, case_id=found.id, number=found.number or 0)


async def _is_theirs(session: AsyncSession, found: Case, me: Person) -> bool:
    """Tell whether the person is a side of the case now."""
    holds = found.holder_id == me.id and found.state in HELD
    return holds or await access.owns(session, me, found)


async def _talks_to_nobody(session: AsyncSession, found: Case, me: Person) -> bool:
    """Tell whether the person has a case in hand that nobody else asked for, or only somebody who erased everything."""
    return found.holder_id == me.id and not await proxies.askers(session, found) - {me.id}


async def _other_side(session: AsyncSession, found: Case, me: Person) -> str | None:
    """Return the name of whoever hears this person; None while nobody has it in hand."""
    other = found.person_id if found.holder_id == me.id else found.holder_id
    return ((await people.person(session, other)).name or "") if other is not None else None
