"""The form: one message with what was said so far, what it is about, where it is, and what a group will read of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from community import calendar, clock
from community import services as catalogue
from community.cases import OVER, Case, Contact, Kind, Window
from community.entries import Sort
from community.places import Place
from community.proxies import Proxy
from community.services import Service, name
from handlers.cards import heads, times
from handlers.cards.buttons import OpenCase, PickHome, Withdraw, button, column, marked, pairs, rows, turns
from handlers.cards.card import Audience, Card
from handlers.cards.places import View
from handlers.cards.request_buttons import ActFor, Fill, MeToo, PickPlace, PickService, Prefer, Submit
from locales import Translator, Word

#: As much of one's own words as one recognises them by.
_GLANCE: Final = 60
#: Categories on one page of buttons.
SERVICES_A_PAGE: Final = 8
#: What a photo or a voice may turn out to be, and the category that stands for each until a better one is chosen.
GENERAL: Final[Mapping[Kind, str]] = {
    Kind.REPAIR: "other-repair",
    Kind.HELP: "other-help",
    Kind.COMPLAINT: "complaint-other",
    Kind.SUGGESTION: "suggestion",
    Kind.QUESTION: "question",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said so far: the words, one after the other, and how many files of each sort."""

    words: str = ""
    files: Mapping[Sort, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.words or self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A draft as its writer sees it.

    `service` was chosen; `guesses` are what the words may mean, `sure` shows the first as if it were chosen, `other` is of
    another kind. `alike` are cases of neighbours at this place, as `levels.facts` tells of them; `walk_from` is the place in
    which choosing the place begins.
    """

    case_id: int
    kind: Kind
    said: Said
    service: Service | None = None
    guesses: Sequence[Service] = ()
    sure: bool = False
    other: Service | None = None
    place: str | None = None
    spot: str = ""
    window: Window = Window.ANY
    contact: Contact = Contact.CHAT
    phone: str = ""
    proxy: str | None = None
    proxy_id: int | None = None
    walk_from: int = 0
    alike: Sequence[dict[str, Any]] = ()

    @property
    def going_on(self) -> Sequence[dict[str, Any]]:
        """What of `alike` is not over, so that it can be followed."""
        return [one for one in self.alike if one["state"] not in OVER]

    @property
    def shown(self) -> Service | None:
        """The category that it has, or is taken to have."""
        return self.service or (self.guesses[0] if self.sure else None)


def panel(t: Translator, form: Form) -> Card:
    """Show the form: first what is needed for the next step, then the steps."""
    if not form.said:
        text = Word("\n\n".join([t("form-ask", kind=form.kind), t("form-private")]))
        return Card(Audience.PERSONAL, text, rows([_drop(t, form)]))
    blocks = ["\n".join(_facts(t, form)), _next_step(t, form)]
    if form.alike:
        blocks.insert(1, "\n".join([t("form-alike", over=not form.going_on), *(_alike(t, one) for one in form.alike)]))
    return Card(Audience.PERSONAL, Word("\n\n".join(block for block in blocks if block)), _keyboard(t, form))


def _facts(t: Translator, form: Form) -> list[Word]:
    """Return what is known so far, one fact a line."""
    lines = [t("form-title", kind=form.kind), t("form-said", said=said(t, form.said))]
    if form.shown is not None:
        lines.append(t("form-service", name=name(form.shown, t.language), guessed=form.service is None))
    lines.append(t("form-place", place=form.place) if form.place else t("form-place-none"))
    if form.spot:
        lines.append(t("form-spot", spot=form.spot))
    if form.window != Window.ANY:
        lines.append(t("form-window", window=t.plain("form-window-name", window=form.window)))
    if form.contact != Contact.CHAT:
        lines.append(
            t(
                "form-contact",
                contact=t.plain("form-contact-name", contact=form.contact),
                called=bool(form.phone),
                phone=form.phone,
            )
        )
    if form.proxy is not None:
        lines.append(t("form-for", name=form.proxy))
    return lines


def _next_step(t: Translator, form: Form) -> Word:
    """Say what a group will read once it is submitted, or what is missing."""
    if form.shown is None:
        return t("form-which", guesses=bool(form.guesses))
    public = t("form-public", name=name(form.shown, t.language), place=form.place or t.plain("case-no-place"))
    ready = t("form-ready-anyway" if form.going_on else "form-ready")
    return Word(f"{public}\n\n{ready}")


def _alike(t: Translator, facts: dict[str, Any]) -> str:
    """Say what a neighbour reported, and how it stands; never who it was."""
    parts = [f"#R{facts['number']}", heads.state(t, **facts), heads.breadth(t, **facts)]
    return " · ".join(part for part in parts if part)


def _keyboard(t: Translator, form: Form) -> InlineKeyboardMarkup:
    case = form.case_id
    lines: list[Sequence[InlineKeyboardButton]] = [
        [button(t.plain("button-form-me-too", number=one["number"]), MeToo(case=case, other=one["case_id"]))]
        for one in form.going_on
    ]
    if form.shown is None:
        # Without a word to go by, everything is offered at once.
        lines += pairs([_choose(t, form, one) for one in form.guesses])
    if form.other is not None:
        switch = t.plain("button-form-switch", kind=form.other.kind)
        lines.append([button(switch, PickService(case=case, service=form.other.key))])
    label = "button-form-service-change" if form.shown else "button-form-services"
    where = "button-form-place-change" if form.place else "button-form-place"
    lines.append(
        [
            button(t.plain(label), Fill(act="services", case=case)),
            button(t.plain(where), PickPlace(case=case, place=form.walk_from)),
        ]
    )
    if form.kind is Kind.REPAIR and form.service is None and not form.said.words:
        lines.append([button(t.plain("button-form-other-matter"), Fill(act="kinds", case=case))])
    if form.kind is not Kind.PATROL:
        lines.append([button(t.plain("button-form-more"), Fill(act="more", case=case))])
    else:
        lines.append([button(t.plain("button-form-spot"), Fill(act="spot", case=case))])
    ends = [_drop(t, form)]
    if form.shown is not None:
        guessed = "" if form.service else form.shown.key
        ends.insert(0, button(t.plain(_submit_label(form)), Submit(case=case, service=guessed)))
    return rows(*lines, ends)


def _submit_label(form: Form) -> str:
    return "button-form-submit-anyway" if form.going_on else "button-form-submit"


def _choose(t: Translator, form: Form, service: Service) -> InlineKeyboardButton:
    return button(name(service, t.language), PickService(case=form.case_id, service=service.key))


def _drop(t: Translator, form: Form) -> InlineKeyboardButton:
    return button(t.plain("button-form-drop"), Fill(act="drop", case=form.case_id))


def _back(t: Translator, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-back"), Fill(act="show", case=case_id))


def said(t: Translator, given: Said) -> Word:
    """Say what was said: the beginning of the words, and how many files of each sort."""
    parts = []
    if given.words:
        line = " ".join(given.words.split())
        parts.append(t("form-words", words=line if len(line) <= _GLANCE else f"{line[:_GLANCE]}…"))
    parts += [t("form-files", sort=sort, count=count) for sort, count in given.files.items()]
    return Word(t("form-joint").join(parts)) if parts else t("form-nothing")


def services(t: Translator, form: Form, choices: Sequence[Service], page: int) -> Card:
    """Let the reader choose a category, some on a page."""
    pages = max(1, -(-len(choices) // SERVICES_A_PAGE))
    page = min(page, pages - 1)
    shown = choices[page * SERVICES_A_PAGE : (page + 1) * SERVICES_A_PAGE]
    others = turns(t, page=page, pages=pages, to=lambda number: Fill(act="services", case=form.case_id, page=number))
    buttons = [_choose(t, form, one) for one in shown]
    return Card(
        Audience.PERSONAL,
        t("form-pick-service", kind=form.kind),
        rows(*pairs(buttons), others, [_back(t, form.case_id)]),
    )


def kinds(t: Translator, form: Form, choices: Sequence[Service]) -> Card:
    """Ask what it is about, when there are only pictures; `choices` are the categories that stand for each kind."""
    buttons = [
        button(t.plain("button-form-kind", kind=one.kind), PickService(case=form.case_id, service=one.key))
        for one in choices
    ]
    return Card(Audience.PERSONAL, t("form-pick-kind"), rows(*pairs(buttons), [_back(t, form.case_id)]))


def place(t: Translator, case_id: int, view: View, page: int) -> Card:
    """Let the reader walk down to the building where it is."""

    def to(place_id: int, *, final: bool = False, page: int = 0) -> PickPlace:
        return PickPlace(case=case_id, place=place_id, final=final, page=page)

    deeper = [button(one.name, to(one.id or 0, final=one.id in view.leaves)) for one in view.shown(page)]
    others = turns(t, page=page, pages=view.pages, to=lambda number: to(view.id, page=number))
    here = (
        []
        if view.here is None
        else [button(t.plain("button-this-place", place=view.here.name), to(view.id, final=True))]
    )
    up = [] if view.back is None else [button(t.plain("button-form-up"), to(view.back))]
    text = t("form-pick-place", place=view.here.name) if view.here else t("form-pick-place-first")
    return Card(Audience.PERSONAL, text, rows(*pairs(deeper), others, here, [*up, _back(t, case_id)]))


def more(t: Translator, form: Form) -> Card:
    """Show what may be said besides, and need not be."""
    case = form.case_id
    buttons = [
        button(t.plain("button-form-spot"), Fill(act="spot", case=case)),
        button(t.plain("button-form-window"), Fill(act="window", case=case)),
        button(t.plain("button-form-contact"), Fill(act="contact", case=case)),
        button(t.plain("button-form-for-neighbour"), Fill(act="people", case=case)),
    ]
    text = Word("\n".join([*_facts(t, form), "", t("form-more")]))
    return Card(Audience.PERSONAL, text, rows(*pairs(buttons), [_back(t, case)]))


def windows(t: Translator, form: Form) -> Card:
    """Ask when somebody may come."""
    buttons = [
        button(
            marked(t, t.plain("form-window-name", window=one), chosen=one == form.window),
            Prefer(case=form.case_id, value=one),
        )
        for one in Window
    ]
    return Card(Audience.PERSONAL, t("form-pick-window"), rows(*pairs(buttons), [_back(t, form.case_id)]))


def contacts(t: Translator, form: Form) -> Card:
    """Ask how the resident wants to be spoken with."""
    buttons = [
        button(
            marked(t, t.plain("form-contact-name", contact=one), chosen=one == form.contact),
            Prefer(case=form.case_id, value=one),
        )
        for one in Contact
    ]
    return Card(Audience.PERSONAL, t("form-pick-contact"), rows(*column(buttons), [_back(t, form.case_id)]))


def ask(t: Translator, case_id: int, what: str) -> Card:
    """Ask for words that are no part of the matter: spot, phone, declare, invite."""
    return Card(Audience.PERSONAL, t("form-ask-words", what=what), rows([_back(t, case_id)]))


def people(t: Translator, form: Form, proxies: Sequence[Proxy]) -> Card:
    """Ask for whom it is: for oneself, for a neighbour who agreed, or for another one, whose leave is asked first."""
    case = form.case_id
    mine = [
        button(
            marked(t, one.name or t.plain("person-unnamed"), chosen=one.id == form.proxy_id),
            ActFor(case=case, proxy=one.id),
        )
        for one in proxies
    ]
    myself = button(marked(t, t.plain("button-form-for-myself"), chosen=form.proxy_id is None), ActFor(case=case))
    new = [
        button(t.plain("button-form-leave-spoken"), Fill(act="declare", case=case)),
        button(t.plain("button-form-leave-link"), Fill(act="invite", case=case)),
    ]
    return Card(Audience.PERSONAL, t("form-pick-person"), rows(*pairs([myself, *mine]), new, [_back(t, case)]))


def invitation(t: Translator, *, who: str, url: str) -> tuple[Card, Card]:
    """Hand out what is forwarded to a neighbour, so that they may agree on their own phone: what to do, and that alone."""
    invited, words = t("form-invited", name=who), t("form-invitation", url=url)
    return Card(Audience.PERSONAL, invited), Card(Audience.PERSONAL, words)


def sure_to_drop(t: Translator, form: Form) -> Card:
    """Ask once more before what was written goes."""
    case = form.case_id
    buttons = [button(t.plain("button-form-drop-sure"), Fill(act="drop-sure", case=case)), _back_to_writing(t, case)]
    return Card(Audience.PERSONAL, t("form-sure-to-drop", said=said(t, form.said)), rows(buttons))


def unfinished(t: Translator, form: Form, *, fresh: bool) -> Card:
    """Offer what was not submitted. `fresh`: something was just said, and belongs to it or is another matter."""
    case = form.case_id
    text = t("form-unfinished", kind=form.kind, said=said(t, form.said), fresh=fresh)
    anew = button(t.plain("button-form-other-request" if fresh else "button-form-anew"), Fill(act="anew", case=case))
    # What was just said would go with it.
    drop = [] if fresh else [button(t.plain("button-form-drop-draft"), Fill(act="drop-sure", case=case))]
    return Card(Audience.PERSONAL, text, rows([_back_to_writing(t, case), anew], drop))


def _back_to_writing(t: Translator, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-form-go-on"), Fill(act="show", case=case_id))


def sure_it_is_the_same(t: Translator, case_id: int, facts: dict[str, Any]) -> Card:
    """Ask before a neighbour's case is followed instead, as what was written here goes."""
    same = button(t.plain("button-form-follow"), MeToo(case=case_id, other=facts["case_id"], sure=True))
    text = t("form-same", number=facts["number"], state=heads.state(t, **facts))
    return Card(Audience.PERSONAL, text, rows([same], [_back(t, case_id)]))


def followed(t: Translator, facts: dict[str, Any]) -> Card:
    """Confirm that a neighbour's case is followed."""
    see = button(t.plain("button-form-see"), OpenCase(case=facts["case_id"]))
    return Card(Audience.PERSONAL, t("form-followed", number=facts["number"], count=facts["breadth"]), rows([see]))


def noted(t: Translator, found: Case, service: Service | None, where: Place | None) -> Card:
    """Confirm a case: its number, who sees to it, and by when; where it is if that is not known; and the way back."""
    who, belongs = (
        (catalogue.said(service, "who", t.language), catalogue.said(service, "belongs", t.language))
        if service
        else ("", "")
    )
    named = name(service, t.language) if service else t.plain("case-kind", kind=found.kind)
    lines = [
        t("form-noted", number=found.number or 0, name=named, place=where.name if where else t.plain("case-no-place"))
    ]
    if who:
        lines.append(t("form-noted-who", who=who))
    if found.outside:
        lines.append(t("form-noted-outside", belongs=belongs, known=bool(belongs)))
    if found.accept_by is not None and found.solve_by is not None:
        # The message stays in the chat for days, so its days are dates.
        accept, solve = (times.lasting(t, at.isoformat()) for at in (found.accept_by, found.solve_by))
        sure = calendar.is_sure(clock.now(), found.solve_by)
        lines.append(t("form-noted-times", accept=accept, solve=solve, sure=sure))
    lines += [Word(), t("form-noted-hours", open=calendar.is_open(clock.now())), t("form-noted-mine")]
    home = [] if where else [button(t.plain("button-choose-home"), PickHome(place=0, anew=True))]
    ways = [
        button(t.plain("button-form-see"), OpenCase(case=found.id)),
        button(t.plain("button-withdraw"), Withdraw(case=found.id)),
    ]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(home, ways))
