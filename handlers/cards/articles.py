"""The desk at which staff keep articles: the lists that lead to one, its page, and its earlier versions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from community.articles import Article
from community.votes import Tally
from handlers.cards import answers, fields, times
from handlers.cards.buttons import PLACES_A_PAGE, Never, button, column, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.desk import Desk, Draft, FixQuestion, HandOut, Subject, Work
from handlers.cards.fields import Body
from knowledge import Article as Written
from knowledge import traditional
from locales import Translator, Word

PAGE: Final = 5
_MOST_OF_A_TITLE: Final = 40
_MOST_OF_A_HINT: Final = 16
#: What can be changed from the page, three buttons a line; the days have a card of their own.
_CHANGES: Final = (("question", "aliases", "answer"), ("unlike", "sources", "days"), ("post", "subject"))
_DAYS: Final = ("review", "until", "since")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the menu shows: how many articles there are, are retired, are due; and how many facts are missing."""

    articles: int
    retired: int
    due: int
    missing_facts: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as staff see it. `article` is as residents read it; `who` and `at` tell of the last change here, if any.

    `asked` is how often it was asked for in the last 30 days. `keeps`: the reader may retire it.
    """

    row: Article
    article: Written
    who: str | None
    at: datetime | None
    asked: int
    tally: Tally
    keeps: bool


def title_of(t: Translator, titles: Mapping[str, str]) -> str:
    """Return an article's question in the reader's language, or the nearest there is."""
    return next((titles[one] for one in (t.language, "zh-Hans", *titles) if one in titles), "")


def subject_of(t: Translator, subject: str) -> str:
    """Return a subject in the reader's script; subjects are written in 简体."""
    return traditional(subject) if t.language == "zh-Hant" else subject


def menu(t: Translator, figures: Figures, *, keeps: bool, unfinished: Body | None = None) -> Card:
    """Show the desk. `keeps`: the reader may also set what holds for all articles; `unfinished` is one they were writing."""
    text = t("desk-menu", count=figures.articles, retired=figures.retired)
    begun = title_of(t, {one: text["question"] for one, text in unfinished["texts"].items()}) if unfinished else ""
    go_on = []
    if unfinished and begun:
        resume = Draft(article=unfinished["id"], act="resume")
        go_on = [button(t.plain("button-desk-go-on", title=_cut(begun, _MOST_OF_A_HINT)), resume)]
    due = [button(t.plain("button-desk-due", count=figures.due), Desk(act="due"))] if figures.due else []
    setting = [
        [
            button(t.plain("button-desk-facts", count=figures.missing_facts), Desk(act="facts")),
            button(t.plain("button-desk-dialect"), Desk(act="dialect")),
        ],
        [button(t.plain("button-desk-measure"), Desk(act="measure"))],
        [
            button(t.plain("button-desk-import"), Desk(act="import")),
            button(t.plain("button-desk-export"), Desk(act="export")),
        ],
    ]
    return Card(
        Audience.PERSONAL,
        text,
        rows(
            go_on,
            [
                button(t.plain("button-desk-subjects"), Desk(act="subjects")),
                button(t.plain("button-desk-new"), Desk(act="new")),
            ],
            [
                button(t.plain("button-desk-try"), Desk(act="try")),
                button(t.plain("button-desk-misses"), Desk(act="misses")),
            ],
            due,
            *(setting if keeps else []),
        ),
    )


def subjects(t: Translator, counts: Sequence[tuple[str, int]], *, page: int) -> Card:
    """Offer the subjects, with how many articles each has."""
    pages = max(1, -(-len(counts) // PLACES_A_PAGE))
    page = min(page, pages - 1)
    choices = [
        button(
            t.plain("button-subject", subject=subject_of(t, subject), count=count), Subject(key=fields.key_of(subject))
        )
        for subject, count in counts[page * PLACES_A_PAGE : (page + 1) * PLACES_A_PAGE]
    ]
    others = turns(t, page=page, pages=pages, to=lambda number: Desk(act="subjects", page=number))
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    return Card(Audience.PERSONAL, t("subjects-title", count=len(counts)), rows(*pairs(choices), others, back))


def subject(t: Translator, name: str, found: Sequence[Article], *, page: int, keeps: bool) -> Card:
    """List the articles of one subject."""
    key = fields.key_of(name)
    heading = t("subject-title", subject=subject_of(t, name), count=len(found))
    more = [button(t.plain("button-subject-export"), HandOut(kind="toml", key=key))] if keeps else []
    return _listing(t, heading, found, page=page, to=lambda number: Subject(key=key, page=number), more=more)


def due(t: Translator, found: Sequence[Article], *, own: int, page: int) -> Card:
    """List what must be looked at soon; the reader's own come first."""
    heading = t("due-title", count=len(found), own=own)
    return _listing(t, heading, found, page=page, to=lambda number: Desk(act="due", page=number))


def found(t: Translator, words: str, articles: Sequence[Article]) -> Card:
    """List what a few words led to."""
    opens = [opening(t, one.id, one.titles, retired=one.retired) for one in articles]
    text = t("found-title", words=words, count=len(articles))
    return Card(Audience.PERSONAL, text, rows(*column(opens), [button(t.plain("button-back"), Desk(act="menu"))]))


def _listing(
    t: Translator,
    heading: Word,
    found: Sequence[Article],
    *,
    page: int,
    to: Callable[[int], CallbackData],
    more: Sequence[InlineKeyboardButton] = (),
) -> Card:
    pages = max(1, -(-len(found) // PAGE))
    page = min(page, pages - 1)
    opens = [opening(t, one.id, one.titles, retired=one.retired) for one in found[page * PAGE : (page + 1) * PAGE]]
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    others = turns(t, page=page, pages=pages, to=to)
    return Card(Audience.PERSONAL, heading, rows(*column(opens), others, more, back))


def page(t: Translator, shown: Shelved) -> Card:
    """Show an article as residents read it, and below, what staff know of it and may change."""
    row, article, today = shown.row, shown.article, fields.today()
    lines: list[str] = [t("page-as-read"), "", answers.words(t, article), "", t("page-staff")]
    if row.retired:
        lines.append(t("page-retired"))
    elif article.has_expired(today):
        lines.append(t("page-expired"))
    elif not article.has_begun(today):
        lines.append(t("page-not-begun"))
    lines.append(t("page-subject", subject=subject_of(t, row.subject), number=row.number))
    if shown.at is not None:
        lines.append(t("page-changed", who=shown.who or t("page-somebody"), when=times.moment(t, shown.at)))
    text = article.text(t.language)
    lines.append(t("page-texts", aliases=len(text.aliases), unlike=len(text.unlike)))
    lines.append(t("page-review", day=times.day(t, article.review_by), late=article.review_by < today))
    if article.valid_from:
        lines.append(t("page-since", day=times.day(t, article.valid_from)))
    if article.valid_until:
        lines.append(t("page-until", day=times.day(t, article.valid_until)))
    lines.append(t("page-asked", asked=shown.asked, useful=shown.tally.useful, useless=shown.tally.useless))
    if shown.tally.reasons:
        reasons = [t("page-reason", reason=reason, count=count) for reason, count in shown.tally.reasons.items()]
        lines.append(t("page-reasons", reasons=Word(t("mydata-joint").join(reasons))))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*_under(t, shown)))


def _under(t: Translator, shown: Shelved) -> list[list[InlineKeyboardButton]]:
    article_id = shown.row.id

    def act(name: str, words: str, **arguments: str | bool) -> InlineKeyboardButton:
        return button(t.plain(words, **arguments), Work.model_validate({"article": article_id, "act": name}))

    back = button(t.plain("button-back"), Subject(key=fields.key_of(shown.row.subject)))
    if shown.row.retired:
        return [[act("history", "button-history"), back]]
    changes = [[act(name, "button-change", field=name) for name in line] for line in _CHANGES]
    changes[-1].append(act("english", "button-english", there="en" in shown.article.texts))
    last = [act("try", "button-try-this"), *([act("history", "button-history")] if shown.row.number else [])]
    return [*changes, last, [*([act("retire", "button-retire")] if shown.keeps else []), back]]


def days(t: Translator, article_id: str) -> Card:
    """Ask which day is meant."""
    choices = [
        button(t.plain("button-change", field=name), Work.model_validate({"article": article_id, "act": name}))
        for name in _DAYS
    ]
    return Card(Audience.PERSONAL, t("days-which"), rows(choices, [to_page(t, article_id)]))


def sure_to_retire(t: Translator, row: Article) -> Card:
    """Ask once more before nobody is given the article any more."""
    sure = button(t.plain("button-retire-sure"), Work(article=row.id, act="retire-sure"))
    text = t("retire-sure", title=title_of(t, row.titles))
    return Card(Audience.PERSONAL, text, rows([sure, to_page(t, row.id, "button-not-yet")]))


def retired(t: Translator, row: Article) -> Card:
    """Say that an article is retired, and the way back."""
    history = button(t.plain("button-history"), Work(article=row.id, act="history"))
    return Card(Audience.PERSONAL, t("article-retired", title=title_of(t, row.titles)), rows([history]))


def fix(t: Translator, row: Article, words: str, question_id: int) -> Card:
    """Show a question that this article answered, to mend what was found."""
    lines = [t("fix-title", words=words, title=title_of(t, row.titles)), t("fix-ask")]
    keyboard = rows(
        [
            button(t.plain("button-add-alias"), FixQuestion(question=question_id, act="alias")),
            button(t.plain("button-add-unlike"), FixQuestion(question=question_id, act="unlike")),
        ],
        [
            button(t.plain("button-change", field="answer"), Work(article=row.id, act="answer")),
            to_page(t, row.id, "button-open-article"),
        ],
    )
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def added(t: Translator, row: Article, words: Sequence[str], *, what: str, left: int) -> Card:
    """Say that questions are ways of asking of an article now, or what it is not; `left` were left out."""
    lines: list[str] = [t("added-title", title=title_of(t, row.titles), what=what)]
    lines += [t("suggested-line", line=line) for line in words]
    if left:
        lines.append(t("added-left", count=left))
    again = button(t.plain("button-desk-try"), Desk(act="try"))
    keyboard = rows([to_page(t, row.id, "button-open-article"), again])
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def articles_due(t: Translator, *, count: int, articles: Sequence[tuple[str, Mapping[str, str]]]) -> Card:
    """Tell somebody which of the articles that they wrote must be looked at soon."""
    lines: list[str] = [t("articles-due", count=count)]
    lines += [t("articles-due-line", title=title_of(t, titles)) for _, titles in articles]
    if count > len(articles):
        lines.append(t("articles-due-more", count=count - len(articles)))
    opens = [opening(t, article_id, titles) for article_id, titles in articles]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(opens)))


def ask_more(t: Translator, message_id: str, **arguments: Any) -> Card:
    """Ask for something in words, or say why what came is not it."""
    return Card(Audience.PERSONAL, t(message_id, **arguments), rows([button(t.plain("button-never-mind"), Never())]))


def names_somebody(t: Translator, article_id: str, field: str) -> Card:
    """Say that words are not added as they tell who asked, and lead to where they are written in another way."""
    act = Work.model_validate({"article": article_id, "act": field})
    text = t("add-names-somebody", button=t("button-change", field=field))
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-change", field=field), act)]))


def opening(
    t: Translator, article_id: str, titles: Mapping[str, str], *, retired: bool = False
) -> InlineKeyboardButton:
    """Return the button that opens an article's page."""
    return button(label(t, titles, retired=retired), Work(article=article_id, act="open"))


def label(t: Translator, titles: Mapping[str, str], *, retired: bool = False) -> str:
    """Return what a button calls an article."""
    title = _cut(title_of(t, titles), _MOST_OF_A_TITLE)
    return t.plain("button-article", title=title, retired=retired)


def _cut(title: str, longest: int) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1]}…"


def to_page(t: Translator, article_id: str, name: str = "button-back") -> InlineKeyboardButton:
    """Return a button that leads to an article's page."""
    return button(t.plain(name), Work(article=article_id, act="open"))
