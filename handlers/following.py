"""Telling people later, where they wish it: when there is an answer to a question, when an answer changes."""

from typing import Final

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, follows
from community.database import Transaction
from community.people import Person
from handlers.cards import following as cards
from handlers.cards.answer_buttons import TellMe
from handlers.cards.card import relabel
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)


@router.callback_query(TellMe.filter())
async def on_tell_me(
    query: CallbackQuery,
    bot: Bot,
    callback_data: TellMe,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Tell this person later, or no longer. In a group nobody else sees it; who never wrote in private is led there."""
    wish = callback_data
    in_group = query.message is not None and query.message.chat.type != "private"
    if wish.on and wish.article and wish.article not in knowledge.articles:
        await query.answer(t.plain("answer-gone"), show_alert=True)
        return
    if in_group and me.started_at is None:
        which = f"tell-{wish.asked}" if wish.asked else f"follow-{wish.article}"
        await query.answer(url=await create_start_link(bot, which))
        return
    await keep(wish, me=me, transaction=transaction)
    await query.answer(cards.promise(t, wish), show_alert=in_group)
    if not in_group and isinstance(query.message, Message):
        await relabel(query, cards.toggled(t, query.message.reply_markup, wish))


async def keep(wish: TellMe, *, me: Person, transaction: Transaction) -> None:
    """Remember the wish, or forget it. Raises NotFound and NotYours for another person's question."""
    async with transaction() as session:
        if wish.asked:
            await access.own_question(session, wish.asked, by=me)
        change = follows.follow if wish.on else follows.unfollow
        await change(session, by=me, article_id=wish.article or None, question_id=wish.asked or None)
