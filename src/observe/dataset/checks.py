"""What must hold in a dataset beyond the kind of each value; errors stop it from being used, warnings do not.

entry_checks.py   between the values of one entry
rule_checks.py    the days that a rule gives
anchors.py        rules that are reckoned from other observances
wording.py        what the words of a day of remembrance should not do
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from observe.dataset import build
from observe.dataset.anchors import Fault, anchors_of
from observe.dataset.anchors import faults as anchor_faults
from observe.dataset.entries import Entry, Reading
from observe.dataset.entry_checks import check_entry
from observe.dataset.findings import Finding
from observe.dataset.places import Places
from observe.dataset.problems import Problems, TooManyProblems
from observe.dataset.rule_checks import anchor_days, check_rule
from observe.dataset.wording import check_wording
from observe.problem import Problem
from observe.rules.rule import Rule

YEARS_FRESH = 2
"""Years after which a source should be compared with the entry again."""


def check(reading: Reading, today: date) -> list[Problem]:
    """Return what is wrong with a dataset, errors and warnings, in the order of their places.

    Args:
        reading: what `entries.read` gave.
        today: the day around which observances should have days, and after which nothing can be checked.
    """
    checker = _Checker(reading, today)
    with suppress(TooManyProblems):
        checker.check()
    return sorted([*reading.warnings, *checker.problems.found])


def stale(reading: Reading, today: date) -> list[Problem]:
    """Return a warning for each source that nobody has compared with its entry for YEARS_FRESH years."""
    oldest = date(max(today.year - YEARS_FRESH, 1), today.month, min(today.day, 28)).isoformat()
    places = Places(reading)
    return sorted(
        Problem(
            places.find(entry, ("sources", id, "checked")),
            f"the source '{id}' was last checked on {source['checked']}",
            "open it, compare it with the entry, and set 'checked'",
            warning=True,
        )
        for entry, mapping in _mappings(reading)
        for id, source in mapping["sources"].items()
        if source["checked"] < oldest
    )


def _mappings(reading: Reading) -> Iterator[tuple[Entry, dict[str, Any]]]:
    for entry in reading.entries.values():
        yield entry, entry.mapping


class _Checker:
    def __init__(self, reading: Reading, today: date) -> None:
        self.problems = Problems()
        self._reading = reading
        self._entries = reading.entries
        self._today = today
        self._places = Places(reading)

    def check(self) -> None:
        rules = {id: build.rule(entry.mapping) for id, entry in self._entries.items()}
        unsound = self._check_anchors(rules)
        anchors = anchor_days(rules)
        for entry, mapping in _mappings(self._reading):
            self._note(entry, check_entry(mapping, self._today))
            self._note(entry, self._related(entry, mapping))
            self._note(entry, check_wording(mapping))
            if entry.id not in unsound:
                self._note(entry, check_rule(rules[entry.id], anchors, self._today))

    def _note(self, entry: Entry, findings: Iterator[Finding]) -> None:
        for keys, message, hint, warning, fragment in findings:
            place = self._places.find(entry, keys, fragment)
            self.problems.add(place, message, hint, warning=warning)

    def _related(self, entry: Entry, mapping: dict[str, Any]) -> Iterator[Finding]:
        for position, id in enumerate(mapping.get("related", ())):
            if id == entry.id:
                yield Finding(("related", position), "an observance is not related to itself", "remove it")
            elif id not in self._entries:
                hint = self.problems.near(id, self._entries)
                yield Finding(("related", position), f"there is no observance '{id}'", hint)

    def _check_anchors(self, rules: dict[str, Rule]) -> set[str]:
        """Report anchors that cannot be used; return the ids whose days cannot be computed for it."""
        faults = list(anchor_faults(rules))
        for fault in faults:
            hint = (
                self.problems.near(fault.anchor, rules) if fault.unknown else "reckon one of them from a date"
            )
            self._note(self._entries[fault.id], iter([Finding(self._keys(fault), fault.message, hint)]))
        return _with_dependants({fault.id for fault in faults}, rules)

    def _keys(self, fault: Fault) -> tuple[str | int, ...]:
        """Return the keys that lead to the phrase with an anchor."""
        mapping: dict[str, Any] = self._entries[fault.id].mapping
        for position, period in enumerate(mapping.get("rules", ())):
            if period.get("when", "").lower().endswith(fault.anchor):
                return ("rules", position, "when")
        return ("when",)


def _with_dependants(ids: set[str], rules: dict[str, Rule]) -> set[str]:
    """Return ids with all those that are reckoned from one of them, directly or not."""
    dependants: dict[str, list[str]] = {}
    for id, rule in rules.items():
        for anchor in anchors_of(rule):
            dependants.setdefault(anchor, []).append(id)
    found, waiting = set(ids), list(ids)
    while waiting:
        further = [id for id in dependants.get(waiting.pop(), ()) if id not in found]
        found.update(further)
        waiting += further
    return found
