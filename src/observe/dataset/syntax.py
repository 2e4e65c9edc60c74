"""What a YAML parser complains of, in our words: what is, where, and what to do.

The parsers written in C and in Python name the same faults differently and now and then place them
differently. The table below knows both and brings them to one answer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from observe.dataset.characters import place, quoted

# Escape sequences of double-quoted text; what looks like one and is none of these stands for nothing.
ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abt\tnvfre \"/\\N_LP])|\r\n|\r|\n)"
)
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?[\r\n])*+%")


class Fault(NamedTuple):
    """What is wrong, what to do, and the line and column, from 1."""

    message: str
    hint: str
    line: int
    column: int


class _Words(NamedTuple):
    context: str
    problem: str
    message: str
    hint: str
    at_context: bool = False


_NO_ANCHOR = ("an anchor has no place in a dataset", "put text that begins with & into quotes")
_NO_ALIAS = ("an alias has no place in a dataset", "put text that begins with * into quotes")
_NO_TAG = ("a tag has no place in a dataset", "put text that begins with ! into quotes")
_IN_BRACKETS = "put text with brackets, braces, commas or colons into quotes"

# The first row whose two fragments stand in the parser's words is the answer.
_TABLE = (
    _Words("", "could not find expected ':'", "a line that is neither a key nor part of a text",
           "a key ends with a colon; the lines of a text are indented", at_context=True),
    _Words("", "mapping values are not allowed", "a second colon in one value", "put the text into quotes"),
    _Words("", "mapping keys are not allowed", "a ? where no key can begin", "put the text into quotes"),
    _Words("", "sequence entries are not allowed", "a list item beside its key", "begin it on a new line"),
    _Words("quoted scalar", "end of stream", "a quote that is never closed", "close it", at_context=True),
    _Words("quoted", "document", "a quote that is not closed before the line ---", "close it",
           at_context=True),
    _Words("flow sequence", "", "no ',' or ']' where the list goes on or ends", _IN_BRACKETS),
    _Words("flow mapping", "", "no ',' or '}' where the mapping goes on or ends", _IN_BRACKETS),
    _Words("", "node content", "a bracket that closes nothing", "put the text into quotes, or open it"),
    _Words("", "document start", "text after the end of the dataset", "a file holds one dataset"),
    _Words("block scalar", "", "a text mark that is not | or >, alone or with a -",
           "write >- for one paragraph, | for several", at_context=True),
    _Words("anchor", "", *_NO_ANCHOR, at_context=True),
    _Words("alias", "", *_NO_ALIAS, at_context=True),
    _Words("", "tag handle", *_NO_TAG, at_context=True),
    _Words("tag", "", *_NO_TAG, at_context=True),
)  # fmt: skip


def directive(text: str) -> Fault | None:
    """Return the fault of a text that begins with a YAML directive, if it does."""
    match = _DIRECTIVE.match(text)
    if not match:
        return None
    message = "a YAML directive has no place in a dataset"
    return Fault(message, "remove the line that begins with %", *place(text, match.end() - 1))


def fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Return what a parser's error about a text means."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Fault(f"no YAML: {quoted(problem, 80)}", "", 1, 1)
    start = error.context_mark or mark
    if "quoted scalar" in context and ("escape" in problem or "number" in problem):
        return bad_escape(text, start.index)
    if "cannot start any token" in problem:
        return _bad_start(text, mark)
    if "block mapping" in context or "block collection" in context:
        return _bad_block(text, mark, "list" if "collection" in context else "mapping")
    for words in _TABLE:
        if words.context in context and words.problem in problem:
            there = start if words.at_context else mark
            return Fault(words.message, words.hint, there.line + 1, there.column + 1)
    return Fault(f"no YAML: {quoted(problem, 80)}", "", mark.line + 1, mark.column + 1)


def bad_escape(text: str, start: int) -> Fault:
    """Return the fault of the first escape sequence after an index that stands for no character."""
    index = text.find("\\", start)
    while index >= 0 and (match := ESCAPE.match(text, index)) and escaped(match) is not None:
        index = text.find("\\", match.end())
    shown = re.match(r"\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.)?", text[index:]) if index >= 0 else None
    message = f"{quoted(shown[0] if shown else '')} stands for no character"
    hint = "write the character itself; a backslash in double quotes is written twice"
    return Fault(message, hint, *place(text, max(index, 0)))


def escaped(match: re.Match[str]) -> str | None:
    """Return the character that an escape sequence writes, "" for a line's end, None if there is no such."""
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else None
    if not match[4]:
        return ""
    return _LETTERS.get(match[4], match[4])


_LETTERS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def _bad_start(text: str, mark: yaml.Mark) -> Fault:
    character = text[mark.index : mark.index + 1]
    message = f"{quoted(character)} cannot begin a text"
    return Fault(message, "put the text into quotes", mark.line + 1, mark.column + 1)


def _bad_block(text: str, mark: yaml.Mark, what: str) -> Fault:
    line_start = mark.index - mark.column
    if text[line_start : mark.index].strip(" "):
        message = "text after the end of a value"
        hint = "put the whole value into one pair of quotes"
    elif what == "list":
        message, hint = "no '-' where the list goes on", "items of one list begin in the same column"
    else:
        message, hint = (
            "a line that begins in no column of its neighbours",
            "keys of one mapping begin in the same column",
        )
    return Fault(message, hint, mark.line + 1, mark.column + 1)
