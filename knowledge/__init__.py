"""What the bot knows how to find: articles with sources, and an honest search over them.

The package is pure: no database, no Telegram, no event loop, and no word of a question is ever logged.

    kb = KnowledgeBase.from_folder(folder, cache=data_dir)
    kb.prepare()                  # once, off the event loop
    found = kb.search("低保怎么申请？")
"""

from pathlib import Path

from knowledge.article import (
    LANGUAGES,
    POSTS,
    Article,
    Source,
    Text,
    from_data,
    in_both_scripts,
    simplified,
    to_data,
    traditional,
)
from knowledge.facts import Fact, facts, fill, named
from knowledge.formats import Loaded, dump, load, read, read_rows
from knowledge.outcomes import Found, Match, Outcome, Tuning, Why
from knowledge.problems import Problem
from knowledge.search import KnowledgeBase

__all__ = [
    "LANGUAGES",
    "POSTS",
    "STARTER_SET",
    "Article",
    "Fact",
    "Found",
    "KnowledgeBase",
    "Loaded",
    "Match",
    "Outcome",
    "Problem",
    "Source",
    "Text",
    "Tuning",
    "Why",
    "dump",
    "facts",
    "fill",
    "from_data",
    "in_both_scripts",
    "load",
    "named",
    "read",
    "read_rows",
    "simplified",
    "to_data",
    "traditional",
]

#: The folder of the articles that come with Linli.
STARTER_SET = Path(__file__).parent / "articles"
