"""Whether a task is open to a volunteer, and if not why: what the law and whoever is served ask for, and nothing else.

Everybody sees every task of their place; whoever cannot take part reads why, and what can be done about it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, hours, seats, skills, tasks, teams, volunteers
from community.access import Act
from community.people import Person
from community.seats import Signup
from community.skills import Skill
from community.tasks import Task
from community.teams import Standing
from community.volunteers import Limit, Profile

#: From then on until this in the morning, it is night for whoever would rather not be out.
_EVENING: Final = time(19)
_MORNING: Final = time(6)


class Reason(StrEnum):
    """Why a task is not open to somebody, in the order in which it is said."""

    #: It is over, was called off, or has begun.
    ENDED = "ended"
    #: Whoever is served would rather have somebody else. That is nobody's business: it is never said.
    DECLINED = "declined"
    #: Nobody serves themselves.
    SERVED = "served"
    #: They have not said whether they are of age.
    UNSAID = "unsaid"
    #: They are under age, and nobody has noted that their guardian agrees.
    CONSENT = "consent"
    #: It is for adults.
    MINOR = "minor"
    #: It is for a team that they are not in.
    TEAM = "team"
    WOMEN = "women"
    SKILL = "skill"
    #: The licence that the law asks for was not seen, or does not hold on that day.
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a volunteer, as far as it decides what is open to them."""

    person_id: int
    profile: Profile
    consented: bool
    skills: Mapping[str, Skill]
    teams: frozenset[int]


async def known(session: AsyncSession, who: Person, *, asks: Task | None = None) -> Known:
    """Return what is known of this person; no more than this one task asks for, where one is named: many ask at once."""
    row = await volunteers.volunteer_or_none(session, who.id)
    joined = await teams.mine(session, who.id) if asks is None or asks.team_id is not None else []
    able = await skills.of(session, who.id) if asks is None or asks.skill else []
    return Known(
        person_id=who.id,
        profile=row.profile if row else Profile(),
        consented=row is not None and row.consent_at is not None,
        skills={one.key: one for one in able},
        teams=frozenset(team.id or 0 for team, membership in joined if membership.standing == Standing.MEMBER),
    )


async def reasons(session: AsyncSession, found: Task, who: Person, *, now: datetime) -> tuple[Reason, ...]:
    """Return why the task is not open to this person; empty where it is."""
    own = await seats.signup_or_none(session, found.id, who.id)
    return against(found, await known(session, who, asks=found), own, now=now)


def against(found: Task, whom: Known, own: Signup | None, *, now: datetime) -> tuple[Reason, ...]:
    """Return why the task is not open to somebody of whom this is known, and who is this to it."""
    minor = whom.profile.minor
    shut = {
        Reason.ENDED: found.state != tasks.State.OPEN or found.starts_at is None or found.starts_at <= now,
        Reason.DECLINED: own is not None and own.state == seats.State.DECLINED,
        Reason.SERVED: found.served_id == whom.person_id,
        Reason.UNSAID: minor is None,
        Reason.CONSENT: minor is True and not whom.consented,
        Reason.MINOR: minor is True and found.adults,
        Reason.TEAM: found.team_id is not None and found.team_id not in whom.teams,
        Reason.WOMEN: found.women and whom.profile.woman is not True,
        # Where one who can do it is enough, the others only come along.
        Reason.SKILL: not found.one_skilled and bool(found.skill) and found.skill not in whom.skills,
        Reason.LICENCE: not found.one_skilled and _unlicensed(found, whom),
    }
    return tuple(reason for reason, holds in shut.items() if holds)


async def fits(session: AsyncSession, found: Task, who: Person, *, now: datetime) -> bool:
    """Tell whether the task is open to this person, who may take part in tasks of its place."""
    if not await access.allowed(session, who, Act.TAKE_TASK, place_id=found.place_id):
        return False
    return not await reasons(session, found, who, now=now)


def able(found: Task, whom: Known) -> bool:
    """Tell whether somebody has the skill that the task takes, and the licence for it."""
    return not found.skill or (found.skill in whom.skills and not _unlicensed(found, whom))


async def has_room(session: AsyncSession, found: Task, who: Person) -> bool:
    """Tell whether a free place may be this person's: where one who is able is enough, the last is kept for who is.

    The task is locked.
    """
    if not found.one_skilled or able(found, await known(session, who, asks=found)):
        return True
    return await _unable(session, found, besides=who.id) < found.seats - 1


async def somebody_able(session: AsyncSession, found: Task) -> bool:
    """Tell whether one of those who have a place can do what the task takes."""
    held = await seats.of(session, found.id, seats.State.HELD)
    return any([able(found, await known(session, person, asks=found)) for _, person in held])


async def _unable(session: AsyncSession, found: Task, *, besides: int) -> int:
    seated = [person for _, person in await seats.of(session, found.id, *seats.SEATED) if person.id != besides]
    return sum([not able(found, await known(session, person, asks=found)) for person in seated])


async def clash(session: AsyncSession, found: Task, who: Person) -> Task | None:
    """Return a task at the same time in which this person has a place, the first one; None where there is none.

    One may begin when the other ends; how far they are apart, they know best themselves.
    """
    if found.starts_at is None or found.ends_at is None:
        return None
    held = select(col(Signup.task_id)).where(
        col(Signup.person_id) == who.id, col(Signup.state) == seats.State.HELD, col(Signup.task_id) != found.id
    )
    others = select(Task).where(
        col(Task.id).in_(held),
        col(Task.state) == tasks.State.OPEN,
        col(Task.starts_at) < found.ends_at,
        col(Task.ends_at) > found.starts_at,
    )
    return (await session.scalars(others.order_by(col(Task.starts_at), col(Task.id)).limit(1))).first()


def warnings(found: Task, profile: Profile) -> tuple[Limit, ...]:
    """Return what they said they cannot do and the task may ask for; it is for them to judge."""
    may_be: set[Limit] = set()
    if found.home:
        may_be |= {Limit.HOMES, Limit.STAIRS, Limit.PETS}
    if found.skill == "heavy":
        may_be.add(Limit.LIFTING)
    if found.starts_at is not None and found.ends_at is not None:
        begins, ends = hours.local(found.starts_at).time(), hours.local(found.ends_at).time()
        if ends > _EVENING or begins < _MORNING or ends < begins:
            may_be.add(Limit.NIGHT)
    return tuple(limit for limit in Limit if limit in may_be and limit in profile.cannot)


def _unlicensed(found: Task, whom: Known) -> bool:
    craft = skills.crafts().get(found.skill or "")
    own = whom.skills.get(found.skill or "")
    if craft is None or not craft.licensed or own is None or found.starts_at is None:
        return False
    return not own.counts(hours.local(found.starts_at).date())
