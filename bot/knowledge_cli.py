"""`linli knowledge`: articles in and out, looked through, and searched as the bot does."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import logs, settings
from bot.settings import BadSettingsError

if TYPE_CHECKING:
    from community.database import Database
    from knowledge import KnowledgeBase, Loaded, Problem

cli = typer.Typer(help="Articles: in and out, look through them, and try a question.", no_args_is_help=True)


@cli.callback()
def on_every_command() -> None:
    """Keep logs off standard output, which may be for a program."""
    logs.start("WARNING")


_SHEET = ".xlsx"
_TEXT = ".toml"


@cli.command()
def check(paths: Annotated[list[Path] | None, typer.Argument(help="Files or folders of articles.")] = None) -> None:
    """Look through articles and say what to mend; exit code 1 when something is wrong."""
    from knowledge import STARTER_SET

    loaded = _load(paths or [STARTER_SET])
    _tell(loaded.problems)
    typer.echo(f"{len(loaded.articles)} articles, {len(loaded.problems)} problems.")
    raise typer.Exit(1 if loaded.problems else 0)


@cli.command("import")
def take_in(paths: Annotated[list[Path], typer.Argument(help="Files (TOML, XLSX) or folders.")]) -> None:
    """Take articles in, all of them or none; the bot may run meanwhile and knows them within two seconds."""
    from community import articles
    from knowledge import STARTER_SET, load, to_data

    loaded = _load(paths)
    _tell(loaded.problems)
    if wrong := sum(not problem.is_advice for problem in loaded.problems):
        typer.echo(f"Nothing was taken in: {wrong} things to mend first.")
        raise typer.Exit(1)
    shipped = {article.id: to_data(article) for article in load(STARTER_SET).articles}

    async def go() -> articles.TakenIn:
        async with _database() as database, database.transaction() as session:
            await articles.ship(session, shipped.values())
            bodies = [to_data(article) for article in loaded.articles]
            return await articles.take_in(session, bodies, by=None, shipped=shipped)

    taken = asyncio.run(go())
    typer.echo(f"{taken.new} new, {taken.changed} changed, {taken.same} as before.")


@cli.command("export")
def give_out(
    path: Annotated[Path, typer.Argument(help="A file that ends in .xlsx, or a folder for TOML files.")],
) -> None:
    """Write all articles out as they are now, the committee's own among them."""
    from knowledge import dump
    from knowledge.sheets import dump_sheet

    found = sorted(_as_the_bot_has_it().written.values(), key=lambda article: (article.subject, article.id))
    if path.suffix == _SHEET:
        path.write_bytes(dump_sheet(found))
    else:
        path.mkdir(parents=True, exist_ok=True)
        for number, subject in enumerate(dict.fromkeys(article.subject for article in found), start=1):
            of_subject = [article for article in found if article.subject == subject]
            (path / f"{number:03}{_TEXT}").write_text(dump(of_subject), encoding="utf-8")
    typer.echo(f"{len(found)} articles are in {path}.")


@cli.command()
def search(question: str, *, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Search the articles as the bot does, and say why each matched."""
    found = _as_the_bot_has_it().search(question)
    if as_json:
        matches = [
            {"id": one.article.id, "confidence": round(one.confidence, 3), "unit": one.unit, "terms": one.terms}
            for one in found.matches
        ]
        typer.echo(json.dumps({"outcome": found.outcome.value, "matches": matches}, ensure_ascii=False, indent=2))
        return
    typer.echo(found.outcome.value)
    for one in found.matches:
        typer.echo(f"  {one.confidence:.3f}  {one.article.id}  {one.article.text('zh-Hans').question}")
        typer.echo(f"         by “{one.unit}”: {' '.join(one.terms)}")


def _tell(problems: "Iterable[Problem]") -> None:
    for problem in problems:
        typer.echo(str(problem))


def _load(paths: Iterable[Path]) -> "Loaded":
    """Read files and folders as one set: an article that two of them hold is a problem of the second."""
    from community import clock
    from knowledge import Article, Loaded, Problem

    today = clock.now().date()
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in paths:
        loaded = _read(path, today)
        problems += loaded.problems
        for article in loaded.articles:
            if articles.setdefault(article.id, article) is not article:
                details = {"id": article.id, "other": "another of these files"}
                problems.append(Problem(path.name, 1, article.id, "duplicate-id", details))
    return Loaded(tuple(articles.values()), tuple(problems))


def _read(path: Path, today: date) -> "Loaded":
    from knowledge import Loaded, Problem, load, read
    from knowledge.sheets import load_sheet

    if path.is_dir():
        return load(path, today=today)
    try:
        if path.suffix == _SHEET:
            return load_sheet(path.read_bytes(), file=path.name, today=today)
        return read(path.name, path.read_text(encoding="utf-8-sig"), today=today)
    except (OSError, UnicodeDecodeError) as error:
        return Loaded((), (Problem(path.name, 1, None, "unreadable-file", {"reason": str(error)}),))


def _as_the_bot_has_it() -> "KnowledgeBase":
    """Return what comes with Linli and what the committee made of it; without a database yet, the former."""
    from bot.library import Library
    from community import hours
    from knowledge import STARTER_SET, KnowledgeBase

    chosen = settings.load()
    knowledge = KnowledgeBase.from_folder(STARTER_SET, cache=chosen.data_dir / "cache")
    if chosen.database_url or (chosen.data_dir / "linli.db").exists():
        hours.keep(zone=chosen.zone, quiet=chosen.quiet)

        async def go() -> None:
            async with _database() as database:
                await Library(database.transaction, knowledge).look()

        asyncio.run(go())
    return knowledge


@asynccontextmanager
async def _database() -> "AsyncIterator[Database]":
    """Open the bot's database, beside the bot or without it. Raises BadSettingsError when it is not as this program's."""
    from community import schema
    from community.database import Database

    database = Database(settings.load().database)
    try:
        if not await schema.is_current(database):
            raise BadSettingsError("The database is not at this version's schema: run `linli migrate`, then try again.")
        yield database
    finally:
        await database.close()
