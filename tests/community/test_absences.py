"""That somebody did not come is noted by a named person, answered in words, counted nowhere, and forgotten in half a year."""

import asyncio

import pytest

from community import absences, access, clock, seats, tasks
from community.absences import KEPT_FOR
from community.database import Transaction
from community.errors import (
    AlreadySaid,
    CameIndeed,
    CommunityError,
    NeedsWords,
    NotAllowed,
    NotFound,
    OwnHours,
    TooEarly,
    TooLate,
    WordsTooLong,
)
from community.people import Person
from community.tasks import Task
from tests.community.conftest import Cast
from tests.community.helping import a_team
from tests.community.sending import at
from tests.community.turning_up import (
    DAY,
    HOUR,
    MINUTE,
    STARTS,
    ended,
    heard,
    helpers,
    look,
    planned,
    posted,
    signed_up,
    was_there,
)

pytestmark = pytest.mark.usefixtures("noon")


async def noted(transaction: Transaction, task: Task, person: Person, by: Person) -> bool:
    async with transaction() as session:
        return await absences.note(session, await access.planned_task(session, task.id, by=by), person.id, by=by)


async def explained(transaction: Transaction, task: Task, by: Person, words: str) -> None:
    async with transaction() as session:
        await absences.explain(session, await access.seen_task(session, task.id, by=by), by=by, words=words)


async def of(transaction: Transaction, person: Person) -> list[tuple[str, str | None]]:
    async with transaction.reading() as session:
        found = await absences.of(session, person.id)
        return [(one.noted_by.name or "" if one.noted_by else "", one.words) for one in found]


async def stayed_away(transaction: Transaction, cast: Cast) -> tuple[Task, Person, Person]:
    """Return a task of Li's team that is over, whom it missed, and who was there."""
    ma, qian = await helpers(transaction, cast, "Ma", "Qian")
    team = await a_team(transaction, cast, "水电队", ma, qian)
    task = await planned(transaction, cast, ma, qian, team_id=team.id)
    await was_there(transaction, task, qian)
    return await ended(transaction, task), ma, qian


async def test_who_noted_it_is_named_and_the_volunteer_is_told_once(transaction: Transaction, cast: Cast) -> None:
    task, ma, _ = await stayed_away(transaction, cast)
    assert await noted(transaction, task, ma, cast.li)
    assert not await noted(transaction, task, ma, cast.chen)
    assert await of(transaction, ma) == [("Li", None)]
    assert await heard(transaction, "task-absent", what="noted", name="Li") == [ma.id]
    # Nobody else hears of it, and no group does.
    assert {row.chat_id for row in await posted(transaction, "task-absent")} == {None}


async def test_nobody_is_noted_who_came_and_nobody_notes_too_early_too_late_or_themselves(
    transaction: Transaction, cast: Cast
) -> None:
    ma, qian, sun = await helpers(transaction, cast, "Ma", "Qian", "Sun")
    task = await planned(transaction, cast, ma, qian, sun)
    await was_there(transaction, task, qian, hours=1)
    with pytest.raises(TooEarly):
        await noted(transaction, task, ma, cast.chen)
    await ended(transaction, task)
    late: list[tuple[Person, Person, type[CommunityError]]] = [
        (qian, cast.chen, CameIndeed),
        # Sun waited for a place and never had one.
        (sun, cast.chen, CameIndeed),
        (cast.zhang, cast.chen, CameIndeed),
        (cast.chen, cast.chen, OwnHours),
        (ma, qian, NotAllowed),
        (ma, cast.zhang, NotAllowed),
    ]
    for person, by, refusal in late:
        with pytest.raises(refusal):
            await noted(transaction, task, person, by)
    at(STARTS + 2 * HOUR + 7 * DAY + MINUTE)
    with pytest.raises(TooLate):
        await noted(transaction, task, ma, cast.chen)
    assert await of(transaction, ma) == []


async def test_what_they_say_reaches_who_noted_it_and_who_leads_and_it_is_cleared(
    transaction: Transaction, cast: Cast
) -> None:
    task, ma, qian = await stayed_away(transaction, cast)
    with pytest.raises(NotFound):
        await explained(transaction, task, ma, "我来了")
    await noted(transaction, task, ma, cast.li)
    for words, refusal in (("  ", NeedsWords), ("长" * 301, WordsTooLong)):
        with pytest.raises(refusal):
            await explained(transaction, task, ma, words)
    with pytest.raises(NotFound):
        await explained(transaction, task, qian, "她在楼下")
    await explained(transaction, task, ma, "孩子发烧，打了电话")
    assert set(await heard(transaction, "task-absent", what="explained", words="孩子发烧，打了电话")) == {
        cast.li.id,
        cast.chen.id,
    }
    assert await of(transaction, ma) == [("Li", "孩子发烧，打了电话")]
    async with transaction() as session:
        with pytest.raises(OwnHours):
            await absences.clear(session, task, ma.id, by=ma)
        assert await absences.clear(session, task, ma.id, by=cast.chen)
        assert not await absences.clear(session, task, ma.id, by=cast.li)
    assert await of(transaction, ma) == []
    assert await heard(transaction, "task-absent", what="cleared", name="Chen") == [ma.id]


async def test_what_stays_is_read_and_nothing_follows_from_it(transaction: Transaction, cast: Cast) -> None:
    task, ma, _ = await stayed_away(transaction, cast)
    await noted(transaction, task, ma, cast.li)
    async with transaction() as session:
        with pytest.raises(NotFound):
            await absences.keep(session, task, ma.id, by=cast.li)
    await explained(transaction, task, ma, "忘了")
    async with transaction() as session:
        await absences.keep(session, await tasks.task(session, task.id), ma.id, by=cast.li)
    assert await heard(transaction, "task-absent", what="kept") == [ma.id]
    # They sign up for the next one as everybody does.
    following = await planned(transaction, cast, starts_at=STARTS + 7 * DAY)
    await signed_up(transaction, following, ma)
    async with transaction.reading() as session:
        signup = await seats.signup_or_none(session, following.id, ma.id)
        assert signup
        assert signup.state == seats.State.HELD


async def test_after_half_a_year_nobody_knows_of_it(transaction: Transaction, cast: Cast) -> None:
    task, ma, _ = await stayed_away(transaction, cast)
    await noted(transaction, task, ma, cast.li)
    await explained(transaction, task, ma, "忘了")
    at(STARTS + KEPT_FOR - DAY)
    assert len(await of(transaction, ma)) == 1
    await forgets(transaction, 0)
    at(STARTS + KEPT_FOR + DAY)
    assert await of(transaction, ma) == []
    await forgets(transaction, 1)
    async with transaction.reading() as session:
        signup = await seats.signup_or_none(session, task.id, ma.id)
    assert signup
    assert (signup.missed_by, signup.missed_at, signup.contest_sealed, signup.contested_at) == (None,) * 4
    await look(transaction, STARTS + KEPT_FOR + 2 * DAY)


async def forgets(transaction: Transaction, count: int) -> None:
    async with transaction() as session:
        assert await absences.forget_old(session, now=clock.now()) == count


async def test_they_say_it_once_and_those_who_read_it_are_not_written_to_again(
    transaction: Transaction, cast: Cast
) -> None:
    task, ma, _ = await stayed_away(transaction, cast)
    await noted(transaction, task, ma, cast.li)
    await explained(transaction, task, ma, "孩子发烧")
    for decide in (None, absences.keep):
        if decide is not None:
            async with transaction() as session:
                await decide(session, task, ma.id, by=cast.li)
        with pytest.raises(AlreadySaid):
            await explained(transaction, task, ma, "再说一遍")
    assert sorted(one or 0 for one in await heard(transaction, "task-absent", what="explained")) == sorted(
        [cast.li.id, cast.chen.id]
    )
    assert await of(transaction, ma) == [("Li", "孩子发烧")]


@pytest.mark.usefixtures("at_once")
async def test_of_two_messages_at_once_one_counts(transaction: Transaction, cast: Cast) -> None:
    task, ma, _ = await stayed_away(transaction, cast)
    await noted(transaction, task, ma, cast.li)
    tries = [explained(transaction, task, ma, words) for words in ("孩子发烧", "手机没电")]
    refused = [one for one in await asyncio.gather(*tries, return_exceptions=True) if one is not None]
    assert [type(one) for one in refused] == [AlreadySaid]
    assert len(await heard(transaction, "task-absent", what="explained")) == 2
