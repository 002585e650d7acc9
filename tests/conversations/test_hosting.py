"""Holding an event as people live it: one line, the card, a change with its reason, called off, asked, counted."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.types import InlineKeyboardMarkup
from sqlalchemy import select
from sqlmodel import col

from community import attending, billboards, clock, departures, hosting, people, places
from community.events import Event, Kind, State
from handlers.cards import hosting as cards
from handlers.cards.event_heads import between
from handlers.cards.hosting import in_words
from handlers.plotting import and_where, is_half_a_time, seats, span, understand
from locales import LANGUAGES, Translator
from tests.conversations.announcements import png
from tests.conversations.conftest import PEOPLE, RESIDENTS, STAFF
from tests.stories import Actor, Town, until

SHANGHAI = ZoneInfo("Asia/Shanghai")


def in_days(days: int, hour: int = 9) -> datetime:
    """Return that hour of a day, as the community's clocks show it."""
    day = clock.now().astimezone(SHANGHAI) + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def passes(town: Town, moment: datetime) -> None:
    """Let time pass until then."""
    clock.move(moment - datetime.now(UTC) + timedelta(seconds=1))
    town.app.scheduler.wake()
    town.app.courier.wake()


def line(days: int = 3) -> str:
    day = in_days(days)
    return f"端午包粽子，{day.month}月{day.day}日 9:00-11:00，活动室，30 人"


async def the_event(town: Town) -> Event:
    async with town.app.database.transaction.reading() as session:
        return (await session.scalars(select(Event).order_by(col(Event.id).desc()).limit(1))).one()


async def becomes(town: Town, what: str, value: Any) -> bool:
    async def look() -> bool:
        return bool(getattr(await the_event(town), what) == value)

    return await Actor(town, 0, "").until(look)


async def held(town: Town, host: str = "chen", **values: Any) -> Event:
    """Open an event of somebody's for in three days."""
    async with town.app.database.transaction() as session:
        who = await people.by_telegram_id(session, PEOPLE[host])
        here = {"chen": "梧桐社区", "wang": "一网格"}[host]
        (place,) = [one for one in await places.everything(session) if one.name == here]
        new = await hosting.begin(session, by=who, place_id=place.id)
        whole = {"title": "包粽子", "venue": "活动室", "starts_at": in_days(3), **values}
        return await hosting.open(session, await hosting.fill(session, new, by=who, **whole), by=who)


async def comes(town: Town, found: Event, who: Actor, heads: int = 2) -> None:
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, who.id)
        await attending.join(session, found.id, by=person, heads=heads)


async def test_one_line_is_an_event_and_its_card_stands_in_the_group(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/event {line()}")
    panel = await chen.hears_of("端午包粽子")
    assert "活动室" in panel["text"]
    assert "不用花钱" in panel["text"]
    assert "30 个名额" in panel["text"]
    await chen.sees_of("都齐了")
    await chen.taps("button-host", act="preview")
    await chen.hears_of("不用花钱")
    await chen.taps("button-host", act="open")
    await chen.sees_of("#E1 发出去了")
    card = await chen.hears_of("#E1 端午包粽子", chat=RESIDENTS)
    assert "地点：活动室" in card["text"]
    assert "Chen" not in card["text"]
    assert (await the_event(town)).seats == 30


async def test_word_by_word_with_a_photo_across_a_restart(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("办活动")
    await chen.hears_of("现在没有要办的活动")
    await chen.taps("button-host-new")
    await chen.hears_of("写一行就行")
    await chen.taps("button-host", act="open")
    await chen.is_told("host-first", gap=town.translator("zh-Hans").plain("host-gap", gap="title"))
    await chen.sees_of("活动叫什么")
    await chen.says("下棋")
    await chen.hears_of("还差")
    await chen.taps("button-host", act="time")
    await chen.says("昨天晚上")
    await chen.hears("plan-not-understood", what="time")
    day = in_days(2)
    await town.restart()
    await chen.says(f"{day.month}月{day.day}日 14:00")
    await chen.hears_of("下午 2:00")
    await chen.says("小花园凉亭")
    await chen.hears_of("小花园凉亭")
    await chen.taps("button-host", act="seats")
    await chen.says("很多")
    await chen.hears("host-not-understood")
    await chen.taps("button-host-unlimited")
    await chen.taps("button-host", act="whom")
    await chen.says("爱下棋的邻居")
    await chen.hears_of("请来：爱下棋的邻居")
    await chen.taps("button-host", act="notes")
    await chen.says("打我电话 13912345678")
    await chen.hears("plan-private")
    await chen.says("带自己的茶杯")
    await chen.hears_of("请留意：带自己的茶杯")
    town.playground.world.send_files(chen.id, chen.key(None), "photo", [png()])
    await chen.hears_of("配了图")
    await chen.taps("button-host", act="kind")
    await chen.taps("host-kind", kind="training")
    await chen.taps("button-host", act="topic")
    await chen.taps("notice-topic", topic="seniors")
    await chen.taps("button-host", act="repeat")
    await chen.taps("host-repeat", repeat="weekly")
    await chen.sees_of("到时候自动开下一次")
    await chen.taps("button-host", act="open")
    await chen.sees_of("#E1 发出去了")
    found = await the_event(town)
    assert (found.kind, found.topic, found.repeat, found.seats, found.state) == (
        "training", "seniors", "weekly", None, State.OPEN,
    )  # fmt: skip


async def test_what_a_line_says_amiss_is_told_and_no_half_of_a_time_is_taken(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/event 打 13912345678 报名，周六 9:00")
    await chen.hears("plan-private")
    # A day that was not understood would make its hours those of today.
    await chen.says("31/12 14:00-16:00")
    await chen.hears("plan-not-understood", what="time")
    await chen.says(line())
    await chen.hears_of("都齐了")
    # With nothing left to fill in, a word that is no time is for a button.
    await chen.says("周六 9:00 带伞")
    await chen.hears("host-use-buttons")
    await chen.taps("button-host", act="whom")
    await chen.says("爱下棋的邻居")
    await chen.hears_of("请来：爱下棋的邻居")
    await chen.taps("button-host", act="whom")
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("host-in-words")
    await chen.taps("button-host-none", what="whom")
    await chen.sees_of("谁都可以来")
    assert await becomes(town, "whom", "")


async def test_what_has_begun_is_not_asked_for_another_time(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    found = await held(town)
    await chen.says("/event")
    await chen.hears_of("#E1 包粽子")
    await chen.taps("button-host-open", number=1, title="包粽子")
    await chen.sees_of("地点：活动室")
    assert found.starts_at is not None
    passes(town, found.starts_at)
    await chen.taps("button-host", act="alter-time")
    assert await until(lambda: any("记人数" in str(one) for one in town.heard(chen.key(None))))
    assert not [one for one in town.heard(chen.key(None)) if "改到什么时候" in one.get("text", "")]


async def test_a_change_asks_why_and_tells_whoever_comes_what_is_new(chen: Actor, zhang: Actor, town: Town) -> None:
    await chen.comes_in()
    await zhang.comes_in()
    found = await held(town)
    await comes(town, found, zhang)
    await chen.says("/event")
    await chen.hears_of("已报 2 人")
    await chen.taps("button-host-open", number=1, title="包粽子")
    await chen.taps("button-host", act="alter-venue")
    await chen.sees_of("改到哪里")
    await chen.says("社区广场")
    await chen.hears_of("为什么要改")
    await town.restart()
    await chen.taps("button-host-why", why="venue")
    await chen.sees_of("改好了")
    told = await zhang.hears_of("有变化")
    assert "现在的地点：社区广场" in told["text"]
    assert "原因：场地用不了。" in told["text"]
    assert "时间" not in told["text"]
    # The button of a reason is old by now: what was typed is forgotten.
    await chen.taps("button-host", act="alter-seats")
    await chen.says("1")
    await chen.hears("refused-seats-taken", taken=2)
    await chen.says("3")
    await chen.hears_of("改好了")
    assert (await the_event(town)).seats == 3


async def test_called_off_is_told_with_the_words_of_whoever_did_it(
    chen: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    for who in (chen, emma, ho):
        await who.comes_in()
    found = await held(town)
    await comes(town, found, emma)
    await comes(town, found, ho)
    await chen.says("/event")
    await chen.taps("button-host-open", number=1, title="包粽子")
    await chen.taps("button-host", act="call-off")
    await chen.sees_of("为什么不办了")
    await chen.says("糯米没有送到")
    await chen.hears_of("#E1 取消了")
    assert "Because: 糯米没有送到." in (await emma.hears_of("is called off"))["text"]
    assert "原因：糯米没有送到。" in (await ho.hears_of("取消了，不用去了"))["text"]
    card = await chen.sees_of("取消了，不用去", chat=RESIDENTS)
    assert "糯米" not in card["text"]


async def test_the_evening_before_the_host_is_asked_and_at_the_end_how_many_came(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    found = await held(town)
    passes(town, in_days(2, 18))
    await chen.hears_of("还办吗")
    await chen.taps("button-still-on", act="yes")
    await chen.is_told("host-thanks", act="yes", number=1)
    await chen.sees_of("照常办：")
    assert (await the_event(town)).still_on_at is not None
    assert found.ends_at is not None
    passes(town, found.ends_at)
    await chen.hears_of("办完了")
    await chen.taps("button-host", act="came")
    await chen.says("二十三人")
    await chen.hears_of("来了 23 人")
    assert (await the_event(town)).came == 23


async def test_who_holds_it_no_more_is_followed_with_one_tap(chen: Actor, wang: Actor, zhao: Actor, town: Town) -> None:
    for who in (chen, wang, zhao):
        await who.comes_in()
    await held(town, "wang")
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, wang.id)
        by = await people.by_telegram_id(session, zhao.id)
        for one in await people.roles(session, person.id):
            await people.revoke(session, one.id or 0, by=by)
        await departures.release_all(session, person, by=by)
    await chen.hears_of("没有人主持了")
    await chen.taps("button-still-on", act="hold")
    await chen.is_told("host-thanks", act="hold", number=1)
    await chen.sees_of("有人主持了：Chen")


async def test_a_series_is_called_off_once_or_for_good(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    found = await held(town, repeat="weekly")
    await chen.says("/event")
    await chen.taps("button-host-open", number=1, title="包粽子")
    await chen.taps("button-host", act="call-off")
    await chen.sees_of("只取消这一次")
    await chen.taps("button-host", act="call-off-one")
    await chen.taps("button-host-why", why="weather")
    await chen.sees_of("#E1 取消了")
    assert await becomes(town, "state", State.CALLED_OFF)
    assert (await the_event(town)).repeat == "weekly"
    await chen.taps("button-host", act="stop")
    await chen.sees_of("以后不再自动开")
    assert (await the_event(town)).repeat is None
    assert found.series_id is not None


async def test_once_more_begins_a_draft_like_it(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    found = await held(town, notes="带围裙", seats=12)
    assert found.ends_at is not None
    passes(town, found.ends_at)
    await chen.hears_of("办完了")
    await chen.taps("button-host", act="again")
    panel = await chen.hears_of("还差")
    assert "带围裙" in panel["text"]
    assert "12 个名额" in panel["text"]
    day = in_days(5)
    await chen.says(f"{day.month}月{day.day}日 10:00")
    await chen.hears_of("都齐了")


async def test_a_draft_is_thrown_away_after_a_question_and_cancel_keeps_it(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/event 下棋")
    await chen.hears_of("下棋")
    await chen.says("取消")
    await chen.hears("host-left")
    await chen.says("/event")
    await chen.taps("button-host-which", which="drafts", count=1)
    await chen.taps("button-host-open", number=0, title="下棋")
    await chen.sees_of("还差")
    await chen.taps("button-host", act="drop")
    await chen.sees("host-sure-to-drop", title="下棋")
    await chen.taps("button-host", act="drop-sure")
    await chen.sees("host-dropped")
    async with town.app.database.transaction.reading() as session:
        assert (await session.scalars(select(Event))).all() == []


async def test_a_birthdays_draft_says_who_is_invited_and_asks_for_no_topic(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    party = await held(town)
    said = {"kind": Kind.BIRTHDAY, "topic": None}
    for language in LANGUAGES:
        t = Translator(language)
        async with town.app.database.transaction.reading() as session:
            facts = await billboards.facts(session, party)
        panels = [cards.panel(t, missing=(), **{**facts, **more}) for more in (said, {})]
        for panel, kind, there in zip(panels, (Kind.BIRTHDAY, Kind.GATHERING), (False, True), strict=True):
            assert t("host-ready", kind=kind) in panel.text
            assert isinstance(panel.keyboard, InlineKeyboardMarkup)
            shown = {one.text for line in panel.keyboard.inline_keyboard for one in line}
            assert (t.plain("button-host", act="topic") in shown) is there
        assert panels[0].text != panels[1].text


@pytest.mark.parametrize(("who", "word"), [("zhang", "新活动"), ("emma", "New event")])
async def test_a_neighbour_who_says_new_event_sees_what_is_on(
    who: str, word: str, chen: Actor, town: Town, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    for one in (actor, chen):
        await one.comes_in()
    await actor.says("/events")
    listed = await actor.hears_of("🗓")
    await actor.says(word)
    assert (await actor.hears_of("🗓"))["text"] == listed["text"]
    assert town.plain(actor.language, "refused-not-allowed") not in {
        one.get("text") for one in town.heard(actor.key(None))
    }
    await chen.says("新活动")
    await chen.hears_of("现在没有要办的活动")


@pytest.mark.parametrize("who", ["zhang", "li"])
async def test_who_holds_no_events_is_told_so(who: str, town: Town, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(who)
    await actor.comes_in()
    found = await held(town)
    await actor.says("/event 下棋")
    await actor.hears("refused-not-allowed")
    shown = town.heard(actor.key(None))[-1]
    for data in (
        f"host:call-off-one:{found.id}",
        f"because:{found.id}:call-off-one:weather",
        f"still-on:{found.id}:hold",
    ):
        await actor.taps_what_was_there(shown, data)
    assert await until(lambda: len([one for one in town.alerts if one["person"] == actor.id]) >= 3)
    assert (await the_event(town)).state == State.OPEN


async def test_in_a_group_of_staff_it_leads_to_the_private_chat(chen: Actor) -> None:
    await chen.comes_in()
    await chen.says("/event", chat=STAFF)
    await chen.hears("group-to-private", chat=STAFF)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
async def test_other_languages_read_it_in_theirs(language: str, town: Town, wang: Actor) -> None:
    wang.language = language
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, wang.id)
        await people.speak(session, me.id, language=language)
    await wang.comes_in()
    said = {
        "en": "Tea together, tomorrow 15:00, at the small garden, 12 people",
        "zh-Hant": "一起喝茶，明天 15:00，小花園，12 人",
    }
    await wang.says(f"/event {said[language]}")
    await wang.hears_of({"en": "Ready to be posted", "zh-Hant": "都齊了"}[language])
    found = await the_event(town)
    assert (found.title, found.venue, found.seats) == {
        "en": ("Tea together", "the small garden", 12),
        "zh-Hant": ("一起喝茶", "小花園", 12),
    }[language]


@pytest.mark.parametrize(
    ("text", "title", "venue", "count"),
    [
        ("端午包粽子，6月18日 9:00-11:00，活动室，30 人", "端午包粽子", "活动室", 30),
        ("包粽子 周六 9:00 在社区广场，30人", "包粽子", "社区广场", 30),
        ("在社区过中秋，周六 18:00，地点：二楼平台", "在社区过中秋", "二楼平台", None),
        ("下棋，周六 9:00", "下棋", "", None),
        ("Choir, Saturday 9:00, at the library", "Choir", "the library", None),
        ("Choir at 9:00 Saturday, 12 people", "Choir", "", 12),
        ("重阳长寿面，周六 11:00-13:00，60 人，食堂", "重阳长寿面", "食堂", 60),
        ("百家宴，周六 11:00，社区广场，1200 人", "百家宴", "社区广场", 1200),
    ],
)
def test_a_line_says_what_where_and_for_how_many(text: str, title: str, venue: str, count: int | None) -> None:
    rest, where = and_where(text)
    found = understand(rest)
    assert (found.title, where, found.seats) == (title, venue, count)
    assert found.starts_at is not None


def test_an_end_may_be_on_another_day() -> None:
    day = in_days(3)
    after = in_days(5)
    assert span(f"{day.month}月{day.day}日 9:00 - {after.month}月{after.day}日 9:00") == (day, after)


def test_days_are_joined_by_a_word_and_hours_by_a_stroke() -> None:
    t = Translator("zh-Hans")
    begins, ends, later = (datetime(2026, 12, *at, tzinfo=SHANGHAI).isoformat() for at in ((5, 9), (5, 11), (6, 11)))
    assert between(t, begins, ends) == "12 月 5 日（周六）上午 9:00–11:00"
    assert between(t, begins, later) == "12 月 5 日（周六）上午 9:00 到 12 月 6 日（周日）上午 11:00"


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("31/12 下棋", True),
        ("- 1月9日", True),
        ("3 点", True),
        ("3 号楼", False),
        ("两人三足", False),
        ("《红楼梦》", False),
    ],
)
def test_half_of_a_time_is_no_name(text: str, *, half: bool) -> None:
    assert is_half_a_time(text) is half


@pytest.mark.parametrize(
    ("text", "count"),
    [("1200", 1200), ("三十人", 30), ("不限", 0), ("No limit.", 0), ("很多", None), ("0", None), ("3 到 5", None)],
)
def test_places_are_a_number_or_none(text: str, count: int | None) -> None:
    assert seats(text) == count


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_reason_reads_in_the_language_of_whoever_reads_it(language: str) -> None:
    t = Translator(language)
    assert {in_words(t, one) for one in hosting.Reason} == {
        t.plain("host-reason", reason=one) for one in hosting.Reason
    }
    assert in_words(t, "下雨了。") == "下雨了"
