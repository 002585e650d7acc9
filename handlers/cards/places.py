"""The tree of places: to choose from, and to keep."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiogram.filters.callback_data import CallbackData

from community.places import Level, Place, levels_below
from handlers.cards.buttons import PLACES_A_PAGE, Never, Tree, button, pairs, rows, turns
from handlers.cards.card import Audience, Card
from locales import Translator


@dataclass(frozen=True, slots=True)
class View:
    """One place of the tree as it is shown: what is inside, which of that has nothing inside, and where "back" leads."""

    here: Place | None
    inside: Sequence[Place]
    leaves: frozenset[int | None]
    back: int | None

    @property
    def id(self) -> int:
        """The place's id, 0 for the top."""
        return self.here.id or 0 if self.here else 0

    @property
    def pages(self) -> int:
        """How many pages of buttons it takes."""
        return max(1, -(-len(self.inside) // PLACES_A_PAGE))

    def shown(self, page: int) -> Sequence[Place]:
        """Return the places on one page; a page that is no longer there shows the last one."""
        first = min(page, self.pages - 1) * PLACES_A_PAGE
        return self.inside[first : first + PLACES_A_PAGE]


def picker(
    t: Translator,
    make: Callable[..., CallbackData],
    *,
    why: str,
    view: View,
    page: int,
    audience: Audience,
) -> Card:
    """Let the reader walk down to a place: its insides as buttons, the place itself, back, and not at all.

    A place with nothing inside is chosen by its own button. `make(place=…, final=…)` makes the data of a button; `why`
    names the words: home, role or link.
    """
    deeper = [button(one.name, make(place=one.id, final=one.id in view.leaves)) for one in view.shown(page)]
    others = turns(t, page=page, pages=view.pages, to=lambda number: make(place=view.id, final=False, page=number))
    here, ends = [], []
    if view.here is not None:
        here.append(button(t.plain("button-this-place", place=view.here.name), make(place=view.id, final=True)))
    if view.back is not None:
        ends.append(button(t.plain("button-back"), make(place=view.back, final=False)))
    if why == "home":
        ends.append(button(t.plain("button-skip"), make(place=0, final=True)))
    text = t(f"pick-{why}", place=view.here.name) if view.here else t(f"pick-{why}-first")
    return Card(audience, text, rows(*pairs(deeper), others, here, ends))


def tree(t: Translator, view: View, *, path: Sequence[Place], page: int = 0) -> Card:
    """Show one place of the tree with what is in it, and what can be done with it. `path` is the place and all above it."""
    here = view.here
    deeper = [button(one.name, Tree(act="open", place=one.id or 0)) for one in view.shown(page)]
    others = turns(t, page=page, pages=view.pages, to=lambda number: Tree(act="open", place=view.id, page=number))
    acts = [button(t.plain("button-add-place"), Tree(act="add", place=view.id))] if levels_below(here) else []
    if here is None:
        return Card(Audience.PERSONAL, t("places-top", count=len(view.inside)), rows(*pairs(deeper), others, acts))
    acts.append(button(t.plain("button-rename"), Tree(act="rename", place=view.id)))
    acts.append(button(t.plain("button-remove"), Tree(act="remove", place=view.id)))
    back = [button(t.plain("button-back"), Tree(act="open", place=here.parent_id or 0))]
    text = t(
        "places-here",
        trail=" › ".join(one.name for one in reversed(path)),
        level=t(f"level-{here.level}"),
        count=len(view.inside),
    )
    return Card(Audience.PERSONAL, text, rows(*pairs(deeper), others, acts, back))


def level_to_add(t: Translator, *, above: Place | None, levels: Sequence[Level]) -> Card:
    """Ask what kind of place comes in here."""
    number = above.id or 0 if above else 0
    choices = [
        button(t.plain(f"level-{level}"), Tree.model_validate({"act": f"add-{level}", "place": number}))
        for level in levels
    ]
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
