"""How long a pack takes to load, a changed file to be checked, and what is hostile to be refused.

    python benchmarks/loading.py [RULES]

Each figure is processor seconds of one run, beside its goal; what is measured from the shell is the whole process. Each line ends
with how long the machine takes, just then, for ten million additions: a shared machine is twice as slow in one minute as in another,
and figures of two runs are compared after dividing by it.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parent))

from large_pack import write_pack

from policyrules.deciding.pack import load
from policyrules.driver.cache import entry_name
from policyrules.driver.checking import check_pack
from policyrules.driver.files import read_pack
from policyrules.resources import kept, pack_folder
from policyrules.source import SourceFile
from policyrules.syntax.from_text import parse
from policyrules.syntax.grammar import parser

HEAD = "定义 甲\n  对象：人员。\n  取值："
AN_AGE = re.compile(r"(?m)^((?:  条件：|    （[一二三四五六七八九十]+）)[^\n]*?)[0-9]+(?=周岁)")
"""The first age in a condition of a rule."""
POLICYRULES = [sys.executable, "-c", "from policyrules.cli.main import run; run()"]


def seconds(work: Callable[[], object], times: int = 1) -> float:
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(process_time() - start)
    return median(found)


def additions() -> None:
    total = 0
    for number in range(10_000_000):
        total += number & 7


def told(what: str, found: float, goal: float, unit: str = "s") -> None:
    missed, meanwhile = "" if found <= goal else "MISSED", f"{seconds(additions):.2f} s" if unit == "s" else ""
    print(f"{what:58} {found:7.2f} {unit:2} goal {goal:g} {unit:2} {missed:6} {meanwhile}".rstrip())


def loading(folder: Path, rules: int) -> None:
    count = write_pack(folder, rules)
    name = str(folder)
    parser("zh")
    told(f"load a pack of {count} rules, cold", seconds(lambda: load(name)), 5)
    told("load it from the cache", seconds(lambda: load(name), 5), 0.3)
    print(f"  ({len(kept(entry_name(read_pack(name))) or b'') / 2**20:.1f} MiB in the cache)")
    told("load the shipped pack, first time", seconds(lambda: load("lucheng")), 5)
    told("load the shipped pack from the cache", seconds(lambda: load("lucheng"), 5), 0.3)


def checking(folder: Path) -> None:
    for pack in ("example", "lucheng"):
        source = pack_folder(pack)
        place = folder / pack
        subprocess.run(["cp", "-r", str(source), str(place)], check=True)
        largest = max(place.rglob("*.rules"), key=lambda path: path.stat().st_size)
        texts = [largest.read_text(encoding="utf-8") + f"# {number}\n" for number in range(9)]
        told(f"check {pack} from the shell, with nothing kept", shell(["check", str(place)], times=1)[0], 3)
        check_pack(read_pack(str(place)))

        def change(largest: Path = largest, texts: list[str] = texts) -> None:
            largest.write_text(texts.pop(), encoding="utf-8")

        def edited(place: Path = place, change: Callable[[], None] = change) -> None:
            change()
            check_pack(read_pack(str(place)))

        told(f"check {pack} with its largest file edited, in process", seconds(edited, 5), 0.2)
        shell(["check", str(place)], times=1)  # leaves the trees of the other files to the next process
        told(f"check {pack} with its largest file edited, from the shell", shell(["check", str(place)], change)[0], 1)
        rule = max((path for path in place.rglob("*.rules") if AN_AGE.search(path.read_text(encoding="utf-8"))), key=ages_in)
        aged = [AN_AGE.sub(f"\\g<1>{age}", rule.read_text(encoding="utf-8"), count=1) for age in range(20, 29)]

        def change_rule(rule: Path = rule, aged: list[str] = aged) -> None:
            rule.write_text(aged.pop(), encoding="utf-8")

        def edited_rule(place: Path = place, change_rule: Callable[[], None] = change_rule) -> None:
            change_rule()
            check_pack(read_pack(str(place)))

        told(f"check {pack} with a condition edited, in process", seconds(edited_rule, 5), 0.2)
        shell(["check", str(place)], times=1)
        told(f"check {pack} with a condition edited, from the shell", shell(["check", str(place)], change_rule)[0], 1)


def ages_in(path: Path) -> int:
    return len(AN_AGE.findall(path.read_text(encoding="utf-8")))


def shell(arguments: list[str], change: Callable[[], None] = lambda: None, times: int = 3) -> tuple[float, float]:
    """Processor seconds and MiB of a whole process, the median of some; `change` goes before each."""
    found = []
    kept_code = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": tempfile.gettempdir() + "/policyrules-code"}
    subprocess.run([*POLICYRULES, "check", "--help"], stdout=subprocess.DEVNULL, env=kept_code, check=True)
    for _ in range(times):
        change()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*POLICYRULES, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept_code, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(found), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def refusing(folder: Path) -> None:
    hostile = {
        "a file above 2 MB": ("# 注\n" * 500_000, 1),
        "100,000 brackets": (HEAD + "（" * 100_000 + "1" + "）" * 100_000 + "。\n", 5),
        "100,000 brackets that do not close": (HEAD + "（" * 100_000 + "1。\n", 5),
        "300 declarations with a slip": ("".join(f"定义 甲{i}\n  对象：人员。\n  取值：（1 ＋。\n" for i in range(300)), 5),
        "300 unknown names in one file": ("".join(f"定义 甲{i}\n  对象：居民。\n  条件：未知{i}。\n" for i in range(300)), 5),
    }
    for what, (text, goal) in hostile.items():
        place = folder / "hostile"
        subprocess.run(["rm", "-rf", str(place)], check=True)
        subprocess.run(["cp", "-r", str(pack_folder("example")), str(place)], check=True)
        (place / "more.rules").write_text(text, encoding="utf-8")
        told(f"check {what}, from the shell", (found := shell(["check", str(place)]))[0], goal)
        told("  most memory of any process so far", found[1], 500, "MB")
    print(f"  ({seconds(lambda: parse(SourceFile('a.rules', hostile['100,000 brackets'][0]))):.2f} s to read the brackets alone)")


def main(rules: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        loading(Path(folder) / "large", rules)
        checking(Path(folder))
        refusing(Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
