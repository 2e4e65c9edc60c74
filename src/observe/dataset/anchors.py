"""Rules that are reckoned from other observances: every chain of them must end, and end soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from observe.rules.phrases import Observed, Offset, Phrase
from observe.rules.rule import Rule

MOST_DAYS = Observed.reach
"""Days that an anchor may lie from its year, as the rules of what is reckoned from it take for granted."""


class Fault(NamedTuple):
    """An observance whose anchor cannot be used, the anchor, and why; `unknown` if no id is that."""

    id: str
    anchor: str
    message: str
    unknown: bool = False


def anchors_of(rule: Rule) -> list[str]:
    """Return the ids of the observances from which a rule is reckoned."""
    found = []
    for period in rule.periods:
        base: Phrase = period.base
        while isinstance(base, Offset):
            base = base.anchor
        if isinstance(base, Observed):
            found.append(base.id)
    return found


def faults(rules: Mapping[str, Rule]) -> Iterator[Fault]:
    """Yield what is wrong with the anchors of a dataset: unknown ids, circles, chains that reach too far."""
    anchors = {id: found for id, rule in rules.items() if (found := anchors_of(rule))}
    reaches: dict[str, int] = {}
    circling: set[str] = set()
    for start in anchors:
        # The ids on the way from `start`, each with its anchors not yet followed. A chain in a file may be
        # longer than what Python can follow by recursion.
        way: dict[str, Iterator[str]] = {} if start in reaches else {start: iter(anchors[start])}
        while way:
            id = next(reversed(way))
            anchor = next(way[id], None)
            if anchor is None:
                del way[id]
                if id not in circling:
                    yield from _too_far(id, anchors.get(id, []), reaches)
                reaches[id] = 0 if id in circling else _reach(rules[id], reaches)
            elif anchor not in rules:
                yield Fault(id, anchor, f"there is no observance '{anchor}'", unknown=True)
            elif anchor in way:
                ids = list(way)
                circle = [*ids[ids.index(anchor) :], anchor]
                circling.update(circle)
                yield Fault(id, anchor, f"the rule is reckoned from itself: {_arrows(circle)}")
            elif anchor not in reaches:
                way[anchor] = iter(anchors.get(anchor, ()))


def _arrows(ids: list[str]) -> str:
    shown = ids if len(ids) <= 10 else [*ids[:8], "…", ids[-1]]
    return " -> ".join(shown)


def _too_far(id: str, anchors: list[str], reaches: Mapping[str, int]) -> Iterator[Fault]:
    for anchor in anchors:
        if reaches.get(anchor, 0) > MOST_DAYS:
            message = (
                f"'{anchor}' may lie {reaches[anchor]} days from its year, where {MOST_DAYS} are the most"
            )
            yield Fault(id, anchor, message)


def _reach(rule: Rule, reaches: Mapping[str, int]) -> int:
    """Return the most days between a day of a rule and its year, with the true reach of its anchors."""
    furthest = 0
    for period in rule.periods:
        of_base = period.base.reach
        base: Phrase = period.base
        while isinstance(base, Offset):
            base = base.anchor
        if isinstance(base, Observed):
            # What was found too far has been reported, and is not reported again along the chain.
            of_base += min(reaches.get(base.id, 0), MOST_DAYS) - base.reach
        furthest = max(furthest, period.reach - period.base.reach + of_base)
    return furthest
