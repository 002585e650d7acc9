"""Asking for a person: always, with one word or one tap, with words or without."""

from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, calendar, clock, entries, intake, levels
from community.cases import Case, State
from community.database import Transaction
from community.people import Person
from community.places import Level
from handlers.cards import groups
from handlers.cards import persons as cards
from handlers.cards.answer_buttons import WantPerson
from handlers.cards.card import Card, say, send
from handlers.filters import Addressed, CommandOrWord, InGroup, InPrivate, Says
from handlers.talks import add_to
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
#: What is said to the bot by a command or a word of ours, in private and in groups.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())
router.include_routers(spoken, in_groups)


@spoken.message(Command("person"))
@spoken.message(Says("everyday-person", "word-person", also={"0", "０"}))
async def on_person(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask for a person at once; what is written next goes to them, or nothing is."""
    await say(message, await ask(state=state, me=me, t=t, transaction=transaction))


@in_groups.message(Command("person"))
@in_groups.message(Addressed(), Says("everyday-person", "word-person", also={"0", "０"}))
async def on_person_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat, where this belongs."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "person")))


@router.callback_query(WantPerson.filter())
async def on_want_person(
    query: CallbackQuery,
    bot: Bot,
    callback_data: WantPerson,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let a person answer. In a group only a number is shown; whoever never opened the private chat is led there."""
    asked, about = callback_data.asked, callback_data.article
    in_group = query.message is not None and query.message.chat.type != "private"
    if in_group and me.started_at is None:
        which = f"person-{asked}" if asked else f"about-{about}" if about else "person"
        await query.answer(url=await create_start_link(bot, which))
        return
    if asked:
        found, card = await ask_again(asked, me=me, t=t, transaction=transaction)
    elif about in knowledge.articles:
        found, card = await ask_about(about, me=me, t=t, transaction=transaction, knowledge=knowledge)
    else:
        found, card = await _ask(me=me, t=t, transaction=transaction)
        if found.state == State.WAITING:
            await add_to(state, found)
    await query.answer(t.plain("asked-noted-short", number=found.number, private=not in_group), show_alert=in_group)
    await send(bot, me.telegram_id, card)


async def ask(*, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Ask for a person without a word; what is written next goes to them. Returns what there is to say."""
    await state.clear()
    found, card = await _ask(me=me, t=t, transaction=transaction)
    if found.state == State.WAITING:
        await add_to(state, found)
    return card


async def ask_again(question_id: int, *, me: Person, t: Translator, transaction: Transaction) -> tuple[Case, Card]:
    """Ask a person what the articles could not answer. Raises NotFound, NotYours for another person's question."""
    async with transaction() as session:
        question = await access.own_question(session, question_id, by=me)
        found = await intake.ask_person(session, question, by=me)
        return found, await _noted(session, t, found)


async def ask_about(
    article_id: str, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> tuple[Case, Card]:
    """Ask a person what an article left open; its question stands for the words."""
    words = knowledge.articles[article_id].text(t.language).question
    async with transaction() as session:
        found = await intake.ask(session, by=me, words=words, article_id=article_id)
        return found, await _noted(session, t, found)


async def _ask(*, me: Person, t: Translator, transaction: Transaction) -> tuple[Case, Card]:
    async with transaction() as session:
        found = await intake.ask(session, by=me, words="")
        return found, await _noted(session, t, found)


async def _noted(session: AsyncSession, t: Translator, found: Case) -> Card:
    """Return the confirmation: the number, who works at the desk, and by when they promise to answer."""
    desk = await levels.desk_or_none(session, found, Level(found.level or Level.GRID))
    names = [one.name for one in desk.people if one.name] if desk else []
    now = clock.now()
    opens = calendar.next_open(now)
    said = await entries.of(session, found.id, notes=False)
    facts = await levels.facts(session, found)
    return cards.noted(t, names=names, opens=None if opens == now else opens, has_words=bool(said), **facts)
