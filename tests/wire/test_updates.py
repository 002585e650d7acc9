"""Updates of every kind reach the bot, by polling or by webhook, and both clients can read them."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from playground import World
from playground.files import Upload
from tests.wire.conftest import BOT, LI, PNG, WANG, ZHANG, Client

EVERYTHING = ["message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "message_reaction"]
EVERYTHING += ["my_chat_member", "chat_member", "poll", "poll_answer"]


def waiting(world: World) -> list[dict[str, Any]]:
    """Give what waits for the bot."""
    return list(world.queues[BOT].pending.values())


def kinds(world: World) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in waiting(world)]


async def test_every_kind_of_update_is_read(client: Client, world: World, ruled: int) -> None:
    world.queues[BOT].allow(EVERYTHING)
    world.start(ZHANG, BOT, "ref-1")
    said = world.say(ZHANG, ruled, "你好 @linli_bot 看 https://a.example/x 和 +861234567890")
    world.edit(ZHANG, ruled, said.id, "改了")
    world.send_files(ZHANG, BOT, "photo", [Upload(PNG, "a.png"), Upload(PNG, "b.png")], caption="漏水")
    for kind in ("voice", "document", "video", "audio", "animation", "video_note"):
        world.send_files(ZHANG, BOT, kind, [Upload(b"data", f"file.{kind}")])
    world.send_sticker(ZHANG, BOT, "👍")
    world.send_location(ZHANG, BOT, 31.2, 121.4)
    world.send_contact(ZHANG, BOT)
    world.send_dice(ZHANG, BOT)
    poll = await client.bot.send_poll(chat_id=ruled, question="几点?", options=["七点", "八点"], is_anonymous=False)
    world.vote(ZHANG, ruled, poll.message_id, [0])
    world.send_poll(ZHANG, ruled, "去吗?", ["去", "不去"])
    world.forward(ZHANG, BOT, said.id, ruled)
    buttons = client.buttons([{"text": "领", "callback_data": "claim:1"}])
    sent = await client.bot.send_message(chat_id=ruled, text="#R1", reply_markup=buttons)
    world.tap(ZHANG, ruled, sent.message_id, "claim:1")
    world.delete(world.chat(ruled), [sent.message_id])
    world.tap(WANG, ruled, sent.message_id, "claim:1")
    world.react(ZHANG, ruled, said.id, "👍")
    world.inline_query(ZHANG, BOT, "水")
    world.leave(LI, ruled)
    world.join(LI, ruled)
    world.promote(ZHANG, ruled, LI, anonymous=True)
    world.say(LI, ruled, "通知", anonymous=True)
    world.block(ZHANG, BOT)
    assert set(kinds(world)) == set(EVERYTHING) - {"chosen_inline_result"}
    updates = waiting(world)
    for update in updates:
        parsed = client.parse(json.loads(json.dumps(update)))
        kind = next(key for key in update if key != "update_id")
        assert getattr(parsed, kind) is not None, update
    fetched = await client.bot.get_updates()
    assert [each.update_id for each in fetched] == [each["update_id"] for each in updates]


async def test_a_deep_link_carries_its_payload(world: World) -> None:
    world.start(ZHANG, BOT, "case-17")
    message = waiting(world)[-1]["message"]
    assert message["text"] == "/start case-17"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_a_tap_on_a_deleted_message_brings_one_that_is_inaccessible(client: Client, world: World) -> None:
    world.start(ZHANG, BOT)
    buttons = client.buttons([{"text": "领", "callback_data": "1"}])
    sent = await client.bot.send_message(chat_id=ZHANG, text="a", reply_markup=buttons)
    await client.bot.delete_message(chat_id=ZHANG, message_id=sent.message_id)
    world.tap(ZHANG, BOT, sent.message_id, row=0)
    update = waiting(world)[-1]
    message = update["callback_query"]["message"]
    assert message == {"chat": message["chat"], "message_id": sent.message_id, "date": 0}
    assert client.parse(update).callback_query.message.message_id == sent.message_id


async def test_an_update_keeps_the_message_as_it_was(world: World) -> None:
    world.start(ZHANG, BOT)
    said = world.say(ZHANG, BOT, "前")
    world.edit(ZHANG, BOT, said.id, "后")
    assert [(k, u[k]["text"]) for k, u in zip(kinds(world), waiting(world), strict=True)][1:] == [
        ("message", "前"),
        ("edited_message", "后"),
    ]


async def test_an_inline_result_is_chosen_and_can_be_edited(client: Client, world: World, group: int) -> None:
    number = world.inline_query(ZHANG, BOT, "水")
    content = client.types.InputTextMessageContent(message_text="<b>停水</b>", parse_mode="HTML")
    buttons = client.buttons([{"text": "更多", "callback_data": "more"}])
    result = client.types.InlineQueryResultArticle(
        id="1", title="停水", input_message_content=content, reply_markup=buttons
    )
    await client.bot.answer_inline_query(inline_query_id=number, results=[result])
    message = world.choose_inline_result(ZHANG, number, "1", group)
    assert message.wire["via_bot"]["id"] == BOT
    assert message.wire["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    chosen = waiting(world)[-1]["chosen_inline_result"]
    assert chosen["result_id"] == "1"
    world.tap(WANG, group, message.id, "more")
    query = client.parse(waiting(world)[-1]).callback_query
    assert query.inline_message_id == chosen["inline_message_id"]
    assert query.message is None
    assert await client.bot.edit_message_text(inline_message_id=query.inline_message_id, text="已来水") is True
    assert message.wire["text"] == "已来水"


async def test_the_offset_confirms_and_the_limit_holds(client: Client, world: World) -> None:
    world.start(ZHANG, BOT)
    for text in "一二三":
        world.say(ZHANG, BOT, text)
    first = await client.bot.get_updates(limit=2)
    again = await client.bot.get_updates(limit=2)
    assert [each.update_id for each in first] == [each.update_id for each in again]
    rest = await client.bot.get_updates(offset=first[-1].update_id + 1)
    assert [each.message.text for each in rest] == ["二", "三"]
    last = await client.bot.get_updates(offset=-1)
    assert [each.message.text for each in last] == ["三"]
    assert len(waiting(world)) == 1


async def test_a_long_poll_ends_as_soon_as_something_comes(client: Client, world: World) -> None:
    poll = asyncio.create_task(client.bot.get_updates(timeout=20))
    await asyncio.sleep(0.1)
    assert not poll.done()
    world.start(ZHANG, BOT)
    updates = await asyncio.wait_for(poll, 2)
    assert updates[0].message.text == "/start"


async def test_kinds_that_are_off_by_default_must_be_asked_for_and_are_remembered(
    client: Client, world: World, ruled: int
) -> None:
    world.queues[BOT].clear()
    world.leave(LI, ruled)
    assert "chat_member" not in kinds(world)
    await client.bot.get_updates(allowed_updates=["chat_member"])
    await client.bot.get_updates()
    world.queues[BOT].clear()
    world.join(LI, ruled)
    assert kinds(world) == ["chat_member"]
    await client.bot.get_updates(allowed_updates=[])
    world.queues[BOT].clear()
    world.leave(LI, ruled)
    assert kinds(world) == ["message"]


async def test_a_second_poller_ends_the_first(call: Any, world: World) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(call("getUpdates", timeout=20))
    refused = await asyncio.wait_for(first, 2)
    assert refused["error_code"] == 409
    assert refused["description"].startswith("Conflict: terminated by other getUpdates request")
    world.start(ZHANG, BOT)
    assert (await second)["ok"]


async def test_nobody_polls_while_there_is_a_webhook(client: Client, call: Any) -> None:
    waiting_poll = asyncio.create_task(call("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await client.bot.set_webhook(url="https://bot.example/hook")
    assert (await waiting_poll)["description"] == "Conflict: terminated by setWebhook request"
    answer = await call("getUpdates")
    assert answer["error_code"] == 409
    assert answer["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await client.bot.delete_webhook()
    assert (await call("getUpdates"))["ok"]


class Hook:
    """A webhook that writes down what it gets and can be told to fail."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str] = []
        self.failures = 0
        self.answer: dict[str, Any] = {}
        self.arrived = asyncio.Event()

    async def on_update(self, request: web.Request) -> web.Response:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        self.arrived.set()
        return web.json_response(self.answer) if self.answer else web.Response()

    async def gets(self, count: int) -> list[str]:
        """Wait for so many updates and give their texts."""
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.on_update)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret(client: Client, world: World, hook: Hook) -> None:
    await client.bot.set_webhook(url=hook.url, secret_token="abc_DEF-1", allowed_updates=["message"])
    world.start(ZHANG, BOT)
    for number in range(8):
        world.say(ZHANG, BOT, str(number))
    assert await hook.gets(9) == ["/start", *"01234567"]
    assert set(hook.secrets) == {"abc_DEF-1"}
    info = await client.bot.get_webhook_info()
    assert info.url == hook.url
    assert list(info.allowed_updates) == ["message"]


async def test_a_webhook_that_fails_is_asked_again(client: Client, world: World, hook: Hook) -> None:
    hook.failures = 2
    await client.bot.set_webhook(url=hook.url)
    world.start(ZHANG, BOT)
    world.say(ZHANG, BOT, "一")
    assert await hook.gets(2) == ["/start", "一"]
    info = await client.bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_the_answer_of_a_webhook_may_carry_a_method(client: Client, world: World, hook: Hook) -> None:
    hook.answer = {"method": "sendMessage", "chat_id": ZHANG, "text": "收到"}
    await client.bot.set_webhook(url=hook.url)
    texts: asyncio.Queue[str] = asyncio.Queue()
    world.listeners.add(
        lambda event: texts.put_nowait(event["message"]["text"]) if event["event"] == "message" else None
    )
    world.start(ZHANG, BOT)
    async with asyncio.timeout(5):
        assert [await texts.get(), await texts.get()] == ["/start", "收到"]


async def test_pending_updates_are_dropped_when_that_is_wished(client: Client, world: World, hook: Hook) -> None:
    world.start(ZHANG, BOT)
    await client.bot.set_webhook(url=hook.url, drop_pending_updates=True)
    world.say(ZHANG, BOT, "新的")
    assert await hook.gets(1) == ["新的"]
    await client.bot.delete_webhook(drop_pending_updates=True)
    assert (await client.bot.get_webhook_info()).pending_update_count == 0
