"""An article as its rows stand, for those who may write articles."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram.fsm.context import FSMContext
from sqlalchemy.ext.asyncio import AsyncSession

from community import access, adjustments, articles, askings, people, votes
from community.access import Act
from community.adjustments import Kind
from community.articles import Article, ArticleVersion
from community.errors import NoSuchPerson, NotFound
from community.people import Person
from handlers.cards import fields
from handlers.cards.articles import Shelved
from handlers.cards.fields import Body
from handlers.cards.versions import Version
from knowledge import Article as Written
from knowledge import KnowledgeBase, fill, to_data

#: How long back questions are counted for an article's page.
_COUNTED = timedelta(days=30)
#: Less likely than this is nothing that staff could have meant.
_BY_CHANCE = 0.005


async def current(
    session: AsyncSession, knowledge: KnowledgeBase, article_id: str, *, by: Person
) -> tuple[Article, Body]:
    """Return an article and its body; of a retired one, the body that it had last. Raises NotAllowed, NotFound."""
    await access.require_somewhere(session, by, Act.WRITE_ARTICLE)
    row = await articles.article(session, article_id)
    if row.number == 0:
        return row, shipped(knowledge, article_id)
    versions = await articles.history(session, article_id, by=by)
    body = next((version.body for version in versions if version.body is not None), None)
    if body is None:
        raise NotFound
    return row, body


def shipped(knowledge: KnowledgeBase, article_id: str) -> Body:
    """Return an article as the program brings it, or as it is now, as it stands in JSON. Raises NotFound."""
    if article_id not in knowledge.written:
        raise NotFound
    body: dict[str, Any] = json.loads(json.dumps(to_data(knowledge.written[article_id])))
    return body


async def filled(session: AsyncSession, body: Body) -> Written:
    """Return an article, finished or not, with the local facts in it, as residents would read it."""
    return fill(fields.complete(body), await adjustments.adjustments(session, Kind.FACT))


async def shelved(session: AsyncSession, knowledge: KnowledgeBase, article_id: str, *, by: Person) -> Shelved:
    """Return all that the page of an article shows. Raises NotAllowed, NotFound."""
    row, body = await current(session, knowledge, article_id, by=by)
    latest = await articles.version(session, article_id, row.number) if row.number else None
    counts = await askings.counts(session, since=fields.today() - _COUNTED)
    return Shelved(
        row=row,
        article=await filled(session, body),
        who=await name_of(session, latest.by_id) if latest else None,
        at=latest.at if latest else None,
        asked=counts.get(article_id, 0),
        tally=await votes.tally(session, article_id),
        keeps=await access.somewhere(session, by, Act.KEEP_ARTICLES),
    )


async def told(session: AsyncSession, version: ArticleVersion) -> Version:
    """Return what the history tells of a version."""
    return Version(version.number, articles.What(version.what), await name_of(session, version.by_id), version.at)


def near(knowledge: KnowledgeBase, words: str, *, limit: int) -> list[Written]:
    """Return articles that a few words lead to: those with them in the title, the shortest first, then what is likely."""
    named = [one for one in knowledge.articles.values() if any(words in text.question for text in one.texts.values())]
    named.sort(key=lambda one: len(one.text("zh-Hans").question))
    return list({article.id: article for article in (*named, *likely(knowledge, words, limit=limit))}.values())[:limit]


def likely(knowledge: KnowledgeBase, words: str, *, limit: int) -> list[Written]:
    """Return the articles that may be meant, best first; those that share a word by chance are left out."""
    return [match.article for match in knowledge.rank(words, limit=limit) if match.confidence >= _BY_CHANCE]


def unfinished(state: FSMContext) -> FSMContext:
    """Return where an article that is being written is kept, apart from whatever else its writer begins meanwhile."""
    return FSMContext(storage=state.storage, key=replace(state.key, destiny="article"))


async def name_of(session: AsyncSession, person_id: int | None) -> str | None:
    """Return what somebody is called; None for nobody, and for who is gone."""
    try:
        return (await people.person(session, person_id)).name if person_id is not None else None
    except NoSuchPerson:
        return None
