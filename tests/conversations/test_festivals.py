"""Staff approve a year of festivals, change one and paste the days off; groups read each festival in their language."""

from collections.abc import Generator
from datetime import UTC, date, datetime

import pytest
from aiogram.types import InlineKeyboardMarkup

from community import audiences, calendar, clock, festivals, holidays, observances, people
from community.audiences import Topic
from community.places import Place
from handlers.cards import festivals as cards
from handlers.cards.card import LONGEST_CAPTION, visible_length
from handlers.cards.festival_buttons import SayBefore, SeeYear
from locales import LANGUAGES, Translator
from tests.community.sending import here
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town

#: A year that no package knows for a long time, asked about in the November before.
YEAR = 2040
NOVEMBER = "2039-11-07 10:00"
DAYS_OFF = """国务院办公厅关于2040年部分节假日安排的通知
一、春节：2月11日（周六）至18日（周六）放假调休，共8天。2月19日（周日）上班。
二、国庆节：10月1日（周一）至7日（周日）放假，共7天。"""


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    yield
    calendar.keep_entered({})


def go(town: Town, moment: str) -> None:
    """Let it be that moment, and let everything look."""
    clock.move(here(moment) - datetime.now(UTC))
    town.app.scheduler.wake()


async def be_asked_of_the_next_year_alone(town: Town, chen: Actor) -> None:
    """Let it be settled that nothing is said in the running year, so that every card of a year is that of the next."""
    async with town.app.database.transaction() as session:
        known = await people.by_telegram_id(session, chen.id)
        place_id = (await people.roles(session, known.id))[0].place_id or 0
        await observances.decide(session, place_id, YEAR - 1, by=known, approve=False)


def shown(reader: Actor, days: int, key: str) -> str:
    """Return the first line of what is said of a festival."""
    festival = festivals.festival_or_none(key)
    day = festivals.first_of(key, YEAR)
    assert festival
    assert day
    when = {0: "today", 1: "tomorrow"}.get(days, "ahead")
    t = reader.town.translator(reader.language)
    name = festivals.name(festival, reader.language)
    return reader.town.plain(reader.language, "festival-head", name=name, day=cards.dated(t, day), when=when, left=days)


@pytest.mark.parametrize(
    ("language", "one", "two", "three"),
    [
        ("zh-Hans", "1 月 31 日（周日）上班", "）和 2 月 13 日（周六）上班", "、2 月 13 日（周六）和 2 月 14 日（周日）上"),
        ("zh-Hant", "1 月 31 日（週日）上班", "）和 2 月 13 日（週六）上班", "、2 月 13 日（週六）和 2 月 14 日（週日）上"),
        ("en", ": Sun, 31 January.", ": Sun, 31 January and Sat, 13 February.", ", Sat, 13 February and Sun, 14 February."),
    ],
)  # fmt: skip
def test_days_that_are_worked_instead_are_listed_as_people_list_them(
    language: str, one: str, two: str, three: str
) -> None:
    worked = [date(2027, 1, 31), date(2027, 2, 13), date(2027, 2, 14)]
    off = date(2027, 2, 5), date(2027, 2, 11)
    for count, said in enumerate((one, two, three), 1):
        days = holidays.Span(("spring-festival",), *off, tuple(worked[:count]))
        assert said in cards.days_off(Translator(language), 2027, [days], known=True).text


async def test_staff_are_asked_and_one_tap_tells_a_year_of_festivals(
    chen: Actor, zhang: Actor, ho: Actor, emma: Actor, town: Town
) -> None:
    for one in (chen, zhang, ho, emma):
        await one.comes_in()
    async with town.app.database.transaction() as session:
        for one in (ho, emma):
            person = await people.by_telegram_id(session, one.id)
            await audiences.subscribe(session, Topic.EVENTS, by=person)
    await be_asked_of_the_next_year_alone(town, chen)
    go(town, NOVEMBER)
    card = await chen.hears_of("2040 年的节日")
    assert town.plain("zh-Hans", "festivals-state", state="asked") in card["text"]
    await chen.taps("button-next")
    await chen.taps("button-festivals", act="approve")
    await chen.is_told("festivals-decided", year=YEAR, approve=True)
    await chen.sees_of(town.plain("zh-Hans", "festivals-state", state="approved"))
    go(town, "2040-06-07 10:00")
    assert festivals.first_of("dragon-boat", YEAR) == date(2040, 6, 14)
    for reader, chat in ((zhang, RESIDENTS), (ho, None), (emma, None)):
        said = await reader.hears_of(shown(reader, 7, "dragon-boat"), chat=chat)
        festival = festivals.festival_or_none("dragon-boat")
        assert festival
        assert festival.words(7)[reader.language] in said["text"]
        assert town.plain(reader.language, "festival-off-unknown") in said["text"]
    go(town, "2040-06-11 10:00")
    await zhang.hears_of(shown(zhang, 3, "dragon-boat"), chat=RESIDENTS)
    # Who asked to hear of events is told once.
    await emma.hears_nothing()


async def test_a_festival_is_changed_and_its_very_message_looked_at(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await be_asked_of_the_next_year_alone(town, chen)
    go(town, NOVEMBER)
    await chen.says("/calendar")
    await chen.hears_of("节日和放假安排")
    await chen.taps("button-calendar-festivals", year=YEAR)
    await chen.taps("button-festivals", act="change")
    await chen.taps("腊八")
    await chen.sees_of(town.plain("zh-Hans", "festival-page-on", on=True))
    await chen.taps("button-festival-before", days=0)
    await chen.taps("button-festival-words", days=0)
    await chen.sees_of(shown(chen, 0, "laba"))
    await chen.taps("button-festival-act", act="write")
    await chen.sees_of("想说什么？")
    await chen.says("腊八粥管够")
    very = await chen.hears_of("腊八粥管够")
    assert shown(chen, 0, "laba") in very["text"]
    async with town.app.database.transaction.reading() as session:
        place = (await people.roles(session, (await people.by_telegram_id(session, chen.id)).id))[0].place_id or 0
        seen = (await observances.observed(session, place, YEAR))["laba"]
    assert (seen.days, seen.words(0)["zh-Hant"], seen.words(0)["zh-Hans"]) == ((1, 0), "臘八粥管夠", "腊八粥管够")
    unchanged = town.plain("zh-Hans", "festival-very-english")
    assert unchanged in very["text"]
    await chen.taps("button-festival-act", act="english")
    await chen.sees_of("（英文）")
    await chen.says("Porridge for everybody")
    very = await chen.hears_of("Porridge for everybody")
    assert "Laba Festival" in very["text"]
    assert unchanged not in very["text"]
    await chen.taps("button-festival-act", act="usual")
    await chen.taps("button-promises-back")
    await chen.taps("button-festival-switch", on=True)
    await chen.sees_of(town.plain("zh-Hans", "festival-page-on", on=False))


async def test_days_off_are_pasted_looked_at_and_count_at_once(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    go(town, "2039-11-10 10:00")
    await chen.hears("days-off-warning", year=YEAR)
    await chen.taps("button-days-off-paste", known=False)
    await chen.sees_of("放假安排的通知贴给我")
    await chen.says("放五天假")
    await chen.hears_of("什么都没有改")
    await chen.says(DAYS_OFF.replace("2月11日（周六）", "2月11日（周五）"))
    await chen.hears_of("日子和星期对不上")
    assert not calendar.knows(YEAR)
    await chen.says(DAYS_OFF)
    preview = await chen.hears_of("我读到的是这样")
    assert "放假 8 天：2 月 11 日（周六）到 2 月 18 日（周六）。2 月 19 日（周日）上班。" in preview["text"]
    assert (
        town.plain("zh-Hans", "days-off-missing-some", names="元旦、清明节、劳动节、端午节、中秋节") in preview["text"]
    )
    assert not calendar.knows(YEAR)
    await chen.taps("button-days-off-sure")
    await chen.is_told("days-off-entered", year=YEAR)
    assert calendar.knows(YEAR)
    assert calendar.works(date(2040, 2, 19))
    after = await chen.sees_of(town.plain("zh-Hans", "days-off-until-then"))
    assert town.plain("zh-Hans", "days-off-missing-some", names="元旦、清明节、劳动节、端午节、中秋节") in after["text"]
    await town.restart()
    assert [one.days for one in holidays.spans(YEAR)] == [8, 7]


async def test_who_keeps_no_calendar_is_led_to_what_is_on(zhang: Actor, ho: Actor, emma: Actor, town: Town) -> None:
    for one in (zhang, ho, emma):
        await one.comes_in()
        await one.says("/calendar")
        await one.hears("calendar-for-staff")
    place = 1
    year = SeeYear(place=place, year=YEAR, act="approve").pack()
    words = SayBefore(place=place, year=YEAR, key="laba", days=1, act="write").pack()
    for data in (year, words):
        message = await zhang.sees("calendar-for-staff")
        await zhang.taps_what_was_there(message, data)
        await zhang.is_told("refused-not-allowed")
    async with town.app.database.transaction.reading() as session:
        assert await observances.year_or_none(session, place, YEAR) is None


@pytest.mark.parametrize("state", ["asked", "declined"])
def test_of_the_running_year_it_is_said_what_is_left_and_of_silence_nothing(state: str) -> None:
    clock.move(here("2040-11-05 10:00") - datetime.now(UTC))
    listed = [
        {"key": one.key, "names": one.names, "day": day.isoformat(), "on": one.usual, "days": list(one.days)}
        for one, day in observances.ahead(YEAR)
    ]
    t = Translator("zh-Hans")
    card = cards.year(t, place_id=1, place="梧桐社区", year=YEAR, state=state, listed=listed)
    # The day of fire safety, that of volunteers and the solstice, once each; two more are not usual.
    left = t("festivals-rule", count=5, told=3, rest=True)
    assert (left in card.text) == (state == "asked")
    assert ("居民群" in card.text) == (state == "asked")


def test_the_way_back_from_a_festival_leads_to_its_page() -> None:
    clock.move(here(NOVEMBER) - datetime.now(UTC))
    festival = festivals.festival_or_none("dragon-boat")
    assert festival
    seen = observances.Observed(festival, on=True, days=festival.days, own={})
    card = cards.one(Translator("zh-Hans"), Place(id=1, name="梧桐社区", level="community"), YEAR, seen)
    assert isinstance(card.keyboard, InlineKeyboardMarkup)
    back = SeeYear.unpack(card.keyboard.inline_keyboard[-1][0].callback_data or "")
    shown = [one.key for one, _ in festivals.days(YEAR)][back.page * cards.PAGE : (back.page + 1) * cards.PAGE]
    assert "dragon-boat" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_short_and_whole_in_every_language(language: str) -> None:
    t = Translator(language)
    for festival, day in festivals.days(2026):
        for days in festival.days:
            off = holidays.span_of(festival.off, 2026) if festival.off else None
            card = cards.festival(
                t,
                names=festival.names,
                words=festival.words(days),
                day=day.isoformat(),
                place="梧桐社区",
                statutory=festival.off is not None,
                off=[off.first.isoformat(), off.last.isoformat()] if off else None,
                worked=[one.isoformat() for one in off.worked] if off else [],
                left=days,
            )
            assert festivals.name(festival, language) in card.text
            assert (off is not None) == (festival.off is not None)
            # Short enough to be read at a glance, and below a picture if it ever has one.
            assert visible_length(card.text) <= LONGEST_CAPTION / 2, (festival.key, days)
