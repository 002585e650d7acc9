"""What sounds alike is alike, whatever it is written with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.sound import Echoes, sound


@pytest.mark.parametrize(("one", "other"), [("低保", "底保"), ("公租房", "公组房"), ("居住证", "居住正"), ("女", "钕")])
def test_the_same_syllables_are_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_syllables_are_different_and_latin_stays() -> None:
    assert sound("低保") != sound("低报告")
    assert sound("低") != sound("保")
    assert sound("abc 12") == "abc 12"
    assert len(sound("低保怎么申请")) == 6


TEXTS = ["低保怎么申请", "公租房怎么申请", "社保卡丢了", "闻到煤气味怎么办", "how to apply", ""]


@pytest.mark.parametrize(
    ("asked", "nearest"), [("底保怎么申请", 0), ("公组房 怎么申请", 1), ("社报卡丢", 2), ("没汽味", 3)]
)
def test_the_nearest_text_is_the_one_that_sounds_most_alike(asked: str, nearest: int) -> None:
    assert Echoes(TEXTS).nearest(asked, 2)[0] == nearest


@pytest.mark.parametrize("asked", ["", "低", "how to apply", "低 x 保", "\U00020000\U00020001", "\ud800低"])
def test_what_has_no_two_syllables_in_a_row_sounds_like_nothing(asked: str) -> None:
    assert Echoes(TEXTS).nearest(asked, 5) == []


def test_no_sound_reaches_from_one_text_into_the_next() -> None:
    assert Echoes(["天低", "保安"]).nearest("低保", 5) == []


def test_among_no_texts_nothing_is_found() -> None:
    assert Echoes([]).nearest("低保怎么申请", 5) == []


def pairs(text: str) -> set[str]:
    heard = sound(text)
    return {heard[at : at + 2] for at in range(len(text) - 1) if min(heard[at : at + 2]) >= "\ue000"}


@given(st.lists(st.text("低底保报煤 x", max_size=8), min_size=1, max_size=6))
@settings(max_examples=30)
def test_every_text_finds_one_with_the_very_same_sounds_or_has_none(texts: list[str]) -> None:
    echoes = Echoes(texts)
    for text in texts:
        assert [pairs(texts[found]) for found in echoes.nearest(text, 1)] == ([pairs(text)] if pairs(text) else [])
