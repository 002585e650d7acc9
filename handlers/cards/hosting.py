"""Events as those see them who hold them: the list, the panel of a draft, what is asked, and the page of an open one.

The panel is the card itself, as neighbours will read it, with what is still missing. No name of a guest is on any of these.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton

from community.audiences import Topic
from community.events import Event, Kind, State
from community.gaps import Gap
from community.hosting import Reason
from community.places import Place
from community.timers import Repeat
from handlers.cards import event_heads as heads
from handlers.cards import events, times
from handlers.cards.buttons import button, link, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.event_buttons import OpenEvent, SeeGuests, StayAway
from handlers.cards.event_heads import Facts
from handlers.cards.hosting_buttons import Because, Host, HostSet, NewEvent, SeeHosted, StillOn
from locales import Translator, Word

#: Events on one page.
PAGE: Final = 5
_REASONS: Final = frozenset(Reason)
#: The fields that have a button on the panel.
_FIELDS: Final = ("title", "time", "venue", "seats", "notes", "whom", "picture", "kind", "topic", "repeat")
#: Those whose month it is are invited, whatever it is about.
_NOT_OF_BIRTHDAYS: Final = frozenset({"kind", "topic"})
#: What may be chosen; whose birthday it is is no choice.
_KINDS: Final = (Kind.GATHERING, Kind.TRAINING, Kind.JOBS)
#: What events are about. Of outages and safety notices tell, and who wants to hear of events hears of each.
_TOPICS: Final = (Topic.JOBS, Topic.HEALTH, Topic.CHILDREN, Topic.SENIORS)
_REPEATS: Final = (Repeat.WEEKLY, Repeat.MONTHLY)
#: What changes with a word of why.
_ALTERING: Final = ("alter-time", "alter-venue", "alter-notes", "alter-seats", "alter-picture")


@dataclass(frozen=True, slots=True)
class Listed:
    """An event in a list."""

    event_id: int
    number: int | None
    title: str
    starts_at: str | None
    state: str
    taken: int
    seats: int | None


def listing(
    t: Translator, *, which: str, page: int, pages: int, counts: Mapping[str, int], shown: Sequence[Listed]
) -> Card:
    """List the events of one's places, five a page."""
    told = [t("host-list", which=which, count=counts[which])]
    told += [_line(t, one) for one in shown] or [t("host-none", which=which)]
    told.append(t("host-example"))
    opens = [
        button(
            t.plain("button-host-open", number=one.number or 0, title=_short(one.title or t.plain("host-unnamed"))),
            Host(act="page", event=one.event_id),
        )
        for one in shown
    ]
    turn = turns(t, page=page, pages=pages, to=lambda to: SeeHosted.model_validate({"which": which, "page": to}))
    others = [
        button(t.plain("button-host-which", which=one, count=found), SeeHosted.model_validate({"which": one}))
        for one, found in counts.items()
        if one != which
    ]
    new = [button(t.plain("button-host-new"), NewEvent())]
    return Card(Audience.PERSONAL, Word("\n\n".join(told)), rows(*pairs(opens), turn, new, others))


def panel(t: Translator, *, missing: Sequence[Gap], **facts: Unpack[Facts]) -> Card:
    """Show a draft as its card, with what is still missing and a button for each field."""
    blocks = [t("host-draft")]
    blank = not facts["title"] and not facts["starts_at"] and not facts["venue"]
    if blank:
        blocks.append(t("host-first-line"))
    else:
        blocks.append(Word("\n".join([*heads.lines(t, **facts), *_besides(t, **facts)])))
        gaps = Word("\n".join([t("host-missing"), *(Word("· ") + t("host-gap", gap=gap) for gap in missing)]))
        blocks.append(gaps if missing else t("host-ready", kind=facts["kind"]))
    event_id = facts["event_id"]
    fields = [one for one in _FIELDS if facts["kind"] != Kind.BIRTHDAY or one not in _NOT_OF_BIRTHDAYS]
    buttons = [_act(t, act, event_id) for act in fields]
    looks = [] if missing else [_act(t, "preview", event_id)]
    ends = [*looks, _act(t, "open", event_id), _act(t, "drop", event_id)]
    return Card(Audience.PERSONAL, Word("\n\n".join(blocks)), rows(*_threes(buttons), ends))


def preview(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Show the very card that neighbours will see, without what they could tap."""
    shown = events.post(t, **facts)
    return Card(Audience.PERSONAL, shown.text, None, shown.media)


def ask(t: Translator, what: str, *, event_id: int, number: int = 0, clear: bool = False) -> Card:
    """Ask for the words of one field, or of what is done with an open event; `clear`: there is one to leave out."""
    others = []
    if what in {"seats", "alter-seats"}:
        others.append(_set(t, t.plain("button-host-unlimited"), event_id, "seats", ""))
    if clear and what in {"notes", "whom"}:
        others.append(_set(t, t.plain("button-host-none", what=what), event_id, what, ""))
    elif clear:
        others.append(_set(t, t.plain("button-host-no-picture"), event_id, "picture", ""))
    back = [_act(t, "page", event_id)]
    return Card(Audience.PERSONAL, t("host-ask", what=what, number=number), rows(others, back))


def ask_why(t: Translator, act: str, *, event_id: int, number: int) -> Card:
    """Ask why, by a tap or in words: everybody who signed up will read it."""
    buttons = [
        button(
            t.plain("button-host-why", why=one),
            Because.model_validate({"event": event_id, "act": act, "why": one}),
        )
        for one in Reason
    ]
    back = [_act(t, "page", event_id)]
    return Card(Audience.PERSONAL, t("host-why", act=act, number=number), rows(*pairs(buttons), back))


def wrong(t: Translator, message_id: str, *, event_id: int, **arguments: Any) -> Card:
    """Say why what was written cannot be taken; the step goes on."""
    return Card(Audience.PERSONAL, t(message_id, **arguments), rows([_act(t, "page", event_id)]))


def choose(t: Translator, what: str, **facts: Unpack[Facts]) -> Card:
    """Let the host choose: kind, topic or repeat."""
    event_id = facts["event_id"]
    if what == "kind":
        buttons = [
            _set(t, marked(t, t.plain("host-kind", kind=one), chosen=facts["kind"] == one), event_id, "kind", one)
            for one in _KINDS
        ]
    elif what == "topic":
        none = marked(t, t.plain("button-host-no-topic"), chosen=facts["topic"] is None)
        buttons = [_set(t, none, event_id, "topic", "")] + [
            _set(t, marked(t, t.plain("notice-topic", topic=one), chosen=facts["topic"] == one), event_id, "topic", one)
            for one in _TOPICS
        ]
    else:
        once = marked(t, t.plain("button-host-once"), chosen=facts["repeat"] is None)
        buttons = [_set(t, once, event_id, "repeat", "")] + [
            _set(t, marked(t, t.plain("host-repeat", repeat=one), chosen=facts["repeat"] == one), event_id, what, one)
            for one in _REPEATS
        ]
    return Card(Audience.PERSONAL, t("host-choose", what=what), rows(*pairs(buttons), [_act(t, "page", event_id)]))


def choose_place(t: Translator, choices: Sequence[Place]) -> Card:
    """Let somebody who holds events at several places say for which one."""
    buttons = [button(one.name, NewEvent(place=one.id or 0)) for one in choices]
    return Card(Audience.PERSONAL, t("host-choose-place"), rows(*pairs(buttons)))


def sure_to_drop(t: Translator, found: Event) -> Card:
    """Ask once more before a draft goes."""
    buttons = [_act(t, "drop-sure", found.id), _act(t, "page", found.id)]
    return Card(Audience.PERSONAL, t("host-sure-to-drop", title=found.title), rows(buttons))


def page(t: Translator, *, begun: bool, why: str, unheld: bool, done: str = "", **facts: Unpack[Facts]) -> Card:
    """Show an event to whoever holds it: what a group may read, and what may be done.

    `why` it was called off, empty if it was not; `unheld`: nobody holds it; `done`: what was done just now.
    """
    number = facts["number"] or 0
    blocks = [t("host-done", what=done, number=number, count=facts["came"] or 0)] if done else []
    told = [*heads.lines(t, **facts), *_besides(t, **facts)]
    if why:
        told.append(t("host-called-off", reason=in_words(t, why)))
    if unheld and facts["state"] == State.OPEN:
        told.append(t("host-unheld"))
    blocks.append(Word("\n".join(told)))
    buttons = _steps(t, begun=begun, unheld=unheld, facts=facts)
    back = [button(t.plain("button-host-list"), SeeHosted())]
    return Card(Audience.PERSONAL, Word("\n\n".join(blocks)), rows(*pairs(buttons), back))


def call_off_which(t: Translator, found: Event) -> Card:
    """Ask whether this one is called off, or the whole series."""
    buttons = [_act(t, "call-off-one", found.id), _act(t, "call-off-all", found.id)]
    text = t("host-call-off-which", number=found.number or 0)
    return Card(Audience.PERSONAL, text, rows(buttons, [_act(t, "page", found.id)]))


def stopped(t: Translator) -> Card:
    """Say that no more of a series comes, where none of it is open."""
    return Card(Audience.PERSONAL, t("host-stopped"))


def in_group(t: Translator, *, url: str) -> Card:
    """Lead to the private chat."""
    return Card(Audience.STAFF, t("group-to-private"), rows([link(t.plain("button-open-private"), url)]))


def in_words(t: Translator, said: str) -> str:
    """Return why an event is changed or called off: somebody's words, or those for a reason that was tapped."""
    return t.plain("host-reason", reason=said) if said in _REASONS else said.rstrip("。.")


def changed(t: Translator, *, news: Sequence[str], reason: str, **facts: Unpack[Facts]) -> Card:
    """Tell somebody who comes, or waits, what is new of an event, and why; nothing else."""
    what = {"time": heads.when(t, **facts), "where": facts["venue"], "notes": facts["notes"]}
    told = [t("event-changed", number=facts["number"] or 0, title=facts["title"])]
    told += [t("event-changed-what", what=one, value=what[one]) for one in news]
    told.append(t("event-changed-why", reason=in_words(t, reason)))
    blocks = [Word("\n".join(told))]
    if news != ["notes"]:
        blocks.append(t("event-changed-ask"))
    event_id = facts["event_id"]
    buttons = [
        button(t.plain("button-event-look"), OpenEvent(event=event_id)),
        button(t.plain("button-event-away", state="coming"), StayAway(event=event_id)),
    ]
    return Card(Audience.PERSONAL, Word("\n\n".join(blocks)), rows(buttons if heads.is_ahead(**facts) else buttons[:1]))


def called_off(t: Translator, *, reason: str, **facts: Unpack[Facts]) -> Card:
    """Tell somebody who was to come, or waited, that an event does not take place, and why."""
    text = t(
        "event-called-off",
        number=facts["number"] or 0,
        title=facts["title"],
        when=heads.when(t, **facts),
        reason=in_words(t, reason),
    )
    return Card(Audience.PERSONAL, text)


def still_on(t: Translator, *, answered: bool, held: bool, who: str, **facts: Unpack[Facts]) -> Card:
    """Ask whether an event takes place; once somebody said so, the same message says what.

    `who` holds it where that is not the reader; `held`: somebody does.
    """
    number, title, state = facts["number"] or 0, facts["title"], facts["state"]
    when = heads.when(t, **facts)
    if answered:
        text = t("event-still-answered", number=number, title=title, state=state, when=when)
        return Card(Audience.PERSONAL, text, rows([_see(t, facts["event_id"])]))
    text = t(
        "event-still-on", number=number, title=title, when=when, who=who, taken=facts["taken"],
        how="mine" if held and not who else "others" if held else "nobody",
    )  # fmt: skip
    event_id = facts["event_id"]
    first = [
        button(t.plain("button-still-on", act="yes" if held else "hold"), StillOn(event=event_id, act="yes")),
        button(t.plain("button-still-on", act="time"), Host(act="alter-time", event=event_id)),
        button(t.plain("button-still-on", act="off"), Host(act="call-off", event=event_id)),
    ]
    return Card(Audience.PERSONAL, text, rows(first, [_see(t, event_id)]))


def over(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Ask whoever held an event how many came."""
    event_id = facts["event_id"]
    text = t("event-over", number=facts["number"] or 0, title=facts["title"], taken=facts["taken"])
    buttons = [
        _act(t, "came", event_id),
        button(t.plain("button-event-guests"), SeeGuests(event=event_id)),
    ]
    return Card(Audience.PERSONAL, text, rows(buttons, [_act(t, "again", event_id)]))


def told(t: Translator, *, what: str, who: str = "", reason: str = "", **facts: Unpack[Facts]) -> Card:
    """Tell whoever holds an event what became of it, or asks who will hold it."""
    event_id = facts["event_id"]
    text = t(
        "event-host",
        what=what,
        number=facts["number"] or 0,
        title=facts["title"],
        when=heads.when(t, **facts),
        venue=facts["venue"],
        who=who,
        reason=in_words(t, reason),
        reasoned=bool(reason),
    )
    if what == "day-off":
        first = [
            button(t.plain("button-still-on", act="yes"), Host(act="open", event=event_id)),
            button(t.plain("button-still-on", act="skip"), Host(act="drop-sure", event=event_id)),
        ]
        return Card(Audience.PERSONAL, text, rows(first, [_act(t, "stop", event_id)]))
    hold = [button(t.plain("button-still-on", act="hold"), StillOn(event=event_id, act="hold"))]
    return Card(Audience.PERSONAL, text, rows([*(hold if what == "hostless" else []), _see(t, event_id)]))


def _besides(t: Translator, **facts: Unpack[Facts]) -> list[Word]:
    """Return what only its host reads of an event: kind, topic and series, where they say something."""
    told = [
        t("host-fact", what="kind", value=t.plain("host-kind", kind=facts["kind"]))
        if facts["kind"] != Kind.GATHERING
        else Word(),
        t("host-fact", what="topic", value=t.plain("notice-topic", topic=facts["topic"])) if facts["topic"] else Word(),
        t("host-fact", what="picture", value="") if facts["picture"] else Word(),
        t("host-series") if facts["repeat"] else Word(),
    ]
    return [line for line in told if line]


def _line(t: Translator, one: Listed) -> Word:
    return t(
        "host-line",
        number=one.number or 0,
        title=one.title or t.plain("host-unnamed"),
        when=times.moment_of(t, one.starts_at) if one.starts_at else t.plain("host-no-time"),
        state=one.state,
        taken=one.taken,
        limited=one.seats is not None,
        seats=one.seats or 0,
    )


def _steps(t: Translator, *, begun: bool, unheld: bool, facts: Facts) -> list[InlineKeyboardButton]:
    """Return what may be done with an event that was opened."""
    event_id, state = facts["event_id"], facts["state"]
    found = []
    if unheld and state == State.OPEN:
        found.append(button(t.plain("button-still-on", act="hold"), StillOn(event=event_id, act="hold")))
    if state != State.CALLED_OFF:
        found.append(button(t.plain("button-event-guests"), SeeGuests(event=event_id)))
    if state == State.OPEN and not begun:
        found += [_act(t, act, event_id) for act in _ALTERING]
    if state == State.OPEN:
        found.append(_act(t, "call-off", event_id))
    if state != State.CALLED_OFF and begun:
        found.append(_act(t, "came", event_id))
    # A series goes on after one that is over or called off, and may be ended there as well.
    found += [_act(t, "stop", event_id)] if facts["repeat"] else []
    found += [_act(t, "again", event_id)] if state != State.OPEN or begun else []
    return found


def _set(t: Translator, words: str, event_id: int, field: str, value: str) -> InlineKeyboardButton:
    del t
    return button(words, HostSet.model_validate({"event": event_id, "field": field, "value": str(value)}))


def _act(t: Translator, act: str, event_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-host", act=act), Host.model_validate({"act": act, "event": event_id}))


def _see(t: Translator, event_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-event-look"), Host(act="page", event=event_id))


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_LABEL else f"{title[:_LONGEST_LABEL]}…"


def _threes(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


_LONGEST_LABEL: Final = 10
