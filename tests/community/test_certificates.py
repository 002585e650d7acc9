"""Certificates say what is confirmed and no more; anybody can ask whether one holds, and learns nobody's name."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlmodel import col

from community import access, certificates, clock, corrections, hours, mydata, people
from community.certificates import Certificate
from community.database import Transaction
from community.errors import BadOwnName, Ended, NeedsWords, NotAllowed, NotFound, NothingToCertify, WordsTooLong
from community.people import Person, RoleName
from community.stints import State, Stint
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.helping import a_stint, a_task, a_volunteer

pytestmark = pytest.mark.usefixtures("noon")


async def issued(transaction: Transaction, who: Person, name: str = "李小华") -> Certificate:
    async with transaction() as session:
        return await certificates.issue(session, by=who, name=name)


async def now(transaction: Transaction, found: Certificate) -> Certificate:
    async with transaction.reading() as session:
        return await session.get_one(Certificate, found.id)


async def test_only_what_somebody_else_confirmed_is_certified(transaction: Transaction, cast: Cast) -> None:
    for state in (State.ENDED, State.DOUBTED):
        await a_stint(transaction, cast, cast.li, 60, state=state)
    await a_stint(transaction, cast, cast.li, 0, state=State.RUNNING, out_at=None)
    await a_stint(transaction, cast, cast.li, 0)
    await a_stint(transaction, cast, cast.zhang, 60)
    with pytest.raises(NothingToCertify):
        await issued(transaction, cast.li)
    early = clock.now() - timedelta(days=40)
    await a_stint(transaction, cast, cast.li, 90, task=await a_task(transaction, cast, starts_at=early))
    await a_stint(transaction, cast, cast.li, 31)
    found = await issued(transaction, cast.li)
    today = hours.local(clock.now()).date()
    assert (found.minutes, found.stints) == (121, 2)
    assert (found.first, found.last) == (hours.local(early).date(), today)
    assert found.name == "李小华"
    assert found.name_sealed is not None
    assert "李小华".encode() not in found.name_sealed
    assert len(found.code) == 8
    assert set(found.code) <= set(certificates.LETTERS)
    assert not set("01ILO") & set(certificates.LETTERS)


async def test_it_is_free_as_often_as_one_likes_and_the_same_twice_is_one(transaction: Transaction, cast: Cast) -> None:
    await a_stint(transaction, cast, cast.li, 60)
    first = await issued(transaction, cast.li)
    again = await asyncio.gather(*(issued(transaction, cast.li) for _ in range(4)))
    assert {one.id for one in again} == {first.id}
    other = await issued(transaction, cast.li, "Li Xiaohua")
    await a_stint(transaction, cast, cast.li, 60)
    more = await issued(transaction, cast.li, "Li Xiaohua")
    assert len({first.code, other.code, more.code}) == 3
    async with transaction.reading() as session:
        assert [one.id for one in await certificates.of(session, cast.li.id)] == [more.id, other.id, first.id]
        assert await certificates.name_of(session, cast.li) == "Li Xiaohua"
        assert await certificates.name_of(session, cast.zhang) == "Zhang"
        assert (await certificates.own(session, first.id, by=cast.li)).id == first.id
        with pytest.raises(NotFound):
            await certificates.own(session, first.id, by=cast.zhao)


@pytest.mark.parametrize("name", ["", "  ", "123", "＊＊", "李" * 41])
async def test_what_is_no_name_is_on_no_certificate(transaction: Transaction, cast: Cast, name: str) -> None:
    await a_stint(transaction, cast, cast.li, 60)
    with pytest.raises(BadOwnName):
        await issued(transaction, cast.li, name)


async def test_staff_of_the_place_revoke_with_a_reason_once_and_never_their_own(
    transaction: Transaction, cast: Cast
) -> None:
    await a_stint(transaction, cast, cast.li, 60)
    found = await issued(transaction, cast.li)
    async with transaction() as session:
        for other in (cast.zhang, cast.wang, cast.li):
            with pytest.raises(NotAllowed):
                await certificates.revocable(session, found.id, by=other)
        with pytest.raises(NotFound):
            await certificates.revocable(session, 1, by=cast.chen)
        held = await certificates.revocable(session, found.id, by=cast.chen)
        for reason, refusal in (("  ", NeedsWords), ("字" * 201, WordsTooLong)):
            with pytest.raises(refusal):
                await certificates.revoke(session, held, by=cast.chen, reason=reason)
        await certificates.revoke(session, held, by=cast.chen, reason="那天他没有来")
        with pytest.raises(Ended):
            await certificates.revoke(session, held, by=cast.zhao, reason="又一次")
        (told,) = await deliveries(session, "certificate-told")
        assert told.person_id == cast.li.id
        assert told.arguments == {"code": found.code, "reason": "那天他没有来"}
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
        assert not await certificates.may_revoke(session, held, by=cast.li)
    gone = await now(transaction, found)
    assert (gone.revoked_by, gone.reason) == (cast.chen.id, "那天他没有来")
    assert (await issued(transaction, cast.li)).id != found.id


async def test_a_correction_that_takes_hours_away_revokes_what_says_more(transaction: Transaction, cast: Cast) -> None:
    stint = await a_stint(transaction, cast, cast.li, 120)
    before = await issued(transaction, cast.li)
    async with transaction() as session:
        held = await session.get_one(Stint, stint.id)
        asked = await corrections.ask(session, held, by=cast.wang, minutes=60, reason="只来了一个小时")
    assert (await now(transaction, before)).revoked_at is None
    async with transaction() as session:
        await corrections.agree(session, asked.id, by=cast.chen)
    gone = await now(transaction, before)
    assert gone.revoked_at is not None
    assert (gone.revoked_by, gone.reason) == (None, "")
    async with transaction.reading() as session:
        (told,) = await deliveries(session, "certificate-told")
        assert told.arguments == {"code": before.code, "reason": ""}
    after = await issued(transaction, cast.li)
    assert after.minutes == 60
    async with transaction() as session:
        assert await certificates.recount(session, cast.li.id, by=cast.chen) == 0
    # What comes on top leaves it true.
    await a_stint(transaction, cast, cast.li, 30)
    async with transaction() as session:
        assert await certificates.recount(session, cast.li.id, by=cast.chen) == 0
        await session.execute(delete(Stint).where(col(Stint.person_id) == cast.li.id))
        assert await certificates.recount(session, cast.li.id, by=cast.chen) == 1


@pytest.mark.usefixtures("at_once")
async def test_a_correction_at_the_same_moment_leaves_no_certificate_that_says_too_much(
    transaction: Transaction, cast: Cast
) -> None:
    for turn in range(6):
        person = await a_volunteer(transaction, cast, 100 + turn, f"Volunteer {turn}")
        stint = await a_stint(transaction, cast, person, 120)

        async def correct(person: Person = person, stint: Stint = stint) -> None:
            async with transaction() as session:
                await session.execute(update(Stint).where(col(Stint.id) == stint.id).values(minutes=30))
                await certificates.recount(session, person.id, by=cast.chen)

        await asyncio.gather(issued(transaction, person), correct())
        async with transaction.reading() as session:
            assert all(one.minutes == 30 or one.revoked_at for one in await certificates.of(session, person.id))


async def test_whoever_is_erased_leaves_no_certificate(transaction: Transaction, cast: Cast) -> None:
    await a_stint(transaction, cast, cast.zhang, 60)
    found = await issued(transaction, cast.zhang)
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    async with transaction.reading() as session:
        assert await certificates.by_code(session, found.code) is None


async def test_only_who_keeps_the_teams_of_that_place_may(transaction: Transaction, cast: Cast) -> None:
    await a_stint(transaction, cast, cast.li, 60)
    found = await issued(transaction, cast.li)
    async with transaction() as session:
        await people.grant(session, cast.wang, role=RoleName.STAFF, place_id=cast.other_grid.id or 0, by=cast.zhao)
        assert not await certificates.may_revoke(session, found, by=cast.wang)
        assert await certificates.may_revoke(session, found, by=cast.zhao)
        assert await access.somewhere(session, cast.wang, access.Act.KEEP_TEAMS)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0.0"), (5, "0.0"), (6, "0.1"), (30, "0.5"), (59, "0.9"), (60, "1.0"), (99, "1.6"), (74_070, "1,234.5")],
)
def test_hours_are_never_rounded_up(minutes: int, said: str) -> None:
    assert certificates.in_hours(minutes) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("张三", "张*"), ("李小华", "李*华"), ("欧阳小华", "欧**华"), ("李", "*"), ("Emma", "E***"), ("E", "E***"),
        ("Emma Longfellow", "E*** L***"), ("阿依古丽·买买提", "阿**丽·买*提"), ("", ""), ("李 Emma", "* E***"),
        ("𠮷野家", "𠮷*家"), (" 张三 ", "张*"),
    ],
)  # fmt: skip
def test_a_name_is_masked_so_that_its_owner_knows_it_and_nobody_learns_it(name: str, said: str) -> None:
    assert certificates.masked(name) == said


def test_a_code_is_printed_in_halves() -> None:
    assert certificates.shown("K7Q2M9XD") == "K7Q2-M9XD"
