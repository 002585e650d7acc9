"""Inline mode: "@linli_bot 图书室" in any chat shows answers while one writes, and sends the chosen one."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from community import askings, clock, hours, people
from knowledge import Article, KnowledgeBase, Source, Text, in_both_scripts
from tests.conversations import shelf, told
from tests.conversations.conftest import RESIDENTS, STRANGERS
from tests.conversations.shelf import HALL, LAST_DAY, READING_ROOM, SUBSIDY, UNKNOWN
from tests.stories import BOT, Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def answers(town: Town) -> list[dict[str, Any]]:
    """What the bot answered to inline searches."""
    found: list[dict[str, Any]] = []
    town.playground.world.listeners.add(
        lambda event: found.append(event) if event["event"] == "inline_answer" else None
    )
    return found


async def search(actor: Actor, words: str, answers: list[dict[str, Any]]) -> dict[str, Any]:
    number = actor.town.playground.world.inline_query(actor.id, BOT, words)
    answer = await until(lambda: [one for one in answers if one["inline_query_id"] == number])
    assert answer
    found: dict[str, Any] = answer[0]
    return found


def titles(answer: dict[str, Any]) -> list[str]:
    return [result["title"] for result in answer["results"]]


async def test_answers_are_found_in_the_readers_language(
    zhang: Actor, ho: Actor, emma: Actor, answers: list[dict[str, Any]]
) -> None:
    for actor, words, title in (
        (zhang, READING_ROOM, "图书室几点开门？"),
        (ho, "圖書室幾點開門", "圖書室幾點開門？"),
        (emma, "reading room open", "When does the reading room open?"),
    ):
        found = await search(actor, words, answers)
        assert titles(found)[0] == title
        assert found["button"] is None


async def test_the_chosen_answer_is_sent_with_source_and_date_and_no_button_of_the_askers(
    zhang: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    world = town.playground.world
    found = await search(zhang, READING_ROOM, answers)
    result = found["results"][0]
    assert result["description"] == f"关于“{READING_ROOM}”的答案。"
    message = world.choose_inline_result(zhang.id, found["inline_query_id"], result["id"], str(STRANGERS))
    for part in (READING_ROOM, "依据：《城市居民委员会组织法》第四条", "核对于 2026-01"):
        assert part in message.wire["text"]
    assert message.wire["entities"][0]["type"] == "bold"
    ((only,),) = message.wire["reply_markup"]["inline_keyboard"]
    assert (only["text"], only["url"].partition("start=")[2]) == ("看最新的", "show-reading-room")


async def test_an_answer_sent_by_way_of_the_bot_is_not_answered(
    zhang: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    await zhang.comes_in()
    await zhang.hears("start-choices")
    world = town.playground.world
    for chat in (f"{zhang.id}:{BOT}", str(RESIDENTS)):
        found = await search(zhang, READING_ROOM, answers)
        world.choose_inline_result(zhang.id, found["inline_query_id"], "reading-room", chat)
    await zhang.hears_nothing()
    await zhang.hears_nothing(chat=RESIDENTS)


async def test_in_a_half_finished_conversation_it_is_what_the_person_says(
    zhang: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    await zhang.comes_in()
    await zhang.says("/person")
    await told.is_noted(zhang, 1)
    found = await search(zhang, READING_ROOM, answers)
    town.playground.world.choose_inline_result(zhang.id, found["inline_query_id"], "reading-room", f"{zhang.id}:{BOT}")
    await zhang.hears("talk-passed", held=False, who="", number=1, more=True)


async def test_several_near_ones_are_offered_and_nothing_more_than_near(
    zhang: Actor, answers: list[dict[str, Any]]
) -> None:
    assert set(titles(await search(zhang, HALL, answers))) == {"活动室怎么借用？", "活动室钥匙由谁保管？"}


async def test_nothing_found_leads_to_the_private_chat(
    zhang: Actor, ho: Actor, emma: Actor, answers: list[dict[str, Any]]
) -> None:
    for actor in (zhang, ho, emma):
        for words, label in (("", "inline-first"), (UNKNOWN, "inline-ask")):
            found = await search(actor, words, answers)
            assert found["results"] == []
            text = actor.town.translator(actor.language).plain(label)
            assert found["button"] == {"text": text, "start_parameter": "ask"}
    await zhang.starts("ask")
    await zhang.hears("start-greeting", name="Zhang")


async def test_an_answer_that_may_be_wrong_by_now_is_not_offered(zhang: Actor, answers: list[dict[str, Any]]) -> None:
    clock.move(hours.at(LAST_DAY, time(12)) - datetime.now(UTC))
    assert titles(await search(zhang, SUBSIDY, answers)) == [f"{SUBSIDY}？"]
    clock.move(hours.at(LAST_DAY + timedelta(days=1), time(12)) - datetime.now(UTC))
    assert titles(await search(zhang, SUBSIDY, answers)) == []


async def test_what_was_sent_is_counted_and_what_was_only_looked_at_is_not(
    zhang: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    today = hours.local(clock.now()).date()

    async def asked() -> int:
        await askings.flush(town.app.database.transaction)
        async with town.app.database.transaction.reading() as session:
            return (await askings.counts(session, since=today)).get("reading-room", 0)

    before = await asked()
    for words in ("图书", "图书室", READING_ROOM):
        found = await search(zhang, words, answers)
    assert await asked() == before
    town.playground.world.choose_inline_result(zhang.id, found["inline_query_id"], "reading-room", str(STRANGERS))

    async def counted() -> bool:
        return await asked() == before + 1

    assert await zhang.until(counted)


async def test_whoever_only_types_the_bots_name_leaves_no_row_and_a_chosen_language_is_kept_to(
    zhang: Actor, ho: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    await search(zhang, READING_ROOM, answers)
    async with town.app.database.transaction.reading() as session:
        assert await people.by_telegram_id_or_none(session, zhang.id) is None
    async with town.app.database.transaction() as session:
        met = await people.meet(session, telegram_id=ho.id, name="Ho", client_language="zh-Hant")
        await people.speak(session, met.id, language="en")
    assert titles(await search(ho, READING_ROOM, answers)) == ["When does the reading room open?"]


def _long(article_id: str, question: str) -> Article:
    """An article whose answer one message cannot hold together with what it rests on."""
    room = shelf.articles()[0]
    text = Text(f"{question}？", "\n".join(["字" * 68] * 50))
    sources = tuple(Source("关于一件事的很长很长的办法" * 5 + str(number)) for number in range(20))
    return replace(room, id=article_id, texts=in_both_scripts({"zh-Hans": text}), sources=sources)


async def test_an_answer_that_one_message_cannot_hold_is_read_in_the_private_chat(
    zhang: Actor, town: Town, answers: list[dict[str, Any]]
) -> None:
    town.app.knowledge.update(changed=[_long("own-kite", "风筝在哪里放"), _long("own-kites", "风筝线断了找谁")])
    found = await search(zhang, "风筝在哪里放", answers)
    assert titles(found) == []
    assert found["button"]["start_parameter"] == "ask"
    await zhang.says("@linli_bot 风筝", chat=RESIDENTS)
    await zhang.hears("answer-did-you-mean", chat=RESIDENTS)
    await zhang.taps("风筝在哪里放？", chat=RESIDENTS)
    said = await zhang.hears_of("依据：", chat=RESIDENTS)
    assert said["reply_markup"]["inline_keyboard"][-1][0]["text"] == "删除"


async def test_a_flood_of_searches_costs_nobody_else_an_answer(
    zhang: Actor, li: Actor, answers: list[dict[str, Any]]
) -> None:
    world = zhang.town.playground.world
    asked = {world.inline_query(zhang.id, BOT, f"{READING_ROOM}{'啊' * number}") for number in range(240)}
    found = await search(li, READING_ROOM, answers)
    assert titles(found)[0] == "图书室几点开门？"
    assert asked & {one["inline_query_id"] for one in answers}
    await search(zhang, READING_ROOM, answers)
