"""Notices as those who see to them follow their way: the second person, the author, the grid workers."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import unescape
from io import StringIO
from typing import Final

from aiogram.types import InlineKeyboardButton

from community import hours
from community.notices import Notice, State
from community.outbox import ENDED
from handlers.cards import announcing, times
from handlers.cards.buttons import Never, button, rows
from handlers.cards.card import Audience, Card, Media
from handlers.cards.notice_buttons import Compose, OpenNotice, Run
from handlers.pictures import Report
from handlers.pictures import report as chart
from locales import Translator, Word

#: What may become of a message, in the order in which it is told.
_OUTCOMES: Final = ("sent", "failed", "unknown", "expired", "cancelled", "left")
#: Grids on one card; a community has ten, and the report has all.
_MOST_GRIDS: Final = 20
#: States in which something is still on its way.
_RUNNING: Final = frozenset({State.SENDING, State.PAUSED})


def to_approve(
    t: Translator,
    *,
    notice_id: int,
    number: int,
    html: str,
    office: str,
    readers: int,
    author: str | None,
    reason: str | None,
    starts_at: str | None,
    personal: bool = True,
    places: Sequence[str] = (),
    roles: Sequence[str] = (),
    topics: Sequence[str] = (),
    groups: Sequence[tuple[str, str]] = (),
    late: bool = False,
    **_: object,
) -> Card:
    """Ask a second person whether a notice may go. What else the very message says was shown just before.

    `groups`: what each is for, and where. `late`: its time passed, so that there is nothing to agree to any more.
    """
    title = unescape(re.sub(r"<[^>]*>", "", html)).strip().partition("\n")[0]
    lines: list[str] = [
        t("approve-title", number=number, title=title),
        t(
            "approve-facts",
            author=author or t("person-unnamed"),
            whom=announcing.whom(t, office=office, personal=personal, places=places, roles=roles, topics=topics),
            readers=t("approve-readers", count=readers),
            when=times.moment_of(t, starts_at) if starts_at else t("draft-at-once"),
        ),
    ]
    if groups:
        named = [announcing.group_name(t, purpose, place) for purpose, place in groups]
        lines.append(t("draft-groups", groups=t.plain("draft-joint").join(named)))
    if reason:
        lines.append(t("draft-reason", reason=reason))
    lines += ["", t("approve-late" if late else "approve-ask")]
    buttons = [
        button(t.plain("button-agree"), Compose(act="agree", notice=notice_id)),
        button(t.plain("button-send-back"), Compose(act="send-back", notice=notice_id)),
    ]
    original = [button(t.plain("button-original"), Run(act="look", notice=notice_id))]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([] if late else buttons, original))


def approved(t: Translator, *, notice_id: int, number: int, title: str, who: str) -> Card:
    """Tell that a second person agreed, and who."""
    return _shown(t, t("notice-approved", number=number, title=title, who=who), notice_id)


def sent_back(t: Translator, *, notice_id: int, number: int, title: str, who: str) -> Card:
    """Tell that a second person wants it otherwise."""
    return _shown(t, t("notice-sent-back", number=number, title=title, who=who), notice_id)


def late(t: Translator, *, notice_id: int, number: int, title: str, starts_at: str, gone: bool) -> Card:
    """Ask whether what missed its time should still go; `gone`: because its author may not announce there any more."""
    buttons = [
        button(t.plain("button-send-late"), Compose(act="send-late", notice=notice_id)),
        button(t.plain("button-another-time"), Compose(act="take-back", notice=notice_id)),
    ]
    more = [
        button(t.plain("button-original"), Run(act="look", notice=notice_id)),
        button(t.plain("button-drop"), Compose(act="drop", notice=notice_id)),
    ]
    text = t("notice-late", number=number, title=title, starts=times.moment_of(t, starts_at), gone=gone)
    return Card(Audience.PERSONAL, text, rows(buttons, more))


def urgent_sent(t: Translator, *, number: int, title: str, who: str | None, reason: str, alone: bool) -> Card:
    """Tell all staff that an urgent notice went out, on whose word, and why."""
    who = who or t.plain("person-unnamed")
    text = t("notice-urgent-sent", number=number, title=title, who=who, reason=reason, alone=alone)
    return Card(Audience.PERSONAL, text)


def progress(
    t: Translator,
    *,
    notice_id: int,
    number: int,
    title: str,
    state: str,
    few: bool,
    sent: int,
    failed: int,
    unknown: int,
    left: int,
    cancelled: int,
    expired: int,
    aside: int,
    digest_at: str | None,
    minutes: int | None,
    waits_until: str | None,
    confirmed: int,
    asks: bool,
    grids: Sequence[tuple[str, int, int]],
    nudgeable: int,
    unpinned: int,
    personal: bool,
) -> Card:
    """Follow a notice on its way, with what can be done about it.

    `nudgeable`: how many a reminder would reach; `few`: so few are concerned that none of the numbers is told; `personal`:
    it is for more than groups. `aside` readers get it in a digest, at `digest_at`.
    """
    counts = {
        "sent": sent,
        "failed": failed,
        "unknown": unknown,
        "expired": expired,
        "cancelled": cancelled,
        "left": left,
    }
    told = [name for name in _OUTCOMES if counts[name] or name == "sent" or (name == "left" and state in _RUNNING)]
    lines: list[str] = [
        t("draft-title", number=number, state=state, title=title),
        t("progress-few")
        if few
        else Word(" · ".join(t("progress-count", outcome=name, count=counts[name]) for name in told)),
    ]
    if digest_at is not None:
        lines.append(t("progress-aside", count=aside, clock=_clock(t, digest_at)))
    if waits_until is not None:
        lines.append(t("progress-waits", clock=_clock(t, waits_until)))
    elif minutes is not None:
        lines.append(t("progress-span", span=times.span(t, minutes)))
    if asks and not few:
        lines.append(t("progress-confirmed", count=confirmed))
    lines += [
        t("progress-grid", grid=grid, confirmed=known, reached=reached) for grid, known, reached in grids[:_MOST_GRIDS]
    ]
    if unpinned:
        lines.append(t("progress-unpinned", count=unpinned))
    acts = _acts(t, notice_id, state=state, few=few, unknown=unknown, nudgeable=nudgeable, personal=personal)
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*acts))


def _acts(
    t: Translator, notice_id: int, *, state: str, few: bool, unknown: int, nudgeable: int, personal: bool
) -> list[list[InlineKeyboardButton]]:
    """Return the buttons that change the course of a notice, or look at how it went."""

    def act(label: str, act: str, **arguments: int) -> InlineKeyboardButton:
        return button(t.plain(label, **arguments), Run.model_validate({"act": act, "notice": notice_id}))

    report = [] if few else [act("button-report", "report")]
    original = act("button-original", "look")
    if state == State.WITHDRAWN:
        return [report]
    change = [act("button-correct", "correct"), act("button-withdraw-notice", "withdraw")]
    if state in _RUNNING:
        turn = act("button-pause", "pause") if state == State.SENDING else act("button-resume", "resume")
        return [[turn, act("button-stop", "stop")], change, [original]]
    after = [[*report, *([act("button-unreached", "unreached")] if personal else [])]]
    if nudgeable and personal:
        after.append([act("button-nudge", "nudge", count=nudgeable)])
    if unknown:
        after.append([act("button-resend", "resend", count=unknown)])
    return [*after, change, [original, act("button-refresh", "show")]]


def sure(t: Translator, notice: Notice, *, act: str, left: int) -> Card:
    """Ask once more before a notice is stopped or withdrawn."""
    text = (
        t("stop-sure", number=notice.number, left=left) if act == "stop" else t("withdraw-sure", number=notice.number)
    )
    label = "button-stop-sure" if act == "stop" else "button-withdraw-notice-sure"
    data = Run.model_validate({"act": f"{act}-sure", "notice": notice.id})
    back = button(t.plain("button-not-yet"), Run(act="show", notice=notice.id))
    return Card(Audience.PERSONAL, text, rows([button(t.plain(label), data), back]))


def correct_ask(t: Translator) -> Card:
    """Ask for the right words."""
    return Card(Audience.PERSONAL, t("correct-ask"), rows([button(t.plain("button-never-mind"), Never())]))


def correct_look(t: Translator, notice: Notice, *, count: int) -> Card:
    """Ask whether the correction above is right."""
    buttons = [
        button(t.plain("button-correct-sure", count=count), Run(act="correct-sure", notice=notice.id)),
        button(t.plain("button-never-mind"), Never()),
    ]
    return Card(Audience.PERSONAL, t("correct-look"), rows(buttons))


def report(
    t: Translator,
    *,
    notice_id: int,
    number: int,
    title: str,
    started: str,
    ended: str,
    steps: Sequence[tuple[float, int]],
    outcomes: Mapping[str, int],
    grids: Sequence[tuple[str, int, int]],
) -> Card:
    """Show how a notice went, as a picture. Drawing it takes a moment of a processor."""
    picture = chart(
        t,
        Report(
            number=number,
            title=title,
            started=times.lasting(t, started),
            ended=times.lasting(t, ended),
            steps=[(seconds, count) for seconds, count in steps],
            outcomes=_ended(outcomes),
            grids=[(name, confirmed, reached) for name, confirmed, reached in grids],
        ),
    )
    more = rows([button(t.plain("button-show"), Run(act="show", notice=notice_id))])
    text = t("report-caption", number=number, title=title)
    return Card(Audience.PERSONAL, text, more, (Media("photo", picture, f"N{number}.png"),))


def table(t: Translator, *, number: int, outcomes: Mapping[str, int], grids: Sequence[tuple[str, int, int]]) -> Card:
    """Show the same figures as a table for other programs. It holds no names."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([t.plain("report-column-state"), t.plain("report-column-count")])
    writer.writerows([t.plain("chart-outcome", outcome=name), count] for name, count in _ended(outcomes).items())
    if grids:
        columns = ("report-column-grid", "report-column-confirmed", "report-column-reached")
        writer.writerow([])
        writer.writerow([t.plain(name) for name in columns])
        writer.writerows([_inert(name), confirmed, reached] for name, confirmed, reached in grids)
    # The mark at its beginning tells the usual program that it is UTF-8.
    media = Media("document", file.getvalue().encode("utf-8-sig"), f"N{number}.csv")
    return Card(Audience.PERSONAL, t("report-file-caption"), media=(media,))


def unreached(t: Translator, notice: Notice, buildings: Sequence[tuple[str, int, bool]]) -> Card:
    """Tell by building how many must be told otherwise: its name, how many, and whether nobody there writes with us."""
    back = button(t.plain("button-back"), Run(act="show", notice=notice.id))
    printed = button(t.plain("button-print-notice"), Run(act="print-notice", notice=notice.id))
    if not buildings:
        return Card(Audience.PERSONAL, t("unreached-none", number=notice.number), rows([printed], [back]))
    lines: list[str] = [t("unreached-title", number=notice.number)]
    lines += [
        t("unreached-nobody" if nobody else "unreached-line", building=name or t("place-unknown"), count=count)
        for name, count, nobody in buildings
    ]
    lines += ["", t("unreached-hint")]
    hand_out = button(t.plain("button-hand-out"), Run(act="hand-out", notice=notice.id))
    visits = button(t.plain("button-print-visits"), Run(act="print-visits", notice=notice.id))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([hand_out], [visits, printed], [back]))


def to_visit(
    t: Translator,
    *,
    notice_id: int,
    number: int,
    title: str,
    buildings: Sequence[tuple[str, Sequence[tuple[str | int, str]]]],
) -> Card:
    """Ask a grid worker to tell some neighbours by telephone or at the door; a number stands for so many without names."""
    lines: list[str] = [t("notice-unreached", number=number, title=title)]
    for building, visits in buildings:
        name = building or t("place-unknown")
        if not visits:
            # It is here because nobody there writes with us.
            lines += ["", t("unreached-nobody", building=name)]
            continue
        lines += ["", t("unreached-building", building=name)]
        lines += [_visit(t, who, reason_of(t, reason)) for who, reason in visits]
    reading = button(t.plain("button-open-notice"), OpenNotice(notice=notice_id))
    printing = button(t.plain("button-print-visits"), Run(act="print-visits", notice=notice_id))
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([reading, printing]))


def reason_of(t: Translator, reason: str) -> str:
    """Say why somebody must be told otherwise."""
    return t.plain("unreached-reason", reason=reason)


def printed(file: bytes, name: str) -> Card:
    """Hand over a page to print."""
    return Card(Audience.PERSONAL, Word(""), media=(Media("document", file, name),))


def _clock(t: Translator, iso: str) -> str:
    """Say the time without its day: it is the next time that the clock shows it, tonight as well as after midnight."""
    return times.wall(t, hours.local(datetime.fromisoformat(iso)).time())


def _visit(t: Translator, who: str | int, reason: str) -> Word:
    if isinstance(who, int):
        return t("unreached-some", count=who, reason=reason)
    return t("unreached-person", name=who or t("person-unnamed"), reason=reason)


def _ended(outcomes: Mapping[str, int]) -> dict[str, int]:
    """Sum up by what became of the messages: whatever has not ended waits."""
    found: Counter[str] = Counter()
    for state, count in outcomes.items():
        found[state if state in ENDED else "waiting"] += count
    return dict(found)


def _shown(t: Translator, text: Word, notice_id: int) -> Card:
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-show"), Run(act="show", notice=notice_id))]))


def _inert(name: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@")) else name
