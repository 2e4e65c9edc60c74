"""Files of a dataset: which may be read, and their bytes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

LARGEST_FILE = 256 * 1024 * 1024


class Unusable(Exception):
    """A file that is not read; `message` says why and goes after its name."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read: where it really is, the SHA-256 of its bytes, their number, its last change."""

    path: Path
    digest: str
    size: int
    mtime_ns: int


def read_file(path: Path) -> tuple[FileRead, bytes]:
    """Return what a file is and its bytes; anything but a regular file is refused without waiting for it.

    Raises:
        Unusable: if it is no regular file, cannot be read, or is larger than LARGEST_FILE.
    """
    # A pipe without a writer would block; a device would never end. Both are told by what is then open.
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if path.is_dir():
            raise Unusable("is a folder", "give a file")
        with open(os.open(path, flags), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise Unusable("is not a regular file", "give a file that can be read twice")
            if state.st_size > LARGEST_FILE:
                raise Unusable(f"has {state.st_size} bytes, where {LARGEST_FILE} are the most", "split it")
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise Unusable("does not exist", "check its name") from None
    except OSError as error:
        raise Unusable(f"cannot be read: {(error.strerror or 'unreadable').lower()}") from None
    except ValueError:
        raise Unusable("has a name that no file can have") from None
    read = FileRead(Path(os.path.realpath(path)), sha256(data).hexdigest(), len(data), state.st_mtime_ns)
    return read, data


def below(folder: Path, item: str) -> Path:
    """Return the path of an included file.

    Args:
        folder: the folder of the file that includes it.
        item: a relative path as written, its parts parted by "/".

    Raises:
        Unusable: if it leads outside the folder, also by a symbolic link.
    """
    hint = "include files below the folder of this one"
    if ".." in item.split("/"):
        raise Unusable("leads out of the folder", hint)
    path = folder / item
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise Unusable("is a link that leads out of the folder", hint)
    return path
