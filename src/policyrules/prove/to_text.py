"""What was proved, for people and for other programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from policyrules.core.notes import Words
from policyrules.diagnostics import Severity, Tongue
from policyrules.diagnostics.naming import in_english, named
from policyrules.diagnostics.plural import counted
from policyrules.diagnostics.to_json import as_data as problem_data
from policyrules.driver.meaning import meanings
from policyrules.driver.proof import Apart, Proof, Row, Told, taken
from policyrules.prove.assumptions import MARK, Assuming
from policyrules.prove.checks import ASKED, KINDS
from policyrules.prove.related_model import Relation, total
from policyrules.prove.related_model import as_data as related
from policyrules.prove.report import Report
from policyrules.prove.solver import there

SCHEMA_VERSION = 1
WITHOUT = Words(
    '用区间和选项的组合判定，看不出的是“未能判定”；空当、断崖和大多数性质要用求解器：pip install "policyrules[prove]"。',
    'decided by intervals and choices; the rest is not settled. Gaps, cliffs and most properties need: pip install "policyrules[prove]".',
)


def summary(report: Report, tongue: Tongue) -> str:
    """How much was asked, shown, refuted and left open, in a few lines."""
    counts = Counter(answer.verdict for answer in report.answers)
    tried, used = sum(x.attacked for x in report.answers), sorted({name for x in report.answers for name in x.assumed})
    whole = len(report.answers)
    if tongue == "zh":
        lines = [
            f"规则 {report.rules} 条，问题 {whole} 个：没有问题 {counts['good']}，有问题 {counts['wrong']}，"
            f"已知 {counts['known']}，未能判定 {counts['open']}。",
            f"案例 {report.replayed} 个，逐个用参考计算核对，不一致 {report.disagreements} 个；"
            f"说“从不”的，用抽取的案例反驳 {tried} 次，没有驳倒。",
            f"这些结论对每份清单至多 {report.places} 项的人成立；没有数字的参数在范围内任取。",
            *([total(report.relations, tongue)] if report.relations else []),
            *([f"用到的假设：{'、'.join(used)}。"] if used else []),
            *([] if there() else [f"没有求解器：{WITHOUT.zh}"]),
        ]
    else:
        lines = [
            f"{counted(report.rules, 'rule')}, {counted(whole, 'question')}: {counts['good']} fine, {counts['wrong']} wrong, "
            f"{counts['known']} known, {counts['open']} not settled.",
            f"{counted(report.replayed, 'case')}, each run on the reference evaluator, {report.disagreements} disagreeing;"
            f" what never happens was tried {counted(tried, 'time')} on drawn people, and stood.",
            f"This holds of people with at most {counted(report.places, 'entry')} in each list;"
            " parameters without a figure lie anywhere in bounds.",
            *([total(report.relations, tongue)] if report.relations else []),
            *([f"Assumed: {', '.join(f'`{name}`' for name in used)}."] if used else []),
            *([] if there() else [f"Without a solver: {WITHOUT.en}"]),
        ]
    return "\n".join(lines)


def markdown(report: Report, assuming: Assuming, tongue: Tongue) -> str:
    """The report as a page."""
    zh, english = tongue == "zh", assuming.compiled.checked.vocabulary.english
    name = assuming.compiled.files.name
    lines = [
        f"# {f'规则包 {name} 的证明报告' if zh else f'What was proved of the pack {name}'}",
        "",
        in_english(summary(report, tongue), english),
        "",
    ]
    lines += [
        "| 问题 | 没有问题 | 有问题 | 已知 | 未能判定 |" if zh else "| question | fine | wrong | known | not settled |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for kind in KINDS:
        counts = Counter(x.verdict for x in report.answers if x.kind == kind)
        lines.append(f"| {ASKED[kind].in_(tongue)} | {counts['good']} | {counts['wrong']} | {counts['known']} | {counts['open']} |")
    if assuming.assumptions:
        lines += ["", f"## {'假设' if zh else 'Assumptions'}", ""]
        lines += [f"- {one.says.in_(tongue)}" for one in assuming.assumptions]
    if listed := [relation.line(tongue) for relation in report.relations if relation.word != "both"]:
        head = "从不同时、总是一起的规则" if zh else "Rules that never, or always, go together"
        lines += ["", f"## {head}", "", *(f"- {in_english(line, english)}{'。' if zh else '.'}" for line in listed)]
    for problem in named(report.found, english):
        said = problem.describe(tongue)
        place = (f"（{said.primary.at.place}）" if zh else f" ({said.primary.at.place})") if said.primary else ""
        head, _, example = said.message.partition("\n")
        lines += [
            "",
            f"## {said.code}{place}",
            "",
            head,
            *(["", "```", example, "```"] if example else []),
            *(["", said.help] if said.help else []),
        ]
    return "\n".join(lines) + "\n"


def as_proof(report: Report, assuming: Assuming) -> Proof:
    """The report as it is kept beside the rules: what was asked and came out, without the people drawn on the way."""
    rows = []
    for kind in KINDS:
        counts = Counter(x.verdict for x in report.answers if x.kind == kind)
        rows.append(Row(ASKED[kind], counts["good"], counts["wrong"], counts["known"], counts["open"]))
    told = []
    for problem in report.found:
        zh, en = problem.describe("zh"), problem.describe("en")
        told.append(Told(zh.code, zh.primary.at.place if zh.primary else "", Words(zh.message, en.message)))
    return Proof(
        {key: number for key, number in meanings(assuming.compiled).items() if MARK not in key},
        taken(assuming.compiled),
        Words(summary(report, "zh"), summary(report, "en")),
        tuple(rows),
        tuple(told),
        tuple(one.says for one in assuming.assumptions),
        tuple(_apart(x) for x in report.relations if (x.word, x.because) == ("never", "proved")),
    )


def _apart(relation: Relation) -> Apart:
    why = tuple((relation.owner(culprit), culprit.words) for culprit in relation.grounds.culprits)
    return Apart(relation.first.entity, relation.first.name, relation.second.name, why)


def as_data(report: Report, assuming: Assuming, tongue: Tongue) -> str:
    """All answers as JSON. Rules keep the names that they have in the files."""
    files = assuming.compiled.files
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION, "command": "prove", "pack": files.name, "digest": files.digest, "rules": report.rules,
        "replayed": report.replayed, "disagreements": report.disagreements, "list_places": report.places,
        "answers": [
            {"question": x.kind, "rule": x.rule, "verdict": x.verdict, "attacked": x.attacked, "assumed": list(x.assumed)}
            for x in report.answers
        ],
        "relations": [related(relation, tongue) for relation in report.relations],
        "problems": [problem_data(problem, tongue) for problem in named(report.found, assuming.compiled.checked.vocabulary.english)],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2)


def code(report: Report) -> int:
    """1 where something is wrong, else 4 where something was not settled, else 0."""
    if any(problem.severity is not Severity.FINDING for problem in report.found):
        return 1
    return 4 if any(x.verdict == "open" for x in report.answers) else 0
