"""The table of ticks: what is looked at, how often, and by which five lines."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Final

import structlog

from community import (
    absences,
    askings,
    attendances,
    attending,
    boards,
    broadcasts,
    clock,
    deadlines,
    digests,
    drafts,
    endings,
    follows,
    followups,
    holidays,
    hosting,
    hosts,
    intake,
    interests,
    invitations,
    misses,
    observances,
    offers,
    outbox,
    parties,
    patterns,
    planning,
    plans,
    proxies,
    questions,
    recents,
    reminders,
    repeats,
    series,
    standings,
    timers,
    turnouts,
)
from community.database import Transaction
from community.timers import Late, Way

log = structlog.get_logger(__name__)

#: What timers are for, by their kind: the one register.
OCCASIONS: Final[Mapping[str, timers.Occasion]] = {
    plans.TIMER: timers.Occasion(plans.begin, late=Late.ASK, grace=plans.GRACE, missed=plans.ask_late),
    outbox.DIGEST: timers.Occasion(digests.gather, late=Late.RUN),
    misses.WEEK: timers.Occasion(misses.tell_week, late=Late.RUN),
    misses.MONTH: timers.Occasion(misses.tell_month, late=Late.RUN),
    patterns.WEEK: timers.Occasion(patterns.tell_week, late=Late.RUN),
    **parties.OCCASIONS,
    **deadlines.OCCASIONS,
    **turnouts.OCCASIONS,
    **repeats.OCCASIONS,
    **offers.OCCASIONS,
    **hosting.OCCASIONS,
    **hosts.OCCASIONS,
    **series.OCCASIONS,
    **attending.OCCASIONS,
    **reminders.OCCASIONS,
    **followups.OCCASIONS,
    **observances.OCCASIONS,
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
    hosting.forget_old,
    interests.forget_old,
    attendances.forget_old,
    observances.forget_old,
)

#: The tick that is watched: where it is silent, nothing becomes due.
TIMERS: Final = "timers"
#: Seconds after which a look begins no further batch: what is due waits for the next second, as a stop waits for the look.
LONGEST_LOOK: Final = 1.0


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


async def fire_due(
    transaction: Transaction,
    *,
    occasions: Mapping[str, timers.Occasion] = OCCASIONS,
    seconds: float = LONGEST_LOOK,
) -> None:
    """Fire what is due, until nothing is or the look has lasted long enough: by the batch, or each in its own transaction."""
    unknown: set[str] = set()
    ends_at = monotonic() + seconds
    moved = 1
    # Where nothing moves, all of it is in other hands.
    while moved and monotonic() < ends_at:
        async with transaction.reading() as session:
            found = await timers.look(session, now=clock.now())
        ways = {kind: occasions[kind].way if kind in occasions else Way.ALONE for _, kind in found}
        moved = 0
        if any(way is not Way.ALONE for way in ways.values()):
            moved += await _fire_many(transaction, occasions)
        for timer_id, kind in found:
            if ways[kind] is Way.ALONE:
                moved += await _fire(transaction, timer_id, occasions, unknown)
    for kind in sorted(unknown):
        log.warning("nobody knows these timers", kind=kind)


async def _fire_many(transaction: Transaction, occasions: Mapping[str, timers.Occasion]) -> int:
    """Fire a batch; where all of it goes wrong, each of it by itself. Return how many ended or stumbled."""
    now = clock.now()
    try:
        async with transaction() as session:
            fired = await timers.fire_many(session, now=now, occasions=occasions)
    except Exception:
        log.exception("batch of timers failed")
        async with transaction.reading() as session:
            found = await timers.look(session, now=now)
        shared = [one for one, kind in found if kind in occasions and occasions[kind].way is not Way.ALONE]
        return sum([await _fire(transaction, one, occasions, set()) for one in shared])
    for timer_id, kind, error in fired.stumbled:
        log.error("timer stumbled", timer=timer_id, kind=kind, exc_info=error)
    return fired.count + len(fired.stumbled)


async def _fire(
    transaction: Transaction, timer_id: int, occasions: Mapping[str, timers.Occasion], unknown: set[str]
) -> bool:
    """Fire one; what goes wrong is its own trouble, and it is tried again later. Kinds without an occasion are collected.

    Return whether it ended or stumbled: else it is in other hands.
    """
    try:
        async with transaction() as session:
            return await timers.fire(session, timer_id, now=clock.now(), occasions=occasions) is not None
    except timers.UnknownKindError as error:
        unknown.add(error.kind)
        return await _stumble(transaction, timer_id) is not None
    except Exception:
        stumbled = await _stumble(transaction, timer_id)
        log.exception("timer stumbled", timer=timer_id, kind=stumbled and stumbled.kind)
        return stumbled is not None


async def _stumble(transaction: Transaction, timer_id: int) -> timers.Timer | None:
    async with transaction() as session:
        return await timers.stumble(session, timer_id, now=clock.now())


async def keep_calendar(transaction: Transaction) -> None:
    """Count with the days off that were entered, ask staff about festivals, and plan those that were approved."""
    async with transaction() as session:
        await holidays.load(session)
        await observances.look(session, now=clock.now())
        await holidays.warn(session, now=clock.now())


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
    Tick(TIMERS, 1, fire_due),
    Tick("notices", 5, follow_notices),
    Tick("askings", 10, askings.flush),
    Tick("boards", 10, boards.refresh),
    Tick("calendar", 3600, keep_calendar),
    Tick("forget", 3600, forget),
)
