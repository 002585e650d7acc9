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


class Pacing:
    """The budget of one bot. Times are the loop's own seconds (monotonic)."""

    def __init__(self, rate: float, *, per_chat: bool = True) -> None:
        self._interval = 1 / rate
        self._per_chat = per_chat
        self._next = 0.0
        self._private: OrderedDict[int, float] = OrderedDict()
        self._groups: OrderedDict[int, deque[float]] = OrderedDict()
        self._paused: dict[int, float] = {}

    def reserve(self, chat_id: int) -> float:
        """Take a slot for a message to this chat; return the seconds to wait for it."""
        now = time.monotonic()
        slot = max(now, self._next)
        self._next = slot + self._interval
        slot = max(slot, self._paused.get(chat_id, 0.0))
        if self._per_chat:
            slot = self._group(chat_id, slot) if chat_id < 0 else self._person(chat_id, slot)
        return max(slot - now, 0.0)

    def ready(self, chat_id: int) -> bool:
        """Tell whether a message to this chat would leave at once: the courier passes over a chat that must wait."""
        now = time.monotonic()
        if self._paused.get(chat_id, 0.0) > now:
            return False
        if not self._per_chat:
            return True
        if chat_id > 0:
            return self._private.get(chat_id, 0.0) <= now
        sent = self._groups.get(chat_id, ())
        return sum(at > now - GROUP_WINDOW for at in sent) < GROUP_LIMIT

    def pause(self, chat_id: int, seconds: float) -> None:
        """Say nothing to this chat for so long."""
        now = time.monotonic()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._paused[chat_id] = now + seconds

    def _person(self, chat_id: int, slot: float) -> float:
        # The chat's own line may run ahead of the clock by a burst, not further.
        line = max(self._private.pop(chat_id, 0.0), slot)
        slot = max(slot, line - PRIVATE_INTERVAL * (PRIVATE_BURST - 1))
        self._private[chat_id] = line + PRIVATE_INTERVAL
        if len(self._private) > _REMEMBERED:
            self._private.popitem(last=False)
        return slot

    def _group(self, chat_id: int, slot: float) -> float:
        sent = self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT))
        self._groups.move_to_end(chat_id)
        if len(self._groups) > _REMEMBERED:
            self._groups.popitem(last=False)
        if len(sent) == GROUP_LIMIT:
            slot = max(slot, sent[0] + GROUP_WINDOW)
        sent.append(slot)
        return slot
