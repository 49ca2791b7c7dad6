"""A pack that was read of the cache is the pack that was compiled; what is no pack is not taken for one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns

import pytest

from policyrules.cases import Case
from policyrules.deciding.pack import NOT_DECIDED, Pack, RulesRejected, load
from policyrules.deciding.records import record_of
from policyrules.driver import cache as driver_cache
from policyrules.driver.files import PackFiles, read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.ready import Ready, ready_of
from policyrules.explain import decide
from policyrules.explain.tell import explain
from policyrules.explain.to_text import to_text
from policyrules.resources import keep, kept, pack_folder, pack_names
from policyrules.types.encode import of_date


class Both:
    """A pack compiled, and the same pack as it comes back."""

    def __init__(self, name: str) -> None:
        self.files = read_pack(name)
        self.compiled = compile_pack(self.files)
        self.content = driver_cache.entry(ready_of(self.compiled), self.files)

    def back(self, content: bytes | None = None) -> Ready:
        found = driver_cache.read_entry(self.content if content is None else content, self.files)
        assert found
        return found


@pytest.fixture(scope="module", params=pack_names())
def both(request: pytest.FixtureRequest) -> Both:
    return both_of(request.param)


@pytest.fixture(scope="module")
def example() -> Both:
    return both_of("example")


@cache
def both_of(name: str) -> Both:
    return Both(name)


def test_all_of_it_comes_back(both: Both) -> None:
    back, whole = both.back(), ready_of(both.compiled)
    assert back.title == whole.title
    assert [*back.programs] == [*whole.programs]
    for entity, asked in whole.programs.items():
        assert back.programs[entity].program == asked.program
        assert [*back.programs[entity].stories] == [*asked.stories]
    assert driver_cache.entry(back, both.files) == both.content


def test_examples_are_answered_traced_and_explained_alike(both: Both) -> None:
    packs = Pack(both.compiled), Pack(both.back())
    asked = 0
    for entity, rule, case in examples(both):
        first, second = (list(told(pack, entity, rule, case)) for pack in packs)
        assert first == second
        asked += 1
    assert asked > 20


def examples(both: Both) -> Iterator[tuple[str, str, tuple[Case, date]]]:
    checked = both.compiled.checked
    for example in checked.examples:
        for trial in example.trials:
            for expected in trial.expected:
                if checked.resolved.rules[example.entity, expected.rule].kind not in NOT_DECIDED:
                    record, parameters = record_of(example.entity, trial.told, checked.vocabulary)
                    yield example.entity, expected.rule, (Case(record, of_date(trial.as_of), parameters), trial.as_of)


def told(pack: Pack, entity: str, name: str, asked: tuple[Case, date]) -> Iterator[object]:
    case, day = asked
    rule = next(r for r in pack.rules if (r.entity, r.name) == (entity, name))
    trace = pack.trace(rule, case)
    yield [(let.name, let.op, let.type) for let in trace.program.lets], trace.root.env
    finding = decide(trace.program, name, rule.kind, day, trace.value)
    yield finding
    yield to_text(explain(finding, trace, pack.story(rule), pack.vocabulary, names=pack.names(entity)))
    yield pack.short(finding)


def test_generated_evaluators_are_the_same_text(both: Both) -> None:
    first, second = (Pack(made).evaluators(next(iter(ready_of(both.compiled).programs))) for made in (both.compiled, both.back()))
    assert [first.source(rule) for rule in first.rules] == [second.source(rule) for rule in second.rules]


def test_load_reads_what_it_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load("example")
    monkeypatch.setattr(driver_cache, "compile_pack", refuse)
    assert load("example").rules
    monkeypatch.setenv("POLICYRULES_CACHE", "0")
    with pytest.raises(AssertionError):
        load("example")


def refuse(files: PackFiles) -> object:
    raise AssertionError("compiled again")


def test_every_change_of_a_file_is_another_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pack"
    copytree(pack_folder("example"), folder, ignore=ignore_patterns("mcdc", "proof.json"))  # no answer rests on stored pairs and proofs
    names = {driver_cache.entry_name(read_pack(str(folder)))}
    for file in sorted(folder.rglob("*.*")):
        with file.open("a", encoding="utf-8") as stream:
            stream.write("\n")
        names.add(driver_cache.entry_name(read_pack(str(folder))))
    monkeypatch.setattr(driver_cache, "package_digest", lambda: "another")
    names.add(driver_cache.entry_name(read_pack(str(folder))))
    assert len(names) == 2 + len([*folder.rglob("*.*")])


def test_a_pack_with_errors_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.rules").write_text("定义 甲\n  对象：乙。\n  取值：1。\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulesRejected):
            load(str(tmp_path))
    assert not [*(tmp_path / "cache").rglob("pack-*")]


# ---------------------------------------------------------------- what is no entry


def test_whatever_is_no_entry_is_passed_over(example: Both) -> None:
    first, _, rest = example.content.partition(b"\n")
    head = json.loads(first)
    for harm in (b"", b"\n", b"{}\n", b"[]", b"\xff", b"[" * 100_000, first, first + b"\n", example.content[:-1], example.content + b" "):
        assert driver_cache.read_entry(harm, example.files) is None
    for key, wrong in (("title", []), ("title", None), ("parts", {}), ("parts", [["居民", -5, 5]]), ("parts", [["居民", 1]])):
        assert driver_cache.read_entry(json.dumps({**head, key: wrong}).encode() + b"\n" + rest, example.files) is None


def test_what_is_wrong_inside_is_found_out_when_it_is_read_and_mended(
    example: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes changed by somebody who could also make the seal fit: the pack still answers by the rules."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(driver_cache, "compile_pack", lambda files: example.compiled)
    name, whole = driver_cache.entry_name(example.files), ready_of(example.compiled)
    head, _, rest = example.content.partition(b"\n")
    entity, program, words = json.loads(head)["parts"][0]
    for start, length in ((0, program), (program, words)):
        part = rest[start : start + length]
        for wrong in (b" " * length, b"[" * length, part[:-3] + b"]]]", part.replace(b'"t1"', b'"t0"', 1), part.replace(b"zh", b"hz")):
            content = head + b"\n" + rest[:start] + wrong.ljust(length) + rest[start + length :]
            back = driver_cache.read_entry(content, example.files)
            assert back
            keep(name, content)
            assert back.programs[entity].program == whole.programs[entity].program
            stories = back.programs[entity].stories
            assert [stories[rule].rule for rule in whole.programs[entity].stories] == [*whole.programs[entity].stories]


def test_nothing_that_may_stand_there_is_a_traceback(example: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(driver_cache, "compile_pack", lambda files: example.compiled)
    random = Random(2)
    for _ in range(25):
        content = bytearray(example.content)
        for _ in range(random.randrange(1, 4)):
            content[random.randrange(len(content))] = random.choice(b'0129[]{}",:-tab ')
        back = driver_cache.read_entry(bytes(content), example.files)
        if back:
            assert all(story.editions is not None for asked in back.programs.values() for story in asked.stories.values())


def test_a_wrong_entry_is_written_anew(example: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    name = driver_cache.entry_name(example.files)
    keep(name, b"something else")
    assert load("example").rules
    assert kept(name) == example.content
