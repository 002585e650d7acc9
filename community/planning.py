"""Planning tasks: from a case or a line of words to a task that is open, altered while it is, and called off with a reason.

A task opens only when all its gates do (`gates`). What it says about safety then stays; time, place and places may change, and
everybody whom it concerns is told and asked anew. Cases are locked before tasks, and tasks before people.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    briefings,
    cases,
    clock,
    numbers,
    offers,
    outbox,
    posts,
    proxies,
    rechecks,
    seats,
    services,
    stints,
    tasks,
    trail,
    turnouts,
    visits,
)
from community.access import Act
from community.briefings import planners
from community.cases import Case
from community.errors import (
    AlreadyOpen,
    BadTask,
    Ended,
    GatesShut,
    NeedsWords,
    NotAllowed,
    NotFound,
    TaskEnded,
    WordsTooLong,
)
from community.gates import Gate, askable, checked, gates, plans_for_all, shut, tells_of_served, where
from community.people import Person, RoleName
from community.stints import Stint
from community.tasks import State, Task
from community.teams import Team

__all__ = [
    "Gate",
    "Reason",
    "alter",
    "askable",
    "begin",
    "call_off",
    "case_over",
    "change",
    "draft_or_none",
    "drop",
    "forget_old",
    "gates",
    "open",
    "planners",
    "plans_for_all",
    "shut",
    "task_over",
    "where",
    "widen",
]

#: How long a draft waits for its planner.
DRAFTS_KEPT_FOR: Final = timedelta(days=14)
#: What may still change once a task is open.
ALTERABLE: Final = frozenset({"starts_at", "ends_at", "meeting", "spot", "notes", "seats", "urgent"})
#: Of these everybody who takes part is told, and after the first three asked anew whether they come.
_TELLING: Final = {"starts_at": "time", "ends_at": "time", "meeting": "where", "spot": "where", "notes": "notes"}
_ASKING: Final = frozenset({"time", "where"})
#: Who is named in the trail where time or circumstances acted.
_NOBODY: Final = 0
#: In what language a title begins that was taken from the catalogue: it is text, the same for everybody.
_TITLES_IN: Final = services.FIRST_LANGUAGE


class Reason(StrEnum):
    """Why a task was called off by nobody's words; they are kept in its row in the place of words."""

    #: The case that it helped with is over, or was taken back.
    CASE_OVER = "case-over"
    #: Whoever was to be served is not there any more.
    SERVED_GONE = "served-gone"
    TOO_FEW = "too-few"
    TEAM_CLOSED = "team-closed"


async def begin(
    session: AsyncSession, *, by: Person, place_id: int | None, team_id: int | None = None, case: Case | None = None
) -> Task:
    """Begin a draft at a place, or for a case that `by` has in hand or decides about; for a case, again, the same draft.

    From a case come its category's name as the title, where that tells nothing of a person; place, door, telephone; and who
    is served: whoever asked, or the neighbour for whom they did. It is taken to lead into a home until somebody says
    otherwise. Raises NotAllowed, NotFound, Ended.
    """
    if case is None:
        return await _begin(session, by=by, place_id=place_id, team_id=team_id)
    if case.holder_id != by.id and not await access.directs(session, by, case):
        raise NotAllowed
    await cases.lock(session, case)
    if case.state not in cases.OPEN:
        raise Ended
    own = select(Task).where(
        col(Task.case_id) == case.id, col(Task.planner_id) == by.id, col(Task.state) == State.DRAFT
    )
    if (draft := (await session.scalars(own.order_by(col(Task.id)))).first()) is not None:
        return draft
    service = await services.service_or_none(session, case.service)
    # What no team takes in hand may say too much of whoever asked, as want and illness do: its planner finds other words.
    telling = service is None or RoleName.TEAM_LEADER not in service.claimers
    title = "" if telling or service is None else services.name(service, _TITLES_IN)[: tasks.LONGEST_TITLE]
    new = await _begin(
        session, by=by, place_id=case.place_id or place_id, team_id=team_id, case_id=case.id, title=title
    )
    # A part was written down by whoever works on the whole: the door and the person are those of the whole.
    whole = await cases.case(session, case.part_of_id) if case.part_of_id is not None else case
    new.home, new.seats, new.least = True, tasks.LEAST_AT_HOME, tasks.LEAST_AT_HOME
    new.spot = whole.spot
    proxy = await proxies.proxy_or_none(session, whole.proxy_id)
    if proxy is not None:
        new.served_id = proxy.elder_id
    elif whole.kind != cases.Kind.PATROL:
        new.served_id = whole.person_id
    name = proxy.name or "" if proxy is not None and proxy.elder_id is None else ""
    new.served = {"name": name, "phone": whole.phone or ""} if name or whole.phone else None
    await session.flush()
    return new


async def draft_or_none(session: AsyncSession, by: Person, *, worded: bool = True) -> Task | None:
    """Return what this person was planning last and did not open; `worded`: only if it says what it is."""
    own = select(Task).where(col(Task.planner_id) == by.id, col(Task.state) == State.DRAFT)
    if worded:
        own = own.where(col(Task.title) != "")
    return (await session.scalars(own.order_by(col(Task.changed_at).desc(), col(Task.id).desc()).limit(1))).first()


async def drop(session: AsyncSession, task: Task, *, by: Person) -> None:
    """Forget a draft. Raises AlreadyOpen, TaskEnded; NotFound when it is gone."""
    await _a_draft(session, task)
    await trail.record(session, by=by.id, act="dropped", subject=f"task:{task.id}")
    await session.delete(task)
    await session.flush()


async def change(session: AsyncSession, task: Task, *, by: Person, **values: Any) -> Task:
    """Fill in fields of a draft; what is asked of each is `gates.checked`'s to say.

    Raises BadTask, WordsTooLong, NotFound, NotAllowed; AlreadyOpen, TaskEnded when it is no draft any more.
    """
    await _a_draft(session, task)
    await _set(session, task, await checked(session, task, by=by, values=values))
    return task


async def open(session: AsyncSession, task: Task, *, by: Person | None) -> Task:  # noqa: A001 - read with its module
    """Give the task its number and ask for people; opening it twice is opening it once. `by` None: its series goes on.

    Raises GatesShut with the names of what is missing; BadTask where everybody would read who is served; Ended when the case
    is over; TaskEnded.
    """
    case = await cases.case(session, task.case_id) if task.case_id is not None else None
    if case is not None:
        await cases.lock(session, case)
    await tasks.lock(session, task)
    if task.state == State.OPEN:
        return task
    if task.state != State.DRAFT:
        raise TaskEnded(state=task.state)
    if missing := await shut(session, task, by=by):
        raise GatesShut(missing=tuple(str(gate) for gate in missing))
    if await tells_of_served(session, task):
        raise BadTask(why="private")
    if case is not None and case.state not in cases.OPEN:
        raise Ended
    values: dict[str, Any] = {"number": await numbers.next_number(session, tasks.SERIES), "opened_at": clock.now()}
    if task.repeat is not None and task.series_id is None:
        values |= {"series_id": task.id, "regular_at": task.starts_at}
    await tasks.move(session, task, [State.DRAFT], State.OPEN, **values)
    await _record(session, task, by=by, act="opened")
    await posts.tell(session, task)
    await turnouts.arm(session, task)
    # Imported here because what repeats is planned first.
    from community import repeats

    await repeats.arm(session, task)
    if case is not None and case.holder_id is not None and (by is None or case.holder_id != by.id):
        await briefings.tell_holder(session, task, case, what="helps")
    return task


async def alter(session: AsyncSession, task: Task, *, by: Person, **values: Any) -> Task:
    """Change time, place, notes or number of places of an open task; who holds or waits is told, and asked anew.

    What it said about safety stays as it was. Raises AlreadyOpen for any other field; BadTask, WordsTooLong; GatesShut when
    something that must be known would be taken away; TaskEnded.
    """
    if not values.keys() <= ALTERABLE:
        raise AlreadyOpen(number=task.number)
    await _before_it_begins(session, task)
    if {"starts_at", "ends_at"} & values.keys() and await stints.of_task(session, task.id):
        # Somebody is there already: it has begun for them.
        raise BadTask(why="begun")
    before = {field: getattr(task, field) for field in ALTERABLE}
    new = await checked(session, task, by=by, values=values)
    if new.get("seats", task.seats) < task.taken:
        raise BadTask(why="taken")
    await _set(session, task, new)
    if task.kept > task.seats // 2:
        await _set(session, task, {"kept": task.seats // 2})
    if missing := gates(task):
        raise GatesShut(missing=tuple(str(gate) for gate in missing))
    if await tells_of_served(session, task):
        raise BadTask(why="private")
    changed = {field for field in ALTERABLE if getattr(task, field) != before[field]}
    if changed:
        await _record(session, task, by=by, act="altered")
        await _spread(session, task, changed, by=by)
        if task.seats > before["seats"]:
            await offers.move_up(session, task)
        await posts.revise(session, task)
    return task


async def call_off(session: AsyncSession, task: Task, *, by: Person | None, reason: str) -> Task:
    """Call an open task off; everybody whom it concerns is told why. Twice is once. `by` None: nobody decided it.

    `reason` is a `Reason` or somebody's words. Raises NeedsWords, WordsTooLong; TaskEnded for what is over, NotFound for a
    draft.
    """
    reason = reason.strip()
    if not reason:
        raise NeedsWords
    if (over := len(reason) - tasks.LONGEST_WORDS) > 0:
        raise WordsTooLong(over=over, longest=tasks.LONGEST_WORDS)
    await tasks.lock(session, task)
    if task.state == State.CALLED_OFF:
        return task
    if task.state == State.DRAFT:
        raise NotFound
    if not await tasks.move(session, task, [State.OPEN], State.CALLED_OFF, reason=reason, ended_at=clock.now()):
        raise TaskEnded(state=task.state)
    await _record(session, task, by=by, act="called-off")
    # What began goes on until its end: whoever has arrived leaves, or time does it for them.
    await turnouts.arm(session, task)
    for own, _ in await seats.of(session, task.id, seats.State.OFFERED):
        await offers.withdraw(session, task, own, what="ended")
    await visits.put_away(session, task, person_id=None, how="called-off")
    await visits.tell_served(session, task)
    await posts.revise(session, task)
    await briefings.called_off(session, task, by=by)
    return task


async def case_over(session: AsyncSession, case_id: int) -> None:
    """Let no task go on for a case that is over: drafts go, what has not begun is called off, and no more of a series comes.

    The case is locked.
    """
    its = select(Task).where(col(Task.case_id) == case_id).order_by(col(Task.id)).with_for_update(key_share=True)
    for task in (await session.scalars(its.execution_options(populate_existing=True))).all():
        if task.state == State.DRAFT:
            await session.delete(task)
            continue
        # The timer of a series finds this, and does nothing. It is not called off: one that fires waits for the case.
        task.repeat = None
        await session.flush()
        if task.state == State.OPEN and task.starts_at is not None and task.starts_at > clock.now():
            await call_off(session, task, by=None, reason=Reason.CASE_OVER)
    await session.flush()


async def task_over(session: AsyncSession, task: Task) -> None:
    """Tell whoever has the case in hand, with which the task helped, who was there, so that they end it with proof."""
    case = await cases.case(session, task.case_id) if task.case_id is not None else None
    if case is not None and case.state in cases.HELD and case.holder_id is not None:
        there = select(Stint).where(col(Stint.task_id) == task.id).order_by(col(Stint.in_at), col(Stint.id))
        ids = [stint.person_id for stint in (await session.scalars(there)).all()]
        await briefings.tell_holder(session, task, case, what="over", there=ids)


async def widen(session: AsyncSession, team: Team) -> list[Task]:
    """Let what is open for a team that is no more ask every volunteer of its place; return it, for whoever plans it is told.

    Drafts still say the team, so that whoever plans them is asked whom they mean instead.
    """
    series = col(Task.repeat).is_not(None) & (col(Task.state) == State.CALLED_OFF)
    its = select(Task).where(col(Task.team_id) == team.id, (col(Task.state) == State.OPEN) | series)
    locked = its.order_by(col(Task.id)).with_for_update(key_share=True).execution_options(populate_existing=True)
    found = list((await session.scalars(locked)).all())
    for task in found:
        task.team_id = None
    await session.flush()
    still_open = [task for task in found if task.state == State.OPEN]
    for task in still_open:
        await posts.revise(session, task)
        await posts.tell(session, task)
    return still_open


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete drafts that nobody touched for long, and doors and names of what is over; return how many it was."""
    old = delete(Task).where(col(Task.state) == State.DRAFT, col(Task.changed_at) < now - DRAFTS_KEPT_FOR)
    count = len((await session.scalars(old.returning(col(Task.id)))).all())
    over = (
        col(Task.state).in_([State.OVER, State.CALLED_OFF]),
        col(Task.anonymised_at).is_(None),
        col(Task.ended_at) < now - tasks.WORDS_KEPT_FOR,
    )
    locked = select(Task).where(*over).order_by(col(Task.id)).with_for_update(key_share=True)
    for task in (await session.scalars(locked.execution_options(populate_existing=True))).all():
        task.spot = task.served = task.served_id = None
        task.anonymised_at = now
        await outbox.forget_about(session, f"task:{task.id}:")
        count += 1
    await session.flush()
    return count


async def _begin(
    session: AsyncSession, *, by: Person, place_id: int | None, team_id: int | None, **values: Any
) -> Task:
    if place_id is None:
        raise NotFound
    await access.require(session, by, Act.PLAN_TASK, place_id=place_id)
    new = Task(place_id=place_id, planner_id=by.id, **values)
    if team_id is not None:
        new.team_id = (await checked(session, new, by=by, values={"team_id": team_id}))["team_id"]
    elif not await plans_for_all(session, by, place_id) and len(own := await askable(session, new, by=by)) == 1:
        # Who leads one team and may ask nobody else need not be asked which one.
        new.team_id = own[0].id
    session.add(new)
    await session.flush()
    await trail.record(session, by=by.id, act="planned", subject=f"task:{new.id}")
    return new


async def _a_draft(session: AsyncSession, task: Task) -> None:
    await tasks.lock(session, task)
    if task.state == State.OPEN:
        raise AlreadyOpen(number=task.number)
    if task.state != State.DRAFT:
        raise TaskEnded(state=task.state)


async def _before_it_begins(session: AsyncSession, task: Task) -> None:
    await tasks.lock(session, task)
    if task.state == State.DRAFT:
        raise NotFound
    if task.state != State.OPEN:
        raise TaskEnded(state=task.state)
    if task.starts_at is None or task.starts_at <= clock.now():
        raise BadTask(why="begun")


async def _set(session: AsyncSession, task: Task, values: dict[str, Any]) -> None:
    """Set fields of a row that is locked."""
    for field, value in values.items():
        setattr(task, field, value)
    if values.get("served") is not None and "served_id" not in values and values["served"]["name"]:
        # Whoever is named by hand is served, and nobody else.
        task.served_id = None
    task.changed_at = clock.now()
    await session.flush()


async def _spread(session: AsyncSession, task: Task, changed: set[str], *, by: Person) -> None:
    """Let everybody know who takes part, waits or is served, and set the clocks anew."""
    news = sorted({_TELLING[field] for field in changed & _TELLING.keys()})
    if "time" in news:
        await rechecks.give_up_at(session, task)
        await offers.shorten(session, task)
    if _ASKING & set(news):
        await turnouts.ask_anew(session, task)
    if "time" in news:
        await turnouts.arm(session, task)
        await visits.tell_served(session, task, anew=True)
    if news:
        await briefings.altered(session, task, news, by=by)
        await visits.hand_all(session, task)


async def _record(session: AsyncSession, task: Task, *, by: Person | None, act: str) -> None:
    await trail.record(session, by=by.id if by else _NOBODY, act=act, subject=f"task:{task.id}")
