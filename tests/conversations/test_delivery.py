"""The table of outcomes, line by line: what the bot does with a message after each answer that Telegram can give."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import select, update

from bot.courier import AT_WORK, IN_HAND
from bot.settings import BadSettingsError
from community import batches, clock, dispatch, groups, hours, outbox, people
from community.outbox import Delivery, Kind, State, Step
from tests.conversations.conftest import BUILDER, RESIDENTS, STAFF
from tests.stories import BOT, Actor, Town, until

#: Two kinds of message: one that is told at most once, one that is told at least once.
KINDS = (Kind.NOTICE, Kind.REPLY)


async def come_in(*actors: Actor) -> None:
    """Press START and hear everything that the bot says to it, so that no fault meets that."""
    for actor in actors:
        await actor.comes_in()
        await actor.hears("start-choices")


async def post(
    town: Town, reader: int, *, of: Kind = Kind.NOTICE, key: str = "k", number: int = 9, **more: Any
) -> None:
    """Post a plain message to a person (positive) or a group."""
    async with town.app.database.transaction() as session:
        whom: dict[str, Any] = {"chat_id": reader}
        if reader > 0:
            whom = {"person_id": (await people.by_telegram_id(session, reader)).id}
        await outbox.post(session, key=key, card="notice-withdrawn", of=of, number=number, **whom, **more)


async def post_to_group(town: Town, chat_id: int) -> None:
    async with town.app.database.transaction() as session:
        await outbox.post(session, key="k", card="notice-withdrawn", of=Kind.NOTICE, chat_id=chat_id, number=1)


async def link(town: Town, chat_id: int, *, topic_id: int | None = None) -> None:
    async with town.app.database.transaction() as session:
        staff = await groups.group_or_none(session, STAFF)
        assert staff
        by = await people.by_telegram_id(session, 7)
        await groups.link(
            session, chat_id, purpose=groups.Purpose.STAFF, place_id=staff.place_id, by=by, topic_id=topic_id
        )


async def row(town: Town, key: str = "k") -> Delivery:
    async with town.app.database.transaction.reading() as session:
        return (await session.scalars(select(Delivery).where(Delivery.key == key))).one()  # type: ignore[arg-type]


async def become(town: Town, state: State, key: str = "k") -> Delivery:
    for _ in range(1000):
        if (found := await row(town, key)).state == state:
            return found
        await asyncio.sleep(0.01)
    raise AssertionError(f"{key} is {found.state}: {found.reason}")


def copies(town: Town, actor: Actor, number: int = 9) -> int:
    text = town.plain(actor.language, "notice-withdrawn", number=number)
    return sum(text in said["text"] for said in town.heard(actor.key(None)))


async def later(town: Town, seconds: float) -> None:
    """Move the clock forward; the bot looks at once, as it does when the playground's page moves it."""
    clock.move(clock.now() - datetime.now(UTC) + timedelta(seconds=seconds))
    town.app.scheduler.wake()
    town.app.courier.wake()


@pytest.mark.parametrize("kind", KINDS)
async def test_what_arrived_is_sent_with_its_message(zhang: Actor, town: Town, kind: Kind) -> None:
    await come_in(zhang)
    await post(town, zhang.id, of=kind)
    said = await zhang.hears("notice-withdrawn", number=9)
    found = await become(town, State.SENT)
    assert (found.message_id, found.attempts) == (said["message_id"], 1)
    assert found.sent_at is not None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", ["500_after", "cut_after", "truncated"])
async def test_a_doubt_after_telegram_acted(zhang: Actor, town: Town, kind: Kind, fault: str) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm(fault, method="sendMessage", chat_id=zhang.id)
    await post(town, zhang.id, of=kind)
    if kind is Kind.NOTICE:
        await become(town, State.UNKNOWN)
        await town.restart()
        await later(town, 3600)
        await zhang.hears_nothing()
        assert copies(town, zhang) == 1
        return
    assert await zhang.until(lambda: is_repeated(town))
    await later(town, 31)
    await become(town, State.SENT)
    assert copies(town, zhang) == 2
    assert town.heard(zhang.key(None))[-1]["text"].startswith(town.plain("zh-Hans", "perhaps-again"))


async def is_repeated(town: Town) -> bool:
    return (await row(town)).again


@pytest.mark.parametrize("fault", ["500_before", "cut_before"])
async def test_a_doubt_before_telegram_acted_looks_the_same(zhang: Actor, town: Town, fault: str) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm(fault, method="sendMessage", chat_id=zhang.id)
    await post(town, zhang.id)
    await become(town, State.UNKNOWN)
    assert copies(town, zhang) == 0


async def test_a_second_doubt_about_an_important_message_is_the_last(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm("500_after", method="sendMessage", chat_id=zhang.id, times=2)
    await post(town, zhang.id, of=Kind.REMINDER)
    assert await zhang.until(lambda: is_repeated(town))
    await later(town, 31)
    await become(town, State.UNKNOWN)
    assert copies(town, zhang) == 2


@pytest.mark.parametrize("kind", KINDS)
async def test_a_429_is_waited_out_and_is_no_attempt_of_its_own(zhang: Actor, town: Town, kind: Kind) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm("429", method="sendMessage", chat_id=zhang.id, retry_after=1)
    await post(town, zhang.id, of=kind)
    await become(town, State.SENT)
    assert copies(town, zhang) == 1


async def test_a_long_pause_is_remembered_over_a_restart(zhang: Actor, emma: Actor, town: Town) -> None:
    await come_in(zhang, emma)
    town.playground.world.faults.arm("429", method="sendMessage", chat_id=zhang.id, retry_after=10_072)
    await post(town, zhang.id)
    assert await until(lambda: town.app.pacing.wait(zhang.id) > 10_000)
    await become(town, State.PENDING)
    await town.restart()
    assert await until(lambda: town.app.pacing.wait(zhang.id) > 10_000)
    await post(town, emma.id, key="e")
    await emma.hears("notice-withdrawn", number=9)
    assert copies(town, zhang) == 0


async def test_two_refused_chats_mean_the_whole_bot_and_a_restart_keeps_silent(
    zhang: Actor, emma: Actor, ho: Actor, town: Town
) -> None:
    await come_in(zhang, emma, ho)
    for actor in (zhang, emma):
        town.playground.world.faults.arm("429", method="sendMessage", chat_id=actor.id, retry_after=600)
    await post(town, zhang.id, key="z")
    assert await until(lambda: town.app.pacing.wait(zhang.id) > 500)
    await post(town, emma.id, key="e")
    assert await until(lambda: town.app.pacing.paused > 500)
    assert town.app.pacing.rate == 700
    await town.restart()
    assert await until(lambda: town.app.pacing.paused > 500)
    await post(town, ho.id, key="h")
    await ho.hears_nothing()


async def test_a_blocked_bot_ends_the_message_and_the_person_is_marked(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm("403", method="sendMessage", chat_id=zhang.id)
    await post(town, zhang.id)
    assert (await become(town, State.FAILED)).reason == "Forbidden: bot was blocked by the user"
    await post(town, zhang.id, key="next")
    assert (await become(town, State.FAILED, "next")).reason == "cannot be written to"


async def test_who_never_came_in_is_not_written_to(zhang: Actor, town: Town) -> None:
    await zhang.says("/ask 低保怎么申请", chat=RESIDENTS)
    await zhang.hears_of("依据", chat=RESIDENTS)
    await post(town, zhang.id)
    assert (await become(town, State.FAILED)).reason == "cannot be written to"


async def test_a_chat_that_is_not_there_fails(town: Town) -> None:
    await link(town, -4040)
    await post_to_group(town, -4040)
    assert "chat not found" in ((await become(town, State.FAILED)).reason or "")


async def test_a_group_that_became_a_supergroup_is_followed(zhang: Actor, town: Town) -> None:
    small = town.playground.world.add_group(title="小群", members=[zhang.id], kind="group", creator=BUILDER).id
    await link(town, small)
    town.playground.world.faults.arm("migrate", method="sendMessage", chat_id=small)
    await post_to_group(town, small)
    found = await become(town, State.SENT)
    assert found.chat_id != small
    async with town.app.database.transaction.reading() as session:
        assert await groups.group_or_none(session, found.chat_id or 0)
        assert await groups.group_or_none(session, small) is None


async def test_a_revoked_token_stops_the_bot_and_loses_nothing(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    town.playground.world.faults.arm("401", method="sendMessage", chat_id=zhang.id)
    await post(town, zhang.id)
    with pytest.raises(BadSettingsError, match="BOT_TOKEN"):
        await town.wait()
    await town.app.__aexit__()
    await town.start()
    await zhang.hears("notice-withdrawn", number=9)
    assert copies(town, zhang) == 1


async def test_what_could_not_leave_is_sent_when_telegram_is_back(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    bot = town.app.bot
    there, bot.session.api = bot.session.api, TelegramAPIServer.from_base("http://127.0.0.1:9")
    await post(town, zhang.id)
    assert await zhang.until(lambda: has_tried(town))
    await become(town, State.PENDING)
    bot.session.api = there
    await later(town, 6)
    await become(town, State.SENT)
    assert copies(town, zhang) == 1


async def has_tried(town: Town) -> bool:
    return (await row(town)).attempts > 0


async def test_a_timeout_though_it_arrived_is_one_copy(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    town.app.bot.session.timeout = 0.5
    town.playground.world.faults.arm("slow", method="sendMessage", chat_id=zhang.id, seconds=2)
    await post(town, zhang.id)
    await become(town, State.UNKNOWN)
    await asyncio.sleep(2)
    assert copies(town, zhang) == 1


@pytest.mark.parametrize("fault", ["500_after", "500_before", "cut_after", "truncated", "429"])
async def test_an_edit_is_repeated_whatever_happened(zhang: Actor, town: Town, fault: str) -> None:
    await come_in(zhang)
    await post(town, zhang.id, of=Kind.REPLY, key="card:1")
    await become(town, State.SENT, "card:1")
    town.playground.world.faults.arm(fault, method="editMessageText", retry_after=1)
    async with town.app.database.transaction() as session:
        assert await outbox.revise(session, "edit", key_prefix="card:", card="notice-withdrawn", number=10) == 1
    assert await zhang.until(lambda: has_edit(town, 1))
    for _ in range(2):
        await later(town, 6)
        await asyncio.sleep(0.2)
    await zhang.sees("notice-withdrawn", number=10)


async def has_edit(town: Town, attempts: int) -> bool:
    async with town.app.database.transaction.reading() as session:
        rows = (await session.scalars(select(Delivery).where(Delivery.step == Step.EDIT))).all()  # type: ignore[arg-type]
    return any(one.attempts >= attempts for one in rows)


async def test_a_killed_courier_leaves_a_notice_in_doubt_and_repeats_a_reply(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    await post(town, zhang.id, key="notice")
    await post(town, zhang.id, of=Kind.REPLY, key="reply", number=10)
    await post(town, zhang.id, key="leased", number=11)
    for key in ("notice", "reply", "leased"):
        await become(town, State.SENT, key)
    await town.stop()
    async with town.app.database.transaction() as session:
        for key, state in (("notice", State.SENDING), ("reply", State.SENDING), ("leased", State.LEASED)):
            one = update(Delivery).where(Delivery.key == key)  # type: ignore[arg-type]
            await session.execute(one.values(state=state, owner="dead", message_id=None))
    await town.app.database.close()
    await town.start()
    await become(town, State.UNKNOWN, "notice")
    await become(town, State.SENT, "reply")
    await become(town, State.SENT, "leased")
    assert [copies(town, zhang, number) for number in (9, 10, 11)] == [1, 2, 2]


async def test_a_stale_message_is_not_sent(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    await town.stop()
    await post(town, zhang.id, expires_at=clock.now() + timedelta(hours=1))
    await town.app.database.close()
    clock.move(timedelta(hours=2))
    await town.start()
    await become(town, State.EXPIRED)
    assert copies(town, zhang) == 0


@pytest.mark.parametrize("changes", [{"quiet_hours": "20:00-08:00"}])
async def test_at_night_a_notice_waits_a_reply_is_silent_and_an_urgent_one_rings(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    tomorrow = hours.local(clock.now()).date() + timedelta(days=1)
    night = hours.at(tomorrow, time(23, 10))
    clock.move(night - datetime.now(UTC))
    for key, kind, number in (
        ("n", Kind.NOTICE, 1),
        ("r", Kind.REPLY, 2),
        ("u", Kind.URGENT, 3),
        ("m", Kind.REMINDER, 4),
    ):
        await post(town, zhang.id, of=kind, key=key, number=number)
    reply = await zhang.hears("notice-withdrawn", number=2)
    urgent = await zhang.hears("notice-withdrawn", number=3)
    assert silently(town, reply)
    assert not silently(town, urgent)
    assert (await row(town, "n")).due_at == hours.when_loud(night)
    assert copies(town, zhang, 1) == copies(town, zhang, 4) == 0
    await later(town, 9 * 3600)
    assert not silently(town, await zhang.hears("notice-withdrawn", number=1))
    await zhang.hears("notice-withdrawn", number=4)


def silently(town: Town, said: dict[str, Any]) -> bool:
    return town.playground.world.messages[f"{said['chat']['id']}:{BOT}"][said["message_id"]].silent


async def batch_to(town: Town, actors: Sequence[Actor], **more: Any) -> outbox.Batch:
    async with town.app.database.transaction() as session:
        batch = await batches.begin(session, "batch", card="notice-withdrawn", number=5)
        ids = [(await people.by_telegram_id(session, actor.id)).id for actor in actors]
        whom = select(people.Person.id).where(people.Person.id.in_(ids))  # type: ignore[attr-defined, call-overload]
        await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=whom, **more)
        return batch


async def test_what_is_held_is_not_sent_until_it_is_let_go(zhang: Actor, emma: Actor, town: Town) -> None:
    await come_in(zhang, emma)
    batch = await batch_to(town, [zhang, emma], due_at=clock.now() + timedelta(seconds=30))
    async with town.app.database.transaction() as session:
        await batches.hold(session, batch)
    await later(town, 60)
    await zhang.hears_nothing()
    async with town.app.database.transaction() as session:
        await batches.let_go(session, batch)
    await zhang.hears("notice-withdrawn", number=5)
    await emma.hears("notice-withdrawn", number=5)


async def test_what_changed_before_it_was_sent_is_sent_as_it_is_now(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    batch = await batch_to(town, [zhang], due_at=clock.now() + timedelta(seconds=30))
    async with town.app.database.transaction() as session:
        await batches.change(session, batch, number=6)
    await later(town, 60)
    await zhang.hears("notice-withdrawn", number=6)


async def test_a_courier_that_lost_its_lease_sends_nothing(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    await town.stop()
    await post(town, zhang.id)
    transaction = town.app.database.transaction
    async with transaction() as session:
        (one,) = await dispatch.lease(session, owner="slow", now=clock.now(), limit=9, a_day=9)
        await session.execute(update(Delivery).values(leased_until=datetime.now(UTC) - timedelta(seconds=1)))
    async with transaction() as session:
        assert (await dispatch.recover(session))["back"] == 1
        (other,) = await dispatch.lease(session, owner="fast", now=clock.now(), limit=9, a_day=9)
    async with transaction() as session:
        assert await dispatch.begin(session, [one.id], owner="slow") == set()
        assert await dispatch.begin(session, [other.id], owner="fast") == {one.id}
    async with transaction() as session:
        await dispatch.end(session, [dispatch.Outcome(one.id, State.FAILED)], owner="slow")
    assert (await row(town)).state == State.SENDING
    await town.app.database.close()
    await town.start()


async def test_a_group_that_was_unlinked_hears_nothing_more(town: Town) -> None:
    async with town.app.database.transaction() as session:
        await groups.unlink(session, RESIDENTS)
    await post_to_group(town, RESIDENTS)
    assert (await become(town, State.FAILED)).reason == "cannot be written to"


async def crowd(town: Town, count: int) -> list[int]:
    """Let so many people press START; return their ids."""
    ids = list(range(5000, 5000 + count))
    for number in ids:
        town.playground.world.add_person(id=number, first_name=f"P{number}", language_code="zh-hans")
        town.playground.world.start(number, BOT, "")
    assert await until(lambda: all(len(town.heard(f"{number}:{BOT}")) == 2 for number in ids))
    return ids


async def to_all(town: Town, ids: Sequence[int]) -> outbox.Batch:
    async with town.app.database.transaction() as session:
        batch = await batches.begin(session, "batch", card="notice-withdrawn", number=5)
        whom = select(people.Person.id).where(people.Person.telegram_id.in_(ids))  # type: ignore[attr-defined, call-overload]
        await batches.fan_out(session, batch, kind=Kind.NOTICE, whom=whom)
        return batch


def said_to(town: Town, ids: Sequence[int], number: int) -> int:
    text = town.plain("zh-Hans", "notice-withdrawn", number=number)
    return sum(any(said["text"] == text for said in town.heard(f"{one}:{BOT}")) for one in ids)


@pytest.mark.parametrize("changes", [{"send_rate": 40}])
async def test_a_correction_reaches_what_is_already_in_hand(town: Town) -> None:
    ids = await crowd(town, 30)
    batch = await to_all(town, ids)
    assert await until(lambda: said_to(town, ids, 5) >= 3)
    async with town.app.database.transaction() as session:
        await batches.change(session, batch, number=6)
        correction = await batches.begin(session, "correction", card="notice-withdrawn", number=6)
        await batches.follow(session, correction, earlier=batch, step=Step.EDIT)
    assert await until(lambda: said_to(town, ids, 6) == 30)
    assert said_to(town, ids, 5) == 0


@pytest.mark.parametrize("changes", [{"quiet_hours": "20:00-08:00", "send_rate": 20}])
async def test_when_the_night_begins_what_is_in_hand_waits_too(town: Town) -> None:
    at_noon = hours.at(hours.local(clock.now()).date() + timedelta(days=1), time(12))
    clock.move(at_noon - datetime.now(UTC))
    ids = await crowd(town, 20)
    await to_all(town, ids)
    assert await until(lambda: said_to(town, ids, 5) >= 2)
    clock.move(at_noon + timedelta(hours=9) - datetime.now(UTC))
    await asyncio.sleep(0.5)
    told = said_to(town, ids, 5)
    await asyncio.sleep(1)
    assert said_to(town, ids, 5) == told < 20
    clock.move(at_noon + timedelta(hours=21) - datetime.now(UTC))
    assert await until(lambda: said_to(town, ids, 5) == 20)


@pytest.mark.parametrize("changes", [{"send_rate": 5}])
async def test_no_more_is_in_hand_than_soon_leaves(zhang: Actor, town: Town) -> None:
    await come_in(zhang)
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, zhang.id)
        for number in range(600):
            await outbox.post(session, key=f"k{number}", card="notice-withdrawn", person_id=person.id, number=number)
    for _ in range(8):
        await asyncio.sleep(0.5)
        async with town.app.database.transaction.reading() as session:
            leased = select(Delivery.id).where(Delivery.state == State.LEASED)  # type: ignore[call-overload]
            assert len((await session.execute(leased)).all()) <= IN_HAND + AT_WORK


async def test_a_message_is_pinned_once_it_is_there(town: Town) -> None:
    world = town.playground.world
    world.chat(str(RESIDENTS)).member(BOT).status = "administrator"
    async with town.app.database.transaction() as session:
        batch = await batches.begin(session, "b", card="notice-withdrawn", number=1)
        await batches.fan_out_to_groups(session, batch, kind=Kind.NOTICE, chat_ids=[RESIDENTS], pins=True)
    assert await until(lambda: [one for one in world.messages[str(RESIDENTS)].values() if one.pinned])
    await become(town, State.SENT, f"b:{RESIDENTS}:pin")


@pytest.mark.parametrize("young", [True, False])
async def test_a_message_is_deleted_where_telegram_allows_and_else_says_that_it_was_withdrawn(
    zhang: Actor, town: Town, *, young: bool
) -> None:
    await come_in(zhang)
    batch = await batch_to(town, [zhang])
    await zhang.hears("notice-withdrawn", number=5)
    await become(town, State.SENT, (await first_of(town, batch)).key)
    if not young:
        town.playground.world.move_clock(advance_seconds=49 * 3600)
    async with town.app.database.transaction() as session:
        withdrawal = await batches.begin(session, "w", card="notice-withdrawn", number=5)
        await batches.follow(session, withdrawal, earlier=batch, step=Step.DELETE)
    if young:
        assert await until(lambda: copies(town, zhang, 5) == 0)
        assert len(town.heard(zhang.key(None))) == 2
    else:
        await zhang.sees("notice-withdrawn", number=5)


async def first_of(town: Town, batch: outbox.Batch) -> Delivery:
    async with town.app.database.transaction.reading() as session:
        return (await session.scalars(select(Delivery).where(Delivery.batch_id == batch.id))).one()  # type: ignore[arg-type]
