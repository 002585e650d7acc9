"""/hours, as people live it: what they gave, who said so, and how to say that it is wrong."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from community import clock, stints, tasks
from handlers.cards import hours as cards
from handlers.cards.stint_buttons import SeeHours, SeeStint
from tests.community.sending import at
from tests.conversations.conftest import VOLUNTEERS
from tests.conversations.tasking import a_task, helps, the_person
from tests.conversations.test_turnouts import HOUR, forges, with_people
from tests.stories import Actor, Town, until


@pytest.fixture(autouse=True)
def _midmonth() -> None:
    """Let it be the middle of a month, at ten in the morning."""
    at(datetime(2027, 3, 17, 10, tzinfo=ZoneInfo("Asia/Shanghai")))


async def gave(town: Town, who: Actor, *, by: Actor | None, title: str = "包粽子") -> int:
    """Let somebody give two hours from now on, confirmed by another one or not; return the id of the stint."""
    task = await a_task(town, starts_at=clock.now() + timedelta(minutes=1), title=title)
    await with_people(town, task, who)
    me = await the_person(town, who)
    assert task.starts_at
    at(task.starts_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_in(session, await tasks.task(session, task.id), by=me)
    assert task.ends_at
    at(task.ends_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_out(session, await stints.stint(session, found.id), task, by=me)
    if by is not None:
        other = await the_person(town, by)
        async with town.app.database.transaction() as session:
            await stints.confirm(session, await stints.stint(session, found.id), by=other, as_="staff")
    return found.id


async def test_the_list_says_what_counts_and_what_waits(sun: Actor, chen: Actor, town: Town) -> None:
    await helps(town, sun)
    await chen.comes_in()
    await sun.says("/hours")
    nothing = await sun.hears_of("您还没有志愿时长")
    assert "/tasks" in nothing["text"]
    for number in range(6):
        await gave(town, sun, by=chen if number else None, title=f"第 {number} 次")
        at(clock.now() + HOUR)
    await sun.says("时长")
    listed = await sun.hears_of("您的志愿时长：10 小时")
    for line in ("这个月：10 小时", "等确认：2 小时", "一共 6 次", "社区确认了"):
        assert line in listed["text"]
    assert listed["text"].count("#T") == 5
    await sun.taps("button-next")
    await sun.sees_of("第 0 次")
    await sun.taps("button-previous")
    await sun.taps("button-hours-picture")
    assert await seen_picture(town, sun)
    await sun.taps("button-hours-stint", number=6, day="3 月 18 日（周四）")
    one = await sun.sees_of("Chen 在")
    assert "第 5 次" in one["text"]
    await sun.taps("button-hours-back")
    await sun.sees_of("一共 6 次")


async def seen_picture(town: Town, who: Actor) -> bool:
    return bool(await until(lambda: [one for one in town.heard(who.key(None)) if "photo" in one]))


async def test_a_wrong_time_is_asked_about_step_by_step(sun: Actor, chen: Actor, emma: Actor, town: Town) -> None:
    await helps(town, sun, emma)
    await chen.comes_in()
    found = await gave(town, sun, by=chen)
    await sun.says("/hours")
    await sun.hears_of("您的志愿时长：2 小时")
    await sun.taps("button-hours-stint", number=1, day="3 月 17 日（周三）")
    await sun.sees_of("Chen 在")
    await sun.taps("button-stint-wrong")
    asked = await sun.hears_of("实际是多长时间")
    assert "最多 3 小时" in asked["text"]
    await sun.says("差不多一上午")
    await sun.hears("hours-not-understood")
    await sun.says("5 小时")
    await sun.hears("refused-bad-minutes", most=180)
    await town.restart()
    await sun.says("一个半小时")
    await sun.hears("hours-ask-reason", before="2 小时", minutes="1 小时 30 分", same=False)
    await sun.says("中间回家拿东西")
    await sun.hears("hours-asked")
    card = await chen.hears_of("Sun 说自己的时长不对")
    assert "中间回家拿东西" in card["text"]
    # As long as nobody decided, there is no second one, and both figures stand in the record.
    await forges(sun, SeeStint(stint=found, act="wrong").pack())
    await sun.is_told("refused-correction-waits")
    await chen.taps("button-second-no")
    await sun.hears_of("没有同意改")
    await sun.taps("button-stint-record")
    record = await sun.sees_of("Chen 没有同意")
    assert "2 小时应该是 1 小时 30 分（中间回家拿东西）" in record["text"]
    # What is somebody else's is nobody's to see or to change.
    for act, refusal in (("show", "refused-not-yours"), ("wrong", "refused-not-allowed")):
        await forges(emma, SeeStint.model_validate({"stint": found, "act": act}).pack())
        await emma.is_told(refusal)


async def test_a_correction_can_be_left_and_a_picture_is_no_time(sun: Actor, chen: Actor, town: Town) -> None:
    await helps(town, sun)
    await chen.comes_in()
    found = await gave(town, sun, by=chen)
    await sun.says("/hours")
    await sun.hears_of("您的志愿时长：2 小时")
    await forges(sun, SeeStint(stint=found, act="wrong").pack())
    await sun.hears_of("实际是多长时间")
    await sun.taps("button-hours-leave")
    await sun.sees("hours-left")
    # What is written now is a question as any other.
    await sun.says("90 分钟")
    await sun.hears_of("")
    async with town.app.database.transaction.reading() as session:
        me = await the_person(town, sun)
        (record,) = (await stints.hours_of(session, me.id)).records
    assert record.corrections == ()


async def test_in_a_group_hours_lead_to_the_private_chat(sun: Actor, ho: Actor, emma: Actor, town: Town) -> None:
    await helps(town, sun, ho, emma)
    await sun.says("/hours", chat=VOLUNTEERS)
    said = await sun.hears("hours-in-private", chat=VOLUNTEERS)
    ((button,),) = said["reply_markup"]["inline_keyboard"]
    await sun.starts(button["url"].partition("start=")[2])
    await sun.hears_of("您还没有志愿时长")
    await ho.says("時數")
    await ho.hears_of("您還沒有服務時數")
    await emma.says("/hours")
    await emma.hears_of("You have no volunteer hours yet")
    # A page that is not there, and a button of long ago.
    await forges(emma, SeeHours(page=999).pack())
    await emma.sees_of("You have no volunteer hours yet")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90), ("90 分钟", 90), ("1 小时 30 分", 90), ("1小时半", 90), ("一个半小时", 90), ("兩個小時", 120),
        ("1.5 小时", 90), ("半小时", 30), ("1:30", 90), ("1 h 30 min", 90), ("2 hours", 120), ("45 minutes", 45),
        ("2小时。", 120), ("０", 0), ("1 hour and 5 min", 65),
        ("很久", None), ("", None), ("1 小时 90 分钟 3", None), ("-5", None), ("3 天", None), ("99999", None),
    ],
)  # fmt: skip
def test_how_long_it_was_is_understood_as_people_write_it(typed: str, minutes: int | None) -> None:
    assert cards.read_minutes(typed) == minutes
