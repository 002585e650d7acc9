"""Signing up, waiting, leaving: in the order of coming, without being asked why, and nobody is moved up unasked."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from community import clock, offers, people, signups, skills, tasks, timers
from community.database import Transaction
from community.errors import Clash, NotForYou, NotOffered, NotYours, TaskEnded
from community.people import Person
from community.seats import KEPT_UNTIL
from community.signups import State
from community.stints import Stint
from community.tasks import Task
from scheduler.ticks import fire_due
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries
from tests.community.helping import a_task, a_volunteer, leaves, signs_up, there
from tests.community.sending import DAY, HOUR, MINUTE, NOON, at, here
from tests.community.working import shows

pytestmark = pytest.mark.usefixtures("noon")
Crowd = Callable[..., Awaitable[list[Person]]]


@pytest.fixture
def crowd(transaction: Transaction, cast: Cast) -> Crowd:
    """Let people volunteer, by their names."""

    async def come(*names: str) -> list[Person]:
        return [await a_volunteer(transaction, cast, 200 + number, name) for number, name in enumerate(names)]

    return come


async def accepts(transaction: Transaction, task: Task, by: Person, *, sure: bool = False) -> str:
    async with transaction() as session:
        return str((await offers.accept(session, await tasks.task(session, task.id), by=by, sure=sure)).state)


async def taken(transaction: Transaction, task: Task) -> int:
    async with transaction.reading() as session:
        return (await tasks.task(session, task.id)).taken


async def kept(transaction: Transaction, task: Task) -> int:
    async with transaction.reading() as session:
        return (await tasks.task(session, task.id)).kept


async def offered_until(transaction: Transaction, task: Task, who: Person) -> datetime | None:
    async with transaction.reading() as session:
        own = await signups.signup_or_none(session, task.id, who.id)
        return own.offered_until if own else None


async def test_a_place_while_there_are_some_then_the_list_and_twice_is_once(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, two, three, four = await crowd("一", "二", "三", "四")
    task = await a_task(transaction, cast, seats=2)
    states = [(await signs_up(transaction, task, who)).state for who in (one, two, three, four, one, three)]
    assert states == [State.HELD, State.HELD, State.WAITING, State.WAITING, State.HELD, State.WAITING]
    assert await there(transaction, task) == {"一": "held", "二": "held", "三": "waiting", "四": "waiting"}
    assert await taken(transaction, task) == 2


async def test_whoever_leaves_is_not_asked_why_and_the_first_who_waits_is_asked_first(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, two, three = await crowd("一", "二", "三")
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    for who in (one, two, three):
        await signs_up(transaction, task, who)
    assert await leaves(transaction, task, one)
    assert not await leaves(transaction, task, one)
    assert await there(transaction, task) == {"一": "left", "二": "offered", "三": "waiting"}
    # A place that is offered counts as taken.
    assert await taken(transaction, task) == 1
    async with transaction.reading() as session:
        (offer,) = await deliveries(session, "task-offer")
        assert offer.person_id == two.id
        assert not await deliveries(session, "task-hand", person_id=two.id)
    assert await accepts(transaction, task, two) == State.HELD
    assert await accepts(transaction, task, two) == State.HELD
    with pytest.raises(NotOffered):
        await accepts(transaction, task, three)
    async with transaction.reading() as session:
        assert len(await deliveries(session, "task-hand", person_id=two.id)) == 1
    # Whoever left may come again, behind those who wait.
    assert (await signs_up(transaction, task, one)).state == State.WAITING
    assert list(await there(transaction, task)) == ["三", "二", "一"]


async def test_an_offer_that_nobody_answers_goes_on_to_the_next_and_comes_to_nobody_twice(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, two, three = await crowd("一", "二", "三")
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    for who in (one, two, three):
        await signs_up(transaction, task, who)
    await leaves(transaction, task, one)
    until = await offered_until(transaction, task, two)
    assert until is not None
    assert timedelta() <= until - (NOON + 2 * HOUR) < MINUTE
    at(NOON + 2 * HOUR - MINUTE)
    await fire_due(transaction)
    assert (await there(transaction, task))["二"] == "offered"
    at(NOON + 2 * HOUR + MINUTE)
    await fire_due(transaction)
    assert await there(transaction, task) == {"一": "left", "三": "offered", "二": "waiting"}
    async with transaction.reading() as session:
        assert [row.arguments for row in await deliveries(session, "task-offer", person_id=two.id)] == []
    assert [(card, said["what"]) for card, said in await shows(transaction, two.id)] == [("task-told", "lapsed")]
    at(NOON + 4 * HOUR + 2 * MINUTE)
    await fire_due(transaction)
    # Both let it pass: the place is simply free, for whoever comes, and these two are not asked about it again.
    assert await taken(transaction, task) == 0
    assert await there(transaction, task) == {"一": "left", "二": "waiting", "三": "waiting"}
    assert (await signs_up(transaction, task, three)).state == State.HELD
    # The next time that a place comes free is another matter.
    await leaves(transaction, task, three)
    assert (await there(transaction, task))["二"] == "offered"


async def test_who_says_not_this_time_makes_room_at_once(transaction: Transaction, cast: Cast, crowd: Crowd) -> None:
    one, two, three = await crowd("一", "二", "三")
    task = await a_task(transaction, cast, seats=1)
    for who in (one, two, three):
        await signs_up(transaction, task, who)
    await leaves(transaction, task, one)
    assert await leaves(transaction, task, two)
    assert await there(transaction, task) == {"一": "left", "二": "left", "三": "offered"}
    # The timer of the first offer has nothing to do any more.
    at(NOON + 2 * HOUR + MINUTE)
    await accepts(transaction, task, three)
    await fire_due(transaction)
    assert await there(transaction, task) == {"一": "left", "二": "left", "三": "held"}


@pytest.mark.parametrize(
    ("freed", "starts", "until"),
    [
        # Two hours by day.
        ("2027-03-01 12:00", "2027-03-05 09:00", "2027-03-01 14:00"),
        # At night the clock stands.
        ("2027-03-01 23:00", "2027-03-05 09:00", "2027-03-02 10:00"),
        ("2027-03-01 19:00", "2027-03-05 09:00", "2027-03-02 09:00"),
        # Never later than the start.
        ("2027-03-01 23:00", "2027-03-02 09:00", "2027-03-02 09:00"),
        # When it begins soon, twenty minutes.
        ("2027-03-01 12:00", "2027-03-01 13:30", "2027-03-01 12:20"),
        ("2027-03-01 12:00", "2027-03-01 12:10", "2027-03-01 12:10"),
    ],
)
def test_how_long_a_place_is_kept(freed: str, starts: str, until: str) -> None:
    assert offers.until(here(freed), here(starts)) == here(until)


async def test_an_offer_ends_with_the_task_and_says_so(transaction: Transaction, cast: Cast, crowd: Crowd) -> None:
    one, two = await crowd("一", "二")
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + HOUR)
    for who in (one, two):
        await signs_up(transaction, task, who)
    await leaves(transaction, task, one)
    async with transaction() as session:
        await tasks.move(session, await tasks.task(session, task.id), [tasks.State.OPEN], tasks.State.CALLED_OFF)
    at(NOON + 21 * MINUTE)
    await fire_due(transaction)
    assert [(card, said["what"]) for card, said in await shows(transaction, two.id)] == [("task-told", "ended")]
    assert await taken(transaction, task) == 0


async def test_whom_it_suits_no_more_or_who_cannot_be_asked_is_passed_over_and_stays_in_the_list(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, gone, two, three = await crowd("一", "走", "二", "三")
    task = await a_task(transaction, cast, seats=1, skill="haircut")
    async with transaction() as session:
        for who in (one, gone, two, three):
            session.add(skills.Skill(person_id=who.id, key="haircut"))
    for who in (one, gone, two, three):
        await signs_up(transaction, task, who)
    async with transaction() as session:
        await people.unreachable(session, gone.telegram_id)
        await session.delete(await session.get_one(skills.Skill, (two.id, "haircut")))
    await leaves(transaction, task, one)
    assert await there(transaction, task) == {"一": "left", "走": "waiting", "二": "waiting", "三": "offered"}


async def test_another_task_at_that_time_is_told_before_it_is_chosen(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    (one,) = await crowd("一")
    first = await a_task(transaction, cast, starts_at=NOON + DAY)
    second = await a_task(transaction, cast, starts_at=NOON + DAY + HOUR)
    after = await a_task(transaction, cast, starts_at=NOON + DAY + 2 * HOUR)
    await signs_up(transaction, first, one)
    with pytest.raises(Clash) as refusal:
        await signs_up(transaction, second, one)
    assert refusal.value.fields == {"number": first.number}
    assert await there(transaction, second) == {}
    assert (await signs_up(transaction, second, one, sure=True)).state == State.HELD
    await leaves(transaction, second, one)
    # One may begin when the other ends.
    assert (await signs_up(transaction, after, one)).state == State.HELD


async def test_what_has_begun_or_ended_takes_nobody(transaction: Transaction, cast: Cast, crowd: Crowd) -> None:
    one, two = await crowd("一", "二")
    task = await a_task(transaction, cast, starts_at=NOON + HOUR)
    await signs_up(transaction, task, one)
    at(NOON + HOUR)
    with pytest.raises(TaskEnded) as refusal:
        await signs_up(transaction, task, two)
    assert refusal.value.fields == {"state": "began"}
    # Late is better than never: even now somebody may say that they cannot come; nobody is offered the place any more.
    assert await leaves(transaction, task, one)
    for state in (tasks.State.OVER, tasks.State.CALLED_OFF):
        ended = await a_task(transaction, cast, starts_at=NOON + DAY, state=state)
        with pytest.raises(TaskEnded):
            await signs_up(transaction, ended, two)
        with pytest.raises(TaskEnded):
            await leaves(transaction, ended, two)


async def test_who_checked_in_was_there_and_only_checks_out(transaction: Transaction, cast: Cast, crowd: Crowd) -> None:
    (one,) = await crowd("一")
    task = await a_task(transaction, cast, starts_at=NOON + HOUR)
    await signs_up(transaction, task, one)
    at(NOON + HOUR)
    async with transaction() as session:
        session.add(Stint(task_id=task.id, person_id=one.id, in_at=clock.now()))
    with pytest.raises(TaskEnded) as refusal:
        await leaves(transaction, task, one)
    assert refusal.value.fields == {"state": "came"}


async def test_a_series_keeps_one_place_for_who_never_was_there_until_a_day_before(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    old, older, new, newer = await crowd("老", "更老", "新", "更新")
    before = await a_task(transaction, cast, starts_at=NOON + DAY, series_id=7)
    for who in (old, older):
        await signs_up(transaction, before, who)
    task = await a_task(transaction, cast, starts_at=NOON + 8 * DAY, series_id=7, kept=1)
    async with transaction() as session:
        at_ = NOON + 8 * DAY - KEPT_UNTIL
        await timers.arm(session, kind=signups.KEPT, subject=f"task:{task.id}", at=at_)
    assert (await signs_up(transaction, task, old)).state == State.HELD
    assert (await signs_up(transaction, task, older)).state == State.WAITING
    assert (await signs_up(transaction, task, new)).state == State.HELD
    assert (await signs_up(transaction, task, newer)).state == State.WAITING
    # Given back, it is kept for newcomers again, and offered to the first of these.
    await leaves(transaction, task, new)
    assert await there(transaction, task) == {"老": "held", "更老": "waiting", "更新": "offered", "新": "left"}
    await leaves(transaction, task, newer)
    assert await kept(transaction, task) == 1
    at(at_ + MINUTE)
    async with transaction() as session:
        due = await timers.due(session, now=clock.now())
        for timer_id in due:
            occasions = {**offers.OCCASIONS, signups.KEPT: timers.Occasion(signups.release_kept, late=timers.Late.RUN)}
            await timers.fire(session, timer_id, now=clock.now(), occasions=occasions)
    assert await kept(transaction, task) == 0
    assert (await there(transaction, task))["更老"] == "offered"


async def test_the_one_who_is_served_may_ask_for_somebody_else_and_nobody_learns_why(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, two = await crowd("一", "二")
    task = await a_task(transaction, cast, seats=1, home=True, least=1, served_id=cast.zhang.id)
    await signs_up(transaction, task, one)
    await signs_up(transaction, task, two)
    await deliver(transaction)
    async with transaction() as session:
        with pytest.raises(NotYours):
            await signups.decline(session, await tasks.task(session, task.id), one.id, by=cast.wang)
        assert await signups.decline(session, await tasks.task(session, task.id), one.id, by=cast.zhang)
        assert not await signups.decline(session, await tasks.task(session, task.id), one.id, by=cast.zhang)
    assert await there(transaction, task) == {"一": "declined", "二": "offered"}
    with pytest.raises(NotForYou):
        await signs_up(transaction, task, one)
    said = await shows(transaction, one.id)
    assert [card for card, _ in said] == ["task-put-away", "task-told"]
    assert not await leaves(transaction, task, one)


async def test_of_whoever_is_taken_out_nothing_stays_and_the_place_goes_on(
    transaction: Transaction, cast: Cast, crowd: Crowd
) -> None:
    one, two, three = await crowd("一", "二", "三")
    task = await a_task(transaction, cast, seats=1)
    for who in (one, two, three):
        await signs_up(transaction, task, who)
    async with transaction() as session:
        assert await signups.give_up_seat(session, await tasks.task(session, task.id), one.id, how="role")
        assert await signups.give_up_seat(session, await tasks.task(session, task.id), three.id)
        assert not await signups.give_up_seat(session, await tasks.task(session, task.id), cast.zhang.id)
    assert await there(transaction, task) == {"一": "left", "二": "offered", "三": "left"}
    assert await taken(transaction, task) == 1


async def test_more_places_are_offered_to_those_who_wait(transaction: Transaction, cast: Cast, crowd: Crowd) -> None:
    everybody = await crowd("一", "二", "三", "四")
    task = await a_task(transaction, cast, seats=1)
    for who in everybody:
        await signs_up(transaction, task, who)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        await tasks.lock(session, found)
        found.seats = 3
        await session.flush()
        assert await offers.move_up(session, found) == 2
    assert await there(transaction, task) == {"一": "held", "二": "offered", "三": "offered", "四": "waiting"}
    at(NOON + timedelta(minutes=5))
    assert (await signs_up(transaction, task, everybody[1])).state == State.HELD


async def test_when_its_time_is_over_nobody_slips_away_from_the_list(transaction: Transaction, cast: Cast) -> None:
    ma, qian = [await a_volunteer(transaction, cast, 100 + n, name) for n, name in enumerate(("Ma", "Qian"))]
    task = await a_task(transaction, cast)
    assert task.starts_at
    assert task.ends_at
    for who in (ma, qian):
        await signs_up(transaction, task, who)
    # Until then anybody may still say that they do not come, so that somebody else knows.
    at(task.ends_at - timedelta(minutes=1))
    assert await leaves(transaction, task, qian)
    at(task.ends_at)
    with pytest.raises(TaskEnded) as refusal:
        await leaves(transaction, task, ma)
    assert refusal.value.fields["state"] == "past"
    assert await there(transaction, task) == {"Ma": State.HELD, "Qian": State.LEFT}
