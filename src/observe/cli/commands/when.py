"""`observe when RULE`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import click

from observe.cli import options
from observe.cli.session import Session
from observe.errors import OutOfRange, RuleError
from observe.model import Span
from observe.rules.certainty import Certainty
from observe.rules.parse import parse
from observe.rules.recurrence import recurrence
from observe.rules.rule import RuleDay, days_between
from observe.rules.sentences import origin, sentence


@click.command("when")
@click.argument("rule")
@options.spanning
@options.formatted("plain", "json")
@options.common(hidden=True)
@click.pass_obj
def command(session: Session, rule: str, span_of: Callable[[Session, Span], Span], format: str) -> int:
    """Try a rule: its canonical form, its sentence, its dates in a span (ten years).

    \b
    Examples:
      observe when "4th Saturday of November" --years 2027
      observe when "27 Nisan (hebrew); Friday -> 1 day before; begins evening before"
      observe when "15 Roch Phatrabot (khmer)" --years 2000..2035 --json
    """
    try:
        parsed = parse(rule)
    except RuleError as error:
        pointer = " " * (error.column - 1) + "^"
        hint = f"\nhint: {error.hint}" if error.hint else ""
        raise click.UsageError(f"{error.message}\n  {rule}\n  {pointer}{hint}") from None
    year = session.today.year
    span = span_of(session, Span.of_years(year, min(year + 9, 9999)))
    dataset = session.dataset() if _needs_dataset(rule) else None
    try:
        if dataset is None:
            days = days_between(parsed, span.first.toordinal(), span.last.toordinal())
        else:
            days = dataset.reckoning().days_of(parsed, span)
    except OutOfRange as error:
        raise click.UsageError(f"{error.message}; {error.hint}") from None
    except RuleError as error:
        raise click.UsageError(error.message) from None
    told = recurrence(parsed, dataset.rule if dataset else None)
    if format == "json":
        from observe.output import records

        content = {
            "rule": str(parsed),
            "sentence": sentence(parsed),
            "rrule": told.rrule or None,
            "rrule_note": told.note,
            "days": [_record(day) for day in days],
        }
        session.write(records.document(session.today, content))
        return 0
    rrule = f"{told.rrule} ({told.note})" if told.rrule and told.note else told.rrule or f"none: {told.note}"
    session.write(f"rule   {parsed}\nwhich  {sentence(parsed)}\nRRULE  {rrule}\n")
    for day in days:
        mark = "~" if day.certainty is Certainty.TENTATIVE else " "
        session.write(f"{mark}{date.fromordinal(day.day)}  {origin(parsed, day)}\n")
    if not days:
        session.tell(f"no day from {span.first} to {span.last}")
    return 0


def _needs_dataset(rule: str) -> bool:
    from observe.rules.phrases import Observed, Offset

    bases = [period.base for period in parse(rule).periods]
    return any(isinstance(base.anchor if isinstance(base, Offset) else base, Observed) for base in bases)


def _record(day: RuleDay) -> dict[str, object]:
    return {
        "date": date.fromordinal(day.day).isoformat(),
        "end": date.fromordinal(day.day + day.length - 1).isoformat(),
        "nominal": date.fromordinal(day.nominal).isoformat(),
        "cycle": day.cycle,
        "certainty": str(day.certainty),
        "begins": "evening before" if day.evening_before else "midnight",
    }
