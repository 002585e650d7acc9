"""Notices after they are sent: read, confirmed, followed, corrected, withdrawn, and proved genuine."""

from datetime import time
from functools import partial

import pytest

from community import audiences, mydata, people
from community.audiences import Topic
from handlers.cards.notice_buttons import Know, OpenNotice, Run
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
    words_of,
)
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town, until


async def announce(author: Actor, *readers: Actor, town: Town, words: str = WORDS) -> None:
    """Let a notice arrive at these readers, who are all there are."""
    await settle_in(*readers)
    await begin(author, words)
    await send(author, f"{len(readers)} 人")
    await arrived(town, count=len(readers))
    await author.hears_of("#N1 发完了")


async def to_the_group(author: Actor) -> None:
    """Send a notice to the residents' group alone."""
    await begin(author, aimed=False)
    await author.taps("button-aim")
    await author.taps("button-aim-kind", kind="groups")
    await author.taps("居民群（梧桐社区）")
    await author.sees_of("群：居民群（梧桐社区）")
    # A group comes on top of the people: those are left out by hand.
    await author.taps("button-aim-kind", kind="places")
    await tap(author, "✓ 整个梧桐社区（")
    await author.sees_of("现在发给：只发到群里")
    await author.taps("button-done")
    await send(author, "0 人、1 个群")


# --- Readers ---


async def test_one_tap_says_that_one_knows_and_the_button_shows_it(
    chen: Actor, zhang: Actor, emma: Actor, town: Town
) -> None:
    await announce(chen, zhang, emma, town=town)
    await zhang.taps("button-know")
    await zhang.is_told("notice-thanks")
    await emma.taps("button-know")
    await emma.is_told("notice-thanks")
    await town.restart()
    await zhang.taps("button-known")
    await zhang.is_told("notice-thanks-again")
    await chen.says("#N1")
    await chen.hears_of("已有 2 人按了“我知道了”")


async def test_in_a_group_everybody_may_tap_and_only_the_count_shows(
    chen: Actor, zhang: Actor, li: Actor, town: Town
) -> None:
    await to_the_group(chen)
    await shows(zhang, "请提前存水", chat=RESIDENTS)
    await li.comes_in()
    for actor in (zhang, li):
        await actor.taps("button-know", chat=RESIDENTS)
        await actor.is_told("notice-thanks")
    await zhang.taps("button-know", chat=RESIDENTS)
    await zhang.is_told("notice-thanks-again")
    town.app.scheduler.wake()
    counted = await shows(zhang, "已有 2 位邻居知道了。", chat=RESIDENTS)
    assert "Zhang" not in counted["text"]
    assert labels(counted) == ["我知道了"]


async def test_the_author_who_taps_the_preview_hears_that_it_is_one(chen: Actor) -> None:
    await begin(chen)
    await chen.taps("button-know")
    await chen.is_told("notice-preview")


async def test_a_reader_opens_it_again_by_its_tag_and_nobody_else(
    chen: Actor, zhang: Actor, li: Actor, town: Town
) -> None:
    await announce(chen, zhang, town=town)
    await zhang.taps("button-know")
    await zhang.is_told("notice-thanks")
    await zhang.says("＃n1")
    again = (await zhang.hears_of("#N1 · 核验码"), await zhang.hears_of("#N1 · 核验码"))[-1]
    assert labels(again) == ["✓ 已知道"]
    await li.comes_in()
    notice = await the_notice(town)
    await li.says("#N1")
    await li.hears("refused-not-found")
    await li.says("#N7")
    await li.hears("refused-not-found")
    forged = {"message_id": town.heard(li.key(None))[0]["message_id"]}
    await li.taps_what_was_there(forged, OpenNotice(notice=notice.id).pack())
    await li.is_told("refused-not-found")
    await li.taps_what_was_there(forged, Run(act="stop-sure", notice=notice.id).pack())
    await li.is_told("refused-not-allowed")
    await li.taps_what_was_there(forged, Know(notice=1).pack())
    await li.is_told("refused-not-found")


@pytest.mark.parametrize("before", ["", "#N1 ", "#n1 核验码 ", "＃Ｎ１ · 核验码 "])
async def test_a_code_is_understood_however_it_is_written(chen: Actor, zhang: Actor, town: Town, before: str) -> None:
    await announce(chen, zhang, town=town)
    code = (await the_notice(town)).code
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    for written in (code, code.lower(), wide, f"{code[:2]} {code[2:]}"):
        await zhang.says(f"/verify {before}{written}")
        await zhang.hears_of("这是梧桐社区发的真通知：#N1“明天停水”，今天（周")


async def test_the_code_is_asked_for_and_an_unknown_one_warns(
    chen: Actor, zhang: Actor, emma: Actor, town: Town
) -> None:
    await announce(chen, zhang, town=town)
    await zhang.says("/verify")
    await zhang.hears("verify-ask")
    await zhang.says((await the_notice(town)).code)
    await zhang.hears_of("这是梧桐社区发的真通知")
    await emma.comes_in()
    for wrong in ("ZZZZ", "什么", "it is K7Q2K7Q2"):
        await emma.says("/verify")
        await emma.hears("verify-ask")
        await emma.says(wrong)
        await emma.hears("verify-unknown")
    await emma.says("how do I apply for public rental housing")
    await emma.hears("answer-did-you-mean")


async def test_what_is_not_sent_proves_nothing(chen: Actor, zhang: Actor, town: Town) -> None:
    await begin(chen)
    await zhang.comes_in()
    await zhang.says(f"/verify {(await the_notice(town)).code}")
    await zhang.hears("verify-unknown")


async def test_a_page_of_guesses_proves_nothing(chen: Actor, zhang: Actor, town: Town) -> None:
    await announce(chen, zhang, town=town)
    code = (await the_notice(town)).code
    guesses = [word for word in ("WXYZ", "WXYX", "WXYW", "WXYV") if word != code]
    await zhang.says(f"/verify {' '.join(guesses[:2])} {code}")
    await zhang.hears_of("这是梧桐社区发的真通知")
    await zhang.says(f"/verify {' '.join(guesses[:3])} {code}")
    await zhang.hears("verify-unknown")


async def test_in_a_group_verify_leads_to_the_private_chat(zhang: Actor) -> None:
    await zhang.says("/verify ABCD", chat=RESIDENTS)
    await zhang.hears("group-to-private", chat=RESIDENTS)
    await zhang.starts("verify")
    await zhang.hears("verify-ask")


async def test_topics_are_chosen_and_reach_who_chose_them(
    chen: Actor, zhang: Actor, ho: Actor, town: Town, *, emma: Actor, li: Actor, wang: Actor, zhao: Actor
) -> None:
    others = (emma, li, wang, zhao)
    await settle_in(zhang, ho, *others)
    async with town.app.database.transaction() as session:
        for one in others:
            person = await people.by_telegram_id(session, one.id)
            await audiences.subscribe(session, Topic.OUTAGES, by=person)
    await ho.says("/topics")
    await ho.hears("topics-choose")
    for tapped, then in (("停水停電", "✓ 停水停電"), ("✓ 停水停電", "停水停電"), ("停水停電", "✓ 停水停電")):
        await ho.taps(tapped)
        assert await until(partial(_offers, ho, then))
    await town.restart()
    await begin(chen, aimed=False)
    await chen.taps("button-aim")
    await chen.taps("button-aim-kind", kind="topics")
    await chen.taps("停水停电（5 人）")
    await chen.taps("button-done")
    await send(chen, "5 人")
    await shows(ho, "请提前存水")
    await zhang.hears_nothing()
    async with town.app.database.transaction() as session:
        await mydata.erase(session, (await people.by_telegram_id(session, emma.id)).id)
    await arrived(town, count=4)
    done = await chen.hears_of("#N1 发完了 · 明天停水\n能收到的少于 5 人")
    assert not {"报告", "再提醒没确认的 1 人"} & set(labels(done))
    await chen.taps_what_was_there(done, Run(act="report", notice=(await the_notice(town)).id).pack())
    await chen.is_told("refused-too-few")


def _offers(actor: Actor, label: str) -> bool:
    return any(label in labels(one) for one in actor.town.heard(actor.key(None)))


# --- Those who see to it ---


@pytest.mark.parametrize("changes", [{"quiet_hours": "20:00-08:00"}])
async def test_it_is_paused_goes_on_and_is_stopped(chen: Actor, zhang: Actor, ho: Actor, town: Town) -> None:
    go_to(time(21, 0))
    await settle_in(zhang, ho)
    await begin(chen)
    await send(chen, "2 人")
    await chen.hears_of("#N1 发送中 · 明天停水\n送到 0 · 还剩 2\n安静时间不打扰大家，上午 8:00 开始送")
    await chen.taps("button-pause")
    await chen.sees_of("#N1 暂停了")
    await chen.taps("button-resume")
    await chen.sees_of("#N1 发送中")
    await chen.taps("button-pause")
    await chen.sees_of("#N1 暂停了")
    await town.restart()
    await chen.taps("button-stop")
    await chen.hears("stop-sure", number=1, left=2)
    await chen.taps("button-not-yet")
    assert await until(lambda: not _offers(chen, "确定停止"))
    await chen.taps("button-stop")
    await chen.taps("button-stop-sure")
    stopped = await chen.sees_of("#N1 停止了 · 明天停水\n送到 0 · 停发 2")
    await chen.taps_what_was_there(stopped, Run(act="pause", notice=(await the_notice(town)).id).pack())
    await chen.is_told("refused-ended")
    go_to(time(9, 0), days=1)
    town.app.courier.wake()
    await zhang.hears_nothing()


async def test_its_card_and_its_report_come_by_themselves(chen: Actor, zhang: Actor, ho: Actor, town: Town) -> None:
    await announce(chen, zhang, ho, town=town)
    done = await chen.sees_of("#N1 发完了 · 明天停水\n送到 2")
    assert {"报告", "更正", "撤回", "没联系上的"} <= set(labels(done))
    assert "photo" in await shows(chen, "#N1 · 明天停水")
    await chen.taps("button-report")
    table = await shows(chen, "用表格软件打开")
    assert table["document"]["file_name"] == "N1.csv"
    files = town.playground.world.files
    content = files.read(files.known[table["document"]["file_id"]].path)
    assert content
    assert content.decode("utf-8-sig").splitlines() == ["结果,条数", "送到了,2", "", "网格,确认,送到", "一网格,0,2"]


async def test_it_is_opened_weeks_later_by_list_tag_and_button(
    chen: Actor, wang: Actor, zhang: Actor, town: Town
) -> None:
    await announce(chen, zhang, town=town)
    go_to(time(12, 0), days=40)
    await chen.says("#N1")
    assert "再提醒没确认的 1 人" in labels(await chen.hears_of("#N1 发完了"))
    await chen.says("/announce")
    listed = await chen.hears_of("最近的通知一共 1 条")
    await chen.taps("#N1 · 发完了 · 明天停水")
    assert await until(lambda: not _offers(chen, "#N1 · 发完了 · 明天停水"))
    await chen.taps_what_was_there(listed, data_of(listed, "#N1 · 发完了 · 明天停水"))
    # A grid worker reads what is for the whole community, but does not see to it.
    await wang.comes_in()
    await wang.says("#N1")
    await wang.hears("refused-not-found")


async def test_a_correction_changes_what_everybody_has(
    chen: Actor, zhang: Actor, ho: Actor, li: Actor, town: Town
) -> None:
    await announce(chen, zhang, ho, town=town)
    await zhang.taps("button-know")
    await zhang.is_told("notice-thanks")
    await chen.taps("button-correct")
    await chen.hears("correct-ask")
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("correct-needs-words")
    await chen.says("后天停水\n上午九点到十二点。")
    await shows(chen, "后天停水")
    await town.restart()
    await chen.taps("button-correct-sure", count=2)
    await chen.sees("correct-begun", number=1, count=2)
    for actor in (zhang, ho):
        got = await shows(actor, "后天停水\n上午九点到十二点。")
        assert "已更正：" in got["text"]
        assert not [one for one in town.heard(actor.key(None)) if WORDS in words_of(one)]
    await zhang.hears("notice-corrected", number=1, title="后天停水")
    await zhang.taps("button-open-notice")
    await zhang.hears_of("后天停水\n上午九点到十二点。")
    await ho.hears_nothing()
    await ho.says(f"/verify {(await the_notice(town)).code}")
    await ho.hears_of("請以更正後的為準，發送 #N1 可以看到。")
    await li.comes_in()
    await li.says(f"/verify {(await the_notice(town)).code}")
    await li.hears_of("请以更正后的为准。")


async def test_copies_that_a_reader_opened_are_corrected_and_withdrawn(chen: Actor, zhang: Actor, town: Town) -> None:
    await announce(chen, zhang, town=town)
    await zhang.taps("button-know")
    await zhang.is_told("notice-thanks")
    await zhang.says("#N1")
    assert await until(lambda: len(_copies(zhang, "请提前存水")) == 2)
    await chen.taps("button-correct")
    await chen.says("后天停水")
    await chen.taps("button-correct-sure", count=1)
    await zhang.hears("notice-corrected", number=1, title="后天停水")
    assert await until(lambda: len(_copies(zhang, "后天停水\n")) == 2 and not _copies(zhang, "请提前存水"))
    await zhang.taps("button-open-notice")
    assert await until(lambda: len(_copies(zhang, "后天停水\n")) == 3)
    await chen.says("#N1")
    await chen.hears_of("#N1 发完了 · 后天停水")
    await chen.taps("button-withdraw-notice")
    await chen.taps("button-withdraw-notice-sure")
    await zhang.hears("notice-withdrawn", number=1)
    assert await until(lambda: not _copies(zhang, "核验码"))


def _copies(reader: Actor, part: str) -> list[str]:
    return [said for one in reader.town.heard(reader.key(None)) if part in (said := words_of(one))]


async def test_a_late_notice_that_somebody_saw_to_says_so(
    chen: Actor, zhao: Actor, wang: Actor, zhang: Actor, town: Town
) -> None:
    go_to(time(10, 0), days=1)
    await settle_in(zhang)
    for actor in (chen, zhao):
        await actor.comes_in()
    await begin(wang)
    await wang.taps("button-when")
    await wang.says("11:00")
    await wang.hears_of("今天（")
    await wang.taps("button-send", count="1 人")
    await wang.sees_of("到时间会自己发出去")
    async with town.app.database.transaction() as session:
        author = await people.by_telegram_id(session, wang.id)
        administrator = await people.by_telegram_id(session, zhao.id)
        for role in await people.roles(session, author.id):
            await people.revoke(session, role.id or 0, by=administrator)
    later(town, hours=3)
    asked = [await actor.hears_of("写它的人已经不能在这里发通知了") for actor in (chen, zhao)][-1]
    await chen.taps("button-another-time")
    await chen.sees_of("#N1 草稿")
    for label in ("换个时间", "现在发"):
        await zhao.taps_what_was_there(asked, data_of(asked, label))
        await zhao.is_told("late-settled", number=1)
    await zhang.hears_nothing()


async def test_a_correction_leaves_the_picture(chen: Actor, zhang: Actor, town: Town) -> None:
    await settle_in(zhang)
    await chen.comes_in()
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    town.playground.world.send_files(chen.id, chen.key(None), "photo", [png()], caption=WORDS)
    await shows(chen, "发给：")
    await aim(chen)
    await send(chen, "1 人")
    await arrived(town)
    await chen.taps("button-correct")
    await chen.says("后天停水")
    await chen.taps("button-correct-sure", count=1)
    assert "photo" in await shows(zhang, "后天停水")


@pytest.mark.parametrize("changes", [{"second_person_above": 1}])
async def test_what_two_people_decided_is_corrected_by_an_administrator(
    chen: Actor, zhao: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    await settle_in(zhang, ho)
    await zhao.comes_in()
    await begin(chen)
    await send(chen, "2 人")
    await zhao.taps("button-agree")
    await arrived(town, count=2)
    card = await chen.hears_of("#N1 发完了")
    await chen.taps("button-correct")
    await chen.is_told("refused-correction-needs-administrator")
    await chen.taps_what_was_there(card, Run(act="correct-sure", notice=(await the_notice(town)).id).pack())
    await chen.is_told("correct-gone")
    await zhao.says("#N1")
    await zhao.hears_of("#N1 发完了")
    await zhao.taps("button-correct")
    await zhao.says("后天停水")
    await zhao.taps("button-correct-sure", count=2)
    await shows(zhang, "后天停水")


async def test_a_correction_whose_words_are_gone_asks_for_them_again(chen: Actor, zhang: Actor, town: Town) -> None:
    await announce(chen, zhang, town=town)
    await chen.taps("button-correct")
    await chen.says("后天停水")
    await chen.hears_of("上面是更正后的样子")
    await chen.says("/announce")
    await chen.hears_of("第一行当标题")
    await chen.taps("button-correct-sure", count=1)
    await chen.is_told("correct-gone")


async def test_what_is_withdrawn_goes_from_every_chat(chen: Actor, zhang: Actor, town: Town) -> None:
    await announce(chen, zhang, town=town)
    notice = await the_notice(town)
    got = await shows(zhang, "请提前存水")
    await chen.taps("button-withdraw-notice")
    await chen.sees("withdraw-sure", number=1)
    await chen.taps("button-withdraw-notice-sure")
    await chen.sees_of("#N1 撤回了")
    assert await until(lambda: not [one for one in town.heard(zhang.key(None)) if "请提前存水" in words_of(one)])
    await zhang.says(f"/verify {notice.code}")
    await zhang.hears("verify-withdrawn", office="梧桐社区", number=1, title="明天停水")
    await zhang.says("#N1")
    await zhang.hears("notice-withdrawn", number=1)
    await zhang.taps_what_was_there(
        {"message_id": town.heard(zhang.key(None))[0]["message_id"]}, data_of(got, "我知道了")
    )
    await zhang.is_told("notice-over")


async def test_those_who_did_not_confirm_are_reminded_once(chen: Actor, zhang: Actor, ho: Actor, town: Town) -> None:
    await announce(chen, zhang, ho, town=town)
    await ho.taps("button-know")
    await ho.is_told("notice-thanks")
    await chen.says("#N1")
    card = await chen.hears_of("#N1 发完了")
    assert "再提醒没确认的 1 人" in labels(card)
    await chen.taps("button-nudge", count=1)
    await chen.is_told("notice-nudged", count=1)
    await zhang.hears("notice-nudge", number=1, title="明天停水")
    await zhang.taps("button-open-notice")
    assert labels(await shows(zhang, "核验码")) == ["我知道了"]
    await ho.hears_nothing()
    await chen.taps_what_was_there(card, data_of(card, "再提醒没确认的 1 人"))
    await chen.is_told("refused-already-nudged")


async def test_the_unreached_are_counts_for_the_author_and_names_for_their_grid_worker(
    chen: Actor, wang: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    await settle_in(ho, building="2 栋")
    await wang.comes_in()
    await settle_in(zhang)
    await begin(chen)
    await send(chen, "2 人")
    await arrived(town, count=2)
    await ho.taps("button-know")
    await ho.is_told("notice-thanks")
    await chen.taps("button-unreached")
    seen = await chen.sees_of("没联系上的，按楼栋")
    assert "· 1 栋：1 人" in seen["text"]
    assert "Zhang" not in seen["text"]
    await chen.taps("button-print-visits")
    await until(lambda: [one for one in town.heard(chen.key(None)) if "document" in one])
    await chen.taps("button-print-notice")
    assert await until(lambda: len([one for one in town.heard(chen.key(None)) if "document" in one]) == 2)
    await chen.taps("button-hand-out")
    await chen.is_told("handed-out", count=1)
    handed = await wang.hears_of("下面的邻居没收到")
    assert "1 栋\n· Zhang：还没确认" in handed["text"]
    await wang.taps("button-open-notice")
    await shows(wang, "请提前存水")
    await wang.taps("button-print-visits")
    assert await until(lambda: [one for one in town.heard(wang.key(None)) if "document" in one])
    mine = {"message_id": town.heard(zhang.key(None))[0]["message_id"]}
    await zhang.taps_what_was_there(mine, data_of(handed, "打印名单"))
    await zhang.is_told("refused-not-allowed")


async def test_a_house_where_nobody_writes_needs_paper(chen: Actor, zhang: Actor, town: Town) -> None:
    await announce(chen, zhang, town=town)
    await chen.taps("button-unreached")
    await chen.sees_of("· 2 栋：还没有人在用我，请贴一张纸质通知")


async def test_commands_are_in_the_menus_of_those_who_have_them(chen: Actor, zhang: Actor) -> None:
    for actor, has in ((chen, True), (zhang, False)):
        await actor.comes_in()
        assert await until(partial(menu, actor))
        assert ("announce" in menu(actor)) is has
        assert {"verify", "topics"} <= menu(actor)


def menu(actor: Actor) -> set[str]:
    """Return the commands of the menu that was set for this person alone."""
    commands = next(iter(actor.town.playground.world.bots.values())).commands
    own = next((value for key, value in commands.items() if key.startswith(f"chat:{actor.id}|")), [])
    return {one["command"] for one in own}
