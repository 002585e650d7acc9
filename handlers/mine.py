"""One's own cases: the list of them, one of them by its number, and what its resident decides about it."""

from collections.abc import Sequence
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, cases, clock, endings, entries, followers, levels, overviews, people
from community.cases import OPEN, Case, State
from community.database import Transaction
from community.entries import Entry, Side, Sort
from community.errors import Ended, NotFound
from community.overviews import How, Overview
from community.people import Person
from handlers import cases as work
from handlers import requests
from handlers.cards import groups as group_cards
from handlers.cards import mine as cards
from handlers.cards import talks as talk_cards
from handlers.cards.buttons import Confirm, MeToo, MyPage, OpenCase, Reopen, Withdraw
from handlers.cards.card import Card, revise, say, send
from handlers.cards.mine import Listed, Said
from handlers.cards.mine_buttons import SeeFiles, WithdrawSure
from handlers.filters import Addressed, CommandOrWord, InGroup, InPrivate, Says, Tag
from handlers.talks import Adding
from locales import Translator

router: Final = Router(name=__name__)
#: Goes early: a typed tag would be taken for a question.
tags: Final = Router(name=f"{__name__}.tags")
tags.message.filter(InPrivate())
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
router.include_router(spoken)
#: What Telegram takes as one album.
_ALBUM: Final = 10
_SHOWN_TOGETHER: Final = {Sort.PHOTO: "pictures", Sort.VIDEO: "pictures", Sort.DOCUMENT: "documents"}


@spoken.message(Command("my"))
@spoken.message(Says("everyday-mine"))
async def on_my(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """List what I asked people for; what I began to write and did not send comes first."""
    await state.clear()
    async with transaction.reading() as session:
        draft = await requests.unfinished(session, t, me)
        # That there is nothing else would only push the draft out of sight.
        found = None if draft is not None and not await overviews.mine(session, me) else await listing(session, t, me)
    for card in (draft, found):
        if card is not None:
            await say(message, card)


@router.message(InGroup(), Addressed(), Says("everyday-mine"))
async def on_my_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat: what somebody asked for is nobody else's to read."""
    await say(message, group_cards.to_private(t, "group-to-private", url=await create_start_link(bot, "my")))


@tags.message(Tag("R"))
async def on_tag(message: Message, number: int, me: Person, t: Translator, transaction: Transaction) -> None:
    """Show a case by what people call it, as whoever typed it may see it."""
    async with transaction.reading() as session:
        found = await cases.by_number(session, number)
        card = await page(session, t, found, me)
    await say(message, card)


@router.callback_query(OpenCase.filter())
async def on_open(
    query: CallbackQuery, bot: Bot, callback_data: OpenCase, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show a case as whoever tapped may see it; from a group, in the private chat."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"case-{callback_data.case}"))
        return
    async with transaction.reading() as session:
        found = await cases.case(session, callback_data.case)
        card = await page(session, t, found, me)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(MyPage.filter())
async def on_my_page(
    query: CallbackQuery, callback_data: MyPage, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a page of my cases, or go back to them."""
    async with transaction.reading() as session:
        card = await listing(session, t, me, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(Withdraw.filter())
async def on_withdraw(
    query: CallbackQuery, callback_data: Withdraw, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask once more before one's own case is taken back."""
    async with transaction.reading() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        if found.state not in OPEN:
            raise Ended
    await query.answer()
    sure = cards.sure_to_withdraw(t, case_id=found.id, number=found.number or 0, listed=callback_data.listed)
    await revise(query, sure)


@router.callback_query(WithdrawSure.filter())
async def on_withdraw_sure(
    query: CallbackQuery,
    callback_data: WithdrawSure,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Take one's own case back, or leave it as it is."""
    async with transaction() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        if callback_data.sure:
            await endings.withdraw(session, found, by=me)
        if callback_data.listed:
            card = await listing(session, t, me)
        elif callback_data.sure:
            card = cards.taken_back(t, number=found.number or 0)
        else:
            card = await page(session, t, found, me)
    if callback_data.sure:
        await _leave(state, found)
    await query.answer()
    await revise(query, card)


@router.callback_query(Confirm.filter())
async def on_confirm(
    query: CallbackQuery, callback_data: Confirm, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say that one's own case is solved indeed."""
    async with transaction() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        await endings.confirm(session, found, by=me)
        facts = await levels.facts(session, found)
    until = (found.ended_at or clock.now()) + cases.REOPENS_FOR
    await query.answer()
    await revise(query, cards.confirmed(t, until=until, **facts))


@router.callback_query(Reopen.filter())
async def on_reopen(
    query: CallbackQuery,
    callback_data: Reopen,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Say that one's own case is not solved: it goes on at once; what is still wrong may be written next, or not."""
    async with transaction() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        await endings.reopen(session, found, by=me)
        facts = await levels.facts(session, found)
    await state.set_state(Adding.words)
    await state.set_data({"case": found.id})
    await query.answer()
    await revise(query, cards.reopened(t, **facts))


@router.callback_query(MeToo.filter())
async def on_me_too(
    query: CallbackQuery, bot: Bot, callback_data: MeToo, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Say that a neighbour's case concerns oneself, too, or no longer."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"metoo-{callback_data.case}"))
        return
    card = await me_too(callback_data.case, on=callback_data.on, me=me, t=t, transaction=transaction)
    await query.answer()
    if query.message is not None and query.message.chat.type == "private":
        await revise(query, card)
    else:
        await send(bot, me.telegram_id, card)


@router.callback_query(SeeFiles.filter())
async def on_see_files(
    query: CallbackQuery, bot: Bot, callback_data: SeeFiles, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the pictures, voices and files of one's own case again."""
    async with transaction.reading() as session:
        found = await access.own_case(session, callback_data.case, by=me)
        sent = [one for one in await entries.of(session, found.id, notes=False) if one.file is not None]
    await query.answer()
    for album in _albums(sent):
        media = [shown for one in album for shown in talk_cards.media(one.sort, one.file)]
        await send(bot, me.telegram_id, cards.files(t, media, number=found.number or 0, count=len(sent)))


async def page(session: AsyncSession, t: Translator, found: Case, me: Person) -> Card:
    """Return a case as this person may see it: as whoever works on it, as its resident, or as a neighbour.

    Raises NotFound for everybody else.
    """
    found = await access.seen_case(session, found.id, by=me)
    how = await overviews.of(session, found, me)
    own = how is not None and how.how != How.FOLLOWS
    holds = found.holder_id == me.id and found.state in cases.HELD
    if (not own or holds) and (worked := await work.view(session, t, found, me)) is not None:
        return worked
    facts = await levels.facts(session, found)
    if how is None or not own:
        return cards.neighbour(t, follows=how is not None, **facts)
    said = await entries.of(session, found.id, notes=False)
    return cards.own(
        t,
        await _said(session, said, me),
        how=how.how,
        name=how.name,
        reopens_until=overviews.reopens_until(found),
        files={one.sort for one in said if one.file is not None},
        **facts,
    )


async def listing(session: AsyncSession, t: Translator, me: Person, *, page: int = 0) -> Card:
    """Return the list of what concerns this person, at this page or the last there is."""
    found = await overviews.mine(session, me)
    page = min(page, cards.pages(len(found)) - 1)
    shown = [await _listed(session, one) for one in found[page * cards.PAGE : (page + 1) * cards.PAGE]]
    return cards.listing(t, shown, count=len(found), page=page)


async def me_too(case_id: int, *, on: bool, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Let the person hear how a neighbour's case goes, or no longer; return what there is to say."""
    async with transaction() as session:
        found = await cases.case(session, case_id)
        if found.state == State.DRAFT:
            raise NotFound
        if own := await access.owns(session, me, found):
            card = await page(session, t, found, me)
        elif on:
            await followers.follow(session, found, by=me)
        else:
            await followers.unfollow(session, found, by=me)
    return card if own else cards.followed(t, on=on, case_id=found.id, number=found.number or 0)


async def _listed(session: AsyncSession, one: Overview) -> Listed:
    """Return a line of the list; of a neighbour's case nobody's words."""
    facts = await levels.facts(session, one.case)
    if one.how == How.FOLLOWS:
        return Listed(facts, one.how)
    said = await entries.of(session, one.case.id, notes=False)
    words = next((entry.words for entry in said if entry.side == Side.RESIDENT and entry.words), None)
    return Listed(facts, one.how, one.name, words)


async def _said(session: AsyncSession, said: Sequence[Entry], me: Person) -> list[Said]:
    names: dict[int | None, str | None] = {None: ""}
    for person_id in {one.person_id for one in said if one.person_id not in {None, me.id}}:
        names[person_id] = (await people.person(session, person_id or 0)).name or ""
    names[me.id] = None
    found = []
    for one in said:
        shown = entries.shown(one)
        found.append(
            Said(
                who=names[one.person_id],
                worker=one.side == Side.WORKER,
                at=shown["at"],
                words=shown["words"],
                sort=shown["sort"],
                proof=shown["proof"],
                edited=shown["edited"],
            )
        )
    return found


def _albums(sent: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Put together what Telegram shows together, at most ten; a voice stands by itself."""
    together: dict[str, list[Entry]] = {}
    for one in sent:
        together.setdefault(_SHOWN_TOGETHER.get(Sort(one.sort), f"voice {one.id}"), []).append(one)
    return [group[at : at + _ALBUM] for group in together.values() for at in range(0, len(group), _ALBUM)]


async def _leave(state: FSMContext, found: Case) -> None:
    """Wait for no more words to a case that was taken back."""
    if await state.get_state() == Adding.words.state and (await state.get_data()).get("case") == found.id:
        await state.clear()
