"""The ledger: what the courier writes down before and after each request.

Each message needs two commits, just before it leaves and just after its answer. Whatever wants to be written while a commit
runs goes into the next one together: at Telegram's usual rate that is one message a commit, and with the rate opened it is
as many as there are requests in flight.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from community import dispatch
from community.database import Transaction
from community.dispatch import Outcome

log = structlog.get_logger(__name__)

#: A result must not be lost because the database was away for a moment; it is tried again after this many seconds.
_AGAIN_IN = 1.0


@dataclass(slots=True)
class _Entry:
    wanted: int | Outcome
    done: asyncio.Future[bool]


class Ledger:
    """Writes for one courier, which `owner` names."""

    def __init__(self, transaction: Transaction, owner: str) -> None:
        self._transaction = transaction
        self._owner = owner
        self._entries: list[_Entry] = []
        self._writing: asyncio.Task[None] | None = None

    async def begin(self, delivery_id: int) -> bool:
        """Say that it is about to leave; False when it may not: it was held, changed or taken meanwhile."""
        return await self._enter(delivery_id)

    async def end(self, outcome: Outcome) -> None:
        """Write what became of it; while the database is away, wait for it."""
        while True:
            try:
                await self._enter(outcome)
            except (SQLAlchemyError, OSError):
                log.exception("result not written yet", id=outcome.id)
                await asyncio.sleep(_AGAIN_IN)
            else:
                return

    def _enter(self, wanted: int | Outcome) -> asyncio.Future[bool]:
        done = asyncio.get_running_loop().create_future()
        self._entries.append(_Entry(wanted, done))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return done

    async def _write(self) -> None:
        while self._entries:
            entries, self._entries = self._entries, []
            try:
                begun = await self._commit(entries)
            except BaseException as error:  # noqa: BLE001 - whoever waits for the commit must hear of it, whatever it was
                self._tell(entries, error)
            else:
                self._tell(entries, begun)
        self._writing = None

    async def _commit(self, entries: Sequence[_Entry]) -> set[int]:
        starting = [entry.wanted for entry in entries if isinstance(entry.wanted, int)]
        outcomes = [entry.wanted for entry in entries if isinstance(entry.wanted, Outcome)]
        begun: set[int] = set()
        async with self._transaction() as session:
            if outcomes:
                await dispatch.end(session, outcomes, owner=self._owner)
            if starting:
                begun = await dispatch.begin(session, starting, owner=self._owner)
        return begun

    @staticmethod
    def _tell(entries: Sequence[_Entry], result: set[int] | BaseException) -> None:
        for entry in entries:
            if entry.done.done():
                continue
            if isinstance(result, BaseException):
                entry.done.set_exception(result)
            else:
                entry.done.set_result(isinstance(entry.wanted, Outcome) or entry.wanted in result)
