"""What all tests share: the program run with folders of its own, a fixed day, 80 columns and no colour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-21"

settings.register_profile("observe", deadline=None, derandomize=True)
settings.load_profile("observe")


@dataclass(frozen=True)
class Result:
    """What a run of the program gave."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests, so that the built-in dataset is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(tmp_path: Path, cache: Path) -> dict[str, str]:
    """The environment of a run: nothing of the user's, and every folder but the cache its own."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "PYTHONPATH") if key in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "XDG_CONFIG_HOME": str(home / "config"),
        "OBSERVE_TODAY": TODAY,
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }


@pytest.fixture
def process(environment: dict[str, str]) -> Callable[..., Result]:
    """Run the program as a process of its own, for what only a real process shows."""

    def run(*arguments: str, **changes: str) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "observe", *arguments],
            env={**environment, **changes},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def observe(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Result]:
    """Run the program in this process, which is many times faster."""
    from observe.cli import main

    for key in list(os.environ):
        if key.startswith(("XDG_", "OBSERVE_", "LC_", "LANG")):
            monkeypatch.delenv(key)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)

    def run(*arguments: str) -> Result:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        captured = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Result(left.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def dataset_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a dataset file whose observances are given as YAML below `observances:`."""

    def write(observances: str, name: str = "days.yaml") -> Path:
        path = tmp_path / name
        path.write_text(f"format: 1\ntitle: Days\nlicence: CC-BY-4.0\nobservances:\n{observances}", "utf-8")
        return path

    return write
