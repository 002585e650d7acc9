"""How many people somebody comes with, as they write it: 我们 4 人, 一家三口, "we are 4"."""

import re
import unicodedata
from functools import cache
from typing import Final

from aiogram.filters import Filter
from aiogram.types import Message

from community import attending, events
from community.database import Transaction
from community.errors import NotFound
from community.people import Person
from handlers.cards.times import in_digits
from locales import everywhere

#: How a card of an event names it.
_TAG: Final = re.compile(r"#E([1-9][0-9]{0,8})\b")
_MARKS: Final = " \n。.!！,，~～"


def parse(text: str, *, bare: bool = False) -> int | None:
    """Return how many people the words say; None if they say anything else. `bare`: a number alone says it, too."""
    said = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split()).strip(_MARKS)
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
        above = message.reply_to_message
        tag = (
            _TAG.search(above.text or above.caption or "")
            if above and above.from_user and above.from_user.is_bot
            else None
        )
        heads = parse(message.text or "", bare=tag is not None)
        if heads is None:
            return False
        async with transaction.reading() as session:
            if tag is not None:
                try:
                    return {"event_id": (await events.by_number(session, int(tag[1]))).id, "heads": heads}
                except NotFound:
                    return False
            own = await attending.latest(session, me.id)
        return {"event_id": own.event_id, "heads": heads} if own is not None else False


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
