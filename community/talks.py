"""Talking about a case through the bot: what either side says becomes an entry, and reaches the other side.

Neither sees the other's account or number. While nobody has the case in hand, what its resident says is kept, and shown to
whoever takes it.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, cases, clock, entries, hands, levels, outbox, people, proxies
from community.cases import Case, State
from community.database import begins_with, new_id
from community.entries import Entry, Side, Sort
from community.errors import Ended, NotFound, NotYours
from community.outbox import Delivery, Step
from community.people import Person


async def begin(session: AsyncSession, found: Case) -> None:
    """Let what its resident and its holder write from now on go to this case, until they leave it."""
    for person in await _people(session, {found.person_id, found.holder_id}):
        person.talks_about = found.id
    await session.flush()


async def leave(session: AsyncSession, *, by: Person) -> None:
    """Let what this person writes go to the bot again. Whoever they talked with is told once a turn, if it still goes on."""
    talker = await people.person(session, by.id)
    case_id, talker.talks_about = talker.talks_about, None
    await session.flush()
    found = await session.get(Case, case_id, populate_existing=True) if case_id is not None else None
    if found is None or found.state not in cases.HELD:
        return
    try:
        readers = await _others(session, found, by=by)
    except NotYours:
        return
    facts = await levels.facts(session, found)
    for reader in readers:
        await outbox.post(
            session,
            key=f"case:{found.id}:left:{found.turn}:{by.id}:{reader}",
            card="case-told",
            person_id=reader,
            what="left",
            name=by.name or "",
            **facts,
        )


async def say(
    session: AsyncSession,
    found: Case,
    *,
    by: Person,
    words: str = "",
    sort: Sort = Sort.WORDS,
    file: str | None = None,
    message_id: int | None = None,
) -> Entry:
    """Say something to the other side: its holder to whose case it is, and they to its holder.

    The word that the holder asked for lets the clock run again. Raises Ended, NotYours; WordsTooLong, TooManyFiles.
    """
    # Imported here because whoever works on cases lets people talk about them.
    from community import casework

    await cases.lock(session, found)
    if found.state == State.DRAFT:
        raise NotFound
    if found.state not in cases.OPEN:
        raise Ended
    readers = await _others(session, found, by=by)
    side = _side(found, by)
    before = message_id is not None and await entries.said_by(session, by.id, message_id)
    entry = await entries.add(
        session, found, by=by, side=side, words=words, sort=sort, file=file, message_id=message_id
    )
    if before and before.id == entry.id:
        return entry
    for reader in readers:
        await _show(session, found, entry, by=by, reader=reader)
    if side == Side.RESIDENT and found.state == State.ASKING:
        await casework.resume(session, found, by=by)
    return entry


async def edit(session: AsyncSession, *, by: Person, message_id: int, words: str) -> bool:
    """Let what this person said with that message say something else, on the other side's card, too.

    False when it is in no case, the case is over, or it is another one's by now: what was put away does not come back.
    Raises WordsTooLong.
    """
    entry = await entries.said_by(session, by.id, message_id)
    if entry is None:
        return False
    entries.check(words)
    found = await cases.case(session, entry.case_id)
    await cases.lock(session, found)
    if found.state in cases.OVER or not (found.holder_id == by.id or await access.owns(session, by, found)):
        return False
    if (entry.words or "") != words.strip():
        entry.words, entry.edited_at = words.strip() or None, clock.now()
        await session.flush()
        for reader in await _others(session, found, by=by):
            await _show_anew(session, found, entry, by=by, reader=reader)
    return True


async def about(session: AsyncSession, *, by: Person, message_id: int) -> Case | None:
    """Return the case to which a message of this person's private chat belongs, None for none.

    That is a card of ours about it, or what they said in it themselves. What they may do about it is `access`'s to say.
    """
    told = col(Delivery.person_id) == by.id, col(Delivery.message_id) == message_id
    # What begins like this is looked for here: there are too many such keys for SQLite to begin with them.
    keys = (await session.scalars(select(col(Delivery.key)).where(*told))).all()
    key = next((one for one in keys if one.startswith("case:")), None)
    entry = await entries.said_by(session, by.id, message_id) if key is None else None
    if key is None and entry is None:
        return None
    case_id = int(key.split(":")[1]) if key is not None else entry.case_id if entry else 0
    return await session.get(Case, case_id, populate_existing=True)


async def unsay(session: AsyncSession, *, by: Person) -> None:
    """Take what this person said in the cases of others out of these, and out of the chats to which it was brought."""
    others = select(Entry).join(Case, col(Case.id) == col(Entry.case_id))
    others = others.where(col(Case.person_id).is_distinct_from(by.id), col(Case.part_of_id).is_(None))
    said = others.where(col(Entry.person_id) == by.id, col(Entry.side) == Side.RESIDENT)
    where = set()
    for entry in (await session.scalars(said.order_by(col(Entry.id)))).all():
        where.add(entry.case_id)
        goes_on = await session.scalar(select(col(Case.merged_into_id)).where(col(Case.id) == entry.case_id))
        stems = [_shows(entry, case_id) for case_id in (entry.case_id, goes_on) if case_id is not None]
        cards = select(col(Delivery.key)).where(or_(*(begins_with(session, col(Delivery.key), one) for one in stems)))
        number = select(col(Case.number)).where(col(Case.id) == entry.case_id)
        gone = {"number": (await session.scalars(number)).one(), "how": "withdrawn", "reached": False}
        for key in (await session.scalars(cards.where(col(Delivery.step) == Step.SEND))).all():
            edit = f"case:{entry.case_id}:unsaid:{entry.id}"
            await outbox.take_away(session, edit, of=key, card="case-put-away", **gone)
        await session.delete(entry)
    await session.flush()
    # What was merged is read where it goes on.
    there = col(Case.id).in_(select(col(Case.merged_into_id)).where(col(Case.id).in_(where))) | col(Case.id).in_(where)
    held = select(Case).where(there, col(Case.state).in_(cases.HELD)).order_by(col(Case.id))
    for found in (await session.scalars(held.execution_options(populate_existing=True))).all():
        await hands.hand(session, found)


def _side(found: Case, by: Person) -> Side:
    return Side.WORKER if found.holder_id == by.id else Side.RESIDENT


async def _others(session: AsyncSession, found: Case, *, by: Person) -> list[int]:
    """Return who hears `by`: the holder is heard by whoever filed it and whom it is for, both of them by the holder.

    Raises NotYours.
    """
    if found.holder_id == by.id:
        return sorted(await proxies.askers(session, found) - {by.id})
    if not await access.owns(session, by, found):
        raise NotYours
    return [found.holder_id] if found.holder_id is not None else []


async def _show(session: AsyncSession, found: Case, entry: Entry, *, by: Person, reader: int) -> None:
    await outbox.post(
        session,
        key=f"{_shows(entry)}{reader}",
        card="case-entry",
        person_id=reader,
        name=by.name or "",
        **_said(entry),
        **await levels.facts(session, found),
    )


async def _show_anew(session: AsyncSession, found: Case, entry: Entry, *, by: Person, reader: int) -> None:
    """Let the card that shows the entry say what it says now; what was said before somebody took the case is in theirs."""
    prefix = f"{_shows(entry)}{reader}"
    posted = select(col(Delivery.id)).where(begins_with(session, col(Delivery.key), prefix)).limit(1)
    if (await session.scalars(posted)).first() is not None:
        await outbox.revise(
            session,
            f"case:{found.id}:edit:{new_id()}",
            key_prefix=prefix,
            card="case-entry",
            name=by.name or "",
            **_said(entry),
            **await levels.facts(session, found),
        )
    elif reader == found.holder_id:
        await hands.hand(session, found)


def _shows(entry: Entry, case_id: int | None = None) -> str:
    """Return what the keys of the cards that show an entry begin with, in its case or the one in which that goes on."""
    return f"case:{case_id or entry.case_id}:entry:{entry.id}:"


def _said(entry: Entry) -> dict[str, Any]:
    shown = entries.shown(entry)
    return {name: shown[name] for name in ("side", "sort", "words", "file", "edited")}


async def _people(session: AsyncSession, ids: Collection[int | None]) -> Sequence[Person]:
    """Return these people, locked in the order of their ids: two cases at once may want the same two."""
    wanted = select(Person).where(col(Person.id).in_([one for one in ids if one is not None])).order_by(col(Person.id))
    return (await session.scalars(wanted.with_for_update(key_share=True))).all()
