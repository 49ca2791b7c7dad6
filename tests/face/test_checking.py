"""What `check` finds, looking only at what may have changed, is what going through all stages finds, whatever was edited before."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from policyrules.check import Examples, Sound
from policyrules.diagnostics import errors
from policyrules.driver import checking, clauses, in_order, trees
from policyrules.driver.checking import CheckedPack, check_pack, reported
from policyrules.driver.files import bytes_of, pack_of, shelf_of
from policyrules.driver.in_order import InOrder
from policyrules.driver.pipeline import compile_pack
from policyrules.lower import Lowered, lower
from policyrules.resolve import Folded
from policyrules.resources import keep, pack_folder

EDITS = 14
LEDGER = '条款:\n- {编号: "3.1.1#1"}\n- {编号: "3.1.1#2a"}\n- {编号: "3.1.2#1"}\n'
CITING = "义务 报告\n  对象：居民。\n  依据：规划 3.1.1#1、3.1.1#2a。\n  条件：常住。\n"


@pytest.fixture(autouse=True)
def nothing_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    forget()


def forget() -> None:
    """What a new process does not know."""
    for table in (in_order._known, trees._of_packs):
        table.clear()


def without_a_line(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[random.randrange(len(lines))]
    return "".join(lines)


def with_another_number(text: str, random: Random) -> str:
    found = [*re.finditer(r"\d+", text)]
    if not found:
        return text
    one = random.choice(found)
    return text[: one.start()] + str(int(one[0]) + random.choice((-1, 1))) + text[one.end() :]


def with_another_word(text: str, random: Random) -> str:
    before, after = random.choice((("且", "或"), ("或", "且"), ("符合", "不符合"), ("残疾", "伤残"), ("不少于", "多于"), ("人员", "户")))
    found = [*re.finditer(before, text)]
    if not found:
        return text
    one = random.choice(found)
    return text[: one.start()] + after + text[one.end() :]


def with_a_declaration_twice(text: str, random: Random) -> str:
    pieces = re.split(r"(?m)^(?=\S)", text)
    return text + "\n\n" + random.choice(pieces)


MAKE: tuple[Callable[[str, Random], str], ...] = (without_a_line, with_another_number, with_another_word, with_a_declaration_twice)


def seen(pack: CheckedPack) -> list[str]:
    told = [p.describe("zh") for p in pack.problems]
    return sorted(f"{d.code} {d.primary.at.place if d.primary else ''} {d.message} {d.help}" for d in told)


@pytest.mark.parametrize("seed", range(2))
def test_one_edit_after_the_other(seed: int) -> None:
    random, shelf = Random(seed), shelf_of(pack_folder("example"))
    files = {**bytes_of(pack_folder("example")), "ledger/clauses.yaml": LEDGER.encode(), "citing.rules": CITING.encode()}
    differing = set[str]()
    for _ in range(EDITS):
        name = random.choice([name for name in files if name.endswith((".rules", ".yaml", ".csv"))])
        edited = {**files, name: random.choice(MAKE)(files[name].decode(), random).encode()}
        for now in (edited, files):
            pack = pack_of("checked", now, shelf)
            found, all_stages = check_pack(pack), reported(compile_pack(pack))
            assert seen(found) == seen(all_stages), name
            assert (found.rules, found.examples >= all_stages.examples) == (all_stages.rules, True)
            if now is edited:
                differing |= {p.code for p in found.problems}
                files = files if errors(found.problems) else edited
    assert len(differing) > 3, "edits make mistakes"


def test_what_is_in_order_is_known_to_the_next_process(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = pack_of("known", bytes_of(pack_folder("example")), shelf_of(pack_folder("example")))
    looked_at: list[str] = []

    def noted(sound: Sound, entity: str, *given: Any) -> Lowered:
        looked_at.append(entity)
        return lower(sound, entity, *given)

    monkeypatch.setattr(checking, "lower", noted)
    first = check_pack(pack)
    assert len(looked_at) > 3
    forget()
    looked_at.clear()
    monkeypatch.setattr(Folded, "decl", property(lambda rule: pytest.fail(f"{rule.title.name.text} is read")))
    assert seen(check_pack(pack)) == seen(first)
    assert looked_at == []


def test_no_example_is_looked_at_again_because_rules_were_asked_for_in_another_order(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "主体 户：\n  人数：整数 人，1人以上；\n  收入：金额 元/月，0元/月以上。\n"
    rules = "定义 困难\n  对象：户。\n  条件：人均 低于 100元/月。\n\n定义 人均\n  对象：户。\n  取值：收入 ÷ 人数。\n"
    example = "示例 困难的\n  检验：困难。\n  计算日：2026年1月1日。\n  已知：收入 为 90元/月；人数 为 1人。\n  期望：是。\n"
    pack = pack_of("small", {"词汇.rules": words.encode(), "规则.rules": rules.encode(), "示例.rules": example.encode()})
    assert check_pack(pack).problems == ()
    forget()
    monkeypatch.setattr(Examples, "example", lambda _, decl: pytest.fail(f"{decl.title.name.text} is looked at"))
    assert check_pack(pack).problems == ()


def test_a_rule_is_looked_at_again_when_what_all_rests_on_is_another() -> None:
    words = "主体 户：\n  人数：整数 人，1人以上；\n  收入：金额 元/月，0元/月以上。\n"
    rule = "定义 人均\n  对象：户。\n  取值：收入 ÷ 人数。\n"
    for least, wanted in (("1人", []), ("0人", ["divisor-may-be-zero"]), ("1人", [])):
        pack = pack_of("small", {"词汇.rules": words.replace("1人", least).encode(), "人均.rules": rule.encode()})
        assert [p.code for p in check_pack(pack).problems] == wanted


def test_a_clause_is_looked_up_again_when_the_ledger_is_another() -> None:
    words = "主体 居民：\n  常住：是否。\n"
    for clause, wanted in (("3.1.1#2a", []), ("3.1.1#2b", ["ledger-unknown-clause"]), ("3.1.1#2a", [])):
        ledger = LEDGER.replace("3.1.1#2a", clause).encode()
        pack = pack_of("cited", {"词汇.rules": words.encode(), "报告.rules": CITING.encode(), "ledger/clauses.yaml": ledger})
        for _ in range(2):
            found = check_pack(pack)
            assert [p.code for p in found.problems] == wanted
            assert seen(found) == seen(reported(compile_pack(pack)))
            clauses.clauses_of.cache_clear()
            forget()


def test_a_divisor_in_a_property_is_told_every_time() -> None:
    words = "主体 户：\n  人数：整数 人，0人以上；\n  收入：金额 元/月，0元/月以上。\n"
    claim = "性质 人均不为负\n  任取：户 甲。\n  则：甲的收入 ÷ 甲的人数 不低于 0元/月。\n"
    pack = pack_of("small", {"词汇.rules": words.encode(), "性质.rules": claim.encode()})
    for _ in range(2):
        forget()
        found = check_pack(pack)
        assert [p.code for p in found.problems] == ["divisor-may-be-zero"]
        assert seen(found) == seen(reported(compile_pack(pack)))


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"a": 1}', b"[" * 5000])
def test_an_entry_that_is_none_says_nothing(content: bytes) -> None:
    pack = pack_of("nothing", bytes_of(pack_folder("example")), shelf_of(pack_folder("example")))
    name = in_order.entry_name(pack)
    keep(name, content)
    assert InOrder(name).before == {}


def test_what_is_told_is_told_again_by_the_next_process() -> None:
    """Of every mistake that is on record and no error: all the rest of the pack is then in order, and what is wrong is looked at."""
    folder = Path(__file__).parents[1] / "problems"
    words, codes = (folder / "vocabulary.rules").read_bytes(), set[str]()
    for path in sorted((folder / "mistakes").glob("*.rules")):
        pack = pack_of("mistaken", {"词汇.rules": words, "规则.rules": path.read_bytes()})
        wanted = reported(compile_pack(pack))
        if wanted.problems and not errors(wanted.problems):
            codes |= {p.code for p in wanted.problems}
            for _ in range(2):
                forget()
                assert seen(check_pack(pack)) == seen(wanted), path.stem
    assert {"one-of-unsaid", "indent-misleads"} < codes
