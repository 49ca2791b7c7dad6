"""Whole explanations, as a clerk reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.explain.telling import tell

from policyrules.deciding.pack import Pack

EXAMPLE = [
    ("取暖补助照标准", 0), ("困难等级逐级", 2), ("两个例外", 0), ("两个例外", 4), ("起发和停发", 0), ("起发和停发", 3),
    ("没有申请日", 0), ("支出没有填", 0), ("支出少的按支出", 4), ("结伴服务看生日", 1), ("有人打工", 0), ("成员没有列全", 0),
    ("另有难处由民政所认定", 1), ("另有难处由民政所认定", 2), ("互助金算到分", 0), ("负担和履行是两回事", 1), ("小店不适用", 0),
    ("数条数", 0),
]  # fmt: skip
LUCHENG = [
    ("申请日期不明", 0), ("没有登记丧失资格日期", 0), ("登记了丧失资格日期", 2), ("特困人员不领生活补贴", 0),
    ("标准未提供无法比高低", 0), ("同户另一名残疾人", 0), ("同户另一名残疾人", 1), ("三级智力在边缘家庭", 0),
    ("残疾人证到期前后一日", 1), ("多重三级只含四级智力", 0), ("多重三级组成不明", 0), ("新法后认定特殊困难", 0), ("托养规划期满", 2),
    ("最低工资没有提供", 0), ("哪些项目负担义务", 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "row"), EXAMPLE)
def test_pages_of_the_example_district(name: str, row: int, example: Pack, golden: Callable[[str, str], None]) -> None:
    golden(f"explain/example/{name}-{row}.txt", tell(example, name, row).page())


@pytest.mark.parametrize(("name", "row"), LUCHENG)
def test_pages_of_the_plan(name: str, row: int, lucheng: Pack, golden: Callable[[str, str], None]) -> None:
    golden(f"explain/lucheng/{name}-{row}.txt", tell(lucheng, name, row).page())
