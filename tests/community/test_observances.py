"""Staff approve a year of festivals once; whatever they change, each day is told once, in time, to its readers."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import audiences, clock, festivals, groups, hours, observances, people, places
from community.audiences import Topic
from community.database import Transaction
from community.errors import BadFestivalWords, NotAllowed, NotFound
from community.groups import Purpose
from community.hours import Quiet
from community.observances import Observed, State, Year
from community.outbox import Batch, Delivery
from community.people import Person
from community.places import Level
from community.timers import Timer
from scheduler.ticks import fire_due
from tests.community import couriers
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import deliveries
from tests.community.sending import DAY, HOUR, MINUTE, at, here

FESTIVAL = {observances.TIMER: observances.OCCASIONS[observances.TIMER]}
YEAR = 2027
DRAGON_BOAT = date(2027, 6, 9)
#: A grid's own group of residents, and one of another community.
OF_GRID, ELSEWHERE = -101, -900


async def looked(transaction: Transaction) -> None:
    async with transaction() as session:
        await observances.look(session, now=clock.now())


async def approved(transaction: Transaction, cast: Cast, year: int = YEAR, *, approve: bool = True) -> None:
    async with transaction() as session:
        await observances.decide(session, cast.community.id or 0, year, by=cast.chen, approve=approve)


async def changed(transaction: Transaction, cast: Cast, key: str, **values: Any) -> Observed:
    async with transaction() as session:
        return await observances.change(session, cast.community.id or 0, YEAR, key, by=cast.chen, **values)


async def fired(transaction: Transaction, moment: datetime) -> None:
    at(moment)
    await fire_due(transaction, occasions=FESTIVAL)


async def told(transaction: Transaction) -> list[tuple[str, int | None, int | None]]:
    """Return what was told: the festival with its day and the days before, and to whom."""
    async with transaction.reading() as session:
        wanted = select(col(Batch.key), col(Delivery.chat_id), col(Delivery.person_id)).join(
            Batch, col(Batch.id) == col(Delivery.batch_id)
        )
        rows = (await session.execute(wanted.order_by(col(Batch.key)))).all()
    return [(key.split(":", 2)[2], chat, person) for key, chat, person in rows]


async def words(transaction: Transaction) -> Mapping[str, str]:
    async with transaction.reading() as session:
        batch = (await session.scalars(select(Batch))).one()
    assert batch.arguments
    found: Mapping[str, str] = batch.arguments["words"]
    return found


async def armed(transaction: Transaction) -> int:
    async with transaction.reading() as session:
        return (await session.execute(select(func.count()).select_from(Timer))).scalar_one()


async def asked(transaction: Transaction) -> list[tuple[int | None, int]]:
    async with transaction.reading() as session:
        rows = await deliveries(session, observances.ASK)
    return [(row.person_id, (row.arguments or {})["year"]) for row in rows]


async def interested(transaction: Transaction, *who: Person) -> None:
    async with transaction() as session:
        for one in who:
            await audiences.subscribe(session, Topic.EVENTS, by=one)


def before(days: int, day: date = DRAGON_BOAT, wall: str = "10:00") -> datetime:
    return here(f"{day - days * DAY} {wall}")


async def test_staff_are_asked_once_a_year_in_november_while_the_counter_is_open(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        session.add(Year(place_id=cast.community.id or 0, year=2026, state=State.DECLINED))
    for moment in ("2026-10-30 10:00", "2026-11-01 10:00", "2026-11-02 08:00"):
        at(here(moment))
        await looked(transaction)
        assert await asked(transaction) == [], moment
    for moment in ("2026-11-02 10:00", "2026-11-02 11:00", "2026-12-07 10:00", "2027-01-04 10:00"):
        at(here(moment))
        await looked(transaction)
        assert await asked(transaction) == [(cast.chen.id, YEAR)], moment


async def test_the_running_year_is_asked_about_at_once_as_long_as_something_of_it_is_left(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2026-06-02 10:00"))
    await looked(transaction)
    assert await asked(transaction) == [(cast.chen.id, 2026)]


async def test_in_the_midst_of_a_year_only_what_lies_ahead_is_shown(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-12-05 10:00"))
    async with transaction.reading() as session:
        keys = [
            [one["key"] for one in (await observances.facts(session, cast.community, year))["listed"]]
            for year in (2025, 2026, 2027)
        ]
    # All of a year that is over, as nobody is asked about it any more, and all of one that comes.
    assert keys[0][0] == keys[2][0] == "new-year"
    assert keys[1] == ["volunteers-day", "winter-solstice"]


async def test_of_a_year_that_is_over_nobody_is_asked(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-12-30 10:00"))
    await looked(transaction)
    assert await asked(transaction) == [(cast.chen.id, YEAR)]


async def test_nobody_is_asked_before_there_is_somebody_who_can_read_it(transaction: Transaction) -> None:
    at(here("2026-11-02 10:00"))
    async with transaction() as session:
        await people.name_administrators(session, [5])
        zhao = await people.meet(session, telegram_id=5, name="Zhao", client_language="zh-Hans")
        await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=zhao.id)
    await looked(transaction)
    assert await asked(transaction) == []
    async with transaction() as session:
        await people.start(session, zhao.id)
    await looked(transaction)
    assert sorted(year for _, year in await asked(transaction)) == [2026, YEAR]


async def test_what_nobody_decided_is_not_told(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-02 10:00"))
    await looked(transaction)
    assert await armed(transaction) == 0
    await fired(transaction, before(7))
    assert await told(transaction) == []
    async with transaction.reading() as session:
        found = await observances.year_or_none(session, cast.community.id or 0, YEAR)
    assert found
    assert found.state == State.ASKED


async def test_only_who_keeps_the_calendar_decides_and_changes(transaction: Transaction, cast: Cast) -> None:
    community = cast.community.id or 0
    for one in (cast.zhang, cast.li, cast.wang):
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await observances.decide(session, community, YEAR, by=one, approve=True)
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await observances.change(session, community, YEAR, "laba", by=one, on=False)
        with pytest.raises(NotAllowed):
            async with transaction.reading() as session:
                await observances.communities(session, by=one)
    with pytest.raises(NotFound):
        async with transaction() as session:
            await observances.decide(session, cast.grid.id or 0, YEAR, by=cast.zhao, approve=True)
    with pytest.raises(NotFound):
        await changed(transaction, cast, "no-such-day", on=False)


async def test_planning_twenty_years_twice_makes_no_second_row(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-02 10:00"))
    years = range(2027, 2047)
    counts = []
    for _ in range(2):
        async with transaction() as session:
            await observances.plan(session, cast.community.id or 0, years, now=clock.now())
        counts.append(await armed(transaction))
    days = sum(len(festivals.days(year)) for year in years)
    assert counts == [days * len(festivals.DAYS)] * 2


@pytest.mark.usefixtures("at_once")
async def test_two_of_the_staff_and_two_processes_at_once_make_one_year(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-02 10:00"))
    async with transaction() as session:
        await people.grant(session, cast.li, role=people.RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)

    async def decide(by: Person) -> None:
        async with transaction() as session:
            await observances.decide(session, cast.community.id or 0, YEAR, by=by, approve=True)

    await asyncio.gather(decide(cast.chen), decide(cast.li), looked(transaction), looked(transaction))
    assert await armed(transaction) == len(festivals.days(YEAR)) * len(festivals.DAYS)
    at(here("2027-06-02 10:00"))
    await asyncio.gather(*(fire_due(transaction, occasions=FESTIVAL) for _ in range(3)))
    assert ("20270609:dragon-boat:7", RESIDENTS, None) in await told(transaction)
    assert len(await told(transaction)) == 1


async def test_a_whole_year_is_told_day_by_day_each_once_to_the_right_readers(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2026-11-02 10:00"))
    await interested(transaction, cast.zhang)
    async with transaction() as session:
        await groups.link(session, OF_GRID, purpose=Purpose.RESIDENTS, place_id=cast.grid.id or 0, by=cast.zhao)
        other = await places.add(session, parent=None, level=Level.COMMUNITY, name="河畔社区", by=cast.zhao.id)
        await groups.link(session, ELSEWHERE, purpose=Purpose.RESIDENTS, place_id=other.id or 0, by=cast.zhao)
    await approved(transaction, cast)
    async with transaction.reading() as session:
        moments = sorted({one.due_at for one in (await session.scalars(select(Timer))).all()})
    assert not any(hours.is_quiet(moment) for moment in moments)
    for number, moment in enumerate(moments):
        await fired(transaction, moment + MINUTE)
        if not number % 10:
            await looked(transaction)
    usual = [(one, day) for one, day in festivals.days(YEAR) if one.usual]
    to_groups = {f"{day:%Y%m%d}:{one.key}:{days}" for one, day in usual for days in one.days}
    to_zhang = {f"{day:%Y%m%d}:{one.key}:{max(one.days)}" for one, day in usual if one.tells}
    found = await told(transaction)
    assert Counter(found) == Counter(
        [(key, chat, None) for key in to_groups for chat in (RESIDENTS, OF_GRID)]
        + [(key, None, cast.zhang.id) for key in to_zhang]
    )
    assert len(to_groups) == 34
    # A copy of the database from before, or another look a year later, tells nothing twice.
    await looked(transaction)
    await fired(transaction, moments[-1] + 30 * DAY)
    assert len(await told(transaction)) == len(found)
    async with transaction.reading() as session:
        rows = (await session.scalars(select(Delivery).where(col(Delivery.card) == observances.TIMER))).all()
    for row in rows:
        assert hours.local(row.due_at).hour == 10
        assert hours.local(row.expires_at).date() == hours.local(row.due_at).date() + DAY


async def test_it_is_told_until_the_afternoon_and_later_not_at_all(transaction: Transaction, cast: Cast) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    await fired(transaction, before(7, wall="15:59"))
    assert [key for key, _, _ in await told(transaction)] == ["20270609:dragon-boat:7"]
    # Three days down: what was to be told meanwhile is over.
    await fired(transaction, before(3, wall="16:01"))
    await fired(transaction, before(0, wall="11:00"))
    assert len(await told(transaction)) == 1


async def test_a_clock_that_jumps_tells_nothing_of_another_day(transaction: Transaction, cast: Cast) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    async with transaction() as session:
        (timer,) = (await session.scalars(select(Timer).where(col(Timer.subject).like("%:dragon-boat:1")))).all()
        timer.planned_at = timer.due_at = before(0)
    await fired(transaction, before(0) + HOUR)
    assert await told(transaction) == []


async def test_turned_off_nothing_is_said_and_turned_on_again_it_is(transaction: Transaction, cast: Cast) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    seen = await changed(transaction, cast, "dragon-boat", on=False)
    assert not seen.on
    await fired(transaction, before(7))
    assert await told(transaction) == []
    await changed(transaction, cast, "dragon-boat", on=True)
    await fired(transaction, before(3))
    assert [key for key, _, _ in await told(transaction)] == ["20270609:dragon-boat:3"]


async def test_days_are_chosen_and_whoever_is_interested_hears_on_the_first(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2027-06-01 10:00"))
    await interested(transaction, cast.zhang)
    await approved(transaction, cast)
    seen = await changed(transaction, cast, "dragon-boat", days=[0, 3, 5])
    assert (seen.days, seen.tells_on) == ((3, 0), 3)
    for days in (7, 3, 1, 0):
        await fired(transaction, before(days))
    assert Counter(await told(transaction)) == Counter(
        [
            ("20270609:dragon-boat:0", RESIDENTS, None),
            ("20270609:dragon-boat:3", RESIDENTS, None),
            ("20270609:dragon-boat:3", None, cast.zhang.id),
        ]
    )


async def test_own_words_take_the_place_of_one_language_and_the_others_stay(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    usual = await changed(transaction, cast, "dragon-boat", days=[7])
    await changed(transaction, cast, "dragon-boat", words={7: {"zh-Hans": "  来包粽子 ", "zh-Hant": "來包粽子"}})
    await fired(transaction, before(7))
    assert await words(transaction) == {**usual.words(7), "zh-Hans": "来包粽子", "zh-Hant": "來包粽子"}
    # What was told stays as it was.
    await changed(transaction, cast, "dragon-boat", words={7: {"zh-Hans": "", "zh-Hant": "", "en": ""}})
    assert (await words(transaction))["zh-Hans"] == "来包粽子"
    async with transaction.reading() as session:
        seen = (await observances.observed(session, cast.community.id or 0, YEAR))["dragon-boat"]
    assert (seen.own, seen.words(7)) == ({}, usual.words(7))


async def test_words_that_are_too_long_are_refused(transaction: Transaction, cast: Cast) -> None:
    with pytest.raises(BadFestivalWords) as refused:
        await changed(transaction, cast, "laba", words={1: {"zh-Hans": "长" * 401}})
    assert refused.value.fields == {"longest": 400}


async def test_declined_nothing_is_said_and_approved_after_all_the_rest_of_the_year_is(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    await approved(transaction, cast, approve=False)
    await fired(transaction, before(7))
    assert await told(transaction) == []
    await approved(transaction, cast)
    await fired(transaction, before(3))
    await fired(transaction, before(3) + HOUR)
    assert [key for key, _, _ in await told(transaction)] == ["20270609:dragon-boat:3"]


async def test_what_a_year_says_is_kept_for_other_years_and_places_apart(transaction: Transaction, cast: Cast) -> None:
    await changed(transaction, cast, "dragon-boat", on=False)
    async with transaction.reading() as session:
        other = await observances.observed(session, cast.community.id or 0, YEAR + 1)
        elsewhere = await observances.observed(session, cast.grid.id or 0, YEAR)
    assert other["dragon-boat"].on
    assert elsewhere["dragon-boat"].on


async def test_once_one_decided_the_others_read_it_on_their_card(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-02 10:00"))
    async with transaction() as session:
        await people.grant(session, cast.li, role=people.RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
        session.add(Year(place_id=cast.community.id or 0, year=2026, state=State.DECLINED))
    await looked(transaction)
    assert sorted(await asked(transaction)) == sorted([(cast.chen.id, YEAR), (cast.li.id, YEAR)])
    await approved(transaction, cast)
    async with transaction.reading() as session:
        rows = await deliveries(session, observances.ASK)
    assert {(row.arguments or {})["state"] for row in rows} == {State.APPROVED}


async def test_whoever_decides_otherwise_within_a_second_is_read_so(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-11-02 10:00"))
    await looked(transaction)
    await couriers.deliver(transaction)
    for approve in (True, False):
        await approved(transaction, cast, approve=approve)
    edits = [one for one in await couriers.lease(transaction) if one.card == observances.ASK]
    assert [(one.arguments or {})["state"] for one in edits if (one.arguments or {})["year"] == YEAR] == ["declined"]


async def test_whoever_decides_last_is_kept_whole(transaction: Transaction, cast: Cast) -> None:
    await approved(transaction, cast)
    begun = asyncio.Event()

    async def decline() -> None:
        async with transaction() as session:
            await session.get_one(Year, (cast.community.id or 0, YEAR), with_for_update=True)
            begun.set()
            # On PostgreSQL the other one comes as far as this row meanwhile.
            await asyncio.sleep(0.3)
            await observances.decide(session, cast.community.id or 0, YEAR, by=cast.zhao, approve=False)

    async def approve() -> None:
        await begun.wait()
        await approved(transaction, cast)

    await asyncio.gather(decline(), approve())
    async with transaction.reading() as session:
        found = await observances.year_or_none(session, cast.community.id or 0, YEAR)
    assert found
    assert (found.state, found.decided_by) == (State.APPROVED, cast.chen.id)


async def test_who_was_told_is_forgotten_after_a_while_and_it_is_not_told_again(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    await fired(transaction, before(7))
    at(before(7) + observances.KEPT_FOR + HOUR)
    async with transaction() as session:
        assert await observances.forget_old(session, now=clock.now()) == 1
    assert await told(transaction) == []
    await looked(transaction)
    await fire_due(transaction, occasions=FESTIVAL)
    assert "dragon-boat" not in "".join(key for key, _, _ in await told(transaction))


async def test_what_is_past_is_not_planned(transaction: Transaction, cast: Cast) -> None:
    at(before(7, wall="12:00"))
    await approved(transaction, cast)
    async with transaction.reading() as session:
        moments = (await session.scalars(select(col(Timer.due_at)))).all()
    assert moments
    assert min(moments) > clock.now()
    await fire_due(transaction, occasions=FESTIVAL)
    assert await told(transaction) == []


@pytest.mark.parametrize(
    ("quiet", "wall"), [((13, 15), "10:00"), ((20, 11), "11:00"), ((9, 8), "08:30"), (None, "10:00")]
)
async def test_whatever_hours_are_quiet_it_is_said_on_its_day(
    transaction: Transaction, cast: Cast, quiet: tuple[int, int] | None, wall: str
) -> None:
    hours.keep(zone=hours.zone(), quiet=Quiet(*map(time, quiet)) if quiet else None)
    at(here("2027-06-01 10:00"))
    await approved(transaction, cast)
    await fired(transaction, before(7, wall=wall) - MINUTE)
    assert await told(transaction) == []
    await fired(transaction, before(7, wall=wall))
    assert [key for key, _, _ in await told(transaction)] == ["20270609:dragon-boat:7"]


async def test_without_readers_nobody_minds(transaction: Transaction, cast: Cast) -> None:
    at(here("2027-06-01 10:00"))
    async with transaction() as session:
        await groups.unlink(session, RESIDENTS)
    await approved(transaction, cast)
    await fired(transaction, before(7))
    assert await told(transaction) == []


async def test_new_year_is_told_in_december_by_the_year_that_it_begins(transaction: Transaction, cast: Cast) -> None:
    at(here("2026-12-20 10:00"))
    await approved(transaction, cast)
    await fired(transaction, here("2026-12-31 10:00"))
    assert await told(transaction) == [("20270101:new-year:1", RESIDENTS, None)]
