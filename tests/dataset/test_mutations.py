"""Whatever is done to a valid file, it is read or refused; and whatever is valid is read as it was meant."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written import TODAY

from observe.dataset import build, parsers
from observe.dataset.checks import check
from observe.dataset.codes import COUNTRIES
from observe.dataset.entries import Reading, read
from observe.dataset.json_schema import json_schema
from observe.errors import DatasetError
from observe.model import BODIES, KINDS, STATUSES
from observe.rules.parse import parse

FULL = (Path(__file__).parent / "full.yaml").read_bytes()
PIECES = [
    *(
        b"'",
        b'"',
        b"\n",
        b"\r",
        b"\t",
        b" ",
        b"  ",
        b":",
        b": ",
        b"- ",
        b"#",
        b" #",
        b"&a ",
        b"*a",
        b"!!str ",
        b"!",
    ),
    *(
        b"|",
        b">",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"?",
        b"? ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"@",
        b"`",
    ),
    *(
        b"\\x1b",
        b"\\u202e",
        b"\\uD800",
        b"\\UFFFFFFFF",
        b"\\",
        b"\0",
        b"\x1b",
        b"\xff",
        b"\xe2\x80\xae",
        b"\xc2\x85",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xf0\x9f\x8e\x89",
        b"9" * 50,
        b"-1",
        b"0x10",
        b"~",
        b"null",
        b"2021-02-30",
        b"1e400",
        b"en: ",
    ),
]


def reading(data: bytes) -> Reading | DatasetError:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "days.yaml"
        path.write_bytes(data)
        try:
            found = read([path])
        except DatasetError as error:
            return error
        check(found, TODAY)
        for entry in found.entries.values():
            rule = build.rule(entry.mapping)
            assert parse(str(rule)) == rule
            build.from_card(entry.id, build.card(build.observance(entry.id, entry.mapping)))
            build.article(entry.mapping, entry.location)
            build.search_texts(entry.mapping)
        return found


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(FULL)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.integers(0, 12)), len(data))
        match draw(st.sampled_from(["insert", "replace", "delete", "repeat", "cut", "byte"])):
            case "insert":
                data[start:start] = draw(st.sampled_from(PIECES))
            case "replace":
                data[start:end] = draw(st.sampled_from(PIECES))
            case "delete":
                del data[start:end]
            case "repeat":
                data[start:start] = data[start:end] * draw(st.integers(1, 3))
            case "cut":
                del data[start:]
            case "byte":
                data[start:end] = draw(st.binary(max_size=3))
    return bytes(data)


@given(mutated())
@example(b"")
@example(FULL)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_damaged_at_random_is_read_or_refused(data: bytes) -> None:
    found = reading(data)

    if isinstance(found, DatasetError):
        assert found.problems
        for problem in found.problems:
            for text in (problem.message, problem.hint):
                assert text.isprintable() or not text.isascii()
                assert "\x1b" not in text
                assert "\u202e" not in text


@given(mutated())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_valid_for_both_parsers_or_for_neither(data: bytes) -> None:
    fast, fast_parser = reading(data), parsers.FastParser
    try:
        parsers.FastParser = parsers.PureParser
        pure = reading(data)
    finally:
        parsers.FastParser = fast_parser

    assert isinstance(fast, Reading) == isinstance(pure, Reading)
    if isinstance(fast, Reading) and isinstance(pure, Reading):
        mappings = [[(id, entry.mapping) for id, entry in each.entries.items()] for each in (fast, pure)]
        assert mappings[0] == mappings[1]


WORDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
IDS = st.from_regex(r"[a-z]{2}(-[a-z0-9]{1,8}){1,3}", fullmatch=True)
LINES = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb\ufffd",
        max_codepoint=0xDFFFF,
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip())
BY_LANGUAGE = st.builds(
    lambda english, others: {"en": english, **others},
    LINES,
    st.dictionaries(st.sampled_from(["km", "fr", "zh-Hant", "sr-Latn-RS", "haw"]), LINES, max_size=2),
)
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 21)).map(date.isoformat)
YEARS = st.integers(1, 9999)
PLACES = st.sampled_from([*COUNTRIES, *BODIES, "world", "KH-12", "GB-SCT"])
WHEN = st.sampled_from(
    ["20 May", "last Monday of May", "2 days before easter", "27 Nisan (hebrew)", "Sunday after 9 May"]
)
OPTIONAL = {
    "former-names": st.lists(
        st.fixed_dictionaries({"name": BY_LANGUAGE}, optional={"note": LINES}), min_size=1, max_size=2
    ),
    "people": st.just(["roma", "māori"]),
    "shift": st.just(["Sunday -> 1 day after"]),
    "begins": st.sampled_from(["midnight", "evening before"]),
    "lasts": st.sampled_from(["1 day", "3 days"]),
    "certainty": st.sampled_from(["exact", "announced", "tentative"]),
    "exceptions": st.dictionaries(YEARS.map(str), st.just("none"), min_size=1, max_size=2),
    "status": st.lists(
        st.fixed_dictionaries(
            {"is": st.sampled_from(STATUSES)}, optional={"by": LINES, "where": PLACES, "since": YEARS}
        ),
        min_size=1,
        max_size=2,
    ),
    "remembers": st.fixed_dictionaries(
        {"what": BY_LANGUAGE}, optional={"from": DAYS, "anniversary": st.just("none")}
    ),
    "description": BY_LANGUAGE,
    "care": BY_LANGUAGE,
    "tags": st.lists(WORDS, min_size=1, max_size=3, unique=True),
    "related": st.lists(IDS, min_size=1, max_size=3, unique=True),
}
ENTRY = st.fixed_dictionaries(
    {
        "name": BY_LANGUAGE,
        "kind": st.sampled_from(KINDS),
        "where": st.lists(PLACES, min_size=1, max_size=3, unique=True),
        "when": WHEN,
        "summary": BY_LANGUAGE,
        "sources": st.dictionaries(
            WORDS,
            st.fixed_dictionaries({"title": LINES, "kind": st.just("law"), "checked": DAYS}),
            min_size=1,
            max_size=2,
        ),
        "revised": DAYS,
    },
    optional=OPTIONAL,
)


def written(value: Any) -> str:
    """Return a value as YAML in braces: text in double quotes, numbers and keys plain."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def normal(value: Any) -> Any:
    """Return a value as reading gives it back."""
    import re
    import unicodedata

    if isinstance(value, dict):
        return {key: normal(below) for key, below in value.items()}
    if isinstance(value, list):
        return [normal(item) for item in value]
    return (
        re.sub(" +", " ", unicodedata.normalize("NFC", value)).strip(" ") if isinstance(value, str) else value
    )


@given(st.dictionaries(IDS, ENTRY, min_size=1, max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_valid_is_read_as_it_was_meant(entries: dict[str, Any]) -> None:
    import jsonschema

    data = "format: 1\nobservances:\n" + "".join(
        f"  {id}: {written(entry)}\n" for id, entry in entries.items()
    )

    found = reading(data.encode())

    assert isinstance(found, Reading), str(found)
    assert {id: entry.mapping for id, entry in found.entries.items()} == normal(entries)
    jsonschema.validate({"format": 1, "observances": entries}, json_schema())
