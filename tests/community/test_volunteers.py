"""What volunteers tell of themselves, what they can do, and who looks before it counts."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from community import clock, hours, licences, memberships, people, profiles, seats, signups, skills, tasks, volunteers
from community.database import Transaction
from community.errors import DayPassed, NotFound, OwnMatter
from community.people import Person, RoleName
from community.teams import Team
from community.volunteers import Language, Profile, Volunteer
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_task, a_team, a_volunteer

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def profile(transaction: Transaction, person: Person) -> Volunteer | None:
    async with transaction.reading() as session:
        return await volunteers.volunteer_or_none(session, person.id)


async def told(transaction: Transaction, what: str) -> list[str | None]:
    async with transaction.reading() as session:
        return [
            (await people.person(session, row.person_id or 0)).name
            for row in await deliveries(session, "team-told")
            if (row.arguments or {})["what"] == what
        ]


async def states(transaction: Transaction, person: Person, *which: tasks.Task) -> list[str]:
    async with transaction.reading() as session:
        found = [await seats.signup_or_none(session, task.id, person.id) for task in which]
    return [one.state if one else "" for one in found]


async def signed_up(transaction: Transaction, person: Person, *which: tasks.Task) -> None:
    async with transaction() as session:
        for task in which:
            await signups.claim(session, await tasks.task(session, task.id), by=person, sure=True)


async def in_team(transaction: Transaction, cast: Cast, person: Person) -> Team:
    team = await a_team(transaction, cast)
    async with transaction() as session:
        await profiles.say(session, by=person, minor=False)
        await memberships.ask(session, team, by=person)
        await memberships.accept(session, team, person.id, by=cast.li)
    return team


async def test_what_was_said_is_kept_in_the_order_in_which_it_is_shown(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await profiles.say(session, by=cast.zhang, languages=["english", "mandarin"], woman=True, minor=False)
        await profiles.choose(session, by=cast.zhang, field="free", value="weekend-morning", on=True)
        await profiles.choose(session, by=cast.zhang, field="free", value="weekend-morning", on=True)
    row = await profile(transaction, cast.zhang)
    assert row
    assert row.profile == Profile(languages=("mandarin", "english"), free=("weekend-morning",), minor=False, woman=True)
    assert b"english" not in (row.profile_sealed or b"")


@pytest.mark.parametrize("changes", [{"languages": ["klingon"]}, {"points": 100}])
async def test_nothing_else_can_be_said(transaction: Transaction, cast: Cast, changes: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        async with transaction() as session:
            await profiles.say(session, by=cast.zhang, **changes)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await profiles.choose(session, by=cast.zhang, field="minor", value="false", on=True)


async def test_of_many_taps_at_once_every_one_counts(transaction: Transaction, cast: Cast, at_once: None) -> None:
    del at_once

    async def tap(language: Language) -> None:
        async with transaction() as session:
            await profiles.choose(session, by=cast.zhang, field="languages", value=language, on=True)

    await asyncio.gather(*map(tap, Language))
    row = await profile(transaction, cast.zhang)
    assert row
    assert row.profile.languages == tuple(Language)


async def test_who_rests_keeps_everything(transaction: Transaction, cast: Cast) -> None:
    helper = await a_volunteer(transaction, cast, 9, "Sun")
    task = await a_task(transaction, cast)
    await signed_up(transaction, helper, task)
    async with transaction() as session:
        await profiles.rest(session, by=helper, on=True)
    row = await profile(transaction, helper)
    assert row
    assert row.rests
    assert await states(transaction, helper, task) == [seats.State.HELD]


async def test_consent_is_noted_by_somebody_else_and_for_minors_alone(transaction: Transaction, cast: Cast) -> None:
    minor = await a_volunteer(transaction, cast, 9, "Sun", minor=True)
    grown = await a_volunteer(transaction, cast, 10, "Bo")
    for refusal, whom, by in ((OwnMatter, minor, minor), (NotFound, grown, cast.chen), (OwnMatter, cast.li, cast.li)):
        with pytest.raises(refusal):
            async with transaction() as session:
                await profiles.consent(session, whom.id, by=by)
    async with transaction() as session:
        await profiles.consent(session, minor.id, by=cast.chen)
        await profiles.consent(session, minor.id, by=cast.zhao)
    row = await profile(transaction, minor)
    assert row
    assert row.consent_by == cast.chen.id
    assert await told(transaction, "consented") == ["Sun"]


async def test_without_the_guardians_consent_a_minor_keeps_no_place(transaction: Transaction, cast: Cast) -> None:
    minor = await a_volunteer(transaction, cast, 9, "Sun", minor=True)
    task = await a_task(transaction, cast)
    async with transaction() as session:
        await profiles.consent(session, minor.id, by=cast.chen)
    await signed_up(transaction, minor, task)
    with pytest.raises(OwnMatter):
        async with transaction() as session:
            await profiles.take_back_consent(session, minor.id, by=minor)
    async with transaction() as session:
        await profiles.take_back_consent(session, minor.id, by=cast.chen)
        await profiles.take_back_consent(session, minor.id, by=cast.chen)
    assert await states(transaction, minor, task) == [seats.State.LEFT]
    assert (await told(transaction, "consent-back"), await told(transaction, "seat-gone")) == (["Sun"], ["Sun"])


async def test_who_says_to_be_under_age_leads_no_more_and_keeps_no_place_for_adults(
    transaction: Transaction, cast: Cast
) -> None:
    team = await in_team(transaction, cast, cast.zhang)
    async with transaction() as session:
        await memberships.appoint(session, team, cast.zhang.id, by=cast.chen)
    task = await a_task(transaction, cast)
    await signed_up(transaction, cast.zhang, task)
    async with transaction() as session:
        await profiles.say(session, by=cast.zhang, minor=True)
    assert await states(transaction, cast.zhang, task) == [seats.State.LEFT]
    assert await told(transaction, "age") == ["Li"]
    async with transaction.reading() as session:
        assert {role.name for role in await people.roles(session, cast.zhang.id)} == {RoleName.VOLUNTEER}


async def test_a_place_for_women_goes_with_the_word(transaction: Transaction, cast: Cast) -> None:
    helper = await a_volunteer(transaction, cast, 9, "Sun", woman=True)
    wished, other = await a_task(transaction, cast, women=True), await a_task(transaction, cast)
    await signed_up(transaction, helper, wished, other)
    async with transaction() as session:
        await profiles.say(session, by=helper, woman=None)
    assert await states(transaction, helper, wished, other) == [seats.State.LEFT, seats.State.HELD]


async def test_a_licence_counts_once_somebody_else_saw_it_and_until_its_last_day(
    transaction: Transaction, cast: Cast
) -> None:
    await in_team(transaction, cast, cast.zhang)
    today = hours.local(clock.now()).date()

    async def suits(day: date) -> bool:
        async with transaction.reading() as session:
            return await skills.suits(session, cast.zhang.id, "electricity", licence=True, day=day)

    async with transaction() as session:
        await licences.have(session, "electricity", by=cast.zhang, licence=True)
        await licences.have(session, "electricity", by=cast.zhang, licence=True)
    assert await told(transaction, "licence-asked") == ["Li"]
    assert not await suits(today)
    with pytest.raises(OwnMatter):
        async with transaction() as session:
            await licences.check(session, cast.zhang.id, "electricity", by=cast.zhang, until=None)
    with pytest.raises(DayPassed):
        async with transaction() as session:
            await licences.check(session, cast.zhang.id, "electricity", by=cast.li, until=today - timedelta(days=1))
    async with transaction() as session:
        await licences.check(session, cast.zhang.id, "electricity", by=cast.li, until=today + timedelta(days=30))
        # Saying it again takes nothing away.
        await licences.have(session, "electricity", by=cast.zhang, licence=False)
    assert [await suits(today + timedelta(days=days)) for days in (0, 30, 31)] == [True, True, False]
    async with transaction() as session:
        await licences.uncheck(session, cast.zhang.id, "electricity", by=cast.chen)
    assert not await suits(today)
    assert (await told(transaction, "checked"), await told(transaction, "unchecked")) == (["Zhang"], ["Zhang"])


@pytest.mark.parametrize("key", ["plumbing", "juggling", "law"])
async def test_only_a_licence_that_the_law_asks_for_and_somebody_claims_is_looked_at(
    transaction: Transaction, cast: Cast, key: str
) -> None:
    async with transaction() as session:
        await licences.have(session, "plumbing", by=cast.zhang, licence=True)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await licences.check(session, cast.zhang.id, key, by=cast.li, until=None)
    async with transaction.reading() as session:
        assert [(one.key, one.licence) for one in await skills.of(session, cast.zhang.id)] == [("plumbing", False)]


async def test_a_place_that_needs_a_licence_goes_with_it(transaction: Transaction, cast: Cast) -> None:
    helper = await a_volunteer(transaction, cast, 9, "Sun")
    task = await a_task(transaction, cast, skill="electricity")
    for end in ("uncheck", "drop"):
        async with transaction() as session:
            await licences.have(session, "electricity", by=helper, licence=True)
            await licences.check(session, helper.id, "electricity", by=cast.chen, until=None)
        await signed_up(transaction, helper, task)
        assert await states(transaction, helper, task) == [seats.State.HELD]
        async with transaction() as session:
            if end == "drop":
                await licences.drop(session, "electricity", by=helper)
            else:
                await licences.uncheck(session, helper.id, "electricity", by=cast.chen)
        assert await states(transaction, helper, task) == [seats.State.LEFT]


async def test_who_deletes_the_profile_leaves_everything_but_their_hours(transaction: Transaction, cast: Cast) -> None:
    team = await in_team(transaction, cast, cast.zhang)
    task = await a_task(transaction, cast, team_id=team.id)
    await signed_up(transaction, cast.zhang, task)
    async with transaction() as session:
        await licences.have(session, "plumbing", by=cast.zhang)
        await profiles.forget(session, by=cast.zhang)
    assert await profile(transaction, cast.zhang) is None
    assert await states(transaction, cast.zhang, task) == [seats.State.LEFT]
    async with transaction.reading() as session:
        assert await skills.of(session, cast.zhang.id) == []
        assert await people.roles(session, cast.zhang.id) == []
