"""Files, written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress

from observe.errors import ObserveError

_BUFFER = 1 << 18
"""Bytes that are written at once: a century of a large dataset comes event by event."""


def write(path: str, chunks: Iterable[bytes]) -> int:
    """Write a file and return its size in bytes.

    The bytes go to a temporary file in the same folder, which then takes the place of the old file: whoever
    reads sees the old content or the new. A link is followed, and the permissions of an old file are kept.
    What is no file, such as /dev/stdout, is written to as it stands.

    Raises:
        ObserveError: when it cannot be written; the old file is as it was, and nothing is left beside it.
    """
    if os.path.isdir(path):
        raise ObserveError(f"'{path}' is a folder", hint="name a file in it")
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                return _fill(file.write, chunks)
        return _replace(os.path.realpath(path), chunks)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ObserveError(
            f"'{path}' cannot be written: {reason}", hint="choose another place; what was there is unchanged"
        ) from None


def _replace(target: str, chunks: Iterable[bytes]) -> int:
    old = _permissions(target)
    # Not of tempfile, which takes longer to import than a small calendar to write.
    temporary = os.path.join(os.path.dirname(target), f".observe-{os.urandom(8).hex()}.tmp")

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags, 0o666 if old is None else old)

    try:
        with open(temporary, "xb", _BUFFER, opener=opener) as file:
            size = _fill(file.write, chunks)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            os.chmod(temporary, old)
        os.replace(temporary, target)
    finally:
        # Once it stands in the place of the target, there is none of its name.
        with suppress(OSError):
            os.unlink(temporary)
    return size


def _fill(write: Callable[[bytes], int], chunks: Iterable[bytes]) -> int:
    size = 0
    for chunk in chunks:
        write(chunk)
        size += len(chunk)
    return size


def _permissions(path: str) -> int | None:
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


def create(path: str, data: bytes) -> None:
    """Write a new file that only its owner may read, and the folders to it.

    Raises:
        ObserveError: when there is one already, or it cannot be written; nothing is left behind.
    """
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                os.unlink(path)
                raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ObserveError(f"'{path}' cannot be written: {reason}", hint="choose another place") from None
