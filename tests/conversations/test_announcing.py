"""Writing a notice: the very message, what it cannot hold, templates, and drafts that are found again."""

import pytest

from community.notices import LONGEST, LONGEST_WITH_MEDIA, State
from handlers.cards.notice_buttons import Aim, Compose, Run
from tests.conversations.announcements import (
    WORDS,
    aim,
    arrived,
    begin,
    data_of,
    labels,
    png,
    send,
    settle_in,
    shows,
    the_notice,
)
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


async def test_a_notice_may_begin_with_a_word_that_asks_for_a_repair(chen: Actor) -> None:
    panel = await begin(chen, "报修 电话变了\n新号码写在门口。")
    assert "#N1 草稿 · 报修 电话变了" in panel["text"]


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
