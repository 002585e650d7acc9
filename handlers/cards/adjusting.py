"""What the committee sets for its own community: local facts, words of the dialect, and how sure an answer must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from handlers.cards.articles import PAGE
from handlers.cards.buttons import Never, button, column, marked, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.desk import Desk, SetDialect, SetFact, SetMeasure
from handlers.cards.trying import percent, shortened
from knowledge import Fact, Tuning
from knowledge.dialects import Dialect
from locales import Translator, Word

#: More words than these are a list that nobody reads.
_MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Effect:
    """What residents would get for a question that was tried, before and after."""

    words: str
    before: str
    after: str


def facts(t: Translator, every: Sequence[Fact], given: Mapping[str, str], *, page: int) -> Card:
    """List the local facts, those that are missing first."""
    ordered = sorted(every, key=lambda fact: fact.id in given)
    missing = [fact for fact in ordered if fact.id not in given]
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(page, pages - 1)
    shown = ordered[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("facts-title", given=len(ordered) - len(missing), missing=len(missing)), ""]
    lines += [t("facts-line", name=_name(t, fact), value=given.get(fact.id) or t("facts-none")) for fact in shown]
    one_by_one = [button(t.plain("button-facts-fill"), SetFact(fact=missing[0].id, act="next"))] if missing else []
    choices = [button(_name(t, fact), SetFact(fact=fact.id)) for fact in shown]
    others = turns(t, page=page, pages=pages, to=lambda number: Desk(act="facts", page=number))
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(one_by_one, *column(choices), others, back))


def ask_fact(t: Translator, fact: Fact, value: str | None, *, following: str | None) -> Card:
    """Ask for a fact. `following`: the next one that is missing, where they are gone through one by one."""
    lines: list[str] = [t("fact-ask", name=_name(t, fact), example=fact.example)]
    if value:
        lines += [t("fact-now"), Word(f"<code>{escape(value, quote=False)}</code>")]
    skip = [button(t.plain("button-fact-skip"), SetFact(fact=following, act="next"))] if following else []
    empty = [button(t.plain("button-fact-empty"), SetFact(fact=fact.id, act="empty"))] if value else []
    leave = button(t.plain("button-fact-leave"), Desk(act="facts"))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([*skip, *empty, leave]))


def fact_kept(t: Translator, fact: Fact, value: str | None, *, articles: int) -> Card:
    """Say that a fact is known now, or open again, and in how many articles it stands."""
    lines = [t("fact-kept", name=_name(t, fact), value=value or "", empty=not value)]
    if articles:
        lines.append(t("fact-articles", count=articles))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([button(t.plain("button-back"), Desk(act="facts"))]))


def fact_too_long(t: Translator, *, over: int, longest: int) -> Card:
    """Say that a fact is a few words."""
    return Card(
        Audience.PERSONAL,
        t("ask-too-long", over=over, longest=longest),
        rows([button(t.plain("button-never-mind"), Never())]),
    )


def dialect(t: Translator, every: Sequence[Dialect], adopted: Dialect | None, own: Mapping[str, str]) -> Card:
    """Show which table is used, and the community's own words; the others are what is taken out of the table."""
    name = adopted.names[t.language] if adopted else ""
    lines: list[str] = [
        t("dialect-title", used=adopted is not None, name=name, count=len(adopted.words if adopted else {}))
    ]
    added = [t("dialect-word", word=word, means=means) for word, means in own.items() if means]
    taken = [word for word, means in own.items() if not means]
    if added:
        lines += ["", t("dialect-own", count=len(added)), *added[-_MOST_WORDS:]]
    if taken:
        lines += ["", t("dialect-taken", words=t.plain("draft-joint").join(taken[-_MOST_WORDS:]))]
    lines += ["", t("dialect-ask")]
    tables = [
        button(
            marked(t, t.plain("button-dialect-use", name=one.names[t.language]), chosen=one == adopted),
            SetDialect(table="" if one == adopted else one.id),
        )
        for one in every
    ]
    back = [button(t.plain("button-back"), Desk(act="menu"))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(tables), back))


def measure(t: Translator, now: Tuning, usual: Tuning, effects: Sequence[Effect]) -> Card:
    """Say when the bot answers and when it offers a choice, with steps either way, and the effect of the last step."""
    lines: list[str] = [
        t(
            "measure-title",
            sure=percent(now.sure),
            possible=percent(now.possible),
            default=now == usual,
            usual_sure=percent(usual.sure),
            usual_possible=percent(usual.possible),
        ),
        "",
    ]
    lines += [t("measure-effects", count=len(effects))] if effects else [t("measure-no-trials")]
    lines += [
        t(
            "measure-effect",
            words=shortened(one.words),
            before=one.before,
            after=one.after,
            same=one.before == one.after,
        )
        for one in effects
    ]
    steps = [
        [
            button(t.plain("button-measure", name=name, up=up), SetMeasure.model_validate({"name": name, "up": up}))
            for up in (False, True)
        ]
        for name in ("sure", "possible")
    ]
    usual_again = [button(t.plain("button-measure-default"), SetMeasure(name="default"))] if now != usual else []
    ends = [button(t.plain("button-desk-try"), Desk(act="try")), button(t.plain("button-back"), Desk(act="menu"))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*steps, usual_again, ends))


def _name(t: Translator, fact: Fact) -> str:
    return fact.names[t.language]
