"""What a pack knows of the law itself: read from its findings.yaml, and held against what was found.

Each entry names the code that `prove` prints (or 原文, for a gap or a clash in the text that a reading closes), the rule, what was
found and the reading taken. One that is found is told as known; one that is found no more is told too, so that the file stays true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as WordsBy

from policyrules.classes import frozen
from policyrules.core.notes import Words
from policyrules.deciding.trials import run_example
from policyrules.diagnostics import Problem
from policyrules.driver.pipeline import Compiled
from policyrules.explain.names import english_article
from policyrules.prove import file_problems as said
from policyrules.prove.checks import ASKED as ASKED_OF
from policyrules.prove.checks import Kind
from policyrules.prove.file_problems import IN_THE_TEXT
from policyrules.source import SourceFile, Span
from policyrules.structured import Mapping, Tree, parse
from policyrules.structured import Sequence as Listing

TOP, ASKED, RULE, WORDS, SAYS, READING, SOURCE, EXAMPLE = "发现", "问题", "规则", "说到", "说明", "解读", "依据", "示例"
ENGLISH = "英文说明", "英文解读"
KEYS = (ASKED, RULE, WORDS, SAYS, READING, SOURCE, EXAMPLE, *ENGLISH)
KIND_OF: dict[str, Kind] = {
    "rule-never-met": "rule", "condition-never-holds": "condition", "condition-redundant": "redundant", "exception-idle": "exception",
    "nothing-decides": "gap", "results-clash": "clash", "both-granted": "both", "property-refuted": "property",
    "premise-never-holds": "property", "amount-cliff": "cliff", "key-never-decides": "order",
    "conditions-equal": "relation", "rule-implied": "relation", "sum-granted-twice": "relation",
    "edition-takes-away": "edition", "edition-idle": "edition",
}  # fmt: skip
"""What can be known, by code: the question of which it is the answer."""


@frozen(eq=False)
class Known:
    """An entry. `words` stand in what is told of the finding; "" where the code and the rule say enough."""

    code: str
    rule: str
    words: str
    says: Words
    reading: Words
    source: Words
    example: str
    at: Span

    def fits(self, rule: str, problem: Problem) -> bool:
        """Blanks do not count: those of a message are its own."""
        said = "".join(problem.describe("zh").message.split())
        return problem.code == self.code and rule == self.rule and "".join(self.words.split()) in said


def read_known(file: SourceFile, english: WordsBy[str, str]) -> tuple[list[Known], list[Problem]]:
    """The entries of a file, and those that are not written as they should be. `english` names the documents."""
    parsed = parse(file)
    found, problems = list[Known](), list[Problem](parsed.problems)
    if parsed.tree is None:
        return found, problems
    listed = parsed.tree.get(TOP) if isinstance(parsed.tree, Mapping) else None
    if not isinstance(listed, Listing):
        whole = Span(file, 0, min(1, len(file.text)))
        return found, [*problems, said.FindingUnreadable(whole, "", (f"文件应写成“{TOP}:”和各项", f"write `{TOP}:` and its entries"))]
    for item in listed.items:
        wrong = _wrong(item)
        if wrong is not None:
            problems.append(said.FindingUnreadable(item.at, item.text(RULE) if isinstance(item, Mapping) else "", wrong))
        elif isinstance(item, Mapping):
            code, rule, words, says, reading, source, example, *told = (item.text(key) for key in KEYS)
            both = [_both(zh, en) for zh, en in zip((says, reading), told, strict=True)]
            found.append(Known(code, rule, words, both[0], both[1], Words(source, _cited(source, english)), example, item.at))
    return found, problems


def _both(zh: str, en: str) -> Words:
    """Where the file has no English, the Chinese in quotes."""
    zh = zh.rstrip("。")
    return Words(zh, en.rstrip(".") or f"“{zh}”")


def _cited(source: str, english: WordsBy[str, str]) -> str:
    told = (place.strip("「」").partition(" ") for place in source.split("；"))
    return "; ".join(f"{english.get(document, document)} {english_article(article)}".strip() for document, _, article in told)


def _wrong(item: Tree) -> tuple[str, str] | None:
    if not isinstance(item, Mapping):
        return f"每一项写 {'、'.join(KEYS)}", f"each entry has {', '.join(KEYS)}"
    if unread := [key.text for key, _ in item if key.text not in KEYS]:
        return f"不认得“{unread[0]}”这一项", f"nothing reads `{unread[0]}`"
    if lacking := [key for key in (ASKED, RULE, SAYS, READING) if not item.text(key)]:
        return f"缺“{lacking[0]}”", f"`{lacking[0]}` is missing"
    if item.text(ASKED) not in (*KIND_OF, IN_THE_TEXT):
        return (
            f"“{ASKED}”写方括号里的代码（如 nothing-decides），或者“{IN_THE_TEXT}”",
            f"`{ASKED}` is a code in brackets, such as nothing-decides, or {IN_THE_TEXT}",
        )
    if item.text(ASKED) == IN_THE_TEXT and not item.text(EXAMPLE):
        return f"“{IN_THE_TEXT}”的一项要写“{EXAMPLE}”：哪个示例体现这样读", f"{IN_THE_TEXT} needs `{EXAMPLE}`: one that shows the reading"
    return None


def sorted_out(
    known: Sequence[Known], found: Iterable[tuple[str, Problem]], asked: Iterable[tuple[Kind, str]], left_open: Iterable[tuple[Kind, str]]
) -> tuple[list[Problem], list[Problem]]:
    """What was found, with what is known told as such; and the entries of which nothing was found although it was asked and settled."""
    kept, used, questions, unsettled = list[Problem](), set[int](), set(asked), set(left_open)
    for rule, problem in found:
        entry = next((i for i, one in enumerate(known) if one.fits(rule, problem)), None)
        if entry is None:
            kept.append(problem)
        else:
            used.add(entry)
            kept.append(_told(known[entry]))
    gone: list[Problem] = []
    for i, one in enumerate(known):
        if one.code != IN_THE_TEXT and i not in used:
            question = KIND_OF[one.code], one.rule
            if question in questions and question not in unsettled:
                gone.append(said.FindingGone(one.rule, one.code, one.at))
    return list(dict.fromkeys(kept)), gone


def is_known(known: Sequence[Known], rule: str, problem: Problem | None) -> bool:
    return problem is not None and any(one.fits(rule, problem) for one in known)


def of_the_text(known: Sequence[Known], compiled: Compiled, wanted: Iterable[str]) -> list[Problem]:
    """What is known of the text itself: told where the example shows the reading, else told to be so no more."""
    only, found = frozenset(wanted), list[Problem]()
    for one in known:
        if one.code == IN_THE_TEXT and (not only or one.rule in only):
            found.append(_told(one) if _shown(one, compiled) else said.FindingGone(one.rule, one.code, one.at))
    return found


def unknown_rules(known: Sequence[Known], compiled: Compiled) -> list[Problem]:
    """Entries about rules and properties that the pack does not have."""
    names = {name for _, name in compiled.checked.resolved.rules} | {p.name for p in compiled.checked.properties}
    return [
        said.FindingUnreadable(one.at, one.rule, (f"规则包里没有“{one.rule}”", f"there is no `{one.rule}` in the pack"))
        for one in known
        if one.rule not in names
    ]


def _shown(one: Known, compiled: Compiled) -> bool:
    """Whether the example tries the rule, and all that it expects comes out."""
    examples = [e for e in compiled.checked.examples if e.name == one.example]
    results = [result for example in examples for result in run_example(compiled, example)]
    return any(r.expected.rule == one.rule for r in results) and all(r.passed for r in results)


def _told(one: Known) -> said.KnownFinding:
    asked = Words(IN_THE_TEXT, "the text") if one.code == IN_THE_TEXT else ASKED_OF[KIND_OF[one.code]]
    return said.KnownFinding(one.rule, asked, one.says, one.reading, one.source, one.at)
