"""What sounds alike is alike, whatever it is written with."""

import pytest

from knowledge.sound import sound


@pytest.mark.parametrize(("one", "other"), [("低保", "底保"), ("公租房", "公组房"), ("居住证", "居住正"), ("女", "钕")])
def test_the_same_syllables_are_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_other_syllables_are_different_and_latin_stays() -> None:
    assert sound("低保") != sound("低报告")
    assert sound("低") != sound("保")
    assert sound("abc 12") == "abc 12"
    assert len(sound("低保怎么申请")) == 6
