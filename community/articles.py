"""Articles as the committee keeps them: what each is about, who wrote it last, and every version of what was changed here.

An article comes with the program or is written in chat. Its body is data that only `knowledge` reads; here it matters what it
is called, who is in charge, and when it must be looked at again. A shipped article that nobody changed has a row and no
version: its body is in the program.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Literal

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, ForeignKey, String, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from community import access, clock, trail
from community.access import Act
from community.adjustments import CHANGES, Adjustment
from community.database import add_many_unless_there, add_unless_there
from community.errors import ChangedMeanwhile, IdTaken, NotFound
from community.numbers import last_number, next_number
from community.people import Person

LONGEST_ID: Final = 37


class What(StrEnum):
    """How a version came about."""

    #: It is what the program brought, kept when it was changed for the first time.
    SHIPPED = "shipped"
    WRITTEN = "written"
    EDITED = "edited"
    RETIRED = "retired"
    ROLLED_BACK = "rolled-back"
    IMPORTED = "imported"


class Article(SQLModel, table=True):
    """One article as it is now."""

    id: str = Field(primary_key=True, max_length=LONGEST_ID)
    subject: str = Field(max_length=40)
    post: str = Field(max_length=40)
    #: Of the current version; 0: as shipped, and no version is kept.
    number: int = 0
    #: Nobody is given it any more; its versions stay.
    retired: bool = False
    review_by: date
    valid_until: date | None = None
    #: Who wrote it last.
    owner_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    #: Its question in each language.
    titles: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    #: Rises with every change of any article or adjustment; 0: as shipped.
    change: int = Field(default=0, index=True)


class ArticleVersion(SQLModel, table=True):
    """One version of an article. Without a body it was retired then."""

    __tablename__ = "article_version"
    __table_args__ = (
        CheckConstraint("what IN ('shipped','written','edited','retired','rolled-back','imported')", name="what"),
        CheckConstraint("(what = 'retired') = (body IS NULL)", name="body"),
    )

    article_id: str = Field(
        sa_column=Column(String(LONGEST_ID), ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    )
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    body: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    what: str = Field(max_length=16)
    by_id: int | None = Field(
        default=None, sa_column=Column(BigInteger, ForeignKey("person.id", ondelete="SET NULL"), index=True)
    )
    at: datetime = Field(default_factory=clock.now)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many articles of an import were new, changed, or the same as before."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, up to the number `change`. A body of None: retired. A value of None: taken back."""

    change: int
    bodies: dict[str, dict[str, Any] | None]
    adjustments: dict[tuple[str, str], str | None]


async def article(session: AsyncSession, article_id: str) -> Article:
    """Return the article, or raise NotFound."""
    found = await article_or_none(session, article_id)
    if found is None:
        raise NotFound
    return found


async def article_or_none(session: AsyncSession, article_id: str) -> Article | None:
    """Return the article as it is now, None when there is none."""
    return await session.get(Article, article_id, populate_existing=True)


async def everything(session: AsyncSession) -> list[Article]:
    """Return all articles, retired ones too, by subject and id."""
    rows = select(Article).order_by(col(Article.subject), col(Article.id)).execution_options(populate_existing=True)
    return list((await session.scalars(rows)).all())


async def ship(session: AsyncSession, bodies: Iterable[Mapping[str, Any]]) -> None:
    """Let there be a row for every article that the program brings, as it is now.

    What was changed here stays as it is. What the program brings no more goes. Where nothing is new, nothing is written.
    """
    rows = {row.id: row for row in await everything(session)}
    untouched = col(Article.number) == 0
    news = []
    for body in bodies:
        facts, row = _facts(body), rows.pop(body["id"], None)
        if row is None:
            news.append(Article(id=body["id"], **facts))
        elif row.number == 0 and any(getattr(row, name) != value for name, value in facts.items()):
            await session.execute(update(Article).where(col(Article.id) == row.id, untouched).values(**facts))
    await add_many_unless_there(session, news)
    for row in rows.values():
        await session.execute(delete(Article).where(col(Article.id) == row.id, untouched))


async def write(
    session: AsyncSession,
    body: Mapping[str, Any],
    *,
    by: Person,
    over: int | None,
    shipped: Mapping[str, Any] | None = None,
) -> Article:
    """Write an article, over the version that the writer saw: its number, 0 as shipped, None for a new article.

    `shipped` is its body as the program brings it, where it does; it is kept as the first version. Over what was retired,
    only who may retire writes: that brings it back. Raises NotAllowed, IdTaken, ChangedMeanwhile, NotFound.
    """
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    change = await next_number(session, CHANGES)
    if over is None:
        new = Article(id=body["id"], number=1, owner_id=by.id, change=change, **_facts(body))
        if not await add_unless_there(session, new):
            raise IdTaken(id=body["id"])
        await _keep(session, new.id, 1, body, What.WRITTEN, by=by)
        return await article(session, new.id)
    # Whoever has the number is the only writer: nobody retires it between this look and what follows.
    before = await article_or_none(session, body["id"])
    if before is not None and before.retired and before.number == over:
        await access.require_somewhere(session, by, Act.KEEP_ARTICLES)
    return await _put(session, body["id"], body, What.EDITED, by=by, over=over, shipped=shipped, change=change)


async def retire(
    session: AsyncSession, article_id: str, *, by: Person, over: int, shipped: Mapping[str, Any] | None = None
) -> Article:
    """Let nobody be given the article any more. Raises NotAllowed, ChangedMeanwhile, NotFound."""
    await access.require_somewhere(session, by, Act.KEEP_ARTICLES)
    change = await next_number(session, CHANGES)
    return await _put(session, article_id, None, What.RETIRED, by=by, over=over, shipped=shipped, change=change)


async def roll_back(session: AsyncSession, article_id: str, *, to: int, by: Person, over: int) -> Article:
    """Let a new version say what the version `to` said; what was retired is back.

    Raises NotAllowed, ChangedMeanwhile, and NotFound where there is no such version or it was a retired one.
    """
    await access.require_somewhere(session, by, Act.KEEP_ARTICLES)
    change = await next_number(session, CHANGES)
    body = (await version(session, article_id, to)).body
    if body is None:
        raise NotFound
    return await _put(session, article_id, body, What.ROLLED_BACK, by=by, over=over, shipped=None, change=change)


async def compare(
    session: AsyncSession, bodies: Iterable[Mapping[str, Any]], *, shipped: Mapping[str, Mapping[str, Any]]
) -> tuple[TakenIn, int]:
    """Return what `take_in` would do, and the number of the last change that this rests on."""
    # Asked first: what comes while the rest is read is then newer than what was seen.
    latest = await last_number(session, CHANGES)
    rows = {row.id: row for row in await everything(session)}
    now = {**shipped, **await _bodies(session)}
    count = Counter(_news(rows.get(body["id"]), now, body) for body in bodies)
    return TakenIn(count["new"], count["changed"], count["same"]), latest


async def take_in(
    session: AsyncSession,
    bodies: Iterable[Mapping[str, Any]],
    *,
    by: Person | None,
    shipped: Mapping[str, Mapping[str, Any]],
    over: int | None = None,
) -> TakenIn:
    """Take in articles from a file: all of them or none. `by` None: from the command line.

    `shipped` has the bodies that the program brings, by id. What says the same as before is left alone. `over`: the last
    change that was seen before (None: whatever there is), so that nothing newer is written over. Raises NotAllowed,
    ChangedMeanwhile.
    """
    if by is not None:
        await access.require_somewhere(session, by, Act.KEEP_ARTICLES)
    change = await next_number(session, CHANGES)
    rows = {row.id: row for row in await everything(session)}
    now = {**shipped, **await _bodies(session)}
    count: Counter[str] = Counter()
    for body in bodies:
        row = rows.get(body["id"])
        news = _news(row, now, body)
        count[news] += 1
        if row is None:
            row = Article(id=body["id"], number=0, **_facts(body))
            session.add(row)
            # The row stands before its version: the version refers to it.
            await session.flush()
        elif news == "same":
            continue
        elif over is not None and row.change > over:
            await _say_who(session, row)
        elif row.number == 0 and row.id in shipped:
            row.number = 1
            await _keep(session, row.id, 1, shipped[row.id], What.SHIPPED, by=None)
        row.number += 1
        row.retired, row.change = False, change
        # What comes by the command line stays with whoever is in charge of it.
        row.owner_id = by.id if by else row.owner_id
        for name, value in _facts(body).items():
            setattr(row, name, value)
        await _keep(session, row.id, row.number, body, What.IMPORTED, by=by)
    return TakenIn(count["new"], count["changed"], count["same"])


async def history(session: AsyncSession, article_id: str, *, by: Person) -> list[ArticleVersion]:
    """Return the versions of the article, newest first; none when it is as shipped. Raises NotAllowed."""
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    rows = select(ArticleVersion).where(col(ArticleVersion.article_id) == article_id)
    return list((await session.scalars(rows.order_by(col(ArticleVersion.number).desc()))).all())


async def earlier(session: AsyncSession, article_id: str) -> list[dict[str, Any] | None]:
    """Return what the versions before the current one said, newest first, None for a retired one.

    Without what the program brought: of that, it has the newest itself.
    """
    rows = (
        select(col(ArticleVersion.body))
        .join(Article, col(Article.id) == col(ArticleVersion.article_id))
        .where(col(Article.id) == article_id, col(ArticleVersion.number) < col(Article.number))
        .where(col(ArticleVersion.what) != What.SHIPPED)
        .order_by(col(ArticleVersion.number).desc())
    )
    return list((await session.scalars(rows)).all())


async def version(session: AsyncSession, article_id: str, number: int) -> ArticleVersion:
    """Return one version of the article, or raise NotFound."""
    found = await session.get(ArticleVersion, (article_id, number))
    if found is None:
        raise NotFound
    return found


async def changed_since(session: AsyncSession, change: int) -> Changes:
    """Return what was changed here after that number: 0 for everything. What is as shipped is not told."""
    # Asked first: numbers are taken one writer at a time, so that whatever is not above the last one is there to be seen. What
    # comes while this is read may be told now already, and is told again.
    latest = await last_number(session, CHANGES)
    if latest <= change:
        return Changes(change, {}, {})
    adjusted = select(Adjustment).where(col(Adjustment.change) > change)
    adjustments = {(row.kind, row.name): row.value for row in await session.scalars(adjusted)}
    return Changes(latest, await _bodies(session, after=change), adjustments)


async def due(session: AsyncSession, *, by_day: date) -> list[Article]:
    """Return what must be looked at again on or before that day, the earliest first; retired ones left out."""
    day = (col(Article.review_by) <= by_day) | (col(Article.valid_until) <= by_day)
    found = (await session.scalars(select(Article).where(col(Article.retired).is_(False), day))).all()
    return sorted(found, key=lambda one: (min(one.review_by, one.valid_until or one.review_by), one.id))


def _facts(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the row says of a body."""
    until = body.get("valid_until")
    return {
        "subject": body.get("subject", ""),
        "post": body.get("post", ""),
        "review_by": date.fromisoformat(body["review_by"]),
        "valid_until": date.fromisoformat(until) if until else None,
        "titles": {language: text["question"] for language, text in body["texts"].items()},
    }


def _news(
    row: Article | None, now: Mapping[str, Mapping[str, Any] | None], body: Mapping[str, Any]
) -> Literal["new", "changed", "same"]:
    """Return what a body would be to the article that there is; a retired one would be back, so that is a change."""
    if row is None:
        return "new"
    return "same" if not row.retired and _plain(now.get(row.id)) == _plain(body) else "changed"


def _plain(body: Mapping[str, Any] | None) -> Any:
    """Return the body as JSON gives it back, to be compared."""
    return json.loads(json.dumps(body))


async def _bodies(session: AsyncSession, *, after: int = 0) -> dict[str, dict[str, Any] | None]:
    """Return the bodies of what was changed here after the number `after`; None for what is retired."""
    current = select(col(Article.id), col(Article.retired), col(ArticleVersion.body)).join(
        ArticleVersion,
        (col(ArticleVersion.article_id) == col(Article.id)) & (col(ArticleVersion.number) == col(Article.number)),
    )
    rows = await session.execute(current.where(col(Article.change) > after))
    return {article_id: None if retired else body for article_id, retired, body in rows}


async def _put(
    session: AsyncSession,
    article_id: str,
    body: Mapping[str, Any] | None,
    what: What,
    *,
    by: Person,
    over: int,
    shipped: Mapping[str, Any] | None,
    change: int,
) -> Article:
    """Let a new version follow the one with the number `over`, if that is still the current one; None retires."""
    first = shipped if over == 0 else None
    number = over + (2 if first else 1)
    values = {"number": number, "retired": body is None, "owner_id": by.id, "change": change}
    moved = await session.execute(
        update(Article)
        .where(col(Article.id) == article_id, col(Article.number) == over)
        .values(**values, **(_facts(body) if body is not None else {}))
        .returning(col(Article.id))
        .execution_options(synchronize_session=False)
    )
    if moved.first() is None:
        await _say_who(session, await article(session, article_id))
    if first:
        await _keep(session, article_id, 1, first, What.SHIPPED, by=None)
    await _keep(session, article_id, number, body, what, by=by)
    return await article(session, article_id)


async def _say_who(session: AsyncSession, found: Article) -> None:
    """Raise ChangedMeanwhile."""
    owner = await session.get(Person, found.owner_id) if found.owner_id is not None else None
    who = (owner and owner.name) or ""
    raise ChangedMeanwhile(who=who, known="yes" if who else "no", number=found.number)


async def _keep(
    session: AsyncSession,
    article_id: str,
    number: int,
    body: Mapping[str, Any] | None,
    what: What,
    *,
    by: Person | None,
) -> None:
    """Keep a version, and what was done in the trail."""
    plain = None if body is None else _plain(body)
    session.add(
        ArticleVersion(article_id=article_id, number=number, body=plain, what=what, by_id=by.id if by else None)
    )
    if by is not None:
        await trail.record(session, by=by.id, act=what, subject=f"article:{article_id}:{number}")
    await session.flush()
