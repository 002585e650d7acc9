"""The starter set itself."""

import datetime as dt
import re
import tomllib
from collections import Counter
from itertools import chain

from opencc import OpenCC

from knowledge import POSTS, KnowledgeBase, Outcome, load
from tests.knowledge.conftest import ARTICLES

#: What a conversion from 简体 gets wrong, or writes as neither Taiwan nor Hong Kong does.
SLIPS = re.compile(
    "爲|裏|喫|羣|峯|啓|衆|牀|竈|着(?!重)|僱傭|(?<![皇太王])后|(?<![公鄰千萬故])里(?![程民長約])|(?<![若相天])干(?![預擾涉係])|"
    "(?<!標)籤|批準|不準(?=[許進停養])|標准|准備|准時|水准|複議|答復|重復|復印|復雜|聯系|關系|余額|剩余|業余|其余|征收|征求|特征|制作|制造|"
    "旅游|游客|頭發|理發|白發|面條|面粉|乾淨事|干凈|干燥|借口|憑借|注冊|松開|輕松|放松|沖突|幾只|斗毆|范圍|規范|模范|示范|云端|舍得|家俱|"
    "志願者|信息|網絡|短信|視頻|軟件"
)
#: Simplified characters that 繁體 writes as well, in some words.
BOTH = frozenset("台吃准群床灶里皂伙岳只干面后余征制于云志表范谷系周")


def test_the_starter_articles_have_nothing_to_mend(starter: KnowledgeBase) -> None:
    assert [str(problem) for problem in starter.problems] == []


def test_a_resident_finds_what_they_ask_for_in_three_languages(starter: KnowledgeBase) -> None:
    assert len(starter.articles) >= 220
    assert sum("en" in article.texts for article in starter.articles.values()) >= 80


def test_every_article_has_a_source_a_post_and_a_review_date(starter: KnowledgeBase) -> None:
    for article in starter.articles.values():
        assert article.sources
        assert article.post in POSTS
        assert article.reviewed < article.review_by
        assert article.review_by - article.reviewed <= dt.timedelta(days=366)


def test_every_article_finds_itself_by_its_own_question(starter: KnowledgeBase) -> None:
    lost = []
    for article in starter.articles.values():
        for text in article.texts.values():
            found = starter.search(text.question)
            if found.outcome is Outcome.UNSURE or found.matches[0].article.id != article.id:
                lost.append(text.question)
    assert lost == []


def test_both_scripts_were_written_and_read_by_eye() -> None:
    written = chain.from_iterable(
        tomllib.loads(path.read_text(encoding="utf-8"))["article"] for path in ARTICLES.glob("*.toml")
    )
    assert [one["id"] for one in written if not {"zh-Hans", "zh-Hant"} <= set(one)] == []


def test_traditional_is_free_of_the_slips_of_a_conversion() -> None:
    to_traditional, to_simplified = OpenCC("s2t"), OpenCC("t2s")
    slips = []
    for article in load(ARTICLES).articles:
        text = article.texts["zh-Hant"]
        whole = f"{text.question}\n{text.answer}"
        slips += [(article.id, whole[max(0, slip.start() - 4) : slip.end() + 4]) for slip in SLIPS.finditer(whole)]
        slips += [
            (article.id, character)
            for character in set(whole) - BOTH
            if to_simplified.convert(character) == character != to_traditional.convert(character)
        ]
        slips += [(article.id, mark) for mark in "“”‘’" if mark in whole]
    assert slips == []


def test_no_two_articles_are_asked_by_the_same_words() -> None:
    forms = {
        (form, article.id)
        for article in load(ARTICLES).articles
        for text in article.texts.values()
        for form in (text.question, *text.aliases)
    }
    assert [form for form, count in Counter(form for form, _ in forms).items() if count > 1] == []
