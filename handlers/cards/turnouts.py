"""Who comes to a task: reminders, too few of them, who came in the end, and that somebody did not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from aiogram.types import InlineKeyboardButton

from community import clock
from community.stints import State
from community.turnouts import SOON_BEFORE
from handlers.cards import times
from handlers.cards.buttons import button, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.planning_buttons import Plan
from handlers.cards.stint_buttons import Absent, AttestOne, CheckIn, CheckOut, Coming, Few, SeeStint, Turnout
from handlers.cards.stints import spent, wall
from handlers.cards.task_buttons import Detail
from locales import Translator, Word

#: People on one page.
PAGE: Final = 5
#: Both with a home and without one, fewer than these go nowhere alone.
_TWO: Final = 2
_DONE: Final = frozenset({State.CONFIRMED, State.DOUBTED})


def remind(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - every card about a task gets it
    what: str,
    meeting: str,
    home: bool,
    coming: bool | None,
) -> Card:
    """Ask whoever has a place whether they come. `what`: a day before, or soon."""
    lines = [
        head(t, number, title),
        t("turnout-remind", what=what, when=times.moment_of(t, starts_at), coming=bool(coming)),
        _where(t, meeting, home=home),
    ]
    first = _next(t, task_id, starts_at) if coming else button(t.plain("button-turnout-yes"), _coming(task_id))
    return Card(Audience.PERSONAL, _joined(lines), rows([first, button(t.plain("button-turnout-no"), _no(task_id))]))


def answered(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - every card about a task gets it
    coming: bool,
) -> Card:
    """Say that the answer is noted, and what whoever comes does next."""
    if not coming:
        return Card(Audience.PERSONAL, _joined([head(t, number, title), t("turnout-not-coming")]))
    text = _joined([head(t, number, title), t("turnout-coming", soon=_soon(starts_at))])
    buttons = [_next(t, task_id, starts_at), button(t.plain("button-turnout-no"), _no(task_id))]
    return Card(Audience.PERSONAL, text, rows(buttons))


def few(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - every card about a task gets it
    held: int,
    least: int,
    home: bool,
    unable: bool = False,
) -> Card:
    """Tell whoever plans a task that too few have a place, or nobody who can do it.

    Nobody goes to a home alone: that is not theirs to decide.
    """
    alone = home and held < _TWO
    lines = [
        head(t, number, title),
        t("turnout-few", when=times.moment_of(t, starts_at), least=least, held=held, unable=unable),
        t("turnout-few-next", alone=alone),
    ]
    stay = button(t.plain("button-turnout-wait"), Few(task=task_id, act="wait"))
    if not alone:
        stay = button(t.plain("button-turnout-go-on"), Few(task=task_id, act="go-on"))
    cancel = button(t.plain("button-turnout-cancel"), Few(task=task_id, act="cancel"))
    return Card(Audience.PERSONAL, _joined(lines), rows([stay, cancel]))


def few_sure(t: Translator, *, task_id: int, number: int, title: str) -> Card:
    """Ask once more before a task is called off."""
    sure = button(t.plain("button-turnout-sure"), Few(task=task_id, act="cancel-sure"))
    wait = button(t.plain("button-turnout-wait"), Few(task=task_id, act="wait"))
    return Card(Audience.PERSONAL, _joined([head(t, number, title), t("turnout-few-sure")]), rows([sure, wait]))


def few_done(t: Translator, *, act: str, number: int, title: str, held: int) -> Card:
    """Say what was decided: go-on, cancel or wait."""
    return Card(Audience.PERSONAL, _joined([head(t, number, title), t("turnout-few-done", act=act, held=held)]))


def alone(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,  # noqa: ARG001 - every card about a task gets it
    ends_at: str,  # noqa: ARG001 - the same
    own: bool,
    inside: bool,
    gone: str | None,
    whom: str | None,
    whom_telegram: int | None,
) -> Card:
    """Tell the one who is left at somebody's home what to do now (`own`), or those who see to it; nobody stays there alone.

    `inside`: they checked in already. `whom` is whom to speak with: who sees to it, or the one who is left.
    """
    shown = escape(called(t, whom), quote=False)
    name = Word(f'<a href="tg://user?id={whom_telegram}">{shown}</a>') if whom_telegram else Word(shown)
    lines = [
        head(t, number, title),
        t("turnout-alone", own=own, inside=inside, gone=called(t, gone), whom=name),
        t("turnout-alone-next", own=own, inside=inside, whom=name, known=whom_telegram is not None),
    ]
    if own:
        leaving = button(t.plain("button-stint-out"), CheckOut(task=task_id))
        buttons = [leaving] if inside else [button(t.plain("button-turnout-no"), _no(task_id))]
    else:
        see = button(t.plain("button-plan-see"), Plan(act="page", task=task_id))
        buttons = [see, button(t.plain("button-turnout-cancel"), Few(task=task_id, act="cancel"))]
    return Card(Audience.PERSONAL, _joined(lines), rows(buttons))


def turnout(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,
    people: Sequence[Mapping[str, Any]],
    reader: int,
    served_first: bool,
    again: bool = False,
    page: int = 0,
) -> Card:
    """Show whoever sees to a task who came and for how long, five a page, and let them confirm what is not their own."""
    when = Word(escape(times.lasting(t, starts_at), quote=False))
    heading = [head(t, number, title), when]
    if not people:
        return Card(Audience.PERSONAL, _joined([*heading, t("turnout-nobody")]))
    pages = -(-len(people) // PAGE)
    page = min(page, pages - 1)
    shown = people[page * PAGE : (page + 1) * PAGE]
    came = sum(one["state"] is not None for one in people)
    over = datetime.fromisoformat(ends_at) <= clock.now()
    waits = any(one["state"] == State.ENDED for one in people)
    lines = [
        *heading,
        t("turnout-over", again=again) if over else "",
        t("turnout-count", count=len(people), came=came),
        *(_line(t, one) for one in shown),
        t("turnout-served-first") if served_first and waits else "",
    ]
    mine = [one for one in people if one["state"] == State.ENDED and one["person_id"] != reader]
    every = button(t.plain("button-turnout-all"), Turnout(task=task_id, page=page, all=True))
    buttons = [_choices(t, one, task_id=task_id, served_first=served_first, page=page, over=over) for one in shown]
    keyboard = rows(
        [every] if len(mine) > 1 and not served_first else [],
        *(line for one, line in zip(shown, buttons, strict=True) if one["person_id"] != reader),
        turns(t, page=page, pages=pages, to=lambda number: Turnout(task=task_id, page=number)),
    )
    return Card(Audience.PERSONAL, _joined(lines), keyboard)


def missed_sure(t: Translator, *, task_id: int, number: int, title: str, person_id: int, name: str, page: int) -> Card:
    """Ask once more before it is noted that somebody did not come."""
    sure = Absent(act="sure", task=task_id, person=person_id, page=page)
    line = [
        button(t.plain("button-turnout-missed-sure"), sure),
        button(t.plain("button-turnout-back"), Turnout(task=task_id, page=page)),
    ]
    text = _joined([head(t, number, title), t("turnout-missed-sure", name=called(t, name))])
    return Card(Audience.PERSONAL, text, rows(line))


def absent(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,  # noqa: ARG001 - every card about a task gets it
    what: str,
    whose: int,
    name: str,
    words: str,
) -> Card:
    """Tell the volunteer that somebody noted that they did not come, or those who see to it what they say to that."""
    top, who = head(t, number, title), called(t, name)
    if what == "noted":
        lines = [
            top,
            t("absent-noted", when=times.lasting(t, starts_at), name=who),
            t("absent-quiet"),
        ]
        explain = button(t.plain("button-absent-explain"), Absent(act="explain", task=task_id, person=whose))
        return Card(Audience.PERSONAL, _joined(lines), rows([explain]))
    if what == "explained":
        line = [
            button(t.plain("button-absent-clear"), Absent(act="clear", task=task_id, person=whose)),
            button(t.plain("button-absent-keep"), Absent(act="keep", task=task_id, person=whose)),
        ]
        said = Word(escape(words, quote=False))
        return Card(Audience.PERSONAL, _joined([top, t("absent-explained", name=who), said]), rows(line))
    text = t("absent-cleared", name=who) if what == "cleared" else t("absent-kept", name=who)
    return Card(Audience.PERSONAL, _joined([top, text]))


def absent_done(t: Translator, *, act: str, number: int, title: str, name: str) -> Card:
    """Say that it is decided: clear or keep."""
    text = t("absent-done", act=act, name=called(t, name))
    return Card(Audience.PERSONAL, _joined([head(t, number, title), text]))


def head(t: Translator, number: int, title: str) -> Word:
    """Return what people call a task by."""
    return t("turnout-head", number=number, title=title)


def called(t: Translator, name: str | None) -> str:
    """Return the name that somebody gave, or what stands for one."""
    return name or t.plain("person-unnamed")


def _choices(
    t: Translator, one: Mapping[str, Any], *, task_id: int, served_first: bool, page: int, over: bool
) -> list[InlineKeyboardButton]:
    """Return what can be done about one of those who had a place."""
    name, stint = called(t, one["name"]), one["stint_id"]
    if stint is None:
        if one["missed"] or not over:
            return []
        note = Absent(act="note", task=task_id, person=one["person_id"], page=page)
        return [button(t.plain("button-turnout-missed", name=name), note)]
    wrong = button(t.plain("button-turnout-wrong", name=name), SeeStint(stint=stint, act="wrong"))
    if one["state"] in _DONE:
        return [wrong]
    if one["state"] != State.ENDED or served_first:
        return []
    return [
        button(t.plain("button-turnout-came", name=name), AttestOne(stint=stint, came=True, page=page)),
        button(t.plain("button-turnout-not", name=name), AttestOne(stint=stint, came=False, page=page)),
    ]


def _line(t: Translator, one: Mapping[str, Any]) -> Word:
    return t(
        "turnout-line",
        name=called(t, one["name"]),
        state=one["state"] or ("missed" if one["missed"] else "none"),
        until=shown_clock(one["out_at"]),
        spent=spent(t, one["minutes"]),
        forgot=bool(one["by_time"]),
        **{"from": shown_clock(one["in_at"])},
    )


def shown_clock(at: str | None) -> str:
    """Return what the clock on the wall showed, as it stands in a list; nothing where it shows nothing yet."""
    return wall(datetime.fromisoformat(at)) if at else ""


def _where(t: Translator, meeting: str, *, home: bool) -> Word:
    if home:
        return t("turnout-home")
    return t("turnout-meeting", meeting=meeting) if meeting else Word()


def _coming(task_id: int) -> Coming:
    return Coming(task=task_id, yes=True)


def _no(task_id: int) -> Coming:
    return Coming(task=task_id, yes=False)


def _soon(starts_at: str) -> bool:
    """Tell whether the second reminder is due: from then on one is on the way."""
    return datetime.fromisoformat(starts_at) - clock.now() <= SOON_BEFORE


def _next(t: Translator, task_id: int, starts_at: str) -> InlineKeyboardButton:
    """Return what whoever comes does next: read what there is to know, and once it is soon, say that they are there.

    A day before, a thumb that means "I have read it" would say that they have arrived.
    """
    if _soon(starts_at):
        return button(t.plain("button-stint-in"), CheckIn(task=task_id))
    return button(t.plain("button-task-detail"), Detail(task=task_id))


def _joined(lines: Sequence[str]) -> Word:
    return Word("\n".join(line for line in lines if line))
