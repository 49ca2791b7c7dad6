"""Works out, when the package is built, what would otherwise be worked out when it is first used: the tables of the parser and, for a
wheel, the packs that come with it. Decision record: docs/dev/decisions/0007-tables-and-cache.md."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeptHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src"))
        in_checkout = version == "editable"
        folder, cache = Path(self.root) / "build" / ("kept" if in_checkout else "shipped"), Path(self.root) / "build" / "cache"
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = str(cache)
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)

        from policyrules.resources import pack_names, standing
        from policyrules.syntax.grammar import whole
        from policyrules.syntax.tables import made_and_kept

        for tongue in ("zh", "en"):
            made_and_kept(whole(tongue), tongue)
        if not in_checkout:  # there the sources change, and what is kept of packs with them
            from policyrules.driver.cache import ready
            from policyrules.driver.checking import check_pack
            from policyrules.driver.files import read_pack

            for pack in pack_names():
                check_pack(read_pack(pack))
                ready(read_pack(pack))
        Path(standing().folder).rename(folder)
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)  # for others than whoever builds it
        if not in_checkout:
            build_data["force_include"][str(folder)] = "policyrules/_data/kept"
