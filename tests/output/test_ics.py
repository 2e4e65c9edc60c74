"""A calendar: byte for byte what icalendar writes, and what every calendar program reads alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import peer
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from observe.agenda import Selection, picked
from observe.article import Article, Source
from observe.dataset import Dataset, load
from observe.model import KINDS, Observance, Occurrence, Remembered, Span, Status
from observe.output import ics
from observe.rules.certainty import Certainty

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
REVISED = "2026-11-21"
HARD_NAMES = [
    'Day of Remembrance, Mourning; and: a "quoted" name',
    "a back\\slash, \\n no break, \\, no comma, C:\\Temp",
    "👩‍👧‍👦 and 🕯️ and 🇰🇭",
    "ទិវាជាតិនៃការចងចាំ ដល់អ្នកដែលបានបាត់បង់ជីវិតក្នុងរបបខ្មែរក្រហម",
    'יום הזיכרון לשואה ולגבורה – יום השואה, תשפ"ז',
    "ذكرى مذبحة صبرا وشاتيلا، ١٩٨٢",
    "50 % of it %(year)b %s",
    "stand-in",
]


def observance(**given: object) -> Observance:
    usual = {
        "id": "xx-day",
        "names": {"en": "A Day"},
        "kind": "remembrance",
        "where": ("XX",),
        "summary": {"en": "People remember."},
        "revised": REVISED,
    }
    return Observance(**{**usual, **given})  # type: ignore[arg-type]


def occurrence(kept: Observance, first: date = date(2027, 5, 20), **given: object) -> Occurrence:
    usual = {"last": first, "nominal": first, "cycle": first.year}
    return Occurrence(kept, first, **{**usual, **given})  # type: ignore[arg-type]


def written(
    occurrences: Sequence[Occurrence], feed: ics.Feed | None = None, article: Article | None = None
) -> bytes:
    return b"".join(
        ics.calendar(
            occurrences,
            feed or ics.Feed(),
            articles=lambda id: article or Article(),
            revised=max(occurrence.observance.revised for occurrence in occurrences),
            place=lambda observance: "",
        )
    )


def unfolded(calendar: bytes) -> list[str]:
    return calendar.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def lines(calendar: bytes, name: str) -> list[str]:
    """Return the lines of a property, whole."""
    return [line for line in unfolded(calendar) if re.match(rf"{name}[;:]", line)]


def values(calendar: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines(calendar, name)]


def assert_sound(calendar: bytes) -> None:
    """Hold a file against every rule of RFC 5545 and 7986 that can be seen in its bytes."""
    assert calendar.endswith(b"\r\n")
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    physical = calendar.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(physical))
    for line in physical:
        assert not re.search("[\x80-\x9f\u2028\u2029\ufeff]", line.decode("utf-8"))
    head, *events = calendar.replace(b"\r\n ", b"").split(b"BEGIN:VEVENT\r\n")
    for name in (b"UID", b"X-WR-TIMEZONE", b"BEGIN:VTIMEZONE"):
        assert b"\r\n" + name not in head
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P" in head
    assert len(events) >= 1
    for event in events:
        names = [line.split(b":")[0] for line in event.partition(b"BEGIN:VALARM")[0].split(b"\r\n")]
        for once in (
            b"UID",
            b"DTSTAMP",
            b"DTSTART;VALUE=DATE",
            b"DTEND;VALUE=DATE",
            b"SUMMARY",
            b"DESCRIPTION",
        ):
            assert names.count(once) == 1
        for never in (b"DURATION", b"RRULE", b"RDATE", b"ATTENDEE", b"ORGANIZER", b"RECURRENCE-ID"):
            assert never not in names
    uids = values(calendar, "UID")
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch(r"[A-Za-z0-9._@-]{1,255}", uid) for uid in uids)
    starts, ends = values(calendar, "DTSTART"), values(calendar, "DTEND")
    assert len(uids) == len(starts) == len(ends)
    assert all(start < end for start, end in zip(starts, ends, strict=True))


@pytest.fixture(scope="module")
def dataset(cache: Path) -> Dataset:
    return load([], add=[], cache=str(cache / "observe"), year=2026)


@pytest.fixture(scope="module")
def export(dataset: Dataset) -> Callable[..., bytes]:
    """Write a calendar of the built-in dataset."""

    def export(feed: ics.Feed, years: tuple[int, int], selection: Selection | None = None) -> bytes:
        selection = selection or Selection()
        return b"".join(
            ics.calendar(
                picked(dataset, Span.of_years(*years), selection),
                feed,
                articles=dataset.article,
                revised=max(one.revised for one in dataset.observances() if selection.admits(one)),
                place=selection.place,
            )
        )

    return export


def as_icalendar_writes(
    dataset: Dataset, feed: ics.Feed, years: tuple[int, int], selection: Selection | None = None
) -> bytes:
    selection = selection or Selection()
    occurrences = [
        (one, dataset.article(one.observance.id), selection.place(one.observance))
        for one in picked(dataset, Span.of_years(*years), selection)
    ]
    newest = max(one.revised for one in dataset.observances() if selection.admits(one))
    return peer.calendar(occurrences, feed, revised=newest).to_ical()


def test_the_whole_dataset_is_written_byte_for_byte_as_icalendar_writes_it(
    dataset: Dataset, export: Callable[..., bytes]
) -> None:
    calendar = export(ics.Feed(), (2026, 2031))

    assert calendar == as_icalendar_writes(dataset, ics.Feed(), (2026, 2031))
    assert_sound(calendar)


PAGES = ics.Feed(url_base="https://example.org/days/", source_url="https://example.org/a.ics")
TOLD = ics.Feed(name="Days", description='Cambodia, Rwanda; "and" more', refresh=36 * HOUR)


@pytest.mark.parametrize(
    ("feed", "where"),
    [
        (ics.Feed(languages=("km",)), ()),
        (ics.Feed(languages=("he", "en")), ()),
        (ics.Feed(languages=("ar",)), ()),
        (ics.Feed(languages=("km", "he", "ar", "am", "hy", "zh-Hant")), ("KH", "IL", "AM", "CN", "TW")),
        (ics.Feed(alarms=(7 * DAY, 15 * HOUR, 0 * DAY)), ("KH", "UN")),
        (ics.Feed(busy=True), ("RW",)),
        (ics.Feed(whole_spans=True), ("RW",)),
        (ics.Feed(whole_spans=False), ("RW", "KH")),
        (PAGES, ("DE",)),
        (TOLD, ("FR",)),
    ],
    ids=["km", "he and en", "ar", "six languages", "alarms", "busy", "whole", "first day", "pages", "told"],
)
def test_a_feed_of_any_form_is_written_as_icalendar_writes_it(
    dataset: Dataset, export: Callable[..., bytes], feed: ics.Feed, where: tuple[str, ...]
) -> None:
    selection = Selection(where=where)

    calendar = export(feed, (2027, 2027), selection)

    assert calendar == as_icalendar_writes(dataset, feed, (2027, 2027), selection)
    assert_sound(calendar)


@pytest.mark.parametrize("year", [5, 999, 9998])
def test_years_of_fewer_digits_are_written_as_icalendar_writes_them(year: int) -> None:
    kept = observance(statuses=(Status("public holiday"),), remembers=Remembered({"en": "the event"}, "0001"))
    found = occurrence(kept, date(year, 5, 20))

    assert written([found]) == peer.calendar([(found, Article(), "")], ics.Feed(), revised=REVISED).to_ical()


def test_a_day_at_the_end_of_the_calendar_can_be_written() -> None:
    assert values(written([occurrence(observance(), date(9999, 12, 30))]), "DTEND") == ["99991231"]


# What icalendar takes for a line break is left out here; see the test after this one.
TEXTS = (
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufdd0\ufdd1\ufdd2\ufeff"
        )
    )
    .map(lambda text: " ".join(text.replace("\\N", "").split()))
    .filter(bool)
)


@given(
    name=TEXTS,
    summary=TEXTS,
    kind=st.sampled_from(KINDS),
    tags=st.lists(TEXTS, max_size=3),
    what=TEXTS,
    observed=TEXTS,
    note=TEXTS,
    certainty=st.sampled_from(Certainty),
    evening=st.booleans(),
    first=st.dates(date(1975, 1, 1), date(2100, 1, 1)),
    length=st.integers(1, 100),
    alarms=st.lists(st.integers(0, 800).map(lambda hours: hours * HOUR), max_size=2),
    revised=st.dates(date(2019, 1, 1), date(2099, 1, 1)),
)
def test_an_observance_of_any_text_is_written_as_icalendar_writes_it(
    *, name: str, summary: str, kind: str, tags: list[str], what: str, observed: str, note: str,
    certainty: Certainty, evening: bool, first: date, length: int, alarms: list[timedelta], revised: date,
) -> None:  # fmt: skip
    kept = observance(
        names={"en": name},
        summary={"en": summary},
        kind=kind,
        tags=tuple(tags),
        remembers=Remembered({"en": what}, "1974"),
        statuses=(Status("public holiday", note=note),),
        revised=revised.isoformat(),
        url="https://example.org/%20a?b=c;d,e",
    )
    article = Article(
        observed={"en": observed}, sources=(Source("a", name, "law", REVISED, url="https://example.org/"),)
    )
    found = [
        occurrence(
            kept, day, last=day + length * DAY - DAY, certainty=certainty, evening_before=evening, cycle=cycle
        )
        for cycle, day in enumerate((first, first + 366 * DAY), 5787)
    ]
    feed = ics.Feed(alarms=tuple(alarms))

    calendar = written(found, feed, article)

    expected = peer.calendar([(one, article, "") for one in found], feed, revised=revised.isoformat())
    assert calendar == expected.to_ical()
    assert_sound(calendar)


def test_a_backslash_before_a_capital_n_stays_what_it_is() -> None:
    calendar = written([occurrence(observance(names={"en": "C:\\New"}))])

    # icalendar would write a line break.
    assert values(calendar, "SUMMARY") == ["C:\\\\New"]


@pytest.mark.parametrize("name", HARD_NAMES)
def test_a_hard_name_is_read_back_as_it_was(name: str) -> None:
    kept = observance(names={"en": name}, summary={"en": name}, remembers=Remembered({"en": name}, "1979"))

    calendar = written([occurrence(kept)], ics.Feed(alarms=(DAY,)))

    (event,) = Calendar.from_ical(calendar).events
    assert event["SUMMARY"] == name
    assert event["DESCRIPTION"] == f"{name}\n\n48th anniversary of {name}."
    assert event.alarms.times[0].alarm["DESCRIPTION"] == name
    assert not event.errors
    assert_sound(calendar)


@given(*[st.text(st.characters() | st.sampled_from("\r\n\0\1\2\ufdd0\ufdd1\ufdd2%"))] * 2)
def test_no_text_of_a_dataset_or_of_a_feed_can_break_the_file(hostile: str, other: str) -> None:
    kept = observance(
        names={"en": f"Day {hostile}"},
        summary={"en": f"Day {hostile}{other}"},
        tags=(other,),
        remembers=Remembered({"en": other}, "1979"),
        statuses=(Status("public holiday", note=hostile),),
    )
    feed = ics.Feed(name=f"Days {hostile}", description=other, alarms=(DAY,), whole_spans=False)

    calendar = written(
        [occurrence(kept, last=date(2027, 6, 1)), occurrence(kept._replace(id="b"))],
        feed,
        Article(observed={"en": other}),
    )

    assert_sound(calendar.replace("\ufeff".encode(), b""))
    assert calendar.count(b"\r\nBEGIN:") == 4


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1e"])
def test_a_line_end_in_a_name_makes_no_new_property(line_end: str) -> None:
    hostile = f"Days{line_end}ATTENDEE:mailto:x@example.org"

    calendar = written(
        [occurrence(observance(names={"en": hostile}))], ics.Feed(name=hostile, description=hostile)
    )

    assert not lines(calendar, "ATTENDEE")
    assert_sound(calendar)


def test_letters_with_marks_are_normalised_so_that_years_do_not_differ() -> None:
    calendar = written([occurrence(observance(names={"en": "Me\u0301moire"}))])

    assert values(calendar, "SUMMARY") == ["Mémoire"]


def test_the_calendar_itself_has_no_uid() -> None:
    head = written([occurrence(observance())]).partition(b"BEGIN:VEVENT")[0]

    assert b"UID" not in head


def test_the_header_says_once_and_first_which_version_and_program_wrote_it() -> None:
    found = unfolded(written([occurrence(observance())]))

    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{ics.PRODUCT}"]
    assert len(lines(written([occurrence(observance())]), "VERSION")) == 1


def test_the_program_is_named_without_its_version_so_that_an_upgrade_changes_no_byte() -> None:
    assert not re.search("[0-9]", ics.PRODUCT)


def test_the_name_stands_in_both_properties_alike_and_without_what_needs_a_backslash() -> None:
    calendar = written([occurrence(observance())], ics.Feed(name="Cambodia, Rwanda; \\ and more"))

    assert values(calendar, "NAME") == values(calendar, "X-WR-CALNAME") == ["Cambodia Rwanda and more"]


def test_the_description_stands_in_both_properties_alike() -> None:
    calendar = written([occurrence(observance())], ics.Feed(description="Cambodia, and more"))

    assert values(calendar, "X-WR-CALDESC") == ["Cambodia\\, and more"]
    assert values(calendar.partition(b"BEGIN:VEVENT")[0], "DESCRIPTION") == ["Cambodia\\, and more"]


def test_refresh_interval_and_source_say_what_their_values_are() -> None:
    feed = ics.Feed(refresh=12 * HOUR, source_url="https://example.org/a.ics")

    calendar = written([occurrence(observance())], feed)

    assert lines(calendar, "REFRESH-INTERVAL") == ["REFRESH-INTERVAL;VALUE=DURATION:PT12H"]
    assert lines(calendar, "X-PUBLISHED-TTL") == ["X-PUBLISHED-TTL:PT12H"]
    assert lines(calendar, "SOURCE") == ["SOURCE;VALUE=URI:https://example.org/a.ics"]


def test_the_calendar_was_last_modified_when_its_newest_observance_was() -> None:
    old, new = observance(revised="2026-01-02"), observance(id="xx-new", revised="2026-09-01")

    calendar = written([occurrence(old), occurrence(new)])

    assert values(calendar, "LAST-MODIFIED") == ["20260901T000000Z", "20260102T000000Z", "20260901T000000Z"]


def test_an_event_has_dates_alone_and_ends_on_the_day_after_its_last() -> None:
    calendar = written([occurrence(observance(), date(2027, 12, 31), last=date(2028, 1, 1))])

    assert lines(calendar, "DTSTART") == ["DTSTART;VALUE=DATE:20271231"]
    assert lines(calendar, "DTEND") == ["DTEND;VALUE=DATE:20280102"]
    assert not lines(calendar, "DURATION")


def test_an_event_is_free_in_both_properties_unless_it_is_to_be_busy() -> None:
    free, busy = (written([occurrence(observance())], ics.Feed(busy=busy)) for busy in (False, True))

    assert values(free, "TRANSP") + values(free, "X-MICROSOFT-CDO-BUSYSTATUS") == ["TRANSPARENT", "FREE"]
    assert values(busy, "TRANSP") + values(busy, "X-MICROSOFT-CDO-BUSYSTATUS") == ["OPAQUE", "BUSY"]


@pytest.mark.parametrize(
    ("certainty", "status"),
    [
        (Certainty.COMPUTED, "CONFIRMED"),
        (Certainty.ANNOUNCED, "CONFIRMED"),
        (Certainty.TENTATIVE, "TENTATIVE"),
    ],
)
def test_a_day_that_may_move_is_tentative_and_says_so(certainty: Certainty, status: str) -> None:
    calendar = written([occurrence(observance(), certainty=certainty)])

    assert values(calendar, "STATUS") == [status]
    assert ("Date to be confirmed" in values(calendar, "DESCRIPTION")[0]) is (status == "TENTATIVE")


def test_a_day_that_begins_the_evening_before_says_so_and_keeps_its_date() -> None:
    calendar = written([occurrence(observance(), evening_before=True)])

    assert "Begins at sunset on the evening before." in values(calendar, "DESCRIPTION")[0]
    assert values(calendar, "DTSTART") == ["20270520"]


def test_the_categories_are_the_kind_and_the_tags_each_once_in_one_line() -> None:
    calendar = written([occurrence(observance(kind="mourning", tags=("genocide", "mourning", "war-dead")))])

    assert values(calendar, "CATEGORIES") == ["mourning,genocide,war-dead"]


def test_every_kind_has_a_calm_colour_that_css_names() -> None:
    assert set(ics.COLORS) == set(KINDS)
    assert set(ics.COLORS.values()) <= {
        "slategray", "dimgray", "steelblue", "cadetblue", "darkseagreen", "rosybrown", "lightslategray",
    }  # fmt: skip


def test_an_event_leads_to_its_source_or_to_the_page_below_the_address_that_was_given() -> None:
    found = [occurrence(observance(url="https://example.org/law"))]

    assert values(written(found), "URL") == ["https://example.org/law"]
    pages = written(found, ics.Feed(url_base="https://example.org/days/"))
    assert values(pages, "URL") == ["https://example.org/days/", "https://example.org/days/xx-day"]


@pytest.mark.parametrize(
    ("days", "whole", "end"),
    [
        (14, None, "20270415"),
        (15, None, "20270402"),
        (100, None, "20270402"),
        (100, True, "20270710"),
        (14, False, "20270402"),
    ],
)
def test_a_long_observance_is_written_whole_up_to_a_fortnight_or_as_asked(
    days: int, whole: bool | None, end: str
) -> None:
    first = date(2027, 4, 1)
    found = occurrence(observance(), first, last=first + days * DAY - DAY)

    calendar = written([found], ics.Feed(whole_spans=whole))

    assert values(calendar, "DTEND") == [end]
    assert ("Lasts until" in values(calendar, "DESCRIPTION")[0]) is (end == "20270402")


def test_the_last_day_of_an_observance_that_is_cut_is_told(export: Callable[..., bytes]) -> None:
    calendar = export(ics.Feed(whole_spans=False), (2027, 2028), Selection(ids=("rw-mourning-week",)))

    told = [re.search("Lasts until [^.]+", text) for text in values(calendar, "DESCRIPTION")]
    assert [found and found[0] for found in told] == [
        "Lasts until Tuesday 13 April 2027",
        "Lasts until Thursday 13 April 2028",
    ]


def test_the_anniversary_and_the_year_of_each_event_are_its_own() -> None:
    kept = observance(statuses=(Status("public holiday"),), remembers=Remembered({"en": "the event"}, "1979"))

    calendar = written([occurrence(kept, date(year, 1, 7)) for year in range(1977, 2101)])

    for year, told in zip(range(1977, 2101), values(calendar, "DESCRIPTION"), strict=True):
        number = re.search(r"(\d+)(?:st|nd|rd|th) anniversary", told)
        assert (int(number[1]) if number else 0) == max(year - 1979, 0)
        assert f"in {year}." in told


def test_events_come_by_day_and_then_by_id(export: Callable[..., bytes]) -> None:
    calendar = export(ics.Feed(), (2027, 2027))

    ids = [uid.rpartition("-")[0] for uid in values(calendar, "UID")]
    listed = list(zip(values(calendar, "DTSTART"), ids, strict=True))
    assert listed == sorted(listed)


def test_a_uid_is_the_same_in_every_language_filter_name_and_window(export: Callable[..., bytes]) -> None:
    def uids(calendar: bytes) -> dict[str, str]:
        ids = values(calendar, "UID")
        return dict(zip(ids, values(calendar, "DTSTART"), strict=True))

    whole = uids(export(ics.Feed(), (2026, 2028)))

    for languages in (("km",), ("he", "ar"), ("en", "km")):
        assert uids(export(ics.Feed(languages=languages), (2026, 2028))) == whole
    renamed = ics.Feed(
        name="Other", busy=True, alarms=(DAY,), whole_spans=True, url_base="https://example.org"
    )
    assert uids(export(renamed, (2026, 2028))) == whole
    for years in ((2027, 2027), (2027, 2045)):
        inside = uids(export(ics.Feed(), years))
        for uid in whole.keys() & inside.keys():
            assert whole[uid] == inside[uid]
        assert {uid for uid, day in whole.items() if day.startswith("2027")} <= inside.keys()
    for selection in (Selection(where=("KH",)), Selection(kinds=("mourning",)), Selection(text="genocide")):
        filtered = uids(export(ics.Feed(), (2026, 2028), selection))
        assert filtered.items() <= whole.items()


def test_a_uid_is_made_of_the_id_and_the_cycle_and_not_of_the_date() -> None:
    day = occurrence(observance(id="il-yom-hashoah"), date(2027, 5, 4), cycle=5787)
    moved = day._replace(first=date(2027, 5, 3), last=date(2027, 5, 3))

    assert values(written([day]), "UID") == values(written([moved]), "UID") == ["il-yom-hashoah-5787@observe"]


def test_the_line_of_a_long_id_is_folded_too() -> None:
    calendar = written([occurrence(observance(id="x" * 80))])

    assert_sound(calendar)
    assert values(calendar, "UID") == [f"{'x' * 80}-2027@observe"]


def test_times_and_sequence_come_from_the_day_on_which_the_entry_was_revised() -> None:
    calendar = written([occurrence(observance(revised="2026-11-21"))])

    assert values(calendar, "DTSTAMP") == ["20261121T000000Z"]
    assert values(calendar, "LAST-MODIFIED")[1:] == ["20261121T000000Z"]
    assert values(calendar, "SEQUENCE") == ["2516"]


@given(st.dates(), st.dates())
def test_the_sequence_of_an_event_only_grows_as_its_entry_is_revised(one: date, other: date) -> None:
    def sequence(day: date) -> int:
        return int(values(written([occurrence(observance(revised=day.isoformat()))]), "SEQUENCE")[0])

    earlier, later = sorted((one, other))

    assert 0 <= sequence(earlier) <= sequence(later) < 2**31
    if date(2020, 1, 1) <= earlier < later:
        assert sequence(earlier) < sequence(later)


def test_a_feed_has_no_alarm_unless_one_is_asked_for(export: Callable[..., bytes]) -> None:
    assert b"VALARM" not in export(ics.Feed(), (2027, 2027))


def test_alarms_ring_before_midnight_of_the_first_day_or_at_it_and_never_after() -> None:
    feed = ics.Feed(alarms=(7 * DAY, 15 * HOUR, 36 * HOUR, 0 * DAY))

    calendar = written([occurrence(observance())], feed)

    assert values(calendar, "TRIGGER") == ["-P7D", "-PT15H", "-P1DT12H", "P0D"]
    assert values(calendar, "ACTION") == ["DISPLAY"] * 4
    assert values(calendar, "DESCRIPTION")[1:] == ["A Day"] * 4


def test_every_description_is_short_enough_and_every_title_one_line(export: Callable[..., bytes]) -> None:
    for event in Calendar.from_ical(export(ics.Feed(whole_spans=False), (2027, 2028))).events:
        assert len(event["DESCRIPTION"]) < 8000
        assert len(event["SUMMARY"]) <= 255
        assert "\n" not in event["SUMMARY"]


def test_icalendar_reads_the_whole_calendar_without_a_complaint_and_writes_the_same_bytes(
    export: Callable[..., bytes],
) -> None:
    calendar = export(ics.Feed(alarms=(DAY,)), (2027, 2027))

    read = Calendar.from_ical(calendar)

    assert not read.errors
    assert not any(component.errors for component in read.walk())
    assert read.to_ical() == calendar


def test_writing_twice_gives_the_same_bytes(export: Callable[..., bytes]) -> None:
    feed = ics.Feed(languages=("km", "en"), alarms=(DAY,))

    assert export(feed, (2026, 2027)) == export(feed, (2026, 2027))
