"""What must hold between the values of one entry: sources, statuses, years, numbers, days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from observe.dataset.findings import Finding, Key
from observe.model import PUBLIC_HOLIDAY, is_inside
from observe.rules.words import YEARS

Mapping = dict[str, Any]

_MARKER = re.compile(r"\[\^([^\[\]\n]{0,100})\]")
ROW_WORDS = ("by", "note", "basis")
"""What a row may say beside its values, with markers."""
# Listings, calendars and headings show them without the sources.
_WITHOUT_SOURCES = {"summary", "point"}


def check_entry(mapping: Mapping, today: date) -> Iterator[Finding]:
    """Yield what is wrong inside one entry."""
    yield from _sources(mapping)
    yield from _statuses(mapping)
    yield from _former_names(mapping)
    yield from _remembered(mapping)
    yield from _estimates(mapping)
    yield from _exceptions(mapping)
    yield from _days_to_come(mapping, today)
    for position, dispute in enumerate(mapping.get("disputed", ())):
        if len(dispute["views"]) < 2:
            yield Finding(
                ("disputed", position, "views"),
                "a dispute with one view",
                "add the other side's",
                warning=True,
            )


def texts(mapping: Mapping) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Yield every text of an entry: the keys that lead to it, its language, itself.

    The words of a row are in no language that the format knows of: theirs is "".
    """
    for key in ("summary", "description", "observed", "care"):
        for language, text in mapping.get(key, {}).items():
            yield (key, language), language, text
    for position, dispute in enumerate(mapping.get("disputed", ())):
        for language, text in dispute["point"].items():
            yield ("disputed", position, "point", language), language, text
        for number, view in enumerate(dispute["views"]):
            for language, text in view["says"].items():
                yield ("disputed", position, "views", number, "says", language), language, text
    for keys, row in sourced_rows(mapping):
        for key in ROW_WORDS:
            if key in row:
                yield (*keys, key), "", row[key]


def _cited(mapping: Mapping) -> Iterator[tuple[tuple[Key, ...], str, str]]:
    """Yield every reference to a source: the keys that lead to it, the source's id, the marker if any."""
    for keys, _, text in texts(mapping):
        if "[^" in text:
            for match in _MARKER.finditer(text):
                yield keys, match[1], match[0]
    for keys, row in sourced_rows(mapping):
        if "source" in row:
            yield (*keys, "source"), row["source"], ""
    for position, dispute in enumerate(mapping.get("disputed", ())):
        for number, view in enumerate(dispute["views"]):
            yield ("disputed", position, "views", number, "source"), view["source"], ""


def sourced_rows(mapping: Mapping) -> Iterator[tuple[tuple[Key, ...], Mapping]]:
    """Yield every row that names a source: the keys that lead to it, itself; a day alone is an empty row."""
    for key in ("former-names", "status", "estimates"):
        for position, row in enumerate(mapping.get(key, ())):
            yield (key, position), row
    for year, moved in mapping.get("exceptions", {}).items():
        yield ("exceptions", year), {} if isinstance(moved, str) else moved


def _sources(mapping: Mapping) -> Iterator[Finding]:
    sources = mapping["sources"]
    used = set()
    for keys, id, written in _cited(mapping):
        used.add(id)
        if id not in sources:
            what = f"the marker {written}" if written else f"'{id}'"
            yield Finding(
                keys, f"{what} names no source of this entry", _near_source(id, sources), fragment=written
            )
        elif written and not _WITHOUT_SOURCES.isdisjoint(keys):
            message = f"{written} in a text that is shown without its sources"
            hint = "put it behind what the description says"
            yield Finding(keys, message, hint, warning=True, fragment=written)
    # The first source settles the date, and is what a listing links to.
    for id in list(sources)[1:]:
        if id not in used:
            message = f"nothing refers to the source '{id}'"
            yield Finding(
                ("sources", id), message, f"put [^{id}] after what it says, or remove it", warning=True
            )


def _near_source(id: str, sources: Mapping) -> str:
    from observe.errors import did_you_mean

    some = list(sources)[:100]
    return did_you_mean(id, some) or f"the sources here are {', '.join(some[:12])}"


def _statuses(mapping: Mapping) -> Iterator[Finding]:
    places = mapping["where"]
    statuses = mapping.get("status", ())
    for position, status in enumerate(statuses):
        keys: tuple[Key, ...] = ("status", position)
        if status["is"] == PUBLIC_HOLIDAY and "by" not in status:
            yield Finding(
                keys, "a public holiday without its instrument", "name the law or decree under 'by'"
            )
        yield from _order(status, keys)
        where = status.get("where", "")
        if where and not any(is_inside(where, place) for place in places):
            message = f"the status holds in {where}, which lies in no place of the entry"
            yield Finding((*keys, "where"), message, f"add {where} to 'where' of the entry", warning=True)
        for earlier in statuses[:position]:
            if earlier.get("where", "") == where and _overlap(earlier, status):
                message = f"two statuses of one place share the year {max(_since(earlier), _since(status))}"
                yield Finding(keys, message, "let 'until' of the earlier end before 'since' of the later")
                break


def _former_names(mapping: Mapping) -> Iterator[Finding]:
    for position, former in enumerate(mapping.get("former-names", ())):
        yield from _order(former, ("former-names", position))


def _remembered(mapping: Mapping) -> Iterator[Finding]:
    remembers = mapping.get("remembers", {})
    start, end = remembers.get("from", ""), remembers.get("to", "")
    length = min(len(start), len(end))
    if length and end[:length] < start[:length]:
        yield Finding(("remembers", "to"), f"to {end} comes before from {start}", "turn the two round")
    counted = remembers.get("anniversary", "none")
    if counted != "none" and counted not in remembers:
        message = f"anniversaries are counted {counted} a day that is not given"
        yield Finding(("remembers", "anniversary"), message, f"add '{counted}', or write none")


def _estimates(mapping: Mapping) -> Iterator[Finding]:
    for position, estimate in enumerate(mapping.get("estimates", ())):
        low, high = estimate.get("low"), estimate.get("high")
        if low is None and high is None:
            yield Finding(("estimates", position), "an estimate without a number", "add 'low' or 'high'")
        elif low is not None and high is not None and high < low:
            yield Finding(
                ("estimates", position, "high"), f"high {high} is less than low {low}", "turn the two round"
            )


def _exceptions(mapping: Mapping) -> Iterator[Finding]:
    for year, moved in mapping.get("exceptions", {}).items():
        if isinstance(moved, str) or "source" not in moved:
            example = moved if isinstance(moved, str) else moved["is"]
            message = f"the exception of {year} has no source"
            hint = f"write {year}: {{is: {example}, source: …}}"
            yield Finding(("exceptions", year), message, hint, warning=True)


def _days_to_come(mapping: Mapping, today: date) -> Iterator[Finding]:
    # A day is not the same everywhere: tomorrow's date may be today's elsewhere.
    latest = (today + timedelta(days=1)).isoformat()
    if mapping["revised"] > latest:
        yield Finding(
            ("revised",), f"revised on {mapping['revised']}, a day to come", "check the date", warning=True
        )
    for id, source in mapping["sources"].items():
        for key in ("checked", "published"):
            if source.get(key, "") > latest:
                message = f"{key} on {source[key]}, a day to come"
                yield Finding(("sources", id, key), message, "check the date", warning=True)


def _order(item: Mapping, keys: tuple[Key, ...]) -> Iterator[Finding]:
    if _until(item) < _since(item):
        message = f"until {item['until']} comes before since {item['since']}"
        yield Finding((*keys, "until"), message, "turn the two round")


def _overlap(one: Mapping, other: Mapping) -> bool:
    return max(_since(one), _since(other)) <= min(_until(one), _until(other))


def _since(item: Mapping) -> int:
    return int(item.get("since", YEARS[0]))


def _until(item: Mapping) -> int:
    return int(item.get("until", YEARS[1]))
