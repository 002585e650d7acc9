"""Buttons about volunteers in other hands: the wrong person, made-up data, what is gone; nothing of it reaches anybody."""

import asyncio
from collections.abc import Iterator
from itertools import product
from typing import Any, Final, Literal, get_args, get_origin

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

from community import access, people, places, signups, tasks
from community.cases import Case
from community.certificates import Certificate
from community.outbox import Delivery
from community.people import Role
from community.places import Level
from community.seats import Signup
from community.stints import Correction, Stint
from community.stints import State as Given
from community.tasks import Task
from community.teams import Membership, Standing, Team
from handlers.cards import (
    certificate_buttons,
    planning_buttons,
    roster_buttons,
    stint_buttons,
    task_buttons,
    volunteer_buttons,
)
from handlers.menus import LEADER, PRIVATE, STAFF, VOLUNTEER
from tests.conversations import tasking
from tests.conversations.conftest import PEOPLE, VOLUNTEERS
from tests.conversations.filing import filed, now
from tests.stories import Actor, Town

MODULES: Final = (
    certificate_buttons, planning_buttons, roster_buttons, stint_buttons, task_buttons, volunteer_buttons,
)  # fmt: skip
#: What everybody may do about themselves: see the teams, and ask to join one.
OWN: Final = {"vol", "volset", "volabout", "volcan", "join"}
#: What stands in a field that is neither an id nor a choice.
OTHERS: Final[dict[str, list[Any]]] = {
    "page": [0], "sure": [False, True], "yes": [False, True], "all": [False, True], "came": [False, True],
    "right": [False, True], "picture": [False, True], "on": [True], "final": [True], "aside": [False],
    "skill": [""], "slot": [0], "year": [2026], "chat": [VOLUNTEERS], "key": ["electricity"], "value": ["care"],
}  # fmt: skip
#: Rows that a stranger might change.
ROWS: Final = (Task, Signup, Stint, Correction, Certificate, Team, Membership, Role)


def buttons() -> list[type[CallbackData]]:
    """Return every kind of button about volunteers."""
    return [
        one
        for module in MODULES
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, CallbackData) and one.__module__ == module.__name__
    ]


def every(kind: type[CallbackData], ids: dict[str, int]) -> Iterator[str]:
    """Return what a button of this kind could send, with every choice that it has."""
    fields = []
    for name, field in kind.model_fields.items():
        if name in ids:
            fields.append([ids[name]])
        elif get_origin(field.annotation) is Literal:
            fields.append(list(get_args(field.annotation)))
        else:
            fields.append(OTHERS[name])
    for values in product(*fields):
        yield kind(**dict(zip(kind.model_fields, values, strict=True))).pack()


async def world(town: Town, li: Actor, emma: Actor) -> dict[str, int]:
    """Let Li lead a team, and have a place, an hour and a certificate; return the ids of it all."""
    await tasking.helps(town, li)
    person = await tasking.the_person(town, li)
    starts_at = tasking.tomorrow(9)
    visit = await tasking.a_visit(town, starts_at=starts_at)
    async with town.app.database.transaction() as session:
        (community,) = [one for one in await places.everything(session) if one.level == Level.COMMUNITY]
        team = Team(place_id=community.id or 0, name="水电队", purpose="")
        session.add(team)
        await session.flush()
        session.add(Membership(team_id=team.id or 0, person_id=person.id, standing=Standing.MEMBER, leads=True))
        asked = await people.by_telegram_id(session, emma.id)
        session.add(Membership(team_id=team.id or 0, person_id=asked.id, standing=Standing.ASKED))
        await signups.claim(session, await access.takeable_task(session, visit.id, by=person), by=person)
        stint = Stint(task_id=visit.id, person_id=person.id, state=Given.ENDED, in_at=starts_at, out_at=visit.ends_at)
        certificate = Certificate(
            code="K7Q2M9XD", person_id=person.id, minutes=60, stints=1,
            first=starts_at.date(), last=starts_at.date(),
        )  # fmt: skip
        certificate.name = "Li"
        session.add_all((stint, certificate))
        await session.flush()
        correction = Correction(stint_id=stint.id, before=0, minutes=60, reason="", asked_by=person.id)
        session.add(correction)
        await session.flush()
    return {
        "task": visit.id, "team": team.id or 0, "person": person.id, "stint": stint.id, "correction": correction.id,
        "certificate": certificate.id, "place": community.id or 0,
    }  # fmt: skip


async def figures(town: Town) -> list[Any]:
    """Return all rows of these tables, as they are."""
    async with town.app.database.transaction.reading() as session:
        return [one.model_dump() for table in ROWS for one in await session.scalars(select(table))]


async def tap_all(who: Actor, town: Town, data: list[str], chat: int | None = None) -> None:
    """Tap everything; each tap is answered, and never with an apology."""
    message = town.heard(who.key(chat))[-1]
    for one in data:
        town.alerts.clear()
        await who.taps_what_was_there(message, one, chat=chat)
        assert await who.until(lambda: asyncio.sleep(0, bool(town.alerts))), one
        assert "编号" not in (town.alerts[-1].get("text") or ""), (one, town.alerts)


async def read(town: Town, *names: str) -> str:
    """Return everything that these people were told in private, and that was said in the groups."""
    async with town.app.database.transaction.reading() as session:
        ids = {(await people.by_telegram_id(session, PEOPLE[name])).id for name in names}
        posted = [
            row.arguments for row in await session.scalars(select(Delivery)) if row.person_id in ids or row.chat_id
        ]
    heard = [one.get("text", "") for name in names for one in town.heard(f"{PEOPLE[name]}:424242")]
    return str([posted, heard])


@pytest.mark.parametrize("role", [False, True], ids=["resident", "volunteer"])
async def test_a_stranger_reaches_nothing_of_volunteers_by_any_button(
    zhang: Actor, sun: Actor, li: Actor, emma: Actor, town: Town, *, role: bool
) -> None:
    for one in (zhang, sun, emma):
        await one.comes_in()
    ids = await world(town, li, emma)
    stranger = sun if role else zhang
    if role:
        await tasking.helps(town, sun, starts=False)
    before = await figures(town)
    # Whoever volunteers may sign up, which is the one thing here that is theirs.
    theirs = OWN | ({"signup", "cannot"} if role else set())
    data = [one for kind in buttons() if kind.__prefix__ not in theirs for one in every(kind, ids)]
    assert len(data) > 120
    await tap_all(stranger, town, data)
    await tap_all(stranger, town, data[::7], chat=VOLUNTEERS)
    assert await figures(town) == before
    said = await read(town, "sun" if role else "zhang")
    assert all(word not in said for word in tasking.PRIVATE), said


async def test_what_everybody_may_do_about_themselves_changes_nobody_else(
    zhang: Actor, li: Actor, emma: Actor, town: Town
) -> None:
    for one in (zhang, emma):
        await one.comes_in()
    ids = await world(town, li, emma)
    me = await tasking.the_person(town, zhang)
    before = await figures(town)
    await tap_all(zhang, town, [one for kind in buttons() if kind.__prefix__ in OWN for one in every(kind, ids)])
    after = [one for one in await figures(town) if me.id not in {one.get("person_id"), one.get("planner_id")}]
    assert after == before


async def test_buttons_of_what_is_gone_are_answered_kindly(zhao: Actor, chen: Actor, town: Town) -> None:
    for one in (zhao, chen):
        await one.comes_in()
    names = ("task", "person", "stint", "correction", "certificate", "place", "team")
    gone = dict.fromkeys(names, 2**30)
    data = [one for kind in buttons() if kind.__prefix__ not in OWN for one in every(kind, gone)]
    before = await figures(town)
    await tap_all(zhao, town, data)
    await tap_all(chen, town, data[::4])
    # Ids that no database has, fields that are missing, choices that never were.
    odd = ["signup:-1:0", "signup:9223372036854775808:0", "signup", "plan:fly:1:0", "rfile:1:2026:exe", "seat:1:2:3:4"]
    await tap_all(zhao, town, odd)
    assert await figures(town) == before


async def test_a_volunteer_reads_that_a_case_comes_as_a_task(zhang: Actor, sun: Actor, chen: Actor, town: Town) -> None:
    for one in (zhang, sun, chen):
        await one.comes_in()
    await tasking.helps(town, sun, starts=False)
    found = await filed(town, zhang)
    await sun.hears_of("#R1 ", chat=VOLUNTEERS)
    await sun.taps("button-claim", chat=VOLUNTEERS)
    await sun.is_told("refused-comes-as-task")
    assert (await now(town, found)).holder_id is None
    # What no team is asked for is no task, either.
    noise = await filed(town, zhang, service="noise", kind="complaint")
    card = town.heard(str(VOLUNTEERS))[-1]
    town.alerts.clear()
    await sun.taps_what_was_there(card, f"take:{noise.id}", chat=VOLUNTEERS)
    await sun.is_told("refused-not-allowed")
    async with town.app.database.transaction.reading() as session:
        assert [one.holder_id for one in await session.scalars(select(Case))] == [None, None]


async def test_the_menu_has_what_somebody_may_do(zhang: Actor, sun: Actor, li: Actor, chen: Actor, town: Town) -> None:
    await tasking.helps(town, sun)
    for one in (zhang, li, chen):
        await one.comes_in()
    for one, offered in ((zhang, ()), (sun, VOLUNTEER), (li, LEADER), (chen, STAFF)):
        await one.says("/start")
        assert await one.until(lambda: asyncio.sleep(0, menu(town, one) == [*PRIVATE, *offered])), menu(town, one)  # noqa: B023


async def test_a_volunteer_reads_what_is_kept_and_what_erasing_means(li: Actor, emma: Actor, town: Town) -> None:
    await emma.comes_in()
    ids = await world(town, li, emma)
    await li.says("/mydata")
    said = (await li.hears_of("我们记下的"))["text"]
    for part in ("水电队（队长）", "成年", "#T1", "1 次，确认过 0.0 小时，更正 1 次", "K7Q2-M9XD"):
        assert part in said, said
    await li.taps("button-erase")
    assert "证明再也查不到" in (await li.sees_of("确定要删掉吗"))["text"]
    await li.taps("button-erase-sure")
    await li.sees("erased")
    async with town.app.database.transaction.reading() as session:
        assert (await tasks.task(session, ids["task"])).taken == 0
        assert (await session.scalars(select(Certificate))).all() == []
    # Whoever was at the door of the team reads nothing of it; whoever is no volunteer, nothing at all.
    await emma.says("/mydata")
    assert "水电队 (waiting for its leader)" in (await emma.hears_of("Everything we keep"))["text"]


def menu(town: Town, actor: Actor) -> list[str]:
    """Return the commands that are offered to somebody."""
    view = town.playground.world.person_view(town.playground.world.person(actor.id))
    return [command["command"] for command in view["commands"].get(actor.key(None), [])]
