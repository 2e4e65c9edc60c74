"""PyYAML's two parsers, in C and in Python, which turn text into events; the results are the same."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

# What the events of the two have in common, PyYAML's stubs do not say.
Event = Any


class PureParser(Reader, Scanner, Parser):
    """PyYAML's own reader, scanner and parser, without what makes objects of events."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


# PyYAML may have been built without libyaml; its stubs do not say that `cyaml` gives the parser on.
FastParser: Any = (
    yaml.cyaml.CParser if yaml.__with_libyaml__ else PureParser  # type: ignore[attr-defined]
)


def new_parser(text: str, *, pure: bool = False) -> Any:
    """Return a parser of a text; `pure` asks for the one in Python, which is twenty times slower."""
    # The two place an unexpected end alike when the last line is whole.
    whole = text if text.endswith("\n") else text + "\n"
    return PureParser(whole) if pure else FastParser(whole)
