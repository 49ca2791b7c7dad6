"""Each of the 57 traps is held by an example that the opposite reading fails, or by a test of its own below."""

from __future__ import annotations

import re

import pytest
from tests.explain.telling import every
from tests.lucheng.traps import TRAPS, Trap

from policyrules import resources
from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import run_example
from policyrules.diagnostics import Severity
from policyrules.driver.files import bytes_of, pack_of
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.ledger.duties import Duty
from policyrules.resolve.editions import editions
from policyrules.site.register import duties

ELSEWHERE = {
    "A12": "test_no_revised_ordinance_is_cited", "A40": "test_no_figure_of_the_past_is_a_target",
    "A41": "test_the_same_duty_in_two_measures_has_the_units_of_each", "A42": "test_joint_responsibility_has_no_lead",
    "A43": "test_two_leads_are_two", "A44": "test_no_unit_is_added_that_one_would_expect",
    "A45": "test_names_stay_as_written", "A49": "test_the_plan_that_ended_has_no_successor_of_ours",
}  # fmt: skip


def test_every_trap_is_held() -> None:
    assert {t.id for t in TRAPS} | set(ELSEWHERE) == {f"A{n:02}" for n in range(1, 58)}
    assert len(TRAPS) == len({t.id for t in TRAPS}) and all(name in globals() for name in ELSEWHERE.values())


def misread(run: int) -> Compiled:
    """The pack with the wrong readings of a run in place of ours."""
    files = bytes_of(resources.pack_folder("lucheng"))
    for trap in (t for t in TRAPS if t.run == run):
        name = f"{trap.file}.{'yaml' if trap.file.startswith('parameters/') else 'rules'}"
        text = files[name].decode()
        assert text.count(trap.ours) == 1, f"{trap.id}: {name} says it {text.count(trap.ours)} times"
        files[name] = text.replace(trap.ours, trap.wrong).encode()
    return compile_pack(pack_of("lucheng", files))


@pytest.mark.parametrize("run", sorted({t.run for t in TRAPS}))
def test_the_opposite_reading_fails_the_example(run: int) -> None:
    compiled = misread(run)
    assert [p.describe("zh") for p in compiled.problems if p.severity is Severity.ERROR] == []
    examples = {e.name: e for e in compiled.checked.examples}
    held = [t.id for t in TRAPS if t.run == run and all(r.passed for r in run_example(compiled, examples[t.example]))]
    assert not held, "the answer is the same under the opposite reading"


def test_the_rule_that_is_tested_states_the_reading(lucheng: Pack) -> None:
    rules = {(r.entity, r.name): r for r in lucheng.compiled.checked.resolved.rules.values()}
    examples = {e.name: e for e in lucheng.compiled.checked.examples}

    def states(trap: Trap) -> bool:
        example = examples[trap.example]
        asked = {rules[example.entity, e.rule] for t in example.trials for e in t.expected}
        text = " ".join(r.decl.at.text for r in asked)
        told = {r.id for _, _, t in every(lucheng, trap.example) for r in t.explanation().readings}
        return trap.id in told or trap.id in text

    assert [t.id for t in TRAPS if not states(t)] == []


# ---------------------------------------------------------------- traps about documents, targets and units


@pytest.fixture(scope="module")
def register(lucheng: Pack) -> dict[str, Duty]:
    return {id: duty for duty in duties(lucheng.compiled) for id in duty.clauses}


def test_no_revised_ordinance_is_cited() -> None:
    text = b"".join(d for n, d in bytes_of(resources.pack_folder("lucheng")).items() if n.endswith(".rules")).decode()
    bases = re.findall(r"依据[：:]?([^。）]+)", text)
    assert any("残疾人就业条例 第八条" in basis for basis in bases) and not any("修订" in basis for basis in bases)


def test_no_figure_of_the_past_is_a_target(lucheng: Pack) -> None:
    rules = [r for r in lucheng.compiled.checked.resolved.rules.values() if r.kind == "indicator"]
    targets = {m for r in rules for m in re.findall(r"目标：(.+?)。", r.decl.at.text)}
    assert targets == {"不低于 100%", "不超过 0%"}
    assert all("基期：未提供" in r.decl.at.text for r in rules)


def test_the_same_duty_in_two_measures_has_the_units_of_each(lucheng: Pack) -> None:
    ledger = lucheng.compiled
    found = {r.name: editions(r.decl) for r in ledger.checked.resolved.rules.values()}
    assert {"精神卫生福利服务", "社区精神康复"} <= set(found)
    assert found["精神卫生福利服务"][0].names("authority") != found["社区精神康复"][0].names("authority")


def test_joint_responsibility_has_no_lead(register: dict[str, Duty]) -> None:
    for measure in ("3.1.1", "3.1.2", "3.1.4", "3.2.1", "3.3.3", "3.4.4"):
        found = [d for id, d in register.items() if id.startswith(measure + "#")]
        assert found and all(set(d.units) == {"责任"} for d in found), measure


def test_two_leads_are_two(register: dict[str, Duty]) -> None:
    assert all(d.units["牵头"] == ("区民政局", "区残联") for id, d in register.items() if id.startswith("3.1.3#"))


def test_no_unit_is_added_that_one_would_expect(register: dict[str, Duty]) -> None:
    absent = {"3.1.1#3a": "区人社局", "3.1.4#1c": "区财政局", "3.4.3#1b": "区交通运输局"}
    for id, unit in absent.items():
        assert all(unit not in units for units in register[id].units.values()), id


def test_names_stay_as_written(register: dict[str, Duty]) -> None:
    assert "长治银保监分局潞城监管组" in register["3.1.2#1b"].units["责任"]
    assert {"区乡村振兴发展中心", "区卫体局"} <= set(register["3.1.1#1b"].units["责任"])


def test_the_plan_that_ended_has_no_successor_of_ours(lucheng: Pack, register: dict[str, Duty]) -> None:
    rules = {r.name: r for r in lucheng.compiled.checked.resolved.rules.values()}
    text = rules[register["3.2.3#1a"].name].decl.at.text
    assert "A49" in text and "到2024年" in text and "23号" not in re.sub("解读：.*", "", text, flags=re.DOTALL)
