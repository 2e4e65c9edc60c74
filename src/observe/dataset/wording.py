"""What the words of a day of remembrance should not do; each finding is a warning for a person to judge.

Two tests, both simple on purpose and for English and punctuation only. Text in quotation marks is somebody
else's and is passed over, as are the names of the observance.

- Festive: "celebrat…", "happy", an exclamation mark or an emoji. "Not celebrated" is no fault.
- "Genocide" in our own voice: a sentence with "genocid…" in lower case (with a capital it is part of a name)
  in which nobody is said to have found, judged or named it so: no recognition, court, tribunal, law,
  convention, resolution, parliament, judgment, conviction or "called".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile("\"[^\"]*\"|“[^”]*”|‘[^’]*’|«[^»]*»|„[^“”]*[“”]")
# A full stop ends a sentence if the next one begins with a capital; a marker may stand between them.
_SENTENCE_END = re.compile(r"(?<=[.?!])(?:\[\^[^\]]*\])*\s+(?=[\"“A-Z])|\n\n")
_MARKER = re.compile(r"\[\^[^\]]*\]")
_FESTIVE = re.compile(r"(?<!not )(?<!never )(?<!than )\b(celebrat\w*|happy)\b", re.IGNORECASE)
# An exclamation mark before a letter is a click, as in !Xam.
_SIGNS = re.compile("(!)(?!\\w)|([\u2600-\u26ff\u2705-\u27bf\u2b50\U0001f000-\U0001faff])")
_GENOCIDE = re.compile(r"\bgenocid\w*")
_ATTRIBUTED = re.compile(
    r"recogni[sz]|court|tribunal|chamber|convention|\blaw\b|\blaws\b|resolution|judg|convict|verdict|ruled|ruling"
    r"|\bcall(?:s|ed|ing)?\b|\bnamed?\b|parliament|decree|statute|prosecut|charg|indict|proclaim|declar|denia|deny",
    re.IGNORECASE,
)


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
