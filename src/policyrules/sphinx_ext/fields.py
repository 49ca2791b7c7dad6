"""The fields of a rule: the short ones as a list of names and words, the long ones as parts with a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from policyrules.classes import frozen
from policyrules.explain.figures import RELATIONS
from policyrules.explain.wording import answer_word
from policyrules.sphinx_ext.conditions import LIST, Writer, led, spaced
from policyrules.sphinx_ext.links import Worder, cited, read_as
from policyrules.sphinx_ext.make import Inline, bullets, para, section, spread
from policyrules.sphinx_ext.words import LEADS, NAMES, ORDERS, ROUNDINGS
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
        pairs: list[Pair] = [(NAMES[key], self._short(by_key[key])) for key in SHORT if key in by_key]
        cites = [c for f in self.fields if isinstance(f, syn.BasisField) for c in f.cites]
        if cites:
            pairs.append(("依据", [para(*cited(c, self.worder.loaded.names)) for c in cites]))
        readings = [r for f in self.fields if isinstance(f, syn.ReadingField) for r in f.readings]
        if readings:
            pairs.append(("解读", [para(*spread([[read_as(r, self.worder.page)] for r in readings], "、"))]))
        for f in self.fields:
            if isinstance(f, syn.AfterField):
                pairs.append(("期满以后", [para(f.text if f.successor is None else f"看「{f.successor.text}」。")]))
        return pairs

    def _short(self, f: syn.NamesField | syn.TextField | syn.ValueField) -> list[nodes.Node]:
        match f:
            case syn.NamesField():
                return [para("、".join("的".join(n.text for n in path.names) for path in f.paths))]
            case syn.TextField():
                return [para(f.text, *self.worder.notes(f.notes))]
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
            said, lead = Writer(self.worder).condition(f.body), LEADS.get(key, "")
            body += led([lead], said) if isinstance(f.body, syn.Leaf) else [*([para(lead)] if lead else []), *said]
        return self.part(key, NAMES[key], body)

    def exceptions(self) -> list[nodes.Node]:
        items: list[list[nodes.Node]] = []
        for f in self.fields:
            if isinstance(f, syn.ExceptionField):
                takes: list[Inline] = ["金额为", *self.worder.expr(f.amount)] if f.amount else [answer_word(self.kind, "no", "zh")]
                name = nodes.strong("", "", nodes.Text(f"{f.title.name.text}："))
                items.append([para(name, *self.worder.expr(f.when), "的，", *takes, *self.worder.notes(f.notes), "。")])
        return self.part("exceptions", "例外", [bullets(items)] if items else [])

    def value(self) -> list[nodes.Node]:
        body = self._worths("value")
        return self.part("value", "怎样计算", [*body, *(self.rounding() if body else [])])

    def amount(self) -> list[nodes.Node]:
        body = self._worths("amount")
        if body:
            body += self.rounding()
        for key in PAID:
            body += led([f"{NAMES[key]}："], self._worths(key))
        return self.part("amount", "金额", body)

    def limits(self) -> list[nodes.Node]:
        """幅度, in one sentence; the body decides within it."""
        found = [f for f in self.fields if isinstance(f, syn.RangeField)]
        said = [para(self.worder.says(f.at).removeprefix("幅度："), *self.worder.notes(f.notes), "。") for f in found]
        return self.part("range", "幅度", [*said, *([para("数额由主管单位在幅度以内决定。")] if said else [])])

    def _worths(self, key: str) -> list[nodes.Node]:
        found = [f for f in self.fields if isinstance(f, syn.ValueField) and f.key == key]
        return [part for f in found for part in Writer(self.worder).worth(f.worth)]

    def rounding(self) -> list[nodes.Node]:
        made = []
        for f in self.fields:
            if isinstance(f, syn.RoundingField):
                step = f"到 {self.worder.says(f.step.at)}" if f.step else ""
                made.append(para("尾数：", ROUNDINGS[f.mode] + step if f.mode else "不取整", *self.worder.notes(f.notes), "。"))
        return made

    def order(self) -> list[nodes.Node]:
        items: list[list[nodes.Node]] = []
        for f in self.fields:
            for key in f.keys if isinstance(f, syn.OrderField) else ():
                lead = "同等条件下，" if key.tie_break else ""
                how = ORDERS[key.by] if key.by == "first" else f"{ORDERS[key.by]}"
                items.append([para(spaced(key.mark), lead, *self.worder.expr(key.value), how, *self.worder.notes(key.notes), "。")])
        ties = [
            para("次序仍然相同的，由", "、".join("的".join(n.text for n in p.names) for p in f.paths), "确定。", f.text.rstrip("。"), "。")
            for f in self.fields
            if isinstance(f, syn.TiesField)
        ]
        body = [para("先比第一项；前面各项都相同的，再比下一项。"), bullets(items, LIST)] if items else []
        return self.part("order", "先后次序" if items else "并列的", [*body, *ties])

    def target(self) -> list[nodes.Node]:
        made = []
        for f in self.fields:
            match f:
                case syn.TargetField():
                    relation = RELATIONS[f.relation].zh if f.relation else ""
                    made.append(para("目标：", relation, " ", *self.worder.expr(f.value), "。"))
                case syn.NamesField(_, "direction", paths):
                    made.append(para("方向：", "、".join(n.text for p in paths for n in p.names), "。"))
                case syn.ValueField(_, "baseline", worth):
                    made += led(["基期："], Writer(self.worder).worth(worth))
                case _:
                    pass
        return self.part("target", "目标", made)

    def hints(self) -> list[nodes.Node]:
        hints = [f for f in self.fields if isinstance(f, syn.HintField)]
        items = [[para(*self.worder.expr(f.when), "的：", f.text, *self.worder.notes(f.notes))] for f in hints]
        return self.part("hints", "提示", [para("下列提示只供办理时参考，不影响结果。"), bullets(items)] if items else [])
