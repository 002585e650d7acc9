"""What nobody could answer: grouped and masked, answered for everyone who asked, or left alone."""

import pytest

from community import misses, outbox, people
from community.outbox import Kind
from knowledge import KnowledgeBase
from tests.conversations import shelf
from tests.conversations.announcements import labels, tap
from tests.conversations.conftest import PEOPLE, STAFF
from tests.conversations.desk import ANSWER, QUESTION, answered, current, shown, write
from tests.conversations.shelf import READING_ROOM
from tests.stories import Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


CHARGING = ("电瓶车充电桩在什么位置", "电瓶车充电桩在什么位置呀")


async def ask_in_vain(actor: Actor, question: str, *, waits: bool = True) -> None:
    """Ask what nobody can answer, and wait to be told."""
    if not actor.town.heard(actor.key(None)):
        await actor.comes_in()
    seen = len(actor.town.heard(actor.key(None)))
    await actor.says(question)
    offered = await until(
        lambda: (
            {"都不是", "有答案告诉我"}
            & {one for said in actor.town.heard(actor.key(None))[seen:] for one in labels(said)}
        )
    )
    if offered == {"都不是"}:
        await actor.taps("都不是")
    if waits:
        await actor.taps("button-tell-me-answer")
        await actor.is_told("tell-me-answer")


async def open_ones(town: Town) -> list[str]:
    async with town.app.database.transaction.reading() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        return [one.words for one in await misses.open_ones(session, by=chen)]


async def test_like_questions_stand_together_without_what_tells_who_asked(zhang: Actor, li: Actor, chen: Actor) -> None:
    await ask_in_vain(zhang, f"{CHARGING[0]}，我电话 13912345678")
    await ask_in_vain(li, CHARGING[1], waits=False)
    await ask_in_vain(li, "宠物疫苗本丢失补办", waits=False)
    await chen.says("/misses")
    listed = await chen.hears_of("没答上来的：2 类，3 个问题")
    assert "2 个问题 · 1 人等答案" in listed["text"]
    assert "13912345678" not in listed["text"]
    await chen.taps("button-miss", place=1)
    group = await chen.sees_of("2 个问题，问的是一类事")
    assert "●●" in group["text"]
    assert "13912345678" not in group["text"]
    assert labels(group) == ["写答案", "已有答案", "不用答", "‹ 返回"]


async def test_an_answer_goes_to_everyone_who_asked(zhang: Actor, li: Actor, chen: Actor, town: Town) -> None:
    await ask_in_vain(zhang, CHARGING[0])
    await ask_in_vain(li, CHARGING[1])
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-write")
    suggested = await chen.hears_of("居民是这样问的")
    assert all(words in suggested["text"] for words in CHARGING)
    await chen.hears_of("第 1 步")
    panel = await write(chen)
    assert "发布并告诉等答案的 2 人" in labels(panel)
    assert "发布" not in labels(panel)
    await chen.taps("button-publish-tell", count=2, new=True)
    await chen.sees_of("已经告诉 2 位")
    for actor in (zhang, li):
        await actor.hears("answer-ready", question=QUESTION)
    assert await open_ones(town) == []
    await answered(zhang, CHARGING[0], ANSWER)


async def test_a_known_answer_learns_the_words_and_is_told_to_who_waits(zhang: Actor, chen: Actor, town: Town) -> None:
    await ask_in_vain(zhang, "哪儿能安静看会儿小说")
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-known")
    await shown(chen, "几个字")
    await chen.says("图书室")
    await tap(chen, f"{READING_ROOM}？")
    await chen.hears("miss-settled", count=1)
    await zhang.hears("answer-ready", question=f"{READING_ROOM}？")
    assert await until(
        lambda: "哪儿能安静看会儿小说" in town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases
    )


async def test_the_same_words_of_several_people_become_one_way_of_asking(
    zhang: Actor, li: Actor, chen: Actor, town: Town
) -> None:
    for actor in (zhang, li):
        await ask_in_vain(actor, "哪儿能安静看会儿小说")
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-known")
    await shown(chen, "几个字")
    await chen.says("图书室")
    await tap(chen, f"{READING_ROOM}？")
    added = await chen.sees_of("加好了")
    assert added["text"].count("哪儿能安静看会儿小说") == 1
    await chen.hears("miss-settled", count=2)
    assert await until(
        lambda: town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases == ("哪儿能安静看会儿小说",)
    )


async def test_what_needs_no_answer_leaves_the_list_after_a_second_question(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await ask_in_vain(zhang, CHARGING[0])
    await chen.says("/misses")
    await chen.taps("button-miss", place=1)
    await chen.taps("button-miss-dismiss")
    await chen.sees("miss-dismiss-sure", count=1, waiting=1)
    await chen.taps("button-not-yet")
    await chen.taps("button-miss-dismiss")
    await chen.taps("button-miss-dismiss-sure")
    await chen.sees("miss-dismissed")
    await chen.taps("button-back-to-misses")
    await chen.sees("misses-none")
    assert await open_ones(town) == []
    await zhang.hears_nothing()


async def test_a_group_that_a_colleague_saw_to_is_over(zhang: Actor, chen: Actor, zhao: Actor) -> None:
    await ask_in_vain(zhang, CHARGING[0])
    for actor in (chen, zhao):
        await actor.says("/misses")
        await actor.taps("button-miss", place=1)
    await zhao.taps("button-miss-dismiss")
    await zhao.taps("button-miss-dismiss-sure")
    await zhao.sees("miss-dismissed")
    await chen.taps("button-miss-write")
    await chen.is_told("refused-ended")


async def test_the_weeks_card_in_the_staff_group_leads_to_the_private_chat(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await ask_in_vain(zhang, CHARGING[0])
    await chen.comes_in()
    async with town.app.database.transaction() as session:
        await outbox.post(
            session, key="week", card="misses-week", of=Kind.REMINDER, chat_id=STAFF, misses=1, due=2, expired=0
        )
    card = await chen.hears_of("这一周，答案库里有这些要看一看", chat=STAFF)
    assert "没答上来的问题：1 个" in card["text"]
    assert "过了有效期" not in card["text"]
    await chen.taps("button-see-misses", chat=STAFF)
    payload = await chen.is_led_to()
    assert payload == "misses"
    await chen.starts(payload)
    await chen.hears_of("没答上来的：1 类")


async def test_who_wrote_articles_is_told_which_are_due_and_opens_them(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, PEOPLE["chen"])
        row = (await current(town, "reading-room")).titles
        await outbox.post(
            session,
            key="due",
            card="articles-due",
            of=Kind.REMINDER,
            person_id=person.id,
            count=3,
            articles=[["reading-room", row]],
        )
    due = await chen.hears_of("有 3 条该核对了")
    assert "还有 2 条" in due["text"]
    await chen.taps(f"{READING_ROOM}？")
    await chen.hears_of("只有工作人员看得到")
