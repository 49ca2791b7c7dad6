"""The scalar types. Below the surface every value is a bounded whole number; the type says what it counts.

| type | the whole number |
| --- | --- |
| `Bool` | 0 or 1 |
| `Number(unit, den)` | the value times `den`: 1.5倍 with den 10 is 15 |
| `Money(period, den)` | the value in 元 times `den`; den 100 counts 分 |
| `Date` | month * 32 + day - 1, so that dates order and months come out by division |
| `Month` | year * 12 + month - 1 |
| `Choice(of)` | the code of a value of the choice list; where the list is ordered, heavier or higher is the larger code |

No float occurs anywhere.
"""

from __future__ import annotations

from typing import TypeAlias

from policyrules.classes import frozen

PERIODS = ("", "月", "年")
"""What an amount is paid by: once, a month, a year. 元/月 and 元/年 never mix silently."""


@frozen
class Bool:
    """是否."""


@frozen
class Number:
    """A count or a measure. `unit` is the word after the number (人, 周岁, 个月, 项 …); "" is a bare number or a ratio."""

    unit: str = ""
    den: int = 1


@frozen
class Money:
    """An amount in 元, by month, by year or once."""

    period: str = ""
    den: int = 100


@frozen
class Date:
    """A calendar day."""


@frozen
class Month:
    """A calendar month."""


@frozen
class Choice:
    """One value of the choice list named `of`."""

    of: str


Scalar: TypeAlias = Bool | Number | Money | Date | Month | Choice

BOOL, DATE, MONTH = Bool(), Date(), Month()
