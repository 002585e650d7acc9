"""Articles as files: what is wrong in one, what taking it in would change, and files to hand out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from community.articles import TakenIn
from handlers.cards.buttons import Never, button, rows
from handlers.cards.card import Audience, Card, Media
from handlers.cards.desk import Desk, HandOut, TakeIn
from handlers.cards.trying import shortened
from handlers.cards.writing import problem
from knowledge import Problem
from locales import Translator, Word

#: More mistakes than these are mended from the first on anyway.
_MOST_PROBLEMS: Final = 20
_LONGEST_TITLE: Final = 30


def ask(t: Translator, *, most: int) -> Card:
    """Ask for a file of at most so many megabytes."""
    return _never(t, t("import-ask", most=most))


def refused(t: Translator, message_id: str, **arguments: Any) -> Card:
    """Say why a file cannot be read at all; another one may follow."""
    return _never(t, t(message_id, **arguments))


def reading(t: Translator, name: str) -> Card:
    """Say that a file came and is being looked at."""
    return Card(Audience.PERSONAL, t("import-reading", name=name))


def mistakes(t: Translator, name: str, problems: Sequence[Problem], titles: Mapping[str, str]) -> Card:
    """Say row by row what is wrong; nothing is taken in. `titles` tells what the articles are called that are there already."""
    lines: list[str] = [t("import-mistakes", name=shortened(name), count=len(problems))]
    lines += _lines(t, problems, titles)
    return _never(t, Word("\n".join([*lines, "", t("import-again")])))


def sound(
    t: Translator,
    name: str,
    found: TakenIn,
    advice: Sequence[Problem],
    titles: Mapping[str, str],
    *,
    left_behind: int,
    overtaken: bool,
) -> Card:
    """Say what taking in the file would change. `left_behind`: how many articles change in one language and not in another.

    `overtaken`: somebody changed one of them since the reader looked last.
    """
    facts = {"new": found.new, "changed": found.changed, "same": found.same}
    lines: list[str] = [t("import-overtaken"), ""] if overtaken else []
    lines.append(t("import-sound", name=shortened(name), **facts))
    if left_behind:
        lines += ["", t("import-left-behind", count=left_behind)]
    if advice:
        lines += ["", t("import-advice", count=len(advice)), *_lines(t, advice, titles)]
    if not found.new and not found.changed:
        lines += ["", t("import-nothing-new")]
        return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([button(t.plain("button-back"), Desk(act="menu"))]))
    buttons = [button(t.plain("button-take-in"), TakeIn()), button(t.plain("button-never-mind"), Never())]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(buttons))


def taken(t: Translator, found: TakenIn) -> Card:
    """Say that it is all in."""
    text = t("import-done", new=found.new, changed=found.changed, same=found.same)
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-back"), Desk(act="menu"))]))


def export(t: Translator, *, count: int) -> Card:
    """Ask as what the articles should be handed out."""
    buttons = [
        button(t.plain("button-export-xlsx"), HandOut(kind="xlsx")),
        button(t.plain("button-export-toml"), HandOut(kind="toml")),
    ]
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    return Card(Audience.PERSONAL, t("export-ask", count=count), rows(buttons, back))


def file(t: Translator, data: bytes, name: str, *, count: int) -> Card:
    """Hand out a file."""
    return Card(Audience.PERSONAL, t("export-caption", count=count), media=(Media("document", data, name),))


def _lines(t: Translator, problems: Sequence[Problem], titles: Mapping[str, str]) -> list[str]:
    lines: list[str] = [
        t(
            "import-line",
            line=one.line,
            article=shortened(titles.get(one.article_id or "", ""), _LONGEST_TITLE),
            known=one.article_id in titles,
            problem=problem(t, one),
        )
        for one in problems[:_MOST_PROBLEMS]
    ]
    if len(problems) > _MOST_PROBLEMS:
        lines.append(t("import-more", count=len(problems) - _MOST_PROBLEMS))
    return lines


def _never(t: Translator, text: Word) -> Card:
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-never-mind"), Never())]))
