"""How tests tell stories: people of the playground talk with the real bot, over real HTTP, on a real database.

    await zhang.says("/verify")
    await zhang.hears("verify-ask")
    await zhang.taps("button-never-mind")

Words are asserted by message id, in the language of the one who hears them.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bot.app import App
from bot.demo import TOKEN
from locales import Translator
from playground import Playground

BOT = int(TOKEN.partition(":")[0])
#: Long enough for a machine with other work; a story that goes well never waits so long.
PATIENCE = 15.0
#: How long silence is listened to before it counts.
SILENCE = 0.3


async def until(condition: Callable[[], Any]) -> Any:
    """Wait until the condition gives something true, and return it; None when it never did."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not (found := condition()) and loop.time() < end:  # noqa: ASYNC110 - looks at a world that tells nobody
        await asyncio.sleep(0.005)
    return found or None


@dataclass
class Town:
    """The playground and the bot in it. `open_app` makes an app on the same rows as the last one."""

    playground: Playground
    open_app: Callable[[], App]
    alerts: list[dict[str, Any]] = field(default_factory=list)
    app: App = field(init=False)

    async def start(self) -> None:
        """Start the bot."""
        self.app = self.open_app()
        await self.app.__aenter__()
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(self.app.run(self._stop))

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does."""
        self._stop.set()
        await self._running
        await self.app.__aexit__()

    async def wait(self) -> None:
        """Wait until the bot ends by itself; raise what it ended with."""
        await self._running

    async def restart(self) -> None:
        """Stop the bot and start another one on the same rows: everything in memory is new."""
        await self.stop()
        await self.start()

    def translator(self, language: str) -> Translator:
        """Return the translator that the bot uses for this language."""
        return Translator(language, self.app.settings.facts)

    def heard(self, key: str) -> list[dict[str, Any]]:
        """Return what the bot said in a chat, oldest first, as it reads now."""
        messages = self.playground.world.messages.get(key, {}).values()
        return [message.wire for message in messages if message.author == BOT and not message.deleted]

    def plain(self, reader: str, message_id: str, /, **arguments: Any) -> str:
        """Return a message as a reader of this language sees it: without tags and entities."""
        text = Translator(reader, self.app.settings.facts)(message_id, **arguments)
        return unescape(re.sub(r"<[^>]+>", "", text)).strip()


@dataclass
class Actor:
    """One person: what they do, and what they hear."""

    town: Town
    id: int
    name: str
    language: str = "zh-Hans"
    read: dict[str, set[int]] = field(default_factory=dict)

    def key(self, chat: int | None) -> str:
        """Return the key of a group, or of the own chat with the bot."""
        return str(chat) if chat else f"{self.id}:{BOT}"

    async def starts(self, payload: str = "") -> None:
        """Press START, or open a deep link."""
        self.town.playground.world.start(self.id, BOT, payload)

    async def comes_in(self) -> None:
        """Press START and wait for the greeting: from now on the bot may write."""
        await self.starts()
        await self.hears("start-greeting", name=self.name)

    async def says(self, text: str, *, chat: int | None = None, **more: Any) -> int:
        """Write a message; return its id."""
        return self.town.playground.world.say(self.id, self.key(chat), text, **more).id

    async def hears(self, message_id: str, *, chat: int | None = None, **arguments: Any) -> dict[str, Any]:
        """Wait for a message that was not heard before; return it."""
        return await self.hears_text(self.town.plain(self.language, message_id, **arguments), chat=chat)

    async def hears_text(self, text: str, *, chat: int | None = None) -> dict[str, Any]:
        """Wait for a message with exactly this text."""
        found = await self._unread(chat, lambda said: said == text)
        assert found, f"{self.name} never heard:\n{text}\nbut:\n" + "\n--\n".join(self._texts(chat))
        return found

    async def hears_of(self, part: str, *, chat: int | None = None) -> dict[str, Any]:
        """Wait for a message that holds this text."""
        found = await self._unread(chat, lambda said: part in said)
        assert found, f"{self.name} never heard of:\n{part}\nbut:\n" + "\n--\n".join(self._texts(chat))
        return found

    async def hears_nothing(self, *, chat: int | None = None) -> None:
        """Listen for a moment; nothing new may come."""
        before = len(self.town.heard(self.key(chat)))
        await asyncio.sleep(SILENCE)
        after = self._texts(chat)[before:]
        assert not after, f"{self.name} heard: {after}"

    async def sees(self, message_id: str, *, chat: int | None = None, **arguments: Any) -> dict[str, Any]:
        """Wait until some message of the chat, new or edited, reads like this."""
        text = self.town.plain(self.language, message_id, **arguments)
        found = await until(lambda: [one for one in self.town.heard(self.key(chat)) if one.get("text") == text])
        assert found, f"{self.name} never saw:\n{text}\nbut:\n" + "\n--\n".join(self._texts(chat))
        return dict(found[-1])

    async def sees_of(self, part: str, *, chat: int | None = None) -> dict[str, Any]:
        """Wait until some message of the chat, new or edited, holds this text."""
        found = await until(lambda: [one for one in self.town.heard(self.key(chat)) if part in one.get("text", "")])
        assert found, f"{self.name} never saw of {part!r}, but:\n" + "\n--\n".join(self._texts(chat))
        return dict(found[-1])

    async def until(self, condition: Callable[[], Awaitable[bool]]) -> bool:
        """Wait until a look at the rows says yes."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not await condition():
            if asyncio.get_running_loop().time() > end:
                return False
            await asyncio.sleep(0.01)
        return True

    async def taps(self, label: str, *, chat: int | None = None, **arguments: Any) -> str:
        """Tap the newest button with this label: a message id, or the text itself. Return the query's id."""
        text = label
        if label.islower() and "-" in label:
            text = self.town.translator(self.language).plain(label, **arguments)
        found = await until(lambda: self._button(text, chat))
        assert found, f"{self.name} finds no button {text!r}; there are {self._labels(chat)}"
        number, data = found
        return self.town.playground.world.tap(self.id, self.key(chat), number, data)

    async def taps_what_was_there(self, message: dict[str, Any], data: str, *, chat: int | None = None) -> None:
        """Tap a button that an edit has just taken away: on a slow phone it is still shown."""
        world = self.town.playground.world
        place = world.chat(self.key(chat))
        world._ask(self.id, place, world.message(place, message["message_id"]), data)  # noqa: SLF001 - see above

    async def is_told(self, message_id: str, **arguments: Any) -> dict[str, Any]:
        """Wait for an alert in answer to a tap."""
        text = self.town.translator(self.language).plain(message_id, **arguments)
        shown = text if len(text) <= 200 else text[:199] + "…"
        found = await until(
            lambda: [one for one in self.town.alerts if one["person"] == self.id and one["text"] == shown]
        )
        assert found, f"{self.name} was never told {text!r}; alerts: {self.town.alerts}"
        return dict(found[-1])

    async def is_led_to(self) -> str:
        """Wait for the address that a tap opens; return its start payload."""
        found = await until(lambda: [one for one in self.town.alerts if one["person"] == self.id and one.get("url")])
        assert found
        return str(found[-1]["url"]).partition("start=")[2]

    def _texts(self, chat: int | None) -> list[str]:
        return [one.get("text", "") for one in self.town.heard(self.key(chat))]

    async def _unread(self, chat: int | None, matches: Callable[[str], bool]) -> dict[str, Any] | None:
        read = self.read.setdefault(self.key(chat), set())

        def look() -> dict[str, Any] | None:
            for one in self.town.heard(self.key(chat)):
                if one["message_id"] not in read and matches(one.get("text", "")):
                    return one
            return None

        found: dict[str, Any] | None = await until(look)
        if found:
            read.add(found["message_id"])
        return found

    def _buttons(self, chat: int | None) -> list[tuple[int, str, str]]:
        return [
            (one["message_id"], button["text"], button["callback_data"])
            for one in self.town.heard(self.key(chat))
            for line in one.get("reply_markup", {}).get("inline_keyboard", [])
            for button in line
            if "callback_data" in button
        ]

    def _button(self, text: str, chat: int | None) -> tuple[int, str] | None:
        found = [(number, data) for number, label, data in self._buttons(chat) if label == text]
        return found[-1] if found else None

    def _labels(self, chat: int | None) -> list[str]:
        return [label for _, label, _ in self._buttons(chat)]
