"""A pack as a folder of web pages. Sphinx is loaded late: without it everything else works."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from policyrules.classes import frozen
from policyrules.diagnostics import Problem, Tongue
from policyrules.driver.pipeline import Compiled
from policyrules.site.keys import page_keys
from policyrules.site.problems import FolderTaken, NotASite, SphinxMissing
from policyrules.site.text import (
    CAPTIONS,
    CAPTIONS_IN_ENGLISH,
    CHINESE,
    DOCUTILS,
    FIXED_PAGES,
    FOOT_IN_ENGLISH,
    LABELS,
    PAGE_TEMPLATE,
    SEARCH_WORDS,
    options,
)

MARK = ".policyrules-site"
"""A file in every folder of pages that we wrote: only such a folder is ever replaced."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@frozen(eq=False, repr=False)
class Handed:
    """A compiled pack on its way through the configuration of Sphinx, which keeps a copy of its configuration on disk."""

    compiled: Compiled

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (self.compiled.files.digest,)


@frozen
class SiteResult:
    """`pages`: their names, without suffix. `warnings`: what Sphinx complained of. Where there are `problems` nothing was written."""

    pages: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def build_site(compiled: Compiled, out_folder: Path, *, force: bool = False, tongue: Tongue = "zh") -> SiteResult:
    """Write the pages of a usable pack into `out_folder`, which is made, with its parents, where it is not there.

    Both tongues have the same pages. On English ones names and texts are those of the glossary, and official titles stay Chinese.

    The pages are built beside it and put in its place when they are finished. A folder that holds anything is replaced only with
    `force`, and only if it holds pages written before. The same pack gives the same bytes.
    """
    if importlib.util.find_spec("sphinx") is None:
        return SiteResult(problems=(SphinxMissing(),))
    out = out_folder.absolute()
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        if not force:
            return SiteResult(problems=(FolderTaken(out.name),))
        if not (out / MARK).is_file():
            return SiteResult(problems=(NotASite(out.name),))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as temporary:
        work = Path(temporary)
        pages = _write_source(compiled, work / "source", tongue)
        warnings = _run_sphinx(compiled, work, tongue)
        _tidy(work / "pages", tongue)
        _put(work / "pages", out, work / "before")
    return SiteResult(pages, warnings)


# ---------------------------------------------------------------- source


def _write_source(compiled: Compiled, source: Path, tongue: Tongue) -> tuple[str, ...]:
    """Pages that name what is shown by ASCII keys: no word of the rules is ever read as markup."""
    keys: dict[str, list[str]] = {}
    for rule, key in page_keys(compiled).items():
        keys.setdefault(rule.kind, []).append(key)
    pages = {f"rules/{key}": f".. policy:rule:: {key}\n" for found in keys.values() for key in found}
    zh = tongue == "zh"
    captions = CAPTIONS if zh else CAPTIONS_IN_ENGLISH
    pages |= {name: f".. policy:{name}::\n" for name in FIXED_PAGES}
    trees = [(caption, [f"rules/{key}" for key in keys[kind]]) for kind, caption in captions.items() if kind in keys]
    trees.append(("查询" if zh else "Look up", [*FIXED_PAGES]))
    pages["index"] = ".. policy:pack::\n" + "".join(_tree(c, names) for c, names in trees)
    texts = {f"{name}.rst": text for name, text in pages.items()}
    texts |= {"docutils.conf": DOCUTILS, "_templates/page.html": PAGE_TEMPLATE if zh else _translated(PAGE_TEMPLATE)}
    if zh:
        texts["locale/zh_CN/LC_MESSAGES/sphinx.po"] = CHINESE
    for name, text in texts.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    return tuple(sorted(pages))


def _translated(template: str) -> str:
    for chinese, english in FOOT_IN_ENGLISH.items():
        template = template.replace(chinese, english)
    return template


def _tree(caption: str, names: list[str]) -> str:
    listed = "".join(f"   {name}\n" for name in names)
    return f"\n.. toctree::\n   :hidden:\n   :caption: {caption}\n\n{listed}"


# ---------------------------------------------------------------- build


def _run_sphinx(compiled: Compiled, work: Path, tongue: Tongue) -> tuple[str, ...]:
    """The warnings of a build from `work/source` to `work/pages`. Registers of docutils are as before when it ends."""
    application = importlib.import_module("sphinx.application")
    docutils = importlib.import_module("sphinx.util.docutils")
    theme = "furo" if importlib.util.find_spec("furo") else "alabaster"
    info = compiled.files.info
    title = (info.text("全称") if info else "") or compiled.files.name
    title = title if tongue == "zh" else compiled.checked.vocabulary.english.get(title, title)
    configured: Mapping[str, Any] = {"policyrules_pack": Handed(compiled), **options(title, theme, tongue)}
    source, said = work / "source", StringIO()
    with docutils.patch_docutils(str(source)), docutils.docutils_namespace():
        app = application.Sphinx(
            source, None, work / "pages", work / "doctrees", "html", dict(configured), status=None, warning=said, freshenv=True, parallel=1
        )
        app.build(force_all=True)
    return tuple(_warnings(said.getvalue(), work))


def _warnings(said: str, work: Path) -> Iterator[str]:
    """Each once, without colour and without the temporary folder."""
    lines = (COLOUR.sub("", line).replace(f"{work}{os.sep}", "").strip() for line in said.splitlines())
    yield from dict.fromkeys(line for line in lines if line)


def _tidy(pages: Path, tongue: Tongue) -> None:
    """Keep what a browser asks for, and finish what the theme leaves in English where the pages are Chinese."""
    (pages / ".buildinfo").unlink(missing_ok=True)
    shutil.rmtree(pages / "_sources", ignore_errors=True)
    (pages / MARK).write_text("", encoding="utf-8")
    if tongue == "en":
        return
    with (pages / "_static" / "translations.js").open("a", encoding="utf-8") as words:
        words.write(SEARCH_WORDS)
    for page in pages.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for english, chinese in LABELS.items():
            text = text.replace(english, chinese)
        page.write_text(text, encoding="utf-8")


def _put(pages: Path, out: Path, before: Path) -> None:
    if out.exists():
        out.rename(before)
    pages.rename(out)
