"""Who wants to be told is promised it once; nobody but the one who opens the row can see what it is about."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlmodel import col

from community import articles, clock, follows, mydata, questions
from community.database import Database, Transaction
from community.errors import NotFound
from community.follows import Follow
from community.people import Person
from tests.community.bodies import body
from tests.community.conftest import Cast


async def unsure(transaction: Transaction, by: Person, words: str = "哪里能打疫苗") -> int:
    """Let somebody ask what nobody could answer, and return the question's id."""
    async with transaction() as session:
        return (await questions.record(session, by=by, words=words, outcome="unsure")).id


async def test_a_promise_is_made_once_and_can_be_taken_back(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert await follows.follow(session, by=cast.zhang, article_id="lift")
        assert not await follows.follow(session, by=cast.zhang, article_id="lift")
        assert await follows.follow(session, by=cast.zhang, article_id="gate")
        assert await follows.follow(session, by=cast.li, article_id="lift")
    async with transaction() as session:
        told = await follows.followers(session, article_id="lift")
        assert [one.person_id for one in told] == [cast.zhang.id, cast.li.id]
        assert await follows.unfollow(session, by=cast.zhang, article_id="lift")
        assert not await follows.unfollow(session, by=cast.zhang, article_id="lift")
        assert [one.person_id for one in await follows.followers(session, article_id="lift")] == [cast.li.id]
        assert [one.about for one in await follows.mine(session, cast.zhang.id)] == ["article:gate"]


@pytest.mark.usefixtures("at_once")
async def test_two_taps_at_once_are_one_promise(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)

    async def tap(number: int) -> bool:
        async with transaction() as session:
            if number % 2:
                return await follows.follow(session, by=cast.zhang, article_id="lift")
            return await follows.follow(session, by=cast.zhang, question_id=question_id)

    assert sum(await asyncio.gather(*(tap(number) for number in range(8)))) == 2
    async with transaction.reading() as session:
        found = sorted(str(one.about) for one in await follows.mine(session, cast.zhang.id))
    assert found == ["article:lift", f"question:{question_id}"]


async def test_one_follows_an_article_or_a_question(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        with pytest.raises(ValueError, match="an article or a question"):
            await follows.follow(session, by=cast.zhang)
        with pytest.raises(ValueError, match="an article or a question"):
            await follows.follow(session, by=cast.zhang, article_id="lift", question_id=1)
        with pytest.raises(NotFound):
            await follows.follow(session, by=cast.zhang, question_id=1)


async def test_what_somebody_follows_is_not_to_be_read_in_the_tables(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, article_id="canary")
    async with database.engine.connect() as connection:
        for table in ("follow", "trail", "delivery", "person"):
            rows = (await connection.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 - the names stand above
            assert "canary" not in str(rows), table
            assert b"canary" not in b"".join(field for row in rows for field in row if isinstance(field, bytes)), table


async def test_a_promise_that_no_key_opens_keeps_no_other_from_being_kept(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, article_id="lift")
        await follows.follow(session, by=cast.li, article_id="lift")
        await session.execute(update(Follow).where(col(Follow.person_id) == cast.zhang.id).values(about_sealed=b"no"))
    async with transaction.reading() as session:
        assert [one.person_id for one in await follows.followers(session, article_id="lift")] == [cast.li.id]


async def test_a_person_sees_what_they_follow_and_takes_it_along(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await articles.write(session, body("lift"), by=cast.wang, over=None)
        await follows.follow(session, by=cast.zhang, article_id="lift")
        await follows.follow(session, by=cast.zhang, article_id="gone")
        await follows.follow(session, by=cast.zhang, question_id=question_id)
    async with transaction() as session:
        kept = (await mydata.kept(session, cast.zhang.id)).follows
        assert kept == ({"zh-Hans": "电动车在哪里充电？", "en": "Where do I charge my e-bike?"}, {}, None)
        assert (await mydata.kept(session, cast.li.id)).follows == ()
        await mydata.erase(session, cast.zhang.id)
    async with transaction.reading() as session:
        assert (await session.scalars(select(Follow))).all() == []


async def test_promises_are_forgotten_after_ninety_days(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, article_id="lift")
        assert await follows.forget_old(session, now=clock.now() + timedelta(days=89)) == 0
        assert await follows.forget_old(session, now=clock.now() + timedelta(days=91)) == 1
