"""A small shelf of articles, far apart from one another, so that a story knows what a question will find."""

from datetime import date
from pathlib import Path

from knowledge import Article, KnowledgeBase, Source, Text, from_data, in_both_scripts, to_data

#: Asked in these words, an article is found for sure.
READING_ROOM, BIKES, SUBSIDY = "图书室几点开门", "共享单车停在哪里", "空调补贴怎么领"
#: Two articles are about it, so the bot asks which one is meant.
HALL = "活动室"
#: Nothing on the shelf is about it.
UNKNOWN = "黑洞蒸发公式"
#: Six more, each with an answer of its own.
OTHERS = ("快递柜坏了找谁", "雨伞在哪里借", "打印机怎么用", "羽毛球场怎么约", "饮水机谁来换滤芯", "菜园什么时候浇水")
#: The day after which the subsidy is no more.
LAST_DAY = date(2026, 6, 30)

_ENGLISH = {READING_ROOM: "When does the reading room open?", BIKES: "Where do shared bikes stand?"}


def _article(name: str, question: str, *, until: date | None = None) -> Article:
    texts = in_both_scripts({"zh-Hans": Text(f"{question}？", f"关于“{question}”的答案。\n第二行。")})
    if question in _ENGLISH:
        texts["en"] = Text(_ENGLISH[question], "Every day from nine.")
    return Article(
        id=name,
        subject="邻里生活",
        post="general",
        reviewed=date(2026, 1, 5),
        review_by=date(2028, 1, 5),
        sources=(Source("城市居民委员会组织法", "Organic Law of Urban Residents Committees", (4,)),),
        texts=texts,
        valid_until=until,
    )


def articles() -> list[Article]:
    """Return all of them."""
    shelf = [
        _article("reading-room", READING_ROOM),
        _article("bikes", BIKES),
        _article("subsidy", SUBSIDY, until=LAST_DAY),
        _article("hall-book", "活动室怎么借用"),
        _article("hall-key", "活动室钥匙由谁保管"),
        *(_article(f"other-{number}", question) for number, question in enumerate(OTHERS, start=1)),
    ]
    # As they come back from where they are kept.
    return [from_data(to_data(article)) for article in shelf]


def knowledge(cache: Path) -> KnowledgeBase:
    """Return a knowledge base of this shelf, ready."""
    found = KnowledgeBase(articles(), cache=cache)
    found.prepare()
    return found
