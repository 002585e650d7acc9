"""How stories about cases in hand are told: filed, taken and ended by rows, and heard below pictures, too."""

from typing import Any

from community import access, cases, endings, people, places
from community.cases import Case, Outcome
from community.people import Person
from tests.community import filing
from tests.stories import Actor, Town, until


async def person(town: Town, who: Actor) -> Person:
    """Return the row of the person."""
    async with town.app.database.transaction.reading() as session:
        return await people.by_telegram_id(session, who.id)


async def files(town: Town, who: Actor, words: str = "漏水", **chosen: Any) -> Case:
    """Let somebody file a case about a tap in 2 栋, unless something else is chosen."""
    transaction = town.app.database.transaction
    async with transaction.reading() as session:
        (home,) = [one.id for one in await places.everything(session) if one.name == "2 栋"]
    return await filing.filed(transaction, await person(town, who), words, **{"place_id": home, **chosen})


async def takes(town: Town, who: Actor, found: Case) -> Case:
    """Let somebody take a case in hand."""
    return await filing.claimed(town.app.database.transaction, found, await person(town, who))


async def ends(town: Town, who: Actor, found: Case, outcome: Outcome = Outcome.ANSWERED, words: str = "") -> Case:
    """Let its holder end a case."""
    me = await person(town, who)
    async with town.app.database.transaction() as session:
        return await endings.finish(
            session, await access.held_case(session, found.id, by=me), by=me, outcome=outcome, words=words
        )


async def now(town: Town, found: Case) -> Case:
    """Return the case as it is now."""
    async with town.app.database.transaction.reading() as session:
        return await cases.case(session, found.id)


async def is_noted(who: Actor, number: int) -> dict[str, Any]:
    """Wait until the bot says that a person was asked, with this number."""
    said = who.town.plain(who.language, "asked-noted-short", number=number, private=True)
    return await who.hears_of(said.rstrip("。."))


async def hears_below(who: Actor, kind: str, part: str) -> dict[str, Any]:
    """Wait for a picture, voice or file of ours that has this below it."""

    def look() -> list[dict[str, Any]]:
        heard = who.town.heard(who.key(None))
        return [one for one in heard if kind in one and part in one.get("caption", "")]

    found = await until(look)
    assert found, f"{who.name} never got a {kind} with {part!r}"
    return dict(found[-1])
