"""Files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from observe.delivery import files
from observe.errors import ObserveError

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and devices of POSIX")
OLD, NEW = b"old\r\n", [b"new ", b"content\r\n"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "days.ics"
    path.write_bytes(OLD)
    return path


def test_a_file_is_written_and_its_size_returned(tmp_path: Path) -> None:
    size = files.write(str(tmp_path / "days.ics"), NEW)

    assert (tmp_path / "days.ics").read_bytes() == b"new content\r\n"
    assert size == 13
    assert os.listdir(tmp_path) == ["days.ics"]


def test_an_old_file_is_replaced(target: Path) -> None:
    files.write(str(target), NEW)

    assert target.read_bytes() == b"new content\r\n"


def test_whoever_reads_the_old_file_goes_on_reading_it(target: Path) -> None:
    with target.open("rb") as reader:
        files.write(str(target), NEW)

        assert reader.read() == OLD


@pytest.mark.parametrize("error", [KeyboardInterrupt, ObserveError, OSError])
def test_an_old_file_stays_when_its_content_breaks_off(target: Path, error: type[BaseException]) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half of "
        raise error("something happened")

    with pytest.raises((error, ObserveError)):
        files.write(str(target), chunks())

    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == ["days.ics"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_an_old_file_stays_when_the_disk_is_full(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)

    with pytest.raises(ObserveError, match="cannot be written: no space left on device") as raised:
        files.write(str(target), NEW)

    assert raised.value.hint == "choose another place; what was there is unchanged"
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == ["days.ics"]


@posix
def test_an_old_file_stays_when_a_real_write_fails(target: Path) -> None:
    # The system lets this process write files of 1,000 bytes and no more.
    code = (
        "import resource, sys; from observe.delivery import files; from observe.errors import ObserveError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: files.write(sys.argv[1], [b'x' * 100] * 100)\n"
        "except ObserveError as error: print(error.message)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(target)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert done.stdout == f"'{target}' cannot be written: file too large\n"
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == ["days.ics"]


@posix
def test_an_old_file_stays_when_its_folder_cannot_be_written(target: Path) -> None:
    code = (
        "import os, sys; from observe.delivery import files; from observe.errors import ObserveError\n"
        # To the superuser no folder is closed.
        "os.getuid() or (os.setgid(65534), os.setuid(65534))\n"
        "try: files.write('days.ics', [b'new'])\n"
        "except ObserveError as error: print(error.message)"
    )
    target.parent.chmod(0o555)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=target.parent,
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
    finally:
        target.parent.chmod(0o755)

    assert done.stdout == "'days.ics' cannot be written: permission denied\n"
    assert target.read_bytes() == OLD
    assert os.listdir(target.parent) == ["days.ics"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "nowhere" / "days.ics")

    with pytest.raises(ObserveError, match="no such file or directory") as raised:
        files.write(path, NEW)

    assert f"'{path}'" in raised.value.message


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(ObserveError, match="is a folder") as raised:
        files.write(str(tmp_path), NEW)

    assert raised.value.hint == "name a file in it"
    assert os.listdir(tmp_path) == []


@posix
def test_a_link_is_followed_and_stays_a_link(target: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.ics"
    link.symlink_to(target)

    files.write(str(link), NEW)

    assert link.is_symlink()
    assert target.read_bytes() == b"new content\r\n"
    assert os.listdir(tmp_path / "elsewhere") == ["link.ics"]


@posix
def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "link.ics"
    link.symlink_to(tmp_path / "days.ics")

    files.write(str(link), NEW)

    assert link.is_symlink()
    assert (tmp_path / "days.ics").read_bytes() == b"new content\r\n"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o444, 0o400])
def test_the_permissions_of_an_old_file_are_kept(target: Path, mode: int) -> None:
    target.chmod(mode)

    files.write(str(target), NEW)

    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_the_user_gives_files(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        files.write(str(tmp_path / "days.ics"), NEW)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "days.ics").stat().st_mode) == mode


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'d' * 251}.ics"

    files.write(str(path), NEW)

    assert path.read_bytes() == b"new content\r\n"


@posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    assert files.write("/dev/null", NEW) == 13
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_a_full_device_is_told() -> None:
    with pytest.raises(ObserveError, match="'/dev/full' cannot be written: no space left on device"):
        files.write("/dev/full", NEW)


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        files.write(str(pipe), NEW)

        assert reader.communicate(timeout=60)[0] == b"new content\r\n"
