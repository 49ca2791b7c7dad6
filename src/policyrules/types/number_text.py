"""Numbers as people write them, read exactly: digits of both widths, thousands marks, Chinese numerals, 万, 百分之."""

from __future__ import annotations

import re

from policyrules.classes import frozen

DIGITS_AT_MOST = 15
"""Whole digits of a number. A longer one is an identity number, or a slip."""

WIDTHS = str.maketrans(
    "０１２３４５６７８９．，％－＋／（）：　\u00a0\t\n\r",
    "0123456789.,%-+/():     ",
)
"""Full-width forms of what a number or a date is made of; an explicit table, since NFKC changes more than it should."""

HAN_ROWS = ("零〇○", "一壹弌", "二贰两弍", "三叁弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
HAN_DIGITS = {c: n for n, row in enumerate(HAN_ROWS) for c in row}
HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
HAN_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
PLAIN = re.compile(r"([+-]?)(\d{1,40})(?:\.(\d{1,40}))?")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@frozen
class Exact:
    """`units` / 10 ** `places`."""

    units: int
    places: int = 0

    def times(self, power: int) -> Exact:
        """Multiplied by a power of ten: 1.2 times 10000 is 12000."""
        return Exact(self.units * power, self.places)

    def counted(self, den: int) -> int | None:
        """The value times `den` as a whole number, or None where it has more digits than that.

        >>> Exact(125, 2).counted(100), Exact(125, 2).counted(10)
        (125, None)
        """
        whole, rest = divmod(self.units * den, 10**self.places)
        return None if rest else whole


def tidy(text: str) -> str:
    """With half-width figures and marks, and without blanks.

    >>> tidy("１，２００．００ 元")
    '1,200.00元'
    """
    return text.translate(WIDTHS).replace(" ", "").strip("'\ufeff\u200b")


def exact(text: str) -> Exact | None:
    """The number that a tidy text says, or None where it says none, or more than one, or has too many digits.

    >>> exact("1,200.50"), exact("1.2万"), exact("一千二百"), exact("百分之九十"), exact("一千二")
    (Exact(units=12005, places=1), Exact(units=12000, places=0), Exact(units=1200, places=0), Exact(units=90, places=2), None)
    """
    found = _written(text)
    return found if found and abs(found.units) < 10 ** (DIGITS_AT_MOST + found.places) else None


def _written(text: str) -> Exact | None:
    for mark, places in (("百分之", 2), ("千分之", 3)):
        if text.startswith(mark):
            part = _written(text.removeprefix(mark))
            return Exact(part.units, part.places + places) if part else None
    if text.endswith("%"):
        part = _written(text.removesuffix("%"))
        return Exact(part.units, part.places + 2) if part else None
    if text[:1] in tuple("+-0123456789"):
        group = HAN_GROUPS.get(text[-1:]) or HAN_UNITS.get(text[-1:])
        plain = _figures(text[:-1] if group else text)
        return _short(plain.times(group)) if plain and group else plain
    return _han(text)


def _figures(text: str) -> Exact | None:
    if "," in text:
        if not GROUPED.fullmatch(text):
            return None
        text = text.replace(",", "")
    found = PLAIN.fullmatch(text)
    if not found:
        return None
    sign, whole, fraction = found[1], found[2], (found[3] or "").rstrip("0")
    return Exact(int(sign + whole + fraction), len(fraction))


def _short(number: Exact) -> Exact:
    """Without decimals that are zero."""
    units, places = number.units, number.places
    while places and units % 10 == 0:
        units, places = units // 10, places - 1
    return Exact(units, places)


def _han(text: str) -> Exact | None:
    whole, point, fraction = text.partition("点")
    number = han_whole(whole)
    if number is None:
        return None
    if not point:
        return Exact(number)
    digits = "".join(str(HAN_DIGITS.get(c, "")) for c in fraction)
    return Exact(int(f"{number}{digits}"), len(digits)) if fraction and len(digits) == len(fraction) else None


def han_whole(text: str) -> int | None:
    """A whole number in Chinese numerals, by units (一千二百) or digit by digit (二〇二六).

    The spoken short forms 一千二 and 一百五 are refused: they are read in two ways.

    >>> han_whole("二〇二六"), han_whole("十五"), han_whole("一百零五"), han_whole("三万五千"), han_whole("一百五")
    (2026, 15, 105, 35000, None)
    """
    if not text or len(text) > 30:
        return None
    if all(c in HAN_DIGITS for c in text):
        return int("".join(str(HAN_DIGITS[c]) for c in text))
    total, last_group = 0, 10**12
    section, digit, last_unit, after_zero = 0, -1, 10**4, False
    for c in text:
        if c in HAN_DIGITS:
            if digit > 0:
                return None
            after_zero = after_zero or HAN_DIGITS[c] == 0
            digit = HAN_DIGITS[c]
        elif c in HAN_UNITS:
            unit = HAN_UNITS[c]
            if unit >= last_unit or (digit <= 0 and not (unit == 10 and (section == 0 or after_zero))):
                return None
            section += (digit if digit > 0 else 1) * unit
            digit, last_unit, after_zero = -1, unit, False
        elif c in HAN_GROUPS and HAN_GROUPS[c] < last_group and (section or digit > 0):
            total += (section + max(digit, 0)) * HAN_GROUPS[c]
            last_group = HAN_GROUPS[c]
            section, digit, last_unit, after_zero = 0, -1, 10**4, False
        else:
            return None
    spoken_short = digit > 0 and not after_zero and (last_unit > 10 if section else total > 0)
    return None if spoken_short else total + section + max(digit, 0)
