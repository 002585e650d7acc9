"""What concerns a person: their own cases, those they asked for a neighbour or a neighbour for them, and those they follow."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, followers
from community.cases import OPEN, REOPENS_FOR, Case, State
from community.entries import Entry
from community.outbox import Delivery, Step
from community.people import Person
from community.proxies import Proxy


class How(StrEnum):
    """How a person stands to a case."""

    OWN = "own"
    #: They asked it for a neighbour.
    FOR = "for"
    #: A neighbour asked it for them.
    BY = "by"
    FOLLOWS = "follows"


@dataclass(frozen=True, slots=True)
class Overview:
    """One case that concerns somebody; `name` is the neighbour's for whom they asked it."""

    case: Case
    how: How
    name: str = ""


async def mine(session: AsyncSession, me: Person) -> list[Overview]:
    """Return what concerns this person and has a number: what is open first, then the newest."""
    theirs = (
        select(Case, Proxy)
        .outerjoin(Proxy, col(Proxy.id) == col(Case.proxy_id))
        .where(or_(col(Case.person_id) == me.id, col(Proxy.elder_id) == me.id), col(Case.number).is_not(None))
    )
    found = [_overview(case, proxy, me) for case, proxy in (await session.execute(theirs)).all()]
    known = {one.case.id for one in found}
    followed = await followers.followed(session, me.id)
    found += [Overview(case, How.FOLLOWS) for case in followed if case.id not in known]
    return sorted(found, key=lambda one: (one.case.state not in OPEN, -(one.case.number or 0)))


async def of(session: AsyncSession, found: Case, me: Person) -> Overview | None:
    """Return how this person stands to the case, None where it is none of their own and they do not follow it."""
    proxy = await session.get(Proxy, found.proxy_id) if found.proxy_id is not None else None
    if me.id in {found.person_id, proxy.elder_id if proxy else None}:
        return _overview(found, proxy, me)
    if await session.get(followers.Follower, (found.id, me.id)) is not None:
        return Overview(found, How.FOLLOWS)
    return None


async def heard_last(session: AsyncSession, me: Person, *, since: datetime | None = None) -> Case | None:
    """Return the case of which somebody wrote to this person last, after their own last word and after `since`."""
    theirs = col(Delivery.person_id) == me.id, col(Delivery.card) == "case-entry", col(Delivery.step) == Step.SEND
    newest = select(Delivery).where(*theirs).order_by(col(Delivery.created_at).desc(), col(Delivery.id).desc())
    told = (await session.scalars(newest.limit(1))).first()
    if told is None or (since is not None and told.created_at <= since):
        return None
    spoke = select(func.max(col(Entry.at))).where(col(Entry.person_id) == me.id, col(Entry.message_id).is_not(None))
    spoken_at = (await session.scalars(spoke)).one()
    if spoken_at is not None and told.created_at <= spoken_at:
        return None
    return await session.get(Case, int(told.key.split(":")[1]), populate_existing=True)


def reopens_until(found: Case) -> datetime | None:
    """Return until when a case that ended may be reopened, None when it may not."""
    if found.state != State.ENDED or found.ended_at is None:
        return None
    until = found.ended_at + REOPENS_FOR
    return until if until > clock.now() else None


def _overview(found: Case, proxy: Proxy | None, me: Person) -> Overview:
    if proxy is None:
        return Overview(found, How.OWN)
    if proxy.elder_id == me.id:
        return Overview(found, How.BY)
    return Overview(found, How.FOR, proxy.name or "")
