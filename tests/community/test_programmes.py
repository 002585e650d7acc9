"""What is on: which events somebody reads of, which are theirs, and what is special about the days."""

from datetime import date, timedelta
from typing import Any

import pytest

from community import places, programmes
from community.database import Transaction
from community.places import Level
from community.programmes import Mark, Programme, Span
from tests.community.conftest import Cast, Tower
from tests.community.inviting import calls_off, comes, drafted, held
from tests.community.sending import DAY, HOUR, NOON, at, here

#: The Monday of the week in which it is noon.
MONDAY = date(2027, 3, 1)
WEEK = programmes.week(MONDAY)

pytestmark = pytest.mark.usefixtures("noon")


async def listed(transaction: Transaction, cast: Cast, span: Span = WEEK, **more: Any) -> Programme:
    """Return what Zhang reads, or whoever lives where it is said."""
    chosen = {"place_id": cast.building.id, "who": cast.zhang, **more}
    async with transaction.reading() as session:
        return await programmes.of(session, span, **chosen)


def titles(found: Programme) -> list[str]:
    return [one["title"] for one in found.events]


@pytest.mark.parametrize(("day", "monday"), [("2027-03-01", "2027-03-01"), ("2027-03-07", "2027-03-01")])
def test_a_week_begins_on_monday(day: str, monday: str) -> None:
    span = programmes.week(date.fromisoformat(day))
    assert (span.first, span.last) == (date.fromisoformat(monday), date.fromisoformat(monday) + timedelta(days=6))
    assert span.weekly
    assert date.fromisoformat(day) in span


@pytest.mark.parametrize(
    ("day", "last"), [("2027-02-14", "2027-02-28"), ("2028-02-29", "2028-02-29"), ("2026-12-31", "2026-12-31")]
)
def test_a_month_has_all_of_its_days(day: str, last: str) -> None:
    span = programmes.month(date.fromisoformat(day))
    assert (span.first.day, span.last) == (1, date.fromisoformat(last))
    assert not span.weekly


def test_festivals_days_off_and_worked_weekends_stand_beside_their_days() -> None:
    marks = programmes.marks(programmes.month(date(2026, 10, 1)))
    assert [day.day for day, mark in marks.items() if mark.off] == [1, 2, 3, 4, 5, 6, 7]
    assert [day.day for day, mark in marks.items() if mark.works] == [10]
    assert "国庆节" in [names["zh-Hans"] for names in marks[date(2026, 10, 1)].festivals]
    assert "重阳节" in [names["zh-Hans"] for names in marks[date(2026, 10, 18)].festivals]
    # A Sunday is a Sunday.
    assert not marks[date(2026, 10, 18)].off
    assert date(2026, 10, 11) not in marks


def test_where_days_off_are_not_announced_yet_only_festivals_are_marked() -> None:
    marks = programmes.marks(programmes.month(date(2055, 10, 1)))
    assert marks
    assert not any(mark.off or mark.works for mark in marks.values())


async def test_what_is_open_is_listed_by_its_time_and_nobody_reads_of_a_draft(
    transaction: Transaction, cast: Cast
) -> None:
    await held(transaction, cast, title="later", starts_at=NOON + 3 * DAY)
    await held(transaction, cast, title="sooner", starts_at=NOON + 2 * DAY)
    await held(transaction, cast, title="next week", starts_at=NOON + 8 * DAY)
    await drafted(transaction, cast, title="draft", venue="x", starts_at=NOON + DAY)
    assert titles(await listed(transaction, cast)) == ["sooner", "later"]
    assert titles(await listed(transaction, cast, programmes.week(date(2027, 3, 8)))) == ["next week"]
    assert titles(await listed(transaction, cast, programmes.month(MONDAY))) == ["sooner", "later", "next week"]


async def test_all_of_the_community_is_listed_and_whose_it_is_where_it_is_not_everybodys(
    transaction: Transaction, cast: Cast
) -> None:
    await held(transaction, cast, title="all", starts_at=NOON + DAY)
    await held(transaction, cast, title="grid", place_id=cast.other_grid.id, starts_at=NOON + 2 * DAY)
    for place in (cast.building, cast.grid, cast.community):
        found = await listed(transaction, cast, place_id=place.id)
        assert [(one["title"], one["place"]) for one in found.events] == [("all", ""), ("grid", "二网格")]
    homeless = await listed(transaction, cast, place_id=None)
    assert [(one["title"], one["place"]) for one in homeless.events] == [("all", ""), ("grid", "二网格")]


async def test_another_community_is_far_away_and_the_street_is_not(
    transaction: Transaction, cast: Cast, tower: Tower
) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=tower.street, level=Level.COMMUNITY, name="松柏社区", by=cast.zhao.id)
    await held(transaction, cast, by=cast.zhao, title="theirs", place_id=other.id, starts_at=NOON + DAY)
    await held(
        transaction, cast, by=cast.zhao, title="the street's", place_id=tower.street.id, starts_at=NOON + 2 * DAY
    )
    assert titles(await listed(transaction, cast)) == ["the street's"]


async def test_mine_are_marked_for_me_alone_with_how_many_we_are(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, seats=4, starts_at=NOON + DAY)
    await comes(transaction, found, cast.zhang, heads=4)
    await comes(transaction, found, cast.li, heads=2, sure=True)

    async def seen(**more: Any) -> tuple[str | None, int, int | None]:
        (one,) = (await listed(transaction, cast, **more)).events
        return one["seat"], one["heads"], one["free"]

    assert await seen() == ("coming", 4, 0)
    assert await seen(who=cast.li) == ("waiting", 2, 0)
    assert await seen(who=cast.wang) == (None, 0, 0)
    assert await seen(who=None) == (None, 0, 0)


async def test_what_was_called_off_is_said_and_what_goes_on_or_went_by_as_well(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, title="off", starts_at=NOON + 5 * HOUR)
    await calls_off(transaction, found, cast.chen)
    await held(transaction, cast, title="on", starts_at=NOON + DAY, ends_at=NOON + DAY + 2 * HOUR)

    async def states() -> list[str]:
        return [one["state"] for one in (await listed(transaction, cast)).events]

    assert await states() == ["called-off", "open"]
    at(NOON + DAY)
    assert await states() == ["called-off", "running"]
    # Nobody ended it yet.
    at(NOON + DAY + 2 * HOUR)
    assert await states() == ["called-off", "over"]


async def test_what_lasts_over_a_border_stands_in_both_weeks_first_on_its_own_day(
    transaction: Transaction, cast: Cast
) -> None:
    await held(transaction, cast, starts_at=here("2027-03-07 20:00"), ends_at=here("2027-03-08 01:00"))
    (one,) = (await listed(transaction, cast)).events
    assert one["day"] == "2027-03-07"
    (one,) = (await listed(transaction, cast, programmes.week(date(2027, 3, 8)))).events
    assert one["day"] == "2027-03-08"


async def test_an_empty_week_knows_what_comes_next(transaction: Transaction, cast: Cast) -> None:
    async def following(span: Span = WEEK) -> str | None:
        async with transaction.reading() as session:
            found = await programmes.following(session, span, place_id=cast.building.id)
            return found["title"] if found else None

    assert await following() is None
    gone = await held(transaction, cast, title="off", starts_at=NOON + 8 * DAY)
    await calls_off(transaction, gone, cast.chen)
    await held(transaction, cast, title="then", starts_at=NOON + 20 * DAY)
    await held(transaction, cast, title="next", starts_at=NOON + 10 * DAY)
    assert await following() == "next"
    # Whoever looks at weeks that went by wants to know what comes, not what was.
    assert await following(programmes.week(date(2026, 12, 1))) == "next"
    assert await following(programmes.week(date(2027, 3, 8))) == "then"


def test_a_day_like_any_other_has_no_mark() -> None:
    assert Mark() not in programmes.marks(Span(date(2026, 1, 1), date(2026, 12, 31))).values()
