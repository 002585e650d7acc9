"""/board: what is one's own to do, on a card that edits itself; and looking for a case by a word."""

from typing import Final

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from community import access, boards, clock, worklists
from community.access import Act
from community.database import Transaction
from community.people import Person
from handlers.articles import on_cancel, on_no_words
from handlers.cards import boards as cards
from handlers.cards.board_buttons import Search, SeeBoard
from handlers.cards.card import Card, revise, say, send
from handlers.filters import CommandOrWord, FreeText, InGroup, InPrivate, LinkTo, Says, WithoutText
from knowledge import simplified, traditional
from locales import Translator

router: Final = Router(name=__name__)
in_private: Final = Router(name=f"{__name__}.in_private")
in_private.message.filter(InPrivate())
in_private.callback_query.filter(InPrivate())
router.include_router(in_private)
#: More words than these are a question, and no search.
_LONGEST: Final = 40


class Searching(StatesGroup):
    """The bot waits for what is looked for."""

    words = State()


in_private.message.register(on_cancel, StateFilter(Searching), Says("word-cancel"))
in_private.message.register(on_no_words, StateFilter(Searching), WithoutText())


@in_private.message(CommandOrWord(), CommandStart(deep_link=True), LinkTo("board"))
@in_private.message(CommandOrWord(), Command("board"))
async def on_board(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Show the board, and let an older one say where it is; with words behind it, look for a case."""
    await state.clear()
    if command.command == "board" and command.args:
        await say(message, await _find(command.args, me, t, transaction))
        return
    async with transaction.reading() as session:
        said = await boards.read(session, by=me)
    shown = await say(message, cards.board(t, **said))
    # Which message it is, is known only now.
    async with transaction() as session:
        await boards.put(session, by=me, message_id=shown.message_id, said=said)


@router.message(InGroup(), Command("board"))
async def on_board_in_group(message: Message, bot: Bot, me: Person, t: Translator, transaction: Transaction) -> None:
    """Lead to the private chat."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_BOARD)
    await say(message, cards.in_group(t, url=await create_start_link(bot, "board")))


@in_private.callback_query(SeeBoard.filter())
async def on_section(
    query: CallbackQuery, callback_data: SeeBoard, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Open a section, or turn a page; the tapped card is the board from now on."""
    # Looking through all cases must not make anybody wait who writes.
    async with transaction.reading() as session:
        said = await boards.read(session, by=me, section=callback_data.section, page=callback_data.page)
    if query.message is not None:
        async with transaction() as session:
            await boards.put(session, by=me, message_id=query.message.message_id, said=said)
    await query.answer()
    await revise(query, cards.board(t, **said))


@in_private.callback_query(Search.filter())
async def on_search(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask for what is looked for."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_BOARD)
    await state.set_state(Searching.words)
    await query.answer()
    await send(bot, me.telegram_id, cards.ask(t))


@in_private.message(StateFilter(Searching.words), FreeText())
async def on_words(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Look for it."""
    await state.clear()
    await say(message, await _find(message.text or "", me, t, transaction))


async def _find(words: str, me: Person, t: Translator, transaction: Transaction) -> Card:
    words = " ".join(words.split())[:_LONGEST]
    # Places have names in one script, whichever it is; who looks for them may write another.
    wordings = dict.fromkeys((words, simplified(words), traditional(words)))
    async with transaction.reading() as session:
        lines, count = await worklists.search(session, *wordings, by=me, now=clock.now())
    return cards.found(t, words=words, lines=lines, count=count)
