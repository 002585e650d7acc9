"""Linli as `linli run` starts it, but for the limit of 1000 messages a second that its settings keep: to see what it costs."""

from typing import Final

from bot import logs, settings
from bot.__main__ import _serve

_UNLIMITED: Final = 1e6

if __name__ == "__main__":
    chosen = settings.load().model_copy(update={"send_rate": _UNLIMITED})
    logs.start(chosen.log_level)
    from bot.app import App

    _serve(App(chosen))
