"""Months as a table: in words, in both tongues, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from policyrules.diagnostics import plural
from policyrules.explain.model import Finding, Interval
from policyrules.explain.months import Settled, Settlement, Sum, Timeline, bounded, scale
from policyrules.explain.names import months_text, written_month
from policyrules.explain.to_json import Json
from policyrules.types.to_text import Tongue, decimal

Say = Callable[[Finding], str]
"""An answer as it stands in one cell."""
HEADS: dict[Tongue, tuple[str, ...]] = {
    "zh": ("月份", "结论", "本月应发", "已发", "差额"),
    "en": ("month", "answer", "due", "paid", "difference"),
}


def timeline_text(timeline: Timeline, title: str, say: Say, tongue: Tongue) -> str:
    """The table, months with the same answer together, then the first and last month and the total."""
    rows = runs([(m.month, (say(m.finding), amount_text(m.due, tongue))) for m in timeline.months], tongue)
    heads = HEADS[tongue][: 3 if timeline.pays else 2]
    lines = [title, *table(heads, [row[: len(heads)] for row in rows])]
    return "\n".join([*lines, *summary(timeline, tongue)]) + "\n"


def summary(timeline: Timeline, tongue: Tongue) -> list[str]:
    zh, entitled, open_ = tongue == "zh", timeline.entitled, timeline.open
    none = "没有一个月确定享受" if zh else "no month is certain"
    if entitled:
        first, last = (written_month(month, tongue) for month in (entitled[0], entitled[-1]))
        said = (
            f"首月 {first}，末月 {last}，共{len(entitled)}个月"
            if zh
            else f"first {first}, last {last}, {plural.counted(len(entitled), 'month')}"
        )
    else:
        said = none
    lines = [said]
    if open_:
        lines.append(f"待定的月份：{months_text(open_, tongue)}" if zh else f"undetermined: {months_text(open_, tongue)}")
    if total := timeline.total:
        lines.append(f"{'合计' if zh else 'total'}{'：' if zh else ': '}{sum_text(total, tongue)}")
    return lines


def settlement_text(settlement: Settlement, title: str, say: Say, tongue: Tongue) -> str:
    """What was paid against what falls due, and the two sums; recovery is stated as something to be examined."""
    den = settlement.den
    cells = [
        (m.month, (say(m.finding), amount_text(m.due, tongue), paid_text(m.paid, den, tongue), kind_text(m, den, tongue)))
        for m in settlement.months
    ]
    arrears, recovery = (counted(settlement.of(kind), tongue) for kind in ("arrears", "recovery"))
    owed, excess = money(settlement.arrears, den, tongue), money(settlement.recovery, den, tongue)
    if tongue == "zh":
        lines = [f"应补发：{owed}（{arrears}）", f"多发待核：{excess}（{recovery}）；是否追缴由主管单位依法决定"]
    else:
        lines = [f"to be paid on top: {owed} ({arrears})", f"paid too much, to be examined: {excess} ({recovery}); {EXAMINED}"]
    if open_ := [m.month for m in settlement.of("open")]:
        lines.append(("尚不能比较的月份：" if tongue == "zh" else "not to be compared yet: ") + months_text(open_, tongue))
    return "\n".join([title, *table(HEADS[tongue], runs(cells, tongue)), *lines]) + "\n"


EXAMINED = "whether to recover it is for the body in charge"


def counted(months: Sequence[Settled], tongue: Tongue) -> str:
    if not months:
        return "没有这样的月份" if tongue == "zh" else "no such month"
    return months_text([m.month for m in months], tongue)


# ---------------------------------------------------------------- cells


def amount_text(due: Interval | None, tongue: Tongue) -> str:
    if due is None:
        return ""
    if not bounded(due):
        return "待定" if tongue == "zh" else "undetermined"
    return span_text(due.low, due.high, scale(due), tongue)


def sum_text(total: Sum, tongue: Tongue) -> str:
    if total.low is None or total.high is None:
        return "待定" if tongue == "zh" else "undetermined"
    return span_text(total.low, total.high, total.den, tongue)


def span_text(low: int, high: int, den: int, tongue: Tongue) -> str:
    if low == high:
        return money(low, den, tongue)
    return (
        f"{money(low, den, tongue)} 至 {money(high, den, tongue)}，待定"
        if tongue == "zh"
        else f"{money(low, den, tongue)} to {money(high, den, tongue)}"
    )


def paid_text(paid: int | None, den: int, tongue: Tongue) -> str:
    return ("未填" if tongue == "zh" else "not stated") if paid is None else money(paid, den, tongue)


def kind_text(settled: Settled, den: int, tongue: Tongue) -> str:
    zh = tongue == "zh"
    match settled.kind:
        case "same":
            return "相符" if zh else "as due"
        case "arrears":
            return f"{'补发' if zh else 'arrears'} {money(settled.low or 0, den, tongue)}"
        case "recovery":
            return f"{'多发待核' if zh else 'too much'} {money(-(settled.high or 0), den, tongue)}"
        case "open":
            return "待定" if zh else "open"


def money(value: int, den: int, tongue: Tongue) -> str:
    return f"{decimal(value, den)}{'元' if tongue == 'zh' else ' yuan'}"


# ---------------------------------------------------------------- tables


def runs(rows: Iterable[tuple[int, tuple[str, ...]]], tongue: Tongue) -> list[tuple[str, ...]]:
    """Months in a row with the same cells as one row."""
    found: list[tuple[list[int], tuple[str, ...]]] = []
    for month, cells in rows:
        if found and found[-1][1] == cells:
            found[-1][0].append(month)
        else:
            found.append(([month], cells))
    to = " 至 " if tongue == "zh" else " to "
    return [(to.join(written_month(m, tongue) for m in dict.fromkeys((months[0], months[-1]))), *cells) for months, cells in found]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under each other; a Chinese character is two wide."""
    wide = [max(width(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    return ["  " + "  ".join(text + " " * (wide[i] - width(text)) for i, text in enumerate(row)).rstrip() for row in (heads, *rows)]


def width(text: str) -> int:
    return sum(1 if ord(c) < 0x1100 else 2 for c in text)


# ---------------------------------------------------------------- data


def timeline_json(timeline: Timeline, say: Say) -> dict[str, Json]:
    """Amounts are texts in 元, months such as 2026-01."""
    found: dict[str, Json] = {
        "rule": timeline.rule,
        "months": [
            {"month": written_month(m.month, "en"), "outcome": m.finding.outcome, "says": say(m.finding), "due": interval_json(m.due)}
            for m in timeline.months
        ],
        "entitled": [written_month(m, "en") for m in timeline.entitled],
        "open": [written_month(m, "en") for m in timeline.open],
    }
    if total := timeline.total:
        found["total"] = None if total.low is None or total.high is None else bounds_json(total.low, total.high, total.den)
    return found


def settlement_json(settlement: Settlement) -> dict[str, Json]:
    den = settlement.den
    return {
        "months": [
            {
                "month": written_month(m.month, "en"),
                "kind": m.kind,
                "paid": None if m.paid is None else decimal(m.paid, den),
                "difference": None if m.low is None or m.high is None else bounds_json(m.low, m.high, den),
            }
            for m in settlement.months
        ],
        "arrears": decimal(settlement.arrears, den),
        "recovery_to_be_examined": decimal(settlement.recovery, den),
    }


def interval_json(found: Interval | None) -> Json:
    return bounds_json(found.low, found.high, scale(found)) if found is not None and bounded(found) else None


def bounds_json(low: int, high: int, den: int) -> dict[str, Json]:
    return {"low": decimal(low, den), "high": decimal(high, den)}
