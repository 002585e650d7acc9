"""Emergencies: found in whatever words they are told, and not in questions about papers and money."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.emergencies import Emergency, find
from knowledge.words import fold

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[1] / "knowledge"


def table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


SENTENCES = table(HERE / "emergencies.toml")
SIGNS = table(KNOWLEDGE / "emergencies.toml")
IN_NEED = [(kind, said) for kind in Emergency for said in SENTENCES[kind]]
#: What people ask articles about while it is happening: the number comes first for these as well. Each was read by hand.
ALSO_FOUND = {
    "disability-rights", "domestic-violence-help", "protection-order", "violence-against-child", "child-protection",
    "manhole-and-street-lights", "heat-and-cold", "fire-emergency", "emergency-numbers", "old-wiring", "death-at-home",
    "gas-leak", "gas-water-heater", "mental-health", "mental-crisis", "vaccine-reaction", "first-aid", "work-injury",
    "medical-emergency-aid", "falling-objects", "volunteer-hurt", "lift-trapped", "disability-rehabilitation",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "said"), IN_NEED)
def test_whoever_is_in_need_is_heard(kind: Emergency, said: str) -> None:
    assert kind in find(said)


@pytest.mark.parametrize("said", SENTENCES["nothing"])
def test_everyday_questions_are_no_emergency(said: str) -> None:
    assert find(said) == ()


def test_the_sentences_are_many_and_each_stands_once() -> None:
    everything = [said for row in SENTENCES.values() for said in row]
    assert len(everything) == len(set(everything)) >= 500
    assert {*SENTENCES} == {*Emergency, "nothing"}


def test_of_the_questions_that_residents_ask_only_those_in_need_are_taken() -> None:
    asked = table(KNOWLEDGE / "questions.toml")["questions"]
    taken = [one for one in asked if find(one["ask"])]
    for one in taken:
        expected = one["expect"] if isinstance(one["expect"], list) else [one["expect"]]
        assert ALSO_FOUND & {*expected}, one["ask"]
    assert len(taken) <= len(asked) // 40


def test_of_the_articles_only_those_about_need_are_taken() -> None:
    taken = {
        article["id"]
        for path in (KNOWLEDGE / "articles").glob("*.toml")
        for article in table(path)["article"]
        for language in ("zh-Hans", "zh-Hant", "en")
        if (text := article.get(language))
        for said in (text["question"], *text.get("aliases", ()))
        if find(said)
    }
    assert taken <= ALSO_FOUND


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("他打我，打得我头破血流", (Emergency.VIOLENCE, Emergency.INJURY)),
        ("被车撞了，流血不止", (Emergency.INJURY, Emergency.TRAFFIC)),
        ("煤气爆炸着火了", (Emergency.FIRE, Emergency.GAS)),
        ("有人要跳楼", (Emergency.DANGER,)),
        ("救命，我困在电梯里", (Emergency.TRAPPED, Emergency.DANGER)),
        ("溺水了，没有呼吸", (Emergency.TRAPPED, Emergency.INJURY)),
        ("吃了一瓶安眠药，不想活了", (Emergency.INJURY, Emergency.DESPAIR)),
    ],
)
def test_the_most_pressing_comes_first(said: str, found: tuple[Emergency, ...]) -> None:
    assert find(said) == found


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("去年被车撞了", "刚刚被车撞了"),
        ("我妈上个月摔倒了", "我妈上个月摔倒过，今天又摔倒了"),
        ("要是着火了怎么逃", "着火了怎么逃"),
        ("前年家里着火，想申请救助", "家里着火了，救命"),
        ("my father fell down last year", "my father fell down"),
    ],
)
def test_what_is_past_or_only_thought_of_does_not_shout(past: str, present: str) -> None:
    assert find(past) == ()
    assert find(present)


@pytest.mark.parametrize("said", ["", " ", "？？？", "。" * 5000, "\ud83d", "a" * 5000, "打" * 5000])
def test_whatever_is_said_it_can_be_looked_at(said: str) -> None:
    assert isinstance(find(said), tuple)


def test_the_signs_are_written_as_texts_are_compared() -> None:
    for row in SIGNS.values():
        signs = [*row["signs"], *row["unless"]] if isinstance(row, dict) else row
        for sign in signs:
            for words in re.findall(r"[\u4e00-\u9fff]+", sign):
                assert fold(words).replace("著", "着") == words, sign


def test_no_sentence_is_found_only_by_luck_of_its_marks() -> None:
    for kind, said in IN_NEED:
        row, text = SIGNS[kind], fold(said).replace("著", "着")
        chinese = any(re.search(sign, text) for sign in row["signs"])
        marked = any(character in row["marks"] for character in text)
        assert marked or not chinese, said
