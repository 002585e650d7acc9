"""What the articles could not answer is kept for a while, sealed; votes on articles count once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from community import access, clock, intake, outbox, questions, votes
from community.database import Transaction
from community.errors import NotAllowed, NotFound, NotYours
from community.questions import Question
from tests.community.conftest import Cast


async def recorded(transaction: Transaction, cast: Cast, outcome: str = "unsure") -> Question:
    async with transaction() as session:
        return await questions.record(session, by=cast.zhang, words="哪里打疫苗", article_id="jab", outcome=outcome)


@pytest.mark.parametrize(
    ("outcome", "missed"), [("unsure", True), ("doubtful", True), ("answered", False), ("", False)]
)
async def test_what_had_no_sure_answer_is_a_miss(
    transaction: Transaction,
    cast: Cast,
    outcome: str,
    missed: bool,  # noqa: FBT001 - pytest gives them by name
) -> None:
    found = await recorded(transaction, cast, outcome)
    assert (found.missed, found.case_id, found.words) == (missed, None, "哪里打疫苗")


async def test_a_question_is_its_askers(transaction: Transaction, cast: Cast) -> None:
    found = await recorded(transaction, cast)
    async with transaction.reading() as session:
        assert (await access.own_question(session, found.id, by=cast.zhang)).id == found.id
        with pytest.raises(NotYours):
            await access.own_question(session, found.id, by=cast.li)
        with pytest.raises(NotFound):
            await access.own_question(session, 17, by=cast.zhang)


@pytest.mark.usefixtures("catalogue")
async def test_what_a_person_was_asked_is_not_for_the_desk_any_more(transaction: Transaction, cast: Cast) -> None:
    found = await recorded(transaction, cast)
    async with transaction() as session:
        assert (await access.answered_question(session, found.id, by=cast.wang)).id == found.id
        with pytest.raises(NotAllowed):
            await access.answered_question(session, found.id, by=cast.zhang)
        case = await intake.ask_person(session, found, by=cast.zhang)
        assert case.article_id == "jab"
        with pytest.raises(NotFound):
            await access.answered_question(session, found.id, by=cast.wang)


async def test_questions_are_forgotten_after_ninety_days(transaction: Transaction, cast: Cast) -> None:
    await recorded(transaction, cast)
    async with transaction() as session:
        assert await questions.forget_old(session, now=clock.now() + timedelta(days=89)) == 0
        assert await questions.forget_old(session, now=clock.now() + timedelta(days=91)) == 1
        assert (await session.scalars(select(Question))).all() == []


async def test_a_vote_counts_once_and_can_change(transaction: Transaction, cast: Cast) -> None:
    for useful in (True, False):
        async with transaction() as session:
            await votes.vote(session, "dibao-apply", by=cast.zhang, useful=useful)
    async with transaction.reading() as session:
        assert (await session.scalars(select(votes.Vote))).one().useful is False


def test_every_state_of_a_delivery_has_its_transitions() -> None:
    assert set(outbox.TRANSITIONS) == set(outbox.State)
