"""What was asked in a month: a picture and the same in words, for those who write articles."""

from datetime import date

import pytest

from community import clock, hours, outbox
from community.outbox import Kind
from knowledge import KnowledgeBase
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
