"""Interests: whom a new event is told of in private, because they said what they would like to hear about.

It is between them and the bot: no card, count or list tells anybody who or how many they are. Each is told once of an event,
and once of a series.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import audiences, batches, billboards, birthdays, hours, outbox
from community.audiences import Topic, Wanted
from community.events import Event, Kind, State
from community.outbox import Batch, Delivery
from community.people import Person

CARD: Final = "event-for-you"
#: What those are told whose month it is.
BIRTHDAY_CARD: Final = birthdays.INVITATION
#: How long after its end it is known who was invited to a party, as that tells whose birthday is when.
INVITED_FOR: Final = timedelta(days=1)
#: More names than these do not go into one statement.
_AT_ONCE: Final = 1000
#: What an event is about where its host chose no topic.
_USUAL: Final = {Kind.TRAINING: Topic.JOBS, Kind.JOBS: Topic.JOBS}


def topics(found: Event) -> tuple[Topic, ...]:
    """Return the topics whose subscribers are told of the event."""
    own = Topic(found.topic) if found.topic else _USUAL.get(Kind(found.kind))
    return tuple(dict.fromkeys(one for one in (own, Topic.EVENTS) if one))


async def invite(session: AsyncSession, found: Event) -> None:
    """Tell those whom the event may interest, each once: doing it twice is doing it once.

    To a birthday party are invited those whose month it is, and nobody else learns who they are.
    """
    if found.state != State.OPEN or found.starts_at is None:
        return
    if found.kind == Kind.BIRTHDAY:
        local = hours.local(found.starts_at)
        theirs = await birthdays.celebrating(session, year=local.year, month=local.month)
        batch = await _batch(session, found, BIRTHDAY_CARD)
        for at in range(0, len(theirs), _AT_ONCE):
            await _fan_out(session, batch, found, _celebrating(found, theirs[at : at + _AT_ONCE]))
    interested = await _interested(session, found)
    await _fan_out(session, await _batch(session, found, CARD), found, interested)


async def revise(session: AsyncSession, found: Event, *, moved: bool = False) -> None:
    """Let whoever is not told yet read the event as it is now, and nobody once it is called off.

    `moved`: it has another time, so that a party may be that of another month, whose people are invited as well.
    """
    for key in (_key(found, CARD), _key(found, BIRTHDAY_CARD)):
        batch = await batches.batch_or_none(session, key)
        if batch is None:
            continue
        if found.state == State.OPEN:
            await batches.change(session, batch, **await billboards.facts(session, found))
        else:
            await batches.call_off(session, batch)
    if moved and found.kind == Kind.BIRTHDAY:
        await invite(session, found)


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Forget who was invited to parties that ended, or were called off, a day ago; return how many parties it was.

    Nobody is invited again: such a party is not open.
    """
    ended = col(Event.kind) == Kind.BIRTHDAY, col(Event.ended_at) < now - INVITED_FOR, col(Event.forgotten_at).is_(None)
    keys = [f"event:{one}:{BIRTHDAY_CARD}" for one in await session.scalars(select(col(Event.id)).where(*ended))]
    known = select(col(Batch.key)).where(col(Batch.key).in_(keys)).order_by(col(Batch.id))
    found = (await session.scalars(known)).all()
    for key in found:
        await outbox.forget_about(session, key)
    return len(found)


async def hush(session: AsyncSession, found: Event, *, by: Person) -> list[Topic]:
    """Tell the person of such events no more; return the topics that they heard about until now."""
    heard = await audiences.subscriptions(session, by.id)
    theirs = [one for one in topics(found) if one in heard]
    for topic in theirs:
        await audiences.unsubscribe(session, topic, by=by)
    return theirs


async def _batch(session: AsyncSession, found: Event, card: str) -> Batch:
    key = _key(found, card)
    known = await batches.batch_or_none(session, key)
    return known or await batches.begin(session, key, card=card, **await billboards.facts(session, found))


async def _fan_out(session: AsyncSession, batch: Batch, found: Event, whom: Select[int]) -> None:
    await batches.fan_out(session, batch, kind=outbox.Kind.NOTICE, whom=whom, expires_at=found.starts_at)


def _celebrating(found: Event, theirs: Sequence[int]) -> Select[int]:
    """Select those of these people who live there and can be written to."""
    living = audiences.people(Wanted(places=(found.place_id,)), within=found.place_id)
    return audiences.writable(living).where(col(Person.id).in_(theirs))


async def _interested(session: AsyncSession, found: Event) -> Select[int]:
    """Select who lives there, wants to hear about it, and was not told of it or of its series before."""
    wanted = Wanted(places=(found.place_id,), topics=topics(found))
    chosen = audiences.writable(audiences.people(wanted, within=found.place_id))
    occasions = {found.id}
    if found.series_id is not None:
        whole = select(col(Event.id)).where(col(Event.series_id) == found.series_id)
        occasions |= {found.series_id, *await session.scalars(whole)}
    keys = [f"event:{one}:{card}" for one in occasions for card in (CARD, BIRTHDAY_CARD)]
    told = select(col(Delivery.person_id)).join(Batch, col(Batch.id) == col(Delivery.batch_id))
    told = told.where(col(Batch.key).in_(keys), col(Delivery.person_id).is_not(None))
    return chosen.where(col(Person.id).not_in(told), col(Person.id) != (found.host_id or 0))


def _key(found: Event, card: str) -> str:
    return f"{found.subject}:{card}"
