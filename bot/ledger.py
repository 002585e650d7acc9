"""The ledger: what the courier writes down before and after each request.

Each message needs two commits, just before it leaves and just after its answer. Whatever wants to be written while a commit
runs goes into the next one together: at Telegram's usual rate that is one message a commit, and with the rate opened it is
as many as there are requests in flight.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from community import dispatch
from community.database import Transaction
from community.dispatch import Leased, Outcome

log = structlog.get_logger(__name__)

#: A word must not be lost because the database was away for a moment; it is written again after this many seconds.
_AGAIN_IN = 1.0


@dataclass(slots=True)
class _Entry:
    one: Leased
    #: What became of it; None: it is about to leave.
    outcome: Outcome | None
    done: asyncio.Future[bool]


class Ledger:
    """Writes for one courier."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._entries: list[_Entry] = []
        self._writing: asyncio.Task[None] | None = None

    async def begin(self, one: Leased) -> bool:
        """Say that it is about to leave; False when it may not: it was held, changed or taken meanwhile."""
        return await self._write_down(one, None)

    async def end(self, one: Leased, outcome: Outcome) -> None:
        """Write what became of it."""
        await self._write_down(one, outcome)

    async def _write_down(self, one: Leased, outcome: Outcome | None) -> bool:
        """Write, however long the database is away."""
        while True:
            try:
                return await self._enter(one, outcome)
            except (SQLAlchemyError, OSError):
                log.exception("not written yet", id=one.id)
                await asyncio.sleep(_AGAIN_IN)

    def _enter(self, one: Leased, outcome: Outcome | None) -> asyncio.Future[bool]:
        done = asyncio.get_running_loop().create_future()
        self._entries.append(_Entry(one, outcome, done))
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
        starting: dict[str, list[int]] = defaultdict(list)
        outcomes: dict[str, list[Outcome]] = defaultdict(list)
        for entry in entries:
            if entry.outcome is None:
                starting[entry.one.owner].append(entry.one.id)
            else:
                outcomes[entry.one.owner].append(entry.outcome)
        begun: set[int] = set()
        async with self._transaction() as session:
            await dispatch.queue_up(session, [entry.one for entry in entries])
            for owner, ended in outcomes.items():
                await dispatch.end(session, ended, owner=owner)
            for owner, ids in starting.items():
                begun |= await dispatch.begin(session, ids, owner=owner)
        return begun

    @staticmethod
    def _tell(entries: Sequence[_Entry], result: set[int] | BaseException) -> None:
        for entry in entries:
            if entry.done.done():
                continue
            if isinstance(result, BaseException):
                entry.done.set_exception(result)
            else:
                entry.done.set_result(entry.outcome is not None or entry.one.id in result)
