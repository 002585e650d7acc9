"""Door, name and telephone: with those who have a place, from then until it is done, and nowhere else."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import groups, outbox, people, planning, posts, proxies, signups, tasks, visits
from community.cases import Kind
from community.database import Transaction
from community.groups import Purpose
from community.outbox import Delivery
from community.people import Person
from community.proxies import Proxy
from community.tasks import State, Task
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries
from tests.community.filing import claimed, filed
from tests.community.helping import a_task, a_volunteer, leaves, signs_up
from tests.community.sending import DAY, NOON
from tests.community.working import shows

pytestmark = pytest.mark.usefixtures("noon")
GROUP = -200
DOOR, NAME, PHONE = "9 单元 9901", "婆婆", "13912345678"
PRIVATE = (DOOR, NAME, PHONE)


async def a_visit(transaction: Transaction, cast: Cast, **values: Any) -> Task:
    """Return an open visit to somebody's home, which stands in the volunteers' group."""
    async with transaction() as session:
        place_id = cast.community.id or 0
        await groups.link(session, GROUP, purpose=Purpose.VOLUNTEERS, place_id=place_id, by=cast.zhao)
    fields: dict[str, Any] = {
        "title": "陪诊",
        "place_id": cast.building.id,
        "home": True,
        "least": 2,
        "spot": DOOR,
        "served": {"name": NAME, "phone": PHONE},
        "starts_at": NOON + 3 * DAY,
    }
    task = await a_task(transaction, cast, **{**fields, **values})
    async with transaction() as session:
        await posts.tell(session, await tasks.task(session, task.id))
    return task


async def pair(transaction: Transaction, cast: Cast) -> tuple[Person, Person]:
    return await a_volunteer(transaction, cast, 100, "Qian"), await a_volunteer(transaction, cast, 101, "Sun")


async def holding(transaction: Transaction, *words: str) -> set[int | None]:
    """Return in whose chats, or which groups, any of these words stands, as far as our own rows know."""
    async with transaction.reading() as session:
        rows = await session.scalars(select(Delivery).where(col(Delivery.arguments_sealed).is_not(None)))
        return {row.person_id or row.chat_id for row in rows if any(word in repr(row.arguments) for word in words)}


async def test_whoever_planned_it_is_not_told_to_ask_themselves(transaction: Transaction, cast: Cast) -> None:
    one, two = await pair(transaction, cast)
    task = await a_visit(transaction, cast, planner_id=one.id)
    for who in (one, two):
        await signs_up(transaction, task, who)
    await deliver(transaction)
    ((_, own),), ((_, said),) = await shows(transaction, one.id), await shows(transaction, two.id)
    assert (own["planner"], own["planner_telegram"]) == (None, None)
    assert (said["planner"], said["planner_telegram"]) == (one.name, one.telegram_id)


async def test_the_door_is_for_who_has_a_place_and_for_nobody_who_waits(transaction: Transaction, cast: Cast) -> None:
    one, two = await pair(transaction, cast)
    third = await a_volunteer(transaction, cast, 102, "Zhou")
    task = await a_visit(transaction, cast)
    assert await holding(transaction, *PRIVATE) == set()
    for who in (one, two, third):
        await signs_up(transaction, task, who)
    await deliver(transaction)
    assert await holding(transaction, *PRIVATE) == {one.id, two.id}
    ((card, said),) = await shows(transaction, one.id)
    assert card == "task-hand"
    assert (said["spot"], said["name"], said["phone"], said["building"]) == (DOOR, NAME, PHONE, "3 栋")
    assert (said["others"], said["planner"]) == (["Sun"], "Chen")
    # Whom a place is offered knows no more than any group.
    await leaves(transaction, task, one)
    await deliver(transaction)
    assert await holding(transaction, *PRIVATE) == {two.id}
    assert [card for card, _ in await shows(transaction, third.id)] == ["task-offer"]
    assert [said["others"] for _, said in await shows(transaction, two.id)] == [[]]
    ((card, said),) = await shows(transaction, one.id)
    assert (card, said) == ("task-put-away", {"number": task.number, "how": "left"})


@pytest.mark.parametrize(("state", "how"), [(State.OVER, "over"), (State.CALLED_OFF, "called-off")])
async def test_when_it_is_done_nothing_of_it_stays_and_no_tap_brings_it_back(
    transaction: Transaction, cast: Cast, state: State, how: str
) -> None:
    one, two = await pair(transaction, cast)
    task = await a_visit(transaction, cast, served_id=cast.zhang.id)
    for who in (one, two):
        await signs_up(transaction, task, who)
    await deliver(transaction)
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        # A further copy, which goes with the others.
        await visits.hand(session, found, person_id=one.id, again=5)
    await deliver(transaction)
    assert len(await shows(transaction, one.id)) == 2
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        await tasks.move(session, found, [State.OPEN], state)
        await visits.put_away(session, found, person_id=None, how=how)
        await visits.tell_served(session, found)
        await posts.revise(session, found)
        await visits.hand(session, found, person_id=one.id, again=6)
    await deliver(transaction)
    assert await holding(transaction, *PRIVATE) == set()
    for who, copies in ((one, 2), (two, 1)):
        assert [card for card, _ in await shows(transaction, who.id)] == ["task-put-away"] * copies
    ((card, said),) = await shows(transaction, cast.zhang.id)
    assert (card, said["state"], said["who"]) == ("task-served", state, [])


async def test_a_place_taken_anew_gets_a_card_of_its_own(transaction: Transaction, cast: Cast) -> None:
    one, _ = await pair(transaction, cast)
    task = await a_visit(transaction, cast)
    for _ in range(2):
        await signs_up(transaction, task, one)
        await deliver(transaction)
        await leaves(transaction, task, one)
        await deliver(transaction)
    await signs_up(transaction, task, one)
    await deliver(transaction)
    cards = [card for card, _ in await shows(transaction, one.id)]
    assert cards == ["task-put-away", "task-put-away", "task-hand"]


async def test_the_group_reads_the_grid_and_how_many_and_never_a_name(transaction: Transaction, cast: Cast) -> None:
    one, two = await pair(transaction, cast)
    task = await a_visit(transaction, cast, served_id=cast.zhang.id)
    await deliver(transaction)
    ((card, said),) = await shows(transaction, GROUP)
    assert (card, said["place"], said["taken"], said["meeting"]) == ("task-post", "一网格", 0, "")
    for who in (one, two):
        await signs_up(transaction, task, who)
    await deliver(transaction)
    ((_, said),) = await shows(transaction, GROUP)
    assert said["taken"] == 2
    assert not await holding(transaction, *PRIVATE, "Qian", "Sun", "Zhang", "3 栋") & {GROUP}


async def test_the_one_who_is_served_reads_who_comes_in_one_message_that_follows(
    transaction: Transaction, cast: Cast
) -> None:
    one, two = await pair(transaction, cast)
    task = await a_visit(transaction, cast, served_id=cast.zhang.id)
    assert await shows(transaction, cast.zhang.id) == []
    for who in (one, two):
        await signs_up(transaction, task, who)
        await deliver(transaction)
    ((card, said),) = await shows(transaction, cast.zhang.id)
    assert (card, said["who"]) == ("task-served", [[one.id, "Qian"], [two.id, "Sun"]])
    async with transaction() as session:
        await signups.decline(session, await tasks.task(session, task.id), one.id, by=cast.zhang)
    await deliver(transaction)
    ((_, said),) = await shows(transaction, cast.zhang.id)
    assert said["who"] == [[two.id, "Sun"]]


async def test_many_who_meet_are_counted_and_not_named(transaction: Transaction, cast: Cast) -> None:
    one, two = await pair(transaction, cast)
    task = await a_visit(transaction, cast, home=False, seats=visits.MOST_NAMED + 1, spot=None, served=None)
    for who in (one, two):
        await signs_up(transaction, task, who)
    await deliver(transaction)
    ((_, said),) = await shows(transaction, two.id)
    assert (said["others"], said["count"], said["meeting"]) == ([], 2, "社区活动室")
    async with transaction.reading() as session:
        assert len(await deliveries(session, "task-hand")) == 2
        assert outbox.Step.EDIT not in {row.step for row in await deliveries(session, "task-hand")}


async def moved(transaction: Transaction, task: Task, by: Person) -> None:
    """Let somebody give the visit another time."""
    async with transaction() as session:
        found = await tasks.task(session, task.id)
        await planning.alter(session, found, by=by, starts_at=NOON + 4 * DAY)


async def called_off(transaction: Transaction, task: Task, by: Person) -> None:
    async with transaction() as session:
        await planning.call_off(session, await tasks.task(session, task.id), by=by, reason="下大雨")


async def relayed(transaction: Transaction) -> dict[int | None, dict[str, Any]]:
    """Return who was asked to tell somebody, and what."""
    async with transaction.reading() as session:
        return {row.person_id: row.arguments or {} for row in await deliveries(session, "task-relay")}


async def for_a_neighbour(transaction: Transaction, cast: Cast) -> tuple[Proxy, Task]:
    """Return a visit for a neighbour without a phone, for whom Zhang asked."""
    async with transaction() as session:
        proxy = await proxies.declare(session, by=cast.zhang, name=NAME)
    case = await claimed(
        transaction, await filed(transaction, cast.zhang, kind=Kind.HELP, proxy_id=proxy.id), cast.chen
    )
    return proxy, await a_visit(transaction, cast, case_id=case.id)


@pytest.mark.usefixtures("catalogue")
async def test_who_acts_for_a_neighbour_is_asked_to_tell_them_another_time(
    transaction: Transaction, cast: Cast
) -> None:
    _, task = await for_a_neighbour(transaction, cast)
    await moved(transaction, task, cast.chen)
    ((reader, said),) = (await relayed(transaction)).items()
    # They know how to reach their neighbour: no number travels where it need not.
    assert (reader, said["what"], said["by_proxy"], said["name"], said["phone"]) == (
        cast.zhang.id, "time", True, NAME, None,
    )  # fmt: skip
    assert said["starts_at"] == (NOON + 4 * DAY).isoformat()
    # That it is called off they hear with its reason, and not twice.
    await called_off(transaction, task, cast.chen)
    assert len(await relayed(transaction)) == 1
    async with transaction.reading() as session:
        assert cast.zhang.id in {row.person_id for row in await deliveries(session, "task-called-off")}


@pytest.mark.usefixtures("catalogue")
async def test_without_anybody_on_telegram_whoever_plans_it_is_asked_to_call(
    transaction: Transaction, cast: Cast
) -> None:
    proxy, task = await for_a_neighbour(transaction, cast)
    async with transaction() as session:
        await proxies.revoke(session, proxy.id, by=cast.zhang)
    await moved(transaction, task, cast.chen)
    ((reader, said),) = (await relayed(transaction)).items()
    assert (reader, said["by_proxy"], said["name"], said["phone"]) == (cast.chen.id, False, NAME, PHONE)


async def test_whoever_waits_without_telegram_is_called_when_nobody_comes(transaction: Transaction, cast: Cast) -> None:
    task = await a_visit(transaction, cast)
    await called_off(transaction, task, cast.chen)
    ((reader, said),) = (await relayed(transaction)).items()
    assert (reader, said["what"], said["phone"]) == (cast.chen.id, "called-off", PHONE)


async def test_whoever_can_be_written_to_is_written_to_and_nobody_else(transaction: Transaction, cast: Cast) -> None:
    one, _ = await pair(transaction, cast)
    task = await a_visit(transaction, cast, served=None, served_id=cast.zhang.id)
    await signs_up(transaction, task, one)
    await moved(transaction, task, cast.chen)
    assert await relayed(transaction) == {}
    async with transaction() as session:
        # They blocked the bot since.
        await people.unreachable(session, cast.zhang.telegram_id or 0)
    await called_off(transaction, task, cast.chen)
    assert {reader: said["name"] for reader, said in (await relayed(transaction)).items()} == {cast.chen.id: "Zhang"}
