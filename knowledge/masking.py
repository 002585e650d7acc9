"""A stranger's words without what tells who they are: numbers and names become dots.

Staff look at questions that nobody could answer to learn what is missing, not who asked. So whatever could be a phone, an
identity number, a door or a name is covered before anybody reads it. It is done by patterns, which cover too much rather
than too little: what is left must still say what is wanted, and the hotlines that everybody may know stay.
"""

import re
from typing import Final

from knowledge.identifiers import HOTLINES, SURNAME, TITLES

MASK: Final = "●●"

_ADDRESSES: Final = re.compile(
    r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+|@[A-Za-z][A-Za-z0-9_]{3,}"
)
#: Digits, perhaps in groups, also full-width ones; two of them say an age or a month, more say a door or a phone.
_NUMBERS: Final = re.compile(r"[0-9０-９](?:[ \-—–]?[0-9０-９Xx])+")
_SHORT: Final = 2
_SPOKEN_NUMBERS: Final = re.compile(r"[零〇一二三四五六七八九幺两]{4,}")
#: The number in front of a building, a unit or a door.
_DOORS: Final = re.compile(
    r"(?:[0-9０-９]+|[一二三四五六七八九十百]+)\s*(?=(?:栋|幢|棟|号楼|號樓|单元|單元|室|号房|號房|座|门牌|門牌))|"
    r"[A-Za-z]\s*(?=(?:栋|幢|棟|座))"
)

_NAMES: Final = (
    # Who says a name says that it is one.
    re.compile(rf"(?<=叫){SURNAME}[\u4e00-\u9fff]{{1,2}}?(?=[^\u4e00-\u9fff]|的|是|住|在|今|想|要|了|$)"),
    re.compile(rf"(?<=叫){SURNAME}[\u4e00-\u9fff]{{1,2}}"),
    re.compile(r"(?:(?<=姓名)|(?<=名字)|(?<=名叫))[是叫为為:：\s]*[\u4e00-\u9fff]{2,4}"),
    re.compile(rf"(?<=我是){SURNAME}[\u4e00-\u9fff]{{1,2}}(?=[，,。.！!\s、]|$)"),
    re.compile(rf"(?<=姓){SURNAME}"),
    re.compile(rf"{SURNAME}[\u4e00-\u9fff]{{0,2}}?(?={TITLES})"),
    re.compile(
        r"(?<=[老小阿])[王李张刘陈杨赵周吴徐孙胡朱何郭罗梁宋郑谢韩唐冯董程曹袁邓许彭吕蒋蔡贾魏薛潘杜姜谭廖邹熊陆張劉陳楊趙吳孫羅鄭謝馮鄧許呂蔣賈譚鄒陸](?![\u4e00-\u9fff]?病)"
    ),
    re.compile(r"(?<=[Mm]y name is )[A-Za-z]+(?: [A-Z][a-z]+)?"),
    re.compile(r"(?<=\b(?:Mr|Ms) )[A-Z][a-z]+|(?<=\b(?:Mrs|Mr\.|Ms\.) )[A-Z][a-z]+"),
)


def mask(text: str) -> str:
    """Return the text with addresses, numbers and names covered by dots."""
    covered = _ADDRESSES.sub(MASK, text)
    covered = _DOORS.sub(MASK, covered)
    covered = _NUMBERS.sub(_number, covered)
    covered = _SPOKEN_NUMBERS.sub(MASK, covered)
    for name in _NAMES:
        covered = name.sub(MASK, covered)
    return covered


def _number(found: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9０-９Xx]", "", found[0])
    return found[0] if len(digits) <= _SHORT or HOTLINES.fullmatch(digits) else MASK
