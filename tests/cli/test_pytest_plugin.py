"""The pytest plugin, run by pytest itself on a project of two packs."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]
PLUGIN = ("-p", "policyrules.pytest_plugin", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")
RULES = """主体 人：
  在职：是否。
资格 有活
  对象：人。
  依据：「村规」 第一条。
  条件：在职。
示例 闲人
  检验：有活。
  计算日：2026年3月1日。
  期望：按下表：
    ｜ 在职 ｜ 有活   ｜
    ｜ 是   ｜ 符合   ｜
    ｜ 否   ｜ 不符合 ｜
性质 没有活的不符合
  任取：人 甲。
  设：非 甲的在职。
  则：甲 不符合 有活。
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    for name, text in (("好", RULES), ("坏", RULES.replace("不符合 ｜", "符合   ｜").replace("则：甲 不符合", "则：甲 符合"))):
        pytester.mkdir(name)
        (pytester.path / name / "规则.rules").write_text(text, encoding="utf-8")
    return pytester


def test_each_example_and_property_is_a_test(project: pytest.Pytester) -> None:
    found = project.runpytest_inprocess(*PLUGIN, "-v", "--policyrules-pack", "好")
    found.assert_outcomes(passed=3)
    found.stdout.fnmatch_lines(["*示例 闲人 PASSED*", "*性质 没有活的不符合 PASSED*"])
    project.runpytest_inprocess(*PLUGIN, "--policyrules-pack", "好", "-k", "示例").assert_outcomes(passed=1, deselected=2)


def test_failures_are_sentences_with_places(project: pytest.Pytester) -> None:
    found = project.runpytest_inprocess(*PLUGIN, "--policyrules-pack", "坏", "--policyrules-pack", "好")
    found.assert_outcomes(passed=4, failed=2)
    found.stdout.fnmatch_lines(["示例“闲人”第 2 行，有活（规则.rules:13:*", "  期望：符合", "  得：不符合", "  相差：*"])
    found.stdout.fnmatch_lines(["*property-fails*没有活的不符合*"])
    assert "Traceback" not in found.stdout.str() and "runtest" not in found.stdout.str()


def test_packs_in_the_settings_run_with_the_project_and_by_their_folder(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\npolicyrules_packs =\n    好\n    example\npolicyrules_tries = 5\n")
    one = project.makepyfile(test_one="def test_one() -> None: ...")
    project.runpytest_inprocess(*PLUGIN, str(one)).assert_outcomes(passed=1)
    project.runpytest_inprocess(*PLUGIN, "好").assert_outcomes(passed=3)
    whole = project.runpytest_inprocess(*PLUGIN, "-k", "test_one or 闲人 or 互助金不为负")
    assert whole.parseoutcomes()["passed"] == 3


def test_wrong_rules_and_missing_packs_fail_with_their_problems(project: pytest.Pytester) -> None:
    (project.path / "好" / "规则.rules").write_text(RULES.replace("条件：在职", "条件：在岗"), encoding="utf-8")
    found = project.runpytest_inprocess(*PLUGIN, "--policyrules-pack", "好", "--policyrules-pack", "没有")
    found.assert_outcomes(failed=2)
    found.stdout.fnmatch_lines(["*unknown-name*在岗*"])
    found.stdout.fnmatch_lines(["*pack-missing*没有*"])


def test_a_wrong_number_of_tries_is_told(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\npolicyrules_tries = 许多\n")
    found = project.runpytest_inprocess(*PLUGIN, "--policyrules-pack", "好")
    found.assert_outcomes(passed=2, failed=1)
    found.stdout.fnmatch_lines(["policyrules_tries 写正整数*"])
