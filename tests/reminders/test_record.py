"""What was said: nothing is lost, nothing is said twice without a word about it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_days import every_day

from observe.reminders import record as records
from observe.reminders.due import Request, due
from observe.reminders.record import KEPT, LONGEST_GAP, LOOKING_BACK, MOST_RECORDS, Record

DAYS = every_day()
START = date(2027, 2, 1)
REQUEST = Request(leads=(7, 0))
TODAY = date(2027, 5, 14)


class Reader:
    """Somebody who is told, run after run."""

    def __init__(self) -> None:
        self.record: Record | None = None
        self.heard: list[str] = []
        self.notes: list[str] = []
        self.repeated_without_a_note: list[str] = []
        self.given_up: set[str] = set()

    def run(self, today: date, *, ends: str = "well", lost: bool = False) -> list[str]:
        """Let a run take place, which ends well, dies after it has spoken, or is not listened to."""
        outlook = records.outlook(self.record, today, lost=lost)
        found = records.outstanding(due(DAYS, outlook.days, REQUEST), outlook)
        told = [reminder.key for reminder in found]
        notes = [note for note in (outlook.note, outlook.repeating if found else "") if note]
        notes += ["what was said is not known"] * lost
        self.notes += notes
        if outlook.since:
            # Of days that are over for a month, nothing is said after a loss.
            given_up = due(DAYS, records.Span(START, outlook.since - timedelta(1)), REQUEST)
            self.given_up |= {reminder.key for reminder in given_up if reminder.occurrence.last < today}
        begun = records.begun(self.record, today)
        if ends == "unheard":
            self.record = records.failed(begun, today)
            return []
        # A note about a clock that went wrong is a warning for all that is said after it.
        if not self.notes:
            self.repeated_without_a_note += [key for key in told if key in self.heard]
        self.heard += told
        self.record = begun if ends == "dead" else records.told(begun, today, found)
        return told


def days_later(count: int) -> date:
    return START + timedelta(count)


def due_between(first: date, last: date) -> set[str]:
    return {reminder.key for reminder in due(DAYS, records.Span(first, last), REQUEST)}


def test_the_first_run_says_what_is_due_today() -> None:
    assert set(Reader().run(START)) == due_between(START, START)


def test_a_second_run_on_a_day_says_nothing() -> None:
    reader = Reader()
    reader.run(START)

    assert reader.run(START) == []
    assert not reader.notes


def test_a_missed_run_is_caught_up_once() -> None:
    reader = Reader()
    reader.run(days_later(0))

    assert set(reader.run(days_later(3))) == due_between(days_later(1), days_later(3))
    assert reader.run(days_later(3)) == []


def test_what_is_new_on_a_day_is_said_by_a_later_run_of_that_day() -> None:
    reader = Reader()
    reader.run(START)
    assert reader.record
    key = next(iter(reader.record.said))
    said = {other: due for other, due in reader.record.said.items() if other != key}
    reader.record = reader.record._replace(said=said)

    assert reader.run(START) == [key]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=30))
def test_runs_on_any_days_in_order_say_each_reminder_once(numbers: list[int]) -> None:
    reader = Reader()
    days = [days_later(number) for number in sorted(numbers)]

    for day in days:
        reader.run(day)

    assert sorted(reader.heard) == sorted(due_between(days[0], days[-1]))
    assert not reader.notes


@given(
    st.lists(
        st.tuples(st.integers(0, 120), st.sampled_from(["well", "well", "dead", "unheard"]), st.booleans()),
        min_size=1,
        max_size=25,
    )
)
def test_whatever_happens_nothing_is_lost_or_repeated_without_a_note(
    runs: list[tuple[int, str, bool]],
) -> None:
    # The clock jumps where it likes, runs die, targets do not listen, and now and then the record is lost.
    reader = Reader()
    first = days_later(runs[0][0])
    for number, (count, ends, is_lost) in enumerate(runs):
        lost = is_lost and number % 5 == 4
        if lost:
            reader.record = None
        reader.run(days_later(count), ends=ends, lost=lost)
    last = days_later(runs[-1][0])
    reader.run(last)

    if first <= last:
        assert due_between(first, last) <= set(reader.heard) | reader.given_up
    assert due_between(last, last) <= set(reader.heard)
    assert not reader.repeated_without_a_note


def test_what_was_said_under_a_clock_that_ran_ahead_is_said_again_in_its_time() -> None:
    reader = Reader()
    reader.run(days_later(0))
    reader.run(days_later(100))

    reader.run(days_later(1))
    again = {key for count in range(2, 102) for key in reader.run(days_later(count))}

    assert "the clock has been changed" in reader.notes[0]
    assert again == due_between(days_later(2), days_later(101))


def test_a_day_back_is_no_reason_for_a_word() -> None:
    # A traveller, or a server that changes its time zone.
    reader = Reader()
    reader.run(days_later(5))

    reader.run(days_later(4))
    reader.run(days_later(5))
    reader.run(days_later(6))

    assert not reader.notes
    assert len(reader.heard) == len(set(reader.heard))


def test_after_a_loss_all_that_is_ahead_is_said_and_what_is_long_over_is_not() -> None:
    reader = Reader()

    reader.run(TODAY, lost=True)

    assert {key for key in reader.heard if key.endswith(" 7")} >= due_between(TODAY - timedelta(6), TODAY) - {
        key for key in due_between(TODAY - timedelta(6), TODAY) if key.endswith(" 0")
    }
    # A week before a day that was over LOOKING_BACK days ago.
    assert min(key.split()[1] for key in reader.heard) == str(TODAY - timedelta(LOOKING_BACK))


def test_after_a_very_long_time_the_oldest_is_left_out_with_a_word() -> None:
    reader = Reader()
    reader.run(date(2027, 1, 10))

    told = reader.run(date(2028, 3, 1))

    assert "is left out" in reader.notes[0]
    assert len(told) == 2 * (LONGEST_GAP + 1)


def test_a_run_that_died_is_repeated_with_a_word() -> None:
    reader = Reader()
    told = reader.run(START, ends="dead")

    assert reader.run(START) == told
    assert "did not come to its end" in reader.notes[0]


def test_a_first_run_that_died_yesterday_is_made_up_for() -> None:
    reader = Reader()
    told = reader.run(START, ends="dead")

    assert set(told) <= set(reader.run(days_later(1)))


def test_what_a_target_did_not_take_is_sent_by_the_next_run() -> None:
    reader = Reader()
    reader.run(START, ends="unheard")

    assert set(reader.run(days_later(2))) == due_between(START, days_later(2))
    assert not reader.notes


def test_the_record_stays_small() -> None:
    reader = Reader()
    for count in range(300):
        reader.run(days_later(count))

    assert reader.record
    assert len(reader.record.runs) == KEPT + 1
    assert len(reader.record.said) <= 2 * (KEPT + 1)


KNOWN = Record((date(2027, 5, 10),), {"a": date(2027, 5, 10)})


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ({}, None),
        ({("board", "now"): KNOWN}, KNOWN),
        # The same target with other settings before: go on from there.
        ({("board", "then"): KNOWN}, Record((date(2027, 5, 10),))),
        # Two lines of cron for one target: the other one ran today, so begin with today.
        ({("board", "other"): KNOWN._replace(runs=(TODAY,))}, Record((date(2027, 5, 13),))),
        # Another target that works is no reason to begin earlier.
        ({("room", "now"): KNOWN}, None),
        # A target that failed and is no longer asked for has been mended under another address.
        ({("room", "now"): KNOWN._replace(failing=True)}, Record((date(2027, 5, 10),))),
    ],
)
def test_a_new_target_begins_where_nothing_is_lost(
    before: dict[tuple[str, str], Record], expected: Record | None
) -> None:
    assert records.new_record("board", "now", before, ["board"], TODAY) == expected


def test_what_a_target_heard_in_answer_to_something_else_is_known() -> None:
    before = {("board", "then"): KNOWN, ("room", "then"): KNOWN._replace(said={"b": TODAY})}

    assert records.said_elsewhere("board", "now", before) == {"a"}
    assert records.said_elsewhere("board", "then", before) == frozenset()


def test_only_the_records_that_were_used_last_are_kept() -> None:
    used = {(f"target-{number}", ""): Record((days_later(number),)) for number in range(MOST_RECORDS)}

    kept = records.in_use({("new", ""): Record((days_later(500),)), **used})

    assert len(kept) == MOST_RECORDS
    assert ("new", "") in kept
    assert ("target-0", "") not in kept
