"""What is kept about somebody as a volunteer, and as one who is served: to be shown to them, and to nobody else."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import certificates, seats, skills, teams, volunteers
from community.certificates import Certificate
from community.seats import Signup
from community.skills import Skill
from community.stints import Correction, State, Stint
from community.tasks import Task
from community.teams import Membership, Standing
from community.volunteers import Profile

_LIVE: Final = (*seats.SEATED, seats.State.WAITING)


@dataclass(frozen=True, slots=True)
class Volunteering:
    """All of it.

    `teams`: names, with what the person is to each: leader, member or asked. `told`: what they said of themselves, None when
    they never did. `consent`: somebody noted their guardian's. `tasks` and `served`: the numbers of the tasks in which they
    have a place or wait for one, and of those which are for them. `stints` counts their times at tasks, `minutes` what of them
    is confirmed, `corrections` what was corrected in them or is asked to be. `absences` are those that somebody noted, also
    where they do not count.
    """

    teams: tuple[tuple[str, str], ...]
    told: Profile | None
    consent: bool
    rests: bool
    skills: tuple[Skill, ...]
    tasks: tuple[int, ...]
    served: tuple[int, ...]
    stints: int
    minutes: int
    corrections: int
    certificates: tuple[Certificate, ...]
    absences: int


async def of(session: AsyncSession, person_id: int) -> Volunteering | None:
    """Return what is kept, None when nothing is."""
    own = await volunteers.volunteer_or_none(session, person_id)
    live = col(Signup.person_id) == person_id, col(Signup.state).in_(_LIVE)
    joined = select(col(Task.number)).join(Signup, col(Signup.task_id) == col(Task.id)).where(*live)
    helped = select(col(Task.number)).where(col(Task.served_id) == person_id)
    confirmed = func.sum(case((col(Stint.state) == State.CONFIRMED, col(Stint.minutes)), else_=0))
    theirs = select(func.count(), func.coalesce(confirmed, 0)).where(col(Stint.person_id) == person_id)
    missed = select(func.count()).where(col(Signup.person_id) == person_id, col(Signup.missed_at).is_not(None))
    corrected = select(func.count(col(Correction.id))).join(Stint, col(Stint.id) == col(Correction.stint_id))
    count, minutes = (await session.execute(theirs)).one()
    found = Volunteering(
        teams=tuple((one.name, _standing(part)) for one, part in await teams.mine(session, person_id)),
        told=own.profile if own is not None else None,
        consent=own is not None and own.consent_at is not None,
        rests=own is not None and own.rests,
        skills=tuple(await skills.of(session, person_id)),
        tasks=await _numbers(session, joined),
        served=await _numbers(session, helped),
        stints=count,
        minutes=minutes,
        corrections=(await session.execute(corrected.where(col(Stint.person_id) == person_id))).scalar_one(),
        certificates=tuple(await certificates.of(session, person_id)),
        absences=(await session.execute(missed)).scalar_one(),
    )
    anything = own or found.teams or found.skills or found.tasks or found.served or count or found.certificates
    return found if anything or found.absences else None


async def _numbers(session: AsyncSession, wanted: Select[int | None]) -> tuple[int, ...]:
    """Return numbers of tasks, newest first; a draft has none."""
    found = (await session.scalars(wanted.where(col(Task.number).is_not(None)).order_by(col(Task.number).desc()))).all()
    return tuple(number for number in found if number is not None)


def _standing(part: Membership) -> str:
    return "leader" if part.leads else str(Standing(part.standing))
