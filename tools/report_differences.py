"""Compare the dataset with PyPI `holidays` and npm `date-holidays`: docs/reference/differences.md.

    python tools/report_differences.py --check     exit 1 if the report is behind or something is unexplained
    python tools/report_differences.py --write     bring it up to date

What the two hold is kept (witnesses.py); it is taken anew with witness_holidays.py, witness_date_holidays.mjs
and

    python tools/report_differences.py --places                            the places that are asked for
    python tools/report_differences.py --take "holidays 0.109" FILE        keep what bears on our days

Why they differ, who is right, and by what source, stands in tests/facts/differences.csv.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import witnesses
from witnesses import YEARS, Holiday

from observe.dataset import build
from observe.dataset.entries import read
from observe.dataset.reckoning import Reckoning
from observe.model import BODIES, PUBLIC_HOLIDAY, WORLD, Observance, Span, is_inside

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "docs" / "reference" / "differences.md"
WITNESS = "github.com/vacanza/holidays"
"""The address of the witness that entries may also have as a source."""
EXPLANATIONS = ROOT / "tests" / "facts" / "differences.csv"
IN_LIEU = re.compile(
    r"observed|substitute|in lieu|^day off for|^alternative holiday|^day (after|before)|day holiday$",
    re.IGNORECASE,
)
VERDICTS = {
    "theirs": "They are right, and our entry says less than it could",
    "ours": "We are right",
    "both": "Both are right, about different things",
    "open": "Not settled",
    "gap": "Days that we do not have yet",
    "scope": "Days that we leave out: victories, founders, feasts, armies",
}
SOURCE_ID = re.compile(r"[a-z0-9-]+")
Key = tuple[str, str]
"""A place with the id of an observance, or with a name that a witness gives."""
Spans = list[tuple[date, date]]


class Explanation(NamedTuple):
    """Who is right about a day, why, and by what source."""

    verdict: str
    why: str
    source: str


class Difference:
    """A day about which a witness says something else, with the years in which each does."""

    def __init__(self) -> None:
        self.years: dict[str, set[int]] = defaultdict(set)
        self.names: set[str] = set()
        self.ours: set[str] = set()

    def add(self, other: Difference) -> None:
        """Take in what another day differs in."""
        for witness, years in other.years.items():
            self.years[witness] |= years
        self.names |= other.names
        self.ours |= other.ours

    def ours_told(self) -> str:
        """Return what we say."""
        return ", ".join(sorted(self.ours)) or "no day on that date"

    def theirs_told(self) -> str:
        """Return what they say, and when."""
        years = "; ".join(f"{witness} {_span(years)}" for witness, years in sorted(self.years.items()))
        names = ", ".join(sorted(self.names))
        if self.ours == {PUBLIC_HOLIDAY}:
            names = f"not all of it: {names}" if names else "none"
        return f"{years}: {names}" if names else years


class Comparison:
    """The dataset held against what the witnesses said."""

    def __init__(self) -> None:
        entries = read([ROOT / "data" / "observances.yaml"]).entries
        self.mappings: dict[str, Mapping[str, Any]] = {id: entry.mapping for id, entry in entries.items()}
        self.observances = {id: build.observance(id, mapping) for id, mapping in self.mappings.items()}
        reckoning = Reckoning({id: build.rule(mapping) for id, mapping in self.mappings.items()})
        span = Span.of_years(YEARS[0], YEARS[-1])
        self.days: dict[str, Spans] = {
            id: [
                (date.fromordinal(day.day), date.fromordinal(day.day + day.length - 1))
                for day in reckoning.days(id, span)
            ]
            for id in self.observances
        }
        self.witnesses = witnesses.kept()
        self.agreed = 0
        self.in_lieu = 0
        self.differences: dict[Key, Difference] = {}

    def places(self) -> list[str]:
        """Return the countries of the dataset and those of their parts that it names."""
        named = {place for observance in self.observances.values() for place in _places(observance)}
        return sorted(named | {place[:2] for place in named})

    def days_by_place(self) -> set[tuple[str, str]]:
        """Return every day of every observance with each of its places."""
        return {
            (place, day)
            for id, observance in self.observances.items()
            for place in _places(observance)
            for first, last in self.days[id]
            for day in _days_of(first, last)
        }

    def source(self, id: str, days: Sequence[str]) -> Mapping[str, Any] | None:
        """Return the source of that id, of the first of the days whose entry has one."""
        of_days = (self.mappings.get(what, {}).get("sources", {}).get(id) for what in days)
        return next(filter(None, of_days), None)

    def resting_on_a_witness(self) -> tuple[list[str], list[str]]:
        """Return the entries that cite a witness, and those to which it gives a status of these years."""
        cited = {
            id: {source for source, said in mapping["sources"].items() if WITNESS in said.get("url", "")}
            for id, mapping in self.mappings.items()
        }
        resting = [
            id
            for id, sources in cited.items()
            if any(
                status.source in sources and status.is_a == PUBLIC_HOLIDAY and status.holds(year)
                for status in self.observances[id].statuses
                for year in YEARS
            )
        ]
        return [id for id, sources in cited.items() if sources], sorted(resting)

    def compare(self) -> None:
        """Fill in what differs and how much agrees."""
        for id, observance in self.observances.items():
            for place in _places(observance):
                for witness in self.witnesses.versions:
                    self._compare_statuses(witness, place, observance, self.days[id])
        for holiday in sorted(self.witnesses.named):
            if witnesses.NAMED.search(holiday.name):
                self._compare_name(holiday)

    def _compare_statuses(self, witness: str, place: str, observance: Observance, days: Spans) -> None:
        theirs = self.witnesses.public.get((witness, place))
        if theirs is None:
            return
        for first, last in days:
            span = list(_days_of(first, last))
            status = observance.status(first.year, place)
            is_holiday = status is not None and status.is_a == PUBLIC_HOLIDAY
            there = [day for day in span if day in theirs]
            if is_holiday and len(there) == len(span):
                self.agreed += 1
            # Of a week or a hundred days it says nothing that one of them is a holiday.
            elif is_holiday or (there and len(span) == 1):
                found = self.differences.setdefault((place, observance.id), Difference())
                found.years[witness].add(first.year)
                found.ours.add(status.is_a if status else "no status")
                found.names |= {
                    each.name
                    for each in self.witnesses.named
                    if each[:2] == (witness, place) and each.day in there and each.kind == witnesses.PUBLIC
                }

    def _compare_name(self, holiday: Holiday) -> None:
        country = holiday.place[:2]
        if IN_LIEU.search(holiday.name):
            self.in_lieu += 1
        elif holiday.place != country and holiday._replace(place=country) in self.witnesses.named:
            return
        elif not self._have(country, date.fromisoformat(holiday.day)):
            key = holiday.place, holiday.name.removesuffix(" (estimated)")
            found = self.differences.setdefault(key, Difference())
            found.years[holiday.witness].add(int(holiday.day[:4]))

    def _have(self, country: str, day: date) -> bool:
        """Say whether we have a day of a country or a part of it on a date.

        Worldwide days do not count: there is one on many dates, whatever a country remembers then.
        """
        return any(
            any(first <= day <= last for first, last in self.days[id])
            and any(is_inside(place, country) for place in observance.where)
            for id, observance in self.observances.items()
        )


def explained(comparison: Comparison) -> tuple[dict[Key, Explanation], list[str]]:
    """Return the explanations of all differences, and what is wrong with them.

    A row about which nothing differs any more is told on stderr and does no harm.
    """
    found: dict[Key, Explanation] = {}
    problems = []
    for number, row in enumerate(witnesses.read_rows(EXPLANATIONS), 2):
        place = f"{EXPLANATIONS.name}:{number}"
        if row["verdict"] not in VERDICTS or not row["why"] or not row["source"]:
            problems.append(f"{place}: a verdict ({', '.join(VERDICTS)}), a reason and a source are needed")
        days = row["what"].split(" | ")
        if SOURCE_ID.fullmatch(row["source"]) and not comparison.source(row["source"], days):
            problems.append(f"{place}: no entry of the row has the source {row['source']}")
        for what in days:
            if (row["place"], what) not in comparison.differences:
                print(f"{place}: nothing differs any more about {what} in {row['place']}", file=sys.stderr)
            found[row["place"], what] = Explanation(row["verdict"], row["why"], row["source"])
    for key, difference in sorted(comparison.differences.items()):
        if key not in found:
            told = f"{difference.ours_told()}; {difference.theirs_told()}"
            problems.append(f"not explained: {' '.join(key)}: {told}")
    return found, problems


def report(comparison: Comparison, explanations: Mapping[Key, Explanation]) -> str:
    """Return the report."""
    counts = Counter(explanations[key].verdict for key in comparison.differences)
    parts = [_head(comparison, counts)]
    for verdict, title in VERDICTS.items():
        keys = [key for key in sorted(comparison.differences) if explanations[key].verdict == verdict]
        if keys:
            parts.append(f"## {title}\n\n{_table(keys, comparison, explanations)}")
    return "\n".join(parts)


def _head(comparison: Comparison, counts: Counter[str]) -> str:
    known = {place for _, place in comparison.witnesses.public}
    places = comparison.places()
    unknown = [place for place in places if place not in known]
    citing, resting = comparison.resting_on_a_witness()
    return f"""\
# Differences with other collections

Generated by `python tools/report_differences.py --write`, which fails on a difference that nobody explained.

{" and ".join(comparison.witnesses.versions.values())} are collections of public holidays, and good for a
cross-check. {len(citing)} entries have the first one among their sources, for a year, an act or a name.
Where it gives a status of the years compared, that it agrees says nothing:
{", ".join(resting)}.

For the places of our entries and the years {YEARS[0]} to {YEARS[-1]} they were compared in two directions:

- what we call a public holiday in a place and year, and what they do on the days of our entries;
- their days whose names speak of remembrance, a memorial, martyrs, victims, genocide, mourning, heroes,
  liberation and the like, and whether we have a day of that country on that date.

In {comparison.agreed} cases (a day of one place in one year) one of them has the public holiday that we have.
{len(comparison.differences)} days differ in one year or more: they are right about {counts["theirs"]},
we about {counts["ours"]}, both about {counts["both"]}; not settled: {counts["open"]};
{counts["gap"]} we do not have yet, {counts["scope"]} we leave out.

Not compared are {comparison.in_lieu} of their days in lieu (observed, substitute, the day before or after),
all their days that bear no such name and meet no day of ours, and countries of which we have no entry. Of
our {len(places)} places, {len(unknown)} are unknown to both: {", ".join(unknown)}.
"""


def _table(keys: list[Key], comparison: Comparison, explanations: Mapping[Key, Explanation]) -> str:
    """Return a line for each day; days that one explanation holds for share a line."""
    together: dict[tuple[str, Explanation], list[Key]] = defaultdict(list)
    for key in keys:
        together[key[0], explanations[key]].append(key)
    lines = [("place", "day", "we", "they", "why", "source"), ("---",) * 6]
    for (place, explanation), same in together.items():
        days = ", ".join(f"`{what}`" if what in comparison.mappings else what for _, what in same)
        whole = Difference()
        for key in same:
            whole.add(comparison.differences[key])
        source = _source(explanation.source, [what for _, what in same], comparison)
        lines.append((place, days, whole.ours_told(), whole.theirs_told(), explanation.why, source))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _source(source: str, days: Sequence[str], comparison: Comparison) -> str:
    """Return a source as it is shown: one that an entry names by that id, an address, or words."""
    if about := comparison.source(source, days):
        return f"[{about['title'].replace('|', '/')}]({about['url']})"
    return f"<{source}>" if source.startswith("http") else source


def _span(years: set[int]) -> str:
    first, last = min(years), max(years)
    if len(years) == 1:
        return str(first)
    return f"{first}-{last}" if len(years) == last - first + 1 else ", ".join(map(str, sorted(years)))


def _places(observance: Observance) -> set[str]:
    named = {*observance.where, *(status.where for status in observance.statuses)} - {*BODIES, WORLD, ""}
    # Overseas parts of France have two codes each.
    return {place for place in named if not (place.startswith("FR-") and place[3:] in named)}


def _days_of(first: date, last: date) -> Iterator[str]:
    for number in range((last - first).days + 1):
        yield (first + timedelta(number)).isoformat()


def outdated(*, write: bool) -> list[str]:
    """Return what is unexplained, or else the report if it was behind; bring it up to date when asked to."""
    comparison = Comparison()
    comparison.compare()
    explanations, problems = explained(comparison)
    if problems:
        return problems
    text = report(comparison, explanations)
    if REPORT.exists() and REPORT.read_text("utf-8") == text:
        return []
    if write:
        REPORT.write_text(text, "utf-8")
        return []
    return [f"{REPORT.name} is behind"]


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for."""
    match arguments:
        case ["--take", version, file]:
            witnesses.take(version, Path(file), Comparison().days_by_place())
            return 0
        case ["--places"]:
            print("\n".join(Comparison().places()))
            return 0
    problems = outdated(write="--write" in arguments)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
