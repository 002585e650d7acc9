"""Articles as a sheet: out, changed by hand, and in again."""

import datetime as dt
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from knowledge import Loaded, Text, load
from knowledge.sheets import MOST_BYTES, dump_sheet, load_sheet, own_id
from tests.knowledge.conftest import ARTICLES

TODAY = dt.date(2026, 11, 22)
HEAD = ["问题（简体）", "别的问法（简体）", "答案（简体）", "主题", "负责窗口", "依据", "备注"]
DOGS = [
    "养狗要办证吗？",
    "狗证怎么办\n遛狗要牵绳吗\n\n狗要打疫苗吗\n养狗登记",
    "要。",
    "养犬",
    "环境卫生网格员",
    "动物防疫法 | | 第30条",
    "抄自旧表",
]


def sheet(*rows: Sequence[Any], head: Sequence[str] = HEAD) -> Loaded:
    book = Workbook()
    for row in (head, *rows):
        book.active.append(list(row))
    out = BytesIO()
    book.save(out)
    return load_sheet(out.getvalue(), file="a.xlsx", today=TODAY)


def test_all_starter_articles_come_back_as_they_went() -> None:
    articles = load(ARTICLES).articles
    loaded = load_sheet(dump_sheet(articles), today=TODAY)
    assert loaded.problems == ()
    assert loaded.articles == articles


def test_what_may_be_left_out_is_filled_in() -> None:
    loaded = sheet(DOGS)
    assert [str(problem) for problem in loaded.problems] == []
    (dogs,) = loaded.articles
    assert dogs.id == own_id("养狗要办证吗？")
    assert (dogs.post, dogs.reviewed, dogs.review_by) == ("environment", TODAY, dt.date(2027, 11, 22))
    assert dogs.sources[0].articles == (30,)
    assert dogs.texts["zh-Hans"].aliases == ("狗证怎么办", "遛狗要牵绳吗", "狗要打疫苗吗", "养狗登记")
    assert dogs.texts["zh-Hant"].question == "養狗要辦證嗎？"


@pytest.mark.parametrize("day", ["2027-1-31", "2027年1月31日", "2027/01/31", dt.datetime(2027, 1, 31)])  # noqa: DTZ001 - a cell has no zone
def test_a_day_is_understood_as_people_write_it(day: object) -> None:
    (dogs,) = sheet([*DOGS, day], head=[*HEAD, "有效到哪天"]).articles
    assert dogs.valid_until == dt.date(2027, 1, 31)


def test_each_mistake_is_told_with_its_row_and_the_sound_rows_are_read() -> None:
    loaded = sheet(
        DOGS,
        [],
        [*DOGS[:4], "动物园", *DOGS[5:]],
        ["养猫要办证吗？", *DOGS[1:3], "", *DOGS[4:]],
        ["养鸟要办证吗？", DOGS[1], "", *DOGS[3:]],
    )
    assert [(problem.line, problem.what) for problem in loaded.problems] == [
        (4, "unknown-post"),
        (4, "duplicate-id"),
        (5, "empty-text"),
        (6, "missing-key"),
    ]
    assert len(loaded.articles) == 1


def test_a_day_that_is_none_is_told() -> None:
    loaded = sheet([*DOGS, "2027-02-30"], [*DOGS, "soon"], head=[*HEAD, "有效到哪天"])
    assert [(problem.line, problem.what) for problem in loaded.problems if problem.what == "wrong-type"] == [
        (2, "wrong-type"),
        (3, "wrong-type"),
    ]


def test_what_is_no_sheet_is_told_in_one_sentence() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (MOST_BYTES + 1))
    empty = BytesIO()
    Workbook().save(empty)
    for data in (b"", b"PK nothing", bomb.getvalue(), empty.getvalue(), sheet_without_question()):
        loaded = load_sheet(data, file="a.xlsx", today=TODAY)
        assert loaded.articles == ()
        assert [problem.what for problem in loaded.problems] == ["unreadable-sheet"]


def sheet_without_question() -> bytes:
    book = Workbook()
    book.active.append(["名字", "电话"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    (dogs,) = sheet(DOGS).articles
    text = Text(question="=1+1", answer="=HYPERLINK(1)\n第二行\x0b", aliases=dogs.texts["zh-Hans"].aliases)
    data = dump_sheet([replace(dogs, texts={"zh-Hans": text})])
    cells = [cell for row in load_workbook(BytesIO(data)).worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (back,) = load_sheet(data, today=TODAY).articles
    assert back.texts["zh-Hans"].question == "=1+1"
