"""Writing an article: what is asked for, what it would look like, and what keeps it from being published."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from aiogram.types import InlineKeyboardButton

from handlers.cards import answers, fields, times
from handlers.cards.articles import subject_of
from handlers.cards.buttons import Never, button, pairs, rows
from handlers.cards.card import LONGEST_MESSAGE, Audience, Card
from handlers.cards.desk import Choose, Desk, Draft, Work
from handlers.cards.fields import Body
from handlers.cards.versions import changed
from knowledge import POSTS, Article, Problem, named
from locales import Translator, Word

#: What can be changed while it is written, three buttons a line.
_CHANGES: Final = (("question", "aliases", "answer"), ("sources", "post", "review"), ("until", "subject", "unlike"))
#: What a button may stand for instead of typing.
_CHOICES: Final = {"review": ("half-year", "year"), "until": ("",), "since": ("",), "unlike": ("",)}
#: Room for the tags and the words around what can be copied.
_A_COPY: Final = LONGEST_MESSAGE - 96
_MOST_PROBLEMS: Final = 12
_LONGEST_DETAIL: Final = 40


@dataclass(frozen=True, slots=True)
class Look:
    """An article before it is published: as it would read, what changes, what is wrong, and who waits for it.

    `language` is the one that is written in; `alike` is an article that answers the same question already.
    """

    body: Body
    article: Article
    new: bool
    changes: Sequence[fields.Change]
    problems: Sequence[Problem]
    waiting: int
    language: str
    left_behind: bool
    alike: Article | None = None


def ask(
    t: Translator,
    field: str,
    *,
    article_id: str,
    step: int,
    of: int,
    have: Sequence[str] = (),
    language: str = "zh-Hans",
) -> Card:
    """Ask for one field. `step` of so many counts through several, 0 for a single one; `have` is what is there already."""
    least = fields.least_aliases(language)
    lines: list[str] = [t("write-step", step=step, of=of)] if step else []
    lines.append(t("write-ask", field=field, least=least))
    if field == "aliases" and step and have:
        lines.append(t("write-aliases-there", count=len(have), missing=max(0, least - len(have))))
    if language == "en" and field in fields.TRANSLATED:
        lines.append(t("write-in-english"))
    if field == "answer" and any(named("\n".join(have))):
        lines.append(t("write-braces"))
    keyboard = [*_choices(t, field)]
    if field == "aliases" and step and len(have) >= least:
        keyboard.append([button(t.plain("button-enough"), Draft(article=article_id, act="enough"))])
    keyboard.append([button(t.plain("button-never-mind"), Never())])
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*keyboard))


def _choices(t: Translator, field: str) -> list[Sequence[InlineKeyboardButton]]:
    if field == "post":
        return pairs([button(t.plain(f"post-{post}"), Choose(field="post", value=post)) for post in POSTS])
    values = _CHOICES.get(field, ())
    return [
        [
            button(
                t.plain("button-choice", field=field, value=value or "none"),
                Choose.model_validate({"field": field, "value": value}),
            )
            for value in values
        ]
    ]


def current(t: Translator, field: str, lines: Sequence[str]) -> list[Card]:
    """Show what stands there now, to be copied, in as many messages as it needs; what is chosen needs no copy."""
    if not any(lines) or field in {"post", "review"}:
        return []
    parts = [""]
    for line in lines:
        joined = f"{parts[-1]}\n{line}" if parts[-1] else line
        if len(joined.encode("utf-16-le")) // 2 > _A_COPY and parts[-1]:
            parts.append(line)
        else:
            parts[-1] = joined
    cards = [Card(Audience.PERSONAL, t("write-current"))]
    return cards + [Card(Audience.PERSONAL, Word(f"<pre>{escape(part, quote=False)}</pre>")) for part in parts]


def suggested(t: Translator, lines: Sequence[str]) -> Card:
    """Show ways of asking that residents used; the number is the one of the list below."""
    shown = [t("suggested-line", line=line) for line in lines]
    return Card(Audience.PERSONAL, Word("\n".join([t("suggested-title", count=len(lines)), *shown])))


def more_aliases(t: Translator, *, count: int, missing: int) -> Card:
    """Say how many ways of asking are still missing."""
    return _ask_again(t, t("write-more-aliases", count=count, missing=missing))


def wrong(t: Translator, field: str, found: Sequence[Problem]) -> Card:
    """Say what is wrong with what was typed, and ask again; without a problem, it was not understood."""
    lines = [problem(t, one) for one in found] or [t("write-not-understood", field=field)]
    return _ask_again(t, Word("\n".join([*lines, t("write-again")])))


def not_added(t: Translator, article_id: str, found: Sequence[Problem]) -> Card:
    """Say why a question cannot be added to an article as it stands."""
    lines = [t("add-not-possible"), *(problem(t, one) for one in found)]
    buttons = [button(t.plain("button-change", field="aliases"), Work(article=article_id, act="aliases"))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(buttons))


def _ask_again(t: Translator, text: Word) -> Card:
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-never-mind"), Never())]))


def words_only(t: Translator) -> Card:
    """Say that words are meant."""
    return _ask_again(t, t("write-words-only"))


def problem(t: Translator, one: Problem) -> Word:
    """Say what is wrong with an article, and how to mend it."""
    details = {name.replace("_", "-"): _short(value) for name, value in one.details.items()}
    if "key" in details:
        details["key"] = t.plain("article-key", key=details["key"])
    return t("article-problem", what=one.what, **details)


def _short(value: str | int) -> str | int:
    """Return a detail so that a line about it stays one, however much was found."""
    return value if isinstance(value, int) or len(value) <= _LONGEST_DETAIL else f"{value[: _LONGEST_DETAIL - 1]}…"


def as_read(t: Translator, look: Look) -> Card:
    """Show the article exactly as residents would read it in the language that is written."""
    return Card(Audience.PERSONAL, answers.words(t.in_language(look.language), look.article))


def panel(t: Translator, look: Look) -> Card:
    """Say what publishing would change, and what keeps it from being published; offer every part to be changed."""
    lines: list[str] = [t("write-look", new=look.new)]
    if look.new:
        lines += _days(t, look.article)
    else:
        lines += ["", *changed(t, look.changes)] if look.changes else [t("write-nothing-changed")]
    stops = [one for one in look.problems if one.keeps_out]
    if stops:
        lines += ["", t("write-stops", count=len(stops))]
        lines += [t("problem-line", problem=problem(t, one)) for one in stops[:_MOST_PROBLEMS]]
    else:
        lines += [t("write-advice", problem=problem(t, one)) for one in look.problems[:_MOST_PROBLEMS]]
    if look.alike:
        lines += ["", t("write-alike", title=look.alike.text(t.language).question)]
    if look.left_behind:
        lines += ["", t("write-english-left-behind")]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*_under(t, look, ready=not stops)))


def _days(t: Translator, article: Article) -> list[str]:
    """Return the days of an article that residents do not read: until when it holds, and when it is looked at again."""
    lines: list[str] = [t("page-review", day=times.day(t, article.review_by), late=article.review_by < fields.today())]
    if article.valid_until:
        lines.append(t("page-until", day=times.day(t, article.valid_until)))
    return lines


def _under(t: Translator, look: Look, *, ready: bool) -> list[Sequence[InlineKeyboardButton]]:
    def act(name: str, words: str, **arguments: str | int | bool) -> InlineKeyboardButton:
        return button(t.plain(words, **arguments), Draft.model_validate({"article": look.body["id"], "act": name}))

    alike = [button(t.plain("button-see-alike"), Work(article=look.alike.id, act="open"))] if look.alike else []
    changes = [[act(name, "button-change", field=name) for name in line] for line in _CHANGES]
    english = [act("language", "button-language", english=look.language == "en", there="en" in look.body["texts"])]
    if look.left_behind:
        english.append(act("no-english", "button-no-english"))
    publish = []
    if ready and (look.new or look.changes):
        if look.waiting:
            publish.append([act("tell", "button-publish-tell", count=look.waiting, new=look.new)])
        if not (look.new and look.waiting):
            publish.append([act("publish", "button-publish")])
    return [alike, *changes, english, *publish, [act("drop", "button-drop-draft")]]


def published(t: Translator, article_id: str, *, told: int, new: bool) -> Card:
    """Say that it is live, and how many people are told."""
    lines = [t("write-published", new=new), *([t("write-told", count=told, new=new)] if told else [])]
    buttons = [
        button(t.plain("button-open-article"), Work(article=article_id, act="open")),
        button(t.plain("button-desk-try"), Desk(act="try")),
    ]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(buttons))


def overtaken(t: Translator, article_id: str, *, who: str, changes: Sequence[fields.Change] | None) -> Card:
    """Say that somebody changed it first, and how; what was typed is kept. `changes` None: it was retired."""
    lines: list[str] = [t("write-overtaken", who=who or t.plain("page-somebody"), retired=changes is None), ""]
    lines += [*changed(t, changes or ()), "", t("write-kept")]
    buttons = [
        button(t.plain("button-anew"), Draft(article=article_id, act="anew")),
        button(t.plain("button-drop-draft"), Draft(article=article_id, act="drop")),
    ]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(buttons))


def subjects(t: Translator, found: Sequence[str]) -> Card:
    """Offer the subjects there are; another one is typed."""
    choices = [
        button(subject_of(t, subject), Choose(field="subject", value=str(fields.key_of(subject)))) for subject in found
    ]
    return Card(
        Audience.PERSONAL,
        t("write-ask", field="subject", least=0),
        rows(*pairs(choices), [button(t.plain("button-never-mind"), Never())]),
    )
