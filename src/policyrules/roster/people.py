"""Invented persons, households and employers. Their places do not exist and their identity numbers fail the checksum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from policyrules.classes import frozen
from policyrules.roster.identity import check_figure
from policyrules.roster.words import CARD_CATEGORIES, CARD_LEVELS, MULTIPLE

Value = TypeVar("Value")

AREAS = ("990401", "990402", "990403")
"""Area codes that no place has."""
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "安柏晨丹恩帆谷禾嘉康兰铭宁平青然松棠文溪晓砚一语泽知竹梓"
SHARES = (("肢体", 46), ("听力", 14), ("视力", 12), ("精神", 11), ("智力", 10), (MULTIPLE, 4), ("言语", 3))
"""Of a hundred card holders, about so many of each category."""
LEVEL_SHARES = (("一级", 16), ("二级", 28), ("三级", 31), ("四级", 25))
BOUNDARY_AGES = (0, 3, 7, 16, 18, 60)
"""Birthdays that rules look at: somebody turns this old on the day of the sample, the day before and the day after."""


@frozen
class Person:
    name: str
    identity: str
    birth: date
    categories: tuple[str, ...]
    levels: tuple[str, ...]
    household: str
    local: bool
    until: date
    employed: bool
    wage: int
    care_months: int

    @property
    def card(self) -> str:
        """Identity number, category (7 for several), level of the heaviest."""
        category = self.categories[0] if len(self.categories) == 1 else MULTIPLE
        levels = {name: n for n, name in CARD_LEVELS.items()}
        number = {name: n for n, name in CARD_CATEGORIES.items()}[category]
        return f"{self.identity}{number}{min(levels[level] for level in self.levels)}"


@frozen
class Household:
    number: str
    head: str
    size: int
    rural: bool
    dibao: bool
    edge: bool
    income: int


@frozen
class Employer:
    name: str
    code: str
    kind: str
    staff: int
    payroll: int
    months: tuple[tuple[str, str, int], ...]
    """Month, level on the card, wage: one per month of each disabled employee."""


@frozen
class People:
    persons: tuple[Person, ...]
    households: tuple[Household, ...]
    employers: tuple[Employer, ...]


def invent(count: int, seed: int, day: date) -> People:
    """`count` persons with their households on a day; the same for the same seed, whatever the machine."""
    dice = Random(seed)
    persons: list[Person] = []
    households: list[Household] = []
    taken: set[tuple[str, date, int]] = set()
    boundaries = [_years_before(day, age) + timedelta(days=shift) for age in BOUNDARY_AGES for shift in (0, 1, -1)]
    births = [birth for birth in boundaries if birth <= day]
    while len(persons) < count:
        family = pick(dice, FAMILY)
        number = f"H{len(households) + 1:05}"
        members = min(1 + (dice.random() < 0.12), count - len(persons))
        for _ in range(members):
            birth = births[len(persons) // 3] if len(persons) % 3 == 0 and len(persons) // 3 < len(births) else _birth(dice, day)
            persons.append(_person(dice, family, number, birth, day, taken))
        poor = dice.random()
        size = members + weighted(dice, ((0, 30), (1, 30), (2, 25), (3, 15)))
        income = 100 * (2 + int(poor * 60)) * size
        households.append(Household(number, persons[-members].name, size, dice.random() < 0.55, poor < 0.16, 0.16 <= poor < 0.28, income))
    return People(tuple(persons), tuple(households), tuple(_employer(dice, n) for n in range(1, 1 + max(3, count // 50))))


def _person(dice: Random, family: str, household: str, birth: date, day: date, taken: set[tuple[str, date, int]]) -> Person:
    area = pick(dice, AREAS)
    serial = 1 + int(dice.random() * 998)
    while (area, birth, serial) in taken:
        serial = serial % 998 + 1
    taken.add((area, birth, serial))
    first = weighted(dice, SHARES)
    categories: tuple[str, ...] = (first,)
    levels: tuple[str, ...] = (weighted(dice, LEVEL_SHARES),)
    if first == MULTIPLE and dice.random() < 0.6:
        categories, levels = ("肢体", pick(dice, ("智力", "精神", "听力"))), (levels[0], weighted(dice, LEVEL_SHARES))
    age = (day - birth).days // 365
    employed = 16 <= age < 60 and dice.random() < (0.15 if levels[0] in ("一级", "二级") else 0.45)
    return Person(
        name=family + pick(dice, GIVEN) + (pick(dice, GIVEN) if dice.random() < 0.7 else ""),
        identity=identity(area, birth, serial, int(dice.random() * 9)),
        birth=birth,
        categories=categories,
        levels=levels,
        household=household,
        local=dice.random() < 0.94,
        until=day + timedelta(days=int(dice.random() * 3650) - 200),
        employed=employed,
        wage=100 * (8 + int(dice.random() * 30)) if employed else 0,
        care_months=weighted(dice, ((0, 4), (3, 1), (6, 2), (24, 5))) if levels[0] in ("一级", "二级") else 0,
    )


def identity(area: str, birth: date, serial: int, wrong: int = 0) -> str:
    """An identity number with a last figure that is wrong; `wrong`, from 0 to 8, chooses among those."""
    seventeen = f"{area}{birth:%Y%m%d}{serial:03}"
    return seventeen + "0123456789".replace(check_figure(seventeen), "")[wrong]


def _employer(dice: Random, n: int) -> Employer:
    staff = 20 + int(dice.random() * 400)
    disabled = weighted(dice, ((0, 5), (1, 3), (2, 2)))
    level, wage = weighted(dice, LEVEL_SHARES), 2000 + 100 * int(dice.random() * 20)
    months = tuple((f"2025-{month:02}", level, wage) for _ in range(disabled) for month in range(1, 13))
    kind = weighted(dice, (("企业", 7), ("事业单位", 2), ("机关", 1), ("社会组织", 1)))
    return Employer(f"示例单位{n:02}", f"99990401SAMPLE{n:03}X", kind, staff, staff * (40_000 + 1000 * int(dice.random() * 30)), months)


def _birth(dice: Random, day: date) -> date:
    """Older people are more often among card holders."""
    return day - timedelta(days=int(365.25 * (92 * dice.random() ** 0.6)))


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - years)


def pick(dice: Random, from_: str | tuple[str, ...]) -> str:
    return from_[int(dice.random() * len(from_))]


def weighted(dice: Random, shares: Sequence[tuple[Value, int]]) -> Value:
    """One of the values, each as often as its share says."""
    at = dice.random() * sum(share for _, share in shares)
    for value, share in shares:
        at -= share
        if at < 0:
            return value
    return shares[-1][0]
