"""What a case brings into the private chat of whoever has it in hand, from then until it is done."""

from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col

from community import entries, levels, outbox
from community.cases import HELD, Case
from community.database import begins_with, new_id
from community.entries import Entry, Side
from community.errors import Ended
from community.outbox import Delivery, State, Step
from community.people import Person
from community.proxies import Proxy

_CARD: Final = "case-hand"
_PUT_AWAY: Final = "case-put-away"


async def hand(session: AsyncSession, found: Case, *, note: str = "", again: int = 0) -> None:
    """Give its holder all that is known, in a card of their own; what stands there already is revised.

    `again` asks for a further copy, as the first may be far up in the chat. Raises Ended when nobody has it in hand.
    """
    told = await said(session, found)
    if found.holder_id is None:
        return
    asker = await session.get(Person, found.person_id) if found.person_id is not None else None
    proxy = await session.get(Proxy, found.proxy_id) if found.proxy_id is not None else None
    known = {
        **await levels.facts(session, found),
        "name": asker.name if asker else None,
        "telegram_id": asker.telegram_id if asker else None,
        "spot": found.spot,
        "phone": found.phone,
        "window": found.window,
        "contact": found.contact,
        "proxy": proxy.name if proxy else None,
        "entries": [entries.shown(one) for one in told],
        "note": note,
    }
    copies = await _copies(session, found, found.holder_id)
    if again or not copies:
        key = f"{_chat(found, found.holder_id)}{found.turn}:{again}"
        await outbox.post(session, key=key, card=_CARD, person_id=found.holder_id, **known)
    edit = _edit(found)
    for key in copies:
        await outbox.revise(session, edit, key_prefix=key, card=_CARD, **known)


async def put_away(
    session: AsyncSession, found: Case, how: str, *, holder_id: int | None = None, aloud: bool = False
) -> None:
    """Let the words leave the chat of its holder, or of an earlier one; `aloud`: somebody else decided it, so they are told.

    `how` is done, released, handed-over, taken-over, withdrawn, merged, referred or sent-down.
    """
    holder_id = holder_id or found.holder_id
    if holder_id is None:
        return
    asker = await session.get(Person, found.person_id) if found.person_id is not None else None
    left: dict[str, Any] = {
        "number": found.number,
        "how": how,
        "reached": asker is not None and asker.reachable and asker.started_at is not None,
    }
    await outbox.revise(session, _edit(found), key_prefix=_chat(found, holder_id), card=_PUT_AWAY, **left)
    await clear(session, found, holder_id=holder_id)
    if aloud:
        key = f"case:{found.id}:gone:{how}:{found.turn}:{holder_id}"
        await outbox.post(session, key=key, card=_PUT_AWAY, person_id=holder_id, **left)


async def clear(session: AsyncSession, found: Case, *, holder_id: int | None = None) -> None:
    """Take what was said while it was in hand out of the chat of its holder, or of an earlier one."""
    holder_id = holder_id or found.holder_id
    edit = _edit(found)
    relayed = select(col(Delivery.key)).where(
        begins_with(session, col(Delivery.key), f"case:{found.id}:entry:"),
        col(Delivery.person_id) == holder_id,
        col(Delivery.step) == Step.SEND,
    )
    for key in (await session.scalars(relayed.order_by(col(Delivery.id)))).all():
        await outbox.take_away(session, edit, of=key, card=_PUT_AWAY, number=found.number, how="done", reached=True)


async def said(session: AsyncSession, found: Case) -> list[Entry]:
    """Return what its holder may read: what was said in it, and what residents said in the cases that go on in this one.

    Raises Ended when nobody has it in hand.
    """
    if found.state not in HELD:
        raise Ended
    told = await entries.of(session, found.id, notes=True)
    merged = select(col(Case.id)).where(col(Case.merged_into_id) == found.id).order_by(col(Case.id))
    for case_id in (await session.scalars(merged)).all():
        told += [one for one in await entries.of(session, case_id, notes=False) if one.side == Side.RESIDENT]
    return sorted(told, key=lambda one: (one.at, one.id))


async def _copies(session: AsyncSession, found: Case, holder_id: int) -> list[str]:
    """Return the keys of the cards with words that stand in the holder's chat, or are on their way there."""
    edit = aliased(Delivery)
    away = exists().where(col(edit.target_id) == col(Delivery.id), col(edit.card) == _PUT_AWAY)
    standing = (
        begins_with(session, col(Delivery.key), _chat(found, holder_id)),
        col(Delivery.step) == Step.SEND,
        col(Delivery.card) == _CARD,
        col(Delivery.state).in_([State.PENDING, State.LEASED, State.SENDING, State.SENT]),
    )
    found_keys = select(col(Delivery.key)).where(*standing, ~away).order_by(col(Delivery.id))
    return list((await session.scalars(found_keys)).all())


def _chat(found: Case, holder_id: int) -> str:
    """Return what the keys of one holder's cards begin with."""
    return f"case:{found.id}:hand:{holder_id}:"


def _edit(found: Case) -> str:
    """Return a key that no edit had before: what was so once may be so again."""
    return f"case:{found.id}:handed:{new_id()}"
