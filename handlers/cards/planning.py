"""Tasks as those see them who plan them: the panel of a draft, what is asked, and the page of an open one with who takes part.

The panel may show a door and whom it is for, and is protected; once the task is open, its page does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton

from community import skills
from community.gates import Gate
from community.places import Place
from community.planning import Reason
from community.seats import State as Seat
from community.tasks import Risk, State, Task
from community.teams import Team
from community.timers import Repeat
from handlers.cards import task_heads as heads
from handlers.cards.buttons import OpenCase, button, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.certificate_buttons import TaskSlip
from handlers.cards.planning_buttons import NewTask, Plan, PlanSet
from handlers.cards.stint_buttons import Coming
from handlers.cards.task_buttons import OpenTask
from handlers.cards.task_heads import Facts
from locales import Translator, Word

#: Choices on one page.
PAGE: Final = 12
#: Names in one line of the planner's page.
_NAMED: Final = 20
_REASONS: Final = frozenset(Reason)
#: The fields that have a button on the panel.
_FIELDS: Final = (
    "title",
    "time",
    "people",
    "team",
    "home",
    "where",
    "served",
    "risk",
    "skill",
    "insured",
    "notes",
    "more",
)
#: Which button opens what a gate asks for.
FIELD_OF: Final[Mapping[Gate, str]] = {
    Gate.TITLE: "title",
    Gate.TIME: "time",
    Gate.TEAM: "team",
    Gate.HOME: "home",
    Gate.WHERE: "where",
    Gate.SERVED: "served",
    Gate.TWO: "people",
    Gate.RISK: "risk",
    Gate.SKILL: "skill",
    Gate.INSURANCE: "insured",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its planner sees it: its row, where it is, who is asked, by what name somebody is served, and what is shut."""

    task: Task
    place: Place | None
    team: Team | None
    served: str
    missing: Sequence[Gate]


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody at a task: their name, what they are to it, and what they answered to the reminder."""

    name: str
    state: str
    coming: bool | None


def panel(t: Translator, draft: Draft) -> Card:
    """Show what is known of a draft, what is missing, and a button for each field."""
    task = draft.task
    blocks = [t("plan-title")]
    facts = _facts(t, draft)
    if facts:
        blocks.append(Word("\n".join(facts)))
    if not task.title and task.starts_at is None:
        blocks.append(t("plan-example"))
    elif draft.missing:
        gaps = [Word("· ") + t("plan-gate", gate=gate) for gate in draft.missing]
        blocks.append(Word("\n".join([t("plan-missing"), *gaps])))
    else:
        blocks.append(t("plan-ready"))
    buttons = [_field(t, act, task) for act in _FIELDS if act != "served" or task.home]
    ends = [_act(t, "open", task.id), _act(t, "drop", task.id)]
    return Card(Audience.CONFIDENTIAL, Word("\n\n".join(blocks)), rows(*_threes(buttons), ends))


def ask(t: Translator, what: str, *, task_id: int, number: int = 0) -> Card:
    """Ask for the words of one field, or of what is done with an open task."""
    return Card(Audience.PERSONAL, t("plan-ask", what=what, number=number), rows([_act(t, "page", task_id)]))


def wrong(t: Translator, message_id: str, *, task_id: int, **arguments: Any) -> Card:
    """Say why what was written cannot be taken; the step goes on."""
    return Card(Audience.PERSONAL, t(message_id, **arguments), rows([_act(t, "page", task_id)]))


def teams(t: Translator, draft: Draft, choices: Sequence[Team], *, everybody: bool, page: int) -> Card:
    """Let the planner choose who is asked: a team, or, where they may, every volunteer of the place."""
    task, pages = draft.task, max(1, -(-len(choices) // PAGE))
    page = min(page, pages - 1)
    buttons = [
        _set(t, marked(t, one.name, chosen=one.id == task.team_id), task, "team", str(one.id))
        for one in choices[page * PAGE : (page + 1) * PAGE]
    ]
    if everybody:
        all_ = marked(t, t.plain("button-plan-everybody"), chosen=task.team_id is None)
        buttons.insert(0, _set(t, all_, task, "team", ""))
    turning = turns(t, page=page, pages=pages, to=lambda number: Plan(act="team", task=task.id, page=number))
    return Card(
        Audience.PERSONAL, t("plan-choose", what="team"), rows(*pairs(buttons), turning, [_act(t, "page", task.id)])
    )


def choose(t: Translator, what: str, draft: Draft, *, page: int = 0) -> Card:
    """Let the planner choose: home, risk, skill, insured, or more."""
    task = draft.task
    turning: list[InlineKeyboardButton] = []
    enough: list[InlineKeyboardButton] = []
    if what == "home":
        buttons = [
            _set(t, marked(t, t.plain("button-plan-home", home=home), chosen=task.home is home), task, "home", value)
            for home, value in ((False, "no"), (True, "yes"))
        ]
    elif what == "risk":
        buttons = [
            _set(t, marked(t, t.plain("button-plan-risk", risk=one), chosen=task.risk == one), task, "risk", one)
            for one in Risk
        ]
    elif what == "insured":
        buttons = [
            _set(t, marked(t, t.plain("button-plan-insured", insured=on), chosen=task.insured is on), task, what, value)
            for on, value in ((True, "yes"), (False, "no"))
        ]
    elif what == "skill":
        crafts = list(skills.crafts().values())
        pages = -(-len(crafts) // PAGE)
        page = min(page, pages - 1)
        none = marked(t, t.plain("button-plan-no-skill"), chosen=task.skill == "")
        buttons = [_set(t, none, task, "skill", "")] + [
            _set(t, marked(t, one.names[t.language], chosen=task.skill == one.key), task, "skill", one.key)
            for one in crafts[page * PAGE : (page + 1) * PAGE]
        ]
        turning = turns(t, page=page, pages=pages, to=lambda number: Plan(act="skill", task=task.id, page=number))
        enough = [
            _set(t, marked(t, t.plain("button-plan-able", one=one), chosen=task.one_skilled is one), task, *chosen)
            for one, chosen in ((False, ("one_skilled", "")), (True, ("one_skilled", "yes")))
        ]
    else:
        buttons = _more(t, task)
    # With one place there is nobody to come along.
    enough = enough if task.skill and task.seats > 1 else []
    back = [_act(t, "page", task.id)]
    return Card(Audience.PERSONAL, t("plan-choose", what=what), rows(*pairs(buttons), turning, enough, back))


def choose_place(t: Translator, choices: Sequence[Place]) -> Card:
    """Let somebody who plans for several places say for which one."""
    buttons = [button(one.name, NewTask(place=one.id or 0)) for one in choices]
    return Card(Audience.PERSONAL, t("plan-choose-place"), rows(*pairs(buttons)))


def unfinished(t: Translator, task: Task) -> Card:
    """Offer a draft that was not opened."""
    go_on = button(t.plain("button-plan", act="go-on"), Plan(act="page", task=task.id))
    other = button(t.plain("button-plan-other"), NewTask(place=task.place_id))
    drop = _act(t, "drop", task.id)
    return Card(Audience.PERSONAL, t("plan-unfinished", title=task.title), rows([go_on, other], [drop]))


def sure_to_drop(t: Translator, task: Task) -> Card:
    """Ask once more before a draft goes."""
    buttons = [_act(t, "drop-sure", task.id), _act(t, "page", task.id)]
    return Card(Audience.PERSONAL, t("plan-sure-to-drop"), rows(buttons))


def page(
    t: Translator,
    attending: Sequence[Attending],
    *,
    repeat: str | None,
    case_id: int | None,
    begun: bool,
    why: str,
    done: str = "",
    **facts: Unpack[Facts],
) -> Card:
    """Show a task to whoever plans it: what the group reads, who takes part, and what may be done.

    `why` it was called off, empty if it was not; `done`: what was done just now.
    """
    blocks = [t("plan-done", what=done, number=facts["number"] or 0)] if done else []
    told = heads.lines(t, **facts)
    if why:
        told.append(t("plan-called-off", reason=in_words(t, why)))
    blocks += [Word("\n".join(told)), Word("\n".join(_attending(t, attending)))]
    if repeat:
        blocks.append(t("plan-series", repeat=repeat))
    text = Word("\n\n".join(block for block in blocks if block))
    return Card(
        Audience.PERSONAL, text, rows(*pairs(_steps(t, repeat=repeat, case_id=case_id, begun=begun, facts=facts)))
    )


def call_off_which(t: Translator, task: Task) -> Card:
    """Ask whether this one is called off, or the whole series."""
    buttons = [
        button(t.plain("button-plan", act="call-off-one"), Plan(act="call-off", task=task.id, page=1)),
        _act(t, "call-off-all", task.id),
    ]
    return Card(
        Audience.PERSONAL, t("plan-call-off-which", number=task.number or 0), rows(buttons, [_act(t, "page", task.id)])
    )


def in_words(t: Translator, said: str) -> str:
    """Return why a task was called off: the words of whoever did it, or those for a reason that nobody wrote."""
    return t.plain("plan-reason", reason=said) if said in _REASONS else said.rstrip("。.")


def changed(t: Translator, *, news: Sequence[str], own: str, **facts: Unpack[Facts]) -> Card:
    """Tell somebody who has a place, or waits for one, what changed; whoever has one is asked anew."""
    what = {
        "time": ("time", heads.when(t, **facts)),
        "where": ("door", "") if facts["home"] else ("where", facts["meeting"]),
        "notes": ("notes", facts["notes"]),
    }
    lines = [t("task-changed", number=facts["number"] or 0, title=facts["title"])]
    lines += [t("task-changed-what", what=what[one][0], value=what[one][1]) for one in news]
    asks = own == Seat.HELD and news != ["notes"]
    buttons = [
        button(t.plain("button-plan-coming", yes=yes), Coming(task=facts["task_id"], yes=yes)) for yes in (True, False)
    ]
    if asks:
        lines.append(t("task-changed-ask"))
    see = [button(t.plain("button-plan-see"), OpenTask(task=facts["task_id"]))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(buttons if asks else see))


def called_off(t: Translator, *, to: str, reason: str, **facts: Unpack[Facts]) -> Card:
    """Tell somebody why a task does not take place: who takes part or waits, the one who is served, or who plans it."""
    text = t(
        "task-called-off",
        to=to,
        number=facts["number"] or 0,
        title=facts["title"],
        when=heads.when(t, **facts),
        reason=in_words(t, reason),
    )
    return Card(Audience.PERSONAL, text)


def told(
    t: Translator,
    *,
    what: str,
    case_number: int = 0,
    case_id: int = 0,
    names: Sequence[str] = (),
    closed: str = "",
    **facts: Unpack[Facts],
) -> Card:
    """Tell who plans a task, or has the case in hand with which it helps, what became of it.

    `closed` is the team that is no more.
    """
    number, title = facts["number"] or 0, facts["title"]
    when = heads.when(t, **facts)
    lines = [t("task-plan", what=what, number=number, title=title, when=when, case=case_number, team=closed)]
    if what == "over":
        lines.append(t("task-plan-there", count=len(names), names=_names(t, names)))
    see = button(t.plain("button-plan-see"), Plan(act="page", task=facts["task_id"]))
    case = [button(t.plain("button-plan-case"), OpenCase(case=case_id))] if case_id else []
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([see, *case]))


def _facts(t: Translator, draft: Draft) -> list[Word]:
    """Return what is known of a draft, one fact a line."""
    task = draft.task
    at = (
        heads.between(t, task.starts_at.isoformat(), task.ends_at.isoformat())
        if task.starts_at and task.ends_at
        else ""
    )
    risk = t.plain("plan-risk", risk=task.risk) if task.risk else ""
    known = {
        "title": task.title,
        "time": at,
        "people": t.plain("plan-seats", seats=task.seats, least=task.least) if task.title or at else "",
        "team": _asked(t, draft) if task.title or at else "",
        "home": t.plain("plan-home", home=task.home) if task.home is not None else "",
        "spot" if task.home else "meeting": (task.spot if task.home else task.meeting) or "",
        "served": draft.served if task.home else "",
        "risk": t.plain("plan-joint").join(one for one in (risk, task.risk_words) if one),
        "skill": _craft(t, task),
        "insured": t.plain("plan-insured", insured=task.insured) if task.insured is not None else "",
        "notes": task.notes,
        "more": t.plain("plan-joint").join(_extras(t, task)),
    }
    return [t("plan-fact", field=field, value=value) for field, value in known.items() if value]


def _asked(t: Translator, draft: Draft) -> str:
    """Return who is asked; nothing while somebody who may not ask everybody has not said which team."""
    if draft.team is not None:
        return draft.team.name
    place = draft.place.name if draft.place else ""
    return "" if Gate.TEAM in draft.missing else t.plain("plan-everybody", place=place)


def _craft(t: Translator, task: Task) -> str:
    if task.skill is None:
        return ""
    craft = skills.crafts().get(task.skill)
    if craft is None:
        return t.plain("plan-no-skill")
    name = craft.names[t.language]
    skill = t.plain("plan-skill", name=name, licence=craft.licences[t.language]) if craft.licensed else name
    return t.plain("plan-one-skilled", skill=skill) if task.one_skilled else skill


def _extras(t: Translator, task: Task) -> list[str]:
    found = [t.plain("plan-women")] if task.women else []
    found += [t.plain("plan-urgent")] if task.urgent else []
    return [*found, *([t.plain("plan-repeat", repeat=task.repeat)] if task.repeat else [])]


def _more(t: Translator, task: Task) -> list[InlineKeyboardButton]:
    found = []
    for field, on in (("women", task.women), ("urgent", task.urgent)):
        words = marked(t, t.plain("button-plan-more", field=field), chosen=on)
        found.append(_set(t, words, task, field, "" if on else "yes"))
    for repeat in (Repeat.WEEKLY, Repeat.MONTHLY):
        on = task.repeat == repeat
        words = marked(t, t.plain("button-plan-more", field=repeat), chosen=on)
        found.append(_set(t, words, task, "repeat", "" if on else repeat))
    return found


def _attending(t: Translator, attending: Sequence[Attending]) -> list[Word]:
    """Return who takes part, is being asked, and waits."""
    lines = []
    for state, message in ((Seat.HELD, "plan-holders"), (Seat.OFFERED, "plan-offered"), (Seat.WAITING, "plan-waiting")):
        those = [one for one in attending if one.state == state]
        names = [
            t.plain(
                "plan-holder", name=one.name or t.plain("person-unnamed"), coming="yes" if one.coming else "unknown"
            )
            for one in those
        ]
        if names:
            lines.append(t(message, names=_names(t, names)))
    return lines or [t("plan-nobody")]


def _names(t: Translator, names: Sequence[str]) -> str:
    said = t.plain("plan-joint").join(one or t.plain("person-unnamed") for one in names[:_NAMED])
    return said if len(names) <= _NAMED else t.plain("plan-and-more", names=said, count=len(names))


def _steps(
    t: Translator, *, repeat: str | None, case_id: int | None, begun: bool, facts: Facts
) -> list[InlineKeyboardButton]:
    """Return what may be done with a task that was opened."""
    task_id = facts["task_id"]
    found = []
    if facts["state"] == State.OPEN:
        found += (
            []
            if begun
            else [_act(t, act, task_id) for act in ("alter-time", "alter-where", "alter-people", "alter-notes")]
        )
        found += [] if begun else [_act(t, "calm" if facts["urgent"] else "urgent", task_id)]
        found += [_act(t, "again", task_id)]
    # A series goes on after one that is over or called off, and may be stopped there as well.
    found += [_act(t, "stop", task_id)] if repeat else []
    if facts["state"] == State.OPEN:
        found += [button(t.plain("button-plan", act="print"), TaskSlip(task=task_id)), _act(t, "call-off", task_id)]
    if case_id is not None:
        found.append(button(t.plain("button-plan-case"), OpenCase(case=case_id)))
    return found


def _set(t: Translator, words: str, task: Task, field: str, value: str) -> InlineKeyboardButton:
    del t
    return button(words, PlanSet.model_validate({"task": task.id, "field": field, "value": str(value)}))


def _act(t: Translator, act: str, task_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-plan", act=act), Plan.model_validate({"act": act, "task": task_id}))


def _field(t: Translator, act: str, task: Task) -> InlineKeyboardButton:
    """Return the button of a field; a time that was never said is not changed but set."""
    label = "time-first" if act == "time" and task.starts_at is None else act
    return button(t.plain("button-plan", act=label), Plan.model_validate({"act": act, "task": task.id}))


def _threes(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
