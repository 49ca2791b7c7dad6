"""`sample`: an invented roster."""

from __future__ import annotations

import click

from policyrules.cli.common import Refused, force_option, lang_option, written
from policyrules.diagnostics import Tongue
from policyrules.diagnostics.plural import counted


@click.command("sample")
@click.option("--persons", type=click.IntRange(1, 200_000), default=60, show_default=True, metavar="N", help="多少人")
@click.option("--seed", type=int, default=1, show_default=True, help="同一种子生成同一名册")
@click.option("--messy", is_flag=True, help="像乡镇报来的那样不整齐")
@click.option("-o", "--output", required=True, metavar="文件", help="写到哪里：.xlsx 或 .csv（GBK）")
@force_option
@lang_option
def command(persons: int, seed: int, messy: bool, output: str, force: bool, lang: Tongue) -> None:
    """生成虚构的名册：姓名是编的，身份证号都通不过校验。"""
    from policyrules.roster.sample import sample, sample_csv

    ending = output.rpartition(".")[2].lower()
    if ending not in ("xlsx", "csv"):
        raise Refused("文件名以 .xlsx 或 .csv 结尾。", "the file name ends in .xlsx or .csv.")
    data = sample_csv(persons, seed, messy) if ending == "csv" else sample(persons, seed, messy)
    if not isinstance(data, bytes):
        zh, en = data.describe("zh"), data.describe("en")
        raise Refused(f"{zh.message}。{zh.help}", f"{en.message}: {en.help}")
    with written(output, force) as stream:
        stream.write(data)
    told = f"已写 {output}：{persons} 人，全部虚构。", f"{output}: {counted(persons, 'person')}, all invented."
    click.echo(told[lang == "en"], err=True)
