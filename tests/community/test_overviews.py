"""What concerns a person: theirs, a neighbour's by their leave, and what they follow; and who wrote to them last."""

from datetime import timedelta

import pytest

from community import clock, followers, overviews, proxies, talks
from community.database import Transaction
from community.overviews import How
from tests.community import filing
from tests.community.conftest import Cast

pytestmark = pytest.mark.usefixtures("catalogue")


async def test_everything_that_concerns_somebody_is_listed_and_nothing_else(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        leave = await proxies.invite(session, by=cast.zhang, name="李爷爷")
        await proxies.consent(session, leave.token or "", by=cast.li)
    own = await filing.filed(transaction, cast.zhang, service="corridor-light")
    theirs = await filing.filed(transaction, cast.zhang, proxy_id=leave.id)
    async with transaction() as session:
        await followers.follow(session, await filing.now(transaction, own), by=cast.li)
    await filing.drafted(transaction, cast.zhang, "还没写完")
    await filing.filed(transaction, cast.chen)
    async with transaction.reading() as session:
        zhang = await overviews.mine(session, cast.zhang)
        li = await overviews.mine(session, cast.li)
        assert await overviews.of(session, own, cast.chen) is None
    assert [(one.case.id, one.how, one.name) for one in zhang] == [
        (theirs.id, How.FOR, "李爷爷"),
        (own.id, How.OWN, ""),
    ]
    assert [(one.case.id, one.how) for one in li] == [(theirs.id, How.BY), (own.id, How.FOLLOWS)]


async def test_who_wrote_last_is_known_until_one_writes_oneself(transaction: Transaction, cast: Cast) -> None:
    first = await filing.claimed(transaction, await filing.filed(transaction, cast.zhang), cast.chen)
    second = await filing.claimed(transaction, await filing.filed(transaction, cast.li), cast.chen)

    async def last() -> int | None:
        async with transaction.reading() as session:
            found = await overviews.heard_last(session, cast.chen)
        return found.id if found else None

    assert await last() is None
    for number, (case, by) in enumerate(((first, cast.zhang), (second, cast.li))):
        async with transaction() as session:
            await talks.say(session, await filing.now(transaction, case), by=by, words="在吗", message_id=number + 1)
        assert await last() == case.id
        clock.move(timedelta(minutes=1))
    async with transaction() as session:
        await talks.say(session, await filing.now(transaction, second), by=cast.chen, words="在", message_id=9)
    assert await last() is None
