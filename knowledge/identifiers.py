"""Numbers that tell who somebody is: identity cards, mobile phones, bank cards, and a door together with a name.

Where everybody reads along, these do not belong. They are looked for by what makes them what they are, a checksum, a date, a
beginning, so that prices, dates and order numbers are left alone. The text is looked at in memory, and nothing of it is kept.

    find("我的电话 138 0013 8000")  # frozenset({Identifier.PHONE})
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import Final

#: Numbers that belong to nobody: the police, the fire brigade, and the public hotlines, which begin with 12.
HOTLINES: Final = re.compile(r"11[09]|12[02]|12[0-9]{3}|95598|96110")

_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔崔康邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸龍錢湯喬賀賴龔龐蘭顏嚴溫"
)
#: A surname, as part of a pattern.
SURNAME: Final = f"(?:欧阳|歐陽|司马|上官|诸葛|[{_SURNAMES}])"
#: What stands behind a surname, as part of a pattern.
TITLES: Final = (
    "先生|女士|小姐|阿姨|叔叔|大爷|大爺|大妈|大媽|大姐|大哥|婆婆|爷爷|爺爺|奶奶|老师|老師|师傅|師傅|医生|醫生|主任|书记|書記|"
    "某某|某|哥|姐|嫂|叔|伯|姨|爷|爺|婆|太"
)


class Identifier(StrEnum):
    """What leads to one person."""

    ID_CARD = "id-card"
    PHONE = "phone"
    BANK_CARD = "bank-card"
    DOOR_WITH_NAME = "door-with-name"


#: Most messages have no three digits in a row and end here.
_PERHAPS: Final = re.compile(r"(?:[0-9０-９][ \-－—–]?){3}|[零〇一二三四五六七八九幺]{11}")
#: Digits, and groups of them; letters in front make it something else, such as the number of a parcel.
_RUN: Final = re.compile(r"(?<![A-Za-z0-9])(?:\+|00)?[0-9]+(?:[ \-—–·.][0-9]+)*[ \-]?[Xx]?(?![A-Za-z0-9])")
_GROUP: Final = re.compile(r"[0-9]+[Xx]?|[Xx]")
#: A run of more groups than this is a list of figures.
_MOST_GROUPS: Final = 24

_SPOKEN: Final = re.compile(
    r"(?<![零〇一二三四五六七八九幺])[零〇一二三四五六七八九幺]{11}(?![零〇一二三四五六七八九幺])"
)
_DIGIT_OF: Final = str.maketrans("零〇一二三四五六七八九幺", "001234567891")

#: The provinces, as the first two digits of an identity card have them.
_PROVINCES: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_NEW_ID: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")
_OLD_ID: Final = re.compile(r"[1-9][0-9]{14}")
#: One number of a line that may hold several.
_WRITTEN: Final = re.compile(r"[0-9](?:[ \-]?[0-9])+")
#: How an old card's number is written in groups.
_OLD_SHAPES: Final = frozenset({(15,), (6, 6, 3)})

_MOBILE: Final = re.compile(r"(?:(?:00)?86)?(1[3-9][0-9]{9})")
#: How a mobile number is written in groups, the country's number left out.
_MOBILE_SHAPES: Final = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (5, 6)})

#: UnionPay, Visa, MasterCard, JCB, and the older cards of two Chinese banks.
_CARD: Final = re.compile(r"(?:62|4|5[1-5]|2[2-7]|35|9558|60[0-9])[0-9]+")
_SHORTEST_CARD, _LONGEST_CARD = 16, 19

_ROOM: Final = r"[0-9]{3,4}(?![0-9])\s*(?:室|号房|號房|房|号|號)?"
_DOOR: Final = (
    rf"(?:(?:[0-9]{{1,3}}|[一二三四五六七八九十]+|[A-Za-z])\s*(?:栋|幢|棟|号楼|號樓|座|楼|樓)[^，,。！!？?\n0-9]{{0,2}}(?:[0-9一二三四五六]+\s*(?:单元|單元|-)\s*)?{_ROOM}"
    rf"|(?<![0-9\-])[0-9]{{1,3}}-(?:[0-9]{{1,2}}-)?{_ROOM}|(?<![0-9])[0-9]{{3,4}}\s*(?:室|号房|號房))"
)
#: What begins like a name and is none.
_NO_NAME: Final = (
    "(?!马桶|馬桶|马上|馬上|马路|馬路|安静|安靜|安全|安装|安裝|方便|方案|方向|高空|高压|高温|高层|金属|金額|金额|石头|石膏|江边|万一|万元|万多|钱包|"
    "常常|常年|易燃|温度|温水|黄色|黃色|文件|文明|于是|任何|任务|时候|时间|田地|孔洞|洪水|汤水|周围|周圍|周末|周[一二三四五六日天]|水管|段时|施工|"
    "许多|許多|严重|嚴重|康复|史上|夏天|秦|林木|何时|何時|程度|江水|金|钱|錢|方)"
)
#: Characters that no given name has, but what is said of a flat.
_NAME_LETTER: Final = (
    "[^\\W0-9A-Za-z_没沒不了的在有坏壞漏水电電停响響吵脏臭修开開关關门門窗灯燈管堵气氣费費户戶是么吗嗎呢吧啊个個这這那我你他她它们們要想来來去给給和跟与與"
    "家楼樓栋棟室号號层層说說问問能会會被把让讓到请請住也都还還就又很]"
)
_END: Final = r"(?=$|[^\u4e00-\u9fff]|家|的|住|在|是|，|、)"
_FULL_NAME: Final = rf"{_NO_NAME}{SURNAME}{_NAME_LETTER}{{1,2}}{_END}"
_CALLED: Final = rf"(?:{SURNAME}[\u4e00-\u9fff]{{0,2}}?(?:{TITLES})|[老小阿]{SURNAME}(?![\u4e00-\u9fff])|{_FULL_NAME})"
_LINK: Final = r"[\s，,：:、的]{0,3}(?:住户|住戶|业主|業主|户主|戶主|租客|租户|居民|家里|家裡)?[是叫为為\s：:]{0,2}"
_DOOR_WITH_NAME: Final = re.compile(
    rf"{_DOOR}{_LINK}{_CALLED}|{_CALLED}[\s，,：:、]{{0,2}}(?:家)?(?:就)?(?:住在|住|在|是|家住)?[\s：:]{{0,2}}[^，,。\s0-9]{{0,6}}?{_DOOR}"
    rf"|(?:我叫|我是|姓名|名字)[是叫为為：:\s]*{SURNAME}[\u4e00-\u9fff]{{1,2}}.{{0,20}}{_DOOR}"
    rf"|{_DOOR}.{{0,12}}(?:我叫|姓名|名字叫|名叫)[是叫为為：:\s]*{SURNAME}[\u4e00-\u9fff]{{1,2}}"
)


def find(text: str, *, known: Collection[str] = ()) -> frozenset[Identifier]:
    """Return what in the text leads to a person. `known` are phones that everybody may know, such as the counter's own."""
    if _PERHAPS.search(text) is None:
        return frozenset()
    plain = unicodedata.normalize("NFKC", text)
    plain = _SPOKEN.sub(lambda spoken: f" {spoken[0].translate(_DIGIT_OF)} ", plain)
    public = frozenset(re.sub(r"[^0-9]", "", number)[-11:] for one in known for number in _WRITTEN.findall(one))
    found = {kind for groups in _spans(plain) if (kind := _kind(groups, public)) is not None}
    if _DOOR_WITH_NAME.search(plain):
        found.add(Identifier.DOOR_WITH_NAME)
    return frozenset(found)


def _spans(plain: str) -> Iterator[tuple[str, ...]]:
    """Yield every stretch of neighbouring groups of digits that could be one number."""
    for run in _RUN.finditer(plain):
        groups = _GROUP.findall(run[0])[:_MOST_GROUPS]
        for start in range(len(groups)):
            length = 0
            for end in range(start, len(groups)):
                length += len(groups[end])
                if length > _LONGEST_CARD:
                    break
                yield tuple(groups[start : end + 1])


def _kind(groups: tuple[str, ...], public: frozenset[str]) -> Identifier | None:
    digits, shape = "".join(groups).upper(), tuple(map(len, groups))
    if is_id_card(digits) and (len(digits) > len(_WEIGHTS) or shape in _OLD_SHAPES):
        return Identifier.ID_CARD
    if _is_mobile(groups, digits):
        return None if digits[-11:] in public else Identifier.PHONE
    if _is_bank_card(digits) and _is_even(shape):
        return Identifier.BANK_CARD
    return None


def is_id_card(digits: str) -> bool:
    """Tell whether these are the digits of an identity card: 18 with a check (X upper case), or 15 of the older kind."""
    if _NEW_ID.fullmatch(digits):
        total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
        born, right = digits[6:14], _CHECKS[total % 11] == digits[17]
    elif _OLD_ID.fullmatch(digits):
        born, right = f"19{digits[6:12]}", True
    else:
        return False
    return right and _PROVINCES.match(digits) is not None and _is_day(born)


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return day.year >= 1900  # noqa: PLR2004 - nobody who lives is older


def _is_mobile(groups: tuple[str, ...], digits: str) -> bool:
    if _MOBILE.fullmatch(digits) is None:
        return False
    if groups[0] in {"86", "0086"}:
        groups = groups[1:]
    shape = tuple(map(len, groups))
    extra = len(digits) - 11
    return shape in _MOBILE_SHAPES or (shape[0] - extra, *shape[1:]) in _MOBILE_SHAPES


def _is_bank_card(digits: str) -> bool:
    """Tell whether these digits begin like a bank card and pass Luhn's check."""
    if not _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD or _CARD.fullmatch(digits) is None:
        return False
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - the digits of 10 to 18


def _is_even(shape: tuple[int, ...]) -> bool:
    """Tell whether a card's number is written as people write it: at one go, or in groups of four, or six and the rest."""
    return len(shape) == 1 or all(one == 4 for one in shape[:-1]) or (len(shape) == 2 and shape[0] == 6)  # noqa: PLR2004
