"""Shipped packs as typed modules: what type checkers see is what runs, and what does not exist is an error."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from tests.face.test_calling import program

from policyrules import ABSENT, InputError, Pack, load
from policyrules.deciding.inputs import MEMBERS, classes
from policyrules.packs import loading
from policyrules.packs.to_stub import stub
from policyrules.resources import pack_names
from policyrules.types import BOOL, Entity, Fact, Number, Vocabulary

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "src" / "policyrules" / "packs"


@pytest.mark.parametrize("name", pack_names())
def test_the_stub_is_what_the_pack_gives(name: str, request: pytest.FixtureRequest) -> None:
    made, path = stub(load(name)), PACKS / f"{name}.pyi"
    if request.config.getoption("--update-golden"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), "the pack has changed: pytest tests/face --update-golden writes its stub anew"


def test_every_shipped_pack_has_its_module_and_its_overload() -> None:
    assert {p.stem for p in PACKS.glob("*.pyi")} == set(pack_names())
    assert all((PACKS / f"{name}.py").is_file() for name in pack_names())
    text = Path(str(loading.__file__)).read_text(encoding="utf-8")
    assert set(re.findall(r'name: Literal\["(\w+)"\]', text)) == set(pack_names())


def test_the_modules_give_classes_the_pack_and_decide() -> None:
    from policyrules.packs import example
    from policyrules.packs.example import Household, Resident, decide, plan

    assert isinstance(plan, Pack) and plan.name == "example" and "Resident" in dir(example)
    home = Household(dwelling="山上", headcount=3, monthly_income="2397元/月", heating_cost=Decimal(300))
    person = Resident(household=home, hardships=[("看病", "moderate_hardship")], resident_here="是", months_lived=8, lost_on=ABSENT)
    assert home.headcount == 3 and person.resident_here is True
    d = decide("heating_grant", person, as_of=date(2024, 11, 5))
    assert d.outcome == "open" and "领取镇里补助" in "".join(d.missing)
    with pytest.raises(AttributeError, match="Resident"):
        example.Nobody  # type: ignore[attr-defined]  # noqa: B018  # the stub knows it too


def test_importing_a_module_reads_nothing() -> None:
    code = (
        "import sys, policyrules.packs.lucheng; print(*[f'policyrules.{m}' in sys.modules for m in ('packs.lucheng', 'syntax.from_text')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == ["True", "False"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"resident_hera": True}, ("居民没有“resident_hera”", "是否指“resident_here”", "did you mean `resident_here`")),
        ({"常驻": True}, ("是否指“常住”",)),
        ({"常住": True, "resident_here": False}, ("两个名称",)),
        ({"birthday": "2026年2月30日"}, ("“生日”应填日期", "日历上没有这一天", "`birthday` is a day")),
        ({"monthly_pay": "122元/年"}, ("“每月工钱”应填金额（元/月）", "换算成元/月", "an amount in yuan/month")),
        ({"hardship_level": "四级"}, ("选项（困难程度）", "特别困难、比较困难、一般困难")),
        ({"months_lived": "很久"}, ("数（个月）", "只填数字")),
        ({"resident_here": "也许"}, ("“常住”应填是否", "填写“是”或“否”")),
    ],
)
def test_an_error_says_which_field_which_kind_and_what_is_allowed(example: Pack, given: dict[str, object], says: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as told:
        example.Resident(**given)
    assert [words for words in says if words not in str(told.value)] == []
    assert "也许" not in str(told.value) and "很久" not in str(told.value)
    with pytest.raises(InputError, match=r"常住|居民"):
        example.record("居民", {"常住住": True})


def test_chinese_terms_are_values(example: Pack) -> None:
    person = example.Resident(
        birthday="1960年7月1日",
        resident_here="外住",
        hardship_level="severe_hardship",
        monthly_pay="1.2千元",
        months_lived="6个月",
        出门打工="否",
    )
    assert (person.birthday, person.resident_here, person.hardship_level) == (date(1960, 7, 1), False, "特别困难")
    assert (person.monthly_pay, person.months_lived, person.works_away) == (Decimal(1200), 6, False)
    with pytest.raises(AttributeError):
        person.months_lves = 5


# ---------------------------------------------------------------- hostile names


def vocabulary(entity: str, entity_alias: str, *facts: tuple[str, str]) -> Vocabulary:
    made = {name: Fact(name, entity, BOOL, 0, 1) for name, _ in facts}
    return Vocabulary({}, {entity: Entity(entity, facts=made)}, {entity: entity_alias, **dict(facts)})


@pytest.mark.parametrize("name", ['甲"""乙', "甲\n    import os", "甲\\", "'); raise SystemExit  #", "\u202e甲", "{甲}"])
def test_names_that_would_be_code_are_only_names(example: Pack, name: str) -> None:
    found = vocabulary("人", "person", (name, "field"))
    (cls,) = classes(found).values()
    assert cls(field="是").field is True and cls(**{name: "否"}).field is False
    ready = evolve(example.ready, title=evolve(example.ready.title, vocabulary=found, rules=()))
    tree = ast.parse(stub(Pack(ready)))
    assert [node.name for node in tree.body if isinstance(node, ast.ClassDef)] == ["Person", "Pack"]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Raise)] and "\u202e" not in stub(Pack(ready))


def test_a_class_is_never_called_by_a_word_of_python() -> None:
    assert list(classes(vocabulary("无", "none", ("在", "there")))) == ["None_"]


@pytest.mark.parametrize("alias", ["class", "self", "__class__", "_x", "a b", 'x="y"', "z\n", "policyrules_members", "é"])
def test_an_alias_that_is_no_plain_word_is_refused_before_any_class_is_made(tmp_path: Path, alias: str) -> None:
    from policyrules.driver.files import read_pack
    from policyrules.driver.pipeline import compile_pack

    (tmp_path / "a.rules").write_text("主体 人：\n  在职：是否。\n资格 甲\n  对象：人。\n  条件：在职。\n", encoding="utf-8")
    quoted = '"' + alias.replace('"', '""') + '"'
    (tmp_path / "glossary.csv").write_text(f"名称,别名,英文,说明,问法\n人,person,,,\n在职,{quoted},,,\n", encoding="utf-8")
    codes = {p.code for p in compile_pack(read_pack(str(tmp_path))).problems}
    assert "alias-unfit" in codes or (alias.strip().isidentifier() and alias != alias.strip())


def test_a_share_above_one_is_read_as_it_is_written() -> None:
    made = {"占比": Fact("占比", "人", Number("%", 10_000), 0, 30_000)}
    found = Vocabulary({}, {"人": Entity("人", facts=made)}, {"人": "person", "占比": "share"})
    (cls,) = classes(found).values()
    assert getattr(cls, MEMBERS)["share"].name == "占比"
    assert cls(share="150%").share == cls(share=Decimal("1.5")).share == Decimal("1.5")


# ---------------------------------------------------------------- type checkers

GOOD = """
from datetime import date
from decimal import Decimal

from policyrules import ABSENT, load
from policyrules.packs.lucheng import Household, Person, decide, plan

person = Person(
    local_hukou="是",
    certificate_until="2030年1月1日",
    disabilities=[("智力", "三级"), {"类别": "肢体"}, ...],
    similar_living_allowance=Decimal("122.5"),
    application_date=ABSENT,
    uncared_child_allowance="未领取",
    household=Household(dibao_household=True),
)
first = decide("living_subsidy", person, as_of=date(2026, 3, 1))
second = load("lucheng").decide("困难残疾人生活补贴", plan.Person(local_hukou=False), as_of=date(2026, 3, 1))
third = load("a-folder").decide("anything", {"户籍在本区": True}, as_of=date(2026, 3, 1))
outcomes: list[str] = [first.outcome, second.outcome, third.outcome]
"""
BAD = """
from datetime import date

from policyrules import load
from policyrules.packs.lucheng import Nobody  # attr-defined
from policyrules.packs.lucheng import Household, Person, decide

Person(local_huku=True)  # call-arg
Person(birth_date=3.5)  # arg-type
Person(local_hukou="也许")  # arg-type
Person(household=Person())  # arg-type
Person(uncared_child_allowance="全部")  # arg-type
Person(local_hukou=True).local_huku  # attr-defined
decide("living_subsidi", Person(), as_of=date(2026, 3, 1))  # call-overload
decide("living_subsidy", Household(), as_of=date(2026, 3, 1))  # call-overload
load("lucheng").decide("living_subsidy", Person())  # call-overload
"""


def test_a_program_that_uses_the_pack_is_checked_by_mypy(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.py").write_text(BAD, encoding="utf-8")
    (tmp_path / "guide.py").write_text(program(), encoding="utf-8")
    env = {**os.environ, "MYPYPATH": str(ROOT / "src")}
    cache, files = str(tmp_path / "cache"), ("good.py", "bad.py", "guide.py")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", cache, *files]
    said = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    found = {tuple(m) for m in re.findall(r"^(\w+\.py):(\d+): error: .*\[([\w-]+)\]$", said.stdout, re.MULTILINE)}
    lines = enumerate(BAD.splitlines(), 1)
    assert found == {("bad.py", str(i), line.partition("  # ")[2]) for i, line in lines if "  # " in line}, said.stdout + said.stderr
