"""A group is not told the same again and again, nor too much at once; what was taken away was not said."""

import asyncio
from datetime import timedelta

import pytest

from community import clock, recents
from community.database import Transaction

HERE, THERE = -100, -200
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


async def test_the_same_answer_is_just_above_for_ten_minutes(transaction: Transaction) -> None:
    now = clock.now()
    async with transaction() as session:
        assert await recents.said_lately(session, HERE, "lift", now=now) is None
        await recents.remember(session, HERE, "lift", 7, now=now)
        assert await recents.said_lately(session, HERE, "lift", now=now + 10 * MINUTE - SECOND) == 7
        assert await recents.said_lately(session, HERE, "lift", now=now + 10 * MINUTE) is None
        assert await recents.said_lately(session, THERE, "lift", now=now) is None
        assert await recents.said_lately(session, HERE, "gate", now=now) is None
        await recents.remember(session, HERE, "lift", 9, now=now + 20 * MINUTE)
        assert await recents.said_lately(session, HERE, "lift", now=now + 21 * MINUTE) == 9


async def test_a_sixth_answer_within_two_minutes_is_too_many(transaction: Transaction) -> None:
    now = clock.now()
    async with transaction() as session:
        for number in range(5):
            assert not await recents.too_many(session, HERE, now=now)
            await recents.remember(session, HERE, f"article-{number}", number, now=now + number * SECOND)
        assert await recents.too_many(session, HERE, now=now + MINUTE)
        assert not await recents.too_many(session, THERE, now=now + MINUTE)
        assert not await recents.too_many(session, HERE, now=now + 2 * MINUTE)


@pytest.mark.usefixtures("at_once")
async def test_two_answers_at_once_leave_one_row(transaction: Transaction) -> None:
    now = clock.now()

    async def remember(message_id: int) -> None:
        async with transaction() as session:
            await recents.remember(session, HERE, "lift", message_id, now=now)

    await asyncio.gather(*(remember(number) for number in range(1, 5)))
    async with transaction.reading() as session:
        assert await recents.said_lately(session, HERE, "lift", now=now) in {1, 2, 3, 4}


async def test_what_was_taken_away_is_not_pointed_to(transaction: Transaction) -> None:
    now = clock.now()
    async with transaction() as session:
        await recents.remember(session, HERE, "lift", 7, now=now)
        await recents.remember(session, THERE, "lift", 7, now=now)
        await recents.forget(session, HERE, 7)
        assert await recents.said_lately(session, HERE, "lift", now=now) is None
        assert await recents.said_lately(session, THERE, "lift", now=now) == 7


async def test_it_is_forgotten_after_a_day(transaction: Transaction) -> None:
    now = clock.now()
    async with transaction() as session:
        await recents.remember(session, HERE, "lift", 7, now=now)
        assert await recents.forget_old(session, now=now + timedelta(days=1)) == 0
        assert await recents.forget_old(session, now=now + timedelta(days=1, seconds=1)) == 1
