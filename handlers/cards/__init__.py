"""How things look in Telegram.

A card is made by a pure function of a translator and plain arguments, so that the courier can render it for any reader.
`CARDS` is the register of those that deliveries name.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from handlers.cards import articles, broadcasts, following, misses, notices, questions, reports, roles, trouble
from handlers.cards.card import Card
from locales import Translator

CARDS: Final[Mapping[str, Callable[..., Card]]] = {
    "answer-ready": following.ready,
    "answer-changed": following.changed,
    "articles-due": articles.articles_due,
    "misses-week": misses.misses_week,
    "knowledge-month": reports.knowledge_month,
    "question-waiting": questions.waiting,
    "question-held": questions.held,
    "question-in-hand": questions.in_hand,
    "question-finished": questions.finished,
    "question-released": questions.released,
    "question-waits-again": questions.waits_again,
    "question-taken": questions.taken,
    "question-done": questions.done,
    "question-withdrawn": questions.withdrawn,
    "invitation-accepted": roles.invitation_accepted,
    "role-revoked": roles.revoked,
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
    "surprise": trouble.surprise,
}


#: Cards with a picture, which takes a processor a while to draw: not on the event loop.
DRAWN: Final = frozenset({"knowledge-month", "notice-report"})


def render(name: str, t: Translator, arguments: Mapping[str, Any]) -> Card:
    """Make the card of a delivery. Raises KeyError for a name that is not in the register."""
    return CARDS[name](t, **arguments)
