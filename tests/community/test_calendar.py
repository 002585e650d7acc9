"""Working time: it passes while the counter is open, on days that are worked, and at no other time."""

from collections.abc import Generator, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community import calendar, hours
from community.calendar import Office

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
JERUSALEM, TEHRAN, GAZA = ZoneInfo("Asia/Jerusalem"), ZoneInfo("Asia/Tehran"), ZoneInfo("Asia/Gaza")
LORD_HOWE, CHATHAM, APIA = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Chatham"), ZoneInfo("Pacific/Apia")
CASEY = ZoneInfo("Antarctica/Casey")
USUAL = Office(((time(9), time(12)), (time(13, 30), time(17, 30))))
#: Open in the hours in which clocks change, with edges within, at, and across the change.
OF_THE_NIGHT = Office(
    (
        (time(0), time(0, 20)),
        (time(0, 30), time(1, 30)),
        (time(1, 40), time(2, 10)),
        (time(2, 15), time(2, 40)),
        (time(2, 50), time(3, 10)),
        (time(22, 30), time(23, 15)),
        (time(23, 30), time(23, 59)),
    )
)
AROUND_THE_CLOCK = Office(((time(0), time(12)), (time(12), time(23, 59))))
NONE, HOUR, DAY = timedelta(), timedelta(hours=1), timedelta(days=1)

#: As the State Council announced them: days off from the first to the last, and weekends that are worked for them.
OFF = {
    2025: ["01-01 01-01", "01-28 02-04", "04-04 04-06", "05-01 05-05", "05-31 06-02", "10-01 10-08"],
    2026: ["01-01 01-03", "02-15 02-23", "04-04 04-06", "05-01 05-05", "06-19 06-21", "09-25 09-27", "10-01 10-07"],
}
WORKED = {
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}
#: The first year that nobody has announced: 2027, until the package brings it.
UNKNOWN = next(year for year in count(2026) if not calendar.knows(year))


@pytest.fixture(autouse=True)
def _as_it_was() -> Generator[None]:
    hours.keep(zone=SHANGHAI, quiet=None)
    calendar.keep(USUAL)
    yield
    hours.keep(zone=SHANGHAI, quiet=None)
    calendar.keep(USUAL)


def here(text: str) -> datetime:
    """Read what the clocks of Shanghai show, such as "2026-11-20 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + number * DAY for number in range((date(year + 1, 1, 1) - first).days))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("09:00-12:00 13:30-17:30", USUAL.spans),
        ("09:00-12:00,13:30-17:30", USUAL.spans),
        (" 09:00-12:00，13:30-17:30 ", USUAL.spans),
        ("09:00-12:00、 13:30-17:30", USUAL.spans),
        ("08:30-16:00", ((time(8, 30), time(16)),)),
        ("08:00-12:00 12:00-20:00", ((time(8), time(12)), (time(12), time(20)))),
    ],
)
def test_office_hours_are_read(text: str, spans: tuple[tuple[time, time], ...]) -> None:
    assert Office.parse(text).spans == spans


@pytest.mark.parametrize(
    "text", ["", "none", "9-17", "9:00-17:00", "09:00", "09:00-24:00", "09:00-12:00;13:30-17:30", ","]
)
def test_what_does_not_say_office_hours_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="09:00-12:00 13:30-17:30"):
        Office.parse(text)


@pytest.mark.parametrize("text", ["12:00-09:00", "09:00-09:00", "09:00-12:00 22:00-02:00"])
def test_office_hours_that_end_before_they_begin_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must end after they begin"):
        Office.parse(text)


@pytest.mark.parametrize("text", ["13:30-17:30 09:00-12:00", "09:00-12:00 11:59-17:30"])
def test_office_hours_out_of_order_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must follow each other"):
        Office.parse(text)


def test_an_office_that_never_opens_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one span"):
        Office(())


def test_the_office_that_is_kept_is_the_one_that_counts() -> None:
    assert calendar.office() == USUAL
    assert calendar.working_day() == timedelta(hours=7)
    calendar.keep(Office.parse("08:30-16:00"))
    assert calendar.office().spans == ((time(8, 30), time(16)),)
    assert calendar.working_day() == timedelta(hours=7.5)
    assert calendar.after(here("2026-11-20 08:00"), HOUR) == here("2026-11-20 09:30")


@pytest.mark.parametrize("year", OFF)
def test_a_whole_year_is_as_it_was_announced(year: int) -> None:
    off: set[date] = set()
    for span in OFF[year]:
        first, last = (date.fromisoformat(f"{year}-{day}") for day in span.split())
        off |= {day for day in days(year) if first <= day <= last}
    worked = {date.fromisoformat(f"{year}-{day}") for day in WORKED[year]}
    assert calendar.knows(year)
    for day in days(year):
        assert calendar.works(day) == (day in worked or (day.weekday() < 5 and day not in off)), day
    assert sum(map(calendar.works, days(year))) == 248


def test_years_are_known_from_2004_on_and_without_a_gap() -> None:
    known = [year for year in range(1990, 2100) if calendar.knows(year)]
    assert known == list(range(2004, UNKNOWN))


def test_a_year_that_nobody_announced_is_plain_weeks() -> None:
    assert not calendar.knows(UNKNOWN)
    assert all(calendar.works(day) == (day.weekday() < 5) for day in days(UNKNOWN + 1))
    # National Day among them: nobody knows its weekends yet.
    assert [calendar.works(date(2099, 10, day)) for day in range(1, 8)] == [True, True, False, False, True, True, True]


def test_what_reaches_into_an_unknown_year_is_not_sure() -> None:
    inside, outside = here(f"{UNKNOWN - 1}-12-31 23:59"), here(f"{UNKNOWN}-01-01 00:00")
    assert calendar.is_sure(here("2025-01-01 00:00"), inside)
    assert not calendar.is_sure(inside, outside)
    assert not calendar.is_sure(outside, outside)
    assert not calendar.is_sure(here("2003-12-31 23:59"), inside)
    # It is the community's year that counts, not Greenwich's.
    assert outside.astimezone(UTC).year == UNKNOWN - 1
    assert not calendar.is_sure(inside, outside.astimezone(UTC))
    assert calendar.is_sure(here("2004-01-01 00:00").astimezone(UTC), inside)


@pytest.mark.parametrize(
    ("shown", "opens"),
    [
        ("2026-11-20 08:59", "2026-11-20 09:00"),
        ("2026-11-20 09:00", None),
        ("2026-11-20 11:59", None),
        ("2026-11-20 12:00", "2026-11-20 13:30"),
        ("2026-11-20 13:29", "2026-11-20 13:30"),
        ("2026-11-20 17:29", None),
        # A Friday evening.
        ("2026-11-20 17:30", "2026-11-23 09:00"),
        ("2026-11-22 10:00", "2026-11-23 09:00"),
        # A Saturday that is worked, in the week after National Day.
        ("2026-10-10 10:00", None),
        ("2026-09-30 17:30", "2026-10-08 09:00"),
        ("2026-10-01 10:00", "2026-10-08 09:00"),
        # The Saturday before Spring Festival is worked; then nine days are off.
        ("2026-02-13 18:00", "2026-02-14 09:00"),
        ("2026-02-14 17:30", "2026-02-24 09:00"),
    ],
)
def test_the_counter_is_open_in_office_hours_of_working_days(shown: str, opens: str | None) -> None:
    moment = here(shown)
    assert calendar.is_open(moment) == (opens is None)
    assert calendar.next_open(moment) == here(opens or shown)
    assert calendar.next_open(moment).tzinfo is UTC


@pytest.mark.parametrize(
    ("shown", "work", "due"),
    [
        ("2026-11-20 09:00", HOUR, "2026-11-20 10:00"),
        # Lunch is no working time.
        ("2026-11-20 11:30", HOUR, "2026-11-20 14:00"),
        ("2026-11-20 11:00", HOUR, "2026-11-20 12:00"),
        ("2026-11-20 12:40", HOUR, "2026-11-20 14:30"),
        # Neither is the weekend.
        ("2026-11-20 17:00", HOUR, "2026-11-23 09:30"),
        ("2026-11-21 10:00", 4 * HOUR, "2026-11-23 14:30"),
        # Sunday, the 20th of September, is worked; the three days from the 25th on are not.
        ("2026-09-18 17:00", HOUR, "2026-09-20 09:30"),
        ("2026-09-24 17:00", HOUR, "2026-09-28 09:30"),
        # Three working days over National Day: the rest of the 30th, the 8th, the 9th, and Saturday the 10th, which is worked.
        ("2026-09-30 13:30", 21 * HOUR, "2026-10-10 12:00"),
        ("2026-11-20 10:15", 21 * HOUR, "2026-11-25 10:15"),
        ("2026-11-20 10:15", NONE, "2026-11-20 10:15"),
        ("2026-11-20 12:00", NONE, "2026-11-20 12:00"),
        ("2026-11-20 12:01", NONE, "2026-11-20 13:30"),
        ("2026-11-21 10:00", NONE, "2026-11-23 09:00"),
    ],
)
def test_working_time_passes_in_office_hours_only(shown: str, work: timedelta, due: str) -> None:
    moment = here(shown)
    assert calendar.after(moment, work) == here(due)
    assert calendar.after(moment, work).tzinfo is UTC
    assert calendar.between(moment, here(due)) == work


def test_between_counts_what_was_open_and_nothing_backwards() -> None:
    assert calendar.between(here("2026-11-20 00:00"), here("2026-11-21 00:00")) == calendar.working_day()
    assert calendar.between(here("2026-10-01 00:00"), here("2026-10-08 00:00")) == NONE
    assert calendar.between(here("2026-10-10 00:00"), here("2026-10-11 00:00")) == calendar.working_day()
    assert calendar.between(here("2026-11-20 11:00"), here("2026-11-20 14:00")) == 1.5 * HOUR
    assert calendar.between(here("2026-11-20 12:00"), here("2026-11-20 13:30")) == NONE
    assert calendar.between(here("2026-01-01 00:00"), here("2027-01-01 00:00")) == 248 * calendar.working_day()
    assert calendar.between(here("2026-11-20 11:00"), here("2026-11-20 11:00")) == NONE
    assert calendar.between(here("2026-11-20 11:00"), here("2026-11-19 11:00")) == NONE


def test_working_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        calendar.after(here("2026-11-20 11:00"), -HOUR)


@pytest.mark.parametrize(
    ("zone", "day", "span", "opens", "open_for"),
    [
        # A Friday on which 02:00 was 03:00.
        (JERUSALEM, "2022-03-25", "01:30-02:30", "2022-03-24 23:30", timedelta(minutes=30)),
        (JERUSALEM, "2022-03-25", "02:30-03:30", "2022-03-25 00:00", timedelta(minutes=30)),
        (JERUSALEM, "2022-03-25", "01:30-03:30", "2022-03-24 23:30", HOUR),
        # There was no such hour, so that counter opens on Monday.
        (JERUSALEM, "2022-03-25", "02:10-02:50", "2022-03-27 23:10", NONE),
        # A Wednesday on which 01:00 was midnight again.
        (JERUSALEM, "2004-09-22", "00:30-01:30", "2004-09-21 21:30", 2 * HOUR),
        (JERUSALEM, "2004-09-22", "00:10-00:30", "2004-09-21 21:10", timedelta(minutes=20)),
        # The Friday that Apia left out.
        (APIA, "2011-12-29", "09:00-17:00", "2011-12-29 19:00", 8 * HOUR),
        (APIA, "2011-12-30", "09:00-17:00", "2011-12-30 19:00", NONE),
        (APIA, "2011-12-31", "09:00-17:00", "2011-12-30 19:00", 8 * HOUR),
    ],
)
def test_a_span_is_what_the_clock_on_the_wall_shows_first(
    zone: ZoneInfo, day: str, span: str, opens: str, open_for: timedelta
) -> None:
    hours.keep(zone=zone, quiet=None)
    calendar.keep(Office.parse(span))
    start, last = (hours.at(date.fromisoformat(day) + days * DAY, time()) for days in (0, 1))
    assert calendar.between(start, last) == open_for
    assert calendar.next_open(start) == utc(opens)


def brute(zone: ZoneInfo, office: Office, moment: datetime, *, minutes: int) -> list[bool]:
    """Return, minute by minute, whether the counter is open, by watching the clock on the wall.

    A clock that is put back shows nothing new until it has gone past what it had shown.
    """
    latest = datetime.min  # noqa: DTZ901 - what a clock on the wall shows has no zone
    shown = []
    # Two days before, a clock has been put back for the last time that could matter.
    for minute in range(-2 * 24 * 60, minutes):
        wall = (moment + timedelta(minutes=minute)).astimezone(zone).replace(tzinfo=None)
        latest = max(latest, wall)
        shown.append(calendar.works(latest.date()) and any(start <= latest.time() < end for start, end in office.spans))
    return shown[2 * 24 * 60 :]


#: Days on which a clock was changed, all of them worked.
CHANGES = (
    # From 02:00 to 03:00, from 02:45 to 03:45, and half an hour back.
    (JERUSALEM, "2022-03-25"),
    (CHATHAM, "2025-09-28"),
    (LORD_HOWE, "2024-04-07"),
    # From midnight to one, and from midnight back to eleven.
    (TEHRAN, "2022-03-22"),
    (TEHRAN, "2022-09-22"),
    # From one minute past midnight to one minute past one; from one to midnight.
    (GAZA, "2011-04-01"),
    (JERUSALEM, "2004-09-22"),
    # Three hours forward, three back, and three back into the day before.
    (CASEY, "2011-10-28"),
    (CASEY, "2023-03-09"),
    (CASEY, "2010-03-05"),
    # A whole day forward.
    (APIA, "2011-12-30"),
)


@pytest.mark.parametrize("office", [OF_THE_NIGHT, AROUND_THE_CLOCK, USUAL], ids=["night", "around the clock", "usual"])
@pytest.mark.parametrize(("zone", "day"), CHANGES, ids=[f"{zone.key} {day}" for zone, day in CHANGES])
def test_where_clocks_change_no_time_is_lost_and_none_counts_twice(zone: ZoneInfo, day: str, office: Office) -> None:
    hours.keep(zone=zone, quiet=None)
    calendar.keep(office)
    change = date.fromisoformat(day)
    assert calendar.works(change)
    start, minutes = hours.at(change, time(12)) - 36 * HOUR, 3 * 24 * 60
    assert len({(start + number * HOUR).astimezone(zone).utcoffset() for number in range(3 * 24)}) == 2
    seen = brute(zone, office, start, minutes=minutes)
    moments = [start + timedelta(minutes=minute) for minute in range(minutes)]
    assert [calendar.is_open(moment) for moment in moments] == seen
    whole = calendar.between(start, start + timedelta(minutes=minutes))
    assert whole == timedelta(minutes=sum(seen))
    for one, other in pairwise(range(0, minutes, 97)):
        assert calendar.between(moments[one], moments[other]) == timedelta(minutes=sum(seen[one:other]))


zones = st.sampled_from([SHANGHAI, NEW_YORK, JERUSALEM, TEHRAN, LORD_HOWE, CHATHAM, CASEY])
offices = st.one_of(
    st.sampled_from([USUAL, OF_THE_NIGHT, AROUND_THE_CLOCK]),
    st.lists(st.times(), min_size=2, max_size=6, unique=True).map(
        lambda edges: Office(tuple(zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)))
    ),
)
#: From known years into unknown ones, and around the days on which clocks were changed.
moments = st.one_of(
    st.datetimes(datetime(2025, 12, 1), datetime(2028, 2, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - UTC is added
    *(
        st.datetimes(around - 3 * DAY, around + 3 * DAY, timezones=st.just(UTC))
        for around in (datetime.fromisoformat(day) for _, day in CHANGES)
    ),
)
works = st.timedeltas(NONE, timedelta(hours=60))


@given(zone=zones, office=offices, moment=moments, one=works, other=works)
def test_working_time_adds_up(
    zone: ZoneInfo, office: Office, moment: datetime, one: timedelta, other: timedelta
) -> None:
    hours.keep(zone=zone, quiet=None)
    calendar.keep(office)
    # An office of a few seconds a day would take years for what others do in a week.
    one, other = (calendar.working_day() * (work / timedelta(hours=12)) for work in (one, other))
    first, both = calendar.after(moment, one), calendar.after(moment, one + other)
    assert calendar.after(first, other) == both
    assert calendar.between(moment, first) == one
    assert calendar.between(moment, both) == one + other
    assert calendar.between(first, both) == other
    assert moment <= first <= both
    for found in (first, both):
        assert found.tzinfo is UTC
        assert calendar.is_open(found) or calendar.is_open(found - timedelta(microseconds=1))


@given(zone=zones, office=offices, moment=moments, span=st.timedeltas(NONE, timedelta(days=20)))
def test_what_was_counted_leads_back(zone: ZoneInfo, office: Office, moment: datetime, span: timedelta) -> None:
    hours.keep(zone=zone, quiet=None)
    calendar.keep(office)
    end = moment + span
    work = calendar.between(moment, end)
    assert NONE <= work <= span
    if calendar.is_open(end) and calendar.is_open(end - timedelta(microseconds=1)):
        assert calendar.after(moment, work) == end
    else:
        assert calendar.between(calendar.after(moment, work), end) == NONE
    opens = calendar.next_open(moment)
    assert calendar.is_open(opens)
    assert calendar.between(moment, opens) == NONE
    assert (opens == moment) == calendar.is_open(moment)


@given(zone=zones, office=offices, moment=moments, later=st.timedeltas(NONE, timedelta(days=20)), work=works)
def test_whoever_comes_later_waits_no_less_long(
    zone: ZoneInfo, office: Office, moment: datetime, later: timedelta, work: timedelta
) -> None:
    hours.keep(zone=zone, quiet=None)
    calendar.keep(office)
    work = calendar.working_day() * (work / timedelta(hours=12))
    assert calendar.after(moment, work) <= calendar.after(moment + later, work)
    assert calendar.next_open(moment) <= calendar.next_open(moment + later)


def test_no_work_at_all_ends_at_the_end_of_a_span_too() -> None:
    calendar.keep(Office.parse("09:00-10:00"))
    assert calendar.after(here("2026-11-20 10:00"), NONE) == here("2026-11-20 10:00")
    assert calendar.next_open(here("2026-11-20 10:00")) == here("2026-11-23 09:00")
