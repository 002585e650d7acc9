"""What survives a restart, and the bot's process: started, stopped, killed, and noticed when it crashes."""

import asyncio
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from playground import Playground, TakenError
from playground.files import Upload
from tests.wire.conftest import BOT, LI, PNG, TOKEN, WANG, ZHANG

SLEEPER = (sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)")

CHILD = """
import pathlib, signal, sys, time

def stop(*_):
    pathlib.Path(sys.argv[1]).touch()
    sys.exit()

signal.signal(signal.SIGTERM, stop)
print("up", flush=True)
time.sleep(60)
"""


async def test_chats_files_and_waiting_updates_survive(tmp_path: Path) -> None:
    async with Playground(tmp_path) as playground:
        world = playground.world
        world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        for number in (ZHANG, WANG, LI):
            world.add_person(id=number, first_name=str(number))
        world.start(ZHANG, BOT)
        (photo,) = world.send_files(ZHANG, BOT, "photo", [Upload(PNG, "a.png")])
        group = world.add_group(title="论坛", members=[ZHANG, WANG], is_forum=True, bot_is_admin=True)
        topic = world.new_topic(ZHANG, group.id, "报修")
        said = world.say(ZHANG, group.id, "坏了", topic=topic["message_thread_id"])
        world.react(WANG, group.id, said.id, "👍")
        world.erase(ZHANG, group.id, world.say(ZHANG, group.id, "删掉").id)
        world.move_clock(advance_seconds=7200)
        before = {key: [m.kept() for m in messages.values()] for key, messages in world.messages.items()}
        pending = dict(world.queues[BOT].pending)
    async with Playground(tmp_path) as playground:
        world = playground.world
        assert {key: [m.kept() for m in messages.values()] for key, messages in world.messages.items()} == before
        assert world.queues[BOT].pending == pending
        assert world.offset_seconds == 7200
        assert world.chat(group.id).topics == {topic["message_thread_id"]: topic}
        assert world.chat(group.id).member(ZHANG).status == "creator"
        assert world.files.read(world.files.known[photo.wire["photo"][-1]["file_id"]].path) == PNG
        assert world.say(ZHANG, BOT, "又来了").id == photo.id + 1
        await playground.reset()
    async with Playground(tmp_path) as playground:
        assert playground.world.people == {}
        assert list(playground.world.bots) == [BOT]
        assert not any(path.is_file() for path in (tmp_path / "files").rglob("*"))


async def test_what_was_confirmed_does_not_come_back(tmp_path: Path) -> None:
    async with Playground(tmp_path) as playground:
        world = playground.world
        world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        world.add_person(id=ZHANG, first_name="张")
        for number in range(3):
            world.say(ZHANG, BOT, str(number))
        await asyncio.sleep(0.7)
        updates = await world.queues[BOT].poll(offset=0, limit=2, wait=0)
        await world.queues[BOT].poll(offset=updates[-1]["update_id"] + 1, limit=1, wait=0)
    async with Playground(tmp_path) as playground:
        pending = playground.world.queues[BOT].pending.values()
        assert [update["message"]["text"] for update in pending] == ["2"]


async def test_a_process_is_started_stopped_killed_and_restarted() -> None:
    events: list[str] = []
    async with Playground(bot_command=SLEEPER) as playground:
        playground.world.listeners.add(lambda event: events.append(event.get("state", "")))
        process = playground.process
        assert process.status() == {"state": "stopped", "pid": None, "exit_code": None}
        first = (await process.do("start"))["pid"]
        assert (await process.do("restart"))["pid"] != first
        assert await process.do("kill") == {"state": "crashed", "pid": None, "exit_code": -signal.SIGKILL}
        await process.do("start")
        assert await process.do("stop") == {"state": "stopped", "pid": None, "exit_code": -signal.SIGTERM}
    assert events == ["running", "stopping", "stopped", "running", "crashed", "running", "stopping", "stopped"]


async def test_a_crash_is_noticed() -> None:
    crashed = asyncio.Event()
    command = (sys.executable, "-c", "raise SystemExit(3)")
    async with Playground(bot_command=command) as playground:
        playground.world.listeners.add(lambda event: crashed.set() if event.get("state") == "crashed" else None)
        await playground.process.start()
        await asyncio.wait_for(crashed.wait(), 10)
        assert playground.process.status() == {"state": "crashed", "pid": None, "exit_code": 3}


async def test_a_process_knows_where_the_playground_is(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = (
        f"import os, pathlib; pathlib.Path({str(told)!r}).write_text(os.environ['TELEGRAM_API_URL'] + os.environ['X'])"
    )
    ended = asyncio.Event()
    async with Playground(bot_command=(sys.executable, "-c", code), bot_env={"X": "!"}) as playground:
        playground.world.listeners.add(lambda event: ended.set() if event.get("state") == "crashed" else None)
        await playground.process.start()
        await asyncio.wait_for(ended.wait(), 10)
        assert told.read_text() == f"{playground.url}!"


async def _command(*arguments: str) -> Any:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "playground",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_taken_port_is_one_sentence_and_exit_code_2() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = await _command("--port", port)
        _, errors = await asyncio.wait_for(command.communicate(), 20)
    assert command.returncode == 2
    assert errors.decode() == f"Port {port} on 127.0.0.1 is taken; choose another one with --port.\n"


async def test_a_folder_belongs_to_one_playground(tmp_path: Path) -> None:
    async with Playground(tmp_path):
        with pytest.raises(TakenError, match="Another playground has the folder"):
            await Playground(tmp_path).__aenter__()


async def test_the_command_serves_stops_its_child_and_keeps_everything(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    child = tmp_path / "child.py"
    child.write_text(CHILD)
    folder = str(tmp_path / "kept")
    command = await _command(
        "--port", "0", "--folder", folder, "--bot-token", TOKEN, "--bot-command", f"{sys.executable} {child} {gone}"
    )
    url = (await asyncio.wait_for(command.stdout.readline(), 20)).decode().split()[-1]
    assert (await asyncio.wait_for(command.stdout.readline(), 20)) == b"up\n"
    person = {"first_name": "张"}
    async with aiohttp.ClientSession() as session, session.post(f"{url}/control/people", json=person) as answer:
        assert answer.status == 200
    command.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(command.communicate(), 20)
    assert (command.returncode, errors) == (0, b"")
    assert gone.exists()
    async with Playground(Path(folder)) as playground:
        assert [person.first_name for person in playground.world.people.values()] == ["张"]
