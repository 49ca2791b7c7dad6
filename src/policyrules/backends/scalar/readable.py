"""Comments for readers of generated code. They change nothing: what is shown parses to the tree that runs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from policyrules.backends.scalar.text import harmless
from policyrules.core.nodes import Name

SET = re.compile(r"\b([vlhw])([0-9]+) :?= ")


def commented(text: str, order: Mapping[Name, int], says: Mapping[Name, str]) -> str:
    """The text with a comment before each line that sets variables of steps of which `says` tells something.

    `order` numbers the steps: `v7` is the value of step 7; `l7`, `h7` and `w7` are its lowest, its highest and its reasons.
    """
    words = {str(number): harmless(says[name]) for name, number in order.items() if name in says}
    lines, told = list[str](), set[str]()
    for line in text.split("\n"):
        if line.startswith("def "):
            told.clear()
        numbers = [number for _, number in SET.findall(line) if number in words and number not in told]
        told.update(numbers)
        indent = line[: len(line) - len(line.lstrip())]
        if not line.lstrip().startswith("#"):
            lines += [f"{indent}# {number}: {words[number]}" for number in dict.fromkeys(numbers)]
        lines.append(line)
    return "\n".join(lines)
