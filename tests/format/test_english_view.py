"""The shipped packs in English: what of them stays Chinese is named here, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from policyrules.driver.files import read_pack
from policyrules.driver.pipeline import compile_pack
from policyrules.driver.reading import names_of
from policyrules.format import formatted
from policyrules.source import SourceFile
from policyrules.syntax import nodes as syn
from policyrules.syntax.from_text import parse
from policyrules.syntax.names import Names
from policyrules.syntax.rename import QUOTING
from policyrules.syntax.walk import nodes

HAN = re.compile("[\u4e00-\u9fff]")
PACKS = "lucheng", "example"


def quoted(module: syn.Module) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, QUOTING):
            yield node.text
        if isinstance(node, syn.Member):
            yield node.question


@pytest.mark.parametrize("pack", PACKS)
def test_all_that_stands_in_quotation_marks_has_its_english(pack: str) -> None:
    files = read_pack(pack)
    parsed = [parse(file) for file in files.rules]
    texts = names_of(files, parsed).one_for_one.texts
    assert not {text for p in parsed for text in quoted(p.module) if HAN.search(text) and text not in texts}
    assert not {english for english in texts.values() if HAN.search(DOCUMENT_NUMBER.sub("", english))}


DOCUMENT_NUMBER = re.compile("[\u4e00-\u9fff]+〔[0-9]{4}〕[0-9]+号")
"""By which an English reader finds a document, as a Chinese one does."""


@pytest.mark.parametrize("pack", PACKS)
def test_an_english_file_holds_no_chinese_but_documents(pack: str) -> None:
    """Documents are cited by their official names; comments stay in the words of who wrote them."""
    files = read_pack(pack)
    parsed = [parse(file) for file in files.rules]
    names = names_of(files, parsed)
    english = [parse(SourceFile(p.file.name, formatted(p, "en", names).text), "en") for p in parsed]
    found = {n.text for p in english for n in nodes(p.module) if isinstance(n, syn.Name) and HAN.search(n.text)}
    assert not found


@pytest.mark.parametrize("pack", PACKS)
def test_examples_and_properties_are_named_in_english(pack: str) -> None:
    """A row of the glossary with an alias and English words, without the Chinese of anybody who did not translate it."""
    files = read_pack(pack)
    items = [item for file in files.rules for item in parse(file).module.items if isinstance(item, syn.ExampleDecl | syn.PropertyDecl)]
    names = {item.title.name.text for item in items}
    assert not {name for name in names if not files.glossary.aliases.get(name) or HAN.search(files.glossary.english.get(name, "汉"))}


@pytest.mark.parametrize("pack", PACKS)
def test_questions_places_and_sources_of_figures_have_their_english(pack: str) -> None:
    files = read_pack(pack)
    english = files.glossary.english
    periods = [period for p in compile_pack(files).checked.parameters.values() for period in p.periods]
    wanted = {*files.glossary.questions.values(), *(text for p in periods for text in (p.source, p.jurisdiction) if text)}
    assert not {text for text in wanted if HAN.search(text) and text not in english}


def test_a_text_is_translated_where_it_comes_back() -> None:
    text = '定义 甲\n  条件：乙。\n  解读：A01 “照原文”；A02 “照原样”；A03 "带“号”"。\n'
    names = Names(texts={"照原文": "as written", "照原样": "as written", "带“号”": "with “marks”", "号": 'both “ and "'})
    english = formatted(parse(SourceFile("甲.rules", text)), "en", names)
    assert english.text == 'definition 甲\n  when: 乙\n  reading: A01 “as written”; A02 “照原样”; A03 "with “marks”"\n'
    assert formatted(parse(SourceFile("甲.rules", english.text), "en"), "zh", names).text == text


@pytest.mark.parametrize("pack", PACKS)
def test_explanations_in_english_hold_no_chinese_but_documents(pack: str) -> None:
    """What no pack declares (本月, 计算日) has its English in the program."""
    stories = [s for lowered in compile_pack(read_pack(pack)).programs.values() for s in lowered.stories.values()]
    notes = [note for s in stories for edition in s.editions for root in edition.roots() for note in root.walk()]
    assert not {note.says.en for note in notes if HAN.search(DOCUMENT_NUMBER.sub("", note.says.en))}
