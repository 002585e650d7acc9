"""What belongs to no other conversation: a short kind answer that says what to do; in groups, silence."""

from typing import Final

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.cards.card import say
from handlers.cards.trouble import plain
from handlers.filters import Addressed, Anonymous, InGroup, InPrivate, IsCommand
from locales import Translator

#: Goes first: whoever writes as a group or channel cannot be known, and no later handler has to think of that.
anonymous: Final = Router(name=f"{__name__}.anonymous")
anonymous.message.filter(Anonymous())
#: Goes last.
router: Final = Router(name=__name__)


@anonymous.message(InGroup(), Addressed())
@anonymous.message(InGroup(), IsCommand())
async def on_anonymous(message: Message, t: Translator) -> None:
    """Say that anonymous administrators cannot be answered, as we do not know who they are."""
    await say(message, plain(t, "stray-anonymous"))


@anonymous.message()
async def on_channel_or_bot(message: Message) -> None:
    """Let channels and other bots be."""


@router.edited_message(InPrivate())
async def on_edit(message: Message, t: Translator) -> None:
    """Say that an edit of what was said before is not followed."""
    await say(message, plain(t, "stray-edit"))


@router.message(InPrivate(), IsCommand())
async def on_unknown_command(message: Message, t: Translator) -> None:
    """Point to the commands there are."""
    await say(message, plain(t, "stray-command"))


@router.message(InPrivate())
async def on_stray(message: Message, t: Translator) -> None:
    """Say what can be understood here: words."""
    if message.content_type in _SERVICE:
        return
    await say(message, plain(t, "stray-content"))


@router.callback_query()
async def on_old_button(query: CallbackQuery, t: Translator) -> None:
    """Say that this button is from an older version, and what to do."""
    await query.answer(t.plain("stray-button"), show_alert=True)


_SERVICE: Final = frozenset({"pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"})
