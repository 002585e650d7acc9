"""Taps on inline buttons and inline searches: what a person asks of a bot and what the bot answers."""

from typing import Any
from zlib import crc32

from playground.accounts import Wire
from playground.chats import Chat, Message
from playground.refusals import ImpossibleError
from playground.telegram import Telegram

OLDEST_QUERY = 15 * 60


class Inline(Telegram):
    """Callback queries and inline queries."""

    def tap(
        self,
        person: int,
        chat: str | int,
        message_id: int,
        data: str | None = None,
        *,
        row: int | None = None,
        column: int = 0,
    ) -> str:
        """Tap an inline button, named by its data or by its place; gives the callback_query_id.

        A button of a deleted message can still be tapped by who sees it a moment longer; the bot then gets a message
        that is inaccessible.
        """
        place = self.chat(chat, person)
        message = self.messages.get(place.key, {}).get(message_id)
        if message is None:
            raise ImpossibleError(f"There is no message {message_id} in the chat {place.key}.")
        rows = message.wire.get("reply_markup", {}).get("inline_keyboard", [])
        if row is not None:
            button = rows[row][column] if row < len(rows) and column < len(rows[row]) else {}
        else:
            button = next((each for line in rows for each in line if each.get("callback_data") == data), {})
        if "callback_data" not in button:
            raise ImpossibleError(f"The message {message_id} has no such button to tap.")
        return self._ask(person, place, message, button["callback_data"])

    def _ask(self, person: int, place: Chat, message: Message, data: str) -> str:
        bot = message.wire.get("via_bot", {}).get("id", message.author)
        number = str(self.number())
        query: Wire = {
            "id": number,
            "from": self.user(person),
            "chat_instance": str(crc32(place.key.encode())),
            "data": data,
        }
        if message.inline_id:
            query["inline_message_id"] = message.inline_id
        elif message.deleted:
            query["message"] = {"chat": self.chat_wire(place), "message_id": message.id, "date": 0}
        else:
            query["message"] = message.wire
        self.callbacks[number] = {"bot": bot, "person": person, "chat_key": place.key, "at": self.now()}
        self.touch("callback", number)
        self.queues[bot].put("callback_query", query)
        return number

    def answer_tap(self, bot: int, number: str, *, text: str, show_alert: bool, url: str) -> bool:
        """Answer a tap once; False when it is unknown, answered or too old."""
        query = self.callbacks.get(number)
        if query is None or query["bot"] != bot:
            return False
        del self.callbacks[number]
        self.touch("callback", number)
        if self.now() - query["at"] > OLDEST_QUERY:
            return False
        self.emit(
            "callback_answer",
            callback_query_id=number,
            person=query["person"],
            chat_key=query["chat_key"],
            text=text,
            show_alert=show_alert,
            url=url,
        )
        return True

    def inline_query(self, person: int, bot: int, query: str = "", offset: str = "", chat_type: str = "") -> str:
        """Search by way of a bot, as "@bot words" does, or "@bot " with no words yet; gives the inline_query_id."""
        self.bot(bot)
        number = str(self.number())
        update: Wire = {"id": number, "from": self.user(person), "query": query, "offset": offset}
        if chat_type:
            update["chat_type"] = chat_type
        self.inline_queries[number] = {"bot": bot, "person": person, "query": query, "at": self.now(), "results": None}
        self.queues[bot].put("inline_query", update)
        return number

    def answer_inline(self, bot: int, number: str, results: list[Wire], button: Wire | None, next_offset: str) -> bool:
        """Answer an inline search; False when it is unknown or too old."""
        query = self.inline_queries.get(number)
        if query is None or query["bot"] != bot or self.now() - query["at"] > OLDEST_QUERY:
            return False
        query["results"] = results
        self.emit(
            "inline_answer",
            inline_query_id=number,
            person=query["person"],
            results=results,
            button=button,
            next_offset=next_offset,
        )
        return True

    def inline_result(self, person: int, inline_query_id: str, result_id: str) -> tuple[Wire, Wire]:
        """Find an inline search of a person, and one of its results."""
        query = self.inline_queries.get(inline_query_id)
        if query is None or query["person"] != person:
            raise ImpossibleError(f"There is no inline search {inline_query_id}.")
        result = next((each for each in query["results"] or [] if each["id"] == result_id), None)
        if result is None:
            raise ImpossibleError(f"There is no result {result_id}.")
        return query, result

    def inline_content(self, query: Wire, result: Wire) -> Wire:
        """Give the content of the message that a result becomes; `result["message"]` was made when it was checked."""
        content: Wire = {"via_bot": self.bot(query["bot"]).user(), **result["message"]}
        return content | ({"reply_markup": result["reply_markup"]} if "reply_markup" in result else {})

    def tell_of_choice(self, query: Wire, result: Wire, message: Message) -> None:
        """Tell the bot which of its results was sent."""
        chosen: Wire = {"result_id": result["id"], "from": self.user(query["person"]), "query": query["query"]}
        if "reply_markup" in result:
            # Telegram gives an inline_message_id only when there is a keyboard to be edited.
            message.inline_id = f"inline-{self.number()}"
            self.inline_messages[message.inline_id] = (message.chat_key, message.id)
            self.touch("message", message.key)
            chosen["inline_message_id"] = message.inline_id
        self.queues[query["bot"]].put("chosen_inline_result", chosen)


def plain_result(result: Wire) -> Any:
    """Give a result as the page sees it, without what only the world needs."""
    return {key: value for key, value in result.items() if key != "message"}
