"""`screen`, the main job: a roster in, a workbook of answers out."""

from __future__ import annotations

import gc
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import (
    Refused,
    as_of_option,
    asked_tongue,
    force_option,
    lang_option,
    loaded,
    pack_option,
    progress,
    read_text,
    show_problems,
    writable,
    written,
)
from policyrules.cli.rosters import plain, sheets_of
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.deciding.pack import Pack
    from policyrules.roster.mapping import Mapping
    from policyrules.roster.model import Sheet
    from policyrules.roster.screening import Screening
    from policyrules.types import Vocabulary


@click.command("screen")
@click.argument("roster", metavar="名册")
@as_of_option
@click.option("-o", "--output", required=True, metavar="文件", help="结果工作簿 .xlsx（或 .csv，只含人员结果）")
@pack_option
@click.option("--only", multiple=True, metavar="规则", help="只判断这一项，可重复")
@click.option("--mapping", metavar="文件", help="列对照（YAML）：纠正认错的列")
@click.option("--save-mapping", metavar="文件", help="把本次的列对照存成 YAML，改后用 --mapping 交回")
@click.option("--facts", multiple=True, metavar="工作簿", help="填好的“待补事实”：上次的结果工作簿或其另存的 csv，可重复")
@click.option("--all", "in_full", is_flag=True, help="所有规定都逐人判断，所缺事实都逐人列出；结果会大得多")
@force_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, roster: str, as_of: date, output: str, pack: str, only: tuple[str, ...],
    mapping: str | None, save_mapping: str | None, facts: tuple[str, ...], in_full: bool, force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """对名册里的每个人、户、单位、项目，逐项判断：符合、不符合或待定，写明理由、依据和缺少的事实。"""
    from policyrules.cli.group import installed_version
    from policyrules.deciding.pack import UnknownRule
    from policyrules.roster.facts import read_facts
    from policyrules.roster.read import read_roster
    from policyrules.screening.screen import NotScreened, screen
    from policyrules.types.encode import of_date

    ending = output.rpartition(".")[2].lower()
    if ending not in ("xlsx", "csv"):
        raise Refused("结果文件名以 .xlsx 或 .csv 结尾。", "the name of the result ends in .xlsx or .csv.")
    _apart(roster, mapping, *facts, targets=[output, *([save_mapping] if save_mapping else [])])
    writable(output, force)
    gc.disable()  # all that is made here lives until the process ends; looking for garbage took a third of the time
    plan = loaded(pack)
    sheets = sheets_of(roster)
    given = _mapping(mapping, plan.vocabulary) if mapping else None
    filled = read_facts([sheet for path in facts for sheet in _answers(path)]) if facts else None
    if filled is not None:
        facts_read, figures_read = len(filled.fact_rows()), len(filled.parameter_rows())
        read = f"读入答复：事实 {facts_read} 项、参数 {figures_read} 项。", f"answers read: {facts_read} facts, {figures_read} figures."
        click.echo(read[lang == "en"])
    found = read_roster(sheets, plan.vocabulary, given, filled, of_date(as_of), plain(Path(roster).name))
    if show_problems(found.problems, lang):
        ctx.exit(1)
    try:
        command_line = " ".join(shlex.quote(plain(a)) for a in ("policyrules", *sys.argv[1:]))
        screening = screen(
            plan, found, as_of=as_of, only=only, facts=filled, in_full=in_full, command=command_line, engine=installed_version(),
            progress=progress(), tongue=lang,
        )  # fmt: skip
    except NotScreened as refused:
        zh, en = KINDS[refused.kind]
        choices = _choices(plan)
        raise Refused(
            f"“{refused.rule}”是{zh}，不能用 --only 筛查。{choices[0]}",
            f"`{refused.rule}` is a {en}, which --only cannot ask for; {choices[1]}",
        ) from None
    except UnknownRule as unknown:
        choices = _choices(plan, unknown.rule)
        raise Refused(
            f"规则包“{pack}”没有规则“{unknown.rule}”。{choices[0]}", f"the pack `{pack}` has no rule `{unknown.rule}`; {choices[1]}"
        ) from None
    if save_mapping:
        from policyrules.roster.mapping_file import to_yaml

        with written(save_mapping, force) as stream:
            stream.write(to_yaml(found.mapping).encode())
    _write(screening, output, ending, force)
    _summary(
        screening,
        output,
        [note.zh if lang == "zh" else note.en for note in screening.notes[len(found.roster.notes) :]],
        plan.vocabulary,
        lang,
    )


def _apart(*sources: str | None, targets: list[str]) -> None:
    """Nothing that is read may be written over, not even with --force, nor may one result be written over another."""
    read = {Path(source).resolve() for source in sources if source}
    for target in targets:
        if Path(target).resolve() in read:
            raise Refused(
                f"“{target}”是本次要读的文件，不能写到它上面（加 --force 也不行）。换一个文件名。",
                f"`{target}` is read here, so nothing may be written over it, with --force either: take another name.",
            )
        read.add(Path(target).resolve())


KINDS = {
    "define": ("定义", "definition"), "presume": ("推定", "presumption"), "discretion": ("裁量", "judgement"), "duty": ("职责", "duty"),
}  # fmt: skip


def _choices(plan: Pack, name: str = "") -> tuple[str, str]:
    """What --only may ask for: what is near a name, or all of it."""
    from policyrules.diagnostics.nearest import nearest
    from policyrules.screening.screen import askable

    near = nearest(name, askable(plan)) if name else None
    if near:
        return f"是否指“{near}”？", f"did you mean `{plan.vocabulary.alias(near)}`?"
    names = askable(plan)
    return f"可以写：{'、'.join(names)}。", f"it may be: {', '.join(map(plan.vocabulary.alias, names))}."


def _answers(path: str) -> list[Sheet]:
    """The sheets of a result that was handed in again; a file without such sheets is no result."""
    from policyrules.roster.facts import read_facts

    sheets = sheets_of(path)
    if not read_facts(sheets).tables:
        raise Refused(
            f"“{path}”里没有“待补事实”或“待补参数”：--facts 要交回的是上次的结果工作簿，或其中一表另存的 csv。",
            f"`{path}` has no sheet of missing facts or figures: --facts takes the workbook of an earlier result, or such a sheet as csv.",
        )
    return sheets


def _mapping(path: str, vocabulary: Vocabulary) -> Mapping:
    from policyrules.roster.mapping_file import from_yaml

    mapping, problems = from_yaml(read_text(path), vocabulary, Path(path).name)
    if show_problems(problems, asked_tongue()):
        raise Refused(f"列对照“{path}”有错误，没有进行计算。", f"the mapping `{path}` has errors, so nothing was computed.")
    return mapping


def _write(screening: Screening, output: str, ending: str, force: bool) -> None:
    from policyrules.roster.write import write_csv, write_workbook

    with written(output, force) as stream:
        if ending == "csv":
            write_csv(stream, screening)
        elif (missing := write_workbook(stream, screening)) is not None:
            zh, en = missing.describe("zh"), missing.describe("en")
            raise Refused(f"{zh.message}。{zh.help}", f"{en.message}: {en.help}")


def _summary(screening: Screening, output: str, indicators: list[str], vocabulary: Vocabulary, lang: Tongue) -> None:
    """The last lines: what was read, what came out, what to look at."""
    chinese, english = lang == "zh", vocabulary.english
    for part in screening.parts:
        for i, provision in enumerate(part.provisions):
            counts = {"yes": 0, "no": 0, "open": 0, "not_applicable": 0}
            for subject in part.subjects:
                counts[subject.answers[i].outcome] += 1
            yes, no, waiting, none = counts["yes"], counts["no"], counts["open"], counts["not_applicable"]
            ended = part.ended(i)
            if chinese:
                stopped, aside = f"（其中已停发 {ended}）" if ended else "", f"，不适用 {none}" if none else ""
                told = f"{part.entity} {provision.name}：符合 {yes}{stopped}，不符合 {no}，待定 {waiting}{aside}"
            else:
                called = f"{english.get(part.entity, part.entity)}, {english.get(provision.name, provision.name)}"
                stopped, aside = f" ({ended} no longer paid)" if ended else "", f", {none} not applicable" if none else ""
                told = f"{called}: {yes} yes{stopped}, {no} no, {waiting} undetermined{aside}"
            click.echo(told)
    if screening.unscreened:
        left = len(screening.unscreened)
        said = (
            f"未筛查 {left} 项：不在施行期内，或者名册没有所需的事实（见“未筛查规定”；加 --all 全部判断）。",
            f"{counted(left, 'provision')} not screened: not in force, or the roster has not the facts"
            " (see the sheet; --all answers every one).",
        )
        click.echo(said[not chinese])
    for line in indicators:
        click.echo(line)
    rejected = len(screening.rejected)
    if chinese:
        people = "，".join(f"{part.entity} {len(part.subjects)}" for part in screening.parts)
        click.echo(f"{f'共 {people}；' if people else ''}未受理的单元格或行 {rejected} 处（见“未受理行”）。")
        click.echo(f"结果：{output}（仅供参考，以人工审核为准）")
    else:
        people = ", ".join(f"{english.get(part.entity, part.entity)} {len(part.subjects)}" for part in screening.parts)
        click.echo(f"{f'{people}; ' if people else ''}{rejected} cells or rows rejected (see their sheet).")
        click.echo(f"result: {output} (for reference only; people decide)")
