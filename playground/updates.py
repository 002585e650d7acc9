"""The updates that wait for one bot, and how a poller gets them.

Telegram's promises: an update waits until a later offset confirms it; kinds that were not asked for are never made;
only one poller at a time, and the newer one ends the older.
"""

import asyncio
import contextlib
from collections.abc import Callable

from playground.accounts import Bot, Wire
from playground.refusals import Refusal, bad

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = {
    *NOT_BY_DEFAULT,
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
}
LIMIT = 100
LONGEST_WAIT = 50


class Queue:
    """What waits for one bot.

    Attributes:
        pending: updates by update_id, oldest first.
        arrived: set whenever something new waits; webhooks listen to it too.

    """

    def __init__(self, bot: Bot, touch: Callable[[str, str], None]) -> None:
        self.bot = bot
        self.pending: dict[int, Wire] = {}
        self.arrived = asyncio.Event()
        self._touch = touch
        self._poll: asyncio.Future[str] | None = None

    def wants(self, kind: str) -> bool:
        """Tell whether the bot asked for updates of this kind."""
        allowed = self.bot.allowed_updates
        return kind in allowed if allowed else kind not in NOT_BY_DEFAULT

    def put(self, kind: str, what: Wire) -> None:
        """Add an update, unless the bot does not want its kind."""
        if not self.wants(kind):
            return
        number = self.bot.next_update_id
        self.bot.next_update_id += 1
        self.pending[number] = {"update_id": number, kind: what}
        self._touch("bot", str(self.bot.id))
        self._touch("update", f"{self.bot.id}/{number}")
        self.arrived.set()
        self._wake("")

    def forget(self, number: int) -> None:
        """Drop one update: it reached the bot."""
        if self.pending.pop(number, None):
            self._touch("update", f"{self.bot.id}/{number}")

    def clear(self) -> None:
        """Drop everything that waits."""
        for number in list(self.pending):
            self.forget(number)

    def allow(self, kinds: list[str] | None) -> None:
        """Remember what the bot wants; None leaves it as it was, an empty list is the default again."""
        if kinds is not None:
            known = [kind for kind in kinds if kind in KINDS]
            self.bot.allowed_updates = known or None
            self._touch("bot", str(self.bot.id))

    def interrupt(self, reason: str) -> None:
        """End the poll that waits now: with a conflict, or without a reason with an empty answer."""
        self._wake(reason)

    def _wake(self, reason: str) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(reason)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            keep = list(self.pending)[offset:]
            offset = keep[0] if keep else offset
        for number in list(self.pending):
            if number >= offset:
                break
            self.forget(number)

    async def poll(self, *, offset: int, limit: int, wait: float) -> list[Wire]:
        """Give what waits, or wait for it.

        Args:
            offset: confirms every earlier update; negative counts from the end.
            limit: how many at most.
            wait: seconds.

        Raises:
            Refusal: 409, a newer poller came or a webhook is set.

        """
        if self.bot.webhook:
            raise Refusal(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if limit < 0:
            raise bad("limit must be non-negative")
        self.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running")
        self._confirm(offset)
        if not self.pending and wait > 0:
            await self._wait(min(wait, LONGEST_WAIT))
        count = min(limit or LIMIT, LIMIT)
        return [update for update, _ in zip(self.pending.values(), range(count), strict=False)]

    async def _wait(self, seconds: float) -> None:
        self._poll = poll = asyncio.get_running_loop().create_future()
        reason = ""
        with contextlib.suppress(TimeoutError):
            reason = await asyncio.wait_for(poll, seconds)
        if reason:
            raise Refusal(409, f"Conflict: {reason}")
