"""The first conversation: greeting, language, home, help, and everyone's own data."""

from typing import Any

import pytest

from community import articles, follows, people, questions
from community.people import RoleName
from handlers.cards import start as cards
from locales import LANGUAGES, Translator
from tests.conversations import told
from tests.conversations.conftest import RESIDENTS
from tests.stories import Actor, Town

#: What is kept about acting for neighbours, for somebody who does not.
ALONE = "您替 0 位邻居办事，0 位邻居替您办事，跟着 0 件邻居的事"
#: What is kept about notices, for somebody who never had one.
ELSE: dict[str, Any] = {"topics": "没选", "receipts": 0, "follows": "没有", "leaves": ALONE}


async def menu(town: Town, actor: Actor) -> list[str]:
    view = town.playground.world.person_view(town.playground.world.person(actor.id))
    return [command["command"] for command in view["commands"][actor.key(None)]]


async def test_zhang_is_greeted_and_told_what_is_kept(zhang: Actor) -> None:
    await zhang.starts()
    greeting = await zhang.hears("start-greeting", name="Zhang")
    for fact in ("我们会记下", "服务器在境外", "/mydata", "服务窗口"):
        assert fact in greeting["text"]
    await zhang.hears("start-choices")


async def test_the_everyday_keyboard_has_six_words(zhang: Actor, town: Town) -> None:
    await zhang.starts()
    await zhang.hears("start-choices")
    shown = town.playground.world.chat(zhang.key(None)).keyboards[zhang.id]
    words = [button["text"] for line in shown["keyboard"] for button in line]
    assert words == ["问政策", "报修", "求助", "我的", "活动", "找人工"]


async def test_everybody_is_greeted_in_the_language_of_their_telegram(ho: Actor, emma: Actor) -> None:
    await ho.starts()
    await ho.hears("start-greeting", name="Ho")
    await emma.starts()
    await emma.hears("start-greeting", name="Emma")


async def test_a_chosen_language_holds_for_words_keyboard_and_menu(zhang: Actor, town: Town) -> None:
    await zhang.starts()
    await zhang.taps("繁體")
    zhang.language = "zh-Hant"
    await zhang.hears("language-chosen")
    await zhang.says("zxqv wvut")
    await zhang.hears("answer-unsure")
    await zhang.says("/language")
    await zhang.taps("English")
    zhang.language = "en"
    await zhang.hears("language-chosen")
    assert "help" in await menu(town, zhang)


async def test_zhang_walks_to_the_own_building(zhang: Actor, town: Town) -> None:
    await zhang.starts()
    await zhang.taps("button-choose-home")
    # There is one community with one grid: a step without a choice is saved.
    await zhang.sees("pick-home", place="一网格")
    await zhang.taps("1 栋")
    await zhang.sees("home-chosen", place="1 栋")
    async with town.app.database.transaction.reading() as session:
        person = await people.by_telegram_id(session, zhang.id)
        assert person.place_id is not None


async def test_the_home_may_be_left_out(zhang: Actor) -> None:
    await zhang.starts()
    await zhang.taps("button-choose-home")
    await zhang.taps("button-skip")
    await zhang.sees("home-skipped")


async def test_help_grows_with_the_role(zhang: Actor, chen: Actor, zhao: Actor, town: Town) -> None:
    await zhang.starts()
    await zhang.says("/help")
    await zhang.hears("help-everyone")
    await chen.comes_in()
    await chen.says("/help")
    said = (await chen.hears_of("工作人员群里"))["text"]
    assert f"{town.plain('zh-Hans', 'help-staff')}\n{town.plain('zh-Hans', 'help-calendar')}" in said
    await zhao.starts()
    await zhao.says("/help")
    assert town.plain("zh-Hans", "help-administrator") in (await zhao.hears_of("/staff"))["text"]
    assert {"staff", "places"} <= set(await menu(town, zhao))
    assert not {"staff", "places"} & set(await menu(town, zhang))


@pytest.mark.parametrize(
    ("roles", "named", "missing"),
    [
        ((), ("/events", "/birthday"), ("/event ", "/status", "/calendar")),
        ((RoleName.GRID_WORKER,), ("/events", "/event ", "/status"), ("/calendar",)),
        ((RoleName.STAFF,), ("/events", "/birthday", "/event ", "/status", "/calendar"), ()),
        ((RoleName.ADMINISTRATOR,), ("/event ", "/status", "/calendar"), ()),
    ],
)
def test_help_names_events_to_whom_they_are_offered(
    roles: tuple[RoleName, ...], named: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    for language in LANGUAGES:
        text = cards.help_(Translator(language, lambda _: {"counter": "none", "phone": ""}), roles).text
        assert all(one in text for one in named), text
        assert not any(one in text for one in missing), text


async def test_a_link_to_an_article_opens_it(zhang: Actor) -> None:
    await zhang.starts("show-dibao-apply")
    await zhang.hears("start-greeting", name="Zhang")
    await zhang.hears_of("依据：《社会救助法》")


async def test_a_link_that_leads_nowhere_is_a_plain_start(zhang: Actor) -> None:
    for payload in (
        "nonsense",
        "show-gone",
        "take-999",
        "case-9",
        "metoo-9",
        "proxy-x",
        "person-1",
        "role-x",
        "about-gone",
    ):
        await zhang.starts(payload)
        await zhang.hears_of("")
    await zhang.says("/help")
    await zhang.hears("help-everyone")


async def test_zhang_sees_and_erases_everything(zhang: Actor, town: Town) -> None:
    await zhang.starts()
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    await zhang.says("灯坏了")
    await zhang.says("/mydata")
    kept: dict[str, Any] = {"name": "Zhang", "language": "简体", "place": "没选", "roles": "居民", "cases": 1, **ELSE}
    await zhang.hears("mydata", **kept)
    await zhang.taps("button-see-requests")
    await zhang.hears_of("灯坏了")
    await zhang.taps("button-erase")
    sure = town.translator("zh-Hans")
    await zhang.sees_of(f"{sure('erase-sure')}\n\n{sure('erase-sure-question')}")
    await zhang.taps("button-keep")
    await zhang.sees("mydata", **kept)
    await zhang.taps("button-erase")
    await zhang.taps("button-erase-sure")
    await zhang.sees("erased")
    async with town.app.database.transaction.reading() as session:
        assert await people.by_telegram_id_or_none(session, zhang.id) is None
    await zhang.says("/my")
    await zhang.hears("mine-empty")
    await zhang.says("0")
    await told.is_noted(zhang, 2)


async def test_zhang_sees_what_will_be_told(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    for count, named in ((1, "您的一个提问"), (3, "一条已经不在的答案、“找谁？<a>”、您的一个提问")):
        async with town.app.database.transaction() as session:
            person = await people.by_telegram_id(session, zhang.id)
            if count == 1:
                asked = await questions.record(session, by=person, words="天气", outcome="unsure")
                await follows.follow(session, by=person, question_id=asked.id)
            else:
                title = {"question": "找谁？<a>", "answer": ""}
                shipped = {"id": "who", "review_by": "2030-01-01", "texts": {"zh-Hans": title}}
                await articles.ship(session, [shipped])
                for article_id in ("who", "gone"):
                    await follows.follow(session, by=person, article_id=article_id)
        await zhang.says("/mydata")
        assert f"有变化会告诉您的：{named}\n" in (await zhang.hears_of("我们记下的"))["text"]
    async with town.app.database.transaction() as session:
        for number in range(20):
            await follows.follow(session, by=person, article_id=f"gone-{number}")
    await zhang.says("/mydata")
    assert "答案等 23 件\n" in (await zhang.hears_of("我们记下的"))["text"]


async def test_personal_commands_stay_silent_in_groups(zhang: Actor) -> None:
    for command in ("/mydata", "/language", "/my", "/help", "/staff", "/places", "/start"):
        await zhang.says(command, chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)


async def test_whoever_writes_first_is_welcomed_once_after_the_answer(zhang: Actor, town: Town) -> None:
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    welcome = await zhang.hears("start-first")
    assert town.playground.world.chat(zhang.key(None)).keyboards[zhang.id]
    assert town.heard(zhang.key(None))[-1]["text"] == welcome["text"]
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")
    await zhang.hears_nothing()


async def test_the_welcome_waits_where_the_first_words_are_grave(zhang: Actor) -> None:
    await zhang.says("我不想活了")
    await zhang.hears("emergency-despair")
    await zhang.hears_nothing()
    await zhang.says("谢谢")
    await zhang.hears("small-thanks")
    await zhang.hears("start-first")


async def test_nobody_is_welcomed_in_a_group(zhang: Actor) -> None:
    await zhang.says("@linli_bot 谢谢", chat=RESIDENTS)
    await zhang.hears("small-thanks", chat=RESIDENTS)
    await zhang.hears_nothing(chat=RESIDENTS)
    await zhang.hears_nothing()
