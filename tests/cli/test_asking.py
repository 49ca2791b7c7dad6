"""`decide`, `explain` and `ask` as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from tests.cli.running import policyrules

from policyrules.cli.group import cli

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "formats" / "answer.schema.json").read_text(encoding="utf-8"))
REFUSED = """
常住: 是
住户: {住处: 山上, 人口: 3人, 每月收入: 2397元/月, 取暖支出: 300元/月}
困难: [{种类: 看病, 程度: 比较困难}]
住满月数: 3个月
领取镇里补助: 是
出门打工: 否
申请日: 2024-11-01
"""
OPEN = "常住: 是\n困难: [{种类: 看病, 程度: 比较困难}]\n领取镇里补助: 否\n出门打工: 否\n申请日: 2024-11-01\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("facts")
    (made / "否.yaml").write_text(REFUSED, encoding="utf-8")
    (made / "缺.yaml").write_text(OPEN, encoding="utf-8")
    (made / "错.yaml").write_text("住满月: 3\n", encoding="utf-8")
    return made


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


def asked(command: str, facts: Path, *more: str, typed: str | None = None) -> Result:
    return run(command, "取暖补助", str(facts), "--as-of", "2024-11-05", "--pack", "example", *more, typed=typed)


def test_a_refusal_is_explained_with_its_way_out_and_as_a_notice(folder: Path) -> None:
    told = asked("说明", folder / "否.yaml")
    assert told.exit_code == 0
    assert "自2025年2月5日起，并且领取镇里补助：由“是”变为“否”" in told.output
    notice = asked("explain", folder / "否.yaml", "--notice")
    assert notice.exit_code == 0
    for part in ("告知书", "没有满足的条件及其依据", "据以认定的事实", "可以怎样办", "主管单位：示例县民政所", "仅供参考，不是行政决定"):
        assert part in notice.output
    assert "reference only" in asked("explain", folder / "否.yaml", "--notice", "--lang", "en").output


def test_questions_come_in_their_order_and_end_when_settled(folder: Path) -> None:
    first = asked("追问", folder / "缺.yaml").output
    assert "下一问：\n  住满月数——在本县住满几个月？（部门可以查到" in first
    assert "结论已定，不必再问" in asked("ask", folder / "否.yaml").output


def test_asking_through_stops_as_soon_as_the_answer_is_settled(folder: Path) -> None:
    typed = asked("ask", folder / "缺.yaml", "--interactive", typed="三十岁\n3\n")
    assert typed.exit_code == 0
    assert typed.output.count("住满月数——") == 1
    assert "取暖补助：不享受，未满足条件（四）" in typed.output
    english = asked("ask", folder / "缺.yaml", "--interactive", "--lang", "en", typed="8\n\n\n\n\n\n\n")
    assert english.exit_code == 0 and "next question" in english.output


@pytest.mark.parametrize("facts", ["否.yaml", "缺.yaml"])
@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize(
    ("command", "keys"),
    [("decide", {"explanation"}), ("explain", {"explanation", "ways", "turning", "closing", "questions"}), ("ask", {"questions"})],
)
def test_data_has_the_documented_shape(command: str, keys: set[str], tongue: str, facts: str, folder: Path) -> None:
    found = json.loads(asked(command, folder / facts, "--format", "json", "--lang", tongue).output)
    jsonschema.validate(found, SCHEMA)
    assert keys == found.keys() & {"explanation", "ways", "turning", "closing", "questions"}


def test_wrong_facts_and_rules_are_told(folder: Path) -> None:
    wrong = asked("explain", folder / "错.yaml")
    assert wrong.exit_code == 1 and "fact-unknown" in wrong.output and "住满月数" in wrong.output
    unknown = run("explain", "取暖补贴", str(folder / "否.yaml"), "--as-of", "2024-11-05", "--pack", "example")
    assert unknown.exit_code == 1 and "取暖补助" in unknown.output
    ranking = run("ask", "分房次序", str(folder / "否.yaml"), "--as-of", "2024-11-05", "--pack", "example")
    assert ranking.exit_code == 1 and "不是对一个对象作判断" in ranking.output
    assert asked("ask", folder / "缺.yaml", "--interactive", "--format", "json").exit_code == 1


def test_what_every_row_of_a_table_lacks_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("{}\n")
    told = policyrules("decide", "照看补助标准", "facts.yaml", "--as-of", "2025-12-31", "--pack", "example", cwd=tmp_path).stdout
    lines = [line.strip() for line in told.splitlines()]
    first, *rows = lines[lines.index("理由：") + 1 : lines.index("缺少材料：")]
    assert first == "以下各项都缺：生日"
    assert not any("生日" in row for row in rows) and rows[0].endswith("（还缺 照看方式）") and rows[-1].endswith("如是，无")
