"""A thousand people sign up for eight places at once: eight have one, everybody else waits in the order of coming."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import zip_longest

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from community import access, clock, groups, offers, posts, signups, tasks
from community.database import Transaction, new_id
from community.errors import NotOffered
from community.groups import Purpose
from community.people import Person, Role, RoleName
from community.signups import State
from community.tasks import Task
from community.volunteers import Profile, Volunteer
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_task

MANY = 1000
PLACES = 8
GROUP = -200
#: As many as there are connections get in at once; the others wait outside, as nobody waits for a connection for ever.
DOORS = 20


async def a_crowd(transaction: Transaction, cast: Cast, count: int) -> list[Person]:
    """Let as many grown-ups volunteer in the community."""
    first = new_id()
    ids = [first + number for number in range(count)]
    async with transaction() as session:
        rows = [
            {"id": one, "telegram_id": 1000 + number, "client_language": "zh-Hans", "started_at": clock.now()}
            for number, one in enumerate(ids)
        ]
        await session.execute(insert(Person), rows)
        granted = [{"person_id": one, "name": RoleName.VOLUNTEER, "place_id": cast.community.id} for one in ids]
        await session.execute(insert(Role), granted)
        known = []
        for one in ids:
            volunteer = Volunteer(person_id=one)
            volunteer.profile = Profile(minor=False)
            known.append(volunteer.model_dump())
        await session.execute(insert(Volunteer), known)
        found = {one.id: one for one in await session.scalars(select(Person).where(col(Person.id).in_(ids)))}
    return [found[one] for one in ids]


async def tap(transaction: Transaction, task: Task, person: Person) -> str:
    async with transaction() as session:
        found = await access.takeable_task(session, task.id, by=person)
        return str((await signups.claim(session, found, by=person)).state)


async def everyone(transaction: Transaction, task: Task) -> tuple[Task, dict[str, list[int]]]:
    """Return the task, and who is there in each state, in their order."""
    async with transaction.reading() as session:
        there: dict[str, list[int]] = {}
        for own, person in await signups.of(session, task.id):
            there.setdefault(own.state, []).append(person.id)
        return await tasks.task(session, task.id), there


async def test_of_a_thousand_thumbs_eight_have_a_place_and_the_others_wait_in_their_order(
    transaction: Transaction, cast: Cast
) -> None:
    crowd = await a_crowd(transaction, cast, MANY)
    task = await a_task(transaction, cast, seats=PLACES)
    async with transaction() as session:
        place_id = cast.community.id or 0
        await groups.link(session, GROUP, purpose=Purpose.VOLUNTEERS, place_id=place_id, by=cast.zhao)
        await posts.tell(session, await tasks.task(session, task.id))
    doors = asyncio.Semaphore(DOORS)
    came: list[int] = []

    async def comes(person: Person) -> str:
        async with doors:
            state = await tap(transaction, task, person)
        if state == State.WAITING:
            came.append(person.id)
        return state

    said = Counter(await asyncio.gather(*(comes(person) for person in crowd)))
    assert said == {State.HELD: PLACES, State.WAITING: MANY - PLACES}
    now, there = await everyone(transaction, task)
    assert now.taken == PLACES
    assert len(there[State.HELD]) == PLACES
    assert sorted(there[State.WAITING]) == sorted(came)
    async with transaction.reading() as session:
        line = [own for own, _ in await signups.of(session, task.id, State.WAITING)]
        assert len({own.position for own in line}) == MANY - PLACES
        assert [own.at for own in line] == sorted(own.at for own in line)
        (post,) = await deliveries(session, "task-post")
        assert (post.arguments or {})["taken"] == PLACES
        assert sorted({row.person_id or 0 for row in await deliveries(session, "task-hand")}) == sorted(
            there[State.HELD]
        )


async def test_whoever_comes_and_goes_at_once_the_places_are_never_more_nor_lost(
    transaction: Transaction, cast: Cast
) -> None:
    crowd = await a_crowd(transaction, cast, 60)
    task = await a_task(transaction, cast, seats=PLACES)
    for person in crowd[:20]:
        await tap(transaction, task, person)
    doors = asyncio.Semaphore(DOORS)

    async def goes(person: Person) -> None:
        async with doors, transaction() as session:
            await signups.leave(session, await access.seen_task(session, task.id, by=person), by=person)

    async def answers(person: Person) -> None:
        async with doors:
            try:
                async with transaction() as session:
                    await offers.accept(session, await tasks.task(session, task.id), by=person)
            except NotOffered:
                return

    async def comes(person: Person) -> None:
        async with doors:
            await tap(transaction, task, person)

    going = [goes(person) for person in crowd[:6]]
    coming = [comes(person) for person in crowd[20:]]
    answering = [answers(person) for person in crowd[8:20]]
    await asyncio.gather(*(one for pair in zip_longest(coming, answering, going) for one in pair if one is not None))
    now, there = await everyone(transaction, task)
    seated = [*there.get(State.HELD, []), *there.get(State.OFFERED, [])]
    assert now.taken == len(seated) == PLACES
    assert sum(len(people) for people in there.values()) == 60
    # Whoever waited first was asked first.
    moved = [one for one in (person.id for person in crowd[8:]) if one in seated]
    assert moved == [person.id for person in crowd[8 : 8 + len(moved)]]


async def test_five_thumbs_of_one_person_take_one_place(transaction: Transaction, cast: Cast) -> None:
    (person,) = await a_crowd(transaction, cast, 1)
    task = await a_task(transaction, cast, seats=PLACES)
    assert set(await asyncio.gather(*(tap(transaction, task, person) for _ in range(5)))) == {State.HELD}
    now, there = await everyone(transaction, task)
    assert (now.taken, there) == (1, {State.HELD: [person.id]})


@pytest.mark.usefixtures("at_once")
async def test_two_tasks_at_one_time_tapped_at_once_are_one_place_and_one_question(
    transaction: Transaction, cast: Cast
) -> None:
    (person,) = await a_crowd(transaction, cast, 1)
    starts_at = clock.now() + timedelta(days=1)
    both = [await a_task(transaction, cast, starts_at=starts_at) for _ in range(2)]
    said = await asyncio.gather(*(tap(transaction, task, person) for task in both), return_exceptions=True)
    assert sorted(type(one).__name__ for one in said) == ["Clash", "str"]


async def test_the_database_has_the_last_word(transaction: Transaction, cast: Cast) -> None:
    task = await a_task(transaction, cast, seats=1)
    with pytest.raises(IntegrityError):
        async with transaction() as session:
            await session.execute(update(Task).where(col(Task.id) == task.id).values(taken=2))
