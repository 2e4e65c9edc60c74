"""What reading makes of the values of an entry, and how it names what they should be."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from written import entry

from observe.dataset.entries import read
from observe.dataset.schema import OBSERVANCE
from observe.errors import DatasetError

Write = Callable[..., Path]
FULL = Path(__file__).parent / "full.yaml"


def value(write: Write, key: str, text: str) -> Any:
    (found,) = read([write(entry(**{key: text}))]).entries.values()
    return found.mapping[key.replace("_", "-")]


def problems(*roots: Path) -> list[str]:
    with pytest.raises(DatasetError) as caught:
        read(roots)
    return [problem.message for problem in caught.value.problems]


def test_an_entry_with_every_key_is_read(parser: str) -> None:
    entries = read([FULL]).entries

    assert set().union(*(each.mapping for each in entries.values())) == set(OBSERVANCE.by_name)
    full: Any = entries["kh-day-of-remembrance"].mapping
    assert full["where"] == ["KH", "US-CA", "UN", "world", "NO"]
    assert full["exceptions"] == {
        "2019": "none",
        "2020": "2020-08-01",
        "2021": {"is": "2021-10-01", "source": "decree-2019", "note": "moved because of the epidemic"},
        "2022": {"is": "none", "source": "decree-2019"},
    }
    assert full["remembers"]["to"] == "1979-01"
    assert full["estimates"][0]["low"] == 1671000
    assert full["summary"]["en"] == "Cambodia remembers the people who died."
    assert full["description"]["en"] == (
        "First paragraph, over two lines.[^paper-2018]\n\nSecond paragraph.[^decree-2019]"
    )


def test_what_is_read_is_json_and_nothing_else(parser: str) -> None:
    for each in read([FULL]).entries.values():
        assert json.loads(json.dumps(each.mapping)) == each.mapping


def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from observe.dataset import parsers

    fast = read([FULL]).entries
    monkeypatch.setattr(parsers, "FastParser", parsers.PureParser)

    assert read([FULL]).entries == fast


def test_keys_stay_in_the_order_in_which_they_were_written() -> None:
    full = read([FULL]).entries["kh-day-of-remembrance"].mapping

    assert list(full["sources"]) == ["decree-2019", "paper-2018"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{en: '  two   spaces   '}", "two spaces"),
        ("{en: one\n      two}", "one two"),
        ('{en: "one\\ntwo\\tthree"}', "one two three"),
        ("{en: cafe\u0301}", "caf\u00e9"),
        ("{en: a\u00a0b\u202fc}", "a\u00a0b\u202fc"),
        ("\n      en: |\n        one\n\n        two", "one two"),
        ("{en: 1984}", "1984"),
        ("{en: no}", "no"),
    ],
)
def test_text_of_one_line_has_single_spaces_and_composed_letters(
    write: Write, written: str, text: str
) -> None:
    assert value(write, "summary", written) == {"en": text}


@pytest.mark.parametrize(
    "written",
    [
        "|\n        one\n        two\n\n        three\n",
        ">-\n        one\n        two\n\n        three\n",
        "|\n        one two\n   \n\n\n        three\n\n\n",
        "one\n        two\n\n        three",
        '"one\n        two\n\n        three"',
        '"one two\\n\\nthree"',
    ],
)
def test_an_empty_line_parts_two_paragraphs_however_they_are_written(
    write: Write, written: str, parser: str
) -> None:
    assert value(write, "description", f"\n      en: {written}") == {"en": "one two\n\nthree"}


@pytest.mark.parametrize(
    ("written", "day"),
    [("680", "0680"), ("0680", "0680"), ("'1975-04'", "1975-04"), ("1975-04-17", "1975-04-17")],
)
def test_a_day_may_be_a_month_or_a_year_where_nobody_knows_more(write: Write, written: str, day: str) -> None:
    remembers = value(write, "remembers", f"{{what: {{en: it}}, from: {written}}}")

    assert remembers["from"] == day


@pytest.mark.parametrize(
    "tag", ["en-GB", "zh-Hant", "zh-Hant-TW", "es-419", "sr-Latn-RS", "haw", "rom", "no"]
)
def test_language_tags_of_many_forms_are_known(write: Write, tag: str) -> None:
    assert value(write, "name", f"{{en: Day, {tag}: X}}")[tag] == "X"


@pytest.mark.parametrize("code", ["XK", "GB-SCT", "FR-MQ", "KH-12", "BA-BIH", "UNESCO", "world", "NO"])
def test_places_are_codes_of_countries_parts_and_bodies(write: Write, code: str) -> None:
    assert value(write, "where", f"[{code}]") == [code]


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("when: 4th Thursdy of May", ":12:15"),
        ("when: '4th Thursdy of May'", ":12:16"),
        ("when:    4th Thursdy of May   # really", ":12:18"),
        ("when: >-\n      4th Thursdy of May", ":12:11"),
        ("when: 4th\n      Thursdy of May", ":12:11"),
        ('when: "4th\\x20Thursdy of May"', ":12:11"),
        ("rules: [{when: 4th Thursdy of May}]", ":12:24"),
        ('when: 20 May\n    shift: ["Sunday -> 1 day aftr"]', ":13:30"),
        ("when: 7 days before 20 May", ":12:25"),
    ],
)
def test_a_fault_in_a_rule_is_placed_at_its_word(write: Write, rule: str, place: str) -> None:
    path = write(entry("kh-day", "when") + f"    {rule}\n")

    with pytest.raises(DatasetError) as caught:
        read([path])

    assert [f"{path}{place}"] == [str(problem.location) for problem in caught.value.problems]


def test_an_entry_is_placed_at_its_id_and_nothing_is_said_of_a_good_one(write: Write) -> None:
    path = write(entry("kh-a"), entry("kh-b"))

    reading = read([path])

    assert [each.location for each in reading.entries.values()] == [(str(path), 5, 3), (str(path), 13, 3)]
    assert reading.warnings == ()


def test_near_names_are_not_sought_for_ever(write: Write) -> None:
    many = [entry(f"kh-{number}", kind="rememberance", colour="x") for number in range(900)]

    found = problems(write(*many))

    assert len(found) == 1001


def test_the_garbage_collector_is_left_as_it_was(write: Write) -> None:
    path = write(entry())
    for enabled in (True, False):
        (gc.enable if enabled else gc.disable)()
        try:
            read([path])
            assert gc.isenabled() is enabled
        finally:
            gc.enable()


def test_a_dataset_of_many_entries_is_read_in_time_that_grows_with_it(write: Write) -> None:
    import time

    def seconds(count: int) -> float:
        path = write(*(entry(f"kh-{number}") for number in range(count)), name=f"{count}.yaml")
        best = 9e9
        for _ in range(3):
            started = time.process_time()
            read([path])
            best = min(best, time.process_time() - started)
        return best

    assert seconds(4_000) < 8 * seconds(1_000)
