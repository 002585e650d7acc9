"""From the first word to a number: what a resident writes is a draft, and becomes a case that somebody is told of."""

import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import cases, clock, deadlines, entries, hearers, levels, people, places, proxies, services, trail
from community.cases import Case, Contact, Kind, State, Window
from community.entries import Entry, Side, Sort
from community.errors import BadPhone, Incomplete, NotFound, TooMany, WordsTooLong
from community.hearers import News
from community.names import clean
from community.numbers import next_number
from community.people import Person, RoleName
from community.questions import Question

#: The category of what is asked of a person without a form.
QUESTION: Final = "question"
LONGEST_SPOT: Final = 100
#: Who asks for neighbours that have no phone, as part of what they do.
_ASKING_FOR_OTHERS: Final = frozenset({RoleName.STEWARD, RoleName.GRID_WORKER, RoleName.STAFF, RoleName.ADMINISTRATOR})
#: What people put between the digits of a telephone number.
_BETWEEN: Final = re.compile(r"[\s\-()./·]")
_PHONE: Final = re.compile(r"\+?\d{7,15}", re.ASCII)


async def draft_or_none(session: AsyncSession, by: Person) -> Case | None:
    """Return what this person began to write last and did not finish."""
    newest = select(Case).where(*_drafts(by)).order_by(col(Case.changed_at).desc(), col(Case.id).desc())
    return (await session.scalars(newest.limit(1))).first()


async def begin(session: AsyncSession, *, by: Person, kind: Kind) -> Case:
    """Begin a draft, at the place where they live; an older one of theirs is dropped. Raises TooMany."""
    older = select(Case).where(*_drafts(by)).order_by(col(Case.id)).with_for_update()
    for one in (await session.scalars(older.execution_options(populate_existing=True))).all():
        await _delete(session, one)
    await people.one_at_a_time(session, by)
    if kind != Kind.PATROL:
        await make_sure_of_room(session, by=by)
    return await _draft(session, by=by, kind=kind)


async def add(
    session: AsyncSession,
    draft: Case,
    *,
    by: Person,
    words: str = "",
    sort: Sort = Sort.WORDS,
    file: str | None = None,
    message_id: int | None = None,
) -> Entry:
    """Add what was said or sent to the draft. Raises WordsTooLong, TooManyFiles; NotFound when it is no draft any more."""
    await _still_a_draft(session, draft)
    entry = await entries.add(
        session, draft, by=by, side=Side.RESIDENT, words=words, sort=sort, file=file, message_id=message_id
    )
    draft.changed_at = clock.now()
    return entry


async def choose(session: AsyncSession, draft: Case, *, by: Person, **chosen: Any) -> None:
    """Fill in fields of the draft; None takes a choice back.

    `service`, a key of the catalogue, brings its kind along; `place_id`; `spot` and `phone`, as they were written; `window`;
    `contact`; `proxy_id`. Raises NotFound for what is not there or not this person's, BadPhone, WordsTooLong.
    """
    await _still_a_draft(session, draft)
    for field, value in chosen.items():
        await _CHOICES[field](session, draft, value, by)
    draft.changed_at = clock.now()
    await session.flush()


async def drop(session: AsyncSession, draft: Case, *, by: Person) -> None:
    """Forget the draft with all that is in it. Raises NotFound when it is none any more, or another person's."""
    await _still_a_draft(session, draft)
    if draft.person_id != by.id:
        raise NotFound
    await _delete(session, draft)


async def submit(session: AsyncSession, draft: Case, *, by: Person) -> Case:
    """Give the draft a number and times, and tell its desk; submitting it twice is submitting it once.

    Raises Incomplete, TooMany; NotFound when it was dropped.
    """
    await cases.lock(session, draft)
    if draft.state != State.DRAFT:
        return draft
    await people.one_at_a_time(session, by)
    if draft.kind != Kind.PATROL:
        await make_sure_of_room(session, by=by)
    if draft.service is None:
        raise Incomplete(field="service")
    if not await entries.of(session, draft.id, notes=False):
        raise Incomplete(field="words")
    return await _file(session, draft, by=by)


async def ask_person(session: AsyncSession, question: Question, *, by: Person) -> Case:
    """Ask a person what the articles could not answer, in the words of then; asking twice is asking once.

    Raises TooMany, NotFound.
    """
    await people.one_at_a_time(session, by)
    own = select(Question).where(col(Question.id) == question.id).with_for_update()
    found = (await session.scalars(own.execution_options(populate_existing=True))).one_or_none()
    if found is None:
        raise NotFound
    if found.case_id is not None:
        return await cases.case(session, found.case_id)
    await make_sure_of_room(session, by=by)
    new = await _asked(session, by=by, words=found.words or "", article_id=found.article_id, message_id=None)
    found.case_id = new.id
    await session.flush()
    return new


async def ask(
    session: AsyncSession, *, by: Person, words: str, article_id: str | None = None, message_id: int | None = None
) -> Case:
    """Ask a person straight away, with the first words. Raises TooMany, WordsTooLong.

    Asking again about the same article, or again without a word, is asking once: a thumb may tap twice.
    """
    await people.one_at_a_time(session, by)
    for one in await cases.open_ones(session, by.id):
        same = one.kind == Kind.QUESTION and one.article_id == article_id
        if same and (article_id is not None or not (words or await entries.of(session, one.id, notes=False))):
            return one
    await make_sure_of_room(session, by=by)
    return await _asked(session, by=by, words=words, article_id=article_id, message_id=message_id)


async def wish(session: AsyncSession, *, by: Person, service: str, words: str) -> Case:
    """Ask for something of a category in one tap, with these words; what they are writing meanwhile stays as it is.

    Raises TooMany; NotFound for a category that is not offered.
    """
    await people.one_at_a_time(session, by)
    wanted = await services.service(session, service)
    if wanted.retired:
        raise NotFound
    await make_sure_of_room(session, by=by)
    new = await _draft(session, by=by, kind=Kind(wanted.kind), service=wanted.key)
    await entries.add(session, new, by=by, side=Side.RESIDENT, words=words)
    return await _file(session, new, by=by)


async def make_sure_of_room(session: AsyncSession, *, by: Person) -> None:
    """Raise TooMany when this person has as many open cases as one may have: before they write it all down.

    What somebody found on a walk is not counted, nor what a steward or the committee asks for neighbours: it is their work.
    """
    works = any(role.name in _ASKING_FOR_OTHERS for role in await people.roles(session, by.id))
    own = [
        one
        for one in await cases.open_ones(session, by.id)
        if one.kind != Kind.PATROL and not (works and one.proxy_id is not None)
    ]
    if (count := len(own)) >= cases.MOST_OPEN:
        raise TooMany(count=count)


async def move_home(session: AsyncSession, by: Person) -> None:
    """Give the place that the person chose just now to what waits and has none; the desk there is told."""
    home = (await people.person(session, by.id)).place_id
    if home is None:
        return
    placeless = col(Case.place_id).is_(None)
    waiting = col(Case.person_id) == by.id, col(Case.state) == State.WAITING, placeless
    for found in (await session.scalars(select(Case).where(*waiting).order_by(col(Case.id)))).all():
        if await cases.move(session, found, [State.WAITING], State.WAITING, place_id=home, where=placeless):
            await _lay(session, found)
            await levels.revise(session, found)
            await levels.tell(session, found)


async def forget_old(session: AsyncSession, *, now: datetime) -> int:
    """Delete drafts that waited for their writers long enough; return how many."""
    old = delete(Case).where(col(Case.state) == State.DRAFT, col(Case.changed_at) < now - cases.DRAFTS_KEPT_FOR)
    return len((await session.scalars(old.returning(col(Case.id)))).all())


async def _draft(session: AsyncSession, *, by: Person, kind: Kind, **more: Any) -> Case:
    home = (await people.person(session, by.id)).place_id
    new = Case(kind=kind, person_id=by.id, place_id=home, **more)
    session.add(new)
    await session.flush()
    return new


async def _asked(
    session: AsyncSession, *, by: Person, words: str, article_id: str | None, message_id: int | None
) -> Case:
    service = await services.service(session, QUESTION)
    new = await _draft(session, by=by, kind=Kind.QUESTION, service=service.key, article_id=article_id)
    if words.strip():
        await entries.add(session, new, by=by, side=Side.RESIDENT, words=words, message_id=message_id)
    return await _file(session, new, by=by)


async def _file(session: AsyncSession, found: Case, *, by: Person) -> Case:
    """Let the draft wait under a number, and tell whom it concerns."""
    service = await services.service(session, found.service or QUESTION)
    now = clock.now()
    accept_by, solve_by = deadlines.promise(service, now)
    moved = await cases.move(
        session,
        found,
        [State.DRAFT],
        State.WAITING,
        number=await next_number(session, "R"),
        submitted_at=now,
        accept_by=accept_by,
        solve_by=solve_by,
        promised_by=solve_by,
        outside=service.outside,
    )
    if not moved:
        await session.refresh(found)
        return found
    await trail.record(session, by=by.id, act="submitted", subject=f"case:{found.id}")
    await _lay(session, found)
    await levels.tell(session, found, why="outside" if found.outside else "new")
    await hearers.tell(session, found, News.SUBMITTED_FOR_YOU, by=by)
    return found


async def _lay(session: AsyncSession, found: Case) -> None:
    """Lay the case at the level where it begins, and let its times run."""
    found.level = await levels.begin(session, found, await services.service(session, found.service or QUESTION))
    await session.flush()
    await deadlines.arm(session, found)


async def _still_a_draft(session: AsyncSession, draft: Case) -> None:
    await cases.lock(session, draft)
    if draft.state != State.DRAFT:
        raise NotFound


async def _delete(session: AsyncSession, draft: Case) -> None:
    """Delete a draft; the database takes along what is in it."""
    await session.delete(draft)
    await session.flush()


def _drafts(by: Person) -> tuple[Any, Any]:
    return col(Case.person_id) == by.id, col(Case.state) == State.DRAFT


async def _choose_service(session: AsyncSession, draft: Case, value: str | None, _by: Person) -> None:
    if value is not None:
        service = await services.service(session, value)
        if service.retired:
            raise NotFound
        if draft.kind != Kind.PATROL:
            draft.kind = service.kind
    draft.service = value


async def _choose_place(session: AsyncSession, draft: Case, value: int | None, _by: Person) -> None:
    if value is not None:
        await places.place(session, value)
    draft.place_id = value


async def _choose_spot(_session: AsyncSession, draft: Case, value: str | None, _by: Person) -> None:
    spot = clean(value or "", len(value or ""))
    if (over := len(spot) - LONGEST_SPOT) > 0:
        raise WordsTooLong(over=over, longest=LONGEST_SPOT)
    draft.spot = spot or None


async def _choose_phone(_session: AsyncSession, draft: Case, value: str | None, _by: Person) -> None:
    draft.phone = plausible(value) if value else None


async def _choose_window(_session: AsyncSession, draft: Case, value: str | None, _by: Person) -> None:
    draft.window = Window(value or Window.ANY)


async def _choose_contact(_session: AsyncSession, draft: Case, value: str | None, _by: Person) -> None:
    draft.contact = Contact(value or Contact.CHAT)


async def _choose_proxy(session: AsyncSession, draft: Case, value: int | None, by: Person) -> None:
    if value is not None:
        await proxies.acting(session, value, by=by)
    draft.proxy_id = value


#: How each field is filled in.
_CHOICES: Final[Mapping[str, Callable[[AsyncSession, Case, Any, Person], Awaitable[None]]]] = {
    "service": _choose_service,
    "place_id": _choose_place,
    "spot": _choose_spot,
    "phone": _choose_phone,
    "window": _choose_window,
    "contact": _choose_contact,
    "proxy_id": _choose_proxy,
}


def plausible(phone: str) -> str:
    """Return the telephone number on one line, as it was written but for full-width signs. Raises BadPhone."""
    written = clean(unicodedata.normalize("NFKC", phone), len(phone) * 4)
    if _PHONE.fullmatch(_BETWEEN.sub("", written)) is None:
        raise BadPhone
    return written
