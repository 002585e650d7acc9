"""The command line: `linli`."""

import asyncio
import shutil
import signal
import socket
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from filelock import FileLock, Timeout

from bot import knowledge_cli, logs, settings
from bot.settings import BadSettingsError

cli = typer.Typer(
    name="linli",
    help="邻里 Linli: a chat bot that serves a residential community.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
cli.add_typer(knowledge_cli.cli, name="knowledge")


class Mistake(Exception):
    """Something that the operator can mend. Ends the program with exit code 2."""


@cli.command()
def play(
    port: Annotated[int, typer.Option(help="Where the page is, on this machine only.")] = 8081,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew: forget all chats of the playground.")] = False,
) -> None:
    """Try Linli in a web page: no token, no account, no network."""
    import playground

    folder = settings.load_for_play().data_dir.resolve() / "play"
    if fresh:
        _make_sure_that_nobody_plays(folder)
        shutil.rmtree(folder, ignore_errors=True)
    web_port = _free_port()
    command = [sys.executable, "-m", "bot", "play-bot", "--folder", str(folder), "--web-port", str(web_port)]

    def ready(running: playground.Playground) -> None:
        typer.echo(f"邻里 is at {running.url}   (stop with Ctrl-C)")

    try:
        asyncio.run(
            playground.serve(
                port=port,
                folder=folder / "chats",
                bot_command=command,
                clock_listeners=[f"http://127.0.0.1:{web_port}/play/clock"],
                ready=ready,
            )
        )
    except playground.TakenError as taken:
        raise Mistake(str(taken)) from None


@cli.command("play-bot", hidden=True)
def play_bot(
    *,
    folder: Annotated[Path, typer.Option()],
    web_port: Annotated[int, typer.Option()],
    telegram_api_url: Annotated[str, typer.Option(envvar="TELEGRAM_API_URL")],
) -> None:
    """Run the bot of the playground; `linli play` starts it."""
    from bot import demo
    from bot.app import App

    chosen = settings.load_for_play(
        bot_token=demo.TOKEN,
        telegram_api_url=telegram_api_url,
        data_dir=folder,
        admin_ids=(demo.ADMINISTRATOR,),
        community_name=demo.COMMUNITY,
        counter_phone=demo.PHONE,
        web_port=web_port,
    )
    logs.start(chosen.log_level)
    # Told only once we listen, we would have worked off what waits by another time.
    asyncio.run(demo.take_clock(telegram_api_url))
    _serve(App(chosen, on_start=lambda database: demo.settle(database, telegram_api_url), play=True))


@cli.command()
def run(part: Annotated[str, typer.Argument(help="all: everything in one process.")] = "all") -> None:
    """Run the bot on Telegram: long polling, or webhook when WEBHOOK_URL is set."""
    if part != "all":
        raise Mistake(f"linli run {part}: there is only `all` so far; one process does everything.")
    chosen = settings.load()
    _ = chosen.token
    logs.start(chosen.log_level)
    from bot.app import App

    _serve(App(chosen))


@cli.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from community import clock, schema, secrets
    from community.database import Database

    chosen = settings.load()
    # What moves from one table to another is sealed anew.
    secrets.unlock(secrets.at_hand([key.get_secret_value() for key in chosen.secret_keys], chosen.data_dir / "keys"))

    async def go() -> None:
        database = Database(chosen.database)
        try:
            await schema.upgrade(database, backups=chosen.data_dir / "backups", now=clock.now())
        except schema.NewerDatabaseError:
            raise Mistake("The database belongs to a newer Linli: install that version again.") from None
        finally:
            await database.close()

    asyncio.run(go())
    typer.echo(f"The database is at revision {schema.head()}.")


def _serve(app: Any) -> None:
    """Run until SIGTERM or SIGINT, then finish what has begun."""

    async def go() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        async with app:
            await app.run(stop)

    from bot.web import BusyPortError

    try:
        asyncio.run(go())
    except BusyPortError as taken:
        raise Mistake(f"WEB_PORT is taken ({taken}): stop the other program, or choose another port.") from None


def _make_sure_that_nobody_plays(folder: Path) -> None:
    """Refuse to begin anew in the folder of a running playground."""
    if not folder.exists():
        return
    lock = FileLock(folder / "linli.lock", blocking=False)
    try:
        lock.acquire()
    except Timeout:
        raise Mistake("The playground runs already: stop that one first.") from None
    lock.release()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Run the command line; a mistake of the operator is one sentence, not a traceback."""
    try:
        cli()
    except (BadSettingsError, Mistake) as mistake:
        typer.echo(str(mistake), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
