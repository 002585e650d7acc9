"""Writing an article: asked for one thing a message, looked at, published; overtaken by a colleague; kept over a restart."""

import pytest

from knowledge import KnowledgeBase
from tests.conversations import shelf
from tests.conversations.announcements import data_of, labels, words_of
from tests.conversations.desk import (
    ALIASES,
    ANSWER,
    QUESTION,
    answered,
    current,
    open_page,
    publish_new,
    shown,
    versions,
    write,
)
from tests.conversations.shelf import READING_ROOM
from tests.stories import Actor, Town, until


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def begin(actor: Actor) -> None:
    await actor.comes_in()
    await actor.says("/article")
    await actor.hears_of("答案库")
    await actor.taps("button-desk-new")
    await actor.hears_of("第 1 步，共 7 步")


async def edit(actor: Actor, field: str, text: str) -> None:
    """Change a field of the reading room's article, up to the last look."""
    await open_page(actor, "reading-room")
    await actor.taps("button-change", field=field)
    await actor.hears("write-ask", field=field, least=3)
    await actor.says(text)
    await actor.hears_of("改过以后的样子")


async def test_a_new_article_is_written_step_by_step_and_found_by_residents(
    chen: Actor, zhang: Actor, ho: Actor, town: Town
) -> None:
    article_id = await publish_new(chen)
    for question in (QUESTION, *ALIASES):
        answer = await answered(zhang, question, "在 3 栋东边的车棚。")
        assert answer["text"].startswith(f"{QUESTION}\n\n{ANSWER}")
        assert "依据：《物业管理条例》第三十四条" in answer["text"]
        assert "负责：物业联系人" in answer["text"]
    assert "在 3 棟東邊的車棚" in (await answered(ho, QUESTION, "車棚"))["text"]
    row = await current(town, article_id)
    assert (row.number, row.subject, row.valid_until) == (1, "本社区", None)
    assert [one.what for one in await versions(town, article_id)] == ["written"]


async def test_the_last_look_is_the_very_answer(chen: Actor) -> None:
    await begin(chen)
    panel = await write(chen)
    preview = next(one for one in chen.town.heard(chen.key(None)) if one["message_id"] == panel["message_id"] - 1)
    assert preview["text"].startswith(f"{QUESTION}\n\n{ANSWER}\n\n———\n依据：")
    assert {"发布", "改答案", "改依据", "加英文", "不要了"} <= set(labels(panel))


async def test_too_few_ways_of_asking_are_counted_and_kept(chen: Actor) -> None:
    await begin(chen)
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")
    await chen.says(ALIASES[0])
    await chen.hears("write-more-aliases", count=1, missing=2)
    await chen.says("\n".join(ALIASES[:2]))
    await chen.hears("write-more-aliases", count=2, missing=1)
    await chen.says(ALIASES[2])
    await chen.hears_of("第 3 步")


async def test_what_no_article_may_say_is_said_at_once_with_how_to_mend_it(chen: Actor, town: Town) -> None:
    await begin(chen)
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")
    await chen.says("\n".join(ALIASES))
    await chen.hears_of("第 3 步")
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("write-words-only")
    await chen.says("请打 13912345678，或者看 https://example.com/x 。")
    wrong = await chen.hears_of("链接")
    assert "像有手机号或身份证号" in wrong["text"]
    await chen.says(ANSWER)
    await chen.hears_of("第 4 步")
    await chen.says("居委会公告")
    await chen.hears_of("第 5 步")
    await chen.says("物业")
    await chen.hears_of("请点上面的一个窗口")
    await chen.taps("post-property")
    await chen.hears_of("第 6 步")
    await chen.says("昨天")
    await chen.hears_of("没看懂，或者这一天已经过了")
    await chen.says("2090-01-01")
    await chen.hears_of("第 7 步")
    await chen.says("2000-01-01")
    await chen.hears_of("没看懂，或者这一天已经过了")
    await chen.taps("button-choice", field="review", value="year")
    await chen.is_told("write-step-over")
    await chen.says("2090-01-01")
    panel = await chen.hears_of("可以发布吗")
    assert "有效到：2090 年 1 月 1 日" in panel["text"]


@pytest.mark.parametrize("text", ["😀", "？！", "——"])
async def test_what_holds_no_word_is_no_field(chen: Actor, text: str) -> None:
    await begin(chen)
    await chen.says(text)
    await chen.hears_of("这里面没有字")
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")
    await chen.says("\n".join((text, *ALIASES[:2])))
    await chen.hears("write-more-aliases", count=2, missing=1)


async def test_a_half_written_article_survives_a_restart(chen: Actor, town: Town) -> None:
    await begin(chen)
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")
    await chen.says(ALIASES[0])
    await chen.hears("write-more-aliases", count=1, missing=2)
    await town.restart()
    await chen.says("\n".join(ALIASES[1:]))
    await chen.hears_of("第 3 步")
    await chen.says(ANSWER)
    await chen.hears_of("第 4 步")


async def test_a_half_written_article_waits_while_its_writer_does_something_else(chen: Actor, town: Town) -> None:
    await begin(chen)
    await chen.says(QUESTION)
    await chen.hears_of("第 2 步")
    await chen.says("\n".join(ALIASES))
    await chen.hears_of("第 3 步")
    await chen.says("/start")
    await chen.hears_of("想知道什么")
    await chen.says("0")
    await chen.hears_of("记下了，编号 #R1")
    await chen.taps("button-that-was-all")
    await town.restart()
    await chen.says("/article")
    await chen.hears_of("答案库")
    await chen.taps("button-desk-go-on", title=QUESTION)
    await chen.hears_of("第 3 步")
    await chen.says(ANSWER)
    await chen.hears_of("第 4 步")
    await chen.says("居委会公告")
    await chen.taps("post-property")
    await chen.taps("button-choice", field="review", value="year")
    await chen.taps("button-choice", field="until", value="none")
    await chen.taps("button-publish")
    await chen.sees("write-published", new=True)
    await chen.says("/article")
    desk = await chen.hears_of("答案库")
    assert not any("接着写" in label for label in labels(desk))


async def test_words_that_mean_something_elsewhere_are_words_of_the_article(chen: Actor) -> None:
    await begin(chen)
    await chen.says("报修 电动车充电桩坏了怎么办？")
    await chen.hears_of("第 2 步")


async def test_a_change_is_shown_before_it_is_published_and_can_be_dropped(
    chen: Actor, zhang: Actor, town: Town
) -> None:
    await chen.comes_in()
    await open_page(chen, "reading-room")
    await chen.taps("button-change", field="answer")
    copy = await chen.hears_text(f"关于“{READING_ROOM}”的答案。\n第二行。")
    assert copy["entities"][0]["type"] == "pre"
    await chen.hears("write-ask", field="answer", least=3)
    await chen.says("十点开门。\n第二行。")
    panel = await chen.hears_of("改过以后的样子")
    assert "答案\n－ 去掉：关于" in panel["text"]
    assert "＋ 加上：十点开门。" in panel["text"]
    assert "第二行" not in panel["text"]
    assert "英文还是原来的" in panel["text"]
    await chen.says("好了")
    await chen.hears("write-use-buttons")
    await chen.taps("button-drop-draft")
    await chen.sees("write-dropped")
    assert (await current(town, "reading-room")).number == 0
    await answered(zhang, READING_ROOM, f"关于“{READING_ROOM}”的答案。")


async def test_what_is_the_same_cannot_be_published(chen: Actor) -> None:
    await chen.comes_in()
    await edit(chen, "question", f"{READING_ROOM}？")
    panel = await shown(chen, "没有改动")
    assert "发布" not in labels(panel)


async def test_whoever_is_overtaken_sees_by_what_and_keeps_what_was_typed(
    chen: Actor, wang: Actor, zhang: Actor, town: Town
) -> None:
    await chen.comes_in()
    await wang.comes_in()
    await edit(chen, "answer", "陈姐写的：十点开门。")
    await edit(wang, "aliases", "看书的地方\n借书\n还书")
    await wang.taps("button-publish")
    await wang.sees_of("改好了")
    await chen.taps("button-publish")
    overtaken = await chen.sees_of("Wang 刚刚也改了这一条")
    assert "＋ 加上：看书的地方" in overtaken["text"]
    await chen.taps("button-anew")
    again = await chen.hears_of("改过以后的样子")
    assert "陈姐写的" in again["text"]
    assert "看书的地方" not in again["text"]
    await chen.taps("button-publish")
    await chen.sees_of("改好了")
    await answered(zhang, "看书的地方", "陈姐写的：十点开门。")
    assert [one.what for one in await versions(town, "reading-room")] == ["edited", "edited", "shipped"]


async def test_an_article_that_was_retired_meanwhile_is_not_written_over_in_silence(
    chen: Actor, zhao: Actor, town: Town
) -> None:
    await chen.comes_in()
    await zhao.comes_in()
    await edit(chen, "answer", "十点开门。")
    await open_page(zhao, "reading-room")
    await zhao.taps("button-retire")
    await zhao.taps("button-retire-sure")
    await zhao.sees_of("停用了")
    await chen.taps("button-publish")
    await chen.sees_of("Zhao 刚刚停用了这一条")
    assert (await current(town, "reading-room")).retired


async def test_two_taps_publish_once(chen: Actor, town: Town) -> None:
    await begin(chen)
    panel = await write(chen)
    await chen.taps("button-publish")
    await chen.taps_what_was_there(panel, data_of(panel, "发布"))
    await chen.sees_of("发布了")
    await chen.is_told("refused-ended")
    found = await until(lambda: [one for one in town.app.knowledge.articles if one.startswith("own-")])
    assert len(found) == 1


async def test_an_english_text_is_added_field_by_field(chen: Actor, emma: Actor) -> None:
    await begin(chen)
    await write(chen)
    await chen.taps("button-language", english=False, there=False)
    await chen.hears_of("第 1 步，共 3 步")
    await chen.says("Where do I charge my e-bike?")
    await chen.hears_of("第 2 步，共 3 步")
    await chen.says("e-bike charging")
    await chen.hears_of("第 3 步，共 3 步")
    await chen.says("In the shed east of building 3.")
    await chen.hears_of("Where do I charge my e-bike?")
    await chen.taps("button-publish")
    await chen.sees_of("发布了")
    await answered(emma, "where do I charge my e-bike", "In the shed east of building 3.")


async def test_an_english_text_that_is_left_behind_can_be_left_out(chen: Actor, emma: Actor, town: Town) -> None:
    await chen.comes_in()
    await edit(chen, "answer", "十点开门。")
    await chen.taps("button-no-english")
    panel = await until(lambda: [one for one in town.heard(chen.key(None)) if "答案（英文）" in words_of(one)])
    assert "英文还是原来的" not in words_of(panel[-1])
    await chen.taps("button-publish")
    await chen.sees_of("改好了")
    await answered(emma, "图书室几点开门", "十点开门。")


async def test_a_question_that_is_answered_already_is_pointed_out(chen: Actor) -> None:
    await begin(chen)
    await chen.says(f"{READING_ROOM}？")
    await chen.hears_of("第 2 步")
    await chen.says("看书时间\n借书时间\n还书时间")
    await chen.hears_of("第 3 步")
    await chen.says("九点。")
    await chen.hears_of("第 4 步")
    await chen.says("居委会公告")
    await chen.taps("post-general")
    await chen.hears_of("第 6 步")
    await chen.taps("button-choice", field="review", value="half-year")
    await chen.hears_of("第 7 步")
    await chen.taps("button-choice", field="until", value="none")
    panel = await chen.hears_of("已经有一条很像")
    assert "看那一条" in labels(panel)


async def test_whoever_follows_an_article_is_told_only_when_staff_say_so(chen: Actor, zhang: Actor) -> None:
    await zhang.comes_in()
    await zhang.says(READING_ROOM)
    await zhang.taps("button-tell-me-change")
    await zhang.is_told("tell-me-change")
    await chen.comes_in()
    await edit(chen, "aliases", "看书\n借书\n还书")
    await chen.taps("button-publish")
    await chen.sees_of("改好了")
    await zhang.hears_nothing()
    await edit(chen, "answer", "十点开门。")
    await chen.taps("button-publish-tell", count=1, new=False)
    await chen.sees_of("已经告诉 1 位")
    await zhang.hears("answer-changed", question=f"{READING_ROOM}？")
