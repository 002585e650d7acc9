"""The Bot API over HTTP: from a request to a call, through the armed faults, to Telegram's answer.

Parameters come in the query, urlencoded, as JSON, or as multipart with files; chunked bodies are welcome.
"""

import asyncio
import contextlib
import inspect
import json
import logging
import re
from typing import Any

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web

from playground import administration, basics, editing, media, profile, sending, topics  # noqa: F401 - each registers its methods
from playground.accounts import Bot, Wire
from playground.acts import World
from playground.calls import METHODS, UNPLAYED, Call
from playground.chats import Chat
from playground.faults import Fault
from playground.files import Upload
from playground.refusals import Refusal, bad, forbidden

LARGEST_BODY = 64 * 1024 * 1024
_LOG = logging.getLogger(__name__)
_TOKEN = re.compile(r"\d+:[\w-]+")


class Api:
    """The Bot API of a world, as routes for aiohttp."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.route("*", "/bot{token}/{method}", self.on_call),
            web.get("/file/bot{token}/{path:.+}", self.on_download),
        ]

    def _bot(self, token: str) -> Bot:
        """Find the bot of a token."""
        if not _TOKEN.fullmatch(token):
            raise Refusal(404, "Not Found")
        bot = self.world.bots.get(int(token.partition(":")[0]))
        if bot is None or bot.token != token:
            raise Refusal(401, "Unauthorized")
        return bot

    async def on_call(self, request: web.Request) -> web.StreamResponse:
        """Answer one Bot API request."""
        name = request.match_info["method"]
        try:
            bot = self._bot(request.match_info["token"])
            values, uploads = await read(request)
        except Refusal as refusal:
            return _answer(refusal.answer())
        fault = self.world.faults.take(name, str(values.get("chat_id", "")))
        if fault is None:
            return _answer(await self.perform(bot, name, values, uploads))
        return await self._spoiled(fault, request, Call(self.world, bot, values, uploads), name)

    async def perform(self, bot: Bot, name: str, values: Wire, uploads: dict[str, Upload]) -> Wire:
        """Do one call and give the body of its answer; refusals and surprises go to the log too."""
        try:
            return {"ok": True, "result": await self._result(bot, name, values, uploads)}
        except Refusal as refusal:
            if name.lower() != "getupdates":
                self.world.note("warning", f"{name} was refused: {refusal.code} {refusal.description}")
            return refusal.answer()
        except Exception as error:  # noqa: BLE001 - whatever it is, the bot gets an answer as from any server
            # A bug of ours, or a parameter that nobody thought of: loud here, and a server's error for the bot.
            _LOG.exception("%s went wrong.", name)
            self.world.note("error", f"{name} went wrong: {type(error).__name__}: {error}")
            return Refusal(500, "Internal Server Error").answer()

    async def _result(self, bot: Bot, name: str, values: Wire, uploads: dict[str, Upload]) -> Any:
        found = METHODS.get(name.lower())
        if found is None:
            self.world.note("error", f"{name} is no method that the playground knows.")
            raise Refusal(404, "Not Found: method not found")
        for extra in values.keys() - found.parameters:
            self.world.note("warning", f"{found.name} has no parameter {extra}.")
        for unplayed in UNPLAYED & found.parameters & values.keys():
            self.world.note("warning", f"{found.name}: {unplayed} has no effect here.")
        result = found.handler(Call(self.world, bot, values, uploads))
        return await result if inspect.isawaitable(result) else result

    async def _spoiled(self, fault: Fault, request: web.Request, call: Call, name: str) -> web.StreamResponse:
        """Answer a request that a fault was waiting for."""
        self.world.note("info", f"{name} met the fault {fault.kind}.")
        answer: Wire = _spoiled_answer(self.world, fault, call)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        if fault.kind in {"slow", "cut_after", "500_after", "truncated"}:
            done = await self.perform(call.bot, name, dict(call.values), dict(call.uploads))
            answer = answer or done
        if fault.kind.startswith("cut") and request.transport is not None:
            request.transport.abort()
        if fault.kind == "truncated":
            body = json.dumps(answer, ensure_ascii=False).encode()
            return web.Response(body=body[: len(body) // 2], content_type="application/json")
        return _answer(answer or Refusal(500, "Internal Server Error").answer())

    async def on_download(self, request: web.Request) -> web.StreamResponse:
        """Give the bytes of a file that getFile named."""
        try:
            self._bot(request.match_info["token"])
        except Refusal as refusal:
            return _answer(refusal.answer())
        data = self.world.files.read(request.match_info["path"])
        if data is None:
            return _answer(Refusal(404, "Not Found").answer())
        return web.Response(body=data, content_type="application/octet-stream")


def _spoiled_answer(world: World, fault: Fault, call: Call) -> Wire:
    """Give the answer that a fault gives in place of the real one; empty when there is none."""
    match fault.kind:
        case "429":
            again = fault.retry_after
            return Refusal(429, f"Too Many Requests: retry after {again}", retry_after=again).answer()
        case "500_before" | "500_after":
            return Refusal(500, "Internal Server Error").answer()
        case "403":
            return forbidden("bot was blocked by the user").answer()
        case "401":
            return Refusal(401, "Unauthorized").answer()
        case "migrate":
            return _migrated_answer(world, world.chats.get(call.text("chat_id")))
        case _:
            return {}


def _migrated_answer(world: World, group: Chat | None) -> Wire:
    """Make the group that was written to a supergroup, and refuse the call as Telegram then does."""
    if group is None or group.type != "group":
        return bad("chat not found").answer()
    target = group.migrated_to or world.migrated(group).id
    return bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=target).answer()


def _answer(body: Wire) -> web.Response:
    return web.Response(
        text=json.dumps(body, ensure_ascii=False, separators=(",", ":")),
        content_type="application/json",
        status=body.get("error_code", 200),
    )


async def read(request: web.BaseRequest) -> tuple[Wire, dict[str, Upload]]:
    """Read the parameters of a request, and its files by the names of their parts.

    Raises:
        Refusal: the body is not what its content type says.

    """
    values: Wire = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad("can't parse JSON object") from None
        values |= body if isinstance(body, dict) else {}
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                await _read_part(part, values, uploads)
    elif request.can_read_body:
        values |= dict(await request.post())
    return values, uploads


async def read_answer(answer: ClientResponse) -> tuple[Wire, dict[str, Upload]]:
    """Read a method that a webhook's answer carries, as JSON or multipart; empty when there is none."""
    values: Wire = {}
    uploads: dict[str, Upload] = {}
    if answer.content_type == "multipart/form-data":
        reader = MultipartReader.from_response(answer)
        async for part in reader:
            if isinstance(part, BodyPartReader):
                await _read_part(part, values, uploads)
    elif answer.content_type == "application/json":
        with contextlib.suppress(ValueError):
            body = await answer.json()
            values = body if isinstance(body, dict) else {}
    return values, uploads


async def _read_part(part: BodyPartReader, values: Wire, uploads: dict[str, Upload]) -> None:
    data = bytes(await part.read(decode=True))
    if part.filename is None:
        values[part.name or ""] = data.decode()
        return
    declared = part.headers.get("Content-Type", "")
    mime = "" if declared == "application/octet-stream" else declared
    uploads[part.name or ""] = Upload(data, part.filename, mime)
