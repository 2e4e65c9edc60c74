"""A checked mapping -> Observance, Rule, Article.

The mapping is what `entries.read` gives or what the compiled index kept of it as JSON. Nothing is checked
again, and nothing is imported that a listing does not need; a listing reads cards instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from observe.model import Observance, Remembered, Status

if TYPE_CHECKING:
    from observe.article import Article, Estimate, YearException
    from observe.plan import Step
    from observe.problem import Location
    from observe.rules.rule import Period, Rule

Entry = Mapping[str, Any]
_FIELD, _ITEM, _PART = "\x1c", "\x1d", "\x1e"

# Written beside `rules`, these hold for each of them that says nothing else.
_SHARED_CLAUSES = ("shift", "begins", "lasts", "certainty")


def observance(id: str, mapping: Entry) -> Observance:
    """Return the observance of an entry."""
    get = mapping.get
    remembers = get("remembers")
    return Observance(
        id=id,
        names=mapping["name"],
        kind=mapping["kind"],
        where=tuple(mapping["where"]),
        summary=mapping["summary"],
        revised=mapping["revised"],
        people=tuple(get("people", ())),
        tags=tuple(get("tags", ())),
        statuses=tuple([_status(status) for status in get("status", ())]),
        remembers=_remembered(remembers) if remembers else None,
        url=next((source["url"] for source in get("sources", {}).values() if "url" in source), ""),
    )


def card(found: Observance) -> str:
    """Return an observance as one text, without the instruments of its statuses.

    Every listing reads cards, some of them hundreds. Parted by characters that no text of a dataset may hold,
    they are read in a third of the time of JSON, and without importing it.
    """
    event = found.remembers or Remembered({})
    return _FIELD.join(
        (
            _pairs(found.names),
            found.kind,
            _ITEM.join(found.where),
            _pairs(found.summary),
            found.revised,
            _ITEM.join(found.people),
            _ITEM.join(found.tags),
            _ITEM.join(
                _PART.join((status.is_a, str(status.since or ""), str(status.until or ""), status.where))
                for status in found.statuses
            ),
            _pairs(event.what),
            event.start,
            event.end,
            event.counted,
            found.url,
        )
    )


def from_card(id: str, card: str) -> Observance:
    """Return the observance that `card` wrote."""
    (names, kind, where, summary, revised, people, tags, statuses, what, start, end, counted, url) = (
        card.split(_FIELD)
    )
    return Observance(
        id,
        _mapping(names),
        kind,
        tuple(where.split(_ITEM)),
        _mapping(summary),
        revised,
        tuple(people.split(_ITEM)) if people else (),
        tuple(tags.split(_ITEM)) if tags else (),
        tuple([_listed_status(*status.split(_PART)) for status in statuses.split(_ITEM)]) if statuses else (),
        Remembered(_mapping(what), start, end, counted) if what else None,
        url,
    )


def rule(mapping: Entry) -> Rule:
    """Return the rule of an entry.

    Raises:
        RuleError: never for an entry that `entries.read` has checked.
    """
    from observe.rules.parse import parse_date
    from observe.rules.rule import Rule

    periods: list[Entry] = [mapping]
    if "rules" in mapping:
        shared = {key: mapping[key] for key in _SHARED_CLAUSES if key in mapping}
        periods = [{**shared, **period} for period in mapping["rules"]]
    exceptions = {year.year: parse_date(year.day) if year.day else None for year in _exceptions(mapping)}
    return Rule(tuple([_period(period) for period in periods]), exceptions)


def article(mapping: Entry, location: Location | None = None) -> Article:
    """Return the long text of an entry."""
    from observe.article import Article, Dispute, FormerName, Source, View

    get = mapping.get
    also = get("also")
    return Article(
        former_names=tuple(
            FormerName(
                former["name"],
                *(former.get(key) for key in ("since", "until")),
                *_strings(former, "note", "source"),
            )
            for former in get("former-names", ())
        ),
        also={language: tuple(names) for language, names in also.items()} if also else None,
        description=get("description"),
        observed=get("observed"),
        care=get("care"),
        estimates=tuple(map(_estimate, get("estimates", ()))),
        disputes=tuple(
            Dispute(
                dispute["point"],
                tuple(View(view["by"], view["says"], view["source"]) for view in dispute["views"]),
            )
            for dispute in get("disputed", ())
        ),
        exceptions=tuple(_exceptions(mapping)),
        related=tuple(get("related", ())),
        plan=steps(get("plan", ())),
        sources=tuple(
            Source(
                id,
                source["title"],
                source["kind"],
                source["checked"],
                *_strings(source, "publisher", "url", "published"),
            )
            for id, source in mapping["sources"].items()
        ),
        location=location,
    )


def steps(written: Sequence[Entry]) -> tuple[Step, ...]:
    """Return the steps of the plan of an entry."""
    if not written:
        return ()
    from observe.plan import Step

    return tuple(
        Step(-int(step["days"]) if step["days"].startswith("+") else int(step["days"]), step["do"])
        for step in written
    )


def search_texts(mapping: Entry) -> tuple[str, str, str]:
    """Return what a search looks through: all names, then single words, then texts, each on its line."""
    names = list(mapping["name"].values())
    for former in mapping.get("former-names", ()):
        names += former["name"].values()
    for also in mapping.get("also", {}).values():
        names += also
    words = [mapping["kind"], *mapping["where"], *mapping.get("people", ()), *mapping.get("tags", ())]
    texts = [*mapping.get("remembers", {}).get("what", {}).values()]
    for key in ("summary", "description", "observed", "care"):
        texts += mapping.get(key, {}).values()
    for dispute in mapping.get("disputed", ()):
        texts += dispute["point"].values()
        for view in dispute["views"]:
            texts += [view["by"], *view["says"].values()]
    return "\n".join(names), "\n".join(words), "\n".join(texts)


def _pairs(texts: Mapping[str, str]) -> str:
    return _ITEM.join([f"{language}{_PART}{text}" for language, text in texts.items()])


def _mapping(pairs: str) -> dict[str, str]:
    return dict([pair.split(_PART) for pair in pairs.split(_ITEM)])


def _listed_status(is_a: str, since: str, until: str, where: str) -> Status:
    return Status(is_a, int(since) if since else None, int(until) if until else None, "", where)


def _strings(mapping: Entry, *keys: str) -> list[str]:
    return [mapping.get(key, "") for key in keys]


def _status(status: Entry) -> Status:
    get = status.get
    return Status(
        status["is"],
        get("since"),
        get("until"),
        get("by", ""),
        get("where", ""),
        get("note", ""),
        get("source", ""),
        get("basis", ""),
    )


def _remembered(remembers: Entry) -> Remembered:
    get = remembers.get
    return Remembered(remembers["what"], get("from", ""), get("to", ""), get("anniversary", "from"))


def _estimate(estimate: Entry) -> Estimate:
    from observe.article import Estimate

    get = estimate.get
    return Estimate(
        unit=estimate["unit"],
        by=estimate["by"],
        source=estimate["source"],
        low=get("low"),
        high=get("high"),
        year=get("year"),
        basis=get("basis", ""),
        note=get("note", ""),
    )


def _exceptions(mapping: Entry) -> Iterator[YearException]:
    from observe.article import YearException

    for year, moved in mapping.get("exceptions", {}).items():
        said = {"is": moved} if isinstance(moved, str) else moved
        yield YearException(
            int(year),
            "" if said["is"] == "none" else said["is"],
            said.get("note", ""),
            said.get("source", ""),
        )


def _period(period: Entry) -> Period:
    from observe.rules.parse import CERTAINTIES, parse_dates, parse_length, parse_shift
    from observe.rules.phrase_parser import parse_phrase
    from observe.rules.rule import Period

    get = period.get
    certainty = get("certainty")
    return Period(
        base=parse_dates([(day, 1) for day in period["dates"]])
        if "dates" in period
        else parse_phrase(period["when"]),
        shifts=tuple([parse_shift(shift) for shift in get("shift", ())]),
        evening_before=get("begins") == "evening before",
        length=parse_length(period["lasts"]) if "lasts" in period else None,
        since=get("since"),
        until=get("until"),
        certainty=CERTAINTIES[certainty] if certainty else None,
    )
