"""The surface: every promised method is there with every parameter that the clients know, and nothing of Linli is known."""

import ast
import inspect
import re
import sys
from pathlib import Path

import aiogram.methods
import pytest
import telegram

import playground
from playground import api  # noqa: F401 - loading it registers the methods
from playground.calls import METHODS

FOLDER = Path(playground.__file__).parent
# What the second client adds to every method for itself.
_OWN = {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "kwargs"}
_OWN |= {"location", "venue", "contact", "filename", "current_offset", "quote", "thumb", "do_quote", "auto_pagination"}


PROMISED = """
getMe getUpdates setWebhook deleteWebhook getWebhookInfo close logOut sendMessage forwardMessage forwardMessages
copyMessage copyMessages sendPhoto sendDocument sendVoice sendAudio sendVideo sendAnimation sendVideoNote sendSticker
sendMediaGroup sendLocation sendVenue sendContact sendPoll stopPoll sendDice sendChatAction setMessageReaction getFile
editMessageText editMessageCaption editMessageMedia editMessageReplyMarkup deleteMessage deleteMessages
answerCallbackQuery answerInlineQuery setMyCommands getMyCommands deleteMyCommands setMyName getMyName setMyDescription
getMyDescription setMyShortDescription getMyShortDescription setChatMenuButton getChatMenuButton getChat getChatMember
getChatAdministrators getChatMemberCount leaveChat banChatMember unbanChatMember restrictChatMember promoteChatMember
setChatTitle pinChatMessage unpinChatMessage unpinAllChatMessages exportChatInviteLink createChatInviteLink
createForumTopic editForumTopic closeForumTopic reopenForumTopic deleteForumTopic setMyDefaultAdministratorRights
getMyDefaultAdministratorRights getUserProfilePhotos
"""


def test_every_promised_method_is_there_and_no_other() -> None:
    assert sorted(each.name for each in METHODS.values()) == sorted(PROMISED.split())


@pytest.mark.parametrize("name", sorted(each.name for each in METHODS.values()))
def test_every_parameter_that_a_client_may_send_is_known(name: str) -> None:
    known = METHODS[name.lower()].parameters
    model = getattr(aiogram.methods, name[0].upper() + name[1:])
    assert set(model.model_fields) <= known
    snake = re.sub(r"([A-Z])", r"_\1", name).lower()
    second = getattr(telegram.Bot, snake, None)
    if second is not None:
        # This client puts the caption of an album into its first item by itself.
        own = _OWN | ({"caption", "parse_mode", "caption_entities"} if name == "sendMediaGroup" else set())
        assert set(inspect.signature(second).parameters) - own <= known


def test_the_playground_knows_only_the_wire() -> None:
    allowed = {"aiohttp", "playground"}
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            roots = {name.partition(".")[0] for name in names}
            strangers = roots & {
                "bot",
                "handlers",
                "knowledge",
                "scheduler",
                "community",
                "locales",
                "aiogram",
                "telegram",
            }
            assert not strangers, path
            assert roots - sys.stdlib_module_names <= allowed, path
