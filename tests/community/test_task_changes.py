"""What happens to a task while people have a place in it: nobody is kept, sent, asked or counted who should not be."""

from datetime import datetime, timedelta

import pytest

from community import (
    absences,
    access,
    cases,
    hours,
    people,
    planning,
    repeats,
    skills,
    tasks,
    turnouts,
)
from community.database import Transaction
from community.errors import BadTask, TaskEnded
from community.people import Person
from community.seats import State as Seat
from community.stints import State as Given
from community.tasks import State, Task
from tests.community.conftest import Cast
from tests.community.couriers import deliver, told
from tests.community.filing import claimed, filed
from tests.community.helping import a_task, a_volunteer, leaves, signs_up, there
from tests.community.sending import DAY, HOUR, MINUTE, NOON, at
from tests.community.turning_up import STARTS, arrives, heard, helpers, look, now, planned, posted, stint_now
from tests.community.working import shows

pytestmark = pytest.mark.usefixtures("noon")


async def altered(transaction: Transaction, task: Task, by: Person, **values: object) -> Task:
    async with transaction() as session:
        return await planning.alter(session, await access.planned_task(session, task.id, by=by), by=by, **values)


async def called_off(transaction: Transaction, task: Task, by: Person) -> None:
    async with transaction() as session:
        found = await access.planned_task(session, task.id, by=by)
        await planning.call_off(session, found, by=by, reason="下大雨")


async def test_the_time_of_whoever_came_ends_when_the_task_is_called_off(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "马")
    task = await planned(transaction, cast, ma, seats=1)
    came = await arrives(transaction, task, ma, STARTS - 20 * MINUTE)
    at(STARTS - 5 * MINUTE)
    await called_off(transaction, task, cast.chen)
    await look(transaction, STARTS + 4 * HOUR)
    found = await stint_now(transaction, came)
    assert (found.state, found.by_time) == (Given.ENDED, True)
    # Nobody was there for the two hours that did not take place.
    assert found.minutes == 15


async def test_nobody_is_noted_as_missing_at_what_did_not_take_place(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "马")
    task = await planned(transaction, cast, ma)
    at(STARTS - DAY)
    await called_off(transaction, task, cast.chen)
    at(STARTS + 3 * HOUR)
    async with transaction() as session:
        found = await access.planned_task(session, task.id, by=cast.chen)
        with pytest.raises(TaskEnded):
            await absences.note(session, found, ma.id, by=cast.chen)
        assert (await turnouts.sheet(session, found, reader=cast.chen))["people"] == []


async def test_once_somebody_is_there_it_is_not_put_off(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "马")
    task = await planned(transaction, cast, ma)
    await arrives(transaction, task, ma, STARTS - 20 * MINUTE)
    with pytest.raises(BadTask):
        await altered(transaction, task, cast.chen, starts_at=STARTS + 7 * DAY)
    # What else there is to say may still be said.
    assert (await altered(transaction, task, cast.chen, notes="带水")).notes == "带水"


async def test_whoevers_licence_does_not_hold_on_the_new_day_gives_the_place_back(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴"))]
    licensed = next(one.key for one in skills.crafts().values() if one.licensed)
    async with transaction() as session:
        for one, until in ((sun, hours.local(NOON + 5 * DAY).date()), (wu, None)):
            seen = skills.Skill(person_id=one.id, key=licensed, licence=True, checked_at=NOON, until=until)
            session.add(seen)
    task = await a_task(transaction, cast, skill=licensed, starts_at=NOON + 4 * DAY)
    for one in (sun, wu):
        await signs_up(transaction, task, one)
    await altered(transaction, task, cast.chen, starts_at=NOON + 9 * DAY)
    assert await there(transaction, task) == {"孙": Seat.LEFT, "吴": Seat.HELD}
    assert (await now(transaction, task)).taken == 1
    assert await heard(transaction, "team-told", what="seat-gone") == [sun.id]


async def test_an_offer_does_not_outlive_its_task(transaction: Transaction, cast: Cast) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴"))]
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    for one in (sun, wu):
        await signs_up(transaction, task, one)
    await leaves(transaction, task, sun)
    await called_off(transaction, task, cast.chen)
    assert [row.person_id for row in await posted(transaction, "task-offer")] == []
    assert [row.person_id for row in await posted(transaction, "task-told", what="ended")] == [wu.id]


async def test_whoever_plans_hears_of_every_place_that_comes_free_late(transaction: Transaction, cast: Cast) -> None:
    sun, wu, he = await helpers(transaction, cast, "孙", "吴", "何")
    task = await planned(transaction, cast, sun, wu, he, least=2)
    at(STARTS - 3 * HOUR)
    # Whoever only waited is missed by nobody.
    await leaves(transaction, task, he)
    assert await told(transaction, "task-few") == []
    await leaves(transaction, task, sun)
    assert await told(transaction, "task-few") == [cast.chen.id]


@pytest.mark.usefixtures("catalogue")
async def test_a_series_ends_with_the_case_that_it_helped_with(transaction: Transaction, cast: Cast) -> None:
    case = await claimed(transaction, await filed(transaction, cast.zhang, service="handyman"), cast.chen)
    task = await a_task(transaction, cast, case_id=case.id, starts_at=NOON + DAY, repeat="weekly")
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        found.series_id, found.regular_at = found.id, found.starts_at
        await session.flush()
        await repeats.arm(session, found)
        await planning.case_over(session, case.id)
        await cases.move(session, await cases.case(session, case.id), cases.OPEN, cases.State.WITHDRAWN, ended_at=NOON)
    await look(transaction, NOON + 2 * DAY)
    async with transaction.reading() as session:
        assert (await tasks.task(session, task.id)).repeat is None


async def test_the_name_of_whoever_is_served_stands_in_no_group_where_they_meet_outside_either(
    transaction: Transaction, cast: Cast
) -> None:
    fields = {"served": {"name": "王婆婆", "phone": "13912345678"}, "state": State.DRAFT, "opened_at": None}
    task = await a_task(transaction, cast, title="陪王婆婆看病", team_id=None, **fields)
    with pytest.raises(BadTask):
        async with transaction() as session:
            await planning.open(session, await tasks.task(session, task.id), by=cast.chen)


async def test_a_short_name_within_a_longer_word_tells_nothing(transaction: Transaction, cast: Cast) -> None:
    fields = {"home": True, "least": 2, "spot": "9 单元 9901", "served": {"name": "Li", "phone": ""}}
    draft = {"state": State.DRAFT, "opened_at": None}
    task = await a_task(transaction, cast, title="Listening to old stories", **fields, **draft)
    async with transaction() as session:
        found = await planning.open(session, await tasks.task(session, task.id), by=cast.chen)
        assert found.state == State.OPEN
    told_all = await a_task(transaction, cast, title="Tea with Li", **fields, **draft)
    with pytest.raises(BadTask):
        async with transaction() as session:
            await planning.open(session, await tasks.task(session, told_all.id), by=cast.chen)


async def test_whoever_is_served_hears_of_another_time_in_a_message_of_its_own(
    transaction: Transaction, cast: Cast
) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast, served_id=cast.zhang.id, starts_at=NOON + 3 * DAY)
    await altered(transaction, task, cast.chen, starts_at=NOON + 4 * DAY)
    # Nobody comes yet, so there is nothing to be told.
    assert await told(transaction, "task-served") == []
    await signs_up(transaction, task, sun)
    await deliver(transaction)
    await altered(transaction, task, cast.chen, starts_at=NOON + 5 * DAY)
    await deliver(transaction)
    assert len(await shows(transaction, cast.zhang.id)) == 2
    await leaves(transaction, task, sun)
    await deliver(transaction)
    # Both say from then on who comes: nobody any more.
    assert [said["who"] for _, said in await shows(transaction, cast.zhang.id)] == [[], []]


async def test_whoever_cannot_be_written_to_is_not_the_only_one_who_hears_of_a_task(
    transaction: Transaction, cast: Cast
) -> None:
    (ma,) = await helpers(transaction, cast, "马")
    await planned(transaction, cast, ma, least=2, planner_id=cast.wang.id, place_id=cast.grid.id)
    async with transaction() as session:
        await people.unreachable(session, cast.wang.telegram_id)
    await look(transaction, STARTS - DAY + MINUTE)
    assert await told(transaction, "task-few") == [cast.chen.id]


async def test_an_offer_ends_before_a_task_that_comes_sooner_than_it_was_to(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu, he = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴", "何"))]
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    for one in (sun, wu, he):
        await signs_up(transaction, task, one)
    await leaves(transaction, task, sun)
    await altered(transaction, task, cast.chen, starts_at=NOON + HOUR)
    (offer,) = await posted(transaction, "task-offer")
    kept = datetime.fromisoformat((offer.arguments or {})["until"]) - NOON
    assert timedelta() <= kept - 20 * MINUTE < MINUTE
    await look(transaction, NOON + 21 * MINUTE)
    assert await there(transaction, task) == {"孙": Seat.LEFT, "何": Seat.OFFERED, "吴": Seat.WAITING}
