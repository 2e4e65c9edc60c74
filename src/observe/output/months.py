"""Small months with the days marked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from observe.output.wording import MONTHS

_CELL = 3
_GAP = "   "
_MONTH_WIDTH = 7 * _CELL
_WEEKDAYS = "Mo Tu We Th Fr Sa Su"
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def months(year: int, wanted: Collection[int], marked: Collection[date], columns: int, *, color: bool) -> str:
    """Return months side by side, as many as the columns allow; weeks start on Monday.

    A marked day is followed by "*"; with colour, it is bold and the others are dim.
    """
    blocks = [_month(year, month, marked, color=color) for month in wanted]
    across = next(
        (count for count in (6, 4, 3, 2) if count * (_MONTH_WIDTH + len(_GAP)) - len(_GAP) <= columns), 1
    )
    lines: list[str] = []
    for start in range(0, len(blocks), across):
        row = blocks[start : start + across]
        height = max(map(len, row))
        blank = (" " * _MONTH_WIDTH, 0)
        for index in range(height):
            cells = (block[index] if index < len(block) else blank for block in row)
            lines.append(_GAP.join(text + " " * hidden for text, hidden in cells).rstrip())
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _month(year: int, month: int, marked: Collection[date], *, color: bool) -> list[tuple[str, int]]:
    """Return the lines of a month, each with the columns by which it is short."""
    title = f"{MONTHS[month - 1]} {year}".center(_MONTH_WIDTH)
    lines = [(title, 0), (_WEEKDAYS.ljust(_MONTH_WIDTH), 0)]
    first = date(year, month, 1)
    days = (date(year, month + 1, 1) if month < 12 else date(year, 12, 31)).toordinal() - first.toordinal()
    days += month == 12
    cells = [" " * _CELL] * first.weekday()
    for day in range(1, days + 1):
        cells.append(_day(day, is_marked=date(year, month, day) in marked, color=color))
    for start in range(0, len(cells), 7):
        week = cells[start : start + 7]
        lines.append(("".join(week), _CELL * (7 - len(week))))
    return lines


def _day(day: int, *, is_marked: bool, color: bool) -> str:
    text = f"{day:2}{'*' if is_marked else ' '}"
    if not color:
        return text
    return f"{_BOLD if is_marked else _DIM}{text}{_RESET}"
