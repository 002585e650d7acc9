"""The whole of it, as `make play` starts it: two processes, the demo community, a real browser."""

import pytest
from playwright.async_api import expect

from tests.browser.play import BOT, RESIDENTS, STAFF, Play

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(180)]


async def test_a_resident_asks_and_a_person_takes_over(play: Play) -> None:
    await play.opens(f"1001/1001:{BOT},1007/{STAFF},1003/{RESIDENTS}")
    zhang, wang, ho = play.phone(1001), play.phone(1007), play.phone(1003)
    await zhang.part("start").click()
    await zhang.hears("这里是梧桐社区服务台")
    await zhang.says("低保怎么申请")
    await zhang.hears("依据：《社会救助法》")
    await expect(zhang.message("依据：").locator("b")).to_have_text("低保怎么申请？")
    await ho.says("@linli_bot 低保怎麼申請")
    await ho.hears("依據：《社會救助法》")
    await zhang.says("明天股票会涨吗")
    await zhang.hears("这个问题我没有把握，不敢乱说。")
    await zhang.taps("找人工")
    await zhang.hears("记下了，编号 #R1")
    await wang.hears("等人认领")
    await wang.taps("认领")
    await wang.hears("王姐正在处理")
    await zhang.hears("王姐接手了，会在这里回您")
    await expect(wang.message("股票")).to_have_count(0)


async def test_emma_reads_english_on_a_narrow_page(play: Play) -> None:
    await play.page.set_viewport_size({"width": 400, "height": 850})
    await play.opens(f"1004/1004:{BOT}", extra="&lang=en")
    emma = play.phone(1004)
    await emma.part("start").click()
    await emma.hears("This is the service counter of 梧桐社区")
    await emma.says("how do I apply for dibao")
    await emma.hears("Source: Social Assistance Law")
    assert await play.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_killed_bot_forgets_no_form_and_the_page_starts_it_again(play: Play) -> None:
    await play.opens(f"1002/1002:{BOT}")
    liu = play.phone(1002)
    await liu.part("start").click()
    await liu.hears("这里是梧桐社区服务台")
    await liu.says("报修")
    await liu.hears("哪里坏了？")
    process = play.page.get_by_test_id("process")
    await process.click()
    await play.page.get_by_role("menuitem", name="强制结束").click()
    await expect(process).to_contain_text("机器人崩溃了")
    await process.click()
    await play.page.get_by_test_id("process-menu").get_by_role("menuitem").first.click()
    await expect(process).to_contain_text("运行")
    await liu.says("楼道灯不亮")
    await liu.hears("类别：楼道灯")
    await liu.taps("提交")
    await liu.hears("记下了，编号 #R")
