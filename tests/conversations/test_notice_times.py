"""When a notice goes: at once, at its time, asked about when that passed, and never loudly at night."""

from datetime import time

import pytest

from community.notices import State
from tests.conversations.announcements import begin, go_to, labels, later, settle_in, shows, the_notice
from tests.stories import Actor, Town


async def test_the_time_is_chosen_by_buttons_or_typed(chen: Actor, zhang: Actor, town: Town) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang)
    await begin(chen)
    await chen.taps("button-when")
    panel = await chen.sees_of("什么时候发？")
    tomorrow = labels(panel)[2]
    assert tomorrow.startswith("明天（周")
    await chen.taps(tomorrow)
    await chen.taps("上午 9:00")
    await chen.taps("上午 9:30")
    await chen.sees_of(f"时间：{tomorrow}上午 9:30")
    keyboard = (await chen.sees_of("什么时候发？"))["reply_markup"]["inline_keyboard"]
    assert [[one["text"] for one in line] for line in keyboard[-3:-1]] == [["✓ 只发一次", "每天"], ["每周", "每月"]]
    await chen.taps("button-repeat", repeat="weekly")
    await chen.sees_of("每周一次")
    await chen.taps("button-repeat", repeat="once")
    await chen.says("哈哈")
    await chen.hears("when-not-understood")
    await chen.says("昨天")
    await chen.hears("when-not-understood")
    await chen.says("后天下午 3 点半")
    await chen.hears_of("下午 3:30")
    await chen.taps("button-send", count="1 人")
    await chen.sees_of("#N1 定好时间")
    later(town, days=2, hours=6)
    await shows(zhang, "请提前存水")


async def test_what_is_planned_comes_at_its_time(chen: Actor, zhang: Actor, town: Town) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang)
    await begin(chen)
    await chen.taps("button-when")
    await chen.says("11:00")
    await chen.hears_of("今天（")
    await chen.taps("button-send", count="1 人")
    await chen.sees_of("到时间会自己发出去")
    later(town, minutes=59)
    await zhang.hears_nothing()
    later(town, minutes=2)
    await shows(zhang, "请提前存水")


async def test_what_missed_its_time_asks_before_it_goes(chen: Actor, zhang: Actor, town: Town) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang)
    await begin(chen)
    await chen.taps("button-when")
    await chen.says("11:00")
    await chen.hears_of("今天（")
    await chen.taps("button-send", count="1 人")
    await chen.sees_of("到时间会自己发出去")
    later(town, hours=3)
    await chen.hears_of("没有自己发出去。现在还发吗？")
    assert (await the_notice(town)).state == State.MISSED
    await chen.taps("button-send-late")
    await chen.sees_of("在路上了")
    await shows(zhang, "请提前存水")


async def test_what_is_planned_can_be_taken_back_and_changed(chen: Actor, zhang: Actor, town: Town) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang)
    await begin(chen)
    await chen.taps("button-when")
    await chen.says("11:00")
    await chen.hears_of("今天（")
    await chen.taps("button-send", count="1 人")
    await chen.taps("button-take-back")
    await chen.sees_of("#N1 草稿")
    later(town, hours=2)
    await zhang.hears_nothing()
    await chen.taps("button-send", count="1 人")
    await chen.is_told("refused-too-late")


@pytest.mark.parametrize("changes", [{"quiet_hours": "20:00-08:00"}])
async def test_in_quiet_hours_the_author_hears_when_it_really_arrives(chen: Actor, zhang: Actor) -> None:
    go_to(time(21, 0))
    await settle_in(zhang)
    panel = await begin(chen)
    assert "安静时间不打扰大家，会在明天（周" in panel["text"]
    assert "上午 8:00 送到。" in panel["text"]


@pytest.mark.parametrize("changes", [{"quiet_hours": "20:00-08:00"}])
async def test_the_last_question_in_quiet_hours_says_when_it_arrives(chen: Actor, zhang: Actor, ho: Actor) -> None:
    go_to(time(21, 0))
    await settle_in(zhang, ho)
    await begin(chen)
    await chen.taps("button-send", count="2 人")
    asked = await chen.sees_of("现在是安静时间，明天（周")
    assert "上午 8:00 送到。就这样定？" in asked["text"]
    assert "现在发？" not in asked["text"]
