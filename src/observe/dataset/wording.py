"""What the words of a day of remembrance should not do; each finding is a warning for a person to judge.

Two tests, both simple on purpose and for English and punctuation only. Text in quotation marks is somebody
else's and is passed over, as are the names of the observance.

- Festive: "celebrat…", "happy", an exclamation mark or an emoji. "Not celebrated" is no fault.
- "Genocide" in our own voice: a sentence with "genocid…" in lower case (with a capital it is part of a name)
  where neither it nor its neighbours say who found, judged or named it so: no recognition, court, tribunal,
  law, convention, resolution, parliament, judgment, conviction or "called", and no marker of a source that is
  a law or a resolution. An entry that cites a court, or has the word in its official name, may use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from typing import Any

from observe.dataset.entry_checks import texts
from observe.dataset.findings import Finding

_QUOTED = re.compile('"[^"]{0,500}"|“[^”]{0,500}”|‘[^’]{0,500}’|«[^»]{0,500}»|„[^“”]{0,500}[“”]')
# A full stop, or a marker after it, ends a sentence if the next word begins with a capital.
_SENTENCE_END = re.compile(r"(?<=[.?!\]])\s+(?=[\"“A-Z])|\n\n")
_MARKER = re.compile(r"\[\^([^\[\]\n]{0,100})\]")
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
_AUTHORITIES = ("law", "resolution")

_GRAVE = ("remembrance", "mourning")
_OTHERS_WORDS = "disputed"
_ADVICE = "care"


def check_wording(mapping: dict[str, Any]) -> Iterator[Finding]:
    """Yield warnings for words in an entry; views in disputes are somebody else's, advice may name a word."""
    grave = mapping["kind"] in _GRAVE
    for keys, language, text in texts(mapping):
        if keys[0] in (_OTHERS_WORDS, _ADVICE):
            continue
        if grave and _may_be_festive(text):
            for word in festive(text, _names(mapping)):
                message = f"'{word}' in the text of a day of {mapping['kind']}"
                yield Finding(keys, message, "a day is observed or marked", warning=True, fragment=word)
        if language == "en" and "genocid" in text and not _may_say_genocide(mapping):
            for sentence in genocide_in_our_voice(text, _names(mapping), _authorities(mapping)):
                message = "'genocide' in our own voice, without a recognition, a court or an official name"
                hint = "say who found or recognised it so, or cite the court, law or resolution"
                yield Finding(keys, message, hint, warning=True, fragment=_MARKER.split(sentence)[0])


def _may_say_genocide(mapping: dict[str, Any]) -> bool:
    official = [mapping["name"], *(former["name"] for former in mapping.get("former-names", ()))]
    return any("genocid" in names.get("en", "").lower() for names in official) or any(
        source["kind"] == "court" for source in mapping["sources"].values()
    )


def _authorities(mapping: dict[str, Any]) -> set[str]:
    return {id for id, source in mapping["sources"].items() if source["kind"] in _AUTHORITIES}


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


def genocide_in_our_voice(text: str, names: Iterable[str], authorities: Set[str] = frozenset()) -> list[str]:
    """Return the sentences of a text that say "genocide" where nobody is said to have found or named it so.

    Args:
        text: English, with markers.
        names: of the observance; they are passed over.
        authorities: ids of sources whose markers speak for a sentence.

    >>> genocide_in_our_voice("The genocide began in April. Many fled.", [])
    ['The genocide began in April.']
    >>> genocide_in_our_voice("The genocide began in April. A court found it so.", [])
    []
    """
    names = list(names)
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(text)]
    ours = [_without(_MARKER.sub("", sentence), names) for sentence in sentences]
    said = [
        bool(_ATTRIBUTED.search(plain)) or not authorities.isdisjoint(_MARKER.findall(sentence))
        for sentence, plain in zip(sentences, ours, strict=True)
    ]
    return [
        sentence
        for position, sentence in enumerate(sentences)
        if _GENOCIDE.search(ours[position]) and not any(said[max(position - 1, 0) : position + 2])
    ]


def _without(text: str, names: Iterable[str]) -> str:
    text = _QUOTED.sub(" ", text)
    for name in names:
        if name in text:
            text = text.replace(name, " ")
    return text
