"""`test`: the examples and properties of a pack, the laws that every pack obeys, and examples kept outside the pack."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Refused, lang_option, progress, read_bytes, show_problems, working
from policyrules.cli.formats import Format, folder_of, format_option
from policyrules.diagnostics import Problem, Tongue, errors

if TYPE_CHECKING:
    from policyrules.deciding.outside import Outside
    from policyrules.driver.files import PackFiles
    from policyrules.driver.pipeline import Compiled
    from policyrules.testing.properties import PropertyResult


@click.command("test")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--tries", type=click.IntRange(1, 100_000), default=60, show_default=True, metavar="N", help="每条性质试多少个案例")
@click.option("--examples-only", is_flag=True, help="只运行示例")
@click.option("--examples", multiple=True, metavar="文件", help="只运行这个包外文件里的示例，逐个列出期望和结果；可重复")
@format_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, tries: int, examples_only: bool, examples: tuple[str, ...], form: Format, lang: Tongue
) -> None:  # fmt: skip
    """运行示例（应得什么、得了什么）、性质（对所有人都应成立的话）和每个规则包都要守的通则。

    单位自己的案例可以写成示例、放在规则包以外的文件里，用 --examples 交给本命令；报错时不重复其中的事实。"""
    from policyrules.cli.tried import Tries
    from policyrules.deciding.pack import Pack
    from policyrules.deciding.trials import run_examples
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    files, folder = read_pack(pack), "" if examples else folder_of(pack)
    with working():
        outside = _outside(files, examples) if examples else None
        compiled = outside.compiled if outside else compile_pack(files)
    problems = [*(outside.problems if outside else ()), *errors(compiled.problems)]
    if errors(problems):
        if form == "text":
            show_problems(dict.fromkeys(problems), lang)
            raise Refused("有错误，没有试算。", "there are errors, so nothing was tried.")
        Tries(Pack(compiled), lang, problems=tuple(dict.fromkeys(problems))).write(form, folder)
        ctx.exit(1)
    whole = not examples_only and not examples
    found = Tries(Pack(compiled), lang, tuple(outside.results() if outside else run_examples(compiled)))
    if form == "text":
        found.show_examples(each=outside is not None)
    if whole and find_spec("hypothesis") is None:
        raise Refused(
            '性质和通则没有运行：需要 hypothesis，请运行 pip install "policyrules[test]"；只试示例，请加 --examples-only。',
            'properties and laws were not tried: run pip install "policyrules[test]", or give --examples-only.',
        )
    if whole:
        with _nothing_left():
            found.tries, found.properties = tries, tuple(_properties(compiled, tries))
            if form == "text":
                found.show_properties()
            found.laws = tuple(_laws(compiled, tries))
        if form == "text":
            found.show_laws()
    if form != "text":
        found.write(form, folder)
    ctx.exit(0 if found.good else 1)


def _outside(files: PackFiles, examples: tuple[str, ...]) -> Outside:
    from policyrules.deciding.outside import with_examples

    return with_examples(files, [(path, read_bytes(path)) for path in dict.fromkeys(examples)])


@contextmanager
def _nothing_left() -> Iterator[None]:
    """Hypothesis keeps notes in the folder where it runs; that of a clerk stays clean."""
    from hypothesis import configuration

    with tempfile.TemporaryDirectory(prefix="policyrules-", ignore_cleanup_errors=True) as folder:
        configuration.set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            configuration.set_hypothesis_home_dir(None)


def _properties(compiled: Compiled, tries: int) -> Iterator[PropertyResult]:
    from policyrules.testing.properties import check_property

    tell, whole = progress(), len(compiled.properties) + len(compiled.programs)
    for done, name in enumerate(compiled.properties):
        tell(done, whole)
        yield check_property(compiled, name, max_examples=tries)


def _laws(compiled: Compiled, tries: int) -> Iterator[Problem]:
    """One kind of thing at a time, with its rankings."""
    from attrs import evolve

    from policyrules.testing.laws import check_laws

    before, tell = len(compiled.properties), progress()
    for done, (entity, lowered) in enumerate(compiled.programs.items()):
        tell(before + done, before + len(compiled.programs))
        yield from check_laws(evolve(compiled, programs={entity: lowered}), max_examples=tries)
