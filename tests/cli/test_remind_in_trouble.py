"""`observe remind` when runs overlap and disks are full: nothing is lost, or repeated without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
NAME = "National Day of Remembrance"
REMIND = ("remind", "--where", "KH", "--lead", "7", "--lead", "0", "--since-last-run")
PROGRAM = [sys.executable, "-m", "observe"]
HERE = Path(".local", "state", "observe")


@pytest.fixture
def state(environment: dict[str, str]) -> Path:
    """The file with the record of what was said."""
    return Path(environment["HOME"]) / HERE / "reminded-default.json"


def on(day: int) -> tuple[str, ...]:
    return ("--today", f"2027-05-{day}", *REMIND)


def test_of_many_runs_at_once_one_speaks(environment: dict[str, str], observe: Callable[..., object]) -> None:
    observe(*on(12))
    runs = [
        subprocess.Popen(
            [*PROGRAM, *on(13)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]

    ended = [run.communicate(timeout=120) for run in runs]

    assert sorted(out.count(NAME) for out, _ in ended) == [0] * 7 + [1]
    assert {err for _, err in ended} == {""}
    assert {run.returncode for run in runs} == {0}


def test_a_record_of_garbage_is_told_and_loses_nothing(observe, state: Path) -> None:
    observe(*on(12))
    state.write_bytes(b"\0garbage")

    after, later = observe(*on(14)), observe(*on(14))

    assert after.code == 0
    assert after.err == (
        f"warning: '{state}' is damaged, so it is not known what was said: some is said again\n"
    )
    assert NAME in after.out
    assert (later.out, later.err) == ("", "")


def test_a_record_that_cannot_be_written_is_told_and_the_next_run_says_it_again(observe, state: Path) -> None:
    state.parent.parent.mkdir(parents=True)
    state.parent.write_text("a file where the folder should be")

    first, second = observe(*on(13)), observe(*on(13))

    assert first == second
    assert first.code == 1
    assert NAME in first.out
    assert "what was said cannot be kept" in first.err
    assert "the next run says it again" in first.err


def test_without_a_home_everything_is_said_with_a_word(observe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")

    result = observe(*on(13))

    assert result.code == 1
    assert NAME in result.out
    assert "neither XDG_STATE_HOME nor HOME is set" in result.err


@posix
def test_a_full_disk_keeps_nothing_back(environment: dict[str, str], state: Path, observe) -> None:
    observe(*on(12))
    before = state.read_bytes()
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
        f"sys.argv[1:] = {[*on(14)]!r}; from observe.__main__ import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 1
    assert NAME in done.stdout
    assert "what was said cannot be kept" in done.stderr
    assert state.read_bytes() == before
    assert NAME in observe(*on(14)).out


@posix
def test_a_reminder_that_could_not_be_printed_is_said_by_the_next_run(
    environment: dict[str, str], observe
) -> None:
    observe(*on(12))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, *on(13)], env=environment, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )

    result = observe(*on(13))

    assert done.returncode == 1
    assert b"the output cannot be written" in done.stderr
    assert NAME in result.out
    assert "the last run did not come to its end" in result.err


@posix
def test_with_stdout_closed_nothing_counts_as_said(environment: dict[str, str], observe) -> None:
    observe(*on(12))
    command = " ".join([*PROGRAM, *on(13), ">&-"])

    done = subprocess.run(
        ["sh", "-c", command], env=environment, stderr=subprocess.PIPE, check=False, timeout=60
    )

    assert done.returncode == 1
    assert b"nowhere to print to" in done.stderr
    assert NAME in observe(*on(13)).out


@posix
def test_the_bare_environment_of_cron_is_enough(environment: dict[str, str], tmp_path: Path) -> None:
    bare = {"PATH": "/usr/bin:/bin", "HOME": environment["HOME"]}

    done = subprocess.run(
        [*PROGRAM, *on(13)], env=bare, cwd="/", capture_output=True, check=True, timeout=120
    )

    assert NAME in done.stdout.decode("utf-8")
    assert done.stderr == b""
