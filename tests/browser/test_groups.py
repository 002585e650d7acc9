"""What people do in groups: members and ranks, topics, forwarding, links that bring the bot in, becoming a supergroup."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.desk import Desk, Town

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_administrator_is_made_and_writes_anonymously(desk: Desk, town: Town) -> None:
    await desk.opens(f"1001/{town.group},1002/{town.group}")
    zhang, wang = desk.phone(1001), desk.phone(1002)
    await wang.chooses("成员")
    await wang.node.locator("[data-member='1001']").get_by_role("button").click()
    await wang.part("member-menu").get_by_role("menuitem", name="设为匿名管理员").click()
    await zhang.chooses("匿名发言")
    await zhang.says("明天停水")
    await expect(wang.message("明天停水")).to_contain_text("匿名管理员")
    await expect(wang.message("明天停水")).not_to_contain_text("张秀兰")
    await expect(zhang.message("明天停水")).to_have_attribute("data-mine", "")


async def test_members_are_added_leave_and_come_back(desk: Desk, town: Town) -> None:
    await desk.opens(f"1002/{town.group},1003")
    wang, li = desk.phone(1002), desk.phone(1003)
    await wang.chooses("添加成员或机器人")
    await wang.part("chooser").get_by_role("button", name="李志强").click()
    await wang.hears("邀请了 李志强")
    await li.part("chat-row").filter(has_text="幸福里").click()
    await li.chooses("退出群组")
    await expect(li.part("start")).to_have_text("加入")
    await li.part("start").click()
    await expect(li.part("composer-input")).to_be_visible()


async def test_topics_are_tabs_and_words_stay_in_theirs(desk: Desk, town: Town) -> None:
    forum = town.playground.world.add_group(title="志愿者论坛", members=[1003], is_forum=True, creator=1003)
    await desk.opens(f"1003/{forum.key}")
    li = desk.phone(1003)
    for name in ("水电队", "陪诊"):
        await li.chooses("新建话题")
        await li.part("dialog").get_by_label("名称").fill(name)
        await desk.page.keyboard.press("Enter")
        await expect(li.part("topic").filter(has_text=name)).to_be_visible()
    await li.part("topic").filter(has_text="水电队").click()
    await li.says("阀门修好了")
    await li.hears("阀门修好了")
    await li.part("topic").filter(has_text="陪诊").click()
    await expect(li.message("阀门修好了")).to_have_count(0)
    await li.part("topic").filter(has_text="全部").click()
    await li.hears("阀门修好了")


async def test_a_message_is_forwarded_to_a_group(desk: Desk, town: Town) -> None:
    zhang = await desk.starts(1001)
    await zhang.says("报修")
    await zhang.message("等待认领").click(button="right")
    await zhang.part("message-menu").get_by_role("menuitem", name="转发").click()
    await zhang.part("chooser").get_by_role("button", name="幸福里").click()
    await expect(zhang.part("chat-view")).to_have_attribute("data-chat", town.group)
    await expect(zhang.message("等待认领")).to_contain_text("转发自 回声")


async def test_a_startgroup_link_asks_which_group(desk: Desk, town: Town) -> None:
    await desk.starts(1001)
    zhang = desk.phone(1001)
    keys = [[{"text": "加到群里", "url": "https://t.me/echo_bot?startgroup=hello"}]]
    await town.echo.call("sendMessage", chat_id=1001, text="邀请我", reply_markup={"inline_keyboard": keys})
    await zhang.taps("加到群里")
    await zhang.part("chooser").get_by_role("button", name="幸福里").click()
    await zhang.hears("/start@echo_bot hello")


async def test_phones_follow_a_group_that_becomes_a_supergroup(desk: Desk, town: Town) -> None:
    small = town.playground.world.add_group(title="楼栋长群", members=[1001, 1002], kind="group", creator=1001)
    await desk.opens(f"1001/{small.key},1002/{small.key}")
    zhang, wang = desk.phone(1001), desk.phone(1002)
    await zhang.chooses("升级为超级群")
    await expect(wang.part("chat-view")).not_to_have_attribute("data-chat", small.key)
    await wang.says("还在吗")
    await zhang.hears("还在吗")


async def test_everything_in_the_attach_menu_arrives(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    page = desk.page
    await zhang.attaches("投票")
    await zhang.part("dialog").get_by_label("问题").fill("哪天大扫除？")
    await zhang.part("dialog").get_by_label("选项").fill("周六\n周日")
    await zhang.part("dialog").get_by_role("button", name="发送").click()
    await zhang.part("poll-option").last.click()
    await expect(zhang.part("poll-option").last).to_have_attribute("aria-pressed", "true")
    await expect(zhang.message("哪天大扫除")).to_contain_text("100%")
    await zhang.attaches("位置")
    await zhang.part("dialog").get_by_role("button", name="发送").click()
    await zhang.hears("31.23040, 121.47370")
    await zhang.attaches("我的名片")
    await zhang.part("dialog").get_by_role("button", name="分享").click()
    await zhang.hears("+86")
    await zhang.attaches("骰子")
    await page.get_by_role("button", name="骰子 🎲").click()
    await expect(zhang.node.locator(".dice-value")).to_be_visible()
    async with page.expect_file_chooser() as chooser:
        await zhang.attaches("文件")
    notes: FilePayload = {"name": "巡查记录.txt", "mimeType": "text/plain", "buffer": b"all well"}
    await (await chooser.value).set_files(notes)
    await zhang.part("file-preview").get_by_role("button", name="发送").click()
    async with page.expect_download() as download:
        await zhang.part("document").click()
    assert (await download.value).suggested_filename == "巡查记录.txt"
