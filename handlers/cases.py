"""Cases, for those who work on them: taking one, looking at it, and what one tap does; what needs words is in `handing`."""

from typing import Final

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, casework, entries, hands, levels, outbox, people
from community.cases import HELD, OPEN, Case, State
from community.database import Transaction, new_id
from community.errors import AlreadyTaken, Ended, NotInHand, NotYours
from community.people import Person
from handlers.cards import cases as cards
from handlers.cards import handing
from handlers.cards.buttons import Claim
from handlers.cards.card import Audience, Card, relabel, revise, send
from handlers.cards.case_buttons import Handle
from handlers.cards.trouble import plain
from handlers.filters import InPrivate
from locales import Translator, Word

router: Final = Router(name=__name__)
#: What belongs to the private chat; the rest works in groups as well.
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.callback_query.filter(InPrivate())
router.include_router(in_private)


@router.callback_query(Claim.filter())
async def on_claim(
    query: CallbackQuery, bot: Bot, callback_data: Claim, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a case in hand; the first thumb wins. Whoever cannot be written to opens the private chat first."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"take-{callback_data.case}"))
        return
    try:
        async with transaction() as session:
            found = await access.claimable_case(session, callback_data.case, by=me)
            found = await casework.claim(session, found, by=me)
    except AlreadyTaken as refusal:
        async with transaction.reading() as session:
            waiting = await casework.waiting_for(session, me)
        if not waiting:
            raise
        await query.answer(t.plain("case-too-slow", who=refusal.fields["who"], count=waiting), show_alert=True)
        return
    await query.answer(t.plain("case-yours", number=found.number))


async def claim(case_id: int, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Take a case by the link that led here from a group; return what there is to say. Raises as `on_claim` does."""
    async with transaction() as session:
        found = await access.claimable_case(session, case_id, by=me)
        found = await casework.claim(session, found, by=me)
    return plain(t, "case-yours", audience=Audience.PERSONAL, number=found.number)


async def view(session: AsyncSession, t: Translator, found: Case, me: Person) -> Card | None:
    """Return a case as one sees it who has it in hand, or may take it or decide about it; None for others.

    Nothing of the resident's is on it: for that, its holder taps, and gets it in a message that leaves the chat in time.
    """
    mine = found.holder_id == me.id and found.state in HELD
    if not mine and not await access.may_claim(session, me, found):
        return None
    directs = found.state in OPEN and await access.directs(session, me, found)
    facts = await levels.facts(session, found)
    return cards.small(t, mine=mine, directs=directs, **facts)


@router.callback_query(Handle.filter(F.act == "open"))
async def on_open(
    query: CallbackQuery, bot: Bot, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a case in the private chat to whoever may decide about it."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"case-{callback_data.case}"))
        return
    async with transaction.reading() as session:
        found = await access.claimable_case(session, callback_data.case, by=me)
        card = await view(session, t, found, me)
    in_group = query.message is not None and query.message.chat.type != "private"
    await query.answer(_done(t, "open", found) if in_group else None)
    if card is not None:
        await send(bot, me.telegram_id, card)


@in_private.callback_query(Handle.filter(F.act == "content"))
async def on_content(query: CallbackQuery, callback_data: Handle, me: Person, transaction: Transaction) -> None:
    """Give the holder the card with everything that is known, once more."""
    async with transaction() as session:
        found = await held(session, callback_data.case, by=me)
        await hands.hand(session, found, again=new_id())
    await query.answer()


@in_private.callback_query(Handle.filter(F.act == "files"))
async def on_files(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the holder the pictures and voices of a case, and what found no room on its card.

    They go through the outbox, so that they leave this chat as its words do.
    """
    async with transaction() as session:
        found = await held(session, callback_data.case, by=me)
        again = new_id()
        said = await hands.said(session, found)
        for part, omitted in enumerate(cards.omitted(t, [entries.shown(one) for one in said])):
            await outbox.post(
                session,
                key=f"case:{found.id}:entry:said:{me.id}:{again}:{part}",
                card="case-said",
                person_id=me.id,
                number=found.number,
                entries=[*omitted],
            )
        for one in said:
            if one.file is None:
                continue
            shown = {name: value for name, value in entries.shown(one).items() if name != "edited"}
            key = f"case:{found.id}:entry:{one.id}:{me.id}:{again}"
            await outbox.post(session, key=key, card="case-file", person_id=me.id, number=found.number, **shown)
    await query.answer(_done(t, "files", found))


@in_private.callback_query(Handle.filter(F.act == "more"))
async def on_more(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show everything else that the holder may do; the words of the card stay."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        facts = await levels.facts(session, found)
    await query.answer()
    keyboard = cards.more(t, page=callback_data.page, **facts)
    await relabel(query, Card(Audience.PERSONAL, Word(), keyboard))


@in_private.callback_query(Handle.filter(F.act == "less"))
async def on_less(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the usual buttons again."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        facts = await levels.facts(session, found)
        said = [entries.shown(one) for one in await hands.said(session, found)]
    await query.answer()
    keyboard = cards.less(t, entries=said, page=callback_data.page, **facts)
    await relabel(query, Card(Audience.PERSONAL, Word(), keyboard))


@in_private.callback_query(Handle.filter(F.act == "resume"))
async def on_resume(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Go on with what rested, or with what the resident was asked about."""
    async with transaction() as session:
        found = await held(session, callback_data.case, by=me)
        await casework.resume(session, found, by=me)
    await query.answer(_done(t, "resume", found))


@in_private.callback_query(Handle.filter(F.act == "take-over"))
async def on_take_over(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a case from the one who has it in hand; both are told."""
    async with transaction() as session:
        found = await directed(session, callback_data.case, by=me)
        await casework.take_over(session, found, by=me)
    await query.answer()
    await revise(query, handing.done(t, "take-over", number=number_of(found)))


@in_private.callback_query(Handle.filter(F.act.in_({"send", "again", "enough", "no-words"})))
async def on_step_over(query: CallbackQuery, t: Translator) -> None:
    """Say that this step is over: what belongs to a conversation is answered by it, as long as it goes on."""
    await query.answer(t.plain("case-step-over"), show_alert=True)


async def held(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case that `by` has in hand now.

    Raises NotFound; NotYours, or to somebody who might have had it: AlreadyTaken, NotInHand; Ended, as who had it to its end is
    still known.
    """
    try:
        found = await access.held_case(session, case_id, by=by)
    except NotYours:
        found = await cases.case(session, case_id)
        if not await access.may_claim(session, by, found):
            raise
        if found.state == State.WAITING:
            raise NotInHand from None
        if found.state in HELD and found.holder_id is not None:
            raise AlreadyTaken(who=(await people.person(session, found.holder_id)).name or "") from None
    if found.state not in HELD:
        raise Ended
    return found


async def directed(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return an open case about which `by` may decide. Raises NotFound, NotAllowed, Ended."""
    found = await access.directed_case(session, case_id, by=by)
    if found.state not in OPEN:
        raise Ended
    return found


def number_of(found: Case) -> int:
    """Return the number of a case that was submitted; a draft has none, and no door opens it here."""
    if found.number is None:
        raise ValueError("a draft has no number")
    return found.number


def _done(t: Translator, act: str, found: Case) -> str:
    return t.plain("case-done", act=act, number=number_of(found), name="", until="", days=0)
