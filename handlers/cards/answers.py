"""Answers from the articles: one sure answer, a choice of near ones, or honest doubt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, get_args

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.cards.answer_buttons import NoneOfThese, Reason, Show, TakeAway, TellMe, Vote, WantPerson, Why
from handlers.cards.buttons import button, column, link, pairs, rows
from handlers.cards.card import Audience, Card
from knowledge import Article, Match, Source
from locales import Translator, Word

_DIGITS: Final = "零一二三四五六七八九"
#: No law counts its articles further.
MOST: Final = 9999


@dataclass(frozen=True, slots=True)
class Shared:
    """What a whole group reads: `asker` is the person who asked, and may take it away again.

    Among staff it leads to where the article is mended: `edit` and `fix` are the addresses, empty in other groups.
    """

    asker: int
    edit: str = ""
    fix: str = ""


def article(t: Translator, found: Article, *, today: dt.date, asked: int = 0, shared: Shared | None = None) -> Card:
    """Show an article: the question it answers, the answer, its source, when it was checked, and who is in charge.

    Of one that held until a day before `today` the answer is not told. `asked` is the recorded question that led here,
    0 for none; `shared` is there in a group.
    """
    if found.has_expired(today):
        text = _written(t, found, t("answer-expired"))
        person = [button(t.plain("button-person"), WantPerson(asked=asked, article=found.id))]
        return Card(Audience.PUBLIC, text, rows([_tell_of_change(t, found), *person], *_shared(t, shared)))
    if not asked and shared is None:
        return _plain_article(t.language, found)
    return Card(Audience.PUBLIC, words(t, found), _under(t, found, asked=asked, shared=shared))


def words(t: Translator, found: Article) -> Word:
    """Write an article out, without buttons."""
    return _plain_article(t.language, found).text


@lru_cache(maxsize=2048)
def _plain_article(language: str, found: Article) -> Card:
    """Write an article out for a private chat. It reads the same every time, and most questions are asked by many."""
    t = Translator(language)
    text = _written(t, found, t("answer-body", body=found.text(language).answer.strip()))
    return Card(Audience.PUBLIC, text, _under(t, found, asked=0, shared=None))


def _written(t: Translator, found: Article, body: Word) -> Word:
    """Set the body between the question and what it rests on."""
    sources = Word(t("answer-sources-joint").join(_source(t, source) for source in found.sources))
    chinese = ["", t("answer-only-in-chinese")] if t.language == "en" and "en" not in found.texts else []
    lines = [
        t("answer-question", question=found.text(t.language).question),
        *chinese,
        "",
        body,
        "",
        t("answer-rule"),
        t("answer-source", sources=sources),
        t("answer-checked", month=f"{found.reviewed:%Y-%m}", post=t(f"post-{found.post}")),
    ]
    return Word("\n".join(lines))


def _under(t: Translator, found: Article, *, asked: int, shared: Shared | None) -> InlineKeyboardMarkup:
    votes = [
        button(t.plain("button-useful"), Vote(article=found.id, useful=True)),
        button(t.plain("button-useless"), Vote(article=found.id, useful=False)),
        button(t.plain("button-person"), WantPerson(asked=asked, article=found.id)),
    ]
    return rows(votes, *(_shared(t, shared) if shared else [[_tell_of_change(t, found)]]))


def _tell_of_change(t: Translator, found: Article) -> InlineKeyboardButton:
    return button(t.plain("button-tell-me-change"), TellMe(article=found.id))


def _shared(t: Translator, shared: Shared | None) -> list[list[InlineKeyboardButton]]:
    """Return the lines that stand below in a group: to mend it, among staff, and to take it away."""
    if shared is None:
        return []
    return [*_mending(t, shared), [button(t.plain("button-take-away"), TakeAway(asker=shared.asker))]]


def _mending(t: Translator, shared: Shared) -> list[list[InlineKeyboardButton]]:
    if not shared.edit:
        return []
    ways = (("button-mend-answer", shared.edit), ("button-mend-alias", shared.fix), ("button-mend-unlike", shared.fix))
    return [[link(t.plain(label), url) for label, url in ways]]


def said_lately(t: Translator, shared: Shared) -> Card:
    """Point to the answer above, which the group got a moment ago."""
    return Card(Audience.PUBLIC, t("answer-said-lately"), rows(*_mending(t, shared)))


def crowded(t: Translator, *, url: str) -> Card:
    """Lead out of a group where much was answered just now; the private chat opens at the answer."""
    return Card(Audience.PUBLIC, t("answer-crowded"), rows([link(t.plain("button-read-answer"), url)]))


def voted(t: Translator, keyboard: InlineKeyboardMarkup | None, *, useful: bool) -> Card:
    """Mark the chosen vote on a keyboard, and leave its other buttons, which may lead to the recorded question."""

    def mark(one: InlineKeyboardButton) -> InlineKeyboardButton:
        if not (one.callback_data or "").startswith(f"{Vote.__prefix__}:"):
            return one
        vote = Vote.unpack(one.callback_data or "")
        label = "button-useful" if vote.useful else "button-useless"
        return button(t.plain(f"{label}-chosen" if vote.useful is useful else label), vote)

    lines = keyboard.inline_keyboard if keyboard else []
    return Card(Audience.PUBLIC, Word(""), rows(*([mark(one) for one in line] for line in lines)))


def why(t: Translator, article_id: str) -> Card:
    """Ask what was wrong with an answer."""
    reasons = [
        button(t.plain("button-why", reason=reason), Why(article=article_id, reason=reason))
        for reason in get_args(Reason)
    ]
    rather_not = button(t.plain("button-why", reason="none"), Why(article=article_id))
    return Card(Audience.PERSONAL, t("why-useless"), rows(*pairs(reasons), [rather_not]))


def why_thanks(t: Translator, article_id: str, reason: Reason | None) -> Card:
    """Say what becomes of a reason, and offer a person where the article was the right one."""
    text = t("why-thanks", reason=reason or "none")
    if reason in {None, "other-question"}:
        return Card(Audience.PERSONAL, text)
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-person"), WantPerson(article=article_id))]))


def choice(t: Translator, matches: Sequence[Match], *, asked: int, shared: Shared | None = None) -> Card:
    """Offer up to three near questions, and the word that none of them is meant."""
    near = [
        button(match.article.text(t.language).question, Show(article=match.article.id, asked=asked))
        for match in matches
    ]
    none = button(t.plain("button-none-of-these"), NoneOfThese(asked=asked))
    return Card(Audience.PUBLIC, t("answer-did-you-mean"), rows(*column(near), [none], *_shared(t, shared)))


def unsure(t: Translator, *, asked: int, again: bool = False, shared: Shared | None = None) -> Card:
    """Say that we do not know; offer to tell when we do, and a person. `again`: the try before was in vain as well."""
    return Card(Audience.PUBLIC, t("answer-unsure-again" if again else "answer-unsure"), _instead(t, asked, shared))


def none_of_these(t: Translator, *, asked: int, shared: Shared | None = None) -> Card:
    """Guess no more, once a choice was of no use: now a person is the shortest way."""
    return Card(Audience.PUBLIC, t("answer-none-of-these"), _instead(t, asked, shared))


def _instead(t: Translator, asked: int, shared: Shared | None) -> InlineKeyboardMarkup:
    later = button(t.plain("button-tell-me-answer"), TellMe(asked=asked))
    person = button(t.plain("button-person"), WantPerson(asked=asked))
    return rows([later, person], *_shared(t, shared))


def lasting(t: Translator, *, url: str) -> InlineKeyboardMarkup:
    """Return what stands below an answer that travels on its own: the way to what it says later."""
    return rows([link(t.plain("button-see-latest"), url)])


def how_to_ask(t: Translator) -> Card:
    """Say how a question is asked, to a word that holds none."""
    return Card(Audience.PUBLIC, t("answer-how-to-ask"))


def _source(t: Translator, source: Source) -> Word:
    """Name a law and its articles as the reader's language does."""
    title = source.name(t.language)
    if not source.articles:
        return t("source-law", title=title, english=source.title_en)
    numbers = [number if t.language == "en" else han(number) for number in source.articles]
    joined = Word(t("source-joint").join(t("source-number", number=number) for number in numbers))
    return t("source-articles", title=title, english=source.title_en, numbers=joined)


def han(number: int) -> str:
    """Write a number from 1 to 9999 in Chinese numerals, as laws count their articles: 11 is 十一, 105 is 一百零五."""
    if not 0 < number <= MOST:
        raise ValueError(number)
    text, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + unit
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text
