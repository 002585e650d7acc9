"""Files for one's own datebook, read back by a parser and line by line."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from community import clock
from community.events import Event, State
from handlers.cards import datebooks
from locales import LANGUAGES, Translator

OPENED = datetime(2027, 3, 1, 4, tzinfo=UTC)
STARTS = datetime(2027, 3, 16, 6, tzinfo=UTC)
URL = "https://t.me/linli_bot?start="


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


def an_event(**values: Any) -> Event:
    fields = {
        "id": 1 << 52,
        "number": 3,
        "place_id": 1,
        "host_id": 4711,
        "state": State.OPEN,
        "title": "手机课；视频, 通话",
        "venue": "社区活动室",
        "notes": "带上自己的手机。\n充好电，" + "再带一副老花镜，" * 8,
        "whom": "六十岁以上的邻居",
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=2),
        "opened_at": OPENED,
        "changed_at": OPENED,
    }
    return Event(**{**fields, **values})


def entry(t: Translator, found: Event) -> Any:
    (one,) = Calendar.from_ical(datebooks.of(t, [found], url=URL)).walk("VEVENT")
    return one


def unfolded(file: bytes) -> list[str]:
    """Return the lines of a file as RFC 5545 reads them, without any library."""
    return file.decode().replace("\r\n ", "").split("\r\n")


def test_a_file_holds_what_a_group_may_read_and_is_read_back(t: Translator) -> None:
    one = entry(t, an_event())
    assert (one["dtstart"].dt, one["dtend"].dt) == (STARTS, STARTS + timedelta(hours=2))
    assert str(one["summary"]) == "手机课；视频, 通话"
    assert str(one["location"]) == "社区活动室"
    assert t.plain("ics-free", number=3) in str(one["description"])
    assert "六十岁以上的邻居" in str(one["description"])
    assert str(one["status"]) == "CONFIRMED"
    assert str(one["url"]) == f"{URL}event-{1 << 52}"


def test_lines_are_folded_between_letters_and_never_longer_than_75_octets(t: Translator) -> None:
    file = datebooks.of(t, [an_event()], url=URL)
    assert file.endswith(b"\r\n")
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        # A Chinese letter of three octets is never torn apart.
        line.decode()
    said = next(line for line in unfolded(file) if line.startswith("DESCRIPTION"))
    assert "再带一副老花镜，" * 8 in said
    assert "\\n" in said


def test_times_are_in_utc_so_that_no_table_of_zones_is_needed(t: Translator) -> None:
    lines = unfolded(datebooks.of(t, [an_event()]))
    assert "DTSTART:20270316T060000Z" in lines
    assert "DTEND:20270316T080000Z" in lines
    assert "METHOD:PUBLISH" in lines
    assert "VERSION:2.0" in lines
    assert not [line for line in lines if "TZID" in line]


def test_an_event_keeps_its_uid_and_its_sequence_rises_with_every_change(t: Translator) -> None:
    before = entry(t, an_event())
    later = an_event(starts_at=STARTS + timedelta(days=1), ends_at=STARTS + timedelta(days=1, hours=1))
    later.changed_at = OPENED + timedelta(minutes=5)
    after = entry(t, later)
    off = entry(t, an_event(state=State.CALLED_OFF, changed_at=OPENED + timedelta(hours=1)))
    assert len({str(one["uid"]) for one in (before, after, off)}) == 1
    assert before["sequence"] < after["sequence"] < off["sequence"]
    assert str(off["status"]) == "CANCELLED"


def test_two_events_have_two_uids() -> None:
    t = Translator("zh-Hans")
    file = datebooks.of(t, [an_event(), an_event(id=7, number=4)])
    assert len({str(one["uid"]) for one in Calendar.from_ical(file).walk("VEVENT")}) == 2


def test_nobodys_name_or_number_stands_in_it(t: Translator) -> None:
    file = datebooks.of(t, [an_event(reason="canary", picture="canary", state=State.CALLED_OFF)], url=URL).decode()
    assert "canary" not in file
    assert "4711" not in file
    assert not [line for line in file.split("\r\n") if line.startswith(("ORGANIZER", "ATTENDEE", "CONTACT"))]


def test_it_is_stamped_by_the_clock_of_the_community() -> None:
    clock.move(timedelta(days=3))
    stamp = entry(Translator("en"), an_event())["dtstamp"].dt
    assert abs(stamp - clock.now()) < timedelta(minutes=1)
