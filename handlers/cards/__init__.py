"""How things look in Telegram.

A card is made by a pure function of a translator and plain arguments, so that the courier can render it for any reader.
`CARDS` is the register of those that deliveries name.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from handlers.cards import (
    articles,
    birthdays,
    boards,
    broadcasts,
    cases,
    certificates,
    events,
    farewells,
    festivals,
    following,
    misses,
    notices,
    patterns,
    planning,
    programmes,
    proxies,
    reports,
    roles,
    rosters,
    status,
    stints,
    talks,
    tasks,
    teams,
    telling,
    trouble,
    turnouts,
)
from handlers.cards.card import Card
from locales import Translator

CARDS: Final[Mapping[str, Callable[..., Card]]] = {
    "answer-ready": following.ready,
    "answer-changed": following.changed,
    "articles-due": articles.articles_due,
    "case-desk": cases.desk,
    "case-entry": talks.entry,
    "case-file": cases.file,
    "case-hand": cases.hand,
    "case-level-empty": cases.level_empty,
    "case-nudge": cases.nudge,
    "case-parts-done": cases.parts_done,
    "case-put-away": cases.put_away,
    "case-returned": cases.returned,
    "case-said": cases.said,
    "case-told": telling.told,
    "case-top": cases.top,
    "case-week": patterns.case_week,
    "certificate-told": certificates.told,
    "task-asked": rosters.offered,
    "birthday-invitation": birthdays.invitation,
    "board": boards.board,
    "board-gone": boards.gone,
    "event-offer": events.offer,
    "event-post": events.post,
    "event-remind": events.remind,
    "event-told": events.told,
    "event-for-you": programmes.for_you,
    "event-totals": programmes.totals,
    "event-useful": programmes.useful,
    "days-off-missing": festivals.missing,
    "festival": festivals.festival,
    "festival-year": festivals.year,
    "misses-week": misses.misses_week,
    "knowledge-month": reports.knowledge_month,
    "invitation-accepted": roles.invitation_accepted,
    "role-revoked": roles.revoked,
    "status-again": status.again,
    "status-away": status.away,
    "status-silent": status.silent,
    "notice": notices.notice,
    "notice-approved": broadcasts.approved,
    "notice-corrected": notices.corrected,
    "notice-digest": notices.digest,
    "notice-late": broadcasts.late,
    "notice-nudge": notices.nudge,
    "notice-progress": broadcasts.progress,
    "notice-report": broadcasts.report,
    "notice-sent-back": broadcasts.sent_back,
    "notice-to-approve": broadcasts.to_approve,
    "notice-unreached": broadcasts.to_visit,
    "notice-urgent-sent": broadcasts.urgent_sent,
    "notice-withdrawn": notices.withdrawn,
    "party-ask": birthdays.ask,
    "proxy-consented": proxies.consented,
    "proxy-ended": proxies.ended,
    "surprise": trouble.surprise,
    "task-orphaned": farewells.task_orphaned,
    "words-gone": farewells.words_gone,
    "task-called-off": planning.called_off,
    "task-changed": planning.changed,
    "task-plan": planning.told,
    "correction-ask": stints.second,
    "stint-confirm": stints.confirm,
    "stint-told": stints.told,
    "task-absent": turnouts.absent,
    "task-few": turnouts.few,
    "task-remind": turnouts.remind,
    "task-turnout": turnouts.turnout,
    "task-hand": tasks.hand,
    "task-alone": turnouts.alone,
    "task-relay": tasks.relay,
    "task-offer": tasks.offer,
    "task-post": tasks.post,
    "task-put-away": tasks.put_away,
    "task-served": tasks.served,
    "task-told": tasks.told,
    "team-asked": teams.asked,
    "team-told": teams.news,
}


#: Cards with a picture, which takes a processor a while to draw: not on the event loop.
DRAWN: Final = frozenset({"case-week", "knowledge-month", "notice-report"})


def render(name: str, t: Translator, arguments: Mapping[str, Any]) -> Card:
    """Make the card of a delivery. Raises KeyError for a name that is not in the register."""
    return CARDS[name](t, **arguments)
