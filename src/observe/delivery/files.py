"""Files, written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress

from observe.errors import ObserveError


def write(path: str, chunks: Iterable[bytes]) -> int:
    """Write a file and return its size in bytes.

    The bytes go to a temporary file in the same folder, which then takes the place of the old file: whoever
    reads sees the old content or the new. A link is followed, and the permissions of an old file are kept.

    Raises:
        ObserveError: when it cannot be written; the old file is as it was, and nothing is left beside it.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        return _write_through(path, target, chunks)
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
    except OSError:
        mode = 0o666 & ~_umask()
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(
            prefix=f".{os.path.basename(target)}.", suffix=".tmp", dir=os.path.dirname(target)
        )
        size = 0
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
                size += len(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
    return size


def _write_through(path: str, target: str, chunks: Iterable[bytes]) -> int:
    """Write to what is no file, such as /dev/stdout; a folder is refused by the system."""
    try:
        with open(target, "wb") as file:
            return sum(file.write(chunk) for chunk in chunks)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: str, error: OSError) -> ObserveError:
    reason = (error.strerror or "unknown reason").lower()
    return ObserveError(
        f"'{path}' cannot be written: {reason}", hint="choose another place; what was there is unchanged"
    )


def _umask() -> int:
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return mask
