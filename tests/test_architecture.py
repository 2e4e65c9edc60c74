"""The structure, held against the code of every file: layers, homes of libraries, the clock, printing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "observe"
LAYERS = (
    "calendars",
    "rules",
    "model",
    "selection",
    "plan",
    "article",
    "dataset",
    "settings",
    "agenda",
    "reminders",
    "output",
    "delivery",
    "cli",
)
"""Each may import only itself and what stands to its left; `errors` and `problem` are open to all."""
HOMES = {
    "click": ("cli/",),
    "rich": ("output/terminal.py",),
    "icalendar": ("output/proof.py",),
    "yaml": ("dataset/",),
    "dateutil": ("rules/phrases.py", "cli/session.py"),
    "pyluach": ("calendars/hebrew.py",),
    "hijridate": ("calendars/umalqura.py",),
    "sqlite3": ("dataset/",),
    "apprise": ("delivery/notify.py",),
}
STANDARD_TOP = {"observe", "__future__"}
CLOCK = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
}
FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def tree(file: str) -> ast.Module:
    return ast.parse((SOURCE / file).read_text("utf-8"))


def imported(file: str) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(name: str) -> str:
    return name.removesuffix(".py").replace(".", "/").split("/")[0]


@pytest.mark.parametrize("file", FILES)
def test_a_file_imports_only_from_layers_to_its_left(file: str) -> None:
    own = layer(file)
    if own in ("__init__", "__main__", "errors", "problem"):
        return
    allowed = {"errors", "problem", "__version__", *LAYERS[: LAYERS.index(own) + 1]}

    used = {layer(name.removeprefix("observe.")) for name in imported(file) if name.startswith("observe.")}

    assert used <= allowed, f"{file} imports {used - allowed}"


@pytest.mark.parametrize("file", FILES)
def test_a_library_is_imported_only_in_its_home(file: str) -> None:
    for name in imported(file):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(file.startswith(home) for home in homes), f"{file} imports {name}"


@pytest.mark.parametrize("file", FILES)
def test_every_library_that_is_imported_has_a_home(file: str) -> None:
    from sys import stdlib_module_names

    for name in imported(file):
        top = name.split(".")[0]
        assert top in HOMES or top in STANDARD_TOP or top in stdlib_module_names, f"{file} imports {name}"


@pytest.mark.parametrize("file", [file for file in FILES if file != "cli/session.py"])
def test_only_the_session_reads_the_clock(file: str) -> None:
    read = [
        node
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCK
    ]

    assert not read, f"{file}:{read[0].lineno} reads the clock"


@pytest.mark.parametrize("file", [file for file in FILES if not file.startswith("cli/")])
def test_only_the_command_line_prints_and_reads_the_environment(file: str) -> None:
    for node in ast.walk(tree(file)):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        assert name != "print", f"{file} prints"
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("environ", "getenv", "stdout", "stderr"), f"{file}:{node.lineno}"


@pytest.mark.parametrize("file", FILES)
def test_no_file_swallows_every_exception(file: str) -> None:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("everything", "Exception", "BaseException"), f"{file}:{node.lineno}"


def test_every_name_of_the_public_interface_can_be_imported() -> None:
    import observe

    for name in observe.__all__:
        assert getattr(observe, name) is not None
