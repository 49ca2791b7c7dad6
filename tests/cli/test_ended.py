"""Who meets the conditions of a benefit and is paid no more stays with those who meet them, and is counted apart."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from policyrules.cli.group import cli

HEAD = (
    "姓名,户籍在本区,残疾类别,残疾等级,残疾人证有效期至,低保家庭,特困人员,领取工伤生活护理费,领取孤儿基本生活费,"
    "事实无人抚养补贴,同类生活补贴,申请日期,丧失资格日期"
)
ROW = "{name},是,肢体,一级,2030-01-01,是,否,否,否,未领取,0,2024-01-05,{lost}"


@pytest.mark.parametrize(
    ("lang", "line", "head"),
    [
        ("zh", "符合 2（其中已停发 1），不符合 0，待定 0", "符合而已停发"),
        ("en", "2 yes (1 no longer paid), 0 no", "yes, but payment has ended"),
    ],
)
def test_who_is_paid_no_more_is_counted_apart(tmp_path: Path, lang: str, line: str, head: str) -> None:
    roster, result = tmp_path / "r.csv", tmp_path / "m.xlsx"
    roster.write_text("\n".join((HEAD, ROW.format(name="甲", lost="2026-05-03"), ROW.format(name="乙", lost=""))), encoding="utf-8")
    asked = ["screen", str(roster), "--as-of", "2026-07-01", "--only", "困难残疾人生活补贴", "-o", str(result), "--lang", lang]
    told = CliRunner().invoke(cli, asked)
    assert told.exit_code == 0 and line in told.output, told.output
    *_, heads, row = openpyxl.load_workbook(result).worksheets[0].iter_rows(values_only=True)
    assert heads[-1] == head and row[-5:] == (2, 0, 0, 0, 1)
