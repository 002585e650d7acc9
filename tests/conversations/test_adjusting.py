"""Local facts, dialect words and thresholds: set by staff in chat, and at once what residents get."""

from dataclasses import replace

import pytest

from community import adjustments
from community.adjustments import Kind
from knowledge import KnowledgeBase, Tuning, facts
from tests.conversations import shelf
from tests.conversations.announcements import labels
from tests.conversations.desk import answered, shown
from tests.conversations.shelf import BIKES, READING_ROOM, UNKNOWN
from tests.stories import Actor, Town, until

FIRST, SECOND = list(facts().values())[:2]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The shelf, on which the answer about bikes names a local fact."""
    articles = shelf.articles()
    bikes = next(one for one in articles if one.id == "bikes")
    texts = {
        language: replace(text, answer=f"停在 {{{FIRST.id}}} 门口。" if language == "zh-Hans" else text.answer)
        for language, text in bikes.texts.items()
    }
    found = KnowledgeBase(
        [*(one for one in articles if one.id != "bikes"), replace(bikes, texts=texts)],
        cache=tmp_path_factory.mktemp("cache"),
    )
    found.prepare()
    return found


async def set_to(town: Town, kind: Kind) -> dict[str, str]:
    async with town.app.database.transaction.reading() as session:
        return await adjustments.adjustments(session, kind)


async def go_to(actor: Actor, label: str, **arguments: int) -> None:
    if not actor.town.heard(actor.key(None)):
        await actor.comes_in()
    await actor.says("/article")
    await actor.hears_of("答案库")
    await actor.taps(label, **arguments)


async def test_facts_are_filled_in_one_after_the_other_and_answers_change(
    chen: Actor, zhang: Actor, town: Town
) -> None:
    await zhang.says(BIKES)
    await zhang.hears_of("停在 以窗口答复为准 门口。")
    await go_to(chen, "button-desk-facts", count=len(facts()))
    await chen.sees_of(f"填了 0 项，还缺 {len(facts())} 项")
    await chen.taps("button-facts-fill")
    await chen.sees("fact-ask", name=FIRST.names["zh-Hans"], example=FIRST.example)
    await chen.says("和平路 1 号\n一楼")
    kept = town.plain("zh-Hans", "fact-kept", name=FIRST.names["zh-Hans"], value="和平路 1 号 一楼", empty=False)
    await chen.hears_text(f"{kept}\n{town.plain('zh-Hans', 'fact-articles', count=1)}")
    await chen.hears("fact-ask", name=SECOND.names["zh-Hans"], example=SECOND.example)
    await chen.taps("button-fact-leave")
    listed = await chen.sees_of(f"填了 1 项，还缺 {len(facts()) - 1} 项")
    # What is missing comes first.
    assert SECOND.names["zh-Hans"] in labels(listed)[1]
    await answered(zhang, BIKES, "停在 和平路 1 号 一楼 门口。")
    assert await set_to(town, Kind.FACT) == {FIRST.id: "和平路 1 号 一楼"}


async def test_a_fact_that_is_emptied_is_open_again(chen: Actor, zhang: Actor, town: Town) -> None:
    await go_to(chen, "button-desk-facts", count=len(facts()))
    await chen.taps(FIRST.names["zh-Hans"])
    await chen.sees_of("是什么？")
    await chen.says("和平路")
    await chen.hears_of("记下了")
    await answered(zhang, BIKES, "停在 和平路 门口。")
    await chen.taps("button-back")
    await chen.taps("button-next")
    for _ in range(20):
        if FIRST.names["zh-Hans"] in chen._labels(None):  # noqa: SLF001 - a page is turned until it is there
            break
        await chen.taps("button-next")
        await chen.hears_nothing()
    await chen.taps(FIRST.names["zh-Hans"])
    await chen.taps("button-fact-empty")
    await chen.sees_of("清空了")
    assert await until(lambda: "以窗口答复为准" in town.app.knowledge.articles["bikes"].texts["zh-Hans"].answer)


async def test_a_fact_is_a_few_words(chen: Actor) -> None:
    await go_to(chen, "button-desk-facts", count=len(facts()))
    await chen.taps("button-facts-fill")
    await chen.sees_of("是什么？")
    await chen.says("字" * 130)
    await chen.hears("ask-too-long", over=10, longest=120)


async def test_a_table_of_the_dialect_is_adopted_and_given_up(chen: Actor, town: Town) -> None:
    await go_to(chen, "button-desk-dialect")
    await chen.sees_of("还没有用词表")
    await chen.taps("button-dialect-use", name="重庆话")
    await chen.sees_of("在用重庆话词表")
    assert await set_to(town, Kind.TUNING) == {"dialect": "chongqing"}
    await chen.taps("✓ 用重庆话词表")
    await chen.sees_of("还没有用词表")


async def test_words_of_ones_own_are_understood_and_taken_out_again(chen: Actor, zhang: Actor, town: Town) -> None:
    await zhang.says("看书屋开门")
    await until(lambda: town.heard(zhang.key(None)))
    await go_to(chen, "button-desk-dialect")
    await chen.sees_of("还没有用词表")
    await chen.says("看书屋=图书室\n耍水＝游泳")
    await chen.hears_of("社区自己加的 2 个")
    await chen.says("这一行太长太长太长太长太长太长太长太长太长太长=什么")
    await chen.hears_of("没看懂")
    await chen.says("耍水")
    await chen.hears_of("社区自己加的 1 个")
    assert await set_to(town, Kind.DIALECT) == {"看书屋": "图书室"}


async def test_a_word_of_the_table_is_taken_out_of_it(chen: Actor, town: Town) -> None:
    await go_to(chen, "button-desk-dialect")
    await chen.taps("button-dialect-use", name="重庆话")
    await chen.sees_of("在用重庆话词表")
    await chen.says("啥子")
    await chen.hears_of("从词表里去掉的：啥子")
    assert await set_to(town, Kind.DIALECT) == {"啥子": ""}


async def test_thresholds_move_by_steps_and_show_what_they_do(chen: Actor, town: Town) -> None:
    await go_to(chen, "button-desk-try")
    for words in (READING_ROOM, UNKNOWN):
        await chen.says(words)
        await chen.hears_of(f"{words}\n结果：")
    await chen.taps("button-back")
    await chen.taps("button-desk-measure")
    first = await chen.sees_of("您最近试过的 2 个问题")
    assert f"{READING_ROOM}：直接回答" in first["text"]
    assert "这是原来的尺度" in first["text"]
    usual, most = round(100 * Tuning().sure), 95
    for sure in range(usual + 5, most + 10, 5):
        await chen.taps("button-measure", name="sure", up=True)
        await chen.sees_of(f"把握到 {min(sure, most)}%")
    await chen.is_told("measure-end")
    assert await set_to(town, Kind.TUNING) == {"sure": "0.95"}
    await chen.taps("button-measure-default")
    await chen.sees_of("这是原来的尺度")
    assert await set_to(town, Kind.TUNING) == {}


async def test_grid_workers_set_nothing_for_everybody(wang: Actor) -> None:
    await wang.comes_in()
    await wang.says("/article")
    menu = await shown(wang, "答案库")
    for data in ("desk:facts:0", "desk:dialect:0", "desk:measure:0", "desk:import:0", "desk:export:0",
                 "measure:sure:1", "dialect:chongqing", f"fact:{FIRST.id}:empty", "handout:toml:0"):  # fmt: skip
        await wang.taps_what_was_there(menu, data)
        await wang.is_told("refused-not-allowed")
        wang.town.alerts.clear()
