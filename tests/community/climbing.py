"""What becomes due, for the tests of the domain: the scheduler's look, and what was armed, shown and told by then."""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col
from structlog.testing import capture_logs

from community import access, cases, deadlines, endings, entries, timers
from community.cases import Case, Outcome
from community.database import Transaction
from community.entries import Side, Sort
from community.outbox import Delivery
from community.people import Person
from community.timers import Timer
from scheduler.ticks import fire_due
from tests.community.couriers import deliveries
from tests.community.filing import now

#: Four working hours until somebody takes it, two working days until it is solved.
LIGHT = "corridor-light"


async def look(transaction: Transaction) -> None:
    """Let the scheduler look, and nothing stumble."""
    with capture_logs() as logs:
        await fire_due(transaction)
    assert logs == []


async def armed(transaction: Transaction) -> dict[str, datetime]:
    """Return what is armed, by its kind, and when it is planned."""
    async with transaction.reading() as session:
        found = (await session.scalars(select(Timer).where(col(Timer.state) == timers.State.ARMED))).all()
    assert len({one.kind for one in found}) == len(found)
    return {one.kind: one.planned_at for one in found}


async def posted(transaction: Transaction, card: str, **said: Any) -> list[Delivery]:
    """Return the deliveries of a card that say this."""
    async with transaction.reading() as session:
        rows = await deliveries(session, card)
    return [row for row in rows if all((row.arguments or {}).get(name) == value for name, value in said.items())]


async def desks(transaction: Transaction, why: str) -> list[int | None]:
    """Return which desks were shown a case for this reason, in order: chats, or people where there is no group."""
    return [row.chat_id or row.person_id for row in await posted(transaction, "case-desk") if row.key.endswith(why)]


async def heard(transaction: Transaction, person: Person) -> Counter[str]:
    """Return what this person was told of cases, and how often."""
    rows = await posted(transaction, "case-told")
    return Counter((row.arguments or {})["what"] for row in rows if row.person_id == person.id)


async def reminded(transaction: Transaction, person: Person) -> list[bool]:
    """Return the reminders of whoever has it in hand, and whether each says that it is late."""
    return [
        (row.arguments or {})["what"] == "late"
        for row in await posted(transaction, "case-nudge")
        if row.person_id == person.id
    ]


async def done(transaction: Transaction, found: Case, by: Person, act: Any, **how: Any) -> Case:
    """Let whoever has the case in hand do something."""
    async with transaction() as session:
        await act(session, await access.held_case(session, found.id, by=by), by=by, **how)
    return await now(transaction, found)


async def solved(transaction: Transaction, found: Case, by: Person) -> Case:
    async with transaction() as session:
        held = await access.held_case(session, found.id, by=by)
        await entries.add(session, held, by=by, side=Side.WORKER, sort=Sort.PHOTO, file="file", proof=True)
        await endings.finish(session, held, by=by, outcome=Outcome.SOLVED)
    return await now(transaction, found)


async def sent_down(transaction: Transaction, found: Case, by: Person, words: str = "归网格办") -> Case:
    async with transaction() as session:
        await deadlines.send_down(session, await cases.case(session, found.id), by=by, words=words)
    return await now(transaction, found)
