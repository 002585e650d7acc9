"""Writing an article, a new one or a part of one that is there: from the first words until it is published.

The conversation keeps the article as it is being written (`body`), the one that it was made from (`base`, with its number
in `over`), and which of its fields are asked for (`steps`) and which one now (`field`; none while all of it is looked at).
So a restart forgets nothing, and whoever was overtaken by a colleague goes on from there.
"""

from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, articles, follows, misses
from community.access import Act
from community.database import Transaction, new_id
from community.errors import ChangedMeanwhile, Ended, IdTaken
from community.people import Person
from handlers import shelving
from handlers.articles import on_cancel, page
from handlers.cards import fields
from handlers.cards import writing as cards
from handlers.cards.card import Audience, Card, revise, say, send
from handlers.cards.desk import Choose, Desk, Draft, Work
from handlers.cards.fields import FIELDS, NEW, TRANSLATED, Body
from handlers.cards.trouble import plain
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import KnowledgeBase, Outcome
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())


class Writing(StatesGroup):
    """The bot waits for a field of an article, or the article waits to be published."""

    words = State()
    look = State()


router.message.register(on_cancel, StateFilter(Writing), Says("word-cancel"))


@router.callback_query(Desk.filter(F.act == "new"))
async def on_new(
    query: CallbackQuery, bot: Bot, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Begin a new article."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.WRITE_ARTICLE)
    await query.answer()
    await begin(bot, state, me, t)


async def begin(
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    *,
    asked: tuple[str, ...] = (),
    settles: tuple[int, ...] = (),
) -> None:
    """Ask for the first field of a new article. `asked`: how residents asked for it in the questions that it `settles`."""
    body = fields.empty(f"own-{fields.in_base_36(new_id())}")
    language = fields.language_for(t.language)
    if asked:
        body = fields.put(body, "aliases", list(asked), language)
    first = NEW[0]
    draft = {"body": body, "base": None, "over": None, "language": language, "settles": list(settles)}
    await _keep(state, {**draft, "steps": list(NEW), "field": first})
    if asked:
        await send(bot, me.telegram_id, cards.suggested(t, asked))
    await send(bot, me.telegram_id, cards.ask(t, first, article_id=body["id"], step=1, of=len(NEW)))


@router.callback_query(Work.filter(F.act.in_({*FIELDS, "english"})))
async def on_change(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Work,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Begin to change a field of an article, or to write its English text. Of a retired one, only the page is shown."""
    async with transaction.reading() as session:
        row, body = await shelving.current(session, knowledge, callback_data.article, by=me)
    if row.retired:
        shown = [await page(row.id, me=me, t=t, transaction=transaction, knowledge=knowledge)]
    else:
        language = fields.language_for(t.language, body)
        draft = {"body": body, "base": body, "over": row.number, "language": language, "settles": []}
        draft = _stepped(draft, "language" if callback_data.act == "english" else callback_data.act, t)
        shown = await _shown(draft, t, transaction, knowledge)
        await _keep(state, draft)
    await query.answer()
    await _show(bot, me, shown)


@router.callback_query(Draft.filter(F.act.in_({*FIELDS, "language", "no-english", "enough", "resume"})))
async def on_step(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Draft,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Change another field of what is being written, turn to its other language, go on with what there is, or resume."""
    draft = _stepped(await _draft(state, callback_data.article), callback_data.act, t)
    shown = await _shown(draft, t, transaction, knowledge)
    await _keep(state, draft)
    await query.answer()
    await _show(bot, me, shown)


@router.message(StateFilter(Writing.words), FreeText())
async def on_words(
    message: Message,
    bot: Bot,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take what was typed for a field; where it cannot be taken, say why and ask again."""
    draft = await _draft(state)
    field, language = draft["field"], draft["language"]
    value = fields.typed(field, message.text or "")
    collects = field == "aliases" and len(draft["steps"]) > 1
    if collects and isinstance(value, list):
        # What residents asked, or an earlier message brought, stays.
        value = list(dict.fromkeys([*fields.lines_of(draft["body"], field, language), *value]))
    body = fields.put(draft["body"], field, value, language) if value else draft["body"]
    stops = fields.stops(body, partly=True)
    if not value or stops:
        await say(message, cards.wrong(t, field, stops))
        return
    draft = {**draft, "body": body}
    if collects and (missing := fields.least_aliases(language) - len(value)) > 0:
        await _keep(state, draft)
        await say(message, cards.more_aliases(t, count=len(value), missing=missing))
        return
    draft = _next(draft)
    shown = await _shown(draft, t, transaction, knowledge)
    await _keep(state, draft)
    await _show(bot, me, shown)


@router.message(StateFilter(Writing.words), WithoutText())
async def on_no_words(message: Message, t: Translator) -> None:
    """Say that words are meant."""
    await say(message, cards.words_only(t))


@router.message(StateFilter(Writing.look), FreeText())
@router.message(StateFilter(Writing.look), WithoutText())
async def on_words_while_looking(message: Message, t: Translator) -> None:
    """Say that the article waits to be published."""
    await say(message, plain(t, "write-use-buttons", audience=Audience.PERSONAL))


@router.callback_query(Choose.filter())
async def on_choose(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Choose,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Take a field by a button instead of words."""
    draft, field = await _draft(state), callback_data.field
    if draft["field"] != field:
        await query.answer(t.plain("write-step-over"), show_alert=True)
        return
    value: Any = fields.chosen(field, callback_data.value)
    if field == "subject":
        names = {str(fields.key_of(article.subject)): article.subject for article in knowledge.written.values()}
        if callback_data.value not in names:
            raise Ended
        value = names[callback_data.value]
    draft = _next({**draft, "body": fields.put(draft["body"], field, value, draft["language"])})
    shown = await _shown(draft, t, transaction, knowledge)
    await _keep(state, draft)
    await query.answer()
    await _show(bot, me, shown)


@router.callback_query(Draft.filter(F.act.in_({"publish", "tell"})))
async def on_publish(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Draft,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Publish what was written, and tell those who wait for it. Whoever was overtaken sees by what, and loses nothing."""
    draft = await _draft(state, callback_data.article)
    if fields.stops(draft["body"]):
        await query.answer()
        await _show(bot, me, await _shown(draft, t, transaction, knowledge))
        return
    try:
        async with transaction() as session:
            told = await _publish(session, draft, by=me, tell=callback_data.act == "tell")
    except (ChangedMeanwhile, IdTaken) as refusal:
        async with transaction.reading() as session:
            row, newer = await shelving.current(session, knowledge, draft["body"]["id"], by=me)
        # The very same is there when the bot ended before it could say that it had published it.
        if row.retired or newer != draft["body"]:
            if isinstance(refusal, IdTaken):
                raise
            changes = None if row.retired else fields.changes(draft["base"], newer, draft["language"])
            await query.answer()
            await send(bot, me.telegram_id, cards.overtaken(t, row.id, who=refusal.fields["who"], changes=changes))
            return
        told = 0
    await _end(state)
    await query.answer()
    await revise(query, cards.published(t, draft["body"]["id"], told=told, new=draft["over"] is None))


@router.callback_query(Draft.filter(F.act == "anew"))
async def on_anew(
    query: CallbackQuery,
    bot: Bot,
    callback_data: Draft,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Put what was changed here on top of what somebody else wrote meanwhile, and look at it again."""
    draft = await _draft(state, callback_data.article)
    async with transaction.reading() as session:
        row, newer = await shelving.current(session, knowledge, draft["body"]["id"], by=me)
    body = fields.on_top(newer, base=draft["base"] or newer, mine=draft["body"])
    draft = {**draft, "body": body, "base": newer, "over": row.number, "steps": [], "field": ""}
    shown = await _shown(draft, t, transaction, knowledge)
    await _keep(state, draft)
    await query.answer()
    await _show(bot, me, shown)


@router.callback_query(Draft.filter(F.act == "drop"))
async def on_drop(query: CallbackQuery, callback_data: Draft, state: FSMContext, t: Translator) -> None:
    """Give up what was written; what is published stays."""
    await _draft(state, callback_data.article)
    await _end(state)
    await query.answer()
    await revise(query, plain(t, "write-dropped", audience=Audience.PERSONAL))


async def _draft(state: FSMContext, article_id: str | None = None) -> dict[str, Any]:
    """Return the conversation; Ended, where it is over, or where a button belongs to an earlier one, of another article."""
    draft = await shelving.unfinished(state).get_data()
    if "body" not in draft or article_id not in {None, draft["body"]["id"]}:
        raise Ended
    return draft


async def _keep(state: FSMContext, draft: dict[str, Any]) -> None:
    await state.set_state(Writing.words if draft["field"] else Writing.look)
    await shelving.unfinished(state).set_data(draft)


async def _end(state: FSMContext) -> None:
    """Forget what was written; another conversation that was begun meanwhile goes on."""
    await shelving.unfinished(state).clear()
    if await state.get_state() in Writing:
        await state.clear()


async def _show(bot: Bot, me: Person, shown: list[Card]) -> None:
    for card in shown:
        await send(bot, me.telegram_id, card)


def _stepped(draft: dict[str, Any], act: str, t: Translator) -> dict[str, Any]:
    """Return the conversation after a button: at another field, in another language, or one step on."""
    if act == "resume":
        return draft
    if act == "enough":
        return _next(draft)
    if act == "no-english":
        body = fields.without_english(draft["body"])
        return {**draft, "body": body, "language": fields.language_for(t.language, body), "steps": [], "field": ""}
    if act != "language":
        return {**draft, "steps": [act], "field": act}
    texts = draft["body"]["texts"]
    chinese = fields.language_for("zh-Hant" if t.language == "zh-Hant" else "zh-Hans", draft["body"])
    language = chinese if draft["language"] == "en" else "en"
    steps = [] if language in texts else list(TRANSLATED)
    return {**draft, "language": language, "steps": steps, "field": steps[0] if steps else ""}


def _next(draft: dict[str, Any]) -> dict[str, Any]:
    """Return the conversation one step on: at the next field, or where all of it is looked at."""
    if draft["field"] not in draft["steps"]:
        raise Ended
    at = draft["steps"].index(draft["field"]) + 1
    return {**draft, "field": draft["steps"][at] if at < len(draft["steps"]) else ""}


async def _shown(
    draft: dict[str, Any], t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> list[Card]:
    """Return what to show now: the field with what stands there, to be copied and changed, or the whole."""
    field, steps, language = draft["field"], draft["steps"], draft["language"]
    if not field:
        async with transaction.reading() as session:
            look = await _look(session, knowledge, draft)
        return [cards.as_read(t, look), cards.panel(t, look)]
    if field == "subject":
        return [
            cards.subjects(t, sorted({article.subject for article in knowledge.written.values()}, key=fields.by_sound))
        ]
    have = fields.lines_of(draft["body"], field, language)
    several = len(steps) > 1
    step = steps.index(field) + 1 if several else 0
    ask = cards.ask(t, field, article_id=draft["body"]["id"], step=step, of=len(steps), have=have, language=language)
    return [ask] if several else [*cards.current(t, field, have), ask]


async def _look(session: AsyncSession, knowledge: KnowledgeBase, draft: dict[str, Any]) -> cards.Look:
    body: Body = draft["body"]
    base: Body | None = draft["base"]
    article = await shelving.filled(session, body)
    settles = draft["settles"]
    waiting = await follows.followers(session, article_id=body["id"] if base else None, question_ids=settles)
    found = knowledge.search(article.text(draft["language"]).question)
    alike = found.matches[0].article if found.outcome is Outcome.ANSWER and base is None else None
    return cards.Look(
        body=body,
        article=article,
        new=base is None,
        changes=fields.changes(base, body, draft["language"]) if base else (),
        problems=fields.problems(body),
        waiting=len({one.person_id for one in waiting}),
        language=draft["language"],
        left_behind=fields.english_is_left_behind(base, body),
        alike=alike,
    )


async def _publish(session: AsyncSession, draft: dict[str, Any], *, by: Person, tell: bool) -> int:
    """Write the article and tell those who wait; return how many are told."""
    body, over = draft["body"], draft["over"]
    row = await articles.write(session, body, by=by, over=over, shipped=draft["base"] if over == 0 else None)
    if draft["settles"]:
        return await misses.settle(session, draft["settles"], article_id=row.id, by=by)
    return await misses.tell_changed(session, row.id, by=by) if tell else 0
