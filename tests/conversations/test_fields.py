"""Fields of an article as they are typed, and what becomes of the article."""

from datetime import date
from typing import Any

import pytest

from community import clock, hours
from handlers.cards import fields
from handlers.cards.fields import Change
from knowledge import Source, Text, from_data, in_both_scripts, to_data
from knowledge.article import Article


def body(**more: Any) -> fields.Body:
    texts = in_both_scripts({"zh-Hans": Text("图书室几点开门？", "九点。\n周一休息。", ("图书室时间",), ())})
    texts["en"] = Text("When does the reading room open?", "At nine.")
    article = Article(
        id="reading-room",
        subject="邻里生活",
        post="general",
        reviewed=date(2026, 1, 5),
        review_by=date(2028, 1, 5),
        sources=(Source("城市居民委员会组织法", "Organic Law", (4,)),),
        texts=texts,
    )
    return {**to_data(article), **more}


def test_sources_are_typed_as_people_write_them() -> None:
    typed = fields.typed(
        "sources", "《社会救助暂行办法》第九条、第十二条\n物业合同第 105 条\n- 街道 12 条措施\n《民法典》"
    )
    assert typed == [
        {"title": "社会救助暂行办法", "title_en": "", "articles": (9, 12)},
        {"title": "物业合同", "title_en": "", "articles": (105,)},
        {"title": "街道 12 条措施", "title_en": "", "articles": ()},
        {"title": "民法典", "title_en": "", "articles": ()},
    ]


@pytest.mark.parametrize("numeral", ["十", "二十一", "一百零五", "一千二百六十"])
def test_numerals_of_laws_are_understood(numeral: str) -> None:
    typed = fields.typed("sources", f"《民法典》第{numeral}条")
    assert isinstance(typed, list)
    assert typed[0]["articles"] == ({"十": 10, "二十一": 21, "一百零五": 105, "一千二百六十": 1260}[numeral],)


def test_what_is_shown_to_be_copied_is_understood_when_it_comes_back() -> None:
    before = body(valid_until="2027-12-31")
    for field in ("question", "aliases", "answer", "sources", "until"):
        lines = fields.lines_of(before, field, "zh-Hans")
        again = fields.put(before, field, fields.typed(field, "\n".join(lines)), "zh-Hans")
        assert fields.lines_of(again, field, "zh-Hans") == lines
        assert fields.changes(before, again, "zh-Hans") == []


def test_a_source_keeps_its_english_name() -> None:
    again = fields.put(body(), "sources", fields.typed("sources", "《城市居民委员会组织法》第五条"), "zh-Hans")
    assert from_data(again).sources == (Source("城市居民委员会组织法", "Organic Law", (5,)),)


def test_bullets_and_numbers_before_ways_of_asking_are_left_out() -> None:
    assert fields.typed("aliases", "1. 怎么借书\n- 借书\n\n· 借书\n2、还书") == ["怎么借书", "借书", "还书"]


def test_the_other_script_follows_and_keeps_its_own_ways_of_asking() -> None:
    before = body()
    before["texts"]["zh-Hant"]["aliases"] = ["圖書室開放時間"]
    after = fields.put(before, "answer", "十点开门。", "zh-Hans")
    assert after["texts"]["zh-Hant"]["answer"] == "十點開門。"
    assert after["texts"]["zh-Hant"]["aliases"] == ["圖書室開放時間"]
    assert before["texts"]["zh-Hant"]["answer"] != "十點開門。"


def test_a_change_is_told_once_and_not_for_either_script() -> None:
    before = body()
    after = fields.put(before, "answer", "十点。\n周一休息。", "zh-Hans")
    assert fields.changes(before, after, "zh-Hans") == [Change("answer", ["九点。"], ["十点。"])]
    assert fields.changes(before, after, "zh-Hant") == [Change("answer", ["九點。"], ["十點。"])]


def test_whoever_writes_an_answer_has_checked_it_today() -> None:
    today = hours.local(clock.now()).date().isoformat()
    assert fields.put(body(), "answer", "十点。", "zh-Hans")["reviewed"] == today
    assert fields.put(body(), "aliases", ["借书"], "zh-Hans")["reviewed"] == "2026-01-05"


def test_english_is_left_behind_until_it_changes_too() -> None:
    before = body()
    after = fields.put(before, "answer", "十点。", "zh-Hans")
    assert fields.english_is_left_behind(before, after)
    assert not fields.english_is_left_behind(before, fields.put(after, "answer", "At ten.", "en"))
    assert not fields.english_is_left_behind(before, fields.without_english(after))
    assert not fields.english_is_left_behind(before, fields.put(before, "aliases", ["借书"], "zh-Hans"))


def test_what_was_changed_here_goes_on_top_of_what_a_colleague_wrote() -> None:
    base = body()
    mine = fields.put(base, "answer", "十点。", "zh-Hans")
    theirs = fields.put(fields.put(base, "aliases", ["借书"], "zh-Hans"), "post", "elderly", "zh-Hans")
    both = fields.on_top(theirs, base=base, mine=mine)
    assert both["texts"]["zh-Hans"] == {
        "question": "图书室几点开门？", "answer": "十点。", "aliases": ["借书"], "unlike": (),
    }  # fmt: skip
    assert both["post"] == "elderly"
    assert both["reviewed"] == mine["reviewed"]
    assert fields.stops(both) == []


def test_a_day_is_taken_back_on_top_of_a_colleague_too() -> None:
    base = body(valid_until="2027-12-31")
    mine = fields.put(base, "until", "", "zh-Hans")
    assert "valid_until" not in fields.on_top({**base, "post": "elderly"}, base=base, mine=mine)


def test_an_unfinished_article_is_not_scolded_for_what_comes_later() -> None:
    begun = fields.put(fields.empty("own-1"), "question", "电动车在哪里充电？", "zh-Hans")
    assert fields.stops(begun, partly=True) == []
    assert {one.what for one in fields.stops(begun)} >= {"empty-text"}


@pytest.mark.parametrize(
    ("field", "text", "what"),
    [
        ("answer", "请打 13912345678。", "private-number"),
        ("answer", "看 https://example.com/x。", "foreign-link"),
        ("answer", "看 {no-such-fact}。", "unknown-fact"),
        ("answer", "字" * 4000, "long-text"),
        ("question", "<b>问</b>", "html"),
    ],
)
def test_what_no_article_may_say_is_told_at_once(field: str, text: str, what: str) -> None:
    found = fields.stops(fields.put(body(), field, fields.typed(field, text), "zh-Hans"), partly=True)
    assert what in {one.what for one in found}


@pytest.mark.parametrize("text", ["昨天", "2020-01-01", "以后再说", ""])
def test_the_next_check_is_a_day_to_come(text: str) -> None:
    assert fields.typed("review", text) is None


def test_numbers_in_digits_and_small_letters() -> None:
    assert [fields.in_base_36(number) for number in (0, 35, 36, 2**63 - 1)] == ["0", "z", "10", "1y2p0ij32e8e7"]
