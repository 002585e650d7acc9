"""Articles are written, changed, retired and rolled back; each version is kept, and of two editors one wins."""

import asyncio
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlmodel import col

from community import adjustments, articles, mydata, trail
from community.adjustments import Kind
from community.articles import Article, ArticleVersion, TakenIn, What
from community.database import Database, Transaction
from community.errors import ChangedMeanwhile, IdTaken, NotAllowed, NotFound
from community.people import Person
from tests.community.bodies import body
from tests.community.conftest import Cast


async def shipped(transaction: Transaction, *bodies: dict[str, Any]) -> None:
    async with transaction() as session:
        await articles.ship(session, bodies)


async def written(transaction: Transaction, by: Person, over: int | None = None, **how: Any) -> Article:
    """Let somebody write an article, over what is as shipped where that is `over` 0."""
    async with transaction() as session:
        return await articles.write(session, body(**how), by=by, over=over, shipped=body() if over == 0 else None)


async def ids(transaction: Transaction) -> list[tuple[str, int]]:
    async with transaction.reading() as session:
        return sorted((one.id, one.number) for one in await articles.everything(session))


async def versions(transaction: Transaction, by: Person, article_id: str = "bike-shed") -> list[tuple[int, str]]:
    async with transaction.reading() as session:
        return [(one.number, one.what) for one in await articles.history(session, article_id, by=by)]


async def test_what_comes_with_the_program_has_a_row_and_no_version(transaction: Transaction, cast: Cast) -> None:
    await shipped(transaction, body(valid_until="2027-12-31"))
    async with transaction.reading() as session:
        found = await articles.article(session, "bike-shed")
        assert (found.number, found.owner_id, found.subject) == (0, None, "property-management")
        assert (found.review_by, found.valid_until) == (date(2027, 9, 1), date(2027, 12, 31))
        assert found.titles == {"zh-Hans": "电动车在哪里充电？", "en": "Where do I charge my e-bike?"}
        assert await articles.changed_since(session, 0) == articles.Changes(0, {}, {})
    assert await versions(transaction, cast.wang) == []


async def test_a_newer_program_brings_newer_articles_and_takes_old_ones_away(
    transaction: Transaction, cast: Cast
) -> None:
    await shipped(transaction, body(), body("lift"), body("gate"))
    await written(transaction, cast.wang, over=0, answer="在地下车库。")
    async with transaction() as session:
        await articles.retire(session, "gate", by=cast.chen, over=0, shipped=body("gate"))
    newer = body(review_by="2028-09-01")
    await shipped(transaction, newer, body("lift", review_by="2028-01-01"), body("roof"))
    assert await ids(transaction) == [("bike-shed", 2), ("gate", 2), ("lift", 0), ("roof", 0)]
    async with transaction.reading() as session:
        assert (await articles.article(session, "bike-shed")).review_by == date(2027, 9, 1)
        assert (await articles.article(session, "lift")).review_by == date(2028, 1, 1)
        assert (await articles.article(session, "gate")).retired
    await shipped(transaction, newer)
    assert await ids(transaction) == [("bike-shed", 2), ("gate", 2)]


async def test_shipping_the_same_again_writes_nothing(database: Database, transaction: Transaction, cast: Cast) -> None:
    await shipped(transaction, body(), body("lift"))
    await written(transaction, cast.wang, over=0)
    async with transaction() as session:
        before = await session.scalar(_writes(database))
        await articles.ship(session, [body(), body("lift")])
        assert await session.scalar(_writes(database)) == before


def _writes(database: Database) -> Any:
    """Ask how many rows were written so far, in the way of this database."""
    if database.sqlite:
        return text("SELECT total_changes()")
    return text("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")


async def test_a_new_article_has_its_first_version(transaction: Transaction, cast: Cast) -> None:
    found = await written(transaction, cast.wang)
    assert (found.number, found.owner_id, found.retired) == (1, cast.wang.id, False)
    assert await versions(transaction, cast.wang) == [(1, What.WRITTEN)]
    async with transaction.reading() as session:
        assert (await articles.version(session, "bike-shed", 1)).body == body()
        assert (await articles.changed_since(session, 0)).bodies == {"bike-shed": body()}


async def test_changing_a_shipped_article_keeps_what_was_shipped(transaction: Transaction, cast: Cast) -> None:
    await shipped(transaction, body())
    found = await written(transaction, cast.wang, over=0, question="充电棚在哪里？", review_by="2028-01-01")
    assert (found.number, found.review_by) == (2, date(2028, 1, 1))
    assert found.titles["zh-Hans"] == "充电棚在哪里？"
    async with transaction.reading() as session:
        newest, oldest = await articles.history(session, "bike-shed", by=cast.chen)
    assert (oldest.what, oldest.body, oldest.by_id) == (What.SHIPPED, body(), None)
    assert (newest.what, newest.by_id) == (What.EDITED, cast.wang.id)


async def test_an_id_is_taken_by_retired_and_by_shipped_articles_too(transaction: Transaction, cast: Cast) -> None:
    await shipped(transaction, body("lift"))
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.retire(session, "bike-shed", by=cast.chen, over=1)
    for taken in ("bike-shed", "lift"):
        with pytest.raises(IdTaken) as refusal:
            await written(transaction, cast.wang, article_id=taken)
        assert refusal.value.fields == {"id": taken}


async def test_whoever_saw_an_older_version_hears_who_changed_it(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    await written(transaction, cast.chen, over=1, answer="新的车棚。")
    with pytest.raises(ChangedMeanwhile) as refusal:
        await written(transaction, cast.wang, over=1, answer="旧的车棚。")
    assert refusal.value.fields == {"who": "Chen", "known": "yes", "number": 2}
    async with transaction() as session:
        with pytest.raises(ChangedMeanwhile):
            await articles.retire(session, "bike-shed", by=cast.chen, over=1)
        with pytest.raises(ChangedMeanwhile):
            await articles.roll_back(session, "bike-shed", to=1, by=cast.chen, over=1)
        with pytest.raises(NotFound):
            await articles.write(session, body("lift"), by=cast.wang, over=3)


@pytest.mark.usefixtures("at_once")
async def test_of_two_editors_exactly_one_wins(transaction: Transaction, cast: Cast) -> None:
    await shipped(transaction, body())

    async def edit(by: Person, number: int) -> str:
        try:
            await written(transaction, by, over=0, answer=f"{by.name} {number}")
        except ChangedMeanwhile as refusal:
            return f"changed by {refusal.fields['who']}"
        return f"{by.name} {number}"

    said = await asyncio.gather(*(edit(by, number) for number in range(3) for by in (cast.wang, cast.chen)))
    winners = [line for line in said if not line.startswith("changed")]
    assert len(winners) == 1
    assert set(said) == {winners[0], f"changed by {winners[0].split()[0]}"}
    assert await versions(transaction, cast.wang) == [(2, What.EDITED), (1, What.SHIPPED)]
    async with transaction.reading() as session:
        newest = await articles.version(session, "bike-shed", 2)
        assert newest.body
        assert newest.body["texts"]["zh-Hans"]["answer"] == winners[0]


@pytest.mark.usefixtures("at_once")
async def test_of_two_who_write_one_new_id_one_wins(transaction: Transaction, cast: Cast) -> None:
    async def write(by: Person) -> bool:
        try:
            await written(transaction, by)
        except IdTaken:
            return False
        return True

    assert sum(await asyncio.gather(*(write(by) for by in (cast.wang, cast.chen, cast.zhao)))) == 1
    assert await versions(transaction, cast.wang) == [(1, What.WRITTEN)]


async def test_a_retired_article_is_told_as_gone_and_comes_back(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        gone = await articles.retire(session, "bike-shed", by=cast.chen, over=1)
        assert (gone.retired, gone.number) == (True, 2)
        assert (await articles.changed_since(session, 1)).bodies == {"bike-shed": None}
        assert await articles.due(session, by_day=date(2030, 1, 1)) == []
        with pytest.raises(NotFound):
            await articles.roll_back(session, "bike-shed", to=2, by=cast.chen, over=2)
    async with transaction() as session:
        back = await articles.roll_back(session, "bike-shed", to=1, by=cast.zhao, over=2)
        assert (back.retired, back.number, back.owner_id) == (False, 3, cast.zhao.id)
        assert (await articles.changed_since(session, 2)).bodies == {"bike-shed": body()}
    assert await versions(transaction, cast.wang) == [(3, What.ROLLED_BACK), (2, What.RETIRED), (1, What.WRITTEN)]


async def test_rolling_back_restores_what_the_list_says_too(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    await written(transaction, cast.wang, over=1, question="充电棚？", review_by="2028-01-01", subject="lifts")
    async with transaction() as session:
        found = await articles.roll_back(session, "bike-shed", to=1, by=cast.chen, over=2)
    assert (found.titles["zh-Hans"], found.review_by, found.subject) == (
        "电动车在哪里充电？",
        date(2027, 9, 1),
        "property-management",
    )


async def test_residents_write_nothing_and_grid_workers_retire_nothing(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        for person in (cast.zhang, cast.li):
            with pytest.raises(NotAllowed):
                await articles.write(session, body("lift"), by=person, over=None)
            with pytest.raises(NotAllowed):
                await articles.history(session, "bike-shed", by=person)
        with pytest.raises(NotAllowed):
            await articles.retire(session, "bike-shed", by=cast.wang, over=1)
        with pytest.raises(NotAllowed):
            await articles.roll_back(session, "bike-shed", to=1, by=cast.wang, over=1)
        with pytest.raises(NotAllowed):
            await articles.take_in(session, [body()], by=cast.wang, shipped={})
    assert await ids(transaction) == [("bike-shed", 1)]


async def test_an_import_says_what_is_new_changed_and_the_same(transaction: Transaction, cast: Cast) -> None:
    on_board = {one["id"]: one for one in (body("lift"), body("gate"), body("roof"))}
    await shipped(transaction, *on_board.values())
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.retire(session, "roof", by=cast.chen, over=0, shipped=on_board["roof"])
    file = [
        body(),
        body("lift"),
        body("gate", answer="晚上十点关门。"),
        body("roof"),
        body("pool", sources=({"title": "公约", "title_en": "", "articles": (1, 2)},)),
    ]
    async with transaction() as session:
        assert await articles.take_in(session, file, by=cast.chen, shipped=on_board) == TakenIn(1, 2, 2)
    assert await ids(transaction) == [("bike-shed", 1), ("gate", 2), ("lift", 0), ("pool", 1), ("roof", 3)]
    assert await versions(transaction, cast.chen, "gate") == [(2, What.IMPORTED), (1, What.SHIPPED)]
    async with transaction() as session:
        assert await articles.take_in(session, file, by=None, shipped=on_board) == TakenIn(0, 0, 5)
        assert (await articles.article(session, "pool")).owner_id == cast.chen.id
        assert not (await articles.article(session, "roof")).retired


async def test_what_the_command_line_changes_stays_with_its_owner(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.take_in(session, [body(answer="新的。")], by=None, shipped={})
        assert (await articles.article(session, "bike-shed")).owner_id == cast.wang.id
        assert (await articles.version(session, "bike-shed", 2)).by_id is None


@pytest.mark.usefixtures("at_once")
async def test_whoever_looks_sees_every_change_once(transaction: Transaction, cast: Cast) -> None:
    """Writers and a reader at once: the reader asks for what came after the last number it saw."""
    seen: dict[str, str] = {}
    facts: dict[tuple[str, str], str | None] = {}
    last, done = 0, asyncio.Event()

    async def look() -> None:
        nonlocal last
        async with transaction.reading() as session:
            found = await articles.changed_since(session, last)
        assert found.change >= last
        last = found.change
        seen.update({key: one["texts"]["zh-Hans"]["answer"] for key, one in found.bodies.items() if one})
        facts.update(found.adjustments)

    async def keep_looking() -> None:
        while not done.is_set():
            await look()
            await asyncio.sleep(0)

    async def write(number: int) -> None:
        await written(transaction, cast.wang, article_id=f"own-{number}", answer="一")
        async with transaction() as session:
            await adjustments.adjust(session, Kind.FACT, f"fact-{number}", str(number), by=cast.chen)
        await written(transaction, cast.wang, article_id=f"own-{number}", over=1, answer="二")

    looking = asyncio.create_task(keep_looking())
    await asyncio.gather(*(write(number) for number in range(8)))
    done.set()
    await looking
    await look()
    assert seen == {f"own-{number}": "二" for number in range(8)}
    assert facts == {("fact", f"fact-{number}"): str(number) for number in range(8)}
    assert last == 24


async def test_what_is_due_comes_earliest_first(transaction: Transaction) -> None:
    await shipped(
        transaction,
        body("a", review_by="2027-06-01"),
        body("b", review_by="2028-01-01", valid_until="2027-04-01"),
        body("c", review_by="2027-07-01"),
    )
    async with transaction.reading() as session:
        assert [one.id for one in await articles.due(session, by_day=date(2027, 6, 1))] == ["b", "a"]
        assert [one.id for one in await articles.due(session, by_day=date(2027, 3, 31))] == []


async def test_what_an_erased_person_wrote_stays_without_them(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        await adjustments.adjust(session, Kind.FACT, "dibao-standard", "1,395 元", by=cast.chen)
        await mydata.erase(session, cast.wang.id)
        await mydata.erase(session, cast.chen.id)
    async with transaction.reading() as session:
        assert (await articles.article(session, "bike-shed")).owner_id is None
        assert (await articles.version(session, "bike-shed", 1)).by_id is None
        assert await adjustments.adjustments(session, Kind.FACT) == {"dibao-standard": "1,395 元"}
    with pytest.raises(ChangedMeanwhile) as refusal:
        await written(transaction, cast.zhao, over=7)
    assert refusal.value.fields["known"] == "no"


async def test_the_trail_knows_which_version_and_no_words(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.retire(session, "bike-shed", by=cast.chen, over=1)
    async with transaction.reading() as session:
        entries = await session.scalars(select(trail.Entry).where(col(trail.Entry.subject).startswith("article:")))
        found = [(one.by, one.act, one.subject) for one in entries]
    assert sorted(found, key=lambda one: one[2]) == [
        (cast.wang.id, "written", "article:bike-shed:1"),
        (cast.chen.id, "retired", "article:bike-shed:2"),
    ]


async def test_only_a_retired_version_is_without_a_body(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    with pytest.raises(Exception, match="body"):
        async with transaction() as session:
            await session.execute(update(ArticleVersion).values(body=None))


@pytest.mark.usefixtures("at_once")
async def test_imports_edits_and_retirements_at_once_leave_whole_histories(
    transaction: Transaction, cast: Cast
) -> None:
    on_board = {f"a-{number}": body(f"a-{number}") for number in range(6)}
    await shipped(transaction, *on_board.values())

    async def take_in(by: Person | None, answer: str) -> None:
        file = [body(article_id, answer=answer) for article_id in (*on_board, "new")]
        async with transaction() as session:
            await articles.take_in(session, file, by=by, shipped=on_board)

    async def edit(number: int) -> None:
        one = body(f"a-{number}", answer="改")
        async with transaction() as session:
            await articles.write(session, one, by=cast.wang, over=0, shipped=on_board[one["id"]])

    async def retire(number: int) -> None:
        async with transaction() as session:
            found = on_board[f"a-{number}"]
            await articles.retire(session, found["id"], by=cast.chen, over=0, shipped=found)

    async def adjust() -> None:
        async with transaction() as session:
            await adjustments.adjust(session, Kind.FACT, "dibao-standard", "一", by=cast.chen)

    said = await asyncio.gather(
        edit(0), take_in(cast.chen, "一"), retire(1), adjust(), take_in(cast.zhao, "二"), retire(0), edit(2),
        take_in(None, "三"), shipped(transaction, *on_board.values()), adjust(), return_exceptions=True,
    )  # fmt: skip
    assert {type(one) for one in said if one is not None} <= {ChangedMeanwhile}
    async with transaction.reading() as session:
        for one in await articles.everything(session):
            found = await articles.history(session, one.id, by=cast.chen)
            assert [version.number for version in found] == list(range(one.number, 0, -1))
            assert (one.number, found[0].body is None) == (one.number, one.retired)


async def test_an_import_writes_over_nothing_that_came_after_the_look_at_it(
    transaction: Transaction, cast: Cast
) -> None:
    on_board = {"lift": body("lift"), "gate": body("gate")}
    await shipped(transaction, *on_board.values())
    file = [body("lift", answer="新的。"), body("gate"), body("pool")]
    async with transaction.reading() as session:
        would, seen = await articles.compare(session, file, shipped=on_board)
    assert would == TakenIn(1, 1, 1)
    async with transaction() as session:
        # Of another article, and the same as in the file: neither is in the way.
        await adjustments.adjust(session, Kind.FACT, "dibao-standard", "一", by=cast.chen)
        await articles.write(session, body("gate", answer="别的。"), by=cast.wang, over=0, shipped=body("gate"))
        await articles.roll_back(session, "gate", to=1, by=cast.chen, over=2)
        await articles.write(session, body("lift", answer="更新的。"), by=cast.wang, over=0, shipped=body("lift"))
    with pytest.raises(ChangedMeanwhile) as refusal:
        async with transaction() as session:
            await articles.take_in(session, file, by=cast.chen, shipped=on_board, over=seen)
    assert refusal.value.fields["who"] == "Wang"
    assert await ids(transaction) == [("gate", 3), ("lift", 2)]
    async with transaction() as session:
        assert await articles.take_in(session, file, by=cast.chen, shipped=on_board, over=seen + 9) == TakenIn(1, 1, 1)


async def test_only_who_may_retire_writes_over_what_is_retired(transaction: Transaction, cast: Cast) -> None:
    await written(transaction, cast.wang)
    async with transaction() as session:
        await articles.retire(session, "bike-shed", by=cast.chen, over=1)
    with pytest.raises(NotAllowed):
        await written(transaction, cast.wang, over=2)
    assert not (await written(transaction, cast.chen, over=2)).retired
