"""Below an answer: what was meant, whether it helped and why not, and what is told no more."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from community import askings, clock, hours, misses, people, votes
from community.questions import Question
from community.votes import Tally
from handlers.cards.answer_buttons import WantPerson
from knowledge import KnowledgeBase
from tests.conversations import shelf, told
from tests.conversations.conftest import PEOPLE, RESIDENTS
from tests.conversations.shelf import BIKES, HALL, LAST_DAY, OTHERS, READING_ROOM, SUBSIDY, UNKNOWN
from tests.stories import Actor, Town


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return shelf.knowledge(tmp_path_factory.mktemp("cache"))


async def tally(town: Town, article_id: str) -> Tally:
    async with town.app.database.transaction.reading() as session:
        return await votes.tally(session, article_id)


async def missed(town: Town) -> list[str]:
    async with town.app.database.transaction.reading() as session:
        zhao = await people.by_telegram_id(session, PEOPLE["zhao"])
        return [miss.words for miss in await misses.open_ones(session, by=zhao)]


def below(message: dict[str, object]) -> list[list[str]]:
    markup: dict[str, list[list[dict[str, str]]]] = message.get("reply_markup", {})  # type: ignore[assignment] # wire
    return [[button["text"] for button in line] for line in markup.get("inline_keyboard", [])]


@pytest.mark.parametrize("reason", ["wrong", "outdated", "unclear", "other-question", "none"])
async def test_who_found_it_useless_may_say_why(zhang: Actor, town: Town, reason: str) -> None:
    await zhang.says(READING_ROOM)
    await zhang.hears_of("依据：")
    await zhang.taps("button-useless")
    await zhang.is_told("vote-sorry")
    await zhang.hears("why-useless")
    await zhang.taps("button-why", reason=reason)
    thanks = await zhang.sees("why-thanks", reason=reason)
    said = await tally(town, "reading-room")
    assert (said.useful, said.useless) == (0, 1)
    assert said.reasons == ({} if reason == "none" else {reason: 1})
    assert below(thanks) == ([] if reason in {"none", "other-question"} else [["找人工"]])


async def test_why_it_was_useless_is_asked_in_every_language(ho: Actor, emma: Actor) -> None:
    for actor in (ho, emma):
        await actor.says(READING_ROOM)
        await actor.taps("button-useless")
        await actor.hears("why-useless")
        await actor.taps("button-why", reason="unclear")
        await actor.sees("why-thanks", reason="unclear")


async def test_a_change_of_mind_is_one_vote_and_useful_needs_no_reason(zhang: Actor, town: Town) -> None:
    await zhang.says(READING_ROOM)
    await zhang.taps("button-useless")
    await zhang.hears("why-useless")
    await zhang.taps("button-useful")
    await zhang.is_told("vote-thanks")
    await zhang.taps("button-useful-chosen")
    await zhang.hears_nothing()
    said = await tally(town, "reading-room")
    assert (said.useful, said.useless) == (1, 0)


async def test_in_a_group_everybody_votes_and_is_thanked_alone(
    zhang: Actor, li: Actor, emma: Actor, town: Town
) -> None:
    await zhang.says(f"@linli_bot {READING_ROOM}", chat=RESIDENTS)
    before = await zhang.hears_of("依据：", chat=RESIDENTS)
    await li.taps("button-useful", chat=RESIDENTS)
    assert (await li.is_told("vote-thanks"))["show_alert"]
    await emma.taps("没用", chat=RESIDENTS)
    assert (await emma.is_told("vote-sorry"))["show_alert"]
    await zhang.hears_nothing(chat=RESIDENTS)
    after = town.heard(str(RESIDENTS))[-1]
    assert after["reply_markup"] == before["reply_markup"]
    said = await tally(town, "reading-room")
    assert (said.useful, said.useless) == (1, 1)


async def test_none_of_the_offered_ones_leads_to_a_person_and_is_not_guessed_again(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says(HALL)
    await zhang.hears("answer-did-you-mean")
    await zhang.taps("button-none-of-these")
    card = await zhang.sees("answer-none-of-these")
    assert below(card) == [["有答案告诉我", "找人工"]]
    assert await missed(town) == [HALL]
    await zhang.taps("button-person")
    await told.is_noted(zhang, 1)


async def test_none_of_these_speaks_every_language_and_is_the_askers_alone(
    zhang: Actor, ho: Actor, emma: Actor, li: Actor
) -> None:
    for actor in (ho, emma):
        await actor.says(HALL)
        await actor.taps("button-none-of-these")
        await actor.sees("answer-none-of-these")
    await zhang.says(f"@linli_bot {HALL}", chat=RESIDENTS)
    await zhang.hears("answer-did-you-mean", chat=RESIDENTS)
    await li.taps("button-none-of-these", chat=RESIDENTS)
    await li.is_told("refused-not-yours")
    await zhang.taps("button-none-of-these", chat=RESIDENTS)
    assert below(await zhang.sees("answer-none-of-these", chat=RESIDENTS))[-1] == ["删除"]


async def test_an_opened_guess_is_no_miss_any_more(zhang: Actor, town: Town) -> None:
    await zhang.says(HALL)
    await zhang.hears("answer-did-you-mean")
    await zhang.says(UNKNOWN)
    await zhang.hears("answer-unsure-again")
    assert await missed(town) == [UNKNOWN, HALL]
    await zhang.taps("活动室怎么借用？")
    await zhang.hears_of("关于“活动室怎么借用”的答案。")
    assert await missed(town) == [UNKNOWN]


async def test_a_second_question_in_vain_is_sent_to_a_person_and_not_to_a_third_try(zhang: Actor) -> None:
    await zhang.says(UNKNOWN)
    await zhang.hears("answer-unsure")
    await zhang.says(f"{UNKNOWN}啊")
    await zhang.hears("answer-unsure-again")
    clock.move(timedelta(minutes=11))
    await zhang.says(UNKNOWN)
    await zhang.hears("answer-unsure")


async def test_an_answer_that_may_be_wrong_by_now_is_not_told(zhang: Actor, ho: Actor, emma: Actor) -> None:
    clock.move(hours.at(LAST_DAY, time(23, 59)) - datetime.now(UTC))
    await zhang.says(SUBSIDY)
    await zhang.hears_of(f"关于“{SUBSIDY}”的答案。")
    clock.move(hours.at(LAST_DAY + timedelta(days=1), time(0)) - datetime.now(UTC))
    for actor in (zhang, ho, emma):
        await actor.says(SUBSIDY)
        card = await actor.hears_of(actor.town.plain(actor.language, "answer-expired"))
        assert "答案" not in card["text"].replace("答案告", "")
        assert "《" in card["text"]
        labels = [
            actor.town.translator(actor.language).plain(one) for one in ("button-tell-me-change", "button-person")
        ]
        assert below(card) == [labels]
    await zhang.comes_in()
    await zhang.taps("button-person")
    await told.is_noted(zhang, 1)


async def test_an_expired_answer_is_not_told_in_a_group_nor_by_an_old_button_or_link(zhang: Actor, town: Town) -> None:
    await zhang.says(f"@linli_bot {SUBSIDY}", chat=RESIDENTS)
    expired = town.plain("zh-Hans", "answer-expired")
    assert below(await zhang.hears_of(expired, chat=RESIDENTS)) == [["有变化告诉我", "找人工"], ["删除"]]
    await zhang.starts("show-subsidy")
    await zhang.hears_of(expired)


async def test_a_link_to_an_answer_that_is_gone_says_so(zhang: Actor) -> None:
    await zhang.comes_in()
    for link in ("show-gone", "follow-gone", "tell-gone"):
        await zhang.starts(link)
        await zhang.hears("answer-gone")


async def test_the_buttons_of_earlier_messages_still_work(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    await zhang.says(HALL)
    card = await zhang.hears("answer-did-you-mean")
    async with town.app.database.transaction.reading() as session:
        question = (await session.scalars(select(Question))).one()
    await zhang.taps_what_was_there(card, WantPerson(asked=question.id).pack())
    await told.is_noted(zhang, 1)


async def test_what_was_asked_is_counted_by_outcome(zhang: Actor, town: Town) -> None:
    # What other stories left in memory is counted before.
    await askings.flush(town.app.database.transaction)
    today = hours.local(clock.now()).date()
    async with town.app.database.transaction.reading() as session:
        before = await askings.month(session, today.replace(day=1))
        earlier = await askings.counts(session, since=today)
    for words in (READING_ROOM, BIKES, SUBSIDY, HALL, UNKNOWN):
        await zhang.says(words)
    await zhang.hears("answer-unsure-again")
    await askings.flush(town.app.database.transaction)
    async with town.app.database.transaction.reading() as session:
        month = await askings.month(session, today.replace(day=1))
        counts = await askings.counts(session, since=today)
    assert {name: count - earlier.get(name, 0) for name, count in counts.items() if count > earlier.get(name, 0)} == {
        "reading-room": 1,
        "bikes": 1,
        "subsidy": 1,
    }
    for name, more in (("asked", 5), ("answered", 2), ("doubtful", 1), ("unsure", 2)):
        assert getattr(month, name) - getattr(before, name) == more


@pytest.mark.parametrize("text", ["😀😀", "？", "……"])
async def test_what_holds_no_word_is_no_question(zhang: Actor, town: Town, text: str) -> None:
    await zhang.says(text)
    await zhang.hears("answer-how-to-ask")
    assert await missed(town) == []


async def test_who_reads_english_is_told_that_an_answer_is_only_in_chinese(emma: Actor, ho: Actor) -> None:
    await emma.says(OTHERS[0])
    answer = await emma.hears_of(OTHERS[0])
    assert emma.town.plain("en", "answer-only-in-chinese") in answer["text"]
    await emma.says(READING_ROOM)
    assert "only in Chinese" not in (await emma.hears_of("Every day from nine."))["text"]
    await ho.says(OTHERS[0])
    assert ho.town.plain("zh-Hant", "answer-only-in-chinese") not in (await ho.hears_of("依據："))["text"]
