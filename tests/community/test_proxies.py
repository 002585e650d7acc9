"""Acting for a neighbour needs their leave, which either side ends with one tap."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from community import access, cases, clock, mydata, proxies
from community.cases import State
from community.database import Transaction
from community.errors import BadName, InvitationOver, NotFound, NotYours, OwnLink
from community.people import Person
from community.proxies import Proxy
from tests.community.conftest import Cast
from tests.community.couriers import deliveries, ids, told
from tests.community.filing import claimed, drafted, filed, now
from tests.community.sending import at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def invited(transaction: Transaction, by: Person, name: str = "奶奶") -> Proxy:
    async with transaction() as session:
        return await proxies.invite(session, by=by, name=name)


async def agreed(transaction: Transaction, by: Person, elder: Person) -> Proxy:
    new = await invited(transaction, by)
    async with transaction() as session:
        return await proxies.consent(session, new.token or "", by=elder)


async def revoked(transaction: Transaction, proxy: Proxy, by: Person) -> Proxy:
    async with transaction() as session:
        return await proxies.revoke(session, proxy.id, by=by)


async def test_leave_by_word_of_mouth_is_recorded_and_good_at_once(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        proxy = await proxies.declare(session, by=cast.zhang, name=" 王\n奶奶 ")
        assert [one.name for one in await proxies.mine(session, cast.zhang.id)] == ["王 奶奶"]
    assert (await filed(transaction, cast.zhang, proxy_id=proxy.id)).proxy_id == proxy.id
    assert await told(transaction, "case-told") == []
    with pytest.raises(NotFound):
        await drafted(transaction, cast.li, proxy_id=proxy.id)


@pytest.mark.parametrize("name", ["", " \n", "奶" * 41])
async def test_a_neighbour_has_a_name_that_fits_a_line(transaction: Transaction, cast: Cast, name: str) -> None:
    with pytest.raises(BadName):
        await invited(transaction, cast.zhang, name)


async def test_leave_is_given_on_the_neighbours_own_phone(transaction: Transaction, cast: Cast) -> None:
    waiting = await invited(transaction, cast.zhang)
    with pytest.raises(NotFound):
        await drafted(transaction, cast.zhang, proxy_id=waiting.id)
    async with transaction() as session:
        assert (await proxies.opened(session, waiting.token or "")).id == waiting.id
        with pytest.raises(OwnLink):
            await proxies.consent(session, waiting.token or "", by=cast.zhang)
        await proxies.consent(session, waiting.token or "", by=cast.li)
    async with transaction.reading() as session:
        assert [row.arguments for row in await deliveries(session, "proxy-consented")] == [{"name": "奶奶"}]
        assert [one.id for one in await proxies.for_me(session, cast.li.id)] == [waiting.id]
        with pytest.raises(InvitationOver):
            await proxies.opened(session, waiting.token or "")
    found = await filed(transaction, cast.zhang, proxy_id=waiting.id)
    async with transaction() as session:
        # It is the neighbour's case as much as theirs who filed it.
        assert (await access.own_case(session, found.id, by=cast.li)).id == found.id
        assert [one.number for one in (await mydata.kept(session, cast.li.id)).cases] == [found.number]
    async with transaction.reading() as session:
        (card,) = await deliveries(session, "case-told")
        assert (card.person_id, card.arguments["what"], card.arguments["elder"]) == (
            cast.li.id,
            "submitted-for-you",
            True,
        )


@pytest.mark.usefixtures("at_once")
async def test_of_two_who_agree_at_once_one_is_acted_for(transaction: Transaction, cast: Cast) -> None:
    waiting = await invited(transaction, cast.zhang)

    async def agree(by: Person) -> int:
        try:
            async with transaction() as session:
                return (await proxies.consent(session, waiting.token or "", by=by)).elder_id or 0
        except InvitationOver:
            return 0

    said = await asyncio.gather(*(agree(one) for one in (cast.li, cast.wang, cast.chen) * 2))
    (elder_id,) = {one for one in said if one}
    assert said.count(elder_id) == 1
    async with transaction.reading() as session:
        assert [one.elder_id for one in await proxies.mine(session, cast.zhang.id)] == [elder_id]
    assert await told(transaction, "proxy-consented") == ids(cast.zhang)


async def test_who_says_no_is_kept_nowhere_and_the_other_is_told(transaction: Transaction, cast: Cast) -> None:
    waiting = await invited(transaction, cast.zhang)
    async with transaction() as session:
        refused = await proxies.decline(session, waiting.token or "", by=cast.li)
        assert (refused.elder_id, refused.token) == (None, None)
        with pytest.raises(InvitationOver):
            await proxies.consent(session, waiting.token or "", by=cast.wang)
    assert await told(transaction, "proxy-ended") == ids(cast.zhang)


async def test_a_link_is_good_for_a_week(transaction: Transaction, cast: Cast) -> None:
    waiting = await invited(transaction, cast.zhang)
    at(clock.now() + proxies.LASTS)
    async with transaction() as session:
        with pytest.raises(InvitationOver):
            await proxies.consent(session, waiting.token or "", by=cast.li)


async def test_either_side_ends_it_and_the_other_is_told_once(transaction: Transaction, cast: Cast) -> None:
    for by, other in ((cast.li, cast.zhang), (cast.zhang, cast.li)):
        proxy = await agreed(transaction, cast.zhang, cast.li)
        with pytest.raises(NotYours):
            await revoked(transaction, proxy, cast.wang)
        for _ in range(2):
            await revoked(transaction, proxy, by)
        async with transaction.reading() as session:
            assert len(await deliveries(session, "proxy-ended", person_id=other.id)) == 1
            assert await proxies.mine(session, cast.zhang.id) == await proxies.for_me(session, cast.li.id) == []
        with pytest.raises(NotFound):
            await drafted(transaction, cast.zhang, proxy_id=proxy.id)


async def test_what_was_filed_by_a_leave_that_ended_is_the_neighbours_own(transaction: Transaction, cast: Cast) -> None:
    proxy = await agreed(transaction, cast.zhang, cast.li)
    found = await filed(transaction, cast.zhang, proxy_id=proxy.id)
    ended = await filed(transaction, cast.zhang, proxy_id=proxy.id)
    async with transaction() as session:
        await cases.move(session, await cases.case(session, ended.id), [State.WAITING], State.WITHDRAWN)
    half = await drafted(transaction, cast.zhang, proxy_id=proxy.id)
    await revoked(transaction, proxy, cast.li)
    for one, owner, leave in ((found, cast.li, None), (ended, cast.zhang, proxy.id), (half, cast.zhang, None)):
        one_now = await now(transaction, one)
        assert (one_now.person_id, one_now.proxy_id) == (owner.id, leave)
    await claimed(transaction, found, cast.wang)
    assert await told(transaction, "case-told", person_id=cast.zhang.id) == []


async def test_leave_by_word_of_mouth_ends_with_what_was_filed_staying_where_it_is(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        proxy = await proxies.declare(session, by=cast.zhang, name="奶奶")
    found = await filed(transaction, cast.zhang, proxy_id=proxy.id)
    await revoked(transaction, proxy, cast.zhang)
    assert (await now(transaction, found)).person_id == cast.zhang.id


async def test_unanswered_links_are_forgotten_and_leave_that_ended_half_a_year_ago(
    transaction: Transaction, cast: Cast
) -> None:
    await invited(transaction, cast.zhang)
    kept = await agreed(transaction, cast.zhang, cast.li)
    await revoked(transaction, await agreed(transaction, cast.zhang, cast.wang), cast.zhang)
    for after, count in ((timedelta(days=6), 0), (timedelta(days=8), 1), (timedelta(days=181), 1)):
        async with transaction() as session:
            assert await proxies.forget_old(session, now=clock.now() + after) == count
    async with transaction.reading() as session:
        assert [one.id for one in await session.scalars(select(Proxy))] == [kept.id]


async def test_who_is_erased_acts_for_nobody_and_nobody_for_them(transaction: Transaction, cast: Cast) -> None:
    await agreed(transaction, cast.zhang, cast.li)
    await agreed(transaction, cast.wang, cast.zhang)
    async with transaction() as session:
        kept = await mydata.kept(session, cast.zhang.id)
        assert (len(kept.proxies), len(kept.represented)) == (1, 1)
        await mydata.erase(session, cast.zhang.id)
    async with transaction.reading() as session:
        assert (await session.scalars(select(Proxy))).all() == []
    assert await told(transaction, "proxy-ended") == ids(cast.li, cast.wang)
