"""The card of an event in the residents' groups: what anybody may read, and how many come.

No name stands on it: who comes is known to those who hold the event, in private.
"""

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import clock, groups, guests, outbox, people, places
from community.audiences import groups_within
from community.database import new_id
from community.events import Event, State
from community.groups import Purpose
from community.people import RoleName
from community.posts import rounded

#: How many events a group that is new is shown.
MOST_AT_ONCE: Final = 3
CARD: Final = "event-post"


async def tell(session: AsyncSession, found: Event) -> None:
    """Show the event in the residents' groups of its place; once in each."""
    said = await facts(session, found)
    for chat_id in await chats(session, found.place_id):
        await outbox.post(session, key=f"{_stem(found)}{chat_id}", card=CARD, chat_id=chat_id, **said)


async def tell_new_group(session: AsyncSession, chat_id: int) -> int:
    """Show a group that was linked just now which events come next; return how many. Telling it twice is telling it once."""
    coming = select(Event).where(col(Event.state) == State.OPEN, col(Event.starts_at) > clock.now())
    here = 0
    for found in (await session.scalars(coming.order_by(col(Event.starts_at), col(Event.id)))).all():
        if chat_id not in await chats(session, found.place_id):
            continue
        said = await facts(session, found)
        await outbox.post(session, key=f"{_stem(found)}{chat_id}", card=CARD, chat_id=chat_id, **said)
        here += 1
        if here == MOST_AT_ONCE:
            break
    return here


async def revise(session: AsyncSession, found: Event) -> None:
    """Let all cards of the event in groups say how it stands by now."""
    # It may come back to where it was: the same words are then a new edit.
    edit = f"event:{found.id}:stands:{new_id()}"
    await outbox.revise(session, edit, key_prefix=_stem(found), card=CARD, **await facts(session, found))


async def facts(session: AsyncSession, found: Event) -> dict[str, Any]:
    """Return what any card of the event may show, in a group too: nothing in it is private. Times are ISO 8601, names plain.

    `host` is the post of whoever holds it, a name of a role, and not who that is. Why it was called off is not among it:
    whoever wrote that wrote it to those who had signed up.
    """
    place = await places.place_or_none(session, found.place_id)
    families, _ = await guests.heads(session, found.id, guests.State.COMING)
    waiting, _ = await guests.heads(session, found.id, guests.State.WAITING)
    return {
        "event_id": found.id,
        "number": found.number,
        "kind": found.kind,
        "topic": found.topic,
        "title": found.title,
        "state": found.state,
        "starts_at": found.starts_at and found.starts_at.isoformat(),
        "ends_at": found.ends_at and found.ends_at.isoformat(),
        "place": place.name if place else None,
        "venue": found.venue,
        "whom": found.whom,
        "notes": found.notes,
        "picture": found.picture,
        "seats": found.seats,
        "taken": found.taken,
        "families": families,
        "waiting": rounded(waiting),
        "came": found.came,
        "repeat": found.repeat,
        "series": found.series_id is not None,
        "host": await _post(session, found),
    }


async def chats(session: AsyncSession, place_id: int) -> list[int]:
    """Return the residents' groups in which an event of the place is shown: there and inside it, else the nearest above."""
    here = [one for one in await groups_within(session, place_id) if one.purpose == Purpose.RESIDENTS]
    return [one.id for one in here or await groups.nearest(session, Purpose.RESIDENTS, place_id=place_id)]


async def _post(session: AsyncSession, found: Event) -> str:
    """Return as what somebody holds the event: as grid worker, else for the committee."""
    held = await people.roles_at(session, found.host_id, found.place_id) if found.host_id is not None else set()
    only_grid = RoleName.GRID_WORKER in held and not held & {RoleName.STAFF, RoleName.ADMINISTRATOR}
    return RoleName.GRID_WORKER if only_grid else RoleName.STAFF


def _stem(found: Event) -> str:
    """Return what the keys of its cards in groups begin with."""
    return f"event:{found.id}:post:"
