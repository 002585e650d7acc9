"""The import rules hold, and each of them can fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
PACKAGES = ("bot", "handlers", "scheduler", "knowledge", "community", "locales", "playground")

#: For each contract: a module to plant, and the line that breaks it.
FAULTS = {
    "The house has four floors; neighbours do not know each other": ("community/planted.py", "import handlers"),
    "The playground knows only the wire": ("playground/planted.py", "import community"),
    "Nothing knows the playground, but for the line that starts it": ("handlers/planted.py", "import playground"),
    "Telegram's framework stays in the bot and its handlers": ("community/planted.py", "import aiogram"),
    "Ticks come from the scheduler only": ("handlers/planted.py", "import apscheduler"),
    "Tables are declared in the community only": ("bot/planted.py", "import sqlmodel"),
    "Chinese is cut into words in the knowledge only": ("handlers/planted.py", "import jieba"),
    "Days off are looked up in the calendar only": ("community/planted.py", "import chinese_calendar"),
    "Pictures are drawn by the handlers only": ("bot/planted.py", "import PIL"),
    "HTTP is spoken by the shell and the playground only": ("handlers/planted.py", "import aiohttp"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--config",
        str(folder / "pyproject.toml"),
        "--no-cache",
    ]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(folder), "PATH": ""}
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("web", "articles", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_fault_to_catch() -> None:
    assert {contract["name"] for contract in CONTRACTS} == set(FAULTS)


def test_the_house_keeps_its_contracts(copy: Path) -> None:
    found = lint(copy)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_breaks_the_contract(copy: Path, name: str) -> None:
    path, line = FAULTS[name]
    (copy / path).write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")
    found = lint(copy)
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"{name} BROKEN" in " ".join(found.stdout.split())
