"""What volunteers can do, and the licences that the law asks for: they say so, and somebody else looks before it counts."""

from datetime import date
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, hours, people, profiles, rechecks, skills, trail
from community.database import add_unless_there
from community.errors import DayPassed, NotFound, OwnMatter
from community.people import Person
from community.skills import Craft, Skill


async def have(session: AsyncSession, key: str, *, by: Person, licence: bool = False) -> Skill:
    """Say that one can do this, and perhaps that one has the licence: somebody is asked to look at it. Raises NotFound."""
    craft = _craft(key)
    licence = licence and craft.licensed
    await add_unless_there(session, Skill(person_id=by.id, key=key))
    claims = update(Skill).where(*_row(by.id, key), col(Skill.licence).is_not(licence), col(Skill.checked_at).is_(None))
    changed = await _changed(session, claims.values(licence=licence))
    if changed and licence:
        today = hours.local(clock.now()).date()
        known = {"who": by.name, "whom": by.id, "craft": key, "skill": craft.names, "licence": craft.licences}
        await profiles.tell(
            session,
            "licence-asked",
            await profiles.guides(session, by),
            once=f"{by.id}:{key}:{today:%Y%m%d}",
            **known,
        )
    return await _skill(session, by.id, key)


async def drop(session: AsyncSession, key: str, *, by: Person) -> None:
    """Say no longer that one can do this; the licence that was seen is forgotten, and places that need it are given up."""
    await rechecks.wait_for_work(session, [by.id])
    if await _changed(session, delete(Skill).where(*_row(by.id, key))):
        await rechecks.give_up(session, by)


async def check(session: AsyncSession, person_id: int, key: str, *, by: Person, until: date | None) -> Skill:
    """Note that one saw the licence itself, and until when it holds, the last day; None: no end stands on it.

    The right is checked by `access`. Raises OwnMatter, NotFound where there is no such skill or no licence to it, DayPassed.
    """
    if person_id == by.id:
        raise OwnMatter
    craft = _craft(key)
    if not craft.licensed:
        raise NotFound
    if until is not None and until < hours.local(clock.now()).date():
        raise DayPassed
    await rechecks.wait_for_work(session, [person_id])
    who = await people.person(session, person_id)
    values = {"licence": True, "checked_by": by.id, "checked_at": clock.now(), "until": until}
    if not await _changed(session, update(Skill).where(*_row(person_id, key)).values(**values)):
        raise NotFound
    await trail.record(session, by=by.id, act="checked", subject=f"skill:{person_id}:{key}")
    known = {"who": by.name, "skill": craft.names, "licence": craft.licences, "until": until and until.isoformat()}
    await profiles.tell(session, "checked", [who], **known)
    # It may hold for a shorter time than was thought.
    await rechecks.give_up(session, who)
    return await _skill(session, person_id, key)


async def uncheck(session: AsyncSession, person_id: int, key: str, *, by: Person) -> None:
    """Take back that a licence was seen: places that need it are given up. The right is checked by `access`.

    Raises OwnMatter, NotFound.
    """
    if person_id == by.id:
        raise OwnMatter
    craft = _craft(key)
    await rechecks.wait_for_work(session, [person_id])
    who = await people.person(session, person_id)
    values = {"licence": False, "checked_by": None, "checked_at": None, "until": None}
    seen = update(Skill).where(*_row(person_id, key), col(Skill.checked_at).is_not(None))
    if not await _changed(session, seen.values(**values)):
        return
    await trail.record(session, by=by.id, act="unchecked", subject=f"skill:{person_id}:{key}")
    await profiles.tell(session, "unchecked", [who], who=by.name, skill=craft.names, licence=craft.licences)
    await rechecks.give_up(session, who)


def _craft(key: str) -> Craft:
    found = skills.crafts().get(key)
    if found is None:
        raise NotFound
    return found


async def _skill(session: AsyncSession, person_id: int, key: str) -> Skill:
    found = await session.get(Skill, (person_id, key), populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def _changed(session: AsyncSession, statement: Any) -> bool:
    done = await session.execute(statement.returning(col(Skill.key)).execution_options(synchronize_session=False))
    return done.first() is not None


def _row(person_id: int, key: str) -> tuple[Any, Any]:
    return col(Skill.person_id) == person_id, col(Skill.key) == key
