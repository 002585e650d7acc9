"""One-time links that give a role: the administrator makes one, the person opens it on their own phone."""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import clock, outbox, people, places
from community.errors import InvitationOver
from community.people import Person, RoleName

LASTS: Final = timedelta(hours=48)


class Invitation(SQLModel, table=True):
    """A role that waits for whoever opens the link first."""

    token: str = Field(default_factory=lambda: token_urlsafe(12), primary_key=True, max_length=24)
    role: str = Field(max_length=16)
    place_id: int = Field(sa_column=Column(ForeignKey("place.id", ondelete="CASCADE"), nullable=False, index=True))
    by: int = Field(sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="CASCADE"), nullable=False))
    until: datetime
    used: bool = False


async def invite(session: AsyncSession, *, role: RoleName, place_id: int, by: Person) -> Invitation:
    """Make a link for the role within the place. The right to grant is checked by `access`."""
    new = Invitation(role=role, place_id=place_id, by=by.id, until=clock.now() + LASTS)
    session.add(new)
    await session.flush()
    return new


async def accept(session: AsyncSession, token: str, *, by: Person) -> tuple[RoleName, places.Place]:
    """Give `by` the role that the link stands for, once; whoever invited is told. Raises InvitationOver."""
    statement = (
        update(Invitation)
        .where(col(Invitation.token) == token, col(Invitation.used).is_(False), col(Invitation.until) > clock.now())
        .values(used=True)
        .returning(col(Invitation.role), col(Invitation.place_id), col(Invitation.by))
        .execution_options(synchronize_session=False)
    )
    row = (await session.execute(statement)).first()
    if row is None:
        raise InvitationOver
    role, place_id, inviter_id = RoleName(row[0]), row[1], row[2]
    place = await places.place(session, place_id)
    await people.grant(session, by, role=role, place_id=place_id, by=await people.person(session, inviter_id))
    await outbox.post(
        session,
        key=f"invitation:{token}:accepted",
        card="invitation-accepted",
        person_id=inviter_id,
        who=by.name,
        role=role,
        place=place.name,
    )
    return role, place


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete links that are over; return how many."""
    over = delete(Invitation).where(col(Invitation.until) < now).returning(col(Invitation.token))
    return len((await session.execute(over)).all())
