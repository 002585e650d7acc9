"""Acting for a neighbour: asked in plain words, refused without harm, heard by both, ended by either with one tap."""

from community import intake, proxies
from community.cases import Case, Kind, State
from community.proxies import Proxy
from handlers.cards.mine_buttons import Agree, EndLeave
from tests.community import filing as rows
from tests.conversations import told
from tests.stories import Actor, Town


async def invited(town: Town, by: Actor, name: str = "何奶奶") -> Proxy:
    """Let somebody make a link for their neighbour."""
    me = await told.person(town, by)
    async with town.app.database.transaction() as session:
        return await proxies.invite(session, by=me, name=name)


async def agreed(town: Town, zhang: Actor, ho: Actor) -> Proxy:
    """Let Ho agree that Zhang acts for them."""
    await zhang.comes_in()
    link = await invited(town, zhang)
    await ho.starts(f"proxy-{link.token}")
    await ho.hears("start-greeting", name="Ho")
    await ho.hears("leave-asked", name="Zhang")
    await ho.taps("button-leave-agree")
    await ho.sees("leave-given", name="Zhang")
    await zhang.hears("leave-consented", name="何奶奶")
    return link


async def filed_for(town: Town, zhang: Actor, link: Proxy) -> Case:
    """Let Zhang file a case for the neighbour."""
    me = await told.person(town, zhang)
    draft = await rows.drafted(town.app.database.transaction, me, "灯坏了", kind=Kind.REPAIR, proxy_id=link.id)
    return await rows.submitted(town.app.database.transaction, draft, me)


async def test_both_hear_how_it_goes_and_both_may_speak(zhang: Actor, ho: Actor, chen: Actor, town: Town) -> None:
    link = await agreed(town, zhang, ho)
    await chen.comes_in()
    found = await filed_for(town, zhang, link)
    await ho.hears_of("有鄰居替您報了這件事")
    await told.takes(town, chen, found)
    await zhang.hears_of("Chen 接手了")
    heard = await ho.hears_of("Chen 接手了")
    assert "這是鄰居替您辦的事" in heard["text"]
    await ho.says("是走廊的燈", reply_to=heard["message_id"])
    await chen.hears_of("是走廊的燈")
    await chen.taps("button-talk-resident")
    await chen.hears_of("都会转给居民 Zhang")
    await chen.says("马上来")
    await zhang.hears_of("马上来")
    await ho.hears_of("马上来")
    await zhang.says("我的")
    await zhang.hears_of("（替何奶奶办的）")
    await ho.says("我的")
    await ho.hears_of("（鄰居替您報的）")
    await ho.says("#R1")
    page = await ho.hears_of("灯坏了")
    assert "Zhang · " in page["text"]


async def test_no_changes_nothing_and_is_told(zhang: Actor, ho: Actor, town: Town) -> None:
    await zhang.comes_in()
    await ho.comes_in()
    link = await invited(town, zhang)
    await ho.starts(f"proxy-{link.token}")
    await ho.hears("leave-asked", name="Zhang")
    await ho.taps("button-leave-disagree")
    await ho.sees("leave-refused", name="Zhang")
    await zhang.hears("leave-ended", name="何奶奶")
    await ho.starts(f"proxy-{link.token}")
    await ho.hears("refused-invitation-over")


async def test_the_link_is_not_for_whoever_made_it(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    link = await invited(town, zhang)
    await zhang.starts(f"proxy-{link.token}")
    await zhang.hears("leave-own-link")


async def test_a_link_opens_once(zhang: Actor, ho: Actor, emma: Actor, town: Town) -> None:
    link = await agreed(town, zhang, ho)
    await emma.comes_in()
    await emma.starts(f"proxy-{link.token}")
    await emma.hears("refused-invitation-over")
    assert link.token
    await emma.taps_what_was_there(town.heard(emma.key(None))[0], Agree(token=link.token, yes=True).pack())
    await emma.is_told("refused-invitation-over")


async def test_either_side_ends_it_with_one_tap_and_what_is_open_goes_on(zhang: Actor, ho: Actor, town: Town) -> None:
    link = await agreed(town, zhang, ho)
    found = await filed_for(town, zhang, link)
    await ho.says("我的")
    await ho.taps("button-leaves")
    await ho.sees_of("Zhang 可以替您辦事")
    await ho.taps("button-end-leave", name="Zhang")
    await ho.sees("leave-over", name="Zhang")
    await zhang.hears("leave-ended", name="何奶奶")
    assert (await told.now(town, found)).state == State.WAITING
    await ho.says("#R1")
    await ho.hears_of("灯坏了")
    # Weeks later the old button says the same, and nothing more happens.
    await ho.taps_what_was_there(town.heard(ho.key(None))[-1], EndLeave(leave=link.id).pack())
    await ho.sees("leave-over", name="Zhang")


async def test_leave_by_word_of_mouth_is_listed_and_ended(zhang: Actor, town: Town) -> None:
    await zhang.comes_in()
    me = await told.person(town, zhang)
    async with town.app.database.transaction() as session:
        await proxies.declare(session, by=me, name="李爷爷")
    await zhang.says("我的")
    await zhang.taps("button-leaves")
    await zhang.sees_of("本人当面答应的")
    await zhang.taps("button-end-leave", name="李爷爷")
    await zhang.sees("leave-over", name="李爷爷")
    await zhang.says("我的")
    await zhang.taps("button-leaves")
    await zhang.sees("leaves-none")


async def test_a_stranger_ends_no_leave(zhang: Actor, ho: Actor, emma: Actor, town: Town) -> None:
    link = await agreed(town, zhang, ho)
    await emma.comes_in()
    await emma.taps_what_was_there(town.heard(emma.key(None))[0], EndLeave(leave=link.id).pack())
    await emma.is_told("refused-not-yours")
    me = await told.person(town, zhang)
    async with town.app.database.transaction.reading() as session:
        assert await proxies.mine(session, me.id)
        assert await intake.draft_or_none(session, me) is None
