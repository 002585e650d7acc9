"""How fast the bot speaks, who goes first, and what a refusal of Telegram changes."""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter

from bot.pacing import (
    EVERYWHERE,
    GROUP_INTERVAL,
    GROUP_LIMIT,
    GROUP_WINDOW,
    PRIVATE_BURST,
    PRIVATE_INTERVAL,
    BusyChatError,
    Line,
    Pacing,
)
from bot.speaking import LONGEST_WAIT, Paced, turn_taken
from playground import Playground

#: A slot every 1000 seconds: whoever still needs one when the first is gone is not served within a test.
HARDLY_EVER = 0.001
#: Any test that waits so long has failed.
HANGS = 20
TOKEN = "4242:a-token-that-opens-nothing"
ZHANG, WANG = 1001, 1002


class Clock:
    """Real time, and what the test has put it forward by."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def served(*turns: Coroutine[Any, Any, None]) -> None:
    """Wait for all these turns; a turn that never comes is a failure."""
    async with asyncio.timeout(HANGS):
        await asyncio.gather(*turns)


async def end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


class Observed(Pacing):
    """Notes when each slot is given: a task wakes up a moment later, and how much later depends on the machine."""

    def __init__(self, rate: float) -> None:
        super().__init__(rate, per_chat=False)
        self.given: list[float] = []

    def _book(self, waiter: Any, now: float) -> None:
        self.given.append(now)
        super()._book(waiter, now)


@pytest.mark.parametrize(("rate", "in_a_second", "messages"), [(29.7, 30, 100), (12, 12, 40), (400, 400, 1000)])
async def test_no_second_has_more_messages_than_the_rate_even_when_timers_are_late(
    rate: float, in_a_second: int, messages: int
) -> None:
    pacing = Observed(rate)

    async def speak(number: int) -> None:
        await pacing.turn(number, line=Line.BULK)
        if number % 10 == 0:
            # The whole process stands still, as it does on a machine with other work.
            time.sleep(2 / rate)  # noqa: ASYNC251

    await asyncio.gather(*(speak(number) for number in range(messages)))
    given = pacing.given
    assert len(given) == messages
    assert all(later - earlier > 1.0 for earlier, later in zip(given, given[in_a_second:], strict=False))


async def test_an_idle_line_saves_up_nothing(clock: Clock) -> None:
    pacing = Pacing(HARDLY_EVER, now=clock)
    clock.ahead += 100_000
    await served(pacing.turn(1))
    # The guard over a second is past; what is left is the slot.
    clock.ahead += 2
    second = asyncio.create_task(pacing.turn(2))
    await asyncio.sleep(0.05)
    assert not second.done()
    await end(second)


async def test_a_reply_goes_before_a_card_and_a_card_before_a_broadcast() -> None:
    pacing = Pacing(20)
    said: list[str] = []

    async def speak(what: str, chat_id: int, line: Line) -> None:
        await pacing.turn(chat_id, line=line)
        said.append(what)

    bulk = [asyncio.create_task(speak(f"bulk {number}", number, Line.BULK)) for number in range(1, 51)]
    await asyncio.sleep(0)
    await served(speak("card", 101, Line.CARD), speak("reply", 102, Line.REPLY), speak("reply too", 103, Line.REPLY))
    assert said == ["bulk 1", "reply", "reply too", "card"]
    await served(speak("last reply", 104, Line.REPLY))
    # The broadcast may have had the slots that nobody else wanted, in its order.
    assert said[4:] == [f"bulk {number}" for number in range(2, len(said) - 3)] + ["last reply"]
    await end(*bulk)


async def test_a_burst_to_a_person_passes_and_then_waits() -> None:
    pacing = Pacing(1000)
    await served(*(pacing.turn(7) for _ in range(PRIVATE_BURST)))
    assert 0 < pacing.wait(7, burst=True) <= PRIVATE_INTERVAL
    assert PRIVATE_INTERVAL * (PRIVATE_BURST - 1) < pacing.wait(7) <= PRIVATE_INTERVAL * PRIVATE_BURST
    assert pacing.wait(8) == 0


async def test_only_replies_may_burst() -> None:
    pacing = Pacing(1000)
    await served(pacing.turn(7, line=Line.CARD))
    for line in (Line.CARD, Line.BULK):
        with pytest.raises(BusyChatError):
            await pacing.turn(7, line=line, patience=0)
    await served(pacing.turn(7, line=Line.REPLY, patience=0))


async def test_a_group_hears_one_a_second_and_twenty_a_minute(clock: Clock) -> None:
    pacing = Pacing(1000, now=clock)
    for _ in range(GROUP_LIMIT):
        assert pacing.wait(-7) <= GROUP_INTERVAL
        clock.ahead += GROUP_INTERVAL
        await served(pacing.turn(-7, patience=0))
    until_the_first_is_a_minute_old = GROUP_WINDOW - (GROUP_LIMIT - 1) * GROUP_INTERVAL
    assert GROUP_INTERVAL < pacing.wait(-7) <= until_the_first_is_a_minute_old
    clock.ahead += until_the_first_is_a_minute_old
    await served(pacing.turn(-7, patience=0))


async def test_messages_to_one_group_keep_their_order_and_their_distance() -> None:
    pacing = Pacing(1000)
    said: list[tuple[int, float]] = []

    async def speak(number: int) -> None:
        await pacing.turn(-7)
        said.append((number, time.monotonic()))

    await served(*(speak(number) for number in range(3)))
    assert [number for number, _ in said] == [0, 1, 2]
    # Each is noted a moment after its slot was given, so the distances are nearly exact.
    assert all(later - earlier > GROUP_INTERVAL - 0.1 for (_, earlier), (_, later) in pairwise(said))


async def test_a_group_at_its_limit_says_so_at_once_and_holds_up_nobody(clock: Clock) -> None:
    pacing = Pacing(1000, now=clock)
    for _ in range(GROUP_LIMIT):
        await served(pacing.turn(-7))
        clock.ahead += GROUP_INTERVAL
    with pytest.raises(BusyChatError) as busy:
        await pacing.turn(-7, line=Line.BULK, patience=0)
    assert 0 < busy.value.args[0] <= GROUP_WINDOW
    waiting = asyncio.create_task(pacing.turn(-7))
    await served(*(pacing.turn(number, line=Line.BULK) for number in (-8, 8, 9)))
    assert not waiting.done()
    await end(waiting)


async def test_patience_ends_when_others_were_served_in_the_same_chat() -> None:
    pacing = Pacing(1000)
    await pacing.turn(-7)
    outcomes = await asyncio.gather(
        *(pacing.turn(-7, patience=GROUP_INTERVAL * 1.5) for _ in range(3)), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), BusyChatError, BusyChatError]


async def test_who_is_turned_away_books_nothing(clock: Clock) -> None:
    pacing = Pacing(HARDLY_EVER, now=clock)
    pacing.refused(7, 30)
    with pytest.raises(BusyChatError):
        await pacing.turn(7, patience=10)
    await served(pacing.turn(8))


async def test_the_common_line_costs_no_patience() -> None:
    pacing = Pacing(10)
    await served(*(pacing.turn(number, patience=0) for number in range(1, 5)))


async def test_without_limits_of_chats_only_the_common_rate_and_pauses_hold() -> None:
    pacing = Pacing(1000, per_chat=False)
    await served(*(pacing.turn(chat_id, line=Line.BULK, patience=0) for chat_id in (7, 7, -7, -7)))
    pacing.refused(7, 30)
    assert 0 < pacing.wait(7) <= 30


async def test_who_stops_waiting_takes_nothing_with_him(clock: Clock) -> None:
    pacing = Pacing(HARDLY_EVER, now=clock)
    await pacing.turn(1)
    waiting = asyncio.create_task(pacing.turn(2))
    await asyncio.sleep(0)
    await end(waiting)
    clock.ahead += 1 / HARDLY_EVER
    await served(pacing.turn(3))
    assert pacing.wait(2) == 0


@pytest.mark.parametrize("chat_id", [2, -2])
async def test_a_slot_given_to_somebody_who_stops_just_then_is_given_on(clock: Clock, chat_id: int) -> None:
    pacing = Pacing(HARDLY_EVER, now=clock)
    await pacing.turn(1)
    waiting = asyncio.create_task(pacing.turn(chat_id))
    await asyncio.sleep(0)
    clock.ahead += 1 / HARDLY_EVER
    # Any news lets the line move; the task has its slot now, and has not woken up yet.
    pacing.resume({})
    assert pacing.wait(chat_id) > 0
    await end(waiting)
    assert waiting.cancelled()
    assert pacing.wait(chat_id) == 0
    await served(pacing.turn(3))


async def test_a_chat_that_was_refused_waits_and_others_do_not() -> None:
    pacing = Pacing(1000)
    assert pacing.refused(7, 30) == 7
    assert 0 < pacing.wait(7) <= 30
    assert pacing.wait(8) == 0
    assert pacing.paused == 0
    assert pacing.rate == 1000
    waiting = asyncio.create_task(pacing.turn(7))
    await served(pacing.turn(8))
    assert not waiting.done()
    await end(waiting)


def test_two_chats_refused_one_after_the_other_mean_the_whole_bot() -> None:
    pacing = Pacing(20)
    assert pacing.refused(7, 30) == 7
    # That it got through to the chat itself says nothing about the others.
    pacing.passed(7)
    assert pacing.refused(8, 40) == EVERYWHERE
    assert 30 < pacing.paused <= 40
    assert pacing.rate == pytest.approx(14)
    assert pacing.wait(8) == 0


def test_a_message_that_got_through_in_between_means_single_chats(clock: Clock) -> None:
    pacing = Pacing(20, now=clock)
    pacing.refused(7, 30)
    pacing.passed(9)
    assert pacing.refused(8, 30) == 8
    clock.ahead += 11
    assert pacing.refused(10, 30) == 10
    assert pacing.refused(10, 30) == 10
    assert pacing.paused == 0
    assert pacing.rate == 20


def test_one_pause_lowers_the_rate_once(clock: Clock) -> None:
    pacing = Pacing(20, now=clock)
    assert [pacing.refused(chat_id, 5) for chat_id in (7, 8, 9)] == [7, EVERYWHERE, EVERYWHERE]
    assert pacing.rate == pytest.approx(14)
    clock.ahead += 6
    assert pacing.refused(7, 5) == EVERYWHERE
    assert pacing.rate == pytest.approx(9.8)


@pytest.mark.parametrize(("configured", "lowest"), [(3, 1), (0.5, 0.5)])
def test_the_rate_falls_to_one_a_second_at_the_lowest(clock: Clock, configured: float, lowest: float) -> None:
    pacing = Pacing(configured, now=clock)
    for chat_id in range(1, 10):
        pacing.refused(chat_id, 1)
        clock.ahead += 2
    assert pacing.rate == lowest


def test_the_rate_recovers_with_every_clean_minute(clock: Clock) -> None:
    pacing = Pacing(10, now=clock)
    pacing.refused(7, 30)
    pacing.refused(8, 30)
    clock.ahead += 60
    assert pacing.rate == pytest.approx(7)
    clock.ahead += 31
    assert pacing.rate == pytest.approx(7.5)
    clock.ahead += 60
    assert pacing.rate == pytest.approx(8)
    assert pacing.refused(7, 1) == 7
    clock.ahead += 59
    assert pacing.rate == pytest.approx(8)
    clock.ahead += 3600
    assert pacing.rate == 10


async def test_a_pause_of_everything_holds_all_and_sends_away_who_cannot_wait() -> None:
    pacing = Pacing(HARDLY_EVER)
    await pacing.turn(1)
    impatient = asyncio.create_task(pacing.turn(2, patience=10))
    patient = asyncio.create_task(pacing.turn(3))
    await asyncio.sleep(0)
    pacing.refused(4, 30)
    pacing.refused(5, 30)
    with pytest.raises(BusyChatError) as busy:
        await impatient
    assert 10 < busy.value.args[0] <= 30
    assert not patient.done()
    with pytest.raises(BusyChatError):
        await pacing.turn(6, patience=10)
    await end(patient)


async def test_after_a_pause_of_everything_the_line_goes_on_in_its_order() -> None:
    pacing = Pacing(1000)
    said: list[Line] = []

    async def speak(chat_id: int, line: Line) -> None:
        await pacing.turn(chat_id, line=line)
        said.append(line)

    pacing.resume({EVERYWHERE: 0.2})
    await served(speak(1, Line.BULK), speak(2, Line.CARD), speak(3, Line.REPLY))
    assert pacing.paused == 0
    assert said == [Line.REPLY, Line.CARD, Line.BULK]


def test_a_new_process_goes_on_with_the_old_pauses() -> None:
    pacing = Pacing(1000)
    pacing.resume({7: 300, EVERYWHERE: 30})
    assert 200 < pacing.wait(7) <= 300
    assert 20 < pacing.paused <= 30
    assert pacing.wait(8) == 0
    # A shorter pause does not end a longer one.
    pacing.refused(7, 1)
    assert pacing.wait(7) > 200


class Speaker:
    """A bot that speaks to the playground through a budget, and what it kept for the next process."""

    def __init__(self, playground: Playground, pacing: Pacing) -> None:
        self.pacing = pacing
        self.kept: list[tuple[int, float]] = []
        self.disk_is_full = False
        session = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))
        session.middleware(Paced(pacing, self._keep))
        self.bot = Bot(TOKEN, session=session)

    async def _keep(self, scope: int, seconds: float) -> None:
        if self.disk_is_full:
            raise OSError(28, "No space left on device")
        self.kept.append((scope, seconds))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    async with Playground() as found:
        bot = found.world.add_bot(token=TOKEN, username="linli_bot", first_name="邻里")
        for number, name in ((ZHANG, "Zhang"), (WANG, "Wang")):
            found.world.add_person(id=number, first_name=name)
            found.world.start(number, bot.id)
        yield found


@pytest.fixture
async def speaker(playground: Playground, clock: Clock) -> AsyncIterator[Speaker]:
    found = Speaker(playground, Pacing(HARDLY_EVER, now=clock))
    yield found
    await found.bot.session.close()


async def test_words_take_a_turn_and_other_calls_do_not(speaker: Speaker, clock: Clock) -> None:
    async with asyncio.timeout(HANGS):
        said = await speaker.bot.send_message(ZHANG, "a")
        await speaker.bot.pin_chat_message(ZHANG, said.message_id)
        clock.ahead += 1 / HARDLY_EVER
        await speaker.bot.edit_message_text("b", chat_id=ZHANG, message_id=said.message_id)
        await speaker.bot.delete_message(ZHANG, said.message_id)
    late = asyncio.create_task(speaker.pacing.turn(WANG))
    await asyncio.sleep(0.05)
    assert not late.done()
    await end(late)


async def test_a_turn_that_was_taken_already_counts_for_one_message(speaker: Speaker) -> None:
    turn_taken.set(True)
    async with asyncio.timeout(HANGS):
        await speaker.bot.send_message(ZHANG, "a")
        assert not turn_taken.get()
        await speaker.bot.send_message(ZHANG, "b")
    with suppress(TimeoutError):
        async with asyncio.timeout(0.1):
            await speaker.bot.send_message(ZHANG, "c")
        pytest.fail("the third message took no turn")


async def test_a_refusal_is_kept_waited_out_and_tried_again(playground: Playground, clock: Clock) -> None:
    speaker = Speaker(playground, Pacing(1000, now=clock))
    playground.world.faults.arm("429", method="sendMessage", retry_after=1)
    began = clock()
    async with asyncio.timeout(HANGS):
        await speaker.bot.send_message(ZHANG, "a")
    assert clock() - began > 1
    assert speaker.kept == [(ZHANG, 1)]
    await speaker.bot.session.close()


async def test_refusals_of_several_chats_pause_everything(playground: Playground) -> None:
    speaker = Speaker(playground, Pacing(1000))
    playground.world.faults.arm("429", method="sendMessage", retry_after=60, times=2)
    for chat_id in (ZHANG, WANG):
        with pytest.raises(TelegramRetryAfter):
            await speaker.bot.send_message(chat_id, "a")
    assert speaker.kept == [(ZHANG, 60), (EVERYWHERE, 60)]
    with pytest.raises(BusyChatError) as busy:
        await speaker.bot.send_message(WANG, "b")
    assert busy.value.args[0] > LONGEST_WAIT
    await speaker.bot.session.close()


async def test_a_message_that_got_through_is_noticed(playground: Playground) -> None:
    speaker = Speaker(playground, Pacing(1000))
    playground.world.faults.arm("429", method="sendMessage", chat_id=ZHANG, retry_after=60)
    with pytest.raises(TelegramRetryAfter):
        await speaker.bot.send_message(ZHANG, "a")
    await speaker.bot.send_message(WANG, "b")
    assert speaker.pacing.refused(WANG, 60) == WANG
    await speaker.bot.session.close()


async def test_a_refusal_of_any_call_is_obeyed(speaker: Speaker, playground: Playground) -> None:
    playground.world.faults.arm("429", method="deleteMessage", retry_after=60)
    with pytest.raises(TelegramRetryAfter):
        await speaker.bot.delete_message(ZHANG, 1)
    assert speaker.kept == [(ZHANG, 60)]
    assert speaker.pacing.wait(ZHANG) > 0


async def test_a_refusal_stays_a_refusal_when_it_cannot_be_kept(speaker: Speaker, playground: Playground) -> None:
    speaker.disk_is_full = True
    playground.world.faults.arm("429", method="sendMessage", retry_after=60)
    with pytest.raises(TelegramRetryAfter):
        await speaker.bot.send_message(ZHANG, "a")
    assert speaker.pacing.wait(ZHANG) > 0
