"""Every gate of a task, and how one may try to get past it."""

from datetime import timedelta
from typing import Any

import pytest

from community import access, clock, gates, planning, tasks
from community.database import Transaction
from community.errors import BadTask, CommunityError, GatesShut, NotAllowed, NotFound, WordsTooLong
from community.gates import Gate
from community.people import Person
from community.tasks import Risk, State, Task
from community.teams import Team
from tests.community.conftest import Cast
from tests.community.helping import a_team

#: A visit to somebody's home with every gate open, and a task elsewhere.
VISIT: dict[str, Any] = {
    "title": "陪老人看病",
    "seats": 2,
    "least": 2,
    "home": True,
    "spot": "1 单元 502",
    "served": {"name": "张婆婆", "phone": "010-55550123"},
    "risk": Risk.CARE,
    "risk_words": "扶着走，小心台阶",
    "skill": "",
    "insured": True,
}
MEETING: dict[str, Any] = VISIT | {"home": False, "meeting": "社区活动室", "risk": Risk.EVERYDAY, "risk_words": ""}


async def drafted(transaction: Transaction, cast: Cast, values: dict[str, Any], by: Person | None = None) -> Task:
    """Return a draft of Chen's, or of somebody else's, for the day after tomorrow."""
    starts_at = clock.now() + timedelta(days=2)
    async with transaction() as session:
        draft = await planning.begin(session, by=by or cast.chen, place_id=cast.community.id)
        return await planning.change(session, draft, by=by or cast.chen, **{"starts_at": starts_at, **values})


async def opened(transaction: Transaction, draft: Task, by: Person) -> Task:
    """Let somebody open it, by the door."""
    async with transaction() as session:
        return await planning.open(session, await access.planned_task(session, draft.id, by=by), by=by)


async def missing(transaction: Transaction, draft: Task, by: Person) -> tuple[str, ...]:
    """Try to open it; return the gates that were shut."""
    with pytest.raises(GatesShut) as refused:
        await opened(transaction, draft, by)
    async with transaction.reading() as session:
        assert (await tasks.task(session, draft.id)).state == State.DRAFT
    found: tuple[str, ...] = refused.value.fields["missing"]
    return found


@pytest.mark.parametrize("whole", [VISIT, MEETING])
async def test_what_has_all_its_gates_open_is_opened(
    transaction: Transaction, cast: Cast, whole: dict[str, Any]
) -> None:
    task = await opened(transaction, await drafted(transaction, cast, whole), cast.chen)
    assert (task.state, task.number, task.adults) == (State.OPEN, 1, whole["home"])
    assert (await opened(transaction, task, cast.chen)).number == 1


@pytest.mark.parametrize(
    ("whole", "gate", "row"),
    [
        (VISIT, Gate.TITLE, {"title": ""}),
        (VISIT, Gate.TIME, {"starts_at": None}),
        (VISIT, Gate.TIME, {"ends_at": None}),
        (VISIT, Gate.HOME, {"home": None}),
        (VISIT, Gate.WHERE, {"spot": ""}),
        (VISIT, Gate.WHERE, {"spot": None}),
        (MEETING, Gate.WHERE, {"meeting": ""}),
        (VISIT, Gate.SERVED, {"served": None}),
        (VISIT, Gate.SERVED, {"served": {"name": "", "phone": "010-55550123"}}),
        (VISIT, Gate.TWO, {"least": 1}),
        (VISIT, Gate.TWO, {"seats": 1}),
        (VISIT, Gate.RISK, {"risk": None}),
        (VISIT, Gate.RISK, {"risk_words": ""}),
        (VISIT, Gate.SKILL, {"skill": None}),
        (VISIT, Gate.SKILL, {"skill": "no-such-craft"}),
        (VISIT, Gate.INSURANCE, {"insured": None}),
        (VISIT, Gate.INSURANCE, {"insured": False}),
        (MEETING, Gate.INSURANCE, {"insured": None}),
    ],
)
async def test_each_gate_holds_whatever_the_row_says_besides(
    transaction: Transaction, cast: Cast, whole: dict[str, Any], gate: Gate, row: dict[str, Any]
) -> None:
    draft = await drafted(transaction, cast, whole)
    async with transaction() as session:
        # Past all that is asked of a value: as if a row had come to be like this in another way.
        found = await tasks.task(session, draft.id)
        for column, value in row.items():
            setattr(found, column, value)
    shut = await missing(transaction, draft, cast.chen)
    assert gate in shut
    assert set(shut) <= {gate, Gate.WHERE} if "home" in row else shut == (gate,)


async def test_danger_outdoors_is_not_opened_without_insurance_either(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(
        transaction, cast, MEETING | {"risk": Risk.DANGER, "risk_words": "要爬梯子", "insured": False}
    )
    assert await missing(transaction, draft, cast.chen) == (Gate.INSURANCE,)
    draft = await drafted(transaction, cast, MEETING | {"insured": False})
    assert (await opened(transaction, draft, cast.chen)).state == State.OPEN


async def test_a_draft_whose_time_has_passed_is_not_opened(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast, MEETING)
    clock.move(timedelta(days=3))
    assert await missing(transaction, draft, cast.chen) == (Gate.TIME,)


async def test_who_only_leads_a_team_asks_that_team_and_nobody_else(transaction: Transaction, cast: Cast) -> None:
    mine = await a_team(transaction, cast)
    async with transaction() as session:
        other = Team(place_id=cast.community.id or 0, name="文艺队")
        session.add(other)
        await session.flush()
    draft = await drafted(transaction, cast, MEETING, by=cast.li)
    # Whoever leads one team need not be asked which.
    assert draft.team_id == mine.id
    async with transaction() as session:
        (await tasks.task(session, draft.id)).team_id = None
    assert await missing(transaction, draft, cast.li) == (Gate.TEAM,)
    async with transaction() as session:
        draft = await tasks.task(session, draft.id)
        assert [one.id for one in await gates.askable(session, draft, by=cast.li)] == [mine.id]
        assert {one.id for one in await gates.askable(session, draft, by=cast.chen)} == {mine.id, other.id}
        for team_id, refusal in ((other.id, NotFound), (None, NotAllowed), (9999, NotFound)):
            with pytest.raises(refusal):
                await planning.change(session, draft, by=cast.li, team_id=team_id)
        await planning.change(session, draft, by=cast.li, team_id=mine.id)
    async with transaction() as session:
        team = await session.get_one(Team, mine.id)
        team.closed_at = clock.now()
    assert await missing(transaction, draft, cast.li) == (Gate.TEAM,)
    async with transaction() as session:
        team = await session.get_one(Team, mine.id)
        team.closed_at = None
    assert (await opened(transaction, draft, cast.li)).team_id == mine.id


@pytest.mark.parametrize("private", ["帮张婆婆看病", "去 1 单元 502 接人", "先打 010-55550123"])
@pytest.mark.parametrize("field", ["title", "notes", "risk_words"])
async def test_what_everybody_reads_does_not_tell_who_is_served(
    transaction: Transaction, cast: Cast, private: str, field: str
) -> None:
    draft = await drafted(transaction, cast, VISIT | {field: private})
    with pytest.raises(BadTask) as refused:
        await opened(transaction, draft, cast.chen)
    assert refused.value.fields["why"] == "private"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"title": "   "}, "title"),
        ({"title": "字" * 61}, "title"),
        ({"title": "！！"}, "title"),
        ({"seats": 0, "least": 0}, "seats"),
        ({"seats": 201}, "seats"),
        ({"seats": 3, "least": 4}, "least"),
        ({"least": 0}, "least"),
        ({"starts_at": timedelta(minutes=-1)}, "past"),
        ({"starts_at": timedelta(days=367)}, "far"),
        ({"starts_at": timedelta(days=1), "ends_at": timedelta(days=1)}, "times"),
        ({"starts_at": timedelta(days=1), "ends_at": timedelta(days=1, hours=12, minutes=1)}, "long"),
        ({"ends_at": timedelta(days=1)}, "times"),
    ],
)
async def test_a_value_that_cannot_be_is_refused_with_its_reason(
    transaction: Transaction, cast: Cast, values: dict[str, Any], why: str
) -> None:
    now = clock.now()
    values = {name: now + one if isinstance(one, timedelta) else one for name, one in values.items()}
    async with transaction() as session:
        draft = await planning.begin(session, by=cast.chen, place_id=cast.community.id)
        with pytest.raises(BadTask) as refused:
            await planning.change(session, draft, by=cast.chen, **values)
    assert refused.value.fields["why"] == why


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"notes": "字" * 501}, WordsTooLong),
        ({"spot": "字" * 101}, WordsTooLong),
        ({"served": {"name": "字" * 41}}, WordsTooLong),
        ({"skill": "no-such-craft"}, NotFound),
        ({"risk": "none"}, ValueError),
        ({"state": "open"}, ValueError),
        ({"number": 7}, ValueError),
        ({"taken": 1}, ValueError),
        ({"served_id": 1}, ValueError),
    ],
)
async def test_no_other_way_leads_into_the_row(
    transaction: Transaction, cast: Cast, values: dict[str, Any], refusal: type[Exception]
) -> None:
    async with transaction() as session:
        draft = await planning.begin(session, by=cast.chen, place_id=cast.community.id)
        with pytest.raises(refusal):
            await planning.change(session, draft, by=cast.chen, **values)


async def test_a_beginning_alone_lasts_two_hours_and_keeps_its_length_when_moved(
    transaction: Transaction, cast: Cast
) -> None:
    draft = await drafted(transaction, cast, MEETING)
    assert draft.starts_at
    assert draft.ends_at == draft.starts_at + timedelta(hours=2)
    async with transaction() as session:
        draft = await tasks.task(session, draft.id)
        assert draft.starts_at
        await planning.change(session, draft, by=cast.chen, ends_at=draft.starts_at + timedelta(hours=3))
        later = draft.starts_at + timedelta(days=1)
        await planning.change(session, draft, by=cast.chen, starts_at=later)
        assert draft.ends_at == later + timedelta(hours=3)


async def test_only_who_may_plan_at_a_place_begins_a_task_there(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        for person, place, refusal in (
            (cast.zhang, cast.building, NotAllowed),
            (cast.wang, cast.other_grid, NotAllowed),
            (cast.wang, cast.community, NotAllowed),
        ):
            with pytest.raises(refusal):
                await planning.begin(session, by=person, place_id=place.id)
        assert await planning.begin(session, by=cast.wang, place_id=cast.grid.id)
        with pytest.raises(CommunityError):
            await planning.begin(session, by=cast.zhao, place_id=None)
        assert [one.id for one in await planning.where(session, cast.wang)] == [cast.grid.id]
        assert [one.id for one in await planning.where(session, cast.zhao)] == [cast.community.id]
        assert await planning.where(session, cast.zhang) == []
