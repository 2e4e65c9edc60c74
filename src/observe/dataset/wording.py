"""What the words of a day of remembrance should not do; each finding is a warning for a person to judge.

Two tests, both simple on purpose and for English and punctuation only. Text in quotation marks is somebody
else's and is passed over, as are the names of the observance.

- Festive: "celebrat…", "happy", an exclamation mark or an emoji. "Not celebrated" is no fault.
- "Genocide" in our own voice: a sentence with "genocid…" in lower case (with a capital it is part of a name)
  in which nobody is said to have found, judged or named it so: no recognition, court, tribunal, law,
  convention, resolution, parliament, judgment, conviction or "called", and no marker of a source that is a
  court, a law or a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from observe.dataset.entry_checks import texts
from observe.dataset.findings import Finding

_QUOTED = re.compile('"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»|„[^“”]*[“”]')
# A full stop, or a marker after it, ends a sentence if the next word begins with a capital.
_SENTENCE_END = re.compile(r"(?<=[.?!\]])\s+(?=[\"“A-Z])|\n\n")
_MARKER = re.compile(r"\[\^([^\]]*)\]")
_FESTIVE = re.compile(r"(?<!not )(?<!never )(?<!than )\b(celebrat\w*|happy)\b", re.IGNORECASE)
# An exclamation mark before a letter is a click, as in !Xam.
_SIGNS = re.compile("(!)(?!\\w)|([\u2600-\u26ff\u2705-\u27bf\u2b50\U0001f000-\U0001faff])")
_GENOCIDE = re.compile(r"\bgenocid\w*")
_ATTRIBUTED = re.compile(
    r"recogni[sz]|court|tribunal|chamber|convention|\blaws?\b|resolution|parliament|decree|statute|verdict|\brul(?:ed|ing)"
    r"|judg|convict|prosecut|charg|indict|conclud|proclaim|proclam|declar|denia|deny|\bcall(?:s|ed|ing)?\b|\bname[sd]?\b"
    r"|\bwords?\b|\bterms?\b",
    re.IGNORECASE,
)
_AUTHORITIES = ("court", "law", "resolution")

_GRAVE = ("remembrance", "mourning")
_OTHERS_WORDS = "disputed"
_ADVICE = "care"


def check_wording(mapping: dict[str, Any]) -> Iterator[Finding]:
    """Yield warnings for words in an entry; views in disputes are somebody else's, advice may name a word."""
    names: list[str] | None = None
    for keys, language, text in texts(mapping):
        if keys[0] in (_OTHERS_WORDS, _ADVICE):
            continue
        grave = mapping["kind"] in _GRAVE and _may_be_festive(text)
        if not grave and "genocid" not in text:
            continue
        names = names or _names(mapping)
        if grave:
            for word in festive(text, names):
                message = f"'{word}' in the text of a day of {mapping['kind']}"
                yield Finding(keys, message, "a day is observed or marked", warning=True, fragment=word)
        if language == "en":
            for sentence in genocide_in_our_voice(text, names):
                cited = [mapping["sources"].get(id, {}).get("kind") for id in _MARKER.findall(sentence)]
                if not set(cited).isdisjoint(_AUTHORITIES):
                    continue
                message = "'genocide' in our own voice, without a recognition, a court or an official name"
                hint = "say who found or recognised it so, or cite the court, law or resolution"
                start = _MARKER.split(sentence)[0]
                yield Finding(keys, message, hint, warning=True, fragment=start)


def _names(mapping: dict[str, Any]) -> list[str]:
    found = list(mapping["name"].values())
    for former in mapping.get("former-names", ()):
        found += former["name"].values()
    for also in mapping.get("also", {}).values():
        found += also
    return found


def _may_be_festive(text: str) -> bool:
    """Say quickly that nearly every text has nothing festive."""
    lower = text.lower()
    return "!" in text or "celebrat" in lower or "happy" in lower or not text.isascii()


def festive(text: str, names: Iterable[str]) -> list[str]:
    """Return the words and signs of a text that belong to a feast.

    >>> festive("The day is celebrated by thousands!", [])
    ['celebrated', '!']
    >>> festive('Observed, not celebrated. They sang "Never again!"', [])
    []
    """
    ours = _without(text, names)
    return [match[1] for match in _FESTIVE.finditer(ours)] + [match[0] for match in _SIGNS.finditer(ours)]


def genocide_in_our_voice(text: str, names: Iterable[str]) -> list[str]:
    """Return the sentences of a text that say "genocide" without saying who found or named it so.

    >>> genocide_in_our_voice("The genocide began in April. A court called it genocide.", [])
    ['The genocide began in April.']
    """
    names = list(names)
    return [
        sentence.strip()
        for sentence in _SENTENCE_END.split(text)
        if "genocid" in sentence
        and _GENOCIDE.search(ours := _without(_MARKER.sub("", sentence), names))
        and not _ATTRIBUTED.search(ours)
    ]


def _without(text: str, names: Iterable[str]) -> str:
    text = _QUOTED.sub(" ", text)
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return text
