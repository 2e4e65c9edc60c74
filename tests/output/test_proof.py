"""What a reader that shares no code with our writer finds wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from observe.output import proof

Run = Callable[..., "Result"]  # noqa: F821 - the fixture's type stands in conftest.py
EVENT = (
    b"BEGIN:VEVENT\r\nSUMMARY:A Day\r\n"
    b"DTSTART;VALUE=DATE:20270520\r\nDTEND;VALUE=DATE:20270521\r\n"
    b"DTSTAMP:20261121T000000Z\r\nUID:kh-day-2027@observe\r\nEND:VEVENT\r\n"
)


def calendar(*events: bytes) -> bytes:
    return (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"
    )


def test_a_sound_calendar_has_no_complaint() -> None:
    assert proof.complaints(calendar(EVENT)) == []


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (calendar(EVENT, EVENT), "stands there 2 times"),
        (calendar(EVENT.replace(b"20270521", b"20270520")), "ends before it has begun"),
        (calendar(EVENT)[:-30], "cannot be read"),
        (calendar(EVENT.replace(b"SUMMARY:A Day\r\n", b"SUMMARY A Day\r\n")), "SUMMARY"),
    ],
)
def test_a_fault_is_found(data: bytes, complaint: str) -> None:
    assert any(complaint in found for found in proof.complaints(data)), proof.complaints(data)


def test_a_verified_export_has_the_same_bytes(observe: Run, tmp_path: Path) -> None:
    usual, verified = tmp_path / "usual.ics", tmp_path / "verified.ics"

    observe("export", "--where", "KH", "-o", str(usual))
    result = observe("export", "--where", "KH", "-o", str(verified), "--verify")

    assert result.code == 0
    assert verified.read_bytes() == usual.read_bytes()


def test_what_is_not_read_back_is_not_written(
    observe: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "days.ics"
    file.write_bytes(b"the old calendar")
    monkeypatch.setattr(proof, "complaints", lambda data: ["it cannot be read"])

    result = observe("export", "--where", "KH", "-o", str(file), "--verify")

    assert result.code == 1
    assert "it cannot be read" in result.err
    assert file.read_bytes() == b"the old calendar"
