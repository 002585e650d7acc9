"""reply_markup: what Telegram accepts as an inline keyboard, a reply keyboard, its removal, or a forced reply."""

import re
from typing import Any
from urllib.parse import urlsplit

from playground.refusals import bad

Wire = dict[str, Any]

_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
LONGEST_DATA = 64
MOST_BUTTONS = 100
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+|localhost")


def checked_markup(markup: Any, *, inline_only: bool = False) -> Wire | None:
    """Check a reply_markup; gives it as Telegram would give it back, or None.

    Raises:
        Refusal: it is none, a button does not do exactly one thing, its data is over 64 bytes, its address is wrong.

    """
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = [[_checked_button(button) for button in row] for row in _rows(markup, "inline_keyboard")]
        rows = [row for row in rows if row]
        if sum(len(row) for row in rows) > MOST_BUTTONS:
            raise bad("REPLY_MARKUP_TOO_LONG")
        return {"inline_keyboard": rows} if rows else None
    if inline_only:
        raise bad("inline keyboard expected")
    if "keyboard" in markup:
        keyboard = [[_plain_button(button) for button in row] for row in _rows(markup, "keyboard")]
        return {**markup, "keyboard": [row for row in keyboard if row]}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    return None


def _rows(markup: Wire, name: str) -> list[list[Any]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad(f'field "{name}" of the {_title(name)} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad(f'field "{name}" of the {_title(name)} must be an Array of Arrays')
    return rows


def _title(name: str) -> str:
    return "InlineKeyboardMarkup" if name == "inline_keyboard" else "ReplyKeyboardMarkup"


def _plain_button(button: Any) -> Wire:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return button


def _checked_button(button: Any) -> Wire:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = _ACTIONS & button.keys()
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one optional field must be used")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        return {**button, "url": checked_url(str(button["url"]))}
    return button


def checked_url(url: str) -> str:
    """Check a button's address, and give it with a scheme and a path as Telegram does."""
    text = url.strip()
    if not text:
        raise bad("inline keyboard button URL '' is invalid: URL host is empty")
    if text.startswith(("tg://", "ton://")):
        return text
    full = text if "://" in text else f"http://{text}"
    scheme, host = full.partition("://")[0].lower(), urlsplit(full).hostname or ""
    if scheme not in {"http", "https"}:
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if not _HOST.fullmatch(host):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return full if urlsplit(full).path else f"{full}/"
