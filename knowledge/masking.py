"""A stranger's words without what tells who they are: numbers and names become dots.

Staff look at questions that nobody could answer to learn what is missing, not who asked. So whatever could be a phone, an
identity number, a door or a name is covered before anybody reads it. It is done by patterns, which cover too much rather
than too little: what is left must still say what is wanted, and the hotlines that everybody may know stay.
"""

import re
from typing import Final

MASK: Final = "●●"

#: Numbers that belong to nobody: the police, the fire brigade, and the public hotlines, which begin with 12.
_HOTLINES: Final = re.compile(r"11[09]|12[02]|12[0-9]{3}|95598|96110")
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

_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔崔康邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸龍錢湯喬賀賴龔龐蘭顏嚴溫"
)
_TITLES: Final = (
    "先生|女士|小姐|阿姨|叔叔|大爷|大爺|大妈|大媽|大姐|大哥|婆婆|爷爷|爺爺|奶奶|老师|老師|师傅|師傅|医生|醫生|主任|书记|書記|"
    "某某|某|哥|姐|嫂|叔|伯|姨|爷|爺|婆|太"
)
_SURNAME: Final = f"(?:欧阳|歐陽|司马|上官|诸葛|[{_SURNAMES}])"
_NAMES: Final = (
    # Who says a name says that it is one.
    re.compile(rf"(?<=叫){_SURNAME}[\u4e00-\u9fff]{{1,2}}?(?=[^\u4e00-\u9fff]|的|是|住|在|今|想|要|了|$)"),
    re.compile(rf"(?<=叫){_SURNAME}[\u4e00-\u9fff]{{1,2}}"),
    re.compile(r"(?:(?<=姓名)|(?<=名字)|(?<=名叫))[是叫为為:：\s]*[\u4e00-\u9fff]{2,4}"),
    re.compile(rf"(?<=我是){_SURNAME}[\u4e00-\u9fff]{{1,2}}(?=[，,。.！!\s、]|$)"),
    re.compile(rf"(?<=姓){_SURNAME}"),
    re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?={_TITLES})"),
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
    return found[0] if len(digits) <= _SHORT or _HOTLINES.fullmatch(digits) else MASK
