"""Take facts of calendar systems from convertdate, lunar_python and korean-lunar-calendar.

Run from the root, with these installed:

    python tools/facts_from_calendars.py
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from types import ModuleType

from convertdate import bahai, coptic, islamic, julian, persian
from facts_rows import YEARS, Row, program, rows, write
from korean_lunar_calendar import KoreanLunarCalendar
from lunar_python import Lunar, LunarYear

# Rule: the module, its year less the Gregorian one (about), month, day.
CONVERTED: dict[str, tuple[ModuleType, int, int, int]] = {
    "15 June (julian)": (julian, 0, 6, 15),
    "29 August (julian)": (julian, 0, 8, 29),
    "25 December (julian)": (julian, 0, 12, 25),
    "31 December (julian)": (julian, 0, 12, 31),
    "1 Thout (coptic)": (coptic, 284, 1, 1),
    "29 Koiak (coptic)": (coptic, 284, 4, 29),
    "10 Paoni (coptic)": (coptic, 284, 10, 10),
    "1 Farvardin (persian)": (persian, 621, 1, 1),
    "13 Farvardin (persian)": (persian, 621, 1, 13),
    "1 Baha (bahai)": (bahai, 1843, 1, 1),
    "13 Jalal (bahai)": (bahai, 1843, 2, 13),
    "8 Azamat (bahai)": (bahai, 1843, 4, 8),
    "13 Azamat (bahai)": (bahai, 1843, 4, 13),
    "17 Rahmat (bahai)": (bahai, 1843, 6, 17),
    "6 Qawl (bahai)": (bahai, 1843, 14, 6),
}
TABULAR = {"10 Muharram (islamic-civil)": (1, 10), "12 Rabi al-Awwal (islamic-civil)": (3, 12)}
CHINESE = (
    "1 month 1", "15 month 1", "5 month 5", "7 month 7", "15 month 7", "15 month 8", "9 month 9",
    "8 month 12", "30 month 12", "30 month 9", "1 leap month 6", "15 leap month 4",
)  # fmt: skip
TERMS = {
    "lichun": "立春", "qingming": "清明", "lixia": "立夏", "xiazhi": "夏至", "liqiu": "立秋",
    "qiufen": "秋分", "lidong": "立冬", "dongzhi": "冬至", "xiaohan": "小寒", "shuangjiang": "霜降",
}  # fmt: skip
KOREAN = ("1 month 1", "8 month 4", "5 month 5", "15 month 8", "9 month 9", "30 month 12")


def of_convertdate() -> Iterator[Row]:
    source = program("convertdate")
    for rule, asked in CONVERTED.items():
        years = (1600, 1700, 1800, 1899, 1900, *YEARS, 2100, 2101) if asked[0] is julian else YEARS
        # The Bahá'í calendar became one calendar for all on 21 March 2015.
        years = range(2015, 2036) if asked[0] is bahai else years
        yield from rows(rule, partial(converted, *asked), source, years)
    for rule, (month, day) in TABULAR.items():
        yield from rows(rule, partial(tabular, month, day), source)


def converted(module: ModuleType, offset: int, month: int, day: int, year: int) -> Iterator[date]:
    for own in (year - offset - 1, year - offset, year - offset + 1):
        try:
            yield date(*map(int, module.to_gregorian(own, month, day)))
        except ValueError:
            continue


def tabular(month: int, day: int, year: int) -> Iterator[date]:
    middle = islamic.from_gregorian(year, 6, 30)[0]
    for own in range(middle - 2, middle + 3):
        yield date(*map(int, islamic.to_gregorian(own, month, day)))


def of_lunar_python() -> Iterator[Row]:
    source = program("lunar_python")
    for dated in CHINESE:
        yield from rows(f"{dated} (chinese)", partial(chinese, dated), source, range(2000, 2051))
    for term, name in TERMS.items():
        yield from rows(f"solar term {term}", partial(solar_term, name), source)


def chinese(dated: str, year: int) -> Iterator[date]:
    day, *leap, _, number = dated.split()
    month = -int(number) if leap else int(number)
    for own in (year - 1, year):
        found = LunarYear.fromYear(own).getMonth(month)
        if found and int(day) <= found.getDayCount():
            yield date.fromisoformat(Lunar.fromYmd(own, month, int(day)).getSolar().toYmd())


def solar_term(name: str, year: int) -> Iterator[date]:
    # The table of a year holds the terms from one winter solstice to the next.
    for own in (year - 1, year, year + 1):
        yield date.fromisoformat(Lunar.fromYmd(own, 6, 1).getJieQiTable()[name].toYmd())


def of_korean_lunar_calendar() -> Iterator[Row]:
    source = program("korean-lunar-calendar")
    for dated in KOREAN:
        yield from rows(f"{dated} (korean)", partial(korean, dated), source, range(2000, 2050))


def korean(dated: str, year: int) -> Iterator[date]:
    day, _, month = dated.split()
    for own in (year - 1, year):
        calendar = KoreanLunarCalendar()
        if calendar.setLunarDate(own, int(month), int(day), False):  # noqa: FBT003  (no leap month)
            yield date.fromisoformat(calendar.SolarIsoFormat())


if __name__ == "__main__":
    write("calendars-convertdate", of_convertdate())
    write("chinese-lunar-python", of_lunar_python())
    write("korean-lunar-calendar", of_korean_lunar_calendar())
