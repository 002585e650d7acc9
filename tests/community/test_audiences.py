"""Places, roles and topics choose people; groups are chosen by themselves."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from community import audiences, groups, people, places
from community.audiences import FEW, ROLES, Heads, Topic, Wanted
from community.database import Transaction
from community.errors import NobodyToReach, TooFewForTopic
from community.groups import Purpose
from community.notices import Notice
from community.people import Person, RoleName
from community.places import Level, Place
from tests.community.conftest import RESIDENTS, STAFF, Cast


@pytest.fixture
async def neighbours(transaction: Transaction, cast: Cast) -> dict[str, Person]:
    """Zhang's neighbours: Ho in the other grid, Emma in Zhang's building, and two whom the bot cannot write to."""
    async with transaction() as session:
        found = {}
        for number, name in enumerate(("ho", "emma", "blocked", "unstarted"), start=21):
            found[name] = await people.meet(session, telegram_id=number, name=name, client_language="en")
            found[name].place_id = cast.other_grid.id if name == "ho" else cast.building.id
            if name != "unstarted":
                await people.start(session, found[name].id)
        await people.unreachable(session, 23)
        # Those with a role live in another community, so that they are meant by it alone.
        elsewhere = await places.add(session, parent=None, level=Level.COMMUNITY, name="elsewhere", by=cast.zhao.id)
        for one in (cast.li, cast.wang, cast.chen, cast.zhao):
            (await people.person(session, one.id)).place_id = elsewhere.id
    return found


async def meant(transaction: Transaction, wanted: Wanted, within: Place) -> set[int]:
    async with transaction.reading() as session:
        return set(await session.scalars(audiences.people(wanted, within=within.id)))


def at(*wanted: Place) -> tuple[int, ...]:
    return tuple(place.id or 0 for place in wanted)


async def test_without_a_choice_it_is_everyone_in_the_authors_own_place(
    transaction: Transaction, cast: Cast, neighbours: dict[str, Person]
) -> None:
    everyone = {cast.zhang.id, *(one.id for one in neighbours.values())}
    assert await meant(transaction, Wanted(), cast.community) == everyone
    assert await meant(transaction, Wanted(), cast.other_grid) == {neighbours["ho"].id}


async def test_who_has_no_home_yet_is_everybodys_neighbour_but_of_no_grid_or_building(
    transaction: Transaction, cast: Cast
) -> None:
    at_home = {cast.zhang.id}
    without = {cast.li.id, cast.wang.id, cast.chen.id, cast.zhao.id}
    assert await meant(transaction, Wanted(), cast.community) == at_home | without
    assert await meant(transaction, Wanted(places=at(cast.community)), cast.community) == at_home | without
    assert await meant(transaction, Wanted(places=at(cast.grid)), cast.community) == at_home
    assert await meant(transaction, Wanted(), cast.grid) == at_home


async def test_a_place_means_everything_inside_it(
    transaction: Transaction, cast: Cast, neighbours: dict[str, Person]
) -> None:
    grid = {cast.zhang.id, *(neighbours[name].id for name in ("emma", "blocked", "unstarted"))}
    for wanted in (at(cast.grid), at(cast.building), at(cast.grid, cast.building)):
        assert await meant(transaction, Wanted(places=wanted), cast.community) == grid
    both = Wanted(places=at(cast.building, cast.other_grid))
    assert await meant(transaction, both, cast.community) == grid | {neighbours["ho"].id}


async def test_of_people_with_a_role_its_place_counts_and_not_their_home(transaction: Transaction, cast: Cast) -> None:
    volunteers = Wanted(roles=(RoleName.VOLUNTEER,))
    assert await meant(transaction, volunteers, cast.community) == {cast.li.id}
    assert await meant(transaction, volunteers, cast.grid) == set()
    workers = Wanted(roles=(RoleName.VOLUNTEER, RoleName.GRID_WORKER))
    assert await meant(transaction, workers, cast.community) == {cast.li.id, cast.wang.id}
    assert await meant(transaction, Wanted(places=at(cast.grid), roles=workers.roles), cast.community) == {cast.wang.id}


async def test_topics_choose_among_those_who_live_there(
    transaction: Transaction, cast: Cast, neighbours: dict[str, Person]
) -> None:
    async with transaction() as session:
        for one in (cast.zhang, neighbours["ho"], cast.wang):
            await audiences.subscribe(session, Topic.EVENTS, by=one)
            await audiences.subscribe(session, Topic.EVENTS, by=one)
        await audiences.subscribe(session, Topic.JOBS, by=neighbours["emma"])
    events = Wanted(topics=(Topic.EVENTS,))
    # Wang has no home here.
    assert await meant(transaction, events, cast.community) == {cast.zhang.id, neighbours["ho"].id}
    assert await meant(transaction, Wanted(places=at(cast.grid), topics=events.topics), cast.community) == {
        cast.zhang.id
    }
    both = Wanted(places=at(cast.grid), topics=(Topic.EVENTS, Topic.JOBS))
    assert await meant(transaction, both, cast.community) == {cast.zhang.id, neighbours["emma"].id}


async def test_who_has_had_enough_of_a_topic_hears_no_more(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await audiences.subscribe(session, Topic.JOBS, by=cast.zhang)
        assert await audiences.subscriptions(session, cast.zhang.id) == {Topic.JOBS}
        await audiences.unsubscribe(session, Topic.JOBS, by=cast.zhang)
        await audiences.unsubscribe(session, Topic.JOBS, by=cast.zhang)
        assert await audiences.subscriptions(session, cast.zhang.id) == set()


async def test_groups_alone_mean_no_people(transaction: Transaction, cast: Cast) -> None:
    async with transaction.reading() as session:
        only = Wanted(groups=(RESIDENTS, -999))
        heads = await audiences.heads(session, only, within=cast.community.id)
        assert (heads.people, heads.writable, heads.groups, heads.readers) == (0, 0, 1, 1)
        both = await audiences.heads(session, only.toggled("places", cast.grid.id or 0), within=cast.community.id)
        assert (both.people, both.groups) == (1, 1)


async def test_heads_tell_whom_the_bot_may_write_to(
    transaction: Transaction, cast: Cast, neighbours: dict[str, Person]
) -> None:
    async with transaction.reading() as session:
        heads = await audiences.heads(session, Wanted(), within=cast.community.id)
        assert (heads.people, heads.writable, heads.groups) == (5, 3, 0)
        chosen = audiences.writable(audiences.people(Wanted(), within=cast.community.id))
        writable = set(await session.scalars(chosen))
    assert writable == {cast.zhang.id, neighbours["ho"].id, neighbours["emma"].id}


async def test_a_place_that_is_gone_means_nobody(transaction: Transaction, cast: Cast) -> None:
    assert await meant(transaction, Wanted(places=(404,)), cast.community) == set()
    async with transaction.reading() as session:
        assert (await audiences.heads(session, Wanted(), within=None)).people == 0


async def test_choosing_twice_is_choosing_not() -> None:
    wanted = Wanted().toggled("places", 3).toggled("topics", "jobs").toggled("places", 4)
    assert wanted == Wanted(places=(3, 4), topics=("jobs",))
    assert wanted.topical
    assert wanted.toggled("places", 3).toggled("topics", "jobs") == Wanted(places=(4,))
    assert not Wanted(places=(4,)).topical


def test_the_whole_is_meant_by_its_name_or_because_no_place_is_chosen() -> None:
    assert Wanted().everywhere(1)
    assert Wanted(places=(1,), groups=(-1,)).everywhere(1)
    assert Wanted(topics=("jobs",)).everywhere(1)
    assert not Wanted(places=(2,)).everywhere(1)
    assert not Wanted(groups=(-1,)).everywhere(1)


@pytest.mark.parametrize("writable", range(FEW))
@pytest.mark.parametrize("groups", [0, 1])
def test_for_a_topic_nobody_and_a_few_are_one_refusal(writable: int, groups: int) -> None:
    heads = Heads(people=writable + FEW, writable=writable, groups=groups)
    with pytest.raises(TooFewForTopic):
        audiences.require_readers(Wanted(topics=("jobs",)), heads)


def test_a_topic_with_enough_readers_and_one_reader_without_a_topic_are_enough() -> None:
    audiences.require_readers(Wanted(topics=("jobs",)), Heads(people=FEW, writable=FEW, groups=0))
    audiences.require_readers(Wanted(), Heads(people=1, writable=1, groups=0))
    audiences.require_readers(Wanted(), Heads(people=1, writable=0, groups=1))
    with pytest.raises(NobodyToReach):
        audiences.require_readers(Wanted(), Heads(people=9, writable=0, groups=0))


async def test_a_notice_keeps_what_was_chosen() -> None:
    wanted = Wanted(places=(1,), roles=("staff",), topics=("jobs",), groups=(-1,))
    assert Wanted.of(Notice(code="K7Q2", audience=wanted.as_json())) == wanted
    assert Wanted.of(Notice(code="K7Q2")) == Wanted()


async def test_places_tell_how_many_live_in_them(
    transaction: Transaction, cast: Cast, neighbours: dict[str, Person]
) -> None:
    assert neighbours
    async with transaction() as session:
        await places.add(session, parent=cast.community, level=Level.GRID, name="三网格", by=1)
    async with transaction.reading() as session:
        counts = await audiences.place_counts(session, cast.community.id or 0)
        assert [(place.name, count) for place, count in counts] == [("一网格", 4), ("二网格", 1), ("三网格", 0)]
        assert [count for _, count in await audiences.place_counts(session, cast.grid.id or 0)] == [4]


async def test_roles_and_topics_tell_for_how_many_they_are(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.grant(session, cast.li, role=RoleName.VOLUNTEER, place_id=cast.grid.id or 0, by=cast.zhao)
        for one in (cast.zhang, cast.li):
            await audiences.subscribe(session, Topic.HEALTH, by=one)
    async with transaction.reading() as session:
        roles = await audiences.role_counts(session, Wanted(groups=(RESIDENTS,)), within=cast.community.id)
        assert list(roles) == list(ROLES)
        assert {role: count for role, count in roles.items() if count} == {
            RoleName.VOLUNTEER: 1, RoleName.TEAM_LEADER: 1, RoleName.GRID_WORKER: 1, RoleName.STAFF: 1,
        }  # fmt: skip
        here = await audiences.role_counts(session, Wanted(places=at(cast.grid)), within=cast.community.id)
        assert (here[RoleName.VOLUNTEER], here[RoleName.STAFF]) == (1, 0)
        topics = await audiences.topic_counts(session, Wanted(topics=("jobs",)), within=cast.community.id)
        assert {topic: count for topic, count in topics.items() if count} == {Topic.HEALTH: 2}
        volunteers = Wanted(roles=(RoleName.VOLUNTEER,))
        assert (await audiences.topic_counts(session, volunteers, within=cast.community.id))[Topic.HEALTH] == 1


async def test_groups_at_a_place_and_inside_it_can_be_chosen(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await groups.link(session, -400, purpose=Purpose.VOLUNTEERS, place_id=cast.grid.id or 0, by=cast.zhao)
    async with transaction.reading() as session:
        found = await audiences.groups_within(session, cast.community.id)
        assert {group.id for group in found} == {RESIDENTS, STAFF, -400}
        assert [group.id for group in await audiences.groups_within(session, cast.grid.id)] == [-400]
        assert await audiences.groups_within(session, None) == []


async def test_offices_are_the_highest_places_where_somebody_may_announce(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        for place in (cast.building, cast.other_grid):
            await people.grant(session, cast.wang, role=RoleName.GRID_WORKER, place_id=place.id or 0, by=cast.zhao)
    async with transaction.reading() as session:

        async def names(person: Person) -> list[str]:
            return [place.name for place in await audiences.offices(session, person)]

        assert await names(cast.wang) == ["一网格", "二网格"]
        assert await names(cast.chen) == ["梧桐社区"]
        assert await names(cast.zhao) == ["梧桐社区"]
        assert await names(cast.li) == []


async def test_who_is_erased_hears_about_nothing(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await audiences.subscribe(session, Topic.JOBS, by=cast.zhang)
        await session.delete(await people.person(session, cast.zhang.id))
    async with transaction.reading() as session:
        left = select(audiences.Subscription).where(col(audiences.Subscription.person_id) == cast.zhang.id)
        assert (await session.scalars(left)).all() == []
