"""The form: at most four taps from the words to a number, nothing lost on the way, and nothing private in a group."""

from datetime import timedelta

from community import cases, clock, followers, people, places, proxies
from community.cases import Contact, Kind, State, Window
from tests.conversations import told
from tests.conversations.announcements import png
from tests.conversations.conftest import RESIDENTS, STAFF
from tests.conversations.filing import (
    LIGHT,
    LIGHT_KEY,
    LIGHT_NAME,
    files,
    is_noted,
    lives,
    sends,
    the_case,
    the_draft,
    the_entries,
)
from tests.conversations.told import ends, takes
from tests.stories import Actor, Town, until

SECRET = "三楼楼道灯不亮，我家 302 有老人"


async def panel(actor: Actor, *parts: str, kind: str = "repair") -> str:
    """Wait until a panel holds all these parts; return its text."""
    wanted = (actor.town.plain(actor.language, "form-title", kind=kind), *parts)

    def look() -> list[str]:
        shown = [str(one.get("text", "")) for one in actor.town.heard(actor.key(None))]
        return [text for text in shown if all(part in text for part in wanted)]

    found = await until(look)
    assert found, f"{actor.name} sees no panel with {wanted}, but:\n" + "\n--\n".join(
        str(one.get("text", "")) for one in actor.town.heard(actor.key(None))
    )
    return str(found[-1])


async def test_words_behind_the_word_are_one_tap_from_a_number(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await lives(town, zhang, "2 栋")
    await zhang.says(f"报修 {SECRET}")
    text = await panel(zhang, LIGHT_NAME, "2 栋", SECRET)
    assert town.plain("zh-Hans", "form-public", name=LIGHT_NAME, place="2 栋") in text
    await zhang.taps("button-form-submit")
    await zhang.sees_of(town.plain("zh-Hans", "form-noted", number=1, name=LIGHT_NAME, place="2 栋"))
    card = await chen.sees_of("#R1", chat=STAFF)
    assert LIGHT_NAME in card["text"]
    assert all(SECRET not in str(said) for said in town.heard(str(STAFF)))
    found = await the_case(town, 1)
    assert (found.kind, found.service, found.state) == (Kind.REPAIR, LIGHT_KEY, State.WAITING)


async def test_whoever_has_said_nothing_of_home_and_matter_needs_four_taps(zhang: Actor, town: Town) -> None:
    await zhang.says("报修")
    await zhang.hears_of(town.plain("zh-Hans", "form-ask", kind="repair"))
    await zhang.says("漏水")
    await panel(zhang, town.plain("zh-Hans", "form-which", guesses=True))
    await zhang.taps("水龙头、水管")
    await panel(zhang, "水龙头、水管")
    await zhang.taps("button-form-place")
    await zhang.taps("2 栋")
    await panel(zhang, "2 栋")
    await zhang.taps("button-form-submit")
    await zhang.sees_of(town.plain("zh-Hans", "form-noted", number=1, name="水龙头、水管", place="2 栋"))


async def test_a_case_without_a_place_is_accepted_and_offers_to_choose_one(zhang: Actor, chen: Actor) -> None:
    await files(zhang, number=1)
    await chen.sees_of("#R1", chat=STAFF)
    await zhang.taps("button-choose-home")
    await zhang.taps("2 栋")
    await chen.sees_of(f"{LIGHT_NAME} · 2 栋", chat=STAFF)


async def test_a_picture_alone_is_a_beginning_and_an_album_is_one_draft(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    sends(zhang, "photo", png(10), png(20), png(30))
    await panel(zhang, town.plain("zh-Hans", "form-files", sort="photo", count=3))
    panels = [one for one in town.heard(zhang.key(None)) if "还没提交" in one.get("text", "")]
    assert len(panels) == 1
    sends(zhang, "voice")
    await panel(zhang, town.plain("zh-Hans", "form-files", sort="voice", count=1))
    await zhang.says(LIGHT)
    await panel(zhang, LIGHT_NAME)
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    found = await the_entries(town, (await the_case(town, 1)).id)
    assert [sort for sort, _ in found] == ["photo", "photo", "photo", "voice", "words"]


async def test_what_stands_below_a_picture_is_its_words(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    sends(zhang, "video", caption="电梯坏了")
    await panel(zhang, "电梯", town.plain("zh-Hans", "form-files", sort="video", count=1))


async def test_a_picture_may_be_about_something_else(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    sends(zhang, "photo", png())
    await panel(zhang)
    await zhang.taps("button-form-other-matter")
    await zhang.taps("button-form-kind", kind="help")
    await panel(zhang, "别的要帮忙", kind="help")
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    assert (await the_case(town, 1)).kind == Kind.HELP


async def test_words_that_fit_another_kind_are_offered_to_change(zhang: Actor, town: Town) -> None:
    await zhang.says("求助 楼道灯坏了")
    await panel(zhang, kind="help")
    await zhang.taps("button-form-switch", kind="repair")
    await panel(zhang, LIGHT_NAME)
    draft = await the_draft(town, zhang)
    assert draft
    assert (draft.kind, draft.service) == (Kind.REPAIR, LIGHT_KEY)


async def test_complaints_and_suggestions_have_words_of_their_own(zhang: Actor, emma: Actor, ho: Actor) -> None:
    await zhang.says("投诉 广场舞吵到半夜")
    await panel(zhang, "太吵了", kind="complaint")
    await emma.says("Suggestion: a bench by the gate")
    await panel(emma, kind="suggestion")
    await emma.taps("button-form-submit")
    await is_noted(emma, 1)
    await ho.says("投訴")
    await ho.hears_of(ho.town.plain("zh-Hant", "form-ask", kind="complaint"))


async def test_two_words_may_begin_a_request(emma: Actor) -> None:
    await emma.says("Help me carry a sofa")
    await panel(emma, "carry a sofa", kind="help")


async def test_all_that_is_optional_is_behind_one_button(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-spot")
    await zhang.sees("form-ask-words", what="spot")
    await zhang.says("1 单元 502")
    await panel(zhang, "1 单元 502")
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-window")
    await zhang.taps(town.plain("zh-Hans", "form-window-name", window="weekend"))
    await panel(zhang, town.plain("zh-Hans", "form-window", window="周末"))
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-contact")
    await zhang.taps(town.plain("zh-Hans", "form-contact-name", contact="phone"))
    await zhang.sees("form-ask-words", what="phone")
    await zhang.says("不告诉你")
    await zhang.hears("refused-bad-phone")
    await zhang.says("010-55550123")
    await panel(zhang, "010-55550123")
    draft = await the_draft(town, zhang)
    assert draft
    assert (draft.spot, draft.phone) == ("1 单元 502", "010-55550123")
    assert (draft.window, draft.contact) == (Window.WEEKEND, Contact.PHONE)
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    assert all("502" not in str(said) and "5555" not in str(said) for said in town.heard(str(STAFF)))


async def test_a_neighbour_without_a_phone_agrees_by_word_of_mouth(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-for-neighbour")
    await zhang.taps("button-form-leave-spoken")
    await zhang.sees("form-ask-words", what="declare")
    await zhang.says("李奶奶")
    await panel(zhang, town.plain("zh-Hans", "form-for", name="李奶奶"))
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-for-neighbour")
    await zhang.taps("button-form-for-myself")
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-for-neighbour")
    await zhang.taps("李奶奶")
    await panel(zhang, town.plain("zh-Hans", "form-for", name="李奶奶"))
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    assert (await the_case(town, 1)).proxy_id


async def test_a_neighbour_with_a_phone_gets_a_link(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.taps("button-form-more")
    await zhang.taps("button-form-for-neighbour")
    await zhang.taps("button-form-leave-link")
    await zhang.says("李奶奶")
    asked = await zhang.hears_of("?start=proxy-")
    token = asked["text"].partition("?start=proxy-")[2].split()[0]
    async with town.app.database.transaction.reading() as session:
        assert (await proxies.opened(session, token)).name == "李奶奶"
    await panel(zhang)


async def test_words_too_long_are_refused_and_the_form_is_kept(zhang: Actor, town: Town) -> None:
    await zhang.says("报修 " + "灯" * 1001)
    await zhang.hears("refused-words-too-long", over=1, longest=1000)
    await zhang.says(LIGHT)
    await panel(zhang, LIGHT_NAME)
    await zhang.says("灯" * 1002)
    await zhang.hears("refused-words-too-long", over=2, longest=1000)
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    assert await the_entries(town, (await the_case(town, 1)).id) == [("words", LIGHT)]


async def test_what_cannot_be_passed_on_is_answered_kindly(zhang: Actor, town: Town) -> None:
    await zhang.says("求助")
    await zhang.hears_of(town.plain("zh-Hans", "form-ask", kind="help"))
    town.playground.world.send_sticker(zhang.id, zhang.key(None), "👍")
    await zhang.hears("form-not-passed")
    await zhang.says("帮我买药")
    await panel(zhang, "代买药、取药", kind="help")


async def test_a_half_written_form_survives_a_restart(zhang: Actor, town: Town) -> None:
    await zhang.says("报修")
    await zhang.hears_of(town.plain("zh-Hans", "form-ask", kind="repair"))
    await town.restart()
    await zhang.says(LIGHT)
    await panel(zhang, LIGHT_NAME)
    await town.restart()
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)


async def test_the_building_that_the_words_name_is_where_it_is(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 二栋{LIGHT}")
    await panel(zhang, LIGHT_NAME, "2 栋")
    # Named in passing, once it is known, it is only a word.
    await zhang.says("1栋倒是好的")
    await panel(zhang, "1栋倒是好的", "2 栋")
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    async with town.app.database.transaction.reading() as session:
        place = await places.place_or_none(session, (await the_case(town, 1)).place_id)
    assert place is not None
    assert place.name == "2 栋"


async def test_a_question_in_a_forgotten_form_is_answered_and_no_part_of_it(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang, LIGHT_NAME)
    clock.move(timedelta(hours=9))
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.hears_of("您有一份没写完的报修")
    # What is no sure question still belongs to the form.
    await zhang.says("灯罩也裂了")
    await zhang.hears_of("灯罩也裂了")
    draft = await the_draft(town, zhang)
    assert draft is not None
    words = [words for _, words in await the_entries(town, draft.id)]
    assert words == [LIGHT, "灯罩也裂了"]


async def test_another_command_leaves_the_form_and_loses_nothing(zhang: Actor, town: Town) -> None:
    await zhang.says("报修")
    await zhang.says(LIGHT)
    await panel(zhang)
    await zhang.says("/help")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.says("报修")
    quoted = town.plain("zh-Hans", "form-words", words=LIGHT)
    await zhang.hears("form-unfinished", kind="repair", said=quoted, fresh=False)
    await zhang.taps("button-form-go-on")
    await panel(zhang, LIGHT_NAME)
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    assert await the_entries(town, (await the_case(town, 1)).id) == [("words", LIGHT)]


async def test_what_is_said_while_a_draft_waits_goes_where_its_writer_says(zhang: Actor, town: Town) -> None:
    quoted = town.plain("zh-Hans", "form-words", words=LIGHT)
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.says("/help")
    await zhang.says("报修 三楼和四楼都是")
    await zhang.hears("form-unfinished", kind="repair", said=quoted, fresh=True)
    await zhang.taps("button-form-go-on")
    await panel(zhang, "三楼和四楼都是")
    await zhang.says("/help")
    await zhang.says("求助 帮我买药")
    await zhang.hears_of(town.plain("zh-Hans", "form-words", words=f"{LIGHT} 三楼和四楼都是"))
    await zhang.taps("button-form-other-request")
    await panel(zhang, "代买药、取药", kind="help")
    draft = await the_draft(town, zhang)
    assert draft
    assert await the_entries(town, draft.id) == [("words", "帮我买药")]


async def test_a_draft_can_be_begun_anew_or_forgotten(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.says("报修")
    await zhang.taps("button-form-anew")
    await zhang.sees_of(town.plain("zh-Hans", "form-ask", kind="repair"))
    await zhang.says("电梯坏了")
    await panel(zhang, "电梯")
    await zhang.says("/help")
    await zhang.says("求助")
    await zhang.taps("button-form-drop-draft")
    await zhang.sees("form-dropped")
    assert await the_draft(town, zhang) is None


async def test_leaving_the_form_asks_once_more(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    quoted = town.plain("zh-Hans", "form-words", words=LIGHT)
    await zhang.taps("button-form-drop")
    await zhang.sees("form-sure-to-drop", said=quoted)
    await zhang.taps("button-form-go-on")
    await panel(zhang, LIGHT_NAME)
    await zhang.says("算了")
    await zhang.hears("form-sure-to-drop", said=quoted)
    await zhang.taps("button-form-drop-sure")
    await zhang.sees("form-dropped")
    assert await the_draft(town, zhang) is None
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_a_neighbours_case_is_offered_without_a_name_and_followed(
    zhang: Actor, ho: Actor, emma: Actor, town: Town
) -> None:
    for actor in (zhang, ho, emma):
        await actor.comes_in()
        await lives(town, actor, "2 栋")
    await files(zhang, SECRET, number=1)
    await emma.says("Repair the corridor light is broken")
    await emma.taps("button-form-me-too", number=1)
    shown = await emma.sees_of("#R1")
    assert "Zhang" not in shown["text"]
    assert "302" not in shown["text"]
    await emma.taps("button-form-follow")
    await emma.sees("form-followed", number=1, count=1)
    assert await the_draft(town, emma) is None
    case = await the_case(town, 1)
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, emma.id)
        assert await followers.everyone(session, case.id) == [me.id]
    await ho.says("報修 樓道燈不亮")
    await ho.sees_of(town.plain("zh-Hant", "case-breadth", count=1))
    await ho.taps("button-form-submit-anyway")
    await is_noted(ho, 2)


async def test_what_is_said_to_be_over_is_shown_and_written_of_anew(
    zhang: Actor, emma: Actor, chen: Actor, town: Town
) -> None:
    for actor in (zhang, emma, chen):
        await actor.comes_in()
    await ends(town, chen, await takes(town, chen, await told.files(town, zhang, service=LIGHT_KEY)))
    await lives(town, emma, "2 栋")
    await emma.says("Repair the corridor light is broken")
    text = await panel(emma, "#R1")
    assert town.plain("en", "form-alike", over=True) in text
    await emma.taps("button-form-submit")
    await is_noted(emma, 2)


async def test_what_concerns_one_household_is_not_offered_to_others(zhang: Actor, ho: Actor, town: Town) -> None:
    for actor in (zhang, ho):
        await actor.comes_in()
        await lives(town, actor, "2 栋")
    await files(zhang, "水龙头漏水", number=1)
    await ho.says("報修 水龍頭漏水")
    text = await panel(ho)
    assert "#R1" not in text


async def test_submitting_twice_is_submitting_once(zhang: Actor) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    shown = await zhang.sees_of(LIGHT_NAME)
    data = shown["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 1)
    for old in (data, data.replace("go:", "fill:show:").rpartition(":")[0] + ":0"):
        await zhang.taps_what_was_there(shown, old)
    await zhang.says("报修 电梯坏了")
    await zhang.taps("button-form-submit")
    await is_noted(zhang, 2)


async def test_the_form_is_its_writers_alone(zhang: Actor, emma: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    draft = await the_draft(town, zhang)
    assert draft
    await emma.comes_in()
    await emma.says("/language")
    mine = await emma.hears("language-choose")
    for data in (
        f"go:{draft.id}:",
        f"fill:show:{draft.id}:0",
        f"fill:drop-sure:{draft.id}:0",
        f"svc:{draft.id}:lift",
        f"at:{draft.id}:1:1:0",
        f"for:{draft.id}:0",
        f"prefer:{draft.id}:weekend",
        f"same:{draft.id}:1:1",
    ):
        await emma.taps_what_was_there(mine, data)
        await emma.is_told("refused-not-yours")
        town.alerts.clear()
    kept = await the_draft(town, zhang)
    assert kept
    assert kept.changed_at == draft.changed_at


async def test_what_is_said_after_the_draft_went_is_not_swallowed(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    async with town.app.database.transaction() as session:
        draft = await the_draft(town, zhang)
        assert draft
        await session.delete(await cases.case(session, draft.id))
    await zhang.says("低保怎么申请")
    await zhang.hears("form-gone")
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_in_a_group_private_things_are_led_away(zhang: Actor, town: Town) -> None:
    await zhang.says("/repair 三楼的灯坏了", chat=RESIDENTS)
    led = await zhang.hears("group-to-private", chat=RESIDENTS)
    url = led["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert url == "https://t.me/linli_bot?start=repair"
    await zhang.starts("repair")
    await zhang.hears_of(town.plain("zh-Hans", "form-ask", kind="repair"))
    await zhang.says("@linli_bot 投诉", chat=RESIDENTS)
    led = await zhang.hears("group-to-private", chat=RESIDENTS)
    assert led["reply_markup"]["inline_keyboard"][0][0]["url"].endswith("start=complaint")
    assert all("三楼" not in said["text"] for said in town.heard(str(RESIDENTS)))


async def test_five_are_enough_and_the_sixth_is_told_what_to_do(zhang: Actor) -> None:
    for number in range(1, cases.MOST_OPEN + 1):
        await files(zhang, number=number)
    await zhang.says("报修")
    await zhang.hears("refused-too-many", count=cases.MOST_OPEN)
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_a_person_is_one_word_away_in_the_middle_of_the_form(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.says("0")
    assert await the_draft(town, zhang)
    await zhang.says("报修")
    await zhang.hears(
        "form-unfinished", kind="repair", said=town.plain("zh-Hans", "form-words", words=LIGHT), fresh=False
    )


async def test_the_categories_are_paged_and_changed(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    await zhang.taps("button-form-service-change")
    await zhang.sees("form-pick-service", kind="repair")
    await zhang.taps("button-next")
    await zhang.taps("button-previous")
    await zhang.taps("电梯")
    await panel(zhang, "电梯")
    draft = await the_draft(town, zhang)
    assert draft
    assert draft.service == "lift"


async def test_a_draft_is_forgotten_after_its_time(zhang: Actor, town: Town) -> None:
    await zhang.says(f"报修 {LIGHT}")
    await panel(zhang)
    clock.move(cases.DRAFTS_KEPT_FOR * 2)
    town.app.scheduler.wake()

    async def gone() -> bool:
        return await the_draft(town, zhang) is None

    assert await zhang.until(gone)
