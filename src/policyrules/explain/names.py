"""Words for what an answer asks for: a fact and whose it is, a judgement and who makes it, a figure, a period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import assert_never

from attrs import evolve, field

from policyrules.cases import ABSENT, Case, Record
from policyrules.classes import frozen
from policyrules.core import Fact as CoreFact
from policyrules.core import Program, Reason, row_of
from policyrules.core.notes import Reading, Source, Story
from policyrules.syntax.numerals import han
from policyrules.types import MONTH, Bool, Choice, Entity, Fact, Relation, Vocabulary
from policyrules.types.encode import DAYS_A_MONTH
from policyrules.types.to_text import Tongue, written

SOURCES = ("fact", "list", "judgement", "parameter", "period", "row", "gap", "clash", "tie", "time")
"""The order in which they are asked for: the file first, then bodies, then owners of figures."""
Stories = Mapping[str, Mapping[str, Story]]
"""Stories by the kind of thing and the rule."""


@frozen(eq=False)
class Names:
    """Names reasons about things of kind `subject`. `stories` tells the deciding bodies and the periods of other rules.

    >>> from policyrules.types import BOOL
    >>> household = Entity("家庭", facts={"低保家庭": Fact("低保家庭", "家庭", BOOL, 0, 1)})
    >>> person = Entity("人员", relations={"家庭": Relation("家庭", "人员", "家庭")})
    >>> names = Names(Vocabulary(entities={"人员": person, "家庭": household}), "人员")
    >>> names.noun(Reason("fact", "低保家庭", ("家庭",)))
    '家庭是否低保家庭'
    """

    vocabulary: Vocabulary
    subject: str
    stories: Stories = field(factory=dict)
    tongue: Tongue = "zh"
    decisions: frozenset[str] = frozenset()
    """Parameters that are a decision of some authority (是否, a choice) and no figure."""

    @classmethod
    def of_program(cls, program: Program, vocabulary: Vocabulary, stories: Stories, tongue: Tongue = "zh") -> Names:
        """The names for what a program asks."""
        read = [(let.op, let.type) for let in program.lets if isinstance(let.op, CoreFact) and let.op.aspect == "value"]
        decisions = frozenset(fact.name for fact, type in read if fact.source == "parameter" and isinstance(type, Bool | Choice))
        return cls(vocabulary, program.subject, stories, tongue, decisions)

    @cached_property
    def readings(self) -> dict[str, str]:
        """The words of each reading, by its id, where all rules word it in one way."""
        return reading_texts(story for stories in self.stories.values() for story in stories.values())

    # ------------------------------------------------------------ reasons

    def noun(self, reason: Reason) -> str:
        """What is missing, as it stands after 缺 (家庭是否低保家庭; 区民政局对“确有特殊困难”的认定; 停发口径)."""
        zh = self.tongue == "zh"
        match reason.source:
            case "fact":
                return self.in_months(self.of(self.owner(reason), self.fact(reason)), [reason.month])
            case "judgement":
                return self.judged(reason)
            case "list":
                return self.listed_fully(self.way((*reason.path, reason.name), reason.items))
            case "parameter":
                word = self.word(reason.name)
                if reason.name in self.decisions:
                    return f"“{word}”的答复" if zh else f"an answer on “{word}”"
                return word
            case "period":
                return f"“{reason.name}”在该日期施行的版本" if zh else f"a version of “{self.word(reason.name)}” in force on that day"
            case "row":
                rule, number = row_of(reason.name)
                return f"“{rule}”表第{number}行的取值" if zh else f"the value in row {number} of “{self.word(rule)}”"
            case "gap":
                return f"“{reason.name}”没有相符的一条" if zh else f"no case of “{self.word(reason.name)}” fits"
            case "clash":
                return f"例外冲突：{reason.name}" if zh else f"exceptions in conflict: {self.listed(reason.name)}"
            case "tie":
                return f"“{reason.name}”并列的先后" if zh else f"who comes first of those tied in “{self.word(reason.name)}”"
            case "time":
                return self.word(reason.name)
        assert_never(reason.source)

    def nouns(self, reasons: Iterable[Reason]) -> list[tuple[str, Reason]]:
        """In the order of asking; the same fact of several elements of a list together (用工记录（第1至12项）的月工资), or that of
        several months (2026年1月至3月的月收入)."""
        groups: dict[tuple[Reason, tuple[int, ...], int], list[Reason]] = {}
        for reason in self.sorted(reasons):
            owner, deep = (reason.items, -1) if reason.month else (reason.items[:-1], len(reason.items))
            groups.setdefault((reason.kind(), owner, deep), []).append(reason)
        return [(self.noun(group[0]) if len(group) == 1 else self.together(group), group[0]) for group in groups.values()]

    def together(self, group: list[Reason]) -> str:
        first = group[0]
        if first.month:
            return self.in_months(self.noun(evolve(first, month=0)), [reason.month for reason in group])
        relation = [r for r in self.relations(first.path) if r and r.many][len(first.items) - 1]
        runs = ranges_of([reason.items[-1] + 1 for reason in group])
        if self.tongue == "zh":
            number = f"（第{'、'.join(low if low == high else f'{low}至{high}' for low, high in runs)}{self.measure(relation.target)}）"
        else:
            number = f" (nos. {', '.join(low if low == high else f'{low}–{high}' for low, high in runs)})"
        owner = self.way(first.path, first.items, number)
        if first.source == "list":
            return self.listed_fully(self.of(owner, self.word(first.name)))
        what = self.word(first.name) if first.source == "judgement" else self.fact(first)
        return self.of(owner, what)

    def in_months(self, noun: str, months: Iterable[int]) -> str:
        """What is asked for by the month, with the months (0: it is not)."""
        said = months_text([month for month in months if month], self.tongue)
        if not said:
            return noun
        return f"{said}{'' if noun.startswith('是否') else '的'}{noun}" if self.tongue == "zh" else f"{noun} in {said}"

    def relations(self, path: tuple[str, ...]) -> list[Relation | None]:
        return [self.entity(path[:i]).relations.get(step) for i, step in enumerate(path)]

    def listed_fully(self, whose: str) -> str:
        return f"{whose}的名单是否完整" if self.tongue == "zh" else f"{whose}: whether the list is complete"

    def says(self, reason: Reason) -> str:
        """The same where it stands alone."""
        zh = self.tongue == "zh"
        if reason.source == "judgement" and zh:
            return f"须由{self.body(reason) or '主管单位'}认定：{self.of(self.owner(reason), self.word(reason.name))}"
        if reason.source == "judgement":
            return f"to be judged by {self.body(reason) or 'the body in charge'}: {self.of(self.owner(reason), self.word(reason.name))}"
        if reason.source == "parameter":
            noun = self.word(reason.name)
            if reason.name in self.decisions:
                return self.noun(reason)
            return f"参数“{noun}”（该日没有核实的数值）" if zh else f"the figure “{noun}” (none is confirmed for that day)"
        return self.noun(reason)

    def sorted(self, reasons: Iterable[Reason]) -> list[Reason]:
        """In the order of asking; facts as the vocabulary declares them."""
        return sorted(reasons, key=self._key)

    def _key(self, reason: Reason) -> tuple[object, ...]:
        declared = list(facts) if (facts := self.entity(reason.path).facts) else []
        place = declared.index(reason.name) if reason.name in declared else len(declared)
        return SOURCES.index(reason.source), len(reason.path), reason.path, reason.items, place, reason.name, reason.month

    def question(self, reason: Reason) -> str:
        """How a clerk asks for it, "" where the vocabulary does not say."""
        declared = self.entity(reason.path).relations.get(reason.name) if reason.source == "list" else self.declared(reason)
        return self.text(declared.question) if declared else ""

    def text(self, said: str) -> str:
        """Words that stand in a rule file. In English those of the glossary; where it has none, the Chinese in quotes."""
        if self.tongue == "zh" or not said:
            return said
        return self.vocabulary.english.get(said) or (said if said.isascii() else f"“{said}”")

    def source(self, cited: Source) -> Source:
        """A citation as readers of the tongue see it: the document by its English name, 第八条 as article 8."""
        if self.tongue == "zh":
            return cited
        clauses = (", ".join(cited.clauses),) if cited.clauses else ()
        return Source(self.text(cited.document), clauses, english_article(cited.article))

    def reading(self, taken: Reading) -> Reading:
        return Reading(taken.id, self.text(taken.says))

    def judged(self, reason: Reason) -> str:
        body, what = self.body(reason), self.in_months(self.of(self.owner(reason), self.word(reason.name)), [reason.month])
        if self.tongue == "zh":
            return f"{body}对“{what}”的认定" if body else f"“{what}”的认定"
        return f"the judgement of {body} on “{what}”" if body else f"a judgement on “{what}”"

    def body(self, reason: Reason) -> str:
        """Who makes a judgement; "" where that is not known here."""
        story = self.story(reason)
        return MARK[self.tongue].join(self.word(name) for name in story.authority) if story else ""

    def story(self, reason: Reason) -> Story | None:
        """The story of the rule that a judgement or a period belongs to."""
        return self.stories.get(self.entity(reason.path).name, {}).get(reason.name)

    # ------------------------------------------------------------ parts of a name

    def fact(self, reason: Reason) -> str:
        """The name of the fact alone; of a truth value, with 是否."""
        declared = self.declared(reason)
        word = self.word(reason.name)
        if declared is None or not isinstance(declared.type, Bool):
            return word
        return f"是否{word}" if self.tongue == "zh" else f"{word} (yes or no)"

    def owner(self, reason: Reason) -> str:
        return self.way(reason.path, reason.items)

    def of(self, owner: str, what: str) -> str:
        if not owner:
            return what
        if self.tongue == "en":
            return f"{owner}: {what}"
        return f"{owner}{what}" if what.startswith("是否") else f"{owner}的{what}"

    def way(self, path: tuple[str, ...], items: tuple[int, ...], last_number: str = "") -> str:
        """Whose it is: 家庭; 残疾（第2项）; 家庭成员（第1人）的残疾（第2项）. `last_number` replaces the last of the numbers."""
        entity, numbers, said, last = self.entity(()), list(items), "", False
        for step in path:
            relation = entity.relations.get(step)
            word = self.word(step)
            if relation and relation.many and numbers:
                number = self.number(numbers.pop(0), relation)
                word += last_number if last_number and not numbers else number
            if self.tongue == "en":
                said = f"{said}, {word}" if said else word
            else:
                joint = "" if not said or (relation and relation.many and not last) else "的"
                said = f"{said}{joint}{word}"
            last = bool(relation and relation.many)
            entity = self.vocabulary.entities.get(relation.target, Entity(step)) if relation else Entity(step)
        return said

    def number(self, item: int, relation: Relation) -> str:
        return f"（{self.nth(item, relation.target)}）" if self.tongue == "zh" else f" ({self.nth(item, relation.target)})"

    def nth(self, item: int, target: str) -> str:
        """Which element: 第2项, and of persons or households 第2人, 第2户."""
        if self.tongue == "en":
            return f"no. {item + 1}"
        return f"第{item + 1}{self.measure(target)}"

    def measure(self, target: str) -> str:
        """The word with which elements of a kind are counted."""
        entity = self.vocabulary.entities.get(target)
        self_name = entity.self_name if entity else ""
        declared = {r.unit for e in self.vocabulary.entities.values() for r in e.relations.values() if r.target == target}
        return next((word for word in ("人", "户") if word in declared or self_name.endswith(word)), "项")

    @property
    def nothing(self) -> str:
        """A value that is known to be absent."""
        return "无" if self.tongue == "zh" else "none"

    def word(self, name: str) -> str:
        return name if self.tongue == "zh" else self.vocabulary.english.get(name, name)

    def listed(self, names: str) -> str:
        return MARK[self.tongue].join(self.word(name) for name in names.split("、"))

    # ------------------------------------------------------------ what is declared, what is recorded

    def entity(self, path: tuple[str, ...]) -> Entity:
        """The kind of thing at the end of a path."""
        found = self.vocabulary.entities.get(self.subject, Entity(self.subject))
        for step in path:
            relation = found.relations.get(step)
            found = self.vocabulary.entities.get(relation.target, Entity(step)) if relation else Entity(step)
        return found

    def declared(self, reason: Reason) -> Fact | None:
        return self.entity(reason.path).facts.get(reason.name)

    def recorded(self, reason: Reason, case: Case) -> str:
        """The value that the case gives for a fact, in words; "" where it gives none."""
        record = self.record(reason, case.root)
        declared, asked = self.declared(reason), case.as_of // DAYS_A_MONTH
        kept = declared.kept if declared else "fixed"
        entry = record.entry(reason.name, kept, reason.month or asked, asked) if record else None
        if entry is None or declared is None:
            return ""
        if entry is ABSENT or not isinstance(entry, int):
            return self.nothing
        return written(entry, declared.type, self.vocabulary, self.tongue)

    def record(self, reason: Reason, root: Record) -> Record | None:
        numbers, found, entity = list(reason.items), root, self.entity(())
        for step in reason.path:
            relation = entity.relations.get(step)
            if relation and relation.many:
                listed = found.many.get(step)
                number = numbers.pop(0) if numbers else -1
                if listed is None or not 0 <= number < len(listed.items):
                    return None
                found = listed.items[number]
            elif step in found.one:
                found = found.one[step]
            else:
                return None
            entity = self.vocabulary.entities[relation.target] if relation else Entity(step)
        return found


def reading_texts(stories: Iterable[Story]) -> dict[str, str]:
    """The words of each reading that is worded in one way only."""
    found: dict[str, set[str]] = {}
    for story in stories:
        for reading in story_readings(story):
            if reading.says:
                found.setdefault(reading.id, set()).add(reading.says)
    return {id: min(texts) for id, texts in found.items() if len(texts) == 1}


def story_readings(story: Story) -> Iterable[Reading]:
    for edition in story.editions:
        yield from edition.readings
        for root in edition.roots():
            for note in root.walk():
                yield from note.readings


def ranges_of(numbers: Iterable[int]) -> list[tuple[str, str]]:
    """Runs of numbers, each by its ends.

    >>> ranges_of([1, 2, 3, 5])
    [('1', '3'), ('5', '5')]
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [(str(low), str(high)) for low, high in runs]


def english_article(article: str) -> str:
    """第八条第二款 as article 8 paragraph 2; what is written otherwise stays.

    >>> english_article("第十九条"), english_article("第八条第二款"), english_article("附件")
    ('article 19', 'article 8 paragraph 2', '附件')
    """
    parts = ARTICLE.findall(article)
    if "".join(f"第{number}{kind}" for number, kind in parts) != article:
        return article
    return " ".join(f"{ARTICLE_PARTS[kind]} {read[0] if (read := han(number)) else number}" for number, kind in parts)


ARTICLE = re.compile("第([0-9一二三四五六七八九十百零〇]+)([条款项])")
ARTICLE_PARTS = {"条": "article", "款": "paragraph", "项": "item"}


def months_text(months: Iterable[int], tongue: Tongue) -> str:
    """Runs of months in words.

    >>> months_text([24312, 24313, 24314, 24316], "zh"), months_text([24312, 24313], "en")
    ('2026年1月至2026年3月、2026年5月', '2026-01 to 2026-02')
    """
    to = "至" if tongue == "zh" else " to "
    runs = [(written_month(int(low), tongue), written_month(int(high), tongue)) for low, high in ranges_of(months)]
    return MARK[tongue].join(low if low == high else f"{low}{to}{high}" for low, high in runs)


def written_month(month: int, tongue: Tongue) -> str:
    return written(month, MONTH, Vocabulary(), tongue)


MARK: dict[Tongue, str] = {"zh": "、", "en": ", "}
