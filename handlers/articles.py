"""/article: the desk at which staff look for an article, open it, and go back in its history."""

from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, adjustments, articles, clock, hours, misses
from community.access import Act
from community.adjustments import Kind
from community.articles import Article
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from handlers import shelving
from handlers.cards import articles as cards
from handlers.cards import fields
from handlers.cards import versions as version_cards
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.desk import Desk, FixQuestion, Past, Subject, Work
from handlers.cards.trouble import plain
from handlers.cards.trying import shortened
from handlers.cards.writing import not_added
from handlers.filters import CommandOrWord, FreeText, InPrivate, Says, WithoutText
from knowledge import KnowledgeBase, facts
from knowledge.masking import mask
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
_MOST_FOUND: Final = 8


class Looking(StatesGroup):
    """The desk is open: a few words lead to articles."""

    words = State()


@router.message(CommandOrWord(), Command("article"))
async def on_article(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Open the desk."""
    await say(message, await open_desk(state, me, t, transaction))


@router.message(StateFilter(Looking), Says("word-cancel"))
async def on_cancel(message: Message, state: FSMContext, t: Translator) -> None:
    """Leave the desk, by words; the other conversations at the desk are left like this as well."""
    await state.clear()
    await say(message, plain(t, "never-mind", audience=Audience.PERSONAL))


@router.callback_query(Desk.filter(F.act == "menu"))
async def on_menu(query: CallbackQuery, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Go back to the desk."""
    card = await open_desk(state, me, t, transaction)
    await query.answer()
    await revise(query, card)


@router.callback_query(Desk.filter(F.act == "subjects"))
async def on_subjects(
    query: CallbackQuery, callback_data: Desk, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Offer the subjects."""
    async with transaction.reading() as session:
        rows = await _everything(session, me)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.subject] = counts.get(row.subject, 0) + 1
    in_order = sorted(counts.items(), key=lambda one: fields.by_sound(one[0]))
    await query.answer()
    await revise(query, cards.subjects(t, in_order, page=callback_data.page))


@router.callback_query(Subject.filter())
async def on_subject(
    query: CallbackQuery, callback_data: Subject, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the articles of a subject."""
    async with transaction.reading() as session:
        found = [row for row in await _everything(session, me) if fields.key_of(row.subject) == callback_data.key]
        keeps = await access.somewhere(session, me, Act.KEEP_ARTICLES)
    if not found:
        raise NotFound
    await query.answer()
    await revise(query, cards.subject(t, found[0].subject, found, page=callback_data.page, keeps=keeps))


@router.callback_query(Desk.filter(F.act == "due"))
async def on_due(
    query: CallbackQuery, callback_data: Desk, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List what must be looked at soon, one's own first."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
        found = await _due(session)
    own = [row for row in found if row.owner_id == me.id]
    others = [row for row in found if row.owner_id != me.id]
    await query.answer()
    await revise(query, cards.due(t, [*own, *others], own=len(own), page=callback_data.page))


@router.message(StateFilter(Looking.words), FreeText())
async def on_words(
    message: Message, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Look for articles by a few words; retired ones are found by their titles."""
    words = shortened(message.text or "")
    async with transaction.reading() as session:
        rows = {row.id: row for row in await _everything(session, me)}
    near = [article.id for article in shelving.near(knowledge, words, limit=_MOST_FOUND)]
    named = [row.id for row in rows.values() if row.retired and any(words in title for title in row.titles.values())]
    found = [rows[one] for one in (*near, *named) if one in rows]
    await say(message, cards.found(t, words, found[:_MOST_FOUND]))


@router.message(StateFilter(Looking.words), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant, here and in the other conversations at the desk."""
    await say(message, cards.ask_more(t, "write-words-only"))


@router.callback_query(Work.filter(F.act == "open"))
async def on_open(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Work,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show an article as staff see it, below the list that led to it: an article may be long."""
    card = await page(callback_data.article, me=me, t=t, transaction=transaction, knowledge=knowledge)
    await query.answer()
    await send(bot, me.telegram_id, card)


@router.callback_query(Work.filter(F.act == "days"))
async def on_days(
    query: CallbackQuery, bot: Bot, callback_data: Work, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Ask which of its days is meant."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
    await query.answer()
    await send(bot, me.telegram_id, cards.days(t, callback_data.article))


@router.callback_query(Work.filter(F.act.in_({"retire", "retire-sure"})))
async def on_retire(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Work,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let nobody be given an article any more, after a second question."""
    article_id = callback_data.article
    async with transaction() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
        row, body = await shelving.current(session, knowledge, article_id, by=me)
        if callback_data.act == "retire" or row.retired:
            card = cards.retired(t, row) if row.retired else cards.sure_to_retire(t, row)
        else:
            kept = body if row.number == 0 else None
            card = cards.retired(t, await articles.retire(session, article_id, by=me, over=row.number, shipped=kept))
    await query.answer()
    if callback_data.act == "retire":
        await send(bot, me.telegram_id, card)
    else:
        await revise(query, card)


@router.callback_query(Work.filter(F.act == "history"))
async def on_history(
    query: CallbackQuery, bot: Bot, callback_data: Work, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the versions of an article."""
    async with transaction.reading() as session:
        versions = await articles.history(session, callback_data.article, by=me)
        row = await articles.article(session, callback_data.article)
        told = [await shelving.told(session, one) for one in versions]
    card = version_cards.history(t, row, told, page=callback_data.page)
    await query.answer()
    if callback_data.page:
        await revise(query, card)
    else:
        await send(bot, me.telegram_id, card)


@router.callback_query(Past.filter(F.act != "sure"))
async def on_past(
    query: CallbackQuery, bot: Bot, callback_data: Past, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show what a version changed, or ask once more before it holds again."""
    async with transaction.reading() as session:
        versions = {one.number: one for one in await articles.history(session, callback_data.article, by=me)}
        row = await articles.article(session, callback_data.article)
        keeps = await access.somewhere(session, me, Act.KEEP_ARTICLES)
        shown = versions.get(callback_data.number)
        if shown is None:
            raise NotFound
        told = await shelving.told(session, shown)
    await query.answer()
    if callback_data.act == "back":
        await revise(query, version_cards.sure_to_return(t, row, callback_data.number))
        return
    before = next((one.body for number, one in versions.items() if number < shown.number and one.body), None)
    latest = next((one.body for one in versions.values() if one.body), None)
    language = fields.language_for(t.language, shown.body or latest)
    changes = fields.changes(before, shown.body, language) if before and shown.body else None
    since = fields.changes(shown.body, latest, language) if shown.body and latest else []
    back = keeps and shown.body is not None and (bool(since) or row.retired)
    await send(bot, me.telegram_id, version_cards.past(t, row, told, changes=changes, since=since, back=back))


@router.callback_query(Past.filter(F.act == "sure"))
async def on_return(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Past,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let an earlier version hold again; an article that was retired is back."""
    article_id = callback_data.article
    async with transaction() as session:
        row = await articles.article(session, article_id)
        await articles.roll_back(session, article_id, to=callback_data.number, by=me, over=row.number)
        told = await misses.tell_changed(session, article_id, by=me)
    await query.answer(t.plain("article-returned", number=callback_data.number, told=told), show_alert=True)
    await send(bot, me.telegram_id, await page(article_id, me=me, t=t, transaction=transaction, knowledge=knowledge))


@router.callback_query(FixQuestion.filter())
async def on_fix(
    query: CallbackQuery,
    bot: Bot,
    callback_data: FixQuestion,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Let an article be found by a question that was asked, or not be found by it any more."""
    async with transaction() as session:
        article_id, words = await _answered_wrongly(session, callback_data.question, me)
        card = await add_words(session, knowledge, t, article_id, [words], what=callback_data.act, by=me)
    await query.answer()
    await send(bot, me.telegram_id, card)


async def add_words(
    session: AsyncSession,
    knowledge: KnowledgeBase,
    t: Translator,
    article_id: str,
    words: list[str],
    *,
    what: str,
    by: Person,
) -> Card:
    """Add questions as other ways of asking ("alias") or as what it is not ("unlike"), and say so.

    What might tell who asked is left out. Where nothing can be added, that is said, and nothing is changed.
    """
    field, other = ("aliases", "unlike") if what == "alias" else ("unlike", "aliases")
    row, body = await shelving.current(session, knowledge, article_id, by=by)
    if row.retired:
        return cards.retired(t, row)
    language = fields.language_for(t.language, body)
    words = list(dict.fromkeys(words))
    harmless = [one for one in words if mask(one) == one]
    have = fields.lines_of(body, field, language)
    new = [one for one in harmless if one not in have]
    if not harmless:
        return cards.names_somebody(t, article_id, field)
    if new:
        changed = fields.put(body, field, [*have, *new], language)
        rest = [one for one in fields.lines_of(body, other, language) if one not in new]
        changed = fields.put(changed, other, rest, language)
        if stops := fields.stops(changed):
            return not_added(t, article_id, stops)
        kept = body if row.number == 0 else None
        await articles.write(session, changed, by=by, over=row.number, shipped=kept)
    return cards.added(t, row, harmless, what=what, left=len(words) - len(harmless))


async def page(
    article_id: str, *, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> Card:
    """Return the page of an article. Raises NotAllowed, NotFound."""
    async with transaction.reading() as session:
        return cards.page(t, await shelving.shelved(session, knowledge, article_id, by=me))


async def open_desk(state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Return the menu, and wait for a few words. Raises NotAllowed."""
    async with transaction.reading() as session:
        rows = await _everything(session, me)
        due = len(await _due(session))
        given = await adjustments.adjustments(session, Kind.FACT)
        keeps = await access.somewhere(session, me, Act.KEEP_ARTICLES)
    await state.set_state(Looking.words)
    retired = sum(row.retired for row in rows)
    missing = sum(name not in given for name in facts())
    figures = cards.Figures(len(rows) - retired, retired, due, missing)
    draft = await shelving.unfinished(state).get_data()
    # Whoever only looked at a field has nothing to go on with.
    begun = draft["body"] if draft and draft["body"] != draft["base"] else None
    return cards.menu(t, figures, keeps=keeps, unfinished=begun)


async def fix(question_id: int, *, me: Person, t: Translator, transaction: Transaction) -> Card:
    """Return what staff can do about a question that a wrong article answered. Raises NotAllowed, NotFound."""
    async with transaction.reading() as session:
        article_id, words = await _answered_wrongly(session, question_id, me)
        row = await articles.article(session, article_id)
    return cards.fix(t, row, mask(words), question_id)


async def _answered_wrongly(session: AsyncSession, question_id: int, me: Person) -> tuple[str, str]:
    """Return the article that answered a question, and the question on one line."""
    found = await access.answered_question(session, question_id, by=me)
    return found.article_id or "", " ".join((found.words or "").split())


async def _everything(session: AsyncSession, me: Person) -> list[Article]:
    await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
    return await articles.everything(session)


async def _due(session: AsyncSession) -> list[Article]:
    return await articles.due(session, by_day=hours.local(clock.now()).date() + misses.AHEAD)
