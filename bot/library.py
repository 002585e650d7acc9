"""The knowledge base, kept as the committee left it.

Articles come with Linli, and the committee writes its own, changes and retires them, fills in local facts, adopts a dialect
and moves thresholds: in chat, by sheet, or from the command line, in this process or another. Every second the library
asks the database what is new since it last looked, and lets the knowledge base change in a thread, so that nobody who asks
meanwhile waits.
"""

import asyncio
from datetime import date
from itertools import chain
from typing import Any, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from community import adjustments, articles, askings, clock, hours, misses
from community.adjustments import Kind
from community.database import Transaction
from knowledge import Article, KnowledgeBase, Tuning, from_data, to_data
from knowledge.dialects import dialects

log = structlog.get_logger(__name__)

#: Seconds between two looks: a change is live within two, the work of taking it in included.
PAUSE: Final = 1.0


class Library:
    """Brings what the committee wrote into `knowledge`, at first and from then on."""

    def __init__(self, transaction: Transaction, knowledge: KnowledgeBase) -> None:
        self._transaction = transaction
        self._knowledge = knowledge
        self._shipped = dict(knowledge.written)
        #: What the committee made of articles, newest first: what is to hold, and what holds until then. A retired one ends it.
        self._own: dict[str, list[Article | None]] = {}
        self._adjustments: dict[tuple[str, str], str] = {}
        self._change = 0
        self._today = date.min

    async def open(self) -> None:
        """Tell the database what comes with Linli, and take in what is there. Before the first question."""
        async with self._transaction() as session:
            await articles.ship(session, [to_data(article) for article in self._shipped.values()])
            await misses.plan(session, clock.now())
        await self.look()

    async def run(self) -> None:
        """Look again and again, until cancelled; a database that is away for a while is asked again."""
        while True:
            await asyncio.sleep(PAUSE)
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - whatever it is, articles must go on changing once it is over
                log.warning("articles not looked at", error=type(error).__name__)

    async def close(self) -> None:
        """Write down what was counted and is still in memory; while the database is away, that is lost."""
        try:
            await askings.flush(self._transaction)
        except Exception as error:  # noqa: BLE001 - a few counts must not spoil the end
            log.warning("counts lost", error=type(error).__name__)

    async def look(self) -> None:
        """Take in what changed since the last look, and what begins to hold today."""
        today = hours.local(clock.now()).date()
        async with self._transaction.reading() as session:
            found = await articles.changed_since(session, self._change)
            own = {one: await _as_written(session, one, body, today) for one, body in found.bodies.items()}
        begun = set() if today == self._today else self._ids_with_a_first_day()
        if found.change == self._change and not begun:
            return
        self._own.update(own)
        for key, value in found.adjustments.items():
            if value is None:
                self._adjustments.pop(key, None)
            else:
                self._adjustments[key] = value
        changed, gone = [], []
        for article_id in begun | set(found.bodies):
            article = self._as_of(article_id, today)
            if article is None:
                gone.append(article_id)
            else:
                changed.append(article)
        await asyncio.to_thread(
            self._knowledge.update,
            changed=changed,
            gone=gone,
            local=self._of_kind(Kind.FACT),
            tuning=self._tuning(),
            dialect=self.dialect(),
        )
        self._change, self._today = found.change, today
        metrics.ARTICLES.set(len(self._knowledge.articles))
        if found.bodies:
            log.info("articles changed", count=len(found.bodies))

    def _ids_with_a_first_day(self) -> set[str]:
        everything = (*self._shipped.values(), *chain.from_iterable(self._own.values()))
        return {article.id for article in everything if article and article.valid_from}

    def _as_of(self, article_id: str, today: date) -> Article | None:
        """Return the article that holds: until the committee's newest begins, what it wrote before, else what is shipped."""
        for article in (*self._own.get(article_id, []), self._shipped.get(article_id)):
            if article is None or article.has_begun(today):
                return article
        return None

    def _of_kind(self, kind: Kind) -> dict[str, str]:
        return {name: value for (of_kind, name), value in self._adjustments.items() if of_kind == kind}

    def _tuning(self) -> Tuning:
        return Tuning(**adjustments.thresholds(self._of_kind(Kind.TUNING)))

    def dialect(self) -> dict[str, str]:
        """Return the words of the table that was adopted, and the community's own; an empty meaning takes a word out."""
        table = dialects().get(self._of_kind(Kind.TUNING).get("dialect", ""))
        words = {**(table.words if table else {}), **self._of_kind(Kind.DIALECT)}
        return {word: means for word, means in words.items() if means}


async def _as_written(
    session: AsyncSession, article_id: str, body: dict[str, Any] | None, today: date
) -> list[Article | None]:
    """Return what the committee wrote, newest first, down to the first that has begun or was retired."""
    bodies = [body]
    if body and (body.get("valid_from") or "") > today.isoformat():
        bodies += await articles.earlier(session, article_id)
    found: list[Article | None] = []
    for one in bodies:
        try:
            article = from_data(one) if one is not None else None
        except Exception as error:  # noqa: BLE001 - what another version of the program wrote may be wrong in any way
            # It keeps out no other article, and the bot from no start.
            log.warning("article not understood", article=article_id, error=type(error).__name__)
            continue
        found.append(article)
        if article is None or article.has_begun(today):
            break
    return found
