"""Write a dataset of many made-up observances for measuring: python benchmarks/make_dataset.py COUNT FILE.

The rules go through all common forms; texts have the length of real entries.
"""

from __future__ import annotations

import sys
from pathlib import Path

RULES = (
    "{day} {month}",
    "{nth} {weekday} of {month}",
    "{weekday} on or after {day} {month}",
    "{count} days before easter",
    "{count} days after orthodox easter",
    "last {weekday} of {month}",
)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH = ("1st", "2nd", "3rd", "4th")
COUNTRIES = (
    "KH", "RW", "BA", "AM", "UA", "IL", "DE", "FR", "GB", "US",
    "CA", "AU", "NZ", "AR", "CL", "JP", "CN", "KR", "VN", "TH",
)  # fmt: skip
TEXT = "People who died are remembered on this day with silence, readings and visits to memorials. " * 4


def entry(number: int) -> str:
    """Return the YAML of one made-up observance."""
    rule = RULES[number % len(RULES)].format(
        day=1 + number % 28,
        month=MONTHS[number % 12],
        nth=NTH[number % 4],
        weekday=WEEKDAYS[number % 7],
        count=1 + number % 60,
    )
    return f"""\
  made-up-{number:06}:
    name: {{en: Day of Remembrance number {number}, km: ទិវាជាតិនៃការចងចាំ}}
    kind: remembrance
    where: [{COUNTRIES[number % len(COUNTRIES)]}]
    when: {rule}
    remembers: {{what: {{en: the event number {number}}}, from: {1900 + number % 100}}}
    status:
      - {{since: 2000, until: 2019, is: public holiday, by: Act {number} of 1999, source: act}}
      - {{since: 2020, is: observance, source: act}}
    summary: {{en: "{TEXT[:140]}"}}
    description:
      en: |
        {TEXT}[^act]

        {TEXT}[^page]
    observed: {{en: "{TEXT[:200]}[^page]"}}
    care: {{en: Observed and not a day of joy.}}
    tags: [genocide, war-dead]
    sources:
      act:
        {{title: Act {number}, publisher: Gazette, url: "https://example.org/act/{number}", kind: law,
          checked: 2026-11-21}}
      page:
        {{title: Page {number}, publisher: Museum, url: "https://example.org/page/{number}",
          kind: institution, checked: 2026-11-21}}
    revised: 2026-11-21
"""


def main() -> None:
    """Write the file that the command line asks for."""
    count, target = int(sys.argv[1]), Path(sys.argv[2])
    with target.open("w", encoding="utf-8") as file:
        file.write("format: 1\ntitle: Made-up days\nlicence: CC-BY-4.0\nobservances:\n")
        file.writelines(entry(number) for number in range(count))


if __name__ == "__main__":
    main()
