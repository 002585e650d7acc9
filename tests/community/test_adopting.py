"""What an older version left open has a category, a level and times from the first start on, and is seen."""

from typing import Any

import pytest

from community import adoptions, deadlines
from community.cases import Case, Kind, State
from community.clock import now as moment
from community.database import Transaction
from community.places import Level
from tests.community.climbing import armed, look
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries
from tests.community.filing import now
from tests.community.sending import DAY, at, here
from tests.community.working import acts, shows

pytestmark = pytest.mark.usefixtures("catalogue")


async def left(transaction: Transaction, cast: Cast, **more: Any) -> Case:
    """Leave a case as the migration does: long ago, without category and times."""
    at(here("2026-11-18 09:30"))
    ago = moment() - 20 * DAY
    values: dict[str, Any] = {
        "kind": Kind.REPAIR,
        "state": State.WAITING,
        "level": Level.COMMUNITY,
        "person_id": cast.zhang.id,
    }
    values |= {"place_id": cast.building.id, "submitted_at": ago, "changed_at": ago, "number": 7} | more
    async with transaction() as session:
        new = Case(**values)
        session.add(new)
        await session.flush()
        return new


async def start(transaction: Transaction) -> int:
    async with transaction() as session:
        return await adoptions.adopt(session)


async def test_what_waits_gets_category_level_times_and_a_desk_once(transaction: Transaction, cast: Cast) -> None:
    found = await left(transaction, cast, reopened=1, turn=1)
    assert [await start(transaction) for _ in range(3)] == [1, 0, 0]
    found = await now(transaction, found)
    assert (found.service, found.level, found.state) == ("other-repair", Level.GRID, State.WAITING)
    assert found.accept_by
    assert found.solve_by == found.promised_by
    assert moment() < found.accept_by < (found.solve_by or moment())
    assert await armed(transaction) == {deadlines.ACCEPT: found.accept_by}
    async with transaction.reading() as session:
        assert [row.person_id for row in await deliveries(session, "case-desk")] == [cast.wang.id]
    assert await acts(transaction, found) == ["adopted"]
    await look(transaction)
    assert (await now(transaction, found)).climbed == 0


@pytest.mark.parametrize(
    ("kind", "service", "level"),
    [(Kind.QUESTION, "question", Level.COMMUNITY), (Kind.HELP, "other-help", Level.GRID)],
)
async def test_each_kind_has_its_category(
    transaction: Transaction, cast: Cast, kind: Kind, service: str, level: Level
) -> None:
    found = await left(transaction, cast, kind=kind)
    await start(transaction)
    found = await now(transaction, found)
    assert (found.service, found.level) == (service, level)


async def test_what_is_in_hand_stays_there_and_its_time_runs_from_now(transaction: Transaction, cast: Cast) -> None:
    found = await left(
        transaction, cast, kind=Kind.QUESTION, state=State.TAKEN, holder_id=cast.chen.id, lead_id=cast.chen.id
    )
    await start(transaction)
    found = await now(transaction, found)
    assert (found.state, found.holder_id) == (State.TAKEN, cast.chen.id)
    assert set(await armed(transaction)) == {deadlines.NUDGE, deadlines.DUE}
    assert [card for card, _ in await shows(transaction, cast.chen.id)] == ["case-hand"]
    assert await shows(transaction, STAFF) == []


async def test_what_nobody_has_any_more_waits_again(transaction: Transaction, cast: Cast) -> None:
    found = await left(transaction, cast, state=State.TAKEN, holder_id=None)
    await start(transaction)
    found = await now(transaction, found)
    assert found.state == State.WAITING
    assert set(await armed(transaction)) == {deadlines.ACCEPT}


async def test_what_ended_is_left_alone(transaction: Transaction, cast: Cast) -> None:
    found = await left(transaction, cast, state=State.WITHDRAWN, ended_at=moment())
    assert await start(transaction) == 0
    assert (await now(transaction, found)).service is None
    assert await armed(transaction) == {}
