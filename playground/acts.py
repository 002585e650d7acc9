"""What people do: write, tap, edit, react, start, search inline.

Each act is a plain method, so tests and benchmarks call it directly; the control address calls the same ones.
"""

from collections.abc import Sequence
from typing import Any

from playground.accounts import Wire
from playground.chats import Chat, Message
from playground.entities import completed, trimmed, units
from playground.files import Upload
from playground.groups import Groups
from playground.inline import Inline
from playground.refusals import ImpossibleError

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
FILE_KINDS = {"photo", "voice", "document", "video", "audio", "animation", "video_note"}
_PERMISSIONS = {
    "text": "can_send_messages",
    "photo": "can_send_photos",
    "voice": "can_send_voice_notes",
    "document": "can_send_documents",
    "video": "can_send_videos",
    "audio": "can_send_audios",
    "poll": "can_send_polls",
}
_DICE = {"🎲": 6, "🎯": 6, "🏀": 5, "⚽": 5, "🎳": 6, "🎰": 64}
FORWARDED_WITHOUT = {
    "message_id",
    "from",
    "sender_chat",
    "chat",
    "date",
    "edit_date",
    "reply_to_message",
    "reply_markup",
    "message_thread_id",
    "is_topic_message",
    "via_bot",
    "media_group_id",
    "has_protected_content",
}


class World(Inline, Groups):
    """The whole world, with everything that people can do in it."""

    def _speak(
        self,
        person: int,
        chat: str | int,
        content: Wire,
        *,
        reply_to: int = 0,
        topic: int = 0,
        anonymous: bool = False,
    ) -> Message:
        """Put a person's message into a chat, if they may write there."""
        place = self.chat(chat, person)
        self._allowed(person, place, content, anonymous=anonymous)
        if topic and topic not in place.topics:
            raise ImpossibleError(f"There is no topic {topic} in {place.title}.")
        reply = self.message(place, reply_to) if reply_to else None
        message = self.post(place, person, content, thread=topic, reply=reply, anonymous=anonymous)
        keyboard = place.keyboards.get(person, {})
        if "force_reply" in keyboard:
            place.keyboards.pop(person)
            self.emit("keyboard", chat_key=place.key, person=person, keyboard=None)
        return message

    def _allowed(self, person: int, chat: Chat, content: Wire, *, anonymous: bool) -> None:
        if chat.private:
            if anonymous:
                raise ImpossibleError("Nobody is anonymous in a private chat.")
            if chat.blocked:
                raise ImpossibleError("This bot is blocked; unblock it first.")
            if not chat.started:
                chat.started = True
                self.chat_changed(chat)
            return
        chat = self.group(chat.key)
        place = self.inside(person, chat)
        if anonymous and not place.manages:
            raise ImpossibleError("Only an administrator can write anonymously.")
        kind = next((kind for kind in content if kind in _PERMISSIONS), "")
        if not place.permitted(_PERMISSIONS.get(kind, "can_send_other_messages")):
            raise ImpossibleError(f"{self.person(person).first_name} may not send that to {chat.title}.")

    def say(
        self,
        person: int,
        chat: str | int,
        text: str,
        *,
        reply_to: int = 0,
        entities: list[Wire] | None = None,
        topic: int = 0,
        anonymous: bool = False,
    ) -> Message:
        """Write a text. `chat` is a chat key, or a bot's id for the private chat with it."""
        content = self._text(text, entities, "text", LONGEST_TEXT)
        return self._speak(person, chat, content, reply_to=reply_to, topic=topic, anonymous=anonymous)

    def _text(self, text: str, entities: list[Wire] | None, field: str, most: int) -> Wire:
        text, given = trimmed(text, entities or [])
        if not text and field == "text":
            raise ImpossibleError("There is nothing to send.")
        if units(text) > most:
            raise ImpossibleError(f"A text has at most {most} letters here.")
        found = given if entities else completed(text, [])
        marks = {"entities" if field == "text" else "caption_entities": found} if found else {}
        return {field: text, **marks} if text else {}

    def send_files(
        self,
        person: int,
        chat: str | int,
        kind: str,
        uploads: Sequence[Upload],
        *,
        caption: str = "",
        reply_to: int = 0,
        topic: int = 0,
        anonymous: bool = False,
    ) -> list[Message]:
        """Send one file, or several as an album; the caption is the first one's."""
        if kind not in FILE_KINDS or not uploads:
            raise ImpossibleError(f"{kind} is no kind of file, or there is no file.")
        album = {"media_group_id": str(self.number())} if len(uploads) > 1 else {}
        messages: list[Message] = []
        for upload in uploads:
            text = "" if messages else caption
            content = {**album, kind: self.stored(kind, upload), **self._text(text, None, "caption", LONGEST_CAPTION)}
            if kind == "animation":
                content["document"] = content["animation"]
            messages.append(
                self._speak(person, chat, content, reply_to=reply_to, topic=topic, anonymous=anonymous),
            )
        return messages

    def stored(self, kind: str, upload: Upload) -> Any:
        """Keep an upload and give what a message carries of it."""
        needed = {"voice": {"duration": 1}, "audio": {"duration": 1}, "video_note": {"duration": 1, "length": 240}}
        moving = {"duration": 1, "width": 640, "height": 480}
        upload.facts = needed.get(kind, moving if kind in {"video", "animation"} else {}) | upload.facts
        if kind == "voice":
            upload.mime_type = upload.mime_type or "audio/ogg"
        file = self.files.add(kind, upload)
        self.touch("file", file.file_id)
        for size in file.wire if kind == "photo" else ():
            self.touch("file", size["file_id"])
        return file.wire

    def send_sticker(self, person: int, chat: str | int, emoji: str, **where: Any) -> Message:
        """Send a sticker; its picture is its emoji, drawn by the page."""
        sticker = self.stored("sticker", Upload(emoji.encode(), "sticker.webp", "image/webp"))
        sticker |= {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._speak(person, chat, {"sticker": sticker | {"emoji": emoji}}, **where)

    def send_location(self, person: int, chat: str | int, latitude: float, longitude: float, **where: Any) -> Message:
        """Send a place on the map, in degrees."""
        return self._speak(person, chat, {"location": {"latitude": latitude, "longitude": longitude}}, **where)

    def send_contact(self, person: int, chat: str | int, **where: Any) -> Message:
        """Send one's own contact, as the button of a reply keyboard does."""
        return self._speak(person, chat, {"contact": self.person(person).contact()}, **where)

    def send_dice(self, person: int, chat: str | int, emoji: str = "🎲", **where: Any) -> Message:
        """Throw a die."""
        return self._speak(person, chat, {"dice": self.dice(emoji)}, **where)

    def dice(self, emoji: str) -> Wire:
        """Give a thrown die; the value follows from a running number, so that a story can be told twice alike."""
        if emoji not in _DICE:
            raise ImpossibleError(f"{emoji} is no die.")
        return {"emoji": emoji, "value": self.number() * 7 % _DICE[emoji] + 1}

    def send_poll(self, person: int, chat: str | int, question: str, options: list[str], **where: Any) -> Message:
        """Ask a question with 2 to 10 answers; votes are public."""
        return self._speak(
            person, chat, {"poll": self.new_poll(question, [{"text": each} for each in options])}, **where
        )

    def new_poll(self, question: str, options: list[Wire], **facts: Any) -> Wire:
        """Give a new poll without votes."""
        return {
            "id": str(self.number()),
            "question": question,
            "options": [{"persistent_id": str(n), **option, "voter_count": 0} for n, option in enumerate(options)],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": False,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
            **facts,
        }

    def vote(self, person: int, chat: str | int, message_id: int, options: list[int]) -> bool:
        """Choose answers of a poll; none takes the vote back."""
        place = self.chat(chat, person)
        message = self.message(place, message_id)
        poll = message.wire.get("poll")
        if not poll or poll["is_closed"] or any(not 0 <= each < len(poll["options"]) for each in options):
            raise ImpossibleError("That is no open poll with such an answer.")
        message.votes = {**message.votes, str(person): options}
        chosen = [each for one in message.votes.values() for each in one]
        counted = [{**each, "voter_count": chosen.count(n)} for n, each in enumerate(poll["options"])]
        voters = sum(1 for one in message.votes.values() if one)
        poll = {**poll, "options": counted, "total_voter_count": voters}
        self.change(message, {"poll": poll}, edited=False)
        if message.author in self.bots:
            queue = self.queues[message.author]
            queue.put("poll", poll)
            if not poll["is_anonymous"]:
                kept = {"option_ids": options, "option_persistent_ids": [str(each) for each in options]}
                queue.put("poll_answer", {"poll_id": poll["id"], "user": self.user(person), **kept})
        return True

    def forward(self, person: int, chat: str | int, message_id: int, from_chat: str | int, **where: Any) -> Message:
        """Forward a message to another chat."""
        message = self.message(self.chat(from_chat, person), message_id)
        if message.wire.get("has_protected_content"):
            raise ImpossibleError("This message is protected from being forwarded.")
        return self._speak(person, chat, self.forwarded(message), **where)

    def forwarded(self, message: Message) -> Wire:
        """Give the content of a message with where it came from."""
        wire = message.wire
        origin: Wire = {"date": wire["date"]}
        if "sender_chat" in wire:
            origin |= {"type": "chat", "sender_chat": wire["sender_chat"]}
        else:
            origin |= {"type": "user", "sender_user": wire["from"]}
        content = {key: value for key, value in wire.items() if key not in FORWARDED_WITHOUT}
        return {"forward_origin": origin, "forward_date": wire["date"]} | content

    def edit(self, person: int, chat: str | int, message_id: int, text: str) -> Message:
        """Change one's own text, or the caption of one's own file."""
        message = self._own(person, chat, message_id)
        field = "text" if "text" in message.wire else "caption"
        content = self._text(text, None, field, LONGEST_TEXT if field == "text" else LONGEST_CAPTION)
        self.change(message, content, gone=("entities", "caption_entities", field))
        return message

    def _own(self, person: int, chat: str | int, message_id: int) -> Message:
        message = self.message(self.chat(chat, person), message_id)
        if message.author != person:
            raise ImpossibleError(f"The message {message_id} is not {self.person(person).first_name}'s.")
        return message

    def erase(self, person: int, chat: str | int, message_id: int) -> bool:
        """Delete a message for everybody: in a private chat any, in a group one's own, or any as administrator."""
        place = self.chat(chat, person)
        if not place.private and not self.inside(person, place).may("can_delete_messages"):
            self._own(person, chat, message_id)
        self.message(place, message_id)
        self.delete(place, [message_id])
        return True

    def react(self, person: int, chat: str | int, message_id: int, emoji: str = "", *, anonymous: bool = False) -> bool:
        """Give a message a reaction, or take it back."""
        place = self.chat(chat, person)
        message = self.message(place, message_id)
        before, after = self.set_reactions(message, person, [emoji] if emoji else [])
        update: Wire = {
            "chat": self.chat_wire(place),
            "message_id": message_id,
            "date": self.now(),
            "old_reaction": [{"type": "emoji", "emoji": each} for each in before],
            "new_reaction": [{"type": "emoji", "emoji": each} for each in after],
        }
        update |= {"actor_chat": self.chat_wire(place)} if anonymous else {"user": self.user(person)}
        for bot in [place.bot] if place.private else [each for each in place.members if each in self.bots]:
            # In a group only an administrator among the bots hears of reactions.
            if place.private or place.member(bot).manages:
                self.queues[bot].put("message_reaction", update)
        return True

    def set_reactions(self, message: Message, account: int, emoji: list[str]) -> tuple[list[str], list[str]]:
        """Set an account's reactions to a message; gives those before and those now."""
        before = [each for each, who in message.reactions.items() if account in who]
        reactions = {each: [one for one in who if one != account] for each, who in message.reactions.items()}
        for each in emoji:
            reactions.setdefault(each, []).append(account)
        message.reactions = {each: who for each, who in reactions.items() if who}
        self.touch("message", message.key)
        self.emit_message("message_edited", message)
        return before, emoji

    def start(self, person: int, bot: int, payload: str = "", chat: str | int = "") -> Message:
        """Press Start, or follow a deep link; with a group, a startgroup link: the bot joins and hears the payload."""
        if not chat:
            self.block(person, bot, blocked=False)
            return self.say(person, bot, f"/start {payload}".strip())
        group = self.group(chat)
        if not group.member(bot).inside:
            self.add_member(person, chat, bot)
        return self.say(person, chat, f"/start@{self.bot(bot).username} {payload}".strip())

    def choose_inline_result(
        self, person: int, inline_query_id: str, result_id: str, chat: str | int, **where: Any
    ) -> Message:
        """Send one of the results of an inline search; it is the person's message, by way of the bot."""
        query, result = self.inline_result(person, inline_query_id, result_id)
        message = self._speak(person, chat, self.inline_content(query, result), **where)
        self.tell_of_choice(query, result, message)
        return message

    def typing(self, person: int, chat: str | int) -> bool:
        """Show others that somebody types; bots never hear of it."""
        self.emit("action", chat_key=self.chat(chat, person).key, **{"from": self.user(person)}, action="typing")
        return True
