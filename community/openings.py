"""The tasks of somebody's places: which are theirs, which are open to them, and why the others are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import eligibility, people, places, posts, seats, tasks
from community.access import MAY, Act
from community.eligibility import Known, Reason
from community.people import Person, RoleName
from community.seats import Signup, State
from community.tasks import Task

#: Somebody has to do with it.
_THERE: Final = frozenset({State.HELD, State.OFFERED, State.WAITING})
_ACTS: Final = frozenset({Act.TAKE_TASK, Act.PLAN_TASK})


class Standing(TypedDict):
    """What somebody is to a task, and what they should know before they choose, as a card shows it."""

    #: None: nothing.
    seat: str | None
    #: Their place in the waiting list.
    place: int
    #: Until when a place is kept for them.
    until: str | None
    #: Whether they may take part in tasks there at all.
    takes: bool
    why: Sequence[str]
    #: What they said they cannot do, and it may ask for.
    warnings: Sequence[str]
    #: Another task at that time: number and title.
    clash: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A task as one person sees it. `takes`: they may take part in tasks there; `why` not in this one: see `eligibility`."""

    task: Task
    own: Signup | None
    takes: bool
    why: tuple[Reason, ...]

    @property
    def mine(self) -> bool:
        """Whether they have a place, are offered one, or wait for one."""
        return self.own is not None and self.own.state in _THERE

    @property
    def open(self) -> bool:
        """Whether they could sign up for it."""
        return self.takes and not self.mine and not self.why


async def of(session: AsyncSession, who: Person, *, now: datetime) -> list[Opening]:
    """Return what has not begun at the places where they take part in tasks, or plan them, and what is theirs: theirs first."""
    grounds = {act: await _grounds(session, who, act) for act in _ACTS}
    whom = await eligibility.known(session, who)
    signups = await session.scalars(select(Signup).where(col(Signup.person_id) == who.id))
    own = {one.task_id: one for one in signups}
    theirs = [task_id for task_id, one in own.items() if one.state in _THERE]
    near = grounds[Act.TAKE_TASK] | grounds[Act.PLAN_TASK]
    coming = (col(Task.starts_at) > now) & col(Task.place_id).in_(near)
    running = (col(Task.ends_at) > now) & col(Task.id).in_(theirs)
    wanted = select(Task).where(col(Task.state) == tasks.State.OPEN, or_(coming, running))
    found = [
        Opening(
            task=one,
            own=own.get(one.id),
            takes=one.place_id in grounds[Act.TAKE_TASK],
            why=eligibility.against(one, whom, own.get(one.id), now=now),
        )
        for one in await session.scalars(wanted.order_by(col(Task.starts_at), col(Task.id)))
    ]
    return sorted(found, key=lambda one: not one.mine)


def narrowed(found: Sequence[Opening], which: str) -> list[Opening]:
    """Return those that are meant: mine, fit or all."""
    if which == "mine":
        return [one for one in found if one.mine]
    return [one for one in found if one.open] if which == "fit" else list(found)


async def others(session: AsyncSession, who: Person, *, now: datetime) -> int:
    """Return how many tasks wait for people like them: with places left, and open to them."""
    return sum(one.open and one.task.taken < one.task.seats for one in await of(session, who, now=now))


async def shown(session: AsyncSession, opening: Opening) -> dict[str, Any]:
    """Return what a list shows of it."""
    return {"facts": await posts.facts(session, opening.task), "standing": await _standing(session, opening)}


async def standing(session: AsyncSession, found: Task, who: Person, *, now: datetime) -> Standing:
    """Return what somebody is to a task, and what they should know before they choose."""
    whom = await eligibility.known(session, who)
    own = await seats.signup_or_none(session, found.id, who.id)
    takes = found.place_id in await _grounds(session, who, Act.TAKE_TASK)
    opening = Opening(found, own, takes, eligibility.against(found, whom, own, now=now))
    other = await eligibility.clash(session, found, who) if opening.open else None
    return await _standing(session, opening, whom=whom, clash=other)


async def _standing(
    session: AsyncSession, opening: Opening, *, whom: Known | None = None, clash: Task | None = None
) -> Standing:
    own = opening.own
    waits = own is not None and own.state == State.WAITING
    until = own.offered_until if own is not None and own.state == State.OFFERED else None
    return {
        "seat": own.state if own is not None else None,
        "place": await seats.ahead(session, own) + 1 if own is not None and waits else 0,
        "until": until.isoformat() if until is not None else None,
        "takes": opening.takes,
        "why": [] if opening.mine else [str(one) for one in opening.why],
        "warnings": [str(one) for one in eligibility.warnings(opening.task, whom.profile)] if whom else [],
        "clash": (clash.number or 0, clash.title) if clash is not None else None,
    }


async def _grounds(session: AsyncSession, who: Person, act: Act) -> set[int]:
    """Return all places at which a role of this person permits the act."""
    roles = [role for role in await people.roles(session, who.id) if act in MAY[RoleName(role.name)]]
    at = {role.place_id for role in roles}
    found: set[int] = set()
    # The higher places come first, so whatever a place lies in was looked at before it.
    for place in await places.everything(session):
        if place.id is not None and (None in at or place.id in at or place.parent_id in found):
            found.add(place.id)
    return found
