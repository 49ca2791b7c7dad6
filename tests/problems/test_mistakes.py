"""Mistakes of people who write their first rules: each with all that is said of it, in both tongues.

The files are read as a drafter would: is the place under the right words, is the cause named, does the repair help?
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from tests.problems.world import HERE, compiled, pack, said, told

from policyrules.diagnostics import Diagnostic
from policyrules.diagnostics.edits import edited
from policyrules.driver.mend import mend
from policyrules.driver.pipeline import compile_pack
from policyrules.resolve import Glossary

MISTAKES = sorted(path for path in (HERE / "mistakes").iterdir() if path.suffix in (".rules", ".yaml"))
SEVERAL = {"several-in-one": 3, "after-broken": 2, "either-glued-level": 2, "subject-comma": 2, "english-types": 2}
"""Files with more than one mistake, or one that is two."""
RIGHT = {
    "amount-no-period", "level-ordinal", "basis-without-title", "word-full-stop-missing-next-head", "parameter-unit-missing",
    "and-glued-right", "glued-all", "zhe-glued", "field-valid-through", "parameter-dates-as-written",
}  # fmt: skip
"""What newcomers fear to be wrong, and is not."""


def is_figures(path: Path) -> bool:
    return path.suffix == ".yaml"


def test_there_are_mistakes_enough() -> None:
    assert len(MISTAKES) > 120


@pytest.mark.parametrize("path", MISTAKES, ids=lambda p: p.stem)
def test_what_is_said(path: Path, request: pytest.FixtureRequest) -> None:
    text, stored = path.read_text(encoding="utf-8"), path.with_suffix(".txt")
    shown = "---\n".join([said(text, "zh", figures=is_figures(path)), said(text, "en", figures=is_figures(path))])
    if request.config.getoption("--update-golden"):
        stored.write_text(shown, encoding="utf-8")
    assert shown == stored.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MISTAKES, ids=lambda p: p.stem)
def test_one_mistake_is_no_flood(path: Path) -> None:
    found = told(path.read_text(encoding="utf-8"), figures=is_figures(path))
    assert len(found) == (0 if path.stem in RIGHT else SEVERAL.get(path.stem, 1))
    assert all(d.help for d in found), "every message says what to do"


@pytest.mark.parametrize("path", MISTAKES, ids=lambda p: p.stem)
def test_an_edit_mends_what_it_is_for(path: Path) -> None:
    """Made alone, the edits of a problem take it away, and bring no more problems than there were."""
    text = path.read_text(encoding="utf-8")
    before = told(text, figures=is_figures(path))
    for diagnostic in before:
        if diagnostic.edits:
            after = told(edited(text, diagnostic.edits), figures=is_figures(path))
            assert mark(diagnostic) not in {mark(d) for d in after} or len(after) < len(before)
            assert len(after) <= len(before)


@pytest.mark.parametrize("path", MISTAKES, ids=lambda p: p.stem)
def test_certain_edits_leave_nothing_to_mend(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = told(text, figures=is_figures(path))
    mended = mend(pack(text, figures=is_figures(path)), "zh")
    left = [p.describe("zh") for p in mended.compiled.problems]
    assert not any(d.certain for d in left)
    if before and all(d.certain for d in before):
        assert not [d for d in left if d.severity.value == "error"]


def mark(diagnostic: Diagnostic) -> tuple[str, str]:
    assert diagnostic.primary
    return diagnostic.code, diagnostic.primary.at.text


def test_what_stands_beside_a_slip_is_still_checked() -> None:
    subject = "主体 机构：\n  床位数：整数 张；\n  开办日期：日期。\n\n"
    broken = f"{subject}定义 甲\n  对象：机构。\n  条件：床位数 不低于 3 且 开办曰期 早于 2026年1月1日。\n"
    assert [d.code for d in told(broken)] == ["unexpected-text", "unknown-name"]


def test_names_of_a_list_that_could_not_be_read_are_not_blamed() -> None:
    broken = "选项 规模：大型 = 中型。\n\n主体 机构：\n  规模：规模。\n\n定义 甲\n  对象：机构。\n  条件：规模 为 大型。\n"
    assert [d.code for d in told(broken)] == ["unexpected-text"]


def test_in_english_too_what_could_not_be_read_is_not_blamed_and_names_are_english() -> None:
    glossary = Glossary({"户籍在本区": "local", "甲": "first", "乙": "second", "证载等级": "level"})
    broken = "definition first\n  for: 人员\n  when: level is level 3\n\ndefinition second\n  for: 人员\n  when: first and locale\n"
    found = compile_pack(evolve(pack(broken), glossary=glossary)).problems
    assert [(d.code, d.message) for p in found if (d := p.describe("en"))] == [
        ("unexpected-text", "`level 3` cannot stand here"), ("unknown-name", "nothing declares `locale`"),
    ]  # fmt: skip
    assert found[1].describe("en").help == "did you mean `local`"


def test_exceptions_that_the_condition_parts_do_not_clash() -> None:
    body = "  例外 甲：已就业 的，金额 为 200元/月。\n  例外 乙：特困人员 的，金额 为 50元/月。\n"
    head = "待遇 补助\n  对象：人员。\n  依据：《办法》。\n  金额：100元/月。\n"
    assert [d.code for d in told(f"{head}  条件：户籍在本区。\n{body}")] == ["exceptions-clash"]
    assert [d.code for d in told(f"{head}  条件：未就业 或者 非 特困人员。\n{body}")] == []


def test_three_hundred_faults_are_told_at_once() -> None:
    text = "".join(f"资格 第{n}\n  对象：人员。\n  依据：《办法》。\n  条件：年龄 ≥ {n}周岁 且 户籍在木区。\n" for n in range(300))
    assert len(compiled(text).problems) == 300
