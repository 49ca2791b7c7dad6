"""What must hold of the repository itself: lists are complete, paths in documents exist, the plan's text is not copied."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "policyrules"
PLAN = ROOT.parent / "shared" / "plan" / "source.txt"
KINDS = (".py", ".rules", ".yaml", ".csv", ".md", ".tsv", ".lark", ".txt", ".js", ".css", ".toml")
FOLDERS = ("src", "rules", "grammar", "docs", "tests", "benchmarks")
TEXTS = [p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in KINDS] + [
    p for p in ROOT.glob("*.*") if p.is_file() and p.name != ".git"
]


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*problems.py")), ids=lambda p: p.parent.name)
def test_every_problem_is_in_the_catalogue_of_its_stage(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    classes = {
        name
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__
        if isinstance(getattr(thing, "code", None), str) and hasattr(thing, "describe")
    }
    assert classes == {thing.__name__ for thing in module.PROBLEMS}


def test_codes_are_unique_and_readable() -> None:
    codes: dict[str, str] = {}
    for path in SOURCE.rglob("*.py"):
        for code in re.findall(r'code: ClassVar\[str\] = "([^"]+)"', path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code), code
            assert code not in codes, f"{code} stands in {path.relative_to(SOURCE)} and in {codes[code]}"
            codes[code] = str(path.relative_to(SOURCE))
    assert len(codes) > 60


def test_every_problem_has_its_page() -> None:
    """`docs/problems/` explains each code on exactly one page; the first line of a page names its codes."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    codes = {code for text in texts for code in re.findall(r'code: ClassVar\[str\] = "([^"]+)"', text)}
    heads = [path.read_text(encoding="utf-8").split("\n", 1)[0] for path in (ROOT / "docs" / "problems").glob("*.md")]
    explained = [code for head in heads for code in re.findall("`([a-z0-9-]+)`", head)]
    assert sorted(explained) == sorted(codes)


@pytest.mark.parametrize("page", [*sorted((ROOT / "docs" / "dev").rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_paths_in_documents_exist(page: Path) -> None:
    for path in re.findall(r"`((?:src|rules|grammar|docs|tests|benchmarks|examples)/[\w./-]*)`", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists(), f"{page.name} names {path}"


def test_no_file_is_too_long_to_read() -> None:
    long = {str(p.relative_to(ROOT)): n for p in SOURCE.rglob("*.py") if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long


def test_nothing_is_left_marked() -> None:
    words = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b|pytest\.mark\.(skip|xfail)\b")
    lines = ((p.name, line.strip()) for p in TEXTS if p.suffix == ".py" for line in p.read_text(encoding="utf-8").splitlines())
    marked = [f"{name}: {line}" for name, line in lines if words.search(line)]
    assert not marked


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    marks = re.compile("/" + r"(home|Users|root|tmp|work)/[a-z]")
    texts = ((p.relative_to(ROOT), p.read_text(encoding="utf-8")) for p in TEXTS if p.name != "test_house.py")
    found = [f"{name}: {m[0]}" for name, text in texts if (m := marks.search(text))]
    assert not found


def test_sentences_of_the_plan_are_restated() -> None:
    """No run of thirty characters of the official text; titles of documents and lists of offices may stay."""
    if not PLAN.exists():
        pytest.skip("the official text is not beside this checkout, so copies of its sentences cannot be looked for")
    text = re.sub(r"\((?:责任单位|牵头单位)[^)]*\)|《[^》]*》", "\n", PLAN.read_text(encoding="utf-8"))
    runs = {line[i : i + 30] for line in text.split("\n") for i in range(len(line) - 29)}
    copied = []
    for path in TEXTS:
        flat = path.read_text(encoding="utf-8").replace("\n", "")
        copied += [f"{path.name}: {flat[i : i + 30]}" for i in range(len(flat) - 29) if flat[i : i + 30] in runs][:1]
    assert not copied


def test_every_stage_has_its_way_in() -> None:
    """`ls src/policyrules/*/from_*.py` draws the compiler."""
    ways = {f"{p.parent.name}/{p.name}" for p in SOURCE.glob("*/from_*.py")}
    assert {
        "syntax/from_text.py", "resolve/from_syntax.py", "check/from_resolved.py", "lower/from_checked.py",
        "analyse/from_lowered.py", "structured/from_text.py", "parameters/from_structured.py",
    } <= ways  # fmt: skip
