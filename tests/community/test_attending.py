"""Coming to an event as a family: places, the waiting list, offers, and not coming after all."""

from datetime import datetime

import pytest

from community import attending, events, guests, hosting, people
from community.database import Transaction
from community.errors import EventEnded, EventFull, NotFound, PlacesGone
from community.events import Event
from community.guests import State
from community.outbox import State as Sent
from community.outbox import Step
from community.people import Person
from tests.community.conftest import RESIDENTS, Cast
from tests.community.gathering import accepts, asked, heard, leaves, neighbours, own, posted, there, waits
from tests.community.helping import a_task, a_volunteer, signs_up
from tests.community.inviting import alters, armed, by, calls_off, comes, drafted, held, now
from tests.community.sending import DAY, HOUR, MINUTE, NOON, at, here

pytestmark = pytest.mark.usefixtures("noon")


def about(moment: datetime | None) -> datetime | None:
    """Leave the seconds away: the clock goes on while a test runs."""
    return moment.replace(second=0, microsecond=0) if moment else None


async def ends(transaction: Transaction, event: Event, who: Person) -> datetime | None:
    """Return when an offer ends, by the timer and the row."""
    (armed_at,) = (await armed(transaction, f"event:{event.id}:{who.id}", attending.OFFER)).values()
    assert armed_at == (await own(transaction, event, who)).offered_until
    return about(armed_at)


async def test_a_family_comes_as_one_and_can_say_anew_how_many_they_are(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=10)
    await comes(transaction, event, cast.zhang)
    assert (await now(transaction, event)).taken == 1
    await comes(transaction, event, cast.zhang, heads=4)
    await comes(transaction, event, cast.li, heads=2)
    assert (await now(transaction, event)).taken == 6
    await comes(transaction, event, cast.zhang, heads=3)
    assert (await now(transaction, event)).taken == 5
    assert await there(transaction, event) == {"Zhang": ("coming", 3), "Li": ("coming", 2)}
    async with transaction.reading() as session:
        assert await guests.heads(session, event.id, State.COMING) == (2, 5)


async def test_where_everybody_finds_room_nobody_waits(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast)
    for who in (cast.zhang, cast.li, cast.wang):
        await comes(transaction, event, who, heads=9)
    assert (await now(transaction, event)).taken == 27


async def test_whoever_cannot_come_is_away_may_come_back_and_nobody_hears(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=2)
    assert await leaves(transaction, event, cast.zhang)
    assert not await leaves(transaction, event, cast.zhang)
    assert await there(transaction, event) == {"Zhang": ("away", 1)}
    await comes(transaction, event, cast.zhang, heads=2)
    await leaves(transaction, event, cast.zhang)
    await comes(transaction, event, cast.zhang, heads=2)
    assert (await now(transaction, event)).taken == 2
    assert await heard(transaction, "event-told") == []


async def test_where_there_is_no_room_one_is_asked_before_one_waits(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=5)
    await comes(transaction, event, cast.zhang, heads=3)
    with pytest.raises(EventFull) as refused:
        await comes(transaction, event, cast.li, heads=4)
    assert refused.value.fields == {"heads": 4, "have": 0, "free": 2}
    assert await there(transaction, event) == {"Zhang": ("coming", 3)}
    assert (await waits(transaction, event, cast.li, 4)).state == State.WAITING
    # Who waits was asked before, and says anew how many they are; fewer may fit, and then they need not wait.
    assert (await comes(transaction, event, cast.li, heads=5)).state == State.WAITING
    assert await there(transaction, event) == {"Zhang": ("coming", 3), "Li": ("waiting", 5)}
    assert (await comes(transaction, event, cast.li, heads=2)).state == State.COMING
    assert (await now(transaction, event)).taken == 5


async def test_places_are_offered_to_the_first_family_that_fits_and_a_big_one_keeps_its_turn(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=4)
    zhou, zheng, big, pair, one = await neighbours(transaction, "周", "郑", "大家", "两口", "一人")
    for who in (zhou, zheng):
        await comes(transaction, event, who, heads=2)
    for who, heads in ((big, 4), (pair, 2), (one, 1)):
        await waits(transaction, event, who, heads)
    await leaves(transaction, event, zhou)
    assert await asked(transaction, event) == [pair.id]
    assert (await own(transaction, event, pair)).state == State.OFFERED
    assert (await now(transaction, event)).taken == 4
    await accepts(transaction, event, pair)
    await leaves(transaction, event, zheng)
    assert await asked(transaction, event) == [pair.id, one.id]
    # Once as many are free as the big family is, it is its turn, before everybody who came later.
    async with transaction.reading() as session:
        assert await guests.ahead(session, await own(transaction, event, big)) == 0
    await leaves(transaction, event, one)
    await leaves(transaction, event, pair)
    assert (await asked(transaction, event))[-1] == big.id
    assert (await now(transaction, event)).taken == 4


async def test_who_lets_an_offer_pass_stands_at_the_end_and_the_next_family_is_asked(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=2)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou, heads=2)
    await waits(transaction, event, zheng, 2)
    await waits(transaction, event, wu, 1)
    await leaves(transaction, event, zhou)
    assert await ends(transaction, event, zheng) == NOON + 2 * HOUR
    await by(transaction, NOON + 2 * HOUR + MINUTE)
    assert await there(transaction, event) == {"周": ("away", 2), "吴": ("offered", 1), "郑": ("waiting", 2)}
    (told,) = await posted(transaction, "event-told")
    assert (told.person_id, (told.arguments or {})["what"]) == (zheng.id, "lapsed")
    # Nobody is asked twice about the very place that they let pass, yet it is theirs to take.
    await by(transaction, NOON + 5 * HOUR)
    assert await there(transaction, event) == {"周": ("away", 2), "郑": ("waiting", 2), "吴": ("waiting", 1)}
    assert (await accepts(transaction, event, zheng)).state == State.COMING
    with pytest.raises(PlacesGone):
        await accepts(transaction, event, wu)


async def test_the_clock_of_an_offer_stands_at_night_and_never_passes_the_start(
    transaction: Transaction, cast: Cast
) -> None:
    at(here("2027-03-01 19:00"))
    event = await held(transaction, cast, seats=1, starts_at=here("2027-03-02 14:00"))
    soon = await held(transaction, cast, seats=1, starts_at=here("2027-03-02 08:30"))
    for one in (event, soon):
        await comes(transaction, one, cast.zhang)
        await waits(transaction, one, cast.li, 1)
        await leaves(transaction, one, cast.zhang)
    # One hour is left until quiet hours, and one begins when they end.
    assert await ends(transaction, event, cast.li) == here("2027-03-02 09:00")
    assert await ends(transaction, soon, cast.li) == here("2027-03-02 08:30")


async def test_a_family_may_shrink_to_take_fewer_places_than_are_kept_for_it(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=4)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou, heads=4)
    await waits(transaction, event, zheng, 3)
    await waits(transaction, event, wu, 2)
    await leaves(transaction, event, zhou)
    await comes(transaction, event, zheng, heads=2)
    assert await there(transaction, event) == {"周": ("away", 4), "郑": ("coming", 2), "吴": ("offered", 2)}
    assert (await now(transaction, event)).taken == 4
    # Who waits for four and says two has two at once, where two are free.
    await leaves(transaction, event, wu)
    await waits(transaction, event, zhou, 4)
    assert (await comes(transaction, event, zhou, heads=2)).state == State.COMING


async def test_who_comes_already_keeps_their_places_and_gets_more_when_it_is_their_turn(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, seats=4)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou, heads=2)
    await comes(transaction, event, zheng, heads=2)
    with pytest.raises(EventFull) as refused:
        await comes(transaction, event, zhou, heads=4)
    assert refused.value.fields == {"heads": 4, "have": 2, "free": 2}
    await waits(transaction, event, zhou, 4)
    await waits(transaction, event, wu, 1)
    row = await own(transaction, event, zhou)
    assert (row.state, row.heads, row.wanted) == (State.COMING, 2, 4)
    await leaves(transaction, event, zheng)
    row = await own(transaction, event, zhou)
    assert (row.state, row.heads, row.wanted) == (State.COMING, 4, None)
    (told,) = await posted(transaction, "event-told")
    assert (told.person_id, (told.arguments or {})["what"], (told.arguments or {})["heads"]) == (zhou.id, "more", 4)
    assert (await own(transaction, event, wu)).state == State.WAITING
    assert (await now(transaction, event)).taken == 4


async def test_more_places_are_offered_and_an_earlier_start_ends_offers(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=1, starts_at=NOON + 3 * DAY)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou)
    for who in (zheng, wu):
        await waits(transaction, event, who, 1)
    await alters(transaction, event, cast.chen, seats=2)
    assert await ends(transaction, event, zheng) == NOON + 2 * HOUR
    await alters(transaction, event, cast.chen, starts_at=NOON + HOUR, ends_at=NOON + 3 * HOUR)
    assert await ends(transaction, event, zheng) == NOON + 20 * MINUTE


async def test_many_are_asked_a_few_at_a_time(
    transaction: Transaction, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attending, "MOST_AT_ONCE", 2)
    event = await held(transaction, cast, seats=1)
    zhou, *others = await neighbours(transaction, "周", "郑", "吴", "王", "冯", "陈")
    await comes(transaction, event, zhou)
    for who in others:
        await waits(transaction, event, who, 1)
    await alters(transaction, event, cast.chen, seats=None)
    assert len(await asked(transaction, event)) == 2
    for second in range(2, 5):
        await by(transaction, NOON + second * MINUTE / 30)
    assert await asked(transaction, event) == [one.id for one in others]
    assert (await now(transaction, event)).taken == 6


async def test_nobody_who_cannot_be_written_to_is_asked(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=1)
    zhou, zheng, wu = await neighbours(transaction, "周", "郑", "吴")
    await comes(transaction, event, zhou)
    for who in (zheng, wu):
        await waits(transaction, event, who, 1)
    async with transaction() as session:
        await people.unreachable(session, zheng.telegram_id)
    await leaves(transaction, event, zhou)
    assert await asked(transaction, event) == [wu.id]


async def test_nobody_signs_up_for_a_draft_nor_for_what_began_is_over_or_was_called_off(
    transaction: Transaction, cast: Cast
) -> None:
    draft = await drafted(transaction, cast, title="x")
    with pytest.raises(NotFound):
        await comes(transaction, draft, cast.zhang)
    with pytest.raises(NotFound):
        await leaves(transaction, draft, cast.zhang)
    soon = await held(transaction, cast, starts_at=NOON + HOUR)
    called_off = await held(transaction, cast)
    await comes(transaction, soon, cast.li)
    await calls_off(transaction, called_off, cast.chen)
    at(NOON + HOUR)
    for one, state in ((soon, "began"), (called_off, "called-off")):
        with pytest.raises(EventEnded) as refused:
            await comes(transaction, one, cast.zhang)
        assert refused.value.fields == {"state": state}
    # While it lasts one can still say so; afterwards the list stays as it is.
    assert await leaves(transaction, soon, cast.li)
    async with transaction() as session:
        await hosting.over(session, await events.event(session, soon.id))
    with pytest.raises(EventEnded):
        await leaves(transaction, soon, cast.zhang)


async def test_an_event_that_is_called_off_asks_nobody_any_more(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=1)
    await comes(transaction, event, cast.zhang)
    await waits(transaction, event, cast.li, 1)
    await leaves(transaction, event, cast.zhang)
    await calls_off(transaction, event, cast.chen)
    (offer,) = await posted(transaction, "event-told")
    assert (offer.person_id, (offer.arguments or {})["what"]) == (cast.li.id, "ended")
    assert await armed(transaction, f"event:{event.id}:{cast.li.id}") == {}
    with pytest.raises(EventEnded):
        await accepts(transaction, event, cast.li)


async def test_what_else_one_is_expected_at_is_a_note_and_never_in_the_way(
    transaction: Transaction, cast: Cast
) -> None:
    event = await held(transaction, cast, starts_at=NOON + 2 * DAY)
    other = await held(transaction, cast, starts_at=NOON + 2 * DAY + HOUR, title="剪纸")
    await held(transaction, cast, starts_at=NOON + 2 * DAY + 2 * HOUR, title="紧接着")
    sun = await a_volunteer(transaction, cast, 20, "孙")
    task = await a_task(transaction, cast, starts_at=NOON + 2 * DAY)

    async def clash() -> tuple[str, str] | None:
        async with transaction.reading() as session:
            return (await attending.standing(session, event, sun))["clash"]

    assert await clash() is None
    await signs_up(transaction, task, sun)
    assert await clash() == (f"#T{task.number}", "包粽子")
    await comes(transaction, other, sun)
    assert await clash() == (f"#E{other.number}", "剪纸")
    assert (await comes(transaction, event, sun)).state == State.COMING


async def test_a_burst_of_thumbs_leaves_one_edit_of_the_card_in_the_group(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast)
    (card,) = await posted(transaction, "event-post")
    assert card.chat_id == RESIDENTS
    async with transaction() as session:
        row = await session.get(type(card), card.id)
        assert row
        row.state, row.message_id = Sent.SENT, 7
    for who in await neighbours(transaction, *"周吴郑王冯陈"):
        await comes(transaction, event, who)
    edits = [one for one in await posted(transaction, "event-post") if one.step == Step.EDIT]
    (waiting,) = [one for one in edits if one.state == Sent.PENDING]
    assert (waiting.arguments or {})["taken"] == 6
    for one in edits:
        for name in ("周", "吴", "Chen", str(cast.chen.id)):
            assert name not in str(one.arguments)


async def test_who_is_erased_leaves_no_place_taken(transaction: Transaction, cast: Cast) -> None:
    event = await held(transaction, cast, seats=2)
    await comes(transaction, event, cast.zhang, heads=2)
    await waits(transaction, event, cast.li, 2)
    async with transaction() as session:
        found = await events.event(session, event.id)
        assert await attending.give_up(session, found, cast.zhang.id)
        assert not await attending.give_up(session, found, cast.wang.id)
    assert await asked(transaction, event) == [cast.li.id]
