"""Makes the tables of the parser with the package, so that no run of it has to make them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src"))
        from policyrules.syntax.grammar import tables

        folder = Path(self.root) / "build" / "tables"
        folder.mkdir(parents=True, exist_ok=True)
        for tongue in ("zh", "en"):
            name, content = tables(tongue)
            (folder / name).write_bytes(content)
            if version != "editable":  # a checkout is read where it stands
                build_data["force_include"][str(folder / name)] = f"policyrules/_data/tables/{name}"
