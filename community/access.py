"""Who may do what: one table of roles and acts, and the only doors to rows that are not everyone's."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import cases, events, people, places, seats, services, stints, tasks, teams
from community.cases import Case, State
from community.errors import ComesAsTask, NotAllowed, NotFound, NotYours, OwnHours
from community.events import Event
from community.followers import Follower
from community.people import Person, RoleName
from community.places import Level, Place
from community.proxies import Proxy
from community.questions import Question, question
from community.services import Service
from community.stints import Stint
from community.tasks import Task
from community.teams import Team

if TYPE_CHECKING:
    from community.notices import Notice


class Act(StrEnum):
    """What needs a right."""

    GRANT_ROLE = "grant-role"
    KEEP_PLACES = "keep-places"
    LINK_GROUP = "link-group"
    #: Take a case in hand; its category says which of the roles that may do this are meant.
    CLAIM_CASE = "claim-case"
    #: Decide about cases that others have in hand: take over, hand over, merge, send down.
    DIRECT_CASE = "direct-case"
    #: Report what one finds on a walk.
    PATROL = "patrol"
    #: Have a board of one's own.
    KEEP_BOARD = "keep-board"
    #: Change the catalogue of services.
    KEEP_SERVICES = "keep-services"
    #: Read the week's patterns.
    READ_PATTERNS = "read-patterns"
    #: See tasks for volunteers, and take part.
    TAKE_TASK = "take-task"
    #: Plan tasks and see who takes part; a team's leader does so for that team.
    PLAN_TASK = "plan-task"
    #: Found teams and close them, say who leads them, and whatever their leaders may do.
    KEEP_TEAMS = "keep-teams"
    #: Read who can be asked, how places were filled, and everybody's hours.
    READ_ROSTERS = "read-rosters"
    #: Hold events: plan them, open them, see who comes.
    HOLD_EVENT = "hold-event"
    #: Say which festivals are told of, and which days are off.
    KEEP_CALENDAR = "keep-calendar"
    #: Read whether everything runs.
    READ_STATUS = "read-status"
    ANNOUNCE = "announce"
    APPROVE_NOTICE = "approve-notice"
    #: Write and change articles, try them, and see what nobody could answer.
    WRITE_ARTICLE = "write-article"
    #: Retire articles, roll them back, import and export them, and adjust the search.
    KEEP_ARTICLES = "keep-articles"


_R = RoleName
#: A role may do the acts in its line, within its place and everything in it.
MAY: Final[dict[RoleName, frozenset[Act]]] = {
    _R.STEWARD: frozenset(),
    #: What leads to somebody's door comes to volunteers as a task, with its risk told and two to go: a leader makes one of it.
    _R.VOLUNTEER: frozenset({Act.TAKE_TASK}),
    _R.TEAM_LEADER: frozenset({Act.CLAIM_CASE, Act.KEEP_BOARD, Act.TAKE_TASK, Act.PLAN_TASK}),
    _R.GRID_WORKER: frozenset(
        {
            Act.CLAIM_CASE,
            Act.PATROL,
            Act.KEEP_BOARD,
            Act.ANNOUNCE,
            Act.WRITE_ARTICLE,
            Act.PLAN_TASK,
            Act.HOLD_EVENT,
            Act.READ_STATUS,
        }
    ),
    _R.STAFF: frozenset(
        {
            Act.CLAIM_CASE,
            Act.DIRECT_CASE,
            Act.PATROL,
            Act.KEEP_BOARD,
            Act.KEEP_SERVICES,
            Act.READ_PATTERNS,
            Act.PLAN_TASK,
            Act.KEEP_TEAMS,
            Act.READ_ROSTERS,
            Act.HOLD_EVENT,
            Act.KEEP_CALENDAR,
            Act.READ_STATUS,
            Act.LINK_GROUP,
            Act.ANNOUNCE,
            Act.APPROVE_NOTICE,
            Act.WRITE_ARTICLE,
            Act.KEEP_ARTICLES,
        }
    ),
    _R.OFFICER: frozenset(),
    _R.DEPUTY: frozenset(),
    _R.ADMINISTRATOR: frozenset(Act),
}
#: The levels, the highest first, and those above the communities.
_ORDER: Final = tuple(Level)
_ABOVE: Final = (Level.DISTRICT, Level.STREET)


async def allowed(session: AsyncSession, who: Person, act: Act, *, place_id: int | None) -> bool:
    """Tell whether a role of this person permits the act at the place (None: the whole tree)."""
    return any(act in MAY[role] for role in await people.roles_at(session, who.id, place_id))


async def require(session: AsyncSession, who: Person, act: Act, *, place_id: int | None) -> None:
    """Raise NotAllowed unless `allowed`."""
    if not await allowed(session, who, act, place_id=place_id):
        raise NotAllowed


async def somewhere(session: AsyncSession, who: Person, act: Act) -> bool:
    """Tell whether the act is permitted at any place at all: to offer a menu, never to act on what belongs to a place."""
    return any(act in MAY[RoleName(role.name)] for role in await people.roles(session, who.id))


async def require_somewhere(session: AsyncSession, who: Person, act: Act) -> None:
    """Raise NotAllowed unless `somewhere`: for what belongs to no place, as articles do."""
    if not await somewhere(session, who, act):
        raise NotAllowed


async def entitled(session: AsyncSession, act: Act, *, place_id: int | None) -> Sequence[Person]:
    """Return everyone whose role permits the act at the place."""
    names = [role for role, acts in MAY.items() if act in acts]
    return await people.holders(session, names, place_id=place_id)


async def nearest(
    session: AsyncSession, act: Act, *, place_id: int | None, besides: Collection[int] = ()
) -> list[Person]:
    """Return those whose role permits the act nearest to the place, apart from some: whom to tell what has to be decided.

    Above them nobody is told, as a district is not to hear of every hour in every building. Whoever cannot be written to
    counts only where nobody else is there.
    """
    names = {role for role, acts in MAY.items() if act in acts}
    here = [*(place.id for place in await places.path(session, place_id)), None]
    every = [one for one in await entitled(session, act, place_id=place_id) if one.id not in besides]
    far: dict[int, int] = {}
    for one in [one for one in every if one.reachable and one.started_at] or every:
        held = await people.roles(session, one.id)
        far[one.id] = min(here.index(role.place_id) for role in held if role.name in names and role.place_id in here)
    return [one for one in every if one.id in far and far[one.id] == min(far.values())]


async def own_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that `by` asked. Raises NotFound, NotYours."""
    found = await question(session, question_id)
    if found.person_id != by.id:
        raise NotYours
    return found


async def answered_question(session: AsyncSession, question_id: int, *, by: Person) -> Question:
    """Return a question that an article answered among staff. Raises NotAllowed.

    What somebody asked a person about is not for the desk; for that, and where there is none, NotFound is raised.
    """
    await require_somewhere(session, by, Act.WRITE_ARTICLE)
    found = await question(session, question_id)
    if found.article_id is None or found.case_id is not None:
        raise NotFound
    return found


async def may_claim(session: AsyncSession, who: Person, found: Case) -> bool:
    """Tell whether this person may take the case in hand: by a role there that its category names, or by directing cases."""
    service = await services.service_or_none(session, found.service)
    return suits(await _held(session, who, found), service.claimers if service else None)


async def directs(session: AsyncSession, who: Person, found: Case) -> bool:
    """Tell whether this person decides about cases where this one is."""
    return any(Act.DIRECT_CASE in MAY[role] for role in await _held(session, who, found))


async def keeps(session: AsyncSession, who: Person, service: Service) -> bool:
    """Tell whether this person may say where a category begins and who takes it, or that it is offered no more.

    What begins above the communities is not brought down by those whom it is about.
    """
    for role in await people.roles(session, who.id):
        at = await places.place_or_none(session, role.place_id)
        if Act.KEEP_SERVICES in MAY[RoleName(role.name)] and counts(at, home=None, service=service):
            return True
    return False


def lowest(service: Service | None) -> Level | None:
    """Return the level below which nobody has to do with the category; None where everybody at its place may.

    What begins above the communities is about those who work in them: whoever it is about has no part in it.
    """
    return Level(service.level) if service is not None and service.level in _ABOVE else None


def counts(at: Place | None, *, home: Collection[int | None] | None, service: Service | None) -> bool:
    """Tell whether a role at a place (None: everywhere) counts for a case of the category.

    `home` is where the case is and all that it lies in; None: whoever has not said where they live is everybody's neighbour.
    """
    if at is None:
        return True
    least = lowest(service)
    if least is not None and _ORDER.index(Level(at.level)) > _ORDER.index(least):
        return False
    return home is None or at.id in home


def suits(held: Collection[RoleName], claimers: Collection[str] | None) -> bool:
    """Tell whether one of the roles held at a place may take cases there whose category names these, or none."""
    if any(Act.DIRECT_CASE in MAY[role] for role in held):
        return True
    wanted = {RoleName.GRID_WORKER, RoleName.STAFF} if claimers is None else set(claimers)
    return any(role in wanted and Act.CLAIM_CASE in MAY[role] for role in held)


async def claimable_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case that `by` may take in hand. Raises NotFound, NotAllowed; to volunteers ComesAsTask."""
    found = await _case(session, case_id)
    if not await may_claim(session, by, found):
        service = await services.service_or_none(session, found.service)
        for_teams = service is not None and RoleName.TEAM_LEADER in service.claimers
        raise ComesAsTask if for_teams and await somewhere(session, by, Act.TAKE_TASK) else NotAllowed
    return found


async def held_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case that `by` has in hand. Raises NotFound, NotYours."""
    found = await _case(session, case_id)
    if found.holder_id != by.id:
        raise NotYours
    return found


async def directed_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case about which `by` may decide: its holder, and whoever directs cases at its place.

    Raises NotFound, NotAllowed.
    """
    found = await _case(session, case_id)
    if found.holder_id != by.id and not await directs(session, by, found):
        raise NotAllowed
    return found


async def own_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case that `by` asked for, or that was asked for them. Raises NotFound, NotYours."""
    found = await cases.case(session, case_id)
    if not await owns(session, by, found):
        raise NotYours
    return found


async def owns(session: AsyncSession, who: Person, found: Case) -> bool:
    """Tell whether they asked for it, or somebody asked it for them by their leave."""
    if found.person_id == who.id:
        return True
    proxy = await session.get(Proxy, found.proxy_id) if found.proxy_id is not None else None
    return proxy is not None and proxy.elder_id == who.id


async def seen_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return a case of which `by` may see at least what a group may read. Raises NotFound for everybody else.

    That is: whose it is, whoever follows it, has it in hand or leads it, and whoever may claim or direct it.
    """
    found = await cases.case(session, case_id)
    if found.state == State.DRAFT and found.person_id != by.id:
        raise NotFound
    if by.id in {found.holder_id, found.lead_id} or await owns(session, by, found):
        return found
    if await session.get(Follower, (found.id, by.id)) is not None or await may_claim(session, by, found):
        return found
    raise NotFound


async def draft_case(session: AsyncSession, case_id: int, *, by: Person) -> Case:
    """Return what `by` is still writing. Raises NotFound, also when it was submitted or dropped meanwhile."""
    found = await cases.case(session, case_id)
    if found.person_id != by.id or found.state != State.DRAFT:
        raise NotFound
    return found


async def _case(session: AsyncSession, case_id: int) -> Case:
    """Return a case that was submitted; a draft is nobody's but its writer's."""
    found = await cases.case(session, case_id)
    if found.state == State.DRAFT:
        raise NotFound
    return found


async def _held(session: AsyncSession, who: Person, found: Case) -> set[RoleName]:
    """Return what the person is where the case is, as far as it counts for its category."""
    service = await services.service_or_none(session, found.service)
    home = None if found.place_id is None else {place.id for place in await places.path(session, found.place_id)}
    return {
        RoleName(role.name)
        for role in await people.roles(session, who.id)
        if counts(await places.place_or_none(session, role.place_id), home=home, service=service)
    }


async def led_team(session: AsyncSession, team_id: int, *, by: Person) -> Team:
    """Return a team that `by` leads, or keeps as staff. Raises NotFound, NotAllowed."""
    found = await teams.team(session, team_id)
    if not await teams.leads(session, by, found.id):
        await require(session, by, Act.KEEP_TEAMS, place_id=found.place_id)
    return found


async def led_volunteer(session: AsyncSession, person_id: int, *, by: Person) -> Person:
    """Return a volunteer whom `by` leads, or who is at the door of a team that `by` leads; staff: of a team they keep.

    Whoever is a volunteer by an invitation, in no team, is for those who keep teams there. Raises NotFound, NotAllowed.
    """
    found = await session.get(Person, person_id, populate_existing=True)
    if found is None:
        raise NotFound
    theirs = await teams.mine(session, found.id)
    given = {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}
    at = {team.place_id for team, _ in theirs}
    at |= {role.place_id for role in await people.roles(session, found.id) if role.place_id and role.name in given}
    if not at:
        raise NotFound
    for team, _ in theirs:
        if await teams.leads(session, by, team.id):
            return found
    for place_id in sorted(at):
        if await allowed(session, by, Act.KEEP_TEAMS, place_id=place_id):
            return found
    raise NotAllowed


async def plans(session: AsyncSession, who: Person, found: Task) -> bool:
    """Tell whether this person plans the task: leads its team, works at its place, or began it and may still plan there."""
    if await teams.leads(session, who, found.team_id):
        return True
    held = {role for role in await people.roles_at(session, who.id, found.place_id) if Act.PLAN_TASK in MAY[role]}
    return bool(held - {RoleName.TEAM_LEADER}) or (bool(held) and found.planner_id == who.id)


async def planned_task(session: AsyncSession, task_id: int, *, by: Person) -> Task:
    """Return a task that `by` plans. Raises NotFound, NotAllowed."""
    found = await tasks.task(session, task_id)
    if not await plans(session, by, found):
        raise NotAllowed
    return found


async def takeable_task(session: AsyncSession, task_id: int, *, by: Person) -> Task:
    """Return a task that was opened, and in which volunteers like `by` may take part. Raises NotFound, NotAllowed.

    Whether this one suits them is another question: all are shown to all volunteers of the place.
    """
    found = await tasks.task(session, task_id)
    if found.state == tasks.State.DRAFT:
        raise NotFound
    await require(session, by, Act.TAKE_TASK, place_id=found.place_id)
    return found


async def seen_task(session: AsyncSession, task_id: int, *, by: Person) -> Task:
    """Return a task of which `by` may see at least what a team's group may read. Raises NotFound for everybody else.

    That is: who plans it, once it was opened who may take part or did, and who is served.
    """
    found = await tasks.task(session, task_id)
    if await plans(session, by, found):
        return found
    if found.state == tasks.State.DRAFT:
        raise NotFound
    part = by.id == found.served_id or await seats.signup_or_none(session, found.id, by.id) is not None
    if not part and not await allowed(session, by, Act.TAKE_TASK, place_id=found.place_id):
        raise NotFound
    return found


async def holds(session: AsyncSession, who: Person, found: Event) -> bool:
    """Tell whether this person holds the event, or could: whoever may hold events at its place sees to it."""
    return await allowed(session, who, Act.HOLD_EVENT, place_id=found.place_id)


async def held_event(session: AsyncSession, event_id: int, *, by: Person) -> Event:
    """Return an event that `by` sees to, a draft as well. Raises NotFound, NotAllowed; NotFound for a draft of others."""
    found = await events.event(session, event_id)
    if not await holds(session, by, found):
        raise NotFound if found.state == events.State.DRAFT else NotAllowed
    return found


async def own_stint(session: AsyncSession, stint_id: int, *, by: Person) -> Stint:
    """Return a stint of `by`. Raises NotFound, NotYours."""
    found = await stints.stint(session, stint_id)
    if found.person_id != by.id:
        raise NotYours
    return found


async def confirmable_stint(session: AsyncSession, stint_id: int, *, by: Person) -> tuple[Stint, str]:
    """Return a stint of somebody else that `by` may confirm, and as what: served, leader or staff.

    Raises NotFound, NotAllowed; OwnHours for one's own, whatever one is.
    """
    found = await stints.stint(session, stint_id)
    if found.person_id == by.id:
        raise OwnHours
    task = await tasks.task(session, found.task_id) if found.task_id is not None else None
    if task is None:
        raise NotFound
    if task.served_id == by.id:
        return found, "served"
    if await teams.leads(session, by, task.team_id):
        return found, "leader"
    if not await plans(session, by, task):
        raise NotAllowed
    return found, "staff"


async def notice(session: AsyncSession, notice_id: int, *, by: Person, act: Act = Act.ANNOUNCE) -> "Notice":
    """Return a notice in whose place `by` may do this; its author too needs the right. Raises NotFound, NotAllowed."""
    # Imported here because notices ask who may announce where.
    from community import notices

    found = await notices.notice(session, notice_id)
    await require(session, by, act, place_id=found.place_id)
    return found
