"""A find on a walk: by photo, only where something is wrong, and a case like any other."""

from community.cases import Kind
from community.places import Level
from tests.conversations.announcements import png
from tests.conversations.filing import LIGHT, LIGHT_NAME, is_noted, sends, the_case, the_draft
from tests.stories import Actor, Town


async def test_a_find_is_a_photo_a_category_and_a_building(wang: Actor, town: Town) -> None:
    await wang.comes_in()
    await wang.says("/patrol")
    await wang.hears_of(town.plain("zh-Hans", "form-ask", kind="patrol"))
    sends(wang, "photo", png(), caption=LIGHT)
    await wang.sees_of(town.plain("zh-Hans", "form-place", place="一网格"))
    await wang.taps("button-form-place-change")
    await wang.taps("2 栋")
    await wang.sees_of(town.plain("zh-Hans", "form-public", name=LIGHT_NAME, place="2 栋"))
    await wang.taps("button-form-submit")
    await is_noted(wang, 1)
    found = await the_case(town, 1)
    assert (found.kind, found.level) == (Kind.PATROL, Level.GRID)
    # Nobody else works in the grid, so the one who found it is offered it, too.
    await wang.sees_of(wang.town.plain("zh-Hans", "case-state", state="waiting", mine=False, who="", until=""))


async def test_words_may_stand_behind_the_command(chen: Actor, town: Town) -> None:
    await chen.says(f"/patrol {LIGHT}")
    await chen.sees_of(town.plain("zh-Hans", "form-title", kind="patrol"))


async def test_finds_are_no_requests_of_ones_own_and_are_not_counted(wang: Actor, town: Town) -> None:
    for number in range(1, 8):
        await wang.says(f"/patrol {LIGHT}")
        await wang.sees_of(town.plain("zh-Hans", "form-title", kind="patrol"))
        await wang.taps("button-form-submit")
        await is_noted(wang, number)


async def test_a_resident_is_told_that_it_is_not_for_them(zhang: Actor, li: Actor, town: Town) -> None:
    for actor in (zhang, li):
        await actor.says("/patrol")
        await actor.hears("refused-not-allowed")
    assert await the_draft(town, zhang) is None
