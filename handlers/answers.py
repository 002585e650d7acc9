"""Below an answer: choosing what was meant, saying whether it helped and why not, and taking it away again."""

import datetime as dt
from typing import Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, clock, groups, hours, misses, questions, recents, votes
from community.access import Act
from community.database import Transaction
from community.errors import NotYours
from community.groups import Group, Purpose
from community.people import Person
from handlers.cards import answers as cards
from handlers.cards.answer_buttons import NoneOfThese, Show, TakeAway, Vote, Why
from handlers.cards.answers import Shared
from handlers.cards.card import relabel, revise, say
from handlers.filters import Shown
from knowledge import Article, KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
router.callback_query.filter(Shown())


def today() -> dt.date:
    """Return the community's day: an answer holds until a day."""
    return hours.local(clock.now()).date()


def said_as(article: Article, t: Translator) -> str:
    """Return what a group's recent answers are known by: in another language an answer is another one."""
    return f"{article.id}:{t.language}"


async def shared(bot: Bot, group: Group | None, *, asker: Person, article: Article, asked: int) -> Shared:
    """Return how an answer stands in a group: whose it is, and among staff where the article is mended.

    `asked` is the recorded question whose words may become one of the article's.
    """
    if group is None or group.purpose != Purpose.STAFF:
        return Shared(asker=asker.id)
    edit, fix = f"article-{article.id}", f"fix-{asked}"
    return Shared(asker=asker.id, edit=await create_start_link(bot, edit), fix=await create_start_link(bot, fix))


@router.callback_query(Show.filter())
async def on_show(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Show,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show the article that was meant: in private below the choice, in a group in its place, for the one who asked."""
    article, asked = knowledge.articles.get(callback_data.article), callback_data.asked
    if article is None or not isinstance(query.message, Message):
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    if query.message.chat.type == "private":
        if asked:
            async with transaction() as session:
                await misses.found(session, asked, by=me)
        await query.answer()
        await say(query.message, cards.article(t, article, today=today(), asked=asked))
        return
    group_id = query.message.chat.id
    async with transaction() as session:
        question = await access.own_question(session, asked, by=me)
        await misses.found(session, asked, by=me)
        group = await groups.group_or_none(session, group_id)
        if group is not None and group.purpose == Purpose.STAFF:
            question = await questions.record(session, by=me, words=question.words or "", article_id=article.id)
    where = await shared(bot, group, asker=me, article=article, asked=question.id)
    await query.answer()
    await revise(query, cards.article(t, article, today=today(), asked=asked, shared=where))
    async with transaction() as session:
        await recents.remember(session, group_id, said_as(article, t), query.message.message_id, now=clock.now())


@router.callback_query(NoneOfThese.filter())
async def on_none_of_these(
    query: CallbackQuery, callback_data: NoneOfThese, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Guess no more: offer a person, and to tell when there is an answer."""
    async with transaction.reading() as session:
        await access.own_question(session, callback_data.asked, by=me)
    await query.answer()
    where = None if query.message is None or query.message.chat.type == "private" else Shared(asker=me.id)
    await revise(query, cards.none_of_these(t, asked=callback_data.asked, shared=where))


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
    message = query.message
    private = message is not None and message.chat.type == "private"
    await query.answer(t.plain("vote-thanks" if callback_data.useful else "vote-sorry"), show_alert=not private)
    if not private or not isinstance(message, Message):
        return
    await relabel(query, cards.voted(t, message.reply_markup, useful=callback_data.useful))
    if changed and not callback_data.useful:
        await say(message, cards.why(t, callback_data.article))


@router.callback_query(Why.filter())
async def on_why(
    query: CallbackQuery,
    callback_data: Why,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Remember why an answer did not help."""
    article, reason = callback_data.article, callback_data.reason
    if article not in knowledge.articles:
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    if reason is not None:
        async with transaction() as session:
            await votes.give_reason(session, article, by=me, reason=votes.Reason(reason))
    await query.answer()
    await revise(query, cards.why_thanks(t, article, reason))


@router.callback_query(TakeAway.filter())
async def on_take_away(
    query: CallbackQuery, bot: Bot, callback_data: TakeAway, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take an answer out of a group: for the one who asked, and for staff."""
    if query.message is None:
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    if callback_data.asker != me.id:
        async with transaction.reading() as session:
            if not await access.somewhere(session, me, Act.WRITE_ARTICLE):
                raise NotYours
    try:
        await bot.delete_message(query.message.chat.id, query.message.message_id)
    except TelegramBadRequest as error:
        if "can't be deleted" in error.message:
            await query.answer(t.plain("answer-too-old-to-take-away"), show_alert=True)
            return
        if "message to delete not found" not in error.message:
            raise
    async with transaction() as session:
        await recents.forget(session, query.message.chat.id, query.message.message_id)
    await query.answer(t.plain("answer-taken-away"))
