"""The card of a task in the volunteers' groups: what anybody there may read, and how many places are left.

No name stands on it, and no door; of a visit to somebody's home, the grid is all that is told of where it is.
"""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, outbox, places, seats, skills, teams
from community.database import new_id
from community.places import Level, Place
from community.tasks import State, Task

#: How many tasks a group that is new is shown.
MOST_AT_ONCE: Final = 5
_CARD: Final = "task-post"


async def tell(session: AsyncSession, found: Task) -> None:
    """Show the task in the groups of those who are asked; once in each."""
    said = await facts(session, found)
    for chat_id in await teams.chats(session, team_id=found.team_id, place_id=found.place_id):
        await outbox.post(session, key=f"{_stem(found)}{chat_id}", card=_CARD, chat_id=chat_id, **said)


async def tell_new_group(session: AsyncSession, chat_id: int) -> int:
    """Show a group that was linked, or chosen by a team, just now which tasks come next; return how many.

    These were opened when nobody was there to read it. Telling it twice is telling it once, and no more than the next few
    come, as a group that is met by a wall of cards reads none of them.
    """
    coming = select(Task).where(col(Task.state) == State.OPEN, col(Task.starts_at) > clock.now())
    here = 0
    for found in (await session.scalars(coming.order_by(col(Task.starts_at), col(Task.id)))).all():
        if chat_id not in await teams.chats(session, team_id=found.team_id, place_id=found.place_id):
            continue
        await outbox.post(
            session, key=f"{_stem(found)}{chat_id}", card=_CARD, chat_id=chat_id, **await facts(session, found)
        )
        here += 1
        if here == MOST_AT_ONCE:
            break
    return here


async def revise(session: AsyncSession, found: Task) -> None:
    """Let all cards of the task in groups say how it stands by now."""
    # It may come back to where it was: the same words are then a new edit.
    edit = f"task:{found.id}:stands:{new_id()}"
    await outbox.revise(session, edit, key_prefix=_stem(found), card=_CARD, **await facts(session, found))


async def facts(session: AsyncSession, found: Task) -> dict[str, Any]:
    """Return what any card of the task may show, in a group too: nothing in it is private. Times are ISO 8601, names plain.

    Why it was called off is not among it: whoever wrote that wrote it to those who had signed up.
    """
    place = await _shown_place(session, found)
    team = await teams.team_or_none(session, found.team_id)
    craft = skills.crafts().get(found.skill or "")
    waiting, _ = await seats.waiting(session, found.id)
    return {
        "task_id": found.id,
        "number": found.number,
        "title": found.title,
        "state": found.state,
        "starts_at": found.starts_at and found.starts_at.isoformat(),
        "ends_at": found.ends_at and found.ends_at.isoformat(),
        "place": place.name if place else None,
        "meeting": "" if found.home else found.meeting,
        "home": bool(found.home),
        "seats": found.seats,
        "taken": found.taken,
        "kept": found.kept,
        "waiting": waiting,
        "least": found.least,
        "urgent": found.urgent,
        "adults": found.adults,
        "women": found.women,
        "skill": craft.names if craft else None,
        "licence": (craft.licences or None) if craft else None,
        "one_skilled": found.one_skilled,
        "risk": found.risk,
        "risk_words": found.risk_words,
        "insured": found.insured,
        "notes": found.notes,
        "team": team.name if team else None,
        "series": found.series_id is not None,
    }


def rounded(count: int) -> int:
    """Return how many wait as a card says it: exactly while they are few, so that not every further one changes it."""
    return count if count <= _EXACT else count // _EXACT * _EXACT


#: Up to so many are counted one by one.
_EXACT: Final = 10


async def _shown_place(session: AsyncSession, found: Task) -> Place | None:
    here = await places.path(session, found.place_id)
    if found.home:
        here = [place for place in here if place.level != Level.BUILDING]
    return here[0] if here else None


def _stem(found: Task) -> str:
    """Return what the keys of its cards in groups begin with."""
    return f"task:{found.id}:post:"
