"""How a bot describes itself, and which commands Telegram shows to whom."""

from typing import Any

from playground import World
from playground.menus import menu_for
from tests.wire.conftest import BOT, WANG, ZHANG, Client


def menu(world: World, person: int, chat: str | int = BOT) -> list[str]:
    """Give the names that "/" shows to a person in a chat."""
    return [each["command"] for each in menu_for(world.bot(BOT), world.chat(chat, person), world.person(person))]


def one(client: Client, name: str) -> list[Any]:
    return [client.types.BotCommand(command=name, description="说明")]


async def test_the_narrowest_scope_wins_and_the_language_within_it(client: Client, world: World, group: int) -> None:
    bot, types = client.bot, client.types
    world.start(ZHANG, BOT)
    world.start(WANG, BOT)
    world.add_person(id=WANG, first_name="Wang", language_code="en")
    await bot.set_my_commands(commands=one(client, "plain"))
    await bot.set_my_commands(commands=one(client, "chinese"), language_code="zh")
    assert (menu(world, ZHANG), menu(world, WANG)) == (["chinese"], ["plain"])
    await bot.set_my_commands(commands=one(client, "private"), scope=types.BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(commands=one(client, "groups"), scope=types.BotCommandScopeAllGroupChats())
    assert (menu(world, ZHANG), menu(world, ZHANG, group)) == (["private"], ["groups"])
    scope = types.BotCommandScopeAllChatAdministrators()
    await bot.set_my_commands(commands=one(client, "rulers"), scope=scope)
    assert (menu(world, ZHANG, group), menu(world, WANG, group)) == (["rulers"], ["groups"])
    await bot.set_my_commands(commands=one(client, "here"), scope=types.BotCommandScopeChat(chat_id=ZHANG))
    assert (menu(world, ZHANG), menu(world, WANG)) == (["here"], ["private"])
    member = types.BotCommandScopeChatMember(chat_id=group, user_id=WANG)
    await bot.set_my_commands(commands=one(client, "wang"), scope=member)
    assert (menu(world, ZHANG, group), menu(world, WANG, group)) == (["rulers"], ["wang"])
    await bot.delete_my_commands(scope=types.BotCommandScopeChat(chat_id=ZHANG))
    assert menu(world, ZHANG) == ["private"]


async def test_a_list_is_read_back_for_its_own_scope_only(client: Client) -> None:
    await client.bot.set_my_commands(commands=one(client, "help"), language_code="zh")
    found = await client.bot.get_my_commands(language_code="zh")
    assert [each.command for each in found] == ["help"]
    assert list(await client.bot.get_my_commands()) == []


async def test_names_and_descriptions_are_kept_by_language(client: Client) -> None:
    bot = client.bot
    await bot.set_my_name(name="邻里助手")
    await bot.set_my_description(description="Hello", language_code="en")
    await bot.set_my_short_description(short_description="短")
    assert (await bot.get_my_name()).name == "邻里助手"
    assert (await bot.get_me()).first_name == "邻里助手"
    assert (await bot.get_my_description(language_code="en")).description == "Hello"
    assert not (await bot.get_my_description()).description
    assert (await bot.get_my_short_description(language_code="zh")).short_description == "短"


async def test_the_menu_button_is_kept_by_chat(client: Client, world: World) -> None:
    world.start(ZHANG, BOT)
    await client.bot.set_chat_menu_button(menu_button=client.types.MenuButtonDefault())
    await client.bot.set_chat_menu_button(chat_id=ZHANG, menu_button=client.types.MenuButtonCommands())
    assert (await client.bot.get_chat_menu_button(chat_id=ZHANG)).type == "commands"
    assert (await client.bot.get_chat_menu_button()).type == "default"


async def test_default_rights_and_profile_photos_can_be_asked_for(client: Client, world: World, call: Any) -> None:
    rights = (await call("getMyDefaultAdministratorRights"))["result"]
    assert not any(rights.values())
    await call("setMyDefaultAdministratorRights", rights={"can_pin_messages": True})
    assert (await client.bot.get_my_default_administrator_rights()).can_pin_messages
    assert (await client.bot.get_user_profile_photos(user_id=ZHANG)).total_count == 0
    assert world.bot(BOT).rights


async def test_a_person_is_told_their_menus(client: Client, world: World) -> None:
    world.start(ZHANG, BOT)
    await client.bot.set_my_commands(commands=one(client, "help"))
    view = world.person_view(world.person(ZHANG))
    assert view["commands"] == {f"{ZHANG}:{BOT}": [{"command": "help", "description": "说明", "bot": BOT}]}
