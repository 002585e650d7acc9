"""The bot's own search behind the scorer's two functions.

`build` makes a KnowledgeBase of plain rows, `search` asks it. The rows of the public sets have no post, source or
dates, so articles are put together here with neutral ones; from there on everything is what a resident meets.
"""

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import Any

from knowledge import Article, KnowledgeBase, Text

#: Where the dictionary and the vectors are kept between runs.
CACHE = Path(tempfile.gettempdir()) / f"linli-benchmark-{os.getuid()}"

#: Whether meaning is compared too; it needs the extra `semantic`.
WITH_MEANING = os.environ.get("LINLI_SEMANTIC") == "1"

_DAY = dt.date(2026, 1, 1)


def _article(row: dict[str, Any]) -> Article:
    text = Text(question=row.get("question", ""), aliases=tuple(row.get("aliases", ())), answer=row.get("answer", ""))
    return Article(
        id=str(row["id"]),
        subject="",
        post="general",
        reviewed=_DAY,
        review_by=_DAY,
        sources=(),
        texts={"zh-Hans": text},
    )


def build(kb: list[dict[str, Any]]) -> KnowledgeBase:
    """Return the knowledge base of rows {"id", "question"?, "aliases"?, "answer"?}, ready to be searched."""
    base = KnowledgeBase((_article(row) for row in kb), cache=CACHE, meaning=WITH_MEANING)
    base.prepare()
    return base


def search(index: KnowledgeBase, query: str, k: int) -> list[tuple[str, float]]:
    """Return up to `k` pairs (id, probability that this article is the right one), best first."""
    return [(match.article.id, match.confidence) for match in index.rank(query, limit=k)]
