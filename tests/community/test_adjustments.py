"""What the committee sets for its own community is kept by kind and name, and can be taken back."""

import asyncio

import pytest

from community import adjustments, articles
from community.adjustments import Kind
from community.database import Transaction
from community.errors import NotAllowed
from tests.community.conftest import Cast


async def test_what_was_set_is_told_and_what_was_taken_back_too(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await adjustments.adjust_all(session, Kind.DIALECT, {"落雨": "下雨", "家私": "家具"}, by=cast.chen)
        await adjustments.adjust(session, Kind.TUNING, "sure", "0.8", by=cast.zhao)
    async with transaction() as session:
        await adjustments.adjust(session, Kind.DIALECT, "落雨", None, by=cast.chen)
        await adjustments.adjust(session, Kind.TUNING, "sure", "0.75", by=cast.zhao)
        assert await adjustments.adjustments(session, Kind.DIALECT) == {"家私": "家具"}
        assert await adjustments.adjustments(session, Kind.TUNING) == {"sure": "0.75"}
        later = await articles.changed_since(session, 2)
    assert later.adjustments == {("dialect", "落雨"): None, ("tuning", "sure"): "0.75"}
    async with transaction.reading() as session:
        everything = (await articles.changed_since(session, 0)).adjustments
    assert everything == {**later.adjustments, ("dialect", "家私"): "家具"}


async def test_setting_the_same_again_is_no_change(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await adjustments.adjust(session, Kind.FACT, "dibao-standard", "1,395 元", by=cast.chen)
        await adjustments.adjust(session, Kind.FACT, "dibao-standard", "1,395 元", by=cast.zhao)
        await adjustments.adjust(session, Kind.FACT, "never-set", None, by=cast.zhao)
        assert (await articles.changed_since(session, 1)).adjustments == {}


async def test_only_staff_and_administrators_adjust(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        for person in (cast.zhang, cast.li, cast.wang):
            with pytest.raises(NotAllowed):
                await adjustments.adjust(session, Kind.FACT, "dibao-standard", "1", by=person)
        assert await adjustments.adjustments(session, Kind.FACT) == {}


@pytest.mark.usefixtures("at_once")
async def test_two_who_set_one_thing_at_once_are_both_content(transaction: Transaction, cast: Cast) -> None:
    async def adjust(number: int) -> None:
        async with transaction() as session:
            values = {"a": str(number), "b": str(number)}
            await adjustments.adjust_all(session, Kind.FACT, values, by=(cast.chen, cast.zhao)[number % 2])

    await asyncio.gather(*(adjust(number) for number in range(6)))
    async with transaction.reading() as session:
        found = await adjustments.adjustments(session, Kind.FACT)
    assert found["a"] == found["b"]
