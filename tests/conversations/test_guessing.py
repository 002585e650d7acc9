"""Categories from people's own words: mostly the right one, never a wrong one for certain, and new ones at once."""

import pytest

from community import people, services
from community.cases import Kind
from community.places import Level, Place
from handlers.guessing import guess, named
from tests.conversations.conftest import PEOPLE
from tests.stories import Town

#: What people say, of what kind, and the category that they mean.
SAID = (
    (Kind.REPAIR, "三楼的灯坏了", "corridor-light"),
    (Kind.REPAIR, "楼梯口黑漆漆的，灯坏了", "corridor-light"),
    (Kind.REPAIR, "樓道燈不亮", "corridor-light"),
    (Kind.REPAIR, "电梯坏了", "lift"),
    (Kind.REPAIR, "電梯壞咗", "lift"),
    (Kind.REPAIR, "The lift is stuck", "lift"),
    (Kind.REPAIR, "家里水龙头一直漏水", "tap"),
    (Kind.REPAIR, "水喉漏水", "tap"),
    (Kind.REPAIR, "my tap is dripping", "tap"),
    (Kind.REPAIR, "厕所堵了", "toilet"),
    (Kind.REPAIR, "家里跳闸了", "electricity-home"),
    (Kind.REPAIR, "单元门关不上", "gate"),
    (Kind.REPAIR, "楼上漏水漏到我家", "ceiling-leak"),
    (Kind.REPAIR, "垃圾桶满了没人收", "rubbish"),
    (Kind.REPAIR, "外墙瓷砖要掉下来了", "facade"),
    (Kind.REPAIR, "井盖不见了", "manhole"),
    (Kind.REPAIR, "小区路灯不亮", "street-lamp"),
    (Kind.REPAIR, "热水器打不着火", "water-heater"),
    (Kind.REPAIR, "对讲机坏了", "intercom"),
    (Kind.PATROL, "楼道里灯不亮", "corridor-light"),
    (Kind.HELP, "陪我去医院看病", "escort"),
    (Kind.HELP, "帮我买药", "medicine"),
    (Kind.HELP, "想请人买点菜", "groceries"),
    (Kind.HELP, "手机不会用", "phone-help"),
    (Kind.HELP, "不会填表", "forms"),
    (Kind.HELP, "孩子没人看", "childcare"),
    (Kind.HELP, "帮忙搬冰箱", "heavy"),
    (Kind.COMPLAINT, "楼上半夜跳舞", "noise"),
    (Kind.COMPLAINT, "广场舞太吵", "noise"),
    (Kind.COMPLAINT, "车乱停", "parking"),
    (Kind.COMPLAINT, "网格员态度差", "staff-conduct"),
)


async def test_most_words_are_understood_and_none_wrongly_for_certain(town: Town) -> None:
    transaction, knowledge = town.app.database.transaction, town.app.knowledge
    certain, offered, wrong = 0, 0, []
    for kind, words, key in SAID:
        found = await guess(words, kind, transaction=transaction, knowledge=knowledge)
        keys = [one.key for one in found.services]
        offered += key in keys
        certain += found.sure and keys[0] == key
        if found.sure and keys[0] != key:
            wrong.append((words, keys))
    assert not wrong
    assert offered == len(SAID)
    assert certain / len(SAID) > 0.75


@pytest.mark.parametrize("words", ["", "？", "请问低保怎么办", "哈哈"])
async def test_what_means_no_category_is_none_for_certain(town: Town, words: str) -> None:
    found = await guess(words, Kind.REPAIR, transaction=town.app.database.transaction, knowledge=town.app.knowledge)
    assert not found.sure


@pytest.mark.parametrize(
    ("kind", "words", "key"),
    [
        (Kind.HELP, "柜子太重，搬不动\n2 单元 501", "heavy"),
        (Kind.HELP, "柜子太重，搬不动\n501", "heavy"),
        (Kind.HELP, "帮我买药，3-2-501", "medicine"),
        (Kind.REPAIR, "電梯壞咗\n3座12樓A室", "lift"),
        (Kind.REPAIR, "my tap is dripping\nUnit 2, 501", "tap"),
        (Kind.REPAIR, "3 单元门关不上", "gate"),
    ],
)
async def test_where_it_is_does_not_change_what_it_is(town: Town, kind: Kind, words: str, key: str) -> None:
    found = await guess(words, kind, transaction=town.app.database.transaction, knowledge=town.app.knowledge)
    assert found.sure
    assert found.services[0].key == key


async def test_a_door_alone_means_nothing(town: Town) -> None:
    transaction, knowledge = town.app.database.transaction, town.app.knowledge
    found = await guess("2 单元 501", Kind.REPAIR, transaction=transaction, knowledge=knowledge)
    assert found.services == ()


async def test_another_kind_is_offered_only_when_it_fits_much_better(town: Town) -> None:
    transaction, knowledge = town.app.database.transaction, town.app.knowledge
    found = await guess("楼道灯坏了", Kind.HELP, transaction=transaction, knowledge=knowledge)
    assert found.other
    assert found.other.key == "corridor-light"
    found = await guess("帮我买药", Kind.HELP, transaction=transaction, knowledge=knowledge)
    assert found.other is None


async def test_a_kind_with_one_category_needs_no_words(town: Town) -> None:
    found = await guess("", Kind.QUESTION, transaction=town.app.database.transaction, knowledge=town.app.knowledge)
    assert [one.key for one in found.services] == ["question"]
    assert found.sure


async def test_a_new_category_is_found_at_once_and_a_retired_one_no_more(town: Town) -> None:
    transaction, knowledge = town.app.database.transaction, town.app.knowledge
    words = "快递柜打不开了"
    async with transaction() as session:
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        new = await services.add(session, by=zhao, kind=Kind.REPAIR, name="快递柜")
        await services.change(session, new.key, by=zhao, field="aliases", value=["快递柜坏了", "取件柜打不开"])
    found = await guess(words, Kind.REPAIR, transaction=transaction, knowledge=knowledge)
    assert found.services[0].key == new.key
    async with transaction() as session:
        await services.retire(session, new.key, by=zhao)
    found = await guess(words, Kind.REPAIR, transaction=transaction, knowledge=knowledge)
    assert new.key not in [one.key for one in found.services]


async def test_articles_are_none_the_wiser(town: Town) -> None:
    knowledge = town.app.knowledge
    before = dict(knowledge.articles)
    await guess("楼道灯坏了", Kind.REPAIR, transaction=town.app.database.transaction, knowledge=knowledge)
    assert dict(knowledge.articles) == before
    assert not any("service:" in match.article.id for match in knowledge.rank("楼道灯坏了"))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("3栋电梯坏了", "3 栋"),
        ("电梯坏了，在三栋二单元", "3 栋"),
        ("3号楼的灯", "3 栋"),
        ("3 棟樓道燈不亮", "3 栋"),
        ("３幢漏水", "3 栋"),
        ("十三栋门禁", "13 栋"),
        ("13栋门禁", "13 栋"),
        ("三楼的灯坏了", None),
        ("3 栋和 13 栋都停水", None),
        ("23栋", None),
        ("桂花苑的灯", "桂花苑"),
        ("", None),
    ],
)
def test_a_building_that_is_named_is_known(words: str, name: str | None) -> None:
    signs = ("3 栋", "13 栋", "桂花苑")
    buildings = [Place(id=at, level=Level.BUILDING, name=sign) for at, sign in enumerate(signs, 1)]
    found = named(words, buildings)
    assert (found.name if found else None) == name
