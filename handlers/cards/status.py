"""Whether everything runs, in plain words; and what staff hear when it did not, and when it does again."""

from collections.abc import Mapping

from handlers.cards import times
from handlers.cards.buttons import SeeStatus, button, rows
from handlers.cards.card import Audience, Card
from locales import Translator, Word

#: The order in which what comes is told.
_SORTS = ("notice", "festival", "event", "task", "case", "report", "other")


def status(
    t: Translator,
    *,
    since: str | None,
    looked: str | None,
    silent: bool,
    armed: int,
    due: int,
    late: int,
    late_since: str | None,
    stumbling: int,
    today: Mapping[str, int],
    week: Mapping[str, int],
    unsent: int,
    stuck: int,
    sent: int,
    failed: int,
    unsure: int,
    unknown_year: int | None,
) -> Card:
    """Say what needs somebody first, each with its next step, then how things are and what comes."""
    problems: list[str] = []
    if silent:
        problems.append(t("status-is-silent", since=times.moment_of(t, looked or "")))
    if late and not silent:
        problems.append(t("status-late", count=late, since=times.moment_of(t, late_since or ""), stumbling=stumbling))
    if stuck:
        problems.append(t("status-stuck", count=stuck))
    if failed:
        problems.append(t("status-failed", count=failed))
    if unsure:
        problems.append(t("status-unsure", count=unsure))
    if unknown_year is not None:
        problems.append(t("status-days-off-unknown", year=unknown_year))
    lines: list[str] = [t("status-title", count=len(problems)), *problems, ""]
    if since:
        lines.append(t("status-since", since=times.moment_of(t, since)))
    if looked and not silent:
        lines.append(t("status-looked"))
    lines += [t("status-timers", armed=armed, due=due), t("status-messages", sent=sent, unsent=unsent)]
    if unknown_year is None:
        lines.append(t("status-days-off"))
    lines += ["", *_ahead(t, "today", today), *_ahead(t, "week", week)]
    again = [button(t.plain("button-status-again"), SeeStatus())]
    return Card(Audience.PERSONAL, Word("\n".join(lines)), rows(again))


def silent(t: Translator, *, since: str) -> Card:
    """Tell staff that nothing becomes due any more."""
    return Card(Audience.STAFF, t("status-silent", since=times.moment_of(t, since)))


def again(t: Translator, *, since: str, until: str) -> Card:
    """Tell staff that it does again."""
    return Card(Audience.STAFF, t("status-again", since=times.moment_of(t, since), until=times.moment_of(t, until)))


def away(t: Translator, *, since: str, until: str, late: int, skipped: int, asked: int) -> Card:
    """Tell staff from when to when nobody was there, and what became of what was to happen meanwhile."""
    lines: list[str] = [t("status-away", since=times.moment_of(t, since), until=times.moment_of(t, until))]
    counts = {"late": late, "skipped": skipped, "asked": asked}
    lines += [t("status-away-line", what=what, count=count) for what, count in counts.items() if count]
    if not any(counts.values()):
        lines.append(t("status-away-nothing"))
    return Card(Audience.STAFF, Word("\n".join(lines)))


def _ahead(t: Translator, when: str, counts: Mapping[str, int]) -> list[str]:
    """Say what comes today, or within a week, by its sort."""
    told = [t.plain("status-sort", sort=sort, count=counts[sort]) for sort in _SORTS if counts.get(sort)]
    if not told:
        return [t("status-ahead-nothing", when=when)]
    return [t("status-ahead", when=when, counts=t.plain("status-joint").join(told))]
