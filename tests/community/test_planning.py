"""From a case to a task, what may change once it is open, and how it is called off."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, cases, casework, clock, endings, joinings, people, planning, proxies, seats, tasks, timers
from community.cases import Kind, Outcome
from community.database import Transaction
from community.errors import (
    AlreadyOpen,
    BadTask,
    Ended,
    GatesShut,
    NeedsWords,
    NotAllowed,
    NotFound,
    TaskEnded,
    TooMany,
    WordsTooLong,
)
from community.outbox import Delivery
from community.people import Person, RoleName
from community.planning import Reason
from community.seats import State as Seat
from community.tasks import Risk, State, Task
from community.timers import Timer
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.filing import claimed, filed
from tests.community.helping import a_task, a_volunteer, signs_up, there
from tests.community.test_gates import MEETING, VISIT, drafted, opened

pytestmark = pytest.mark.usefixtures("catalogue")


async def now(transaction: Transaction, task: Task) -> Task:
    async with transaction.reading() as session:
        return await tasks.task(session, task.id)


async def altered(transaction: Transaction, task: Task, by: Person, **values: Any) -> Task:
    async with transaction() as session:
        return await planning.alter(session, await access.planned_task(session, task.id, by=by), by=by, **values)


async def called_off(transaction: Transaction, task: Task, by: Person, reason: str = "下大雨") -> Task:
    async with transaction() as session:
        found = await access.planned_task(session, task.id, by=by)
        return await planning.call_off(session, found, by=by, reason=reason)


async def told(transaction: Transaction, card: str) -> dict[int | None, dict[str, Any]]:
    """Return the arguments of all deliveries of a card, by reader."""
    async with transaction.reading() as session:
        return {row.person_id: row.arguments or {} for row in await deliveries(session, card)}


async def for_case(transaction: Transaction, cast: Cast, **chosen: Any) -> tuple[cases.Case, Task]:
    """Return a case of Zhang's that Wang has in hand, and the task that he opened for it."""
    case = await claimed(transaction, await filed(transaction, cast.zhang, kind=Kind.HELP, **chosen), cast.wang)
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.wang)
        draft = await planning.begin(session, by=cast.wang, place_id=None, case=case)
        starts_at = clock.now() + timedelta(days=2)
        safe = {"starts_at": starts_at, "risk": Risk.EVERYDAY, "skill": "", "insured": True}
        if draft.served_id is None and not (draft.served or {}).get("name"):
            safe["served"] = {"name": "邻居", "phone": ""}
        await planning.change(session, draft, by=cast.wang, spot=draft.spot or "502", **safe)
        return case, await planning.open(session, draft, by=cast.wang)


async def test_a_task_of_a_case_knows_what_the_case_knows(transaction: Transaction, cast: Cast) -> None:
    case = await claimed(
        transaction, await filed(transaction, cast.zhang, spot="1 单元 502", phone="13800138000"), cast.chen
    )
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.chen)
        draft = await planning.begin(session, by=cast.chen, place_id=None, case=case)
        again = await planning.begin(session, by=cast.chen, place_id=None, case=case)
    assert again.id == draft.id
    assert (draft.state, draft.number, draft.title, draft.home) == (State.DRAFT, None, "水龙头、水管", True)
    assert (draft.place_id, draft.case_id, draft.served_id) == (cast.building.id, case.id, cast.zhang.id)
    assert (draft.seats, draft.least) == (2, 2)
    assert draft.spot == "1 单元 502"
    assert draft.served == {"name": "", "phone": "13800138000"}


async def test_a_title_never_says_what_only_the_committee_is_to_know(transaction: Transaction, cast: Cast) -> None:
    case = await claimed(transaction, await filed(transaction, cast.zhang, service="hardship"), cast.chen)
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.chen)
        draft = await planning.begin(session, by=cast.chen, place_id=None, case=case)
    assert draft.title == ""
    assert planning.Gate.TITLE in planning.gates(draft)


async def test_a_task_for_an_elder_without_a_phone_names_the_elder_and_not_who_asked(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        leave = await proxies.declare(session, by=cast.zhang, name="张婆婆")
    case = await claimed(transaction, await filed(transaction, cast.zhang, proxy_id=leave.id), cast.chen)
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.chen)
        draft = await planning.begin(session, by=cast.chen, place_id=None, case=case)
    assert draft.served_id is None
    assert draft.served == {"name": "张婆婆", "phone": ""}


async def test_a_steward_asks_for_as_many_neighbours_as_there_are_and_for_themselves_as_everybody(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        await people.grant(session, cast.zhang, role=RoleName.STEWARD, place_id=cast.building.id or 0, by=cast.zhao)
        elders = [await proxies.declare(session, by=cast.zhang, name=f"{number} 号的婆婆") for number in range(1, 8)]
    for one in elders:
        await filed(transaction, cast.zhang, proxy_id=one.id)
    for _ in range(cases.MOST_OPEN):
        await filed(transaction, cast.zhang)
    with pytest.raises(TooMany):
        await filed(transaction, cast.zhang)


async def test_who_agreed_on_their_own_phone_is_the_one_who_is_served(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        leave = await proxies.invite(session, by=cast.zhang, name="李伯")
        await proxies.consent(session, leave.token or "", by=cast.li)
    case = await claimed(transaction, await filed(transaction, cast.zhang, proxy_id=leave.id), cast.chen)
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.chen)
        assert (await planning.begin(session, by=cast.chen, place_id=None, case=case)).served_id == cast.li.id


async def test_of_a_part_the_whole_tells_who_is_served(transaction: Transaction, cast: Cast) -> None:
    case = await claimed(transaction, await filed(transaction, cast.zhang, spot="502"), cast.chen)
    async with transaction() as session:
        whole = await access.held_case(session, case.id, by=cast.chen)
        part = await joinings.split(session, whole, by=cast.chen, service="tap", words="先关总阀")
        part = await casework.claim(session, part, by=cast.chen)
        draft = await planning.begin(session, by=cast.chen, place_id=None, case=part)
    assert (draft.served_id, draft.spot) == (cast.zhang.id, "502")


async def test_nobody_makes_a_task_of_a_case_that_is_not_theirs_or_is_over(
    transaction: Transaction, cast: Cast
) -> None:
    case = await claimed(transaction, await filed(transaction, cast.zhang), cast.chen)
    async with transaction() as session:
        found = await cases.case(session, case.id)
        for person in (cast.zhang, cast.wang, cast.li):
            with pytest.raises(NotAllowed):
                await planning.begin(session, by=person, place_id=cast.community.id, case=found)
        await endings.finish(session, found, by=cast.chen, outcome=Outcome.ANSWERED, words="好了")
        with pytest.raises(Ended):
            await planning.begin(session, by=cast.chen, place_id=None, case=found)


async def test_when_the_case_ends_in_any_way_its_tasks_do_not_go_on(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 41, "Sun")
    finished, of_finished = await for_case(transaction, cast)
    taken_back, of_taken_back = await for_case(transaction, cast)
    merged, of_merged = await for_case(transaction, cast)
    into = await filed(transaction, cast.zhang)
    await signs_up(transaction, of_taken_back, sun)
    async with transaction() as session:
        held = await cases.case(session, finished.id)
        draft = await planning.begin(session, by=cast.wang, place_id=None, case=held)
        await endings.finish(session, held, by=cast.wang, outcome=Outcome.ANSWERED, words="好了")
        await endings.withdraw(session, await cases.case(session, taken_back.id), by=cast.zhang)
        one, other = await cases.case(session, merged.id), await cases.case(session, into.id)
        await joinings.merge(session, one, other, by=cast.chen)
    for task in (of_finished, of_taken_back, of_merged):
        found = await now(transaction, task)
        assert (found.state, found.reason) == (State.CALLED_OFF, Reason.CASE_OVER)
    async with transaction.reading() as session:
        with pytest.raises(NotFound):
            await tasks.task(session, draft.id)
    heard = await told(transaction, "task-called-off")
    assert (heard[sun.id]["to"], heard[sun.id]["reason"]) == ("part", Reason.CASE_OVER)
    assert heard[cast.zhang.id]["to"] == "served"
    assert heard[cast.wang.id]["to"] == "planner"


async def test_who_is_on_the_way_already_is_not_called_back_when_the_case_ends(
    transaction: Transaction, cast: Cast
) -> None:
    case, task = await for_case(transaction, cast)
    clock.move(timedelta(days=2, minutes=30))
    async with transaction() as session:
        found = await cases.case(session, case.id)
        await endings.finish(session, found, by=cast.wang, outcome=Outcome.ANSWERED, words="好了")
    assert (await now(transaction, task)).state == State.OPEN


async def test_no_task_opens_for_a_case_that_ended_meanwhile(transaction: Transaction, cast: Cast) -> None:
    case, _ = await for_case(transaction, cast)
    late = await drafted(transaction, cast, VISIT)
    async with transaction() as session:
        (await tasks.task(session, late.id)).case_id = case.id
        # Ended so that nothing looked for its drafts.
        (await cases.case(session, case.id)).state = cases.State.WITHDRAWN
    with pytest.raises(Ended):
        await opened(transaction, late, cast.chen)


async def test_a_change_of_time_is_told_to_all_and_asked_anew_of_those_who_come(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 41 + at, name) for at, name in enumerate(("Sun", "Wu"))]
    task = await a_task(transaction, cast, seats=1, starts_at=clock.now() + timedelta(days=3))
    await signs_up(transaction, task, sun)
    await signs_up(transaction, task, wu)
    async with transaction() as session:
        holder = (await seats.of(session, task.id, Seat.HELD))[0][0]
        holder.coming = True
    assert task.starts_at
    later = task.starts_at + timedelta(hours=5)
    found = await altered(transaction, task, cast.chen, starts_at=later)
    assert (found.starts_at, found.ends_at) == (later, later + timedelta(hours=2))
    heard = await told(transaction, "task-changed")
    assert {reader: (one["own"], one["news"]) for reader, one in heard.items()} == {
        sun.id: (Seat.HELD, ["time"]),
        wu.id: (Seat.WAITING, ["time"]),
    }
    async with transaction.reading() as session:
        assert [own.coming for own, _ in await seats.of(session, task.id, Seat.HELD)] == [None]
        armed = await session.scalars(select(Timer).where(col(Timer.subject) == f"task:{task.id}"))
        over = [one.due_at for one in armed if one.kind == "task-over" and one.state == timers.State.ARMED]
        assert over == [later + timedelta(hours=3)]


async def test_a_new_door_is_told_as_a_change_and_reaches_the_holders_alone(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu, xu = [await a_volunteer(transaction, cast, 41 + at, name) for at, name in enumerate(("Sun", "Wu", "Xu"))]
    task = await opened(transaction, await drafted(transaction, cast, VISIT), cast.chen)
    for person in (sun, wu, xu):
        await signs_up(transaction, task, person)
    await altered(transaction, task, cast.chen, spot="2 单元 303")
    heard = await told(transaction, "task-changed")
    assert set(heard) == {sun.id, wu.id, xu.id}
    assert all("单元" not in str(one) and "张婆婆" not in str(one) for one in heard.values())
    doors = await told(transaction, "task-hand")
    assert {reader for reader, one in doors.items() if "2 单元 303" in str(one)} == {sun.id, wu.id}


async def test_more_places_go_to_those_who_wait_and_fewer_never_take_one_away(
    transaction: Transaction, cast: Cast
) -> None:
    names = ("Sun", "Wu", "Xu")
    volunteers = [await a_volunteer(transaction, cast, 41 + at, name) for at, name in enumerate(names)]
    task = await a_task(transaction, cast, seats=2)
    for person in volunteers:
        await signs_up(transaction, task, person)
    with pytest.raises(BadTask) as refused:
        await altered(transaction, task, cast.chen, seats=1)
    assert refused.value.fields["why"] == "taken"
    await altered(transaction, task, cast.chen, seats=3)
    assert (await there(transaction, task))["Xu"] == Seat.OFFERED
    assert (await now(transaction, task)).taken == 3
    assert not await told(transaction, "task-changed")


@pytest.mark.parametrize(
    "values",
    [{"risk": Risk.EVERYDAY}, {"home": False}, {"insured": False}, {"skill": ""}, {"least": 1}, {"served": None},
     {"title": "别的"}, {"women": False}, {"team_id": None}, {"risk_words": ""}],
)  # fmt: skip
async def test_once_open_nothing_of_its_safety_changes(
    transaction: Transaction, cast: Cast, values: dict[str, Any]
) -> None:
    task = await opened(transaction, await drafted(transaction, cast, VISIT), cast.chen)
    for way in (altered, _changed):
        with pytest.raises(AlreadyOpen):
            await way(transaction, task, cast.chen, **values)
    assert (await now(transaction, task)).model_dump() == task.model_dump()


async def _changed(transaction: Transaction, task: Task, by: Person, **values: Any) -> Task:
    async with transaction() as session:
        return await planning.change(session, await access.planned_task(session, task.id, by=by), by=by, **values)


async def test_what_must_be_known_is_not_taken_away_by_altering(transaction: Transaction, cast: Cast) -> None:
    visit = await opened(transaction, await drafted(transaction, cast, VISIT), cast.chen)
    meeting = await opened(transaction, await drafted(transaction, cast, MEETING), cast.chen)
    for task, values, refusal in (
        (visit, {"spot": " "}, GatesShut),
        (visit, {"seats": 1}, BadTask),
        (visit, {"notes": "张婆婆耳背"}, BadTask),
        (meeting, {"meeting": ""}, GatesShut),
        (meeting, {"starts_at": clock.now() - timedelta(hours=1)}, BadTask),
    ):
        with pytest.raises(refusal):
            await altered(transaction, task, cast.chen, **values)
        assert (await now(transaction, task)).model_dump() == task.model_dump()


async def test_what_has_begun_or_is_over_is_not_altered(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast)
    clock.move(timedelta(days=1, minutes=5))
    with pytest.raises(BadTask):
        await altered(transaction, task, cast.chen, notes="带水")
    await called_off(transaction, task, cast.chen)
    with pytest.raises(TaskEnded):
        await altered(transaction, task, cast.chen, notes="带水")


async def test_calling_off_tells_everybody_once_and_why(transaction: Transaction, cast: Cast) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 41 + at, name) for at, name in enumerate(("Sun", "Wu"))]
    task = await a_task(
        transaction, cast, seats=2, home=True, spot="502 室", served_id=cast.zhang.id, planner_id=cast.wang.id,
        place_id=cast.grid.id,
    )  # fmt: skip
    await signs_up(transaction, task, sun)
    await signs_up(transaction, task, wu)
    for _ in range(2):
        found = await called_off(transaction, task, cast.chen)
    assert (found.state, found.reason) == (State.CALLED_OFF, "下大雨")
    heard = await told(transaction, "task-called-off")
    assert {reader: one["to"] for reader, one in heard.items()} == {
        sun.id: "part", wu.id: "part", cast.zhang.id: "served", cast.wang.id: "planner",
    }  # fmt: skip
    assert {one["reason"] for one in heard.values()} == {"下大雨"}
    async with transaction.reading() as session:
        states = Counter(one.state for one in await session.scalars(select(Timer)))
        assert states[timers.State.ARMED] == 0
        assert all("502 室" not in str(row.arguments) for row in await session.scalars(select(Delivery)))


@pytest.mark.parametrize(("reason", "refusal"), [(" ", NeedsWords), ("字" * 301, WordsTooLong)])
async def test_calling_off_needs_words_that_fit(
    transaction: Transaction, cast: Cast, reason: str, refusal: type[Exception]
) -> None:
    task = await a_task(transaction, cast)
    with pytest.raises(refusal):
        await called_off(transaction, task, cast.chen, reason)


async def test_what_is_over_is_not_called_off(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast)
    async with transaction() as session:
        await tasks.move(session, await tasks.task(session, task.id), [State.OPEN], State.OVER)
    with pytest.raises(TaskEnded):
        await called_off(transaction, task, cast.chen)


async def test_who_has_the_case_hears_that_a_task_helps_and_who_was_there(transaction: Transaction, cast: Cast) -> None:
    case, task = await for_case(transaction, cast)
    async with transaction() as session:
        await casework.hand_over(session, await cases.case(session, case.id), cast.chen, by=cast.wang)
        await planning.task_over(session, await tasks.task(session, task.id))
    heard = (await told(transaction, "task-plan"))[cast.chen.id]
    assert (heard["what"], heard["case_number"], heard["names"]) == ("over", case.number, [])


async def test_who_is_asked_about_a_task_is_whoever_plans_it_else_those_who_lead(
    transaction: Transaction, cast: Cast
) -> None:
    task = await a_task(transaction, cast, planner_id=cast.wang.id, place_id=cast.grid.id)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        assert [one.id for one in await planning.planners(session, found)] == [cast.wang.id]
        (role,) = await people.roles(session, cast.wang.id)
        assert role.name == RoleName.GRID_WORKER
        await people.revoke(session, role.id or 0, by=cast.zhao)
        assert [one.id for one in await planning.planners(session, found)] == [cast.chen.id]


async def test_drafts_go_after_a_fortnight_and_doors_a_month_after_the_end(
    transaction: Transaction, cast: Cast
) -> None:
    draft = await drafted(transaction, cast, VISIT)
    done = await opened(transaction, await drafted(transaction, cast, VISIT), cast.chen)
    await called_off(transaction, done, cast.chen)
    going_on = await a_task(transaction, cast, starts_at=clock.now() + timedelta(days=60), spot="502")
    async with transaction() as session:
        assert await planning.forget_old(session, now=clock.now() + timedelta(days=13)) == 0
        assert await planning.forget_old(session, now=clock.now() + timedelta(days=15)) == 1
        with pytest.raises(NotFound):
            await tasks.task(session, draft.id)
        assert await planning.forget_old(session, now=clock.now() + timedelta(days=31)) == 1
    found = await now(transaction, done)
    assert (found.spot, found.served, found.title) == (None, None, VISIT["title"])
    assert (await now(transaction, going_on)).spot == "502"


async def test_a_draft_is_offered_again_and_dropped_by_its_planner(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        empty = await planning.begin(session, by=cast.chen, place_id=cast.community.id)
        assert await planning.draft_or_none(session, cast.chen) is None
        assert (await planning.draft_or_none(session, cast.chen, worded=False)) is empty
        await planning.change(session, empty, by=cast.chen, title="包粽子")
        assert (await planning.draft_or_none(session, cast.chen)) is empty
        await planning.drop(session, empty, by=cast.chen)
        assert await planning.draft_or_none(session, cast.chen, worded=False) is None
