"""Numbers that tell who somebody is are found by their checks, however they are written; other figures are not."""

import random

import pytest

from knowledge.identifiers import Identifier, find, is_id_card

#: Weights and checks as the standard gives them, written out a second time so that the test does not borrow the code.
FACTORS = [2**power % 11 for power in range(17, 0, -1)]


def id_card(rng: random.Random) -> str:
    region = rng.choice(["110105", "310101", "440106", "500103", "510104", "650102"])
    born = f"{rng.randint(1930, 2024)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{region}{born}{rng.randint(0, 999):03}"
    rest = (12 - sum(int(digit) * factor for digit, factor in zip(body, FACTORS, strict=True)) % 11) % 11
    return body + ("X" if rest == 10 else str(rest))


def bank_card(rng: random.Random, length: int) -> str:
    body = rng.choice(["622202", "621700", "411111", "520082"]) + "".join(
        str(rng.randint(0, 9)) for _ in range(length - 7)
    )
    for check in "0123456789":
        digits = [int(digit) for digit in reversed(body + check)]
        if (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0:
            return body + check
    raise AssertionError


RNG = random.Random(20261122)  # noqa: S311 - figures for a test
ID_CARDS = [id_card(RNG) for _ in range(200)]
BANK_CARDS = [bank_card(RNG, length) for length in (16, 17, 18, 19) for _ in range(20)]


def test_every_right_id_card_is_found_and_no_wrong_one() -> None:
    for number in ID_CARDS:
        assert find(f"身份证{number}，谢谢") == {Identifier.ID_CARD}, number
        for other in "0123456789X":
            if other != number[-1]:
                assert not is_id_card(number[:-1] + other)
                assert Identifier.ID_CARD not in find(f"身份证{number[:-1]}{other}")


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-1949-1231-002X",
        "1101 0519 4912 3100 2X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "身份证110105194912310 02X",
        "110105491231002",
        "110105 491231 002",
    ],
)
def test_an_id_card_may_be_written_in_many_ways(written: str) -> None:
    assert find(written) == {Identifier.ID_CARD}


@pytest.mark.parametrize(
    "number",
    [
        "110105194913310021",  # a month that there is not
        "110105194902300028",  # a day that there is not
        "990105194912310020",  # a province that there is not
        "1101051949123100",
        "110105491331002",
        "010105194912310021",
    ],
)
def test_figures_of_the_same_length_are_no_id_card(number: str) -> None:
    assert not is_id_card(number)


@pytest.mark.parametrize(
    "written",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138 00138000",
        "138.0013.8000",
        "+86 138 0013 8000",
        "+8613800138000",
        "0086-13800138000",
        "８６１３８００１３８０００",
        "１３８００１３８０００",
        "一三八零零一三八零零零",
        "幺三八零零幺三八零零零",
        "打我13800138000找小李",
        "19912345678",
    ],
)
def test_a_mobile_phone_may_be_written_in_many_ways(written: str) -> None:
    assert find(written) == {Identifier.PHONE}


@pytest.mark.parametrize(
    "said",
    [
        "12345",
        "拨打 12345 或 12356",
        "110、119、120、122",
        "95598",
        "023-67890123",
        "400-123-4567",
        "订单 138001380001234",
        "快递 SF13800138000",
        "13800 元",
        "11 22 33 44 55 66",
        "13 25 36 99 100",
        "2026-11-22 13:00 开会",
        "2025-2026 学年",
        "12800138000",
        "今天 300 人，昨天 1200 人",
        "138 001 380 00",
        "",
        "3 栋 2 单元漏水",
    ],
)
def test_everyday_figures_are_left_alone(said: str) -> None:
    assert find(said) == frozenset()


@pytest.mark.parametrize("known", ["13800138000", "138-0013-8000", "+86 138 0013 8000", "023-67890123 / 138 0013 8000"])
def test_a_phone_that_everybody_may_know_is_left_alone(known: str) -> None:
    assert find("居委会 138 0013 8000", known=[known]) == frozenset()
    assert find("居委会 138 0013 8000，我的 13900139000", known=[known]) == {Identifier.PHONE}
    assert find("居委会 138 0013 8001", known=[known, ""]) == {Identifier.PHONE}


def test_every_right_bank_card_is_found_and_no_wrong_one() -> None:
    for number in BANK_CARDS:
        grouped = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
        assert Identifier.BANK_CARD in find(f"卡号 {number}") | find(f"卡号 {grouped}"), number
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
        assert Identifier.BANK_CARD not in find(wrong)
    assert find("4111 1111 1111 1111") == {Identifier.BANK_CARD}
    assert find("8111111111111115") == frozenset()


@pytest.mark.parametrize(
    "said",
    [
        "3栋2单元501王秀英",
        "3 栋 2 单元 501 室 王秀英",
        "5-2-1203 张大爷",
        "张大爷住5-2-1203",
        "3号楼1203住户赵国强",
        "3號樓1203住戶趙國強",
        "我叫李小明，住3号楼1203",
        "3栋501王阿姨家漏水",
        "王阿姨家在3栋501",
        "1203室 李四",
        "三栋二单元502室，业主：欧阳小明",
    ],
)
def test_a_door_with_a_name_is_found(said: str) -> None:
    assert find(said) == {Identifier.DOOR_WITH_NAME}


@pytest.mark.parametrize(
    "said",
    [
        "3栋2单元漏水",
        "3栋501漏水",
        "3栋501 水管爆了",
        "5栋302 马桶堵了",
        "5栋302 马桶",
        "3栋501 安静点",
        "3栋501钱没交",
        "12栋1203室高空抛物",
        "3栋501 周六施工",
        "501 2单元 周末停水",
        "楼长李姐说3栋停水",
        "5栋 陈主任",
        "王秀英在吗",
        "8-10 岁的孩子找张老师",
        "2025-2026 王老师",
        "3栋501方便的话开下门",
        "3栋501的金属门坏了",
        "活动室 300 平方米",
        "张老师的课 9:30 开始，教室 302",
    ],
)
def test_a_door_alone_and_a_name_alone_are_left(said: str) -> None:
    assert Identifier.DOOR_WITH_NAME not in find(said)


def test_several_are_all_found() -> None:
    said = "我叫李小明，住3号楼1203，电话13800138000，身份证11010519491231002X，卡号4111111111111111"
    assert find(said) == set(Identifier)


@pytest.mark.parametrize("said", ["1" * 5000, "1 " * 3000, "3栋" * 1000, "张" * 3000, "1-" * 3000, "3栋501" * 500])
def test_long_and_odd_texts_are_looked_at_quickly(said: str) -> None:
    assert isinstance(find(said), frozenset)
