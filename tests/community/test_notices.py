"""A notice from its first word on: who may write it, whom it may be for, what it holds, and what stays of it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from community import access, clock, groups, mydata, notices, outbox, people, proposals
from community.access import Act
from community.audiences import Topic, Wanted
from community.database import Transaction
from community.errors import Ended, MixedMedia, NotAllowed, NotFound, NoticeEmpty, NoticeTooLong, TooLate
from community.notices import BEFORE, LONGEST, LONGEST_TITLE, LONGEST_WITH_MEDIA, OUT, TRANSITIONS, Notice, State
from community.people import RoleName
from tests.community.conftest import RESIDENTS, Cast
from tests.community.couriers import now, opened
from tests.community.drafting import acts, drafted, submitted, words

PHOTO = {"kind": "photo", "file_id": "p"}


async def test_a_draft_has_its_number_and_its_code_at_once(transaction: Transaction, cast: Cast) -> None:
    first = await drafted(transaction, cast.wang, cast.grid.id)
    second = await drafted(transaction, cast.wang, cast.grid.id)
    assert (first.number, second.number) == (1, 2)
    assert first.code != second.code
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{4}", first.code)
    assert (first.state, first.author_id, first.place_id) == (State.DRAFT, cast.wang.id, cast.grid.id)
    assert await acts(transaction, first) == ["began-draft"]


async def test_a_code_that_is_taken_is_not_given_again(
    transaction: Transaction, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = iter("AAAAAAAAAAAB")
    monkeypatch.setattr(notices, "choice", lambda _: next(letters))
    codes = [(await drafted(transaction, cast.wang, cast.grid.id)).code for _ in range(2)]
    assert codes == ["AAAA", "AAAB"]


async def test_only_who_may_announce_there_begins_a_notice(transaction: Transaction, cast: Cast) -> None:
    for person, place in ((cast.zhang, cast.building), (cast.li, cast.community), (cast.wang, cast.other_grid)):
        with pytest.raises(NotAllowed):
            await drafted(transaction, person, place.id)
    for person, place in ((cast.wang, cast.building), (cast.chen, cast.grid), (cast.zhao, cast.other_grid)):
        assert await drafted(transaction, person, place.id)


async def test_the_door_opens_for_whoever_may_announce_there_now(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with transaction() as session:
        for person in (cast.wang, cast.chen, cast.zhao):
            assert await access.notice(session, notice.id, by=person)
        assert await access.notice(session, notice.id, by=cast.chen, act=Act.APPROVE_NOTICE)
        with pytest.raises(NotAllowed):
            await access.notice(session, notice.id, by=cast.wang, act=Act.APPROVE_NOTICE)
        with pytest.raises(NotAllowed):
            await access.notice(session, notice.id, by=cast.zhang)
        with pytest.raises(NotFound):
            await access.notice(session, 404, by=cast.zhao)
        for role in await people.roles(session, cast.wang.id):
            await people.revoke(session, role.id or 0, by=cast.zhao)
        with pytest.raises(NotAllowed):
            await access.notice(session, notice.id, by=cast.wang)


async def test_a_notice_is_one_message_and_has_words(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        for content, over, longest in (
            (words("<b>" + "水" * (LONGEST + 3) + "</b>"), 3, LONGEST),
            (words("a&amp;" * (LONGEST // 2) + "😀"), 2, LONGEST),
            (words("水" * (LONGEST_WITH_MEDIA + 1), PHOTO), 1, LONGEST_WITH_MEDIA),
        ):
            with pytest.raises(NoticeTooLong) as refusal:
                await proposals.write(session, notice, by=cast.wang, content=content)
            assert refusal.value.fields == {"over": over, "longest": longest}
        for content in (words(" \n "), words("<b> </b>"), words("", PHOTO)):
            with pytest.raises(NoticeEmpty):
                await proposals.write(session, notice, by=cast.wang, content=content)
        with pytest.raises(ValueError, match="album"):
            await proposals.write(session, notice, by=cast.wang, content=words("a", *[PHOTO] * 11))
        fits = words("<i>" + "水" * LONGEST_WITH_MEDIA + "</i>", PHOTO)
        await proposals.write(session, notice, by=cast.wang, content=fits)
    assert (await now(transaction, notice)).content == fits


async def test_whoever_changed_it_last_answers_for_it(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.write(session, notice, by=cast.chen, content=words("改过"))
    assert (await now(transaction, notice)).author_id == cast.chen.id


async def test_what_is_chosen_is_kept(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    wanted = Wanted(places=(cast.building.id or 0,), roles=(RoleName.VOLUNTEER,), topics=(Topic.JOBS,))
    tomorrow = clock.now() + timedelta(days=1)
    async with opened(transaction, notice) as (session, notice):
        await proposals.aim(session, notice, by=cast.wang, wanted=wanted)
        await proposals.choose(session, notice, by=cast.wang, asks=False, pins=True, lasts_hours=24)
        await proposals.choose(session, notice, by=cast.wang, lasts_hours=168)
        await proposals.plan(session, notice, by=cast.wang, starts_at=tomorrow, repeat="weekly")
        await proposals.press(session, notice, by=cast.wang, reason=" 爆管\n抢修 ")
    found = await now(transaction, notice)
    assert Wanted.of(found) == wanted
    assert (found.asks, found.pins, found.lasts_hours) == (False, True, 168)
    assert (found.starts_at, found.repeat, found.reason, found.urgent) == (tomorrow, "weekly", "爆管 抢修", True)
    async with opened(transaction, notice) as (session, notice):
        await proposals.plan(session, notice, by=cast.wang, starts_at=None)
        await proposals.press(session, notice, by=cast.wang, reason=None)
    found = await now(transaction, notice)
    assert (found.starts_at, found.repeat, found.reason, found.urgent) == (None, None, None, False)
    done = ["began-draft", "aimed", "chose", "chose", "planned", "pressed", "planned", "pressed"]
    assert await acts(transaction, notice) == done


async def test_what_makes_no_sense_is_refused(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        with pytest.raises(TooLate):
            await proposals.plan(session, notice, by=cast.wang, starts_at=clock.now())
        with pytest.raises(ValueError, match="first day"):
            await proposals.plan(session, notice, by=cast.wang, starts_at=None, repeat="daily")
        with pytest.raises(ValueError, match="hourly"):
            await proposals.plan(
                session, notice, by=cast.wang, starts_at=clock.now() + timedelta(days=1), repeat="hourly"
            )
        with pytest.raises(NoticeEmpty):
            await proposals.press(session, notice, by=cast.wang, reason="  ")
        for wanted in (Wanted(roles=("officer",)), Wanted(topics=("debts",))):
            with pytest.raises(NotFound):
                await proposals.aim(session, notice, by=cast.wang, wanted=wanted)


async def test_nobody_aims_beyond_their_own_place(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    too_far = (
        Wanted(places=(cast.community.id or 0,)),
        Wanted(places=(cast.other_grid.id or 0,)),
        Wanted(groups=(RESIDENTS,)),
    )
    async with opened(transaction, notice) as (session, notice):
        for wanted in too_far:
            with pytest.raises(NotAllowed):
                await proposals.aim(session, notice, by=cast.wang, wanted=wanted)
            await proposals.aim(session, notice, by=cast.chen, wanted=wanted)
            # What somebody else chose is looked at again when it is sent.
            with pytest.raises(NotAllowed):
                await proposals.submit(session, notice, by=cast.wang)


async def test_nobody_aims_at_a_group_that_is_not_linked(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.chen, cast.community.id)
    async with opened(transaction, notice) as (session, notice):
        with pytest.raises(NotFound):
            await proposals.aim(session, notice, by=cast.chen, wanted=Wanted(groups=(RESIDENTS, -555)))
        await proposals.aim(session, notice, by=cast.chen, wanted=Wanted(groups=(RESIDENTS,)))
        # What was chosen while it was linked hinders nobody, and is not kept.
        await groups.unlink(session, RESIDENTS)
        wanted = Wanted.of(notice).toggled("places", cast.grid.id or 0)
        await proposals.aim(session, notice, by=cast.chen, wanted=wanted)
        assert Wanted.of(notice) == Wanted(places=(cast.grid.id or 0,))


async def test_what_is_no_draft_any_more_is_not_changed(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    notice = await submitted(transaction, notice, cast.wang)
    assert notice.state == State.SENDING
    async with opened(transaction, notice) as (session, notice):
        for change in (
            proposals.write(session, notice, by=cast.wang, content=words()),
            proposals.aim(session, notice, by=cast.wang, wanted=Wanted()),
            proposals.choose(session, notice, by=cast.wang, asks=False),
            proposals.plan(session, notice, by=cast.wang, starts_at=None),
            proposals.press(session, notice, by=cast.wang, reason="急"),
            proposals.submit(session, notice, by=cast.wang),
            proposals.drop(session, notice, by=cast.wang),
        ):
            with pytest.raises(Ended):
                await change


async def test_a_dropped_notice_stays_dropped(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.drop(session, notice, by=cast.wang)
        await proposals.drop(session, notice, by=cast.wang)
        assert notice.state == State.DROPPED
        with pytest.raises(Ended):
            await proposals.submit(session, notice, by=cast.wang)


async def test_a_template_begins_others(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.chen, cast.community.id)
    async with opened(transaction, notice) as (session, notice):
        await proposals.aim(session, notice, by=cast.chen, wanted=Wanted(places=(cast.grid.id or 0,)))
        await proposals.press(session, notice, by=cast.chen, reason="急")
        template = await proposals.keep_as_template(session, notice, by=cast.chen)
        assert (template.number, template.state) == (None, State.TEMPLATE)
        assert [one.id for one in await notices.templates(session, by=cast.zhao)] == [template.id]
        assert await notices.templates(session, by=cast.wang) == []
        again = await proposals.from_template(session, template, by=cast.zhao)
        assert (again.number, again.state, again.author_id) == (2, State.DRAFT, cast.zhao.id)
        assert again.content == notice.content
        assert Wanted.of(again) == Wanted.of(notice)
        assert not again.urgent
        await proposals.drop(session, template, by=cast.chen)
        assert await notices.templates(session, by=cast.zhao) == []


async def test_recent_notices_are_those_of_ones_own_places(transaction: Transaction, cast: Cast) -> None:
    numbers = {}
    for name, person, place in (
        ("grid", cast.wang, cast.grid), ("community", cast.chen, cast.community), ("building", cast.wang, cast.building),
    ):  # fmt: skip
        numbers[name] = (await drafted(transaction, person, place.id)).number
    async with transaction() as session:
        seen = {
            person.name: [one.number for one in await notices.recent(session, by=person)]
            for person in (cast.wang, cast.chen, cast.zhang)
        }
        assert seen == {
            "Wang": [numbers["building"], numbers["grid"]],
            "Chen": [numbers["building"], numbers["community"], numbers["grid"]],
            "Zhang": [],
        }
        assert len(await notices.recent(session, by=cast.chen, limit=2)) == 2


async def test_a_code_proves_only_what_was_sent(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with transaction.reading() as session:
        assert await notices.by_code(session, notice.code) is None
        assert (found := await notices.by_number(session, notice.number or 0)) is not None
        assert found.id == notice.id
        assert await notices.by_number(session, 404) is None
    await submitted(transaction, notice, cast.wang)
    async with transaction.reading() as session:
        assert (sent := await notices.by_code(session, notice.code)) is not None
        assert sent.id == notice.id


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<b>停水通知</b>\n明天", "停水通知"),
        ("\n  \n<i>Tom &amp; Jerry</i> ", "Tom & Jerry"),
        ("水" * LONGEST_TITLE, "水" * LONGEST_TITLE),
        ("水" * (LONGEST_TITLE + 1), "水" * (LONGEST_TITLE - 1) + "…"),
        ('<a href="https://example.org/?a=1&amp;b=2">详情</a>', "详情"),
    ],
)
def test_the_title_is_the_first_line_that_has_words(html: str, title: str) -> None:
    notice = Notice(code="K7Q2")
    notice.content = words(html)
    assert notices.title(notice) == title


async def test_what_is_shown_of_a_notice(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id, "<b>停水</b>")
    notice.corrected_at = datetime(2027, 3, 1, tzinfo=UTC)
    async with transaction.reading() as session:
        assert await notices.facts(session, notice) == {
            "notice_id": notice.id, "number": 1, "code": notice.code, "html": "<b>停水</b>", "media": [], "asks": True,
            "urgent": False, "corrected": "2027-03-01T00:00:00+00:00", "office": "一网格",
        }  # fmt: skip


def test_every_state_can_be_reached_and_every_one_ends() -> None:
    assert set(TRANSITIONS) == set(State)
    reached = {State.TEMPLATE, State.DRAFT} | {new for news in TRANSITIONS.values() for new in news}
    assert reached == set(State)
    assert not set(BEFORE) & set(OUT)


async def test_there_is_no_way_that_the_table_does_not_have(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with transaction() as session:
        with pytest.raises(ValueError, match="no way"):
            await notices.move(session, notice, State.DRAFT, to=State.DONE)


async def test_the_words_of_an_erased_author_stay(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id)
    async with transaction() as session:
        await mydata.erase(session, cast.wang.id)
    found = await now(transaction, notice)
    assert (found.author_id, notices.title(found)) == (None, "停水通知")


async def test_words_are_sealed_where_they_lie(transaction: Transaction, cast: Cast) -> None:
    notice = await drafted(transaction, cast.wang, cast.grid.id, "canary")
    async with opened(transaction, notice) as (session, notice):
        await proposals.press(session, notice, by=cast.wang, reason="canary")
        await proposals.submit(session, notice, by=cast.wang)
    async with transaction.reading() as session:
        found = await notices.notice(session, notice.id)
        sealed = [found.content_sealed, found.reason_sealed]
        sealed += [row.arguments_sealed for row in await session.scalars(select(outbox.Delivery))]
        assert all(token is not None and b"canary" not in token for token in sealed)


async def test_pictures_and_files_do_not_go_into_one_notice(transaction: Transaction, cast: Cast) -> None:
    media = [{"kind": "photo", "file_id": "1"}, {"kind": "document", "file_id": "2"}]
    async with transaction() as session:
        with pytest.raises(MixedMedia):
            await proposals.draft(
                session, by=cast.zhao, place_id=cast.community.id or 0, content={"html": "停水", "media": media}
            )
