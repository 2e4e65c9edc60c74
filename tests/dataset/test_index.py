"""The compiled index: the same answers as the rules, and a cache that can be trusted or is passed over."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observe.dataset import Dataset, load
from observe.dataset.reckoning import Reckoning, WrittenRules
from observe.errors import DatasetError, RuleError, UnknownObservance
from observe.model import Occurrence, Span
from observe.selection import Selection

SEVENTY = Path(__file__).parent.parent / "data" / "seventy.yaml"
ENTRY = """\
  {id}:
    name: {{en: {name}}}
    kind: remembrance
    where: [KH]
    when: {when}
    summary: {{en: People remember.}}
    sources:
      act: {{title: An act, kind: law, checked: 2026-11-21}}
    revised: 2026-11-21
"""


def entry(id: str = "kh-day", when: str = "20 May", name: str = "A Day") -> str:
    return ENTRY.format(id=id, when=when, name=name)


@pytest.fixture(scope="module")
def seventy() -> Dataset:
    return load([SEVENTY])


def by_rules(dataset: Dataset, span: Span) -> list[Occurrence]:
    reckoning = Reckoning({id: dataset.rule(id) for id in dataset.ids()})
    found = [day for observance in dataset.observances() for day in reckoning.occurrences(observance, span)]
    return sorted(found, key=lambda day: (day.first, day.observance.id, day.cycle))


def test_a_rule_is_parsed_when_it_is_asked_for() -> None:
    rules = WrittenRules({"kh-day": "20 May", "kh-broken": "twentieth of Floréal"})

    assert (list(rules), len(rules), "kh-broken" in rules) == (["kh-day", "kh-broken"], 2, True)
    assert rules["kh-day"] is rules["kh-day"]
    with pytest.raises(RuleError):
        rules["kh-broken"]
    with pytest.raises(KeyError):
        rules["kh-none"]


def test_a_day_is_as_new_as_the_days_that_it_is_reckoned_from(tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    newest = entry("kh-first").replace("revised: 2026-11-21", "revised: 2026-11-30")
    others = entry("kh-second", "1 day after kh-first") + entry("kh-third", "1 day after kh-second")
    file.write_text(f"format: 1\nobservances:\n{newest}{others}{entry('kh-alone')}", "utf-8")
    dataset = load([file])

    assert {day.id: day.revised for day in dataset.observances()} == {
        "kh-alone": "2026-11-21",
        "kh-first": "2026-11-30",
        "kh-second": "2026-11-30",
        "kh-third": "2026-11-30",
    }
    assert dataset.observance("kh-third").revised == "2026-11-30"


def test_no_day_is_listed_before_its_event_unless_it_says_since_when_it_is_held(tmp_path: Path) -> None:
    event = "    remembers: {what: {en: the fall of the bridge}, from: 2025-05-20}\n"
    file = tmp_path / "days.yaml"
    entries = [
        entry("kh-undated") + event,
        entry("kh-dated") + event + "    since: 2025\n",
        entry("kh-listed").replace("when: 20 May", "dates: [2025-05-20, 2026-05-20]") + event,
    ]
    file.write_text(f"format: 1\nobservances:\n{''.join(entries)}", "utf-8")
    dataset = load([file], year=2026)

    for first in (2024, 2025):  # the rules, and the index
        found = dataset.occurrences(Span.of_years(first, 2026))
        assert {day.uid.removesuffix("@observe") for day in found} == {
            "kh-undated-2026", "kh-dated-2025", "kh-dated-2026", "kh-listed-2025", "kh-listed-2026",
        }  # fmt: skip


@given(st.data())
def test_the_index_and_the_rules_give_the_same_days_of_any_span(
    seventy: Dataset, data: st.DataObject
) -> None:
    first = data.draw(st.dates(date(2024, 1, 1), date(2038, 12, 31)))
    last = first + timedelta(data.draw(st.integers(0, 800)))

    assert list(seventy.occurrences(Span(first, last))) == by_rules(seventy, Span(first, last))


@settings(max_examples=20)
@given(st.integers(1, 9900), st.integers(0, 30))
def test_days_far_from_the_horizon_come_from_the_rules(seventy: Dataset, year: int, length: int) -> None:
    span = Span.of_years(year, year + length)

    assert list(seventy.occurrences(span)) == by_rules(seventy, span)


def test_every_year_from_1_to_9999_can_be_asked_for(dataset_file: Callable[..., Path]) -> None:
    dataset = load([dataset_file(entry(when="last Monday of May"))])

    found = list(dataset.occurrences(Span.of_years(1, 9999)))

    assert len(found) == 9999
    assert [found[0].first, found[-1].first] == [date(1, 5, 28), date(9999, 5, 31)]


def test_a_year_that_no_source_covers_is_told_and_the_other_years_are_there(
    dataset_file: Callable[..., Path],
) -> None:
    dataset = load([dataset_file(entry(when="1 month 1 (chinese)"))])

    found = list(dataset.occurrences(Span.of_years(2098, 2101)))
    gaps = dataset.gaps(Span.of_years(2098, 2101))

    assert [day.first.year for day in found] == [2098, 2099]
    assert [(gap.id, gap.year) for gap in gaps] == [("kh-day", 2100), ("kh-day", 2101)]


def test_a_long_observance_that_began_before_the_span_is_in_it(dataset_file: Callable[..., Path]) -> None:
    dataset = load([dataset_file(entry(when="28 December\n    lasts: 10 days"))])

    for year in (2027, 2100):
        found = list(dataset.occurrences(Span(date(year, 1, 2), date(year, 1, 3))))
        assert [(day.first, day.last) for day in found] == [(date(year - 1, 12, 28), date(year, 1, 6))]


def test_an_unknown_id_gets_the_near_ones(seventy: Dataset) -> None:
    id = seventy.ids()[0]

    with pytest.raises(UnknownObservance) as raised:
        seventy.observance(f"{id}x")

    assert id in raised.value.near


def test_the_index_is_made_once_and_used_again(tmp_path: Path, dataset_file: Callable[..., Path]) -> None:
    file, cache = dataset_file(entry()), tmp_path / "cache"
    load([file], cache=cache)
    (made,) = cache.iterdir()
    before = made.stat().st_mtime_ns

    assert load([file], cache=cache).ids() == ["kh-day"]
    assert [path.stat().st_mtime_ns for path in cache.iterdir()] == [before]


def test_a_changed_file_is_read_anew_even_when_its_size_stays(
    tmp_path: Path, dataset_file: Callable[..., Path]
) -> None:
    file, cache = dataset_file(entry(name="A Day")), tmp_path / "cache"
    load([file], cache=cache)
    os.utime(dataset_file(entry(name="B Day")), ns=(1, 1))

    assert load([file], cache=cache).observance("kh-day").names["en"] == "B Day"


def test_a_changed_included_file_is_noticed(tmp_path: Path) -> None:
    root, part, cache = tmp_path / "root.yaml", tmp_path / "part.yaml", tmp_path / "cache"
    head = "format: 1\ntitle: Days\nlicence: CC-BY-4.0\n"
    root.write_text(f"{head}include: [part.yaml]\n", "utf-8")
    part.write_text(f"{head}observances:\n{entry()}", "utf-8")
    load([root], cache=cache)
    part.write_text(f"{head}observances:\n{entry('kh-other-day')}", "utf-8")

    assert load([root], cache=cache).ids() == ["kh-other-day"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not a database at all",
        b"SQLite format 3\x00" + b"\x00" * 5000,
    ],
    ids=["empty", "text", "zeros"],
)
def test_a_damaged_index_is_made_anew(
    tmp_path: Path, dataset_file: Callable[..., Path], damage: bytes
) -> None:
    file, cache = dataset_file(entry()), tmp_path / "cache"
    load([file], cache=cache).close()
    (made,) = cache.iterdir()
    made.write_bytes(damage)

    assert load([file], cache=cache).ids() == ["kh-day"]


def test_an_index_cut_short_is_made_anew(tmp_path: Path, dataset_file: Callable[..., Path]) -> None:
    file, cache = dataset_file(entry()), tmp_path / "cache"
    load([file], cache=cache).close()
    (made,) = cache.iterdir()
    made.write_bytes(made.read_bytes()[:-4096])

    assert load([file], cache=cache).ids() == ["kh-day"]


def test_another_database_in_the_place_of_the_index_is_not_trusted(
    tmp_path: Path, dataset_file: Callable[..., Path]
) -> None:
    file, cache = dataset_file(entry()), tmp_path / "cache"
    load([file], cache=cache).close()
    (made,) = cache.iterdir()
    made.unlink()
    foreign = sqlite3.connect(made)
    foreign.execute("create table meta (key text, value text)")
    foreign.commit()
    foreign.close()

    assert load([file], cache=cache).ids() == ["kh-day"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_done_without(
    tmp_path: Path, dataset_file: Callable[..., Path]
) -> None:
    cache = tmp_path / "locked" / "cache"
    cache.parent.mkdir(mode=0o500)

    assert load([dataset_file(entry())], cache=cache).ids() == ["kh-day"]


def test_a_file_where_the_cache_folder_should_be_is_done_without(
    tmp_path: Path, dataset_file: Callable[..., Path]
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("in the way")

    assert load([dataset_file(entry())], cache=cache).ids() == ["kh-day"]
    assert cache.read_text() == "in the way"


def test_many_runs_at_once_share_one_cache(tmp_path: Path, dataset_file: Callable[..., Path]) -> None:
    file, cache = dataset_file(entry()), tmp_path / "cache"
    found: list[list[str]] = []
    runs = [threading.Thread(target=lambda: found.append(load([file], cache=cache).ids())) for _ in range(8)]

    for run in runs:
        run.start()
    for run in runs:
        run.join()

    assert found == [["kh-day"]] * 8
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]


def test_no_two_files_may_hold_one_id(dataset_file: Callable[..., Path]) -> None:
    with pytest.raises(DatasetError, match="kh-day"):
        load([dataset_file(entry()), dataset_file(entry(), "more.yaml")])


def test_added_files_stand_beside_the_others(dataset_file: Callable[..., Path]) -> None:
    dataset = load([dataset_file(entry())], add=[dataset_file(entry("my-day"), "more.yaml")])

    assert dataset.ids() == ["kh-day", "my-day"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["quiet"], ["cn-day", "km-day"]),
        (["DÍA"], ["es-day"]),
        (["dia"], ["es-day"]),
        (["清明"], ["cn-day"]),
        (["ចងចាំ"], ["km-day"]),
        (["day", "quiet"], ["cn-day", "km-day"]),
        (["quiet", "nowhere"], []),
        (["%"], []),
        (['"'], []),
        (["km"], ["km-day"]),
        (["utoya"], ["no-day"]),
        (["UTØYA"], ["no-day"]),
        (["people's"], ["no-day"]),
        (["people’s"], ["no-day"]),
    ],
)
def test_words_are_found_in_any_script(
    dataset_file: Callable[..., Path], words: list[str], found: list[str]
) -> None:
    dataset = load(
        [
            dataset_file(
                entry("cn-day", name="Quiet 清明")
                + entry("km-day", name="Quiet ទិវាជាតិនៃការចងចាំ")
                + entry("es-day", name="Día de la Memoria")
                + entry("no-day", name="The young people’s Utøya")
            )
        ]
    )

    assert sorted(day.id for day in dataset.search(words)) == found


def test_a_choice_gives_the_same_days_whether_or_not_all_observances_were_read_before(
    dataset_file: Callable[..., Path],
) -> None:
    days = entry("a-day") + entry("b-day", when="21 May") + entry("c-day", when="last Monday of May")
    span = Span.of_years(2026, 2028)

    fresh, read = (load([dataset_file(days)], year=2026) for _ in range(2))
    read.observances()

    for wanted in ({"b-day"}, {"a-day", "c-day"}, set(), {"a-day", "b-day", "c-day"}):
        found = [
            [
                (day.observance.id, day.first)
                for day in dataset.occurrences(span, only=lambda o, w=wanted: o.id in w)
            ]
            for dataset in (fresh, read)
        ]
        assert found[0] == found[1]
        assert {id for id, _ in found[0]} == wanted


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["KH", "KH-12", "RW", "US", "US-TX", "UN", "EU", "world", "AQ"]), max_size=3),
    st.lists(
        st.sampled_from(["kh-pchum-ben", "un-srebrenica", "us-memorial-day", "aq-none"]),
        max_size=2,
    ),
    st.sampled_from([2026, 2060]),
)
def test_naming_the_places_and_ids_of_a_selection_changes_nothing_but_the_work(
    seventy: Dataset, where: list[str], ids: list[str], year: int
) -> None:
    chosen = Selection(where=tuple(where), ids=tuple(ids))
    fresh = load([SEVENTY])

    for dataset in (seventy, fresh):
        span = Span.of_years(year, year + 1)
        named = dataset.occurrences(span, only=chosen.admits, places=where, ids=ids)
        assert list(named) == list(dataset.occurrences(span, only=chosen.admits))
    assert list(filter(chosen.admits, seventy.observances(where, ids))) == list(
        filter(chosen.admits, seventy.observances())
    )
