"""The Bot API methods by which a bot listens: getMe, updates, answers to taps and searches, files."""

from typing import Any
from urllib.parse import urlsplit

from playground.accounts import Wire
from playground.calls import Call, method
from playground.entities import completed, units
from playground.files import LARGEST_DOWNLOAD
from playground.formatting import parse
from playground.inline import plain_result
from playground.keyboards import checked_markup
from playground.refusals import bad

LONGEST_ANSWER = 200
MOST_RESULTS = 50
_WEBHOOK = "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token"
_SECRET = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


@method("getMe")
def _get_me(call: Call) -> Wire:
    return call.bot.me()


@method("logOut")
@method("close")
def _close(_call: Call) -> bool:
    # There is one server only, so a bot has nothing to move between.
    return True


@method("getUpdates", "offset limit timeout allowed_updates")
async def _get_updates(call: Call) -> list[Wire]:
    queue = call.world.queues[call.bot.id]
    if not call.bot.webhook:
        queue.allow(call.json("allowed_updates"))
    return await queue.poll(offset=call.number("offset"), limit=call.number("limit", 100), wait=call.number("timeout"))


@method("setWebhook", _WEBHOOK)
def _set_webhook(call: Call) -> bool:
    url = call.text("url")
    queue = call.world.queues[call.bot.id]
    if url and (urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.text("secret_token")
    if not _SECRET.issuperset(secret) or len(secret) > 256:  # noqa: PLR2004 - Telegram's limit
        raise bad("secret token contains unallowed characters")
    if call.flag("drop_pending_updates"):
        queue.clear()
    queue.allow(call.json("allowed_updates"))
    call.bot.webhook = {}
    if url:
        connections = min(max(call.number("max_connections", 40), 1), 100)
        call.bot.webhook = {"url": url, "secret_token": secret, "max_connections": connections}
        queue.interrupt("terminated by setWebhook request")
    queue.arrived.set()
    call.world.touch("bot", str(call.bot.id))
    return True


@method("deleteWebhook", "drop_pending_updates")
def _delete_webhook(call: Call) -> bool:
    call.bot.webhook = {}
    call.world.queues[call.bot.id].arrived.set()
    if call.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    call.world.touch("bot", str(call.bot.id))
    return True


@method("getWebhookInfo")
def _get_webhook_info(call: Call) -> Wire:
    hook = call.bot.webhook
    info: Wire = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.queues[call.bot.id].pending),
    }
    info |= {key: value for key, value in hook.items() if key not in {"url", "secret_token"}}
    return info | ({"allowed_updates": call.bot.allowed_updates} if call.bot.allowed_updates else {})


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def _answer_callback_query(call: Call) -> bool:
    text = call.text("text")
    if units(text) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    answered = call.world.answer_tap(
        call.bot.id,
        call.text("callback_query_id"),
        text=text,
        show_alert=call.flag("show_alert"),
        url=call.text("url"),
    )
    if not answered:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    return True


@method(
    "answerInlineQuery",
    "inline_query_id results cache_time is_personal next_offset button switch_pm_text switch_pm_parameter",
)
def _answer_inline_query(call: Call) -> bool:
    given = call.objects("results")
    if len(given) > MOST_RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    results = [_result(call, each) for each in given]
    if len({each["id"] for each in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    button = call.json("button")
    if not call.world.answer_inline(
        call.bot.id, call.text("inline_query_id"), results, button, call.text("next_offset")
    ):
        raise bad("query is too old and response timeout expired or query ID is invalid")
    return True


def _result(call: Call, given: Wire) -> Wire:
    """Check one inline result and prepare the message that it would become."""
    number = str(given.get("id", ""))
    if not 1 <= len(number.encode()) <= 64:  # noqa: PLR2004 - Telegram's limit
        raise bad("RESULT_ID_INVALID")
    if given.get("type") == "article" and not given.get("title"):
        raise bad("can't parse inline query result: Can't find field \"title\"")
    result = {**plain_result(given), "id": number, "message": _inline_message(call, given)}
    markup = checked_markup(given.get("reply_markup"), inline_only=True)
    result.pop("reply_markup", None)
    return result | ({"reply_markup": markup} if markup else {})


def _inline_message(call: Call, given: Wire) -> Wire:
    content = given.get("input_message_content")
    if content is None:
        if given.get("type") == "article":
            raise bad("can't parse inline query result: Can't find field \"input_message_content\"")
        return _carried(call, given)
    if "message_text" not in content:
        kind = "venue" if "title" in content else "contact" if "phone_number" in content else "location"
        place = {"latitude": content.get("latitude"), "longitude": content.get("longitude")}
        return {kind: {"location": place, **content} if kind == "venue" else content}
    text, entities = parse(str(content["message_text"]), str(content.get("parse_mode", "")))
    entities = completed(text, entities or content.get("entities", []))
    if not text.strip():
        raise bad("MESSAGE_EMPTY")
    return {"text": text} | ({"entities": entities} if entities else {})


def _carried(call: Call, given: Wire) -> Wire:
    """Give the file, place or contact that a result stands for by itself."""
    kind = str(given.get("type"))
    caption: Wire = {}
    if given.get("caption"):
        text, entities = parse(str(given["caption"]), str(given.get("parse_mode", "")))
        caption = {"caption": text} | ({"caption_entities": entities} if entities else {})
    file = call.world.files.known.get(str(given.get(f"{kind}_file_id", "")))
    if file is not None:
        return {kind: file.wire, **caption}
    if kind in {"location", "venue"}:
        place = {"latitude": given["latitude"], "longitude": given["longitude"]}
        return (
            {"location": place}
            if kind == "location"
            else {"venue": {"location": place, **_some(given, "title address")}}
        )
    if kind == "contact":
        return {"contact": _some(given, "phone_number first_name last_name")}
    raise bad("WEBPAGE_CURL_FAILED")


def _some(given: Wire, names: str) -> dict[str, Any]:
    return {name: given[name] for name in names.split() if name in given}


@method("getFile", "file_id")
def _get_file(call: Call) -> Wire:
    if not call.text("file_id"):
        raise bad("file_id not specified")
    file = call.world.files.known.get(call.text("file_id"))
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


@method("getUserProfilePhotos", "user_id offset limit")
def _get_user_profile_photos(call: Call) -> Wire:
    call.account()
    return {"total_count": 0, "photos": []}
