"""`observe export`: its words, its file, and the same bytes on every day and machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

Run = Callable[..., "Result"]  # noqa: F821 - the fixture's type stands in conftest.py
PROGRAM = [sys.executable, "-m", "observe"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="terminals and devices of POSIX")
DAYS = """\
  xx-day:
    name: {en: 'A Day, and: more', km: ទិវា}
    kind: remembrance
    where: [KH]
    when: 20 May
    summary:
      en: >
        A summary that is
        folded.
    sources:
      law: {title: A law, url: "https://example.org/law", kind: law, checked: 2026-11-21}
    revised: 2026-11-21
"""


@pytest.fixture
def exported(observe: Run, tmp_path: Path) -> Callable[..., bytes]:
    """Export with the given words and return the file; what is told on stderr must be nothing."""

    def export(*words: str) -> bytes:
        path = tmp_path / "export.ics"
        done = observe("export", *words, "-o", str(path))
        assert (done.code, done.out) == (0, "")
        assert not [line for line in done.err.splitlines() if "bytes; Google takes" not in line]
        return path.read_bytes()

    return export


def values(calendar: bytes, name: str) -> list[str]:
    lines = calendar.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    return [line.partition(":")[2] for line in lines if re.match(rf"{name}[;:]", line)]


def test_a_file_and_stdout_get_the_same_bytes(
    exported: Callable[..., bytes], environment: dict[str, str]
) -> None:
    words = ["--where", "KH", "--years", "2027"]

    piped = subprocess.run(
        [*PROGRAM, "export", *words], env=environment, capture_output=True, check=True, timeout=60
    )

    assert piped.stdout == exported(*words)
    assert piped.stderr == b""


def test_without_a_span_last_year_and_the_five_to_come_are_written(exported: Callable[..., bytes]) -> None:
    days = values(exported("--id", "kh-day-of-remembrance"), "DTSTART")

    assert days == [f"{year}0520" for year in range(2025, 2032)]


def test_a_selection_and_a_span_choose_the_days(exported: Callable[..., bytes]) -> None:
    calendar = exported("--where", "RW", "--kind", "mourning", "--from", "2027-04-10", "--to", "2027-04-12")

    assert values(calendar, "UID") == ["rw-mourning-week-2027@observe"]
    assert values(calendar, "DTSTART") == ["20270407"]


def test_two_languages_give_one_event_with_both_names(exported: Callable[..., bytes]) -> None:
    calendar = exported("--id", "kh-day-of-remembrance", "--years", "2027", "--lang", "km", "--lang", "en")

    (name,) = values(calendar, "SUMMARY")
    assert name.startswith("ទិវាជាតិនៃការចងចាំ")
    assert name.endswith(" / National Day of Remembrance")


FEED = """\
lang = ["he"]
home = "KH"
[selection]
where = ["RW"]
[feed.cambodia]
title = "Days of Cambodia"
description = "Kept by the institute."
lang = ["km"]
alarm = ["7d", "15h"]
where = ["KH"]
not = ["kh-peace-day"]
[feed.plain]
id = ["kh-peace-day"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> str:
    path = tmp_path / "observe.toml"
    path.write_text(FEED, encoding="utf-8")
    return str(path)


def test_a_feed_of_the_settings_has_its_own_name_days_languages_and_alarms(
    exported: Callable[..., bytes], settings: str
) -> None:
    feed = exported("--config", settings, "--years", "2027", "--feed", "cambodia")
    told = exported(
        "--years", "2027", "--where", "KH", "--not", "kh-peace-day", "--lang", "km",
        "--name", "Days of Cambodia", "--description", "Kept by the institute.",
        "--alarm", "7d", "--alarm", "15h",
    )  # fmt: skip

    assert feed == told


def test_options_come_before_those_of_the_feed(exported: Callable[..., bytes], settings: str) -> None:
    feed = exported(
        "--feed", "cambodia", "--config", settings, "--id", "kh-day-of-remembrance", "--years", "2027",
        "--name", "One", "--description", "Two", "--lang", "en", "--alarm", "1d",
    )  # fmt: skip

    assert values(feed, "UID") == ["kh-day-of-remembrance-2027@observe"]
    assert values(feed, "X-WR-CALNAME") == ["One"]
    assert values(feed, "X-WR-CALDESC") == ["Two"]
    assert values(feed, "SUMMARY") == ["National Day of Remembrance"]
    assert values(feed, "TRIGGER") == ["-P1D"]


def test_what_a_feed_leaves_out_is_as_the_settings_say(exported: Callable[..., bytes], settings: str) -> None:
    plain = exported("--feed", "plain", "--config", settings, "--years", "2027")
    told = exported("--lang", "he", "--id", "kh-peace-day", "--years", "2027")

    assert plain == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--feed", "cambodja"], "the settings have no feed 'cambodja'; did you mean cambodia?"),
        (["--feed", "x"], "the settings have no feed 'x'; did you mean cambodia or plain?"),
        (["--feed", "plain", "--all"], "--feed has a selection of its own; leave out --all"),
    ],
)
def test_a_feed_that_there_is_not_is_refused(
    observe: Run, settings: str, words: list[str], told: str
) -> None:
    done = observe("export", "--config", settings, *words)

    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_feed_without_settings_is_refused(observe: Run) -> None:
    done = observe("export", "--feed", "cambodia")

    assert (done.code, done.out) == (2, "")
    assert "the settings have no feed 'cambodia'; write [feed.NAME] into them (observe init)" in done.err


def test_every_option_of_the_calendar_is_in_its_file(exported: Callable[..., bytes]) -> None:
    calendar = exported(
        "--id", "rw-mourning-week", "--years", "2027", "--name", "Rwanda", "--description", "Days, and weeks",
        "--alarm", "7d", "--alarm", "1w", "--alarm", "15h", "--busy", "--first-day",
        "--url-base", "https://example.org/days", "--refresh", "12h",
        "--source-url", "https://example.org/rwanda.ics",
    )  # fmt: skip

    expected = {
        "X-WR-CALNAME": ["Rwanda"],
        "X-WR-CALDESC": ["Days\\, and weeks"],
        "REFRESH-INTERVAL": ["PT12H"],
        "SOURCE": ["https://example.org/rwanda.ics"],
        "TRIGGER": ["-P7D", "-PT15H"],
        "TRANSP": ["OPAQUE"],
        "DTEND": ["20270408"],
        "URL": ["https://example.org/days", "https://example.org/days/rw-mourning-week"],
    }
    assert {name: values(calendar, name) for name in expected} == expected


def test_a_whole_span_is_written_when_it_is_asked_for(exported: Callable[..., bytes]) -> None:
    words = ("--where", "RW", "--years", "2027", "--match", "hundred")

    lengths = {
        (event["DTEND"].dt - event["DTSTART"].dt).days
        for event in Calendar.from_ical(exported(*words, "--whole-span")).events
    }
    cut = {
        (event["DTEND"].dt - event["DTSTART"].dt).days
        for event in Calendar.from_ical(exported(*words)).events
    }

    assert max(lengths) > 80
    assert max(cut) <= 14


def test_a_dataset_of_the_user_can_be_exported_under_its_title(
    exported: Callable[..., bytes], dataset_file: Callable[[str], Path]
) -> None:
    calendar = exported("--data", str(dataset_file(DAYS)), "--years", "2027")

    assert values(calendar, "NAME") == ["Days"]
    assert values(calendar, "SUMMARY") == ["A Day\\, and: more"]
    assert values(calendar, "DESCRIPTION")[0].startswith("A summary that is folded.\\n\\nSources")


def test_the_bytes_do_not_depend_on_the_day_the_clock_or_the_machine(process: Run, tmp_path: Path) -> None:
    surroundings = [
        {},
        {"OBSERVE_TODAY": "2031-02-28", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"OBSERVE_TODAY": "1999-12-31", "TZ": "America/Adak", "LC_ALL": "km_KH.UTF-8", "PYTHONHASHSEED": "2"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_SA.UTF-8", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3"},
    ]
    words = ("export", "--years", "2026..2031", "--lang", "km", "--lang", "en", "--alarm", "7d")

    for number, changes in enumerate(surroundings):
        done = process(*words, "-o", str(tmp_path / f"{number}.ics"), **changes)
        assert done.code == 0, done.err

    first, *others = [(tmp_path / f"{number}.ics").read_bytes() for number in range(len(surroundings))]
    assert len(first) > 1_000_000
    assert all(other == first for other in others)


def test_an_export_again_leaves_the_same_file(exported: Callable[..., bytes]) -> None:
    assert exported("--where", "UN") == exported("--where", "UN")


def test_a_file_that_google_does_not_take_is_told_with_what_to_do(observe: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"

    done = observe("export", "--years", "2026..2031", "-o", str(path))

    assert done.code == 0
    size = path.stat().st_size
    assert size > 1_000_000
    assert done.err == (
        f"note: the calendar has {size:,} bytes; Google takes at most 1,000,000. "
        "Choose fewer years (--years), places (--where) or kinds (--kind), or write several calendars.\n"
    )


def test_a_small_file_is_written_without_a_word(observe: Run, tmp_path: Path) -> None:
    done = observe("export", "--where", "KH", "-o", str(tmp_path / "cambodia.ics"))

    assert (done.code, done.out, done.err) == (0, "", "")


def test_nothing_found_writes_no_file_and_leaves_the_old_one(observe: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_bytes(b"old")
    words = ("export", "--where", "KH", "--from", "2027-08-01", "--to", "2027-08-02", "-o", str(path))

    done = observe(*words)

    assert (done.code, done.err) == (0, "nothing that you asked for: no calendar is written\n")
    assert observe(*words, "--exit-code").code == 4
    assert path.read_bytes() == b"old"


def test_nothing_found_because_a_calendar_is_not_known_that_far_says_so(observe: Run) -> None:
    done = observe("export", "--id", "kh-visak-bochea", "--years", "2500")

    assert done.out == ""
    assert "nothing that you asked for" in done.err
    assert "note: the Khmer calendar is computed here for" in done.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--alarm", "7"), "'7' is not a length"),
        (("--alarm", "-7d"), "'-7d' is not a length"),
        (("--alarm", "+1d"), "'+1d' is not a length"),
        (("--alarm", "1000d"), "'1000d' is not a length"),
        (("--refresh", "0d"), "'0d' is not a length"),
        (("--refresh", "P1D"), "'P1D' is not a length"),
        (("--url-base", "example.org"), "'example.org' is not an address"),
        (("--source-url", "javascript:alert(1)"), "'javascript:alert(1)' is not an address"),
        (("--source-url", "https://example.org/a b"), "is not an address"),
        (("--source-url", "https://example.org/\r\nATTENDEE:x"), "is not an address"),
        (("--name", "\udcff"), "is not UTF-8"),
        (("--description", "a \udcff"), "is not UTF-8"),
        (("--years", "2027..2026"), "2026 comes before 2027"),
        (("--where", "Camboda"), "did you mean Cambodia"),
        (("--outptu", "x.ics"), "--output"),
        (("x.ics",), "unexpected extra argument"),
    ],
)
def test_wrong_words_are_told_and_end_with_2(observe: Run, words: tuple[str, ...], message: str) -> None:
    done = observe("export", *words)

    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_name_with_a_comma_is_written_without_it_and_that_is_told(observe: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.ics"

    done = observe("export", "--where", "KH", "--name", "Cambodia, Rwanda", "-o", str(path))

    assert "named 'Cambodia Rwanda'" in done.err
    assert values(path.read_bytes(), "NAME") == ["Cambodia Rwanda"]


def test_a_target_that_cannot_be_written_is_an_error_with_a_hint(observe: Run, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "days.ics"

    done = observe("export", "--where", "KH", "-o", str(path))

    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"error: '{path}' cannot be written: no such file or directory\n"
        "hint: choose another place; what was there is unchanged\n"
    )


def test_a_folder_is_no_target(observe: Run, tmp_path: Path) -> None:
    done = observe("export", "--where", "KH", "-o", str(tmp_path))

    assert (done.code, done.err) == (1, f"error: '{tmp_path}' is a folder\nhint: name a file in it\n")


def test_an_unknown_observance_is_told_before_the_file_is_touched(observe: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.ics"
    path.write_bytes(b"old")

    done = observe("export", "--data", str(tmp_path / "missing.yaml"), "-o", str(path))

    assert done.code == 1
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("words", [(), ("-o", "/dev/full")])
def test_a_full_disk_is_told(environment: dict[str, str], words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "export", "--where", "KH", *words],
            env=environment, stdout=full, stderr=subprocess.PIPE, timeout=60, encoding="utf-8", check=False,
        )  # fmt: skip

    assert done.returncode == 1
    assert "cannot be written: no space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_reader_who_takes_a_hundred_bytes_ends_the_export_quietly(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, "export"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as export:
        assert export.stdout and export.stderr
        head = export.stdout.read(100)
        export.stdout.close()

        assert head.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        assert export.stderr.read() == b""
        assert export.wait(60) == 130


def test_an_export_does_not_import_what_is_dear(process: Run, environment: dict[str, str]) -> None:
    process("next")  # compiles the built-in dataset, as an installed program finds it
    code = (
        "import sys; from observe.cli import main\n"
        "try: main(['export', '--where', 'KH', '--years', '2027', '-o', sys.argv[1]])\n"
        "finally: print(*sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, os.devnull],
        env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip

    dear = {"icalendar", "rich", "yaml", "dateutil", "dataclasses", "tempfile", "observe.rules.rule"}
    assert set(done.stdout.split()) & dear == set()


@posix
def test_a_long_export_shows_on_a_terminal_how_far_it_has_come(
    environment: dict[str, str], tmp_path: Path
) -> None:
    import pty

    shown = export_on_a_terminal(environment, pty.openpty(), "-o", str(tmp_path / "days.ics"))

    assert "100%" in shown
    assert shown.endswith("\x1b[?25h\r\n")


@posix
def test_a_calendar_that_is_shown_on_the_terminal_has_no_bar_in_it(environment: dict[str, str]) -> None:
    import pty

    shown = export_on_a_terminal(environment, pty.openpty())

    assert shown.startswith("BEGIN:VCALENDAR")
    assert "\x1b" not in shown


def export_on_a_terminal(environment: dict[str, str], terminal: tuple[int, int], *words: str) -> str:
    """Return what a terminal shows, for a user who has no patience."""
    code = (
        "import sys\nfrom observe.cli import main\nfrom observe.cli.commands import export\n"
        "export._PATIENCE = 0.0; main(['export', '--where', 'UN', '--years', '2026', *sys.argv[1:]])"
    )
    ours, theirs = terminal
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        env={**environment, "TERM": "xterm"}, stdin=theirs, stdout=theirs, stderr=theirs,
    ) as program:  # fmt: skip
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            # Linux says so when the other end is closed.
            pass
        os.close(ours)
        assert program.wait(60) == 0
    return shown.decode("utf-8")
