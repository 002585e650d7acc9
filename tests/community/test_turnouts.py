"""Whoever has a place is reminded, once and never at night; too few of them are told of; and it ends by itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from community import access, seats, tasks, turnouts, volunteers
from community.database import Transaction
from community.errors import NoSeat, TaskEnded
from community.outbox import Kind
from community.people import Person
from community.seats import State
from community.tasks import Task
from community.turnouts import DAY, KEPT, OVER, SOON, START
from community.volunteers import Profile
from tests.community.conftest import Cast
from tests.community.helping import a_task, a_team
from tests.community.sending import at
from tests.community.turning_up import (
    HOUR,
    MINUTE,
    STARTS,
    armed,
    arrives,
    attested,
    ended,
    heard,
    helpers,
    here,
    leaves,
    look,
    now,
    planned,
    posted,
    signed_up,
    was_there,
)

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize(
    ("opened", "starts", "expected"),
    [
        ("2027-03-01 12:00", "2027-03-06 15:00", {DAY: "2027-03-05 15:00", SOON: "2027-03-06 13:00"}),
        # What would come at seven in the morning comes in the evening before.
        ("2027-03-01 12:00", "2027-03-06 09:00", {DAY: "2027-03-05 09:00", SOON: "2027-03-05 19:30"}),
        ("2027-03-01 12:00", "2027-03-06 20:30", {DAY: "2027-03-05 19:30", SOON: "2027-03-06 18:30"}),
        # Both would come in the same evening: there is one.
        ("2027-03-01 12:00", "2027-03-06 00:30", {DAY: "2027-03-04 19:30", SOON: "2027-03-05 19:30"}),
        # Opened late, it brings what still lies ahead, and nothing that lies behind.
        ("2027-03-06 12:00", "2027-03-06 15:00", {SOON: "2027-03-06 13:00"}),
        ("2027-03-06 14:00", "2027-03-06 15:00", {}),
    ],
)
async def test_reminders_come_a_day_and_two_hours_before_and_never_at_night(
    transaction: Transaction, cast: Cast, opened: str, starts: str, expected: dict[str, str]
) -> None:
    at(here(opened))
    task = await planned(transaction, cast, starts_at=here(starts))
    found = await armed(transaction, task)
    assert found.pop(OVER) == here(starts) + 3 * HOUR
    assert found == {kind: here(moment) for kind, moment in expected.items()}


async def test_a_visit_is_looked_at_when_it_starts_and_kept_places_are_free_a_day_before(
    transaction: Transaction, cast: Cast
) -> None:
    task = await planned(transaction, cast, home=True, least=2, kept=1)
    found = await armed(transaction, task)
    assert (found[START], found[KEPT]) == (STARTS, STARTS - timedelta(days=1))
    async with transaction() as session:
        task = await tasks.task(session, task.id)
        task.starts_at, task.ends_at = STARTS + HOUR, STARTS + 3 * HOUR
        await session.flush()
        for _ in range(2):
            await turnouts.arm(session, task)
    found = await armed(transaction, task)
    assert {kind: moment - STARTS for kind, moment in found.items()} == {
        KEPT: -23 * HOUR, DAY: -23 * HOUR, SOON: -HOUR, START: HOUR, OVER: 4 * HOUR,
    }  # fmt: skip


async def test_who_holds_a_place_is_reminded_once_and_who_waits_is_not(transaction: Transaction, cast: Cast) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(transaction, cast, ma, qian, sun)
    for minutes in (0, 1, 5):
        await look(transaction, STARTS - timedelta(days=1) + minutes * MINUTE)
    rows = await posted(transaction, "task-remind")
    assert [row.person_id for row in rows] == [ma.id, qian.id]
    assert {row.kind for row in rows} == {Kind.REMINDER}
    assert {row.expires_at for row in rows} == {STARTS}
    async with transaction() as session:
        # Armed anew for the same time, as after a change of the meeting point, it does not come again.
        await turnouts.arm(session, await tasks.task(session, task.id))
    await look(transaction, STARTS - 2 * HOUR)
    assert await heard(transaction, "task-remind", what="soon") == [ma.id, qian.id]
    assert len(await posted(transaction, "task-remind")) == 4


@pytest.mark.parametrize(
    ("back_at", "expected"),
    [
        (STARTS - 3 * HOUR - MINUTE, ["day"]),
        # An hour before the second reminder the first one has lost its sense.
        (STARTS - 2 * HOUR - 30 * MINUTE, []),
        (STARTS - HOUR, ["soon"]),
        (STARTS + MINUTE, []),
    ],
)
async def test_reminders_that_are_found_late_come_only_where_they_still_help(
    transaction: Transaction, cast: Cast, back_at: datetime, expected: list[str]
) -> None:
    await planned(transaction, cast, *await helpers(transaction, cast, "Ma"))
    await look(transaction, back_at)
    assert [(row.arguments or {})["what"] for row in await posted(transaction, "task-remind")] == expected


async def answer(transaction: Transaction, task: Task, by: Person, *, yes: bool) -> None:
    async with transaction() as session:
        found = await access.seen_task(session, task.id, by=by)
        await (turnouts.come if yes else turnouts.cannot)(session, found, by=by)


async def test_answers_are_kept_and_a_free_place_is_offered_on(transaction: Transaction, cast: Cast) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(transaction, cast, ma, qian, sun)
    at(STARTS - 23 * HOUR)
    await answer(transaction, task, ma, yes=True)
    with pytest.raises(NoSeat):
        await answer(transaction, task, sun, yes=True)
    await answer(transaction, task, qian, yes=False)
    async with transaction.reading() as session:
        rows = {person.id: signup for signup, person in await seats.of(session, task.id)}
    assert (rows[ma.id].coming, rows[qian.id].state, rows[sun.id].state) == (True, State.LEFT, State.OFFERED)
    async with transaction() as session:
        await turnouts.ask_anew(session, task)
        signup = await seats.signup_or_none(session, task.id, ma.id)
        assert signup
        assert signup.coming is None
    at(STARTS)
    with pytest.raises(TaskEnded):
        await answer(transaction, task, ma, yes=True)


async def test_who_plans_it_hears_when_too_few_come_and_may_go_on_with_fewer(
    transaction: Transaction, cast: Cast
) -> None:
    ma, qian = await helpers(transaction, cast, "Ma", "Qian")
    task = await planned(transaction, cast, ma, qian, seats=5, least=3)
    await look(transaction, STARTS - timedelta(days=1))
    assert await heard(transaction, "task-few", held=2, least=3) == [cast.chen.id]
    async with transaction() as session:
        await turnouts.go_on(session, await tasks.task(session, task.id), by=cast.chen)
    await look(transaction, STARTS - 2 * HOUR)
    assert len(await heard(transaction, "task-few")) == 1
    # Somebody who leaves now is missed at once, and their second tap says nothing new.
    await answer(transaction, task, ma, yes=False)
    assert await heard(transaction, "task-few", held=1, least=2) == [cast.chen.id]
    assert (await now(transaction, task)).state == tasks.State.OPEN


async def test_nobody_goes_to_a_home_alone_whatever_was_decided(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma, home=True, least=2, spot="502", served={"name": "张婆婆", "phone": ""})
    at(STARTS - 2 * HOUR)
    async with transaction() as session:
        await turnouts.go_on(session, await tasks.task(session, task.id), by=cast.chen)
    assert (await now(transaction, task)).least == 2
    # Whoever came early and alone does not go in either.
    await arrives(transaction, task, ma, STARTS - 10 * MINUTE)
    await look(transaction, STARTS + MINUTE)
    found = await now(transaction, task)
    assert (found.state, found.reason) == (tasks.State.CALLED_OFF, "too-few")
    assert ma.id in await heard(transaction, "task-called-off")
    # What they gave ends, too, though nobody taps any more.
    await look(transaction, STARTS + 4 * HOUR)
    assert await heard(transaction, "stint-told", what="by-time") == [ma.id]


async def test_with_two_a_visit_takes_place(transaction: Transaction, cast: Cast) -> None:
    both = await helpers(transaction, cast, "Ma", "Qian")
    task = await planned(transaction, cast, *both, home=True, least=2, spot="502")
    await look(transaction, STARTS + MINUTE)
    assert (await now(transaction, task)).state == tasks.State.OPEN


async def test_a_task_ends_by_itself_and_those_are_asked_who_know(transaction: Transaction, cast: Cast) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(
        transaction, cast, ma, qian, sun, seats=3, home=True, least=2, spot="502", served_id=cast.zhang.id
    )
    await was_there(transaction, task, ma)
    await arrives(transaction, task, qian, STARTS + 30 * MINUTE)
    await ended(transaction, task)
    # Whoever forgot to check out is told how it was noted.
    assert await heard(transaction, "stint-told", what="by-time", minutes=90) == [qian.id]
    ((asked),) = await posted(transaction, "stint-confirm")
    assert asked.person_id == cast.zhang.id
    assert [(one["name"], one["state"]) for one in (asked.arguments or {})["people"]] == [
        ("Ma", "ended"), ("Qian", "ended"),
    ]  # fmt: skip
    ((sheet),) = await posted(transaction, "task-turnout")
    assert sheet.person_id == cast.chen.id
    lines = {one["name"]: one for one in (sheet.arguments or {})["people"]}
    assert {name: (one["state"], one["minutes"], one["by_time"]) for name, one in lines.items()} == {
        "Ma": ("ended", 120, False), "Qian": ("ended", 90, True), "Sun": (None, 0, False),
    }  # fmt: skip
    assert (sheet.arguments or {})["served_first"]
    for delivery in await posted(transaction, "task-hand"):
        assert delivery.arguments is None
    await look(transaction, STARTS + 5 * HOUR)
    assert len(await posted(transaction, "task-turnout")) == 1
    async with transaction() as session:
        assert not await turnouts.close(session, await tasks.task(session, task.id))


async def test_after_two_silent_days_whoever_plans_it_is_asked_instead(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma, served_id=cast.zhang.id)
    found = await was_there(transaction, task, ma)
    task = await ended(transaction, task)
    assert task.ended_at
    await look(transaction, task.ended_at + timedelta(days=2, minutes=1))
    again = [row for row in await posted(transaction, "task-turnout") if (row.arguments or {})["again"]]
    assert [row.person_id for row in again] == [cast.chen.id]
    assert not (again[0].arguments or {})["served_first"]
    assert await attested(transaction, found, cast.chen)
    # What was said stands on all cards from now on.
    (asked,) = await posted(transaction, "stint-confirm")
    assert [one["state"] for one in (asked.arguments or {})["people"]] == ["confirmed"]


async def test_who_answered_is_not_asked_about_again(transaction: Transaction, cast: Cast) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma, served_id=cast.zhang.id)
    found = await was_there(transaction, task, ma)
    task = await ended(transaction, task)
    assert await attested(transaction, found, cast.zhang)
    (sheet,) = await posted(transaction, "task-turnout")
    assert [one["state"] for one in (sheet.arguments or {})["people"]] == ["confirmed"]
    assert task.ended_at
    await look(transaction, task.ended_at + timedelta(days=3))
    assert len(await posted(transaction, "task-turnout")) == 1


async def test_a_leader_who_takes_part_is_confirmed_by_somebody_else(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    async with transaction() as session:
        (await volunteers.meet(session, cast.li.id)).profile = Profile(minor=False)
    task = await planned(transaction, cast, cast.li, planner_id=cast.li.id, team_id=team.id)
    await was_there(transaction, task, cast.li)
    await ended(transaction, task)
    # Nobody else leads the team, so the nearest staff hear of it.
    readers = await heard(transaction, "task-turnout")
    assert readers[0] == cast.li.id
    assert readers[1:] == [cast.chen.id]


async def test_who_sees_to_a_task_is_its_planner_else_its_leaders_else_staff(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    theirs = await a_task(transaction, cast, team_id=team.id, planner_id=cast.chen.id)
    left = await a_task(transaction, cast, team_id=team.id, planner_id=cast.zhang.id)
    none = await a_task(transaction, cast, planner_id=None)
    async with transaction.reading() as session:
        assert [one.id for one in await turnouts.keepers(session, theirs)] == [cast.chen.id]
        # Zhang has no right to plan any more.
        assert [one.id for one in await turnouts.keepers(session, left)] == [cast.li.id]
        staff = {one.id for one in await turnouts.keepers(session, left, besides=[cast.li.id])}
        # Chen works where it is; Zhao, for whom everything is, need not hear of every hour.
        assert staff == {one.id for one in await turnouts.keepers(session, none)} == {cast.chen.id}
        nobody_nearer = await turnouts.keepers(session, none, besides=[cast.chen.id])
        assert [one.id for one in nobody_nearer] == [cast.zhao.id]


async def test_somebody_who_joins_late_gets_what_lies_ahead(transaction: Transaction, cast: Cast) -> None:
    ma, qian = await helpers(transaction, cast, "Ma", "Qian")
    task = await planned(transaction, cast, ma)
    await look(transaction, STARTS - timedelta(days=1))
    await signed_up(transaction, task, qian)
    await look(transaction, STARTS - 2 * HOUR)
    assert await heard(transaction, "task-remind", what="day") == [ma.id]
    assert await heard(transaction, "task-remind", what="soon") == [ma.id, qian.id]
    await leaves(transaction, task, (await arrived(transaction, task, qian)), STARTS + HOUR)


async def arrived(transaction: Transaction, task: Task, person: Person) -> Person:
    await arrives(transaction, task, person, STARTS)
    return person


async def a_visit_that_began(
    transaction: Transaction, cast: Cast, *names: str, **values: Any
) -> tuple[Task, list[Person]]:
    """Return a visit to Zhang's home that began ten minutes ago, and who has a place in it."""
    those = await helpers(transaction, cast, *names)
    fields = {"seats": len(names), "home": True, "least": 2, "spot": "502", "served_id": cast.zhang.id, **values}
    task = await planned(transaction, cast, *those, **fields)
    await look(transaction, STARTS + 10 * MINUTE)
    return task, those


@pytest.mark.parametrize("inside", [True, False])
async def test_who_is_left_alone_at_a_home_hears_at_once_what_to_do_and_so_does_who_plans_it(
    transaction: Transaction, cast: Cast, *, inside: bool
) -> None:
    task, (ma, qian) = await a_visit_that_began(transaction, cast, "Ma", "Qian")
    if inside:
        await arrives(transaction, task, ma, STARTS + 10 * MINUTE)
    few = len(await posted(transaction, "task-few"))
    await answer(transaction, task, qian, yes=False)
    told = {row.person_id: row for row in await posted(transaction, "task-alone")}
    assert set(told) == {ma.id, cast.chen.id}
    # It is said aloud at night, too, and is worth nothing once it is over.
    assert {(row.kind, row.expires_at) for row in told.values()} == {(Kind.ALERT, task.ends_at)}
    said = {one: row.arguments or {} for one, row in told.items()}
    assert [said[ma.id][name] for name in ("own", "inside", "gone", "whom")] == [True, inside, "Qian", "Chen"]
    assert [said[cast.chen.id][name] for name in ("own", "inside", "gone", "whom")] == [False, inside, "Qian", "Ma"]
    assert said[cast.chen.id]["whom_telegram"] == ma.telegram_id
    # That it may still be called off by itself, as before the start, would be wrong.
    assert len(await posted(transaction, "task-few")) == few
    assert (await now(transaction, task)).state == tasks.State.OPEN


async def test_with_two_left_or_one_who_went_home_nobody_is_alone(transaction: Transaction, cast: Cast) -> None:
    task, (ma, qian, sun) = await a_visit_that_began(transaction, cast, "Ma", "Qian", "Sun")
    await answer(transaction, task, sun, yes=False)
    assert await posted(transaction, "task-alone") == []
    await arrives(transaction, task, ma, STARTS + 10 * MINUTE)
    await leaves(transaction, task, ma, STARTS + 30 * MINUTE)
    await answer(transaction, task, qian, yes=False)
    assert await posted(transaction, "task-alone") == []
    # Ma was there, so it took place.
    assert (await now(transaction, task)).state == tasks.State.OPEN


async def test_a_visit_to_which_nobody_comes_any_more_is_called_off_at_once(
    transaction: Transaction, cast: Cast
) -> None:
    task, those = await a_visit_that_began(transaction, cast, "Ma", "Qian")
    for one in those:
        await answer(transaction, task, one, yes=False)
    found = await now(transaction, task)
    assert (found.state, found.reason) == (tasks.State.CALLED_OFF, "too-few")
    assert set(await heard(transaction, "task-called-off")) == {cast.zhang.id, cast.chen.id}


async def test_an_answer_to_an_old_reminder_is_told_how_it_stands(transaction: Transaction, cast: Cast) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(transaction, cast, ma, qian, sun)
    at(STARTS + MINUTE)
    with pytest.raises(TaskEnded) as begun:
        await answer(transaction, task, ma, yes=True)
    assert begun.value.fields["state"] == "running"
    with pytest.raises(NoSeat):
        await answer(transaction, task, sun, yes=True)
    at(STARTS + 2 * HOUR)
    for yes, state in ((True, "over"), (False, "past")):
        with pytest.raises(TaskEnded) as over:
            await answer(transaction, task, ma, yes=yes)
        assert over.value.fields["state"] == state
