"""The control address: what docs/playground.md promises to the page, to tests and to demo scripts."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from playground import Playground, World
from tests.wire.conftest import BOT, LI, PNG, TOKEN, WANG, ZHANG

Reach = Callable[..., Any]


@pytest.fixture
async def live(playground: Playground) -> AsyncIterator[Callable[[str], Any]]:
    """Listen to the live events; gives the next event of a name."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{playground.url}/control/live") as socket:

        async def upcoming(name: str) -> Any:
            async with asyncio.timeout(5):
                while True:
                    event = json.loads((await socket.receive()).data)
                    if event["event"] == name:
                        return event

        yield upcoming


async def test_people_bots_and_groups_are_added_by_it(control: Reach) -> None:
    person = await control("people", first_name="赵", language_code="en", note="管理员")
    assert (person["first_name"], person["language_code"], person["note"]) == ("赵", "en", "管理员")
    changed = await control("people", id=person["id"], note="主任")
    assert (changed["first_name"], changed["note"]) == ("赵", "主任")
    assert await control("people", note="无名") == "A person needs a first name."
    bot = await control("bots", token="88:x", username="second_bot", first_name="二")
    assert (bot["id"], bot["is_bot"]) == (88, True)
    chat = await control(
        "chats", type="supergroup", title="群", members=[person["id"], ZHANG], bot=88, bot_is_admin=True
    )
    assert chat["type"] == "supergroup"
    state = await control("state", "GET")
    places = {(m["user"]["id"], m["status"]) for m in state["memberships"] if m["chat_key"] == chat["chat_key"]}
    assert places == {(person["id"], "creator"), (ZHANG, "member"), (88, "administrator")}
    assert (await control("bots/privacy", bot=88, can_read_all_group_messages=True))["can_read_all_group_messages"]


async def test_every_act_works(control: Reach, call: Any, world: World) -> None:
    async def act(person: int, do: str, **fields: Any) -> Any:
        return await control("act", **{"as": person, "do": do, **fields})

    key = f"{ZHANG}:{BOT}"
    assert (await act(ZHANG, "start", bot=BOT, payload="a"))["text"] == "/start a"
    sent = await act(ZHANG, "send", chat=BOT, text="你好")
    assert (sent["chat_key"], sent["html"], sent["deleted"], sent["author"]) == (key, "你好", False, ZHANG)
    assert (await act(ZHANG, "edit", chat=key, message_id=sent["message_id"], text="<改>"))["html"] == "&lt;改&gt;"
    assert await act(ZHANG, "react", chat=key, message_id=sent["message_id"], emoji="👍") is True
    assert (await act(ZHANG, "send_sticker", chat=key, emoji="😀"))["sticker"]["emoji"] == "😀"
    assert (await act(ZHANG, "send_location", chat=key, latitude=1.5, longitude=2))["location"]["latitude"] == 1.5
    assert (await act(ZHANG, "send_contact", chat=key, own=True))["contact"]["user_id"] == ZHANG
    poll = await act(ZHANG, "send_poll", chat=key, question="?", options=["a", "b"])
    assert await act(ZHANG, "vote", chat=key, message_id=poll["message_id"], options=[0]) is True
    assert (await act(ZHANG, "send_dice", chat=key))["dice"]["value"]
    assert await act(ZHANG, "typing", chat=key) is True
    group = (await control("chats", type="group", title="群", members=[ZHANG, WANG]))["chat_key"]
    assert (await act(ZHANG, "forward", chat=group, from_chat=key, message_id=sent["message_id"]))["forward_origin"]
    assert await act(ZHANG, "add_member", chat=group, who=LI) is True
    assert await act(ZHANG, "promote", chat=group, who=LI, anonymous=True) is True
    assert (await act(LI, "send", chat=group, text="通知", anonymous=True))["sender_chat"]["id"] == int(group)
    assert await act(ZHANG, "demote", chat=group, who=LI) is True
    assert await act(ZHANG, "remove_member", chat=group, who=LI) is True
    assert await act(WANG, "leave", chat=group) is True
    assert await act(WANG, "join", chat=group) is True
    assert (await act(ZHANG, "migrate", chat=group))["type"] == "supergroup"
    forum = (await control("chats", type="supergroup", title="论坛", members=[ZHANG], is_forum=True))["chat_key"]
    topic = (await act(ZHANG, "new_topic", chat=forum, name="报修"))["message_thread_id"]
    assert (await act(ZHANG, "send", chat=forum, text="坏了", topic=topic))["is_topic_message"] is True
    buttons = {"inline_keyboard": [[{"text": "领", "callback_data": "1"}]]}
    offered = (await call("sendMessage", chat_id=ZHANG, text="领吗", reply_markup=buttons))["result"]["message_id"]
    assert (await act(ZHANG, "tap", chat=key, message_id=offered, data="1"))["callback_query_id"]
    assert (await act(ZHANG, "tap", chat=key, message_id=offered, row=0, column=0))["callback_query_id"]
    query = (await act(ZHANG, "inline_query", bot=BOT, query="水"))["inline_query_id"]
    content = {"message_text": "停水"}
    result = {"type": "article", "id": "1", "title": "停水", "input_message_content": content}
    await call("answerInlineQuery", inline_query_id=query, results=[result])
    chosen = await act(ZHANG, "choose_inline_result", inline_query_id=query, result_id="1", chat=key)
    assert chosen["via_bot"]["id"] == BOT
    # A client asks as soon as the bot's name stands there, before any word.
    assert (await act(ZHANG, "inline_query", bot=BOT, query=""))["inline_query_id"]
    assert await act(ZHANG, "delete", chat=key, message_id=sent["message_id"]) is True
    assert await act(ZHANG, "block", bot=BOT) is True
    assert await act(ZHANG, "unblock", bot=BOT) is True
    assert world.messages[key][sent["message_id"]].deleted


async def test_impossible_acts_are_answered_with_a_sentence(control: Reach) -> None:
    assert await control("act", **{"as": 5, "do": "send", "chat": BOT, "text": "a"}) == "There is no person 5."
    assert await control("act", **{"as": ZHANG, "do": "fly"}) == "Nobody can do fly."
    assert await control("act", do="send") == "The field 'as' is missing."
    assert await control("act", **{"as": ZHANG, "do": "send", "chat": "-5", "text": "a"}) == "There is no chat -5."
    foreign = f"{WANG}:{BOT}"
    assert (
        await control("act", **{"as": ZHANG, "do": "send", "chat": foreign, "text": "a"})
        == f"There is no chat {foreign}."
    )
    group = (await control("chats", type="group", title="群", members=[WANG]))["chat_key"]
    assert await control("act", **{"as": ZHANG, "do": "send", "chat": group, "text": "a"}) == "张三 is not in 群."


async def test_files_are_uploaded_as_an_album_and_shown(playground: Playground, world: World) -> None:
    form = aiohttp.FormData()
    payload = {"as": ZHANG, "do": "send_file", "chat": BOT, "kind": "photo", "caption": "漏水"}
    form.add_field("payload", json.dumps(payload))
    form.add_field("file0", PNG, filename="a.png", content_type="image/png")
    form.add_field("file1", PNG, filename="b.png", content_type="image/png")
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{playground.url}/control/act", data=form) as answer:
            messages = (await answer.json())["result"]
        assert [message.get("caption") for message in messages] == ["漏水", None]
        async with session.get(playground.url + messages[0]["photo"][-1]["local_url"]) as answer:
            assert (await answer.read(), answer.content_type) == (PNG, "image/jpeg")
            assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert len(world.queues[BOT].pending) == 2


async def test_older_messages_are_read_page_by_page(control: Reach, world: World) -> None:
    for number in range(10):
        world.say(ZHANG, BOT, str(number))
    page = await control("messages", "GET", chat=f"{ZHANG}:{BOT}", limit=4)
    assert [message["text"] for message in page] == ["6", "7", "8", "9"]
    page = await control("messages", "GET", chat=f"{ZHANG}:{BOT}", limit=4, before=page[0]["message_id"])
    assert [message["text"] for message in page] == ["2", "3", "4", "5"]
    state = await control("state", "GET", messages=2)
    assert [message["text"] for message in state["messages"][f"{ZHANG}:{BOT}"]] == ["8", "9"]


async def test_live_events_tell_what_changes(live: Callable[[str], Any], call: Any, world: World) -> None:
    assert [person["id"] for person in (await live("hello"))["people"]][:2] == [ZHANG, WANG]
    world.start(ZHANG, BOT)
    assert (await live("message"))["message"]["text"] == "/start"
    keyboard = {"keyboard": [[{"text": "报修"}]], "resize_keyboard": True}
    await call("sendMessage", chat_id=ZHANG, text="你好", reply_markup=keyboard)
    event = await live("keyboard")
    assert (event["person"], event["chat_key"]) == (ZHANG, f"{ZHANG}:{BOT}")
    assert event["keyboard"]["keyboard"] == keyboard["keyboard"]
    buttons = {"inline_keyboard": [[{"text": "领", "callback_data": "1"}]]}
    sent = (await call("sendMessage", chat_id=ZHANG, text="领吗", reply_markup=buttons))["result"]["message_id"]
    tap = world.tap(ZHANG, BOT, sent, "1")
    await call("answerCallbackQuery", callback_query_id=tap, text="已领", show_alert=True)
    answer = await live("callback_answer")
    assert (answer["callback_query_id"], answer["person"], answer["text"], answer["show_alert"]) == (
        tap,
        ZHANG,
        "已领",
        True,
    )
    await call("editMessageText", chat_id=ZHANG, message_id=sent, text="已领")
    assert (await live("message_edited"))["message"]["edited"] is True
    await call("deleteMessage", chat_id=ZHANG, message_id=sent)
    assert (await live("message_deleted"))["message_ids"] == [sent]
    await call("sendChatAction", chat_id=ZHANG, action="typing")
    assert (await live("action"))["from"]["id"] == BOT
    await call("setMyCommands", commands=[{"command": "help", "description": "帮助"}])
    person = (await live("person"))["person"]
    assert person["commands"][f"{ZHANG}:{BOT}"][0]["command"] == "help"
    query = world.inline_query(ZHANG, BOT, "水")
    await call("answerInlineQuery", inline_query_id=query, results=[], button={"text": "打开", "start_parameter": "x"})
    assert (await live("inline_answer"))["button"]["text"] == "打开"
    await call("noSuchMethod")
    assert (await live("log"))["level"] == "error"
    world.faults.arm("slow")
    assert (await live("faults"))["faults"][0]["kind"] == "slow"
    world.block(ZHANG, BOT)
    assert (await live("membership"))["membership"]["status"] == "kicked"


async def test_the_clock_moves_and_message_dates_follow(control: Reach, call: Any, world: World) -> None:
    world.start(ZHANG, BOT)
    now = await control("clock", to="2027-02-05T09:00:00+08:00")
    assert abs(datetime.fromisoformat(now["now"]).timestamp() - 1801789200) < 5
    sent = (await call("sendMessage", chat_id=ZHANG, text="过年好"))["result"]
    assert abs(sent["date"] - 1801789200) < 5
    before = now["offset_seconds"]
    assert (await control("clock", advance_seconds=3600))["offset_seconds"] == before + 3600
    assert (await control("clock", offset_seconds=0))["offset_seconds"] == 0
    assert (await control("clock", "GET"))["offset_seconds"] == 0


async def test_clock_listeners_are_told() -> None:
    told: asyncio.Queue[dict[str, int]] = asyncio.Queue()

    async def on_clock(request: web.Request) -> web.Response:
        await told.put(await request.json())
        return web.Response()

    app = web.Application()
    app.router.add_post("/play/clock", on_clock)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/play/clock"
    async with Playground(clock_listeners=[address]) as playground:
        playground.world.move_clock(advance_seconds=90)
        assert await asyncio.wait_for(told.get(), 5) == {"offset_seconds": 90}
    await runner.cleanup()


async def test_faults_are_armed_and_disarmed(control: Reach, call: Any) -> None:
    fault = await control("faults", kind="429", method="getMe", times=2, retry_after=3)
    assert (fault["id"], fault["times"], fault["retry_after"]) == (1, 2, 3)
    assert (await call("getMe"))["parameters"] == {"retry_after": 3}
    assert await control("faults", "DELETE") == []
    assert (await call("getMe"))["ok"]
    assert await control("faults", kind="flood") == "There is no fault of the kind flood."


async def test_a_reset_forgets_everything(control: Reach, live: Callable[[str], Any], world: World) -> None:
    world.start(ZHANG, BOT)
    assert await control("reset") is True
    state = await control("state", "GET")
    assert (state["people"], state["chats"], state["messages"]) == ([], [], {})
    assert [bot["id"] for bot in state["bots"]] == [BOT]
    assert not world.queues[BOT].pending
    await live("hello")
    assert (await live("hello"))["people"] == []


async def test_the_page_is_served_fresh_and_nothing_else_is(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{playground.url}/") as answer:
            assert answer.status == 200
            assert answer.content_type == "text/html"
            assert answer.headers["Cache-Control"] == "no-store"
        for path in ("/web/../server.py", "/web/%2e%2e/server.py", "/web/nothing.js"):
            async with session.get(f"{playground.url}{path}") as answer:
                assert answer.status == 404


async def test_foreign_web_pages_are_kept_out(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}):
            async with session.post(f"{playground.url}/control/reset", headers=headers) as answer:
                assert answer.status == 403
        async with session.post(f"{playground.url}/control/reset", headers={"Origin": playground.url}) as answer:
            assert answer.status == 200


async def test_a_token_is_checked(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        for token, code, words in (
            ("4242:wrong", 401, "Unauthorized"),
            ("999:x", 401, "Unauthorized"),
            ("abc", 404, "Not Found"),
        ):
            async with session.get(f"{playground.url}/bot{token}/getMe") as answer:
                assert (answer.status, (await answer.json())["description"]) == (code, words)
        async with session.get(f"{playground.url}/bot{TOKEN}/getMe") as answer:
            assert (await answer.json())["result"]["id"] == BOT
        async with session.get(f"{playground.url}/file/bot4242:wrong/documents/file_1") as answer:
            assert answer.status == 401


async def test_parameters_travel_in_every_way_that_telegram_knows(playground: Playground, world: World) -> None:
    world.start(ZHANG, BOT)
    url = f"{playground.url}/bot{TOKEN}/sendMessage"
    fields = {
        "chat_id": str(ZHANG),
        "text": "你好",
        "protect_content": "true",
        "entities": '[{"type":"bold","offset":0,"length":1}]',
    }

    async def chunks() -> AsyncIterator[bytes]:
        for name, value in fields.items():
            yield f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        yield b"--cut--\r\n"

    chunked = {"data": chunks(), "headers": {"Content-Type": "multipart/form-data; boundary=cut"}}
    nested = {**fields, "chat_id": ZHANG, "protect_content": True, "entities": json.loads(fields["entities"])}
    async with aiohttp.ClientSession() as session:
        for way in ({"params": fields}, {"data": fields}, {"json": fields}, {"json": nested}, chunked):
            async with session.post(url, **way) as answer:
                message = (await answer.json())["result"]
            assert message["has_protected_content"] is True
            assert message["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
