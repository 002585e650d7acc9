"""What staff read of a question that nobody could answer: what is wanted, not who asked."""

import pytest

from knowledge.masking import MASK, mask


@pytest.mark.parametrize(
    "private",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "500102199003071234",
        "50010219900307123X",
        "一三八零零一三八零零零",
        "someone@example.org",
        "@some_body",
        "https://example.org/u/7",
    ],
)
def test_whatever_leads_to_a_person_is_covered(private: str) -> None:
    told = mask(f"我的是{private}，低保怎么还没到账")
    assert told == f"我的是{MASK}，低保怎么还没到账"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("我叫张小明，想问低保", "我叫●●，想问低保"),
        ("姓名：欧阳小明 低保", "姓名●● 低保"),
        ("楼下王阿姨家漏水", "楼下●●阿姨家漏水"),
        ("隔壁老李天天打麻将", "隔壁老●●天天打麻将"),
        ("我是陈美丽，公租房到期了", "我是●●，公租房到期了"),
        ("我姓赵", "我姓●●"),
        ("3栋2单元502室漏水", "●●栋●●单元●●室漏水"),
        ("三棟五樓，B座", "●●棟五樓，●●座"),
        ("My name is Emma Brown, where is the clinic", "My name is ●●, where is the clinic"),
        ("ask Mr Brown", "ask Mr ●●"),
    ],
)
def test_names_and_doors_are_covered(said: str, read: str) -> None:
    assert mask(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "80岁老人有什么补贴",
        "满60岁坐公交要钱吗",
        "打12345还是12333",
        "老人卡在哪里办",
        "小区停车收费吗",
        "高龄津贴几时发",
        "我是低保户能减免吗",
        "安置房什么时候办证",
        "where can I get a residence permit",
        "有老毛病能报销吗",
    ],
)
def test_what_is_wanted_stays(said: str) -> None:
    assert mask(said) == said


def test_the_same_is_said_however_often_it_is_covered() -> None:
    once = mask("我叫张小明，住3栋502，电话13800138000")
    assert mask(once) == once
    assert not any(character.isdigit() for character in once)
