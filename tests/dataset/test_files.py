"""Which files are read as a dataset, and which are refused without waiting for them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from written import dataset, entry

from observe.dataset.entries import read
from observe.dataset.files import LARGEST_FILE
from observe.errors import DatasetError

Write = Callable[..., Path]


def problems(*roots: Path) -> list[str]:
    with pytest.raises(DatasetError) as caught:
        read(roots)
    return [str(problem).partition("\n")[0] for problem in caught.value.problems]


def including(path: Path, *items: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format: 1\ninclude: [{', '.join(items)}]\n", encoding="utf-8")
    return path


def test_a_file_brings_the_files_that_it_includes(tmp_path: Path, write: Write) -> None:
    write(entry("kh-a"), name="sub/a.yaml")
    write(entry("kh-b"), name="sub/deep/b.yaml")
    including(tmp_path / "sub/more.yaml", "deep/b.yaml")
    root = including(tmp_path / "root.yaml", "sub/a.yaml", "sub/more.yaml")

    reading = read([root])

    assert sorted(reading.entries) == ["kh-a", "kh-b"]
    assert [file.path.name for file in reading.files] == ["root.yaml", "a.yaml", "more.yaml", "b.yaml"]
    assert reading.entries["kh-b"].location == (str(tmp_path / "sub/deep/b.yaml"), 5, 3)


def test_a_file_read_is_known_by_what_was_in_it(write: Write) -> None:
    path = write(entry())

    (file,) = read([path]).files

    assert file.path == path.resolve()
    assert file.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (file.size, file.mtime_ns) == (path.stat().st_size, path.stat().st_mtime_ns)


def test_several_roots_are_one_dataset_with_the_title_of_the_first(write: Write) -> None:
    reading = read([write(entry("kh-a"), name="a.yaml"), write(entry("kh-b"), name="b.yaml")])

    assert sorted(reading.entries) == ["kh-a", "kh-b"]
    assert (reading.title, reading.licence) == ("Days for tests", "CC-BY-4.0")


def test_an_id_in_two_roots_names_both_places(write: Write) -> None:
    one, other = write(entry(), name="a.yaml"), write(entry(), name="b.yaml")

    assert problems(one, other) == [f"{other}:5:3: the id 'kh-day' is used twice; first at {one}:5:3"]


def test_a_file_is_read_once_by_whatever_name(tmp_path: Path, write: Write) -> None:
    path = write(entry())
    (tmp_path / "link.yaml").symlink_to(path)

    assert problems(path, tmp_path / "link.yaml") == [
        f"{tmp_path}/link.yaml: the file is read twice; first at {path}"
    ]


def test_a_link_that_leads_outside_is_refused(tmp_path: Path, write: Write) -> None:
    outside = write(entry(), name="outside.yaml")
    root = including(tmp_path / "in/root.yaml", "link.yaml", "folder/outside.yaml")
    (tmp_path / "in/link.yaml").symlink_to(outside)
    (tmp_path / "in/folder").symlink_to(tmp_path)

    assert problems(root) == [
        f"{root}:2:11: 'link.yaml' is a link that leads out of the folder",
        f"{root}:2:22: 'folder/outside.yaml' is a link that leads out of the folder",
    ]


def test_a_link_that_stays_inside_is_followed(tmp_path: Path, write: Write) -> None:
    write(entry(), name="in/sub/days.yaml")
    (tmp_path / "in/link.yaml").symlink_to(tmp_path / "in/sub/days.yaml")

    assert list(read([including(tmp_path / "in/root.yaml", "link.yaml")]).entries) == ["kh-day"]


def test_files_that_include_each_other_are_refused(tmp_path: Path) -> None:
    root = including(tmp_path / "root.yaml", "sub/a.yaml")
    including(tmp_path / "sub/a.yaml", "back.yaml")
    (tmp_path / "sub/back.yaml").symlink_to(tmp_path / "sub/a.yaml")

    assert problems(root) == [f"{tmp_path}/sub/a.yaml:2:11: 'back.yaml' includes itself"]


def test_files_that_include_each_other_without_end_are_refused(tmp_path: Path) -> None:
    for depth in range(30):
        including(tmp_path / f"{depth}.yaml", f"{depth + 1}.yaml")

    assert problems(tmp_path / "0.yaml") == [
        f"{tmp_path}/20.yaml:2:11: more than 20 files that include each other"
    ]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    root = including(tmp_path / "root.yaml", "loop.yaml")

    (found,) = problems(root)
    assert found.startswith(f"{root}:2:11: 'loop.yaml' cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    assert problems(tmp_path / "pipe.yaml") == [f"{tmp_path}/pipe.yaml: the file is not a regular file"]
    root = including(tmp_path / "root.yaml", "pipe.yaml")
    assert problems(root) == [f"{root}:2:11: 'pipe.yaml' is not a regular file"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_without_end_is_refused() -> None:
    assert problems(Path("/dev/zero")) == ["/dev/zero: the file is not a regular file"]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, tmp_path / "nowhere.yaml") == [
        f"{tmp_path}: the file is a folder",
        f"{tmp_path}/nowhere.yaml: the file does not exist",
    ]


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "a\0\x1bb.yaml")

    assert found.isprintable()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert problems(path) == [
        f"{path}: the file has {LARGEST_FILE + 1} bytes, where {LARGEST_FILE} are the most"
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_that_cannot_be_read_is_reported(write: Write) -> None:
    path = write(entry())
    path.chmod(0)

    assert problems(path) == [f"{path}: the file cannot be read: permission denied"]


def test_a_byte_order_mark_at_the_start_is_let_pass(tmp_path: Path) -> None:
    path = tmp_path / "days.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + dataset(entry()).replace("\n", "\r\n").encode())

    assert read([path]).entries["kh-day"].location == (str(path), 5, 3)


def test_the_place_of_a_bad_byte_counts_letters_and_not_bytes(tmp_path: Path) -> None:
    path = tmp_path / "days.yaml"
    path.write_bytes("a: b\nទិវា: ".encode() + b"\xff\n")

    assert problems(path) == [f"{path}:2:7: the byte 0xFF is not UTF-8"]


def test_problems_of_all_files_come_at_once_and_in_order(tmp_path: Path, write: Write) -> None:
    one = write(entry(kind="mourningg"), name="a.yaml")
    other = write(entry("kh-other", where="[XX]"), "    colour: blue\n", name="b.yaml")

    assert [problem.partition(": ")[0] for problem in problems(other, one)] == [
        f"{one}:7:11",
        f"{other}:8:13",
        f"{other}:13:5",
    ]
