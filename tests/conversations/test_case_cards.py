"""Cards of those who work on cases, in all languages: made from plain arguments, and never longer than Telegram takes."""

from typing import Any, get_args

import pytest

from community.cases import Kind, Outcome, State
from handlers.cards import cases, ending, handing, heads, render
from handlers.cards.card import LONGEST_CAPTION, LONGEST_MESSAGE, Audience, Card, visible_length
from handlers.cards.case_buttons import Cut, EndAs, Handle, HandTo, PutOff
from locales import LANGUAGES, Translator

MOMENT = "2026-11-25T01:30:00+00:00"
FACTS: dict[str, Any] = {
    "case_id": 2**62,
    "number": 17,
    "kind": "repair",
    "service": {"zh-Hans": "漏水", "zh-Hant": "漏水", "en": "Leak"},
    "place": "3 栋",
    "state": "waiting",
    "outcome": None,
    "confirmed": None,
    "level": "grid",
    "who": None,
    "lead": None,
    "accept_by": MOMENT,
    "solve_by": MOMENT,
    "held_until": None,
    "sure": True,
    "breadth": 0,
    "climbed": 0,
    "returned": False,
    "outside": False,
    "reopened": 0,
    "part_of": None,
    "parts": [],
    "belongs": None,
    "basis": None,
    "merged_into": None,
}
HELD = FACTS | {"state": "taken", "who": "Wang", "lead": "Li"}
ENTRY: dict[str, Any] = {
    "side": "resident",
    "sort": "words",
    "words": "厨房 <漏> 水",
    "file": None,
    "at": MOMENT,
    "proof": False,
    "edited": False,
}
PHOTO = ENTRY | {"sort": "photo", "words": "", "file": "photo-1"}
HAND: dict[str, Any] = HELD | {
    "name": "Zhang",
    "telegram_id": 1,
    "spot": "1 单元 502",
    "phone": "13800138000",
    "window": "morning",
    "contact": "phone",
    "proxy": "王奶奶",
    "entries": [ENTRY, PHOTO],
    "note": "钥匙在门卫",
}
CARDS: dict[str, dict[str, Any]] = {
    "case-desk": FACTS | {"where": "staff", "why": "new"},
    "case-hand": HAND,
    "case-file": {"number": 17, **{name: value for name, value in PHOTO.items() if name != "edited"}},
    "case-said": {"number": 17, "entries": [ENTRY, PHOTO]},
    "case-put-away": {"number": 17, "how": "done", "reached": False},
    "case-nudge": HELD | {"what": "late"},
    "case-level-empty": {"level": "street", "place": "梧桐街道", "number": 17},
    "case-returned": HELD | {"words": "先查屋面"},
    "case-parts-done": HELD | {"parts": [[18, "ended"]]},
    "case-top": HELD,
}
_LEAVES = ("done", "handed-over", "taken-over", "released", "withdrawn", "merged", "referred", "sent-down")
#: What belongs to a resident, or to those who work on it; none of it may stand in a group.
PRIVATE = ("厨房", "Zhang", "13800138000", "502", "王奶奶", "钥匙", "tg://user")


def data_of(card: Card) -> list[str]:
    return [button.callback_data for line in getattr(card.keyboard, "inline_keyboard", []) for button in line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CARDS)
def test_every_card_that_a_delivery_names_can_be_read(name: str, language: str) -> None:
    card = render(name, Translator(language), CARDS[name])
    assert 0 < visible_length(card.text) <= (LONGEST_CAPTION if card.media else LONGEST_MESSAGE)
    assert card.text == card.text.strip()
    assert all(len(data.encode()) <= 64 for data in data_of(card))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("kind", Kind)
def test_every_state_is_said_in_words(kind: Kind, state: State, language: str) -> None:
    t = Translator(language)
    facts = HELD | {"kind": kind, "state": state, "held_until": MOMENT, "merged_into": 12}
    outcomes = [None] if state is not State.ENDED else list(Outcome)
    for outcome in outcomes:
        for confirmed in (None, True, False):
            said = facts | {"outcome": outcome, "confirmed": confirmed, "service": None, "place": None}
            card = cases.desk(t, where="team", why="new", **said)
            assert len(card.text.splitlines()) >= 2
            assert card.audience is Audience.TEAM


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["new", "again", "unaccepted", "unsolved", "breadth", "outside", "returned", "group"])
def test_a_desk_reads_why_it_comes_and_the_same_wherever_it_stands(why: str, language: str) -> None:
    t = Translator(language)
    facts = FACTS | {"outside": why == "outside", "belongs": {"zh-Hans": "供电公司"}, "breadth": 3, "climbed": 1}
    cards = [cases.desk(t, where=where, why=why, **facts) for where in ("staff", "team", "person")]
    assert len({card.text for card in cards}) == 1
    assert len({str(data_of(card)) for card in cards}) == 1
    assert [card.audience for card in cards] == [Audience.STAFF, Audience.TEAM, Audience.PERSONAL]
    assert ("供电公司" in cards[0].text) == (why == "outside")
    assert not any(private in cards[0].text for private in PRIVATE)


def test_a_desk_takes_what_waits_and_looks_at_what_others_have_in_hand() -> None:
    t = Translator("zh-Hans")
    assert data_of(cases.desk(t, where="staff", why="new", **FACTS)) == [f"take:{2**62}"]
    assert data_of(cases.desk(t, where="staff", why="unsolved", **HELD)) == [f"hand:open:{2**62}:0"]
    assert data_of(cases.desk(t, where="staff", why="new", **HELD)) == []
    assert (
        data_of(cases.desk(t, where="staff", why="unsolved", **(HELD | {"state": "ended", "outcome": "solved"}))) == []
    )


@pytest.mark.parametrize(
    ("why", "lasts"), [("again", False), ("unaccepted", False), ("group", False), ("unsolved", True)]
)
def test_why_it_came_is_said_as_long_as_it_is_so(why: str, *, lasts: bool) -> None:
    t = Translator("zh-Hans")
    reason = t("case-why", why=why, level=t("case-level", level="grid"))
    said = [cases.desk(t, where="staff", why=why, **facts).text for facts in (FACTS, HELD, HELD | {"state": "ended"})]
    assert [reason in text for text in said] == [True, lasts, False]


def test_what_staff_wrote_down_themselves_names_no_resident() -> None:
    t = Translator("zh-Hans")
    for own, whose in (({"part_of": 17}, "part"), ({"kind": "patrol"}, "patrol")):
        said = render("case-hand", t, HAND | own).text
        assert t("case-resident", name="", linked=False, whose=whose) in said
        assert "上午方便" not in said


def test_only_the_end_asks_to_tell_a_resident_who_cannot_be_reached() -> None:
    t = Translator("zh-Hans")
    texts = {how: render("case-put-away", t, {"number": 17, "how": how, "reached": False}).text for how in _LEAVES}
    assert [how for how, text in texts.items() if "打个电话" in text] == ["done"]


def test_the_note_of_a_hand_over_is_said_once() -> None:
    t = Translator("zh-Hans")
    note = ENTRY | {"side": "note", "words": HAND["note"]}
    for entries in ([ENTRY], [ENTRY, note]):
        assert render("case-hand", t, HAND | {"entries": entries}).text.count(HAND["note"]) == 1


def test_only_the_holders_card_holds_words_and_its_audience_is_one_person() -> None:
    t = Translator("zh-Hans")
    card = render("case-hand", t, HAND)
    assert card.audience is Audience.PERSONAL
    for private in (
        "厨房 &lt;漏&gt; 水",
        "Zhang",
        "13800138000",
        "1 单元 502",
        "王奶奶",
        "钥匙在门卫",
        "tg://user?id=1",
    ):
        assert private in card.text
    small = cases.small(t, mine=True, directs=False, **HELD)
    assert not any(private in small.text for private in PRIVATE)


def test_whoever_was_erased_has_no_name_and_no_link() -> None:
    card = render("case-hand", Translator("en"), HAND | {"name": None, "telegram_id": None, "entries": []})
    assert "tg://" not in card.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_much_that_was_said_is_one_message_with_the_first_and_the_newest(language: str) -> None:
    t = Translator(language)
    said = [ENTRY | {"words": f"{number} " + "<" * 990} for number in range(20)]
    card = render("case-hand", t, HAND | {"entries": said, "spot": "门" * 200, "name": "张" * 64, "note": "记" * 1000})
    assert visible_length(card.text) <= LONGEST_MESSAGE
    assert "0 &lt;" in card.text
    assert "19 &lt;" in card.text
    parts = cases.omitted(t, said)
    shown = [cases.said(t, number=17, entries=part) for part in parts]
    assert all(visible_length(one.text) <= LONGEST_MESSAGE for one in shown)
    for number in range(20):
        text = f"{number} &lt;"
        assert text in card.text or any(text in one.text for one in shown)


def test_a_long_caption_is_cut_to_what_fits_below_a_picture() -> None:
    card = render("case-file", Translator("zh-Hans"), CARDS["case-file"] | {"words": "字" * 1000})
    assert visible_length(card.text) <= LONGEST_CAPTION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_can_be_read_and_their_buttons_sent(language: str) -> None:
    t = Translator(language)
    case: dict[str, Any] = {"case_id": 2**62, "number": 17}
    people = [(2**62 + number, f"同事 {number}") for number in range(40)]
    services = [("a" * 40, f"类别 {number}") for number in range(70)]
    every = [
        *(
            handing.ask(t, act, **case, name="Li", until="11 月 25 日", days=3, basis=basis, optional=basis is None)
            for act in ("ask", "note", "release", "hand-over", "hold", "extend", "split", "refer", "send-down")
            for basis in (None, "《条例》")
        ),
        handing.choose_time(t, "hold", **case),
        handing.choose_time(t, "extend", **case),
        *(handing.choose_heir(t, people, **case, page=page) for page in (0, 1, 2, 99)),
        handing.choose_heir(t, [], **case, page=0),
        *(handing.choose_service(t, services, **case, page=page) for page in (0, 3)),
        handing.choose_case(t, **case),
        handing.look_at_merge(t, HELD, FACTS),  # type: ignore[arg-type]
        ending.outcomes(t, **case),
        ending.ask_proof(t, **case),
        *(ending.got_proof(t, case_id=2**62, count=2, album=album) for album in (True, False)),
        *(ending.ask_words(t, outcome, **case, no_proof=outcome is Outcome.ANSWERED) for outcome in Outcome),
        *(ending.sent(t, outcome, number=17) for outcome in Outcome),
    ]
    for card in every:
        assert card.audience is Audience.PERSONAL
        assert 0 < visible_length(card.text) <= LONGEST_MESSAGE
        assert all(len(data.encode()) <= 64 for data in data_of(card))


def test_every_act_that_is_more_has_a_button_of_its_own() -> None:
    keyboard = cases.more(Translator("zh-Hans"), page=0, **HELD)
    labels = [button.text for line in keyboard.inline_keyboard for button in line]
    assert len(set(labels)) == len(labels)
    assert all(2 <= len(label) <= 6 for label in labels)


def test_buttons_hold_no_more_than_telegram_takes() -> None:
    biggest = 2**63 - 1
    acts = get_args(Handle.model_fields["act"].annotation)
    packed = [
        *(Handle(act=act, case=biggest, page=999).pack() for act in acts),
        *(EndAs(case=biggest, outcome=outcome).pack() for outcome in Outcome),
        HandTo(case=biggest, person=biggest).pack(),
        PutOff(case=biggest, act="extend", days=30).pack(),
        Cut(case=biggest, service="a" * 40).pack(),
    ]
    assert all(len(data.encode()) <= 64 for data in packed)


def test_what_is_late_and_what_is_not_sure_is_said() -> None:
    t = Translator("en")
    late = heads.by_when(t, **(HELD | {"solve_by": "2020-01-02T01:30:00+00:00", "sure": False}))
    assert "should have been done" in late
    assert "holidays" in late
    # While the clock stands still there is no deadline.
    assert heads.by_when(t, **(HELD | {"state": "asking"})) == ""
