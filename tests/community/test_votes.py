"""A vote counts once and can change; where an answer did not help, people may say why."""

import pytest

from community import votes
from community.database import Transaction
from community.votes import Reason, Tally
from tests.community.conftest import Cast


async def tally(transaction: Transaction) -> Tally:
    async with transaction.reading() as session:
        return await votes.tally(session, "lift")


async def test_votes_and_reasons_are_counted_by_article(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert await votes.vote(session, "lift", by=cast.zhang, useful=True)
        assert await votes.vote(session, "lift", by=cast.li, useful=False)
        assert await votes.vote(session, "lift", by=cast.wang, useful=False, reason=Reason.OUTDATED)
        await votes.vote(session, "gate", by=cast.zhang, useful=False, reason=Reason.WRONG)
    assert await tally(transaction) == Tally(useful=1, useless=2, reasons={Reason.OUTDATED: 1})


async def test_a_reason_can_follow_the_vote_and_be_another(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await votes.vote(session, "lift", by=cast.zhang, useful=False)
        await votes.give_reason(session, "lift", by=cast.zhang, reason=Reason.UNCLEAR)
        assert not await votes.vote(session, "lift", by=cast.zhang, useful=False)
    assert await tally(transaction) == Tally(0, 1, {Reason.UNCLEAR: 1})
    async with transaction() as session:
        await votes.give_reason(session, "lift", by=cast.zhang, reason=Reason.OTHER_QUESTION)
    assert await tally(transaction) == Tally(0, 1, {Reason.OTHER_QUESTION: 1})


async def test_whoever_finds_it_useful_after_all_has_no_reason(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await votes.give_reason(session, "lift", by=cast.zhang, reason=Reason.WRONG)
        assert await votes.vote(session, "lift", by=cast.zhang, useful=True, reason=Reason.WRONG)
    assert await tally(transaction) == Tally(1, 0, {})


@pytest.mark.parametrize("reason", list(Reason))
async def test_every_reason_can_be_kept(transaction: Transaction, cast: Cast, reason: Reason) -> None:
    async with transaction() as session:
        await votes.give_reason(session, "lift", by=cast.zhang, reason=reason)
    assert (await tally(transaction)).reasons == {reason: 1}
