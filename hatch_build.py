"""Puts the compiled dataset into the wheel, so that an installed `observe` reads no YAML."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DatasetIndexHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles data/observances.yaml around the year of the build (SOURCE_DATE_EPOCH, or the clock)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from observe.dataset.compiling import compile_index
        from observe.dataset.entries import read

        stamp = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
        self._folder = tempfile.TemporaryDirectory()
        index = Path(self._folder.name) / "observances.sqlite"
        reading = read([root / "data" / "observances.yaml"])
        compile_index(reading, index, year=time.gmtime(stamp).tm_year).close()
        build_data["force_include"][str(root / "data")] = "observe/data"
        build_data["force_include"][str(index)] = "observe/data/observances.sqlite"
