"""What was proved of the pack, from what is kept beside its rules; nothing is shown of rules that have changed since."""

from __future__ import annotations

from docutils import nodes

from policyrules.core.notes import Words
from policyrules.diagnostics.naming import QUOTED, Named, in_english
from policyrules.driver.proof import Proof, Told, fitting
from policyrules.sphinx_ext.loaded import Loaded
from policyrules.sphinx_ext.make import bullets, para, section, source_block, table
from policyrules.sphinx_ext.showing import Showing
from policyrules.types.to_text import Tongue

LEAD = Words(
    "示例和性质是试出来的，这里是证明出来的：对所有的人和单位、所有的日子都成立，或者给出一个不成立的人。不成立的人都由计算程序核对过。",
    "Examples and properties are tried; what stands here was proved: it holds of everybody on every day, or somebody is shown of whom it"
    " does not. Each of these was run on the program.",
)
KNOWN = "finding-known"
"""Where it is written down helps no reader: it tells of the documents, and cites them."""
GROUPS = (
    (
        (KNOWN,),
        "known",
        Words("法律和规划本身的发现", "Found in the law and the plan themselves"),
        Words(
            "规则没有写错：是所依据的文件留下的空当和冲突，或者规定本来就有的门槛和前后变化；写明了所取的读法。",
            "No mistake of the rules: gaps and conflicts that the documents leave, or thresholds and changes that they mean."
            " The reading taken is told.",
        ),
    ),
    (
        ("amount-cliff",),
        "cliffs",
        Words("断崖", "Cliffs"),
        Words(
            "某一个数多一个单位，应发的反而少了。是不是要这样，由主管单位定。",
            "One unit more of something, and less is paid. Whether that is meant the body in charge decides.",
        ),
    ),
    (("not-settled",), "open", Words("未能判定", "Not settled"), Words("既没有证明，也没有找到反例。", "Neither proved nor refuted.")),
)
HEADS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("问题", "没有问题", "有问题", "已知", "未能判定"), "en": ("question", "fine", "wrong", "known", "not settled"),
}  # fmt: skip
EXAMPLE = "例如："


def proof(loaded: Loaded, show: Showing) -> nodes.section:
    """The report of `prove` as a page."""
    tongue, english = loaded.tongue, loaded.vocabulary.english
    page = section("policy-proof", loaded.say("证明", "Proofs"), para(LEAD.in_(tongue)))
    found, problem = fitting(loaded.compiled)
    if found is None:
        assert problem is not None
        said = Named(problem, english).describe(tongue)
        page += [para(f"{curled(words)}{loaded.say('。', '.')}") for words in (said.message, said.help)]
        return page
    page += [para(line) for line in curled(in_english(found.summary.in_(tongue), english)).splitlines()]
    rows = [[row.question.in_(tongue), *map(str, (row.good, row.wrong, row.known, row.open))] for row in found.rows]
    page += table(HEADS[tongue], rows, widths=(5, 2, 2, 2, 2))
    grouped = {code for codes, *_ in GROUPS for code in codes}
    wrong = [told for told in found.told if told.code not in grouped]
    if wrong:
        page += section("policy-proof-wrong", loaded.say("有问题的", "Wrong"), _told(loaded, wrong))
    for codes, key, title, lead in GROUPS:
        if mine := [told for told in found.told if told.code in codes]:
            page += section(f"policy-proof-{key}", title.in_(tongue), para(lead.in_(tongue)), _told(loaded, mine))
    page += _assumed(loaded, found)
    return page


def curled(words: str) -> str:
    """Names in the quotes of a printed page, where a terminal has backticks."""
    return QUOTED.sub("“\\1”", words)


def _told(loaded: Loaded, some: list[Told]) -> nodes.bullet_list:
    items = []
    for told in some:
        head, _, example = in_english(told.says.in_(loaded.tongue), loaded.vocabulary.english).partition("\n")
        place = "" if told.code == KNOWN else told.place
        items.append([para(_placed(loaded, curled(head), place)), *([source_block(example)] if example else [])])
    return bullets(items)


def _placed(loaded: Loaded, head: str, place: str) -> str:
    if not place:
        return head
    if loaded.tongue == "en":
        return f"{head[:1].upper()}{head[1:]} ({place})"
    said, _, such = head.partition(EXAMPLE)
    return f"{said}（{place}）{such}"


def _assumed(loaded: Loaded, found: Proof) -> list[nodes.Node]:
    if not found.assumed:
        return []
    title = loaded.say("作为前提的", "Taken for granted")
    lead = para(loaded.say("按定义总是成立，证明时不再去证。", "So by definition, and not proved."))
    return [section("policy-proof-assumed", title, lead, bullets([[para(says.in_(loaded.tongue))] for says in found.assumed]))]
