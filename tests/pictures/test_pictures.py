"""Charts and printed pages come out whole, whatever is put into them.

How they look was looked at; here they are opened again, and counted and measured.
"""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from handlers import pictures
from handlers.pictures import Report
from handlers.pictures.canvas import shares
from handlers.pictures.chart import _marks
from locales import LANGUAGES, Translator

ROOT = Path(__file__).parents[2]
FIGURES = Report(
    number=5,
    title="明天停水 🚰",
    started="今天（周二）上午 9:30",
    ended="今天（周二）上午 9:47",
    steps=[(second / 20, second) for second in range(400)],
    outcomes={"sent": 380, "digest": 5, "unknown": 1, "failed": 9, "expired": 2, "cancelled": 3, "waiting": 1},
    grids=[("一网格", 12, 40), ("二网格", 0, 0), ("三网格", 60, 60)],
)
GREEN, RED = (47, 125, 91), (180, 72, 59)


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    assert image.format == "PNG"
    assert image.width == 1080
    return image


def notice(t: Translator, text: str) -> bytes:
    return pictures.notice_page(
        t, number=5, title="停水通知", text=text, code="K7Q2", office="梧桐社区居委会", date="11 月 22 日"
    )


def sheets(pdf: bytes) -> int:
    """Return how many A4 pages a PDF has."""
    assert pdf.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}
    return len(boxes)


def test_a_report_is_a_picture_for_a_phone(t: Translator) -> None:
    png = pictures.report(t, FIGURES)
    colours = {colour for _, colour in opened(png).getcolors(1 << 20) or []}
    assert {GREEN, RED} <= colours
    assert len(png) < 300_000


def test_outcomes_that_did_not_happen_take_no_room(t: Translator) -> None:
    fewer = opened(pictures.report(t, replace(FIGURES, outcomes={"sent": 400, "failed": 0})))
    assert RED not in {colour for _, colour in fewer.getcolors(1 << 20) or []}
    assert fewer.height < opened(pictures.report(t, FIGURES)).height


def test_a_report_of_nothing_is_still_a_report(t: Translator) -> None:
    opened(pictures.report(t, replace(FIGURES, title="", steps=[], outcomes={}, grids=[])))


def test_a_report_of_one_message_at_once_is_drawn(t: Translator) -> None:
    opened(pictures.report(t, replace(FIGURES, steps=[(0.0, 1)], outcomes={"sent": 1})))


def test_a_report_never_becomes_a_picture_that_telegram_refuses(t: Translator) -> None:
    grids = [(f"{number} 网格" * 30, number, 500) for number in range(300)]
    image = opened(pictures.report(t, replace(FIGURES, title="停水" * 500, ended="很久" * 100, grids=grids)))
    # A photo may be 10000 pixels wide and high together.
    assert image.width + image.height <= 10_000


@pytest.mark.parametrize("most", [0, 1, 4, 7, 10, 11, 99, 100, 312, 5001, 123_456])
def test_the_marks_of_an_axis_are_few_and_round(most: int) -> None:
    marks = _marks(most)
    assert marks[0] == 0
    assert marks[-1] >= max(most, 1)
    assert 2 <= len(marks) <= 6
    assert re.fullmatch("[125]0*", str(marks[1]))


def test_a_single_failure_among_thousands_is_seen() -> None:
    widths = shares([5000, 1, 300], 968)
    assert sum(widths) == 968
    assert min(widths) >= 8
    assert widths[0] > widths[2] > widths[1]


@pytest.mark.parametrize("text", ["今天停水。", "明天（周三）上午停水，请提前储水。\n" * 8, "", "🚰"])
def test_a_notice_is_one_page(t: Translator, text: str) -> None:
    pdf = notice(t, text)
    assert sheets(pdf) == 1
    assert len(pdf) < 300_000


def test_a_very_long_notice_takes_more_pages(t: Translator) -> None:
    pdf = notice(t, "明天（周三）上午停水，请提前储水。\n" * 60)
    assert sheets(pdf) > 1
    assert len(pdf) < 300_000 * sheets(pdf)


def test_a_list_of_visits_takes_as_many_pages_as_it_needs(t: Translator) -> None:
    visits = [("张阿姨", "上午十点以后去，请多敲两次门。"), ("Emma Longfellow", "")]
    short = pictures.visits_page(t, heading="要上门的邻居", buildings=[("1 栋", visits), ("2 栋", 7)])
    long = pictures.visits_page(
        t, heading="要上门的邻居", buildings=[("1 栋", visits * 40), ("2 栋", 700), ("3 栋", 1), ("4 栋", [])]
    )
    assert sheets(short) == 1
    assert sheets(long) > 3
    assert len(long) < 300_000 * sheets(long)


def test_no_text_is_too_long_to_print(t: Translator) -> None:
    long = "停水通知" * 300
    notice = pictures.notice_page(t, number=5, title=long, text=long, code="K7Q2", office=long, date=long)
    assert sheets(notice) > 1
    assert sheets(pictures.visits_page(t, heading=long, buildings=[(long, [(long, long)])])) > 1


def test_nobody_pays_for_pictures_before_the_first_one() -> None:
    code = "import sys, handlers.pictures; sys.exit(any(name.split('.')[0] == 'PIL' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
