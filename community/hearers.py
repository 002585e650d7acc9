"""Who hears what becomes of a case: whoever asked, the neighbour for whom it was asked, and those whom it concerns, too.

Whoever did it is answered by the handler. Followers hear what a group may read, and no words.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import followers, levels, outbox
from community.cases import Case
from community.people import Person
from community.proxies import Proxy


class News(StrEnum):
    """What is told; the outcomes of a case are told by their own names."""

    SUBMITTED_FOR_YOU = "submitted-for-you"
    TAKEN = "taken"
    HANDED_OVER = "handed-over"
    RELEASED = "released"
    ASKED = "asked"
    #: Nobody answered yet.
    ASKED_AGAIN = "asked-again"
    RESUMED = "resumed"
    HELD = "held"
    WOKE = "woke"
    EXTENDED = "extended"
    CLIMBED = "climbed"
    RETURNED = "returned"
    REFERRED = "referred"
    SOLVED = "solved"
    #: Asked once more whether it is.
    SOLVED_ASK = "solved-ask"
    ANSWERED = "answered"
    NOT_NOW = "not-now"
    EMERGENCY = "emergency"
    STATUTORY = "statutory"
    ALREADY = "already"
    PRIVATE = "private"
    OUTSIDE = "outside"
    IMPROPER = "improper"
    MERGED = "merged"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


#: What is between whoever works on it and whoever asked.
_BETWEEN_TWO: Final = frozenset({News.SUBMITTED_FOR_YOU, News.ASKED, News.ASKED_AGAIN, News.RESUMED, News.SOLVED_ASK})


async def tell(
    session: AsyncSession,
    found: Case,
    what: News,
    *,
    by: Person | None = None,
    words: str = "",
    until: datetime | None = None,
    again: int | None = None,
) -> None:
    """Tell everybody whom the case concerns, but `by`. `words` are for whoever asked and for whom it was asked alone.

    What may come twice in a turn is told apart by the moment of the case's last step, or by `again`.
    """
    elder_id = await elder(session, found)
    # Whoever asked and follows as well hears as whoever asked.
    others = await followers.everyone(session, found.id) if what not in _BETWEEN_TWO else []
    readers = {found.person_id: False, elder_id: False}
    readers |= {person_id: True for person_id in others if person_id not in readers}
    said = await levels.facts(session, found)
    step = int(found.changed_at.timestamp() * 1_000_000) if again is None else again
    for person_id, follower in readers.items():
        if person_id is None or (by is not None and person_id == by.id):
            continue
        await outbox.post(
            session,
            key=f"case:{found.id}:told:{what}:{found.turn}:{step}:{person_id}",
            card="case-told",
            person_id=person_id,
            what=what,
            **said,
            words="" if follower else words,
            until=until and until.isoformat(),
            elder=person_id == elder_id,
            follower=follower,
        )


async def elder(session: AsyncSession, found: Case) -> int | None:
    """Return the id of the neighbour for whom it was asked, if they have a phone of their own."""
    proxy = await session.get(Proxy, found.proxy_id) if found.proxy_id is not None else None
    return proxy.elder_id if proxy is not None else None
