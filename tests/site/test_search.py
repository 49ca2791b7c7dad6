"""Search in the browser finds what a reader types. The scripts of the pages are run by node, without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site.built import Site

from policyrules.sphinx_ext.search import SPLITTER, PairSearch, split_query

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed")

BROWSER = """
const fs = require("fs"), vm = require("vm");
const [folder, queries] = [process.argv[2], JSON.parse(fs.readFileSync(0, "utf8"))];
const page = { addEventListener() {}, readyState: "loading", getElementById: () => null, documentElement: { dataset: {} } };
const localStorage = { setItem() {}, getItem: () => null };
const world = vm.createContext({ document: page, window: page, console, localStorage, URLSearchParams });
const run = (name) => vm.runInContext(fs.readFileSync(folder + "/" + name, "utf8"), world);
["documentation_options", "doctools", "sphinx_highlight", "searchtools", "language_data"].forEach((n) => run("_static/" + n + ".js"));
run("searchindex.js");
world.queries = queries;
const found = vm.runInContext(
  "queries.map((q) => Search._performSearch(...Search._parseQuery(q)).map((r) => r[0]).reverse())", world);
console.log(JSON.stringify(found));
"""


def node(script: str, given: object, *arguments: str) -> object:
    assert NODE
    command = [NODE, "-e", script, "-", *arguments]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True, timeout=60)
    found: object = json.loads(done.stdout)
    return found


@needs_node
def test_python_and_javascript_cut_alike() -> None:
    texts = ["护理补贴", "一二级 A04、补贴", "补", "", "3.1.4#1a", "abc补贴def", "「单独申请低保」", "a" * 40, "㐀㐁 豈", "ＡＢ１２", "é ü"]
    script = SPLITTER + 'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(splitQuery)))'
    assert node(script, texts) == [split_query(text) for text in texts]


@settings(max_examples=200)
@given(st.text(alphabet="补贴护理残疾人ab1 、。「」", max_size=12))
def test_whatever_is_asked_is_in_the_index_of_the_text(text: str) -> None:
    assert set(split_query(text)) <= set(PairSearch({}).split(text))


def test_the_index_holds_pairs_and_no_dictionary_was_asked(example: Site) -> None:
    text = (example.folder / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    assert {"取暖", "暖补", "补助", "助"} <= {*index["terms"], *index["titleterms"]}


@needs_node
def test_readers_find_the_page_among_the_first_five(lucheng: Site) -> None:
    aliases = lucheng.compiled.checked.vocabulary.aliases
    queries = {}
    for rule in lucheng.compiled.checked.resolved.rules.values():
        name = rule.name
        for query in {name, name[-4:], name[:4]}:
            queries[query] = {r.name for r in lucheng.compiled.checked.resolved.rules.values() if query in r.name}
    found = node(BROWSER, [*queries], str(lucheng.folder))
    assert isinstance(found, list)
    missed = []
    for (query, names), pages in zip(queries.items(), found, strict=True):
        first = list(dict.fromkeys(pages))[:5]
        if not {f"rules/{aliases[name]}" for name in names} & set(first):
            missed.append((query, first))
    assert len(queries) > 100
    assert len(missed) <= len(queries) // 20, missed


@needs_node
def test_the_script_files_stand_alone(example: Site, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(example.folder, moved)
    found = node(BROWSER, ["取暖补助", "低收入户走访率", "没有这种词语"], str(moved))
    assert isinstance(found, list)
    assert found[0][0] == "rules/heating_grant"
    assert found[1][0] == "rules/visit_rate"
    assert found[2] == []
