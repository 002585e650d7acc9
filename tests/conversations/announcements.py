"""What the stories about notices have in common: who comes in, what is written, and how the time passes."""

import asyncio
import struct
import zlib
from datetime import UTC, datetime, time, timedelta
from typing import Any

from community import clock, hours, notices, standings
from community.notices import Notice
from community.outbox import State
from playground.files import Upload
from tests.stories import Actor, Town, until

WORDS = "明天停水\n上午九点到十二点，请提前存水。"


async def settle_in(*actors: Actor, building: str = "1 栋") -> None:
    """Let people come in and choose a home."""
    for actor in actors:
        await actor.comes_in()
        await actor.taps("button-choose-home")
        await actor.taps(building)
        await actor.sees("home-chosen", place=building)


async def begin(actor: Actor, words: str = WORDS, *, aimed: bool = True, **more: Any) -> dict[str, Any]:
    """Write a notice for those who live in the grid, or for the author's whole place; return its panel."""
    if not actor.town.heard(actor.key(None)):
        await actor.comes_in()
    await actor.says("/announce")
    await actor.hears_of("第一行当标题")
    await actor.says(words, **more)
    panel = await actor.hears_of("发给：")
    return await aim(actor) if aimed and "发给：一网格" not in panel["text"] else panel


async def aim(actor: Actor) -> dict[str, Any]:
    """Choose those who live in the grid; return the panel."""
    await actor.taps("button-aim")
    await tap(actor, "一网格（")
    await actor.sees_of("现在发给：一网格")
    await actor.taps("button-done")
    return await actor.sees_of("\n发给：一网格 · 居民")


async def tap(actor: Actor, beginning: str) -> None:
    """Tap the newest button whose label begins like this."""

    def found() -> list[str]:
        shown = actor.town.heard(actor.key(None))
        return [label for one in shown for label in labels(one) if label.startswith(beginning)]

    await actor.taps((await until(found))[-1])


async def send(actor: Actor, count: str) -> None:
    """Send the draft whose panel is the newest; `count` is how its readers are called on the button."""
    await actor.taps("button-send", count=count)
    if count != "1 人":
        await actor.taps("button-send-sure")


async def the_notice(town: Town, number: int = 1) -> Notice:
    """Look at the row."""
    async with town.app.database.transaction.reading() as session:
        found = await notices.by_number(session, number)
    assert found is not None
    return found


async def arrived(town: Town, number: int = 1, *, count: int = 1) -> None:
    """Wait until so many messages of the notice arrived, and let its figures be told."""
    for _ in range(1000):
        async with town.app.database.transaction.reading() as session:
            notice = await notices.by_number(session, number)
            assert notice is not None
            figures = await standings.figures(session, notice)
        if (figures.people + figures.groups)[State.SENT] >= count and not figures.left:
            break
        await asyncio.sleep(0.01)
    town.app.scheduler.wake()


def go_to(at: time, *, days: int = 0) -> None:
    """Let it be this time of the community's day, so many days from today."""
    day = hours.local(datetime.now(UTC)).date() + timedelta(days=days)
    clock.move(hours.at(day, at) - datetime.now(UTC))


def later(town: Town, **by: float) -> None:
    """Let time pass; the bot looks at once at what became due, as it does when the playground's page moves the clock."""
    clock.move(clock.now() - datetime.now(UTC) + timedelta(**by))
    town.app.scheduler.wake()
    town.app.courier.wake()


def png(red: int = 200) -> Upload:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes((red, 90, 60)) * 64) * 48)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return Upload(data, f"{red}.png", "image/png")


def words_of(message: dict[str, Any]) -> str:
    """Return a message's text, or the words below its picture."""
    return str(message.get("text") or message.get("caption") or "")


async def shows(actor: Actor, part: str, *, chat: int | None = None) -> dict[str, Any]:
    """Wait until some message of the chat, with a picture or not, says this; return the newest."""
    found = await until(lambda: [one for one in actor.town.heard(actor.key(chat)) if part in words_of(one)])
    assert found, f"{actor.name} never saw {part!r}, but:\n" + "\n--\n".join(
        words_of(one) for one in actor.town.heard(actor.key(chat))
    )
    return dict(found[-1])


def labels(message: dict[str, Any]) -> list[str]:
    """Return what the buttons of a message say."""
    return [button["text"] for line in message.get("reply_markup", {}).get("inline_keyboard", []) for button in line]


def data_of(message: dict[str, Any], label: str) -> str:
    """Return what a button of a message calls back with."""
    return next(
        str(button["callback_data"])
        for line in message["reply_markup"]["inline_keyboard"]
        for button in line
        if button["text"] == label
    )
