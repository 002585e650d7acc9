"""What people write about coming to an event: with how many, 我们 4 人, 一家三口, "we are 4"; or that they cannot, 来不了."""

import re
import unicodedata
from datetime import timedelta
from functools import cache
from typing import Final

from aiogram.filters import Filter
from aiogram.types import Message

from community import attending, clock, events
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from handlers.cards.times import in_digits
from locales import everywhere

#: How a card of an event names it.
_TAG: Final = re.compile(r"#E([1-9][0-9]{0,8})\b")
_MARKS: Final = " \n。.!！,，~～"
#: So long after somebody said that they come, a number alone is how many they are: that was asked just then.
_JUST_NOW: Final = timedelta(hours=1)


def parse(text: str, *, bare: bool = False) -> int | None:
    """Return how many people the words say; None if they say anything else. `bare`: a number alone says it, too."""
    said = _plain(text)
    if said in _words("word-heads-alone"):
        return 1
    found = _shape().fullmatch(said)
    if found is None or not (bare or found["before"] or found["after"]):
        return None
    number = in_digits(found["number"])
    return int(number) if number.isascii() and number.isdigit() else None


class HowMany(Filter):
    """How many people come, said of the event that is answered to, or else of the one somebody signed up for last.

    Hands on `event_id` and `heads`.
    """

    async def __call__(self, message: Message, me: Person, transaction: Transaction) -> bool | dict[str, int]:
        """Look at the whole text, and only then for the event."""
        heads = parse(message.text or "", bare=True)
        if heads is None:
            return False
        numbered = _answered(message)
        async with transaction.reading() as session:
            if numbered is not None:
                try:
                    return {"event_id": (await events.by_number(session, numbered)).id, "heads": heads}
                except NotFound:
                    return False
            own = await attending.latest(session, me.id)
        if own is None or (parse(message.text or "") is None and own.changed_at < clock.now() - _JUST_NOW):
            return False
        return {"event_id": own.event_id, "heads": heads}


class NotComing(Filter):
    """That they cannot come, said of the event that is answered to, or else of the one somebody signed up for last.

    Hands on `event_id`.
    """

    async def __call__(self, message: Message, me: Person, transaction: Transaction) -> bool | dict[str, int]:
        """Look at the whole text, and only then for the event."""
        if _plain(message.text or "") not in _words("word-not-coming"):
            return False
        numbered = _answered(message)
        async with transaction.reading() as session:
            if numbered is not None:
                try:
                    return {"event_id": (await events.by_number(session, numbered)).id}
                except NotFound:
                    return False
            own = await attending.latest(session, me.id)
        return {"event_id": own.event_id} if own is not None else False


def _answered(message: Message) -> int | None:
    """Return the number of the event of which our message tells that is answered to; None where it is none."""
    above = message.reply_to_message
    if above is None or above.from_user is None or not above.from_user.is_bot:
        return None
    found = _TAG.search(above.text or above.caption or "")
    return int(found[1]) if found is not None else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split()).strip(_MARKS)


@cache
def _shape() -> re.Pattern[str]:
    before, after = (_either(_words(one)) for one in ("word-heads-before", "word-heads-after"))
    return re.compile(
        rf"(?P<before>(?:(?:{before})\s*)*)(?P<number>\d{{1,3}}|[一二三四五六七八九十两兩]{{1,3}})\s*(?P<after>(?:(?:{after})\s*)*)"
    )


def _either(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words(message_id: str) -> frozenset[str]:
    """Return all words of a message in all languages."""
    return frozenset(word.casefold() for text in everywhere(message_id) for word in text.split("|"))
