"""Five hundred people tap [认领] on one case at once: one has it, and everybody else hears who."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import insert, select
from sqlmodel import col

from community import access, casework
from community.cases import State
from community.clock import now as clock_now
from community.database import Transaction, new_id
from community.errors import AlreadyTaken
from community.people import Person, Role, RoleName
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.filing import filed, now

pytestmark = pytest.mark.usefixtures("catalogue")
MANY = 500
#: As many as there are connections get in at once; the others wait outside, as nobody waits for a connection for ever.
DOORS = 20


async def leaders(transaction: Transaction, cast: Cast) -> list[Person]:
    """Let as many people lead volunteers in the community."""
    ids = [new_id() for _ in range(MANY)]
    async with transaction() as session:
        rows = [
            {"id": one, "telegram_id": 1000 + number, "client_language": "zh-Hans", "started_at": clock_now()}
            for number, one in enumerate(ids)
        ]
        await session.execute(insert(Person), rows)
        granted = [{"person_id": one, "name": RoleName.TEAM_LEADER, "place_id": cast.community.id} for one in ids]
        await session.execute(insert(Role), granted)
        return list(await session.scalars(select(Person).where(col(Person.id).in_(ids))))


async def test_of_five_hundred_thumbs_one_wins_and_the_others_hear_who(transaction: Transaction, cast: Cast) -> None:
    everybody = await leaders(transaction, cast)
    case = await filed(transaction, cast.zhang)

    doors = asyncio.Semaphore(DOORS)

    async def tap(person: Person) -> str | int:
        try:
            async with doors, transaction() as session:
                found = await access.claimable_case(session, case.id, by=person)
                await casework.claim(session, found, by=person)
        except AlreadyTaken as refusal:
            return str(refusal.fields["who"])
        return person.id

    said = await asyncio.gather(*(tap(person) for person in everybody))
    winners = [one for one in said if isinstance(one, int)]
    assert len(winners) == 1
    taken = await now(transaction, case)
    assert (taken.state, taken.holder_id, taken.lead_id) == (State.TAKEN, winners[0], winners[0])
    assert Counter(said) == {winners[0]: 1, "": MANY - 1}
    async with transaction.reading() as session:
        assert [row.person_id for row in await deliveries(session, "case-hand")] == winners
        news = await deliveries(session, "case-told")
        assert [(row.person_id, (row.arguments or {})["what"]) for row in news] == [(cast.zhang.id, "taken")]
        (desk,) = await deliveries(session, "case-desk")
        assert (desk.arguments or {})["state"] == State.TAKEN


async def test_tapping_twice_is_taking_it_once(transaction: Transaction, cast: Cast) -> None:
    case = await filed(transaction, cast.zhang)

    async def tap() -> int | None:
        async with transaction() as session:
            found = await access.claimable_case(session, case.id, by=cast.wang)
            return (await casework.claim(session, found, by=cast.wang)).holder_id

    assert set(await asyncio.gather(*(tap() for _ in range(5)))) == {cast.wang.id}
    async with transaction.reading() as session:
        assert len(await deliveries(session, "case-told")) == 1
        assert len(await deliveries(session, "case-hand")) == 1


async def test_whoever_was_too_slow_hears_how_many_wait_for_them(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang)
    await filed(transaction, cast.zhang, service="lock")
    await filed(transaction, cast.chen)
    counts = {}
    async with transaction.reading() as session:
        for person in (cast.zhang, cast.wang, cast.li, cast.chen, cast.zhao):
            counts[person.name] = await casework.waiting_for(session, person)
    # Locks are no volunteers' work, and whoever has not said where they live is everybody's neighbour.
    assert counts == {"Zhang": 0, "Wang": 3, "Li": 2, "Chen": 3, "Zhao": 3}
