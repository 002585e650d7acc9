"""Questions that ask for the same come together, whatever their words."""

from knowledge import KnowledgeBase
from knowledge.likeness import group

PASSPORTS = ["护照怎么办", "怎么办护照啊", "请问護照在哪裡辦", "办护照要多久"]
PARCELS = ["小区快递柜怎么用", "快递柜打不开", "快递柜的快递取不出来"]


def test_alike_questions_are_one_group_and_the_largest_comes_first(starter: KnowledgeBase) -> None:
    texts = [*PARCELS, *PASSPORTS, "明天会下雨吗"]
    groups = [{texts[at] for at in members} for members in group(texts, starter)]
    assert groups == [set(PASSPORTS), set(PARCELS), {"明天会下雨吗"}]


def test_each_text_is_in_one_group(starter: KnowledgeBase) -> None:
    texts = ["你好", "", "护照", "护照", "？", "gas", "low income"]
    groups = group(texts, starter)
    assert sorted(at for members in groups for at in members) == list(range(len(texts)))
    assert [2, 3] in groups


def test_of_nothing_there_are_no_groups(starter: KnowledgeBase) -> None:
    assert group([], starter) == []
