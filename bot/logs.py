"""Logs: one line an update, ids and never words, and no token ever."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog

#: A bot's token, as it stands in addresses and error texts: the id stays, the rest goes.
_TOKEN: Final = re.compile(r"(\d{3,}):[A-Za-z0-9_-]{20,}")


def scrub(text: str) -> str:
    """Return the text without the secret part of any bot token."""
    return _TOKEN.sub(r"\1:***", text)


def _scrubbed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = scrub(value)
    return event


def _traced(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an exception by its kind and where it came from. Its text is left out: it may quote what somebody wrote."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    kinds: list[str] = []
    frames: list[str] = []
    while isinstance(error, BaseException):
        kinds.append(type(error).__name__)
        frames += [
            f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    if kinds:
        event["error"], event["trace"] = " < ".join(kinds), frames
    return event


def start(level: str, *, machine_readable: bool | None = None) -> None:
    """Send all logs, the libraries' too, to standard error: JSON lines, or a readable form on a terminal."""
    plain = sys.stderr.isatty() if machine_readable is None else not machine_readable
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _traced,
                _scrubbed,
                structlog.dev.ConsoleRenderer(colors=False) if plain else structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # These say at INFO what our own line an update says better; aiohttp's access lines would hold the token.
    for name in ("aiogram.event", "aiohttp.access", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
