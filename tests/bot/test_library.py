"""The library brings what the committee wrote to the search: in every process, at once, and on its day."""

import asyncio
from copy import copy
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.library import Library
from community import adjustments, articles, clock, people
from community.adjustments import Kind
from community.database import Transaction
from community.people import Person
from knowledge import STARTER_SET, Article, KnowledgeBase, Outcome, Source, Text, to_data

ASKED = "琉璃灯笼坏了找谁修理"
DAY = date(2026, 11, 22)


def lantern(answer: str = "找居委会。", **changes: object) -> Article:
    text = Text(question="琉璃灯笼坏了找谁修？", answer=answer, aliases=("琉璃灯笼不亮了", "灯笼破了谁来修理"))
    texts = {"zh-Hans": text, "zh-Hant": replace(text, question="琉璃燈籠壞了找誰修？")}
    day = DAY + timedelta(days=365)
    whole = Article("own-lantern", "灯笼", "general", DAY, day, (Source("城市居民委员会组织法"),), texts)
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    found = KnowledgeBase.from_folder(STARTER_SET, cache=tmp_path_factory.mktemp("cache"))
    found.prepare()
    return found


@pytest.fixture
async def zhao(transaction: Transaction) -> Person:
    async with transaction() as session:
        await people.name_administrators(session, [5])
        return await people.meet(session, telegram_id=5, name="Zhao", client_language="zh-Hans")


@pytest.fixture
async def two(transaction: Transaction, shipped: KnowledgeBase, zhao: Person) -> list[tuple[Library, KnowledgeBase]]:
    """Two processes on one database, as far as the library is concerned."""
    del zhao
    found = []
    for _ in range(2):
        knowledge = copy(shipped)
        library = Library(transaction, knowledge)
        await library.open()
        found.append((library, knowledge))
    return found


async def look(two: list[tuple[Library, KnowledgeBase]]) -> list[KnowledgeBase]:
    for library, _ in two:
        await library.look()
    return [knowledge for _, knowledge in two]


async def test_what_is_written_is_found_in_every_process_and_no_other_base_changes(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    async with transaction() as session:
        await articles.write(session, to_data(lantern()), by=zhao, over=None)
    for knowledge in await look(two):
        found = knowledge.search(ASKED)
        assert (found.outcome, found.matches[0].article.id) == (Outcome.ANSWER, "own-lantern")
    assert "own-lantern" not in shipped.articles


async def test_an_article_is_found_otherwise_retired_and_back_again(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person
) -> None:
    async with transaction() as session:
        await articles.write(session, to_data(lantern()), by=zhao, over=None)
    await look(two)
    async with transaction() as session:
        await articles.write(session, to_data(lantern("找物业。")), by=zhao, over=1)
    for knowledge in await look(two):
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "找物业。"
    async with transaction() as session:
        await articles.retire(session, "own-lantern", by=zhao, over=2)
    for knowledge in await look(two):
        assert "own-lantern" not in knowledge.articles
        assert all(match.article.id != "own-lantern" for match in knowledge.rank(ASKED))
    async with transaction() as session:
        await articles.roll_back(session, "own-lantern", to=1, by=zhao, over=3)
    for knowledge in await look(two):
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "找居委会。"


async def test_a_shipped_article_changes_and_comes_back(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    before = shipped.written["dibao-apply"]
    text = replace(before.texts["zh-Hans"], answer="这里改过了。")
    changed = replace(before, texts={**before.texts, "zh-Hans": text})
    async with transaction() as session:
        await articles.write(session, to_data(changed), by=zhao, over=0, shipped=to_data(before))
    for knowledge in await look(two):
        assert knowledge.articles["dibao-apply"].text("zh-Hans").answer == "这里改过了。"
    async with transaction() as session:
        await articles.roll_back(session, "dibao-apply", to=1, by=zhao, over=2)
    for knowledge in await look(two):
        assert knowledge.written["dibao-apply"] == before


async def test_what_begins_on_a_day_begins_on_that_day(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    today = clock.now().date()
    before = shipped.written["dibao-apply"]
    later = replace(before, post="general", valid_from=today + timedelta(days=3))
    async with transaction() as session:
        await articles.write(session, to_data(later), by=zhao, over=0, shipped=to_data(before))
        await articles.write(session, to_data(lantern(valid_from=later.valid_from)), by=zhao, over=None)
    for knowledge in await look(two):
        assert knowledge.articles["dibao-apply"].post == "civil-affairs"
        assert "own-lantern" not in knowledge.articles
    clock.move(timedelta(days=4))
    for knowledge in await look(two):
        assert knowledge.articles["dibao-apply"].post == "general"
        assert knowledge.search(ASKED).matches[0].article.id == "own-lantern"


async def test_the_committees_facts_words_and_thresholds_are_taken_in(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person
) -> None:
    async with transaction() as session:
        await articles.write(session, to_data(lantern("费用：{property-fee}。")), by=zhao, over=None)
    for knowledge in await look(two):
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "费用：以窗口答复为准。"
        assert knowledge.search("孔明灯坏了找谁修理").outcome is not Outcome.ANSWER
    async with transaction() as session:
        await adjustments.adjust(session, Kind.FACT, "property-fee", "每平方米 1 元", by=zhao)
        await adjustments.adjust(session, Kind.DIALECT, "孔明灯", "琉璃灯笼", by=zhao)
    for knowledge in await look(two):
        assert knowledge.search("琉璃灯笼").outcome is Outcome.DOUBTFUL
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "费用：每平方米 1 元。"
        assert knowledge.written["own-lantern"].text("zh-Hans").answer == "费用：{property-fee}。"
        assert knowledge.search("孔明灯坏了找谁修理").outcome is Outcome.ANSWER
    async with transaction() as session:
        await adjustments.adjust(session, Kind.TUNING, "sure", "0.5", by=zhao)
        await adjustments.adjust(session, Kind.FACT, "property-fee", None, by=zhao)
    for knowledge in await look(two):
        assert knowledge.search("琉璃灯笼").outcome is Outcome.ANSWER
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "费用：以窗口答复为准。"


async def test_a_dialect_is_adopted_and_a_word_of_it_taken_out(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person
) -> None:
    (library, _), _ = two
    async with transaction() as session:
        await adjustments.adjust(session, Kind.TUNING, "dialect", "chongqing", by=zhao)
        await adjustments.adjust(session, Kind.DIALECT, "渣渣", "", by=zhao)
    await library.look()
    words = library.dialect()
    assert words["啷个"] == "怎么"
    assert "渣渣" not in words


async def test_a_running_library_finds_by_itself_what_is_new(
    transaction: Transaction, shipped: KnowledgeBase, zhao: Person
) -> None:
    knowledge = copy(shipped)
    library = Library(transaction, knowledge)
    await library.open()
    running = asyncio.create_task(library.run())
    async with transaction() as session:
        await articles.write(session, to_data(lantern()), by=zhao, over=None)
    loop = asyncio.get_running_loop()
    end = loop.time() + 15
    while "own-lantern" not in knowledge.articles and loop.time() < end:  # noqa: ASYNC110 - a thread changes it and tells nobody
        await asyncio.sleep(0.05)
    running.cancel()
    assert "own-lantern" in knowledge.articles


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1.1", "sehr", ""])
async def test_a_threshold_that_is_none_is_as_if_it_were_not_set(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, value: str
) -> None:
    async with transaction() as session:
        await articles.write(session, to_data(lantern()), by=zhao, over=None)
        await adjustments.adjust_all(session, Kind.TUNING, {"sure": value, "possible": value}, by=zhao)
    for knowledge in await look(two):
        assert knowledge.search(ASKED).outcome is Outcome.ANSWER
        assert knowledge.search("琉璃灯笼").outcome is Outcome.DOUBTFUL


async def test_an_article_that_cannot_be_read_keeps_out_no_other_and_no_start(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    spoilt = {**to_data(shipped.written["dibao-apply"]), "of another version": 1, "sources": None}
    async with transaction() as session:
        await articles.write(session, spoilt, by=zhao, over=0, shipped=to_data(shipped.written["dibao-apply"]))
        await articles.write(session, to_data(lantern()), by=zhao, over=None)
    for knowledge in await look(two):
        assert knowledge.search(ASKED).outcome is Outcome.ANSWER
        assert knowledge.written["dibao-apply"] == shipped.written["dibao-apply"]
    another = copy(shipped)
    await Library(transaction, another).open()
    assert "own-lantern" in another.articles


async def test_until_a_new_version_begins_the_one_before_it_holds(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    day = clock.now().date() + timedelta(days=3)
    before = shipped.written["dibao-apply"]
    async with transaction() as session:
        await articles.write(session, to_data(lantern("一元。")), by=zhao, over=None)
        await articles.write(session, to_data(lantern("两元。", valid_from=day)), by=zhao, over=1)
        await articles.write(session, to_data(lantern("三元。", valid_from=day)), by=zhao, over=2)
        given = to_data(before)
        await articles.write(session, to_data(replace(before, post="general")), by=zhao, over=0, shipped=given)
        await articles.write(session, to_data(replace(before, post="property", valid_from=day)), by=zhao, over=2)
    another = copy(shipped)
    await Library(transaction, another).open()
    for knowledge in (*await look(two), another):
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "一元。"
        assert knowledge.articles["dibao-apply"].post == "general"
    clock.move(timedelta(days=4))
    for knowledge in await look(two):
        assert knowledge.articles["own-lantern"].text("zh-Hans").answer == "三元。"
        assert knowledge.articles["dibao-apply"].post == "property"


async def test_what_was_retired_before_stays_so_until_the_new_version_begins(
    transaction: Transaction, two: list[tuple[Library, KnowledgeBase]], zhao: Person, shipped: KnowledgeBase
) -> None:
    before = shipped.written["dibao-apply"]
    later = replace(before, valid_from=clock.now().date() + timedelta(days=3))
    async with transaction() as session:
        await articles.retire(session, "dibao-apply", by=zhao, over=0, shipped=to_data(before))
        await articles.write(session, to_data(later), by=zhao, over=2)
    for knowledge in await look(two):
        assert "dibao-apply" not in knowledge.articles
    clock.move(timedelta(days=4))
    for knowledge in await look(two):
        assert "dibao-apply" in knowledge.articles
