"""The peer: the smallest bot that aiogram can be, as its own guide begins. It says again what it hears, and keeps nothing.

Whatever Linli needs beyond this is the price of what Linli does. `BOT_TOKEN` and `TELEGRAM_API_URL` say who it is and
where Telegram is.
"""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message) -> None:
    """Say it again."""
    await message.answer(message.text or "")


if __name__ == "__main__":
    telegram = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=telegram))
    asyncio.run(dispatcher.start_polling(bot, tasks_concurrency_limit=50))
