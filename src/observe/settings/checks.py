"""A value of the settings -> a value of the program; where that cannot be, what is wrong goes to its spot.

Each check takes the value as TOML gives it and its spot, and returns None for what it refused there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import TypeVar

from observe.dataset.codes import COUNTRIES, COUNTRY_SLIPS, LANGUAGE_SLIPS, LANGUAGES
from observe.errors import did_you_mean
from observe.model import BODIES, KINDS, WORLD
from observe.plan import MOST_DAYS, STEP_HINT, Step, parse_days, parse_step
from observe.settings.faults import Spot, mistyped, shown
from observe.settings.values import FORMATS

T = TypeVar("T")
LONGEST_TEXT = 2000
ADDRESS_HINT = 'write "mailtos://…", "slack://…" or the variable that holds it: "$NAME"'
PLACEHOLDERS = ("{subject}", "{date}")
# Compiled when they are used, which few runs do.
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_PLACE = r"([A-Z]{2})-[A-Z0-9]{1,3}"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_VARIABLE = r"\$[A-Za-z_][A-Za-z0-9_]*"
_ADDRESS = r"[a-z][a-z0-9+]*://\S+"
_ALARM = r"([0-9]{1,3})([hdw])"
_BRACES = r"\{\w*\}"


Check = Callable[[object, Spot], T | None]


def text(value: object, spot: Spot) -> str | None:
    """A text for people: not empty, of a sensible length, without characters that cannot be seen."""
    if not isinstance(value, str):
        mistyped(value, spot, "a text", f'write "{value}"' if type(value) in (int, float) else "")
    elif not value.strip():
        spot.refuse("the text is empty", "remove the key")
    elif len(value) > LONGEST_TEXT:
        spot.refuse(f"a text of {len(value)} characters, where {LONGEST_TEXT} are the most", "shorten it")
    elif _unseen(value):
        spot.refuse(f"{_unseen(value)} has no place in settings", "remove it")
    else:
        return value.strip()
    return None


def line(value: object, spot: Spot) -> str | None:
    """A text on one line."""
    found = text(value, spot)
    return " ".join(found.split()) if found is not None else None


def flag(value: object, spot: Spot) -> bool | None:
    """True or false."""
    if isinstance(value, bool):
        return value
    mistyped(value, spot, "true or false", "write it without quotes" if isinstance(value, str) else "")
    return None


def several(check: Check[T]) -> Check[tuple[T, ...]]:
    """Return the check of a list, none of it twice; a single value stands for a list of one."""

    def listed(value: object, spot: Spot) -> tuple[T, ...] | None:
        if not isinstance(value, list):
            one = check(value, spot)
            return None if one is None else (one,)
        found: list[T] = []
        for index, item in enumerate(value):
            read = check(item, spot.below(index))
            if read is None:
                continue
            if read in found:
                spot.below(index).refuse(f"{shown(item)} stands here twice", "keep one of the two")
            else:
                found.append(read)
        return tuple(found)

    return listed


def choice(what: str, words: Collection[str]) -> Check[str]:
    """Return the check of one of a few words."""

    def chosen(value: object, spot: Spot) -> str | None:
        found = line(value, spot)
        if found is None or found in words:
            return found
        hint = did_you_mean(found, words) or f"one of: {', '.join(words)}"
        spot.refuse(f"{shown(found)} is not {what}", hint)
        return None

    return chosen


kind = choice("a kind", KINDS)
message_format = choice("a format", FORMATS)


def place(value: object, spot: Spot) -> str | None:
    """The code of a place, a body, or "world"."""
    found = line(value, spot)
    if found is None or _is_place(found):
        return found
    spot.refuse(f"{shown(found)} is not the code of a place", _place_hint(found))
    return None


def language(value: object, spot: Spot) -> str | None:
    """A language tag."""
    found = line(value, spot)
    if found is None or _is_language(found):
        return found
    first, *rest = found.replace("_", "-").split("-")
    likely = "-".join([LANGUAGE_SLIPS.get(first.lower(), first.lower()), *rest])
    hint = f"did you mean '{likely}'?" if _is_language(likely) else "a BCP 47 tag such as en, km or zh-Hant"
    spot.refuse(f"{shown(found)} is not a language tag", hint)
    return None


def slug(value: object, spot: Spot) -> str | None:
    """An id or a tag: lower-case words joined by hyphens."""
    found = line(value, spot)
    if found is None or re.fullmatch(_SLUG, found, re.ASCII):
        return found
    spot.refuse(f"{shown(found)} is not an id", "lower-case words joined by hyphens")
    return None


def time_zone(value: object, spot: Spot) -> str | None:
    """A name of the IANA time zone database."""
    found = line(value, spot)
    if found is None:
        return None
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(found)
    except (ValueError, OSError, LookupError):
        names = available_timezones()
        near = did_you_mean(found, names) or "a name such as Asia/Phnom_Penh or Europe/Helsinki"
        hint = near if names else "this computer has no time zones; install the package tzdata"
        spot.refuse(f"{shown(found)} is not a time zone", hint)
        return None
    return found


def lead(value: object, spot: Spot) -> int | None:
    """Days before a day: 30, or "30 days", or "4w"."""
    if type(value) is int and 0 <= value <= MOST_DAYS:
        return value
    days = parse_days(value) if isinstance(value, str) else None
    if days is None:
        spot.refuse(f"{shown(value)} is not a lead", f'write days, 0 to {MOST_DAYS}, or weeks as in "4w"')
    return days


def leads(value: object, spot: Spot) -> tuple[int, ...] | None:
    """Leads, the longest first."""
    found = several(lead)(value, spot)
    if found == () and value == []:
        spot.refuse("no lead: nothing would ever be due", "write for example [30, 7, 1, 0]")
        return None
    return tuple(sorted(found, reverse=True)) if found is not None else None


def step(value: object, spot: Spot) -> Step | None:
    """A step of a plan, as one line."""
    found = line(value, spot)
    if found is None:
        return None
    read = parse_step(found)
    if read is None:
        spot.refuse(f"{shown(found)} is not a step", STEP_HINT)
    return read


def address(value: object, spot: Spot) -> str | None:
    """The address of a target, or the variable that holds it."""
    found = line(value, spot)
    if found is None or re.fullmatch(_ADDRESS, found, re.ASCII) or re.fullmatch(_VARIABLE, found, re.ASCII):
        return found
    # The value may hold a password: it is not repeated.
    spot.refuse("this is not the address of a target", ADDRESS_HINT)
    return None


def alarm(value: object, spot: Spot) -> timedelta | None:
    """A time before a day."""
    match = re.fullmatch(_ALARM, value, re.ASCII) if isinstance(value, str) else None
    if match:
        return timedelta(hours=int(match[1]) * {"h": 1, "d": 24, "w": 168}[match[2]])
    spot.refuse(f"{shown(value)} is not a time before a day", 'write "7d", "15h" or "0d"')
    return None


def subject(value: object, spot: Spot) -> str | None:
    """A subject line, in which `{subject}` and `{date}` are filled in."""
    found = line(value, spot)
    for brace in re.findall(_BRACES, found or ""):
        if brace not in PLACEHOLDERS:
            spot.refuse(f"nothing is known to fill in for {brace}", f"use {' or '.join(PLACEHOLDERS)}")
            return None
    return found


def is_variable(found: str) -> bool:
    """Say whether an address is the name of a variable."""
    return bool(re.fullmatch(_VARIABLE, found, re.ASCII))


def is_name(found: str) -> bool:
    """Say whether a text may be the name of a target."""
    return bool(re.fullmatch(_SLUG, found, re.ASCII))


def is_address(found: str) -> bool:
    """Say whether a text is an address, not the name of a target."""
    return bool(re.fullmatch(_ADDRESS, found, re.ASCII))


def _is_place(found: str) -> bool:
    if found in COUNTRIES or found in BODIES or found == WORLD:
        return True
    match = re.fullmatch(_PLACE, found, re.ASCII)
    return match is not None and match[1] in COUNTRIES


def _place_hint(found: str) -> str:
    upper = COUNTRY_SLIPS.get(found.upper(), found.upper())
    if _is_place(upper):
        return f"did you mean '{upper}'?"
    names = {name.casefold(): code for code, name in [*COUNTRIES.items(), *BODIES.items()]}
    if found.casefold() in names:
        return f"did you mean '{names[found.casefold()]}'?"
    return did_you_mean(found, [*BODIES, WORLD]) or "an ISO 3166 code such as KH or DE-BY, a body, or world"


def _is_language(tag: str) -> bool:
    first = tag.partition("-")[0]
    return bool(re.fullmatch(_LANGUAGE, tag, re.ASCII)) and (len(first) == 3 or first in LANGUAGES)


def _unseen(value: str) -> str:
    """Return the name of the first character of a text that no reader can see, or ""."""
    if value.isprintable():
        return ""
    from observe.dataset.characters import FORBIDDEN, describe

    match = FORBIDDEN.search(value)
    return describe(match[0]) if match else ""
