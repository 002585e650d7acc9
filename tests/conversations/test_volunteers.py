"""/volunteer, as people live it: coming into a team, saying what one can do, resting, leaving."""

import pytest

from community import licences, memberships, people, profiles, skills, teams, volunteers
from community.people import Person, RoleName
from community.teams import Membership, Standing, Team
from community.volunteers import Volunteer
from tests.conversations.conftest import PEOPLE, VOLUNTEERS
from tests.stories import Actor, Town

TEAM, PURPOSE = "水电队", "修灯、修水管"


async def team_of_li(town: Town, name: str = TEAM) -> Team:
    """A team that Li leads."""
    async with town.app.database.transaction() as session:
        li = await people.by_telegram_id(session, PEOPLE["li"])
        place = (await people.roles(session, li.id))[0].place_id or 0
        team = await teams.found(session, place_id=place, name=name, purpose=PURPOSE, by=li)
        await profiles.say(session, by=li, minor=False)
        session.add(Membership(team_id=team.id or 0, person_id=li.id, standing=Standing.MEMBER, leads=True))
    return team


async def person(town: Town, actor: Actor) -> Person:
    async with town.app.database.transaction.reading() as session:
        return await people.by_telegram_id(session, actor.id)


async def roles(town: Town, actor: Actor) -> set[str]:
    me = await person(town, actor)
    async with town.app.database.transaction.reading() as session:
        return {role.name for role in await people.roles(session, me.id)}


async def told(town: Town, actor: Actor) -> Volunteer | None:
    me = await person(town, actor)
    async with town.app.database.transaction.reading() as session:
        return await volunteers.volunteer_or_none(session, me.id)


async def opens(actor: Actor, word: str = "/volunteer") -> dict[str, object]:
    await actor.says(word)
    return await actor.hears_of(actor.town.plain(actor.language, "volunteer-meaning"))


def data_of(message: dict[str, object], label: str) -> str:
    """What the button with this label sends."""
    markup = message["reply_markup"]
    assert isinstance(markup, dict)
    return next(str(b["callback_data"]) for line in markup["inline_keyboard"] for b in line if label in b["text"])


async def test_sun_comes_into_a_team_as_people_do(sun: Actor, li: Actor, town: Town) -> None:
    team = await team_of_li(town)
    await li.comes_in()
    await sun.comes_in()
    page = await opens(sun, "志愿者")
    assert "您还没有加入队伍" in str(page["text"])
    await sun.taps("button-volunteer", act="teams")
    assert PURPOSE in (await sun.sees_of("可以加入的队伍：1 支"))["text"]
    await sun.taps("button-team-open", name=TEAM, standing="none")
    await sun.sees_of("想加入，请按下面的按钮")
    await sun.taps("button-join", act="ask")
    await sun.sees("volunteer-age-first", team=TEAM)
    await sun.taps("button-age", answer="no")
    await sun.sees("volunteer-asked", team=TEAM, again=False)
    assert await roles(town, sun) == set()

    asked = await li.hears("team-asked", state="waiting", team=TEAM, who="Sun", by="")
    await li.taps("button-see-member", act="accept")
    await sun.hears("team-told", what="accepted", team=TEAM, who="Li", by="", minor=False, skill="", licence="",
                    until="", ends=False, number=0)  # fmt: skip
    await li.sees("team-asked", state="accepted", team=TEAM, who="Sun", by="Li")
    assert await roles(town, sun) == {RoleName.VOLUNTEER}
    # The card may still be shown with its buttons on a slow phone.
    await li.taps_what_was_there(asked, data_of(asked, "同意"))
    await li.is_told("refused-already-answered", who="Li")

    page = await opens(sun)
    assert f"我的队伍：{TEAM}" in str(page["text"])
    await sun.taps("button-volunteer", act="teams")
    await sun.taps("button-team-open", name=TEAM, standing="member")
    await sun.taps("button-join", act="leave")
    await sun.sees("team-leave-sure", team=TEAM, last=True)
    await sun.taps("button-join", act="leave-sure")
    await sun.sees("team-left", team=TEAM, asked=False)
    await li.hears_of(f"Sun 离开“{TEAM}”了")
    assert await roles(town, sun) == set()
    assert team.id


async def test_a_minor_waits_for_the_guardians_consent(sun: Actor, li: Actor, town: Town) -> None:
    await team_of_li(town)
    await li.comes_in()
    await sun.comes_in()
    await opens(sun)
    await sun.taps("button-volunteer", act="teams")
    await sun.taps("button-team-open", name=TEAM, standing="none")
    await sun.taps("button-join", act="ask")
    await sun.taps("button-age", answer="yes")
    await sun.sees_of("您没满 18 岁")
    await li.hears_of("这位邻居没满 18 岁")
    await li.taps("button-see-member", act="accept")
    await li.is_told("refused-needs-consent", who="Sun")
    await li.taps("button-see-member", act="consent")
    await sun.hears_of("看过您家长的同意书了")
    await li.taps("button-see-member", act="accept")
    await sun.hears_of(f"欢迎您加入“{TEAM}”")
    assert "家长的同意书看过了" in str((await opens(sun))["text"])


async def test_what_one_says_changes_in_one_message(sun: Actor, town: Town) -> None:
    await sun.comes_in()
    page = await opens(sun)
    await sun.taps("button-volunteer", act="languages")
    await sun.sees_of("您能用什么话跟邻居聊？")
    await sun.taps("普通话")
    await sun.taps("手语")
    await sun.taps("✓ 普通话")
    await sun.taps("button-back")
    await sun.sees_of("语言：手语")
    await sun.taps("button-volunteer", act="cannot")
    await sun.taps("爬楼梯")
    await sun.taps("button-back")
    await sun.taps("button-volunteer", act="free")
    await sun.taps("周末上午")
    await sun.taps("button-back")
    await sun.taps("button-volunteer", act="about")
    await sun.taps("button-age", answer="no")
    await sun.taps("button-woman", answer="yes")
    await sun.taps("button-back")
    seen = await sun.sees_of("做不了：爬楼梯")
    assert seen["message_id"] == page["message_id"]
    row = await told(town, sun)
    assert row
    assert (row.profile.languages, row.profile.free, row.profile.cannot) == (
        ("sign",),
        ("weekend-morning",),
        ("stairs",),
    )
    assert (row.profile.minor, row.profile.woman) == (False, True)


async def test_a_licence_is_asked_for_and_counts_once_the_leader_saw_it(sun: Actor, li: Actor, town: Town) -> None:
    team = await team_of_li(town)
    await li.comes_in()
    await sun.comes_in()
    async with town.app.database.transaction() as session:
        me, leader = await people.by_telegram_id(session, sun.id), await people.by_telegram_id(session, li.id)
        await profiles.say(session, by=me, minor=False)
        await memberships.ask(session, await teams.team(session, team.id or 0), by=me)
        await memberships.accept(session, await teams.team(session, team.id or 0), me.id, by=leader)
    await opens(sun)
    await sun.taps("button-volunteer", act="skills")
    await sun.taps("水管")
    await sun.taps("电工（要证）")
    await sun.sees_of("法律要求有电工特种作业操作证")
    await sun.taps("button-can", act="licence")
    await sun.is_told("volunteer-licence-asked")
    await li.hears_of("Sun 说有电工特种作业操作证")
    await li.taps("button-see-licence", act="look", skill="电工")
    await li.sees_of("Sun：电工")
    await li.taps("button-until", act="typed")
    await li.sees_of("Sun 的证到哪天？")
    await li.says("很久以后")
    await li.hears("licence-day-not-understood")
    await li.says("2020-01-01")
    await li.hears("refused-day-passed")
    await li.says("2029-12-31")
    assert "电工（证看过了，到 2029 年 12 月 31 日" in (await li.hears_of("会做："))["text"]
    await sun.hears_of("您可以报电工的任务，到 2029 年 12 月 31 日")
    await li.taps("button-see-licence", act="undo", skill="电工")
    await sun.hears_of("您的电工特种作业操作证现在不算数了")
    async with town.app.database.transaction.reading() as session:
        assert [(one.key, one.checked_at) for one in await skills.of(session, me.id)] == [
            ("electricity", None),
            ("plumbing", None),
        ]


async def test_who_rests_or_deletes_everything_says_so_by_a_tap(sun: Actor, town: Town) -> None:
    await sun.comes_in()
    await opens(sun)
    await sun.taps("button-volunteer", act="skills")
    await sun.taps("水管")
    await sun.taps("button-back")
    await sun.taps("button-volunteer", act="rest")
    await sun.sees_of("您正在休息")
    await sun.taps("button-volunteer", act="resume")
    await sun.taps("button-volunteer", act="delete")
    await sun.sees("volunteer-delete-sure")
    await sun.taps("button-volunteer", act="delete-sure")
    await sun.sees("volunteer-deleted")
    assert await told(town, sun) is None


async def test_in_a_group_it_leads_to_the_private_chat_for_newcomers_too(sun: Actor, town: Town) -> None:
    await sun.says("/volunteer", chat=VOLUNTEERS)
    await sun.hears("group-to-private", chat=VOLUNTEERS)
    await sun.starts("volunteer")
    await sun.hears_of("您还没有加入队伍")
    assert all("加入队伍" not in one.get("text", "") for one in town.heard(str(VOLUNTEERS)))


async def test_everybody_reads_it_in_their_own_words(ho: Actor, emma: Actor, town: Town) -> None:
    await team_of_li(town)
    for actor, word, skill in ((ho, "義工", "電工（要證）"), (emma, "volunteer", "electrician (licence)")):
        await actor.comes_in()
        await opens(actor, word)
        await actor.taps("button-volunteer", act="skills")
        await actor.taps(skill)
        await actor.taps("button-can", act="have")
        await actor.sees("volunteer-choose", what="skills")
        await actor.taps("button-back")
        await actor.taps("button-volunteer", act="teams")
        await actor.taps("button-team-open", name=TEAM, standing="none")
        await actor.taps("button-join", act="ask")
        await actor.taps("button-age", answer="no")
        await actor.sees("volunteer-asked", team=TEAM, again=False)
        await actor.taps("button-volunteer", act="skills")
        await actor.sees("volunteer-choose", what="skills")
        await actor.taps("button-back")
        await actor.sees_of(actor.town.plain(actor.language, "volunteer-team-as", name=TEAM, standing="asked"))


async def test_old_buttons_work_after_a_restart_and_say_no_to_a_team_that_is_closed(sun: Actor, town: Town) -> None:
    team = await team_of_li(town)
    await sun.comes_in()
    await opens(sun)
    await sun.taps("button-volunteer", act="teams")
    shown = await sun.sees_of("可以加入的队伍：1 支")
    await town.restart()
    await sun.taps("button-team-open", name=TEAM, standing="none")
    await sun.sees_of("想加入，请按下面的按钮")
    async with town.app.database.transaction() as session:
        li = await people.by_telegram_id(session, PEOPLE["li"])
        await memberships.close(session, await teams.team(session, team.id or 0), by=li)
    await sun.taps("button-join", act="ask")
    await sun.is_told("refused-team-closed", name=TEAM)
    await sun.taps_what_was_there(shown, "join:999999:ask")
    await sun.is_told("refused-not-found")


@pytest.mark.parametrize(
    "data",
    [
        "volset:languages:klingon:1", "volset:minor:true:1", "volabout:minor:unsaid:0", "volabout:age:yes:0",
        "volcan:juggling:have", "volcan:../etc:have", "join:-1:ask", "join:1:lead", "vol:boss:0",
    ],
)  # fmt: skip
async def test_forged_buttons_are_refused_kindly_and_keep_nothing(sun: Actor, town: Town, data: str) -> None:
    await sun.comes_in()
    page = await opens(sun)
    town.alerts.clear()
    await sun.taps_what_was_there(page, data)

    async def answered() -> bool:
        return bool(town.alerts)

    assert await sun.until(answered)
    assert town.alerts[-1]["text"]
    assert "编号" not in town.alerts[-1]["text"]
    me = await person(town, sun)
    async with town.app.database.transaction.reading() as session:
        row = await volunteers.volunteer_or_none(session, me.id)
        assert row is None or row.profile == volunteers.Profile()
        assert await skills.of(session, me.id) == []
        assert await teams.mine(session, me.id) == []


async def test_a_skill_dropped_twice_is_dropped_once(sun: Actor, town: Town) -> None:
    await sun.comes_in()
    await opens(sun)
    await sun.taps("button-volunteer", act="skills")
    await sun.taps("水管")
    await sun.sees_of("您会做什么？")
    shown = await sun.sees_of("您会做什么？")
    for _ in range(2):
        await sun.taps_what_was_there(shown, "volcan:plumbing:drop")
    me = await person(town, sun)
    async with town.app.database.transaction() as session:
        await licences.drop(session, "plumbing", by=me)
        assert await skills.of(session, me.id) == []
