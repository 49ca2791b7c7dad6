"""Which fields a rule of each kind has, and what they are called."""

from __future__ import annotations

from typing import assert_never

from policyrules.syntax import nodes as syn

COMMON = frozenset({"for", "authority", "effect", "basis", "reading", "hint", "after"})
PAID = frozenset({"applies", "when", "exception", "amount", "rounding", "starts", "stops"})
FIELDS: dict[syn.RuleKind, frozenset[str]] = {
    "define": frozenset({"when", "value", "rounding"}),
    "presume": frozenset({"when", "value", "rounding"}),
    "discretion": frozenset({"guidance"}),
    "eligibility": frozenset({"applies", "when", "exception", "range", "received"}),
    "benefit": PAID | {"received"},
    "obligation": PAID | {"fulfilled", "deadline", "evidence", "range"},
    "ranking": frozenset({"applies", "when", "within", "order", "ties"}),
    "indicator": frozenset({"denominator", "numerator", "target", "direction", "baseline"}),
    "duty": frozenset({"lead", "join", "joint", "modality", "task", "frequency", "deadline", "evidence"}),
}
"""The fields that a rule of each kind may have beside the common ones."""
KINDS: dict[syn.RuleKind, tuple[str, str]] = {
    "define": ("定义", "definition"), "presume": ("推定", "presumption"), "discretion": ("裁量", "judgement"),
    "eligibility": ("资格", "eligibility"), "benefit": ("待遇", "benefit"), "obligation": ("义务", "obligation"),
    "ranking": ("排序", "ranking"), "indicator": ("指标", "indicator"), "duty": ("职责", "duty"),
}  # fmt: skip
ONCE = (
    syn.ConditionField, syn.ValueField, syn.NamesField, syn.TextField, syn.RoundingField, syn.OrderField, syn.RangeField, syn.AfterField,
)  # fmt: skip
NEEDS_CLAUSE = ("eligibility", "benefit", "obligation", "ranking", "indicator", "duty")
AFTER_SAYS = "这条规则没有期满的一天", "this rule has no last day"
AFTER_INSTEAD = (
    "最后一个施行期间写明“至 …”，期满写在那里或者各期间之前",
    "give the last version its last day, and write this there or before all versions",
)
RANGE_INSTEAD = (
    "幅度写在“资格”（如“可以罚款”）或者“义务”里，条件写罚款的前提",
    "a range stands in an eligibility (such as `may be fined`) or an obligation, whose condition is the ground for it",
)
AMOUNT_WORDS = ("金额", "an amount")


def key_of(f: syn.Field) -> str:
    """The key of a field, by which kinds of rules say whether they have it."""
    match f:
        case syn.NamesField() | syn.TextField() | syn.ConditionField() | syn.ValueField():
            return f.key
        case syn.BasisField():
            return "basis"
        case syn.ReadingField():
            return "reading"
        case syn.RoundingField():
            return "rounding"
        case syn.TargetField():
            return "target"
        case syn.ExceptionField():
            return "exception"
        case syn.HintField():
            return "hint"
        case syn.OrderField():
            return "order"
        case syn.TiesField():
            return "ties"
        case syn.RangeField():
            return "range"
        case syn.AfterField():
            return "after"
    assert_never(f)
