"""Questions: found in the articles, offered when near, honestly not known otherwise."""

import asyncio
from typing import Final

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, groups, questions, votes
from community.database import Transaction
from community.people import Person
from handlers.cards import answers as cards
from handlers.cards import groups as group_cards
from handlers.cards.buttons import Show, Vote
from handlers.cards.card import Card, relabel, revise, say
from handlers.cards.trouble import plain
from handlers.filters import Addressed, Begins, CommandOrWord, FreeText, InGroup, InPrivate, Says
from knowledge import KnowledgeBase, Outcome
from locales import Translator

#: Goes early, because most messages end here: a question in private, and the buttons under answers.
router: Final = Router(name=__name__)
#: Go late: small words in private, and whatever else is said to the bot in a group.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup(), Addressed())
#: A question longer than this holds several; guessing which one is meant would be answering something else.
LONGEST_QUESTION: Final = 1000


@spoken.message(Says("everyday-ask"))
async def on_wish_to_ask(message: Message, state: FSMContext, t: Translator) -> None:
    """Say how a question is asked."""
    await state.clear()
    await say(message, cards.how_to_ask(t))


@spoken.message(Says("word-hello"))
@in_groups.message(Says("word-hello"))
async def on_hello(message: Message, t: Translator) -> None:
    """Greet back."""
    await say(message, plain(t, "small-hello"))


@spoken.message(Says("word-thanks"))
@in_groups.message(Says("word-thanks"))
async def on_thanks(message: Message, t: Translator) -> None:
    """Take thanks as thanks."""
    await say(message, plain(t, "small-thanks"))


@spoken.message(Says("word-who"))
@in_groups.message(Says("word-who"))
async def on_who(message: Message, t: Translator) -> None:
    """Say honestly what one is talking to."""
    await say(message, plain(t, "small-who"))


@spoken.message(Says("word-phone"))
@in_groups.message(Says("word-phone"))
async def on_phone(message: Message, t: Translator) -> None:
    """Tell the counter's phone."""
    await say(message, plain(t, "small-phone"))


@router.message(Command("ask"))
async def on_ask(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Answer a question asked by command; in a group, about the message replied to if the command stands alone."""
    await state.clear()
    above = message.reply_to_message
    words = command.args or (above.text if above else None) or ""
    await _answer(message, words, me=me, t=t, transaction=transaction, knowledge=knowledge)


@in_groups.message()
async def on_question_in_group(
    message: Message, question: str, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Answer who spoke to the bot in a group; everybody may read along and learn."""
    await _answer(message, question, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(InPrivate(), FreeText(), ~Begins("everyday-repair", "everyday-assist"), StateFilter(None))
async def on_question(
    message: Message, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Answer a question in private, where no other conversation waits for words."""
    await _answer(message, message.text or "", me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.callback_query(Show.filter())
async def on_show(
    query: CallbackQuery,
    callback_data: Show,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show the article that was meant: in private below the choice, in a group in its place, for the one who asked."""
    article = knowledge.articles.get(callback_data.article)
    if article is None or not isinstance(query.message, Message):
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    card = cards.article(t, article, asked=callback_data.asked)
    if query.message.chat.type == "private":
        await query.answer()
        await say(query.message, card)
        return
    async with transaction.reading() as session:
        await access.own_question(session, callback_data.asked, by=me)
    await query.answer()
    await revise(query, card)


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
    if callback_data.article not in knowledge.articles:
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    async with transaction() as session:
        changed = await votes.vote(session, callback_data.article, by=me, useful=callback_data.useful)
    await query.answer(t.plain("vote-thanks" if callback_data.useful else "vote-sorry"))
    message = query.message
    if changed and isinstance(message, Message) and message.chat.type == "private":
        await relabel(query, cards.voted(t, message.reply_markup, useful=callback_data.useful))


async def _answer(
    message: Message, words: str, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    in_group = message.chat.type != "private"
    if in_group and message.bot is not None:
        async with transaction.reading() as session:
            linked = await groups.group_or_none(session, message.chat.id) is not None
        if not linked:
            await say(message, group_cards.not_linked(t, url=await create_start_link(message.bot, "ask")))
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
