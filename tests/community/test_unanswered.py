"""What the resident was asked is said once more, and then the case goes on without an answer."""

import pytest

from community import calendar, casework, deadlines, hearers, talks
from community.cases import Case, State
from community.clock import now as moment
from community.database import Transaction
from tests.community.climbing import LIGHT, armed, heard, look, posted
from tests.community.conftest import Cast
from tests.community.filing import claimed, filed, now
from tests.community.sending import DAY, HOUR, MINUTE, SECOND, SHANGHAI, at
from tests.community.working import does

pytestmark = pytest.mark.usefixtures("catalogue", "wednesday")
QUESTION = "哪一层的灯？"


async def asked(transaction: Transaction, cast: Cast) -> Case:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    await does(transaction, cast.wang, casework.ask, found, words=QUESTION)
    return await now(transaction, found)


async def test_a_question_is_said_once_more_and_then_it_goes_on_without_an_answer(
    transaction: Transaction, cast: Cast
) -> None:
    found = await asked(transaction, cast)
    due = await armed(transaction)
    assert set(due) == {deadlines.ASKED, deadlines.UNANSWERED}
    # Wednesday, and three working days later Monday; six, Thursday.
    assert [due[kind].astimezone(SHANGHAI).strftime("%m-%d %H") for kind in sorted(due)] == [
        "11-23 09",
        "11-26 09",
    ]
    await does(transaction, cast.wang, talks.say, found, words="不急")
    at(due[deadlines.ASKED] + MINUTE)
    for _ in range(3):
        await look(transaction)
    (again,) = await posted(transaction, "case-told", what="asked-again")
    assert (again.person_id, (again.arguments or {})["words"]) == (cast.zhang.id, QUESTION)
    assert (await now(transaction, found)).state == State.ASKING
    at(due[deadlines.UNANSWERED] + MINUTE)
    for _ in range(3):
        await look(transaction)
    found = await now(transaction, found)
    assert (found.state, found.paused_at, found.holder_id) == (State.TAKEN, None, cast.wang.id)
    (nudge,) = await posted(transaction, "case-nudge")
    assert (nudge.person_id, (nudge.arguments or {})["what"]) == (cast.wang.id, "unanswered")
    assert await heard(transaction, cast.zhang) == {"taken": 1, "asked": 1, "asked-again": 1, "resumed": 1}
    assert found.solve_by
    assert found.promised_by
    # The clock stood still for six working days.
    stood = calendar.between(found.promised_by, found.solve_by)
    assert stood == pytest.approx(6 * calendar.working_day(), abs=2 * MINUTE)


async def test_whoever_answers_is_not_reminded(transaction: Transaction, cast: Cast) -> None:
    found = await asked(transaction, cast)
    await does(transaction, cast.zhang, talks.say, found, words="六楼")
    at(moment() + 30 * DAY)
    await look(transaction)
    assert await posted(transaction, "case-told", what="asked-again") == []


async def test_a_second_question_has_the_whole_time_and_an_extension_does_not_change_it(
    transaction: Transaction, cast: Cast
) -> None:
    found = await asked(transaction, cast)
    first = await armed(transaction)
    at(moment() + HOUR)
    await does(transaction, cast.wang, casework.ask, found, words="是声控的吗？")
    second = await armed(transaction)
    assert second[deadlines.ASKED] - first[deadlines.ASKED] == pytest.approx(HOUR, abs=5 * SECOND)
    at(moment() + HOUR)
    await does(transaction, cast.wang, casework.extend, found, days=1, reason="等配件")
    await does(transaction, cast.wang, casework.extend, found, days=1, reason="还在等")
    assert await armed(transaction) == second
    assert len(await posted(transaction, "case-told", what="extended")) == 2
    at(second[deadlines.ASKED] + MINUTE)
    await look(transaction)
    (again,) = await posted(transaction, "case-told", what=hearers.News.ASKED_AGAIN)
    assert (again.arguments or {})["words"] == "是声控的吗？"


async def test_whoever_has_it_in_hand_reads_that_its_day_has_come(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang, service=LIGHT), cast.wang)
    await does(transaction, cast.wang, casework.hold, found, until=moment() + DAY, reason="等配件")
    at(moment() + DAY + MINUTE)
    await look(transaction)
    (nudge,) = await posted(transaction, "case-nudge")
    assert (nudge.arguments or {})["what"] == "woke"
    assert await heard(transaction, cast.zhang) == {"taken": 1, "held": 1, "woke": 1}


async def test_whoever_may_not_go_on_leaves_no_question_behind(transaction: Transaction, cast: Cast) -> None:
    found = await asked(transaction, cast)
    await does(transaction, cast.chen, casework.release, found)
    assert set(await armed(transaction)) == {deadlines.ACCEPT}
    found = await now(transaction, found)
    assert (found.state, found.paused_at) == (State.WAITING, None)
