"""What we keep about a person, shown to them, and taken away at their word."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import articles, audiences, follows, outbox, people, places, questions, trail
from community.audiences import Topic
from community.drafts import Draft
from community.notices import Notice, Receipt
from community.people import Person, RoleName


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept about one person.

    `receipts`: the numbers of notices, and when they said that they know. `follows`: what they want to be told of, by the
    titles of the article in each language, empty when the article is gone; None for a question of theirs.
    """

    person: Person
    place: str | None
    roles: tuple[tuple[str, str | None], ...]
    questions: tuple[questions.Question, ...]
    receipts: tuple[tuple[int, datetime], ...]
    subscriptions: tuple[Topic, ...]
    follows: tuple[dict[str, str] | None, ...]


async def kept(session: AsyncSession, person_id: int) -> Kept:
    """Return what is kept about the person."""
    person = await people.person(session, person_id)
    names = {place.id: place.name for place in await places.everything(session)}
    confirmed = (
        select(col(Notice.number), col(Receipt.at))
        .join(Receipt, col(Receipt.notice_id) == col(Notice.id))
        .where(col(Receipt.person_id) == person_id)
        .order_by(col(Receipt.at))
    )
    return Kept(
        person=person,
        place=names.get(person.place_id),
        roles=tuple((role.name, names.get(role.place_id)) for role in await people.roles(session, person_id)),
        questions=tuple(await questions.mine(session, person_id)),
        receipts=tuple((number, at) for number, at in (await session.execute(confirmed)).all() if number),
        subscriptions=tuple(sorted(await audiences.subscriptions(session, person_id))),
        follows=tuple([await _followed(session, one) for one in await follows.mine(session, person_id)]),
    )


async def _followed(session: AsyncSession, one: follows.Follow) -> dict[str, str] | None:
    if one.article_id is None:
        return None
    article = await articles.article_or_none(session, one.article_id)
    return article.titles if article else {}


async def erase(session: AsyncSession, person_id: int) -> None:
    """Forget the person, and all that is kept about them and still to be sent to them.

    Name, language, place, roles, questions, votes, receipts, topics, and what they want to be told of. What they wrote as
    notices and articles stays: those words are the committee's. The trail keeps that an id did something, and that this id
    was erased. Administrators are named in the settings: as long as they are, an empty row stays for their role.
    """
    person = await people.person(session, person_id)
    administrator = any(role.name == RoleName.ADMINISTRATOR for role in await people.roles(session, person_id))
    telegram_id = person.telegram_id
    await questions.call_off_all(session, person)
    await questions.release_all(session, person, by=person)
    await outbox.hand_over(session, person_id, chat_id=telegram_id)
    await trail.record(session, by=person_id, act="erased", subject=f"person:{person_id}")
    await session.execute(delete(Draft).where(col(Draft.key).like(f"%:{telegram_id}")))
    # Through the ORM, so that whoever remembers this person hears of it; the database takes along what hangs on the row.
    await session.delete(person)
    await session.flush()
    if administrator:
        session.add(Person(telegram_id=telegram_id))
        await session.flush()
        again = await people.by_telegram_id(session, telegram_id)
        session.add(people.Role(person_id=again.id, name=RoleName.ADMINISTRATOR))
