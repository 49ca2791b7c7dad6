"""From the blocks of a page to packs, and what the program prints of them.

Blocks of a page add up to one pack. A declaration replaces an earlier block's declaration of the same kind and name, so that a
page can show how a rule is changed. A block followed by what went wrong with it is tried and set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from attrs import evolve, frozen
from tests.spec.pages import INPUTS, PRINTED, Block, pages, read

from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import run_examples, traced_trial
from policyrules.diagnostics import Severity, Tongue
from policyrules.diagnostics.to_text import report
from policyrules.driver.files import PackFiles, read_glossary
from policyrules.driver.pipeline import Compiled, compile_pack
from policyrules.driver.reading import names_of
from policyrules.explain import decide
from policyrules.explain.to_text import to_text
from policyrules.format import formatted
from policyrules.source import SourceFile
from policyrules.syntax.from_text import parse
from policyrules.syntax.keywords import DECLARATIONS, table
from policyrules.testing.properties import check_property, problem

FRESH, CONTINUED = "另起", "接用"
"""`rules 另起` begins a new pack; `rules 接用 020` begins with all that page 020 declares."""


@frozen
class Scene:
    """The pack as it stands at a block. `fresh` is the text of the block itself, which the messages name 本段.rules."""

    before: str = ""
    fresh: str = ""
    parameters: tuple[str, ...] = ()
    glossary: str = ""

    def with_rules(self, text: str) -> Scene:
        return evolve(self, before=without(self.whole, headings(text)), fresh=text)

    @property
    def whole(self) -> str:
        return self.before + self.fresh

    def settled(self) -> Scene:
        return evolve(self, before=self.whole, fresh="")


@frozen
class Step:
    """An input block, the pack with it, and the blocks behind it that say what the program prints."""

    block: Block
    scene: Scene
    printed: tuple[Block, ...]

    @property
    def stays(self) -> bool:
        """What is shown as a mistake is not part of the pack."""
        return not any(block.kind in ("problems", "test") for block in self.printed)


_HEADING: Final = re.compile(
    rf"^(?:{'|'.join(f for row in table() if row.terminal in DECLARATIONS for f in row.forms('zh'))})[ \t\u3000]+[^\s：:（(，,]+",
    re.MULTILINE,
)


def headings(text: str) -> set[str]:
    """What a text declares: 待遇 取暖补助. What only adds to a subject does not replace it."""
    return {
        " ".join(found[0].split()) for found in _HEADING.finditer(text) if "补充" not in text[found.end() : text.find("\n", found.end())]
    }


def without(text: str, gone: set[str]) -> str:
    starts = [found.start() for found in _HEADING.finditer(text)]
    pieces = [text[: starts[0]]] if starts else [text]
    for start, end in pairwise([*starts, len(text)]):
        heading = _HEADING.match(text, start)
        if heading and " ".join(heading[0].split()) not in gone:
            pieces.append(text[start:end])
    return "".join(pieces)


def steps(page: Path) -> list[Step]:
    """Every input block of a page with its pack."""
    scene, found, blocks = Scene(), list[Step](), read(page)
    for place, block in enumerate(blocks):
        if block.kind not in INPUTS:
            continue
        tried = with_block(begun(scene, block), block)
        step = Step(block, tried, tuple(_behind(blocks[place + 1 :])))
        found.append(step)
        if step.stays:
            scene = tried.settled()
    return found


def begun(scene: Scene, block: Block) -> Scene:
    match block.info:
        case (first,) if first == FRESH:
            return Scene()
        case (first, number) if first == CONTINUED:
            return last_of(number)
        case ():
            return scene
    raise AssertionError(f"line {block.line}: `{' '.join(block.info)}` is no way to begin a pack")


@cache
def last_of(number: str) -> Scene:
    """The pack as it stands at the end of another page."""
    page = next(p for p in pages() if p.name.startswith(f"{number}-"))
    kept = [step.scene for step in steps(page) if step.stays]
    return kept[-1].settled()


def with_block(scene: Scene, block: Block) -> Scene:
    if block.kind == "rules":
        return scene.with_rules(block.text)
    if block.kind == "parameters":
        return evolve(scene, parameters=(*scene.parameters, block.text))
    return evolve(scene, glossary=block.text)


def _behind(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind in INPUTS:
            return
        if block.kind in PRINTED:
            yield block


# ---------------------------------------------------------------- what the program says


@cache
def compiled(scene: Scene) -> Compiled:
    """The pack of a scene, through all stages."""
    texts = [SourceFile(name, text) for name, text in (("前文.rules", scene.before), ("本段.rules", scene.fresh)) if text.strip()]
    last = len(scene.parameters)
    figures = [SourceFile(f"参数{n if n < last else ''}.yaml", text) for n, text in enumerate(scene.parameters, 1)]
    glossary, problems = read_glossary(SourceFile("glossary.csv", scene.glossary))
    return compile_pack(
        PackFiles(
            name="规格",
            rules=tuple(texts),
            parameters=tuple(figures),
            glossary=glossary,
            info=None,
            digest="",
            problems=tuple(problems),
        )
    )


def said(scene: Scene, tongue: Tongue = "zh", findings: bool = False) -> str:
    """What `check` prints of problems."""
    shown = [p for p in compiled(scene).problems if findings or p.severity is not Severity.FINDING]
    return report(shown, tongue) + "\n" if shown else ""


def tried(scene: Scene) -> list[str]:
    """The examples that do not come out as expected, as `test` prints them, without the place."""
    return [
        f"不符 {r.example}（第{r.row + 1}行，{r.expected.rule}）：{'；'.join(r.told('zh'))}"
        for r in run_examples(compiled(scene))
        if not r.passed
    ]


def refuted(scene: Scene, text: str = "") -> list[str]:
    """The properties of the block itself (or of another text of the page) that do not hold, or that try nothing."""
    pack = compiled(scene)
    own = [name for name in pack.properties if f"性质 {name}\n" in (text or scene.fresh)]
    found = ((name, check_property(pack, name, max_examples=30, seed=1)) for name in own)
    return [name for name, result in found if problem(result, pack.checked.vocabulary) is not None]


def explained(scene: Scene, example: str, row: int, tongue: Tongue) -> str:
    """What the program prints of the first rule that a row of an example tests."""
    pack = Pack(compiled(scene))
    found = next(e for e in pack.compiled.checked.examples if e.name == example)
    trial = found.trials[row]
    rule = trial.expected[0].rule
    kind = next(r.kind for r in pack.compiled.checked.resolved.rules.values() if (r.entity, r.name) == (found.entity, rule))
    traced = traced_trial(pack.compiled, found.entity, trial)
    return to_text(pack.explain(traced.case, decide(traced.program, rule, kind, trial.as_of, traced.value), tongue))


def printed(scene: Scene, block: Block) -> str:
    """What the program prints where a block says what it prints."""
    if block.kind == "problems":
        tongue: Tongue = "en" if "英文" in block.info else "zh"
        return said(scene, tongue, "含提示" in block.info)
    if block.kind == "test" and "性质" in block.info:
        return "".join(f"不成立 {name}\n" for name in refuted(scene, scene.whole))
    if block.kind == "test":
        return "".join(f"{line}\n" for line in tried(scene))
    if block.kind == "explain":
        name, *more = block.info
        row = next((int(word[1:-1]) - 1 for word in more if re.fullmatch(r"第\d+行", word)), 0)
        return explained(scene, name, row, "en" if "英文" in more else "zh")
    if block.kind == "english":
        parsed = parse(SourceFile("本段.rules", scene.fresh))
        return formatted(parsed, "en", names_of(compiled(scene).files, [parsed])).text
    raise AssertionError(f"line {block.line}: nothing prints `{block.kind}`")
