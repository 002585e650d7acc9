"""Who is in which group, what they may there, and how groups change: topics, migration, private chats that block."""

from typing import Any

from playground.accounts import Wire
from playground.chats import Chat, Member
from playground.refusals import ImpossibleError
from playground.telegram import Telegram

ICON_COLOR = 7322096


class Groups(Telegram):
    """The world's groups."""

    def add_group(
        self,
        *,
        title: str,
        members: list[int],
        kind: str = "supergroup",
        id: int = 0,  # noqa: A002 - the control address calls it so
        bot: bool | int = True,
        bot_is_admin: bool = False,
        is_forum: bool = False,
        creator: int = 0,
    ) -> Chat:
        """Add a group.

        Args:
            title: its name.
            members: person ids; the first one is the creator unless `creator` says otherwise.
            kind: group or supergroup.
            id: a negative number; 0 takes the next free one.
            bot: whether the first bot is in it, or a bot's id.
            bot_is_admin: whether that bot administers it.
            is_forum: whether it has topics; only a supergroup can.
            creator: who made it.

        """
        number = id or self.new_group_id(kind)
        if kind not in {"group", "supergroup"} or number >= 0 or str(number) in self.chats:
            raise ImpossibleError(f"A group is a group or a supergroup with a negative id that is free, not {number}.")
        if is_forum and kind == "group":
            raise ImpossibleError("Only a supergroup can have topics.")
        for person in members:
            self.person(person)
        creator = creator or next(iter(members), 0)
        chat = self.add_chat(Chat(number, kind, title, is_forum=is_forum))
        for person in dict.fromkeys([*([creator] if creator else []), *members]):
            chat.members[person] = Member("creator" if person == creator else "member")
        self.chat_changed(chat)
        self._bring_bot(chat, bot, creator, admin=bot_is_admin)
        for person in [account for account in chat.members if account in self.people]:
            self.emit("membership", membership=self.membership(chat, person))
            self.emit_person(self.people[person])
        return chat

    def _bring_bot(self, chat: Chat, bot: bool | int, creator: int, *, admin: bool) -> None:  # noqa: FBT001 - it is an id too
        first = next(iter(self.bots), 0)
        account = first if bot is True else int(bot)
        if not account:
            return
        self.bot(account)
        place = Member("administrator" if admin else "member")
        if not creator:
            chat.members[account] = place
        else:
            self.place_member(chat, account, place, by=creator)
            created: Wire = {"group_chat_created": True} if chat.type == "group" else self._new_members([account])
            self.post(chat, creator, created)

    def _new_members(self, accounts: list[int]) -> Wire:
        return {"new_chat_members": [self.user(account) for account in accounts]}

    def membership(self, chat: Chat, account: int) -> Wire:
        """Give an account's place in a chat as the page sees it: the Bot API's ChatMember with `chat_key`."""
        return {"chat_key": chat.key, **chat.place(account).wire(self.user(account))}

    def memberships(self) -> list[Wire]:
        """List every account's place in every chat."""
        found = []
        for chat in self.chats.values():
            accounts = [chat.person, chat.bot] if chat.private else list(chat.members)
            found += [self.membership(chat, account) for account in accounts]
        return found

    def place_member(self, chat: Chat, account: int, place: Member, *, by: int) -> None:
        """Give an account a place in a group, and tell the bots that may know."""
        before = chat.member(account)
        chat.members[account] = place
        self._tell_of_member(chat, account, before, place, by)

    def _tell_of_member(self, chat: Chat, account: int, before: Member, after: Member, by: int) -> None:
        user = self.user(account)
        update: Wire = {
            "chat": self.chat_wire(chat),
            "from": self.user(by),
            "date": self.now(),
            "old_chat_member": before.wire(user),
            "new_chat_member": after.wire(user),
        }
        if account in self.bots:
            self.queues[account].put("my_chat_member", update)
        for bot in chat.members:
            if bot in self.bots and bot != account and chat.members[bot].manages:
                self.queues[bot].put("chat_member", update)
        self.chat_changed(chat)
        self.emit("membership", membership=self.membership(chat, account))
        if account in self.people:
            self.emit_person(self.people[account])

    def block(self, person: int, bot: int, *, blocked: bool = True) -> bool:
        """Block a bot, or unblock it."""
        chat = self.private_chat(person, bot)
        if chat.blocked != blocked:
            before = chat.place(bot)
            chat.blocked = blocked
            self._tell_of_member(chat, bot, before, chat.place(bot), person)
        return True

    def inside(self, person: int, chat: Chat) -> Member:
        """Find a person's place in a group, or say that they are not in it."""
        if not chat.member(person).inside:
            raise ImpossibleError(f"{self.person(person).first_name} is not in {chat.title}.")
        return chat.member(person)

    def group(self, key: str | int) -> Chat:
        """Find a group that still is one."""
        chat = self.chat(key)
        if chat.private:
            raise ImpossibleError("That works in groups only.")
        if chat.migrated_to:
            raise ImpossibleError(f"This group became the supergroup {chat.migrated_to}.")
        return chat

    def _managed(self, person: int, chat: Chat) -> None:
        if not self.inside(person, chat).manages:
            raise ImpossibleError(f"{self.person(person).first_name} is no administrator of {chat.title}.")

    def join(self, person: int, chat: str | int) -> bool:
        """Enter a group."""
        group = self.group(chat)
        if group.member(person).inside:
            raise ImpossibleError(f"{self.person(person).first_name} is in {group.title} already.")
        if group.member(person).status == "kicked":
            raise ImpossibleError(f"{self.person(person).first_name} is banned from {group.title}.")
        return self._enter(group, person, by=person)

    def _enter(self, group: Chat, account: int, *, by: int) -> bool:
        self.place_member(group, account, Member(), by=by)
        self.post(group, by, self._new_members([account]))
        return True

    def leave(self, person: int, chat: str | int) -> bool:
        """Leave a group."""
        group = self.group(chat)
        self.inside(person, group)
        return self.take_out(group, person, Member("left"), by=person)

    def take_out(self, group: Chat, account: int, place: Member, *, by: int) -> bool:
        """Take an account out of a group; the line about it is the last thing that it sees there."""
        if group.member(account).inside:
            self.post(group, by, {"left_chat_member": self.user(account)})
        self.place_member(group, account, place, by=by)
        return True

    def add_member(self, person: int, chat: str | int, who: int) -> bool:
        """Bring a person or a bot into a group."""
        group = self.group(chat)
        self.inside(person, group)
        if group.member(who).inside:
            raise ImpossibleError(f"{self.user(who)['first_name']} is in {group.title} already.")
        return self._enter(group, who, by=person)

    def remove_member(self, person: int, chat: str | int, who: int) -> bool:
        """Remove a person or a bot from a group; only an administrator may."""
        group = self.group(chat)
        self._managed(person, group)
        if not group.member(who).inside or group.member(who).status == "creator":
            raise ImpossibleError(f"{self.user(who)['first_name']} cannot be removed from {group.title}.")
        return self.take_out(group, who, Member("kicked"), by=person)

    def promote(self, person: int, chat: str | int, who: int, *, anonymous: bool = False) -> bool:
        """Make a member an administrator, perhaps an anonymous one; the creator may make themselves anonymous."""
        group = self.group(chat)
        self._managed(person, group)
        place = group.member(who)
        if not place.inside:
            raise ImpossibleError(f"{self.user(who)['first_name']} is not in {group.title}.")
        status = "creator" if place.status == "creator" else "administrator"
        self.place_member(group, who, Member(status, is_anonymous=anonymous), by=person)
        return True

    def demote(self, person: int, chat: str | int, who: int) -> bool:
        """Make an administrator a plain member again."""
        group = self.group(chat)
        self._managed(person, group)
        if group.member(who).status != "administrator":
            raise ImpossibleError(f"{self.user(who)['first_name']} is no administrator that can be demoted.")
        self.place_member(group, who, Member(), by=person)
        return True

    def migrate(self, person: int, chat: str | int) -> Chat:
        """Make a group a supergroup; it gets a new id, and the old one refuses everything from then on."""
        group = self.group(chat)
        if person:
            self._managed(person, group)
        return self.migrated(group, person)

    def migrated(self, group: Chat, by: int = 0) -> Chat:
        """Do the migration, in the name of `by` or of the creator."""
        if group.type != "group":
            raise ImpossibleError(f"{group.title} is a supergroup already.")
        by = by or next(
            (a for a, place in group.members.items() if place.status == "creator"), next(iter(group.members))
        )
        chat = self.add_chat(Chat(self.new_group_id("supergroup"), "supergroup", group.title))
        chat.members = dict(group.members)
        self.post(group, by, {"migrate_to_chat_id": chat.id})
        group.migrated_to = chat.id
        self.chat_changed(group)
        self.chat_changed(chat)
        self.post(chat, by, {"migrate_from_chat_id": group.id})
        for account in chat.members:
            self.emit("membership", membership=self.membership(chat, account))
        return chat

    def add_topic(self, chat: Chat, by: int, name: str, color: int = ICON_COLOR, **looks: Any) -> Wire:
        """Open a topic; its message_thread_id is the id of the message that says so."""
        facts: Wire = {"name": name, "icon_color": color, **looks}
        message = self.post(chat, by, {"forum_topic_created": facts, "is_topic_message": True})
        topic: Wire = {"message_thread_id": message.id, **facts}
        message.wire = {**message.wire, "message_thread_id": message.id}
        chat.topics[message.id] = topic
        self.chat_changed(chat)
        return topic

    def new_topic(self, person: int, chat: str | int, name: str) -> Wire:
        """Open a topic in a forum."""
        group = self.group(chat)
        self.inside(person, group)
        if not group.is_forum or not name.strip():
            raise ImpossibleError("A topic needs a name and a group with topics.")
        return self.add_topic(group, person, name)
