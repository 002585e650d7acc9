"""What volunteers tell us of themselves, change and take back; and the consent that minors need."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, clock, memberships, outbox, people, rechecks, teams, trail, volunteers
from community.access import Act
from community.database import new_id
from community.errors import NotFound, OwnMatter
from community.people import Person, RoleName
from community.skills import Skill
from community.teams import Standing
from community.volunteers import Language, Limit, Profile, Slot, Volunteer

#: What of a profile is a list, and what may stand in it.
LISTS: Final[Mapping[str, type[StrEnum]]] = {"languages": Language, "free": Slot, "cannot": Limit}
#: What decides about tasks that somebody has a place in already.
_DECISIVE: Final = frozenset({"minor", "woman"})


async def say(session: AsyncSession, *, by: Person, **changes: Any) -> Profile:
    """Change what somebody says of themselves: languages, free, cannot, minor, woman. Raises NotFound for what nobody can say.

    Places in tasks that do not suit them any more are given up. The leaders of their teams hear when it is their age.
    """
    if _DECISIVE.intersection(changes):
        await rechecks.wait_for_work(session, [by.id])
    row = await _own(session, by)
    before = row.profile
    known: dict[str, Any] = {name: _ordered(name, value) if name in LISTS else value for name, value in changes.items()}
    try:
        row.profile = after = replace(before, **known)
    except TypeError:
        raise NotFound from None
    await session.flush()
    if after == before:
        return after
    await trail.record(session, by=by.id, act="said", subject=f"volunteer:{by.id}")
    if after.minor != before.minor:
        await _come_of_age(session, by, minor=bool(after.minor))
    if _DECISIVE.intersection(changes):
        await rechecks.give_up(session, by)
    return after


async def choose(session: AsyncSession, *, by: Person, field: str, value: str, on: bool) -> Profile:
    """Add one value to a list of the profile, or take it out; once is as good as twice. Raises NotFound."""
    if field not in LISTS or value not in set(LISTS[field]):
        raise NotFound
    before = getattr((await _own(session, by)).profile, field)
    return await say(session, by=by, **{field: {*before, value} if on else set(before) - {value}})


async def rest(session: AsyncSession, *, by: Person, on: bool) -> None:
    """Be asked nothing for a while, or again. What somebody holds a place in stays theirs."""
    row = await _own(session, by)
    if row.rests != on:
        row.rests = on
        await session.flush()
        await trail.record(session, by=by.id, act="rests" if on else "resumed", subject=f"volunteer:{by.id}")


async def consent(session: AsyncSession, person_id: int, *, by: Person) -> None:
    """Note that one saw the signed consent of a minor's guardian. The right is checked by `access`.

    Raises OwnMatter, NotFound for whoever is no minor.
    """
    if person_id == by.id:
        raise OwnMatter
    who = await people.person(session, person_id)
    row = await volunteers.meet(session, person_id)
    if row.profile.minor is not True:
        raise NotFound
    seen = update(Volunteer).where(col(Volunteer.person_id) == person_id, col(Volunteer.consent_at).is_(None))
    if await _changed(session, row, seen.values(consent_by=by.id, consent_at=clock.now())):
        await trail.record(session, by=by.id, act="consented", subject=f"volunteer:{person_id}")
        await tell(session, "consented", [who], who=by.name)


async def take_back_consent(session: AsyncSession, person_id: int, *, by: Person) -> None:
    """Note that a guardian agrees no longer: places in tasks are given up. The right is checked by `access`."""
    if person_id == by.id:
        raise OwnMatter
    await rechecks.wait_for_work(session, [person_id])
    who = await people.person(session, person_id)
    row = await volunteers.meet(session, person_id)
    gone = update(Volunteer).where(col(Volunteer.person_id) == person_id, col(Volunteer.consent_at).is_not(None))
    if await _changed(session, row, gone.values(consent_by=None, consent_at=None)):
        await trail.record(session, by=by.id, act="consent-ended", subject=f"volunteer:{person_id}")
        await tell(session, "consent-back", [who], who=by.name)
        await rechecks.give_up(session, who)


async def forget(session: AsyncSession, *, by: Person) -> None:
    """Leave all teams, and forget what somebody told of themselves and can do. Their hours stay: those are theirs."""
    for one, _ in await teams.mine(session, by.id):
        await memberships.leave(session, one, by=by)
    await session.execute(delete(Skill).where(col(Skill.person_id) == by.id))
    await session.execute(delete(Volunteer).where(col(Volunteer.person_id) == by.id))
    await trail.record(session, by=by.id, act="forgot", subject=f"volunteer:{by.id}")
    await rechecks.give_up(session, by)


async def guides(session: AsyncSession, who: Person) -> Sequence[Person]:
    """Return who looks at licences and consent of a volunteer: the leaders of their teams, else whoever keeps teams there."""
    found: dict[int, Person] = {}
    theirs = await teams.mine(session, who.id)
    for one, _ in theirs:
        found |= {person.id: person for person in await teams.leaders(session, one.id or 0)}
    found.pop(who.id, None)
    if not found:
        given = {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}
        at = {one.place_id for one, _ in theirs}
        at |= {role.place_id for role in await people.roles(session, who.id) if role.place_id and role.name in given}
        for place_id in sorted(at):
            found |= {one.id: one for one in await access.nearest(session, Act.KEEP_TEAMS, place_id=place_id)}
        found.pop(who.id, None)
    return list(found.values())


async def tell(session: AsyncSession, what: str, readers: Sequence[Person], *, once: str = "", **known: Any) -> None:
    """Tell these people something about a volunteer; `once` keeps them from being told twice of one occasion."""
    for reader in readers:
        await outbox.post(
            session,
            key=f"volunteer:{what}:{once or new_id()}:{reader.id}",
            card="team-told",
            person_id=reader.id,
            **{"what": what, "team_id": None, "team": None, **known},
        )


async def _own(session: AsyncSession, by: Person) -> Volunteer:
    """Return one's own row, and let one's wishes come one after the other."""
    await people.one_at_a_time(session, by)
    return await volunteers.meet(session, by.id)


async def _come_of_age(session: AsyncSession, who: Person, *, minor: bool) -> None:
    """Tell leaders what a member says of their age now; a minor leads no team."""
    joined = [pair for pair in await teams.mine(session, who.id) if pair[1].standing == Standing.MEMBER]
    for one, found in joined:
        if minor and found.leads:
            await memberships.relieve(session, one, who.id, by=who)
    if joined:
        await tell(session, "age", await guides(session, who), who=who.name, minor=minor, whom=who.id)


async def _changed(session: AsyncSession, row: Volunteer, statement: Any) -> bool:
    done = await session.execute(
        statement.returning(col(Volunteer.person_id)).execution_options(synchronize_session=False)
    )
    if done.first() is None:
        return False
    await session.refresh(row)
    return True


def _ordered(name: str, values: Any) -> tuple[str, ...]:
    """Return the values in the order in which they are shown. Raises NotFound for one that is none."""
    order = [str(one) for one in LISTS[name]]
    wanted = {str(one) for one in values}
    if not wanted <= set(order):
        raise NotFound
    return tuple(one for one in order if one in wanted)
