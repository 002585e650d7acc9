"""Who may do what with whose case: every door, for every role, at every place, and for ids that were made up."""

from collections.abc import Awaitable, Callable

import pytest

from community import access, casework, people
from community.access import Act
from community.cases import Case, Kind
from community.database import Transaction
from community.errors import NotAllowed, NotFound, NotYours
from community.followers import follow
from community.people import Person, RoleName
from tests.community.conftest import Cast
from tests.community.filing import claimed, drafted, filed
from tests.community.working import does

pytestmark = pytest.mark.usefixtures("catalogue")
Door = Callable[..., Awaitable[Case]]
Table = dict[RoleName, tuple[set[str], set[str], set[str]]]
DOORS: dict[str, Door] = {
    "claimable": access.claimable_case,
    "held": access.held_case,
    "directed": access.directed_case,
    "own": access.own_case,
    "seen": access.seen_case,
    "draft": access.draft_case,
}
#: Which doors of a neighbour's tap that waits open to a role in the community, in its grid, and in the other grid.
TAP: Table = {
    RoleName.STEWARD: (set(), set(), set()),
    # What leads to a door comes to volunteers as a task; whoever leads them makes one of it.
    RoleName.VOLUNTEER: (set(), set(), set()),
    RoleName.TEAM_LEADER: ({"claimable", "seen"}, {"claimable", "seen"}, set()),
    RoleName.GRID_WORKER: ({"claimable", "seen"}, {"claimable", "seen"}, set()),
    RoleName.STAFF: ({"claimable", "directed", "seen"}, {"claimable", "directed", "seen"}, set()),
    RoleName.OFFICER: (set(), set(), set()),
    RoleName.DEPUTY: (set(), set(), set()),
}
#: The same for a complaint about noise: staff's alone.
NOISE: Table = {role: (set(), set(), set()) for role in TAP} | {RoleName.STAFF: TAP[RoleName.STAFF]}


async def opens(transaction: Transaction, found_id: int, by: Person) -> set[str]:
    """Return the doors that open."""
    let_in = set()
    async with transaction.reading() as session:
        for name, door in DOORS.items():
            try:
                await door(session, found_id, by=by)
            except (NotAllowed, NotFound, NotYours):
                continue
            let_in.add(name)
    return let_in


@pytest.mark.parametrize(("service", "table"), [("tap", TAP), ("noise", NOISE)])
async def test_a_role_opens_its_doors_at_its_place_and_nowhere_else(
    transaction: Transaction, cast: Cast, service: str, table: Table
) -> None:
    kind = Kind.COMPLAINT if service == "noise" else Kind.REPAIR
    found = await filed(transaction, cast.zhang, service=service, kind=kind)
    places = [place.id or 0 for place in (cast.community, cast.grid, cast.other_grid)]
    number = 100
    for role, wanted in table.items():
        for place_id, doors in zip(places, wanted, strict=True):
            number += 1
            async with transaction() as session:
                who = await people.meet(session, telegram_id=number, name="Somebody", client_language="en")
                await people.grant(session, who, role=role, place_id=place_id, by=cast.zhao)
            assert await opens(transaction, found.id, who) == doors, (role, place_id)
    assert await opens(transaction, found.id, cast.zhao) == {"claimable", "directed", "seen"}
    assert await opens(transaction, found.id, cast.zhang) == {"own", "seen"}


async def test_its_holder_has_it_and_nobody_else(transaction: Transaction, cast: Cast) -> None:
    found = await claimed(transaction, await filed(transaction, cast.zhang), cast.wang)
    assert await opens(transaction, found.id, cast.wang) == {"claimable", "held", "directed", "seen"}
    assert await opens(transaction, found.id, cast.li) == {"claimable", "seen"}
    assert await opens(transaction, found.id, cast.chen) == {"claimable", "directed", "seen"}
    await does(transaction, cast.chen, casework.take_over, found)
    # Whoever led it sees how it goes, and has it no more.
    assert await opens(transaction, found.id, cast.wang) == {"claimable", "seen"}


async def test_whom_it_concerns_sees_it_and_no_more(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        neighbour = await people.meet(session, telegram_id=77, name="Neighbour", client_language="en")
    found = await filed(transaction, cast.zhang, service="lift")
    assert await opens(transaction, found.id, neighbour) == set()
    await does(transaction, neighbour, follow, found)
    assert await opens(transaction, found.id, neighbour) == {"seen"}


async def test_a_draft_is_its_writers_alone(transaction: Transaction, cast: Cast) -> None:
    draft = await drafted(transaction, cast.zhang, "漏水")
    for person in (cast.wang, cast.li, cast.chen, cast.zhao):
        assert await opens(transaction, draft.id, person) == set()
    assert await opens(transaction, draft.id, cast.zhang) == {"draft", "own", "seen"}


async def test_ids_that_were_made_up_open_nothing(transaction: Transaction, cast: Cast) -> None:
    await filed(transaction, cast.zhang)
    for number in (0, 1, -1, 2**62):
        for person in (cast.zhang, cast.wang, cast.zhao):
            assert await opens(transaction, number, person) == set()


async def test_whoever_has_not_said_where_they_live_is_everybodys_neighbour(
    transaction: Transaction, cast: Cast
) -> None:
    found = await filed(transaction, cast.li, service="tap")
    assert await opens(transaction, found.id, cast.wang) == {"claimable", "seen"}
    assert await opens(transaction, found.id, cast.chen) == {"claimable", "directed", "seen"}
    assert await opens(transaction, found.id, cast.zhang) == set()


async def test_acts_of_cases_belong_to_the_roles_that_have_them(transaction: Transaction, cast: Cast) -> None:
    wanted = {
        Act.CLAIM_CASE: {"Wang", "Li", "Chen", "Zhao"},
        Act.DIRECT_CASE: {"Chen", "Zhao"},
        Act.PATROL: {"Wang", "Chen", "Zhao"},
        Act.KEEP_BOARD: {"Wang", "Li", "Chen", "Zhao"},
        Act.KEEP_SERVICES: {"Chen", "Zhao"},
        Act.READ_PATTERNS: {"Chen", "Zhao"},
    }
    async with transaction.reading() as session:
        for act, names in wanted.items():
            cast_ = (cast.zhang, cast.wang, cast.li, cast.chen, cast.zhao)
            may = {who.name for who in cast_ if await access.allowed(session, who, act, place_id=cast.building.id)}
            assert may == names, act
