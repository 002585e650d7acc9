"""What is asked is counted by day, without words and people; a month is told without naming what few asked for."""

import asyncio
from collections.abc import Generator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import col

from community import articles, askings, clock, votes
from community.askings import Asking, Outcome
from community.database import Database, Transaction, add_up
from tests.community.bodies import body
from tests.community.conftest import Cast
from tests.community.sending import at

pytestmark = pytest.mark.usefixtures("noon")
MARCH, APRIL = date(2027, 3, 1), date(2027, 4, 1)


@pytest.fixture(autouse=True)
def _nothing_noted() -> Generator[None]:
    askings._noted.clear()  # noqa: SLF001 - what another test noted is not this one's
    yield
    askings._noted.clear()  # noqa: SLF001 - the same


async def counted(transaction: Transaction) -> dict[tuple[date, str, str], int]:
    async with transaction.reading() as session:
        return {(one.day, one.outcome, one.article_id): one.count for one in await session.scalars(select(Asking))}


def ask(times: int, outcome: Outcome, article_id: str = "") -> None:
    for _ in range(times):
        askings.note(outcome, article_id)


async def test_counts_add_up_over_many_flushes(transaction: Transaction) -> None:
    ask(2, Outcome.ANSWERED, "lift")
    await askings.flush(transaction)
    ask(3, Outcome.ANSWERED, "lift")
    ask(1, Outcome.UNSURE)
    await askings.flush(transaction)
    await askings.flush(transaction)
    assert await counted(transaction) == {(MARCH, "answered", "lift"): 5, (MARCH, "unsure", ""): 1}


async def test_a_day_is_the_communitys(transaction: Transaction) -> None:
    at(datetime(2027, 3, 1, 15, 59, 50, tzinfo=UTC))
    ask(1, Outcome.UNSURE)
    at(datetime(2027, 3, 1, 16, 0, 10, tzinfo=UTC))
    ask(1, Outcome.UNSURE)
    await askings.flush(transaction)
    assert {day for day, _, _ in await counted(transaction)} == {date(2027, 3, 1), date(2027, 3, 2)}


@pytest.mark.usefixtures("at_once")
async def test_counts_of_two_processes_add_up(transaction: Transaction) -> None:
    """Each process has its own counts; here both add theirs in transactions of their own, the rows in one order."""

    async def add(number: int) -> None:
        async with transaction() as session:
            for article_id in ("gate", "lift", "roof"):
                row = Asking(day=MARCH, outcome=Outcome.ANSWERED, article_id=article_id, count=number)
                await add_up(session, row, count="count")

    await asyncio.gather(*(add(number) for number in range(1, 9)))
    assert set((await counted(transaction)).values()) == {36}


async def test_what_could_not_be_written_is_not_lost(
    database: Database, transaction: Transaction, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = Database(f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('away') / 'no' / 'such.db'}")
    ask(2, Outcome.DOUBTFUL)
    with pytest.raises(SQLAlchemyError):
        await askings.flush(away.transaction)
    await away.close()
    ask(1, Outcome.DOUBTFUL)
    await askings.flush(database.transaction)
    assert await counted(transaction) == {(MARCH, "doubtful", ""): 3}


def test_an_outcome_that_nobody_knows_is_not_counted() -> None:
    with pytest.raises(ValueError, match="guessed"):
        askings.note("guessed")


async def test_a_month_has_its_figures_and_names_no_small_subject(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        shipped = [body("lift", subject="lifts"), body("gate", subject="safety"), body("dibao", subject="dibao")]
        await articles.ship(session, shipped)
    ask(6, Outcome.ANSWERED, "gate")
    ask(5, Outcome.ANSWERED, "lift")
    ask(4, Outcome.ANSWERED, "lift")
    ask(4, Outcome.ANSWERED, "dibao")
    ask(3, Outcome.ANSWERED, "gone-long-ago")
    ask(2, Outcome.DOUBTFUL)
    ask(1, Outcome.UNSURE)
    ask(1, Outcome.EXPIRED, "dibao")
    await askings.flush(transaction)
    async with transaction() as session:
        for person, useful in ((cast.zhang, True), (cast.li, True), (cast.wang, False)):
            await votes.vote(session, "lift", by=person, useful=useful)
    clock.move(timedelta())
    at(datetime(2027, 3, 31, 16, 0, 10, tzinfo=UTC))
    ask(7, Outcome.ANSWERED, "lift")
    await askings.flush(transaction)
    async with transaction() as session:
        await votes.vote(session, "gate", by=cast.zhang, useful=False)
        march, april = await askings.month(session, MARCH), await askings.month(session, APRIL)
        assert await askings.month(session, date(2027, 2, 1)) == askings.Month(0, 0, 0, 0, (), 0, 0)
    # Dibao was asked for five times, so it is named; what is gone has no subject, and stands with the others.
    assert march == askings.Month(
        asked=26,
        answered=22,
        doubtful=2,
        unsure=2,
        by_subject=(("lifts", 9), ("safety", 6), ("dibao", 5), ("", 3)),
        useful=2,
        useless=1,
    )
    assert april == askings.Month(7, 7, 0, 0, (("lifts", 7),), 0, 1)


async def test_a_subject_that_four_asked_for_stands_with_the_others(transaction: Transaction) -> None:
    async with transaction() as session:
        await articles.ship(session, [body("dibao", subject="dibao"), body("gate", subject="safety")])
    ask(4, Outcome.ANSWERED, "dibao")
    ask(2, Outcome.ANSWERED, "gate")
    await askings.flush(transaction)
    async with transaction.reading() as session:
        assert (await askings.month(session, MARCH)).by_subject == (("", 6),)


async def test_articles_are_counted_since_a_day(transaction: Transaction) -> None:
    ask(2, Outcome.ANSWERED, "lift")
    ask(9, Outcome.UNSURE)
    at(datetime(2027, 3, 5, 4, tzinfo=UTC))
    ask(1, Outcome.ANSWERED, "lift")
    ask(1, Outcome.EXPIRED, "gate")
    await askings.flush(transaction)
    async with transaction.reading() as session:
        assert await askings.counts(session, since=MARCH) == {"lift": 3, "gate": 1}
        assert await askings.counts(session, since=date(2027, 3, 2)) == {"lift": 1, "gate": 1}


async def test_counts_are_forgotten_after_two_years(transaction: Transaction) -> None:
    ask(1, Outcome.UNSURE)
    await askings.flush(transaction)
    async with transaction() as session:
        assert await askings.forget_old(session, now=clock.now() + askings.KEPT_FOR) == 0
        assert await askings.forget_old(session, now=clock.now() + askings.KEPT_FOR + timedelta(days=1)) == 1
        assert (await session.scalars(select(func.count(col(Asking.count))))).one() == 0
