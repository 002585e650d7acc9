"""Cases at a desk and in a hand, as those who work on them live it: taking one, its card, its words and pictures."""

from community import access, cases, casework, deadlines, entries, people
from community.cases import Case, State
from community.entries import Side, Sort
from tests.community import filing
from tests.conversations.announcements import png
from tests.conversations.conftest import PEOPLE, STAFF
from tests.conversations.filing import WORDS, filed, in_hand, now, the_person
from tests.stories import Actor, Town


async def test_the_group_reads_what_and_where_and_only_the_holder_reads_the_words(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await filed(town, zhang, spot="1 单元 502", phone="13800138000")
    waiting = await chen.hears_of("#R1 ", chat=STAFF)
    assert "2 栋" in waiting["text"]
    await chen.taps("button-claim", chat=STAFF)
    await chen.is_told("case-yours", number=1)
    card = await chen.hears_of(WORDS)
    for known in ("Zhang", "1 单元 502", "13800138000"):
        assert known in card["text"]
    assert any(entity["type"] in {"text_link", "text_mention"} for entity in card["entities"])
    held = await chen.sees_of("Chen 正在处理", chat=STAFF)
    assert "reply_markup" not in held
    for private in (WORDS, "Zhang", "502", "13800138000"):
        assert all(private not in one.get("text", "") for one in town.heard(str(STAFF)))


async def test_the_slower_thumb_hears_who_was_first_and_what_else_waits(
    zhang: Actor, chen: Actor, zhao: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await zhao.comes_in()
    first = await filed(town, zhang)
    card = await chen.hears_of("#R1 ", chat=STAFF)
    data = f"take:{first.id}"
    await chen.taps("button-claim", chat=STAFF)
    await chen.sees_of("Chen 正在处理", chat=STAFF)
    await zhao.taps_what_was_there(card, data, chat=STAFF)
    await zhao.is_told("refused-already-taken", who="Chen")
    await filed(town, zhang)
    await chen.hears_of("#R2 ", chat=STAFF)
    await zhao.taps_what_was_there(card, data, chat=STAFF)
    await zhao.is_told("case-too-slow", who="Chen", count=1)
    # The one who has it taps again and has it still.
    await chen.taps_what_was_there(card, data, chat=STAFF)
    await chen.is_told("case-yours", number=1)


async def test_who_never_pressed_start_is_led_there_and_then_has_it(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await filed(town, zhang)
    await chen.hears_of("#R1 ", chat=STAFF)
    await chen.taps("button-claim", chat=STAFF)
    await chen.starts(await chen.is_led_to())
    await chen.hears_of(WORDS)
    assert (await cases_of(town))[0].state == State.TAKEN


async def cases_of(town: Town) -> list[Case]:
    async with town.app.database.transaction.reading() as session:
        return [await cases.by_number(session, 1)]


async def test_who_directs_takes_over_and_both_are_told(zhang: Actor, chen: Actor, wang: Actor, town: Town) -> None:
    for one in (zhang, chen, wang):
        await one.comes_in()
    found = await in_hand(town, zhang, wang)
    await chen.says("#R1")
    await chen.hears_of("Wang 正在处理")
    await chen.taps("button-case", act="take-over")
    await chen.hears_of(WORDS)
    await wang.sees_of("由另一位同事接过去了")
    assert all(WORDS not in one.get("text", "") for one in town.heard(wang.key(None)))
    assert (await now(town, found)).holder_id == (await the_person(town, chen)).id


async def test_what_came_up_is_looked_at_decided_and_sent_back_to_its_lead(
    zhang: Actor, chen: Actor, wang: Actor, town: Town
) -> None:
    for one in (zhang, chen, wang):
        await one.comes_in()
    found = await in_hand(town, zhang, wang)
    async with town.app.database.transaction() as session:
        await deadlines.climb(session, await cases.case(session, found.id), why="unsolved")
    card = await chen.hears_of("到时间还没办好，上报到社区了", chat=STAFF)
    assert WORDS not in card["text"]
    await chen.taps("button-case-open", chat=STAFF)
    await chen.is_told("case-done", act="open", number=1, name="", until="", days=0)
    await chen.hears_of("Wang 正在处理")
    await chen.taps("button-case", act="send-down")
    await chen.hears_of("怎么处理")
    await chen.says("先关总阀，周四我带师傅来")
    await chen.hears("case-done", act="send-down", number=1, name="", until="", days=0)
    back = await wang.hears_of("上一级的处理意见：先关总阀")
    assert "您正在处理" in back["text"]
    await zhang.hears_of("上一级看过了")
    assert all("先关总阀" not in one.get("text", "") for one in town.heard(zhang.key(None)))
    down = await now(town, found)
    assert (down.level, down.returned, down.holder_id) == ("grid", True, (await the_person(town, wang)).id)


async def test_the_small_card_leads_to_the_words_and_they_leave_with_the_case(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.says("#R1")
    small = await chen.hears_of("您正在处理")
    assert WORDS not in small["text"]
    await chen.taps("button-case-content")
    assert await chen.until(lambda: _shown_times(town, chen, 2))
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["chen"])
        await casework.release(session, await access.held_case(session, found.id, by=me), by=me)
    assert await chen.until(lambda: _shown_times(town, chen, 0))


async def _shown_times(town: Town, who: Actor, times: int) -> bool:
    return sum(WORDS in one.get("text", "") for one in town.heard(who.key(None))) == times


async def test_pictures_are_shown_when_they_are_wanted_and_leave_with_the_case(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    sent = town.playground.world.send_files(zhang.id, zhang.key(None), "photo", [png()])
    photo = sent[0].wire["photo"][-1]["file_id"]
    found = await filed(town, zhang)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, PEOPLE["zhang"])
        await entries.add(session, found, by=me, side=Side.RESIDENT, sort=Sort.PHOTO, file=photo, words="这里在漏")
    await filing.claimed(town.app.database.transaction, found, await the_person(town, chen))
    await chen.hears_of(WORDS)
    await chen.taps("button-case-files", files=1, rest=0)
    await chen.is_told("case-done", act="files", number=1, name="", until="", days=0)
    assert await chen.until(lambda: _pictures(town, chen, 1))
    async with town.app.database.transaction() as session:
        worker = await people.by_telegram_id(session, PEOPLE["chen"])
        await casework.release(session, await access.held_case(session, found.id, by=worker), by=worker)
    assert await chen.until(lambda: _pictures(town, chen, 0))


async def _pictures(town: Town, who: Actor, count: int) -> bool:
    return sum("photo" in one for one in town.heard(who.key(None))) == count


async def test_more_and_less_change_the_buttons_and_leave_the_words(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await in_hand(town, zhang, chen)
    before = await chen.sees_of(WORDS)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="less")
    await chen.taps("button-case", act="more")
    after = await chen.sees_of(WORDS)
    assert before["text"] == after["text"]
