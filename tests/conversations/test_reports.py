"""What was asked in a month, and what a week's cases have in common: a picture and the same in words, for staff."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import clock, hours, outbox, patterns, places
from community.outbox import Kind
from community.timers import Timer
from knowledge import KnowledgeBase
from tests.community.sending import at
from tests.community.test_promises import MORNING, happened
from tests.conversations import shelf
from tests.conversations.announcements import labels, shows, words_of
from tests.conversations.conftest import STAFF
from tests.conversations.shelf import OTHERS, READING_ROOM, UNKNOWN
from tests.stories import Actor, Town


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


def month() -> date:
    return hours.local(clock.now()).date().replace(day=1)


async def test_a_month_shows_what_was_asked_as_a_picture_with_words(zhang: Actor, wang: Actor) -> None:
    await zhang.comes_in()
    for words in (READING_ROOM, *OTHERS[:4], UNKNOWN):
        await zhang.says(words)
    await zhang.hears_of("没有把握")
    await wang.says("/report")
    report = await shows(wang, "居民问了 6 次")
    assert "photo" in report
    assert "直接回答 5 · 列出来让人选 0 · 没有把握 1" in words_of(report)
    assert "· 邻里生活：5" in words_of(report)


async def test_a_month_without_questions_says_so_and_leads_to_others(wang: Actor) -> None:
    await wang.says("/report")
    first = month()
    said = await wang.hears("month-nothing", month=f"{first.year} 年 {first.month} 月")
    assert len(labels(said)) == 1
    await wang.taps(labels(said)[0])
    before = date(first.year - (first.month == 1), first.month - 1 or 12, 1)
    earlier = await wang.hears("month-nothing", month=f"{before.year} 年 {before.month} 月")
    assert len(labels(earlier)) == 2


async def test_the_staff_group_gets_the_month_by_itself(chen: Actor, town: Town) -> None:
    async with town.app.database.transaction() as session:
        await outbox.post(
            session,
            key="month",
            card="knowledge-month",
            of=Kind.REMINDER,
            chat_id=STAFF,
            first="2026-10-01",
            asked=20,
            answered=12,
            doubtful=5,
            unsure=3,
            by_subject=[["邻里生活", 9], ["", 4]],
            useful=6,
            useless=1,
        )
    card = await shows(chen, "2026 年 10 月：居民问了 20 次", chat=STAFF)
    assert "photo" in card
    assert "其他（各不到 5 次）：4" in words_of(card)
    assert not labels(card)


async def test_staff_see_the_weeks_patterns_before_the_month(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    # A Tuesday: what happened an hour ago is of this week.
    at(MORNING)
    transaction = town.app.database.transaction
    async with transaction.reading() as session:
        (home,) = [one.id for one in await places.everything(session) if one.name == "2 栋"]
    await happened(transaction, 6, "leak-shared", place_id=home, submitted_at=clock.now() - timedelta(hours=1))
    await chen.says("/report")
    card = await shows(chen, "居民报的事")
    assert "photo" in card
    said = words_of(card)
    assert "这一周 6 件。" in said
    assert "· 楼顶、楼道漏水：6 件" in said
    assert "· 2 栋 楼顶、楼道漏水：6 次" in said
    assert "先查屋面、立管和外墙缝" in said
    first = month()
    await chen.hears("month-nothing", month=f"{first.year} 年 {first.month} 月")
    await chen.taps("button-week", way="before")
    await chen.hears_of("这一周和前四周都没有居民报事")


async def test_grid_workers_read_no_patterns(wang: Actor) -> None:
    await wang.says("/report")
    first = month()
    await wang.hears("month-nothing", month=f"{first.year} 年 {first.month} 月")
    assert not [one for one in wang.town.heard(wang.key(None)) if "居民报" in words_of(one)]


async def test_the_staff_group_gets_the_week_by_itself(chen: Actor, town: Town) -> None:
    transaction = town.app.database.transaction
    async with transaction.reading() as session:
        (home,) = [one.id for one in await places.everything(session) if one.name == "2 栋"]
        (timer,) = await session.scalars(select(Timer).where(col(Timer.kind) == patterns.WEEK))
    await happened(transaction, 7, "lift", place_id=home, submitted_at=timer.due_at - timedelta(days=4))
    clock.move(timer.due_at - datetime.now(UTC) + timedelta(seconds=1))
    town.app.scheduler.wake()
    card = await shows(chen, "居民报的事", chat=STAFF)
    assert "photo" in card
    assert "· 2 栋 电梯：7 次" in words_of(card)
    assert not labels(card)
