"""Questions: found in the articles, offered when near, honestly not known otherwise."""

import asyncio
from typing import Final

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from community import groups, questions
from community.database import Transaction
from community.people import Person
from handlers.cards import answers as cards
from handlers.cards import groups as group_cards
from handlers.cards.buttons import Show, Vote
from handlers.cards.card import Card, relabel, say
from handlers.cards.trouble import plain
from handlers.filters import Addressed, FreeText, InGroup, InPrivate, Says
from knowledge import KnowledgeBase, Outcome
from locales import Translator

router: Final = Router(name=__name__)
#: A question longer than this holds several; guessing which one is meant would be answering something else.
LONGEST_QUESTION: Final = 1000


@router.message(InPrivate(), Says("everyday-ask", "word-hello"))
async def on_wish_to_ask(message: Message, state: FSMContext, t: Translator) -> None:
    """Say how a question is asked."""
    await state.clear()
    await say(message, cards.how_to_ask(t))


@router.message(Command("ask"))
async def on_ask(
    message: Message,
    command: CommandObject,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Answer a question asked by command; in a group, about the message replied to if the command stands alone."""
    above = message.reply_to_message
    words = command.args or (above.text if above else None) or ""
    await _answer(message, words, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(InGroup(), Addressed())
async def on_question_in_group(
    message: Message, question: str, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Answer who spoke to the bot in a group; everybody may read along and learn."""
    await _answer(message, question, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(InPrivate(), FreeText())
async def on_question(
    message: Message, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Answer a question in private."""
    await _answer(message, message.text or "", me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.callback_query(Show.filter())
async def on_show(query: CallbackQuery, callback_data: Show, t: Translator, knowledge: KnowledgeBase) -> None:
    """Show the article that was meant, below the choice, which stays for others."""
    article = knowledge.articles.get(callback_data.article)
    if article is None or not isinstance(query.message, Message):
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    await query.answer()
    await say(query.message, cards.article(t, article, asked=callback_data.asked))


@router.callback_query(Vote.filter())
async def on_vote(
    query: CallbackQuery,
    callback_data: Vote,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Remember whether the answer helped. In private the button shows it; in a group it stays everybody's."""
    article = knowledge.articles.get(callback_data.article)
    if article is None:
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    async with transaction() as session:
        await questions.vote(session, article.id, by=me, useful=callback_data.useful)
    await query.answer(t.plain("vote-thanks" if callback_data.useful else "vote-sorry"), show_alert=True)
    if isinstance(query.message, Message) and query.message.chat.type == "private":
        await relabel(query, cards.article(t, article, voted=callback_data.useful))


async def _answer(
    message: Message, words: str, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    in_group = message.chat.type != "private"
    if in_group:
        async with transaction.reading() as session:
            if await groups.group_or_none(session, message.chat.id) is None:
                await say(message, group_cards.not_linked(t))
                return
    if not words.strip():
        await say(message, cards.how_to_ask(t))
        return
    if len(words) > LONGEST_QUESTION:
        await say(message, plain(t, "stray-long"))
        return
    await say(message, await _look_up(words, me=me, t=t, transaction=transaction, knowledge=knowledge))


async def _look_up(
    words: str, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> Card:
    """Search, and keep the question sealed when there is no sure answer."""
    if not knowledge.ready:
        # Loading the dictionary takes a second; the others are not kept waiting for it.
        await asyncio.to_thread(knowledge.prepare)
    found = knowledge.search(words)
    if found.outcome is Outcome.ANSWER:
        return cards.article(t, found.matches[0].article)
    async with transaction() as session:
        question = await questions.record(session, by=me, words=words)
    if found.outcome is Outcome.DOUBTFUL:
        return cards.choice(t, found.matches, asked=question.id)
    return cards.unsure(t, asked=question.id)
