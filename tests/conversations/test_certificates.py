"""A volunteer asks for a certificate and gets it at once; whoever holds the paper asks whether it is true."""

from datetime import timedelta
from typing import Any

import pytest

from community import certificates, clock, numbers, people, places, tasks
from community.certificates import Certificate
from community.stints import State, Stint
from community.tasks import Risk, Task
from handlers.cards.certificate_buttons import IssueCertificate, RevokeCertificate, SeeCertificate, WantCertificate
from handlers.certificates import codes
from tests.conversations import told
from tests.stories import Actor, Town, until


async def gave(town: Town, who: Actor, minutes: int, *, by: Actor) -> Stint:
    """Let somebody have helped this morning for so long, which another one confirmed."""
    me, other = await told.person(town, who), await told.person(town, by)
    async with town.app.database.transaction() as session:
        (place,) = [one for one in await places.everything(session) if one.level == "community"]
        starts_at = clock.now() - timedelta(hours=3)
        task = Task(
            place_id=place.id or 0, state=tasks.State.OVER, title="包粽子", starts_at=starts_at, risk=Risk.EVERYDAY
        )
        task.ends_at, task.number = starts_at + timedelta(hours=2), await numbers.next_number(session, tasks.SERIES)
        stint = Stint(
            task_id=task.id,
            person_id=me.id,
            state=State.CONFIRMED,
            in_at=starts_at,
            out_at=starts_at + timedelta(minutes=minutes),
            minutes=minutes,
            confirmed_by=other.id,
            confirmed_as="staff",
            confirmed_at=clock.now(),
        )
        session.add(task)
        await session.flush()
        session.add(stint)
    return stint


async def latest(town: Town, who: Actor) -> Certificate:
    me = await told.person(town, who)
    async with town.app.database.transaction.reading() as session:
        return (await certificates.of(session, me.id))[0]


async def taps_forged(who: Actor, town: Town, data: str) -> None:
    """Tap a button that no message of theirs has."""
    await who.taps_what_was_there({"message_id": town.heard(who.key(None))[0]["message_id"]}, data)


def files(town: Town, who: Actor) -> list[dict[str, Any]]:
    return [one for one in town.heard(who.key(None)) if "document" in one]


async def asks(who: Actor) -> None:
    """Ask for a certificate from one's hours."""
    await who.says("/hours")
    await who.taps("button-hours-certificate")


async def test_from_the_hours_to_the_paper_in_two_taps(li: Actor, chen: Actor, zhang: Actor, town: Town) -> None:
    await li.comes_in()
    await gave(town, li, 99, by=chen)
    await asks(li)
    offer = await li.hears_of("确认过的时长：1.6 小时，1 次")
    assert "证明上的姓名：Li" in offer["text"]
    await li.taps("button-certificate-name")
    await li.hears("certificate-name-ask")
    await li.says("123")
    await li.hears("refused-bad-own-name", longest=40)
    await li.says("李小华")
    await li.hears_of("证明上的姓名：李小华")
    await li.taps("button-certify")
    assert await until(lambda: files(town, li))
    found = await latest(town, li)
    code = certificates.shown(found.code)
    await told.hears_below(li, "photo", town.plain("zh-Hans", "certificate-issued", code=code))
    assert files(town, li)[0]["document"]["file_name"].endswith(".pdf")
    assert found.name == "李小华"
    # Anybody asks, in any case and width, with the dash or without.
    await zhang.comes_in()
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in found.code)
    for written in (code, found.code.lower(), wide, f"{found.code[:4]} {found.code[4:]}", f"核验码 {code}。"):
        await zhang.says(f"/verify {written}")
        said = await zhang.hears_of("这份证明是真的，现在有效。")
        assert "李*华" in said["text"]
        assert "1.6 小时" in said["text"]
        for private in ("李小华", "Li", "包粽子"):
            assert private not in said["text"]
        assert "reply_markup" not in said
    # The next time, the name is known.
    await asks(li)
    again = await li.hears_of("以前开过的：")
    assert "证明上的姓名：李小华" in again["text"]
    await town.restart()
    await li.taps("button-certificate-again", code=code)
    assert await until(lambda: len(files(town, li)) == 2)


async def test_nothing_confirmed_is_nothing_certified(li: Actor, town: Town) -> None:
    await li.comes_in()
    for data in (WantCertificate().pack(), IssueCertificate().pack()):
        await taps_forged(li, town, data)
    await li.is_told("refused-nothing-to-certify")
    assert not files(town, li)


async def test_staff_revoke_it_its_owner_hears_why_and_everybody_who_asks(
    li: Actor, chen: Actor, zhang: Actor, town: Town
) -> None:
    for one in (li, chen, zhang):
        await one.comes_in()
    await gave(town, li, 60, by=chen)
    me = await told.person(town, li)
    async with town.app.database.transaction() as session:
        found = await certificates.issue(session, by=me, name="李小华")
    code = certificates.shown(found.code)
    for stranger in (zhang, li):
        await taps_forged(stranger, town, RevokeCertificate(certificate=found.id).pack())
        await stranger.is_told("refused-not-allowed")
    await taps_forged(zhang, town, SeeCertificate(certificate=found.id).pack())
    await zhang.is_told("refused-not-found")
    await chen.says(f"/verify {code}")
    await chen.hears_of("这份证明是真的")
    await chen.taps("button-certificate-revoke")
    await chen.hears("certificate-revoke-ask", code=code)
    await chen.says("那天他没有来")
    await chen.hears("certificate-revoked", code=code)
    await li.hears("certificate-told", code=code, given=True, reason="那天他没有来")
    await zhang.says(f"/verify {code}")
    said = await zhang.hears_of("这份证明已经作废")
    assert "李*华" in said["text"]
    assert "那天他没有来" not in said["text"]
    await chen.taps("button-certificate-revoke")
    await chen.is_told("refused-ended")
    await taps_forged(li, town, SeeCertificate(certificate=found.id).pack())
    await li.is_told("refused-ended")
    await li.taps("button-certificate-new")
    await li.hears_of("已经作废")
    await li.taps("button-certify")
    assert await until(lambda: files(town, li))
    assert (await latest(town, li)).code != found.code


async def test_an_unknown_code_proves_nothing_and_a_page_of_guesses_is_not_looked_up(
    li: Actor, chen: Actor, emma: Actor, town: Town
) -> None:
    for one in (li, emma):
        await one.comes_in()
    await gave(town, li, 60, by=chen)
    me = await told.person(town, li)
    async with town.app.database.transaction() as session:
        found = await certificates.issue(session, by=me, name="Li Xiaohua")
    wrong = "ABCDEFGH" if found.code != "ABCDEFGH" else "HGFEDCBA"
    await emma.says(f"/verify {wrong}")
    await emma.hears("verify-unknown")
    guesses = [f"{wrong[:6]}{one}" for one in ("XY", "YZ", "ZX")]
    await emma.says(f"/verify {' '.join(guesses)} {found.code}")
    await emma.hears("verify-unknown")
    await emma.says(f"/verify {found.code}")
    said = await emma.hears_of("This certificate is genuine, and valid.")
    assert "L*** X***" in said["text"]


async def test_a_name_is_waited_for_until_it_is_cancelled(li: Actor, chen: Actor, town: Town) -> None:
    await li.comes_in()
    await gave(town, li, 60, by=chen)
    await taps_forged(li, town, WantCertificate().pack())
    await li.hears_of("证明上的姓名：Li")
    await li.taps("button-certificate-name")
    await li.hears("certificate-name-ask")
    await li.says("取消")
    await li.hears("never-mind")
    async with town.app.database.transaction.reading() as session:
        me = await people.by_telegram_id(session, li.id)
        assert await certificates.of(session, me.id) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("K7Q2-M9XD", ["K7Q2M9XD"]), ("k7q2m9xd", ["K7Q2M9XD"]), ("Ｋ７Ｑ２－Ｍ９ＸＤ", ["K7Q2M9XD"]),
        ("K 7 Q 2 M 9 X D", ["K7Q2M9XD"]), ("核验码：K7Q2–M9XD，", ["K7Q2M9XD"]), ("K7Q2", []), ("K7Q2-M9X0", []),
        ("什么", []),
    ],
)  # fmt: skip
def test_a_code_is_found_however_it_is_written(text: str, found: list[str]) -> None:
    assert codes(text) == found
