"""A notice as its rows stand, for those who may announce: its panel or its course, and the very message."""

from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from community import audiences, notices, places, standings
from community.audiences import Wanted
from community.notices import Notice, State
from handlers.cards import announcing
from handlers.cards import broadcasts as cards
from handlers.cards import notices as notice_cards
from handlers.cards.announcing import Plan
from handlers.cards.card import Card
from locales import Translator

_UNSENT: Final = frozenset({*notices.BEFORE, State.DROPPED})


async def very_message(session: AsyncSession, t: Translator, notice: Notice, **instead: Any) -> Card:
    """Return the notice exactly as readers get it, or with something else in it `instead`."""
    return notice_cards.notice(t, **{**await notices.facts(session, notice), **instead})


async def plan(session: AsyncSession, t: Translator, notice: Notice) -> Plan:
    """Return what the panel of a notice shows."""
    wanted = Wanted.of(notice)
    names = {place.id: place.name for place in await places.everything(session)}
    chosen = await audiences.groups(session, wanted)
    return Plan(
        notice=notice,
        wanted=wanted,
        heads=await audiences.heads(session, wanted, within=notice.place_id),
        office=names.get(notice.place_id, ""),
        places=[names[place_id] for place_id in wanted.places if place_id in names],
        groups=[announcing.group_name(t, group.purpose, names.get(group.place_id, "")) for group in chosen],
        asked=len(await notices.approvers(session, notice)) if notice.state == State.WAITING else 0,
    )


async def control(session: AsyncSession, t: Translator, notice: Notice) -> Card:
    """Return the panel of a notice that is not sent yet, or how far it has come."""
    if notice.state in _UNSENT:
        return announcing.panel(t, await plan(session, t, notice))
    return cards.progress(t, **await standings.course(session, notice))
