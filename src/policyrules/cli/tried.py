"""What `test` found: in lines for people, and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from policyrules.classes import define
from policyrules.cli.common import show_problems
from policyrules.cli.formats import Format, write_as
from policyrules.deciding import tried_words as words
from policyrules.deciding.pack import Pack
from policyrules.deciding.trials import Result
from policyrules.diagnostics import Problem, Tongue
from policyrules.diagnostics import to_json as json_of
from policyrules.diagnostics.plural import counted
from policyrules.diagnostics.to_junit import Tried

if TYPE_CHECKING:
    from policyrules.testing.properties import PropertyResult

MOST_EXPLAINED = 3
"""Of how many examples that differ it is said, for their first row, why they came out so."""


@define
class Tries:
    """`problems` kept all or some from being tried; `tries` is 0 where properties and laws were not. Their cases rest on `seed`."""

    pack: Pack
    lang: Tongue
    examples: tuple[Result, ...] = ()
    properties: tuple[PropertyResult, ...] = ()
    laws: tuple[Problem, ...] = ()
    tries: int = 0
    seed: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def good(self) -> bool:
        return not (self.problems or self.laws or self.unmet or any(self.refuted))

    @property
    def unmet(self) -> list[Result]:
        return [result for result in self.examples if not result.passed]

    @property
    def refuted(self) -> list[Problem | None]:
        """What is wrong with each property, in their order."""
        from policyrules.testing.properties import problem

        return [problem(result, self.pack.vocabulary) for result in self.properties]

    # ------------------------------------------------------------ for people

    def show_examples(self, each: bool) -> None:
        """Those that were not met, and why; or `each` of an office's own, with what was expected and what came out, without its facts."""
        zh, english = self.lang == "zh", self.pack.vocabulary.english
        explained = set[str]()
        for r in self.examples if each else self.unmet:
            example, rule = (r.example, r.expected.rule) if zh else (english.get(name, name) for name in (r.example, r.expected.rule))
            about = f"{example}（第{r.row + 1}行，{rule}）：" if zh else f"{example} (row {r.row + 1}, {rule}): "
            head = ("相符 " if r.passed else "不符 ") if zh else ("met: " if r.passed else "differs: ")
            at = words.place_of(r)
            where = f"  {at.place}" if at and not r.passed else ""
            parts = ("；" if zh else "; ").join(r.told(self.lang))
            if each:
                wanted, got = words.expected_words(r, self.pack).in_(self.lang), words.found_words(r, self.pack).in_(self.lang)
                stated = f"期望 {wanted}；得 {got}" if zh else f"expected {wanted}; got {got}"
                parts = (f"{stated}。相差：{parts}" if zh else f"{stated}. Where they part: {parts}") if parts else stated
            click.echo(head + about + parts + where)
            if not each and r.example not in explained and len(explained) < MOST_EXPLAINED:
                explained.add(r.example)
                for line in words.why(r, self.pack, self.lang):
                    click.echo(f"  {line}")
        names, bad = len({r.example for r in self.examples}), len(self.unmet)
        if not each and (more := len({r.example for r in self.unmet}) - len(explained)):
            click.echo(
                f"（只说明了前 {len(explained)} 个示例为什么；改好再试，轮到其余 {more} 个。）"
                if zh
                else f"(Why it came out so is told of the first {len(explained)}; {more} more follow once these are mended.)"
            )
        met = len(self.examples) - bad
        click.echo(
            f"示例 {names} 个，期望 {len(self.examples)} 项，相符 {met}，不符 {bad}。"
            if zh
            else f"{counted(names, 'example')}, {counted(len(self.examples), 'expectation')}: {met} met, {bad} not."
        )
        if bad:
            click.echo(
                "结果就该这样变的，改示例里“期望”的那一格；不该变的，回去改规则。"
                if zh
                else "Where the new answer is meant, mend what the example expects; where it is not, mend the rule."
            )

    def show_properties(self) -> None:
        refuted = [p for p in self.refuted if p]
        show_problems(refuted, self.lang)
        whole, bad = len(self.properties), len(refuted)
        click.echo(
            f"性质 {whole} 条，成立 {whole - bad}，不成立或空设 {bad}（每条试 {self.tries} 例，是检验不是证明）。"
            if self.lang == "zh"
            else f"{whole} properties: {whole - bad} hold, {bad} refuted or vacuous ({self.tries} tries each: a test, not a proof)."
        )

    def show_laws(self) -> None:
        from policyrules.testing.problems import LAWS

        show_problems(self.laws, self.lang)
        laws, things, bad = len(LAWS) + 1, len(self.pack.compiled.programs), len(self.laws)  # and that no answer flips
        rankings = sum(r.kind == "ranking" for r in self.pack.compiled.checked.resolved.rules.values())
        click.echo(
            f"通则 {laws} 条，对 {things} 种对象、{rankings} 个排序各试 {self.tries} 例，违反 {bad} 处。"
            if self.lang == "zh"
            else f"{counted(laws, 'law')} on {counted(things, 'kind of thing', 'kinds of things')} and {counted(rankings, 'ranking')},"
            f" {counted(self.tries, 'try')} each: {bad} broken."
        )
        if self.laws or any(self.refuted):
            zh, en = f"同样的案例再试一次，请加 --seed {self.seed}。", f"The same cases are tried again with --seed {self.seed}."
            click.echo(zh if self.lang == "zh" else en)

    # ------------------------------------------------------------ for programs

    def write(self, form: Format, folder: str) -> None:
        summary: dict[str, Any] = {
            "command": "test", "pack": self.pack.name, "version": self.pack.version, "digest": self.pack.digest,
            "passed": self.good, "tries": self.tries, "seed": self.seed if self.tries else None,
        }  # fmt: skip
        lists = {
            "examples": [words.as_data(r, self.pack, self.lang) for r in self.examples],
            "properties": [
                {"property": r.name, "tried": r.tried, "premise_held": r.premise_held, "passed": p is None}
                for r, p in zip(self.properties, self.refuted, strict=True)
            ],
            "problems": [json_of.as_data(p, self.lang) for p in self.told()],
        }
        write_as(form, summary, lists, self.told(), self.tried(), self.lang, folder)

    def told(self) -> list[Problem]:
        """All that is wrong, as problems."""
        differing = [p for r in self.examples if (p := words.difference(r, self.pack))]
        return [*self.problems, *differing, *(p for p in self.refuted if p), *self.laws]

    def tried(self) -> Iterator[Tried]:
        for p in self.problems:
            yield Tried("problems", p.code, at.at if (at := p.describe(self.lang).primary) else None, self.wrong(p))
        for r in self.examples:
            name = f"{r.example}[{r.row + 1}] {r.expected.rule}"
            yield Tried("examples", name, words.place_of(r), self.wrong(words.difference(r, self.pack)))
        for result, refuted in zip(self.properties, self.refuted, strict=True):
            yield Tried("properties", result.name, result.about.decl.title.at, self.wrong(refuted))
        if self.tries:
            yield Tried("laws", "laws", None, tuple(fault for p in self.laws for fault in self.wrong(p)))

    def wrong(self, problem: Problem | None) -> tuple[tuple[str, str], ...]:
        return ((problem.code, problem.describe(self.lang).message),) if problem else ()
