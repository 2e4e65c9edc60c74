"""The rule of an entry as a whole: what its keys must be to each other."""

from __future__ import annotations

from datetime import date

from observe.dataset.fields import JSON
from observe.dataset.nodes import Mapping, Node, Scalar, Sequence, location
from observe.dataset.scalars import Faults
from observe.rules.rule import MOST_BEYOND
from observe.rules.words import YEARS


def check_rule(faults: Faults, node: Mapping, mapping: dict[str, JSON]) -> None:
    """Report what is wrong with the rule of an entry whose keys are right one by one."""
    if "rules" in node.fields:
        # Other clauses hold for every period that says nothing else; years would mean two things.
        for name in ("since", "until"):
            if name in node.fields:
                key, _ = node.fields[name]
                faults.refuse(key, f"'{name}' stands beside 'rules'", "write it in each of the rules")
        _check_periods(faults, _value(node, "rules"))
    else:
        _check_period(faults, node)
    exceptions = _value(node, "exceptions")
    if isinstance(exceptions, Mapping):
        for key, value in exceptions.fields.values():
            _check_exception(faults, int(key.text), value)


def _check_periods(faults: Faults, rules: Node | None) -> None:
    if not isinstance(rules, Sequence):
        return
    earlier: list[tuple[int, int, Mapping]] = []
    for period in rules.items:
        if not isinstance(period, Mapping):
            continue
        _check_period(faults, period)
        since, until = _years(period)
        for other_since, other_until, other in earlier:
            if since <= other_until and other_since <= until:
                message = f"this rule and the one at {location(faults.path, other.start)} share a year"
                faults.refuse(period, message, "let 'until' of the earlier end before 'since' of the later")
                break
        earlier.append((since, until, period))


def _check_period(faults: Faults, node: Mapping) -> None:
    since, until = _years(node)
    if until < since:
        faults.refuse(
            node.fields["until"][0], f"until {until} comes before since {since}", "turn the two round"
        )
    dates = _value(node, "dates")
    if not isinstance(dates, Sequence):
        return
    before = ""
    for item in dates.items:
        if not isinstance(item, Scalar):
            continue
        if before and item.text[:4] == before[:4]:
            message = f"the year {before[:4]} stands here twice"
            faults.refuse(item, message, "give the second day an observance of its own")
        elif item.text < before:
            faults.refuse(
                item, f"{item.text} comes before {before}, which stands above it", "write the dates in order"
            )
        before = item.text


def _check_exception(faults: Faults, year: int, value: Node | None) -> None:
    if isinstance(value, Mapping):
        value = _value(value, "is")
    if not isinstance(value, Scalar) or value.text == "none":
        return
    day = date.fromisoformat(value.text).toordinal()
    first = date(year, 1, 1).toordinal() - MOST_BEYOND
    last = date(year, 12, 31).toordinal() + MOST_BEYOND
    if not first <= day <= last:
        faults.refuse(
            value, f"{value.text} is not in {year}", "an exception gives another day of its own year"
        )


def _years(node: Mapping) -> tuple[int, int]:
    since, until = _value(node, "since"), _value(node, "until")
    return (
        int(since.text) if isinstance(since, Scalar) else YEARS[0],
        int(until.text) if isinstance(until, Scalar) else YEARS[1],
    )


def _value(node: Mapping, name: str) -> Node | None:
    return node.fields[name][1] if name in node.fields else None
