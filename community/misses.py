"""What nobody could answer: questions that still have no sure answer, until an article is written for them.

Every week staff hear how many there are, and whoever wrote an article hears that it must be looked at again. Every month they
see what was asked.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from community import access, articles, askings, clock, follows, hours, outbox, timers, trail
from community.access import Act
from community.articles import Article
from community.errors import NotFound
from community.groups import Group, Purpose
from community.outbox import Kind
from community.people import Person, RoleName, holders
from community.questions import Question
from community.secrets import CannotOpenError
from community.timers import Repeat, Timer

#: The kinds of the timers.
WEEK: Final = "misses-week"
MONTH: Final = "knowledge-month"
#: When both come, and a day to count from: a Monday that is the first of a month as well.
WALL: Final = time(9, 30)
_FIRST: Final = date(2024, 1, 1)
_REPEAT: Final = {WEEK: Repeat.WEEKLY, MONTH: Repeat.MONTHLY}
#: So long before its day an article is due.
AHEAD: Final = timedelta(days=30)
MOST_LISTED: Final = 10
#: Two questions within this are one that was put in other words.
AGAIN: Final = timedelta(minutes=10)
#: An answer that somebody waits for is worth sending longer than a reminder.
LASTS: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Miss:
    """A question without a sure answer: what was asked, when, and how many wait to be told."""

    question_id: int
    words: str
    at: datetime
    followers: int


async def found(session: AsyncSession, question_id: int, *, by: Person) -> None:
    """Count it no more: whoever asked it opened an article that was offered."""
    own = col(Question.id) == question_id, col(Question.person_id) == by.id
    await session.execute(update(Question).where(*own).values(missed=False))


async def tried_lately(session: AsyncSession, *, by: Person, now: datetime) -> bool:
    """Tell whether this person asked in vain within AGAIN: whoever does so twice is better off with a person."""
    tried = col(Question.person_id) == by.id, col(Question.missed), col(Question.asked_at) > now - AGAIN
    return (await session.scalars(select(col(Question.id)).where(*tried).limit(1))).first() is not None


async def open_ones(session: AsyncSession, *, by: Person, limit: int = 500) -> list[Miss]:
    """Return what has no sure answer yet, newest first. Raises NotAllowed.

    What a person was asked about is for whoever took it in hand, and is listed only if its asker waits for an article too.
    """
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    newest = select(Question).where(col(Question.missed)).order_by(col(Question.asked_at).desc()).limit(limit)
    waiting = Counter(one.about for one in await follows.everything(session))
    missed = []
    for question in await session.scalars(newest):
        count = waiting[f"question:{question.id}"]
        if question.case_id is not None and not count:
            continue
        # What no key opens cannot be answered, and must not hide the others.
        with suppress(CannotOpenError):
            missed.append(Miss(question.id, question.words or "", question.asked_at, count))
    return missed


async def settle(session: AsyncSession, question_ids: Collection[int], *, article_id: str, by: Person) -> int:
    """Say that the article answers these questions: they leave the list, and whoever waits is told, each person once.

    Returns how many people are told. Raises NotAllowed, NotFound.
    """
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    article = await articles.article(session, article_id)
    if article.retired:
        raise NotFound
    await _leave(session, question_ids)
    waiting = await _still_there(session, await follows.followers(session, question_ids=question_ids))
    first = {one.person_id: one for one in reversed(waiting)}
    for one in first.values():
        await _tell(session, one, article, card="answer-ready", occasion="ready")
    await follows.end(session, [one.id for one in waiting])
    await trail.record(session, by=by.id, act="settled", subject=f"article:{article_id}")
    return len(first)


async def dismiss(session: AsyncSession, question_ids: Collection[int], *, by: Person) -> None:
    """Say that these questions need no article. Raises NotAllowed."""
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    for question_id in await _leave(session, question_ids):
        await trail.record(session, by=by.id, act="dismissed", subject=f"question:{question_id}")


async def tell_changed(session: AsyncSession, article_id: str, *, by: Person) -> int:
    """Tell everyone who wants to know that the article says something else, once for each version.

    Returns how many people are told; nobody, where it is retired. Raises NotAllowed, NotFound.
    """
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    # Two at once would post the same keys.
    await session.execute(select(col(Article.id)).where(col(Article.id) == article_id).with_for_update())
    article = await articles.article(session, article_id)
    if article.retired:
        return 0
    waiting = await _still_there(session, await follows.followers(session, article_id=article_id))
    occasion = f"changed:{article.number}"
    return sum([await _tell(session, one, article, card="answer-changed", occasion=occasion) for one in waiting])


async def plan(session: AsyncSession, now: datetime) -> None:
    """Let the next week and the next month come. Planning them again changes nothing."""
    for kind in (WEEK, MONTH):
        at = timers.next_occurrence(now, wall=WALL, repeat=_REPEAT[kind], first=_FIRST)
        await timers.arm(session, kind=kind, subject="knowledge", at=at)


async def tell_week(session: AsyncSession, timer: Timer) -> None:  # noqa: ARG001 - every action is given its timer
    """Tell staff what waits for them, and everyone which of their articles are due; then plan the next week.

    However late it is, it is told once, of how things are now. Where nothing waits, nothing is said.
    """
    now = clock.now()
    today = hours.local(now).date()
    monday = today - timedelta(days=today.weekday())
    due = await articles.due(session, by_day=today + AHEAD)
    expired = [one for one in due if one.valid_until is not None and one.valid_until < today]
    open_still = col(Question.missed), col(Question.case_id).is_(None)
    missed = (await session.scalars(select(func.count()).select_from(Question).where(*open_still))).one()
    if missed or due:
        counts = {"misses": missed, "due": len(due) - len(expired), "expired": len(expired)}
        await _tell_staff(session, f"{WEEK}:{monday}", card=WEEK, **counts)
    await _tell_owners(session, due, key=f"articles-due:{monday}")
    await plan(session, now)


async def tell_month(session: AsyncSession, timer: Timer) -> None:  # noqa: ARG001 - every action is given its timer
    """Show staff the figures of the month that ended, and plan the next one. Without a question there is nothing to see."""
    now = clock.now()
    first = (hours.local(now).date().replace(day=1) - timedelta(days=1)).replace(day=1)
    figures = await askings.month(session, first)
    if figures.asked:
        said = {**asdict(figures), "by_subject": [[*one] for one in figures.by_subject]}
        await _tell_staff(session, f"{MONTH}:{first}", card=MONTH, first=first.isoformat(), **said)
    await plan(session, now)


async def _leave(session: AsyncSession, question_ids: Collection[int]) -> list[int]:
    """Take questions off the list, and return those that were on it. Whoever comes second waits for whoever was first."""
    these = col(Question.id).in_(question_ids)
    # In one order, so that two who have some of the same questions do not wait for each other.
    await session.execute(select(col(Question.id)).where(these).order_by(col(Question.id)).with_for_update())
    left = update(Question).where(these, col(Question.missed)).values(missed=False).returning(col(Question.id))
    return list((await session.scalars(left)).all())


async def _still_there(session: AsyncSession, waiting: Collection[follows.Follow]) -> list[follows.Follow]:
    """Return the promises to people who are not being erased just now; nobody is until the end of this transaction."""
    ids = {one.person_id for one in waiting}
    there = select(col(Person.id)).where(col(Person.id).in_(ids)).order_by(col(Person.id))
    held = set((await session.scalars(there.with_for_update(read=True, key_share=True))).all())
    return [one for one in waiting if one.person_id in held]


async def _tell(session: AsyncSession, one: follows.Follow, article: Article, *, card: str, occasion: str) -> bool:
    """Tell somebody who wanted to know. The key names the promise: what it was about is nobody else's to read."""
    return await outbox.post(
        session,
        key=f"follow:{one.id}:{occasion}",
        card=card,
        of=Kind.REMINDER,
        person_id=one.person_id,
        expires_at=hours.when_loud(clock.now()) + LASTS,
        article_id=article.id,
        titles=article.titles,
    )


async def _tell_staff(session: AsyncSession, key: str, *, card: str, **arguments: Any) -> None:
    """Tell every staff group; where there is none, every administrator whom the bot may write to."""
    groups = await session.scalars(select(col(Group.id)).where(col(Group.purpose) == Purpose.STAFF))
    readers: list[dict[str, Any]] = [{"chat_id": chat_id} for chat_id in groups]
    if not readers:
        administrators = await holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        readers = [{"person_id": one.id} for one in administrators if one.started_at is not None]
    for reader in readers:
        one_key = f"{key}:{next(iter(reader.values()))}"
        await outbox.post(session, key=one_key, card=card, of=Kind.REMINDER, **reader, **arguments)


async def _tell_owners(session: AsyncSession, due: Collection[Article], *, key: str) -> None:
    """Tell everyone who wrote some of these articles last, and may still write, which ones they are."""
    owned: dict[int, list[Article]] = defaultdict(list)
    for one in due:
        if one.owner_id is not None:
            owned[one.owner_id].append(one)
    for owner_id, theirs in owned.items():
        owner = await session.get(Person, owner_id)
        if owner is None or not await access.somewhere(session, owner, Act.WRITE_ARTICLE):
            continue
        await outbox.post(
            session,
            key=f"{key}:{owner_id}",
            card="articles-due",
            of=Kind.REMINDER,
            person_id=owner_id,
            count=len(theirs),
            articles=[[one.id, one.titles] for one in theirs[:MOST_LISTED]],
        )
