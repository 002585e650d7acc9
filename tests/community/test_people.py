"""People are met once, roles hold within places, and one table says who may do what."""

import asyncio

import pytest

from community import access, groups, invitations, people, places
from community.access import MAY, Act
from community.database import Transaction
from community.errors import (
    AdministratorFromSettings,
    BadName,
    InvitationOver,
    NoSuchPerson,
    NotAllowed,
    NotFound,
    StillInUse,
)
from community.groups import Purpose
from community.people import RoleName
from community.places import Level
from tests.community.conftest import RESIDENTS, STAFF, Cast


async def test_two_first_words_at_once_meet_one_person(transaction: Transaction) -> None:
    async def meet() -> int:
        async with transaction() as session:
            return (await people.meet(session, telegram_id=9, name="Zhang", client_language="en")).id

    ids = await asyncio.gather(*(meet() for _ in range(8)))
    assert len(set(ids)) == 1


async def test_a_changed_name_and_language_are_noticed(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.meet(session, telegram_id=1, name="Zhang Po", client_language="en")
    async with transaction.reading() as session:
        zhang = await people.person(session, cast.zhang.id)
        assert (zhang.name, zhang.speaks) == ("Zhang Po", "en")


async def test_a_chosen_language_outlives_the_clients(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.speak(session, cast.zhang.id, language="zh-Hant")
        zhang = await people.meet(session, telegram_id=1, name="Zhang", client_language="en")
        assert zhang.speaks == "zh-Hant"


async def test_a_role_holds_in_its_place_and_all_places_inside(transaction: Transaction, cast: Cast) -> None:
    async with transaction.reading() as session:
        at = {}
        for name, place in (("building", cast.building), ("grid", cast.grid), ("other", cast.other_grid)):
            at[name] = await people.roles_at(session, cast.wang.id, place.id)
        assert at == {"building": {RoleName.GRID_WORKER}, "grid": {RoleName.GRID_WORKER}, "other": set()}
        assert await people.roles_at(session, cast.zhao.id, None) == {RoleName.ADMINISTRATOR}


@pytest.mark.parametrize("role", RoleName)
@pytest.mark.parametrize("act", Act)
async def test_who_may_do_what(transaction: Transaction, cast: Cast, role: RoleName, act: Act) -> None:
    async with transaction() as session:
        if role is RoleName.ADMINISTRATOR:
            person = cast.zhao
        else:
            person = await people.meet(session, telegram_id=77, name="Sun", client_language="en")
            assert cast.grid.id
            await people.grant(session, person, role=role, place_id=cast.grid.id, by=cast.zhao)
        for place, inside in (
            (cast.building, True),
            (cast.grid, True),
            (cast.other_grid, False),
            (cast.community, False),
        ):
            reaches = inside or role is RoleName.ADMINISTRATOR
            allowed = await access.allowed(session, person, act, place_id=place.id)
            assert allowed == (reaches and act in MAY[role]), (role, act, place.name)
            if not allowed:
                with pytest.raises(NotAllowed):
                    await access.require(session, person, act, place_id=place.id)


@pytest.mark.parametrize("act", Act)
async def test_a_resident_may_do_nothing_that_needs_a_right(transaction: Transaction, cast: Cast, act: Act) -> None:
    async with transaction.reading() as session:
        assert not await access.somewhere(session, cast.zhang, act)
        assert not await access.allowed(session, cast.zhang, act, place_id=cast.building.id)


def test_every_role_stands_in_the_table() -> None:
    assert set(MAY) == set(RoleName)


async def test_administrators_are_whom_the_settings_name(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        await people.name_administrators(session, [1, 55])
    async with transaction.reading() as session:
        assert await people.roles(session, cast.zhao.id) == []
        names = {
            person.telegram_id for person in await people.holders(session, [RoleName.ADMINISTRATOR], place_id=None)
        }
        assert names == {1, 55}


async def test_administrators_cannot_be_made_or_unmade_in_chat(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert cast.grid.id
        with pytest.raises(AdministratorFromSettings):
            await people.grant(session, cast.li, role=RoleName.ADMINISTRATOR, place_id=cast.grid.id, by=cast.zhao)
        role = (await people.roles(session, cast.zhao.id))[0]
        assert role.id
        with pytest.raises(AdministratorFromSettings):
            await people.revoke(session, role.id, by=cast.zhao)


async def test_a_role_is_given_once_and_taken_once(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert cast.grid.id
        assert not await people.grant(
            session, cast.wang, role=RoleName.GRID_WORKER, place_id=cast.grid.id, by=cast.zhao
        )
        role = (await people.roles(session, cast.wang.id))[0]
        assert role.id
        assert await people.revoke(session, role.id, by=cast.zhao)
        assert await people.revoke(session, role.id, by=cast.zhao) is None
        assert await people.roles(session, cast.wang.id) == []


async def test_an_invitation_works_once_even_for_two_at_once(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert cast.grid.id
        made = await invitations.invite(session, role=RoleName.STAFF, place_id=cast.grid.id, by=cast.zhao)

    async def accept(person: people.Person) -> bool:
        try:
            async with transaction() as session:
                await invitations.accept(session, made.token, by=person)
        except InvitationOver:
            return False
        return True

    assert sorted(await asyncio.gather(accept(cast.zhang), accept(cast.li))) == [False, True]


async def test_an_unknown_person_is_said_to_be_unknown(transaction: Transaction) -> None:
    async with transaction.reading() as session:
        with pytest.raises(NoSuchPerson):
            await people.by_telegram_id(session, 404)


@pytest.mark.parametrize("name", ["", "   ", "二网格", "长" * 41])
async def test_a_bad_name_is_refused(transaction: Transaction, cast: Cast, name: str) -> None:
    async with transaction() as session:
        with pytest.raises(BadName):
            await places.add(session, parent=cast.community, level=Level.GRID, name=name, by=1)
        with pytest.raises(BadName):
            await places.rename(session, cast.grid, name=name, by=1)


async def test_a_building_cannot_hold_a_grid(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        with pytest.raises(NotFound):
            await places.add(session, parent=cast.building, level=Level.GRID, name="九网格", by=1)


async def test_a_place_in_use_stays_and_an_empty_one_goes(transaction: Transaction, cast: Cast) -> None:
    with pytest.raises(StillInUse):
        async with transaction() as session:
            await places.remove(session, await places.place(session, cast.grid.id or 0), by=1)
    async with transaction() as session:
        await places.remove(session, await places.place(session, cast.building.id or 0), by=1)
    async with transaction.reading() as session:
        assert (await people.person(session, cast.zhang.id)).place_id is None
        assert await places.place_or_none(session, cast.building.id) is None


async def test_the_nearest_staff_group_is_told(transaction: Transaction, cast: Cast) -> None:
    async with transaction() as session:
        assert cast.grid.id
        await groups.link(session, -400, purpose=Purpose.STAFF, place_id=cast.grid.id, by=cast.zhao)

        async def told(place_id: int | None) -> list[int]:
            return [group.id for group in await groups.nearest(session, Purpose.STAFF, place_id=place_id)]

        assert await told(cast.building.id) == [-400]
        assert await told(cast.other_grid.id) == [STAFF]
        assert await told(None) == [STAFF]


async def test_a_group_that_moves_keeps_its_purpose(transaction: Transaction, cast: Cast) -> None:  # noqa: ARG001 - the cast brings its groups
    async with transaction() as session:
        await groups.move(session, RESIDENTS, -1001)
    async with transaction.reading() as session:
        assert await groups.group_or_none(session, RESIDENTS) is None
        moved = await groups.group_or_none(session, -1001)
        assert moved
        assert moved.purpose == Purpose.RESIDENTS
