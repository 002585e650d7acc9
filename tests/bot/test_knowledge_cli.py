"""`linli knowledge`, as an operator types it, beside a database of its own."""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import STARTER_SET, Article, Source, Text, dump, in_both_scripts, load
from knowledge.sheets import dump_sheet, load_sheet

ROOT = Path(__file__).parents[2]
ASKED = "琉璃灯笼坏了找谁修"


def lantern(**changes: object) -> Article:
    today = dt.datetime.now(dt.UTC).date()
    aliases = ("琉璃灯笼不亮了", "灯笼破了谁来修理", "灯笼找哪个修", "琉璃灯笼谁负责")
    texts = in_both_scripts({"zh-Hans": Text(f"{ASKED}？", "找居委会。", aliases)})
    source = Source("城市居民委员会组织法")
    whole = Article("own-lantern", "灯笼", "general", today, today + dt.timedelta(days=300), (source,), texts)
    return replace(whole, **changes)  # type: ignore[arg-type]


class Operator:
    """Runs `linli` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def types(self, *words: str, code: int = 0) -> str:
        environment = {**os.environ, "DATA_DIR": str(self.folder / "data"), "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def finds(self, question: str) -> str:
        found = json.loads(self.types("knowledge", "search", question, "--json"))
        return str(found["matches"][0]["id"]) if found["outcome"] == "answer" else ""


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    (tmp_path / "data").mkdir()
    found = Operator(tmp_path)
    found.types("migrate")
    return found


def test_articles_are_taken_in_found_given_out_and_come_back_the_same(operator: Operator, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(dump([lantern()]), encoding="utf-8")
    assert "1 new, 0 changed, 0 as before." in operator.types("knowledge", "import", "own.toml")
    assert operator.finds(ASKED) == "own-lantern"
    shipped = len(load(STARTER_SET).articles)
    assert f"{shipped + 1} articles" in operator.types("knowledge", "export", "all.xlsx")
    operator.types("knowledge", "export", "folder")
    assert load(tmp_path / "folder").problems == ()
    for path in ("all.xlsx", "folder"):
        assert f"0 new, 0 changed, {shipped + 1} as before." in operator.types("knowledge", "import", path)
    text = lantern().texts["zh-Hans"]
    changed = lantern(texts=in_both_scripts({"zh-Hans": replace(text, answer="找物业。")}))
    (tmp_path / "own.xlsx").write_bytes(dump_sheet([changed]))
    assert "0 new, 1 changed, 0 as before." in operator.types("knowledge", "import", "own.xlsx")
    operator.types("knowledge", "export", "again.xlsx")
    again = load_sheet((tmp_path / "again.xlsx").read_bytes(), today=dt.datetime.now(dt.UTC).date()).articles
    assert [one.text("zh-Hans").answer for one in again if one.id == "own-lantern"] == ["找物业。"]


def test_with_anything_to_mend_nothing_is_taken_in(operator: Operator, tmp_path: Path) -> None:
    old = lantern().reviewed - dt.timedelta(days=800)
    (tmp_path / "good.toml").write_text(dump([lantern()]), encoding="utf-8")
    for name, bad in (
        ("without-source.toml", dump([lantern(id="own-a", sources=())])),
        ("past-review.toml", dump([lantern(id="own-b", reviewed=old, review_by=old + dt.timedelta(days=300))])),
        ("twice.toml", dump([lantern()])),
        ("none.toml", "this is not TOML"),
    ):
        (tmp_path / name).write_text(bad, encoding="utf-8")
        said = operator.types("knowledge", "import", "good.toml", name, code=1)
        assert name in said
        assert "Nothing was taken in: " in said
    assert "unreadable" not in operator.types("knowledge", "check", "good.toml")
    assert "the file cannot be read" in operator.types("knowledge", "import", "absent.toml", code=1)
    assert operator.finds(ASKED) == ""


def test_without_a_database_yet_what_comes_with_linli_is_searched(tmp_path: Path) -> None:
    operator = Operator(tmp_path)
    assert operator.finds("低保怎么申请？") == "dibao-apply"
    assert "run `linli migrate`" in operator.types("knowledge", "import", str(STARTER_SET), code=2)
