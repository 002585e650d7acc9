"""Questions: found in the articles, offered when near, honestly not known otherwise."""

import asyncio
from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from community import askings, clock, groups, misses, questions, recents
from community.database import Transaction
from community.groups import Group, Purpose
from community.people import Person
from handlers.answers import said_as, shared, today
from handlers.cards import answers as cards
from handlers.cards import groups as group_cards
from handlers.cards.answers import Shared
from handlers.cards.card import point, say
from handlers.cards.trouble import plain
from handlers.filters import Addressed, Begins, CommandOrWord, FreeText, InGroup, InPrivate, Says
from knowledge import Article, Found, KnowledgeBase, Outcome
from locales import Translator

#: Goes early, because most messages end here: a question in private.
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
    bot: Bot,
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
    await _answer(message, words, bot=bot, me=me, t=t, transaction=transaction, knowledge=knowledge)


@in_groups.message()
async def on_question_in_group(
    message: Message,
    bot: Bot,
    question: str,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Answer who spoke to the bot in a group; everybody may read along and learn."""
    await _answer(message, question, bot=bot, me=me, t=t, transaction=transaction, knowledge=knowledge)


@router.message(
    InPrivate(),
    FreeText(),
    ~Begins("everyday-repair", "everyday-assist", "word-complaint", "word-suggestion"),
    StateFilter(None),
)
async def on_question(
    message: Message, bot: Bot, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Answer a question in private, where no other conversation waits for words."""
    await _answer(message, message.text or "", bot=bot, me=me, t=t, transaction=transaction, knowledge=knowledge)


async def _answer(
    message: Message,
    words: str,
    *,
    bot: Bot,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    group = None
    if message.chat.type != "private":
        async with transaction.reading() as session:
            group = await groups.group_or_none(session, message.chat.id)
        if group is None:
            await say(message, group_cards.not_linked(t, url=await create_start_link(bot, "ask")))
            return
    if not any(map(str.isalnum, words)):
        # A smile or a question mark asks for nothing that an article could be written about.
        await say(message, cards.how_to_ask(t))
        return
    if len(words) > LONGEST_QUESTION:
        await say(message, plain(t, "stray-long"))
        return
    found = await _search(words, knowledge)
    if found.outcome is not Outcome.ANSWER:
        await _doubt(message, words, found, group=group, me=me, t=t, transaction=transaction)
        return
    article = found.matches[0].article
    askings.note("expired" if article.has_expired(today()) else "answered", article.id)
    if group is None:
        await say(message, cards.article(t, article, today=today()))
    else:
        await _answer_aloud(message, words, article, group, bot=bot, me=me, t=t, transaction=transaction)


async def is_sure(words: str, knowledge: KnowledgeBase) -> bool:
    """Tell whether the articles have a sure answer to this."""
    return len(words) <= LONGEST_QUESTION and (await _search(words, knowledge)).outcome is Outcome.ANSWER


async def _search(words: str, knowledge: KnowledgeBase) -> Found:
    if not knowledge.ready:
        # Loading the dictionary takes a second; the others are not kept waiting for it.
        await asyncio.to_thread(knowledge.prepare)
    return knowledge.search(words)


async def _doubt(
    message: Message,
    words: str,
    found: Found,
    *,
    group: Group | None,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Offer what is near, or say that nothing is; and keep the question sealed, so that staff learn what is missing."""
    askings.note(found.outcome.value)
    async with transaction() as session:
        again = await misses.tried_lately(session, by=me, now=clock.now())
        question = await questions.record(session, by=me, words=words, outcome=found.outcome.value)
    where = Shared(asker=me.id) if group else None
    if found.outcome is Outcome.DOUBTFUL:
        await say(message, cards.choice(t, found.matches, asked=question.id, shared=where))
    else:
        # One other try is enough; a third would be no better.
        await say(message, cards.unsure(t, asked=question.id, again=again, shared=where))


async def _answer_aloud(
    message: Message,
    words: str,
    article: Article,
    group: Group,
    *,
    bot: Bot,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Answer where everybody reads along: nothing twice within minutes, and not too much at once."""
    now = clock.now()
    key = said_as(article, t)
    async with transaction() as session:
        earlier = await recents.said_lately(session, group.id, key, now=now)
        many = await recents.too_many(session, group.id, now=now)
        asked = 0
        if group.purpose == Purpose.STAFF:
            # Among staff the words may become another way to ask this, or one that is unlike it.
            asked = (await questions.record(session, by=me, words=words, article_id=article.id)).id
    where = await shared(bot, group, asker=me, article=article, asked=asked)
    # In a forum the earlier answer may stand in another topic, where whoever asks now would not see it.
    if earlier and not message.is_topic_message and await point(message, earlier, cards.said_lately(t, where)):
        return
    if many:
        await say(message, cards.crowded(t, url=await create_start_link(bot, f"show-{article.id}")))
        return
    said = await say(message, cards.article(t, article, today=today(), shared=where))
    async with transaction() as session:
        await recents.remember(session, group.id, key, said.message_id, now=now)
