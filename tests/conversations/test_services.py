"""Staff change the catalogue in the chat; what they change holds at once, in both scripts, and residents cannot."""

from typing import Any

import pytest

from community import calendar, people, services
from community.people import RoleName
from community.services import Service
from handlers.cards.services import minutes_of
from tests.conversations.announcements import data_of, shows
from tests.stories import Actor, Town

LIGHT = "corridor-light"


async def now(town: Town, key: str = LIGHT) -> Service:
    async with town.app.database.transaction.reading() as session:
        return await services.service(session, key)


async def opens(actor: Actor, name: str = "楼道灯") -> dict[str, Any]:
    """Go from what was promised to one category."""
    await actor.comes_in()
    await actor.says("/promises")
    await shows(actor, "做到了多少")
    await actor.taps("button-catalogue")
    await actor.hears_of("服务目录：")
    await actor.taps("catalogue-count", name="报修", count=await _count(actor))
    await actor.sees_of("报修：")
    while name not in actor._labels(None):  # noqa: SLF001 - the buttons that are on this page
        await actor.taps("button-next")
        await actor.sees_of("报修：")
    await actor.taps(name)
    return await actor.sees_of(f"{name}（报修）")


async def _count(actor: Actor) -> int:
    async with actor.town.app.database.transaction.reading() as session:
        return sum(one.kind == "repair" for one in await services.everything(session))


async def test_a_word_is_changed_in_both_scripts_and_read_at_once(chen: Actor, zhang: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="task")
    await chen.sees_of("做什么？")
    await chen.says("换灯泡，顺手查开关")
    page = await chen.hears_of("做什么：换灯泡，顺手查开关")
    assert "谁能认领：网格员、工作人员" in page["text"]
    found = await now(town)
    assert found.words["zh-Hans"]["task"] == "换灯泡，顺手查开关"
    assert found.words["zh-Hant"]["task"] == "換燈泡，順手查開關"
    assert found.words["en"]["task"].startswith("changes the bulb")
    await zhang.comes_in()
    await zhang.says("/promises")
    await shows(zhang, "做到了多少")
    await zhang.taps("报修")
    await zhang.hears_of("· 楼道灯：")
    await zhang.taps("楼道灯")
    await zhang.sees_of("换灯泡，顺手查开关")


async def test_times_are_understood_as_they_are_typed(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="accept")
    await chen.sees_of("多久之内要有人接？")
    await chen.says("快一点")
    await chen.hears("service-time-not-understood")
    await chen.says("5 分钟")
    await chen.hears("refused-bad-service-time", least=30, most=60)
    await chen.says("两个小时")
    await chen.hears_of("多久：2 个工作小时内有人接，2 个工作日内办好")
    assert (await now(town)).accept_minutes == 120


async def test_words_that_are_too_long_are_refused_and_nothing_is_lost(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="name")
    await chen.sees_of("叫什么？")
    longest = services.LONGEST["name"]
    await chen.says("长" * (longest + 1))
    await chen.hears("refused-bad-service-words", longest=longest)
    await chen.says("过道灯")
    await chen.hears_of("过道灯（报修）")
    assert services.names(await now(town)) == {"zh-Hans": "过道灯", "zh-Hant": "過道燈", "en": "Corridor light"}


async def test_english_words_are_changed_alone(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service-language", english=False)
    await chen.sees_of("Corridor light（报修）")
    await chen.taps("button-service", act="standard")
    await chen.sees_of("楼道灯（英文）")
    await chen.says("It is bright.")
    await chen.hears_of("做到什么样：It is bright.")
    found = await now(town)
    assert found.words["en"]["standard"] == "It is bright."
    assert "天黑" in found.words["zh-Hans"]["standard"]


async def test_who_may_claim_and_where_it_begins_are_chosen(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="roles")
    await chen.sees_of("谁能认领？")
    await chen.taps("志愿队长")
    await chen.sees_of("谁能认领？")
    assert await chen.until(lambda: _claimed_by(town, {"team-leader", "grid-worker", "staff"}))
    await chen.taps("button-done")
    await chen.sees_of("谁能认领：志愿队长、网格员、工作人员")
    await chen.taps("button-service", act="level")
    await chen.sees_of("从哪一级开始接？")
    await chen.taps("街道")
    await chen.taps("button-done")
    await chen.sees_of("从哪一级开始：街道")


async def _claimed_by(town: Town, roles: set[str]) -> bool:
    return set((await now(town)).claimers) == roles


async def test_somebody_must_be_left_who_may_claim(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="roles")
    await chen.sees_of("谁能认领？")
    await chen.taps(_chosen(chen, "网格员"))
    assert await chen.until(lambda: _claimed_by(town, {"staff"}))
    await chen.taps(_chosen(chen, "工作人员"))
    await chen.is_told("refused-nobody-to-claim")


def _chosen(actor: Actor, name: str) -> str:
    return actor.town.translator("zh-Hans").plain("button-chosen", words=name)


async def test_a_switch_opens_what_goes_with_it(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="outside")
    await chen.sees_of("不在社区职责内：是")
    await chen.taps("button-service", act="belongs")
    await chen.sees_of("归谁管？")
    await chen.says("供电所 95598")
    await chen.hears_of("归供电所 95598 管")
    assert (await now(town)).outside


async def test_other_names_are_taken_line_by_line_and_can_be_emptied(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="aliases")
    await chen.sees_of("居民还会怎么说？")
    await chen.says("灯黑了、楼梯黑\n灯不亮")
    await chen.hears_of("别的叫法：灯黑了、楼梯黑、灯不亮")
    await chen.taps("button-service", act="aliases")
    await chen.sees_of("灯黑了")
    await chen.taps("button-service-empty")
    assert await chen.until(lambda: _without_aliases(town))


async def _without_aliases(town: Town) -> bool:
    return not (await now(town)).words["zh-Hans"].get("aliases")


async def test_a_category_is_retired_and_used_again(chen: Actor, town: Town) -> None:
    await opens(chen)
    await chen.taps("button-service", act="retire")
    await chen.sees_of("已停用")
    assert (await now(town)).retired
    await chen.taps("button-service", act="restore")
    assert await chen.until(lambda: _is_offered(town))


async def _is_offered(town: Town) -> bool:
    return not (await now(town)).retired


async def test_a_new_category_begins_with_its_name(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("/promises")
    await shows(chen, "做到了多少")
    await chen.taps("button-catalogue")
    await chen.hears_of("服务目录：")
    await chen.taps("catalogue-count", name="报修", count=await _count(chen))
    await chen.taps("button-catalogue-new")
    await chen.sees_of("加一类报修")
    await chen.says("晾衣杆")
    await chen.hears_of("晾衣杆（报修）")
    async with town.app.database.transaction.reading() as session:
        (new,) = [one for one in await services.everything(session) if services.name(one, "zh-Hant") == "晾衣杆"]
    assert (new.kind, new.words["zh-Hans"]["name"], new.proof) == ("repair", "晾衣杆", True)


async def test_whoever_may_not_change_it_gets_no_button_and_no_way_round(
    wang: Actor, chen: Actor, zhao: Actor, town: Town
) -> None:
    page = await opens(chen)
    await zhao.comes_in()
    await wang.comes_in()
    await wang.says("/promises")
    assert "改服务目录" not in str(await shows(wang, "做到了多少"))
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, chen.id)
        for role in await people.roles(session, me.id):
            if role.name == RoleName.STAFF:
                await people.revoke(session, role.id or 0, by=me)
    await chen.taps_what_was_there(page, data_of(page, "停用"))
    await chen.is_told("refused-not-allowed")
    assert not (await now(town)).retired


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30 分钟", 30), ("4小时", 240), ("４ 個小時", 240), ("半小时", 30), ("1.5 小时", 90), ("两天", 840),
        ("1 天 2 小时", 540), ("3 个工作日", 1260), ("十天", 4200), ("2 working days", 840), ("1 day", 420), ("1 hr", 60),
        ("半天", 210), ("2 h", 120),
    ],
)  # fmt: skip
def test_how_long_something_takes_is_understood(typed: str, minutes: int) -> None:
    assert calendar.working_day().total_seconds() == 420 * 60
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "马上", "3", "天", "3 天左右", "minus 3 days", "0 分钟", "1 hairy", "１２３４５ 天"]
)
def test_what_is_no_time_is_not_guessed_at(typed: str) -> None:
    assert minutes_of(typed) is None
