"""How a case ends and goes on: with proof, honestly, once, and told to whoever it concerns."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlmodel import col

from community import cases, casework, clock, endings, entries, joinings, outbox, people, proxies, services
from community.cases import LAWFUL, OVER, Case, Outcome, State
from community.database import Transaction
from community.errors import (
    AlreadyTaken,
    CommunityError,
    Ended,
    NeedsProof,
    NeedsWords,
    NotYours,
    PartsOpen,
    ReopenTooLate,
    StillOpen,
)
from community.followers import count, follow
from community.people import Role, RoleName
from community.places import Level
from tests.community.conftest import STAFF, Cast
from tests.community.couriers import deliveries, told
from tests.community.filing import claimed, filed, now
from tests.community.sending import DAY, NOON, at
from tests.community.working import acts, arrive, does, news, proven, shows

pytestmark = pytest.mark.usefixtures("catalogue", "noon")
WORDS = "canary"


async def held(transaction: Transaction, cast: Cast, service: str = "handyman") -> Case:
    return await claimed(transaction, await filed(transaction, cast.zhang, WORDS, service=service), cast.wang)


async def finished(transaction: Transaction, cast: Cast, service: str = "handyman") -> Case:
    found = await held(transaction, cast, service)
    await proven(transaction, found, cast.wang)
    return await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED, words="换了垫片")


async def test_the_end_is_told_once_and_the_words_leave_the_holders_chat(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await arrive(transaction)
    for _ in range(2):
        done = await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED, words="换了垫片")
    assert (done.state, done.outcome, done.confirmed, done.holder_id) == (State.ENDED, "solved", None, cast.wang.id)
    assert await news(transaction) == ["taken", "solved"]
    said = (await shows(transaction, cast.zhang.id))[-1][1]
    assert (said["words"], said["who"], said["outcome"]) == ("换了垫片", "Wang", "solved")
    cards = await shows(transaction, cast.wang.id)
    assert ("case-put-away", {"number": 1, "how": "done", "reached": True}) in cards
    assert WORDS not in str(cards)
    assert [one["state"] for card, one in cards if card == "case-desk"] == [State.ENDED]


async def test_what_wants_a_picture_does_not_end_without_one_of_this_time(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast, "lift")
    with pytest.raises(NeedsProof):
        await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    await proven(transaction, found, cast.wang)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    await does(transaction, cast.zhang, endings.reopen, found)
    with pytest.raises(NeedsProof):
        await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.NOT_NOW, words="要等大修")


async def test_ends_without_work_say_why(transaction: Transaction, cast: Cast) -> None:
    for outcome in (Outcome.NOT_NOW, *LAWFUL):
        found = await held(transaction, cast)
        with pytest.raises(NeedsWords):
            await does(transaction, cast.wang, endings.finish, found, outcome=outcome, words=" ")
        done = await does(transaction, cast.wang, endings.finish, found, outcome=outcome, words="因为")
        assert done.outcome == outcome
        assert (await news(transaction))[-1] == outcome
    found = await held(transaction, cast)
    assert (await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.ANSWERED)).state == State.ENDED


async def test_a_case_ends_after_its_parts_and_hears_of_the_last(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    parts = [
        await does(transaction, cast.wang, joinings.split, found, service="handyman", words=words)
        for words in ("a", "b")
    ]
    with pytest.raises(PartsOpen) as refusal:
        await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    assert refusal.value.fields == {"numbers": "#R2 #R3"}
    await claimed(transaction, parts[0], cast.li)
    await does(transaction, cast.li, endings.finish, parts[0], outcome=Outcome.SOLVED)
    assert await told(transaction, "case-parts-done") == []
    await does(transaction, cast.wang, endings.withdraw, parts[1])
    assert await told(transaction, "case-parts-done") == [cast.wang.id]
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)


@pytest.mark.usefixtures("at_once")
async def test_of_two_last_parts_that_end_at_once_one_is_the_last(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    parts = [
        await does(transaction, cast.wang, joinings.split, found, service="handyman", words=words)
        for words in ("a", "b")
    ]
    for part in parts:
        await claimed(transaction, part, cast.li)
    await asyncio.gather(
        *(does(transaction, cast.li, endings.finish, part, outcome=Outcome.SOLVED) for part in parts),
        *(does(transaction, cast.wang, casework.note, found, words="?") for _ in range(3)),
    )
    assert await told(transaction, "case-parts-done") == [cast.wang.id]


async def test_the_resident_says_that_it_is_solved(transaction: Transaction, cast: Cast) -> None:
    found = await finished(transaction, cast)
    for _ in range(2):
        assert (await does(transaction, cast.zhang, endings.confirm, found)).confirmed is True
    assert (await acts(transaction, found)).count("confirmed") == 1
    (desk,) = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-desk"]
    assert desk["confirmed"] is True
    await does(transaction, cast.zhang, endings.reopen, found)
    with pytest.raises(StillOpen):
        await does(transaction, cast.zhang, endings.confirm, found)


async def test_what_was_not_solved_goes_on_with_who_led_it(transaction: Transaction, cast: Cast) -> None:
    found = await finished(transaction, cast)
    await arrive(transaction)
    for words in ("还在漏", ""):
        again = await does(transaction, cast.zhang, endings.reopen, found, words=words)
    assert (again.state, again.holder_id, again.outcome, again.confirmed) == (State.TAKEN, cast.wang.id, None, False)
    assert (again.reopened, again.turn, again.promised_by) == (1, 1, found.promised_by)
    assert await news(transaction) == ["taken", "solved"]
    hands = [said for card, said in await shows(transaction, cast.wang.id) if card == "case-hand"]
    assert [one["words"] for one in hands[-1]["entries"]][-1] == "还在漏"
    await does(transaction, cast.zhang, endings.reopen, found, words="水更大了")
    assert await told(transaction, "case-entry") == [cast.wang.id]
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
    await does(transaction, cast.zhang, endings.reopen, found)
    assert await news(transaction) == ["taken", "solved", "solved"]


async def test_the_first_receiver_leads_it_after_whoever_ended_it(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await does(transaction, cast.wang, casework.hand_over, found, cast.li)
    await does(transaction, cast.li, endings.finish, found, outcome=Outcome.SOLVED)
    assert (await does(transaction, cast.zhang, endings.reopen, found)).holder_id == cast.wang.id


async def test_without_its_lead_it_waits_at_its_desk(transaction: Transaction, cast: Cast) -> None:
    found = await finished(transaction, cast)
    async with transaction() as session:
        await session.execute(delete(Role).where(col(Role.person_id) == cast.wang.id))
        await people.grant(session, cast.li, role=RoleName.GRID_WORKER, place_id=cast.grid.id or 0, by=cast.zhao)
    again = await does(transaction, cast.zhang, endings.reopen, found)
    assert (again.state, again.holder_id, again.lead_id) == (State.WAITING, None, None)
    assert again.accept_by is not None
    assert again.accept_by > clock.now()
    assert [said["why"] for card, said in await shows(transaction, cast.li.id) if card == "case-desk"] == ["again"]


async def test_after_thirty_days_it_is_a_new_case(transaction: Transaction, cast: Cast) -> None:
    found = await finished(transaction, cast)
    at(NOON + cases.REOPENS_FOR + DAY)
    with pytest.raises(ReopenTooLate) as refusal:
        await does(transaction, cast.zhang, endings.reopen, found)
    assert refusal.value.fields == {"days": 30}


async def test_what_is_no_duty_goes_up_with_the_basis_and_does_not_end(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await arrive(transaction)
    with pytest.raises(NeedsWords):
        await does(transaction, cast.wang, endings.refer, found)
    sent = await does(transaction, cast.wang, endings.refer, found, words="归供电公司管")
    assert (sent.state, sent.level, sent.outside, sent.holder_id) == (State.WAITING, Level.COMMUNITY, True, None)
    assert sent.lead_id == cast.wang.id
    ((card, said),) = await shows(transaction, STAFF)
    assert (card, said["why"], said["outside"]) == ("case-desk", "outside", True)
    told_zhang = (await shows(transaction, cast.zhang.id))[-1][1]
    assert (told_zhang["what"], told_zhang["words"]) == ("referred", "归供电公司管")
    assert WORDS not in str(await shows(transaction, cast.wang.id))
    # At the top it stays, and the administrators hear.
    await claimed(transaction, found, cast.chen)
    top = await does(transaction, cast.chen, endings.refer, found, words="街道也没有")
    assert (top.state, top.level) == (State.WAITING, Level.COMMUNITY)
    assert await told(transaction, "case-top") == [cast.zhao.id]


async def test_the_catalogue_says_why_a_category_is_no_duty(transaction: Transaction, cast: Cast) -> None:
    async with transaction.reading() as session:
        outside = next(one for one in await services.everything(session) if one.outside)
    found = await filed(transaction, cast.zhang, service=outside.key, kind=cases.Kind(outside.kind))
    await claimed(transaction, found, cast.chen)
    assert (await does(transaction, cast.chen, endings.refer, found)).outside is True


async def test_what_is_taken_back_leaves_every_chat(transaction: Transaction, cast: Cast) -> None:
    found = await held(transaction, cast)
    await arrive(transaction)
    for _ in range(2):
        gone = await does(transaction, cast.zhang, endings.withdraw, found)
    assert gone.state == State.WITHDRAWN
    cards = await shows(transaction, cast.wang.id)
    assert [said["how"] for card, said in cards if card == "case-put-away"] == ["withdrawn"] * 2
    assert WORDS not in str(cards)
    for action, more in ((endings.reopen, {}), (endings.confirm, {}), (endings.refer, {"words": "?"})):
        with pytest.raises(Ended):
            await does(transaction, cast.zhang, action, found, **more)
    with pytest.raises(Ended):
        await does(transaction, cast.wang, casework.claim, found)


async def test_the_elder_and_those_whom_it_concerns_hear_too_and_no_words(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        proxy = await proxies.invite(session, by=cast.zhang, name="张奶奶")
        await proxies.consent(session, proxy.token or "", by=cast.li)
    found = await filed(transaction, cast.zhang, WORDS, service="lift", proxy_id=proxy.id)
    async with transaction() as session:
        await follow(session, await cases.case(session, found.id), by=cast.chen)
    await claimed(transaction, found, cast.wang)
    await does(transaction, cast.wang, casework.ask, found, words="几楼？")
    await proven(transaction, found, cast.wang)
    await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED, words="secret")
    heard = {}
    for person in (cast.zhang, cast.li, cast.chen):
        said = [one for card, one in await shows(transaction, person.id) if card == "case-told"]
        heard[person.name] = [(one["what"], one.get("words", ""), one["elder"], one.get("follower")) for one in said]
    assert heard["Zhang"] == [
        ("taken", "", False, False),
        ("asked", "几楼？", False, False),
        ("solved", "secret", False, False),
    ]
    assert heard["Li"][1:] == [
        ("taken", "", True, False),
        ("asked", "几楼？", True, False),
        ("solved", "secret", True, False),
    ]
    assert heard["Chen"] == [("taken", "", False, True), ("solved", "", False, True)]
    await does(transaction, cast.li, endings.reopen, found)
    assert (await shows(transaction, cast.zhang.id))[-1][1]["what"] == "reopened"
    assert (await shows(transaction, cast.chen.id))[-1][1]["what"] == "reopened"


async def test_after_half_a_year_words_and_people_go_and_after_years_the_rest(
    transaction: Transaction, cast: Cast
) -> None:
    found = await finished(transaction, cast, "lift")
    open_ = await filed(transaction, cast.zhang)
    async with transaction() as session:
        await follow(session, await cases.case(session, open_.id), by=cast.li) if open_.service == "lift" else None
        await session.execute(update(Case).where(col(Case.id) == found.id).values(phone_sealed=b"x"))

    async def pass_on(days: int) -> int:
        at(NOON + timedelta(days=days))
        async with transaction() as session:
            return await endings.anonymise(session, now=clock.now())

    assert await pass_on(179) == 0
    assert [await pass_on(181) for _ in range(2)] == [1, 0]
    left = await now(transaction, found)
    assert (left.person_id, left.phone_sealed, left.number, left.outcome) == (None, None, 1, "solved")
    assert left.anonymised_at is not None
    async with transaction.reading() as session:
        assert await entries.of(session, found.id, notes=True) == []
        assert await count(session, found.id) == 0
        keys = [one.key for one in await session.scalars(select(outbox.Delivery))]
    assert keys
    assert not [key for key in keys if key.startswith(f"case:{found.id}:")]
    assert (await acts(transaction, found))[-1] == "anonymised"
    assert await pass_on(5 * 365 + 1) == 0
    async with transaction.reading() as session:
        assert [one.id for one in await session.scalars(select(Case))] == [open_.id]


#: What each step does to a case in each state; a step that says nothing is refused.
STEPS = {
    "claim": {"waiting": "taken", "taken": "taken", "asking": "asking", "on-hold": "on-hold"},
    "take-over": {"waiting": "taken", "taken": "taken", "asking": "taken", "on-hold": "taken"},
    "release": {"waiting": "waiting", "taken": "waiting", "asking": "waiting", "on-hold": "waiting"},
    "ask": {"taken": "asking", "asking": "asking", "on-hold": "asking"},
    "hold": {"taken": "on-hold", "asking": "on-hold", "on-hold": "on-hold"},
    "resume": {"taken": "taken", "asking": "taken", "on-hold": "taken"},
    "extend": {"taken": "taken", "asking": "asking", "on-hold": "on-hold"},
    "finish": {"taken": "ended", "asking": "ended", "on-hold": "ended", "ended": "ended"},
    "refer": {"waiting": "waiting", "taken": "waiting", "asking": "waiting", "on-hold": "waiting"},
    "merge": {"waiting": "merged", "taken": "merged", "asking": "merged", "on-hold": "merged", "merged": "merged"},
    "withdraw": {
        "waiting": "withdrawn",
        "taken": "withdrawn",
        "asking": "withdrawn",
        "on-hold": "withdrawn",
        "withdrawn": "withdrawn",
    },
    "confirm": {"ended": "ended"},
    "reopen": {"waiting": "waiting", "taken": "taken", "asking": "asking", "on-hold": "on-hold", "ended": "taken"},
}


@pytest.mark.parametrize("step", STEPS)
async def test_every_step_is_taken_from_where_it_may_be_and_refused_elsewhere(
    transaction: Transaction, cast: Cast, step: str
) -> None:
    into = await filed(transaction, cast.li, service="handyman", place_id=cast.building.id)

    async def take(act: str, found: Case) -> str:
        by = cast.zhang if act in {"withdraw", "confirm", "reopen"} else cast.chen if act == "take-over" else cast.wang
        words: dict[str, dict[str, Any]] = {
            "ask": {"words": "?"},
            "hold": {"until": clock.now() + DAY, "reason": "?"},
            "extend": {"days": 1, "reason": "?"},
            "finish": {"outcome": Outcome.SOLVED},
            "refer": {"words": "?"},
        }
        more = words.get(act, {})
        name = act.replace("-", "_")
        action = next(getattr(home, name) for home in (casework, joinings, endings) if hasattr(home, name))
        async with transaction() as session:
            here = await cases.case(session, found.id)
            others = [await cases.case(session, into.id)] if act == "merge" else []
            await action(session, here, *others, by=by, **more)
            return here.state

    for state, way in {
        "waiting": (),
        "taken": ("claim",),
        "asking": ("claim", "ask"),
        "on-hold": ("claim", "hold"),
        "ended": ("claim", "finish"),
        "withdrawn": ("withdraw",),
        "merged": ("merge",),
    }.items():
        person = cast.zhang
        async with transaction() as session:
            # One may have only so many open: those of the last round are closed by hand.
            over = update(Case).where(col(Case.id) != into.id, col(Case.state).not_in(OVER))
            await session.execute(over.values(state=State.WITHDRAWN))
        found = await filed(transaction, person, service="handyman")
        for act in way:
            await take(act, found)
        assert (await now(transaction, found)).state == state
        wanted = STEPS[step].get(state)
        if wanted is None:
            with pytest.raises(CommunityError) as refusal:
                await take(step, found)
            assert isinstance(refusal.value, Ended | NotYours | StillOpen | AlreadyTaken)
            assert (await now(transaction, found)).state == state
        else:
            assert await take(step, found) == wanted


@pytest.mark.usefixtures("at_once")
async def test_whatever_happens_at_once_the_resident_hears_each_step_once(transaction: Transaction, cast: Cast) -> None:
    everything = [await held(transaction, cast) for _ in range(4)]

    async def attempt(act: str, found: Case) -> None:
        try:
            if act == "withdraw":
                await does(transaction, cast.zhang, endings.withdraw, found)
            elif act == "finish":
                await does(transaction, cast.wang, endings.finish, found, outcome=Outcome.SOLVED)
            elif act == "reopen":
                await does(transaction, cast.zhang, endings.reopen, found)
            else:
                await does(transaction, cast.chen, casework.take_over, found)
        except (Ended, NotYours, AlreadyTaken):
            return

    acts_ = ("finish", "withdraw", "take", "reopen", "finish")
    await asyncio.gather(*(attempt(act, one) for one in everything for act in acts_))
    for one in everything:
        left = await now(transaction, one)
        done = await acts(transaction, one)
        async with transaction.reading() as session:
            rows = [row for row in await deliveries(session, "case-told") if row.key.startswith(f"case:{one.id}:")]
        whats = [(row.arguments or {})["what"] for row in rows]
        assert whats.count("solved") == done.count("finished")
        assert whats.count("handed-over") == done.count("took-over")
        assert done.count("withdrew") == (left.state == State.WITHDRAWN)
        if left.state == State.WITHDRAWN:
            assert done[-1] == "withdrew"
