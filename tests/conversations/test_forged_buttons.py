"""Buttons that nobody was shown: who changes what a tap sends reaches nothing that is not theirs."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import follows, intake, people, questions, votes
from community.questions import Question
from knowledge import KnowledgeBase
from tests.conversations import shelf
from tests.conversations.conftest import PEOPLE, RESIDENTS
from tests.conversations.desk import versions
from tests.conversations.shelf import HALL, READING_ROOM, UNKNOWN
from tests.conversations.test_misses import open_ones
from tests.stories import Actor, Town


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def person_id(town: Town, name: str) -> int:
    async with town.app.database.transaction.reading() as session:
        return (await people.by_telegram_id(session, PEOPLE[name])).id


async def newest(town: Town) -> Question:
    async with town.app.database.transaction.reading() as session:
        return (await session.scalars(select(Question).order_by(col(Question.id).desc()))).all()[0]


async def test_nobody_takes_away_or_changes_what_the_bot_said_to_others(zhang: Actor, li: Actor, town: Town) -> None:
    await li.says(f"@linli_bot {READING_ROOM}", chat=RESIDENTS)
    answer = await li.hears_of("依据：", chat=RESIDENTS)
    await zhang.says(f"@linli_bot {HALL}", chat=RESIDENTS)
    await zhang.hears("answer-did-you-mean", chat=RESIDENTS)
    own = (await newest(town)).id
    me = await person_id(town, "zhang")
    for data in (f"away:{me}", f"show:bikes:{own}", f"none:{own}"):
        await zhang.taps_what_was_there(answer, data, chat=RESIDENTS)
        await zhang.is_told("stray-button")
        town.alerts.clear()
    assert answer in town.heard(str(RESIDENTS))


async def test_words_for_a_person_become_nobodys_way_of_asking(wang: Actor, zhang: Actor, town: Town) -> None:
    await wang.comes_in()
    await zhang.comes_in()
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["zhang"])
        question = await questions.record(session, by=me, words=READING_ROOM, article_id="reading-room")
        await intake.ask_person(session, question, by=me)
    page = town.heard(wang.key(None))[-1]
    for act in ("alias", "unlike"):
        await wang.taps_what_was_there(page, f"fix:{question.id}:{act}")
        await wang.is_told("refused-not-found")
        town.alerts.clear()
    assert await versions(town, "reading-room") == []


async def test_a_request_for_a_person_is_not_listed_as_a_miss_by_a_wish(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["zhang"])
        repair = await questions.record(session, by=me, words="我家卫生间漏水")
    page = town.heard(zhang.key(None))[-1]
    await zhang.taps_what_was_there(page, f"tell:{repair.id}::1")
    await zhang.is_told("refused-not-found")
    assert await open_ones(town) == []


@pytest.mark.parametrize(
    "data",
    [
        "tell:0::1",
        "tell:7:reading-room:1",
        "tell:-7::1",
        "tell:99999999999999999999::1",
        "why:no-such-article:wrong",
        "why:reading-room:because",
        "vote:no-such-article:1",
        "show:no-such-article:0",
        "none:99999999999999999999",
        "work:../../etc:open:0",
        "fact:no-such-fact:ask",
        "dialect:no-such-table",
        "month:209913",
        "draft:reading-room:no-such-thing",
    ],
)
async def test_a_button_with_other_data_is_answered_and_keeps_nothing(zhang: Actor, town: Town, data: str) -> None:
    await zhang.comes_in()
    await zhang.says(UNKNOWN)
    said = await zhang.hears("answer-unsure")
    town.alerts.clear()
    await zhang.taps_what_was_there(said, data)
    assert await zhang.until(lambda: _told(town))
    assert "编号" not in town.alerts[-1]["text"], town.alerts
    async with town.app.database.transaction.reading() as session:
        assert await follows.everything(session) == []
        assert (await session.scalars(select(votes.Vote))).all() == []


async def _told(town: Town) -> bool:
    return bool(town.alerts)


DESK = (
    "desk:menu:0", "desk:subjects:0", "desk:new:0", "desk:due:0", "desk:try:0", "desk:facts:0", "desk:dialect:0",
    "desk:measure:0", "desk:import:0", "desk:export:0", "subject:7:0", "work:reading-room:open:0",
    "work:reading-room:days:0", "work:reading-room:history:0", "work:reading-room:try:0", "work:reading-room:retire:0",
    "work:reading-room:retire-sure:0", "work:reading-room:answer:0", "work:reading-room:english:0",
    "past:reading-room:1:show", "past:reading-room:1:sure",
    "draft:reading-room:publish", "draft:reading-room:drop", "draft:reading-room:anew",
    "choose:post:general", "tried:1:alias:reading-room", "tried:1:expected:", "fix:7:alias", "fact:dibao-standard:ask",
    "fact:dibao-standard:empty", "dialect:chongqing", "measure:sure:1", "takein", "handout:xlsx:0", "miss:7:open",
    "miss:7:dismiss-sure", "fits:7:reading-room", "month:202611",
)  # fmt: skip


@pytest.mark.parametrize("who", ["zhang", "li"])
async def test_no_button_of_the_desk_opens_anything_for_others(
    request: pytest.FixtureRequest, town: Town, who: str
) -> None:
    actor: Actor = request.getfixturevalue(who)
    await actor.comes_in()
    await actor.says(READING_ROOM)
    said = await actor.hears_of("依据：")
    await actor.says(f"@linli_bot {READING_ROOM}", chat=RESIDENTS)
    aloud = await actor.hears_of("依据：", chat=RESIDENTS)
    before = len(town.heard(actor.key(None)))
    for chat, message in ((None, said), (RESIDENTS, aloud)):
        for data in DESK:
            town.alerts.clear()
            await actor.taps_what_was_there(message, data, chat=chat)
            assert await actor.until(lambda: _told(town)), data
            assert town.alerts[-1]["text"], (chat, data)
            assert "编号" not in town.alerts[-1]["text"], (chat, data, town.alerts)
    assert len(town.heard(actor.key(None))) == before
    assert aloud in town.heard(str(RESIDENTS))


async def test_who_lost_the_role_in_between_reaches_nothing_at_the_desk(wang: Actor, town: Town) -> None:
    await wang.comes_in()
    await wang.says("/article")
    menu = await wang.hears_of("答案库")
    async with town.app.database.transaction() as session:
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        me = await people.by_telegram_id(session, PEOPLE["wang"])
        for role in await people.roles(session, me.id):
            assert role.id
            await people.revoke(session, role.id, by=zhao)
    before = len(town.heard(wang.key(None)))
    for data in DESK:
        town.alerts.clear()
        await wang.taps_what_was_there(menu, data)
        assert await wang.until(lambda: _told(town)), data
        assert town.alerts[-1]["text"], data
        assert "编号" not in town.alerts[-1]["text"], (data, town.alerts)
    assert len(town.heard(wang.key(None))) == before
