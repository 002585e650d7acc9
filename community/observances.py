"""Observances: which festivals a community tells of in a year, as its staff approved them in one go, and what they changed.

The rules of the festivals and their words are data (`festivals`); here is only what a committee decided about a year. Once it
is approved, a timer is armed for whatever may be said of any festival of that year; whether it is, and in which words, is asked
when the timer fires. So a change needs no new timers, and holds until the very moment.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, Column, ForeignKey, delete, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, audiences, batches, calendar, clock, festivals, holidays, hours, outbox, places, trail
from community.access import Act
from community.audiences import Topic, Wanted
from community.database import add_many_unless_there, add_unless_there, begins_with, new_id
from community.errors import BadFestivalWords, NotFound
from community.festivals import Festival
from community.groups import Group, Purpose
from community.outbox import Batch, Delivery, Kind
from community.people import Person
from community.places import Level, Place
from community.timers import Late, Occasion, Timer

#: The kind of the timers, and the card that they bring; the card that asks staff about a year.
TIMER: Final = "festival"
ASK: Final = "festival-year"
#: When something is said, by the clock on the wall; late in the day it is said no more.
WALL: Final = time(10)
GRACE: Final = timedelta(hours=6)
#: From when on staff are asked about the next year: a day of November.
ASKED_FROM: Final = (11, 1)
#: How long it can be told who was told.
KEPT_FOR: Final = timedelta(days=60)
LONGEST_WORDS: Final = festivals.LONGEST_WORDS

_DAY: Final = timedelta(days=1)


class State(StrEnum):
    """What staff decided about a year."""

    #: They were asked.
    ASKED = "asked"
    APPROVED = "approved"
    #: They rather say nothing by themselves that year.
    DECLINED = "declined"


class Year(SQLModel, table=True):
    """A year of festivals in one community."""

    __tablename__ = "festival_year"
    __table_args__ = (CheckConstraint("state IN ('asked','approved','declined')", name="state"),)

    place_id: int = Field(
        sa_column=Column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    year: int = Field(primary_key=True)
    state: str = Field(default=State.ASKED, max_length=16)
    asked_at: datetime = Field(default_factory=clock.now)
    decided_by: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    decided_at: datetime | None = None


class Observance(SQLModel, table=True):
    """What staff changed about one festival in one year; a festival without a row is observed as its data says."""

    place_id: int = Field(
        sa_column=Column(ForeignKey("place.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    )
    year: int = Field(primary_key=True)
    #: Its key in the data.
    festival: str = Field(primary_key=True, max_length=24)
    #: Whether anything is said of it.
    on: bool = Field(default=True, sa_column=Column("is_on", Boolean, nullable=False, server_default=true()))
    #: How many days before; None: as the data says.
    days: list[int] | None = Field(default=None, sa_column=Column(JSON))
    #: What is said in the place of the data's words, by days before and language; None: those.
    words: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    changed_at: datetime = Field(default_factory=clock.now)


@dataclass(frozen=True, slots=True)
class Observed:
    """A festival as a community observes it in a year: whether, how many days before, and what staff wrote themselves."""

    festival: Festival
    on: bool
    days: tuple[int, ...]
    own: Mapping[str, Mapping[str, str]]

    def words(self, days: int) -> dict[str, str]:
        """Return what is said so many days before, by language: staff's words where they wrote some, else the data's."""
        return {**self.festival.words(days), **self.own.get(str(days), {})}

    @property
    def tells_on(self) -> int | None:
        """How many days before those are told who asked to hear of events: the first time, and only then."""
        return max(self.days) if self.festival.tells and self.days else None


async def year_or_none(session: AsyncSession, place_id: int, year: int) -> Year | None:
    """Return what was decided about a year, as it is now; None where nobody was asked."""
    return await session.get(Year, (place_id, year), populate_existing=True)


async def observed(session: AsyncSession, place_id: int, year: int) -> dict[str, Observed]:
    """Return all festivals as the community observes them that year, by key, in the order of the data."""
    theirs = col(Observance.place_id) == place_id, col(Observance.year) == year
    changed = {row.festival: row for row in (await session.scalars(select(Observance).where(*theirs))).all()}
    return {one.key: _observed(one, changed.get(one.key)) for one in festivals.everything()}


async def communities(session: AsyncSession, *, by: Person) -> list[Place]:
    """Return the communities whose calendar this person keeps. Raises NotAllowed where there is none."""
    await access.require_somewhere(session, by, Act.KEEP_CALENDAR)
    found = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
    return [one for one in found if await access.allowed(session, by, Act.KEEP_CALENDAR, place_id=one.id)]


async def decide(session: AsyncSession, place_id: int, year: int, *, by: Person, approve: bool) -> Year:
    """Tell of the festivals of a year as they stand, or of none. It can be decided otherwise at any time.

    Raises NotFound, NotAllowed.
    """
    place = await _kept(session, place_id, year, by=by)
    await add_unless_there(session, Year(place_id=place_id, year=year))
    # Two who decide at once decide one after the other, and the later one's word is what is written.
    found = await session.get_one(Year, (place_id, year), populate_existing=True, with_for_update=True)
    found.state = State.APPROVED if approve else State.DECLINED
    found.decided_by, found.decided_at = by.id, clock.now()
    await session.flush()
    act = "approved" if approve else "declined"
    await trail.record(session, by=by.id, act=act, subject=f"festivals:{place_id}:{year}")
    if approve:
        await plan(session, place_id, [year], now=clock.now())
    # Whoever was asked as well need not decide any more.
    stem = _asked_key(place_id, year)
    await outbox.revise(
        session,
        f"{stem}decided:{new_id()}",
        key_prefix=stem,
        card=ASK,
        **await facts(session, place, year),
    )
    return found


async def change(
    session: AsyncSession,
    place_id: int,
    year: int,
    key: str,
    *,
    by: Person,
    on: bool | None = None,
    days: Iterable[int] | None = None,
    words: Mapping[int, Mapping[str, str]] | None = None,
) -> Observed:
    """Change whether a festival is told of that year, when, or in which words; what was told stays as it was.

    `words` are by days before and language; an empty text brings back the data's. Raises NotFound, NotAllowed,
    BadFestivalWords.
    """
    await _kept(session, place_id, year, by=by)
    festival = festivals.festival_or_none(key)
    if festival is None:
        raise NotFound
    await add_unless_there(session, Observance(place_id=place_id, year=year, festival=key, on=festival.usual))
    row = await session.get_one(Observance, (place_id, year, key), populate_existing=True, with_for_update=True)
    if on is not None:
        row.on = on
    if days is not None:
        row.days = [one for one in festivals.DAYS if one in set(days)]
    for before, texts in (words or {}).items():
        own = {at: dict(theirs) for at, theirs in (row.words or {}).items()}
        own[str(before)] = _own(own.get(str(before), {}), texts)
        row.words = {at: theirs for at, theirs in own.items() if theirs} or None
    row.changed_at = clock.now()
    await session.flush()
    await trail.record(session, by=by.id, act="changed", subject=f"festivals:{place_id}:{year}:{key}")
    return _observed(festival, row)


async def facts(session: AsyncSession, place: Place, year: int) -> dict[str, Any]:
    """Return what the card about a year shows: the state, and each festival that lies ahead with its dates and days."""
    found = await year_or_none(session, place.id or 0, year)
    every = await observed(session, place.id or 0, year)
    return {
        "place_id": place.id or 0,
        "place": place.name,
        "year": year,
        "state": found.state if found else State.ASKED,
        "listed": [
            {
                "key": one.key,
                "names": dict(one.names),
                "day": day.isoformat(),
                "on": every[one.key].on,
                "days": list(every[one.key].days),
            }
            for one, day in ahead(year)
        ],
    }


def ahead(year: int) -> list[tuple[Festival, date]]:
    """Return the festivals of a year that are not past yet, in order; of a year that is over, all of them."""
    today = hours.local(clock.now()).date()
    every = festivals.days(year)
    return [(one, day) for one, day in every if day >= today] or list(every)


async def look(session: AsyncSession, *, now: datetime) -> None:
    """Ask staff about years that nobody decided about, and plan those that were approved: again and again, to no other end.

    Next year is asked about from November on, the running year as long as something of it is left. Staff are asked while
    the counter is open.
    """
    today = hours.local(now).date()
    years = [today.year, *([today.year + 1] if (today.month, today.day) >= ASKED_FROM else [])]
    for place in await places.everything(session):
        if place.level != Level.COMMUNITY or place.id is None:
            continue
        for year in years:
            found = await year_or_none(session, place.id, year)
            if found is not None and found.state == State.APPROVED:
                await plan(session, place.id, [year], now=now)
            elif found is None and calendar.is_open(now) and _is_left(year, today):
                await _ask(session, place, year)


async def plan(session: AsyncSession, place_id: int, years: Iterable[int], *, now: datetime) -> None:
    """Arm timers for whatever may still be said of the festivals of these years; planning them again changes nothing."""
    for year in years:
        wanted = {(subject, occurrence): at for subject, occurrence, at in _moments(place_id, year) if at > now}
        subjects = {subject for subject, _ in wanted}
        there = select(col(Timer.subject), col(Timer.occurrence)).where(
            col(Timer.subject).in_(subjects), col(Timer.kind) == TIMER
        )
        planned = {(subject, occurrence) for subject, occurrence in (await session.execute(there)).all()}
        rows = [
            Timer(kind=TIMER, subject=subject, occurrence=occurrence, planned_at=at, due_at=at)
            for (subject, occurrence), at in wanted.items()
            if (subject, occurrence) not in planned
        ]
        # Another process may have planned the same meanwhile.
        await add_many_unless_there(session, rows)


async def fire(session: AsyncSession, timer: Timer) -> None:
    """Tell of a festival, if it is still to be told of, today, so many days before: groups, and who wants to hear of events."""
    _, place_id, year, key, days = timer.subject.split(":")
    found = await year_or_none(session, int(place_id), int(year))
    place = await places.place_or_none(session, int(place_id))
    one = (await observed(session, int(place_id), int(year))).get(key)
    day = hours.local(timer.occurrence).date()
    if found is None or found.state != State.APPROVED or place is None or one is None:
        return
    if not one.on or int(days) not in one.days or (one.festival, day) not in festivals.days(int(year)):
        return
    if hours.local(clock.now()).date() != day - int(days) * _DAY:
        return
    await _tell(session, place, one, day, int(days))


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete who was told of festivals KEPT_FOR ago; return how many festivals it was."""
    old = begins_with(session, col(Batch.key), f"{TIMER}:"), col(Batch.created_at) < now - KEPT_FOR
    ids = (await session.scalars(select(col(Batch.id)).where(*old))).all()
    await session.execute(delete(Delivery).where(col(Delivery.batch_id).in_(ids)))
    await session.execute(delete(Batch).where(col(Batch.id).in_(ids)))
    return len(ids)


#: What timers of this area are for.
OCCASIONS: Final[Mapping[str, Occasion]] = {TIMER: Occasion(fire, late=Late.SKIP, grace=GRACE, together=True)}


def said(place: Place, one: Observed, day: date, days: int) -> dict[str, Any]:
    """Return what the card of a festival shows, so many days before."""
    off = holidays.span_of(one.festival.off, day.year) if one.festival.off else None
    return {
        "names": dict(one.festival.names),
        "words": one.words(days),
        "day": day.isoformat(),
        "place": place.name,
        "statutory": one.festival.off is not None,
        "off": [off.first.isoformat(), off.last.isoformat()] if off else None,
        "worked": [one.isoformat() for one in off.worked] if off else [],
    }


def _moments(place_id: int, year: int) -> Iterator[tuple[str, datetime, datetime]]:
    """Yield what timers of a year are about, of which day, and when they are due."""
    for festival, day in festivals.days(year):
        occurrence = hours.at(day, time.min)
        for days in festivals.DAYS:
            yield f"{TIMER}:{place_id}:{year}:{festival.key}:{days}", occurrence, _morning(day - days * _DAY)


def _morning(day: date) -> datetime:
    """Return when something is said on a day: in loud hours, and on that very day."""
    wanted = hours.at(day, WALL)
    at = hours.when_loud(wanted)
    return at if hours.local(at).date() == day else hours.before_quiet(wanted)


async def _tell(session: AsyncSession, place: Place, one: Observed, day: date, days: int) -> None:
    key = f"{TIMER}:{place.id}:{day:%Y%m%d}:{one.festival.key}:{days}"
    if await batches.batch_or_none(session, key) is not None:
        return
    inside = audiences.inside((place.id,))
    here = select(col(Group.id)).where(col(Group.purpose) == Purpose.RESIDENTS, col(Group.place_id).in_(inside))
    batch = await batches.begin(session, key, card=TIMER, **said(place, one, day, days))
    # What is read the day after would count a day too many.
    expires_at = hours.at(day - (days - 1) * _DAY, time.min)
    chat_ids = (await session.scalars(here)).all()
    await batches.fan_out_to_groups(session, batch, kind=Kind.NOTICE, chat_ids=chat_ids, expires_at=expires_at)
    if days == one.tells_on:
        wanted = Wanted(topics=(Topic.EVENTS,))
        whom = audiences.writable(audiences.people(wanted, within=place.id))
        # They asked for it: it is no broadcast that would be put aside for the evening's list of notices.
        await batches.fan_out(session, batch, kind=Kind.REMINDER, whom=whom, expires_at=expires_at)


async def _ask(session: AsyncSession, place: Place, year: int) -> None:
    """Ask those who keep the calendar there what to tell of in a year; once there is somebody who can be asked."""
    staff = await access.nearest(session, Act.KEEP_CALENDAR, place_id=place.id)
    writable = [one for one in staff if one.started_at is not None]
    if not writable or not await add_unless_there(session, Year(place_id=place.id or 0, year=year)):
        return
    shown = await facts(session, place, year)
    for one in writable:
        key = f"{_asked_key(place.id or 0, year)}{one.id}"
        await outbox.post(session, key=key, card=ASK, of=Kind.REMINDER, person_id=one.id, **shown)


def _asked_key(place_id: int, year: int) -> str:
    return f"{ASK}:{place_id}:{year}:"


def _is_left(year: int, today: date) -> bool:
    """Tell whether something may still be said of that year."""
    return any(one.usual and day > today for one, day in festivals.days(year))


async def _kept(session: AsyncSession, place_id: int, year: int, *, by: Person) -> Place:
    """Return the community whose calendar `by` keeps. Raises NotFound, NotAllowed."""
    place = await places.place(session, place_id)
    await access.require(session, by, Act.KEEP_CALENDAR, place_id=place.id)
    if place.level != Level.COMMUNITY or year not in festivals.YEARS:
        raise NotFound
    return place


def _observed(festival: Festival, row: Observance | None) -> Observed:
    usual = Observed(festival, festival.usual, festival.days, {})
    if row is None:
        return usual
    days = festival.days if row.days is None else tuple(one for one in festivals.DAYS if one in row.days)
    return replace(usual, on=row.on, days=days, own=row.words or {})


def _own(before: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """Return the words that staff wrote, with these in their place. Raises BadFestivalWords."""
    if any(len(text) > LONGEST_WORDS for text in texts.values()):
        raise BadFestivalWords(longest=LONGEST_WORDS)
    return {language: text.strip() for language, text in {**before, **texts}.items() if text.strip()}
