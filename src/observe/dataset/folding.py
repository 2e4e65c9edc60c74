"""Text as it is compared in a search: without case and accents, as it is typed on a plain keyboard."""

from __future__ import annotations

import re
import unicodedata

# Scripts from Armenian on carry meaning in their marks: Hebrew points and Khmer vowels stay.
_ACCENTS = re.compile("(?<=[\u0000-\u052f])[\u0300-\u036f]+")
# Letters that Unicode does not take apart, as a keyboard without them has them; and printed apostrophes.
_LETTERS = str.maketrans("øłđðħı‘’", "olddhi''") | str.maketrans({"þ": "th", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Return a text folded for comparison.

    >>> fold("Día de la Memoria")
    'dia de la memoria'
    >>> fold("Utøya"), fold("Martyrs’ Day")
    ('utoya', "martyrs' day")
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))
