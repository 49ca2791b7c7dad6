"""A case as 示例 that can be pasted into a rule file, in either tongue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from policyrules.cases import ABSENT, Case, History, Listed, Record
from policyrules.cases.model import Entry
from policyrules.classes import frozen
from policyrules.diagnostics import Tongue
from policyrules.population import Place
from policyrules.source.file import cells
from policyrules.syntax.keywords import all_forms, printed, word_of
from policyrules.testing.wanted import Demand, Placed, Wanted
from policyrules.testing.world import Steps, follow
from policyrules.types import BOOL, DATE, MONTH, Money, Number, Scalar, Vocabulary
from policyrules.types.to_text import decimal, written

MET = {"benefit": "享受", "obligation": "负担"}
UNMET = {"benefit": "不享受", "obligation": "不负担"}


def to_examples(
    title: str, case: Case, demands: Sequence[Demand], units: Mapping[str, Scalar], vocabulary: Vocabulary, tongue: Tongue
) -> str:
    """An example for each demand, told by the facts of the thing it is about; those of what is only found so come last."""
    work = _Work(vocabulary, tongue)
    texts = []
    for i, demand in enumerate(demands):
        told_apart = len({d.path[:1] for d in demands}) == len(demands)
        number = "" if len(demands) == 1 else demand.path[0] if told_apart else str(i + 1)
        record = follow(case.root, demand.path, ())
        if isinstance(demand, Placed):
            texts += work.placed(work.heading(title, ""), demand, case, units)
        elif record is not None:
            texts.append(work.example(work.heading(title, number), demand, record, case, units))
    if texts:
        return "\n".join(texts)
    of = [(f" {name}" if len(case.root.one) > 1 else "", record) for name, record in case.root.one.items()]
    return "\n".join(f"# {work.word('FACTS')}{name}{work.colon}{work.facts(record, case, units)}" for name, record in of) + "\n"


def facts_of(record: Record, vocabulary: Vocabulary, tongue: Tongue) -> str:
    """What a record says, in the syntax of 已知."""
    work = _Work(vocabulary, tongue)
    return work.semi.join(work.told(record, ()))


@frozen
class _Work:
    vocabulary: Vocabulary
    tongue: Tongue

    def example(self, heading: str, demand: Wanted, record: Record, case: Case, units: Mapping[str, Scalar]) -> str:
        facts = self.facts(record, case, units)
        lines = [
            f"{self.word('EXAMPLE')} {heading}",
            self.line("TESTS", self.name(demand.rule)),
            self.line("ASOF", written(case.as_of, DATE, self.vocabulary, self.tongue)),
            *([self.line("FACTS", facts)] if facts else []),
            self.line("EXPECT", self.expected(demand)),
        ]
        return "\n".join(lines) + "\n"

    def placed(self, heading: str, demand: Placed, case: Case, units: Mapping[str, Scalar]) -> list[str]:
        """Two that are ranked together, a row for each; what they share is told before. Nothing where their lists differ."""
        records = [r for r in (follow(case.root, path, ()) for path in (demand.path, demand.other)) if r is not None]
        facts = [dict(self.scalars(record, ())) for record in records]
        phrases = [{self.fact(path, *found) for path, found in of.items()} for of in facts]
        listed = [[said for said in self.told(record, ()) if said not in known] for record, known in zip(records, phrases, strict=True)]
        one, other = facts
        if listed[0] != listed[1]:
            return []
        shared = [self.fact(path, *found) for path, found in one.items() if other.get(path) == found]
        columns = [path for path in {**one, **other} if one.get(path) != other.get(path)]
        rows = [[*(self.cell(of.get(path)) for path in columns), self.place(place)] for of, place in zip(facts, demand.places, strict=True)]
        told = self.semi.join([*shared, *listed[0], *self.parameters(case, units)])
        lines = [
            f"{self.word('EXAMPLE')} {heading}",
            self.line("TESTS", self.name(demand.rule)),
            self.line("ASOF", written(case.as_of, DATE, self.vocabulary, self.tongue)),
            *([self.line("FACTS", told)] if told else []),
            f"  {self.word('EXPECT')}{self.colon}{self.word('TABLE')}{self.colon.rstrip()}",
            *self.aligned([[*map(self.path, columns), self.name(demand.rule)], *rows]),
        ]
        return ["\n".join(lines) + "\n"]

    def aligned(self, rows: list[list[str]]) -> list[str]:
        widths = [max(cells(cell) for cell in column) for column in zip(*rows, strict=True)]
        bar = "｜" if self.tongue == "zh" else "|"
        padded = ([cell + " " * (size - cells(cell)) for cell, size in zip(row, widths, strict=True)] for row in rows)
        return [f"    {bar} {f' {bar} '.join(row)} {bar}" for row in padded]

    def cell(self, found: tuple[Entry, Scalar] | None) -> str:
        if found is None:
            return self.word("NOLIMIT")
        entry, type = found
        if entry is ABSENT:
            return self.word("NONEVALUE")
        return self.word("YES" if entry else "NO") if type == BOOL else self.value(entry, type)

    def place(self, place: Place) -> str:
        match place.standing:
            case "out":
                return self.outcome("不符合")
            case "not_applicable":
                return self.word("NA")
            case "in" if place.settled:
                return f"{place.best}{'' if self.tongue == 'zh' else ' '}{printed('UNIT', '位', self.tongue)}"
            case _:
                return self.word("UNDET")

    def heading(self, title: str, number: str) -> str:
        if self.tongue == "zh":
            return f"{title}反例{number}"
        apart = f"_{self.vocabulary.alias(number)}" if number else ""
        return self.name(f"{self.vocabulary.alias(title)}_counterexample{apart}")

    def line(self, key: str, text: str) -> str:
        return f"  {self.word(key)}{self.colon}{text}{'。' if self.tongue == 'zh' else '.'}"

    def word(self, terminal: str) -> str:
        return word_of(terminal, self.tongue)

    @property
    def colon(self) -> str:
        return "：" if self.tongue == "zh" else ": "

    @property
    def semi(self) -> str:
        return "；" if self.tongue == "zh" else "; "

    @property
    def comma(self) -> str:
        return "、" if self.tongue == "zh" else ", "

    # ------------------------------------------------------------ facts

    def facts(self, record: Record, case: Case, units: Mapping[str, Scalar]) -> str:
        return self.semi.join([*self.told(record, ()), *self.parameters(case, units)])

    def parameters(self, case: Case, units: Mapping[str, Scalar]) -> list[str]:
        return [self.fact((name,), value, units[name]) for name, value in sorted(case.parameters.items())]

    def scalars(self, record: Record, path: Steps) -> Iterator[tuple[Steps, tuple[Entry, Scalar]]]:
        """The single facts of a thing, and of those that it belongs to."""
        for name, fact in self.vocabulary.entities[record.entity].facts.items():
            if name in record.facts:
                yield (*path, name), (record.facts[name], fact.type)
        for name, target in record.one.items():
            yield from self.scalars(target, (*path, name))

    def told(self, record: Record, path: Steps) -> Iterator[str]:
        """One phrase for each fact and list, those of the thing itself first."""
        entity = self.vocabulary.entities[record.entity]
        for name, fact in entity.facts.items():
            if name in record.facts:
                yield self.fact((*path, name), record.facts[name], fact.type)
            if name in record.histories:
                yield self.by_month((*path, name), record.histories[name], fact.type)
        for name, listed in record.many.items():
            yield self.listed((*path, name), listed)
        for name, target in record.one.items():
            yield from self.told(target, (*path, name))

    def fact(self, path: Steps, entry: Entry, type: Scalar) -> str:
        name = self.path(path)
        if type == BOOL and entry is not ABSENT:
            return name if entry else f"{self.word('NOT')} {name}"
        value = self.word("NONEVALUE") if entry is ABSENT else self.value(entry, type)
        return f"{name} {self.word('IS')} {value}"

    def by_month(self, path: Steps, history: History, type: Scalar) -> str:
        """Runs of months with one value each."""
        runs: list[tuple[int, int, Entry]] = []
        for month, entry in sorted(history.items()):
            if runs and runs[-1][1:] == (month - 1, entry):
                runs[-1] = runs[-1][0], month, entry
            else:
                runs.append((month, month, entry))
        to = f" {self.word('TO')} "
        said = [
            f"{to.join(dict.fromkeys(self.value(end, MONTH) for end in (low, high)))} "
            f"{self.word('NONEVALUE') if entry is ABSENT else self.value(entry, type)}"
            for low, high, entry in runs
        ]
        return f"{self.path(path)} {self.word('BYMONTH')} {self.comma.join(said)}"

    def listed(self, path: Steps, listed: Listed) -> str:
        rows = [f"{self.bracket(self.semi.join(self.told(item, ())))}" for item in listed.items]
        whole = self.comma.join(rows) if rows else self.word("NONEVALUE")
        more = "" if listed.complete or not rows else f" {self.word('ETC')}"
        return f"{self.path(path)} {self.word('ROWS')} {whole}{more}"

    def bracket(self, text: str) -> str:
        return f"（{text}）" if self.tongue == "zh" else f"({text})"

    def path(self, names: Steps) -> str:
        return ("的" if self.tongue == "zh" else "'s ").join(self.name(n) for n in names)

    def name(self, name: str) -> str:
        """As rule text of the tongue has it."""
        word = name if self.tongue == "zh" else self.vocabulary.alias(name)
        plain = re.fullmatch(r"[\w·]+", word) and not re.search(r"[的之]|以[上下内外]|^\d", word) and word not in all_forms(self.tongue)
        return word if plain else f"「{word}」"

    def value(self, number: int, type: Scalar) -> str:
        if isinstance(type, Money | Number):
            return self.figure(number, type)
        text = written(number, type, self.vocabulary, self.tongue)
        if type == BOOL:
            return text
        return text if text[:1].isdigit() else self.name(self.vocabulary.choices[type.of].name_of(number) if hasattr(type, "of") else text)

    def figure(self, number: int, type: Money | Number) -> str:
        """With the unit as rule text of the tongue has it: 60 full_years."""
        if self.tongue == "en" and isinstance(type, Number) and type.unit not in ("", "%"):
            return f"{decimal(number, type.den)} {printed('UNIT', type.unit, 'en')}"
        return written(number, type, self.vocabulary, self.tongue)

    # ------------------------------------------------------------ what is expected

    def expected(self, demand: Wanted) -> str:
        if demand.outcome == "open":
            return self.word("UNDET")
        if demand.value is not None and demand.type is not None:
            amount = self.exact(demand.value, demand.type)
            if demand.kind == "benefit" and demand.value == 0:
                return self.outcome("不享受")
            if demand.kind != "obligation":
                return amount
            return f"{self.outcome('负担')}{'，' if self.tongue == 'zh' else ', '}{self.word('AMOUNT')} {amount}"
        if demand.kind in ("define", "presume"):
            return self.word("YES" if demand.outcome == "yes" else "NO")
        return self.outcome((MET.get(demand.kind, "符合")) if demand.outcome == "yes" else UNMET.get(demand.kind, "不符合"))

    def outcome(self, form: str) -> str:
        return printed("NOTMEET" if form.startswith("不") else "MEET", form, self.tongue)

    def exact(self, value: Fraction, type: Scalar) -> str:
        assert isinstance(type, Money | Number)
        whole = value * type.den
        if whole.denominator == 1:
            return self.figure(whole.numerator, type)
        unit = self.figure(0, type)[1:]
        return decimal(value.numerator, value.denominator) + unit
