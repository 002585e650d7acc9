"""What nobody could answer, as staff see it: grouped, counted, and without what tells who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.cards import times
from handlers.cards.articles import PAGE
from handlers.cards.buttons import Never, button, column, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.desk import Desk, Miss, Settle
from handlers.cards.trying import shortened
from knowledge import Article
from locales import Translator, Word

#: Of a group so many questions are shown; more say nothing new.
_MOST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same: the id of one of them, all in masked words, when it was asked last, how many wait."""

    question: int
    words: Sequence[str]
    at: datetime
    waiting: int

    @property
    def different(self) -> list[str]:
        """The ways of asking, each once."""
        return list(dict.fromkeys(self.words))


def listing(t: Translator, groups: Sequence[Group], *, page: int) -> Card:
    """List the groups five a page, the largest first."""
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    if not groups:
        return Card(Audience.PERSONAL, t("misses-none"), rows(back))
    pages = max(1, -(-len(groups) // PAGE))
    page = min(page, pages - 1)
    shown = list(enumerate(groups, start=1))[page * PAGE : (page + 1) * PAGE]
    questions = sum(len(group.words) for group in groups)
    lines: list[str] = [t("misses-title", groups=len(groups), questions=questions), ""]
    lines += [
        t("misses-line", place=place, words=shortened(group.words[0]), count=len(group.words), waiting=group.waiting)
        for place, group in shown
    ]
    opens = [
        button(t.plain("button-miss", place=place), Miss(question=group.question, act="open")) for place, group in shown
    ]
    others = turns(t, page=page, pages=pages, to=lambda number: Desk(act="misses", page=number))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(opens, others, back))


def group(t: Translator, found: Group) -> Card:
    """Show one group, and what can be done about it."""
    lines: list[str] = [
        t("miss-title", count=len(found.words), waiting=found.waiting, when=times.moment(t, found.at)),
        "",
    ]
    lines += [t("suggested-line", line=shortened(words, 200)) for words in found.different[:_MOST_WORDS]]
    if len(found.different) > _MOST_WORDS:
        lines.append(t("miss-more", count=len(found.different) - _MOST_WORDS))
    keyboard = rows(
        [
            button(t.plain("button-miss-write"), Miss(question=found.question, act="write")),
            button(t.plain("button-miss-known"), Miss(question=found.question, act="known")),
        ],
        [
            button(t.plain("button-miss-dismiss"), Miss(question=found.question, act="dismiss")),
            button(t.plain("button-back"), Desk(act="misses")),
        ],
    )
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def sure_to_dismiss(t: Translator, found: Group) -> Card:
    """Ask once more before questions leave the list without an answer."""
    buttons = [
        button(t.plain("button-miss-dismiss-sure"), Miss(question=found.question, act="dismiss-sure")),
        button(t.plain("button-not-yet"), Miss(question=found.question, act="open")),
    ]
    text = t("miss-dismiss-sure", count=len(found.words), waiting=found.waiting)
    return Card(Audience.PERSONAL, text, rows(buttons))


def which(t: Translator, question: int, found: Sequence[Article]) -> Card:
    """Ask which article answers a group; a few words lead to others."""
    choices = [
        button(shortened(article.text(t.language).question), Settle(question=question, article=article.id))
        for article in found
    ]
    never = [button(t.plain("button-never-mind"), Never())]
    return Card(Audience.PERSONAL, t("miss-which", count=len(found)), rows(*column(choices), never))


def settled(t: Translator, *, told: int) -> Card:
    """Say that a group is off the list, and how many people are told."""
    back = [button(t.plain("button-back-to-misses"), Desk(act="misses"))]
    return Card(Audience.PERSONAL, t("miss-settled", count=told), rows(back))


def dismissed(t: Translator) -> Card:
    """Say that a group is off the list."""
    back = [button(t.plain("button-back-to-misses"), Desk(act="misses"))]
    return Card(Audience.PERSONAL, t("miss-dismissed"), rows(back))


def misses_week(t: Translator, *, misses: int, due: int, expired: int) -> Card:
    """Tell staff what waits for them: numbers only, as a group reads it."""
    lines: list[str] = [t("misses-week")]
    counts = {"misses": misses, "due": due, "expired": expired}
    lines += [t("misses-week-line", what=what, count=count) for what, count in counts.items() if count]
    see = [button(t.plain("button-see-misses"), Desk(act="misses"))]
    return Card(Audience.STAFF, Word("\n".join(lines)), rows(see))
