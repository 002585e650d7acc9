"""/misses: what nobody could answer, and what staff make of it: an article, a better way to find one, or nothing."""

import asyncio
from collections.abc import Sequence
from itertools import islice
from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import misses
from community.database import Transaction
from community.errors import Ended
from community.misses import Miss as Missed
from community.people import Person
from handlers import shelving
from handlers.articles import add_words, on_cancel, on_no_words
from handlers.cards import fields
from handlers.cards import misses as cards
from handlers.cards.card import Card, revise, say, send
from handlers.cards.desk import Desk, Miss, Settle
from handlers.cards.misses import Group
from handlers.filters import CommandOrWord, FreeText, InPrivate, Says, WithoutText
from handlers.writing import begin
from knowledge import KnowledgeBase
from knowledge.likeness import group
from knowledge.masking import mask
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
_OFFERED: Final = 5
#: So many of a group's words are taken over as ways of asking; an article with hundreds helps nobody.
_MOST_ALIASES: Final = 10


class Settling(StatesGroup):
    """The bot waits for words that lead to the article that answers a group of questions."""

    words = State()


router.message.register(on_cancel, StateFilter(Settling), Says("word-cancel"))
router.message.register(on_no_words, StateFilter(Settling.words), WithoutText())


@router.message(CommandOrWord(), Command("misses"))
async def on_misses(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """List what nobody could answer."""
    await state.clear()
    await say(message, await listing(me=me, t=t, transaction=transaction, knowledge=knowledge))


@router.callback_query(Desk.filter(F.act == "misses"))
async def on_list(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Desk,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Turn a page; from the staff's group, lead to the private chat: what people asked is not for a group."""
    if query.message is None or query.message.chat.type != "private":
        await query.answer(url=await create_start_link(bot, "misses"))
        return
    card = await listing(me=me, t=t, transaction=transaction, knowledge=knowledge, page=callback_data.page)
    await query.answer()
    await revise(query, card)


@router.callback_query(InPrivate(), Miss.filter(F.act.in_({"open", "dismiss"})))
async def on_open(
    query: CallbackQuery,
    callback_data: Miss,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show a group, or ask once more before it leaves the list."""
    found, _ = await _group(callback_data.question, me=me, transaction=transaction, knowledge=knowledge)
    await query.answer()
    await revise(query, cards.group(t, found) if callback_data.act == "open" else cards.sure_to_dismiss(t, found))


@router.callback_query(InPrivate(), Miss.filter(F.act == "write"))
async def on_write(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Miss,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Begin an article that answers a group; those who wait hear of it when it is published."""
    _, missed = await _group(callback_data.question, me=me, transaction=transaction, knowledge=knowledge)
    await query.answer()
    settles = tuple(one.question_id for one in missed)
    asked = tuple(islice(fields.fitting(_harmless(missed), fields.language_for(t.language)), _MOST_ALIASES))
    await begin(bot, state, me, t, asked=asked, settles=settles)


@router.callback_query(InPrivate(), Miss.filter(F.act == "known"))
async def on_known(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Miss,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Ask which article answers a group already."""
    _, missed = await _group(callback_data.question, me=me, transaction=transaction, knowledge=knowledge)
    near = shelving.likely(knowledge, missed[0].words, limit=_OFFERED)
    await state.set_state(Settling.words)
    await state.set_data({"question": callback_data.question})
    await query.answer()
    await send(bot, me.telegram_id, cards.which(t, callback_data.question, near))


@router.message(StateFilter(Settling.words), FreeText())
async def on_words(message: Message, state: FSMContext, t: Translator, knowledge: KnowledgeBase) -> None:
    """Offer the articles that a few words lead to."""
    question = (await state.get_data())["question"]
    near = shelving.near(knowledge, (message.text or "").strip(), limit=_OFFERED)
    await say(message, cards.which(t, question, near))


@router.callback_query(InPrivate(), Settle.filter())
async def on_settle(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Settle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let an article be found by these questions from now on, and tell those who wait."""
    _, missed = await _group(callback_data.question, me=me, transaction=transaction, knowledge=knowledge)
    words = [" ".join(one.words.split()) for one in missed][:_MOST_ALIASES]
    # What no article may hold keeps nothing else from being added; alone, it is said to be so.
    words = list(fields.fitting(words, fields.language_for(t.language))) or words
    async with transaction() as session:
        card = await add_words(session, knowledge, t, callback_data.article, words, what="alias", by=me)
        settles = [one.question_id for one in missed]
        told = await misses.settle(session, settles, article_id=callback_data.article, by=me)
    await state.clear()
    await query.answer()
    await revise(query, card)
    await send(bot, me.telegram_id, cards.settled(t, told=told))


@router.callback_query(InPrivate(), Miss.filter(F.act == "dismiss-sure"))
async def on_dismiss(
    query: CallbackQuery,
    callback_data: Miss,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take a group off the list: it needs no article."""
    _, missed = await _group(callback_data.question, me=me, transaction=transaction, knowledge=knowledge)
    async with transaction() as session:
        await misses.dismiss(session, [one.question_id for one in missed], by=me)
    await query.answer()
    await revise(query, cards.dismissed(t))


async def listing(
    *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase, page: int = 0
) -> Card:
    """Return the list of groups. Raises NotAllowed."""
    groups = await _groups(me=me, transaction=transaction, knowledge=knowledge)
    return cards.listing(t, [_told(missed) for missed in groups], page=page)


async def _groups(*, me: Person, transaction: Transaction, knowledge: KnowledgeBase) -> list[list[Missed]]:
    """Return what nobody could answer, like with like, the largest group first and in it what says it best."""
    async with transaction.reading() as session:
        found = await misses.open_ones(session, by=me)
    # Comparing hundreds of questions takes a moment of a processor, which others need meanwhile.
    places = await asyncio.to_thread(group, [one.words for one in found], knowledge)
    return [[found[place] for place in one] for one in places]


async def _group(
    question: int, *, me: Person, transaction: Transaction, knowledge: KnowledgeBase
) -> tuple[Group, Sequence[Missed]]:
    """Return the group that a question is in. Raises NotAllowed, and Ended if somebody saw to it meanwhile."""
    for missed in await _groups(me=me, transaction=transaction, knowledge=knowledge):
        if question in {one.question_id for one in missed}:
            return _told(missed), missed
    raise Ended


def _told(missed: Sequence[Missed]) -> Group:
    return Group(
        question=missed[0].question_id,
        words=[mask(one.words) for one in missed],
        at=max(one.at for one in missed),
        waiting=sum(one.followers for one in missed),
    )


def _harmless(missed: Sequence[Missed]) -> list[str]:
    """Return the ways of asking that tell nothing of who asked, each once, each on a line."""
    lines = (" ".join(one.words.split()) for one in missed)
    return list(dict.fromkeys(line for line in lines if mask(line) == line))
