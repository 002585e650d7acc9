"""What a month brought, for staff: a picture, and the same in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.cards.articles import subject_of
from handlers.cards.buttons import button, rows
from handlers.cards.card import Audience, Card, Media
from handlers.cards.desk import SeeMonth
from handlers.pictures import Month
from handlers.pictures import month as picture
from locales import Translator, Word

#: Subjects below the picture; it shows more of them.
_MOST_SUBJECTS = 8


def knowledge_month(
    t: Translator,
    *,
    first: str,
    asked: int,
    answered: int,
    doubtful: int,
    unsure: int,
    by_subject: Sequence[tuple[str, int]],
    useful: int,
    useless: int,
) -> Card:
    """Show a month to the staff's group. The picture is drawn here, which takes a moment: not on the event loop."""
    name = month_name(t, date.fromisoformat(first))
    subjects = [(subject_of(t, subject), count) for subject, count in by_subject if subject]
    others = sum(count for subject, count in by_subject if not subject)
    figures = Month(name, asked, answered, doubtful, unsure, useful, useless, subjects, others)
    lines: list[str] = [
        t("month-title", month=name, asked=asked),
        t("month-outcomes", answered=answered, doubtful=doubtful, unsure=unsure),
        t("month-votes", useful=useful, useless=useless),
    ]
    told = [*subjects, *([(t.plain("month-other-subjects"), others)] if others else [])]
    if told:
        lines += ["", t("month-subjects")]
        lines += [t("month-subject", subject=subject, count=count) for subject, count in told[:_MOST_SUBJECTS]]
    shown = Media("photo", picture(t, figures), f"{first[:7]}.png")
    return Card(Audience.STAFF, Word("\n".join(lines)), media=(shown,))


def month_name(t: Translator, first: date) -> str:
    """Name a month with its year."""
    return t.plain("month-name", year=first.year, month=first.month)


def with_turns(t: Translator, card: Card, first: date, *, today: date) -> Card:
    """Add the buttons that lead to the months before and after."""
    before = (first - timedelta(days=1)).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    buttons = [
        button(t.plain("button-month", month=month_name(t, one)), SeeMonth(month=f"{one:%Y%m}"))
        for one in (before, after)
        if one <= today
    ]
    return Card(Audience.PERSONAL, card.text, rows(buttons), card.media)


def nothing(t: Translator, first: date, *, today: date) -> Card:
    """Say that nobody asked anything in a month."""
    return with_turns(t, Card(Audience.PERSONAL, t("month-nothing", month=month_name(t, first))), first, today=today)
