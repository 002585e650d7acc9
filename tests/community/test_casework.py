"""What those who work on a case do with it, who hears of it, and what stands in whose chat meanwhile."""

import asyncio
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import delete
from sqlmodel import col

from community import access, calendar, cases, casework, clock, departures, entries, joinings, people, talks
from community.cases import TRANSITIONS, State
from community.database import Transaction
from community.entries import Sort
from community.errors import AlreadyTaken, Ended, NeedsWords, NobodyListens, NotAllowed, NotYours, TooLate, TooManyDays
from community.followers import follow
from community.people import Person, Role, RoleName
from tests.community.conftest import Cast
from tests.community.couriers import told
from tests.community.filing import claimed, filed, now
from tests.community.sending import DAY, NOON, at
from tests.community.working import WORDS, acts, arrive, does, has_words, held, news, shows

pytestmark = pytest.mark.usefixtures("catalogue", "noon")


async def test_the_holder_gets_the_words_and_the_resident_a_name(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, WORDS, spot="502", phone="13800000000")
    assert not await has_words(transaction, cast.wang)
    found = await claimed(transaction, found, cast.wang)
    assert (found.state, found.holder_id, found.lead_id) == (State.TAKEN, cast.wang.id, cast.wang.id)
    (said,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert (said["name"], said["spot"], said["phone"], said["who"]) == ("Zhang", "502", "13800000000", "Wang")
    assert [entry["words"] for entry in said["entries"]] == [WORDS]
    ((card, told_zhang),) = await shows(transaction, cast.zhang.id)
    assert (card, told_zhang["what"], told_zhang["who"], told_zhang["words"]) == ("case-told", "taken", "Wang", "")
    assert (told_zhang["elder"], told_zhang["follower"]) == (False, False)
    assert await acts(transaction, found) == ["submitted", "claimed"]


async def test_whoever_directs_takes_it_over_and_both_hear(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS)
    await arrive(transaction)
    for _ in range(2):
        taken = await does(transaction, cast.chen, casework.take_over, found)
    assert (taken.holder_id, taken.lead_id, taken.turn) == (cast.chen.id, cast.wang.id, 1)
    assert not await has_words(transaction, cast.wang)
    assert await has_words(transaction, cast.chen)
    aways = [said["how"] for card, said in await shows(transaction, cast.wang.id) if card == "case-put-away"]
    assert aways == ["taken-over", "taken-over"]
    assert await news(transaction) == ["taken", "handed-over"]
    with pytest.raises(NotYours):
        await does(transaction, cast.wang, casework.ask, found, words="?")


async def test_of_two_who_take_it_over_at_once_one_does(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)

    async def take(person: Person) -> str:
        try:
            async with transaction() as session:
                one = await access.directed_case(session, found.id, by=person)
                await casework.take_over(session, one, by=person)
        except AlreadyTaken as refusal:
            return str(refusal.fields["who"])
        return "mine"

    said = await asyncio.gather(take(cast.chen), take(cast.zhao))
    # Where each only begins when the other is through, both take it, one from the other.
    assert sorted(said) in (["Chen", "mine"], ["Zhao", "mine"], ["mine", "mine"])
    assert (await now(transaction, found)).holder_id in {cast.chen.id, cast.zhao.id}


async def test_it_is_handed_to_somebody_who_may_take_it_with_a_note(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS)
    async with transaction.reading() as session:
        heirs = await casework.heirs(session, await cases.case(session, found.id))
    # The nearest first: two work in the community, one everywhere.
    assert [one.id for one in heirs] == [*sorted((cast.li.id, cast.chen.id)), cast.zhao.id]
    with pytest.raises(NotAllowed):
        await does(transaction, cast.wang, casework.hand_over, found, cast.zhang, note="")
    for _ in range(2):
        given = await does(transaction, cast.wang, casework.hand_over, found, cast.li, note="带上梯子")
    assert (given.holder_id, given.lead_id, given.turn) == (cast.li.id, cast.wang.id, 1)
    (said,) = [said for card, said in await shows(transaction, cast.li.id) if card == "case-hand"]
    assert (said["note"], said["lead"]) == ("带上梯子", "Wang")
    assert [(one["side"], one["words"]) for one in said["entries"]] == [("resident", WORDS), ("note", "带上梯子")]
    assert await told(transaction, "case-put-away") == [cast.wang.id]
    assert not await has_words(transaction, cast.wang)
    assert await news(transaction) == ["taken", "handed-over"]


async def test_whoever_directs_gives_what_waits_to_somebody(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    given = await does(transaction, cast.chen, casework.hand_over, found, cast.wang)
    assert (given.state, given.holder_id, given.lead_id) == (State.TAKEN, cast.wang.id, cast.wang.id)
    assert given.accepted_at is not None
    assert await news(transaction) == ["taken"]


async def test_what_is_put_back_waits_under_who_led_it(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS)
    await arrive(transaction)
    for _ in range(2):
        free = await does(transaction, cast.wang, casework.release, found, note="下周没空")
    assert (free.state, free.holder_id, free.lead_id, free.turn) == (State.WAITING, None, cast.wang.id, 1)
    assert free.accept_by is not None
    assert free.accept_by > clock.now()
    assert not await has_words(transaction, cast.wang)
    assert await news(transaction) == ["taken", "released"]
    again = await claimed(transaction, found, cast.li)
    assert (again.holder_id, again.lead_id, again.accepted_at) == (cast.li.id, cast.wang.id, free.accepted_at)
    (said,) = [said for card, said in await shows(transaction, cast.li.id) if card == "case-hand"]
    assert "下周没空" in str(said["entries"])


async def test_a_question_stops_the_clock_and_the_answer_lets_it_go_on(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    due = found.solve_by
    assert due is not None
    with pytest.raises(NeedsWords):
        await does(transaction, cast.wang, casework.ask, found, words=" ")
    await does(transaction, cast.wang, casework.ask, found, words="哪个水龙头？")
    asking = await now(transaction, found)
    assert asking.state == State.ASKING
    assert asking.paused_at is not None
    await does(transaction, cast.wang, casework.ask, found, words="厨房的？")
    assert (await now(transaction, found)).paused_at == asking.paused_at
    at(NOON + 3 * DAY)
    await does(transaction, cast.zhang, talks.say, found, words="厨房的")
    taken = await now(transaction, found)
    assert (taken.state, taken.paused_at) == (State.TAKEN, None)
    assert taken.solve_by is not None
    assert taken.solve_by > due
    assert taken.promised_by == due
    assert await news(transaction) == ["taken", "asked", "asked"]
    (said,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert [one["words"] for one in said["entries"]] == ["漏水", "哪个水龙头？", "厨房的？", "厨房的"]


async def test_what_rests_has_a_day_and_a_reason_and_goes_on_once(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    until = clock.now() + timedelta(days=7)
    with pytest.raises(TooLate):
        await does(transaction, cast.wang, casework.hold, found, until=clock.now(), reason="等零件")
    with pytest.raises(NeedsWords):
        await does(transaction, cast.wang, casework.hold, found, until=until, reason="")
    for day in (until, until + timedelta(days=1)):
        resting = await does(transaction, cast.wang, casework.hold, found, until=day, reason="等零件")
        assert (resting.state, resting.held_until) == (State.ON_HOLD, day)
    said = [said for _, said in await shows(transaction, cast.zhang.id)]
    assert [(one["what"], one["words"]) for one in said] == [("taken", ""), ("held", "等零件"), ("held", "等零件")]
    assert said[-1]["until"] == (until + timedelta(days=1)).isoformat()
    for _ in range(2):
        gone_on = await does(transaction, cast.wang, casework.resume, found)
    assert (gone_on.state, gone_on.held_until, gone_on.paused_at) == (State.TAKEN, None, None)
    assert await news(transaction) == ["taken", "held", "held", "resumed"]


async def test_its_day_wakes_it_by_itself(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await does(transaction, cast.wang, casework.hold, found, until=clock.now() + timedelta(days=1), reason="等零件")
    for _ in range(2):
        async with transaction() as session:
            await casework.resume(session, await cases.case(session, found.id), by=None)
    assert await news(transaction) == ["taken", "held", "woke"]


async def test_another_time_is_promised_for_a_reason(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    assert found.solve_by is not None
    for days in (0, casework.LONGEST_EXTENSION + 1):
        with pytest.raises(TooManyDays):
            await does(transaction, cast.wang, casework.extend, found, days=days, reason="等零件")
    with pytest.raises(NeedsWords):
        await does(transaction, cast.wang, casework.extend, found, days=3, reason="")
    later = await does(transaction, cast.wang, casework.extend, found, days=3, reason="等零件")
    assert later.solve_by == calendar.after(found.solve_by, 3 * calendar.working_day())
    assert (later.promised_by, later.extended) == (found.solve_by, 1)
    said = (await shows(transaction, cast.zhang.id))[-1][1]
    assert (said["what"], said["words"], said["until"]) == (
        "extended",
        "等零件",
        later.solve_by and later.solve_by.isoformat(),
    )


async def test_the_clock_stands_on_while_a_question_is_extended(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await does(transaction, cast.wang, casework.ask, found, words="哪个？")
    later = await does(transaction, cast.wang, casework.extend, found, days=1, reason="等回复")
    assert later.state == State.ASKING
    assert later.paused_at is not None


async def test_a_note_is_read_by_those_who_work_on_it_alone(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await does(transaction, cast.chen, casework.note, found, words=WORDS)
    with pytest.raises(NeedsWords):
        await does(transaction, cast.chen, casework.note, found, words="\n")
    assert await has_words(transaction, cast.wang)
    assert not await has_words(transaction, cast.zhang)


async def test_whoever_lost_the_role_keeps_nothing_that_others_may_have(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = cast.other_grid.id or 0
        await people.grant(session, cast.wang, role=RoleName.GRID_WORKER, place_id=other, by=cast.zhao)
    here = await held(transaction, cast, WORDS)
    there = await claimed(transaction, await filed(transaction, cast.zhang, place_id=other), cast.wang)
    led = await held(transaction, cast, service="gate")
    await does(transaction, cast.chen, casework.take_over, led)
    await arrive(transaction)
    async with transaction() as session:
        gone = delete(Role).where(col(Role.person_id) == cast.wang.id, col(Role.place_id) == cast.grid.id)
        await session.execute(gone)
        assert await departures.release_all(session, cast.wang, by=cast.zhao) == 1
    free, kept, directed = [await now(transaction, one) for one in (here, there, led)]
    assert (free.state, free.holder_id, free.lead_id) == (State.WAITING, None, None)
    assert kept.holder_id == cast.wang.id
    assert (directed.holder_id, directed.lead_id) == (cast.chen.id, cast.chen.id)
    assert not await has_words(transaction, cast.wang)
    assert (await news(transaction))[-1] == "released"
    async with transaction() as session:
        assert await departures.release_all(session, cast.wang, by=cast.wang) == 1
    assert (await now(transaction, there)).state == State.WAITING


async def test_what_an_erased_resident_alone_wanted_is_withdrawn(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS)
    await does(transaction, cast.zhang, talks.say, found, words=WORDS)
    await arrive(transaction)
    assert len([card for card, _ in await shows(transaction, cast.wang.id) if card == "case-entry"]) == 1
    async with transaction() as session:
        await departures.call_off_all(session, cast.zhang)
    gone = await now(transaction, found)
    assert (gone.state, gone.person_id, gone.spot) == (State.WITHDRAWN, None, None)
    cards = await shows(transaction, cast.wang.id)
    assert [said["how"] for card, said in cards if card == "case-put-away"] == ["withdrawn"] * 2
    assert not any(card == "case-entry" for card, _ in cards)
    assert not await has_words(transaction, cast.wang)
    async with transaction.reading() as session:
        assert await entries.of(session, found.id, notes=True) == []


async def test_an_administrator_whom_the_settings_name_no_more_keeps_nothing(
    transaction: Transaction, cast: Cast
) -> None:
    mine, other = [
        await claimed(transaction, await filed(transaction, cast.zhang), one) for one in (cast.zhao, cast.wang)
    ]
    async with transaction() as session:
        former = await people.name_administrators(session, [77])
        assert [one.id for one in former] == [cast.zhao.id]
        assert await departures.release_all(session, cast.zhao, by=None) == 1
    assert (await now(transaction, mine)).state == State.WAITING
    assert (await now(transaction, other)).holder_id == cast.wang.id
    async with transaction() as session:
        assert await people.name_administrators(session, [77]) == []


async def test_nobody_is_asked_who_is_not_there(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS, service="lift")
    part = await does(transaction, cast.wang, joinings.split, found, service="gate", words="门也坏了")
    await claimed(transaction, part, cast.wang)
    async with transaction() as session:
        await follow(session, await cases.case(session, found.id), by=cast.li)
    (whole, own) = [said["heard"] for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert (whole, own) == (True, False)
    async with transaction() as session:
        await departures.call_off_all(session, cast.zhang)
    for one in (found, part):
        with pytest.raises(NobodyListens):
            await does(transaction, cast.wang, casework.ask, one, words="哪一盏？")
        assert (await now(transaction, one)).state == State.TAKEN
    await arrive(transaction)
    assert not any(said["heard"] for card, said in await shows(transaction, cast.wang.id) if card == "case-hand")


async def test_what_neighbours_follow_goes_on_without_who_reported_it(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, WORDS, service="lift")
    async with transaction() as session:
        await follow(session, await cases.case(session, found.id), by=cast.li)
    await does(transaction, cast.zhang, talks.say, found, words=WORDS)
    await arrive(transaction)
    async with transaction() as session:
        await departures.call_off_all(session, cast.zhang)
    left = await now(transaction, found)
    assert (left.state, left.person_id, left.holder_id) == (State.TAKEN, None, cast.wang.id)
    assert not await has_words(transaction, cast.wang)
    (said,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert (said["name"], said["telegram_id"], said["entries"]) == (None, None, [])


async def test_a_second_look_stands_in_the_chat_like_the_first_and_leaves_it_too(
    transaction: Transaction, cast: Cast
) -> None:
    found = await held(transaction, cast, WORDS)
    async with transaction() as session:
        await casework.hand(session, await cases.case(session, found.id), again=7)
    await arrive(transaction)
    await does(transaction, cast.zhang, talks.say, found, words="more", sort=Sort.PHOTO, file="f")
    async with transaction() as session:
        await casework.hand(session, await cases.case(session, found.id))
    copies = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert [len(one["entries"]) for one in copies] == [2, 2]
    await arrive(transaction)
    await does(transaction, cast.wang, casework.release, found)
    assert not await has_words(transaction, cast.wang)
    with pytest.raises(Ended):
        async with transaction() as session:
            await casework.hand(session, await cases.case(session, found.id), again=8)


async def test_a_person_who_answers_talks_with_who_asked(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang, "?", service="question", kind=cases.Kind.QUESTION)
    await claimed(transaction, found, cast.wang)
    async with transaction.reading() as session:
        talking = {one.talks_about for one in [await people.person(session, who.id) for who in (cast.zhang, cast.wang)]}
    assert talking == {found.id}


async def test_there_is_no_way_that_the_table_does_not_name(transaction: Transaction, cast: Cast) -> None:
    found = await filed(transaction, cast.zhang)
    async with transaction() as session:
        for old, new in product(State, State):
            if new not in TRANSITIONS[old]:
                with pytest.raises(ValueError, match="no way"):
                    await cases.move(session, found, [old], new)
    assert (await now(transaction, found)).state == State.WAITING
