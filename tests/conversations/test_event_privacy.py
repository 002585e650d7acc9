"""Who comes to what is nobody's to read: not in groups, in files, in logs; and it is gone when its owner says so."""

from dataclasses import replace
from typing import Any

import pytest

from community import birthdays, events, partings, people
from community.guests import State
from handlers.cards.event_buttons import SeeGuests
from handlers.cards.mydata import lost
from tests.conversations.conftest import RESIDENTS, STAFF, VOLUNTEERS
from tests.conversations.gathering import an_event, now, there
from tests.conversations.test_programmes import document, files
from tests.stories import Actor, Town, until

#: A name that can be found wherever it should not be.
CANARY = "金丝雀"


def in_groups(town: Town) -> str:
    return str([town.heard(str(chat)) for chat in (RESIDENTS, STAFF, VOLUNTEERS)])


async def names(chen: Actor, event: events.Event) -> dict[str, Any]:
    """Open the names on the host's page."""
    await chen.says(f"#E{event.number}")
    page = await chen.hears_of("端午包粽子")
    await chen.taps_what_was_there(page, SeeGuests(event=event.id).pack())
    return await chen.sees_of("家")


async def test_a_name_stands_on_the_hosts_page_and_nowhere_else(
    sun: Actor, zhang: Actor, chen: Actor, town: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    town.playground.world.add_person(id=sun.id, first_name=CANARY, language_code="zh-hans")
    await sun.starts()
    await sun.hears_of(f"{CANARY}，您好")
    for who in (zhang, chen):
        await who.comes_in()
    event = await an_event(town, seats=4)
    await sun.says("/birthday")
    await sun.taps("button-birthday-calendar", lunar=False)
    await sun.taps("birthday-month", month=3, lunar=False)
    await sun.sees_of("记着：您的生日在 3 月")
    await sun.hears_of("#E1 ", chat=RESIDENTS)
    await sun.taps("button-event-come", full=False, chat=RESIDENTS)
    await sun.hears_of("给您记下了：1 人")
    await sun.says("我们 4 人")
    await sun.hears_of("给您记下了：4 人")
    await sun.says("#E1", chat=RESIDENTS)
    await zhang.sees_of("报满了", chat=RESIDENTS)
    await sun.taps("button-event-ics")
    (said,) = await until(lambda: files(town, sun))
    listed = await names(chen, event)
    assert CANARY in listed["text"]

    assert CANARY not in in_groups(town)
    assert CANARY.encode() not in document(town, said)
    assert b"ATTENDEE" not in document(town, said)
    assert CANARY not in str(town.heard(zhang.key(None)))
    told = capfd.readouterr()
    assert "kind=callback_query" in told.out
    assert CANARY not in told.out + told.err


@pytest.mark.parametrize("name", ["zhang", "ho", "emma"])
async def test_everybody_reads_what_is_kept_and_takes_all_of_it_back(
    name: str, li: Actor, chen: Actor, town: Town, request: pytest.FixtureRequest
) -> None:
    who: Actor = request.getfixturevalue(name)
    for one in (who, li, chen):
        await one.comes_in()
    event = await an_event(town, seats=4)
    async with town.app.database.transaction() as session:
        me = await people.by_telegram_id(session, who.id)
        await birthdays.tell(session, by=me, month=12, lunar=True)
    await who.hears_of("#E1 ", chat=RESIDENTS)
    await who.taps("我来", chat=RESIDENTS)
    await until(lambda: [one for one in town.heard(who.key(None)) if "#E1" in one.get("text", "")])
    await li.hears_of("#E1 ", chat=RESIDENTS)
    await li.taps("button-event-come", full=False, chat=RESIDENTS)
    await li.hears_of("给您记下了：1 人")
    await who.says("/mydata")
    t = town.translator(who.language)
    shown = await who.hears_of(town.plain(who.language, "mydata-gathering"))
    for line in (
        t("mydata-events", count=1, events=t("mydata-event", number=1, heads=1, state="coming")),
        t("mydata-birthday", month=t("birthday-named", month=12, lunar=True)),
        t("mydata-reminded", on=True),
    ):
        assert line in shown["text"]
    await who.taps("button-erase")
    lost = [t("erase-sure-gathering", what=what) for what in ("places", "birthday")]
    await who.sees_of("\n\n".join([t("erase-sure"), *lost, t("erase-sure-question")]))
    await who.taps("button-erase-sure")
    await who.sees("erased")
    assert await there(town, event) == {"Li": (State.COMING, 1)}
    assert (await now(town, event)).taken == 1
    await li.sees_of("已报 1 人，还有 3 个名额", chat=RESIDENTS)
    assert who.name not in (await names(chen, event))["text"]
    # Whoever comes back has no past.
    await who.says("/birthday")
    await who.hears("birthday-about")


def test_who_is_asked_whether_to_erase_reads_only_what_they_have() -> None:
    nothing = partings.Gathering((), (3,), None, None, lunar=False, answered=0, unasked=False)
    assert lost(None) == lost(nothing) == []
    assert lost(replace(nothing, hosts=True)) == ["hosted"]
    assert lost(replace(nothing, expected=True, hosts=True, month=2)) == ["places", "hosted", "birthday"]
