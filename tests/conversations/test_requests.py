"""Asking for a person: in one message, kept through a restart, taken by the first thumb, ended honestly."""

import asyncio
from datetime import timedelta

from community import clock, questions
from tests.conversations.conftest import RESIDENTS, STAFF
from tests.stories import Actor, Town


async def test_zero_and_the_word_are_always_a_person_even_as_the_first_message(
    zhang: Actor, ho: Actor, emma: Actor
) -> None:
    for actor, words in (
        (zhang, ("0", "０", "人工", "找人工", "转人工。", "/person")),
        (ho, ("人工",)),
        (emma, ("Ask a person", "human", "A person")),
    ):
        for word in words:
            await actor.says(word)
            await actor.hears("ask-words", kind="question")


async def test_a_person_without_words_is_one_tap_more(zhang: Actor) -> None:
    await zhang.says("0")
    await zhang.taps("button-just-call-me")
    await zhang.hears("asked-noted", number=1)


async def test_a_repair_is_said_in_one_message(zhang: Actor, chen: Actor) -> None:
    await zhang.says("报修")
    await zhang.hears("ask-words", kind="repair")
    await zhang.says("三楼的灯坏了，<急>")
    await zhang.hears("asked-noted", number=1)
    await chen.comes_in()
    await chen.hears("question-waiting", chat=STAFF, number=1, kind="repair", place="未选楼栋")
    await chen.taps("button-take", chat=STAFF)
    await chen.hears(
        "question-in-hand", number=1, kind="repair", place="未选楼栋", name="Zhang", words="三楼的灯坏了，<急>"
    )


async def test_help_is_asked_for_by_command_or_word(zhang: Actor, emma: Actor) -> None:
    await zhang.says("/assist")
    await zhang.hears("ask-words", kind="help")
    await emma.says("Help me")
    await emma.hears("ask-words", kind="help")


async def test_nevermind_leaves_the_form(zhang: Actor) -> None:
    await zhang.says("报修")
    await zhang.taps("button-never-mind")
    await zhang.sees("never-mind")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_words_too_long_are_kept_in_the_form(zhang: Actor) -> None:
    await zhang.says("报修")
    await zhang.says("灯" * 1001)
    await zhang.hears("ask-too-long", over=1, longest=1000)
    await zhang.says("灯坏了")
    await zhang.hears("asked-noted", number=1)


async def test_a_sticker_in_the_form_is_answered_kindly(zhang: Actor, town: Town) -> None:
    await zhang.says("求助")
    await zhang.hears("ask-words", kind="help")
    town.playground.world.send_sticker(zhang.id, zhang.key(None), "👍")
    await zhang.hears("ask-words-only")


async def test_another_everyday_word_leaves_the_form_for_that(zhang: Actor) -> None:
    await zhang.says("报修")
    await zhang.hears("ask-words", kind="repair")
    await zhang.says("我的")
    await zhang.hears("mine-empty")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_mine_lists_what_waits_and_takes_it_back(zhang: Actor, chen: Actor) -> None:
    for words in ("灯坏了", "门坏了"):
        await zhang.says("报修")
        await zhang.says(words)
        await zhang.hears_of("#R")
    await zhang.says("我的")
    listed = await zhang.hears_of("一共 2 件")
    assert listed["text"].index("#R2") < listed["text"].index("#R1")
    await zhang.taps("button-withdraw-number", number=1)
    await zhang.sees_of("#R1 报修 · 已撤回")
    await chen.comes_in()
    await chen.taps("button-take", chat=STAFF)
    await chen.is_told("question-yours", number=2)


async def test_what_was_taken_back_cannot_be_taken(zhang: Actor, chen: Actor) -> None:
    await chen.comes_in()
    await zhang.says("报修")
    await zhang.says("灯坏了")
    await zhang.hears("asked-noted", number=1)
    await chen.hears("question-waiting", chat=STAFF, number=1, kind="repair", place="未选楼栋")
    await zhang.taps("button-withdraw")
    await zhang.sees("question-taken-back", number=1)
    await chen.taps("button-take", chat=STAFF)
    await chen.is_told("refused-ended")


async def test_the_second_thumb_hears_who_was_first(zhang: Actor, chen: Actor, wang: Actor) -> None:
    await chen.comes_in()
    await wang.comes_in()
    await zhang.says("0")
    await zhang.taps("button-just-call-me")
    card = await chen.hears("question-waiting", chat=STAFF, number=1, kind="question", place="未选楼栋")
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await chen.taps("button-take", chat=STAFF)
    await chen.sees("question-held", chat=STAFF, number=1, kind="question", place="未选楼栋", who="Chen", state="taken")
    await wang.taps_what_was_there(card, data, chat=STAFF)
    await wang.is_told("refused-already-taken", who="Chen")


async def test_who_never_pressed_start_is_led_there_and_then_has_it(zhang: Actor, wang: Actor) -> None:
    await zhang.says("0")
    await zhang.taps("button-just-call-me")
    await wang.hears("question-waiting", chat=STAFF, number=1, kind="question", place="未选楼栋")
    await wang.taps("button-take", chat=STAFF)
    await wang.starts(await wang.is_led_to())
    await wang.hears(
        "question-in-hand",
        number=1,
        kind="question",
        place="未选楼栋",
        name="Zhang",
        words="（没有写内容，请直接联系。）",
    )


async def test_a_resident_cannot_take_and_finish(zhang: Actor, chen: Actor, li: Actor) -> None:
    await li.comes_in()
    await zhang.says("0")
    await zhang.taps("button-just-call-me")
    await li.taps("button-take", chat=STAFF)
    await li.is_told("refused-not-allowed")
    await chen.comes_in()
    await chen.taps("button-take", chat=STAFF)
    await chen.taps("button-finish", kind="question")
    await chen.sees("question-finished", number=1, reached=False)


async def test_in_a_group_private_things_are_led_away(zhang: Actor, town: Town) -> None:
    await zhang.says("/repair 三楼的灯坏了", chat=RESIDENTS)
    led = await zhang.hears("group-to-private", chat=RESIDENTS)
    url = led["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert url == "https://t.me/linli_bot?start=repair"
    await zhang.starts("repair")
    await zhang.hears("ask-words", kind="repair")
    assert all("三楼" not in said["text"] for said in town.heard(str(RESIDENTS)))


async def test_a_form_survives_a_restart(zhang: Actor, town: Town) -> None:
    await zhang.says("报修")
    await zhang.hears("ask-words", kind="repair")
    await town.restart()
    await zhang.says("三楼的灯坏了")
    await zhang.hears("asked-noted", number=1)


async def test_an_old_button_works_after_a_restart(zhang: Actor, chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await zhang.says("0")
    await zhang.taps("button-just-call-me")
    await chen.hears("question-waiting", chat=STAFF, number=1, kind="question", place="未选楼栋")
    await town.restart()
    await chen.taps("button-take", chat=STAFF)
    await chen.is_told("question-yours", number=1)


async def test_five_are_enough_and_the_sixth_is_told_what_to_do(zhang: Actor) -> None:
    for number in range(1, questions.MOST_OPEN + 1):
        await zhang.says(f"报修 第 {number} 件")
        await zhang.hears("asked-noted", number=number)
    await zhang.says("0")
    await zhang.hears("refused-too-many", count=5)
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_not_solved_reopens_the_same_request(zhang: Actor, chen: Actor, wang: Actor) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await wang.comes_in()
    await zhang.says("报修 三楼的灯坏了")
    await zhang.hears("asked-noted", number=1)
    await chen.taps("button-take", chat=STAFF)
    await chen.taps("button-finish", kind="repair")
    await zhang.hears("question-done", number=1, who="Chen", kind="repair")
    await zhang.taps("button-not-solved")
    await zhang.sees("question-reopened", number=1)
    await wang.taps("button-take", chat=STAFF)
    await wang.hears("question-in-hand", number=1, kind="repair", place="未选楼栋", name="Zhang", words="三楼的灯坏了")


async def test_cards_of_staff_follow_to_the_end(zhang: Actor, chen: Actor) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    facts = {"kind": "repair", "place": "未选楼栋"}
    for number in (1, 2):
        await zhang.says("报修 三楼的灯坏了")
        await zhang.hears("asked-noted", number=number)
        await chen.taps("button-take", chat=STAFF)
        await chen.sees("question-held", chat=STAFF, number=number, who="Chen", state="taken", **facts)
        await chen.hears(
            "question-in-hand", number=number, kind="repair", place="未选楼栋", name="Zhang", words="三楼的灯坏了"
        )
    await chen.taps("button-finish", kind="repair")
    await chen.sees("question-finished", number=2, reached=True)
    await chen.sees("question-held", chat=STAFF, number=2, who="Chen", state="done", **facts)
    await zhang.taps("button-withdraw")
    await zhang.is_told("refused-ended")
    await zhang.says("我的")
    await zhang.taps("button-withdraw-number", number=1)
    await chen.sees("question-withdrawn", number=1)
    await chen.sees("question-held", chat=STAFF, number=1, who="", state="withdrawn", **facts)


async def test_the_home_chosen_later_comes_onto_the_card(zhang: Actor, chen: Actor) -> None:
    await zhang.says("报修 灯坏了")
    await chen.hears("question-waiting", chat=STAFF, number=1, kind="repair", place="未选楼栋")
    await zhang.taps("button-choose-home")
    await zhang.taps("2 栋")
    await chen.sees("question-waiting", chat=STAFF, number=1, kind="repair", place="2 栋")


async def test_a_person_is_asked_for_in_a_group_too(zhang: Actor) -> None:
    for words in ("@linli_bot 找人工", "@linli_bot 0", "@linli_bot 我要找人工"):
        await zhang.says(words, chat=RESIDENTS)
        await zhang.hears("group-to-private", chat=RESIDENTS)


async def test_a_cancelling_word_leaves_the_form_and_small_words_are_no_request(zhang: Actor) -> None:
    await zhang.says("报修")
    await zhang.hears("ask-words", kind="repair")
    await zhang.says("谢谢")
    await zhang.hears("small-thanks")
    await zhang.says("算了")
    await zhang.hears("never-mind")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_two_words_may_begin_a_request(emma: Actor) -> None:
    await emma.says("Help me carry a sofa")
    await emma.hears("asked-noted", number=1)


async def test_what_is_in_hand_can_still_change_after_months(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await zhang.says("报修 三楼的灯坏了")
    await zhang.hears("asked-noted", number=1)
    await chen.taps("button-take", chat=STAFF)
    await chen.hears("question-in-hand", number=1, kind="repair", place="未选楼栋", name="Zhang", words="三楼的灯坏了")
    clock.move(timedelta(days=103))
    town.app.scheduler.wake()
    await asyncio.sleep(0.3)
    await zhang.says("我的")
    await zhang.taps("button-withdraw-number", number=1)
    await chen.sees("question-withdrawn", number=1)


async def test_an_erased_holder_keeps_no_words_and_the_resident_hears(zhang: Actor, chen: Actor) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await zhang.says("报修 三楼的灯坏了")
    await zhang.hears("asked-noted", number=1)
    await chen.taps("button-take", chat=STAFF)
    await chen.hears("question-in-hand", number=1, kind="repair", place="未选楼栋", name="Zhang", words="三楼的灯坏了")
    await chen.says("/mydata")
    await chen.taps("button-erase")
    await chen.taps("button-erase-sure")
    await chen.sees("question-released", number=1)
    await zhang.hears("question-waits-again", number=1)
    await chen.sees("question-held", chat=STAFF, number=1, kind="repair", place="未选楼栋", who="", state="again")
