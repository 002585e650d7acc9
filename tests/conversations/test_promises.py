"""What is promised and kept, as everybody may read it, in private and in groups."""

import pytest

from tests.community.sending import at
from tests.community.test_promises import MORNING, happened
from tests.conversations.announcements import labels, shows, words_of
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town


@pytest.fixture
def tuesday() -> None:
    at(MORNING)


@pytest.mark.usefixtures("tuesday")
async def test_everybody_reads_the_whole_as_a_picture_with_words(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await happened(town.app.database.transaction, 8)
    await happened(town.app.database.transaction, 2, reopened=1)
    await zhang.says("/promises")
    card = await shows(zhang, "做到了多少")
    assert "photo" in card
    assert "20% 居民说还没好" in words_of(card)
    assert "报修：10 件 · 按时接 100% · 按时办好 100% · 重新办 20%" in words_of(card)
    assert "求助：少于 5 件" in words_of(card)
    assert "改服务目录" not in labels(card)


@pytest.mark.usefixtures("tuesday")
async def test_a_category_tells_the_five_clears_and_its_months(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await happened(town.app.database.transaction, 6)
    await zhang.says("/promises")
    await shows(zhang, "做到了多少")
    await zhang.taps("报修")
    await zhang.hears_of("· 楼道灯：4 个工作小时内有人接，2 个工作日内办好")
    await zhang.taps("楼道灯")
    card = await zhang.sees_of("谁来办")
    for part in ("负什么责", "做什么", "做到什么样", "多久：4 个工作小时内有人接，2 个工作日内办好"):
        assert part in card["text"]
    assert "2026 年 9 月：少于 5 件" in card["text"]
    assert "2026 年 11 月（到今天）：6 件 · 按时接 100%" in card["text"]
    assert "合计：6 件" in card["text"]
    await zhang.taps("button-promises-back")
    await zhang.sees_of("报修：")


async def test_a_group_reads_the_same_and_goes_on_in_private(emma: Actor, zhang: Actor) -> None:
    await zhang.comes_in()
    await zhang.says("/promises", chat=RESIDENTS)
    card = await shows(zhang, "做到了多少", chat=RESIDENTS)
    (button,) = card["reply_markup"]["inline_keyboard"][0]
    await zhang.starts(button["url"].partition("start=")[2])
    await shows(zhang, "做到了多少")
    await emma.comes_in()
    await emma.says("/promises")
    said = words_of(await shows(emma, "What we promised"))
    assert "Repairs: fewer than 5" in said


async def test_every_category_fits_its_page(zhang: Actor, ho: Actor) -> None:
    for who, kind in ((zhang, "求助"), (ho, "求助")):
        await who.comes_in()
        await who.says("/promises")
        await shows(who, "做到了多少")
        await who.taps(kind)
        await who.hears_of("求助：")
        await who.taps("button-next")
        await who.taps("button-next")
