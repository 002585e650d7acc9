"""The tree of places: to choose from, and to keep."""

from collections.abc import Callable, Sequence

from aiogram.filters.callback_data import CallbackData

from community.places import Level, Place, levels_below
from handlers.cards.buttons import Never, Tree, button, rows
from handlers.cards.card import Audience, Card
from locales import Translator


def picker(
    t: Translator,
    make: Callable[..., CallbackData],
    *,
    why: str,
    above: Place | None,
    inside: Sequence[Place],
    audience: Audience,
) -> Card:
    """Let the reader walk down to a place: its insides as buttons, the place itself, back, and not at all.

    `make(place=…, final=…)` makes the data of a button; `why` names the words: home, role or link.
    """
    deeper = [button(place.name, make(place=place.id, final=False)) for place in inside]
    pairs = [deeper[at : at + 2] for at in range(0, len(deeper), 2)]
    here, ends = [], []
    if above is not None:
        here.append(button(t.plain("button-this-place", place=above.name), make(place=above.id, final=True)))
        ends.append(button(t.plain("button-back"), make(place=above.parent_id or 0, final=False)))
    if why == "home":
        ends.append(button(t.plain("button-skip"), make(place=0, final=True)))
    text = t(f"pick-{why}", place=above.name) if above else t(f"pick-{why}-first")
    return Card(audience, text, rows(*pairs, here, ends))


def tree(t: Translator, *, here: Place | None, path: Sequence[Place], inside: Sequence[Place]) -> Card:
    """Show one place of the tree with what is in it, and what can be done with it. `path` is the place and all above it."""
    deeper = [button(place.name, Tree(act="open", place=place.id or 0)) for place in inside]
    pairs = [deeper[at : at + 2] for at in range(0, len(deeper), 2)]
    number = here.id or 0 if here else 0
    acts = [button(t.plain("button-add-place"), Tree(act="add", place=number))] if levels_below(here) else []
    if here is None:
        return Card(Audience.PERSONAL, t("places-top", count=len(inside)), rows(*pairs, acts))
    acts.append(button(t.plain("button-rename"), Tree(act="rename", place=number)))
    acts.append(button(t.plain("button-remove"), Tree(act="remove", place=number)))
    back = [button(t.plain("button-back"), Tree(act="open", place=here.parent_id or 0))]
    text = t(
        "places-here",
        trail=" › ".join(place.name for place in reversed(path)),
        level=t(f"level-{here.level}"),
        count=len(inside),
    )
    return Card(Audience.PERSONAL, text, rows(*pairs, acts, back))


def level_to_add(t: Translator, *, above: Place | None, levels: Sequence[Level]) -> Card:
    """Ask what kind of place comes in here."""
    number = above.id or 0 if above else 0
    choices = [button(t.plain(f"level-{level}"), Tree(act=f"add-{level}", place=number)) for level in levels]
    back = button(t.plain("button-back"), Tree(act="open", place=number))
    return Card(Audience.PERSONAL, t("places-which-level"), rows(choices, [back]))


def ask_names(t: Translator, *, level: Level, above: str | None) -> Card:
    """Ask for the names of new places, one a line."""
    text = t("places-ask-names", level=t(f"level-{level}"), above=above or t("place-everywhere"))
    return Card(Audience.PERSONAL, text, rows([button(t.plain("button-never-mind"), Never())]))


def ask_new_name(t: Translator, *, old: str) -> Card:
    """Ask for another name."""
    never = rows([button(t.plain("button-never-mind"), Never())])
    return Card(Audience.PERSONAL, t("places-ask-new-name", old=old), never)


def sure_to_remove(t: Translator, here: Place) -> Card:
    """Ask once more before a place goes."""
    buttons = [
        button(t.plain("button-remove-sure"), Tree(act="remove-sure", place=here.id or 0)),
        button(t.plain("button-back"), Tree(act="open", place=here.id or 0)),
    ]
    return Card(Audience.PERSONAL, t("places-sure-to-remove", place=here.name), rows(buttons))
