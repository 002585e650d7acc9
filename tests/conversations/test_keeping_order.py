"""Administrators keep roles, places and groups; others are told kindly that this is not theirs."""

from datetime import timedelta

import pytest

from community import clock, groups
from tests.conversations.conftest import RESIDENTS, STAFF, STRANGERS
from tests.stories import BOT, Actor, Town


async def test_zhao_invites_and_zhang_accepts_on_the_own_phone(zhao: Actor, zhang: Actor, li: Actor) -> None:
    await zhao.comes_in()
    await zhao.says("/staff")
    await zhao.hears_of("现有身份 5 个")
    await zhao.taps("button-invite")
    await zhao.taps("role-staff")
    await zhao.taps("button-this-place", place="梧桐社区")
    link = await until_link(zhao)
    await zhang.starts(link)
    await zhang.hears("roles-welcome", role="工作人员", place="梧桐社区")
    await zhao.hears("roles-accepted", who="Zhang", role="工作人员", place="梧桐社区")
    await li.starts(link)
    await li.hears("refused-invitation-over")


async def until_link(zhao: Actor) -> str:
    card = await zhao.sees_of("start=role-")
    return str(card["text"]).partition("start=")[2].split()[0]


async def test_a_link_is_over_after_two_days(zhao: Actor, zhang: Actor) -> None:
    await zhao.comes_in()
    await zhao.says("/staff")
    await zhao.taps("button-invite")
    await zhao.taps("role-volunteer")
    await zhao.taps("button-this-place", place="梧桐社区")
    link = await until_link(zhao)
    clock.move(timedelta(hours=49))
    await zhang.starts(link)
    await zhang.hears("refused-invitation-over")


async def test_a_role_is_taken_back_after_a_second_question(zhao: Actor, wang: Actor, zhang: Actor) -> None:
    await zhao.says("/staff")
    await zhao.taps("button-revoke", name="Wang", role="网格员")
    await zhao.taps("button-revoke-sure")
    await zhao.sees_of("现有身份 4 个")
    await zhao.taps("button-revoke", name="Li", role="志愿者")
    await zhao.taps("button-back")
    await zhao.sees_of("现有身份 4 个")
    await wang.comes_in()
    await zhang.says("0")
    await wang.taps("button-claim", chat=STAFF)
    await wang.is_told("refused-not-allowed")


@pytest.mark.parametrize("command", ["/staff", "/places"])
async def test_these_commands_are_the_administrators(zhang: Actor, chen: Actor, command: str) -> None:
    for actor in (zhang, chen):
        await actor.says(command)
        await actor.hears("refused-not-allowed")


async def test_zhao_keeps_the_tree(zhao: Actor) -> None:
    await zhao.says("/places")
    await zhao.hears("places-top", count=1)
    await zhao.taps("梧桐社区")
    await zhao.taps("一网格")
    await zhao.sees("places-here", trail="梧桐社区 › 一网格", level="网格", count=2)
    await zhao.taps("button-add-place")
    await zhao.taps("level-building")
    await zhao.sees("places-ask-names", above="一网格", level="楼栋")
    await zhao.says("3 栋\n\n  4   栋 ")
    await zhao.hears("places-here", trail="梧桐社区 › 一网格", level="网格", count=4)
    await zhao.taps("4 栋")
    await zhao.sees("places-here", trail="梧桐社区 › 一网格 › 4 栋", level="楼栋", count=0)
    await zhao.taps("button-rename")
    await zhao.sees("places-ask-new-name", old="4 栋")
    await zhao.says("3 栋")
    await zhao.hears("refused-bad-name", name="3 栋", longest=40)
    await zhao.says("<5> 栋")
    await zhao.hears("places-here", trail="梧桐社区 › 一网格 › <5> 栋", level="楼栋", count=0)
    await zhao.taps("button-remove")
    await zhao.sees("places-sure-to-remove", place="<5> 栋")
    await zhao.taps("button-remove-sure")
    await zhao.sees("places-here", trail="梧桐社区 › 一网格", level="网格", count=3)


async def test_a_place_in_use_cannot_go(zhao: Actor) -> None:
    await zhao.says("/places")
    await zhao.taps("梧桐社区")
    await zhao.sees("places-here", trail="梧桐社区", level="社区", count=1)
    await zhao.taps("button-remove")
    await zhao.taps("button-remove-sure")
    await zhao.is_told("refused-still-in-use", name="梧桐社区")


async def test_a_second_try_after_a_bad_name_adds_nothing_twice(zhao: Actor) -> None:
    await zhao.says("/places")
    await zhao.taps("梧桐社区")
    await zhao.sees("places-here", trail="梧桐社区", level="社区", count=1)
    await zhao.taps("button-add-place")
    await zhao.taps("level-grid")
    await zhao.sees("places-ask-names", above="梧桐社区", level="网格")
    await zhao.says("二网格\n一网格")
    await zhao.hears("refused-bad-name", name="一网格", longest=40)
    await zhao.says("二网格")
    await zhao.hears("places-here", trail="梧桐社区", level="社区", count=2)


async def test_chen_links_a_group(chen: Actor, zhang: Actor) -> None:
    await chen.says("/link", chat=STRANGERS)
    await chen.hears("group-purpose", chat=STRANGERS)
    await zhang.taps("purpose-residents", chat=STRANGERS)
    await zhang.is_told("refused-not-allowed")
    await chen.taps("purpose-residents", chat=STRANGERS)
    await chen.taps("button-this-place", chat=STRANGERS, place="梧桐社区")
    await chen.sees("group-linked-residents", chat=STRANGERS, place="梧桐社区")
    await zhang.says("@linli_bot 低保怎么申请", chat=STRANGERS)
    await zhang.hears_of("依据：", chat=STRANGERS)


async def test_a_group_is_unlinked_and_stays_quiet(chen: Actor, zhang: Actor) -> None:
    await chen.says("/link", chat=RESIDENTS)
    await chen.hears("group-purpose-now", chat=RESIDENTS, purpose="居民群", place="梧桐社区")
    await chen.taps("button-unlink", chat=RESIDENTS)
    await chen.sees("group-unlinked", chat=RESIDENTS)
    await zhang.says("@linli_bot 低保怎么申请", chat=RESIDENTS)
    await zhang.hears("group-not-linked", chat=RESIDENTS)


async def test_linking_is_not_for_residents_and_not_for_private_chats(zhang: Actor, chen: Actor) -> None:
    await zhang.says("/link", chat=STRANGERS)
    await zhang.hears("refused-not-allowed", chat=STRANGERS)
    await chen.says("/link")
    await chen.hears("link-belongs-in-groups")


async def test_the_bot_says_hello_where_it_is_added_and_forgets_what_it_left(zhao: Actor, town: Town) -> None:
    world = town.playground.world
    world.promote(99, str(STRANGERS), zhao.id)
    world.remove_member(zhao.id, str(STRANGERS), BOT)
    world.remove_member(99, str(RESIDENTS), BOT)
    assert await zhao.until(lambda: gone(town))
    world.add_member(zhao.id, str(STRANGERS), BOT)
    said = town.plain("zh-Hans", "group-hello") + "\n" + town.plain("zh-Hans", "group-hello-link")
    await zhao.hears_text(said, chat=STRANGERS)


async def gone(town: Town) -> bool:
    async with town.app.database.transaction.reading() as session:
        return await groups.group_or_none(session, RESIDENTS) is None


async def test_a_group_that_becomes_a_supergroup_keeps_its_link(zhao: Actor, zhang: Actor, town: Town) -> None:
    world = town.playground.world
    old = world.add_group(title="小群", members=[zhao.id, zhang.id], kind="group", creator=zhao.id).id
    await zhao.says("/link", chat=old)
    await zhao.taps("purpose-residents", chat=old)
    await zhao.taps("button-this-place", chat=old, place="梧桐社区")
    await zhao.sees("group-linked-residents", chat=old, place="梧桐社区")
    new = world.migrate(zhao.id, str(old)).id
    await zhang.says("@linli_bot 低保怎么申请", chat=new)
    await zhang.hears_of("依据：", chat=new)
