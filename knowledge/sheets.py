"""Articles as a sheet (XLSX), for staff who would rather fill in a table: one article a row.

openpyxl is imported only when a sheet comes or goes: most days bring none.

The first row names the columns; their order does not matter, and columns of other names are left alone. Lists stand in
one cell, an entry a line. What a cell may leave empty is filled in as one would expect: an id, today as the day of the
check, a year until the next, 繁體 made from 简体.
"""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2s
from io import BytesIO
from typing import Any, Final

from knowledge.article import LANGUAGES, POSTS, Article, Source
from knowledge.formats import Loaded, read_rows
from knowledge.problems import Problem
from locales import Translator

#: A sheet that unpacks to more than this is no table of articles.
MOST_BYTES: Final = 50 * 1024 * 1024
MOST_ROWS: Final = 10_000

_KEYS: Final = {
    "编号": "id",
    "主题": "subject",
    "负责窗口": "post",
    "核对日期": "reviewed",
    "下次核对": "review_by",
    "从哪天起有效": "valid_from",
    "有效到哪天": "valid_until",
    "依据": "sources",
}
_TEXTS: Final = {"问题": "question", "别的问法": "aliases", "不是这些": "unlike", "答案": "answer"}
_NAMES: Final = {"zh-Hans": "简体", "zh-Hant": "繁體", "en": "English"}
#: What each column is called, and where it goes: a key of the article, or a language and a key of its text.
_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    **{name: ("", key) for name, key in _KEYS.items()},
    **{f"{name}（{_NAMES[language]}）": (language, key) for language in LANGUAGES for name, key in _TEXTS.items()},
}
_DAYS: Final = ("reviewed", "review_by", "valid_from", "valid_until")
_LISTS: Final = ("aliases", "unlike")
_WIDTHS: Final = {"question": 30, "answer": 60, "aliases": 34, "unlike": 24, "sources": 40}
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_YEAR: Final = dt.timedelta(days=365)
#: What is broken, locked or packed in an unknown way inside an XLSX shows as any of these, deep in what reads it.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    SyntaxError,
    RuntimeError,
    OSError,
    EOFError,
)
_GUIDE: Final = (
    ("怎么填", ""),
    ("编号", "新答案可以不填；改已有的答案时，编号不要动。"),
    ("依据", "一行一部：名称 | 英文名 | 第几条（可以只写名称），例如：社会救助暂行办法 | | 4, 9"),
    ("别的问法、不是这些", "一行写一个。至少写 4 个别的问法，照居民的原话写。"),
    ("日期", "写成 2027-01-31。核对日期不填就是今天，下次核对不填就是一年后。"),
    ("繁體", "可以不填，会从简体转出来。"),
    ("答案里的 {…}", "是本地信息，例如 {dibao-standard}，在机器人里填一次，处处都换。"),
)


def own_id(question: str) -> str:
    """Return an id for an article of the committee's own: the same question gives the same id."""
    return f"own-{blake2s(question.strip().encode(), digest_size=6).hexdigest()}"


def load_sheet(data: bytes, *, file: str = "", today: dt.date) -> Loaded:
    """Read and check the articles of an XLSX file; problems tell the row as their line. Nothing is raised."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                return _nothing(file, f"it unpacks to more than {MOST_BYTES // 1024**2} MB")
        rows = (
            load_workbook(BytesIO(data), read_only=True, data_only=True)
            .worksheets[0]
            .iter_rows(max_row=MOST_ROWS + 1, values_only=True)
        )
        return read_rows(file, list(_read(list(rows), today)), today=today)
    except _BROKEN as error:
        return _nothing(file, f"{type(error).__name__}: {error}")


def _nothing(file: str, reason: str) -> Loaded:
    return Loaded((), (Problem(file, 1, None, "unreadable-sheet", {"reason": reason}),))


def _read(rows: Sequence[Sequence[Any]], today: dt.date) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield (row, subject, the article's table) for each row that holds anything."""
    columns = [_COLUMNS.get(_text(name)) for name in rows[0]]
    if ("zh-Hans", "question") not in columns and ("zh-Hant", "question") not in columns:
        raise ValueError("the first row names no column for the question")
    for number, row in enumerate(rows[1:], start=2):
        table: dict[str, Any] = {}
        for place, cell in zip(columns, row, strict=False):
            if place is None or not _text(cell):
                continue
            language, key = place
            (table.setdefault(language, {}) if language else table)[key] = _value(key, cell)
        if table:
            yield number, table.pop("subject", ""), _complete(table, today)


def _complete(table: dict[str, Any], today: dt.date) -> dict[str, Any]:
    """Fill in what may be left out."""
    chinese = table.get("zh-Hans") or table.get("zh-Hant") or {}
    table.setdefault("id", own_id(chinese.get("question", "")))
    table.setdefault("reviewed", today)
    if isinstance(table["reviewed"], dt.date):
        table.setdefault("review_by", table["reviewed"] + _YEAR)
    return table


def _value(key: str, cell: Any) -> Any:
    if key in _DAYS:
        return _day(cell)
    if key in _LISTS:
        return [line.strip() for line in _text(cell).splitlines() if line.strip()]
    if key == "sources":
        return [_source(line) for line in _text(cell).splitlines() if line.strip()]
    if key == "post":
        return _posts().get(_text(cell), _text(cell))
    return _text(cell)


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _day(cell: Any) -> Any:
    """Return the day that a cell means; what is none stays, and is told as such."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if found := _DAY.fullmatch(_text(cell)):
        try:
            return dt.date(*map(int, found.groups()))
        except ValueError:
            return _text(cell)
    return cell


def _source(line: str) -> dict[str, Any]:
    title, english, numbers, *_ = [*(part.strip() for part in re.split(r"[|｜]", line)), "", ""]
    found: dict[str, Any] = {"title": title.strip("《》")}
    if english:
        found["title_en"] = english
    if numbers:
        pieces = [piece for piece in re.split(r"[,，、\s第条]+", numbers) if piece]
        found["articles"] = [int(piece) if piece.isdecimal() else piece for piece in pieces]
    return found


def _posts() -> dict[str, str]:
    """Return the post for each name that staff know it by."""
    t = Translator("zh-Hans")
    return {t.plain(f"post-{post}"): post for post in POSTS}


def dump_sheet(articles: Iterable[Article]) -> bytes:
    """Return an XLSX file of the articles, one a row, which `load_sheet` reads back equal."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    names = {post: name for name, post in _posts().items()}
    book = Workbook()
    sheet = book.active
    sheet.title = "答案"
    sheet.append(list(_COLUMNS))
    for article in articles:
        # A text that begins like a formula must stay a text.
        sheet.append([None] * len(_COLUMNS))
        row = sheet.max_row
        for column, (language, key) in enumerate(_COLUMNS.values(), start=1):
            value = _cell(article, language, key, names)
            if value is not None:
                cell = sheet.cell(row, column)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                if isinstance(value, str):
                    cell.data_type = "s"
    _dress(sheet)
    guide = book.create_sheet("怎么填")
    for line in _GUIDE:
        guide.append(line)
    guide.column_dimensions["A"].width = 24
    guide.column_dimensions["B"].width = 90
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(article: Article, language: str, key: str, names: Mapping[str, str]) -> Any:
    if not language:
        value = getattr(article, key)
        if key == "sources":
            return "\n".join(_line(source) for source in value)
        return names[value] if key == "post" else value
    if language not in article.texts:
        return None
    value = getattr(article.texts[language], key)
    return ("\n".join(value) or None) if key in _LISTS else value


def _line(source: Source) -> str:
    parts = [source.title, source.title_en, ", ".join(map(str, source.articles))]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _dress(sheet: Any) -> None:
    """Make it a table that one can read and fill in."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    for column, (name, (_, key)) in enumerate(_COLUMNS.items(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(key, max(14, 2 * len(name)))
        head = sheet.cell(1, column)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="E8EEF4")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
