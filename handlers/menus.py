"""The "/" menus: what each reader sees, by chat, role and language."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from community.people import Person, RoleName
from locales import Translator

PRIVATE: Final = (
    "ask", "repair", "assist", "my", "events", "birthday", "volunteer", "topics", "promises", "verify", "person", "language",
    "mydata", "help",
)  # fmt: skip
GROUP: Final = ("ask", "events", "repair", "assist", "promises")
VOLUNTEER: Final = ("tasks", "hours")
LEADER: Final = (*VOLUNTEER, "task", "board")
GRID_WORKER: Final = ("board", "task", "event", "patrol", "announce", "article", "misses", "report", "status")
STAFF: Final = (*GRID_WORKER, "roster", "calendar")
ADMINISTRATOR: Final = (*STAFF, "staff", "places")
#: What each role adds to everybody's commands, in the order in which it is offered; whoever is several things has each once.
OFFERED: Final[Mapping[RoleName, tuple[str, ...]]] = {
    RoleName.VOLUNTEER: VOLUNTEER,
    RoleName.TEAM_LEADER: LEADER,
    RoleName.GRID_WORKER: GRID_WORKER,
    RoleName.STAFF: STAFF,
    RoleName.ADMINISTRATOR: ADMINISTRATOR,
}


async def publish(bot: Bot, words: Callable[[str], Translator]) -> None:
    """Set the menus and the description that do not depend on the reader; `words` gives the translator of a language.

    Telegram's language codes have two letters: zh is 简体.
    """
    scopes: list[tuple[BotCommandScopeUnion, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), PRIVATE),
        (BotCommandScopeAllGroupChats(), GROUP),
    ]
    for scope, names in scopes:
        for code, language in ((None, "zh-Hans"), ("zh", "zh-Hans"), ("en", "en")):
            await bot.set_my_commands(_commands(words(language), names), scope=scope, language_code=code)
    for code, language in ((None, "zh-Hans"), ("zh", "zh-Hans"), ("en", "en")):
        await bot.set_my_description(words(language).plain("bot-description"), language_code=code)


async def offer(bot: Bot, person: Person, roles: Collection[RoleName], t: Translator) -> None:
    """Set the menu of one private chat: in the person's own language, with the commands of their roles."""
    offered = [name for role, names in OFFERED.items() if role in roles for name in names]
    names = (*PRIVATE, *dict.fromkeys(offered))
    scope = BotCommandScopeChat(chat_id=person.telegram_id)
    # A menu for one chat is looked up by the client's language first; set for all of them, the choice wins.
    for code in (None, "zh", "en"):
        await bot.set_my_commands(_commands(t, names), scope=scope, language_code=code)


def _commands(t: Translator, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(command=name, description=t.plain(f"menu-{name}")) for name in names]
