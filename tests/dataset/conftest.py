"""What the tests of datasets share: files to read, and both parsers to read them with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from written import dataset

from observe.dataset import parsers


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a dataset file of the given entries and return its path."""

    def write(*entries: str, name: str = "days.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dataset(*entries), encoding="utf-8")
        return path

    return write


@pytest.fixture(params=["C", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with each of PyYAML's parsers."""
    if request.param == "Python":
        monkeypatch.setattr(parsers, "FastParser", parsers.PureParser)
    elif parsers.FastParser is parsers.PureParser:
        pytest.skip("PyYAML was built without libyaml")
    return str(request.param)
