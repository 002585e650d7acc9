"""What is measured of festivals: how long it takes to plan twenty years of them, the first time and once more."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select

from benchmarks.measures import Row
from community import observances, places, schema
from community.database import Database, Transaction
from community.places import Level
from community.timers import Timer

_NOW: Final = datetime(2026, 11, 2, 2, tzinfo=UTC)
#: Milliseconds that nobody waits for.
_AIM: Final = 1000


async def festivals_planned(*, quick: bool) -> list[Row]:
    """Plan twenty years of festivals, with everything that has to be found out about the moon; then plan them again."""
    years = range(2027, 2030 if quick else 2047)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder)}/linli.db")
        await schema.upgrade(database)
        try:
            async with database.transaction() as session:
                place = await places.add(session, parent=None, level=Level.COMMUNITY, name="梧桐社区", by=1)
            first, rows = await _planned(database.transaction, place.id or 0, years)
            again, still = await _planned(database.transaction, place.id or 0, years)
        finally:
            await database.close()
    what = f"festivals of {len(years)} years planned"
    return [
        Row(what, f"{first:.0f} ms, {rows} timers", "", aim=f"< {_AIM} ms", met=first < _AIM),
        Row(
            "  the same years once more",
            f"{again:.0f} ms, {still - rows} new timers",
            "",
            aim="none",
            met=still == rows,
        ),
    ]


async def _planned(transaction: Transaction, place_id: int, years: range) -> tuple[float, int]:
    """Plan them; return the milliseconds, and how many timers there are."""
    began = time.perf_counter()
    async with transaction() as session:
        await observances.plan(session, place_id, years, now=_NOW)
    took = 1000 * (time.perf_counter() - began)
    async with transaction.reading() as session:
        count: Any = (await session.execute(select(func.count()).select_from(Timer))).scalar_one()
    return took, count


ALL: Final = {"festivals": festivals_planned}
