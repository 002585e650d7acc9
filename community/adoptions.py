"""What an older version left open: it gets what cases have by now, and is seen."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, deadlines, hands, levels, services, trail
from community.cases import IS_OPEN, Case, Kind, State

#: The category of what has none, by its kind.
_OTHERS: Final[Mapping[Kind, str]] = {
    Kind.QUESTION: "question",
    Kind.REPAIR: "other-repair",
    Kind.PATROL: "other-repair",
    Kind.HELP: "other-help",
    Kind.COMPLAINT: "complaint-other",
    Kind.SUGGESTION: "suggestion",
}


async def adopt(session: AsyncSession) -> int:
    """Give category, level and times to what is open without them, from now on, and let it be seen; return how many.

    Called at every start, after the catalogue: an older version knew none of that. Twice is once.
    """
    without = select(Case).where(IS_OPEN, col(Case.solve_by).is_(None)).order_by(col(Case.id))
    locked = without.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = (await session.scalars(locked)).all()
    for one in found:
        await _adopt(session, one)
    return len(found)


async def _adopt(session: AsyncSession, found: Case) -> None:
    service = await services.service(session, found.service or _OTHERS[Kind(found.kind)])
    found.service = service.key
    now = clock.now()
    accept_by, solve_by = deadlines.promise(service, now)
    values: dict[str, Any] = {
        "service": service.key,
        "solve_by": solve_by,
        "promised_by": found.promised_by or solve_by,
    }
    values |= {"level": await levels.begin(session, found, service), "outside": service.outside}
    state = State(found.state) if found.holder_id is not None else State.WAITING
    if state == State.WAITING:
        values |= {"accept_by": accept_by, "paused_at": None, "held_until": None}
    elif state != State.TAKEN:
        values["paused_at"] = now
    await session.execute(update(Case).where(col(Case.id) == found.id).values(state=state, changed_at=now, **values))
    await session.refresh(found)
    await trail.record(session, by=deadlines.NOBODY, act="adopted", subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    if state == State.WAITING:
        await levels.tell(session, found, why="again")
    else:
        await hands.hand(session, found)
    await levels.revise(session, found)
