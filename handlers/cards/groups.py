"""Groups: the hello of the bot, what a group is for, and the way to the private chat."""

from community.groups import Purpose as GroupPurpose
from handlers.cards.buttons import Guard, Purpose, button, link, rows
from handlers.cards.card import Audience, Card
from locales import Translator, Word


def hello(t: Translator, *, linked: bool, guarded: bool = False) -> Card:
    """Say who came in, when it speaks, what it looks at, and in a new group what an administrator does next."""
    lines = [t("group-hello")]
    lines += [t("group-guarded")] if guarded else []
    lines += [] if linked else [t("group-hello-link")]
    return Card(Audience.PUBLIC, Word("\n".join(lines)))


def not_linked(t: Translator, *, url: str) -> Card:
    """Say to somebody who asked that this group is not linked yet, who can do that, and where to ask meanwhile."""
    return Card(Audience.PUBLIC, t("group-not-linked"), rows([link(t.plain("button-open-private"), url)]))


def purposes(t: Translator, *, now: str | None, place: str | None, topic: bool, guarded: bool = False) -> Card:
    """Ask what this group is for. In a topic of a forum, say that the bot will speak there. A linked group has more."""
    choices = [button(t.plain(f"purpose-{purpose}"), Purpose(purpose=purpose)) for purpose in GroupPurpose]
    unlink = [button(t.plain("button-unlink"), Purpose())] if now else []
    label = t.plain("button-guard-off") if guarded else t.plain("button-guard-on")
    guard = [button(label, Guard(on=not guarded))] if now else []
    text = t("group-purpose-now", purpose=t(f"purpose-{now}"), place=place or "") if now else t("group-purpose")
    lines = [text, t("group-topic")] if topic else [text]
    lines += [t("group-guarded")] if guarded else []
    return Card(Audience.PUBLIC, Word("\n".join(lines)), rows(choices, guard, unlink))


def linked(t: Translator, *, purpose: str, place: str, topic: bool) -> Card:
    """Confirm to the group what it is for, and in a forum where the bot speaks."""
    lines = [t(f"group-linked-{purpose}", place=place)]
    lines += [t("group-topic")] if topic else []
    return Card(Audience.PUBLIC, Word("\n".join(lines)))


def unlinked(t: Translator) -> Card:
    """Confirm that the group is no longer linked."""
    return Card(Audience.PUBLIC, t("group-unlinked"))


def to_private(t: Translator, message_id: str, *, url: str) -> Card:
    """Lead from the group to the private chat, where private things belong."""
    return Card(Audience.PUBLIC, t(message_id), rows([link(t.plain("button-open-private"), url)]))
