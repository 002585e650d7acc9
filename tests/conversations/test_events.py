"""Coming to events, as people live it: in the group, with the family, in the line, and not coming after all."""

from datetime import timedelta

from community import clock, events, guests, people
from handlers.cards.event_buttons import Come, NoteGuest, SeeGuests, StayAway, TakePlaces
from tests.conversations.announcements import png
from tests.conversations.conftest import RESIDENTS
from tests.conversations.gathering import an_event, now, there
from tests.stories import Actor, Town, until


def group_reads(town: Town) -> str:
    return "\n".join(one.get("text", "") + one.get("caption", "") for one in town.heard(str(RESIDENTS)))


async def test_the_group_reads_how_many_come_and_whoever_comes_says_with_how_many(
    zhang: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    for who in (zhang, emma, ho):
        await who.comes_in()
    event = await an_event(town, seats=10, notes="自己带围裙")
    post = await zhang.hears_of("#E1 端午包粽子", chat=RESIDENTS)
    for known in ("社区活动室", "谁都可以来", "自己带围裙", "不用花钱", "已报 0 人，还有 10 个名额"):
        assert known in post["text"]
    await zhang.taps("button-event-come", full=False, chat=RESIDENTS)
    await zhang.is_told("event-alert-joined", number=1, heads=1)
    await zhang.hears_of("给您记下了：1 人")
    await zhang.taps("button-event-heads", heads=4)
    await zhang.sees_of("给您记下了：4 人")
    await zhang.sees_of("已报 4 人，还有 6 个名额", chat=RESIDENTS)
    # A second tap in the group changes nothing, and says how it stands.
    await zhang.taps("我来", chat=RESIDENTS)
    await zhang.is_told("event-alert-there", number=1, state="coming", heads=4)
    # Words say it as well, in any language.
    await zhang.says("我们 3 人")
    await zhang.hears_of("给您记下了：3 人")
    await emma.taps("我来", chat=RESIDENTS)
    await emma.is_told("event-alert-joined", number=1, heads=1)
    await emma.hears_of("You are on the list: 1 person")
    await emma.says("We are 2")
    await emma.hears_of("You are on the list: 2 people")
    await ho.taps("我来", chat=RESIDENTS)
    await ho.hears_of("給您記下了：1 人")
    await ho.says("一家三口")
    await ho.hears_of("給您記下了：3 人")
    assert await there(town, event) == {"Zhang": ("coming", 3), "Emma": ("coming", 2), "Ho": ("coming", 3)}
    for name in ("Zhang", "Emma", "Ho", "Chen"):
        assert name not in group_reads(town)


async def test_the_words_below_a_picture_follow_who_comes(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    (shown,) = town.playground.world.send_files(chen.id, chen.key(None), "photo", [png()], caption="图")
    await an_event(town, seats=3, picture=shown.wire["photo"][-1]["file_id"])
    post = await until(lambda: [one for one in town.heard(str(RESIDENTS)) if "photo" in one])
    assert post
    assert "还有 3 个名额" in post[0]["caption"]
    await zhang.taps("我来", chat=RESIDENTS)
    await zhang.hears_of("给您记下了：1 人")
    assert await until(lambda: "还有 2 个名额" in group_reads(town))
    assert len([one for one in town.heard(str(RESIDENTS)) if "photo" in one]) == 1


async def test_who_never_pressed_start_is_led_there_and_then_comes(sun: Actor, town: Town) -> None:
    event = await an_event(town)
    await sun.hears_of("#E1 ", chat=RESIDENTS)
    await sun.taps("我来", chat=RESIDENTS)
    await sun.starts(await sun.is_led_to())
    await sun.hears_of("给您记下了：1 人")
    assert await there(town, event) == {"Sun": ("coming", 1)}


async def test_links_and_tags_open_the_page_in_private_and_the_public_card_in_groups(
    zhang: Actor, emma: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await emma.comes_in()
    event = await an_event(town, whom="60 岁以上的邻居")
    await zhang.says("#E1")
    page = await zhang.hears_of("来的话，按“我来”")
    assert "请来：60 岁以上的邻居" in page["text"]
    await zhang.says("@linli_bot #e1", chat=RESIDENTS)
    public = await until(lambda: [one for one in town.heard(str(RESIDENTS)) if "在私聊里看" in str(one)])
    assert public
    assert "来的话" not in public[-1]["text"]
    await emma.starts("event-1")
    await emma.hears_of('To come, tap "I\'ll come"')
    await emma.starts("join-1")
    await emma.hears_of("You are on the list: 1 person")
    assert await there(town, event) == {"Emma": ("coming", 1)}
    await zhang.says("#E9")
    await zhang.hears("refused-not-found")


async def test_away_is_noted_quietly_and_places_are_given_up_in_private_alone(
    zhang: Actor, ho: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await ho.comes_in()
    event = await an_event(town, seats=4)
    await zhang.hears_of("#E1 ", chat=RESIDENTS)
    await ho.taps("去不了", chat=RESIDENTS)
    await ho.is_told("event-alert-away")
    await zhang.taps("我来", chat=RESIDENTS)
    await zhang.hears_of("给您记下了：1 人")
    await zhang.taps("去不了", chat=RESIDENTS)
    await zhang.is_told("event-alert-ask", state="coming", heads=1)
    await zhang.hears("event-away-sure", number=1, title="端午包粽子", state="coming", heads=1)
    assert await there(town, event) == {"Ho": ("away", 1), "Zhang": ("coming", 1)}
    await zhang.taps("button-event-stay", state="coming")
    await zhang.sees_of("给您记下了：1 人")
    await zhang.taps("button-event-away", state="coming")
    await zhang.taps("button-event-away-sure", state="coming")
    await zhang.sees("event-away", number=1, title="端午包粽子")
    await zhang.taps("button-event-come", full=False)
    await zhang.sees_of("给您记下了：1 人")
    assert (await there(town, event))["Zhang"] == ("coming", 1)


async def test_words_say_that_they_cannot_come_and_a_number_alone_how_many_they_are(
    zhang: Actor, emma: Actor, town: Town
) -> None:
    for who in (zhang, emma):
        await who.comes_in()
    event = await an_event(town, seats=9)
    await zhang.says("我们不来了")
    assert not [one for one in town.heard(zhang.key(None)) if "#E1" in one.get("text", "")]
    await zhang.says("#E1")
    await zhang.taps("button-event-come", full=False)
    await zhang.sees_of("给您记下了：1 人")
    await zhang.says("4")
    await zhang.hears_of("给您记下了：4 人")
    await zhang.says("我们不来了。")
    await zhang.hears("event-away-sure", number=1, title="端午包粽子", state="coming", heads=4)
    await zhang.taps("button-event-away-sure", state="coming")
    await zhang.sees("event-away", number=1, title="端午包粽子")
    await emma.starts("join-1")
    await emma.hears_of("You are on the list: 1 person")
    await emma.says("I can’t make it")
    await emma.hears("event-away-sure", number=1, title="端午包粽子", state="coming", heads=1)
    assert await there(town, event) == {"Zhang": ("away", 4), "Emma": ("coming", 1)}


async def test_a_number_alone_is_no_answer_to_what_was_asked_long_ago(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    event = await an_event(town, seats=9)
    await zhang.starts("join-1")
    await zhang.hears_of("给您记下了：1 人")
    clock.move(timedelta(hours=2))
    await zhang.says("4")
    await zhang.says("我们 2 人")
    await zhang.hears_of("给您记下了：2 人")
    assert await there(town, event) == {"Zhang": ("coming", 2)}


async def test_a_family_waits_is_asked_first_and_comes(zhang: Actor, emma: Actor, ho: Actor, town: Town) -> None:
    for who in (zhang, emma, ho):
        await who.comes_in()
    event = await an_event(town, seats=3)
    await zhang.says("#E1")
    await zhang.taps("button-event-come", full=False)
    await zhang.taps("button-event-heads", heads=2)
    await zhang.sees_of("给您记下了：2 人")
    # Emma's three do not fit: she can come with one, or wait with all.
    await emma.starts("event-1")
    await emma.taps("button-event-come", full=False)
    await emma.sees_of("You are on the list: 1 person")
    await emma.says("we are 3")
    full = await emma.hears_of("Your 1 place stays yours.")
    assert "no other one free" in full["text"]
    await emma.taps("button-event-wait", heads=3)
    await emma.sees_of("You would like to be 3")
    await ho.says("#E1")
    await ho.hears_of("報滿了，可以排隊等")
    await ho.taps("button-event-come", full=True)
    await ho.sees_of("全家排在一起")
    await ho.taps("button-event-wait", heads=1)
    await ho.sees_of("前面還有 1 家")
    await zhang.taps("button-event-away", state="coming")
    await zhang.taps("button-event-away-sure", state="coming")
    await emma.hears_of("there was room, and you are 3 now")
    assert await there(town, event) == {"Zhang": ("away", 2), "Emma": ("coming", 3), "Ho": ("waiting", 1)}
    await emma.says("we are 2")
    offer = await ho.hears_of("有空位了：1 個，先問您家")
    assert "給您留到" in offer["text"]
    await ho.taps("button-event-offer", yes=True)
    await ho.sees("event-told", what="taken", heads=1, number=1, title="端午包粽子")
    assert (await now(town, event)).taken == 3
    # An old message never does what was not meant.
    await ho.taps_what_was_there(offer, TakePlaces(event=event.id, yes=False).pack())
    await ho.sees("event-told", what="taken", heads=1, number=1, title="端午包粽子")
    assert (await there(town, event))["Ho"] == ("coming", 1)


async def test_who_waits_says_how_many_they_are_and_takes_places_that_are_free_again(
    zhang: Actor, ho: Actor, town: Town
) -> None:
    for who in (zhang, ho):
        await who.comes_in()
    event = await an_event(town, seats=2)
    await zhang.starts("join-1")
    await zhang.hears_of("给您记下了：1 人")
    await zhang.says("2")
    await zhang.hears_of("给您记下了：2 人")
    await ho.starts("join-1")
    await ho.hears_of("排上了再說也行")
    await ho.taps("button-event-wait", heads=1)
    await ho.sees_of("您家 1 人在排隊")
    await ho.taps("button-event-heads", heads=2)
    await ho.sees_of("您家 2 人在排隊")
    await zhang.says("来不了")
    await zhang.taps("button-event-away-sure", state="coming")
    assert event.starts_at is not None
    offer = await ho.hears_of("有空位了：2 個，先問您家")
    assert "我們 2 人" in offer["text"]
    async with town.app.database.transaction.reading() as session:
        own = await guests.guest_or_none(session, event.id, (await people.by_telegram_id(session, ho.id)).id)
    assert own is not None
    assert own.offered_until is not None
    clock.move(own.offered_until - clock.now() + timedelta(seconds=1))
    town.app.scheduler.wake()
    await ho.sees_of("沒等到您的回音")
    await ho.taps("button-event-look")
    await ho.hears_of("現在坐得下了")
    await ho.taps("button-event-offer", yes=True)
    await ho.sees("event-told", what="taken", heads=2, number=1, title="端午包粽子")
    assert await there(town, event) == {"Zhang": ("away", 2), "Ho": ("coming", 2)}


async def test_what_is_over_asks_nobody_whether_they_cannot_come(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    event = await an_event(town, seats=2)
    await zhang.starts("join-1")
    shown = await zhang.hears_of("给您记下了：1 人")
    assert event.ends_at is not None
    clock.move(event.ends_at - clock.now() + timedelta(seconds=1))
    await zhang.taps_what_was_there(shown, StayAway(event=event.id).pack())
    await zhang.is_told("refused-event-ended", state="over")
    assert await there(town, event) == {"Zhang": ("coming", 1)}


async def test_a_reminder_comes_in_ones_own_language_and_may_be_switched_off(
    zhang: Actor, emma: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await emma.comes_in()
    event = await an_event(town)
    for who in (zhang, emma):
        await who.starts("join-1")
    await zhang.hears_of("给您记下了：1 人")
    await emma.hears_of("You are on the list")
    assert event.starts_at
    clock.move(event.starts_at - clock.now() - timedelta(hours=24))
    told = await zhang.hears_of("提醒您，有一场活动")
    assert "社区活动室" in told["text"]
    await emma.hears_of("A reminder of an event")
    await emma.taps("button-event-remind", on=False)
    await emma.is_told("event-alert-bell", on=False)
    await zhang.taps("button-event-away", state="coming")
    await zhang.taps("button-event-away-sure", state="coming")
    await zhang.sees("event-away", number=1, title="端午包粽子")


async def test_names_are_for_the_host_who_notes_who_came(chen: Actor, zhang: Actor, li: Actor, town: Town) -> None:
    for who in (chen, zhang, li):
        await who.comes_in()
    event = await an_event(town)
    await zhang.starts("join-1")
    await zhang.hears_of("给您记下了：1 人")
    await zhang.says("我们 4 人")
    await zhang.hears_of("给您记下了：4 人")
    await chen.says("#E1")
    await chen.taps("button-event-guests")
    listed = await chen.hears_of("报名 1 家、4 人")
    assert "Zhang · 4 人" in listed["text"]
    assert listed["has_protected_content"]
    # A made-up button shows nothing to anybody else.
    await li.says("#E1")
    page = await li.hears_of("#E1 ")
    assert "谁来" not in str(page.get("reply_markup"))
    for data in (SeeGuests(event=event.id), NoteGuest(event=event.id, person=1, came=True)):
        await li.taps_what_was_there(page, data.pack())
        await li.is_told("refused-not-allowed")
    assert event.starts_at
    clock.move(event.starts_at - clock.now())
    await chen.taps("button-event-back")
    await chen.taps("button-event-guests")
    await chen.taps("Zhang")
    await chen.sees_of("✓ Zhang · 4 人")
    await chen.taps("button-event-counted", count=4)
    await chen.sees_of("记好了：来了 4 人。")
    assert (await now(town, event)).came == 4


async def test_old_and_made_up_buttons_are_answered_kindly(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    event = await an_event(town)
    await zhang.says("#E1")
    page = await zhang.hears_of("#E1 ")
    await zhang.taps_what_was_there(page, Come(event=7).pack())
    await zhang.is_told("refused-not-found")
    await zhang.taps_what_was_there(page, TakePlaces(event=event.id, yes=True).pack())
    await zhang.is_told("refused-places-gone")
    assert event.starts_at
    clock.move(event.starts_at - clock.now())
    await zhang.taps_what_was_there(page, Come(event=event.id).pack())
    await zhang.is_told("refused-event-ended", state="began")
    async with town.app.database.transaction() as session:
        await events.move(session, await events.event(session, event.id), [events.State.OPEN], events.State.OVER)
    await zhang.taps_what_was_there(page, StayAway(event=event.id).pack())
    await zhang.is_told("refused-event-ended", state="over")
    await zhang.says("我们 4 人")
    # There is nothing ahead of which this could be said.
    assert "给您记下了" not in "".join(one.get("text", "") for one in town.heard(zhang.key(None)))
