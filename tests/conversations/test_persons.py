"""Asking for a person always works: at once, with a number, a name and a time; what is written next goes along."""

from datetime import UTC, datetime, timedelta

from community import cases, clock, people
from community.cases import Kind, State
from handlers.cards.answer_buttons import WantPerson
from tests.conversations import filing, told
from tests.conversations.conftest import RESIDENTS, STAFF
from tests.stories import Actor, Town

#: A Wednesday morning in the office hours of Shanghai, and the evening of that day.
MORNING, EVENING = datetime(2026, 11, 25, 2, tzinfo=UTC), datetime(2026, 11, 25, 12, tzinfo=UTC)


def set_clock(moment: datetime) -> None:
    clock.move(moment - clock.now())


async def test_zero_and_the_word_are_always_a_person_even_as_the_first_message(
    zhang: Actor, ho: Actor, emma: Actor
) -> None:
    for actor, words, number in (
        (zhang, ("0", "０", "人工", "找人工", "转人工。", "/person"), 1),
        (ho, ("人工",), 2),
        (emma, ("Ask a person", "human", "A person"), 3),
    ):
        for word in words:
            await actor.says(word)
            # Asking again without a word is the same wish.
            await told.is_noted(actor, number)


async def test_the_number_comes_with_who_answers_and_by_when(zhang: Actor, chen: Actor) -> None:
    set_clock(MORNING)
    await chen.comes_in()
    await zhang.says("0")
    noted = await told.is_noted(zhang, 1)
    assert "Chen 会在这里回您，最晚：今天（周三）" in noted["text"]
    assert "办公时间：工作日 9:00–12:00、13:30–17:30" in noted["text"]
    assert "现在不在办公时间" not in noted["text"]


async def test_whoever_never_pressed_start_hears_the_answer_all_the_same(zhang: Actor, chen: Actor) -> None:
    await chen.comes_in()
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    await chen.hears_of("#R1 ", chat=STAFF)
    await chen.taps("button-claim", chat=STAFF)
    await zhang.hears_of("Chen 接手了")


async def test_what_is_said_in_a_group_lets_nobody_be_written_to(zhang: Actor, town: Town) -> None:
    await zhang.says("@linli_bot 低保怎么申请", chat=RESIDENTS)
    await zhang.hears_of("依据：", chat=RESIDENTS)
    assert (await told.person(town, zhang)).started_at is None


async def test_outside_office_hours_it_is_said_when_somebody_looks(zhang: Actor) -> None:
    set_clock(EVENING)
    await zhang.says("0")
    noted = await told.is_noted(zhang, 1)
    assert "现在不在办公时间，明天（周四）上午 9:00 起有人看。" in noted["text"]
    assert "工作人员会在这里回您" in noted["text"]


async def test_what_is_written_next_goes_along_until_that_was_all(zhang: Actor, chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    await zhang.says("楼上漏水")
    await zhang.hears("talk-passed", held=False, who="", number=1, more=True)
    await zhang.says("很急")
    await zhang.taps("button-that-was-all")
    await zhang.sees("add-done", number=1, held=False, who="", talking=False)
    found = await filing.the_case(town, 1)
    assert (found.kind, found.state) == (Kind.QUESTION, State.WAITING)
    assert await filing.the_entries(town, found.id) == [("words", "楼上漏水"), ("words", "很急")]
    assert all("漏水" not in str(said) for said in town.heard(str(STAFF)))
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_a_half_finished_form_hinders_nobody_and_is_kept(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {filing.LIGHT}")
    await zhang.hears_of(town.plain("zh-Hans", "form-title", kind="repair"))
    await zhang.says("找人工")
    await told.is_noted(zhang, 1)
    draft = await filing.the_draft(town, zhang)
    assert draft
    assert await filing.the_entries(town, draft.id) == [("words", filing.LIGHT)]


async def test_the_button_below_an_answer_asks_about_it(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.taps("button-person")
    await told.is_noted(zhang, 1)
    await zhang.taps("button-person")
    await told.is_noted(zhang, 1)
    found = await filing.the_case(town, 1)
    assert found.article_id == "dibao-apply"
    ((_, words),) = await filing.the_entries(town, found.id)
    assert words


async def test_the_bare_button_works_weeks_later(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    message = town.heard(zhang.key(None))[0]
    clock.move(timedelta(days=40))
    await zhang.taps_what_was_there(message, WantPerson().pack())
    await told.is_noted(zhang, 1)
    await zhang.says("请回我")
    await zhang.hears("talk-passed", held=False, who="", number=1, more=True)


async def test_five_open_ones_are_enough_and_the_way_on_is_said(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    for _ in range(cases.MOST_OPEN):
        await told.files(town, zhang, "漏水")
    await zhang.says("0")
    await zhang.hears("refused-too-many", count=cases.MOST_OPEN)


async def test_without_a_home_the_house_can_be_chosen_and_the_desk_hears(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    await zhang.taps("button-choose-home")
    await zhang.taps("1 栋")
    await zhang.sees("home-chosen", place="1 栋")
    await chen.sees_of("1 栋", chat=STAFF)
    async with town.app.database.transaction.reading() as session:
        assert (await people.by_telegram_id(session, zhang.id)).place_id == (await filing.the_case(town, 1)).place_id


async def test_in_a_group_the_words_lead_to_the_private_chat(zhang: Actor) -> None:
    await zhang.comes_in()
    for words, payload in (("@linli_bot 找人工", "person"), ("/person@linli_bot", "person"), ("@linli_bot 我的", "my")):
        await zhang.says(words, chat=RESIDENTS)
        said = await zhang.hears("group-to-private", chat=RESIDENTS)
        assert said["reply_markup"]["inline_keyboard"][0][0]["url"].endswith(f"start={payload}")
    await zhang.starts("my")
    await zhang.hears("mine-empty")
    await zhang.starts("person")
    await told.is_noted(zhang, 1)
