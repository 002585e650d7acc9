"""What others read when somebody went who planned a task, or wrote to them."""

from handlers.cards import task_heads
from handlers.cards.buttons import button, rows
from handlers.cards.card import Audience, Card
from handlers.cards.planning_buttons import Plan
from locales import Translator


def task_orphaned(t: Translator, *, task_id: int, number: int, title: str, starts_at: str, ends_at: str) -> Card:
    """Ask those who see to a task from now on to have a look at it: whoever planned it erased everything of theirs."""
    text = t("task-orphaned", number=number, title=title, when=task_heads.between(t, starts_at, ends_at))
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-see-orphaned"), Plan(act="page", task=task_id))]))


def words_gone(t: Translator) -> Card:
    """Say that words stood here, and whose they were took them back."""
    return Card(Audience.PERSONAL, t("words-gone"))
