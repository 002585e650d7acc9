"""Cards of tasks: whom they are for, what they leave out, and that any reader's words fit into one message and one button."""

from typing import Any

import pytest

from community.eligibility import Reason
from community.openings import Standing
from community.volunteers import Limit
from handlers.cards import task_heads, tasks
from handlers.cards.card import LONGEST_MESSAGE, Audience, Card, visible_length
from locales import LANGUAGES, Translator

#: The longest that there can be.
HUGE = 2**63 - 1
#: What Telegram shows of an alert.
LONGEST_ALERT = 200
NAMES = dict.fromkeys(LANGUAGES, "名" * 30)
FACTS: dict[str, Any] = {
    "task_id": HUGE,
    "number": 99999,
    "title": "题" * 60,
    "state": "open",
    "starts_at": "2026-12-05T01:00:00+00:00",
    "ends_at": "2026-12-06T03:30:00+00:00",
    "place": "格" * 40,
    "meeting": "",
    "home": True,
    "seats": 200,
    "taken": 1,
    "kept": 1,
    "waiting": 992,
    "least": 2,
    "urgent": True,
    "adults": True,
    "one_skilled": True,
    "women": True,
    "skill": NAMES,
    "licence": NAMES,
    "risk": "danger",
    "risk_words": "险" * 300,
    "insured": True,
    "notes": "带" * 500,
    "team": "队" * 30,
    "series": True,
}
STANDING: Standing = {
    "seat": None,
    "place": 0,
    "until": "2026-12-05T00:00:00+00:00",
    "takes": True,
    "why": [],
    "warnings": [str(limit) for limit in Limit],
    "clash": (99998, "题" * 60),
}
KNOWN: dict[str, Any] = {
    "name": "名" * 64,
    "phone": "1" * 20,
    "spot": "门" * 120,
    "building": "栋" * 40,
    "planner": "人" * 64,
    "planner_telegram": HUGE,
    "others": ["人" * 64] * 11,
    "count": 12,
}
SERVED: dict[str, Any] = {
    "task_id": HUGE,
    "number": 99999,
    "title": "题" * 60,
    "state": "open",
    "starts_at": FACTS["starts_at"],
    "ends_at": FACTS["ends_at"],
    "seats": 12,
    "who": [(HUGE, "人" * 64)] * 12,
}


def every(t: Translator) -> dict[str, Card]:
    """Return every card there is, in every state."""
    found = {f"post {state}": tasks.post(t, **{**FACTS, "state": state}) for state in ("open", "over", "called-off")}
    found["post full"] = tasks.post(t, **{**FACTS, "taken": 200})
    found["post meeting"] = tasks.post(t, **{**FACTS, "home": False, "meeting": "集" * 120, "insured": None})
    for seat in ("held", "waiting", "offered", "left", None):
        found[f"page {seat}"] = tasks.page(t, standing={**STANDING, "seat": seat}, plans=True, **FACTS)
    found["page shut"] = tasks.page(t, standing={**STANDING, "why": [str(why) for why in Reason]}, **FACTS)
    found["page over"] = tasks.page(t, standing=STANDING, **{**FACTS, "state": "over"})
    shown = [{"facts": FACTS, "standing": {**STANDING, "seat": seat}} for seat in ("held", "waiting", "offered", None)]
    shown.append({"facts": FACTS, "standing": {**STANDING, "why": ["licence"]}})
    for which in ("mine", "fit", "all"):
        found[f"list {which}"] = tasks.listing(t, which=which, page=1, pages=3, count=15, shown=shown, plans=True)
        found[f"none {which}"] = tasks.listing(t, which=which, page=0, pages=1, count=0, shown=[], plans=False)
    found["hand"] = tasks.hand(t, **KNOWN, **FACTS)
    found["hand alone"] = tasks.hand(t, **{**KNOWN, "others": [], "count": 1}, **FACTS)
    found["served"] = tasks.served(t, **SERVED)
    found["served by nobody"] = tasks.served(t, **{**SERVED, "who": []})
    found["served over"] = tasks.served(t, **{**SERVED, "state": "called-off"})
    found["offer"] = tasks.offer(t, until=FACTS["starts_at"], **FACTS)
    found["in line"] = tasks.in_line(t, turn=992, others=12, **FACTS)
    found["taken"] = tasks.taken(t, **FACTS)
    for what in ("taken", "lapsed", "left", "ended", "declined"):
        found[f"told {what}"] = tasks.told(t, what=what, **FACTS)
    for how in ("left", "declined", "over", "called-off", "role", "changed"):
        found[f"put away {how}"] = tasks.put_away(t, number=1, how=how)
    found["swap"] = tasks.sure_to_swap(t, task_id=HUGE, person_id=HUGE, name="")
    for seat in ("held", "waiting", "offered"):
        found[f"leave {seat}"] = tasks.sure_to_leave(t, number=1, task_id=HUGE, seat=seat)
    for what in ("time", "called-off"):
        about: dict[str, Any] = {name: FACTS[name] for name in ("task_id", "number", "title", "starts_at", "ends_at")}
        known: dict[str, Any] = {
            "by_proxy": what == "time",
            "name": "名" * 40,
            "phone": None if what == "time" else "1" * 40,
        }
        found[f"relay {what}"] = tasks.relay(t, what=what, **about, **known)
    found["relayed"] = tasks.relayed(t)
    sure = tasks.sure_to_accept(t, HUGE)
    found["clash"] = tasks.clashes(t, number=1, title="题" * 60, when="明天", sure=sure)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_fits_one_message_and_its_buttons_the_wire(language: str) -> None:
    for name, card in every(Translator(language)).items():
        assert visible_length(card.text) <= LONGEST_MESSAGE, name
        assert card.text.strip() == card.text, name
        for line in getattr(card.keyboard, "inline_keyboard", []):
            for button in line:
                assert len((button.callback_data or "").encode()) <= 64, (name, button.text)
                assert len(button.text) <= 40, (name, button.text)


def test_who_may_read_which() -> None:
    cards = every(Translator("zh-Hans"))
    assert {card.audience for name, card in cards.items() if name.startswith("post")} == {Audience.TEAM}
    private = {"hand", "hand alone", "relay time", "relay called-off"}
    assert {name for name, card in cards.items() if card.audience == Audience.CONFIDENTIAL} == private
    assert all(card.audience >= Audience.PERSONAL for name, card in cards.items() if not name.startswith("post"))


def test_what_others_wrote_is_no_markup() -> None:
    t = Translator("zh-Hans")
    bad = {"title": "<b>x", "notes": "<a>", "risk_words": "<i>", "team": "<u>", "place": "<s>"}
    for text in (
        tasks.post(t, **{**FACTS, **bad}).text,
        tasks.hand(
            t, **{**KNOWN, "name": "<b>", "spot": "<b>", "planner": "<b>", "others": ["<b>"]}, **{**FACTS, **bad}
        ).text,
        tasks.served(t, **{**SERVED, "title": "<b>x", "who": [(1, "<b>")]}).text,
        tasks.page(t, standing={**STANDING, "clash": (1, "<b>")}, **{**FACTS, **bad}).text,
        tasks.in_line(t, turn=1, others=0, **{**FACTS, **bad}).text,
    ):
        for tag in ("<b>x", "<a>", "<i>", "<u>", "<s>"):
            assert tag not in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hans", "12 月 5 日（周六）上午 9:00–11:30"),
        ("zh-Hant", "12 月 5 日（週六）上午 9:00–11:30"),
        ("en", "Sat, 5 December at 9:00 am until 11:30 am"),
    ],
)
def test_when_it_is_is_said_as_people_do_and_stays_true(language: str, said: str) -> None:
    facts = {**FACTS, "ends_at": "2026-12-05T03:30:00+00:00"}
    assert task_heads.when(Translator(language), **facts) == said
    # Over midnight the day of its end is said as well.
    assert "6" in task_heads.when(Translator(language), **FACTS)


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        ("1 单元 102", "3 栋 1 单元 102"),
        ("3 栋 1 单元 102", "3 栋 1 单元 102"),
        ("3栋1单元102", "3栋1单元102"),
        (None, "3 栋"),
    ],
)
def test_a_door_names_its_building_once(spot: str | None, said: str) -> None:
    assert task_heads.door("3 栋", spot) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alert_fits(language: str) -> None:
    t = Translator(language)
    longest = {**FACTS, "skill": {language: "技" * 16}, "licence": {language: "证" * 24}}
    alerts = [tasks.why_not(t, str(why), **longest) for why in Reason]
    for alert in (*alerts, tasks.waits(t, turn=999, **FACTS), t.plain("refused-task-ended", state="past")):
        assert len(alert) <= LONGEST_ALERT, alert


def test_how_many_it_takes_is_said_as_it_is_meant() -> None:
    t = Translator("zh-Hans")
    visit, meeting = (tasks.post(t, **{**FACTS, "home": home, "least": 4}).text for home in (True, False))
    assert "至少 4 人一起去" in visit
    assert "凑够 4 人才办" in meeting


def test_who_is_offered_a_place_does_not_read_that_none_is_left() -> None:
    t, full = Translator("zh-Hans"), {**FACTS, "taken": 200, "seats": 200}
    for card in (
        tasks.offer(t, until=FACTS["starts_at"], **full),
        tasks.page(t, standing={**STANDING, "seat": "offered"}, **full),
    ):
        assert "报满了" not in card.text
        assert "要 200 人" in card.text
    assert "报满了" in tasks.page(t, standing={**STANDING, "seat": "waiting"}, **full).text
