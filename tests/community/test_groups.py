"""What is kept about a group beside what it is for: its guard against numbers that lead to a person."""

from sqlalchemy import select
from sqlmodel import col

from community import groups, trail
from community.database import Transaction
from tests.community.conftest import RESIDENTS, Cast


async def acts(transaction: Transaction) -> list[str]:
    async with transaction.reading() as session:
        told = select(col(trail.Entry.act)).where(col(trail.Entry.subject) == f"group:{RESIDENTS}")
        return list((await session.scalars(told.order_by(col(trail.Entry.id)))).all())


async def is_guarded(transaction: Transaction, chat: int = RESIDENTS) -> bool | None:
    async with transaction.reading() as session:
        group = await groups.group_or_none(session, chat)
    return group.guards if group else None


async def guard(transaction: Transaction, cast: Cast, *, on: bool) -> bool:
    async with transaction() as session:
        group = await groups.group_or_none(session, RESIDENTS)
        assert group
        return await groups.guard(session, group, on=on, by=cast.zhao)


async def test_a_guard_is_off_at_first_and_changes_once(transaction: Transaction, cast: Cast) -> None:
    assert await is_guarded(transaction) is False
    assert await guard(transaction, cast, on=False) is False
    assert await guard(transaction, cast, on=True) is True
    assert await guard(transaction, cast, on=True) is False
    assert await is_guarded(transaction) is True
    assert await guard(transaction, cast, on=False) is True
    assert await is_guarded(transaction) is False
    assert await acts(transaction) == ["guarded", "unguarded"]


async def test_a_guard_goes_with_a_group_that_moves_and_ends_with_its_link(
    transaction: Transaction, cast: Cast
) -> None:
    await guard(transaction, cast, on=True)
    async with transaction() as session:
        await groups.move(session, RESIDENTS, -999)
    assert await is_guarded(transaction, -999) is True
    async with transaction() as session:
        await groups.unlink(session, -999)
    async with transaction() as session:
        await groups.link(
            session, -999, purpose=groups.Purpose.RESIDENTS, place_id=cast.community.id or 0, by=cast.zhao
        )
    assert await is_guarded(transaction, -999) is False
