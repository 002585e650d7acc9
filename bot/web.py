"""One aiohttp application: webhook, health, metrics; and under play the address that moves the clock."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from prometheus_client import generate_latest

from bot.metrics import REGISTRY
from community import clock
from community.database import Database
from community.schema import is_current
from scheduler.health import Heartbeat

#: Below this much room the next commit may fail.
ENOUGH_DISK: Final = 64 * 1024 * 1024


class BusyPortError(Exception):
    """Something else listens where the web server should."""


@dataclass(frozen=True, slots=True)
class Health:
    """What readiness is judged by. It never depends on Telegram: a bot that cannot reach it is still ready to."""

    database: Database
    heartbeats: Mapping[str, Heartbeat]
    folder: Path

    async def problems(self) -> list[str]:
        """Return what is wrong right now, in short English words; empty when ready."""
        found = []
        try:
            async with asyncio.timeout(2):
                if not await is_current(self.database):
                    found.append("schema is old")
        except Exception as error:  # noqa: BLE001 - whatever the database throws, it is not ready
            found.append(f"database: {type(error).__name__}")
        for name, heartbeat in self.heartbeats.items():
            if not heartbeat.alive:
                found.append(f"{name}: nothing for {heartbeat.age:.0f} s")
        if shutil.disk_usage(self.folder).free < ENOUGH_DISK:
            found.append("disk is full")
        return found


def application(health: Health, *, on_clock: Callable[[], Awaitable[None]] | None = None) -> web.Application:
    """Return the application. With `on_clock` it has `/play/clock`, which only the playground may be given."""
    app = web.Application()

    async def livez(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        problems = await health.problems()
        return web.Response(text="\n".join(problems or ["ok"]) + "\n", status=503 if problems else 200)

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(REGISTRY), content_type="text/plain", charset="utf-8")

    app.router.add_get("/livez", livez)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)

    if on_clock is not None:

        async def move(request: web.Request) -> web.Response:
            clock.move(timedelta(seconds=float((await request.json())["offset_seconds"])))
            await on_clock()
            return web.json_response({"now": clock.now().isoformat()})

        app.router.add_post("/play/clock", move)
    return app


def receive(app: web.Application, path: str, secret: str, take: Callable[[dict[str, Any]], Awaitable[bool]]) -> None:
    """Let the application take updates by webhook: only with the secret, and answered as soon as they are in hand."""

    async def webhook(request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        try:
            update = await request.json()
        except ValueError:
            return web.Response(status=400)
        return web.Response(status=200 if await take(update) else 503)

    app.router.add_post(path, webhook)


async def listen(app: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Start listening; return what stops it, and the port. Raises BusyPortError."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
    except OSError:
        await runner.cleanup()
        raise BusyPortError(f"{host}:{port}") from None
    return runner, runner.addresses[0][1]
