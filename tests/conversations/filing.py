"""How stories about cases are told: filing one, and looking at the rows."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from community import entries, intake, people, places
from community.cases import Case
from community.entries import Entry, Side
from community.people import Person
from playground.files import Upload
from tests.community import filing
from tests.stories import Actor, Town

#: Words that mean one category for certain, and its key and name.
LIGHT = "楼道灯不亮"
LIGHT_KEY, LIGHT_NAME = "corridor-light", "楼道灯"
#: What the holder of a case reads, and nobody else.
WORDS = "厨房水管一直滴水，我家电话别外传"


async def lives(town: Town, actor: Actor, home: str) -> None:
    """Let the person, who has come in, live in that building."""
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, actor.id)
        (here,) = [place for place in await places.everything(session) if place.name == home]
        await people.settle(session, me.id, place_id=here.id)


async def the_person(town: Town, actor: Actor) -> Person:
    """Return the row of the person."""
    async with town.app.database.transaction.reading() as session:
        return await people.by_telegram_id(session, actor.id)


async def the_draft(town: Town, actor: Actor) -> Case | None:
    """Return what the person is still writing."""
    async with town.app.database.transaction.reading() as session:
        return await intake.draft_or_none(session, await people.by_telegram_id(session, actor.id))


async def the_case(town: Town, number: int) -> Case:
    """Return the case with that number."""
    async with town.app.database.transaction.reading() as session:
        return (await session.scalars(select(Case).where(col(Case.number) == number))).one()


async def the_entries(town: Town, case_id: int) -> list[tuple[str, str | None]]:
    """Return the sorts and words of all that was said in a case, in order."""
    async with town.app.database.transaction.reading() as session:
        wanted = select(Entry).where(col(Entry.case_id) == case_id).order_by(col(Entry.at), col(Entry.id))
        return [(one.sort, one.words) for one in (await session.scalars(wanted)).all()]


async def building(town: Town, name: str = "2 栋") -> int:
    """Return the id of a building."""
    async with town.app.database.transaction.reading() as session:
        found = next(one for one in await places.everything(session) if one.name == name)
        assert found.id
        return found.id


async def filed(town: Town, who: Actor, words: str = WORDS, **chosen: Any) -> Case:
    """Let somebody have filed a case before the story begins: about a tap in 2 栋, unless something else is chosen."""
    transaction, by = town.app.database.transaction, await the_person(town, who)
    return await filing.filed(transaction, by, words, **{"place_id": await building(town), **chosen})


async def in_hand(town: Town, zhang: Actor, who: Actor, **chosen: Any) -> Case:
    """Let Zhang file a case and somebody take it; return it once its card is there."""
    found = await filed(town, zhang, **chosen)
    found = await filing.claimed(town.app.database.transaction, found, await the_person(town, who))
    await who.hears_of(WORDS)
    return found


async def now(town: Town, found: Case) -> Case:
    """Return the case as it is now."""
    return await filing.now(town.app.database.transaction, found)


async def said(town: Town, found: Case, side: Side) -> list[str]:
    """Return the words of one side of a case; of what has none, its sort."""
    async with town.app.database.transaction.reading() as session:
        return [one.words or one.sort for one in await entries.of(session, found.id, notes=True) if one.side == side]


async def is_noted(actor: Actor, number: int) -> dict[str, Any]:
    """Wait until the person reads that their case has this number."""
    beginning = actor.town.plain(actor.language, "form-noted", number=number, name="…", place="…").partition("…")[0]
    return await actor.sees_of(beginning)


async def files(actor: Actor, words: str = LIGHT, *, command: str = "报修", number: int) -> dict[str, Any]:
    """File a case whose category is certain; return the message that notes it."""
    await actor.says(f"{command} {words}")
    await actor.hears_of(actor.town.plain(actor.language, "form-title", kind="repair"))
    await actor.taps("button-form-submit")
    return await is_noted(actor, number)


def sends(actor: Actor, kind: str, *uploads: Upload, caption: str = "") -> None:
    """Send one file to the bot, or several as an album."""
    given = uploads or (Upload(b"x", f"{kind}.bin"),)
    actor.town.playground.world.send_files(actor.id, actor.key(None), kind, list(given), caption=caption)
