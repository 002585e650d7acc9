"""Who may keep the calendar, hold events and read the status: every role at every place, written down a second time."""

from collections.abc import Generator

import pytest

from community import access, calendar, holidays, observances, people
from community.access import Act
from community.database import Transaction
from community.errors import NotAllowed
from community.people import Person, RoleName
from tests.community.conftest import Cast
from tests.community.gathering import neighbours

pytestmark = pytest.mark.usefixtures("noon")
YEAR = 2028
TEXT = "元旦：1月1日（周六）至3日放假，共3天。"
#: What the new acts are for: nobody else may do them, whatever else they may.
MAY = {
    Act.KEEP_CALENDAR: {RoleName.STAFF, RoleName.ADMINISTRATOR},
    Act.HOLD_EVENT: {RoleName.GRID_WORKER, RoleName.STAFF, RoleName.ADMINISTRATOR},
    Act.READ_STATUS: {RoleName.GRID_WORKER, RoleName.STAFF, RoleName.ADMINISTRATOR},
}
ROLES = [None, *RoleName]
PLACES = ("community", "grid", "building", "other_grid")


@pytest.fixture(autouse=True)
def _as_announced() -> Generator[None]:
    """Let what is entered here count for no other test."""
    yield
    calendar.keep_entered({})


async def somebody(transaction: Transaction, cast: Cast, role: RoleName | None, where: str) -> Person:
    """Return somebody who is this at that place; an administrator is so everywhere."""
    if role is RoleName.ADMINISTRATOR:
        return cast.zhao
    (who,) = await neighbours(transaction, "某人")
    if role is not None:
        async with transaction() as session:
            await people.grant(session, who, role=role, place_id=getattr(cast, where).id, by=cast.zhao)
    return who


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("role", ROLES)
async def test_a_right_holds_at_the_place_of_the_role_and_inside_it(
    transaction: Transaction, cast: Cast, role: RoleName | None, where: str
) -> None:
    who = await somebody(transaction, cast, role, where)
    inside = {"community": set(PLACES), "grid": {"grid", "building"}, "building": {"building"}}.get(where, {where})
    reach = set(PLACES) if role is RoleName.ADMINISTRATOR else inside
    async with transaction.reading() as session:
        for act, roles in MAY.items():
            found = {one for one in PLACES if await access.allowed(session, who, act, place_id=getattr(cast, one).id)}
            assert found == (reach if role in roles else set()), (act, role, where)
            assert await access.somewhere(session, who, act) == (role in roles)


@pytest.mark.parametrize("role", ROLES)
async def test_only_who_keeps_the_calendar_decides_about_a_year_and_its_days_off(
    transaction: Transaction, cast: Cast, role: RoleName | None
) -> None:
    who, place = await somebody(transaction, cast, role, "community"), cast.community.id or 0

    async def decides() -> None:
        async with transaction() as session:
            await observances.decide(session, place, YEAR, by=who, approve=False)

    async def enters() -> None:
        async with transaction() as session:
            await holidays.enter(session, TEXT, year=YEAR, by=who)

    for act in (decides, enters):
        if role in MAY[Act.KEEP_CALENDAR]:
            await act()
        else:
            with pytest.raises(NotAllowed):
                await act()


async def test_staff_of_a_grid_decide_nothing_about_the_community(transaction: Transaction, cast: Cast) -> None:
    who = await somebody(transaction, cast, RoleName.STAFF, "grid")
    with pytest.raises(NotAllowed):
        async with transaction() as session:
            await observances.decide(session, cast.community.id or 0, YEAR, by=who, approve=True)
