"""The first things people see: the greeting, help, languages, and what is kept about them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from community.mydata import Kept
from community.people import RoleName
from handlers.cards import mydata
from handlers.cards.buttons import Mine, PickHome, Speak, button, everyday, rows
from handlers.cards.card import Audience, Card
from locales import LANGUAGES, Translator, Word

#: Of what somebody wants to be told of, so much is named in their data: it is one message.
_MOST_NAMED: Final = 10


def greeting(t: Translator, *, name: str) -> Card:
    """Greet, and say in four lines what is kept, where it travels, how to erase it, and whom to ring."""
    return Card(Audience.PERSONAL, t("start-greeting", name=name), everyday(t))


def first(t: Translator) -> Card:
    """Say to whoever simply wrote what is kept and where it travels, with the everyday words."""
    return Card(Audience.PERSONAL, t("start-first"), everyday(t))


def first_choices(t: Translator, *, places: bool) -> Card:
    """Offer the language and the own building, both of which may wait."""
    languages = [button(t.plain(f"language-{code}"), Speak(language=code)) for code in LANGUAGES]
    home = [button(t.plain("button-choose-home"), PickHome(place=0))] if places else []
    return Card(Audience.PERSONAL, t("start-choices"), rows(languages, home))


def languages(t: Translator) -> Card:
    """Offer the languages, each in its own words."""
    buttons = [button(t.plain(f"language-{code}"), Speak(language=code)) for code in LANGUAGES]
    return Card(Audience.PERSONAL, t("language-choose"), rows(buttons))


def language_chosen(t: Translator) -> Card:
    """Confirm in the new language, with the everyday words in it."""
    return Card(Audience.PERSONAL, t("language-chosen"), everyday(t))


def home_chosen(t: Translator, place: str | None) -> Card:
    """Confirm the place, or that none was chosen."""
    return Card(Audience.PERSONAL, t("home-chosen", place=place) if place else t("home-skipped"))


def help_(t: Translator, roles: Collection[RoleName]) -> Card:
    """Say what can be done here, with a line more for each role."""
    lines = [t("help-everyone")]
    if {RoleName.VOLUNTEER, RoleName.TEAM_LEADER} & set(roles):
        lines.append(t("help-volunteer"))
    if RoleName.TEAM_LEADER in roles:
        lines.append(t("help-team-leader"))
    if {RoleName.STAFF, RoleName.GRID_WORKER, RoleName.ADMINISTRATOR} & set(roles):
        staff = [t("help-staff")]
        if {RoleName.STAFF, RoleName.ADMINISTRATOR} & set(roles):
            staff.append(t("help-calendar"))
        lines.append(Word("\n".join(staff)))
    if RoleName.ADMINISTRATOR in roles:
        lines.append(t("help-administrator"))
    return Card(Audience.PERSONAL, Word("\n\n".join(lines)), everyday(t))


def my_data(t: Translator, kept: Kept) -> Card:
    """Show everything that is kept about the reader."""
    joint = t("mydata-joint")
    roles = joint.join(
        t("role-in-place", role=t(f"role-{role}"), place=place) if place else t(f"role-{role}")
        for role, place in kept.roles
    )
    text = t(
        "mydata",
        name=kept.person.name or "",
        language=t(f"language-{kept.person.speaks}"),
        place=kept.place or t("mydata-no-place"),
        roles=Word(roles) if roles else t("mydata-resident"),
        cases=len(kept.cases),
        leaves=_leaves(t, kept),
        topics=joint.join(t("notice-topic", topic=topic) for topic in kept.subscriptions) or t("mydata-no-topics"),
        receipts=len(kept.receipts),
        follows=_followed(t, kept.follows),
    )
    if kept.volunteering is not None:
        text = Word(f"{text}\n\n{mydata.volunteering(t, kept.volunteering)}")
    if kept.gathering is not None:
        text = Word(f"{text}\n\n{mydata.gathering(t, kept.gathering)}")
    keyboard = rows(
        [button(t.plain("button-see-requests"), Mine(act="requests"))],
        [button(t.plain("button-erase"), Mine(act="erase"))],
    )
    return Card(Audience.PERSONAL, text, keyboard)


def _followed(t: Translator, follows: Sequence[Mapping[str, str] | None]) -> Word:
    """Name what the reader wants to be told of, the newest first; of very many only the first, and how many there are."""
    if not follows:
        return t("mydata-no-follows")
    names = []
    for titles in follows[: -_MOST_NAMED - 1 : -1]:
        if titles is None:
            names.append(t("mydata-own-question"))
        else:
            title = titles.get(t.language) or next(iter(titles.values()), None)
            names.append(t("mydata-article", title=title) if title else t("mydata-article-gone"))
    named = Word(t("mydata-joint").join(names))
    return named if len(follows) == len(names) else t("mydata-follows-more", named=named, count=len(follows))


def _leaves(t: Translator, kept: Kept) -> Word:
    """Say for how many the reader acts, how many act for them, and how many cases of neighbours they follow."""
    return t("mydata-leaves", acting=len(kept.proxies), represented=len(kept.represented), followed=len(kept.followed))


def sure_to_erase(t: Translator, kept: Kept) -> Card:
    """Ask once more before everything goes; who volunteers, is waited for, or signed up for events reads what that means."""
    buttons = [
        button(t.plain("button-erase-sure"), Mine(act="erase-sure")),
        button(t.plain("button-keep"), Mine(act="keep")),
    ]
    blocks = [t("erase-sure")]
    if kept.volunteering is not None:
        blocks.append(t("erase-sure-volunteer"))
    blocks += [t("erase-sure-gathering", what=what) for what in mydata.lost(kept.gathering)]
    return Card(Audience.PERSONAL, Word("\n\n".join([*blocks, t("erase-sure-question")])), rows(buttons))


def erased(t: Translator) -> Card:
    """Confirm that everything is gone."""
    return Card(Audience.PERSONAL, t("erased"))
