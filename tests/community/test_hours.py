"""The community's day: wall times become moments, and nobody is disturbed in quiet hours."""

from collections.abc import Generator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community import hours
from community.hours import Quiet

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
#: Clocks are put forward at midnight in Havana, and to midnight in Nuuk.
HAVANA, NUUK = ZoneInfo("America/Havana"), ZoneInfo("America/Nuuk")
NIGHT, NOON, SMALL_HOURS = Quiet(time(20), time(8)), Quiet(time(12), time(14)), Quiet(time(1, 30), time(6, 30))
#: In 2027 New York's clocks go from 02:00 to 03:00 on the first of these days, and back from 02:00 to 01:00 on the second.
FORWARD, BACK = date(2027, 3, 14), date(2027, 11, 7)


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    yield
    hours.keep(zone=SHANGHAI, quiet=NIGHT)


def utc(text: str) -> datetime:
    """Read a moment such as "2027-03-14 07:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("20:00-08:00", NIGHT),
        (" 12:00-14:00 ", NOON),
        ("00:00-23:30", Quiet(time(0), time(23, 30))),
        ("", None),
        ("none", None),
        ("None", None),
    ],
)
def test_quiet_hours_are_read(text: str, quiet: Quiet | None) -> None:
    assert Quiet.parse(text) == quiet


@pytest.mark.parametrize(
    "text", ["20-8", "20:00", "8:00-20:00", "24:00-08:00", "20:00-08:60", "20:00-08:00-09:00", "no"]
)
def test_what_does_not_say_quiet_hours_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="20:00-08:00"):
        Quiet.parse(text)


@pytest.mark.parametrize("text", ["08:00-08:00", "08:10-08:00", "08:29-08:00", "00:00-23:31"])
def test_quiet_hours_that_leave_nothing_of_the_day_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="half an hour"):
        Quiet.parse(text)


def test_a_process_that_was_told_nothing_lives_in_shanghai_and_keeps_the_night() -> None:
    assert hours.zone() == SHANGHAI
    assert hours.is_quiet(utc("2027-01-01 12:00"))
    assert not hours.is_quiet(utc("2027-01-01 11:59"))


def test_the_zone_that_is_kept_decides_what_clocks_show() -> None:
    moment = utc("2027-01-01 12:00")
    assert hours.local(moment).isoformat() == "2027-01-01T20:00:00+08:00"
    hours.keep(zone=NEW_YORK, quiet=None)
    assert hours.zone() == NEW_YORK
    assert hours.local(moment).isoformat() == "2027-01-01T07:00:00-05:00"


@pytest.mark.parametrize(
    ("zone", "day", "wall", "moment"),
    [
        (SHANGHAI, FORWARD, time(2, 30), "2027-03-13 18:30"),
        (SHANGHAI, BACK, time(1, 30), "2027-11-06 17:30"),
        (NEW_YORK, FORWARD, time(1, 59), "2027-03-14 06:59"),
        # There is no 02:30: it is 03:30 of the new time.
        (NEW_YORK, FORWARD, time(2, 30), "2027-03-14 07:30"),
        (NEW_YORK, FORWARD, time(3, 30), "2027-03-14 07:30"),
        # There are two 01:30: it is the first, whatever the time itself says.
        (NEW_YORK, BACK, time(1, 30), "2027-11-07 05:30"),
        (NEW_YORK, BACK, time(1, 30, fold=1), "2027-11-07 05:30"),
        (NEW_YORK, BACK, time(2, 30), "2027-11-07 07:30"),
    ],
)
def test_a_wall_time_is_one_moment(zone: ZoneInfo, day: date, wall: time, moment: str) -> None:
    hours.keep(zone=zone, quiet=None)
    assert hours.at(day, wall) == utc(moment)
    assert hours.at(day, wall).tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "moment", "start"),
    [
        (SHANGHAI, "2027-01-01 15:59", "2026-12-31 16:00"),
        (SHANGHAI, "2027-01-01 16:00", "2027-01-01 16:00"),
        (NEW_YORK, "2027-03-15 03:59", "2027-03-14 05:00"),
        (NEW_YORK, "2027-11-08 04:59", "2027-11-07 04:00"),
        # There is no midnight, so that day begins at one.
        (HAVANA, "2027-03-14 12:00", "2027-03-14 05:00"),
    ],
)
def test_a_day_begins_at_the_communitys_midnight(zone: ZoneInfo, moment: str, start: str) -> None:
    hours.keep(zone=zone, quiet=None)
    assert hours.day_start(utc(moment)) == utc(start)


@pytest.mark.parametrize(
    ("quiet", "wall", "loud", "before"),
    [
        (NIGHT, "01-02 19:59", None, None),
        (NIGHT, "01-02 20:00", "01-03 08:00", "01-02 19:30"),
        (NIGHT, "01-02 23:59", "01-03 08:00", "01-02 19:30"),
        (NIGHT, "01-03 00:00", "01-03 08:00", "01-02 19:30"),
        (NIGHT, "01-03 07:59", "01-03 08:00", "01-02 19:30"),
        (NIGHT, "01-03 08:00", None, None),
        (NOON, "01-02 11:59", None, None),
        (NOON, "01-02 12:00", "01-02 14:00", "01-02 11:30"),
        (NOON, "01-02 13:59", "01-02 14:00", "01-02 11:30"),
        (NOON, "01-02 14:00", None, None),
        (None, "01-02 23:59", None, None),
        (None, "01-03 03:00", None, None),
    ],
)
def test_what_would_fall_into_quiet_hours_waits_or_comes_before(
    quiet: Quiet | None, wall: str, loud: str | None, before: str | None
) -> None:
    hours.keep(zone=SHANGHAI, quiet=quiet)

    def moment(shown: str) -> datetime:
        return datetime.fromisoformat(f"2027-{shown}").replace(tzinfo=SHANGHAI).astimezone(UTC)

    assert hours.is_quiet(moment(wall)) == (loud is not None)
    assert hours.when_loud(moment(wall)) == moment(loud or wall)
    assert hours.before_quiet(moment(wall)) == moment(before or wall)


def test_a_night_in_which_clocks_change_ends_when_the_wall_first_shows_its_end() -> None:
    hours.keep(zone=NEW_YORK, quiet=Quiet(time(22), time(1, 30)))
    assert hours.when_loud(utc("2027-11-07 05:29")) == utc("2027-11-07 05:30")
    # The wall shows 01:10 for the second time: the night is over, though it said so before and will again.
    assert not hours.is_quiet(utc("2027-11-07 06:10"))
    hours.keep(zone=NEW_YORK, quiet=Quiet(time(22), time(2, 30)))
    assert hours.when_loud(utc("2027-03-14 06:59")) == utc("2027-03-14 07:30")


@pytest.mark.parametrize(
    ("quiet", "moment", "evening"),
    [
        (NIGHT, "2027-01-01 11:29", "2027-01-01 11:30"),
        (NIGHT, "2027-01-01 11:30", "2027-01-02 11:30"),
        (NIGHT, "2027-01-01 20:00", "2027-01-02 11:30"),
        (None, "2027-01-01 09:59", "2027-01-01 10:00"),
        (None, "2027-01-01 10:00", "2027-01-02 10:00"),
        # These quiet hours begin at a quarter past midnight: the digest comes on the evening before.
        (Quiet(time(0, 15), time(6)), "2027-01-01 15:44", "2027-01-01 15:45"),
        (Quiet(time(0, 15), time(6)), "2027-01-01 15:50", "2027-01-02 15:45"),
    ],
)
def test_the_digest_comes_half_an_hour_before_quiet_hours_or_at_six(
    quiet: Quiet | None, moment: str, evening: str
) -> None:
    hours.keep(zone=SHANGHAI, quiet=quiet)
    assert hours.digest_at(utc(moment)) == utc(evening)


def test_a_digest_of_an_hour_that_is_left_out_comes_after_midnight() -> None:
    hours.keep(zone=NUUK, quiet=Quiet(time(23, 45), time(6)))
    # Quiet hours begin at 00:45 in that night.
    assert hours.digest_at(utc("2027-03-28 01:05")) == utc("2027-03-28 01:15")


@given(
    zone=st.sampled_from([SHANGHAI, NEW_YORK, HAVANA, NUUK]),
    quiet=st.sampled_from([NIGHT, NOON, SMALL_HOURS, Quiet(time(22), time(2, 30)), Quiet(time(2, 30), time(6)), None]),
    moment=st.one_of(
        st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - UTC is added
        *(
            st.datetimes(start, start + timedelta(days=2), timezones=st.just(UTC))
            for start in (datetime(2027, 3, 13, 12), datetime(2027, 3, 27, 12), datetime(2027, 11, 6, 12))  # noqa: DTZ001 - UTC is added
        ),
    ),
)
def test_whatever_the_zone_nobody_is_disturbed_and_nothing_waits_longer_than_a_day(
    zone: ZoneInfo, quiet: Quiet | None, moment: datetime
) -> None:
    hours.keep(zone=zone, quiet=quiet)
    longest = timedelta(hours=25)
    loud, before, evening = hours.when_loud(moment), hours.before_quiet(moment), hours.digest_at(moment)
    assert not any(map(hours.is_quiet, (loud, before, evening)))
    assert before <= moment <= loud < moment + longest
    assert moment < evening <= moment + longest
    assert before > moment - longest
    assert hours.day_start(moment) <= moment < hours.day_start(moment) + longest
