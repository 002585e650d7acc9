"""Arriving, leaving, and being believed, as people live it."""

from datetime import timedelta
from typing import Any

import pytest

from community import clock, corrections, people, stints, tasks
from community.stints import State
from community.tasks import Task
from handlers.cards import stints as stint_cards
from handlers.cards.stint_buttons import Attest, AttestOne, CheckIn, CheckOut, Second
from locales import LANGUAGES, Translator
from tests.community.sending import at
from tests.conversations.conftest import STAFF, VOLUNTEERS
from tests.conversations.tasking import DOOR, a_task, a_visit, helps, the_person
from tests.conversations.test_turnouts import HOUR, forges, later, with_people
from tests.stories import Actor, Town, until

MINUTE = timedelta(minutes=1)


async def states(town: Town, task_id: int) -> dict[str, tuple[str, str | None]]:
    """Return how the time of each stands, by name, and as what it was confirmed."""
    async with town.app.database.transaction.reading() as session:
        return {
            person.name or "": (one.state, one.confirmed_as) for one, person in await stints.of_task(session, task_id)
        }


async def visited(town: Town, zhang: Actor, *actors: Actor) -> Task:
    """Let Zhang be visited in three days by these, who volunteer; it is not begun yet."""
    await helps(town, *actors)
    await zhang.comes_in()
    served = await the_person(town, zhang)
    task = await with_people(town, await a_visit(town, **later(served_id=served.id)), *actors)
    for one in actors:
        await one.hears_of(DOOR)
    return task


async def test_at_the_door_one_says_that_one_is_there_and_the_door_goes_when_it_is_over(
    sun: Actor, emma: Actor, zhang: Actor, chen: Actor, town: Town
) -> None:
    await chen.comes_in()
    task = await visited(town, zhang, sun, emma)
    assert task.starts_at
    assert task.ends_at
    await sun.taps("button-task-arrived")
    await sun.is_told("refused-too-early", minutes=30)
    at(task.starts_at - 5 * MINUTE)
    for _ in range(2):
        await sun.taps("button-task-arrived")
        await sun.hears_of("走的时候请按“走了”")
    # A thumb that taps twice does not end what has only begun.
    await sun.taps("button-stint-out")
    await sun.is_told("refused-just-arrived")
    # The card with the door stays as long as they stand before it.
    assert any(DOOR in one.get("text", "") for one in town.heard(sun.key(None)))
    # Who has no place neither arrives nor leaves, whatever they tap.
    for nobody in (zhang, chen):
        for data in (CheckIn(task=task.id), CheckOut(task=task.id)):
            await forges(nobody, data.pack())
            await nobody.is_told("refused-no-seat")
    await emma.taps("button-task-arrived")
    await emma.hears_of("You are here")
    await town.restart()
    at(task.ends_at + 10 * MINUTE)
    await sun.taps("button-stint-out")
    await sun.sees_of("2 小时 15 分")
    at(task.ends_at + HOUR)
    await emma.hears_of("You did not tap “Leaving”")
    chats = [who.key(None) for who in (sun, emma)]
    assert await until(lambda: not any(DOOR in one.get("text", "") for key in chats for one in town.heard(key)))
    for group in (VOLUNTEERS, STAFF):
        assert all(DOOR not in one.get("text", "") for one in town.heard(str(group)))


async def test_who_was_visited_says_who_came_and_those_are_thanked(
    sun: Actor, emma: Actor, zhang: Actor, chen: Actor, town: Town
) -> None:
    await chen.comes_in()
    task = await visited(town, zhang, sun, emma)
    assert task.starts_at
    assert task.ends_at
    at(task.starts_at)
    for who in (sun, emma):
        await who.taps("button-task-arrived")
        await who.hears_of("到了" if who is sun else "You are here")
    at(task.ends_at + HOUR)
    await zhang.hears_of("Sun 和 Emma 来过吗")
    await chen.hears_of("已经请对方确认了")
    await zhang.taps("button-attest-each")
    await zhang.taps("button-attest-named", came=True, name="Sun")
    await zhang.sees_of("Sun：来过")
    # That somebody did not come is asked once more.
    await zhang.taps("button-attest-no")
    await zhang.sees("stint-sure", name="Emma")
    await zhang.taps("button-attest-back")
    assert (await states(town, task.id))["Emma"] == (State.ENDED, None)
    for label in ("button-attest-no", "button-attest-sure"):
        await zhang.taps(label)
    await zhang.sees_of("Emma：没来")
    assert await states(town, task.id) == {"Sun": ("confirmed", "served"), "Emma": ("doubted", None)}
    thanks = await sun.hears_of("谢谢您 ")
    assert "的 2 小时。您帮的邻居确认过了" in thanks["text"]
    assert "Zhang" not in thanks["text"]
    await emma.hears_of("Somebody says that you did not come")
    # The leader's card follows, and old buttons change nothing.
    await chen.sees_of("Sun：2 小时，确认过了")
    await forges(zhang, Attest(task=task.id, act="all").pack())
    await zhang.sees_of("Emma：没来")
    assert (await states(town, task.id))["Emma"] == (State.DOUBTED, None)


async def test_whoever_plans_it_confirms_what_nobody_served_can(
    sun: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    await helps(town, sun, emma)
    await chen.comes_in()
    task = await with_people(town, await a_task(town, **later(seats=2)), sun, emma)
    assert task.starts_at
    assert task.ends_at
    at(task.starts_at)
    for who in (sun, emma):
        me = await the_person(town, who)
        async with town.app.database.transaction() as session:
            await stints.check_in(session, await tasks.task(session, task.id), by=me)
    at(task.ends_at + HOUR)
    await chen.hears_of("共 2 人，来了 2 人")
    found = await a_stint(town, task.id, sun)
    # Nobody for themselves, and no stranger.
    await forges(sun, AttestOne(stint=found, came=True).pack())
    await sun.is_told("refused-own-hours")
    await forges(emma, AttestOne(stint=found, came=True).pack())
    await emma.is_told("refused-not-allowed")
    await forges(emma, Attest(task=task.id, act="all").pack())
    await emma.is_told("refused-not-yours")
    await forges(chen, AttestOne(stint=4711, came=True).pack())
    await chen.is_told("refused-not-found")
    await chen.taps("button-turnout-came", name="Sun")
    await chen.sees_of("Sun：2 小时，确认过了")
    await sun.hears_of("社区确认过了")
    await forges(chen, f"turnout:{task.id}:0:1")
    await chen.sees_of("Emma：2 小时，确认过了")
    assert set((await states(town, task.id)).values()) == {("confirmed", "staff")}
    await forges(chen, AttestOne(stint=found, came=False, sure=True).pack())
    await chen.is_told("refused-ended")


async def test_a_second_person_is_needed_and_asked(sun: Actor, chen: Actor, zhao: Actor, town: Town) -> None:
    await helps(town, sun)
    for one in (chen, zhao):
        await one.comes_in()
    task = await with_people(town, await a_task(town, **later()), sun)
    assert task.starts_at
    assert task.ends_at
    me, planner = await the_person(town, sun), await the_person(town, chen)
    at(task.starts_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_in(session, await tasks.task(session, task.id), by=me)
    at(task.ends_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_out(session, await stints.stint(session, found.id), task, by=me)
        correction = await corrections.ask(session, found, by=planner, minutes=90, reason="中间走开了半小时")
    await sun.hears_of("Chen 觉得")
    await zhao.hears_of("中间走开了半小时")
    for nobody, refusal in ((sun, "refused-own-hours"), (chen, "refused-second-person")):
        await forges(nobody, Second(correction=correction.id, right=True).pack())
        await nobody.is_told(refusal)
    await zhao.taps("button-second-yes")
    await zhao.sees_of("Zhao 同意了，已经改好")
    told = await sun.hears_of("时长改好了")
    assert "2 小时改成 1 小时 30 分" in told["text"]
    await forges(zhao, Second(correction=correction.id, right=False).pack())
    await zhao.is_told("refused-ended")
    await forges(zhao, Second(correction=4711, right=True).pack())
    await zhao.is_told("refused-not-found")


async def test_who_was_said_not_to_have_come_asks_for_the_same_time_and_reads_that_it_counts(
    sun: Actor, chen: Actor, zhao: Actor, town: Town
) -> None:
    await helps(town, sun)
    for one in (chen, zhao):
        await one.comes_in()
    task = await with_people(town, await a_task(town, **later()), sun)
    assert task.starts_at
    assert task.ends_at
    me, planner = await the_person(town, sun), await the_person(town, chen)
    at(task.starts_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_in(session, await tasks.task(session, task.id), by=me)
    at(task.ends_at)
    async with town.app.database.transaction() as session:
        found = await stints.check_out(session, await stints.stint(session, found.id), task, by=me)
        await stints.doubt(session, found, by=planner, as_="staff")
        await corrections.ask(session, found, by=me, minutes=found.minutes, reason="在后门等着")
    # Not that two hours should be two hours.
    asked = await zhao.hears_of("Sun 说自己来过，记的 2 小时应该算。")
    assert "在后门等着" in asked["text"]
    # Whoever doubted it does not decide about their own word.
    assert all("在后门等着" not in one.get("text", "") for one in town.heard(chen.key(None)))
    await zhao.taps("button-second-yes")
    told = await sun.hears_of("2 小时算上了，Zhao 同意的")
    assert "改成" not in told["text"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_name_the_button_as_it_is_written_on_it(language: str) -> None:
    t = Translator(language)
    leaving = t.plain("button-stint-out")
    assert leaving in t.plain("refused-task-ended", state="came")
    assert leaving in t.plain("refused-just-arrived")


async def a_stint(town: Town, task_id: int, who: Actor) -> int:
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, who.id)
        found = await stints.stint_or_none(session, task_id, me.id)
        assert found
        return found.id


def test_whoever_leaves_after_it_was_confirmed_reads_that_it_counts() -> None:
    t, at_once = Translator("zh-Hans"), clock.now()
    known: dict[str, Any] = {"number": 2, "title": "包粽子", "in_at": at_once, "out_at": at_once, "minutes": 60}
    assert "已经有人确认" in stint_cards.gone(t, **known, counts=True).text
    assert "有人确认以后" in stint_cards.gone(t, **known).text
