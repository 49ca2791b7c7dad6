"""The fields of a rule: the short ones as a list of names and words, the long ones as parts with a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from policyrules.classes import frozen
from policyrules.explain.figures import RELATIONS
from policyrules.explain.wording import answer_word
from policyrules.sphinx_ext.conditions import LIST, Writer, led
from policyrules.sphinx_ext.links import Worder, cited, read_as
from policyrules.sphinx_ext.loaded import Said
from policyrules.sphinx_ext.make import Inline, bullets, para, section, spread, strong
from policyrules.sphinx_ext.words import LEADS, LEADS_IN_ENGLISH, NAMES, NAMES_IN_ENGLISH, ORDERS, ROUNDINGS
from policyrules.syntax import nodes as syn

Pair = tuple[str, Sequence[nodes.Node]]
SHORT = (
    "authority", "lead", "join", "joint", "effect", "task", "modality", "frequency", "deadline", "evidence", "guidance", "within",
    "received",
)  # fmt: skip
"""In the order of the page."""
PAID = ("starts", "stops")


@frozen(eq=False)
class Fields:
    """The fields that hold in one period, or in all of them. `prefix` begins the anchors of the parts."""

    fields: tuple[syn.Field, ...]
    worder: Worder
    prefix: str
    kind: syn.RuleKind

    def short(self) -> list[Pair]:
        """Who, what, by when and on which sources."""
        by_key = {f.key: f for f in self.fields if isinstance(f, syn.NamesField | syn.TextField | syn.ValueField)}
        pairs: list[Pair] = [(self.name(key), self._short(by_key[key])) for key in SHORT if key in by_key]
        cites = [c for f in self.fields if isinstance(f, syn.BasisField) for c in f.cites]
        if cites:
            pairs.append((self.say("依据", "based on"), [para(*cited(c, self.worder.loaded.names)) for c in cites]))
        readings = [r for f in self.fields if isinstance(f, syn.ReadingField) for r in f.readings]
        if readings:
            told = spread([[read_as(r, self.worder.page)] for r in readings], self.say("、", ", "))
            pairs.append((self.say("解读", "readings"), [para(*told)]))
        for f in self.fields:
            if isinstance(f, syn.AfterField):
                later = self.word(f.successor.text) if f.successor else ""
                told = [self.say(f"看「{later}」。", f"see “{later}”.") if later else self.text(f.text)]
                pairs.append((self.say("期满以后", "afterwards"), [para(*told)]))
        return pairs

    def _short(self, f: syn.NamesField | syn.TextField | syn.ValueField) -> list[nodes.Node]:
        match f:
            case syn.NamesField():
                return [para(self.listed(f.paths))]
            case syn.TextField():
                return [para(self.text(f.text), *self.worder.notes(f.notes))]
            case _:
                return Writer(self.worder).worth(f.worth)

    def long(self) -> list[nodes.Node]:
        """The parts, in the order in which a reader asks: whom it concerns, when, except when, how much, done how."""
        made: list[nodes.Node] = []
        for key in ("applies", "when"):
            made += self.conditions(key)
        made += self.exceptions()
        made += self.value()
        made += self.amount()
        made += self.limits()
        made += self.conditions("fulfilled")
        made += self.order()
        for key in ("denominator", "numerator"):
            made += self.conditions(key)
        return [*made, *self.target(), *self.hints()]

    def of(self, kind: type[syn.Field], key: str = "") -> Iterable[syn.Field]:
        return [f for f in self.fields if isinstance(f, kind) and (not key or getattr(f, "key", "") == key)]

    def part(self, name: str, title: str, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        body = [*body]
        return [section(f"{self.prefix}-{name}", title, *body)] if body else []

    # ------------------------------------------------------------ the parts

    def conditions(self, key: str) -> list[nodes.Node]:
        body: list[nodes.Node] = []
        for f in self.of(syn.ConditionField, key):
            assert isinstance(f, syn.ConditionField)
            said, lead = Writer(self.worder).condition(f.body), self.say(LEADS, LEADS_IN_ENGLISH).get(key, "")
            body += led([lead], said) if isinstance(f.body, syn.Leaf) else [*([para(lead)] if lead else []), *said]
        return self.part(key, self.name(key), body)

    def exceptions(self) -> list[nodes.Node]:
        items: list[list[nodes.Node]] = []
        for f in self.fields:
            if isinstance(f, syn.ExceptionField):
                no = answer_word(self.kind, "no", self.worder.loaded.tongue)
                takes: list[Inline] = [self.say("金额为", "the amount is "), *self.worder.expr(f.amount)] if f.amount else [no]
                name = strong(self.word(f.title.name.text) + self.say("：", ": if "))
                told = [*self.worder.expr(f.when), self.say("的，", ", "), *takes, *self.worder.notes(f.notes)]
                items.append([para(name, *told, self.stop)])
        return self.part("exceptions", self.say("例外", "Exceptions"), [bullets(items)] if items else [])

    def value(self) -> list[nodes.Node]:
        body = self._worths("value")
        return self.part("value", self.say("怎样计算", "How it is computed"), [*body, *(self.rounding() if body else [])])

    def amount(self) -> list[nodes.Node]:
        body = self._worths("amount")
        if body:
            body += self.rounding()
        for key in PAID:
            body += led([self.name(key) + self.say("：", ": ")], self._worths(key))
        return self.part("amount", self.say("金额", "Amount"), body)

    def limits(self) -> list[nodes.Node]:
        """幅度, in one sentence; the body decides within it."""
        found = [f for f in self.fields if isinstance(f, syn.RangeField)]
        lead = self.say("幅度：", "range: ")
        said = [para(self.worder.says(f.at).removeprefix(lead), *self.worder.notes(f.notes), self.stop) for f in found]
        decided = para(self.say("数额由主管单位在幅度以内决定。", "The body in charge decides the amount within the range."))
        return self.part("range", self.say("幅度", "Range"), [*said, decided] if said else [])

    def _worths(self, key: str) -> list[nodes.Node]:
        found = [f for f in self.fields if isinstance(f, syn.ValueField) and f.key == key]
        return [part for f in found for part in Writer(self.worder).worth(f.worth)]

    def rounding(self) -> list[nodes.Node]:
        made = []
        for f in self.fields:
            if isinstance(f, syn.RoundingField):
                step = self.say("到 ", " to ") + self.worder.says(f.step.at) if f.step else ""
                how = ROUNDINGS[f.mode].in_(self.worder.loaded.tongue) + step if f.mode else self.say("不取整", "none")
                made.append(para(self.say("尾数：", "Rounding: "), how, *self.worder.notes(f.notes), self.stop))
        return made

    def order(self) -> list[nodes.Node]:
        items: list[list[nodes.Node]] = []
        for f in self.fields:
            for key in f.keys if isinstance(f, syn.OrderField) else ():
                lead = self.say("同等条件下，", "all else equal, ") if key.tie_break else ""
                how = ORDERS[key.by].in_(self.worder.loaded.tongue)
                mark = Writer(self.worder).mark(key.mark)
                items.append([para(mark, lead, *self.worder.expr(key.value), how, *self.worder.notes(key.notes), self.stop)])
        ties = [para(self.tied(f)) for f in self.fields if isinstance(f, syn.TiesField)]
        zh, en = "先比第一项；前面各项都相同的，再比下一项。", "The first is compared first, the next where all before it are equal."
        body = [para(self.say(zh, en)), bullets(items, LIST)] if items else []
        title = self.say("先后次序", "Order") if items else self.say("并列的", "Ties")
        return self.part("order", title, [*body, *ties])

    def tied(self, f: syn.TiesField) -> str:
        bodies, how = self.listed(f.paths), self.text(f.text).rstrip("。.")
        return self.say(f"次序仍然相同的，由{bodies}确定。{how}。", f"Who are tied still are put in order by: {bodies}. {how}.")

    def target(self) -> list[nodes.Node]:
        made = []
        for f in self.fields:
            match f:
                case syn.TargetField():
                    relation = RELATIONS[f.relation].in_(self.worder.loaded.tongue) if f.relation else ""
                    made.append(para(self.say("目标：", "Target: "), relation, " ", *self.worder.expr(f.value), self.stop))
                case syn.NamesField(_, "direction", paths):
                    made.append(para(self.say("方向：", "Direction: "), self.listed(paths), self.stop))
                case syn.ValueField(_, "baseline", worth):
                    made += led([self.say("基期：", "Baseline: ")], Writer(self.worder).worth(worth))
                case _:
                    pass
        return self.part("target", self.say("目标", "Target"), made)

    def hints(self) -> list[nodes.Node]:
        hints = [f for f in self.fields if isinstance(f, syn.HintField)]
        lead, then = self.say("", "If "), self.say("的：", ": ")
        items = [[para(lead, *self.worder.expr(f.when), then, self.text(f.text), *self.worder.notes(f.notes))] for f in hints]
        about = para(self.say("下列提示只供办理时参考，不影响结果。", "To be known when the case is handled; they decide nothing."))
        return self.part("hints", self.say("提示", "Notices"), [about, bullets(items)] if items else [])

    # ------------------------------------------------------------ words

    def say(self, zh: Said, en: Said) -> Said:
        return self.worder.loaded.say(zh, en)

    @property
    def stop(self) -> str:
        return self.say("。", ".")

    def name(self, key: str) -> str:
        return self.say(NAMES, NAMES_IN_ENGLISH)[key]

    def word(self, name: str) -> str:
        return self.worder.loaded.names.word(name)

    def text(self, text: str) -> str:
        return self.worder.loaded.names.text(text)

    def listed(self, paths: Iterable[syn.Path]) -> str:
        of = self.say("的", "'s ")
        return self.say("、", ", ").join(of.join(self.word(n.text) for n in path.names) for path in paths)
