"""The catalogue is shipped whole, in three languages; what the committee changed stays, and each process hears of it."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import calendar, services, trail
from community.cases import Kind
from community.database import Transaction
from community.errors import BadServiceTime, BadServiceWords, NobodyToClaim, NotFound, ServiceNeeded
from community.people import RoleName
from community.places import Level
from community.services import LANGUAGES, Service
from tests.community.conftest import Cast

SHIPPED = services.shipped()
OUTSIDE = [one for one in SHIPPED if one.outside]
HOUR = 60
DAY = 7 * HOUR


async def shipped_again(transaction: Transaction) -> None:
    async with transaction() as session:
        await services.ship(session)


async def changed(transaction: Transaction, cast: Cast, key: str, field: str, value: Any, **where: Any) -> Service:
    async with transaction() as session:
        return await services.change(session, key, by=cast.chen, field=field, value=value, **where)


async def service(transaction: Transaction, key: str) -> Service:
    async with transaction.reading() as session:
        return await services.service(session, key)


async def version(transaction: Transaction) -> int:
    async with transaction.reading() as session:
        return await services.version(session)


def test_there_are_more_than_forty_and_those_that_others_count_on() -> None:
    keys = [one.key for one in SHIPPED]
    assert len(keys) >= 40
    assert len(set(keys)) == len(keys)
    assert set(keys) >= services.NEEDED
    assert all(len(key) <= 40 for key in keys)
    kinds = {one.key: one.kind for one in SHIPPED if one.key in services.NEEDED}
    assert kinds == {
        "question": Kind.QUESTION,
        "other-repair": Kind.REPAIR,
        "other-help": Kind.HELP,
        "complaint-other": Kind.COMPLAINT,
        "suggestion": Kind.SUGGESTION,
    }


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.key)
def test_each_says_who_duty_task_and_standard_in_every_language(one: Service) -> None:
    for language in LANGUAGES:
        words = one.words[language]
        assert all(words[field] for field in ("name", "who", "duty", "task", "standard")), language
        assert all(len(words.get(field, "")) <= longest for field, longest in services.LONGEST.items()), language
        assert set(words) <= {*services.LONGEST, "aliases"}, language


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.key)
def test_each_is_found_by_the_words_that_people_use(one: Service) -> None:
    for language, least in (("zh-Hans", 8), ("zh-Hant", 3), ("en", 3)):
        aliases = one.words[language]["aliases"]
        assert least <= len(set(aliases)) == len(aliases) <= services.MOST_ALIASES
        assert all(len(alias) <= services.LONGEST_ALIAS for alias in aliases)


def test_no_two_are_said_in_the_same_words() -> None:
    for language in LANGUAGES:
        said = [alias for one in SHIPPED for alias in one.words[language]["aliases"]]
        assert len(set(said)) == len(said)
        names = [one.words[language]["name"] for one in SHIPPED]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("one", SHIPPED, ids=lambda one: one.key)
def test_each_has_honest_times_a_level_and_somebody_who_may_take_it(one: Service) -> None:
    assert 2 * HOUR <= one.accept_minutes <= 8 * HOUR
    assert DAY <= one.solve_minutes <= 15 * DAY
    assert one.accept_minutes <= one.solve_minutes
    assert one.level in services.LEVELS
    assert set(one.claimers) <= {str(role) for role in services.CLAIMERS}
    assert RoleName.STAFF in one.claimers


@pytest.mark.parametrize("one", OUTSIDE, ids=lambda one: one.key)
def test_what_is_no_duty_of_the_community_says_whose_it_is_by_which_law_and_is_not_left_to_the_grid(
    one: Service,
) -> None:
    assert one.level == Level.COMMUNITY
    assert one.claimers == [RoleName.STAFF]
    for language in LANGUAGES:
        assert one.words[language]["belongs"]
        assert "《" in one.words[language]["basis"]


def test_complaints_are_seen_to_above_the_grid_and_by_staff_alone() -> None:
    for one in SHIPPED:
        if one.kind in {Kind.COMPLAINT, Kind.SUGGESTION}:
            # Whoever it is about has no part in it.
            level = Level.STREET if one.key == "staff-conduct" else Level.COMMUNITY
            assert (one.level, one.claimers) == (level, [RoleName.STAFF])


async def test_shipping_twice_is_shipping_once(transaction: Transaction) -> None:
    await shipped_again(transaction)
    first = await version(transaction)
    assert first > 0
    await shipped_again(transaction)
    assert await version(transaction) == first
    async with transaction.reading() as session:
        there = await services.everything(session)
    assert [one.key for one in there] == [one.key for one in SHIPPED]
    assert [one.words for one in there] == [one.words for one in SHIPPED]


async def test_what_the_committee_changed_stays_and_what_it_did_not_follows_the_release(
    transaction: Transaction, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shipped_again(transaction)
    await changed(transaction, cast, "lift", "accept_minutes", 30)
    newer = [one for one in services.shipped() if one.key != "parcel"]
    for one in newer:
        one.accept_minutes = 99
    monkeypatch.setattr(services, "shipped", lambda: newer)
    await shipped_again(transaction)
    assert (await service(transaction, "lift")).accept_minutes == 30
    assert (await service(transaction, "tap")).accept_minutes == 99
    assert (await service(transaction, "parcel")).retired
    monkeypatch.undo()
    await shipped_again(transaction)
    assert not (await service(transaction, "parcel")).retired


async def test_what_the_committee_retired_or_added_stays_so(transaction: Transaction, cast: Cast) -> None:
    await shipped_again(transaction)
    async with transaction() as session:
        await services.retire(session, "haircut", by=cast.chen)
        own = await services.add(session, by=cast.chen, kind=Kind.HELP, name="磨剪刀", claimers=["team-leader"])
    await shipped_again(transaction)
    assert (await service(transaction, "haircut")).retired
    kept = await service(transaction, own.key)
    assert (kept.kind, kept.level, kept.retired, kept.claimers) == (Kind.HELP, Level.GRID, False, ["team-leader"])
    assert kept.position == len(SHIPPED) + 1
    async with transaction() as session:
        await services.restore(session, "haircut", by=cast.chen)
    assert not (await service(transaction, "haircut")).retired


async def test_the_catalogue_of_a_kind_has_nothing_retired_and_a_patrol_finds_repairs_too(
    transaction: Transaction, cast: Cast
) -> None:
    await shipped_again(transaction)
    async with transaction() as session:
        await services.retire(session, "lift", by=cast.chen)
    async with transaction.reading() as session:
        repairs = [one.key for one in await services.everything(session, kind=Kind.REPAIR)]
        whole = [one.key for one in await services.everything(session, kind=Kind.REPAIR, retired=True)]
        finds = [one.key for one in await services.everything(session, kind=Kind.PATROL)]
        lift, sewer, noise = [await services.service(session, key) for key in ("lift", "sewer", "noise")]
    assert set(whole) - set(repairs) == {"lift"}
    assert set(finds) - set(repairs) == {"hazard"}
    assert not services.serves(lift, Kind.REPAIR)
    assert services.serves(sewer, Kind.PATROL)
    assert services.serves(sewer, Kind.REPAIR)
    assert not services.serves(noise, Kind.PATROL)


async def test_every_change_is_seen_in_the_version_and_on_the_trail(transaction: Transaction, cast: Cast) -> None:
    await shipped_again(transaction)
    seen = [await version(transaction)]
    await changed(transaction, cast, "lift", "name", "升降梯", language="zh-Hans")
    seen.append(await version(transaction))
    await changed(transaction, cast, "lift", "name", "升降梯", language="zh-Hans")
    assert await version(transaction) == seen[-1]
    async with transaction() as session:
        await services.retire(session, "lift", by=cast.chen)
        await services.retire(session, "lift", by=cast.chen)
    seen.append(await version(transaction))
    async with transaction() as session:
        await services.restore(session, "lift", by=cast.chen)
    seen.append(await version(transaction))
    assert seen == sorted(set(seen))
    async with transaction.reading() as session:
        about = select(trail.Entry).where(col(trail.Entry.subject) == "service:lift").order_by(col(trail.Entry.id))
        acts = [(row.by, row.act) for row in await session.scalars(about)]
    assert acts == [
        (cast.chen.id, "changed-name"), (cast.chen.id, "retired"), (cast.chen.id, "restored"),
    ]  # fmt: skip


async def test_words_are_said_in_the_readers_language_else_in_another(transaction: Transaction, cast: Cast) -> None:
    await shipped_again(transaction)
    lift = await changed(transaction, cast, "lift", "task", "", language="en")
    assert services.name(lift, "en") == "Lift"
    assert services.said(lift, "task", "en") == services.said(lift, "task", "zh-Hans")
    async with transaction() as session:
        own = await services.add(session, by=cast.chen, kind=Kind.REPAIR, name="Clock tower", language="en")
    assert services.names(own) == dict.fromkeys(LANGUAGES, "Clock tower")
    assert services.said(own, "duty", "zh-Hans") == ""


async def test_everything_about_it_can_be_changed(transaction: Transaction, cast: Cast) -> None:
    await shipped_again(transaction)
    for field, value in {
        "accept_minutes": 90,
        "solve_minutes": 60 * DAY,
        "claimers": ["staff", "team-leader"],
        "level": "street",
        "shared": False,
        "outside": True,
        "proof": False,
        "position": 500,
    }.items():
        await changed(transaction, cast, "lift", field, value)
    await changed(transaction, cast, "lift", "aliases", [" 电梯 ", "电梯", "", "上下楼\n的梯"], language="zh-Hans")
    lift = await service(transaction, "lift")
    assert (lift.accept_minutes, lift.solve_minutes, lift.level) == (90, 60 * DAY, Level.STREET)
    assert lift.claimers == [RoleName.TEAM_LEADER, RoleName.STAFF]
    assert (lift.shared, lift.outside, lift.proof, lift.position) == (False, True, False, 500)
    assert lift.words["zh-Hans"]["aliases"] == ["电梯", "上下楼 的梯"]
    assert lift.edited_at is not None


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("name", " ", BadServiceWords),
        ("name", "电" * 41, BadServiceWords),
        ("task", "电" * 301, BadServiceWords),
        ("accept_minutes", 29, BadServiceTime),
        ("solve_minutes", 60 * DAY + 1, BadServiceTime),
        ("claimers", [], NobodyToClaim),
        ("claimers", ["steward"], NobodyToClaim),
        ("level", "building", NotFound),
        ("key", "x", NotFound),
        ("retired", True, NotFound),
    ],
)
async def test_what_cannot_be_is_refused(
    transaction: Transaction, cast: Cast, field: str, value: Any, refusal: type[Exception]
) -> None:
    await shipped_again(transaction)
    before = await version(transaction)
    with pytest.raises(refusal):
        await changed(transaction, cast, "lift", field, value)
    with pytest.raises(NotFound):
        await changed(transaction, cast, "nothing", "name", "x")
    assert await version(transaction) == before
    assert (await service(transaction, "lift")).edited_at is None


@pytest.mark.parametrize("key", sorted(services.NEEDED))
async def test_what_others_count_on_cannot_be_retired(transaction: Transaction, cast: Cast, key: str) -> None:
    await shipped_again(transaction)
    with pytest.raises(ServiceNeeded):
        async with transaction() as session:
            await services.retire(session, key, by=cast.chen)


async def test_two_who_change_different_words_at_once_both_have_their_way(transaction: Transaction, cast: Cast) -> None:
    await shipped_again(transaction)
    await asyncio.gather(
        *(
            changed(transaction, cast, "lift", field, "新的", language=language)
            for field in ("name", "task", "duty")
            for language in LANGUAGES
        )
    )
    lift = await service(transaction, "lift")
    for language in LANGUAGES:
        assert [lift.words[language][field] for field in ("name", "task", "duty")] == ["新的"] * 3


async def test_days_are_working_days_of_the_counter(transaction: Transaction) -> None:
    await shipped_again(transaction)
    lift = await service(transaction, "lift")
    assert lift.solve_minutes == 2 * calendar.working_day().total_seconds() / 60
