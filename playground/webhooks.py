"""Webhooks: updates carried to a bot's address, one at a time for each chat, again and again until they are taken.

Telegram opens up to `max_connections` connections; here too, and the updates of one chat wait for each other. An answer
may carry a method in its body, which is then done as if the bot had called it.
"""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from playground.accounts import Bot, Wire
from playground.api import read_answer
from playground.files import Upload
from playground.telegram import Telegram
from playground.updates import Queue

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 30.0
PATIENCE = 60.0

Perform = Callable[[Bot, str, Wire, dict[str, Upload]], Awaitable[Wire]]


class Webhooks:
    """The carriers of all bots that have a webhook."""

    def __init__(self, world: Telegram, perform: Perform) -> None:
        self._world = world
        self._perform = perform
        self._carriers: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to watch for bots that have a webhook."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        self._watch = asyncio.create_task(self._watched())

    async def close(self) -> None:
        """Stop carrying; what was not taken waits for the next start."""
        tasks = [*self._carriers.values(), *([self._watch] if self._watch else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def _watched(self) -> None:
        """Give every bot a carrier as soon as it has a webhook."""
        while True:
            for number, bot in self._world.bots.items():
                if bot.webhook and (number not in self._carriers or self._carriers[number].done()):
                    self._carriers[number] = asyncio.create_task(self._carry(self._world.queues[number]))
            await asyncio.sleep(0.05)

    async def _carry(self, queue: Queue) -> None:
        """Carry the updates of one bot for as long as it has a webhook."""
        moving: dict[int, asyncio.Task[None]] = {}
        hook = queue.bot.webhook
        try:
            while queue.bot.webhook is hook and self._world.queues.get(queue.bot.id) is queue:
                moving = {number: task for number, task in moving.items() if not task.done()}
                for number in self._next(queue, set(moving), int(hook["max_connections"])):
                    moving[number] = asyncio.create_task(self._deliver(queue, hook, number))
                arrival = asyncio.create_task(queue.arrived.wait())
                queue.arrived.clear()
                await asyncio.wait({arrival, *moving.values()}, timeout=1, return_when=asyncio.FIRST_COMPLETED)
                arrival.cancel()
        finally:
            for task in moving.values():
                task.cancel()

    def _next(self, queue: Queue, moving: set[int], most: int) -> list[int]:
        """Choose the updates that may go now: the first one of every chat that has none under way."""
        busy = {_chat_of(queue.pending[number]) for number in moving if number in queue.pending}
        chosen: list[int] = []
        for number, update in queue.pending.items():
            if len(moving) + len(chosen) >= most:
                break
            chat = _chat_of(update)
            if number not in moving and chat not in busy:
                busy.add(chat)
                chosen.append(number)
        return chosen

    async def _deliver(self, queue: Queue, hook: Wire, number: int) -> None:
        """Carry one update until it is taken."""
        pause = FIRST_PAUSE
        while number in queue.pending:
            reason = await self._try(queue, hook, queue.pending[number])
            if not reason:
                queue.forget(number)
                return
            hook |= {"last_error_date": self._world.now(), "last_error_message": reason}
            self._world.note("warning", f"The webhook of {queue.bot.username} did not take an update: {reason}")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _try(self, queue: Queue, hook: Wire, update: Wire) -> str:
        """Carry one update once; gives the reason when it was not taken."""
        if self._session is None:
            return "Connection closed"
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret_token"]} if hook["secret_token"] else {}
        body = json.dumps(update, ensure_ascii=False).encode()
        headers["Content-Type"] = "application/json"
        try:
            async with self._session.post(hook["url"], data=body, headers=headers) as answer:
                if not answer.ok:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
                values, uploads = await read_answer(answer)
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}"
        name = str(values.pop("method", ""))
        if name:
            await self._perform(queue.bot, name, values, uploads)
        return ""


def _chat_of(update: Wire) -> Any:
    """Tell which chat an update belongs to, so that each chat keeps its order."""
    what: Wire = next((value for key, value in update.items() if key != "update_id"), {})
    with contextlib.suppress(KeyError):
        return what.get("chat", what.get("message", {}).get("chat", {})).get("id") or what["from"]["id"]
    return what.get("id")
