"""The table of ticks: what is looked at, how often, and by which five lines."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

import structlog

from community import (
    absences,
    askings,
    boards,
    broadcasts,
    clock,
    deadlines,
    digests,
    drafts,
    endings,
    follows,
    intake,
    invitations,
    misses,
    offers,
    outbox,
    patterns,
    planning,
    plans,
    proxies,
    questions,
    recents,
    repeats,
    standings,
    timers,
    turnouts,
)
from community.database import Transaction

log = structlog.get_logger(__name__)

#: What timers are for, by their kind: the one register.
OCCASIONS: Final[Mapping[str, timers.Occasion]] = {
    plans.TIMER: timers.Occasion(plans.begin, grace=plans.GRACE, missed=plans.ask_late),
    outbox.DIGEST: timers.Occasion(digests.gather),
    misses.WEEK: timers.Occasion(misses.tell_week),
    misses.MONTH: timers.Occasion(misses.tell_month),
    patterns.WEEK: timers.Occasion(patterns.tell_week),
    **deadlines.OCCASIONS,
    **turnouts.OCCASIONS,
    **repeats.OCCASIONS,
    **offers.OCCASIONS,
}

#: What forgets, each for itself, and tells how many it was.
FORGETTING: Final = (
    absences.forget_old,
    endings.anonymise,
    intake.forget_old,
    proxies.forget_old,
    questions.forget_old,
    drafts.forget_old,
    outbox.forget_old,
    invitations.forget_old,
    timers.forget_old,
    broadcasts.forget_old,
    follows.forget_old,
    askings.forget_old,
    recents.forget_old,
    boards.forget_old,
    planning.forget_old,
)

#: Timers in one look: more of them wait for the next second, so that a stop need not wait for all.
MOST_IN_A_LOOK: Final = 200


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick: its name, the seconds between two looks, and what it does."""

    name: str
    seconds: float
    run: Callable[[Transaction], Awaitable[None]]


async def forget(transaction: Transaction) -> None:
    """Delete what has been kept as long as we said we would keep it."""
    async with transaction() as session:
        for area in FORGETTING:
            if count := await area(session, now=clock.now()):
                log.info("forgotten", area=area.__module__, count=count)


async def fire_due(transaction: Transaction, *, occasions: Mapping[str, timers.Occasion] = OCCASIONS) -> None:
    """Fire what is due, each timer in a transaction of its own."""
    unknown: set[str] = set()
    left = MOST_IN_A_LOOK
    while left > 0:
        async with transaction.reading() as session:
            found = await timers.due(session, now=clock.now(), limit=left)
        if not found:
            break
        for timer_id in found:
            await _fire(transaction, timer_id, occasions, unknown)
        left -= len(found)
    for kind in sorted(unknown):
        log.warning("nobody knows these timers", kind=kind)


async def _fire(
    transaction: Transaction, timer_id: int, occasions: Mapping[str, timers.Occasion], unknown: set[str]
) -> None:
    """Fire one; what goes wrong is its own trouble, and it is tried again later. Kinds without an occasion are collected."""
    try:
        async with transaction() as session:
            await timers.fire(session, timer_id, now=clock.now(), occasions=occasions)
    except timers.UnknownKindError as error:
        unknown.add(error.kind)
        await _stumble(transaction, timer_id)
    except Exception:
        stumbled = await _stumble(transaction, timer_id)
        log.exception("timer stumbled", timer=timer_id, kind=stumbled and stumbled.kind)


async def _stumble(transaction: Transaction, timer_id: int) -> timers.Timer | None:
    async with transaction() as session:
        return await timers.stumble(session, timer_id, now=clock.now())


async def follow_notices(transaction: Transaction) -> None:
    """Tell authors how far their notices are, and groups how many know, each notice in a transaction of its own."""
    async with transaction.reading() as session:
        found = await standings.to_follow(session, now=clock.now())
    for notice_id in found:
        try:
            async with transaction() as session:
                await standings.follow_up(session, notice_id, now=clock.now())
        except Exception:
            log.exception("notice not followed", notice=notice_id)


TICKS: Final = (
    Tick("timers", 1, fire_due),
    Tick("notices", 5, follow_notices),
    Tick("askings", 10, askings.flush),
    Tick("boards", 10, boards.refresh),
    Tick("forget", 3600, forget),
)
