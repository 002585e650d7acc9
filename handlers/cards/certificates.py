"""Certificates of hours in the chat: what one would say, the page itself, and whether one holds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from community import hours
from community.certificates import Certificate, Figures, in_hours, masked, shown
from handlers.cards import times
from handlers.cards.buttons import Never, button, column, rows
from handlers.cards.card import Audience, Card, Media
from handlers.cards.certificate_buttons import (
    IssueCertificate,
    NameCertificate,
    RevokeCertificate,
    SeeCertificate,
    WantCertificate,
)
from handlers.pictures import Certified
from handlers.pictures import certificate as drawn
from locales import Translator, Word

#: Earlier ones that are listed.
_MOST_LISTED = 5


def offer(t: Translator, found: Figures, *, name: str, earlier: Sequence[Certificate]) -> Card:
    """Show what a certificate would say, and the earlier ones."""
    lines: list[str] = [
        t("certificate-offer", hours=in_hours(found.minutes), count=found.stints, when=_span(t, found)),
        t("certificate-offer-name", name=name, named=bool(name)),
        t("certificate-offer-free"),
    ]
    listed = earlier[:_MOST_LISTED]
    if listed:
        lines += ["", t("certificate-earlier")]
        lines += [
            t(
                "certificate-line",
                code=shown(one.code),
                day=times.day(t, hours.local(one.issued_at).date()),
                hours=in_hours(one.minutes),
                holds=one.revoked_at is None,
            )
            for one in listed
        ]
    issue = [button(t.plain("button-certify"), IssueCertificate())] if name else []
    again = [
        button(t.plain("button-certificate-again", code=shown(one.code)), SeeCertificate(certificate=one.id))
        for one in listed
        if one.revoked_at is None
    ]
    rename = button(t.plain("button-certificate-name"), NameCertificate())
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows([*issue, rename], *column(again)))


def name_ask(t: Translator) -> Card:
    """Ask for the name."""
    return Card(Audience.PERSONAL, t("certificate-name-ask"), rows([button(t.plain("button-never-mind"), Never())]))


def page(t: Translator, found: Certificate) -> tuple[Card, Card]:
    """Return the certificate as a picture with its words, and as a file to print.

    Both are drawn here, which takes a moment: not on the event loop.
    """
    code = shown(found.code)
    facts = Certified(
        name=str(found.name or ""),
        minutes=found.minutes,
        stints=found.stints,
        first=found.first,
        last=found.last,
        issued=hours.local(found.issued_at).date(),
        code=code,
    )
    png, pdf = drawn(t, facts)
    name = t.plain("certificate-file", code=code)
    picture = Card(
        Audience.PERSONAL, t("certificate-issued", code=code), media=(Media("photo", png, f"{found.code}.png"),)
    )
    return picture, Card(Audience.PERSONAL, t("certificate-to-print"), media=(Media("document", pdf, f"{name}.pdf"),))


def verified(t: Translator, found: Certificate, *, revocable: bool) -> Card:
    """Say what a code of a certificate proves: to anybody, so with a masked name."""
    facts: dict[str, Any] = {
        "name": masked(str(found.name or "")),
        "when": _span(t, found),
        "count": found.stints,
        "hours": in_hours(found.minutes),
        "issued": _day(t, found.issued_at),
        "code": shown(found.code),
    }
    if found.revoked_at is not None:
        return Card(Audience.PERSONAL, t("certificate-void", since=_day(t, found.revoked_at), **facts))
    revoke = button(t.plain("button-certificate-revoke"), RevokeCertificate(certificate=found.id))
    return Card(Audience.PERSONAL, t("certificate-genuine", **facts), rows([revoke] if revocable else []))


def revoke_ask(t: Translator, found: Certificate) -> Card:
    """Ask why a certificate is to hold no longer."""
    words = t("certificate-revoke-ask", code=shown(found.code))
    return Card(Audience.PERSONAL, words, rows([button(t.plain("button-never-mind"), Never())]))


def revoked(t: Translator, found: Certificate) -> Card:
    """Tell whoever revoked it that it is done."""
    return Card(Audience.PERSONAL, t("certificate-revoked", code=shown(found.code)))


def told(t: Translator, *, code: str, reason: str) -> Card:
    """Tell its owner that a certificate holds no longer, and why; an empty reason: hours on it were corrected."""
    text = t("certificate-told", code=shown(code), reason=reason, given=bool(reason))
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-certificate-new"), WantCertificate())]))


def _span(t: Translator, found: Figures | Certificate) -> str:
    first, last = (
        t.plain("certificate-day", year=one.year, month=one.month, date=one.day) for one in (found.first, found.last)
    )
    return t.plain("certificate-span", first=first, last=last, one=found.first == found.last)


def _day(t: Translator, at: datetime) -> str:
    on = hours.local(at).date()
    return t.plain("certificate-day", year=on.year, month=on.month, date=on.day)
