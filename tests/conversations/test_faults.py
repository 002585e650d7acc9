"""What goes wrong, and what people notice of it: nothing is lost, nothing is said twice, everybody hears a kind word."""

import asyncio
import json
import subprocess
import sys

import pytest
from sqlalchemy import select

from bot.demo import TOKEN
from bot.speaking import SpokeInsideTransactionError, WrongAudienceError
from bot.throttling import PATIENCE
from community import groups, outbox, people
from community.outbox import Delivery, State
from handlers.cards.card import Audience, Card, declaring, send
from locales import Word
from tests.conversations import told
from tests.conversations.conftest import BUILDER, RESIDENTS, STAFF, STRANGERS, VOLUNTEERS
from tests.stories import Actor, Town, until


async def deliveries(town: Town) -> dict[str, str]:
    async with town.app.database.transaction.reading() as session:
        return {row.card: row.state for row in await session.scalars(select(Delivery))}


async def become(town: Town, card: str, state: State) -> None:
    async def reached() -> bool:
        return (await deliveries(town)).get(card) == state

    end = asyncio.get_running_loop().time() + 10
    while not await reached():
        assert asyncio.get_running_loop().time() < end, await deliveries(town)
        await asyncio.sleep(0.02)


async def test_the_bot_cannot_speak_inside_a_transaction(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    async with town.app.database.transaction():
        with pytest.raises(SpokeInsideTransactionError):
            await send(town.app.bot, zhang.id, Card(Audience.PERSONAL, Word("x")))
    await send(town.app.bot, zhang.id, Card(Audience.PERSONAL, Word("x")))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("chat", [RESIDENTS, VOLUNTEERS, STAFF, STRANGERS, 1])
async def test_what_is_said_belongs_where_it_is_said(zhang: Actor, town: Town, audience: Audience, chat: int) -> None:
    await zhang.comes_in()
    may = {
        Audience.PUBLIC: {RESIDENTS, VOLUNTEERS, STAFF, STRANGERS, 1},
        Audience.TEAM: {VOLUNTEERS, STAFF, 1},
        Audience.STAFF: {STAFF, 1},
        Audience.PERSONAL: {1},
        Audience.CONFIDENTIAL: {1},
    }
    card = Card(audience, Word("x"))
    if chat in may[audience]:
        said = await send(town.app.bot, chat, card)
        assert said.has_protected_content is (True if audience is Audience.CONFIDENTIAL else None)
    else:
        with pytest.raises(WrongAudienceError):
            await send(town.app.bot, chat, card)


async def test_nothing_is_said_without_a_declared_audience(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    with pytest.raises(WrongAudienceError):
        await town.app.bot.send_message(zhang.id, "x")
    with declaring(Audience.CONFIDENTIAL), pytest.raises(WrongAudienceError):
        await town.app.bot.send_message(zhang.id, "x")


@pytest.mark.parametrize("audience", [audience for audience in Audience if audience is not Audience.PUBLIC])
async def test_nothing_but_what_is_public_is_offered_in_other_chats(town: Town, audience: Audience) -> None:
    with pytest.raises(WrongAudienceError):
        await town.app.bot.answer_inline_query("1", results=[])
    with declaring(audience), pytest.raises(WrongAudienceError):
        await town.app.bot.answer_inline_query("1", results=[])


async def test_a_429_is_obeyed_and_the_answer_comes(zhang: Actor, town: Town) -> None:
    town.playground.world.faults.arm("429", method="sendMessage", retry_after=1)
    await zhang.says("低保怎么申请")
    await zhang.hears_of("依据：")


async def test_a_surprise_has_a_code_that_is_in_the_log(
    zhang: Actor, zhao: Actor, town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await zhao.comes_in()

    def broken(_text: str) -> None:
        raise ZeroDivisionError("canary: 张婆婆问的话")

    monkeypatch.setattr(town.app.knowledge, "search", broken)
    await zhang.says("低保怎么申请")
    said = (await zhang.hears_of("就把编号"))["text"]
    code = said.partition("编号 ")[2][:4]
    await zhao.hears("trouble-surprise", code=code, kind="ZeroDivisionError")
    assert code in capsys.readouterr().out


async def test_a_429_on_the_staff_group_is_waited_out(zhang: Actor, chen: Actor, town: Town) -> None:
    town.playground.world.faults.arm("429", method="sendMessage", chat_id=STAFF, retry_after=1)
    await zhang.says("0")
    await chen.hears_of("#R1 ", chat=STAFF)
    await become(town, "case-desk", State.SENT)


async def test_who_blocked_the_bot_is_marked_and_the_delivery_ends(zhang: Actor, chen: Actor, town: Town) -> None:
    await chen.comes_in()
    await zhang.comes_in()
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    town.playground.world.faults.arm("403", method="sendMessage", chat_id=zhang.id)
    await chen.taps("button-claim", chat=STAFF)
    await become(town, "case-told", State.FAILED)
    async with town.app.database.transaction.reading() as session:
        assert not (await people.by_telegram_id(session, zhang.id)).reachable


async def test_a_staff_group_that_became_a_supergroup_is_followed(zhang: Actor, town: Town) -> None:
    small = town.playground.world.add_group(title="小群", members=[zhang.id], kind="group", creator=BUILDER).id
    async with town.app.database.transaction() as session:
        staff = await groups.group_or_none(session, STAFF)
        assert staff
        await groups.unlink(session, STAFF)
        by = await people.by_telegram_id(session, 7)
        await groups.link(session, small, purpose=groups.Purpose.STAFF, place_id=staff.place_id, by=by)
    town.playground.world.faults.arm("migrate", method="sendMessage", chat_id=small)
    await zhang.says("0")
    await become(town, "case-desk", State.SENT)


async def test_one_poisoned_row_does_not_stop_the_others(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, zhang.id)
        await outbox.post(session, key="bad", card="no-such-card", person_id=person.id)
        await outbox.post(session, key="also-bad", card="role-revoked", person_id=person.id, wrong="argument")
        await outbox.post(session, key="good", card="notice-withdrawn", person_id=person.id, number=9)
    await zhang.hears("notice-withdrawn", number=9)
    await become(town, "no-such-card", State.FAILED)
    await become(town, "role-revoked", State.FAILED)


async def test_a_group_that_must_wait_holds_up_nobody(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    town.app.pacing.resume({STAFF: 30})
    async with town.app.database.transaction() as session:
        for number in range(300):
            await outbox.post(session, key=f"g{number}", card="notice-withdrawn", chat_id=STAFF, number=number)
        person = await people.by_telegram_id(session, zhang.id)
        await outbox.post(session, key="p", card="notice-withdrawn", person_id=person.id, number=9)
    await zhang.hears("notice-withdrawn", number=9)


async def test_an_answer_that_cannot_be_read_does_not_end_the_polling(zhang: Actor, town: Town) -> None:
    town.playground.world.faults.arm("truncated", method="getUpdates")
    await zhang.says("谢谢")
    await zhang.hears("small-thanks")


async def test_stopping_is_quick_whatever_is_slow(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    town.playground.world.faults.arm("slow", method="sendMessage", times=9, seconds=30)
    await zhang.says("谢谢")
    async with town.app.database.transaction() as session:
        person = await people.by_telegram_id(session, zhang.id)
        await outbox.post(session, key="p", card="notice-withdrawn", person_id=person.id, number=9)
    await asyncio.sleep(0.3)
    began = asyncio.get_running_loop().time()
    await town.stop()
    assert asyncio.get_running_loop().time() - began < 12
    town.playground.world.faults.disarm()
    await town.start()


async def test_a_blocked_answer_is_no_surprise(zhang: Actor, zhao: Actor, town: Town) -> None:
    await zhao.comes_in()
    await zhang.comes_in()
    await zhang.hears("start-choices")
    town.playground.world.faults.arm("403", method="sendMessage", chat_id=zhang.id)
    await zhang.says("谢谢")

    async def unreachable() -> bool:
        async with town.app.database.transaction.reading() as session:
            return not (await people.by_telegram_id(session, zhang.id)).reachable

    assert await zhang.until(unreachable)
    await zhao.hears_nothing()


async def test_a_doubt_after_the_deed_is_not_called_a_failure(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    town.playground.world.faults.arm("cut_after", method="sendMessage", chat_id=zhang.id)
    await zhang.says("0")
    await told.is_noted(zhang, 1)
    await zhang.hears_nothing()


async def test_many_messages_of_one_person_stay_in_order(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.hears("start-choices")
    before = len(town.heard(zhang.key(None)))
    for number in range(PATIENCE - 2):
        await zhang.says(f"/nosuch{number}" if number % 2 else "谢谢")
    assert await until(lambda: len(town.heard(zhang.key(None))) == before + PATIENCE - 2)
    texts = [said["text"] for said in town.heard(zhang.key(None))[before:]]
    assert texts == [
        town.plain("zh-Hans", "stray-command" if number % 2 else "small-thanks") for number in range(PATIENCE - 2)
    ]


async def test_an_eager_thumb_is_asked_for_patience_once_and_others_are_served(
    zhang: Actor, emma: Actor, town: Town
) -> None:
    await zhang.comes_in()
    await zhang.hears("start-choices")
    # Until the START is over, it counts as well.
    await zhang.hears_nothing()
    before = len(town.heard(zhang.key(None)))
    town.playground.world.faults.arm("slow", method="sendMessage", chat_id=zhang.id, times=PATIENCE, seconds=0.2)
    for _ in range(PATIENCE * 4):
        await zhang.says("谢谢")
    await emma.says("Thanks")
    await emma.hears("small-thanks")
    await zhang.hears("slow-down")
    assert await until(lambda: len(town.heard(zhang.key(None))) == before + PATIENCE + 1)
    await zhang.says("谢谢")
    assert await until(lambda: len(town.heard(zhang.key(None))) == before + PATIENCE + 2)


async def test_stopping_lets_a_running_handler_finish(zhang: Actor, town: Town) -> None:
    town.playground.world.faults.arm("slow", method="sendMessage", chat_id=zhang.id, seconds=1)
    await zhang.says("低保怎么申请")
    await asyncio.sleep(0.3)
    began = asyncio.get_running_loop().time()
    await town.stop()
    assert asyncio.get_running_loop().time() - began < 8
    await zhang.hears_of("依据：")
    await town.start()
    await zhang.hears_nothing()


async def test_what_came_while_the_bot_was_away_is_answered_once(zhang: Actor, town: Town) -> None:
    await town.stop()
    await zhang.says("低保怎么申请")
    await town.start()
    await zhang.hears_of("依据：")
    await town.restart()
    await zhang.hears_nothing()


async def test_an_answer_longer_than_a_message_is_split_at_lines(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    text = Word("\n".join(["<b>第一行 &amp; 更多</b>", *["一" * 1000] * 9]))
    await send(town.app.bot, zhang.id, Card(Audience.PUBLIC, text))
    said = [one["text"] for one in town.heard(zhang.key(None))][-3:]
    assert said[0].startswith("第一行 & 更多\n")
    assert all(len(one) <= 4096 for one in said)
    assert "\n".join(said).count("一") == 9001


LOGGING = """
import logging
from bot import logs
logs.start("INFO", machine_readable=True)
try:
    raise ValueError("canary: 张婆婆说的话")
except ValueError:
    logging.getLogger("anything").exception("POST https://api.example/bot%s/sendMessage", TOKEN)
    logs.structlog.get_logger("ours").exception("surprise", code="7F3K", told=f"token {TOKEN}")
"""


def test_logs_never_hold_a_token_or_the_words_of_an_exception() -> None:
    program = f"TOKEN = {TOKEN!r}\n{LOGGING}"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    foreign, own = (json.loads(line) for line in found.stderr.strip().splitlines())
    assert "canary" not in found.stderr
    assert TOKEN.partition(":")[2] not in found.stderr
    assert foreign["event"] == "POST https://api.example/bot424242:***/sendMessage"
    assert own["code"] == "7F3K"
    for line in (foreign, own):
        assert line["error"] == "ValueError"
        assert line["trace"] == ["<string>:7 <module>"]
