"""The server: one port for the Bot API, the control address and the page; and the life of it all.

`Playground` is for code that holds it in its own event loop, such as tests and benchmarks. `serve` is for a process
that is nothing but the playground.
"""

import asyncio
import contextlib
import inspect
import signal
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Handler

from playground.acts import World
from playground.api import LARGEST_BODY, Api
from playground.control import Control
from playground.files import Files
from playground.process import Process
from playground.refusals import TakenError
from playground.storage import Storage
from playground.webhooks import Webhooks

HOST = "127.0.0.1"
LISTENER_PATIENCE = 120.0
_WEB = Path(__file__).parent / "web"


class Playground:
    """A running playground.

    Attributes:
        url: its base address, known once it runs.
        world: what exists in it; its methods are everything that people can do.
        process: the bot's process, if it was given one.

    """

    def __init__(
        self,
        folder: Path | None = None,
        port: int = 0,
        *,
        bot_command: Sequence[str] = (),
        bot_env: Mapping[str, str] | None = None,
        clock_listeners: Sequence[str] = (),
    ) -> None:
        self._port = port
        self._clock_listeners = tuple(clock_listeners)
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.world = World(Files(folder / "files" if folder else None))
        self.process = Process(
            bot_command,
            bot_env,
            changed=lambda status: self.world.emit("process", **status),
            started=self._tell_clock,
        )
        self._api = Api(self.world)
        self._webhooks = Webhooks(self.world, self._api.perform)
        self._folder = folder
        self._storage: Storage | None = None
        self._control = Control(self.world, self.process, reset=self.reset)

    async def __aenter__(self) -> Self:
        listening = _listen(self._port)
        if self._folder:
            try:
                self._storage = Storage(self.world, self._folder)
            except TakenError:
                listening.close()
                raise
            self._storage.start()
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_own_page_only])
        app.add_routes(self._api.routes())
        app.add_routes(self._control.routes())
        app.add_routes([web.get("/", _page), web.get("/web/{path:.+}", _page)])
        self.url = f"http://{HOST}:{listening.getsockname()[1]}"
        self.process.env.setdefault("TELEGRAM_API_URL", self.url)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()
        self._webhooks.start()
        self.world.listeners.add(self._on_event)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.process.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for queue in self.world.queues.values():
            queue.interrupt("")
        await self._control.close()
        await self._webhooks.close()
        if self._runner:
            await self._runner.cleanup()
        if self._storage:
            await self._storage.close()

    async def reset(self) -> None:
        """Forget all people, chats, messages and files, in the folder too; the bots stay."""
        self.world.clear()
        self.world.files.clear()
        if self._storage:
            await self._storage.forget()

    def _on_event(self, event: dict[str, Any]) -> None:
        if event["event"] == "clock" and self._clock_listeners:
            task = asyncio.create_task(self._tell_clock())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _tell_clock(self) -> None:
        """Tell every listener how far the clock is moved; one that is just starting gets two minutes to be there."""
        async with asyncio.TaskGroup() as group:
            for address in self._clock_listeners:
                group.create_task(self._tell_one(address))

    async def _tell_one(self, address: str) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + LISTENER_PATIENCE
        async with aiohttp.ClientSession() as session:
            while loop.time() < until:
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    body = {"offset_seconds": self.world.offset_seconds}
                    async with session.post(address, json=body) as answer:
                        if answer.ok:
                            return
                await asyncio.sleep(0.2)


def _listen(port: int) -> socket.socket:
    """Take the port on loopback, or say that somebody else has it."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise TakenError(f"Port {port} on {HOST} is taken; choose another one with --port.") from error
    return listening


@web.middleware
async def _own_page_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Keep foreign web pages out: a browser on this machine could be made to call us by any site that it shows."""
    foreign = request.url.host not in {HOST, "localhost"}
    origin = request.headers.get("Origin")
    if foreign or (origin is not None and origin != f"http://{request.host}"):
        raise web.HTTPForbidden(text="The playground talks to its own page and to programs on this machine only.")
    return await handler(request)


async def _page(request: web.Request) -> web.StreamResponse:
    """Serve the page and its parts, always fresh."""
    path = (_WEB / request.match_info.get("path", "index.html")).resolve()
    if not path.is_relative_to(_WEB) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers={"Cache-Control": "no-store"})


async def serve(
    *,
    port: int,
    folder: Path | None = None,
    bot_command: Sequence[str] = (),
    bot_env: Mapping[str, str] | None = None,
    clock_listeners: Sequence[str] = (),
    ready: Callable[[Playground], Awaitable[Any] | Any] | None = None,
) -> None:
    """Run a playground until SIGTERM or SIGINT.

    Args:
        port: on 127.0.0.1; 0 takes a free one.
        folder: where everything is kept; None keeps nothing.
        bot_command: the bot's process, started once the playground listens and `ready` is done.
        bot_env: what to add to that process's environment.
        clock_listeners: addresses that are told `{"offset_seconds": N}` by POST whenever the clock moves.
        ready: called, and awaited if it can be, before the bot starts; the place to add bots and people.

    Raises:
        TakenError: another program listens on the port, or another playground has the folder.

    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no signal handlers of the loop; there Ctrl-C ends the process as it always does.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    playground = Playground(folder, port, bot_command=bot_command, bot_env=bot_env, clock_listeners=clock_listeners)
    async with playground:
        if ready:
            done = ready(playground)
            if inspect.isawaitable(done):
                await done
        await playground.process.start()
        await stopped.wait()
