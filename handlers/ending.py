"""How a case ends: the honest ends and the lawful answers, the proof, the words, and a look at what the resident will read.

Nothing is written before [发出去]: until then, pictures and words are in the conversation alone.
"""

from collections.abc import Mapping
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from community import endings, entries, levels, services
from community.cases import Case, Kind, Outcome, State
from community.database import Transaction
from community.entries import Side, Sort
from community.people import Person
from handlers.cards import ending as cards
from handlers.cards import telling
from handlers.cards.card import Card, revise, say, say_below
from handlers.cards.case_buttons import EndAs, Handle
from handlers.cases import held, number_of, on_step_over
from handlers.contents import Content, content
from handlers.filters import FreeText, InPrivate, WithoutText
from handlers.steps import Handling, ThisStep, begin, leaving
from locales import Translator

router: Final = Router(name=__name__)
router.message.filter(InPrivate())
router.callback_query.filter(InPrivate())

#: Pictures that prove an end.
MOST_PROOFS: Final = 5
#: What shows that something was done.
_PROVING: Final = frozenset({Sort.PHOTO, Sort.VIDEO})
#: Kinds whose end is an answer.
_ANSWERED: Final = frozenset({Kind.QUESTION, Kind.SUGGESTION})


@router.callback_query(Handle.filter(F.act == "finish"))
async def on_finish(
    query: CallbackQuery,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin the usual end: solved, or where something was asked, answered."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        await endings.require_parts(session, found)
        outcome = Outcome.ANSWERED if found.kind in _ANSWERED else Outcome.SOLVED
        proof = await _needs_proof(session, found, outcome)
    await query.answer()
    await say_below(query, await _first(state, t, found, outcome, proof=proof))


@router.callback_query(Handle.filter(F.act == "outcomes"))
async def on_outcomes(
    query: CallbackQuery, callback_data: Handle, me: Person, t: Translator, transaction: Transaction
) -> None:
    """Show all ends, and when each of them is right."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        await endings.require_parts(session, found)
    await query.answer()
    await say_below(query, cards.outcomes(t, case_id=found.id, number=number_of(found)))


@router.callback_query(EndAs.filter())
async def on_outcome(
    query: CallbackQuery,
    callback_data: EndAs,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Begin the end that was chosen."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
        await endings.require_parts(session, found)
        proof = await _needs_proof(session, found, callback_data.outcome)
    await query.answer()
    await revise(query, await _first(state, t, found, callback_data.outcome, proof=proof))


@router.message(StateFilter(Handling.proof), FreeText())
async def on_words_for_proof(message: Message, state: FSMContext, t: Translator) -> None:
    """Say that a picture is meant."""
    await say(message, cards.proof_only(t, case_id=(await state.get_data())["case"]))


@router.message(StateFilter(Handling.proof), WithoutText())
async def on_proof(message: Message, state: FSMContext, t: Translator) -> None:
    """Take a picture of the work; of an album, the first one is answered."""
    sent = content(message)
    data = await state.get_data()
    files = data["files"]
    if sent is None or sent.sort not in _PROVING:
        await say(message, cards.proof_only(t, case_id=data["case"]))
        return
    if len(files) >= MOST_PROOFS:
        await say(message, cards.most_proof(t, case_id=data["case"], most=MOST_PROOFS))
        return
    files = [*files, sent.to_data()]
    album = message.media_group_id
    answered = album is not None and data.get("album") == album
    await state.set_data({**data, "files": files, "album": album})
    if not answered:
        await say(message, cards.got_proof(t, case_id=data["case"], count=len(files), album=album is not None))


@router.callback_query(Handle.filter(F.act == "enough"), ThisStep(Handling.proof))
async def on_enough(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Go on to the words: the pictures are all there."""
    if not data["files"]:
        await on_step_over(query, t)
        return
    async with transaction.reading() as session:
        found = await held(session, data["case"], by=me)
    await begin(state, data, Handling.answer)
    await query.answer()
    await revise(query, cards.ask_words(t, Outcome(data["outcome"]), case_id=found.id, number=number_of(found)))


@router.callback_query(Handle.filter(F.act == "no-proof"))
async def on_no_proof(
    query: CallbackQuery,
    callback_data: Handle,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Without a picture it is not called solved: it ends as answered, with the reason."""
    async with transaction.reading() as session:
        found = await held(session, callback_data.case, by=me)
    await begin(state, _begun(found, Outcome.ANSWERED), Handling.answer)
    await query.answer()
    asked = cards.ask_words(t, Outcome.ANSWERED, case_id=found.id, number=number_of(found), no_proof=True)
    await revise(query, asked)


@router.message(StateFilter(Handling.answer, Handling.look), FreeText())
async def on_words(message: Message, state: FSMContext, me: Person, t: Translator, transaction: Transaction) -> None:
    """Take the words, the first ones or others, and show what the resident will read."""
    words = (message.text or "").strip()
    entries.check(words)
    await say(message, await _look(await state.get_data(), words, state=state, me=me, t=t, transaction=transaction))


@router.callback_query(Handle.filter(F.act == "no-words"), ThisStep(Handling.answer))
async def on_no_words(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Say no more than that it is solved."""
    if data["outcome"] != Outcome.SOLVED:
        await on_step_over(query, t)
        return
    card = await _look(data, "", state=state, me=me, t=t, transaction=transaction)
    await query.answer()
    await revise(query, card)


@router.callback_query(Handle.filter(F.act == "again"), ThisStep(Handling.look))
async def on_again(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Write the words anew; the pictures stay."""
    async with transaction.reading() as session:
        found = await held(session, data["case"], by=me)
    await begin(state, data, Handling.answer)
    await query.answer()
    await revise(query, cards.ask_words(t, Outcome(data["outcome"]), case_id=found.id, number=number_of(found)))


@router.callback_query(Handle.filter(F.act == "send"), ThisStep(Handling.look))
async def on_send(
    query: CallbackQuery,
    data: Mapping[str, Any],
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> None:
    """Let the case end like this, with its pictures; the resident hears."""
    outcome = Outcome(data["outcome"])
    async with leaving(state), transaction() as session:
        found = await held(session, data["case"], by=me)
        for one in map(Content.from_data, data["files"]):
            await entries.add(
                session,
                found,
                by=me,
                side=Side.WORKER,
                words=one.words,
                sort=one.sort,
                file=one.file,
                message_id=one.message_id,
                proof=True,
            )
        await endings.finish(session, found, by=me, outcome=outcome, words=data["words"])
    await state.clear()
    await query.answer()
    await revise(query, cards.sent(t, outcome, number=number_of(found)))


async def _first(state: FSMContext, t: Translator, found: Case, outcome: Outcome, *, proof: bool) -> Card:
    """Begin an end with its first step, and return what is asked."""
    await begin(state, _begun(found, outcome), Handling.proof if proof else Handling.answer)
    if proof:
        return cards.ask_proof(t, case_id=found.id, number=number_of(found))
    return cards.ask_words(t, outcome, case_id=found.id, number=number_of(found))


def _begun(found: Case, outcome: Outcome) -> dict[str, Any]:
    return {"case": found.id, "outcome": outcome.value, "files": [], "words": ""}


async def _look(
    data: Mapping[str, Any],
    words: str,
    *,
    state: FSMContext,
    me: Person,
    t: Translator,
    transaction: Transaction,
) -> Card:
    """Keep the words, and show them as the resident will read them."""
    outcome = Outcome(data["outcome"])
    async with leaving(state), transaction.reading() as session:
        found = await held(session, data["case"], by=me)
        facts: Any = await levels.facts(session, found)
    await begin(state, {**data, "words": words}, Handling.look)
    ended = {**facts, "state": State.ENDED, "outcome": outcome, "confirmed": None}
    read = telling.told(t, what=outcome, words=words, **ended)
    return cards.look(t, read.text, case_id=found.id)


async def _needs_proof(session: AsyncSession, found: Case, outcome: Outcome) -> bool:
    service = await services.service_or_none(session, found.service)
    return outcome is Outcome.SOLVED and service is not None and service.proof
