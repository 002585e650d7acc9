"""Pictures to look at and pages to print, drawn from plain figures and words.

Drawing takes a moment of a processor: whoever needs a picture lets a thread draw it (`asyncio.to_thread`). Pillow and the
typeface are loaded by the first picture, and no two pictures share anything.
"""

from handlers.pictures.bars import Bars, Row, bars
from handlers.pictures.certificate import Certified, certificate
from handlers.pictures.chart import Report, report
from handlers.pictures.hours import hours
from handlers.pictures.month import Month, month
from handlers.pictures.pages import notice_page, visits_page
from handlers.pictures.programme import Day, Entry, programme
from handlers.pictures.slips import Slip, task_slip

__all__ = [
    "Bars",
    "Certified",
    "Day",
    "Entry",
    "Month",
    "Report",
    "Row",
    "Slip",
    "bars",
    "certificate",
    "hours",
    "month",
    "notice_page",
    "programme",
    "report",
    "task_slip",
    "visits_page",
]
