"""Folding and terms: what makes two ways of writing the same, and what does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import Segmenter, fold, topic


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ＩＤ　Ｃａｒｄ！", "id card"),
        ("身份證丟了，怎麼辦？？", "身份证丢了 怎么办"),
        ("身分證遺失", "身份证丢"),
        ("  低保\n\n申请___流程 ", "低保 申请 流程"),
        ("娃的户口簿咋办", "孩子的户口本怎么办"),
        ("👍🏻…", ""),
        ("\ud800低保", "低保"),
    ],
)
def test_the_same_is_written_in_many_ways(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_any_text_can_be_folded_and_stays_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_terms_are_words_pairs_of_characters_and_characters(segmenter: Segmenter) -> None:
    terms = segmenter.terms("公租房的钥匙")
    assert terms.words == ["公租房", "钥匙"]
    assert terms.pairs == ["·公租", "·租房", "·房的", "·的钥", "·钥匙"]
    assert terms.characters == ["'公", "'租", "'房", "'的", "'钥", "'匙"]


def test_english_loses_its_plurals_and_its_small_words(segmenter: Segmenter) -> None:
    assert segmenter.terms("how do i get the subsidies for buses and gas").words == ["subsidy", "buse", "gas"]


def test_a_latin_word_is_whole_beside_pairs_and_characters(segmenter: Segmenter) -> None:
    assert segmenter.terms("gas 燃气") == (["gas", "燃气"], ["·gas", "·燃气"], ["'gas", "'燃", "'气"])


def test_content_of_one_character_counts(segmenter: Segmenter) -> None:
    assert "狗" in segmenter.terms("我的狗").words


@pytest.mark.parametrize(
    "text", ["你好", "您好 在吗", "谢谢啊", "好的", "hello", "thank you", "的了吗呢", "请问一下", ""]
)
def test_courtesies_are_no_question(segmenter: Segmenter, text: str) -> None:
    assert segmenter.terms(fold(text)) == ([], [], [])


def test_a_courtesy_before_a_question_does_not_hide_it(segmenter: Segmenter) -> None:
    assert "低保" in segmenter.terms(fold("你好，请问低保")).words


def test_nothing_works_halfway_before_loading() -> None:
    with pytest.raises(RuntimeError):
        Segmenter().words("低保")


def test_loading_twice_is_free(segmenter: Segmenter) -> None:
    before = segmenter.words("加装电梯")
    segmenter.load()
    assert segmenter.words("加装电梯") == before == ["加装电梯"]


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("低保", "低保"),
        ("请问，低保？", "低保"),
        ("低保低保", "低保"),
        ("hukou", "hukou"),
        ("低保怎么申请", None),
        ("你好", None),
        ("", None),
    ],
)
def test_a_question_may_be_one_word(segmenter: Segmenter, asked: str, word: str | None) -> None:
    assert topic(segmenter.terms(fold(asked))) == word


def test_a_word_is_taught_before_loading_and_after() -> None:
    made = Segmenter()
    made.teach(["邻里食堂"])
    made.load()
    assert made.words("邻里食堂") == ["邻里食堂"]
    assert made.words("共享菜园") != ["共享菜园"]
    made.teach(["共享菜园"])
    assert made.words("共享菜园") == ["共享菜园"]


def test_marks_that_nobody_sees_part_no_word() -> None:
    assert fold("低\u200b保\u202e怎么\u2060申请\ufeff") == "低保怎么申请"
