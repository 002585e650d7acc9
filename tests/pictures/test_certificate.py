"""Certificates, months of hours and slips come out whole whatever stands on them. How they look was looked at."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from handlers import pictures
from handlers.pictures import Certified, Slip
from locales import LANGUAGES, Translator

SHOWN = Certified(
    name="李小华",
    minutes=30,
    stints=1,
    first=date(2026, 12, 5),
    last=date(2026, 12, 5),
    issued=date(2026, 12, 8),
    code="K7Q2-M9XD",
)
LONGEST = replace(SHOWN, name="Maximiliana Alexandrina Featherstonehaugh"[:40], minutes=74_070, stints=9612)
INK = (31, 41, 51)
#: Between the two lines of the frame nothing is written, nor outside of them.
FRAME = 72
MONTHS = [(date(2026 + month // 12, month % 12 + 1, 1), 45 * month) for month in range(6, 18)]
SLIP = Slip(
    number=8,
    title="陪邻居去医院复查",
    when="2026 年 12 月 12 日（周六）上午 9:00 – 上午 11:00",
    meeting="3 栋门口",
    door="3 栋 2 单元 502",
    served="张婆婆",
    phone="010-5555 0123",
    what="带好病历本和医保卡。",
    risk="轮椅要两个人抬。",
    team=["李师傅", "孙阿姨"],
    rows=2,
    home=True,
)


def facts(_language: str) -> Mapping[str, str]:
    return {"community": "梧桐社区", "phone": "010-5555 0100", "counter": "phone"}


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param, facts)


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    assert image.format == "PNG"
    return image.convert("RGB")


def sheets(pdf: bytes) -> int:
    """Return how many A4 pages a PDF has."""
    assert pdf.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}
    return len(boxes)


@pytest.mark.parametrize(
    "shown", [SHOWN, LONGEST, replace(LONGEST, name="阿卜杜热合曼·买买提艾力" * 3), replace(SHOWN, name="🙂")]
)
def test_a_certificate_is_one_page_within_its_frame(t: Translator, shown: Certified) -> None:
    png, pdf = pictures.certificate(t, shown)
    image = opened(png)
    assert image.size == (1240, 1754)
    assert sheets(pdf) == 1
    assert len(png) < 1_000_000
    assert len(pdf) < 3_000_000
    inside = image.crop((FRAME, FRAME, image.width - FRAME, image.height - FRAME))
    written = [pixel for _, pixel in inside.getcolors(1 << 22) or []]
    assert INK in written
    for box in (
        (0, 0, FRAME - 4, image.height),
        (image.width - FRAME + 4, 0, image.width, image.height),
        (0, image.height - FRAME + 4, image.width, image.height),
    ):
        assert INK not in [pixel for _, pixel in image.crop(box).getcolors(1 << 22) or []]


def test_every_figure_makes_another_picture(t: Translator) -> None:
    others = [SHOWN, replace(SHOWN, minutes=36), replace(SHOWN, code="ABCD-EFGH"), replace(SHOWN, stints=2), LONGEST]
    assert len({pictures.certificate(t, one)[0] for one in others}) == len(others)


def test_a_month_of_hours_is_as_high_as_its_share(t: Translator) -> None:
    image = opened(pictures.hours(t, MONTHS, minutes=4590, waiting=90))
    assert image.width == 1080
    columns = [sum(image.getpixel((x, y)) == (47, 111, 143) for y in range(500, image.height)) for x in (94, 984)]
    assert columns[1] > 2 * columns[0] > 0


@pytest.mark.parametrize("months", [[], [(date(2026, 1, 1), 0)], [(one, 0) for one, _ in MONTHS]])
def test_no_hours_are_still_a_picture(t: Translator, months: list[tuple[date, int]]) -> None:
    opened(pictures.hours(t, months, minutes=0))


def test_a_slip_is_one_page_and_more_where_many_sign(t: Translator) -> None:
    assert sheets(pictures.task_slip(t, SLIP)) == 1
    assert sheets(pictures.task_slip(t, replace(SLIP, home=False, door="", served="", phone="", rows=40))) > 1
    long = replace(SLIP, title="长" * 60, what="字" * 500, risk="字" * 300, team=["长名字" * 20] * 12, rows=12)
    assert sheets(pictures.task_slip(t, long)) > 1
    bare = Slip(
        number=1,
        title="",
        when="",
        meeting="",
        door="",
        served="",
        phone="",
        what="",
        risk="",
        team=(),
        rows=0,
        home=False,
    )
    assert sheets(pictures.task_slip(t, bare)) == 1
