"""Indicators as text and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from policyrules.diagnostics.plural import counted
from policyrules.explain.figures import percent
from policyrules.screening.indicators import STANDINGS, Figure, Indicator
from policyrules.types.to_text import Tongue


def indicators_text(found: Sequence[Indicator], tongue: Tongue) -> str:
    """A block for each indicator: the figure and how it stands, then what is counted; last a line that counts the blocks."""
    blocks = [_block(indicator, tongue) for indicator in found]
    counts = Counter(figure.standing for indicator in found for figure in indicator.figures)
    total = [f"{word.in_(tongue)} {counts[standing]}" for standing, word in STANDINGS.items() if counts[standing]]
    closing = f"指标 {len(found)} 项：" + "，".join(total) if tongue == "zh" else f"{counted(len(found), 'indicator')}: " + ", ".join(total)
    return "\n\n".join((*blocks, closing))


def _block(of: Indicator, tongue: Tongue) -> str:
    zh = tongue == "zh"
    lines = [of.title.in_(tongue)]
    for figure in of.figures:
        group = figure.group.in_(tongue)
        lead = f"{group}：" if group and zh else f"{group}: " if group else ""
        lines.append(f"  {lead}{_figure(of, figure, tongue)}")
    target = of.target.in_(tongue) or ("没有设目标" if zh else "none")
    sources = [source.in_(tongue) for source in of.sources]
    if zh:
        lines += [f"  目标：{target}　方向：{of.direction.zh or '未写明'}　基期：{of.baseline.zh or '未提供'}"]
        lines += [f"  分母：{of.entity}，{of.denominator.zh}", f"  分子：其中 {of.numerator.zh}", f"  依据：{'；'.join(sources)}"]
    else:
        lines += [f"  target: {target}; direction: {of.direction.en or 'not stated'}; baseline: {of.baseline.en or 'not supplied'}"]
        lines += [f"  denominator: {of.denominator.en}", f"  numerator: {of.numerator.en}", f"  source: {'; '.join(sources)}"]
    return "\n".join(lines)


def _figure(of: Indicator, figure: Figure, tongue: Tongue) -> str:
    zh = tongue == "zh"
    word = STANDINGS[figure.standing].in_(tongue)
    if figure.standing == "closed":
        return of.closed.in_(tongue)
    share = figure_words(figure, tongue)
    said = (f"{share}，{word}" if zh else f"{share}, {word}") if share else word
    if figure.missing.zh:
        unknown = f"{figure.open_members} 个对象" if zh else counted(figure.open_members, "thing")
        said += f"（{unknown}{figure.missing.zh}）" if zh else f" ({unknown}: {figure.missing.en})"
    return said


def figure_words(figure: Figure, tongue: Tongue) -> str:
    """`66.66%（2/3）`, `50% 至 100%`; "" where there is none."""
    rate = figure.found
    if rate is None or rate.low is None or rate.high is None or rate.empty is not False:
        return ""
    low, high = percent(rate.low), percent(rate.high)
    if rate.known:
        return f"{low}（{rate.counted[0]}/{rate.counted[1]}）" if tongue == "zh" else f"{low} ({rate.counted[0]}/{rate.counted[1]})"
    return f"{low} 至 {high}" if tongue == "zh" else f"{low} to {high}"


def indicators_data(found: Sequence[Indicator], tongue: Tongue) -> list[dict[str, Any]]:
    """The same as plain data. Shares are texts such as `2/3`, so that nothing is rounded."""
    return [
        {
            "indicator": of.name,
            "entity": of.entity,
            "denominator": of.denominator.in_(tongue),
            "numerator": of.numerator.in_(tongue),
            "direction": of.direction.in_(tongue),
            "target": of.target.in_(tongue) or None,
            "baseline": of.baseline.in_(tongue),
            "sources": [source.in_(tongue) for source in of.sources],
            "out_of_force": of.closed.in_(tongue) or None,
            "figures": [_data(figure, tongue) for figure in of.figures],
        }
        for of in found
    ]


def _data(figure: Figure, tongue: Tongue) -> dict[str, Any]:
    rate = figure.found
    return {
        "group": figure.group.in_(tongue) or None,
        "standing": figure.standing,
        "says": figure_words(figure, tongue) or None,
        "low": str(rate.low) if rate and rate.low is not None else None,
        "high": str(rate.high) if rate and rate.high is not None else None,
        "counted": list(rate.counted) if rate else None,
        "missing": figure.missing.in_(tongue) or None,
        "undetermined": figure.open_members,
    }
