"""The bot's own web server: alive, ready, counted; updates by webhook; a clock that only the playground can move."""

import asyncio
import shutil
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import text

from bot.app import App
from bot.demo import TOKEN
from bot.settings import load_for_play
from community import clock
from knowledge import KnowledgeBase
from playground import Playground
from tests.conversations.conftest import settle
from tests.stories import BOT, Actor, Town, until


async def get(town: Town, path: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{town.app.web_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_running_bot_is_alive_and_ready(town: Town) -> None:
    assert await get(town, "/livez") == (200, "ok\n")
    assert await get(town, "/readyz") == (200, "ok\n")


async def test_an_old_schema_is_not_ready(town: Town) -> None:
    async with town.app.database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert await get(town, "/readyz") == (503, "schema is old\n")


async def test_ticks_that_stopped_are_not_ready(town: Town) -> None:
    town.app.heartbeat._last -= 60  # noqa: SLF001 - a minute without a tick
    await town.app.scheduler.stop()
    status, said = await get(town, "/readyz")
    assert (status, said.startswith("scheduler: nothing for 6")) == (503, True)


async def test_what_happened_is_counted_and_nobody_is_named(town: Town, zhang: Actor) -> None:
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    status, counted = await get(town, "/metrics")
    assert status == 200
    assert 'linli_updates_total{kind="message",outcome="done"}' in counted
    assert "linli_articles " in counted
    assert "低保" not in counted


async def test_the_playground_moves_the_clock(town: Town) -> None:
    url = f"http://127.0.0.1:{town.app.web_port}/play/clock"
    async with aiohttp.ClientSession() as session, session.post(url, json={"offset_seconds": 86400}) as response:
        assert response.status == 200
    assert timedelta(hours=23) < clock.now() - datetime.now(UTC) < timedelta(hours=25)


async def test_a_moved_clock_wakes_the_ticks(town: Town, zhang: Actor) -> None:
    await zhang.says("zxqv wvut")
    await zhang.hears("answer-unsure")

    async def count() -> int:
        async with town.app.database.engine.connect() as connection:
            return int((await connection.execute(text("SELECT count(*) FROM question"))).scalar_one())

    async def forgotten() -> bool:
        return await count() == 0

    assert await count() == 1
    url = f"http://127.0.0.1:{town.app.web_port}/play/clock"
    async with aiohttp.ClientSession() as session:
        await session.post(url, json={"offset_seconds": 91 * 86400})
    assert await zhang.until(forgotten)


@pytest.fixture
def real(tmp_path: Path, empty_sqlite: Path) -> Path:
    shutil.copy(empty_sqlite, tmp_path / "linli.db")
    return tmp_path


async def test_outside_the_playground_there_is_no_such_address(real: Path, knowledge: KnowledgeBase) -> None:
    settings = load_for_play(bot_token=TOKEN, data_dir=real, web_port=0)
    async with App(settings, knowledge=knowledge) as app, aiohttp.ClientSession() as session:
        address = f"http://127.0.0.1:{app.web_port}/play/clock"
        async with session.post(address, json={"offset_seconds": 1}) as response:
            assert response.status == 404


async def test_updates_come_by_webhook_and_only_with_the_secret(real: Path, knowledge: KnowledgeBase) -> None:
    async with Playground() as playground, aiohttp.ClientSession() as outside:
        playground.world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        playground.world.add_person(id=1, first_name="Zhang", language_code="zh-hans")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        settings = load_for_play(
            bot_token=TOKEN,
            telegram_api_url=playground.url,
            data_dir=real,
            admin_ids=(7,),
            web_port=port,
            webhook_url=f"http://127.0.0.1:{port}",
            webhook_secret="a-secret-of-tests",
        )
        async with App(settings, knowledge=knowledge, on_start=settle) as app:
            stop = asyncio.Event()
            running = asyncio.create_task(app.run(stop))
            heard = playground.world.messages.setdefault(f"1:{BOT}", {})
            playground.world.say(1, f"1:{BOT}", "低保怎么申请")
            assert await until(lambda: any("依据：" in one.wire.get("text", "") for one in heard.values()))
            before = len(heard)
            async with outside.post(f"http://127.0.0.1:{port}/telegram", json={"update_id": 1}) as response:
                assert response.status == 401
            assert len(heard) == before
            stop.set()
            await running


async def test_an_unreachable_telegram_does_not_stop_the_start(real: Path, knowledge: KnowledgeBase) -> None:
    settings = load_for_play(bot_token=TOKEN, telegram_api_url="http://127.0.0.1:9", data_dir=real, web_port=0)
    async with App(settings, knowledge=knowledge) as app:
        stop = asyncio.Event()
        running = asyncio.create_task(app.run(stop))
        await asyncio.sleep(0.3)
        address = f"http://127.0.0.1:{app.web_port}/readyz"
        async with aiohttp.ClientSession() as session, session.get(address) as response:
            assert response.status == 200
        stop.set()
        async with asyncio.timeout(10):
            await running
