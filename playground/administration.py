"""The Bot API methods about groups: who is in them, who may what, titles, invite links; and getChat of any chat."""

import secrets
from typing import Any

from playground.accounts import PERMISSIONS, RIGHTS, Wire
from playground.calls import Call, method
from playground.chats import Chat, Member
from playground.refusals import bad

LONGEST_TITLE = 128
MOST_REACTIONS = 11
_YEAR = 366 * 24 * 60 * 60
_CHANGING = {"can_change_info", "can_pin_messages", "can_manage_topics"}
_MEDIA = ("audios", "documents", "photos", "videos", "video_notes", "voice_notes")


@method("getChat", "chat_id")
def _get_chat(call: Call) -> Wire:
    chat = call.chat()
    full: Wire = {
        **call.world.chat_wire(chat),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": MOST_REACTIONS,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if not chat.private:
        full["permissions"] = {name: name not in _CHANGING for name in PERMISSIONS}
        if chat.invite_link and chat.member(call.bot.id).may("can_invite_users"):
            full["invite_link"] = chat.invite_link
    if chat.pinned:
        pinned = call.world.message(chat, chat.pinned[-1]).wire
        full["pinned_message"] = {key: value for key, value in pinned.items() if key != "reply_to_message"}
    return full


@method("getChatMember", "chat_id user_id")
def _get_chat_member(call: Call) -> Wire:
    chat = call.chat()
    account = call.account()
    if chat.private and account not in {chat.person, chat.bot}:
        raise bad("user not found")
    return _current(call, chat, account).wire(call.world.user(account))


def _current(call: Call, chat: Chat, account: int) -> Member:
    """Find a place in a chat; a ban or a restriction that ran out is over."""
    place = chat.place(account)
    if place.until and place.until <= call.world.now():
        place = Member("member" if place.inside else "left")
        chat.members[account] = place
        call.world.chat_changed(chat)
    return place


@method("getChatAdministrators", "chat_id return_bots")
def _get_chat_administrators(call: Call) -> list[Wire]:
    chat = call.chat()
    if chat.private:
        raise bad("there are no administrators in the private chat")
    # Other bots are left out unless they are asked for.
    bots = set() if call.flag("return_bots") else call.world.bots.keys() - {call.bot.id}
    return [
        place.wire(call.world.user(account))
        for account, place in chat.members.items()
        if place.manages and account not in bots
    ]


@method("getChatMemberCount", "chat_id")
def _get_chat_member_count(call: Call) -> int:
    chat = call.chat()
    return 2 if chat.private else sum(1 for place in chat.members.values() if place.inside)


@method("leaveChat", "chat_id")
def _leave_chat(call: Call) -> bool:
    chat = call.chat()
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    return call.world.take_out(chat, call.bot.id, Member("left"), by=call.bot.id)


def _other(call: Call, chat: Chat) -> int:
    account = call.account()
    if account == call.bot.id:
        raise bad("can't restrict self")
    place = chat.member(account)
    if place.status == "creator":
        raise bad("can't remove chat owner")
    if place.manages:
        raise bad("user is an administrator of the chat")
    return account


def _until(call: Call) -> int:
    """Read until_date; less than 30 seconds or more than 366 days from now is forever."""
    until = call.number("until_date")
    return until if 30 <= until - call.world.now() <= _YEAR else 0  # noqa: PLR2004 - Telegram's shortest time


@method("banChatMember", "chat_id user_id until_date revoke_messages")
def _ban(call: Call) -> bool:
    chat = call.administer("can_restrict_members")
    account = _other(call, chat)
    return call.world.take_out(chat, account, Member("kicked", until=_until(call)), by=call.bot.id)


@method("unbanChatMember", "chat_id user_id only_if_banned")
def _unban(call: Call) -> bool:
    chat = call.administer("can_restrict_members")
    account = _other(call, chat)
    status = chat.member(account).status
    if status == "kicked" or (status != "left" and not call.flag("only_if_banned")):
        return call.world.take_out(chat, account, Member("left"), by=call.bot.id)
    return True


@method("restrictChatMember", "chat_id user_id permissions use_independent_chat_permissions until_date")
def _restrict(call: Call) -> bool:
    chat = call.administer("can_restrict_members")
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    account = _other(call, chat)
    given = call.json("permissions")
    if not isinstance(given, dict):
        raise bad("can't parse permissions JSON object")
    rights = _implied(given) if not call.flag("use_independent_chat_permissions") else given
    free = all(rights.get(name) for name in PERMISSIONS[:10])
    inside = chat.member(account).inside
    place = Member("member" if inside else "left") if free else Member("restricted", until=_until(call))
    if not free:
        place.rights = {name: bool(rights.get(name)) for name in PERMISSIONS} | {"is_member": inside}
    call.world.place_member(chat, account, place, by=call.bot.id)
    return True


def _implied(given: Wire) -> Wire:
    """Add what permissions imply when they are not independent: other messages imply media, media imply text."""
    rights = dict(given)
    if rights.get("can_send_other_messages") or rights.get("can_add_web_page_previews"):
        rights |= {f"can_send_{kind}": True for kind in _MEDIA}
    if any(rights.get(f"can_send_{kind}") for kind in _MEDIA) or rights.get("can_send_polls"):
        rights["can_send_messages"] = True
    return rights


_CHANNEL_RIGHTS = "can_post_messages can_edit_messages can_manage_direct_messages"


@method("promoteChatMember", f"chat_id user_id is_anonymous {_CHANNEL_RIGHTS} {' '.join(RIGHTS)}")
def _promote(call: Call) -> bool:
    chat = call.administer("can_promote_members")
    account = call.account()
    place = chat.member(account)
    if account == call.bot.id:
        raise bad("can't promote self")
    if place.status == "creator":
        raise bad("can't remove chat owner")
    if not place.inside:
        raise bad("USER_NOT_PARTICIPANT")
    rights = {right: call.flag(right) for right in RIGHTS}
    status = "administrator" if any(rights.values()) else "member"
    after = Member(status, is_anonymous=call.flag("is_anonymous"), rights=rights if status == "administrator" else {})
    call.world.place_member(chat, account, after, by=call.bot.id)
    return True


@method("setChatTitle", "chat_id title")
def _set_chat_title(call: Call) -> bool:
    chat = call.administer("can_change_info")
    title = call.text("title").strip()
    if not 1 <= len(title) <= LONGEST_TITLE:
        raise bad("chat title is empty" if not title else "chat title is too long")
    if title == chat.title:
        raise bad("CHAT_NOT_MODIFIED")
    chat.title = title
    call.world.chat_changed(chat)
    call.world.post(chat, call.bot.id, {"new_chat_title": title})
    return True


@method("exportChatInviteLink", "chat_id")
def _export_chat_invite_link(call: Call) -> str:
    chat = call.administer("can_invite_users")
    chat.invite_link = _new_link()
    call.world.chat_changed(chat)
    return chat.invite_link


@method("createChatInviteLink", "chat_id name expire_date member_limit creates_join_request")
def _create_chat_invite_link(call: Call) -> Wire:
    call.administer("can_invite_users")
    link: dict[str, Any] = {
        "invite_link": _new_link(),
        "creator": call.bot.user(),
        "creates_join_request": call.flag("creates_join_request"),
        "is_primary": False,
        "is_revoked": False,
    }
    for name in ("expire_date", "member_limit"):
        if call.number(name):
            link[name] = call.number(name)
    return link | ({"name": call.text("name")} if call.text("name") else {})


def _new_link() -> str:
    return f"https://t.me/+{secrets.token_urlsafe(12)}"
