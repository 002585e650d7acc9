"""A question waits for a person, is taken by one, and ends; everybody concerned is told once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import col

from community import access, clock, groups, mydata, outbox, people, places, questions, votes
from community.database import Transaction
from community.errors import AlreadyTaken, Ended, NotAllowed, NotYours, TooMany
from community.people import Person
from community.questions import Kind, Question, State
from tests.community.conftest import STAFF, Cast


async def asked(transaction: Transaction, cast: Cast, words: str = "灯坏了") -> Question:
    async with transaction() as session:
        return await questions.ask(session, by=cast.zhang, words=words, kind=Kind.REPAIR)


async def told(transaction: Transaction) -> list[tuple[str, int | None]]:
    async with transaction.reading() as session:
        rows = await session.scalars(select(outbox.Delivery).order_by(col(outbox.Delivery.id)))
        return [(row.card, row.person_id or row.chat_id) for row in rows]


async def test_asking_for_a_person_tells_the_staff_group_without_the_words(
    transaction: Transaction, cast: Cast
) -> None:
    question = await asked(transaction, cast)
    assert question.number == 1
    assert question.state == State.WAITING
    assert await told(transaction) == [("question-waiting", STAFF)]
    async with transaction.reading() as session:
        delivery = (await session.scalars(select(outbox.Delivery))).one()
        assert "灯坏了" not in str(delivery.arguments)
        assert delivery.arguments["place"] == "3 栋"


async def test_numbers_count_up_and_are_never_given_twice(transaction: Transaction, cast: Cast) -> None:
    numbers = [(await asked(transaction, cast)).number for _ in range(3)]
    assert numbers == [1, 2, 3]


async def test_people_who_ask_at_once_get_numbers_of_their_own(transaction: Transaction, cast: Cast) -> None:
    await asked(transaction, cast)

    async def ask(person: Person) -> int | None:
        async with transaction() as session:
            return (await questions.ask(session, by=person, words="", kind=Kind.QUESTION)).number

    numbers = await asyncio.gather(*(ask(person) for person in (cast.zhang, cast.wang, cast.li, cast.chen)))
    assert sorted(number or 0 for number in numbers) == [2, 3, 4, 5]


async def test_the_first_thumb_wins_and_the_others_hear_who(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)

    async def take(person: Person) -> str:
        try:
            async with transaction() as session:
                found = await access.open_question(session, question.id, by=person)
                await questions.take(session, found, by=person)
        except AlreadyTaken as refusal:
            return f"taken by {refusal.fields['who']}"
        return f"{person.name} has it"

    said = await asyncio.gather(*(take(person) for person in (cast.wang, cast.chen, cast.zhao) * 5))
    winners = {line for line in said if line.endswith("has it")}
    assert len(winners) == 1
    winner = winners.pop().split()[0]
    assert set(said) == {f"{winner} has it", f"taken by {winner}"}
    assert [card for card, _ in await told(transaction)].count("question-taken") == 1


async def test_only_the_grid_of_the_question_may_take_it(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        li = await people.person(session, cast.li.id)
        assert cast.other_grid.id
        await people.grant(session, li, role=people.RoleName.GRID_WORKER, place_id=cast.other_grid.id, by=cast.zhao)
    question = await asked(transaction, cast)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await access.open_question(session, question.id, by=li)
        with pytest.raises(NotAllowed):
            await access.open_question(session, question.id, by=cast.zhang)
        assert await access.open_question(session, question.id, by=cast.wang)


async def test_the_resident_is_told_who_has_it_and_when_it_is_done(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        found = await access.open_question(session, question.id, by=cast.wang)
        await questions.take(session, found, by=cast.wang)
    async with transaction() as session:
        with pytest.raises(NotYours):
            await access.held_question(session, question.id, by=cast.chen)
        held = await access.held_question(session, question.id, by=cast.wang)
        await questions.finish(session, held, by=cast.wang)
        await questions.finish(session, held, by=cast.wang)
    assert await told(transaction) == [
        ("question-held", STAFF),
        ("question-finished", cast.wang.id),
        ("question-taken", cast.zhang.id),
        ("question-done", cast.zhang.id),
    ]


async def test_what_was_taken_back_is_gone_for_everyone(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        with pytest.raises(NotYours):
            await access.own_question(session, question.id, by=cast.li)
        own = await access.own_question(session, question.id, by=cast.zhang)
        await questions.withdraw(session, own, by=cast.zhang)
        await questions.withdraw(session, own, by=cast.zhang)
    async with transaction() as session:
        found = await access.open_question(session, question.id, by=cast.wang)
        with pytest.raises(Ended):
            await questions.take(session, found, by=cast.wang)


async def test_the_holder_hears_that_it_was_taken_back(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        await questions.take(session, await access.open_question(session, question.id, by=cast.wang), by=cast.wang)
    async with transaction() as session:
        await questions.withdraw(session, await access.own_question(session, question.id, by=cast.zhang), by=cast.zhang)
    assert ("question-withdrawn", cast.wang.id) in await told(transaction)


async def test_not_solved_waits_again_under_its_number(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        await questions.take(session, await access.open_question(session, question.id, by=cast.wang), by=cast.wang)
    async with transaction() as session:
        await questions.finish(session, await access.held_question(session, question.id, by=cast.wang), by=cast.wang)
    for _ in range(2):
        async with transaction() as session:
            own = await access.own_question(session, question.id, by=cast.zhang)
            again = await questions.reopen(session, own, by=cast.zhang)
    assert (again.state, again.number, again.words, again.holder_id) == (State.WAITING, 1, "灯坏了", None)
    async with transaction() as session:
        taken = await questions.take(
            session, await access.open_question(session, question.id, by=cast.chen), by=cast.chen
        )
    assert taken.holder_id == cast.chen.id


async def test_one_question_answered_twice_at_once_gets_one_number(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        recorded = await questions.record(session, by=cast.zhang, words="天气")

    async def want() -> int | None:
        async with transaction() as session:
            own = await access.own_question(session, recorded.id, by=cast.zhang)
            return (await questions.want_person(session, own, by=cast.zhang)).number

    assert set(await asyncio.gather(*(want() for _ in range(4)))) == {1}


async def test_eager_thumbs_do_not_get_past_five(transaction: Transaction, cast: Cast) -> None:
    async def ask(number: int) -> bool:
        try:
            async with transaction() as session:
                await questions.ask(session, by=cast.zhang, words=f"第 {number} 件", kind=Kind.HELP)
        except TooMany:
            return False
        return True

    assert sum(await asyncio.gather(*(ask(number) for number in range(9)))) == questions.MOST_OPEN


async def test_what_an_erased_holder_had_in_hand_waits_for_others(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        await questions.take(session, await access.open_question(session, question.id, by=cast.wang), by=cast.wang)
    async with transaction() as session:
        await mydata.erase(session, cast.wang.id)
    async with transaction() as session:
        found = await access.open_question(session, question.id, by=cast.chen)
        assert found.state == State.WAITING
        await questions.take(session, found, by=cast.chen)


async def test_erasing_takes_the_words_out_of_the_holders_chat(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast, words="canary")
    async with transaction() as session:
        await questions.take(session, await access.open_question(session, question.id, by=cast.wang), by=cast.wang)
    async with transaction() as session:
        for row in await session.scalars(select(outbox.Delivery)):
            row.state, row.message_id = outbox.State.SENT, 7
    async with transaction() as session:
        await mydata.erase(session, cast.zhang.id)
    async with transaction.reading() as session:
        rows = list(await session.scalars(select(outbox.Delivery).order_by(col(outbox.Delivery.id))))
        assert not [row for row in rows if "canary" in str(row.arguments)]
        edits = {(row.card, row.person_id or row.chat_id) for row in rows if row.target_id is not None}
        assert {("question-withdrawn", cast.wang.id), ("question-held", STAFF)} <= edits


async def test_a_group_linked_later_is_shown_what_waits(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.unlink(session, STAFF)
        await session.execute(update(Person).values(started_at=None))
    await asked(transaction, cast)
    assert await told(transaction) == []
    async with transaction() as session:
        assert cast.community.id
        linked = await groups.link(
            session, STAFF, purpose=groups.Purpose.STAFF, place_id=cast.community.id, by=cast.zhao
        )
        await questions.tell_new_group(session, linked)
        await questions.tell_new_group(session, linked)
    assert await told(transaction) == [("question-waiting", STAFF)]


async def test_another_communitys_staff_is_not_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        other = await places.add(session, parent=None, level=places.Level.COMMUNITY, name="别的社区", by=1)
        cast.li.place_id = other.id
        await questions.ask(session, by=cast.li, words="灯坏了", kind=Kind.REPAIR)
    assert await told(transaction) == [("question-waiting", cast.zhao.id)]


async def test_nobody_has_more_than_five_open_at_once(transaction: Transaction, cast: Cast) -> None:
    for _ in range(questions.MOST_OPEN):
        await asked(transaction, cast)
    with pytest.raises(TooMany) as refusal:
        await asked(transaction, cast)
    assert refusal.value.fields == {"count": 5}
    async with transaction.reading() as session:
        count = (await session.scalars(select(func.count()).select_from(Question))).one()
    assert count == questions.MOST_OPEN


async def test_asking_twice_about_one_article_is_asking_once(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        one = await questions.ask(session, by=cast.zhang, words="?", kind=Kind.QUESTION, article_id="dibao-apply")
        two = await questions.ask(session, by=cast.zhang, words="?", kind=Kind.QUESTION, article_id="dibao-apply")
    assert one.id == two.id


async def test_without_a_staff_group_the_administrators_are_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.unlink(session, STAFF)
    await asked(transaction, cast)
    assert await told(transaction) == [("question-waiting", cast.zhao.id)]


async def test_old_questions_are_forgotten_but_not_those_that_wait(transaction: Transaction, cast: Cast) -> None:
    waiting = await asked(transaction, cast)
    async with transaction() as session:
        await questions.record(session, by=cast.zhang, words="天气")
    clock.move(timedelta(days=91))
    async with transaction() as session:
        assert await questions.forget_old(session, now=clock.now()) == 1
    async with transaction.reading() as session:
        assert (await session.scalars(select(Question))).one().id == waiting.id


async def test_a_vote_counts_once_and_can_change(transaction: Transaction, cast: Cast) -> None:
    for useful in (True, False):
        async with transaction() as session:
            await votes.vote(session, "dibao-apply", by=cast.zhang, useful=useful)
    async with transaction.reading() as session:
        assert (await session.scalars(select(votes.Vote))).one().useful is False


def test_every_state_has_its_transitions() -> None:
    assert set(questions.TRANSITIONS) == set(State)
    assert set(outbox.TRANSITIONS) == set(outbox.State)


async def test_there_is_no_way_around_the_table(transaction: Transaction, cast: Cast) -> None:
    question = await asked(transaction, cast)
    async with transaction() as session:
        with pytest.raises(ValueError, match="no way"):
            await questions._move(session, question, State.WAITING, State.DONE)  # noqa: SLF001 - the table's own guard
