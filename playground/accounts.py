"""Who has an account: people with phones, and bots with tokens.

Both are plain records that become JSON as they are, so that storage keeps them without any mapping.
"""

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]

ANONYMOUS: Wire = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""The account that Telegram puts into `from` when an administrator writes anonymously."""

RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass
class Person:
    """Somebody with a phone. `note` and `color` are for the page only."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "zh-hans"
    note: str = ""
    color: str = ""

    def user(self) -> Wire:
        """Give the Bot API's User."""
        user: Wire = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if getattr(self, key):
                user[key] = getattr(self, key)
        return user

    def contact(self) -> Wire:
        """Give the person's own Contact; the number is made from the id and belongs to nobody."""
        contact: Wire = {
            "phone_number": f"+8600{self.id % 10**9:09d}",
            "first_name": self.first_name,
            "user_id": self.id,
        }
        return contact | ({"last_name": self.last_name} if self.last_name else {})


@dataclass
class Bot:
    """A bot's account, with everything that it set through the Bot API.

    Attributes:
        commands: lists of commands by scope and language, keyed as `menus.scope_key` does.
        texts: name, description and short_description by "kind|language".
        menu_buttons: MenuButton by private chat id as text; "" is the default.
        rights: the default administrator rights, by "groups" and "channels".
        allowed_updates: what the last getUpdates or setWebhook asked for; None is Telegram's default.
        webhook: `url`, `secret_token`, `max_connections`, `last_error_date`, `last_error_message`; empty without one.

    """

    id: int
    token: str
    username: str
    first_name: str
    can_read_all_group_messages: bool = False
    commands: dict[str, list[Wire]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[str, Wire] = field(default_factory=dict)
    rights: dict[str, Wire] = field(default_factory=dict)
    allowed_updates: list[str] | None = None
    webhook: Wire = field(default_factory=dict)
    next_message_id: int = 1
    next_update_id: int = 100_000_001

    def user(self) -> Wire:
        """Give the Bot API's User, as others see it."""
        name = self.texts.get("name|") or self.first_name
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}

    def me(self) -> Wire:
        """Give what getMe answers."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.can_read_all_group_messages,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_guest_queries": False,
            "supports_join_request_queries": False,
        }
