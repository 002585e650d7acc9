"""Teams: who comes in, who leads, who goes; and the roles that follow."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from community import (
    access,
    broadcasts,
    cases,
    groups,
    memberships,
    mydata,
    people,
    profiles,
    seats,
    signups,
    tasks,
    teams,
)
from community.access import Act
from community.database import Transaction
from community.errors import (
    AgeUnsaid,
    AlreadyAnswered,
    AlreadySaid,
    BadName,
    CommunityError,
    MinorsNeverLead,
    NeedsConsent,
    NeedsReason,
    NotAllowed,
    NotForYou,
    NotFound,
    OwnMatter,
    TeamClosed,
    WordsTooLong,
)
from community.groups import Purpose
from community.people import Person, RoleName
from community.teams import Standing, Team
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliveries
from tests.community.filing import claimed, filed, now
from tests.community.helping import a_task, a_team, a_volunteer, signs_up
from tests.community.sending import NOON, at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")

WHY = "三次约好没来，也没打招呼。"


async def grown_up(transaction: Transaction, person: Person) -> Person:
    async with transaction() as session:
        await profiles.say(session, by=person, minor=False)
    return person


async def asked(transaction: Transaction, team: Team, by: Person) -> None:
    await grown_up(transaction, by)
    async with transaction() as session:
        await memberships.ask(session, team, by=by)


async def joined(transaction: Transaction, team: Team, person: Person, by: Person) -> None:
    await asked(transaction, team, person)
    async with transaction() as session:
        await memberships.accept(session, team, person.id, by=by)


async def roles(transaction: Transaction, person: Person) -> set[RoleName]:
    async with transaction.reading() as session:
        return {RoleName(role.name) for role in await people.roles(session, person.id)}


async def said(transaction: Transaction, card: str = "team-told") -> list[tuple[str | None, dict[str, Any]]]:
    """Who was told, by name, and what."""
    async with transaction.reading() as session:
        return [
            ((await people.person(session, row.person_id or 0)).name, row.arguments or {})
            for row in await deliveries(session, card)
        ]


async def whats(transaction: Transaction) -> list[tuple[str | None, str]]:
    return [(name, arguments["what"]) for name, arguments in await said(transaction)]


async def test_who_asks_waits_for_a_leader_and_is_a_volunteer_from_then_on(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    await asked(transaction, team, cast.zhang)
    assert await roles(transaction, cast.zhang) == set()
    ((leader, card),) = await said(transaction, "team-asked")
    assert (leader, card["who"], card["state"], card["minor"]) == ("Li", "Zhang", "waiting", False)
    async with transaction() as session:
        await memberships.accept(session, team, cast.zhang.id, by=cast.li)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER}
    assert await whats(transaction) == [("Zhang", "accepted")]
    ((_, card),) = await said(transaction, "team-asked")
    assert (card["state"], card["by"]) == ("accepted", "Li")


async def test_asking_twice_asks_the_leader_once(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    for _ in range(3):
        await asked(transaction, team, cast.zhang)
    async with transaction() as session:
        await memberships.leave(session, team, by=cast.zhang)
        await memberships.ask(session, team, by=cast.zhang)
    ((_, card),) = await said(transaction, "team-asked")
    assert card["state"] == "waiting"


async def test_without_a_leader_staff_are_asked(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        team = await teams.found(session, place_id=cast.community.id or 0, name="助残队", purpose="陪诊", by=cast.chen)
    await asked(transaction, team, cast.zhang)
    assert {name for name, _ in await said(transaction, "team-asked")} == {"Chen"}


async def test_whoever_did_not_say_their_age_is_asked_first(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    with pytest.raises(AgeUnsaid):
        async with transaction() as session:
            await memberships.ask(session, team, by=cast.zhang)


async def test_a_minor_waits_until_somebody_saw_that_the_guardian_agrees(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    async with transaction() as session:
        await profiles.say(session, by=cast.zhang, minor=True)
        await memberships.ask(session, team, by=cast.zhang)
    with pytest.raises(NeedsConsent):
        async with transaction() as session:
            await memberships.accept(session, team, cast.zhang.id, by=cast.li)
    assert await roles(transaction, cast.zhang) == set()
    async with transaction() as session:
        await profiles.consent(session, cast.zhang.id, by=cast.li)
        await memberships.accept(session, team, cast.zhang.id, by=cast.li)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER}
    with pytest.raises(MinorsNeverLead):
        async with transaction() as session:
            await memberships.appoint(session, team, cast.zhang.id, by=cast.chen)


async def test_of_leaders_who_answer_at_once_one_wins_and_the_others_hear_who(
    transaction: Transaction, cast: Cast, at_once: None
) -> None:
    del at_once
    team = await a_team(transaction, cast)
    await asked(transaction, team, cast.zhang)

    async def decide(by: Person, *, yes: bool) -> str:
        try:
            async with transaction() as session:
                act = memberships.accept if yes else memberships.turn_down
                await act(session, team, cast.zhang.id, by=by)
        except AlreadyAnswered as refusal:
            return str(refusal.fields["who"])
        return "won"

    deciders = [cast.li, cast.chen, cast.zhao] * 2
    answers = await asyncio.gather(
        *(decide(by, yes=at % 2 == 0) for at, by in enumerate(deciders)), return_exceptions=False
    )
    assert Counter(answers)["won"] == 1, answers
    assert len(set(answers)) == 2, answers
    assert len(await said(transaction)) == 1
    assert await roles(transaction, cast.zhang) in ({RoleName.VOLUNTEER}, set())


async def test_leaving_the_last_team_takes_what_membership_gave_and_nothing_else(
    transaction: Transaction, cast: Cast
) -> None:
    first, second = await a_team(transaction, cast), await a_team(transaction, cast, "文艺队")
    for team in (first, second):
        await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        assert await memberships.leave(session, first, by=cast.zhang)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER}
    async with transaction() as session:
        assert await memberships.leave(session, second, by=cast.zhang)
        assert not await memberships.leave(session, second, by=cast.zhang)
    assert await roles(transaction, cast.zhang) == set()
    # Li was given both roles by hand, before there was a team.
    async with transaction() as session:
        for team in (first, second):
            await memberships.leave(session, team, by=cast.li)
    assert await roles(transaction, cast.li) == {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}


async def test_a_role_that_is_given_by_hand_as_well_stays(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        await people.grant(session, cast.zhang, role=RoleName.VOLUNTEER, place_id=cast.community.id or 0, by=cast.zhao)
        await memberships.leave(session, team, by=cast.zhang)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER}


async def test_leaving_two_teams_at_once_leaves_no_role_behind(
    transaction: Transaction, cast: Cast, at_once: None
) -> None:
    del at_once
    both = [await a_team(transaction, cast), await a_team(transaction, cast, "文艺队")]
    for team in both:
        await joined(transaction, team, cast.zhang, cast.li)

    async def go(team: Team) -> None:
        async with transaction() as session:
            await memberships.leave(session, await teams.team(session, team.id or 0), by=cast.zhang)

    await asyncio.gather(*map(go, both))
    assert await roles(transaction, cast.zhang) == set()


async def test_coming_into_two_teams_at_once_gives_one_role(
    transaction: Transaction, cast: Cast, at_once: None
) -> None:
    del at_once
    both = [await a_team(transaction, cast), await a_team(transaction, cast, "文艺队")]
    for team in both:
        await asked(transaction, team, cast.zhang)

    async def let_in(team: Team) -> None:
        async with transaction() as session:
            await memberships.accept(session, team, cast.zhang.id, by=cast.li)

    await asyncio.gather(*map(let_in, both))
    async with transaction.reading() as session:
        assert [role.name for role in await people.roles(session, cast.zhang.id)] == [RoleName.VOLUNTEER]


async def test_being_erased_while_one_is_let_in_leaves_nothing(
    transaction: Transaction, cast: Cast, at_once: None
) -> None:
    del at_once
    team = await a_team(transaction, cast)
    for number in range(20, 26):
        person = await a_volunteer(transaction, cast, number, f"P{number}")
        await asked(transaction, team, person)

        async def let_in(whom: Person = person) -> None:
            async with transaction() as session:
                await memberships.accept(session, team, whom.id, by=cast.li)

        async def vanish(whom: Person = person) -> None:
            async with transaction() as session:
                await mydata.erase(session, whom.id)

        ends = await asyncio.gather(let_in(), vanish(), return_exceptions=True)
        assert all(end is None or isinstance(end, CommunityError) for end in ends), ends
        async with transaction.reading() as session:
            assert await teams.membership_or_none(session, team.id or 0, person.id) is None
            assert await people.roles(session, person.id) == []


async def test_whoever_leads_is_a_team_leader_until_somebody_else_decides_so(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        await memberships.appoint(session, team, cast.zhang.id, by=cast.chen)
        await memberships.appoint(session, team, cast.zhang.id, by=cast.chen)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER, RoleName.TEAM_LEADER}
    async with transaction() as session:
        assert await memberships.relieve(session, team, cast.zhang.id, by=cast.chen)
        assert not await memberships.relieve(session, team, cast.zhang.id, by=cast.chen)
    assert await roles(transaction, cast.zhang) == {RoleName.VOLUNTEER}
    assert [what for _, what in await whats(transaction)] == ["accepted", "appointed", "relieved"]


async def test_the_last_leader_may_go_and_staff_hear_of_it(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    async with transaction() as session:
        await memberships.leave(session, team, by=cast.li)
    assert Counter(await whats(transaction)) == {("Chen", "no-leader"): 1}


async def test_staff_hear_when_the_only_leader_erases_everything(transaction: Transaction, cast: Cast) -> None:
    await a_team(transaction, cast)
    async with transaction() as session:
        await memberships.bid_farewell(session, cast.li)
    assert ("Chen", "no-leader") in await whats(transaction)


async def test_who_is_asked_to_leave_reads_why_and_is_heard_once(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        await memberships.dismiss(session, team, cast.zhang.id, by=cast.li, words=f" {WHY} ")
    assert await roles(transaction, cast.zhang) == set()
    news = (await said(transaction))[1:]
    assert {name: (one["what"], one["words"]) for name, one in news} == {
        "Zhang": ("dismissed", WHY),
        "Chen": ("dismissed-other", WHY),
    }
    async with transaction() as session:
        await memberships.answer(session, team, by=cast.zhang, words="那几天我住院了。")
    heard = {name: one["words"] for name, one in await said(transaction) if one["what"] == "heard"}
    assert heard == dict.fromkeys(("Li", "Chen"), "那几天我住院了。")
    with pytest.raises(AlreadySaid):
        async with transaction() as session:
            await memberships.answer(session, team, by=cast.zhang, words="还有……")
    # Who said it learns so before they write it once more.
    async with transaction.reading() as session:
        with pytest.raises(AlreadySaid):
            await memberships.hear(session, team, by=cast.zhang)


async def test_nobody_answers_what_was_never_said_to_them(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await memberships.answer(session, team, by=cast.zhang, words="让我进来")
    await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        await memberships.dismiss(session, team, cast.zhang.id, by=cast.li, words=WHY)
    at(NOON + memberships.HEARD_FOR + timedelta(hours=1))
    with pytest.raises(NotFound):
        async with transaction() as session:
            await memberships.answer(session, team, by=cast.zhang, words="现在才看到")


async def test_nobody_is_asked_to_leave_without_words_or_by_themselves_and_a_leader_by_staff_alone(
    transaction: Transaction, cast: Cast
) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    refusals: tuple[tuple[type[CommunityError], Person, Person, str], ...] = (
        (NeedsReason, cast.zhang, cast.li, " \n"),
        (WordsTooLong, cast.zhang, cast.li, "长" * (memberships.LONGEST_WORDS + 1)),
        (OwnMatter, cast.li, cast.li, WHY),
        (NotAllowed, cast.li, cast.zhang, WHY),
        (NotFound, cast.wang, cast.li, WHY),
    )
    for refusal, whom, by, words in refusals:
        with pytest.raises(refusal):
            async with transaction() as session:
                await memberships.dismiss(session, team, whom.id, by=by, words=words)
    async with transaction() as session:
        await memberships.dismiss(session, team, cast.li.id, by=cast.chen, words=WHY)
        assert await teams.leaders(session, team.id or 0) == []


async def test_who_leaves_a_team_gives_up_its_tasks_ahead_and_hears_which(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    helper = await a_volunteer(transaction, cast, 9, "Sun")
    await joined(transaction, team, helper, cast.li)
    of_team = await a_task(transaction, cast, team_id=team.id)
    of_all = await a_task(transaction, cast)
    async with transaction() as session:
        for task in (of_team, of_all):
            await signups.claim(session, await tasks.task(session, task.id), by=helper, sure=True)
    async with transaction() as session:
        await memberships.leave(session, team, by=helper)
    async with transaction.reading() as session:
        states = [
            signup.state
            for task in (of_team, of_all)
            if (signup := await seats.signup_or_none(session, task.id, helper.id))
        ]
        assert states == [seats.State.LEFT, seats.State.HELD]
        assert (await tasks.task(session, of_team.id)).taken == 0
    gone = [one["number"] for name, one in await said(transaction) if (name, one["what"]) == ("Sun", "seat-gone")]
    assert gone == [of_team.number]


async def test_a_closed_team_tells_its_members_and_takes_nobody(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    await asked(transaction, team, cast.wang)
    async with transaction() as session:
        here = await teams.team(session, team.id or 0)
        assert await memberships.close(session, here, by=cast.chen)
        assert not await memberships.close(session, here, by=cast.chen)
    assert await roles(transaction, cast.zhang) == set()
    closed = [name for name, what in await whats(transaction) if what == "closed"]
    assert sorted(str(name) for name in closed) == ["Li", "Wang", "Zhang"]
    with pytest.raises(TeamClosed):
        async with transaction() as session:
            await memberships.ask(session, team, by=cast.zhang)
    with pytest.raises(TeamClosed):
        async with transaction() as session:
            await memberships.accept(session, team, cast.wang.id, by=cast.chen)
    async with transaction.reading() as session:
        assert await teams.everything(session) == []
        assert len(await teams.everything(session, closed=True)) == 1
    async with transaction() as session:
        again = await teams.found(session, place_id=cast.community.id or 0, name="水电队", purpose="重来", by=cast.chen)
        assert (again.id, again.purpose, again.closed_at) == (team.id, "重来", None)
        assert await teams.members(session, again.id or 0) == []


async def test_who_has_a_place_keeps_it_when_the_team_is_closed(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    task = await a_task(transaction, cast, team_id=team.id)
    async with transaction() as session:
        await signups.claim(session, await tasks.task(session, task.id), by=cast.zhang, sure=True)
        assert await memberships.tasks_ahead(session, team) == 1
    async with transaction() as session:
        await memberships.close(session, await teams.team(session, team.id or 0), by=cast.chen)
    async with transaction.reading() as session:
        signup = await seats.signup_or_none(session, task.id, cast.zhang.id)
        assert signup
        assert signup.state == seats.State.HELD
        assert (await tasks.task(session, task.id)).state == tasks.State.OPEN


async def test_what_a_closed_team_was_asked_for_asks_every_volunteer_of_the_place(
    transaction: Transaction, cast: Cast
) -> None:
    team, other = await a_team(transaction, cast), await a_team(transaction, cast, "棋队")
    sun = await a_volunteer(transaction, cast, 60, "Sun")
    async with transaction() as session:
        await groups.link(session, -500, purpose=Purpose.VOLUNTEERS, place_id=cast.community.id or 0, by=cast.zhao)
    led, kept = [
        await a_task(transaction, cast, team_id=team.id, planner_id=one.id, home=True, spot="502", least=2)
        for one in (cast.li, cast.chen)
    ]
    elsewhere = await a_task(transaction, cast, team_id=other.id)
    gone = await a_task(transaction, cast, team_id=team.id, state=tasks.State.OVER)
    draft = await a_task(transaction, cast, team_id=team.id, state=tasks.State.DRAFT)
    with pytest.raises(NotForYou):
        await signs_up(transaction, led, sun)
    async with transaction() as session:
        await memberships.close(session, await teams.team(session, team.id or 0), by=cast.chen)
    async with transaction.reading() as session:
        found = [(await tasks.task(session, one.id)).team_id for one in (led, kept, elsewhere, gone, draft)]
        # What is over stays in the team's figures, and a draft's planner is asked whom they mean.
        assert found == [None, None, other.id, team.id, team.id]
        assert {row.chat_id for row in await deliveries(session, "task-post")} == {-500}
        told = {(row.arguments or {})["number"]: row.person_id for row in await deliveries(session, "task-plan")}
    # Whoever closed it knows.
    assert told == {led.number: cast.li.id}
    assert (await signs_up(transaction, led, sun)).state == seats.State.HELD


async def test_a_series_of_a_closed_team_goes_on(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    called_off = await a_task(
        transaction, cast, team_id=team.id, repeat="weekly", state=tasks.State.CALLED_OFF, reason="下雨"
    )
    async with transaction() as session:
        await memberships.close(session, await teams.team(session, team.id or 0), by=cast.chen)
    async with transaction.reading() as session:
        assert (await tasks.task(session, called_off.id)).team_id is None


async def test_asking_again_on_the_same_day_is_known(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)

    async def again() -> bool:
        async with transaction.reading() as session:
            return await memberships.asked_today(session, team, cast.zhang)

    assert not await again()
    await asked(transaction, team, cast.zhang)
    assert await again()
    at(NOON + timedelta(days=1))
    assert not await again()


async def test_what_a_leader_had_in_hand_waits_for_others_when_they_leave(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await joined(transaction, team, cast.zhang, cast.li)
    async with transaction() as session:
        await memberships.appoint(session, team, cast.zhang.id, by=cast.chen)
    case = await claimed(transaction, await filed(transaction, cast.wang), cast.zhang)
    async with transaction() as session:
        await memberships.leave(session, team, by=cast.zhang)
    found = await now(transaction, case)
    assert (found.state, found.holder_id) == (cases.State.WAITING, None)


@pytest.mark.parametrize("name", ["", "  ", "队" * 31, "……", "水电队"])
async def test_a_team_has_a_name_of_its_own(transaction: Transaction, cast: Cast, name: str) -> None:
    await a_team(transaction, cast)
    with pytest.raises(BadName):
        async with transaction() as session:
            await teams.found(session, place_id=cast.community.id or 0, name=name, purpose="", by=cast.chen)


async def test_a_team_is_described_anew_but_not_by_the_name_of_another(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    other = await a_team(transaction, cast, "文艺队")
    async with transaction() as session:
        here = await teams.team(session, team.id or 0)
        await teams.describe(session, here, by=cast.li, name="水电维修队", purpose="  修灯\n修水管 ")
        assert (here.name, here.purpose) == ("水电维修队", "修灯 修水管")
    with pytest.raises(BadName):
        async with transaction() as session:
            await teams.describe(session, await teams.team(session, other.id or 0), by=cast.li, name="水电维修队")
    with pytest.raises(WordsTooLong):
        async with transaction() as session:
            await teams.describe(session, team, by=cast.li, purpose="长" * 201)


async def test_tasks_are_posted_in_the_teams_own_group_while_it_is_one(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    here = cast.community.id or 0

    async def chats() -> list[int]:
        async with transaction.reading() as session:
            return await teams.chats(session, team_id=team.id, place_id=here)

    assert await chats() == []
    async with transaction() as session:
        await groups.link(session, -500, purpose=Purpose.VOLUNTEERS, place_id=here, by=cast.zhao)
        await groups.link(session, -501, purpose=Purpose.VOLUNTEERS, place_id=here, by=cast.zhao)
        await groups.link(session, -502, purpose=Purpose.VOLUNTEERS, place_id=cast.grid.id or 0, by=cast.zhao)
    assert await chats() == [-501, -500]
    for wrong in (RESIDENTS, -502, -999):
        with pytest.raises(NotFound):
            async with transaction() as session:
                await teams.set_chat(session, team, wrong, by=cast.li)
    async with transaction() as session:
        await teams.set_chat(session, await teams.team(session, team.id or 0), -500, by=cast.li)
    assert await chats() == [-500]
    async with transaction() as session:
        await broadcasts.follow_group(session, -500, -600)
    assert await chats() == [-600]
    async with transaction() as session:
        await groups.link(session, -600, purpose=Purpose.RESIDENTS, place_id=here, by=cast.zhao)
    assert await chats() == [-501]


async def test_who_may_look_after_a_volunteer(transaction: Transaction, cast: Cast) -> None:
    team = await a_team(transaction, cast)
    await asked(transaction, team, cast.zhang)
    alone = await a_volunteer(transaction, cast, 9, "Sun")

    async def may(by: Person, whom: Person) -> bool | type[CommunityError]:
        async with transaction.reading() as session:
            try:
                await access.led_volunteer(session, whom.id, by=by)
            except CommunityError as refusal:
                return type(refusal)
        return True

    assert [await may(by, cast.zhang) for by in (cast.li, cast.chen, cast.zhao)] == [True, True, True]
    assert [await may(by, cast.zhang) for by in (cast.zhang, cast.wang, alone)] == [NotAllowed] * 3
    assert [await may(by, alone) for by in (cast.li, cast.chen)] == [NotAllowed, True]
    assert await may(cast.chen, cast.wang) is NotFound
    async with transaction.reading() as session:
        assert not await access.allowed(session, cast.li, Act.KEEP_TEAMS, place_id=cast.community.id)
        assert {found.standing for _, found in await teams.mine(session, cast.zhang.id)} == {Standing.ASKED}
