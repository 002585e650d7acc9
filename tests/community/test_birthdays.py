"""The month that somebody told: sealed, theirs to take back, and celebrated exactly once in every year."""

from datetime import date

import pytest
from sqlalchemy import text

from community import birthdays, festivals
from community.birthdays import Birthday
from community.database import Database, Transaction
from community.errors import NotFound
from tests.community.celebrating import tells
from tests.community.conftest import Cast

YEARS = range(2020, 2057)


@pytest.mark.parametrize("year", YEARS)
def test_every_lunar_month_is_celebrated_once_a_year(year: int) -> None:
    invited = [lunar for month in birthdays.MONTHS for lunar in birthdays.lunar_months(year, month)]
    assert sorted(invited) == list(birthdays.MONTHS)


def test_it_is_celebrated_where_its_middle_falls_and_a_leap_month_never_counts() -> None:
    for year in YEARS:
        for lunar, month in birthdays.party_months(year).items():
            middles = [
                day
                for day in (
                    date.fromordinal(one)
                    for one in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 10).toordinal())
                )
                if festivals.lunar(day) == (lunar, 15, False)
            ]
            # Where the middle of the eleventh month comes after New Year, the party is in December, in which it began.
            if date(year, month, 1).replace(day=1) not in {one.replace(day=1) for one in middles}:
                assert (lunar, month) == (11, 12)
                assert any(one.year == year + 1 for one in middles)


def test_the_twelfth_month_lies_over_the_new_year_and_so_may_the_eleventh() -> None:
    # The fifteenth of the eleventh month of 2025 is the 3rd of January 2026, that of 2026 the 23rd of December.
    assert festivals.lunar(date(2026, 1, 3)) == festivals.lunar(date(2026, 12, 23)) == (11, 15, False)
    assert (birthdays.party_months(2025)[11], birthdays.party_months(2026)[11]) == (12, 12)
    assert 11 not in birthdays.lunar_months(2026, 1)
    # What is called the twelfth month of 2025 has its middle in 2026.
    assert festivals.lunar(date(2026, 2, 2)) == (12, 15, False)
    assert birthdays.lunar_months(2026, 2) == {12}
    assert birthdays.lunar_months(2026, 12) == {11}


def test_the_leap_eleventh_month_of_2033_invites_nobody_twice() -> None:
    assert festivals.lunar(date(2034, 1, 5)) == (11, 15, True)
    assert birthdays.party_months(2033)[11] == 12
    assert birthdays.party_months(2034)[12] in {2, 3}


@pytest.mark.parametrize(
    ("month", "lunar", "today", "party"),
    [
        (3, False, date(2027, 3, 31), date(2027, 3, 1)),
        (3, False, date(2027, 4, 1), date(2028, 3, 1)),
        (1, True, date(2027, 2, 1), date(2027, 2, 1)),
        (12, True, date(2026, 12, 31), date(2027, 1, 1)),
        (11, True, date(2025, 12, 31), date(2025, 12, 1)),
        (11, True, date(2026, 1, 1), date(2026, 12, 1)),
    ],
)
def test_somebody_is_told_which_month_is_theirs(month: int, *, lunar: bool, today: date, party: date) -> None:
    assert birthdays.next_party(month, lunar=lunar, today=today) == party


async def test_what_was_told_last_holds_and_nothing_stays_of_what_was_taken_back(
    transaction: Transaction, cast: Cast
) -> None:
    await tells(transaction, cast.zhang, 3)
    await tells(transaction, cast.zhang, 12, lunar=True)
    async with transaction.reading() as session:
        found = await birthdays.birthday_or_none(session, cast.zhang.id)
    assert found is not None
    assert (found.month, found.lunar) == (12, True)
    async with transaction() as session:
        assert await birthdays.forget(session, by=cast.zhang)
    async with transaction() as session:
        assert not await birthdays.forget(session, by=cast.zhang)
        assert await birthdays.birthday_or_none(session, cast.zhang.id) is None


@pytest.mark.parametrize("month", [0, 13])
async def test_there_is_no_thirteenth_month(transaction: Transaction, cast: Cast, month: int) -> None:
    with pytest.raises(NotFound):
        await tells(transaction, cast.zhang, month)


async def test_nobody_reads_the_month_in_the_database_nor_in_the_trail(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    await tells(transaction, cast.zhang, 12, lunar=True)
    async with database.engine.connect() as connection:
        row = (await connection.execute(text("SELECT * FROM birthday"))).mappings().one()
        acts = (await connection.execute(text("SELECT act, subject FROM trail ORDER BY id"))).all()
    assert set(row) == {"person_id", "told_sealed", "since"}
    assert b"month" not in bytes(row["told_sealed"])
    assert tuple(acts[-1]) == ("told-birthday", f"person:{cast.zhang.id}")


async def test_those_are_celebrated_who_told_that_month_by_either_calendar(
    transaction: Transaction, cast: Cast
) -> None:
    await tells(transaction, cast.zhang, 2)
    await tells(transaction, cast.li, 12, lunar=True)
    await tells(transaction, cast.wang, 2, lunar=True)
    async with transaction.reading() as session:
        assert set(await birthdays.celebrating(session, year=2026, month=2)) == {cast.zhang.id, cast.li.id}
        assert await birthdays.celebrating(session, year=2027, month=2) == [cast.zhang.id]
        assert await birthdays.celebrating(session, year=2027, month=1) == [cast.li.id]


async def test_what_no_key_opens_keeps_nobody_else_from_their_party(transaction: Transaction, cast: Cast) -> None:
    await tells(transaction, cast.zhang, 2)
    await tells(transaction, cast.li, 2)
    async with transaction() as session:
        (await session.get_one(Birthday, cast.li.id)).told_sealed = b"of another key"
    async with transaction.reading() as session:
        assert await birthdays.celebrating(session, year=2026, month=2) == [cast.zhang.id]
