"""Two things happen to one task at the same moment: in either order nothing is lost, and nobody waits for ever."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import (
    access,
    departures,
    farewells,
    licences,
    mydata,
    offers,
    people,
    planning,
    profiles,
    signups,
    skills,
    stints,
    tasks,
    timers,
    turnouts,
)
from community.database import Transaction
from community.errors import CommunityError
from community.people import Person
from community.seats import State as Seat
from community.tasks import Risk, Task
from community.timers import Timer
from scheduler.ticks import OCCASIONS
from tests.community.conftest import Cast
from tests.community.helping import a_task, a_volunteer, leaves, signs_up, there
from tests.community.sending import DAY, MINUTE, NOON, at
from tests.community.turning_up import now

pytestmark = pytest.mark.usefixtures("noon", "at_once")
#: How long what has to wait is given to get there.
_A_MOMENT = 0.3


async def settled(*doings: Awaitable[Any]) -> list[Any]:
    """Do all at once; refusals are answers, anything else is a fault."""
    said = await asyncio.wait_for(asyncio.gather(*doings, return_exceptions=True), 30)
    for one in said:
        if isinstance(one, BaseException) and not isinstance(one, CommunityError):
            raise one
    return said


@asynccontextmanager
async def meanwhile(doing: Awaitable[Any]) -> AsyncIterator[asyncio.Future[Any]]:
    """Let something begin, and get as far as it does, before what follows goes on."""
    began = asyncio.ensure_future(doing)
    await asyncio.sleep(_A_MOMENT)
    yield began


async def fires(transaction: Transaction, kind: str) -> str | None:
    """Fire the timer of a kind, as the scheduler does, though it is found only now."""
    async with transaction.reading() as session:
        found = (await session.scalars(select(Timer).where(col(Timer.kind) == kind))).one()
    async with transaction() as session:
        return await timers.fire(session, found.id, now=found.planned_at + MINUTE, occasions=OCCASIONS)


async def sure(transaction: Transaction, task: Task, by: Person) -> str:
    async with transaction() as session:
        found = await access.takeable_task(session, task.id, by=by)
        return str((await signups.claim(session, found, by=by, sure=True)).state)


async def test_taking_an_offer_at_the_very_moment_at_which_it_ends(transaction: Transaction, cast: Cast) -> None:
    sun, wu = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate(("孙", "吴"))]
    task = await a_task(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    for one in (sun, wu):
        await signs_up(transaction, task, one)
    await leaves(transaction, task, sun)

    async def accept() -> None:
        async with transaction() as session:
            found = await tasks.task(session, task.id)
            await tasks.lock(session, found)
            await asyncio.sleep(2 * _A_MOMENT)
            await offers.accept(session, found, by=wu)

    async with meanwhile(accept()) as accepting:
        await settled(accepting, fires(transaction, offers.TIMER))
    assert await there(transaction, task) == {"孙": Seat.LEFT, "吴": Seat.HELD}
    assert (await now(transaction, task)).taken == 1


async def test_putting_a_task_off_at_the_very_moment_at_which_kept_places_are_everybodys(
    transaction: Transaction, cast: Cast
) -> None:
    task = await a_task(transaction, cast, seats=4, kept=1, starts_at=NOON + 3 * DAY)
    async with transaction() as session:
        await turnouts.arm(session, await tasks.task(session, task.id))

    async def put_off() -> None:
        async with transaction() as session:
            found = await tasks.task(session, task.id)
            await tasks.lock(session, found)
            await asyncio.sleep(2 * _A_MOMENT)
            await planning.alter(session, found, by=cast.chen, starts_at=NOON + 5 * DAY)

    async with meanwhile(put_off()) as putting:
        await settled(putting, fires(transaction, signups.KEPT))
    assert (await now(transaction, task)).starts_at == NOON + 5 * DAY


async def test_whoever_says_that_they_are_under_age_while_they_sign_up_goes_nowhere_alone(
    transaction: Transaction, cast: Cast
) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast, risk=Risk.DANGER, risk_words="高处")

    async def say() -> None:
        async with transaction() as session:
            await profiles.say(session, by=sun, minor=True)
            await asyncio.sleep(2 * _A_MOMENT)

    async with meanwhile(say()) as saying:
        await settled(saying, sure(transaction, task, sun))
    assert await there(transaction, task) == {}
    assert (await now(transaction, task)).taken == 0


async def test_whose_licence_is_taken_back_while_they_sign_up_has_no_place(
    transaction: Transaction, cast: Cast
) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    licensed = next(one.key for one in skills.crafts().values() if one.licensed)
    async with transaction() as session:
        session.add(skills.Skill(person_id=sun.id, key=licensed, licence=True, checked_at=NOON))
    task = await a_task(transaction, cast, skill=licensed)

    async def take_back() -> None:
        async with transaction() as session:
            await licences.uncheck(session, sun.id, licensed, by=cast.li)
            await asyncio.sleep(2 * _A_MOMENT)

    async with meanwhile(take_back()) as taking:
        await settled(taking, sure(transaction, task, sun))
    assert await there(transaction, task) == {}


async def test_whose_role_is_taken_while_they_sign_up_has_no_place(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast)

    async def take() -> None:
        async with transaction() as session:
            for role in await people.roles(session, sun.id):
                await people.revoke(session, role.id or 0, by=cast.zhao)
            await departures.release_all(session, await people.person(session, sun.id), by=cast.zhao)
            await asyncio.sleep(2 * _A_MOMENT)

    async with meanwhile(take()) as taking:
        await settled(taking, sure(transaction, task, sun))
    assert await there(transaction, task) == {}


async def test_whoever_is_erased_while_they_sign_up_takes_no_place_along(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast)

    async def erase() -> None:
        async with transaction() as session:
            await farewells.hold(session, await people.person(session, sun.id))
            await asyncio.sleep(2 * _A_MOMENT)
            await mydata.erase(session, sun.id)

    async with meanwhile(erase()) as erasing:
        await settled(erasing, sure(transaction, task, sun))
    assert await there(transaction, task) == {}
    assert (await now(transaction, task)).taken == 0


@pytest.mark.parametrize("how", ["leave", "decline"])
async def test_who_arrives_while_they_are_let_go_was_there(transaction: Transaction, cast: Cast, how: str) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast, served_id=cast.zhang.id)
    await signs_up(transaction, task, sun)
    at(NOON + DAY - 10 * MINUTE)

    async def arrive() -> None:
        async with transaction() as session:
            await stints.check_in(session, await tasks.task(session, task.id), by=sun)
            await asyncio.sleep(2 * _A_MOMENT)

    async def go() -> None:
        async with transaction() as session:
            found = await tasks.task(session, task.id)
            if how == "leave":
                await signups.leave(session, found, by=sun)
            else:
                await signups.decline(session, found, sun.id, by=cast.zhang)

    async with meanwhile(arrive()) as arriving:
        await settled(arriving, go())
    assert await there(transaction, task) == {"孙": Seat.HELD}


async def test_a_place_is_not_given_back_after_it_is_over(transaction: Transaction, cast: Cast) -> None:
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast)
    await signs_up(transaction, task, sun)

    async def end() -> None:
        async with transaction() as session:
            found = await tasks.task(session, task.id)
            await turnouts.close(session, found)
            await asyncio.sleep(2 * _A_MOMENT)

    async with meanwhile(end()) as ending:
        await settled(ending, leaves(transaction, task, sun))
    assert await there(transaction, task) == {"孙": Seat.HELD}
