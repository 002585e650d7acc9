"""A resident and their cases: the list, one of them, and what they decide about it; neighbours see no more than a group may."""

from datetime import timedelta
from typing import Any

import pytest

from community import access, casework, clock, entries, followers, joinings
from community.cases import Case, Outcome, State
from community.entries import Side, Sort
from handlers.cards.buttons import Confirm, MeToo, OpenCase, Reopen, Withdraw
from handlers.cards.mine_buttons import SeeFiles, WithdrawSure
from playground.files import Upload
from tests.conversations import filing, told
from tests.conversations.conftest import STAFF
from tests.conversations.test_talks import PNG
from tests.stories import Actor, Town

WORDS = "厨房水管一直滴水"


async def solved(town: Town, zhang: Actor, chen: Actor) -> Case:
    """Let Chen say that Zhang's tap is repaired."""
    await zhang.comes_in()
    await chen.comes_in()
    found = await told.takes(town, chen, await told.files(town, zhang, WORDS))
    await chen.hears_of(WORDS)
    async with town.app.database.transaction() as session:
        me = await told.person(town, chen)
        held = await access.held_case(session, found.id, by=me)
        await entries.add(session, held, by=me, side=Side.WORKER, sort=Sort.PHOTO, file="done", proof=True)
    found = await told.ends(town, chen, found, Outcome.SOLVED, "换了新的水龙头")
    await zhang.hears_of("换了新的水龙头")
    return found


async def test_nothing_yet_says_how_to_begin(zhang: Actor, emma: Actor) -> None:
    await zhang.says("我的")
    await zhang.hears("mine-empty")
    await emma.says("/my")
    await emma.hears("mine-empty")


async def test_the_list_has_what_is_open_first_and_five_a_page(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    for number in range(1, 5):
        await told.ends(town, chen, await told.takes(town, chen, await told.files(town, zhang, f"旧事 {number}")))
    await told.files(town, zhang, "新事一")
    await told.files(town, zhang, "新事二")
    await zhang.says("我的")
    first = await zhang.hears_of("您的事，一共 6 件")
    assert first["text"].index("新事二") < first["text"].index("新事一") < first["text"].index("旧事 4")
    assert "旧事 1" not in first["text"]
    await zhang.taps("button-next")
    await zhang.sees_of("旧事 1")
    await zhang.taps("button-previous")
    await zhang.sees_of("新事一")


async def test_one_case_says_how_it_stands_and_one_next_step(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await told.files(town, zhang, WORDS)
    for typed in ("#R1", "r1", "＃Ｒ１", "# r 1"):
        await zhang.says(typed)
        page = await zhang.hears_of(WORDS)
        assert page["text"].startswith("#R1 ")
        assert "2 栋" in page["text"]
        assert "正在等人接手" in page["text"]
    me = await told.person(town, chen)
    await told.takes(town, chen, found)
    async with town.app.database.transaction() as session:
        held = await access.held_case(session, found.id, by=me)
        await casework.note(session, held, by=me, words="住户白天不在")
        await casework.ask(session, held, by=me, words="晚上来行吗")
    await zhang.hears_of("晚上来行吗")
    await zhang.says("#R1")
    page = await zhang.hears_of("Chen 在等您回话")
    assert "住户白天不在" not in page["text"]
    await zhang.taps("button-reply")
    await zhang.hears("add-words", held=True, who="Chen")
    await zhang.says("七点以后在家")
    await chen.hears_of("七点以后在家")
    assert (await told.now(town, found)).state == State.TAKEN


async def test_adding_takes_several_messages_until_that_was_all(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    found = await told.files(town, zhang, WORDS)
    await zhang.says("#R1")
    await zhang.taps("button-add")
    await zhang.hears("add-words", held=False, who="")
    await zhang.says("在水池下面")
    await zhang.hears("talk-passed", held=False, who="", number=1, more=True)
    town.playground.world.send_files(zhang.id, zhang.key(None), "photo", [Upload(PNG, "a.png")], caption="看这里")
    await zhang.says("说完了")
    await zhang.hears("add-done", number=1, held=False, who="", talking=False)
    said = await filing.the_entries(town, found.id)
    assert said == [("words", WORDS), ("words", "在水池下面"), ("photo", "看这里")]
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.says("#R1")
    await zhang.taps("button-see-files", what="pictures")
    await told.hears_below(zhang, "photo", town.plain("zh-Hans", "mine-files", number=1, count=1))
    assert await told.now(town, found)


async def test_taking_back_asks_once_more(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await told.takes(town, chen, await told.files(town, zhang, WORDS))
    await chen.hears_of(WORDS)
    await zhang.says("#R1")
    await zhang.taps("button-withdraw")
    await zhang.sees("mine-withdraw-sure", number=1)
    await zhang.taps("button-keep-it")
    await zhang.sees_of("Chen 在办")
    await zhang.taps("button-withdraw")
    await zhang.taps("button-withdraw-sure")
    await zhang.sees("mine-taken-back", number=1)
    assert (await told.now(town, found)).state == State.WITHDRAWN
    assert await chen.until(lambda: _gone(town, chen))
    await zhang.taps("button-to-list")
    await zhang.sees_of("已经撤回")


async def _gone(town: Town, who: Actor) -> bool:
    return all(WORDS not in one.get("text", "") for one in town.heard(who.key(None)))


async def test_repaired_is_asked_and_one_tap_confirms(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await solved(town, zhang, chen)
    card = await zhang.sees_of("修好了吗")
    assert "满意" not in card["text"]
    await zhang.taps("button-repaired")
    await zhang.sees_of("谢谢您告诉我们")
    assert (await told.now(town, found)).confirmed
    # A second tap on the old message changes nothing.
    await zhang.taps_what_was_there(card, Confirm(case=found.id).pack())
    assert (await told.now(town, found)).state == State.ENDED


async def test_not_yet_goes_back_to_the_same_hands_by_one_tap(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await solved(town, zhang, chen)
    await zhang.taps("button-not-repaired")
    await zhang.sees_of("还是 Chen 接着办")
    again = await told.now(town, found)
    assert (again.state, again.number, again.reopened) == (State.TAKEN, 1, 1)
    await zhang.says("龙头还在滴")
    await chen.hears_of("龙头还在滴")


async def test_after_thirty_days_it_is_too_late_to_go_on(zhang: Actor, chen: Actor, town: Town) -> None:
    found = await solved(town, zhang, chen)
    card = await zhang.sees_of("修好了吗")
    clock.move(timedelta(days=31))
    await zhang.taps_what_was_there(card, Reopen(case=found.id).pack())
    await zhang.is_told("refused-reopen-too-late", days=30)
    await zhang.says("#R1")
    page = await zhang.hears_of("有事随时再来")
    assert "reopen" not in str(page.get("reply_markup"))


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.SOLVED])
async def test_every_other_end_says_what_it_is_and_what_one_can_still_do(
    outcome: Outcome, zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await told.ends(town, chen, await told.takes(town, chen, await told.files(town, zhang, WORDS)), outcome, "请看这里")
    heard = await zhang.hears_of("请看这里")
    assert heard["text"].startswith("#R1 ")
    await zhang.taps("button-not-solved" if outcome is Outcome.ANSWERED else "button-more-to-say")
    await zhang.sees_of("#R1 重新办")


async def test_a_neighbour_follows_and_reads_no_more_than_a_group_may(
    zhang: Actor, ho: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    found = await told.files(town, zhang, WORDS, service="corridor-light")
    await ho.starts(f"metoo-{found.id}")
    await ho.hears("mine-following", number=1)
    await ho.taps("button-open-case")
    page = await ho.hears_of("您也遇到的這件事")
    assert WORDS not in page["text"]
    assert "Zhang" not in page["text"]
    await told.takes(town, chen, found)
    news = await ho.hears_of("有新進展")
    assert "Chen" in news["text"]
    await ho.says("我的")
    listed = await ho.hears_of("（您也遇到的）")
    assert WORDS not in listed["text"]
    await ho.says("我家也黑", reply_to=news["message_id"])
    await ho.hears("talk-lost", why="not-yours", who="Chen", number=1, reopens=False)
    await ho.taps("button-follow-no-more")
    await ho.sees("mine-unfollowed", number=1)
    await ho.says("#R1")
    await ho.hears("refused-not-found")
    async with town.app.database.transaction.reading() as session:
        assert await followers.count(session, found.id) == 0


async def test_ones_own_case_is_not_followed(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    found = await told.files(town, zhang, WORDS, service="corridor-light")
    await zhang.starts(f"metoo-{found.id}")
    await zhang.hears_of(WORDS)
    async with town.app.database.transaction.reading() as session:
        assert await followers.count(session, found.id) == 0


async def test_a_worker_who_types_the_tag_gets_the_workers_view(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await told.files(town, zhang, WORDS)
    await chen.says("#R1")
    page = await chen.hears_of("#R1 ")
    assert WORDS not in page["text"]
    await chen.taps("button-claim")
    await chen.hears_of(WORDS)


async def test_nobody_else_sees_or_decides_anything(zhang: Actor, emma: Actor, town: Town) -> None:
    await zhang.comes_in()
    await emma.comes_in()
    found = await told.files(town, zhang, WORDS)
    message = town.heard(emma.key(None))[0]
    await emma.says("#R1")
    await emma.hears("refused-not-found")
    await emma.starts(f"case-{found.id}")
    await emma.hears("refused-not-found")
    forged: list[tuple[Any, str]] = [
        (OpenCase(case=found.id), "refused-not-found"),
        (MeToo(case=found.id), "refused-not-found"),
        (Withdraw(case=found.id), "refused-not-yours"),
        (WithdrawSure(case=found.id), "refused-not-yours"),
        (Reopen(case=found.id), "refused-not-yours"),
        (Confirm(case=found.id), "refused-not-yours"),
        (SeeFiles(case=found.id), "refused-not-yours"),
        (Withdraw(case=1), "refused-not-found"),
    ]
    for data, refusal in forged:
        town.alerts.clear()
        await emma.taps_what_was_there(message, data.pack())
        await emma.is_told(refusal)
    assert (await told.now(town, found)).state == State.WAITING


async def test_words_and_names_are_in_no_group(zhang: Actor, chen: Actor, town: Town) -> None:
    await solved(town, zhang, chen)
    for private in (WORDS, "Zhang", "换了新的水龙头"):
        assert all(private not in one.get("text", "") for one in town.heard(str(STAFF)))


async def test_a_draft_comes_first_and_goes_on(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says(f"报修 {filing.LIGHT}")
    await zhang.hears_of(town.plain("zh-Hans", "form-title", kind="repair"))
    await zhang.says("我的")
    await zhang.hears_of(filing.LIGHT)
    # That there is nothing else is not worth a message.
    await zhang.hears_nothing()
    await zhang.starts()
    await zhang.hears_of(filing.LIGHT)


async def test_the_cards_speak_every_language(zhang: Actor, ho: Actor, emma: Actor, chen: Actor, town: Town) -> None:
    for actor, number, part in (
        (zhang, 1, "一直跟到办完"),
        (ho, 2, "一直跟到辦完"),
        (emma, 3, "stays with it to the end"),
    ):
        await actor.comes_in()
        found = await told.files(town, actor, f"leak {number}")
        await told.takes(town, chen, found)
        await actor.hears_of(part)
        await actor.says(f"#R{number}")
        await actor.hears_of(f"leak {number}")


async def test_what_was_merged_says_where_it_goes_on(zhang: Actor, emma: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await emma.comes_in()
    into = await told.takes(town, chen, await told.files(town, zhang, WORDS, service="corridor-light"))
    found = await told.takes(town, chen, await told.files(town, emma, "dark stairs", service="corridor-light"))
    me = await told.person(town, chen)
    async with town.app.database.transaction() as session:
        held = await access.held_case(session, found.id, by=me)
        await joinings.merge(session, held, await access.held_case(session, into.id, by=me), by=me)
    await emma.hears_of("so both go on as #R1")
    await emma.says("#R2")
    page = await emma.hears_of("send #R1 to see it")
    assert WORDS not in page["text"]
    await emma.says("#R1")
    neighbour = await emma.hears_of("This concerns you, too")
    assert WORDS not in neighbour["text"]
    await told.ends(town, chen, into)
    await emma.hears_of("News of something that concerns you, too")
