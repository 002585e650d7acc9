"""Which category somebody means: the search over articles, let loose on the names and aliases of the catalogue.

It cuts words with the very dictionary that the articles use, so a second search costs little memory. It is made anew when the
catalogue changed, and works off the event loop.
"""

import asyncio
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from community import services
from community.cases import Kind
from community.database import Transaction
from community.places import Place
from community.services import Service
from knowledge import Article, KnowledgeBase, Text, simplified

#: From this probability on, and this far ahead of the next, a category is shown as chosen, with the word that it is a guess.
SURE: Final = 0.5
CLEAR: Final = 0.15
#: What is not among the community's duties goes another way, so it takes more to be taken for it.
SURE_OUTSIDE: Final = 0.8
#: A guess below this is none.
POSSIBLE: Final = 0.04
#: By how much another kind must be ahead of this one before it is offered.
AHEAD: Final = 0.4
MOST: Final = 3
_PREFIX: Final = "service:"
#: What stands where there is no first or second guess.
_NOTHING: Final = ((None, 0.0), (None, 0.0))
#: A category is no article, and was checked on no day.
_NO_DAY: Final = dt.date.min


@dataclass(frozen=True, slots=True)
class Guess:
    """What words may mean: categories for this kind of case, the likeliest first, at most `MOST`.

    `sure`: the first is shown as if it were chosen. `other` is a category of another kind that fits much better.
    """

    services: tuple[Service, ...] = ()
    sure: bool = False
    other: Service | None = None


@dataclass(frozen=True, slots=True)
class _Built:
    """The search over one version of the catalogue."""

    version: int
    catalogue: Mapping[str, Service]
    search: KnowledgeBase


#: What people call a house, whatever its sign says.
_HOUSE: Final = re.compile(r"(?<=\d)(?:栋|幢|座|号楼)")
_NUMERALS: Final = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九", 1)}
_NUMERAL: Final = re.compile(r"(十?)([一二三四五六七八九]?)(?=栋|幢|座|号楼)")
#: One part of where a door is, with its sign; a 单元门 is a thing that breaks. A floor or a bare number only says so after one.
_SIGNED: Final = (
    r"(?:[\d一二三四五六七八九十]+\s*(?:[号號][楼樓]|[栋棟幢座]|[单單]元|[室号號房])(?!门|門)"
    r"|\b(?:building|block|unit|flat|room|apartment|apt)\b\.?\s*(?:no\.?\s*)?\d+[a-z]?\b"
    r"|\b\d{1,2}(?:[-–]\d{1,2})?[-–]\d{3,4}\b)"
)
_FOLLOWING: Final = r"(?:[\d一二三四五六七八九十]+\s*[楼樓层層]|[a-z]?\d{2,4}[a-z]?(?![\da-z]))"
#: Where somebody lives, as they write it: 2 单元 501, 3栋1单元5楼, Unit 2, 501; and a line of its own that is a number.
_DOOR: Final = re.compile(
    rf"{_SIGNED}(?:[\s,，、-]*(?:{_SIGNED}|{_FOLLOWING}))*|^\s*[a-z]?\d{{2,4}}[a-z]?\s*$", re.IGNORECASE | re.MULTILINE
)

#: One for each search over articles, and gone with it.
_built: Final[WeakKeyDictionary[KnowledgeBase, _Built]] = WeakKeyDictionary()


async def guess(words: str, kind: Kind, *, transaction: Transaction, knowledge: KnowledgeBase) -> Guess:
    """Return what the words may mean. Where a kind has one category alone, that is it, whatever they are."""
    built = await _up_to_date(transaction, knowledge)
    own = [one for one in built.catalogue.values() if services.serves(one, kind)]
    if len(own) == 1:
        return Guess((own[0],), sure=True)
    # Where it is says nothing of what it is, and “单元” would lead to the doors that break.
    words = _DOOR.sub(" ", words)
    if not any(map(str.isalnum, words)):
        return Guess()
    return await asyncio.to_thread(_guess, words, kind, built)


async def _up_to_date(transaction: Transaction, knowledge: KnowledgeBase) -> _Built:
    """Return the search over the catalogue as it is now."""
    async with transaction.reading() as session:
        version = await services.version(session)
        built = _built.get(knowledge)
        if built is not None and built.version == version:
            return built
        catalogue = await services.everything(session)
    built = _built[knowledge] = await asyncio.to_thread(_build, version, catalogue, knowledge)
    return built


def _build(version: int, catalogue: Sequence[Service], knowledge: KnowledgeBase) -> _Built:
    """Make the search; blocks for as long as its words take to be cut."""
    knowledge.prepare()
    # The copy has the dictionary in common with the articles. It gives up all of them, and learns the categories.
    search = copy(knowledge)
    search.update(changed=map(_as_article, catalogue), gone=search.written)
    return _Built(version, {one.key: one for one in catalogue}, search)


def _as_article(service: Service) -> Article:
    texts = {
        language: Text(question=services.name(service, language), answer="", aliases=tuple(words.get("aliases", ())))
        for language, words in service.words.items()
    }
    return Article(
        id=_PREFIX + service.key,
        subject="",
        post="general",
        reviewed=_NO_DAY,
        review_by=_NO_DAY,
        sources=(),
        texts=texts,
    )


def _guess(words: str, kind: Kind, built: _Built) -> Guess:
    matches = built.search.rank(words, limit=len(built.catalogue))
    found = [(built.catalogue[match.article.id.removeprefix(_PREFIX)], match.confidence) for match in matches]
    own, others = _parted(found, kind)
    best, second = (confidence for _, confidence in (*own[:2], *_NOTHING)[:2])
    other = others[0][0] if others and others[0][1] >= best + AHEAD else None
    enough = SURE_OUTSIDE if own and own[0][0].outside else SURE
    sure = best >= enough and best - second >= CLEAR
    return Guess(tuple(service for service, _ in own[:MOST]), sure=sure, other=other)


def _parted(
    found: Iterable[tuple[Service, float]], kind: Kind
) -> tuple[list[tuple[Service, float]], list[tuple[Service, float]]]:
    """Part what was found into what a case of this kind may be, and what it may not."""
    likely = [one for one in found if one[1] >= POSSIBLE]
    own = [one for one in likely if services.serves(one[0], kind)]
    return own, [one for one in likely if not services.serves(one[0], kind)]


def named(words: str, buildings: Iterable[Place]) -> Place | None:
    """Return the building that the words name (3 栋, 三栋, 3号楼), None where they name none, or more than one."""
    said = _as_said(words)
    found = {place.id: place for place in buildings if re.search(rf"(?<!\d){re.escape(_as_said(place.name))}", said)}
    return next(iter(found.values())) if len(found) == 1 else None


def _as_said(words: str) -> str:
    """Return words with houses in one spelling, without spaces."""
    plain = re.sub(r"\s+", "", simplified(unicodedata.normalize("NFKC", words)))
    return _HOUSE.sub("栋", _NUMERAL.sub(_number, plain))


def _number(found: re.Match[str]) -> str:
    ten, one = found.groups()
    if not ten and not one:
        return ""
    return ("1" if ten else "") + _NUMERALS.get(one, "0" if ten else "")
