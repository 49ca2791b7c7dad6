"""What people write and what is meant, as a pattern with its help."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from policyrules.classes import frozen
from policyrules.syntax.problems import Words


@frozen
class Slip:
    """The group `it` of the pattern is the guilty text. `to` is what a machine may put in its place, or in that of the group `put`,
    and `\\g<…>` in it what was written. `sure`: nothing else can be meant."""

    written: str
    hint: Words
    to: str | None = None
    sure: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: most runs meet no slip."""
        return re.compile(self.written)


SURE: Final = True


def slip(pattern: str, zh: str, en: str, to: str | None = None, sure: bool = False) -> Slip:
    return Slip(pattern, Words(zh, en), to, sure)


HAN = "[\u4e00-\u9fff]"
HEADS = "主体|选项|定义|推定|裁量|资格|待遇|义务|排序|指标|职责|性质|示例"
NUMBER = "[（(][一二三四五六七八九十]{1,3}[)）]"
ITEM = rf"(?:{NUMBER}|[0-9]{{1,2}}[.、](?![0-9])|[（(][0-9]{{1,2}}[)）]|[①-⑳]|[一二三四五六七八九十]{{1,3}}、)"
"""The number of an item of a list."""
BEGIN = r"(?:[:：；;]|且|或者|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9][.、])\s*"
"""What stands before a condition."""
