"""What Telegram's answer, or the lack of one, says about a message: the table of outcomes as code.

`docs/reliability.md` has the same table in words, and the tests go through it line by line.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError

from bot.pacing import BusyChatError
from bot.speaking import WrongAudienceError
from community.outbox import State

#: What certainly did not leave is tried again after this.
AGAIN_IN: Final = timedelta(seconds=5)
_TOPIC_GONE: Final = ("message thread not found", "TOPIC_CLOSED", "TOPIC_DELETED")
_NOBODY_THERE: Final = ("chat not found", "user is deactivated", "PEER_ID_INVALID")


@dataclass(frozen=True, slots=True)
class Told:
    """What an answer says. PENDING: not sent, try again. FAILED: never. UNKNOWN: it may have arrived."""

    state: State
    again_in: timedelta = AGAIN_IN
    #: Telegram's own words, or the kind of error.
    reason: str | None = None
    #: Nothing will reach this reader until they come back.
    unreachable: bool = False
    topic_gone: bool = False
    moved_to: int | None = None
    token_refused: TelegramUnauthorizedError | None = None


def told(error: Exception) -> Told:  # noqa: C901, PLR0911 - a table of outcomes is a row of returns
    """Return what the error says about the message that met it."""
    match error:
        case TelegramRetryAfter():
            return Told(State.PENDING, timedelta(seconds=error.retry_after))
        case BusyChatError():
            return Told(State.PENDING, timedelta(seconds=error.args[0]))
        case TelegramMigrateToChat():
            return Told(State.PENDING, moved_to=error.migrate_to_chat_id)
        case TelegramUnauthorizedError():
            return Told(State.PENDING, token_refused=error)
        case TelegramNotFound():
            # "Not Found" as a whole is a token that Telegram does not know.
            return Told(State.PENDING, token_refused=TelegramUnauthorizedError(error.method, error.message))
        case TelegramForbiddenError():
            return Told(State.FAILED, reason=error.message[:200], unreachable=True)
        case TelegramBadRequest() if any(words in error.message for words in _TOPIC_GONE):
            # In a group's own topic; where the general one is closed, there is no other.
            return Told(State.FAILED, reason=error.message[:200], topic_gone=True)
        case TelegramBadRequest():
            gone = any(words in error.message for words in _NOBODY_THERE)
            return Told(State.FAILED, reason=error.message[:200], unreachable=gone)
        case WrongAudienceError():
            return Told(State.FAILED, reason=type(error).__name__)
        case TelegramNetworkError() if _never_left(error):
            return Told(State.PENDING)
        case _:
            # A timeout, a reset, a 5xx, an answer that cannot be read: it may have arrived.
            return Told(State.UNKNOWN, reason=type(error).__name__)


def _never_left(error: TelegramNetworkError) -> bool:
    """Tell whether the connection was never made: refused, no such host, no handshake, no answer to the knock."""
    cause = error.__cause__ or error.__context__
    return isinstance(cause, ClientConnectorError | ConnectionTimeoutError)
