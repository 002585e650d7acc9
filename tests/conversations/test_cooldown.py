"""Manners in groups: nothing twice within minutes, not too much at once, and taken away again by who asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from community import clock
from community.questions import Question
from knowledge import KnowledgeBase
from tests.conversations import shelf
from tests.conversations.conftest import BUILDER, PEOPLE, RESIDENTS, STAFF
from tests.conversations.shelf import BIKES, HALL, OTHERS, READING_ROOM, UNKNOWN
from tests.stories import Actor, Town, until

FORUM = -1007


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


def later(**by: float) -> None:
    clock.move(clock.now() - datetime.now(UTC) + timedelta(**by))


def lines(message: dict[str, Any]) -> list[list[dict[str, str]]]:
    """Return the buttons below a message."""
    found: list[list[dict[str, str]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return found


def payload(button: dict[str, str]) -> str:
    """Return what a link to the private chat carries."""
    return button["url"].partition("start=")[2]


async def ask(actor: Actor, words: str, chat: int = RESIDENTS) -> dict[str, Any]:
    """Ask in a group, and wait for the answer."""
    await actor.says(f"@linli_bot {words}", chat=chat)
    return await actor.hears_of(f"关于“{words}”的答案。", chat=chat)


async def gone(town: Town, message: dict[str, Any], chat: int = RESIDENTS) -> None:
    here = town.playground.world.messages[str(chat)]
    assert await until(lambda: here[message["message_id"]].deleted)


async def test_the_same_answer_is_not_written_twice_within_ten_minutes(zhang: Actor, li: Actor) -> None:
    answer = await ask(zhang, READING_ROOM)
    await li.says("@linli_bot 图书室几点开门？", chat=RESIDENTS)
    short = await li.hears("answer-said-lately", chat=RESIDENTS)
    assert short["reply_to_message"]["message_id"] == answer["message_id"]
    assert lines(short) == []
    await ask(li, BIKES)
    later(minutes=11)
    await ask(zhang, READING_ROOM)


async def test_who_reads_another_language_is_answered_in_it(zhang: Actor, emma: Actor, ho: Actor) -> None:
    await ask(zhang, READING_ROOM)
    await emma.says("/ask When does the reading room open?", chat=RESIDENTS)
    await emma.hears_of("Every day from nine.", chat=RESIDENTS)
    await emma.says("/ask When does the reading room open?", chat=RESIDENTS)
    await emma.hears("answer-said-lately", chat=RESIDENTS)
    for message in ("圖書室幾點開門？", "answer-said-lately"):
        await ho.says("@linli_bot 圖書室幾點開門", chat=RESIDENTS)
        await (ho.hears(message, chat=RESIDENTS) if "-" in message else ho.hears_of(message, chat=RESIDENTS))


async def test_a_private_chat_is_answered_as_often_as_it_asks(zhang: Actor) -> None:
    for _ in range(2):
        await zhang.says(READING_ROOM)
        await zhang.hears_of("依据：")


async def test_an_answer_that_an_administrator_deleted_is_written_again(zhang: Actor, li: Actor, town: Town) -> None:
    answer = await ask(zhang, READING_ROOM)
    world = town.playground.world
    world.delete(world.chat(RESIDENTS, BUILDER), [answer["message_id"]])
    await ask(li, READING_ROOM)


async def test_a_chosen_guess_is_an_answer_that_was_given(zhang: Actor, li: Actor) -> None:
    await zhang.says(f"@linli_bot {HALL}", chat=RESIDENTS)
    await zhang.taps("活动室怎么借用？", chat=RESIDENTS)
    await zhang.sees_of("关于“活动室怎么借用”的答案。", chat=RESIDENTS)
    await li.says("@linli_bot 活动室怎么借用", chat=RESIDENTS)
    await li.hears("answer-said-lately", chat=RESIDENTS)


async def test_after_five_answers_in_two_minutes_the_sixth_is_read_in_private(zhang: Actor, emma: Actor) -> None:
    for words in OTHERS[:5]:
        await ask(zhang, words)
    await zhang.says(f"@linli_bot {OTHERS[5]}", chat=RESIDENTS)
    card = await zhang.hears("answer-crowded", chat=RESIDENTS)
    await zhang.starts(payload(lines(card)[0][0]))
    await zhang.hears_of(f"关于“{OTHERS[5]}”的答案。")
    await emma.says("/ask When does the reading room open?", chat=RESIDENTS)
    await emma.hears("answer-crowded", chat=RESIDENTS)
    later(minutes=2, seconds=1)
    await ask(zhang, OTHERS[5])


async def test_the_asker_takes_every_kind_of_answer_away(zhang: Actor, li: Actor, town: Town) -> None:
    answer = await ask(zhang, READING_ROOM)
    assert [button["text"] for button in lines(answer)[-1]] == ["删除"]
    await li.taps("button-take-away", chat=RESIDENTS)
    await li.is_told("refused-not-yours")
    await zhang.taps("button-take-away", chat=RESIDENTS)
    await zhang.is_told("answer-taken-away")
    await gone(town, answer)
    await ask(li, READING_ROOM)
    for words, card in ((HALL, "answer-did-you-mean"), (UNKNOWN, "answer-unsure-again")):
        await zhang.says(f"@linli_bot {words}", chat=RESIDENTS)
        said = await zhang.hears(card, chat=RESIDENTS)
        await zhang.taps("button-take-away", chat=RESIDENTS)
        await gone(town, said)


async def test_staff_and_grid_workers_take_it_away_too(zhang: Actor, wang: Actor, chen: Actor, town: Town) -> None:
    for actor in (wang, chen):
        answer = await ask(zhang, READING_ROOM)
        await actor.taps("button-take-away", chat=RESIDENTS)
        await gone(town, answer)


async def test_what_is_too_old_to_be_taken_away_is_said_to_be_so(zhang: Actor, emma: Actor, town: Town) -> None:
    await ask(zhang, READING_ROOM)
    await emma.says("/ask When does the reading room open?", chat=RESIDENTS)
    await emma.hears_of("Every day from nine.", chat=RESIDENTS)
    town.playground.world.move_clock(advance_seconds=49 * 3600)
    await zhang.taps("button-take-away", chat=RESIDENTS)
    await zhang.is_told("answer-too-old-to-take-away")
    await emma.taps("button-take-away", chat=RESIDENTS)
    await emma.is_told("answer-too-old-to-take-away")


async def test_tapping_delete_twice_is_answered_twice(zhang: Actor, town: Town) -> None:
    answer = await ask(zhang, READING_ROOM)
    data = lines(answer)[-1][0]["callback_data"]
    await zhang.taps("button-take-away", chat=RESIDENTS)
    await gone(town, answer)
    town.playground.world.tap(zhang.id, str(RESIDENTS), answer["message_id"], data)
    assert await until(lambda: len([one for one in town.alerts if one["person"] == zhang.id]) == 2)


async def test_among_staff_an_answer_leads_to_where_it_is_mended(chen: Actor, wang: Actor, town: Town) -> None:
    answer = await ask(chen, READING_ROOM, STAFF)
    edit, alias, unlike = lines(answer)[1]
    assert [one["text"] for one in (edit, alias, unlike)] == ["改答案", "加问法", "不是这个"]
    assert payload(edit) == "article-reading-room"
    assert payload(alias) == payload(unlike)
    assert [button["text"] for button in lines(answer)[-1]] == ["删除"]
    await wang.says("@linli_bot 图书室几点开门？", chat=STAFF)
    short = await wang.hears("answer-said-lately", chat=STAFF)
    # The words of the second one are others, so they are mended by themselves.
    assert payload(lines(short)[0][1]) != payload(alias)
    async with town.app.database.transaction.reading() as session:
        kept = {f"fix-{one.id}": one for one in await session.scalars(select(Question))}
    assert kept[payload(alias)].words == READING_ROOM
    assert kept[payload(alias)].article_id == "reading-room"
    assert not kept[payload(alias)].missed


async def test_a_guess_chosen_among_staff_keeps_the_words_that_led_to_it(chen: Actor, town: Town) -> None:
    await chen.says(f"@linli_bot {HALL}", chat=STAFF)
    await chen.taps("活动室怎么借用？", chat=STAFF)
    answer = await chen.sees_of("关于“活动室怎么借用”的答案。", chat=STAFF)
    async with town.app.database.transaction.reading() as session:
        kept = {f"fix-{one.id}": one for one in await session.scalars(select(Question))}
    found = kept[payload(lines(answer)[1][1])]
    assert (found.words, found.article_id) == (HALL, "hall-book")


async def test_in_a_forum_each_topic_gets_its_answer(zhao: Actor, zhang: Actor, town: Town) -> None:
    world = town.playground.world
    world.add_group(id=FORUM, title="论坛群", members=list(PEOPLE.values()), creator=BUILDER, is_forum=True)
    topics = [world.new_topic(BUILDER, FORUM, name)["message_thread_id"] for name in ("通知", "问答")]
    await zhao.says("/link", chat=FORUM, topic=topics[0])
    await zhao.taps("purpose-residents", chat=FORUM)
    await zhao.taps("button-this-place", chat=FORUM, place="梧桐社区")
    for topic in topics:
        await zhang.says(f"@linli_bot {READING_ROOM}", chat=FORUM, topic=topic)
        answer = await zhang.hears_of("依据：", chat=FORUM)
        assert answer["message_thread_id"] == topic
