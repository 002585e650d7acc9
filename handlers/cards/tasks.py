"""Tasks as volunteers see them, and whoever is served: in the groups, in the list, on their page, and in private.

Door, names and telephone stand only in messages of the outbox, in the private chats of those who have a place, so that they
leave these chats when it is done.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final, Unpack, get_args

from aiogram.types import InlineKeyboardButton

from community.eligibility import Reason
from community.openings import Standing
from community.seats import State as Seat
from community.tasks import State
from handlers.cards import task_heads, times
from handlers.cards.buttons import button, link, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.planning_buttons import NewTask, Plan
from handlers.cards.stint_buttons import CheckIn
from handlers.cards.task_buttons import Accept, Detail, Leave, OpenTask, Relayed, Replace, SeeTasks, SignUp, Which
from handlers.cards.task_heads import Facts
from handlers.cards.volunteer_buttons import Volunteering
from locales import Translator, Word

#: One task in a list, as `community.openings.Opening.shown` gives it.
Shown = Mapping[str, Any]

#: What somebody can do something about by telling more of themselves.
_TOLD_OF_ONESELF: Final = frozenset({Reason.UNSAID, Reason.CONSENT, Reason.TEAM, Reason.SKILL, Reason.LICENCE})
_A_ROW: Final = 3


def post(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Show a task in a group: what it is, and how many places are left."""
    text = Word("\n".join(task_heads.lines(t, **facts)))
    if facts["state"] != State.OPEN:
        return Card(Audience.TEAM, text)
    task_id = facts["task_id"]
    full = facts["taken"] >= facts["seats"]
    sign = button(t.plain("button-task-sign", full=full), SignUp(task=task_id))
    return Card(Audience.TEAM, text, rows([sign, button(t.plain("button-task-detail"), OpenTask(task=task_id))]))


def page(t: Translator, *, standing: Standing, plans: bool = False, **facts: Unpack[Facts]) -> Card:
    """Show a task to a volunteer: what a group may read, what they are to it, and what they can do; `plans`: they plan it."""
    seat = standing["seat"]
    told: list[str] = [*task_heads.lines(t, offered=seat == Seat.OFFERED, **facts), ""]
    if facts["state"] == State.OPEN:
        told += _stands(t, standing, **facts)
    text = Word("\n".join(told).strip())
    others = [button(t.plain("button-tasks-others"), SeeTasks())]
    if plans:
        others.append(button(t.plain("button-task-plan"), Plan(act="page", task=facts["task_id"])))
    if facts["state"] != State.OPEN:
        return Card(Audience.PERSONAL, text, rows(others))
    task_id = facts["task_id"]
    own = {
        Seat.HELD: [
            button(t.plain("button-task-detail"), Detail(task=task_id)),
            button(t.plain("button-task-leave", seat=Seat.HELD.value), Leave(task=task_id)),
        ],
        # A place may have come free since they were asked and said nothing.
        Seat.WAITING: [
            *(_sign(t, standing, **facts) if _free(**facts) else []),
            button(t.plain("button-task-leave", seat=Seat.WAITING.value), Leave(task=task_id)),
        ],
        Seat.OFFERED: _answers(t, task_id),
    }.get(Seat(seat) if seat else Seat.LEFT)
    first = _sign(t, standing, **facts) if own is None else own
    return Card(Audience.PERSONAL, text, rows(first, others))


def listing(
    t: Translator,
    *,
    which: Which,
    page: int,
    pages: int,
    count: int,
    shown: Sequence[Shown],
    plans: bool,
) -> Card:
    """List tasks, five a page; each says whether it is open to the reader, or why not. `plans`: they may plan one."""
    told: list[str] = [t("tasks-title", which=which, count=count)]
    told += [f"\n{_line(t, one)}" for one in shown] or [t("tasks-none", which=which)]
    opens = [
        button(t.plain("button-task-open", number=one["facts"]["number"]), OpenTask(task=one["facts"]["task_id"]))
        for one in shown
    ]
    filters = [
        button(marked(t, t.plain("button-tasks-which", which=one), chosen=one == which), SeeTasks(which=one))
        for one in get_args(Which)
    ]
    turn = turns(t, page=page, pages=pages, to=lambda number: SeeTasks(which=which, page=number))
    new = [button(t.plain("button-plan-new"), NewTask())] if plans else []
    opened = [opens[at : at + _A_ROW] for at in range(0, len(opens), _A_ROW)]
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(*opened, turn, filters, new))


def for_volunteers(t: Translator) -> Card:
    """Say to somebody who is no volunteer whom tasks are for, and how to be one."""
    return Card(Audience.PERSONAL, t("tasks-for-volunteers"), rows([_tell(t, new=True)]))


def in_group(t: Translator, *, url: str) -> Card:
    """Lead to the private chat: which tasks suit somebody is theirs to know."""
    return Card(Audience.PUBLIC, t("tasks-in-private"), rows([link(t.plain("button-open-private"), url)]))


def taken(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Say that a place is the reader's; what they need to know comes in a message of its own."""
    text = Word("\n".join([task_heads.head(t, **facts), t("task-taken", when=task_heads.when(t, **facts))]))
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-tasks-others"), SeeTasks())]))


def yours(t: Translator, **facts: Unpack[Facts]) -> str:
    """Say in one line that a place is the reader's, and when it begins."""
    return t.plain("task-yours", number=facts["number"] or 0, when=task_heads.when(t, **facts))


def in_line(t: Translator, *, turn: int, others: int, **facts: Unpack[Facts]) -> Card:
    """Say kindly to who came late which place in the list is theirs, and how many other tasks wait for people."""
    text = late(t, turn=turn, others=others, **facts)
    stop = button(t.plain("button-task-leave", seat=Seat.WAITING.value), Leave(task=facts["task_id"]))
    more = [button(t.plain("button-tasks-others"), SeeTasks())] if others else []
    return Card(Audience.PERSONAL, Word(escape(text, quote=False)), rows([*more, stop]))


def late(t: Translator, *, turn: int, others: int, **facts: Unpack[Facts]) -> str:
    """Say the same in an alert."""
    return t.plain("task-in-line", number=facts["number"] or 0, seats=facts["seats"], place=turn, others=others)


def waits(t: Translator, *, turn: int, **facts: Unpack[Facts]) -> str:
    """Say in an alert to who taps once more that they stand in line already."""
    return t.plain("task-in-line-still", number=facts["number"] or 0, place=turn)


def clashes(t: Translator, *, number: int, title: str, when: str, sure: InlineKeyboardButton) -> Card:
    """Say that the reader has a place elsewhere at that time, before they choose; `sure` takes this one, too."""
    text = t("task-clash", number=number, title=title, when=when)
    return Card(Audience.PERSONAL, text, rows([sure], [button(t.plain("button-tasks-others"), SeeTasks(which="mine"))]))


def sure_to_sign(t: Translator, task_id: int) -> InlineKeyboardButton:
    """Return the button that signs up though there is another task at that time."""
    return button(t.plain("button-task-sign-sure"), SignUp(task=task_id, sure=True))


def sure_to_accept(t: Translator, task_id: int) -> InlineKeyboardButton:
    """Return the button that takes what is offered though there is another task at that time."""
    return button(t.plain("button-task-sign-sure"), Accept(task=task_id, yes=True, sure=True))


def why_not(t: Translator, why: str, **facts: Unpack[Facts]) -> str:
    """Say in an alert why a task is not open to the reader, and what to do; a skill and its licence by their names."""
    if why in {Reason.SKILL, Reason.LICENCE}:
        return t.plain("task-not-able", why=why, **_able(t, **facts))
    return t.plain("refused-not-for-you", why=why)


def shut(t: Translator, *, why: Sequence[str], **facts: Unpack[Facts]) -> Card:
    """Say why a task is not open to the reader, and what can be done about it."""
    told = [t("task-shut"), *(_todo(t, one, **facts) for one in why)]
    others = [button(t.plain("button-tasks-others"), SeeTasks())]
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(_telling(t, why), others))


def sure_to_leave(t: Translator, *, number: int, task_id: int, seat: str) -> Card:
    """Ask once more, as a thumb slips easily; nobody asks why."""
    sure = button(t.plain("button-task-leave", seat="sure"), Leave(task=task_id, act="sure"))
    stay = button(t.plain("button-task-stay", seat=seat), Leave(task=task_id, act="stay"))
    return Card(Audience.PERSONAL, t("task-leave-sure", number=number, seat=seat), rows([sure, stay]))


def left(t: Translator, *, number: int) -> Card:
    """Say that it is noted that they do not come."""
    text = t("task-left", number=number)
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-tasks-others"), SeeTasks())]))


def hand(
    t: Translator,
    *,
    name: str | None,
    phone: str | None,
    spot: str | None,
    building: str | None,
    planner: str | None,
    planner_telegram: int | None,
    others: Sequence[str],
    count: int,
    **facts: Unpack[Facts],
) -> Card:
    """For one who has a place, in private: all that is known, and what to do."""
    unnamed = t.plain("person-unnamed")
    told: list[str] = [task_heads.head(t, **facts), task_heads.when(t, **facts)]
    if facts["home"]:
        door = task_heads.door(building, spot)
        told += [t("task-door", door=door) if door else "", t("task-name", name=name) if name else ""]
        told.append(t("task-phone", phone=phone) if phone else "")
    else:
        told.append(task_heads.where(t, **facts))
    told += task_heads.terms(t, **facts)
    told.append(_company(t, [one or unnamed for one in others], count, **facts))
    if planner_telegram:
        shown = escape(planner or unnamed, quote=False)
        told.append(t("task-planner", name=Word(f'<a href="tg://user?id={planner_telegram}">{shown}</a>')))
    told += ["", t("task-manners", home=facts["home"])]
    task_id = facts["task_id"]
    buttons = [
        button(t.plain("button-task-leave", seat=Seat.HELD.value), Leave(task=task_id)),
        button(t.plain("button-task-arrived"), CheckIn(task=task_id)),
    ]
    # An empty line stays; what is not known leaves none.
    text = "\n".join([*(line for line in told[:-2] if line), *told[-2:]])
    return Card(Audience.CONFIDENTIAL, Word(text), rows(buttons))


def put_away(t: Translator, *, number: int, how: str) -> Card:
    """For one who had a place: what became of it; the door and the names are gone from the chat."""
    return Card(Audience.PERSONAL, t("task-put-away", number=number, how=how))


def relay(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    starts_at: str,
    ends_at: str,
    what: str,
    by_proxy: bool,
    name: str | None,
    phone: str | None,
) -> Card:
    """Ask whoever acts for a neighbour without Telegram, or who plans the visit, to tell them: another time, or not at all."""
    whom = name or t.plain("plan-known-neighbour")
    told = [
        t("turnout-head", number=number, title=title),
        t("task-relay", what=what, when=task_heads.between(t, starts_at, ends_at)),
        t("task-relay-ask", by_proxy=by_proxy, name=whom),
        t("task-phone", phone=phone) if phone else "",
    ]
    done = button(t.plain("button-task-relayed"), Relayed(task=task_id))
    return Card(Audience.CONFIDENTIAL, Word("\n".join(line for line in told if line)), rows([done]))


def relayed(t: Translator) -> Card:
    """Thank whoever told them; whom it was about does not stand there any more."""
    return Card(Audience.PERSONAL, t("task-relayed"))


def served(
    t: Translator,
    *,
    task_id: int,
    number: int,
    title: str,
    state: str,
    starts_at: str,
    ends_at: str,
    seats: int,
    who: Sequence[tuple[int, str]],
) -> Card:
    """Tell the one who is served who comes and when, that it costs nothing, and that they may ask for somebody else."""
    if state != State.OPEN:
        return Card(Audience.PERSONAL, t("task-served-over", number=number, title=title, state=state))
    names = [name or t.plain("person-unnamed") for _, name in who]
    told = [
        t("task-served", number=number, title=title),
        Word(task_heads.between(t, starts_at, ends_at)),
        t("task-served-who", count=len(who), names=_joined(t, names), missing=max(seats - len(who), 0)),
        t("task-served-free"),
    ]
    if who:
        told.append(t("task-served-swap"))
    swaps = [
        button(t.plain("button-task-swap", name=_short(name)), Replace(task=task_id, person=person_id))
        for (person_id, _), name in zip(who, names, strict=True)
    ]
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(*pairs(swaps)))


def sure_to_swap(t: Translator, *, task_id: int, person_id: int, name: str) -> Card:
    """Ask once more, as a thumb slips easily; nobody asks why."""
    sure = button(t.plain("button-task-swap-sure"), Replace(task=task_id, person=person_id, act="sure"))
    stay = button(t.plain("button-task-swap-stay"), Replace(task=task_id, person=person_id, act="stay"))
    text = t("task-swap-sure", name=name or t.plain("person-unnamed"))
    return Card(Audience.PERSONAL, text, rows([sure, stay]))


def offer(t: Translator, *, until: str, **facts: Unpack[Facts]) -> Card:
    """Offer a place that came free to whoever waits."""
    told = [
        t("task-offer"),
        *task_heads.lines(t, offered=True, **facts),
        "",
        t("task-offer-until", until=times.lasting(t, until)),
    ]
    return Card(Audience.PERSONAL, Word("\n".join(told)), rows(_answers(t, facts["task_id"])))


def told(t: Translator, *, what: str, **facts: Unpack[Facts]) -> Card:
    """Tell what became of a place, or of an offer: taken, lapsed, left, ended, declined."""
    text = t("task-told", what=what, number=facts["number"] or 0, title=facts["title"])
    task_id = facts["task_id"]
    look = [button(t.plain("button-task-look"), OpenTask(task=task_id))] if what == "lapsed" else []
    others = [] if what == "taken" else [button(t.plain("button-tasks-others"), SeeTasks())]
    return Card(Audience.PERSONAL, text, rows([*look, *others]))


def _stands(t: Translator, standing: Standing, **facts: Unpack[Facts]) -> list[Word]:
    """Say what the reader is to the task, and what to know before they choose."""
    home, free = facts["home"], _free(**facts)
    seat, until = standing["seat"], standing["until"]
    if seat in {Seat.HELD, Seat.WAITING, Seat.OFFERED}:
        kept = times.lasting(t, until) if until else ""
        return [t("task-standing", seat=seat, place=standing["place"], until=kept, free=free)]
    if not standing["takes"]:
        return []
    if standing["why"]:
        return [t("task-shut"), *(_todo(t, one, **facts) for one in standing["why"])]
    told = []
    if standing["clash"]:
        number, title = standing["clash"]
        told.append(t("task-page-clash", number=number, title=title))
    if standing["warnings"]:
        limits = _joined(t, [t.plain("task-limit", limit=one) for one in standing["warnings"]])
        told.append(t("task-warning", limits=limits))
    return [*told, t("task-known", home=home)]


def _free(**facts: Unpack[Facts]) -> bool:
    """Tell whether there is a place that is nobody's, nor kept for who is new."""
    return facts["taken"] + facts["kept"] < facts["seats"]


def _sign(t: Translator, standing: Standing, **facts: Unpack[Facts]) -> list[InlineKeyboardButton]:
    if not standing["takes"]:
        return []
    if standing["why"]:
        return _telling(t, standing["why"])
    if standing["clash"]:
        return [sure_to_sign(t, facts["task_id"])]
    full = facts["taken"] >= facts["seats"]
    return [button(t.plain("button-task-sign", full=full), SignUp(task=facts["task_id"]))]


def _telling(t: Translator, why: Sequence[str]) -> list[InlineKeyboardButton]:
    """Return the button that leads to one's own page, where that can open the task."""
    return [_tell(t, new=False)] if all(Reason(one) in _TOLD_OF_ONESELF for one in why) else []


def _tell(t: Translator, *, new: bool) -> InlineKeyboardButton:
    return button(t.plain("button-task-tell", new=new), Volunteering(act="home"))


def _answers(t: Translator, task_id: int) -> list[InlineKeyboardButton]:
    return [
        button(t.plain("button-task-offer", yes=True), Accept(task=task_id, yes=True)),
        button(t.plain("button-task-offer", yes=False), Accept(task=task_id, yes=False)),
    ]


def _line(t: Translator, one: Shown) -> Word:
    """Return a task in a list: what and when, and whether it is open to the reader."""
    facts, standing = one["facts"], one["standing"]
    first = t(
        "task-line",
        number=facts["number"],
        title=facts["title"],
        urgent=facts["urgent"],
        when=times.moment_of(t, facts["starts_at"]),
    )
    free = max(facts["seats"] - facts["taken"], 0)
    why = _reason(t, standing["why"][0], **facts) if standing["why"] else ""
    how = standing["seat"] if standing["seat"] in {Seat.HELD, Seat.WAITING, Seat.OFFERED} else None
    if how is None:
        how = "look" if not standing["takes"] else "shut" if why else "open" if free else "full"
    second = t("task-line-how", how=how, free=free, place=standing["place"], waiting=facts["waiting"], why=why)
    return Word(f"{first}\n{second}")


def _todo(t: Translator, why: str, **facts: Unpack[Facts]) -> Word:
    """Say why it is not open to the reader, and what can be done about it."""
    return t("task-todo", why=_reason(t, why, **facts), told=Reason(why) in _TOLD_OF_ONESELF)


def _reason(t: Translator, why: str, **facts: Unpack[Facts]) -> str:
    return t.plain("task-reason", why=why, **_able(t, **facts))


def _able(t: Translator, **facts: Unpack[Facts]) -> dict[str, str]:
    """Return what the skill and its licence are called; a task that takes none says neither."""
    return {one: task_heads.named(t, facts[one]) or "" for one in ("skill", "licence")}


def _company(t: Translator, others: Sequence[str], count: int, **facts: Unpack[Facts]) -> Word:
    """Say who comes along, or where they are many how many they are."""
    if others:
        return t("task-company", names=_joined(t, others))
    alone = count <= 1
    if alone and facts["least"] <= 1:
        return Word()
    return t("task-company-count", alone=alone, count=count)


def _joined(t: Translator, names: Sequence[str]) -> str:
    return t.plain("task-joint").join(names)


def _short(name: str) -> str:
    """Return a name that fits a button beside another one."""
    return name if len(name) <= _LONGEST_LABEL else f"{name[:_LONGEST_LABEL]}…"


_LONGEST_LABEL: Final = 12
