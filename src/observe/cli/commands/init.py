"""`observe init`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from observe.cli import options
from observe.cli.session import Session, config_folder
from observe.errors import ObserveError
from observe.settings import checks
from observe.settings.faults import Spot
from observe.settings.template import template

Answer = TypeVar("Answer")


@click.command("init")
@options.common(hidden=True)
@click.pass_obj
def command(session: Session) -> int:
    """Write a settings file in which everything is explained, and tell where it is.

    On a terminal, three questions are asked; an empty answer leaves a setting as it is. A file that is there
    already is never changed.

    \b
    Examples:
      observe init
      observe init --config institute.toml
    """
    file = session.config or os.environ.get("OBSERVE_CONFIG", "") or _usual_place()
    if os.path.lexists(file):
        raise ObserveError(f"'{file}' is there already", hint="change it, or name another with --config")
    answers = _ask() if sys.stdin is not None and sys.stdin.isatty() and session.is_terminal else {}
    from observe.delivery.files import create

    create(file, template(answers).encode())
    session.tell(f"written: {file}\n`observe config` shows what is in force")
    return 0


def _usual_place() -> str:
    folder = config_folder()
    if not folder:
        raise ObserveError("there is no folder for settings", hint="set HOME, or name a file with --config")
    return os.path.join(folder, "observe.toml")


def _ask() -> dict[str, object]:
    home = _asked("Where are you? A country or region, such as KH or DE-BY", checks.place, several=False)
    where = _asked("Days of which places? Such as KH UN; nothing for all", checks.place, several=True)
    languages = _asked("Names in which languages? Such as km en", checks.language, several=True)
    answers = {"home": "".join(home), "selection.where": where, "lang": languages}
    return {key: answer for key, answer in answers.items() if answer}


def _asked(question: str, check: Callable[[object, Spot], str | None], *, several: bool) -> list[str]:
    """Return the words of an answer, asking again until each is right."""
    while True:
        answer = click.prompt(question, default="", show_default=False, err=True)
        words = re.split(r"[\s,]+", answer.strip(" ,")) if answer.strip(" ,") else []
        spot = Spot((), [])
        if len(words) > 1 and not several:
            spot.refuse("one is enough")
        found = [check(word, spot) for word in words]
        if not spot.faults:
            return [word for word in found if word]
        for fault in spot.faults:
            click.echo(f"{fault.message}; {fault.hint}" if fault.hint else fault.message, err=True)
