"""The facts of one case as a YAML file: Chinese names or aliases, nested as the thing is, values as people write them.

户籍在本区: 是
残疾: [{类别: 智力, 等级: 三级}]        # 等 at the end of a list: there may be others
家庭: {低保家庭: {2026-02 至 2026-06: 是, 2026-07 至 2026-12: 否}}    # by the month; months not named are unknown
就业成本扣减标准: 300元/月               # a parameter of the pack
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field

from policyrules.cases import Absent, Listed, Record
from policyrules.classes import define, frozen
from policyrules.deciding.inputs import turned
from policyrules.diagnostics import Diagnostic, Edit, Problem, Severity, Tongue, say
from policyrules.diagnostics.nearest import nearest
from policyrules.parameters import Parameter
from policyrules.roster.words import BIRTH
from policyrules.source import Span
from policyrules.structured import Mapping, Scalar, Sequence, Tree
from policyrules.types import Fact, Month, Relation, Vocabulary
from policyrules.types.bounds import in_bounds, out_of_bounds
from policyrules.types.from_text import Reading, Unknown, Unreadable, read, read_fact
from policyrules.types.month_span import span_of

MORE, NONE = "等", "无"
SPAN = "期间写成 2025-01 至 2025-12，起月在前，两端都写明", "write a span as 2025-01 至 2025-12, the earlier month first"
UNBORN = "出生日期晚于计算日；核对年、月、日", "the birth date lies after the day of the question; check it"
TWICE = "同一事实写了两次，互相矛盾；只留一处", "stated twice, and otherwise; keep one"
TWO_LISTS = "同一名单写了两次；合成一处", "stated twice; join the two"
ONE_VALUE = (
    "这里只写一个值；按月不同的写成 {2026-01 至 2026-03: …, 2026-04: …}",
    "a single value is wanted, or one for each month: {2026-01 至 2026-03: …, 2026-04: …}",
)
MONTHS = (
    "月份写成 2026-01，或 2026-01 至 2026-03，起月在前，至多一百二十个月",
    "a month is written 2026-01, several 2026-01 至 2026-03, the earlier first; at most 120",
)
OUTSIDE = "有“已知”时，事实都写在它下面", "where there is `已知`, all facts stand below it"


@frozen
class FactUnknown:
    """A name that the pack does not declare for this thing: an error, never ignored."""

    code: ClassVar[str] = "fact-unknown"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    entity: str
    near: str | None

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"{self.entity}没有“{self.name}”这一事实",
            en=f"`{self.name}` is no fact of {self.entity}",
            help_zh=f"是否指“{self.near}”" if self.near else "可写的事实见 policyrules docs 生成的“词汇”一页",
            help_en=f"did you mean `{self.near}`" if self.near else "the vocabulary page of the docs lists all facts",
            edits=(Edit(self.at, self.near),) if self.near else (),
        )


@frozen
class FactValue:
    """A value that cannot be read as its fact's."""

    code: ClassVar[str] = "fact-value"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    unreadable: Unreadable

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”：{self.unreadable.reason('zh')}",
            en=f"`{self.name}`: {self.unreadable.reason('en')}",
            help_zh=self.unreadable.repair("zh"),
            help_en=self.unreadable.repair("en"),
        )


@frozen
class FactShape:
    """A single value where a list or a nested thing belongs, or the other way round."""

    code: ClassVar[str] = "fact-shape"
    severity: ClassVar[Severity] = Severity.ERROR
    at: Span
    name: str
    zh: str
    en: str

    def describe(self, tongue: Tongue) -> Diagnostic:
        return say(
            self,
            tongue,
            self.at,
            zh=f"“{self.name}”写法不对",
            en=f"`{self.name}` is not written as it should be",
            help_zh=self.zh,
            help_en=self.en,
        )


PROBLEMS: tuple[type[Problem], ...] = (FactUnknown, FactValue, FactShape)


@frozen(eq=False)
class FactsRead:
    record: Record
    parameters: dict[str, int]
    problems: tuple[Problem, ...]


def read_case(
    tree: Tree | None, entity: str, vocabulary: Vocabulary, parameters: dict[str, Parameter], as_of: int | None = None
) -> FactsRead:
    """The record and the parameters that a facts file states; `已知` may stand around them. An empty file knows nothing.

    `as_of` is the encoded day after which nobody has been born yet.
    """
    reader = _Reader(vocabulary, parameters, as_of)
    if isinstance(tree, Mapping) and isinstance(inner := tree.get("已知", "facts"), Mapping):
        reader.outside(entity, tree, inner)
        tree = inner
    record = Record(entity)
    if isinstance(tree, Mapping):
        reader.fill(record, tree, top=True)
    elif tree is not None and not (isinstance(tree, Scalar) and tree.empty):
        reader.problems.append(
            FactShape(tree.at, "文件", "每行写一项事实，如“户籍在本区: 是”", "one fact a line, such as `户籍在本区: 是`")
        )
    return FactsRead(record, reader.given, tuple(reader.problems))


@define
class _Reader:
    vocabulary: Vocabulary
    parameters: dict[str, Parameter]
    as_of: int | None
    given: dict[str, int] = field(factory=dict)
    problems: list[Problem] = field(factory=list)

    def outside(self, entity: str, tree: Mapping, inner: Mapping) -> None:
        """Facts beside `已知` would be passed over; other keys there (规则, 计算日) are the affair of whoever wrote them."""
        declared = self.vocabulary.entities[entity]
        members = {*declared.facts, *declared.relations, *(f.opposite for f in declared.facts.values() if f.opposite), *self.parameters}
        names = {"已知", "facts", *members, *(self.vocabulary.alias(name) for name in members)}
        self.problems += [FactShape(key.at, key.text, *OUTSIDE) for key, value in tree if value is not inner and key.text in names]

    def fill(self, record: Record, tree: Mapping, top: bool = False) -> None:
        declared = self.vocabulary.entities[record.entity]
        names = {self.vocabulary.alias(n): n for n in (*declared.facts, *declared.relations)}
        opposites = {f.opposite: f for f in declared.facts.values() if f.opposite}
        for key, value in tree:
            name = names.get(key.text, key.text)
            if name in declared.facts:
                self.fact(record, declared.facts[name], value)
            elif name in declared.relations:
                self.relation(record, declared.relations[name], value)
            elif name in opposites:
                self.fact(record, turned(opposites[name]), value, opposite_of=opposites[name])
            elif top and name in self.parameters:
                self.parameter(self.parameters[name], value)
            else:
                known = [*declared.facts, *declared.relations, *opposites, *(self.parameters if top else ())]
                self.problems.append(FactUnknown(key.at, key.text, record.entity, nearest(key.text, known)))

    def fact(self, record: Record, fact: Fact, value: Tree, opposite_of: Fact | None = None) -> None:
        name = opposite_of.name if opposite_of else fact.name
        if isinstance(value, Mapping):
            self.by_month(record, fact, name, value, turn=opposite_of is not None)
            return
        if not isinstance(value, Scalar):
            self.problems.append(FactShape(value.at, fact.name, *ONE_VALUE))
            return
        found = read_fact(None if value.empty else value.text, fact, self.vocabulary)
        if self.readable(value, fact.name, found):
            assert isinstance(found, int | Absent)
            entry = 1 - found if opposite_of and isinstance(found, int) else found
            if name in record.histories:
                self.problems.append(FactShape(value.at, fact.name, *TWICE))
            if fact.name == BIRTH and isinstance(found, int) and self.as_of is not None and found > self.as_of:
                self.problems.append(FactShape(value.at, fact.name, *UNBORN))
            if record.facts.setdefault(name, entry) != entry:
                self.problems.append(FactShape(value.at, fact.name, *TWICE))

    def by_month(self, record: Record, fact: Fact, name: str, value: Mapping, turn: bool) -> None:
        """What is known month by month: {2026-01 至 2026-03: 是, 2026-04: 否}. Months that are not named are unknown."""
        history = record.histories.setdefault(name, {})
        if name in record.facts:
            self.problems.append(FactShape(value.at, fact.name, *TWICE))
        for key, cell in value:
            months = span_of(key.text)
            if months is None:
                self.problems.append(FactShape(key.at, fact.name, *MONTHS))
                continue
            if not isinstance(cell, Scalar):
                self.problems.append(FactShape(cell.at, fact.name, *ONE_VALUE))
                continue
            found = read_fact(None if cell.empty else cell.text, fact, self.vocabulary)
            if self.readable(cell, fact.name, found):
                assert isinstance(found, int | Absent)
                entry = 1 - found if turn and isinstance(found, int) else found
                if any(history.setdefault(month, entry) != entry for month in months):
                    self.problems.append(FactShape(key.at, fact.name, *TWICE))

    def readable(self, value: Scalar, name: str, found: Reading) -> bool:
        if isinstance(found, Unreadable):
            self.problems.append(FactValue(value.at, name, found))
        return not isinstance(found, Unreadable | Unknown)

    def parameter(self, parameter: Parameter, value: Tree) -> None:
        if not isinstance(value, Scalar):
            self.problems.append(FactShape(value.at, parameter.name, "这里只写一个值", "a single value is wanted"))
            return
        found = read(None if value.empty else value.text, parameter.type, self.vocabulary, optional=parameter.optional)
        if isinstance(found, int) and not in_bounds(found, parameter.low, parameter.high):
            found = out_of_bounds(parameter.low, parameter.high, parameter.type, self.vocabulary)
        if self.readable(value, parameter.name, found) and isinstance(found, int):
            self.given[parameter.name] = found

    def relation(self, record: Record, relation: Relation, value: Tree) -> None:
        if not relation.many:
            if isinstance(value, Mapping):
                self.fill(record.one.setdefault(relation.name, Record(relation.target)), value)
            else:
                self.problems.append(FactShape(value.at, relation.name, f"写成 {relation.name}: {{…}}", "write a mapping"))
            return
        if relation.name in record.many:
            self.problems.append(FactShape(value.at, relation.name, *TWO_LISTS))
        elif isinstance(value, Scalar) and value.text == NONE:
            record.many[relation.name] = Listed()
        elif isinstance(value, Sequence):
            record.many[relation.name] = self.listed(relation, value)
        elif not (isinstance(value, Scalar) and value.empty):
            self.problems.append(
                FactShape(value.at, relation.name, f"写成 {relation.name}: [{{…}}, {{…}}]；没有的写 无", "write a list, or 无")
            )

    def listed(self, relation: Relation, value: Sequence) -> Listed:
        found = Listed()
        for item in value.items:
            if isinstance(item, Scalar) and item.text == MORE:
                found.complete = False
            elif isinstance(item, Mapping):
                found.items += self.elements(relation, item)
            else:
                self.problems.append(FactShape(item.at, relation.name, "每一项写成 {…}", "write each element as a mapping"))
        if len(found.items) > relation.at_most:
            self.problems.append(FactShape(value.at, relation.name, f"至多 {relation.at_most} 项", f"at most {relation.at_most} elements"))
            del found.items[relation.at_most :]
        return found

    def elements(self, relation: Relation, item: Mapping) -> list[Record]:
        """One element, or one for each month where its month is written as 2023-01 至 2023-12."""
        month = next((f for f in self.vocabulary.entities[relation.target].facts.values() if isinstance(f.type, Month)), None)
        written = item.text(month.name, self.vocabulary.alias(month.name)) if month else ""
        first, to, last = written.partition("至")
        if month is None or not to:
            record = Record(relation.target)
            self.fill(record, item)
            return [record]
        cell = item.get(month.name, self.vocabulary.alias(month.name))
        assert isinstance(cell, Scalar)
        rest = Mapping(item.at, tuple((k, v) for k, v in item if v is not cell))
        ends = [read_fact(text.strip(), month, self.vocabulary) for text in (first, last)]
        numbers = [end for end in ends if self.readable(cell, month.name, end) and isinstance(end, int)]
        if len(numbers) < 2 or numbers[1] < numbers[0]:
            if not any(isinstance(end, Unreadable) for end in ends):
                self.problems.append(FactShape(cell.at, month.name, *SPAN))
            return []
        made = []
        for number in range(numbers[0], numbers[1] + 1):
            record = Record(relation.target, {month.name: number})
            self.fill(record, rest)
            made.append(record)
        return made
