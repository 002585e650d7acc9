"""How soon an answer is found among some thousand texts, beside four engines that people take for this.

All of them get the questions and aliases of the starter articles, each as an article of its own, and then the questions
of knowledge/questions.toml, one at a time on one thread, taking turns. The peers are in the extra `bench`; one that is not
installed is left out. What they find is not compared here: docs/knowledge.md does that on larger sets.
"""

import sqlite3
import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks import faq_adapter
from benchmarks.measures import Row
from knowledge import STARTER_SET, load
from knowledge.words import fold

_QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions.toml"
_WANTED = 10

Search = Callable[[str], object]


def _linli(texts: list[str]) -> Search:
    base = faq_adapter.build([{"id": number, "question": text} for number, text in enumerate(texts)])
    return lambda question: base.rank(question, limit=_WANTED)


def _words(text: str) -> list[str]:
    import jieba

    return [word for word in jieba.cut(fold(text)) if word.strip()]


def _rank_bm25(texts: list[str]) -> Search:
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([_words(text) for text in texts])
    return lambda question: index.get_scores(_words(question)).argsort()[-_WANTED:]


def _bm25s(texts: list[str]) -> Search:
    import bm25s

    index = bm25s.BM25()
    index.index([_words(text) for text in texts], show_progress=False)

    def search(question: str) -> object:
        known = [word for word in _words(question) if word in index.vocab_dict]
        return index.get_scores(known).argsort()[-_WANTED:] if known else []

    return search


def _tantivy(texts: list[str]) -> Search:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("words", tokenizer_name="whitespace").build()
    index = tantivy.Index(schema)
    writer = index.writer(50_000_000, 1)
    for text in texts:
        writer.add_document(tantivy.Document(words=" ".join(_words(text))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(question: str) -> object:
        every = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word)) for word in set(_words(question))
        ]
        return searcher.search(tantivy.Query.boolean_query(every), _WANTED).hits if every else []

    return search


def _fts5(texts: list[str]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table texts using fts5(text, tokenize = 'trigram')")
    database.executemany("insert into texts values (?)", ((fold(text),) for text in texts))

    def search(question: str) -> object:
        folded = fold(question).replace(" ", "")
        every = {folded[at : at + 3] for at in range(len(folded) - 2)}
        sought = " OR ".join(f'"{three}"' for three in every)
        asked = "select rowid from texts where texts match ? order by rank limit ?"
        return database.execute(asked, (sought, _WANTED)).fetchall() if every else []

    return search


_ENGINES: Final[dict[str, Callable[[list[str]], Search]]] = {
    "Linli": _linli,
    "jieba + rank_bm25": _rank_bm25,
    "jieba + bm25s": _bm25s,
    "jieba + tantivy": _tantivy,
    "SQLite FTS5": _fts5,
}


async def knowledge(*, quick: bool) -> list[Row]:
    """Let all engines answer the same questions in turn."""
    texts = [
        form
        for article in load(STARTER_SET).articles
        for text in article.texts.values()
        for form in (text.question, *text.aliases)
    ]
    questions = [row["ask"] for row in tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))["questions"]]
    questions = questions[:100] if quick else questions
    built: dict[str, tuple[Search, float]] = {}
    for name, build in _ENGINES.items():
        try:
            build(texts[:10])
        except ModuleNotFoundError:
            continue
        began = time.perf_counter()
        search = build(texts)
        built[name] = (search, time.perf_counter() - began)
    waits: dict[str, list[float]] = {name: [] for name in built}
    for question in questions:
        for name, (search, _) in built.items():
            began = time.perf_counter()
            search(question)
            waits[name].append((time.perf_counter() - began) * 1e6)
    half = {name: statistics.median(times) for name, times in waits.items()}
    most = {name: sorted(times)[int(len(times) * 0.99)] for name, times in waits.items()}
    peers = [name for name in built if name != "Linli"]

    def row(what: str, values: dict[str, float], digits: int, aim: float) -> Row:
        others = ", ".join(f"{name} {values[name]:.{digits}f}" for name in peers)
        met = values["Linli"] <= aim
        return Row(what, f"{values['Linli']:.{digits}f}", "", others, f"{aim:g}", met)

    return [
        row(f"a question among {len(texts)} texts: half, µs", half, 0, 300),
        row("  99 of 100, µs", most, 0, 2000),
        row("  to build, s", {name: seconds for name, (_, seconds) in built.items()}, 2, 2),
    ]


ALL: Final = {"knowledge": knowledge}
