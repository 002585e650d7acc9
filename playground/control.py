"""The control address: what people do, and what they see change.

Page, tests and demo scripts use it; docs/playground.md is its specification. Every act ends in the same method of
`World` that Python code would call.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiohttp import BodyPartReader, WSMsgType, web

from playground.accounts import Wire
from playground.acts import World
from playground.chats import Message
from playground.files import Upload
from playground.process import Process
from playground.refusals import ImpossibleError
from playground.views import message_view

LONGEST_BACKLOG = 20_000
_WHERE = ("topic", "anonymous", "reply_to")
_REFUSED = (ImpossibleError, KeyError, TypeError, ValueError)


class Control:
    """The control address of a world, as routes for aiohttp."""

    def __init__(self, world: World, process: Process, *, reset: Callable[[], Awaitable[None]]) -> None:
        self.world = world
        self.process = process
        self._reset = reset
        self._sockets: set[web.WebSocketResponse] = set()

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/control/state", self._json(self._state)),
            web.get("/control/messages", self._json(self._messages)),
            web.get("/control/clock", self._json(self._clock)),
            web.post("/control/people", self._json(self._people)),
            web.post("/control/chats", self._json(self._chats)),
            web.post("/control/bots", self._json(self._bots)),
            web.post("/control/bots/privacy", self._json(self._privacy)),
            web.post("/control/act", self._json(self._act)),
            web.post("/control/clock", self._json(self._move_clock)),
            web.post("/control/process", self._json(self._process)),
            web.post("/control/faults", self._json(self._arm)),
            web.delete("/control/faults", self._json(self._disarm)),
            web.post("/control/reset", self._json(self._forget)),
            web.get("/control/file/{file_id}", self._file),
            web.get("/control/live", self._live),
        ]

    def _json(
        self, call: Callable[[Wire, list[Upload]], Awaitable[Any]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a call: JSON or multipart in, `{"ok": …}` out."""

        async def answer(request: web.Request) -> web.StreamResponse:
            try:
                given, uploads = await _read(request)
                result = await call(given, uploads)
            except _REFUSED as error:
                words = f"The field {error} is missing." if isinstance(error, KeyError) else str(error)
                return web.json_response({"ok": False, "error": words}, status=400)
            return web.json_response({"ok": True, "result": result}, dumps=_dumps)

        return answer

    def state(self, messages: int = 50) -> Wire:
        """Give everything, with the newest messages of every chat, oldest first."""
        world = self.world
        return {
            "people": [world.person_view(person) for person in world.people.values()],
            "chats": [world.chat_view(chat) for chat in world.chats.values()],
            "memberships": world.memberships(),
            "bots": [world.bot_view(bot) for bot in world.bots.values()],
            "clock": world.clock(),
            "process": self.process.status(),
            "faults": world.faults.listed(),
            "log": list(world.log),
            "messages": {key: self._page(key, 0, messages) for key in world.chats},
        }

    def _page(self, key: str, before: int, limit: int) -> list[Wire]:
        """Give up to `limit` messages of a chat that are older than `before`, oldest first."""
        found: list[Wire] = []
        for number, message in reversed(self.world.messages.get(key, {}).items()):
            if len(found) >= limit:
                break
            if not message.deleted and (not before or number < before):
                found.append(message_view(message))
        return found[::-1]

    async def _state(self, given: Wire, _uploads: list[Upload]) -> Wire:
        return self.state(int(given.get("messages", 50)))

    async def _messages(self, given: Wire, _uploads: list[Upload]) -> list[Wire]:
        chat = self.world.chat(given["chat"])
        return self._page(chat.key, int(given.get("before", 0)), int(given.get("limit", 50)))

    async def _clock(self, _given: Wire, _uploads: list[Upload]) -> Wire:
        return self.world.clock()

    async def _move_clock(self, given: Wire, _uploads: list[Upload]) -> Wire:
        if "to" in given:
            return self.world.move_clock(to=datetime.fromisoformat(given["to"]))
        if "advance_seconds" in given:
            return self.world.move_clock(advance_seconds=int(given["advance_seconds"]))
        return self.world.move_clock(offset_seconds=int(given["offset_seconds"]))

    async def _people(self, given: Wire, _uploads: list[Upload]) -> Wire:
        return self.world.person_view(self.world.add_person(**given))

    async def _chats(self, given: Wire, _uploads: list[Upload]) -> Wire:
        fields = {"kind" if key == "type" else key: value for key, value in given.items()}
        return self.world.chat_view(self.world.add_group(**fields))

    async def _bots(self, given: Wire, _uploads: list[Upload]) -> Wire:
        return self.world.bot_view(self.world.add_bot(**given))

    async def _privacy(self, given: Wire, _uploads: list[Upload]) -> Wire:
        whole = bool(given["can_read_all_group_messages"])
        return self.world.bot_view(self.world.set_privacy(int(given["bot"]), can_read_all_group_messages=whole))

    async def _process(self, given: Wire, _uploads: list[Upload]) -> Wire:
        return await self.process.do(str(given["do"]))

    async def _arm(self, given: Wire, _uploads: list[Upload]) -> Wire:
        kind = str(given.pop("kind"))
        fields = {key: value for key, value in given.items() if value is not None}
        return dict(vars(self.world.faults.arm(kind, **fields)))

    async def _disarm(self, _given: Wire, _uploads: list[Upload]) -> list[Wire]:
        self.world.faults.disarm()
        return []

    async def _forget(self, _given: Wire, _uploads: list[Upload]) -> bool:
        await self._reset()
        self.world.emit("hello", **self.state())
        return True

    async def _act(self, given: Wire, uploads: list[Upload]) -> Any:
        person = self.world.person(int(given.pop("as"))).id
        what = str(given.pop("do"))
        act = getattr(self, f"_do_{what}", None)
        if act is not None:
            return _shown(self.world, act(person, given, uploads))
        if what not in _PLAIN:
            raise ImpossibleError(f"Nobody can do {what}.")
        return _shown(self.world, getattr(self.world, _PLAIN[what])(person, **given))

    def _do_send_file(self, person: int, given: Wire, uploads: list[Upload]) -> list[Message]:
        duration = given.pop("duration", None)
        for upload in uploads:
            upload.facts = {"duration": int(duration)} if duration else {}
        return self.world.send_files(person, given.pop("chat"), given.pop("kind"), uploads, **given)

    def _do_send_contact(self, person: int, given: Wire, _uploads: list[Upload]) -> Message:
        given.pop("own", None)
        return self.world.send_contact(person, **given)

    def _do_tap(self, person: int, given: Wire, _uploads: list[Upload]) -> Wire:
        return {"callback_query_id": self.world.tap(person, **given)}

    def _do_inline_query(self, person: int, given: Wire, _uploads: list[Upload]) -> Wire:
        return {"inline_query_id": self.world.inline_query(person, **given)}

    def _do_block(self, person: int, given: Wire, _uploads: list[Upload]) -> bool:
        return self.world.block(person, int(given["bot"]))

    def _do_unblock(self, person: int, given: Wire, _uploads: list[Upload]) -> bool:
        return self.world.block(person, int(given["bot"]), blocked=False)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.known.get(request.match_info["file_id"])
        data = self.world.files.read(file.path) if file else None
        if file is None or data is None:
            raise web.HTTPNotFound
        # What a person uploaded is shown, never run: no scripts, whatever its type says.
        headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=data, content_type=file.mime_type.partition(";")[0], headers=headers)

    async def _live(self, request: web.Request) -> web.StreamResponse:
        """Send the whole state, then every live event, until the page goes away."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        backlog: asyncio.Queue[str] = asyncio.Queue(LONGEST_BACKLOG)
        backlog.put_nowait(_dumps({"event": "hello", **self.state()}))

        def listen(event: Wire) -> None:
            # A page that cannot follow is dropped; it comes back and gets the whole state.
            if backlog.full():
                self.world.listeners.discard(listen)
            else:
                backlog.put_nowait(_dumps(event))

        self.world.listeners.add(listen)
        self._sockets.add(socket)
        writer = asyncio.create_task(_pour(backlog, socket))
        try:
            async for message in socket:
                if message.type == WSMsgType.ERROR:
                    break
        finally:
            self.world.listeners.discard(listen)
            self._sockets.discard(socket)
            writer.cancel()
        return socket

    async def close(self) -> None:
        """Say goodbye to every page."""
        for socket in list(self._sockets):
            await socket.close()


_PLAIN = {
    "send": "say",
    "send_sticker": "send_sticker",
    "send_location": "send_location",
    "send_poll": "send_poll",
    "send_dice": "send_dice",
    "vote": "vote",
    "forward": "forward",
    "edit": "edit",
    "delete": "erase",
    "react": "react",
    "start": "start",
    "choose_inline_result": "choose_inline_result",
    "join": "join",
    "leave": "leave",
    "promote": "promote",
    "demote": "demote",
    "add_member": "add_member",
    "remove_member": "remove_member",
    "migrate": "migrate",
    "new_topic": "new_topic",
    "typing": "typing",
}
"""Acts whose fields are the parameters of the world's method of the same or another name."""


def _shown(world: World, result: Any) -> Any:
    """Give the result of an act as JSON."""
    if isinstance(result, Message):
        return message_view(result)
    if isinstance(result, list):
        return [_shown(world, each) for each in result]
    return world.chat_view(result) if hasattr(result, "members") else result


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


async def _pour(backlog: asyncio.Queue[str], socket: web.WebSocketResponse) -> None:
    while not socket.closed:
        await socket.send_str(await backlog.get())


async def _read(request: web.Request) -> tuple[Wire, list[Upload]]:
    """Read the fields of a call: query, JSON, or `payload` and the files of a multipart body."""
    given: Wire = dict(request.query)
    uploads: list[Upload] = []
    if request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            data = bytes(await part.read(decode=True))
            if part.name == "payload":
                given |= json.loads(data)
            else:
                uploads.append(Upload(data, part.filename or "", part.headers.get("Content-Type", "")))
    elif request.can_read_body:
        body = await request.json()
        given |= body if isinstance(body, dict) else {}
    return given, uploads
