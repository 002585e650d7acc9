"""Trying a question: what residents would get, why, and how it is mended on the spot."""

import pytest

from knowledge import KnowledgeBase
from tests.conversations import shelf
from tests.conversations.announcements import labels
from tests.conversations.desk import answered, open_page, shown
from tests.conversations.shelf import BIKES, READING_ROOM, UNKNOWN
from tests.stories import Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def begin(actor: Actor) -> None:
    await actor.comes_in()
    await actor.says("/article")
    await actor.hears_of("答案库")
    await actor.taps("button-desk-try")
    await actor.hears("try-ask")


async def test_a_question_shows_its_outcome_and_why(wang: Actor) -> None:
    await begin(wang)
    await wang.says(READING_ROOM)
    result = await wang.hears_of("结果：直接回答")
    assert result["text"].startswith(READING_ROOM)
    assert f"1　{READING_ROOM}？\n把握大：" in result["text"]
    assert "对上的是：" in result["text"]
    assert "共同的字词：" in result["text"]
    await wang.says(UNKNOWN)
    await wang.hears_of("没有把握，请居民找人工")


async def test_a_question_becomes_a_way_of_asking_and_is_found(wang: Actor, zhang: Actor, town: Town) -> None:
    await begin(wang)
    await wang.says("哪里有书看")
    await wang.hears_of("结果：")
    await wang.taps("button-why-not")
    await wang.hears_of("您以为会是哪一条")
    await wang.says("图书室")
    assert await until(lambda: f"{READING_ROOM}？" in labels(town.heard(wang.key(None))[-1]))
    await wang.taps(f"{READING_ROOM}？")
    await wang.sees_of(f"您要看的那一条：\n3　{READING_ROOM}？")
    await wang.taps("button-try-alias", name="3")
    await wang.hears_of("加好了")
    assert await until(lambda: "哪里有书看" in town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases)
    await answered(zhang, "哪里有书看", f"关于“{READING_ROOM}”的答案。")


async def test_an_article_that_should_not_answer_a_question_does_so_no_more(
    wang: Actor, zhang: Actor, town: Town
) -> None:
    await begin(wang)
    await wang.says("共享单车停在哪里修")
    await wang.hears_of("结果：")
    await wang.taps("button-try-unlike", name="1")
    await wang.hears_of("不再答")
    assert await until(lambda: town.app.knowledge.articles["bikes"].texts["zh-Hans"].unlike == ("共享单车停在哪里修",))
    await zhang.says("共享单车停在哪里修")
    assert await until(lambda: town.heard(zhang.key(None)))
    assert f"关于“{BIKES}”的答案" not in town.heard(zhang.key(None))[-1]["text"]


async def test_an_article_that_shares_no_word_says_so(wang: Actor) -> None:
    await wang.comes_in()
    await open_page(wang, "bikes")
    await wang.taps("button-try-this")
    await wang.hears("try-this-ask", title=f"{BIKES}？")
    await wang.says("菜园")
    assert "一个词都对不上" in (await wang.hears_of("您要看的那一条"))["text"]


async def test_words_that_name_somebody_become_nobodys_way_of_asking(wang: Actor, town: Town) -> None:
    await begin(wang)
    await wang.says("图书室开门吗，我电话 13912345678")
    await wang.hears_of("结果：")
    await wang.taps("button-try-alias", name="1")
    await wang.hears("add-names-somebody", button="改问法")
    assert all(not one.texts["zh-Hans"].aliases for one in town.app.knowledge.written.values())


async def test_what_was_met_stands_in_the_readers_script(wang: Actor) -> None:
    await begin(wang)
    await wang.says("關於圖書室的答案")
    result = await wang.hears_of("结果：")
    met = result["text"].partition("\n\n")[2]
    assert "图书室" in met
    assert "圖" not in met


async def test_several_questions_keep_their_own_buttons_over_a_restart(wang: Actor, town: Town) -> None:
    await begin(wang)
    for words in ("图书室要证件吗", "单车要押金吗"):
        await wang.says(words)
        await wang.hears_of(words)
    await town.restart()
    first = await shown(wang, "图书室要证件吗")
    data = next(
        one["callback_data"]
        for line in first["reply_markup"]["inline_keyboard"]
        for one in line
        if one["text"] == "1 加成问法"
    )
    await wang.taps_what_was_there(first, data)
    added = await wang.hears_of("加好了")
    assert "图书室要证件吗" in added["text"]
