"""What is measured: how many, how fast, how soon, how large. Every figure of Linli has its peer from the same minutes.

Other work on the machine moves all figures; it moves both bots alike. So the two take turns, and what is judged is the
median of the turns, or the ratio of the two.
"""

import asyncio
import socket
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp

from benchmarks.contestants import BOTH, ECHO, LINLI, Contestant, Running, environment, running, started
from benchmarks.crowd import PEOPLE, Crowd, answerable
from bot.demo import NEIGHBOURS
from bot.demo import TOKEN as DEMO_TOKEN
from playground import Playground

_QUICKLY: Final = 0.02


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `met` is None where nothing was promised."""

    what: str
    linli: str
    echo: str
    compared: str = ""
    aim: str = ""
    met: bool | None = None


@asynccontextmanager
async def _playground() -> AsyncGenerator[tuple[Playground, Crowd, Path]]:
    """Open a playground with both accounts, the people, and a folder for whoever keeps something."""
    questions = answerable()
    with tempfile.TemporaryDirectory() as folder:
        async with Playground() as playground:
            for one in BOTH:
                playground.world.add_bot(token=one.token, username=f"bot_{one.bot}", first_name=one.name)
            yield playground, Crowd(playground.world, questions), Path(folder)


@asynccontextmanager
async def _both_at_work() -> AsyncGenerator[tuple[Crowd, tuple[Running, Running]]]:
    """Start both, and let everybody have asked some questions: what is built at the first one is built."""
    async with (
        _playground() as (playground, crowd, folder),
        started(LINLI, playground.url, folder) as linli,
        started(ECHO, playground.url, folder) as echo,
    ):
        for one in BOTH:
            await crowd.talk(one.bot, until=lambda answers: answers >= 4 * len(PEOPLE))
        yield crowd, (linli, echo)


async def throughput(*, quick: bool) -> list[Row]:
    """Count answers a second while fifty people ask, each again as soon as answered."""
    rounds, seconds = (2, 2.0) if quick else (7, 5.0)
    aim = 0.5
    turns = []
    async with _both_at_work() as (crowd, bots):
        for _ in range(rounds):
            for one, bot in zip(BOTH, bots, strict=True):
                began, worked = time.perf_counter(), bot.worked()
                answers = await crowd.talk_for(seconds, one.bot)
                turns.append((answers / (time.perf_counter() - began), (bot.worked() - worked) / answers * 1000))
    (linli, linli_work), (echo, echo_work) = zip(*turns[::2], strict=True), zip(*turns[1::2], strict=True)
    ratios = sorted(ours / theirs for ours, theirs in zip(linli, echo, strict=True))
    ratio = statistics.median(ratios)
    spread = f"{ratio:.2f} of it ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    more = statistics.median(linli_work) - statistics.median(echo_work)
    return [
        Row("answers a second, 50 people", _median(linli), _median(echo), spread, f"{aim} of it", ratio >= aim),
        Row("  processor time an answer, ms", _median(linli_work, 2), _median(echo_work, 2), f"{more:+.2f}"),
    ]


async def latency(*, quick: bool) -> list[Row]:
    """Watch how long each of twenty questions a second waits for its answer."""
    seconds, aim = 5.0 if quick else 30.0, 150
    async with _both_at_work() as (crowd, _):
        waits = [sorted(await crowd.trickle(one.bot, a_second=20, seconds=seconds)) for one in BOTH]
    half = [statistics.median(wait) * 1000 for wait in waits]
    most = [wait[int(len(wait) * 0.99)] * 1000 for wait in waits]
    return [
        Row("wait at 20 questions a second: half, ms", *_pair(half)),
        Row("  99 of 100, ms", *_pair(most), aim=f"{aim} ms", met=most[0] < aim),
    ]


async def start(*, quick: bool) -> list[Row]:
    """Let a question wait, start the process, and take the time until it is answered."""
    rounds, aim = 2 if quick else 7, 1.5
    async with _playground() as (playground, crowd, folder):

        async def once(one: Contestant) -> float:
            waiting = asyncio.create_task(crowd.ask(PEOPLE[0], one.bot))
            await asyncio.sleep(0)
            began = time.perf_counter()
            async with started(one, playground.url, folder):
                await waiting
                return time.perf_counter() - began

        cold = await once(LINLI)
        turns = [[await once(one) for one in BOTH] for _ in range(rounds)]
    linli, echo = zip(*turns, strict=True)
    ratio = statistics.median(ours / theirs for ours, theirs in turns)
    return [
        Row(
            "start to first answer, s",
            _median(linli, 2),
            _median(echo, 2),
            f"{ratio:.2f} of it",
            f"{aim} of it",
            ratio <= aim,
        ),
        Row("  the very first: no database, no cache", f"{cold:.2f}", ""),
    ]


async def memory(*, quick: bool) -> list[Row]:
    """Weigh both processes after five thousand answers."""
    messages, aim = 500 if quick else 5000, 120
    sizes = []
    async with _playground() as (playground, crowd, folder):
        for one in BOTH:
            async with started(one, playground.url, folder) as bot:
                await crowd.talk(one.bot, until=lambda answers: answers >= messages)
                sizes.append(bot.memory())
    (now, most), (echo_now, echo_most) = sizes
    more, more_at_most = now - echo_now, most - echo_most
    return [
        Row(f"memory after {messages} answers, MB", *_pair((now, echo_now)), f"{more:+.0f}", f"+{aim}", more <= aim),
        Row("  at most, MB", *_pair((most, echo_most)), f"{more_at_most:+.0f}", f"+{aim}", more_at_most <= aim),
    ]


async def play(*, quick: bool) -> list[Row]:
    """Run `linli play` in an empty folder until its page is there and its bot has answered."""
    rounds, aim = 1 if quick else 3, 15
    taken = [await _play_once() for _ in range(rounds)]
    page, answer = (statistics.median(times) for times in zip(*taken, strict=True))
    return [
        Row("linli play: the page is there, s", f"{page:.2f}", ""),
        Row("  and the bot has answered, s", f"{answer:.2f}", "", aim=f"{aim} s", met=answer <= aim),
    ]


async def _play_once() -> tuple[float, float]:
    """Return the seconds until the page, and until the first answer."""
    person, bot = NEIGHBOURS[0].id, int(DEMO_TOKEN.partition(":")[0])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        command = ("-m", "bot", "play", "--port", str(port))
        async with (
            running(command, folder, environment(DATA_DIR=str(folder))),
            aiohttp.ClientSession(f"http://127.0.0.1:{port}") as page,
        ):

            async def found() -> bool:
                async with page.get("/") as answer:
                    return answer.ok

            async def asked() -> bool:
                question = {"as": person, "do": "send", "chat": bot, "text": "低保怎么申请？"}
                async with page.post("/control/act", json=question) as answer:
                    return answer.ok

            async def answered() -> bool:
                async with page.get("/control/messages", params={"chat": f"{person}:{bot}"}) as answer:
                    return answer.ok and any(one["author"] == bot for one in (await answer.json())["result"])

            await _until(found)
            seen = time.perf_counter() - began
            await _until(asked)
            await _until(answered)
            return seen, time.perf_counter() - began


async def _until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Look again and again until it happened."""
    async with asyncio.timeout(60):
        while True:
            try:
                if await happened():
                    return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(_QUICKLY)


def _median(values: Any, digits: int = 0) -> str:
    return f"{statistics.median(values):.{digits}f}"


def _pair(values: Any) -> tuple[str, str]:
    ours, theirs = values
    return f"{ours:.0f}", f"{theirs:.0f}"


ALL: Final = {one.__name__: one for one in (throughput, latency, start, memory, play)}
