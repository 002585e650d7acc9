"""Local facts: what the committee fills in once, and every answer that names it changes."""

import datetime as dt

from knowledge import LANGUAGES, Article, Source, Text, facts, fill, load, named
from tests.knowledge.conftest import ARTICLES


def article(answer: str) -> Article:
    day = dt.date(2026, 11, 1)
    texts = dict.fromkeys(LANGUAGES, Text(question="低保标准是多少？", answer=answer))
    return Article("dibao", "低保", "civil-affairs", day, day.replace(year=2027), (Source("社会救助暂行办法"),), texts)


def test_a_value_stands_where_its_name_stood_in_the_script_of_the_reader() -> None:
    filled = fill(article("标准：{dibao-standard}。"), {"dibao-standard": "每人每月 700 元，问街道"})
    assert {language: text.answer for language, text in filled.texts.items()} == {
        "zh-Hans": "标准：每人每月 700 元，问街道。",
        "zh-Hant": "标准：每人每月 700 元，問街道。",
        "en": "标准：每人每月 700 元，问街道。",
    }


def test_until_a_value_is_there_the_counter_decides() -> None:
    filled = fill(article("A：{dibao-standard}。"), {"dibao-standard": "", "dog-fee": "5 元"})
    assert [filled.texts[language].answer for language in LANGUAGES] == [
        "A：以窗口答复为准。",
        "A：以窗口答覆為準。",
        "A：ask the counter。",
    ]


def test_an_answer_without_names_stays_as_it_is() -> None:
    plain = article("不收费。")
    assert fill(plain, {"dibao-standard": "700 元"}) == plain


def test_every_fact_has_a_name_in_each_language_and_an_example() -> None:
    assert len(facts()) > 50
    for fact in facts().values():
        assert all(fact.names[language] for language in LANGUAGES)
        assert fact.example


def test_no_fact_is_asked_for_that_no_answer_names() -> None:
    wanted = {name for one in load(ARTICLES).articles for text in one.texts.values() for name in named(text.answer)}
    assert set(facts()) - wanted == set()
