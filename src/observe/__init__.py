"""A calendar of commemorations: days of remembrance, when they fall, and what they are about.

    calendars count days, rules say when, observances say what and why, the dataset holds them,
    the agenda picks them, outputs write them, deliveries send them, the command line asks.

The public names load on first use, so that `import observe` costs nothing:

>>> from observe import Span, load
>>> dataset = load()
>>> span = Span.of_years(2027, 2027)
>>> [str(o.first) for o in dataset.occurrences(span) if o.observance.id == "kh-day-of-remembrance"]
['2027-05-20']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from observe.agenda import Selection
    from observe.article import Article
    from observe.dataset import Dataset, load
    from observe.errors import ObserveError
    from observe.model import Observance, Occurrence, Span
    from observe.rules.parse import parse as parse_rule
    from observe.rules.rule import Rule

__version__ = "1.0.0"

__all__ = [
    "Article",
    "Dataset",
    "Observance",
    "ObserveError",
    "Occurrence",
    "Rule",
    "Selection",
    "Span",
    "__version__",
    "load",
    "parse_rule",
]

_HOMES = {
    "Article": ("observe.article", "Article"),
    "Dataset": ("observe.dataset", "Dataset"),
    "ObserveError": ("observe.errors", "ObserveError"),
    "Observance": ("observe.model", "Observance"),
    "Occurrence": ("observe.model", "Occurrence"),
    "Rule": ("observe.rules.rule", "Rule"),
    "Selection": ("observe.agenda", "Selection"),
    "Span": ("observe.model", "Span"),
    "load": ("observe.dataset", "load"),
    "parse_rule": ("observe.rules.parse", "parse"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'observe' has no attribute '{name}'")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
