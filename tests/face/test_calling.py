"""The guide for developers of other systems: its blocks make one program, which prints what the guide says it prints."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "calling.md"
BLOCK = re.compile(r"^```(?P<kind>python|printed)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def program() -> str:
    """All blocks of the guide as one program."""
    return "\n".join(found["text"] for found in BLOCK.finditer(GUIDE.read_text(encoding="utf-8")) if found["kind"] == "python")


def test_the_guide_prints_what_it_says(request: pytest.FixtureRequest) -> None:
    text, world, said = GUIDE.read_text(encoding="utf-8"), dict[str, object](), ""

    def tried(found: re.Match[str]) -> str:
        nonlocal said
        if found["kind"] == "printed":
            return f"```printed\n{said}```"
        with redirect_stdout(StringIO()) as out:
            exec(compile(found["text"], GUIDE.name, "exec"), world)
        said = out.getvalue()
        return found[0]

    made = BLOCK.sub(tried, text)
    if request.config.getoption("--update-golden"):
        GUIDE.write_text(made, encoding="utf-8")
    assert made == text
