"""How a number was computed: the formula with the numbers that went into it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.explain.telling import tell

from policyrules.deciding.pack import Pack, load
from policyrules.explain.to_text import line_text
from policyrules.types.to_text import Tongue


def lines(pack: Pack, example: str, tongue: Tongue = "zh", row: int = 0) -> list[str]:
    return [line_text(line, tongue).split("〔")[0].split(" [")[0].strip() for line in tell(pack, example, row).explanation(tongue).lines]


def test_a_definition_shows_its_formula_and_what_went_into_it_step_by_step(lucheng: Pack) -> None:
    assert lines(lucheng, "务工成员按定额扣减") == [
        "按“（计入月收入−残病增支扣减−成员的就业成本扣减之和）÷共同生活人数”计算：1350元/月"
        "（（计入月收入 3300元/月−残病增支扣减 300元/月−成员的就业成本扣减之和 300元/月）÷共同生活人数 2人）",
        "计入月收入：3300元/月（全部月收入 4000元/月−补贴救助等不计收入 500元/月−基础养老金收入 200元/月）",
    ]


def test_it_does_so_in_english(lucheng: Pack) -> None:
    assert lines(lucheng, "务工成员按定额扣减", "en")[1] == (
        "income that counts: 3300 yuan/month"
        " (whole monthly income: 4000 yuan/month − income that does not count: 500 yuan/month − basic resident pension: 200 yuan/month)"
    )


def test_a_figure_of_the_rules_stands_in_the_formula_of_an_amount(lucheng: Pack) -> None:
    assert "金额按“超标前低保金×渐退期发放比例”：600元/月（超标前低保金 1200元/月×渐退期发放比例 50%）" in lines(
        lucheng, "渐退减半发放四舍五入到分"
    )


def test_where_something_is_missing_no_formula_is_shown(lucheng: Pack) -> None:
    assert not any("×" in line or "−" in line for line in lines(lucheng, "扣减标准没有提供"))


@pytest.mark.parametrize(
    ("income", "told"),
    [("1.01", "1.01元/月÷3；取整以前 约0.34元/月"), ("2399.99", "2399.99元/月÷3；已取整"), ("3", "3元/月÷3")],
)
def test_that_a_number_was_rounded_is_said(income: str, told: str, tmp_path: Path) -> None:
    rules = (
        "主体 人员：\n  收入：金额 元/月，0元/月以上，10000元/月以下。\n\n"
        "定义 份额\n  对象：人员。\n  依据：《办法》 第二条。\n  取值：收入 ÷ 3。\n  尾数：四舍五入 至 1元。\n"
    )
    (tmp_path / "rules.rules").write_text(rules, "utf-8")
    found = load(str(tmp_path)).decide("份额", {"收入": income}, as_of=date(2026, 3, 1)).explanation
    assert [line.detail for line in found.lines] == [f"收入 {told}"]
