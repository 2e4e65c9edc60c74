"""The documents say what is true now: their examples run, their lists are complete, their links lead on."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import console  # noqa: E402 - it lives in tools/
import reference  # noqa: E402

DOCUMENTS = {str(path.relative_to(ROOT)): path for path in console.documents()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples")


@pytest.mark.parametrize(
    "document", [name for name, path in DOCUMENTS.items() if "```console" in path.read_text("utf-8")]
)
def test_the_examples_print_what_the_document_says(document: str, folder: Path) -> None:
    text = DOCUMENTS[document].read_text("utf-8")

    assert console.updated(text, folder) == text, "python tools/console.py --write brings them up to date"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_python_examples_hold(document: str) -> None:
    failures, _ = doctest.testfile(str(DOCUMENTS[document]), module_relative=False, encoding="utf-8")

    assert failures == 0


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(document: str) -> None:
    path = DOCUMENTS[document]

    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{document} links to {target}"


def test_the_generated_parts_are_up_to_date() -> None:
    assert reference.outdated(write=False) == [], "python tools/reference.py --write brings them up to date"


def test_the_examples_of_the_code_hold() -> None:
    import importlib

    for path in sorted((ROOT / "src" / "observe").rglob("*.py")):
        if ">>>" in path.read_text("utf-8") and path.name != "__main__.py":
            name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
            assert doctest.testmod(importlib.import_module(name)).failed == 0, name


def test_nothing_names_a_machine_or_an_unfinished_thought() -> None:
    # Spelt apart, so that this file does not name what it looks for.
    forbidden = re.compile("|".join([r"\bTO" + r"DO\b", "FIX" + "ME", "/wo" + "rk/", "/ro" + "ot/"]))
    files = [
        *ROOT.glob("src/**/*.py"),
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("tools/*.py"),
        *DOCUMENTS.values(),
    ]

    assert [path.name for path in files if forbidden.search(path.read_text("utf-8"))] == []


def test_the_readme_counts_the_dataset_as_the_report_does() -> None:
    report = DOCUMENTS["docs/reference/dataset-report.md"].read_text("utf-8")
    counted = re.search(r"\d+ observances in \d+ countries and territories", report)

    assert counted is not None
    assert counted[0] in " ".join(DOCUMENTS["README.md"].read_text("utf-8").split())
