"""Starter tables of dialect words: how people say a thing at home, and how the articles say it.

A community adopts a table as it is, and then adds words of its own or takes others out.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dialect:
    """One table: its id, what it is called in each language, and its words, from the dialect to the standard."""

    id: str
    names: Mapping[str, str]
    words: Mapping[str, str]


@cache
def dialects() -> Mapping[str, Dialect]:
    """Return the starter tables by id."""
    found = {}
    for path in sorted((Path(__file__).parent / "dialects").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = Dialect(path.stem, table["names"], table["words"])
    return found
