"""The article format: how articles are read from TOML, which rules they keep, and how they are written back.

A file holds one subject. Whoever edits it is a clerk and not a programmer, so a mistake costs as little as possible: a
file is taken apart at its [[article]] headers and each part is parsed alone, so that a forgotten quotation mark spoils
one article and no more; and every problem says the file, the line, what is wrong and how to mend it. Python's TOML
parser tells no lines, so the lines of keys are found by a small scan beside it.
"""

import datetime as dt
import itertools
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from knowledge.article import LANGUAGES, POSTS, Article, Source, Text, in_both_scripts
from knowledge.facts import facts, named
from knowledge.problems import Problem

__all__ = ["LANGUAGES", "POSTS", "Article", "Loaded", "Problem", "Source", "Text", "dump", "load", "read", "read_rows"]

LEAST_ALIASES = 4
# A subject is a button and a label in a picture.
LONGEST_SUBJECT = 40
LONGEST_ANSWER = 3500
# A question is a button and a headline as well.
LONGEST_QUESTION = 200

_HEADER = re.compile(r"\s*\[\[\s*article\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*article\s*\.\s*[\"']?([\w-]+)[\"']?\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_CLOSING = re.compile(r'"{2,}|"\Z')
_HEADER_IN_TEXT = re.compile(r"^(\s*)\[(?=\[\s*article\s*\]\])", re.MULTILINE)
_FENCE = re.compile(r'"""|' + "'''")
_PARSER_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")

# At most 37 characters: buttons carry the id beside that of a question, in 64 bytes.
_ID = re.compile(r"(?=.{1,37}$)[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s，。；、）)]*|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|cn)\b", re.IGNORECASE
)
_OFFICIAL = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)*gov\.cn(?:[/:?#]|$)", re.IGNORECASE)
_PRIVATE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dX])(?!\d)", re.IGNORECASE | re.ASCII)

# Control characters but tab and line feed: nobody sees them, and PostgreSQL keeps no text with a null.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

T = TypeVar("T")

_ARTICLE_KEYS = {"id", "post", "reviewed", "review_by", "valid_from", "valid_until", "sources", *LANGUAGES}
_SOURCE_KEYS = {"title", "title_en", "articles"}
_TEXT_KEYS = {"question", "aliases", "unlike", "answer"}

_KINDS = {
    str: "a text in quotation marks",
    list: "a list in brackets",
    dict: "a section",
    dt.date: "a date such as 2027-01-31",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: the sound articles in the order of files and lines, and everything there is to mend."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


class _Part:
    """One part of a file, parsed, with the lines of its keys and the problems found so far."""

    def __init__(
        self, file: str, line: int, table: dict[str, Any], places: Iterable[tuple[tuple[str, str], int]]
    ) -> None:
        """`line` is its first line, counted from 1; `places` are the lines of its keys, counted from there."""
        self.file = file
        self.first_line = line
        self.article_id: str | None = None
        self.problems: list[Problem] = []
        self.table = table
        self._places = dict(places)

    @classmethod
    def parse(cls, file: str, line: int, lines: list[str]) -> "_Part":
        """Read one part of a TOML file; if it is none, that is its one problem."""
        part = cls(file, line, {}, _places(lines))
        try:
            part.table = tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            at = _PARSER_LINE.search(str(error))
            reason = _PARSER_LINE.sub("", str(error))
            wrong = int(at[1]) if at and at[1] else len(lines)
            part.problems.append(Problem(file, line + wrong - 1, None, "syntax", {"reason": reason}))
        return part

    def note(self, what: str, section: str = "", key: str = "", /, **details: str | int) -> None:
        """Add a problem at the line of `key`, or of its section, or of the part."""
        at = self._places.get((section, key), self._places.get((section, ""), 0))
        self.problems.append(Problem(self.file, self.first_line + at, self.article_id, what, details))

    def only(self, table: Mapping[str, Any], known: set[str], section: str = "", key: str = "") -> None:
        """Report the keys of `table` that are not `known`."""
        for name in table:
            if name not in known:
                self.note("unknown-key", section, key or name, key=name, known=", ".join(sorted(known)))

    def take(
        self, table: Mapping[str, Any], kind: type[T], section: str, key: str, default: T | None = None
    ) -> T | None:
        """Return the value of `key` if it is of its kind; report it otherwise, absence only without a default."""
        if key not in table:
            if default is None:
                self.note("missing-key", section, key, key=key)
            return default
        value = table[key]
        # A TOML date-time is a Python date too, but no day.
        if not isinstance(value, kind) or isinstance(value, dt.datetime):
            self.note("wrong-type", section, key, key=key, expected=_KINDS[kind])
            return default
        return value

    def words(self, table: Mapping[str, Any], section: str, key: str, most: int) -> str:
        """Return the text of `key`, stripped, after looking for what no article may say."""
        value = self.take(table, str, section, key)
        if value is None:
            return ""
        value = _INVISIBLE.sub("", value).strip()
        self.look(value, section, key, most)
        return value

    def questions(self, table: Mapping[str, Any], section: str, key: str) -> tuple[str, ...]:
        """Return a list of questions, each stripped, after looking at each."""
        found = []
        for question in self.take(table, list, section, key, []) or []:
            if isinstance(question, str):
                clean = _INVISIBLE.sub("", question).strip()
                self.look(clean, section, key, LONGEST_QUESTION)
                found.append(clean)
            else:
                self.note("wrong-type", section, key, key=key, expected="a list of texts")
        return tuple(found)

    def look(self, value: str, section: str, key: str, most: int) -> None:
        """Report what is wrong with a text."""
        if not value:
            self.note("empty-text", section, key, key=key)
        if len(value) > most:
            self.note("long-text", section, key, key=key, count=len(value), most=most)
        if tag := _TAG.search(value):
            self.note("html", section, key, key=key, found=tag[0])
        for link in _LINK.finditer(value):
            if not _OFFICIAL.match(link[0]):
                self.note("foreign-link", section, key, key=key, found=link[0])
        if _PRIVATE.search(value):
            self.note("private-number", section, key, key=key)


def _places(lines: list[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield ((section, key), line from 0); the key of a section's own header is empty."""
    section = ""
    fence = ""
    for number, line in enumerate(lines):
        if not fence:
            if _HEADER.match(line):
                yield ("", ""), number
            elif table := _TABLE.match(line):
                section = table[1]
                yield (section, ""), number
                yield ("", section), number
            elif key := _KEY.match(line):
                yield (section, key[1]), number
        for mark in _FENCE.findall(line):
            # Inside a long string only the mark that opened it means anything.
            if not fence:
                fence = mark
            elif mark == fence:
                fence = ""


def _text(part: _Part, table: Mapping[str, Any], language: str) -> Text:
    part.only(table, _TEXT_KEYS, language)
    question = part.words(table, language, "question", LONGEST_QUESTION)
    answer = part.words(table, language, "answer", LONGEST_ANSWER)
    aliases = part.questions(table, language, "aliases")
    unlike = part.questions(table, language, "unlike")
    for found in set(unlike) & {question, *aliases}:
        part.note("alias-is-unlike", language, "unlike", found=found)
    for name in named(answer):
        if name not in facts():
            part.note("unknown-fact", language, "answer", key="answer", found=name)
    if language == "zh-Hans" and len(set(aliases)) < LEAST_ALIASES:
        part.note("few-aliases", language, "aliases", count=len(set(aliases)), least=LEAST_ALIASES)
    return Text(question=question, answer=answer, aliases=aliases, unlike=unlike)


def _sources(part: _Part, table: Mapping[str, Any]) -> tuple[Source, ...]:
    rows = part.take(table, list, "", "sources", [])
    if not rows and isinstance(table.get("sources", []), list):
        part.note("missing-source", "", "sources")
    sources = []
    for row in rows or []:
        if not isinstance(row, dict):
            part.note("wrong-type", "", "sources", key="sources", expected="a list of { title = … }")
            continue
        part.only(row, _SOURCE_KEYS, "", "sources")
        title = part.take(row, str, "", "title", "") or ""
        title_en = part.take(row, str, "", "title_en", "") or ""
        numbers = part.take(row, list, "", "articles", []) or []
        if not title.strip():
            part.note("missing-source", "", "sources")
        if any(type(number) is not int or number < 1 for number in numbers):
            part.note("wrong-type", "", "sources", key="articles", expected="a list of whole numbers")
        sources.append(Source(title=title.strip(), title_en=title_en.strip(), articles=tuple(numbers)))
    return tuple(sources)


def _days(part: _Part, table: Mapping[str, Any], today: dt.date | None) -> tuple[dt.date, dt.date]:
    reviewed = part.take(table, dt.date, "", "reviewed")
    review_by = part.take(table, dt.date, "", "review_by")
    if not reviewed or not review_by:
        return dt.date.min, dt.date.min
    if review_by <= reviewed:
        part.note("review-order", "", "review_by")
    if today and reviewed > today:
        part.note("reviewed-in-future", "", "reviewed", reviewed=str(reviewed))
    if today and review_by < today:
        part.note("past-review", "", "review_by", review_by=str(review_by))
    return reviewed, review_by


def _validity(part: _Part, table: Mapping[str, Any]) -> tuple[dt.date | None, dt.date | None]:
    first, last = (
        part.take(table, dt.date, "", key) if key in table else None for key in ("valid_from", "valid_until")
    )
    if first and last and last < first:
        part.note("valid-order", "", "valid_until")
    return first, last


def _article(part: _Part, subject: str, today: dt.date | None) -> Article:
    """Build the article as far as it goes, noting every problem; the caller keeps it only if none of them matters."""
    table: dict[str, Any] = part.table["article"][0]
    part.only({key: None for key in part.table if key != "article"}, set())
    article_id = part.take(table, str, "", "id") or ""
    part.article_id = article_id or None
    if article_id and not _ID.fullmatch(article_id):
        part.note("bad-id", "", "id", id=article_id)
    part.only(table, _ARTICLE_KEYS)
    post = part.take(table, str, "", "post") or ""
    if post and post not in POSTS:
        part.note("unknown-post", "", "post", post=post, known=", ".join(POSTS))
    reviewed, review_by = _days(part, table, today)
    valid_from, valid_until = _validity(part, table)
    texts = {}
    for language in LANGUAGES:
        if language in table and (section := part.take(table, dict, "", language)) is not None:
            texts[language] = _text(part, section, language)
    if not {"zh-Hans", "zh-Hant"} & set(table):
        part.note("missing-language", language="zh-Hans")
    return Article(
        id=article_id,
        subject=subject,
        post=post,
        reviewed=reviewed,
        review_by=review_by,
        sources=_sources(part, table),
        texts=in_both_scripts(texts),
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _parts(file: str, text: str) -> Iterator[_Part]:
    """Yield the head of a file and then its articles."""
    lines = text.splitlines()
    starts = [0, *(number for number, line in enumerate(lines) if _HEADER.match(line)), len(lines)]
    for start, end in itertools.pairwise(starts):
        yield _Part.parse(file, start + 1, lines[start:end])


def _read(file: str, text: str, today: dt.date | None) -> tuple[list[tuple[Article, _Part]], list[Problem]]:
    head, *parts = _parts(file, text)
    subject = ""
    if not head.problems:
        subject = head.words(head.table, "", "subject", LONGEST_SUBJECT)
        head.only(head.table, {"subject"})
    if not parts:
        head.note("no-articles")
    found = []
    problems = head.problems
    for part in parts:
        if part.problems:
            problems += part.problems
        else:
            found.append((_article(part, subject, today), part))
    return found, problems


class _Loading:
    """Articles and problems of one or more files as they come; an id goes to the first that takes it."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.problems: list[Problem] = []
        self._taken: dict[str, str] = {}

    def add(self, file: str, found: Iterable[tuple[Article, _Part]], problems: Iterable[Problem]) -> None:
        self.problems += problems
        for article, part in found:
            if article.id in self._taken:
                part.note("duplicate-id", "", "id", id=article.id, other=self._taken[article.id])
            if article.id:
                self._taken.setdefault(article.id, file)
            self.problems += part.problems
            if not any(problem.keeps_out for problem in part.problems):
                self.articles.append(article)

    def loaded(self) -> Loaded:
        return Loaded(articles=tuple(self.articles), problems=tuple(self.problems))


def load(folder: Path, *, today: dt.date | None = None) -> Loaded:
    """Read every *.toml below `folder`, in the order of their names.

    Problems are returned, not raised; an article with a problem that `keeps_out` is left out, and no other. An id that
    is taken twice goes to the first. With `today`, reviews that are past due are told as well.
    """
    loading = _Loading()
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            loading.add(file, (), [Problem(file, 1, None, "unreadable-file", {"reason": str(error)})])
        else:
            loading.add(file, *_read(file, text, today))
    return loading.loaded()


def read(file: str, text: str, *, today: dt.date | None = None) -> Loaded:
    """Read the text of one TOML file as `load` does; `file` is what problems call it."""
    loading = _Loading()
    loading.add(file, *_read(file, text, today))
    return loading.loaded()


def read_rows(file: str, rows: Iterable[tuple[int, str, dict[str, Any]]], *, today: dt.date | None = None) -> Loaded:
    """Read articles that are tables already, such as the rows of a sheet, and check them as those of a file.

    Each row is its number, the subject, and the keys of an article; problems tell the number as their line.
    """
    loading = _Loading()
    for line, subject, table in rows:
        part = _Part(file, line, {"article": [table]}, ())
        found = (_article(part, part.words({"subject": subject}, "", "subject", LONGEST_SUBJECT), today), part)
        loading.add(file, [found], ())
    return loading.loaded()


def _quoted(text: str) -> str:
    # A JSON string is a TOML string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(text: str) -> str:
    body = "\n".join(_quoted(line)[1:-1].replace('\\"', '"') for line in text.split("\n"))
    # Three quotation marks in a row, or one at the very end, would close the string.
    body = _CLOSING.sub(lambda marks: '\\"' * len(marks[0]), body)
    # A line that looks like the header of an article would be taken for one.
    body = _HEADER_IN_TEXT.sub(r"\1\\u005b", body)
    return f'"""\n{body}"""'


def _source(source: Source) -> str:
    pairs = [f"title = {_quoted(source.title)}"]
    if source.title_en:
        pairs.append(f"title_en = {_quoted(source.title_en)}")
    if source.articles:
        pairs.append(f"articles = {list(source.articles)}")
    return "{ " + ", ".join(pairs) + " }"


def _section(language: str, text: Text) -> list[str]:
    aliases, unlike = ([f"    {_quoted(one)}," for one in found] for found in (text.aliases, text.unlike))
    return [
        "",
        f"[article.{language}]",
        f"question = {_quoted(text.question)}",
        *(["aliases = [", *aliases, "]"] if aliases else ["aliases = []"]),
        *(["unlike = [", *unlike, "]"] if unlike else []),
        f"answer = {_lines(text.answer)}",
    ]


def dump(articles: Iterable[Article]) -> str:
    """Return the articles of one subject as the text of a TOML file, which `knowledge.load` reads back equal.

    Raises ValueError if there is no article, or if they are of several subjects: those belong into several files.
    """
    articles = list(articles)
    subjects = {article.subject for article in articles}
    if len(subjects) != 1:
        raise ValueError(f"a file holds one subject, not {len(subjects)}")
    out = [f"subject = {_quoted(subjects.pop())}"]
    for article in articles:
        out += [
            "",
            "[[article]]",
            f"id = {_quoted(article.id)}",
            f"post = {_quoted(article.post)}",
            f"reviewed = {article.reviewed}",
            f"review_by = {article.review_by}",
            *([f"valid_from = {article.valid_from}"] if article.valid_from else []),
            *([f"valid_until = {article.valid_until}"] if article.valid_until else []),
            f"sources = [ {', '.join(_source(source) for source in article.sources)} ]",
        ]
        for language in LANGUAGES:
            if language in article.texts:
                out += _section(language, article.texts[language])
    return "\n".join(out) + "\n"
