"""Parties: once a month staff are asked to celebrate those whose birthday it is, together; who cannot come may be visited.

Staff learn that there is somebody to celebrate, and how many only where that tells of nobody.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import people
from community.cases import Case
from community.events import Event, Kind
from community.people import Person
from community.timers import Late, Occasion, Timer

#: The kind of the timer.
MONTH: Final = "party-month"


async def begin(session: AsyncSession, *, by: Person, place_id: int, title: str, notes: str = "") -> Event:
    """Begin to plan a party, a draft with these words. Raises NotAllowed."""
    from community import hosting

    new = await hosting.begin(session, by=by, place_id=place_id, kind=Kind.BIRTHDAY)
    return await hosting.fill(session, new, by=by, title=title, notes=notes)


async def plan(session: AsyncSession, now: datetime) -> None:
    """Let the question of the next month come. Planning it again changes nothing."""


async def ask(session: AsyncSession, timer: Timer) -> None:
    """Ask staff whether they hold a party this month; then plan the next question."""


async def want_visit(session: AsyncSession, event_id: int, *, by: Person, words: str) -> Case:
    """Ask for a visit in the place of a party, once; asking again is asking once."""
    await people.one_at_a_time(session, by)
    raise NotImplementedError


OCCASIONS: Final[Mapping[str, Occasion]] = {MONTH: Occasion(ask, late=Late.RUN)}
