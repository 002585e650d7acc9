"""Cards of notices in all languages: made from plain arguments, and never longer than Telegram takes."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from community import clock, hours
from community.notices import LONGEST, LONGEST_WITH_MEDIA, Notice
from handlers.cards import announcing, render, times
from handlers.cards.card import LONGEST_CAPTION, LONGEST_MESSAGE, visible_length
from handlers.cards.notice_buttons import Aim, Announce, Option, When
from handlers.notices import codes
from locales import LANGUAGES, Translator
from tests.conversations.announcements import go_to

NAMED: dict[str, Any] = {"notice_id": 2**62, "number": 123456, "title": "停" * 40}
MOMENT = "2026-11-25T01:30:00+00:00"
MESSAGE: dict[str, Any] = {
    "notice_id": 2**62,
    "number": 123456,
    "code": "K7Q2",
    "html": "<b>停</b>水",
    "media": [],
    "asks": True,
    "urgent": True,
    "corrected": MOMENT,
    "office": "梧" * 40,
}
CARDS: dict[str, dict[str, Any]] = {
    "notice": MESSAGE,
    "notice-progress": NAMED
    | dict.fromkeys(("sent", "failed", "unknown", "left", "cancelled", "expired", "confirmed"), 12)
    | {
        "state": "sending",
        "few": False,
        "minutes": 3,
        "aside": 12,
        "digest_at": MOMENT,
        "waits_until": None,
        "personal": True,
        "asks": True,
        "grids": [["一网格", 1, 5]],
        "nudgeable": 4,
        "unpinned": 1,
    },
    "notice-report": NAMED
    | {"started": MOMENT, "ended": MOMENT, "steps": [[0, 1], [9, 5]], "outcomes": {"sent": 5, "pending": 2}}
    | {"grids": [["一网格", 1, 5]]},
    "notice-to-approve": MESSAGE | {"readers": 312, "author": "Wang", "reason": "水管爆了", "starts_at": MOMENT},
    "notice-approved": NAMED | {"who": "Chen"},
    "notice-sent-back": NAMED | {"who": "Chen"},
    "notice-late": NAMED | {"starts_at": MOMENT, "gone": True},
    "notice-corrected": NAMED,
    "notice-withdrawn": {"number": 5},
    "notice-nudge": NAMED,
    "notice-digest": {"notices": [[2**62, 5, "停水"], [2**61, 6, "停电"]], "events": [[2**60, 3, "手机课"]]},
    "notice-unreached": NAMED
    | {"buildings": [["1 栋", [["Zhang", "blocked"], ["", "failed"]]], ["", [[3, "no-account"]]]]},
    "notice-urgent-sent": {"number": 5, "title": "停水", "who": None, "reason": "水管爆了", "alone": True},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CARDS)
def test_every_card_that_a_delivery_names_can_be_read(name: str, language: str) -> None:
    card = render(name, Translator(language), CARDS[name])
    assert 0 < visible_length(card.text) <= LONGEST_MESSAGE
    for line in getattr(card.keyboard, "inline_keyboard", []):
        for button in line:
            assert len(button.callback_data.encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("longest", "limit", "media"),
    [(LONGEST, LONGEST_MESSAGE, []), (LONGEST_WITH_MEDIA, LONGEST_CAPTION, [{"kind": "photo", "file_id": "f"}])],
)
def test_the_longest_notice_is_one_message(language: str, longest: int, limit: int, media: list[Any]) -> None:
    card = render(
        "notice", Translator(language), {**MESSAGE, "html": "字" * longest, "media": media, "confirmed": 99999}
    )
    assert visible_length(card.text) <= limit


def test_the_day_of_a_correction_stays_true() -> None:
    clock.move(hours.at(date(2026, 11, 25), time(10)) - datetime.now(UTC))
    assert "\n已更正：11 月 25 日（周三）上午 9:30\n" in render("notice", Translator("zh-Hans"), MESSAGE).text


def test_a_title_is_bold_unless_its_author_formatted_it() -> None:
    t = Translator("en")
    plain = {**MESSAGE, "urgent": False, "html": "停水 &lt;一&gt;\n明天"}
    assert render("notice", t, plain).text.startswith("<b>停水 &lt;一&gt;</b>\n明天\n")
    own = {**plain, "html": "<i>停水\n明天</i>"}
    assert render("notice", t, own).text.startswith("<i>停水\n明天</i>\n")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            "2026-11-22 17:05",
            ("昨天（周日）下午 5:05", "昨天（週日）下午 5:05", "yesterday (Sun) at 5:05 pm"),
        ),
        (
            "2026-11-23 00:30",
            ("今天（周一）凌晨 0:30", "今天（週一）凌晨 0:30", "today (Mon) at 12:30 am"),
        ),
        (
            "2026-11-24 09:30",
            ("明天（周二）上午 9:30", "明天（週二）上午 9:30", "tomorrow (Tue) at 9:30 am"),
        ),
        (
            "2026-11-25 12:00",
            ("11 月 25 日（周三）中午 12:00", "11 月 25 日（週三）中午 12:00", "Wed, 25 November at 12:00 pm"),
        ),
        (
            "2027-01-03 20:00",
            (
                "2027 年 1 月 3 日（周日）晚上 8:00",
                "2027 年 1 月 3 日（週日）晚上 8:00",
                "Sun, 3 January 2027 at 8:00 pm",
            ),
        ),
    ],
)
def test_moments_are_said_as_people_say_them(at: str, said: tuple[str, ...]) -> None:
    clock.move(datetime(2026, 11, 23, 1, tzinfo=UTC) - datetime.now(UTC))
    moment = hours.at(date.fromisoformat(at[:10]), time.fromisoformat(at[11:]))
    assert tuple(times.moment(Translator(language), moment) for language in LANGUAGES) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:30", "2026-11-24 09:30"), ("11:00", "2026-11-23 11:00"), ("１１：３０", "2026-11-23 11:30"),
        ("明天 9:30", "2026-11-24 09:30"), ("明天下午3点半", "2026-11-24 15:30"), ("今晚 8 點", "2026-11-23 20:00"),
        ("后天上午10时", "2026-11-25 10:00"), ("大后天 9:00", "2026-11-26 09:00"), ("聽日 15:00", "2026-11-24 15:00"),
        ("11-25 9:30", "2026-11-25 09:30"), ("11月25日 9点20分", "2026-11-25 09:20"), ("3/2 9:00", "2027-03-02 09:00"),
        ("2026.12.01 18:00", "2026-12-01 18:00"), ("Tomorrow 9:30", "2026-11-24 09:30"),
        ("tomorrow 3:15 pm", "2026-11-24 15:15"),
        ("day after tomorrow 9:00", "2026-11-25 09:00"), ("今天 9:00", "2026-11-23 09:00"),
    ],
)  # fmt: skip
def test_typed_times_are_understood(typed: str, meant: str) -> None:
    clock.move(hours.at(date(2026, 11, 23), time(10)) - datetime.now(UTC))
    found = times.parse(typed)
    assert found is not None
    assert f"{hours.local(found):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("typed", ["", "你好", "明天", "25:00", "13-40 9:00", "9:75", "soon"])
def test_what_is_no_time_is_none(typed: str) -> None:
    go_to(time(10))
    assert times.parse(typed) is None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("K7Q2", ["K7Q2"]), ("k7q2", ["K7Q2"]), ("Ｋ７Ｑ２", ["K7Q2"]), ("#N5 · 核验码 K7Q2", ["K7Q2"]), ("K7 Q2", ["K7Q2"]),
        ("k-7-q-2", ["K7Q2"]), ("code K7Q2 that", ["K7Q2", "THAT"]), ("#N5", []), ("什么", []), ("K7Q2K7Q2", []),
    ],
)  # fmt: skip
def test_codes_are_found_in_what_people_write(written: str, found: list[str]) -> None:
    assert codes(written) == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_few_who_are_interested_no_number_is_told(language: str) -> None:
    t = Translator(language)
    few = {**CARDS["notice-progress"], "state": "done", "few": True, "minutes": None, "digest_at": None, "grids": []}
    card = render("notice-progress", t, {**few, "nudgeable": 0, "unpinned": 0, "unknown": 0})
    assert t("progress-few") in card.text
    assert "12" not in card.text.replace("123456", "")
    shown = [button.text for line in getattr(card.keyboard, "inline_keyboard", []) for button in line]
    assert t.plain("button-report") not in shown
    begun = announcing.begun(t, Notice(number=7, code="K7Q2", readers=3), few=True)
    assert begun.text == t("send-begun-few", number=7)


def test_the_card_says_when_it_goes_and_not_twice_about() -> None:
    t = Translator("zh-Hans")
    card = CARDS["notice-progress"]
    assert "\n还要约 3 分钟\n" in render("notice-progress", t, card).text
    assert "\n还要不到 1 分钟\n" in render("notice-progress", t, {**card, "minutes": 0}).text
    assert "\n12 人今天的通知已经满了，上午 9:30 一起汇总给他们\n" in render("notice-progress", t, card).text
    quiet = render("notice-progress", t, {**card, "waits_until": "2026-11-25T00:00:00+00:00"}).text
    assert "\n安静时间不打扰大家，上午 8:00 开始送\n" in quiet
    assert "分钟" not in quiet


@pytest.mark.parametrize("personal", [True, False])
def test_a_notice_for_groups_alone_reminds_and_misses_nobody(*, personal: bool) -> None:
    t = Translator("zh-Hans")
    card = render("notice-progress", t, {**CARDS["notice-progress"], "state": "done", "personal": personal})
    shown = {button.text for line in getattr(card.keyboard, "inline_keyboard", []) for button in line}
    assert ({"没联系上的", "再提醒没确认的 4 人"} <= shown) is personal
    assert personal or not {"没联系上的", "再提醒没确认的 4 人"} & shown


def test_a_house_where_nobody_writes_says_so_to_its_grid_worker() -> None:
    t = Translator("zh-Hans")
    card = render("notice-unreached", t, NAMED | {"buildings": [["1 栋", []], ["2 栋", [["Zhang", "failed"]]]]})
    assert "\n\n· 1 栋：还没有人在用我，请贴一张纸质通知\n\n<b>2 栋</b>\n· Zhang：没送到" in card.text
    one = render("notice-unreached", Translator("en"), NAMED | {"buildings": [["Block 1", [[1, "failed"]]]]})
    assert "· 1 person: did not arrive" in one.text


@pytest.mark.parametrize(("gone", "why"), [(True, "写它的人已经不能在这里发通知了"), (False, "到时候没有自己发出去")])
def test_a_late_notice_says_why_it_did_not_go(*, gone: bool, why: str) -> None:
    card = render("notice-late", Translator("zh-Hans"), {**CARDS["notice-late"], "gone": gone})
    assert why in card.text
    shown = [button.text for line in getattr(card.keyboard, "inline_keyboard", []) for button in line]
    assert shown == ["现在发", "换个时间", "看原文", "放弃"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_counts_people_and_says_how_to_verify(language: str) -> None:
    t = Translator(language)
    assert t.plain("page-visits", count=12) in {"12 人", "12 people"}
    assert "/verify K7Q2" in t.plain("page-how", code="K7Q2", office="梧桐社区")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_got_a_list_is_said_in_words(language: str) -> None:
    assert "0" not in Translator(language).plain("handed-out", count=0)


@pytest.mark.parametrize(
    "data",
    [
        "when:0:99999999::", "when:0:20260231::", "when:0:00010101::", "aim:0:places:abc:0:0", "aim:0:places:4294967296:0:0",
        "aim:0:groups:-:0:0", "aim:0:topics:-5:0:0", "aim:0:places::4294967296:0", "announce:office:4294967296:0",
        "option:0:lasts:0", "option:0:asks:48",
    ],
)  # fmt: skip
def test_a_button_that_means_nothing_is_no_button(data: str) -> None:
    kinds: dict[str, type[When | Aim | Announce | Option]] = {
        "when": When,
        "aim": Aim,
        "announce": Announce,
        "option": Option,
    }
    with pytest.raises(ValueError, match="validation error"):
        kinds[data.partition(":")[0]].unpack(data)
