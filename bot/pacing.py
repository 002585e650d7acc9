"""How fast the bot may speak: one budget for all chats, one for each chat.

Telegram takes about 30 messages a second from a bot, one a second in a chat (a person's short burst passes), and 20 a
minute in a group. Nobody polls, and nothing is given away ahead of time: whoever waits stands in line, and one timer hands
each slot, when it opens, to the first of them. So a reply goes before a whole broadcast, and what the replies leave over is
the broadcast's.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count
from math import ceil, inf
from typing import Final

PRIVATE_INTERVAL: Final = 1.05
#: Replies in a conversation that a person opened may come this many at a time.
PRIVATE_BURST: Final = 5
GROUP_INTERVAL: Final = 1.0
GROUP_LIMIT: Final = 20
GROUP_WINDOW: Final = 60.0
#: The scope of a pause that holds for every chat; no chat has this id.
EVERYWHERE: Final = 0

#: In no window of this length does more leave than the rate says for a second, whenever the timer really woke up.
_WINDOW: Final = 1.005
#: A late timer is made good by at most one slot, and where slots are shorter than the timer is exact, by this many seconds.
_LAG: Final = 0.005
#: Refusals of two chats within this time, and nothing heard in between, mean the whole bot.
_TOGETHER: Final = 10.0
_SLOWER: Final = 0.7
_SLOWEST: Final = 1.0
#: What the rate wins back with every minute without a refusal.
_FASTER: Final = 0.5
_MINUTE: Final = 60.0
_REMEMBERED: Final = 10_000


class Line(IntEnum):
    """Where a message stands: the lower goes first."""

    #: Somebody has just asked.
    REPLY = 0
    #: Somebody waits for it.
    CARD = 1
    #: A broadcast.
    BULK = 2


class BusyChatError(Exception):
    """A message would have to wait too long for its chat. Holds the seconds."""


@dataclass(order=True, slots=True)
class _Waiter:
    line: Line
    number: int
    chat_id: int = field(compare=False)
    #: How many seconds it still lets its own chat hold it up.
    patience: float = field(compare=False)
    #: Since when only the common line holds it up.
    ready_at: float = field(compare=False)
    #: 0 when it is its turn, or how many seconds longer than its patience its chat must wait.
    answer: asyncio.Future[float] = field(compare=False)
    booked_at: float = field(default=0.0, compare=False)
    #: When it left, as far as is known: until it has, when it was booked.
    left_at: float = field(default=0.0, compare=False)


class Pacing:
    """The budget of one bot. Times are monotonic seconds, rates messages a second."""

    def __init__(self, rate: float, *, per_chat: bool = True, now: Callable[[], float] = time.monotonic) -> None:
        self._configured = rate
        self._per_chat = per_chat
        self._now = now
        self._lowered = rate
        self._clean_since = now()
        self._next = 0.0
        self._released: deque[_Waiter] = deque(maxlen=ceil(rate))
        self._left: deque[float] = deque(maxlen=ceil(rate))
        self._private: OrderedDict[int, float] = OrderedDict()
        self._groups: OrderedDict[int, deque[float]] = OrderedDict()
        self._paused: dict[int, float] = {}
        self._refused: tuple[int, float] | None = None
        self._ready: list[_Waiter] = []
        self._resting: list[tuple[float, _Waiter]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def rate(self) -> float:
        """The present rate: lower after a refusal of the whole bot, and slowly back up to the configured one."""
        clean_minutes = max(self._now() - self._clean_since, 0.0) // _MINUTE
        return min(self._lowered + _FASTER * clean_minutes, self._configured)

    @property
    def paused(self) -> float:
        """How many seconds everything must wait, 0 when nothing must."""
        return max(self._paused.get(EVERYWHERE, 0.0) - self._now(), 0.0)

    async def turn(self, chat_id: int, *, line: Line = Line.REPLY, patience: float = inf) -> None:
        """Wait until one message may go to this chat, and book it.

        Raises BusyChatError, and books nothing, when the chat itself, or a pause, holds it up longer than `patience`
        seconds; the common line does not count. Whoever is cancelled while waiting takes nothing from the others.
        """
        answer = asyncio.get_running_loop().create_future()
        now = self._now()
        waiter = _Waiter(line, next(self._numbers), chat_id, patience, now, answer)
        self._stand_in_line(waiter, now)
        self._hand_out()
        try:
            seconds = await answer
        except asyncio.CancelledError:
            if waiter.booked_at:
                self._give_back(waiter)
            raise
        if seconds:
            raise BusyChatError(seconds)

    async def leave(self, chat_id: int) -> None:
        """Let the message booked for this chat leave now.

        Something, such as a commit, may have held it up since its turn: then it must not come too near to the next ones, and
        after a longer halt all that piled up must not leave at once.
        """
        while (wait := self._too_soon()) > 0:  # noqa: ASYNC110 - another may have left meanwhile
            await asyncio.sleep(wait)
        now = self._now()
        self._left.append(now)
        for booked in reversed(self._released):
            if booked.chat_id == chat_id:
                booked.left_at = now
                break

    def _too_soon(self) -> float:
        """Return how many seconds the next departure would be too near to those before it."""
        most = ceil(self.rate)
        return self._left[-most] + _WINDOW - self._now() if len(self._left) >= most else 0.0

    def wait(self, chat_id: int, *, burst: bool = False) -> float:
        """Return how many seconds this chat must wait by itself, 0 when it is ready; `burst` allows a person's short one."""
        return max(self._chat_ready_at(chat_id, burst=burst) - self._now(), 0.0)

    def passed(self, chat_id: int) -> None:
        """Take note that a message to this chat got through."""
        if self._refused is not None and self._refused[0] != chat_id:
            self._refused = None

    def refused(self, chat_id: int, retry_after: float) -> int:
        """Pause for so many seconds, because Telegram refused a call about this chat; return the scope of the pause.

        That is the chat, or EVERYWHERE when another chat was refused just before and nothing got through in between: then
        the rate falls too.
        """
        now, rate = self._now(), self.rate
        before, self._refused = self._refused, (chat_id, now)
        everywhere = before is not None and before[0] != chat_id and now - before[1] <= _TOGETHER
        if everywhere and not self.paused:
            rate = max(rate * _SLOWER, min(_SLOWEST, self._configured))
        self._lowered = rate
        # A minute in which nothing may be said proves nothing.
        self._clean_since = max(self._clean_since, now + retry_after if everywhere else now)
        scope = EVERYWHERE if everywhere else chat_id
        self._pause({scope: retry_after})
        return scope

    def resume(self, pauses: Mapping[int, float]) -> None:
        """Go on with the pauses that an earlier process began: how many seconds are left, by scope."""
        self._pause(pauses)

    def _pause(self, pauses: Mapping[int, float]) -> None:
        now = self._now()
        self._paused = {scope: until for scope, until in self._paused.items() if until > now}
        for scope, seconds in pauses.items():
            self._paused[scope] = max(self._paused.get(scope, 0.0), now + seconds)
        self._hand_out()

    def _chat_ready_at(self, chat_id: int, *, burst: bool) -> float:
        ready_at = self._paused.get(chat_id, 0.0)
        if self._per_chat and chat_id > 0:
            # The chat's own line may run ahead of the clock by a burst, not further.
            allowed = PRIVATE_INTERVAL * (PRIVATE_BURST - 1) if burst else 0.0
            ready_at = max(ready_at, self._private.get(chat_id, 0.0) - allowed)
        elif self._per_chat and (sent := self._groups.get(chat_id)):
            full_until = sent[0] + GROUP_WINDOW if len(sent) == GROUP_LIMIT else 0.0
            ready_at = max(ready_at, sent[-1] + GROUP_INTERVAL, full_until)
        return ready_at

    def _held_until(self, waiter: _Waiter) -> float:
        ready_at = self._chat_ready_at(waiter.chat_id, burst=waiter.line is Line.REPLY)
        return max(ready_at, self._paused.get(EVERYWHERE, 0.0))

    def _stand_in_line(self, waiter: _Waiter, now: float) -> None:
        """Let it wait for the common line when its chat is ready, else for its chat, if it has the patience."""
        held_until = self._held_until(waiter)
        if held_until <= now:
            heappush(self._ready, waiter)
        elif held_until - now > waiter.patience:
            waiter.answer.set_result(held_until - now)
        else:
            waiter.patience -= held_until - now
            waiter.ready_at = held_until
            heappush(self._resting, (held_until, waiter))

    def _hand_out(self) -> None:
        """Give every slot that is open to the first in line, and wake up when there is more to do."""
        now = self._now()
        while self._resting and self._resting[0][0] <= now:
            heappush(self._ready, heappop(self._resting)[1])
        while self._ready:
            first = self._ready[0]
            if first.answer.done():
                heappop(self._ready)
            elif self._held_until(first) > now:
                # Its chat was written to, or paused, while it stood in line.
                self._stand_in_line(heappop(self._ready), now)
            elif self._opens_at() <= now:
                self._book(heappop(self._ready), now)
            else:
                break
        self._set_timer()

    def _opens_at(self) -> float:
        """Return when the next slot for all chats opens."""
        most = ceil(self.rate)
        if len(self._released) < most:
            return self._next
        return max(self._next, self._released[-most].left_at + _WINDOW)

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        wake_at = min(
            self._opens_at() if self._ready else inf,
            self._resting[0][0] if self._resting else inf,
        )
        if wake_at < inf:
            self._timer = asyncio.get_running_loop().call_later(wake_at - self._now(), self._hand_out)

    def _book(self, waiter: _Waiter, now: float) -> None:
        interval = 1 / self.rate
        # Whoever stood here when the slot opened has that slot, though the timer be late; an idle line saves up nothing.
        self._next = max(self._next, waiter.ready_at, now - max(interval, _LAG)) + interval
        self._released.append(waiter)
        if self._per_chat:
            self._book_chat(waiter.chat_id, now)
        waiter.booked_at = waiter.left_at = now
        waiter.answer.set_result(0.0)

    def _book_chat(self, chat_id: int, now: float) -> None:
        if chat_id > 0:
            self._private[chat_id] = max(self._private.pop(chat_id, 0.0), now) + PRIVATE_INTERVAL
            if len(self._private) > _REMEMBERED:
                self._private.popitem(last=False)
            return
        self._groups.setdefault(chat_id, deque(maxlen=GROUP_LIMIT)).append(now)
        self._groups.move_to_end(chat_id)
        if len(self._groups) > _REMEMBERED:
            self._groups.popitem(last=False)

    def _give_back(self, waiter: _Waiter) -> None:
        """Undo the booking of somebody who was cancelled in the moment between the slot and waking up."""
        self._next -= 1 / self.rate
        self._released.remove(waiter)
        if waiter.chat_id in self._private:
            self._private[waiter.chat_id] -= PRIVATE_INTERVAL
        if waiter.chat_id in self._groups:
            self._groups[waiter.chat_id].remove(waiter.booked_at)
        self._hand_out()
