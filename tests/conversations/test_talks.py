"""Talking through the bot: what either side writes reaches the other, and never a third person; what does not, is said."""

from datetime import timedelta

from community import access, casework, clock
from community.cases import Case, Kind, Outcome
from handlers.cards.buttons import Talk
from handlers.cards.mine_buttons import AddTo
from playground.files import Upload
from tests.conversations import filing, told
from tests.conversations.conftest import STAFF
from tests.stories import Actor, Town

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00\x1f\xf3\xffa"
    b"\x00\x00\x00\x0bIDATx\x9cc`\x18\x05\xa3\x00\x00\x02\x10\x00\x01]^\x94\xce\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def in_hand(town: Town, zhang: Actor, chen: Actor, words: str = "漏水") -> Case:
    """Let Zhang's case be in Chen's hands; both have opened the chat."""
    await zhang.comes_in()
    await chen.comes_in()
    found = await told.takes(town, chen, await told.files(town, zhang, words))
    await chen.hears_of(words)
    await zhang.hears_of("Chen 接手了")
    return found


async def talking(town: Town, zhang: Actor, chen: Actor) -> Case:
    """Let Zhang and Chen talk about a question that Zhang asked a person."""
    await zhang.comes_in()
    await chen.comes_in()
    await zhang.says("0")
    await zhang.hears_of("记下了，编号 #R1。")
    await zhang.says("楼上装修到几点")
    await zhang.hears("talk-passed", held=False, who="", number=1, more=True)
    await zhang.taps("button-that-was-all")
    await zhang.sees("add-done", number=1, held=False, who="", talking=False)
    await chen.hears_of("#R1 ", chat=STAFF)
    await chen.taps("button-claim", chat=STAFF)
    await chen.hears_of("楼上装修到几点")
    await zhang.hears_of("Chen 接手了")
    return await filing.the_case(town, 1)


async def test_both_sides_talk_as_if_they_sat_together(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await chen.says("晚上 10 点前要停")
    await chen.hears("talk-passed", held=True, who="Zhang", number=1, more=True)
    heard = await zhang.hears_of("晚上 10 点前要停")
    assert heard["text"].startswith("Chen（#R1 ")
    await zhang.says("现在还在敲")
    await zhang.hears("talk-passed", held=True, who="Chen", number=1, more=True)
    heard = await chen.hears_of("现在还在敲")
    assert heard["text"].startswith("居民 Zhang（#R1 ")
    # Later words go in silence, small ones too, and no article answers.
    await zhang.says("低保怎么申请")
    await chen.hears_of("低保怎么申请")
    await zhang.says("谢谢")
    await chen.hears_of("谢谢")
    await zhang.hears_nothing()


async def test_commands_and_everyday_words_still_work_in_a_talk(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await zhang.says("我的")
    await zhang.hears_of("您的事，一共 1 件")
    await zhang.says("/help")
    await zhang.hears_of("我能帮您做这些")
    await zhang.says("#R1")
    await zhang.hears_of("Chen 在办")
    await chen.hears_nothing()


async def test_ending_the_talk_gives_the_bot_back(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await zhang.says("现在还在敲")
    await zhang.taps("button-talk-enough")
    await zhang.sees("talk-left", number=1, more=True)
    await chen.hears_of("Zhang 先不在这里说了")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.taps("button-talk-again")
    await zhang.hears_of("都会转给 Chen")
    await zhang.says("又敲了")
    await chen.hears_of("又敲了")


async def test_the_words_for_ending_are_enough(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await zhang.says("结束对话")
    await zhang.hears("talk-left", number=1, more=True)
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_the_worker_answers_by_the_button(zhang: Actor, chen: Actor, town: Town) -> None:
    await in_hand(town, zhang, chen)
    await zhang.says("#R1")
    await zhang.taps("button-add")
    await zhang.hears("add-words", held=True, who="Chen")
    await zhang.says("水越来越大")
    await zhang.hears("talk-passed", held=True, who="Chen", number=1, more=True)
    await chen.hears_of("水越来越大")
    await chen.taps("button-talk-resident")
    await chen.hears_of("都会转给居民 Zhang")
    await chen.says("我 20 分钟到")
    await zhang.hears_of("我 20 分钟到")


async def test_an_answer_to_any_message_of_the_case_goes_there(zhang: Actor, chen: Actor, town: Town) -> None:
    await in_hand(town, zhang, chen)
    taken = await zhang.sees_of("Chen 接手了")
    await zhang.says("门口有狗", reply_to=taken["message_id"])
    await zhang.hears("talk-passed", held=True, who="Chen", number=1, more=False)
    entry = await chen.hears_of("门口有狗")
    await chen.says("知道了，会小心", reply_to=entry["message_id"])
    await zhang.hears_of("知道了，会小心")
    # A page that was only asked for belongs to it as well.
    await zhang.says("#R1")
    page = await zhang.hears_of("Chen 在办")
    await zhang.says("狗牵走了", reply_to=page["message_id"])
    await chen.hears_of("狗牵走了")
    # Without such an answer, it is a question again.
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_a_change_is_followed_on_the_other_side(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    said = await zhang.says("在 3 栋")
    await chen.hears_of("在 3 栋")
    town.playground.world.edit(zhang.id, zhang.key(None), said, "在 2 栋")
    card = await chen.sees_of("改成了：\n在 2 栋")
    assert "在 3 栋" not in card["text"]
    # What was said to the bot is another matter.
    await zhang.says("结束对话")
    await zhang.hears("talk-left", number=1, more=True)
    other = await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    town.playground.world.edit(zhang.id, zhang.key(None), other, "低保怎么办")
    await zhang.hears("stray-edit")


async def test_pictures_voices_and_files_are_passed_on_with_their_words(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    world = town.playground.world
    world.send_files(zhang.id, zhang.key(None), "photo", [Upload(PNG, "a.png")], caption="就是这里")
    await told.hears_below(chen, "photo", "就是这里")
    for kind in ("voice", "video", "document"):
        world.send_files(zhang.id, zhang.key(None), kind, [Upload(b"x", f"a.{kind}")])
        await told.hears_below(chen, kind, "居民 Zhang（#R1 ")
    album = [Upload(PNG, "b.png"), Upload(PNG, "c.png")]
    world.send_files(zhang.id, zhang.key(None), "photo", album, caption="两张")
    await told.hears_below(chen, "photo", "两张")
    photos = [one for one in town.heard(chen.key(None)) if "photo" in one]
    assert await chen.until(lambda: _has(town, chen, "photo", 3)), photos


async def _has(town: Town, who: Actor, kind: str, count: int) -> bool:
    return sum(kind in one for one in town.heard(who.key(None))) == count


async def test_what_cannot_be_passed_on_is_said(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    world = town.playground.world
    world.send_sticker(zhang.id, zhang.key(None), "👍")
    await zhang.hears("talk-not-passed", what="other", number=1)
    world.send_location(zhang.id, zhang.key(None), 31.2, 121.5)
    await zhang.hears("talk-not-passed", what="location", number=1)
    world.send_contact(zhang.id, zhang.key(None))
    await zhang.hears("talk-not-passed", what="contact", number=1)
    await chen.hears_nothing()


async def test_words_that_come_after_the_end_are_said_to_be_lost(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await talking(town, zhang, chen)
    await told.ends(town, chen, found)
    await zhang.hears_of("Chen 答复您了")
    await zhang.says("等一下，还有一件")
    await zhang.hears("talk-lost", why="ended", who="Chen", number=1, reopens=True)
    await chen.says("再见")
    await chen.hears("talk-lost", why="ended", who="Chen", number=1, reopens=False)
    # From then on it is the bot that hears.
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_long_after_the_end_words_are_simply_a_question(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await talking(town, zhang, chen)
    await told.ends(town, chen, found)
    await zhang.hears_of("Chen 答复您了")
    clock.move(timedelta(hours=2))
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_whoever_no_longer_has_it_in_hand_hears_that(zhang: Actor, chen: Actor, zhao: Actor, town: Town) -> None:
    found = await talking(town, zhang, chen)
    await zhao.comes_in()
    me = await told.person(town, zhao)
    async with town.app.database.transaction() as session:
        await casework.take_over(session, await access.directed_case(session, found.id, by=me), by=me)
    await zhang.hears_of("现在由 Zhao 接着办")
    await chen.says("我明天来")
    await chen.hears("talk-lost", why="other-hands", who="Zhao", number=1, reopens=False)
    await zhang.says("还在敲")
    await zhao.hears_of("还在敲")


async def test_what_is_for_one_resident_never_reaches_another(
    zhang: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    await talking(town, zhang, chen)
    await chen.says("第一位，您好")
    await zhang.hears_of("第一位，您好")
    await emma.comes_in()
    other = await told.takes(town, chen, await told.files(town, emma, "wet wall", kind=Kind.REPAIR))
    await chen.hears_of("wet wall")
    taken = await emma.hears_of("Chen has it")
    await emma.says("it smells", reply_to=taken["message_id"])
    await chen.hears_of("it smells")
    await chen.says("钥匙在物业")
    await chen.hears("talk-which", number=1, who="Zhang", other=2, whom="Emma")
    await zhang.hears_nothing()
    await chen.taps("button-talk-number", number=2)
    await chen.hears_of("都会转给居民 Emma")
    await chen.says("钥匙在物业")
    await emma.hears_of("钥匙在物业")
    await chen.taps("button-talk-number", number=1)
    await chen.says("您那边好了吗")
    await zhang.hears_of("您那边好了吗")
    assert other.number == 2


async def test_a_neighbour_cannot_talk_with_forged_data(zhang: Actor, chen: Actor, li: Actor, town: Town) -> None:
    found = await in_hand(town, zhang, chen)
    await li.comes_in()
    message = town.heard(li.key(None))[0]
    for data in (Talk(case=found.id), AddTo(case=found.id)):
        town.alerts.clear()
        await li.taps_what_was_there(message, data.pack())
        await li.is_told("refused-not-yours")
    await chen.hears_nothing()


async def test_a_talk_outlives_a_restart(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await town.restart()
    await zhang.says("还在吗")
    await chen.hears_of("还在吗")


async def test_a_form_that_is_opened_in_a_talk_gets_its_words(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    await zhang.says("报修")
    await zhang.hears_of(town.plain("zh-Hans", "form-ask", kind="repair"))
    await zhang.says(filing.LIGHT)
    await zhang.sees_of(town.plain("zh-Hans", "form-title", kind="repair"))
    await chen.hears_nothing()


async def test_long_words_below_a_picture_follow_it(zhang: Actor, chen: Actor, town: Town) -> None:
    await talking(town, zhang, chen)
    # As many as Telegram lets stand below a picture; with who said it, they are too many.
    words = "😀" * 512
    town.playground.world.send_files(zhang.id, zhang.key(None), "photo", [Upload(PNG, "a.png")], caption=words)
    heard = await chen.hears_of(words)
    assert "photo" in heard["reply_to_message"]


async def test_what_was_solved_is_no_talk_any_more_but_can_go_on(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await talking(town, zhang, chen)
    await told.ends(town, chen, found, Outcome.ANSWERED, "10 点前要停")
    await zhang.hears_of("10 点前要停")
    await zhang.taps("button-not-solved")
    await zhang.sees_of("还是 Chen 接着办")
    await zhang.says("他们 11 点还在敲")
    await chen.hears_of("他们 11 点还在敲")


async def test_nothing_goes_to_whoever_erased_what_was_theirs(zhang: Actor, ho: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await told.files(town, zhang, "灯坏了", service="corridor-light")
    await told.takes(town, chen, found)
    card = await chen.hears_of("灯坏了")
    talk = card["reply_markup"]["inline_keyboard"][0][0]
    assert talk["text"] == town.translator("zh-Hans").plain("button-case-talk")
    await ho.starts(f"metoo-{found.id}")
    await ho.hears("mine-following", number=1)
    await chen.taps("button-case-talk")
    await chen.hears_of("都会转给居民 Zhang")
    await zhang.says("/mydata")
    await zhang.taps("button-erase")
    await zhang.taps("button-erase-sure")
    await zhang.sees("erased")
    await chen.sees_of(town.plain("zh-Hans", "case-resident-gone"))
    await chen.says("明天上午去修")
    await chen.hears("talk-lost", why="gone", who="Chen", number=1, reopens=False)
    # The card does not offer it any more; on a slow phone it is still shown.
    await chen.taps_what_was_there(card, talk["callback_data"])
    await chen.is_told("refused-nobody-listens")
