"""Where broadcasts arrive: the playground's Bot API with a watch in its hand."""

import asyncio
import time
from bisect import bisect_left
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from playground import World
from playground.accounts import Bot, Wire
from playground.api import Api
from playground.files import Upload

#: What takes longer has been lost, and whatever was measured with it means nothing.
_LOST: Final = 90.0


class Receiver(Api):
    """The Bot API of a world in which every reader has started every bot.

    A message arrives at once and is answered `latency` seconds later. `arrivals` has the monotonic second of each since
    `begin`.
    """

    def __init__(self, tokens: Iterable[str], readers: Sequence[int], *, latency: float) -> None:
        super().__init__(World())
        self.latency = latency
        self.url = ""
        self.arrivals: list[float] = []
        self._wanted = 0
        self._there = asyncio.Event()
        bots = [self.world.add_bot(token=token, username=f"bot_{token[:6]}", first_name="Bot") for token in tokens]
        for reader in readers:
            self.world.add_person(id=reader, first_name=f"Neighbour {reader}")
            for bot in bots:
                self.world.private_chat(reader, bot.id).started = True

    async def perform(self, bot: Bot, name: str, values: Wire, uploads: dict[str, Upload]) -> Wire:
        """Note when a message arrived; everything else as the playground does it."""
        if name != "sendMessage":
            return await super().perform(bot, name, values, uploads)
        self.arrivals.append(time.monotonic())
        if len(self.arrivals) == self._wanted:
            self._there.set()
        answer = await super().perform(bot, name, values, uploads)
        if not answer["ok"]:
            raise AssertionError(answer)
        if self.latency:
            await asyncio.sleep(self.latency)
        return answer

    def begin(self) -> None:
        """Forget what arrived so far."""
        self.arrivals.clear()

    async def until(self, count: int) -> None:
        """Wait for so many messages since `begin`."""
        if len(self.arrivals) >= count:
            return
        self._wanted = count
        self._there.clear()
        async with asyncio.timeout(_LOST):
            await self._there.wait()

    def fullest_second(self) -> int:
        """Return the most messages that arrived within any second."""
        return max(at + 1 - bisect_left(self.arrivals, arrived - 1.0) for at, arrived in enumerate(self.arrivals))


@asynccontextmanager
async def receiving(tokens: Iterable[str], readers: Sequence[int], *, latency: float = 0.0) -> AsyncGenerator[Receiver]:
    """Serve these readers on a free port of loopback."""
    receiver = Receiver(tokens, readers, latency=latency)
    app = web.Application()
    app.add_routes(receiver.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield receiver
    finally:
        for queue in receiver.world.queues.values():
            queue.interrupt("")
        await runner.cleanup()
