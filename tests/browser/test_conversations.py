"""What people do with a bot, from the start button to the last tap."""

import re
import zlib
from struct import pack

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.desk import Desk, Town

pytestmark = pytest.mark.asyncio(loop_scope="session")


def picture(width: int = 12, height: int = 8) -> bytes:
    """Give a small green PNG."""
    rows = (b"\0" + b"\x1b\x6e\x5c" * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def test_a_conversation_goes_from_start_to_a_tapped_card(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await zhang.says("电梯停了")
    await zhang.hears("您说的是：电梯停了")
    await zhang.says("报修")
    await zhang.hears("等待认领")
    await expect(zhang.message("等待认领").locator("b")).to_have_text("#R17 漏水 · 3 栋")
    await zhang.taps("认领")
    await expect(zhang.part("toast")).to_have_text("接下了，谢谢您。")
    await zhang.hears("张秀兰 已认领")
    await expect(zhang.message("等待认领")).to_have_count(0)


async def test_an_alert_is_modal_in_its_phone_and_closes_on_escape(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await zhang.says("报修")
    await zhang.taps("找人工")
    await expect(zhang.part("alert")).to_contain_text("1 个工作日内")
    await desk.page.keyboard.press("Escape")
    await expect(zhang.part("alert")).to_have_count(0)


async def test_a_tapped_button_is_busy_until_the_bot_answers(desk: Desk, town: Town) -> None:
    zhang = await desk.starts(1001)
    await zhang.says("报修")
    await zhang.taps("改时间")
    button = zhang.part("inline-button").filter(has_text="改时间")
    await expect(button).to_have_attribute("aria-busy", "true")
    town.echo.patience.set()
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_two_phones_see_one_group_live(desk: Desk, town: Town) -> None:
    await desk.opens(f"1001/{town.group},1002/{town.group},1001")
    wang = desk.phone(1002)
    zhang = desk.phone(1001)
    await zhang.part("composer-input").first.fill("大家好")
    await desk.page.keyboard.press("Enter")
    await wang.hears("大家好")
    await expect(wang.message("大家好")).to_contain_text("张秀兰")
    await expect(wang.part("live")).to_have_text("张秀兰: 大家好")
    await wang.says("收到")
    await expect(zhang.node.first.get_by_test_id("message").filter(has_text="收到")).to_be_visible()
    row = zhang.node.last.locator(f"[data-testid=chat-row][data-chat='{town.group}']")
    await expect(row).to_contain_text("王网格: 收到")


async def test_what_was_not_read_is_counted_in_the_chat_list(desk: Desk, town: Town) -> None:
    town.playground.world.say(1002, town.group, "前一条")
    await desk.opens("1001")
    zhang = desk.phone(1001)
    await expect(zhang.part("chat-row").first).to_contain_text("前一条")
    await expect(zhang.part("unread")).to_have_count(0)
    town.playground.world.say(1002, town.group, "物业来了")
    await expect(zhang.part("unread")).to_have_text("1")
    await zhang.part("chat-row").filter(has_text="幸福里").click()
    await zhang.part("back").click()
    await expect(zhang.part("unread")).to_have_count(0)


async def test_the_command_menu_filters_as_one_types(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await zhang.part("composer-input").press_sequentially("/a")
    await expect(zhang.part("command")).to_have_count(2)
    await expect(zhang.part("command-menu")).to_contain_text("请邻居帮忙")
    await desk.page.keyboard.press("ArrowDown")
    await expect(zhang.node.locator("[role=option][aria-selected=true]")).to_contain_text("/assist")
    await desk.page.keyboard.press("Enter")
    await zhang.hears("您说的是：/assist")
    await zhang.part("menu-commands").click()
    await expect(zhang.part("command")).to_have_count(3)


async def test_a_photo_goes_up_with_its_caption(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    leak: FilePayload = {"name": "leak.png", "mimeType": "image/png", "buffer": picture()}
    await zhang.part("file-input").set_input_files(leak)
    preview = zhang.part("file-preview")
    await preview.get_by_label("说明").fill("水管漏在这里")
    await preview.get_by_role("button", name="发送").click()
    await zhang.hears("收到图片：水管漏在这里")
    shown = zhang.node.locator("[data-mine] img")
    await expect(shown).to_be_visible()
    assert await shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 12


async def test_a_message_is_edited_answered_and_deleted(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await zhang.says("三栋漏水")
    await zhang.hears("您说的是：三栋漏水")
    own = zhang.node.locator("[data-mine]").filter(has_text="三栋漏水")
    await own.click(button="right")
    await zhang.part("message-menu").get_by_role("menuitem", name="修改").click()
    await expect(zhang.part("composer-input")).to_have_value("三栋漏水")
    await zhang.says("五栋漏水")
    changed = zhang.node.locator("[data-mine]").filter(has_text="五栋漏水")
    await expect(changed.get_by_test_id("edited")).to_be_visible()
    await changed.hover()
    await changed.get_by_test_id("message-more").click()
    await zhang.part("message-menu").get_by_role("menuitem", name="回复").click()
    await zhang.says("已经修好了")
    await expect(
        zhang.node.locator("[data-mine]").filter(has_text="已经修好了").get_by_test_id("quote")
    ).to_contain_text("五栋漏水")
    await changed.first.click(button="right")
    await zhang.part("message-menu").get_by_role("menuitem", name="删除").click()
    await expect(zhang.node.locator("[data-mine] > .column > .bubble > .words").filter(has_text="五栋")).to_have_count(
        0
    )


async def test_a_reply_keyboard_speaks_and_goes(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await expect(zhang.part("reply-key")).to_have_text(["问政策", "报修", "找人工"])
    await expect(zhang.part("composer-input")).to_have_attribute("placeholder", "写下您的问题")
    await zhang.part("reply-key").filter(has_text="问政策").click()
    await zhang.hears("您说的是：问政策")
    await zhang.part("toggle-keyboard").click()
    await expect(zhang.part("reply-keyboard")).to_be_hidden()
    await zhang.part("toggle-keyboard").click()
    await expect(zhang.part("reply-keyboard")).to_be_visible()
    await zhang.says("收起键盘")
    await zhang.hears("收起了。")
    await expect(zhang.part("reply-keyboard")).to_have_count(0)


async def test_a_deep_link_opens_the_private_chat_with_a_start_button(desk: Desk, town: Town) -> None:
    await desk.opens(f"1001/{town.group}")
    zhang = desk.phone(1001)
    await zhang.says("/repair")
    await zhang.taps("私下说")
    await expect(zhang.part("chat-view")).to_have_attribute("data-chat", f"1001:{town.bot}")
    await zhang.part("start").click()
    await zhang.hears("您好！/start R17")


async def test_inline_results_stand_above_the_composer(desk: Desk, town: Town) -> None:
    await desk.opens(f"1001/{town.group}")
    zhang = desk.phone(1001)
    await zhang.part("composer-input").press_sequentially("@echo_bot 津贴")
    await expect(zhang.part("inline-result")).to_contain_text("高龄津贴")
    await desk.page.keyboard.press("Enter")
    await zhang.hears("您找的是：津贴")
    await expect(zhang.message("您找的是：津贴")).to_contain_text("@echo_bot")


async def test_a_blocked_bot_waits_for_a_restart(desk: Desk) -> None:
    zhang = await desk.starts(1001)
    await zhang.part("chat-menu-button").click()
    await zhang.part("chat-menu").get_by_role("menuitem", name=re.compile("屏蔽")).click()
    await expect(zhang.part("start")).to_have_text("重新开始")
    await zhang.part("start").click()
    await expect(zhang.message("您好！/start")).to_have_count(2)


async def test_words_never_become_markup(desk: Desk, town: Town) -> None:
    world = town.playground.world
    world.add_person(id=1001, first_name="<img src=x onerror=alert(1)>张")
    nasty = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
    zhang = await desk.starts(1001)
    await zhang.says(nasty)
    await zhang.hears(f"您说的是：{nasty}")
    assert await zhang.part("messages").locator("img, script").count() == 0
    assert await desk.page.title() == "邻里游乐场"
