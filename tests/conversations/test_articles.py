"""The desk: who may come, how an article is found there, what its page tells, and how it goes back in time."""

import pytest
from sqlalchemy import select

from community import intake, people, questions
from community.questions import Question
from knowledge import KnowledgeBase
from tests.conversations import shelf, told
from tests.conversations.announcements import data_of, labels
from tests.conversations.conftest import RESIDENTS, STAFF
from tests.conversations.desk import answered, current, open_page, shown, versions
from tests.conversations.shelf import READING_ROOM
from tests.stories import Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def change(actor: Actor, field: str, text: str) -> None:
    """Change a field of the article whose page was opened last, and publish it."""
    await actor.taps("button-change", field=field)
    await actor.hears("write-ask", field=field, least=3)
    await actor.says(text)
    await actor.hears_of("改过以后的样子")
    await actor.taps("button-publish")
    await actor.sees_of("改好了")


@pytest.mark.parametrize("command", ["/article", "/misses", "/report"])
async def test_residents_and_volunteers_are_told_kindly_who_can(zhang: Actor, li: Actor, command: str) -> None:
    for actor in (zhang, li):
        await actor.says(command)
        await actor.hears("refused-not-allowed")


async def test_a_link_to_the_desk_opens_nothing_for_residents(zhang: Actor) -> None:
    await zhang.comes_in()
    for payload in ("article-reading-room", "misses", "fix-1"):
        await zhang.starts(payload)
        await zhang.hears("refused-not-allowed")


async def test_the_menu_offers_what_each_role_may_do(chen: Actor, wang: Actor) -> None:
    await wang.says("/article")
    assert "导入" not in labels(await wang.hears_of("答案库"))
    await chen.says("/article")
    found = labels(await chen.hears_of("现有 11 条答案"))
    assert {"新写一篇", "试一个问题", "没答上来的", "导入", "导出", "方言词", "把握的尺度"} <= set(found)


async def test_an_article_is_found_by_a_few_words_and_by_its_subject(chen: Actor) -> None:
    await chen.says("/article")
    await chen.hears_of("答案库")
    await chen.says("图书室")
    assert f"{READING_ROOM}？" in labels(await chen.hears_of("跟“图书室”最近的"))
    await chen.taps("button-back")
    await chen.sees_of("答案库")
    await chen.taps("button-desk-subjects")
    await chen.taps("button-subject", subject="邻里生活", count=11)
    await chen.sees_of("邻里生活 · 11 条")
    await chen.taps("button-next")
    await chen.taps("button-next")
    await chen.taps(f"{READING_ROOM}？")
    await chen.hears_of("只有工作人员看得到")


async def test_leaving_the_desk_by_words_makes_questions_questions_again(chen: Actor) -> None:
    await chen.says("/article")
    await chen.hears_of("答案库")
    await chen.says("算了")
    await chen.hears("never-mind")
    await chen.says(READING_ROOM)
    await chen.hears_of("依据：")


async def test_a_page_shows_what_residents_read_and_what_they_said(chen: Actor, zhang: Actor) -> None:
    await zhang.says(READING_ROOM)
    answer = await zhang.hears_of("依据：")
    await zhang.taps("button-useless")
    await zhang.hears_of("哪里不好")
    await chen.comes_in()
    page = await open_page(chen, "reading-room")
    assert answer["text"] in page["text"]
    assert "系统自带，没有改过" in page["text"]
    assert "有用 0 · 没用 1" in page["text"]
    assert {"改问题", "改问法", "改答案", "不是这些", "改依据", "改日期", "试一试", "停用"} <= set(labels(page))
    assert "历史" not in labels(page)


async def test_an_expired_article_says_so_to_staff(chen: Actor) -> None:
    await chen.comes_in()
    assert chen.town.plain("zh-Hans", "page-expired") in (await open_page(chen, "subsidy"))["text"]


async def test_history_shows_every_version_and_an_earlier_one_comes_back(chen: Actor, zhang: Actor, town: Town) -> None:
    await chen.comes_in()
    await open_page(chen, "reading-room")
    await change(chen, "answer", "十点开门。")
    assert "十点开门。" in (await answered(zhang, READING_ROOM, "十点开门。"))["text"]
    await open_page(chen, "reading-room")
    await chen.taps("button-history")
    history = await chen.hears_of("一共 2 版")
    assert "第 2 版 · Chen 改的" in history["text"]
    assert "第 1 版 · 系统自带的" in history["text"]
    await chen.taps("button-version", number=2)
    second = await chen.hears_of("＋ 加上：十点开门。")
    assert f"－ 去掉：关于“{READING_ROOM}”的答案。" in second["text"]
    assert "恢复这一版" not in labels(second)
    await chen.taps("button-version", number=1)
    await chen.hears_of("这一版以后，又有这些改动")
    await chen.taps("button-return")
    await chen.taps("button-return-sure")
    await chen.is_told("article-returned", number=1, told=0)
    assert [one.what for one in await versions(town, "reading-room")] == ["rolled-back", "edited", "shipped"]
    await answered(zhang, READING_ROOM, f"关于“{READING_ROOM}”的答案。")


async def test_a_retired_article_is_found_no_more_until_it_is_brought_back(
    chen: Actor, zhang: Actor, town: Town
) -> None:
    await chen.comes_in()
    page = await open_page(chen, "reading-room")
    await chen.taps("button-retire")
    await chen.hears("retire-sure", title=f"{READING_ROOM}？")
    await chen.taps("button-retire-sure")
    await chen.sees("article-retired", title=f"{READING_ROOM}？")
    assert await until(lambda: "reading-room" not in town.app.knowledge.articles)
    await zhang.says(READING_ROOM)
    await zhang.hears_of("没有把握")
    await chen.taps_what_was_there(page, data_of(page, "改答案"))
    assert chen.town.plain("zh-Hans", "page-retired") in (await chen.hears_of("已经停用"))["text"]
    await chen.taps("button-history")
    await chen.hears_of("Chen 停用的")
    await chen.taps("button-version", number=1)
    await chen.taps("button-return")
    await chen.taps("button-return-sure")
    await answered(zhang, READING_ROOM, f"关于“{READING_ROOM}”的答案。")
    assert not (await current(town, "reading-room")).retired


async def test_words_in_a_title_lead_to_the_shortest_first_and_to_nothing_by_chance(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await open_page(chen, "hall-key")
    await chen.taps("button-retire")
    await chen.taps("button-retire-sure")
    await chen.sees("article-retired", title="活动室钥匙由谁保管？")
    assert await until(lambda: "hall-key" not in town.app.knowledge.articles)
    await chen.says("/article")
    await chen.says("活动室")
    assert labels(await chen.hears_of("跟“活动室”最近的 2 条")) == [
        "活动室怎么借用？",
        "（停用）活动室钥匙由谁保管？",
        "‹ 返回",
    ]


async def test_grid_workers_write_but_do_not_retire(wang: Actor, town: Town) -> None:
    await wang.comes_in()
    page = await open_page(wang, "reading-room")
    assert "停用" not in labels(page)
    await wang.taps_what_was_there(page, "work:reading-room:retire-sure:0")
    await wang.is_told("refused-not-allowed")
    assert (await current(town, "reading-room")).number == 0


async def test_a_wrong_answer_in_the_staff_group_leads_to_where_it_is_mended(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await chen.says("@linli_bot 图书室几点开门啊", chat=STAFF)
    answer = await chen.hears_of("依据：", chat=STAFF)
    urls = [one["url"] for line in answer["reply_markup"]["inline_keyboard"] for one in line if "url" in one]
    payload = next(url.partition("start=")[2] for url in urls if "start=fix-" in url)
    await chen.starts(payload)
    assert "图书室几点开门啊" in (await chen.hears_of("居民问："))["text"]
    await chen.taps("button-add-alias")
    await chen.hears_of("加好了")
    assert await until(
        lambda: "图书室几点开门啊" in town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases
    )
    await chen.taps("button-add-unlike")
    await chen.hears_of("不再答")
    found = await until(lambda: town.app.knowledge.articles["reading-room"].texts["zh-Hans"].unlike)
    assert found == ("图书室几点开门啊",)
    assert town.app.knowledge.articles["reading-room"].texts["zh-Hans"].aliases == ()


async def test_what_somebody_asked_a_person_about_is_not_shown_at_the_desk(
    chen: Actor, zhang: Actor, town: Town
) -> None:
    await chen.comes_in()
    await zhang.comes_in()
    await zhang.says(READING_ROOM)
    await zhang.taps("button-person")
    await told.is_noted(zhang, 1)
    async with town.app.database.transaction.reading() as session:
        assert not (await session.scalars(select(Question))).all()
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, zhang.id)
        question = await questions.record(session, by=me, words=READING_ROOM, article_id="reading-room")
        await intake.ask_person(session, question, by=me)
    await chen.starts(f"fix-{question.id}")
    await chen.hears("refused-not-found")


async def test_the_desk_is_never_opened_in_a_group(chen: Actor) -> None:
    await chen.comes_in()
    for chat in (STAFF, RESIDENTS):
        await chen.says("/article", chat=chat)
        await chen.says("/misses", chat=chat)
        await chen.hears_nothing(chat=chat)


async def test_what_is_due_is_listed_with_ones_own_first(chen: Actor, zhao: Actor) -> None:
    await chen.comes_in()
    await open_page(chen, "reading-room")
    await chen.taps("button-change", field="days")
    await chen.taps("button-change", field="review")
    await chen.hears("write-ask", field="review", least=3)
    await chen.says("明天")
    await chen.hears_of("改过以后的样子")
    await chen.taps("button-publish")
    await chen.sees_of("改好了")
    await chen.says("/article")
    # Its subsidy held until a day that has passed, so it is due as well.
    await chen.taps("button-desk-due", count=2)
    listed = await shown(chen, "该核对的，一共 2 条")
    assert labels(listed)[0] == f"{READING_ROOM}？"
    assert "前 1 条是您写的" in listed["text"]
    await zhao.says("/article")
    await zhao.taps("button-desk-due", count=2)
    assert "没有您写的" in (await shown(zhao, "该核对的，一共 2 条"))["text"]
    assert await shown(chen, "一共 2 条") is not None


async def test_old_and_forged_buttons_at_the_desk_are_answered(chen: Actor) -> None:
    await chen.comes_in()
    page = await open_page(chen, "reading-room")
    for data in ("work:no-such-thing:open:0", "past:reading-room:99:show", "subject:7:0"):
        await chen.taps_what_was_there(page, data)
        await chen.is_told("refused-not-found")
        chen.town.alerts.clear()
    for data in ("draft:reading-room:publish", "tried:7:alias:reading-room", "takein", "miss:7:open"):
        await chen.taps_what_was_there(page, data)
        await chen.is_told("refused-ended")
        chen.town.alerts.clear()
