"""Text as it is compared in a search: without case, and without the accents of Latin, Greek and Cyrillic."""

from __future__ import annotations

import unicodedata

_LAST_ACCENTED = 0x0530
"""Scripts from Armenian on carry meaning in their marks: Hebrew points, Khmer vowels stay."""


def fold(text: str) -> str:
    """Return a text folded for comparison.

    >>> fold("Día de la Memoria")
    'dia de la memoria'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept: list[str] = []
    for character in decomposed:
        if unicodedata.combining(character) and kept and ord(kept[-1][-1]) < _LAST_ACCENTED:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
