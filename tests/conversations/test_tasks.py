"""Taking part in tasks, as people live it: in the group, in the list, in the line, and not coming after all."""

from datetime import timedelta
from functools import partial

import pytest

from community import clock, licences, planning, signups, skills, tasks
from community.signups import State
from handlers.cards.task_buttons import Accept, Detail, Leave, OpenTask, Replace, SignUp
from locales import Translator
from tests.conversations.conftest import STRANGERS, VOLUNTEERS
from tests.conversations.tasking import DOOR, NAME, PHONE, PRIVATE, a_task, a_visit, helps, now, the_person, there
from tests.stories import Actor, Town


def groups_read(town: Town) -> str:
    return "\n".join(one.get("text", "") for one in town.heard(str(VOLUNTEERS)))


async def test_the_group_reads_what_it_is_and_whoever_signs_up_gets_the_door_in_private(
    sun: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    await helps(town, sun, emma)
    await chen.comes_in()
    await a_visit(town)
    post = await sun.hears_of("#T1 陪诊", chat=VOLUNTEERS)
    assert "还差 2 人" in post["text"]
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    card = await sun.hears_of(DOOR)
    for known in PRIVATE:
        assert known in card["text"]
    assert card["has_protected_content"]
    await sun.sees_of("还差 1 人", chat=VOLUNTEERS)
    await emma.taps("报名", chat=VOLUNTEERS)
    await emma.hears_of(DOOR)
    # Each reads who comes along.
    assert "Emma" in (await sun.sees_of("同去的"))["text"]
    await sun.sees_of("报满了", chat=VOLUNTEERS)
    for private in (*PRIVATE, "Sun", "Emma", "Chen"):
        assert private not in groups_read(town)


async def test_the_late_thumb_hears_its_place_in_the_line_and_what_else_waits(
    sun: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    await helps(town, sun, emma, ho)
    task = await a_task(town)
    await a_task(town, title="扫雪")
    await a_task(town, title="只限女士", women=True)
    post = await sun.hears_of("#T1 ", chat=VOLUNTEERS)
    for who in (sun, emma, ho):
        await who.says("/tasks")
        await who.hears_of("#T1 ")
    await sun.taps("打开 #T1")
    await sun.hears_of("随时可以不去")
    await sun.taps("button-task-sign", full=False)
    await sun.hears_of("门牌" if task.home else "有事找")
    said = {"number": 1, "seats": 1, "others": 1}
    for place, who in enumerate((emma, ho), start=1):
        await who.taps_what_was_there(post, SignUp(task=task.id).pack(), chat=VOLUNTEERS)
        await who.is_told("task-in-line", place=place, **said)
        await who.hears("task-in-line", place=place, **said)
    # Tapping twice is one place in the line.
    heard = len(town.heard(emma.key(None)))
    await emma.taps_what_was_there(post, SignUp(task=task.id).pack(), chat=VOLUNTEERS)
    await emma.is_told("task-in-line-still", number=1, place=1)
    assert len(town.heard(emma.key(None))) == heard
    assert list((await there(town, task)).values()) == ["held", "waiting", "waiting"]
    await emma.taps("button-task-leave", seat="waiting")
    await emma.hears("task-leave-sure", number=1, seat="waiting")
    await emma.taps("button-task-leave", seat="sure")
    await emma.sees("task-left", number=1)
    assert (await there(town, task))["Emma"] == State.LEFT


async def test_who_never_pressed_start_is_led_there_and_then_has_a_place(sun: Actor, town: Town) -> None:
    await helps(town, sun, starts=False)
    task = await a_visit(town)
    await sun.hears_of("#T1 ", chat=VOLUNTEERS)
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    await sun.starts(await sun.is_led_to())
    await sun.hears_of(DOOR)
    assert await there(town, task) == {"Sun": State.HELD}
    # The other links lead where they say.
    await sun.starts(f"task-{task.id}")
    await sun.hears_of("您报上了。")
    await sun.starts("tasks")
    await sun.hears_of("志愿任务：1 项")
    await sun.taps("我的")
    await sun.sees_of("我的任务：1 项")


async def test_who_cannot_come_says_so_and_the_next_one_is_asked_in_their_language(
    sun: Actor, ho: Actor, town: Town
) -> None:
    await helps(town, sun, ho)
    task = await a_visit(town, seats=1, least=1)
    await sun.hears_of("#T1 ", chat=VOLUNTEERS)
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    await sun.hears_of(DOOR)
    await ho.taps("报名", chat=VOLUNTEERS)
    await ho.hears_of("候補")
    await sun.taps("button-task-leave", seat="held")
    await sun.hears("task-leave-sure", number=1, seat="held")
    await sun.taps("button-task-stay", seat="held")
    assert await there(town, task) == {"Sun": "held", "Ho": "waiting"}
    await sun.taps("来不了")
    await sun.taps("button-task-leave", seat="sure")
    await sun.sees("task-left", number=1)
    await sun.sees("task-put-away", number=1, how="left")
    assert all(DOOR not in one.get("text", "") for one in town.heard(sun.key(None)))
    offer = await ho.hears_of(town.plain("zh-Hant", "task-offer"))
    assert all(private not in offer["text"] for private in PRIVATE)
    # The place is there for them: that none is left would say the contrary.
    assert "報滿了" not in offer["text"]
    await town.restart()
    await ho.taps("button-task-offer", yes=True)
    assert NAME in (await ho.hears_of(DOOR))["text"]
    assert (await there(town, task))["Ho"] == State.HELD
    # The same button weeks later, and twice.
    await ho.taps_what_was_there(offer, Accept(task=task.id, yes=True).pack())
    assert (await now(town, task)).taken == 1


async def test_another_task_at_that_time_is_said_before_it_is_chosen(sun: Actor, town: Town) -> None:
    await helps(town, sun)
    await a_task(town)
    second = await a_task(town, title="扫雪", seats=3)
    await sun.hears_of("#T2 ", chat=VOLUNTEERS)
    await sun.says("#T1")
    await sun.hears_of("随时可以不去")
    await sun.taps("button-task-sign", full=False)
    await sun.hears_of("有事找")
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    await sun.is_told("refused-clash", number=1)
    await sun.hears_of("那个时间您已经报了 #T1")
    assert await there(town, second) == {}
    await sun.says("t2")
    page = await sun.hears_of("两项都赶得上再报")
    assert "扫雪" in page["text"]
    await sun.taps("button-task-sign-sure")
    await sun.sees_of("#T2 扫雪\n您报上了")
    assert await there(town, second) == {"Sun": State.HELD}


async def test_the_list_says_what_is_open_and_why_the_rest_is_not(sun: Actor, li: Actor, town: Town) -> None:
    await helps(town, sun, minor=True)
    await a_visit(town)
    for number in range(6):
        await a_task(town, title=f"第 {number} 件", skill="haircut" if number == 5 else "")
    await sun.says("任务")
    first = await sun.hears_of("志愿任务：7 项")
    assert "您现在报不了：要监护人签字同意" in first["text"]
    assert "第 4 件" not in first["text"]
    await sun.taps("button-next")
    assert "志愿任务：7 项" in (await sun.sees_of("第 5 件"))["text"]
    await sun.taps("能报的")
    await sun.sees_of(town.plain("zh-Hans", "tasks-none", which="fit"))
    await sun.says("#T1")
    page = await sun.hears_of(town.plain("zh-Hans", "task-shut"))
    assert "只请成年人" in page["text"]
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    await sun.is_told("refused-not-for-you", why="consent")
    # Li leads volunteers and has not said whether they are of age.
    await li.comes_in()
    await li.says("/tasks")
    assert "还没说过有没有成年" in (await li.hears_of("志愿任务"))["text"]


async def test_whom_they_are_not_for_is_told_so(zhang: Actor, chen: Actor, emma: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await emma.comes_in()
    task = await a_visit(town)
    await zhang.says("/tasks")
    await zhang.hears("tasks-for-volunteers")
    await emma.says("tasks")
    await emma.hears("tasks-for-volunteers")
    await zhang.hears_of("#T1", chat=VOLUNTEERS)
    await zhang.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    await zhang.is_told("tasks-for-volunteers")
    await zhang.says("#T1")
    await zhang.hears("refused-not-found")
    await zhang.taps("button-task-detail", chat=VOLUNTEERS)
    await zhang.is_told("refused-not-found")
    assert await there(town, task) == {}
    await zhang.says("/tasks", chat=STRANGERS)
    await zhang.hears("tasks-in-private", chat=STRANGERS)
    # Whoever plans sees theirs, and begins one here.
    await chen.says("/tasks")
    await chen.hears_of("志愿任务：1 项")
    await chen.taps("打开 #T1")
    await chen.hears_of("陪诊")


async def test_forged_data_brings_nobody_to_a_door(sun: Actor, zhang: Actor, town: Town) -> None:
    await helps(town, sun)
    await zhang.comes_in()
    task = await a_visit(town)
    await sun.hears_of("#T1", chat=VOLUNTEERS)
    await sun.says("/tasks")
    listed = await sun.hears_of("#T1")
    greeting = town.heard(zhang.key(None))[0]
    me = await the_person(town, sun)
    for data in (
        Detail(task=task.id),
        Detail(task=7),
        Leave(task=task.id, act="sure"),
        Leave(task=7),
        Accept(task=task.id, yes=True),
        Accept(task=task.id, yes=False),
        OpenTask(task=7),
        SignUp(task=7),
        Replace(task=task.id, person=me.id, act="sure"),
    ):
        for who, message in ((sun, listed), (zhang, greeting)):
            before = len(town.alerts)
            await who.taps_what_was_there(message, data.pack())
            assert await who.until(partial(_more, town, before)), data
    assert await there(town, task) == {}
    said = "\n".join(one.get("text", "") for who in (sun, zhang) for one in town.heard(who.key(None)))
    assert all(private not in said for private in PRIVATE)


async def _more(town: Town, seen: int) -> bool:
    return len(town.alerts) > seen


async def test_what_ended_answers_kindly_to_whatever_is_tapped(sun: Actor, emma: Actor, town: Town) -> None:
    await helps(town, sun, emma)
    task = await a_visit(town)
    post = await sun.hears_of("#T1", chat=VOLUNTEERS)
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    card = await sun.hears_of(DOOR)
    async with town.app.database.transaction() as session:
        await tasks.move(session, await tasks.task(session, task.id), [tasks.State.OPEN], tasks.State.OVER)
    await emma.taps_what_was_there(post, SignUp(task=task.id).pack(), chat=VOLUNTEERS)
    await emma.is_told("refused-task-ended", state="over")
    await sun.taps_what_was_there(card, Detail(task=task.id).pack())
    await sun.is_told("refused-task-ended", state="over")
    await sun.taps_what_was_there(card, Leave(task=task.id, act="sure").pack())
    await sun.says("#T1")
    assert PHONE not in (await sun.hears_of("已经结束"))["text"]


async def test_the_one_who_is_served_reads_who_comes_and_may_have_somebody_else(
    zhang: Actor, sun: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await helps(town, sun, emma, ho)
    task = await a_visit(town, served_id=(await the_person(town, zhang)).id)
    for who in (sun, emma, ho):
        await who.hears_of("#T1", chat=VOLUNTEERS)
        await who.taps("候补" if who is ho else "报名", chat=VOLUNTEERS)
        await who.hears_of("#T1")
    told = await zhang.sees_of("Sun、Emma")
    assert "不收钱" in told["text"]
    await zhang.taps("换人：Sun")
    await zhang.sees("task-swap-sure", name="Sun")
    await zhang.taps("button-task-swap-stay")
    await zhang.sees_of("Sun、Emma")
    await zhang.taps("换人：Sun")
    await zhang.taps("button-task-swap-sure")
    await zhang.is_told("task-swapped")
    await zhang.sees_of("来的人：Emma（还在等 1 位）")
    await sun.hears("task-told", what="declined", number=1, title="陪诊")
    await sun.sees("task-put-away", number=1, how="declined")
    assert all(DOOR not in one.get("text", "") for one in town.heard(sun.key(None)))
    await sun.taps("候补" if (await now(town, task)).taken == 2 else "报名", chat=VOLUNTEERS)
    await sun.is_told("refused-not-for-you", why="declined")
    await ho.hears_of(town.plain("zh-Hant", "task-offer"))
    # Nobody else swaps people.
    await emma.taps_what_was_there(
        town.heard(emma.key(None))[0],
        Replace(task=task.id, person=(await the_person(town, emma)).id, act="sure").pack(),
    )
    await emma.is_told("refused-not-yours")
    await zhang.says("#T1")
    await zhang.hears_of("志愿者来帮忙")


async def test_nobody_answers_an_offer_and_the_next_one_is_asked(
    sun: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    await helps(town, sun, emma, ho)
    task = await a_task(town, starts_at=clock.now() + timedelta(days=3))
    transaction = town.app.database.transaction
    for who in (sun, emma, ho):
        async with transaction() as session:
            found = await tasks.task(session, task.id)
            await signups.claim(session, found, by=await the_person(town, who))
    async with transaction() as session:
        await signups.leave(session, await tasks.task(session, task.id), by=await the_person(town, sun))
    offer = await emma.hears_of("A place came free")
    clock.move(timedelta(hours=2, minutes=1))
    await emma.sees_of("we did not hear from you")
    await ho.hears_of(town.plain("zh-Hant", "task-offer"))
    await emma.taps_what_was_there(offer, Accept(task=task.id, yes=True).pack())
    await emma.is_told("refused-not-offered")
    await ho.taps("button-task-offer", yes=False)
    await ho.sees("task-left", number=1)
    # The place is free, and whoever opens the task takes it.
    assert (await now(town, task)).taken == 0
    await emma.taps("button-task-look")
    await emma.hears_of("A place is free now")
    await emma.taps("button-task-sign", full=False)
    await emma.sees_of("What you need to know comes here")
    assert (await now(town, task)).taken == 1


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_all_alerts_are_short_enough_to_be_read_whole(language: str) -> None:
    t = Translator(language)
    said = [t.plain("refused-not-for-you", why=why) for why in ("unsaid", "consent", "licence", "team", "declined")]
    said.append(t.plain("task-in-line", number=1234, seats=200, place=992, others=120))
    said += [t.plain("refused-task-ended", state=one) for one in ("over", "called-off", "came", "began")]
    said += [t.plain("refused-clash", number=1234), t.plain("refused-not-offered"), t.plain("tasks-for-volunteers")]
    assert [one for one in said if len(one) > 200] == []


async def test_what_one_must_be_able_to_do_is_called_by_its_name(sun: Actor, ho: Actor, town: Town) -> None:
    await helps(town, sun, ho)
    await a_task(town, skill="haircut", home=True, spot=DOOR)
    await a_task(town, title="修灯", skill="electricity")
    await sun.hears_of("#T1 ", chat=VOLUNTEERS)
    craft, wires = skills.crafts()["haircut"], skills.crafts()["electricity"]
    await sun.says("#T1")
    page = await sun.hears_of(town.plain("zh-Hans", "task-shut"))
    assert f"要会“{craft.names['zh-Hans']}”" in page["text"]
    post = await ho.hears_of("#T1 ", chat=VOLUNTEERS)
    await ho.taps_what_was_there(post, SignUp(task=(await the_first(town)).id).pack(), chat=VOLUNTEERS)
    await ho.is_told("task-not-able", why="skill", skill=craft.names["zh-Hant"], licence="")
    async with town.app.database.transaction() as session:
        await licences.have(session, "electricity", by=await the_person(town, sun), licence=False)
    await sun.taps("button-task-sign", full=False, chat=VOLUNTEERS)
    said = {"skill": wires.names["zh-Hans"], "licence": wires.licences["zh-Hans"]}
    await sun.is_told("task-not-able", why="licence", **said)
    assert said["licence"] in (await sun.hears_of(town.plain("zh-Hans", "task-shut")))["text"]


async def the_first(town: Town) -> tasks.Task:
    async with town.app.database.transaction.reading() as session:
        return await tasks.by_number(session, 1)


async def test_whoever_plans_a_visit_calls_whom_no_message_reaches(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    task = await a_visit(town)
    me = await the_person(town, chen)
    assert task.starts_at
    async with town.app.database.transaction() as session:
        found = await tasks.task(session, task.id)
        await planning.alter(session, found, by=me, starts_at=task.starts_at + timedelta(hours=1))
    asked = await chen.hears_of(f"我没法给{NAME}发消息")
    assert PHONE in asked["text"]
    assert "上午 10:00" in asked["text"]
    assert asked["has_protected_content"]
    await chen.taps("button-task-relayed")
    await chen.sees("task-relayed")
    assert all(private not in one.get("text", "") for one in town.heard(chen.key(None)) for private in (NAME, PHONE))
