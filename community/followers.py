"""The same thing, reported by a neighbour: one case, and all whom it concerns hear of it. How many is shown, who never."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import cases, clock, people, services, trail
from community.cases import Case, State
from community.database import add_unless_there
from community.errors import Ended, NotFound
from community.people import Person

#: As many followers as let the level above know.
TELLS_AT: Final = 3
#: How long what was submitted is offered to a neighbour who writes of the same thing.
ALIKE_FOR: Final = timedelta(days=14)
MOST_ALIKE: Final = 3


class Follower(SQLModel, table=True):
    """Somebody else whom a case concerns."""

    __tablename__ = "case_follower"

    case_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
        )
    )
    person_id: int = Field(
        sa_column=Column(
            BigInteger, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
        )
    )
    at: datetime = Field(default_factory=clock.now)


async def alike(session: AsyncSession, draft: Case) -> list[Case]:
    """Return what neighbours reported lately of the same category at the same place, newest first.

    What ended is among them, as it may be said to be solved: whoever still has it writes anew. Nothing where the category
    concerns one household alone, nor what this person reported or follows already.
    """
    service = await services.service_or_none(session, draft.service)
    if service is None or not service.shared or draft.place_id is None:
        return []
    followed = select(col(Follower.case_id)).where(col(Follower.person_id) == draft.person_id)
    same = (
        col(Case.place_id) == draft.place_id,
        col(Case.service) == draft.service,
        col(Case.submitted_at) > clock.now() - ALIKE_FOR,
        col(Case.state).in_([*cases.OPEN, State.ENDED]),
        col(Case.part_of_id).is_(None),
        col(Case.person_id).is_distinct_from(draft.person_id),
        col(Case.id).not_in(followed),
    )
    newest = select(Case).where(*same).order_by(col(Case.submitted_at).desc(), col(Case.id).desc())
    return list((await session.scalars(newest.limit(MOST_ALIKE))).all())


async def follow(session: AsyncSession, found: Case, *, by: Person) -> int:
    """Let `by` hear how the case goes, as it concerns them, too; return how many follow it. Twice is once.

    What was merged is followed where it goes on. One's own case is followed by nature, and not counted again. The third
    follower lets the level above know. Raises NotFound for what concerns one household alone; Ended.
    """
    # Imported here because the levels ask who may claim, and that asks who follows.
    from community import levels

    found = await _going_on(session, found)
    service = await services.service_or_none(session, found.service)
    if service is None or not service.shared or found.state == State.DRAFT:
        raise NotFound
    if found.state not in cases.OPEN:
        raise Ended
    if not await people.stays(session, by.id):
        raise NotFound
    if found.person_id != by.id and await add_unless_there(session, Follower(case_id=found.id, person_id=by.id)):
        await trail.record(session, by=by.id, act="followed", subject=f"case:{found.id}")
        if await count(session, found.id) == TELLS_AT:
            await levels.tell_above(session, found, why="breadth")
        await levels.revise(session, found)
    return await count(session, found.id)


async def unfollow(session: AsyncSession, found: Case, *, by: Person) -> int:
    """Let `by` hear no more of the case, or of the one in which it goes on; return how many still follow it."""
    from community import levels

    found = await _going_on(session, found)
    own = col(Follower.case_id) == found.id, col(Follower.person_id) == by.id
    gone = delete(Follower).where(*own).returning(col(Follower.case_id))
    if (await session.scalars(gone)).first() is not None:
        await trail.record(session, by=by.id, act="unfollowed", subject=f"case:{found.id}")
        await levels.revise(session, found)
    return await count(session, found.id)


async def count(session: AsyncSession, case_id: int) -> int:
    """Return how many follow the case."""
    counted = select(func.count()).select_from(Follower).where(col(Follower.case_id) == case_id)
    return (await session.scalars(counted)).one()


async def everyone(session: AsyncSession, case_id: int) -> list[int]:
    """Return the ids of the people who follow the case, in their order."""
    theirs = select(col(Follower.person_id)).where(col(Follower.case_id) == case_id)
    return list((await session.scalars(theirs.order_by(col(Follower.person_id)))).all())


async def followed(session: AsyncSession, person_id: int) -> list[Case]:
    """Return the cases that this person follows, newest first."""
    theirs = select(Case).join(Follower, col(Follower.case_id) == col(Case.id))
    newest = theirs.where(col(Follower.person_id) == person_id).order_by(col(Case.number).desc())
    return list((await session.scalars(newest)).all())


async def _going_on(session: AsyncSession, found: Case) -> Case:
    """Return the case, locked, or the one in which it goes on.

    One alone is locked: whoever merges locks two in the order of their ids, which need not be the order of merging.
    """
    while True:
        found = await cases.case(session, found.id)
        while found.state == State.MERGED and found.merged_into_id is not None:
            found = await cases.case(session, found.merged_into_id)
        attempt = await session.begin_nested()
        await cases.lock(session, found)
        if found.state != State.MERGED or found.merged_into_id is None:
            await attempt.commit()
            return found
        # It was merged at this very moment: its lock goes with the savepoint.
        await attempt.rollback()
