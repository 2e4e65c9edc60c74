"""What only a process of its own shows: pipes, signals, poor surroundings, and what is imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "Result"]  # noqa: F821 - the fixture's type stands in conftest.py
PROGRAM = [sys.executable, "-m", "observe"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and permissions of POSIX")


def imported(environment: dict[str, str], *words: str) -> set[str]:
    code = (
        f"import sys; sys.argv[1:] = {list(words)!r}\n"
        "from observe.__main__ import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "words", [("next", "--format", "plain"), ("today", "--format", "plain"), ("list", "--where", "KH")]
)
def test_a_plain_listing_imports_nothing_that_is_dear(
    environment: dict[str, str], process: Run, words: tuple[str, ...]
) -> None:
    process("next")  # compiles the built-in dataset, as an installed program finds it

    modules = imported(environment, *words)

    dear = {
        "rich", "icalendar", "yaml", "dateutil", "dateutil.rrule", "dateutil.tz", "importlib.metadata",
        "importlib.resources", "jinja2", "pyluach", "hijridate", "pathlib", "tomllib", "dataclasses", "json",
        "observe.rules.rule", "observe.calendars", "observe.article",
    }  # fmt: skip
    assert modules & dear == set()


def test_a_table_does_not_import_yaml_or_icalendar(environment: dict[str, str], process: Run) -> None:
    process("next")

    assert (
        imported(environment, "next", "--format", "table")
        & {"yaml", "icalendar", "dateutil", "observe.article"}
        == set()
    )


@posix
def test_a_reader_who_goes_away_ends_the_program_quietly(environment: dict[str, str]) -> None:
    program = subprocess.Popen(
        [*PROGRAM, "list", "--years", "2026..2036", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.read(10)
    program.stdout.close()

    assert (program.wait(timeout=60), program.stderr.read()) == (130, b"")
    program.stderr.close()


@posix
def test_an_interrupt_ends_the_program_quietly(environment: dict[str, str]) -> None:
    # A shell lets what it runs in the background ignore an interrupt, and a test run may be such a thing.
    code = (
        "import os, signal, observe.agenda\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def interrupt(*given): os.kill(os.getpid(), signal.SIGINT)\n"
        "observe.agenda.upcoming = interrupt\n"
        "import sys; sys.argv[1:] = ['next']\n"
        "from observe.cli import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False, timeout=60
    )

    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


@posix
def test_a_closed_output_is_no_error(environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec '{sys.executable}' -m observe next >&-"],
        env=environment, capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_told(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "next"], env=environment, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert done.returncode == 1
    assert done.stderr.startswith(b"error: the output cannot be written")


@pytest.mark.parametrize(
    "changes",
    [
        {"HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""},
        {"XDG_CACHE_HOME": "/proc/no/cache"},
        {"XDG_CACHE_HOME": "relative/folder"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb"},
        {"COLUMNS": "0"},
        {"COLUMNS": "99999999999999999999"},
        {"COLUMNS": "x"},
    ],
    ids=str,
)
def test_poor_surroundings_change_nothing(process: Run, changes: dict[str, str]) -> None:
    usual = process("next", "3", "--where", "KH", "--lang", "km")

    assert process("next", "3", "--where", "KH", "--lang", "km", **changes) == usual
    assert usual.code == 0


def test_a_narrow_terminal_gets_readable_text(process: Run) -> None:
    result = process("next", "5", "--format", "table", COLUMNS="40")

    assert result.code == 0
    assert max(len(line) for line in result.out.splitlines()) <= 40


def test_a_bug_keeps_its_traceback(environment: dict[str, str]) -> None:
    code = (
        "import observe.agenda, sys\n"
        "def broken(*given): raise RuntimeError('a bug')\n"
        "observe.agenda.upcoming = broken\n"
        "sys.argv[1:] = ['next']\n"
        "from observe.cli import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False, timeout=60
    )

    assert done.returncode == 1
    assert b"RuntimeError: a bug" in done.stderr


@posix
def test_debug_shows_where_an_error_was_raised(process: Run) -> None:
    assert "Traceback" in process("--debug", "show", "no-such-day").err
    assert "Traceback" not in process("show", "no-such-day").err


def test_the_output_of_a_pipe_is_utf_8_whatever_the_locale(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [*PROGRAM, "on", "2027-05-20", "--where", "KH", "--lang", "km"],
        env={**environment, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert "ទិវាជាតិនៃការចងចាំ" in done.stdout.decode("utf-8")
