"""A year, played by moving the clock from one thing that is due to the next: each is said once, by day, to the right people."""

import re
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import audiences, birthdays, clock, events, festivals, hosting, hours, people, places
from community.audiences import Topic
from community.database import Transaction
from community.events import Event, Kind, State
from community.outbox import Delivery
from community.outbox import State as Sent
from community.people import Person
from community.places import Level
from community.timers import Timer
from tests.conversations.conftest import PEOPLE, RESIDENTS, STAFF, STRANGERS, VOLUNTEERS
from tests.stories import Actor, Town

pytestmark = pytest.mark.timeout(300)

YEAR = 2027
#: A bot says nothing to people before and after.
DAY_BEGINS, DAY_ENDS = 8, 20
#: More things than these are not due in a year of one small community: then something comes again and again.
MOST = 900
COURSE = date(YEAR, 3, 10)
PARTY = date(YEAR, 9, 15)


@dataclass
class Chronicle:
    """What the bot said since it began, by chat: when, and which words. Edits of what was said are not in it."""

    town: Town
    said: list[tuple[datetime, str, str]] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)

    def look(self) -> None:
        """Note what is new."""
        chats = [str(chat) for chat in (RESIDENTS, VOLUNTEERS, STAFF, STRANGERS)]
        for key in [*chats, *(f"{number}:{self.town.app.bot.id}" for number in PEOPLE.values())]:
            for one in self.town.heard(key):
                if (key, one["message_id"]) not in self.seen:
                    self.seen.add((key, one["message_id"]))
                    words = unescape(one.get("text") or one.get("caption") or "")
                    self.said.append((hours.local(clock.now()), key, words))

    def of(self, actor: Actor | int, part: str = "") -> list[tuple[datetime, str]]:
        """Return what one chat heard that holds these words."""
        key = str(actor) if isinstance(actor, int) else actor.key(None)
        return [(at, text) for at, chat, text in self.said if chat == key and part in text]

    def about(self, actor: Actor | int, number: int) -> list[tuple[datetime, str]]:
        """Return what one chat heard of the event with this number."""
        return [(at, text) for at, text in self.of(actor) if re.search(rf"#E{number}(?!\d)", text)]


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"quiet_hours": f"{DAY_ENDS}:00-{DAY_BEGINS:02}:00"}


@pytest.fixture(autouse=True)
def clock_again() -> Generator[None]:
    """Let the clock be the machine's again."""
    yield
    clock.move(timedelta())


@pytest.fixture
def cast(town: Town) -> dict[str, Actor]:
    """Everybody, by name."""
    languages = {"ho": "zh-Hant", "emma": "en"}
    return {name: Actor(town, number, name.title(), languages.get(name, "zh-Hans")) for name, number in PEOPLE.items()}


async def test_a_year(town: Town, cast: dict[str, Actor]) -> None:
    set_clock(hours.at(date(YEAR - 1, 12, 28), datetime.min.time().replace(hour=9)))
    for one in cast.values():
        await one.comes_in()
    told = Chronicle(town)
    await approve(cast["chen"])
    chen = await say_what_they_like(town)
    await settle(town)
    told.look()
    transaction = town.app.database.transaction
    tea = await open_event(transaction, chen, date(YEAR, 1, 6), title="棋牌下午", repeat="monthly")
    course = await open_event(transaction, chen, COURSE, title="手机课", kind=Kind.TRAINING)
    await come(town, told, cast["zhang"], tea, heads=4)
    await come(town, told, cast["emma"], tea, heads=1)
    await come(town, told, cast["ho"], course, heads=1)

    await play(town, told, until=date(YEAR, 7, 1))
    await town.restart()
    await play(town, told, until=PARTY.replace(day=1))
    transaction = town.app.database.transaction
    party = await open_event(transaction, chen, PARTY, title="九月集体生日会", kind=Kind.BIRTHDAY)
    await play(town, told, until=date(YEAR + 1, 1, 1))

    nobody_was_disturbed_or_told_twice(told)
    every_festival_was_told_of(told, cast)
    await every_tea_was_told_of(town, told, cast, tea)
    async with transaction.reading() as session:
        number = (await events.event(session, party)).number or 0
    assert len(told.about(cast["emma"], number)) == 1
    assert not told.about(cast["ho"], number)
    assert [at.date() for at, _ in told.of(cast["ho"], "手机课") if at.date() > COURSE] == [COURSE + timedelta(days=14)]
    async with transaction.reading() as session:
        lost = select(func.count()).where(col(Delivery.state).in_([Sent.FAILED, Sent.UNKNOWN, Sent.PENDING]))
        late = select(func.count()).where(col(Timer.state) == "armed", col(Timer.due_at) <= clock.now())
        assert (await session.scalar(lost), await session.scalar(late)) == (0, 0)


async def approve(chen: Actor) -> None:
    """Let staff approve the festivals of the year."""
    await chen.says("/calendar")
    await chen.taps("button-calendar-festivals", year=YEAR)
    await chen.taps("button-festivals", act="approve")
    await chen.sees_of(chen.town.plain(chen.language, "festivals-state", state="approved"))


async def say_what_they_like(town: Town) -> Person:
    """Zhang wants to hear of events, Ho of jobs; Emma and Ho would like to be celebrated. Return Chen."""
    async with town.app.database.transaction() as session:
        known = {name: await people.by_telegram_id(session, PEOPLE[name]) for name in ("zhang", "ho", "emma", "chen")}
        await audiences.subscribe(session, Topic.EVENTS, by=known["zhang"])
        await audiences.subscribe(session, Topic.JOBS, by=known["ho"])
        # The eighth month by the moon is a September in this year.
        await birthdays.tell(session, month=8, lunar=True, by=known["emma"])
        await birthdays.tell(session, month=3, lunar=False, by=known["ho"])
        return known["chen"]


async def play(town: Town, told: Chronicle, *, until: date) -> None:
    """Go from one thing that is due to the next, until that day."""
    steps = 0
    while await go_on(town, until=until):
        told.look()
        steps += 1
        assert steps < MOST, Counter(text[:20] for _, _, text in told.said[-200:]).most_common(5)


def nobody_was_disturbed_or_told_twice(told: Chronicle) -> None:
    """All was said by day, nothing twice in one chat on one day, and nothing in a group that is not linked."""
    for at, key, text in told.said:
        assert DAY_BEGINS <= at.hour < DAY_ENDS, f"{at:%m-%d %H:%M} in {key}: {text}"
    counted = Counter((chat, at.date(), text) for at, chat, text in told.said)
    assert not [one for one, count in counted.items() if count > 1]
    assert len(told.of(STRANGERS)) == 1, "more than the greeting"


def every_festival_was_told_of(told: Chronicle, cast: dict[str, Actor]) -> None:
    """The group hears of each festival as its data says, once; who wants to hear of events does, of some of them, once."""
    for festival, day in festivals.days(YEAR):
        for days in festival.days:
            when = day - timedelta(days=days)
            if when.year != YEAR:
                continue
            part = festival.words(days)["zh-Hans"][:16]
            expected = [when] if festival.usual else []
            assert [at.date() for at, _ in told.of(RESIDENTS, part)] == expected, (festival.key, days)
            to_zhang = expected if festival.tells and days == max(festival.days) else []
            assert [at.date() for at, _ in told.of(cast["zhang"], part)] == to_zhang, (festival.key, days)
    for name, other in cast.items():
        assert name == "zhang" or not [text for _, text in told.of(other) if text.startswith(names())]


async def every_tea_was_told_of(town: Town, told: Chronicle, cast: dict[str, Actor], series_id: int) -> None:
    """Each month's is in the group once; those who come to the first one, and only they, are reminded of that, twice."""
    async with town.app.database.transaction.reading() as session:
        series = select(Event).where(col(Event.series_id) == series_id).order_by(col(Event.starts_at))
        over = [one for one in await session.scalars(series) if one.state == State.OVER]
    assert [one.starts_at and hours.local(one.starts_at).month for one in over] == list(range(1, 13))
    for one in over:
        assert one.number
        assert len(told.about(RESIDENTS, one.number)) == 1
        assert not told.about(cast["sun"], one.number)
    first = [(name, len(told.about(one, over[0].number or 0))) for name, one in cast.items() if name in {"emma", "ho"}]
    # Emma opens the page once and hears of it twice.
    assert first == [("ho", 0), ("emma", 3)]


def names() -> tuple[str, ...]:
    """Return what a message about a festival begins with, in any language."""
    return tuple(name for festival in festivals.everything() for name in festival.names.values())


def set_clock(moment: datetime) -> None:
    clock.move(timedelta())
    clock.move(moment - clock.now())


async def open_event(transaction: Transaction, by: Person, day: date, **values: Any) -> int:
    """Open an event in the afternoon of a day; return its id."""
    repeat = values.pop("repeat", None)
    kind = values.pop("kind", Kind.GATHERING)
    async with transaction() as session:
        here = next(one for one in await places.everything(session) if one.level == Level.COMMUNITY)
        new = await hosting.begin(session, by=by, place_id=here.id, kind=kind)
        at = hours.at(day, datetime.min.time().replace(hour=14))
        more = {"repeat": repeat} if repeat else {}
        await hosting.fill(
            session, new, by=by, starts_at=at, ends_at=at + timedelta(hours=2), venue="活动室", **values, **more
        )
        opened = await hosting.open(session, new, by=by)
        return opened.id


async def come(town: Town, told: Chronicle, who: Actor, event_id: int, *, heads: int) -> None:
    """Sign up by the card in the group and by words in private."""
    async with town.app.database.transaction.reading() as session:
        number = (await events.event(session, event_id)).number
    await who.says(f"#E{number}")
    await who.sees_of(f"#E{number}")
    await who.taps("button-event-come", full="false")
    if heads > 1:
        await who.says(f"我们 {heads} 人")

    async def there() -> bool:
        async with town.app.database.transaction.reading() as session:
            return (await events.event(session, event_id)).taken >= heads

    assert await who.until(there)
    await settle(town)
    told.look()


async def go_on(town: Town, *, until: date) -> bool:
    """Move the clock to whatever is due next, and let the bot do it; False when that is not before the day."""
    async with town.app.database.transaction.reading() as session:
        timers = await session.scalar(select(func.min(col(Timer.due_at))).where(col(Timer.state) == "armed"))
        waiting = col(Delivery.state) == Sent.PENDING, ~col(Delivery.held)
        posted = await session.scalar(select(func.min(col(Delivery.due_at))).where(*waiting))
    following = min((one for one in (timers, posted) if one is not None), default=None)
    if following is None or hours.local(following).date() >= until:
        return False
    set_clock(max(following, clock.now()) + timedelta(seconds=1))
    await settle(town)
    return True


async def settle(town: Town) -> None:
    """Let the bot do all that is due by now."""
    await town.app._clock_moved()  # noqa: SLF001 - what the playground's clock does

    async def idle() -> bool:
        async with town.app.database.transaction.reading() as session:
            due = select(func.count()).where(col(Timer.state) == "armed", col(Timer.due_at) <= clock.now())
            waiting = col(Delivery.state).in_([Sent.PENDING, Sent.LEASED, Sent.SENDING]), ~col(Delivery.held)
            left = select(func.count()).where(*waiting, col(Delivery.due_at) <= clock.now())
            return not await session.scalar(due) and not await session.scalar(left)

    assert await Actor(town, 0, "").until(idle)
