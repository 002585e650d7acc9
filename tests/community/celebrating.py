"""Birthdays and parties for tests of the domain."""

from datetime import datetime
from typing import Any

from community import access, birthdays, events, hosting, parties
from community.database import Transaction
from community.events import Event
from community.people import Person
from tests.community.conftest import Cast

TITLE = "三月集体生日会"
WORDS = "我来不了集体生日会，想请人到家里看看我。"


async def tells(transaction: Transaction, who: Person, month: int, *, lunar: bool = False) -> None:
    """Let somebody tell their month."""
    async with transaction() as session:
        await birthdays.tell(session, by=who, month=month, lunar=lunar)


async def begun(
    transaction: Transaction, cast: Cast, *, by: Person | None = None, place_id: int | None = None, title: str = TITLE
) -> Event:
    """Let Chen, or `by`, begin the party of March 2027."""
    async with transaction() as session:
        return await parties.begin(
            session, by=by or cast.chen, place_id=place_id or cast.community.id or 0, year=2027, month=3, title=title
        )


async def opened(transaction: Transaction, found: Event, by: Person, starts_at: datetime, **values: Any) -> Event:
    """Let somebody fill in what is missing, and open it."""
    async with transaction() as session:
        draft = await access.held_event(session, found.id, by=by)
        draft = await hosting.fill(session, draft, by=by, venue="社区活动室", starts_at=starts_at, **values)
        return await hosting.open(session, draft, by=by)


async def declined(transaction: Transaction, cast: Cast, by: Person) -> bool:
    """Let somebody say that March 2027 has no party."""
    async with transaction() as session:
        return await parties.decline(session, by=by, place_id=cast.community.id or 0, year=2027, month=3)


async def wants_visit(transaction: Transaction, found: Event, by: Person) -> int:
    """Let somebody ask for a visit in its place; return the number of the case."""
    async with transaction() as session:
        return (await parties.want_visit(session, found.id, by=by, words=WORDS)).number or 0


async def now(transaction: Transaction, found: Event) -> Event:
    """Return the event as it is now."""
    async with transaction.reading() as session:
        return await events.event(session, found.id)
