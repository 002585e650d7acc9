"""The table of ticks: what is looked at, how often, and by which five lines."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import structlog

from community import clock, drafts, invitations, outbox, questions
from community.database import Transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick: its name, the seconds between two looks, and what it does."""

    name: str
    seconds: float
    run: Callable[[Transaction], Awaitable[None]]


async def forget(transaction: Transaction) -> None:
    """Delete what has been kept as long as we said we would keep it."""
    async with transaction() as session:
        for area in (questions, drafts, outbox, invitations):
            if count := await area.forget_old(session, now=clock.now()):
                log.info("forgotten", area=area.__name__, count=count)


TICKS: Final = (Tick("forget", 3600, forget),)
