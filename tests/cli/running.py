"""What somebody types, run within the process of the tests: as a program of its own does it, without the time that starting one takes."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from policyrules.cli.group import answer

RUN = "from policyrules.cli.main import run; run()"
SPEAKS = {"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def policyrules(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What a command prints and how it ends."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", errors="replace", write_through=True) for _ in range(2))
    argv, environment = ["policyrules", *arguments], {**os.environ, **SPEAKS}
    with chdir(cwd), patch.object(sys, "argv", argv), patch.dict(os.environ, environment), redirect_stdout(out), redirect_stderr(err):
        code = answer()
    gc.enable()  # `screen` switches it off for the rest of its process
    return subprocess.CompletedProcess(argv, code, _written(out), _written(err))


def started(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own."""
    command, environment = [sys.executable, "-c", RUN, *arguments], {**os.environ, **SPEAKS}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def _written(stream: TextIOWrapper) -> str:
    held = stream.buffer
    assert isinstance(held, BytesIO)
    return held.getvalue().decode("utf-8")
