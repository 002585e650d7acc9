"""What survives a restart: everything, in one SQLite file beside the uploaded files.

Every record is a row of JSON under its kind and key. The world says which records changed (`touch`); twice a second
those rows are written in a thread, some thousands in one transaction, so that a busy world never waits for the disk.
Whatever the world forgot since then is removed. A crash loses about the last half second, and never half a row.
"""

import asyncio
import contextlib
import json
import sqlite3
from itertools import islice
from pathlib import Path
from typing import Any

from playground.accounts import Bot, Person, Wire
from playground.acts import World
from playground.chats import Chat, Message
from playground.files import File
from playground.refusals import TakenError
from playground.updates import Queue

PAUSE = 0.5
BATCH = 2000
_TABLE = "CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"


class Storage:
    """Keeps a world in a folder."""

    def __init__(self, world: World, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._world = world
        # A dict is a set that keeps its order: what changed first is written first.
        self._changed: dict[tuple[str, str], None] = {}
        self._stopping = asyncio.Event()
        # Only one thread uses the connection at a time; the lock sees to it.
        self._writing = asyncio.Lock()
        path = folder / "playground.db"
        self._database = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
        try:
            # Two playgrounds would overwrite each other's records, so the first one keeps the file to itself.
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute(_TABLE)
        except sqlite3.OperationalError as error:
            self._database.close()
            raise TakenError(
                f"Another playground has the folder {folder}; choose another one with --folder."
            ) from error
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Bring back what was kept, then keep what changes."""
        self._restore()
        self._world.keeper = self._note
        self._task = asyncio.create_task(self._keep())

    async def close(self) -> None:
        """Write what is left and let go of the file."""
        self._stopping.set()
        if self._task:
            await self._task
        while self._changed:
            self._write(self._take())
        self._database.close()

    def _note(self, kind: str, key: str) -> None:
        self._changed[kind, key] = None

    async def forget(self) -> None:
        """Forget every record; the world was emptied."""
        self._changed.clear()
        async with self._writing:
            self._database.execute("DELETE FROM records")
        self._note("world", "")
        for bot in self._world.bots:
            self._note("bot", str(bot))

    async def _keep(self) -> None:
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), PAUSE)
            while self._changed:
                async with self._writing:
                    await asyncio.to_thread(self._write, self._take())

    def _take(self) -> list[tuple[str, str, str | None]]:
        """Give the changed records as JSON; None stands for a record that is gone."""
        changed = list(islice(self._changed, BATCH))
        for each in changed:
            del self._changed[each]
        rows: list[tuple[str, str, str | None]] = []
        for kind, key in changed:
            value = self._value(kind, key)
            rows.append((kind, key, None if value is None else json.dumps(value, ensure_ascii=False, default=vars)))
        return rows

    def _write(self, rows: list[tuple[str, str, str | None]]) -> None:
        self._database.execute("BEGIN")
        gone = [(kind, key) for kind, key, value in rows if value is None]
        self._database.executemany("DELETE FROM records WHERE kind = ? AND key = ?", gone)
        kept = [row for row in rows if row[2] is not None]
        self._database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", kept)
        self._database.execute("COMMIT")

    def _value(self, kind: str, key: str) -> Any:
        """Give a record as JSON, or None when it is gone."""
        world = self._world
        match kind:
            case "world":
                return {"offset_seconds": world.offset_seconds, "next_number": world.next_number}
            case "message":
                chat, _, number = key.rpartition("/")
                message = world.messages.get(chat, {}).get(int(number))
                return message.kept() if message else None
            case "update":
                bot, _, number = key.partition("/")
                queue = world.queues.get(int(bot))
                return queue.pending.get(int(number)) if queue else None
        return self._plain(kind, key)

    def _plain(self, kind: str, key: str) -> Any:
        """Give a record of the kinds that are kept as they are."""
        world = self._world
        match kind:
            case "callback":
                return world.callbacks.get(key)
            case "person":
                return _fields(world.people.get(int(key)))
            case "bot":
                return _fields(world.bots.get(int(key)))
            case "chat":
                return _fields(world.chats.get(key))
            case _:
                return _fields(world.files.known.get(key))

    def _restore(self) -> None:
        restore = {
            "world": self._restore_world,
            "person": self._restore_person,
            "bot": self._restore_bot,
            "chat": self._restore_chat,
            "message": self._restore_message,
            "update": self._restore_update,
            "callback": self._restore_callback,
            "file": self._restore_file,
        }
        for kind, put in restore.items():
            rows = self._database.execute("SELECT key, value FROM records WHERE kind = ?", (kind,)).fetchall()
            for key, value in rows:
                put(key, json.loads(value))
        world = self._world
        # Keys are text in the table, so 10 came before 9.
        for chat, messages in world.messages.items():
            world.messages[chat] = dict(sorted(messages.items()))
        for queue in world.queues.values():
            queue.pending = dict(sorted(queue.pending.items()))

    def _restore_world(self, _key: str, kept: Wire) -> None:
        self._world.offset_seconds = kept["offset_seconds"]
        self._world.next_number = kept["next_number"]

    def _restore_person(self, key: str, kept: Wire) -> None:
        self._world.people[int(key)] = Person(**kept)

    def _restore_bot(self, key: str, kept: Wire) -> None:
        bot = Bot(**kept)
        self._world.bots[int(key)] = bot
        self._world.queues[int(key)] = Queue(bot, self._world.touch)

    def _restore_chat(self, _key: str, kept: Wire) -> None:
        self._world.add_chat(Chat.restored(kept))

    def _restore_message(self, _key: str, kept: Wire) -> None:
        message = Message(**kept)
        self._world.messages.setdefault(message.chat_key, {})[message.id] = message
        if message.inline_id:
            self._world.inline_messages[message.inline_id] = (message.chat_key, message.id)

    def _restore_update(self, key: str, kept: Wire) -> None:
        bot, _, number = key.partition("/")
        self._world.queues[int(bot)].pending[int(number)] = kept

    def _restore_callback(self, key: str, kept: Wire) -> None:
        self._world.callbacks[key] = kept

    def _restore_file(self, key: str, kept: Wire) -> None:
        file = File(**kept)
        self._world.files.known[key] = file
        self._world.files.paths[file.path] = key


def _fields(record: Person | Bot | Chat | File | None) -> Wire | None:
    return None if record is None else vars(record)
