"""Chats, who is in them, and the messages they hold.

A private chat belongs to one person and one bot and has the key "P:B"; the Bot API calls it by the person's id. A
group's key is its id as text. A message's `wire` is replaced and never changed in place, because updates that wait for
a bot hold the message as it was when they were made.
"""

from dataclasses import dataclass, field
from typing import Any

from playground.accounts import PERMISSIONS, RIGHTS

Wire = dict[str, Any]

INSIDE = {"creator", "administrator", "member"}


@dataclass
class Member:
    """One account's place in a group.

    Attributes:
        status: creator, administrator, member, restricted, left or kicked.
        rights: of an administrator, the rights that differ from all given; of a restricted member, the permissions.
        until: when a ban or a restriction ends, in seconds; 0 is never.

    """

    status: str = "member"
    is_anonymous: bool = False
    rights: dict[str, bool] = field(default_factory=dict)
    until: int = 0

    @property
    def inside(self) -> bool:
        """Tell whether the account is in the group."""
        return self.status in INSIDE or (self.status == "restricted" and self.rights.get("is_member", True))

    @property
    def manages(self) -> bool:
        """Tell whether the account administers the group."""
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        """Tell whether the account has an administrator's right."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, True))

    def permitted(self, permission: str) -> bool:
        """Tell whether the account may send such things."""
        return self.status != "restricted" or self.rights.get(permission, False)

    def wire(self, user: Wire) -> Wire:
        """Give the Bot API's ChatMember."""
        member: Wire = {"user": user, "status": self.status}
        if self.status == "creator":
            member["is_anonymous"] = self.is_anonymous
        elif self.status == "administrator":
            # A bot that administers may change nobody here: only the creator promoted people.
            member |= {"can_be_edited": False, "is_anonymous": self.is_anonymous}
            member |= {right: self.rights.get(right, True) for right in RIGHTS}
        elif self.status == "restricted":
            member |= {"is_member": self.inside, "until_date": self.until}
            member |= {permission: self.rights.get(permission, False) for permission in PERMISSIONS}
        elif self.status == "kicked":
            member["until_date"] = self.until
        return member


@dataclass
class Chat:
    """A private chat or a group.

    Attributes:
        person, bot: of a private chat, whose it is.
        started, blocked: of a private chat, whether the person ever wrote and whether they block the bot now.
        members: of a group, by account id.
        topics: of a forum, by message_thread_id; the General topic has none.
        pinned: message ids, the newest last.
        keyboards: the reply keyboards shown now, by person id.

    """

    id: int
    type: str
    title: str = ""
    person: int = 0
    bot: int = 0
    started: bool = False
    blocked: bool = False
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Wire] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboards: dict[int, Wire] = field(default_factory=dict)
    migrated_to: int = 0
    invite_link: str = ""
    next_message_id: int = 1

    @property
    def private(self) -> bool:
        """Tell whether this is a chat of one person with one bot."""
        return self.type == "private"

    @property
    def key(self) -> str:
        """Give the key by which the control address knows the chat."""
        return f"{self.person}:{self.bot}" if self.private else str(self.id)

    def member(self, account: int) -> Member:
        """Give an account's place; who never came has left."""
        return self.members.get(account) or Member("left")

    def place(self, account: int) -> Member:
        """Give an account's place in a private chat too, as my_chat_member tells it."""
        if self.private:
            if account not in {self.person, self.bot}:
                return Member("left")
            return Member("kicked" if self.blocked and account == self.bot else "member")
        return self.member(account)

    @classmethod
    def restored(cls, kept: Wire) -> "Chat":
        """Make a chat from JSON, where the keys of all tables are text."""
        members = {int(key): Member(**value) for key, value in kept.pop("members").items()}
        topics = {int(key): value for key, value in kept.pop("topics").items()}
        keyboards = {int(key): value for key, value in kept.pop("keyboards").items()}
        return cls(**kept, members=members, topics=topics, keyboards=keyboards)


@dataclass(slots=True)
class Message:
    """A message, with what the people of the chat see beside the Bot API's keys.

    Attributes:
        author: the account that truly wrote it, anonymous or not.
        wire: the Bot API's Message.
        reactions: emoji to the ids of those who gave it.
        keyboard: the reply keyboard that it set, as given.
        votes: of a poll, the chosen options by person id as text.
        inline_id: inline_message_id, for a message sent by way of a bot.
        silent: it came without a sound.

    """

    chat_key: str
    id: int
    author: int
    wire: Wire
    deleted: bool = False
    pinned: bool = False
    reactions: dict[str, list[int]] = field(default_factory=dict)
    keyboard: Wire | None = None
    votes: dict[str, list[int]] = field(default_factory=dict)
    inline_id: str = ""
    silent: bool = False

    @property
    def key(self) -> str:
        """Give the key by which storage knows the message."""
        return f"{self.chat_key}/{self.id}"

    def kept(self) -> Wire:
        """Give everything as JSON."""
        return {name: getattr(self, name) for name in self.__slots__}
