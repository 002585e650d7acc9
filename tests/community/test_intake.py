"""What a resident writes is a draft until it has a number; then its desk is told, and twice is once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from community import access, cases, clock, entries, intake, levels, people, places, questions, services
from community.cases import Case, Kind, State
from community.database import Transaction
from community.entries import Entry, Sort
from community.errors import BadPhone, Incomplete, NotFound, TooMany, TooManyFiles, WordsTooLong
from community.people import Person
from community.questions import Question
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries, told
from tests.community.filing import drafted, filed, now, submitted
from tests.community.sending import at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")


async def count(transaction: Transaction) -> int:
    async with transaction.reading() as session:
        return (await session.scalars(select(func.count()).select_from(Case))).one()


async def test_a_draft_has_no_number_and_nobody_hears_of_it(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang, "水龙头坏了", "一直滴")
    assert (draft.state, draft.number, draft.place_id) == (State.DRAFT, None, cast.building.id)
    async with transaction.reading() as session:
        assert await deliveries(session, "case-desk") == []
        kept = await intake.draft_or_none(session, cast.zhang)
        assert kept
        assert kept.id == draft.id
        assert [one.words for one in await entries.of(session, kept.id, notes=False)] == ["水龙头坏了", "一直滴"]
        assert await intake.draft_or_none(session, cast.li) is None


async def test_a_new_draft_takes_the_place_of_an_older_one(transaction: Transaction, cast: Cast) -> None:
    older = await drafted(transaction, cast.zhang, "灯坏了")
    newer = await drafted(transaction, cast.zhang, "水龙头坏了")
    async with transaction() as session:
        with pytest.raises(NotFound):
            await access.draft_case(session, older.id, by=cast.zhang)
        assert (await access.draft_case(session, newer.id, by=cast.zhang)).id == newer.id
        assert [one.words for one in await session.scalars(select(Entry))] == ["水龙头坏了"]


async def test_a_submitted_draft_has_a_number_and_times_and_its_desk_is_told_without_the_words(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.zhang, "canary", phone="13900000000", spot="402")
    assert (found.state, found.number, found.level) == (State.WAITING, 1, places.Level.GRID)
    assert found.accept_by
    assert found.solve_by
    assert clock.now() < found.accept_by < found.solve_by == found.promised_by
    assert await told(transaction, "case-desk") == [cast.wang.id]
    async with transaction.reading() as session:
        card = (await deliveries(session, "case-desk"))[0]
    assert card.arguments["place"] == "3 栋"
    assert not [one for one in ("canary", "13900000000", "402", "Zhang") if one in str(card.arguments)]


async def test_a_draft_without_a_category_or_a_word_is_not_submitted(transaction: Transaction, cast: Cast) -> None:
    for words, service, field in (((), "tap", "words"), (("漏水",), None, "service")):
        draft = await drafted(transaction, cast.zhang, *words, service=service)
        with pytest.raises(Incomplete) as refusal:
            await submitted(transaction, draft, cast.zhang)
        assert refusal.value.fields == {"field": field}
        assert (await now(transaction, draft)).state == State.DRAFT


async def test_a_picture_alone_says_enough(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang)
    async with transaction() as session:
        await intake.add(session, draft, by=cast.zhang, sort=Sort.PHOTO, file="AgAC", message_id=7)
    assert (await submitted(transaction, draft, cast.zhang)).number == 1


@pytest.mark.usefixtures("at_once")
async def test_two_taps_of_submit_give_one_number(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang, "漏水")
    found = await asyncio.gather(*(submitted(transaction, draft, cast.zhang) for _ in range(6)))
    assert {one.number for one in found} == {1}
    assert await told(transaction, "case-desk") == [cast.wang.id]
    assert (await filed(transaction, cast.zhang)).number == 2


@pytest.mark.usefixtures("at_once")
async def test_what_is_dropped_while_it_is_submitted_is_either_gone_or_there(
    transaction: Transaction, cast: Cast
) -> None:
    for _ in range(4):
        draft = await drafted(transaction, cast.zhang, "漏水")

        async def drop(draft: Case = draft) -> bool:
            try:
                async with transaction() as session:
                    await intake.drop(session, await cases.case(session, draft.id), by=cast.zhang)
            except NotFound:
                return False
            return True

        async def submit(draft: Case = draft) -> bool:
            try:
                return (await submitted(transaction, draft, cast.zhang)).state == State.WAITING
            except NotFound:
                return False

        dropped, kept = await asyncio.gather(drop(), submit())
        assert dropped is not kept


async def test_words_that_come_after_the_number_are_no_part_of_the_draft(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang, "漏水")
    await submitted(transaction, draft, cast.zhang)
    async with transaction() as session:
        draft = await cases.case(session, draft.id)
        with pytest.raises(NotFound):
            await intake.add(session, draft, by=cast.zhang, words="还在漏")
        with pytest.raises(NotFound):
            await intake.choose(session, draft, by=cast.zhang, service="lift")
        with pytest.raises(NotFound):
            await intake.drop(session, draft, by=cast.zhang)


async def test_the_category_brings_its_kind_along_but_what_a_walk_found_stays_one(
    transaction: Transaction, cast: Cast
) -> None:
    assert (await drafted(transaction, cast.zhang, service="noise")).kind == Kind.COMPLAINT
    assert (await drafted(transaction, cast.wang, service="lift", kind=Kind.PATROL)).kind == Kind.PATROL


@pytest.mark.parametrize(
    ("chosen", "refusal"),
    [
        ({"service": "no-such-thing"}, NotFound),
        ({"place_id": 999_999}, NotFound),
        ({"proxy_id": 17}, NotFound),
        ({"spot": "楼" * 101}, WordsTooLong),
        ({"phone": "找我女儿"}, BadPhone),
        ({"phone": "12"}, BadPhone),
    ],
)
async def test_what_cannot_be_chosen_is_refused(
    transaction: Transaction, cast: Cast, chosen: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await drafted(transaction, cast.zhang, **chosen)


async def test_a_retired_category_is_not_chosen(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await services.retire(session, "tap", by=cast.zhao)
    with pytest.raises(NotFound):
        await drafted(transaction, cast.zhang)


@pytest.mark.parametrize(
    "phone", ["13900000000", "010-5555 0123", "+852 5550 0123", "０１０－５５５５０１２３", "(02) 5550-0123"]
)
async def test_phones_may_be_written_as_people_write_them(transaction: Transaction, cast: Cast, phone: str) -> None:
    draft = await drafted(transaction, cast.zhang, phone=phone)
    assert draft.phone == intake.plausible(phone)
    async with transaction() as session:
        await intake.choose(session, await cases.case(session, draft.id), by=cast.zhang, phone=None)
    assert (await now(transaction, draft)).phone is None


async def test_a_case_holds_twenty_files_and_words_of_a_thousand_letters(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang)
    async with transaction() as session:
        for number in range(entries.MOST_FILES):
            await intake.add(session, draft, by=cast.zhang, sort=Sort.PHOTO, file=f"f{number}", message_id=number)
        # The same message again is the same picture.
        await intake.add(session, draft, by=cast.zhang, sort=Sort.PHOTO, file="f0", message_id=0)
        with pytest.raises(TooManyFiles):
            await intake.add(session, draft, by=cast.zhang, sort=Sort.PHOTO, file="f20", message_id=20)
        await intake.add(session, draft, by=cast.zhang, words="水" * entries.LONGEST_WORDS)
        with pytest.raises(WordsTooLong) as refusal:
            await intake.add(session, draft, by=cast.zhang, words="水" * (entries.LONGEST_WORDS + 3))
        assert refusal.value.fields == {"over": 3, "longest": 1000}


async def test_nobody_has_more_than_five_open_but_a_walk_finds_as_much_as_there_is(
    transaction: Transaction, cast: Cast
) -> None:
    for _ in range(cases.MOST_OPEN):
        await filed(transaction, cast.zhang)
        await filed(transaction, cast.wang, kind=Kind.PATROL, service="lift")
    with pytest.raises(TooMany) as refusal:
        await drafted(transaction, cast.zhang)
    assert refusal.value.fields == {"count": 5}
    assert (await filed(transaction, cast.wang, kind=Kind.PATROL, service="lift")).number
    assert (await filed(transaction, cast.wang)).number


@pytest.mark.usefixtures("at_once")
async def test_eager_thumbs_do_not_get_past_five(transaction: Transaction, cast: Cast) -> None:
    async def ask(number: int) -> bool:
        try:
            async with transaction() as session:
                await intake.ask(session, by=cast.zhang, words=f"第 {number} 件")
        except TooMany:
            return False
        return True

    assert sum(await asyncio.gather(*(ask(number) for number in range(9)))) == cases.MOST_OPEN


@pytest.mark.usefixtures("at_once")
async def test_people_who_ask_at_once_get_numbers_of_their_own(transaction: Transaction, cast: Cast) -> None:
    async def ask(person: Person) -> int:
        async with transaction() as session:
            return (await intake.ask(session, by=person, words="你好")).number or 0

    numbers = await asyncio.gather(*(ask(person) for person in (cast.zhang, cast.wang, cast.li, cast.chen)))
    assert sorted(numbers) == [1, 2, 3, 4]


async def test_asking_again_about_one_article_or_without_a_word_is_asking_once(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        about = [await intake.ask(session, by=cast.zhang, words="?", article_id="dibao-apply") for _ in range(2)]
        silent = [await intake.ask(session, by=cast.zhang, words="") for _ in range(2)]
        spoken = [await intake.ask(session, by=cast.zhang, words="你好") for _ in range(2)]
    assert [one.number for one in (*about, *silent, *spoken)] == [1, 1, 2, 2, 3, 4]
    assert {one.service for one in about} == {"question"}


@pytest.mark.usefixtures("at_once")
async def test_one_question_that_is_asked_of_a_person_twice_at_once_is_one_case(
    transaction: Transaction, cast: Cast
) -> None:
    async with transaction() as session:
        unsure = await questions.record(session, by=cast.zhang, words="哪里打疫苗", outcome="unsure")

    async def ask() -> int:
        async with transaction() as session:
            own = await access.own_question(session, unsure.id, by=cast.zhang)
            return (await intake.ask_person(session, own, by=cast.zhang)).id

    (case_id,) = set(await asyncio.gather(*(ask() for _ in range(6))))
    async with transaction.reading() as session:
        assert [one.words for one in await entries.of(session, case_id, notes=False)] == ["哪里打疫苗"]
        assert (await session.scalars(select(Question))).one().case_id == case_id
    assert await count(transaction) == 1


async def test_a_question_that_was_forgotten_meanwhile_is_not_asked(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        unsure = await questions.record(session, by=cast.zhang, words="哪里打疫苗", outcome="unsure")
    at(clock.now() + questions.KEPT_FOR + timedelta(days=1))
    async with transaction() as session:
        assert await questions.forget_old(session, now=clock.now()) == 1
    async with transaction() as session:
        with pytest.raises(NotFound):
            await intake.ask_person(session, unsure, by=cast.zhang)


async def test_a_home_chosen_later_is_given_to_what_waits_without_one(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.settle(session, cast.zhang.id, place_id=None)
    lost = await filed(transaction, cast.zhang)
    placed = await filed(transaction, cast.zhang, place_id=cast.other_grid.id)
    assert await told(transaction, "case-desk") == [STAFF, STAFF]
    async with transaction() as session:
        zhang = await people.settle(session, cast.zhang.id, place_id=cast.building.id)
        await intake.move_home(session, zhang)
        await intake.move_home(session, zhang)
    assert (await now(transaction, lost)).place_id == cast.building.id
    assert (await now(transaction, lost)).level == places.Level.GRID
    assert (await now(transaction, placed)).place_id == cast.other_grid.id
    assert await told(transaction, "case-desk") == sorted([STAFF, STAFF, cast.wang.id])


async def test_what_is_outside_the_duties_is_marked_from_the_start(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await services.change(session, "tap", by=cast.zhao, field="outside", value=True)
    found = await filed(transaction, cast.zhang)
    assert found.outside
    async with transaction.reading() as session:
        assert {row.arguments["why"] for row in await deliveries(session, "case-desk")} == {"outside"}
        assert (await levels.facts(session, found))["outside"]


async def test_drafts_are_forgotten_after_two_weeks_and_cases_are_not(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang)
    await drafted(transaction, cast.zhang, "漏水")
    at(clock.now() + cases.DRAFTS_KEPT_FOR - timedelta(hours=1))
    async with transaction() as session:
        assert await intake.forget_old(session, now=clock.now()) == 0
        assert await intake.forget_old(session, now=clock.now() + timedelta(hours=2)) == 1
    assert await count(transaction) == 1
    async with transaction.reading() as session:
        assert {one.case_id for one in await session.scalars(select(Entry))} == set(
            await session.scalars(select(col(Case.id)))
        )
