"""Notices as their readers see them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from community.audiences import Topic
from community.notices import Notice, State, title
from handlers.cards import times
from handlers.cards.buttons import Never, button, column, marked, pairs, rows
from handlers.cards.card import Audience, Card, Media
from handlers.cards.event_buttons import OpenEvent
from handlers.cards.notice_buttons import Follow, Know, OpenNotice
from locales import Translator, Word


def notice(
    t: Translator,
    *,
    number: int,
    code: str,
    html: str,
    media: Sequence[Mapping[str, Any]],
    asks: bool,
    notice_id: int,
    urgent: bool,
    corrected: str | None,
    office: str | None,
    confirmed: int = 0,
) -> Card:
    """Show the very message: its author's words, then what proves it. `confirmed` is told in groups only."""
    lines: list[str] = [t("notice-urgent")] if urgent else []
    lines += [_headed(html), "", t("answer-rule")]
    if corrected:
        lines.append(t("notice-corrected-at", when=times.lasting(t, corrected)))
    lines += [t("notice-footer", number=number, code=code, office=office or t("notice-office")), t("notice-standing")]
    if confirmed:
        lines.append(t("notice-known-by", count=confirmed))
    known = rows([button(t.plain("button-know"), Know(notice=notice_id))]) if asks else None
    shown = tuple(Media(one["kind"], one["file_id"]) for one in media)
    return Card(Audience.PUBLIC, Word("\n".join(lines)), known, shown)


def known(t: Translator, notice_id: int) -> Card:
    """Say on the reader's own button that they know; only the button is used."""
    return Card(Audience.PERSONAL, Word(""), rows([button(t.plain("button-known"), Know(notice=notice_id))]))


def corrected(t: Translator, *, notice_id: int, number: int, title: str) -> Card:
    """Tell somebody who had confirmed that the notice says something else now."""
    return _pointer(t, t("notice-corrected", number=number, title=title), notice_id)


def withdrawn(t: Translator, *, number: int) -> Card:
    """Stand where a notice stood that could not be deleted."""
    return Card(Audience.PUBLIC, t("notice-withdrawn", number=number))


def nudge(t: Translator, *, notice_id: int, number: int, title: str) -> Card:
    """Remind somebody who did not confirm."""
    return _pointer(t, t("notice-nudge", number=number, title=title), notice_id)


def digest(
    t: Translator, *, notices: Sequence[tuple[int, int, str]], events: Sequence[tuple[int, int, str]] = ()
) -> Card:
    """Tell of the notices, and of the events, that were too much for one day."""
    lines: list[str] = [t("notice-digest", count=len(notices) + len(events))]
    lines += [t("notice-line", number=number, title=title) for _, number, title in notices]
    lines += [t("notice-line-event", number=number, title=title) for _, number, title in events]
    opens = [
        button(t.plain("button-open-number", number=number), OpenNotice(notice=notice_id))
        for notice_id, number, _ in notices
    ]
    opens += [
        button(t.plain("button-open-event", number=number), OpenEvent(event=event_id)) for event_id, number, _ in events
    ]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(*pairs(opens)))


def verify_ask(t: Translator) -> Card:
    """Ask for the code."""
    return Card(Audience.PERSONAL, t("verify-ask"), rows([button(t.plain("button-never-mind"), Never())]))


def verified(t: Translator, found: Notice | None, *, office: str = "", opens: bool = False) -> Card:
    """Say what a code proves, or that it proves nothing and what to do then. `opens`: whoever asks may open the notice."""
    if found is None:
        return Card(Audience.PERSONAL, t("verify-unknown"))
    facts = {"office": office, "number": found.number, "title": title(found)}
    if found.state == State.WITHDRAWN:
        return Card(Audience.PERSONAL, t("verify-withdrawn", **facts))
    when = times.moment(t, found.sent_at or found.created_at)
    if found.corrected_at:
        return Card(Audience.PERSONAL, t("verify-corrected", when=when, opens=opens, **facts))
    return Card(Audience.PERSONAL, t("verify-genuine", when=when, **facts))


def topics(t: Translator, chosen: Collection[Topic]) -> Card:
    """Offer what residents can hear about."""
    buttons = [
        button(
            marked(t, t.plain("notice-topic", topic=topic), chosen=topic in chosen),
            Follow(topic=topic, on=topic not in chosen),
        )
        for topic in Topic
    ]
    return Card(Audience.PERSONAL, t("topics-choose"), rows(*pairs(buttons)))


def _pointer(t: Translator, text: Word, notice_id: int) -> Card:
    return Card(
        Audience.PERSONAL, text, rows(*column([button(t.plain("button-open-notice"), OpenNotice(notice=notice_id))]))
    )


def _headed(html: str) -> Word:
    """Return an author's words with the title in bold, unless it is formatted already, or in the midst of something."""
    head, line, rest = html.partition("\n")
    return Word(html) if "<" in head else Word(f"<b>{head}</b>{line}{rest}")
