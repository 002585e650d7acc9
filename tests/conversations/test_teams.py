"""Teams, for those who lead or keep them: founded, led, described, given a group, closed."""

import pytest

from community import memberships, people, profiles, teams
from community.people import RoleName
from community.teams import Team
from tests.conversations.conftest import PEOPLE, STAFF, VOLUNTEERS
from tests.conversations.test_volunteers import PURPOSE, TEAM, data_of, opens, roles, team_of_li
from tests.stories import Actor, Town

WHY = "三次约好没来，也没打招呼。"


async def with_member(town: Town, *members: Actor) -> Team:
    """Li's team, with these people in it."""
    team = await team_of_li(town)
    async with town.app.database.transaction() as session:
        one = await teams.team(session, team.id or 0)
        li = await people.by_telegram_id(session, PEOPLE["li"])
        for actor in members:
            me = await people.by_telegram_id(session, actor.id)
            await profiles.say(session, by=me, minor=False, woman=True, cannot=["stairs"])
            await memberships.ask(session, one, by=me)
            await memberships.accept(session, one, me.id, by=li)
    return team


async def opens_team(actor: Actor, *, leads: bool) -> None:
    await opens(actor)
    if leads:
        await actor.taps("button-team-led", team=TEAM)
    else:
        await actor.taps("button-teams-kept")
        await actor.sees_of("队伍：1 支")
        await actor.taps(TEAM)
    await actor.sees_of(f"{TEAM}（梧桐社区）")


async def opens_member(actor: Actor, name: str, count: int, *, standing: str = "member") -> None:
    await actor.taps("button-team-members", count=count)
    await actor.taps("button-member", name=name, standing=standing)
    await actor.sees_of(f"{name}（{TEAM}")


async def test_staff_found_a_team_with_two_messages(chen: Actor, sun: Actor, town: Town) -> None:
    await chen.comes_in()
    await opens(chen)
    await chen.taps("button-teams-kept")
    await chen.taps("button-team-found")
    await chen.sees("team-ask", what="found", team="", who="", longest=30)
    await chen.says("怎么样？？？" * 20)
    await chen.hears_of("不能当名称")
    await chen.says(TEAM)
    await chen.hears("team-ask", what="purpose", team=TEAM, who="", longest=200)
    await chen.says(PURPOSE)
    page = await chen.hears_of(f"做什么：{PURPOSE}")
    assert "还没有，请选一位队员来带" in page["text"]
    assert "附近所有志愿者的群" in page["text"]
    # Nobody leads it yet, so staff answer who wants to join.
    await sun.comes_in()
    await opens(sun)
    await sun.taps("button-volunteer", act="teams")
    await sun.taps("button-team-open", name=TEAM, standing="none")
    await sun.taps("button-join", act="ask")
    await sun.taps("button-age", answer="no")
    await chen.hears_of(f"Sun 想加入“{TEAM}”")
    await chen.taps("button-see-member", act="turn-down")
    await sun.hears_of(f"“{TEAM}”这次没能请您加入")
    assert await roles(town, sun) == set()
    # On the same day the card changes that the leader has, and nobody is disturbed: who asks is told that it waits.
    await opens(sun)
    await sun.taps("button-volunteer", act="teams")
    await sun.taps("button-team-open", name=TEAM, standing="none")
    await sun.taps("button-join", act="ask")
    await sun.sees("volunteer-asked", team=TEAM, again=True)


async def test_administrators_choose_the_place_of_a_team(zhao: Actor, town: Town) -> None:
    await zhao.comes_in()
    await opens(zhao)
    await zhao.taps("button-teams-kept")
    await zhao.taps("button-team-found")
    await zhao.taps("button-this-place", place="梧桐社区")
    await zhao.sees("team-ask", what="found", team="", who="", longest=30)
    await zhao.says(TEAM)
    await zhao.hears("team-ask", what="purpose", team=TEAM, who="", longest=200)
    await zhao.says("不用了")
    await zhao.hears("never-mind")
    async with town.app.database.transaction.reading() as session:
        assert [(one.name, one.purpose) for one in await teams.everything(session)] == [(TEAM, "")]


async def test_a_leader_sees_what_choosing_needs_and_no_more(li: Actor, sun: Actor, town: Town) -> None:
    await li.comes_in()
    await sun.comes_in()
    await with_member(town, sun)
    await opens_team(li, leads=True)
    await opens_member(li, "Sun", 2)
    page = await li.sees_of("Sun（水电队）")
    assert "做不了：爬楼梯" in page["text"]
    assert "女士" not in page["text"]
    labels = [b["text"] for line in page["reply_markup"]["inline_keyboard"] for b in line]
    assert labels == ["请离队", "‹ 返回"]


async def test_staff_let_somebody_lead_and_no_longer(chen: Actor, sun: Actor, town: Town) -> None:
    await chen.comes_in()
    await sun.comes_in()
    await with_member(town, sun)
    await opens_team(chen, leads=False)
    await opens_member(chen, "Sun", 2)
    await chen.taps("button-see-member", act="appoint")
    await sun.hears_of(f"Chen 请您当“{TEAM}”的队长")
    assert await roles(town, sun) == {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}
    await chen.taps("button-see-member", act="relieve")
    await sun.hears_of(f"您不再当“{TEAM}”的队长了")
    assert await roles(town, sun) == {RoleName.VOLUNTEER}


async def test_who_is_asked_to_leave_reads_why_and_is_heard(li: Actor, chen: Actor, sun: Actor, town: Town) -> None:
    for actor in (li, chen, sun):
        await actor.comes_in()
    await with_member(town, sun)
    await opens_team(li, leads=True)
    await opens_member(li, "Sun", 2)
    await li.taps("button-see-member", act="dismiss")
    await li.sees_of("为什么？")
    await li.says(WHY)
    await li.hears("team-dismissed", name="Sun", team=TEAM)
    assert WHY in (await sun.hears_of(f"Li 请您离开“{TEAM}”"))["text"]
    assert WHY in (await chen.hears_of(f"Li 请 Sun 离开“{TEAM}”了"))["text"]
    assert await roles(town, sun) == set()
    await sun.taps("button-heard")
    await sun.hears_of("您怎么看离开")
    await sun.says("那几天我住院了。")
    await sun.hears("team-heard")
    for reader in (li, chen):
        assert "那几天我住院了。" in (await reader.hears_of("有话要说"))["text"]
    # Before they write once more they learn that it was said.
    await sun.taps("button-heard")
    await sun.is_told("refused-already-said")


async def test_the_tasks_of_a_team_go_to_the_group_that_is_chosen(li: Actor, town: Town) -> None:
    await li.comes_in()
    team = await team_of_li(town)
    await opens_team(li, leads=True)
    await li.taps("button-team", act="chats")
    await li.taps("志愿者群")
    await li.sees_of("任务发到：志愿者群")
    async with town.app.database.transaction.reading() as session:
        found = await teams.team(session, team.id or 0)
        assert await teams.chats(session, team_id=found.id, place_id=found.place_id) == [VOLUNTEERS]
        assert found.chat_id == VOLUNTEERS
    page = await li.sees_of("任务发到：志愿者群")
    await li.taps_what_was_there(page, f"teamchat:{team.id}:{STAFF}")
    await li.is_told("refused-not-found")


async def test_the_last_leader_steps_down_and_staff_are_told(li: Actor, chen: Actor, town: Town) -> None:
    await li.comes_in()
    await chen.comes_in()
    await team_of_li(town)
    await opens_team(li, leads=True)
    await li.taps("button-team", act="step-down")
    await li.sees("team-stepped-down", name=TEAM)
    await chen.hears_of(f"“{TEAM}”没有队长了")
    await chen.taps("button-team-see")
    await chen.taps("button-member", name="Li", standing="member")
    await chen.taps("button-see-member", act="appoint")
    await li.hears_of(f"Chen 请您当“{TEAM}”的队长")


async def test_a_closed_team_tells_everybody_in_it(chen: Actor, sun: Actor, town: Town) -> None:
    await chen.comes_in()
    await sun.comes_in()
    await with_member(town, sun)
    await opens_team(chen, leads=False)
    await chen.taps("button-team", act="close")
    await chen.sees_of("确定解散")
    await chen.taps("button-team", act="close-sure")
    await chen.sees("team-is-closed", name=TEAM)
    await sun.hears_of(f"“{TEAM}”解散了")
    assert await roles(town, sun) == set()


async def test_a_leader_describes_the_team_anew(li: Actor, town: Town) -> None:
    await li.comes_in()
    await team_of_li(town, "文艺队")
    team = await team_of_li(town)
    await opens_team(li, leads=True)
    await li.taps("button-team", act="name")
    await li.sees_of(f"{TEAM}改叫什么？")
    await li.says("文艺队")
    await li.hears_of("“文艺队”不能当名称")
    await li.says("水电维修队")
    await li.hears_of("水电维修队（梧桐社区）")
    async with town.app.database.transaction.reading() as session:
        assert (await teams.team(session, team.id or 0)).name == "水电维修队"


@pytest.mark.parametrize("who", ["zhang", "sun", "li"])
async def test_no_button_opens_a_team_for_who_neither_leads_nor_keeps_it(
    request: pytest.FixtureRequest, sun: Actor, town: Town, who: str
) -> None:
    actor: Actor = request.getfixturevalue(who)
    await sun.comes_in()
    if actor.id != sun.id:
        await actor.comes_in()
    team = await with_member(town, sun)
    await sun.hears_of(f"欢迎您加入“{TEAM}”")
    if who == "li":
        await actor.hears_of(f"Sun 加入“{TEAM}”了")
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, actor.id)
        other = await people.by_telegram_id(session, sun.id)
        one = await teams.found(session, place_id=team.place_id, name="文艺队", purpose="", by=other)
    page = await opens(actor)
    # Li leads another one, and even there only staff say who leads.
    closed = one.id if who == "li" else team.id
    forged = [f"teams:{act}:0" for act in ("list", "found")]
    forged += [
        f"team:{act}:{closed}:0" for act in ("open", "members", "name", "purpose", "chats", "close", "close-sure")
    ]
    forged += [f"teamat:{team.place_id}:1:0", f"teamchat:{closed}:{VOLUNTEERS}"]
    acts = ("open", "accept", "turn-down", "consent", "consent-back", "appoint", "relieve", "dismiss")
    forged += [f"member:{act}:{closed}:{other.id}:0" for act in acts]
    forged += [f"member:appoint:{team.id}:{other.id}:0", f"team:close-sure:{team.id}:0"] if who == "li" else []
    if who != "li":
        forged += [f"lic:{act}:{team.id}:{other.id}:electricity" for act in ("ask", "ever", "undo", "typed", "1")]
    else:
        forged += [f"lic:ever:0:{me.id}:electricity"]
    before = len(town.heard(actor.key(None)))
    for data in forged:
        town.alerts.clear()
        await actor.taps_what_was_there(page, data)

        async def answered() -> bool:
            return bool(town.alerts)

        assert await actor.until(answered), data
        assert town.alerts[-1].get("text"), data
        assert "编号" not in town.alerts[-1]["text"], data
    assert len(town.heard(actor.key(None))) == before
    assert RoleName.TEAM_LEADER not in await roles(town, sun)
    async with town.app.database.transaction.reading() as session:
        assert {found.name for found in await teams.everything(session)} == {TEAM, "文艺队"}


async def test_a_member_page_of_somebody_who_left_is_gone(li: Actor, sun: Actor, town: Town) -> None:
    await li.comes_in()
    await sun.comes_in()
    team = await with_member(town, sun)
    await opens_team(li, leads=True)
    await opens_member(li, "Sun", 2)
    page = await li.sees_of("Sun（水电队）")
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, sun.id)
        await memberships.leave(session, await teams.team(session, team.id or 0), by=me)
    await li.taps_what_was_there(page, data_of(page, "请离队").replace("dismiss", "open"))
    await li.is_told("refused-not-found")
