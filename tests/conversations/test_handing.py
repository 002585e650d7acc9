"""What whoever has a case in hand does with words: asks, notes, lets it rest, hands it on, divides it, sends it up."""

from community import cases, services
from community.cases import Case, State
from community.entries import Side
from tests.conversations.filing import WORDS, filed, in_hand, now, said, the_person
from tests.stories import Actor, Town


async def test_a_question_for_the_resident_stops_the_clock_until_it_goes_on(
    zhang: Actor, chen: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="ask")
    await chen.hears_of("想问居民什么")
    await chen.says("上午还是下午方便？")
    await chen.hears("case-done", act="ask", number=1, name="", until="", days=0)
    await zhang.hears_of("上午还是下午方便？")
    assert (await now(town, found)).state == State.ASKING
    await chen.sees_of("等居民回复")
    await chen.taps("button-case", act="resume")
    await chen.is_told("case-done", act="resume", number=1, name="", until="", days=0)
    assert (await now(town, found)).state == State.TAKEN


async def test_a_note_is_for_those_who_work_on_it_alone(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="note")
    await chen.says("钥匙在门卫")
    await chen.hears("case-done", act="note", number=1, name="", until="", days=0)
    await chen.sees_of("钥匙在门卫")
    assert await said(town, found, Side.NOTE) == ["钥匙在门卫"]
    assert all("钥匙" not in one.get("text", "") for one in town.heard(zhang.key(None)))


async def test_it_rests_until_a_day_by_a_button_or_as_it_is_typed(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="hold")
    await chen.taps("button-put-off", act="hold", days=3)
    await chen.sees_of("为什么要挂起到")
    await chen.says("等配件到货")
    await chen.hears_of("到时候我来提醒您")
    await zhang.hears_of("等配件到货")
    held = await now(town, found)
    assert held.state == State.ON_HOLD
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="hold")
    await chen.says("随便哪天")
    await chen.hears("case-until-not-understood")
    await chen.says("昨天上午 9 点")
    await chen.hears("case-until-past")
    await chen.says("12-24")
    await chen.hears_of("12 月 24 日")
    await chen.says("还是没到货")
    assert await chen.until(lambda: _held_to(town, found, 24))


async def _held_to(town: Town, found: Case, day: int) -> bool:
    until = (await now(town, found)).held_until
    return until is not None and until.day == day


async def test_more_time_needs_a_reason_that_the_resident_reads(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="extend")
    await chen.says("五天")
    await chen.taps("button-put-off", act="extend", days=5)
    await chen.sees("case-step", act="extend", number=1, days=5, name="", until="")
    await chen.says("师傅请假了")
    await chen.hears("case-done", act="extend", number=1, days=5, name="", until="")
    await zhang.hears_of("师傅请假了")
    later = await now(town, found)
    assert later.solve_by
    assert found.solve_by
    assert later.solve_by > found.solve_by
    assert later.extended == 1


async def test_whom_it_is_handed_to_has_it_with_the_note_and_the_words_leave_the_other_chat(
    zhang: Actor, chen: Actor, wang: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    await wang.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="hand-over")
    await chen.taps("Wang")
    await chen.says("我去过一次，要换阀门")
    await chen.hears("case-done", act="hand-over", number=1, name="Wang", until="", days=0)
    card = await wang.hears_of(WORDS)
    assert "要换阀门" in card["text"]
    await chen.sees("case-put-away", number=1, how="handed-over", reached=True)
    assert all(WORDS not in one.get("text", "") for one in town.heard(chen.key(None)))
    moved = await now(town, found)
    assert moved.lead_id == (await the_person(town, chen)).id
    assert moved.holder_id == (await the_person(town, wang)).id


async def test_put_back_it_waits_for_somebody_else(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="release")
    await chen.taps("button-case", act="no-words")
    await chen.sees("case-done", act="release", number=1, name="", until="", days=0)
    await chen.sees("case-put-away", number=1, how="released", reached=True)
    assert (await now(town, found)).state == State.WAITING


async def test_two_cases_of_the_same_thing_go_on_as_one(zhang: Actor, emma: Actor, chen: Actor, town: Town) -> None:
    for one in (zhang, emma, chen):
        await one.comes_in()
    await filed(town, emma, "The same leak")
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="merge")
    await chen.hears_of("并到哪一件里")
    await chen.says("那一件")
    await chen.hears("case-tag-not-understood")
    await chen.says("#R9")
    await chen.hears("refused-not-found")
    await chen.says("#R1")
    look = await chen.hears_of("并到这一件里")
    assert "The same leak" not in look["text"]
    await chen.taps("button-merge-sure")
    await chen.sees("case-done", act="merge", number=2, name="", until="", days=0)
    merged = await now(town, found)
    assert merged.state == State.MERGED
    await chen.sees("case-put-away", number=2, how="merged", reached=True)


async def test_a_part_has_its_own_number_and_desk(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="split")
    async with town.app.database.transaction.reading() as session:
        name = services.name(await services.service(session, "corridor-light"), "zh-Hans")
    await chen.taps(name)
    await chen.says("楼道灯也要换")
    await chen.hears("case-done", act="split", number=1, name="2", until="", days=0)
    async with town.app.database.transaction.reading() as session:
        part = await cases.by_number(session, 2)
    assert part.part_of_id == found.id
    assert part.person_id == (await the_person(town, chen)).id
    # What cannot end yet says so before anybody takes pictures and writes.
    await chen.taps("button-case-finish", kind="repair")
    await chen.is_told("refused-parts-open", numbers="#R2")


async def test_what_is_not_the_communitys_goes_up_with_the_basis(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="refer")
    await chen.says("入户总管归自来水公司管")
    await chen.hears("case-done", act="refer", number=1, name="", until="", days=0)
    gone = await now(town, found)
    assert gone.state == State.WAITING
    assert gone.outside
    await chen.sees_of("居民的话和电话已经收起")


async def test_a_step_survives_a_restart(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="note")
    await chen.hears_of("要记什么")
    await town.restart()
    await chen.says("钥匙在门卫")
    await chen.hears("case-done", act="note", number=1, name="", until="", days=0)
    assert await said(town, found, Side.NOTE) == ["钥匙在门卫"]


async def test_words_that_are_too_long_are_refused_and_the_step_stays(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="note")
    await chen.says("记" * 1001)
    await chen.hears("refused-words-too-long", over=1, longest=1000)
    town.playground.world.send_sticker(chen.id, chen.key(None), "👍")
    await chen.hears("case-words-only")
    await chen.says("钥匙在门卫")
    await chen.hears("case-done", act="note", number=1, name="", until="", days=0)
    assert await said(town, found, Side.NOTE) == ["钥匙在门卫"]


async def test_other_words_and_buttons_leave_a_step_without_harm(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    found = await in_hand(town, zhang, chen)
    await chen.taps("button-case", act="more")
    await chen.taps("button-case", act="note")
    await chen.hears_of("要记什么")
    await chen.says("算了")
    await chen.hears("case-leave")
    await chen.taps("button-case", act="ask")
    await chen.hears_of("想问居民什么")
    await chen.taps("button-case", act="leave")
    await chen.sees("case-leave")
    await chen.says("低保怎么申请")
    await chen.hears_of("依据：")
    assert await said(town, found, Side.NOTE) == []
    assert await said(town, found, Side.WORKER) == []
