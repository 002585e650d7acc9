"""What was promised beside what was kept: counted rightly, and told so that nobody can work out what is not told."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from community import calendar, numbers, promises, services
from community.cases import Case, Kind, Outcome, State
from community.database import Transaction
from community.promises import Asked, Figures, Line, Promises
from community.services import Service
from tests.community.sending import at

pytestmark = pytest.mark.usefixtures("catalogue", "tuesday")
#: Four working hours until somebody takes it.
LIGHT = "corridor-light"
MORNING = datetime(2026, 11, 17, 2, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def tuesday() -> None:
    """Ten in the morning of an ordinary Tuesday in Shanghai."""
    at(MORNING)


async def happened(transaction: Transaction, count: int, service: str | None = LIGHT, **otherwise: Any) -> None:
    """Let so many cases have been asked a week ago, taken after an hour, and solved after two, unless said otherwise."""
    asked = otherwise.pop("submitted_at", MORNING - 7 * DAY)
    values: dict[str, Any] = {
        "kind": Kind.REPAIR,
        "state": State.ENDED,
        "outcome": Outcome.SOLVED,
        "service": service,
        "submitted_at": asked,
        "accepted_at": asked + HOUR,
        "promised_by": asked + DAY,
        "ended_at": asked + 2 * HOUR,
        **otherwise,
    }
    async with transaction() as session:
        for _ in range(count):
            session.add(Case(number=await numbers.next_number(session, "R"), **values))


async def seen(transaction: Transaction) -> Promises:
    async with transaction.reading() as session:
        return await promises.board(session)


async def line(transaction: Transaction, key: str = LIGHT) -> Line:
    found = await seen(transaction)
    return next(one for one in found.lines if one.service and one.service.key == key)


async def test_a_month_of_a_category_tells_how_many_and_what_was_kept(transaction: Transaction) -> None:
    await happened(transaction, 6)
    await happened(transaction, 2, accepted_at=MORNING - 6 * DAY)
    await happened(transaction, 2, ended_at=MORNING - 3 * DAY, reopened=1)
    found = await line(transaction)
    assert found.months == (Figures(None, few=True), Figures(None, few=True), Figures(10, 80, 80, 20))
    assert (await seen(transaction)).months == (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1))


async def test_working_time_counts_and_not_the_nights(transaction: Transaction) -> None:
    friday = datetime(2026, 11, 13, 9, 15, tzinfo=UTC)  # A quarter past five there; the counter closes at half past.
    monday = datetime(2026, 11, 16, 2, tzinfo=UTC)
    await happened(transaction, 5, submitted_at=friday, accepted_at=monday, promised_by=monday + DAY, ended_at=monday)
    assert (await line(transaction)).months[2] == Figures(5, 100, 100, 0)


async def test_what_is_not_due_yet_is_not_judged(transaction: Transaction) -> None:
    fresh: dict[str, Any] = {"submitted_at": MORNING - HOUR, "accepted_at": None, "ended_at": None}
    await happened(transaction, 5, **fresh, state=State.WAITING, outcome=None, promised_by=MORNING + DAY)
    assert (await line(transaction)).months[2] == Figures(5)


async def test_what_is_late_and_still_open_was_not_kept(transaction: Transaction) -> None:
    await happened(transaction, 5, accepted_at=None, ended_at=None, state=State.WAITING, outcome=None)
    assert (await line(transaction)).months[2] == Figures(5, 0, 0)


async def test_a_case_that_was_reopened_is_judged_by_its_last_end(transaction: Transaction) -> None:
    await happened(transaction, 5, state=State.TAKEN, outcome=None, reopened=1)
    assert (await line(transaction)).months[2] == Figures(5, 100, 0, 100)


async def test_only_what_residents_asked_for_is_counted(transaction: Transaction) -> None:
    await happened(transaction, 5)
    async with transaction.reading() as session:
        whole = (await promises.asked(session))[0]
    await happened(transaction, 5, kind=Kind.PATROL)
    await happened(transaction, 5, part_of_id=whole.id)
    for state in (State.WITHDRAWN, State.MERGED):
        await happened(transaction, 5, state=state, outcome=None)
    await happened(transaction, 5, submitted_at=MORNING - 200 * DAY)
    assert (await line(transaction)).whole.count == 5


async def test_the_months_are_the_communitys(transaction: Transaction) -> None:
    # The last hours of October in London are the first of November here.
    await happened(transaction, 5, submitted_at=datetime(2026, 10, 31, 17, tzinfo=UTC))
    assert [one.count for one in (await line(transaction)).months] == [None, None, 5]


async def test_one_hidden_month_hides_the_sum_of_the_three(transaction: Transaction) -> None:
    await happened(transaction, 6)
    await happened(transaction, 7, submitted_at=MORNING - 30 * DAY)
    await happened(transaction, 2, submitted_at=MORNING - 60 * DAY)
    found = await line(transaction)
    assert [one.count for one in found.months] == [None, 7, 6]
    assert found.whole == Figures(None)


async def test_three_small_months_may_be_told_together(transaction: Transaction) -> None:
    for months, count in ((0, 3), (30, 2), (60, 2)):
        await happened(transaction, count, submitted_at=MORNING - (7 + months) * DAY)
    found = await line(transaction)
    assert [one.count for one in found.months] == [None] * 3
    assert found.whole.count == 7


async def test_every_sum_that_is_told_leaves_what_is_hidden_open(transaction: Transaction) -> None:
    """Whatever the figures, whoever reads all of them knows no hidden one to less than three values."""
    async with transaction.reading() as session:
        catalogue = [one for one in await services.everything(session) if one.kind == Kind.REPAIR][:6]
    counts = [0, 1, 4, 5, 9, 3]
    for at_, service in enumerate(catalogue):
        for month in range(3):
            await happened(
                transaction,
                counts[(at_ * 2 + month * 3) % 6],
                service.key,
                submitted_at=MORNING - (7 + 30 * month) * DAY,
            )
    found = await seen(transaction)
    for one in found.lines:
        _checks(one.whole, one.months)
    lines = [one for one in found.lines if one.kind == Kind.REPAIR]
    parts = [part for one in lines for part in ([one.whole] if one.whole.count is not None else one.months)]
    _checks(found.kinds[Kind.REPAIR], parts)


def _checks(whole: Figures, parts: Any) -> None:
    hidden = sum(part.count is None for part in parts)
    if whole.count is None or not hidden:
        return
    rest = whole.count - sum(part.count or 0 for part in parts)
    assert not rest or min(4, rest) - max(0, rest - 4 * (hidden - 1)) >= 2


async def test_categories_that_nobody_knows_are_told_together(transaction: Transaction) -> None:
    await happened(transaction, 6, None)
    found = await seen(transaction)
    assert [one.whole.count for one in found.of(Kind.REPAIR) if one.service is None] == [6]
    assert not [one for one in found.of(Kind.HELP) if one.service is None]


async def test_the_share_that_was_reopened_is_told_even_where_the_sum_is_not(transaction: Transaction) -> None:
    await happened(transaction, 10, reopened=1)
    await happened(transaction, 1, "lift")
    found = await seen(transaction)
    assert found.whole.reopened == 91


def test_working_time_is_looked_up_only_where_the_clock_does_not_tell() -> None:
    day = calendar.working_day()
    assert promises.is_within(MORNING, MORNING + DAY, day)
    assert not promises.is_within(MORNING, MORNING + 2 * DAY, day)


def test_a_category_has_its_own_time_and_without_one_there_is_a_usual_one() -> None:
    asked = Asked(1, Kind.REPAIR, None, None, State.TAKEN, MORNING, MORNING + 3 * HOUR, None, None, 0)
    slow = Service(key="slow", kind=Kind.REPAIR, accept_minutes=30, solve_minutes=60, level="grid")
    assert promises.count(asked, None, now=MORNING).accepted == 1
    assert promises.count(asked, slow, now=MORNING).accepted == 0
