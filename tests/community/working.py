"""Working on cases, for the tests of the domain: each step in a transaction of its own, on the row as it is by then."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from sqlalchemy import select, update
from sqlmodel import col

from community import cases, entries
from community.cases import Case
from community.database import Transaction
from community.entries import Side, Sort
from community.outbox import Delivery, State
from community.people import Person
from community.trail import Entry as Act
from tests.community.conftest import Cast
from tests.community.filing import claimed, filed

T = TypeVar("T")
#: What the resident says, to be looked for in chats.
WORDS = "canary"


async def does(
    transaction: Transaction, by: Person, action: Callable[..., Awaitable[T]], found: Case, *args: Any, **more: Any
) -> T:
    """Let somebody do something with the case."""
    async with transaction() as session:
        return await action(session, await cases.case(session, found.id), *args, by=by, **more)


async def held(
    transaction: Transaction, cast: Cast, *words: str, by: Person | None = None, service: str = "tap"
) -> Case:
    """Let Zhang file a case, and somebody, or else Wang, take it in hand."""
    return await claimed(transaction, await filed(transaction, cast.zhang, *words, service=service), by or cast.wang)


async def has_words(transaction: Transaction, reader: Person) -> bool:
    """Tell whether what the resident said stands in somebody's chat."""
    return any(WORDS in str(said) for _, said in await shows(transaction, reader.id))


async def proven(transaction: Transaction, found: Case, by: Person) -> None:
    """Let somebody send a picture of what was done."""
    async with transaction() as session:
        found = await cases.case(session, found.id)
        await entries.add(session, found, by=by, side=Side.WORKER, sort=Sort.PHOTO, file="photo", proof=True)


async def news(transaction: Transaction, by_name: dict[int, str] | None = None) -> list[str | tuple[str, str]]:
    """Return what was told, in order; with names, whom as well."""
    async with transaction.reading() as session:
        rows = await session.scalars(
            select(Delivery).where(col(Delivery.card) == "case-told").order_by(col(Delivery.id))
        )
        whats = [(row.person_id or 0, (row.arguments or {})["what"]) for row in rows]
    return [what if by_name is None else (by_name[whom], what) for whom, what in whats]


async def arrive(transaction: Transaction) -> None:
    """Let everything that was posted have arrived."""
    async with transaction() as session:
        sent = [row.id for row in await session.scalars(select(Delivery).where(col(Delivery.state) == State.PENDING))]
        for number, one in enumerate(sent, start=1):
            arrived = update(Delivery).where(col(Delivery.id) == one).values(state=State.SENT)
            unnumbered = update(Delivery).where(col(Delivery.id) == one, col(Delivery.message_id).is_(None))
            await session.execute(arrived)
            await session.execute(unnumbered.values(message_id=number))


async def shows(transaction: Transaction, reader: int) -> list[tuple[str, dict[str, Any]]]:
    """Return what the messages in a chat say by now, each as card and arguments; deleted ones are gone."""
    async with transaction.reading() as session:
        own = (col(Delivery.person_id) == reader) | (col(Delivery.chat_id) == reader)
        rows = list(await session.scalars(select(Delivery).where(own).order_by(col(Delivery.id))))
    said: dict[int, tuple[str, dict[str, Any]] | None] = {}
    for row in rows:
        if row.step == "send" and row.state != State.CANCELLED:
            said[row.id] = (row.card, row.arguments or {})
        elif row.target_id is not None and row.state != State.CANCELLED:
            said[row.target_id] = (row.card, row.arguments or {}) if row.step == "edit" else None
    return [one for one in said.values() if one is not None]


async def acts(transaction: Transaction, found: Case) -> list[str]:
    """Return the trail of a case."""
    async with transaction.reading() as session:
        theirs = select(Act).where(col(Act.subject) == f"case:{found.id}").order_by(col(Act.id))
        return [one.act for one in await session.scalars(theirs)]
