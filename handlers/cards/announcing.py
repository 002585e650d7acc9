"""The panels with which a notice is written: what it says, to whom, when, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from aiogram.types import InlineKeyboardButton

from community import clock, hours
from community.audiences import FEW, ROLES, Heads, Topic, Wanted
from community.notices import MOST_MEDIA, Notice, State, title
from community.places import Place
from handlers.cards import times
from handlers.cards.buttons import PLACES_A_PAGE, Never, button, column, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.notice_buttons import Aim, Announce, Compose, Option, Run, When
from locales import Translator, Word

PAGE: Final = 5
#: What can be chosen, and the words that say how.
KINDS: Final = {"places": "aim-places", "roles": "aim-roles", "topics": "aim-topics", "groups": "aim-groups"}
_LASTS: Final = (24, 48, 168)
_REPEATS: Final = ("once", "daily", "weekly", "monthly")
#: Days and hours that are offered as buttons. Other times are typed.
_DAYS: Final = 7
_HOURS: Final = range(8, 20)
_MOST_NAMES: Final = 3
_MOST_OF_A_TITLE: Final = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the panel of a notice shows.

    `places` and `groups` are the names of those that were chosen; `asked` is how many may agree to it while it waits.
    """

    notice: Notice
    wanted: Wanted
    heads: Heads
    office: str
    places: Sequence[str]
    groups: Sequence[str]
    asked: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be toggled: its value on the wire, its words, whether it is chosen, and what it holds."""

    value: str
    words: str
    chosen: bool
    count: int | None = None
    #: The place that can be looked into.
    inside: int = 0
    #: It is everybody at the office's place.
    whole: bool = False


def ask(t: Translator, *, office: str, recent: Sequence[Notice], page: int, templates: bool) -> Card:
    """Ask for a notice; offer templates, and recent notices five a page."""
    lines: list[str] = [t("announce-ask", office=office)]
    if recent:
        lines += ["", t("announce-recent", count=len(recent))]
    pages = max(1, -(-len(recent) // PAGE))
    page = min(page, pages - 1)
    opens = [
        button(
            t.plain("button-recent-notice", number=one.number, state=one.state, title=_short(title(one))),
            Run(act="show", notice=one.id),
        )
        for one in recent[page * PAGE : (page + 1) * PAGE]
    ]
    others = turns(t, page=page, pages=pages, to=lambda number: Announce(act="recent", page=number))
    ends = [button(t.plain("button-templates"), Announce(act="templates"))] if templates else []
    ends.append(button(t.plain("button-never-mind"), Never()))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*column(opens), others, ends))


def which_office(t: Translator, offices: Sequence[Place]) -> Card:
    """Ask in whose name the notice speaks."""
    choices = [button(one.name, Announce(act="office", place=one.id or 0)) for one in offices]
    return Card(Audience.PERSONAL, t("announce-which-office"), rows(*pairs(choices)))


def templates(t: Translator, found: Sequence[Notice]) -> Card:
    """Offer the templates, each with a way to be rid of it."""
    lines = [
        [
            button(t.plain("button-template", title=_short(title(one))), Compose(act="use", notice=one.id)),
            button(t.plain("button-drop-template"), Compose(act="drop-template", notice=one.id)),
        ]
        for one in found
    ]
    text = t("announce-templates") if found else t("announce-no-templates")
    return Card(Audience.PERSONAL, text, rows(*lines, [button(t.plain("button-back"), Announce(act="write"))]))


def ask_more(t: Translator, message_id: str, **arguments: int | str) -> Card:
    """Ask for what is still missing, or say why what came is not it."""
    return Card(Audience.PERSONAL, t(message_id, **arguments), rows([button(t.plain("button-never-mind"), Never())]))


def too_many(t: Translator) -> Card:
    """Say how many pictures a notice holds."""
    return ask_more(t, "announce-too-many", most=MOST_MEDIA)


def panel(t: Translator, plan: Plan, *, album: bool = False) -> Card:
    """Show what is known about a notice that is not sent yet, with a button for everything that can be changed."""
    notice = plan.notice
    lines: list[str] = [
        t("draft-title", number=notice.number, state=notice.state, title=title(notice)),
        t("draft-to", whom=_whom(t, plan)),
        *_heads(t, plan),
        t("draft-when", when=planned(t, notice)),
    ]
    quiet = _quiet(t, notice)
    lines += [quiet] if quiet else []
    lines.append(t("draft-options", options=_options(t, notice)))
    if notice.urgent:
        lines.append(t("draft-reason", reason=notice.reason))
    if album:
        lines += ["", t("draft-album")]
    if notice.state != State.DRAFT:
        lines += ["", t("draft-now", state=notice.state, asked=plan.asked)]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*_changes(t, plan)))


def _changes(t: Translator, plan: Plan) -> list[list[InlineKeyboardButton]]:
    act = _Acts(t, plan.notice.id)
    match plan.notice.state:
        case State.DRAFT:
            aim = button(t.plain("button-aim"), Aim(notice=plan.notice.id, kind="places"))
            return [
                [aim, act("button-when", "when"), act("button-options", "options")],
                [act.look(), act("button-rewrite", "rewrite")],
                [act("button-keep-template", "keep"), act("button-drop", "drop")],
                [act("button-send", "send", count=_count(t, plan))],
            ]
        case State.MISSED:
            return [[act("button-send-late", "send-late"), act("button-drop", "drop")], [act.look()]]
        case State.WAITING | State.SCHEDULED:
            return [[act("button-take-back", "take-back"), act("button-drop", "drop")], [act.look()]]
        case _:
            return [[act.look()]]


class _Acts:
    """Makes the buttons of one notice."""

    def __init__(self, t: Translator, notice_id: int) -> None:
        self._t, self._id = t, notice_id

    def __call__(self, label: str, act: str, **arguments: str) -> InlineKeyboardButton:
        """Return the button of an act."""
        return button(self._t.plain(label, **arguments), Compose.model_validate({"act": act, "notice": self._id}))

    def look(self) -> InlineKeyboardButton:
        """Return the button that shows the very message."""
        return button(self._t.plain("button-look"), Run(act="look", notice=self._id))

    def back(self, label: str = "button-done") -> InlineKeyboardButton:
        """Return the button that leads back to the panel."""
        return button(self._t.plain(label), Run(act="show", notice=self._id))


def planned(t: Translator, notice: Notice) -> str:
    """Say when a notice goes."""
    if notice.starts_at is None:
        return t.plain("draft-at-once")
    when = times.moment(t, notice.starts_at)
    return t.plain("draft-repeat", repeat=notice.repeat, when=when) if notice.repeat else when


def _quiet(t: Translator, notice: Notice) -> Word | None:
    """Say when readers really get what would come in their quiet hours."""
    when = _arrival(t, notice)
    return t("draft-quiet", when=when) if when else None


def _arrival(t: Translator, notice: Notice) -> str | None:
    """Return the end of the quiet hours into which it would come; None: it comes when it goes."""
    start = max(notice.starts_at or clock.now(), clock.now())
    if notice.urgent or not hours.is_quiet(start):
        return None
    return times.moment(t, hours.when_loud(start))


def _whom(t: Translator, plan: Plan) -> str:
    wanted = plan.wanted
    return whom(
        t, office=plan.office, personal=wanted.personal, places=plan.places, roles=wanted.roles, topics=wanted.topics
    )


def whom(
    t: Translator, *, office: str, personal: bool, places: Sequence[str], roles: Sequence[str], topics: Sequence[str]
) -> str:
    """Say which people are meant, by the names of places; not `personal`: groups alone."""
    if not personal:
        return t.plain("draft-groups-only")
    joint = t.plain("draft-joint")
    where = joint.join(places[:_MOST_NAMES]) or office
    if len(places) > _MOST_NAMES:
        where = t.plain("draft-several-places", places=where, count=len(places))
    who = joint.join(t.plain(f"role-{role}") for role in roles) or t.plain("draft-residents")
    if not topics:
        return t.plain("draft-people", places=where, roles=who)
    chosen = joint.join(t.plain("notice-topic", topic=topic) for topic in topics)
    return t.plain("draft-people-by-topic", places=where, roles=who, topics=chosen)


def _heads(t: Translator, plan: Plan) -> list[Word]:
    heads, lines = plan.heads, []
    if few(plan):
        lines.append(t("draft-heads-few"))
    elif heads.people:
        others = 0 if plan.wanted.topical else heads.people - heads.writable
        lines.append(t("draft-heads", writable=heads.writable, others=others))
    elif not plan.groups:
        lines.append(t("draft-heads", writable=0, others=0))
    if plan.groups:
        lines.append(t("draft-groups", groups=t.plain("draft-joint").join(plan.groups)))
    return lines


def few(plan: Plan) -> bool:
    """Tell whether so few are meant, by what they are interested in, that their number is nobody's business."""
    return plan.wanted.topical and plan.heads.writable < FEW


def _options(t: Translator, notice: Notice) -> str:
    chosen = [t.plain("draft-asks", asks=notice.asks)]
    if notice.pins:
        chosen.append(t.plain("draft-pins"))
    chosen.append(t.plain("draft-lasts", days=notice.lasts_hours // 24))
    return t.plain("draft-joint").join(chosen)


def _count(t: Translator, plan: Plan) -> str:
    if few(plan):
        return t.plain("button-send-few", groups=plan.heads.groups)
    return t.plain("button-send-count", people=plan.heads.writable, groups=plan.heads.groups)


def aim(
    t: Translator, plan: Plan, *, kind: str, choices: Sequence[Choice], at: int, page: int, back: int | None
) -> Card:
    """Let the author choose places, roles, topics or groups. `at` is the place that is shown, `back` the one above it."""
    notice = plan.notice
    lines: list[str] = [t("aim-title", whom=_whom(t, plan)), *_heads(t, plan), ""]
    empty = kind == "groups" and not choices
    lines.append(t("aim-no-groups") if empty else t(KINDS[kind], office=plan.office))
    pages = max(1, -(-len(choices) // PLACES_A_PAGE))
    page = min(page, pages - 1)
    shown = choices[page * PLACES_A_PAGE : (page + 1) * PLACES_A_PAGE]

    def to(value: str = "", kind: str = kind, at: int = at, page: int = page) -> Aim:
        return Aim.model_validate({"notice": notice.id, "kind": kind, "value": value, "at": at, "page": page})

    toggles: list[Sequence[InlineKeyboardButton]] = []
    for one in shown:
        words = _counted(t, one, topical=kind == "topics" or (kind == "roles" and plan.wanted.topical))
        if one.whole:
            words = t.plain("aim-whole", choice=words)
        line = [button(marked(t, words, chosen=one.chosen), to(one.value))]
        if one.inside:
            line.append(button(t.plain("button-inside", place=one.words), to(at=one.inside, page=0)))
        toggles.append(line)
    if not any(one.inside for one in shown):
        toggles = pairs([line[0] for line in toggles])
    others = turns(t, page=page, pages=pages, to=lambda number: to(page=number))
    up = [button(t.plain("button-back"), to(at=back, page=0))] if back is not None else []
    kinds = [
        button(marked(t, t.plain("button-aim-kind", kind=one), chosen=one == kind), to(kind=one, at=0, page=0))
        for one in KINDS
    ]
    return Card(
        Audience.PERSONAL, Word("\n".join(lines)), rows(*toggles, others, up, kinds, [_Acts(t, notice.id).back()])
    )


def _counted(t: Translator, choice: Choice, *, topical: bool) -> str:
    if choice.count is None:
        return choice.words
    if topical and choice.count < FEW:
        return t.plain("aim-counted-few", name=choice.words)
    return t.plain("aim-counted", name=choice.words, count=choice.count)


def when(t: Translator, notice: Notice) -> Card:
    """Let the author choose the day, and how often."""
    today = hours.local(clock.now()).date()
    days = [one for number in range(_DAYS + 1) if _hours_left(one := today + timedelta(days=number))][:_DAYS]
    choices = [button(times.day(t, one), When(notice=notice.id, day=f"{one:%Y%m%d}")) for one in days]
    act = _Acts(t, notice.id)
    repeats = []
    if notice.starts_at is not None:
        now = notice.repeat or "once"
        repeats = [
            button(
                marked(t, t.plain("button-repeat", repeat=one), chosen=one == now),
                Compose.model_validate({"act": one, "notice": notice.id}),
            )
            for one in _REPEATS
        ]
    lines: list[str] = [t("draft-when", when=planned(t, notice))]
    quiet = _quiet(t, notice)
    lines += [quiet, ""] if quiet else [""]
    lines.append(t("when-choose"))
    keyboard = rows([act("button-at-once", "at-once")], *pairs(choices), *pairs(repeats), [act.back()])
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def hour(t: Translator, notice: Notice, on: date) -> Card:
    """Let the author choose the hour."""
    choices = [
        button(times.wall(t, time(one)), When(notice=notice.id, day=f"{on:%Y%m%d}", hour=one))
        for one in _hours_left(on)
    ]
    return _clock(t, notice, on, choices)


def minute(t: Translator, notice: Notice, on: date, hour: int) -> Card:
    """Let the author choose the full or the half hour."""
    choices = [
        button(times.wall(t, time(hour, one)), When(notice=notice.id, day=f"{on:%Y%m%d}", hour=hour, minute=one))
        for one in (0, 30)
        if hours.at(on, time(hour, one)) > clock.now()
    ]
    return _clock(t, notice, on, choices)


def _hours_left(on: date) -> list[int]:
    """Return the hours of a day that are offered: those whose half hour is still to come."""
    return [one for one in _HOURS if hours.at(on, time(one, 30)) > clock.now()]


def _clock(t: Translator, notice: Notice, on: date, choices: Sequence[InlineKeyboardButton]) -> Card:
    back = [button(t.plain("button-back"), Compose(act="when", notice=notice.id))]
    return Card(Audience.PERSONAL, t("when-hour", day=times.day(t, on)), rows(*pairs(choices), back))


def not_a_time(t: Translator, notice: Notice) -> Card:
    """Say how a time is written."""
    return Card(Audience.PERSONAL, t("when-not-understood"), rows([_Acts(t, notice.id).back("button-back")]))


def options(t: Translator, notice: Notice) -> Card:
    """Let the author choose how the notice goes."""

    def switch(what: str, value: int, words: str, *, chosen: bool) -> InlineKeyboardButton:
        data = Option.model_validate({"notice": notice.id, "what": what, "value": value})
        return button(marked(t, words, chosen=chosen), data)

    act = _Acts(t, notice.id)
    lasts = [
        switch("lasts", one, t.plain("option-lasts", days=one // 24), chosen=notice.lasts_hours == one)
        for one in _LASTS
    ]
    lines: list[str] = [t("options-choose")]
    if notice.urgent:
        lines = [t("draft-reason", reason=notice.reason), "", *lines]
    keyboard = rows(
        [switch("asks", not notice.asks, t.plain("option-asks"), chosen=notice.asks)],
        [switch("pins", not notice.pins, t.plain("option-pins"), chosen=notice.pins)],
        lasts,
        [act("button-calm", "calm") if notice.urgent else act("button-urgent", "urgent")],
        [act.back()],
    )
    return Card(Audience.PERSONAL, Word("\n".join(lines)), keyboard)


def sure_to_send(t: Translator, plan: Plan, *, minutes: int | None, why: str | None, alone: bool) -> Card:
    """Ask once more, with how many will read it, and when.

    `why` a second person would have to agree, `alone`: the author is an administrator and decides without one.
    """
    notice, count = plan.notice, _count(t, plan)
    quiet, arrival = _quiet(t, notice), _arrival(t, notice)
    if notice.starts_at is not None:
        lines = [t("send-sure-planned", count=count, when=planned(t, notice)), *([quiet] if quiet else [])]
    elif arrival:
        lines = [t("send-sure-quiet", count=count, when=arrival)]
    else:
        lines = [t("send-sure-now", count=count, span=times.span(t, minutes))]
    if notice.urgent:
        lines.append(t("send-urgent"))
    if why:
        lines.append(t("send-alone") if alone else t("send-second", why=why))
    act = _Acts(t, notice.id)
    return Card(
        Audience.PERSONAL,
        Word("\n".join(lines)),
        rows([act("button-send-sure", "send-sure"), act.back("button-not-yet")]),
    )


def begun(t: Translator, notice: Notice, *, few: bool) -> Card:
    """Say that a notice is on its way; how far it has come is told by a card of its own. `few`: no number is told."""
    show = [button(t.plain("button-show"), Run(act="show", notice=notice.id))]
    text = (
        t("send-begun-few", number=notice.number)
        if few
        else t("send-begun", number=notice.number, count=notice.readers)
    )
    return Card(Audience.PERSONAL, text, rows(show))


def sure_to_drop(t: Translator, notice: Notice) -> Card:
    """Ask once more before a notice is given up."""
    act = _Acts(t, notice.id)
    text = t("draft-sure-to-drop", number=notice.number)
    return Card(Audience.PERSONAL, text, rows([act("button-drop-sure", "drop-sure"), act.back("button-not-yet")]))


def group_name(t: Translator, purpose: str, place: str) -> str:
    """Name a group by what it is for and where."""
    return t.plain("aim-group-name", purpose=t.plain(f"purpose-{purpose}"), place=place)


def role_choices(t: Translator, wanted: Wanted, counts: Mapping[str, int]) -> list[Choice]:
    """Return the roles that can be toggled."""
    return [Choice(role, t.plain(f"role-{role}"), role in wanted.roles, counts.get(role, 0)) for role in ROLES]


def topic_choices(t: Translator, wanted: Wanted, counts: Mapping[str, int]) -> list[Choice]:
    """Return the topics that can be toggled."""
    return [
        Choice(topic, t.plain("notice-topic", topic=topic), topic in wanted.topics, counts.get(topic, 0))
        for topic in Topic
    ]


def _short(words: str) -> str:
    return words if len(words) <= _MOST_OF_A_TITLE else f"{words[: _MOST_OF_A_TITLE - 1]}…"


def moment_of(day: str, hour: int, minute: int) -> datetime:
    """Return the moment that three buttons chose. Raises ValueError for a day that is none."""
    return hours.at(date_of(day), time(hour, minute))


def date_of(day: str) -> date:
    """Return the day that a button means. Raises ValueError for a day that is none."""
    return datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
