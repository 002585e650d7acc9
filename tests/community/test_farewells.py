"""Whoever volunteers, is served, or plans tasks, and is erased: nobody waits for them, and nothing of theirs is left."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from community import (
    absences,
    access,
    certificates,
    clock,
    departures,
    memberships,
    mydata,
    outbox,
    people,
    planning,
    seats,
    signups,
    tasks,
)
from community.cases import Kind
from community.database import Database, Transaction
from community.errors import NoSuchPerson, NotAllowed, NotFound
from community.people import Person, RoleName
from community.seats import State as Seat
from community.skills import Skill
from community.stints import Correction
from community.stints import State as Given
from community.tasks import Risk, State, Task
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries, told
from tests.community.filing import claimed, filed
from tests.community.helping import a_stint, a_task, a_team, a_volunteer, leaves, signs_up, there
from tests.community.sending import DAY, HOUR, NOON, at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")
SPOT, NAME, PHONE = "canary-door", "canary-name", "13900000000"


async def erased(transaction: Transaction, person: Person) -> None:
    async with transaction() as session:
        await mydata.erase(session, person.id)


async def now(transaction: Transaction, task: Task) -> Task:
    async with transaction.reading() as session:
        return await tasks.task(session, task.id)


async def a_visit(transaction: Transaction, cast: Cast, **values: object) -> Task:
    """Return an open task that leads two people to Zhang's home."""
    fields = {"home": True, "least": 2, "risk": Risk.CARE, "risk_words": "楼梯很陡", "spot": SPOT}
    served = {"served": {"name": "", "phone": PHONE}, "served_id": cast.zhang.id}
    return await a_task(transaction, cast, title="陪诊", **{**fields, **served, **values})


async def kept_words(transaction: Transaction) -> str:
    """Return all that any delivery still says."""
    async with transaction.reading() as session:
        rows = await session.execute(text("SELECT card FROM delivery GROUP BY card"))
        return str([row.arguments for (card,) in rows.all() for row in await deliveries(session, card)])


async def test_the_place_of_whoever_goes_is_offered_on_and_the_served_reads_who_comes_instead(
    transaction: Transaction, cast: Cast
) -> None:
    sun, wu, he = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴", "何"))]
    visit = await a_visit(transaction, cast)
    for one in (sun, wu, he):
        await signs_up(transaction, visit, one)
    await deliver(transaction)
    await erased(transaction, sun)
    assert await there(transaction, visit) == {"吴": Seat.HELD, "何": Seat.OFFERED}
    assert (await now(transaction, visit)).taken == 2
    assert await told(transaction, "task-offer") == [he.id]
    async with transaction.reading() as session:
        named = (await deliveries(session, "task-served"))[-1].arguments or {}
        assert named["who"] == [[wu.id, "吴"]]
        (hand,) = [row.arguments for row in await deliveries(session, "task-hand", person_id=wu.id) if row.arguments]
        assert hand["others"] == []
        # What stands in the chat of whoever went says nothing any more.
        gone = [row for row in await deliveries(session, "task-put-away") if row.person_id is None]
        assert [row.chat_id for row in gone] == [20]


async def test_nothing_of_a_volunteer_is_left_but_a_trail_of_ids(
    database: Database, transaction: Transaction, cast: Cast
) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙", languages=("mandarin",))
    team = await a_team(transaction, cast, "水电队", sun)
    stint = await a_stint(transaction, cast, sun, 60)
    async with transaction() as session:
        session.add(Skill(person_id=sun.id, key="plumbing"))
        await certificates.issue(session, by=sun, name=NAME)
        reason = f"{NAME} stayed longer"
        session.add(Correction(stint_id=stint.id, before=60, minutes=90, reason=reason, asked_by=cast.chen.id))
    await signs_up(transaction, await a_task(transaction, cast, team_id=team.id), sun)
    await erased(transaction, sun)
    async with database.engine.connect() as connection:
        for table in ("membership", "volunteer", "skill", "signup", "stint", "certificate", "role", "delivery"):
            query = text(f"SELECT count(*) FROM {table} WHERE person_id = :id")  # noqa: S608 - the names stand above
            assert (await connection.execute(query, {"id": sun.id})).scalar_one() == 0, table
        assert (await connection.execute(text("SELECT count(*) FROM correction"))).scalar_one() == 0
        assert (await connection.execute(text("SELECT taken FROM task WHERE state = 'open'"))).scalars().all() == [0, 0]


async def test_nobody_goes_to_somebody_who_is_gone(transaction: Transaction, cast: Cast) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴"))]
    visit = await a_visit(transaction, cast)
    past = await a_visit(transaction, cast, starts_at=NOON - 3 * DAY, state=State.OVER, ended_at=NOON - 3 * DAY)
    begun = await a_visit(transaction, cast, starts_at=NOON + HOUR)
    for one in (sun, wu):
        await signs_up(transaction, visit, one)
        await signs_up(transaction, begun, one, sure=True)
    at(NOON + HOUR + HOUR / 2)
    await deliver(transaction)
    await erased(transaction, cast.zhang)
    found = await now(transaction, visit)
    assert (found.state, found.reason) == (State.CALLED_OFF, planning.Reason.SERVED_GONE)
    # Whoever is there already gave their time.
    assert (await now(transaction, begun)).state == State.OPEN
    for task in (visit, past, begun):
        gone = await now(transaction, task)
        assert (gone.spot, gone.served, gone.served_id) == (None, None, None)
    assert {sun.id, wu.id} <= set(await told(transaction, "task-called-off"))
    words = await kept_words(transaction)
    assert SPOT not in words
    assert PHONE not in words
    assert "Zhang" not in words


async def test_a_task_goes_on_without_its_planner_and_its_leaders_or_staff_are_told(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        gao = await people.meet(session, telegram_id=30, name="高", client_language="zh-Hans")
        await people.grant(session, gao, role=RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
        await people.start(session, gao.id)
    sun = await a_volunteer(transaction, cast, 20, "孙")
    team = await a_team(transaction, cast, "水电队", sun)
    open_to_all = await a_task(transaction, cast, planner_id=gao.id)
    of_the_team = await a_task(transaction, cast, planner_id=gao.id, team_id=team.id, starts_at=NOON + 3 * DAY)
    draft = await a_task(transaction, cast, planner_id=gao.id, state=State.DRAFT)
    await signs_up(transaction, open_to_all, sun)
    await deliver(transaction)
    await erased(transaction, gao)
    for one in (open_to_all, of_the_team):
        found = await now(transaction, one)
        assert (found.state, found.planner_id) == (State.OPEN, None)
    assert await there(transaction, open_to_all) == {"孙": Seat.HELD}
    async with transaction.reading() as session:
        readers = {
            ((row.arguments or {})["task_id"], row.person_id) for row in await deliveries(session, "task-orphaned")
        }
        assert readers == {(open_to_all.id, cast.chen.id), (of_the_team.id, cast.li.id)}
        with pytest.raises(NotFound):
            await tasks.task(session, draft.id)
        hands = [row.arguments for row in await deliveries(session, "task-hand", person_id=sun.id) if row.arguments]
        assert [hand["planner"] for hand in hands] == [None]


async def test_with_a_case_that_nobody_waits_for_its_tasks_are_called_off(transaction: Transaction, cast: Cast) -> None:
    case = await claimed(transaction, await filed(transaction, cast.zhang, "陪诊", kind=Kind.HELP), cast.wang)
    task = await a_task(transaction, cast, case_id=case.id)
    draft = await a_task(transaction, cast, case_id=case.id, state=State.DRAFT)
    await erased(transaction, cast.zhang)
    found = await now(transaction, task)
    assert (found.state, found.reason) == (State.CALLED_OFF, planning.Reason.CASE_OVER)
    with pytest.raises(NotFound):
        await now(transaction, draft)


async def test_what_somebody_wrote_to_others_is_taken_back(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    team = await a_team(transaction, cast, "水电队", sun)
    task = await a_task(transaction, cast, team_id=team.id)
    await signs_up(transaction, task, sun)
    at(NOON + DAY + 5 * HOUR)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        await absences.note(session, found, sun.id, by=cast.li)
        await absences.explain(session, found, by=sun, words="canary 1")
    async with transaction() as session:
        await memberships.dismiss(session, team, sun.id, by=cast.li, words="一直没来")
        await memberships.answer(session, team, by=sun, words="canary 2")
    await deliver(transaction)
    assert "canary 1" in (await kept_words(transaction))
    assert "canary 2" in (await kept_words(transaction))
    await erased(transaction, sun)
    assert "canary" not in await kept_words(transaction)
    assert set(await told(transaction, "words-gone")) >= {cast.li.id}


async def test_staff_hear_that_a_team_lost_its_only_leader(transaction: Transaction, cast: Cast) -> None:
    await a_team(transaction, cast)
    await erased(transaction, cast.li)
    async with transaction.reading() as session:
        said = [row for row in await deliveries(session, "team-told") if (row.arguments or {})["what"] == "no-leader"]
        assert cast.chen.id in {row.person_id for row in said}


async def test_whoever_loses_the_role_gives_up_what_they_may_not_take_any_more(
    transaction: Transaction, cast: Cast
) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    async with transaction() as session:
        await people.grant(session, sun, role=RoleName.VOLUNTEER, place_id=cast.grid.id or 0, by=cast.zhao)
    far = await a_task(transaction, cast)
    near = await a_task(transaction, cast, place_id=cast.grid.id, starts_at=NOON + 2 * DAY)
    planned = await a_task(transaction, cast, planner_id=sun.id, starts_at=NOON + 3 * DAY)
    for one in (far, near):
        await signs_up(transaction, one, sun)
    async with transaction() as session:
        first = (await people.roles(session, sun.id))[0]
        await people.revoke(session, first.id or 0, by=cast.zhao)
        await departures.release_all(session, sun, by=cast.zhao)
    assert await there(transaction, far) == {"孙": Seat.LEFT}
    assert await there(transaction, near) == {"孙": Seat.HELD}
    assert (await now(transaction, planned)).planner_id == sun.id
    assert (await now(transaction, far)).taken == 0
    assert sun.id in await told(transaction, "team-told")
    async with transaction.reading() as session:
        with pytest.raises(NotAllowed):
            await access.takeable_task(session, far.id, by=sun)


async def test_a_volunteer_sees_everything_that_is_kept(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙", languages=("cantonese",), cannot=("stairs",))
    await a_team(transaction, cast, "水电队", sun)
    await a_stint(transaction, cast, sun, 90)
    await a_stint(transaction, cast, sun, 30, state=Given.ENDED)
    task = await a_task(transaction, cast)
    await signs_up(transaction, task, sun)
    visit = await a_visit(transaction, cast)
    async with transaction() as session:
        session.add(Skill(person_id=sun.id, key="electricity", licence=True))
        issued = await certificates.issue(session, by=sun, name="孙")
    async with transaction.reading() as session:
        kept = (await mydata.kept(session, sun.id)).volunteering
        assert kept is not None
        assert kept.teams == (("水电队", "member"),)
        assert kept.told is not None
        assert (kept.told.languages, kept.told.cannot, kept.consent, kept.rests) == (
            ("cantonese",),
            ("stairs",),
            False,
            False,
        )
        assert [one.key for one in kept.skills] == ["electricity"]
        assert (kept.tasks, kept.served, kept.absences, kept.corrections) == ((task.number,), (), 0, 0)
        assert (kept.stints, kept.minutes) == (2, 90)
        assert [one.code for one in kept.certificates] == [issued.code]
        served = (await mydata.kept(session, cast.zhang.id)).volunteering
        assert served is not None
        assert served.served == (visit.number,)
        assert (await mydata.kept(session, cast.wang.id)).volunteering is None


@pytest.mark.usefixtures("at_once")
async def test_of_erasing_and_signing_up_at_once_no_place_stays_taken(transaction: Transaction, cast: Cast) -> None:
    everybody = [await a_volunteer(transaction, cast, 100 + one, f"V{one}") for one in range(8)]
    found = [await a_task(transaction, cast, seats=3, starts_at=NOON + (2 + one) * DAY) for one in range(3)]
    gone = everybody[:5]
    doors = asyncio.Semaphore(8)

    async def tap(task: Task, person: Person) -> None:
        try:
            async with doors:
                await signs_up(transaction, task, person)
        except (NoSuchPerson, NotAllowed, NotFound):
            assert person in gone

    async def leave(task: Task, person: Person) -> None:
        try:
            async with doors:
                await leaves(transaction, task, person)
        except (NoSuchPerson, NotAllowed, NotFound):
            assert person in gone

    async def erase(person: Person) -> None:
        async with doors:
            await erased(transaction, person)

    taps = [tap(task, person) for person in everybody for task in (*found, *reversed(found))]
    leaving = [leave(found[one % 3], person) for one, person in enumerate(everybody)]
    going = [erase(person) for person in gone]
    await asyncio.gather(*taps[:12], going[0], *taps[12:20], *leaving, going[1], *taps[20:30], *going[2:], *taps[30:])
    async with transaction.reading() as session:
        for task in found:
            left = await signups.of(session, task.id)
            assert {person.id for _, person in left} <= {person.id for person in everybody[5:]}
            seated = [own for own, _ in left if own.state in seats.SEATED]
            waiting = [own for own, _ in left if own.state == Seat.WAITING]
            assert (await tasks.task(session, task.id)).taken == len(seated)
            # Nobody waits while there is a place.
            assert not waiting or len(seated) == 3


async def test_cards_of_a_task_can_change_as_long_as_it_is_known(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    visit = await a_visit(transaction, cast, starts_at=NOON + 60 * DAY)
    await signs_up(transaction, visit, sun)
    await deliver(transaction)
    async with transaction() as session:
        await outbox.forget_old(session, now=clock.now() + timedelta(days=59))
        (hand,) = await deliveries(session, "task-hand")
        assert SPOT in str(hand.arguments)
        found = await tasks.task(session, visit.id)
        await planning.call_off(session, found, by=None, reason=planning.Reason.TOO_FEW)
    assert SPOT not in await kept_words(transaction)
    async with transaction() as session:
        await planning.forget_old(session, now=clock.now() + tasks.WORDS_KEPT_FOR + DAY)
        assert await deliveries(session, "task-hand") == []
    assert (await now(transaction, visit)).spot is None
