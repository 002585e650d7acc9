"""Groups: linked to a place, and in a forum to one of its topics."""

from tests.conversations.announcements import begin, shows
from tests.conversations.conftest import BUILDER, PEOPLE
from tests.conversations.tasking import a_task
from tests.stories import Actor, Town

FORUM = -1005


async def test_a_forum_is_linked_in_one_of_its_topics_and_notices_come_there(
    zhao: Actor, zhang: Actor, town: Town
) -> None:
    world = town.playground.world
    world.add_group(id=FORUM, title="论坛群", members=list(PEOPLE.values()), creator=BUILDER, is_forum=True)
    topic = world.new_topic(BUILDER, FORUM, "通知")["message_thread_id"]
    await zhao.says("/link", chat=FORUM, topic=topic)
    panel = await zhao.hears_of(town.plain("zh-Hans", "group-topic"), chat=FORUM)
    assert panel["message_thread_id"] == topic
    await zhao.taps("purpose-residents", chat=FORUM)
    await zhao.taps("button-this-place", chat=FORUM, place="梧桐社区")
    await zhao.sees_of("通知和卡片会发在这个话题里。", chat=FORUM)
    await begin(zhao, aimed=False)
    await zhao.taps("button-aim")
    await zhao.taps("button-aim-kind", kind="groups")
    for chosen in ("居民群（梧桐社区）", "居民群（梧桐社区）、居民群（梧桐社区）"):
        await zhao.taps("居民群（梧桐社区）")
        await zhao.sees_of(f"群：{chosen}\n")
    await zhao.taps("button-done")
    await zhao.sees_of("群：居民群（梧桐社区）、居民群（梧桐社区）")
    await zhao.taps("button-send", count="1 人、2 个群")
    await zhao.taps("button-send-sure")
    got = await shows(zhang, "请提前存水", chat=FORUM)
    assert got["message_thread_id"] == topic


async def test_an_ordinary_group_says_nothing_of_topics(zhao: Actor) -> None:
    await zhao.says("/link", chat=-1004)
    await zhao.hears("group-purpose", chat=-1004)


async def test_a_volunteers_group_that_is_linked_late_is_shown_what_comes_next(zhao: Actor, town: Town) -> None:
    await a_task(town, title="扫雪")
    await zhao.says("/link", chat=-1004)
    await zhao.hears("group-purpose", chat=-1004)
    await zhao.taps("purpose-volunteers", chat=-1004)
    await zhao.taps("button-this-place", chat=-1004, place="梧桐社区")
    await zhao.hears_of("#T1 扫雪", chat=-1004)
