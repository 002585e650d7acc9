"""Coming or not, as people live it: a reminder and its answer, too few of them, and somebody who stayed away."""

from datetime import timedelta
from typing import Any

from community import absences, access, clock, seats, signups, stints, tasks, turnouts
from community.tasks import State, Task
from handlers.cards.stint_buttons import Absent, CheckIn, Coming, Few, Turnout
from handlers.cards.task_buttons import Detail
from handlers.cards.task_buttons import Leave as GiveBack
from tests.community.sending import at
from tests.conversations.conftest import STAFF, VOLUNTEERS
from tests.conversations.tasking import a_task, a_visit, helps, now, the_person
from tests.stories import Actor, Town

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def with_people(town: Town, task: Task, *actors: Actor, armed: bool = True) -> Task:
    """Give these a place and arm what becomes due, unless nothing shall happen by itself."""
    for actor in actors:
        me = await the_person(town, actor)
        async with town.app.database.transaction() as session:
            await signups.claim(session, await tasks.task(session, task.id), by=me, sure=True)
    if not armed:
        return task
    async with town.app.database.transaction() as session:
        await turnouts.arm(session, await tasks.task(session, task.id))
    return task


async def forges(who: Actor, data: str) -> None:
    """Let somebody tap what no message of theirs has, or has no more, below the last one that they got."""
    await who.taps_what_was_there(who.town.heard(who.key(None))[-1], data)


def labels(card: dict[str, Any]) -> list[str]:
    """Return what stands on the buttons of a message."""
    return [button["text"] for line in card["reply_markup"]["inline_keyboard"] for button in line]


def later(**more: Any) -> dict[str, Any]:
    """Return the fields of a task in three days, so that all of it lies ahead."""
    starts_at = (clock.now() + 3 * DAY).replace(minute=0, second=0, microsecond=0)
    return {"starts_at": starts_at, **more}


async def test_who_is_reminded_says_that_they_come_or_makes_room(
    sun: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    await helps(town, sun, emma, ho)
    task = await with_people(town, await a_task(town, **later(seats=2)), sun, emma, ho)
    assert task.starts_at
    at(task.starts_at - DAY)
    asked = await sun.hears_of("有您报名的事")
    assert "社区活动室" in asked["text"]
    await sun.taps("button-turnout-yes")
    noted = await sun.sees_of(town.plain("zh-Hans", "turnout-coming", soon=False))
    # A day before nobody has arrived: a thumb that slips says nothing wrong.
    assert labels(noted) == ["详情", "来不了"]
    await sun.taps("详情")
    await sun.hears_of("有事找")
    await emma.hears_of("Can you come?")
    await emma.taps("button-turnout-no")
    await emma.sees_of(town.plain("en", "turnout-not-coming"))
    async with town.app.database.transaction.reading() as session:
        found = {person.name: (one.state, one.coming) for one, person in await seats.of(session, task.id)}
    assert (found["Sun"], found["Emma"][0], found["Ho"][0]) == (("held", True), "left", "offered")
    # A second tap is as kind as the first.
    await forges(emma, Coming(task=task.id, yes=False).pack())
    await emma.sees_of(town.plain("en", "turnout-not-coming"))
    # The second reminder comes after a restart, too, and knows what was said.
    await town.restart()
    at(task.starts_at - 2 * HOUR)
    again = await sun.hears_of("您说过能来")
    assert labels(again) == ["到了", "来不了"]
    await sun.taps("button-stint-in")
    await sun.is_told("refused-too-early", minutes=30)
    # Who has no place is told so, whatever they tap.
    await forges(emma, Coming(task=task.id, yes=True).pack())
    await emma.is_told("refused-no-seat")


async def test_too_few_is_the_planners_to_decide(sun: Actor, chen: Actor, zhang: Actor, town: Town) -> None:
    await helps(town, sun)
    await chen.comes_in()
    await zhang.comes_in()
    task = await with_people(town, await a_task(town, **later(seats=5, least=3)), sun)
    assert task.starts_at
    at(task.starts_at - DAY)
    await chen.hears_of("要 3 人，现在有 1 人")
    await sun.hears_of("有您报名的事")
    await forges(zhang, Few(task=task.id, act="cancel-sure").pack())
    await zhang.is_told("refused-not-allowed")
    await chen.taps("button-turnout-go-on")
    await chen.sees_of("有 1 人就开始")
    assert (await now(town, task)).least == 1
    # They may still think better of it, with a second question.
    await forges(chen, Few(task=task.id, act="cancel").pack())
    await chen.sees_of(town.plain("zh-Hans", "turnout-few-sure"))
    await chen.taps("button-turnout-sure")
    await chen.sees_of("已经取消")
    assert (await now(town, task)).state == State.CALLED_OFF
    await sun.hears_of("取消")
    await forges(chen, Few(task=task.id, act="go-on").pack())
    await chen.is_told("refused-task-ended", state="called-off")


async def test_nobody_goes_to_a_home_alone_and_everybody_hears_of_it(sun: Actor, chen: Actor, town: Town) -> None:
    await helps(town, sun)
    await chen.comes_in()
    task = await with_people(town, await a_visit(town, **later()), sun)
    assert task.starts_at
    at(task.starts_at - 2 * HOUR)
    asked = await chen.hears_of("上门要两个人一起去")
    assert labels(asked) == ["再等等", "取消任务"]
    # A forged [照常进行] changes nothing.
    await forges(chen, Few(task=task.id, act="go-on").pack())
    await chen.sees_of("再等等。人齐了就照常")
    assert (await now(town, task)).least == 2
    at(task.starts_at)
    await sun.sees_of("取消")
    assert (await now(town, task)).state == State.CALLED_OFF


async def test_staying_away_is_noted_by_name_answered_and_cleared(
    sun: Actor, emma: Actor, chen: Actor, zhang: Actor, town: Town
) -> None:
    await helps(town, sun, emma)
    for one in (chen, zhang):
        await one.comes_in()
    task = await with_people(town, await a_task(town, **later(seats=2)), sun, emma)
    assert task.starts_at
    assert task.ends_at
    at(task.starts_at)
    me = await the_person(town, emma)
    async with town.app.database.transaction() as session:
        await stints.check_in(session, await access.seen_task(session, task.id, by=me), by=me)
    at(task.ends_at + HOUR)
    sheet = await chen.hears_of("结束了。请看看谁来过。")
    assert "Sun：没按“到了”" in sheet["text"]
    away = await the_person(town, sun)
    forged = Absent(act="sure", task=task.id, person=away.id).pack()
    for nobody in (zhang, emma):
        await forges(nobody, forged)
        await nobody.is_told("refused-not-allowed")
    await chen.taps("button-turnout-missed", name="Sun")
    await chen.sees_of("要记下 Sun 没有来吗")
    await chen.taps("button-turnout-back")
    await chen.sees_of("结束了。请看看谁来过。")
    await chen.taps("button-turnout-missed", name="Sun")
    await chen.taps("button-turnout-missed-sure")
    await chen.sees_of("Sun：记了没来")
    told = await sun.hears_of("Chen 记了您没有来")
    assert "不影响您报名" in told["text"]
    # Whoever checked in was there, whatever somebody's old button says.
    await forges(chen, Absent(act="sure", task=task.id, person=me.id).pack())
    await chen.is_told("refused-came-indeed")
    # Nobody but they themselves says how it was.
    await forges(emma, Absent(act="explain", task=task.id, person=away.id).pack())
    await emma.is_told("refused-not-yours")
    await sun.taps("button-absent-explain")
    await sun.hears("absent-ask")
    await town.restart()
    await sun.says("孩子发烧，去了医院")
    await sun.hears("absent-said")
    await chen.hears_of("孩子发烧，去了医院")
    # Once is enough for those who read it.
    await forges(sun, Absent(act="explain", task=task.id, person=away.id).pack())
    await sun.is_told("refused-already-said")
    await forges(zhang, Absent(act="clear", task=task.id, person=away.id).pack())
    await zhang.is_told("refused-not-allowed")
    await chen.taps("button-absent-clear")
    await chen.sees_of("已经告诉 Sun")
    await sun.hears_of("Chen 看过了，这一次不算没来")
    async with town.app.database.transaction.reading() as session:
        assert await absences.of(session, away.id) == []
    # What somebody else's words are about stays among those two sides.
    for group in (VOLUNTEERS, STAFF):
        assert all("Sun" not in one.get("text", "") for one in town.heard(str(group)))
    await forges(sun, Absent(act="explain", task=task.id, person=away.id).pack())
    await sun.is_told("refused-not-found")


async def test_who_came_is_for_those_who_plan_it(sun: Actor, zhang: Actor, chen: Actor, town: Town) -> None:
    await helps(town, sun)
    for one in (chen, zhang):
        await one.comes_in()
    task = await with_people(town, await a_task(town, **later()), sun)
    assert task.ends_at
    at(task.ends_at + HOUR)
    await chen.hears_of("结束了")
    for nobody in (zhang, sun):
        for data in (Turnout(task=task.id), Turnout(task=task.id, all=True), Turnout(task=4711)):
            await forges(nobody, data.pack())
            await nobody.is_told("refused-not-found" if data.task == 4711 else "refused-not-allowed")


async def test_who_is_left_alone_at_a_door_is_told_at_once_and_so_is_who_plans_it(
    sun: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    await helps(town, sun, emma)
    await chen.comes_in()
    # The look at its start would call it off, if Emma left before it came.
    task = await with_people(town, await a_visit(town, **later()), sun, emma, armed=False)
    assert task.starts_at
    await emma.hears_of("Going along")
    at(task.starts_at)
    await forges(sun, CheckIn(task=task.id).pack())
    await sun.hears_of("走的时候")
    await forges(emma, Coming(task=task.id, yes=False).pack())
    alone = await sun.hears_of("Emma 来不了了，现在只有您一位")
    assert "不要一个人留在里面" in alone["text"]
    assert "Chen 也收到了，点名字就能私聊" in alone["text"]
    assert labels(alone) == ["走了"]
    asked = await chen.hears_of("现在只有 Sun 一位")
    assert "先从对方家里出来" in asked["text"]
    assert any(entity["type"] in {"text_link", "text_mention"} for entity in asked["entities"])
    assert labels(asked) == ["看任务", "取消任务"]
    for group in (VOLUNTEERS, STAFF):
        assert all("Emma" not in one.get("text", "") for one in town.heard(str(group)))
    await sun.taps("button-stint-out")
    await sun.is_told("refused-just-arrived")
    await chen.taps("button-turnout-cancel")
    await chen.taps("button-turnout-sure")
    await sun.hears_of("取消了")


async def test_old_reminders_are_answered_kindly_whatever_became_of_it(sun: Actor, emma: Actor, town: Town) -> None:
    await helps(town, sun, emma)
    task = await with_people(town, await a_task(town, **later(seats=2)), sun, emma)
    assert task.starts_at
    assert task.ends_at
    yes, no = (Coming(task=task.id, yes=one).pack() for one in (True, False))
    await emma.hears_of("Any questions")
    await forges(emma, no)
    await emma.sees_of(town.plain("en", "turnout-not-coming"))
    # Whoever has left has no place, and nothing here is another neighbour's.
    for data in (yes, Detail(task=task.id).pack(), CheckIn(task=task.id).pack()):
        await forges(emma, data)
        await emma.is_told("refused-no-seat")
    at(task.starts_at)
    await sun.hears_of("有事找")
    await forges(sun, yes)
    await sun.is_told("refused-task-ended", state="running")
    at(task.ends_at)
    for data in (no, GiveBack(task=task.id).pack(), GiveBack(task=task.id, act="sure").pack()):
        await forges(sun, data)
        await sun.is_told("refused-task-ended", state="past")
    at(task.ends_at + HOUR)
    await sun.sees_of("结束了")
    for data in (yes, no, Detail(task=task.id).pack(), CheckIn(task=task.id).pack()):
        await forges(sun, data)
        await sun.is_told("refused-task-ended", state="over")
