"""Staff look at who can come, ask somebody, who is free to say no, and hand out hours; a page is printed for a visit."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from community import clock, numbers, people, places, tasks, volunteers
from community.people import RoleName
from community.rosters import Given
from community.seats import Signup
from community.seats import State as Seat
from community.skills import Skill
from community.tasks import Risk, Task
from community.volunteers import Profile, Slot
from handlers.cards.certificate_buttons import TaskSlip
from handlers.cards.roster_buttons import AskTo, AskWhom, HoursFile, SeeFilled, SeeHours, SeeRoster, WhoCan
from handlers.cards.rosters import hours_file
from locales import LANGUAGES, Translator
from tests.conversations import told
from tests.conversations.test_certificates import files, gave, taps_forged
from tests.stories import Actor, Town, until


async def helps(town: Town, who: Actor) -> None:
    """Let somebody be a grown-up volunteer who cooks and has time at weekends."""
    await who.comes_in()
    me = await told.person(town, who)
    async with town.app.database.transaction() as session:
        (place,) = [one for one in await places.everything(session) if one.level == "community"]
        zhao = await people.by_telegram_id(session, 7)
        await people.grant(session, me, role=RoleName.VOLUNTEER, place_id=place.id or 0, by=zhao)
        row = await volunteers.meet(session, me.id)
        row.profile = Profile(minor=False, free=(Slot.WEEKEND_MORNING,))
        session.add(Skill(person_id=me.id, key="cooking"))


async def planned(town: Town, *holders: Actor, home: bool = False) -> Task:
    """Let there be an open task for two people, with these holders."""
    found = [await told.person(town, one) for one in holders]
    async with town.app.database.transaction() as session:
        (building,) = [one for one in await places.everything(session) if one.name == "2 栋"]
        starts_at = clock.now() + timedelta(days=2)
        new = Task(
            place_id=building.id or 0,
            state=tasks.State.OPEN,
            number=await numbers.next_number(session, tasks.SERIES),
            title="陪邻居看病",
            notes="带好医保卡",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            seats=2,
            least=2 if home else 1,
            taken=len(found),
            home=home,
            meeting="" if home else "楼下",
            risk=Risk.CARE,
            risk_words="扶好轮椅",
            skill="",
            insured=True,
        )
        if home:
            new.spot, new.served = "1 单元 502", {"name": "张婆婆", "phone": "010-55550123"}
        session.add(new)
        await session.flush()
        for person in found:
            session.add(Signup(task_id=new.id, person_id=person.id, state=Seat.HELD))
    return new


async def place_id(town: Town) -> int:
    async with town.app.database.transaction.reading() as session:
        return next(one.id or 0 for one in await places.everything(session) if one.level == "community")


async def test_staff_find_somebody_ask_them_and_they_are_free_to_say_no(chen: Actor, sun: Actor, town: Town) -> None:
    await helps(town, sun)
    await chen.comes_in()
    task = await planned(town)
    await chen.says("/roster")
    await chen.hears_of("志愿者名册")
    await chen.taps("button-roster-who")
    await chen.taps("做饭、面点")
    await chen.taps("周末上午")
    await chen.sees_of("能问的有 1 人")
    await chen.taps("button-roster-ask", name="Sun")
    await chen.sees("roster-which-task", name="Sun")
    date = clock.now() + timedelta(days=2, hours=8)
    await chen.taps("button-roster-task", number=task.number, title=task.title, month=date.month, date=date.day)
    await chen.sees("roster-asked", name="Sun", number=task.number)
    offer = await sun.hears_of("有一项任务可能适合您：")
    assert "陪邻居看病" in offer["text"]
    await town.restart()
    await sun.taps("button-roster-no")
    await sun.sees("roster-no-thanks")
    me = await told.person(town, sun)
    await taps_forged(chen, town, AskTo(task=task.id, person=me.id).pack())
    await chen.is_told("refused-not-askable", why="before")


async def test_nobody_else_sees_a_roster_whatever_they_tap(li: Actor, zhang: Actor, wang: Actor, town: Town) -> None:
    here = await place_id(town)
    task = await planned(town, home=True)
    for stranger in (li, zhang, wang):
        await stranger.comes_in()
        await stranger.says("/roster")
        await stranger.hears("refused-not-allowed")
        for data in (
            SeeRoster(place=here),
            WhoCan(place=here),
            AskWhom(place=here, person=1),
            AskTo(task=task.id, person=1),
            SeeFilled(place=here),
            SeeHours(place=here),
            HoursFile(place=here, year=2027, kind="csv"),
        ):
            await taps_forged(stranger, town, data.pack())
            await stranger.is_told("refused-not-allowed")
            town.alerts.clear()
        assert not files(town, stranger)


async def test_hours_of_a_year_come_as_a_file(chen: Actor, li: Actor, zhao: Actor, town: Town) -> None:
    for one in (li, chen):
        await one.comes_in()
    await gave(town, li, 90, by=zhao)
    await chen.says("/roster")
    await chen.taps("button-roster-filled")
    await chen.sees_of("报名不满 5 人")
    await chen.taps("button-back")
    await chen.taps("button-roster-hours")
    await chen.sees_of("要哪一年的？")
    for label in ("button-roster-csv", "button-roster-xlsx"):
        await chen.taps(label, year=(clock.now() + timedelta(hours=8)).year)
    assert await until(lambda: len(files(town, chen)) == 2)
    names = [one["document"]["file_name"] for one in files(town, chen)]
    assert sorted(name.rpartition(".")[2] for name in names) == ["csv", "xlsx"]


async def test_a_page_is_printed_for_a_visit_by_whoever_plans_it(
    chen: Actor, li: Actor, sun: Actor, zhang: Actor, town: Town
) -> None:
    for one in (li, chen, zhang):
        await one.comes_in()
    await helps(town, sun)
    task = await planned(town, li, sun, home=True)
    for stranger in (zhang, sun):
        await taps_forged(stranger, town, TaskSlip(task=task.id).pack())
        await stranger.is_told("refused-not-allowed")
    await taps_forged(chen, town, TaskSlip(task=task.id).pack())
    assert await until(lambda: files(town, chen))
    (page,) = files(town, chen)
    assert page["document"]["file_name"] == f"T{task.number}.pdf"
    # What is protected could not be saved, and so not be printed.
    assert "has_protected_content" not in page
    async with town.app.database.transaction() as session:
        held = await session.get_one(Task, task.id)
        held.state = tasks.State.OVER
    await taps_forged(chen, town, TaskSlip(task=task.id).pack())
    await chen.is_told("refused-task-ended", state=tasks.State.OVER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_a_table_is_a_formula(language: str) -> None:
    begins = datetime(2027, 3, 1, 1, 2, tzinfo=UTC)
    found = [
        Given(
            8,
            "=1+1",
            "@队",
            "-李",
            begins,
            begins + timedelta(minutes=90),
            60,
            "confirmed",
            "leader",
            ((90, 60, "+早走"),),
        ),
        Given(9, "包粽子", None, "", begins, None, 0, "running", None, ()),
    ]
    t = Translator(language)
    data = hours_file(t, "梧桐社区", found, year=2027, kind="csv").media[0].file
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(StringIO(data.decode("utf-8-sig")))
    assert len(head) == len(first) == len(second) == 11
    assert (first[0], first[2], first[3]) == ("'-李", "'=1+1", "'@队")
    assert first[4:8] == ["2027-03-01", "09:02", "10:32", "60"]
    assert second[6] == ""
    data = hours_file(t, "梧桐社区", found, year=2027, kind="xlsx").media[0].file
    assert isinstance(data, bytes)
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert (sheet["C2"].value, sheet["C2"].data_type, sheet["H2"].value) == ("=1+1", "s", 60)
    assert sheet.max_row == 3
