"""One's own cases: the list of them, one of them, and what a neighbour may see of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton

from community import clock
from community.cases import OPEN, Outcome, State
from community.entries import Sort
from community.overviews import How
from handlers.cards import heads, times
from handlers.cards.buttons import Confirm, MeToo, MyPage, OpenCase, Reopen, Withdraw, button, pairs, rows, turns
from handlers.cards.card import Audience, Card, Media, visible_length
from handlers.cards.heads import Facts
from handlers.cards.mine_buttons import AddTo, MyLeaves, SeeFiles, WithdrawSure
from handlers.cards.telling import solved_labels
from locales import Translator, Word

PAGE: Final = 5
#: As much of one's own words as one recognises them by.
_GLANCE: Final = 30
#: What was said takes at most so much of one message; the rest of it is the case itself.
_MOST_SAID: Final = 2500


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list: what a card may show of it, how the reader stands to it, and a glance at the own words.

    `name` is the neighbour for whom the reader asked it; `words` None where the reader may not see them.
    """

    facts: dict[str, Any]
    how: How
    name: str = ""
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One entry: who said it (None: the reader; empty: nobody's name is known), when (ISO 8601), and what."""

    who: str | None
    worker: bool
    at: str
    words: str
    sort: str
    proof: bool
    edited: bool


def listing(t: Translator, shown: Sequence[Listed], *, count: int, page: int) -> Card:
    """List what concerns the reader, five cases a page; `count` is of all."""
    leaves = button(t.plain("button-leaves"), MyLeaves())
    if not count:
        return Card(Audience.PERSONAL, t("mine-empty"), rows([leaves]))
    lines: list[Word] = [t("mine-title", count=count)]
    for one in shown:
        mark = t.plain("mine-mark", how=one.how, name=one.name)
        line = t("mine-line", head=heads.head(t, **one.facts), mark=mark, standing=_standing(t, **one.facts))
        lines.append(Word(f"{line}\n{t('answer-body', body=short(one.words))}") if one.words else line)
    looks = [
        button(t.plain("button-see-number", number=one.facts["number"]), OpenCase(case=one.facts["case_id"]))
        for one in shown
    ]
    others = turns(t, page=page, pages=pages(count), to=lambda number: MyPage(page=number))
    return Card(Audience.PERSONAL, Word("\n\n".join(lines)), rows(*pairs(looks), others, [leaves]))


def pages(count: int) -> int:
    """Return how many pages so many cases take."""
    return max(1, -(-count // PAGE))


def own(
    t: Translator,
    said: Sequence[Said],
    *,
    how: How,
    name: str = "",
    reopens_until: datetime | None,
    files: Collection[str],
    **facts: Unpack[Facts],
) -> Card:
    """Show a case to whoever asked it, or for whom it was asked: how it stands, what was said, and one next step.

    `reopens_until`: until when it may be reopened; None: it may not. `files`: what sorts there are to see.
    """
    marked = t("mine-mark", how=how, name=name)
    lines = [Word(f"{heads.head(t, **facts)}{marked}"), *_standings(t, **facts), *_talked(t, said)]
    step = _step(reopens=reopens_until is not None, **facts)
    until = times.lasting(t, reopens_until.isoformat()) if reopens_until else ""
    lines += [Word(), t("mine-next", step=step, who=_who(t, **facts), until=until, other=facts.get("merged_into") or 0)]
    if facts["state"] in OPEN:
        lines.append(t("mine-who-knows"))
    keyboard = rows(*_buttons(t, step, files=files, **facts))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def neighbour(t: Translator, *, follows: bool, **facts: Unpack[Facts]) -> Card:
    """Show a case to somebody whom it concerns too, or may: no more than a group may read."""
    case_id = facts["case_id"]
    lines = [*heads.lines(t, **facts), Word(), t("mine-neighbour" if follows else "mine-neighbour-not")]
    label = t.plain("button-follow-no-more" if follows else "button-me-too")
    toggle = button(label, MeToo(case=case_id, on=not follows))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([toggle], [_to_list(t)]))


def sure_to_withdraw(t: Translator, *, case_id: int, number: int, listed: bool) -> Card:
    """Ask once more before a case is taken back."""
    sure = button(t.plain("button-withdraw-sure"), WithdrawSure(case=case_id, listed=listed))
    keep = button(t.plain("button-keep-it"), WithdrawSure(case=case_id, listed=listed, sure=False))
    return Card(Audience.PERSONAL, t("mine-withdraw-sure", number=number), rows([sure, keep]))


def taken_back(t: Translator, *, number: int) -> Card:
    """Confirm that nobody follows it up any more."""
    return Card(Audience.PERSONAL, t("mine-taken-back", number=number), rows([_to_list(t)]))


def confirmed(t: Translator, *, until: datetime, **facts: Unpack[Facts]) -> Card:
    """Thank whoever said that it is solved, with the way back should it not stay so."""
    said = t("mine-confirmed", number=facts["number"], until=times.lasting(t, until.isoformat()))
    _, no = solved_labels(t, facts["kind"])
    return Card(Audience.PERSONAL, said, rows([button(no, Reopen(case=facts["case_id"]))]))


def reopened(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Confirm that it goes on under its old number, and with whom; what is still wrong may be said, or not."""
    text = t(
        "mine-reopened",
        number=facts["number"],
        who=_who(t, **facts),
        held=facts["who"] is not None,
        timed=facts["solve_by"] is not None,
        until=times.lasting(t, facts["solve_by"]) if facts["solve_by"] else "",
    )
    done = button(t.plain("button-that-was-all"), AddTo(case=facts["case_id"], done=True))
    return Card(Audience.PERSONAL, text, rows([done]))


def followed(t: Translator, *, on: bool, case_id: int, number: int) -> Card:
    """Confirm that one hears of it from now on, or no longer."""
    label = t.plain("button-follow-no-more" if on else "button-me-too")
    text = t("mine-following" if on else "mine-unfollowed", number=number)
    look = [button(t.plain("button-open-case"), OpenCase(case=case_id))] if on else []
    return Card(Audience.PERSONAL, text, rows([button(label, MeToo(case=case_id, on=not on)), *look]))


def files(t: Translator, media: Sequence[Media], *, number: int, count: int) -> Card:
    """Show some of the files of a case again: an album, or one by itself."""
    return Card(Audience.PERSONAL, t("mine-files", number=number, count=count), media=tuple(media))


def short(words: str) -> str:
    """Return as much of one's own words as one recognises them by, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _GLANCE else f"{line[: _GLANCE - 1]}…"


def _who(t: Translator, **facts: Unpack[Facts]) -> str:
    return facts["who"] or t.plain("told-somebody")


def _standing(t: Translator, **facts: Unpack[Facts]) -> Word:
    """Say in a few words how it stands, to the one who asked."""
    until = facts["held_until"]
    return t(
        "mine-state",
        state=facts["state"],
        outcome=facts["outcome"] or "",
        confirmed={True: "yes", False: "no", None: "unknown"}[facts["confirmed"]],
        who=_who(t, **facts),
        until=times.lasting(t, until) if until else "",
    )


def _standings(t: Translator, **facts: Unpack[Facts]) -> list[Word]:
    """Return how it stands, by when something happens, and what else is true of it, one a line."""
    standing = _standing(t, **facts)
    if facts["state"] not in {State.ASKING, State.TAKEN}:
        # Here it begins a line; the others begin with a name, which is written as it is.
        standing = Word(f"{standing[:1].upper()}{standing[1:]}")
    lines = [standing]
    until = {State.WAITING: facts["accept_by"], State.TAKEN: facts["solve_by"]}.get(State(facts["state"]))
    if until is not None:
        late = datetime.fromisoformat(until) < clock.now()
        lines.append(t("mine-by", state=facts["state"], until=times.lasting(t, until), late=late))
        if not facts["sure"]:
            lines.append(t("told-unsure"))
    if facts["breadth"]:
        lines.append(t("mine-breadth", count=facts["breadth"]))
    if facts["outside"] and facts["state"] in OPEN:
        lines.append(t("mine-outside"))
    if facts["part_of"]:
        lines.append(t("mine-part-of", number=facts["part_of"]))
    if facts["parts"]:
        parts = (
            t.plain("case-part", number=number, state=t.plain("case-state-short", state=state))
            for number, state in facts["parts"]
        )
        lines.append(t("mine-parts", parts=t.plain("case-joint").join(parts)))
    return lines


def _talked(t: Translator, said: Sequence[Said]) -> list[Word]:
    """Return what was said, oldest first; of very much only the newest, and how much there was before."""
    lines: list[Word] = []
    room = _MOST_SAID
    for one in reversed(said):
        file = t.plain("mine-file", sort=one.sort, proof=one.proof) if one.sort != "words" else ""
        edited = t.plain("mine-edited") if one.edited else ""
        line = t(
            "mine-said",
            who=_author(t, one),
            at=times.moment_of(t, one.at),
            words=f"{file}{one.words}{edited}",
        )
        room -= visible_length(line)
        if room < 0 and lines:
            break
        lines.append(line)
    if (left := len(said) - len(lines)) > 0:
        lines.append(t("mine-earlier", count=left))
    return [Word(), *reversed(lines)] if lines else []


def _author(t: Translator, one: Said) -> str:
    if one.who is None:
        return t.plain("mine-you")
    return one.who or t.plain("told-somebody" if one.worker else "person-unnamed")


def _step(*, reopens: bool, **facts: Unpack[Facts]) -> str:
    if facts["state"] == State.ASKING:
        return "asked"
    if facts["state"] in OPEN:
        return "add"
    if facts["state"] == State.MERGED:
        return "merged"
    if not reopens:
        return "over"
    return "confirm" if facts["outcome"] == Outcome.SOLVED and facts["confirmed"] is None else "again"


def _buttons(
    t: Translator, step: str, *, files: Collection[str], **facts: Unpack[Facts]
) -> list[list[InlineKeyboardButton]]:
    case_id = facts["case_id"]
    yes, no = solved_labels(t, facts["kind"])
    lines: list[list[InlineKeyboardButton]] = []
    if step in {"asked", "add"}:
        add = button(t.plain("button-reply" if step == "asked" else "button-add"), AddTo(case=case_id))
        lines.append([add, button(t.plain("button-withdraw"), Withdraw(case=case_id))])
    if step == "confirm":
        lines.append([button(yes, Confirm(case=case_id)), button(no, Reopen(case=case_id))])
    if step == "again":
        ours = facts["outcome"] in {Outcome.SOLVED, Outcome.ANSWERED}
        label = t.plain("button-not-solved" if ours else "button-more-to-say")
        lines.append([button(label, Reopen(case=case_id))])
    if files:
        lines.append([button(t.plain("button-see-files", what=_kind_of(files)), SeeFiles(case=case_id))])
    return [*lines, [_to_list(t)]]


def _kind_of(files: Collection[str]) -> str:
    """Name what there is to see or to hear; different things together are files."""
    if {*files} <= {Sort.PHOTO, Sort.VIDEO}:
        return "pictures"
    return "voices" if {*files} == {Sort.VOICE} else "files"


def _to_list(t: Translator) -> InlineKeyboardButton:
    return button(t.plain("button-to-list"), MyPage(page=0))
