"""Cases for the tests of the domain: written, filed, and taken in hand."""

from typing import Any

from community import access, cases, casework, intake
from community.cases import Case, Kind
from community.database import Transaction
from community.people import Person


async def drafted(transaction: Transaction, by: Person, *words: str, kind: Kind = Kind.REPAIR, **chosen: Any) -> Case:
    """Let somebody write a draft: a home's tap, unless something else is chosen."""
    async with transaction() as session:
        draft = await intake.begin(session, by=by, kind=kind)
        for one in words:
            await intake.add(session, draft, by=by, words=one)
        await intake.choose(session, draft, by=by, **{"service": "tap", **chosen})
        return draft


async def submitted(transaction: Transaction, draft: Case, by: Person) -> Case:
    """Let them submit it, by the door."""
    async with transaction() as session:
        return await intake.submit(session, await cases.case(session, draft.id), by=by)


async def filed(transaction: Transaction, by: Person, *words: str, **chosen: Any) -> Case:
    """Let somebody file a case."""
    return await submitted(transaction, await drafted(transaction, by, *(words or ("漏水",)), **chosen), by)


async def claimed(transaction: Transaction, found: Case, by: Person) -> Case:
    """Let somebody take it in hand."""
    async with transaction() as session:
        return await casework.claim(session, await access.claimable_case(session, found.id, by=by), by=by)


async def now(transaction: Transaction, found: Case) -> Case:
    """Return the case as it is now."""
    async with transaction.reading() as session:
        return await cases.case(session, found.id)
