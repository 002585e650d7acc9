"""What is measured of broadcasts: whether the rate is kept, what a message costs, and how soon a notice is on its way.

The benchmark's process is Telegram: the playground's Bot API, which notes when each message arrives. The senders are
processes of their own.
"""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from cryptography.fernet import Fernet
from sqlalchemy import insert, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from benchmarks.contestants import LINLI, Contestant, Running, started
from benchmarks.loop import AT_ONCE
from benchmarks.measures import Row
from benchmarks.receiver import Receiver, receiving
from bot.settings import load_for_play
from community import audiences, batches, clock, schema, secrets
from community.audiences import Wanted
from community.database import Database
from community.outbox import Kind
from community.people import Person
from community.places import Level, Place
from handlers.cards import render
from locales import Translator

#: Below Telegram's 30 by as much as a timer may be late.
RATE: Final = 29.7
LATENCY: Final = 0.12
#: Until an answer where the rate is opened: nearer to Telegram than anybody is, and fifty at once are 1,667 a second.
NEAR: Final = 0.03
#: What one mailer alone is given: it sends one message after the other.
_SOME: Final = 500
#: Of each sender, the first messages are not timed: what is built at the first one is built.
_WARM: Final = 200
_FLAT: Final = 1.05
_POSTGRESQL: Final = os.environ.get("TEST_DATABASE_URL", "postgresql+asyncpg://127.0.0.1/test")
#: Of every Linli here: it opens what this process seals, and everybody gets everything at once.
_ENV: Final = {"SECRET_KEYS": Fernet.generate_key().decode(), "QUIET_HOURS": "none", "NOTICES_A_DAY": "100"}
_NOTICE: Final[dict[str, Any]] = {
    "number": 5,
    "code": "7F3K",
    "html": "<b>明天停水</b>\n因管道检修，明天上午九点到下午四点停水，请提前储水。\n联系人：物业服务中心。",
    "media": [],
    "asks": True,
    "notice_id": 1,
    "urgent": False,
    "corrected": None,
    "office": "梧桐社区",
}
#: What Telegram lets a bot send that pays for it.
PAID: Final = 1000
_UNLIMITED: Final = replace(LINLI, bot=900005, command=("-m", "benchmarks.unlimited"))
_LOOP: Final = replace(LINLI, name="aiogram loop", bot=900003, command=("-m", "benchmarks.loop"), env={})
_MAILERS: Final = replace(LINLI, name="aiogram-broadcaster", bot=900004, command=("-m", "benchmarks.mailers"), env={})


@dataclass(frozen=True, slots=True)
class Turn:
    """One sender's turn: messages a second, and milliseconds of its processor time for each."""

    rate: float
    work: float


class Town:
    """Linli's readers, in the database of the process that sends."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def announce(self, first: int, last: int) -> float:
        """Post a notice to these readers in one transaction; return the seconds until it is committed."""
        began = time.perf_counter()
        async with self.database.transaction() as session:
            batch = await batches.begin(session, f"bench:{token_hex(4)}", card="notice", **_NOTICE)
            number = col(Person.telegram_id)
            whom = audiences.writable(audiences.people(Wanted(), within=1)).where(number >= first, number <= last)
            posted = await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=whom)
        taken = time.perf_counter() - began
        if posted != last - first + 1:
            raise AssertionError(f"posted {posted} of {last - first + 1}")
        return taken


@asynccontextmanager
async def _town(url: str, readers: int, *, in_schema: str | None = None) -> AsyncGenerator[Town]:
    """Make the tables, one place, and so many people who live there and have started the bot."""
    secrets.unlock([_ENV["SECRET_KEYS"]])
    database = Database(url, schema=in_schema)
    try:
        await schema.upgrade(database)
        async with database.transaction() as session:
            await _settle(session, readers)
        yield Town(database)
    finally:
        await database.close()


async def _settle(session: AsyncSession, readers: int) -> None:
    session.add(Place(id=1, level=Level.COMMUNITY, name="梧桐社区"))
    await session.flush()
    now = clock.now()
    rows = [{"id": n, "telegram_id": n, "place_id": 1, "started_at": now} for n in range(1, readers + 1)]
    await session.execute(insert(Person), rows)


@asynccontextmanager
async def _linli_at_work(
    folder: Path, receiver: Receiver, who: Contestant, *, readers: int, **env: str
) -> AsyncGenerator[tuple[Town, Running]]:
    """Run Linli on a database with these readers and some more, who have had a notice: what is built is built."""
    await asyncio.to_thread(folder.mkdir)
    async with _town(f"sqlite+aiosqlite:///{folder / 'linli.db'}", readers + _WARM) as town:
        sender = replace(who, env={**who.env, **_ENV, **env})
        async with started(sender, receiver.url, folder) as bot:
            receiver.begin()
            await town.announce(readers + 1, readers + _WARM)
            await receiver.until(_WARM)
            await _resting(bot)
            yield town, bot


async def _resting(bot: Running) -> None:
    """Wait until a process has nothing to do."""
    worked = -1.0
    while bot.worked() - worked > 0.05:  # noqa: PLR2004 - a twentieth of a second: asking for updates, and looking
        worked = bot.worked()
        await asyncio.sleep(1)


async def pace(*, quick: bool) -> list[Row]:
    """Let twenty thousand readers wait, and watch a minute of them being served at Telegram's rate."""
    seconds, readers = (10, 2000) if quick else (60, 20_000)
    with tempfile.TemporaryDirectory() as folder:
        async with receiving([LINLI.token], range(1, readers + _WARM + 1)) as receiver:
            receiver.latency = LATENCY
            pacing = {"SEND_RATE": str(RATE), "CHAT_PACING": "true"}
            async with _linli_at_work(Path(folder) / "data", receiver, LINLI, readers=readers, **pacing) as (town, _):
                receiver.begin()
                await town.announce(1, readers)
                await receiver.until(1)
                await asyncio.sleep(seconds)
                end = receiver.arrivals[0] + seconds
                receiver.arrivals = [arrived for arrived in receiver.arrivals if arrived < end]
    rate, fullest = len(receiver.arrivals) / seconds, receiver.fullest_second()
    return [
        Row(
            f"messages a second at {RATE}, {seconds} s",
            f"{rate:.2f}",
            "",
            f"{rate / RATE:.1%} of it",
            "99 % of it",
            rate >= 0.99 * RATE,
        ),
        Row("  in the fullest second", f"{fullest}", "", aim="30", met=fullest <= 30),  # noqa: PLR2004 - Telegram's limit
    ]


async def paid(*, quick: bool) -> list[Row]:
    """Send as fast as a paid broadcast may: Linli, Linli without its limit, and both peers by turns, to the same readers."""
    rounds, portion = (2, 1000) if quick else (4, 5000)
    readers = rounds * portion
    turns: dict[str, list[Turn]] = {name: [] for name in ("ours", "unlimited", "loop", "mailers")}
    sizes: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        message = _written(folder / "message.json")
        tokens = [one.token for one in (LINLI, _UNLIMITED, _LOOP, _MAILERS)]
        async with (
            receiving(tokens, range(1, readers + _WARM + 1)) as receiver,
            _linli_at_work(folder / "limited", receiver, LINLI, readers=readers) as (town, bot),
            _linli_at_work(folder / "unlimited", receiver, _UNLIMITED, readers=readers) as (unlimited, other),
        ):
            for first in range(1, readers, portion):
                last = first + portion - 1
                receiver.latency = NEAR
                turns["ours"].append(await _ours(town, bot, receiver, first, last))
                sizes.append(bot.memory()[0])
                turns["unlimited"].append(await _ours(unlimited, other, receiver, first, last))
                turns["loop"].append(await _peer(_LOOP, receiver, folder, portion, message, first, last))
                several = (message, first, last, AT_ONCE)
                turns["mailers"].append(await _peer(_MAILERS, receiver, folder, portion, *several))
            single = await _peer(_MAILERS, receiver, folder, _SOME, message, 1, _SOME)
            receiver.latency = 0
            at_once = await _ours(unlimited, other, receiver, 1, portion)
            loop_at_once = await _peer(_LOOP, receiver, folder, portion, message, 1, portion)
    rows = _compared(**turns, single=single)
    nearest = Row("  answers at once", _rate([at_once]), _rate([loop_at_once]), _spread([at_once], [loop_at_once]))
    return [*rows, nearest, _flat(sizes, portion)]


async def _ours(town: Town, bot: Running, receiver: Receiver, first: int, last: int) -> Turn:
    """Let Linli send a notice to these readers."""
    receiver.begin()
    await town.announce(first, last)
    return await _turn(receiver, bot, last - first + 1)


async def _peer(sender: Contestant, receiver: Receiver, folder: Path, count: int, *arguments: str | int | Path) -> Turn:
    """Run a sender that ends by itself, for so many messages."""
    receiver.begin()
    command = (*sender.command, *map(str, arguments))
    async with started(replace(sender, command=command), receiver.url, folder) as bot:
        return await _turn(receiver, bot, count)


async def _turn(receiver: Receiver, bot: Running, count: int) -> Turn:
    """Time the messages of one sender, from the first that counts to the last."""
    await receiver.until(_WARM)
    worked = bot.worked()
    await receiver.until(count)
    timed = count - _WARM
    seconds = receiver.arrivals[count - 1] - receiver.arrivals[_WARM - 1]
    return Turn(timed / seconds, (bot.worked() - worked) / timed * 1000)


def _written(path: Path) -> Path:
    """Write what the readers get, as Linli's courier renders it."""
    card = render("notice", Translator("zh-Hans", load_for_play().facts), _NOTICE)
    keyboard = card.keyboard.model_dump(exclude_none=True) if card.keyboard else {}
    path.write_text(json.dumps({"text": card.text, "keyboard": keyboard}), encoding="utf-8")
    return path


def _compared(
    *, ours: Sequence[Turn], unlimited: Sequence[Turn], loop: Sequence[Turn], mailers: Sequence[Turn], single: Turn
) -> list[Row]:
    aim, most = 0.7, 1.5
    ratio = statistics.median(_ratios(unlimited, loop))
    work, peer_work = (statistics.median(one.work for one in turns) for turns in (unlimited, loop))
    return [
        Row(
            f"messages a second, {NEAR * 1000:.0f} ms until an answer",
            _rate(unlimited),
            _rate(loop),
            _spread(unlimited, loop),
            f"{aim} of it",
            ratio >= aim,
        ),
        Row(
            f"  at SEND_RATE={PAID}", _rate(ours), "", f"{statistics.median(one.rate for one in ours) / PAID:.0%} of it"
        ),
        Row(
            "  processor time a message, ms",
            f"{work:.2f}",
            f"{peer_work:.2f}",
            f"{work - peer_work:+.2f}",
            f"{most} ms",
            work <= most,
        ),
        Row(
            f"  beside {AT_ONCE} mailers of aiogram-broadcaster",
            _rate(unlimited),
            _rate(mailers),
            _spread(unlimited, mailers),
        ),
        Row("  beside one mailer", _rate(unlimited), f"{single.rate:.0f}"),
    ]


def _rate(turns: Sequence[Turn]) -> str:
    return f"{statistics.median(one.rate for one in turns):.0f}"


def _ratios(ours: Sequence[Turn], theirs: Sequence[Turn]) -> list[float]:
    return sorted(one.rate / peer.rate for one, peer in zip(ours, theirs, strict=True))


def _spread(ours: Sequence[Turn], theirs: Sequence[Turn]) -> str:
    ratios = _ratios(ours, theirs)
    return f"{statistics.median(ratios):.2f} of it ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def _flat(sizes: Sequence[float], portion: int) -> Row:
    first, last = sizes[0], sizes[-1]
    return Row(
        f"  memory after {portion} and {portion * len(sizes)} messages, MB",
        f"{first:.0f}, {last:.0f}",
        "",
        f"{last - first:+.0f}",
        f"+{_FLAT - 1:.0%}",
        last <= first * _FLAT,
    )


async def posting(*, quick: bool) -> list[Row]:
    """Post a notice to a hundred thousand readers, until it is committed."""
    readers, rounds = (10_000, 1) if quick else (100_000, 3)
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite+aiosqlite:///{folder}/linli.db"
        async with _town(address, readers) as town:
            sqlite = statistics.median([await town.announce(1, readers) for _ in range(rounds)])
    aim = 3.0
    return [
        Row(f"posting a notice to {readers}: SQLite, s", f"{sqlite:.2f}", "", aim=f"{aim:.0f} s", met=sqlite <= aim),
        Row("  PostgreSQL, s", await _posting_on_postgresql(readers, rounds), ""),
    ]


async def _posting_on_postgresql(readers: int, rounds: int) -> str:
    name = f"linli_bench_{os.getpid()}"
    server = Database(_POSTGRESQL)
    try:
        async with server.engine.begin() as connection:
            await connection.execute(text(f"CREATE SCHEMA {name}"))
    except (OSError, SQLAlchemyError):
        await server.close()
        return "not there"
    try:
        async with _town(_POSTGRESQL, readers, in_schema=name) as town:
            return f"{statistics.median([await town.announce(1, readers) for _ in range(rounds)]):.2f}"
    finally:
        async with server.engine.begin() as connection:
            await connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        await server.close()


ALL: Final = {one.__name__: one for one in (pace, paid, posting)}
