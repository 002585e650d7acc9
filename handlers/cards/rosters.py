"""Rosters in the chat, for staff: who can be asked, how places were filled, everybody's hours; and the offer that is made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Unpack

from community import clock, hours, skills
from community.places import Place
from community.rosters import Candidate, Filled, Given, Roster
from community.tasks import Task
from community.volunteers import Slot
from handlers.cards import task_heads
from handlers.cards.buttons import button, column, pairs, rows, turns
from handlers.cards.card import Audience, Card, Media
from handlers.cards.roster_buttons import (
    AskTo,
    AskWhom,
    HoursFile,
    NotThisTime,
    PickSkill,
    PickSlot,
    SeeFilled,
    SeeHours,
    SeeRoster,
    SeeRosters,
    WhoCan,
)
from handlers.cards.task_buttons import OpenTask
from handlers.cards.task_heads import Facts
from handlers.sheets import Cell, csv_of, xlsx_of
from locales import Translator, Word

if TYPE_CHECKING:
    from datetime import date

PAGE: Final = 5
#: Lines of figures on a page.
_LINES: Final = 10
#: Years whose hours are offered.
_YEARS: Final = 3
_SLOTS: Final = tuple(Slot)


def places(t: Translator, found: Sequence[Place]) -> Card:
    """Ask at which place."""
    buttons = [button(one.name, SeeRoster(place=one.id)) for one in found if one.id is not None]
    return Card(Audience.PERSONAL, t("roster-which"), rows(*column(buttons)))


def home(t: Translator, found: Roster, *, several: bool) -> Card:
    """Show how many help at a place, and the ways onward; `several`: there are other places to go to."""
    place_id = found.place.id or 0
    lines = [
        button(t.plain("button-roster-who"), PickSkill(place=place_id)),
        button(t.plain("button-roster-filled"), SeeFilled(place=place_id)),
        button(t.plain("button-roster-hours"), SeeHours(place=place_id)),
        *([button(t.plain("button-roster-places"), SeeRosters())] if several else []),
    ]
    text = t("roster-home", place=found.place.name, count=found.count, resting=found.resting)
    return Card(Audience.PERSONAL, text, rows(*pairs(lines)))


def pick_skill(t: Translator, place_id: int) -> Card:
    """Ask what somebody should be able to do."""
    crafts = [
        button(task_heads.named(t, one.names) or key, PickSlot(place=place_id, skill=key))
        for key, one in skills.crafts().items()
    ]
    anything = button(t.plain("button-roster-any-skill"), PickSlot(place=place_id))
    back = button(t.plain("button-back"), SeeRoster(place=place_id))
    return Card(Audience.PERSONAL, t("roster-pick-skill"), rows([anything], *pairs(crafts), [back]))


def pick_slot(t: Translator, place_id: int, skill: str) -> Card:
    """Ask when somebody should have time."""
    slots = [
        button(t.plain("roster-slot", slot=one), WhoCan(place=place_id, skill=skill, slot=at))
        for at, one in enumerate(_SLOTS, start=1)
    ]
    any_time = button(t.plain("button-roster-any-time"), WhoCan(place=place_id, skill=skill))
    back = button(t.plain("button-back"), PickSkill(place=place_id))
    return Card(Audience.PERSONAL, t("roster-pick-slot"), rows([any_time], *pairs(slots), [back]))


def who_can(t: Translator, found: Sequence[Candidate], chosen: WhoCan) -> Card:
    """List who can be asked, five a page."""
    pages = max(1, -(-len(found) // PAGE))
    page = min(chosen.page, pages - 1)
    craft = skills.crafts().get(chosen.skill)
    facts = {
        "skill": (task_heads.named(t, craft.names) if craft else None) or t.plain("roster-any-skill"),
        "slot": t.plain("roster-slot", slot=_SLOTS[chosen.slot - 1] if chosen.slot else "any"),
    }
    back = button(t.plain("button-roster-again"), PickSkill(place=chosen.place))
    if not found:
        return Card(Audience.PERSONAL, t("roster-nobody", **facts), rows([back]))
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [t("roster-who", count=len(found), **facts)]
    joint = t.plain("roster-joint")
    for one in shown:
        cannot = joint.join(t.plain("roster-cannot", limit=limit) for limit in one.cannot)
        lines.append(t("roster-person", name=_name(t, one), cannot=cannot, limited=bool(cannot)))
    lines += ["", t("roster-free")]
    asks = [
        button(t.plain("button-roster-ask", name=_name(t, one)), AskWhom(place=chosen.place, person=one.person.id))
        for one in shown
    ]

    def to(number: int) -> WhoCan:
        return WhoCan(place=chosen.place, skill=chosen.skill, slot=chosen.slot, page=number)

    turn = turns(t, page=page, pages=pages, to=to)
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(asks), turn, [back]))


def ask_to(t: Translator, place_id: int, person_id: int, name: str, found: Sequence[Task]) -> Card:
    """Ask to which task somebody should be asked."""
    back = button(t.plain("button-roster-back"), SeeRoster(place=place_id))
    if not found:
        return Card(Audience.PERSONAL, t("roster-no-task"), rows([back]))
    buttons = []
    for one in found:
        on = hours.local(one.starts_at or clock.now()).date()
        words = t.plain("button-roster-task", number=one.number, title=one.title, month=on.month, date=on.day)
        buttons.append(button(words, AskTo(task=one.id, person=person_id)))
    return Card(Audience.PERSONAL, t("roster-which-task", name=name), rows(*column(buttons), [back]))


def asked_to(t: Translator, task: Task, name: str) -> Card:
    """Say that somebody was asked."""
    back = button(t.plain("button-roster-back"), SeeRoster(place=task.place_id))
    return Card(Audience.PERSONAL, t("roster-asked", name=name, number=task.number), rows([back]))


def offered(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Offer a task to a volunteer, who may say no or nothing; no more than any group may read."""
    lines = [t("roster-offer"), *task_heads.lines(t, **facts), Word(), t("roster-offer-free")]
    task_id = facts["task_id"]
    look = button(t.plain("button-roster-look"), OpenTask(task=task_id))
    no = button(t.plain("button-roster-no"), NotThisTime(task=task_id))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([look, no]))


def not_this_time(t: Translator) -> Card:
    """Thank whoever said no."""
    return Card(Audience.PERSONAL, t("roster-no-thanks"))


def filled(t: Translator, place_id: int, found: Sequence[Filled], *, page: int) -> Card:
    """Tell how places were filled, month by month and team by team."""
    back = button(t.plain("button-back"), SeeRoster(place=place_id))
    if not found:
        return Card(Audience.PERSONAL, t("roster-filled-nothing"), rows([back]))
    pages = -(-len(found) // _LINES)
    page = min(page, pages - 1)
    lines: list[str] = [t("roster-filled")]
    month: date | None = None
    for one in found[page * _LINES : (page + 1) * _LINES]:
        if one.month != month:
            month = one.month
            lines += ["", t("roster-filled-month", month=t.plain("month-name", year=month.year, month=month.month))]
        lines.append(
            t(
                "roster-filled-line",
                team=one.team or t.plain("roster-no-team"),
                tasks=one.tasks,
                places=one.places,
                held=one.held or 0,
                taken="yes" if one.held is not None else "few",
                came=one.came or 0,
                known="yes" if one.came is not None else "few",
            )
        )
    lines += ["", t("roster-filled-few")]
    turn = turns(t, page=page, pages=pages, to=lambda number: SeeFilled(place=place_id, page=number))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(turn, [back]))


def years(t: Translator, place: Place) -> Card:
    """Offer the hours of the last years as files."""
    place_id = place.id or 0
    this = hours.local(clock.now()).year
    lines = [
        [
            button(t.plain("button-roster-xlsx", year=year), HoursFile(place=place_id, year=year, kind="xlsx")),
            button(t.plain("button-roster-csv", year=year), HoursFile(place=place_id, year=year, kind="csv")),
        ]
        for year in range(this, this - _YEARS, -1)
    ]
    back = button(t.plain("button-back"), SeeRoster(place=place_id))
    return Card(Audience.PERSONAL, t("roster-years", place=place.name), rows(*lines, [back]))


def hours_file(t: Translator, place: str, found: Sequence[Given], *, year: int, kind: str) -> Card:
    """Hand over everybody's hours of a year, a stint a row. The file is made here, which takes a moment."""
    head = [t.plain("roster-column", column=name) for name in _COLUMNS]
    table = [_row(t, one) for one in found]
    title = t.plain("roster-file", place=place, year=year)
    data = csv_of(head, table) if kind == "csv" else xlsx_of(str(year), head, table)
    words = t("roster-file-words", place=place, year=year, count=len(found))
    return Card(Audience.PERSONAL, words, media=(Media("document", data, f"{title}.{kind}"),))


_COLUMNS: Final = (
    "name",
    "number",
    "title",
    "team",
    "day",
    "in",
    "out",
    "minutes",
    "state",
    "confirmed",
    "corrections",
)


def _row(t: Translator, one: Given) -> list[Cell]:
    begins, ends = hours.local(one.in_at), hours.local(one.out_at) if one.out_at else None
    corrections = [
        t.plain("roster-correction", before=before, after=after, reason=reason)
        for before, after, reason in one.corrections
    ]
    return [
        one.name,
        t.plain("roster-number", number=one.number),
        one.title,
        one.team or "",
        begins.date().isoformat(),
        f"{begins:%H:%M}",
        f"{ends:%H:%M}" if ends else "",
        one.minutes,
        t.plain("roster-state", state=one.state),
        t.plain("roster-confirmed", role=one.confirmed_as) if one.confirmed_as else "",
        "\n".join(corrections),
    ]


def _name(t: Translator, one: Candidate) -> str:
    return one.person.name or t.plain("person-unnamed")
