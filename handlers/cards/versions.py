"""The history of an article: its versions, what each changed, and the way back to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from community.articles import Article, What
from handlers.cards import fields, times
from handlers.cards.articles import PAGE, title_of, to_page
from handlers.cards.buttons import button, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.desk import Past, Work
from locales import Translator, Word


@dataclass(frozen=True, slots=True)
class Version:
    """One version in the history: its number, how it came about, who made it, when."""

    number: int
    what: What
    who: str | None
    at: datetime


def history(t: Translator, row: Article, versions: Sequence[Version], *, page: int) -> Card:
    """List the versions, newest first."""
    pages = max(1, -(-len(versions) // PAGE))
    page = min(page, pages - 1)
    shown = versions[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("history-title", title=title_of(t, row.titles), count=len(versions))]
    lines += [
        t("history-line", number=one.number, what=one.what, who=one.who or "", when=times.moment(t, one.at))
        for one in shown
    ]
    opens = [
        button(t.plain("button-version", number=one.number), Past(article=row.id, number=one.number)) for one in shown
    ]
    others = turns(
        t, page=page, pages=pages, to=lambda number: Work.model_validate(
            {"article": row.id, "act": "history", "page": number}
        )
    )  # fmt: skip
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*pairs(opens), others, [to_page(t, row.id)]))


def past(
    t: Translator,
    row: Article,
    version: Version,
    *,
    changes: Sequence[fields.Change] | None,
    since: Sequence[fields.Change],
    back: bool,
) -> Card:
    """Show what a version changed, and what changed since; `changes` None: there is nothing before it to compare.

    `back`: the reader may go back to it.
    """
    lines: list[str] = [
        t(
            "history-line",
            number=version.number,
            what=version.what,
            who=version.who or "",
            when=times.moment(t, version.at),
        ),
        "",
    ]
    lines += changed(t, changes) if changes else [t("past-first" if changes is None else "past-same")]
    if since:
        lines += ["", t("past-since"), *changed(t, since)]
    here = Past(article=row.id, number=version.number, act="back")
    returning = [button(t.plain("button-return"), here)] if back else []
    leave = button(t.plain("button-back"), Work(article=row.id, act="history"))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([*returning, leave]))


def sure_to_return(t: Translator, row: Article, number: int) -> Card:
    """Ask once more before an earlier version holds again."""
    sure = button(t.plain("button-return-sure"), Past(article=row.id, number=number, act="sure"))
    leave = button(t.plain("button-not-yet"), Past(article=row.id, number=number))
    text = t("return-sure", title=title_of(t, row.titles), number=number)
    return Card(Audience.PERSONAL, text, rows([sure, leave]))


def changed(t: Translator, changes: Sequence[fields.Change]) -> list[str]:
    """Say line by line what went and what came."""
    lines: list[str] = []
    for one in changes:
        lines.append(t("change-field", field=t("article-field", field=one.field), english=one.english))
        lines += [t("change-gone", line=fields.in_words(t, one.field, line)) for line in one.gone if line.strip()]
        lines += [t("change-came", line=fields.in_words(t, one.field, line)) for line in one.came if line.strip()]
    return lines
