"""Parties: staff are asked once a month to celebrate together those whose month it is; who cannot come may be visited.

Staff learn that there is somebody to celebrate, and how many only where that tells of nobody. It is counted in the whole
community, whoever asks: from the figures of its grids one could tell who is missing.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import and_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    access,
    audiences,
    birthdays,
    calendar,
    cases,
    cells,
    clock,
    events,
    hosting,
    hours,
    intake,
    outbox,
    people,
    places,
    services,
    timers,
    trail,
)
from community.access import Act
from community.audiences import Wanted
from community.cases import Case
from community.database import new_id
from community.errors import NotCelebrated, NotFound
from community.events import Event, Kind, State
from community.people import Person
from community.places import Level, Place
from community.timers import Late, Occasion, Repeat, Timer

#: The kind of the timer.
MONTH: Final = "party-month"
#: The card of the question.
CARD: Final = "party-ask"
#: When it comes: on the first of the month, or when the counter opens next. And a first of a month to count from.
WALL: Final = time(9, 30)
_FIRST: Final = date(2024, 1, 1)
#: Whoever hears of it later than so has no time left to hold one.
GRACE: Final = timedelta(days=14)
#: A draft without a day that was not touched for so long is nobody's plan.
FORGOTTEN: Final = timedelta(days=31)
#: How far ahead a party can be planned, in months.
AHEAD: Final = 6
#: The category of a visit, and what is asked for where the committee offers that no more.
VISIT: Final = "visit"
OTHERWISE: Final = "other-help"


async def begin(
    session: AsyncSession, *, by: Person, place_id: int, year: int, month: int, title: str, notes: str = ""
) -> Event:
    """Plan the party of a month at a place: a draft with these words, where nobody has begun one. Raises NotAllowed, NotFound.

    Whoever comes second goes on with what is there. Those who were asked about the month need not see to it any more.
    """
    place = await places.place(session, place_id)
    await access.require(session, by, Act.HOLD_EVENT, place_id=place.id)
    await _one_at_a_time(session, place)
    known = await planned_or_none(session, [place.id], year=year, month=month, title=title)
    if known is not None:
        return known
    new = await hosting.begin(session, by=by, place_id=place_id, kind=Kind.BIRTHDAY)
    await hosting.fill(session, new, by=by, title=title, notes=notes)
    await _answered(session, place, year=year, month=month, by=by, state="planned")
    return new


async def decline(session: AsyncSession, *, by: Person, place_id: int, year: int, month: int) -> bool:
    """Hold no party this month: nobody else needs to see to it. False where one is planned. Raises NotAllowed, NotFound."""
    place = await places.place(session, place_id)
    await access.require(session, by, Act.HOLD_EVENT, place_id=place.id)
    await _one_at_a_time(session, place)
    if await _is_planned(session, place, year=year, month=month):
        return False
    await trail.record(session, by=by.id, act="declined", subject=_stem(place, year, month).rstrip(":"))
    await _answered(session, place, year=year, month=month, by=by, state="declined")
    return True


async def planned_or_none(
    session: AsyncSession, at: Collection[int | None], *, year: int, month: int, title: str = ""
) -> Event | None:
    """Return the party of a month at one of these places: open or held, or begun and without a day.

    `title` tells drafts without a day apart; without one, any of them is meant. One that nobody touched for a while counts for
    nothing: its month is over.
    """
    first = date(year, month, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    in_month = col(Event.starts_at) >= hours.at(first, time.min), col(Event.starts_at) < hours.at(after, time.min)
    lately = col(Event.changed_at) > clock.now() - FORGOTTEN
    dayless = col(Event.starts_at).is_(None) & lately & ((col(Event.title) == title) if title else true())
    party = select(Event).where(col(Event.kind) == Kind.BIRTHDAY, col(Event.state) != State.CALLED_OFF)
    party = party.where(col(Event.place_id).in_(at), and_(*in_month) | dayless)
    return (await session.scalars(party.order_by(col(Event.starts_at), col(Event.id)))).first()


async def celebrated(session: AsyncSession, place: Place, *, year: int, month: int) -> int:
    """Return how many people of a place belong to the party of that month; for ourselves, never to be told as it is."""
    here = set(await session.scalars(audiences.people(Wanted(), within=place.id)))
    return len(here & set(await birthdays.celebrating(session, year=year, month=month)))


async def months(session: AsyncSession, place: Place) -> list[tuple[int, int, int | None, bool]]:
    """Return the months for which a party can be planned: year, month, how many belong to it, and whether there are any.

    Of few nobody learns how many: the figure is None.
    """
    community = await community_of(session, place)
    first = hours.local(clock.now()).date().replace(day=1)
    found = []
    for _ in range(AHEAD):
        count = await celebrated(session, community, year=first.year, month=first.month)
        found.append((first.year, first.month, cells.told(count), count > 0))
        first = (first + timedelta(days=31)).replace(day=1)
    return found


async def community_of(session: AsyncSession, place: Place) -> Place:
    """Return the community in which a place lies, the place itself where it lies in none."""
    path = await places.path(session, place.id)
    return next((one for one in path if one.level == Level.COMMUNITY), place)


async def plan(session: AsyncSession, now: datetime) -> None:
    """Let the question of the next month come, while the counter is open. Planning it again changes nothing."""
    first = timers.next_occurrence(now, wall=WALL, repeat=Repeat.MONTHLY, first=_FIRST)
    await timers.arm(session, kind=MONTH, subject="parties", at=calendar.next_open(first), occurrence=first)


async def ask(session: AsyncSession, timer: Timer) -> None:  # noqa: ARG001 - every action is given its timer
    """Ask staff of each community whether they hold a party this month; then plan the next question.

    Only where there is somebody to celebrate and no party is planned; and while the counter is open, though the days off may
    have been others when this was planned.
    """
    now = clock.now()
    if not calendar.is_open(now):
        opens = calendar.next_open(now)
        await timers.arm(session, kind=MONTH, subject="parties", at=opens, occurrence=opens)
        return
    today = hours.local(now).date()
    for place in await places.everything(session):
        if place.level == Level.COMMUNITY:
            await _ask(session, place, year=today.year, month=today.month)
    await plan(session, now)


async def miss(session: AsyncSession, timer: Timer) -> None:  # noqa: ARG001 - every action is given its timer
    """Plan the next question: this one comes too late."""
    await plan(session, clock.now())


async def want_visit(session: AsyncSession, event_id: int, *, by: Person, words: str) -> Case:
    """Ask for a visit in the place of a party, with words to which they agreed; asking again is asking once.

    It becomes a case like any other. Raises NotCelebrated, TooMany; NotFound where there is no such party.
    """
    found = await events.event(session, event_id)
    if found.kind != Kind.BIRTHDAY or found.state == State.DRAFT:
        raise NotFound
    await people.one_at_a_time(session, by)
    birthday = await birthdays.birthday_or_none(session, by.id)
    if birthday is None:
        raise NotCelebrated
    if birthday.visit is not None and birthday.visit[0] == event_id:
        return await cases.case(session, birthday.visit[1])
    category = await services.service_or_none(session, VISIT)
    new = await intake.wish(
        session, by=by, service=VISIT if category and not category.retired else OTHERWISE, words=words
    )
    # Whom it was shown to, and that they agreed, is the case's to know; which party it was stays sealed.
    await trail.record(session, by=by.id, act="agreed", subject=f"case:{new.id}")
    birthday.visit = (event_id, new.id)
    await session.flush()
    return new


async def _ask(session: AsyncSession, place: Place, *, year: int, month: int) -> None:
    count = await celebrated(session, place, year=year, month=month)
    if not count or await _is_planned(session, place, year=year, month=month):
        return
    after = (date(year, month, 1) + timedelta(days=31)).replace(day=1)
    for one in await access.nearest(session, Act.HOLD_EVENT, place_id=place.id):
        await outbox.post(
            session,
            key=f"{_stem(place, year, month)}{one.id}",
            card=CARD,
            of=outbox.Kind.REMINDER,
            person_id=one.id,
            expires_at=hours.at(after, time.min),
            **_about(place, year, month),
            people=cells.told(count),
            state="waiting",
            who="",
        )


async def _is_planned(session: AsyncSession, place: Place, *, year: int, month: int) -> bool:
    """Tell whether a party is planned to which everybody of the place is invited: there, or above."""
    at = [one.id for one in await places.path(session, place.id)]
    return await planned_or_none(session, at, year=year, month=month) is not None


async def _answered(session: AsyncSession, place: Place, *, year: int, month: int, by: Person, state: str) -> None:
    """Let everybody who was asked about the month at this very place read what came of it; a grid's is nobody's answer."""
    stem = _stem(place, year, month)
    about = _about(place, year, month)
    edit = f"{stem}{state}:{new_id()}"
    await outbox.revise(session, edit, key_prefix=stem, card=CARD, **about, people=None, state=state, who=by.name or "")


async def _one_at_a_time(session: AsyncSession, place: Place) -> None:
    """Let two who plan there at once, or one who plans and one who declines, come one after the other."""
    await session.execute(select(col(Place.id)).where(col(Place.id) == place.id).with_for_update(key_share=True))


def _about(place: Place, year: int, month: int) -> dict[str, Any]:
    return {"place_id": place.id, "place": place.name, "year": year, "month": month}


def _stem(place: Place, year: int, month: int) -> str:
    """Return what the keys of a month's questions begin with."""
    return f"party:{place.id}:{year}-{month:02}:"


OCCASIONS: Final[Mapping[str, Occasion]] = {MONTH: Occasion(ask, late=Late.SKIP, grace=GRACE, missed=miss)}
