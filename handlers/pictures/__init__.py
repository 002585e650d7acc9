"""Pictures to look at and pages to print, drawn from plain figures and words.

Drawing takes a moment of a processor: whoever needs a picture lets a thread draw it (`asyncio.to_thread`). Pillow and the
typeface are loaded by the first picture, and no two pictures share anything.
"""

from handlers.pictures.chart import Report, report
from handlers.pictures.month import Month, month
from handlers.pictures.pages import notice_page, visits_page

__all__ = ["Month", "Report", "month", "notice_page", "report", "visits_page"]
