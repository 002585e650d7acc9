"""A small bot for the tests of the page, written straight on the wire: it knows no framework and no secrets."""

import asyncio
from types import TracebackType
from typing import Any, Self

import aiohttp

TOKEN = "999:echo"
KEYS = [["问政策", "报修"], ["找人工"]]
CARD = [
    [{"text": "认领", "callback_data": "claim"}, {"text": "改时间", "callback_data": "time"}],
    [{"text": "找人工", "callback_data": "person"}],
    [{"text": "私下说", "url": "https://t.me/echo_bot?start=R17"}],
]

Wire = dict[str, Any]


class EchoBot:
    """Answers everything it hears.

    Attributes:
        heard: every update, oldest first.
        patience: taps on 改时间 are answered when a test sets it.

    """

    def __init__(self, url: str) -> None:
        self._url = url
        self.heard: list[Wire] = []
        self.patience = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        commands = {"ask": "问政策、问办事", "assist": "请邻居帮忙", "repair": "报修：水电、门锁、电梯"}
        listed = [{"command": name, "description": words} for name, words in commands.items()]
        await self.call("setMyCommands", commands=listed)
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._session.close()

    async def call(self, method: str, **fields: Any) -> Any:
        """Call a method of the Bot API; gives its result, None when it was refused."""
        async with self._session.post(f"{self._url}/bot{TOKEN}/{method}", json=fields) as answer:
            return (await answer.json()).get("result")

    async def _listen(self) -> None:
        offset = 0
        async with asyncio.TaskGroup() as answering:
            while True:
                for update in await self.call("getUpdates", offset=offset, timeout=30) or []:
                    offset = update["update_id"] + 1
                    self.heard.append(update)
                    answering.create_task(self._answer(update))

    async def _answer(self, update: Wire) -> None:
        if "message" in update:
            await self._hear(update["message"])
        elif "callback_query" in update:
            await self._feel(update["callback_query"])
        elif "inline_query" in update:
            words = {"message_text": f"您找的是：{update['inline_query']['query']}"}
            result = {"type": "article", "id": "1", "title": "高龄津贴", "input_message_content": words}
            await self.call("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[result])

    async def _hear(self, message: Wire) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if "via_bot" in message:
            return
        if "photo" in message:
            await self.call("sendMessage", chat_id=chat, text=f"收到图片：{message.get('caption', '')}")
        elif text.startswith("/start"):
            markup = {"keyboard": KEYS, "resize_keyboard": True, "input_field_placeholder": "写下您的问题"}
            await self.call("sendMessage", chat_id=chat, text=f"您好！{text}", reply_markup=markup)
        elif text in {"报修", "/repair"}:
            card = "<b>#R17 漏水 · 3 栋</b>\n等待认领"
            await self.call(
                "sendMessage", chat_id=chat, text=card, parse_mode="HTML", reply_markup={"inline_keyboard": CARD}
            )
        elif text == "收起键盘":
            await self.call("sendMessage", chat_id=chat, text="收起了。", reply_markup={"remove_keyboard": True})
        elif text:
            await self.call("sendMessage", chat_id=chat, text=f"您说的是：{text}")

    async def _feel(self, query: Wire) -> None:
        answer: Wire = {"callback_query_id": query["id"]}
        if query["data"] == "claim":
            answer["text"] = "接下了，谢谢您。"
            place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
            name = query["from"]["first_name"]
            await self.call("editMessageText", text=f"#R17 漏水 · 3 栋\n{name} 已认领", **place)
        elif query["data"] == "person":
            answer |= {"text": "工作人员会在 1 个工作日内回复您。", "show_alert": True}
        else:
            await self.patience.wait()
        await self.call("answerCallbackQuery", **answer)
