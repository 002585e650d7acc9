"""The docs are true: links lead somewhere, named commands exist, tables and drawings are what the code says.

Some blocks of the docs are made from the code. Such a block stands below a comment that says what it shows; when it
differs, the failure prints the whole block as it should be, ready to be pasted:

    <!-- states of community.questions -->             a drawing of that module's TRANSITIONS
    <!-- code of handlers/requests.py: on_take -->     a function or a class, word for word
    <!-- words of requests.ftl: question-taken -->     one message in all languages
"""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main

from bot.__main__ import cli
from bot.metrics import REGISTRY
from bot.settings import Settings
from community import schema
from handlers import menus
from locales import LANGUAGES

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md")), *DECISIONS]
HEADINGS = ["Context", "Decision", "Reasons", "Rejected", "Concerns that remain"]
MADE = re.compile(r"<!-- (states|code|words) of ([^>]+?) -->\n(```.*?\n```)", re.DOTALL)

page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())


def read(path: Path | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of every line of a table, headings left out."""
    for line in re.findall(r"(?m)^\|(.+)\|$", text):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if not re.fullmatch(r":?-+:?", cells[0]):
            yield cells


def anchor(heading: str) -> str:
    """Return the name by which links reach a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def without_blocks(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```", "", text)


@page
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_blocks(read(page))):
        if target.startswith("https://"):
            continue
        path, _, name = target.partition("#")
        found = page.parent / path if path else page
        assert found.exists(), f"{page.name} links to {target}"
        if name:
            headings = re.findall(r"(?m)^#+ (.+)$", without_blocks(read(found)))
            assert name in {anchor(heading) for heading in headings}, f"{page.name} links to {target}"


@page
def test_no_page_names_a_machine(page: Path) -> None:
    assert not re.findall(r"(?<![\w.])/(?:home|root|work|tmp|Users|mnt)/\S*|[A-Z]:\\\w+", read(page))


@cache
def commands() -> dict[str, set[str]]:
    """Return what the command line knows: every command with its options; groups' commands as "knowledge check"."""
    found: dict[str, set[str]] = {}

    def walk(prefix: str, command: object) -> None:
        for name, one in getattr(command, "commands", {}).items():
            full = f"{prefix} {name}".strip()
            found[full] = {option for parameter in one.params for option in parameter.opts if option.startswith("-")}
            walk(full, one)

    walk("", typer.main.get_command(cli))
    return found


def quoted(text: str) -> list[str]:
    """Return everything that stands as code, in sentences and in blocks."""
    blocks = re.findall(r"(?ms)^```.*?\n(.*?)^```", text)
    lines = [line for block in blocks for line in block.splitlines()] + re.findall(r"(?m)^    (.+)$", text)
    return lines + re.findall(r"`([^`\n]+)`", without_blocks(text))


@pytest.mark.parametrize("path", [path for path in PAGES if path not in DECISIONS], ids=lambda path: path.name)
def test_every_named_command_exists(path: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", read("Makefile")))
    for said in quoted(read(path)):
        for target in re.findall(r"\bmake ([a-z]+)", said):
            assert target in targets, said
        for words in re.findall(r"\blinli((?: +[\w=.<>…-]+)+)", said):
            names = [word for word in words.split() if not word.startswith("-")]
            if not names:
                continue
            is_group = any(name.startswith(f"{names[0]} ") for name in commands())
            command = " ".join(names[: 2 if is_group else 1])
            assert command in commands(), said
            options = {word.partition("=")[0] for word in words.split() if word.startswith("--")}
            assert options <= commands()[command], said


def test_the_readme_names_every_command_of_the_command_line() -> None:
    text = read("README.md")
    groups = {name.partition(" ")[0] for name in commands() if " " in name}
    hidden = {"play-bot"}
    for name in set(commands()) - groups - hidden:
        assert f"`linli {name}" in text, name


def test_every_command_to_the_bot_exists() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "handlers").glob("*.py"))
    known = {name for found in re.findall(r"\bCommand\(([^)]*)\)", code) for name in re.findall(r'"(\w+)"', found)}
    known |= {*menus.PRIVATE, *menus.GROUP, *menus.ADMINISTRATOR, "start"}
    for path in PAGES:
        if path.name.startswith("README") or path.name in {"architecture.md", "glossary.md"}:
            said = {name for text in quoted(read(path)) for name in re.findall(r"^/([a-z]+)$", text)}
            assert said <= known | {"livez", "readyz", "metrics", "telegram"}, path.name


def test_the_table_of_variables_is_whole_and_right() -> None:
    said = {cells[0].strip("`"): cells[1].strip("`") for cells in rows(read("docs/running.md")) if len(cells) >= 3}
    example = dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", read(".env.example")))
    assert set(example) == {name.upper() for name in Settings.model_fields}
    assert {name: said.get(name) for name in example} == {name: value or "empty" for name, value in example.items()}
    assert not {name for name in said if re.fullmatch(r"[A-Z]+(_[A-Z]+)+", name)} - set(example)


def test_the_list_of_metrics_is_whole() -> None:
    text = read("docs/running.md")
    assert set(re.findall(r"`(linli_\w+)", text)) == {metric.name for metric in REGISTRY.collect()}
    outcomes = "".join(re.findall(r"`outcome` \(([^)]+)\)", text)).split(", ")
    assert set(outcomes) == set(re.findall(r'outcome = "(\w+)"', read("bot/errors.py")))


def test_the_readme_leads_to_every_page() -> None:
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert set(re.findall(r"\]\(docs/([\w-]+\.md)\)", read("README.md"))) == pages


def test_the_glossary_has_every_table_and_every_module() -> None:
    text = read("docs/glossary.md")
    entries = [cells for cells in rows(text) if len(cells) == 4][1:]
    for cells in entries:
        assert all(cells), f"an empty cell beside {cells}"
    where = " ".join(cells[3] for cells in entries)
    tables = {table.name for table in schema.metadata.sorted_tables}
    assert not {name for name in tables if f"table `{name}`" not in where}
    folders = ("community", "handlers", "handlers/cards", "knowledge", "scheduler", "bot")
    modules = {path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).glob("*.py")}
    ours = {name for name in modules if not name.endswith("__init__.py")}
    assert not {name for name in ours if f"`{name}`" not in where}
    named = set(re.findall(r"`([\w/]+\.(?:py|toml|ftl))`", where))
    assert not {name for name in named if not (ROOT / name).exists()}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_every_decision_has_the_same_headings(path: Path) -> None:
    text = read(path)
    assert re.match(rf"# {path.name[:4]} · \S", text)
    assert re.findall(r"(?m)^## (.+)$", text) == HEADINGS
    assert len(text.split()) < 900, "a decision is one page"


def test_every_library_has_a_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *(one for group in project["optional-dependencies"].values() for one in group)]
    names = {re.split(r"[\[<>=;]", one)[0] for one in wanted} - {project["name"]}
    said = [cells for cells in rows(read("docs/decisions/0011-libraries.md")) if cells[0] != "library"]
    assert {cells[0] for cells in said} == names
    assert all(len(cells) == 4 and all(cells) for cells in said)


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


def states(name: str) -> str:
    """Draw a module's TRANSITIONS: it begins at the first state and ends where nothing leads on."""
    table: dict[str, frozenset[str]] = importlib.import_module(name).TRANSITIONS
    order = list(table)
    lines = [f"    [*] --> {order[0]}"]
    lines += [f"    {old} --> {new}" for old in order for new in sorted(table[old], key=order.index)]
    lines += [f"    {old} --> [*]" for old in order if not table[old]]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])


def code(where: str) -> str:
    """Return a function or class of ours with its decorators, as it stands in the file."""
    path, _, name = where.partition(": ")
    text = read(path)
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name:
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            return "\n".join(["```python", *text.splitlines()[first - 1 : node.end_lineno], "```"])
    pytest.fail(f"there is no {name} in {path}")


def words(where: str) -> str:
    """Return one message in all languages, as it stands in the files."""
    file, _, name = where.partition(": ")
    lines = ["```ftl"]
    for language in LANGUAGES:
        found = re.search(rf"(?m)^{name} =.*(?:\n(?: .*)?(?=\n))*", read(f"locales/{language}/{file}") + "\n")
        assert found, f"there is no {name} in {language}/{file}"
        lines += [f"# {language}", found[0].rstrip()]
    return "\n".join([*lines, "```"])


@page
def test_what_is_made_from_the_code_is_up_to_date(page: Path) -> None:
    text = read(page)
    assert len(MADE.findall(text)) == len(re.findall(r"(?m)^<!-- (?:states|code|words) of ", text))
    for kind, where, shown in MADE.findall(text):
        wanted = {"states": states, "code": code, "words": words}[kind](where)
        assert shown == wanted, f"{page.name}, {kind} of {where}, should read:\n\n{wanted}\n"


def test_the_states_are_drawn() -> None:
    drawn = {where for kind, where, _ in MADE.findall(read("docs/architecture.md")) if kind == "states"}
    modules = {path.stem for path in (ROOT / "community").glob("*.py") if "\nTRANSITIONS" in path.read_text("utf-8")}
    assert drawn == {f"community.{name}" for name in modules}
