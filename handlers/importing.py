"""Articles as files: a sheet or a TOML file comes in whole or not at all, and all of them go out in either form."""

import asyncio
import re
import zipfile
from io import BytesIO
from typing import Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from community import access, articles
from community.access import Act
from community.database import Transaction
from community.errors import ChangedMeanwhile, Ended, FileGone, NotFound
from community.people import Person
from handlers import shelving
from handlers.articles import on_cancel
from handlers.cards import fields
from handlers.cards import importing as cards
from handlers.cards.card import Card, edit, revise, say, send
from handlers.cards.desk import Desk, HandOut, TakeIn
from handlers.cards.fields import Body
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import Article, KnowledgeBase, Loaded, dump, read, to_data
from knowledge.sheets import dump_sheet, load_sheet
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
#: No table of articles is larger. Telegram itself hands out files of up to 20 MB.
MOST_MEGABYTES: Final = 5
_MEGABYTE: Final = 1024 * 1024


class Importing(StatesGroup):
    """The bot waits for a file."""

    file = State()


router.message.register(on_cancel, StateFilter(Importing), Says("word-cancel"))


@router.callback_query(Desk.filter(F.act == "import"))
async def on_import(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Wait for a file."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
    await state.set_state(Importing.file)
    await state.set_data({})
    await query.answer()
    await send(bot, me.telegram_id, cards.ask(t, most=MOST_MEGABYTES))


@router.message(StateFilter(Importing.file), F.document)
async def on_file(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Look at a file and say row by row what is wrong, or what taking it in would change; nothing changes yet."""
    document = message.document
    if document is None:
        return
    name = document.file_name or ""
    if not name.lower().endswith((".toml", ".xlsx")):
        await say(message, cards.refused(t, "import-wrong-kind"))
        return
    if (document.file_size or 0) > MOST_MEGABYTES * _MEGABYTE:
        await say(message, cards.refused(t, "import-too-large", most=MOST_MEGABYTES))
        return
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
    shown = await say(message, cards.reading(t, name))
    loaded = await _load(bot, document.file_id, name)
    await state.set_data({"file": document.file_id, "name": name})
    await edit(bot, message.chat.id, shown.message_id, await _looked_at(loaded, state, t, transaction, knowledge))


@router.message(StateFilter(Importing.file), FreeText())
@router.message(StateFilter(Importing.file), WithoutText())
async def on_no_file(message: Message, t: Translator) -> None:
    """Say that a file is meant."""
    await say(message, cards.refused(t, "import-wrong-kind"))


@router.callback_query(TakeIn.filter())
async def on_take_in(
    query: CallbackQuery,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take in the file that was checked: all of it, in one transaction. It is fetched again, as drafts hold no files.

    Where somebody changed one of its articles after the look at it, it is looked at once more.
    """
    data = await state.get_data()
    if "over" not in data:
        raise Ended
    await query.answer()
    loaded = await _load(bot, data["file"], data["name"])
    bodies, shipped = _bodies(loaded), _shipped(knowledge)
    try:
        async with transaction() as session:
            found = await articles.take_in(session, bodies, by=me, shipped=shipped, over=data["over"])
    except ChangedMeanwhile:
        card = await _looked_at(loaded, state, t, transaction, knowledge, overtaken=True)
    else:
        await state.clear()
        card = cards.taken(t, found)
    await revise(query, card)


@router.callback_query(Desk.filter(F.act == "export"))
async def on_export(
    query: CallbackQuery, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Ask as what the articles should be handed out."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
    await query.answer()
    await revise(query, cards.export(t, count=len(knowledge.written)))


@router.callback_query(HandOut.filter())
async def on_hand_out(
    query: CallbackQuery,
    bot: Bot,
    callback_data: HandOut,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Hand out the articles: as a sheet, as one TOML file for a subject, or as one for each in an archive."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
    found = [one for one in knowledge.written.values() if callback_data.key in {0, fields.key_of(one.subject)}]
    if not found:
        raise NotFound
    await query.answer()
    everything = t.plain("export-name", day=fields.today().isoformat())
    if callback_data.kind == "xlsx":
        data, name = await asyncio.to_thread(dump_sheet, found), f"{everything}.xlsx"
    elif callback_data.key:
        data, name = dump(found).encode(), f"{_file_name(found[0].subject)}.toml"
    else:
        data, name = await asyncio.to_thread(_archive, found), f"{everything}.zip"
    await send(bot, me.telegram_id, cards.file(t, data, name, count=len(found)))


async def _looked_at(
    loaded: Loaded,
    state: FSMContext,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
    *,
    overtaken: bool = False,
) -> Card:
    """Return what is wrong in the file, or what taking it in would change, and remember on what that rests."""
    name = (await state.get_data())["name"]
    found = fields.once(loaded.problems)
    titles = {one.id: one.text(t.language).question for one in knowledge.written.values()}
    if stops := [problem for problem in found if problem.keeps_out]:
        return cards.mistakes(t, name, stops, titles)
    async with transaction.reading() as session:
        would, latest = await articles.compare(session, _bodies(loaded), shipped=_shipped(knowledge))
    await state.update_data(over=latest)
    left_behind = _left_behind(loaded.articles, knowledge)
    return cards.sound(t, name, would, found, titles, left_behind=left_behind, overtaken=overtaken)


async def _load(bot: Bot, file_id: str, name: str) -> Loaded:
    """Fetch a file and read it in a thread: a large sheet takes seconds. Raises FileGone."""
    try:
        file = await bot.download(file_id)
    except TelegramBadRequest:
        # Telegram keeps no file forever, and hands out none that is too large, whatever its message said.
        raise FileGone from None
    data = file.read() if file is not None else b""
    return await asyncio.to_thread(_read, data, name)


def _bodies(loaded: Loaded) -> list[Body]:
    return [to_data(article) for article in loaded.articles]


def _shipped(knowledge: KnowledgeBase) -> dict[str, Body]:
    return {one: shelving.shipped(knowledge, one) for one in knowledge.written}


def _read(data: bytes, name: str) -> Loaded:
    if name.lower().endswith(".xlsx"):
        return load_sheet(data, file=name, today=fields.today())
    return read(name, data.decode("utf-8-sig", errors="replace"), today=fields.today())


def _left_behind(found: tuple[Article, ...], knowledge: KnowledgeBase) -> int:
    """Return how many articles say something new in one language or script, and the same as before in another."""
    count = 0
    for article in found:
        before = knowledge.written.get(article.id)
        texts = before.texts if before else {}
        changed = {
            (text.question, text.answer) != (texts[language].question, texts[language].answer)
            for language, text in article.texts.items()
            if language in texts
        }
        count += len(changed) > 1
    return count


def _archive(found: list[Article]) -> bytes:
    """Return a ZIP of one TOML file for each subject."""
    subjects: dict[str, list[Article]] = {}
    for article in found:
        subjects.setdefault(article.subject, []).append(article)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for subject, articles_ in subjects.items():
            packed.writestr(f"{_file_name(subject)}.toml", dump(articles_))
    return out.getvalue()


def _file_name(subject: str) -> str:
    """Return a subject as a file may be called."""
    return re.sub(r"[^\w-]+", "-", subject).strip("-") or "articles"
