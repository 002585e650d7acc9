"""A visit to somebody's home from first to last: no group, no log, no button and no key knows whose home it is."""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from community import (
    absences,
    access,
    certificates,
    clock,
    corrections,
    groups,
    mydata,
    people,
    planning,
    signups,
    stints,
    tasks,
    turnouts,
)
from community.cases import Kind
from community.database import Transaction
from community.groups import Purpose
from community.outbox import Delivery
from community.people import Person
from community.tasks import Risk, State, Task
from community.timers import Timer
from community.trail import Entry
from handlers.cards import CARDS, render
from handlers.cards.card import Audience, Card
from locales import LANGUAGES, Translator
from scheduler.ticks import fire_due
from tests.community.conftest import Cast
from tests.community.couriers import deliver
from tests.community.filing import claimed, filed
from tests.community.helping import a_team, a_volunteer, leaves, signs_up
from tests.community.sending import DAY, HOUR, NOON, at

pytestmark = pytest.mark.usefixtures("noon", "catalogue")
NAME, DOOR, PHONE, WORDS, NOTE = "canary-name", "canary-door", "13900007777", "canary-words", "canary-note"
CANARIES = (NAME, DOOR, PHONE, WORDS)
GROUP = -200
#: What every message may use.
FACTS = {"community": "梧桐社区", "phone": "", "counter": "none", "office": ""}


async def does(
    transaction: Transaction, action: Callable[..., Awaitable[Any]], task: Task, *more: Any, **said: Any
) -> Any:
    async with transaction() as session:
        return await action(session, await tasks.task(session, task.id), *more, **said)


async def look(transaction: Transaction, later: timedelta) -> None:
    """Let so much time pass, let the scheduler look, and let arrive what waits."""
    at(clock.now() + later)
    await fire_due(transaction)
    await deliver(transaction)


async def opened(transaction: Transaction, cast: Cast, served: Person) -> Task:
    """Return a visit in two days that Wang opened for the case of somebody, whose every detail is known."""
    case = await claimed(
        transaction, await filed(transaction, served, WORDS, kind=Kind.HELP, spot=DOOR, phone=PHONE), cast.wang
    )
    async with transaction() as session:
        case = await access.held_case(session, case.id, by=cast.wang)
        draft = await planning.begin(session, by=cast.wang, place_id=cast.building.id, case=case)
        starts_at = NOON + 2 * DAY + 2 * HOUR
        safe = {"risk": Risk.CARE, "risk_words": "楼梯很陡", "skill": "", "insured": True, "seats": 2, "least": 2}
        named = {} if draft.title else {"title": "陪诊"}
        await planning.change(
            session, draft, by=cast.wang, starts_at=starts_at, ends_at=starts_at + HOUR, **safe, **named
        )
        assert (draft.served_id, draft.spot, (draft.served or {})["phone"]) == (served.id, DOOR, PHONE)
        return await planning.open(session, draft, by=cast.wang)


async def play(transaction: Transaction, cast: Cast, served: Person) -> Task:
    """Live through everything that can happen to a visit; another one is called off by its planner."""
    sun, wu, he, ma = [await a_volunteer(transaction, cast, 20 + one, name) for one, name in enumerate("孙吴何马")]
    await a_team(transaction, cast, "助残队", sun, wu, he, ma)
    other = await opened(transaction, cast, served)
    for one in (sun, wu, he):
        await signs_up(transaction, other, one)
    await deliver(transaction)
    await does(transaction, planning.call_off, other, by=cast.wang, reason="下大雨")
    visit = await opened(transaction, cast, served)
    for one in (sun, wu, he, ma):
        await signs_up(transaction, visit, one)
    await deliver(transaction)
    await does(transaction, signups.decline, visit, sun.id, by=served)
    await look(transaction, timedelta(hours=3))
    await does(transaction, planning.alter, visit, by=cast.wang, urgent=True, notes=NOTE)
    await signs_up(transaction, visit, he)
    await leaves(transaction, visit, he)
    await signs_up(transaction, visit, ma)
    await look(transaction, visit.starts_at - clock.now() - DAY if visit.starts_at else DAY)
    await look(transaction, timedelta(hours=22))
    await does(transaction, turnouts.come, visit, by=wu)
    await look(transaction, timedelta(hours=2))
    stint = await does(transaction, stints.check_in, visit, by=wu)
    await look(transaction, timedelta(minutes=40))
    await look(transaction, timedelta(hours=2))
    assert (await does(transaction, _as_it_is, visit)).state == State.OVER
    async with transaction() as session:
        found, as_ = await access.confirmable_stint(session, stint.id, by=served)
        await stints.confirm(session, found, by=served, as_=as_)
        asked = await corrections.ask(session, found, by=cast.wang, minutes=found.minutes - 5, reason="早走五分钟")
    async with transaction() as session:
        await corrections.agree(session, asked.id, by=cast.chen)
        await certificates.issue(session, by=wu, name="吴")
    await does(transaction, absences.note, visit, ma.id, by=cast.wang)
    await does(transaction, absences.explain, visit, by=ma, words="走错了楼")
    await deliver(transaction)
    return visit


async def _as_it_is(_session: Any, task: Task) -> Task:
    return task


def written(card: Card) -> str:
    """Return what stands on a card, and in its buttons."""
    keyboard = card.keyboard.model_dump_json() if card.keyboard else ""
    return f"{card.text} {keyboard}"


def data_of(card: Card) -> list[str]:
    """Return what its buttons send."""
    lines = getattr(card.keyboard, "inline_keyboard", [])
    return [one.callback_data or one.url or "" for line in lines for one in line]


async def test_no_group_log_button_or_key_knows_whose_home_it_is(
    transaction: Transaction, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with transaction() as session:
        served = await people.meet(session, telegram_id=77, name=NAME, client_language="zh-Hans")
        await people.start(session, served.id)
        await people.settle(session, served.id, place_id=cast.building.id)
        await groups.link(session, GROUP, purpose=Purpose.VOLUNTEERS, place_id=cast.community.id or 0, by=cast.zhao)
    with capture_logs() as logs:
        await play(transaction, cast, served)
    assert all(canary not in f"{caplog.text} {logs}" for canary in CANARIES)
    async with transaction.reading() as session:
        posted = (await session.scalars(select(Delivery))).all()
        keys = [row.key for row in posted]
        keys += [row.subject for row in await session.scalars(select(Timer))]
        keys += [f"{row.act} {row.subject}" for row in await session.scalars(select(Entry))]
    assert all(canary not in " ".join(keys) for canary in CANARIES)
    told = [row for row in posted if row.arguments is not None]
    assert {row.card for row in told} >= {
        "task-post", "task-put-away", "task-served", "task-told", "task-changed", "task-called-off", "task-remind",
        "stint-confirm", "correction-ask", "task-absent", "stint-told",
    }  # fmt: skip
    for row in told:
        _is_kept_to_itself(row)


def _is_kept_to_itself(row: Delivery) -> None:
    """Look at a delivery in every language: what a group reads, what its buttons send, who may read the rest."""
    said = json.dumps(row.arguments, ensure_ascii=False)
    if row.chat_id is not None and row.chat_id < 0:
        # Not even sealed, and unshown.
        assert all(canary not in said for canary in CANARIES), row.card
    if row.card not in CARDS:
        pytest.fail(f"nobody draws {row.card}")
    for language in LANGUAGES:
        card = render(row.card, Translator(language, lambda _: FACTS), row.arguments or {})
        assert all(canary not in " ".join(data_of(card)) for canary in CANARIES), row.card
        if row.chat_id is not None and row.chat_id < 0:
            assert card.audience <= Audience.STAFF, row.card
            assert all(canary not in written(card) for canary in CANARIES), row.card
        # Whoever has a case in hand has its card as ever; volunteers get theirs protected.
        if row.card != "case-hand" and any(canary in said for canary in (DOOR, PHONE)):
            assert card.audience == Audience.CONFIDENTIAL, row.card


async def test_once_it_is_over_nobody_who_went_can_read_it_any_more(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        served = await people.meet(session, telegram_id=77, name=NAME, client_language="zh-Hans")
        await people.start(session, served.id)
    visit = await play(transaction, cast, served)
    async with transaction.reading() as session:
        volunteers = {(await people.by_telegram_id(session, number)).id for number in range(20, 24)}
        theirs = [row for row in await session.scalars(select(Delivery)) if row.person_id in volunteers]
        assert len(theirs) > 10
        for row in theirs:
            said = json.dumps(row.arguments, ensure_ascii=False)
            assert all(canary not in said for canary in CANARIES), row.card
    async with transaction() as session:
        await planning.forget_old(session, now=clock.now() + tasks.WORDS_KEPT_FOR + DAY)
    async with transaction() as session:
        found = await tasks.task(session, visit.id)
        assert (found.spot, found.served, found.served_id) == (None, None, None)
        await mydata.erase(session, served.id)
