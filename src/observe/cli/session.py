"""What the command line knows of its surroundings: streams, terminal, folders, language, and the clock.

This is the only place of the program that reads the clock.
"""

from __future__ import annotations

import os
import sys
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from observe.agenda import Selection
    from observe.dataset import Dataset
    from observe.settings import Settings

_NO_SETTINGS = ("OBSERVE_CONFIG", "OBSERVE_TODAY")
"""Variables that are read here; others that begin with OBSERVE_ override settings."""
_MANY = 3_000
"""Observances whose compiling takes longer than a reader waits without a word."""
_UNITS = {"d": 1, "w": 7}


class PipeClosed(Exception):
    """Whoever read our output has gone."""


class Session:
    """One run: the options that every command takes, and what follows from them."""

    def __init__(self) -> None:
        self.data: list[str] = []
        self.add: list[str] = []
        self.lang: list[str] = []
        self.config = ""
        self.today_text = ""
        self.color = "auto"
        self.debug = False
        self._opened: list[Dataset] = []

    @cached_property
    def today(self) -> date:
        """The day of the run: `--today`, `$OBSERVE_TODAY`, or the clock, where the settings say.

        It is read once: a run that goes on over midnight stays on its day.
        """
        text = self.today_text or os.environ.get("OBSERVE_TODAY", "")
        if text:
            return _date(text) or _refuse("--today", text, "write YYYY-MM-DD")
        if not self.settings.time_zone:
            return date.today()
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(self.settings.time_zone)).date()

    @cached_property
    def settings(self) -> Settings:
        """The settings in force: a file's, overridden by the environment.

        Raises:
            SettingsError: with every problem.
        """
        file = self.config or os.environ.get("OBSERVE_CONFIG", "") or settings_file()
        variables = {
            name: value
            for name, value in os.environ.items()
            if name.startswith("OBSERVE_") and name not in _NO_SETTINGS
        }
        if not file and not variables:
            from observe.settings import Settings

            return Settings()
        from observe.settings.reading import read

        return read(file, variables)

    @property
    def languages(self) -> list[str]:
        """The languages wished for: `--lang`, or those of the settings."""
        return self.lang or list(self.settings.languages)

    def day(self, text: str, option: str) -> date:
        """Return the day that an option names: YYYY-MM-DD, today, tomorrow, or an offset as +14d."""
        word = text.strip().lower()
        near_days = {"yesterday": -1, "today": 0, "tomorrow": 1}
        if word in near_days:
            return self._moved(self.today, near_days[word], "d", option, text)
        found = _date(word)
        if found:
            return found
        if word[:1] in "+-" and word[1:-1].isdecimal() and len(word) < 8 and word[-1] in "dwmy":
            sign = -1 if word[0] == "-" else 1
            return self._moved(self.today, sign * int(word[1:-1]), word[-1], option, text)
        return _refuse(
            option, text, "write YYYY-MM-DD, today, tomorrow, or an offset such as +14d, +6w, +3m, +1y"
        )

    def length(self, text: str, option: str) -> date:
        """Return the last day of a length such as 30d, 6w, 3m, 1y from today on."""
        word = text.strip().lower()
        if word[:-1].isdecimal() and len(word) < 7 and word[-1] in "dwmy":
            return self._moved(self.today, int(word[:-1]), word[-1], option, text)
        return _refuse(option, text, "write a length such as 30d, 6w, 3m or 1y")

    def dataset(self, selection: Selection | None = None) -> Dataset:
        """Return the dataset that the options ask for, the user's own days included.

        Raises:
            UnknownObservance: when the selection names an observance that there is not.
        """
        from observe.dataset import load

        data, add = self.dataset_files()
        dataset = load(data, add=add, cache=cache_folder(), year=self.today.year, watch=_watched)
        self._opened.append(dataset)
        set_before = self.settings.ids()
        if set_before and not self.data:
            from observe.settings.reading import check_ids

            check_ids(self.settings, dataset.ids())
        for id in (*selection.ids, *selection.excluded) if selection else ():
            if id not in set_before:
                dataset.observance(id)
        return dataset

    def dataset_files(self) -> tuple[list[str], list[str]]:
        """Return the dataset files instead of the built-in one, and those on top; `--data` stands alone."""
        if self.data:
            return self.data, self.add
        own = own_observances() if not self.settings.data else ""
        return list(self.settings.data), [*([own] if own else []), *self.settings.add, *self.add]

    def close(self) -> None:
        """Let go of the files of the run."""
        while self._opened:
            self._opened.pop().close()

    @property
    def is_terminal(self) -> bool:
        return sys.stdout is not None and sys.stdout.isatty()

    @property
    def use_color(self) -> bool:
        """Colour on a terminal that takes it, unless NO_COLOR is set; `--color` decides where it is given."""
        if self.color != "auto":
            return self.color == "always"
        return self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def columns(self) -> int:
        """Columns of the terminal, between 20 and 200; 80 where there is none."""
        text = os.environ.get("COLUMNS", "")
        if text.isdecimal() and int(text[:6]) > 0:
            columns = int(text[:6])
        else:
            try:
                columns = os.get_terminal_size(sys.stdout.fileno()).columns
            except (OSError, ValueError, AttributeError):
                columns = 80
        return max(20, min(columns or 80, 200))

    def write(self, text: str) -> None:
        """Write data to stdout.

        Raises:
            PipeClosed: when nobody reads it any more.
        """
        if sys.stdout is None:
            return
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise PipeClosed from None

    def write_bytes(self, data: bytes) -> int:
        """Write bytes to stdout as they are and return their number; raises PipeClosed like `write`."""
        if sys.stdout is None:
            return len(data)
        try:
            sys.stdout.buffer.write(data)
        except BrokenPipeError:
            raise PipeClosed from None
        return len(data)

    def tell(self, text: str) -> None:
        """Write words to stderr."""
        click.echo(text, err=True)

    def _moved(self, day: date, count: int, unit: str, option: str, text: str) -> date:
        try:
            if unit in _UNITS:
                return day + timedelta(count * _UNITS[unit])
            from dateutil.relativedelta import relativedelta

            return day + (relativedelta(months=count) if unit == "m" else relativedelta(years=count))
        except (OverflowError, ValueError):
            return _refuse(option, text, "stay between the years 1 and 9999")


def _watched(ids: list[str]) -> Iterator[str]:
    """Pass ids on; when they are thousands, draw on a terminal how far the work has come."""
    if len(ids) < _MANY or sys.stderr is None or not sys.stderr.isatty():
        yield from ids
        return
    with click.progressbar(ids, label="compiling the dataset", file=sys.stderr) as shown:
        yield from shown


def cache_folder() -> str:
    """Return the folder for compiled indexes, or "" when there is no home."""
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "")
    return _folder("XDG_CACHE_HOME", "Library/Caches" if sys.platform == "darwin" else ".cache")


def config_folder() -> str:
    """Return the folder of the user's settings and own days, or "" when there is no home."""
    if sys.platform == "win32":
        return _folder("APPDATA", "")
    return _folder("XDG_CONFIG_HOME", ".config")


def state_folder() -> str:
    """Return the folder of what has to be known from one run to the next, or "" when there is no home."""
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "")
    return _folder("XDG_STATE_HOME", ".local/state")


def settings_file() -> str:
    """Return the settings file of the user, or "" when there is none."""
    folder = config_folder()
    file = os.path.join(folder, "observe.toml") if folder else ""
    return file if os.path.exists(file) else ""


def own_observances() -> str:
    """Return the file of the user's own days, or "" when there is none."""
    folder = config_folder()
    file = os.path.join(folder, "observances.yaml") if folder else ""
    return file if os.path.isfile(file) else ""


def _folder(variable: str, below_home: str) -> str:
    value = os.environ.get(variable, "")
    # The XDG specification: a relative path is to be ignored.
    if os.path.isabs(value):
        return os.path.join(value, "observe")
    home = os.environ.get("HOME", "")
    return os.path.join(home, below_home, "observe") if home and below_home else ""


def _date(text: str) -> date | None:
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _refuse(option: str, text: str, hint: str) -> date:
    raise click.BadParameter(f"'{text[:40]}' is not a day; {hint}", param_hint=option)
