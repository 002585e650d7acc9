"""What the search makes of a question, for those who want to know why it was found or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiogram.types import InlineKeyboardButton

from handlers.cards.buttons import Never, button, column, rows
from handlers.cards.card import Audience, Card
from handlers.cards.desk import Desk, Tried, Work
from knowledge import Article, Match, Outcome, Tuning, simplified, traditional
from locales import Translator, Word

#: Of a longer question its first words say which one it was.
_LONGEST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that was tried, by its number in the conversation: what residents would get, and the nearest articles.

    `expected` is an article that should have matched, with what the search makes of it; None: not a word in common.
    """

    number: int
    words: str
    outcome: Outcome
    matches: Sequence[Match]
    tuning: Tuning
    expected: tuple[Article, Match | None] | None = None


def ask(t: Translator, expected: Article | None) -> Card:
    """Ask for a question as residents would put it."""
    title = expected.text(t.language).question if expected else ""
    text = t("try-this-ask", title=title) if expected else t("try-ask")
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-back"), Desk(act="menu"))]))


def result(t: Translator, trial: Trial) -> Card:
    """Say what residents would get, and for each of the nearest articles how sure that is and why."""
    lines: list[str] = [
        t("try-words", words=shortened(trial.words, _LONGEST_WORDS)),
        t("try-outcome", outcome=trial.outcome.value),
    ]
    shown = [match.article for match in trial.matches]
    expected = trial.expected[0].id if trial.expected else ""
    for place, match in enumerate(trial.matches, start=1):
        lines += ["", *([t("try-expected")] if match.article.id == expected else [])]
        lines += _match(t, trial, match, str(place))
    if trial.expected is not None and trial.expected[0].id not in {article.id for article in shown}:
        article, met = trial.expected
        lines += ["", t("try-expected")]
        lines += _match(t, trial, met, "✱") if met else [t("try-nothing-shared", title=_title(t, article))]
        shown.append(article)
    names = [*map(str, range(1, len(trial.matches) + 1)), "✱"]
    keyboard = [_acts(t, trial.number, article, name) for name, article in zip(names, shown, strict=False)]
    why = button(t.plain("button-why-not"), Tried(number=trial.number, act="expected"))
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows(*keyboard, [why], [button(t.plain("button-back"), Desk(act="menu"))]),
    )


def _match(t: Translator, trial: Trial, match: Match, name: str) -> list[str]:
    sure, possible = trial.tuning.sure, trial.tuning.possible
    level = "sure" if match.confidence >= sure else "possible" if match.confidence >= possible else "low"
    lines: list[str] = [
        t("try-match", name=name, title=_title(t, match.article), level=level, percent=percent(match.confidence)),
        t("try-met", unit=_in_script(t, shortened(match.unit))),
    ]
    # What stands within another word says nothing more.
    terms = [one for one in match.terms if not any(one in other and one != other for other in match.terms)]
    if terms:
        lines.append(t("try-terms", terms=_in_script(t, t.plain("mydata-joint").join(terms))))
    return lines


def _in_script(t: Translator, text: str) -> str:
    """Return Chinese in the reader's script: either may be met, whichever the question is in."""
    return {"zh-Hans": simplified, "zh-Hant": traditional}.get(t.language, str)(text)


def _acts(t: Translator, number: int, article: Article, name: str) -> list[InlineKeyboardButton]:
    return [
        button(t.plain("button-try-open", name=name), Work(article=article.id, act="open")),
        button(t.plain("button-try-alias", name=name), Tried(number=number, act="alias", article=article.id)),
        button(t.plain("button-try-unlike", name=name), Tried(number=number, act="unlike", article=article.id)),
    ]


def which(t: Translator, number: int, found: Sequence[Article]) -> Card:
    """Ask which article was expected; a few words lead to others."""
    choices = [
        button(shortened(_title(t, article)), Tried(number=number, act="explain", article=article.id))
        for article in found
    ]
    never = [button(t.plain("button-never-mind"), Never())]
    return Card(Audience.PERSONAL, t("try-which", count=len(found)), rows(*column(choices), never))


def percent(confidence: float) -> int:
    """Return a probability in whole percents; what is not certain is not called so."""
    return min(round(confidence * 100), 99) if confidence < 1 else 100


def _title(t: Translator, article: Article) -> str:
    return article.text(t.language).question


def shortened(text: str, longest: int = 60) -> str:
    """Return a text as one line that is not too long for a list."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
