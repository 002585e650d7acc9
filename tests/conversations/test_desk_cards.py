"""Every card of the desk can be said in all three languages, whatever stands in it, and fits into what Telegram takes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from aiogram.types import InlineKeyboardMarkup

from community.articles import Article as Row
from community.articles import TakenIn, What
from community.votes import Reason, Tally
from handlers.cards import adjusting, articles, fields, importing, misses, reports, trying, versions, writing
from handlers.cards.card import LONGEST_MESSAGE, Card, visible_length
from knowledge import LANGUAGES, POSTS, Match, Outcome, Problem, Tuning, facts, to_data
from knowledge.confidence import Evidence
from knowledge.dialects import dialects
from knowledge.problems import _SENTENCES
from locales import Translator
from tests.conversations import shelf

ARTICLE = shelf.articles()[0]
BODY = fields.put(to_data(ARTICLE), "answer", "第一行\n第二行", "zh-Hans")
LONG = "a" * 37
TITLES = {language: text.question for language, text in ARTICLE.texts.items()}
ROW = Row(id=LONG, subject="邻里", post="general", number=3, review_by=date(2026, 1, 1), titles=TITLES)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CHANGES = fields.changes(to_data(ARTICLE), fields.put(BODY, "until", "2027-01-01", "zh-Hans"), "zh-Hans")
DETAILS: dict[str, str | int] = {
    "key": "answer", "count": 9, "most": 5, "found": "x", "id": "x", "other": "x", "known": "x", "post": "x",
    "reviewed": "x", "review_by": "x", "reason": "x", "expected": "x", "least": 4, "language": "en",
}  # fmt: skip
PROBLEMS = [Problem("a.toml", 7, "x", what, DETAILS) for what in _SENTENCES]
VERSION = versions.Version(2, What.EDITED, None, NOW)
SHELVED = articles.Shelved(ROW, ARTICLE, None, NOW, 7, Tally(1, 4, dict.fromkeys(Reason, 1)), keeps=True)
GROUP = misses.Group(2**63 - 1, ["电瓶车 ●● <充电>"] * 3 + ["充电"], NOW, 2)
LOOK = writing.Look(
    body=BODY, article=ARTICLE, new=False, changes=CHANGES, problems=[], waiting=3, language="zh-Hans",
    left_behind=True, alike=ARTICLE,
)  # fmt: skip


def match(confidence: float) -> Match:
    evidence = Evidence(*[0.0] * len(Evidence.__annotations__))
    return Match(ARTICLE, confidence, "图书室 <几点>", "zh-Hans", ("图书室",), evidence)


def trial(expected: Any) -> trying.Trial:
    matches = [match(0.93), match(0.2), match(0.001)]
    return trying.Trial(2**40, "图书室 <几点>", Outcome.DOUBTFUL, matches, Tuning(), expected)


CARDS: dict[str, Callable[[Translator], Card]] = {
    "menu": lambda t: articles.menu(t, articles.Figures(404, 2, 3, 68), keeps=True),
    "subjects": lambda t: articles.subjects(t, [(f"主题 {number}", number) for number in range(60)], page=1),
    "subject": lambda t: articles.subject(t, "邻里", [ROW] * 12, page=1, keeps=True),
    "due": lambda t: articles.due(t, [ROW] * 2, own=1, page=9),
    "found none": lambda t: articles.found(t, "<x>", []),
    "page": lambda t: articles.page(t, SHELVED),
    "days": lambda t: articles.days(t, LONG),
    "history": lambda t: versions.history(
        t, ROW, [versions.Version(9 - at, what, "陈", NOW) for at, what in enumerate(What)], page=0
    ),
    "past": lambda t: versions.past(t, ROW, VERSION, changes=CHANGES, since=CHANGES, back=True),
    "past first": lambda t: versions.past(t, ROW, VERSION, changes=None, since=[], back=False),
    "sure to return": lambda t: versions.sure_to_return(t, ROW, 2**31 - 1),
    "sure to retire": lambda t: articles.sure_to_retire(t, ROW),
    "fix": lambda t: articles.fix(t, ROW, "<x>", 2**63 - 1),
    "added": lambda t: articles.added(t, ROW, ["<x>"], what="unlike", left=2),
    "due by post": lambda t: articles.articles_due(t, count=12, articles=[(LONG, TITLES)] * 10),
    "look": lambda t: writing.panel(t, LOOK),
    "overtaken": lambda t: writing.overtaken(t, LONG, who="", changes=None),
    "published": lambda t: writing.published(t, LONG, told=2, new=True),
    "not added": lambda t: writing.not_added(t, LONG, PROBLEMS),
    "suggested": lambda t: writing.suggested(t, ["<x>"]),
    "trial": lambda t: trying.result(t, trial((shelf.articles()[1], None))),
    "trial of another": lambda t: trying.result(t, trial((shelf.articles()[1], match(0.04)))),
    "which": lambda t: trying.which(t, 2**40, [ARTICLE] * 6),
    "facts": lambda t: adjusting.facts(t, list(facts().values()), {"committee-phone": "<1>"}, page=3),
    "fact": lambda t: adjusting.ask_fact(t, next(iter(facts().values())), "<1>", following="committee-phone"),
    "fact kept": lambda t: adjusting.fact_kept(t, next(iter(facts().values())), None, articles=2),
    "dialect": lambda t: adjusting.dialect(
        t, list(dialects().values()), next(iter(dialects().values())), {"<x>": "y", "啥子": ""}
    ),
    "measure": lambda t: adjusting.measure(
        t, Tuning(0.7, 0.1), Tuning(), [adjusting.Effect("<x>", before, "unsure") for before in ("answer", "unsure")]
    ),
    "mistakes": lambda t: importing.mistakes(t, "<x>.xlsx", PROBLEMS * 3, {}),
    "sound": lambda t: importing.sound(t, "x.xlsx", TakenIn(1, 2, 3), PROBLEMS[:3], {}, left_behind=1, overtaken=True),
    "taken": lambda t: importing.taken(t, TakenIn(1, 2, 3)),
    "misses": lambda t: misses.listing(t, [GROUP] * 12, page=1),
    "miss": lambda t: misses.group(t, GROUP),
    "dismiss": lambda t: misses.sure_to_dismiss(t, GROUP),
    "known": lambda t: misses.which(t, 2**63 - 1, [ARTICLE] * 5),
    "week": lambda t: misses.misses_week(t, misses=1, due=2, expired=3),
    "no month": lambda t: reports.nothing(t, date(2026, 1, 1), today=date(2026, 11, 1)),
    **{
        f"ask {field}": partial(writing.ask, field=field, article_id=LONG, step=1, of=7, have=["x"] * 3, language="en")
        for field in fields.FIELDS
    },
    **{f"wrong {field}": partial(writing.wrong, field=field, found=()) for field in fields.FIELDS},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_said_in_every_language(name: str, language: str) -> None:
    card = CARDS[name](Translator(language, lambda _: {"community": "x", "phone": "", "counter": "none"}))
    assert card.text
    assert "<x>" not in card.text
    assert card.keyboard is None or isinstance(card.keyboard, InlineKeyboardMarkup)
    for line in card.keyboard.inline_keyboard if card.keyboard else ():
        assert len(line) <= 8
        for button in line:
            assert button.text.strip()
            assert len((button.callback_data or "").encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.what)
def test_every_problem_has_words_of_its_own(problem: Problem, language: str) -> None:
    t = Translator(language)
    assert writing.problem(t, problem) != writing.problem(t, Problem("a.toml", 7, "x", "no-such-code", DETAILS))


#: A message that is edited cannot be split.
EDITED: dict[str, Callable[[Translator], Card]] = {
    "mistakes": lambda t: importing.mistakes(
        t,
        "x" * 60,
        [Problem("", 9999, LONG, "foreign-link", {"key": "answer", "found": "x" * 3000})] * 99,
        {LONG: "字" * 200},
    ),
    "misses": lambda t: misses.listing(t, [misses.Group(1, ["字" * 1000], NOW, 9)] * 5, page=0),
    "miss": lambda t: misses.group(t, misses.Group(1, ["字" * 1000 + str(at) for at in range(50)], NOW, 9)),
    "measure": lambda t: adjusting.measure(
        t, Tuning(), Tuning(), [adjusting.Effect("字" * 300, "answer", "doubtful")] * 10
    ),
    "trial": lambda t: trying.result(
        t, trying.Trial(1, "字" * 300, Outcome.ANSWER, [match(0.9)] * 3, Tuning(), (shelf.articles()[1], match(0.1)))
    ),
    "dialect": lambda t: adjusting.dialect(
        t, [], None, {f"{'字' * 16}{at:04}": "字" * 20 if at % 2 else "" for at in range(400)}
    ),
    "facts": lambda t: adjusting.facts(t, list(facts().values()), dict.fromkeys(facts(), "字" * 120), page=0),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EDITED)
def test_what_is_edited_never_grows_too_long(name: str, language: str) -> None:
    assert visible_length(EDITED[name](Translator(language)).text) <= LONGEST_MESSAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_long_is_copied_in_several_messages(language: str) -> None:
    t = Translator(language)
    parts = writing.current(t, "aliases", ["字" * 190] * 60)
    assert len(parts) > 3
    assert "".join(part.text for part in parts[1:]).count("字") == 190 * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_counters_can_be_chosen(language: str) -> None:
    card = writing.ask(Translator(language), "post", article_id="own-1", step=5, of=7)
    assert isinstance(card.keyboard, InlineKeyboardMarkup)
    assert sum(len(line) for line in card.keyboard.inline_keyboard) == len(POSTS) + 1
