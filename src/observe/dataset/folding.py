"""Text as it is compared in a search: without case, and without the accents of Latin, Greek and Cyrillic."""

from __future__ import annotations

import re
import unicodedata

# Scripts from Armenian on carry meaning in their marks: Hebrew points and Khmer vowels stay.
_ACCENTS = re.compile("(?<=[\u0000-\u052f])[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Return a text folded for comparison.

    >>> fold("Día de la Memoria")
    'dia de la memoria'
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", folded)))
