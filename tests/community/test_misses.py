"""What nobody could answer is listed until it is answered; then whoever waits is told, each once. Weeks and months are told."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from community import (
    access,
    articles,
    askings,
    clock,
    follows,
    groups,
    hours,
    intake,
    misses,
    mydata,
    outbox,
    people,
    questions,
    services,
    timers,
)
from community.database import Transaction
from community.errors import NotAllowed, NotFound
from community.outbox import Delivery
from community.people import Person, RoleName
from community.questions import Question
from community.timers import Late, Occasion, Timer
from tests.community.bodies import body
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliver, deliveries, ids, told
from tests.community.sending import at
from tests.community.test_follows import unsure

pytestmark = pytest.mark.usefixtures("noon")
OCCASIONS = {
    misses.WEEK: Occasion(misses.tell_week, late=Late.RUN),
    misses.MONTH: Occasion(misses.tell_month, late=Late.RUN),
}
#: 9:30 in the community, on a Monday.
MONDAY = datetime(2027, 3, 8, 1, 30, tzinfo=UTC)
WEEK = timedelta(days=7)


async def listed(transaction: Transaction, by: Person) -> list[tuple[str, int]]:
    """Return what is listed as missed, with how many wait."""
    async with transaction.reading() as session:
        return [(one.words, one.followers) for one in await misses.open_ones(session, by=by)]


async def written(transaction: Transaction, by: Person, article_id: str = "jab", **how: Any) -> None:
    async with transaction() as session:
        await articles.write(session, body(article_id, **how), by=by, over=None)


async def settled(transaction: Transaction, by: Person, *question_ids: int) -> int:
    async with transaction() as session:
        return await misses.settle(session, question_ids, article_id="jab", by=by)


async def arguments(transaction: Transaction, card: str) -> list[Any]:
    async with transaction.reading() as session:
        return [row.arguments for row in await deliveries(session, card)]


async def test_what_was_unsure_or_doubtful_is_a_miss_until_the_asker_finds_it(
    transaction: Transaction, cast: Cast
) -> None:
    first = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        doubtful = await questions.record(session, by=cast.zhang, words="低保", outcome="doubtful")
        await questions.record(session, by=cast.zhang, words="你好")
        assert doubtful.missed
    assert await listed(transaction, cast.wang) == [("低保", 0), ("哪里能打疫苗", 0)]
    async with transaction() as session:
        await misses.found(session, doubtful.id, by=cast.zhang)
        # Whoever else opens what was offered in a group did not ask.
        await misses.found(session, first, by=cast.li)
    assert await listed(transaction, cast.wang) == [("哪里能打疫苗", 0)]


async def test_who_waits_for_an_answer_makes_it_a_miss_again(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await misses.found(session, question_id, by=cast.zhang)
    assert await listed(transaction, cast.wang) == []
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
    assert await listed(transaction, cast.wang) == [("哪里能打疫苗", 1)]


async def test_the_newest_come_first_and_not_too_many(transaction: Transaction, cast: Cast) -> None:
    for words in ("一", "二", "三"):
        await unsure(transaction, cast.zhang, words)
    async with transaction() as session:
        found = await misses.open_ones(session, by=cast.chen, limit=2)
    assert [one.words for one in found] == ["三", "二"]


async def test_words_that_no_key_opens_do_not_hide_the_others(transaction: Transaction, cast: Cast) -> None:
    spoilt = await unsure(transaction, cast.zhang, "一")
    await unsure(transaction, cast.zhang, "二")
    async with transaction() as session:
        await session.execute(update(Question).where(col(Question.id) == spoilt).values(words_sealed=b"spoilt"))
    assert await listed(transaction, cast.wang) == [("二", 0)]


async def test_when_an_article_is_there_each_who_waits_is_told_once(transaction: Transaction, cast: Cast) -> None:
    one, two, other = [await unsure(transaction, cast.zhang, words) for words in ("疫苗", "打针", "天气")]
    hers = await unsure(transaction, cast.li, "接种")
    async with transaction() as session:
        for question_id in (one, two, other):
            await follows.follow(session, by=cast.zhang, question_id=question_id)
        await follows.follow(session, by=cast.li, question_id=hers)
    await written(transaction, cast.wang, question="在哪里打疫苗？")
    assert await settled(transaction, cast.wang, one, two, hers) == 2
    assert await told(transaction, "answer-ready") == ids(cast.zhang, cast.li)
    titles = {"zh-Hans": "在哪里打疫苗？", "en": "Where do I charge my e-bike?"}
    assert await arguments(transaction, "answer-ready") == [{"article_id": "jab", "titles": titles}] * 2
    assert await listed(transaction, cast.wang) == [("天气", 1)]
    # A promise that was kept is none any more.
    async with transaction.reading() as session:
        assert [one.about for one in await follows.everything(session)] == [f"question:{other}"]
    assert await settled(transaction, cast.wang, one, two, hers) == 0


@pytest.mark.usefixtures("at_once")
async def test_of_two_who_settle_the_same_misses_one_tells(transaction: Transaction, cast: Cast) -> None:
    asked = [await unsure(transaction, by, "疫苗") for by in (cast.zhang, cast.li, cast.zhang, cast.li)]
    async with transaction() as session:
        for question_id, by in zip(asked, (cast.zhang, cast.li, cast.zhang, cast.li), strict=True):
            await follows.follow(session, by=by, question_id=question_id)
    await written(transaction, cast.wang)
    said = await asyncio.gather(
        *(settled(transaction, by, *order) for order in (asked, asked[::-1]) * 3 for by in (cast.wang, cast.chen))
    )
    assert sorted(said) == [0] * 11 + [2]
    assert await told(transaction, "answer-ready") == ids(cast.zhang, cast.li)


@pytest.mark.usefixtures("at_once")
async def test_whoever_wants_to_be_told_while_it_is_settled_is_told_or_still_listed(
    transaction: Transaction, cast: Cast
) -> None:
    asked = [await unsure(transaction, cast.zhang, str(number)) for number in range(6)]
    await written(transaction, cast.wang)

    async def follow(question_id: int) -> None:
        async with transaction() as session:
            await follows.follow(session, by=cast.zhang, question_id=question_id)

    await asyncio.gather(
        *(act for one in asked for act in (follow(one), settled(transaction, cast.wang, one))),
    )
    async with transaction.reading() as session:
        waiting = {one.about for one in await follows.everything(session)}
        missed = {f"question:{one.question_id}" for one in await misses.open_ones(session, by=cast.wang)}
    assert waiting == missed
    assert len(await told(transaction, "answer-ready")) + len(waiting) == len(asked)


async def test_a_key_of_a_delivery_does_not_tell_what_somebody_follows(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    await written(transaction, cast.wang)
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
        await follows.follow(session, by=cast.li, article_id="jab")
        await misses.tell_changed(session, "jab", by=cast.wang)
        await misses.settle(session, [question_id], article_id="jab", by=cast.wang)
        keys = " ".join(await session.scalars(select(col(Delivery.key))))
    assert "follow:" in keys
    assert "jab" not in keys
    assert str(question_id) not in keys


async def test_who_waits_is_told_though_the_question_left_the_list_before(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    await written(transaction, cast.wang)
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
        await misses.dismiss(session, [question_id], by=cast.chen)
    assert await settled(transaction, cast.wang, question_id) == 1


async def test_dismissed_misses_leave_the_list_and_nobody_is_told(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    await unsure(transaction, cast.li, "天气")
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
        await misses.dismiss(session, [question_id, 17], by=cast.wang)
    assert await listed(transaction, cast.wang) == [("天气", 0)]
    assert await told(transaction, "answer-ready") == []


@pytest.mark.usefixtures("at_once")
async def test_a_changed_article_is_told_once_a_version(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        for person in (cast.zhang, cast.li):
            await follows.follow(session, by=person, article_id="jab")
        await follows.follow(session, by=cast.zhang, article_id="lift")

    async def tell() -> int:
        async with transaction() as session:
            return await misses.tell_changed(session, "jab", by=cast.wang)

    assert sorted(await asyncio.gather(*(tell() for _ in range(4)))) == [0, 0, 0, 2]
    async with transaction() as session:
        await articles.write(session, body("jab", question="新问题？"), by=cast.wang, over=1)
    assert await tell() == 2
    assert await told(transaction, "answer-changed") == sorted(ids(cast.zhang, cast.li) * 2)
    assert (await arguments(transaction, "answer-changed"))[-1]["titles"]["zh-Hans"] == "新问题？"
    async with transaction() as session:
        await articles.retire(session, "jab", by=cast.chen, over=2)
    assert await tell() == 0


async def test_the_night_is_not_disturbed_by_an_answer(transaction: Transaction, cast: Cast) -> None:
    at(datetime(2027, 3, 1, 14, tzinfo=UTC))
    question_id = await unsure(transaction, cast.zhang)
    await written(transaction, cast.wang)
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
    await settled(transaction, cast.wang, question_id)
    assert await deliver(transaction) == []
    at(hours.when_loud(clock.now()))
    assert [one.card for one in await deliver(transaction)] == ["answer-ready"]


async def test_misses_are_for_those_who_write_articles(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    await written(transaction, cast.wang)
    async with transaction() as session:
        for person in (cast.zhang, cast.li):
            with pytest.raises(NotAllowed):
                await misses.open_ones(session, by=person)
            with pytest.raises(NotAllowed):
                await misses.settle(session, [question_id], article_id="jab", by=person)
            with pytest.raises(NotAllowed):
                await misses.dismiss(session, [question_id], by=person)
            with pytest.raises(NotAllowed):
                await misses.tell_changed(session, "jab", by=person)
        with pytest.raises(NotFound):
            await misses.settle(session, [question_id], article_id="nowhere", by=cast.wang)
    assert await listed(transaction, cast.wang) == [("哪里能打疫苗", 0)]


async def armed(transaction: Transaction, kind: str = misses.WEEK) -> list[datetime]:
    async with transaction.reading() as session:
        rows = select(Timer).where(col(Timer.kind) == kind, col(Timer.state) == timers.State.ARMED)
        return [one.due_at for one in (await session.scalars(rows.order_by(col(Timer.due_at)))).all()]


async def planned(transaction: Transaction) -> None:
    async with transaction() as session:
        await misses.plan(session, clock.now())


async def look(transaction: Transaction) -> None:
    """Fire what is due, as the scheduler does."""
    async with transaction() as session:
        for timer_id in await timers.due(session, now=clock.now()):
            await timers.fire(session, timer_id, now=clock.now(), occasions=OCCASIONS)


async def test_planning_at_every_start_plans_once(transaction: Transaction) -> None:
    for _ in range(3):
        await planned(transaction)
    assert await armed(transaction) == [MONDAY]
    assert await armed(transaction, misses.MONTH) == [datetime(2027, 4, 1, 1, 30, tzinfo=UTC)]


async def test_every_monday_staff_hear_what_waits_and_owners_what_is_due(transaction: Transaction, cast: Cast) -> None:
    await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await articles.ship(session, [body("soon", review_by="2027-04-07"), body("later", review_by="2027-04-08")])
    await written(transaction, cast.wang, "over", review_by="2028-01-01", valid_until="2027-03-07")
    await written(transaction, cast.wang, "late", review_by="2027-02-01", question="过期了？")
    await written(transaction, cast.chen, "fine", review_by="2028-01-01")
    await planned(transaction)
    at(MONDAY)
    await look(transaction)
    await look(transaction)
    assert await told(transaction, misses.WEEK) == [STAFF]
    assert await arguments(transaction, misses.WEEK) == [{"misses": 1, "due": 2, "expired": 1}]
    assert await told(transaction, "articles-due") == ids(cast.wang)
    [due] = await arguments(transaction, "articles-due")
    assert due["count"] == 2
    assert due["articles"] == [
        ["late", {"zh-Hans": "过期了？", "en": "Where do I charge my e-bike?"}],
        ["over", {"zh-Hans": "电动车在哪里充电？", "en": "Where do I charge my e-bike?"}],
    ]
    assert await armed(transaction) == [MONDAY + WEEK]


async def test_at_most_ten_articles_are_named(transaction: Transaction, cast: Cast) -> None:
    for number in range(12):
        await written(transaction, cast.wang, f"own-{number:02}", review_by=f"2027-03-{number + 1:02}")
    await planned(transaction)
    at(MONDAY)
    await look(transaction)
    [due] = await arguments(transaction, "articles-due")
    assert due["count"] == 12
    assert [article_id for article_id, _ in due["articles"]] == [f"own-{number:02}" for number in range(10)]


async def test_weeks_that_were_missed_are_told_once(transaction: Transaction, cast: Cast) -> None:
    await unsure(transaction, cast.zhang)
    await planned(transaction)
    at(MONDAY + 3 * WEEK + timedelta(days=2))
    await planned(transaction)
    await look(transaction)
    await look(transaction)
    assert await told(transaction, misses.WEEK) == [STAFF]
    assert await armed(transaction) == [MONDAY + 4 * WEEK]


async def test_a_week_that_comes_late_just_before_the_next_is_told_once(transaction: Transaction, cast: Cast) -> None:
    await unsure(transaction, cast.zhang)
    await planned(transaction)
    at(MONDAY + WEEK - timedelta(minutes=1))
    await look(transaction)
    at(MONDAY + WEEK)
    await look(transaction)
    assert await told(transaction, misses.WEEK) == [STAFF]


async def test_a_week_without_anything_is_quiet(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang, review_by="2028-01-01")
    await planned(transaction)
    at(MONDAY)
    await look(transaction)
    assert await told(transaction, misses.WEEK) == []
    assert await armed(transaction) == [MONDAY + WEEK]


async def test_without_a_staff_group_administrators_hear_it(transaction: Transaction, cast: Cast) -> None:
    await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await groups.unlink(session, STAFF)
    await planned(transaction)
    at(MONDAY)
    await look(transaction)
    assert await told(transaction, misses.WEEK) == ids(cast.zhao)


async def test_who_may_write_no_more_is_not_asked_to(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang, review_by="2027-03-01")
    async with transaction() as session:
        [role] = await people.roles(session, cast.wang.id)
        assert role.id
        await people.revoke(session, role.id, by=cast.zhao)
        assert not await access.somewhere(session, cast.wang, access.Act.WRITE_ARTICLE)
        await people.grant(session, cast.li, role=RoleName.STAFF, place_id=cast.community.id or 0, by=cast.zhao)
    await planned(transaction)
    at(MONDAY)
    await look(transaction)
    assert await told(transaction, "articles-due") == []
    assert await arguments(transaction, misses.WEEK) == [{"misses": 0, "due": 1, "expired": 0}]


@pytest.mark.usefixtures("cast")
async def test_on_the_first_of_a_month_staff_see_the_month_before(transaction: Transaction) -> None:
    askings._noted.clear()  # noqa: SLF001 - what another test noted is not this one's
    async with transaction() as session:
        await articles.ship(session, [body("lift", subject="lifts")])
    for _ in range(6):
        askings.note("answered", "lift")
    await askings.flush(transaction)
    await planned(transaction)
    at(datetime(2027, 4, 1, 1, 30, tzinfo=UTC))
    await look(transaction)
    [said] = await arguments(transaction, misses.MONTH)
    assert said == {
        "first": "2027-03-01",
        "asked": 6,
        "answered": 6,
        "doubtful": 0,
        "unsure": 0,
        "by_subject": [["lifts", 6]],
        "useful": 0,
        "useless": 0,
    }
    assert await told(transaction, misses.MONTH) == [STAFF]
    assert await armed(transaction, misses.MONTH) == [datetime(2027, 5, 1, 1, 30, tzinfo=UTC)]
    at(datetime(2027, 5, 1, 1, 30, tzinfo=UTC))
    await look(transaction)
    assert await told(transaction, misses.MONTH) == [STAFF]


async def test_an_answered_follower_who_left_is_not_in_the_way(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await follows.follow(session, by=cast.li, question_id=question_id)
        await session.delete(await people.person(session, cast.li.id))
    await written(transaction, cast.wang)
    assert await settled(transaction, cast.wang, question_id) == 0
    async with transaction.reading() as session:
        assert (await session.scalars(select(outbox.Delivery))).all() == []
        assert await articles.due(session, by_day=date(2027, 1, 1)) == []


async def many_who_wait(transaction: Transaction, *, article: bool) -> list[tuple[Person, int]]:
    """Let twelve people wait for an answer to a question each, or for changes of the article."""
    found = []
    for number in range(12):
        async with transaction() as session:
            person = await people.meet(session, telegram_id=1000 + number, name="P", client_language="zh-Hans")
            await people.start(session, person.id)
        question_id = await unsure(transaction, person, "疫苗")
        async with transaction() as session:
            wish: dict[str, Any] = {"article_id": "jab"} if article else {"question_id": question_id}
            await follows.follow(session, by=person, **wish)
        found.append((person, question_id))
    return found


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("article", [False, True])
async def test_who_is_erased_while_others_are_told_is_in_nobodys_way(
    transaction: Transaction,
    cast: Cast,
    article: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    await written(transaction, cast.wang)
    waiting = await many_who_wait(transaction, article=article)

    async def tell() -> int:
        async with transaction() as session:
            if article:
                return await misses.tell_changed(session, "jab", by=cast.wang)
            return await misses.settle(session, [one for _, one in waiting], article_id="jab", by=cast.wang)

    async def erase(person: Person) -> int:
        async with transaction() as session:
            await mydata.erase(session, person.id)
        return 0

    said = await asyncio.gather(tell(), *(erase(person) for person, _ in reversed(waiting)))
    assert 0 <= said[0] <= 12
    async with transaction.reading() as session:
        assert await follows.everything(session) == []
        assert await deliveries(session, "answer-ready") == await deliveries(session, "answer-changed") == []


async def test_an_article_that_was_retired_answers_nothing(transaction: Transaction, cast: Cast) -> None:
    question_id = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.retire(session, "jab", by=cast.chen, over=1)
    with pytest.raises(NotFound):
        await settled(transaction, cast.wang, question_id)
    assert await listed(transaction, cast.wang) == [("哪里能打疫苗", 1)]


async def test_what_a_person_was_asked_about_is_listed_only_if_its_asker_waits_for_an_article(
    transaction: Transaction, cast: Cast
) -> None:
    question_id = await unsure(transaction, cast.zhang)
    async with transaction() as session:
        await services.ship(session)
        await intake.ask_person(session, await questions.question(session, question_id), by=cast.zhang)
    assert await listed(transaction, cast.wang) == []
    async with transaction() as session:
        await follows.follow(session, by=cast.zhang, question_id=question_id)
    assert await listed(transaction, cast.wang) == [("哪里能打疫苗", 1)]


async def test_what_no_article_was_asked_for_is_no_miss_by_a_wish(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        asked = await questions.record(session, by=cast.zhang, words="灯坏了")
        with pytest.raises(NotFound):
            await follows.follow(session, by=cast.zhang, question_id=asked.id)
