"""What is wrong about time is corrected by two people; both figures, both of them and the reason stay to be seen."""

import asyncio

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from community import access, corrections, mydata, stints, turnouts
from community.database import Transaction
from community.errors import (
    BadMinutes,
    CommunityError,
    CorrectionWaits,
    Ended,
    NeedsWords,
    NotAllowed,
    NotFound,
    OwnHours,
    SecondPerson,
    StillThere,
    WordsTooLong,
)
from community.people import Person
from community.stints import Correction, State, Stint
from tests.community.conftest import Cast
from tests.community.helping import a_team
from tests.community.turning_up import (
    STARTS,
    arrives,
    attested,
    ended,
    heard,
    helpers,
    planned,
    posted,
    stint_now,
    was_there,
)

pytestmark = pytest.mark.usefixtures("noon")


async def asked(
    transaction: Transaction, found: Stint, by: Person, minutes: int, reason: str = "忘了按“走了”"
) -> Correction:
    async with transaction() as session:
        opened = await corrections.correctable(session, found.id, by=by)
        return await corrections.ask(session, opened, by=by, minutes=minutes, reason=reason)


async def decided(transaction: Transaction, correction: Correction, by: Person, *, right: bool = True) -> Correction:
    async with transaction() as session:
        return await (corrections.agree if right else corrections.refuse)(session, correction.id, by=by)


async def in_team(transaction: Transaction, cast: Cast) -> tuple[Person, Stint]:
    """Return a volunteer of Li's team, and two hours of theirs that Li confirmed, at a task that Chen planned."""
    (ma,) = await helpers(transaction, cast, "Ma")
    team = await a_team(transaction, cast, "水电队", ma)
    task = await planned(transaction, cast, ma, team_id=team.id)
    found = await was_there(transaction, task, ma)
    await ended(transaction, task)
    assert await attested(transaction, found, cast.li)
    return ma, found


async def test_a_volunteer_asks_and_another_person_agrees(transaction: Transaction, cast: Cast) -> None:
    ma, found = await in_team(transaction, cast)
    correction = await asked(transaction, found, ma, 90)
    assert (await stint_now(transaction, found)).minutes == 120
    assert await heard(transaction, "correction-ask", state="open") == [cast.chen.id]
    with pytest.raises(OwnHours):
        await decided(transaction, correction, ma)
    await decided(transaction, correction, cast.li)
    corrected = await stint_now(transaction, found)
    assert (corrected.minutes, corrected.state, corrected.confirmed_by) == (90, State.CONFIRMED, cast.li.id)
    async with transaction.reading() as session:
        (record,) = (await stints.hours_of(session, ma.id)).records
        (seen,) = record.corrections
    assert (seen.before, seen.minutes, seen.reason) == (120, 90, "忘了按“走了”")
    assert (seen.asked_by, seen.agreed_by, seen.refused_at) == (ma.id, cast.li.id, None)
    assert await heard(transaction, "stint-told", what="corrected", before=120, minutes=90, name="Li") == [ma.id]
    # The question to Chen says that it is decided.
    (ask,) = await posted(transaction, "correction-ask")
    assert ((ask.arguments or {})["state"], (ask.arguments or {})["who"]) == ("agreed", "Li")
    with pytest.raises(Ended):
        await decided(transaction, correction, cast.chen, right=False)


async def test_a_leader_alone_changes_nothing(transaction: Transaction, cast: Cast) -> None:
    ma, found = await in_team(transaction, cast)
    correction = await asked(transaction, found, cast.li, 150)
    assert await heard(transaction, "stint-told", what="asked", before=120, minutes=150, name="Li") == [ma.id]
    with pytest.raises(SecondPerson):
        await decided(transaction, correction, cast.li)
    # Nor does the volunteer make it two.
    with pytest.raises(OwnHours):
        await decided(transaction, correction, ma)
    with pytest.raises(NotAllowed):
        await decided(transaction, correction, cast.zhang)
    await decided(transaction, correction, cast.chen, right=False)
    refused = await stint_now(transaction, found)
    assert (refused.minutes, refused.state) == (120, State.CONFIRMED)
    assert set(await heard(transaction, "stint-told", what="refused")) == {ma.id, cast.li.id}
    # It can be asked once more, and again somebody else decides.
    again = await asked(transaction, found, cast.chen, 130, "看过签到表")
    assert await heard(transaction, "correction-ask", state="open") == [cast.li.id]
    await decided(transaction, again, cast.li)
    assert (await stint_now(transaction, found)).minutes == 130
    async with transaction.reading() as session:
        assert [corrections.state_of(one) for one in await corrections.of(session, found.id)] == ["refused", "agreed"]


async def test_two_who_decide_at_once_decide_once(transaction: Transaction, cast: Cast, at_once: None) -> None:
    del at_once
    ma, found = await in_team(transaction, cast)
    correction = await asked(transaction, found, ma, 100)

    async def decide(by: Person, *, right: bool) -> bool:
        try:
            await decided(transaction, correction, by, right=right)
        except Ended:
            return False
        return True

    went = await asyncio.gather(decide(cast.li, right=True), decide(cast.chen, right=False))
    assert sorted(went) == [False, True]
    async with transaction.reading() as session:
        (seen,) = await corrections.of(session, found.id)
    assert (await stint_now(transaction, found)).minutes == (100 if seen.refused_at is None else 120)


async def test_two_who_ask_at_once_leave_one_question(transaction: Transaction, cast: Cast, at_once: None) -> None:
    del at_once
    ma, found = await in_team(transaction, cast)

    async def ask(by: Person) -> bool:
        try:
            await asked(transaction, found, by, 100)
        except CorrectionWaits:
            return False
        return True

    assert sorted(await asyncio.gather(ask(ma), ask(cast.li))) == [False, True]


@pytest.mark.parametrize(
    ("minutes", "reason", "refusal"),
    [
        (181, "待得久", BadMinutes),
        (-1, "少", BadMinutes),
        (120, "一样", BadMinutes),
        (90, "  ", NeedsWords),
        (90, "长" * 201, WordsTooLong),
    ],
)
async def test_no_correction_that_cannot_be(
    transaction: Transaction, cast: Cast, minutes: int, reason: str, refusal: type[CommunityError]
) -> None:
    ma, found = await in_team(transaction, cast)
    with pytest.raises(refusal):
        await asked(transaction, found, ma, minutes, reason)
    async with transaction.reading() as session:
        assert await corrections.of(session, found.id) == []


async def test_only_who_has_to_do_with_it_asks(transaction: Transaction, cast: Cast) -> None:
    ma, qian = await helpers(transaction, cast, "Ma", "Qian")
    task = await planned(transaction, cast, ma, qian, served_id=cast.zhang.id)
    found = await arrives(transaction, task, ma, STARTS)
    with pytest.raises(StillThere):
        await asked(transaction, found, ma, 60)
    await ended(transaction, task)
    # Whoever was served confirms or doubts, and writes no hours.
    for nobody in (qian, cast.zhang):
        with pytest.raises(NotAllowed):
            await asked(transaction, found, nobody, 60)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await corrections.agree(session, 4711, by=cast.chen)


async def test_what_somebody_doubted_counts_once_a_second_person_looked_at_it(
    transaction: Transaction, cast: Cast
) -> None:
    (ma,) = await helpers(transaction, cast, "Ma")
    task = await planned(transaction, cast, ma, served_id=cast.zhang.id)
    found = await was_there(transaction, task, ma)
    await ended(transaction, task)
    assert await attested(transaction, found, cast.zhang, came=False)
    correction = await asked(transaction, found, ma, 120, "我在，奶奶记错了")
    await decided(transaction, correction, cast.chen)
    restored = await stint_now(transaction, found)
    assert (restored.state, restored.minutes, restored.confirmed_as) == (State.CONFIRMED, 120, "staff")


async def test_a_correction_outlives_who_asked_and_who_agreed(transaction: Transaction, cast: Cast) -> None:
    ma, found = await in_team(transaction, cast)
    await decided(transaction, await asked(transaction, found, cast.li, 100), cast.chen)
    async with transaction() as session:
        await mydata.erase(session, cast.li.id)
    async with transaction.reading() as session:
        (record,) = (await stints.hours_of(session, ma.id)).records
        assert record.corrections[0].asked_by == cast.li.id
        shown = await corrections.shown(session, record.corrections[0])
        assert (shown["by"], shown["name"], shown["who"]) == ("", "Ma", "Chen")
        assert record.task
        assert [one.id for one in await turnouts.keepers(session, record.task)] == [cast.chen.id]


async def test_the_database_itself_wants_two(transaction: Transaction, cast: Cast) -> None:
    ma, found = await in_team(transaction, cast)
    correction = await asked(transaction, found, cast.li, 100)
    alone = update(Correction).where(col(Correction.id) == correction.id).values(agreed_by=cast.li.id)
    async with transaction() as session:
        with pytest.raises(IntegrityError):
            await session.execute(alone)
        await session.rollback()
    async with transaction.reading() as session:
        assert await access.own_stint(session, found.id, by=ma)
