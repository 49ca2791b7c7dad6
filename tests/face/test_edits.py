"""A pack that was checked before in this process is checked again soon, and what comes out is what a new process finds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from policyrules.check import Sound
from policyrules.core.notes import Words
from policyrules.core.to_dump import dumped
from policyrules.driver import lowering
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.lower import Lowered, lower
from policyrules.resources import pack_folder
from policyrules.source import Span

EDITS: dict[str, Callable[[Path], None]] = {}


def edit(make: Callable[[Path], None]) -> Callable[[Path], None]:
    EDITS[make.__name__.replace("_", " ")] = make
    return make


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@edit
def a_comment(pack: Path) -> None:
    replaced(pack / "rules.rules", "定义", "# 说明\n\n定义")


@edit
def a_rule_that_others_use(pack: Path) -> None:
    (pack / "more.rules").write_text(
        "定义 甲\n  对象：居民。\n  取值：乙 + 1岁。\n\n定义 乙\n  对象：居民。\n  取值：1岁。\n", encoding="utf-8"
    )
    seen(compile_pack(read_pack(str(pack))))
    replaced(pack / "more.rules", "取值：1岁。", "取值：2岁。")


@edit
def a_fact_in_the_vocabulary(pack: Path) -> None:
    replaced(pack / "vocabulary.rules", "主体 居民", "主体 新主体：\n  新事实：是否。\n\n主体 居民")


@edit
def a_word_of_the_glossary(pack: Path) -> None:
    path = pack / "glossary.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([rows[0], *reversed(rows[2:])]) + "\n", encoding="utf-8")


@edit
def a_rule_that_is_wrong(pack: Path) -> None:
    (pack / "more.rules").write_text("定义 甲\n  对象：居民。\n  取值：没有的东西。\n", encoding="utf-8")


def seen(compiled: Compiled) -> str:
    programs = [dumped(lowered.program) for lowered in (*compiled.programs.values(), *compiled.properties.values())]
    words = [
        f"{note.says.zh} | {note.says.en} | {note.let}"
        for lowered in compiled.programs.values()
        for story in lowered.stories.values()
        for edition in story.editions
        for root in edition.roots()
        for note in root.walk()
    ]
    problems = [f"{d.code} {d.message} {d.primary.at.place if d.primary else ''}" for d in (p.describe("zh") for p in compiled.problems)]
    return "\n".join((*programs, *words, *problems))


ANEW = """
import sys
from tests.face.test_edits import seen
from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
sys.stdout.buffer.write(seen(compile_pack(read_pack(sys.argv[1]))).encode())
"""


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_pack_is_what_it_is_in_a_new_process(name: str, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    copytree(pack_folder("example"), pack)
    compile_pack(read_pack(str(pack)))
    EDITS[name](pack)
    after = seen(compile_pack(read_pack(str(pack))))
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))}
    new = subprocess.run([sys.executable, "-c", ANEW, str(pack)], capture_output=True, check=True, env=environment)
    assert after == new.stdout.decode()


def test_what_an_edit_leaves_as_it_was_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = tmp_path / "pack"
    copytree(pack_folder("example"), pack)
    first = compile_pack(read_pack(str(pack)))
    lowered: list[str] = []

    def noted(sound: Sound, entity: str, says: Callable[[Span], Words], title: Callable[[str], Words]) -> Lowered:
        lowered.append(entity)
        return lower(sound, entity, says, title)

    monkeypatch.setattr(lowering, "lower", noted)
    with (pack / "examples.rules").open("a", encoding="utf-8") as file:
        file.write("# 说明\n")
    second = compile_pack(read_pack(str(pack)))
    assert lowered == []
    assert second.checked is not first.checked
    assert second.programs == first.programs
