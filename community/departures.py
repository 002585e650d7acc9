"""What becomes of cases when people go: somebody lost the role by which they worked on them, or is erased.

Of tasks, `farewells` tells what becomes of them when somebody is erased.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    cases,
    casework,
    clock,
    deadlines,
    entries,
    followers,
    hands,
    hosts,
    levels,
    planning,
    rechecks,
    trail,
)
from community.cases import HELD, Case, Kind, State
from community.entries import Side
from community.people import Person

#: What the committee wrote for itself: it goes on, whoever wrote it.
_WORK: Final = frozenset({Kind.PATROL})


async def release_all(session: AsyncSession, holder: Person, *, by: Person | None) -> int:
    """Let others go on with what this person may not have in hand any more, and lead; return how many cases wait now.

    Called when a role went; `by` None: the settings name other administrators. When it is called by themselves, they are
    about to be erased, and keep nothing. Places in tasks of volunteers are given up, too, where one may have none any more;
    what somebody planned goes on with who plans it instead, and others are asked to hold their events.
    """
    leaves = by is not None and by.id == holder.id
    count = 0
    for found in await _theirs(session, holder):
        working = holder.id in {found.holder_id, found.lead_id} and found.state in cases.OPEN
        if not working or (not leaves and await access.may_claim(session, holder, found)):
            continue
        if found.holder_id == holder.id:
            count += 1
            lead_id = None if found.lead_id == holder.id else found.lead_id
            await casework.let_go(session, found, by=by, lead_id=lead_id)
        else:
            # Whoever has it in hand leads it on.
            await casework.change(session, found, lead_id=found.holder_id)
            await levels.revise(session, found)
    if not leaves:
        await rechecks.give_up(session, holder)
    await hosts.release(session, holder, leaves=leaves)
    return count


async def call_off_all(session: AsyncSession, by: Person) -> None:
    """Let nothing of this person stay in cases, nor on other people's cards: they are about to be erased.

    What concerns others as well goes on without them; what was theirs alone is withdrawn; drafts go.
    """
    for found in await _theirs(session, by):
        if found.person_id != by.id:
            continue
        if found.state == State.DRAFT:
            await session.delete(found)
        elif found.state in cases.OPEN and not await _goes_on(session, found):
            await _call_off(session, found, by=by)
        else:
            await _go_on_without(session, found)
    await session.flush()


async def _theirs(session: AsyncSession, person: Person) -> Sequence[Case]:
    """Return all cases that this person asked for, holds or leads, locked in the order of their ids, before any person is."""
    columns = Case.person_id, Case.holder_id, Case.lead_id
    ids = {
        case_id
        for one in columns
        for case_id in await session.scalars(select(col(Case.id)).where(col(one) == person.id))
    }
    found = select(Case).where(col(Case.id).in_(ids)).order_by(col(Case.id)).with_for_update(key_share=True)
    return (await session.scalars(found.execution_options(populate_existing=True))).all()


async def _goes_on(session: AsyncSession, found: Case) -> bool:
    return _is_work(found) or await followers.count(session, found.id) > 0


def _is_work(found: Case) -> bool:
    return found.part_of_id is not None or found.kind in _WORK


async def _call_off(session: AsyncSession, found: Case, *, by: Person) -> None:
    values = {"ended_at": clock.now(), "paused_at": None, "held_until": None}
    await cases.move(session, found, cases.OPEN, State.WITHDRAWN, **values)
    await trail.record(session, by=by.id, act="withdrawn", subject=f"case:{found.id}")
    await deadlines.arm(session, found)
    await hands.put_away(session, found, "withdrawn", aloud=found.holder_id != by.id)
    await planning.case_over(session, found.id)
    await _forget_asker(session, found)
    await levels.revise(session, found)


async def _go_on_without(session: AsyncSession, found: Case) -> None:
    """Let a case stay without whoever asked; whoever works on it, or on the one in which it goes on, reads them no more."""
    await _forget_asker(session, found)
    into = await cases.case(session, found.merged_into_id) if found.merged_into_id is not None else None
    for one in (found, into):
        if one is not None and one.state in HELD:
            if not _is_work(found):
                await hands.clear(session, one)
            await hands.hand(session, one)


async def _forget_asker(session: AsyncSession, found: Case) -> None:
    """Take out of a case who asked, what they said, and where their door is."""
    if not _is_work(found):
        for entry in await entries.of(session, found.id, notes=False):
            if entry.side == Side.RESIDENT:
                await session.delete(entry)
        found.spot = found.phone = None
    found.person_id = found.proxy_id = None
    await session.flush()
