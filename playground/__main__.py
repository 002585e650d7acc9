"""The command line: `python -m playground`, for any bot."""

import argparse
import asyncio
import os
import shlex
import sys
from pathlib import Path

from playground.refusals import TakenError
from playground.server import HOST, Playground, serve

DEFAULT_PORT = 8081


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m playground", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=DEFAULT_PORT, help=f"on {HOST} (default {DEFAULT_PORT}); 0 takes a free one"
    )
    parser.add_argument("--folder", type=Path, help="where everything is kept; without it nothing survives the end")
    parser.add_argument(
        "--bot-command", default="", help="a command that runs a bot; it gets BOT_TOKEN and TELEGRAM_API_URL"
    )
    parser.add_argument("--bot-token", default="", help="adds a bot account with this token, such as 4242:secret")
    parser.add_argument("--bot-username", default="playground_bot", help="that bot's username")
    return parser.parse_args()


def main() -> None:
    """Run the playground until it is told to stop."""
    given = _arguments()

    def ready(playground: Playground) -> None:
        if given.bot_token:
            playground.world.add_bot(token=given.bot_token, username=given.bot_username, first_name=given.bot_username)
        sys.stdout.write(f"The playground is at {playground.url}\n")
        sys.stdout.flush()

    env = {"BOT_TOKEN": given.bot_token} if given.bot_token else {}
    command = shlex.split(given.bot_command, posix=os.name == "posix")
    try:
        asyncio.run(serve(port=given.port, folder=given.folder, bot_command=command, bot_env=env, ready=ready))
    except TakenError as taken:
        sys.stderr.write(f"{taken}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
