"""The page around the phones: narrow and dark, by keyboard alone, through a restart, with the clock moved."""

import re
import sys
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import expect

import playground
from playground import Playground
from tests.browser.desk import Desk, Town

pytestmark = pytest.mark.asyncio(loop_scope="session")

WEB = Path(playground.__file__).parent / "web"
WORD = re.compile(r'\bt\("([a-z0-9_-]+)"')
CONTRAST = """pairs => {
  const probe = document.body.appendChild(document.createElement("i"));
  const light = name => {
    probe.style.color = `var(--${name})`;
    const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255);
    const [red, green, blue] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const ratios = pairs.map(pair => pair.map(light)).map(([one, other]) => Math.max(one / other, other / one));
  probe.remove();
  return ratios;
}"""
LONG = (
    "请带身份证、户口簿和本人银行卡到街道社区事务受理中心一楼三号窗口办理 https://example.org/" + "very-long-path/" * 8
)


async def test_a_narrow_page_shows_one_phone_and_nothing_sticks_out(desk: Desk, town: Town) -> None:
    await desk.page.set_viewport_size({"width": 400, "height": 850})
    world = town.playground.world
    world.start(1001, town.bot)
    world.say(1001, town.bot, LONG)
    world.say(1001, town.bot, "报修")
    await desk.opens(f"{desk.private(1001)},1002/{town.group}")
    zhang, wang = desk.phone(1001), desk.phone(1002)
    await zhang.hears("等待认领")
    widths = "[document.documentElement.scrollWidth, document.body.scrollWidth]"
    assert await desk.page.evaluate(widths) == [400, 400]
    assert await zhang.part("messages").evaluate("box => box.scrollWidth - box.clientWidth") == 0
    await expect(wang.part("chat-view")).to_be_hidden()
    await desk.part("switch").filter(has_text="王网格").click()
    await expect(wang.part("chat-view")).to_be_visible()
    await expect(zhang.part("chat-view")).to_be_hidden()
    await desk.part("tools-button").click()
    await expect(desk.part("log-button")).to_be_visible()
    assert await desk.page.evaluate(widths) == [400, 400]


async def test_dark_follows_the_system_until_somebody_chooses(desk: Desk) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    await desk.opens("1001")
    light = await desk.page.evaluate(colour)
    await desk.page.emulate_media(color_scheme="dark")
    dark = await desk.page.evaluate(colour)
    assert light != dark
    await desk.part("theme").click()
    assert await desk.page.evaluate(colour) == light
    await desk.page.reload()
    await expect(desk.part("phone")).to_be_visible()
    assert await desk.page.evaluate(colour) == light


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_from_what_is_behind_them(desk: Desk, scheme: Literal["light", "dark"]) -> None:
    await desk.page.emulate_media(color_scheme=scheme)
    await desk.opens("1001")
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("surface", "raised", "theirs")]
    pairs += [("on-accent", "accent"), ("danger", "danger-wash"), ("danger", "raised"), ("warning", "warning-wash")]
    pairs += [("ink", "mine"), ("accent", "mine"), ("accent", "wash"), ("soft", "room"), ("soft", "hover")]
    pairs += [(f"hue-{number}", "theirs") for number in range(8)]
    measured = await desk.page.evaluate(CONTRAST, pairs)
    assert [(pair, ratio) for pair, ratio in zip(pairs, measured, strict=True) if ratio < 4.5] == []


async def test_the_keyboard_alone_is_enough(desk: Desk, town: Town) -> None:
    await desk.opens("1001")
    zhang, keyboard = desk.phone(1001), desk.page.keyboard
    await expect(zhang.part("chat-row").first).to_be_visible()
    await zhang.part("holder").focus()
    await keyboard.press("Tab")
    await keyboard.press("Tab")
    row = zhang.node.locator(f"[data-testid=chat-row][data-chat='1001:{town.bot}']")
    for _ in range(await zhang.part("chat-row").count()):
        if await row.evaluate("row => row === document.activeElement"):
            break
        await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await expect(zhang.part("start")).to_be_focused()
    await keyboard.press("Enter")
    await zhang.hears("您好")
    await expect(zhang.part("composer-input")).to_be_focused()
    await keyboard.type("报修")
    await keyboard.press("Shift+Enter")
    await expect(zhang.part("composer-input")).to_have_value("报修\n")
    await keyboard.press("Backspace")
    await keyboard.press("Enter")
    await zhang.hears("等待认领")
    message = zhang.message("等待认领")
    for _ in range(12):
        await keyboard.press("Shift+Tab")
        if await message.get_by_role("button", name="找人工").evaluate("button => button === document.activeElement"):
            break
    await keyboard.press("Enter")
    await expect(zhang.part("alert")).to_be_visible()
    await keyboard.press("Enter")
    await expect(zhang.part("alert")).to_have_count(0)
    await expect(message.get_by_role("button", name="找人工")).to_be_focused()
    assert town.echo.heard[-1]["callback_query"]["data"] == "person"


async def test_the_page_comes_back_when_the_server_does(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    async with Playground(folder=tmp_path) as before:
        port = int(before.url.rpartition(":")[2])
        before.world.add_person(id=1001, first_name="张秀兰")
        before.world.add_bot(token="888:again", username="again_bot", first_name="回来")
        before.world.say(1001, 888, "停机之前")
        await page.goto(f"{before.url}/#phones=1001/1001:888")
        await desk.phone(1001).hears("停机之前")
    await expect(desk.part("connection")).to_contain_text("正在重连")
    async with Playground(folder=tmp_path, port=port) as after:
        after.world.say(1001, 888, "回来之后")
        await desk.phone(1001).hears("回来之后")
        await expect(desk.part("connection")).to_be_hidden()


async def test_the_clock_moves_and_goes_back(desk: Desk, town: Town) -> None:
    await desk.opens(desk.private(1001))
    await desk.part("plus-day").click()
    await expect(desk.part("clock-offset")).to_have_text("+1 天")
    await desk.part("plus-hour").click()
    await expect(desk.part("clock-offset")).to_have_text("+1 天 1 小时")
    assert town.playground.world.clock()["offset_seconds"] == 90_000
    await desk.part("clock").click()
    await desk.page.get_by_role("menuitem", name="回到现在").click()
    await expect(desk.part("clock-offset")).to_have_count(0)


async def test_faults_are_armed_and_the_log_speaks_up(desk: Desk, town: Town) -> None:
    zhang = await desk.starts(1001)
    await desk.part("faults-button").click()
    await desk.page.get_by_label("方法").fill("sendMessage")
    await desk.page.get_by_role("button", name="布置故障").click()
    await expect(desk.part("fault")).to_contain_text("sendMessage")
    await expect(desk.part("faults-count")).to_have_text("1")
    await zhang.says("听得到吗")
    await expect(desk.part("fault")).to_have_count(0)
    await town.echo.call("sendSecretHandshake")
    await expect(desk.part("log-count")).to_be_visible()
    await desk.part("log-button").click()
    await expect(desk.part("log")).to_contain_text("sendSecretHandshake")
    await expect(desk.part("log-count")).to_have_count(0)


async def test_the_bots_process_is_started_and_killed_from_the_bar(desk: Desk) -> None:
    async with Playground(bot_command=[sys.executable, "-c", "import time; time.sleep(60)"]) as playground:
        await desk.page.goto(playground.url)
        pill = desk.part("process")
        for choice, state in (("启动", "running"), ("强制结束", "crashed"), ("启动", "running"), ("停止", "stopped")):
            await pill.click()
            await desk.page.get_by_role("menuitem", name=choice, exact=False).first.click()
            await expect(pill).to_have_attribute("data-state", state)


async def test_long_chats_keep_few_messages_in_the_page(desk: Desk, town: Town) -> None:
    for number in range(300):
        town.playground.world.say(1002, town.group, f"第 {number} 条")
    await desk.opens(f"1001/{town.group}")
    zhang = desk.phone(1001)
    await zhang.hears("第 299 条")
    assert await zhang.part("message").count() <= 80
    for _ in range(8):
        await zhang.part("messages").evaluate("box => box.scrollTo(0, 0)")
        await desk.page.wait_for_timeout(150)
    await expect(zhang.part("message").filter(has_text="第 0 条")).to_be_attached()


async def test_people_groups_and_phones_are_added_in_the_page(desk: Desk) -> None:
    await desk.opens("1001")
    await desk.part("add").click()
    await desk.page.get_by_role("menuitem", name="添加人物").click()
    await desk.page.get_by_label("名字").fill("赵主任")
    await desk.part("dialog").get_by_role("button", name="添加").click()
    await expect(desk.part("phone")).to_have_count(2)
    await desk.part("add").click()
    await desk.page.get_by_role("menuitem", name="添加群组").click()
    await desk.page.get_by_label("群名").fill("楼栋长群")
    await desk.part("dialog").get_by_role("button", name="添加").click()
    await expect(desk.part("phone").last.get_by_test_id("chat-row").filter(has_text="楼栋长群")).to_be_visible()
    await desk.page.reload()
    await expect(desk.part("phone")).to_have_count(2)


async def test_the_page_speaks_three_languages_without_gaps(desk: Desk) -> None:
    await desk.opens("1001", extra="&lang=en")
    await expect(desk.part("add")).to_have_text("Add")
    await desk.part("language").click()
    await desk.page.get_by_role("menuitemradio", name="繁體中文").click()
    await expect(desk.part("add")).to_have_text("新增")
    used = set()
    for script in WEB.glob("*.js"):
        used |= set(WORD.findall(script.read_text(encoding="utf-8")))
    known = await desk.page.evaluate("import('/web/dictionary.js').then(words => words.WORDS)")
    assert used - known.keys() == set()
    assert all(len(words) == 3 and all(words) for words in known.values())
