"""The options that commands share, each defined once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from observe.agenda import Selection
from observe.cli.session import Session
from observe.errors import near
from observe.model import BODIES, KINDS, WORLD, Span, country

if TYPE_CHECKING:
    from observe.settings import Settings
    from observe.settings.feed import Feed

# A decorated command takes other arguments than the one it wraps, and click calls it by name: hence the
# casts where a wrapper is returned as what it wraps.
Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "plain", "json", "csv", "markdown")
_MULTIPLE = ("data", "add", "lang")


def common(*, hidden: bool) -> Callable[[Command], Command]:
    """Add the options that stand before and after the name of a command alike."""

    def decorate(command: Command) -> Command:
        for declaration, settings in reversed(_COMMON):
            command = click.option(
                *declaration, **settings, expose_value=False, callback=_remember, hidden=hidden
            )(command)
        return command

    return decorate


def selecting(command: Command) -> Command:
    """Add the options of a selection; the command gets it as `selection`, filled up from the settings."""
    return _without_settings(_selecting(command, _of_settings))


def selecting_feed(command: Command) -> Command:
    """Add --feed and the options of a selection, filled up from that feed of the settings, or else from them.

    The command gets the feed as `feed`, an empty one where none is asked for.
    """
    named = click.option(
        "--feed", default="", metavar="NAME", help="The calendar [feed.NAME] of the settings."
    )
    return _without_settings(named(_selecting(command, _of_feed)))


def selecting_anew(command: Command) -> Command:
    """Add the options of a selection for a command that looks at everything, whatever the settings select."""
    return _selecting(command, lambda settings, given: Selection())


def _selecting(command: Command, preset: Callable[[Settings, dict[str, Any]], Selection]) -> Command:
    @wraps(command)
    def select(*args: Any, **given: Any) -> Any:
        settings = click.get_current_context().ensure_object(Session).settings
        given["selection"] = _selection(given, preset(settings, given), settings.home)
        return command(*args, **given)

    for declaration, settings in reversed(_SELECTING):
        select = click.option(*declaration, **settings)(select)
    return cast("Command", select)


def _without_settings(command: Command) -> Command:
    return click.option("--all", "anew", is_flag=True, help="Without the selection of your settings.")(
        command
    )


def _of_settings(settings: Settings, given: dict[str, Any]) -> Selection:
    return Selection() if given.pop("anew") else settings.selection


def _of_feed(settings: Settings, given: dict[str, Any]) -> Selection:
    given["feed"] = feed = _feed(given["feed"], settings)
    if feed.slug and given["anew"]:
        raise click.UsageError("--feed has a selection of its own; leave out --all")
    usual = _of_settings(settings, given)
    return feed.selection if feed.slug else usual


def spanning(command: Command) -> Command:
    """Add the options of a span; the command gets `span_of`, which takes the session and a default span."""

    @wraps(command)
    def span(*args: Any, **given: Any) -> Any:
        texts = {key: given.pop(key) for key in ("since_day", "to_day", "within", "years")}
        given["span_of"] = lambda session, default: _span(session, default, **texts)
        return command(*args, **given)

    for declaration, settings in reversed(_SPANNING):
        span = click.option(*declaration, **settings)(span)
    return cast("Command", span)


def formatted(*formats: str) -> Callable[[Command], Command]:
    """Add --format and --json; the command gets the format, or "" when it is left to the surroundings."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def format_chosen(*args: Any, **given: Any) -> Any:
            if given.pop("as_json"):
                given["format"] = "json"
            given["format"] = given["format"] or ""
            return command(*args, **given)

        chosen = click.option("--json", "as_json", is_flag=True, help="Short for --format json.")(
            format_chosen
        )
        choice = click.option("--format", type=click.Choice(formats), help="How to write it.")
        return cast("Command", choice(chosen))

    return decorate


exit_code = click.option("--exit-code", is_flag=True, help="Exit with 4 when nothing is found.")

_COMMON: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (
        ("--data", "data"),
        {"multiple": True, "metavar": "FILE", "help": "Read this dataset instead of the built-in one."},
    ),
    (("--add", "add"), {"multiple": True, "metavar": "FILE", "help": "Read this dataset too."}),
    (("--config",), {"metavar": "FILE", "help": "Read this settings file."}),
    (
        ("--lang", "lang"),
        {"multiple": True, "metavar": "TAG", "help": "Names in this language: km, he, pt-BR …"},
    ),
    (("--today", "today_text"), {"metavar": "DATE", "help": "Work as if it were this day ($OBSERVE_TODAY)."}),
    (("--color",), {"type": click.Choice(["auto", "always", "never"]), "help": "When to use colour."}),
    (("--debug",), {"is_flag": True, "help": "Show where an error was raised."}),
]
_SELECTING: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (("--where",), {"multiple": True, "metavar": "PLACE", "help": "Kept there: KH, DE-BY, UN, EU, world …"}),
    (
        ("--people",),
        {"multiple": True, "metavar": "PEOPLE", "help": "Days of a people or faith: jewish, roma …"},
    ),
    (("--kind",), {"multiple": True, "metavar": "KIND", "help": f"One of: {', '.join(KINDS)}."}),
    (("--tag",), {"multiple": True, "metavar": "TAG", "help": "Tagged so: genocide, slavery, war-dead …"}),
    (("--id", "ids"), {"multiple": True, "metavar": "ID", "help": "Just this observance."}),
    (("--not", "excluded"), {"multiple": True, "metavar": "ID", "help": "Without this observance."}),
    (("--holiday",), {"is_flag": True, "help": "Only days that are public holidays there in that year."}),
    (
        ("--match",),
        {"default": "", "metavar": "TEXT", "help": "Only with this text in name, summary or tags."},
    ),
]
_SPANNING: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (("--from", "since_day"), {"metavar": "DATE", "help": "First day: YYYY-MM-DD, today, +14d …"}),
    (("--to", "to_day"), {"metavar": "DATE", "help": "Last day, included."}),
    (("--within",), {"metavar": "LENGTH", "help": "From today on for this long: 30d, 6w, 3m, 1y."}),
    (("--years",), {"metavar": "YEARS", "help": "2027, 2027..2036, or +10 for this year and ten more."}),
]


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    session = context.ensure_object(Session)
    if not value:
        return
    assert parameter.name is not None
    if parameter.name in _MULTIPLE:
        getattr(session, parameter.name).extend(value)
    else:
        setattr(session, parameter.name, value)


def _selection(given: dict[str, Any], preset: Selection, home: str) -> Selection:
    """Return the selection that the options make; an option that is not given is as the settings have it."""
    return Selection(
        where=tuple(place(text) for text in given.pop("where")) or preset.where,
        people=tuple(text.lower() for text in given.pop("people")) or preset.people,
        kinds=tuple(_kind(text) for text in given.pop("kind")) or preset.kinds,
        tags=tuple(text.lower() for text in given.pop("tag")) or preset.tags,
        ids=given.pop("ids") or preset.ids,
        excluded=given.pop("excluded") or preset.excluded,
        holiday=given.pop("holiday") or preset.holiday,
        text=given.pop("match") or preset.text,
        home=home,
    )


def place(text: str) -> str:
    """Return the code of a place given by code or English name: KH, kh, Cambodia."""
    from observe.dataset.codes import COUNTRIES

    code = text.upper()
    if country(code) in COUNTRIES or code in BODIES:
        return code
    if text.lower() == WORLD:
        return WORLD
    names = {name.casefold(): code for code, name in [*COUNTRIES.items(), *BODIES.items()]}
    if text.casefold() in names:
        return names[text.casefold()]
    found = near(text, [*COUNTRIES.values(), *BODIES, *BODIES.values(), WORLD])
    hint = f"; did you mean {' or '.join(found)}?" if found else ""
    raise click.BadParameter(f"'{text[:40]}' is not a place{hint}", param_hint="--where")


def _feed(name: str, settings: Settings) -> Feed:
    from observe.settings.feed import Feed

    feeds = {feed.slug: feed for feed in settings.feeds}
    if not name or name in feeds:
        return feeds.get(name, Feed(""))
    found = near(name, feeds) or list(feeds)
    hint = f"did you mean {' or '.join(found)}?" if found else "write [feed.NAME] into them (observe init)"
    raise click.BadParameter(f"the settings have no feed '{name[:40]}'; {hint}", param_hint="--feed")


def _kind(text: str) -> str:
    if text.lower() in KINDS:
        return text.lower()
    found = near(text, KINDS) or list(KINDS)
    raise click.BadParameter(
        f"'{text[:40]}' is not a kind; did you mean {' or '.join(found)}?", param_hint="--kind"
    )


def _span(session: Session, default: Span, *, since_day: str, to_day: str, within: str, years: str) -> Span:
    if years and (since_day or to_day or within):
        raise click.UsageError("--years stands alone, without --from, --to and --within")
    if within and to_day:
        raise click.UsageError("--within and --to both say where the span ends; use one")
    if years:
        return _years(session.today, years)
    first, last = default
    if since_day:
        first = session.day(since_day, "--from")
        last = max(last, date(first.year, 12, 31))
    if within:
        last = session.length(within, "--within")
        first = first if since_day else session.today
    if to_day:
        last = session.day(to_day, "--to")
        first = min(first, last) if not since_day else first
    if last < first:
        raise click.UsageError(f"the span ends on {last} before it begins on {first}")
    return Span(first, last)


def _years(today: date, text: str) -> Span:
    head, dots, tail = text.partition("..")
    if head.startswith("+") and not dots and head[1:].isdecimal() and len(head) <= 5:
        first, last = today.year, min(today.year + int(head[1:]), 9999)
    elif _is_year(head) and (not dots or _is_year(tail)):
        first, last = int(head), int(tail or head)
    else:
        raise click.BadParameter(
            f"'{text[:40]}' is not years; write 2027, 2027..2036 or +10", param_hint="--years"
        )
    if last < first:
        raise click.BadParameter(f"{last} comes before {first}", param_hint="--years")
    return Span.of_years(first, last)


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) <= 4 and int(text) >= 1
