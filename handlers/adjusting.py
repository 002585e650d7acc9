"""What the committee sets for its own community: local facts, words of the dialect, and how sure an answer must be."""

from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, adjustments
from community.access import Act
from community.adjustments import Kind
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from handlers.articles import on_cancel, on_no_words
from handlers.cards import adjusting as cards
from handlers.cards import articles as article_cards
from handlers.cards.card import Card, revise, say
from handlers.cards.desk import Desk, SetDialect, SetFact, SetMeasure
from handlers.filters import FreeText, InPrivate, Says, WithoutText
from knowledge import Fact, KnowledgeBase, Tuning, facts, named
from knowledge.dialects import Dialect, dialects
from knowledge.facts import LONGEST_VALUE
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())
#: By how much a step moves a threshold.
_STEPS: Final = {"sure": 0.05, "possible": 0.02}
_LONGEST_WORD: Final = 20


class Adjusting(StatesGroup):
    """The bot waits for the value of a fact, or for words of the dialect."""

    fact = State()
    dialect = State()


router.message.register(on_cancel, StateFilter(Adjusting), Says("word-cancel"))
router.message.register(on_no_words, StateFilter(Adjusting), WithoutText())


@router.callback_query(Desk.filter(F.act == "facts"))
async def on_facts(
    query: CallbackQuery, callback_data: Desk, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """List the local facts."""
    given = await _given(Kind.FACT, me, transaction)
    await state.clear()
    await query.answer()
    await revise(query, cards.facts(t, list(facts().values()), given, page=callback_data.page))


@router.callback_query(SetFact.filter(F.act != "empty"))
async def on_fact(
    query: CallbackQuery,
    callback_data: SetFact,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Ask for a fact; or for one after the other."""
    fact = _fact(callback_data.fact)
    given = await _given(Kind.FACT, me, transaction)
    one_by_one = callback_data.act == "next"
    await state.set_state(Adjusting.fact)
    await state.set_data({"fact": fact.id, "one_by_one": one_by_one})
    await query.answer()
    following = _missing_after(fact.id, given) if one_by_one else None
    await revise(query, cards.ask_fact(t, fact, given.get(fact.id), following=following))


@router.message(StateFilter(Adjusting.fact), FreeText())
async def on_value(
    message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction, knowledge: KnowledgeBase
) -> None:
    """Take the value; every answer that names the fact changes. Where they are gone through, ask for the next one."""
    data = await state.get_data()
    fact, value = _fact(data["fact"]), " ".join((message.text or "").split())
    if len(value) > LONGEST_VALUE:
        await say(message, cards.fact_too_long(t, over=len(value) - LONGEST_VALUE, longest=LONGEST_VALUE))
        return
    async with transaction() as session:
        await adjustments.adjust(session, Kind.FACT, fact.id, value, by=me)
        given = await adjustments.adjustments(session, Kind.FACT)
    following = _missing_after(fact.id, given) if data["one_by_one"] else None
    if following:
        await state.set_data({"fact": following, "one_by_one": True})
    else:
        await state.clear()
    await say(message, cards.fact_kept(t, fact, value, articles=_naming(knowledge, fact.id)))
    if following:
        after = _missing_after(following, given)
        await say(message, cards.ask_fact(t, _fact(following), None, following=after))


@router.callback_query(SetFact.filter(F.act == "empty"))
async def on_empty(
    query: CallbackQuery,
    callback_data: SetFact,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Leave a fact open again."""
    fact = _fact(callback_data.fact)
    async with transaction() as session:
        await adjustments.adjust(session, Kind.FACT, fact.id, None, by=me)
    await state.clear()
    await query.answer()
    await revise(query, cards.fact_kept(t, fact, None, articles=_naming(knowledge, fact.id)))


@router.callback_query(Desk.filter(F.act == "dialect"))
async def on_dialect(
    query: CallbackQuery, state: FSMContext, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show the words of the dialect, and wait for more."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
        card = await _dialect(session, t)
    await state.set_state(Adjusting.dialect)
    await state.set_data({})
    await query.answer()
    await revise(query, card)


@router.callback_query(SetDialect.filter())
async def on_table(
    query: CallbackQuery, callback_data: SetDialect, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Adopt a table, or none."""
    if callback_data.table and callback_data.table not in dialects():
        raise NotFound
    async with transaction() as session:
        await adjustments.adjust(session, Kind.TUNING, "dialect", callback_data.table, by=me)
        card = await _dialect(session, t)
    await query.answer()
    await revise(query, card)


@router.message(StateFilter(Adjusting.dialect), FreeText())
async def on_dialect_words(message: Message, me: Person, t: Translator, transaction: Transaction) -> None:
    """Add words, or take them out, a line each; where a line cannot be understood, nothing changes."""
    lines = [line for line in (message.text or "").splitlines() if line.strip()]
    parts = [[part.strip() for part in line.replace("＝", "=").split("=", 1)] for line in lines]
    wrong = [
        line for line, part in zip(lines, parts, strict=True) if not all(0 < len(one) <= _LONGEST_WORD for one in part)
    ]
    if wrong:
        await say(message, article_cards.ask_more(t, "dialect-not-understood", line=wrong[0], longest=_LONGEST_WORD))
        return
    async with transaction() as session:
        table = await _adopted(session)
        # A word of the table is taken out by having no meaning; one of the community's own is simply no more.
        values = {
            word: means[0] if means else ("" if table and word in table.words else None) for word, *means in parts
        }
        await adjustments.adjust_all(session, Kind.DIALECT, values, by=me)
        card = await _dialect(session, t)
    await say(message, card)


@router.callback_query(Desk.filter(F.act == "measure"))
async def on_measure(
    query: CallbackQuery,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Show when the bot answers and when it offers a choice."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
        now = await tuning(session)
    tried = (await state.get_data()).get("tried", {})
    await query.answer()
    await revise(query, _measured(t, knowledge, tried, before=now, now=now))


@router.callback_query(SetMeasure.filter())
async def on_step(
    query: CallbackQuery,
    callback_data: SetMeasure,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
    knowledge: KnowledgeBase,
) -> None:
    """Make the bot bolder or more careful, and show the effect on what was tried lately."""
    async with transaction() as session:
        before = await tuning(session)
        values: dict[str, str | None] = {"sure": None, "possible": None}
        if callback_data.name != "default":
            low, high = adjustments.RANGES[callback_data.name]
            step = _STEPS[callback_data.name]
            moved = getattr(before, callback_data.name) + (step if callback_data.up else -step)
            values = {callback_data.name: f"{min(max(moved, low), high):.2f}"}
        await adjustments.adjust_all(session, Kind.TUNING, values, by=me)
        now = await tuning(session)
    tried = (await state.get_data()).get("tried", {})
    await query.answer(t.plain("measure-end"), show_alert=True) if now == before else await query.answer()
    await revise(query, _measured(t, knowledge, tried, before=before, now=now))


async def tuning(session: AsyncSession) -> Tuning:
    """Return how sure an answer must be in this community."""
    return Tuning(**adjustments.thresholds(await adjustments.adjustments(session, Kind.TUNING)))


def _measured(t: Translator, knowledge: KnowledgeBase, tried: dict[str, str], *, before: Tuning, now: Tuning) -> Card:
    effects = [
        cards.Effect(words, *(knowledge.search(words, tuning=one).outcome.value for one in (before, now)))
        for words in tried.values()
    ]
    return cards.measure(t, now, Tuning(), effects)


async def _given(kind: Kind, me: Person, transaction: Transaction) -> dict[str, str]:
    """Return what is set of a kind, to whoever may set it. Raises NotAllowed."""
    async with transaction.reading() as session:
        await access.require_somewhere(session, me, Act.KEEP_ARTICLES)
        return await adjustments.adjustments(session, kind)


def _fact(fact_id: str) -> Fact:
    if fact_id not in facts():
        raise NotFound
    return facts()[fact_id]


def _missing_after(fact_id: str, given: dict[str, str]) -> str | None:
    """Return the next fact that is missing; past the last one there is none."""
    ids = list(facts())
    return next((one for one in ids[ids.index(fact_id) + 1 :] if one not in given), None)


def _naming(knowledge: KnowledgeBase, fact_id: str) -> int:
    """Return how many articles name a fact."""
    return sum(
        any(fact_id in named(text.answer) for text in article.texts.values()) for article in knowledge.written.values()
    )


async def _adopted(session: AsyncSession) -> Dialect | None:
    return dialects().get((await adjustments.adjustments(session, Kind.TUNING)).get("dialect", ""))


async def _dialect(session: AsyncSession, t: Translator) -> Card:
    own = await adjustments.adjustments(session, Kind.DIALECT)
    return cards.dialect(t, list(dialects().values()), await _adopted(session), own)
