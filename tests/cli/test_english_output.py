"""What the commands print in English of packs whose rules are Chinese: names and texts come from the glossary.

Chinese may stand only where a file is quoted as it is: the lines under a problem, and lines of two versions that are compared. What
other programs read (JSON, the schema of a kind of thing, generated code) keeps the names of the rules, and is not looked at here.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.cli.running import policyrules

from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.site.clause_text import clause_text
from policyrules.site.ledger import held as ledger_of

ROOT = Path(__file__).parents[2]
HAN = re.compile("[\u4e00-\u9fff]")
QUOTED = {
    "a line of the file that a problem points at": re.compile(r"^ *\d+ \| .*$", re.MULTILINE),
    "a line of one of two versions": re.compile(r"^      (（|条件：).*$", re.MULTILINE),
}
"""Why → what may hold Chinese."""
SEEN_OF_BOTH = (
    "params missing {pack}",
    "prove {pack} --stored",
    "indicators {pack} --as-of 2025-12-31",
)
SEEN = (
    *(words.format(pack=pack) for words in SEEN_OF_BOTH for pack in ("example", "lucheng")),
    "prove example --only 取暖补助 --question cliff",
    "prove lucheng --only 低保渐退期 --question clash --question gap",
    "pairs example --rule 结伴服务",
    "pairs lucheng --rule 托养服务对象",
    "diff lucheng --rule 低保渐退期",
    "test example --examples-only",
    "pairs example --check",
    "mutate example --limit 2 --tries 0 --timeout 0",
    "duties",
    "duties --calendar",
    "duties --findings",
    "duties --unit civil_affairs --as-of 2025-12-31",
    "ledger coverage",
    "doctor",
)


ASKED = (("example", "取暖补助"), ("example", "看病补助"), ("lucheng", "低保渐退期"))
EMPTY = (
    *(f"{word} {rule} facts.yaml --as-of 2025-12-31 --pack {pack}" for word in ("decide", "explain", "ask") for pack, rule in ASKED),
    "decide 淡月补助 facts.yaml --months 2025-01..2025-06 --pack example",
    "explain 重度残疾人护理补贴 facts.yaml --as-of 2026-08-01 --notice",
)  # fmt: skip
"""Of somebody of whom nothing is known."""


@pytest.mark.parametrize("words", SEEN)
def test_names_and_texts_are_english(words: str, tmp_path: Path) -> None:
    told = policyrules(*words.split(), "--lang", "en", cwd=tmp_path)
    assert told.returncode in (0, 1, 4) and told.stdout
    assert not chinese(told.stdout + told.stderr)


@pytest.mark.parametrize("words", EMPTY)
def test_an_answer_is_told_in_english(words: str, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("{}\n")
    told = policyrules(*words.split(), "--lang", "en", cwd=tmp_path)
    assert told.returncode == 0 and told.stdout, told.stderr
    assert not chinese(told.stdout + told.stderr)


def test_every_clause_of_the_ledger_is_told_in_english(tmp_path: Path) -> None:
    """Restated in words of the pack; where the plan itself is quoted, only `verify` does."""
    held = ledger_of(compile_pack(read_pack("lucheng")))
    assert held is not None
    names = held.names("en")
    assert not chinese("\n".join(clause_text(held, held.ledger.clauses.values(), names)))


def test_two_versions_are_told_apart_in_english(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "rules" / "example", tmp_path / "new")
    for name, old, new in (("months.rules", "低于 1000元", "低于 1100元"), ("vocabulary.rules", "、河边", "、河边、街口")):
        path = tmp_path / "new" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    told = policyrules("diff", "example", "new", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 1
    assert not chinese(told.stdout.replace("街口", "")), "what the glossary does not name has no other name"


def chinese(told: str) -> list[str]:
    for lines in QUOTED.values():
        told = lines.sub("", told)
    return [line for line in told.splitlines() if HAN.search(line)]
