"""Answers from the articles: one sure answer, a choice of near ones, or honest doubt."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from aiogram.types import InlineKeyboardMarkup

from handlers.cards.buttons import Show, Vote, WantPerson, button, column, rows
from handlers.cards.card import Audience, Card
from knowledge import Article, Match, Source
from locales import Translator, Word

_DIGITS: Final = "零一二三四五六七八九"
#: No law counts its articles further.
MOST: Final = 9999


def article(t: Translator, found: Article, *, asked: int = 0) -> Card:
    """Show an article: the question it answers, the answer, its source, when it was checked, and who is in charge.

    `asked` is the recorded question that led here, 0 for none.
    """
    if not asked:
        return _plain_article(t.language, found)
    return Card(Audience.PUBLIC, _plain_article(t.language, found).text, _under(t, found, asked=asked))


@lru_cache(maxsize=2048)
def _plain_article(language: str, found: Article) -> Card:
    """Write an article out. It reads the same every time, and most questions are asked by many."""
    t = Translator(language)
    text = found.text(language)
    sources = Word(t("answer-sources-joint").join(_source(t, source) for source in found.sources))
    lines = [
        t("answer-question", question=text.question),
        "",
        t("answer-body", body=text.answer.strip()),
        "",
        t("answer-rule"),
        t("answer-source", sources=sources),
        t("answer-checked", month=f"{found.reviewed:%Y-%m}", post=t(f"post-{found.post}")),
    ]
    return Card(Audience.PUBLIC, Word("\n".join(lines)), _under(t, found, asked=0))


def _under(t: Translator, found: Article, *, asked: int) -> InlineKeyboardMarkup:
    return rows(
        [
            button(t.plain("button-useful"), Vote(article=found.id, useful=True)),
            button(t.plain("button-useless"), Vote(article=found.id, useful=False)),
            button(t.plain("button-person"), WantPerson(asked=asked, article=found.id)),
        ]
    )


def voted(t: Translator, keyboard: InlineKeyboardMarkup | None, *, useful: bool) -> Card:
    """Mark the chosen vote on a keyboard, and leave its other buttons, which may lead to the recorded question."""
    lines = keyboard.inline_keyboard if keyboard else []
    labels = {True: "button-useful", False: "button-useless"}
    changed = []
    for line in lines:
        new = []
        for one in line:
            if one.callback_data and one.callback_data.startswith(f"{Vote.__prefix__}:"):
                vote = Vote.unpack(one.callback_data)
                label = labels[vote.useful] + ("-chosen" if vote.useful is useful else "")
                new.append(button(t.plain(label), vote))
            else:
                new.append(one)
        changed.append(new)
    return Card(Audience.PUBLIC, Word(""), rows(*changed))


def choice(t: Translator, matches: Sequence[Match], *, asked: int) -> Card:
    """Offer up to three near questions, and a person."""
    near = [
        button(match.article.text(t.language).question, Show(article=match.article.id, asked=asked))
        for match in matches
    ]
    person = button(t.plain("button-none-of-these"), WantPerson(asked=asked))
    return Card(Audience.PUBLIC, t("answer-did-you-mean"), rows(*column(near), [person]))


def unsure(t: Translator, *, asked: int) -> Card:
    """Say that we do not know, and offer a person."""
    return Card(Audience.PUBLIC, t("answer-unsure"), rows([button(t.plain("button-person"), WantPerson(asked=asked))]))


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
