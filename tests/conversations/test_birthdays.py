"""Birthdays that neighbours celebrate together, as people live it: telling the month, the invitation, a visit, the party."""

from datetime import date, timedelta
from typing import Any

import pytest

from community import birthdays, cases, clock, hosting, hours, people, places
from community.birthdays import Birthday
from community.events import Event, Kind
from community.places import Level
from handlers.cards.birthday_buttons import Birthday as About
from handlers.cards.birthday_buttons import Born, Parties, Party, Visit
from tests.conversations.conftest import PEOPLE, RESIDENTS
from tests.conversations.gathering import NOON
from tests.conversations.tasking import tomorrow
from tests.stories import Actor, Town, until


async def told(town: Town, actor: Actor) -> Birthday | None:
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, actor.id)
        return await birthdays.birthday_or_none(session, me.id)


async def tells(town: Town, actor: Actor, month: int) -> None:
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, actor.id)
        await birthdays.tell(session, by=me, month=month, lunar=False)


async def a_party(town: Town) -> Event:
    """A party that Chen opens, the day after tomorrow."""
    starts_at = tomorrow(NOON) + timedelta(days=1)
    async with town.app.database.transaction() as session:
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        draft = await hosting.begin(session, by=chen, place_id=community.id or 0, kind=Kind.BIRTHDAY)
        await hosting.fill(session, draft, by=chen, title="集体生日会", venue="社区活动室", starts_at=starts_at)
        return await hosting.open(session, draft, by=chen)


def party_of(month: int, *, lunar: bool) -> date:
    return birthdays.next_party(month, lunar=lunar, today=hours.local(clock.now()).date())


async def chosen(actor: Actor, month: int, *, lunar: bool, **more: Any) -> dict[str, Any]:
    """Read that the month is kept, in the actor's language."""
    named = actor.town.translator(actor.language)("birthday-named", month=month, lunar=lunar)
    party = party_of(month, lunar=lunar)
    text = actor.town.plain(
        actor.language, "birthday-kept", month=named, lunar=lunar, party=party.month, year=party.year, **more
    )
    return await actor.sees_of(text)


@pytest.mark.parametrize(("name", "word"), [("zhang", "生日"), ("ho", "慶生"), ("emma", "Birthday")])
async def test_a_month_is_told_changed_and_taken_back_in_every_language(
    name: str, word: str, town: Town, request: pytest.FixtureRequest
) -> None:
    who: Actor = request.getfixturevalue(name)
    await who.comes_in()
    await who.says(word)
    await who.hears("birthday-about")
    await who.taps("button-birthday-calendar", lunar=True)
    await who.sees("birthday-which-month", lunar=True)
    await who.taps("birthday-month", month=12, lunar=True)
    page = await chosen(who, 12, lunar=True)
    # Nobody said yet where they live: that is asked, as it says who would invite them.
    assert town.plain(who.language, "birthday-homeless") in page["text"]
    kept = await told(town, who)
    assert kept is not None
    assert (kept.month, kept.lunar) == (12, True)

    await who.taps("button-birthday-change")
    await who.sees("birthday-which-month", lunar=True)
    await who.taps("button-birthday-other", lunar=False)
    await who.sees("birthday-which-month", lunar=False)
    await who.taps("birthday-month", month=3, lunar=False)
    await chosen(who, 3, lunar=False)
    await who.says("/mydata")
    named = town.translator(who.language)("birthday-named", month=3, lunar=False)
    await who.hears_of(town.plain(who.language, "mydata-birthday", month=named))

    await who.says("/birthday")
    await who.taps("button-birthday-leave")
    await who.sees("birthday-left")
    assert await told(town, who) is None
    # An old button, weeks later: it is as it should be.
    await who.says("/birthday")
    await who.hears("birthday-about")


async def test_in_a_group_nobody_is_asked_for_a_month(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says("/birthday", chat=RESIDENTS)
    await zhang.hears("group-to-private", chat=RESIDENTS)
    await zhang.starts("birthday")
    await zhang.hears("birthday-about")
    assert all("几月" not in str(one) for one in town.heard(str(RESIDENTS)))


async def test_who_is_invited_comes_or_asks_for_a_visit_and_learns_who_will_know(
    zhang: Actor, ho: Actor, emma: Actor, wang: Actor, town: Town
) -> None:
    for who in (zhang, ho, emma, wang):
        await who.comes_in()
    month = (tomorrow(NOON) + timedelta(days=1)).month
    await tells(town, zhang, month)
    await tells(town, ho, month)
    await tells(town, emma, month % 12 + 1)
    event = await a_party(town)
    await zhang.hears_of(town.plain("zh-Hans", "birthday-invitation"))
    await zhang.taps("button-event-come", full=False)
    await zhang.sees_of("给您记下了：1 人")

    invited = await ho.hears_of(town.plain("zh-Hant", "birthday-cannot"))
    assert "社區活動室" in invited["text"] or "社区活动室" in invited["text"]
    assert "不用花錢" in invited["text"]
    await ho.taps("button-visit")
    words = town.plain("zh-Hant", "birthday-visit-words")
    await ho.hears("birthday-visit-sure", words=words)
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, ho.id)
        assert await cases.open_ones(session, me.id) == []
    await ho.taps("button-visit-sure")
    await ho.sees("birthday-visit-asked", number=1)
    # The same again, from the invitation: it is one wish.
    await ho.taps("button-visit")
    await ho.hears("birthday-visit-sure", words=words)
    await ho.taps("button-visit-sure")
    assert await until(lambda: len([one for one in town.heard(ho.key(None)) if "#R1" in one.get("text", "")]) == 2)
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, ho.id)
        (case,) = await cases.open_ones(session, me.id)
    assert case.service == "visit"

    # Emma is of another month, and in no group stands who is invited, or how many.
    assert all("party" not in one.get("text", "").lower() for one in town.heard(emma.key(None)))
    for name in ("Zhang", "Ho", "Emma"):
        assert all(name not in str(one.get("text", "")) for one in town.heard(str(RESIDENTS)))
    assert event.number == 1


async def test_who_would_rather_not_be_visited_is_not(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await tells(town, zhang, (tomorrow(NOON) + timedelta(days=1)).month)
    await a_party(town)
    await zhang.hears_of(town.plain("zh-Hans", "birthday-invitation"))
    # Who says that they cannot come is offered the same once more.
    await zhang.taps("button-event-away", state="none")
    await zhang.sees_of("记下了，谢谢您说一声")
    await zhang.taps("button-visit")
    await zhang.taps("button-visit-not")
    await zhang.sees("birthday-visit-not")
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, zhang.id)
        assert await cases.open_ones(session, me.id) == []


async def test_staff_plan_a_party_and_learn_of_nobody(zhang: Actor, chen: Actor, town: Town) -> None:
    await zhang.comes_in()
    await chen.comes_in()
    month = hours.local(clock.now()).month
    await tells(town, zhang, month)
    await chen.says("/birthday")
    await chen.taps("button-parties")
    page = await chen.sees_of("集体生日会 · 梧桐社区")
    lines = page["text"].splitlines()
    assert [line for line in lines if line.endswith("有人") and "没有" not in line] == [
        f"{hours.local(clock.now()).year} 年 {month} 月：有人"
    ]
    assert len([line for line in lines if line.endswith("还没有人")]) == 5
    await chen.taps("button-party-month", month=month)
    title = town.plain("zh-Hans", "party-title", month=month)
    panel = await chen.hears_of(title)
    assert town.plain("zh-Hans", "party-notes") in panel["text"]
    # Again is the same one.
    await chen.taps("button-party-month", month=month)
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, chen.id)
        draft = await hosting.draft_or_none(session, me)
    assert draft is not None
    assert (draft.kind, draft.title) == (Kind.BIRTHDAY, title)


async def test_forged_buttons_open_nothing(zhang: Actor, wang: Actor, chen: Actor, town: Town) -> None:
    for who in (zhang, wang, chen):
        await who.comes_in()
    async with town.app.database.transaction.reading() as session:
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
    place = community.id or 0
    await zhang.says("/birthday")
    page = await zhang.hears("birthday-about")
    for data in (
        Parties(),
        Parties(place=place),
        Party(act="begin", place=place, year=2027, month=3),
        Party(act="decline", place=place, year=2027, month=3),
    ):
        town.alerts.clear()
        await zhang.taps_what_was_there(page, data.pack())
        await zhang.is_told("refused-not-allowed")
    town.alerts.clear()
    await zhang.taps_what_was_there(page, Visit(event=12345, act="sure").pack())
    await zhang.is_told("refused-not-found")
    # Wang works in a grid of it alone.
    await wang.says("/birthday")
    wangs = await wang.hears("birthday-about")
    await wang.taps_what_was_there(wangs, Party(act="begin", place=place, year=2027, month=3).pack())
    await wang.is_told("refused-not-allowed")
    for forged in ("bmonth:13:1", "bday:x", "bvisit:1:x", "party:begin:1:1999:3"):
        town.alerts.clear()
        await zhang.taps_what_was_there(page, forged)
        await zhang.is_told("stray-button")
    assert About(act="home").pack() == "bday:home"
    assert Born(month=12, lunar=True).pack() == "bmonth:12:1"
