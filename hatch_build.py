"""Makes the tables of the parser with the wheel, so that no run of an installed package has to build them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout, where the grammar changes: it keeps tables in the user's cache
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from policyrules.syntax.grammar import tables

        folder = Path(self.root) / "build" / "tables"
        folder.mkdir(parents=True, exist_ok=True)
        for tongue in ("zh", "en"):
            name, content = tables(tongue)
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"policyrules/_data/tables/{name}"
