"""How people come into teams, lead them, and go again; the roles of volunteers and team leaders follow by themselves.

What can end somebody's rights waits for their cases and tasks before their own row, as everything does that works on these.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import time, timedelta
from typing import Any, Final

from sqlalchemy import CursorResult, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    briefings,
    clock,
    departures,
    hours,
    outbox,
    people,
    planning,
    rechecks,
    teams,
    trail,
    volunteers,
)
from community.access import Act
from community.database import add_unless_there, new_id
from community.errors import (
    AgeUnsaid,
    AlreadyAnswered,
    AlreadySaid,
    MinorsNeverLead,
    NeedsConsent,
    NeedsReason,
    NoSuchPerson,
    NotAllowed,
    NotFound,
    OwnMatter,
    WordsTooLong,
)
from community.people import Person, RoleName
from community.tasks import State, Task
from community.teams import Membership, Standing, Team
from community.trail import Entry

LONGEST_WORDS: Final = 500
#: How long somebody who was asked to leave may say how they see it.
HEARD_FOR: Final = timedelta(days=30)
_ROLES: Final = (RoleName.VOLUNTEER, RoleName.TEAM_LEADER)


async def ask(session: AsyncSession, one: Team, *, by: Person) -> Membership:
    """Ask to join; whoever did, or is in it, stays as they are. Raises TeamClosed, AgeUnsaid.

    Its leaders are asked; where it has none, whoever keeps teams there.
    """
    await teams.require_open(session, one)
    minor = (await volunteers.meet(session, by.id)).profile.minor
    if minor is None:
        raise AgeUnsaid
    asked = Membership(team_id=one.id or 0, person_id=by.id)
    if await add_unless_there(session, asked):
        await trail.record(session, by=by.id, act="asked", subject=_subject(one, by.id))
        await _ask_leaders(session, one, by, minor=minor)
    found = await teams.membership_or_none(session, one.id or 0, by.id)
    if found is None:
        raise NotFound
    return found


async def asked_today(session: AsyncSession, one: Team, who: Person) -> bool:
    """Tell whether somebody asked to join today: its leaders were disturbed by it, and are not once more."""
    since = hours.at(hours.local(clock.now()).date(), time.min)
    own = select(col(Entry.id)).where(
        col(Entry.subject) == _subject(one, who.id), col(Entry.act) == "asked", col(Entry.at) >= since
    )
    return (await session.scalars(own.limit(1))).first() is not None


async def accept(session: AsyncSession, one: Team, person_id: int, *, by: Person) -> Person:
    """Let somebody who asked into the team; return them. The right is checked by `access`.

    Raises NeedsConsent for a minor whose guardian's consent nobody noted, AlreadyAnswered, NotFound, TeamClosed.
    """
    await teams.require_open(session, one)
    who = await _hold(session, person_id)
    known = await volunteers.volunteer_or_none(session, person_id)
    asked = await teams.membership_or_none(session, one.id or 0, person_id)
    if asked is None or asked.standing != Standing.ASKED:
        raise await _answered(session, one, person_id)
    if known is None or (known.profile.minor is not False and known.consent_at is None):
        raise NeedsConsent(who=who.name or "")
    joined = update(Membership).where(*_row(one, person_id), col(Membership.standing) == Standing.ASKED)
    joined = joined.values(standing=Standing.MEMBER, since=clock.now()).returning(col(Membership.person_id))
    if (await session.execute(joined.execution_options(synchronize_session=False))).first() is None:
        raise await _answered(session, one, person_id)
    await _follow(session, who, one.place_id, by=by)
    await trail.record(session, by=by.id, act="accepted", subject=_subject(one, person_id))
    await _show_answer(session, one, who, "accepted", by=by)
    await _tell(session, one, "accepted", [who], who=by.name)
    return who


async def turn_down(session: AsyncSession, one: Team, person_id: int, *, by: Person) -> Person:
    """Say no to somebody who asked; they are told kindly, and may ask again. Raises AlreadyAnswered, NotFound."""
    who = await _hold(session, person_id)
    gone = delete(Membership).where(*_row(one, person_id), col(Membership.standing) == Standing.ASKED)
    if not await _count(session, gone):
        raise await _answered(session, one, person_id)
    await trail.record(session, by=by.id, act="turned-down", subject=_subject(one, person_id))
    await _show_answer(session, one, who, "turned-down", by=by)
    await _tell(session, one, "turned-down", [who])
    return who


async def leave(session: AsyncSession, one: Team, *, by: Person) -> bool:
    """Leave the team, or take back that one asked; nobody asks why. False when there was nothing to leave."""
    await rechecks.wait_for_work(session, [by.id])
    who = await _hold(session, by.id)
    gone = delete(Membership).where(*_row(one, by.id)).returning(col(Membership.standing), col(Membership.leads))
    row = (await session.execute(gone.execution_options(synchronize_session=False))).first()
    if row is None:
        return False
    await trail.record(session, by=by.id, act="left", subject=_subject(one, by.id))
    if row[0] == Standing.ASKED:
        await _show_answer(session, one, who, "withdrawn", by=by)
        return True
    await _lose(session, who, one.place_id, by=by)
    await _tell(session, one, "left", await teams.leaders(session, one.id or 0), who=who.name)
    if row[1]:
        await _without_leader(session, one, by=by)
    return True


async def dismiss(session: AsyncSession, one: Team, person_id: int, *, by: Person, words: str) -> Person:
    """Ask a member to leave, for a reason that they read, and the other leaders and staff as well; they may answer.

    A leader is dismissed by staff alone. Raises OwnMatter, NotAllowed, NeedsReason, WordsTooLong, NotFound.
    """
    if person_id == by.id:
        raise OwnMatter
    words = checked(words)
    await rechecks.wait_for_work(session, [person_id])
    who = await _hold(session, person_id)
    found = await teams.membership_or_none(session, one.id or 0, person_id)
    if (
        found is not None
        and found.leads
        and not await access.allowed(session, by, Act.KEEP_TEAMS, place_id=one.place_id)
    ):
        raise NotAllowed
    led = found is not None and found.leads
    if not await _count(
        session, delete(Membership).where(*_row(one, person_id), col(Membership.standing) == Standing.MEMBER)
    ):
        raise NotFound
    await trail.record(session, by=by.id, act="dismissed", subject=_subject(one, person_id))
    await _lose(session, who, one.place_id, by=by)
    await _tell(session, one, "dismissed", [who], who=by.name, words=words)
    others = [other for other in await _concerned(session, one) if other.id not in {by.id, person_id}]
    await _tell(session, one, "dismissed-other", others, who=who.name, by=by.name, words=words)
    if led:
        await _without_leader(session, one, by=by)
    return who


async def hear(session: AsyncSession, one: Team, *, by: Person) -> Entry:
    """Return what the trail says of somebody's having been asked to leave, while they may say how they see it.

    Raises NotFound when that never was, or is long ago; AlreadySaid.
    """
    own = select(Entry).where(col(Entry.subject) == _subject(one, by.id), col(Entry.act).in_(["dismissed", "answered"]))
    last = (await session.scalars(own.order_by(col(Entry.id).desc()).limit(1))).first()
    if last is None or last.at < clock.now() - HEARD_FOR:
        raise NotFound
    if last.act == "answered":
        raise AlreadySaid
    return last


async def answer(session: AsyncSession, one: Team, *, by: Person, words: str) -> None:
    """Say how one sees it that one was asked to leave: leaders and staff read it, once.

    Raises as `hear` does; NeedsReason, WordsTooLong.
    """
    words = checked(words)
    last = await hear(session, one, by=by)
    readers = [other for other in await _concerned(session, one) if other.id != by.id]
    for reader in readers:
        # The key holds the dismissal: two answers at once meet there.
        key = f"team:{one.id}:heard:{last.id}:{reader.id}"
        known = _facts(one, "heard", who=by.name, words=words)
        if not await outbox.post(session, key=key, card="team-told", person_id=reader.id, **known):
            raise AlreadySaid
    await trail.record(session, by=by.id, act="answered", subject=_subject(one, by.id))


async def appoint(session: AsyncSession, one: Team, person_id: int, *, by: Person) -> Person:
    """Let a member lead the team; the right is checked by `access`. Raises MinorsNeverLead, NotFound, TeamClosed."""
    await teams.require_open(session, one)
    who = await _hold(session, person_id)
    known = await volunteers.volunteer_or_none(session, person_id)
    if known is None or known.profile.minor is not False:
        raise MinorsNeverLead(who=who.name or "")
    leads = update(Membership).where(
        *_row(one, person_id), col(Membership.standing) == Standing.MEMBER, col(Membership.leads).is_(False)
    )
    if not await _count(session, leads.values(leads=True)):
        found = await teams.membership_or_none(session, one.id or 0, person_id)
        if found is None or not found.leads:
            raise NotFound
        return who
    await _follow(session, who, one.place_id, by=by)
    await trail.record(session, by=by.id, act="appointed", subject=_subject(one, person_id))
    if person_id != by.id:
        await _tell(session, one, "appointed", [who], who=by.name)
    return who


async def relieve(session: AsyncSession, one: Team, person_id: int, *, by: Person) -> bool:
    """Let somebody lead the team no longer, who stays in it; False when they did not. The right is checked by `access`."""
    await rechecks.wait_for_work(session, [person_id])
    who = await _hold(session, person_id)
    led = update(Membership).where(*_row(one, person_id), col(Membership.leads).is_(True)).values(leads=False)
    if not await _count(session, led):
        return False
    await trail.record(session, by=by.id, act="relieved", subject=_subject(one, person_id))
    await _lose(session, who, one.place_id, by=by)
    if person_id != by.id:
        await _tell(session, one, "relieved", [who], who=by.name)
    await _without_leader(session, one, by=by)
    return True


async def close(session: AsyncSession, one: Team, *, by: Person) -> bool:
    """Let the team be no more: everybody in it is told, and the roles go. False when it was closed before.

    Its open tasks ask every volunteer of the place from now on, so that somebody can still sign up: whoever waits for help
    waits for people, not for this team. What a task takes (skills, licences, being of age, two at a home) stays as it was.
    Those who hold a place keep it, and whoever plans it is told, and may call it off.
    """
    theirs = (
        select(col(Membership.person_id)).where(col(Membership.team_id) == one.id).order_by(col(Membership.person_id))
    )
    ids = list((await session.scalars(theirs)).all())
    await rechecks.wait_for_work(session, ids, team_id=one.id)
    if not await teams.end(session, one):
        return False
    # Before the roles go, so that nobody loses a place for being in this team no more.
    widened = await planning.widen(session, one)
    gone = [(person, found.standing) for person, found in await teams.members(session, one.id or 0)]
    gone.sort(key=lambda pair: pair[0].id)
    await session.execute(delete(Membership).where(col(Membership.team_id) == one.id))
    await session.refresh(one)
    await trail.record(session, by=by.id, act="closed", subject=f"team:{one.id}")
    for person, standing in gone:
        who = await _hold(session, person.id)
        if standing == Standing.ASKED:
            await _show_answer(session, one, who, "closed", by=by)
        elif RoleName.TEAM_LEADER in await _follow(session, who, one.place_id, by=by):
            await departures.release_all(session, who, by=None if who.id == by.id else by)
        if who.id != by.id:
            await _tell(session, one, "closed", [who])
    # Afterwards, when it is clear who plans them by now.
    for task in widened:
        await briefings.tell_planners(session, task, what="team-closed", besides=[by.id], closed=one.name)
    return True


async def tasks_ahead(session: AsyncSession, one: Team) -> int:
    """Return how many tasks of the team are open."""
    ahead = select(func.count()).where(col(Task.team_id) == one.id, col(Task.state) == State.OPEN)
    return int((await session.scalars(ahead)).one())


async def bid_farewell(session: AsyncSession, person: Person) -> None:
    """Let teams know that somebody is about to be erased: staff hear where they led alone, and cards forget who asked."""
    for one, found in await teams.mine(session, person.id):
        if found.standing == Standing.ASKED:
            await _show_answer(session, one, person, "withdrawn", by=person)
        elif found.leads:
            await _without_leader(session, one, by=person)


def checked(words: str) -> str:
    """Return words that somebody is to read. Raises NeedsReason, WordsTooLong."""
    words = words.strip()
    if not words:
        raise NeedsReason
    if len(words) > LONGEST_WORDS:
        raise WordsTooLong(over=len(words) - LONGEST_WORDS, longest=LONGEST_WORDS)
    return words


async def keepers(session: AsyncSession, one: Team) -> Sequence[Person]:
    """Return who sees to what a team has to decide: its leaders; where it has none, whoever keeps teams there."""
    return await teams.leaders(session, one.id or 0) or await _staff(session, one)


async def _staff(session: AsyncSession, one: Team) -> Sequence[Person]:
    return await access.nearest(session, Act.KEEP_TEAMS, place_id=one.place_id)


async def _concerned(session: AsyncSession, one: Team) -> list[Person]:
    """Return leaders and staff, each once."""
    every = [*await teams.leaders(session, one.id or 0), *await _staff(session, one)]
    return list({person.id: person for person in every}.values())


async def _hold(session: AsyncSession, person_id: int) -> Person:
    """Let whatever changes this person's memberships come one after the other. Raises NoSuchPerson."""
    own = select(Person).where(col(Person.id) == person_id).with_for_update(key_share=True)
    found = (await session.scalars(own.execution_options(populate_existing=True))).one_or_none()
    if found is None:
        raise NoSuchPerson
    return found


async def _follow(session: AsyncSession, who: Person, place_id: int, *, by: Person) -> set[RoleName]:
    """Give and take the roles that come with memberships at the place; return which were taken."""
    held = (
        select(col(Membership.leads))
        .join(Team, col(Team.id) == col(Membership.team_id))
        .where(
            col(Membership.person_id) == who.id,
            col(Membership.standing) == Standing.MEMBER,
            col(Team.place_id) == place_id,
            col(Team.closed_at).is_(None),
        )
    )
    leads = (await session.scalars(held)).all()
    wanted = {role for role, right in zip(_ROLES, (bool(leads), any(leads)), strict=True) if right}
    for role in _ROLES:
        if role in wanted:
            await people.grant(session, who, role=role, place_id=place_id, by=by, with_team=True)
    lost = set()
    for had in await people.roles(session, who.id):
        if had.with_team and had.place_id == place_id and had.name in set(_ROLES) - wanted:
            await people.revoke(session, had.id or 0, by=by)
            lost.add(RoleName(had.name))
    return lost


async def _lose(session: AsyncSession, who: Person, place_id: int, *, by: Person) -> None:
    """Take the roles that went with a membership, and let others go on with what the person may not have any more."""
    if await _follow(session, who, place_id, by=by):
        # `by` themselves would mean that they are about to be erased, and keep nothing.
        await departures.release_all(session, who, by=None if who.id == by.id else by)
    await rechecks.give_up(session, who)


async def _without_leader(session: AsyncSession, one: Team, *, by: Person) -> None:
    """Tell staff when nobody but the one who goes leads the team."""
    left = [leader for leader in await teams.leaders(session, one.id or 0) if leader.id != by.id]
    if not left:
        await _tell(session, one, "no-leader", [staff for staff in await _staff(session, one) if staff.id != by.id])


async def _ask_leaders(session: AsyncSession, one: Team, who: Person, *, minor: bool) -> None:
    """Ask those who decide. Whoever asks again on the same day changes the card that is there, and disturbs nobody."""
    known = {**_request(one, who), "minor": minor, "state": "waiting"}
    await outbox.revise(session, _edit(one), key_prefix=_asked(one, who), card="team-asked", **known)
    every = await keepers(session, one)
    for reader in [other for other in every if other.id != who.id] or every:
        key = f"{_asked(one, who)}{reader.id}"
        await outbox.post(session, key=key, card="team-asked", person_id=reader.id, **known)


async def _show_answer(session: AsyncSession, one: Team, who: Person, state: str, *, by: Person) -> None:
    """Let the cards that asked say what became of it; of who took it back, or went, no name stays."""
    known = {**_request(one, who), "minor": False, "state": state, "by": by.name}
    if state in {"withdrawn", "closed"}:
        known |= {"who": None, "by": None}
    prefix = f"team:{one.id}:asked:{who.id}:"
    await outbox.revise(session, _edit(one), key_prefix=prefix, card="team-asked", **known)


def _request(one: Team, who: Person) -> dict[str, Any]:
    return {"team_id": one.id, "team": one.name, "whom": who.id, "who": who.name, "by": None}


def _asked(one: Team, who: Person) -> str:
    return f"team:{one.id}:asked:{who.id}:{hours.local(clock.now()):%Y%m%d}:"


def _edit(one: Team) -> str:
    return f"team:{one.id}:edit:{new_id()}"


async def _answered(session: AsyncSession, one: Team, person_id: int) -> AlreadyAnswered | NotFound:
    """Return the refusal for a request that waits no more: who answered it, if anybody did."""
    acts = col(Entry.act).in_(["accepted", "turned-down"])
    own = select(Entry).where(col(Entry.subject) == _subject(one, person_id), acts)
    last = (await session.scalars(own.order_by(col(Entry.id).desc()).limit(1))).first()
    who = await session.get(Person, last.by) if last is not None else None
    return AlreadyAnswered(who=who.name or "") if who is not None else NotFound()


async def _tell(session: AsyncSession, one: Team, what: str, readers: Iterable[Person], **more: Any) -> None:
    """Tell these people; what can happen twice is told twice, as the rows decide what happened."""
    for reader in readers:
        key = f"team:{one.id}:{what}:{new_id()}:{reader.id}"
        await outbox.post(session, key=key, card="team-told", person_id=reader.id, **_facts(one, what, **more))


def _facts(one: Team, what: str, **more: Any) -> dict[str, Any]:
    return {"what": what, "team_id": one.id, "team": one.name, **more}


def _row(one: Team, person_id: int) -> Collection[Any]:
    return col(Membership.team_id) == one.id, col(Membership.person_id) == person_id


def _subject(one: Team, person_id: int) -> str:
    return f"membership:{one.id}:{person_id}"


async def _count(session: AsyncSession, statement: Any) -> int:
    """Do it, and return how many rows it changed."""
    done = await session.execute(statement.execution_options(synchronize_session=False))
    return int(done.rowcount) if isinstance(done, CursorResult) else 0
