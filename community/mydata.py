"""What we keep about a person, shown to them, and taken away at their word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import (
    articles,
    audiences,
    cases,
    casework,
    departures,
    farewells,
    followers,
    follows,
    outbox,
    partings,
    people,
    places,
    proxies,
    talks,
    trail,
    volunteering,
)
from community.audiences import Topic
from community.cases import Case, Kind
from community.drafts import Draft
from community.entries import Entry
from community.followers import Follower
from community.notices import Notice, Receipt
from community.partings import Gathering
from community.people import Person, RoleName
from community.proxies import Proxy
from community.volunteering import Volunteering


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept about one person.

    `cases`: what they asked of people, and what was asked for them, newest first. `proxies`: for whom they act; `represented`:
    who acts for them. `followed`: cases that concern them, too. `receipts`: the numbers of notices, and when they said that
    they know. `follows`: what they want to be told of, by the titles of the article in each language, empty when the article
    is gone; None for a question of theirs. `volunteering`: what they are, told, do and did as a volunteer; None: nothing.
    `gathering`: the same of events and their birthday.
    """

    person: Person
    place: str | None
    roles: tuple[tuple[str, str | None], ...]
    cases: tuple[Case, ...]
    proxies: tuple[Proxy, ...]
    represented: tuple[Proxy, ...]
    followed: tuple[Case, ...]
    receipts: tuple[tuple[int, datetime], ...]
    subscriptions: tuple[Topic, ...]
    follows: tuple[dict[str, str] | None, ...]
    volunteering: Volunteering | None
    gathering: Gathering | None


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
        cases=tuple(await _cases(session, person_id)),
        proxies=tuple(await proxies.mine(session, person_id)),
        represented=tuple(await proxies.for_me(session, person_id)),
        followed=tuple(await followers.followed(session, person_id)),
        receipts=tuple((number, at) for number, at in (await session.execute(confirmed)).all() if number),
        subscriptions=tuple(sorted(await audiences.subscriptions(session, person_id))),
        follows=tuple([await _followed(session, one) for one in await follows.mine(session, person_id)]),
        volunteering=await volunteering.of(session, person_id),
        gathering=await partings.of(session, person_id),
    )


async def _cases(session: AsyncSession, person_id: int) -> Sequence[Case]:
    theirs = (col(Case.person_id) == person_id) | col(Case.proxy_id).in_(_for(person_id))
    numbered = select(Case).where(theirs, col(Case.number).is_not(None)).order_by(col(Case.number).desc())
    return (await session.scalars(numbered)).all()


async def _followed(session: AsyncSession, one: follows.Follow) -> dict[str, str] | None:
    if one.article_id is None:
        return None
    article = await articles.article_or_none(session, one.article_id)
    return article.titles if article else {}


async def erase(session: AsyncSession, person_id: int) -> None:
    """Forget the person, and all that is kept about them and still to be sent to them.

    Name, language, place, roles, questions, votes, receipts, topics, and what they want to be told of. Cases of theirs that
    concern others, too, go on without them; of those that ended only the figures stay. What they wrote as notices and articles,
    and to residents while they worked on a case, stays: those words are the committee's. Of volunteers go profile, skills,
    memberships, places, hours and certificates: a printed one cannot be verified any more. Whom they would have helped, and who
    would have helped them, is told. At events their places come free, and others hold what they held; their birthday goes. The
    trail keeps that an id did something, and that this id was erased. Administrators are named in the settings: as long as
    they are, an empty row stays for their role.
    """
    person = await people.person(session, person_id)
    administrator = any(role.name == RoleName.ADMINISTRATOR for role in await people.roles(session, person_id))
    telegram_id = person.telegram_id
    await _wait_for_cases(session, person_id)
    await farewells.hold(session, person)
    await _leave_cases(session, person)
    stood = await farewells.concerned(session, person_id)
    await farewells.leave_tasks(session, person)
    await partings.leave_events(session, person)
    await outbox.hand_over(session, person_id, chat_id=telegram_id)
    await trail.record(session, by=person_id, act="erased", subject=f"person:{person_id}")
    await session.execute(delete(Draft).where(col(Draft.key).like(f"%:{telegram_id}")))
    # Through the ORM, so that whoever remembers this person hears of it; the database takes along what hangs on the row.
    await session.delete(person)
    await session.flush()
    await _let_orphans_go(session, person)
    await farewells.revise(session, stood)
    if administrator:
        session.add(Person(telegram_id=telegram_id))
        await session.flush()
        again = await people.by_telegram_id(session, telegram_id)
        session.add(people.Role(person_id=again.id, name=RoleName.ADMINISTRATOR))


async def _leave_cases(session: AsyncSession, person: Person) -> None:
    """Take the person, their words and their door out of all cases, and let others go on with what they have in hand."""
    for one in [*await proxies.mine(session, person.id), *await proxies.for_me(session, person.id)]:
        await proxies.revoke(session, one.id, by=person)
    theirs = update(Case).where(col(Case.proxy_id).in_(_for(person.id)))
    await session.execute(theirs.values(spot_sealed=None, phone_sealed=None))
    await talks.unsay(session, by=person)
    own = (await session.scalars(select(col(Case.id)).where(col(Case.person_id) == person.id))).all()
    await departures.call_off_all(session, person)
    await departures.release_all(session, person, by=person)
    private = col(Case.kind) != Kind.PATROL, col(Case.part_of_id).is_(None)
    over = select(col(Case.id)).where(col(Case.id).in_(own), col(Case.state).in_(cases.OVER), *private)
    await session.execute(delete(Entry).where(col(Entry.case_id).in_(over)))


async def _wait_for_cases(session: AsyncSession, person_id: int) -> None:
    """Let whatever is done to cases that concern this person, and so tells them of it, come before or after.

    All of them in one order, and before the person's own row: so does everybody who works on cases.
    """
    acts = select(col(Proxy.id)).where(col(Proxy.person_id) == person_id)
    follows_it = select(col(Follower.case_id)).where(col(Follower.person_id) == person_id)
    concerned = (
        (col(Case.person_id) == person_id)
        | (col(Case.holder_id) == person_id)
        | (col(Case.lead_id) == person_id)
        | col(Case.proxy_id).in_(acts.union_all(_for(person_id)))
        | col(Case.id).in_(follows_it)
    )
    await session.execute(select(col(Case.id)).where(concerned).order_by(col(Case.id)).with_for_update())


async def _let_orphans_go(session: AsyncSession, person: Person) -> None:
    """Let wait for others what the person took, or was handed, at the very moment of being erased."""
    orphans = select(Case).where(col(Case.state).in_(cases.HELD), col(Case.holder_id).is_(None)).order_by(col(Case.id))
    for found in (await session.scalars(orphans.execution_options(populate_existing=True))).all():
        await casework.let_go(session, found, by=person, lead_id=found.lead_id)


def _for(person_id: int) -> Select[int]:
    """Select the leaves to act for this person."""
    return select(col(Proxy.id)).where(col(Proxy.elder_id) == person_id)
