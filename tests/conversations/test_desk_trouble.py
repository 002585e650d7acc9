"""The desk in trouble: words that fit no article, a bot that ended at the wrong moment, files that are gone."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey

from community import adjustments, people
from community.adjustments import Kind
from handlers import shelving
from handlers.cards.trying import percent
from knowledge import KnowledgeBase, Tuning, dump
from tests.conversations import shelf
from tests.conversations.announcements import data_of
from tests.conversations.conftest import PEOPLE, STAFF
from tests.conversations.desk import QUESTION, answered, current, open_page, shown, versions, write
from tests.conversations.shelf import READING_ROOM
from tests.conversations.test_importing import begin as begin_import
from tests.conversations.test_importing import changed, hand_in
from tests.conversations.test_misses import ask_in_vain
from tests.conversations.test_writing import begin, edit
from tests.stories import BOT, Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


def unfinished(actor: Actor) -> FSMContext:
    """Return where the bot keeps the article that somebody is writing."""
    key = StorageKey(bot_id=BOT, chat_id=actor.id, user_id=actor.id)
    return shelving.unfinished(FSMContext(storage=actor.town.app.dispatcher.storage, key=key))


async def draft_of(actor: Actor) -> dict[str, Any]:
    return await unfinished(actor).get_data()


async def as_if_it_had_ended_just_after_the_commit(actor: Actor, draft: dict[str, Any]) -> None:
    """Let the conversation stand where it stood: the article is written, and nobody was told yet."""
    await unfinished(actor).set_data(draft)


async def retire(actor: Actor, article_id: str) -> None:
    await open_page(actor, article_id)
    await actor.taps("button-retire")
    await actor.taps("button-retire-sure")
    await actor.sees_of("停用了")


@pytest.mark.parametrize("asked", ["电瓶车充电桩在什么位置" + "呀" * 200, "电瓶车充电桩<b>在哪</b>位置"])
async def test_words_that_fit_no_article_are_not_suggested_as_ways_of_asking(
    zhang: Actor, chen: Actor, asked: str
) -> None:
    await ask_in_vain(zhang, asked)
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-write")
    await chen.hears_of("第 1 步")
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")


async def test_one_question_that_fits_no_article_keeps_no_other_from_being_added(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await ask_in_vain(zhang, "哪儿能安静看会儿小说" + "呀" * 200)
    await ask_in_vain(zhang, "哪儿能安静看会儿小说")
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-known")
    await shown(chen, "几个字")
    await chen.says("图书室")
    await chen.taps(f"{READING_ROOM}？")
    await chen.hears("miss-settled", count=1)
    assert await until(
        lambda: town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases == ("哪儿能安静看会儿小说",)
    )


async def test_a_way_of_asking_brings_no_retired_article_back(wang: Actor, zhao: Actor, town: Town) -> None:
    await wang.comes_in()
    await zhao.comes_in()
    await wang.says("@linli_bot 图书室几点开门啊", chat=STAFF)
    answer = await wang.hears_of("依据：", chat=STAFF)
    urls = [one["url"] for line in answer["reply_markup"]["inline_keyboard"] for one in line if "url" in one]
    await wang.starts(next(url.partition("start=")[2] for url in urls if "start=fix-" in url))
    await wang.hears_of("居民问：")
    await retire(zhao, "reading-room")
    await wang.taps("button-add-alias")
    await wang.hears_of("停用了")
    assert (await current(town, "reading-room")).retired


async def test_only_who_may_retire_brings_back_what_was_retired(wang: Actor, zhao: Actor, town: Town) -> None:
    await wang.comes_in()
    await zhao.comes_in()
    await edit(wang, "answer", "十点开门。")
    await retire(zhao, "reading-room")
    await wang.taps("button-publish")
    await wang.sees_of("Zhao 刚刚停用了这一条")
    await wang.taps("button-anew")
    await wang.hears_of("改过以后的样子")
    await wang.taps("button-publish")
    await wang.is_told("refused-not-allowed")
    assert (await current(town, "reading-room")).retired


async def test_a_button_of_one_draft_does_nothing_to_another(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await edit(chen, "answer", "十点开门。")
    panel = town.heard(chen.key(None))[-1]
    await open_page(chen, "bikes")
    await chen.taps("button-change", field="answer")
    await chen.hears("write-ask", field="answer", least=3)
    await chen.says("停在东门。")
    await chen.hears_of("停在东门。")
    await chen.taps_what_was_there(panel, data_of(panel, "发布"))
    await chen.is_told("refused-ended")
    assert await versions(town, "bikes") == []
    assert await versions(town, "reading-room") == []
    assert (await draft_of(chen))["body"]["id"] == "bikes"


@pytest.mark.parametrize("new", [True, False])
async def test_what_was_published_just_before_the_bot_ended_is_published_once(
    chen: Actor,
    town: Town,
    new: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    if new:
        await begin(chen)
        await write(chen)
    else:
        await chen.comes_in()
        await edit(chen, "answer", "十点开门。")
    panel = town.heard(chen.key(None))[-1]
    draft = await draft_of(chen)
    await chen.taps("button-publish")
    await chen.sees_of("发布了" if new else "改好了")
    await as_if_it_had_ended_just_after_the_commit(chen, draft)
    await town.restart()
    count = len(town.heard(chen.key(None)))
    await chen.taps_what_was_there(panel, data_of(panel, "发布"))
    assert await chen.until(lambda: _no_draft(chen))
    assert len(town.heard(chen.key(None))) == count
    assert len(await versions(town, draft["body"]["id"])) == (1 if new else 2)


async def _no_draft(actor: Actor) -> bool:
    return not await draft_of(actor)


async def test_a_file_that_is_gone_is_asked_for_again(chen: Actor, town: Town) -> None:
    await begin_import(chen)
    hand_in(chen, dump(changed(answer="十点开门。")).encode(), "a.toml")
    await chen.sees_of("新的 1 条")
    town.playground.world.files.known.clear()
    await chen.taps("button-take-in")
    await chen.hears("refused-file-gone")
    assert "own-lamp" not in town.app.knowledge.articles


async def test_an_import_writes_over_nothing_that_nobody_saw(chen: Actor, zhao: Actor, town: Town) -> None:
    await begin_import(chen)
    await zhao.comes_in()
    hand_in(chen, dump(changed(answer="十点开门。")).encode(), "a.toml")
    await chen.sees_of("新的 1 条 · 有改动 1 条 · 一样的 10 条")
    await edit(zhao, "answer", "昨天改成了十一点。")
    await zhao.taps("button-publish")
    await zhao.sees_of("改好了")
    await chen.taps("button-take-in")
    await chen.sees_of("有人又改了其中的答案")
    assert [one.what for one in await versions(town, "reading-room")] == ["edited", "shipped"]
    assert "own-lamp" not in town.app.knowledge.articles
    await chen.taps("button-take-in")
    await chen.sees("import-done", new=1, changed=1, same=10)
    assert [one.what for one in await versions(town, "reading-room")] == ["imported", "edited", "shipped"]


async def test_what_is_retired_is_counted_as_a_change_by_an_import(chen: Actor, zhao: Actor) -> None:
    await zhao.comes_in()
    await retire(zhao, "bikes")
    await begin_import(chen)
    hand_in(chen, dump(changed(answer="十点开门。")).encode(), "a.toml")
    await chen.sees_of("新的 1 条 · 有改动 2 条 · 一样的 9 条")
    await chen.taps("button-take-in")
    await chen.sees("import-done", new=1, changed=2, same=9)


async def test_a_file_with_very_many_mistakes_is_answered(chen: Actor) -> None:
    await begin_import(chen)
    room = next(one for one in shelf.articles() if one.id == "reading-room")
    bad = "见 https://" + "很长的地址" * 20 + " 或 <b>加粗</b>，电话 13912345678 {no-such-fact}"
    texts = {language: replace(text, question=bad, answer=bad, aliases=(bad,)) for language, text in room.texts.items()}
    many = [replace(room, id=f"own-{number}" + "x" * 27, texts=texts) for number in range(40)]
    hand_in(chen, dump(many).encode(), "一" * 60 + ".toml")
    await chen.sees_of("处要改，一条都还没有收进来")


async def test_a_threshold_that_is_no_number_stops_nobody(chen: Actor, zhang: Actor, town: Town) -> None:
    async with town.app.database.transaction() as session:
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        await adjustments.adjust_all(session, Kind.TUNING, {"sure": "nan", "possible": "sehr"}, by=zhao)
    await chen.comes_in()
    await chen.says("/article")
    await chen.taps("button-desk-measure")
    await chen.sees_of(f"把握到 {percent(Tuning().sure)}% 才直接回答")
    await answered(zhang, READING_ROOM, READING_ROOM)


async def test_the_longest_answer_there_may_be_is_written_looked_at_and_read(
    chen: Actor, zhang: Actor, town: Town
) -> None:
    longest = "字" * 3499 + "。"
    await begin(chen)
    await write(chen, answer=longest)
    await chen.taps("button-publish")
    await chen.sees_of("发布了")
    said = await answered(zhang, QUESTION, longest[:100])
    assert longest in said["text"]
    page = await open_page(chen, next(one for one in town.app.knowledge.articles if one.startswith("own-")))
    assert page
