"""Armed faults: the next matching Bot API calls go wrong in a way that bots meet in the real world."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.refusals import ImpossibleError

Wire = dict[str, Any]

KINDS = {
    "429",
    "500_before",
    "500_after",
    "slow",
    "cut_before",
    "cut_after",
    "truncated",
    "403",
    "migrate",
    "401",
}


@dataclass
class Fault:
    """One armed fault.

    Attributes:
        method: the Bot API method it waits for, in any letter case; empty is every method but getUpdates.
        chat_id: the chat it waits for; 0 is any.
        times: how many calls it still spoils.
        retry_after: seconds that a 429 names.
        seconds: how long a slow call takes.

    """

    id: int
    kind: str
    method: str = ""
    chat_id: int = 0
    times: int = 1
    retry_after: int = 5
    seconds: float = 2
    note: str = ""

    def matches(self, method: str, chat_id: str) -> bool:
        """Tell whether a call is one that this fault waits for."""
        named = self.method.lower()
        # The poll runs all the time; a fault that names no method is meant for what the bot does, not for that.
        right = method.lower() == named if named else method.lower() != "getupdates"
        return right and (not self.chat_id or str(self.chat_id) == chat_id)


class Faults:
    """All armed faults, the oldest first."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._armed: list[Fault] = []
        self._next_id = 1
        self._changed = changed

    def arm(
        self,
        kind: str,
        *,
        method: str = "",
        chat_id: int = 0,
        times: int = 1,
        retry_after: int = 5,
        seconds: float = 2,
        note: str = "",
    ) -> Fault:
        """Arm a fault for the next `times` calls that match."""
        if kind not in KINDS:
            raise ImpossibleError(f"There is no fault of the kind {kind}.")
        if times < 1:
            raise ImpossibleError("A fault needs at least one call to spoil.")
        fault = Fault(self._next_id, kind, method, chat_id, times, retry_after, seconds, note)
        self._next_id += 1
        self._armed.append(fault)
        self._changed()
        return fault

    def disarm(self) -> None:
        """Disarm all."""
        self._armed.clear()
        self._changed()

    def listed(self) -> list[Wire]:
        """List the armed faults as JSON."""
        return [dict(vars(fault)) for fault in self._armed]

    def take(self, method: str, chat_id: str) -> Fault | None:
        """Use up one time of the first fault that matches a call."""
        if not self._armed:
            return None
        fault = next((each for each in self._armed if each.matches(method, chat_id)), None)
        if fault:
            fault.times -= 1
            if not fault.times:
                self._armed.remove(fault)
            self._changed()
        return fault
