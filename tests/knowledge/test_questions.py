"""The starter articles against what residents really type: shares with floors, not single answers."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge import Found, KnowledgeBase, Outcome

QUESTIONS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "knowledge" / "questions.toml").read_text(encoding="utf-8")
)["questions"]


def wanted(question: dict[str, Any]) -> set[str]:
    return set(question["expect"]) if isinstance(question["expect"], list) else {question["expect"]}


@pytest.fixture(scope="module")
def answered(starter: KnowledgeBase) -> list[tuple[str, set[str], Found]]:
    return [(question["ask"], wanted(question), starter.search(question["ask"])) for question in QUESTIONS]


@pytest.fixture(scope="module")
def inside(answered: list[tuple[str, set[str], Found]]) -> list[tuple[str, set[str], Found]]:
    return [row for row in answered if row[1] != {"unsure"}]


@pytest.fixture(scope="module")
def outside(answered: list[tuple[str, set[str], Found]]) -> list[tuple[str, set[str], Found]]:
    return [row for row in answered if row[1] == {"unsure"}]


def test_every_question_expects_an_article_that_exists(starter: KnowledgeBase) -> None:
    expected = {article_id for question in QUESTIONS for article_id in wanted(question)} - {"unsure"}
    assert expected - set(starter.articles) == set()


def test_no_question_is_a_copy_of_an_article(starter: KnowledgeBase) -> None:
    written = {
        form
        for article in starter.articles.values()
        for text in article.texts.values()
        for form in (text.question, *text.aliases)
    }
    assert {question["ask"] for question in QUESTIONS if question["expect"] != "unsure"} & written == set()


def test_there_are_questions_enough(inside: list[object], outside: list[object]) -> None:
    assert len(inside) >= 120
    assert len(outside) >= 40


def test_five_in_six_are_answered_rightly_or_offered_the_right_article(
    inside: list[tuple[str, set[str], Found]],
) -> None:
    missed = [
        asked
        for asked, right, found in inside
        if found.outcome is Outcome.UNSURE or not right & {match.article.id for match in found.matches}
    ]
    assert len(missed) <= len(inside) / 6, missed


def test_wrong_answers_are_hardly_ever_given_as_certain(inside: list[tuple[str, set[str], Found]]) -> None:
    wrong = [
        asked
        for asked, right, found in inside
        if found.outcome is Outcome.ANSWER and found.matches[0].article.id not in right
    ]
    assert len(wrong) <= 0.03 * len(inside), wrong


def test_a_third_are_answered_without_a_second_tap(inside: list[tuple[str, set[str], Found]]) -> None:
    assert sum(found.outcome is Outcome.ANSWER for _, _, found in inside) >= 0.33 * len(inside)


def test_what_is_not_in_the_articles_is_hardly_ever_answered(outside: list[tuple[str, set[str], Found]]) -> None:
    answered = [asked for asked, _, found in outside if found.outcome is Outcome.ANSWER]
    assert len(answered) <= 0.02 * len(outside), answered
