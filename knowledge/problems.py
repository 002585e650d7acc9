"""What can be wrong with an article file, as plain data: a code, its fields, and an English sentence for a terminal."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# code: (what is wrong, how to mend it). The names in braces are the fields in Problem.details.
_SENTENCES = {
    "unreadable-file": ("the file cannot be read: {reason}", "save it as UTF-8 text that the bot's account may read"),
    "unreadable-sheet": (
        "the sheet cannot be read: {reason}",
        "save it as XLSX, with the columns of an exported sheet",
    ),
    "syntax": (
        "this is not TOML: {reason}",
        "look for a missing quotation mark, bracket or comma at this line or above",
    ),
    "unknown-key": ("the key {key} is not known here", "correct its spelling or take it out; known are: {known}"),
    "missing-key": ("{key} is missing", "add {key}"),
    "wrong-type": ("{key} is not {expected}", "write {key} as {expected}"),
    "empty-text": ("{key} is empty", "write the text of {key}"),
    "no-articles": ("the file has no article", "add a section that begins with [[article]]"),
    "bad-id": (
        "the id {id} is not in kebab-case",
        "use at most 37 small Latin letters, digits and single hyphens, such as dibao-apply",
    ),
    "duplicate-id": ("the id {id} is already taken in {other}", "give this article an id of its own"),
    "unknown-post": ("there is no post {post}", "choose one of: {known}"),
    "missing-source": ("the answer has no source", "name the law or notice in sources = [ {{ title = … }} ]"),
    "review-order": ("review_by is not after reviewed", "set review_by to the day when somebody must look again"),
    "reviewed-in-future": ("reviewed is {reviewed}, which is yet to come", "write the day when it was last checked"),
    "past-review": ("the review was due on {review_by}", "check the answer against its source, then renew both dates"),
    "valid-order": ("valid_until is before valid_from", "let the last day be the first one or a later one"),
    "unknown-fact": (
        "{key} names {{{found}}}, which is no local fact",
        "correct it, or write the words themselves; known facts are in knowledge/facts.toml",
    ),
    "missing-language": ("there is no text in {language}", "add the section [article.{language}]"),
    "alias-is-unlike": ("{found} is both an alias and unlike the question", "keep it in one of the two"),
    "few-aliases": (
        "there are {count} aliases",
        "write at least {least} other ways in which residents ask this",
    ),
    "long-text": ("{key} has {count} characters", "shorten it to {most} or split the article in two"),
    "html": ("{key} has an HTML tag: {found}", "write plain text; lines and blank lines are kept"),
    "foreign-link": ("{key} has a link outside gov.cn: {found}", "link to an official *.gov.cn page or name the page"),
    "private-number": (
        "{key} has what looks like a mobile or identity number",
        "take it out; articles name a post, never a person",
    ),
}

# These leave the article usable; any other problem keeps it out until it is mended.
_HARMLESS = frozenset({"past-review", "few-aliases"})

# And these do not even stand in the way of an import.
_ADVICE = frozenset({"few-aliases"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `file` is relative to the folder, `line` counts from 1, `what` is a code in kebab-case."""

    file: str
    line: int
    article_id: str | None
    what: str
    details: Mapping[str, str | int] = field(default_factory=dict, hash=False)

    @property
    def keeps_out(self) -> bool:
        """Whether the article stays out of the knowledge base until this is mended."""
        return self.what not in _HARMLESS

    @property
    def is_advice(self) -> bool:
        """Whether articles may be taken in with it: it would be better mended, but nobody is told anything wrong."""
        return self.what in _ADVICE

    @property
    def mend(self) -> str:
        """How to mend it, in English."""
        return _SENTENCES[self.what][1].format(**self.details)

    def __str__(self) -> str:
        where = f" ({self.article_id})" if self.article_id else ""
        return f"{self.file}:{self.line}: {_SENTENCES[self.what][0].format(**self.details)}{where}; {self.mend}"
