"""The parameters of a pack: those of the packs it builds on, and its own, which may take their place where they say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, field

from policyrules.classes import define
from policyrules.diagnostics import Edit, Problem
from policyrules.driver.documents import documents, entry_name
from policyrules.driver.import_problems import ParameterAgain
from policyrules.driver.one_pack import PackFiles
from policyrules.parameters import Parameter, read_parameters
from policyrules.parameters.problems import ParameterField
from policyrules.parameters.words import unit_words
from policyrules.source import Span
from policyrules.types import Scalar, Vocabulary

INSTEAD = "代替"
NAMED = re.compile(r"(?:名称|\bname)[ \t]*[:：][ \t]*[\"']?([^\s,，}\"'#]+)")
STATED_TWICE = "同名的参数已经写过（可能在另一个文件里）；只留一处", "the parameter stands already, perhaps in another file; keep one"


def parameters_of(files: PackFiles, vocabulary: Vocabulary) -> tuple[list[Parameter], list[Problem]]:
    """All parameters that count, and what is wrong with any."""
    work = _Work()
    owners = {file.name: pack.name for pack in files.imports for file in pack.parameters}
    for text in documents(files.parameters, entry_name(files.name) if files.digest else ""):
        work.problems += text.problems
        if text.tree is not None:
            read = read_parameters(text.tree, vocabulary)
            work.problems += read.problems
            for parameter in read.parameters:
                work.put(parameter, owners.get(text.file.name, ""))
    return [parameter for parameter, _ in work.standing.values()], work.problems


def named_in(files: PackFiles) -> Iterator[str]:
    """Names of parameters as they stand in the files, read or not: rules that use one that could not be read are not to blame."""
    for file in files.parameters:
        yield from NAMED.findall(file.text)


@define
class _Work:
    standing: dict[str, tuple[Parameter, str]] = field(factory=dict)
    """By name, with the pack it stands in ("" for the pack at hand)."""
    problems: list[Problem] = field(factory=list)

    def put(self, parameter: Parameter, pack: str) -> None:
        below, of = self.standing.get(parameter.name, (None, pack))
        if below is not None and of == pack:
            self.problems.append(ParameterField(parameter.at, parameter.name, "名称", *STATED_TWICE))
        elif below is not None and not parameter.instead:
            self.problems.append(ParameterAgain(parameter.at, below.at, parameter.name, of, _said(parameter, of)))
        elif below is not None and self.fits(parameter, below, of):
            low, high = _range(below, parameter.type)
            low, high = max(parameter.low, low), min(parameter.high, high)
            self.standing[parameter.name] = evolve(parameter, low=low, high=high, question=parameter.question or below.question), pack
        elif below is None:
            if parameter.instead:
                zh, en = f"“{parameter.instead}”里没有这个参数；核对名称，或去掉这一项", f"`{parameter.instead}` has no such parameter"
                self.problems.append(ParameterField(parameter.at, parameter.name, INSTEAD, zh, f"{en}; check its name, or drop the line"))
            self.standing[parameter.name] = parameter, pack

    def fits(self, parameter: Parameter, below: Parameter, of: str) -> bool:
        """Whether it can stand in the place of the one below: of that pack, of its unit, within its range."""
        before = len(self.problems)
        if parameter.instead != of:
            self.wrong(parameter, INSTEAD, f"这个参数在“{of}”里，不在“{parameter.instead}”里", f"it stands in `{of}`")
        elif unit_words(parameter) != unit_words(below):
            word = unit_words(below)
            self.wrong(parameter, "单位", f"“{of}”里的单位是{word}，这里也写{word}", f"its unit in `{of}` is {word}; write the same")
        elif parameter.optional and not below.optional:
            self.wrong(parameter, "可无", f"“{of}”里它总有值，不能为无", f"in `{of}` it is never absent")
        else:
            low, high = _range(below, parameter.type)
            for period in parameter.periods:
                if isinstance(period.value, int) and not low <= period.value <= high:
                    zh, en = f"数值超出了“{of}”规定的范围", f"the value lies outside the range that `{of}` allows"
                    self.problems.append(ParameterField(period.at, parameter.name, "值", zh, en))
        return len(self.problems) == before

    def wrong(self, parameter: Parameter, name: str, zh: str, en: str) -> None:
        self.problems.append(ParameterField(parameter.at, parameter.name, name, zh, en))


def _range(parameter: Parameter, type: Scalar) -> tuple[int, int]:
    """Its range, counted as finely as `type` counts the same unit."""
    of, by = (getattr(counted, "den", 1) for counted in (parameter.type, type))
    return -(-parameter.low * by // of), parameter.high * by // of


def _said(parameter: Parameter, pack: str) -> tuple[Edit, ...]:
    """The line that says so, below the first line of the entry; none where the entry is one line."""
    at = parameter.at
    first, _, rest = at.text.partition("\n")
    if not rest or at.text.startswith("{"):
        return ()
    end = at.start + len(first)
    indent = " " * (at.file.position(at.start)[1] - 1)
    return (Edit(Span(at.file, end, end), f"\n{indent}{INSTEAD}: {pack}"),)
