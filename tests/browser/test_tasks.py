"""A task for volunteers from the first word to the certificate, as six people live it on their phones."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.browser.desk import Phone
from tests.browser.play import BOT, VOLUNTEERS, Play

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

DOOR = "2 单元 501"
#: Nobody reads these but who goes there, and only as long as they go.
PRIVATE = (DOOR, "501", "张婆婆")
#: Ten in the morning, tomorrow: whatever the day and hour in which this is played, the story has the same ones.
MORNING = (datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")) + timedelta(days=1)).replace(
    hour=10, minute=0, second=0, microsecond=0, tzinfo=None
)
VISIT = MORNING.replace(hour=15) + timedelta(days=1)
#: From five to three until four, as exactly as thumbs are.
SPENT = "1 小时 [3-6] 分"
CODE = re.compile(r"核验码 ([0-9A-Z]{4}-[0-9A-Z]{4})")


@dataclass(frozen=True)
class Six:
    """Who lives this story, each with the phone at the bot; two of them hold a second one, open at the volunteers' group."""

    zhang: Phone
    li: Phone
    li_in_group: Phone
    liu: Phone
    chen: Phone
    chen_in_group: Phone
    zhao: Phone
    emma: Phone


async def test_six_people_live_through_a_task(play: Play) -> None:
    people = await gathered(play)
    await play.moves_clock(MORNING)
    await a_newcomer_asks_to_join(people)
    await an_old_lady_asks(people)
    await the_leader_says_yes(people)
    await the_leader_plans(people)
    await two_get_places_and_one_gives_it_up(people)
    await the_day_comes(play, people)
    await it_is_over(play, people)
    await it_is_proved(people)
    await the_matter_ends(people)


async def gathered(play: Play) -> Six:
    """Lay the phones of all six on the desk."""
    private = ((1001, BOT), (1006, BOT), (1002, BOT), (1014, BOT), (1009, BOT), (1004, BOT))
    in_group = ((1006, VOLUNTEERS), (1014, VOLUNTEERS))
    named = [f"{person}/{person}:{chat}" for person, chat in private] + [f"{who}/{group}" for who, group in in_group]
    await play.page.set_viewport_size({"width": 3200, "height": 950})
    await play.opens(",".join(named))
    zhang, li, liu, chen, zhao, emma = (play.phone(*one) for one in private)
    li_in_group, chen_in_group = (play.phone(*one) for one in in_group)
    return Six(zhang, li, li_in_group, liu, chen, chen_in_group, zhao, emma)


async def a_newcomer_asks_to_join(people: Six) -> None:
    """Whoever is in no team chooses one; the clock of a chat, one message a second, is what takes its time here."""
    zhang, liu = people.zhang, people.liu
    for one in (zhang, liu):
        await one.part("start").click()
        await one.hears("这里是梧桐社区服务台")
    await liu.says("/volunteer")
    await liu.hears("您还没有加入队伍")
    await liu.taps("改年龄性别")
    await liu.taps("满 18 岁了")
    await liu.part("inline-button").get_by_text("✓ 满 18 岁了").wait_for()
    for label in ("‹ 返回", "看看队伍", "看水电队", "加入"):
        await liu.taps(label)
    await people.li.hears("小刘想加入“水电队”。")


async def an_old_lady_asks(people: Six) -> None:
    """She says what it is and where; the guess survives her door; the group reads neither."""
    zhang, group = people.zhang, people.li_in_group
    await zhang.says("求助 柜子太重，搬不动")
    await zhang.hears("类别：搬重东西")
    for label in ("选楼栋", "第一网格", "3 栋"):
        await zhang.taps(label)
    await zhang.hears("地方：3 栋")
    await zhang.says(DOOR)
    asked = zhang.message(f"您说的：“柜子太重，搬不动 {DOOR}”")
    await expect(asked).to_contain_text("类别：搬重东西")
    await expect(zhang.part("messages")).to_contain_text(re.compile("|".join(PRIVATE)))
    await zhang.taps("提交")
    await group.hears("#R1 搬重东西 · 3 栋")
    await nothing_of_hers(group)


async def the_leader_says_yes(people: Six) -> None:
    """To the newcomer, and to her."""
    li, group = people.li, people.li_in_group
    await li.taps("同意")
    await li.hears("小刘加入“水电队”了")
    await group.taps("认领")
    await li.hears("居民：张婆婆")
    await li.hears(DOOR)
    await nothing_of_hers(group)


async def the_leader_plans(people: Six) -> None:
    """What the panel misses is filled in, step by step; then the group reads all but the door."""
    li, group = people.li, people.li_in_group
    await li.taps("更多…")
    await li.taps("请志愿者")
    await li.hears("还差：")
    await li.taps("定时间")
    await li.hears("什么时候？")
    await li.says("明天 15:00-16:00")
    await li.hears("下午 3:00–4:00")
    await li.taps("填地点")
    await li.hears("门牌是多少？")
    await li.says(DOOR)
    await li.hears(f"门牌：{DOOR}")
    for label in ("说风险", "和平常一样", "选技能", "谁都能做", "说保险", "都上了"):
        await li.taps(label)
    await li.hears("都齐了，可以发出去")
    await li.taps("发出去")
    await li.hears("#T2 发出去了")
    await people.zhang.hears("李师傅接手了")
    await people.liu.hears("欢迎您加入“水电队”，是李师傅答应的")
    await group.hears("要 2 人，还差 2 人")
    await expect(group.message("#T2 搬重东西")).to_contain_text("门牌只告诉报上名的人")
    await nothing_of_hers(group)


async def two_get_places_and_one_gives_it_up(people: Six) -> None:
    """Chen takes the first place and Liu the last; Li waits, and goes where Chen cannot."""
    liu, li, chen, zhang = people.liu, people.li, people.chen, people.zhang
    group = people.li_in_group
    await people.chen_in_group.taps("报名")
    await chen.hears(f"门牌：3 栋 {DOOR}")
    await chen.hears("现在只有您一位，还在等人")
    await liu.says("/tasks")
    await liu.hears("还差 1 人")
    await liu.taps("打开 #T2")
    await liu.hears("报上以后，同去的人和那一家会知道您的名字")
    await nothing_of_hers(liu)
    await liu.taps("报名")
    await liu.hears(f"门牌：3 栋 {DOOR}")
    await chen.hears("同去的：小刘")
    await zhang.hears("来的人：小陈、小刘")
    await group.hears("要 2 人，报满了")
    await group.taps("候补")
    await expect(group.part("alert")).to_contain_text("您排在候补第 1 位")
    await group.part("alert").get_by_role("button").click()
    await li.hears("您排在候补第 1 位")
    await group.hears("1 人候补")
    await nothing_of_hers(group)
    await chen.taps("来不了")
    await chen.hears("不问原因，位置会马上问下一位")
    await chen.taps("确定不去")
    await chen.hears("详情已经收起")
    await nothing_of_hers(chen)
    await li.hears("有空位了，先问您")
    await li.taps("我去")
    await li.hears("同去的：小刘")
    await liu.hears("同去的：李师傅")
    await zhang.hears("来的人：小刘、李师傅")
    # Whoever keeps the community sees how it stands, and no door.
    await people.zhao.says("#T2")
    await people.zhao.hears("要 2 人，报满了")
    await nothing_of_hers(people.zhao)


async def the_day_comes(play: Play, people: Six) -> None:
    """A day and two hours before they are asked; then they come, and go."""
    both = (people.liu, people.li)
    await play.moves_clock(VISIT - timedelta(hours=23, minutes=50))
    for one in both:
        await one.hears("明天")
        await one.hears("您来得了吗？")
        await one.taps("能来")
        await one.hears("好的，记下了，您能来。")
    await play.moves_clock(VISIT - timedelta(hours=1, minutes=50))
    for one in both:
        await one.hears("您说过能来")
    await play.moves_clock(VISIT - timedelta(minutes=5))
    for one in both:
        await taps_in_time(one, "到了", re.compile("走的时候请按“走了”"))
    await play.moves_clock(VISIT + timedelta(hours=1))
    for one in both:
        await taps_in_time(one, "走了", re.compile(f"一共 {SPENT}"))


async def it_is_over(play: Play, people: Six) -> None:
    """The door goes from every phone but hers and his who has her matter in hand, and she says who came."""
    await play.moves_clock(VISIT + timedelta(hours=2, minutes=5))
    await people.zhang.hears("小刘和李师傅来过吗？")
    await people.liu.hears("详情已经收起")
    await nothing_of_hers(people.liu)
    await people.chen_in_group.hears("已经结束，谢谢来过的各位。")
    await people.li.hears("已经请对方确认了")
    await people.zhang.taps("都来过")
    await people.zhang.hears("小刘：来过")
    await people.liu.hears("您帮的邻居确认过了，时长记下了")
    await nothing_of_hers(people.liu)


async def it_is_proved(people: Six) -> None:
    """Hours become a paper; whoever asks reads that it holds, and of the name no more than its beginning."""
    liu, emma, zhao = people.liu, people.emma, people.zhao
    await liu.says("/hours")
    await liu.hears(re.compile(f"您的志愿时长：{SPENT}"))
    await liu.taps("要证明")
    await liu.hears("证明上的姓名：小刘")
    await liu.taps("开证明")
    await liu.hears("打印用这一份，A4 纸。")
    found = CODE.search(await liu.message("证明开好了").inner_text())
    assert found
    await emma.part("start").click()
    await emma.hears("This is the service counter of 梧桐社区")
    await emma.says(f"/verify {found[1]}")
    await emma.hears("This certificate is genuine, and valid.")
    await expect(emma.message("This certificate is genuine")).to_contain_text("小*")
    await expect(emma.part("messages")).not_to_contain_text("小刘")
    await expect(emma.part("inline-button").get_by_text("Revoke")).to_have_count(0)
    await zhao.says(f"/verify {found[1]}")
    await zhao.hears("这份证明是真的，现在有效。")
    await zhao.part("inline-button").get_by_text("作废", exact=True).wait_for()


async def the_matter_ends(people: Six) -> None:
    """The case that the task was for is done, and she agrees."""
    li, zhang = people.li, people.zhang
    await li.hears(re.compile(f"小刘：{SPENT}，确认过了"))
    await li.taps("看这件事")
    for label in ("办好了", "不写了", "发出去"):
        await li.taps(label)
    await zhang.hears("李师傅说，这件事办好了。")
    await zhang.taps("解决了")
    await zhang.hears("好的，#R1 就办到这里")
    await people.li_in_group.hears("已解决，居民也说好了")
    for one in (people.li_in_group, people.chen_in_group, people.chen, people.liu, people.zhao, people.emma):
        await nothing_of_hers(one)


async def taps_in_time(phone: Phone, label: str, words: re.Pattern[str]) -> None:
    """Tap until the words are there; who is too early is told so, which may happen before the bot heard of our clock."""
    alert = phone.part("alert")
    for _ in range(5):
        await phone.taps(label)
        await expect(alert.or_(phone.message(words)).first).to_be_visible()
        if not await alert.count():
            return
        await alert.get_by_role("button").click()
    pytest.fail(f"{label} was refused.", pytrace=False)


async def nothing_of_hers(phone: Phone) -> None:
    """See that nothing private stands in this chat as it is shown, its hidden parts included."""
    await expect(phone.part("messages")).not_to_contain_text(re.compile("|".join(PRIVATE)))
