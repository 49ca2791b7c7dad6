"""`test`: the examples and properties of a pack, the laws that every pack obeys, and examples kept outside the pack."""

from __future__ import annotations

from random import SystemRandom
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import JOBS, Refused, lang_option, processors, progress, read_bytes, show_problems, working
from policyrules.cli.formats import Format, folder_of, format_option
from policyrules.diagnostics import Tongue, errors

if TYPE_CHECKING:
    from policyrules.cli.tried import Tries
    from policyrules.deciding.outside import Outside
    from policyrules.driver.files import PackFiles

SEEDS = 10**6


@click.command("test")
@click.argument("pack", default="lucheng", metavar="[规则包|文件夹]")
@click.option("--tries", type=click.IntRange(1, 100_000), default=60, show_default=True, metavar="N", help="每条性质试多少个案例")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="案例由这个数取出，同一个数取出的一样；不写时每次不同")
@click.option("--jobs", type=JOBS, metavar="N", help="性质和通则至多同时用几个进程，结果都一样；不写时按处理器数和要做的多少")
@click.option("--examples-only", is_flag=True, help="只运行示例")
@click.option("--examples", multiple=True, metavar="文件", help="只运行这个包外文件里的示例，逐个列出期望和结果；可重复")
@format_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, pack: str, tries: int, seed: int | None, jobs: int | None, examples_only: bool, examples: tuple[str, ...],
    form: Format, lang: Tongue,
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
    found = Tries(Pack(compiled), lang)
    if examples or examples_only:
        found.examples = tuple(outside.results() if outside else run_examples(compiled))
        if form == "text":
            found.show_examples(each=outside is not None)
    else:
        found.tries, found.seed = tries, SystemRandom().randrange(SEEDS) if seed is None else seed
        _try_all(found, form, processors() if jobs is None else jobs)
    if form != "text":
        found.write(form, folder)
    ctx.exit(0 if found.good else 1)


def _try_all(found: Tries, form: Format, jobs: int) -> None:
    """Examples, properties, laws: told in this order, whichever is ready first. While others begin with the rest, examples are run."""
    from policyrules.deciding.trials import run_examples
    from policyrules.driver.problems import HelperProcessDied
    from policyrules.driver.processes import HelperLost
    from policyrules.testing import laws, properties
    from policyrules.testing.tries import Found
    from policyrules.testing.whole import jobs_for, tried

    compiled, text, tell = found.pack.compiled, form == "text", progress()
    claims, general = properties.property_trials(compiled), laws.law_trials(compiled)
    trials = [*claims, *general]
    try:
        with tried(trials, found.tries, found.seed, jobs_for(trials, found.tries, jobs)) as ready:
            found.examples = tuple(run_examples(compiled))
            if text:
                found.show_examples(each=False)
            results = dict[int, Found]()
            for number, result in ready:
                results[number] = result
                tell(len(results), len(trials))
    except HelperLost:
        found.problems, found.tries = (HelperProcessDied(),), 0
        if text:
            show_problems(found.problems, found.lang)
        return
    came = [results[number] for number in range(len(trials))]
    found.properties = tuple(properties.told(compiled, *pair) for pair in zip(claims, came[: len(claims)], strict=True))
    broken = zip(general, came[len(claims) :], strict=True)
    found.laws = tuple(laws.told(compiled, trial, result) for trial, result in broken if result.error)
    if text:
        found.show_properties()
        found.show_laws()


def _outside(files: PackFiles, examples: tuple[str, ...]) -> Outside:
    from policyrules.deciding.outside import with_examples

    return with_examples(files, [(path, read_bytes(path)) for path in dict.fromkeys(examples)])
