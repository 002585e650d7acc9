"""Asking for a person: for those who ask, and for those who take it in hand."""

from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, questions
from community.database import Transaction
from community.people import Person
from community.questions import LONGEST_WORDS, Kind
from handlers.cards import groups
from handlers.cards import questions as cards
from handlers.cards.buttons import Finish, MyPage, Never, Reopen, Take, WantPerson, Withdraw
from handlers.cards.card import Audience, revise, say, send
from handlers.cards.trouble import plain
from handlers.filters import Addressed, Begins, CommandOrWord, FreeText, InGroup, InPrivate, Says, WithoutText
from knowledge import KnowledgeBase
from locales import Translator

router: Final = Router(name=__name__)
#: What is said to the bot by a command or a word of ours, in private and in groups.
spoken: Final = Router(name=f"{__name__}.spoken")
spoken.message.filter(InPrivate(), CommandOrWord())
in_groups: Final = Router(name=f"{__name__}.in_groups")
in_groups.message.filter(InGroup())
router.include_routers(spoken, in_groups)


class Asking(StatesGroup):
    """A conversation in which the bot waits for the words of a request."""

    words = State()


@spoken.message(Command("person"))
@spoken.message(Says("everyday-person", "word-person", also={"0", "０"}))
async def on_person(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Ask for the words that a person should read; they may be left out."""
    await _begin(message, Kind.QUESTION, state=state, me=me, t=t, transaction=transaction)


@spoken.message(Command("repair"))
@spoken.message(Says("everyday-repair"))
async def on_repair(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Something is broken."""
    await _begin(message, Kind.REPAIR, state=state, me=me, t=t, transaction=transaction)


@spoken.message(Command("assist"))
@spoken.message(Says("everyday-assist"))
async def on_assist(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Somebody needs help."""
    await _begin(message, Kind.HELP, state=state, me=me, t=t, transaction=transaction)


@spoken.message(Begins("everyday-repair"))
async def on_repair_said_at_once(
    message: Message, words: str, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Something is broken, and what it is stands right behind the word."""
    await _ask(message, words, Kind.REPAIR, state=state, me=me, t=t, transaction=transaction)


@spoken.message(Begins("everyday-assist"))
async def on_assist_said_at_once(
    message: Message, words: str, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Somebody needs help, and what with stands right behind the word."""
    await _ask(message, words, Kind.HELP, state=state, me=me, t=t, transaction=transaction)


@in_groups.message(Command("repair", "assist", "person"))
async def on_request_in_group(message: Message, bot: Bot, command: CommandObject, t: Translator) -> None:
    """Lead to the private chat: what is broken, and where, is nobody else's to read."""
    url = await create_start_link(bot, command.command.lower())
    await say(message, groups.to_private(t, "group-to-private", url=url))


@in_groups.message(Addressed(), Says("everyday-repair", "everyday-assist", "everyday-mine"))
@in_groups.message(Addressed(), Says("everyday-person", "word-person", also={"0", "０"}))
async def on_words_in_group(message: Message, bot: Bot, t: Translator) -> None:
    """Lead to the private chat, where all of this belongs."""
    await say(message, groups.to_private(t, "group-to-private", url=await create_start_link(bot, "person")))


@spoken.message(Command("my"))
@spoken.message(Says("everyday-mine"))
async def on_my(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """List what I asked people for."""
    await state.clear()
    async with transaction.reading() as session:
        mine = await questions.mine(session, me.id)
    await say(message, cards.mine(t, mine))


@spoken.message(StateFilter(Asking.words), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave the half-finished conversation, by words."""
    await state.clear()
    await say(message, plain(t, "never-mind", audience=Audience.PERSONAL))


@router.callback_query(MyPage.filter())
async def on_my_page(
    query: CallbackQuery, callback_data: MyPage, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Turn a page of my requests."""
    async with transaction.reading() as session:
        mine = await questions.mine(session, me.id)
    await query.answer()
    await revise(query, cards.mine(t, mine, page=callback_data.page))


@router.message(InPrivate(), StateFilter(Asking.words), FreeText())
async def on_words(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the words of the request and let it wait for a person."""
    kind = Kind((await state.get_data()).get("kind", Kind.QUESTION))
    await _ask(message, message.text or "", kind, state=state, me=me, t=t, transaction=transaction)


@router.message(InPrivate(), StateFilter(Asking.words), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say kindly that a picture or a voice cannot be passed on yet."""
    await say(message, cards.words_only(t))


@router.callback_query(Never.filter())
async def on_never(query: CallbackQuery, state: FSMContext, t: Translator) -> None:
    """Leave the half-finished conversation."""
    await state.clear()
    await query.answer()
    await revise(query, plain(t, "never-mind", audience=Audience.PERSONAL))


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
        which = f"person-{asked}" if asked else f"about-{about}"
        await query.answer(url=await create_start_link(bot, which))
        return
    async with transaction() as session:
        if asked:
            question = await access.own_question(session, asked, by=me)
            question = await questions.want_person(session, question, by=me)
        else:
            article = knowledge.articles.get(about)
            words = article.text(t.language).question if article else ""
            question = await questions.ask(
                session, by=me, words=words, kind=Kind.QUESTION, article_id=about if article else None
            )
    await state.clear()
    await query.answer(t.plain("asked-noted-short", number=question.number, private=not in_group), show_alert=in_group)
    await send(bot, me.telegram_id, cards.noted(t, question))


@router.callback_query(Withdraw.filter())
async def on_withdraw(
    query: CallbackQuery, callback_data: Withdraw, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take one's own request back."""
    async with transaction() as session:
        question = await access.own_question(session, callback_data.question, by=me)
        await questions.withdraw(session, question, by=me)
        mine = await questions.mine(session, me.id)
    await query.answer()
    taken_back = plain(t, "question-taken-back", audience=Audience.PERSONAL, number=question.number)
    await revise(query, cards.mine(t, mine) if callback_data.listed else taken_back)


@router.callback_query(Reopen.filter())
async def on_reopen(
    query: CallbackQuery, callback_data: Reopen, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Let one's own request wait again, because it was not solved."""
    async with transaction() as session:
        question = await access.own_question(session, callback_data.question, by=me)
        question = await questions.reopen(session, question, by=me)
    await query.answer()
    await revise(query, cards.reopened(t, question))


@router.callback_query(Take.filter())
async def on_take(
    query: CallbackQuery, bot: Bot, callback_data: Take, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Take a question in hand; the first thumb wins. Whoever cannot be written to opens the private chat first."""
    if me.started_at is None:
        await query.answer(url=await create_start_link(bot, f"take-{callback_data.question}"))
        return
    async with transaction() as session:
        question = await access.open_question(session, callback_data.question, by=me)
        question = await questions.take(session, question, by=me)
    await query.answer(t.plain("question-yours", number=question.number))


@router.callback_query(Finish.filter())
async def on_finish(query: CallbackQuery, callback_data: Finish, me: Person, transaction: Transaction) -> None:
    """Say that the resident was answered; the words leave the chat."""
    async with transaction() as session:
        question = await access.held_question(session, callback_data.question, by=me)
        await questions.finish(session, question, by=me)
    await query.answer()


async def _begin(
    message: Message, kind: Kind, *, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    await state.clear()
    async with transaction.reading() as session:
        await questions.make_sure_of_room(session, by=me)
    await state.set_state(Asking.words)
    await state.set_data({"kind": kind})
    await say(message, cards.put(t, kind))


async def _ask(
    message: Message,
    words: str,
    kind: Kind,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    words = words.strip()
    if len(words) > LONGEST_WORDS:
        await say(message, cards.too_long(t, len(words)))
        return
    async with transaction() as session:
        question = await questions.ask(session, by=me, words=words, kind=kind)
    await state.clear()
    await say(message, cards.noted(t, question))
