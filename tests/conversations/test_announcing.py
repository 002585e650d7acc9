"""Writing a notice: the very message, its readers, its time, its second person."""

from datetime import time
from typing import Any

import pytest

from community.notices import LONGEST, LONGEST_WITH_MEDIA, State
from handlers.cards.buttons import Aim, Compose, Run
from tests.conversations.announcements import (
    WORDS,
    aim,
    arrived,
    begin,
    data_of,
    go_to,
    labels,
    later,
    png,
    send,
    settle_in,
    shows,
    tap,
    the_notice,
)
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town


async def test_a_notice_is_written_shown_and_sent_in_three_languages(
    chen: Actor, zhang: Actor, ho: Actor, emma: Actor, town: Town
) -> None:
    await settle_in(zhang, ho, emma)
    panel = await begin(chen)
    assert panel["text"].startswith("#N1 草稿 · 明天停水\n发给：一网格 · 居民\n能收到：3 人")
    preview = await shows(chen, "核验码")
    await send(chen, "3 人")
    await chen.sees_of("#N1 在路上了，共 3 条")
    notice = await the_notice(town)
    for actor in (zhang, ho, emma):
        got = await shows(actor, "请提前存水")
        footer = town.plain(actor.language, "notice-footer", number=1, code=notice.code, office="梧桐社区")
        standing = town.plain(actor.language, "notice-standing")
        assert got["text"] == f"{WORDS}\n\n———\n{footer}\n{standing}"
        assert got["entities"][0] == {"type": "bold", "offset": 0, "length": 4}
    assert (await shows(zhang, "请提前存水"))["text"] == preview["text"]


async def test_formatting_comes_through(chen: Actor, zhang: Actor) -> None:
    await settle_in(zhang)
    marks = [
        {"type": "italic", "offset": 8, "length": 2},
        {"type": "text_link", "offset": 11, "length": 2, "url": "https://example.org/"},
    ]
    await begin(chen, "停水 <通知>\n上午，看看", entities=marks)
    preview = await shows(chen, "核验码")
    assert [one["type"] for one in preview["entities"]][:3] == ["bold", "italic", "text_link"]
    await send(chen, "1 人")
    assert (await shows(zhang, "停水 <通知>"))["entities"] == preview["entities"]


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_picture_or_a_file_carries_the_words_below_it(chen: Actor, zhang: Actor, town: Town, kind: str) -> None:
    await settle_in(zhang)
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    town.playground.world.send_files(chen.id, chen.key(None), kind, [png()], caption=WORDS)
    await shows(chen, "发给：")
    await aim(chen)
    await send(chen, "1 人")
    got = await shows(zhang, "请提前存水")
    assert kind in got
    assert labels(got) == ["我知道了"]


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_picture_or_a_file_without_words_waits_for_them(chen: Actor, town: Town, kind: str) -> None:
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    town.playground.world.send_files(chen.id, chen.key(None), kind, [png()])
    await chen.hears("announce-needs-words", kind=kind)
    await chen.says(WORDS)
    assert kind in await shows(chen, "核验码")
    assert [one["kind"] for one in (await the_notice(town)).content["media"]] == [kind]


async def test_a_picture_whose_words_are_too_long_is_kept_for_shorter_ones(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    caption = "字" * (LONGEST_WITH_MEDIA + 3)
    town.playground.world.send_files(chen.id, chen.key(None), "photo", [png()], caption=caption)
    await chen.hears("refused-notice-too-long", over=3, longest=LONGEST_WITH_MEDIA)
    await chen.says(caption)
    await chen.hears("refused-notice-too-long", over=3, longest=LONGEST_WITH_MEDIA)
    await chen.says(WORDS)
    assert "photo" in await shows(chen, "核验码")
    assert [one["kind"] for one in (await the_notice(town)).content["media"]] == ["photo"]


async def test_an_album_is_gathered_and_its_words_follow_it(chen: Actor, zhang: Actor, town: Town) -> None:
    await settle_in(zhang)
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    town.playground.world.send_files(chen.id, chen.key(None), "photo", [png(10), png(20), png(30)], caption=WORDS)
    await chen.hears_of("图片都传完以后")
    await chen.until(lambda: _holds(town, 3))
    await aim(chen)
    await chen.taps("button-look")
    await shows(chen, "核验码")
    await send(chen, "1 人")
    await shows(zhang, "请提前存水")
    pictures = [one for one in town.heard(zhang.key(None)) if "photo" in one]
    assert len({one["media_group_id"] for one in pictures}) == 1
    assert len(pictures) == 3
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def _holds(town: Town, count: int) -> bool:
    return len((await the_notice(town)).content["media"]) == count


async def test_what_a_notice_cannot_hold_is_refused_kindly(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("announce-only-these")
    await chen.says("字" * (LONGEST + 7))
    await chen.hears("refused-notice-too-long", over=7, longest=LONGEST)
    await chen.says(WORDS)
    await chen.hears_of("#N1 草稿")


async def test_what_is_too_long_leaves_the_draft_as_it_was(chen: Actor, town: Town) -> None:
    await begin(chen)
    await chen.taps("button-rewrite")
    await chen.hears("announce-ask-again")
    await chen.says("字" * (LONGEST + 1))
    await chen.hears("refused-notice-too-long", over=1, longest=LONGEST)
    assert (await the_notice(town)).content["html"] == WORDS
    await chen.says("后天停水")
    await chen.hears_of("#N1 草稿 · 后天停水")


async def test_residents_and_volunteers_have_nothing_to_announce(zhang: Actor, li: Actor) -> None:
    for actor in (zhang, li):
        await actor.comes_in()
        await actor.says("/announce")
        await actor.hears("refused-not-allowed")


async def test_a_grid_worker_speaks_for_the_grid_and_for_nothing_above(wang: Actor, chen: Actor, town: Town) -> None:
    panel = await begin(wang)
    assert "发给：一网格 · 居民" in panel["text"]
    # A button of somebody else's notice, as a changed client would send it.
    await begin(chen)
    theirs = await the_notice(town, 2)
    await wang.taps_what_was_there(panel, Run(act="show", notice=theirs.id).pack())
    await wang.is_told("refused-not-allowed")


async def test_buttons_that_lead_nowhere_are_answered_kindly(wang: Actor, town: Town) -> None:
    panel = await begin(wang)
    notice = (await the_notice(town)).id
    for data, answer in (
        (f"when:{notice}:99999999::", "stray-button"),
        (f"aim:{notice}:places:abc:0:0", "stray-button"),
        (Compose(act="daily", notice=notice).pack(), "refused-ended"),
        # The community, of which Wang has one grid.
        (Aim(notice=notice, kind="places", at=1).pack(), "refused-not-found"),
        (Aim(notice=notice, kind="groups", value="-555").pack(), "refused-not-found"),
    ):
        town.alerts.clear()
        await wang.taps_what_was_there(panel, data)
        await wang.is_told(answer)


async def test_the_roles_of_a_topic_are_not_counted(chen: Actor, li: Actor) -> None:
    await li.comes_in()
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    await chen.taps("button-aim-kind", kind="topics")
    await chen.taps("停水停电（少于 5 人）")
    await chen.taps("button-aim-kind", kind="roles")
    await chen.taps("志愿者（少于 5 人）")
    await chen.sees_of("现在发给：梧桐社区 · 志愿者 · 想听“停水停电”的\n能收到：少于 5 人")


async def test_a_notice_may_begin_with_a_word_that_asks_for_a_repair(chen: Actor) -> None:
    panel = await begin(chen, "报修 电话变了\n新号码写在门口。")
    assert "#N1 草稿 · 报修 电话变了" in panel["text"]


async def test_readers_are_chosen_by_buttons_and_counted_at_once(
    chen: Actor, zhang: Actor, ho: Actor, li: Actor
) -> None:
    await settle_in(zhang)
    await settle_in(ho, building="2 栋")
    await li.comes_in()
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    await chen.taps("一网格（2 人）")
    await chen.sees_of("现在发给：一网格 · 居民\n能收到：2 人")
    await chen.taps("✓ 一网格（2 人）")
    await chen.taps("button-inside", place="一网格")
    await chen.taps("1 栋（1 人）")
    await chen.sees_of("现在发给：1 栋 · 居民\n能收到：1 人")
    await chen.taps("✓ 1 栋（1 人）")
    await chen.sees_of("现在发给：梧桐社区 · 居民")
    await chen.taps("button-aim-kind", kind="roles")
    await chen.taps("志愿者（1 人）")
    await chen.sees_of("现在发给：梧桐社区 · 志愿者\n能收到：1 人")
    await chen.taps("✓ 志愿者（1 人）")
    await chen.taps("button-aim-kind", kind="topics")
    await chen.taps("停水停电（少于 5 人）")
    await chen.sees_of("想听“停水停电”的\n能收到：少于 5 人")
    await chen.taps("✓ 停水停电（少于 5 人）")
    await chen.taps("button-aim-kind", kind="groups")
    await chen.taps("居民群（梧桐社区）")
    await chen.sees_of("现在发给：只发到群里")
    await chen.taps("button-done")
    panel = await chen.sees_of("#N1 草稿 · 明天停水\n发给：只发到群里\n群：居民群（梧桐社区）")
    assert "发送（0 人、1 个群）" in labels(panel)
    await send(chen, "0 人、1 个群")
    got = await shows(chen, "请提前存水", chat=RESIDENTS)
    assert labels(got) == ["我知道了"]
    await zhang.hears_nothing()


async def test_the_whole_place_as_the_last_choice_stays_and_says_so(chen: Actor, zhang: Actor) -> None:
    await settle_in(zhang)
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    for _ in range(2):
        chen.town.alerts.clear()
        await tap(chen, "✓ 整个梧桐社区（")
        await chen.is_told("aim-whole-stays")
    await chen.sees_of("现在发给：梧桐社区 · 居民")


async def test_a_topic_of_a_few_is_refused_before_the_last_question(
    chen: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    await settle_in(zhang, ho)
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    await chen.taps("button-aim-kind", kind="topics")
    await chen.taps("停水停电（少于 5 人）")
    await chen.sees_of("能收到：少于 5 人")
    await chen.taps("button-done")
    for actor in (None, zhang, ho):
        if actor is not None:
            await actor.says("/topics")
            await actor.taps("notice-topic", topic="outages")
            await tap(actor, "✓ ")
            await actor.taps("notice-topic", topic="outages")
        town.alerts.clear()
        await chen.taps("button-send", count="少于 5 人")
        await chen.is_told("refused-too-few-for-topic")
    assert (await the_notice(town)).state == State.DRAFT


@pytest.mark.parametrize("word", ["不用了", "算了", "取消", "Cancel"])
async def test_a_word_ends_whatever_was_being_written(chen: Actor, zhang: Actor, town: Town, word: str) -> None:
    async def ends() -> None:
        await chen.says(word)
        await chen.hears("never-mind")

    await settle_in(zhang)
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    await ends()
    await begin(chen)
    urgent = ("button-options", "button-urgent")
    for buttons, asked in ((("button-rewrite",), "整条换掉"), (urgent, "为什么紧急"), (("button-when",), "什么时候发")):
        for label in buttons:
            await chen.taps(label)
        await chen.sees_of(asked)
        await ends()
        await chen.says("n1")
        await chen.hears_of("#N1 草稿")
    await chen.says("/verify")
    await chen.hears("verify-ask")
    await ends()
    await send(chen, "1 人")
    await arrived(town)
    await chen.hears_of("#N1 发完了")
    await chen.taps("button-correct")
    await chen.hears("correct-ask")
    await ends()


async def test_nobody_to_reach_is_said_before_anything_is_sent(chen: Actor) -> None:
    await begin(chen)
    await chen.taps("button-send", count="0 人")
    await chen.is_told("refused-nobody-to-reach")


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


async def test_an_administrator_hears_that_the_decision_is_theirs_alone(zhao: Actor, zhang: Actor, ho: Actor) -> None:
    await settle_in(zhang, ho)
    await begin(zhao)
    await zhao.taps("button-options")
    await zhao.taps("button-urgent")
    asked = await zhao.hears("urgent-ask", alone=True)
    assert "另一位" not in asked["text"]
    await zhao.says("水管爆了")
    await zhao.hears_of("原因：水管爆了")
    await zhao.taps("button-send", count="2 人")
    await zhao.sees_of("紧急通知夜里也会响。\n不用第二个人同意，由您一个人决定。")
    await zhao.taps("button-send-sure")
    await shows(zhang, "⚠️ 紧急通知")


async def test_options_are_switched(chen: Actor, town: Town) -> None:
    await begin(chen)
    await chen.taps("button-options")
    await chen.taps("✓ 请大家按“我知道了”")
    await chen.taps("群里置顶")
    await chen.taps("7 天内有效")
    await chen.sees_of("这条通知怎么发？")
    await chen.taps("button-done")
    await chen.sees_of("选项：不用按“我知道了”、群里置顶、7 天内没送到就不再送")
    notice = await the_notice(town)
    assert (notice.asks, notice.pins, notice.lasts_hours) == (False, True, 168)


async def _urgent(actor: Actor) -> dict[str, Any]:
    """Write an urgent notice and hand it in."""
    panel = await begin(actor)
    await actor.taps("button-options")
    await actor.taps("button-urgent")
    await actor.hears("urgent-ask", alone=False)
    await actor.says("水管爆了")
    await actor.hears_of("紧急，夜里也送到。原因：水管爆了")
    await actor.taps("button-send", count="2 人")
    await actor.sees_of("紧急通知夜里也会响。\n紧急通知要另一位工作人员同意才会发。")
    await actor.taps("button-send-sure")
    await actor.sees_of("已经请了")
    return panel


async def test_an_urgent_notice_needs_a_second_person_and_the_first_one_decides(
    wang: Actor, chen: Actor, zhao: Actor, zhang: Actor, ho: Actor
) -> None:
    await settle_in(zhang, ho)
    await chen.comes_in()
    await zhao.comes_in()
    await _urgent(wang)
    for actor in (chen, zhao):
        await shows(actor, "⚠️ 紧急通知")
        panel = await actor.hears_of("#N1 等人同意 · 明天停水")
        assert (
            "写的人：Wang\n发给：一网格 · 居民（2 位读者）\n时间：马上发\n紧急，夜里也送到。原因：水管爆了"
            in panel["text"]
        )
    await zhang.hears_nothing()
    await chen.taps("button-agree")
    await chen.is_told("notice-approved", number=1, title="明天停水", who="Chen")
    await wang.hears("notice-approved", number=1, title="明天停水", who="Chen")
    await zhao.sees("notice-approved", number=1, title="明天停水", who="Chen")
    assert (await shows(zhang, "请提前存水"))["text"].startswith("⚠️ 紧急通知\n明天停水")
    await zhao.taps_what_was_there(panel, data_of(panel, "同意发送"))
    await zhao.is_told("refused-ended")


async def test_the_author_cannot_be_the_second_person(
    wang: Actor, chen: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    await settle_in(zhang, ho)
    await wang.comes_in()
    await chen.comes_in()
    # With an administrator to ask, it waits for that one.
    zhao = Actor(town, 7, "Zhao")
    await zhao.comes_in()
    panel = await _urgent(chen)
    notice = await the_notice(town)
    await chen.taps_what_was_there(panel, Compose(act="agree", notice=notice.id).pack())
    await chen.is_told("refused-own-notice")
    await wang.taps_what_was_there(
        {"message_id": wang.town.heard(wang.key(None))[0]["message_id"]}, Compose(act="agree", notice=notice.id).pack()
    )
    await wang.is_told("refused-not-allowed")


async def test_a_second_person_may_send_it_back(wang: Actor, chen: Actor, zhang: Actor, ho: Actor) -> None:
    await settle_in(zhang, ho)
    await chen.comes_in()
    await _urgent(wang)
    await chen.taps("button-send-back")
    await wang.hears("notice-sent-back", number=1, title="明天停水", who="Chen")
    await wang.taps("button-show")
    await wang.sees_of("#N1 草稿")
    await zhang.hears_nothing()


@pytest.mark.parametrize("changes", [{"second_person_above": 1}])
async def test_what_waited_past_its_time_comes_back_to_its_author(
    wang: Actor, chen: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang, ho)
    await chen.comes_in()
    await begin(wang)
    await wang.taps("button-when")
    await wang.says("11:00")
    await wang.hears_of("今天（")
    await send(wang, "2 人")
    later(town, seconds=2)
    await chen.hears_of("等人同意 · 明天停水")
    later(town, hours=3)
    await chen.taps("button-agree")
    await chen.is_told("approve-late")
    panel = await chen.sees_of(town.plain("zh-Hans", "approve-late"))
    assert labels(panel) == ["看原文"]
    await wang.hears_of("原定今天（")
    notice = await the_notice(town)
    assert (notice.state, notice.starts_at) == (State.DRAFT, None)
    await zhang.hears_nothing()


@pytest.mark.parametrize("changes", [{"second_person_above": 1}])
async def test_a_second_person_is_told_which_groups_get_it(chen: Actor, zhao: Actor, zhang: Actor) -> None:
    await settle_in(zhang)
    await zhao.comes_in()
    await begin(chen)
    await chen.taps("button-aim")
    await chen.taps("button-aim-kind", kind="groups")
    await chen.taps("居民群（梧桐社区）")
    await chen.sees_of("群：居民群（梧桐社区）")
    await chen.taps("button-done")
    await send(chen, "1 人、1 个群")
    panel = await zhao.hears_of("等人同意 · 明天停水")
    assert "发给：一网格 · 居民（2 位读者）\n时间：马上发\n群：居民群（梧桐社区）" in panel["text"]


async def test_with_nobody_to_agree_it_says_so(wang: Actor, zhang: Actor, ho: Actor) -> None:
    await settle_in(zhang, ho)
    await begin(wang)
    await wang.taps("button-options")
    await wang.taps("button-urgent")
    await wang.says("水管爆了")
    await wang.hears_of("原因：水管爆了")
    await wang.taps("button-send", count="2 人")
    await wang.taps("button-send-sure")
    await wang.is_told("refused-nobody-to-approve")


@pytest.mark.parametrize("changes", [{"second_person_above": 1}])
async def test_many_readers_need_a_second_person_and_an_administrator_does_not(
    chen: Actor, zhao: Actor, zhang: Actor, ho: Actor
) -> None:
    await settle_in(zhang, ho)
    await zhao.comes_in()
    await begin(chen)
    await chen.taps("button-send", count="2 人")
    await chen.sees_of("人比较多，要另一位工作人员同意才会发。")
    await begin(zhao)
    await zhao.taps("button-send", count="2 人")
    await zhao.taps("button-send-sure")
    await shows(zhang, "#N2 · 核验码")


async def test_templates_are_kept_used_and_dropped(chen: Actor) -> None:
    await begin(chen)
    await chen.taps("button-keep-template")
    await chen.is_told("template-kept")
    await chen.says("/announce")
    await chen.taps("button-templates")
    await chen.taps("button-template", title="明天停水")
    await chen.hears_of("#N2 草稿 · 明天停水")
    # The conversation does not wait for another notice.
    await chen.says("低保怎么申请")
    await chen.hears_of("依据：")
    await chen.taps("button-drop-template")
    await chen.sees_of("还没有模板")


async def test_a_draft_is_dropped_after_a_second_question(chen: Actor, zhang: Actor, town: Town) -> None:
    await settle_in(zhang)
    panel = await begin(chen)
    await chen.taps("button-drop")
    await chen.taps("button-drop-sure")
    await chen.sees("draft-dropped", number=1)
    await chen.taps_what_was_there(panel, data_of(panel, "发送（1 人）"))
    await chen.is_told("refused-ended")
    assert (await the_notice(town)).state == State.DROPPED


async def test_everything_survives_a_restart(chen: Actor, zhang: Actor, town: Town) -> None:
    await settle_in(zhang)
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    await town.restart()
    await chen.says(WORDS)
    await chen.hears_of("#N1 草稿")
    await chen.taps("button-when")
    await chen.sees_of("什么时候发？")
    await town.restart()
    await chen.says("明天 9:30")
    await chen.hears_of("明天（")
    await town.restart()
    await chen.taps("button-look")
    await chen.hears_of("核验码")


async def test_recent_notices_are_listed_five_a_page_and_opened(chen: Actor) -> None:
    for number in range(1, 8):
        await begin(chen, f"通知 {number}", aimed=False)
    await chen.says("/announce")
    listed = await chen.hears_of("最近的通知一共 7 条")
    assert labels(listed)[0] == "#N7 · 草稿 · 通知 7"
    assert len([one for one in labels(listed) if one.startswith("#N")]) == 5
    await chen.taps("button-next")
    await chen.taps("#N1 · 草稿 · 通知 1")
    await chen.sees_of("#N1 草稿 · 通知 1")


@pytest.mark.parametrize("tag", ["#N1", "n1", "＃Ｎ１", " #n 1 "])
async def test_a_typed_tag_opens_the_panel(chen: Actor, tag: str) -> None:
    await begin(chen)
    await chen.says(tag)
    await chen.hears_of("#N1 草稿")


async def test_two_taps_of_send_send_once(chen: Actor, zhang: Actor, town: Town) -> None:
    await settle_in(zhang)
    panel = await begin(chen)
    await chen.taps("button-send", count="1 人")
    await chen.taps_what_was_there(panel, data_of(panel, "发送（1 人）"))
    await chen.is_told("refused-ended")
    await arrived(town)
    assert len([one for one in town.heard(zhang.key(None)) if "请提前存水" in one.get("text", "")]) == 1
