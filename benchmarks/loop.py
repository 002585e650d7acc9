"""The peer of a broadcast: nothing but aiogram and a loop, fifty requests in flight, and nothing is kept.

    python -m benchmarks.loop MESSAGE FIRST LAST

`MESSAGE` is a file of text and keyboard; readers are the chats FIRST to LAST. `BOT_TOKEN` and `TELEGRAM_API_URL` say who
sends and where Telegram is.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Final

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup

AT_ONCE: Final = 50


def opened() -> Bot:
    """Return a bot that writes as Linli's does."""
    telegram = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    default = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=telegram), default=default)


def given() -> tuple[str, InlineKeyboardMarkup, range]:
    """Return text, keyboard and readers of the command line."""
    message = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    first, last = map(int, sys.argv[2:4])
    return message["text"], InlineKeyboardMarkup.model_validate(message["keyboard"]), range(first, last + 1)


async def _send() -> None:
    text, keyboard, readers = given()
    left = iter(readers)
    async with opened() as bot:

        async def one_after_the_other() -> None:
            for reader in left:
                await bot.send_message(reader, text, reply_markup=keyboard, disable_notification=False)

        async with asyncio.TaskGroup() as all_of_them:
            for _ in range(AT_ONCE):
                all_of_them.create_task(one_after_the_other())


if __name__ == "__main__":
    asyncio.run(_send())
