"""What a task must be like: the values that each field may have, and the gates that keep it shut until it is safe.

Nothing here changes a row. What is not said is not "no": a gate stays shut until somebody answers.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, clock, people, places, skills, tasks, teams
from community.access import MAY, Act
from community.errors import BadTask, NotAllowed, NotFound, WordsTooLong
from community.people import Person, RoleName
from community.places import Level, Place
from community.tasks import Risk, Task
from community.teams import Team
from community.timers import Repeat

#: How long a task lasts when only its beginning is said, and at the most.
USUAL: Final = timedelta(hours=2)
LONGEST: Final = timedelta(hours=12)
#: How far ahead a task may be planned.
FARTHEST: Final = timedelta(days=366)
LONGEST_MEETING: Final = 120
LONGEST_SPOT: Final = 100
LONGEST_NAME: Final = 40
#: Texts and how long each may be.
_TEXTS: Final = {
    "notes": tasks.LONGEST_NOTES,
    "meeting": LONGEST_MEETING,
    "spot": LONGEST_SPOT,
    "risk_words": tasks.LONGEST_WORDS,
}


class Gate(StrEnum):
    """What must be known before anybody is asked to come, in the order in which it is asked."""

    TITLE = "title"
    #: Begin and end, still ahead.
    TIME = "time"
    #: A team that is there, or every volunteer of the place.
    TEAM = "team"
    #: Whether it leads into somebody's home.
    HOME = "home"
    #: The door of a home, else where one meets.
    WHERE = "where"
    #: Into whose home.
    SERVED = "served"
    #: Nobody goes into a home alone.
    TWO = "two"
    #: What may happen, and what there is to be careful of.
    RISK = "risk"
    #: Which skill it takes, if any.
    SKILL = "skill"
    #: Whether everybody is insured; into homes and danger nobody goes without.
    INSURANCE = "insurance"


def gates(task: Task) -> tuple[Gate, ...]:
    """Return the gates of a row that are shut, in order; whom it asks is `shut`'s to say."""
    now = clock.now()
    open_ones = {
        Gate.TITLE: bool(task.title),
        Gate.TIME: task.starts_at is not None and task.ends_at is not None and now < task.starts_at < task.ends_at,
        Gate.TEAM: True,
        Gate.HOME: task.home is not None,
        Gate.WHERE: bool(task.spot if task.home else task.meeting),
        Gate.SERVED: not task.home or task.served_id is not None or bool((task.served or {}).get("name")),
        Gate.TWO: not task.home or min(task.seats, task.least) >= tasks.LEAST_AT_HOME,
        Gate.RISK: task.risk == Risk.EVERYDAY or (task.risk is not None and bool(task.risk_words)),
        Gate.SKILL: task.skill is not None and (not task.skill or task.skill in skills.crafts()),
        Gate.INSURANCE: task.insured is not None and (task.insured or not task.adults),
    }
    return tuple(gate for gate in Gate if not open_ones[gate])


async def shut(session: AsyncSession, task: Task, *, by: Person | None) -> tuple[Gate, ...]:
    """Return the gates that are shut for whoever opens the task; None: it goes on as somebody once opened it."""
    found = set(gates(task))
    if not await _asks_somebody(session, task, by):
        found.add(Gate.TEAM)
    return tuple(gate for gate in Gate if gate in found)


async def askable(session: AsyncSession, task: Task, *, by: Person) -> list[Team]:
    """Return the teams that `by` may ask for this task, by name: their own, or all at its place for whoever plans there."""
    wanted = select(Team).where(col(Team.closed_at).is_(None)).order_by(col(Team.name), col(Team.id))
    return [one for one in (await session.scalars(wanted)).all() if await _may_ask(session, task.place_id, one, by)]


async def where(session: AsyncSession, who: Person) -> list[Place]:
    """Return the places for which this person may plan tasks, the higher ones first; who may everywhere: all communities."""
    roles = await people.roles(session, who.id)
    at = {role.place_id for role in roles if Act.PLAN_TASK in MAY[RoleName(role.name)]}
    tree = await places.everything(session)
    if None in at:
        everywhere = [place for place in tree if place.level == Level.COMMUNITY]
        return everywhere or [place for place in tree if place.parent_id is None]
    return [place for place in tree if place.id in at]


async def tells_of_served(session: AsyncSession, task: Task) -> bool:
    """Tell whether what every volunteer may read names whoever is served, their door or their telephone."""
    account = await session.get(Person, task.served_id) if task.served_id is not None else None
    said = task.served or {}
    # Where they meet outside, what the case says of the place is where they meet.
    private = {said.get("name", ""), said.get("phone", ""), (account.name or "") if account else ""}
    private |= {task.spot or ""} if task.home else set()
    public = " ".join((task.title, task.notes, task.risk_words, "" if task.home else task.meeting)).casefold()
    # A single sign is a name of nobody, and stands in many words.
    return any(len(one) > 1 and _stands_in(one.casefold(), public) for one in private)


async def plans_for_all(session: AsyncSession, who: Person, place_id: int) -> bool:
    """Tell whether this person may ask every volunteer of the place; who only leads a team asks that team."""
    held = await people.roles_at(session, who.id, place_id)
    return any(Act.PLAN_TASK in MAY[role] for role in held - {RoleName.TEAM_LEADER})


async def checked(session: AsyncSession, task: Task, *, by: Person, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as the row keeps them, after a look at each and at all of them together.

    `served` is {"name", "phone"} or None. A beginning without an end keeps the length, two hours at first. Raises BadTask,
    WordsTooLong, NotFound, NotAllowed; ValueError for what is no field.
    """
    found = {field: await _one(session, task, field, value, by) for field, value in values.items()}
    if "starts_at" in found and "ends_at" not in found:
        length = task.ends_at - task.starts_at if task.starts_at and task.ends_at else USUAL
        found["ends_at"] = found["starts_at"] + length
    new = {name: found.get(name, getattr(task, name)) for name in ("starts_at", "ends_at", "seats", "least")}
    if {"starts_at", "ends_at"} & found.keys():
        _check_times(new)
    if not 1 <= new["seats"] <= tasks.MOST_SEATS:
        raise BadTask(why="seats")
    if not 1 <= new["least"] <= new["seats"]:
        raise BadTask(why="least")
    return found


def _stands_in(words: str, text: str) -> bool:
    """Tell whether the words stand in the text. Latin ones are words of their own: Li does not stand in "listen"."""
    begins, ends = (r"\b" if one.isascii() and one.isalnum() else "" for one in (words[0], words[-1]))
    return re.search(f"{begins}{re.escape(words)}{ends}", text, re.ASCII) is not None


def _check_times(new: dict[str, Any]) -> None:
    """Raise BadTask unless it begins ahead, before it ends, and lasts no longer than a day's work."""
    starts_at, ends_at, now = new["starts_at"], new["ends_at"], clock.now()
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        raise BadTask(why="times")
    if starts_at <= now:
        raise BadTask(why="past")
    if starts_at > now + FARTHEST:
        raise BadTask(why="far")
    if ends_at - starts_at > LONGEST:
        raise BadTask(why="long")


async def _one(session: AsyncSession, task: Task, field: str, value: Any, by: Person) -> Any:
    """Return one value as the row keeps it."""
    if field == "team_id":
        return await _team(session, task, value, by)
    if field in _TEXTS:
        return _text(value, _TEXTS[field])
    if field in _KEPT_AS:
        return _KEPT_AS[field](value)
    if field not in {"starts_at", "ends_at", "seats", "least"}:
        raise ValueError(f"a task has no field {field}")
    return value


def _title(value: str) -> str:
    title = " ".join(value.split())
    if not any(map(str.isalnum, title)) or len(title) > tasks.LONGEST_TITLE:
        raise BadTask(why="title")
    return title


def _text(value: str, longest: int) -> str:
    text = "\n".join(line for line in (" ".join(line.split()) for line in value.splitlines()) if line)
    if (over := len(text) - longest) > 0:
        raise WordsTooLong(over=over, longest=longest)
    return text


def _served(value: dict[str, str] | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {"name": _text(value.get("name", ""), LONGEST_NAME), "phone": _text(value.get("phone", ""), LONGEST_NAME)}


def _skill(value: str) -> str:
    if value and value not in skills.crafts():
        raise NotFound
    return value


def _repeat(value: str | None) -> Repeat | None:
    return Repeat(value) if value else None


#: How a value becomes what the row keeps.
_KEPT_AS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "title": _title,
    "served": _served,
    "risk": Risk,
    "repeat": _repeat,
    "skill": _skill,
    **dict.fromkeys(("urgent", "home", "women", "insured", "one_skilled"), bool),
}


async def _team(session: AsyncSession, task: Task, team_id: int | None, by: Person) -> int | None:
    if team_id is None:
        if not await plans_for_all(session, by, task.place_id):
            raise NotAllowed
        return None
    team = await teams.team(session, team_id)
    if team.closed_at is not None or not await _may_ask(session, task.place_id, team, by):
        raise NotFound
    return team_id


async def _may_ask(session: AsyncSession, place_id: int, team: Team, by: Person) -> bool:
    """Tell whether the team is for this place, and `by` leads it or plans there for all."""
    above = {place.id for place in await places.path(session, place_id)}
    within = {place.id for place in await places.path(session, team.place_id)}
    if team.place_id not in above and place_id not in within:
        return False
    return await teams.leads(session, by, team.id) or await plans_for_all(session, by, place_id)


async def _asks_somebody(session: AsyncSession, task: Task, by: Person | None) -> bool:
    if task.team_id is not None:
        team = await teams.team_or_none(session, task.team_id)
        return team is not None and team.closed_at is None and (by is None or await access.plans(session, by, task))
    return by is None or await plans_for_all(session, by, task.place_id)
