"""The wire's tests: one playground for each test, and two independent clients that talk to it.

Every test that takes `client` runs twice, once through aiogram and once through python-telegram-bot. Their methods and types
have the same names, so a test is written once: `await client.bot.send_message(...)`, `client.types.BotCommand(...)`.
"""

import os
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import aiogram
import aiogram.exceptions
import aiohttp
import pytest
import telegram
import telegram.error
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from playground import Playground, World

# Durations are time spans in both clients.
os.environ["PTB_TIMEDELTA"] = "1"

TOKEN = "4242:a-token-that-opens-nothing"
BOT = 4242
ZHANG, WANG, LI, CHEN = 1001, 1002, 1003, 1004

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\x00\x00\x00\x03\x00\x08\x02\x00\x00\x00"
    b"\x00\x00\x00\x00\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""The head of a picture of 1024 by 768, which is all that the playground reads."""


class QuickSession(AiohttpSession):
    """A session that closes at once: the original waits for TLS, which is not spoken here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@dataclass
class Client:
    """One of the two clients.

    Attributes:
        name: aiogram or ptb.
        bot: its Bot.
        types: the module with its types.
        error: what it raises when it is refused.
        parse: makes its Update from JSON.

    """

    name: str
    bot: Any
    types: ModuleType
    error: type[Exception]
    parse: Callable[[dict[str, Any]], Any]
    world: World

    async def refused(self, method: str, **fields: Any) -> str:
        """Call a method that must be refused, and give Telegram's words without "Bad Request: " or "Forbidden: "."""
        with pytest.raises(self.error) as caught:
            await getattr(self.bot, method)(**fields)
        # One of the clients changes the letter case of what it reads, so the exact words are taken from the log.
        words: str = self.world.log[-1]["text"].partition(" was refused: ")[2][4:]
        assert words.partition(": ")[2].lower() in str(caught.value).lower()
        return words.removeprefix("Bad Request: ").removeprefix("Forbidden: ")

    def file(self, data: bytes, name: str, *, attach: bool = False) -> Any:
        """Make an upload; in an album it is attached, not a parameter itself."""
        if self.name == "ptb":
            return telegram.InputFile(data, name, attach=attach)
        return aiogram.types.BufferedInputFile(data, name)

    def buttons(self, *rows: list[dict[str, Any]]) -> Any:
        """Make an inline keyboard."""
        keyboard = [[self.types.InlineKeyboardButton(**button) for button in row] for row in rows]
        return self.types.InlineKeyboardMarkup(inline_keyboard=keyboard)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as running:
        world = running.world
        world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        for number, name in ((ZHANG, "张三"), (WANG, "王五"), (LI, "李四"), (CHEN, "陈工")):
            world.add_person(id=number, first_name=name, username=f"person_{number}")
        yield running


@pytest.fixture
def world(playground: Playground) -> World:
    return playground.world


@pytest.fixture
def group(world: World) -> int:
    """Add a supergroup of Zhang, Wang and Li, with the bot as a plain member."""
    return world.add_group(title="3号楼", members=[ZHANG, WANG, LI]).id


@pytest.fixture
def ruled(world: World) -> int:
    """Add a supergroup of Zhang, Wang and Li, with the bot as an administrator."""
    return world.add_group(title="志愿者", members=[ZHANG, WANG, LI], bot_is_admin=True).id


@pytest.fixture(params=["aiogram", "ptb"])
async def client(request: pytest.FixtureRequest, playground: Playground) -> AsyncIterator[Client]:
    url, world = playground.url, playground.world
    if request.param == "aiogram":
        bot = aiogram.Bot(TOKEN, session=QuickSession(api=TelegramAPIServer.from_base(url)))
        parse = aiogram.types.Update.model_validate
        yield Client("aiogram", bot, aiogram.types, aiogram.exceptions.TelegramAPIError, parse, world)
        await bot.session.close()
        return
    async with telegram.Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as second:
        yield Client(
            "ptb",
            second,
            telegram,
            telegram.error.TelegramError,
            lambda update: telegram.Update.de_json(update, second),
            world,
        )


@pytest.fixture
async def call(playground: Playground) -> AsyncIterator[Callable[..., Any]]:
    """Call a Bot API method by plain JSON; gives the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def post(method: str, **fields: Any) -> Any:
            async with session.post(f"{playground.url}/bot{TOKEN}/{method}", json=fields) as answer:
                return await answer.json()

        yield post


@pytest.fixture
async def control(playground: Playground) -> AsyncIterator[Callable[..., Any]]:
    """Call the control address; gives the result, or the error's sentence."""
    async with aiohttp.ClientSession() as session:

        async def reach(path: str, verb: str = "POST", **fields: Any) -> Any:
            body = {"json": fields} if verb == "POST" else {"params": fields}
            async with session.request(verb, f"{playground.url}/control/{path}", **body) as answer:  # type: ignore[arg-type]
                whole = await answer.json()
                assert whole["ok"] == (answer.status == 200)
                return whole.get("result", whole.get("error"))

        yield reach
