"""Menus of commands: which list Telegram shows to whom.

A bot keeps one list for each scope and language. The narrowest scope that has a list wins; within a scope the reader's
language comes before no language.
"""

import re
from typing import Any

from playground.accounts import Bot, Person
from playground.chats import Chat
from playground.refusals import bad

Wire = dict[str, Any]

SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256


def scope_key(scope: Wire | None, language: str = "") -> str:
    """Name a scope and a language as one text.

    Raises:
        Refusal: the scope or the language is none that Telegram knows.

    """
    scope = scope or {"type": "default"}
    kind = scope.get("type", "")
    if kind not in SCOPES:
        raise bad("can't parse BotCommandScope: Unsupported type specified")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad("invalid language_code specified")
    parts = [kind]
    if kind in {"chat", "chat_administrators", "chat_member"}:
        if "chat_id" not in scope:
            raise bad("can't parse BotCommandScope: Can't find field \"chat_id\"")
        parts.append(str(scope["chat_id"]))
    if kind == "chat_member":
        parts.append(str(scope.get("user_id", 0)))
    return f"{':'.join(parts)}|{language}"


def checked_commands(commands: Any) -> list[Wire]:
    """Check a list of commands as setMyCommands does, and strip the leading slash.

    Raises:
        Refusal: a name is not 1 to 32 of a-z, 0-9 and _, a description not 1 to 256 letters, or there are over 100.

    """
    if not isinstance(commands, list):
        raise bad("can't parse commands JSON object")
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    checked = []
    for each in commands:
        if not isinstance(each, dict) or not isinstance(each.get("command"), str):
            raise bad("can't parse BotCommand: Can't find field \"command\"")
        name = each["command"].removeprefix("/")
        description = str(each.get("description", "")).strip()
        if not _COMMAND.fullmatch(name):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= LONGEST_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        checked.append({"command": name, "description": description})
    return checked


def menu_for(bot: Bot, chat: Chat, person: Person) -> list[Wire]:
    """Find the commands that a person is shown for a bot in a chat, by Telegram's order of scopes."""
    if chat.private:
        scopes = [f"chat:{chat.id}", "all_private_chats", "default"]
    else:
        manages = chat.member(person.id).manages
        scopes = [f"chat_member:{chat.id}:{person.id}"]
        scopes += [f"chat_administrators:{chat.id}"] if manages else []
        scopes += [f"chat:{chat.id}"]
        scopes += ["all_chat_administrators"] if manages else []
        scopes += ["all_group_chats", "default"]
    language = person.language_code[:2].lower()
    for scope in scopes:
        for key in (f"{scope}|{language}", f"{scope}|"):
            if bot.commands.get(key):
                return bot.commands[key]
    return []
