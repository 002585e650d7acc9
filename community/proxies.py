"""Acting for an older neighbour: with their leave, which is recorded, and which they or the other one end with one tap."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any, Final

from sqlalchemy import BigInteger, Column, ColumnElement, ForeignKey, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import cases, clock, outbox, trail
from community.cases import Case, State
from community.database import new_id
from community.errors import BadName, InvitationOver, NotFound, NotYours, OwnLink
from community.names import clean
from community.people import Person, person
from community.secrets import secret

#: How long a link to say yes may be opened.
LASTS: Final = timedelta(days=7)
LONGEST_NAME: Final = 40


class Proxy(SQLModel, table=True):
    """One leave to act for somebody.

    The neighbour gave it by their own tap (`elder_id`), or, without a phone, by word of mouth, which whoever acts declares.
    """

    id: int = Field(default_factory=new_id, sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    #: Who acts.
    person_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    #: Who is acted for, once they said yes on their own phone.
    elder_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), index=True)
    )
    #: What the one who acts calls them.
    name_sealed: bytes | None = None
    #: Opens the page on which the neighbour says yes or no, once; None for leave by word of mouth, and after it was used.
    token: str | None = Field(default=None, max_length=24, unique=True)
    asked_at: datetime = Field(default_factory=clock.now)
    consented_at: datetime | None = None
    revoked_at: datetime | None = None

    name = secret("name")


async def declare(session: AsyncSession, *, by: Person, name: str) -> Proxy:
    """Record leave that a neighbour without a phone gave `by` by word of mouth. Raises BadName."""
    new = await _new(session, by=by, name=name, consented_at=clock.now())
    await trail.record(session, by=by.id, act="declared-leave", subject=f"proxy:{new.id}")
    return new


async def invite(session: AsyncSession, *, by: Person, name: str) -> Proxy:
    """Make a link with which a neighbour gives `by` leave on their own phone. Raises BadName."""
    new = await _new(session, by=by, name=name, token=token_urlsafe(12))
    await trail.record(session, by=by.id, act="asked-leave", subject=f"proxy:{new.id}")
    return new


async def opened(session: AsyncSession, token: str) -> Proxy:
    """Return what the link asks leave for. Raises InvitationOver when it was answered, is too old, or never was."""
    found = (await session.scalars(select(Proxy).where(*_asks(token)))).one_or_none()
    if found is None:
        raise InvitationOver
    return found


async def consent(session: AsyncSession, token: str, *, by: Person) -> Proxy:
    """Give the leave that the link asks for; it opens once, and whoever asked is told.

    Raises InvitationOver; OwnLink for whoever made the link.
    """
    if (await opened(session, token)).person_id == by.id:
        raise OwnLink
    found = await _answer(session, token, elder_id=by.id, consented_at=clock.now())
    await trail.record(session, by=by.id, act="gave-leave", subject=f"proxy:{found.id}")
    await _tell(session, found, "consented", found.person_id, name=found.name)
    return found


async def decline(session: AsyncSession, token: str, *, by: Person) -> Proxy:
    """Refuse the leave that the link asks for; whoever asked is told. Who refused is kept nowhere. Raises InvitationOver."""
    found = await _answer(session, token, revoked_at=clock.now())
    await trail.record(session, by=by.id, act="refused-leave", subject=f"proxy:{found.id}")
    if found.person_id != by.id:
        await _tell(session, found, "ended", found.person_id, name=found.name)
    return found


async def revoke(session: AsyncSession, proxy_id: int, *, by: Person) -> Proxy:
    """End the leave, from either side; the other side is told. Ending it twice is ending it once. Raises NotFound, NotYours.

    What was filed for a neighbour on the chat goes on in their own name, and what is half written is for its writer again.
    """
    found = await proxy_or_none(session, proxy_id)
    if found is None:
        raise NotFound
    if by.id not in {found.person_id, found.elder_id}:
        raise NotYours
    # Imported here because what a holder reads names whoever acts.
    from community import hands

    filed = await _filed(session, found)
    if not await _move(session, col(Proxy.id) == found.id, revoked_at=clock.now(), token=None):
        return found
    await session.refresh(found)
    for one in filed:
        one.proxy_id = None
        if one.state != State.DRAFT:
            one.person_id = found.elder_id
    await session.flush()
    for one in filed:
        if one.state in cases.HELD:
            # Whoever works on it reads by now whose it is, and whom to speak with.
            await hands.hand(session, one)
    await trail.record(session, by=by.id, act="ended-leave", subject=f"proxy:{found.id}")
    if by.id != found.person_id:
        await _tell(session, found, "ended", found.person_id, name=found.name)
    elif found.elder_id is not None:
        await _tell(session, found, "ended", found.elder_id, name=(await person(session, found.person_id)).name)
    return found


async def mine(session: AsyncSession, person_id: int) -> list[Proxy]:
    """Return for whom this person acts, by a leave that was given and not ended, oldest first."""
    given = col(Proxy.person_id) == person_id, col(Proxy.consented_at).is_not(None), col(Proxy.revoked_at).is_(None)
    return list((await session.scalars(select(Proxy).where(*given).order_by(col(Proxy.id)))).all())


async def for_me(session: AsyncSession, person_id: int) -> list[Proxy]:
    """Return who acts for this person, oldest first."""
    given = col(Proxy.elder_id) == person_id, col(Proxy.revoked_at).is_(None)
    return list((await session.scalars(select(Proxy).where(*given).order_by(col(Proxy.id)))).all())


async def acting(session: AsyncSession, proxy_id: int, *, by: Person) -> Proxy:
    """Return the leave by which `by` acts. Raises NotFound, also for another person's, and one that is not given or over."""
    found = await proxy_or_none(session, proxy_id)
    if found is None or found.person_id != by.id or found.consented_at is None or found.revoked_at is not None:
        raise NotFound
    return found


async def askers(session: AsyncSession, found: Case) -> set[int]:
    """Return the ids of whoever asked for a case and of the neighbour for whom; empty where they erased what was theirs."""
    proxy = await proxy_or_none(session, found.proxy_id)
    return {one for one in (found.person_id, proxy.elder_id if proxy else None) if one is not None}


async def proxy_or_none(session: AsyncSession, proxy_id: int | None) -> Proxy | None:
    """Return the leave as it is now, None when there is none or it was forgotten."""
    return await session.get(Proxy, proxy_id, populate_existing=True) if proxy_id is not None else None


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete what was never answered in time, and leave that ended as long ago as words are kept; return how many."""
    unanswered = col(Proxy.consented_at).is_(None) & (col(Proxy.asked_at) < now - LASTS)
    over = col(Proxy.revoked_at) < now - cases.WORDS_KEPT_FOR
    return len((await session.scalars(delete(Proxy).where(unanswered | over).returning(col(Proxy.id)))).all())


async def _new(session: AsyncSession, *, by: Person, name: str, **more: Any) -> Proxy:
    called = clean(name, LONGEST_NAME + 1)
    if not called or len(called) > LONGEST_NAME:
        raise BadName(name=called[:LONGEST_NAME], longest=LONGEST_NAME)
    new = Proxy(person_id=by.id, **more)
    new.name = called
    session.add(new)
    await session.flush()
    return new


async def _answer(session: AsyncSession, token: str, **values: Any) -> Proxy:
    """Answer the link; the database decides who was first. Raises InvitationOver."""
    proxy_id = await _move(session, *_asks(token), token=None, **values)
    found = await proxy_or_none(session, proxy_id)
    if found is None:
        raise InvitationOver
    return found


async def _filed(session: AsyncSession, found: Proxy) -> Sequence[Case]:
    """Return what is open or half written by this leave, locked; without a neighbour on the chat only the latter."""
    states = [State.DRAFT] if found.elder_id is None else [State.DRAFT, *cases.OPEN]
    theirs = select(Case).where(col(Case.proxy_id) == found.id, col(Case.state).in_(states)).order_by(col(Case.id))
    locked = theirs.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await session.scalars(locked)).all()


async def _tell(session: AsyncSession, found: Proxy, what: str, person_id: int, *, name: str | None) -> None:
    await outbox.post(
        session, key=f"proxy:{found.id}:{what}:{person_id}", card=f"proxy-{what}", person_id=person_id, name=name or ""
    )


def _asks(token: str) -> list[ColumnElement[bool]]:
    return [col(Proxy.token) == token, col(Proxy.consented_at).is_(None), col(Proxy.asked_at) > clock.now() - LASTS]


async def _move(session: AsyncSession, *which: ColumnElement[bool], **values: Any) -> int | None:
    """Change the leave if it still stands as expected and was not ended; return its id."""
    statement = update(Proxy).where(*which, col(Proxy.revoked_at).is_(None)).values(**values)
    moved = statement.returning(col(Proxy.id)).execution_options(synchronize_session=False)
    return (await session.scalars(moved)).one_or_none()
