"""Articles change while people ask: the change counts at once, and nobody sees half of it."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge import Article, KnowledgeBase, Outcome, Source, Text, Tuning

ASKED = "洗衣机声音太大怎么办"


def article(article_id: str, question: str, answer: str = "请到窗口问。") -> Article:
    return Article(
        id=article_id,
        subject="试验",
        post="general",
        reviewed=date(2026, 11, 1),
        review_by=date(2027, 11, 1),
        sources=(Source("试验办法"),),
        texts={"zh-Hans": Text(question=question, answer=answer)},
    )


MANY = [article(f"a{number}", f"第{number}号楼的{thing}怎么办") for number in range(60) for thing in ("门", "窗")[:1]]
NOISE = article("noise", "洗衣机声音太大怎么办？")


@pytest.fixture
def base(cache: Path) -> KnowledgeBase:
    made = KnowledgeBase([*MANY, article("fee", "物业费怎么交？", "每月{property-fee}元。")], cache=cache)
    made.prepare()
    return made


def test_a_new_article_is_found_at_once(base: KnowledgeBase) -> None:
    assert base.search(ASKED).outcome is Outcome.UNSURE
    base.update(changed=[NOISE])
    assert base.search(ASKED).matches[0].article is NOISE
    assert base.articles["noise"] is NOISE


def test_an_article_that_is_gone_is_found_no_more(base: KnowledgeBase) -> None:
    base.update(changed=[NOISE])
    base.update(gone=["noise"])
    assert "noise" not in base.articles
    assert "noise" not in base.written
    assert base.search(ASKED).outcome is Outcome.UNSURE


def test_a_changed_article_is_met_by_its_new_words_only(base: KnowledgeBase) -> None:
    base.update(changed=[NOISE])
    base.update(changed=[article("noise", "邻居半夜弹钢琴")])
    assert base.search(ASKED).outcome is Outcome.UNSURE
    assert base.search("邻居半夜弹钢琴").outcome is Outcome.ANSWER


def test_changes_one_by_one_come_to_the_same_as_a_fresh_start(base: KnowledgeBase, cache: Path) -> None:
    base.update(changed=[NOISE, article("a3", "三号楼的灯坏了")], gone=["a5", "a6"])
    base.update(changed=[article("a9", "九号楼漏水")])
    fresh = KnowledgeBase(base.written.values(), cache=cache)
    for asked in (ASKED, "三号楼的灯", "第7号楼的门", "九号楼漏水怎么办", "物业费", "第5号楼的门怎么办"):
        ours = {match.article.id: match.confidence for match in base.rank(asked, limit=3)}
        theirs = {match.article.id: match.confidence for match in fresh.rank(asked, limit=3)}
        assert sorted(ours.values()) == pytest.approx(sorted(theirs.values()), rel=1e-3)


def test_the_committees_values_are_shown_and_searched(base: KnowledgeBase) -> None:
    base.update(local={"property-fee": "88"})
    assert base.articles["fee"].texts["zh-Hans"].answer == "每月88元。"
    assert base.written["fee"].texts["zh-Hans"].answer == "每月{property-fee}元。"
    assert base.search("物业费怎么交").matches[0].article.texts["zh-Hans"].answer == "每月88元。"
    base.update(changed=[replace(base.written["fee"], review_by=date(2028, 1, 1))])
    assert base.articles["fee"].texts["zh-Hans"].answer == "每月88元。"


def test_the_bar_and_the_dialect_change_at_once(base: KnowledgeBase) -> None:
    base.update(changed=[NOISE])
    assert base.search(ASKED).outcome is Outcome.ANSWER
    base.update(tuning=Tuning(sure=1.0))
    assert base.search(ASKED).outcome is Outcome.DOUBTFUL
    base.update(tuning=Tuning(), dialect={"洗衣鸡": "洗衣机"})
    assert base.search("洗衣鸡声音太大怎么办").outcome is Outcome.ANSWER
    base.update(dialect={})
    assert base.search("洗衣鸡声音太大怎么办").matches[0].evidence.words < 1


def test_the_subject_of_a_new_article_becomes_a_word(base: KnowledgeBase) -> None:
    assert "共享菜园" not in base.terms("共享菜园")
    base.update(changed=[replace(article("garden", "共享菜园几点浇水？"), subject="共享菜园")])
    assert "共享菜园" in base.terms("共享菜园")
    assert "共享菜园" in base.search("共享菜园浇水").matches[0].terms


def test_before_it_is_prepared_a_change_is_kept_for_later(cache: Path) -> None:
    base = KnowledgeBase(MANY, cache=cache)
    base.update(changed=[NOISE], gone=["a1"])
    assert not base.ready
    assert "a1" not in base.articles
    assert base.search(ASKED).matches[0].article is NOISE


def test_who_asks_meanwhile_sees_the_old_or_the_new_wholly(base: KnowledgeBase) -> None:
    first, second = (article("noise", "洗衣机声音太大怎么办？", answer) for answer in ("旧的回答。", "新的回答。"))
    base.update(changed=[first])
    done = threading.Event()
    seen: set[str] = set()
    broken: list[str] = []

    def ask() -> None:
        while not done.is_set():
            found = base.search(ASKED)
            if [match.article.id for match in found.matches[:1]] != ["noise"]:
                broken.append(repr(found))
            seen.update(match.article.texts["zh-Hans"].answer for match in found.matches[:1])

    asking = [threading.Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    for number in range(30):
        base.update(changed=[(second, first)[number % 2]], gone=[f"a{number}"])
    done.set()
    for thread in asking:
        thread.join()
    assert not broken
    assert seen <= {"旧的回答。", "新的回答。"}
    assert base.search(ASKED).matches[0].article is first
