"""The JSON Schema accepts what the program accepts, and refuses what it does not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from observe.dataset.json_schema import json_schema
from observe.dataset.schema import DATASET, OBSERVANCE
from observe.dataset.shapes import ByLanguage, Either, Keyed, ListOf, Record, Shape

ROOT = Path(__file__).parent.parent.parent
DATA = sorted((ROOT / "data").rglob("*.yaml"))
FULL = Path(__file__).parent / "full.yaml"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


class Yaml12(yaml.SafeLoader):
    """What an editor after YAML 1.2 sees: true and false are the only words that are not text."""


Yaml12.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("bool", "timestamp"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def seen_by_an_editor(path: Path, loader: type[yaml.SafeLoader]) -> Any:
    return json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), loader), default=str))


def faults(document: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(document)]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, Yaml12], ids=["YAML 1.1", "YAML 1.2"])
@pytest.mark.parametrize("path", [FULL, *DATA], ids=lambda path: path.name)
def test_every_file_of_ours_is_valid_as_an_editor_sees_it(path: Path, loader: type[yaml.SafeLoader]) -> None:
    assert faults(seen_by_an_editor(path, loader)) == []


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    json.dumps(json_schema())


def full() -> Any:
    return seen_by_an_editor(FULL, yaml.SafeLoader)


def day(document: Any) -> Any:
    return document["observances"]["kh-day-of-remembrance"]


def put(keys: list[Any], value: Any) -> Any:
    document = full()
    below = day(document)
    for key in keys[:-1]:
        below = below[key]
    below[keys[-1]] = value
    return document


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["wheer"], ["KH"]),
        (["kind"], "holiday"),
        (["where"], ["ZZ"]),
        (["where"], "KH"),
        (["where"], []),
        (["name"], {"km": "ទិវា"}),
        (["name", "english"], "Day"),
        (["since"], "1984"),
        (["since"], 19840),
        (["dates"], ["2026-05-20"]),
        (["status", 0, "is"], "day off"),
        (["status", 0, "colour"], "blue"),
        (["exceptions", "2020"], "august"),
        (["sources", "Bad Id"], {"title": "A", "kind": "law", "checked": "2026-11-21"}),
        (["sources", "law-1"], {"title": "A", "kind": "law"}),
        (["sources", "paper-2018", "url"], "javascript:alert(1)"),
        (["revised"], "21.11.2026"),
        (["related"], ["Other"]),
        (["summary", "en"], None),
    ],
)
def test_what_the_program_refuses_key_by_key_an_editor_underlines(keys: list[Any], value: Any) -> None:
    assert faults(full()) == []
    assert faults(put(keys, value)) != []


@pytest.mark.parametrize("key", sorted(OBSERVANCE.required))
def test_what_must_be_there_is_missed(key: str) -> None:
    document = full()
    del day(document)[key]

    assert faults(document) != []


def test_a_file_of_nothing_but_its_format_is_refused() -> None:
    assert faults({"format": 1}) != []
    assert faults({"format": 1, "include": ["observances/KH.yaml"]}) == []


def records(shape: Shape) -> list[Record]:
    match shape:
        case Record():
            return [shape, *(found for field in shape.fields for found in records(field.shape))]
        case ByLanguage(of) | ListOf(of) | Keyed(_, of):
            return records(of)
        case Either(_, record):
            return records(record)
        case _:
            return []


def test_every_key_says_in_one_line_what_it_is() -> None:
    for record in records(DATASET):
        for field in record.fields:
            assert field.doc[0].isupper(), field.name
            assert field.doc.endswith("."), field.name
            assert "\n" not in field.doc
