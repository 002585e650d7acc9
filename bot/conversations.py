"""aiogram's storage for conversations, over `community.drafts`: a restart forgets nobody."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import DEFAULT_DESTINY, BaseStorage, StateType, StorageKey

from community import drafts
from community.database import Database


class Conversations(BaseStorage):
    """Keeps states and data as rows.

    With SQLite one process owns the database (it holds a lock), so it knows which drafts exist; looking at every update
    for a conversation that most people do not have is then free.
    """

    def __init__(self, database: Database) -> None:
        self._transaction = database.transaction
        self._alone = database.sqlite
        self._known: set[str] | None = None

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep the state, or None."""
        name = state.state if isinstance(state, State) else state
        if name is None and not await self._exists(key):
            return
        await self._keep(key, state=name, content=await self.get_data(key))

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the state's name."""
        found = await self._load(key)
        return found.state if found else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep the data; they are sealed."""
        if not data and not await self._exists(key):
            return
        await self._keep(key, state=await self.get_state(key), content=dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data, empty when there are none."""
        found = await self._load(key)
        return dict(found.content or {}) if found else {}

    async def close(self) -> None:
        """Nothing is held open here."""

    async def _keep(self, key: StorageKey, *, state: str | None, content: dict[str, Any]) -> None:
        async with self._transaction() as session:
            await drafts.keep(session, _name(key), state=state, content=content)
        if self._known is not None:
            if state is None and not content:
                self._known.discard(_name(key))
            else:
                self._known.add(_name(key))

    async def _load(self, key: StorageKey) -> drafts.Draft | None:
        if not await self._exists(key):
            return None
        async with self._transaction.reading() as session:
            return await drafts.draft_or_none(session, _name(key))

    async def _exists(self, key: StorageKey) -> bool:
        if not self._alone:
            return True
        if self._known is None:
            async with self._transaction.reading() as session:
                self._known = await drafts.keys(session)
        return _name(key) in self._known


def _name(key: StorageKey) -> str:
    """Return the draft's key: bot, chat, account; the account last, so that erasing a person finds it."""
    place = f"{key.bot_id}:{key.chat_id}:{key.user_id}"
    return place if key.destiny == DEFAULT_DESTINY else f"{key.destiny}:{place}"
