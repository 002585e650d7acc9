"""The other peer of a broadcast: the package aiogram-broadcaster, as fast as it goes.

    python -m benchmarks.mailers MESSAGE FIRST LAST [MAILERS]

A mailer of it sends one message after the other; without interval and without storage it neither waits nor keeps anything.
`MAILERS` share the readers among them and run at the same time; without a number it is one, as its guide begins.
"""

import asyncio
import sys

from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent

from benchmarks.loop import given, opened


async def _send() -> None:
    text, keyboard, readers = given()
    mailers = int(sys.argv[4]) if len(sys.argv) > 4 else 1  # noqa: PLR2004 - the fourth argument
    content = TextContent(text=text, reply_markup=keyboard, disable_notification=False)
    async with opened() as bot:
        broadcaster = Broadcaster(bot)
        for number in range(mailers):
            await broadcaster.create_mailer(chats=readers[number::mailers], content=content)
        await asyncio.gather(*(mailer.start() for mailer in broadcaster.get_mailers()))


if __name__ == "__main__":
    asyncio.run(_send())
