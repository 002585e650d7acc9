"""What those get to know who have a place: the door, the name, who comes along; and the one who is served, who comes.

It stands in the private chat of each of them, protected, from the moment they have a place until the task is done, they cannot
come, or it does not take place. Whoever waits, or is offered a place, knows no more than any group.
"""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import briefings, cases, outbox, people, places, posts, proxies, seats, stints, tasks
from community.database import new_id
from community.outbox import Kind
from community.people import Person
from community.seats import Signup, State
from community.tasks import Task

_CARD: Final = "task-hand"
_PUT_AWAY: Final = "task-put-away"
_SERVED: Final = "task-served"
_ALONE: Final = "task-alone"
_RELAY: Final = "task-relay"
#: With more places than these nobody is told the names of the others: they meet there.
MOST_NAMED: Final = 12


async def hand(session: AsyncSession, found: Task, *, person_id: int, again: int = 0) -> None:
    """Give somebody who has a place all that is known, in a card of their own; what stands there already is revised.

    `again` asks for a further copy, as the first may be far up in the chat. Whoever has no place is given nothing.
    """
    await _hand_each(session, found, person_id=person_id, again=again)


async def hand_all(session: AsyncSession, found: Task) -> None:
    """Let the cards of all who have a place say what is known by now."""
    await _hand_each(session, found, person_id=None)


async def begin(session: AsyncSession, found: Task, *, person_id: int) -> None:
    """Let somebody who has a place from now on know all of it, and the others that they come along."""
    if found.seats > MOST_NAMED:
        await hand(session, found, person_id=person_id)
    else:
        await hand_all(session, found)
    await tell_served(session, found)


async def end(session: AsyncSession, found: Task, own: Signup, *, how: str) -> None:
    """Take it out of the chat of somebody who has no place any more, and let the others know who still comes.

    `own` is as it was while they had it.
    """
    await _put_away(session, found, own, how=how)
    if found.seats <= MOST_NAMED:
        await hand_all(session, found)
    await tell_served(session, found)


async def put_away(session: AsyncSession, found: Task, *, person_id: int | None, how: str) -> None:
    """Take the door, the names and the telephone out of the chat of one who has a place, or of all (None).

    `how` is left, declined, over, called-off, role or changed.
    """
    for own, person in await seats.of(session, found.id, State.HELD):
        if person_id in {None, person.id}:
            await _put_away(session, found, own, how=how)


async def tell_served(session: AsyncSession, found: Task, *, anew: bool = False) -> None:
    """Tell the one who is served who comes, in one message that follows; nothing before somebody does.

    `anew`: in a further message, as an edit of the first, somewhere above, is heard by nobody. Whoever cannot be written to
    hears what changed from whoever acts for them, or by a call of those who plan it.
    """
    if (anew or found.state == tasks.State.CALLED_OFF) and not await _hears(session, found.served_id):
        await _let_others_tell(session, found)
    if found.served_id is None:
        return
    said = await served(session, found)
    key = f"task:{found.id}:served:{found.served_id}"
    edit = f"task:{found.id}:comes:{new_id()}"
    told = await outbox.revise(session, edit, key_prefix=key, card=_SERVED, **said)
    if said["who"] and (anew or not told):
        key = f"{key}:{new_id()}" if told else key
        await outbox.post(session, key=key, card=_SERVED, person_id=found.served_id, **said)


async def served(session: AsyncSession, found: Task) -> dict[str, Any]:
    """Return what the one who is served is told: when, and who comes, by id and name; nobody once it is over."""
    coming = found.state == tasks.State.OPEN
    holders = await seats.of(session, found.id, State.HELD) if coming else []
    return {
        "task_id": found.id,
        "number": found.number,
        "title": found.title,
        "state": found.state,
        "starts_at": found.starts_at and found.starts_at.isoformat(),
        "ends_at": found.ends_at and found.ends_at.isoformat(),
        "seats": found.seats,
        "who": [[person.id, person.name or ""] for _, person in holders],
    }


async def left(session: AsyncSession, found: Task, person_id: int, *, keepers: Collection[Person]) -> int:
    """Look who is still at somebody's home after this one left a visit that has begun; return how many are, or may be yet.

    Nobody stays there alone: the last one is told at once what to do, and so are those who see to it. Whoever has gone home
    is not alone there.
    """
    given = {person.id: one.state for one, person in await stints.of_task(session, found.id)}
    holders = [person for _, person in await seats.of(session, found.id, State.HELD)]
    there = [one for one in holders if given.get(one.id, stints.State.RUNNING) == stints.State.RUNNING]
    if len(there) != 1:
        return len(there) or len(given)
    (alone,) = there
    gone, others = await people.person(session, person_id), [one for one in keepers if one.id != alone.id]
    occasion = new_id()
    for reader in (alone, *others):
        own = reader.id == alone.id
        # The one at the door needs to know whom to ask; the others, whom to call.
        whom = next(iter(others), None) if own else alone
        await outbox.post(
            session,
            key=f"task:{found.id}:alone:{occasion}:{reader.id}",
            card=_ALONE,
            # It cannot wait for the morning: somebody stands at a door.
            of=Kind.ALERT,
            person_id=reader.id,
            expires_at=found.ends_at,
            **stints.about(found),
            own=own,
            inside=alone.id in given,
            gone=gone.name,
            whom=whom.name if whom else None,
            whom_telegram=whom.telegram_id if whom else None,
        )
    return 1


async def _hears(session: AsyncSession, person_id: int | None) -> bool:
    """Tell whether somebody can be written to."""
    person = await session.get(Person, person_id) if person_id is not None else None
    return person is not None and person.started_at is not None and person.reachable


async def _let_others_tell(session: AsyncSession, found: Task) -> None:
    """Ask whoever acts for the one who is served to tell them what changed; where nobody does, let those who plan it call.

    That a visit was called off, whoever acts for them is told besides.
    """
    # Imported here because planning tells those who are served.
    from community.planning import Reason

    name, phone = await _name(session, found), (found.served or {}).get("phone") or None
    if not found.home or not (name or phone) or found.reason == Reason.SERVED_GONE:
        return
    acts = await _acts_for(session, found)
    by_proxy, over = await _hears(session, acts), found.state == tasks.State.CALLED_OFF
    if by_proxy and over and found.served_id is None:
        return
    readers = [acts] if by_proxy else [one.id for one in await briefings.planners(session, found)]
    occasion = new_id()
    for reader in readers:
        await outbox.post(
            session,
            key=f"task:{found.id}:relay:{occasion}:{reader}",
            card=_RELAY,
            person_id=reader,
            **stints.about(found),
            what="called-off" if over else "time",
            by_proxy=by_proxy,
            name=name,
            # Whoever acts for a neighbour knows how to reach them.
            phone=None if by_proxy else phone,
        )


async def _acts_for(session: AsyncSession, found: Task) -> int | None:
    """Return the id of whoever asked for the one who is served, by a leave that still holds."""
    case = await cases.case(session, found.case_id) if found.case_id is not None else None
    if case is not None and case.part_of_id is not None:
        case = await cases.case(session, case.part_of_id)
    proxy = await proxies.proxy_or_none(session, case.proxy_id) if case is not None else None
    return proxy.person_id if proxy is not None and proxy.revoked_at is None else None


async def _name(session: AsyncSession, found: Task) -> str | None:
    served = await session.get(Person, found.served_id) if found.served_id is not None else None
    return (served.name if served else None) or (found.served or {}).get("name") or None


async def _known(session: AsyncSession, found: Task) -> dict[str, Any]:
    """Return all that is known of a task, for those who have a place."""
    planner = await session.get(Person, found.planner_id) if found.planner_id is not None else None
    noted = found.served or {}
    return {
        **await posts.facts(session, found),
        "name": await _name(session, found),
        "phone": noted.get("phone") or None,
        "spot": found.spot,
        "building": await _building(session, found),
        "planner": planner.name if planner else None,
        "planner_telegram": planner.telegram_id if planner else None,
    }


async def _building(session: AsyncSession, found: Task) -> str | None:
    place = await places.place_or_none(session, found.place_id)
    return place.name if place and found.home else None


async def _hand_each(session: AsyncSession, found: Task, *, person_id: int | None, again: int = 0) -> None:
    if found.state != tasks.State.OPEN:
        return
    holders = await seats.of(session, found.id, State.HELD)
    said = await _known(session, found)
    for own, person in holders:
        if person_id in {None, person.id}:
            await _hand(session, found, own, said, holders, again=again)


async def _hand(
    session: AsyncSession,
    found: Task,
    own: Signup,
    said: dict[str, Any],
    holders: list[tuple[Signup, Person]],
    *,
    again: int = 0,
) -> None:
    others = [person.name or "" for _, person in holders if person.id != own.person_id]
    known = {**said, "others": others if found.seats <= MOST_NAMED else [], "count": len(holders)}
    stem = _chat(found, own)
    if own.person_id == found.planner_id:
        # Whoever planned it need not be told to ask themselves.
        known |= {"planner": None, "planner_telegram": None}
    edit = f"task:{found.id}:handed:{new_id()}"
    if not await outbox.revise(session, edit, key_prefix=stem, card=_CARD, **known) or again:
        await outbox.post(session, key=f"{stem}{again}", card=_CARD, person_id=own.person_id, **known)


async def _put_away(session: AsyncSession, found: Task, own: Signup, *, how: str) -> None:
    left = {"number": found.number, "how": how}
    edit = f"task:{found.id}:handed:{new_id()}"
    await outbox.revise(session, edit, key_prefix=_chat(found, own), card=_PUT_AWAY, **left)


def _chat(found: Task, own: Signup) -> str:
    """Return what the keys of the cards of one who has a place begin with; a place taken anew gets cards of its own.

    The position changes whenever somebody gets a place.
    """
    return f"task:{found.id}:hand:{own.person_id}:{own.position}:"
