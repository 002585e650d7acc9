"""The three outcomes of a search, and what a match can tell about itself."""

import datetime as dt
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Article, Found, KnowledgeBase, Outcome, Source, Text, Tuning


def article(
    article_id: str, question: str, *aliases: str, answer: str = "", english: str = "", unlike: tuple[str, ...] = ()
) -> Article:
    texts = {
        "zh-Hans": Text(question=question, answer=answer or "请带上证件到窗口来。", aliases=aliases, unlike=unlike)
    }
    if english:
        texts["en"] = Text(question=english, answer="Please come to the counter.")
    return Article(
        id=article_id,
        subject="试验",
        post="general",
        reviewed=dt.date(2026, 11, 1),
        review_by=dt.date(2027, 11, 1),
        sources=(Source("试验办法"),),
        texts=texts,
    )


@pytest.fixture(scope="module")
def base(cache: Path) -> KnowledgeBase:
    return KnowledgeBase(
        [
            article("dibao", "低保怎么申请？", "吃低保找谁", english="How do I apply for the living allowance?"),
            article("lost-card", "身份证丢了怎么补办？", "身份证不见了"),
            article("lost-permit", "居住证丢了怎么补办？", "居住证不见了"),
            article("fee", "物业费怎么交？", answer="可以在物业窗口交，也可以用手机交。空置的房子也要交。"),
            article("dogs", "养狗要办证吗？", "狗咬人了怎么办"),
        ],
        cache=cache,
    )


def ids(found: Found) -> list[str]:
    return [match.article.id for match in found.matches]


@pytest.mark.parametrize(
    "asked", ["低保怎么申请？", "低保怎么申请", "低保 怎麼 申請", "請問低保咋申请啊", "apply living allowance"]
)
def test_a_clear_question_is_answered(base: KnowledgeBase, asked: str) -> None:
    found = base.search(asked)
    assert (found.outcome, ids(found)) == (Outcome.ANSWER, ["dibao"])


def test_a_question_between_two_articles_offers_both(base: KnowledgeBase) -> None:
    found = base.search("证件丢了怎么补办")
    assert found.outcome is Outcome.DOUBTFUL
    assert set(ids(found)) == {"lost-card", "lost-permit"}


def test_the_same_words_in_two_articles_are_never_answered_outright(cache: Path) -> None:
    twins = KnowledgeBase([article("one", "垃圾怎么分类"), article("two", "垃圾怎么分类")], cache=cache)
    found = twins.search("垃圾怎么分类")
    assert (found.outcome, set(ids(found))) == (Outcome.DOUBTFUL, {"one", "two"})


@pytest.mark.parametrize("asked", ["明天会下雨吗", "茅台股票还能买吗", "world cup winner"])
def test_what_nobody_wrote_about_leaves_the_bot_unsure(base: KnowledgeBase, asked: str) -> None:
    assert base.search(asked).outcome is Outcome.UNSURE


@pytest.mark.parametrize("asked", ["", "   ", "？！…", "你好", "在吗", "谢谢", "👍", "\x00", "的的的"])
def test_what_is_no_question_finds_nothing_at_all(base: KnowledgeBase, asked: str) -> None:
    assert base.search(asked) == Found(Outcome.UNSURE, ())


def test_a_typing_mistake_still_finds_the_article(base: KnowledgeBase) -> None:
    assert "lost-card" in ids(base.search("身份正丢了怎么补办"))


def test_an_answer_is_found_by_its_own_words(base: KnowledgeBase) -> None:
    assert ids(base.search("房子空置"))[0] == "fee"


def test_a_match_tells_why(base: KnowledgeBase) -> None:
    (match,) = base.search("身份证不见了").matches
    assert match.unit == "身份证不见了"
    assert match.language == "zh-Hans"
    assert "身份证" in match.terms
    assert 0.6 <= match.confidence <= 1
    assert match.why["evidence"].words == pytest.approx(1)
    assert match.why["evidence"].exact


def test_an_english_question_matches_through_english(base: KnowledgeBase) -> None:
    assert base.search("How do I apply for the living allowance?").matches[0].language == "en"


def test_the_limit_is_kept(base: KnowledgeBase) -> None:
    assert len(base.search("证件丢了怎么补办", limit=1).matches) == 1


def test_a_very_long_message_is_bounded(base: KnowledgeBase) -> None:
    assert base.search("低保怎么申请" + "啊" * 10_000) == base.search("低保怎么申请" + "啊" * 294)


def test_better_matches_come_first(base: KnowledgeBase) -> None:
    ranked = [match.confidence for match in base.rank("身份证丢了怎么办")]
    assert ranked == sorted(ranked, reverse=True)


def test_a_base_without_articles_is_unsure(cache: Path) -> None:
    assert KnowledgeBase([], cache=cache).search("低保怎么申请") == Found(Outcome.UNSURE, ())


def test_a_base_of_one_article_can_answer(cache: Path) -> None:
    assert KnowledgeBase([article("one", "垃圾怎么分类")], cache=cache).search("垃圾怎么分类").outcome is Outcome.ANSWER


def test_a_question_that_an_article_says_it_does_not_answer_is_not_answered_with_it(cache: Path) -> None:
    def base(*unlike: str) -> KnowledgeBase:
        return KnowledgeBase(
            [
                article("lost-card", "身份证丢了怎么补办？", "身份证不见了", unlike=unlike),
                article("dogs", "养狗要办证吗？"),
                article("fee", "物业费怎么交？"),
            ],
            cache=cache,
        )

    assert ids(base().search("社保卡丢了怎么补办")) == ["lost-card"]
    warned = base("社保卡丢了怎么补办", "驾驶证丢了怎么办")
    assert "lost-card" not in ids(warned.search("社保卡丢了怎么补办"))
    assert "lost-card" not in ids(warned.search("社保卡丢了补办"))
    found = warned.search("身份证丢了怎么补办")
    assert (found.outcome, ids(found)) == (Outcome.ANSWER, ["lost-card"])


def test_words_of_the_dialect_are_understood_in_questions(cache: Path) -> None:
    articles = [article("bin", "垃圾扔到哪里"), article("fee", "物业费怎么交"), article("dogs", "养狗要办证吗")]
    assert KnowledgeBase(articles, cache=cache).search("渣渣甩到哪里").outcome is not Outcome.ANSWER
    dialect = {"渣渣": "垃圾", "甩": "扔"}
    found = KnowledgeBase(articles, cache=cache, dialect=dialect).search("渣渣甩到哪里")
    assert (found.outcome, ids(found)) == (Outcome.ANSWER, ["bin"])


def test_the_bar_can_be_moved(base: KnowledgeBase, cache: Path) -> None:
    asked = "身份证丢了"
    (first, *_) = base.rank(asked)
    strict = KnowledgeBase(base.articles.values(), cache=cache, tuning=Tuning(sure=1.0, possible=0.0))
    assert strict.search(asked).outcome is Outcome.DOUBTFUL
    closed = KnowledgeBase(
        base.articles.values(), cache=cache, tuning=Tuning(sure=1.0, possible=first.confidence + 0.01)
    )
    assert closed.search(asked).outcome is Outcome.UNSURE


def test_probabilities_of_all_matches_are_at_most_one(base: KnowledgeBase) -> None:
    assert sum(match.confidence for match in base.rank("身份证丢了怎么补办")) <= 1


def test_it_can_be_explained_how_near_an_article_came(base: KnowledgeBase) -> None:
    match = base.explain("身份证丢了怎么补办", "lost-permit")
    assert match is not None
    assert match.unit == "居住证丢了怎么补办？"
    assert "补办" in match.terms
    assert base.rank("身份证丢了怎么补办")[0].confidence > match.confidence
    assert base.explain("身份证不见了", "fee") is None
    assert base.explain("身份证丢了怎么补办", "nobody") is None
    assert base.explain("你好", "dogs") is None


def test_an_article_far_behind_the_first_ones_can_be_explained(starter: KnowledgeBase) -> None:
    asked = "低保怎么申请"
    ranked = {match.article.id for match in starter.rank(asked, limit=1000)}
    behind = next(
        match
        for article_id in starter.articles
        if article_id not in ranked and (match := starter.explain(asked, article_id))
    )
    assert behind.confidence < starter.rank(asked)[0].confidence
    assert behind.terms


def test_a_rare_word_outweighs_common_ones(starter: KnowledgeBase) -> None:
    terms = starter.terms("低保怎么申请")
    assert terms["低保"] > terms["申请"]
    assert starter.terms("你好") == {}


def test_making_a_base_is_cheap_and_preparing_it_happens_once(cache: Path) -> None:
    base = KnowledgeBase([article("one", "垃圾怎么分类")], cache=cache)
    assert not base.ready
    threads = [threading.Thread(target=base.prepare) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert base.ready
    assert base.search("垃圾怎么分类").outcome is Outcome.ANSWER


def test_a_folder_tells_its_problems(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "empty.toml").write_text('subject = "空"\n', encoding="utf-8")
    base = KnowledgeBase.from_folder(tmp_path, cache=cache)
    assert base.articles == {}
    assert [problem.what for problem in base.problems] == ["no-articles"]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("低保", ["dibao-apply", "dibao-conditions", "dibao-amount"]),
        ("请问，低保？", ["dibao-apply", "dibao-conditions", "dibao-amount"]),
        ("公租房", ["public-rental-apply"]),
        ("身份證", ["id-card-lost"]),
        ("户口", ["hukou-newborn", "hukou-move-in"]),
        ("hukou", ["hukou-newborn", "hukou-move-in"]),
    ],
)
def test_one_word_offers_the_articles_about_it_as_they_were_written(
    starter: KnowledgeBase, word: str, first: list[str]
) -> None:
    found = starter.search(word)
    assert found.outcome is Outcome.DOUBTFUL
    assert ids(found)[: len(first)] == first
    assert sum(match.confidence for match in starter.rank(word, limit=1000)) <= 1


@pytest.mark.parametrize("word", ["医保", "社保卡", "物业费", "养老金", "电梯", "漏水", "狗"])
def test_one_word_stands_in_every_question_that_is_offered_first(starter: KnowledgeBase, word: str) -> None:
    found = starter.search(word)
    assert found.outcome is Outcome.DOUBTFUL
    assert word in found.matches[0].article.texts["zh-Hans"].question
    assert word in found.matches[0].terms


def test_one_word_is_no_question_even_if_only_one_article_is_about_it(base: KnowledgeBase) -> None:
    found = base.search("物业费")
    assert (found.outcome, ids(found)) == (Outcome.DOUBTFUL, ["fee"])


def test_what_other_thresholds_would_give_can_be_seen_before_they_hold(base: KnowledgeBase) -> None:
    asked = next(iter(base.articles.values())).text("zh-Hans").question
    assert base.search(asked).outcome is Outcome.ANSWER
    assert base.search(asked, tuning=Tuning(sure=1.1)).outcome is Outcome.DOUBTFUL
    assert base.search(asked, tuning=Tuning(sure=1.1, possible=1.1)).outcome is Outcome.UNSURE
    # One word stays a choice however low the bar.
    assert base.search("狗", tuning=Tuning(sure=0.0, possible=0.0)).outcome is not Outcome.ANSWER
    assert base.search(asked).outcome is Outcome.ANSWER


def test_one_word_that_is_an_alias_is_answered(cache: Path) -> None:
    articles = [
        article("fee", "物业费怎么交？", "物业费"),
        article("dogs", "养狗要办证吗？"),
        article("bin", "垃圾扔到哪里"),
    ]
    found = KnowledgeBase(articles, cache=cache).search("物业费")
    assert (found.outcome, ids(found)) == (Outcome.ANSWER, ["fee"])


def test_what_an_article_is_about_comes_before_what_it_mentions(cache: Path) -> None:
    mentioned = article("dogs", "养狗要办证吗？", "带着狗能进菜场吗", "狗证丢了", answer="菜场里不能带狗。")
    about = article("market", "菜场几点开门？", "菜场今天开吗")
    found = KnowledgeBase([mentioned, about, article("bin", "垃圾扔到哪里")], cache=cache).search("菜场")
    assert (found.outcome, ids(found)) == (Outcome.DOUBTFUL, ["market", "dogs"])


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("底保怎么申请", "dibao-apply"),
        ("医报报销", "medical-claim-by-hand"),
        ("社报卡丢了", "social-security-card-lost"),
        ("煤汽味", "gas-leak"),
    ],
)
def test_what_is_misspelt_by_its_sound_comes_first(starter: KnowledgeBase, misspelt: str, meant: str) -> None:
    assert starter.rank(misspelt)[0].article.id == meant


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_no_text_ever_breaks_a_search(starter: KnowledgeBase, text: str) -> None:
    found = starter.search(text)
    assert all(0 <= match.confidence <= 1 for match in found.matches)
    assert len(found.matches) <= 3
