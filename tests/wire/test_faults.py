"""Every fault does what docs/playground.md says, as many times as it was armed, and only to the calls that it waits for."""

import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground import ImpossibleError, Playground, World
from tests.wire.conftest import BOT, TOKEN, WANG, ZHANG, Client

KEY = f"{ZHANG}:{BOT}"


@pytest.fixture(autouse=True)
def _started(world: World) -> None:
    world.start(ZHANG, BOT)
    world.start(WANG, BOT)


@pytest.fixture
async def raw(playground: Playground) -> AsyncIterator[Any]:
    """Send a message and give the status and the bytes of the answer."""
    async with aiohttp.ClientSession() as session:

        async def send(text: str = "a", chat_id: int = ZHANG) -> tuple[int, bytes]:
            url = f"{playground.url}/bot{TOKEN}/sendMessage"
            async with session.post(url, data={"chat_id": str(chat_id), "text": text}) as answer:
                return answer.status, await answer.read()

        yield send


def sent(world: World) -> list[str]:
    return [message.wire["text"] for message in world.messages[KEY].values() if message.author == BOT]


async def test_too_many_requests_names_the_seconds(client: Client, world: World) -> None:
    world.faults.arm("429", method="sendMessage", retry_after=7)
    with pytest.raises(client.error) as caught:
        await client.bot.send_message(chat_id=ZHANG, text="a")
    again: Any = getattr(caught.value, "retry_after", None)
    assert (again.total_seconds() if hasattr(again, "total_seconds") else again) == 7
    assert (await client.bot.send_message(chat_id=ZHANG, text="b")).text == "b"
    assert sent(world) == ["b"]


@pytest.mark.parametrize(("kind", "texts"), [("500_before", []), ("500_after", ["a"])])
async def test_a_server_error_comes_before_or_after_acting(raw: Any, world: World, kind: str, texts: list[str]) -> None:
    world.faults.arm(kind)
    status, body = await raw()
    assert (status, b"Internal Server Error" in body) == (500, True)
    assert sent(world) == texts


@pytest.mark.parametrize(("kind", "texts"), [("cut_before", []), ("cut_after", ["a"])])
async def test_a_connection_is_cut_before_or_after_acting(raw: Any, world: World, kind: str, texts: list[str]) -> None:
    world.faults.arm(kind)
    with pytest.raises(aiohttp.ClientError):
        await raw()
    assert sent(world) == texts
    assert (await raw("b"))[0] == 200


async def test_both_clients_see_a_cut_connection_as_trouble_of_the_network(client: Client, world: World) -> None:
    world.faults.arm("cut_after", method="sendMessage")
    with pytest.raises(client.error, match=r"(?i)disconnected|network|error"):
        await client.bot.send_message(chat_id=ZHANG, text="a")
    assert sent(world) == ["a"]


async def test_a_truncated_answer_is_half_of_the_json(raw: Any, client: Client, world: World) -> None:
    world.faults.arm("truncated", times=2)
    status, body = await raw()
    assert status == 200
    assert body.startswith(b'{"ok": true')
    with pytest.raises(ValueError, match=r"Expecting|delimiter|Unterminated"):
        json.loads(body)
    with pytest.raises(Exception, match=r"(?i)json|decode|parse|invalid"):
        await client.bot.send_message(chat_id=ZHANG, text="b")
    assert sent(world) == ["a", "b"]


async def test_a_slow_call_takes_its_time_and_works(raw: Any, world: World) -> None:
    world.faults.arm("slow", seconds=0.3)
    begun = time.monotonic()
    assert (await raw())[0] == 200
    assert time.monotonic() - begun >= 0.3
    assert sent(world) == ["a"]


async def test_a_blocking_and_a_wrong_token_are_played(client: Client, world: World, call: Any) -> None:
    world.faults.arm("403", chat_id=ZHANG)
    answer = await call("sendMessage", chat_id=ZHANG, text="a")
    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: bot was blocked by the user")
    world.faults.arm("401")
    with pytest.raises(client.error, match=r"(?i)unauthorized"):
        await client.bot.send_message(chat_id=ZHANG, text="a")
    assert sent(world) == []


async def test_a_group_becomes_a_supergroup_under_the_bots_hands(call: Any, world: World) -> None:
    group = world.add_group(title="旧群", members=[ZHANG], kind="group")
    world.faults.arm("migrate", chat_id=group.id)
    answer = await call("sendMessage", chat_id=group.id, text="a")
    target = answer["parameters"]["migrate_to_chat_id"]
    assert world.chats[str(target)].type == "supergroup"
    assert (await call("sendMessage", chat_id=target, text="a"))["ok"]


async def test_a_fault_waits_for_its_method_and_its_chat(call: Any, world: World) -> None:
    world.faults.arm("403", method="sendMessage", chat_id=ZHANG, times=2)
    assert (await call("sendMessage", chat_id=WANG, text="a"))["ok"]
    assert (await call("sendChatAction", chat_id=ZHANG, action="typing"))["ok"]
    assert not (await call("SendMessage", chat_id=ZHANG, text="a"))["ok"]
    assert [fault["times"] for fault in world.faults.listed()] == [1]
    assert not (await call("sendMessage", chat_id=str(ZHANG), text="a"))["ok"]
    assert world.faults.listed() == []
    assert (await call("sendMessage", chat_id=ZHANG, text="a"))["ok"]


async def test_a_fault_without_a_method_leaves_the_poll_alone(call: Any, world: World) -> None:
    world.faults.arm("500_before")
    assert (await call("getUpdates"))["ok"]
    assert not (await call("getMe"))["ok"]
    world.faults.arm("429", method="getUpdates")
    assert (await call("getUpdates"))["error_code"] == 429


async def test_faults_are_disarmed_and_wrong_ones_are_not_armed(call: Any, world: World) -> None:
    world.faults.arm("401", times=5)
    world.faults.disarm()
    assert (await call("getMe"))["ok"]
    with pytest.raises(ImpossibleError):
        world.faults.arm("earthquake")
