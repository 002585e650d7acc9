"""Trying a question: what residents would get, why, and what to do where that is not right."""

from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from community import access
from community.access import Act
from community.database import Transaction
from community.errors import Ended, NotFound
from community.people import Person
from handlers import shelving
from handlers.adjusting import tuning
from handlers.articles import add_words, on_cancel, on_no_words
from handlers.cards import trying as cards
from handlers.cards.card import Card, revise, say, send
from handlers.cards.desk import Desk, Tried, Work
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import Article, KnowledgeBase
from knowledge.search import LONGEST_QUESTION
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
#: Questions that are remembered: their buttons work, and the effect of other thresholds is shown on them.
MOST_TRIED: Final = 10
_SHOWN: Final = 3
_OFFERED: Final = 6


class Trying(StatesGroup):
    """The bot waits for a question to try, or for words that lead to the article that was expected."""

    words = State()
    expected = State()


router.message.register(on_cancel, StateFilter(Trying), Says("word-cancel"))
router.message.register(on_no_words, StateFilter(Trying), WithoutText())


@router.callback_query(Desk.filter(F.act == "try"))
async def on_try(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Wait for questions, one after the other."""
    await _begin(state, me, transaction, expected="")
    await query.answer()
    await send(bot, me.telegram_id, cards.ask(t, None))


@router.callback_query(Work.filter(F.act == "try"))
async def on_try_this(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Work,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Wait for questions that should lead to this article; where one does not, it is said why."""
    article = _article(knowledge, callback_data.article)
    await _begin(state, me, transaction, expected=article.id)
    await query.answer()
    await send(bot, me.telegram_id, cards.ask(t, article))


@router.message(StateFilter(Trying.words), FreeText())
async def on_question(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Show what residents would get."""
    words = " ".join((message.text or "").split())[:LONGEST_QUESTION]
    data = await state.get_data()
    number = data.get("count", 0) + 1
    tried = dict(list({**data.get("tried", {}), str(number): words}.items())[-MOST_TRIED:])
    card = await _trial(data.get("expected", ""), number, words, me, t, transaction, knowledge)
    await state.update_data(tried=tried, count=number)
    await say(message, card)


@router.callback_query(Tried.filter(F.act.in_({"alias", "unlike"})))
async def on_mend(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Tried,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let an article be found by the question from now on, or not be found by it any more."""
    words = _words(await state.get_data(), callback_data.number)
    async with transaction() as session:
        article_id = callback_data.article
        card = await add_words(session, knowledge, t, article_id, [words], what=callback_data.act, by=me)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(Tried.filter(F.act == "expected"))
async def on_expected(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Tried,
    state: FSMContext,
    me: Person,
    t: Translator,
    knowledge: KnowledgeBase,
) -> None:
    """Ask which article should have matched: those that come next, or whatever a few words lead to."""
    words = _words(await state.get_data(), callback_data.number)
    near = shelving.likely(knowledge, words, limit=_SHOWN + _OFFERED)[_SHOWN:]
    await state.set_state(Trying.expected)
    await state.update_data(explains=callback_data.number)
    await query.answer()
    await send(bot, me.telegram_id, cards.which(t, callback_data.number, near))


@router.message(StateFilter(Trying.expected), FreeText())
async def on_words_of_expected(message: Message, state: FSMContext, t: Translator, knowledge: KnowledgeBase) -> None:
    """Offer the articles that a few words lead to."""
    number = (await state.get_data()).get("explains", 0)
    near = shelving.near(knowledge, (message.text or "").strip(), limit=_OFFERED)
    await say(message, cards.which(t, number, near))


@router.callback_query(Tried.filter(F.act == "explain"))
async def on_explain(
    query: CallbackQuery,
    callback_data: Tried,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Say why the article that was expected did not match, or not well enough."""
    number = callback_data.number
    words = _words(await state.get_data(), number)
    article = _article(knowledge, callback_data.article)
    card = await _trial(article.id, number, words, me, t, transaction, knowledge)
    await state.set_state(Trying.words)
    await query.answer()
    await revise(query, card)


async def _begin(state: FSMContext, me: Person, transaction: Transaction, *, expected: str) -> None:
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
    data = await state.get_data()
    await state.set_state(Trying.words)
    await state.set_data({"tried": data.get("tried", {}), "count": data.get("count", 0), "expected": expected})


async def _trial(
    expected: str,
    number: int,
    words: str,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> Card:
    """Search on the very path of residents, and say what came of it."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
        now = await tuning(session)
    article = knowledge.articles.get(expected)
    trial = cards.Trial(
        number=number,
        words=words,
        outcome=knowledge.search(words).outcome,
        matches=knowledge.rank(words, limit=_SHOWN),
        tuning=now,
        expected=(article, knowledge.explain(words, expected)) if article else None,
    )
    return cards.result(t, trial)


def _article(knowledge: KnowledgeBase, article_id: str) -> Article:
    if article_id not in knowledge.articles:
        raise NotFound
    return knowledge.articles[article_id]


def _words(data: dict[str, Any], number: int) -> str:
    """Return the question with this number; Ended, where it is forgotten."""
    words: str | None = data.get("tried", {}).get(str(number))
    if words is None:
        raise Ended
    return words
