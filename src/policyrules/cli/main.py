"""The entry point. It imports next to nothing before it is ready to be interrupted."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130
STOPPED = "已中断；没有留下写了一半的文件。 / interrupted; nothing half-written is left."


def run() -> None:
    """What is typed as `policyrules`; the commands are loaded inside, so that an interruption while they load is told as well."""
    gc.set_threshold(50_000, 20, 100)  # what a command makes, it mostly needs to its end: looking for garbage took a fifth of its time
    try:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # what a console cannot show, or no encoding holds, must not stop the work
        from policyrules.cli.group import answer

        code = answer()
    except KeyboardInterrupt:
        print(STOPPED, file=sys.stderr)
        code = INTERRUPTED
    sys.exit(code)
