"""The compact dictionary must be jieba's dictionary in everything but size."""

import logging
import tomllib
from pathlib import Path

import jieba
import pytest

from knowledge.dictionary import Dictionary, Tokenizer

QUESTIONS = tomllib.loads((Path(__file__).parents[2] / "knowledge" / "questions.toml").read_text(encoding="utf-8"))[
    "questions"
]


@pytest.fixture(scope="module")
def dictionary(cache: Path) -> Dictionary:
    return Dictionary.read(cache)


def test_it_cuts_as_jieba_does(dictionary: Dictionary, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="jieba")
    theirs = jieba.Tokenizer()
    theirs.tmp_dir = str(tmp_path)
    ours = Tokenizer(dictionary)
    for question in QUESTIONS:
        assert list(ours.cut(question["ask"])) == list(theirs.cut(question["ask"]))


def test_it_knows_how_often_words_occur(dictionary: Dictionary) -> None:
    assert dictionary.get("居委会") > 0
    assert dictionary.get("居") > 0
    assert dictionary.get("居委会的") == 0
    assert dictionary.get("居委会的", 7) == 7
    assert dictionary.get("龘龘龘") == 0


def test_the_cache_gives_back_what_was_put_in(tmp_path: Path) -> None:
    first = Dictionary.read(tmp_path / "new folder")
    (written,) = (tmp_path / "new folder").iterdir()
    second = Dictionary.read(tmp_path / "new folder")
    assert (first.singles, first.buckets, first.total) == (second.singles, second.buckets, second.total)
    assert written.suffix == ".json"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"buckets": ["\\n"], "singles": {}, "total": 1}', '{"buckets": 3}'])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: str) -> None:
    good = Dictionary.read(tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_text(damage, encoding="utf-8")
    assert Dictionary.read(tmp_path).total == good.total
    assert path.stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Dictionary.read(tmp_path / "file").get("居委会") > 0


def test_a_word_that_is_taught_stays_in_one_piece() -> None:
    tokenizer = Tokenizer(Dictionary.read(None))
    assert "公租房" not in list(tokenizer.cut("申请公租房要什么"))
    tokenizer.teach(["公租房", "房"])
    assert list(tokenizer.cut("申请公租房要什么")) == ["申请", "公租房", "要", "什么"]


def test_loading_writes_nothing_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    list(Tokenizer(Dictionary.read(tmp_path)).cut("居委会在哪里"))
    assert capfd.readouterr() == ("", "")


def test_all_words_with_one_beginning_are_read_at_once(dictionary: Dictionary) -> None:
    words = dictionary.words_of("居", "委")
    assert words["居委会"] == dictionary.get("居委会")
    assert all(word.startswith("居委") for word in words)
    assert dictionary.words_of("龘", "龘") == {}
