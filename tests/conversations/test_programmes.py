"""What is on, as people ask for it: the list, other weeks, the large calendar, the file, news of events, and their use."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import Chat, Message
from aiogram.utils.deep_linking import create_start_link
from icalendar import Calendar
from PIL import Image

from community import audiences, clock, events, followups, hosting, people, places
from community.audiences import Topic
from community.events import Event, Kind, State
from community.guests import Guest
from community.guests import State as Seat
from community.places import Level
from handlers.filters import Says
from tests.conversations.conftest import PEOPLE, RESIDENTS
from tests.stories import Actor, Town, until

HERE = ZoneInfo("Asia/Shanghai")
#: A Tuesday of a week without festivals, before noon.
TUESDAY = datetime(2027, 3, 16, 10, tzinfo=HERE)
#: What no file, group or host may read.
WORDS = "canary"


async def an_event(town: Town, *, days: int = 1, hour: int = 14, **values: Any) -> Event:
    """Let Chen open an event of the community so many days from that Tuesday."""
    starts_at = (TUESDAY + timedelta(days=days)).replace(hour=hour)
    fields = {"title": "手机课", "venue": "社区活动室", "starts_at": starts_at, "seats": 10, **values}
    async with town.app.database.transaction() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
        new = await hosting.begin(session, by=chen, place_id=community.id or 0)
        new = await hosting.fill(session, new, by=chen, **fields)
        return await hosting.open(session, new, by=chen)


def then(moment: datetime = TUESDAY) -> None:
    clock.move(timedelta())
    clock.move(moment - clock.now())


async def wants(town: Town, actor: Actor, topic: Topic) -> None:
    async with town.app.database.transaction() as session:
        await audiences.subscribe(session, topic, by=await people.by_telegram_id(session, actor.id))


def labels(said: dict[str, Any]) -> list[str]:
    return [one["text"] for line in said["reply_markup"]["inline_keyboard"] for one in line]


def files(town: Town, actor: Actor) -> list[dict[str, Any]]:
    return [one for one in town.heard(actor.key(None)) if "document" in one]


def content(town: Town, file_id: str) -> bytes:
    """Return the bytes of a picture or a file that a message brought."""
    kept = town.playground.world.files
    found = kept.read(kept.known[file_id].path)
    assert found is not None
    return found


def document(town: Town, said: dict[str, Any]) -> bytes:
    return content(town, said["document"]["file_id"])


async def test_a_week_is_listed_with_what_is_mine_and_turned_to_the_next(zhang: Actor, town: Town) -> None:
    then()
    await zhang.comes_in()
    found = await an_event(town)
    await an_event(town, days=7, title="义剪", seats=None)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, zhang.id)
        session.add(Guest(event_id=found.id, person_id=me.id, state=Seat.COMING, heads=2))
    await zhang.says("活动")
    week = await zhang.hears_of("手机课")
    t = town.translator("zh-Hans")
    assert week["text"].startswith(
        f"🗓 {t.plain('programme-week', which='this', first='3 月 15 日', last='3 月 21 日')}"
    )
    assert t.plain("programme-mine", seat="coming", heads=2) in week["text"]
    assert t.plain("programme-free", state="open", limited=True, free=10) in week["text"]
    assert "义剪" not in week["text"]
    await zhang.taps("button-programme-after", span="week")
    following = await zhang.sees_of("义剪")
    assert t.plain("programme-free", state="open", limited=False, free=0) in following["text"]
    assert following["message_id"] == week["message_id"]
    await zhang.taps("button-programme-span", span="month")
    month = await zhang.sees_of(t.plain("programme-month", month=3, year=2027))
    assert "手机课" in month["text"]
    assert "义剪" in month["text"]
    # One taps a number, and the event opens as a message of its own.
    await zhang.taps(f"看 #E{found.number}")
    await zhang.hears_of(t.plain("event-free", host="staff"))


@pytest.mark.parametrize(
    "text", ["What's on?", "What’s on this week?", "这周有什么活动？", "有活动吗", "週末有什麼活動？"]
)
async def test_one_asks_for_it_as_one_speaks(text: str) -> None:
    asked = Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=1, type="private"), text=text)
    assert await Says("word-programme")(asked)


async def test_an_empty_week_says_what_comes_next_and_how_to_suggest_something(
    emma: Actor, ho: Actor, town: Town
) -> None:
    then()
    await emma.comes_in()
    await emma.says("/events")
    empty = await emma.hears_of(town.plain("en", "programme-suggest"))
    assert town.plain("en", "programme-free", state="open", limited=False, free=0) not in empty["text"]
    assert town.translator("en").plain("button-programme-file") not in labels(empty)
    await an_event(town, days=20)
    await ho.comes_in()
    await ho.says("活動")
    said = await ho.hears_of(town.plain("zh-Hant", "programme-suggest"))
    assert "手机课" in said["text"]


async def test_more_than_five_are_on_pages_and_each_message_can_be_sent(zhang: Actor, town: Town) -> None:
    then()
    await zhang.comes_in()
    for number in range(12):
        await an_event(town, days=1 + number // 3, hour=9 + number % 3, title=f"{number}" * 30, venue="长" * 120)
    await zhang.says("活动")
    first = await zhang.hears_of("0" * 30)
    assert "5" * 30 not in first["text"]
    await zhang.taps("button-next")
    await zhang.sees_of("7" * 30)
    await zhang.taps("button-next")
    last = await zhang.sees_of("11" * 30)
    assert town.translator("zh-Hans").plain("button-next") not in labels(last)


async def test_in_a_group_everybody_reads_the_same_and_nothing_that_is_somebodys(
    zhang: Actor, emma: Actor, town: Town
) -> None:
    then()
    await zhang.comes_in()
    found = await an_event(town)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, zhang.id)
        session.add(Guest(event_id=found.id, person_id=me.id, state=Seat.COMING, heads=2))
    await zhang.says("/events", chat=RESIDENTS)
    said = await zhang.hears_of(town.plain("zh-Hans", "programme-in-private", more=False), chat=RESIDENTS)
    assert "手机课" in said["text"]
    assert "✓" not in said["text"]
    assert "Zhang" not in said["text"]
    urls = [one.get("url") for line in said["reply_markup"]["inline_keyboard"] for one in line]
    assert await create_start_link(town.app.bot, "events") in urls
    # Nobody turns the page for everybody.
    assert set(labels(said)) == {f"看 #E{found.number}", town.translator("zh-Hans").plain("button-open-private")}
    await emma.starts("events")
    await emma.hears_of("手机课")
    then(TUESDAY + timedelta(days=14))
    await zhang.says("/events", chat=RESIDENTS)
    await zhang.hears_of(town.plain("zh-Hans", "programme-suggest-privately"), chat=RESIDENTS)


async def test_the_large_calendar_comes_with_the_same_in_words(zhang: Actor, town: Town) -> None:
    then()
    await zhang.comes_in()
    await an_event(town)
    await zhang.says("活动")
    await zhang.hears_of("手机课")
    await zhang.taps("button-programme-picture")
    said = await zhang.hears_of(town.plain("zh-Hans", "programme-month", month=3, year=2027) + " ·")
    assert "手机课" in said["text"]
    shown = [one for one in town.heard(zhang.key(None)) if "photo" in one]
    name = town.translator("zh-Hans").plain("programme-month", month=3, year=2027)
    await zhang.hears("programme-picture", month=name, pages=len(shown))
    # The month at a glance, and at least one page of what is on.
    assert len(shown) >= 2
    for one in shown:
        image = Image.open(BytesIO(content(town, one["photo"][-1]["file_id"])))
        assert image.width == 1080


async def test_a_file_puts_it_into_the_datebook_and_says_when_it_was_called_off(zhang: Actor, town: Town) -> None:
    then()
    await zhang.comes_in()
    found = await an_event(town, notes="带上自己的手机，充好电。" * 6)
    await zhang.says(f"#E{found.number}")
    await zhang.hears_of("手机课")
    await zhang.taps("button-event-ics")
    (said,) = await until(lambda: files(town, zhang))
    assert said["caption"] == town.plain("zh-Hans", "ics-file", called=False)
    assert said["document"]["file_name"] == f"linli-E{found.number}.ics"
    entry: Any
    (entry,) = Calendar.from_ical(document(town, said)).walk("VEVENT")
    assert str(entry["summary"]) == "手机课"
    assert entry["dtstart"].dt == found.starts_at
    async with town.app.database.transaction() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        await hosting.call_off(session, await events.event(session, found.id), by=chen, reason=WORDS)
    # The button of the old message still works.
    await zhang.taps("button-event-ics")
    (again,) = await until(lambda: [one for one in files(town, zhang) if one["message_id"] != said["message_id"]])
    assert again["caption"] == town.plain("zh-Hans", "ics-file", called=True)
    assert b"STATUS:CANCELLED" in document(town, again)
    assert WORDS.encode() not in document(town, again)


async def test_the_file_of_a_month_holds_all_of_it(emma: Actor, town: Town) -> None:
    then()
    await emma.comes_in()
    await an_event(town)
    await an_event(town, days=9, title="Chess")
    await emma.says("Events")
    await emma.hears_of("手机课")
    await emma.taps("button-programme-span", span="month")
    await emma.sees_of("Chess")
    await emma.taps("button-programme-file")
    (said,) = await until(lambda: files(town, emma))
    assert said["document"]["file_name"] == "linli-2027-03.ics"
    month = town.translator("en").plain("programme-month", month=3, year=2027)
    assert said["caption"] == town.plain("en", "ics-file-month", month=month, count=2)
    assert len(Calendar.from_ical(document(town, said)).walk("VEVENT")) == 2


async def test_who_wants_to_hear_of_events_is_told_can_come_at_once_and_can_end_it(zhang: Actor, town: Town) -> None:
    then()
    await zhang.comes_in()
    await zhang.says("活动")
    await zhang.hears_of(town.plain("zh-Hans", "programme-suggest"))
    await zhang.taps("button-programme-bell", on=True)
    await zhang.is_told("programme-bell", on=True)
    await an_event(town)
    told = await zhang.hears_of(town.plain("zh-Hans", "for-you-why"))
    assert "手机课" in told["text"]
    await zhang.taps("button-for-you-hush")
    names = town.plain("zh-Hans", "notice-topic", topic="events")
    await zhang.hears("for-you-hushed", topics=names)
    await zhang.taps("button-for-you-hush")
    await zhang.hears("for-you-hushed-already")
    await an_event(town, title="义剪", days=3)
    await zhang.hears_nothing()
    await zhang.taps("button-for-you-come")
    await zhang.sees_of("手机课")

    async def comes() -> bool:
        async with town.app.database.transaction.reading() as session:
            me = await people.by_telegram_id(session, zhang.id)
            found = await events.by_number(session, 1)
            own = await session.get(Guest, (found.id, me.id))
            return own is not None and own.state == Seat.COMING

    assert await zhang.until(comes)


async def test_news_of_a_fair_reach_those_who_look_for_work_in_their_language(
    emma: Actor, ho: Actor, zhang: Actor, town: Town
) -> None:
    then()
    for actor in (emma, ho, zhang):
        await actor.comes_in()
    await wants(town, emma, Topic.JOBS)
    await wants(town, ho, Topic.JOBS)
    await an_event(town, kind=Kind.JOBS, title="招聘会")
    await emma.hears_of(town.plain("en", "for-you-why"))
    await ho.hears_of(town.plain("zh-Hant", "for-you-why"))
    await zhang.hears_nothing()


async def test_after_a_course_one_is_asked_answers_with_a_tap_and_can_change_it_or_end_it(
    zhang: Actor, town: Town
) -> None:
    then()
    await zhang.comes_in()
    found = await an_event(town, kind=Kind.TRAINING)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, zhang.id)
        session.add(Guest(event_id=found.id, person_id=me.id, state=Seat.COMING))
    ends_at = found.ends_at
    assert ends_at is not None

    async def is_over() -> bool:
        async with town.app.database.transaction.reading() as session:
            return (await events.event(session, found.id)).state == State.OVER

    then(ends_at + timedelta(minutes=1))
    assert await zhang.until(is_over)
    then(ends_at + followups.AFTER + timedelta(minutes=1))
    await zhang.hears("useful-ask", number=found.number, title="手机课")
    await zhang.taps("button-use", use="no")
    await zhang.sees("useful-noted", number=found.number, title="手机课", use="no")
    await zhang.taps("button-use", use="partly")
    await zhang.sees("useful-noted", number=found.number, title="手机课", use="partly")
    await zhang.taps("button-use-stop", on=False)
    await zhang.is_told("useful-stopped", on=False)
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, zhang.id)
        assert not await followups.asks(session, me)
        assert await followups.said(session, found.id, by=me) == "partly"


def test_march_of_2027_has_the_days_that_these_stories_need() -> None:
    assert date(2027, 3, 16).isoweekday() == 2
