"""How fast the bot may speak: one budget for all chats, one for each chat.

All are reservations (GCRA: the next slot moves on by one interval a message), so nobody polls: `reserve` says how long to
wait. Telegram's limits: about 30 a second overall, one a second to a person (short bursts pass), 20 a minute to a group.
"""

import time
from collections import OrderedDict, deque
from typing import Final

PRIVATE_INTERVAL: Final = 1.05
#: Replies in a conversation that a person opened may come this many at a time.
PRIVATE_BURST: Final = 5
GROUP_LIMIT: Final = 20
GROUP_WINDOW: Final = 60.0
_REMEMBERED: Final = 10_000


class BusyChatError(Exception):
    """A reply would have to wait too long for its chat. Holds the seconds."""


class Pacing:
    """The budget of one bot. Times are monotonic seconds."""

    def __init__(self, rate: float, *, per_chat: bool = True) -> None:
        self._interval = 1 / rate
        self._per_chat = per_chat
        self._next = 0.0
        self._private: OrderedDict[int, float] = OrderedDict()
        self._groups: OrderedDict[int, deque[float]] = OrderedDict()
        self._paused: dict[int, float] = {}

    def reserve(self, chat_id: int, *, patience: float = float("inf")) -> float:
        """Take a slot for a message to this chat; return the seconds to wait for it.

        Raises BusyChatError, and takes none, when this chat itself would have to wait longer than `patience`: one busy
        group must not hold up everybody.
        """
        if (own := self.wait(chat_id, burst=True)) > patience:
            raise BusyChatError(own)
        now = time.monotonic()
        slot = max(now, self._next)
        self._next = slot + self._interval
        slot = max(slot, now + own)
        if self._per_chat:
            self._take(chat_id, slot)
        return max(slot - now, 0.0)

    def wait(self, chat_id: int, *, burst: bool = False) -> float:
        """Return how many seconds this chat must wait by itself, 0 when it is ready; `burst` allows a person's short one."""
        now = time.monotonic()
        ready = self._paused.get(chat_id, 0.0)
        if self._per_chat and chat_id > 0:
            # The chat's own line may run ahead of the clock by a burst, not further.
            allowed = PRIVATE_INTERVAL * (PRIVATE_BURST - 1) if burst else 0.0
            ready = max(ready, self._private.get(chat_id, 0.0) - allowed)
        elif self._per_chat and chat_id in self._groups and len(sent := self._groups[chat_id]) == GROUP_LIMIT:
            ready = max(ready, sent[0] + GROUP_WINDOW)
        return max(ready - now, 0.0)

    def pause(self, chat_id: int, seconds: float) -> None:
        """Say nothing to this chat for so long."""
        now = time.monotonic()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._paused[chat_id] = now + seconds

    def _take(self, chat_id: int, slot: float) -> None:
        if chat_id > 0:
            line = max(self._private.pop(chat_id, 0.0), slot)
            self._private[chat_id] = line + PRIVATE_INTERVAL
            if len(self._private) > _REMEMBERED:
                self._private.popitem(last=False)
            return
        self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT)).append(slot)
        self._groups.move_to_end(chat_id)
        if len(self._groups) > _REMEMBERED:
            self._groups.popitem(last=False)
