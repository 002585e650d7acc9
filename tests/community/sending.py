"""Notices for the tests of the domain: drafted, sent, planned, and looked at."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlmodel import col

from community import (
    audiences,
    broadcasts,
    clock,
    digests,
    plans,
    proposals,
    standings,
    timers,
)
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.notices import Notice
from community.outbox import DIGEST
from community.outbox import State as Sent
from community.people import Person
from community.plans import GRACE
from community.timers import Late, Occasion
from tests.community.couriers import deliveries, opened

if TYPE_CHECKING:
    # The fixtures of that file use this one.
    from tests.community.conftest import Cast

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: Noon in the community, when nobody is disturbed.
NOON = datetime(2027, 3, 1, 4, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


OCCASIONS = {
    "notice": Occasion(plans.begin, late=Late.ASK, grace=GRACE, missed=plans.ask_late),
    DIGEST: Occasion(digests.gather, late=Late.RUN),
}


def here(text: str) -> datetime:
    """Read what the clocks of Shanghai show, such as "2026-11-18 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def at(moment: datetime) -> None:
    """Let the community's clock show this moment."""
    clock.move(timedelta())
    clock.move(moment - clock.now())


async def begun(
    transaction: Transaction,
    by: Person,
    place_id: int | None,
    *,
    wanted: Wanted | None = None,
    reason: str | None = None,
    **chosen: Any,
) -> Notice:
    """Let somebody draft a notice."""
    async with transaction() as session:
        content = {"html": "<b>停水通知</b>\n明天", "media": []}
        notice = await proposals.draft(session, by=by, place_id=place_id or 0, content=content)
        if wanted is not None:
            await proposals.aim(session, notice, by=by, wanted=wanted)
        await proposals.press(session, notice, by=by, reason=reason)
        await proposals.choose(session, notice, by=by, **chosen)
        return notice


async def published(transaction: Transaction, cast: "Cast", **how: Any) -> Notice:
    """Let Zhao send a notice to the whole community."""
    notice = await begun(transaction, cast.zhao, cast.community.id, **how)
    async with opened(transaction, notice) as (session, notice):
        return await proposals.submit(session, notice, by=cast.zhao)


async def planned(transaction: Transaction, cast: "Cast", starts_at: datetime, repeat: str | None = None) -> Notice:
    notice = await begun(transaction, cast.zhao, cast.community.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.zhao, starts_at=starts_at, repeat=repeat)
        return await proposals.submit(session, notice, by=cast.zhao)


async def tick(transaction: Transaction) -> None:
    async with transaction.reading() as session:
        found = await standings.to_follow(session, now=clock.now())
    for notice_id in found:
        async with transaction() as session:
            await standings.follow_up(session, notice_id, now=clock.now())


async def fire(transaction: Transaction) -> list[timers.State | None]:
    """Fire what is due, as the scheduler does."""
    async with transaction.reading() as session:
        due = await timers.due(session, now=clock.now())
    states = []
    for timer_id in due:
        async with transaction() as session:
            states.append(await timers.fire(session, timer_id, now=clock.now(), occasions=OCCASIONS))
    return states


async def latest(transaction: Transaction, card: str, person: Person) -> dict[str, Any]:
    """Return what the last message of this card says to a person."""
    async with transaction.reading() as session:
        rows = [row for row in await deliveries(session, card, person_id=person.id) if row.state != Sent.CANCELLED]
        return rows[-1].arguments or {}


async def every(transaction: Transaction) -> list[Notice]:
    async with transaction.reading() as session:
        return list(await session.scalars(select(Notice).order_by(col(Notice.number))))


async def corrected(transaction: Transaction, notice: Notice, by: Person, html: str) -> int:
    async with opened(transaction, notice) as (session, found):
        return await broadcasts.correct(session, found, by=by, content={"html": html, "media": []})


async def all_follow(transaction: Transaction, cast: "Cast", topic: Topic) -> None:
    async with transaction() as session:
        for person in (cast.zhang, cast.wang, cast.li, cast.chen, cast.zhao):
            await audiences.subscribe(session, topic, by=person)


async def counts(transaction: Transaction, chat_id: int) -> list[Any]:
    """Return what edits of the message in a group said about how many confirmed."""
    async with transaction.reading() as session:
        rows = await deliveries(session, "notice", chat_id=chat_id, step="edit")
        return [(row.arguments or {}).get("confirmed") for row in rows if row.state == Sent.SENT]


async def spoil(transaction: Transaction, notice: Notice) -> None:
    """Let nobody be able to open the notice any more."""
    async with transaction() as session:
        spoilt = update(Notice).where(col(Notice.id) == notice.id)
        await session.execute(spoilt.values(content_sealed=b"spoilt"))
