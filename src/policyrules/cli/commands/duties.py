"""`duties`: who leads, joins and is jointly responsible, as the plan has it; what falls due and when."""

from __future__ import annotations

import json
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from policyrules.cli.common import Day, Refused, force_option, lang_option, pack_option, written
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted

if TYPE_CHECKING:
    from policyrules.ledger.duties import Duty
    from policyrules.ledger.model import Role

ROLE_WORDS: dict[str, Role] = {"lead": "牵头", "joint": "责任", "join": "参与", "牵头": "牵头", "责任": "责任", "参与": "参与"}


@click.command("duties")
@pack_option
@click.option("--unit", metavar="单位", help="只看一个单位，名称照原文或改名后的")
@click.option("--role", type=click.Choice(list(ROLE_WORDS)), help="只看一种角色：牵头 lead、责任 joint、参与 join")
@click.option("--measure", metavar="编号", help="只看一项措施，如 3.1.3")
@click.option("--as-of", "as_of", type=Day(), metavar="日期", help="单位名称按哪一天（缺省照原文）")
@click.option("--calendar", is_flag=True, help="列出到期的日子（遇节假日顺延）")
@click.option("--findings", is_flag=True, help="列出没有写期限的职责")
@click.option("-o", "--output", metavar="文件.ics", help="把到期的日子写成日历文件")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="输出的样子")
@force_option
@lang_option
def command(
    pack: str, unit: str | None, role: str | None, measure: str | None, as_of: date | None, calendar: bool, findings: bool,
    output: str | None, form: str, force: bool, lang: Tongue,
) -> None:  # fmt: skip
    """职责登记：各措施的牵头、责任、参与单位和各项职责，照原文，不增不减。"""
    from policyrules.diagnostics.nearest import nearest
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack
    from policyrules.explain.names import Names
    from policyrules.ledger.calendar import falling_due
    from policyrules.ledger.duties import chosen
    from policyrules.site.ledger import held
    from policyrules.site.register import duties, to_icalendar
    from policyrules.site.register_text import calendar_text, register_text, unit_called, units_called

    compiled = compile_pack(read_pack(pack))
    kept = held(compiled)
    if kept is None:
        raise Refused(f"规则包“{pack}”没有条款台账（ledger 文件夹）。", f"the pack `{pack}` has no ledger.")
    ledger, names = kept.ledger, Names(compiled.checked.vocabulary, "", {}, lang)
    every = duties(compiled)
    unit = unit and unit_called(every, unit, names)
    found = chosen(every, unit, ROLE_WORDS[role] if role else None, measure, ledger.successors)
    if not found:
        near = nearest(unit, units_called(every, names)) if unit else None
        raise Refused(
            "没有这样的职责：核对单位名称（照原文）、角色和措施编号。" + (f"单位是否指“{near}”？" if near and near != unit else ""),
            "there is no such duty: check unit, role and measure." + (f" Did you mean the unit `{near}`?" if near and near != unit else ""),
        )
    if findings:
        found = [duty for duty in found if duty.deadline is None]
    dues = falling_due(found, ledger.holidays)
    if output:
        if find_spec("icalendar") is None:
            raise Refused(
                '写日历文件需要 icalendar：请运行 pip install "policyrules[calendar]"。', 'run pip install "policyrules[calendar]" first.'
            )
        with written(output, force) as stream:
            stream.write(to_icalendar(dues, compiled.files.name, names))
        click.echo(f"已写 {output}：{len(dues)} 个日子。" if lang == "zh" else f"{output}: {counted(len(dues), 'day')}.", err=True)
    elif form == "json":
        click.echo(json.dumps([_plain(duty) for duty in found], ensure_ascii=False, indent=2))
    elif calendar:
        click.echo("\n".join(calendar_text(dues, names)))
    else:
        click.echo("\n".join(register_text(found, ledger, names, unit, as_of)))


def _plain(duty: Duty) -> dict[str, object]:
    return {
        "职责": duty.name, "条款": list(duty.clauses), "单位": {r: list(u) for r, u in duty.units.items()}, "措辞": duty.strength,
        "事项": duty.task, "频次": duty.frequency, "期限": duty.deadline.isoformat() if duty.deadline else None, "证据": duty.evidence,
    }  # fmt: skip
