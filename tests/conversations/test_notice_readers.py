"""To whom a notice goes: chosen by buttons, counted at once, and never too few."""

from community.notices import State
from tests.conversations.announcements import begin, labels, send, settle_in, shows, tap, the_notice
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town


async def test_the_roles_of_a_topic_are_not_counted(chen: Actor, li: Actor) -> None:
    await li.comes_in()
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    await chen.taps("button-aim-kind", kind="topics")
    await chen.taps("停水停电（少于 5 人）")
    await chen.taps("button-aim-kind", kind="roles")
    await chen.taps("志愿者（少于 5 人）")
    await chen.sees_of("现在发给：梧桐社区 · 志愿者 · 想听“停水停电”的\n能收到：少于 5 人")


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


async def test_nobody_to_reach_is_said_before_anything_is_sent(chen: Actor) -> None:
    await begin(chen)
    await chen.taps("button-send", count="0 人")
    await chen.is_told("refused-nobody-to-reach")
