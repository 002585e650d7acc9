"""What a week's cases have in common, for staff: a picture, and the same in words, with what might be done early."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from handlers.cards.board_buttons import SeeWeek
from handlers.cards.buttons import button, column, rows
from handlers.cards.card import Audience, Card, Media
from handlers.pictures import Bars, Row, bars
from locales import DEFAULT_LANGUAGE, Translator, Word

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7 * _DAY
#: What is compared, in the order in which it is told.
_RATES: Final = ("accepted", "solved", "reopened")
#: Categories in words; the picture shows more of them.
_MOST_CATEGORIES: Final = 6
_MOST_ADVICE: Final = 3


def case_week(
    t: Translator,
    *,
    place_id: int,  # noqa: ARG001 - it is among the facts of a week, and leads from a card to others
    place: str,
    since: str,
    until: str,
    week: Mapping[str, Any],
    before: Mapping[str, Any],
    categories: Sequence[tuple[Mapping[str, str], int]],
    others: int | None,
    again: Sequence[Mapping[str, Any]],
    seasons: Sequence[Mapping[str, Any]],
    in_group: bool = False,
) -> Card:
    """Show a week to staff. The picture is drawn here, which takes a moment: not on the event loop."""
    span = _span(t, date.fromisoformat(since), date.fromisoformat(until))
    told: list[str] = [t("week-title", place=place, span=span), _count(t, week, before)]
    told += [t("week-rate", **rate) for rate in _rates(week, before)]
    if categories:
        told += ["", t("week-categories")]
        told += [t("week-category", name=_name(t, names), count=many) for names, many in categories[:_MOST_CATEGORIES]]
        told += [t("week-others", count=others)] if others else []
    if again:
        told += ["", t("week-again")]
        told += [_again(t, one) for one in again]
        told += ["", t("week-advice-title"), *_advice(t, again)]
    if seasons:
        told += ["", t("week-seasons")]
        told += [_season(t, one) for one in seasons]
    picture = Media("photo", _picture(t, place, span, week, before, categories), f"{since}.png")
    return Card(Audience.STAFF if in_group else Audience.PERSONAL, Word("\n".join(told)), media=(picture,))


def nothing(t: Translator, *, place: str, since: date) -> Card:
    """Say that nothing was reported, in the week and in those before it."""
    return Card(Audience.PERSONAL, t("week-nothing", place=place, span=_span(t, since, since + _WEEK - _DAY)))


def with_turns(
    t: Translator, card: Card, *, place_id: int, since: date, today: date, others: Sequence[tuple[int, str]]
) -> Card:
    """Add the ways to the weeks before and after, and to other communities."""
    before, after = since - _WEEK, since + _WEEK
    turns = [button(t.plain("button-week", way="before"), _see(place_id, before))]
    turns += [button(t.plain("button-week", way="after"), _see(place_id, after))] if after <= today else []
    places = [button(t.plain("button-week-place", place=name), _see(other_id, since)) for other_id, name in others]
    return Card(Audience.PERSONAL, card.text, rows(turns, *column(places)), card.media)


def _count(t: Translator, week: Mapping[str, Any], before: Mapping[str, Any]) -> Word:
    known = before["count"] is not None
    return t(
        "week-count",
        count=week["count"] or 0,
        few=week["count"] is None,
        before=round(before["count"] / 4) if known else 0,
        known=known,
    )


def _rates(week: Mapping[str, Any], before: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what is known of this week, beside the four weeks before it."""
    return [
        {"what": what, "percent": week[what], "before": before[what] or 0, "known": before[what] is not None}
        for what in _RATES
        if week[what] is not None
    ]


def _again(t: Translator, one: Mapping[str, Any]) -> Word:
    return t(
        "week-again-line",
        place=one["place"],
        name=_name(t, one["service"]),
        count=one["count"] or 0,
        few=one["count"] is None,
        reopened=one["reopened"],
    )


def _advice(t: Translator, again: Sequence[Mapping[str, Any]]) -> list[Word]:
    """Return what might be done before it is reported again, for what came most often; each advice once."""
    by_words: dict[str, Word] = {}
    for one in again:
        words = t.plain("week-advice", key=one["key"], kind=one["kind"])
        by_words.setdefault(
            words, t("week-advice-line", place=one["place"], name=_name(t, one["service"]), words=words)
        )
    return list(by_words.values())[:_MOST_ADVICE]


def _season(t: Translator, one: Mapping[str, Any]) -> Word:
    before = one["before"]
    return t(
        "week-season", name=_name(t, one["service"]), after=one["after"], before=before or 0, known=before is not None
    )


def _picture(
    t: Translator,
    place: str,
    span: str,
    week: Mapping[str, Any],
    before: Mapping[str, Any],
    categories: Sequence[tuple[Mapping[str, str], int]],
) -> bytes:
    most = max((many for _, many in categories), default=1)
    rates = [
        Row(t.plain("week-rate-name", what=rate["what"]), t.plain("week-rate-figure", **rate), rate["percent"])
        for rate in _rates(week, before)
    ]
    named = [Row(_name(t, names), str(many), round(100 * many / most)) for names, many in categories]
    parts = [(t.plain("week-part", part="rates"), rates), (t.plain("week-part", part="categories"), named)]
    figure = str(week["count"]) if week["count"] is not None else ""
    beside = t.plain("week-beside", few=week["count"] is None)
    return bars(t, Bars(t.plain("week-title-picture", place=place, span=span), figure, beside, parts))


def _name(t: Translator, names: Mapping[str, str]) -> str:
    return names.get(t.language) or names[DEFAULT_LANGUAGE]


def _span(t: Translator, since: date, until: date) -> str:
    first, last = (t.plain("week-day", month=day.month, day=day.day) for day in (since, until))
    return t.plain("week-span", since=first, until=last)


def _see(place_id: int, since: date) -> SeeWeek:
    return SeeWeek(place=place_id, since=f"{since:%Y%m%d}")
