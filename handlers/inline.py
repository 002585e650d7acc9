"""Answers in any chat: `@bot 低保` shows what is found while one writes, and what is chosen is sent as one's own message."""

import asyncio
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.types import (
    ChosenInlineResult,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputTextMessageContent,
    Message,
)
from aiogram.utils.deep_linking import create_start_link

from community import askings
from handlers.answers import today
from handlers.cards import answers as cards
from handlers.cards.card import LONGEST_MESSAGE, Audience, declaring, visible_length
from handlers.cards.trying import shortened
from handlers.filters import ByWayOfUs
from knowledge import Article, KnowledgeBase, Outcome
from locales import Translator

#: Goes first: what was sent by way of the bot is an answer, and no question.
router: Final = Router(name=__name__)
#: Results shown, and seconds for which Telegram shows the same ones to the same words.
MOST: Final = 5
CACHED: Final = 60
#: More than this of an answer is not shown below its title.
_LONGEST_DESCRIPTION: Final = 200


@router.inline_query()
async def on_inline(query: InlineQuery, bot: Bot, t: Translator, knowledge: KnowledgeBase) -> None:
    """Offer what is near; anybody may ask from any chat, so nothing but articles is told."""
    if not knowledge.ready:
        await asyncio.to_thread(knowledge.prepare)
    words = query.query.strip()
    found = knowledge.search(words, limit=MOST)
    near = () if found.outcome is Outcome.UNSURE else found.matches
    # What one message cannot hold is read in the private chat, where it may be several.
    fit = [
        match.article
        for match in near
        if not match.article.has_expired(today()) and visible_length(cards.words(t, match.article)) <= LONGEST_MESSAGE
    ]
    results: list[InlineQueryResultUnion] = [await _result(bot, t, article) for article in fit]
    ask = None
    if not results:
        label = t.plain("inline-ask" if words else "inline-first")
        ask = InlineQueryResultsButton(text=label, start_parameter="ask")
    with declaring(Audience.PUBLIC):
        # The reader's language decides what is shown, so nobody else is shown the same.
        await query.answer(results, cache_time=CACHED, is_personal=True, button=ask)


@router.chosen_inline_result()
async def on_chosen(chosen: ChosenInlineResult, knowledge: KnowledgeBase) -> None:
    """Count the answer that was sent; what was only looked at while writing is not a question."""
    if chosen.result_id in knowledge.articles:
        askings.note("answered", chosen.result_id)


@router.message(ByWayOfUs(), StateFilter(None))
async def on_own_answer(message: Message) -> None:
    """Leave an answer that somebody sent by way of the bot unanswered."""


async def _result(bot: Bot, t: Translator, article: Article) -> InlineQueryResultArticle:
    """Return an article as a result: the answer as others read it, with a way to what it says later."""
    text = article.text(t.language)
    return InlineQueryResultArticle(
        id=article.id,
        title=text.question,
        description=shortened(text.answer.strip().partition("\n")[0], _LONGEST_DESCRIPTION),
        input_message_content=InputTextMessageContent(message_text=cards.words(t, article)),
        reply_markup=cards.lasting(t, url=await create_start_link(bot, f"show-{article.id}")),
    )
