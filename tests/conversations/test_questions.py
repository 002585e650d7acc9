"""A resident asks: a sure answer with its source, a choice, or honest doubt and a person; in three languages."""

from knowledge import KnowledgeBase
from tests.conversations import filing, told
from tests.conversations.conftest import RESIDENTS, STAFF, STRANGERS
from tests.stories import Actor, Town

UNKNOWN = "黑洞蒸发公式"


async def test_zhang_asks_in_private_and_reads_the_source(zhang: Actor) -> None:
    await zhang.says("低保怎么申请")
    answer = await zhang.hears_of("低保怎么申请？")
    for part in ("谁可以办：", "要带什么：", "———", "依据：《社会救助法》", "核对于 2026-", "负责：民政窗口"):
        assert part in answer["text"]
    below = [[button["text"] for button in line] for line in answer["reply_markup"]["inline_keyboard"]]
    assert below == [["有用", "没用", "找人工"], ["有变化告诉我"]]


async def test_ho_is_answered_in_traditional_characters(ho: Actor) -> None:
    await ho.says("低保怎麼申請")
    answer = await ho.hears_of("低保怎麼申請？")
    assert "依據：《社會救助法》" in answer["text"]


async def test_emma_is_answered_in_english_with_the_chinese_name(emma: Actor) -> None:
    await emma.says("how do I apply for dibao")
    answer = await emma.hears_of("Source: Social Assistance Law《社会救助法》")
    assert "(低保)" in answer["text"]


async def test_in_a_group_only_who_speaks_to_the_bot_is_answered(zhang: Actor, emma: Actor) -> None:
    await zhang.says("有人知道低保怎么申请吗", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    asked = await zhang.says("@linli_bot 低保怎么申请", chat=RESIDENTS)
    answer = await zhang.hears_of("依据：", chat=RESIDENTS)
    assert answer["reply_to_message"]["message_id"] == asked
    await emma.says("/ask how do I apply for dibao", chat=RESIDENTS)
    await emma.hears_of("Source: ", chat=RESIDENTS)


async def test_a_reply_to_the_bot_is_a_question_too(zhang: Actor) -> None:
    await zhang.says("@linli_bot 低保怎么申请", chat=RESIDENTS)
    answer = await zhang.hears_of("依据：", chat=RESIDENTS)
    await zhang.says("残疾人证怎么办", chat=RESIDENTS, reply_to=answer["message_id"])
    await zhang.hears_of("负责：残联专干", chat=RESIDENTS)


async def test_the_bots_name_below_a_neighbours_question_answers_that(zhang: Actor, li: Actor) -> None:
    asked = await zhang.says("低保怎么申请", chat=RESIDENTS)
    await li.says("@linli_bot", chat=RESIDENTS, reply_to=asked)
    await li.hears_of("依据：", chat=RESIDENTS)


async def test_a_group_that_nobody_linked_is_told_what_to_do(zhang: Actor) -> None:
    await zhang.says("@linli_bot 低保怎么申请", chat=STRANGERS)
    await zhang.hears("group-not-linked", chat=STRANGERS)


async def test_not_knowing_is_said_and_a_person_is_offered(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.starts()
    await chen.comes_in()
    await zhang.says(UNKNOWN)
    await zhang.hears("answer-unsure")
    await zhang.taps("button-person")
    noted = await told.is_noted(zhang, 1)
    assert town.plain("zh-Hans", "asked-noted-kept") in noted["text"]
    card = await chen.hears_of("#R1 ", chat=STAFF)
    assert UNKNOWN not in str(card)
    await chen.taps("button-claim", chat=STAFF)
    await chen.sees_of("Chen 正在处理", chat=STAFF)
    in_hand = await chen.hears_of(UNKNOWN)
    assert any(entity["type"] in {"text_link", "text_mention"} for entity in in_hand["entities"])
    await zhang.hears_of("Chen 接手了")
    await told.ends(town, chen, await filing.the_case(town, 1))
    assert await chen.until(lambda: gone(town, chen))
    await zhang.hears_of("Chen 答复您了")
    assert all(UNKNOWN not in str(said) for said in town.heard(str(STAFF)))


async def gone(town: Town, who: Actor) -> bool:
    return all(UNKNOWN not in said.get("text", "") for said in town.heard(who.key(None)))


async def test_doubt_speaks_every_language(zhang: Actor, ho: Actor, emma: Actor) -> None:
    for actor in (zhang, ho, emma):
        await actor.says("zxqv wvut 12345")
        await actor.hears("answer-unsure")


async def test_a_person_in_a_group_is_asked_for_in_private(zhang: Actor, li: Actor) -> None:
    await zhang.says(f"@linli_bot {UNKNOWN}", chat=RESIDENTS)
    await zhang.hears("answer-unsure", chat=RESIDENTS)
    await li.comes_in()
    await li.taps("button-person", chat=RESIDENTS)
    await li.is_told("refused-not-yours")
    await zhang.taps("button-person", chat=RESIDENTS)
    payload = await zhang.is_led_to()
    await zhang.starts(payload)
    await told.is_noted(zhang, 1)
    await zhang.hears_nothing(chat=RESIDENTS)


async def test_a_person_who_started_is_told_privately_and_the_group_sees_nothing(zhang: Actor) -> None:
    await zhang.starts()
    await zhang.hears("start-greeting", name="Zhang")
    await zhang.says(f"@linli_bot {UNKNOWN}", chat=RESIDENTS)
    await zhang.hears("answer-unsure", chat=RESIDENTS)
    await zhang.taps("button-person", chat=RESIDENTS)
    alert = await zhang.is_told("asked-noted-short", number=1, private=False)
    assert alert["show_alert"]
    await told.is_noted(zhang, 1)
    await zhang.hears_nothing(chat=RESIDENTS)


async def test_a_near_question_is_offered_and_chosen(zhang: Actor, knowledge: KnowledgeBase) -> None:
    await zhang.says("公租房")
    await zhang.hears("answer-did-you-mean")
    offered = zhang._labels(None)  # noqa: SLF001 - the labels are what this test is about
    assert 2 <= len(offered) <= 4
    questions = {article.text("zh-Hans").question for article in knowledge.articles.values()}
    assert set(offered[:-1]) <= questions
    await zhang.taps(offered[0])
    await zhang.hears_of("依据：")


async def test_a_vote_is_thanked_and_stays_visible(zhang: Actor, town: Town) -> None:
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.taps("button-useful")
    await zhang.is_told("vote-thanks")
    await zhang.taps("button-useful-chosen")
    await zhang.taps("button-useless")
    await zhang.is_told("vote-sorry")
    assert not [entry for entry in town.playground.world.log if entry["level"] == "error"]


async def test_a_question_too_long_to_answer_is_said_to_be_so(zhang: Actor) -> None:
    await zhang.says("低保" * 600)
    await zhang.hears("stray-long")


async def test_how_to_ask_is_said_to_an_empty_question(zhang: Actor) -> None:
    for text in ("/ask", "问政策"):
        await zhang.says(text)
        await zhang.hears("answer-how-to-ask")


async def test_small_words_get_small_answers(zhang: Actor, emma: Actor) -> None:
    for text, answer in (("你好！", "hello"), ("谢谢", "thanks"), ("你是机器人吗？", "who"), ("社区电话多少", "phone")):
        await zhang.says(text)
        await zhang.hears(f"small-{answer}")
    await emma.says("hello")
    await emma.hears("small-hello")
    await emma.says("@linli_bot thanks", chat=RESIDENTS)
    await emma.hears("small-thanks", chat=RESIDENTS)


async def test_a_choice_in_a_group_is_the_askers(zhang: Actor, li: Actor) -> None:
    await zhang.says("@linli_bot 公租房", chat=RESIDENTS)
    await zhang.hears("answer-did-you-mean", chat=RESIDENTS)
    offered = zhang._labels(RESIDENTS)[0]  # noqa: SLF001 - whatever is offered first
    await li.taps(offered, chat=RESIDENTS)
    await li.is_told("refused-not-yours")
    await zhang.taps(offered, chat=RESIDENTS)
    await zhang.sees_of("依据：", chat=RESIDENTS)
