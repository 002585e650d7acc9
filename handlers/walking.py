"""How a reader walks the tree of places, whatever for."""

from sqlalchemy.ext.asyncio import AsyncSession

from community import places
from community.places import Level, Place
from handlers.cards.places import View


async def view(session: AsyncSession, here: Place | None, *, down_to: Level = Level.COMMUNITY) -> View:
    """Return a place as one step of a walk.

    Where there is no choice, a step is saved: a place with a single place inside shows the insides of that one, but no
    deeper than the level `down_to`, so that it can still be chosen itself. "Back" leads to the nearest place above that
    has a choice, and is left out where there is none.
    """
    levels = list(Level)
    inside = await places.inside(session, here)
    while len(inside) == 1 and levels.index(Level(inside[0].level)) <= levels.index(down_to):
        deeper = await places.inside(session, inside[0])
        if not deeper:
            break
        here, inside = inside[0], deeper
    everything = await places.everything(session)
    parents = {place.parent_id for place in everything}
    back: int | None = None
    above = here
    while above is not None and back is None:
        siblings = [place for place in everything if place.parent_id == above.parent_id]
        if len(siblings) > 1:
            back = above.parent_id or 0
        above = await places.place_or_none(session, above.parent_id)
    leaves = frozenset(place.id for place in inside if place.id not in parents)
    return View(here=here, inside=inside, leaves=leaves, back=back)


async def plain_view(session: AsyncSession, here: Place | None) -> View:
    """Return a place as it stands in the tree, for whoever keeps it: no step is saved."""
    return View(here=here, inside=await places.inside(session, here), leaves=frozenset(), back=None)
