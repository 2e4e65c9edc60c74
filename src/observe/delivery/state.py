"""The record of what was said, between one run and the next: a small file, and a lock for runs that overlap.

A file for each profile. It is replaced whole, so that a reader finds the old record or the new one. What
cannot be read is put aside and counts as lost; what cannot be locked or written is told, and the run goes on:
better said twice than not at all.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

from observe.delivery import files
from observe.errors import DeliveryError, ObserveError
from observe.reminders.record import Record

FORMAT = 1
LARGEST_FILE = 8_000_000
PATIENCE = 300.0
"""Seconds for which a run waits for another one to end."""
_PAUSE = 0.05

Records = Mapping[tuple[str, str], Record]


class State:
    """The records of one profile.

    Attributes:
        records: by target and request, as they were read.
        lost: why there is none, although there was a file; or "".
        fault: why nothing can be kept; or "".
    """

    def __init__(self, path: str, fault: str) -> None:
        self.path = path
        self.fault = fault
        self.records: Records = {}
        self.lost = ""
        self._damaged = False

    def read(self) -> None:
        """Read the records; without a file there are none, and what cannot be read is lost."""
        try:
            if os.path.exists(self.path) and not os.path.isfile(self.path):
                # A pipe would keep the run waiting for ever.
                self.lost = f"'{self.path}' is no file"
                return
            with open(self.path, "rb") as file:
                data = file.read(LARGEST_FILE + 1)
            self.records = _parsed(data)
        except FileNotFoundError:
            return
        except OSError as error:
            self.lost = f"'{self.path}' cannot be read: {(error.strerror or 'unreadable').lower()}"
        except (ValueError, RecursionError):
            self.lost = f"'{self.path}' is damaged"
            self._damaged = True

    def write(self, records: Records) -> None:
        """Keep records from now on; where that fails, `fault` says why."""
        if not self.path:
            return
        self.records = records
        if self._damaged:
            # For whoever wants to know what happened to it.
            with suppress(OSError):
                os.replace(self.path, f"{self.path}.damaged")
            self._damaged = False
        try:
            files.write(self.path, [_written(records)])
            self.fault = ""
        except ObserveError as error:
            self.fault = self.fault or error.message


@contextmanager
def opened(folder: str, profile: str, *, patience: float = PATIENCE) -> Iterator[State]:
    """Give the state of a profile, which no other run can use until it is let go.

    Args:
        folder: where states are kept, made if need be; "" when there is none.
        profile: name of the state.
        patience: seconds to wait for another run.

    Raises:
        DeliveryError: when another run takes too long.
    """
    if not folder:
        yield State("", "there is no folder for it: neither XDG_STATE_HOME nor HOME is set")
        return
    path = os.path.join(folder, f"reminded-{profile}.json")
    handle, fault = -1, ""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        fault = f"'{folder}' cannot be made: {(error.strerror or 'unknown reason').lower()}"
    if not fault:
        handle = _open_lock(f"{path.removesuffix('.json')}.lock")
    try:
        if handle >= 0:
            _wait(handle, profile, patience)
        state = State(path, fault)
        state.read()
        yield state
    finally:
        if handle >= 0:
            # Closing lets go of the lock, as does the end of the process.
            os.close(handle)


def _open_lock(path: str) -> int:
    """Return the handle of a lock file, or -1 where there can be none; writing will tell why."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        with suppress(OSError):
            return os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o600)
    return -1


def _wait(handle: int, profile: str, patience: float) -> None:
    until = time.monotonic() + patience
    while not _lock(handle):
        if time.monotonic() > until:
            raise DeliveryError(
                f"profile '{profile}'",
                "another run is still at work",
                hint="nothing is lost: the next run says it",
            )
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        """Lock a file if nobody else has; a file system without locks lets everybody in."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:
            return True
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        """Lock a file if nobody else has; a file system without locks lets everybody in."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


def _written(records: Records) -> bytes:
    content = [
        {
            "target": target,
            "request": request,
            "runs": [day.isoformat() for day in record.runs],
            "said": {key: due.isoformat() for key, due in sorted(record.said.items())},
            "begun": record.begun,
            "failing": record.failing,
        }
        for (target, request), record in sorted(records.items())
    ]
    return json.dumps({"format": FORMAT, "records": content}, indent=1).encode() + b"\n"


def _parsed(data: bytes) -> Records:
    """Return the records of a file, or raise ValueError for anything that `_written` has not written."""
    if len(data) > LARGEST_FILE:
        raise ValueError
    content = json.loads(data.decode("utf-8"))
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError
    found = {}
    try:
        for item in content["records"]:
            found[_text(item["target"]), _text(item["request"])] = Record(
                tuple(sorted(date.fromisoformat(_text(day)) for day in item["runs"])),
                {key: date.fromisoformat(_text(due)) for key, due in item["said"].items()},
                begun=item["begun"] is True,
                failing=item["failing"] is True,
            )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError from error
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
