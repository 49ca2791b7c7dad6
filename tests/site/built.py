"""A pack with its pages."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen
from tests.site.reading import Page, read

from policyrules.diagnostics import Tongue, errors
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.site.build import SiteResult, build_site


@frozen(eq=False)
class Site:
    compiled: Compiled
    folder: Path
    result: SiteResult

    def page(self, name: str) -> Page:
        return read((self.folder / f"{name}.html").read_text(encoding="utf-8"))

    def pages(self) -> dict[str, Page]:
        return {name: self.page(name) for name in self.result.pages}


def built(pack: str, folder: Path, tongue: Tongue = "zh") -> Site:
    compiled = compile_pack(read_pack(pack))
    assert not errors(compiled.problems), report(errors(compiled.problems))
    return Site(compiled, folder, build_site(compiled, folder, tongue=tongue))
