"""The record on disk: whole or not at all, one run at a time, and lost with a word."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from observe.delivery import state
from observe.errors import DeliveryError
from observe.reminders.record import Record

RECORDS = {
    ("board", "1a2b"): Record((date(2027, 5, 12),), {"kh-day-2027@observe 2027-05-20 7": date(2027, 5, 13)}),
    ("-", ""): Record((date(2027, 5, 12), date(2027, 5, 13)), {}, begun=True, failing=True),
}


def file_in(folder: Path) -> Path:
    return folder / "reminded-default.json"


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    with state.opened(str(tmp_path / "new" / "folder"), "default") as kept:
        assert (kept.records, kept.lost, kept.fault) == ({}, "", "")
        kept.write(RECORDS)

    with state.opened(str(tmp_path / "new" / "folder"), "default") as kept:
        assert (kept.records, kept.lost, kept.fault) == (RECORDS, "", "")


def test_each_profile_has_its_own_record(tmp_path: Path) -> None:
    with state.opened(str(tmp_path), "default") as kept:
        kept.write(RECORDS)

    with state.opened(str(tmp_path), "press") as kept:
        assert kept.records == {}


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\0" * 4096,
        b"garbage",
        b"\xff\xfe",
        b"{}",
        b"[]",
        b"null",
        b'{"format": 2, "records": []}',
        b'{"format": 1}',
        b'{"format": 1, "records": [1]}',
        b'{"format": 1, "records": [{"target": "-"}]}',
        b'{"format": 1, "records": [{"target": "-", "request": "", "runs": ["x"], "said": {}, '
        b'"begun": false, "failing": false}]}',
        b'{"format": 1, "records": [{"target": "-", "request": "", "runs": 5, "said": [], '
        b'"begun": false, "failing": false}]}',
        b"[" * 100_000,
    ],
    ids=lambda garbage: repr(garbage[:24]),
)
def test_garbage_counts_as_lost_and_is_put_aside(tmp_path: Path, garbage: bytes) -> None:
    file_in(tmp_path).write_bytes(garbage)

    with state.opened(str(tmp_path), "default") as kept:
        assert kept.records == {}
        assert kept.lost == f"'{file_in(tmp_path)}' is damaged"
        kept.write(RECORDS)

    assert Path(f"{file_in(tmp_path)}.damaged").read_bytes() == garbage
    with state.opened(str(tmp_path), "default") as kept:
        assert (kept.records, kept.lost) == (RECORDS, "")


def test_every_half_of_a_file_counts_as_lost(tmp_path: Path) -> None:
    with state.opened(str(tmp_path), "default") as kept:
        kept.write(RECORDS)
    whole = file_in(tmp_path).read_bytes()

    for length in range(0, len(whole.rstrip()), 7):
        file_in(tmp_path).write_bytes(whole[:length])
        with state.opened(str(tmp_path), "default") as kept:
            assert kept.lost


def test_a_folder_or_a_pipe_in_its_place_is_lost_and_cannot_be_written(tmp_path: Path) -> None:
    file_in(tmp_path).mkdir()

    with state.opened(str(tmp_path), "default") as kept:
        assert "is no file" in kept.lost
        kept.write(RECORDS)
        assert kept.fault


def test_a_folder_that_cannot_be_made_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with state.opened(str(tmp_path / "file" / "folder"), "default") as kept:
        assert "cannot be made" in kept.fault
        kept.write(RECORDS)
        assert "cannot be made" in kept.fault


def test_without_a_home_nothing_is_kept() -> None:
    with state.opened("", "default") as kept:
        kept.write(RECORDS)
        assert "neither XDG_STATE_HOME nor HOME is set" in kept.fault


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing_leaves_the_old_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with state.opened(str(tmp_path), "default") as kept:
        kept.write(RECORDS)

    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with state.opened(str(tmp_path), "default") as kept:
        kept.write({})
        assert os.strerror(number).lower() in kept.fault
    monkeypatch.undo()

    with state.opened(str(tmp_path), "default") as kept:
        assert kept.records == RECORDS
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "reminded-default.json",
        "reminded-default.lock",
    ]


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    with (
        state.opened(str(tmp_path), "default"),
        pytest.raises(DeliveryError, match="another run is still at work"),
        state.opened(str(tmp_path), "default", patience=0.01),
    ):
        pass

    with state.opened(str(tmp_path), "default", patience=0.01), state.opened(str(tmp_path), "press"):
        pass
