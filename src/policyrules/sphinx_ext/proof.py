"""What was proved of the pack, from what is kept beside its rules; nothing is shown of rules that have changed since."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from policyrules.driver.proof import Proof, Told, fitting
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import bullets, para, section, source_block, table
from policyrules.sphinx_ext.showing import Showing

LEAD = "示例和性质是试出来的，这里是证明出来的：对所有的人和单位、所有的日子都成立，或者给出一个不成立的人。不成立的人都由计算程序核对过。"
GROUPS = (
    (
        ("finding-known",),
        "known",
        "法律和规划本身的发现",
        "规则没有写错：是所依据的文件留下的空当和冲突，或者规定本来就有的门槛和前后变化；写明了所取的读法。",
    ),
    (("amount-cliff",), "cliffs", "断崖", "某一个数多一个单位，应发的反而少了。是不是要这样，由主管单位定。"),
    (("not-settled",), "open", "未能判定", "既没有证明，也没有找到反例。"),
)


def proof(loaded: Loaded, show: Showing) -> nodes.section:
    """The report of `prove` as a page."""
    page = section("policy-proof", "证明", para(LEAD))
    found, problem = fitting(loaded.compiled)
    if found is None:
        assert problem is not None
        said = problem.describe("zh")
        page += [para(f"{said.message}。"), para(f"{said.help}。")]
        return page
    page += [para(line) for line in found.summary.zh.splitlines()]
    rows = [[row.question.zh, *map(str, (row.good, row.wrong, row.known, row.open))] for row in found.rows]
    page += table(("问题", "没有问题", "有问题", "已知", "未能判定"), rows, widths=(5, 2, 2, 2, 2))
    grouped = {code for codes, *_ in GROUPS for code in codes}
    wrong = [told for told in found.told if told.code not in grouped]
    parts = [*((codes, key, title, lead) for codes, key, title, lead in GROUPS)]
    if wrong:
        page += section("policy-proof-wrong", "有问题的", *_told(wrong))
    for codes, key, title, lead in parts:
        if mine := [told for told in found.told if told.code in codes]:
            page += section(f"policy-proof-{key}", title, para(lead), *_told(mine))
    page += _assumed(found)
    return page


def _told(some: list[Told]) -> Iterator[nodes.Node]:
    for told in some:
        head, _, example = told.says.zh.partition("\n")
        said, such, _ = head.partition("例如：")
        yield para(f"{said}（{told.place}）{such}" if told.place else head)
        if example:
            yield source_block(example)


def _assumed(found: Proof) -> list[nodes.Node]:
    if not found.assumed:
        return []
    return [
        section(
            "policy-proof-assumed", "作为前提的", para("按定义总是成立，证明时不再去证。"), bullets([[para(a.zh)] for a in found.assumed])
        )
    ]
