"""Write the days that PyPI `holidays` holds as CSV: place, date, kind, name.

It pins dateutil below 3: give it an environment of its own. Places are ISO 3166 codes, one a line on stdin:

    python tools/report_differences.py --places | OTHER/bin/python tools/witness_holidays.py > FILE
    python tools/report_differences.py --take holidays FILE
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

import holidays

YEARS = range(2024, 2028)
PUBLIC = "public"
ENGLISH = ("en_US", "en_GB", "en", None)


def rows(place: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the days of a place; of a part of a country only when its days are known apart."""
    country, _, part = place.partition("-")
    entity = getattr(holidays, country, None)
    known = holidays.list_supported_countries(include_aliases=False)
    if entity is None or country not in known or (part and part not in known[country]):
        return
    languages = [language for language in ENGLISH if not language or language in entity.supported_languages]
    for kind in sorted(entity.supported_categories, key=lambda kind: (kind != PUBLIC, kind)):
        found = holidays.country_holidays(
            country, subdiv=part or None, years=YEARS, language=languages[0], categories=(kind,)
        )
        for day, names in sorted(found.items()):
            # A day moved over New Year is found with the year that it was asked for.
            if day.year in YEARS:
                for name in names.split("; "):
                    yield place, day.isoformat(), kind, name


def main() -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["place", "date", "kind", "name"])
    for line in sys.stdin:
        writer.writerows(rows(line.strip()))
    print(f"holidays {holidays.__version__}", file=sys.stderr)


if __name__ == "__main__":
    main()
