"""The compiled dataset, read: days come from the index, and outside its horizon from the rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from observe.dataset import build
from observe.errors import ObserveError, OutOfRange, UnknownObservance, near
from observe.model import Observance, Occurrence, Span, country
from observe.rules.certainty import Certainty

if TYPE_CHECKING:
    from observe.article import Article
    from observe.dataset.reckoning import Gap, Reckoning
    from observe.plan import Step
    from observe.rules.rule import Rule

FORMAT = 7
APPLICATION_ID = 0x6F627376
"""Marks an SQLite file as ours: "obsv"."""

_YEARS_AT_ONCE = 20
_MOST_LISTED = 1000
_COLUMNS = "select first, last, nominal, cycle, certainty, evening, rank, id, card"


class Dataset:
    """Observances and their days.

    `title` and `licence` are those of the first file. `horizon` is the span whose days are in the index.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        meta: dict[str, str] = dict(self._rows("select key, value from meta"))
        first, last = map(int, meta["horizon"].split())
        self.title: str = meta["title"]
        self.licence: str = meta["licence"]
        self.horizon = Span.of_years(first, last)
        self._observances: dict[int, Observance] = {}
        self._all_read = False

    def occurrences(
        self,
        span: Span,
        *,
        only: Callable[[Observance], bool] | None = None,
        places: Collection[str] = (),
        ids: Collection[str] = (),
    ) -> Iterator[Occurrence]:
        """Yield the occurrences that touch a span, by first day and id. `gaps` says what is missing.

        Args:
            span: days, in any years from 1 to 9999.
            only: lets an observance pass; those that it does not are not computed.
            places: where all that `only` lets pass is kept, if that is known; less is looked at then.
            ids: the ids of all that `only` lets pass, if they are known; less is looked at then.
        """
        if not self._holds(span):
            yield from self._reckoned(span, only, self.observances(places, ids))
        elif only and (places or ids or self._all_read):
            yield from self._indexed(span, only, self._by_rank(places, ids))
        else:
            yield from self._indexed(span, only)

    def gaps(self, span: Span) -> list[Gap]:
        """Return what is missing in a span whose occurrences were asked for: years that no source covers."""
        if not self._holds(span):
            met = self._reckoning.gaps
            return [met[key] for key in sorted(met) if span.first.year <= key[1] <= span.last.year]
        rows = list(
            self._rows(
                "select id, year, system, low, high from gap join observance using (rank) "
                "where year between ? and ? order by id, year",
                (span.first.year, span.last.year),
            )
        )
        if not rows:
            return []
        from observe.dataset.reckoning import Gap

        return [Gap(id, year, OutOfRange(system, year, (low, high))) for id, year, system, low, high in rows]

    def ids(self) -> list[str]:
        """Return all ids, sorted."""
        return [id for (id,) in self._rows("select id from observance order by id")]

    def observances(self, places: Collection[str] = (), ids: Collection[str] = ()) -> list[Observance]:
        """Return observances, by id: all, or those kept in the countries of some places, or with some ids."""
        found = self._by_rank(places, ids)
        return [found[rank] for rank in sorted(found)]

    def observance(self, id: str) -> Observance:
        """Return one observance, the instruments of its statuses included, which listings do without.

        Raises:
            UnknownObservance: with the ids that look like it.
        """
        (entry,) = self._row(id, "entry")
        return build.observance(id, _parsed(entry))

    def article(self, id: str) -> Article:
        """Return the long text of one observance, or raise UnknownObservance."""
        from observe.problem import Location

        entry, *place = self._row(id, "entry, path, line, col")
        return build.article(_parsed(entry), Location(*place))

    def rule(self, id: str) -> Rule:
        """Return the rule of one observance, or raise UnknownObservance."""
        from observe.rules.parse import parse

        (text,) = self._row(id, "rule")
        return parse(text)

    def plans(self) -> dict[str, tuple[Step, ...]]:
        """Return the steps of the observances that have a plan of their own, by id."""
        rows = self._rows("select id, steps from plan join observance using (rank)")
        return {id: build.steps(_parsed(steps)) for id, steps in rows}

    def reckoning(self) -> Reckoning:
        """Return the rules of the whole dataset, ready to be asked for days in any year."""
        return self._reckoning

    def search(self, words: list[str]) -> list[Observance]:
        """Return the observances that hold every word, those with it in their names first."""
        from observe.dataset.searching import search

        return [self.observance(id) for id in search(self._connection, words)]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __del__(self) -> None:
        # Since Python 3.13, sqlite3 warns of a connection that nobody closed; this one was only read. Another
        # thread than the one that opened it may not close it.
        with suppress(sqlite3.ProgrammingError):
            self.close()

    def _holds(self, span: Span) -> bool:
        return self.horizon.first <= span.first and span.last <= self.horizon.last

    def _row(self, id: str, columns: str) -> tuple[Any, ...]:
        for row in self._rows(f"select {columns} from observance where id = ?", (id,)):
            return row
        raise UnknownObservance(id, near(id, self.ids()))

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            # Not the cursor itself: whoever stops listening would close it, after its connection even.
            yield from iter(self._connection.execute(query, values).fetchone, None)
        except sqlite3.DatabaseError as error:
            raise ObserveError(
                f"the compiled dataset is damaged: {error}",
                hint="remove the folder observe in your cache folder, or install the program anew",
            ) from None

    def _indexed(
        self,
        span: Span,
        only: Callable[[Observance], bool] | None,
        among: Mapping[int, Observance] | None = None,
    ) -> Iterator[Occurrence]:
        first, last = span.first.toordinal(), span.last.toordinal()
        wanted = ""
        if only and among is not None:
            ranks = [str(rank) for rank, observance in among.items() if only(observance)]
            if not ranks:
                return
            # The plus keeps SQLite to the index of the days.
            wanted = f"+rank in ({', '.join(ranks)}) and" if len(ranks) <= _MOST_LISTED else ""
        # What began before the span and still goes on is rare and has an index of its own.
        begun = self._rows(
            f"{_COLUMNS} from occurrence indexed by long_occurrence join observance using (rank) "
            f"where {wanted} last > first and last >= ? and first < ? order by first, rank",
            (first, first),
        )
        starting = self._rows(
            f"{_COLUMNS} from occurrence join observance using (rank) "
            f"where {wanted} first between ? and ? order by first, rank",
            (first, last),
        )
        passes: dict[int, bool] = {}
        for day, last_day, nominal, cycle, certainty, evening, rank, id, card in chain(begun, starting):
            observance = self._observance(rank, id, card)
            if rank not in passes:
                passes[rank] = only is None or only(observance)
            if passes[rank]:
                yield Occurrence(
                    observance,
                    date.fromordinal(day),
                    date.fromordinal(last_day),
                    date.fromordinal(nominal),
                    cycle,
                    Certainty(certainty),
                    bool(evening),
                )

    def _by_rank(self, places: Collection[str], ids: Collection[str]) -> dict[int, Observance]:
        """Return observances by rank: all, or those in the countries of some places and with some ids."""
        narrowed = bool(places or ids)
        if self._all_read and not narrowed:
            return self._observances
        countries = set(map(country, places))
        conditions = ["true"]
        if places:
            conditions.append(f"rank in (select rank from kept where country in ({_marks(countries)}))")
        if ids:
            conditions.append(f"id in ({_marks(ids)})")
        rows = self._rows(
            f"select rank, id, card from observance where {' and '.join(conditions)}", (*countries, *ids)
        )
        found = {rank: self._observance(rank, id, card) for rank, id, card in rows}
        self._all_read = self._all_read or not narrowed
        return found

    def _observance(self, rank: int, id: str, card: str) -> Observance:
        found = self._observances.get(rank)
        if found is None:
            found = self._observances[rank] = build.from_card(id, card)
        return found

    def _reckoned(
        self, span: Span, only: Callable[[Observance], bool] | None, among: list[Observance]
    ) -> Iterator[Occurrence]:
        chosen = [observance for observance in among if only is None or only(observance)]
        first = span.first
        while first <= span.last:
            # Part by part: a century of a large dataset need not stand in memory at once.
            last = min(date(min(first.year + _YEARS_AT_ONCE, date.max.year), 12, 31), span.last)
            # Those of one day stay as they are, in the order of their ids and cycles.
            by_day: dict[date, list[Occurrence]] = {}
            for observance in chosen:
                for occurrence in self._reckoning.occurrences(observance, Span(first, last)):
                    if occurrence.first >= first or first == span.first:
                        by_day.setdefault(occurrence.first, []).append(occurrence)
            for day in sorted(by_day):
                yield from by_day[day]
            if last == date.max:
                break
            first = last + timedelta(1)

    @cached_property
    def _reckoning(self) -> Reckoning:
        from observe.dataset.reckoning import Reckoning, WrittenRules

        return Reckoning(WrittenRules(dict(self._rows("select id, rule from observance"))))


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _parsed(entry: str) -> Any:
    # Imported here, for listings read cards and do without it.
    import json

    return json.loads(entry)
