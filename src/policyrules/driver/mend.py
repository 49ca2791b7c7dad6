"""Slips that can only have been meant one way, mended in the texts of a pack."""

from __future__ import annotations

from attrs import evolve

from policyrules.classes import frozen
from policyrules.diagnostics import Diagnostic, Edit, Problem, Tongue
from policyrules.diagnostics.edits import apart, edited
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.source import SourceFile

MOST_ROUNDS = 30
"""Reading a declaration stops at its first slip, so that mending one may show the next."""


@frozen(eq=False)
class Mended:
    """The pack after all certain edits, and what each of them mended, in the order in which they were made.

    `files` are the texts that changed, by their names. A pack without certain edits comes back as it was.
    """

    compiled: Compiled
    made: tuple[Diagnostic, ...]
    files: dict[str, SourceFile]


def mend(pack: PackFiles, tongue: Tongue, only: str = "") -> Mended:
    """Make the edits that are certain, again and again until there are none; `only` names the one file that may change."""
    compiled = compile_pack(pack)
    made: list[Diagnostic] = []
    changed: dict[str, SourceFile] = {}
    for _ in range(MOST_ROUNDS):
        wanted = [(p, d) for p in compiled.problems if (d := p.describe(tongue)).certain and _may(d, only, pack)]
        by_file: dict[str, list[Edit]] = {}
        done: list[Problem] = []
        for problem, diagnostic in wanted:
            edits = list(diagnostic.edits)
            others = by_file.setdefault(edits[0].at.file.name, [])
            if len(apart([*others, *edits])) == len(others) + len(edits):
                others += edits
                made.append(diagnostic)
                done.append(problem)
        if not by_file:
            break
        files = {name: SourceFile(name, edited(edits[0].at.file.text, edits)) for name, edits in by_file.items() if edits}
        changed.update(files)
        pack = evolve(
            pack,
            rules=tuple(files.get(f.name, f) for f in pack.rules),
            parameters=tuple(files.get(f.name, f) for f in pack.parameters),
            problems=tuple(p for p in pack.problems if p not in done),  # pack.yaml and its like are not read anew here
        )
        compiled = compile_pack(pack)
    return Mended(compiled, tuple(made), changed)


def _may(diagnostic: Diagnostic, only: str, pack: PackFiles) -> bool:
    """Whether all edits stand in one file of the pack's own, and in the one that is asked for."""
    files = {edit.at.file for edit in diagnostic.edits}
    file = files.pop()
    return not files and file.name.endswith((".rules", ".yaml")) and not pack.borrows(file) and only in ("", file.name)
