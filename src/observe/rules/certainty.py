"""How sure a day is."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure it is that an occurrence falls on its day.

    `computed`: arithmetic settles it. `announced`: an authority has named the day.
    `tentative`: it may still move, for it depends on a sighting, a decree or a prediction.
    """

    COMPUTED = "computed"
    ANNOUNCED = "announced"
    TENTATIVE = "tentative"
