"""Cases as those see them who take them in hand: for their groups, and for the private chat of whoever has one.

What the resident said, and who they are, stands only in messages of the outbox in the holder's private chat, so that it leaves
the chat together with the case. Every other card shows what any group of those who work on cases may read.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final, Unpack

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from community.cases import HELD, Kind, State
from community.entries import Side, Sort
from handlers.cards import heads, times
from handlers.cards.buttons import Claim, Talk, button, pairs, rows
from handlers.cards.card import LONGEST_CAPTION, LONGEST_MESSAGE, Audience, Card, Media, visible_length
from handlers.cards.case_buttons import Handle
from handlers.cards.heads import Facts
from locales import Translator, Word

#: One entry as `community.entries.shown` gives it.
Shown = Mapping[str, Any]

_AUDIENCES: Final = {"staff": Audience.STAFF, "team": Audience.TEAM, "person": Audience.PERSONAL}
_HELD: Final = frozenset(HELD)
_NO_VISIT: Final = frozenset({Kind.QUESTION, Kind.SUGGESTION, Kind.PATROL})
#: Why a level looks at what others have in hand; every other reason ends when somebody takes it.
_LASTING: Final = frozenset({"unsolved", "breadth", "outside"})
#: Left for the lines around what was said, however long a name is.
_ROOM_FOR_THE_REST: Final = 1300
#: What there is to do besides, in the order in which it is usual.
_MORE: Final = (
    "ask",
    "volunteers",
    "note",
    "extend",
    "hold",
    "hand-over",
    "release",
    "split",
    "merge",
    "refer",
    "outcomes",
)


def desk(t: Translator, *, where: str, why: str, **facts: Unpack[Facts]) -> Card:
    """Tell those who may see to it that somebody waits, or why it comes before them; the same words wherever they stand."""
    first, *others = heads.lines(t, **facts)
    # Why it came is no news any more once it is as it should be.
    lasts = facts["state"] == State.WAITING or (why in _LASTING and facts["state"] in _HELD)
    reason = t("case-why", why=why, level=heads.level(t, facts["level"])) if lasts else ""
    text = Word("\n".join(line for line in (first, reason, *others) if line))
    return Card(_AUDIENCES[where], text, rows(_at_the_desk(t, why, **facts)))


def small(t: Translator, *, mine: bool, directs: bool, **facts: Unpack[Facts]) -> Card:
    """Show a case to one of those who work on cases, without what the resident said: that is a tap away for its holder."""
    text = Word("\n".join(heads.lines(t, mine=mine, **facts)))
    if mine and facts["state"] in _HELD:
        return Card(Audience.PERSONAL, text, rows(*_without_words(t, **facts)))
    return Card(Audience.PERSONAL, text, rows(*_deciding(t, directs=directs, **facts)))


def hand(
    t: Translator,
    *,
    name: str,
    telegram_id: int | None,
    spot: str | None,
    phone: str | None,
    window: str,
    contact: str,
    proxy: str | None,
    entries: Sequence[Shown],
    note: str = "",
    **facts: Unpack[Facts],
) -> Card:
    """For the one who has it in hand, in private: all that is known, what was said, and what to do."""
    first, *others = heads.lines(t, mine=True, **facts)
    unknown = t.plain("person-unnamed")
    # A part, and what was found on a walk, were written down by somebody of the staff.
    whose = "part" if facts["part_of"] else "patrol" if facts["kind"] == Kind.PATROL else "resident"
    linked = Word(escape(name or unknown, quote=False))
    if telegram_id:
        linked = Word(f'<a href="tg://user?id={telegram_id}">{linked}</a>')
    # Whoever asked may have erased what was theirs, and the case goes on as it concerns others.
    gone = whose == "resident" and not telegram_id and not name
    wishes = facts["kind"] not in _NO_VISIT and not facts["part_of"] and not gone
    about = [
        t("case-resident-gone") if gone else t("case-resident", name=linked, linked=bool(telegram_id), whose=whose),
        t("case-for", name=proxy) if proxy else "",
        t("case-spot", spot=spot) if spot else "",
        t("case-phone", phone=phone) if phone else "",
        # Whoever only wants to know something is asked for no visit, and has no wish.
        t("case-wishes", window=window, contact=contact) if wishes else "",
        t("case-handed-note", note=note) if note and not _noted(entries, note) else "",
    ]
    told = [line for line in (first, *others, *about) if line]
    kept, rest = _fitting(t, entries, LONGEST_MESSAGE - _ROOM_FOR_THE_REST)
    text = Word("\n".join([*told, "", *kept]))
    return Card(Audience.PERSONAL, text, rows(*_in_hand(t, files=_files(entries), rest=rest, **facts)))


def less(t: Translator, *, entries: Sequence[Shown], page: int, **facts: Unpack[Facts]) -> InlineKeyboardMarkup:
    """Return the buttons of the holder's card, as they are before more is asked for; page 1 is the card without words."""
    if page:
        return rows(*_without_words(t, **facts))
    _, rest = _fitting(t, entries, LONGEST_MESSAGE - _ROOM_FOR_THE_REST)
    return rows(*_in_hand(t, files=_files(entries), rest=rest, **facts))


def more(t: Translator, *, page: int, **facts: Unpack[Facts]) -> InlineKeyboardMarkup:
    """Return everything else that the one who has it in hand may do, and the way back."""
    case_id = facts["case_id"]
    back = button(t.plain("button-case", act="less"), Handle(act="less", case=case_id, page=page))
    acts = [act for act in _MORE if act != "ask" or facts.get("heard", True)]
    return rows(*pairs([_act(t, act, case_id) for act in acts]), [back])


def file(
    t: Translator, *, number: int, sort: str, file: str, words: str, at: str, side: str, proof: bool = False
) -> Card:
    """Show a picture, a voice or a file of a case to the one who has it in hand."""
    line = _entry(t, {"side": side, "sort": sort, "words": "", "at": at, "proof": proof, "edited": False})
    top = t("case-file", number=number, said=line)
    room = LONGEST_CAPTION - visible_length(top) - 1
    shown = words if visible_length(escape(words, quote=False)) <= room else words[: room // 2] + "…"
    text = Word(f"{top}\n{escape(shown, quote=False)}") if shown else top
    return Card(Audience.PERSONAL, text, media=(Media(kind=sort, file=file),))  # type: ignore[arg-type]


def said(t: Translator, *, number: int, entries: Sequence[Shown]) -> Card:
    """Show what was said in a case and found no room on its card."""
    lines = [_entry(t, one) for one in entries]
    return Card(Audience.PERSONAL, Word("\n".join([t("case-said", number=number), *lines])))


def omitted(t: Translator, entries: Sequence[Shown]) -> list[Sequence[Shown]]:
    """Return what found no room on the holder's card, as much together as fits into one message."""
    _, rest = _fitting(t, entries, LONGEST_MESSAGE - _ROOM_FOR_THE_REST)
    found: list[list[Shown]] = []
    length = LONGEST_MESSAGE
    for one in entries[1 : 1 + rest]:
        more_ = visible_length(_entry(t, one)) + 1
        if length + more_ > LONGEST_MESSAGE - 100:
            found.append([])
            length = 0
        found[-1].append(one)
        length += more_
    return list(found)


def put_away(t: Translator, *, number: int, how: str, reached: bool = True) -> Card:
    """For whoever had it in hand: what became of it; what the resident said is gone from the chat."""
    # Only at its end has somebody to tell the resident: before that, whoever takes it next does.
    heard = reached or how != "done"
    return Card(Audience.PERSONAL, Word(t("case-put-away", number=number, how=how, reached=heard).strip()))


def nudge(t: Translator, *, what: str, **facts: Unpack[Facts]) -> Card:
    """Remind the one who has it in hand: of its end soon (nudge), past (late), its day (woke), or a silence (unanswered)."""
    text = Word("\n".join([t("case-nudge", what=what), *heads.lines(t, mine=True, **facts)]))
    return Card(Audience.PERSONAL, text, rows(*_without_words(t, **facts)))


def level_empty(t: Translator, *, level: str, place: str | None, number: int | None = None) -> Card:
    """Warn an administrator that nobody is there at a level, so that its cases go past it."""
    text = t(
        "case-level-empty",
        level=heads.level(t, level),
        place=place or "",
        placed=bool(place),
        number=number or 0,
        numbered=bool(number),
    )
    return Card(Audience.PERSONAL, text)


def returned(t: Translator, *, words: str, **facts: Unpack[Facts]) -> Card:
    """Tell the one who leads it that the level above sent it back, with its decision."""
    text = Word("\n".join([*heads.lines(t, mine=True, **facts), t("case-returned", words=words)]))
    return Card(Audience.PERSONAL, text, rows(*_without_words(t, **facts)))


def parts_done(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Tell the one who has the whole in hand that its parts have ended."""
    text = Word("\n".join([*heads.lines(t, mine=True, **facts), t("case-parts-done")]))
    return Card(Audience.PERSONAL, text, rows(*_without_words(t, **facts)))


def top(t: Translator, **facts: Unpack[Facts]) -> Card:
    """Tell an administrator that a case ran out of time, and that there is no level above."""
    first, *others = heads.lines(t, **facts)
    text = Word("\n".join([first, t("case-top", outside=facts["outside"]), *others]))
    return Card(Audience.PERSONAL, text, rows(*_deciding(t, directs=True, **facts)))


def _at_the_desk(t: Translator, why: str, **facts: Unpack[Facts]) -> list[InlineKeyboardButton]:
    """Return how to take it, or for a level that decides about what others have in hand, how to look at it."""
    if facts["state"] == State.WAITING:
        return [button(t.plain("button-claim"), Claim(case=facts["case_id"]))]
    if facts["state"] in _HELD and why in _LASTING:
        return [button(t.plain("button-case-open"), Handle(act="open", case=facts["case_id"]))]
    return []


def _in_hand(t: Translator, *, files: int, rest: int, **facts: Unpack[Facts]) -> list[Sequence[InlineKeyboardButton]]:
    """Return what the holder does most, on the card with what was said."""
    case_id = facts["case_id"]
    show = button(t.plain("button-case-files", files=files, rest=rest), Handle(act="files", case=case_id))
    return _usual(t, [show] if files or rest else [], page=0, **facts)


def _without_words(t: Translator, **facts: Unpack[Facts]) -> list[Sequence[InlineKeyboardButton]]:
    """Return what the holder does most, on a card without what was said."""
    content = button(t.plain("button-case-content"), Handle(act="content", case=facts["case_id"]))
    return _usual(t, [content], page=1, **facts)


def _usual(
    t: Translator, look: Sequence[InlineKeyboardButton], *, page: int, **facts: Unpack[Facts]
) -> list[Sequence[InlineKeyboardButton]]:
    case_id = facts["case_id"]
    if facts["state"] not in _HELD:
        return []
    talk = [button(t.plain("button-case-talk"), Talk(case=case_id))] if facts.get("heard", True) else []
    finish = button(t.plain("button-case-finish", kind=facts["kind"]), Handle(act="finish", case=case_id))
    onward = finish if facts["state"] == State.TAKEN else _act(t, "resume", case_id)
    others = button(t.plain("button-case", act="more"), Handle(act="more", case=case_id, page=page))
    return [[*talk, onward], [*look, others]]


def _deciding(t: Translator, *, directs: bool, **facts: Unpack[Facts]) -> list[Sequence[InlineKeyboardButton]]:
    """Return what those may do who have not got it in hand: take it, or decide about it."""
    case_id = facts["case_id"]
    came_up = ("send-down",) if facts["climbed"] or facts["outside"] else ()
    if facts["state"] == State.WAITING:
        claim = [button(t.plain("button-claim"), Claim(case=case_id))]
        return pairs(claim + [_act(t, act, case_id) for act in came_up if directs])
    if facts["state"] in _HELD and directs:
        return pairs([_act(t, act, case_id) for act in ("take-over", "hand-over", *came_up, "note")])
    return []


def _act(t: Translator, act: str, case_id: int) -> InlineKeyboardButton:
    return button(t.plain("button-case", act=act), Handle.model_validate({"act": act, "case": case_id}))


def _noted(entries: Sequence[Shown], note: str) -> bool:
    """Tell whether the note of a hand-over stands as the last thing that was said: it is not said twice."""
    return bool(entries) and entries[-1]["side"] == Side.NOTE and entries[-1]["words"] == note


def _files(entries: Sequence[Shown]) -> int:
    return sum(bool(one["file"]) for one in entries)


def _fitting(t: Translator, entries: Sequence[Shown], room: int) -> tuple[list[Word], int]:
    """Return the first entry and as many of the newest as fit, and how many there are between."""
    if not entries:
        return [t("case-no-words")], 0
    first, *others = [_entry(t, one) for one in entries]
    room -= visible_length(first) + 1
    kept: list[Word] = []
    while others and visible_length(others[-1]) < room:
        room -= visible_length(others[-1]) + 1
        kept.insert(0, others.pop())
    between = [t("case-omitted", count=len(others))] if others else []
    return [first, *between, *kept], len(others)


def _entry(t: Translator, one: Shown) -> Word:
    """Return one entry in a line: who said it, when, and what."""
    said_ = t(
        "case-entry-line",
        side=Side(one["side"]).value,
        at=times.lasting(t, one["at"]),
        sort=Sort(one["sort"]).value,
        words=one["words"] or "",
        edited=bool(one["edited"]),
        proof=bool(one["proof"]),
    )
    return Word(said_.strip())
