"""The year of Alexandria, which the Coptic and the Ethiopic calendar share.

Twelve months of 30 days, and 5 days more, or 6 in the year before a Julian leap year.
"""

from __future__ import annotations


def day_in(epoch: int, year: int, month: int, day: int) -> int:
    """Return the day number of a date; `month` is 0 to 12, `epoch` the first day of the year 1."""
    return epoch + 365 * (year - 1) + year // 4 + 30 * month + day - 1


def date_in(epoch: int, day: int) -> tuple[int, int, int]:
    """Return year, month (0 to 12) and day of the month."""
    elapsed = day - epoch
    year = (4 * elapsed + 1463) // 1461
    month, of_month = divmod(day - day_in(epoch, year, 0, 1), 30)
    return year, month, of_month + 1


def longest(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month < 12:
        return 30
    return 6 if year % 4 == 3 else 5
