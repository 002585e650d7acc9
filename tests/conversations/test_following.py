"""Being told later: when there is an answer, when one changes; wished for in private and in a group, and taken back."""

import pytest
from sqlalchemy import select

from community import articles, follows, misses, people
from community.database import Database
from community.questions import Question
from handlers.cards.answer_buttons import TellMe
from knowledge import KnowledgeBase, to_data
from tests.conversations import shelf
from tests.conversations.conftest import PEOPLE, RESIDENTS
from tests.conversations.shelf import READING_ROOM, SUBSIDY, UNKNOWN
from tests.stories import Actor, Town


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def followed(town: Town, name: str) -> list[str | None]:
    async with town.app.database.transaction.reading() as session:
        person = await people.by_telegram_id(session, PEOPLE[name])
        return [one.about for one in await follows.mine(session, person.id)]


async def settle_with_reading_room(database: Database) -> int:
    """Let staff say that the reading room answers every open question."""
    async with database.transaction() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        await articles.ship(session, [to_data(article) for article in shelf.articles()])
        asked = [question.id for question in await session.scalars(select(Question))]
        return await misses.settle(session, asked, article_id="reading-room", by=chen)


async def test_whoever_waits_for_an_answer_is_told_and_reads_it(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says(UNKNOWN)
    await zhang.taps("button-tell-me-answer")
    await zhang.is_told("tell-me-answer")
    assert await settle_with_reading_room(town.app.database) == 1
    await zhang.hears("answer-ready", question=f"{READING_ROOM}？")
    await zhang.taps("button-read-answer")
    await zhang.hears_of(f"关于“{READING_ROOM}”的答案。")
    assert await followed(town, "zhang") == []


async def test_the_wish_is_taken_back_by_the_same_button(zhang: Actor, town: Town) -> None:
    await zhang.says(READING_ROOM)
    await zhang.taps("button-tell-me-change")
    await zhang.is_told("tell-me-change")
    assert await followed(town, "zhang") == ["article:reading-room"]
    await zhang.taps("button-tell-me-no-more")
    await zhang.is_told("tell-me-no-more")
    assert await followed(town, "zhang") == []
    await zhang.taps("button-tell-me-change")
    await zhang.taps("button-useful")
    await zhang.taps("button-tell-me-no-more")
    await zhang.taps("button-useful-chosen")


async def test_a_change_is_told_in_the_readers_language_and_can_be_enough(ho: Actor, emma: Actor, town: Town) -> None:
    for actor in (ho, emma):
        await actor.starts()
        await actor.hears("start-greeting", name=actor.name)
        await actor.says(READING_ROOM)
        await actor.taps("button-tell-me-change")
        await actor.is_told("tell-me-change")
    async with town.app.database.transaction() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        await articles.ship(session, [to_data(article) for article in shelf.articles()])
        body = next(to_data(article) for article in shelf.articles() if article.id == "reading-room")
        await articles.write(session, body, by=chen, over=0, shipped=body)
        assert await misses.tell_changed(session, "reading-room", by=chen) == 2
    await ho.hears("answer-changed", question="圖書室幾點開門？")
    await emma.hears("answer-changed", question="When does the reading room open?")
    await emma.taps("button-read-answer")
    await emma.hears_of("Every day from nine.")
    await emma.taps("button-tell-me-no-more")
    await emma.is_told("tell-me-no-more")
    assert await followed(town, "emma") == []
    assert await followed(town, "ho") == ["article:reading-room"]


async def test_in_a_group_the_wish_is_the_askers_and_nobody_sees_it(zhang: Actor, li: Actor, town: Town) -> None:
    await zhang.comes_in()
    await li.comes_in()
    await zhang.says(f"@linli_bot {UNKNOWN}", chat=RESIDENTS)
    before = await zhang.hears("answer-unsure", chat=RESIDENTS)
    await li.taps("button-tell-me-answer", chat=RESIDENTS)
    await li.is_told("refused-not-yours")
    await zhang.taps("button-tell-me-answer", chat=RESIDENTS)
    assert (await zhang.is_told("tell-me-answer"))["show_alert"]
    await zhang.hears_nothing(chat=RESIDENTS)
    assert town.heard(str(RESIDENTS))[-1]["reply_markup"] == before["reply_markup"]
    assert len(await followed(town, "zhang")) == 1


async def test_who_never_wrote_in_private_is_led_there_first(zhang: Actor, emma: Actor, town: Town) -> None:
    await zhang.says(f"@linli_bot {UNKNOWN}", chat=RESIDENTS)
    await zhang.taps("button-tell-me-answer", chat=RESIDENTS)
    await zhang.starts(await zhang.is_led_to())
    await zhang.hears("tell-me-answer")
    assert len(await followed(town, "zhang")) == 1
    await zhang.taps("button-tell-me-no-more")
    await zhang.is_told("tell-me-no-more")
    assert await followed(town, "zhang") == []
    # Of an article that is told no more, everybody may want to hear.
    await emma.says(f"/ask {SUBSIDY}", chat=RESIDENTS)
    await emma.taps("button-tell-me-change", chat=RESIDENTS)
    await emma.starts(await emma.is_led_to())
    await emma.hears("tell-me-change")
    assert await followed(town, "emma") == ["article:subsidy"]


async def test_a_link_does_not_open_another_persons_question(zhang: Actor, li: Actor, town: Town) -> None:
    await zhang.says(f"@linli_bot {UNKNOWN}", chat=RESIDENTS)
    await zhang.taps("button-tell-me-answer", chat=RESIDENTS)
    await li.comes_in()
    await li.starts(await zhang.is_led_to())
    await li.hears("refused-not-yours")
    assert await followed(town, "li") == []


async def test_an_article_that_is_gone_cannot_be_followed_but_be_let_go(zhang: Actor) -> None:
    await zhang.says(READING_ROOM)
    answer = await zhang.hears_of("依据：")
    await zhang.taps_what_was_there(answer, TellMe(article="gone").pack())
    await zhang.is_told("answer-gone")
    await zhang.taps_what_was_there(answer, TellMe(article="gone", on=False).pack())
    await zhang.is_told("tell-me-no-more")
