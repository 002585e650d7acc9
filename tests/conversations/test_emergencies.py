"""Whoever writes that something is happening reads the number to call first, wherever the bot hears it."""

from itertools import chain
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from community.people import Person
from community.questions import Question
from handlers.cards.buttons import EVERYDAY
from knowledge.emergencies import find
from locales import everywhere
from tests.conversations.announcements import png
from tests.conversations.conftest import PEOPLE, RESIDENTS, STRANGERS
from tests.stories import BOT, Actor, Town, until


async def rows(town: Town, table: Any) -> list[Any]:
    async with town.app.database.transaction.reading() as session:
        return list((await session.scalars(select(table))).all())


def labels(said: dict[str, Any]) -> list[str]:
    keyboard = said.get("reply_markup", {}).get("inline_keyboard", [])
    return [one["text"] for line in keyboard for one in line]


async def test_the_number_comes_first_and_nothing_else_follows(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    said_first = await hear(zhang, "屋头着火了", "emergency-fire")
    assert said_first["text"].splitlines()[0].endswith("119")
    bold = [one for one in said_first["entities"] if one["type"] == "bold"]
    assert said_first["text"].encode("utf-16-le")[bold[0]["offset"] * 2 :].decode("utf-16-le").startswith("119")
    await zhang.hears_nothing()
    assert await rows(town, Question) == []


async def hear(actor: Actor, words: str, message_id: str, **where: Any) -> dict[str, Any]:
    """Say the words and return the card of this kind."""
    await actor.says(words, **where)
    return await actor.hears(message_id, **where)


async def test_every_kind_has_its_card_in_every_language(zhang: Actor, ho: Actor, emma: Actor) -> None:
    for words, message_id in (
        ("煤气味好重", "emergency-gas"),
        ("老人摔倒起不来", "emergency-injury"),
        ("我被困在电梯里了", "emergency-trapped"),
        ("有人拿刀砍人", "emergency-danger"),
        ("门口车祸了", "emergency-traffic"),
        ("他打我", "emergency-violence"),
        ("不想活了", "emergency-despair"),
    ):
        card = await hear(zhang, words, message_id)
        assert len(card["text"].splitlines()) <= 4
        assert labels(card) == [zhang.town.translator("zh-Hans").plain("button-contact-me")]
    await hear(ho, "樓下起火了", "emergency-fire")
    await hear(emma, "I smell gas", "emergency-gas")


async def test_of_two_the_more_pressing_is_told_and_the_other_gets_its_number(zhang: Actor, town: Town) -> None:
    await zhang.says("被车撞了，流血不止")
    lines = [town.plain("zh-Hans", "emergency-injury"), town.plain("zh-Hans", "emergency-also", kind="traffic")]
    await zhang.hears_text("\n".join(lines))


async def test_a_tap_brings_a_person(zhang: Actor) -> None:
    await zhang.comes_in()
    await hear(zhang, "我不想活了", "emergency-despair")
    await zhang.taps("button-contact-me")
    await zhang.hears_of("R1")


async def goes_on(actor: Actor, message_id: str) -> None:
    """Wait until something was said after the card, by whatever the words went on to."""
    card = actor.town.plain(actor.language, message_id)
    texts = await until(
        lambda: [
            said
            for said in [[one["text"] for one in actor.town.heard(actor.key(None))]]
            if card in said and said[-1] != card
        ]
    )
    assert texts, f"nothing came after {card}"


async def test_a_half_finished_form_gets_the_words_after_the_number(zhang: Actor, town: Town) -> None:
    await zhang.says("报修")
    assert await until(lambda: town.heard(zhang.key(None)))
    await hear(zhang, "电表箱冒烟了", "emergency-fire")
    await goes_on(zhang, "emergency-fire")


async def test_a_request_said_at_once_goes_on_as_well(zhang: Actor) -> None:
    await hear(zhang, "报修 电表箱冒烟了", "emergency-fire")
    await goes_on(zhang, "emergency-fire")


async def test_whoever_talks_with_a_person_is_still_heard_by_them(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    async with town.app.database.transaction() as session:
        person = (await session.scalars(select(Person).where(col(Person.telegram_id) == PEOPLE["zhang"]))).one()
        person.talks_about = 1
    await hear(zhang, "煤气漏了", "emergency-gas")
    # The words went on to what comes after.
    await goes_on(zhang, "emergency-gas")


async def test_words_below_a_picture_count(zhang: Actor, town: Town) -> None:
    town.playground.world.send_files(zhang.id, zhang.key(None), "photo", [png()], caption="厨房起火了")
    await zhang.hears("emergency-fire")


async def test_in_a_group_only_who_speaks_to_the_bot_is_answered(zhang: Actor, town: Town) -> None:
    await zhang.says("着火了", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    card = await hear(zhang, "@linli_bot 3 栋着火了", "emergency-fire", chat=RESIDENTS)
    assert card["reply_to_message"]["text"] == "@linli_bot 3 栋着火了"
    assert "3 栋" not in card["text"]
    (button,) = card["reply_markup"]["inline_keyboard"][0]
    assert button["url"].endswith("?start=person")
    await zhang.hears_nothing(chat=RESIDENTS)
    assert await rows(town, Question) == []


async def test_an_ask_in_a_group_and_a_group_that_nobody_linked_count_too(zhang: Actor) -> None:
    await hear(zhang, "/ask 闻到煤气味怎么办", "emergency-gas", chat=RESIDENTS)
    await hear(zhang, "@linli_bot 有人晕倒了", "emergency-injury", chat=STRANGERS)


async def test_what_is_delicate_looks_the_same_in_a_group_whatever_it_is(zhang: Actor) -> None:
    violence = await hear(zhang, "@linli_bot 老公打我", "emergency-aside", chat=RESIDENTS)
    despair = await hear(zhang, "@linli_bot 不想活了", "emergency-aside", chat=RESIDENTS)
    assert violence["text"] == despair["text"]
    assert violence["reply_markup"] == despair["reply_markup"]


async def test_after_a_restart_it_is_the_same(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await town.restart()
    await hear(zhang, "我不想活了", "emergency-despair")


@pytest.mark.parametrize(
    "message_id", [*chain(*EVERYDAY), "word-help", "word-hello", "word-person", "word-thanks", "word-phone"]
)
def test_none_of_our_own_words_is_an_emergency(message_id: str) -> None:
    words = [word for text in everywhere(message_id) for word in text.split("|")]
    assert not [word for word in words if find(word)]


async def test_a_question_about_papers_is_answered_as_ever(zhang: Actor, town: Town) -> None:
    await zhang.says("家暴告诫书怎么开")
    heard = await zhang.hears_of("告诫书")
    assert heard["text"] != town.plain("zh-Hans", "emergency-violence")
    assert heard["from"]["id"] == BOT
