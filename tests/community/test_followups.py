"""Some time after a course: who was there is asked once, in private; whoever held it reads totals, and only of many."""

import pytest
from sqlalchemy import update
from sqlmodel import col

from community import events, followups, guests, people
from community.database import Transaction
from community.errors import NotFound
from community.events import Event, Kind
from community.followups import Use
from community.guests import Guest
from community.people import Person
from tests.community.conftest import Cast
from tests.community.couriers import deliveries
from tests.community.inviting import armed, by, calls_off, comes, held
from tests.community.sending import DAY, HOUR, NOON, here

pytestmark = pytest.mark.usefixtures("noon")
STARTS = NOON + 3 * DAY
ENDS = STARTS + 2 * HOUR


async def a_course(transaction: Transaction, cast: Cast, *whose: Person, kind: Kind = Kind.TRAINING) -> Event:
    """Return a course that is over, to which these had signed up."""
    found = await held(transaction, cast, kind=kind, title="手机课", starts_at=STARTS, ends_at=ENDS)
    for person in whose:
        await comes(transaction, found, person)
    await by(transaction, ENDS)
    return found


async def residents(transaction: Transaction, cast: Cast, count: int) -> list[Person]:
    async with transaction() as session:
        found = []
        for number in range(count):
            who = await people.meet(session, telegram_id=500 + number, name=f"R{number}", client_language="en")
            await people.start(session, who.id)
            found.append(await people.settle(session, who.id, place_id=cast.building.id))
    return found


async def noted(transaction: Transaction, found: Event, *, came: dict[int, bool]) -> None:
    async with transaction() as session:
        for person_id, was in came.items():
            own = col(Guest.event_id) == found.id, col(Guest.person_id) == person_id
            await session.execute(update(Guest).where(*own).values(came=was))


async def asked(transaction: Transaction) -> list[int | None]:
    async with transaction.reading() as session:
        return [row.person_id for row in await deliveries(session, "event-useful")]


async def answers(transaction: Transaction, found: Event, use: Use, *whose: Person) -> None:
    for person in whose:
        async with transaction() as session:
            await followups.answer(session, found.id, use, by=person)


async def test_two_weeks_later_who_had_signed_up_is_asked_once(transaction: Transaction, cast: Cast) -> None:
    found = await a_course(transaction, cast, cast.zhang, cast.li)
    assert await armed(transaction, found.subject, followups.USEFUL) == {followups.USEFUL: ENDS + 14 * DAY}
    async with transaction() as session:
        await followups.plan(session, await events.event(session, found.id))
    await by(transaction, ENDS + 13 * DAY)
    assert await asked(transaction) == []
    await by(transaction, ENDS + 14 * DAY)
    await by(transaction, ENDS + 15 * DAY)
    assert sorted(await asked(transaction), key=str) == sorted([cast.zhang.id, cast.li.id], key=str)


async def test_where_somebody_noted_who_came_only_these_are_asked(transaction: Transaction, cast: Cast) -> None:
    found = await a_course(transaction, cast, cast.zhang, cast.li, cast.wang)
    await noted(transaction, found, came={cast.zhang.id: True, cast.li.id: False})
    await by(transaction, ENDS + 14 * DAY)
    assert await asked(transaction) == [cast.zhang.id]


async def test_nobody_is_asked_of_what_use_a_gathering_was(transaction: Transaction, cast: Cast) -> None:
    found = await a_course(transaction, cast, cast.zhang, kind=Kind.GATHERING)
    assert await armed(transaction, found.subject, followups.USEFUL) == {}


async def test_nobody_is_asked_about_what_was_called_off(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, kind=Kind.TRAINING, starts_at=STARTS, ends_at=ENDS)
    await comes(transaction, found, cast.zhang)
    await calls_off(transaction, found, cast.chen)
    await by(transaction, ENDS + 14 * DAY)
    assert await asked(transaction) == []


async def test_who_would_rather_not_be_asked_is_not(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await followups.stop_asking(session, by=cast.zhang)
        await followups.stop_asking(session, by=cast.zhang)
        assert not await followups.asks(session, cast.zhang)
    await a_course(transaction, cast, cast.zhang, cast.li)
    await by(transaction, ENDS + 14 * DAY)
    assert await asked(transaction) == [cast.li.id]
    async with transaction() as session:
        await followups.ask_again(session, by=cast.zhang)
        assert await followups.asks(session, cast.zhang)


async def test_a_question_that_nobody_would_understand_any_more_is_not_put(
    transaction: Transaction, cast: Cast
) -> None:
    await a_course(transaction, cast, cast.zhang)
    await by(transaction, ENDS + 14 * DAY + followups.GRACE + HOUR)
    assert await asked(transaction) == []


async def test_nobody_is_asked_at_night(transaction: Transaction, cast: Cast) -> None:
    ends_at = here("2027-03-05 22:30")
    found = await held(transaction, cast, kind=Kind.TRAINING, starts_at=here("2027-03-05 19:00"), ends_at=ends_at)
    await by(transaction, ends_at)
    due = await armed(transaction, found.subject, followups.USEFUL)
    assert due == {followups.USEFUL: here("2027-03-20 08:00")}


async def test_an_answer_can_be_changed_and_only_by_who_was_there(transaction: Transaction, cast: Cast) -> None:
    found = await a_course(transaction, cast, cast.zhang)
    await answers(transaction, found, Use.NO, cast.zhang)
    await answers(transaction, found, Use.PARTLY, cast.zhang)
    async with transaction.reading() as session:
        assert await followups.said(session, found.id, by=cast.zhang) == Use.PARTLY
        assert await followups.said(session, found.id, by=cast.li) is None
    with pytest.raises(NotFound):
        await answers(transaction, found, Use.YES, cast.li)


async def test_who_did_not_come_after_all_has_nothing_to_say(transaction: Transaction, cast: Cast) -> None:
    found = await a_course(transaction, cast, cast.zhang)
    async with transaction() as session:
        own = await guests.guest_or_none(session, found.id, cast.zhang.id)
        assert own is not None
        own.state = guests.State.AWAY
    with pytest.raises(NotFound):
        await answers(transaction, found, Use.YES, cast.zhang)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((4, 0, 0), None),
        ((5, 0, 0), {"yes": 5, "partly": 0, "no": 0, "answered": 5}),
        # One who said no among six: how many answered would tell it.
        ((5, 0, 1), {"yes": 5, "partly": 0, "no": None, "answered": None}),
        ((2, 2, 1), {"yes": None, "partly": None, "no": None, "answered": 5}),
        ((6, 5, 0), {"yes": 6, "partly": 5, "no": 0, "answered": 11}),
        ((8, 4, 3), {"yes": 8, "partly": None, "no": None, "answered": None}),
    ],
)
async def test_totals_are_told_only_where_nobody_can_be_made_out(
    transaction: Transaction, cast: Cast, said: tuple[int, int, int], told: dict[str, int | None] | None
) -> None:
    whose = await residents(transaction, cast, sum(said))
    found = await a_course(transaction, cast, *whose)
    left = list(whose)
    for use, count in zip(Use, said, strict=True):
        await answers(transaction, found, use, *left[:count])
        del left[:count]
    async with transaction.reading() as session:
        assert await followups.totals(session, found.id) == told


async def test_three_weeks_later_the_host_reads_totals_and_no_name(transaction: Transaction, cast: Cast) -> None:
    whose = await residents(transaction, cast, 6)
    found = await a_course(transaction, cast, *whose)
    await by(transaction, ENDS + 14 * DAY)
    await answers(transaction, found, Use.YES, *whose)
    await by(transaction, ENDS + 22 * DAY)
    await by(transaction, ENDS + 23 * DAY)
    async with transaction.reading() as session:
        (row,) = await deliveries(session, "event-totals")
    assert row.person_id == cast.chen.id
    assert row.arguments == {
        "number": found.number,
        "title": "手机课",
        "figures": {"yes": 6, "partly": 0, "no": 0, "answered": 6},
    }


async def test_of_few_answers_the_host_hears_nothing(transaction: Transaction, cast: Cast) -> None:
    whose = await residents(transaction, cast, 4)
    found = await a_course(transaction, cast, *whose)
    await by(transaction, ENDS + 14 * DAY)
    await answers(transaction, found, Use.YES, *whose)
    await by(transaction, ENDS + 22 * DAY)
    async with transaction.reading() as session:
        assert await deliveries(session, "event-totals") == []
