"""/status: in plain words, each bad thing with its next step; and what staff hear when nothing becomes due."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from community import clock, outbox, people, pulses, timers
from community.outbox import Delivery, State
from community.timers import Timer
from handlers.cards import status, times
from tests.conversations.conftest import STAFF
from tests.stories import Actor, Town

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def test_whoever_works_here_reads_that_all_is_well_and_looks_again(wang: Actor, zhang: Actor) -> None:
    await wang.says("/status")
    said = await wang.hears_of("每秒看一次，刚刚看过")
    assert "运行" in said["text"]
    await wang.taps("button-status-again")
    await wang.is_told("status-looked-again")
    await zhang.says("/status")
    await zhang.hears("refused-not-allowed")


async def test_what_is_wrong_comes_first_with_a_next_step(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    async with town.app.database.transaction() as session:
        now = clock.now()
        me = await people.by_telegram_id(session, chen.id)
        for number, state in enumerate([State.FAILED, State.UNKNOWN]):
            await outbox.post(session, key=f"x:{number}", card="x", person_id=me.id, due_at=now + HOUR)
            await session.execute(update(Delivery).where(col(Delivery.key) == f"x:{number}").values(state=state))
        await timers.arm(session, kind="case-due", subject="case:1", at=now - HOUR)
        await session.execute(update(Timer).where(col(Timer.subject) == "case:1").values(attempts=2, due_at=now + HOUR))
    await chen.says("/status")
    said = (await chen.hears_of("件事要看一看"))["text"]
    for message_id, arguments in {
        "status-failed": {"count": 1},
        "status-unsure": {"count": 1},
        "status-late": {"count": 1, "stumbling": 1},
    }.items():
        since = times.moment(town.translator("zh-Hans"), now - HOUR)
        assert town.plain("zh-Hans", message_id, since=since, **arguments) in said


async def test_staff_and_their_group_hear_that_it_stopped_and_that_it_goes_on(chen: Actor, town: Town) -> None:
    await chen.comes_in()
    transaction = town.app.database.transaction
    async with transaction() as session:
        found = await pulses.last(session, pulses.TIMERS)
        assert found
        assert await pulses.alarm(session, found.at)
    for chat in (None, STAFF):
        await chen.hears_of("自动助手停住了", chat=chat)
    async with transaction() as session:
        await pulses.beat(session)
    for chat in (None, STAFF):
        await chen.hears_of("自动助手恢复了", chat=chat)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_the_card_of_a_bad_day_is_short_enough_and_says_everything(town: Town, language: str) -> None:
    now = clock.now().isoformat()
    card = status.status(
        town.translator(language),
        since=now,
        looked=now,
        silent=True,
        armed=1234,
        due=3,
        late=3,
        late_since=now,
        stumbling=1,
        today={"notice": 1, "event": 2},
        week={"notice": 3, "event": 4, "festival": 5, "task": 6, "case": 7, "report": 8, "other": 9},
        unsent=5,
        stuck=2,
        sent=100,
        failed=3,
        unsure=2,
        unknown_year=2027,
    )
    assert len(card.text) < 2000
    assert card.text.count("·") >= 5
    assert "2027" in card.text
