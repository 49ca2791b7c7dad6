"""示例 that an office keeps outside the pack, because they are its own cases: tried with the pack, never mixed into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from policyrules.classes import frozen
from policyrules.deciding.trials import Result, run_example
from policyrules.diagnostics import Problem, errors
from policyrules.driver.files import PackFiles
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.driver.problems import ExamplesOnly
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse
from policyrules.syntax.intake import from_bytes


@frozen(eq=False)
class Outside:
    """The pack with the files beside it. Where `problems` holds an error nothing can be tried."""

    compiled: Compiled
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]

    def results(self) -> Iterator[Result]:
        """What comes out of the examples of these files, and of no others."""
        mine = {id(file) for file in self.files}
        for example in self.compiled.checked.examples:
            if id(example.decl.at.file) in mine:
                yield from run_example(self.compiled, example)


def with_examples(pack: PackFiles, files: Iterable[tuple[str, bytes]]) -> Outside:
    """The pack, and files (name, bytes) of examples that may build on the examples of the pack and of one another.

    The files count as personal: excerpts in problems show no more than what a problem points at.
    """
    read: list[SourceFile] = []
    problems: list[Problem] = []
    for name, data in files:
        found = from_bytes(name, data)
        if isinstance(found, SourceFile):
            read.append(SourceFile(found.name, found.text, personal=True))
        else:
            problems.append(found)
    problems += [ExamplesOnly(decl.at) for file in read for decl in parse(file).module.items if not isinstance(decl, syn.ExampleDecl)]
    if problems:
        return Outside(compile_pack(pack), tuple(read), tuple(problems))
    compiled = compile_pack(evolve(pack, rules=(*pack.rules, *read)))
    return Outside(compiled, tuple(read), tuple(errors(compiled.problems)))
