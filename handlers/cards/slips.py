"""The page to print for a task, as the chat hands it over: to whoever plans the task, for those who go."""

from handlers.cards.card import Audience, Card, Media
from handlers.pictures import Slip, task_slip
from locales import Translator


def slip_card(t: Translator, shown: Slip) -> Card:
    """Hand over the page. It is drawn here, which takes a moment: not on the event loop."""
    media = Media("document", task_slip(t, shown), f"T{shown.number}.pdf")
    # What is protected cannot be saved, and so not printed.
    return Card(Audience.PERSONAL, t("slip-here", number=shown.number), media=(media,))
