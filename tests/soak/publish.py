"""Publishes one draft in one transaction, and says on standard output when it begins and when it is committed.

python publish.py DATABASE_URL KEY NOTICE_ID
"""

import asyncio
import sys

from community import broadcasts, notices, schema, secrets
from community.database import Database


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


async def _publish(url: str, key: str, notice_id: int) -> None:
    secrets.unlock([key])
    database = Database(url)
    if not await schema.is_current(database):
        raise SystemExit("no tables")
    _say("begins")
    async with database.transaction() as session:
        await broadcasts.publish(session, await notices.notice(session, notice_id))
    _say("committed")
    await database.close()


if __name__ == "__main__":
    asyncio.run(_publish(sys.argv[1], sys.argv[2], int(sys.argv[3])))
