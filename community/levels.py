"""Whose a case is: the four levels of government, the desk of each, and the cards that stand there.

A desk is the staff's group of the place at a level, or, where none is linked, the people who work there. A level whose place
has nobody is gone past, and the administrators hear of it. A tree that has no street, say, has no such level to miss.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, calendar, clock, followers, hours, outbox, people, places, proxies, services
from community.cases import IS_OPEN, Case, State
from community.database import begins_with, new_id
from community.groups import Group, Purpose, nearest
from community.outbox import Delivery, Step
from community.people import Person, Role, RoleName
from community.places import Level, Place
from community.services import Service

#: From the lowest to the highest.
LEVELS: Final[tuple[Level, ...]] = (Level.GRID, Level.COMMUNITY, Level.STREET, Level.DISTRICT)
#: Who works at a desk.
_WORKERS: Final = (RoleName.GRID_WORKER, RoleName.STAFF)
#: Whose category is shown in a volunteers' group, too: they take it, or make a task of it.
_TEAM: Final = RoleName.TEAM_LEADER

#: What only those hear who decide about the work of others.
_NOT_FOR_TEAMS: Final = frozenset({"unsolved", "breadth", "outside"})
#: Why a case comes up to a level.
_CLIMBING: Final = frozenset({"unaccepted", "unsolved"})


@dataclass(frozen=True, slots=True)
class Desk:
    """Whom a case is shown to at a level: the groups linked there, and who works there and can be written to.

    The people get cards of their own only where there is no staff's group.
    """

    level: Level
    place_id: int | None
    groups: tuple[int, ...]
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who gets a desk's card, and what kind of chat that is: staff, team or person."""

    where: str
    chat_id: int | None = None
    person_id: int | None = None


async def desk_or_none(session: AsyncSession, found: Case, level: Level) -> Desk | None:
    """Return the desk of a case at the level; None when nobody is there, or the level has no part in its category."""
    least = access.lowest(await services.service_or_none(session, found.service))
    if least is not None and LEVELS.index(level) < LEVELS.index(least):
        return None
    here = await _home(session, found)
    if here:
        place = next((one for one in here if one.level == level), None)
        return await _desk(session, found, level, place) if place is not None else None
    # Whoever has not said where they live, in a tree of many communities, is seen to at its top.
    chats = []
    for group in await nearest(session, Purpose.STAFF, place_id=None):
        place = await places.place_or_none(session, group.place_id)
        if place is not None and place.level == level:
            chats.append(group.id)
    return Desk(level, None, tuple(chats), ()) if chats else None


async def begin(session: AsyncSession, found: Case, service: Service | None) -> Level:
    """Return where the case begins: at the first level from its category's up that has somebody, else at the category's."""
    first = Level(service.level) if service is not None else Level.GRID
    return await _first(session, found, LEVELS[LEVELS.index(first) :], warn=True) or first


async def next_up(session: AsyncSession, found: Case, *, by: Person | None = None) -> Level | None:
    """Return the next level above the case's that has somebody; None at the top.

    With `by`, the one above where they work, too: what they send up does not come back to their own desk.
    """
    at = max(_index(found), await _works_at(session, found, by) if by is not None else 0)
    return await _first(session, found, LEVELS[at + 1 :], warn=True)


async def below(session: AsyncSession, found: Case) -> Level | None:
    """Return the next level below the case's that has somebody; None at the bottom."""
    return await _first(session, found, LEVELS[: _index(found)][::-1], warn=False)


async def facts(session: AsyncSession, found: Case) -> dict[str, Any]:
    """Return what any card of the case may show, in a group too: nothing in it is private. Times are ISO 8601, names plain."""
    service = await services.service_or_none(session, found.service)
    place = await places.place_or_none(session, found.place_id)
    until = found.solve_by or found.accept_by or clock.now()
    parts = select(col(Case.number), col(Case.state)).where(col(Case.part_of_id) == found.id).order_by(col(Case.number))
    return {
        "case_id": found.id,
        "number": found.number,
        "kind": found.kind,
        "service": _said(service, "name"),
        "place": place.name if place else None,
        "state": found.state,
        "outcome": found.outcome,
        "confirmed": found.confirmed,
        "level": found.level,
        "who": await _name(session, found.holder_id),
        "lead": await _name(session, found.lead_id),
        "accept_by": found.accept_by and found.accept_by.isoformat(),
        "solve_by": found.solve_by and found.solve_by.isoformat(),
        "held_until": found.held_until and found.held_until.isoformat(),
        "sure": calendar.is_sure(min(until, clock.now()), until),
        "breadth": await followers.count(session, found.id),
        "climbed": found.climbed,
        "returned": found.returned,
        "outside": found.outside,
        "belongs": _said(service, "belongs") if found.outside else None,
        "basis": _said(service, "basis") if found.outside else None,
        "reopened": found.reopened,
        "part_of": await _number(session, found.part_of_id),
        "merged_into": await _number(session, found.merged_into_id),
        # Whoever has it in hand asks nothing where they would ask themselves, or nobody.
        "heard": bool(await proxies.askers(session, found) - {found.holder_id}),
        "parts": [[number, state] for number, state in (await session.execute(parts)).all()],
    }


async def tell(session: AsyncSession, found: Case, *, why: str = "new", level: Level | None = None) -> None:
    """Show the case to the desk of its level, or of another one, for anybody there to take; nobody is shown it twice a turn.

    `why` is new, again, unaccepted, unsolved, breadth, outside, returned or group. Where nobody is, administrators are told.
    """
    level = level or Level(found.level or Level.GRID)
    desk = await desk_or_none(session, found, level)
    said = await facts(session, found)
    for reader in await _readers(session, desk):
        if reader.where == "team" and why in _NOT_FOR_TEAMS:
            continue
        stem = f"{_desk_key(found)}{reader.where}:{found.turn}:{level}:{reader.chat_id or reader.person_id}:"
        if await _posted(session, stem):
            continue
        await outbox.post(
            session,
            key=f"{stem}{why}",
            card="case-desk",
            chat_id=reader.chat_id,
            person_id=reader.person_id,
            **said,
            where=reader.where,
            why=why,
        )


async def tell_above(session: AsyncSession, found: Case, *, why: str) -> None:
    """Show the case to the desk of the next level, too, once; its own level stays responsible."""
    before = select(col(Delivery.id)).where(
        begins_with(session, col(Delivery.key), _desk_key(found)),
        col(Delivery.key).endswith(f":{why}", autoescape=True),
    )
    if (await session.scalars(before.limit(1))).first() is None and (
        level := await next_up(session, found)
    ) is not None:
        await tell(session, found, why=why, level=level)


async def revise(session: AsyncSession, found: Case) -> None:
    """Let all cards of the case, at whatever desk they stand, say how far it has come."""
    cards = select(col(Delivery.key)).where(
        begins_with(session, col(Delivery.key), _desk_key(found)), col(Delivery.step) == Step.SEND
    )
    keys = (await session.scalars(cards.order_by(col(Delivery.id)))).all()
    if not keys:
        return
    said = await facts(session, found)
    # It may come back to where it was: the same words are then a new edit.
    edit = f"case:{found.id}:stands:{new_id()}"
    for key in keys:
        *_, where, _, level, _, why = key.split(":")
        above = LEVELS.index(Level(level)) - _index(found)
        if (why in _CLIMBING and above > 0) or (why == "outside" and above):
            # It was sent down again, or up further: that it came up to this desk is no longer so.
            why = "new"
        await outbox.revise(session, edit, key_prefix=key, card="case-desk", **said, where=where, why=why)


async def tell_new_group(session: AsyncSession, group: Group) -> None:
    """Show a group that was linked just now what waits at its place: until now perhaps nobody could be told."""
    # Imported here because what becomes due asks for the levels.
    from community import deadlines

    waiting = select(Case).where(IS_OPEN, col(Case.state) == State.WAITING).order_by(col(Case.id))
    for found in (await session.scalars(waiting)).all():
        level = Level(found.level or Level.GRID)
        desk = await desk_or_none(session, found, level)
        if desk is None and (above := await next_up(session, found)) is not None:
            # Nobody was there, nor above: now somebody is.
            level, desk = above, await desk_or_none(session, found, above)
        if desk is None or group.id not in desk.groups:
            continue
        if level != found.level:
            await deadlines.lay(session, found, level)
            await revise(session, found)
        await tell(session, found, why="group")


async def _home(session: AsyncSession, found: Case) -> list[Place]:
    """Return the place of the case and all that it lies in; without one, the only community of the tree."""
    here = await places.path(session, found.place_id)
    if here:
        return here
    communities = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
    return await places.path(session, communities[0].id) if len(communities) == 1 else []


async def _desk(session: AsyncSession, found: Case, level: Level, place: Place) -> Desk | None:
    service = await services.service_or_none(session, found.service)
    chats = await _groups(session, Purpose.STAFF, place)
    workers = await _workers(session, found, place)
    if service is not None and _TEAM in service.claimers:
        teams = await nearest(session, Purpose.VOLUNTEERS, place_id=place.id)
        # A team rarely belongs to one grid: the one above is asked from the beginning, but makes no desk of an empty grid.
        if chats or workers or any(group.place_id == place.id for group in teams):
            chats += [group.id for group in teams]
    return Desk(level, place.id, tuple(chats), tuple(workers)) if chats or workers else None


async def _groups(session: AsyncSession, purpose: Purpose, place: Place) -> list[int]:
    here = select(col(Group.id)).where(col(Group.purpose) == purpose, col(Group.place_id) == place.id)
    return list((await session.scalars(here.order_by(col(Group.id)))).all())


async def _workers(session: AsyncSession, found: Case, place: Place) -> list[Person]:
    """Return who works exactly there, can be written to, and may take it."""
    there = select(col(Role.person_id)).where(col(Role.name).in_(_WORKERS), col(Role.place_id) == place.id)
    whom = select(Person).where(
        col(Person.id).in_(there), col(Person.reachable).is_(True), col(Person.started_at).is_not(None)
    )
    everyone = (await session.scalars(whom.order_by(col(Person.id)))).all()
    return [one for one in everyone if await access.may_claim(session, one, found)]


async def _works_at(session: AsyncSession, found: Case, who: Person) -> int:
    """Return the place in LEVELS of the highest level at which somebody works on the case; 0 for whoever has none."""
    home = {place.id: Level(place.level) for place in await _home(session, found)}
    posts = [home.get(role.place_id) for role in await people.roles(session, who.id) if role.name in _WORKERS]
    return max((LEVELS.index(level) for level in posts if level in LEVELS), default=0)


async def _readers(session: AsyncSession, desk: Desk | None) -> list[_Reader]:
    if desk is None:
        return [_Reader("person", person_id=one.id) for one in await administrators(session)]
    purposes = select(col(Group.id), col(Group.purpose)).where(col(Group.id).in_(desk.groups)).order_by(col(Group.id))
    readers = [
        _Reader("staff" if purpose == Purpose.STAFF else "team", chat_id=chat_id)
        for chat_id, purpose in (await session.execute(purposes)).all()
    ]
    if not any(one.where == "staff" for one in readers):
        readers += [_Reader("person", person_id=one.id) for one in desk.people]
    return readers


async def administrators(session: AsyncSession) -> list[Person]:
    """Return the administrators who can be written to."""
    found = await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None)
    return [one for one in found if one.started_at is not None and one.reachable]


async def _first(session: AsyncSession, found: Case, levels: tuple[Level, ...], *, warn: bool) -> Level | None:
    """Return the first of the levels that has somebody. Whoever looks upward warns of what is gone past on the way."""
    empty = []
    for level in levels:
        if await desk_or_none(session, found, level) is not None:
            break
        empty.append(level)
    else:
        level = None
    if warn:
        for one in empty:
            await _warn(session, found, one)
    return level


async def _warn(session: AsyncSession, found: Case, level: Level) -> None:
    """Tell the administrators that nobody is at a level that the tree has, once a day for each place."""
    place = next((one for one in await _home(session, found) if one.level == level), None)
    if place is None:
        return
    day = hours.local(clock.now()).date()
    for one in await administrators(session):
        await outbox.post(
            session,
            key=f"level-empty:{level}:{place.id}:{day}:{one.id}",
            card="case-level-empty",
            person_id=one.id,
            level=level,
            place=place.name,
            number=found.number,
        )


async def _posted(session: AsyncSession, key_prefix: str) -> bool:
    before = select(col(Delivery.id)).where(begins_with(session, col(Delivery.key), key_prefix)).limit(1)
    return (await session.scalars(before)).first() is not None


async def _number(session: AsyncSession, case_id: int | None) -> int | None:
    if case_id is None:
        return None
    return (await session.scalars(select(col(Case.number)).where(col(Case.id) == case_id))).one_or_none()


async def _name(session: AsyncSession, person_id: int | None) -> str | None:
    person = await session.get(Person, person_id) if person_id is not None else None
    return person.name if person else None


def _said(service: Service | None, what: str) -> dict[str, str] | None:
    """Return one of the words of a category in all the languages that have it; None where none does."""
    words = service.words.items() if service is not None else ()
    return {language: said[what] for language, said in words if said.get(what)} or None


def _index(found: Case) -> int:
    return LEVELS.index(Level(found.level or Level.GRID))


def _desk_key(found: Case) -> str:
    """Return what the keys of its desks' cards begin with; behind it stand where, turn, level, reader, and why."""
    return f"case:{found.id}:desk:"
