"""From what people type to what is compared.

A question is folded first, so that full-width and half-width, capitals, traditional and simplified characters and
punctuation make no difference. Then it becomes terms: the words that jieba sees, every pair of neighbouring characters,
and every single character. The words carry the meaning, the pairs and characters carry a search through misspelt and
unknown words; together they find more than any of them (measured in docs/knowledge.md). Articles go the very same way.
"""

import functools
import re
import threading
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from knowledge.dictionary import Dictionary, Tokenizer

# Marks a pair of characters, so that the pair 居委 and the word 居委 are two terms; the same for single characters.
PAIR = "·"
CHARACTER = "'"

# Marks of width and direction stand between characters without parting them.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_RUNS = re.compile(r"[a-z0-9]+|[^\sa-z0-9]+")
_LATIN = re.compile(r"[a-z0-9]")

# Words of the neighbourhood that jieba's dictionary does not know and would cut apart.
_DOMAIN = """
公租房 残疾人证 两项补贴 高龄津贴 高龄补贴 老年证 特困人员 生育登记 社区矫正 维修资金 维修基金 充电桩 垃圾分类
网格员 迁户口 临时救助 加装电梯 高空抛物
"""

# Single characters that say nothing by themselves. Other single characters (狗, 吵, 漏) stay.
_EMPTY_CHARACTERS = frozenset(
    "的了吗呢吧啊呀哦嘛么嗯哈哎喂我你他她它您们是在有就都也还又很个这那和与及或被把给对从到去来要会能可以"
)

# Words with which a conversation opens or closes. A message of nothing else is no question.
_COURTESIES = """
你好 您好 你们好 大家好 早上好 上午好 中午好 下午好 晚上好 晚安 早安 早 好 好的 好吧 行 可以 嗯嗯 哈哈 哈哈哈 呵呵
谢谢 谢谢您 多谢 感谢 辛苦 辛苦了 麻烦 请问 请 问 问下 一下 再见 拜拜 在吗 在不在 有人吗 有人 收到 知道 知道了
没事 不用 不客气 对不起 不好意思 hello hi hey ok okay thanks thank bye please yes no good morning afternoon
evening test 测试
"""

_ENGLISH_STOP = """
a an the is are am be was were do does did i my me we our you your he she it its they of to in on at for and or with by
from this that there how what where when who which can could would should will may if so as have has had get about any
"""

_NO_QUESTION = frozenset(_COURTESIES.split())
_STOP = _EMPTY_CHARACTERS | frozenset(_ENGLISH_STOP.split())

# The same said in another way: what people type on the left, what it is compared as on the right. Only words that mean
# the same in every question belong here; what is close but not the same is an alias of an article.
_SAME = {
    "咋": "怎么", "怎样": "怎么", "如何": "怎么", "啥": "什么", "哪儿": "哪里", "缴": "交", "簿": "本",
    "小孩子": "孩子", "小孩": "孩子", "小朋友": "孩子", "宝宝": "孩子", "娃娃": "孩子", "娃": "孩子",
    "弄丢": "丢", "遗失": "丢", "身分证": "身份证", "残疾证": "残疾人证", "法援": "法律援助", "义工": "志愿者",
    "电瓶车": "电动车", "失业金": "失业保险金",
}  # fmt: skip
_OTHERWISE_SAID = re.compile("|".join(sorted(_SAME, key=len, reverse=True)))

# A plural "s" is taken off words from this length on: "gas" and "bus" stay whole.
_SHORTEST_PLURAL = 4


@functools.cache
def _simplify() -> Callable[[str], str]:
    # OpenCC reads its tables only when the first text comes, not when the bot starts.
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def fold(text: str) -> str:
    """Return `text` as it is compared.

    That is: compatibility form, lower case, simplified characters, single spaces for anything but words, and one way of
    saying what can be said in several.
    """
    # Half of a surrogate pair is no character, and OpenCC refuses it.
    whole = _INVISIBLE.sub("", text.encode(errors="ignore").decode())
    plain = _NOT_A_WORD.sub(" ", _simplify()(unicodedata.normalize("NFKC", whole).lower())).strip()
    return _OTHERWISE_SAID.sub(lambda found: _SAME[found[0]], plain)


def _stem(word: str) -> str:
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


class Terms(NamedTuple):
    """The terms of a text by kind, in their order, repetitions included."""

    words: list[str]
    pairs: list[str]
    characters: list[str]


def topic(terms: Terms) -> str | None:
    """Return the one word that a question consists of, courtesies aside; None if it has more than one or none."""
    content = {word for word in terms.words if word not in _NO_QUESTION}
    return content.pop() if len(content) == 1 else None


class Segmenter:
    """jieba with the neighbourhood's words, loaded on demand and only then usable."""

    def __init__(self, *, cache: Path | None = None, words: Iterable[str] = ()) -> None:
        """`cache` is a folder for the compact dictionary; `words` are taught besides those above, folded like text."""
        self._cache = cache
        self._words = (*_DOMAIN.split(), *words)
        self._tokenizer: Tokenizer | None = None
        self._lock = threading.Lock()

    def load(self) -> None:
        """Read the dictionary; blocks for up to a second, so call it off the event loop. Calling it again is free."""
        with self._lock:
            if self._tokenizer is None:
                tokenizer = Tokenizer(Dictionary.read(self._cache))
                tokenizer.teach(self._words)
                self._tokenizer = tokenizer

    def teach(self, words: Iterable[str]) -> None:
        """Add words to the dictionary that it lacks; texts that were cut before stay as they were cut."""
        with self._lock:
            if self._tokenizer is not None:
                self._tokenizer.teach(words)
            else:
                self._words = (*self._words, *words)

    def words(self, folded: str) -> list[str]:
        """Return the words of a folded text in their order, stop words included."""
        if self._tokenizer is None:
            raise RuntimeError("Segmenter.load() comes first")
        found: list[str] = []
        for run in _RUNS.findall(folded):
            if _LATIN.match(run):
                found.append(run)
            else:
                found.extend(self._tokenizer.cut(run))
        return found

    def terms(self, folded: str) -> Terms:
        """Return what is compared: content words, pairs of characters as "·居委", characters as "'居", all as they come.

        All three are empty if nothing has content.
        """
        words = [_stem(word) for word in self.words(folded) if word not in _STOP]
        if all(word in _NO_QUESTION for word in words):
            return Terms([], [], [])
        pairs, characters = [], []
        for run in _RUNS.findall(folded):
            if not _LATIN.match(run):
                pairs += [PAIR + run[at : at + 2] for at in range(len(run) - 1)]
                characters += [CHARACTER + character for character in run]
            elif run not in _STOP:
                # A Latin word has no parts worth comparing, and counts as a whole beside pairs and characters.
                pairs.append(PAIR + _stem(run))
                characters.append(CHARACTER + _stem(run))
        return Terms(words, pairs, characters)
