"""Settings, `.env.example` and the docs name the same things; a wrong one is one clear sentence and exit code 2."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.settings import BadSettingsError, Settings, load, load_for_play
from community.calendar import Office

ROOT = Path(__file__).parents[2]
TOKEN = "123456:a-token-of-tests-that-opens-nothing"


def example() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^([A-Z_]+)=(.*)$", text))


def test_the_example_lists_every_setting_with_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = Settings.model_fields
    assert {name.upper() for name in fields} == set(example())
    for name in fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert load(_env_file=ROOT / ".env.example") == load(_env_file=None)


def test_the_example_describes_every_setting() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.split(":")[0].rstrip(".") in text


def test_every_setting_is_read_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    for name in Settings.model_fields:
        assert re.search(rf"(settings|self|chosen)\.{name}\b", code), name


def test_a_secret_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", encoding="utf-8")
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "token"))
    assert load(_env_file=None).token == TOKEN
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "gone"))
    with pytest.raises(BadSettingsError, match="BOT_TOKEN_FILE"):
        load(_env_file=None)


def test_play_ignores_what_belongs_to_a_real_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "BOT_TOKEN": TOKEN,
        "DATABASE_URL": "postgresql+asyncpg://db/real",
        "WEBHOOK_URL": "https://real.example",
        "SECRET_KEYS": Fernet.generate_key().decode(),
        "ADMIN_IDS": "7",
    }.items():
        monkeypatch.setenv(name, value)
    chosen = load_for_play()
    assert (chosen.bot_token, chosen.webhook_url, chosen.secret_keys, chosen.admin_ids) == (None, "", (), ())
    assert chosen.database.startswith("sqlite")


def test_play_keeps_office_hours_and_takes_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OFFICE_HOURS", raising=False)
    assert load_for_play().office == Office.parse("09:00-12:00 13:30-17:30")
    monkeypatch.setenv("OFFICE_HOURS", "08:30-16:00")
    assert load_for_play().office == Office.parse("08:30-16:00")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hans", "工作日 8:30–12:00、14:00–18:05"),
        ("zh-Hant", "工作日 8:30–12:00、14:00–18:05"),
        ("en", "8:30–12:00 and 14:00–18:05 on working days"),
    ],
)
def test_every_message_may_say_when_the_counter_is_open(language: str, said: str) -> None:
    assert load(_env_file=None, office_hours="08:30-12:00,14:00-18:05").facts(language)["office"] == said


def test_no_secret_is_shown_when_settings_are_printed() -> None:
    key = Fernet.generate_key().decode()
    shown = repr(load(_env_file=None, bot_token=TOKEN, secret_keys=key))
    assert TOKEN not in shown
    assert key not in shown


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "bot", *(arguments or ("run",))],
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(ROOT), "DATA_DIR": str(tmp_path / "data"), "WEB_PORT": "0", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


WRONG = {
    "no token": ({}, "BOT_TOKEN is not set"),
    "a placeholder token": ({"BOT_TOKEN": "your-token"}, "BOT_TOKEN still holds the example's placeholder"),
    "not a token": ({"BOT_TOKEN": "hello"}, "BOT_TOKEN must look like"),
    "another database": ({"BOT_TOKEN": TOKEN, "DATABASE_URL": "mysql://x/y"}, "DATABASE_URL must begin with"),
    "no database at all": ({"BOT_TOKEN": TOKEN, "DATABASE_URL": "???"}, "DATABASE_URL must begin with"),
    "a database that is not there": (
        {"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql+asyncpg://127.0.0.1:1/x"},
        "DATABASE_URL cannot be opened",
    ),
    "half a webhook": ({"BOT_TOKEN": TOKEN, "WEBHOOK_URL": "https://example.org"}, "belong together"),
    "the other half": ({"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "s3cret"}, "belong together"),
    "a folder that cannot be": ({"BOT_TOKEN": TOKEN, "DATA_DIR": "/proc/nowhere"}, "DATA_DIR cannot be written to"),
    "a bad key": ({"BOT_TOKEN": TOKEN, "SECRET_KEYS": "abc"}, "SECRET_KEYS must be Fernet keys"),
    "bad ids": ({"BOT_TOKEN": TOKEN, "ADMIN_IDS": "zhao"}, "ADMIN_IDS must be Telegram ids"),
    "a zone that is none": ({"BOT_TOKEN": TOKEN, "TIME_ZONE": "Moon/Base"}, "TIME_ZONE must be a time zone"),
    "a day that is no office's": (
        {"BOT_TOKEN": TOKEN, "OFFICE_HOURS": "9 to 5"},
        "OFFICE_HOURS office hours are written like",
    ),
    "a rate of nothing": ({"BOT_TOKEN": TOKEN, "SEND_RATE": "0"}, "SEND_RATE"),
    "a port that is none": ({"BOT_TOKEN": TOKEN, "WEB_PORT": "99999"}, "WEB_PORT"),
    "a level that is none": ({"BOT_TOKEN": TOKEN, "LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_setting_is_one_sentence(tmp_path: Path, case: str) -> None:
    environment, said = WRONG[case]
    found = run(tmp_path, **environment)
    assert found.returncode == 2, found.stderr
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        found = run(tmp_path, BOT_TOKEN=TOKEN, WEB_PORT=str(other.getsockname()[1]))
    assert found.returncode == 2
    assert "WEB_PORT is taken" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_taken_port_of_the_playground_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        found = run(tmp_path, "play", "--port", str(other.getsockname()[1]))
    assert found.returncode == 2
    assert "taken" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_second_process_on_one_folder_is_refused(tmp_path: Path) -> None:
    from filelock import FileLock

    (tmp_path / "data").mkdir()
    with FileLock(tmp_path / "data" / "linli.lock"):
        found = run(tmp_path, BOT_TOKEN=TOKEN)
    assert found.returncode == 2
    assert "Another Linli runs" in found.stderr
