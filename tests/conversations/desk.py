"""What the stories about the staff's desk have in common: who sits there, what is written, and how the rows stand."""

from datetime import date, timedelta
from typing import Any

from community import articles, people
from community.articles import ArticleVersion
from tests.conversations.announcements import labels, tap, words_of
from tests.conversations.conftest import PEOPLE
from tests.stories import Actor, Town, until

__all__ = [
    "answered",
    "current",
    "labels",
    "months",
    "open_page",
    "publish_new",
    "shown",
    "tap",
    "versions",
    "words_of",
]

#: A question about which nothing is on the shelf, and what a new article says to it.
QUESTION, ALIASES, ANSWER = (
    "电动车在哪里充电？",
    ("电瓶车充电", "楼下能充电吗", "充电桩在哪"),
    "在 3 栋东边的车棚。\n一次一元。",
)


def months(count: int) -> str:
    """Return a day so many months from now, as it is typed."""
    return (date.today() + timedelta(days=30 * count)).isoformat()  # noqa: DTZ011 - any day far enough will do


async def shown(actor: Actor, part: str) -> dict[str, Any]:
    """Wait until the newest message of the private chat that says this is there; return it."""
    found = await until(lambda: [one for one in actor.town.heard(actor.key(None)) if part in words_of(one)])
    assert found, f"{actor.name} never saw {part!r}, but:\n" + "\n--\n".join(
        words_of(one) for one in actor.town.heard(actor.key(None))
    )
    return dict(found[-1])


async def write(actor: Actor, *, answer: str = ANSWER, source: str = "《物业管理条例》第三十四条") -> dict[str, Any]:
    """Go through all that a new article is asked for, from its question on; return the panel that shows it."""
    await actor.says(QUESTION)
    await actor.hears_of("第 2 步")
    await actor.says("\n".join(ALIASES))
    await actor.hears_of("第 3 步")
    await actor.says(answer)
    await actor.hears_of("第 4 步")
    await actor.says(source)
    await actor.hears_of("第 5 步")
    await actor.taps("post-property")
    await actor.hears_of("第 6 步")
    await actor.taps("button-choice", field="review", value="year")
    await actor.hears_of("第 7 步")
    await actor.taps("button-choice", field="until", value="none")
    return await actor.hears_of("可以发布吗")


async def publish_new(actor: Actor) -> str:
    """Write a new article and publish it; return its id once everybody finds it."""
    await actor.comes_in()
    await actor.says("/article")
    await actor.hears_of("答案库")
    await actor.taps("button-desk-new")
    await actor.hears_of("第 1 步")
    await write(actor)
    await actor.taps("button-publish")
    await actor.sees_of("发布了")
    knowledge = actor.town.app.knowledge
    found = await until(lambda: [one for one in knowledge.articles if one.startswith("own-")])
    assert found, "what was published was never found"
    return str(found[0])


async def open_page(actor: Actor, article_id: str) -> dict[str, Any]:
    """Open an article's page by its link."""
    await actor.starts(f"article-{article_id}")
    return await actor.hears_of("只有工作人员看得到")


async def versions(town: Town, article_id: str) -> list[ArticleVersion]:
    """Return what is kept of an article, newest first."""
    async with town.app.database.transaction.reading() as session:
        chen = await people.by_telegram_id(session, PEOPLE["chen"])
        return await articles.history(session, article_id, by=chen)


async def current(town: Town, article_id: str) -> articles.Article:
    """Return the row of an article."""
    async with town.app.database.transaction.reading() as session:
        return await articles.article(session, article_id)


async def answered(actor: Actor, question: str, part: str) -> dict[str, Any]:
    """Wait until an article says this, as a change is live in a moment; then ask as a resident would, and return the answer."""
    knowledge = actor.town.app.knowledge
    live = await until(
        lambda: any(
            part in f"{text.question}\n{text.answer}"
            for one in knowledge.articles.values()
            for text in one.texts.values()
        )
    )
    assert live, f"no article says {part!r}"
    seen = len(actor.town.heard(actor.key(None)))
    await actor.says(question)
    # Whoever writes for the first time is welcomed besides.
    found = await until(lambda: [one for one in actor.town.heard(actor.key(None))[seen:] if part in words_of(one)])
    assert found, f"{actor.name} was not answered with {part!r}"
    return dict(found[0])
