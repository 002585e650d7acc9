"""The Bot API methods by which a bot describes itself: menus of commands, names, the menu button, default rights."""

import re

from playground.accounts import RIGHTS, Wire
from playground.calls import Call, method
from playground.menus import checked_commands, scope_key
from playground.refusals import bad

_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_LANGUAGE = re.compile(r"[a-z]{2}")


def _changed(call: Call) -> bool:
    """Tell storage and page that the bot's account, and so perhaps everybody's menu, changed."""
    world = call.world
    world.touch("bot", str(call.bot.id))
    world.emit("bot", bot=world.bot_view(call.bot))
    for person in world.people.values():
        world.emit_person(person)
    return True


def _scope(call: Call) -> str:
    return scope_key(call.json("scope"), call.text("language_code"))


@method("setMyCommands", "commands scope language_code")
def _set_my_commands(call: Call) -> bool:
    call.bot.commands[_scope(call)] = checked_commands(call.json("commands"))
    return _changed(call)


@method("getMyCommands", "scope language_code")
def _get_my_commands(call: Call) -> list[Wire]:
    return call.bot.commands.get(_scope(call), [])


@method("deleteMyCommands", "scope language_code")
def _delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(_scope(call), None)
    return _changed(call)


def _language(call: Call) -> str:
    language = call.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad("invalid language_code specified")
    return language


def _register(kind: str, title: str) -> None:
    """Register the pair of methods for one of the bot's texts."""

    def write(call: Call) -> bool:
        text = call.text(kind)
        if len(text) > _LIMITS[kind]:
            raise bad(f"{kind.replace('_', ' ')} is too long")
        call.bot.texts[f"{kind}|{_language(call)}"] = text
        return _changed(call)

    def read(call: Call) -> Wire:
        fallback = call.bot.texts.get(f"{kind}|") or (call.bot.first_name if kind == "name" else "")
        return {kind: call.bot.texts.get(f"{kind}|{_language(call)}") or fallback}

    method(f"setMy{title}", f"{kind} language_code")(write)
    method(f"getMy{title}", "language_code")(read)


_register("name", "Name")
_register("description", "Description")
_register("short_description", "ShortDescription")


@method("setChatMenuButton", "chat_id menu_button")
def _set_chat_menu_button(call: Call) -> bool:
    button = call.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad("can't parse menu button: Unsupported type specified")
    if button["type"] == "web_app" and not (button.get("text") and button.get("web_app", {}).get("url")):
        raise bad("can't parse menu button: Can't find field \"web_app\"")
    call.bot.menu_buttons[_button_place(call)] = button
    return _changed(call)


def _button_place(call: Call) -> str:
    if not call.text("chat_id"):
        return ""
    chat = call.chat()
    if not chat.private:
        raise bad("chat_id must be a private chat")
    return str(chat.id)


@method("getChatMenuButton", "chat_id")
def _get_chat_menu_button(call: Call) -> Wire:
    buttons = call.bot.menu_buttons
    return (
        buttons.get(_button_place(call)) or buttons.get("") or {"type": "commands" if call.bot.commands else "default"}
    )


@method("setMyDefaultAdministratorRights", "rights for_channels")
def _set_rights(call: Call) -> bool:
    rights = call.json("rights") or {}
    call.bot.rights["channels" if call.flag("for_channels") else "groups"] = rights
    return _changed(call)


@method("getMyDefaultAdministratorRights", "for_channels")
def _get_rights(call: Call) -> Wire:
    kept = call.bot.rights.get("channels" if call.flag("for_channels") else "groups", {})
    return {"is_anonymous": False, **dict.fromkeys(RIGHTS, False), **kept}
