"""A board edits itself when it would say something else, not more often, and not for ever."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlmodel import col

from community import boards, clock, outbox, people
from community.boards import Board
from community.database import Transaction
from community.errors import NotAllowed
from community.outbox import Delivery, State
from community.people import Person, Role
from community.worklists import Section
from tests.community.conftest import Cast
from tests.community.couriers import deliver, deliveries
from tests.community.filing import claimed, filed

pytestmark = pytest.mark.usefixtures("catalogue", "noon")
FIRST, SECOND = 11, 22


async def opens(
    transaction: Transaction, who: Person, message_id: int = FIRST, section: str = "", page: int = 0
) -> dict[str, Any]:
    """Let somebody open their board, or turn a page of it."""
    async with transaction() as session:
        said = await boards.read(session, by=who, section=section, page=page)
        await boards.put(session, by=who, message_id=message_id, said=said)
    return said


async def edits(transaction: Transaction, card: str = "board") -> list[tuple[int | None, dict[str, Any]]]:
    async with transaction.reading() as session:
        return [(one.message_id, one.arguments or {}) for one in await deliveries(session, card)]


def later(**by: float) -> None:
    """Let time pass."""
    clock.move(clock.now() - datetime.now(UTC) + timedelta(**by))


async def looks(transaction: Transaction, seconds: float = 10) -> None:
    """Let the next look come."""
    later(seconds=seconds)
    await boards.refresh(transaction)


async def test_a_board_says_something_else_as_soon_as_there_is_something_else(
    transaction: Transaction, cast: Cast
) -> None:
    said = await opens(transaction, cast.wang)
    assert said["counts"][Section.WAITING] == 0
    await looks(transaction)
    assert await edits(transaction) == []
    await filed(transaction, cast.zhang, service="lift")
    await looks(transaction)
    ((message_id, told),) = await edits(transaction)
    assert message_id == FIRST
    assert told["counts"][Section.WAITING] == 1
    assert [(line["number"], line["place"]) for line in told["lines"]] == [(1, "3 栋")]
    await looks(transaction)
    assert len(await edits(transaction)) == 1


async def test_no_words_of_residents_and_no_names_of_theirs_are_on_it(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    await claimed(transaction, await filed(transaction, cast.zhang, "canary", spot="502"), cast.wang)
    await looks(transaction)
    ((_, told),) = await edits(transaction)
    assert not any(word in str(told) for word in ("canary", "502", "Zhang"))


async def test_at_most_one_edit_in_ten_seconds_and_the_last_one_is_never_lost(
    transaction: Transaction, cast: Cast
) -> None:
    await opens(transaction, cast.wang)
    await filed(transaction, cast.zhang)
    await looks(transaction)
    await deliver(transaction)
    await filed(transaction, cast.zhang)
    await looks(transaction, seconds=3)
    ((_, told),) = await edits(transaction)
    assert told["counts"][Section.WAITING] == 1
    await looks(transaction, seconds=7)
    ((_, told),) = await edits(transaction)
    assert told["counts"][Section.WAITING] == 2


async def test_a_thousand_edits_leave_one_row(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    for _ in range(4):
        await filed(transaction, cast.zhang)
        await looks(transaction)
        await deliver(transaction)
    async with transaction.reading() as session:
        rows = select(func.count()).select_from(Delivery).where(col(Delivery.card) == "board")
        assert (await session.scalars(rows)).one() == 1


async def test_time_alone_changes_a_board(transaction: Transaction, cast: Cast) -> None:
    await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    said = await opens(transaction, cast.wang)
    assert not said["lines"][0]["late"]
    later(days=20)
    await boards.refresh(transaction)
    # Boards go after two weeks, but by another tick.
    ((_, told),) = await edits(transaction)
    assert told["lines"][0]["late"]


async def test_a_new_board_takes_the_place_of_the_old_one_which_says_so(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    await opens(transaction, cast.wang, SECOND)
    assert await edits(transaction, "board-gone") == [(FIRST, {"how": "moved"})]
    await filed(transaction, cast.zhang)
    await looks(transaction)
    assert [message_id for message_id, _ in await edits(transaction)] == [SECOND]


async def test_an_edit_that_waits_does_not_undo_what_its_owner_opened_since(
    transaction: Transaction, cast: Cast
) -> None:
    await opens(transaction, cast.wang)
    await filed(transaction, cast.zhang)
    await looks(transaction)
    await opens(transaction, cast.wang, section=Section.WAITING)
    assert await edits(transaction) == []
    await filed(transaction, cast.zhang)
    await looks(transaction)
    ((_, told),) = await edits(transaction)
    assert (told["section"], told["count"]) == (Section.WAITING, 2)


async def test_sections_are_pages_of_five(transaction: Transaction, cast: Cast) -> None:
    for who in (cast.zhang, cast.zhang, cast.zhang, cast.zhang, cast.li, cast.li):
        await filed(transaction, who, place_id=cast.building.id)
    said = await opens(transaction, cast.wang, section=Section.WAITING, page=7)
    assert (said["count"], said["page"], said["pages"], len(said["lines"])) == (6, 1, 2, 1)
    short = await opens(transaction, cast.wang, section="no-such")
    assert (short["section"], len(short["lines"])) == ("", 5)


async def test_a_board_whose_message_is_gone_is_given_up(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    await filed(transaction, cast.zhang)
    await looks(transaction)
    async with transaction() as session:
        await session.execute(update(Delivery).where(col(Delivery.card) == "board").values(state=State.FAILED))
    await looks(transaction, seconds=60)
    async with transaction.reading() as session:
        assert await session.get(Board, cast.wang.id) is None
    assert await edits(transaction) == []


async def test_whoever_lost_the_role_is_told_and_has_no_board_any_more(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    async with transaction() as session:
        await session.execute(delete(Role).where(col(Role.person_id) == cast.wang.id))
    await looks(transaction, seconds=60)
    assert await edits(transaction, "board-gone") == [(FIRST, {"how": "closed"})]
    with pytest.raises(NotAllowed):
        await opens(transaction, cast.wang)


async def test_a_board_that_nobody_touches_ends_after_two_weeks(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    await opens(transaction, cast.chen, SECOND)
    async with transaction() as session:
        assert await boards.forget_old(session, now=clock.now() + timedelta(days=13)) == 0
        assert await boards.forget_old(session, now=clock.now() + timedelta(days=15)) == 2
    assert sorted(await edits(transaction, "board-gone"), key=str) == [
        (FIRST, {"how": "old"}),
        (SECOND, {"how": "old"}),
    ]


async def test_two_processes_edit_once(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    await filed(transaction, cast.zhang)
    async with transaction.reading() as session:
        first, _ = await boards._news(session, clock.now())  # noqa: SLF001 - what two processes read at the same moment
        second, _ = await boards._news(session, clock.now())  # noqa: SLF001 - see above
    for news in (first, second):
        async with transaction() as session:
            for one in news:
                await boards._tell(session, one)  # noqa: SLF001 - see above
    assert len(first) == len(second) == len(await edits(transaction)) == 1


async def test_a_person_who_is_erased_leaves_no_board(transaction: Transaction, cast: Cast) -> None:
    await opens(transaction, cast.wang)
    async with transaction() as session:
        await outbox.call_off_edits(session, stem=f"board:{cast.wang.id}:")
        await session.execute(delete(Role).where(col(Role.person_id) == cast.wang.id))
        await session.delete(await people.person(session, cast.wang.id))
    async with transaction.reading() as session:
        assert (await session.scalars(select(Board))).all() == []
