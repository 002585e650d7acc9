"""The fields of an article as staff type them, and what becomes of an article when one of them changes.

An article that is being written is the plain data that `knowledge.to_data` makes, perhaps without some of it. Nothing here
talks to anybody, and what is given is never changed: each function returns new data.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any, Final
from zlib import crc32

from community import clock, hours
from handlers.cards import times
from knowledge import LANGUAGES, Article, Problem, Source, Text, dump, from_data, in_both_scripts, read
from locales import Translator

Body = dict[str, Any]

#: What a new article is asked for, one after the other.
NEW: Final = ("question", "aliases", "answer", "sources", "post", "review", "until")
#: What is written anew in another language; everything else holds for all of them.
TRANSLATED: Final = ("question", "aliases", "answer")
FIELDS: Final = ("question", "aliases", "answer", "unlike", "sources", "post", "subject", "review", "since", "until")
#: Where a new article stands until somebody chooses another subject.
OWN_SUBJECT: Final = "本社区"
#: The fields that are kept for each language.
_OF_TEXTS: Final = ("question", "aliases", "answer", "unlike")
_LISTS: Final = ("aliases", "unlike")
_KEYS: Final = {"since": "valid_from", "until": "valid_until", "review": "review_by"}
_SCRIPTS: Final = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}
_HALF_A_YEAR, _YEAR = timedelta(days=182), timedelta(days=365)
_BULLET: Final = re.compile(r"^(?:[-·•*]|\d{1,2}[.、．)）])\s*")
_TITLE: Final = re.compile(r"《([^《》]+)》")
_NUMBERS: Final = re.compile(r"第([0-9零〇一二三四五六七八九十百千、,，\s和第条條]+)[条條]")
_DIGITS: Final = {numeral: digit % 10 for digit, numeral in enumerate("零一二三四五六七八九〇")}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one field: the lines that went, and those that came."""

    field: str
    gone: Sequence[str]
    came: Sequence[str]
    #: It is of the English text.
    english: bool = False


def today() -> date:
    """Return the community's day."""
    return hours.local(clock.now()).date()


def key_of(subject: str) -> int:
    """Return what stands for a subject on the wire: its name may be too long for a button."""
    return crc32(subject.encode())


def by_sound(subject: str) -> bytes:
    """Return what puts subjects in the order of Chinese lists: the national encoding numbers common characters by sound."""
    return subject.encode("gb18030")


def empty(article_id: str) -> Body:
    """Return a new article of which nothing is known yet."""
    return {"id": article_id, "subject": OWN_SUBJECT, "reviewed": today().isoformat(), "sources": [], "texts": {}}


def language_for(reader: str, body: Body | None = None) -> str:
    """Return the language in which a reader writes an article: their own if it has that text, Chinese for a new one."""
    texts = body["texts"] if body else {}
    if reader in texts or (reader in _SCRIPTS and not texts):
        return reader
    return next((language for language in ("zh-Hans", *LANGUAGES) if language in texts), "zh-Hans")


def lines_of(body: Body, field: str, language: str) -> list[str]:
    """Return a field as the lines that are typed for it; none where it is not written yet."""
    if field in _OF_TEXTS:
        value = body["texts"].get(language, {}).get(field, "")
        return list(value) if field in _LISTS else value.strip().splitlines()
    if field == "sources":
        return [_source_line(source) for source in body.get("sources", ())]
    value = body.get(_KEYS.get(field, field), "")
    return [value] if value else []


def typed(field: str, text: str) -> str | list[Any] | None:
    """Return what somebody typed for a field as it is kept; None if it cannot be understood, as a post, which is chosen."""
    if field == "post" or not any(map(str.isalnum, text)):
        return None
    if field == "answer":
        return text.strip()
    lines = [_BULLET.sub("", line.strip()) for line in text.splitlines() if any(map(str.isalnum, line))]
    if field in _LISTS:
        return list(dict.fromkeys(lines))
    if field == "sources":
        return [asdict(_source(line)) for line in lines]
    if field in _KEYS:
        day = day_of(text)
        return day.isoformat() if day and day >= _earliest(field) else None
    return " ".join(lines)


def _earliest(field: str) -> date:
    """Return the first day that may be typed: the next look is ahead, and what holds no more is retired instead."""
    return {"review": today() + timedelta(days=1), "until": today()}.get(field, date.min)


def day_of(text: str) -> date | None:
    """Understand a day that was typed: "2027-05-01", "下周三", "5 月 1 日"."""
    at = times.parse(f"{text} 12:00") if text.strip() else None
    return hours.local(at).date() if at else None


def chosen(field: str, value: str) -> str | list[Any]:
    """Return what a button stands for: how long until the next look, a post, or nothing."""
    spans = {"half-year": _HALF_A_YEAR, "year": _YEAR}
    if field == "review":
        return (today() + spans.get(value, _YEAR)).isoformat()
    return [] if field in _LISTS else value


def put(body: Body, field: str, value: Any, language: str) -> Body:
    """Return the article with this in a field.

    Whoever writes an answer or its sources, or says when it is looked at again, has checked it today. The other script is
    made anew from what was written in one.
    """
    new = deepcopy(body)
    if field in _OF_TEXTS:
        text = new["texts"].setdefault(language, {"question": "", "answer": "", "aliases": [], "unlike": []})
        text[field] = value
        if language in _SCRIPTS and field in {"question", "answer"}:
            _write_other_script(new["texts"], language)
    elif field == "sources":
        english = {source["title"]: source.get("title_en", "") for source in body.get("sources", ())}
        new["sources"] = [{**source, "title_en": english.get(source["title"], "")} for source in value]
    else:
        new[_KEYS.get(field, field)] = value
        if not value:
            del new[_KEYS.get(field, field)]
    if field in {"answer", "sources", "review"}:
        new["reviewed"] = today().isoformat()
    return new


def without_english(body: Body) -> Body:
    """Return the article without its English text."""
    return {**body, "texts": {language: text for language, text in body["texts"].items() if language != "en"}}


def complete(body: Body) -> Article:
    """Return the article, with something harmless where it is not written yet."""
    texts = body["texts"] or {"zh-Hans": {"question": "", "answer": "", "aliases": [], "unlike": []}}
    return from_data(
        {
            "post": "general",
            "review_by": (today() + _YEAR).isoformat(),
            **body,
            "texts": {
                language: {**text, "question": text["question"] or "—", "answer": text["answer"] or "—"}
                for language, text in texts.items()
            },
        }
    )


def problems(body: Body, *, partly: bool = False) -> list[Problem]:
    """Return what is wrong with an article; `partly`: what is not written yet is not missed."""
    article = complete(body) if partly else from_data({"post": "", "review_by": body["reviewed"], **body})
    found = read("", dump([article]), today=today()).problems
    later = {"missing-source", "few-aliases", "review-order"} if partly else frozenset()
    return once(replace(one, line=1) for one in found if one.what not in later)


def once(found: Iterable[Problem]) -> list[Problem]:
    """Return each problem of a line once: what is wrong in one script is wrong in the other, which was made from it."""
    return list({(one.line, one.what, *sorted(one.details.items())): one for one in found}.values())


def stops(body: Body, *, partly: bool = False) -> list[Problem]:
    """Return what keeps an article from being published."""
    return [one for one in problems(body, partly=partly) if one.keeps_out]


def fitting(lines: Iterable[str], language: str) -> Iterator[str]:
    """Yield those of the ways of asking that an article may hold: residents ask at any length, and with any marks."""
    for line in lines:
        if not stops(put(empty("own"), "aliases", [line], language), partly=True):
            yield line


def least_aliases(language: str) -> int:
    """Return how many other ways of asking a new article needs: with fewer, it is hardly ever found."""
    return 1 if language == "en" else 3


def changes(old: Body, new: Body, language: str) -> list[Change]:
    """Return what differs between two versions, field by field.

    A question or answer in the other script than that of `language` says the same, and is not told a second time.
    """
    first, second = ("zh-Hant", "zh-Hans") if language == "zh-Hant" else ("zh-Hans", "zh-Hant")
    found = []
    for field in FIELDS:
        if field not in _OF_TEXTS:
            found.append(_change(field, old, new, ""))
            continue
        chinese = _change(field, old, new, first)
        if not (chinese.gone or chinese.came) or field in _LISTS:
            found.append(_change(field, old, new, second))
        found += [chinese, replace(_change(field, old, new, "en"), english=True)]
    return [one for one in found if one.gone or one.came]


def english_is_left_behind(old: Body | None, new: Body) -> bool:
    """Tell whether the Chinese question or answer changed while an English text stayed as it was."""
    if old is None or "en" not in new["texts"] or old["texts"].get("en") != new["texts"]["en"]:
        return False
    return any(
        old["texts"].get(script, {}).get(field) != new["texts"].get(script, {}).get(field)
        for script in _SCRIPTS
        for field in ("question", "answer")
    )


def on_top(newer: Body, *, base: Body, mine: Body) -> Body:
    """Return what somebody else made of `base` meanwhile, with what was changed here on top of it."""
    new = deepcopy(newer)
    for key in {*base, *mine} - {"texts", "id"}:
        if mine.get(key) != base.get(key):
            new[key] = mine.get(key)
            if new[key] is None:
                del new[key]
    for language in {*base["texts"], *mine["texts"]}:
        before, after = (body["texts"].get(language) for body in (base, mine))
        if after is None:
            new["texts"].pop(language, None)
            continue
        changed = {key: value for key, value in after.items() if value != (before or {}).get(key)}
        if changed:
            new["texts"][language] = {**after, **new["texts"].get(language, {}), **changed}
    return new


def in_base_36(number: int) -> str:
    """Write a number in digits and small letters."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number:
        number, digit = divmod(number, len(digits))
        text = digits[digit] + text
    return text or "0"


def _write_other_script(texts: dict[str, Any], language: str) -> None:
    """Make the question and the answer in the other script; ways of asking were collected there and stay."""
    other = _SCRIPTS[language]
    text = texts[language]
    made = in_both_scripts({language: Text(question=text["question"], answer=text["answer"])})[other]
    kept: Mapping[str, Any] = texts.get(other, {"aliases": [], "unlike": []})
    texts[other] = {**kept, "question": made.question, "answer": made.answer}


def _change(field: str, old: Body, new: Body, language: str) -> Change:
    before, after = lines_of(old, field, language), lines_of(new, field, language)
    gone: list[str] = []
    came: list[str] = []
    for tag, at, to, first, last in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[at:to]
            came += after[first:last]
    return Change(field, gone, came)


def _source(line: str) -> Source:
    """Understand one line: 《老年人权益保障法》第九条、第十条, or just a name."""
    titled = _TITLE.search(line)
    title = titled[1] if titled else line
    numbered = _NUMBERS.search(line, titled.end() if titled else 0)
    if numbered is None:
        return Source(title.strip())
    if titled is None:
        title = line[: numbered.start()]
    pieces = re.split(r"[、,，\s和第条條]+", numbered[1])
    return Source(title.strip(), articles=tuple(number for piece in pieces if (number := _number(piece))))


def _number(piece: str) -> int:
    """Return a number that was written as 12 or 十二; 0 for none."""
    if piece.isdecimal():
        return int(piece)
    total, digit = 0, 0
    for numeral in piece:
        if numeral in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[numeral], 0
        else:
            digit = _DIGITS.get(numeral, 0)
    return total + digit


def _source_line(source: Mapping[str, Any]) -> str:
    numbers = "、".join(f"第{number}条" for number in source.get("articles", ()))
    return f"《{source['title']}》{numbers}"


def in_words(t: Translator, field: str, line: str) -> str:
    """Return a line of a field as people read it: a post by its name, a day with its weekday."""
    if field == "post":
        return t.plain(f"post-{line}")
    return times.day(t, date.fromisoformat(line)) if field in _KEYS else line
