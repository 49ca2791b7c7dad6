"""Tables in rules against looking the row up by hand, in every completion of what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.helpers import codes, compiled

from policyrules.backends.reference import trace
from policyrules.cases import ABSENT, Absent, Case, Record
from policyrules.core import Output, row_of
from policyrules.types import Money
from policyrules.types.encode import of_date

Value = int | Absent
CELLS: dict[str, dict[str, tuple[Value, ...]]] = {
    "在职": {"是": (1,), "否": (0,)},
    "住处": {"城里": (1,), "乡下": (2,)},
    "工龄": {"少于 6个月": (0, 5), "6个月 至 11个月": (6, 11), "12个月以上": (12, 40)},
    "有效期至": {
        "早于 2024年3月1日": (of_date(date(2024, 2, 29)),),
        "不早于 2024年3月1日": (of_date(date(2024, 3, 1)), of_date(date(2030, 1, 31))),
        "无": (ABSENT,),
    },
}
"""For each column the cells that part it, each with some of the values that fit."""
PEOPLE = """
选项 地方：城里、乡下。
主体 人：
  在职：是否；
  住处：地方；
  工龄：整数 个月，0个月以上，100个月以下；
  有效期至：日期，可无。
"""
RESULTS = ("1", "2", "3", "待定")


@frozen
class Row:
    cells: tuple[tuple[str, tuple[str, ...]], ...]
    """For each column that this row tests, which cells fit."""
    result: str

    def fits(self, case: Mapping[str, Value]) -> bool:
        return all(any(case[column] in CELLS[column][cell] for cell in cells) for column, cells in self.cells)

    def text(self) -> str:
        tested = dict(self.cells)
        said = [tested.get(column, ()) for column in CELLS]
        return "    ｜ " + " ｜ ".join([*(cell[0] if cell else "不限" for cell in said), self.result]) + " ｜\n"


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Rows that part everything, as a tree of tests parts it."""

    def grown(cells: tuple[tuple[str, tuple[str, ...]], ...], left: tuple[str, ...]) -> list[Row]:
        if not left or draw(st.integers(0, 3)) == 0:
            return [Row(cells, draw(st.sampled_from(RESULTS)))]
        column = draw(st.sampled_from(left))
        rest = tuple(name for name in left if name != column)
        return [row for cell in CELLS[column] for row in grown((*cells, (column, (cell,))), rest)]

    return draw(st.permutations(grown((), tuple(CELLS))))


def text(rows: list[Row]) -> str:
    head = "    ｜ " + " ｜ ".join([*CELLS, "取值（项）"]) + " ｜\n"
    return f"定义 甲\n  对象：人。\n  取值：按下表：\n{head}{''.join(row.text() for row in rows)}"


known = st.fixed_dictionaries({}, optional={c: st.sampled_from([v for vs in CELLS[c].values() for v in vs]) for c in CELLS})


@given(tables(), st.lists(known, min_size=4, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_table_answers_where_all_completions_agree(rows: list[Row], cases: list[dict[str, Value]]) -> None:
    pack = compiled(text(rows), people=PEOPLE)
    assert pack.usable, text(rows)
    program = pack.programs["人"].program
    for case in cases:
        columns = [c for c in CELLS if c not in case]
        values = [[v for vs in CELLS[c].values() for v in vs] for c in columns]
        completed = [dict(zip(columns, chosen, strict=True)) for chosen in product(*values)]
        answers = [next((r.result, i) for i, r in enumerate(rows) if r.fits({**case, **more})) for more in completed]
        results = {result if result != "待定" else f"待定{i}" for result, i in answers}
        found = trace(program, Case(Record("人", dict(case)), of_date(date(2024, 3, 1)))).value(Output("甲", "value"))
        open_rows = {row_of(reason.name)[1] - 1 for reason in found.why if reason.source == "row"}
        assert found.known == (len(results) == 1 and not open_rows)
        if found.known:
            assert str(found.low) in results
        assert open_rows == {i for result, i in answers if result == "待定"}
        needed = {c for c in columns if _matters(c, columns, completed, answers)}
        asked = {reason.name for reason in found.why if reason.source == "fact"}
        assert needed <= asked
        if len(columns) == 1 and set(answers) != {("待定", answers[0][1])}:
            assert needed == asked, "with a row that owes its figure two things are open, and columns tested late may agree on that row"


def _matters(column: str, columns: list[str], completed: list[dict[str, Value]], answers: list[tuple[str, int]]) -> bool:
    """Whether two completions that differ in this column alone have different answers."""
    seen: dict[tuple[object, ...], set[object]] = {}
    for more, (result, i) in zip(completed, answers, strict=True):
        others = tuple(more[c] for c in columns if c != column)
        seen.setdefault(others, set()).add(i if result == "待定" else result)
    return any(len(found) > 1 for found in seen.values())


ONE = "定义 甲\n  对象：人。\n  取值：按下表：\n"


def test_rows_with_one_value_may_share_a_case() -> None:
    assert (
        codes(f"{ONE}    ｜ 在职 ｜ 住处 ｜ 取值 ｜\n    ｜ 是 ｜ 不限 ｜ 1 ｜\n    ｜ 不限 ｜ 城里 ｜ 1 ｜\n    ｜ 否 ｜ 乡下 ｜ 2 ｜\n")
        == []
    )


def test_days_between_months_leave_no_gap() -> None:
    rows = "    ｜ 不晚于 2024年2月29日 ｜ 1 ｜\n    ｜ 不早于 2024年3月1日 ｜ 2 ｜\n"
    assert codes(f"{ONE}    ｜ 出生日期 ｜ 取值 ｜\n{rows}") == []


def test_a_level_or_heavier_is_a_range_of_levels() -> None:
    people = "选项 等级，由重到轻：一级、二级、三级。\n主体 人：\n  等级：等级。\n"
    rows = "    ｜ 二级以上 ｜ 1 ｜\n    ｜ 轻于 二级 ｜ 2 ｜\n"
    assert compiled(f"{ONE}    ｜ 等级 ｜ 取值 ｜\n{rows}", people=people).problems == ()


def test_a_table_of_many_columns_is_refused_in_time() -> None:
    """Sixteen columns, each of which says something on its own."""
    names = [f"数{i}" for i in range(16)]
    people = "主体 人：\n" + "；\n".join(f"  {name}：是否" for name in names) + "。\n"
    lines = ["    ｜ " + " ｜ ".join(["是" if i == r else "不限" for i in range(16)] + [str(r)]) + " ｜\n" for r in range(16)]
    rules = f"{ONE}    ｜ {' ｜ '.join([*names, '取值'])} ｜\n{''.join(lines)}"
    assert "table-too-large" in [problem.code for problem in compiled(rules, people=people).problems]


def test_a_unit_in_the_heading_counts_the_bare_numbers() -> None:
    rows = "    ｜ 少于 6 ｜ 900 ｜\n    ｜ 6 至 11 ｜ 待定 ｜\n    ｜ 12以上 ｜ 1000.5元/月 ｜\n"
    pack = compiled(f"{ONE}    ｜ 工龄（个月） ｜ 取值（元/月） ｜\n{rows}")
    assert pack.problems == ()
    assert pack.programs["人"].units[Output("甲", "value")] == Money("月", 100)
