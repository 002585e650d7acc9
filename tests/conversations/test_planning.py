"""Planning tasks as people live it: from a line or a case to a card in the group, and what follows."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import access, people, places, profiles, signups
from community.people import RoleName
from community.tasks import State, Task
from handlers.plotting import span, understand
from locales import Translator
from tests.community.filing import claimed
from tests.conversations.conftest import VOLUNTEERS
from tests.conversations.filing import building, in_hand, the_case, the_person
from tests.stories import Actor, Town, until

LINE = "端午包粽子, 8 人, 周六 9:00"


async def the_tasks(town: Town) -> list[Task]:
    async with town.app.database.transaction.reading() as session:
        return list((await session.scalars(select(Task).order_by(col(Task.id)))).all())


async def the_task(town: Town) -> Task:
    return (await the_tasks(town))[-1]


async def chooses(who: Actor, act: str, message_id: str, **arguments: Any) -> None:
    """Open a field of the panel and tap a choice."""
    await who.taps("button-plan", act=act)
    await who.taps(message_id, **arguments)


async def fills(who: Actor, *, home: bool = False) -> None:
    """Fill in whatever a line leaves open."""
    await chooses(who, "home", "button-plan-home", home=home)
    await who.taps("button-plan", act="where")
    await who.sees_of("门牌是多少" if home else "在哪里集合")
    await who.says("1 单元 502" if home else "社区活动室")
    await who.sees_of("1 单元 502" if home else "社区活动室")
    await chooses(who, "risk", "button-plan-risk", risk="everyday")
    await chooses(who, "skill", "button-plan-no-skill")
    await chooses(who, "insured", "button-plan-insured", insured=True)


async def opened(who: Actor, line: str = LINE) -> Task:
    """Plan a task and open it."""
    await who.says(f"/task {line}")
    await who.sees_of("端午包粽子")
    await fills(who)
    await who.taps("button-plan", act="open")
    await who.sees_of("发出去了")
    return await the_task(who.town)


async def test_a_line_of_words_becomes_a_task_in_the_group(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("发任务")
    await chen.hears_of("写一行就行")
    # A time that nobody said is set; one that stands there is changed.
    await chen.taps("button-plan", act="time-first")
    await chen.taps("button-plan", act="page")
    await chen.says(LINE)
    panel = await chen.hears_of("做什么：端午包粽子")
    assert "改时间" in str(panel["reply_markup"])
    assert "8 人" in panel["text"]
    assert "上午 9:00" in panel["text"]
    assert "还差" in panel["text"]
    assert panel["has_protected_content"]
    await fills(chen)
    await chen.sees_of("都齐了")
    await chen.taps("button-plan", act="open")
    await chen.sees_of("#T1 发出去了")
    posted = await chen.hears_of("端午包粽子", chat=VOLUNTEERS)
    assert "社区活动室" in posted["text"]
    task = await the_task(town)
    assert (task.state, task.seats, task.number) == (State.OPEN, 8, 1)


async def test_to_post_it_too_early_leads_to_the_first_gate_that_is_shut(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/task {LINE}")
    await chen.sees_of("端午包粽子")
    await chen.taps("button-plan", act="open")
    await chen.is_told("plan-first", gate=Translator("zh-Hans").plain("plan-gate", gate="home"))
    await chen.sees_of("要到别人家里吗")
    await chen.taps("button-plan-home", home=True)
    await chen.sees_of("上门：要到别人家里")
    await chen.taps("button-plan", act="open")
    await chen.sees_of("门牌是多少")
    assert (await the_task(town)).state == State.DRAFT


async def test_every_gate_holds_against_buttons_that_nobody_was_shown(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/task {LINE}")
    panel = await chen.hears_of("端午包粽子")
    task = await the_task(town)
    for data in (
        f"planset:{task.id}:skill:no-such", f"planset:{task.id}:risk:none", f"planset:{task.id}:team:999999",
        f"planset:{task.id}:repeat:hourly", f"planset:{task.id}:state:open", f"planset:{task.id}:home:YES",
        f"plan:open:{task.id}:0", f"plan:urgent:{task.id}:0", f"plan:stop:{task.id}:0", f"plan:again:{task.id}:0",
        f"plan:call-off:{task.id}:0", f"plan:nothing:{task.id}:0", "plan:open:1:0", "newtask:999999",
    ):  # fmt: skip
        town.alerts.clear()
        await chen.taps_what_was_there(panel, data)
        assert await until(lambda: town.alerts), data
    found = await the_task(town)
    assert (found.state, found.skill, found.risk, found.team_id, found.number) == (State.DRAFT, None, None, None, None)
    assert found.home is None
    assert not [one for one in town.heard(str(VOLUNTEERS)) if "端午" in one.get("text", "")]


async def test_a_stranger_taps_the_planners_buttons_in_vain(chen: Actor, sun: Actor, li: Actor, town: Town) -> None:
    for one in (chen, sun, li):
        await one.comes_in()
    task = await opened(chen)
    for who in (sun, li):
        card = town.heard(who.key(None))[0]
        for act in ("page", "open", "urgent", "alter-time", "again", "call-off", "call-off-all", "stop", "drop-sure"):
            await who.taps_what_was_there(card, f"plan:{act}:{task.id}:0")
            await who.is_told("refused-not-allowed")
            town.alerts.clear()
        await who.taps_what_was_there(card, f"planset:{task.id}:home:no")
        await who.is_told("refused-not-allowed")
        town.alerts.clear()
    await sun.says("/task")
    await sun.hears("refused-not-allowed")
    assert (await the_task(town)).model_dump() == task.model_dump()


async def test_a_case_becomes_a_visit_that_tells_the_group_nothing_of_whose_it_is(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await in_hand(town, zhang, chen, spot="1 单元 502", phone="13800138000")
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="volunteers")
    panel = await chen.hears_of("帮谁：Zhang")
    assert "1 单元 502" in panel["text"]
    assert panel["has_protected_content"]
    await chen.taps("button-plan", act="time-first")
    await chen.sees_of("什么时候")
    await chen.says("不知道")
    await chen.hears("plan-not-understood", what="time")
    await chen.says("后天下午 2 点到 4 点")
    await chen.sees_of("下午 2:00")
    await chooses(chen, "risk", "button-plan-risk", risk="care")
    await chen.sees_of("要小心什么")
    await chen.says("狗会叫，不咬人")
    await chen.sees_of("狗会叫")
    await chooses(chen, "skill", "button-plan-no-skill")
    await chooses(chen, "insured", "button-plan-insured", insured=False)
    await chen.taps("button-plan", act="open")
    await chen.sees_of("都上了意外险吗")
    await chen.taps("button-plan-insured", insured=True)
    await chen.sees_of("都齐了")
    await chen.taps("button-plan", act="open")
    page = await chen.sees_of("#T1 发出去了")
    for private in ("Zhang", "502", "13800138000"):
        assert private not in page["text"]
        assert all(private not in one.get("text", "") for one in town.heard(str(VOLUNTEERS)))
    await chen.hears_of("狗会叫", chat=VOLUNTEERS)


async def test_a_draft_survives_a_restart_and_is_offered_again(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/task {LINE}")
    await chen.hears_of("端午包粽子")
    await town.restart()
    await chen.says("在活动室门口见")
    await chen.hears("plan-use-buttons")
    await chen.says("/task")
    await chen.hears("plan-unfinished", title="端午包粽子")
    await chen.taps("button-plan", act="go-on")
    assert (await chen.hears_of("做什么：端午包粽子"))["has_protected_content"]
    await chen.taps("button-plan", act="drop")
    await chen.taps("button-plan", act="drop-sure")
    await chen.sees("plan-dropped")
    assert not await the_tasks(town)
    await chen.taps("button-plan", act="go-on")
    await chen.is_told("refused-not-found")


async def test_what_everybody_reads_takes_no_telephone(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("发任务")
    await chen.hears_of("写一行就行")
    await chen.says("打 13800138000 报名包粽子")
    await chen.hears("plan-private")
    assert not (await the_task(town)).title


async def test_the_page_changes_time_and_places_and_calls_off_with_a_reason(chen: Actor, li: Actor, town: Town) -> None:
    await chen.comes_in()
    await li.comes_in()
    task = await opened(chen)
    transaction = town.app.database.transaction
    me = await the_person(town, li)
    async with transaction() as session:
        await profiles.say(session, by=me, minor=False)
        await signups.claim(session, await access.takeable_task(session, task.id, by=me), by=me)
    await chen.taps("button-plan", act="alter-time")
    await chen.says("周日 14:00-16:00")
    await chen.sees_of("改好了")
    changed = await li.hears_of("有变化")
    assert "下午 2:00" in changed["text"]
    await li.taps("button-plan-coming", yes=True)
    await chen.taps("button-plan", act="alter-people")
    await chen.says("十个")
    await chen.sees_of("Li")
    assert await chen.until(lambda: _has(town, seats=10))
    await chen.taps("button-plan", act="again")
    await chen.says("周日 18:00-19:00")
    await chen.sees_of("#T2 发出去了")
    await chen.taps("button-plan", act="call-off")
    await chen.sees_of("为什么取消")
    await chen.says("活动室停电")
    await chen.sees_of("取消的原因：活动室停电")
    assert [one.state for one in await the_tasks(town)].count(State.CALLED_OFF) == 1


async def test_the_words_of_a_risk_can_be_changed_and_go_with_it(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/task {LINE}")
    await chen.sees_of("端午包粽子")
    for risk, words, shown in (("care", "蒸锅很烫", "要小心、蒸锅很烫"), ("danger", "地上滑", "可能受伤、地上滑")):
        await chooses(chen, "risk", "button-plan-risk", risk=risk)
        await chen.sees_of("要小心什么")
        await chen.says(words)
        await chen.sees_of(shown)
    await chooses(chen, "risk", "button-plan-risk", risk="everyday")
    assert await chen.until(lambda: _has(town, risk="everyday", risk_words=""))


async def test_a_series_is_stopped_on_the_page_of_one_that_is_called_off(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says(f"/task {LINE}")
    await chen.sees_of("端午包粽子")
    await fills(chen)
    await chen.taps("button-plan", act="more")
    await chen.taps("button-plan-more", field="weekly")
    await chen.taps("button-plan", act="page")
    await chen.taps("button-plan", act="open")
    await chen.sees_of("发出去了")
    await chen.taps("button-plan", act="call-off")
    await chen.sees_of("只取消这一次")
    await chen.taps("button-plan", act="call-off-one")
    await chen.says("活动室停电")
    await chen.sees_of("取消的原因：活动室停电")
    await chen.taps("button-plan", act="stop")
    assert await chen.until(lambda: _has(town, repeat=None, state=State.CALLED_OFF))


async def _has(town: Town, **values: Any) -> bool:
    (first, *_) = await the_tasks(town)
    return all(getattr(first, name) == value for name, value in values.items())


async def test_who_reads_traditional_characters_or_english_plans_in_their_own(
    ho: Actor, emma: Actor, zhao: Actor, town: Town
) -> None:
    await zhao.comes_in()
    lines = {"包湯圓": (ho, "包湯圓，6 人，後天上午 9 點"), "Dumplings": (emma, "Dumplings, 8 people, tomorrow 9:00")}
    for title, (who, line) in lines.items():
        await who.comes_in()
        await becomes(town, who, RoleName.STAFF, zhao)
        await who.says(f"/task {line}")
        await who.hears_of(title)
    assert [one.seats for one in await the_tasks(town)] == [6, 8]


async def becomes(town: Town, who: Actor, role: RoleName, giver: Actor) -> None:
    """Let somebody who has come in live in 2 栋 and have a role: of the building, or of the community."""
    home = await building(town)
    transaction = town.app.database.transaction
    me, zhao = await the_person(town, who), await the_person(town, giver)
    async with transaction() as session:
        community = (await places.path(session, home))[-1].id or 0
        at = home if role == RoleName.STEWARD else community
        await people.grant(session, await people.person(session, me.id), role=role, place_id=at, by=zhao)
        await people.settle(session, me.id, place_id=home)


async def test_a_steward_asks_for_an_elder_without_a_phone_and_the_visit_names_the_elder(
    sun: Actor, chen: Actor, zhao: Actor, town: Town
) -> None:
    await zhao.comes_in()
    await chen.comes_in()
    await sun.comes_in()
    await becomes(town, sun, RoleName.STEWARD, zhao)
    await sun.says("求助 代取药")
    await sun.taps("button-form-more")
    await sun.taps("button-form-for-neighbour")
    await sun.taps("button-form-leave-spoken")
    await sun.says("张婆婆")
    await sun.sees_of("张婆婆")
    await sun.taps("button-form-submit")
    await sun.sees_of("#R1")
    await claimed(town.app.database.transaction, await the_case(town, 1), await the_person(town, chen))
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="volunteers")
    await chen.hears_of("帮谁：张婆婆")
    assert (await the_task(town)).served == {"name": "张婆婆", "phone": ""}


@pytest.mark.parametrize(
    ("line", "title", "seats", "hours"),
    [
        ("端午包粽子, 8 人, 周六 9:00", "端午包粽子", 8, None),
        ("端午包粽子，8人，周六上午9点到11点", "端午包粽子", 8, 2),
        ("陪老人看病 明天下午2点半-4点 两个人", "陪老人看病", 2, 1.5),
        ("12月3日 9:00–11:30 扫雪 十二人", "扫雪", 12, 2.5),
        ("下周三 14:00 至 16:00, 清理楼道, 要5名", "清理楼道", 5, 2),
        ("Dumplings, 8 people, Saturday 9:00-11:00", "Dumplings", 8, 2),
        ("後天 9:00-10:00 包湯圓 6位", "包湯圓", 6, 1),
    ],
)
def test_a_line_is_understood(line: str, title: str, seats: int, hours: float | None) -> None:
    found = understand(line)
    assert (found.title, found.seats) == (title, seats)
    assert found.starts_at
    assert (found.ends_at and (found.ends_at - found.starts_at) / timedelta(hours=1)) == hours


@pytest.mark.parametrize("text", ["包饺子", "8 人", "不知道", "随便哪天", ""])
def test_what_is_no_time_is_none(text: str) -> None:
    assert span(text) is None
    assert understand(text).starts_at is None
