"""Notices before they are sent, for the tests of the domain: written, handed in, waiting, and their trail."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from community import access, notices, proposals, trail
from community.database import Transaction
from community.notices import Notice, State
from community.people import Person
from tests.community.conftest import Cast
from tests.community.couriers import opened


def words(text: str = "停水通知\n明天 9 点到 11 点。", *media: dict[str, str]) -> dict[str, Any]:
    return {"html": text, "media": [*media]}


async def drafted(transaction: Transaction, by: Person, place_id: int | None, text: str = "停水通知\n明天。") -> Notice:
    async with transaction() as session:
        return await proposals.draft(session, by=by, place_id=place_id or 0, content=words(text))


async def submitted(transaction: Transaction, notice: Notice, by: Person) -> Notice:
    async with transaction() as session:
        return await proposals.submit(session, await access.notice(session, notice.id, by=by), by=by)


async def acts(transaction: Transaction, notice: Notice) -> list[str]:
    async with transaction.reading() as session:
        subject = col(trail.Entry.subject) == notices.subject(notice)
        return list(await session.scalars(select(col(trail.Entry.act)).where(subject).order_by(col(trail.Entry.id))))


async def waiting(transaction: Transaction, cast: Cast, starts_at: datetime | None = None) -> Notice:
    """Return a notice of Wang's that waits for a second person."""
    notices.keep(second_person_above=0)
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    if starts_at is not None:
        async with opened(transaction, notice) as (session, notice):
            await proposals.plan(session, notice, by=cast.wang, starts_at=starts_at)
    notice = await submitted(transaction, notice, cast.wang)
    assert notice.state == State.WAITING
    return notice
