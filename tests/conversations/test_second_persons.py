"""A notice that somebody else must agree to: who is asked, what they are shown, and what they may do."""

from datetime import time
from typing import Any

import pytest

from community.notices import State
from handlers.cards.notice_buttons import Compose
from tests.conversations.announcements import begin, data_of, go_to, labels, later, send, settle_in, shows, the_notice
from tests.stories import Actor, Town


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
