"""A pytest plugin: the 示例 and 性质 of the packs of a project, one test each.

    pytest --policyrules-pack rules/高平          # as often as there are packs
    [tool.pytest.ini_options]
    policyrules_packs = ["rules/高平"]            # or for good; a folder below the root, or the name of a pack that ships

Packs from the settings run with the whole project, and where their folder is among the arguments; a single test file runs alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from policyrules.check import CheckedExample, CheckedProperty
    from policyrules.deciding.pack import Pack
    from policyrules.driver.pipeline import Compiled
    from policyrules.source import Span
    from policyrules.testing.tries import Search

TRIES = "60"


class Unmet(Exception):
    """A pack does not do what it says it does; the message is all that a reader needs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("policyrules", "示例 and 性质 of policy packs")
    group.addoption(
        "--policyrules-pack", action="append", default=[], metavar="DIR", dest="policyrules_pack", help="run the tests of this pack too"
    )
    parser.addini("policyrules_packs", "folders (or names) of packs whose examples and properties are run", type="linelist", default=[])
    parser.addini("policyrules_tries", "how many cases are tried for each property", default=TRIES)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Adds the tests of the packs, before others select among all tests (-k, -m, --deselect)."""
    for pack in _packs(config):
        items += PackTests.from_parent(session, name=pack, nodeid=pack).collect()


def _packs(config: pytest.Config) -> list[str]:
    found = [str(name) for name in config.getoption("policyrules_pack")]
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    arguments = [(config.invocation_params.dir / argument.partition("::")[0]).resolve() for argument in config.args]
    for name in config.getini("policyrules_packs"):
        folder = (config.rootpath / name).resolve()
        asked = any(argument == folder or argument in folder.parents or folder in argument.parents for argument in arguments)
        if whole or asked:
            found.append(str(folder) if folder.is_dir() else name)
    return list(dict.fromkeys(found))


class PackTests(pytest.Collector):
    """The tests of one pack: that its rules are right; if they are, its examples and its properties."""

    def collect(self) -> list[pytest.Item]:
        from policyrules.driver.files import read_pack
        from policyrules.driver.pipeline import compile_pack

        compiled = compile_pack(read_pack(self.name))
        found: list[pytest.Item] = [RulesTest.from_parent(self, name="规则", compiled=compiled)]
        if compiled.usable:
            for example in compiled.checked.examples:
                found.append(ExampleTest.from_parent(self, name=f"示例 {example.name}", compiled=compiled, example=example))
            for about in compiled.checked.properties:
                found.append(PropertyTest.from_parent(self, name=f"性质 {about.name}", compiled=compiled, about=about))
        return found


class _Test(pytest.Item):
    """What the tests of a pack have in common: where they stand, and failures without tracebacks."""

    def __init__(self, *, compiled: Compiled, **more: Any) -> None:
        super().__init__(**more)
        self.compiled = compiled

    def place(self) -> Span | None:
        return None

    def reportinfo(self) -> tuple[Path, int | None, str]:
        at = self.place()
        path = Path(self.parent.name if self.parent else "", at.file.name if at else "")
        return path, at.file.position(at.start)[0] - 1 if at else None, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return str(excinfo.value) if isinstance(excinfo.value, Unmet) else super().repr_failure(excinfo, style)


class RulesTest(_Test):
    """The rules have no errors."""

    def runtest(self) -> None:
        from policyrules.diagnostics import errors
        from policyrules.diagnostics.to_text import report

        if wrong := errors(self.compiled.problems):
            raise Unmet(report(wrong))


class ExampleTest(_Test):
    """Every row of an example comes out as expected."""

    def __init__(self, *, example: CheckedExample, **more: Any) -> None:
        super().__init__(**more)
        self.example = example

    def place(self) -> Span:
        return self.example.decl.title.at

    def runtest(self) -> None:
        from policyrules.deciding.pack import Pack
        from policyrules.deciding.trials import run_example

        unmet = [result for result in run_example(self.compiled, self.example) if not result.passed]
        if unmet:
            raise Unmet("\n".join(_lines(unmet, Pack(self.compiled))))


def _lines(unmet: list[Any], pack: Pack) -> Iterator[str]:
    from policyrules.deciding.tried_words import expected_words, found_words, place_of

    for result in unmet:
        at = place_of(result)
        yield f"示例“{result.example}”第 {result.row + 1} 行，{result.expected.rule}" + (f"（{at.place}）" if at else "")
        yield f"  期望：{expected_words(result, pack).zh}"
        yield f"  得：{found_words(result, pack).zh}"
        yield f"  相差：{'；'.join(result.told('zh'))}"


class PropertyTest(_Test):
    """A property holds for all cases that are tried; by Hypothesis, with the profile and the seed of the project, where that is there."""

    def __init__(self, *, about: CheckedProperty, **more: Any) -> None:
        super().__init__(**more)
        self.about = about

    def place(self) -> Span:
        return self.about.decl.title.at

    def runtest(self) -> None:
        from policyrules.diagnostics.to_text import report
        from policyrules.testing.properties import check_property, problem

        tries = str(self.config.getini("policyrules_tries"))
        if not tries.isdecimal() or not int(tries):
            raise Unmet(f"policyrules_tries 写正整数，现在是“{tries}” / policyrules_tries is a whole number above 0")
        result = check_property(self.compiled, self.about.name, max_examples=int(tries), by=_search())
        if wrong := problem(result, self.compiled.checked.vocabulary):
            raise Unmet(report([wrong]))


def _search() -> Search | None:
    if find_spec("hypothesis") is None:
        return None
    from policyrules.testing.by_hypothesis import searched

    return searched
